//! What is around a word, as the features that `dictionaries/train-words` learns from: the words and signs beside it, what the
//! lists know of them, how they are written, and where they stand.

use super::super::among::among;
use super::super::chat;
use super::super::recognise::is_dwelling;
use super::super::recognise::person::Scored;
use super::super::view::{Casing, Kind};
use super::super::vocabulary;
use super::super::words::Words;
use super::super::zones::Zone;
use crate::dictionary::{Hash, Part, Tier, keyed};
use foldhash::{HashMap, HashMapExt};
use std::borrow::Cow;
use std::ops::Range;

/// Of longer words only so many letters are read.
const LETTERS: usize = 14;
/// Words farther than this from a word say nothing of it.
const FAR: usize = 7;
/// What is written in one (`12-5-84`, `212-A3`) is read as far as this on either side.
const GLUED: usize = 7;

/// Letters that features are put together from.
#[derive(Clone)]
pub(super) struct Piece<'a> {
    letters: Cow<'a, str>,
    part: Part,
}

impl<'a> Piece<'a> {
    const fn fixed(letters: &'static str) -> Piece<'static> {
        Piece { letters: Cow::Borrowed(letters), part: Part::of(letters) }
    }

    fn of(letters: impl Into<Cow<'a, str>>) -> Self {
        let letters = letters.into();
        let part = Part::of(&letters);
        Self { letters, part }
    }
}

/// A piece that is known when the house is built.
macro_rules! fixed {
    ($letters:expr) => {{
        const PIECE: &Piece<'static> = &Piece::fixed($letters);
        PIECE
    }};
}

/// Who wants to know the features of a word.
pub(super) trait Wants {
    /// Is given one, in the pieces that it is put together from.
    fn feature(&mut self, pieces: &[&Piece]);
}

/// The hash of each is asked for.
pub(super) struct Hashes<F: FnMut(Hash)>(pub F);

impl<F: FnMut(Hash)> Wants for Hashes<F> {
    fn feature(&mut self, pieces: &[&Piece]) {
        (self.0)(pieces.iter().fold(Hash::EMPTY, |hash, piece| hash.joined(piece.part)));
    }
}

/// Each as it is written in `word-weights.tsv`.
impl Wants for Vec<String> {
    fn feature(&mut self, pieces: &[&Piece]) {
        self.push(pieces.iter().map(|piece| piece.letters.as_ref()).collect());
    }
}

/// The features of the words of a mail.
pub(super) struct Features<'a> {
    scored: &'a Scored<'a>,
    /// What each token says: its key, the shape of a number, a sign.
    says: Vec<Piece<'a>>,
    /// What the lists make of each token; a common word is its own kind.
    kinds: Vec<Piece<'a>>,
    /// The letters with which each word ends and begins, if it has letters enough.
    ends: Vec<Option<[Part; 3]>>,
    /// Tokens that stamp a message of a chat.
    stamps: Vec<Range<usize>>,
    /// Words that are most likely names somewhere in the mail.
    named: Named<'a>,
}

/// Words that are most likely names somewhere in a mail, by key: the first such place, and whether there are more.
pub(super) struct Named<'a> {
    words: &'a Words<'a>,
    places: HashMap<Cow<'a, str>, (usize, bool)>,
}

impl<'a> Named<'a> {
    /// What is a name with this chance at one place may be one at another, however it is written there.
    const LIKELY: f32 = 0.6;

    /// Reads a mail whose words have their chances of being a name.
    pub(super) fn of(scored: &Scored<'a>) -> Self {
        let words = scored.words;
        let mut places = HashMap::new();
        for at in (0..words.len()).filter(|&at| words.is_word(at) && scored.chance[at] >= Self::LIKELY) {
            places.entry(words.key(at)).and_modify(|(_, more)| *more = true).or_insert((at, false));
        }
        Self { words, places }
    }

    /// Whether a word is most likely a name elsewhere in the mail ("meneer de Wit" where "de wit" stands).
    pub(super) fn elsewhere(&self, at: usize) -> bool {
        !self.places.is_empty()
            && self.words.is_word(at)
            && self.places.get(&self.words.key(at)).is_some_and(|(first, more)| *more || *first != at)
    }
}

