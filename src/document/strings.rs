//! Words in binary data that nobody reads otherwise: stretches of letters in UTF-8 and in UTF-16.

use std::fmt::Write;

/// Shorter stretches are chance.
const SHORT: usize = 5;

/// Stretches of five signs and more that hold three letters or six digits, a line each.
pub(super) fn printable(bytes: &[u8]) -> String {
    let mut out = String::new();
    let narrow = bytes.utf8_chunks().flat_map(|chunk| chunk.valid().split(|c: char| c.is_control()));
    narrow.for_each(|run| add(run, &mut out));
    for start in 0..2 {
        let units = bytes.get(start..).unwrap_or(&[]).chunks_exact(2).map(|c| u16::from_le_bytes([c[0], c[1]]));
        let mut run = String::new();
        for letter in char::decode_utf16(units) {
            // Letters of Europe: pairs of Latin letters read as one sign would be Chinese.
            match letter {
                Ok(c) if !c.is_control() && u32::from(c) < 0x250 => run.push(c),
                _ => add(&std::mem::take(&mut run), &mut out),
            }
        }
        add(&run, &mut out);
    }
    out
}

fn add(run: &str, out: &mut String) {
    let run = run.trim();
    let letters = run.chars().filter(|c| c.is_alphabetic()).count();
    let digits = run.chars().filter(char::is_ascii_digit).count();
    if run.chars().count() >= SHORT && (letters >= 3 || digits >= 6) {
        let _ = writeln!(out, "{run}");
    }
}

#[cfg(test)]
mod tests {
    use super::printable;

    #[test]
    fn words_stand_out_in_narrow_and_in_wide_letters() {
        let wide: Vec<u8> = "Zoë Wijd".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let bytes = [b"\x01\x02Karel Smal\x00\xff\xfeab\x00\x00\x00\x00", &wide[..], b"\x00\x00"].concat();
        assert_eq!(printable(&bytes).lines().collect::<Vec<_>>(), ["Karel Smal", "Zoë Wijd"]);
    }
}
