//! What an answer to one of our mails asks for: words in capitals on the first own lines (DESIGN, *Mail*). Only a line
//! that begins with the word acts; `ik ben akkoord met de datum` is talk. Quoted lines never act. A misspelt word does
//! not act either: an act may send a case on, and who mistypes hears so.

use super::cue::typed_pattern;
use super::grant::GrantWords;
use crate::pattern::Regex;
use jiff::civil::Date;
use std::sync::LazyLock;

/// One thing that an answer asks for. Numbers are those of the mail answered: cases of a digest, redactions of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReplyWord {
    /// `AKKOORD [nummers]`: release; without numbers what the mail was about.
    Akkoord(Vec<u32>),
    /// `TERUG [n]: reden`: back to the inbrenger.
    Terug {
        /// Which one, where there are several.
        number: Option<u32>,
        /// Why, for the inbrenger to read; empty if not said.
        reason: String,
    },
    /// `VERPLAATS [n] datum`: to the meeting on a day.
    Verplaats {
        /// Which one.
        number: Option<u32>,
        /// The day: written in full (`2026-11-12`, `12-11-2026`) or without year (then the year is none).
        day: Option<Day>,
    },
    /// `VERBERG [n]: woorden`: hide more.
    Verberg {
        /// Which one.
        number: Option<u32>,
        /// The words to hide, each once.
        words: Vec<String>,
    },
    /// `LAAT STAAN [n] nummers`: undo numbered redactions. Never a name without consent: that is policy's to see.
    LaatStaan {
        /// Numbers as given; the first may be that of the case.
        numbers: Vec<u32>,
    },
    /// `ORIGINEEL [n]: reden`: show the original; audited.
    Origineel {
        /// Which one.
        number: Option<u32>,
        /// Why; without a reason it is not shown.
        reason: String,
    },
    /// `INTREKKEN`: the inbrenger takes the case back.
    Intrekken,
    /// `GEMIST: woorden`: something identifying got through.
    Gemist {
        /// What was missed, each once; empty if not said.
        words: Vec<String>,
    },
    /// `DRINGEND: reden`.
    Dringend {
        /// Why it can't wait; empty if not said.
        reason: String,
    },
    /// `STAAT ERIN`: the sender says that doel or vraag is in the mail.
    StaatErin,
    /// `GEDAAN [nummers]`: a request is answered, an action is done, the resident has been told.
    Gedaan(Vec<u32>),
    /// `GEEN VERZOEK`: what was taken for a request on rights is none.
    GeenVerzoek,
    /// `GEEN ROL`: a member has no part in the case.
    GeenRol,
    /// `GEBRUIK: doel`: a member asks to use the data for the own task (Z-25).
    Gebruik {
        /// For what.
        purpose: String,
    },
    /// `GEBRUIK JA`, `GEBRUIK NEE`: the inbrenger's answer.
    GebruikMag(bool),
    /// `AANWEZIG`: the resident comes; the coördinator's word (S-26).
    Aanwezig,
    /// `NIET AANWEZIG`: the resident does not come after all.
    NietAanwezig,
    /// `GEMELD`: an incident was reported to the authority.
    Gemeld,
    /// `GEEN DATALEK`: an incident is no breach.
    GeenDatalek,
    /// `TOESTEMMING [n:] persoon …`: a signed form was seen; see [`GrantWords`].
    Toestemming {
        /// Which case, where there are several.
        number: Option<u32>,
        /// What stands on the paper.
        grant: GrantWords,
    },
    /// `TOESTEMMING INGETROKKEN [n]`: the resident takes consent back.
    ToestemmingWeg {
        /// Which consent; all if not said.
        number: Option<u32>,
    },
    /// `AAN [n]: namen`: who receives the case.
    Aan {
        /// Which case, where there are several.
        number: Option<u32>,
        /// Organisations or mailboxes of members.
        names: Vec<String>,
    },
    /// A decision on a stage, an exception or a ground.
    Decides {
        /// Which one.
        number: Option<u32>,
        /// What is decided.
        verdict: super::Decides,
    },
    /// Anything else: the missing sentence, to be read as submission text.
    Supplement(String),
}

