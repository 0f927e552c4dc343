//! Beside: the rest of a name that stands in another cell, behind a slash, in brackets or on the next line; what stands in a column
//! of names; and words that somebody disguised.
//!
//! Looks only at what is beside a name that was found, in rows under a heading that asks for names, and at words whose letters
//! are set apart or stand in other alphabets. Says which words are parts of names whatever the scorer thinks.

use super::fold::is_unseen;
use super::placed;
use super::recognise::name::Name;
use super::recognise::person::Scored;
use super::view::{Casing, Kind, View};
use super::vocabulary::{self, Address};
use super::words::Words;
use super::zones::{Zone, asks_for_person};
use crate::dictionary::Tier;

/// Longer lines are no rows of a table.
const LONGEST_ROW: usize = 400;
/// So many words a cell with a name has at most.
const LONGEST_NAME: usize = 5;

/// Words that hold the rest of a name that was found beside them.
pub(crate) fn rests(scored: &Scored, names: &[Name]) -> Vec<usize> {
    let words = scored.words;
    let mut found = Vec::new();
    for name in names {
        if name.confidence < 0.5 || matches!(scored.zones.get(name.first), Zone::Greeting | Zone::File) {
            continue;
        }
        // "buurman Hylke terSneeuw".
        let next = name.last + 1;
        found.extend(Some(next).filter(|&at| words.gap(name.last) == " " && begins_with_particle(words, at)));
        // Behind "mevrouw" a first name alone is read as a surname.
        let alone = name.first == name.last && scored.words.get(name.first).entry.first().listed();
        let (given, surname) = (!name.given.is_empty() || alone, !name.surname.is_empty() && !alone);
        if given && !surname {
            found.extend(behind(scored, name.first, name.last));
            found.extend(called_as_a_place(scored.words, name));
            found.extend(before_in_cell(scored, name));
            found.extend(behind_label(scored, name));
            found.extend(turned_in_item(scored, name));
            found.extend(unlisted_before(scored, name));
        } else if surname && !given && name.initials.is_empty() {
            found.extend(first_before(scored, name.first));
        }
    }
    found.extend(placed::again(scored, names));
    found.retain(|at| scored.chance[*at] < 0.5);
    found
}

/// Whether a word with a capital may be part of a name: no ordinary word by itself, and nothing that is called otherwise. Of two
/// ordinary words in one, as many surnames are, `compound` says whether it may be.
fn may_be_part(words: &Words, at: usize, compound: bool) -> bool {
    let word = words.get(at);
    words.is_word(at)
        && words.token(at).range().len() > 2
        && words.capital(at)
        && (compound || !word.compound || words.dictionary.sound(&words.key(at)) > 0.3)
        && (!word.entry.ordinary() || word.entry.surname().listed())
        && !is_called_otherwise(words, at)
}

/// A place, a role, an organisation and the like, and what the administrator allows.
fn is_called_otherwise(words: &Words, at: usize) -> bool {
    let word = words.get(at);
    let entry = word.entry;
    word.ours
        || word.partner
        || entry.place()
        || entry.role()
        || entry.kinship()
        || entry.title()
        || entry.country()
        || entry.nationality()
        || entry.language()
        || entry.organisation()
        || entry.brand()
        || words.allowed(at)
        || words.abbreviation(at)
}

/// A word that may be a surname where nothing but a surname can stand, though it is an ordinary word as well.
fn may_be_surname(words: &Words, at: usize) -> bool {
    words.is_word(at)
        && words.token(at).range().len() > 2
        && words.token(at).casing == Casing::Capital
        && !among_roles(words, at)
}

/// A word for somebody ("Huisarts", "Mevrouw"), and what is ours or allowed. A place, a brand or a firm may be called as somebody is.
fn among_roles(words: &Words, at: usize) -> bool {
    let word = words.get(at);
    let entry = word.entry;
    let somebody = entry.role() || entry.kinship() || entry.title() || entry.nationality();
    somebody || word.ours || word.partner || words.allowed(at) || words.abbreviation(at)
}

/// "pt: Sneeuw Hylke / 12-03", "Vrouw: Sneeuw Hylke": between a label that asks for somebody and a first name that ends what it
/// asks for stands the surname.
fn behind_label(scored: &Scored, name: &Name) -> Option<usize> {
    let words = scored.words;
    let at = name.first.checked_sub(1)?;
    let label = at.checked_sub(1).filter(|&colon| words.is_sign(colon, ":"))?;
    let next = name.last + 1;
    let ends = next >= words.len() || !words.is_word(next) || words.gap(name.last).contains('\n');
    let led = words.token(label).line == words.token(name.first).line && scored.zones.get(at) == Zone::Private;
    (led && ends && words.gap(at) == " " && may_be_surname(words, at)).then_some(at)
}

/// "kinderen:" and below it "- Bloem", "- Hylke": the items under a heading that asks for people are people.
pub(crate) fn listed_under(words: &Words) -> Vec<usize> {
    let lines = &words.view.lines;
    let heads = |line: &super::view::Line| {
        let last = line.tokens.clone().next_back().filter(|&at| words.is_sign(at, ":"));
        let word = last.and_then(|at| at.checked_sub(1)).filter(|at| line.tokens.contains(at));
        word.is_some_and(|at| asks_for_person(words.lower(at)) || words.get(at).entry.kinship())
    };
    let mut found = Vec::new();
    for at in (0..lines.len()).filter(|&at| heads(&lines[at])) {
        found.extend(lines[at + 1..].iter().map_while(|line| item(words, line)).flatten());
    }
    found
}

