//! TELEFOON: Dutch numbers in every notation, foreign ones with their country, and numbers partly in words.

use super::digits::Digits;
use super::owner;
use super::spoken::Spoken;
use crate::anonymise::candidate::{Candidate, Context};
use crate::anonymise::view::{Kind, View};
#[cfg(test)]
use crate::model::Category;
use crate::pattern::Regex;
use std::ops::Range;
use std::sync::LazyLock;

const JOINTS: &[u8] = b" .-/()\t\n*_";

static CUE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"(?:\b(?:tel|telefoon|telefoonnummer|telefoonnr|telnr|mobiel|mobiele|mob|gsm|06|nummer|nr|bel|bellen|belt|gebeld|bereikbaar|bereiken|app|appen|whatsapp|sms|terugbelnr|terugbelnummer|doorkies|vast)\b[^0-9\n]{0,25})$")
        .expect("a fixed pattern")
});

/// A day with a year, so that `01-02-2026 12` is no number with area code 010.
static DATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"^(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|1[0-2])[-/.](?:19|20)?\d\d(?:[^-/.0-9]|$)")
        .expect("a fixed pattern")
});

/// The first half of a Dutch IBAN.
static BANK: LazyLock<Regex> =
    LazyLock::new(|| Regex::folded(r"[a-z]{2}\d\d[ .-]?[a-z]{4}[ .-]?$").expect("a fixed pattern"));

pub(super) fn find(context: &Context, found: &mut Vec<Candidate>) {
    let view = context.view;
    let mut past = 0;
    for (index, token) in view.numbers() {
        let at = token.range().start;
        if at < past {
            continue;
        }
        let hit = international(view, at).or_else(|| national(view, index));
        if let Some((range, confidence, rule)) = hit.filter(|(range, ..)| is_closed(&view.lower[range.clone()])) {
            let range = range.start..range.end + extension(view, range.end);
            past = range.end;
            push(context, found, range, confidence, rule);
        }
    }
    in_words(context, found);
    last_figures(context, found);
    with_letters(context, found);
}

/// `O6 l234 56O8`: letters that OCR, or somebody who hides a number, puts for the figures that they look like.
fn with_letters(context: &Context, found: &mut Vec<Candidate>) {
    /// Figures behind the first two.
    const REST: usize = 8;
    let view = context.view;
    let bytes = view.lower.as_bytes();
    for (six, _) in view.lower.match_indices('6') {
        let Some(start) = six.checked_sub(1).filter(|&zero| matches!(bytes[zero], b'0' | b'o')) else { continue };
        if start > 0 && (bytes[start - 1].is_ascii_alphanumeric() || !bytes[start - 1].is_ascii()) {
            continue;
        }
        let (mut figures, mut letters, mut end) = (0, usize::from(bytes[start] == b'o'), six + 1);
        for (at, byte) in bytes.iter().enumerate().skip(six + 1).take(2 * REST) {
            match byte {
                b'0'..=b'9' => figures += 1,
                b'o' | b'l' | b'i' => letters += 1,
                b' ' | b'-' | b'.' if figures + letters > 0 || at == six + 1 => continue,
                _ => break,
            }
            end = at + 1;
            if figures + letters == REST + usize::from(bytes[start] == b'o') {
                break;
            }
        }
        let zero = usize::from(bytes[start] == b'o');
        let within = letters - zero;
        let whole = figures + within == REST && within > 0 && figures > REST / 2;
        if whole && !view.lower[end..].starts_with(|c: char| c.is_alphanumeric()) {
            push(context, found, start..end, 0.85, "phone-with-letters");
        }
    }
}

/// ` toestel 12` behind a number: how many bytes it takes.
fn extension(view: &View, at: usize) -> usize {
    let after = view.after(at, 24);
    let rest = after.trim_start_matches([' ', ',', '(']);
    let Some(label) =
        ["toestel ", "toestelnr ", "tst. ", "tst ", "ext. ", "ext "].iter().find(|l| rest.starts_with(**l))
    else {
        return 0;
    };
    let figures = rest[label.len()..].bytes().take_while(u8::is_ascii_digit).count();
    if (1..=5).contains(&figures) { after.len() - rest.len() + label.len() + figures } else { 0 }
}

