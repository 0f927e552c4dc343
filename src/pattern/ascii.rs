//! Patterns for texts that hold nothing but ASCII: their classes need not know the rest of Unicode.

use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind};

/// The same pattern over ASCII. `[^.]` of all Unicode is ten times as big, and a mail has hundreds of them.
pub(super) fn narrowed(pattern: Hir) -> Hir {
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