/// The words of an item of a list that holds no more than a name; none if the line is no such item.
fn item(words: &Words, line: &super::view::Line) -> Option<Vec<usize>> {
    let mut tokens = line.tokens.clone();
    let marked =
        tokens.next().is_some_and(|at| matches!(words.text(at), "-" | "*" | "•" | "–") && !words.touches_next(at));
    let parts: Vec<usize> = tokens.collect();
    let name = |at: &usize| {
        let entry = words.get(*at).entry;
        let known_otherwise = words.ordinary(*at) && !entry.listed_name() || among_roles(words, *at);
        words.is_word(*at) && (words.is_particle(*at) || words.capital(*at) && !known_otherwise)
    };
    (marked && (1..=LONGEST_NAME).contains(&parts.len()) && parts.iter().all(name))
        .then(|| parts.into_iter().filter(|at| !words.is_particle(*at)).collect())
}

/// "(hierna: Sneeuw)", "hierna te noemen Sneeuw": what somebody is called from there on.
pub(crate) fn from_here_on(words: &Words) -> Vec<usize> {
    let led = |at: &usize| {
        matches!(words.text(*at), ":" | "," | "\"" | "'") || matches!(words.lower(*at), "te" | "noemen" | "genoemd")
    };
    let named = |hierna: usize| (hierna + 1..hierna + 6).find(|at| !led(at)).filter(|&at| at > hierna + 1);
    let bears = |at: &usize| {
        let entry = words.get(*at).entry;
        may_be_surname(words, *at) && (entry.listed_name() || !entry.known())
    };
    (0..words.len()).filter(|&at| words.lower(at) == "hierna").filter_map(named).filter(bears).collect()
}

/// "3) Sneeuw, Hylke - 06 …", "\"Sneeuw, Hylke\";": an item or cell that opens with a surname and a comma, and ends with the first
/// name or goes on with how to reach whom.
fn turned_in_item(scored: &Scored, name: &Name) -> Option<usize> {
    /// What numbers or opens an item has no more signs and words.
    const MARKS: usize = 12;
    let words = scored.words;
    let at = name.first.checked_sub(2).filter(|&at| words.is_sign(at + 1, ","))?;
    let line = words.token(at).line;
    let marks = (0..at).rev().take(MARKS).take_while(|&t| words.token(t).line == line);
    let mut marks = marks.take_while(|&t| !opens_cell(words, t)).peekable();
    // "To: Testkamp, Boukje".
    let labelled = at > 0 && words.is_sign(at - 1, ":");
    let numbered = marks.peek().is_some() && marks.clone().any(|t| words.token(t).kind == Kind::Number);
    let opens = labelled || marks.all(|t| !words.is_word(t));
    let next = name.last + 1;
    let mailed = || (next + 1..next + 6).any(|t| words.is_sign(t, "@") && words.token(t).line == line);
    let reached = next < words.len()
        && matches!(words.text(next), "-" | "(" | ":" | "/")
        && (!words.is_word(next + 1) || mailed());
    let closes = next >= words.len() || words.token(next).line != line || opens_cell(words, next) || reached;
    let entry = words.get(at).entry;
    let quoted = at > 0 && words.is_sign(at - 1, "\"");
    let asked = labelled && scored.zones.get(at) == Zone::Private;
    let listed = entry.surname().listed() || quoted || asked || !entry.known() || numbered && reached;
    (opens && closes && listed && words.token(name.first).line == line && may_be_surname(words, at)).then_some(at)
}

