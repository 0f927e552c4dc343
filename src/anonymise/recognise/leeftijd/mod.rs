//! LEEFTIJD: exact ages of persons, in figures, words and idioms. Durations, groups and rough ages stay.

mod bare;
mod beside;
mod context;
mod list;
mod ordinal;
mod told;
mod unit;

use super::age_words::is_kin;
use super::days::month_number;
use super::digits::number_word;
use crate::anonymise::candidate::{Candidate, Context};
use crate::anonymise::view::{Kind, View};
use crate::model::Category;
use crate::pattern::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// What makes years a duration or a crowd, said before.
static SPAN_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"(?:\b(?:(?:jonger|ouder)(?: is| zijn)? dan|al|na|over|sinds|elke|om de|binnen|gedurende|afgelopen|laatste|komende|eerste|per|voor|ruim|meer dan|langer dan|minstens|minimaal|maximaal|tot|vanaf|onder de|boven de|circa|ca\.?|rond|rond de|ongeveer|bijna al|zo'n|tijdens|ieder|iedere|nog|hele|vorige|in)\s*|[\d][-/]|\d (?:tot|t/m|a|tot en met|-) )$").expect("a fixed pattern")
});

/// A band that a group has: `12-18 jaar`, `12 tot 18 jaar`.
static GROUP_AFTER: LazyLock<Regex> =
    LazyLock::new(|| Regex::folded(r"^\s?(?:[-/]|tot|t/m|a|tot en met)\s?\d").expect("a fixed pattern"));

static BEING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:is|wordt|werd|was|bent|worden|ben|zijn)(?: (?:nu|net|pas|bijna|inmiddels|al|nog maar|er|ook|zelf|dan|straks|onlangs|vorige week|gisteren|vandaag|morgen|(?:in|op|eind|begin|volgende|deze|dit|over) \w+(?: \w+(?: (?:19|20)\d\d)?)?))? ?$")
        .expect("a fixed pattern")
});

static HALF: LazyLock<Regex> =
    LazyLock::new(|| Regex::folded(r"^(?:½|[.,]5\b| en een hal(?:f|ve)\b)").expect("a fixed pattern"));

/// `begin dertig`, `rond de 70`, `achter in de 50`: nobody's exact age.
static ROUGH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:begin|eind|midden|half|medio|rond|rond de|ergens in de|voor in de|achter in de|diep in de|in de|ongeveer|circa|ca\.?|zo'n|ruim|een jaar of|plusminus|tegen de|over de|dik in de) $")
        .expect("a fixed pattern")
});

static IDIOM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::whole(r"\b(?:sarah?|abraham)\s+(?:(?:al|net|onlangs|pas|inmiddels|en|nog|bijna|ook|[a-z]+tig|[a-z]+tien|[a-z]+ jaar|ruim|haet|heeft)\s+){0,3}(?:gezien|geworden|gezien heeft|mogen zien|zien)\b|\b(?:zag|ziet|zagen)\s+(?:vorig jaar\s+|dit jaar\s+|net\s+)?(?:sarah?|abraham)\b|\b(?:een\s+)?(?:(?:drie\s?kwart|halve|hele|kwart)\s+eeuw|eeuw)\s+(?:oud|jong)\b")
        .expect("a fixed pattern")
});

