//! The filters that a stream's data went through (ISO 32000-1 §7.4), undone within a bound.

use super::object::{Dict, Object, hex, is_space};
use crate::document::inflate::{self, End};

/// What came out of the filters.
#[derive(Debug, PartialEq)]
pub(super) enum Decoded {
    /// Plain data. `whole` is false when the data was broken on the way or larger than the bound.
    Data { bytes: Vec<u8>, whole: bool },
    /// Data of a picture, still in its own format: `DCTDecode`, `JPXDecode`, `CCITTFaxDecode`, `JBIG2Decode`.
    Picture { filter: String, bytes: Vec<u8> },
    /// A filter that is not known, or needs a key.
    Unknown,
}

/// Undoes all filters of a stream; at most `room` bytes come out.
pub(super) fn decode(dict: &Dict, raw: &[u8], room: usize) -> Decoded {
    let names = list(dict.get("Filter").or_else(|| dict.get("F")));
    let parameters = list(dict.get("DecodeParms").or_else(|| dict.get("DP")));
    if names.len() > 8 {
        return Decoded::Unknown;
    }
    let mut bytes = raw.to_vec();
    let mut whole = true;
    for (nth, filter) in names.iter().enumerate() {
        let Some(name) = filter.name() else { return Decoded::Unknown };
        let (out, good) = match name {
            "FlateDecode" | "Fl" => inflate(&bytes, room),
            "LZWDecode" | "LZW" => unlzw(&bytes, room, early_change(parameters.get(nth).copied())),
            "ASCIIHexDecode" | "AHx" => (unhex(&bytes), true),
            "ASCII85Decode" | "A85" => un85(&bytes),
            "RunLengthDecode" | "RL" => unrun(&bytes, room),
            "DCTDecode" | "DCT" | "JPXDecode" | "CCITTFaxDecode" | "CCF" | "JBIG2Decode" => {
                return Decoded::Picture { filter: name.to_owned(), bytes };
            }
            _ => return Decoded::Unknown,
        };
        whole &= good;
        bytes = match parameters.get(nth).and_then(|p| p.dict()) {
            Some(parameters) => unpredict(out, parameters),
            None => out,
        };
    }
    Decoded::Data { bytes, whole }
}

/// One thing, or an array of things.
fn list(value: Option<&Object>) -> Vec<&Object> {
    match value {
        None | Some(Object::Null) => Vec::new(),
        Some(Object::Array(items)) => items.iter().collect(),
        Some(one) => vec![one],
    }
}

/// zlib data; where its head is broken, bare deflate. What comes out before a fault is kept.
pub(in crate::document) fn inflate(bytes: &[u8], room: usize) -> (Vec<u8>, bool) {
    let out = inflate::inflate(bytes, room, inflate::Form::Zlib);
    let is_headless = out.bytes.is_empty() && out.end == End::Broken && bytes.len() > 2;
    let out = if is_headless { inflate::inflate(&bytes[2..], room, inflate::Form::Bare) } else { out };
    (out.bytes, out.end == End::Whole)
}

fn early_change(parameters: Option<&Object>) -> bool {
    let change = parameters.and_then(Object::dict).and_then(|d| d.get("EarlyChange")).and_then(Object::number);
    change != Some(0.0)
}