/// "Hylke / Klaverveld", "Hylke (Klaverveld)", the next cell, and the next line where it holds nothing else.
fn behind(scored: &Scored, first: usize, last: usize) -> Option<usize> {
    let words = scored.words;
    let (gap, next) = (words.gap(last), last + 1);
    // "Kees	't	Hart": the tussenvoegsels have a cell of their own.
    let tied = (next..next + 4).take_while(|&at| words.is_particle(at) && !words.capital(at)).count();
    let rest = next + tied;
    if tied > 0 && gap.contains('\t') && words.gap(rest - 1).contains('\t') && words.is_word(rest) {
        let surname = words.get(rest).entry.surname().listed() && words.token(rest).casing == Casing::Capital;
        return (surname && !words.allowed(rest) && !words.get(rest).ours).then_some(rest);
    }
    if words.is_word(next) {
        let breaks = gap.matches('\n').count();
        let cell = breaks == 0 && (gap.contains('\t') || gap.chars().count() > 1);
        let line = breaks == 1 && alone_in_line(words, next) && !words.is_sign(next + 1, ":");
        // "haar broer HYLKE SNEEUW heeft".
        let shouted = gap == " " && is_shouted(words, last) && is_shouted(words, next);
        let entry = words.get(next).entry;
        let surname = entry.surname().listed() || !matches!(entry.common(), 1..=2);
        let surname = surname && !vocabulary::verb(words.lower(next));
        if shouted && surname && !is_called_otherwise(words, next) {
            return Some(next);
        }
        // "Mevrouw Hylke Klaverdries, Dr. Testlaan 7": a word that no list has, right behind.
        let unlisted = gap == " " && !words.get(next).entry.known();
        // "Sanne Terpdrift verzorgt haar man": whoever does something behind a first name bears it.
        let acts_behind = words.gap(next) == " " && !words.capital(next + 1) && vocabulary::verb(words.lower(next + 1));
        let acts = unlisted && acts_behind;
        let right = unlisted && (acts || !words.get(next).compound);
        if gap == " " && is_titled_flat(scored, first, last) {
            return Some(next);
        }
        // "zsofia testhazy belt vaak", "de buurvrouw (zsofia blij, 06 …)": neither has its capital.
        let bracketed =
            first > 0 && words.is_sign(first - 1, "(") && gap == " " && matches!(words.text(next + 1), "," | ")");
        // "haar man (Jan Hollands, 61)": where a people is meant a word follows.
        let given = words.get(last).entry.first().listed() && words.get(last).entry.firm_first();
        let people = words.get(next).entry.nationality() && words.token(next).casing == Casing::Capital;
        if bracketed && given && people && first == last {
            return Some(next);
        }
        let named = words.get(next).entry.surname().listed() || words.get(next).compound || unlisted;
        let kin = first > 0
            && words.get(first - 1).entry.kinship()
            && acts_behind
            && words.get(next).entry.surname().listed();
        let ends = given && unlisted && !words.get(next).compound && !words.is_word(next + 1);
        let small = (right && acts || bracketed && named || kin || ends) && words.token(last).casing == Casing::Lower;
        if small && words.token(next).casing == Casing::Lower && !is_called_otherwise(words, next) {
            return Some(next);
        }
        // "gezin Hylke Sneeuw, Testweg 12".
        let about = first
            .checked_sub(1)
            .is_some_and(|at| words.get(at).entry.kinship() || vocabulary::address(words.lower(at)).is_some());
        let closed = about && gap == " " && words.is_sign(next + 1, ",") && may_be_surname(words, next);
        let closed = closed && !is_called_otherwise(words, next) && !words.token(next).sentence_start;
        let alone = gap == " " && (!words.is_word(next + 1) || !words.capital(next + 1)) && stands_out(scored, next);
        if (alone || closed) && scored.chance[last] >= SURE {
            return Some(next);
        }
        return ((cell || line || right) && may_be_part(words, next, cell || line || acts))
            .then_some(next)
            .filter(|_| !is_label(words, next));
    }
    let sign = words.text(next);
    // "- Hylke" and below it "- Sneeuw": each word of a name has become an item.
    let item = |at: usize, end: usize| {
        let mark = at.checked_sub(1).filter(|&mark| words.token(mark).line_start);
        mark.is_some_and(|mark| matches!(words.text(mark), "-" | "*" | "•" | "–")) && ends_line(words, end)
    };
    if gap.contains('\n') && item(first, last) && item(next + 1, next + 1) {
        let surname = words.get(next + 1).entry.surname().listed() && !words.get(next + 1).entry.first().listed();
        let lone = surname && may_be_part(words, next + 1, true) && words.gap(last).trim().is_empty();
        return lone.then_some(next + 1);
    }
    // "*Hylke* _Klaverveld_": marks of emphasis part no name.
    let marked = |at: &usize| matches!(words.text(*at), "*" | "_" | "~" | "`");
    let marks = (next..next + 6).take_while(marked).count();
    let word = next + marks;
    let apart = (next..word).filter(|&at| !words.gap(at).is_empty()).count() + usize::from(!gap.is_empty());
    if marks > 1 && apart == 1 && words.token(word).line == words.token(last).line {
        return may_be_part(words, word, true).then_some(word).filter(|_| !is_label(words, word));
    }
    let at = next + 1;
    // "Hylke Klaver-⏎Testhout": broken at the dash.
    if sign == "-" && gap.is_empty() && words.gap(next).trim_matches([' ', '>', '\r']) == "\n" {
        return may_be_part(words, at, true).then_some(at).filter(|_| !is_label(words, at));
    }
    let same_line = words.token(at).line == words.token(last).line;
    let closes = |sign: &str| words.is_sign(at + 1, sign);
    let open = match sign {
        "(" => closes(")"),
        "<" => closes(">"),
        "[" => closes("]"),
        "/" | "|" | ";" | "\\" => true,
        // Pictures between words are blanks.
        _ => !sign.is_ascii() && !sign.chars().all(is_unseen),
    };
    (same_line && open && may_be_part(words, at, true) && !is_label(words, at)).then_some(at)
}

/// "dhr. in 't Veld", "mevrouw terSneeuw": behind a title what leads to a place elsewhere opens a surname, and so does a tussenvoegsel that
/// is written to it.
pub(crate) fn behind_title(words: &Words) -> Vec<usize> {
    let title = |at: usize| {
        let person = matches!(vocabulary::address(words.lower(at)), Some(Address::Person(_) | Address::Family));
        person && words.is_word(at)
    };
    let mut found = Vec::new();
    for at in (0..words.len()).filter(|&at| title(at)) {
        let start = at + 1 + usize::from(words.is_sign(at + 1, ".") && words.touches_next(at));
        if start >= words.len() || words.gap(start - 1) != " " {
            continue;
        }
        if begins_with_particle(words, start) {
            found.push(start);
            continue;
        }
        let article = |t: &usize| matches!(words.lower(*t), "'t" | "t");
        let particle = |t: &usize| words.is_particle(*t) || words.is_sign(*t, "'") || article(t);
        let chain = (start..words.len()).take(4).take_while(particle).count();
        let name = start + chain;
        // "mevrouw uit 't Dorp" is of there.
        let elided = chain > 0 && article(&(name - 1)) && words.lower(start) != "uit";
        if elided
            && may_be_surname(words, name)
            && words.get(name).entry.surname().listed()
            && words.gap(name - 1) == " "
        {
            found.push(name);
        }
    }
    found
}

