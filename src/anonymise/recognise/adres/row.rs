//! Rows of house numbers: those that follow one ("Testlaan 3, 5 en 9"), and those that a street, a door or neighbours beside them
//! make numbers of houses ("bij 14, 16 en 52 deed niemand open").

use super::Hit;
use super::number::{COUNTED, label_start, stands_free};
use super::place::OF_THING;
use crate::anonymise::candidate::Context;
use crate::anonymise::recognise::age_words;
use crate::anonymise::recognise::owner::clause;
use crate::anonymise::view::View;
use crate::pattern::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// So many numbers has the longest row.
const MOST: usize = 16;

/// The next number of a row: `, 10`, ` en op 22a`, ` t/m 8`.
static MORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(
        r"^(?:,? ?(?:en|of|&) ?(?:(?:op|bij|van) )?|,? ?(?:t/m|tot en met|tot|-|/) ?|, ?)(?:nummer |nr\.? )?(\d{1,4}(?:-?[a-z]\b)?)(?:[^0-9a-z.:€]|\.[^0-9]|\.?$)",
    )
    .expect("a fixed pattern")
});

/// The numbers that follow a house number in its row, each with the words of its range (`t/m 5`), if it has any.
pub(super) fn others(view: &View, end: usize) -> Vec<Range<usize>> {
    let mut others = Vec::new();
    let mut at = end;
    while others.len() < MOST
        && let after = view.after(at, 28)
        && let Some(more) = MORE.captures(after).and_then(|m| m.get(1))
    {
        let joint = after[..more.start()].trim_start();
        let range = joint.starts_with('t');
        let code = more.len() > 3 && more.as_str().bytes().all(|b| b.is_ascii_digit());
        let next = at + more.end();
        if code || COUNTED.is_match(view.after(next, 16)) || !range && !stands_free(view, next) {
            break;
        }
        let from = if range { more.start() - joint.len() } else { more.start() };
        others.push(at + from..next);
        at = next;
    }
    others
}

/// Where a row of numbers ends, whatever they count.
fn row_end(view: &View, end: usize) -> usize {
    let mut at = end;
    for _ in 0..MOST {
        let Some(more) = MORE.captures(view.after(at, 28)).and_then(|m| m.get(1)) else { break };
        at += more.end();
    }
    at
}

/// Between a number that is known and the next of its row: `, twee van`, ` (twee keer), `.
static JOINT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"^(?: ?\([^)\n]{1,20}\))?(?:,? (?:en|of|&)|,)\s(?:(?:een|eentje|één|twee|drie|vier|vijf|zes|ook|die|nog)\s)?(?:een\s)?(?:(?:van|op|bij|naast)\s)?(?:nr\.?\s|nummer\s)?$")
        .expect("a fixed pattern")
});

/// Right before the number of a house.
static LED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:(op|bij|naast|tegenover|nabij|ter hoogte van|t\.h\.v\.|woningen|huizen|panden|appartementen|portiek|portieken)|(van|onder|boven|tussen|voor|achter))(\s(?:huis)?(?:nummers?|nrs?)\.?)?\s$|(?:^|[\s(,>])((?:huis)?(?:nummers?|nrs?)\.?)\s$")
        .expect("a fixed pattern")
});

/// Whose number it is: nobody has an age who lives "van 14".
static BEARER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:huurders?|huurster|bewoners?|bewoonster|buren|melders?|melding(?:en)?|klacht(?:en)?|eentje|omwonenden|woning|bovenwoning|benedenwoning|voordeur|deur|tuin|balkon|schutting|brievenbus|huis|portiek|trappenhuis|galerij|blok|die)\s(?:van|boven|onder)\s(?:nr\.?\s|nummer\s)?$")
        .expect("a fixed pattern")
});

