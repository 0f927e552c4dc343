//! What a pattern is written in, and how it is read. Shared by the library and by `build.rs`.

use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind};

/// How a pattern is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Dialect {
    /// As the `regex` crate reads it.
    Plain,
    /// Over folded text: `\b`, `\w`, `\d` and `\s` are ASCII there.
    Folded,
    /// Over text of nothing but ASCII, as the intake folds it: signs outside ASCII are folded too.
    Ascii,
    /// Over text as it was typed; `\b` and `\w` are ASCII all the same.
    Typed,
}

/// Reads a pattern.
///
/// # Errors
/// The pattern is malformed.
pub fn parsed(dialect: Dialect, pattern: &str) -> Result<Hir, Box<regex_syntax::Error>> {
    let read = |pattern: &str| regex_syntax::parse(pattern).map_err(Box::new);
    match dialect {
        Dialect::Plain => read(pattern),
        Dialect::Folded => read(&with_folded_classes(pattern)),
        Dialect::Typed => read(&with_ascii_classes(pattern)),
        Dialect::Ascii => Ok(narrowed(read(&with_ascii_signs(&with_ascii_classes(pattern)))?)),
    }
}

/// Under what a pattern is kept that was compiled with the program.
pub fn key(dialect: Dialect, pattern: &str) -> u64 {
    hash(dialect as u8, pattern)
}

/// Under what a pattern is kept that has a name.
pub fn key_of_name(name: &str) -> u64 {
    hash(u8::MAX, name)
}

/// FNV-1a, 64 bits; `build.rs` sees to it that no two patterns share a key.
fn hash(kind: u8, text: &str) -> u64 {
    let bytes = std::iter::once(kind).chain(text.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// A sign of ASCII in place of each other: a letter for a letter, a digit for a digit. No phrase is written in them, and
/// patterns over ASCII alone are many times smaller.
pub fn in_ascii(c: char) -> char {
    match c {
        c if c.is_ascii() => c,
        '€' => '$',
        // Boxes to tick in a form.
        '☐' => '\x02',
        '☑' | '☒' | '✓' | '✔' | '✗' | '✘' => '\x03',
        c if c.is_alphabetic() => 'x',
        c if c.is_numeric() => '0',
        _ => '\x1A',
    }
}

fn with_ascii_classes(pattern: &str) -> String {
    pattern.replace(r"\b", r"(?-u:\b)").replace(r"\w", "[a-z0-9]")
}

fn with_ascii_signs(pattern: &str) -> String {
    let mut folded = String::with_capacity(pattern.len());
    for c in pattern.chars() {
        match in_ascii(c) {
            same if same == c => folded.push(c),
            other => folded.push_str(&format!(r"\x{:02X}", u32::from(other))),
        }
    }
    folded
}

/// A pattern with its classes in ASCII. Inside brackets a class in brackets is allowed too.
fn with_folded_classes(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len() * 2);
    let mut letters = pattern.chars();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            out.push(letter);
            continue;
        }
        match letters.next() {
            Some('b') => out.push_str(r"(?-u:\b)"),
            Some('w') => out.push_str("[a-z0-9_]"),
            Some('W') => out.push_str("[^a-z0-9_]"),
            Some('d') => out.push_str("[0-9]"),
            Some('s') => out.push_str(r"[\t-\r\x20]"),
            Some('S') => out.push_str(r"[^\t-\r\x20]"),
            other => out.extend(std::iter::once('\\').chain(other)),
        }
    }
    out
}

/// The same pattern over ASCII. `[^.]` of all Unicode is ten times as big, and a mail has hundreds of them.
fn narrowed(pattern: Hir) -> Hir {
    match pattern.into_kind() {
        HirKind::Empty => Hir::empty(),
        HirKind::Literal(literal) => Hir::literal(literal.0),
        HirKind::Look(look) => Hir::look(look),
        HirKind::Class(Class::Unicode(mut class)) => {
            class.intersect(&ClassUnicode::new([ClassUnicodeRange::new('\0', '\x7F')]));
            Hir::class(Class::Unicode(class))
        }
        HirKind::Class(class) => Hir::class(class),
        HirKind::Repetition(mut repetition) => {
            *repetition.sub = narrowed(*repetition.sub);
            Hir::repetition(repetition)
        }
        HirKind::Capture(mut capture) => {
            *capture.sub = narrowed(*capture.sub);
            Hir::capture(capture)
        }
        HirKind::Concat(parts) => Hir::concat(parts.into_iter().map(narrowed).collect()),
        HirKind::Alternation(parts) => Hir::alternation(parts.into_iter().map(narrowed).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn over_ascii_nothing_changes(text in "([ -~]|doel|vraag| |\n){0,30}") {
            for pattern in [
                r"^\W{0,4}(?:doel|vraag)[^.?!]{0,20}?([a-z]+)$",
                r"(?m)^[^a-z]*.{2,8}(?-u:\b)vraag",
                r"(?i:doel)\s+\S{1,3}|[é€☐x]y?",
                r"(?:a|b|[^\n]{3})+?\.",
            ] {
                let narrow = narrowed(regex_syntax::parse(pattern).expect(pattern)).to_string();
                let (narrow, whole) = (regex::Regex::new(&narrow).expect(&narrow), regex::Regex::new(pattern).expect(pattern));
                let groups = |r: &regex::Regex| r.captures(&text).map(|c| c.iter().map(|m| m.map(|m| m.range())).collect::<Vec<_>>());
                prop_assert_eq!(groups(&narrow), groups(&whole));
            }
        }
    }
}
