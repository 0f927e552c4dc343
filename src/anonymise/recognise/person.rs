//! Persons: how likely each word is part of a name, by its clues and the scorer, in two passes: by itself and its context, then
//! with what its neighbours turned out to be.

use super::before::Before;
use super::elsewhere::Elsewhere;
use super::initials::is_initial;
use super::{called, foreign, thing};
use crate::anonymise::among::among;
use crate::anonymise::scorer::{Clue, Clues, Shape, Weights, probability};
use crate::anonymise::view::{Casing, Kind};
use crate::anonymise::vocabulary::{self, Address};
use crate::anonymise::words::Words;
use crate::anonymise::zones::{self, Zone, Zones};
use crate::dictionary::Tier;

/// From this chance on a word is a name for its neighbours.
const NAME: f32 = 0.6;
/// So many tokens away a name may say something of a word: tussenvoegsels stand between.
const REACH: usize = 6;

/// Every word of a mail with its chance of being part of a name.
pub(crate) struct Scored<'a> {
    /// The words.
    pub words: &'a Words<'a>,
    /// Their zones.
    pub zones: &'a Zones,
    /// Shape of each token; none for signs and numbers.
    pub shapes: Vec<Option<Shape>>,
    /// Clues of each token.
    pub clues: Vec<Clues>,
    /// Chance of each token.
    pub chance: Vec<f32>,
    /// What stands before each token.
    befores: Vec<Option<Before>>,
    /// Which name each token is put before or behind, see [`Scored::honours`].
    honoured: Vec<Option<usize>>,
}

impl<'a> Scored<'a> {
    /// Scores every word.
    pub(crate) fn of(words: &'a Words<'a>, zones: &'a Zones, weights: &Weights) -> Self {
        let n = words.len();
        let mut scored = Self {
            words,
            zones,
            shapes: vec![None; n],
            clues: vec![Clues::default(); n],
            chance: vec![0.0; n],
            befores: (0..n).map(|at| Before::of(words, at)).collect(),
            honoured: (0..n).map(|at| honoured(words, at)).collect(),
        };
        let titles = title_case(words);
        for at in 0..n {
            scored.shapes[at] = scored.shape(at);
            let headed = titles.get(words.token(at).sentence as usize).is_some_and(|t| *t);
            if headed && scored.shapes[at] == Some(Shape::Middle) {
                scored.shapes[at] = Some(Shape::Start);
            }
        }
        let elsewhere = Elsewhere::of(&scored);
        let foreign = foreign::sentences(words);
        for (at, &foreign) in foreign.iter().enumerate() {
            if let Some(shape) = scored.shapes[at] {
                let mut clues = scored.own(at);
                clues.add_if(foreign, Clue::Foreign);
                scored.add_context(at, shape, &mut clues);
                elsewhere.add(&scored, at, shape, &mut clues);
                scored.clues[at] = clues;
                scored.chance[at] = probability(weights.odds(shape, clues));
            }
        }
        scored.leave_other_tongues();
        for pass in 0..2 {
            let before = scored.chance.clone();
            for (at, near) in near_names(&before).into_iter().enumerate() {
                if let Some(shape) = scored.shapes[at] {
                    let mut clues = scored.clues[at];
                    if near && scored.honours(at).is_none() {
                        scored.add_neighbours(at, &before, &mut clues);
                    }
                    scored.settle(at, &mut clues);
                    // Where the first pass left them so, the chance is what it was.
                    if pass == 0 || clues != scored.clues[at] {
                        scored.clues[at] = clues;
                        scored.chance[at] = probability(weights.odds(shape, clues));
                    }
                }
            }
        }
        scored
    }

    /// "Hae kan neet kaoke", "Please call": a sentence, or a mail, of another tongue has its own ordinary words.
    fn leave_other_tongues(&mut self) {
        let words = self.words;
        let tongue = |at: usize| words.is_word(at) && words.get(at).entry.tongue();
        let named = |at: usize| {
            words.capital(at) && words.get(at).entry.first() == Tier::Any && words.get(at).entry.firm_first()
        };
        let suspects: Vec<usize> =
            (0..words.len()).filter(|&at| self.chance[at] >= 0.25 && tongue(at) && !named(at)).collect();
        if suspects.is_empty() {
            return;
        }
        let telling = |at: usize| tongue(at) && !words.ordinary(at);
        let all = (0..words.len()).filter(|&at| telling(at)).count();
        for at in suspects {
            let sentence = words.view.sentences.get(words.token(at).sentence as usize).cloned().unwrap_or(at..at);
            let near = sentence.take(60).filter(|&t| t != at && telling(t)).count();
            let introduced = [Clue::AfterTitle, Clue::AfterKinship, Clue::AfterNaming, Clue::Called];
            if (near >= 2 || all >= 5) && !introduced.iter().any(|c| self.clues[at].has(*c)) {
                self.clues[at].add(Clue::Allowed);
                self.chance[at] = 0.0;
            }
        }
    }

