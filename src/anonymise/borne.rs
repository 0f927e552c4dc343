//! Borne: surnames where nothing but a surname can stand, whatever else the word may mean: behind a form of address and its
//! tussenvoegsels, also in quotation marks or on the next line; behind a first name and tussenvoegsels; in capitals before a first
//! name, as police and courts write it.
//!
//! Says which words are parts of names whatever the scorer thinks, as `beside` does. Never looks at a word alone.

use super::among::among;
use super::placed::asks_name;
use super::recognise::name::Name;
use super::recognise::person::Scored;
use super::view::{Casing, Kind};
use super::vocabulary::{self, Address};
use super::words::Words;
use super::zones::Zone;
use crate::dictionary::Tier;
use foldhash::HashSet;

/// So many tussenvoegsels and signs stand before a surname at the most ("van der", "in 't").
const CHAIN: usize = 4;

/// "mevrouw klein van stuk", "meneer lang ziek geweest": said of somebody, in small letters, and gone on with; no name.
pub(crate) fn described(words: &Words) -> Vec<usize> {
    let describes = |at: &usize| {
        let (word, next) = (words.lower(*at), words.lower(at + 1));
        let small = words.token(*at).casing == Casing::Lower && words.gap(*at) == " ";
        let kind = among!(word, "klein" | "groot" | "lang" | "kort" | "sterk" | "jong" | "oud" | "zwart" | "wit");
        let of_body = next == "van"
            && among!(
                words.lower(at + 2),
                "stuk" | "postuur" | "gestalte" | "lengte" | "geest" | "hart" | "lijf" | "bouw"
            );
        let away = among!(
            next,
            "ziek"
                | "weg"
                | "afwezig"
                | "werkloos"
                | "alleen"
                | "dakloos"
                | "opgenomen"
                | "bezig"
                | "onderweg"
                | "stil"
                | "geleden"
                | "gezien"
                | "gesproken"
                | "gewacht"
                | "gewoond"
                | "gezocht"
                | "gewerkt"
                | "weggeweest"
                | "geweest"
        );
        small && kind && (of_body || away)
    };
    (1..words.len()).filter(|&at| words.is_word(at) && is_title(words, at - 1)).filter(describes).collect()
}

/// Surnames behind forms of address: "mevrouw \"in 't Veld\"", "mw op 't hof", "dhr zeeman", "Betreft meneer: Snoek".
pub(crate) fn behind_address(words: &Words) -> Vec<usize> {
    let titled = |at: &usize| words.is_word(*at) && (is_title(words, *at) || words.get(*at).entry.kinship());
    (0..words.len()).filter(titled).filter_map(|at| borne_by(words, at)).collect()
}

/// "mevrouw", "dhr", "familie".
fn is_title(words: &Words, at: usize) -> bool {
    matches!(vocabulary::address(words.lower(at)), Some(Address::Person(_) | Address::Family))
}

