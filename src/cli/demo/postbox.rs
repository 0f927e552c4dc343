//! The demo's post office: a next hop that takes everything and puts it in a row.

use crate::message;
use crate::model::{Envelope, MailId, Mailbox, SectionKind};
use crate::smtp::{self, Keeping, Listeners, Recipients, Sink, Verdict};
use jiff::Timestamp;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::watch;

/// A mail that a reader got.
#[derive(Clone)]
pub(super) struct Letter {
    pub to: Mailbox,
    pub subject: String,
    pub text: String,
    pub message_id: String,
    pub reply_to: Option<String>,
}

/// What arrived, in order.
#[derive(Clone, Default)]
pub(super) struct Postbox(Arc<Mutex<Vec<Letter>>>);

impl Postbox {
    /// Starts the office on a free port of loopback.
    pub async fn open(stop: watch::Receiver<bool>) -> anyhow::Result<(Self, SocketAddr)> {
        let postbox = Self::default();
        let listener = smtp::ListenerSettings { address: ([127, 0, 0, 1], 0).into(), ..Default::default() };
        let limits = smtp::Limits { messages_per_session: usize::MAX, ..smtp::Limits::default() };
        let settings = smtp::Settings {
            hostname: "postbus.example".into(),
            listeners: vec![listener],
            limits,
            ..Default::default()
        };
        let bound =
            Listeners::bind(settings, Arc::new(Anybody), Arc::new(postbox.clone()), Arc::new(Timestamp::now)).await?;
        let address = bound.addresses()[0];
        tokio::spawn(bound.run(stop));
        Ok((postbox, address))
    }

    /// What arrived since the last call.
    pub fn take(&self) -> Vec<Letter> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

struct Anybody;

impl Recipients for Anybody {
    fn judge(&self, raw_path: &str) -> Verdict {
        raw_path.parse().map_or(Verdict::Unknown, Verdict::Accept)
    }
}

impl Sink for Postbox {
    fn keep(&self, envelope: Envelope, bytes: Vec<u8>) -> Keeping<'_> {
        Box::pin(async move {
            let mail = message::read(&bytes);
            let body = mail
                .document
                .sections
                .iter()
                .filter(|s| !matches!(s.kind, SectionKind::Subject | SectionKind::Hidden | SectionKind::FileName));
            let text: Vec<&str> = body.map(|s| mail.document.section_text(s)).collect();
            for to in envelope.forward_paths {
                let subject = mail.headers.subject.expose().clone();
                // The HTML form opens with the subject as its heading.
                let whole = text.join("\n");
                let letter = Letter {
                    to,
                    text: whole.strip_prefix(&subject).unwrap_or(&whole).trim().to_owned(),
                    subject,
                    message_id: mail.headers.message_id.clone().unwrap_or_default(),
                    reply_to: mail.headers.reply_to.first().map(|a| a.mailbox.to_string()),
                };
                self.0.lock().unwrap_or_else(PoisonError::into_inner).push(letter);
            }
            Ok(MailId(ulid::Ulid::new()))
        })
    }

    fn has_room(&self, _size: u64) -> bool {
        true
    }
}
