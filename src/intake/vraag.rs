//! The question to the team (S-11, S-44): under a heading, announced in a sentence, or simply asked. `Graag bespreken`
//! alone can't be answered; a question in a quotation, to the coördinator alone, or answered by its own writer is none.

use super::clause::{is_for_coordinator, is_question, is_somebody_elses, is_topic, opens_as_question};
use super::cue::{Cues, pattern};
use super::doel::{is_doubtful, says_something, whole};
use super::gist::{self, Gist};
use super::headed::Headings;
use super::headings::{Heading, Topic, covers};
use super::layout::{Mail, Sentence};
use super::phrases::{cues, one_of};
use super::whole::{self, Phrases, Question};
use crate::model::{Span, Stated};
use crate::pattern::{Regex, Text};
use std::ops::Range;
use std::sync::LazyLock;

static CUES: LazyLock<Cues> = LazyLock::new(|| cues("vraag/cues"));

/// Requests that can't be answered (S-44), and talk.
static UNCLEAR: LazyLock<Regex> = LazyLock::new(|| one_of("vraag/unclear"));

/// Openings that only a question has, for those who type no question marks: `wie kan`, not `kan niet lezen`.
static UNMARKED: LazyLock<Regex> = LazyLock::new(|| one_of("vraag/unmarked"));

/// The heading of a resident's own question.
static OTHERS_VRAAG: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?:vraag|vragen|hulpvraag|verzoek) (?:van|vd|v/d)\b"));

static RHETORICAL: LazyLock<Regex> = LazyLock::new(|| one_of("vraag/rhetorical"));

static SPEAKER: LazyLock<Regex> = LazyLock::new(|| one_of("vraag/speaker"));

/// Finds the question.
pub(super) fn vraag(mail: &Mail, headings: &Headings) -> Stated {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let (mut label, mut doubtful) = (None, false);
    for heading in headings.iter().filter(|h| h.topic == Topic::Vraag) {
        let value = under(mail, heading);
        doubtful |= value.is_empty() && is_doubtful(&whole(mail, heading));
        if !value.is_empty() {
            label.get_or_insert(heading.label.clone());
            ranges.extend(value);
        }
    }
    for heading in headings.iter().filter(|h| h.topic == Topic::Both) {
        let asked: Vec<_> = under(mail, heading).into_iter().filter(|v| asks(mail.words(v.clone()))).collect();
        if !asked.is_empty() {
            label.get_or_insert(heading.label.clone());
            ranges.extend(asked);
        }
        doubtful |= ranges.is_empty() && is_doubtful(&whole(mail, heading));
    }
    if ranges.is_empty() {
        ranges.extend(prose(mail, headings));
    }
    if ranges.is_empty() {
        for heading in headings.iter().filter(|h| h.topic == Topic::VraagPerhaps) {
            doubtful = true;
            let value = under(mail, heading);
            if value.iter().any(|v| asks(mail.words(v.clone()))) {
                label.get_or_insert(heading.label.clone());
                ranges.extend(value);
            }
        }
    }
    let subject = in_subject(mail).filter(|_| ranges.is_empty());
    let asked = |at: usize| announces(mail.own_words(&mail.sentences[at]));
    let announced = ranges.iter().filter_map(|range| mail.sentence_at(range.start)).any(asked);
    let phrases = if label.is_some() || announced { Phrases::Show } else { Phrases::Say };
    let by_words = || by_its_words(mail, headings);
    let (ranges, other) = whole::stated(mail, Question::Vraag, ranges, subject.is_some(), phrases, by_words);
    doubtful |= other;
    let ranges = super::layout::merged(&mail.flat, ranges);
    let mut spans: Vec<Span> = ranges.into_iter().map(|r| mail.body.span(r)).collect();
    spans.extend(subject);
    Stated { present: !spans.is_empty(), spans, doubtful, heading: label.map(|l| mail.body.span(l)) }
}

/// The sentence that most likely asks something of the team by the weights of its words, in a mail that likely asks something.
fn by_its_words(mail: &Mail, headings: &Headings) -> Option<Range<usize>> {
    const LIKELY: f32 = 0.2;
    let may = |sentence: &Sentence| {
        let words = mail.own_words(sentence);
        let for_others = UNCLEAR.is_match(words) || is_somebody_elses(words) || is_for_coordinator(words);
        !for_others
            && !RHETORICAL.is_match(words)
            && !is_topic(words)
            && !SPEAKER.is_match(words)
            && !headings
                .near(&sentence.range)
                .iter()
                .any(|h| !matches!(h.topic, Topic::VraagPerhaps | Topic::Other) && covers(h, sentence))
    };
    gist::likeliest(mail, Gist::Vraag, LIKELY, may).map(|sentence| sentence.range.clone())
}

