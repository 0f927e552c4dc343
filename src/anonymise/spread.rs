//! Spread: a name once found is found everywhere in the document: without capitals, misspelt, as pet form, in the plural,
//! written as one word in a file name, as initials.

mod around;

use super::alike::{Alike, near};
use super::persons::pet_form;
use super::recognise::name::Name;
use super::recognise::person::Scored;
use super::scorer::{Clue, Shape};
use super::view::{Casing, Kind};
use super::vocabulary;
use super::zones::Zone;
use crate::dictionary::{Gender, Tier};
pub(super) use around::in_file_name;
use around::{
    acts, acts_by_surname, bare, closes_item, coordinated, is_of_somebody, is_verb, opens_clause, subject, van,
};
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

/// Adds the mentions that only other mentions give away.
pub(crate) fn spread(scored: &Scored, names: &mut Vec<Name>) {
    read_genitives(scored, names);
    leave_words(scored, names);
    let forms = Forms::of(names);
    if forms.parts.is_empty() && forms.initials.is_empty() && forms.letters.is_empty() {
        share_doubts(scored, names);
        return;
    }
    for name in names.iter_mut().filter(|n| n.particles.is_empty()) {
        forms.take_particles(scored, name);
    }
    let words = scored.words;
    // "PTesthout" in the name of a file: an initial and the surname, where no list has the word.
    for name in names.iter_mut().filter(|n| n.first == n.last && !words.get(n.first).entry.known()) {
        if let Some(surname) = forms.joined(&words.key(name.first)).filter(|_| name.surname.is_empty()) {
            (name.given, name.surname) = (Vec::new(), vec![surname.clone()]);
        }
    }
    let mut taken = vec![false; words.len()];
    for name in names.iter() {
        taken[name.first..=name.last].fill(true);
    }
    let mut more = Vec::new();
    for (at, &is_taken) in taken.iter().enumerate() {
        if is_taken || words.token(at).kind != Kind::Word || words.get(at).street || words.get(at).hall {
            continue;
        }
        if let Some((given, surname, confidence, rule)) = forms.hit(scored, at) {
            let mut name = mention(scored, at, given, surname, confidence, rule);
            forms.take_particles(scored, &mut name);
            take_surname(scored, &mut name, &taken);
            more.push(name);
        } else if let Some(initials) = forms.initials_at(scored, at) {
            let mut name = mention(scored, at, None, None, 0.8, "spread-initials");
            name.initials = initials;
            more.push(name);
        }
    }
    names.extend(more);
    share_doubts(scored, names);
    names.sort_by_key(|n| n.first);
    names.iter_mut().for_each(|name| take_letters(scored, name));
}

/// A word that is doubtful at one place is doubtful wherever it stands as a name might, or the last look would find it where
/// nobody doubted. Within the name of a street that stands elsewhere ("Koning Testman I-laan") it is no person.
fn share_doubts(scored: &Scored, names: &mut Vec<Name>) {
    let words = scored.words;
    let is_doubtful = |name: &Name| name.confidence < 0.5 && name.first == name.last && !name.titled;
    if !names.iter().any(is_doubtful) {
        return;
    }
    let mut taken = vec![false; words.len()];
    names.iter().for_each(|name| taken[name.first..=name.last].fill(true));
    let mut places: HashMap<String, Vec<usize>> = HashMap::new();
    names.iter().filter(|n| is_doubtful(n)).for_each(|n| {
        places.entry(words.key(n.first).into_owned()).or_default();
    });
    let name_like = |at: usize| !words.ordinary(at) || words.capital(at) && !words.token(at).sentence_start;
    for at in (0..words.len()).filter(|&at| words.is_word(at) && !taken[at] && name_like(at)) {
        if let Some(places) = places.get_mut(words.key(at).as_ref()) {
            places.push(at);
        }
    }
    let same = |a: Option<usize>, b: Option<usize>| a.zip(b).is_some_and(|(a, b)| words.key(a) == words.key(b));
    let beside =
        |at: usize, other: usize| same(at.checked_sub(1), other.checked_sub(1)) && same(Some(at + 1), Some(other + 1));
    let mut more = Vec::new();
    names.retain(|name| {
        let Some(places) = is_doubtful(name).then(|| places.get(words.key(name.first).as_ref())).flatten() else {
            return true;
        };
        if places.iter().any(|&at| words.get(at).street && beside(at, name.first)) {
            return false;
        }
        for &at in places.iter().filter(|&&at| !words.get(at).street && !words.get(at).hall) {
            let part = (name.given.first().cloned(), name.surname.first().cloned());
            more.push(mention(scored, at, part.0, part.1, name.confidence, "spread"));
        }
        true
    });
    more.sort_by_key(|n: &Name| n.first);
    more.dedup_by_key(|n| n.first);
    names.extend(more);
}