/// Doors, stairs and neighbours: what a mail has that speaks of houses by their numbers.
static DOORS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:(?:doet|doen|deed|deden|maakt|maakte|maken)\b[^.\n]{0,24}\bopen|opengedaan|opendoen|opendoet|aangebeld|aanbellen|aangeklopt|aankloppen|aangesproken|voordeur\w*|achterdeur|deurbel|brievenbus\w*|door de bus|portiek\w*|galerij|trappenhuis|schutting|balkon|klachten|klacht|geklaagd|klaag\w*|\w*overlast\w*|burenruzie|buren\w*|buurman|buurvrouw|\w*bewoners?|bewoonster|huurders?|huurster|woont|wonen|woonde|woonden|flat|bovenwoning|benedenwoning|logboek|woning\w*|sleutel\w*|lekkage|stank|stinkt|straat|laan|het gas|trap|politie|deur|deuren|huisnummers?|deze straat|leeg|leegstand|leegstaan|verkocht|gesloopt|ingebroken|inbraak|hiernaast|ernaast|overkant|verderop)\b")
        .expect("a fixed pattern")
});

/// A number of a house by the one before it in its row, by the street of its sentence, or by the doors and neighbours that the sentence
/// speaks of. `last` is where the house number before it ends.
pub(super) fn by_row(context: &Context, index: usize, last: Option<usize>, number: Range<usize>) -> Option<Hit> {
    let view = context.view;
    let token = &view.tokens[index];
    let range = token.range();
    let text = &view.lower[number.clone()];
    let value: usize = view.lower[range.clone()].parse().unwrap_or(0);
    // "op 3 hoog" is a floor; a row whose last number counts is none of houses ("14, 16 en 52 euro").
    let whole = row_end(view, number.end);
    if text.contains("hoog") || !stands_free(view, number.end) || !stands_free(view, whole) || value == 0 {
        return None;
    }
    let gap = last.filter(|at| *at < range.start && range.start - at < 48).map(|at| &view.lower[at..range.start]);
    let hit = |confidence, rule| {
        let start = if context.settings.area_question { number.start } else { label_start(view, number.start) };
        Some(Hit { start, number: Some(number.clone()), end: number.end, confidence, rule })
    };
    // "Testlaan 12, 6131": four figures are hardly ever a house.
    let code = number.len() == 4 && range.len() == 4;
    if !code && gap.is_some_and(|gap| JOINT.is_match(gap)) {
        return hit(0.85, "house-number-more");
    }
    let before = clause(view.before(range.start, 140));
    let before = before.rsplit("\n\n").next().unwrap_or(before);
    let led = LED.captures(before)?;
    let somebody = before[..led.get(0)?.start()].trim_end();
    let somebody = somebody.rsplit(' ').next().unwrap_or("").trim_end_matches('.');
    let label = led.get(3).or(led.get(4)).is_some();
    // "het overleg is op 12": a day.
    let day = matches!(somebody, "is" | "zijn" | "was" | "waren" | "uiterlijk" | "staat") && !label;
    // "Voor 33 is een vrouw gevallen": where streets are what the mail is about.
    let spoken_of = context.settings.area_question
        && last.is_some_and(|at| at < range.start && range.start - at < 240)
        && led.get(2).is_some_and(|word| matches!(word.as_str(), "voor" | "achter"));
    let firm = spoken_of || led.get(1).is_some() && !day || label;
    let bearer = || BEARER.is_match(before) || age_words::is_person_word(somebody) && value > 110;
    if !firm && !bearer() || OF_THING.is_match(before) {
        return None;
    }
    // A street with its number stands in the same sentence.
    let beside = last.is_some_and(|at| at < range.start && range.start - at < 140)
        && view.tokens[view.token_at(last?.saturating_sub(1))].sentence == token.sentence;
    let ahead = clause_ahead(view.after(whole, 90));
    let doors = beside || spoken_of || DOORS.is_match(before) || DOORS.is_match(ahead);
    // "op 1 staat geluid": a rank; "bewoners van 65 en ouder": an age.
    let rest = view.after(number.end, 12).trim_start();
    let rank = value <= 10 && !label && ["staat", "komt", "na "].iter().any(|w| rest.starts_with(w));
    let older = ["en ouder", "plus", "+", "-plus"].iter().any(|w| rest.starts_with(w));
    if !(doors || bearer() && value > 110) || older || rank && !beside {
        return None;
    }
    hit(0.75, "house-number-by-doors")
}

/// What of the text behind a place belongs to its sentence.
fn clause_ahead(after: &str) -> &str {
    let stop = [". ", ".\n", "; ", "! ", "? ", "\n\n"].iter().filter_map(|s| after.find(s)).min();
    &after[..stop.unwrap_or(after.len())]
}
