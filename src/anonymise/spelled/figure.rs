//! Figures: what is made of digits, letters and signs (a day, a postcode, a plate, an address of mail), set apart one by one
//! (`1 2 - 0 3 - 1 9 6 1`, `6 1 7 1   A B`). Unlike words they are taken only for what they must be somebody's.

use super::super::recognise::digits::passes_elfproef;
use super::{Apart, LONGEST_GAP, end_of, is_number, is_part};
use crate::pattern::Regex;
use std::sync::LazyLock;

/// Longer ones are none.
const LONGEST: usize = 64;

/// What stands between members and holds a place of its own.
const SIGNS: &[char] = &['-', '/', '.', '@', ':', '_', '+'];

static DAY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(
        r"^(?:(?:[12]?\d|0\d|3[01])(?:[-/.]| [-/.] )(?:0?[1-9]|1[0-2])(?:[-/.]| [-/.] )(?:19|20)?\d\d|(?:[12]?\d|3[01]) (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december) (?:19|20)\d\d)$",
    )
    .expect("a fixed pattern")
});

static POSTCODE: LazyLock<Regex> = LazyLock::new(|| Regex::folded(r"^[1-9]\d{3} ?[a-z]{2}$").expect("a fixed pattern"));

static PLATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"^(?:[a-z]{1,3}-\d{2,3}-[a-z]{1,2}|\d{1,2}-[a-z]{2,3}-\d{1,2}|[a-z]{2}-[a-z]{2}-\d\d|[a-z]{2}-\d\d-[a-z]{2}|\d\d-\d\d-[a-z]{2}|\d\d-[a-z]{2}-[a-z]{2}|\d-[a-z]{3}-\d\d|[a-z]{3}-\d\d-[a-z])$")
        .expect("a fixed pattern")
});

/// A member of a figure, and what stands before it.
struct Member {
    c: char,
    start: usize,
    end: usize,
    /// More than the gap stands before it: a blank between two groups.
    wide: bool,
}

/// A figure that was read.
pub(super) struct Figure {
    pub apart: Vec<Apart>,
    /// Where its last member ends.
    pub end: usize,
}

/// The longest figure that begins at `start`.
pub(super) fn read(text: &str, start: usize) -> Option<Figure> {
    let members = members(text, start)?;
    let ends =
        (5..=members.len()).rev().filter(|n| members.get(*n).is_none_or(|next| next.wide || !next.c.is_alphanumeric()));
    let count =
        ends.into_iter().find(|n| members[*n - 1].c.is_alphanumeric() && is_somebodys(&said(&members[..*n])))?;
    let mut apart = Vec::new();
    for pair in members[..count].windows(2) {
        apart.push(Apart { range: pair[0].end..pair[1].start, instead: if pair[1].wide { " " } else { "" } });
    }
    Some(Figure { apart, end: members[count - 1].end })
}

/// Letters, digits and signs one by one, with the same gap between all, or with a blank in it.
fn members(text: &str, start: usize) -> Option<Vec<Member>> {
    let first = text[start..].chars().next()?;
    let end = end_of(text, start, first);
    let gap_length: usize =
        text[end..].chars().take(LONGEST_GAP).take_while(|c| !is_part(*c)).map(char::len_utf8).sum();
    let whole = &text[end..end + gap_length];
    // Of a gap with a sign within (`Z / 2 6`) the gap is what stands on both sides of the sign.
    let around = whole.chars().next().map_or("", |c| &whole[..c.len_utf8()]);
    let sign = whole.strip_prefix(around).and_then(|rest| rest.strip_suffix(around)).filter(|s| s.len() == 1);
    // The same once more behind the next letter: it is the gap itself.
    let again = text[end + gap_length..].chars().next().map_or(0, char::len_utf8);
    let repeated = text.get(end + gap_length + again..).is_some_and(|rest| rest.starts_with(whole));
    let gap = if sign.is_some_and(|s| s.starts_with(SIGNS)) && !repeated { around } else { whole };
    if gap.is_empty() {
        return None;
    }
    let mut members = vec![Member { c: first, start, end, wide: false }];
    while members.len() < LONGEST {
        let end = members.last().map_or(start, |member| member.end);
        let Some(next) = next(text, end, gap) else { break };
        members.push(next);
    }
    // A last letter that begins a word is none of the figure.
    let last = members.last()?;
    if last.c.is_alphanumeric() && text[last.end..].chars().next().is_some_and(is_part) {
        members.pop();
    }
    Some(members)
}