impl<'a> Features<'a> {
    /// Reads a mail whose words have their chances of being a name.
    pub(super) fn of(scored: &'a Scored<'a>) -> Self {
        let words = scored.words;
        let says: Vec<Piece> = (0..words.len()).map(|at| said(words, at)).collect();
        let kinds = (0..words.len()).map(|at| kind(words, at, &says[at])).collect();
        let ends = says.iter().map(|word| ends(&word.letters).map(|ends| ends.map(Part::of))).collect();
        let stamps =
            words.view.lines.iter().map(|line| chat::stamp(words.view, line)).filter(|stamp| !stamp.is_empty());
        Self { scored, says, kinds, ends, stamps: stamps.collect(), named: Named::of(scored) }
    }

    /// Whether a hunch is had of a token: numbers but for times, amounts and those of lists, and words that are none of the commonest.
    pub(super) fn of_interest(&self, at: usize) -> bool {
        let words = self.scored.words;
        match words.token(at).kind {
            _ if in_brackets(words, at) || in_file_name(words, at) => false,
            Kind::Number => !counts(words, at) && !self.stamps(at),
            Kind::Punct => false,
            // "9a" and "9 a" have a letter; another letter is an initial.
            Kind::Word if words.token(at).range().len() == 1 => {
                at >= 1 && words.token(at - 1).kind == Kind::Number && words.gap(at - 1).len() <= 1
            }
            Kind::Word => {
                let entry = words.get(at).entry;
                words.capital(at)
                    || !(1..=3).contains(&entry.common())
                    || !entry.ordinary()
                    || self.is_named_elsewhere(at)
            }
        }
    }

    /// Whether a word is most likely a name elsewhere in the mail.
    pub(super) fn is_named_elsewhere(&self, at: usize) -> bool {
        self.named.elsewhere(at)
    }

    /// Whether a token is part of the stamp of a message.
    fn stamps(&self, at: usize) -> bool {
        let next = self.stamps.partition_point(|stamp| stamp.end <= at);
        self.stamps.get(next).is_some_and(|stamp| stamp.contains(&at))
    }

    /// Tells each feature of a token.
    pub(super) fn each(&self, at: usize, wants: &mut impl Wants) {
        let space = fixed!(" ");
        let say = |away: isize| self.say(at, away);
        let kind = |away: isize| self.kind(at, away);
        wants.feature(&[fixed!("w0 "), say(0)]);
        for (away, [ahead, back]) in (1..).zip(NEAR) {
            let (behind, before) = (say(away), say(-away));
            wants.feature(&[ahead, behind]);
            wants.feature(&[back, before]);
            wants.feature(&[fixed!("near "), behind]);
            wants.feature(&[fixed!("near "), before]);
        }
        for away in NEAR.len() + 1..=FAR {
            wants.feature(&[fixed!("far+ "), say(away.cast_signed())]);
            wants.feature(&[fixed!("far- "), say(-away.cast_signed())]);
        }
        for (name, first, second) in [
            (fixed!("ab "), -2, -1),
            (fixed!("bc "), -1, 0),
            (fixed!("cd "), 0, 1),
            (fixed!("de "), 1, 2),
            (fixed!("bd "), -1, 1),
            (fixed!("ac "), -2, 0),
        ] {
            wants.feature(&[name, say(first), space, say(second)]);
        }
        let kinds = [-3, -2, -1, 0, 1, 2].map(kind);
        let [before3, before2, before, own, behind, behind2] = kinds;
        let names = [fixed!("k-2 "), fixed!("k-1 "), fixed!("k0 "), fixed!("k+1 "), fixed!("k+2 ")];
        names.into_iter().zip(&kinds[1..]).for_each(|(name, kind)| wants.feature(&[name, kind]));
        wants.feature(&[fixed!("K-- "), before2, space, before, space, own, space]);
        wants.feature(&[fixed!("K-+ "), before, space, own, space, behind, space]);
        wants.feature(&[fixed!("K++ "), own, space, behind, space, behind2, space]);
        wants.feature(&[fixed!("K- "), before, space, own, space]);
        wants.feature(&[fixed!("K+ "), own, space, behind, space]);
        wants.feature(&[fixed!("K5 "), before2, space, before, space, own, space, behind, space, behind2, space]);
        wants.feature(&[fixed!("K4 "), before3, space, before2, space, before, space, own, space]);
        wants.feature(&[fixed!("Kx "), before, space, behind, space]);
        wants.feature(&[fixed!("Kb "), before2, space, before, space]);
        self.spelling(at, wants);
        self.shapes(at, wants);
        self.places(at, wants);
    }

