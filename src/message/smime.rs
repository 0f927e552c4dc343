//! The signed content within a CMS message (RFC 5652 §5, RFC 8551 §3.5.2): what was signed is not secret, and is read.

/// Elements within elements that are followed.
const DEPTH: usize = 24;

/// OIDs by their bytes: id-signedData, id-data.
const SIGNED_DATA: &[u8] = b"\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02";
const DATA: &[u8] = b"\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01";

const SEQUENCE: u8 = 0x30;
const OID: u8 = 0x06;
const OCTETS: u8 = 0x04;
const OCTETS_IN_PIECES: u8 = 0x24;
const FIRST_OPTION: u8 = 0xa0;

/// The content of a signed-data message; none if it is enveloped, detached or something else.
pub(super) fn signed_content(bytes: &[u8]) -> Option<Vec<u8>> {
    let info = inside(bytes, SEQUENCE)?;
    let (kind, rest) = (inside(info, OID)?, element(info, DEPTH)?.rest);
    if kind != SIGNED_DATA {
        return None;
    }
    let signed = inside(inside(rest, FIRST_OPTION)?, SEQUENCE)?;
    // version, digestAlgorithms, encapContentInfo.
    let after_version = element(signed, DEPTH)?.rest;
    let after_algorithms = element(after_version, DEPTH)?.rest;
    let content = inside(after_algorithms, SEQUENCE)?;
    let after_kind = element(content, DEPTH)?;
    if after_kind.tag != OID || after_kind.content != DATA {
        return None;
    }
    let mut out = Vec::new();
    octets(inside(after_kind.rest, FIRST_OPTION)?, DEPTH, &mut out)?;
    Some(out)
}

struct Element<'a> {
    tag: u8,
    content: &'a [u8],
    rest: &'a [u8],
}

/// The content of the element at the start, if it has this tag.
fn inside(bytes: &[u8], tag: u8) -> Option<&[u8]> {
    element(bytes, DEPTH).filter(|e| e.tag == tag).map(|e| e.content)
}

/// Octet strings, whole or in pieces.
fn octets(mut bytes: &[u8], depth: usize, out: &mut Vec<u8>) -> Option<()> {
    while !bytes.is_empty() {
        let element = element(bytes, depth)?;
        match element.tag {
            OCTETS => out.extend_from_slice(element.content),
            OCTETS_IN_PIECES if depth > 0 => octets(element.content, depth - 1, out)?,
            _ => return None,
        }
        bytes = element.rest;
    }
    Some(())
}

/// The element at the start of `bytes`, of definite or indefinite length (X.690 §8.1.3).
fn element(bytes: &[u8], depth: usize) -> Option<Element<'_>> {
    let (&tag, after_tag) = bytes.split_first()?;
    if tag & 0x1f == 0x1f {
        return None;
    }
    let (&first, body) = after_tag.split_first()?;
    match first {
        0x80 => {
            let length = indefinite(body, depth.checked_sub(1)?)?;
            Some(Element { tag, content: &body[..length], rest: &body[length + 2..] })
        }
        0..0x80 => {
            let (content, rest) = body.split_at_checked(usize::from(first))?;
            Some(Element { tag, content, rest })
        }
        _ => {
            let (length, body) = body.split_at_checked(usize::from(first & 0x7f))?;
            if length.len() > 4 {
                return None;
            }
            let length = length.iter().fold(0usize, |all, &b| all << 8 | usize::from(b));
            let (content, rest) = body.split_at_checked(length)?;
            Some(Element { tag, content, rest })
        }
    }
}

/// How many bytes stand before the end-of-contents mark.
fn indefinite(body: &[u8], depth: usize) -> Option<usize> {
    let mut rest = body;
    while !rest.starts_with(&[0, 0]) {
        rest = element(rest, depth)?.rest;
    }
    Some(body.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wrap(tag: u8, content: &[u8]) -> Vec<u8> {
        let length = u32::try_from(content.len()).expect("short").to_be_bytes();
        [&[tag, 0x84][..], &length, content].concat()
    }

    fn signed(octets: Vec<u8>) -> Vec<u8> {
        let content = [wrap(OID, DATA), wrap(FIRST_OPTION, &octets)].concat();
        let data = [wrap(2, &[1]), wrap(0x31, &[]), wrap(SEQUENCE, &content), wrap(0x31, &[])].concat();
        wrap(SEQUENCE, &[wrap(OID, SIGNED_DATA), wrap(FIRST_OPTION, &wrap(SEQUENCE, &data))].concat())
    }

    #[test]
    fn what_is_signed_is_read_and_what_is_enveloped_is_not() {
        let text = b"Content-Type: text/plain\r\n\r\nZahra";
        assert_eq!(signed_content(&signed(wrap(OCTETS, text))).as_deref(), Some(&text[..]));
        let pieces = [&[0x24, 0x80][..], &wrap(OCTETS, &text[..9]), &wrap(OCTETS, &text[9..]), &[0, 0]].concat();
        assert_eq!(signed_content(&signed(pieces)).as_deref(), Some(&text[..]));
        let enveloped =
            wrap(SEQUENCE, &[wrap(OID, b"\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03"), wrap(FIRST_OPTION, b"x")].concat());
        assert_eq!(signed_content(&enveloped), None);
        assert_eq!(signed_content(b"x"), None);
    }

    proptest! {
        #[test]
        fn any_bytes_are_survived(bytes in proptest::collection::vec(prop::sample::select(vec![0u8, 4, 6, 0x24, 0x30, 0x80, 0x84, 0xa0, 9]), 0..200)) {
            let _ = signed_content(&bytes);
            let _ = signed_content(&signed(bytes));
        }
    }
}
