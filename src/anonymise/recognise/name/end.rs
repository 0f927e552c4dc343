//! Where a mention ends: surnames, dashes, nicknames and first names behind a comma belong to it.

use super::super::called;
use super::super::initials::{self, is_initial};
use super::super::person::Scored;
use super::surname_like;
use crate::anonymise::among::among;
use crate::anonymise::scorer::{Clue, Shape};
use crate::anonymise::view::{Casing, Kind};
use crate::anonymise::vocabulary;
use crate::anonymise::words::Words;
use crate::anonymise::zones::Zone;
use crate::dictionary::Tier;

/// Where the mention ends that holds this token.
pub(super) fn end_of(scored: &Scored, seed: usize, least: f32) -> usize {
    let words = scored.words;
    let mut last = seed;
    if is_initial(scored, seed) {
        last = initials::monogram(scored, seed).unwrap_or(seed + 1);
    }
    loop {
        let next = last + 1;
        // "Doeke Jelles Haitsma": the s of a father's name stands before the surname.
        let patronymic = last > seed && words.get(last).genitive == 1 && words.capital(next);
        if next >= words.len() || words.is_word(last) && words.get(last).genitive > 0 && !patronymic {
            break;
        }
        if let Some(end) = step(scored, last, least) {
            last = end;
        } else {
            break;
        }
    }
    last
}

/// The next end of a mention that goes on behind `last`.
fn step(scored: &Scored, last: usize, least: f32) -> Option<usize> {
    let words = scored.words;
    let next = last + 1;
    let gap = words.gap(last);
    if words.is_sign(next, "-") && gap.is_empty() && words.touches_next(next) {
        return behind_dash(scored, next, least);
    }
    if let Some(end) = broken(scored, last) {
        return Some(end);
    }
    // "fatima_bouzidi_plan": the name of a file or an account.
    let joined = words.is_sign(next, "_") && gap.is_empty() && words.touches_next(next) && words.is_word(next + 1);
    if joined && !words.ordinary(next + 1) {
        // "_Terpstra_Yilmaz.pdf" are two.
        let entry = words.get(next + 1).entry;
        let given = words.get(last).entry.first().listed() || !words.get(last).entry.known();
        if entry.first().listed() || entry.surname().listed() && given {
            return Some(next + 1);
        }
    }
    if let Some(end) = behind_nickname(scored, last, least) {
        return Some(end);
    }
    let spaced = gap.len() <= 2 && !gap.contains('\t') && gap.matches('\n').count() <= 1;
    if let Some(end) = behind_quotation(scored, last, least) {
        return Some(end);
    }
    if is_initial(scored, next)
        && (spaced || words.is_sign(last, ".") && gap.is_empty())
        && (!words.token(next).sentence_start || words.is_sign(last, "."))
    {
        return Some(next + 1);
    }
    // "Mhd. Salim Testdad", "Joh. Testhout".
    let shortened = among!(
        words.lower(last),
        "mhd"
            | "mohd"
            | "moh"
            | "abd"
            | "joh"
            | "wilh"
            | "chr"
            | "ant"
            | "alb"
            | "corn"
            | "jac"
            | "fr"
            | "aug"
            | "theod"
    ) && words.capital(last)
        && words.is_sign(next, ".")
        && gap.is_empty()
        && words.gap(next) == " "
        && words.capital(next + 1)
        && scored.chance[next + 1] >= least;
    if shortened {
        return Some(next + 1);
    }
    if let Some(end) = called::surname_before_given(scored, last) {
        return Some(end);
    }
    if let Some(end) = behind_comma(scored, last, least) {
        return Some(end);
    }
    if words.is_sign(last, ".") && !is_initial(scored, last - 1) {
        return None;
    }
    if let Some(end) = behind_spaced_dash(scored, next, least) {
        return Some(end);
    }
    let small =
        scored.shapes[last] == Some(Shape::LowerMail) && scored.shapes.get(next) == Some(&Some(Shape::LowerMail));
    if small && words.token(next).range().len() == 1 && words.is_sign(next + 1, ".") && words.touches_next(next) {
        return Some(next + 1);
    }
    if let Some(end) = letters_of_speaker(scored, last) {
        return Some(end);
    }
    if !spaced || !(words.is_word(next) || words.is_particle(next)) {
        return None;
    }
    // "Johanna" at the end of a line, "van den Heuvel" on the next.
    let chained = words.is_particle(next) && !words.capital(next) && words.get(last).entry.first().listed();
    let breaks = gap.contains('\n') && words.token(next).sentence_start && !chained;
    let letter = words.token(next).range().len() == 1 && words.capital(next) && words.capital(last) && gap == " ";
    if letter && words.gap(next) == " " && words.capital(next + 1) && scored.chance[next + 1] >= least {
        return Some(next + 1);
    }
    // "Lil Z", "Samira B": a surname shortened without a stop.
    let goes_on = words.is_sign(next + 1, "-") || words.capital(next + 1) && words.gap(next) == " ";
    if letter && !goes_on && scored.chance[last] >= 0.6 && !matches!(words.lower(next), "u" | "i") {
        return Some(next);
    }
    if scored.chance[next] >= least && !breaks {
        return Some(next);
    }
    let mut end = next;
    // "Kees van V. is gezien", "kees van v. kwam": the letter of a surname, not short for another "van".
    let letter =
        |at: usize| at > next && (is_initial(scored, at) && !words.capital(at + 2) || small_letter(scored, at));
    while end < words.len() && words.is_particle(end) && !letter(end) && end - next < 4 && words.gap(end).len() <= 2 {
        end += 1;
        if words.is_sign(end, "-") && words.touches_next(end - 1) && words.touches_next(end) {
            end += 1;
        }
        if words.is_sign(end, "'")
            || words.is_sign(end, ".") && words.token(end - 1).range().len() <= 2 && words.touches_next(end - 1)
        {
            end += 1;
        }
    }
    // "Gosia in het donker", "Nij Begjin aan de rand": behind a capital an ordinary word in small letters is no surname.
    let small = !words.capital(end)
        && words.ordinary(end)
        && (words.capital(last) || called::of_place_or_time(words.lower(next)));
    let joined = end > next && !breaks && !small && end < words.len() && words.is_word(end);
    let goes_on = joined
        && (scored.chance[end] >= least || is_initial(scored, end) || letter(end))
        && (is_initial(scored, end) || letter(end) || surname_like(scored, end, words.lower(next)))
        && !lives_there(words, next, end);
    goes_on.then(|| if is_initial(scored, end) || letter(end) { end + 1 } else { end })
}

