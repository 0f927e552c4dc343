//! What is around a word, as the features that `dictionaries/train-words` learns from: the words and signs beside it, what the
//! lists know of them, how they are written, and where they stand.

use super::super::recognise::person::Scored;
use super::super::view::{Casing, Kind};
use super::super::vocabulary;
use super::super::words::Words;
use super::super::zones::Zone;
use crate::dictionary::{Tier, key};
use std::ops::Range;

/// Of longer words only so many letters are read.
const LETTERS: usize = 14;
/// Words farther than this from a word say nothing of it.
const NEAR: usize = 3;
const FAR: usize = 7;
/// What is written in one (`12-5-84`, `212-A3`) is read as far as this on either side.
const GLUED: usize = 7;

/// The features of the words of a mail.
pub(super) struct Features<'a> {
    scored: &'a Scored<'a>,
    /// What each token says: its key, the shape of a number, a sign.
    says: Vec<String>,
    /// What the lists make of each token; a common word is its own kind.
    kinds: Vec<String>,
    /// Whether the mail has hardly a capital.
    lower: bool,
}

impl<'a> Features<'a> {
    /// Reads a mail whose words have their chances of being a name.
    pub(super) fn of(scored: &'a Scored<'a>) -> Self {
        let words = scored.words;
        let says: Vec<String> = (0..words.len()).map(|at| said(words, at)).collect();
        let kinds = (0..words.len()).map(|at| kind(words, at, &says[at])).collect();
        Self { scored, says, kinds, lower: words.view.casing.is_lower() }
    }

    /// Whether a hunch is had of a token: numbers but for times, amounts and those of lists, and words that are none of the commonest.
    pub(super) fn of_interest(&self, at: usize) -> bool {
        let words = self.scored.words;
        match words.token(at).kind {
            _ if in_brackets(words, at) || in_file_name(words, at) => false,
            Kind::Number => !counts(words, at),
            Kind::Punct => false,
            // "9a" and "9 a" have a letter; another letter is an initial.
            Kind::Word if words.token(at).range().len() == 1 => {
                at >= 1 && words.token(at - 1).kind == Kind::Number && words.gap(at - 1).len() <= 1
            }
            Kind::Word => {
                let entry = words.get(at).entry;
                words.capital(at) || !(1..=3).contains(&entry.common()) || !entry.ordinary()
            }
        }
    }

    /// Calls `add` with each feature of a token.
    pub(super) fn each(&self, at: usize, mut add: impl FnMut(&str)) {
        let mut buffer = String::with_capacity(64);
        let mut put = |parts: &[&str]| {
            buffer.clear();
            parts.iter().for_each(|part| buffer.push_str(part));
            add(&buffer);
        };
        let say = |away: isize| self.say(at, away);
        let kind = |away: isize| self.kind(at, away);
        put(&["w0 ", say(0)]);
        for (away, step) in (1..).zip(STEPS) {
            let (behind, before) = (say(away), say(-away));
            put(&["w+", step, " ", behind]);
            put(&["w-", step, " ", before]);
            put(&["near ", behind]);
            put(&["near ", before]);
        }
        for away in NEAR + 1..=FAR {
            put(&["far+ ", say(away.cast_signed())]);
            put(&["far- ", say(-away.cast_signed())]);
        }
        for (name, first, second) in
            [("ab ", -2, -1), ("bc ", -1, 0), ("cd ", 0, 1), ("de ", 1, 2), ("bd ", -1, 1), ("ac ", -2, 0)]
        {
            put(&[name, say(first), " ", say(second)]);
        }
        for (name, away) in [("k-2 ", -2), ("k-1 ", -1), ("k0 ", 0), ("k+1 ", 1), ("k+2 ", 2)] {
            put(&[name, kind(away)]);
        }
        for (name, row) in [
            ("K-- ", [-2, -1, 0].as_slice()),
            ("K-+ ", [-1, 0, 1].as_slice()),
            ("K++ ", [0, 1, 2].as_slice()),
            ("K- ", [-1, 0].as_slice()),
            ("K+ ", [0, 1].as_slice()),
            ("K5 ", [-2, -1, 0, 1, 2].as_slice()),
            ("K4 ", [-3, -2, -1, 0].as_slice()),
            ("Kx ", [-1, 1].as_slice()),
            ("Kb ", [-2, -1].as_slice()),
        ] {
            let row = row.iter().flat_map(|away| [kind(*away), " "]);
            let parts: Vec<&str> = [name].into_iter().chain(row).collect();
            put(&parts);
        }
        self.letters(at, &mut put);
        self.shapes(at, &mut put);
        self.places(at, &mut put);
    }

