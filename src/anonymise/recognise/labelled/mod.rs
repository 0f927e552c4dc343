//! Numbers that a label names: `CAK 12 3456 78`, `rolnummer 1234 \ CV EXPL 26-12`, `relatienr. van moeder: 00-12/3`. A small
//! grammar over tokens: a label, a few words that may stand between, and groups of figures and letters that belong together.
//!
//! A label is a system or authority that numbers people (`system`), a paper or a file (`paper`, `file`), or any word
//! on "nummer", "nr" or "kenmerk" whose first half leads to somebody (`nobody` in the list). The label may stand behind the number too.

mod code;
mod words;

use super::spoken::{self, Spoken};
use crate::anonymise::candidate::{Candidate, Context};
use crate::anonymise::view::{Kind, View};
use crate::model::Category;
use code::Code;
pub(super) use code::of_bill;
use std::ops::Range;

/// So many tokens between a label and its number.
const REACH: usize = 7;

/// How much a label says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Label {
    /// "…nummer", "kenmerk": what follows is the number, however short.
    Number(Category),
    /// A paper, file or system: the number must look like one.
    Thing(Category),
}

pub(super) fn find(context: &Context, found: &mut Vec<Candidate>) {
    let view = context.view;
    let mut past = 0;
    for index in near_numbers(view) {
        let token = &view.tokens[index];
        if token.kind != Kind::Word || token.range().start < past {
            continue;
        }
        let Some((label, next)) = label_at(view, index) else { continue };
        let code = behind(view, next, label).or_else(|| ahead(view, index, label));
        if let Some((code, category)) = code.filter(|(code, _)| !of_bill(view, code.start)) {
            past = code.end.max(past);
            found.push(context.at(code, category, 0.88, "number-labelled"));
        }
    }
    in_words(context, found);
}

/// `zaaknummer twee zes, nul vier, acht`: numbers that are spoken, behind a word that numbers things.
fn in_words(context: &Context, found: &mut Vec<Candidate>) {
    let view = context.view;
    for (index, token) in view.tokens.iter().enumerate().filter(|(_, t)| t.kind == Kind::Word) {
        let word = view.lower_word(token);
        if !["nummer", "nr", "kenmerk"].iter().any(|end| word.ends_with(end)) {
            continue;
        }
        let Some((Label::Number(category), next)) = label_at(view, index) else { continue };
        let begins = |at: &usize| {
            let token = &view.tokens[*at];
            token.kind == Kind::Word && spoken::said(view.lower_word(token)).is_some()
        };
        let first = (next..(next + REACH).min(view.tokens.len())).find(begins);
        let Some(spoken) = first.and_then(|at| Spoken::read(view, at)) else { continue };
        if spoken.words >= 3 && spoken.digits.len() >= 4 {
            found.push(context.at(spoken.range, category, 0.85, "number-in-words"));
        }
    }
}

/// The tokens from which a number is in reach, each once, in order.
fn near_numbers(view: &View) -> impl Iterator<Item = usize> {
    let mut next = 0;
    view.numbers.iter().flat_map(move |number| {
        let number = *number as usize;
        let first = number.saturating_sub(2 * REACH + 4).max(next);
        // A label may stand up to four tokens behind a number.
        let last = (number + 6).min(view.tokens.len());
        next = last.max(first);
        first..next
    })
}

/// The label that a word is, and the token behind it.
fn label_at(view: &View, index: usize) -> Option<(Label, usize)> {
    let word = view.lower_word(&view.tokens[index]);
    let next = index + 1;
    // `Teams-vergadering ID: 312 445 678`: where to dial in.
    let meeting = |at: usize| {
        matches!(
            view.lower_word(&view.tokens[at]),
            "vergadering" | "vergaderings" | "vergader" | "meeting" | "teams" | "zoom"
        )
    };
    if word == "id" && (index.saturating_sub(3)..index).any(meeting) {
        return None;
    }
    // `V-nummer`, `id-nr`, `zaak nummer`: the half before decides.
    if matches!(word, "nummer" | "nr" | "nrs" | "kenmerk") {
        // `cl.nr 20.883`, `reg.nr. 14-3`.
        if is_shortened_label(view, index) {
            return Some((Label::Number(Category::Dossier), next));
        }
        let half = half_before(view, index);
        let category = half.map_or(Category::Dossier, category_of);
        let nobodys = half.is_some_and(|h| words::is(h, words::NOBODY));
        let led = half.is_some_and(|h| named(h).is_some() || h == "v") || word == "kenmerk";
        return (!nobodys && led).then_some((Label::Number(category), next));
    }
    let stem = ["nummer", "nummers", "nr", "kenmerk", "num"].iter().find_map(|e| word.strip_suffix(e));
    if let Some(stem) = stem.filter(|s| s.len() >= 2) {
        let stem = stem.trim_end_matches('-');
        let nobodys = words::is(stem, words::NOBODY) || words::is(stem.trim_end_matches('s'), words::NOBODY);
        return (!nobodys && stem != "geen").then(|| (Label::Number(category_of(stem)), next));
    }
    named(word).map(|category| (Label::Thing(category), next))
}