/// "sandy k.: ik ben de dochter", "Romano Vd P: ze zijn er": a letter, with its tussenvoegsel and stop, up to the colon of the label that says
/// who speaks in a chat.
fn letters_of_speaker(scored: &Scored, first: usize) -> Option<usize> {
    const MOST: usize = 5;
    let words = scored.words;
    let colon =
        (first + 1..first + 1 + MOST).find(|&at| words.is_sign(at, ":")).filter(|_| scored.opens_speaker(first))?;
    let letter = |at: usize| words.is_word(at) && words.token(at).range().len() == 1;
    let belongs = |at: usize| letter(at) || words.is_sign(at, ".") || words.get(at).entry.particle();
    let rest = first + 1..colon;
    (rest.clone().any(letter) && rest.clone().all(belongs)).then(|| colon - 1)
}

/// "kees van v. kwam": a letter and its stop behind a whole "van" in a mail without capitals, before what goes on behind a name.
fn small_letter(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let letter = words.is_word(at) && words.token(at).range().len() == 1 && words.is_sign(at + 1, ".");
    let led = at > 0 && words.token(at - 1).range().len() > 1 && words.gap(at - 1) == " ";
    let behind = words.lower(at + 2);
    let plain = !words.is_word(at + 2) || vocabulary::verb(behind) || among!(behind, "van" | "uit" | "en" | "die");
    words.view.is_lower_at(at) && letter && words.touches_next(at) && led && plain
}