/// The surname behind the form of address at a token.
fn borne_by(words: &Words, title: usize) -> Option<usize> {
    let stop = usize::from(words.is_sign(title + 1, ".") && words.touches_next(title));
    let mut start = title + 1 + stop;
    let colon = words.is_sign(start, ":") && words.gap(start) == " ";
    let quoted = matches!(words.text(start), "\"" | "(" | "[") && words.touches_next(start);
    start += usize::from(colon || quoted);
    // "MEVROUW B DE HAAN": the letter of a first name without its stop.
    let letter = words.token(start).range().len() == 1 && words.capital(start);
    let flat = words.view.lines.get(words.token(title).line as usize).is_some_and(|line| line.all_caps);
    let letter = letter && (words.is_particle(start + 1) || flat);
    start += usize::from(letter);
    let chain = particles(words, start);
    let at = chain.end;
    if !words.is_word(at) || words.token(at).range().len() < 3 || !near(words, start.saturating_sub(1), at) {
        return None;
    }
    let tied = !chain.is_empty();
    let article = tied && matches!(words.lower(at - 1), "'t" | "t" | "de" | "der" | "den");
    let typed = words.capital(at);
    let entry = words.get(at).entry;
    // "mevrouw uit 't dorp" is of there, "meneer op de bank" sits there.
    // "meneer uit den Bogaard": so nobody says any more where he is from.
    let old = words.lower(start) == "uit" && matches!(words.lower(start + 1), "den" | "der");
    let of_there = tied && matches!(words.lower(start), "uit" | "met" | "voor" | "bij" | "naar") && !old;
    let listed = entry.surname().listed();
    let closed = ends_name(words, at);
    let title = is_title(words, title);
    let fits = if (colon || quoted) && !title {
        false
    } else if colon {
        // A label: what it asks for is all that the line holds.
        typed && ends_line(words, at) && !somebody_else(words, at)
    } else if tied {
        let small = closed && !matches!(entry.common(), 1..=2) && !vocabulary::behind_preposition(words.lower(at));
        let elided = matches!(words.lower(at - 1), "'t" | "t");
        let led = matches!(words.lower(start), "van" | "de" | "der" | "den" | "ter" | "ten") || old;
        let opened = article && (title && (led || elided) || elided && typed && !entry.place()) || letter && title;
        opened && listed && !of_there && (typed || small && (elided || words.view.is_lower_at(at)))
    } else if letter {
        // "DE HEER U DEKKER", on a line of its own.
        title && listed && ends_line(words, at)
    } else if quoted {
        typed && listed && !somebody_else(words, at)
    } else {
        // "dhr zeeman": the shop has no title. "familie donker helpt", in a sentence without capitals.
        let often = is_often(words, at) && !entry.place() && !among_people(words, at);
        let helps = often && vocabulary::verb(words.lower(at + 1)) && in_small_letters(words, at);
        let titled = title && (entry.brand() && closed || helps);
        // "buurman sterk klaagt", "buurman jongen en zij": by their surname, as those with a title.
        let next = !title && is_neighbour(words.lower(at - 1)) && is_borne_by_many(words, at) && closed;
        !typed && !vocabulary::verb(words.lower(at)) && (titled || next && in_small_letters(words, at))
    };
    fits.then_some(at)
}

/// A surname that many bear.
fn is_often(words: &Words, at: usize) -> bool {
    is_borne_by_many(words, at) && !matches!(words.get(at).entry.common(), 1..=2)
}

/// As [`is_often`], of words of every day too.
fn is_borne_by_many(words: &Words, at: usize) -> bool {
    let entry = words.get(at).entry;
    let stays = entry.place() || entry.title() || entry.nationality() || words.get(at).ours || words.get(at).partner;
    matches!(entry.surname(), Tier::Any | Tier::Capitalised | Tier::Middle) && !stays
}

/// Whom one calls by the surname.
fn is_neighbour(word: &str) -> bool {
    ["buurman", "buurvrouw"].iter().any(|kin| word.ends_with(kin))
}

/// The sentence of a word opens without a capital.
fn in_small_letters(words: &Words, at: usize) -> bool {
    /// So far back its beginning is looked for.
    const FAR: usize = 40;
    let sentence = words.token(at).sentence;
    let first = (0..=at).rev().take(FAR).take_while(|&t| words.token(t).sentence == sentence).last();
    first.is_some_and(|t| words.is_word(t) && words.token(t).casing == Casing::Lower)
}

/// The rest of the name of whoever was found by the first name alone.
pub(crate) fn behind_given(scored: &Scored, names: &[Name]) -> Vec<usize> {
    let words = scored.words;
    let mut found = Vec::new();
    for name in names.iter().filter(|n| n.confidence >= 0.5 && !matches!(scored.zones.get(n.first), Zone::File)) {
        let given = words.get(name.first).entry.first().listed();
        if !given || name.first != name.last {
            continue;
        }
        found.extend(shop(words, name));
        found.extend(tied(words, name));
        found.extend(before_bracket(words, name));
        found.extend(in_capitals_before(words, name));
        found.extend(in_brackets_before(words, name));
        found.extend(past_the_line(words, name));
        found.extend(listed_on(words, name));
        found.extend(small_pair(words, name));
    }
    found
}

