//! The purpose (S-11, S-43): why the case is brought in, and why data must be shared for it. Stated under a heading or
//! in a sentence. A treatment goal, a resident's own wish and a heading with nothing under it are no purpose.

mod unsaid;

use super::clause::is_question;
use super::cue::{Cues, pattern};
use super::gist::{self, Gist};
use super::headed::Headings;
use super::headings::{Heading, Topic};
use super::layout::{Mail, Sentence};
use super::phrases::{cues, one_of};
use super::whole::{self, Phrases, Question};
use crate::model::{Part, Span, Stated};
use crate::pattern::{Regex, Text};
use std::ops::Range;
use std::sync::LazyLock;

/// What heads the statement, by sentence. The first group, or the end, is where the statement begins.
static CUES: LazyLock<Cues> = LazyLock::new(|| cues("doel/cues"));

/// The inbrenger wants something: a purpose if nothing better is found, and a doubtful one.
static WANTS: LazyLock<Regex> = LazyLock::new(|| one_of("doel/wants"));
static TALKS: LazyLock<Regex> = LazyLock::new(|| one_of("doel/talks"));

static NO_PURPOSE: LazyLock<Regex> = LazyLock::new(|| one_of("doel/no_purpose"));
/// Where the words of a purpose give way to those of the question.
static HANDS_OVER: LazyLock<Regex> = LazyLock::new(|| one_of("doel/hands_over"));
static ASKS_TEAM: LazyLock<Regex> = LazyLock::new(|| one_of("doel/asks_team"));
static DENIES: LazyLock<Regex> = LazyLock::new(|| one_of("doel/denies"));

/// Words under a heading that say nothing.
static EMPTY: LazyLock<Regex> = LazyLock::new(|| one_of("doel/empty"));

/// Whether the words under a heading say something: not empty, `zie boven`, `n.v.t.`, a placeholder or one word.
pub(super) fn says_something(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    let placeholder =
        text.trim_start().starts_with(['[', '<', '{', '(']) && text.trim_end().ends_with([']', '>', '}', ')']);
    bare.split_whitespace().count() >= 2 && !placeholder && !EMPTY.is_match(bare)
}

/// Points at words that stand elsewhere.
static POINTS: LazyLock<Regex> = LazyLock::new(|| one_of("doel/points"));

/// Whether what stands under a heading leaves in doubt whether something is stated: it points elsewhere, or is one word of
/// its own. `n.v.t.`, `geen`, `volgt nog`, `graag bespreken` say plainly that nothing is.
pub(super) fn is_doubtful(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    POINTS.is_match(bare) || !EMPTY.is_match(bare) && bare.len() > 3 && bare.split_whitespace().count() < 2
}

static PURPOSEFUL: LazyLock<Regex> = LazyLock::new(|| one_of("doel/purposeful"));

/// Finds the purpose.
pub(super) fn doel(mail: &Mail, headings: &Headings) -> (Stated, Vec<Part>) {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let (mut label, mut doubtful) = (None, false);
    for heading in headings.iter().filter(|h| matches!(h.topic, Topic::Doel | Topic::Both)) {
        let value = stated(mail, heading);
        doubtful |= value.is_empty() && is_doubtful(&whole(mail, heading));
        if !value.is_empty() {
            label.get_or_insert(heading.label.clone());
            ranges.extend(value);
        }
    }
    if ranges.is_empty() {
        ranges.extend(prose(mail, headings));
    }
    if ranges.is_empty() {
        ranges.extend(wanted(mail, headings));
        doubtful |= !ranges.is_empty();
    }
    if ranges.is_empty() {
        for heading in headings.iter().filter(|h| h.topic == Topic::DoelPerhaps) {
            doubtful = true;
            let value = stated(mail, heading);
            if value.iter().any(|v| PURPOSEFUL.is_match(mail.words(v.clone()))) {
                label.get_or_insert(heading.label.clone());
                ranges.extend(value);
            }
        }
    }
    if ranges.is_empty() {
        ranges.extend(unsaid::unsaid(mail, headings).or_else(|| unsaid::meant(mail, headings)));
        doubtful |= !ranges.is_empty();
    }
    let subject = in_subject(mail).filter(|_| ranges.is_empty());
    let says_doel = |at: usize| mail.own_words(&mail.sentences[at]).contains("doel");
    let named = ranges.iter().filter_map(|range| mail.sentence_at(range.start)).any(says_doel);
    let phrases = if label.is_some() || named { Phrases::Show } else { Phrases::Say };
    let by_words = || by_its_words(mail, headings);
    let (ranges, other) = whole::stated(mail, Question::Doel, ranges, subject.is_some(), phrases, by_words);
    doubtful |= other;
    let ranges = super::layout::merged(&mail.flat, ranges);
    let parts = halves(mail, &ranges);
    let mut spans: Vec<Span> = ranges.into_iter().map(|r| mail.body.span(r)).collect();
    spans.extend(subject);
    (Stated { present: !spans.is_empty(), spans, doubtful, heading: label.map(|l| mail.body.span(l)) }, parts)
}

