//! What a mail's body consists of: the sender's own lines, the signature, the quoted thread; the units that they form
//! (a paragraph, a list item, a line of a form) and the sentences of those.

use super::cue::pattern;
use super::elsewhere;
use super::gist::Chances;
use super::phrases::{one_of, words};
use super::threes::Threes;
use super::view::View;
use super::whole::Rated;
use crate::message::layout::is_barred;
use crate::model::{Document, SectionKind};
use crate::pattern::{Hits, Kept, OF_INTAKE, Regex, Text, keep};
use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;
use std::sync::LazyLock;

/// Where a line belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Own,
    Signature,
    Quoted,
}

/// Lines that read as one: a paragraph as wrapped by the mail program, a list item, a line of a form.
#[derive(Debug)]
pub(super) struct Unit {
    /// Bytes of the body view.
    pub(super) range: Range<usize>,
    pub(super) place: Place,
    /// Counts up at each blank line.
    pub(super) paragraph: usize,
    /// Starts with a bullet or a number.
    pub(super) item: bool,
}

/// One sentence of a unit, without the white space around it.
#[derive(Debug)]
pub(super) struct Sentence {
    /// Bytes of the body view.
    pub(super) range: Range<usize>,
    /// Index of its unit.
    pub(super) unit: usize,
}

/// A mail, laid out for the readers of the single fields.
pub(super) struct Mail {
    pub(super) subject: View,
    pub(super) body: View,
    /// The body with line ends inside a unit as spaces; same bytes otherwise.
    pub(super) flat: Rc<str>,
    /// As `flat`, with what stands in quotation marks blotted out: other people's words.
    pub(super) unquoted: String,
    pub(super) units: Vec<Unit>,
    /// Of own units only.
    pub(super) sentences: Vec<Sentence>,
    /// Folded names of attached files.
    pub(super) file_names: Vec<String>,
    /// The threes of the subject and of `flat`.
    pub(super) threes: Threes,
    /// Text of attachments came with it.
    pub(super) encloses: bool,
    /// Which words of our patterns stand in `flat`, in `unquoted` where that is another text, and in the subject.
    said: Rc<Hits>,
    said_unquoted: Option<Hits>,
    said_in_subject: Hits,
    /// The text of all own units, once it was asked for.
    own: OnceCell<Joined>,
    /// What each sentence likely says, once it was asked for.
    chances: OnceCell<Vec<Chances>>,
    heard: OnceCell<Vec<Chances>>,
    rated: OnceCell<Rated>,
    /// As long as the mail lives, patterns know of every stretch of `flat` what stands in it.
    _kept: Kept,
}

/// Units of a mail as one text.
pub(super) struct Joined {
    text: String,
    /// Which words of our patterns stand in it.
    said: Hits,
}

impl Joined {
    /// A text of which nothing is known yet.
    pub(super) fn of(text: String) -> Self {
        let said = OF_INTAKE.look(&text);
        Self { text, said }
    }

    /// The text.
    pub(super) fn words(&self) -> Text<'_> {
        self.said.text(&self.text, 0..self.text.len())
    }
}

/// How far the sender's own words reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// What was typed for this mail.
    Typed,
    /// What is forwarded and what is attached too.
    Enclosed,
}

impl Mail {
    /// Lays out the subject, body, signature and quoted sections of a document; attachments too, if they count as the
    /// sender's own words.
    pub(super) fn read(document: &Document, reach: Reach) -> Self {
        let text = document.text.expose();
        let (mut subject, mut body) = (View::default(), View::default());
        let (mut file_names, mut known) = (Vec::new(), Vec::new());
        for section in &document.sections {
            let here = section.span.of(text);
            match section.kind {
                SectionKind::Subject => subject.add(here, section.span.start),
                SectionKind::FileName => {
                    let mut name = View::default();
                    name.add(here, 0);
                    file_names.push(name.text);
                }
                SectionKind::Body | SectionKind::Signature | SectionKind::Quoted => {
                    body.add_break();
                    let start = body.text.len();
                    body.add(here, section.span.start);
                    body.write_spoken_marks(start);
                    known.push((start..body.text.len(), section.kind));
                }
                SectionKind::Attachment if reach == Reach::Enclosed && !elsewhere::is_form(here) => {
                    body.add_break();
                    let start = body.text.len();
                    body.add(here, section.span.start);
                    body.write_spoken_marks(start);
                    known.push((start..body.text.len(), section.kind));
                }
                SectionKind::Hidden | SectionKind::Attachment => {}
            }
        }
        let mut units = Vec::new();
        for (range, kind) in known {
            lay_out(&body.text, range, kind, reach, &mut units);
        }
        let flat: Rc<str> = flatten(&body.text, &units).into();
        let unquoted = blot_quotes(&flat, &units);
        let sentences = sentences(&flat, &units);
        let encloses = document.sections.iter().any(|s| s.kind == SectionKind::Attachment);
        let said = Rc::new(OF_INTAKE.look(&flat));
        let said_unquoted = (*unquoted != *flat).then(|| OF_INTAKE.look(&unquoted));
        Self {
            own: OnceCell::new(),
            chances: OnceCell::new(),
            heard: OnceCell::new(),
            rated: OnceCell::new(),
            _kept: keep(&flat, &said),
            said,
            said_unquoted,
            said_in_subject: OF_INTAKE.look(&subject.text),
            threes: Threes::of([subject.text.as_str(), &*flat]),
            subject,
            body,
            flat,
            unquoted,
            units,
            sentences,
            file_names,
            encloses,
        }
    }

