//! A birthday, by what it brings: an age, a feast.

use super::super::days::Day;
use super::super::digits::number_word;
use crate::anonymise::view::View;
use crate::pattern::Regex;
use std::sync::LazyLock;

/// `wordt 18 op 2-1`, `op 3 mei wordt hij 18`, `viert 12 juni zijn verjaardag`: a birthday by what it brings.
pub(super) fn comes_of_age(before: &str, line: &str, after: &str) -> bool {
    static TURNS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"\b(?:wordt|werd|word)(?: (?:hij|zij|ze|ook|dan|al))? (?:\d{1,2}|achttien|eenentwintig)(?: jaar)?(?:,? op (?:\w+dag )?|,? \(|, )$").expect("a fixed pattern")
    });
    static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(
            r"^(?: a\.?s\.?)? (?:wordt|werd) (?:hij|zij|ze|[a-z]+) (?:\d{1,2}|achttien)\b|^ (?:zijn|haar) verjaardag\b",
        )
        .expect("a fixed pattern")
    });
    static JARIG: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"^\)? (?:is|was) (?:hij|zij|ze|haar|zijn|mijn|[a-z]+) (?:weer |ook |dan |zoon |dochter |kind )?(?:jarig|verjaardag)\b")
            .expect("a fixed pattern")
    });
    let weekday = || line.trim_end().rsplit(' ').next().is_some_and(|w| w.len() > 5 && w.ends_with("dag"));
    TURNS.is_match(before) || JARIG.is_match(after) || (line.ends_with("op ") || weekday()) && BEHIND.is_match(after)
}

/// `17 september, negentig geworden`, `wordt op 3 april tachtig`, `op 14 januari twee geworden`, `3 april vierde zij haar
/// tachtigste verjaardag`: an age right behind the day, and a verb that says that it is one.
pub(super) fn turns(view: &View, day: &Day, before: &str) -> bool {
    static VERB: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"\b(?:wordt|werd|word|worden|weurt|wurdt|wurt|turns|turned)\b[^.;\d]{0,30}$")
            .expect("a fixed pattern")
    });
    static AGE_THEN_DAY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"\b(?:wordt|werd|word|worden|weurt)\b(?: [a-z'-]+){0,3}? (\d{1,3}|[a-zëï]+)(?: jaar)?,? (?:en wel |namelijk |al )?op (?:\w+dag )?$").expect("a fixed pattern")
    });
    static FEAST: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"^,? (?:vierde|viert|is|was|vieren)\b[^.;\d]{0,24}\b(?:\w+|\d{1,3}(?:e|ste|de)) verjaardag\b|^,? (?:haar|zijn|hun|mijn) (?:\S+ )?verjaardag\b").expect("a fixed pattern")
    });
    static THEN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"^,? (?:is|wordt|werd|word|worden|zijn) (?:[a-z'-]+ ){1,3}?(\d{1,3}|[a-zëï]+)(?: jaar)?(?: geworden\b|[.,;)!\n]|$)|^,? (?:hoopt|gaat|mag|zal|zou) (?:[a-z'-]+ ){1,2}?(\d{1,3}|[a-zëï]+) (?:te )?worden\b")
            .expect("a fixed pattern")
    });
    let after = view.line_after(day.range.end, 60);
    let age = |word: &str| {
        word.parse()
            .ok()
            .or_else(|| number_word(&crate::dictionary::key::fold(word)))
            .is_some_and(|v: u32| (1..=109).contains(&v) && word != "een")
    };
    let rest = after.trim_start_matches([',', ' ', '>', '\n']);
    let rest = ["aanstaande ", "a.s. ", "as ", "jl. "].iter().find_map(|w| rest.strip_prefix(*w)).unwrap_or(rest);
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let behind = rest[word.len()..].trim_start();
    let counted =
        ["uur", "euro", "keer", "km", "x ", "graden", "jan", "feb", "mrt", "apr"].iter().any(|w| behind.starts_with(w))
            || behind.starts_with([':', '-', '/', '%', '€'])
            || rest[word.len()..].starts_with('.') && rest[word.len() + 1..].starts_with(|c: char| c.is_ascii_digit());
    let closes = behind.is_empty()
        || behind.starts_with(['.', ',', ')', ';', '!', '?', '\n'])
        || behind.starts_with("jaar")
        || behind.starts_with("en ");
    let grown = behind.starts_with("geworden")
        || behind.starts_with("is geworden")
        || behind.starts_with("jaar geworden")
        || behind.starts_with("werd");
    // `wordt ze acht, op 26 november`.
    let before_day = AGE_THEN_DAY.captures(before).and_then(|m| m.get(1)).is_some_and(|m| age(m.as_str()));
    let next = before_day || age(word) && !counted && (grown || closes && VERB.is_match(before));
    let told = || {
        THEN.captures(after).and_then(|m| m.get(1).or(m.get(2))).is_some_and(|m| {
            age(m.as_str()) && (m.as_str().len() > 1 || after.contains("geworden") || after.contains("worden"))
        })
    };
    let of_age = ["meerderjarig", "volwassen"].iter().any(|w| rest.starts_with(w)) && VERB.is_match(before);
    next || of_age || FEAST.is_match(after) || told()
}