/// The sentence that most likely states a purpose by the weights of its words, in a mail that likely states one.
fn by_its_words(mail: &Mail, headings: &Headings) -> Option<Range<usize>> {
    const LIKELY: f32 = 0.35;
    let may = |sentence: &Sentence| {
        let words = mail.own_words(sentence);
        // A label that nobody knows may head anything ("Stip op de horizon").
        let headed = headings
            .near(&sentence.range)
            .iter()
            .any(|h| !matches!(h.topic, Topic::DoelPerhaps | Topic::Other) && super::headings::covers(h, sentence));
        !headed && !is_question(words) && !NO_PURPOSE.is_match(words) && !DENIES.is_match(words)
    };
    gist::likeliest(mail, Gist::Doel, LIKELY, may).map(|sentence| sentence.range.clone())
}

/// `Doel: …` in the subject.
fn in_subject(mail: &Mail) -> Option<Span> {
    let stated = SUBJECT.captures(mail.subject_words())?.get(1)?;
    says_something(stated.as_str()).then(|| mail.subject.span(stated.range()))
}

static SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|[-:;,.(] ?)(?:mijn |ons |het )?doel(?: van (?:de |deze )?(?:inbreng|bespreking))?(?: is)?: ?(.{8,})$",
    )
});

/// All words under a heading.
pub(super) fn whole(mail: &Mail, heading: &Heading) -> String {
    heading.value.iter().map(|v| &mail.flat[v.clone()]).collect::<Vec<_>>().join(" ")
}

/// The words under a heading, if they state something. The question of a combined heading is not part of the purpose.
fn stated(mail: &Mail, heading: &Heading) -> Vec<Range<usize>> {
    if !says_something(&whole(mail, heading)) {
        return Vec::new();
    }
    let mut kept: Vec<Range<usize>> = Vec::new();
    for value in &heading.value {
        let sentences = super::layout::split_sentences(&mail.flat, value.clone());
        let asked = sentences.iter().position(|s| hands_over(&mail.flat[s.clone()]));
        match asked {
            Some(0) if !kept.is_empty() => break,
            Some(0) if heading.topic == Topic::Both && sentences.len() > 1 => kept.push(sentences[1].start..value.end),
            Some(at) if at > 0 => {
                kept.push(value.start..sentences[at - 1].end);
                break;
            }
            _ => kept.push(value.clone()),
        }
    }
    kept
}

/// Whether a sentence under a heading for the purpose is the question already: `Doel: rust. Wie kan helpen?`
fn hands_over(sentence: &str) -> bool {
    sentence.ends_with('?') || ANNOUNCES_VRAAG.is_match(sentence)
}

static ANNOUNCES_VRAAG: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:en )?(?:mijn|de|onze|concrete) (?:concrete )?(?:vraag|vraagstelling)\b|^ik (?:vraag me af|hoor graag|zou graag (?:willen )?weten)|^graag (?:jullie )?advies|^(?:aan (?:de |het )?\w+ )?leg(?:gen)? (?:ik|we|wij)\b[^.?!]{0,40}\bvoor\b",
    )
});

/// The purpose in running text.
fn prose(mail: &Mail, headings: &Headings) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (index, sentence) in mail.sentences.iter().enumerate() {
        let (words, ends_at) = before_question(mail.own_words(sentence), sentence.range.end);
        let Some(hit) = CUES.first(words) else { continue };
        if words[hit.statement..].trim().is_empty() {
            let next = mail.sentences.get(index + 1);
            found
                .extend(next.and_then(|next| if words.ends_with('?') { reason(mail, next) } else { said(mail, next) }));
            continue;
        }
        let near = headings.near(&sentence.range);
        let under_vraag = near.iter().any(|h| {
            matches!(h.topic, Topic::Vraag | Topic::Toestemming | Topic::Betrokken)
                && super::headings::covers(h, sentence)
        });
        let lead = words[hit.statement..].find(char::is_alphanumeric).unwrap_or(0);
        let hit = super::cue::Hit { statement: hit.statement + lead, ..hit };
        let before = &words[..hit.statement];
        let stated = words[hit.statement..].trim_matches(|c: char| !c.is_alphanumeric());
        if under_vraag
            || NO_PURPOSE.is_match(words)
            || DENIES.is_match(words)
            || words.ends_with('?') && !words.contains("doel")
            || ASKS_TEAM.is_match(stated)
            || before.ends_with("niet ")
            || stated.split_whitespace().count() < 2
            || !says_something(stated)
        {
            continue;
        }
        let end = HANDS_OVER
            .find(&words[hit.statement..])
            .map_or(ends_at, |h| sentence.range.start + hit.statement + h.start());
        let under =
            near.iter().filter(|h| h.topic == Topic::DoelPerhaps).find(|h| super::headings::covers(h, sentence));
        match under {
            Some(heading) => found.extend(heading.value.iter().cloned()),
            None => found.push(sentence.range.start + hit.statement..end),
        }
    }
    found.dedup();
    found.truncate(3);
    found
}

