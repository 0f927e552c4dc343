//! The shape of a mail of ours: the header fields that we write and the kinds of parts that we make, and nothing else. What
//! came in can then not leave in a place that nobody looks at.

use super::{Caught, walk};

/// Fields of the mail itself (RFC 5322, 2045, 3834, 6376), lower case.
const FIELDS: [&str; 14] = [
    "from",
    "to",
    "subject",
    "date",
    "message-id",
    "in-reply-to",
    "references",
    "reply-to",
    "auto-submitted",
    "x-casuspoort",
    "mime-version",
    "content-type",
    "content-transfer-encoding",
    "dkim-signature",
];

/// Fields of a part.
const PART_FIELDS: [&str; 3] = ["content-type", "content-transfer-encoding", "content-disposition"];

/// Kinds of parts.
const KINDS: [&str; 5] = ["multipart/alternative", "multipart/mixed", "text/plain", "text/html", "text/calendar"];

/// Whether a mail has the shape of one of ours.
pub(super) fn of_ours(mail: &[u8]) -> Result<(), Caught> {
    for (path, fields) in walk::heads(mail) {
        let place = if path.is_empty() { "the header".to_owned() } else { format!("part {path}") };
        let known: &[&str] = if path.is_empty() { &FIELDS } else { &PART_FIELDS };
        for (name, value) in &fields {
            if !known.contains(&name.as_str()) {
                // The name may be what somebody wrote: it is not told.
                return Err(Caught { rule: "gate/field".into(), place });
            }
            let kind = value.split(';').next().unwrap_or("").trim().to_ascii_lowercase();
            if name == "content-type" && !KINDS.contains(&kind.as_str()) {
                return Err(Caught { rule: "gate/kind-of-part".into(), place });
            }
        }
        let twice = fields
            .iter()
            .enumerate()
            .any(|(at, (name, _))| name != "dkim-signature" && fields[..at].iter().any(|(earlier, _)| earlier == name));
        if twice {
            return Err(Caught { rule: "gate/field".into(), place });
        }
    }
    Ok(())
}