/// A day as written, with or without its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// Year, if written.
    pub year: Option<i16>,
    /// Month, 1 to 12.
    pub month: i8,
    /// Day of the month.
    pub day: i8,
}

impl Day {
    /// The day as a date: in its own year, or the first such day from `today` on.
    pub fn resolve(self, today: Date) -> Option<Date> {
        let of = |year| Date::new(year, self.month, self.day).ok();
        match self.year {
            Some(year) => of(year),
            None => of(today.year()).filter(|d| *d >= today).or_else(|| of(today.year().checked_add(1)?)),
        }
    }
}

static WORD: LazyLock<Regex> = LazyLock::new(|| {
    typed_pattern(
        r"^[*_\s-]{0,4}(?i:(akkoord|terug|verplaats|verberg|laat staan|origineel|intrekken|gemist|dringend|staat erin|gedaan|gemeld|geen datalek|geen verzoek|geen rol|niet aanwezig|aanwezig))(?:[*_]{1,2})?(?:[\s:.,!;-]+(.*))?$",
    )
});
static NUMBERS: LazyLock<Regex> =
    LazyLock::new(|| typed_pattern(r"^(?:(?i:nummers?|nr\.?|casus|zaak|en) )?(?:#)?([0-9]{1,6})(?:[\s,;:+&.]+|$)"));
static DAY: LazyLock<Regex> = LazyLock::new(|| {
    typed_pattern(concat!(
        r"\b(?:(20[0-9]{2})-([01]?[0-9])-([0-3]?[0-9])|([0-3]?[0-9])[-/.]([01]?[0-9])(?:[-/.](20[0-9]{2}))?",
        r"|([0-3]?[0-9]) (?i:(jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*)\.?(?: (20[0-9]{2}))?)\b"
    ))
});
/// In capitals only: `Gebruik: soms een rollator` is a line of a case.
static USE: LazyLock<Regex> =
    LazyLock::new(|| typed_pattern(r"^[*_\s-]{0,4}GEBRUIK[*_]{0,2}(?:\s+(JA|NEE)[.!\s]*$|\s*:\s*(.{3,300})$)"));
/// How many own lines of an answer are looked at for words.
const FIRST_LINES: usize = 12;

/// Reads the acts of an answer's text, in order. Text without any act word is one [`ReplyWord::Supplement`] (none if
/// nothing but a greeting is left). Quoted lines and what follows the head of a quoted mail don't count.
///
/// ```
/// use casuspoort::intake::{ReplyWord, acts};
/// assert_eq!(acts("AKKOORD 1, 3\n\n> VERBERG: niets"), [ReplyWord::Akkoord(vec![1, 3])]);
/// assert!(matches!(acts("ik ben akkoord met de datum")[..], [ReplyWord::Supplement(_)]));
/// ```
pub fn acts(text: &str) -> Vec<ReplyWord> {
    let own = own_lines(text);
    let mut found = Vec::new();
    for line in own.iter().filter(|l| !l.trim().is_empty()).take(FIRST_LINES) {
        if let Some(act) = act(line.trim()).filter(|act| !found.contains(act)) {
            found.push(act);
        }
    }
    if found.is_empty() {
        let rest = without_greetings(&own);
        if !rest.is_empty() {
            found.push(ReplyWord::Supplement(rest));
        }
    }
    found
}

static THREAD: LazyLock<Regex> = LazyLock::new(|| {
    typed_pattern(
        r"^(?i:-{2,} ?(?:oorspronkelijk|original|doorgestuurd).*|_{10,}\s*|op .{6,80} schreef .*:?|on .{6,80} wrote:?|(?:van|from|von): .*@.*|-- ?)$",
    )
});

/// The lines above the quoted mail and the signature, without quoted ones.
fn own_lines(text: &str) -> Vec<&str> {
    text.lines()
        .take_while(|line| !THREAD.is_match(line))
        .filter(|line| !line.trim_start().starts_with(['>', '|']))
        .collect()
}

