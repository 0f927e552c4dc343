//! What a picture's file says besides the picture: EXIF, comments and texts of JPEG, PNG, GIF and WebP. The picture itself
//! is for OCR.

use super::{Place, Remark, pdf, pen::Pen};

/// Reads the texts of a picture's file and hands the picture to OCR. One of less than ten dots either way shows no word.
pub(super) fn read(bytes: &[u8], pen: &mut Pen) {
    texts(bytes, pen);
    match size(bytes) {
        Some((width, height)) if width < 10 || height < 10 => pen.remark(Remark::TinyPicture),
        _ => pen.picture(bytes),
    }
}

/// The texts of a picture's file alone.
pub(super) fn texts(bytes: &[u8], pen: &mut Pen) {
    match bytes {
        [0xff, 0xd8, ..] => jpeg(bytes, pen),
        [0x89, b'P', b'N', b'G', ..] => png(bytes, pen),
        [b'G', b'I', b'F', ..] => gif(bytes, pen),
        [b'R', b'I', b'F', b'F', ..] => webp(bytes, pen),
        [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => exif(bytes, pen),
        _ => {}
    }
}

/// Width and height in dots, where the head tells.
pub fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    let wide = |at: usize| bytes.get(at..at + 4).map(|b| u32::from_be_bytes([b[0], b[1], b[2], b[3]]));
    let little = |at: usize| bytes.get(at..at + 2).map(|b| u32::from(u16::from_le_bytes([b[0], b[1]])));
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some((wide(16)?, wide(20)?)),
        [b'G', b'I', b'F', ..] => Some((little(6)?, little(8)?)),
        [0xff, 0xd8, ..] => segments(bytes).find_map(|(marker, body)| {
            let is_frame = matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
            let side = |at: usize| body.get(at..at + 2).map(|b| u32::from(u16::from_be_bytes([b[0], b[1]])));
            is_frame.then(|| Some((side(3)?, side(1)?))).flatten()
        }),
        _ => None,
    }
}

/// Marker and body of each segment of a JPEG, up to the data of the picture (ITU T.81 B.1.1.4).
pub fn segments(bytes: &[u8]) -> impl Iterator<Item = (u8, &[u8])> {
    let mut at = 2;
    std::iter::from_fn(move || {
        while bytes.get(at) == Some(&0xff) && bytes.get(at + 1) == Some(&0xff) {
            at += 1;
        }
        let &[0xff, marker, high, low] = bytes.get(at..at + 4)? else { return None };
        if marker == 0xda {
            return None;
        }
        let length = usize::from(u16::from_be_bytes([high, low]));
        let body = bytes.get(at + 4..at + 2 + length)?;
        at += 2 + length;
        Some((marker, body))
    })
}

fn jpeg(bytes: &[u8], pen: &mut Pen) {
    for (marker, body) in segments(bytes) {
        match marker {
            0xfe => pen.say(Place::Property, &text(body)),
            0xe1 if body.starts_with(b"Exif\0\0") => exif(&body[6..], pen),
            0xe1 => xmp(body, pen),
            0xed => printable(body, pen),
            _ => {}
        }
    }
}

/// Chunks of a PNG (RFC 2083 §3): name and data.
pub fn chunks(bytes: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let mut at = 8;
    std::iter::from_fn(move || {
        let head = bytes.get(at..at + 8)?;
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let data = bytes.get(at + 8..(at + 8).checked_add(length)?)?;
        at = at + 12 + length;
        Some((&head[4..], data))
    })
}

fn png(bytes: &[u8], pen: &mut Pen) {
    for (name, data) in chunks(bytes).take(10_000) {
        let end = data.iter().position(|b| *b == 0).unwrap_or(data.len());
        let after = data.get(end + 1..).unwrap_or(&[]);
        match name {
            b"tEXt" => pen.say(Place::Property, &[text(&data[..end]), text(after)].join(": ")),
            b"zTXt" => {
                let (plain, _) = pdf::inflate(after.get(1..).unwrap_or(&[]), pen.budget.room(after.len()).min(1 << 20));
                pen.say(Place::Property, &text(&plain));
            }
            b"iTXt" => international(after, pen),
            b"eXIf" => exif(data, pen),
            _ => {}
        }
    }
}

