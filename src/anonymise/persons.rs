//! Persons: which mentions are the same person, and who is private. In come the mentions of a mail; out go clusters in order of
//! first mention. In doubt whether somebody is a professional, it is a private person.

use super::recognise::name::Name;
use crate::dictionary::{Dictionary, Gender};

/// One person with the mentions that are theirs.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cluster {
    /// Indices of the mentions, in order.
    pub mentions: Vec<usize>,
    given: Vec<String>,
    surname: Vec<String>,
    initials: String,
    gender: Gender,
    private: f32,
    professional: f32,
    /// Some mention stands where only residents stand.
    told: bool,
    /// All mentions stand where professionals stand.
    placed: bool,
    /// For the legend.
    pub role: Option<&'static str>,
}

impl Cluster {
    /// Whether all that is known speaks for a professional in that role.
    pub(crate) fn is_professional(&self) -> bool {
        self.professional > self.private && !self.told
    }

    /// Whether one of the two is somebody in a professional's place and the other in a resident's: a shared first name or surname
    /// says little then.
    fn stands_apart(&self, name: &Name) -> bool {
        self.placed && name.told || self.told && name.placed
    }

    fn take(&mut self, at: usize, name: &Name) {
        self.placed = name.placed && (self.mentions.is_empty() || self.placed);
        self.told |= name.told;
        self.mentions.push(at);
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
    }

    fn fits_gender(&self, name: &Name) -> bool {
        name.family || self.gender == Gender::Unknown || name.gender == Gender::Unknown || self.gender == name.gender
    }
}

/// Puts mentions together that are the same person. `aliases` are pairs of mentions that the text itself says are one ("Jakub,
/// iedereen zegt Kuba"): the later, the earlier.
pub(crate) fn cluster(names: &[Name], aliases: &[(usize, usize)], dictionary: &Dictionary) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut home: Vec<Option<usize>> = vec![None; names.len()];
    // Whole names first, so that a first name in the subject finds its surname further on.
    let rank = |n: &Name| match (n.given.is_empty(), n.surname.is_empty()) {
        (false, false) => 0,
        (true, false) if !n.initials.is_empty() => 1,
        _ => 2,
    };
    for round in 0..=2 {
        for (at, name) in names.iter().enumerate().filter(|(_, n)| rank(n) == round) {
            let alias = aliases.iter().find(|(later, _)| *later == at).and_then(|(_, earlier)| home[*earlier]);
            let fits = best(&clusters, names, at, dictionary);
            let chosen = fits.or(alias).unwrap_or_else(|| {
                clusters.push(Cluster::default());
                clusters.len() - 1
            });
            clusters[chosen].take(at, name);
            home[at] = Some(chosen);
        }
    }
    for cluster in &mut clusters {
        cluster.mentions.sort_unstable();
    }
    clusters.sort_by_key(|c| c.mentions.first().copied());
    clusters
}

/// The cluster that a mention belongs to best, if any.
fn best(clusters: &[Cluster], names: &[Name], at: usize, dictionary: &Dictionary) -> Option<usize> {
    let name = &names[at];
    let mut found: Option<(i32, usize)> = None;
    for (index, cluster) in clusters.iter().enumerate() {
        let Some(mut score) = fit(cluster, name, dictionary) else { continue };
        if score < 90 && cluster.stands_apart(name) {
            continue;
        }
        score += if cluster.told && !name.placed && score < 90 { 12 } else { 0 };
        if score < 100 {
            // Among equals the one last mentioned before, a family by its first.
            let last = cluster.mentions.iter().filter(|m| **m < at).max();
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

/// How well a mention fits a cluster; none if it doesn't.
fn fit(cluster: &Cluster, name: &Name, dictionary: &Dictionary) -> Option<i32> {
    let given = overlap(&cluster.given, &name.given, |a, b| same_first(a, b, dictionary));
    let surname = overlap(&cluster.surname, &name.surname, same_word);
    let initials = initials_fit(cluster, name);
    match (name.given.is_empty(), name.surname.is_empty()) {
        (false, false) => {
            if given && surname {
                return Some(100);
            }
            let reversed =
                overlap(&cluster.surname, &name.given, same_word) && overlap(&cluster.given, &name.surname, same_word);
            (reversed
                || given && (cluster.surname.is_empty() || name.surname.is_empty())
                || surname && cluster.given.is_empty() && initials == Some(true))
            .then_some(90)
        }
        (false, true) => {
            let exact = overlap(&cluster.given, &name.given, same_word);
            if given {
                let whole = name.initials.is_empty()
                    || cluster.surname.first().is_none_or(|s| s.starts_with(&name.initials[name.initials.len() - 1..]));
                return whole.then_some(if exact { 60 } else { 35 });
            }
            let as_surname = name.initials.is_empty() && overlap(&cluster.surname, &name.given, same_word);
            if as_surname && cluster.fits_gender_of_title(name) {
                return Some(45);
            }
            // "R. Quaedackers … Rico": the only name that the initial leaves room for.
            let initial = name.given[0].chars().next();
            let room = cluster.given.is_empty()
                && !cluster.surname.is_empty()
                && cluster.initials.chars().next() == initial
                && initial.is_some();
            (room && name.initials.is_empty()).then_some(30)
        }
        (true, false) => {
            let swapped = overlap(&cluster.given, &name.surname, same_word) && cluster.initials.is_empty();
            if !(surname || swapped) || !cluster.fits_gender(name) || initials == Some(false) {
                return None;
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
        whole == name.initials
            || by_given && !name.surname.is_empty()
            || by_given && name.initials.len() == 1 && name.titled,
    )
}

fn overlap(own: &[String], other: &[String], same: impl Fn(&str, &str) -> bool) -> bool {
    own.iter().any(|a| other.iter().any(|b| same(a, b)))
}

/// The same word, or one letter apart in words of five letters and more.
pub(crate) fn same_word(a: &str, b: &str) -> bool {
    a == b || near(a, b)
}

/// One letter too many, too few or wrong, or two swapped, in words of five letters and more that begin alike.
pub(crate) fn near(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.len() >= 5
        && long.len() - short.len() <= 1
        && short.as_bytes()[0] == long.as_bytes()[0]
        && strsim::osa_distance(a, b) == 1
}

/// The same first name: equal, misspelt, a short or pet form.
fn same_first(a: &str, b: &str, dictionary: &Dictionary) -> bool {
    same_word(a, b) || dictionary.variants(a).iter().any(|v| v == b) || pet_form(a, b) || pet_form(b, a)
}

/// "Jantje" of Jan, "Annie" of Anna, "Rubie".
pub(crate) fn pet_form(pet: &str, name: &str) -> bool {
    if name.len() < 3 || pet.len() <= name.len() {
        return false;
    }
    let stem = name.trim_end_matches(['a', 'e']);
    let tail = pet.strip_prefix(name).or_else(|| pet.strip_prefix(stem).filter(|_| stem.len() >= 3));
    let doubled = stem.chars().last().map(|c| format!("{stem}{c}"));
    let tail = tail.or_else(|| doubled.as_deref().and_then(|d| pet.strip_prefix(d)));
    tail.is_some_and(|t| {
        matches!(
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
