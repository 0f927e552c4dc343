//! What the words before a word say of it.

use super::super::initials::{ends_number, is_initial};
use super::super::{called, thing};
use super::Scored;
use crate::anonymise::among::among;
use crate::anonymise::scorer::{Clue, Clues, Shape};
use crate::anonymise::view::{Casing, Kind};
use crate::anonymise::vocabulary::{self, Address};
use crate::anonymise::words::Words;
use crate::dictionary::Tier;

impl Scored<'_> {
    pub(super) fn add_before(&self, at: usize, shape: Shape, clues: &mut Clues) {
        let words = self.words;
        let capital = matches!(shape, Shape::Middle | Shape::Start | Shape::Upper);
        let Some(before) = self.before(at) else { return };
        let prev = before.at;
        if words.token(prev).kind != Kind::Word {
            return;
        }
        let word = words.get(prev);
        let lower = words.lower(prev);
        let single = words.token(prev).range().len() == 1
            && !ends_number(self, prev)
            && (words.capital(prev) || before.stop && is_initial(self, prev));
        let anew = single && before.stop && self.opens_anew(at);
        // "Selam T. Slaaghwijk": behind a name and an initial a place of ours is where somebody lives.
        let lives =
            words.get(at).ours && !words.get(at).entry.surname().listed() && prev > 0 && words.capital(prev - 1);
        // "D. Omschrijving": a letter that opens a line numbers it, where no name follows.
        let entry = words.get(at).entry;
        let plain = words.ordinary(at) && (!entry.listed_name() || matches!(entry.common(), 1..=3));
        let heads = single && plain && (words.token(prev).line_start || vocabulary::counts(words.lower(at)));
        clues.add_if(single && before.stop && !before.break_ && !anew && !lives && !heads, Clue::AfterInitial);
        let called = before.direct() && called::called(self, at, prev) && !thing::is_counted(self, at);
        clues.add_if(called, Clue::Called);
        let address = self.address(prev);
        if !before.apart {
            // In capitals "MENEER VOORKOMEN" tells no name from a verb.
            let ordinary = words.ordinary(at) && !words.get(at).entry.listed_name();
            let blind = || {
                !called
                    && (shape == Shape::Blind && ordinary
                        || matches!(shape, Shape::Blind | Shape::Lower | Shape::LowerMail)
                            && called::follower(self, at))
            };
            match address {
                Some(Address::Person(_)) if before.direct() => clues.add_if(!blind(), Clue::AfterTitle),
                Some(Address::Family) if before.direct() => {
                    clues.add_if(
                        (capital || shape == Shape::Blind || words.get(at).entry.listed_name())
                            && !called::team_letter(self, at)
                            && !blind()
                            && (!words.get(at).ours || words.get(at).entry.surname().listed()),
                        Clue::AfterTitle,
                    );
                }
                Some(Address::Profession) if before.direct() => clues.add(Clue::AfterRole),
                _ => {}
            }
        }
        // "gezin rust": a verb behind a family says what it does.
        let acts = address == Some(Address::Family) && !capital && called::follower(self, at);
        // "de buurvrouw belt."
        let verb = || matches!(shape, Shape::Lower | Shape::LowerMail) && !called && vocabulary::verb(words.lower(at));
        let kin = (word.entry.kinship() || word.cover.kinship()) && vocabulary::bears_name(lower) && !acts && !verb()
            || self.honours(prev) == Some(at);
        // "hun vader (schipper, zaliger)": a trade in brackets.
        let trade = before.opened && !capital && words.get(at).entry.role();
        if kin
            && !trade
            && (before.direct()
                // "(gezin, Molenberg)": where they live.
                || !words.get(at).ours
                    && (before.opened || before.comma && (capital || words.get(at).entry.first() == Tier::Any)))
        {
            clues.add(Clue::AfterKinship);
        }
        // "de werkgever bellen": an infinitive is nobody, though it is a surname as well.
        let infinitive =
            !capital && words.ordinary(at) && words.lower(at).ends_with("en") && !words.get(at).entry.first().listed();
        if (word.entry.role() || word.cover.role())
            && !infinitive
            && !words.get(at).ours
            && (before.direct() || before.opened || before.comma && capital)
        {
            clues.add(Clue::AfterRole);
        }
        let reflexive = among!(
            lower,
            "zich"
                | "zichzelf"
                | "maar"
                | "als"
                | "dus"
                | "is"
                | "van"
                | "tegenwoordig"
                | "altijd"
                | "hem"
                | "haar"
                | "echt"
        ) && prev > 0
            && words.is_word(prev - 1)
            && vocabulary::naming(words.lower(prev - 1))
            && words.lower(prev - 1) != "naam"
            || called::named_by_clause(self, prev);
        let here = lower == "hier" && prev > 1 && words.is_word(prev - 1) && vocabulary::naming(words.lower(prev - 2));
        // "gaat om jet bakker": what a mail is about, in small letters.
        let about = !capital
            && lower == "om"
            && prev > 0
            && among!(words.lower(prev - 1), "gaat" | "het" | "ging" | "t")
            && matches!(words.get(at).entry.first(), Tier::Any | Tier::Capitalised)
            && words.get(at).entry.firm_first()
            && !called::follower(self, at);
        let named = about
            || vocabulary::naming(lower)
                && !(lower == "zegt" && !self.everybody_says(prev) && !self.is_quoted_name(at))
            || here
            || lower == "zeggen" && self.everybody_says(prev)
            || capital && called::known_as(self, prev)
            || lower == "als" && prev > 0 && words.lower(prev - 1) == "bekend"
            || lower == "met"
                && capital
                && prev > 0
                && among!(words.lower(prev - 1), "tekent" | "tekende" | "ondertekent" | "ondertekende");
        // "echte naam ken ik niet", "achternaam weet niemand": a verb that has its subject behind it.
        let asks = lower.ends_with("naam")
            && !capital
            && words.ordinary(at)
            && (vocabulary::pronoun(words.lower(at + 1)) || words.lower(at + 1) == "niemand");
        // "zonder naam, Testdorp": what stands behind it is not said to be the name.
        let nameless = lower == "naam" && prev > 0 && among!(words.lower(prev - 1), "zonder" | "geen" | "anoniem");
        let place = words.get(at).ours && !words.get(at).entry.first().listed();
        if (named || reflexive)
            && !nameless
            && !asks
            && !thing::is_named_thing(self, at)
            && !place
            && !before.apart
            && !matches!(words.lower(at), "haar" | "hem" | "zijn" | "hun" | "het")
        {
            clues.add(Clue::AfterNaming);
        }
        // "Sint Jozef" is a church; "Sharlaine Sint Martha" has a surname.
        let borne = prev.checked_sub(1).is_some_and(|given| self.introduces(given) && words.gap(given).len() <= 2);
        if before.direct() && matches!(lower, "sint" | "st" | "heilige" | "sinte") && words.capital(prev) && !borne {
            clues.add(Clue::Allowed);
        }
        if before.direct() {
            clues.add_if(words.token(prev).casing == Casing::Upper && words.allowed(prev), Clue::AfterIn);
            let of_place = vocabulary::of_place(lower);
            clues.add_if(of_place, Clue::AfterIn);
            let settled =
                among!(lower, "gemeente" | "dorp" | "stad" | "dorpje" | "kern" | "wijk" | "buurt" | "gehucht");
            clues.add_if((of_place || settled) && words.get(at).entry.place(), Clue::Place);
            clues.add_if(settled, Clue::AfterIn);
            clues.add_if(vocabulary::of_person(lower), Clue::AfterWith);
            let surname = lower == "de"
                && shape == Shape::Middle
                && words.get(at).entry.surname().listed()
                && !self.venue(prev)
                && !vocabulary::house(words.lower(at));
            clues.add_if(vocabulary::article(lower) && !surname, Clue::AfterArticle);
        }
        let at_home = words.get(prev).ours && words.get(at).ours;
        if words.is_particle(prev) && before.direct() && !anew && !at_home && self.particle_follows_name(prev, at)
            || words.shortened_particles(at).is_some() && words.capital(at)
        {
            clues.add(Clue::AfterParticle);
        }
    }

    /// A first name or a form of address behind which a surname may stand, whatever that looks like.
    pub(super) fn introduces(&self, at: usize) -> bool {
        let words = self.words;
        let entry = words.get(at).entry;
        let given = words.capital(at) && entry.first() == Tier::Any && entry.firm_first();
        given || matches!(self.address(at), Some(Address::Person(_)))
    }

    /// `zegt "Kuba"`: all that is said is a first name. Not `zegt "Jammer!"`.
    fn is_quoted_name(&self, at: usize) -> bool {
        let words = self.words;
        let quote = |t: usize| matches!(words.text(t), "\"" | "'");
        at > 0
            && quote(at - 1)
            && quote(at + 1)
            && words.capital(at)
            && words.get(at).entry.first().listed()
            && !words.ordinary(at)
    }

    /// "iedereen zegt Kuba", "ze zeggen".
    pub(crate) fn everybody_says(&self, verb: usize) -> bool {
        verb > 0
            && matches!(
                self.words.lower(verb - 1),
                "iedereen"
                    | "men"
                    | "familie"
                    | "moeder"
                    | "vader"
                    | "die"
                    | "zelf"
                    | "wij"
                    | "we"
                    | "mensen"
                    | "vrienden"
                    | "allemaal"
            )
    }

    /// The form of address at a token; "de ene kant" is none.
    pub(in crate::anonymise::recognise) fn address(&self, at: usize) -> Option<Address> {
        let lower = self.words.lower(at);
        let counted = lower == "ene" && at > 0 && vocabulary::article(self.words.lower(at - 1));
        vocabulary::address(lower).filter(|_| !counted && !self.of_postcode(at))
    }

    /// "6418 HR Heerlen": the letters of a postcode are no form of address.
    fn of_postcode(&self, at: usize) -> bool {
        let words = self.words;
        let number = |at: usize| words.token(at).kind == Kind::Number && words.token(at).range().len() == 4;
        words.token(at).range().len() == 2
            && words.token(at).casing == Casing::Upper
            && at.checked_sub(1).is_some_and(|before| number(before) && words.gap(before).len() <= 1)
    }

    /// The word at `at` is put before or behind a first name in another tongue ("lalla Fadma", "gül abla"): the name's token.
    pub(in crate::anonymise) fn honours(&self, at: usize) -> Option<usize> {
        self.honoured.get(at).copied().flatten()
    }

    /// A word of family that bears a name stands here.
    pub(in crate::anonymise::recognise) fn relative(&self, at: usize) -> bool {
        let word = self.words.get(at);
        (word.entry.kinship() || word.cover.kinship()) && vocabulary::bears_name(self.words.lower(at))
    }

    /// "een V. In de pauze": what opens a sentence is no surname behind an initial, unless it leads to one ("J. In de Braekt").
    pub(super) fn opens_anew(&self, at: usize) -> bool {
        let words = self.words;
        let mut end = at;
        while words.is_particle(end) && end - at < 4 {
            end += 1;
        }
        vocabulary::opens_sentence(words.lower(at)) && !(end > at && words.capital(end))
    }
}

