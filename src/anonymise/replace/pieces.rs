//! The pieces of a case: what is the sender's own word on it, and what of that is said apart as doel and vraag.

use super::cut::{Cut, cut_out};
use crate::anonymise::listed::Listed;
use crate::anonymise::redacted::{Piece, PieceKind};
use crate::anonymise::view::View;
use crate::model::{Document, SectionKind, Span, Submission};
use crate::pattern::Regex;
use std::sync::LazyLock;

/// The pieces of a case, in reading order: subject, doel, vraag, situation, then the rest by section.
pub(super) fn pieces(document: &Document, view: &View, submission: &Submission, cuts: &[Cut]) -> Vec<Piece> {
    let text = document.text.expose();
    let mut pieces = Vec::new();
    let mut add = |kind, part, text: String| {
        if text.chars().any(char::is_alphanumeric) {
            pieces.push(Piece { kind, part, text });
        }
    };
    for section in document.sections.iter().filter(|s| s.kind == SectionKind::Subject) {
        add(PieceKind::Subject, 0, tidy(&cut_out(text, section.span, cuts)));
    }
    for (kind, stated) in [(PieceKind::Doel, &submission.doel), (PieceKind::Vraag, &submission.vraag)] {
        let said: Vec<String> =
            stated.spans.iter().map(|s| statement(&cut_out(text, *s, cuts))).filter(|s| !s.is_empty()).collect();
        add(kind, 0, said.join("\n"));
    }
    let mut out = frame(document, view);
    out.extend(stated_elsewhere(text, submission));
    out.sort_by_key(|s| s.start);
    for section in &document.sections {
        let kind = match section.kind {
            SectionKind::Body => PieceKind::Situation,
            SectionKind::Quoted => PieceKind::Quoted,
            SectionKind::Hidden => PieceKind::Hidden,
            SectionKind::Attachment => PieceKind::Attachment,
            SectionKind::Subject | SectionKind::Signature | SectionKind::FileName => continue,
        };
        add(kind, section.part, rest(text, section.span, &out, cuts));
    }
    pieces
}

/// What of the text is said as doel and vraag and need not be said again: whole sentences, with the label and the words that only
/// announce it (`mijn vraag aan het team is`). A sentence that says more stays as it is, so that it can be read.
fn stated_elsewhere(text: &str, submission: &Submission) -> Vec<Span> {
    let stated = [&submission.doel, &submission.vraag];
    let mut said: Vec<Span> = stated.iter().flat_map(|s| s.spans.iter().copied().chain(s.heading)).collect();
    said.sort_by_key(|span| span.start);
    let mut sentences: Vec<Span> = Vec::new();
    for sentence in said.iter().map(|span| sentence_around(text, *span)) {
        match sentences.last_mut().filter(|last| sentence.start < last.end) {
            Some(last) => last.end = last.end.max(sentence.end),
            None => sentences.push(sentence),
        }
    }
    sentences.retain(|sentence| {
        let mut besides = String::new();
        let mut at = sentence.start;
        for span in said.iter().filter(|span| span.overlaps(*sentence)) {
            besides.push_str(text.get(at..span.start).unwrap_or(""));
            besides.push(' ');
            at = at.max(span.end);
        }
        besides.push_str(text.get(at..sentence.end).unwrap_or(""));
        says_no_more(&besides)
    });
    sentences
}

/// From the begin of the sentence, line or labelled field in which a span begins to the end of the one in which it ends.
fn sentence_around(text: &str, span: Span) -> Span {
    const ENDS: [&str; 4] = ["\n", ". ", "? ", "! "];
    let before = text.get(..span.start).unwrap_or("");
    let start = ENDS.iter().filter_map(|end| Some(before.rfind(end)? + end.len())).max().unwrap_or(0);
    // `4. Doel`: the stop behind the number of an item ends nothing.
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let start = if before[line..start].chars().any(char::is_alphabetic) { start } else { line };
    if text.get(span.range()).is_some_and(|said| said.trim_end().ends_with(['.', '?', '!'])) {
        return Span::new(start, span.end);
    }
    let behind = text.get(span.end..).unwrap_or("");
    let end = |sign: &str| Some(span.end + behind.find(sign)? + sign.trim_end_matches('\n').trim_end().len());
    Span::new(start, ENDS.into_iter().filter_map(end).min().unwrap_or(text.len()))
}

