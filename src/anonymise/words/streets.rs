//! Streets: the words of their names.

use super::Words;
use crate::anonymise::among::among;
use crate::anonymise::recognise::is_title;
use crate::anonymise::view::Kind;
use crate::anonymise::vocabulary;
use crate::dictionary::Tier;

/// A word with which names of streets in two words begin.
fn opens_street(word: &str) -> bool {
    among!(
        word,
        "grote"
            | "kleine"
            | "oude"
            | "nieuwe"
            | "lange"
            | "korte"
            | "hoge"
            | "lage"
            | "brede"
            | "smalle"
            | "eerste"
            | "tweede"
            | "derde"
    )
}

impl Words<'_> {
    /// Marks the words of street names: one that ends as streets do, with the capitalised words right before it.
    pub(super) fn mark_streets(&mut self) {
        for at in 0..self.len() {
            let lone = at > 0 && self.is_sign(at - 1, "-");
            // "de Grote Straat": a bare "Straat" is no street, but it is one behind such a word.
            let second = at > 0
                && self.capital(at)
                && self.capital(at - 1)
                && opens_street(self.lower(at - 1))
                && self.gap(at - 1) == " ";
            let named = self.words[at].entry.listed_name() && !lone && !second;
            if !self.is_word(at) || !(self.capital(at) || lone) || named {
                continue;
            }
            let key = self.key(at).into_owned();
            if key.len() < 3 || self.allowed(at) || !self.dictionary.street_ending(&key) {
                continue;
            }
            if self.words[at].entry.ordinary() && self.token(at).sentence_start {
                continue;
            }
            if self.lives_at(at) {
                self.words[at].street = true;
                continue;
            }
            let start = if second { at - 1 } else { self.street_start(at) };
            if lone && start + 1 >= at && !self.capital(start) || self.is_addressed(start, at) {
                continue;
            }
            self.words[start..=at].iter_mut().for_each(|w| w.street = true);
        }
    }

    /// "Mevrouw Testman van Zomerlaan 23": a street by its ending, "van" between it and a name, and a house number behind.
    fn lives_at(&self, at: usize) -> bool {
        const STREETS: [&str; 8] = ["straat", "laan", "weg", "plein", "singel", "steeg", "straatje", "pad"];
        at >= 2
            && self.is_number(at + 1)
            && self.lower(at - 1) == "van"
            && self.capital(at - 2)
            && self.gap(at).len() == 1
            && STREETS.iter().any(|ending| self.lower(at).ends_with(ending))
    }

    /// Whether a form of address opens these words or stands right before them: "Mevrouw Zomerdijk" lives in no street of
    /// that name. Professions don't count, for streets are named after them.
    fn is_addressed(&self, start: usize, end: usize) -> bool {
        let addresses = |at: usize| {
            let form = vocabulary::address(self.lower(at));
            matches!(form, Some(vocabulary::Address::Person(_) | vocabulary::Address::Family))
        };
        if self.is_bearer(start, end) {
            return true;
        }
        let dot = usize::from(start > 0 && self.is_sign(start - 1, "."));
        (start.saturating_sub(1 + dot)..end).any(addresses)
    }

    /// "vader Bas Zomerdijk": an ending that surnames have as well, behind a first name or a word of family, and no house
    /// number.
    fn is_bearer(&self, start: usize, end: usize) -> bool {
        const STREETS: &[&str] =
            &["straat", "laan", "weg", "plein", "singel", "str", "steeg", "straatje", "pad", "markt"];
        if STREETS.iter().any(|s| self.lower(end).ends_with(s)) || self.is_number(end + 1) {
            return false;
        }
        let first = self.words[start].entry.first();
        let given = start < end && first.listed() && (first == Tier::Any || self.words[start].entry.firm_first());
        let before = start.checked_sub(1).map(|at| self.words[at].entry);
        given || before.is_some_and(|e| e.kinship() || e.first() == Tier::Any && e.firm_first())
    }

    /// Whether a token is a number.
    fn is_number(&self, at: usize) -> bool {
        at < self.len() && self.token(at).kind == Kind::Number
    }

    /// First token of the street whose last word is at `end`.
    pub(super) fn street_start(&self, end: usize) -> usize {
        let line = self.token(end).line;
        let mut start = end;
        let mut at = end;
        while at > 0 && end - at < 6 {
            at -= 1;
            let token = self.token(at);
            let near = token.line == line && self.gap(at).len() <= 1 && !self.gap(at).contains('\t');
            let joins = self.is_sign(at, "-") || self.is_sign(at, ".");
            let opener = token.sentence_start && matches!(self.words[at].entry.common(), 1..=3);
            if !near
                || opener
                || self.words[at].entry.title() && !self.capital(at)
                || self.is_somebody_of(at)
                || self.leads_home(at)
            {
                break;
            }
            if self.capital(at) {
                start = at;
            } else if !(joins
                || self.words[at].entry.particle() && (self.person_particle(at) || self.byname_of_prince(at, end)))
            {
                break;
            }
        }
        start
    }

    /// "Sjir Gelissen van Kerkstraat 12": behind first name and surname "van" leads to where somebody lives.
    fn is_somebody_of(&self, van: usize) -> bool {
        // "Femke Testink-Bakker van Kerkstraat 12": the first half of a double name tells.
        let double = van > 3 && self.is_sign(van - 2, "-") && self.gap(van - 2).is_empty();
        let back = if double { 4 } else { 2 };
        let Some(first) = van.checked_sub(back).filter(|_| self.lower(van) == "van") else { return false };
        let (given, surname) = (self.words[first].entry, self.words[first + 1].entry);
        let titled = || {
            let form = first.checked_sub(1).and_then(|at| vocabulary::address(self.lower(at)));
            matches!(form, Some(vocabulary::Address::Person(_)))
        };
        let surnamed = || surname.surname().listed() && !surname.first().listed() || !surname.known() || double;
        self.capital(first)
            && self.capital(first + 1)
            && (titled() || given.first().listed() && !given.title() && surnamed())
    }

    /// "Femke van Burgemeester Testlaan 12": behind a first name "van" leads to a street that is called after somebody by title.
    fn leads_home(&self, van: usize) -> bool {
        let next = van + 1;
        let titled = || self.words[next].entry.title() || is_title(self.lower(next));
        van > 0
            && self.lower(van) == "van"
            && self.is_word(next)
            && self.capital(next)
            && self.capital(van - 1)
            && self.words[van - 1].entry.first().listed()
            && titled()
    }

    /// "Willem de Testerlaan", "Jan de Testwitstraat": a first name before "de", and the street right behind it.
    fn byname_of_prince(&self, at: usize, end: usize) -> bool {
        let first = at.checked_sub(1).map(|t| self.words[t].entry);
        self.lower(at) == "de"
            && at + 1 == end
            && self.capital(at - 1)
            && first.is_some_and(|e| e.first() == Tier::Any && e.firm_first())
    }

    /// "van", "van der" and the like, as in streets named after persons; not "van de", which leads to the street.
    fn person_particle(&self, at: usize) -> bool {
        let article = |t: usize| matches!(self.lower(t), "de" | "het" | "'t");
        among!(self.lower(at), "van" | "der" | "den" | "von" | "ter" | "ten" | "la" | "le") && !article(at + 1)
    }
}
