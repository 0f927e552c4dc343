//! What is known of words: lists of names, ordinary words, places, roles, titles and organisations.
//!
//! In comes a folded word ([`key::fold`]); out goes an [`Entry`]. The shipped lists are compiled into the binary by
//! `build.rs` as one map for words and one for phrases; the administrator's [`LocalLists`] lie over them and win. No file is
//! opened here.

pub mod bits;
mod compiled;
mod entry;
pub mod key;
mod local;
mod memo;
mod places;
mod sound;

pub use entry::{Entry, Gender, Tier};
pub use local::{LocalAct, LocalEntry, LocalError, LocalLists, StaffEntry};
pub use places::ProfilePlaces;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};

/// So many lists of places and partners are kept ready.
const PROFILES: usize = 16;
/// Bits of a word read from a text, above those of an entry.
const GENITIVE: u32 = 60;
const COMPOUND: u32 = 62;

/// All lists in force.
pub struct Dictionary {
    words: fst::Map<&'static [u8]>,
    phrases: fst::Map<&'static [u8]>,
    local: LocalLists,
    local_openers: HashSet<String>,
    organisations: HashMap<String, &'static str>,
    variants: HashMap<String, Vec<String>>,
    street_endings: HashSet<&'static str>,
    looked_up: memo::Memo,
    read: memo::Memo,
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
            phrases: compiled::phrases(),
            local,
            local_openers,
            organisations: organisations(),
            variants: variants(),
            street_endings: rows(compiled::STREET_ENDINGS).filter(|r| r.get(1) == Some(&"1")).map(|r| r[0]).collect(),
            looked_up: memo::Memo::new(),
            read: memo::Memo::new(),
            phrases_of: Mutex::default(),
        }
    }

    /// What is known of one word, by its key.
    pub fn look_up(&self, key: &str) -> Entry {
        Entry(self.looked_up.get(key, || self.overlaid(key, self.words.get(key).unwrap_or(0)).0))
    }

    /// What is known of a word as it stands in a text, in lower case: the entry of the word or of its stem, bytes of genitive
    /// or plural behind the stem, and whether a word that no list has is two ordinary words in one.
    pub fn read(&self, lower: &str) -> (Entry, u8, bool) {
        let packed = self.read.get(lower, || {
            let (entry, genitive, compound) = self.read_anew(lower);
            entry.0 | u64::from(genitive) << GENITIVE | u64::from(compound) << COMPOUND
        });
        (Entry(packed & ((1 << GENITIVE) - 1)), (packed >> GENITIVE) as u8 & 3, packed >> COMPOUND == 1)
    }

    fn read_anew(&self, lower: &str) -> (Entry, u8, bool) {
        let key = if lower.is_ascii() { Cow::Borrowed(lower) } else { Cow::Owned(key::fold(lower)) };
        let mut entry = self.look_up(&key);
        let mut genitive = 0;
        if !entry.ordinary() && !entry.allow() {
            for (ending, bytes) in [("'s", 2), ("s", 1)] {
                let Some(stem) = lower.strip_suffix(ending).filter(|s| s.len() > 2) else { continue };
                let bare = self.look_up(&key::fold(stem));
                let better = bytes == 2 || (bare.first().listed() && bare.firm_first() && !entry.listed_name());
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
        self.organisations.get(marker).copied()
    }

    /// Other forms of a first name: full, short and pet forms, as keys.
    pub fn variants(&self, first_name: &str) -> &[String] {
        self.variants.get(first_name).map_or(&[], Vec::as_slice)
    }

    /// Whether a word ends as only streets do (`Kerkstraat`), or is such an ending itself.
    pub fn street_ending(&self, key: &str) -> bool {
        (2..=key.len().min(12)).any(|n| key.get(key.len() - n..).is_some_and(|end| self.street_endings.contains(end)))
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
        Entry(self.words.get(key).unwrap_or(0) | self.phrases.get(key).unwrap_or(0))
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
        // One walk along the map tells every head that is a word; only behind those a tail is asked for.
        let fst = self.words.as_fst();
        let (mut node, mut output) = (fst.root(), 0);
        for (at, &byte) in key.as_bytes().iter().enumerate().take(key.len() - 3) {
            let Some(next) = node.find_input(byte) else { return false };
            let transition = node.transition(next);
            output += transition.out.value();
            node = fst.node(transition.addr);
            let is_word = node.is_final() && (output + node.final_output().value()) & bits::WORD != 0;
            if at < 2 || !is_word {
                continue;
            }
            let tail = &key[at + 1..];
            if self.is_part(tail) || tail.strip_prefix('s').is_some_and(|t| self.is_part(t)) {
                return true;
            }
        }
        false
    }

    fn is_part(&self, key: &str) -> bool {
        key.len() >= 3 && bits::WORD & self.words.get(key).unwrap_or(0) != 0
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

fn organisations() -> HashMap<String, &'static str> {
    rows(compiled::ORGANISATIONS).filter_map(|r| Some((key::phrase(r.first()?), *r.get(1)?))).collect()
}

/// Both ways: each form of a row is a variant of the other.
fn variants() -> HashMap<String, Vec<String>> {
    let mut all: HashMap<String, Vec<String>> = HashMap::new();
    for row in rows(compiled::VARIANTS) {
        if let [a, b, ..] = row[..] {
            let (a, b) = (key::fold(a), key::fold(b));
            all.entry(a.clone()).or_default().push(b.clone());
            all.entry(b).or_default().push(a);
        }
    }
    all
}

/// A word as its key; borrowed when it is one already.
pub fn keyed(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|b| b.is_ascii_lowercase()) { Cow::Borrowed(word) } else { Cow::Owned(key::fold(word)) }
}