/// "DE VRIES, B.", "Jansen, P. (Piet)", "KUIJPERS, JOLANDA": the first name or initial behind a surname and a comma.
fn behind_comma(scored: &Scored, last: usize, least: f32) -> Option<usize> {
    let words = scored.words;
    let (comma, given) = (last + 1, last + 2);
    if !words.is_sign(comma, ",") || words.gap(comma).len() > 1 {
        return None;
    }
    if is_initial(scored, given) && surname_first(scored, last) {
        return Some(given + 1);
    }
    if !words.is_word(last) || !words.is_word(given) || words.gap(comma) != " " {
        return None;
    }
    let behind = given + 1;
    let clues = scored.clues[last];
    // "Statia, Jurenska" in a column of names.
    let column = clues.has(Clue::Called) && clues.has(Clue::AfterLabel) && words.capital(given);
    let cell =
        behind >= words.len() || matches!(words.text(behind), "|" | ";") || words.gap(given).contains(['\n', '\t']);
    if column && cell {
        return Some(given);
    }
    let zone = scored.zones.get(last);
    let asked = zone == Zone::Private && one_name_asked(scored, last);
    let named = !words.get(given).ours
        && scored.chance[given] >= least
        && words.get(given).entry.first() == Tier::Any
        && (asked || surname_first(scored, last));
    let capitals = scored.shapes[last] == Some(Shape::Upper);
    let form = matches!(zone, Zone::Private | Zone::Subject)
        || scored.shapes[last] == Some(Shape::Blind)
        || capitals && words.token(last).range().len() > 3 && words.capital(given);
    let closes = behind >= words.len() || !words.is_sign(behind, ",") && words.lower(behind) != "en";
    let surname = one_name_asked(scored, last) || capitals || !words.get(last).entry.first().listed();
    (named && form && closes && surname).then_some(given)
}

/// "familie Martina op de Molenberg", "Jurre Test van Testweg 22": a place of the profile behind "op de", or a street with its
/// number, is where they live.
fn lives_there(words: &Words, chain: usize, end: usize) -> bool {
    let place = among!(words.lower(chain), "op" | "in" | "uit" | "aan" | "bij" | "te");
    let numbered = words.token(end + 1).kind == Kind::Number && words.gap(end) == " ";
    let street = numbered && words.dictionary.street_ending(&words.key(end));
    place && words.get(end).ours || street
}

/// "Mau-" at the end of a line and "rice" on the next, and "G/medhin".
fn broken(scored: &Scored, last: usize) -> Option<usize> {
    let words = scored.words;
    let (sign, part) = (last + 1, last + 2);
    if !words.is_word(last) || !words.is_word(part) || !words.touches_next(last) {
        return None;
    }
    let line_end = words.is_sign(sign, "-") && words.gap(sign).contains('\n') && words.gap(sign).len() <= 3;
    let double = words.get(last).entry.first().listed() && words.get(part).entry.first() == Tier::Any;
    let goes_on = line_end && (words.token(part).casing == Casing::Lower || double);
    let short = words.is_sign(sign, "/") && words.touches_next(sign) && words.token(last).range().len() <= 2;
    (goes_on && words.lower(part) != "en" && words.lower(part) != "of" || short && words.token(part).range().len() > 2)
        .then_some(part)
}

/// "Oliwia\n> K.": a name that runs over the mark of a quotation.
fn behind_quotation(scored: &Scored, last: usize, least: f32) -> Option<usize> {
    let words = scored.words;
    let mut next = last + 1;
    while words.is_sign(next, ">") && words.token(next).line > words.token(last).line {
        next += 1;
    }
    let goes_on = next > last + 1 && words.is_word(last) && words.is_word(next) && words.capital(next);
    if !goes_on || words.token(next).line != words.token(last).line + 1 {
        return None;
    }
    if is_initial(scored, next) {
        return Some(next + 1);
    }
    let opens = words.token(next).sentence_start && words.get(next).entry.surname() != Tier::Any;
    let surname = !opens && words.get(next).entry.first() != Tier::Any && words.get(last).entry.first().listed();
    (surname && scored.chance[next] >= least).then_some(next)
}