/// "Teun Zeeman", "* Teun * Zeeman": behind a first name that stands where residents stand a chain of shops is a surname.
fn shop(words: &Words, name: &Name) -> Option<usize> {
    let marks = (name.last + 1..).take(2).take_while(|&at| matches!(words.text(at), "*" | "_" | "|")).count();
    let at = name.last + 1 + marks;
    let word = words.get(at);
    let small = words.token(name.last).casing == Casing::Lower && words.token(at).casing == Casing::Lower;
    let typed = words.token(at).casing == Casing::Capital || small && ends_name(words, at);
    let one = word.entry.brand() && word.phrase <= 1 && typed;
    // "bij Albert Heijn" is a phrase; "Bram Zeeman-kleding" a thing.
    let alone = !words.is_sign(at + 1, "-") && words.token(at).line == words.token(name.last).line;
    (one && alone && (name.told || name.private > name.professional)).then_some(at)
}

/// "Eelco van der⏎Berg", "piet in 't veld": behind a first name and tussenvoegsels.
fn tied(words: &Words, name: &Name) -> Option<usize> {
    let chain = particles(words, name.last + 1);
    if chain.is_empty() || !near(words, name.last, chain.start) {
        return None;
    }
    let at = past_margin(words, chain.end);
    let broken = words.token(at).line != words.token(name.last).line;
    let listed = words.get(at).entry.surname().listed();
    let elided = matches!(words.lower(chain.end - 1), "'t" | "t" | "der" | "den");
    let both = words.token(name.last).casing == Casing::Lower && words.token(at).casing == Casing::Lower;
    let small = both && elided && listed && ends_name(words, at);
    let typed =
        words.capital(at) && (broken || elided || words.gap(chain.start).len() > 1) && !somebody_else(words, at);
    (words.is_word(at) && words.token(at).range().len() > 2 && (typed || small)).then_some(at)
}

/// "Steen (Eelco van der)", "Steen, Eelco van der": tussenvoegsels that nothing follows belong to the surname before.
fn before_bracket(words: &Words, name: &Name) -> Option<usize> {
    let chain = particles(words, name.last + 1);
    let at = name.first.checked_sub(2)?;
    let open = words.is_sign(at + 1, "(") && words.is_sign(chain.end, ")");
    let comma = words.is_sign(at + 1, ",") && !(words.is_word(chain.end) && words.gap(chain.end - 1) == " ");
    let typed = words.is_word(at) && words.capital(at) && words.token(at).range().len() > 2;
    let same_line = words.token(at).line == words.token(name.first).line;
    (!chain.is_empty() && (open || comma) && typed && same_line && !somebody_else(words, at)).then_some(at)
}

/// "DE BOER, Osman", "2) JONGEN Piotr": a surname in capitals before a first name that has one.
fn in_capitals_before(words: &Words, name: &Name) -> Option<usize> {
    let comma = usize::from(name.first > 0 && words.is_sign(name.first - 1, ","));
    let at = name.first.checked_sub(1 + comma)?;
    let token = words.token(at);
    let shouted = token.casing == Casing::Upper && token.range().len() > 2;
    let first = words.token(name.first);
    let calm = first.casing == Casing::Capital && first.line == token.line && words.gap(name.first - 1) == " ";
    let entry = words.get(at).entry;
    let listed = entry.surname().listed() || entry.brand();
    // "NIEUWE MELDING Piotr" is a heading: only tussenvoegsels in capitals stand before.
    let opens = (0..at).rev().take(CHAIN).find(|&t| !words.is_particle(t));
    let opens = opens.is_none_or(|t| words.token(t).casing != Casing::Upper || words.token(t).line != token.line);
    // "2) JONGEN Piotr", "DE BOER, Osman": many are called so; "MOEDER Fee" tells who she is.
    let many =
        matches!(entry.surname(), Tier::Any | Tier::Capitalised | Tier::Middle) && (comma > 0 || numbered(words, at));
    (shouted && calm && listed && opens && (many || !among_people(words, at))).then_some(at)
}

