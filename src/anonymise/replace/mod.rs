//! Replace: the only maker of [`Redacted`].
//!
//! In come the document, what was found in it, what was understood of it, and who may be named and read; out go the pieces of
//! the case with labels in place of what identifies, without greeting, sign-off and signature. What is redacted leaves no
//! letter behind; what a word carries on behind it (genitive and plural s, endings) goes with it. Attachments' names stay out.

mod cut;
mod pieces;

use super::redacted::{LegendLine, Redacted};
use super::view::View;
use crate::model::{Audience, Category, Counts, Document, Findings, Named, Rendition, Span, Submission, Verdict};
use cut::{Cut, cut_out, cuts};
use pieces::{pieces, tidy};

/// Carries out the redactions.
///
/// `undo` are numbers, from 1, of findings with [`Verdict::Redact`] in their order, that are to be left standing; a direct
/// identifier stays out all the same, for only consent (`named`) lets one stand. `hide` are words that go too, wherever they
/// stand.
pub fn replace(
    document: &Document,
    findings: &Findings,
    submission: &Submission,
    named: &Named,
    audience: Audience,
    undo: &[usize],
    hide: &[String],
) -> Redacted {
    let view = View::of(document);
    let cuts = cuts(document, &view, findings, named, undo, hide);
    let pieces = pieces(document, &view, submission, &cuts);
    #[cfg(test)]
    let pieces = crate::mutant::unredacted(document, pieces);
    let mut left_out = Counts::new();
    for cut in &cuts {
        if let Some(category) = cut.category {
            *left_out.entry(category).or_default() += 1;
        }
    }
    // A person is left out once, however often the name stands in the text.
    let mut persons: Vec<_> = findings
        .list
        .iter()
        .filter(|f| f.category == Category::Persoon && f.verdict == Verdict::Redact && !named.allows(f))
        .filter_map(|f| f.person)
        .collect();
    persons.sort_unstable();
    persons.dedup();
    if let Some(mentions) = left_out.get_mut(&Category::Persoon) {
        *mentions = persons.len().clamp(1, *mentions);
    }
    let is_named = findings.list.iter().any(|f| named.allows(f));
    let rendition = if is_named { Rendition::Named } else { Rendition::Redacted };
    Redacted::new(pieces, legend(findings, named), left_out, audience, rendition)
}

/// The sentences of a document, redacted, with what is only flagged left standing: for the coördinator's lists.
pub struct Sentences<'d> {
    text: &'d str,
    cuts: Vec<Cut>,
    /// What is read as signatures, in order: no reader gets it.
    signatures: Vec<Span>,
}

impl<'d> Sentences<'d> {
    /// Redacts a document, once for all its sentences. `hide` are words that go too, wherever they stand.
    pub fn of(document: &'d Document, findings: &Findings, hide: &[String]) -> Self {
        let view = View::of(document);
        let cuts = cuts(document, &view, findings, &Named::default(), &[], hide);
        let signatures = view.signatures.iter().map(|range| view.original(range.clone())).collect();
        Self { text: document.text.expose(), cuts, signatures }
    }

    /// Whether a span stands in a signature, or in what stands below one.
    pub fn is_signature(&self, span: Span) -> bool {
        let before = self.signatures.partition_point(|signature| signature.start <= span.start);
        before.checked_sub(1).is_some_and(|at| self.signatures[at].covers(span))
    }

    /// The sentence around a span; a long one is cut.
    pub fn around(&self, span: Span) -> String {
        const MOST: usize = 240;
        let ends = |c: char| matches!(c, '\n' | '!' | '?');
        let before = self.text.get(..span.start).unwrap_or("");
        let line = before.rfind(ends).map_or(0, |at| at + 1);
        let start = before[line..].rfind(". ").map_or(line, |at| line + at + 2);
        let behind = self.text.get(span.end..).unwrap_or("");
        let rest = behind.find(ends).unwrap_or(behind.len());
        let end = span.end + behind[..rest].find(". ").map_or(rest, |at| at + 1);
        let sentence = tidy(&cut_out(self.text, Span::new(start, end), &self.cuts));
        match sentence.char_indices().nth(MOST) {
            Some((at, _)) => format!("{}…", &sentence[..at]),
            None => sentence,
        }
    }
}

fn legend(findings: &Findings, named: &Named) -> Vec<LegendLine> {
    let labelled = findings.persons.iter().filter(|p| !named.persons.contains(&p.number));
    labelled
        .filter_map(|p| Some(LegendLine { label: format!("[persoon {}]", p.number.0), role: p.role.clone()? }))
        .collect()
}

#[cfg(test)]
mod tests;
