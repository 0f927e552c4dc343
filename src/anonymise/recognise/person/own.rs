//! What the lists say of a word itself.

use super::super::initials::is_initial;
use super::super::thing;
use super::Scored;
use crate::anonymise::scorer::{Clue, Clues, Shape};
use crate::anonymise::view::{Casing, Kind};
use crate::anonymise::vocabulary::{self, Address};
use crate::anonymise::zones::{self, Zone};
use crate::dictionary::Tier;

impl Scored<'_> {
    /// "Wytske van 't Zand", "J. in 't Zand": before the tussenvoegsels of the word at `at` stands who bears it.
    fn is_borne(&self, at: usize) -> bool {
        let words = self.words;
        let mut opens = at;
        while opens > 0 && words.is_particle(opens - 1) {
            opens -= 1;
        }
        let bearer = opens.checked_sub(1).filter(|&b| opens < at && words.gap(b).len() <= 2);
        bearer.is_some_and(|b| {
            let asked = self.zones.get(at) == Zone::Private && words.is_sign(b, ":");
            let entry_of = |at: usize| words.get(at).entry;
            let entry = entry_of(b);
            let given = words.is_word(b) && words.capital(b) && (entry.first().listed() || !entry.known());
            let dwells = || {
                // "familie de Haan", "bewoner de Haan", but "gezin uit De Haan" and "gezin van De Haan".
                let article = opens + 1 == at && matches!(words.lower(opens), "de" | "den" | "der" | "het");
                let family = matches!(self.address(b), Some(Address::Family)) || vocabulary::dweller(words.lower(b));
                article && !words.capital(opens) && words.capital(at) && entry_of(at).surname().listed() && family
            };
            asked
                || given
                || self.introduces(b)
                || words.is_sign(b, ".") && b > 0 && is_initial(self, b - 1)
                || dwells()
        })
    }

    /// What the lists say of the word itself.
    pub(super) fn own(&self, at: usize) -> Clues {
        let word = self.words.get(at);
        let entry = word.entry;
        let mut clues = Clues::default();
        self.add_tiers(at, &mut clues);
        let ordinary = self.words.ordinary(at) || self.words.abbreviation(at);
        clues.add_if(ordinary && !entry.listed_name(), Clue::Ordinary);
        clues.add_if(matches!(entry.common(), 1..=3) && ordinary && !entry.listed_name(), Clue::Common);
        clues.add_if(word.compound, Clue::Compound);
        let spoken = !ordinary && vocabulary::of_speech(self.words.lower(at));
        clues.add_if(spoken, Clue::Allowed);
        let unknown = !entry.known() && !word.compound && !word.cover.known() && !ordinary && !spoken;
        clues.add_if(unknown, Clue::Unknown);
        if unknown {
            let sound = self.words.dictionary.sound(&self.words.key(at));
            clues.add_if(sound > 0.3, Clue::SoundsName);
            clues.add_if(sound < -0.3, Clue::SoundsWord);
        }
        let all = self.words.token(at).line_start && self.words.is_sign(at + 2, ",") && self.words.ordinary(at + 1);
        // "Nu Ter Apel": the end of the name of a town.
        let town = word.phrase == 0 && word.cover.place() && at > 1 && self.words.is_particle(at - 1);
        let borne = town && self.is_borne(at);
        clues.add_if(town && !borne, Clue::Allowed);
        clues.add_if(borne && self.words.capital(at), Clue::AfterParticle);
        clues.add_if(thing::is_month(self, at) || thing::is_possessive(self, at), Clue::Allowed);
        let greets = (self.zones.get(at) == Zone::Greeting || self.words.is_sign(at + 1, ",") || all)
            && zones::greets(self.words.lower(at));
        clues.add_if(greets || self.words.allowed(at) || self.words.abbreviation(at), Clue::Allowed);
        // "Jim" is no JIM.
        let written = self.words.token(at).casing == Casing::Capital
            || word.genitive > 0 && self.words.text(at).chars().filter(|c| c.is_uppercase()).count() == 1;
        let typed =
            written && matches!(entry.first(), Tier::Any | Tier::Capitalised | Tier::Middle) && entry.firm_first();
        let capitals = entry.allow_capitals() && !typed && !self.words.names_by_letters(at);
        let soft = entry.allow_soft() || word.cover.allow_soft() || capitals;
        clues.add_if(soft && entry.listed_name(), Clue::Soft);
        clues.add_if(soft && !entry.listed_name() && (entry.allow_soft() || word.cover.allow_soft()), Clue::Allowed);
        let surname = entry.surname().listed() && self.shapes[at] == Some(Shape::Middle);
        clues.add_if((entry.role() || word.cover.role()) && !surname, Clue::Role);
        clues.add_if(entry.kinship() || word.cover.kinship(), Clue::Kinship);
        clues.add_if(
            entry.title() || word.cover.title() || vocabulary::address(self.words.lower(at)).is_some(),
            Clue::Title,
        );
        clues.add_if(entry.marker() || word.cover.marker(), Clue::Marker);
        let place = entry.place_nl() || entry.place() && !entry.first().listed();
        let quarter = unknown && vocabulary::ends_as_place(self.words.lower(at));
        clues.add_if(place || quarter || word.cover.place(), Clue::Place);
        clues.add_if(word.ours, Clue::Ours);
        clues.add_if(
            entry.country()
                || entry.nationality()
                || entry.language()
                || word.cover.country()
                || word.cover.nationality(),
            Clue::Nation,
        );
        clues.add_if(word.street || word.hall, Clue::Street);
        clues.add_if(word.genitive > 0 || self.bare_genitive(at), Clue::Genitive);
        match self.words.key(at).chars().count() {
            1 => clues.add(Clue::Letter),
            2 => clues.add(Clue::Short2),
            3 => clues.add(Clue::Short3),
            _ => {}
        }
        clues
    }

    /// The lists of names: the better of the two tiers, so that being on both lists counts once.
    pub(super) fn add_tiers(&self, at: usize, clues: &mut Clues) {
        let entry = self.words.get(at).entry;
        let (first, last) = (entry.first(), entry.surname());
        if first.listed() && (!last.listed() || first <= last) {
            clues.add(match first {
                Tier::Any => Clue::First1,
                Tier::Capitalised => Clue::First2,
                Tier::Middle => Clue::First3,
                _ => Clue::FirstX,
            });
            clues.add_if(entry.firm_first(), Clue::Firm);
        } else if last.listed() {
            clues.add(match last {
                Tier::Any => Clue::Last1,
                Tier::Capitalised => Clue::Last2,
                Tier::Middle => Clue::Last3,
                _ => Clue::LastX,
            });
            clues.add_if(entry.firm_surname(), Clue::Firm);
        }
    }

    /// "Hans' neus".
    pub(super) fn bare_genitive(&self, at: usize) -> bool {
        self.words.is_sign(at + 1, "'")
            && self.words.touches_next(at)
            && !self.words.touches_next(at + 1)
            && self.words.lower(at).ends_with(['s', 'x', 'z'])
    }

    /// "QRW-30155", "Rd4": letters of a code.
    pub(super) fn codes(&self, at: usize) -> bool {
        let words = self.words;
        let number = |t: usize| t < words.len() && words.token(t).kind == Kind::Number;
        let length = words.token(at).range().len();
        let entry = words.get(at).entry;
        let upper = words.token(at).casing == Casing::Upper;
        let touching = words.touches_next(at) && number(at + 1) && (length <= 2 || upper);
        let dashed = upper
            && words.is_sign(at + 1, "-")
            && words.touches_next(at)
            && words.touches_next(at + 1)
            && number(at + 2);
        let named = entry.firm_surname() || entry.first() == Tier::Any && entry.firm_first();
        length <= 4 && (touching || dashed) && !named
    }

    /// An organisation with a person's name (Mondriaan): what organisations do as well tells nothing.
    pub(in crate::anonymise::recognise) fn partly_named(&self, at: usize) -> bool {
        let word = self.words.get(at);
        word.entry.organisation() && word.entry.allow_soft()
    }
}
