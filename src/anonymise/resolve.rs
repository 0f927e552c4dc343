//! Resolve: of what overlaps, one finding stays, by stated precedence; nothing of a direct identifier is lost by it.

use crate::model::{Category, Class, Finding, Span, Verdict};

/// Precedence of a category where findings overlap: the higher wins. What a checksum or a fixed form proves goes before what
/// lists suspect.
fn precedence(finding: &Finding) -> u32 {
    let by_category = match finding.category {
        Category::Email => 17,
        Category::Iban => 16,
        Category::Bsn => 15,
        Category::Online => 14,
        Category::Document => 13,
        Category::Dossier => 12,
        Category::Telefoon => 11,
        Category::Kenteken => 10,
        Category::Geboortedatum => 9,
        Category::Postcode => 8,
        Category::Adres => 7,
        Category::Organisatie if finding.confidence >= 0.8 => 6,
        Category::Persoon => 5,
        Category::Plaats => 4,
        Category::Organisatie => 3,
        Category::Datum => 3,
        Category::Leeftijd => 2,
        Category::Professional => 1,
        Category::Kenmerk => 0,
    };
    // What is only shown never displaces what is taken out; a professional's number stays one whatever it looks like.
    // A long number that no rule knows by its form gives way to one that does.
    let guessed = finding.confidence < 0.7 && matches!(finding.category, Category::Dossier | Category::Document);
    match (finding.verdict, finding.category) {
        (Verdict::Redact, _) if guessed => 103,
        (Verdict::Redact, _) => 100 + by_category,
        (Verdict::Keep, _) if finding.rule.starts_with("professional") => 150 + by_category,
        (Verdict::Keep, _) => 50 + by_category,
        (Verdict::Flag, _) => by_category,
    }
}

/// So many bytes of a trait still say something.
const LEAST_TRAIT: usize = 10;

/// A span without the white space at its ends.
fn trimmed(text: &str, span: Span) -> Span {
    let inside = span.of(text);
    let start = span.start + inside.len() - inside.trim_start().len();
    Span::new(start, start + inside.trim().len())
}

/// Findings by place without overlaps; of one that was cut the white space beside the cut stays.
pub(crate) fn resolve(text: &str, mut all: Vec<Finding>) -> Vec<Finding> {
    all.retain(|f| !f.span.is_empty());
    leave_to_phones(&mut all);
    all.sort_by(|a, b| {
        precedence(b)
            .cmp(&precedence(a))
            .then(b.span.len().cmp(&a.span.len()))
            .then(a.span.cmp(&b.span))
            // Of two that are alike the surer, then by name: whichever recogniser came first does not matter.
            .then(b.confidence.total_cmp(&a.confidence))
            .then(a.rule.cmp(&b.rule))
    });
    let mut kept: Vec<Finding> = Vec::with_capacity(all.len());
    // Spans of what is kept, by start: no two overlap, so a search finds the neighbours.
    let mut taken: std::collections::BTreeMap<usize, usize> = std::collections::BTreeMap::new();
    let mut index: std::collections::BTreeMap<usize, usize> = std::collections::BTreeMap::new();
    for finding in all {
        let mut spans = free(&taken, finding.span);
        // A trait with a name in it is shown by its longest part.
        if finding.category == Category::Kenmerk {
            spans.sort_by_key(|s| std::cmp::Reverse(s.len()));
            spans.truncate(1);
        }
        for span in spans {
            let whole = span == finding.span;
            // What stays by half counts with the white space beside the cut.
            let length = span.len();
            let span = if whole { span } else { trimmed(text, span) };
            // A sign between two findings says nothing.
            if span.is_empty() || !whole && !span.of(text).contains(char::is_alphanumeric) {
                continue;
            }
            // "NL.. .... .... 34 200 euro": nine digits that pass the elfproef by chance, over the end of an account.
            if !whole && finding.rule == "bsn-elfproef" {
                continue;
            }
            let direct = finding.category.class() == Class::Direct && finding.verdict == Verdict::Redact;
            if !whole && is_number(&finding) && widen(&mut kept, &mut taken, &mut index, span) {
                continue;
            }
            let enough = finding.category == Category::Kenmerk && span.len() >= LEAST_TRAIT;
            if !whole && !direct && !enough && length * 2 < finding.span.len() {
                continue;
            }
            taken.insert(span.start, span.end);
            index.insert(span.start, kept.len());
            kept.push(Finding { span, ..finding.clone() });
        }
    }
    kept.sort_by_key(|f| f.span);
    kept
}

/// `haar nummer is 06 12345678`: what is only said to be a number is part of a longer one that has the form of one to call.
fn leave_to_phones(all: &mut Vec<Finding>) {
    const BY_FORM: f32 = 0.9;
    let by_form = |f: &&Finding| f.category == Category::Telefoon && f.confidence >= BY_FORM;
    let mut phones: Vec<Span> = all.iter().filter(by_form).map(|f| f.span).collect();
    phones.sort_unstable();
    let within = |span: Span| {
        let before = phones.partition_point(|phone| phone.start <= span.start);
        before.checked_sub(1).is_some_and(|at| phones[at].covers(span) && phones[at] != span)
    };
    all.retain(|f| f.rule != "number-said" || !within(f.span));
}

/// A number or address that is taken out: one that two rules know under two names is still one.
fn is_number(finding: &Finding) -> bool {
    finding.verdict == Verdict::Redact
        && finding.category.class() == Class::Direct
        && finding.category != Category::Persoon
}

/// Gives what is left of a number to the one beside it, so that one label stands for both; false if there is none.
fn widen(
    kept: &mut [Finding],
    taken: &mut std::collections::BTreeMap<usize, usize>,
    index: &mut std::collections::BTreeMap<usize, usize>,
    span: Span,
) -> bool {
    let before = taken.range(..span.start).next_back().filter(|(_, end)| **end == span.start).map(|(start, _)| *start);
    let Some(start) = before.or_else(|| taken.contains_key(&span.end).then_some(span.end)) else { return false };
    let Some(at) = index.get(&start).copied().filter(|at| is_number(&kept[*at])) else { return false };
    let old = kept[at].span;
    let wide = Span::new(old.start.min(span.start), old.end.max(span.end));
    kept[at].span = wide;
    taken.remove(&old.start);
    index.remove(&old.start);
    taken.insert(wide.start, wide.end);
    index.insert(wide.start, at);
    true
}

/// The stretches of `span` that nothing has taken.
fn free(taken: &std::collections::BTreeMap<usize, usize>, span: Span) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = span.start;
    let first = taken.range(..=span.start).next_back().map_or(span.start, |(s, _)| *s);
    for (&s, &e) in taken.range(first..span.end) {
        if e <= start {
            continue;
        }
        if s > start {
            out.push(Span::new(start, s));
        }
        start = start.max(e);
    }
    if start < span.end {
        out.push(Span::new(start, span.end));
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::anonymise::testing::{DICTIONARY, body};
    use crate::anonymise::{FindSettings, find};
    use crate::model::Category;

    #[test]
    fn a_number_to_call_is_one_though_it_is_said_to_be_a_number() {
        for (number, label) in [
            ("06 12345678", Category::Telefoon),
            ("+31 6 12345678", Category::Telefoon),
            ("+31 46 1234567", Category::Telefoon),
            ("12345678", Category::Dossier),
        ] {
            let text = format!("Haar nummer is {number}, bel gerust.");
            let found = find(&body(&text), &DICTIONARY, &FindSettings::default());
            let found: Vec<_> = found.list.iter().map(|f| (f.category, f.span.of(&text))).collect();
            assert_eq!(found, [(label, number)]);
        }
    }
}