    /// The text of the subject.
    pub(super) fn subject_words(&self) -> Text<'_> {
        self.said_in_subject.text(&self.subject.text, 0..self.subject.text.len())
    }

    /// A stretch of the body, line ends within units as spaces.
    pub(super) fn words(&self, range: Range<usize>) -> Text<'_> {
        self.said.text(&self.flat, range)
    }

    /// The text of a sentence, other people's words blotted out.
    pub(super) fn own_words(&self, sentence: &Sentence) -> Text<'_> {
        let said = self.said_unquoted.as_ref().unwrap_or(&*self.said);
        said.text(&self.unquoted, sentence.range.clone())
    }

    /// The text of a sentence with everything in it.
    pub(super) fn all_words(&self, sentence: &Sentence) -> Text<'_> {
        self.said.text(&self.flat, sentence.range.clone())
    }

    /// The number of the sentence in which something begins.
    pub(super) fn sentence_at(&self, at: usize) -> Option<usize> {
        let number = self.sentences.partition_point(|sentence| sentence.range.end <= at);
        self.sentences.get(number).filter(|sentence| sentence.range.contains(&at)).map(|_| number)
    }

    /// What each sentence likely says by the weights of its words.
    pub(super) fn chances(&self) -> &[Chances] {
        let of = |sentence: &Sentence| Chances::of(&self.own_words(sentence));
        self.chances.get_or_init(|| self.sentences.iter().map(of).collect())
    }

    /// The same with what it quotes.
    pub(super) fn heard(&self) -> &[Chances] {
        let of = |(sentence, own): (&Sentence, &Chances)| match self.all_words(sentence) {
            words if *words == *self.own_words(sentence) => *own,
            words => Chances::of(&words),
        };
        self.heard.get_or_init(|| self.sentences.iter().zip(self.chances()).map(of).collect())
    }

    /// The same of its subject too, and of sentences beside each other.
    pub(super) fn rated(&self) -> &Rated {
        self.rated.get_or_init(|| Rated::of(self))
    }

    /// The text of all own units, one a line.
    pub(super) fn own_text(&self) -> Text<'_> {
        let own = || self.joined(&self.flat, self.units.iter().filter(|u| u.place == Place::Own));
        self.own.get_or_init(own).words()
    }

    /// Units of the body's view (`from`: it, or `flat`) as one text, one a line.
    pub(super) fn joined<'m>(&self, from: &str, units: impl Iterator<Item = &'m Unit> + Clone) -> Joined {
        let ranges = units.map(|unit| unit.range.clone());
        let text = ranges.clone().map(|range| &from[range]).collect::<Vec<_>>().join("\n");
        let unbroken = |range: &Range<usize>| !from.as_bytes()[range.clone()].contains(&b'\n');
        let ranges = ranges.map(|range| (range.clone(), unbroken(&range)));
        let said = self.said.joined(ranges, |range| unbroken(&range));
        Joined { text, said }
    }
}

static ITEM: LazyLock<Regex> = LazyLock::new(|| one_of("layout/item"));
static LABEL: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[^a-z0-9\n]{0,8}[a-z][^:=\n?.]{0,48}(?:[:=]|\t|\|)"));
static CLOSING: LazyLock<Regex> = LazyLock::new(|| one_of("layout/closing"));
static THREAD: LazyLock<Regex> = LazyLock::new(|| one_of("layout/thread"));
static HEADER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?m)^(?:verzonden|verstuurd|datum|date|sent|aan|to|onderwerp|subject): "));
static POSTSCRIPT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:p\.? ?s\.?\b|(?:\W{0,4})(?:mijn )?(?:doel|vraag)\b[^.]{0,40}:)"));

static STARTS_ANEW: LazyLock<Regex> = LazyLock::new(|| one_of("layout/starts_anew"));

