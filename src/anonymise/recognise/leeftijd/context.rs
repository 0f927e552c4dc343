//! Ages that only their surroundings show: idioms ("veertien kaarsjes"), a name before the number, a key beside it, English, and
//! the list whose last number alone has its unit.

use super::Hit;
use crate::anonymise::candidate::Context;
use crate::anonymise::recognise::age_words::{
    is_baby, is_by_house_number, is_no_age, is_parent, is_person_word, is_years,
};
use crate::anonymise::recognise::days::month_number;
use crate::anonymise::recognise::digits::number_word;
use crate::anonymise::view::{Casing, Kind, Token, View};
use std::ops::Range;

/// An age that the plain rules do not see.
pub(super) fn judge(context: &Context, index: usize, value: u32) -> Option<Hit> {
    let view = context.view;
    let range = view.tokens[index].range();
    if !stands_alone(view, &range) {
        return None;
    }
    by_idiom(view, index, value)
        .or_else(|| by_key(view, index))
        .or_else(|| in_list(context, index))
        .or_else(|| last_in_list(context, index))
        .or_else(|| of_somebody(context, index, value))
        .or_else(|| becoming(view, index, value))
        .or_else(|| having(view, index))
        .or_else(|| of_baby(view, index))
        .or_else(|| beside_name(context, index, value))
}

/// Neither part of a longer number nor of a code.
fn stands_alone(view: &View, range: &Range<usize>) -> bool {
    let before = view.lower[..range.start]
        .ends_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '€' | '.' | '_' | '@' | ':' | '#' | ','));
    let after = &view.lower[range.end..];
    let goes_on =
        after.starts_with(['.', ',', ':', '-', '/', '_']) && after[1..].starts_with(|c: char| c.is_alphanumeric());
    !before && !goes_on && !after.starts_with(['%', '€', '@'])
}

/// The token `back` tokens before another on its line.
fn token_back(view: &View, index: usize, back: usize) -> Option<&Token> {
    let token = view.tokens.get(index.checked_sub(back)?)?;
    (token.line == view.tokens[index].line).then_some(token)
}

fn word_back(view: &View, index: usize, back: usize) -> &str {
    token_back(view, index, back).map_or("", |t| view.lower_word(t))
}

/// `negen kruisjes`, `veertien kaarsjes`.
fn by_idiom(view: &View, index: usize, value: u32) -> Option<Hit> {
    let next = view.tokens.get(index + 1)?;
    let range = view.tokens[index].range();
    let counted = is_years(view.lower_word(next)) && next.range().start == range.end + 1 && value > 0;
    counted.then(|| (range.start..next.range().end, 0.85, "age-idiom"))
}

/// `| Leeftijd | 27 jr |`, `lft 43`: the key stands in the cell or the word before.
fn by_key(view: &View, index: usize) -> Option<Hit> {
    let range = view.tokens[index].range();
    let before = view.line_before(range.start, 30).trim_end_matches([' ', '|', '\t', ':', '=', '(']);
    let key = ["leeftijd", "lft", "lft.", "age", "jaren oud"]
        .iter()
        .any(|k| before.strip_suffix(k).is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric())));
    let end = range.end + unit(view, range.end).map_or(0, |(length, _)| length);
    // `leeftijd 13 tot 17`: a group's.
    let band = ["tot", "-", "t/m", "a ", "à"].iter().any(|w| view.after(range.end, 5).trim_start().starts_with(w));
    (key && !band).then_some((range.start..end, 0.95, "age-said"))
}

/// A unit of age right behind a number: how many bytes it takes, and whether it counts weeks or months.
fn unit(view: &View, at: usize) -> Option<(usize, bool)> {
    let after = view.after(at, 16);
    let word = after.trim_start_matches(' ');
    let length = word.bytes().take_while(u8::is_ascii_alphabetic).count();
    let small = match &word[..length] {
        "jaar" | "jr" | "j" | "jaren" | "years" | "yrs" | "yo" => false,
        "maanden" | "maand" | "mnd" | "mndn" | "weken" | "wkn" | "wk" | "months" | "weeks" => true,
        _ => return None,
    };
    (after.len() - word.len() <= 1).then_some((after.len() - word.len() + length, small))
}

