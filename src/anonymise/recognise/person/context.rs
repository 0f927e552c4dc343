//! What stands around a word, by closed classes.

use super::super::{called, thing};
use super::Scored;
use crate::anonymise::among::among;
use crate::anonymise::scorer::{Clue, Clues, Shape};
use crate::anonymise::view::{Casing, Kind};
use crate::anonymise::vocabulary;
use crate::anonymise::zones::Zone;
use crate::dictionary::Tier;

impl Scored<'_> {
    /// What stands around the word, by closed classes.
    pub(super) fn add_context(&self, at: usize, shape: Shape, clues: &mut Clues) {
        let words = self.words;
        if self.honours(at).is_some() {
            return clues.add(Clue::Allowed);
        }
        self.add_before(at, shape, clues);
        if words.is_word(at + 1) && words.gap(at).len() <= 2 {
            let next = words.lower(at + 1);
            let verb = || vocabulary::verb(next) || self.regular_verb(at + 1);
            let entry = words.get(at).entry;
            let name = entry.first().listed() && entry.firm_first()
                || entry.first() == Tier::Any
                || entry.surname() == Tier::Any
                || !entry.known();
            let infinitive = entry.word() && words.lower(at).ends_with("en");
            let everyday = matches!(shape, Shape::Lower | Shape::LowerMail) && vocabulary::everyday(words.lower(at));
            let named = name && !infinitive && !everyday && !self.partly_named(at);
            clues.add_if(named && verb() && !vocabulary::inverts(words.lower(at)), Clue::BeforeVerb);
            let whom = || at.checked_sub(1).map_or("", |t| words.lower(t));
            let called = matches!(next, "genoemd" | "geheten")
                // "dat wij haar Zus noemen".
                || matches!(next, "noemen" | "noemt" | "noemde" | "noemden")
                    && among!(whom(), "haar" | "hem" | "zich" | "zichzelf" | "mij" | "me");
            clues.add_if(called, Clue::AfterNaming);
            clues.add_if(called && entry.kinship() && words.capital(at), Clue::Called);
            let particle = words.is_particle(at + 1) && words.capital(at + 2);
            clues.add_if(
                vocabulary::pronoun(next) && !particle && words.get(at).entry.first() != Tier::Any,
                Clue::BeforePronoun,
            );
            clues.add_if(
                !words.capital(at + 1) && words.ordinary(at + 1) && words.get(at + 1).entry.common() == 0,
                Clue::BeforeWord,
            );
        }
        clues.add_if(self.age_behind(at), Clue::BeforeAge);
        if self.is_quoted_byname(at) {
            clues.add(Clue::AfterNaming);
            clues.add(Clue::Called);
        }
        if words.is_sign(at + 1, ",") && words.lower(at + 2) == "zoals" && !words.capital(at + 2) {
            clues.add(Clue::AfterNaming);
        }
        let opened = words.is_sign(at + 1, "(") || words.is_sign(at + 1, ",") && shape != Shape::Lower;
        if opened && !words.gap(at + 1).contains("\n\n") {
            let kin = if matches!(words.lower(at + 2), "zijn" | "haar" | "de" | "hun" | "een" | "mijn" | "onze") {
                at + 3
            } else {
                at + 2
            };
            let word = words.get(kin);
            let kinship = (word.entry.kinship() || word.cover.kinship()) && vocabulary::bears_name(words.lower(kin));
            let role = kin == at + 3 && (word.entry.role() || word.cover.role());
            let origin = words.is_sign(at + 1, "(") && word.entry.nationality();
            clues.add_if((kinship || role) && !words.capital(kin) || origin, Clue::BeforeAge);
        }
        let next_number = at + 1 < words.len()
            && words.token(at + 1).kind == Kind::Number
            && words.token(at + 1).line == words.token(at).line;
        let dated = next_number && vocabulary::month(words.lower(at + 2));
        let counted = next_number && !dated && !self.opens_code(at + 1);
        clues.add_if(counted && words.gap(at).len() <= 1, Clue::BeforeNumber);
        match self.zones.get(at) {
            Zone::Greeting | Zone::Signature | Zone::Header | Zone::Present => clues.add(Clue::Zone),
            Zone::Private => clues.add(Clue::AfterLabel),
            Zone::Subject => {
                clues.add(Clue::Subject);
                clues.add_if(called::headed(self, at), Clue::AfterLabel);
            }
            _ => {}
        }
        clues.add_if(self.alone(at), Clue::Alone);
        let small = shape == Shape::LowerMail && at > 0 && !words.is_sign(at - 1, ".") && self.heads_item(at, at);
        clues.add_if(self.speaks(at) || words.capital(at) && self.heads_item(at, at) || small, Clue::AfterLabel);
        clues.add_if(small, Clue::Called);
        clues.add_if(called::full(self, at), Clue::Full);
        clues.add_if(called::leads_on(self, at), Clue::Called);
        let called = self.honours(at + 1) == Some(at)
            || self.acts_itself(at)
            || self.is_short_subject(at)
            || self.is_spoken_to(at)
            || self.is_bare_subject(at);
        clues.add_if(called, Clue::Called);
        clues.add_if(called::label(self, at) || called::team_letter(self, at) || self.codes(at), Clue::Allowed);
        clues.add_if(
            thing::is_thing(self, at) || self.is_of_village(at) || self.counts_heads(at) || self.is_dictated(at),
            Clue::Allowed,
        );
        let so = called::is_named_so(self, at);
        let by_noun = called::is_said_to_be_name(self, at);
        clues.add_if(so || by_noun, Clue::AfterNaming);
        let by_surname = so && self.words.lower(at + 1) == "van";
        clues.add_if(by_noun || by_surname || so && shape == Shape::Start, Clue::Called);
        clues.add_if(called::surname_before_given(self, at).is_some(), Clue::Called);
        let upper =
            |i: usize| words.is_word(i) && words.token(i).casing == Casing::Upper && words.token(i).range().len() > 2;
        clues.add_if(shape == Shape::Upper && (at > 0 && upper(at - 1) || upper(at + 1)), Clue::Heading);
    }

    /// "ook wel \"de Kapper\" genoemd": what stands in quotes before a word for calling is what somebody is called, a trade too.
    fn is_quoted_byname(&self, at: usize) -> bool {
        let words = self.words;
        let quote = |t: usize| ["\"", "'"].iter().any(|sign| words.is_sign(t, sign));
        let opens =
            at.checked_sub(1).is_some_and(|t| quote(t) || vocabulary::article(words.lower(t)) && t > 0 && quote(t - 1));
        let called = || among!(words.lower(at + 2), "genoemd" | "geheten" | "genaamd");
        opens && quote(at + 1) && called() && words.capital(at)
    }

    /// "ik heb wil gesproken", "we hebben toon gebeld": in small letters a first name that is a word too, where whom one speaks to stands.
    fn is_spoken_to(&self, at: usize) -> bool {
        let words = self.words;
        let entry = words.get(at).entry;
        let has = at.checked_sub(1).map_or("", |t| words.lower(t));
        matches!(self.shapes[at], Some(Shape::Lower | Shape::LowerMail))
            && among!(has, "heb" | "hebben" | "had" | "hadden" | "heeft")
            && among!(words.lower(at + 1), "gesproken" | "gebeld" | "gezien" | "geappt" | "gemaild" | "bezocht")
            && entry.first().listed()
            && entry.firm_first()
            && !vocabulary::pronoun(words.lower(at))
            && !among!(words.lower(at), "hem" | "haar" | "ons" | "me" | "mij" | "elkaar" | "al" | "al" | "net" | "nog")
    }

    /// "Toen Ab gebeld werd", "Wat Bo zegt": two letters with a capital that are a first name, behind a word that opens a clause and before its verb.
    fn is_short_subject(&self, at: usize) -> bool {
        let words = self.words;
        let entry = words.get(at).entry;
        let opened = at.checked_sub(1).is_some_and(|t| {
            words.gap(t) == " "
                && among!(
                    words.lower(t),
                    "dat"
                        | "toen"
                        | "als"
                        | "omdat"
                        | "want"
                        | "terwijl"
                        | "wanneer"
                        | "nadat"
                        | "sinds"
                        | "hoe"
                        | "waar"
                        | "wat"
                        | "of"
                        | "en"
                )
        });
        let next = words.lower(at + 1);
        let acts = || {
            vocabulary::verb(next)
                || self.regular_verb(at + 1)
                || among!(next, "niet" | "zelf" | "ook" | "nog" | "weer" | "nu")
        };
        let participle =
            || vocabulary::participle(next) && words.ordinary(at + 1) && vocabulary::verb(words.lower(at + 2));
        opened
            && self.shapes[at] == Some(Shape::Middle)
            && words.token(at).range().len() == 2
            && words.token(at).casing == Casing::Capital
            && entry.firm_first()
            && !vocabulary::pronoun(words.lower(at))
            && !vocabulary::of_person(words.lower(at))
            && words.gap(at) == " "
            && (acts() || participle())
    }

    /// "Toon zit op een flat": a thing would have its article, and does nothing of the kind.
    fn is_bare_subject(&self, at: usize) -> bool {
        let words = self.words;
        let entry = words.get(at).entry;
        let next = words.lower(at + 1);
        let human = among!(
            next,
            "wil"
                | "wilde"
                | "woont"
                | "belt"
                | "belde"
                | "weet"
                | "zegt"
                | "vindt"
                | "drinkt"
                | "slaapt"
                | "rookt"
                | "vertelt"
                | "vertelde"
                | "durft"
                | "weigert"
                | "weigerde"
                | "huilt"
                | "huilde"
                | "begrijpt"
                | "ontkent"
                | "appt"
                | "appte"
                | "mailt"
                | "mailde"
        ) || next == "werd"
            && among!(words.lower(at + 2), "boos" | "kwaad" | "verdrietig" | "ziek" | "bang" | "stil");
        let noun = human && matches!(entry.surname(), Tier::Capitalised | Tier::Middle) && entry.firm_surname();
        let given = entry.first() == Tier::Context && entry.firm_first();
        let does = human || among!(next, "zit" | "heeft" | "werkt" | "had");
        self.shapes[at] == Some(Shape::Start)
            && (noun || does && given)
            && words.token(at).range().len() >= 4
            && words.ordinary(at)
            && !vocabulary::opens_sentence(words.lower(at))
            && !vocabulary::inverts(words.lower(at))
            && !vocabulary::verb(words.lower(at))
            && !vocabulary::month(words.lower(at))
            && !(entry.country() || entry.nationality() || entry.kinship() || entry.role())
            && !vocabulary::subject(words.lower(at + 2))
    }

    /// "Ad wil niet mee": two letters that are a first name, before a verb of which nothing else is the subject.
    fn is_short_name(&self, at: usize) -> bool {
        let words = self.words;
        let entry = words.get(at).entry;
        words.token(at).range().len() == 2
            && words.token(at).casing == Casing::Capital
            && entry.firm_first()
            && matches!(entry.first(), Tier::Any | Tier::Capitalised | Tier::Middle)
            && !matches!(entry.common(), 1..=2)
            && !vocabulary::subject(words.lower(at + 2))
    }

    /// "Koos zelf heeft": what opens a sentence so is a name, whatever else the word may be.
    pub(super) fn acts_itself(&self, at: usize) -> bool {
        let words = self.words;
        let verb = |t: usize| vocabulary::verb(words.lower(t)) || self.regular_verb(t);
        self.shapes[at] == Some(Shape::Start)
            && words.get(at).entry.first().listed()
            && !vocabulary::opens_sentence(words.lower(at))
            && (words.lower(at + 1) == "zelf" && verb(at + 2) || self.is_short_name(at) && verb(at + 1))
    }

    /// "parkeert", "groeide": an ordinary word that without its t, or with a t for its de or te, is one as well.
    pub(crate) fn regular_verb(&self, at: usize) -> bool {
        let key = self.words.lower(at);
        let word = |s: &str| self.words.dictionary.look_up(s).word();
        let present = |s: &str| s.len() >= 4 && word(s);
        let past = |s: &str| s.len() >= 3 && word(s) && word(&format!("{s}t")) && word(&format!("{s}en"));
        let past_of = || key.strip_suffix("de").or_else(|| key.strip_suffix("te"));
        self.words.get(at).entry.word() && (key.strip_suffix('t').is_some_and(present) || past_of().is_some_and(past))
    }

    /// The word is all that its line or cell holds.
    pub(super) fn alone(&self, at: usize) -> bool {
        let words = self.words;
        let token = words.token(at);
        let cell_starts = token.line_start || at > 0 && words.gap(at - 1).contains(['\t', '\n']);
        let cell_ends = at + 1 == words.len() || words.gap(at).contains(['\t', '\n']);
        cell_starts && cell_ends
    }

    /// "de Graaf 2026-123456": a number too long to count with, as files and telephones have.
    fn opens_code(&self, at: usize) -> bool {
        const LONG: usize = 6;
        let words = self.words;
        let mut digits = words.token(at).range().len();
        let mut next = at;
        while digits < LONG
            && words.touches_next(next)
            && ["-", ".", "/"].iter().any(|sign| words.is_sign(next + 1, sign))
        {
            if !words.touches_next(next + 1) || words.token(next + 2).kind != Kind::Number {
                break;
            }
            next += 2;
            digits += words.token(next).range().len();
        }
        digits >= LONG
    }

    /// "(43)", ", 43 jaar", "van 7".
    pub(crate) fn age_behind(&self, at: usize) -> bool {
        let words = self.words;
        let mut next = at + 1;
        if next >= words.len() {
            return false;
        }
        let bracket = words.is_sign(next, "(");
        let opened = bracket || words.is_sign(next, ",") || matches!(words.lower(next), "van" | "is");
        if !opened {
            return false;
        }
        next += 1;
        if next >= words.len() || words.token(next).kind != Kind::Number || words.token(next).range().len() > 2 {
            return false;
        }
        next += 1;
        let closed = words.is_sign(next, ")") || words.is_sign(next, ",") && bracket;
        let unit = words.is_word(next)
            && matches!(words.lower(next), "jaar" | "jr" | "j" | "maanden" | "mnd" | "weken" | "jarige");
        // "vrijdag van 19.00 tot 21.00", "Joke van 12-3": an hour or a day, and no age.
        let goes_on =
            words.touches_next(next - 1) && words.touches_next(next) && words.token(next + 1).kind == Kind::Number;
        closed && bracket || unit || words.lower(at + 1) == "van" && !words.is_word(next) && !goes_on
    }

    /// "[12:03] Merel: ik kom niet", "[ma 12:03] Engel 3e: ik ook niet": who speaks in a chat.
    pub(super) fn speaks(&self, at: usize) -> bool {
        let words = self.words;
        if self.opens_speaker(at) {
            let entry = words.get(at).entry;
            let word = words.ordinary(at) && !entry.listed_name();
            let other = entry.role() || entry.kinship() || entry.title() || entry.marker() || words.get(at).ours;
            return (words.capital(at) || entry.first().listed()) && !word && !other;
        }
        let timed = at > 1 && (words.is_sign(at - 1, "]") || words.is_sign(at - 1, "-"));
        timed && words.token(at - 2).kind == Kind::Number && words.is_sign(at + 1, ":") && words.capital(at)
    }

    /// "anoniem: gezin Urmond": a village of ours behind whom it is about, unless somebody may be called so; "dorpsteam Stein (…)".
    fn is_of_village(&self, at: usize) -> bool {
        let words = self.words;
        let who = |before: usize| {
            among!(
                words.lower(before),
                "gezin" | "gezinnen" | "inwoner" | "inwoners" | "bewoner" | "bewoners" | "jongeren"
            )
        };
        let team = |before: usize| {
            among!(
                words.lower(before),
                "dorpsteam"
                    | "wijkteam"
                    | "buurtteam"
                    | "gebiedsteam"
                    | "dorpsoverleg"
                    | "wijkoverleg"
                    | "gemeente"
                    | "kern"
            ) && words.gap(before) == " "
        };
        let before = at.checked_sub(1);
        words.get(at).ours
            && (before.is_some_and(team) || !words.get(at).entry.surname().listed() && before.is_some_and(who))
    }

    /// "zij belde komma zegt ze punt": the signs that somebody dictates.
    fn is_dictated(&self, at: usize) -> bool {
        let sign = among!(self.words.lower(at), "komma" | "punt" | "puntkomma" | "vraagteken");
        sign && !self.words.capital(at)
    }

    /// "met zn allen", "zn beiden": how many they are, and no son.
    fn counts_heads(&self, at: usize) -> bool {
        let words = self.words;
        let all = among!(words.lower(at), "allen" | "beiden" | "tweeen" | "tweeën" | "drieen" | "drieën" | "vieren");
        all && !words.capital(at)
            && at.checked_sub(1).is_some_and(|before| among!(words.lower(before), "zn" | "z'n" | "n" | "hun" | "ons"))
    }

    /// "2. Krol: stookkosten", "- vd Ven: kat weg": whom an item of a list is about.
    pub(super) fn heads_item(&self, start: usize, name: usize) -> bool {
        let words = self.words;
        // "casus 2 - bakker van de markt".
        let casus = start > 2
            && matches!(words.text(start - 1), "-" | ":")
            && words.token(start - 2).kind == Kind::Number
            && vocabulary::about(words.lower(start - 3));
        if casus && words.get(name).entry.firm_surname() && !matches!(words.get(name).entry.common(), 1..=2) {
            return !words.get(name).ours;
        }
        let numbered = start > 1 && words.is_sign(start - 1, ".") && words.token(start - 2).kind == Kind::Number;
        let dashed = start > 0 && words.token(start - 1).line_start && matches!(words.text(start - 1), "-" | "*" | "•");
        let entry = words.get(name).entry;
        let surname = entry.firm_surname() && !matches!(entry.common(), 1..=3) && !words.get(name).ours;
        let surname = surname && !self.partly_named(name);
        // "1. Vos 2. Mertens".
        let next = numbered && words.token(name + 1).kind == Kind::Number && words.is_sign(name + 2, ".");
        (numbered || dashed) && surname && (words.is_sign(name + 1, ":") || next) && !entry.role() && !entry.marker()
    }
}