/// `hetzelfde, maar 08 achteraan`, `eindigt nu op 17`: the last figures of a number that the reader knows.
fn last_figures(context: &Context, found: &mut Vec<Candidate>) {
    let view = context.view;
    for (_, token) in view.numbers() {
        let range = token.range();
        if range.len() > 4 || !begins_number(view, range.start) {
            continue;
        }
        let (before, after) = (view.line_before(range.start, 60), view.after(range.end, 30));
        let behind = ["achteraan", "op het eind", "aan het eind", "als laatste", "achterop"]
            .iter()
            .any(|w| after.trim_start().starts_with(w));
        let ahead = (before.contains("eindig") || before.contains("laatste"))
            && [
                "eindigt op",
                "eindigt nu op",
                "eindigend op",
                "eindigen op",
                "laatste cijfers",
                "laatste twee",
                "laatste drie",
            ]
            .iter()
            .any(|w| before.rfind(w).is_some_and(|at| before.len() - at < w.len() + 22));
        let said = || {
            let near = view.before(range.start, 160);
            ["telefoon", "nummer", "06", "mobiel", "bellen", " app"].iter().any(|w| near.contains(w))
        };
        if (behind || ahead) && !after.starts_with(['.', ':', '-']) && said() {
            push(context, found, range, 0.8, "phone-last-figures");
        }
    }
}

fn push(context: &Context, found: &mut Vec<Candidate>, range: Range<usize>, confidence: f32, rule: &'static str) {
    let category = owner::of_phone(context, &range);
    found.push(context.at(range, category, confidence, rule));
}

/// Brackets pair within a number, or the number ends before one: `nr. 0045519) 5-1`.
fn is_closed(number: &str) -> bool {
    number.matches(')').count() <= number.matches('(').count()
}

