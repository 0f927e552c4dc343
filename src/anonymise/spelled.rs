//! Spelled: letters and digits that somebody set apart (`F a t i m a`, `1-2-3-4`), one by one or one a line, so that they read
//! as a word or a number and yet are none; groups of a number with signs between, and figures for letters (`F4t1m4`).
//!
//! In comes any text; out goes what stands between such letters. One pass, linear.

mod bracketed;
mod figure;
mod grouped;
mod leet;
mod masked;

use super::fold::is_unseen;
use super::recognise::digits::passes_elfproef;
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// The longest thing between two letters, in characters: `****` of bold letters.
const LONGEST_GAP: usize = 4;

/// So many masked words are known again.
const MASKED: usize = 16;

/// A place between letters set apart, and what it stands for: nothing, or a blank between two words; or a figure that stands for
/// a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Apart {
    pub range: Range<usize>,
    pub instead: &'static str,
}

/// A letter or digit of a stretch, and what stands behind it.
#[derive(Clone, Copy)]
struct Sign {
    c: char,
    /// Where the gap behind it begins.
    end: usize,
}

/// The gaps between letters and digits set apart, in order. Each stretch has the same gap throughout: four letters make one
/// (three, when only the first is a capital), digits if they are a number of somebody, or eight of both. A capital after a small letter begins a new
/// word, a digit after a letter a number; of two stretches side by side the space between is one blank.
pub(super) fn spelled(text: &str) -> Vec<Apart> {
    let bytes = text.as_bytes();
    let mut found: Vec<Apart> = Vec::new();
    let mut masks: Vec<&str> = Vec::new();
    let mut last_end = None;
    let mut at = 0;
    while at + 1 < bytes.len() {
        // Nearly everywhere a word goes on; that is seen without looking at characters.
        let (this, next) = (bytes[at], bytes[at + 1]);
        if this.is_ascii_lowercase() && next.is_ascii_lowercase() {
            at += 1;
            continue;
        }
        if leet::may_be(this, next)
            && text.is_char_boundary(at + 1)
            && let Some(read) = leet::read(text, at + 1)
            && is_behind(&found, &read.letters)
        {
            at = read.end;
            found.extend(read.letters);
            continue;
        }
        if masked::may_be(this, next)
            && text.is_char_boundary(at + 1)
            && let Some((signs, word)) = masked::read(text, at + 1, &masks)
            && is_behind(&found, &signs)
        {
            at = word.end;
            if masks.len() < MASKED {
                masks.push(&text[word]);
            }
            found.extend(signs);
            continue;
        }
        if matches!(this, b'(' | b'[')
            && let Some((brackets, end)) = bracketed::read(text, at)
            && is_behind(&found, &brackets)
        {
            // To the end of the word, within which nothing is set apart.
            at = end + bytes[end..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
            found.extend(brackets);
            continue;
        }
        if this.is_ascii() && (!this.is_ascii_alphanumeric() || next.is_ascii_alphanumeric()) {
            at += 1;
            continue;
        }
        if !text.is_char_boundary(at) {
            at += 1;
            continue;
        }
        let Some(first) = text[at..].chars().next() else { break };
        let before = text[..at].chars().next_back();
        if first.is_ascii_alphanumeric()
            && let Some(read) = grouped::read(text, at + 1)
            && is_behind(&found, &read.apart)
        {
            last_end = Some(read.end);
            at = read.end;
            found.extend(read.apart);
            continue;
        }
        if !first.is_alphanumeric() || before.is_some_and(is_part) {
            // To its last byte, behind which a figure may stand for a letter.
            at += (first.len_utf8() - 1).max(1);
            continue;
        }
        if let Some(read) = figure::read(text, at) {
            last_end = Some(read.end);
            at = read.end;
            found.extend(read.apart);
            continue;
        }
        let behind =
            |gap: &str| last_end.map(|end| end..at).filter(|between| is_one_blank(&text[between.clone()], gap));
        let read = stretch(text, at, first, |gap| behind(gap).is_some());
        if !read.apart.is_empty() {
            let between = behind(read.gap);
            found.extend(between.map(|range| Apart { range, instead: " " }));
            last_end = Some(read.end);
            found.extend(read.apart);
        }
        at = read.next;
    }
    found
}

/// Whether places begin behind those that were found.
fn is_behind(found: &[Apart], next: &[Apart]) -> bool {
    found.last().is_none_or(|last| next.first().is_some_and(|next| next.range.start >= last.range.end))
}

/// Whether what stands between two stretches is the blank between two words, set apart as well; over lines only where the
/// letters stand one a line.
fn is_one_blank(between: &str, gap: &str) -> bool {
    !between.is_empty()
        && between.chars().count() <= 3 * LONGEST_GAP
        && !between.contains(['.', ',', ':', ';', '(', ')'])
        && (gap.contains('\n') || !between.contains('\n'))
        && between.chars().any(char::is_whitespace)
        && !between.chars().any(is_part)
}

/// What was read of a stretch.
struct Stretch<'a> {
    /// What stands between its letters.
    gap: &'a str,
    apart: Vec<Apart>,
    /// Where its last letter ends.
    end: usize,
    /// Where to go on.
    next: usize,
}

