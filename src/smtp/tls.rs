use super::settings::Certificate;
use rustls::ServerConfig;
use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use tokio_rustls::TlsAcceptor;

/// Why the certificate cannot be used. Mended by the administrator.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// The chain cannot be read or holds no certificate.
    #[error("certificate chain {path}: {why}")]
    Chain {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// The key cannot be read.
    #[error("private key {path}: {why}")]
    Key {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// Chain and key are no pair, or the key is of a kind that is not supported.
    #[error("certificate {chain} and private key {key} cannot be used together: {why}")]
    Pair {
        /// File of the chain.
        chain: PathBuf,
        /// File of the key.
        key: PathBuf,
        /// What is wrong with them.
        why: String,
    },
    /// The library refused its own settings.
    #[error("TLS cannot be set up: {0}")]
    Setup(rustls::Error),
}

/// The server's TLS: 1.2 and 1.3, with a certificate that can be read anew while sessions run.
pub struct Tls {
    files: Certificate,
    current: Arc<Current>,
    config: Arc<ServerConfig>,
}

impl Tls {
    /// Reads the files.
    pub fn load(files: Certificate) -> Result<Self, TlsError> {
        let provider = Arc::new(ring::default_provider());
        let current = Arc::new(Current { key: RwLock::new(Arc::new(read(&files, &provider)?)) });
        let config = ServerConfig::builder_with_provider(provider)
            .with_protocol_versions(&[&rustls::version::TLS13, &rustls::version::TLS12])
            .map_err(TlsError::Setup)?
            .with_no_client_auth()
            .with_cert_resolver(current.clone());
        Ok(Self { files, current, config: Arc::new(config) })
    }

    /// Reads the files anew. On an error the certificate in use stays.
    pub fn reload(&self) -> Result<(), TlsError> {
        let fresh = Arc::new(read(&self.files, &ring::default_provider())?);
        *self.current.key.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        Ok(())
    }

    pub(super) fn acceptor(&self) -> TlsAcceptor {
        TlsAcceptor::from(self.config.clone())
    }
}

#[derive(Debug)]
struct Current {
    key: RwLock<Arc<CertifiedKey>>,
}

impl ResolvesServerCert for Current {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.key.read().unwrap_or_else(PoisonError::into_inner).clone())
    }
}

fn read(files: &Certificate, provider: &CryptoProvider) -> Result<CertifiedKey, TlsError> {
    let chain_error = |why: String| TlsError::Chain { path: files.chain.clone(), why };
    let chain: Vec<CertificateDer<'static>> = CertificateDer::pem_file_iter(&files.chain)
        .and_then(Iterator::collect)
        .map_err(|error| chain_error(error.to_string()))?;
    if chain.is_empty() {
        return Err(chain_error("no certificate in it".to_owned()));
    }
    let key = PrivateKeyDer::from_pem_file(&files.key)
        .map_err(|error| TlsError::Key { path: files.key.clone(), why: error.to_string() })?;
    CertifiedKey::from_der(chain, key, provider).map_err(|error| TlsError::Pair {
        chain: files.chain.clone(),
        key: files.key.clone(),
        why: error.to_string(),
    })
}
