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
        texts(&data).iter().for_each(|text| pen.say(Place::Property, text));
    }
}

/// Every text of a property set, wherever its sections put it: a value is known by its type and its length.
fn texts(data: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    let mut at = 28;
    while let Some(mut bytes) = data.get(at..).map(Bytes) {
        let kind = bytes.long();
        let length = bytes.long().map_or(usize::MAX, |length| length as usize);
        let said = match kind {
            Some(NARROW) => bytes.take(length).map(|text| Page::WESTERN.decode(text)),
            Some(WIDE) => length.checked_mul(2).and_then(|length| bytes.take(length)).map(super::outlook::wide),
            None => break,
            Some(_) => None,
        };
        match said
            .map(|text| text.trim_end_matches('\0').to_owned())
            .filter(|text| !text.is_empty() && !text.contains('\0'))
        {
            Some(text) => {
                at = data.len() - bytes.0.len();
                found.push(text);
            }
            None => at += 2,
        }
    }
    found
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
        assert!(texts(&[30, 0, 0, 0, 255, 255, 255, 255]).is_empty());
    }
}