/// The act of one line, if it begins with a word. In lower case the line may hold nothing but the word's own arguments,
/// for `terug naar huis wil ze niet` is a sentence.
fn act(line: &str) -> Option<ReplyWord> {
    if let Some(word) = super::grant::read(line).or_else(|| super::decide::read(line)) {
        return Some(word);
    }
    if let Some(found) = USE.captures(line) {
        let purpose = || found.get(2).map_or(String::new(), |m| m.as_str().trim().to_owned());
        return Some(match found.get(1).map(|m| m.as_str()) {
            Some(answer) => ReplyWord::GebruikMag(answer == "JA"),
            None => ReplyWord::Gebruik { purpose: purpose() },
        });
    }
    let found = WORD.captures(line)?;
    let (word, rest) = (found.get(1)?.as_str(), found.get(2).map_or("", |r| r.as_str()).trim());
    let capitals = !word.chars().any(char::is_lowercase);
    let colon = line[found.get(1)?.end()..]
        .trim_start_matches(['*', '_', ' ', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
        .starts_with(':');
    let (numbers, words) = leading_numbers(rest);
    let bare = words.trim_matches(|c: char| !c.is_alphanumeric()).is_empty();
    let named = word.to_lowercase();
    let strict = match named.as_str() {
        "akkoord" | "intrekken" | "staat erin" | "laat staan" | "gedaan" | "gemeld" | "geen datalek"
        | "geen verzoek" | "geen rol" | "aanwezig" | "niet aanwezig" => bare,
        "verplaats" => DAY.is_match(rest),
        _ => colon,
    };
    if !(strict || capitals && opens_act(&named, words)) {
        return None;
    }
    let number = numbers.first().copied();
    let reason = || words.trim_start_matches([':', '-', ' ']).trim().to_owned();
    Some(match named.as_str() {
        "akkoord" => ReplyWord::Akkoord(numbers),
        "terug" => ReplyWord::Terug { number, reason: reason() },
        "verplaats" => moved(rest),
        "verberg" => {
            ReplyWord::Verberg { number: number.filter(|_| colon), words: listed(if colon { words } else { rest }) }
        }
        "laat staan" => ReplyWord::LaatStaan { numbers },
        "origineel" => ReplyWord::Origineel { number, reason: reason() },
        "intrekken" => ReplyWord::Intrekken,
        "gemist" => ReplyWord::Gemist { words: listed(rest) },
        "dringend" => ReplyWord::Dringend { reason: reason() },
        "gedaan" => ReplyWord::Gedaan(numbers),
        "geen verzoek" => ReplyWord::GeenVerzoek,
        "geen rol" => ReplyWord::GeenRol,
        "gemeld" => ReplyWord::Gemeld,
        "geen datalek" => ReplyWord::GeenDatalek,
        "aanwezig" => ReplyWord::Aanwezig,
        "niet aanwezig" => ReplyWord::NietAanwezig,
        _ => ReplyWord::StaatErin,
    })
}

/// Whether words after an act word in capitals may stand there: `AKKOORD MET DE DATUM` is no release.
fn opens_act(word: &str, rest: &str) -> bool {
    let talk = ["met ", "dat ", "maar ", "niet", "nog ", "is ", "als ", "wel ", "voor ", "over ", "op ", "van "];
    match word {
        "akkoord" | "intrekken" | "staat erin" | "laat staan" | "gedaan" | "gemeld" | "geen datalek"
        | "geen verzoek" | "geen rol" | "aanwezig" | "niet aanwezig" => {
            let rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
            !talk.iter().any(|t| rest.starts_with(t))
        }
        "verplaats" => false,
        _ => true,
    }
}

/// Numbers at the start of a word's arguments, and what follows them.
pub(super) fn leading_numbers(rest: &str) -> (Vec<u32>, &str) {
    let (mut numbers, mut rest) = (Vec::new(), rest);
    while let Some(found) = NUMBERS.captures(rest) {
        let (Some(whole), Some(digits)) = (found.get(0), found.get(1)) else { break };
        let Ok(number) = digits.as_str().parse() else { break };
        if !numbers.contains(&number) {
            numbers.push(number);
        }
        let colon = whole.as_str().trim_end().ends_with(':');
        rest = &rest[whole.end()..];
        if colon {
            break;
        }
    }
    (numbers, rest)
}

/// `VERPLAATS [n] datum`: what stands before the date may be a number.
fn moved(rest: &str) -> ReplyWord {
    let Some(found) = DAY.captures(rest) else { return ReplyWord::Verplaats { number: None, day: None } };
    let before = &rest[..found.get(0).map_or(0, |m| m.start())];
    let number = leading_numbers(before).0.first().copied();
    ReplyWord::Verplaats { number, day: written_day(rest) }
}

/// The first day in a text that exists in some year.
pub(super) fn written_day(text: &str) -> Option<Day> {
    let found = DAY.captures(text)?;
    let part = |i: usize| found.get(i).and_then(|m| m.as_str().parse::<i16>().ok());
    let (year, month, day) = if part(2).is_some() {
        (part(1), part(2), part(3))
    } else if part(5).is_some() {
        (part(6), part(5), part(4))
    } else {
        const MONTHS: [&str; 12] =
            ["jan", "feb", "maart", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
        let name = found.get(8).map_or(String::new(), |m| m.as_str().to_lowercase().replace("mrt", "maart"));
        let month = MONTHS.iter().position(|m| *m == name).and_then(|i| i16::try_from(i + 1).ok());
        (part(9), month, part(7))
    };
    let small = |n: Option<i16>| n.and_then(|n| i8::try_from(n).ok());
    let written = small(month).zip(small(day)).map(|(month, day)| Day { year, month, day });
    // A leap year, so that 29 February may be meant.
    written.filter(|d| Date::new(d.year.unwrap_or(2024), d.month, d.day).is_ok())
}

/// Words parted by commas or semicolons, without quotation marks, each once.
fn listed(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let text = text.trim_start_matches([':', '-', ' ']);
    for word in text.split([',', ';']) {
        let word = word.trim().trim_matches(['"', '\'', '“', '”', '„', '«', '»', '.', '[', ']']).trim();
        if !word.is_empty() && !words.iter().any(|w| w == word) {
            words.push(word.to_owned());
        }
    }
    words
}

static GREETING: LazyLock<Regex> = LazyLock::new(|| {
    typed_pattern(
        r"^(?i:(?:beste|dag|hoi|hallo|ha|goedemorgen|goedemiddag|geachte|dank|bedankt|groet|groeten|groetjes|mvg|gr|met vriendelijke groet\w*|vriendelijke groet\w*|hartelijke groet\w*|verzonden vanaf .*|sent from .*)\b.{0,40})$",
    )
});

/// Own text without greetings at its beginning and end.
fn without_greetings(lines: &[&str]) -> String {
    let mut kept: Vec<&str> = lines.to_vec();
    let idle = |line: &&str| line.trim().is_empty() || GREETING.is_match(line.trim()) && !line.contains('?');
    while kept.first().is_some_and(idle) {
        kept.remove(0);
    }
    if let Some(end) = kept.iter().position(|line| GREETING.is_match(line.trim()) && !line.contains('?')) {
        kept.truncate(end);
    }
    while kept.last().is_some_and(idle) {
        kept.pop();
    }
    kept.join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(of: &[&str]) -> Vec<String> {
        of.iter().map(|w| (*w).to_owned()).collect()
    }

    #[test]
    fn a_line_that_begins_with_the_word_acts() {
        for (text, act) in [
            ("AKKOORD", ReplyWord::Akkoord(vec![])),
            ("akkoord", ReplyWord::Akkoord(vec![])),
            ("Akkoord.", ReplyWord::Akkoord(vec![])),
            ("**AKKOORD** 2, 4 en 5", ReplyWord::Akkoord(vec![2, 4, 5])),
            ("AKKOORD 12", ReplyWord::Akkoord(vec![12])),
            ("TERUG: de vraag ontbreekt", ReplyWord::Terug { number: None, reason: "de vraag ontbreekt".into() }),
            ("TERUG 3: kan korter", ReplyWord::Terug { number: Some(3), reason: "kan korter".into() }),
            (
                "VERPLAATS 12 november",
                ReplyWord::Verplaats { number: None, day: Some(Day { year: None, month: 11, day: 12 }) },
            ),
            (
                "VERPLAATS 2 naar 26-11-2026",
                ReplyWord::Verplaats { number: Some(2), day: Some(Day { year: Some(2026), month: 11, day: 26 }) },
            ),
            (
                "Verplaats 2026-11-26",
                ReplyWord::Verplaats { number: None, day: Some(Day { year: Some(2026), month: 11, day: 26 }) },
            ),
            (
                "VERBERG: de kapper, \"Dorpszicht\"",
                ReplyWord::Verberg { number: None, words: words(&["de kapper", "Dorpszicht"]) },
            ),
            ("VERBERG 2: het kanaal", ReplyWord::Verberg { number: Some(2), words: words(&["het kanaal"]) }),
            ("LAAT STAAN 3 5", ReplyWord::LaatStaan { numbers: vec![3, 5] }),
            ("laat staan 4", ReplyWord::LaatStaan { numbers: vec![4] }),
            (
                "ORIGINEEL: ik moet de bijlage zien",
                ReplyWord::Origineel { number: None, reason: "ik moet de bijlage zien".into() },
            ),
            ("INTREKKEN", ReplyWord::Intrekken),
            ("GEMIST: de Bloemstraat", ReplyWord::Gemist { words: words(&["de Bloemstraat"]) }),
            ("DRINGEND: vrijdag is de ontruiming", ReplyWord::Dringend { reason: "vrijdag is de ontruiming".into() }),
            ("Staat erin!", ReplyWord::StaatErin),
        ] {
            assert_eq!(acts(text), std::slice::from_ref(&act), "{text}");
            let dressed = format!("{text}\n\nGroet,\nEen coördinator\n\n> AKKOORD 9\n> INTREKKEN");
            assert_eq!(acts(&dressed), [act], "{dressed}");
        }
    }

    #[test]
    fn look_alikes_do_not_act() {
        for text in [
            "ik ben akkoord met de datum",
            "Akkoord met de datum, maar de tijd niet",
            "AKKOORD MET DE DATUM",
            "AKKORD",
            "Terug naar huis wil ze niet.",
            "Verberg je dit voor mij?",
            "laat staan dat hij tekent",
            "Dringend is het niet.",
            "Gemist heb ik het overleg wel.",
            "Intrekken wil ze bij haar zus.",
            "Verplaats hem maar.",
            "de originele mail is weg",
        ] {
            assert_eq!(acts(text), [ReplyWord::Supplement(text.into())], "{text}");
        }
        assert_eq!(acts("> AKKOORD\n> 1"), []);
        assert_eq!(acts("-----Oorspronkelijk bericht-----\nAKKOORD"), []);
    }

    #[test]
    fn anything_else_is_the_missing_sentence() {
        let text = "Hoi,\n\nVraag: wie kent een eettafel?\n\nGroet, Joke\n\nOp di 3 nov 2026 om 10:00 schreef de poort:\n> AKKOORD";
        assert_eq!(acts(text), [ReplyWord::Supplement("Vraag: wie kent een eettafel?".into())]);
        assert_eq!(acts("Dank!\n\nGroetjes Joke"), []);
    }

    #[test]
    fn several_acts_stand_one_a_line() {
        let found = acts("AKKOORD 1, 2\nTERUG 3: zonder vraag\nVERPLAATS 4 10 december");
        assert!(matches!(
            &found[..],
            [ReplyWord::Akkoord(_), ReplyWord::Terug { .. }, ReplyWord::Verplaats { number: Some(4), .. }]
        ));
    }

    #[test]
    fn a_day_without_year_is_the_next_such_day() {
        let today = jiff::civil::date(2026, 11, 3);
        assert_eq!(Day { year: None, month: 1, day: 7 }.resolve(today), Some(jiff::civil::date(2027, 1, 7)));
        assert_eq!(Day { year: None, month: 11, day: 3 }.resolve(today), Some(today));
        assert_eq!(Day { year: Some(2026), month: 2, day: 30 }.resolve(today), None);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "([A-Z ]{0,12}[:0-9, é>*-]{0,8}\\PC{0,30}\n?){0,6}") {
            let _ = acts(&text);
        }

        #[test]
        fn quoted_lines_never_act(lines in proptest::collection::vec("(AKKOORD|INTREKKEN|STAAT ERIN|VERBERG: \\w+|LAAT STAAN 3)", 1..5)) {
            let quoted: String = lines.iter().map(|l| format!("> {l}\n")).collect();
            prop_assert_eq!(acts(&quoted), []);
        }
    }
}