/// "De tuin is groen" where somebody is called Groen: who types the name with a capital means the word without one, unless it
/// looks like a name by itself.
fn leave_words(scored: &Scored, names: &mut Vec<Name>) {
    let words = scored.words;
    let typed: HashSet<String> = names
        .iter()
        .filter(|n| n.confidence >= 0.5)
        .flat_map(|n| (n.first..=n.last).filter(|&at| words.capital(at)))
        .map(|at| words.key(at).into_owned())
        .collect();
    let introducing = [
        Clue::AfterTitle,
        Clue::AfterKinship,
        Clue::AfterNaming,
        Clue::AfterInitial,
        Clue::AfterName,
        Clue::AfterParticle,
        Clue::Called,
    ];
    names.retain(|n| {
        let introduced = introducing.iter().any(|clue| scored.clues[n.first].has(*clue));
        let alone = n.first == n.last && !introduced && !n.titled && !n.family && n.role.is_none();
        let low = matches!(scored.shapes.get(n.first).copied().flatten(), Some(Shape::Lower));
        let acts = opens_clause(scored, n.first) && is_verb(scored, n.first, n.first + 1) || scored.is_suspect(n.first);
        !(alone && low && !acts && words.get(n.first).entry.ordinary() && typed.contains(words.key(n.first).as_ref()))
    });
}

/// "Cors auto" where somebody is called Cor: what some list has as a name of its own is a genitive before a thing.
fn read_genitives(scored: &Scored, names: &mut [Name]) {
    let words = scored.words;
    let given: HashSet<String> =
        names.iter().filter(|n| n.confidence >= 0.5).flat_map(|n| n.given.iter().cloned()).collect();
    for name in names.iter_mut().filter(|n| n.first == n.last && n.role.is_none() && !n.titled && !n.family) {
        let key = words.key(name.first);
        let Some(stem) = key.strip_suffix('s').filter(|stem| given.contains(*stem)) else { continue };
        let next = name.first + 1;
        let thing = words.is_word(next)
            && words.gap(name.first) == " "
            && words.token(next).casing == Casing::Lower
            && words.ordinary(next)
            && !vocabulary::verb(words.lower(next))
            && !scored.regular_verb(next)
            && !vocabulary::pronoun(words.lower(next))
            && !vocabulary::of_person(words.lower(next))
            && !vocabulary::of_place(words.lower(next))
            && !vocabulary::follows_person(words.lower(next));
        if thing && words.get(name.first).genitive == 0 {
            (name.given, name.surname) = (vec![stem.to_owned()], Vec::new());
            name.range.end -= 1;
        }
    }
}

/// "verklaring_Okafor_B.pdf", "b_zerrouki": letters tied to a name in a file name are its initials.
fn take_letters(scored: &Scored, name: &mut Name) {
    let words = scored.words;
    let letter = |at: usize| words.is_word(at) && words.token(at).range().len() == 1;
    let tied = |sign: usize| words.is_sign(sign, "_") && words.touches_next(sign) && words.touches_next(sign - 1);
    while name.first >= 2 && tied(name.first - 1) && letter(name.first - 2) {
        name.first -= 2;
        name.range.start = words.token(name.first).range().start;
    }
    // "_H_en_B".
    let joined = |at: usize| matches!(words.lower(at), "en" | "and") && tied(at + 1) && letter(at + 2);
    while tied(name.last + 1) && (letter(name.last + 2) || joined(name.last + 2)) {
        name.last += if letter(name.last + 2) { 2 } else { 4 };
        name.range.end = words.token(name.last).range().end;
    }
    // "Testman J en G.pdf": the initial of another after that of the first.
    let (and, other) = (name.last + 1, name.last + 2);
    let closes = [".", ")", "_"].iter().any(|sign| words.is_sign(other + 1, sign)) && words.touches_next(other);
    let capital =
        words.capital(name.last) && words.capital(other) && words.gap(name.last) == " " && words.gap(and) == " ";
    let filed = words.is_word(other + 2) && vocabulary::of_file(words.lower(other + 2));
    if matches!(words.lower(and), "en" | "and") && letter(name.last) && letter(other) && capital && closes && filed {
        name.last = other;
        name.range.end = words.token(other).range().end;
    }
    // "n.haddad".
    let dotted = |sign: usize| words.is_sign(sign, ".") && words.touches_next(sign) && words.touches_next(sign - 1);
    let opens = |at: usize| at == 0 || !words.touches_next(at - 1);
    while name.first >= 2 && dotted(name.first - 1) && letter(name.first - 2) && opens(name.first - 2) {
        name.first -= 2;
        name.range.start = words.token(name.first).range().start;
        // A surname is what stands behind an initial, though it is a first name as well.
        name.initials.insert_str(0, words.lower(name.first));
        if name.surname.is_empty() {
            (name.surname, name.gender) = (std::mem::take(&mut name.given), Gender::Unknown);
        }
    }
}

