//! What is known of words: lists of names, ordinary words, places, roles, titles and organisations.
//!
//! In comes a folded word ([`key::fold`]); out goes an [`Entry`]. The shipped lists are compiled into the binary by
//! `build.rs` as a table of words and a map of phrases; the administrator's [`LocalLists`] lie over them and win. No file is
//! opened here.

pub mod bits;
mod compiled;
mod entry;
pub mod key;
pub(crate) mod learned;
mod local;
mod places;
mod sound;
mod table;

pub use entry::{Entry, Gender, Tier};
pub use local::{LocalAct, LocalEntry, LocalError, LocalLists, StaffEntry};
pub use places::{ProfilePlaces, is_dutch_place};

use foldhash::{HashMap, HashSet};
use std::borrow::Cow;
use std::sync::{Arc, LazyLock, Mutex};
pub(crate) use table::{Hash, Part};
use table::{Openings, Table};

/// So many lists of places and partners are kept ready.
const PROFILES: usize = 16;
/// All lists in force.
pub struct Dictionary {
    words: Table,
    openings: Openings,
    variants: Table,
    phrases: fst::Map<&'static [u8]>,
    local: LocalLists,
    local_openers: HashSet<String>,
    phrases_of: Mutex<Vec<(Vec<String>, Arc<ProfilePlaces>)>>,
}

impl Dictionary {
    /// The shipped lists alone.
    pub fn shipped() -> Self {
        Self::with_local(LocalLists::default())
    }

    /// The shipped lists under the administrator's own.
    pub fn with_local(local: LocalLists) -> Self {
        let local_openers = local.phrase_openers().map(str::to_owned).collect();
        Self {
            words: compiled::words(),
            openings: compiled::openings(),
            variants: compiled::variants(),
            phrases: compiled::phrases(),
            local,
            local_openers,
            phrases_of: Mutex::default(),
        }
    }

    /// What is known of one word, by its key.
    pub fn look_up(&self, key: &str) -> Entry {
        self.overlaid(key, self.words.get(Hash::of(key)))
    }

    /// What is known of a word as it stands in a text, in lower case: the entry of the word or of its stem, bytes of genitive
    /// or plural behind the stem, and whether a word that no list has is two ordinary words in one.
    pub fn read(&self, lower: &str) -> (Entry, u8, bool) {
        let key = if lower.is_ascii() { Cow::Borrowed(lower) } else { Cow::Owned(key::fold(lower)) };
        let mut entry = self.look_up(&key);
        let mut genitive = 0;
        // "Mehari's": the lexicon has plurals too, of words that people are called by.
        let plural = entry.ordinary() && lower.ends_with("'s");
        if (!entry.ordinary() || plural) && !entry.allow() {
            for (ending, bytes) in [("'s", 2), ("s", 1_u8)] {
                let Some(stem) = lower.strip_suffix(ending).filter(|s| s.len() + usize::from(bytes) > 3) else {
                    continue;
                };
                let bare = self.look_up(&keyed(stem));
                let better = match bytes {
                    2 => !plural || bare.listed_name(),
                    _ => {
                        !plural
                            && bare.first().listed()
                            && bare.firm_first()
                            && !entry.listed_name()
                            && !entry.nationality()
                            && !entry.language()
                    }
                };
                if better {
                    (entry, genitive) = (bare, bytes);
                    break;
                }
            }
        }
        (entry, genitive, !entry.known() && self.compound(&key))
    }

    /// What is known of a phrase (words parted by one space, a dash or a slash), by its key; nothing if it is in no list.
    pub fn phrase(&self, key: &str) -> Option<Entry> {
        let entry = self.overlaid(key, self.phrases.get(key).unwrap_or(0));
        entry.known().then_some(entry)
    }

    /// Whether a phrase may begin with a word, a sign (a space, a dash or a slash) and another word, by their keys.
    pub fn phrase_goes_on(&self, first: &str, sign: &str, next: &str) -> bool {
        !self.local.is_empty() || sign.bytes().next().is_none_or(|sign| self.openings.has(first, sign, next))
    }