static FORM_ASKS: LazyLock<Regex> = LazyLock::new(|| one_of("layout/form_asks"));

/// Sorts the lines of one section into units.
fn lay_out(text: &str, section: Range<usize>, kind: SectionKind, reach: Reach, units: &mut Vec<Unit>) {
    let mut place = match kind {
        SectionKind::Signature => Place::Signature,
        SectionKind::Quoted if reach == Reach::Typed => Place::Quoted,
        _ => Place::Own,
    };
    let forwarded = kind == SectionKind::Quoted && reach == Reach::Enclosed;
    let (mut own_words, mut at) = (0, section.start);
    let mut paragraph = units.last().map_or(0, |u| u.paragraph + 1);
    let (mut open, mut was_barred) = (false, false);
    let width = wrapped_at(&text[section.clone()]);
    for line in text[section.clone()].split_inclusive('\n') {
        let start = at;
        at += line.len();
        let line = line.trim_end_matches('\n');
        let words = line.split_ascii_whitespace().count();
        if words == 0 {
            paragraph += 1;
            open = false;
            continue;
        }
        let before = place;
        if kind == SectionKind::Body {
            place = next_place(place, line, &text[start..section.end], own_words, words);
        } else if forwarded {
            // The names of the fields say nothing that is asked.
            if elsewhere::is_field(line) {
                units.push(Unit { range: start..start + line.len(), place: Place::Quoted, paragraph, item: false });
                open = false;
                continue;
            }
            place = next_forwarded(place, line, own_words, words);
        }
        let next = text[at..section.end].lines().next().unwrap_or("");
        let barred = is_barred(line) && (was_barred || is_barred(next));
        was_barred = barred;
        let marked = line.starts_with('>') || barred;
        let here = if marked && kind == SectionKind::Body { Place::Quoted } else { place };
        if here == Place::Own {
            own_words += words;
        }
        let item = ITEM.is_match(line);
        let range = start..start + line.len();
        match units.last_mut() {
            Some(last) if open && before == place && last.place == here && joins(text, last, line, item, width) => {
                last.range.end = range.end
            }
            _ => units.push(Unit { range, place: here, paragraph, item }),
        }
        open = true;
    }
}

/// Where a line belongs, seen from where the lines above it belong.
fn next_place(place: Place, line: &str, rest: &str, own_words: usize, words: usize) -> Place {
    match place {
        Place::Quoted => Place::Quoted,
        // A forwarded mail with next to nothing above it is what the sender wants to say.
        _ if own_words > 12 && !line.starts_with('>') && THREAD.is_match(line) && is_thread(line, rest) => {
            Place::Quoted
        }
        Place::Own if words <= 9 && !line.contains('?') && own_words > 0 && CLOSING.is_match(line) => Place::Signature,
        Place::Signature if POSTSCRIPT.is_match(line) => Place::Own,
        other => other,
    }
}

/// The same within a forwarded mail, where a thread may go on below the signature of the last one.
fn next_forwarded(place: Place, line: &str, own_words: usize, words: usize) -> Place {
    match place {
        Place::Own if words <= 9 && !line.contains('?') && own_words > 0 && CLOSING.is_match(line) => Place::Signature,
        Place::Signature if POSTSCRIPT.is_match(line) || THREAD.is_match(line) => Place::Own,
        other => other,
    }
}

/// Whether a line that looks like the head of a quoted mail is one: a `Van:` needs other header lines near it.
fn is_thread(line: &str, rest: &str) -> bool {
    if !(line.starts_with("van:") || line.starts_with("from:") || line.starts_with("von:") || line.starts_with('_')) {
        return true;
    }
    let end = rest.match_indices('\n').nth(5).map_or(rest.len(), |(at, _)| at);
    HEADER.is_match(&rest[..end])
}

/// How much shorter than the longest a line may be with which the wrapping is still a program's.
const RAGGED: usize = 15;

/// The width at which a text was wrapped: that of its longest line; none if its lines are as long as they come.
fn wrapped_at(text: &str) -> Option<usize> {
    let lines = || text.lines().filter(|l| !l.starts_with('>'));
    let flows = lines().any(|l| l.len() > 100 && l.split_ascii_whitespace().count() > 12);
    // Who types no full stops ends a sentence by ending the line.
    let ends = lines().any(|l| l.trim_end().ends_with(['.', '?', '!', ':', ',', ';']));
    (!flows && ends).then(|| lines().map(str::len).filter(|l| *l <= 100).max().unwrap_or(0))
}