/// The rest of an `iTXt` chunk: flag, method, language, translated keyword, text.
fn international(after: &[u8], pen: &mut Pen) {
    let packed = after.first() == Some(&1);
    let mut rest = after.get(2..).unwrap_or(&[]).splitn(3, |b| *b == 0);
    let (_, keyword, body) = (rest.next(), rest.next().unwrap_or(&[]), rest.next().unwrap_or(&[]));
    let plain = if packed { pdf::inflate(body, 1 << 20).0 } else { body.to_vec() };
    pen.say(Place::Property, &text(keyword));
    xmp(&plain, pen);
}

/// Comment extensions of a GIF, found by their mark.
fn gif(bytes: &[u8], pen: &mut Pen) {
    for at in bytes.windows(2).enumerate().filter(|(_, w)| *w == [0x21, 0xfe]).map(|(at, _)| at + 2).take(100) {
        let length = usize::from(bytes.get(at).copied().unwrap_or(0));
        let comment = bytes.get(at + 1..at + 1 + length).unwrap_or(&[]);
        if comment.iter().all(|b| *b >= 32 || b.is_ascii_whitespace()) {
            pen.say(Place::Property, &text(comment));
        }
    }
}

fn webp(bytes: &[u8], pen: &mut Pen) {
    let mut at = 12;
    while let Some(head) = bytes.get(at..at + 8) {
        let length = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
        let Some(data) = (at + 8).checked_add(length).and_then(|end| bytes.get(at + 8..end)) else { return };
        match &head[..4] {
            b"EXIF" => exif(data.strip_prefix(b"Exif\0\0").unwrap_or(data), pen),
            b"XMP " => xmp(data, pen),
            _ => {}
        }
        at = at + 8 + length + length % 2;
    }
}

/// Texts of EXIF (a TIFF in small): ASCII values, comments, and Windows' own titles in UTF-16.
fn exif(tiff: &[u8], pen: &mut Pen) {
    for (tag, kind, data) in entries(tiff) {
        let said = match (tag, kind) {
            // XPTitle to XPSubject.
            (0x9c9b..=0x9c9f, 1) => {
                let units: Vec<u16> = data.chunks_exact(2).map(|c| u16::from_le_bytes([c[0], c[1]])).collect();
                String::from_utf16_lossy(&units)
            }
            // UserComment: eight bytes name its code.
            (0x9286, _) => text(data.get(8..).unwrap_or(&[])),
            (_, 2) => text(data),
            _ => continue,
        };
        pen.say(Place::Property, said.trim_matches(['\0', ' ']));
    }
}

/// Entries of a TIFF's directories: tag, type and value. At most a thousand.
fn entries(tiff: &[u8]) -> Vec<(u16, u16, &[u8])> {
    let big = tiff.starts_with(b"MM");
    let short = |at: usize| {
        let b = tiff.get(at..at.checked_add(2)?)?;
        Some(if big { u16::from_be_bytes([b[0], b[1]]) } else { u16::from_le_bytes([b[0], b[1]]) })
    };
    let long = |at: usize| {
        let b = tiff.get(at..at.checked_add(4)?)?;
        let b = [b[0], b[1], b[2], b[3]];
        Some(if big { u32::from_be_bytes(b) } else { u32::from_le_bytes(b) } as usize)
    };
    let mut found = Vec::new();
    let mut open: Vec<usize> = long(4).into_iter().collect();
    let mut seen = Vec::new();
    while let Some(at) = open.pop() {
        if seen.contains(&at) || seen.len() > 32 {
            continue;
        }
        seen.push(at);
        let count = usize::from(short(at).unwrap_or(0)).min(1_000);
        for nth in 0..count {
            let entry = at + 2 + nth * 12;
            let (Some(tag), Some(kind), Some(length)) = (short(entry), short(entry + 2), long(entry + 4)) else {
                break;
            };
            let unit = match kind {
                1 | 2 | 6 | 7 => 1,
                3 | 8 => 2,
                5 | 10 | 12 => 8,
                _ => 4,
            };
            let Some(bytes) = length.checked_mul(unit).filter(|b| *b < 1 << 20) else { continue };
            let start = if bytes <= 4 { Some(entry + 8) } else { long(entry + 8) };
            // Directories within: EXIF and GPS.
            if matches!(tag, 0x8769 | 0x8825 | 0xa005) {
                open.extend(long(entry + 8));
            }
            if let Some(data) = start.and_then(|s| tiff.get(s..s.checked_add(bytes)?)) {
                found.push((tag, kind, data));
            }
            if found.len() > 1_000 {
                return found;
            }
        }
        open.extend(long(at + 2 + count * 12).filter(|next| *next != 0));
    }
    found
}