/// "bep de haan" where "bep" alone was found before: in lower case the surname behind it has nothing else to show it.
fn take_surname(scored: &Scored, name: &mut Name, taken: &[bool]) {
    let words = scored.words;
    let mut at = name.last + 1;
    while words.is_particle(at) && at - name.last < 4 && words.gap(at - 1).len() <= 1 {
        at += 1;
    }
    let low = matches!(scored.shapes.get(name.last).copied().flatten(), Some(Shape::Lower | Shape::LowerMail));
    let behind = at > name.last + 1 && words.is_word(at) && words.gap(at - 1).len() <= 1 && !taken[at];
    let entry = words.get(at).entry;
    if low
        && behind
        && entry.firm_surname()
        && !entry.kinship()
        && !vocabulary::behind_preposition(words.lower(at))
        && !name.given.is_empty()
    {
        name.last = at;
        name.range.end = words.stem_range(at).end;
        name.surname.push(words.key(at).into_owned());
    }
}

fn mention(
    scored: &Scored,
    at: usize,
    given: Option<String>,
    surname: Option<String>,
    confidence: f32,
    rule: &'static str,
) -> Name {
    Name {
        first: at,
        last: at,
        range: scored.words.token(at).range().start..scored.words.name_end(at),
        confidence,
        rule,
        given: given.into_iter().collect(),
        initials: String::new(),
        surname: surname.into_iter().collect(),
        particles: String::new(),
        gender: Gender::Unknown,
        family: false,
        titled: false,
        elder: None,
        byname: None,
        role: None,
        private: 0.2,
        professional: 0.0,
        placed: false,
        told: false,
    }
}

/// "Onderwerp: Appel Z26.01234": a surname at the head of a subject, and no sentence behind it.
fn heads(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    scored.zones.get(at) == Zone::Subject && (!words.is_word(at + 1) || words.capital(at + 1))
}

/// Tussenvoegsels that are written as one word with a surname.
const TIED: [&str; 11] = ["al", "el", "de", "van", "vd", "ten", "ter", "abu", "ben", "vander", "vanden"];

/// Which name of the mail gave a form, and which of its forms it is: of two that are written alike the later counts.
type Order = (usize, usize);

/// All parts of the names found, by key.
struct Forms {
    parts: HashMap<String, bool>,
    /// Several parts written as one word, and the surname that they stand for.
    joined: HashMap<String, (Order, String)>,
    /// All surnames: each may be one word with a tussenvoegsel before it.
    surnames: HashMap<String, Order>,
    initials: HashSet<String>,
    /// The first letters of double first names ("GJ").
    monograms: HashSet<String>,
    /// Single letters that stand for somebody ("dhr. K.").
    letters: HashSet<String>,
    /// Tussenvoegsels seen before a surname.
    particles: HashMap<String, HashSet<String>>,
    /// Parts of four letters and more, in order.
    long: Vec<String>,
    /// Those by how they begin and end.
    alike: Alike<usize>,
    /// Whether a part, or several as one word, begin with a byte.
    opens: [bool; 256],
}

