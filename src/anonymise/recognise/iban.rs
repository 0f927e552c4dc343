//! IBAN: by length of the country and mod 97; broken ones and old account numbers after a word that says so.

use super::digits::{Digits, begins_freely};
use super::spoken;
use crate::anonymise::among::among;
use crate::anonymise::candidate::{Candidate, Context};
use crate::anonymise::view::{Kind, View};
use crate::model::Category;
use crate::pattern::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Countries and the length of their IBAN (ISO 13616 registry).
const LENGTHS: &[(&str, usize)] = &[
    ("nl", 18),
    ("be", 16),
    ("de", 22),
    ("pl", 28),
    ("lt", 20),
    ("lu", 20),
    ("fr", 27),
    ("gb", 22),
    ("es", 24),
    ("it", 27),
    ("pt", 25),
    ("ro", 24),
    ("bg", 22),
    ("hu", 28),
    ("cz", 24),
    ("sk", 24),
    ("at", 20),
    ("ch", 21),
    ("ie", 22),
    ("gr", 27),
    ("tr", 26),
    ("ua", 29),
    ("lv", 21),
    ("ee", 20),
    ("hr", 21),
    ("si", 19),
    ("se", 24),
    ("dk", 18),
    ("fi", 18),
    ("no", 15),
    ("mt", 31),
    ("cy", 28),
    ("rs", 22),
    ("ba", 20),
    ("al", 28),
    ("mk", 19),
    ("md", 24),
    ("ge", 22),
    ("il", 23),
    ("sa", 24),
    ("ae", 23),
    ("tn", 24),
    ("jo", 30),
    ("lb", 28),
    ("pk", 24),
    ("me", 22),
    ("xk", 20),
    ("is", 26),
    ("li", 21),
];

static CUE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"(?:\biban|rekening(?:nummer|nr)?|\brek|bankrek(?:ening)?|bankrekeningnummer|banknummer|\bgiro|girorekening)[\s.:]*(?:nr|nummer|nummer is|is|van \w+|:)?[\s.:(]*$").expect("a fixed pattern")
});

pub(super) fn find(context: &Context, found: &mut Vec<Candidate>) {
    let view = context.view;
    let mut past = 0;
    for (index, token) in view.numbers() {
        let at = token.range().start;
        if at < past {
            continue;
        }
        let hit = country(view, index).and_then(|start| account(view, start)).or_else(|| old_account(view, at));
        let hit = hit.or_else(|| last_figures(view, token.range())).or_else(|| reversed(view, index));
        if let Some((range, confidence, rule)) = hit {
            past = range.end;
            found.push(context.at(range, Category::Iban, confidence, rule));
        }
    }
    if CUES.iter().any(|cue| view.lower.contains(cue)) {
        spelt(context, found);
    }
}

/// Words for the number, or the letters that open them.
const CUES: &[&str] = &["iban", "rekening", "bankrekening"];

/// `IBAN en el twintig ing bee nul nul een …`, `NL 20 INGB, dan 0001, dan 2345`: spelt in letters, words and groups of figures.
fn spelt(context: &Context, found: &mut Vec<Candidate>) {
    /// So many tokens may stand between the word and the number.
    const REACH: usize = 8;
    /// So many tokens has the longest number.
    const LONGEST: usize = 48;
    let view = context.view;
    let mut past = 0;
    for (at, token) in view.tokens.iter().enumerate() {
        let cue = token.kind == Kind::Word && CUES.iter().any(|cue| view.lower_word(token).starts_with(cue));
        if !cue || at < past {
            continue;
        }
        let begins = |index: &usize| {
            let word = view.lower_word(&view.tokens[*index]);
            let next = view.tokens.get(index + 1).map_or("", |t| view.lower_word(t));
            matches!((word, next), ("en", "el" | "l") | ("n", "l" | "el"))
                || word == "nl" && (next.bytes().all(|b| b.is_ascii_digit()) || spoken::said(next).is_some())
                || spoken::said(word).is_some() && spoken::said(next).is_some()
        };
        let Some(first) = (at + 1..(at + 1 + REACH).min(view.tokens.len())).find(begins) else { continue };
        let (mut digits, mut words, mut end) = (0, 0, first);
        for (index, token) in view.tokens.iter().enumerate().skip(first).take(LONGEST) {
            let word = view.lower_word(token);
            let said = spoken::said(word);
            match token.kind {
                Kind::Number => digits += word.len(),
                Kind::Word if said.is_some() => {
                    digits += said.map_or(0, |digits| digits.len());
                    words += 1;
                }
                Kind::Word if is_letters(word) => words += usize::from(word == "dan"),
                Kind::Punct if matches!(word, "-" | "," | "." | "…" | "/") => continue,
                _ => break,
            }
            end = index + 1;
        }
        if digits >= 7 && words > 0 && end > first + 2 {
            let range = view.tokens[first].range().start..view.tokens[end - 1].range().end;
            found.push(context.at(range, Category::Iban, 0.9, "account-spelt"));
            past = end;
        }
    }
}

