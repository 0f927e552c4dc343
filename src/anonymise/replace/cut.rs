//! What goes out of a text, and what stands in its place so that the rest reads on as Dutch.

use crate::anonymise::fold::{fold, is_unseen};
use crate::anonymise::recognise::days::weekday_before;
use crate::anonymise::view::{View, lower_in_place};
use crate::model::{Category, Class, Document, Finding, Findings, Named, Span, Verdict};
use crate::texts::capital;
use std::borrow::Cow;

/// A stretch that goes, and what stands in its place.
pub(super) struct Cut {
    pub(super) span: Span,
    replacement: String,
    pub(super) category: Option<Category>,
}

/// All cuts of a document, ordered and without overlaps.
pub(super) fn cuts(
    document: &Document,
    view: &View,
    findings: &Findings,
    named: &Named,
    undo: &[usize],
    hide: &[String],
) -> Vec<Cut> {
    let text = document.text.expose();
    let mut cuts = Vec::new();
    let redacted = findings.list.iter().filter(|f| f.verdict == Verdict::Redact);
    for (number, finding) in redacted.enumerate() {
        let undone = undo.contains(&(number + 1)) && finding.category.class() != Class::Direct;
        if undone || named.allows(finding) || finding.span.of(text).is_empty() {
            continue;
        }
        let span = with_weekday(text, whole_word(text, finding), finding.category);
        cuts.push(Cut { span, replacement: finding.replacement.clone(), category: Some(finding.category) });
    }
    for span in repeats(view, text, findings, named, hide) {
        cuts.push(Cut { span, replacement: "[weggelaten]".to_owned(), category: None });
    }
    cuts.sort_by_key(|c| (c.span.start, std::cmp::Reverse(c.span.end)));
    merge(cuts)
}

/// Cuts that overlap become one: the first says what stands there, no letter of the others is left.
fn merge(cuts: Vec<Cut>) -> Vec<Cut> {
    let mut merged: Vec<Cut> = Vec::with_capacity(cuts.len());
    for cut in cuts {
        match merged.last_mut() {
            Some(last) if cut.span.start < last.span.end => {
                last.span.end = last.span.end.max(cut.span.end);
                last.category = last.category.or(cut.category);
                if last.category.is_some() && last.replacement == "[weggelaten]" {
                    last.replacement = cut.replacement;
                }
            }
            _ => merged.push(cut),
        }
    }
    merged
}

/// The span with the letters that its word goes on with: `Kevins` and `Kevin's` are Kevin.
fn whole_word(text: &str, finding: &Finding) -> Span {
    let span = finding.span;
    let behind = text.get(span.end..).unwrap_or("");
    let ends_in_letter = span.of(text).ends_with(char::is_alphabetic);
    if !ends_in_letter {
        return span;
    }
    let mut end = span.end;
    for (at, c) in behind.char_indices() {
        let apostrophe = matches!(c, '\'' | '’')
            && behind[at + c.len_utf8()..].starts_with('s')
            && !behind[at + c.len_utf8() + 1..].starts_with(char::is_alphanumeric);
        if !(c.is_alphabetic() || apostrophe || is_unseen(c)) {
            break;
        }
        end = span.end + at + c.len_utf8();
    }
    Span::new(span.start, end)
}

/// A day with the day of the week before it: "op donderdag half november" would say which of two it was.
fn with_weekday(text: &str, span: Span, category: Category) -> Span {
    let weekday = text.get(..span.start).filter(|_| category == Category::Datum).and_then(weekday_before);
    weekday.map_or(span, |start| Span::new(start, span.end))
}

/// Where words to hide stand, and where a number, address or handle that was taken out is said again.
fn repeats(view: &View, text: &str, findings: &Findings, named: &Named, hide: &[String]) -> Vec<Span> {
    let mut wanted: Vec<String> =
        hide.iter().map(|w| plain(w)).filter(|w| w.chars().any(char::is_alphanumeric)).collect();
    let is_taken_out =
        |f: &&Finding| f.verdict == Verdict::Redact && f.category.class() == Class::Direct && !named.allows(f);
    for finding in findings.list.iter().filter(is_taken_out) {
        let value = plain(finding.span.of(text));
        let digits = value.bytes().filter(u8::is_ascii_digit).count();
        if digits >= 5 || value.contains('@') {
            wanted.push(value);
        }
    }
    wanted.sort_unstable();
    wanted.dedup();
    let Ok(automaton) =
        aho_corasick::AhoCorasick::builder().match_kind(aho_corasick::MatchKind::LeftmostLongest).build(&wanted)
    else {
        return Vec::new();
    };
    let at_border = |range: &std::ops::Range<usize>| {
        !view.lower[..range.start].ends_with(char::is_alphanumeric)
            && !view.lower[range.end..].starts_with(char::is_alphanumeric)
    };
    automaton.find_iter(&*view.lower).map(|m| m.range()).filter(at_border).map(|r| view.original(r)).collect()
}