impl Forms {
    fn of(names: &[Name]) -> Self {
        let mut parts = HashMap::new();
        let mut joined = HashMap::new();
        let mut surnames = HashMap::new();
        let mut initials = HashSet::new();
        let mut letters = HashSet::new();
        let mut monograms = HashSet::new();
        let mut particles: HashMap<String, HashSet<String>> = HashMap::new();
        for (at, name) in names.iter().enumerate().filter(|(_, n)| n.confidence >= 0.5) {
            for given in &name.given {
                parts.insert(given.clone(), true);
            }
            for (n, surname) in name.surname.iter().enumerate() {
                parts.entry(surname.clone()).or_insert(false);
                surnames.insert(surname.clone(), (at, n * TIED.len()));
            }
            // "toestemming_vandentest.pdf" of whoever is called van den Test.
            if let Some(surname) = name.surname.last().filter(|_| !name.particles.is_empty()) {
                let tied: String = name.particles.split_whitespace().chain([surname.as_str()]).collect();
                joined.insert(tied, ((at, usize::MAX - 2), surname.clone()));
            }
            if name.surname.len() == 2 {
                joined.insert(name.surname.concat(), ((at, usize::MAX - 1), name.surname[0].clone()));
            }
            if let (Some(given), Some(surname)) = (name.given.first(), name.surname.last()) {
                joined.insert(format!("{given}{surname}"), ((at, usize::MAX), surname.clone()));
            }
            // "GJ" for Gert-Jan, "AF" for Anne-Fleur.
            let letters_of: String =
                name.given.iter().flat_map(|g| g.split('-')).filter_map(|p| p.chars().next()).collect();
            if letters_of.len() == 2 && name.private > name.professional {
                monograms.insert(letters_of);
            }
            let short: String = name.given.iter().chain(&name.surname).filter_map(|p| p.chars().next()).collect();
            if short.len() == 2 && name.private > name.professional {
                initials.insert(short);
            }
            if let (false, Some(surname)) = (name.particles.is_empty(), name.surname.first()) {
                particles.entry(surname.clone()).or_default().insert(name.particles.clone());
            }
            if name.initials.len() == 1 && name.given.is_empty() && name.surname.is_empty() {
                letters.insert(name.initials.clone());
            }
            if name.initials.len() >= 2 {
                initials.insert(name.initials.clone());
            }
            // "PTesthout.pdf".
            if let Some(surname) = name.surname.last().filter(|_| name.surname.len() == 1) {
                let letter = name.initials.chars().next().or_else(|| name.given.first().and_then(|g| g.chars().next()));
                letter.into_iter().for_each(|letter| {
                    joined.entry(format!("{letter}{surname}")).or_insert(((at, usize::MAX), surname.clone()));
                });
            }
            if let (1, Some(surname)) = (name.initials.len(), name.surname.last()) {
                initials.insert(format!(
                    "{}{}",
                    name.initials,
                    &surname[..surname.chars().next().map_or(0, char::len_utf8)]
                ));
            }
        }
        let mut long: Vec<String> = parts.keys().filter(|k| k.len() >= 4).cloned().collect();
        long.sort_unstable();
        let mut alike = Alike::default();
        long.iter().enumerate().for_each(|(n, part)| alike.add(part, n));
        let mut opens = [false; 256];
        let first = |word: &String| word.bytes().next().map(usize::from);
        parts.keys().chain(joined.keys()).filter_map(first).for_each(|byte| opens[byte] = true);
        if !surnames.is_empty() {
            TIED.iter().for_each(|tied| opens[usize::from(tied.as_bytes()[0])] = true);
        }
        Self { parts, joined, surnames, initials, monograms, letters, particles, long, alike, opens }
    }

    /// The surname that several parts written as one word stand for.
    fn joined(&self, key: &str) -> Option<&String> {
        let joined = self.joined.get(key).map(|(order, surname)| (*order, surname));
        let tied = TIED.iter().enumerate().filter_map(|(n, tied)| {
            let (surname, (at, form)) = self.surnames.get_key_value(key.strip_prefix(tied)?)?;
            Some(((*at, form + n), surname))
        });
        tied.chain(joined).max_by_key(|(order, _)| *order).map(|(_, surname)| surname)
    }

    /// "de Wit" once, "de Wit" always: the tussenvoegsels belong to the mention.
    fn take_particles(&self, scored: &Scored, name: &mut Name) {
        let words = scored.words;
        let Some(chains) = name.surname.first().or(name.given.first()).and_then(|s| self.particles.get(s)) else {
            return;
        };
        for chain in chains {
            let length = chain.split(' ').count();
            let start = name.first.wrapping_sub(length);
            let fits = start < name.first
                && chain.split(' ').enumerate().all(|(n, p)| {
                    words.is_word(start + n) && words.lower(start + n) == p && words.gap(start + n).len() <= 2
                });
            if fits {
                name.first = start;
                name.range.start = words.token(start).range().start;
                return;
            }
        }
        if let Some(start) = van(scored, name.first).filter(|_| chains.iter().any(|chain| chain.starts_with('v'))) {
            name.first = start;
            name.range.start = words.token(start).range().start;
        }
    }