    /// What the letters of a word and of those beside it look like.
    fn spelling(&self, at: usize, wants: &mut impl Wants) {
        let rows = [
            (0, [fixed!("end30 "), fixed!("end40 "), fixed!("beg30 ")]),
            (-1, [fixed!("end3- "), fixed!("end4- "), fixed!("beg3- ")]),
            (1, [fixed!("end3+ "), fixed!("end4+ "), fixed!("beg3+ ")]),
        ];
        for (away, names) in rows {
            let Some(beside) = self.beside(at, away) else { continue };
            let (Some(letters), Some(parts)) = (ends(&self.says[beside].letters), self.ends[beside]) else { continue };
            for ((name, letters), part) in names.into_iter().zip(letters).zip(parts) {
                wants.feature(&[name, &Piece { letters: letters.into(), part }]);
            }
        }
    }

    /// How a word, and what is written in one with it, looks.
    fn shapes(&self, at: usize, wants: &mut impl Wants) {
        let words = self.scored.words;
        let lower = if words.view.is_lower_at(at) { fixed!("l") } else { fixed!("c") };
        let start = if words.token(at).sentence_start { fixed!("^") } else { fixed!("") };
        let case = casing(words, at);
        wants.feature(&[fixed!("case "), case, start, lower]);
        wants.feature(&[fixed!("cases "), casing(words, at.wrapping_sub(1)), case, casing(words, at + 1), start]);
        let run = self.glued(at);
        if run.len() > 1 {
            let shape = Piece::of(self.shape(run.clone(), at));
            wants.feature(&[fixed!("run "), &shape]);
            wants.feature(&[fixed!("run "), &shape, fixed!(" "), self.say(run.start, -1)]);
            let behind = self.says.get(run.end).unwrap_or(fixed!(BORDER));
            wants.feature(&[fixed!("run "), &shape, fixed!(" + "), behind]);
        }
        let chance = |at: usize| self.scored.chance.get(at).map_or(fixed!("-"), |chance| bucket(*chance));
        let (own, before, behind) = (chance(at), chance(at.wrapping_sub(1)), chance(at + 1));
        wants.feature(&[fixed!("name "), own]);
        wants.feature(&[fixed!("name- "), before]);
        wants.feature(&[fixed!("name+ "), behind]);
        wants.feature(&[fixed!("names "), before, own, behind]);
        wants.feature(&[fixed!("name "), own, fixed!(" "), self.kind(at, -1)]);
        if self.is_named_elsewhere(at) {
            wants.feature(&[fixed!("again "), case, start, lower]);
            wants.feature(&[fixed!("again "), case, fixed!(" "), self.kind(at, 0)]);
            wants.feature(&[fixed!("again- "), case, fixed!(" "), self.say(at, -1)]);
            wants.feature(&[fixed!("again+ "), case, fixed!(" "), self.say(at, 1)]);
            wants.feature(&[fixed!("again-+ "), self.kind(at, -1), fixed!(" "), case, fixed!(" "), self.kind(at, 1)]);
        }
    }

    /// The signs and numbers of a row of tokens that are written in one, and how its words are written; `_` before the one at `at`.
    fn shape(&self, run: Range<usize>, at: usize) -> String {
        let words = self.scored.words;
        let mut shape = String::new();
        for t in run {
            if t == at {
                shape.push('_');
            }
            match words.token(t).kind {
                Kind::Number => shape.push_str(&self.says[t].letters),
                Kind::Punct => shape.push_str(words.text(t)),
                Kind::Word => shape.push_str(match (words.capital(t), words.text(t).len()) {
                    (false, 1) => "x",
                    (true, 1) => "X",
                    (false, _) => "xx",
                    (true, _) => "XX",
                }),
            }
        }
        shape
    }