fn unlzw(bytes: &[u8], room: usize, early: bool) -> (Vec<u8>, bool) {
    let mut out: Vec<u8> = Vec::new();
    // An entry is a stretch of what has come out already: the string before it and one byte more.
    let mut entries: Vec<(usize, usize)> = Vec::new();
    let mut width = 9;
    let mut previous: Option<(usize, usize)> = None;
    let (mut bits, mut held) = (0u32, 0u32);
    for &b in bytes {
        bits = bits << 8 | u32::from(b);
        held += 8;
        if held < width {
            continue;
        }
        let code = (bits >> (held - width)) as usize & ((1 << width) - 1);
        held -= width;
        bits &= (1 << held) - 1;
        let start = out.len();
        match (code, previous) {
            (256, _) => {
                entries.clear();
                width = 9;
                previous = None;
                continue;
            }
            (257, _) => return (out, true),
            (0..=255, _) => out.push(code as u8),
            (code, Some((from, length))) if code == 258 + entries.len() => {
                copy(&mut out, from, length);
                out.extend(out.get(from).copied());
            }
            (code, Some(_)) if code < 258 + entries.len() => {
                let (from, length) = entries[code - 258];
                copy(&mut out, from, length);
            }
            _ => return (out, false),
        }
        if let Some((from, length)) = previous
            && entries.len() < 4096 - 258
        {
            entries.push((from, length + 1));
        }
        previous = Some((start, out.len() - start));
        if out.len() > room {
            return (out, false);
        }
        width = match 258 + entries.len() + usize::from(early) {
            0..=511 => 9,
            512..=1023 => 10,
            1024..=2047 => 11,
            _ => 12,
        };
    }
    (out, false)
}

fn copy(out: &mut Vec<u8>, from: usize, length: usize) {
    let end = (from + length).min(out.len());
    out.extend_from_within(from.min(end)..end);
}

fn unhex(bytes: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = bytes.iter().take_while(|&&b| b != b'>').filter_map(|&b| hex(b)).collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect()
}

fn un85(bytes: &[u8]) -> (Vec<u8>, bool) {
    let mut out = Vec::with_capacity(bytes.len());
    let mut group: Vec<u32> = Vec::with_capacity(5);
    let bytes = bytes.trim_ascii_start();
    let bytes = bytes.strip_prefix(b"<~").unwrap_or(bytes);
    for &b in bytes {
        match b {
            b'~' => break,
            b if is_space(b) => {}
            b'z' if group.is_empty() => out.extend([0; 4]),
            b'!'..=b'u' => {
                group.push(u32::from(b - b'!'));
                if group.len() == 5 {
                    out.extend(value85(&group).to_be_bytes());
                    group.clear();
                }
            }
            _ => return (out, false),
        }
    }
    if group.len() > 1 {
        let keep = group.len() - 1;
        group.resize(5, 84);
        out.extend(&value85(&group).to_be_bytes()[..keep]);
    }
    (out, true)
}

fn value85(group: &[u32]) -> u32 {
    group.iter().fold(0u32, |value, digit| value.wrapping_mul(85).wrapping_add(*digit))
}

fn unrun(bytes: &[u8], room: usize) -> (Vec<u8>, bool) {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(&length) = bytes.get(at) {
        let length = usize::from(length);
        at += 1;
        if length == 128 || out.len() > room {
            return (out, length == 128);
        }
        if length < 128 {
            let end = (at + length + 1).min(bytes.len());
            out.extend(&bytes[at..end]);
            at = end;
        } else {
            let Some(&b) = bytes.get(at) else { return (out, false) };
            out.extend(std::iter::repeat_n(b, 257 - length));
            at += 1;
        }
    }
    (out, true)
}

/// Undoes a PNG or TIFF predictor (§7.4.4.4).
fn unpredict(bytes: Vec<u8>, parameters: &Dict) -> Vec<u8> {
    let number = |key: &str, default: usize| {
        parameters.get(key).and_then(Object::index).filter(|n| (1..=1 << 20).contains(n)).unwrap_or(default)
    };
    let predictor = number("Predictor", 1);
    let (colours, bits, columns) =
        (number("Colors", 1).min(64), number("BitsPerComponent", 8).min(32), number("Columns", 1));
    let pixel = (colours * bits).div_ceil(8);
    let row = (colours * bits * columns).div_ceil(8);
    match predictor {
        2 if bits == 8 => {
            let mut bytes = bytes;
            for line in bytes.chunks_mut(row) {
                for at in pixel..line.len() {
                    line[at] = line[at].wrapping_add(line[at - pixel]);
                }
            }
            bytes
        }
        10.. => unfilter_png(&bytes, row, pixel),
        _ => bytes,
    }
}