    /// Given name or surname that a word stands for.
    fn hit(&self, scored: &Scored, at: usize) -> Option<(Option<String>, Option<String>, f32, &'static str)> {
        let words = scored.words;
        let key = words.key(at);
        let capital = words.capital(at);
        let split =
            |key: &str, given: bool| if given { (Some(key.to_owned()), None) } else { (None, Some(key.to_owned())) };
        if let Some((part, given)) = (!words.ordinary(at)).then(|| self.turned(&key)).flatten() {
            let hit = split(&part, given);
            return Some((hit.0, hit.1, 0.9, "spread-turned"));
        }
        let Some(shape) = scored.shapes[at] else {
            // In a link, where words name nobody by themselves.
            let part = self.parts.get(key.as_ref()).filter(|_| key.len() >= 4 && !words.get(at).entry.ordinary());
            let hit = split(&key, *part?);
            return Some((hit.0, hit.1, 0.9, "spread-link"));
        };
        if key.len() < 2 || words.allowed(at) && !capital {
            return None;
        }
        let known = self.opens[usize::from(key.as_bytes()[0])];
        if let Some(&given) = known.then(|| self.parts.get(key.as_ref())).flatten() {
            let ordinary = words.ordinary(at) || words.get(at).entry.particle() || words.get(at).ours;
            // What shows a word in small letters to be the name.
            let shown = || given && bare(scored, at) || in_file_name(scored, at) || coordinated(scored, at);
            let fits = match shape {
                Shape::Middle | Shape::Upper | Shape::Blind => {
                    let with = scored.before(at).is_some_and(|b| {
                        b.direct() && matches!(words.lower(b.at), "bij" | "met" | "door" | "namens" | "tegen")
                    });
                    !words.get(at).ours
                        || scored.chance[at] > 0.2
                        || with
                        || acts(scored, at)
                        || is_of_somebody(scored, at)
                }
                Shape::Start => {
                    let listed = words.get(at).entry.first().listed() && given && !words.get(at).entry.particle();
                    // Whoever is called by a word that no list has is meant by it, though two words make it up by chance.
                    let by_chance = words.get(at).compound && !words.get(at).entry.known() && !words.get(at).ours;
                    !ordinary
                        || by_chance
                        || !subject(words.lower(at + 1)) && (scored.chance[at] > 0.15 || listed)
                        || scored.age_behind(at)
                        || matches!(words.lower(at + 1), "sr" | "jr" | "senior" | "junior")
                        || !given && (acts_by_surname(scored, at) || closes_item(scored, at) || heads(scored, at))
                }
                // "koster is ziek" behind "meneer koster", in a mail without capitals.
                Shape::LowerMail if ordinary && !shown() => {
                    let opens = words.token(at).sentence_start || at > 0 && words.is_sign(at - 1, ",");
                    opens && vocabulary::verb(words.lower(at + 1)) && !vocabulary::opens_sentence(&key)
                }
                // "een blessing" where Blessing is somebody: where names have capitals, an article makes it a thing.
                Shape::Lower
                    if scored.before(at).is_some_and(|b| b.direct() && matches!(words.lower(b.at), "een" | "geen")) =>
                {
                    false
                }
                // "Ze is moe, maar groen wil geen hulp" beside "mevrouw Groen".
                Shape::Lower
                    if ordinary
                        && opens_clause(scored, at)
                        && vocabulary::verb(words.lower(at + 1))
                        && !vocabulary::opens_sentence(&key)
                        && !vocabulary::verb(words.lower(at)) =>
                {
                    true
                }
                Shape::Lower | Shape::LowerMail => !ordinary || shown(),
            };
            let part = split(&key, given);
            return fits.then_some((part.0, part.1, 0.9, "spread"));
        }
        // "Rietjes dochter": a word of its own, but Rietje is somebody.
        if let Some(stem) = key.strip_suffix('s').filter(|stem| capital && self.parts.get(*stem) == Some(&true)) {
            let thing = words.is_word(at + 1) && words.token(at + 1).casing == Casing::Lower && words.ordinary(at + 1);
            if thing && !vocabulary::verb(words.lower(at + 1)) {
                return Some((Some(stem.to_owned()), None, 0.75, "spread-near"));
            }
        }
        let entry = words.get(at).entry;
        // A capital that hides two words in one by chance may be a name misspelt.
        let ordinary = words.ordinary(at) && !(words.get(at).compound && shape == Shape::Middle && !entry.known());
        if ordinary {
            return None;
        }
        if let Some(surname) = known.then(|| self.joined(key.as_ref())).flatten() {
            return (!words.ordinary(at) && key.len() >= 5)
                .then(|| (None, Some(surname.clone()), 0.85, "spread-joined"));
        }
        if entry.place() || words.allowed(at) || key.len() < 3 {
            return None;
        }
        if let Some((part, given)) = self.within(&key).filter(|_| !entry.known() && !words.get(at).compound) {
            let hit = split(&part, given);
            return Some((hit.0, hit.1, 0.8, "spread-within"));
        }
        let other_name = entry.first() == Tier::Any && entry.firm_first();
        let mut candidates = Vec::new();
        self.alike.find(&key, &mut candidates);
        candidates.sort_unstable();
        for part in candidates.into_iter().map(|n| &self.long[n]) {
            let given = self.parts[part];
            let pet = given && capital && (pet_form(&key, part) || pet_form(part, &key));
            let clipped = given
                && capital
                && key.len() >= 3
                && part.len() >= key.len() + 2
                && part.starts_with(key.as_ref())
                && !part[key.len()..].starts_with(['-', '\''])
                && !words.get(at).entry.listed_name();
            if clipped {
                return Some((Some(part.clone()), None, 0.7, "spread-short"));
            }
            let plural =
                capital && ["en", "s", "tjes", "jes"].iter().any(|end| key.strip_suffix(end) == Some(part.as_str()));
            if pet || plural || !other_name && near(&key, part) {
                let hit = split(part, given);
                return Some((hit.0, hit.1, 0.75, "spread-near"));
            }
        }
        None
    }

