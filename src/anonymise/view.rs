//! View: a document as recognisers read it: folded, cut into tokens, lines and sentences, with the way back to the bytes of
//! the original. Made once for each document, in one pass; nothing in it is ever shown or stored.

use super::casing::{MailCasing, heads_earlier};
use super::fold::{Folded, fold};
use super::signature::tells_birth;
use crate::model::{Document, SectionKind, Span};
use crate::pattern::{Hits, Kept, OF_WHOLE, Text, keep};
use std::ops::Range;
use std::rc::Rc;

/// The folded document. Offsets into `text` and `lower` are the same; those of the original come from [`View::original`].
pub(crate) struct View {
    folded: Folded,
    /// The folded text in lower case, byte for byte as long.
    pub lower: Rc<str>,
    /// Words, numbers and signs in order; white space is no token.
    pub tokens: Vec<Token>,
    /// Lines in order, empty ones included.
    pub lines: Vec<Line>,
    /// Sentences in order, as ranges of tokens. A line that ends without a stop may end one too.
    pub sentences: Vec<Range<usize>>,
    /// Indices of the tokens that are numbers.
    pub numbers: Vec<u32>,
    /// Signatures: from a sign-off (`Met vriendelijke groet`) to where it ends, in the folded text, in order.
    pub signatures: Vec<Range<usize>>,
    /// How the writer types, and how the earlier mails below or between are typed.
    casing: [MailCasing; 2],
    /// Which words of the patterns of this room stand in `lower`.
    said: Rc<Hits>,
    /// As long as the view lives, patterns know that of every stretch of `lower`.
    _kept: Kept,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    /// Letters, with apostrophes between them (`foto's`, `d'Hondt`). A dash parts words.
    Word,
    /// Digits.
    Number,
    /// One other character.
    Punct,
}

/// How the letters of a word are cased. A single capital is `Capital`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Casing {
    /// `huis`; also scripts without case.
    Lower,
    /// `Huis`, `J`.
    Capital,
    /// `HUIS`.
    Upper,
    /// `McDonald`, `eJan`.
    Mixed,
    /// No letters.
    None,
}

/// A word, a number or a sign.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    start: u32,
    end: u32,
    /// Index of the line.
    pub line: u32,
    /// Index of the sentence.
    pub sentence: u32,
    /// What it is.
    pub kind: Kind,
    /// How it is cased.
    pub casing: Casing,
    /// First word of a sentence, or of a line that stands by itself: a capital says little here.
    pub sentence_start: bool,
    /// First token of a line.
    pub line_start: bool,
    /// Where it stands.
    pub section: SectionKind,
}

impl Token {
    /// What stands past the end: of no line, no sentence and no length.
    pub(crate) const PAST: Self = Self {
        start: 0,
        end: 0,
        line: u32::MAX,
        sentence: u32::MAX,
        kind: Kind::Punct,
        casing: Casing::None,
        sentence_start: true,
        line_start: true,
        section: SectionKind::Body,
    };

    /// Place in the folded text.
    pub(crate) fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// One line of the folded text.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// Place in the folded text, without the line break.
    pub range: Range<usize>,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Several words, none with a small letter: capitals say nothing.
    pub all_caps: bool,
    /// Of an earlier mail: behind a sign of quotation, or below the lines that head one.
    pub earlier: bool,
    /// What it is of the mail.
    pub section: SectionKind,
    /// Which body part of the mail it was read from, counted from 0: what closes in one part closes nothing in the next.
    pub body_part: usize,
}

impl View {
    /// The view of a document.
    pub(crate) fn of(document: &Document) -> Self {
        let folded = fold(document.text.expose());
        let lower = Rc::from(lower_in_place(&folded.text));
        let said = Rc::new(OF_WHOLE.look(&lower));
        let _kept = keep(&lower, &said);
        let mut view = Self {
            folded,
            lower,
            tokens: Vec::new(),
            lines: Vec::new(),
            sentences: Vec::new(),
            numbers: Vec::new(),
            signatures: Vec::new(),
            casing: Default::default(),
            said,
            _kept,
        };
        view.cut(document);
        view.mark_sentences();
        view.mark_earlier(document.text.expose());
        view.weigh_casing();
        view.signatures =
            super::signature::signatures(&view.lower, &view.lines, |line| view.opens_other_text(line, document));
        view
    }

    /// The folded text in its own case.
    pub(crate) fn text(&self) -> &str {
        &self.folded.text
    }