type Hit = (Range<usize>, f32, &'static str);

/// `+31 (0)6 …`, `0031 …`, `+49 …`: the plus or two zeros, then the country.
fn international(view: &View, at: usize) -> Option<Hit> {
    let bytes = view.lower.as_bytes();
    let mut start = at;
    let joints = bytes[..at].iter().rev().take(2).take_while(|b| matches!(b, b' ' | b'(')).count();
    let plus = at.checked_sub(joints + 1).filter(|p| bytes[*p] == b'+');
    let digits = Digits::read(view, at, JOINTS, 4);
    let (country_at, has_plus) = match plus {
        Some(plus) => {
            start = plus;
            if plus > 0 && bytes[plus - 1] == b'(' {
                start -= 1;
            }
            (0, true)
        }
        None if digits.digits.starts_with("00") && digits.len() >= 11 && begins_number(view, at) => {
            if at > 0 && bytes[at - 1] == b'(' {
                start = at - 1;
            }
            (2, false)
        }
        None if is_abroad(&digits) && begins_number(view, at) && CUE.is_match(view.line_before(at, 50)) => (0, false),
        None if digits.digits.starts_with("316") && digits.len() == 11 && begins_number(view, at) => (0, false),
        None => return None,
    };
    let rest = digits.digits.get(country_at..)?;
    let lengths: &[usize] = match rest.strip_prefix("31") {
        Some(national) if national.starts_with('0') => &[12],
        Some(_) => &[11],
        None if rest.starts_with(['0', '1']) => return None,
        None => &[13, 12, 11, 10, 9, 8],
    };
    let range = lengths.iter().find_map(|n| digits.first(view, n + country_at))?;
    let confidence = if has_plus || rest.starts_with("31") { 0.98 } else { 0.8 };
    Some((start..range.end, confidence, "phone-international"))
}

/// `48 601 234 567`: in groups, with the country first and without its plus.
fn is_abroad(digits: &Digits) -> bool {
    const COUNTRIES: &[&str] = &[
        "32", "33", "34", "352", "353", "351", "359", "380", "385", "39", "40", "420", "43", "44", "48", "49", "90",
        "212", "213", "216", "234", "233", "251", "291", "961", "962", "963", "964", "98", "93", "597", "599", "5999",
        "297", "86",
    ];
    (10..=13).contains(&digits.len())
        && digits.groups().len() >= 3
        && COUNTRIES.iter().any(|c| digits.digits.starts_with(c) && digits.groups()[0] == c.len())
}

/// Ten digits from a zero on; six to nine with a word before that says what they are.
fn national(view: &View, index: usize) -> Option<Hit> {
    let token = &view.tokens[index];
    let at = token.range().start;
    let bytes = view.lower.as_bytes();
    let labelled = is_glued_to_label(view, at);
    if at > 0 && (bytes[at - 1].is_ascii_alphabetic() && bytes[at - 1] != b'o' && !labelled || bytes[at - 1] == b'+') {
        return None;
    }
    let letter_zero =
        at > 0 && bytes[at - 1] == b'o' && bytes[at] == b'6' && !(at > 1 && bytes[at - 2].is_ascii_alphanumeric());
    let digits = Digits::read(view, at, JOINTS, 3);
    // Most numbers of a mail are far too short.
    let short = digits.len() < 6 && digits.digits != "06";
    if short || DATE.is_match(view.after(at, 12)) || BANK.is_match(view.before(at, 12)) {
        return None;
    }
    let opens = at > 0 && bytes[at - 1] == b'(' && view.after(at, 8).contains(')');
    let start = if letter_zero || opens { at - 1 } else { at };
    if letter_zero {
        // `(O6) 1234-5678`, as OCR reads it.
        let bracket = usize::from(start > 0 && bytes[start - 1] == b'(');
        return digits.first(view, 9).map(|r| (start - bracket..r.end, 0.9, "phone-letter-o"));
    }
    if is_general(&digits.digits) {
        return None;
    }
    if is_dutch_prefix(&digits.digits) && (labelled || begins_number(view, at)) {
        if let Some(range) = digits.first(view, 10) {
            let plausible = digits.len() == 10 || digits.digits.starts_with("06");
            let confidence = if digits.digits.starts_with("06") {
                0.98
            } else if plausible {
                0.93
            } else {
                0.75
            };
            return Some((start..range.end, confidence, "phone"));
        }
        // "tel. 043 3000 12 34": a figure too many or too few, in groups that only a number to call has.
        if !digits.digits.starts_with("06")
            && matches!(digits.len(), 9 | 11)
            && digits.groups().len() > 1
            && digits.groups().first().is_some_and(|area| (3..=4).contains(area))
            && CUE.is_match(view.line_before(at, 50))
            && let Some(range) = digits.first(view, digits.len())
        {
            return Some((start..range.end, 0.8, "phone-miscounted"));
        }
        if digits.digits.starts_with("06")
            && let Some(range) = [11, 9, 8].iter().find_map(|n| digits.first(view, *n))
            && (CUE.is_match(view.line_before(at, 50)) || digits.groups().first() == Some(&2))
        {
            return Some((start..range.end, 0.8, "phone-miscounted"));
        }
    }
    zero_six_apart(view, at, &digits).or_else(|| local(view, at, &digits))
}

/// `haar 06: 12 34 56 78`, `06 en dan 12345678`: the two figures that open it stand apart.
fn zero_six_apart(view: &View, at: usize, digits: &Digits) -> Option<Hit> {
    static APART: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"^(?:[ :,.…(-]|is\b|en\b|dan\b|van haar\b|van hem\b|nummer\b){1,8}([1-9]\d{0,7}(?:[ .-]?\d{1,4}){0,6})(?:[^0-9a-z€%]|$)")
            .expect("a fixed pattern")
    });
    if digits.digits != "06" || !begins_number(view, at) {
        return None;
    }
    let end = at + 2;
    let rest = APART.captures(view.after(end, 36))?.get(1)?;
    let count = rest.as_str().bytes().filter(u8::is_ascii_digit).count();
    (count == 8).then_some((at..end + rest.end(), 0.9, "phone"))
}

/// `tel. 433 17 62`: without area code only after a word that says so.
fn local(view: &View, at: usize, digits: &Digits) -> Option<Hit> {
    let (count, groups) = (digits.len(), digits.groups());
    let whole = digits.first(view, count)?;
    let shaped = (6..=10).contains(&count) && groups.len() <= 5 && !digits.digits.starts_with("00");
    let said = || LOCAL_CUE.is_match(view.line_before(at, 40));
    (shaped && begins_number(view, at) && said()).then_some((whole, 0.85, "phone-local"))
}

