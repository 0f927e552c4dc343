use super::{Attempt, Courier};
use crate::config::{Delivery, Period};
use crate::model::{AuditEntry, AuditKind, Mailbox, Role};
use crate::store::{Due, Mark, RecipientState, Store, StoreError};
use jiff::Timestamp;
use std::sync::Arc;

/// When a mail is tried again and when it is given up.
#[derive(Clone, Copy, Debug)]
pub struct Backoff {
    /// First wait; doubled with each attempt.
    pub first: Period,
    /// Longest wait.
    pub longest: Period,
    /// Given up this long after it was made.
    pub give_up: Period,
}

impl Backoff {
    /// As configured.
    pub fn of(delivery: &Delivery) -> Self {
        Self { first: delivery.retry_first, longest: delivery.retry_longest, give_up: delivery.give_up }
    }

    /// The next attempt after `attempts` failed ones, at most the longest wait away.
    pub fn next(&self, now: Timestamp, attempts: u32) -> Timestamp {
        let first = self.first.after(now).as_second() - now.as_second();
        let wait = first.saturating_mul(1_i64 << attempts.min(20));
        let longest = self.longest.after(now);
        Timestamp::from_second(now.as_second().saturating_add(wait)).map_or(longest, |at| at.min(longest))
    }
}

/// One round over what is due.
pub struct Round {
    /// The store.
    pub store: Arc<dyn Store>,
    /// The way out.
    pub courier: Arc<Courier>,
    /// Waits.
    pub backoff: Backoff,
}

impl Round {
    /// Tries every recipient that is due, one after the other, and writes down at once how each attempt ended. Says how
    /// many attempts were made.
    ///
    /// # Errors
    /// Faults of the store; what was sent before is marked.
    pub async fn make(&self, now: Timestamp) -> Result<usize, StoreError> {
        let store = self.store.clone();
        let due = blocking(move || store.due(now, 64)).await?;
        let mut attempts = 0;
        for mail in due {
            let readers: Vec<(Mailbox, u32)> = mail.now(now).iter().map(|(r, n)| (r.mailbox.clone(), *n)).collect();
            for (recipient, tried) in readers {
                self.deliver(&mail, recipient, tried, now).await?;
                attempts += 1;
            }
        }
        Ok(attempts)
    }

    async fn deliver(&self, mail: &Due, recipient: Mailbox, tried: u32, now: Timestamp) -> Result<(), StoreError> {
        let attempt = self.courier.attempt(mail.info.mail_from.as_ref(), &recipient, mail.bytes()).await;
        let given_up = self.backoff.give_up.after(mail.info.made) <= now;
        let (state, outcome) = match attempt {
            Attempt::Sent => (RecipientState::Sent { at: now }, "sent"),
            Attempt::Transient { .. } if !given_up => {
                let next = self.backoff.next(now, tried);
                (RecipientState::Waiting { next, attempts: tried + 1 }, "deferred")
            }
            Attempt::Transient { status } | Attempt::Permanent { status } => {
                (RecipientState::Failed { at: now, status }, "failed")
            }
        };
        metrics::counter!("casuspoort_deliveries_total", "outcome" => outcome).increment(1);
        tracing::info!(event = "delivery", outgoing = %mail.info.id, case = ?mail.info.case.map(|c| c.to_string()), outcome);
        let audit = audit(mail, &recipient, &state);
        let mark = Mark { outgoing: mail.info.id, recipient, state };
        let store = self.store.clone();
        blocking(move || store.mark(&[mark], &audit, now)).await
    }
}

/// Disclosures to the team are on the record (promise 7); deferred attempts are not.
fn audit(mail: &Due, recipient: &Mailbox, state: &RecipientState) -> Vec<AuditEntry> {
    let kind = match state {
        RecipientState::Sent { .. } if mail.info.role == Role::Team => AuditKind::Delivered,
        RecipientState::Failed { .. } => AuditKind::Undeliverable,
        _ => return Vec::new(),
    };
    let mut entry = AuditEntry::new(kind, "gate");
    entry.team = Some(mail.info.team.clone());
    entry.case = mail.info.case;
    // Members are professionals; the audit log may name where a disclosure went. A sender's address stays out of it.
    entry.recipient = (mail.info.role != Role::Sender).then(|| recipient.to_string());
    entry.detail = match state {
        RecipientState::Failed { status, .. } => status.clone(),
        _ => mail.info.id.to_string(),
    };
    vec![entry]
}

/// Runs a blocking call of the store aside.
async fn blocking<T: Send + 'static>(
    call: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
) -> Result<T, StoreError> {
    let fault = || StoreError::Fault { place: "deliver".into(), what: "a task was ended".into() };
    tokio::task::spawn_blocking(call).await.unwrap_or_else(|_| Err(fault()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_the_longest() {
        let period = |text: &str| text.parse::<Period>().expect("a period");
        let backoff = Backoff { first: period("1m"), longest: period("1h"), give_up: period("2d") };
        let now = Timestamp::UNIX_EPOCH;
        let waits: Vec<i64> = (0..8).map(|n| backoff.next(now, n).as_second()).collect();
        assert_eq!(waits, [60, 120, 240, 480, 960, 1920, 3600, 3600]);
    }
}
