//! Tussenvoegsels: whether a chain of them opens a surname.

use super::super::called;
use super::super::initials::is_initial;
use super::Scored;
use crate::anonymise::among::among;
use crate::anonymise::scorer::Shape;
use crate::anonymise::vocabulary::{self, Address};
use crate::anonymise::zones::Zone;
use crate::dictionary::Tier;

impl Scored<'_> {
    /// Whether the chain of tussenvoegsels that ends here stands behind a title, an initial or a word of family, or begins with a
    /// capital within a sentence.
    pub(super) fn particle_follows_name(&self, end: usize, name: usize) -> bool {
        let words = self.words;
        let mut start = end;
        while start > 0 && end - start < 6 && words.is_particle(start - 1) && words.gap(start - 1).len() <= 2 {
            start -= 1;
        }
        let before = self.before(start);
        let venue = self.venue(start);
        // "Nu Ter Apel", "uit Al Hoceima".
        let (phrase, cover) = (words.get(start).phrase, words.get(start).cover);
        if usize::from(phrase) > name - start && cover.place() && !cover.listed_name() {
            return false;
        }
        if self.acts_by_van(start, name) {
            return true;
        }
        let saint = among!(words.lower(start), "sint" | "st" | "sinte" | "santa" | "san");
        if saint && !start.checked_sub(1).is_some_and(|prev| self.introduces(prev)) {
            return false;
        }
        let letter = before.is_some_and(|b| b.stop && words.token(b.at).range().len() == 1);
        if letter && words.capital(start) && self.opens_anew(start) {
            return false;
        }
        let labelled = before.is_some_and(|b| b.colon) && words.capital(name);
        let told = matches!(self.zones.get(start), Zone::Private | Zone::Present) && (words.capital(start) || labelled);
        // "13.30 uur, De Vrijheid": a word that nobody is called by.
        let house = words.get(name).entry.ordinary() && !words.get(name).entry.listed_name()
            || words.lower(start) == "de" && vocabulary::house(words.lower(name));
        if told
            || words.capital(start)
                && !words.token(start).sentence_start
                && !house
                && !matches!(self.shapes[start], Some(Shape::Blind | Shape::Start))
        {
            // "naar De Testhoek": a house, unless a surname is known so.
            let visited = before.is_some_and(|b| among!(words.lower(b.at), "naar" | "in" | "vanuit" | "te"));
            return !venue && (!visited || words.get(name).entry.surname().listed());
        }
        let Some(before) = before else { return false };
        let prev = before.at;
        if called::adjunct(self, start, name) {
            return false;
        }
        if words.get(name).ours && !words.get(name).entry.surname().listed() {
            return false;
        }
        if called::led_by_preposition(self, start, name) {
            return true;
        }
        let lower = words.lower(prev);
        // "een gezin uit de Vogelbuurt": behind a family of which the article is said it is where they live.
        let place = called::of_place_or_time(&words.key(start));
        let one = words.lower(start) != "op" || !matches!(words.lower(start + 1), "den" | "der");
        let household =
            matches!(lower, "gezin" | "gezinnen" | "huishouden" | "stel" | "echtpaar" | "familie" | "families");
        let some = household && prev > 0 && vocabulary::article(words.lower(prev - 1));
        if place && one && (some || lower == "gezin" || !words.capital(name) && words.ordinary(name)) {
            return false;
        }
        // "dat zegt de meneer van de fysio": an ordinary word that is nobody's surname.
        let entry = words.get(name).entry;
        let surname = entry.listed_name() || vocabulary::ends_as_surname(words.lower(name));
        if !words.capital(name) && words.ordinary(name) && !surname {
            return false;
        }
        // "echtpaar de zomer doorkomt": where words have capitals, a surname that is a word has one.
        let family = vocabulary::address(lower) == Some(Address::Family);
        if family && self.shapes[name] == Some(Shape::Lower) && words.ordinary(name) {
            return false;
        }
        // "van der" and a capital lead to nothing else in the Dutch of today.
        let old = (start..=end).any(|t| words.lower(t) == "der") && start < end && words.capital(name);
        // "vonnis binnen, vd Berg moet eruit": so does its short form, but "vd Wmo" and "vd GGZ".
        let surname = words.get(name).entry.surname().listed() && !words.allowed(name);
        let short = matches!(words.lower(end), "vd" | "vdr" | "vdn") && words.capital(name) && surname;
        if (old || short) && !venue {
            return true;
        }
        let initial =
            before.stop && (words.token(prev).range().len() == 1 && words.capital(prev) || is_initial(self, prev));
        let title = matches!(vocabulary::address(lower), Some(Address::Person(_) | Address::Family)) && !before.comma;
        let joined = words.is_sign(start.wrapping_sub(1), "-") && words.touches_next(start - 1);
        let article =
            matches!(words.lower(start), "de" | "den" | "der" | "het" | "el" | "al" | "ter" | "ten" | "le" | "la");
        let kin = article && before.direct() && words.capital(name) && self.relative(prev);
        let nickname = before.opened
            && (vocabulary::naming(lower)
                || prev > 0 && words.is_word(prev - 1) && vocabulary::naming(words.lower(prev - 1)))
            || before.direct() && (vocabulary::calls(lower) || called::named_by_clause(self, prev))
            || (before.direct() || before.opened) && called::known_as(self, prev);
        if nickname && words.capital(name) || self.heads_item(start, name) {
            return true;
        }
        initial || title || joined || kin && words.get(name).entry.first() != Tier::Any
    }

    /// "Van Zuilen wil geen hulp": "van" with a capital and a verb behind the name, of which nothing else is the subject.
    pub(in crate::anonymise::recognise) fn acts_by_van(&self, start: usize, name: usize) -> bool {
        let words = self.words;
        let verb = || vocabulary::verb(words.lower(name + 1)) || self.regular_verb(name + 1);
        let place = words.get(name).entry.place() || words.get(name).ours;
        words.lower(start) == "van"
            && words.capital(start)
            && words.token(start).sentence_start
            && words.capital(name)
            && words.gap(name) == " "
            && verb()
            && !vocabulary::pronoun(words.lower(name + 2))
            && (!place || words.get(name).entry.surname().listed())
    }

    /// Whether a word that opens a building or an organisation stands before the article at `at`: "zaal De Linde".
    pub(super) fn venue(&self, at: usize) -> bool {
        let words = self.words;
        self.before(at).is_some_and(|b| {
            let marker = words.get(b.at).entry.marker() || words.get(b.at).cover.marker();
            marker
                || among!(
                    words.lower(b.at),
                    "zaal" | "lokaal" | "ruimte" | "locatie" | "gebouw" | "project" | "afdeling" | "op"
                )
        })
    }
}