fn plain(text: &str) -> String {
    lower_in_place(fold(text).text.trim())
}

/// The text of a span with its cuts carried out. A cut that reaches over the border goes whole.
pub(super) fn cut_out(text: &str, span: Span, cuts: &[Cut]) -> String {
    let mut out = String::with_capacity(span.len());
    let mut at = span.start;
    let first = cuts.partition_point(|c| c.span.end <= span.start);
    let mut last_label: Option<(&str, usize)> = None;
    for cut in cuts[first..].iter().take_while(|c| c.span.start < span.end) {
        if cut.span.start > at {
            out.push_str(text.get(at..cut.span.start).unwrap_or(""));
        }
        // `Jan Jansen` or `Peer-Linde` found as two: one label.
        let doubled = last_label.is_some_and(|(label, end)| {
            let between = text.get(end..cut.span.start);
            let person = label.starts_with("[persoon");
            label == cut.replacement
                && between.is_some_and(|t| t == "-" || person && t.trim().is_empty() && !t.contains('\n'))
        });
        if doubled {
            out.truncate(out.trim_end_matches([' ', '-']).len());
        } else {
            let instead = read_on(&mut out, &cut.replacement, cut.span.of(text));
            out.push_str(&instead);
        }
        last_label = Some((&cut.replacement, cut.span.end));
        at = at.max(cut.span.end);
    }
    if at < span.end {
        out.push_str(text.get(at..span.end).unwrap_or(""));
    }
    out
}

/// A generalisation that reads on from what stands before it, which is changed to fit: "bij de" is "bij" before "een werkgever",
/// "te" is "in" before "het buitenland". Behind a dash it has no article, and what opened a sentence opens it still.
pub(super) fn read_on<'r>(out: &mut String, replacement: &'r str, instead_of: &str) -> Cow<'r, str> {
    let bare = replacement.strip_prefix("een ").unwrap_or(replacement);
    let one = bare.len() < replacement.len();
    if one && out.ends_with('-') && !out.ends_with(" -") {
        return bare.into();
    }
    let word = out.trim_end_matches(' ').rsplit(|c: char| !c.is_alphabetic() && c != '\'').next().unwrap_or("");
    let begin = out.trim_end_matches(' ').len() - word.len();
    let follows = out.ends_with(' ') && begin > 0;
    match word {
        "de" | "het" | "een" | "'t" if one && follows => out.truncate(begin),
        "te" if follows && (one || replacement.starts_with("het ")) => {
            out.truncate(begin);
            out.push_str("in ");
        }
        _ => {}
    }
    if opens_sentence(out) && instead_of.starts_with(char::is_uppercase) {
        return capital(replacement).into();
    }
    replacement.into()
}

/// Whether what comes behind a text opens a line or a sentence; "o.a." and "dhr." end none.
fn opens_sentence(out: &str) -> bool {
    let before = out.trim_end_matches(' ');
    let last = before.rsplit(char::is_whitespace).next().unwrap_or("");
    let shortened = last.ends_with('.') && (last.len() < 5 || last.trim_end_matches('.').contains('.'));
    out.ends_with('\n') || before.len() < out.len() && before.ends_with(['.', '?', '!']) && !shortened
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_before_reads_on_to_a_generalisation() {
        for (before, instead_of, replacement, read) in [
            ("bijbaan bij de ", "Testbouw", "een werkgever", "bijbaan bij een werkgever"),
            ("hij zit op het ", "Testcollege", "een basisschool", "hij zit op een basisschool"),
            ("geboren te ", "Peer", "het buitenland", "geboren in het buitenland"),
            ("woont te ", "Testdorp", "een andere plaats", "woont in een andere plaats"),
            ("bij de ", "Testa", "[persoon 1]", "bij de [persoon 1]"),
            ("de", "Testbouw", "een werkgever", "deeen werkgever"),
            ("via de jeugd-", "ggz", "een GGZ-instelling", "via de jeugd-GGZ-instelling"),
            ("Zij belde. ", "Testhulp", "een betrokken instantie", "Zij belde. Een betrokken instantie"),
            ("Zij belde. ", "testhulp", "een betrokken instantie", "Zij belde. een betrokken instantie"),
            ("Zij belt met o.a. ", "Testhulp", "een betrokken instantie", "Zij belt met o.a. een betrokken instantie"),
            ("Zij belt.\n", "Testhulp", "een betrokken instantie", "Zij belt.\nEen betrokken instantie"),
        ] {
            let mut out = before.to_owned();
            let instead = read_on(&mut out, replacement, instead_of);
            assert_eq!(out + &instead, read, "{before}{instead_of}");
        }
    }
}