/// Undoes the row filters of PNG (RFC 2083 §6): each row of `row` bytes has the number of its filter before it.
pub(super) fn unfilter_png(bytes: &[u8], row: usize, pixel: usize) -> Vec<u8> {
    let mut out: Vec<u8> = Vec::with_capacity(bytes.len());
    let mut above = vec![0u8; row];
    for line in bytes.chunks(row + 1) {
        let mut current = line[1..].to_vec();
        for at in 0..current.len() {
            let left = if at >= pixel { current[at - pixel] } else { 0 };
            let corner = if at >= pixel { above[at - pixel] } else { 0 };
            let add = match line[0] {
                1 => left,
                2 => above[at],
                3 => ((u16::from(left) + u16::from(above[at])) / 2) as u8,
                4 => paeth(left, above[at], corner),
                _ => 0,
            };
            current[at] = current[at].wrapping_add(add);
        }
        out.extend(&current);
        current.resize(row, 0);
        above = current;
    }
    out
}

fn paeth(left: u8, above: u8, corner: u8) -> u8 {
    let guess = i16::from(left) + i16::from(above) - i16::from(corner);
    let far = |b: u8| (guess - i16::from(b)).abs();
    if far(left) <= far(above) && far(left) <= far(corner) {
        left
    } else if far(above) <= far(corner) {
        above
    } else {
        corner
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::ZlibEncoder};
    use std::io::Write;

    fn filtered(filter: &str, raw: &[u8]) -> Decoded {
        decode(&Dict::from([("Filter".to_owned(), Object::Name(filter.to_owned()))]), raw, 1 << 16)
    }

    fn data(bytes: &[u8]) -> Decoded {
        Decoded::Data { bytes: bytes.to_vec(), whole: true }
    }

    fn deflated(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).expect("a vector takes all");
        encoder.finish().expect("a vector takes all")
    }

    #[test]
    fn each_filter_is_undone() {
        assert_eq!(filtered("ASCIIHexDecode", b"4 8656C6C6F>"), data(b"Hello"));
        assert_eq!(filtered("ASCII85Decode", b"<~87cURDZ~>"), data(b"Hello"));
        assert_eq!(filtered("RunLengthDecode", &[1, b'a', b'b', 254, b'c', 128]), data(b"abccc"));
        // The example of ISO 32000-1 §7.4.4.2.
        let lzw = [0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01];
        assert_eq!(filtered("LZWDecode", &lzw), data(&[45, 45, 45, 45, 45, 65, 45, 45, 45, 66]));
        assert_eq!(filtered("FlateDecode", &deflated(b"Hello")), data(b"Hello"));
        assert_eq!(filtered("Crypt", b"x"), Decoded::Unknown);
    }

    #[test]
    fn a_bomb_stops_at_the_bound_and_a_cut_stream_gives_what_there_is() {
        let bomb = deflated(&vec![0; 10 << 20]);
        let Decoded::Data { bytes, whole } = filtered("FlateDecode", &bomb) else { panic!("data") };
        assert!(bytes.len() <= (1 << 16) + (1 << 20) && !whole);
        let long: Vec<u8> = (0..20_000u32).flat_map(u32::to_le_bytes).collect();
        let packed = deflated(&long);
        let (bytes, whole) = inflate(&packed[..packed.len() / 2], 1 << 20);
        assert!(!whole && long.starts_with(&bytes) && bytes.len() > 1_000);
    }

    #[test]
    fn rows_of_png_come_back() {
        assert_eq!(unfilter_png(&[1, 1, 1, 1, 2, 1, 1, 1], 3, 1), [1, 2, 3, 2, 3, 4]);
    }

    proptest::proptest! {
        #[test]
        fn any_data_ends_within_the_bound(bytes: Vec<u8>) {
            for filter in ["FlateDecode", "LZWDecode", "ASCII85Decode", "ASCIIHexDecode", "RunLengthDecode"] {
                if let Decoded::Data { bytes, .. } = filtered(filter, &bytes) {
                    proptest::prop_assert!(bytes.len() < 2 << 20);
                }
            }
        }
    }
}