/// `(2 en 4 jr)`, `kinderen 3, 5 en 9 jaar`: the unit stands behind the last number only.
fn in_list(context: &Context, index: usize) -> Option<Hit> {
    let view = context.view;
    let mut at = index;
    let mut numbers = 1;
    let unit_at = loop {
        let end = view.tokens[at].range().end;
        if numbers > 1 && unit(view, end).is_some() {
            break end;
        }
        let joint = view.tokens.get(at + 1)?;
        let next = view.tokens.get(at + 2)?;
        let joined = matches!(view.lower_word(joint), "," | "en" | "&" | "+")
            && next.kind == Kind::Number
            && next.range().len() <= 2;
        if !joined || numbers > 6 || next.line != joint.line {
            return None;
        }
        numbers += 1;
        at += 2;
    };
    let rest = view.after(unit_at + unit(view, unit_at)?.0, 14);
    let lasts =
        ["geleden", "lang", "cel", "ervaring", "samen", "later"].iter().any(|w| rest.trim_start().starts_with(w));
    let who = (1..=4).any(|back| is_person_word(word_back(view, index, back))) || opened_behind_name(context, index);
    (who && !lasts).then(|| (view.tokens[index].range(), 0.9, "age-in-list"))
}

/// The last of `(2 en 4 jr)`, which has the unit.
fn last_in_list(context: &Context, index: usize) -> Option<Hit> {
    let view = context.view;
    let range = view.tokens[index].range();
    let (length, _) = unit(view, range.end)?;
    let mut first = index;
    while first >= 2
        && matches!(view.lower_word(&view.tokens[first - 1]), "," | "en" | "&" | "+")
        && view.tokens[first - 2].kind == Kind::Number
        && view.tokens[first - 2].range().len() <= 2
        && index - first < 12
    {
        first -= 2;
    }
    (first < index && in_list(context, first).is_some()).then(|| (range.start..range.end + length, 0.9, "age-in-list"))
}

/// A bracket or comma right before, and a name or a word for a person before that.
fn opened_behind_name(context: &Context, index: usize) -> bool {
    let view = context.view;
    let opens = matches!(word_back(view, index, 1), "(" | "," | ":" | "/" | "-" | "–" | "—");
    opens && token_back(view, index, 2).is_some_and(|t| names(context, t))
}

/// Whether a token is a name, or a word for one person.
fn names(context: &Context, token: &Token) -> bool {
    let view = context.view;
    let word = view.lower_word(token);
    if token.kind != Kind::Word {
        return false;
    }
    let entry = context.dictionary.look_up(word);
    let capital = matches!(token.casing, Casing::Capital | Casing::Upper | Casing::Mixed)
        && !view.line_at(token.range().start).all_caps;
    is_person_word(word)
        || capital
            && (entry.first().listed()
                || entry.surname().listed()
                || !entry.ordinary() && !entry.allow() && !entry.place())
}

/// `zoontje yazan van 5`, `van bijna 7`: a word for a person stands up to three words before "van".
fn of_somebody(context: &Context, index: usize, value: u32) -> Option<Hit> {
    let view = context.view;
    let range = view.tokens[index].range();
    let van = (1..=2).find(|back| word_back(view, index, *back) == "van")?;
    if van == 2 && !matches!(word_back(view, index, 1), "bijna" | "net" | "pas" | "amper") {
        return None;
    }
    let who = (van + 1..=van + 3).any(|back| is_person_word(word_back(view, index, back)));
    let named = token_back(view, index, van + 1)
        .is_some_and(|t| names(context, t) || !context.is_ordinary(view.lower_word(t)) && t.kind == Kind::Word);
    // "moeder van drie": how many children.
    let parent = is_parent(word_back(view, index, van + 1));
    let plausible = (if parent { 15 } else { 1 }..=105).contains(&value);
    // "de buurvrouw van 14": where she lives.
    let door = is_by_house_number(word_back(view, index, van + 1));
    (!door && who && named && plausible && ends(view, range.end)).then_some((range, 0.85, "age-of"))
}