    /// What the letters of a word and of those beside it look like.
    fn letters(&self, at: usize, put: &mut impl FnMut(&[&str])) {
        for (name, away) in [("0", 0), ("-", -1), ("+", 1)] {
            let word = self.say(at, away);
            if word.len() > 4 && word.is_ascii() {
                put(&["end3", name, " ", &word[word.len() - 3..]]);
                put(&["end4", name, " ", &word[word.len() - 4..]]);
                put(&["beg3", name, " ", &word[..3]]);
            }
        }
    }

    /// How a word, and what is written in one with it, looks.
    fn shapes(&self, at: usize, put: &mut impl FnMut(&[&str])) {
        let words = self.scored.words;
        let lower = if self.lower { "l" } else { "c" };
        let start = if words.token(at).sentence_start { "^" } else { "" };
        put(&["case ", casing(words, at), start, lower]);
        put(&["cases ", casing(words, at.wrapping_sub(1)), casing(words, at), casing(words, at + 1), start]);
        let run = self.glued(at);
        let mut shape = String::new();
        for t in run.clone() {
            if t == at {
                shape.push('_');
            }
            match words.token(t).kind {
                Kind::Number => shape.push_str(&self.says[t]),
                Kind::Punct => shape.push_str(words.text(t)),
                Kind::Word => shape.push_str(match (words.capital(t), words.text(t).len()) {
                    (false, 1) => "x",
                    (true, 1) => "X",
                    (false, _) => "xx",
                    (true, _) => "XX",
                }),
            }
        }
        if run.len() > 1 {
            put(&["run ", &shape]);
            put(&["run ", &shape, " ", self.say(run.start, -1)]);
            let behind = self.says.get(run.end).map_or("$", String::as_str);
            put(&["run ", &shape, " + ", behind]);
        }
        let chance = |at: usize| self.scored.chance.get(at).map_or("-", |chance| bucket(*chance));
        let (own, before, behind) = (chance(at), chance(at.wrapping_sub(1)), chance(at + 1));
        put(&["name ", own]);
        put(&["name- ", before]);
        put(&["name+ ", behind]);
        put(&["names ", before, own, behind]);
        put(&["name ", own, " ", self.kind(at, -1)]);
    }

