//! Properties of a document in a compound file (MS-OLEPS): title, author, company, and what somebody added.

use super::bytes::Bytes;
use super::compound::Compound;
use super::{Place, pen::Pen, rtf::codepage::Page};

/// The streams that hold them.
const STREAMS: [&str; 2] = ["\u{5}SummaryInformation", "\u{5}DocumentSummaryInformation"];

/// Types of values: text in a code page, and in UTF-16.
const NARROW: u32 = 30;
const WIDE: u32 = 31;

/// Says all texts of both streams.
pub(super) fn read(file: &Compound, pen: &mut Pen) {
    for data in STREAMS.iter().filter_map(|name| file.stream(name)) {
        texts(&data).iter().filter(|text| !is_of_programs(text)).for_each(|text| pen.say(Place::Property, text));
    }
}

/// Names of programs and of their own templates, and numbers of revisions, say nothing about anybody.
fn is_of_programs(text: &str) -> bool {
    text.starts_with("Microsoft ")
        || matches!(text, "Normal" | "Normal.dot" | "Normal.dotm")
        || !text.chars().any(char::is_alphabetic)
}

/// Every text of a property set, wherever its sections put it: a value is known by its type, its length, and the zeros that end
/// it. Each byte is looked at a few times at most, for a head of a value holds a zero itself.
fn texts(data: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    let mut at = 28;
    while let Some(mut bytes) = data.get(at..).map(Bytes) {
        let Some(kind) = bytes.long() else { break };
        let length = bytes.long().map_or(usize::MAX, |length| length as usize);
        let said = match kind {
            NARROW => bytes.take(length).and_then(|text| until_zeros(text, 1)).map(|text| Page::WESTERN.decode(text)),
            WIDE => {
                let text = length.checked_mul(2).and_then(|length| bytes.take(length));
                text.and_then(|text| until_zeros(text, 2)).map(super::outlook::wide)
            }
            _ => None,
        };
        match said {
            Some(text) => {
                at = data.len() - bytes.0.len();
                found.push(text);
            }
            None => at += 2,
        }
    }
    found
}

/// Text without the zeros that fill it up; none if it is empty or goes on behind a zero.
fn until_zeros(text: &[u8], width: usize) -> Option<&[u8]> {
    let end = text.chunks(width).position(|unit| unit.iter().all(|b| *b == 0)).map_or(text.len(), |nth| nth * width);
    let (said, rest) = text.split_at_checked(end)?;
    (!said.is_empty() && rest.len() <= 8 && rest.iter().all(|b| *b == 0)).then_some(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_in_both_notations() {
        let wide: Vec<u8> = "Zoë\0".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let data = [
            &[0; 28][..],
            &[9, 0, 0, 0, 1, 0, 0, 0],
            &[30, 0, 0, 0, 6, 0, 0, 0],
            b"Zahra\0\0\0",
            &[31, 0, 0, 0, 4, 0, 0, 0],
            &wide,
        ]
        .concat();
        assert_eq!(texts(&data), ["Zahra", "Zoë"]);
        assert!(is_of_programs("Microsoft Office Word") && is_of_programs("2") && !is_of_programs("Zahra"));
        assert!(texts(&[30, 0, 0, 0, 255, 255, 255, 255]).is_empty());
    }
}