/// `Vraag: wie heeft …` or a whole question in the subject.
fn in_subject(mail: &Mail) -> Option<Span> {
    let subject = mail.subject_words();
    let labelled = SUBJECT.captures(subject).and_then(|found| found.get(1).map(|asked| asked.range()));
    let bare = || {
        let start = ANSWERS.find(subject).map_or(0, |prefix| prefix.end());
        let asked = subject.part(start..subject.len());
        (asked.ends_with('?') && opens_as_question(asked) && asked.split_whitespace().count() >= 4)
            .then(|| start..subject.len())
    };
    let range = labelled.or_else(bare)?;
    let asked = subject.part(range.clone());
    let none = !says_something(&asked) || UNCLEAR.is_match(asked) || is_for_coordinator(asked) || is_topic(asked);
    (!none).then(|| mail.subject.span(range))
}

static SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|[-:;,.(] ?)(?:mijn |onze |de |concrete )?(?:vraag|vraagstelling|gevraagd|gezocht)(?: aan (?:het |de )?\w+)?: ?(.{8,})$",
    )
});
static ANSWERS: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:(?:re|fwd?|antw|aw|doorgestuurd) ?: ?)+"));

/// Whether words ask something: a question mark, an opening like `wie kan`, a request for advice.
fn asks(text: Text) -> bool {
    text.contains('?') || is_question(text) || opens_as_question(text) || CUES.is_match(text)
}

/// Whether words announce a question: `mijn vraag aan jullie is …`.
pub(super) fn announces(words: Text) -> bool {
    CUES.is_match(words)
}

fn under(mail: &Mail, heading: &Heading) -> Vec<Range<usize>> {
    let whole = whole(mail, heading);
    if !says_something(&whole) || UNCLEAR.is_match(&whole) || whole_is_for_coordinator(&whole) {
        return Vec::new();
    }
    heading.value.clone()
}

fn whole_is_for_coordinator(text: &str) -> bool {
    let asks = is_question(text) || opens_as_question(text);
    asks && is_for_coordinator(text) && text.matches('?').count() <= 1
}

/// The question in running text.
fn prose(mail: &Mail, headings: &Headings) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (index, sentence) in mail.sentences.iter().enumerate() {
        // Under a purpose the first sentence is the purpose; a question may follow it.
        let states_doel = |h: &Heading| {
            h.label.start >= sentence.range.start && h.label.start < sentence.range.end
                || h.value.first().is_some_and(|v| sentence.range.contains(&v.start))
        };
        let near = headings.near(&sentence.range);
        if near.iter().any(|h| match h.topic {
            Topic::Toestemming | Topic::Doel => states_doel(h),
            // `Vraag van mevrouw: …` is asked of somebody else.
            Topic::Other => OTHERS_VRAAG.is_match(mail.words(h.label.clone())) && states_doel(h),
            _ => false,
        }) {
            continue;
        }
        let words = mail.own_words(sentence);
        let labelled = near.iter().find(|h| sentence.range.contains(&h.label.start)).and_then(|h| h.value.first());
        let handed = super::doel::handed_over(words).map_or(0, |at| sentence.range.start + at);
        let start = labelled.map_or(sentence.range.start, |v| v.start).max(handed);
        let start = start.clamp(sentence.range.start, sentence.range.end);
        let none = UNCLEAR.is_match(words) || SPEAKER.is_match(words) || RHETORICAL.is_match(words);
        if none || is_somebody_elses(words) || is_for_coordinator(words) {
            continue;
        }
        let cue = CUES.first(words).filter(|h| says_something(&words[h.statement..]));
        let start = if words.ends_with('?') && opens_as_question(words) && is_asked(mail, index, sentence, words) {
            start
        } else if let Some(hit) = &cue {
            sentence.range.start + hit.statement
        } else if is_asked(mail, index, sentence, words) || is_unmarked(words) {
            start
        } else {
            continue;
        };
        found.push(start..sentence.range.end);
    }
    found
}

/// Whether a sentence is a question in its own right, and not one that its writer answers.
fn is_asked(mail: &Mail, index: usize, sentence: &Sentence, words: Text) -> bool {
    let bare = words.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ')' | '*' | '_' | '!'));
    if !bare.ends_with('?') || words.split_whitespace().count() < 3 {
        return false;
    }
    let follows = mail.sentences.get(index + 1).filter(|next| next.unit == sentence.unit);
    let alone_on_line = sentence.range == mail.units[sentence.unit].range;
    let answered = follows.is_some_and(|next| !is_question(mail.all_words(next))) || alone_on_line;
    !(is_topic(words) && answered)
}

/// Whether a sentence asks without its mark, as the next word after `wie`, `hoe` or `weet` tells.
fn is_unmarked(words: Text) -> bool {
    words.split_whitespace().count() >= 3 && !words.ends_with('!') && UNMARKED.is_match(words)
}