    /// Begins to look for the longest listed phrase.
    pub fn walk(&self) -> PhraseWalk<'_> {
        let node = self.phrases.as_fst().root();
        PhraseWalk { dictionary: self, node, output: 0, alive: true, key: String::new() }
    }

    /// A profile's own places or partners as keys; those of the last profiles asked for are kept.
    pub fn phrases_of(&self, names: &[String]) -> Arc<ProfilePlaces> {
        let made = || Arc::new(ProfilePlaces::of(names.iter().map(String::as_str)));
        let Ok(mut kept) = self.phrases_of.try_lock() else { return made() };
        if let Some((_, phrases)) = kept.iter().find(|(known, _)| known == names) {
            return phrases.clone();
        }
        let phrases = made();
        if kept.len() >= PROFILES {
            kept.remove(0);
        }
        kept.push((names.to_vec(), phrases.clone()));
        phrases
    }

    /// Whether a phrase may begin with this word.
    pub fn opens_phrase(&self, entry: Entry, key: &str) -> bool {
        entry.opens_phrase() || (!self.local_openers.is_empty() && self.local_openers.contains(keyed(key).as_ref()))
    }

    /// Words for an organisation by its marker: `basisschool` → `een basisschool`.
    pub fn organisation_kind(&self, marker: &str) -> Option<&'static str> {
        ORGANISATIONS.get(marker).copied()
    }

    /// Other forms of a first name: full, short and pet forms, as keys.
    pub fn variants(&self, first_name: &str) -> impl Iterator<Item = &'static str> {
        let place =
            usize::try_from(self.variants.get(Hash::of(first_name))).ok().and_then(|place| place.checked_sub(1));
        let line = place.and_then(|place| compiled::VARIANTS.get(place..)?.lines().next());
        line.into_iter().flat_map(|line| line.split('\t'))
    }

    /// Whether a word ends as only streets do (`Kerkstraat`), or is such an ending itself.
    pub fn street_ending(&self, key: &str) -> bool {
        let tail = key.as_bytes().last_chunk::<2>();
        tail.is_some_and(|tail| STREET_TAILS.binary_search(tail).is_ok())
            && (2..=key.len().min(12)).any(|n| key.get(key.len() - n..).is_some_and(|end| STREET_ENDINGS.contains(end)))
    }

    /// What a word sounds like, by its key: mean log odds that its letters come from a name and not from a Dutch word. For
    /// words that no list has.
    pub fn sound(&self, key: &str) -> f32 {
        sound::sound(key)
    }

    /// The shipped weights of the scorer of names, as text.
    pub fn weights(&self) -> &'static str {
        compiled::WEIGHTS
    }

    /// The administrator's entry for a key, to explain a decision.
    pub fn local(&self, key: &str) -> Option<&LocalEntry> {
        self.local.get(key)
    }

    /// What the shipped lists alone know of a word or phrase, by its key.
    pub fn shipped_entry(&self, key: &str) -> Entry {
        Entry(self.words.get(Hash::of(key)) | self.phrases.get(key).unwrap_or(0))
    }

    /// The administrator's streets in lower case, with their neighbourhood (empty if unknown).
    pub fn local_streets(&self) -> impl Iterator<Item = (&str, &str)> {
        self.local.streets()
    }

    /// The administrator's list of staff of partners.
    pub fn local_staff(&self) -> &[StaffEntry] {
        self.local.staff()
    }

    /// Whether the word is ordinary Dutch: listed, or put together from listed words.
    pub fn ordinary(&self, key: &str) -> bool {
        self.look_up(key).ordinary() || self.compound(key)
    }

    /// Whether a word of eight letters and more falls apart into two ordinary words, with or without a binding `s` or `-`.
    pub fn compound(&self, key: &str) -> bool {
        if !key.is_ascii() || key.len() < 7 {
            return false;
        }
        let is_word = |hash: Hash| self.words.get(hash) & bits::WORD != 0;
        let is_part = |key: &str| key.len() >= 3 && is_word(Hash::of(key));
        let mut head = Hash::EMPTY;
        for (at, &byte) in key.as_bytes().iter().enumerate().take(key.len() - 3) {
            head = head.with(byte);
            if at < 2 || !is_word(head) {
                continue;
            }
            let tail = &key[at + 1..];
            if is_part(tail) || tail.strip_prefix('s').is_some_and(is_part) {
                return true;
            }
        }
        false
    }

    fn overlaid(&self, key: &str, shipped: u64) -> Entry {
        if self.local.is_empty() {
            return Entry(shipped);
        }
        Entry(match self.local.get(key).map(|e| e.act) {
            None => shipped,
            Some(LocalAct::Name(tiers)) => {
                (shipped & !(bits::NAMES | bits::ALLOW | bits::ALLOW_CAPITALS | bits::ALLOW_SOFT)) | tiers
            }
            Some(LocalAct::NoName) => shipped & !bits::NAMES,
            Some(LocalAct::Allow | LocalAct::Place) => (shipped & !bits::NAMES) | bits::ALLOW,
            Some(LocalAct::Deny) => {
                (shipped & bits::OPENS_PHRASE) | bits::DENY | bits::first("1", "-", "9") | bits::surname("1", "9")
            }
        })
    }
}