    /// Where a word stands: in which part of the mail, behind which label, as which of its line.
    fn places(&self, at: usize, wants: &mut impl Wants) {
        let words = self.scored.words;
        let own = self.kind(at, 0);
        let zone = match self.scored.zones.get(at) {
            Zone::Body => fixed!("body"),
            Zone::Subject => fixed!("subject"),
            Zone::Greeting => fixed!("greeting"),
            Zone::Signature => fixed!("signature"),
            Zone::Header => fixed!("header"),
            Zone::Present => fixed!("present"),
            Zone::Private => fixed!("private"),
            Zone::File => fixed!("file"),
        };
        wants.feature(&[fixed!("zone "), zone]);
        wants.feature(&[fixed!("zone "), zone, fixed!(" "), own]);
        let token = words.token(at);
        let Some(line) = words.view.lines.get(token.line as usize) else { return };
        let ahead = (line.tokens.start..at).rev().take(FAR * 2);
        if let Some(colon) = ahead.into_iter().find(|&t| words.is_sign(t, ":") && !words.touches_next(t)) {
            let label = self.say(colon, -1);
            wants.feature(&[fixed!("label "), label]);
            wants.feature(&[fixed!("label "), label, fixed!(" "), own]);
        }
        if line.tokens.len() <= 4 {
            wants.feature(&[fixed!("short "), own]);
        }
        if at == line.tokens.start {
            wants.feature(&[fixed!("first "), own]);
        }
    }

    /// What is written in one with a token.
    fn glued(&self, at: usize) -> Range<usize> {
        let words = self.scored.words;
        let start = (at.saturating_sub(GLUED)..at).rev().take_while(|&t| words.gap(t).is_empty()).last().unwrap_or(at);
        let end = (at..words.len().min(at + GLUED)).take_while(|&t| words.gap(t).is_empty()).last();
        let end = end.map_or(at + 1, |last| (last + 2).min(words.len()));
        start..end
    }

    fn say(&self, at: usize, away: isize) -> &Piece<'a> {
        self.beside(at, away).map_or(fixed!(BORDER), |at| &self.says[at])
    }

    fn kind(&self, at: usize, away: isize) -> &Piece<'a> {
        self.beside(at, away).map_or(fixed!(BORDER), |at| &self.kinds[at])
    }

    /// A token so many away.
    fn beside(&self, at: usize, away: isize) -> Option<usize> {
        at.checked_add_signed(away).filter(|at| *at < self.says.len())
    }
}

