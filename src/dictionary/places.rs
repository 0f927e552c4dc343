use super::table::Hash;
use super::{Entry, compiled, key};
use foldhash::HashSet;

/// Whether the shipped list of the Netherlands has a place of this name, by its key, and it is none of the commonest words
/// (`Een`, `Hem`).
pub fn is_dutch_place(key: &str) -> bool {
    let single = compiled::words().get(Hash::of(key));
    let entry = Entry(single | compiled::phrases().get(key).unwrap_or(0));
    entry.place_nl() && !matches!(entry.common(), 1..=3)
}

/// The municipality that a profile serves, its villages and its neighbourhoods: they stay in the text.
#[derive(Clone, Debug, Default)]
pub struct ProfilePlaces {
    keys: HashSet<String>,
    /// The same in order.
    ordered: Vec<String>,
    /// First words of the keys.
    openers: HashSet<String>,
    /// With what those begin: most words are sent home by their first two letters.
    initials: [u64; 16],
    longest: usize,
}

impl ProfilePlaces {
    /// The names of the shipped list of a profile (`stein`, `heerlen` …), as written there; none for a profile without one.
    pub fn names(profile: &str) -> impl Iterator<Item = &'static str> {
        // Written by `build.rs`: a profile, a tab, a place.
        compiled::PROFILE_PLACES.lines().filter_map(move |line| line.strip_prefix(profile)?.strip_prefix('\t'))
    }

    /// Those names as keys, in order.
    pub fn shipped_keys(profile: &str) -> Vec<String> {
        let mut keys: Vec<String> = Self::names(profile).map(key::phrase).filter(|key| !key.is_empty()).collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// These places, as a municipality configures them.
    pub fn of<'a>(places: impl IntoIterator<Item = &'a str>) -> Self {
        let keys: HashSet<String> = places.into_iter().map(key::phrase).filter(|k| !k.is_empty()).collect();
        let longest = keys.iter().map(|k| k.split(' ').count()).max().unwrap_or(0);
        let first = |key: &String| key.split(|c: char| !c.is_alphabetic() && c != '\'').next().unwrap_or("").to_owned();
        let openers: HashSet<String> = keys.iter().map(first).collect();
        let mut initials = [0; 16];
        openers.iter().map(|opener| initial(opener)).for_each(|bit| initials[bit / 64] |= 1 << (bit % 64));
        let mut ordered: Vec<String> = keys.iter().cloned().collect();
        ordered.sort_unstable();
        Self { keys, ordered, openers, initials, longest }
    }

    /// Whether one of them may begin with a word of letters, by its key.
    pub fn opens(&self, key: &str) -> bool {
        let bit = initial(key);
        self.initials[bit / 64] >> (bit % 64) & 1 == 1 && self.openers.contains(key)
    }

    /// Whether one of them begins with these letters.
    pub fn goes_on(&self, letters: &str) -> bool {
        let at = self.ordered.partition_point(|key| key.as_str() < letters);
        self.ordered.get(at).is_some_and(|key| key.starts_with(letters))
    }

    /// Whether a word or phrase, by its key, is one of them.
    pub fn has(&self, key: &str) -> bool {
        self.keys.contains(key)
    }

    /// How many words the longest of them has.
    pub fn longest(&self) -> usize {
        self.longest
    }
}

/// The first two letters of a word as a number.
fn initial(word: &str) -> usize {
    let letter = |at: usize| usize::from(word.as_bytes().get(at).copied().unwrap_or(0) & 31);
    letter(0) << 5 | letter(1)
}