/// Nothing follows a word on its line.
fn ends_line(words: &Words, at: usize) -> bool {
    at + 1 >= words.len() || words.token(at + 1).line != words.token(at).line
}

/// "meneer hylke blij uit het dorp", "MEVROUW HYLKE SNEEUW, 61 JAAR": where capitals say nothing, what stands between a form of address
/// with a first name and a preposition, a verb or a sign is the surname, if somebody bears it.
fn is_titled_flat(scored: &Scored, first: usize, last: usize) -> bool {
    let words = scored.words;
    let next = last + 1;
    let flat = |at: usize| match words.token(at).casing {
        Casing::Lower => true,
        Casing::Upper => words.view.lines[words.token(at).line as usize].all_caps,
        _ => false,
    };
    let stop = usize::from(first > 1 && words.is_sign(first - 1, "."));
    let titled = first.checked_sub(1 + stop).map(|at| words.get(at).entry);
    let titled = titled.is_some_and(|entry| entry.title() || entry.kinship());
    let (given, entry) = (words.get(last).entry, words.get(next).entry);
    let behind = words.lower(next + 1);
    let followed = !words.is_word(next + 1)
        || words.gap(next).contains('\n')
        || vocabulary::verb(behind)
        || matches!(behind, "uit" | "in" | "met" | "van" | "geb" | "geboren" | "en" | "zelf");
    titled
        && followed
        && flat(last)
        && flat(next)
        && given.first().listed()
        && given.firm_first()
        && entry.surname().listed()
        && !matches!(entry.common(), 1..=2)
        && !vocabulary::verb(words.lower(next))
        && !scored.regular_verb(next)
        && words.token(next).range().len() > 2
        && !is_called_otherwise(words, next)
}

/// "HYLKE" in a sentence that is not in capitals throughout.
fn is_shouted(words: &Words, at: usize) -> bool {
    let token = words.token(at);
    token.casing == Casing::Upper && token.range().len() > 2 && !words.view.lines[token.line as usize].all_caps
}

/// "terSneeuw", "van'tHart": tussenvoegsels and the surname in one word.
fn begins_with_particle(words: &Words, at: usize) -> bool {
    const PARTICLES: [&str; 11] =
        ["vander", "vanden", "vande", "van't", "van", "der", "den", "ter", "ten", "in't", "de"];
    let text = words.text(at);
    let surname = |particle: &str| {
        let rest = text.strip_prefix(particle)?;
        rest.starts_with(char::is_uppercase).then(|| rest.chars().skip(1).all(char::is_lowercase) && rest.len() >= 3)
    };
    words.is_word(at) && PARTICLES.iter().any(|particle| surname(particle) == Some(true)) && !words.allowed(at)
}

/// A first name with this chance is one.
const SURE: f32 = 0.8;

/// "gezin Hylke Sneeuw, Testweg 12": within a sentence in small letters a word has its capital for being a name.
fn stands_out(scored: &Scored, at: usize) -> bool {
    /// So far on either side the sentence is looked at.
    const FAR: usize = 30;
    /// So many ordinary words in small letters at the least.
    const LEAST: usize = 4;
    let words = scored.words;
    let sentence = words.token(at).sentence;
    let near = at.saturating_sub(FAR)..words.len().min(at + FAR);
    let around = || near.clone().filter(|&t| t != at && words.is_word(t) && words.token(t).sentence == sentence);
    let small = around().filter(|&t| words.ordinary(t) && words.token(t).casing == Casing::Lower).count();
    let nouns_have_capitals = || {
        around()
            .any(|t| words.capital(t) && words.ordinary(t) && !words.token(t).sentence_start && scored.chance[t] < 0.5)
    };
    let day = words.lower(at).ends_with("dag") || vocabulary::month(words.lower(at));
    may_be_surname(words, at) && !is_called_otherwise(words, at) && !day && small >= LEAST && !nouns_have_capitals()
}

/// "Mevrouw Hylke Shevchenko": right behind a title and a first name stands a surname, though a place abroad is called so.
fn called_as_a_place(words: &Words, name: &Name) -> Option<usize> {
    let next = name.last + 1;
    let entry = words.get(next).entry;
    let marks = |at: &usize| matches!(words.text(*at), "*" | "_" | "~");
    let start = (0..name.first).rev().take_while(marks).last().unwrap_or(name.first);
    let titled = start.checked_sub(1).is_some_and(|at| words.get(at).entry.title());
    let right = words.gap(name.last) == " " && words.token(next).casing == Casing::Capital;
    // Or both are all that a cell holds.
    let line = words.view.lines.get(words.token(next).line as usize).map_or(0..0, |line| line.tokens.clone());
    let begins = name.first == line.start || name.first > 0 && words.gap(name.first - 1).contains('\t');
    let cell = begins && (next + 1 == line.end || words.gap(next).contains('\t'));
    ((titled || cell) && right && entry.place() && !entry.ordinary() && !words.get(next).ours && !words.allowed(next))
        .then_some(next)
}

