//! Persons: which mentions are the same person, and who is private. In come the mentions of a mail; out go clusters in order of
//! first mention. In doubt whether somebody is a professional, it is a private person.

use super::alike::{Alike, same_word};
use super::among::among;
use super::recognise::name::Name;
use crate::dictionary::{Dictionary, Gender};
use foldhash::{HashMap, HashMapExt};
use std::collections::BTreeSet;

/// One person with the mentions that are theirs.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cluster {
    /// Indices of the mentions.
    pub mentions: BTreeSet<usize>,
    given: Vec<String>,
    surname: Vec<String>,
    initials: String,
    gender: Gender,
    private: f32,
    professional: f32,
    /// Some mention stands where only residents stand.
    told: bool,
    /// Some mention stands behind a form of address: a grown-up.
    titled: bool,
    /// All mentions stand where professionals stand.
    placed: bool,
    elder: Option<bool>,
    byname: Option<String>,
    /// Mentions that only most likely are this person's (see [`super::ties`]).
    pub loose: BTreeSet<usize>,
    /// For the legend.
    pub role: Option<&'static str>,
}

impl Cluster {
    /// Whether all that is known speaks for a professional in that role.
    pub(crate) fn is_professional(&self) -> bool {
        self.professional > self.private && !self.told
    }

    /// The surname of somebody of whom nothing else is known, no relative of anybody.
    pub(crate) fn surname_alone(&self) -> Option<&str> {
        let bare = self.given.is_empty() && self.initials.is_empty() && self.role.is_none();
        self.surname.last().filter(|_| bare).map(String::as_str)
    }

    /// Whether what this mail says leaves room for another than whom an earlier mail knows by one of these names, in a role there or in
    /// none: it says no more than a surname, or speaks of a relative by the first name alone.
    pub(crate) fn may_be_another(&self, role: Option<&str>) -> bool {
        let bare = self.given.is_empty() && self.initials.is_empty();
        bare || self.role.is_some() && self.role != role && (role.is_some() || self.surname.is_empty())
    }

    /// Whether this is a person's surname.
    pub(crate) fn bears(&self, surname: &str) -> bool {
        self.surname.iter().any(|own| own == surname)
    }

    /// First names.
    pub(crate) fn given(&self) -> &[String] {
        &self.given
    }

    /// Parts of the surname.
    pub(crate) fn surname(&self) -> &[String] {
        &self.surname
    }

    /// Initials, without stops.
    pub(crate) fn initials(&self) -> &str {
        &self.initials
    }

    /// Some mention stands behind a form of address.
    pub(crate) fn is_titled(&self) -> bool {
        self.titled
    }

    /// Takes in another who most likely is this person: none of the mentions is this person's for certain any more.
    pub(crate) fn tie(&mut self, other: Self) {
        self.mentions.extend(other.mentions);
        self.loose.clone_from(&self.mentions);
        self.given.extend(other.given);
        self.surname.extend(other.surname);
        self.private += other.private;
        self.professional += other.professional;
        self.told |= other.told;
        self.titled |= other.titled;
        self.placed &= other.placed;
        self.role = self.role.or(other.role);
    }

    /// "Testman belde weer, zijn zoon Dave Testman zit vast": a surname alone before the first mention of a relative is whose relative that is.
    fn is_relative_of_earlier(&self, at: usize, name: &Name) -> bool {
        let alone = name.given.is_empty() && name.initials.is_empty() && name.role.is_none() && !name.family;
        let relative = self.role.is_some_and(|role| {
            among!(
                role,
                "zoon"
                    | "dochter"
                    | "kleinzoon"
                    | "kleindochter"
                    | "broer"
                    | "zus"
                    | "neef"
                    | "nicht"
                    | "schoonzoon"
                    | "schoondochter"
            )
        });
        alone && relative && self.mentions.first().is_some_and(|first| at < *first)
    }

    /// Whether one of the two is somebody in a professional's place and the other in a resident's: a shared first name or surname
    /// says little then.
    fn stands_apart(&self, name: &Name) -> bool {
        self.placed && name.told || self.told && name.placed
    }

    /// Whether a part of a name is one of this person's.
    fn has(&self, part: &String) -> bool {
        self.given.contains(part) || self.surname.contains(part)
    }