pub(super) fn find(context: &Context, found: &mut Vec<Candidate>) {
    let view = context.view;
    for (index, token) in view.tokens.iter().enumerate() {
        let value = match token.kind {
            Kind::Number if token.range().len() <= 3 => view.word(token).parse().ok(),
            Kind::Word if token.range().len() >= 3 => spelled(view.lower_word(token)),
            _ => None,
        };
        let ordinal = || ordinal::on_birthday(view, index).or_else(|| ordinal::birthday(view, index));
        if let Some((range, confidence, rule)) = ordinal() {
            found.push(context.at(range, Category::Leeftijd, confidence, rule));
            continue;
        }
        if token.kind == Kind::Word && view.lower_word(token) == "een" {
            let hit = one_and_tens(context, index).or_else(|| told::first_year(view, index));
            found.extend(hit.map(|(range, confidence, rule)| context.at(range, Category::Leeftijd, confidence, rule)));
            continue;
        }
        let other = |v: u32| is_rank_of(view, index, v) || is_item(view, index, v);
        let Some(value) = value.filter(|v| *v <= 109 && !other(*v)) else { continue };
        if let Some((range, confidence, rule)) = judge(context, index, value)
            .or_else(|| context::judge(context, index, value))
            .or_else(|| told::judge(context, index, value))
            .or_else(|| beside::judge(context, index, value))
        {
            found.push(context.at(range, Category::Leeftijd, confidence, rule));
        }
    }
    if view.lower.contains("sara") || view.lower.contains("abraham") || view.lower.contains("eeuw") {
        for idiom in IDIOM.find_iter(view.whole()) {
            // "Sara gezien" may be said of somebody of that name; who "is Sara geworden" is fifty.
            let text = idiom.as_str();
            let certain = text.starts_with("abraham") || text.ends_with("geworden");
            let rule = if certain { "age-idiom" } else { "age-idiom-or-name" };
            found.push(context.at(idiom.range(), Category::Leeftijd, 0.85, rule));
        }
    }
}

/// `de mail van Tester van 3 maart`: the day of a month. "Jan" may be who comes next.
fn is_day_of_month(view: &View, index: usize) -> bool {
    let next = view.tokens.get(index + 1).filter(|t| t.kind == Kind::Word).map_or("", |t| view.lower_word(t));
    view.tokens[index].kind == Kind::Number && next != "jan" && month_number(next).is_some()
}

/// `de oudste van drie.`: of how many, not how old.
fn is_rank_of(view: &View, index: usize, value: u32) -> bool {
    let back = |count: usize| index.checked_sub(count).map_or("", |at| view.lower_word(&view.tokens[at]));
    let closes = view.tokens.get(index + 1).is_none_or(|next| next.kind == Kind::Punct);
    (2..=8).contains(&value) && closes && back(1) == "van" && matches!(back(2), "oudste" | "jongste" | "middelste")
}

/// `3. Frans, zoon van 1`: of whom stands at that number in the list.
fn is_item(view: &View, index: usize, value: u32) -> bool {
    let token = &view.tokens[index];
    let back = |count: usize| index.checked_sub(count).map_or("", |at| view.lower_word(&view.tokens[at]));
    let heads = |line: &crate::anonymise::view::Line| {
        let text = view.lower[line.range.clone()].trim_start_matches([' ', '>', '-', '*', '|', '(']);
        let rest = text.strip_prefix(view.lower_word(token));
        // Behind the number of an item stands a sign or a blank, and then whom it is about.
        rest.is_some_and(|rest| rest.starts_with(['.', ')', ' ', '\t', ':', '|']) && rest.len() > 3)
    };
    value <= 20 && token.kind == Kind::Number && back(1) == "van" && is_kin(back(2)) && view.lines.iter().any(heads)
}

/// Number words, and `zevenjarig(e)`; `een` is an article.
fn spelled(word: &str) -> Option<u32> {
    // Most words are sent home by their last letter.
    if !word.ends_with(['e', 'r', 'f', 's', 'n', 't', 'g', 'l', 'y', 'o', 'd']) || word.len() > 24 {
        return None;
    }
    let stem = word
        .strip_suffix("jarige")
        .or_else(|| word.strip_suffix("jarig"))
        .or_else(|| word.strip_suffix("jarigen"))
        .unwrap_or(word);
    if word == "anderhalf" {
        return Some(1);
    }
    // `honderd`, `honderdeen`, `honderdentwee`.
    if let Some(rest) = stem.strip_prefix("honderd") {
        let rest = rest.strip_prefix("en").unwrap_or(rest);
        return if rest.is_empty() { Some(100) } else { number_word(rest).filter(|v| *v < 10).map(|v| 100 + v) };
    }
    number_word(stem).filter(|v| *v > 1).or_else(|| context::and_a_half(stem)).or_else(|| context::english(word))
}

