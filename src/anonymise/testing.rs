//! Marked text for tests: a case is a line of Dutch with the marks of the corpus (`[[CATEGORY#n|text]]`), without offsets.

use super::candidate::{Candidate, Context};
use super::recognise::Recogniser;
use super::settings::FindSettings;
use super::view::View;
use crate::dictionary::Dictionary;
use crate::model::{Category, Document, Finding, Span, Verdict};
use std::sync::LazyLock;

/// A mark of a marked text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Mark {
    pub span: Span,
    pub category: Category,
    pub person: Option<u32>,
}

/// Takes the marks out: the plain text, and where they were.
pub(crate) fn unmark(marked: &str) -> (String, Vec<Mark>) {
    let mut text = String::new();
    let mut marks = Vec::new();
    let mut rest = marked;
    while let Some(at) = rest.find("[[") {
        text.push_str(&rest[..at]);
        let inside = &rest[at + 2..];
        let end = inside.find("]]").expect("a mark is closed");
        let (head, content) = inside[..end].split_once('|').expect("a mark has a bar");
        let (name, person) = match head.split_once('#') {
            Some((name, number)) => (name, Some(number.parse().expect("a person is a number"))),
            None => (head, None),
        };
        let category = Category::ALL.into_iter().find(|c| c.name() == name).expect("a known category");
        marks.push(Mark { span: Span::new(text.len(), text.len() + content.len()), category, person });
        text.push_str(content);
        rest = &inside[end + 2..];
    }
    text.push_str(rest);
    (text, marks)
}

/// The document that a line of a test stands for: all of it body.
pub(crate) fn body(text: &str) -> Document {
    let mut document = Document::default();
    document.push(crate::model::SectionKind::Body, "", text);
    document
}

pub(crate) static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(Dictionary::shipped);

/// What a recogniser finds in a text, in order of place.
pub(crate) fn candidates(recogniser: Recogniser, text: &str, settings: &FindSettings) -> Vec<Candidate> {
    let view = View::of(&body(text));
    let mut found = Vec::new();
    recogniser(&Context { view: &view, settings, dictionary: &DICTIONARY }, &mut found);
    found.sort_by_key(|c| (c.span.start, c.span.end));
    found
}

/// Asserts that a recogniser finds the marks of a text and nothing else that would be redacted.
#[track_caller]
pub(crate) fn check(recogniser: Recogniser, marked: &str) {
    check_with(recogniser, marked, &FindSettings::default());
}

/// As [`check`], under settings.
#[track_caller]
pub(crate) fn check_with(recogniser: Recogniser, marked: &str, settings: &FindSettings) {
    let (text, marks) = unmark(marked);
    let found: Vec<_> = candidates(recogniser, &text, settings)
        .into_iter()
        .filter(|c| c.confidence >= settings.redact)
        .map(|c| (c.category, c.span.of(&text).to_owned()))
        .collect();
    let expected: Vec<_> = marks.iter().map(|m| (m.category, m.span.of(&text).to_owned())).collect();
    assert_eq!(found, expected, "in: {marked}");
}

/// Asserts that each of some words is taken out, as whatever it may be.
#[track_caller]
pub(crate) fn hides(text: &str, names: &[&str]) {
    let found = super::find(&body(text), &DICTIONARY, &FindSettings::default());
    for name in names {
        let at = text.find(name).expect("a word of the text");
        let covers = |span: Span| span.start <= at && at + name.len() <= span.end;
        assert!(found.list.iter().any(|f| f.verdict == Verdict::Redact && covers(f.span)), "{name} in {text}");
    }
}

/// Asserts that the marked names are taken out, and no other word as a name.
#[track_caller]
pub(crate) fn check_names(marked: &str) {
    check_touched(marked, Category::Persoon, &FindSettings::default(), |f| f.verdict == Verdict::Redact);
}

/// Asserts, of a whole text, that each mark of a category is touched by a finding of it that counts, and each of these by a mark.
#[track_caller]
pub(crate) fn check_touched(
    marked: &str,
    category: Category,
    settings: &FindSettings,
    counts: impl Fn(&Finding) -> bool,
) {
    let (text, marks) = unmark(&format!("x\n\n{marked}"));
    let found = super::find::find(&Document::from_plain(&text), &DICTIONARY, settings).list;
    let found: Vec<_> = found.into_iter().filter(|f| f.category == category && counts(f)).collect();
    for mark in marks.iter().filter(|m| m.category == category) {
        assert!(found.iter().any(|f| f.span.overlaps(mark.span)), "missed {:?} in: {marked}", mark.span.of(&text));
    }
    for finding in &found {
        let touches = marks.iter().any(|m| m.span.overlaps(finding.span));
        assert!(touches, "{:?} is none in: {marked}", finding.span.of(&text));
    }
}
