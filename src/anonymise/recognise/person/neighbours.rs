//! What the words around turned out to be.

use super::super::called;
use super::{NAME, Scored};
use crate::anonymise::among::among;
use crate::anonymise::scorer::{Clue, Clues, Shape};
use crate::anonymise::view::{Casing, Kind};
use crate::anonymise::vocabulary;
use crate::dictionary::Tier;

impl Scored<'_> {
    /// What the words around turned out to be.
    pub(super) fn add_neighbours(&self, at: usize, chance: &[f32], clues: &mut Clues) {
        let words = self.words;
        let name = |i: usize| chance.get(i).copied().unwrap_or(0.0) >= NAME;
        let close =
            |i: usize| words.gap(i).len() <= 2 && !words.gap(i).contains('\t') && !words.gap(i).contains("\n\n");
        if at > 0 {
            let prev = at - 1;
            let own_start =
                matches!(self.shapes[at], Some(Shape::Start)) && (!words.token(at).line_start || words.get(at).ours);
            // "Quirina Tweeling mist de weg": where the name has a capital a verb has none.
            let acts = words.capital(prev) && !words.capital(at) && vocabulary::verb(words.lower(at));
            let tied = name(prev) && close(prev) && words.get(prev).genitive == 0 && !acts;
            if tied && !own_start && self.shapes[prev].is_some() {
                clues.add(Clue::AfterName);
            }
            if words.is_sign(prev, "-")
                && words.touches_next(prev)
                && prev > 0
                && words.touches_next(prev - 1)
                && name(prev - 1)
            {
                clues.add(Clue::AfterName);
            }
            let mut start = prev;
            while start > 0 && words.is_particle(start) && close(start) && prev - start < 4 {
                start -= 1;
            }
            let chain = (start + 1).min(prev);
            let of_place =
                matches!(words.lower(chain), "op" | "in" | "uit" | "aan" | "bij" | "te") && words.get(at).ours;
            // "Lakshmi uit Sri Lanka".
            let abroad = matches!(words.lower(chain), "uit" | "in" | "te")
                && (words.get(at).cover.country() || words.get(at).cover.place() || words.get(at).entry.country());
            let at_home = words.get(prev).ours && words.get(at).ours || of_place || abroad;
            // "Trudie van de ABC": letters behind small words are an organisation's.
            let letters = words.token(at).casing == Casing::Upper
                && self.shapes[at] == Some(Shape::Upper)
                && words.token(at).range().len() <= 5
                && matches!(words.lower(prev), "de" | "het")
                && !words.capital(chain)
                && !words.get(at).entry.firm_surname();
            // "Gosia in het donker": where the name has a capital a surname of an ordinary word has one too.
            let small = !words.capital(at)
                && words.ordinary(at)
                && (words.capital(start) || called::of_place_or_time(words.lower(chain)));
            if start < prev
                && name(start)
                && !at_home
                && !small
                && !letters
                && self.shapes[start].is_some()
                && words.get(start).genitive == 0
            {
                clues.add(Clue::AfterParticle);
                // "Rafiq ul Islam": no faith there.
                clues.add_if(among!(words.lower(chain), "ul" | "ur" | "ud") && words.capital(at), Clue::Called);
            }
            let joint = matches!(words.text(prev), "en" | "," | "/" | "&" | "+" | "of");
            if joint && prev > 0 && name(prev - 1) && close(prev) && words.get(prev - 1).genitive == 0 {
                clues.add(Clue::Sibling);
                clues.add_if(called::joined(self, at, prev - 1), Clue::Called);
            }
            // "Jay 10, Mila 8".
            let aged = joint && prev > 1 && words.token(prev - 1).kind == Kind::Number && name(prev - 2);
            let young = aged && words.token(at + 1).kind == Kind::Number && words.get(at).entry.first().listed();
            clues.add_if(young, Clue::Sibling);
        }
        if at + 1 < words.len() {
            if name(at + 1) && close(at) && !words.token(at + 1).sentence_start {
                clues.add(Clue::BeforeName);
                clues.add_if(called::heads_surname(self, at), Clue::Called);
            }
            if words.is_sign(at + 1, "-") && words.touches_next(at) && words.touches_next(at + 1) && name(at + 2) {
                clues.add(Clue::BeforeName);
            }
            let joint = matches!(words.text(at + 1), "en" | "/" | "&" | "+");
            if joint && name(at + 2) && close(at + 1) {
                clues.add(Clue::Sibling);
                clues.add_if(called::joined(self, at, at + 2), Clue::Called);
            }
            // "Jasmin, Rosa en Milan zijn …": what opens a row of first names, though it may be something else.
            let entry = words.get(at).entry;
            let row = words.is_sign(at + 1, ",")
                && words.gap(at + 1) == " "
                && name(at + 2)
                && matches!(words.text(at + 3), "," | "en" | "&")
                && entry.first() == Tier::Any
                && entry.firm_first();
            let given = || words.get(at + 2).entry.first() == Tier::Any && words.capital(at + 2) == words.capital(at);
            clues.add_if(row && given(), Clue::Called);
            // "in de wacht: Vos, Mertens en Yıldız".
            let surnames = words.is_sign(at + 1, ",")
                && words.gap(at + 1) == " "
                && name(at + 2)
                && matches!(words.text(at + 3), "," | "en" | "&")
                && words.capital(at)
                && entry.surname().listed()
                && !matches!(entry.common(), 1..=3);
            clues.add_if(surnames, Clue::Sibling);
            clues.add_if(surnames && at > 0 && words.is_sign(at - 1, ":"), Clue::Called);
            // "Fatima El Ouahabi": particles between.
            let mut end = at + 1;
            while end < words.len() && words.is_particle(end) && end - at < 4 {
                end += 1;
            }
            if end > at + 1 && name(end) && close(at) && (chance[end] > 0.8) {
                clues.add(Clue::BeforeName);
            }
        }
        clues.add_if(called::trails(self, at, chance), Clue::Trails);
        clues.add_if(
            called::among_names(self, at, chance) || called::quoted_behind_name(self, at, chance),
            Clue::Called,
        );
    }

    /// What a title, an initial or a name beside it says goes before what the word may be besides a name.
    pub(super) fn settle(&self, at: usize, clues: &mut Clues) {
        if clues.has(Clue::AfterParticle) {
            clues.remove(Clue::AfterArticle);
            clues.remove(Clue::AfterIn);
        }
        let shape = self.shapes[at];
        // "de buurvrouw, Saba": behind a word of family a country is a name that it shares.
        let row = || {
            matches!(self.words.text(at + 1), "en" | ",")
                && self.words.get(at + 2).entry.first().listed()
                && self.words.capital(at + 2)
        };
        if clues.has(Clue::AfterKinship)
            && self.words.capital(at)
            && (self.words.get(at).entry.first().listed() || row())
        {
            clues.remove(Clue::Nation);
            clues.remove(Clue::Place);
        }
        let personal = [Clue::AfterTitle, Clue::AfterInitial, Clue::AfterName, Clue::AfterParticle, Clue::AfterNaming];
        // "formulier L. Ong.pdf": behind an initial a shortened word is a surname.
        if clues.has(Clue::AfterInitial)
            && self.words.capital(at)
            && self.words.abbreviation(at)
            && !self.words.allowed(at)
        {
            clues.remove(Clue::Allowed);
        }
        if clues.has(Clue::Full) {
            clues.remove(Clue::Soft);
            clues.remove(Clue::Nation);
        }
        if clues.has(Clue::Called) {
            for clue in
                [Clue::Place, Clue::Ours, Clue::Marker, Clue::Soft, Clue::Role, Clue::Nation, Clue::AfterArticle]
            {
                clues.remove(clue);
            }
            let entry = self.words.get(at).entry;
            let faith = clues.has(Clue::AfterParticle) && entry.listed_name() && entry.nationality();
            if entry.allow_soft() || entry.allow_capitals() && entry.listed_name() || faith {
                clues.remove(Clue::Allowed);
            }
            return;
        }
        let put_together = shape == Some(Shape::Middle) && !self.words.get(at).entry.known();
        if put_together && (clues.has(Clue::AfterKinship) || personal.iter().any(|c| clues.has(*c))) {
            // "opa Mamaboe": two Dutch words in one only by chance.
            clues.remove(Clue::Compound);
            clues.remove(Clue::Ordinary);
        }
        if matches!(shape, Some(Shape::Lower)) || !personal.iter().any(|c| clues.has(*c)) {
            let named =
                clues.has(Clue::BeforeName) && clues.has(Clue::Nation) && self.words.get(at).entry.first().listed();
            if named && self.words.capital(at) {
                clues.remove(Clue::Nation);
            }
            return;
        }
        let word = self.words.get(at);
        let typed = self.words.token(at).casing == Casing::Capital && word.phrase <= 1 && !word.partner;
        if clues.has(Clue::AfterTitle)
            && self.words.capital(at)
            && (typed || word.entry.allow_soft() || word.cover.allow_soft())
        {
            clues.remove(Clue::Allowed);
        }
        for clue in [Clue::Place, Clue::Ours, Clue::Marker, Clue::Soft, Clue::Role] {
            clues.remove(clue);
        }
        if self.words.get(at).entry.listed_name() && self.words.capital(at) {
            clues.remove(Clue::Nation);
        }
    }
}