/// "2) …", "- …": what an item opens with.
fn numbered(words: &Words, at: usize) -> bool {
    let mark = at.checked_sub(1).filter(|&mark| words.token(mark).line == words.token(at).line);
    mark.is_some_and(|mark| matches!(words.text(mark), ")" | "." | "-" | "*" | "•"))
}

/// "De buurvrouw (Zeeman, Fee) belt": surname and first name are all that stands in brackets.
fn in_brackets_before(words: &Words, name: &Name) -> Option<usize> {
    let at =
        name.first.checked_sub(2).filter(|&at| at > 0 && words.is_sign(at + 1, ",") && words.is_sign(at - 1, "("))?;
    let entry = words.get(at).entry;
    let closes = words.is_sign(name.last + 1, ")") || words.is_sign(name.last + 1, ",");
    let typed = words.token(at).casing == Casing::Capital && words.token(at).range().len() > 2;
    let many = entry.brand() || entry.surname().listed();
    let role = entry.role() || entry.title();
    (closes && typed && many && !role).then_some(at)
}

/// "buurman Kees        [8]⏎Snoek helpt": a line with a number in its margin goes on below.
fn past_the_line(words: &Words, name: &Name) -> Option<usize> {
    let at = past_margin(words, name.last + 1);
    let (next, token) = (words.token(at), words.token(name.last));
    let margin = at > name.last + 1 && (name.last + 1..at).any(|t| words.token(t).kind == Kind::Number);
    let entry = words.get(at).entry;
    let goes_on = words.is_word(at + 1) && !words.capital(at + 1) && words.gap(at) == " ";
    let right = next.line == token.line + 1 && next.casing == Casing::Capital && next.range().len() > 2;
    (margin && name.told && goes_on && right && entry.surname().listed() && !among_people(words, at)).then_some(at)
}

/// "kids umut/wesley/lidewij", "kinderen: wesley en lidewij": in a list of kin the word behind a name that no list has is one more.
fn listed_on(words: &Words, name: &Name) -> Option<usize> {
    let sign = name.last + 1;
    let slash = words.is_sign(sign, "/") && words.touches_next(sign - 1) && words.touches_next(sign);
    let and = matches!(words.lower(sign), "en" | "&") && words.gap(sign - 1) == " " && words.gap(sign) == " ";
    let at = sign + 1;
    let entry = words.get(at).entry;
    let borne = entry.first().listed() && entry.firm_first() || entry.surname().listed();
    let unlisted = !entry.known() && !words.get(at).compound || borne;
    let right = words.is_word(at) && words.token(at).range().len() > 2 && !words.ordinary(at) && unlisted;
    let small = words.token(at).casing == Casing::Lower && words.token(name.last).casing == Casing::Lower;
    let listed = and && name.told || slash && (name.told || small);
    (listed && right && !words.allowed(at) && !words.get(at).partner && !among_people(words, at)).then_some(at)
}

/// "over pim boon. pim eet niet", "oom osman bakker": in a sentence in small letters, where many are called as the word is.
fn small_pair(words: &Words, name: &Name) -> Option<usize> {
    let at = name.last + 1;
    let small = |t: usize| words.is_word(t) && words.token(t).casing == Casing::Lower;
    let entry = words.get(at).entry;
    let sure =
        words.get(name.first).entry.firm_first() && words.gap(name.last) == " " && words.token(at).range().len() > 3;
    let kin = name.first.checked_sub(1).is_some_and(|t| words.get(t).entry.kinship() || is_title(words, t));
    let trade = entry.role() || among_people(words, at);
    let right = is_often(words, at) && !vocabulary::verb(words.lower(at)) && !entry.place() && (!trade || kin);
    // "ex is kees klein.", "ex: kees klein": who it is stands before, and the clause closes behind.
    let said = name.first.checked_sub(2).filter(|&t| words.get(t).entry.kinship());
    let said = said.is_some_and(|t| matches!(words.text(t + 1), "is" | "heet" | ":" | "="));
    let closes = !words.is_word(at + 1) || words.gap(at).contains('\n') || words.lower(at + 1) == "en";
    let firm = entry.surname().listed() && entry.firm_surname() && !entry.place() && !words.get(at).partner;
    let everyday = (said || kin) && closes && firm && !vocabulary::verb(words.lower(at));
    let right = right || everyday && !entry.role() && !entry.kinship();
    let sentence = || in_small_letters(words, at);
    (small(name.last) && small(at) && sure && right && ends_name(words, at) && (said && closes || sentence()))
        .then_some(at)
}