/// Names of letters and banks, and the small words of dictation between groups.
fn is_letters(word: &str) -> bool {
    word.len() == 1
        || among!(
            word,
            "en" | "el"
                | "ee"
                | "er"
                | "es"
                | "em"
                | "ef"
                | "aa"
                | "bee"
                | "be"
                | "cee"
                | "dee"
                | "gee"
                | "ge"
                | "haa"
                | "ha"
                | "ie"
                | "ka"
                | "oo"
                | "pee"
                | "kuu"
                | "tee"
                | "uu"
                | "vee"
                | "wee"
                | "ix"
                | "zet"
                | "nl"
                | "ing"
                | "ingb"
                | "rabo"
                | "abna"
                | "abn"
                | "sns"
                | "snsb"
                | "asn"
                | "asnb"
                | "trio"
                | "triodos"
                | "knab"
                | "bunq"
                | "rbrb"
                | "dan"
                | "nog"
                | "daarna"
                | "spatie"
                | "dubbel"
                | "keer"
        )
}

/// `haar rekening eindigt op 4300`.
fn last_figures(view: &View, range: Range<usize>) -> Option<Hit> {
    let before = view.line_before(range.start, 60);
    let said = (before.contains("eindig") || before.contains("laatste"))
        && (before.contains("rekening") || before.contains("iban"));
    let closed = !view.lower[range.end..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | ':' | '€'));
    let led = before.ends_with("op ") || before.ends_with("cijfers ") || before.ends_with(": ");
    (said && led && closed && (3..=4).contains(&range.len()) && begins_freely(view, range.start)).then_some((
        range,
        0.8,
        "account-last-figures",
    ))
}

/// `0034617140ANBA19LN`: an account from back to front.
fn reversed(view: &View, index: usize) -> Option<Hit> {
    const LENGTH: usize = 18;
    let check = view.tokens[index].range();
    let country = view.tokens.get(index + 1)?.range();
    if check.len() != 2 || view.lower.get(country.clone())? != "ln" || country.start - check.end > 1 {
        return None;
    }
    let bytes = view.lower.as_bytes();
    let (mut account, mut start) = (String::new(), country.end);
    while account.len() < LENGTH {
        let joint = start > 0 && matches!(bytes[start - 1], b' ' | b'.' | b'-');
        start -= usize::from(joint);
        let before = start.checked_sub(1).filter(|at| bytes[*at].is_ascii_alphanumeric())?;
        account.push(char::from(bytes[before]));
        start = before;
    }
    is_iban(&account).then_some((start..country.end, 0.99, "iban-reversed"))
}

/// Where the two letters of a country begin, right before a number.
fn country(view: &View, index: usize) -> Option<usize> {
    let number = view.tokens[index].range();
    let dash = usize::from(index > 1 && view.lower_word(&view.tokens[index - 1]) == "-");
    let letters = view.tokens[index.checked_sub(1 + dash)?].range();
    let near = number.start - letters.end <= 1 && letters.len() == 2;
    let free = !view.lower[..letters.start].ends_with(|c: char| c.is_alphanumeric());
    (near && free).then_some(letters.start)
}

