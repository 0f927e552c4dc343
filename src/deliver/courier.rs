use crate::config::{Delivery, DeliveryTls};
use crate::model::{Mailbox, Sensitive};
use lettre::address::Envelope;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters, TlsVersion};
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use std::net::IpAddr;
use std::time::Duration;

/// How one attempt for one recipient ended. The status is a reply code, with no words of the peer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Attempt {
    /// The next hop has taken it.
    Sent,
    /// To be tried again: a 4xx reply, no connection, a time-out.
    Transient {
        /// Such as `451` or `connection`.
        status: String,
    },
    /// Will never succeed: a 5xx reply.
    Permanent {
        /// Such as `550`.
        status: String,
    },
}

/// Why mail can't leave at all: the configuration is to be mended.
#[derive(Debug, thiserror::Error)]
pub enum CourierError {
    /// Without TLS only a loopback address may be the next hop.
    #[error("delivery.tls = \"insecure-loopback\" needs a loopback address as delivery.host, not {host}")]
    NotLoopback {
        /// As configured.
        host: String,
    },
    /// The CA file holds no certificate.
    #[error("delivery.ca holds no usable certificate")]
    Certificate,
    /// The TLS library refuses the parameters.
    #[error("TLS towards {host} can't be set up")]
    Tls {
        /// As configured.
        host: String,
    },
}

/// Brings mail to the smarthost.
pub struct Courier {
    transport: AsyncSmtpTransport<Tokio1Executor>,
}

impl Courier {
    /// A courier by configuration. `ca` is the PEM of an extra authority, `password` that of AUTH.
    ///
    /// # Errors
    /// See [`CourierError`].
    pub fn new(
        delivery: &Delivery,
        hostname: &str,
        ca: Option<&[u8]>,
        password: Option<&Sensitive<String>>,
    ) -> Result<Self, CourierError> {
        let host = delivery.host.as_str();
        let tls = match delivery.tls {
            DeliveryTls::Required => Tls::Required(parameters(host, ca)?),
            DeliveryTls::Implicit => Tls::Wrapper(parameters(host, ca)?),
            DeliveryTls::InsecureLoopback => {
                let loopback = host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback());
                if !loopback {
                    return Err(CourierError::NotLoopback { host: host.to_owned() });
                }
                Tls::None
            }
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host)
            .port(delivery.port)
            .tls(tls)
            .timeout(Some(Duration::from_secs(60)))
            .hello_name(lettre::transport::smtp::extension::ClientId::Domain(hostname.to_owned()));
        if let (Some(user), Some(password)) = (&delivery.user, password) {
            builder = builder.credentials(Credentials::new(user.clone(), password.expose().clone()));
        }
        Ok(Self { transport: builder.build() })
    }

    /// One attempt for one recipient.
    pub async fn attempt(&self, mail_from: Option<&Mailbox>, recipient: &Mailbox, bytes: &[u8]) -> Attempt {
        let from = mail_from.map(address).transpose();
        let to = address(recipient);
        let (Ok(from), Ok(to)) = (from, to) else {
            return Attempt::Permanent { status: "553".into() };
        };
        let Ok(envelope) = Envelope::new(from, vec![to]) else {
            return Attempt::Permanent { status: "553".into() };
        };
        match self.transport.send_raw(&envelope, bytes).await {
            Ok(_) => Attempt::Sent,
            Err(error) => {
                let status = error.status().map_or_else(|| kind(&error).to_owned(), |code| code.to_string());
                if error.is_permanent() { Attempt::Permanent { status } } else { Attempt::Transient { status } }
            }
        }
    }
}

fn kind(error: &lettre::transport::smtp::Error) -> &'static str {
    if error.is_timeout() {
        "timeout"
    } else if error.is_tls() {
        "tls"
    } else if error.is_response() {
        "protocol"
    } else {
        "connection"
    }
}

fn address(mailbox: &Mailbox) -> Result<Address, lettre::address::AddressError> {
    Address::new(mailbox.local(), mailbox.domain())
}

fn parameters(host: &str, ca: Option<&[u8]>) -> Result<TlsParameters, CourierError> {
    let mut builder = TlsParameters::builder(host.to_owned()).set_min_tls_version(TlsVersion::Tlsv12);
    if let Some(pem) = ca {
        let certificate = Certificate::from_pem(pem).map_err(|_| CourierError::Certificate)?;
        builder = builder.add_root_certificate(certificate);
    }
    builder.build_rustls().map_err(|_| CourierError::Tls { host: host.to_owned() })
}