/// A look-up of a phrase, word by word: stops as soon as no phrase begins so.
pub struct PhraseWalk<'a> {
    dictionary: &'a Dictionary,
    node: fst::raw::Node<'a>,
    output: u64,
    alive: bool,
    key: String,
}

impl PhraseWalk<'_> {
    /// Goes on with these letters (a sign between two words, or a word); false when no phrase goes on so.
    pub fn push(&mut self, text: &str) -> bool {
        let local = !self.dictionary.local.is_empty();
        if local {
            self.key.push_str(text);
        }
        for &byte in text.as_bytes() {
            if !self.alive {
                break;
            }
            match self.node.find_input(byte) {
                Some(at) => {
                    let transition = self.node.transition(at);
                    self.output += transition.out.value();
                    self.node = self.dictionary.phrases.as_fst().node(transition.addr);
                }
                None => self.alive = false,
            }
        }
        self.alive || local
    }

    /// The entry of what has been pushed so far, if it is a whole phrase.
    pub fn entry(&self) -> Option<Entry> {
        let whole = self.alive && self.node.is_final();
        let shipped = if whole { self.output + self.node.final_output().value() } else { 0 };
        let entry = self.dictionary.overlaid(&self.key, shipped);
        entry.known().then_some(entry)
    }
}

/// Lines of a shipped list, comments left out, as columns.
fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).map(|l| l.split('\t').collect())
}

/// Markers of organisations and the words that stand for them; read when first asked for.
static ORGANISATIONS: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    rows(compiled::ORGANISATIONS).filter_map(|r| Some((key::phrase(r.first()?), *r.get(1)?))).collect()
});

/// Endings of names of streets that say enough by themselves.
static STREET_ENDINGS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| rows(compiled::STREET_ENDINGS).filter(|r| r.get(1) == Some(&"1")).map(|r| r[0]).collect());

/// The last two letters of those endings, in order: most words are sent home by theirs.
static STREET_TAILS: LazyLock<Vec<[u8; 2]>> = LazyLock::new(|| {
    let mut tails: Vec<[u8; 2]> =
        STREET_ENDINGS.iter().filter_map(|e| e.as_bytes().last_chunk::<2>()).copied().collect();
    tails.sort_unstable();
    tails.dedup();
    tails
});

/// A word as its key; borrowed when it is one already.
pub fn keyed(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii_lowercase()) { Cow::Borrowed(word) } else { Cow::Owned(key::fold(word)) }
}
