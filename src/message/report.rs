//! Delivery reports (RFC 3464): which mail, whom it did not reach.

use super::charset;
use super::entity::{Content, Entity};
use super::fields::Fields;
use crate::model::Mailbox;
use serde::{Deserialize, Serialize};

/// A delivery report, as far as it says something about a mail of ours.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveryReport {
    /// Message-ID of the mail that it is about, without angle brackets; from the part returned with it.
    pub original_message_id: Option<String>,
    /// Each recipient that it speaks of.
    pub recipients: Vec<ReportedRecipient>,
}

/// What a report says of one recipient.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportedRecipient {
    /// Original-Recipient, or Final-Recipient where that lacks; none if neither is an address.
    pub mailbox: Option<Mailbox>,
    /// `failed`, `delayed`, `delivered`, `relayed`, `expanded`, in lower case.
    pub action: String,
    /// Enhanced status code (RFC 3463), such as `5.1.1`.
    pub status: String,
}

impl ReportedRecipient {
    /// Delivery has failed for good.
    pub fn has_failed(&self) -> bool {
        self.action == "failed" || self.action.is_empty() && self.status.starts_with('5')
    }
}

/// The report of a `multipart/report`, if the mail is one.
pub(super) fn find(root: &Entity) -> Option<DeliveryReport> {
    let Content::Multi(parts) = &root.content else {
        return None;
    };
    if root.media_type != "multipart/report" {
        return None;
    }
    let mut report = DeliveryReport::default();
    for part in parts {
        match (&part.content, part.media_type.as_str()) {
            (Content::Leaf { bytes, .. }, "message/delivery-status" | "message/global-delivery-status") => {
                report.recipients.extend(blocks(bytes).iter().skip(1).map(|b| recipient(b)));
            }
            (Content::Leaf { bytes, .. }, "text/rfc822-headers" | "message/global-headers") => {
                report.original_message_id = Fields::parse(bytes, 200).ids("Message-ID").into_iter().next();
            }
            (Content::Message(inner), _) => {
                report.original_message_id = inner.fields.ids("Message-ID").into_iter().next();
            }
            _ => {}
        }
    }
    Some(report)
}

/// Groups of fields parted by blank lines: the first is about the mail, each other about a recipient (RFC 3464 §2.1).
fn blocks(bytes: &[u8]) -> Vec<String> {
    let (text, _) = charset::decode(bytes, None);
    text.split("\n\n").map(str::trim).filter(|b| !b.is_empty()).take(1_000).map(str::to_owned).collect()
}

fn recipient(block: &str) -> ReportedRecipient {
    let fields = Fields::parse(block.as_bytes(), 100);
    let mailbox = |name: &str| {
        let text = fields.text(name);
        let (_, address) = text.split_once(';')?;
        address.trim().trim_matches(['<', '>']).parse().ok()
    };
    let status = fields.text("Status");
    ReportedRecipient {
        mailbox: mailbox("Original-Recipient").or_else(|| mailbox("Final-Recipient")),
        action: fields.text("Action").trim().to_ascii_lowercase(),
        status: status.split_whitespace().next().unwrap_or("").to_owned(),
    }
}