/// Whether a clause ends or a small word goes on behind an age.
fn ends(view: &View, at: usize) -> bool {
    let after = view.after(at, 24);
    let rest = after.trim_start_matches(' ');
    if rest.is_empty() || rest.starts_with(['.', ',', ';', ')', '!', '?', '\n', '|', ':', '(']) {
        return true;
    }
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    matches!(
        word,
        "en" | "maar"
            | "dus"
            | "die"
            | "in"
            | "met"
            | "uit"
            | "is"
            | "zit"
            | "heeft"
            | "woont"
            | "dan"
            | "want"
            | "geworden"
            | "kom"
            | "als"
            | "wordt"
            | "of"
            | "last"
            | "this"
            | "next"
            | "and"
            | "years"
    )
}

/// `wordt overmorgen achttien`, `wordt met Kerst tachtig`, `turned three`.
fn becoming(view: &View, index: usize, value: u32) -> Option<Hit> {
    let range = view.tokens[index].range();
    if value == 0
        || !ends(view, range.end) && !is_followed_by(view, range.end, "op ")
        || is_no_age(word_back(view, index, 1))
    {
        return None;
    }
    let counted = view.tokens.get(index + 1).is_some_and(|t| t.kind == Kind::Word && view.lower_word(t) == "uur");
    let verb = (1..=6).take_while(|back| token_back(view, index, *back).is_some_and(|t| t.kind != Kind::Punct)).find(
        |back| matches!(word_back(view, index, *back), "wordt" | "word" | "werd" | "turned" | "turns" | "geworden"),
    )?;
    let figures = (1..verb).any(|back| token_back(view, index, back).is_some_and(|t| t.kind == Kind::Number));
    (!counted && (!figures || is_day_between(view, index, verb))).then_some((range, 0.8, "age-becoming"))
}

fn is_followed_by(view: &View, at: usize, words: &str) -> bool {
    view.after(at, 12).trim_start().starts_with(words)
}

/// `wordt op 2 december 15`: the figures between are a day of a month.
fn is_day_between(view: &View, index: usize, verb: usize) -> bool {
    (1..verb).any(|back| month_number(word_back(view, index, back)).is_some())
}

/// `Omar heeft negentien jaren`, as other tongues say it.
fn having(view: &View, index: usize) -> Option<Hit> {
    let range = view.tokens[index].range();
    let next = view.tokens.get(index + 1)?;
    let years = matches!(view.lower_word(next), "jaren" | "jaar") && next.range().start == range.end + 1;
    let has = matches!(word_back(view, index, 1), "heeft" | "hebt");
    let rest = view.after(next.range().end, 14);
    let closed = rest.is_empty()
        || rest.starts_with([',', '.', ';', '\n', ')'])
        || rest.starts_with(" en ")
        || rest.starts_with(" oud");
    (years && has && closed).then(|| (range.start..next.range().end, 0.8, "age-having"))
}

/// `Kindje Maria is negen weken en`, `een baby van 10 dagen`: weeks and days are an age only of somebody small.
fn of_baby(view: &View, index: usize) -> Option<Hit> {
    let range = view.tokens[index].range();
    let days = || {
        let after = view.after(range.end, 12);
        [" dagen", " dgn", " dag "]
            .iter()
            .find(|unit| after.starts_with(**unit))
            .map(|unit| (unit.trim_end().len(), true))
    };
    let (length, small) = unit(view, range.end).or_else(days)?;
    let is = matches!(word_back(view, index, 1), "is" | "was" | "nu" | "pas" | "net" | "bijna" | "van" | "(" | ",");
    let born = || (2..=8).any(|back| word_back(view, index, back) == "geboren");
    let baby = (2..=6).any(|back| is_baby(word_back(view, index, back))) || word_back(view, index, 1) == "nu" && born();
    let rest = view.after(range.end + length, 14);
    let closed = rest.is_empty()
        || rest.starts_with([',', '.', ';', '\n', ')'])
        || rest.starts_with(" en ")
        || rest.starts_with(" oud");
    (small && is && baby && closed).then(|| (range.start..range.end + length, 0.85, "age-of-baby"))
}