/// Where a character ends with the marks on it.
fn end_of(text: &str, at: usize, c: char) -> usize {
    let marks = text[at + c.len_utf8()..].chars().take_while(|c| is_combining_mark(*c) || is_unseen(*c));
    at + c.len_utf8() + marks.map(char::len_utf8).sum::<usize>()
}

/// Reads the stretch that begins with the letter `first` at `start`, if it is one. `goes_on` says whether it stands one blank,
/// set apart as well, behind another: a house number behind its street.
fn stretch(text: &str, start: usize, first: char, goes_on: impl Fn(&str) -> bool) -> Stretch<'_> {
    let end_of = |at: usize, c: char| end_of(text, at, c);
    let mut signs = vec![Sign { c: first, end: end_of(start, first) }];
    let gap_length: usize =
        text[signs[0].end..].chars().take(LONGEST_GAP).take_while(|c| !is_part(*c)).map(char::len_utf8).sum();
    let gap = &text[signs[0].end..signs[0].end + gap_length];
    let around = gap.split_once(['\'', '\u{2019}']).filter(|(before, behind)| before == behind && !before.is_empty());
    let gap = around.map_or(gap, |(gap, _)| gap);
    let mut apart = Vec::new();
    if gap.is_empty() {
        return Stretch { gap, apart, end: signs[0].end, next: signs[0].end };
    }
    loop {
        let end = signs.last().map_or(start, |sign| sign.end);
        let Some(rest) = text[end..].strip_prefix(gap) else { break };
        // "O.'.B.r.i.e.n".
        let apostrophe = |c: char| {
            let behind = rest[c.len_utf8()..].strip_prefix(gap).and_then(|rest| rest.chars().next());
            matches!(c, '\'' | '\u{2019}') && !gap.contains(c) && behind.is_some_and(char::is_alphabetic)
        };
        let Some(c) = rest.chars().next().filter(|c| c.is_alphanumeric() || apostrophe(*c)) else { break };
        signs.push(Sign { c, end: end_of(end + gap.len(), c) });
    }
    let mut next = signs.last().map_or(start, |sign| sign.end);
    // A last letter that begins a word is none of the stretch.
    if text[next..].chars().next().is_some_and(is_part) {
        signs.pop();
    }
    let last = signs.last().map_or(start, |sign| sign.end);
    if !first.is_ascii_digit()
        && let Some(number) = signs.iter().position(|sign| sign.c.is_ascii_digit())
        && let at = signs[number - 1].end + gap.len()
        && figure::read(text, at).is_some_and(|figure| figure.end > last)
    {
        // Behind the letters a number begins that goes on past the stretch, with signs in it.
        signs.truncate(number);
        next = at;
    }
    // Behind a word set apart in the same way a short one is one too: a house number, "de" before a surname.
    let short = (2..=5).contains(&signs.len());
    let alike = first.is_ascii_digit() || !signs.iter().any(|sign| sign.c.is_ascii_digit());
    if short && alike && goes_on(gap) || is_word_in_disguise(&signs, gap) {
        for pair in signs.windows(2) {
            let (a, b) = (pair[0].c, pair[1].c);
            let new_word = a.is_lowercase() && b.is_uppercase() || a.is_numeric() != b.is_numeric();
            let range = pair[0].end..pair[0].end + gap.len();
            apart.push(Apart { range, instead: if new_word { " " } else { "" } });
        }
    }
    Stretch { gap, apart, end: signs.last().map_or(start, |sign| sign.end), next }
}