    fn take(&mut self, at: usize, name: &Name) {
        self.placed = name.placed && (self.mentions.is_empty() || self.placed);
        self.told |= name.told;
        self.titled |= name.titled;
        self.mentions.insert(at);
        for (own, new) in [(&mut self.given, &name.given), (&mut self.surname, &name.surname)] {
            for part in new {
                if !own.contains(part) {
                    own.push(part.clone());
                }
            }
        }
        if self.initials.is_empty() {
            self.initials.clone_from(&name.initials);
        }
        if self.gender == Gender::Unknown && !name.family {
            self.gender = name.gender;
        }
        self.private += name.private;
        self.professional += name.professional;
        self.role = self.role.or(name.role);
        self.elder = self.elder.or(name.elder);
        self.byname = self.byname.take().or_else(|| name.byname.clone());
    }

    fn fits_gender(&self, name: &Name) -> bool {
        name.family || self.gender == Gender::Unknown || name.gender == Gender::Unknown || self.gender == name.gender
    }
}

/// Puts mentions together that are the same person. `aliases` are pairs of mentions that the text itself says are one ("Jakub,
/// iedereen zegt Kuba"): the later, the earlier.
pub(crate) fn cluster(names: &[Name], aliases: &[(usize, usize)], dictionary: &Dictionary) -> Vec<Cluster> {
    let mut found = Found { dictionary, clusters: Vec::new(), by_part: Alike::default(), by_initial: HashMap::new() };
    let mut home: Vec<Option<usize>> = vec![None; names.len()];
    let mut partners: HashMap<usize, Vec<usize>> = HashMap::new();
    for &(later, earlier) in aliases {
        partners.entry(later).or_default().push(earlier);
        partners.entry(earlier).or_default().push(later);
    }
    // Whole names first, so that a first name in the subject finds its surname further on.
    let rank = |n: &Name| match (n.given.is_empty(), n.surname.is_empty()) {
        (false, false) => 0,
        (true, false) if !n.initials.is_empty() => 1,
        _ => 2,
    };
    for round in 0..=2 {
        for (at, name) in names.iter().enumerate().filter(|(_, n)| rank(n) == round) {
            // Who has no home yet will go where they fit best.
            let alias = || {
                let others = || partners.get(&at).into_iter().flatten();
                others().find_map(|other| home[*other]).or_else(|| others().find_map(|other| found.best(names, *other)))
            };
            let chosen = found.best(names, at).or_else(|| found.by_letter(name)).or_else(alias);
            home[at] = Some(found.take(chosen, at, name));
        }
    }
    let mut clusters = found.clusters;
    clusters.sort_by_key(|c| c.mentions.first().copied());
    clusters
}

/// With more persons than this under one letter, the letter alone says nothing.
const MOST_BY_LETTER: usize = 32;

/// The persons found so far, and which of them a mention may be.
struct Found<'a> {
    dictionary: &'a Dictionary,
    clusters: Vec<Cluster>,
    /// Persons by their first names and surnames.
    by_part: Alike<usize>,
    /// Persons by the first letter of their initials; or, without any, of their first names.
    by_initial: HashMap<char, BTreeSet<usize>>,
}