/// `Resultaat dat ik voor ogen heb. Een schone keuken.`: what follows.
fn said(mail: &Mail, sentence: &Sentence) -> Option<Range<usize>> {
    let words = mail.own_words(sentence);
    let right = says_something(&words) && !is_question(words) && !NO_PURPOSE.is_match(words) && !DENIES.is_match(words);
    right.then(|| sentence.range.clone())
}

/// `Waarom ik dit inbreng? Omdat …`: the answer, without the word that opens it.
fn reason(mail: &Mail, sentence: &Sentence) -> Option<Range<usize>> {
    let words = mail.own_words(sentence);
    let opened = ["omdat ", "want ", "om ", "zodat ", "dat "].iter().find(|word| words.starts_with(**word))?;
    let lead = if *opened == "omdat " || *opened == "want " { opened.len() } else { 0 };
    let right = says_something(&words[lead..]) && !NO_PURPOSE.is_match(words) && !DENIES.is_match(words);
    right.then(|| sentence.range.start + lead..sentence.range.end)
}

/// Where the question begins in a sentence that states its purpose first: `doel is rust, vraag wie kan helpen?`
pub(super) fn handed_over(words: Text<'_>) -> Option<usize> {
    CUES.first(words)?;
    let at = HANDS_OVER.find(words)?.start();
    let label = at + words[at..].find("vraag")?;
    let behind = label + words[label..].find(|c: char| !c.is_alphabetic())?;
    let rest = words[behind..].trim_start_matches([':', ',', ' ']);
    let rest = ["is ", "luidt "].iter().find_map(|verb| rest.strip_prefix(verb)).unwrap_or(rest);
    Some(words.len() - rest.len())
}

/// Of `ik wil rust in huis; wie kan helpen?` the words before the question, and where they end.
fn before_question(words: Text<'_>, end: usize) -> (Text<'_>, usize) {
    match words.rfind("; ").filter(|_| words.ends_with('?')) {
        Some(at) => (words.part(0..at), end - (words.len() - at)),
        None => (words, end),
    }
}

/// What the inbrenger says to want, when no purpose is announced as such.
fn wanted(mail: &Mail, headings: &Headings) -> Vec<Range<usize>> {
    let found = mail.sentences.iter().find_map(|sentence| {
        let words = mail.own_words(sentence);
        let under = headings
            .near(&sentence.range)
            .iter()
            .any(|h| h.topic != Topic::DoelPerhaps && h.topic != Topic::Other && super::headings::covers(h, sentence));
        let want = WANTS.captures(words)?.iter().skip(1).flatten().next()?;
        let talk = TALKS.is_match(first_words(want.as_str()))
            || DENIES.is_match(words)
            || NO_PURPOSE.is_match(words)
            || is_question(words);
        (!under && !talk).then(|| sentence.range.start + want.start()..sentence.range.end)
    });
    found.into_iter().collect()
}

/// What decides whether `ik wil …` only speaks of talking: `ik wil je graag vragen`, not `ik wil dat hij durft te vragen`.
fn first_words(text: &str) -> &str {
    let end = text.match_indices(' ').nth(TALK_WORDS).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

/// How many words after the first may say that.
const TALK_WORDS: usize = 6;

static SHARES: LazyLock<Regex> = LazyLock::new(|| one_of("doel/shares"));

/// Which halves of the purpose are there (S-43): why it is brought in, why data must be shared.
fn halves(mail: &Mail, ranges: &[Range<usize>]) -> Vec<Part> {
    let mut parts = Vec::new();
    if !ranges.is_empty() {
        parts.push(Part::BringIn);
        if ranges.iter().any(|r| SHARES.is_match(mail.words(r.clone()))) {
            parts.push(Part::Share);
        }
    }
    parts
}