    /// The token belongs to something else: no part of a name.
    pub(crate) fn block(&mut self, at: usize) {
        self.shapes[at] = None;
        self.chance[at] = 0.0;
    }

    /// The token is part of a name, whatever speaks against it.
    pub(crate) fn insist(&mut self, at: usize) {
        self.shapes[at] = self.shapes[at].or(Some(Shape::Middle));
        self.chance[at] = 1.0;
    }

    fn shape(&self, at: usize) -> Option<Shape> {
        let words = self.words;
        let token = words.token(at);
        if token.kind != Kind::Word {
            return None;
        }
        let line = &words.view.lines[token.line as usize];
        let long = token.range().len() > 1;
        Some(match token.casing {
            Casing::Upper if line.all_caps => Shape::Blind,
            Casing::Upper if long => Shape::Upper,
            Casing::Capital | Casing::Mixed | Casing::Upper if words.capital(at) => {
                if token.sentence_start {
                    Shape::Start
                } else {
                    Shape::Middle
                }
            }
            _ if is_caseless(words.text(at)) => Shape::Middle,
            _ if words.view.casing.is_lower() => Shape::LowerMail,
            _ => Shape::Lower,
        })
    }

    /// What the lists say of the word itself.
    fn own(&self, at: usize) -> Clues {
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
        // "maandag 10 Augustus"
        let dated = at > 0 && self.words.token(at - 1).kind == Kind::Number && self.words.gap(at - 1) == " ";
        clues.add_if(dated && super::days::month_number(self.words.lower(at)).is_some(), Clue::Allowed);
        let greets = (self.zones.get(at) == Zone::Greeting || self.words.is_sign(at + 1, ",") || all)
            && zones::greets(self.words.lower(at));
        clues.add_if(greets || self.words.allowed(at) || self.words.abbreviation(at), Clue::Allowed);
        // "Jim" is no JIM.
        let written = self.words.token(at).casing == Casing::Capital
            || word.genitive > 0 && self.words.text(at).chars().filter(|c| c.is_uppercase()).count() == 1;
        let typed = written && entry.first() == Tier::Any && entry.firm_first();
        let soft = entry.allow_soft() || word.cover.allow_soft() || entry.allow_capitals() && !typed;
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
        let quarter = unknown && ["kwartier", "buurt"].iter().any(|end| self.words.lower(at).ends_with(end));
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
    fn add_tiers(&self, at: usize, clues: &mut Clues) {
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
    fn bare_genitive(&self, at: usize) -> bool {
        self.words.is_sign(at + 1, "'")
            && self.words.touches_next(at)
            && !self.words.touches_next(at + 1)
            && self.words.lower(at).ends_with(['s', 'x', 'z'])
    }

    /// What stands around the word, by closed classes.
    fn add_context(&self, at: usize, shape: Shape, clues: &mut Clues) {
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
            let named = name && !infinitive && !self.partly_named(at);
            clues.add_if(named && verb() && !vocabulary::inverts(words.lower(at)), Clue::BeforeVerb);
            clues.add_if(matches!(next, "genoemd" | "geheten"), Clue::AfterNaming);
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
        clues.add_if(next_number && !dated && words.gap(at).len() <= 1, Clue::BeforeNumber);
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
        clues.add_if(self.speaks(at) || words.capital(at) && self.heads_item(at, at), Clue::AfterLabel);
        clues.add_if(called::full(self, at), Clue::Full);
        clues.add_if(called::leads_on(self, at), Clue::Called);
        clues.add_if(self.honours(at + 1) == Some(at) || self.acts_itself(at), Clue::Called);
        clues.add_if(called::label(self, at) || called::team_letter(self, at) || self.codes(at), Clue::Allowed);
        clues.add_if(thing::is_thing(self, at), Clue::Allowed);
        clues.add_if(called::is_named_so(self, at), Clue::AfterNaming);
        clues.add_if(called::surname_before_given(self, at).is_some(), Clue::Called);
        let upper =
            |i: usize| words.is_word(i) && words.token(i).casing == Casing::Upper && words.token(i).range().len() > 2;
        clues.add_if(shape == Shape::Upper && (at > 0 && upper(at - 1) || upper(at + 1)), Clue::Heading);
    }

    /// "Koos zelf heeft": what opens a sentence so is a name, whatever else the word may be.
    fn acts_itself(&self, at: usize) -> bool {
        let words = self.words;
        let verb = |t: usize| vocabulary::verb(words.lower(t)) || self.regular_verb(t);
        self.shapes[at] == Some(Shape::Start)
            && words.get(at).entry.first().listed()
            && words.lower(at + 1) == "zelf"
            && verb(at + 2)
            && !vocabulary::opens_sentence(words.lower(at))
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
    fn alone(&self, at: usize) -> bool {
        let words = self.words;
        let token = words.token(at);
        let cell_starts = token.line_start || at > 0 && words.gap(at - 1).contains(['\t', '\n']);
        let cell_ends = at + 1 == words.len() || words.gap(at).contains(['\t', '\n']);
        cell_starts && cell_ends
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
        closed && bracket || unit || words.lower(at + 1) == "van" && !words.is_word(next)
    }

    fn add_before(&self, at: usize, shape: Shape, clues: &mut Clues) {
        let words = self.words;
        let capital = matches!(shape, Shape::Middle | Shape::Start | Shape::Upper);
        let Some(before) = self.before(at) else { return };
        let prev = before.at;
        if words.token(prev).kind != Kind::Word {
            return;
        }
        let word = words.get(prev);
        let lower = words.lower(prev);
        // "TST-21-Z. Vorig": the end of a number is no initial.
        let number = before.stop && !is_initial(self, prev) && prev > 1 && words.token(prev - 2).kind == Kind::Number;
        let single = words.token(prev).range().len() == 1
            && !number
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
        let called = before.direct() && called::called(self, at, prev);
        clues.add_if(called, Clue::Called);
        if !before.apart {
            // In capitals "MENEER VOORKOMEN" tells no name from a verb.
            let ordinary = words.ordinary(at) && !words.get(at).entry.listed_name();
            let blind = || {
                !called
                    && (shape == Shape::Blind && ordinary
                        || matches!(shape, Shape::Blind | Shape::Lower | Shape::LowerMail)
                            && called::follower(self, at))
            };
            match self.address(prev) {
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
        let acts = self.address(prev) == Some(Address::Family) && !capital && called::follower(self, at);
        let kin = (word.entry.kinship() || word.cover.kinship()) && vocabulary::bears_name(lower) && !acts
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
        let named = vocabulary::naming(lower) && !(lower == "zegt" && !before.opened && !self.everybody_says(prev))
            || here
            || lower == "zeggen" && self.everybody_says(prev)
            || lower == "als" && prev > 0 && words.lower(prev - 1) == "bekend";
        // "zonder naam, Testdorp": what stands behind it is not said to be the name.
        let nameless = lower == "naam" && prev > 0 && among!(words.lower(prev - 1), "zonder" | "geen" | "anoniem");
        let place = words.get(at).ours && !words.get(at).entry.first().listed();
        if (named || reflexive)
            && !nameless
            && !place
            && !before.apart
            && !matches!(words.lower(at), "haar" | "hem" | "zijn" | "hun" | "het")
        {
            clues.add(Clue::AfterNaming);
        }
        if before.direct() && matches!(lower, "sint" | "st" | "heilige" | "sinte") && words.capital(prev) {
            clues.add(Clue::Allowed);
        }
        if before.direct() {
            clues.add_if(words.allowed(prev) && words.token(prev).casing == Casing::Upper, Clue::AfterIn);
            clues.add_if(vocabulary::of_place(lower), Clue::AfterIn);
            clues.add_if(vocabulary::of_place(lower) && words.get(at).entry.place(), Clue::Place);
            clues.add_if(vocabulary::of_person(lower), Clue::AfterWith);
            let surname =
                lower == "de" && shape == Shape::Middle && words.get(at).entry.surname().listed() && !self.venue(prev);
            clues.add_if(vocabulary::article(lower) && !surname, Clue::AfterArticle);
        }
        let at_home = words.get(prev).ours && words.get(at).ours;
        if words.is_particle(prev) && before.direct() && !anew && !at_home && self.particle_follows_name(prev, at)
            || words.shortened_particles(at).is_some() && words.capital(at)
        {
            clues.add(Clue::AfterParticle);
        }
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

    /// Whether the chain of tussenvoegsels that ends here stands behind a title, an initial or a word of family, or begins with a
    /// capital within a sentence.
    fn particle_follows_name(&self, end: usize, name: usize) -> bool {
        let words = self.words;
        let mut start = end;
        while start > 0 && end - start < 6 && words.is_particle(start - 1) && words.gap(start - 1).len() <= 2 {
            start -= 1;
        }
        let before = self.before(start);
        let venue = self.venue(start);
        let letter = before.is_some_and(|b| b.stop && words.token(b.at).range().len() == 1);
        if letter && words.capital(start) && self.opens_anew(start) {
            return false;
        }
        let labelled = before.is_some_and(|b| b.colon) && words.capital(name);
        let told = matches!(self.zones.get(start), Zone::Private | Zone::Present) && (words.capital(start) || labelled);
        if told
            || words.capital(start)
                && !words.token(start).sentence_start
                && !matches!(self.shapes[start], Some(Shape::Blind | Shape::Start))
        {
            return !venue;
        }
        let Some(before) = before else { return false };
        let prev = before.at;
        if called::adjunct(self, start, name) {
            return false;
        }
        if words.get(name).ours && !words.get(name).entry.surname().listed() {
            return false;
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
        if old && !venue {
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
            || before.direct() && (vocabulary::calls(lower) || called::named_by_clause(self, prev));
        if nickname && words.capital(name) || self.heads_item(start, name) {
            return true;
        }
        initial || title || joined || kin && words.get(name).entry.first() != Tier::Any
    }

    /// Whether a word that opens a building or an organisation stands before the article at `at`: "zaal De Linde".
    fn venue(&self, at: usize) -> bool {
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

    /// The last word before a token, and what stands between.
    pub(crate) fn before(&self, at: usize) -> Option<Before> {
        self.befores.get(at).copied().flatten()
    }

    /// The form of address at a token; "de ene kant" is none.
    pub(super) fn address(&self, at: usize) -> Option<Address> {
        let lower = self.words.lower(at);
        let counted = lower == "ene" && at > 0 && vocabulary::article(self.words.lower(at - 1));
        vocabulary::address(lower).filter(|_| !counted)
    }

    /// The word at `at` is put before or behind a first name in another tongue ("lalla Fadma", "gül abla"): the name's token.
    pub(super) fn honours(&self, at: usize) -> Option<usize> {
        self.honoured.get(at).copied().flatten()
    }

    /// A word of family that bears a name stands here.
    pub(super) fn relative(&self, at: usize) -> bool {
        let word = self.words.get(at);
        (word.entry.kinship() || word.cover.kinship()) && vocabulary::bears_name(self.words.lower(at))
    }

    /// "een V. In de pauze": what opens a sentence is no surname behind an initial, unless it leads to one ("J. In de Braekt").
    fn opens_anew(&self, at: usize) -> bool {
        let words = self.words;
        let mut end = at;
        while words.is_particle(end) && end - at < 4 {
            end += 1;
        }
        vocabulary::opens_sentence(words.lower(at)) && !(end > at && words.capital(end))
    }

    /// "[12:03] Merel: ik kom niet": who speaks in a chat.
    fn speaks(&self, at: usize) -> bool {
        let words = self.words;
        let timed = at > 1 && (words.is_sign(at - 1, "]") || words.is_sign(at - 1, "-"));
        timed && words.token(at - 2).kind == Kind::Number && words.is_sign(at + 1, ":") && words.capital(at)
    }

    /// An organisation with a person's name (Mondriaan): what organisations do as well tells nothing.
    pub(super) fn partly_named(&self, at: usize) -> bool {
        let word = self.words.get(at);
        word.entry.organisation() && word.entry.allow_soft()
    }

    /// "2. Krol: stookkosten", "- vd Ven: kat weg": whom an item of a list is about.
    fn heads_item(&self, start: usize, name: usize) -> bool {
        let words = self.words;
        let numbered = start > 1 && words.is_sign(start - 1, ".") && words.token(start - 2).kind == Kind::Number;
        let dashed = start > 0 && words.token(start - 1).line_start && matches!(words.text(start - 1), "-" | "*" | "•");
        let entry = words.get(name).entry;
        let surname = entry.firm_surname() && !matches!(entry.common(), 1..=3) && !words.get(name).ours;
        let surname = surname && !self.partly_named(name);
        (numbered || dashed) && surname && words.is_sign(name + 1, ":") && !entry.role() && !entry.marker()
    }

    /// "QRW-30155", "Rd4": letters of a code.
    fn codes(&self, at: usize) -> bool {
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

    /// What the words around turned out to be.
    fn add_neighbours(&self, at: usize, chance: &[f32], clues: &mut Clues) {
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
            let at_home = words.get(prev).ours && words.get(at).ours || of_place;
            // "Gosia in het donker": where the name has a capital a surname of an ordinary word has one too.
            let small = !words.capital(at)
                && words.ordinary(at)
                && (words.capital(start) || called::of_place_or_time(words.lower(chain)));
            if start < prev
                && name(start)
                && !at_home
                && !small
                && self.shapes[start].is_some()
                && words.get(start).genitive == 0
            {
                clues.add(Clue::AfterParticle);
            }
            let joint = matches!(words.text(prev), "en" | "," | "/" | "&" | "+" | "of");
            if joint && prev > 0 && name(prev - 1) && close(prev) && words.get(prev - 1).genitive == 0 {
                clues.add(Clue::Sibling);
                clues.add_if(called::joined(self, at, prev - 1), Clue::Called);
            }
        }
        if at + 1 < words.len() {
            if name(at + 1) && close(at) && !words.token(at + 1).sentence_start {
                clues.add(Clue::BeforeName);
            }
            if words.is_sign(at + 1, "-") && words.touches_next(at) && words.touches_next(at + 1) && name(at + 2) {
                clues.add(Clue::BeforeName);
            }
            let joint = matches!(words.text(at + 1), "en" | "/" | "&" | "+");
            if joint && name(at + 2) && close(at + 1) {
                clues.add(Clue::Sibling);
                clues.add_if(called::joined(self, at, at + 2), Clue::Called);
            }
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
    }

    /// What a title, an initial or a name beside it says goes before what the word may be besides a name.
    fn settle(&self, at: usize, clues: &mut Clues) {
        if clues.has(Clue::AfterParticle) {
            clues.remove(Clue::AfterArticle);
            clues.remove(Clue::AfterIn);
        }
        let shape = self.shapes[at];
        // "de buurvrouw, Saba": behind a word of family a country is a name that it shares.
        if clues.has(Clue::AfterKinship) && self.words.capital(at) && self.words.get(at).entry.first().listed() {
            clues.remove(Clue::Nation);
            clues.remove(Clue::Place);
        }
        let personal = [Clue::AfterTitle, Clue::AfterInitial, Clue::AfterName, Clue::AfterParticle, Clue::AfterNaming];
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
            if entry.allow_soft() || entry.allow_capitals() && entry.listed_name() {
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

/// See [`Scored::honours`].
fn honoured(words: &Words, at: usize) -> Option<usize> {
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
    let fits = small || vocabulary::honorific_capital(lower) && words.capital(at + 1);
    (fits && words.gap(at) == " " && named(at + 1)).then_some(at + 1)
}

/// For each token whether a name stands so near that it may say something of it.
fn near_names(chance: &[f32]) -> Vec<bool> {
    let mut near = vec![false; chance.len()];
    for at in (0..chance.len()).filter(|at| chance[*at] >= NAME) {
        let end = (at + REACH + 1).min(near.len());
        near[at.saturating_sub(REACH)..end].fill(true);
    }
    near
}

/// For each sentence whether its ordinary words have capitals too ("Wie Pakt De Regie?"): there a capital says nothing.
fn title_case(words: &Words) -> Vec<bool> {
    let headed = |sentence: &std::ops::Range<usize>| {
        let (mut plain, mut capital) = (0, 0);
        for at in sentence.clone().filter(|&at| words.is_word(at) && !words.token(at).sentence_start) {
            let word = words.get(at);
            if words.token(at).range().len() > 1
                && words.ordinary(at)
                && !word.entry.particle()
                && !word.entry.listed_name()
            {
                plain += 1;
                capital += usize::from(words.token(at).casing == Casing::Capital && !words.allowed(at));
            }
        }
        capital >= 2 && 5 * capital >= 4 * plain
    };
    words.view.sentences.iter().map(headed).collect()
}

/// A word of a script without capitals (Chinese, Arabic, Tamil): in a Dutch mail it is a name more often than not.
fn is_caseless(word: &str) -> bool {
    word.chars().next().is_some_and(|c| !c.is_ascii() && c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase())
}
