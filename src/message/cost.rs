//! What HTML would cost to read, measured before it is read.

/// Elements that are never parents, or that end by themselves: they do not add to the depth.
const FLAT: [&str; 24] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p",
    "li", "td", "th", "tr", "dt", "dd", "option", "!doctype", "o:p",
];

/// Whether the tree would cost too much: depth over a thousand, depth times tags over a hundred million (scope look-ups
/// walk the open elements), or a tag with thousands of attributes (each is compared with all before it).
pub(super) fn is_hostile(source: &str) -> bool {
    let bytes = source.as_bytes();
    let (mut depth, mut deepest, mut tags) = (0usize, 0usize, 0usize);
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(|&b| b == b'<') {
        at += found + 1;
        let closing = bytes.get(at) == Some(&b'/');
        let start = at + usize::from(closing);
        let end = bytes[start..].iter().take(12).position(|b| !b.is_ascii_alphanumeric() && !matches!(b, b':' | b'!'));
        let name =
            source.get(start..start + end.unwrap_or(12).min(bytes.len() - start)).unwrap_or("").to_ascii_lowercase();
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        tags += 1;
        if FLAT.contains(&name.as_str()) {
            // Neither up nor down.
        } else if closing {
            depth = depth.saturating_sub(1);
        } else {
            depth += 1;
            deepest = deepest.max(depth);
        }
        let (length, attributes) = measure_tag(&bytes[start..]);
        if attributes > 1_000 {
            return true;
        }
        at = start + length;
    }
    deepest > 1_000 || deepest.saturating_mul(tags) > 100_000_000
}

/// Length of the rest of a tag and the blanks in it outside quotation marks.
fn measure_tag(bytes: &[u8]) -> (usize, usize) {
    let mut quote = None;
    let mut blanks = 0;
    for (at, &b) in bytes.iter().enumerate() {
        match (quote, b) {
            (Some(open), b) if b == open => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') if bytes[..at].trim_ascii_end().ends_with(b"=") => quote = Some(b),
            (None, b'>') => return (at, blanks),
            (None, b'"' | b'\'' | b'/' | b' ' | b'\t' | b'\n' | b'\r') => blanks += 1,
            _ => {}
        }
        if blanks > 1_000 {
            return (at, blanks);
        }
    }
    // An open quotation mark swallows the rest; go on behind the name, so that nothing is counted too low.
    (0, blanks)
}