impl Found<'_> {
    /// The cluster that a mention belongs to best, if any.
    fn best(&self, names: &[Name], at: usize) -> Option<usize> {
        let name = &names[at];
        let mut found: Option<(i32, usize)> = None;
        for index in self.candidates(name) {
            let cluster = &self.clusters[index];
            if cluster.is_relative_of_earlier(at, name) {
                continue;
            }
            let Some(mut score) = fit(cluster, name, self.dictionary) else { continue };
            if score < 90 && cluster.stands_apart(name) {
                continue;
            }
            score += if cluster.told && !name.placed && score < 90 { 12 } else { 0 } + bears(cluster, name);
            if score < 100 {
                // Among equals the one last mentioned before, a family by its first.
                let last = cluster.mentions.range(..at).next_back();
                score += if name.family {
                    20 - i32::try_from(index.min(20)).unwrap_or(20)
                } else {
                    last.map_or(0, |l| i32::try_from(20usize.saturating_sub(at - l)).unwrap_or(0))
                };
                score += i32::try_from(cluster.mentions.len().min(9)).unwrap_or(0);
            }
            if found.is_none_or(|(most, _)| score > most) {
                found = Some((score, index));
            }
        }
        found.map(|(_, index)| index)
    }

    /// "J." for Joris: the only resident whose first name begins so.
    fn by_letter(&self, name: &Name) -> Option<usize> {
        let letter = name.initials.chars().next()?;
        // "Tj." for Tjerk.
        if name.initials.len() > 2 || !name.given.is_empty() || !name.surname.is_empty() {
            return None;
        }
        // "K." is "K. B." as well.
        let whole = |c: &Cluster| c.given.is_empty() && c.surname.is_empty() && c.initials.starts_with(letter);
        let begins = |c: &Cluster| {
            !c.is_professional()
                && (c.given.iter().any(|g| g.starts_with(&name.initials)) || name.initials.len() == 1 && whole(c))
        };
        let known = self.by_initial.get(&letter)?.iter().copied().take(MOST_BY_LETTER);
        let mut fitting = known.filter(|at| begins(&self.clusters[*at]));
        fitting.next().filter(|_| fitting.next().is_none())
    }

    /// Every cluster that a mention may fit, in order: one with a part like one of its own, or with its initial.
    fn candidates(&self, name: &Name) -> Vec<usize> {
        let mut found = Vec::new();
        for part in name.given.iter().chain(&name.surname) {
            self.by_part.find(part, &mut found);
        }
        for given in &name.given {
            for variant in self.dictionary.variants(given) {
                self.by_part.find(variant, &mut found);
            }
            self.by_part.find(&format!("abd{given}"), &mut found);
        }
        let letters = [name.initials.chars().next(), name.given.first().and_then(|g| g.chars().next())];
        for letter in letters.into_iter().flatten().filter(|_| name.surname.is_empty()) {
            found.extend(self.by_initial.get(&letter).into_iter().flatten());
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Gives a mention to a cluster, or to a new one; returns which.
    fn take(&mut self, chosen: Option<usize>, at: usize, name: &Name) -> usize {
        let index = chosen.unwrap_or_else(|| {
            self.clusters.push(Cluster::default());
            self.clusters.len() - 1
        });
        let cluster = &mut self.clusters[index];
        let parts = name.given.iter().chain(&name.surname);
        parts.filter(|part| !cluster.has(part)).for_each(|part| self.by_part.add(part, index));
        cluster.take(at, name);
        let initials = name.initials.chars().next().into_iter();
        for letter in initials.chain(name.given.iter().filter_map(|given| given.chars().next())) {
            self.by_initial.entry(letter).or_default().insert(index);
        }
        index
    }
}

/// How much speaks for a bearer of a surname that several have: the name whole, father before son, who is nobody's relative in
/// the mail.
fn bears(cluster: &Cluster, name: &Name) -> i32 {
    if !name.given.is_empty() || name.surname.is_empty() {
        return 0;
    }
    let whole = cluster.surname.len() == name.surname.len();
    let young = matches!(cluster.role, Some("zoon" | "dochter" | "kleinzoon" | "kleindochter" | "kind"));
    let head = matches!(cluster.role, None | Some("moeder" | "vader" | "man" | "vrouw"));
    // "De heer Wirosemito" is whoever was a "heer" before rather than somebody's relative.
    let grown = match (name.titled, cluster.titled, head) {
        (true, true, _) => 16,
        (true, false, false) => -8,
        _ => 0,
    };
    // "vader Terpstra" is whose role is the father's, and not his son.
    let parent = matches!(name.role, Some("vader" | "moeder" | "opa" | "oma"));
    let role = if name.role.is_some() && name.role == cluster.role {
        20
    } else if parent && (young || cluster.role.is_some()) {
        -20
    } else {
        0
    };
    let generation = role + name.elder.map_or(0, |elder| if elder == young { -25 } else { 25 });
    generation + grown + if whole { 8 } else { 0 } + if head && !name.titled { 16 } else { 0 }
}

/// How well a mention fits a cluster; none if it doesn't.
fn fit(cluster: &Cluster, name: &Name, dictionary: &Dictionary) -> Option<i32> {
    // "Kleine Leo" is not "Lange Leo".
    if cluster.byname.as_ref().zip(name.byname.as_ref()).is_some_and(|(own, other)| own != other) {
        return None;
    }
    let given = overlap(&cluster.given, &name.given, |a, b| same_first(a, b, dictionary));
    let surname = overlap(&cluster.surname, &name.surname, same_word);
    let initials = initials_fit(cluster, name);
    // "Xiao Li" for Xiaoli.
    let parts = name.given.iter().chain(&name.surname);
    if name.given.len() + name.surname.len() == 2 && cluster.given.contains(&parts.cloned().collect::<String>()) {
        return Some(60);
    }
    match (name.given.is_empty(), name.surname.is_empty()) {
        (false, false) => {
            if given && surname {
                return Some(100);
            }
            let reversed =
                overlap(&cluster.surname, &name.given, same_word) && overlap(&cluster.given, &name.surname, same_word);
            (reversed
                || given && (cluster.surname.is_empty() || name.surname.is_empty())
                || within(&name.given, &name.surname, &cluster.surname)
                || within(&cluster.given, &cluster.surname, &name.surname)
                || surname && cluster.given.is_empty() && initials == Some(true))
            .then_some(90)
        }
        (false, true) => {
            let exact = overlap(&cluster.given, &name.given, same_word);
            // "Finn K." is not "Finn L.".
            let behind = |initials: &str| initials.chars().last();
            let other = !cluster.initials.is_empty()
                && !name.initials.is_empty()
                && cluster.surname.is_empty()
                && behind(&cluster.initials) != behind(&name.initials);
            if given && (other || goes_on_otherwise(cluster, name, dictionary)) {
                return None;
            }
            if given {
                let whole = name.initials.is_empty()
                    || cluster.surname.first().is_none_or(|s| s.starts_with(&name.initials[name.initials.len() - 1..]));
                return whole.then_some(if exact { 75 } else { 35 });
            }
            let short = |short: &str| clipped(&cluster.given, short) || pet_name(&cluster.given, short);
            let roles = name.role.is_some() && cluster.role.is_some() && name.role != cluster.role;
            if name.initials.is_empty() && short(&name.given[0]) && cluster.fits_gender(name) && !roles {
                return Some(28);
            }
            let as_surname = name.initials.is_empty() && overlap(&cluster.surname, &name.given, same_word);
            // "haar man Habtom" is not the son who is called after him.
            if as_surname && cluster.fits_gender_of_title(name) && name.role.is_none() {
                return Some(45);
            }
            // "R. Quaedackers … Rico, zo heet hij": the only name that the initial leaves room for, where the text says that somebody
            // is called so. An initial alone ties nobody: a consent follows the label, and Rico may be another.
            let initial = name.given[0].chars().next();
            let room = cluster.given.is_empty()
                && !cluster.surname.is_empty()
                && cluster.initials.chars().next() == initial
                && initial.is_some();
            let called = name.rule == "named" && name.initials.is_empty() && name.role.is_none();
            (room && called && cluster.fits_gender(name)).then_some(30)
        }
        (true, false) => {
            let bare = cluster.initials.is_empty() || cluster.surname.is_empty();
            let swapped = overlap(&cluster.given, &name.surname, same_word) && bare;
            // Demirtaş-Öz is married to Cemal Demirtaş, not he.
            let married = name.surname.len() == 2
                && cluster.surname.len() == 1
                && !name.surname[0].ends_with(&name.surname[1])
                && (!cluster.given.is_empty() && cluster.gender != Gender::Female || cluster.gender == Gender::Male)
                && name.gender != Gender::Male;
            let other = married || cluster.elder.is_some() && name.elder.is_some() && cluster.elder != name.elder;
            if other || !cluster.fits_gender(name) || initials == Some(false) {
                return None;
            }
            if !(surname || swapped) {
                // "de kleine Nati": short for a first name, though some list has it as a surname.
                let alone = name.surname.len() == 1 && name.particles.is_empty() && !name.titled && !name.family;
                let short = alone && name.initials.is_empty() && pet_name(&cluster.given, &name.surname[0]);
                return short.then_some(28);
            }
            Some(
                if cluster.gender == name.gender && cluster.gender != Gender::Unknown { 55 } else { 50 }
                    - if surname { 0 } else { 5 }
                    + if initials == Some(true) { 20 } else { 0 },
            )
        }
        (true, true) => (initials == Some(true) && cluster.fits_gender(name)).then_some(50),
    }
}

/// "Robel Mehari" is not "Robel Tekle", though all of these are first names too.
fn goes_on_otherwise(cluster: &Cluster, name: &Name, dictionary: &Dictionary) -> bool {
    let rest = |given: &[String], surname: &[String]| -> Vec<String> {
        given.iter().skip(1).chain(surname).cloned().collect()
    };
    let (own, other) = (rest(&cluster.given, &cluster.surname), rest(&name.given, &name.surname));
    let first = cluster.given.first() == name.given.first();
    first && !own.is_empty() && !other.is_empty() && !overlap(&own, &other, |a, b| same_first(a, b, dictionary))
}

impl Cluster {
    fn fits_gender_of_title(&self, name: &Name) -> bool {
        !name.titled || self.fits_gender(name)
    }
}

/// Whether initials agree: none if one side has nothing to compare.
fn initials_fit(cluster: &Cluster, name: &Name) -> Option<bool> {
    if name.initials.is_empty() {
        return None;
    }
    let first = name.initials.chars().next();
    if !cluster.initials.is_empty() {
        return Some(
            cluster.initials == name.initials
                || cluster.initials.chars().next() == first && name.given.is_empty() && !name.surname.is_empty(),
        );
    }
    if cluster.given.is_empty() {
        return None;
    }
    let whole: String = cluster.given.iter().chain(&cluster.surname).filter_map(|p| p.chars().next()).collect();
    let by_given = cluster.given.iter().any(|g| g.chars().next() == first);
    Some(
        (whole == name.initials || name.initials.len() >= 2 && whole.starts_with(&name.initials))
            || by_given && !name.surname.is_empty()
            || by_given && name.initials.len() == 1 && name.titled,
    )
}

fn overlap(own: &[String], other: &[String], same: impl Fn(&str, &str) -> bool) -> bool {
    own.iter().any(|a| other.iter().any(|b| same(a, b)))
}

/// Both parts of a double name are the surname of the other: "Owusu-Ansah" of Kwabena Owusu-Ansah.
fn within(given: &[String], surname: &[String], other: &[String]) -> bool {
    other.len() >= 2 && given.iter().chain(surname).all(|part| other.contains(part))
}

/// "Nati" for Natnael: the beginning of a first name, with an ending of pet names.
fn pet_name(given: &[String], short: &str) -> bool {
    let stem = ["ie", "i", "y", "je"].iter().find_map(|ending| short.strip_suffix(ending)).unwrap_or("");
    stem.len() >= 3 && given.iter().any(|g| g.len() > short.len() && g.starts_with(stem))
}

/// "Gio" for Giovanni: the beginning of one of these first names.
fn clipped(given: &[String], short: &str) -> bool {
    let rest = if short.len() >= 4 { 2 } else { 3 };
    short.len() >= 3 && given.iter().any(|g| g.len() >= short.len() + rest && g.starts_with(short))
}

/// "Razak" for Abderrazak: what stands behind "dienaar van".
fn servant(whole: &str, short: &str) -> bool {
    let rest = ["abder", "abdel", "abdul", "abdou", "abd"].iter().find_map(|head| whole.strip_prefix(head));
    short.len() >= 4 && rest.is_some_and(|rest| same_word(rest, short) || rest.strip_prefix("er") == Some(short))
}

/// The same first name: equal, misspelt, a short or pet form.
fn same_first(a: &str, b: &str, dictionary: &Dictionary) -> bool {
    same_word(a, b)
        || servant(a, b)
        || servant(b, a)
        || dictionary.variants(a).any(|v| v == b)
        || pet_form(a, b)
        || pet_form(b, a)
}

/// "Jantje" of Jan, "Annie" of Anna, "Rubie".
pub(crate) fn pet_form(pet: &str, name: &str) -> bool {
    if name.len() < 3 || pet.len() <= name.len() {
        return false;
    }
    let stem = name.trim_end_matches(['a', 'e']);
    let doubled = stem.chars().last().filter(|_| stem.len() >= 2).map(|c| format!("{stem}{c}"));
    let tails = [name, if stem.len() >= 3 { stem } else { name }, doubled.as_deref().unwrap_or(name)];
    tails.iter().filter_map(|head| pet.strip_prefix(head)).any(|t| {
        among!(
            t,
            "tje"
                | "je"
                | "ke"
                | "ske"
                | "ie"
                | "y"
                | "etje"
                | "pje"
                | "tjes"
                | "eke"
                | "ien"
                | "ica"
                | "ito"
                | "ita"
                | "cik"
                | "cim"
        )
    })
}
