//! What the lists know of each word of a view, asked once: the entry of the word, the phrase that covers it, and whether
//! it belongs to a street, a place of the profile or a partner.

mod halls;
mod streets;

use super::among::among;
use super::settings::FindSettings;
use super::view::{Casing, Kind, Token, View};
use super::vocabulary;
use crate::dictionary::{Dictionary, Entry, ProfilePlaces, Tier, key, keyed};
use std::borrow::Cow;

/// Most words that a listed phrase has.
const LONGEST_PHRASE: usize = 7;

/// A view with its words looked up. Indices are those of the view's tokens.
pub(crate) struct Words<'a> {
    /// The view.
    pub view: &'a View,
    /// The lists.
    pub dictionary: &'a Dictionary,
    words: Vec<Word>,
    spelled: Vec<Spelled<'a>>,
    /// Whether each token is a tussenvoegsel, once that is known.
    particles: Vec<bool>,
}

/// How a token is written; each is asked of it many times.
#[derive(Clone, Copy)]
struct Spelled<'a> {
    text: &'a str,
    lower: &'a str,
    /// What stands between it and the next token.
    gap: &'a str,
    /// All of `lower` is ASCII.
    plain: bool,
    /// A word that begins with a capital.
    capital: bool,
    /// A sign.
    sign: bool,
}

impl<'a> Spelled<'a> {
    /// What stands past the end.
    const PAST: Spelled<'static> = Spelled { text: "", lower: "", gap: "\n", plain: true, capital: false, sign: false };

    fn of(view: &'a View, at: usize) -> Self {
        let token = &view.tokens[at];
        let (text, lower) = (view.word(token), view.lower_word(token));
        let next = view.tokens.get(at + 1);
        let gap = next.map_or("\n", |next| &view.text()[token.range().end..next.range().start]);
        let capital = token.kind == Kind::Word
            && matches!(token.casing, Casing::Capital | Casing::Upper | Casing::Mixed)
            && text.chars().next().is_some_and(char::is_uppercase);
        Self { text, lower, gap, plain: lower.is_ascii(), capital, sign: token.kind == Kind::Punct }
    }
}

/// What is known of one token.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Word {
    /// Entry of the word, without genitive where only that is listed.
    pub entry: Entry,
    /// Entry of the phrase that it is part of.
    pub cover: Entry,
    /// Tokens of that phrase from here on; 0 if no phrase begins here.
    pub phrase: u8,
    /// Bytes of genitive or plural at the end of the token.
    pub genitive: u8,
    /// Not listed, but two ordinary words in one.
    pub compound: bool,
    /// Part of the name of a street.
    pub street: bool,
    /// Part of the name of a hall, a room, a project or a quarter: "de Van Goghzaal", "vergaderkamer Wilg".
    pub hall: bool,
    /// The municipality of the profile, its villages and neighbourhoods.
    pub ours: bool,
    /// A partner organisation of the profile.
    pub partner: bool,
}

impl<'a> Words<'a> {
    /// Looks every word up.
    pub(crate) fn of(view: &'a View, dictionary: &'a Dictionary, settings: &FindSettings) -> Self {
        let spelled = (0..view.tokens.len()).map(|at| Spelled::of(view, at)).collect();
        let mut words =
            Self { view, dictionary, words: vec![Word::default(); view.tokens.len()], spelled, particles: Vec::new() };
        for at in 0..view.tokens.len() {
            if view.tokens[at].kind == Kind::Word {
                words.look_up(at);
            }
        }
        words.particles = (0..view.tokens.len()).map(|at| words.reads_as_particle(at)).collect();
        for at in 0..view.tokens.len() {
            words.cover(at);
        }
        words.mark_streets();
        words.mark_halls();
        words.mark_all(&dictionary.phrases_of(&settings.places), |w| w.ours = true);
        words.mark_all(&dictionary.phrases_of(&settings.partners), |w| w.partner = true);
        words
    }

    /// What is known of a token; nothing past the end.
    pub(crate) fn get(&self, at: usize) -> &Word {
        const NONE: &Word = &Word {
            entry: Entry::NONE,
            cover: Entry::NONE,
            phrase: 0,
            genitive: 0,
            compound: false,
            street: false,
            ours: false,
            partner: false,
            hall: false,
        };
        self.words.get(at).unwrap_or(NONE)
    }

    /// How many tokens there are.
    pub(crate) fn len(&self) -> usize {
        self.words.len()
    }

    /// The token itself; past the end one that is nothing.
    pub(crate) fn token(&self, at: usize) -> &Token {
        self.view.tokens.get(at).unwrap_or(&Token::PAST)
    }

