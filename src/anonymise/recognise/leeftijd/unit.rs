//! Ages with their unit: "43 jaar", "8-jarige", "(3 mnd)". What lasts, what is built and how long something was have years too.

use super::bare::{person_before, subject_is_person};
use super::{BEING, Hit, SPAN_BEFORE};
use crate::anonymise::candidate::Context;
use crate::anonymise::recognise::age_words::{is_built, is_lasting, is_person_word};
use crate::anonymise::recognise::table::header_of;
use crate::anonymise::view::View;
use crate::pattern::{Captures, Regex};
use std::ops::Range;
use std::sync::LazyLock;

pub(super) static UNIT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"^(?:[.,]5|;\d{1,2}|½| en een hal(?:f|ve))?(?:[ \t]|\n(?:> ?)*)?-?(jarig(?:e|en)?\b|years?-olds?\b|jaar\b|jr\b|jaren\b|j\b|jaor\b|joar\b|jier\b|maanden\b|maand\b|mnd\b|mndn\b|weken\b|wkn\b|lentes\b|years?\b|yrs?\b|months?\b)(?: en (?:\d{1,2}|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf) (?:maanden|maand|mnd|weken|dagen)\b)?([ \t]+(?:oud|jong|old)\b)?").expect("a fixed pattern")
});

/// What makes years a duration, said behind.
static SPAN_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"^\s*(?:geleden|lang\b|later|samen|getrouwd|gehuwd|ervaring|cel\b|gevangenis|tbs|voorwaardelijk|onvoorwaardelijk|garantie|schuld|huurachterstand|terug\b|nadat|achter|aan een stuk|achtereen|achterstand|bij elkaar|jubileum|huwelijk|bestaan|contract|traject|opleiding|relatie|looptijd|werk\b|werkervaring|verschil|ouder\b|jonger\b|bekend|gewerkt|gewoond|in dienst|clean|nuchter|werkloos|weduwe\b|weduwnaar\b|alleen\b|ziek\b|dood\b|dakloos|zoek|weg\b|per|en ouder|of ouder|en jonger|of jonger|plus)")
        .expect("a fixed pattern")
});

/// `V-nummer 123.456.7890, 38 jaar`: whose number it is was told before it.
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:[a-z-]*nummer|[a-z-]*nr|bsn|dossier|geb[a-z]*)[.: ]{1,3}[\d./ -]{5,16}, $")
        .expect("a fixed pattern")
});