/// "Zevenster; Hylke" and "\"Zevenster, Hylke\"": a surname in the cell before, or before the comma.
fn before_in_cell(scored: &Scored, name: &Name) -> Option<usize> {
    let words = scored.words;
    let prev = name.first.checked_sub(1)?;
    let cell = |at: usize| {
        words.token(at).line_start
            || at > 0 && opens_cell(words, at - 1)
            || words.gap(at.saturating_sub(1)).contains('\t')
    };
    if words.is_word(prev) {
        let wide = words.gap(prev).contains('\t');
        return (wide && cell(prev) && may_be_part(words, prev, false)).then_some(prev);
    }
    let at = prev.checked_sub(1)?;
    let ends =
        name.last + 1 >= words.len() || words.gap(name.last).contains(['\t', '\n']) || opens_cell(words, name.last + 1);
    let parted = matches!(words.text(prev), ";" | "|") || words.is_sign(prev, ",") && ends;
    let same_line = words.token(at).line == words.token(name.first).line;
    (parted && same_line && cell(at) && may_be_part(words, at, words.is_sign(prev, ","))).then_some(at)
}

/// A sign that parts the cells of a row.
fn opens_cell(words: &Words, at: usize) -> bool {
    matches!(words.text(at), ";" | "|" | "\"")
}

/// "Wiebrand Oosterveld": an unknown word with a capital right before a surname is the first name.
fn first_before(scored: &Scored, first: usize) -> Option<usize> {
    let words = scored.words;
    let prev = first.checked_sub(1)?;
    let part = |compound| may_be_part(words, prev, compound);
    (words.gap(prev) == " " && words.is_word(prev) && (part(false) || made_up(words, prev) && part(true)))
        .then_some(prev)
}

/// "Jaromijn Testhout": a word that no list has and that two words make up by chance, if it may as well be a name as a word and
/// ends in no role ("gezinscoach").
fn made_up(words: &Words, at: usize) -> bool {
    /// How much like a name such a word sounds at the least.
    const AS_WELL: f32 = -0.15;
    const SHORTEST_ROLE: usize = 4;
    let key = words.key(at);
    let role = |n: usize| key.get(n..).is_some_and(|tail| words.dictionary.look_up(tail).role());
    let ends_in_role = || (1..key.len().saturating_sub(SHORTEST_ROLE - 1)).any(role);
    words.get(at).compound && words.dictionary.sound(&key) > AS_WELL && !ends_in_role()
}

/// "Marivela Augustina": a first name that no list has, and that two words make up by chance, before a surname that is a first name
/// as well.
fn unlisted_before(scored: &Scored, name: &Name) -> Option<usize> {
    /// How much like a name such a word sounds at the least.
    const LIKE_A_NAME: f32 = 0.6;
    let words = scored.words;
    let surname = name.first == name.last && words.get(name.first).entry.surname().listed();
    let prev = first_before(scored, name.first).filter(|_| surname)?;
    (words.get(prev).compound && words.dictionary.sound(&words.key(prev)) > LIKE_A_NAME).then_some(prev)
}

/// The word is all that its line holds.
fn alone_in_line(words: &Words, at: usize) -> bool {
    let line = words.token(at).line as usize;
    words.view.lines.get(line).is_some_and(|l| l.tokens.clone().filter(|&t| words.is_word(t)).count() <= 2)
}

/// "Telefoon:" asks for something else.
fn is_label(words: &Words, at: usize) -> bool {
    words.is_sign(at + 1, ":") || words.is_sign(at + 1, "=")
}

/// Words in the columns of a table whose heading asks for the name of a private person.
pub(crate) fn in_columns(words: &Words) -> Vec<usize> {
    let view = words.view;
    let mut found = Vec::new();
    let mut at = 0;
    while at < view.lines.len() {
        let Some((separator, columns)) = heading(view, at) else {
            at += 1;
            continue;
        };
        at += 1;
        while at < view.lines.len() && row(view, at).is_some_and(|row| is_parted(row, separator)) {
            cells(words, at, separator, &columns, &mut found);
            at += 1;
        }
    }
    found
}

/// Ordinary words in the heading of a table, and short forms of them: "Relatie" and "Tussenv." behind "Naam" are nobody.
pub(crate) fn titles(words: &Words) -> Vec<usize> {
    let lines = (0..words.view.lines.len()).filter(|&line| heading(words.view, line).is_some());
    let title = |at: &usize| words.ordinary(*at) || words.is_word(*at) && is_heading(words.lower(*at));
    lines.flat_map(|line| words.view.lines[line].tokens.clone()).filter(title).collect()
}

fn row(view: &View, line: usize) -> Option<&str> {
    let range = view.lines[line].range.clone();
    (range.len() <= LONGEST_ROW).then(|| &view.lower[range])
}

/// Stands for two blanks and more between the cells of a row that is set out with blanks alone.
const BLANKS: char = ' ';

/// Whether a row has cells that this parts.
fn is_parted(row: &str, separator: char) -> bool {
    if separator == BLANKS { row.trim().contains("  ") } else { row.contains(separator) }
}

/// The cells of a row, blanks around them included.
fn cells_of(row: &str, separator: char) -> Vec<&str> {
    if separator == BLANKS {
        return row.trim().split("  ").filter(|cell| !cell.trim().is_empty()).collect();
    }
    row.split(separator).collect()
}

/// A column of a table that holds people.
struct Column {
    /// Which of them, from 0.
    at: usize,
    /// Nothing stands there but names, whatever they look like ("achternaam"); under "cliënt" a remark may.
    only_names: bool,
}

