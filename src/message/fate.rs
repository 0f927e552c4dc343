//! What becomes of a part: read, listed, or not inspected.

use super::parts::{Fate, Why};

/// What is done with a leaf, by its declared type, its name and its first bytes.
pub(super) fn fate(declared: &str, name: &str, sniffed: Option<&str>, bytes: &[u8]) -> Fate {
    let ends = |endings: &[&str]| endings.iter().any(|e| name.ends_with(e));
    let is_signature = matches!(
        declared,
        "application/pkcs7-signature"
            | "application/x-pkcs7-signature"
            | "application/pgp-signature"
            | "application/pgp-keys"
    );
    if declared == "application/ms-tnef" || name == "winmail.dat" || sniffed == Some("application/ms-tnef") {
        Fate::NotInspected(Why::Tnef)
    } else if is_signature {
        Fate::Attachment
    } else if declared.ends_with("pkcs7-mime")
        || declared == "application/pgp-encrypted"
        || ends(&[".p7m", ".pgp", ".gpg"])
    {
        Fate::NotInspected(Why::Encrypted)
    } else if matches!(declared, "message/external-body" | "message/partial") {
        Fate::NotInspected(Why::Elsewhere)
    } else if is_executable(sniffed) || ends(&[".exe", ".js", ".vbs", ".bat", ".cmd", ".scr", ".lnk", ".ps1", ".hta"]) {
        Fate::NotInspected(Why::Executable)
    } else if is_recording(declared) && sniffed == Some("text/plain") {
        // Sound whose bytes happen to read as letters is no text.
        Fate::NotInspected(Why::UnknownType)
    } else if declared.starts_with("multipart/") || is_text_type(declared) || sniffed == Some("text/plain") {
        text_fate(declared, sniffed)
    } else if bytes.is_empty() {
        // Something was to be there: a document that was lost on the way.
        Fate::NotInspected(Why::Damaged)
    } else if sniffed.is_some() {
        if sniffed == Some("application/pgp-encrypted") { Fate::NotInspected(Why::Encrypted) } else { Fate::Attachment }
    } else {
        Fate::NotInspected(Why::UnknownType)
    }
}

fn is_recording(declared: &str) -> bool {
    declared.starts_with("audio/") || declared.starts_with("video/")
}

fn is_executable(sniffed: Option<&str>) -> bool {
    matches!(sniffed, Some("application/x-msdownload" | "application/x-executable"))
}

fn is_text_type(declared: &str) -> bool {
    declared.starts_with("text/") && declared != "text/rtf"
        || declared.starts_with("message/")
        || matches!(declared, "application/json" | "application/xml" | "application/ics" | "application/xhtml+xml")
}

/// A part that calls itself text and is a known file of another kind is a file.
fn text_fate(declared: &str, sniffed: Option<&str>) -> Fate {
    match sniffed {
        Some("text/plain") | None => Fate::Read,
        Some("application/pgp-encrypted") => Fate::NotInspected(Why::Encrypted),
        Some(_) if declared == "text/plain" || declared == "text/html" => Fate::NotInspected(Why::UnknownType),
        Some(_) => Fate::Attachment,
    }
}

/// Files hidden in plain text.
pub(crate) fn odd_text(text: &str) -> Option<Why> {
    if text.contains("-----BEGIN PGP MESSAGE-----") || text.contains("-----BEGIN PKCS7-----") {
        return Some(Why::Encrypted);
    }
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let uu = line.strip_prefix("begin ").is_some_and(|rest| {
            let mut words = rest.split_whitespace();
            words.next().is_some_and(|mode| mode.len() == 3 && mode.bytes().all(|b| matches!(b, b'0'..=b'7')))
                && words.next().is_some()
        });
        let follows = lines
            .peek()
            .is_some_and(|next| next.starts_with('M') && next.len() >= 60 || next.len() < 62 && !next.contains(' '));
        if uu && follows || line.starts_with("=ybegin ") || line.contains("(This file must be converted with BinHex") {
            return Some(Why::EncodedText);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sound_whose_bytes_read_as_letters_is_not_inspected() {
        let bytes = b"ID3 looks like text";
        assert_eq!(fate("audio/mpeg", "opname.mp3", Some("text/plain"), bytes), Fate::NotInspected(Why::UnknownType));
        assert_eq!(fate("application/octet-stream", "notitie.txt", Some("text/plain"), bytes), Fate::Read);
    }
}
