//! What a file is by its first bytes.

use super::charset;

/// Media type by the first bytes; none if they tell nothing.
pub(crate) fn sniff(bytes: &[u8]) -> Option<&'static str> {
    const SIGNS: [(&[u8], &str); 25] = [
        (b"%PDF-", "application/pdf"),
        (b"\x89PNG\r\n", "image/png"),
        (b"\xff\xd8\xff", "image/jpeg"),
        (b"GIF8", "image/gif"),
        (b"II*\0", "image/tiff"),
        (b"MM\0*", "image/tiff"),
        (b"BM", "image/bmp"),
        (b"PK\x03\x04", "application/zip"),
        (b"PK\x05\x06", "application/zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
        (b"{\\rtf", "application/rtf"),
        (b"\x78\x9f\x3e\x22", "application/ms-tnef"),
        (b"MZ", "application/x-msdownload"),
        (b"\x7fELF", "application/x-executable"),
        (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
        (b"Rar!\x1a\x07", "application/vnd.rar"),
        (b"\x1f\x8b", "application/gzip"),
        (b"ID3", "audio/mpeg"),
        (b"OggS", "audio/ogg"),
        (b"fLaC", "audio/flac"),
        (b"\x1a\x45\xdf\xa3", "video/webm"),
        (b"-----BEGIN PGP MESSAGE-----", "application/pgp-encrypted"),
        (b"\xd7\xcd\xc6\x9a", "image/wmf"),
        (b"\x01\0\0\0\x58\0\0\0", "image/emf"),
        (b"wOFF", "font/woff"),
    ];
    // Two letters are no proof: a note may begin with "BMI".
    let fits = |sign: &[u8]| bytes.starts_with(sign) && (sign.len() > 3 || !is_text(bytes));
    if let Some((_, found)) = SIGNS.iter().find(|(sign, _)| fits(sign)) {
        return Some(match *found {
            "application/zip" => within_zip(bytes),
            found => found,
        });
    }
    match (bytes.get(..4), bytes.get(4..12)) {
        (Some(b"RIFF"), Some(rest)) if rest.ends_with(b"WEBP") => Some("image/webp"),
        (Some(b"RIFF"), Some(rest)) if rest.ends_with(b"WAVE") => Some("audio/wav"),
        (Some(_), Some(rest)) if rest.starts_with(b"ftyphei") || rest.starts_with(b"ftypmif1") => Some("image/heic"),
        (Some(_), Some(rest)) if rest.starts_with(b"ftyp") => Some("video/mp4"),
        _ if bytes.get(257..262) == Some(b"ustar") => Some("application/x-tar"),
        // A byte order mark looks like the start of a sound.
        (Some([0xff, second, ..]), _) if second & 0xe0 == 0xe0 && !is_text(bytes) => Some("audio/mpeg"),
        _ => is_text(bytes).then_some("text/plain"),
    }
}

/// Office documents are zips; the names of their members stand in the clear.
fn within_zip(bytes: &[u8]) -> &'static str {
    let start = &bytes[..bytes.len().min(64 << 10)];
    let has = |name: &[u8]| start.windows(name.len()).any(|w| w == name);
    if has(b"word/") {
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    } else if has(b"xl/") {
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    } else if has(b"ppt/") {
        "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    } else if has(b"mimetypeapplication/vnd.oasis.opendocument.text") {
        "application/vnd.oasis.opendocument.text"
    } else if has(b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet") {
        "application/vnd.oasis.opendocument.spreadsheet"
    } else {
        "application/zip"
    }
}

/// Whether a person could read it as it stands: hardly a control character, and some letters.
fn is_text(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(8_192)];
    let (text, broken) = charset::decode(sample, None);
    let controls = sample.iter().filter(|b| b.is_ascii_control() && !b.is_ascii_whitespace()).count();
    // Windows-1252 makes a letter of nearly any byte; text in it is mostly ASCII all the same.
    let guessed = std::str::from_utf8(sample).is_err_and(|e| e.error_len().is_some()) && !charset::is_wide(sample);
    !broken
        && !text.trim().is_empty()
        && (controls == 0 || sample.len() >= 8 && charset::is_wide(sample))
        && !(guessed && charset::is_mostly_foreign(sample))
}

#[cfg(test)]
mod tests {
    use super::sniff;

    #[test]
    fn a_file_is_known_by_its_first_bytes_not_by_its_name() {
        for (bytes, expected) in [
            (&b"%PDF-1.7 ..."[..], Some("application/pdf")),
            (
                b"PK\x03\x04....word/document.xml",
                Some("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            ),
            (b"PK\x03\x04....iets.txt", Some("application/zip")),
            (b"MZ\x90\0", Some("application/x-msdownload")),
            ("Notitie over mevrouw Zoë".as_bytes(), Some("text/plain")),
            (b"\x02\x00\x17\x99\x01\x1f\x03", None),
            (b"BMI van mevrouw is laag", Some("text/plain")),
            (b"Caf\xe9 Zo\xeb", Some("text/plain")),
            (&[0x80, 0x91, 0xa2, 0xb3, 0xc4, 0xd5, 0xe6, 0xf7], None),
            (&[&[0; 257], b"ustar\0".as_slice()].concat(), Some("application/x-tar")),
            (b"", None),
        ] {
            assert_eq!(sniff(bytes), expected, "{:?}", String::from_utf8_lossy(bytes));
        }
    }
}