/// Whether a line goes on where the unit above it stopped: mail programs wrap at 60 to 80 characters, and only where the
/// next word would not have fitted.
fn joins(text: &str, above: &Unit, line: &str, item: bool, width: Option<usize>) -> bool {
    let last_line = text[above.range.clone()].rsplit('\n').next().unwrap_or("");
    let next_word = line.split(' ').next().map_or(0, str::len);
    if width.is_none_or(|width| last_line.len() + next_word + RAGGED < width) {
        return false;
    }
    let tabular = |s: &str| s.contains('\t') || s.contains('|');
    let asks = line.char_indices().take(70).any(|(_, c)| c == '?') && FORM_ASKS.is_match(line);
    last_line.len() >= 45
        && !item
        && !asks
        && !STARTS_ANEW.is_match(line)
        && !tabular(last_line)
        && !tabular(line)
        && !LABEL.is_match(line)
}

fn flatten(text: &str, units: &[Unit]) -> String {
    let mut flat = text.as_bytes().to_vec();
    for unit in units {
        for byte in &mut flat[unit.range.clone()] {
            if *byte == b'\n' {
                *byte = b' ';
            }
        }
    }
    String::from_utf8(flat).expect("one ASCII byte stands for another")
}

/// Blots out what stands between quotation marks, when it is speech (three words or more) and closes in the same unit.
fn blot_quotes(flat: &str, units: &[Unit]) -> String {
    let mut bytes = flat.as_bytes().to_vec();
    for unit in units {
        let here = &flat[unit.range.clone()];
        let marks: Vec<usize> = here.match_indices('"').map(|(at, _)| unit.range.start + at).collect();
        for pair in marks.chunks_exact(2) {
            let (from, to) = (pair[0] + 1, pair[1]);
            let inside = &flat[from..to];
            let whole = from <= unit.range.start + 1 && to + 1 >= unit.range.end;
            if inside.split_ascii_whitespace().count() >= 3 && !whole && !inside.starts_with(' ') {
                bytes[from..to].fill(b'_');
            }
        }
    }
    String::from_utf8(bytes).expect("whole stretches between ASCII marks become ASCII")
}

fn sentences(flat: &str, units: &[Unit]) -> Vec<Sentence> {
    let mut found = Vec::new();
    for (index, unit) in units.iter().enumerate().filter(|(_, u)| u.place == Place::Own) {
        for range in split_sentences(flat, unit.range.clone()) {
            found.push(Sentence { range, unit: index });
        }
    }
    found
}

/// Splits a range of text at the ends of sentences. Abbreviations, initials and numbers with dots don't end one.
pub(super) fn split_sentences(flat: &str, within: Range<usize>) -> Vec<Range<usize>> {
    let bytes = flat.as_bytes();
    let mut found = Vec::new();
    let mut start = within.start;
    let mut at = within.start;
    while at < within.end {
        let byte = bytes[at];
        at += 1;
        if !matches!(byte, b'.' | b'?' | b'!') {
            continue;
        }
        let stop = at;
        while at < within.end && matches!(bytes[at], b'.' | b'?' | b'!' | b'"' | b'\'' | b')' | b'*') {
            at += 1;
        }
        let spaced = at >= within.end || bytes[at].is_ascii_whitespace();
        if spaced && (byte != b'.' || !is_abbreviation(&flat[start..stop - 1])) {
            push_trimmed(flat, start..at, &mut found);
            start = at;
        }
    }
    push_trimmed(flat, start..within.end, &mut found);
    found
}

/// Ranges in order, with those made one that only white space, a bullet or a number parts.
pub(super) fn merged(flat: &str, mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|r| (r.start, r.end));
    let mut found: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match found.last_mut() {
            Some(last) if range.start <= last.end || is_gap(&flat[last.end..range.start]) => {
                last.end = last.end.max(range.end)
            }
            _ => found.push(range),
        }
    }
    found
}

fn is_gap(between: &str) -> bool {
    between.len() <= 10 && !between.contains("\n\n") && !between.chars().any(char::is_alphabetic)
}

fn push_trimmed(flat: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let here = &flat[range.clone()];
    let start = range.start + (here.len() - here.trim_start().len());
    let end = range.start + here.trim_end().len();
    if start < end {
        found.push(start..end);
    }
}

static ABBREVIATIONS: LazyLock<Vec<&str>> = LazyLock::new(|| words("layout/abbreviations"));

/// Whether the dot after `before` belongs to its last word: an abbreviation, an initial, a number of a list.
fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '/' | ',')).next().unwrap_or("");
    let last = word.rsplit('.').next().unwrap_or("");
    let dotted = word.contains('.') && last.chars().count() <= 2 && word.chars().all(|c| c.is_alphabetic() || c == '.');
    let list_number = before.trim_start() == word && word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
    let initial = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    dotted || list_number || initial || ABBREVIATIONS.binary_search(&word).is_ok()
}
