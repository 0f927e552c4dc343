use super::{compiled, key, rows};
use std::collections::HashSet;

/// The municipality that a profile serves, its villages and its neighbourhoods: they stay in the text.
#[derive(Clone, Debug, Default)]
pub struct ProfilePlaces {
    keys: HashSet<String>,
    longest: usize,
}

impl ProfilePlaces {
    /// The shipped list of a profile (`stein`, `heerlen` …); empty for a profile without one.
    pub fn shipped(profile: &str) -> Self {
        Self::of(
            rows(compiled::PROFILE_PLACES).filter(|r| r.first() == Some(&profile)).filter_map(|r| r.get(1).copied()),
        )
    }

    /// These places, as a municipality configures them.
    pub fn of<'a>(places: impl IntoIterator<Item = &'a str>) -> Self {
        let keys: HashSet<String> = places.into_iter().map(key::phrase).filter(|k| !k.is_empty()).collect();
        let longest = keys.iter().map(|k| k.split(' ').count()).max().unwrap_or(0);
        Self { keys, longest }
    }

    /// Whether a word or phrase, by its key, is one of them.
    pub fn has(&self, key: &str) -> bool {
        self.keys.contains(key)
    }

    /// How many words the longest of them has.
    pub fn longest(&self) -> usize {
        self.longest
    }

    /// Every key, in no order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.keys.iter().map(String::as_str)
    }
}