static LOCAL_CUE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"(?:^|[^a-z])(?:tel|telefoon|telefoonnummer|telefoonnr|telnr|mobiel|mob|gsm|bel|bellen|belt|whatsapp|sms|terugbelnr)[\s.:,=]*(?:nr|nummer|naar|via|op|is|haar|hem|onder)?[\s.:(=]*$")
        .expect("a fixed pattern")
});

fn begins_number(view: &View, at: usize) -> bool {
    match view.lower.as_bytes()[..at] {
        // "tel.06-12345678" and "123456782/06-12345678" begin one, "12.06" does not.
        [.., before, b'-' | b'/' | b'.' | b','] => {
            let figures =
                view.lower.as_bytes()[..at - 1].iter().rev().take(6).take_while(|b| b.is_ascii_digit()).count();
            // "24-03-1955,0612345678": a cell of its own.
            let cell = || view.lower.as_bytes()[at - 1] == b',' && is_whole(&view.lower[at..]);
            !before.is_ascii_digit() || figures == 6 || cell()
        }
        [.., last] => !last.is_ascii_alphanumeric(),
        [] => true,
    }
}

/// Ten digits from a zero on, without a sign between.
fn is_whole(text: &str) -> bool {
    text.starts_with('0') && text.bytes().take_while(u8::is_ascii_digit).count() == 10
}

/// "tel0612345678": the label and the number in one.
fn is_glued_to_label(view: &View, at: usize) -> bool {
    let word = view.before(at, 20).rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    matches!(
        word,
        "tel" | "telefoon" | "telnr" | "mob" | "mobiel" | "gsm" | "bel" | "app" | "whatsapp" | "nr" | "nummer"
    )
}

/// Mobile, voip or area code; the rest of the numbering plan is no place where people live.
fn is_dutch_prefix(digits: &str) -> bool {
    let bytes = digits.as_bytes();
    match bytes {
        [b'0', b'6', ..] => true,
        [b'0', second @ (b'1'..=b'5' | b'7'), third, ..] => *second != b'1' || *third != b'2',
        [b'0', b'8', b'4' | b'5' | b'7' | b'8', ..] | [b'0', b'9', b'1' | b'7', ..] => true,
        _ => false,
    }
}

/// Numbers of everybody: 0800, 0900 and the like.
fn is_general(digits: &str) -> bool {
    ["0800", "0900", "0906", "0909"].iter().any(|p| digits.starts_with(p))
}

/// `nul zes twaalf 34 …`: digits written out, at least two of them.
fn in_words(context: &Context, found: &mut Vec<Candidate>) {
    let view = context.view;
    let mut at = 0;
    while at < view.tokens.len() {
        let token = &view.tokens[at];
        let word = view.lower_word(token);
        // `06 veertien 22 91 nul drie` begins in figures.
        let area = word.len() <= 4 && word.len() >= 3 && word.starts_with('0') && is_dutch_prefix(word);
        let begun = token.kind == Kind::Number && (matches!(word, "06" | "0031" | "316" | "31") || area);
        let opens = token.kind == Kind::Word
            && (matches!(word, "zes" | "zero") || word.starts_with("nul") && super::spoken::said(word).is_some());
        if !begun && !opens {
            at += 1;
            continue;
        }
        let Some(spoken) = Spoken::read(view, at) else {
            at += 1;
            continue;
        };
        let (count, words) = (spoken.digits.len(), spoken.words);
        let enough = if word == "zes" {
            words >= 2 && count == 9
        } else if begun {
            words >= 1 && (10..=13).contains(&count)
        } else {
            words >= 2 && (9..=13).contains(&count) || count == 10
        };
        if enough && !BSN_SAID.is_match(view.line_before(spoken.range.start, 50)) {
            push(context, found, spoken.range, 0.95, "phone-in-words");
        }
        at = spoken.end.max(at + 1);
    }
}

/// A number that is said to be another than one to call.
static BSN_SAID: LazyLock<Regex> =
    LazyLock::new(|| Regex::folded(r"(?:bsn|burgerservice|sofi)[^.;\n]{0,40}$").expect("a fixed pattern"));