    /// The whole in lower case, for the patterns of [`crate::pattern::Regex::whole`].
    pub(crate) fn whole(&self) -> Text<'_> {
        self.said.text(&self.lower, 0..self.lower.len())
    }

    /// The bytes of the original that a stretch of folded text comes from.
    pub(crate) fn original(&self, folded: Range<usize>) -> Span {
        self.folded.original(folded)
    }

    /// The span of a token in the original.
    pub(crate) fn span(&self, token: &Token) -> Span {
        self.folded.original(token.range())
    }

    /// A token as typed, folded.
    pub(crate) fn word(&self, token: &Token) -> &str {
        &self.folded.text[token.range()]
    }

    /// A token in lower case.
    pub(crate) fn lower_word(&self, token: &Token) -> &str {
        &self.lower[token.range()]
    }

    /// The tokens that a stretch of the original has a part in.
    pub(crate) fn tokens_of(&self, span: Span) -> Range<usize> {
        let first = self.tokens.partition_point(|token| self.span(token).end <= span.start);
        let inside = self.tokens[first..].iter().take_while(|token| self.span(token).start < span.end).count();
        first..first + inside
    }

    /// Index of the first token that ends after a place of the folded text.
    pub(crate) fn token_at(&self, folded: usize) -> usize {
        self.tokens.partition_point(|t| t.end as usize <= folded)
    }

    /// The line that holds a place of the folded text.
    pub(crate) fn line_at(&self, folded: usize) -> &Line {
        let after = self.lines.partition_point(|l| l.range.start <= folded);
        &self.lines[after.saturating_sub(1).min(self.lines.len() - 1)]
    }

    /// What stands in the `bytes` bytes before a place, in lower case, cut at a character.
    pub(crate) fn before(&self, folded: usize, bytes: usize) -> &str {
        let mut start = folded.saturating_sub(bytes);
        while !self.lower.is_char_boundary(start) {
            start += 1;
        }
        self.lower.get(start..folded).unwrap_or("")
    }

    /// What stands in the `bytes` bytes from a place on, in lower case, cut at a character.
    pub(crate) fn after(&self, folded: usize, bytes: usize) -> &str {
        let mut end = folded.saturating_add(bytes).min(self.lower.len());
        while !self.lower.is_char_boundary(end) {
            end -= 1;
        }
        self.lower.get(folded..end).unwrap_or("")
    }

    /// The numbers, with their index among the tokens.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = (usize, &Token)> {
        self.numbers.iter().map(|at| (*at as usize, &self.tokens[*at as usize]))
    }

    /// Whether a place of the folded text lies in a signature.
    pub(crate) fn in_signature(&self, folded: usize) -> bool {
        let after = self.signatures.partition_point(|s| s.start <= folded);
        let inside = after.checked_sub(1).is_some_and(|at| self.signatures[at].end > folded);
        /// A row about somebody has its birth so near.
        const NEAR: usize = 120;
        let told = || tells_birth(self.line_before(folded, NEAR)) || tells_birth(self.line_after(folded, NEAR));
        inside || self.tokens.get(self.token_at(folded)).is_some_and(|t| t.section == SectionKind::Signature) && !told()
    }

    /// What stands before a place on its line, at most `bytes` bytes, in lower case.
    pub(crate) fn line_before(&self, folded: usize, bytes: usize) -> &str {
        let before = self.before(folded, bytes);
        before.rfind('\n').map_or(before, |at| &before[at + 1..])
    }

    /// What stands after a place on its line, at most `bytes` bytes, in lower case.
    pub(crate) fn line_after(&self, folded: usize, bytes: usize) -> &str {
        let after = self.after(folded, bytes);
        after.find('\n').map_or(after, |at| &after[..at])
    }

    /// Whether a section begins with this line that is not what the sender typed.
    fn opens_other_text(&self, line: &Line, document: &Document) -> bool {
        let span = self.original(line.range.clone());
        let typed = [SectionKind::Subject, SectionKind::Body, SectionKind::Signature];
        let other = document.sections.iter().filter(|s| !typed.contains(&s.kind));
        other.into_iter().any(|s| span.start <= s.span.start && s.span.start <= span.end)
    }

    fn cut(&mut self, document: &Document) {
        let mut sections = SectionCursor { document, at: 0, body_part: 0 };
        let text = std::mem::take(&mut self.folded.text);
        let mut start = 0;
        for line in text.split('\n') {
            let first = self.tokens.len();
            let section = sections.at(self.folded.original(start..start + 1).start);
            self.cut_line(line, start, section);
            let tokens = first..self.tokens.len();
            let words = self.tokens[tokens.clone()].iter().filter(|t| t.kind == Kind::Word && t.end - t.start > 1);
            let (mut all, mut upper) = (0, 0);
            for token in words {
                all += 1;
                upper += usize::from(token.casing == Casing::Upper);
            }
            let range = start..start + line.len();
            let (all_caps, body_part) = (all >= 2 && upper == all, sections.body_part);
            self.lines.push(Line { range, tokens, all_caps, earlier: false, section, body_part });
            start += line.len() + 1;
        }
        self.folded.text = text;
    }

    fn cut_line(&mut self, line: &str, offset: usize, section: SectionKind) {
        let number = self.lines.len() as u32;
        let mut line_start = true;
        let mut end = 0;
        while let Some((kind, length)) = character(line, end) {
            let start = end;
            end += length;
            let Some(kind) = kind else { continue };
            // Most letters are plain ones.
            if kind == Kind::Word {
                end += line.as_bytes()[end..].iter().take_while(|b| b.is_ascii_alphabetic()).count();
            }
            while kind != Kind::Punct
                && let Some((next, length)) = character(line, end)
            {
                let inner = kind == Kind::Word
                    && line.as_bytes()[end] == b'\''
                    && character(line, end + 1).is_some_and(|(behind, _)| behind == Some(Kind::Word));
                if next != Some(kind) && !inner {
                    break;
                }
                end += length;
            }
            if kind == Kind::Number {
                self.numbers.push(self.tokens.len() as u32);
            }
            self.tokens.push(Token {
                start: (offset + start) as u32,
                end: (offset + end) as u32,
                line: number,
                sentence: 0,
                kind,
                casing: casing_of(&line[start..end]),
                sentence_start: false,
                line_start,
                section,
            });
            line_start = false;
        }
    }

    fn mark_sentences(&mut self) {
        let mut begins = true;
        let mut start = 0;
        for at in 0..self.tokens.len() {
            let token = self.tokens[at];
            if token.line_start && self.line_begins_sentence(at) {
                begins = true;
            }
            if begins && token.kind == Kind::Word {
                if at > start && self.tokens[start..at].iter().any(|t| t.kind != Kind::Punct) {
                    self.sentences.push(start..at);
                    start = at;
                }
                self.tokens[at].sentence_start = true;
                begins = false;
            }
            self.tokens[at].sentence = self.sentences.len() as u32;
            begins |= self.ends_sentence(at);
        }
        if start < self.tokens.len() {
            self.sentences.push(start..self.tokens.len());
        }
    }

    /// A line begins a sentence unless the one before is long and goes on in it.
    fn line_begins_sentence(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let line = token.line as usize;
        let Some(before) = line.checked_sub(1).and_then(|l| self.lines.get(l)) else { return true };
        let is_item = token.kind == Kind::Punct && self.word(token) != "(" && self.word(token) != "'";
        let goes_on = before.range.len() >= 60
            && !is_item
            && !self.folded.text[before.range.clone()].trim_end().ends_with(['.', '!', '?', ':', ';']);
        !goes_on
    }

    fn ends_sentence(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        if token.kind != Kind::Punct {
            return false;
        }
        match self.word(token) {
            "!" | "?" | ":" | "*" => true,
            "." => {
                let apart = |at: usize| self.tokens.get(at + 1).is_none_or(|n| n.start > self.tokens[at].end);
                // `"Ik red me wel." Dan`: what closes a quotation stands behind its stop.
                let closes = |at: usize| {
                    self.tokens.get(at).is_some_and(|t| matches!(self.word(t), "\"" | "'" | ")" | "”" | "’"))
                        && apart(at)
                };
                (apart(at) || closes(at + 1))
                    && !at.checked_sub(1).is_some_and(|b| self.is_abbreviation(b, token.start))
            }
            _ => false,
        }
    }

    /// Whether the word right before a full stop is one that is shortened, so that the stop ends nothing.
    fn is_abbreviation(&self, at: usize, stop: u32) -> bool {
        let token = &self.tokens[at];
        let word = self.lower_word(token);
        token.kind == Kind::Word && token.end == stop && (word.chars().count() == 1 || ABBREVIATIONS.contains(&word))
    }

    /// Whether whoever typed a token does not use capitals, or hardly: what is answered from a telephone stands above a neat mail.
    pub(crate) fn is_lower_at(&self, at: usize) -> bool {
        let earlier = self.tokens.get(at).is_some_and(|token| self.lines[token.line as usize].earlier);
        let own = self.casing[usize::from(earlier)];
        if own.words >= MailCasing::ENOUGH { own.is_lower() } else { self.casing[0].and(self.casing[1]).is_lower() }
    }

    /// Whether the writer of the mail, or of an earlier one, does not use capitals.
    pub(crate) fn has_lower(&self) -> bool {
        self.casing[0].and(self.casing[1]).is_lower() || self.casing[0].is_lower()
    }

    /// Marks what earlier mails say: behind signs of quotation, which folding took out, and all that stands below a line that
    /// heads one.
    fn mark_earlier(&mut self, original: &str) {
        let mut below = false;
        for at in 0..self.lines.len() {
            let line = &self.lines[at];
            below |= heads_earlier(&self.lower[line.range.clone()]);
            let start = self.original(line.range.start..line.range.start).start;
            let signs = original.as_bytes()[..start].iter().rev().take_while(|byte| matches!(byte, b' ' | b'>'));
            let quoted = self.tokens[line.tokens.clone()].first().is_some_and(|t| t.section == SectionKind::Quoted);
            self.lines[at].earlier = below || quoted || signs.into_iter().any(|byte| *byte == b'>');
        }
    }

    fn weigh_casing(&mut self) {
        let mut casing: [MailCasing; 2] = Default::default();
        for line in self.lines.iter().filter(|l| !l.all_caps) {
            let casing = &mut casing[usize::from(line.earlier)];
            for token in &self.tokens[line.tokens.clone()] {
                if token.kind != Kind::Word || token.end - token.start < 2 {
                    continue;
                }
                let capital = usize::from(matches!(token.casing, Casing::Capital | Casing::Upper));
                casing.words += 1;
                casing.capital += capital;
                if token.sentence_start {
                    casing.starts += 1;
                    casing.capital_starts += capital;
                }
            }
        }
        self.casing = casing;
    }
}

