//! DKIM (RFC 6376, RFC 8463): the signature on a mail of ours, made before it is kept, so that a retry sends the same bytes.

use super::Draft;
use crate::model::Sensitive;
use mail_auth::common::crypto::{Ed25519Key, RsaKey, Sha256};
use mail_auth::common::headers::HeaderWriter;
use mail_auth::dkim::{Canonicalization, DkimSigner};
use rustls::pki_types::{PrivateKeyDer, pem::PemObject};

/// Every field that we write, so that none can be changed or, where we left it out, added.
const SIGNED: [&str; 12] = [
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "In-Reply-To",
    "References",
    "Reply-To",
    "Auto-Submitted",
    "X-Casuspoort",
    "MIME-Version",
    "Content-Type",
];

/// Why a mail could not be signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DkimError {
    /// The text is no PEM private key (PKCS #1 or PKCS #8) of RSA or Ed25519; the administrator can mend it.
    #[error("expected a PEM private key, RSA (PKCS #1 or #8) or Ed25519 (PKCS #8)")]
    Key,
    /// The signing itself failed; a fault of ours.
    #[error("the mail could not be signed")]
    Signing,
}

/// A key with the name under which receivers find its public half.
pub struct DkimKey {
    kind: KeyKind,
    domain: String,
    selector: String,
}

enum KeyKind {
    Rsa(PrivateKeyDer<'static>),
    Ed25519(Vec<u8>),
}

impl DkimKey {
    /// Reads a private key in PEM form, to sign for `domain` with the public key at `selector._domainkey.domain`.
    ///
    /// # Errors
    /// [`DkimError::Key`] when the text holds no key that can sign.
    pub fn from_pem(pem: &str, domain: &str, selector: &str) -> Result<Self, DkimError> {
        let der = PrivateKeyDer::from_pem_slice(pem.as_bytes()).map_err(|_| DkimError::Key)?;
        let kind = if RsaKey::<Sha256>::from_key_der(der.clone_key()).is_ok() {
            KeyKind::Rsa(der)
        } else {
            let der = der.secret_der().to_vec();
            Ed25519Key::from_pkcs8_maybe_unchecked_der(&der).map_err(|_| DkimError::Key)?;
            KeyKind::Ed25519(der)
        };
        Ok(Self { kind, domain: domain.to_owned(), selector: selector.to_owned() })
    }
}

/// The same draft with a DKIM-Signature field in front. Reads the clock for the signature's `t=`, so it belongs to the rim.
///
/// # Errors
/// [`DkimError::Signing`] when the library refuses.
pub fn sign(draft: Draft, key: &DkimKey) -> Result<Draft, DkimError> {
    let bytes = draft.bytes.expose();
    let field = match &key.kind {
        KeyKind::Rsa(der) => {
            let rsa = RsaKey::<Sha256>::from_key_der(der.clone_key()).map_err(|_| DkimError::Key)?;
            signature(rsa, key, bytes)?
        }
        KeyKind::Ed25519(der) => {
            let ed25519 = Ed25519Key::from_pkcs8_maybe_unchecked_der(der).map_err(|_| DkimError::Key)?;
            signature(ed25519, key, bytes)?
        }
    };
    let mut signed = field.into_bytes();
    signed.extend_from_slice(bytes);
    Ok(Draft { bytes: Sensitive::new(signed), ..draft })
}

fn signature(
    secret: impl mail_auth::common::crypto::SigningKey,
    key: &DkimKey,
    bytes: &[u8],
) -> Result<String, DkimError> {
    DkimSigner::from_key(secret)
        .domain(&key.domain)
        .selector(&key.selector)
        .headers(SIGNED)
        .header_canonicalization(Canonicalization::Relaxed)
        .body_canonicalization(Canonicalization::Relaxed)
        .sign(bytes)
        .map(|signature| signature.to_header())
        .map_err(|_| DkimError::Signing)
}