/// What parts the cells of a heading, and which of its columns hold names.
fn heading(view: &View, line: usize) -> Option<(char, Vec<Column>)> {
    let text = row(view, line)?;
    let separator = ['\t', '|', ';', ',', BLANKS].into_iter().find(|&sign| is_parted(text, sign))?;
    if !(text.contains("na") || text.contains("cl") || text.contains("be")) {
        return None;
    }
    let title = |cell: &str| cell.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let titles: Vec<String> = cells_of(text, separator).into_iter().map(title).collect();
    // A row of a form has its answer in the second cell; a heading has words in all.
    let heads = titles.len() >= 2 && titles.iter().all(|t| t.len() <= 30 && !t.contains(':') && !t.contains("  "));
    let column = |(at, title): (usize, &String)| {
        asks_for_person(title).then(|| Column { at, only_names: title.ends_with("naam") })
    };
    let columns: Vec<Column> = titles.iter().enumerate().filter_map(column).collect();
    let told = titles.iter().filter(|t| is_heading(t)).count() >= 2;
    (heads && told && !columns.is_empty()).then_some((separator, columns))
}

/// What heads the columns of a list of people.
pub(crate) fn is_heading(title: &str) -> bool {
    const TITLES: &[&str] = &[
        "geb",
        "geboren",
        "geboortedatum",
        "bsn",
        "telefoon",
        "tel",
        "mobiel",
        "mail",
        "e-mail",
        "email",
        "adres",
        "postcode",
        "woonplaats",
        "plaats",
        "rol",
        "relatie",
        "leeftijd",
        "achternaam",
        "voornaam",
        "tussenvoegsel",
        "tussenv",
        "tussenvoegsels",
        "tv",
        "huisnr",
        "hnr",
        "gebdat",
        "geslacht",
        "m/v",
        "nr",
        "opmerking",
        "opmerkingen",
        "v-nummer",
        "roepnaam",
    ];
    asks_for_person(title) || TITLES.contains(&title)
}

/// Adds the words of the cells in these columns that may be names.
fn cells(words: &Words, line: usize, separator: char, columns: &[Column], found: &mut Vec<usize>) {
    let line = &words.view.lines[line];
    let (mut column, mut cell) = (0, Vec::new());
    let mut close = |column: usize, cell: &mut Vec<usize>| {
        let asked = columns.iter().find(|asked| asked.at == column);
        let only_names = asked.is_some_and(|asked| asked.only_names) && cell.len() == 1;
        let named = asked.is_some() && cell.len() <= LONGEST_NAME;
        let name = |at: &usize| words.capital(*at) && !words.allowed(*at) && words.token(*at).range().len() > 1;
        // A village that nobody speaks of is a surname there.
        let rare = |at: &usize| words.get(*at).entry.place() && words.get(*at).entry.common() == 0;
        let plain = |at: &usize| {
            words.ordinary(*at) && !words.get(*at).compound && !words.get(*at).entry.listed_name() && !rare(at)
        };
        if named && cell.iter().all(|at| words.capital(*at) || words.is_particle(*at)) {
            found.extend(
                cell.iter().copied().filter(|at| name(at) && (only_names && !among_roles(words, *at) || !plain(at))),
            );
        }
        cell.clear();
    };
    for at in line.tokens.clone() {
        if separator == '\t' {
            if at > line.tokens.start && words.gap(at - 1).contains('\t') {
                close(column, &mut cell);
                column += words.gap(at - 1).matches('\t').count();
            }
        } else if separator == BLANKS {
            if at > line.tokens.start && words.gap(at - 1).len() > 1 {
                close(column, &mut cell);
                column += 1;
            }
        } else if words.is_sign(at, separator.encode_utf8(&mut [0; 4])) {
            close(column, &mut cell);
            column += 1;
            continue;
        }
        if words.is_word(at) {
            cell.push(at);
        }
    }
    close(column, &mut cell);
}

/// "Wiebrand Oostedries, vader" and "Wiebrand Oostedries (moeder)": two words with capitals of which no list says otherwise, and behind
/// them who that is.
pub(crate) fn before_kin(words: &Words) -> Vec<usize> {
    let mut found = Vec::new();
    for kin in (3..words.len()).filter(|&at| words.get(at).entry.kinship() && !words.capital(at)) {
        if !vocabulary::bears_name(words.lower(kin)) {
            continue;
        }
        let article = matches!(words.lower(kin - 1), "de" | "haar" | "zijn" | "hun" | "een");
        let sign = if article { kin - 2 } else { kin - 1 };
        let opened = words.is_sign(sign, "(") || words.is_sign(sign, ",");
        let closed = !words.is_word(kin + 1) || words.token(kin + 1).line != words.token(kin).line;
        let Some(last) = sign.checked_sub(1).filter(|_| opened && closed) else { continue };
        let Some(first) = last.checked_sub(1).filter(|&first| words.gap(first) == " ") else { continue };
        if may_be_part(words, first, true) && may_be_part(words, last, true) {
            found.extend([first, last]);
        }
    }
    found
}

/// Words whose letters are set apart, or shown by letters of other alphabets, and that are no ordinary words: a heading is written
/// so ("H U I S B E Z O E K" on its own), or a name that somebody hides. Such a word is as long in the mail as its letters with a
/// blank between each. `text` is the mail as typed: a word with figures for letters shows only there.
pub(crate) fn disguised(words: &Words, text: &str) -> Vec<usize> {
    let view = words.view;
    let hidden = |at: &usize| {
        let token = words.token(*at);
        let (length, word) = (token.range().len(), words.get(*at));
        let typed = || &text[view.span(token).range()];
        let apart = || view.span(token).len() + 1 >= 2 * length;
        token.kind == Kind::Word
            && length >= 3
            && (length >= 4 && !word.entry.ordinary() || is_name_apart(words, *at, typed) && apart())
            && !words.allowed(*at)
            && (word.entry.first() != Tier::Any || !word.entry.known() || apart())
            && !(words.token(*at).casing == Casing::Upper && alone_in_line(words, *at))
            && (apart() || has_figures(words, typed()))
    };
    (0..words.len()).filter(|at| hidden(at) || is_turned(words, *at)).collect()
}