/// Whether what is numbered stands before the word in a short form with its stop.
fn is_shortened_label(view: &View, index: usize) -> bool {
    let Some([half, stop]) = index.checked_sub(2).and_then(|at| view.tokens.get(at..index)) else { return false };
    let joined = half.range().end == stop.range().start && view.tokens[index].range().start <= stop.range().end + 1;
    let short =
        matches!(view.lower_word(half), "cl" | "kl" | "clt" | "pat" | "dos" | "doss" | "reg" | "rel" | "zk" | "mld");
    joined && view.lower_word(stop) == "." && short
}

/// What a word numbers; none if nothing.
fn named(word: &str) -> Option<Category> {
    if words::is(word, words::PAPER) {
        return Some(Category::Document);
    }
    (words::is(word, words::FILE) || words::is(word, words::SYSTEM)).then_some(Category::Dossier)
}

/// The category of a number by the first half of its label.
fn category_of(stem: &str) -> Category {
    let paper = |s: &str| {
        words::is(s, words::PAPER)
            || matches!(s, "v" | "document" | "kaart" | "pas" | "onderwijs" | "bsnr" | "vreemdelingen")
    };
    if paper(stem) || paper(stem.trim_end_matches('s')) || paper(stem.trim_end_matches("en")) {
        Category::Document
    } else {
        Category::Dossier
    }
}

/// The word before "nummer", joined by a dash or a space: `zaak-nummer`, `verzekerde nummer`.
fn half_before(view: &View, index: usize) -> Option<&str> {
    let mut at = index.checked_sub(1)?;
    if view.lower_word(&view.tokens[at]) == "-" {
        at = at.checked_sub(1)?;
    }
    let token = &view.tokens[at];
    let near = view.tokens[index].range().start - token.range().end <= 3 && token.line == view.tokens[index].line;
    (near && token.kind == Kind::Word).then(|| view.lower_word(token))
}

/// The number behind a label.
fn behind(view: &View, next: usize, label: Label) -> Option<(Range<usize>, Category)> {
    let (category, reach) = match label {
        Label::Number(category) => (category, REACH),
        Label::Thing(category) => (category, 5),
    };
    let (mut words, mut loose) = (0, false);
    for at in next..(next + 2 * REACH).min(view.tokens.len()) {
        let token = &view.tokens[at];
        if let Some(code) = Code::read(view, at) {
            if loose && !leads_in(view.lower_word(&view.tokens[at - 1])) {
                return None;
            }
            return code.is_number(view, label, words == 0).then_some((code.range, category));
        }
        let word = view.lower_word(token);
        let binds = match token.kind {
            Kind::Word => {
                words += 1;
                let known = words::is(word, words::BETWEEN);
                loose |= !known;
                let other = ["nummer", "nr", "kenmerk"].iter().any(|e| word.len() > e.len() && word.ends_with(e));
                words <= reach && !other && (known || matches!(label, Label::Number(_)) && word != "geen")
            }
            Kind::Punct => {
                matches!(word, ":" | "." | "(" | "=" | "#" | "|" | "-" | "\"" | "'" | "*" | "," | ">" | "/" | ")")
            }
            Kind::Number => false,
        };
        // "Casenr. C26": the full stop belongs to the label.
        let shortened = at == next && view.lower_word(&view.tokens[next - 1]).ends_with("nr");
        let stops = word == "."
            && !shortened
            && view.tokens.get(at + 1).is_some_and(|t| t.sentence_start && t.line == token.line);
        if !binds || stops {
            return None;
        }
    }
    None
}

/// Behind which a number is said, whatever words stand between it and its label.
fn leads_in(word: &str) -> bool {
    matches!(word, "is" | ":" | "=" | "luidt" | "(" | "nummer" | "nr" | "zijnde" | "wordt" | "|" | "dat")
        || word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase())
}

/// The number ahead of its label: `0041188 (patiëntnummer)`, `26-3310 is het rolnummer`.
fn ahead(view: &View, index: usize, label: Label) -> Option<(Range<usize>, Category)> {
    let Label::Number(category) = label else { return None };
    let mut at = index;
    for _ in 0..4 {
        at = at.checked_sub(1)?;
        let token = &view.tokens[at];
        let word = view.lower_word(token);
        let binds = match token.kind {
            Kind::Word => matches!(word, "is" | "het" | "zijn" | "haar" | "als" | "ons" | "hun" | "uw" | "v"),
            Kind::Punct => matches!(word, "(" | "," | "-"),
            Kind::Number => break,
        };
        if !binds || token.line != view.tokens[index].line {
            return None;
        }
    }
    let last = &view.tokens[at];
    let said = view.lower[last.range().end..view.tokens[index].range().start].contains(['(', 'h', 'z', 'a', 'o', 'u']);
    if last.kind != Kind::Number || !said {
        return None;
    }
    let mut start = at;
    while start > 0 && view.tokens[start - 1].range().end == view.tokens[start].range().start && at - start < 8 {
        start -= 1;
    }
    let code = (start..=at).find_map(|s| Code::read(view, s)).filter(|c| c.range.end == last.range().end)?;
    code.is_number(view, label, true).then_some((code.range, category))
}

// Last, for the build reads patterns up to here.
#[cfg(test)]
mod tests;