/// "S. (Sjo) Wijnen", "Jurgen \"Jay\" Maria": a nickname between first name or initials and surname is part of the whole.
fn behind_nickname(scored: &Scored, last: usize, least: f32) -> Option<usize> {
    let words = scored.words;
    let open = last + 1;
    let closes = match words.text(open) {
        "(" => ")",
        "\"" => "\"",
        "'" => "'",
        _ => return None,
    };
    let quoted = words.is_sign(open + 1, "\"") || words.is_sign(open + 1, "'");
    let nick = if quoted { open + 2 } else { open + 1 };
    let mut close = nick + 1;
    while quoted && (words.is_sign(close, "\"") || words.is_sign(close, "'")) {
        close += 1;
    }
    let within = words.is_word(nick)
        && (words.capital(nick) || words.get(nick).entry.first().listed())
        && words.is_sign(close, closes)
        && !words.gap(last).contains('\n');
    if !within || words.allowed(nick) || words.get(nick).entry.kinship() || words.get(nick).entry.role() {
        return None;
    }
    let mut end = close + 1;
    while words.is_particle(end) && end - close < 4 {
        end += 1;
    }
    let name = words.is_word(end)
        && words.gap(close).len() <= 1
        && !words.token(end).sentence_start
        && (scored.chance[end] >= least
            || words.capital(end) && (words.get(end).entry.surname().listed() || end > close + 1));
    name.then_some(end)
}

/// "de Vries - van der Meulen": a maiden name behind a dash with spaces.
fn behind_spaced_dash(scored: &Scored, dash: usize, least: f32) -> Option<usize> {
    let words = scored.words;
    let mut end = dash + 1;
    while words.is_particle(end) && end - dash < 5 && words.gap(end).len() <= 1 {
        end += 1;
    }
    let chain =
        end > dash + 1 && words.is_sign(dash, "-") && words.gap(dash) == " " && !words.gap(dash - 1).contains('\n');
    (chain && words.capital(end) && scored.chance[end] >= least).then_some(end)
}

/// "Dijk-Özdemir", "Stein-van Elsloo", "Lie-A-Fat": what stands behind the dash.
fn behind_dash(scored: &Scored, dash: usize, least: f32) -> Option<usize> {
    let words = scored.words;
    let mut end = dash + 1;
    while words.is_particle(end) && end - dash < 5 && end + 1 < words.len() {
        if words.is_sign(end + 1, "-") && words.touches_next(end) {
            end += 2;
        } else if words.is_word(end + 1) && words.gap(end).len() <= 2 {
            end += 1;
        } else {
            break;
        }
    }
    let word = words.is_word(end);
    let role = words.get(end).entry.role() || words.get(end).entry.kinship();
    (word && (words.capital(end) || scored.chance[end] >= least || !words.ordinary(end)) && !role).then_some(end)
}

/// Right behind a label of a form that asks for one person.
fn one_name_asked(scored: &Scored, at: usize) -> bool {
    scored.before(at).is_some_and(|b| {
        b.colon
            && among!(
                scored.words.lower(b.at),
                "naam"
                    | "partner"
                    | "inwoner"
                    | "client"
                    | "vader"
                    | "moeder"
                    | "hoofdbewoner"
                    | "bewoner"
                    | "betreft"
                    | "jeugdige"
                    | "kind"
                    | "voornaam"
                    | "huurder"
            )
    })
}

/// A surname that stands before its first name: alone in a cell or behind a label, in capitals, or not a first name.
fn surname_first(scored: &Scored, at: usize) -> bool {
    scored.words.is_word(at) && scored.words.get(at).entry.first() != Tier::Any
        || scored.shapes.get(at).copied().flatten() == Some(Shape::Blind)
}