/// Whether a category is one that this file gives; for tests.
#[cfg(test)]
fn is_phone(category: Category) -> bool {
    matches!(category, Category::Telefoon | Category::Professional)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anonymise::settings::{FindSettings, Professional};
    use crate::anonymise::testing::{candidates, check, check_with};

    #[test]
    fn every_notation_is_found() {
        for line in [
            "Haar nummer is [[TELEFOON|06-12345678]].",
            "moeder: [[TELEFOON|06 12 34 56 78]], liefst na vier uur",
            "[[TELEFOON|0612345678]]",
            "zij is te bereiken op [[TELEFOON|06.12.34.56.78]]",
            "[[TELEFOON|06/12345678]] van vader",
            "vader [[TELEFOON|+31 6 12345678]]",
            "vader [[TELEFOON|+31 (0)6-1234 5678]]",
            "vader [[TELEFOON|0031 6 12 34 56 78]]",
            "vader [[TELEFOON|(046) 412 34 56]]",
            "vader [[TELEFOON|046-4123456]]",
            "vader [[TELEFOON|0475 - 12 34 56]]",
            "vader [[TELEFOON|06 - 1234\n5678]]",
            "oma in Duitsland: [[TELEFOON|+49 241 1234567]]",
            "zijn zus: [[TELEFOON|0032 470 12 34 56]]",
            "tel. tante [[TELEFOON|043 3000 12 34]]",
            "x\n\nMet vriendelijke groet,\nmevr. T. Tester\n[[TELEFOON|010 - 200 11 22]]\n(na zes uur)",
            "haar nummer: [[TELEFOON|nul zes twaalf 34 56 78]]",
            "haar nummer: [[TELEFOON|nul zes een twee drie vier vijf zes zeven acht]] belt ze",
            "tel. moeder: [[TELEFOON|06-1234567]]",
            "app hem op [[TELEFOON|O6-12345678]]",
            "app hem op [[TELEFOON|(O6) 1234-5678]]",
            "app hem op [[TELEFOON|O6 l234 56O8]]",
            "app hem op [[TELEFOON|O63l644737]].",
            "moeder tel: [[TELEFOON|412 34 56]]",
            "of Whatsapp [[TELEFOON|(0031) 6 / 1234 / 5678]].",
            "iemand appte: bel me op [[TELEFOON|06-12345678]]",
            "op het briefje staat \"bel mij, [[TELEFOON|0612345678]]\"",
            "nummers 123456782/[[TELEFOON|06-12345678]]",
            "moeder,zoon,24-03-1955,[[TELEFOON|0612345678]],x",
            "de huisarts belde kemal test op [[TELEFOON|06-12345678]]",
            "Namens de huisarts: patiënt T. Tester, Testweg 4, tel. [[TELEFOON|06-12345678]]",
            "De huisarts meldt: T. Tester, geb. op een zondag, tel. [[TELEFOON|06-12345678]]",
            "tel.[[TELEFOON|06-12345678]], mob.[[TELEFOON|06 12345678]] of tel[[TELEFOON|0612345678]]",
            "moeder: [[TELEFOON|06 twaalf 34 56 nul zeven]]",
            "oud nummer [[TELEFOON|06-1234 5678]], nieuw: hetzelfde maar dan [[TELEFOON|79]] achteraan",
            "zij is te bellen op [[TELEFOON|nul zes, twaalf, vierendertig, zesenvijftig, achtenzeventig]].",
            "zijn nummer: [[TELEFOON|nulzes twaalf vierendertig 56 dubbel acht]], zegt ze",
            "telefoon is [[TELEFOON|0475 dertig vierentwintig elf]]",
            "call her on [[TELEFOON|zero six one two three four one two three four]] please",
            "tel. [[TELEFOON|null sechs eins zwei drei vier eins zwei drei vier]]",
            "telefoon [[TELEFOON|nul zesenveertig vierhonderdtwaalf vierendertig zesenvijftig]]",
            "haar [[TELEFOON|06: 12 34 56 78]]",
            "het begint met [[TELEFOON|06 en dan 12 34 56 78]], zegt ze",
            "haar mobiel eindigt nu op [[TELEFOON|41]]",
            "oma: [[TELEFOON|046-4123456 toestel 12]]",
            "zijn Poolse nummer: [[TELEFOON|48 601 234 567]]",
            "bij de balie of bij vrijwilliger Piet ([[TELEFOON|046 412 34 56]], thuis)",
        ] {
            check(find, line);
        }
    }

    #[test]
    fn other_numbers_stay() {
        for line in [
            "Bel bij gevaar 112, anders 0900-8844 of 14 046; luisterlijn 0800-0113.",
            "geboren 01-01-1979, 12 jaar later",
            "bsn nul zes een twee drie vier vijf zes zeven acht",
            "op 06: 12 mensen en 34 kinderen",
            "van 09.00-10.45 uur in zaal 2.14",
            "rekening NL91 ABNA 0417 1643 00",
            "een schuld van 12.345,67 euro en 2500 verwijten",
            "zaak PL2300-2026098814-1",
            "de nul lijn, nul euro en zes kinderen",
            "hij dronk 06-06-2026 niet",
            "het dossier eindigt op pagina 12",
            "hij staat 3 achteraan",
            "het bedrag is 48 601 euro",
            "zaal 06 twaalf stoelen",
            "zero tolerance, one or two times; null Bock",
            "toestel 12 is stuk",
            "06 il 12, o6 oo 1234, 06 lillil12 en no6 l2345678",
            "0,0612345 en 12,06123456789",
            "op 24-12-2025 10 stuks",
        ] {
            check(find, line);
        }
    }

    #[test]
    fn numbers_of_professionals_are_told_apart() {
        let of = |text| candidates(find, text, &FindSettings::default()).iter().map(|c| c.category).collect::<Vec<_>>();
        assert_eq!(of("De wijkagent is bereikbaar op 06-12345678"), [Category::Professional]);
        assert_eq!(of("de wijkagent belde haar moeder op 06-12345678"), [Category::Telefoon]);
        assert_eq!(of("Tekst.\n\nMet vriendelijke groet,\nRia\nTel. 046-4123456"), [Category::Professional]);
        assert!(of("Tekst.\n\nGroet Ria\nPS nummer van mevrouw: 06-12345678").iter().all(|c| *c == Category::Telefoon));
        assert_eq!(of("bellen kan ook naar Trees 0612 34 56 78\ngr Ria"), [Category::Telefoon]);
        assert_eq!(of("Tekst.\n\nbellen kan ook op 0612 34 56 78\ngr Ria"), [Category::Professional]);
        for chat in [
            "Marit: hoi\nFadwa: slecht. mijn nummer is veranderd, 06-12345678",
            "~ Fadwa Test: bel me op 06-12345678",
            "begeleiding geeft. [08:15, 02-11-2026] Fadwa: bel me op 06-12345678",
            "[08:15, 02-11-2026] Marit: hoi [08:16, 02-11-2026] Fadwa: mijn nummer is 06-12345678",
            "02-11-2026 08:15 - Fadwa Test: mijn nummer is 06-12345678",
            "Fadwa\ndank je Marit, bel me 06-12345678",
            "Zij schreef: \"Ik kan niet meer.\nBel me 06-12345678\"",
            "Fadwa 09:12\nmijn nummer is nu 06-12345678",
            "Fadwa, [30/11/2026 09:12]\nje kunt mij bereiken op 06-12345678",
        ] {
            assert_eq!(of(chat), [Category::Telefoon], "{chat}");
        }
        assert_eq!(of("Ter info: mijn nummer is 06-12345678"), [Category::Professional]);
        assert_eq!(of("Zij zei \"nee\".\nVragen? Bel me op 06-12345678"), [Category::Professional]);
        assert_eq!(of("PS: bel me op 06-12345678"), [Category::Professional]);
        assert!(of("+31612345678").into_iter().all(is_phone));
        let known = Professional { phones: vec!["06 1234 5678".into()], ..Professional::default() };
        let settings = FindSettings { professionals: vec![known], ..FindSettings::default() };
        check_with(find, "bel [[PROFESSIONAL|+31 6 12345678]]", &settings);
    }
}