/// "naam: de bruin", "achternaam: klein": a surname in small letters is all that stands behind a label that asks for one.
pub(crate) fn behind_label(words: &Words) -> Vec<usize> {
    let asks = |at: &usize| {
        (words.lower(*at) == "naam" || asks_name(words, *at))
            && (words.is_sign(at + 1, ":") || words.is_sign(at + 1, "="))
            && words.view.lines.get(words.token(*at).line as usize).is_some_and(|line| line.tokens.start == *at)
    };
    let surname = |label: usize| {
        let start = label + 2;
        let at = particles(words, start).end;
        let small = words.is_word(at) && words.token(at).casing == Casing::Lower && words.token(at).range().len() > 2;
        let right = is_borne_by_many(words, at) && !words.get(at).entry.role() && !words.get(at).entry.kinship();
        let line = words.token(at).line == words.token(label).line && near(words, label + 1, at);
        (small && right && line && ends_line(words, at)).then_some(at)
    };
    (0..words.len().saturating_sub(2)).filter(asks).filter_map(surname).collect()
}

/// "Pt. Dekker, R. (v)": a line that opens with a surname and a letter with its stop, whoever is called so.
pub(crate) fn before_initial(words: &Words) -> Vec<usize> {
    let opens = |at: usize| {
        let label = at.checked_sub(1).filter(|&t| words.token(t).line == words.token(at).line);
        label.is_none_or(|t| words.is_sign(t, ":") || words.is_sign(t, ".") && t > 0 && words.touches_next(t - 1))
    };
    let letter = |at: usize| words.is_word(at) && words.token(at).range().len() == 1 && words.capital(at);
    let lettered = |at: usize| {
        words.is_sign(at + 1, ",") && letter(at + 2) && words.is_sign(at + 3, ".") && words.touches_next(at + 2)
    };
    let surname = |at: &usize| {
        let entry = words.get(*at).entry;
        let long = words.token(*at).range().len() > 2 && words.capital(*at);
        words.is_word(*at) && long && entry.surname().listed() && !entry.place() && !words.get(*at).partner
    };
    (0..words.len()).filter(surname).filter(|&at| lettered(at) && opens(at)).collect()
}

/// `"Z Klein"`, `;A de Boer;`: a letter and a surname are all that a cell holds.
pub(crate) fn lettered_cell(words: &Words) -> Vec<usize> {
    let cell = |sign: &str| matches!(sign, "\"" | ";" | "|");
    let mut found = Vec::new();
    for at in (1..words.len()).filter(|&at| cell(words.text(at - 1))) {
        let letter =
            words.is_word(at) && words.token(at).range().len() == 1 && words.capital(at) && words.gap(at) == " ";
        let last = particles(words, at + 1).end;
        let surname = words.is_word(last) && words.capital(last) && words.get(last).entry.surname().listed();
        if letter && surname && near(words, at, last) && cell(words.text(last + 1)) && !words.get(last).partner {
            found.push(last);
        }
    }
    found
}