/// Shortened words that are followed by a full stop within a sentence.
const ABBREVIATIONS: &[&str] = &[
    "mw", "mevr", "dhr", "hr", "fam", "nr", "nrs", "no", "tel", "geb", "gebr", "st", "ds", "dr", "drs", "ir", "ing",
    "mr", "prof", "pr", "past", "burg", "gem", "evt", "bijv", "bv", "vb", "resp", "ca", "jl", "jr", "sr", "wed", "ref",
    "mob", "str", "jan", "feb", "mrt", "apr", "jun", "jul", "aug", "sep", "sept", "okt", "nov", "dec", "incl", "excl",
    "betr", "art", "lid", "toel", "afd", "coord", "med", "psych", "zr", "br", "kl", "gez", "adr", "oa", "plm", "ong",
];

/// Of what kind the character is that begins at a byte, none if it is white space; and how many bytes it has.
fn character(line: &str, at: usize) -> Option<(Option<Kind>, usize)> {
    let byte = *line.as_bytes().get(at)?;
    if byte.is_ascii() {
        let kind = match byte {
            b'\t'..=b'\r' | b' ' => None,
            b'0'..=b'9' => Some(Kind::Number),
            b'a'..=b'z' | b'A'..=b'Z' => Some(Kind::Word),
            _ => Some(Kind::Punct),
        };
        return Some((kind, 1));
    }
    let c = line[at..].chars().next()?;
    let kind = if c.is_alphabetic() { Kind::Word } else { Kind::Punct };
    Some((Some(kind).filter(|_| !c.is_whitespace()), c.len_utf8()))
}