type Hit = (Range<usize>, f32, &'static str);

fn judge(context: &Context, index: usize, value: u32) -> Option<Hit> {
    let view = context.view;
    let token = &view.tokens[index];
    let range = token.range();
    let before = view.before(range.start, 90);
    let after = view.after(range.end, 40);
    let typed_before = &view.text()[range.start - before.len()..range.start];
    let glued = before.ends_with(|c: char| {
        c.is_alphanumeric() || matches!(c, '-' | '/' | '€' | '.' | '_' | '@' | ':' | '#') && !before.ends_with(": ")
    });
    let decimal = before.ends_with([','])
        || (after.starts_with([',', '.'])
            && after[1..].starts_with(|c: char| c.is_ascii_digit())
            && !after[1..].starts_with('5'));
    if glued && !before.ends_with("m/") && !before.ends_with("v/") || decimal {
        return None;
    }
    if ROUGH.is_match(before) || is_day_of_month(view, index) {
        return None;
    }
    let word = view.lower_word(token);
    if word.ends_with("jarige") || word.ends_with("jarig") || word.ends_with("jarigen") {
        return (!unit::lasts(after)).then(|| (range.clone(), 0.93, "age-adjective"));
    }
    if let Some(unit) = unit::UNIT.captures(after) {
        return unit::judge(context, &range, &unit, before, after);
    }
    // `15½`, `2,5`: the half belongs to the age.
    let half = HALF.find(after).map_or(0, |m| m.end());
    let after = &after[half..];
    if GROUP_AFTER.is_match(after) || SPAN_BEFORE.is_match(before) && !BEING.is_match(before) {
        return None;
    }
    if let Some(end) = compound_number(view, index, value) {
        let hit = bare::judge(context, index, value + 20, before, typed_before, view.after(end, 40))?;
        return Some((range.start..end, hit.1, hit.2));
    }
    let hit = bare::judge(context, index, value, before, typed_before, after);
    hit.map(|(range, confidence, rule)| (range.start..range.end + half, confidence, rule))
}

/// "hij is een en tachtig": where the article is a number.
fn one_and_tens(context: &Context, index: usize) -> Option<Hit> {
    compound_number(context.view, index, 1)?;
    judge(context, index, 1)
}

/// "negen en zestig", "79 en 82." as a sentence of its own: where the second number ends.
fn compound_number(view: &View, index: usize, value: u32) -> Option<usize> {
    // `twee-en-tachtig`.
    let dash = |at: usize| view.tokens.get(at).is_some_and(|t| view.lower_word(t) == "-");
    if value < 10 && dash(index + 1) && dash(index + 3) && view.lower_word(view.tokens.get(index + 2)?) == "en" {
        let tens = view.tokens.get(index + 4)?;
        let joined = tens.range().start - view.tokens[index].range().end == 4;
        return (joined && number_word(view.lower_word(tens)).is_some_and(|t| t >= 20 && t % 10 == 0))
            .then(|| tens.range().end);
    }
    let (and, tens) = (view.tokens.get(index + 1)?, view.tokens.get(index + 2)?);
    if view.lower_word(and) != "en" || !near(view, index + 1) || !near(view, index) {
        return None;
    }
    let word = view.lower_word(tens);
    let spelled = view.tokens[index].kind == Kind::Word && value < 10;
    (spelled && number_word(word).is_some_and(|t| t >= 20 && t % 10 == 0)).then(|| tens.range().end)
}

/// Whether one space parts a token from the next.
fn near(view: &View, index: usize) -> bool {
    view.tokens.get(index + 1).is_some_and(|next| next.range().start - view.tokens[index].range().end == 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anonymise::testing::check;

    #[test]
    fn ages_are_found() {
        for line in [
            "een man van [[LEEFTIJD|43 jaar]] uit Stein",
            "mevrouw, [[LEEFTIJD|38 jaar]], alleenstaand",
            "Volgende maand breng ik meneer in, [[LEEFTIJD|54]], wonende te Stein.",
            "Een meisje van, als ik goed reken, [[LEEFTIJD|zestien jaar en twee maanden]], dat wegliep.",
            "[[LEEFTIJD|Zesenveertig jaar]] en nooit een baan gehad.",
            "Te vroeg geboren, en nu [[LEEFTIJD|7 maanden]].",
            "Kind is [[LEEFTIJD|3;4 jaar]] volgens de test.",
            "Fatima, [[LEEFTIJD|zeventien]], blijft weg.",
            "kind 1 ([[LEEFTIJD|12]]), kind 2 ([[LEEFTIJD|10]])",
            "Hij ([[LEEFTIJD|19]]) en zij ([[LEEFTIJD|18]]) verwachten een kind.",
            "haar zoon ([[LEEFTIJD|14]]) spijbelt",
            "haar zoontje van [[LEEFTIJD|4]] in Urmond",
            "Oma is [[LEEFTIJD|74]] en doet alles",
            "een [[LEEFTIJD|8-jarige]] jongen",
            "een [[LEEFTIJD|achtjarige]] jongen",
            "dat kind is [[LEEFTIJD|negen]]...",
            "baby ([[LEEFTIJD|10 maanden]])",
            "kinderen van [[LEEFTIJD|7]] en [[LEEFTIJD|9]].",
            "kinderen ([[LEEFTIJD|7]], [[LEEFTIJD|9]] en [[LEEFTIJD|12]])",
            "Pietersen ([[LEEFTIJD|52 jaar]]), bij ons",
            "de zoon, [[LEEFTIJD|13 jaar oud]].",
            "moeder wordt in april [[LEEFTIJD|86]].",
            "zij is [[LEEFTIJD|43]].",
            "hij wordt [[LEEFTIJD|18]], en dan?",
            "Leeftijd: [[LEEFTIJD|38]]",
            "zij heeft [[LEEFTIJD|Sara gezien]]",
            "Mw. Pietersma ([[LEEFTIJD|29 jr]]) en",
            "Jelle Pietersma, [[LEEFTIJD|24]], al jaren bekend",
            "naam\tleeftijd\nx\t[[LEEFTIJD|12]]",
            "haar vader van [[LEEFTIJD|zesentachtig]] en",
            "Mevrouw telt inmiddels [[LEEFTIJD|91 jaar]] en woont alleen.",
            "Jordy wordt op 6 maart 2027 [[LEEFTIJD|18 jaar]] en dan stopt de hulp.",
            "Een peutertje van [[LEEFTIJD|20 mnd]], dat nog niet loopt.",
            "Het gaat om Kees Testers ([[LEEFTIJD|11;3]]) van de Testschool.",
            "My child is [[LEEFTIJD|5 months]]. Please help.",
            "geboren op 2 maart dus nu [[LEEFTIJD|negen dagen]] oud",
            "(dus bijna [[LEEFTIJD|83]])".replace("(dus", "Vader (dus").as_str(),
        ] {
            check(find, line);
        }
    }

    #[test]
    fn what_is_no_age_stays() {
        for line in [
            "1. Jurre, weduwnaar.\n2. Famke, dochter van 1, woont elders.\n3. Ype, man van 2.",
            "al 3 jaar bekend",
            "Op de lijst staan er, 54, waarvan gehuwd 12.",
            "De mail van Mieke van 4 maart.",
            "Het contract telt inmiddels 5 jaar.",
            "De AOW-leeftijd is 67.",
            "zie Lev. (12;4) en score (3;4)",
            "hij werkt al dertig jaar in Meers",
            "jongeren van 12-18 jaar",
            "12 tot 18 jaar",
            "3 jaar geleden",
            "een schuld over 5 jaar",
            "begin zeventig",
            "rond de 70",
            "midden 40",
            "een veertiger",
            "10 jaar cel",
            "casus 12",
            "een 3-jarig contract",
            "de huur is 713.",
            "groep 7",
            "om 12 uur",
            "12 uur in de week",
            "na 2 weken",
            "(versie 2)",
            "zij heeft 3 kinderen",
            "achter in de 50",
            "30 dagen",
            "er zijn 9 meldingen",
            "de 75-plussers",
            "sinds 3 weken bij het CIZ",
            "niveau 2 (twee)",
            "over een jaar",
            "hij slikt 10 mg",
            "tussen 9.20 en 9.45 uur",
            "twee jaar achterstand",
            "Artikel 2 van de wet",
            "Moeder van drie, gescheiden.",
            "Zij is de oudste van drie.",
            "Hij is twee jaar clean.",
            "als de cliënt jonger is dan 16 jaar",
            "13 van de 20",
        ] {
            check(find, line);
        }
    }
}
