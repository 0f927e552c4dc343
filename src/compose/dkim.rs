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

#[cfg(test)]
mod tests {
    use super::super::compose;
    use super::super::samples::{letters, with_setting};
    use super::*;
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;
    use mail_auth::common::parse::TxtRecordParser;
    use mail_auth::common::verify::DomainKey;
    use mail_auth::hickory_resolver::config::{ResolverConfig, ResolverOpts};
    use mail_auth::{AuthenticatedMessage, DkimResult, MessageAuthenticator, Parameters, ResolverCache, Txt};
    use std::sync::Arc;
    use std::time::Instant;

    /// A key made for these tests and used nowhere else.
    const RSA: &str = include_str!("testing/dkim-rsa.pem");
    const RSA_PUBLIC: &str = include_str!("testing/dkim-rsa.pub.txt");

    /// The one record that receivers would find, so that no test asks a name server.
    struct OneRecord(String);

    impl ResolverCache<Box<str>, Txt> for OneRecord {
        fn get<Q>(&self, _: &Q) -> Option<Txt>
        where
            Box<str>: std::borrow::Borrow<Q>,
            Q: std::hash::Hash + Eq + ?Sized,
        {
            DomainKey::parse(self.0.as_bytes()).ok().map(|key| Txt::DomainKey(Arc::new(key)))
        }

        fn remove<Q>(&self, _: &Q) -> Option<Txt>
        where
            Box<str>: std::borrow::Borrow<Q>,
            Q: std::hash::Hash + Eq + ?Sized,
        {
            None
        }

        fn insert(&self, _: Box<str>, _: Txt, _: Instant) {}
    }

    async fn passes(bytes: &[u8], record: &str) -> bool {
        let config = ResolverConfig::from_parts(None, Vec::new(), Vec::new());
        let authenticator =
            MessageAuthenticator::new(config, ResolverOpts::default()).expect("a resolver without servers");
        let message = AuthenticatedMessage::parse(bytes).expect("a message");
        let record = OneRecord(record.to_owned());
        let results = authenticator.verify_dkim(Parameters::new(&message).with_txt_cache(&record)).await;
        results.len() == 1 && *results[0].result() == DkimResult::Pass
    }

    fn draft() -> Draft {
        let (_, letter) = letters().remove(0);
        with_setting(|setting| compose(&letter, setting)).remove(0)
    }

    async fn signs(pem: &str, record: &str) {
        let key = DkimKey::from_pem(pem, "gate.example", "poort").expect("a key");
        let draft = draft();
        let signed = sign(draft.clone(), &key).expect("signed");
        assert!(signed.bytes().ends_with(draft.bytes()), "nothing but a field in front");
        assert!(passes(signed.bytes(), record).await);
        let text = String::from_utf8(signed.bytes().to_vec()).expect("ASCII");
        assert!(text.lines().all(|line| line.len() < 998));
        for (found, put) in [("Subject: ", "Subject: Re "), ("Goedendag", "Goedenavond"), ("To: ", "To: b@x.example, ")]
        {
            let changed = text.replacen(&format!("\r\n{found}"), &format!("\r\n{put}"), 1);
            assert_ne!(changed, text, "{found}");
            assert!(!passes(changed.as_bytes(), record).await, "{found} is under the signature");
        }
    }

    #[tokio::test]
    async fn a_signature_by_rsa_verifies_and_covers_the_mail() {
        signs(RSA, &format!("v=DKIM1; k=rsa; p={RSA_PUBLIC}")).await;
    }

    #[tokio::test]
    async fn a_signature_by_ed25519_verifies_and_covers_the_mail() {
        let der = Ed25519Key::generate_pkcs8().expect("a new key");
        let public = Ed25519Key::from_pkcs8_der(&der).expect("its own key").public_key();
        let pem = format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", STANDARD.encode(der));
        signs(&pem, &format!("v=DKIM1; k=ed25519; p={}", STANDARD.encode(public))).await;
    }

    #[test]
    fn what_is_no_key_is_said_to_be_none() {
        for pem in ["", "geen sleutel", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"] {
            assert_eq!(DkimKey::from_pem(pem, "gate.example", "poort").err(), Some(DkimError::Key));
        }
    }
}