fn casing_of(word: &str) -> Casing {
    let mut letters = 0;
    let mut upper = 0;
    let mut first_upper = false;
    if word.bytes().all(|b| b.is_ascii_lowercase()) {
        return Casing::Lower;
    }
    if let [b'A'..=b'Z', rest @ ..] = word.as_bytes()
        && rest.iter().all(u8::is_ascii_lowercase)
    {
        return Casing::Capital;
    }
    for c in word.chars().filter(|c| c.is_alphabetic()) {
        if c.is_uppercase() {
            upper += 1;
            first_upper |= letters == 0;
        }
        letters += 1;
    }
    match (letters, upper) {
        (0, _) => Casing::None,
        (_, 0) => Casing::Lower,
        (_, 1) if first_upper => Casing::Capital,
        (l, u) if l == u => Casing::Upper,
        _ => Casing::Mixed,
    }
}

/// Lower case that never changes a length in bytes: a letter whose small form is longer or shorter stays.
pub(crate) fn lower_in_place(text: &str) -> String {
    let lower = text.to_ascii_lowercase();
    if lower.is_ascii() {
        return lower;
    }
    let small = |c: char| {
        let mut small = c.to_lowercase();
        match (small.next(), small.next()) {
            (Some(s), None) if s.len_utf8() == c.len_utf8() => s,
            _ => c,
        }
    };
    let mut out = String::with_capacity(lower.len());
    let mut rest = lower.as_str();
    while let Some(at) = rest.bytes().position(|byte| !byte.is_ascii()) {
        out.push_str(&rest[..at]);
        let mut letters = rest[at..].chars();
        out.extend(letters.next().map(small));
        rest = letters.as_str();
    }
    out.push_str(rest);
    out
}