    fn spelled(&self, at: usize) -> &Spelled<'a> {
        self.spelled.get(at).unwrap_or(&Spelled::PAST)
    }

    /// The token as typed, folded.
    pub(crate) fn text(&self, at: usize) -> &str {
        self.spelled(at).text
    }

    /// The token in lower case.
    pub(crate) fn lower(&self, at: usize) -> &str {
        self.spelled(at).lower
    }

    /// The look-up key of a token, genitive taken off.
    pub(crate) fn key(&self, at: usize) -> Cow<'_, str> {
        let Spelled { lower, plain, .. } = *self.spelled(at);
        let stem = lower.get(..lower.len() - usize::from(self.get(at).genitive)).unwrap_or(lower);
        if plain || stem.is_ascii() { Cow::Borrowed(stem) } else { Cow::Owned(key::fold(stem)) }
    }

    /// Place of a token in the folded text, genitive left out.
    pub(crate) fn stem_range(&self, at: usize) -> std::ops::Range<usize> {
        let range = self.token(at).range();
        range.start..range.end - usize::from(self.words[at].genitive)
    }

    /// Where a name ends whose last word is at `at`, in the folded text. A genitive has its thing behind it ("Wobbes auto"); an s before a
    /// sign, the end of a line or a verb is the name's own ("Piet Jelles, …").
    pub(crate) fn name_end(&self, at: usize) -> usize {
        let bare = self.get(at).genitive == 1;
        let behind = self.lower(at + 1);
        let thing =
            self.is_word(at + 1) && self.gap(at) == " " && !vocabulary::verb(behind) && !vocabulary::participle(behind);
        if bare && !thing { self.token(at).range().end } else { self.stem_range(at).end }
    }

    /// Whether the token is a word.
    pub(crate) fn is_word(&self, at: usize) -> bool {
        self.words.len() > at && self.token(at).kind == Kind::Word
    }

    /// Whether the token begins with a capital.
    pub(crate) fn capital(&self, at: usize) -> bool {
        self.spelled(at).capital
    }

    /// Whether the token is this sign.
    pub(crate) fn is_sign(&self, at: usize, sign: &str) -> bool {
        let spelled = self.spelled(at);
        spelled.sign && spelled.text == sign
    }

    /// Whether a token is a tussenvoegsel here: "in", "op", "uit" and the like only before an article ("op de Beek").
    pub(crate) fn is_particle(&self, at: usize) -> bool {
        self.particles.get(at).copied().unwrap_or_else(|| self.reads_as_particle(at))
    }

    fn reads_as_particle(&self, at: usize) -> bool {
        if self.is_word(at) && self.token(at).range().len() > 1 && !self.words[at].entry.particle() {
            return false;
        }
        // "'t" is a sign and a letter.
        let letter = |t: usize| matches!(self.lower(t), "t" | "s");
        if self.is_sign(at, "'") && self.touches_next(at) && letter(at + 1) && at > 0 && !self.gap(at - 1).is_empty() {
            return true;
        }
        if letter(at) && at > 0 && self.is_sign(at - 1, "'") && self.touches_next(at - 1) {
            return true;
        }
        if !self.is_word(at) || !self.get(at).entry.particle() {
            return false;
        }
        let weak = among!(
            self.lower(at),
            "aan"
                | "af"
                | "bij"
                | "in"
                | "onder"
                | "op"
                | "over"
                | "uit"
                | "voor"
                | "tot"
                | "toe"
                | "te"
                | "y"
                | "e"
                | "am"
                | "het"
                | "no"
                | "zur"
                | "zum"
                | "und"
                | "unter"
                | "ap"
                | "av"
                | "auf"
        );
        let article =
            matches!(self.lower(at + 1), "de" | "den" | "der" | "'t" | "het" | "t") || self.is_sign(at + 1, "'");
        let before_article = article && self.gap(at).len() <= 2;
        !weak
            || before_article
            || self.lower(at) == "te" && self.capital(at + 1)
            || self.lower(at) == "het" && at > 0 && self.get(at - 1).entry.particle()
    }

    /// Where "v.d.", "v/d" or "v.d" before a token begins: tussenvoegsels shortened with signs.
    pub(crate) fn shortened_particles(&self, at: usize) -> Option<usize> {
        let mut last = at.checked_sub(1)?;
        if !self.is_sign(last, ".") && !matches!(self.lower(last), "t" | "d" | "h" | "dn" | "dr") {
            return None;
        }
        // "mw. v. Oudheusden"; but not "o.l.v. Oudheusden".
        let van =
            last.checked_sub(1).filter(|&v| self.lower(v) == "v" && self.is_sign(last, ".") && self.touches_next(v));
        if let Some(van) =
            van.filter(|&v| self.capital(at) && self.gap(last).len() <= 1 && (v == 0 || !self.touches_next(v - 1)))
        {
            return Some(van);
        }
        // "dhr v.'t Hek".
        let article = last.checked_sub(3).filter(|&v| {
            self.lower(last) == "t"
                && self.is_sign(last - 1, "'")
                && self.is_sign(last - 2, ".")
                && self.lower(v) == "v"
                && self.capital(at)
                && self.touches_next(v)
        });
        if article.is_some() {
            return article;
        }
        if self.is_sign(last, ".") {
            last = last.checked_sub(1)?;
        }
        let start = last.checked_sub(2)?;
        let sign = self.is_sign(start + 1, ".") || self.is_sign(start + 1, "/");
        let letters = self.lower(start) == "v" && matches!(self.lower(last), "d" | "h" | "dn" | "dr");
        // "mw. v. d. Akker".
        let spaced = self.is_sign(start + 1, ".") && self.gap(start + 1) == " " && at > last + 1;
        let tied = self.touches_next(start) && (self.touches_next(start + 1) || spaced);
        (letters && sign && tied && self.gap(at - 1).len() <= 1).then_some(start)
    }

    /// The folded text between two tokens that follow each other.
    pub(crate) fn gap(&self, before: usize) -> &str {
        self.spelled(before).gap
    }

    /// Whether the next token touches this one.
    pub(crate) fn touches_next(&self, at: usize) -> bool {
        at + 1 < self.words.len() && self.gap(at).is_empty()
    }

    /// Whether a word is ordinary Dutch, listed or put together.
    pub(crate) fn ordinary(&self, at: usize) -> bool {
        let word = self.get(at);
        word.entry.ordinary() || word.compound || word.cover.ordinary()
    }

    /// "Zahra's nummer", "Corries lijn": how somebody else than the writer is reached.
    pub(crate) fn reaches_another(&self, at: usize) -> bool {
        self.get(at).genitive > 0
            && self.capital(at)
            && !self.get(at).entry.role()
            && self.token(at + 1).line == self.token(at).line
            && among!(
                self.lower(at + 1),
                "lijn" | "nummer" | "nr" | "mobiel" | "mobieltje" | "telefoon" | "telefoonnummer" | "tel" | "mailadres"
            )
    }

    /// A shortened word of forms and notes ("Geb.", "zaaknr"). One that is a name too needs its stop ("Med: 20 mg").
    pub(crate) fn abbreviation(&self, at: usize) -> bool {
        let (entry, lower) = (self.get(at).entry, self.lower(at));
        let stopped = || self.gap(at).is_empty() && (self.is_sign(at + 1, ".") || self.is_sign(at + 1, ":"));
        entry.abbreviation() && (!entry.listed_name() || stopped())
            || lower.len() > 3 && lower.ends_with("nr")
            || self.is_cut_off(at)
    }

    /// "Ethiop. kalender": a word that no list has, with a stop within a sentence of a mail that uses capitals.
    fn is_cut_off(&self, at: usize) -> bool {
        let goes_on = || {
            at + 2 < self.len()
                && self.gap(at).is_empty()
                && self.is_sign(at + 1, ".")
                && self.gap(at + 1) == " "
                && self.is_word(at + 2)
                && self.token(at + 2).casing == Casing::Lower
        };
        let short = (3..=8).contains(&self.lower(at).len());
        short && !self.get(at).entry.known() && !self.get(at).compound && !self.view.is_lower_at(at) && goes_on()
    }

    /// Whether a word stays: on the list of what is never a name, in the form in which it is written here.
    pub(crate) fn allowed(&self, at: usize) -> bool {
        let word = self.get(at);
        let capitals = self.token(at).casing == Casing::Upper;
        let written = || {
            let lower = self.token(at).casing == Casing::Lower;
            (capitals || lower) && !self.names_by_letters(at) || word.phrase > 1
        };
        let allowed = |e: Entry| e.allow() || e.allow_capitals() && written();
        word.partner || allowed(word.entry) || word.cover.allow() || word.cover.allow_capitals()
    }

    /// "tom wil niet", "TOM WIL NIET": where its letters can't tell a first name from an abbreviation (TOM), it is the name.
    pub(crate) fn names_by_letters(&self, at: usize) -> bool {
        let token = self.token(at);
        let blind = self.view.lines.get(token.line as usize).is_some_and(|line| line.all_caps);
        let entry = self.get(at).entry;
        (token.casing == Casing::Lower || token.casing == Casing::Upper && blind)
            && token.range().len() > 2
            && entry.first() == Tier::Any
            && entry.firm_first()
    }

    /// Whether the administrator has a word taken out wherever it stands.
    pub(crate) fn denied(&self, at: usize) -> bool {
        let word = self.get(at);
        self.is_word(at) && (word.entry.denied() || word.cover.denied())
    }

    fn look_up(&mut self, at: usize) {
        /// How much like a name a word sounds at the least that is taken for one.
        const LIKE_A_NAME: f32 = 0.8;
        let (mut entry, mut genitive, compound) = self.dictionary.read(self.lower(at));
        // "twee paprika's": in small letters the plural of the lexicon is one.
        if genitive == 2 && self.token(at).casing == Casing::Lower {
            let whole = self.dictionary.look_up(&keyed(self.lower(at)));
            (entry, genitive) = if whole.ordinary() { (whole, 0) } else { (entry, genitive) };
        }
        let sounds = compound && self.dictionary.sound(&keyed(self.lower(at))) > LIKE_A_NAME;
        let word = &mut self.words[at];
        (word.entry, word.genitive) = (entry, genitive);
        // Two words by chance, where it sounds like nothing but a name.
        word.compound = compound && !sounds;
    }

    /// Finds the longest listed phrase that begins at a token.
    fn cover(&mut self, at: usize) {
        // Within the name of an organisation no other phrase begins: "Rechtbank Den Haag" is no town.
        if self.words[at].cover.allow() && self.words[at].phrase == 0 {
            return;
        }
        if !self.is_word(at) || !self.dictionary.opens_phrase(self.words[at].entry, self.lower(at)) {
            return;
        }
        let Some((end, entry)) = self.longest_phrase(at) else { return };
        self.words[at].phrase = u8::try_from(end - at).unwrap_or(u8::MAX);
        for word in &mut self.words[at..end] {
            word.cover = entry;
        }
    }

    fn longest_phrase(&self, at: usize) -> Option<(usize, Entry)> {
        let (glue, second) = self.glue(at)?;
        if !self.dictionary.phrase_goes_on(&keyed(self.lower(at)), glue, &keyed(self.lower(second))) {
            return None;
        }
        let mut walk = self.dictionary.walk();
        let mut found = None;
        let mut next = at;
        for _ in 0..LONGEST_PHRASE {
            if !walk.push(&keyed(self.lower(next))) {
                break;
            }
            if next > at
                && let Some(entry) = walk.entry()
            {
                found = Some((next + 1, entry));
            }
            let Some((glue, following)) = self.glue(next) else { break };
            if !walk.push(glue) {
                break;
            }
            next = following;
        }
        found
    }

    /// What binds a token to the next word of a phrase: a space (a full stop may stand before it), a dash or a slash.
    fn glue(&self, at: usize) -> Option<(&'static str, usize)> {
        let mut next = at + 1;
        if self.is_sign(next, ".") && self.touches_next(at) {
            next += 1;
        }
        if next >= self.len() {
            return None;
        }
        // A phrase goes on behind the mark of a quotation.
        if self.is_sign(next, ">") && self.token(next).line_start && self.is_word(next + 1) && self.gap(at).len() <= 2 {
            return Some((" ", next + 1));
        }
        for sign in ["-", "/"] {
            if next == at + 1 && self.is_sign(next, sign) && self.touches_next(at) && self.touches_next(next) {
                return Some((if sign == "-" { "-" } else { "/" }, next + 1));
            }
        }
        let gap = self.gap(next - 1);
        let near = !gap.is_empty() && gap.len() <= 3 && !gap.contains('\t') && gap.matches('\n').count() <= 1;
        (near && self.token(next).kind != Kind::Punct).then_some((" ", next))
    }

    /// Marks every place where one of these phrases stands, capitalised or not.
    fn mark_all(&mut self, phrases: &ProfilePlaces, mark: impl Fn(&mut Word)) {
        if phrases.longest() == 0 {
            return;
        }
        let mut at = 0;
        while at < self.len() {
            let found = if self.is_word(at) { self.longest_of(phrases, at) } else { None };
            let end = found.unwrap_or(at + 1);
            if found.is_some() {
                self.words[at..end].iter_mut().for_each(&mark);
            }
            at = end;
        }
    }

    fn longest_of(&self, phrases: &ProfilePlaces, at: usize) -> Option<usize> {
        let first = self.lower(at);
        let opens = if first.is_ascii() { phrases.opens(first) } else { phrases.opens(&key::fold(first)) };
        if !opens {
            return None;
        }
        let mut key = String::new();
        let mut next = at;
        let mut found = None;
        for _ in 0..phrases.longest() + 2 {
            key::fold_into(self.lower(next), &mut key);
            if phrases.has(&key) {
                found = Some(next + 1);
            }
            let Some((glue, following)) = self.glue(next) else { break };
            key.push_str(glue);
            if !phrases.goes_on(&key) {
                break;
            }
            next = following;
        }
        found
    }
}
