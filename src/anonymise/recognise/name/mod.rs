//! Names: joins the words that are likely parts of a name to whole mentions (initials, tussenvoegsels, double names, reversed
//! order) and reads their parts.

mod end;
mod read;
mod surroundings;

use super::called;
use super::initials::{self, is_initial};
use super::person::Scored;
use crate::anonymise::among::among;
use crate::anonymise::scorer::{Clue, Shape};
use crate::anonymise::vocabulary::{self, Address};
use crate::anonymise::zones::Zone;
use crate::dictionary::{Gender, Tier};
use end::end_of;
use read::read;
use std::ops::Range;

/// One mention of somebody by name.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    /// Tokens, first and last included.
    pub first: usize,
    /// Last token.
    pub last: usize,
    /// Place in the folded text, genitive left out.
    pub range: Range<usize>,
    /// 0 to 1.
    pub confidence: f32,
    /// Which rule says so.
    pub rule: &'static str,
    /// First names, as keys.
    pub given: Vec<String>,
    /// Initials in lower case, without stops, in order.
    pub initials: String,
    /// Parts of the surname, as keys, without tussenvoegsels.
    pub surname: Vec<String>,
    /// Tussenvoegsels right before the surname, in lower case ("van der").
    pub particles: String,
    /// Gender by title, word of family or first name.
    pub gender: Gender,
    /// "familie", "gezin", a plural.
    pub family: bool,
    /// Behind "mevrouw", "dhr": the only name is a surname.
    pub titled: bool,
    /// Of two with one surname the elder ("sr.") or the younger ("jr.").
    pub elder: Option<bool>,
    /// What tells the bearer from others with the same first name ("kleine").
    pub byname: Option<String>,
    /// Role for the legend.
    pub role: Option<&'static str>,
    /// Evidence for a private person.
    pub private: f32,
    /// Evidence for a professional.
    pub professional: f32,
    /// Stands where professionals stand: signature, greeting, header of a mail, behind a role.
    pub placed: bool,
    /// Stands where residents stand: behind a form of address, a word of family or a label that asks for one, before an age.
    pub told: bool,
}

/// All mentions of a mail, in order, without overlaps. `least` is the smallest chance that a word may have.
pub(crate) fn names(scored: &Scored, least: f32) -> Vec<Name> {
    let mut found: Vec<Name> = Vec::new();
    let mut at = 0;
    while at < scored.words.len() {
        let free_from = found.last().map_or(0, |n| n.last + 1);
        let legal = scored.words.token(at).range().len() == 1 && initials::is_legal_form(scored, at);
        if legal || scored.chance[at] < least && !initials::alone(scored, at) {
            at += 1;
            continue;
        }
        let first = start_of(scored, at, free_from, least);
        let last = end_of(scored, at, least);
        let name = read(scored, first, last);
        at = name.last + 1;
        found.push(name);
    }
    found
}

/// Where the mention begins that holds this token: initials and tussenvoegsels before it belong to it.
fn start_of(scored: &Scored, seed: usize, free_from: usize, least: f32) -> usize {
    let words = scored.words;
    let mut start = seed;
    loop {
        // "J." before, also "J.J.", "Th.".
        if start >= free_from + 2 && is_initial(scored, start - 2) && !words.gap(start - 1).contains('\n') {
            start -= 2;
            continue;
        }
        if let Some(bare) = initials::bare(scored, start, free_from) {
            start = bare;
            break;
        }
        if let Some(letter) = initials::tied(scored, start).filter(|letter| *letter >= free_from) {
            start = letter;
            break;
        }
        if let Some(byname) = byname_before(scored, start).filter(|b| *b >= free_from) {
            start = byname;
            break;
        }
        let Some(chain) = particles_before(scored, start, free_from) else { break };
        if let Some(bare) = initials::bare(scored, chain, free_from) {
            start = bare;
            break;
        }
        if !belongs(scored, chain, start, least) {
            break;
        }
        start = chain;
    }
    start
}

/// "Kromme Bertha", "\"Dikke\" Leo": where the word that tells bearers of a first name apart begins.
fn byname_before(scored: &Scored, at: usize) -> Option<usize> {
    let words = scored.words;
    let prev = at.checked_sub(1)?;
    let first = words.get(at).entry.first();
    let small = scored.shapes.get(at) == Some(&Some(Shape::LowerMail)) && first == Tier::Any;
    if words.gap(prev) != " "
        || !words.is_word(at)
        || !words.capital(at) && !small
        || !first.listed() && words.get(at).entry.known()
    {
        return None;
    }
    if words.is_word(prev) {
        let typed = (words.capital(prev) || small) && scored.shapes[prev] != Some(Shape::Blind);
        return (typed && words.get(prev).entry.byname() && scored.zones.get(prev) != Zone::Greeting).then_some(prev);
    }
    let mark = words.text(prev);
    if !matches!(mark, "\"" | "'") {
        return None;
    }
    let nick = prev.checked_sub(1)?;
    let open = nick.checked_sub(1)?;
    let quoted = words.is_sign(open, mark) && words.touches_next(open) && words.touches_next(nick);
    let told = words.capital(nick) && !words.allowed(nick) || words.get(nick).entry.byname();
    (quoted && words.is_word(nick) && told && first.listed()).then_some(open)
}