/// A number with jaar, maanden, weken behind it.
pub(super) fn judge(
    context: &Context,
    range: &Range<usize>,
    unit: &Captures,
    before: &str,
    after: &str,
) -> Option<Hit> {
    let view = context.view;
    let name = unit.get(1)?;
    // `43 jaar oud` goes whole: what comes in its place reads on without it.
    let whole = unit.get(0)?;
    let end = range.end
        + if whole.as_str().starts_with('-') || name.as_str().starts_with("jarig") { name.end() } else { whole.end() };
    let behind = &after[whole.end()..];
    if before.rsplit(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).take(4).any(is_built) {
        return None;
    }
    if unit.get(2).is_some() && !before.ends_with("meer dan ") {
        let group = SPAN_BEFORE.is_match(before) && before.trim_end().ends_with(|c: char| c.is_ascii_digit());
        return (!group).then_some((range.start..end, 0.96, "age-old"));
    }
    let adjective = name.as_str().starts_with("jarig") || name.as_str().ends_with("-old");
    if adjective && lasts(behind)
        || !adjective && SPAN_AFTER.is_match(behind)
        || behind.trim_start().starts_with("plusser")
    {
        return None;
    }
    if adjective {
        return (!SPAN_BEFORE.is_match(before) || before.ends_with("al ") || before.ends_with("voor ")).then_some((
            range.start..end,
            0.95,
            "age-adjective",
        ));
    }
    if SPAN_BEFORE.is_match(before) {
        return None;
    }
    let months = !name.as_str().starts_with(['j', 'y']) && name.as_str() != "lentes";
    let key = header_of(view, range.start).is_some_and(|h| h.starts_with("leeftijd"))
        || before.trim_end().ends_with("leeftijd:")
        || before.trim_end().ends_with("leeftijd");
    let being = BEING.is_match(before);
    let barely = ["van net ", "van pas ", "van bijna ", "van amper ", "van ruim "].iter().any(|w| before.ends_with(w));
    let from = before.ends_with("van ") && person_before(view, range.start, 2)
        || barely && person_before(view, range.start, 3);
    let with = ["met haar ", "met zijn ", "met z'n ", "ondanks haar ", "ondanks zijn ", "met d'r ", "met m'n "];
    let with = with.iter().any(|w| before.ends_with(w)) && !months;
    let bracket = before.ends_with('(')
        || before.ends_with("(v, ")
        || before.ends_with("(m, ")
        || before.ends_with("dus ")
        || before.ends_with("dus bijna ");
    let comma = before.ends_with(", ") && (person_before(view, range.start, 2) || NUMBERED.is_match(before));
    let next_to = person_before(view, range.start, 1);
    // "zeventien jaar en drie maanden": nobody counts months but of the young.
    let both = !months && whole.as_str().contains(" en ") && before.ends_with(", ");
    // "Zesenveertig jaar en nooit een baan gehad".
    let summed = || {
        let goes_on = ["en nooit ", "en nog ", "en geen ", "en niet ", "en al "]
            .iter()
            .any(|w| behind.trim_start().starts_with(w));
        goes_on && view.tokens[view.token_at(range.start)].sentence_start
    };
    let newborn =
        || months && before.ends_with("nu ") && ["geboren", "zwanger", "baby"].iter().any(|w| before.contains(w));
    let closed = behind.starts_with([')', ',', '.', ';']) || behind.trim().is_empty() || behind.starts_with('\n');
    let confidence = match () {
        _ if key => 0.97,
        _ if being && !months && subject_is_person(context, before) => 0.9,
        _ if from => 0.95,
        // "Mevrouw telt inmiddels 87 jaar".
        _ if !months && tells(before) && subject_is_person(context, before) => 0.8,
        // "Met haar 93 jaar doet ze alles zelf."
        _ if with => 0.8,
        _ if bracket && closed && (!months || person_before(view, range.start, 2)) => 0.93,
        _ if bracket && !months => 0.85,
        _ if comma => 0.92,
        // "Vrouw van Eritrese komaf, 31 jaar, drie kinderen".
        _ if before.ends_with(", ") && closed && !months && subject_is_person(context, before) => 0.75,
        _ if next_to && closed => 0.9,
        _ if next_to && !months => 0.7,
        // "Hij woont alleen. 86 jr. Wil niet verhuizen."
        _ if closed && !months && (before.ends_with(". ") || before.ends_with('\n') || opens_item(before)) => 0.7,
        // "Kind 1: 14 jr, havo", "oudste: 9 jaar".
        _ if !months && before.ends_with(": ") && said_of_person(view, range.start) => 0.85,
        // "| dochter | 7 jaar |", "Naam / 36 jr / Nederlandse": a cell of its own.
        _ if !months && is_cell(before, behind) && row_has_person(view, range.start) => 0.75,
        // "de kleine van 3 mnd".
        _ if ["kleine van ", "kleintje van ", "kindje van "].iter().any(|w| before.ends_with(w)) => 0.85,
        _ if both && closed => 0.75,
        _ if !months && summed() => 0.6,
        _ if closed && newborn() => 0.8,
        _ if being && !months => 0.5,
        // "(… vandaar de naam) is elf weken en was nog klein".
        _ if being && before.trim_end().ends_with(") is") && behind.starts_with(" en was") => 0.7,
        _ => return None,
    };
    Some((range.start..end, confidence, "age-with-unit"))
}

/// `telt nu`: the verb that counts years.
fn tells(before: &str) -> bool {
    let mut words = before.trim_end().rsplit(' ');
    let last = words.next().unwrap_or("");
    last == "telt" || matches!(last, "nu" | "inmiddels" | "al" | "reeds" | "pas") && words.next() == Some("telt")
}

/// The bullet of a list and nothing else stands before: `- 54 jr, alleenstaand`.
fn opens_item(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or("");
    !line.is_empty() && line.trim().trim_start_matches(['-', '*', '•', '>', '|']).trim().is_empty()
}

/// Whether what lasts so many years stands behind an adjective: "een vijfjarig contract".
pub(super) fn lasts(behind: &str) -> bool {
    let word = behind.trim_start();
    is_lasting(&word[..word.bytes().take_while(|b| b.is_ascii_alphabetic() || *b == b'-').count()])
}

/// Whether a word for a person, with its number or name, stands right before a colon.
fn said_of_person(view: &View, at: usize) -> bool {
    let index = view.token_at(at);
    (2..=3).filter_map(|back| index.checked_sub(back)).any(|at| is_person_word(view.lower_word(&view.tokens[at])))
}

/// Whether a number with its unit fills a cell.
fn is_cell(before: &str, behind: &str) -> bool {
    let sign = |c: char| matches!(c, '|' | '/' | '\t');
    before.trim_end_matches(' ').ends_with(sign)
        && before.ends_with([' ', '\t', '|'])
        && (behind.trim_start_matches(' ').starts_with(sign) || behind.trim_start_matches(' ').starts_with('\n'))
}

/// Whether the row of a cell speaks of somebody.
fn row_has_person(view: &View, at: usize) -> bool {
    view.line_at(at).tokens.clone().any(|t| {
        let word = view.lower_word(&view.tokens[t]);
        is_person_word(word) || matches!(word, "naam" | "leeftijd")
    })
}