/// Whether a character belongs to a word.
fn is_part(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

fn is_word_in_disguise(signs: &[Sign], gap: &str) -> bool {
    let count = signs.len();
    let digits: String = signs.iter().map(|sign| sign.c).filter(char::is_ascii_digit).collect();
    if digits.len() == count {
        return is_number(&digits);
    } else if !digits.is_empty() {
        return count >= 8;
    }
    let begins_capital = signs.first().is_some_and(|sign| sign.c.is_uppercase());
    let small = signs.iter().skip(1).filter(|sign| !sign.c.is_uppercase()).count();
    let capital_word = begins_capital && small >= 3;
    let blank = gap.chars().all(char::is_whitespace);
    match gap {
        // Initials (J.A.M.) and abbreviations (i.v.m.) are no word in disguise.
        _ if gap.contains('.') => capital_word || count >= 7,
        _ if blank && gap.chars().count() == 1 => count >= 4 || count == 3 && begins_capital && small == 2,
        _ if gap.contains(',') => capital_word || count >= 6,
        _ => count >= 4,
    }
}

/// A number that is somebody's: scores of a list (`2-3-2-4-1`) and steps of a scale are none.
fn is_number(digits: &str) -> bool {
    match digits.len() {
        9 => passes_elfproef(digits),
        10 => digits.starts_with('0') && digits != "0123456789",
        11 => digits.starts_with("31"),
        13 => digits.starts_with("0031"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with its letters set apart put together.
    pub(super) fn joined(text: &str) -> String {
        let mut out = text.to_owned();
        spelled(text).into_iter().rev().for_each(|apart| out.replace_range(apart.range, apart.instead));
        out
    }

    #[test]
    fn letters_and_digits_set_apart_are_joined_whatever_stands_between() {
        for (from, to) in [
            ("F a t i m a komt", "Fatima komt"),
            ("J a n  komt", "Jan  komt"),
            ("F a t i m a B o s", "Fatima Bos"),
            ("F.a.t.i.m.a", "Fatima"),
            ("F·a·t·i·m·a· ·d·e· ·W·i·t is", "Fatima de Wit is"),
            ("F a t i m a   d e   W i t.", "Fatima de Wit."),
            ("O.'.B.r.i.e.n", "O'Brien"),
            ("AA.a 0aaé3 A0", "AA.a oaaée A0"),
            ("van f-a-t-i-m-a, en", "van fatima, en"),
            ("F/a/t/i/m/a B_o_s_m_a", "Fatima Bosma"),
            ("F|a|t|i|m|a", "Fatima"),
            ("F, a, t, i, m, a", "Fatima"),
            ("F - a - t - i - m - a", "Fatima"),
            ("m e v r   F a t i m a   B o s m a , x", "mevr Fatima Bosma , x"),
            ("F*a*t*i*m*a* *B*o*s*m*a*,* *x", "Fatima Bosma*,* *x"),
            ("F\na\nt\ni\nm\na\nB\no\ns\nm\na\n", "Fatima Bosma\n"),
            ("F\na\nt\ni\nm\na\n \nB\no\ns\nm\na\n", "Fatima Bosma\n"),
            ("F🙂a🙂t🙂i🙂m🙂a", "Fatima"),
            ("**F****a****t****i****m****a**", "**Fatima**"),
            ("F\u{a0}a\u{a0}t\u{a0}i\u{a0}m\u{a0}a\u{a0} \u{a0}B\u{a0}o\u{a0}s\u{a0}m\u{a0}a", "Fatima Bosma"),
            ("F\na\nt\ni\nm\na\n", "Fatima\n"),
            ("F\r\n> a\r\n> t\r\n> i\r\n> m\r\n> a", "Fatima"),
            ("W i ś n i e w s k a", "Wiśniewska"),
            ("Z o e\u{308} k i", "Zoe\u{308}ki"),
            ("1 2 3 4 5 6 7 8 2", "123456782"),
            ("1-2-3-4-5-6-7-8-2.", "123456782."),
            ("0/6/1/2/3/4/1/2/3/4", "0612341234"),
            ("N L 9 1 A B N A 0 4 1 7", "NL 91 ABNA 0417"),
            ("B e u k l a a n   1 6 a, x", "Beuklaan 16 a, x"),
            ("s\n1\n1\n1\n1\n.\n2\n2\n.\n3\n3\n3\n", "s\n1111.22.333\n"),
            ("B\no\ns\nm\na\n1\n1\n1\n1\n.\n2\n2\n.\n3\n3\n3\n", "Bosma\n1111.22.333\n"),
        ] {
            assert_eq!(joined(from), to, "{from}");
        }
    }

    #[test]
    fn what_is_no_disguise_stays() {
        for text in [
            "i.v.m. a.u.b. a.d.h.v. J.A.M. de Wit, J. A. M. H. de Wit",
            "plan a b of c",
            "kind A, B, C en D",
            "0 1 2 3 4 5 6 7 8 9 10",
            "ZRM: 2-3-2-4-1-5-3-3-2-4-5",
            "2 x 3 = 6",
            "x\ty\nz",
            "3-2-1",
        ] {
            assert_eq!(joined(text), text);
        }
    }
}