/// Start of the chain of tussenvoegsels right before a token.
fn particles_before(scored: &Scored, at: usize, free_from: usize) -> Option<usize> {
    let words = scored.words;
    let mut start = words.shortened_particles(at).filter(|s| *s >= free_from).unwrap_or(at);
    while start > free_from && at - start < 6 {
        let prev = start - 1;
        let dashed = matches!(words.text(prev), "-" | "_")
            && words.touches_next(prev)
            && prev > free_from
            && words.touches_next(prev - 1)
            && words.is_particle(prev - 1);
        let candidate = if dashed { prev - 1 } else { prev };
        let near = dashed || words.gap(prev).len() <= 2 && !words.gap(prev).contains('\t');
        let known = words.is_particle(candidate);
        let article = words.is_sign(candidate, "'") || matches!(words.lower(candidate), "'t" | "'s");
        if !near || !(known || article) {
            break;
        }
        start = candidate;
    }
    (start < at).then_some(start)
}

/// Whether tussenvoegsels before a name are part of it and no words of the sentence.
fn belongs(scored: &Scored, chain: usize, name: usize, least: f32) -> bool {
    let words = scored.words;
    let first = words.lower(chain);
    // "intake_van_der_veen.pdf".
    let filed = words.is_sign(name - 1, "_") && words.touches_next(name - 1);
    if filed || words.shortened_particles(name) == Some(chain) || matches!(first, "vd" | "vdr" | "vdn") {
        return true;
    }
    let foreign = among!(
        first,
        "el" | "al"
            | "ait"
            | "bin"
            | "bint"
            | "abu"
            | "abou"
            | "ibn"
            | "ould"
            | "di"
            | "da"
            | "dos"
            | "del"
            | "della"
            | "von"
            | "zu"
            | "le"
            | "la"
            | "st"
            | "san"
            | "santa"
            | "mac"
            | "mc"
            | "bou"
            | "o"
            | "um"
            | "umm"
            | "oum"
            | "ul"
            | "ur"
            | "ud"
    );
    if words.capital(chain)
        && (!words.token(chain).sentence_start || foreign)
        && scored.shapes[chain] != Some(Shape::Blind)
    {
        return true;
    }
    if foreign {
        return !(matches!(first, "al" | "la" | "st" | "da" | "le")
            && !words.capital(name)
            && scored.shapes[name] == Some(Shape::Lower));
    }
    let Some(before) = scored.before(chain) else { return false };
    let prev = before.at;
    let lower = words.lower(prev);
    if matches!(vocabulary::address(lower), Some(Address::Person(_) | Address::Family | Address::Profession))
        && before.direct()
    {
        return true;
    }
    let label = before.colon && matches!(scored.zones.get(chain), Zone::Private | Zone::Present | Zone::Header);
    let initial =
        before.stop && (words.token(prev).range().len() == 1 && words.capital(prev) || is_initial(scored, prev));
    let named = scored.chance[prev] >= least && words.get(prev).genitive == 0 && before.direct();
    let role = (words.get(prev).entry.role() || words.get(prev).entry.kinship())
        && before.direct()
        && first != "van"
        && first != "in"
        && first != "op"
        && first != "voor"
        && first != "aan";
    let start = words.token(chain).sentence_start && words.capital(chain) && name - chain >= 2;
    let chained = name - chain >= 2
        && matches!(first, "van" | "v" | "von")
        && words.capital(name)
        && words.get(name).entry.first() != Tier::Any;
    // "iedereen noemt hem de Kuus".
    let called = words.capital(name)
        && before.direct()
        && first != "van"
        && (vocabulary::calls(lower) || called::named_by_clause(scored, prev))
        || words.capital(name) && (before.direct() || before.opened) && called::known_as(scored, prev)
        || called::quoted_behind_name(scored, name, &scored.chance);
    label
        || initial
        || called
        || stands_alone(scored, chain, name)
        || scored.acts_by_van(chain, name)
        || called::led_by_preposition(scored, chain, name)
        || named && surname_like(scored, name, first)
        || role
        || start
        || chained
        || words.touches_next(chain) && first.ends_with('\'')
}

/// "Van Wersch belde", "| De Graaf |", "Van Vliet: gesloten": a surname with its tussenvoegsel opens a sentence, a cell or an item.
fn stands_alone(scored: &Scored, chain: usize, name: usize) -> bool {
    let words = scored.words;
    let word = words.get(name);
    let surname =
        word.entry.first() != Tier::Any && !word.ours && (word.entry.surname().listed() || !word.entry.known());
    let next = name + 1;
    let closes = next >= words.len()
        || matches!(words.text(next), "|" | ":" | "(" | "-" | "/" | "," | ";")
        || words.token(next).line != words.token(name).line
        || words.is_word(next) && (vocabulary::verb(words.lower(next)) || scored.regular_verb(next));
    let opens = words.capital(chain) && words.token(chain).sentence_start;
    // "- van Loo: afgerond" in a list of names.
    let listed = scored.clues[name].has(Clue::AfterLabel) && called::opens_item(scored, chain);
    (opens || listed) && words.capital(name) && surname && closes
}

/// "Kevin van Sanne" are two, "Kevin van Dijk" is one.
fn surname_like(scored: &Scored, at: usize, particle: &str) -> bool {
    let entry = scored.words.get(at).entry;
    let given = entry.first() == Tier::Any && entry.firm_first() && !entry.firm_surname();
    !(particle == "van" && (given || entry.first() == Tier::Any && !entry.surname().listed()))
}