/// "Mercedes Jongen | mercedes.jongen@thuis.example": words that a private address of the mail is made of, side by side.
pub(crate) fn in_address(words: &Words, addresses: &[&str]) -> Vec<usize> {
    /// So many addresses are looked at.
    const MOST: usize = 32;
    let locals = addresses.iter().take(MOST).filter_map(|address| address.split_once('@')).map(|(local, _)| local);
    let pairs: HashSet<(String, String)> = locals.filter_map(two_parts).collect();
    if pairs.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for at in (0..words.len()).filter(|&at| words.is_word(at) && words.capital(at)) {
        let chain = particles(words, at + 1);
        let next = chain.end;
        if !words.is_word(next) || !words.capital(next) || !near(words, at, next) {
            continue;
        }
        let tied: String =
            chain.map(|t| words.key(t).replace('\'', "")).chain([words.key(next).into_owned()]).collect();
        let given = words.key(at).into_owned();
        if pairs.contains(&(given.clone(), words.key(next).into_owned())) || pairs.contains(&(given, tied)) {
            found.extend([at, next]);
        }
    }
    found
}

/// The two words of a local part that is a first name and a surname.
fn two_parts(local: &str) -> Option<(String, String)> {
    let (first, second) = local.split_once(['.', '_', '-'])?;
    let word = |part: &str| part.len() > 2 && part.chars().all(|c| c.is_ascii_lowercase());
    (word(first) && word(second)).then(|| (first.to_owned(), second.to_owned()))
}

/// The tussenvoegsels from a token on.
fn particles(words: &Words, start: usize) -> std::ops::Range<usize> {
    let part = |at: &usize| {
        words.is_particle(*at)
            || words.is_sign(*at, "'") && words.touches_next(*at)
            || matches!(words.lower(*at), "'t" | "t")
    };
    let end = (start..words.len()).take(CHAIN + 1).find(|at| !part(at)).unwrap_or(start);
    start..end
}

/// One blank or the end of a line lies between two tokens, and nothing else between those that stand there.
fn near(words: &Words, from: usize, to: usize) -> bool {
    (from..to).all(|at| words.gap(at).trim().is_empty() && words.gap(at).matches('\n').count() <= 1)
}

/// The first word of the next line, past a number or sign in either margin ("van   [8]⏎  9  Dijk"), where a line ends before a token.
fn past_margin(words: &Words, at: usize) -> usize {
    /// No margin has more signs and figures.
    const MARGIN: usize = 6;
    let margin = |t: &usize| !words.is_word(*t) || words.token(*t).range().len() == 1 && !words.capital(*t);
    let word = at + (at..words.len()).take(MARGIN).take_while(margin).count();
    let lines = words.token(word).line.saturating_sub(words.token(at.saturating_sub(1)).line);
    if lines == 1 { word } else { at }
}

/// Behind a name stand a sign, the end, or what is said of its bearer.
fn ends_name(words: &Words, at: usize) -> bool {
    let next = words.lower(at + 1);
    !words.is_word(at + 1)
        || words.gap(at).contains('\n')
        || vocabulary::verb(next)
        || matches!(
            next,
            "en" | "uit" | "ook" | "met" | "van" | "of" | "zelf" | "geb" | "geboren" | "gaan" | "hebben" | "willen"
        )
}

/// A word for a person, or what the house itself is called.
fn among_people(words: &Words, at: usize) -> bool {
    let word = words.get(at);
    let entry = word.entry;
    entry.role() || entry.kinship() || entry.title() || entry.nationality() || word.ours || word.partner
}

/// As [`among_people`]; or an ordinary word that nobody is called.
fn somebody_else(words: &Words, at: usize) -> bool {
    let entry = words.get(at).entry;
    among_people(words, at) && !entry.surname().listed()
        || words.ordinary(at) && !entry.surname().listed() && !entry.brand()
}

/// Nothing follows on the line.
fn ends_line(words: &Words, at: usize) -> bool {
    words.token(at + 1).line != words.token(at).line || at + 1 >= words.len()
}

#[cfg(test)]
mod tests {
    use crate::anonymise::testing::{check_names, hides};