    /// A part of five letters and more with which a longer word begins or ends ("intakehaverkamp.pdf").
    fn within(&self, key: &str) -> Option<(String, bool)> {
        const SHORTEST: usize = 5;
        if !key.is_ascii() || key.len() > 40 {
            return None;
        }
        let ends = (SHORTEST..key.len()).flat_map(|n| [&key[..n], &key[key.len() - n..]]);
        ends.rev().find_map(|end| self.parts.get(end).map(|given| (end.to_owned(), *given)))
    }

    /// A part of five letters and more that was written from back to front.
    fn turned(&self, key: &str) -> Option<(String, bool)> {
        if key.len() < 5 || self.parts.contains_key(key) {
            return None;
        }
        let turned: String = key.chars().rev().collect();
        self.parts.get(&turned).map(|given| (turned, *given))
    }

    /// Capitals that are somebody's initials, in brackets or a file name ("mw AM.pdf"), or initials seen before ("J.J.").
    fn initials_at(&self, scored: &Scored, at: usize) -> Option<String> {
        let words = scored.words;
        let token = words.token(at);
        if token.casing == Casing::Capital
            && token.range().len() == 1
            && words.is_sign(at + 1, ".")
            && words.touches_next(at)
        {
            let key = words.lower(at);
            return self.letters.contains(key).then(|| key.to_owned());
        }
        if token.casing != Casing::Upper || token.range().len() > 3 || words.get(at).entry.allow() {
            return None;
        }
        let key = words.lower(at);
        let file = words.is_sign(at + 1, ".")
            && words.touches_next(at)
            && words.touches_next(at + 1)
            && words.is_word(at + 2)
            && !words.capital(at + 2)
            || at > 0 && words.is_sign(at - 1, "_")
            || words.is_sign(at + 1, "_");
        // "Bijlage 1: verklaring mw YH getekend.pdf".
        let file = file || scored.zones.get(at) == Zone::File;
        let bracket = at > 0 && words.is_sign(at - 1, "(") && words.is_sign(at + 1, ")");
        let spoken = self.monograms.contains(key) && !words.allowed(at);
        ((file || bracket) && self.initials.contains(key) || spoken).then(|| key.to_owned())
    }
}