/// Words with which a doel or a vraag is announced, and what stands beside them.
const ANNOUNCING_LIST: &str = include_str!("../../../dictionaries/announcing-words.tsv");
const ANNOUNCING_KINDS: &[&str] = &["says", "beside"];
const SAYS: usize = 0;

static ANNOUNCING: LazyLock<Listed> = LazyLock::new(|| Listed::read(ANNOUNCING_LIST, ANNOUNCING_KINDS));

/// Whether words say nothing, or no more than that a doel or a vraag follows.
fn says_no_more(words: &str) -> bool {
    const MOST: usize = 14;
    let is_item = |word: &str| word.len() <= 2 && word.starts_with(|c: char| c.is_ascii_digit());
    let words: Vec<String> = words
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty() && !is_item(w))
        .map(str::to_lowercase)
        .collect();
    let known = |w: &String| ANNOUNCING.kinds(w) != 0;
    words.is_empty() || words.len() <= MOST && words.iter().all(known) && words.iter().any(|w| ANNOUNCING.is(w, SAYS))
}

/// A section without what was taken elsewhere.
fn rest(text: &str, section: Span, out: &[Span], cuts: &[Cut]) -> String {
    let mut kept = String::new();
    let mut at = section.start;
    for span in out.iter().filter(|s| s.overlaps(section)) {
        if span.start > at {
            kept.push_str(&cut_out(text, Span::new(at, span.start), cuts));
        }
        at = at.max(span.end);
        // The sentence behind one that went opens the line, or stands a space behind the one before.
        if kept.is_empty() || kept.ends_with(['\n', ' ']) {
            at += text.get(at..section.end).map_or(0, |rest| rest.len() - rest.trim_start_matches(' ').len());
        }
    }
    kept.push_str(&cut_out(text, Span::new(at, section.end), cuts));
    tidy(&kept)
}

static GREETING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"^\s*(?:(?:beste|hoi|ha|dag|hallo|hi|hey|heey?|geachte|lieve|goedemorgen|goedemiddag|goedenavond|goedendag|goeiemorgen|goeiemiddag|collega'?s?|l\.s\.|ls|dear|hello)\b[^\n,!.:]{0,60}(?:[,!.:]|$)|[a-z' -]{2,25},\s*$)")
        .expect("a fixed pattern")
});

/// Greeting and signature: spans of the original that belong to no piece.
fn frame(document: &Document, view: &View) -> Vec<Span> {
    let mut out = Vec::new();
    for section in document.sections.iter().filter(|s| s.kind == SectionKind::Body || s.kind == SectionKind::Quoted) {
        let lines = view.lines.iter().filter(|l| {
            let span = view.original(l.range.clone());
            section.span.covers(span) && !l.range.is_empty()
        });
        for line in lines.take(2) {
            if let Some(greeting) = GREETING.find(&view.lower[line.range.clone()]) {
                out.push(view.original(line.range.start..line.range.start + greeting.end()));
                break;
            }
        }
    }
    out.extend(view.signatures.iter().map(|s| view.original(s.clone())));
    out
}

/// Words of a doel or vraag without the sign or bullet before them.
fn statement(text: &str) -> String {
    tidy(text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '=' | '-' | '*' | '•' | '–' | '>')))
}

/// Lines without trailing space, quotation marks of lines gone, at most one empty line between two, none at the ends; no
/// line that is only signs, no space before a stop.
pub(super) fn tidy(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        let line = line.trim_end();
        let bare = line.trim_start_matches(['>', ' ']);
        let line = if line.starts_with('>') { bare } else { line };
        let nothing = !line.is_empty() && !line.chars().any(char::is_alphanumeric);
        let last_is_empty = lines.last().is_none_or(|l: &String| l.is_empty());
        if nothing || line.is_empty() && last_is_empty {
            continue;
        }
        lines.push(line.to_owned());
    }
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    let text = lines.join("\n");
    text.trim_start_matches([' ', ',', ';', '.']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_that_announce_are_in_order_and_of_the_kinds_known() {
        crate::anonymise::listed::check(ANNOUNCING_LIST, ANNOUNCING_KINDS);
    }
}