/// What stands past the ends of a mail.
const BORDER: &str = "$";
/// What stands so many steps behind and before a word says something of it; what is farther than these only that it is near.
const NEAR: [[&Piece<'static>; 2]; 3] =
    [[fixed!("w+1 "), fixed!("w-1 ")], [fixed!("w+2 "), fixed!("w-2 ")], [fixed!("w+3 "), fixed!("w-3 ")]];

/// The last three, the last four and the first three letters of a word; none of short words and of those with other letters than
/// ASCII.
fn ends(word: &str) -> Option<[&str; 3]> {
    let long = word.len() > 4 && word.is_ascii();
    long.then(|| [&word[word.len() - 3..], &word[word.len() - 4..], &word[..3]])
}

/// Whether a token stands within a few words in square brackets, as our labels do.
fn in_brackets(words: &Words, at: usize) -> bool {
    const FEW: usize = 4;
    let bracket = |t: usize, sign: &str| words.is_sign(t, sign);
    let before = (at.saturating_sub(FEW)..at).rev().find(|&t| bracket(t, "[") || bracket(t, "]"));
    let behind = (at + 1..=at + FEW).find(|&t| bracket(t, "[") || bracket(t, "]"));
    before.is_some_and(|t| bracket(t, "[")) && behind.is_some_and(|t| bracket(t, "]"))
}

/// "verklaring_b_jansen": names in what underscores join are found by their own rules.
fn in_file_name(words: &Words, at: usize) -> bool {
    let joined = |sign: usize| words.is_sign(sign, "_");
    words.touches_next(at) && joined(at + 1) || at >= 1 && words.touches_next(at - 1) && joined(at - 1)
}

/// Whether a number only counts: one of a list (`2.`), a time (`23:49`) and the day before it, thousands (`41.000`), money, a
/// share, how many times (`2x`).
fn counts(words: &Words, at: usize) -> bool {
    let number = Number { words };
    let listed = words.token(at).line_start
        && number.digits(at) <= 2
        && [".", ")"].iter().any(|sign| number.joined(at, sign))
        && !words.touches_next(at + 1);
    let money = at >= 1 && words.is_sign(at - 1, "€") || words.is_sign(at + 1, "€") || words.is_sign(at + 1, "%");
    // "begin september 2026", "nov '25": no day.
    let before = |back: usize| at.checked_sub(back);
    let month = |t: usize| {
        vocabulary::month(words.lower(t)) && !before(2).is_some_and(|day| words.token(day).kind == Kind::Number)
    };
    let year = matches!(number.digits(at), 2 | 4) && before(1).is_some_and(month);
    let times = matches!(words.lower(at + 1), "x" | "e") && words.touches_next(at);
    // "bel dan 112": who comes in need.
    let alarm = matches!(words.text(at), "112" | "113") && at > 0 && calls(words.lower(at - 1));
    // The first of what is joined by the sign: "23:49" is a time from either end.
    let first = |sign: &str| number.first(at, sign);
    listed || alarm || money || times || year || number.is_time(first(":")) || number.is_amount(first("."))
}

/// What stands before a number that one dials in need.
fn calls(word: &str) -> bool {
    among!(
        word,
        "bel"
            | "belt"
            | "bellen"
            | "belde"
            | "gebeld"
            | "dan"
            | "naar"
            | "via"
            | "met"
            | "alarmnummer"
            | "noodnummer"
            | "meteen"
            | "direct"
    )
}

/// Numbers that are joined by signs.
struct Number<'a> {
    words: &'a Words<'a>,
}

impl Number<'_> {
    fn is(&self, at: usize) -> bool {
        self.words.token(at).kind == Kind::Number && at < self.words.len()
    }

    fn digits(&self, at: usize) -> usize {
        if self.is(at) { self.words.text(at).len() } else { 0 }
    }

    /// Whether a sign is written in one with the token before it.
    fn joined(&self, at: usize, sign: &str) -> bool {
        self.words.is_sign(at + 1, sign) && self.words.touches_next(at)
    }

    /// Whether two numbers are joined by a sign.
    fn tied(&self, at: usize, sign: &str) -> bool {
        self.is(at) && self.joined(at, sign) && self.words.touches_next(at + 1) && self.is(at + 2)
    }

    /// Where the numbers joined by a sign begin that a token is one of, as far as that tells a time or an amount.
    fn first(&self, at: usize, sign: &str) -> usize {
        const FEW: usize = 4;
        let earlier = (1..=FEW).map_while(|step| at.checked_sub(2 * step).filter(|&before| self.tied(before, sign)));
        earlier.last().unwrap_or(at)
    }

    fn is_time(&self, at: usize) -> bool {
        self.tied(at, ":") && self.digits(at) <= 2 && self.digits(at + 2) == 2
    }

    fn is_amount(&self, at: usize) -> bool {
        self.tied(at, ".") && self.digits(at) <= 3 && self.digits(at + 2) == 3 && !self.tied(at + 2, ".")
    }
}

/// The key of a word, the shape of a number, or a sign.
fn said<'a>(words: &'a Words<'a>, at: usize) -> Piece<'a> {
    match words.token(at).kind {
        Kind::Punct => Piece::of(words.text(at)),
        Kind::Number => number(words.text(at)).clone(),
        Kind::Word => Piece::of(match keyed(words.lower(at)) {
            Cow::Borrowed(key) => Cow::Borrowed(first_letters(key)),
            Cow::Owned(key) => Cow::Owned(first_letters(&key).to_owned()),
        }),
    }
}