/// How a JPEG is to be turned to stand upright, in degrees clockwise (EXIF tag 0x0112).
pub fn turn(bytes: &[u8]) -> u32 {
    let tiff =
        segments(bytes).find_map(|(marker, body)| (marker == 0xe1).then(|| body.strip_prefix(b"Exif\0\0")).flatten());
    let of = |data: &[u8]| data.iter().copied().find(|b| *b != 0);
    let tag = tiff.into_iter().flat_map(entries).find(|(tag, ..)| *tag == 0x0112).and_then(|(.., data)| of(data));
    match tag {
        Some(3) => 180,
        Some(6) => 90,
        Some(8) => 270,
        _ => 0,
    }
}

fn xmp(data: &[u8], pen: &mut Pen) {
    let text = text(data);
    pen.say(Place::Property, &if text.contains('<') { pdf::markup(&text) } else { text });
}

/// Runs of four letters and more: IPTC and Photoshop's blocks.
fn printable(data: &[u8], pen: &mut Pen) {
    let runs = data.split(|b| *b < 32 || *b == 127).filter(|run| run.len() >= 4 && run.len() < 4_000);
    let texts: Vec<String> = runs.map(text).filter(|t| t.chars().filter(|c| c.is_alphabetic()).count() >= 3).collect();
    pen.say(Place::Property, &texts.join("\n"));
}

/// UTF-8, or else Latin-1.
fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap_or_else(|e| e.into_bytes().iter().map(|b| char::from(*b)).collect())
}

/// The head of a PNG of this size, with a text chunk; no picture.
#[cfg(test)]
pub(super) fn sample_png(width: u32, height: u32) -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    png.extend(width.to_be_bytes());
    png.extend(height.to_be_bytes());
    png.extend([8, 0, 0, 0, 0, 0, 0, 0, 0]);
    png.extend(17u32.to_be_bytes());
    png.extend(b"tEXtAuthor\0Kees Test\0\0\0\0");
    png
}

#[cfg(test)]
mod tests {
    use super::super::{Budget, Hint, Limits, Remark, read};
    use super::*;

    #[test]
    fn texts_of_pictures_are_read_and_tiny_ones_are_left() {
        let read = |bytes: &[u8]| read(bytes, &Hint::default(), &mut Budget::new(Limits::default()));
        let reading = read(&sample_png(100, 100));
        assert_eq!(reading.at(Place::Property), "Author: Kees Test");
        assert_eq!(reading.pictures.len(), 1);
        let reading = read(&sample_png(1, 1));
        assert!(reading.pictures.is_empty() && reading.remarks == [Remark::TinyPicture]);
        let jpeg = b"\xff\xd8\xff\xfe\x00\x0dvan Karel T\xff\xe1\x00\x2eExif\0\0II*\0\x08\0\0\0\x01\0\x0e\x01\x02\0\x0c\0\0\0\x1a\0\0\0\0\0\0\0Tuin Petra T\xff\xda";
        let reading = read(jpeg);
        assert_eq!(reading.at(Place::Property), "van Karel T\nTuin Petra T");
    }

    proptest::proptest! {
        #[test]
        fn any_tail_is_read(kind in 0usize..5, tail: Vec<u8>) {
            let head: &[u8] = [&b"\xff\xd8\xff\xe1"[..], b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\0\0\0\0WEBP", b"II*\0\x08\0\0\0"][kind];
            let bytes = [head, &tail].concat();
            read(&bytes, &Hint::default(), &mut Budget::new(Limits::default()));
            turn(&bytes);
        }
    }
}