    /// Where a word stands: in which part of the mail, behind which label, as which of its line.
    fn places(&self, at: usize, put: &mut impl FnMut(&[&str])) {
        let words = self.scored.words;
        let zone = match self.scored.zones.get(at) {
            Zone::Body => "body",
            Zone::Subject => "subject",
            Zone::Greeting => "greeting",
            Zone::Signature => "signature",
            Zone::Header => "header",
            Zone::Present => "present",
            Zone::Private => "private",
            Zone::File => "file",
        };
        put(&["zone ", zone]);
        put(&["zone ", zone, " ", self.kind(at, 0)]);
        let token = words.token(at);
        let Some(line) = words.view.lines.get(token.line as usize) else { return };
        let ahead = (line.tokens.start..at).rev().take(FAR * 2);
        if let Some(colon) = ahead.into_iter().find(|&t| words.is_sign(t, ":") && !words.touches_next(t)) {
            put(&["label ", self.say(colon, -1)]);
            put(&["label ", self.say(colon, -1), " ", self.kind(at, 0)]);
        }
        if line.tokens.len() <= 4 {
            put(&["short ", self.kind(at, 0)]);
        }
        if at == line.tokens.start {
            put(&["first ", self.kind(at, 0)]);
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

    fn say(&self, at: usize, away: isize) -> &str {
        self.beside(at, away).map_or(BORDER, |at| &self.says[at])
    }

    fn kind(&self, at: usize, away: isize) -> &str {
        self.beside(at, away).map_or(BORDER, |at| &self.kinds[at])
    }

    /// A token so many away.
    fn beside(&self, at: usize, away: isize) -> Option<usize> {
        at.checked_add_signed(away).filter(|at| *at < self.says.len())
    }
}

/// What stands past the ends of a mail.
const BORDER: &str = "$";
/// Steps as they are written in a feature.
const STEPS: [&str; NEAR] = ["1", "2", "3"];

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
    // The first of what is joined by the sign: "23:49" is a time from either end.
    let first = |sign: &str| number.first(at, sign);
    listed
        || money
        || times
        || year
        || number.is_time(first(":"))
        || number.is_amount(first("."))
        || number.is_stamp(first("-"))
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

    /// "[27-11, 23:49]": the day of a message.
    fn is_stamp(&self, at: usize) -> bool {
        self.tied(at, "-") && self.words.is_sign(at + 3, ",") && self.is_time(at + 4)
    }
}

/// The key of a word, the shape of a number, or a sign.
fn said(words: &Words, at: usize) -> String {
    let token = words.token(at);
    match token.kind {
        Kind::Punct => words.text(at).to_owned(),
        Kind::Number => number(words.text(at)).to_owned(),
        Kind::Word => {
            let key = key::fold(words.lower(at));
            let end = key.char_indices().nth(LETTERS).map_or(key.len(), |(end, _)| end);
            key[..end].to_owned()
        }
    }
}

/// How long a number is, and what it may be: a month, a day, a year.
fn number(digits: &str) -> &'static str {
    let value: u32 = if digits.len() <= 4 { digits.parse().unwrap_or(0) } else { 0 };
    match (digits.len(), value) {
        (1, _) => "0",
        (2, 10..=12) => "10",
        (2, ..=9) => "09",
        (2, 13..=31) => "31",
        (2, _) => "99",
        (3, _) => "000",
        (4, 1900..=1999) => "1900",
        (4, 2000..=2040) => "2000",
        (4, _) => "0000",
        (5, _) => "5D",
        (6, _) => "6D",
        (7, _) => "7D",
        (8, _) => "8D",
        (9, _) => "9D",
        (10, _) => "10D",
        _ => "DD",
    }
}

/// What the lists know of a token, in one word.
fn kind(words: &Words, at: usize, says: &str) -> String {
    let token = words.token(at);
    if token.kind != Kind::Word {
        return says.to_owned();
    }
    let word = words.get(at);
    let entry = word.entry;
    let capital = if words.capital(at) { "^" } else { "" };
    let common = entry.common();
    let name = |tier: Tier| matches!(tier, Tier::Any | Tier::Capitalised);
    let kind = match () {
        () if (1..=3).contains(&common) && entry.ordinary() => return says.to_owned(),
        () if entry.title() => "TITLE",
        () if entry.kinship() => "KIN",
        () if entry.role() => "ROLE",
        () if entry.particle() => "VAN",
        () if word.partner || entry.organisation() => "PARTNER",
        () if word.ours => "OURS",
        () if word.street => "STREET",
        () if entry.marker() => "SCHOOL",
        () if entry.nationality() || entry.country() || entry.language() => "NATION",
        () if name(entry.first()) && name(entry.surname()) => "NAME",
        () if name(entry.first()) => "FIRST",
        () if name(entry.surname()) => "LAST",
        () if entry.place() => "PLACE",
        () if entry.allow() || entry.brand() => "ALLOWED",
        () if entry.ordinary() && entry.listed_name() => "EITHER",
        () if entry.ordinary() => "WORD",
        () if word.compound => "COMPOUND",
        () if entry.listed_name() => "RARE",
        () if token.range().len() == 1 => "LETTER",
        () => "UNKNOWN",
    };
    format!("{capital}{kind}")
}

fn casing(words: &Words, at: usize) -> &'static str {
    match words.token(at).casing {
        Casing::Lower => "a",
        Casing::Capital => "A",
        Casing::Upper => "U",
        Casing::Mixed => "M",
        Casing::None => "-",
    }
}

/// How likely a word is part of a name, in six steps.
fn bucket(chance: f32) -> &'static str {
    match chance {
        c if c < 0.02 => "0",
        c if c < 0.1 => "1",
        c if c < 0.3 => "2",
        c if c < 0.6 => "3",
        c if c < 0.9 => "4",
        _ => "5",
    }
}