/// "S t o r m": a name that is a word too, with its capital. Who sets the letters of a word apart hides it.
fn is_name_apart<'t>(words: &Words, at: usize, typed: impl Fn() -> &'t str) -> bool {
    let entry = words.get(at).entry;
    let listed = entry.first() != Tier::Unlisted || entry.surname() != Tier::Unlisted;
    listed
        && words.token(at).casing == Casing::Capital
        && (!matches!(entry.common(), 1..=2) || typed().contains('\n'))
        && (!entry.marker() || entry.surname() == Tier::Capitalised)
}

/// "F4t1m4": a word that is read as letters, and typed with figures; not one that is written with them ("1Gezin1Plan").
fn has_figures(words: &Words, typed: &str) -> bool {
    let written = || words.dictionary.look_up(&typed.to_lowercase());
    typed.bytes().any(|b| b.is_ascii_digit() || matches!(b, b'@' | b'$' | b'!'))
        && !typed.contains(['&', '%', '=', '\''])
        && !written().allow()
}

/// "amtsoB": a name from back to front has its capital at the end.
fn is_turned(words: &Words, at: usize) -> bool {
    let text = words.text(at);
    let capital = text.chars().next_back().is_some_and(char::is_uppercase);
    words.token(at).casing == Casing::Mixed
        && capital
        && text.len() >= 4
        && text.chars().filter(|c| c.is_uppercase()).count() == 1
        && !words.get(at).entry.known()
        && !words.allowed(at)
}

#[cfg(test)]
mod tests {
    use crate::anonymise::testing::check_names as check;

    #[test]
    fn the_rest_of_a_name_stands_in_another_cell_behind_a_slash_or_on_the_next_line() {
        for line in [
            "Naam\t[[PERSOON#1|Hylke]]\t[[PERSOON#2|Lepelschot]]",
            "Mevrouw [[PERSOON#1|Hylke]]   [[PERSOON#2|Lepelschot]] belt vaak",
            "Naam\tSoort\n[[PERSOON#1|Hylke]]\t't\t[[PERSOON#2|Hart]]\t12\n[[PERSOON#3|Hylke]]\top de\t[[PERSOON#4|Wit]]\t9",
            "Mevrouw\n[[PERSOON#1|Hylke]]\n[[PERSOON#2|Klaverdries]]\nbelt vaak.",
            "Haar broer [[PERSOON#1|HYLKE]] [[PERSOON#2|SCHAT]] heeft een sleutel.",
            "Zij is ziek sinds haar man ([[PERSOON#1|Jan]] [[PERSOON#2|Hollands]], 61) overleed.",
            "Het gaat om een echtpaar ([[PERSOON#1|Jan]] Pools sprekend, zij niet).",
            "Ik sprak [[PERSOON#1|HYLKE]] NIET, en [[PERSOON#1|HYLKE]] WIL geen hulp.",
            "Vandaag belde dhr. [[PERSOON#1|in 't Veld]], en mw. [[PERSOON#2|in 't Veld]] ook.",
            "Mevrouw [[PERSOON#1|terKlaver]] is ziek.",
            "Buurman [[PERSOON#1|Hylke]] [[PERSOON#2|terKlaver]] helpt, en meneer [[PERSOON#3|Wiebrand]] [[PERSOON#4|van'tHart]] ook.",
            "het gaat om meneer [[PERSOON#1|kemal]] [[PERSOON#2|blij]] uit het dorp. hij is ziek.",
            "HET GAAT OM MEVROUW [[PERSOON#1|KEMAL]] [[PERSOON#2|BLIJ]], DIE ZIEK IS.",
            "mevrouw [[PERSOON#1|fatima]] thuis is ziek. moeder [[PERSOON#1|fatima]] belt, huilt en slaapt.",
            "Haar broer\n\n- [[PERSOON#1|Kemal]]\n\n- [[PERSOON#2|Engelen]]\n\nheeft een sleutel.",
            "Mevrouw [[PERSOON#1|Hylke]]/[[PERSOON#2|Klaverdries]] belt vaak",
            "Ik sprak [[PERSOON#1|Hylke]] ([[PERSOON#2|Essenlaar]]) gisteren",
            "Beste team,\n\nMevrouw [[PERSOON#1|Oleksandra Shevchenko]], Dr. Testmanstraat 7",
            "Naam\t[[PERSOON#1|Oleksandra Shevchenko]]\tmoeder",
            "Mevrouw *[[PERSOON#1|Hylke]]* _[[PERSOON#2|Klaverdries]]_ belt vaak",
            "Mevrouw [[PERSOON#1|Wiebrand]]-\n [[PERSOON#2|Klaver]] belt vaak",
            "[[PERSOON#1|Lizemijn]] [[PERSOON#2|Terpstra]] verzorgt haar man.",
            "[[PERSOON#1|Sanne]] [[PERSOON#2|Terpdrift]] heeft een man die ziek is.",
            "De casus van [[PERSOON#1|Barimara]] [[PERSOON#2|Martina]] is lang.",
            "Het gaat om het gezin [[PERSOON#1|Hylke Sneeuw]], dat huurachterstand heeft.",
            "Gezin [[PERSOON#1|Hylke Sneeuw]], Testweg 12.",
            "Gisteren was het weer raak: [[PERSOON#1|zsofia testhazy]] belt vaak.",
            "de buurvrouw ([[PERSOON#1|fokje dijkhuizen]], 06-12345678) heeft gebeld",
            "zijn dochter [[PERSOON#1|fokje hamer]] regelt alles en is zwanger van [[PERSOON#2|plamen testhazy]].",
            "Mevrouw 🙂[[PERSOON#1|Hylke]]🙂[[PERSOON#2|Mulderik]]🙂 belt vaak",
        ] {
            check(line);
        }
    }