/// See [`Scored::honours`].
pub(super) fn honoured(words: &Words, at: usize) -> Option<usize> {
    let lower = words.lower(at);
    vocabulary::honorific(lower)?;
    let small = words.token(at).casing == Casing::Lower;
    let named = |t: usize| {
        let entry = words.get(t).entry;
        let listed = entry.first().listed() && !entry.particle() && !matches!(entry.common(), 1..=3);
        let typed = words.capital(t) && (listed || !entry.known() || vocabulary::honorific_only(lower));
        words.is_word(t) && (typed || listed && !words.ordinary(t))
    };
    if vocabulary::honorific_behind(lower) {
        let name = at.checked_sub(1).filter(|&t| small && words.gap(t) == " ")?;
        let listed = words.get(name).entry.first().listed() && !words.get(name).entry.particle();
        return (named(name) || listed && vocabulary::honorific_only(lower)).then_some(name);
    }
    // "een pak Testkoffie".
    let counted = small && vocabulary::everyday(lower) && at > 0 && {
        let before = words.lower(at - 1);
        vocabulary::article(before) || vocabulary::counts(before) || words.token(at - 1).kind == Kind::Number
    };
    if counted {
        return None;
    }
    let fits = small || vocabulary::honorific_capital(lower) && words.capital(at + 1);
    (fits && words.gap(at) == " " && named(at + 1)).then_some(at + 1)
}
