//! Grouped: numbers whose groups stand apart by a sign that nobody writes in one (`177,922,941`, `47~15~30~33~5`). Dots, dashes,
//! slashes and blanks are left to those who read numbers.

use super::super::recognise::iban::is_iban;
use super::{Apart, is_number, is_part};

/// Longer groups are numbers by themselves.
const LONGEST_GROUP: usize = 5;
/// So many groups has the longest: an account two by two.
const MOST_GROUPS: usize = 17;

/// A number that was read.
pub(super) struct Grouped {
    pub apart: Vec<Apart>,
    /// Where its last group ends.
    pub end: usize,
}

/// The number in groups whose first one ends at `first_end`, if it can hardly be anything but somebody's.
pub(super) fn read(text: &str, first_end: usize) -> Option<Grouped> {
    let gap = gap(&text[first_end..])?;
    let behind = text.as_bytes().get(first_end + gap.len())?;
    let last = text[..first_end].bytes().next_back()?;
    if !behind.is_ascii_alphanumeric() || !(last.is_ascii_digit() || behind.is_ascii_digit()) {
        return None;
    }
    let length = text[..first_end].bytes().rev().take(LONGEST_GROUP + 1).take_while(u8::is_ascii_alphanumeric).count();
    let start = first_end - length;
    if length > LONGEST_GROUP || text[..start].chars().next_back().is_some_and(is_part) {
        return None;
    }
    let mut whole = text[start..first_end].to_ascii_lowercase();
    let mut groups: Vec<std::ops::Range<usize>> = Vec::with_capacity(MOST_GROUPS);
    groups.push(start..first_end);
    let mut end = first_end;
    while groups.len() < MOST_GROUPS {
        let Some(rest) = text[end..].strip_prefix(gap) else { break };
        let length = rest.bytes().take(LONGEST_GROUP + 1).take_while(u8::is_ascii_alphanumeric).count();
        if length == 0 || length > LONGEST_GROUP {
            break;
        }
        // "…, 56, 78, graag": behind a comma and a blank the sentence may go on.
        let figures = |bytes: &[u8]| bytes.iter().any(u8::is_ascii_digit);
        if gap == ", " && !figures(&rest.as_bytes()[..length]) && !whole.bytes().any(|b| b.is_ascii_alphabetic()) {
            break;
        }
        let from = end + gap.len();
        end = from + length;
        whole.push_str(&text[from..end].to_ascii_lowercase());
        groups.push(from..end);
    }
    let closed = !text[end..].chars().next().is_some_and(is_part);
    let listed = gap == ", " && (!is_called(&text[..start], &whole) || is_count(text, &groups));
    (closed && groups.len() > 2 && !listed && is_somebodys(&whole, gap)).then(|| Grouped {
        apart: groups.windows(2).map(|pair| Apart { range: pair[0].end..pair[1].start, instead: "" }).collect(),
        end,
    })
}

/// Whether what is read with a comma and a blank between ("06, 12, 34, 56, 78") is the number that the words before it speak of, or
/// one to call.
fn is_called(before: &str, whole: &str) -> bool {
    /// So far back the word for a number may stand, in bytes.
    const NEAR: usize = 40;
    let near = before[before.ceil_char_boundary(before.len().saturating_sub(NEAR))..].to_ascii_lowercase();
    let line = near.rsplit('\n').next().unwrap_or("");
    let said = |words: &[&str]| words.iter().any(|word| line.contains(word));
    match whole.len() {
        10 => whole.starts_with("06") && !said(&["week", "weken", "groep", "kamer", "nummers"]),
        9 => said(&["bsn", "burgerservice", "sofi"]),
        _ => said(&["iban", "rek", "bank", "giro"]),
    }
}

/// "06, 07, 08, 09, 10": the same step from each to the next.
fn is_count(text: &str, groups: &[std::ops::Range<usize>]) -> bool {
    let values: Vec<i64> = groups.iter().filter_map(|group| text[group.clone()].parse().ok()).collect();
    values.len() == groups.len() && values.windows(3).all(|three| three[1] - three[0] == three[2] - three[1])
}

/// The sign that a group is followed by, with a blank on both sides or on none; behind a comma there may be one alone.
fn gap(rest: &str) -> Option<&str> {
    let blank = usize::from(rest.starts_with(' '));
    let sign = rest[blank..].chars().next()?;
    let is_sign =
        !sign.is_alphanumeric() && !sign.is_whitespace() && !matches!(sign, '.' | '-' | '/' | '@' | '&' | '<');
    if !is_sign {
        return None;
    }
    let twice = rest[blank + sign.len_utf8()..].starts_with(sign);
    let length = blank + sign.len_utf8() * (1 + usize::from(twice)) + blank;
    if let Some(gap) = rest.get(..2).filter(|gap| *gap == ", ") {
        return Some(gap);
    }
    let gap = rest.get(..length)?;
    (blank == 0 || gap.ends_with(' ')).then_some(gap)
}

fn is_somebodys(whole: &str, gap: &str) -> bool {
    if !whole.bytes().all(|b| b.is_ascii_digit()) {
        return is_iban(whole);
    }
    // "01,02,03,04,05" are rooms or weeks.
    let listed = gap.contains([',', ';', ':', '+', '|']) && whole.len() == 10 && !whole.starts_with("06");
    is_number(whole) && !listed
}

#[cfg(test)]
mod tests {
    use super::super::tests::joined;

    #[test]
    fn numbers_in_groups_are_joined_whatever_stands_between() {
        for (from, to) in [
            ("BSN 111,222,333.", "BSN 111222333."),
            ("bsn 11~12~22~33~3 x", "bsn 111222333 x"),
            ("bel 06'1234'5678", "bel 0612345678"),
            ("bel 06 | 12 | 34 | 56 | 78!", "bel 0612345678!"),
            ("bel 06__12__34__56__78", "bel 0612345678"),
            ("bel 06·12·34·56·78", "bel 0612345678"),
            ("bel 06, 12, 34, 56, 78, graag", "bel 0612345678, graag"),
            ("bsn: 11, 12, 22, 33, 3.", "bsn: 111222333."),
            ("rek NL,91,AB,NA,04,17,16,43,00", "rek NL91ABNA0417164300"),
            ("rek NL91'ABNA'0417'1643'00", "rek NL91ABNA0417164300"),
        ] {
            assert_eq!(joined(from), to, "{from}");
        }
    }

    #[test]
    fn other_rows_stay() {
        for text in [
            "111,222,334 euro",
            "kamers 01,02,03,04,05",
            "in 06, 07, 08, 09, 10 en week 06, 12, 34, 56, 78",
            "de huizen 11, 12, 22, 33, 3",
            "om 10:30:45 uur",
            "2,3,4,5 en 6",
            "schulden: 1'234'567 frank",
            "NL,12,AB",
            "foto's,12,13",
        ] {
            assert_eq!(joined(text), text, "{text}");
        }
    }
}