/// Walks the sections along with growing offsets of the original.
struct SectionCursor<'a> {
    document: &'a Document,
    at: usize,
    /// How often the path of the part has changed up to here.
    body_part: usize,
}

impl SectionCursor<'_> {
    fn at(&mut self, original: usize) -> SectionKind {
        let sections = &self.document.sections;
        while self.at + 1 < sections.len()
            && sections[self.at].span.end <= original
            && sections[self.at + 1].span.start <= original
        {
            self.body_part += usize::from(sections[self.at].path != sections[self.at + 1].path);
            self.at += 1;
        }
        sections.get(self.at).map_or(SectionKind::Body, |s| s.kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn view(text: &str) -> View {
        View::of(&Document::from_plain(text))
    }

    #[test]
    fn tokens_know_their_casing_line_and_sentence() {
        let quoted = view("x\n\nZe zei: \"Ik red me wel.\" Dan niet");
        assert!(quoted.tokens.iter().any(|t| quoted.word(t) == "Dan" && t.sentence_start));
        let view = view("Inbreng\n\nMevr. De Wit belt. ze heeft FOTO's van d'Hondt nr. 12b\nGr. Ria");
        let words: Vec<_> = view.tokens.iter().map(|t| (view.word(t), t.casing, t.sentence_start)).collect();
        assert!(words.contains(&("De", Casing::Capital, false)));
        assert!(words.contains(&("ze", Casing::Lower, true)));
        assert!(words.contains(&("FOTO's", Casing::Mixed, false)));
        assert!(words.contains(&("d'Hondt", Casing::Mixed, false)));
        assert!(words.contains(&("12", Casing::None, false)));
        assert!(words.contains(&("Gr", Casing::Capital, true)));
        assert_eq!(view.tokens[0].section, SectionKind::Subject);
        assert_eq!(view.tokens[1].section, SectionKind::Body);
    }

    #[test]
    fn a_mail_without_capitals_is_known_as_such() {
        let (small, neat) = (
            "hoi, mevrouw belt niet meer. ze heeft geen geld. en ook geen huis",
            "Hoi, mevrouw belt niet meer. Ze heeft geen geld. En ook geen huis",
        );
        assert!(view(&format!("x\n\n{small}")).is_lower_at(1));
        assert!(!view(&format!("x\n\n{neat}")).is_lower_at(1));
        for head in ["> ", "> > ", "Van: Petra\n\n", "Op 3 november schreef Petra Voorbeeld:\n"] {
            let view = view(&format!("x\n\n{small}\n\n{head}{neat}. {neat}."));
            assert!(view.is_lower_at(1) && !view.is_lower_at(view.tokens.len() - 1), "{head}");
        }
    }

    #[test]
    fn a_line_in_capitals_is_marked() {
        let view = view("x\n\nVERSLAG VAN HET OVERLEG\ngewoon");
        assert!(view.lines.iter().any(|l| l.all_caps));
        assert!(!view.lines[3].all_caps);
    }

    proptest! {
        #[test]
        fn any_text_has_a_view(text in any::<String>()) {
            let view = view(&text);
            prop_assert_eq!(view.text().len(), view.lower.len());
            for token in &view.tokens {
                prop_assert!(text.get(view.original(token.range()).range()).is_some_and(|t| !t.is_empty()));
                prop_assert!(view.token_at(token.range().start) < view.tokens.len());
                let _ = view.line_at(token.range().start);
                let _ = (view.before(token.range().start, 30), view.after(token.range().end, 30));
            }
        }
    }
}