/// `(Jayden, 13)`, `oma Ah Po, 78, spreekt`, `Anika — 8, groep 5`, `Djairo / 17 (`, `Sjang Jansen | 81, dwaalt`, `Jad zes en een half.`
fn beside_name(context: &Context, index: usize, value: u32) -> Option<Hit> {
    let view = context.view;
    let range = view.tokens[index].range();
    let sign = word_back(view, index, 1);
    let name = token_back(view, index, 2);
    let half = half(view, range.end);
    let end = range.end + half;
    let rest = view.after(end, 12);
    let closed = rest.is_empty()
        || rest.starts_with([',', ')', ';', '\n', '/'])
        || rest.starts_with(" /")
        || rest.starts_with(" |")
        || rest.starts_with(" (")
        || rest.starts_with(". ")
        || rest.starts_with(".\n")
        || rest == "."
        || rest.starts_with('|');
    if half > 0 && token_back(view, index, 1).is_some_and(|t| names(context, t)) && closed {
        return Some((range.start..end, 0.85, "age-in-list"));
    }
    let figures = view.tokens[index].kind == Kind::Number;
    if !closed && sign != "nu" || value == 0 || !figures && sign != "," {
        return None;
    }
    let named = |t: &Token| {
        names(context, t)
            && (!t.sentence_start
                || is_person_word(view.lower_word(t))
                || context.dictionary.look_up(view.lower_word(t)).listed_name())
    };
    let led = || (2..=6).any(|back| is_person_word(word_back(view, index, back)));
    let apart = name.is_some_and(|t| named(t) || t.casing == Casing::Capital && !t.sentence_start && led());
    // `(geb. in mei, nu 13)`.
    if matches!(sign, "nu" | "inmiddels" | "thans")
        && rest.starts_with([')', ','])
        && (2..=10).any(|back| is_person_word(word_back(view, index, back)))
    {
        return Some((range.start..end, 0.85, "age-now"));
    }
    let bracketed = sign == "," && rest.starts_with(')') && (3..=4).any(|back| word_back(view, index, back) == "(");
    let dashed = matches!(sign, "—" | "–" | "-" | "/") && view.lower[..range.start].ends_with(' ') && apart;
    let cell = sign == "|" && apart && value >= 3 && rest.starts_with([',', ' ']) && !rest.starts_with(" /");
    let confidence = match sign {
        "," if bracketed && apart => 0.9,
        "," if apart
            && rest.starts_with(',')
            && (led() || name.is_some_and(|t| is_person_word(view.lower_word(t)))) =>
        {
            0.85
        }
        _ if dashed && !rest.starts_with(')') => 0.75,
        _ if cell => 0.6,
        _ => return None,
    };
    Some((range.start..end, confidence, "age-beside-name"))
}

/// ` en een half`, `½`: how many bytes a half takes.
fn half(view: &View, at: usize) -> usize {
    let after = view.after(at, 16);
    [" en een half", " en een halve", "½", " ½"].iter().find(|h| after.starts_with(**h)).map_or(0, |h| h.len())
}

/// Whether a word is a number of years and a half: `tweeeneenhalf`, `drieenhalf`.
pub(super) fn and_a_half(word: &str) -> Option<u32> {
    let stem = word.strip_suffix("eneenhalf").or_else(|| word.strip_suffix("enhalf"))?;
    number_word(stem).filter(|v| *v < 20)
}