    #[test]
    fn a_letter_and_a_surname_fill_a_cell() {
        hides("x\";\"Z Klein\";\"zakgeld\"", &["Klein"]);
        hides("Pt. Dekker, R. (v) 12-03-1950", &["Dekker"]);
        hides("ik schrijf over pim boon. pim eet niet. oom osman bakker betaalt.", &["boon", "bakker"]);
        check_names("x;A Niet;B Wel;\"C Goed gedaan\"");
        hides("naam: de bruin\nvoornaam: sanne", &["bruin"]);
        check_names("naam: niet bekend\nachternaam: zie bijlage\nnaam: kind van de buren");
        hides("kids osman/sanne/ziyandi wonen thuis", &["ziyandi"]);
        hides("ex is teun klein. zij komt niet.", &["klein"]);
        hides("Mevrouw woont alleen. Haar ex is teun klein. Zij komt niet.", &["klein"]);
        check_names("Haar ex is [[PERSOON#1|Teun]], klein van stuk.");
        hides("de kinderen zijn thuis.\nex: teun klein\nzij komt niet", &["klein"]);
        hides("buurman sterk klaagt. onderbuurvrouw zwart en haar zoon ook.", &["sterk", "zwart"]);
        check_names("ex is [[PERSOON#1|teun]], klein van stuk. buurman is sterk. de buurman, lang en sterk, klaagt.");
    }

    #[test]
    fn who_is_reached_at_an_address_is_called_as_it_says() {
        hides("Naam en mail: Mercedes Jongen, mercedes.jongen@thuis.example", &["Mercedes", "Jongen"]);
        hides("Het gaat om Sanne\nvan der Berg", &["Berg"]);
        hides("buurman Osman      [8]\nSnoek helpt nu     [9]", &["Snoek"]);
    }

    #[test]
    fn a_surname_behind_a_form_of_address_may_be_a_word() {
        for line in [
            "Het gaat om mevrouw \"[[PERSOON#1|in 't Veld]]\".",
            "MEVROUW [[PERSOON#1|B DE HAAN]]\nBETREFT HUUR",
            "DE HEER [[PERSOON#1|U DEKKER]]\nBETREFT HUUR\nMEVROUW U KOMT NIET",
            "Betreft meneer: [[PERSOON#1|Snoek]]\nBetreft: huur",
            "De buren van mevrouw [[PERSOON#1|in 't\nVeld]] klagen.",
            "De buren van meneer [[PERSOON#1|uit den\nBogaard]] klagen. Meneer uit de bus.",
            "Mevrouw klein van stuk is boos. Meneer lang ziek geweest, mevrouw kort weggeweest.",
            "Ik sprak mevrouw [[PERSOON#1|klein]] en zag meneer [[PERSOON#2|lang]] niet.",
            "Met mevrouw (vrijwilliger) en meneer: niets",
            "Mevrouw in de keuken, meneer op de bank, buurman in 't ziekenhuis.",
            "Ik sprak dhr [[PERSOON#1|zeeman]] en haar buurman [[PERSOON#2|in 't Veld]].",
            "Mevrouw koopt bij zeeman, familie boos vertrokken.",
        ] {
            check_names(line);
        }
    }

    #[test]
    fn a_surname_behind_a_first_name_may_be_a_shop_or_stand_on_the_next_line() {
        for line in [
            "Buurman [[PERSOON#1|Teun Zeeman]] belt.",
            "Haar ex [[PERSOON#1|Teun]] koopt bij Zeeman.",
            "Aangever: [[PERSOON#1|DE BOER, Osman]]; de boer komt niet.",
            "1) [[PERSOON#1|JONGEN Piotr]]\n2) [[PERSOON#2|BAKKER Sanne]]",
            "De inwoonster ([[PERSOON#1|Zeeman, Sanne]]) wil weg.",
            "MOEDER [[PERSOON#1|Sanne]] belt; VADER, [[PERSOON#2|Osman]], zwijgt.",
            "Het gaat om [[PERSOON#1|Steen (Teun van der]]).",
        ] {
            check_names(line);
        }
    }
}
