//! Names: joins the words that are likely parts of a name to whole mentions (initials, tussenvoegsels, double names, reversed
//! order) and reads their parts.

use super::called;
use super::initials::{self, is_initial};
use super::person::Scored;
use crate::anonymise::among::among;
use crate::anonymise::scorer::{Clue, Shape};
use crate::anonymise::view::{Casing, Kind};
use crate::anonymise::vocabulary::{self, Address};
use crate::anonymise::words::Words;
use crate::anonymise::zones::Zone;
use crate::dictionary::{Gender, Tier};
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
        if scored.chance[at] < least && !initials::alone(scored, at) {
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
        let dashed = words.is_sign(prev, "-")
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
    if words.shortened_particles(name) == Some(chain) {
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
        && (vocabulary::calls(lower) || called::named_by_clause(scored, prev));
    label
        || initial
        || called
        || stands_alone(scored, chain, name)
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
        || matches!(words.text(next), "|" | ":" | "(" | "-" | "/")
        || words.token(next).line != words.token(name).line
        || words.is_word(next) && (vocabulary::verb(words.lower(next)) || scored.regular_verb(next));
    words.capital(chain) && words.token(chain).sentence_start && words.capital(name) && surname && closes
}

/// "Kevin van Sanne" are two, "Kevin van Dijk" is one.
fn surname_like(scored: &Scored, at: usize, particle: &str) -> bool {
    let entry = scored.words.get(at).entry;
    let given = entry.first() == Tier::Any && entry.firm_first() && !entry.firm_surname();
    !(particle == "van" && (given || entry.first() == Tier::Any && !entry.surname().listed()))
}

/// Where the mention ends that holds this token.
fn end_of(scored: &Scored, seed: usize, least: f32) -> usize {
    let words = scored.words;
    let mut last = seed;
    if is_initial(scored, seed) {
        last = initials::monogram(scored, seed).unwrap_or(seed + 1);
    }
    loop {
        let next = last + 1;
        if next >= words.len() || words.is_word(last) && words.get(last).genitive > 0 {
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
        let entry = words.get(next + 1).entry;
        if entry.surname().listed() || entry.first().listed() {
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
    if let Some(end) = called::surname_before_given(scored, last) {
        return Some(end);
    }
    // "DE VRIES, B." and "Jansen, P. (Piet)".
    if words.is_sign(next, ",")
        && is_initial(scored, next + 1)
        && words.gap(next).len() <= 1
        && surname_first(scored, last)
    {
        return Some(next + 2);
    }
    // "KUIJPERS, JOLANDA" behind a label or in a cell.
    let listed = words.is_sign(next, ",") && words.is_word(last) && words.is_word(next + 1) && words.gap(next) == " ";
    let asked = scored.zones.get(last) == Zone::Private && one_name_asked(scored, last);
    if listed
        && !words.get(next + 1).ours
        && scored.chance[next + 1] >= least
        && (asked || surname_first(scored, last))
        && scored.words.get(next + 1).entry.first() == Tier::Any
    {
        let form = matches!(scored.zones.get(last), Zone::Private | Zone::Subject)
            || scored.shapes[last] == Some(Shape::Blind)
            || scored.shapes[last] == Some(Shape::Upper)
                && words.token(last).range().len() > 3
                && words.capital(next + 1);
        let closes = next + 2 >= words.len() || !words.is_sign(next + 2, ",") && words.lower(next + 2) != "en";
        let single = one_name_asked(scored, last);
        let typed = scored.shapes[last] == Some(Shape::Upper);
        if form && closes && (single || typed || !scored.words.get(last).entry.first().listed()) {
            return Some(next + 1);
        }
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
    if !spaced || !words.is_word(next) {
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
    while end < words.len() && words.is_particle(end) && end - next < 4 && words.gap(end).len() <= 2 {
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
        && (scored.chance[end] >= least || is_initial(scored, end))
        && surname_like(scored, end, words.lower(next))
        && !lives_there(words, next, end);
    goes_on.then(|| if is_initial(scored, end) { end + 1 } else { end })
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
        && (scored.chance[end] >= least || words.capital(end) && words.get(end).entry.surname().listed());
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

/// Reads the parts of a mention and what speaks for whom.
fn read(scored: &Scored, first: usize, last: usize) -> Name {
    let words = scored.words;
    let mut name = Name {
        first,
        last,
        range: words.token(first).range().start..words.token(first).range().end,
        confidence: 0.0,
        rule: "name",
        given: Vec::new(),
        initials: String::new(),
        surname: Vec::new(),
        particles: String::new(),
        gender: Gender::Unknown,
        family: false,
        titled: false,
        elder: None,
        byname: None,
        role: None,
        private: 0.0,
        professional: 0.0,
        placed: false,
        told: false,
    };
    name.range.end = if words.is_word(last) { words.stem_range(last).end } else { words.token(last).range().end };
    read_surroundings(scored, &mut name);
    let companion = name.private >= 2.5;
    read_parts(scored, &mut name);
    weigh(scored, &mut name);
    let zone = scored.zones.get(first);
    let signs = zone == Zone::Signature && !scored.zones.privately(first);
    let by_role =
        name.professional >= 2.5 && name.professional > name.private && zone != Zone::Present && name.role.is_none();
    name.placed = by_role || signs || matches!(zone, Zone::Greeting | Zone::Header);
    let introduced = name.titled || name.family || name.role.is_some() || zone == Zone::Private || companion;
    name.elder = elder(words, &name);
    name.told = !name.placed && (zone != Zone::Present || companion) && (introduced || scored.age_behind(last));
    name
}

/// "Peeters sr.", "de oude Peeters", "Peeters junior".
fn elder(words: &Words, name: &Name) -> Option<bool> {
    let before = name.first.checked_sub(1).map_or("", |at| words.lower(at));
    match (words.lower(name.last + 1), before) {
        ("sr" | "senior", _) | (_, "oude") => Some(true),
        ("jr" | "junior", _) | (_, "jonge") => Some(false),
        _ => None,
    }
}

fn read_parts(scored: &Scored, name: &mut Name) {
    let words = scored.words;
    let parts: Vec<usize> = (name.first..=name.last).filter(|&t| words.is_word(t)).collect();
    let mut plain: Vec<(usize, bool)> = Vec::new();
    let mut particle_seen = false;
    for &at in &parts {
        name.confidence = name.confidence.max(scored.chance[at]);
        let letter = words.token(at).range().len() == 1 && words.capital(at);
        let capitals = words.token(at).casing == Casing::Upper && words.token(at).range().len() <= 3;
        let opens = at == name.first && parts.len() > 1 && capitals && !words.get(at).entry.known();
        let byname = at == name.first
            && parts.len() > 1
            && words.get(at).entry.byname()
            && byname_before(scored, parts[1]).is_some();
        if byname {
            name.byname = Some(words.lower(at).to_owned());
        } else if letter && !is_initial(scored, at) && !plain.is_empty() && at != name.last {
            // "Tjon A Fat"
        } else if is_initial(scored, at) || letter || opens {
            name.initials.push_str(words.lower(at));
        } else if words.get(at).entry.particle() && at != name.last {
            particle_seen = true;
            if !name.particles.is_empty() {
                name.particles.push(' ');
            }
            name.particles.push_str(words.lower(at));
        } else {
            plain.push((at, particle_seen));
        }
    }
    if plain.is_empty() {
        name.confidence = name.confidence.max(0.8);
        name.rule = "initials";
    }
    if let &[first, child] = parts.as_slice()
        && vocabulary::parent_of(words.lower(first))
    {
        // "Abu Yusuf" is called after his son: a name by itself.
        name.given.push(format!("{} {}", words.lower(first), words.key(child)));
        name.particles.clear();
        return;
    }
    let key = |at: usize| words.key(at).into_owned();
    // "YILDIRIM-DEMIR Hatice": a surname in capitals before a first name without.
    let typed = |at: usize| words.token(at).casing == Casing::Upper && words.token(at).range().len() > 2;
    let capitals = plain.iter().take_while(|p| typed(p.0)).count();
    let comma = (name.first..name.last).find(|&t| words.is_sign(t, ","));
    let eastern = plain.len() >= 2
        && vocabulary::surname_before_given(words.lower(plain[0].0))
        && !vocabulary::surname_before_given(words.lower(plain[1].0));
    let reversed = eastern
        || plain.len() >= 2
            && (comma.is_some()
                || capitals > 0 && plain.get(capitals).is_some_and(|p| words.get(p.0).entry.first().listed()));
    let behind = comma.map_or(0, |comma| plain.iter().filter(|p| p.0 < comma).count());
    let only_surname =
        name.titled || name.family || !name.initials.is_empty() && plain.first().is_some_and(|p| p.0 > parts[0]);
    for (n, &(at, behind_particle)) in plain.iter().enumerate() {
        let entry = words.get(at).entry;
        let given = if plain.len() == 1 {
            let first_alone = entry.first() == Tier::Any && !entry.surname().listed() && !name.family;
            !behind_particle && (!only_surname || first_alone) && (entry.first().listed() || !entry.surname().listed())
        } else if reversed {
            n >= if behind > 0 { behind } else { capitals.max(1) }
        } else {
            // "meneer Radjinderpersad Ramkhelawansingh" has both; "mevrouw Smit-Bakker" a double surname.
            let dashed = words.is_sign(at + 1, "-");
            let both = name.initials.is_empty() && !dashed && (entry.first().listed() || !entry.surname().listed());
            // "Jan-Willem Tijhof".
            let second = n == 1 && words.is_sign(at - 1, "-") && !name.given.is_empty() && entry.first() == Tier::Any;
            let second = second && entry.firm_first() && !entry.firm_surname();
            n == 0 && (both || !only_surname) && !behind_particle || second
        };
        if given {
            name.given.push(key(at));
            continue;
        }
        let whole = key(at);
        // "Alkhatib" for Al-Khatib.
        let bare = ["al", "el"].iter().find_map(|article| whole.strip_prefix(article)).filter(|rest| rest.len() >= 5);
        let bare = bare.filter(|rest| words.dictionary.look_up(rest).surname().listed()).map(str::to_owned);
        name.surname.push(whole);
        name.surname.extend(bare);
    }
    if name.gender == Gender::Unknown && !eastern {
        let given = plain.iter().filter(|p| name.given.contains(&key(p.0)));
        name.gender = given.map(|p| words.get(p.0).entry.gender()).find(|g| *g != Gender::Unknown).unwrap_or_default();
    }
}

/// What stands in brackets behind a resident's name, where a professional has an organisation.
const OF_A_RESIDENT: [&str; 12] = [
    "bsn",
    "sofi",
    "sofinummer",
    "burgerservicenummer",
    "geb",
    "geboren",
    "geboortedatum",
    "iban",
    "v-nummer",
    "dob",
    "gba",
    "brp",
];

/// Title, word of family and role before the mention or behind it.
fn read_surroundings(scored: &Scored, name: &mut Name) {
    let words = scored.words;
    let Some(before) = scored.before(name.first) else { return };
    let lower = words.lower(before.at);
    if before.direct() {
        match scored.address(before.at) {
            Some(Address::Person(gender)) => {
                name.gender = gender;
                name.titled = gender != Gender::Unknown;
                name.private += 1.5;
            }
            Some(Address::Family) => {
                name.family = true;
                name.private += 2.0;
            }
            Some(Address::Profession) if lower == "mr" && is_mister(scored, before.at) => {
                (name.gender, name.titled) = (Gender::Male, true);
                name.private += 1.5;
            }
            Some(Address::Profession) => name.professional += 2.5,
            None => {}
        }
        // "mw. Frissen" behind "mentor", "de heer Diallo" behind nothing.
        if name.titled
            && let Some(earlier) = scored.before(before.at)
        {
            let near = !earlier.apart && !earlier.break_;
            let kin = words.lower(earlier.at);
            if near && is_relative(words, earlier.at) {
                // "zijn dochter, mevrouw Cornelissen, advocaat te Luik"
                name.private += 2.5;
                name.role = vocabulary::role_of(kin);
            } else if near && is_helper(words, earlier.at) {
                name.professional += 2.5;
            }
        }
    }
    let near = !before.apart && !before.break_;
    if near && is_relative(words, before.at) {
        name.private += 2.5;
        name.role = vocabulary::role_of(lower);
        name.gender = vocabulary::gender_of(lower);
    } else {
        let role = near && is_helper(words, before.at) && (before.direct() || before.opened || before.comma);
        // A former colleague is part of somebody's life.
        let former = before.at >= 2 && words.is_sign(before.at - 1, "-") && words.lower(before.at - 2) == "oud";
        name.professional += if role || before.direct() && lower == "collega" && !former { 2.5 } else { 0.0 };
        name.private += if former { 1.0 } else { 0.0 };
    }
    if let Some(gender) = honoured(scored, name, before.at) {
        name.private += 2.5;
        name.gender = gender;
    }
    if scored.clues[name.first].has(Clue::AfterNaming) {
        name.private += 1.0;
    }
    if scored.zones.privately(name.first) && scored.zones.get(name.first) == Zone::Signature {
        name.private += 3.0;
    }
    if near && matches!(lower, "ben") && before.at > 0 && matches!(words.lower(before.at - 1), "ik") {
        name.private += if scored.zones.privately(name.first) { 3.0 } else { 0.0 };
    }
}

/// The gender that "lalla" before a name or "abla" behind it tells, where one of these stands.
fn honoured(scored: &Scored, name: &Name, before: usize) -> Option<Gender> {
    let honours = |at: usize, whom: usize| scored.honours(at) == Some(whom);
    let at = if honours(before, name.first) {
        before
    } else if honours(name.last + 1, name.last) {
        name.last + 1
    } else {
        return None;
    };
    vocabulary::honorific(scored.words.lower(at))
}

/// A word of family or companionship that bears a name: "zoon", "buurvrouw", "taalmaatje".
fn is_relative(words: &Words, at: usize) -> bool {
    let word = words.get(at);
    (word.entry.kinship() || word.cover.kinship()) && vocabulary::bears_name(words.lower(at))
}

/// A role of somebody who helps, guards or decides; not the trade of a resident ("kok", "chauffeur").
fn is_helper(words: &Words, at: usize) -> bool {
    let word = words.get(at);
    (word.entry.role() || word.cover.role()) && !word.entry.kinship() && !vocabulary::trade(words.lower(at))
}

/// "Mr. Mensah" for "mister": a capital within a sentence without a lawyer's role before it, or English words near.
fn is_mister(scored: &Scored, at: usize) -> bool {
    let lawyer = scored.before(at).is_some_and(|b| !b.apart && is_helper(scored.words, b.at));
    scored.words.capital(at) && !lawyer || in_english(scored, at + 1)
}

/// "mr. Kwame Mensah and his wife": English words near make it no master of laws.
fn in_english(scored: &Scored, at: usize) -> bool {
    const WORDS: &[&str] = &["and", "his", "the", "has", "wife", "he", "her", "lives", "with", "needs", "she", "they"];
    let words = scored.words;
    (at.saturating_sub(6)..(at + 14).min(words.len())).filter(|&t| WORDS.contains(&words.lower(t))).count() >= 2
}

/// "(GGD)", "(Envida)", "(jeugd)": where a professional works. Not "(ADHD)".
fn of_organisation(words: &Words, at: usize) -> bool {
    let word = words.get(at);
    let listed = word.partner || word.entry.organisation() || word.cover.organisation() || word.entry.marker();
    listed || vocabulary::department(words.lower(at))
}

/// What zone and the words behind say: private person or professional; and by which rule the mention was found.
fn weigh(scored: &Scored, name: &mut Name) {
    let words = scored.words;
    match scored.zones.get(name.first) {
        Zone::Greeting => name.professional += 3.0,
        Zone::Signature if !scored.zones.privately(name.first) => name.professional += 3.0,
        Zone::Header => name.professional += 1.6,
        Zone::Present => name.professional += if name.private >= 2.5 { 0.0 } else { 3.0 },
        Zone::Private => name.private += 2.5,
        Zone::Subject => name.private += 1.0,
        _ => name.private += 0.2,
    }
    if scored.age_behind(name.last) {
        name.private += 2.5;
    }
    let mut next = name.last + 1;
    let opened = words.is_sign(next, "(")
        || words.is_sign(next, ",")
        || words.is_sign(next, "|")
        || words.is_sign(next, "-") && !words.touches_next(name.last);
    if opened && next + 1 < words.len() && words.token(next + 1).line == words.token(name.last).line {
        next += 1;
        if matches!(words.lower(next), "tevens" | "ook" | "en") {
            next += 1;
        }
        if matches!(words.lower(next), "de" | "onze" | "een" | "zijn" | "haar" | "mijn" | "hun") {
            next += 1;
        }
        if words.is_word(next) {
            let word = words.get(next);
            let bracket = words.is_sign(name.last + 1, "(");
            if OF_A_RESIDENT.contains(&words.lower(next)) {
                // "Jansen (BSN 111222333)": abbreviations on the allow-list, and no organisation.
                name.private += 2.5;
            } else if is_relative(words, next) && !(words.capital(next + 1) && words.is_sign(name.last + 1, ",")) {
                name.private += 2.6;
                name.role = name.role.or(vocabulary::role_of(words.lower(next)));
            } else if is_helper(words, next) && !words.capital(next + usize::from(word.phrase.max(1)))
                || bracket && of_organisation(words, next)
            {
                name.professional += 2.5;
            }
        }
    }
    let clues = scored.clues[name.first];
    let shape = scored.shapes[name.first];
    name.rule = if name.rule != "name" {
        name.rule
    } else if clues.has(Clue::AfterTitle) {
        "title+name"
    } else if clues.has(Clue::AfterKinship) {
        "family+name"
    } else if clues.has(Clue::AfterRole) {
        "role+name"
    } else if clues.has(Clue::AfterNaming) {
        "named"
    } else if clues.has(Clue::AfterLabel) {
        "label+name"
    } else if !name.initials.is_empty() {
        "initials+name"
    } else if name.first != name.last {
        "full-name"
    } else if clues.has(Clue::First1) || clues.has(Clue::First2) || clues.has(Clue::First3) {
        "first-name"
    } else if clues.has(Clue::Last1) || clues.has(Clue::Last2) || clues.has(Clue::Last3) {
        "surname"
    } else if shape == Some(Shape::Middle) {
        "capital"
    } else {
        "unknown-word"
    };
    if words.token(name.first).kind == Kind::Word && name.confidence > 0.99 {
        name.confidence = 0.99;
    }
}