/// `eight` in an English sentence; none of those that Dutch has too.
pub(super) fn english(word: &str) -> Option<u32> {
    const WORDS: &[(&str, u32)] = &[
        ("two", 2),
        ("three", 3),
        ("four", 4),
        ("five", 5),
        ("seven", 7),
        ("eight", 8),
        ("nine", 9),
        ("eleven", 11),
        ("twelve", 12),
        ("thirteen", 13),
        ("fourteen", 14),
        ("fifteen", 15),
        ("sixteen", 16),
        ("seventeen", 17),
        ("eighteen", 18),
        ("nineteen", 19),
        ("twenty", 20),
        ("thirty", 30),
        ("forty", 40),
        ("fifty", 50),
        ("sixty", 60),
    ];
    WORDS.iter().find(|(w, _)| *w == word).map(|(_, v)| *v)
}

#[cfg(test)]
mod tests {
    use super::super::find;
    use crate::anonymise::testing::check;

    #[test]
    fn ages_by_their_surroundings_are_found() {
        for line in [
            "In mei viert hij [[LEEFTIJD|negen kruisjes]].",
            "zij is net [[LEEFTIJD|veertien kaarsjes]] rijker",
            "| Leeftijd | [[LEEFTIJD|27 jr]] |",
            "lft. [[LEEFTIJD|43]]",
            "twee kinderen ([[LEEFTIJD|2]] en [[LEEFTIJD|4 jr]])",
            "met haar zoontje yazid van [[LEEFTIJD|5]]. kom daar",
            "Zij wordt overmorgen [[LEEFTIJD|achttien]], dus de hulp stopt",
            "Hij wordt met Kerst [[LEEFTIJD|tachtig]].",
            "De grote zoon heeft [[LEEFTIJD|negentien jaren]], hij werkt",
            "Kindje Sara is [[LEEFTIJD|negen weken]] en huilt",
            "morgen al? (Jelle, [[LEEFTIJD|13]])",
            "oma Ah Po, [[LEEFTIJD|78]], spreekt Hakka",
            "Anika — [[LEEFTIJD|8]], groep 5",
            "Djairo Pietersen / [[LEEFTIJD|17]] / maatregel loopt",
            "Anika turned [[LEEFTIJD|three]] last week",
            "Kinderen: Jesse 9, Jelle [[LEEFTIJD|zes en een half]]."
                .replace("Jesse 9", "Jesse [[LEEFTIJD|9]]")
                .as_str(),
            "haar dochter van [[LEEFTIJD|bijna 7]]".replace("[[LEEFTIJD|bijna 7]]", "bijna [[LEEFTIJD|7]]").as_str(),
            "zij is op haar [[LEEFTIJD|zeventiende]] gevlucht, hij op zijn [[LEEFTIJD|9e]]",
            "een [[LEEFTIJD|17-jarig]] meisje",
            "moeder was [[LEEFTIJD|19]] toen zij beviel",
            "zoon (geb. in mei, nu [[LEEFTIJD|13]]) slaapt slecht",
            "hij is er [[LEEFTIJD|vijfenzeventig]].",
            "haar jongste is bijna [[LEEFTIJD|twee]].",
            "3 | Sjang Pietersen | [[LEEFTIJD|81]], dwaalt",
        ] {
            check(find, line);
        }
    }

    #[test]
    fn other_counts_stay() {
        for line in [
            "Het wordt morgen 18 graden.",
            "hij wordt om 8 uur gehaald",
            "de zaak wordt in groep 7 besproken",
            "dat wordt dan week 12.",
            "wij zijn drie weken verder",
            "hij heeft negentien jaren ervaring",
            "zij heeft 2 en 3 jaar samen gewoond",
            "casus — 8, zie bijlage",
            "Actie / 17 / Jan",
            "punt 3, 4 en 5",
            "het gezin is al acht weken bekend",
            "hulp na zijn achttiende en tot haar 21e",
            "op haar eerste werkdag",
            "op zijn derde poging",
            "op zijn tiende plaats",
            "de vergadering van 5",
            "zij is drie weken weg",
        ] {
            check(find, line);
        }
    }
}