/// The member behind a place: behind the gap, or behind a blank that has the gap on both its sides.
fn next(text: &str, end: usize, gap: &str) -> Option<Member> {
    let rest = text[end..].strip_prefix(gap)?;
    let at = end + gap.len();
    let c = rest.chars().next()?;
    if c.is_alphanumeric() || SIGNS.contains(&c) && rest[c.len_utf8()..].starts_with(gap) {
        return Some(Member { c, start: at, end: end_of(text, at, c), wide: false });
    }
    let blank: usize = rest.chars().take(2 * LONGEST_GAP).take_while(|c| c.is_whitespace()).map(char::len_utf8).sum();
    let past = rest[blank..].strip_prefix(gap).filter(|_| !gap.trim().is_empty()).unwrap_or(&rest[blank..]);
    let c = past.chars().next().filter(|c| blank > 0 && c.is_alphanumeric())?;
    let at = text.len() - past.len();
    Some(Member { c, start: at, end: end_of(text, at, c), wide: true })
}

/// What members say, in lower case.
fn said(members: &[Member]) -> String {
    let mut said = String::new();
    for member in members {
        if member.wide {
            said.push(' ');
        }
        said.extend(member.c.to_lowercase());
    }
    said
}

/// Whether this can hardly be anything but what leads to somebody.
fn is_somebodys(said: &str) -> bool {
    let digits: String = said.chars().filter(char::is_ascii_digit).collect();
    let letters = said.chars().filter(|c| c.is_alphabetic()).count();
    let has_sign = said.contains(SIGNS);
    if letters == 0 && (has_sign || said.contains(' ')) {
        let grouped = is_number(&digits) && (digits.len() != 9 || passes_elfproef(&digits));
        // Of scores with a dash between all (`2 - 3 - 2`) nothing hangs together.
        let few_signs = said.matches(SIGNS).count() * 2 <= digits.len() - digits.len() / 4;
        if grouped || has_sign && few_signs && !said.contains(' ') && digits.len() >= 8 {
            return true;
        }
    }
    let address =
        said.matches('@').count() == 1 && letters >= 6 && said.rsplit('@').next().is_some_and(|d| d.contains('.'));
    let reference =
        has_sign && !said.contains([' ', '@', '.', ':']) && letters > 0 && letters <= 4 && digits.len() >= 5;
    address || reference || POSTCODE.is_match(said) || DAY.is_match(said) || PLATE.is_match(said)
}

#[cfg(test)]
mod tests {
    use super::super::tests::joined;

    #[test]
    fn what_leads_to_somebody_is_joined() {
        for (from, to) in [
            ("geb. 1 2 - 0 3 - 1 9 6 1, x", "geb. 12-03-1961, x"),
            ("(1.2.-.0.3.-.1.9.6.1)", "(12-03-1961)"),
            ("1 9   j a n u a r i   1 9 7 2", "19 januari 1972"),
            ("in 6 1 7 1   A B Elsloo", "in 6171 AB Elsloo"),
            ("6 1 7 1 A B.", "6171AB."),
            ("bsn 1 1 1   2 2 2   3 3 3", "bsn 111 222 333"),
            ("bsn 1\n1\n1\n\n2\n2\n2\n \n3\n3\n3\n", "bsn 111 222 333\n"),
            ("auto 1-2---A-B-C---3 x", "auto 12-ABC-3 x"),
            ("K-R---1-2-3---B", "KR-123-B"),
            ("mail j a n . b o s @ p o s t . e x a m p l e", "mail jan.bos@post.example"),
            ("zaak Z / 2 6 / 0 1 2 3 4 5", "zaak Z/26/012345"),
            ("zaak 2 0 2 6 . 0 1 2 3 4 5", "zaak 2026.012345"),
            ("0 6 - 1 2 3 4 5 6 7 8", "06-12345678"),
            ("1\u{2009}2\u{2009}-\u{2009}0\u{2009}3\u{2009}-\u{2009}1\u{2009}9\u{2009}6\u{2009}1", "12-03-1961"),
        ] {
            assert_eq!(joined(from), to, "{from}");
        }
    }

    #[test]
    fn what_is_nobodys_stays() {
        for text in [
            "1 2 3 4 5 6",
            "scores 2 - 3 - 2 - 4 - 1 - 5 - 3 - 3 - 2 - 4",
            "2 3 / 4 5",
            "4 x 2 = 8",
            "1 + 1 = 2",
            "a b - c d",
            "1\n2\n3\n4\n5",
            "9 - 5 uur, 2 - 3 dagen",
            "1 . 2 . 3",
        ] {
            assert_eq!(joined(text), text, "{text}");
        }
    }
}