fn first_letters(key: &str) -> &str {
    key.char_indices().nth(LETTERS).map_or(key, |(end, _)| &key[..end])
}

/// How long a number is, and what it may be: a month, a day, a year.
fn number(digits: &str) -> &'static Piece<'static> {
    let value: u32 = if digits.len() <= 4 { digits.parse().unwrap_or(0) } else { 0 };
    match (digits.len(), value) {
        (1, _) => fixed!("0"),
        (2, 10..=12) => fixed!("10"),
        (2, ..=9) => fixed!("09"),
        (2, 13..=31) => fixed!("31"),
        (2, _) => fixed!("99"),
        (3, _) => fixed!("000"),
        (4, 1900..=1999) => fixed!("1900"),
        (4, 2000..=2040) => fixed!("2000"),
        (4, _) => fixed!("0000"),
        (5, _) => fixed!("5D"),
        (6, _) => fixed!("6D"),
        (7, _) => fixed!("7D"),
        (8, _) => fixed!("8D"),
        (9, _) => fixed!("9D"),
        (10, _) => fixed!("10D"),
        _ => fixed!("DD"),
    }
}

/// A kind in small letters and with a capital.
macro_rules! kinds {
    ($kind:literal) => {
        [fixed!($kind), fixed!(concat!("^", $kind))]
    };
}

/// What the lists know of a token, in one word.
fn kind<'a>(words: &'a Words<'a>, at: usize, says: &Piece<'a>) -> Piece<'a> {
    let token = words.token(at);
    if token.kind != Kind::Word {
        return says.clone();
    }
    let word = words.get(at);
    let entry = word.entry;
    let common = entry.common();
    let name = |tier: Tier| matches!(tier, Tier::Any | Tier::Capitalised);
    let [small, capital] = match () {
        () if (1..=3).contains(&common) && entry.ordinary() => return says.clone(),
        () if entry.title() => kinds!("TITLE"),
        () if entry.kinship() => kinds!("KIN"),
        () if entry.role() => kinds!("ROLE"),
        () if entry.particle() => kinds!("VAN"),
        () if word.partner || entry.organisation() => kinds!("PARTNER"),
        () if word.ours => kinds!("OURS"),
        () if word.street => kinds!("STREET"),
        () if entry.marker() => kinds!("SCHOOL"),
        () if is_dwelling(words.lower(at)) => kinds!("HOUSE"),
        () if entry.nationality() || entry.country() || entry.language() => kinds!("NATION"),
        () if name(entry.first()) && name(entry.surname()) => kinds!("NAME"),
        () if name(entry.first()) => kinds!("FIRST"),
        () if name(entry.surname()) => kinds!("LAST"),
        () if entry.place() => kinds!("PLACE"),
        () if entry.allow() || entry.brand() => kinds!("ALLOWED"),
        () if entry.ordinary() && entry.listed_name() => kinds!("EITHER"),
        () if entry.ordinary() => kinds!("WORD"),
        () if word.compound => kinds!("COMPOUND"),
        () if entry.listed_name() => kinds!("RARE"),
        () if token.range().len() == 1 => kinds!("LETTER"),
        () => kinds!("UNKNOWN"),
    };
    if words.capital(at) { capital.clone() } else { small.clone() }
}

fn casing(words: &Words, at: usize) -> &'static Piece<'static> {
    match words.token(at).casing {
        Casing::Lower => fixed!("a"),
        Casing::Capital => fixed!("A"),
        Casing::Upper => fixed!("U"),
        Casing::Mixed => fixed!("M"),
        Casing::None => fixed!("-"),
    }
}

/// How likely a word is part of a name, in six steps.
fn bucket(chance: f32) -> &'static Piece<'static> {
    match chance {
        c if c < 0.02 => fixed!("0"),
        c if c < 0.1 => fixed!("1"),
        c if c < 0.3 => fixed!("2"),
        c if c < 0.6 => fixed!("3"),
        c if c < 0.9 => fixed!("4"),
        _ => fixed!("5"),
    }
}