    #[test]
    fn cells_and_brackets_that_hold_something_else_stay() {
        for line in [
            "Papacoach [[PERSOON#1|Terpstra]] en Wijkbezoek [[PERSOON#2|Hoekstra]] staan op de lijst.",
            "Ik sprak [[PERSOON#1|Hylke]] (Alcoholverslaving) gisteren",
            "Beste team,\n\nMevrouw [[PERSOON#1|Sanne Shevchenko]], Dr. belt.",
            "Ik sprak [[PERSOON#1|Hylke]] Maandag, met Schuldhulp erbij",
            "Ik sprak gisteren weer met [[PERSOON#1|Hylke]] Maandag komt zij langs.",
            "[[PERSOON#1|Hylke]]\tWoningcorporatie\tmaandag",
            "Ik sprak [[PERSOON#1|Hylke]]\nHuurachterstand: twee maanden",
            "Actie\tWie\tWanneer\nBellen met school\tPIW\tmaandag",
        ] {
            check(line);
        }
    }

    #[test]
    fn a_column_of_names_holds_names() {
        check("voornaam|achternaam|bsn\n[[PERSOON#1|Guusje]]|[[PERSOON#2|Moerdijk]]|geen");
        check(
            "Voornaam;Achternaam;BSN\n[[PERSOON#1|Oomke]];[[PERSOON#2|Klaverdries]];\n[[PERSOON#3|Wiebrand]];[[PERSOON#4|Zwanedink]];",
        );
        check("Naam\tRol\tOpmerking\n[[PERSOON#1|Wie Haverlaar]]\tmoeder\tNiet thuis");
        check("\"Naam\",\"Telefoon\"\n\"[[PERSOON#1|Klaverdries, Oomke]]\",\"geen\"");
        check(
            "Achternaam     Voornaam   Relatie\n[[PERSOON#1|Hamer]]     [[PERSOON#2|Hylke]]   zus\n[[PERSOON#3|Koekoek]]  [[PERSOON#4|Sanne]]   nicht",
        );
    }

    #[test]
    fn a_surname_that_is_a_word_stands_before_the_first_name_where_somebody_is_listed_or_asked_for() {
        for line in [
            "pt: [[PERSOON#1|Hamer Hylke]] / huisarts bekend",
            "Vrouw: [[PERSOON#1|Vroom Sanne]]. Man: onbekend",
            "3) [[PERSOON#1|Rijk, Hylke]] - 06-12345678\n4) [[PERSOON#2|Sneeuw, Sanne]] - 06-12345678",
            "3) [[PERSOON#1|Rijk, Hylke]] - hylke@thuis.example\n4) Helaas, [[PERSOON#2|Sanne]] - komt niet",
            "naam;geb\n\"[[PERSOON#1|Sneeuw, Hylke]]\";geen",
            "Cliënt: [[PERSOON#1|Sneeuw, Hylke]]; zaak loopt",
            "Vandaag: Snel [[PERSOON#1|Hylke]] gebeld over de huur.",
            "kinderen:\n- [[PERSOON#1|Bloem]]\n- [[PERSOON#2|Sanne]]\nbetrokken:\n- Huisarts\n- School",
            "Betrokkene (hierna: [[PERSOON#1|Blij]]) weigert, hierna te noemen de Cliënt.",
            "- Vroom, [[PERSOON#1|Hylke]] komt vaak naar de kerk",
        ] {
            check(line);
        }
    }

    #[test]
    fn two_words_with_capitals_before_a_word_of_family_are_a_name() {
        check("De ouders:\n- [[PERSOON#1|Wiebrand Klaverdries]], vader\n- [[PERSOON#2|Oomke Zwanedink]] (moeder)");
        check("Wie komt: de Huisarts, moeder en de Wijkagent.");
    }

    #[test]
    fn words_in_disguise_are_names_unless_they_are_ordinary() {
        check("Mevrouw [[PERSOON#1|ⓥⓐⓡⓔⓝⓢⓒⓗⓞⓣ]] wil 𝗿𝘂𝘀𝘁.");
        check("Haar naam:\n[[PERSOON#1|Z\ne\nv\ne\nn\ns\nt\nr\na]]\nis moe.");
        check("Er is een V E R S L A G gemaakt. M a a r dan.");
        check("Achternaam:\n[[PERSOON#1|S\nt\no\nr\nm]]\nis moe. [[PERSOON#2|V o s]] ook.");
        check("De heer [[PERSOON#1|Zw4n3d1nk]] drinkt v33l, zegt [[PERSOON#2|0omk3]].");
        check("Achterstevoren heet zij [[PERSOON#1|ekklyH]] [[PERSOON#2|amtsetkO]], met GGZe en iPad.");
        check(
            "Mevrouw [[PERSOON#1|Oketestma]], van achteren [[PERSOON#1|amtseteko]], belt. Zie https://dossier.example/[[PERSOON#1|oketestma]]/a.",
        );
    }
}