type Hit = (Range<usize>, f32, &'static str);

fn account(view: &View, start: usize) -> Option<Hit> {
    let name = view.lower.get(start..start + 2)?;
    let length = LENGTHS.iter().find(|(c, _)| *c == name)?.1;
    let (characters, ends) = gather(view, start, length + 4);
    let check = characters.get(2..4)?;
    if !check.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    if characters.len() >= length && is_end(view, ends[length - 1]) && mod_97(&characters[..length]) == Some(1) {
        return Some((start..ends[length - 1], 0.99, "iban-mod-97"));
    }
    // Broken: a digit too few or many, or a slip. The bank's letters, or the word before, still say what it is.
    let bank = name == "nl" && characters.get(4..8).is_some_and(|b| b.bytes().all(|c| c.is_ascii_alphabetic()));
    let said = CUE.is_match(view.line_before(start, 40));
    if !bank && !said {
        return None;
    }
    let digits = |n: usize| characters[8.min(n)..n].bytes().all(|b| b.is_ascii_digit() || !bank);
    let end = [length, length - 1, length + 1, length - 2, length + 2]
        .into_iter()
        .filter(|n| *n > 8 && *n <= characters.len() && digits(*n))
        .find(|n| is_end(view, ends[*n - 1]))?;
    Some((start..ends[end - 1], 0.93, "iban-broken"))
}

/// Letters and digits from a place on, with at most two joints between two of them, and where each ends.
fn gather(view: &View, start: usize, most: usize) -> (String, Vec<usize>) {
    let bytes = view.lower.as_bytes();
    let (mut characters, mut ends) = (String::new(), Vec::new());
    let mut at = start;
    while characters.len() < most {
        let skip = bytes[at..].iter().take(3).take_while(|b| matches!(b, b' ' | b'.' | b'-' | b'\n' | b'\t')).count();
        let Some(next) = bytes.get(at + skip).filter(|b| b.is_ascii_alphanumeric() && skip <= 2) else { break };
        at += skip + 1;
        characters.push(char::from(*next));
        ends.push(at);
    }
    (characters, ends)
}

fn is_end(view: &View, end: usize) -> bool {
    !view.lower[end..].starts_with(|c: char| c.is_alphanumeric())
}

/// Whether this, in lower case and without joints, is an account whose figures add up.
pub(in crate::anonymise) fn is_iban(account: &str) -> bool {
    let fits = LENGTHS.iter().any(|(country, length)| account.starts_with(country) && account.len() == *length);
    fits && account[2..4].bytes().all(|b| b.is_ascii_digit()) && mod_97(account) == Some(1)
}

/// Remainder of ISO 7064 mod 97-10 over the account with its first four characters moved to the end.
fn mod_97(account: &str) -> Option<u32> {
    let moved = account[4..].bytes().chain(account[..4].bytes());
    moved.into_iter().try_fold(0u32, |rest, byte| match byte {
        b'0'..=b'9' => Some((rest * 10 + u32::from(byte - b'0')) % 97),
        b'a'..=b'z' => Some((rest * 100 + u32::from(byte - b'a') + 10) % 97),
        _ => None,
    })
}

/// Seven to ten digits after `rekening` or `giro`.
fn old_account(view: &View, at: usize) -> Option<Hit> {
    if !begins_freely(view, at) || !CUE.is_match(view.line_before(at, 40)) {
        return None;
    }
    let digits = Digits::read(view, at, b" .-", 1);
    let count = digits.len();
    let range = digits.first(view, count).filter(|_| (6..=10).contains(&count))?;
    Some((range, 0.85, "account-said"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anonymise::testing::check;

    #[test]
    fn accounts_are_found() {
        for line in [
            "Rekening: [[IBAN|NL91 ABNA 0417 1643 00]].",
            "op [[IBAN|nl91abna0417164300]], van haar",
            "[[IBAN|NL91.ABNA.0417.1643.00]]",
            "[[IBAN|NL 91 ABNA 0417 1643 00]]",
            "[[IBAN|NL-91-ABNA-0417-1643-00]]",
            "[[IBAN|NL91 ABNA\n0417 1643 00]] is leeg",
            "[[IBAN|DE89 3704 0044 0532 0130 00]]",
            "iban: [[IBAN|NL91 ABNA 0417 1643 01]]",
            "[[IBAN|NL92 ABNA 041716430]] klopt niet",
            "rekeningnr [[IBAN|12.34.56.789]]",
            "giro [[IBAN|1234567]]",
            "IBAN is [[IBAN|en el twintig ing bee nul nul nul een twee drie vier vijf]], zegt hij",
            "zijn rekeningnummer is [[IBAN|NL 20 INGB, dan 0001, dan 2345, dan 67]]",
            "haar rekening eindigt op [[IBAN|4300]]",
            "achterstevoren: [[IBAN|0034617140ANBA19LN]]",
            "of [[IBAN|00 3461 7140 ANBA 19 LN]].",
        ] {
            check(find, line);
        }
    }

    #[test]
    fn other_codes_stay() {
        for line in [
            "NL 2026 en verder",
            "de 12 en be 34",
            "rekening houden met 3 kinderen",
            "NL-6171 AB",
            "rekening van 60 euro",
        ] {
            check(find, line);
        }
    }
}
