//! Compressed RTF (MS-OXRTFCP), as Outlook keeps the text of a mail.

/// What the dictionary holds before the first byte (§2.1.2.1).
const START: &[u8] = b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

const WINDOW: usize = 4_096;

/// The longest text of a mail that is unpacked; what is longer is not whole.
const LONGEST: usize = 24 << 20;

/// The RTF, and whether it is whole; none if it is no compressed RTF. A byte gives at most nine.
pub(super) fn unpacked(bytes: &[u8]) -> Option<(Vec<u8>, bool)> {
    let long = |at: usize| bytes.get(at..at + 4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]) as usize);
    let (packed, size) = (long(0)?, long(4)?);
    let body = bytes.get(16..)?;
    // The first length counts from behind itself.
    let body = &body[..body.len().min(packed.saturating_sub(12))];
    match &bytes[8..12] {
        b"LZFu" => {
            let (rtf, ended) = lz(body, size.min(LONGEST));
            let is_whole = ended || rtf.len() >= size;
            Some((rtf, is_whole))
        }
        // Some programs count the head along.
        b"MELA" => Some((body[..body.len().min(size)].to_vec(), body.len() + 12 >= size)),
        _ => None,
    }
}

/// Undoes the compression, up to `size` bytes; and whether its end mark was met.
fn lz(body: &[u8], size: usize) -> (Vec<u8>, bool) {
    let mut window = [b' '; WINDOW];
    window[..START.len()].copy_from_slice(START);
    let mut at = START.len();
    let mut out = Vec::new();
    let mut bytes = body.iter().copied();
    while let Some(control) = bytes.next() {
        for bit in 0..8 {
            if out.len() >= size {
                return (out, false);
            }
            let Some(first) = bytes.next() else { return (out, false) };
            let mut put = |byte: u8| {
                window[at] = byte;
                at = (at + 1) % WINDOW;
                out.push(byte);
            };
            if control >> bit & 1 == 0 {
                put(first);
                continue;
            }
            let Some(second) = bytes.next() else { return (out, false) };
            let offset = usize::from(first) << 4 | usize::from(second) >> 4;
            if offset == at {
                return (out, true);
            }
            for step in 0..usize::from(second & 15) + 2 {
                let byte = window[(offset + step) % WINDOW];
                window[at] = byte;
                at = (at + 1) % WINDOW;
                out.push(byte);
            }
        }
    }
    (out, false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_examples_of_the_specification_are_unpacked() {
        // MS-OXRTFCP §3.1.1 and §3.2.1.
        let simple = b"\x2d\0\0\0\x2b\0\0\0LZFu\xf1\xc5\xc7\xa7\x03\0\x0a\0rcpg125B2\x0a\xf3 hel\x09\0 bw\x05\xb0ld}\x0a\x80\x0f\xa0";
        let (rtf, whole) = unpacked(simple).expect("compressed RTF");
        assert_eq!((rtf.as_slice(), whole), (&b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"[..], true));
        let crossing = b"\x1a\0\0\0\x1c\0\0\0LZFu\xe2\xd4KQA\0\x04\x20WXYZ\x0dn}\x01\x0e\xb0";
        let (rtf, whole) = unpacked(crossing).expect("compressed RTF");
        assert_eq!((rtf.as_slice(), whole), (&b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"[..], true));
        assert_eq!(unpacked(b"\x0f\0\0\0\x03\0\0\0MELA\0\0\0\0abc"), Some((b"abc".to_vec(), true)));
        assert_eq!(unpacked(b"niets"), None);
    }

    proptest! {
        #[test]
        fn no_byte_gives_more_than_nine(body: Vec<u8>, size: u32) {
            let bytes = [&[0xff; 4][..], &size.to_le_bytes(), b"LZFu\0\0\0\0", &body].concat();
            prop_assert!(unpacked(&bytes).is_some_and(|(rtf, _)| rtf.len() <= body.len() * 9 + 17));
        }
    }
}
