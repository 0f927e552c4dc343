//! Replace: the only maker of [`Redacted`].
//!
//! In come the document, what was found in it, what was understood of it, and who may be named and read; out go the pieces of
//! the case with labels in place of what identifies, without greeting, sign-off and signature. What is redacted leaves no
//! letter behind; what a word carries on behind it (genitive and plural s, endings) goes with it. Attachments' names stay out.

use super::listed::Listed;
use super::recognise::days::weekday_before;
use super::redacted::{LegendLine, Piece, PieceKind, Redacted};
use super::view::View;
use crate::model::{
    Audience, Category, Class, Counts, Document, Finding, Findings, Named, Rendition, SectionKind, Span, Submission,
    Verdict,
};
use crate::pattern::Regex;
use crate::texts::capital;
use std::borrow::Cow;
use std::sync::LazyLock;

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
}

impl<'d> Sentences<'d> {
    /// Redacts a document, once for all its sentences. `hide` are words that go too, wherever they stand.
    pub fn of(document: &'d Document, findings: &Findings, hide: &[String]) -> Self {
        let cuts = cuts(document, &View::of(document), findings, &Named::default(), &[], hide);
        Self { text: document.text.expose(), cuts }
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

/// A stretch that goes, and what stands in its place.
struct Cut {
    span: Span,
    replacement: String,
    category: Option<Category>,
}

/// All cuts of a document, ordered and without overlaps.
fn cuts(
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
        if !(c.is_alphabetic() || apostrophe || super::fold::is_unseen(c)) {
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
    super::view::lower_in_place(super::fold::fold(text).text.trim())
}

fn legend(findings: &Findings, named: &Named) -> Vec<LegendLine> {
    let labelled = findings.persons.iter().filter(|p| !named.persons.contains(&p.number));
    labelled
        .filter_map(|p| Some(LegendLine { label: format!("[persoon {}]", p.number.0), role: p.role.clone()? }))
        .collect()
}

/// The pieces of a case, in reading order: subject, doel, vraag, situation, then the rest by section.
fn pieces(document: &Document, view: &View, submission: &Submission, cuts: &[Cut]) -> Vec<Piece> {
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
const ANNOUNCING_LIST: &str = include_str!("../../dictionaries/announcing-words.tsv");
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

/// The text of a span with its cuts carried out. A cut that reaches over the border goes whole.
fn cut_out(text: &str, span: Span, cuts: &[Cut]) -> String {
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
fn read_on<'r>(out: &mut String, replacement: &'r str, instead_of: &str) -> Cow<'r, str> {
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
fn tidy(text: &str) -> String {
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
    use crate::anonymise::testing::unmark;
    use crate::model::{PersonNumber, Sensitive, Stated};
    use proptest::prelude::*;

    #[test]
    fn the_words_that_announce_are_in_order_and_of_the_kinds_known() {
        crate::anonymise::listed::check(ANNOUNCING_LIST, ANNOUNCING_KINDS);
    }

    /// Findings as the marks of a text say, each with its label.
    fn found(marked: &str) -> (Document, Findings) {
        let (text, marks) = unmark(marked);
        let document = Document::from_plain(&text);
        let list = marks
            .iter()
            .map(|m| Finding {
                span: m.span,
                category: m.category,
                person: m.person.map(PersonNumber),
                confidence: 0.9,
                rule: "mark".into(),
                verdict: if m.category == Category::Professional { Verdict::Keep } else { Verdict::Redact },
                replacement: m.person.map_or_else(
                    || super::super::operators::label(m.category).to_owned(),
                    |n| format!("[persoon {n}]"),
                ),
            })
            .collect();
        (document, Findings { list, ..Findings::default() })
    }

    fn plainly(marked: &str) -> String {
        let (document, findings) = found(marked);
        let redacted =
            replace(&document, &findings, &Submission::default(), &Named::default(), Audience::default(), &[], &[]);
        redacted.text(PieceKind::Situation).unwrap_or_default()
    }

    #[test]
    fn what_is_left_reads_as_dutch() {
        for (from, to) in [
            (
                "x\n\nBeste [[PROFESSIONAL|Ria]],\n\nMevrouw [[PERSOON#1|Testa]] en haar zoon [[PERSOON#2|Testo]].\n\nMet vriendelijke groet,\nAnna\n06-12345678",
                "Mevrouw [persoon 1] en haar zoon [persoon 2].",
            ),
            (
                "x\n\n[[PERSOON#1|Testo]]s verjaardag en [[PERSOON#1|Testa]]'s fiets",
                "[persoon 1] verjaardag en [persoon 1] fiets",
            ),
            ("x\n\nJa [[PERSOON#1|Testo]] [[PERSOON#1|Testema]] komt.", "Ja [persoon 1] komt."),
            ("x\n\neen\n\n\n\ntwee  \n--\ndrie", "een\n\ntwee\ndrie"),
            (
                "x\n\nBel [[TELEFOON|06-12345678]], nogmaals: 06-12345678.",
                "Bel [telefoonnummer], nogmaals: [weggelaten].",
            ),
            ("x\n\nHoi Ria, hierbij een casus.", "hierbij een casus."),
            ("x\n\n[[PROFESSIONAL|Ria]],\n\nEen casus.\ngr Anna", "Een casus."),
        ] {
            assert_eq!(plainly(from), to);
        }
    }

    #[test]
    fn doel_and_vraag_stand_apart_without_their_headings() {
        let (document, findings) = found(
            "Inbreng [[PERSOON#1|Testa]]\n\nHet gaat niet goed.\nDoel: rust voor [[PERSOON#1|Testa]].\nVraag: wie helpt?",
        );
        let text = document.text.expose();
        let stated = |heading: &str, words: &str| {
            let at = text.find(heading).expect("there");
            let start = text.find(words).expect("there");
            let end = text[start..].find('\n').map_or(text.len(), |e| start + e);
            Stated {
                present: true,
                spans: vec![Span::new(start, end)],
                doubtful: false,
                heading: Some(Span::new(at, at + heading.len())),
            }
        };
        let submission =
            Submission { doel: stated("Doel:", "rust"), vraag: stated("Vraag:", "wie"), ..Submission::default() };
        let redacted = replace(&document, &findings, &submission, &Named::default(), Audience::default(), &[], &[]);
        assert_eq!(redacted.text(PieceKind::Subject).as_deref(), Some("Inbreng [persoon 1]"));
        assert_eq!(redacted.text(PieceKind::Doel).as_deref(), Some("rust voor [persoon 1]."));
        assert_eq!(redacted.text(PieceKind::Vraag).as_deref(), Some("wie helpt?"));
        assert_eq!(redacted.text(PieceKind::Situation).as_deref(), Some("Het gaat niet goed."));
        assert_eq!(redacted.left_out().get(&Category::Persoon), Some(&1), "one person, named twice");
    }

    #[test]
    fn no_bare_label_is_left_where_a_statement_of_a_second_mail_was_taken_out() {
        let (document, findings) =
            found("Inbreng\n\nHet gaat niet goed.\nDoel: rust.\nVraag: wie helpt?\nDoel: weer werk.\nTot dan.");
        let text = document.text.expose();
        let span = |words: &str| {
            let start = text.find(words).expect("there");
            Span::new(start, start + words.len())
        };
        let doel = Stated {
            present: true,
            spans: vec![span("rust."), span("weer werk.")],
            doubtful: false,
            heading: Some(span("Doel:")),
        };
        let submission = Submission { doel, ..Submission::default() };
        let redacted = replace(&document, &findings, &submission, &Named::default(), Audience::default(), &[], &[]);
        let rest = redacted.text(PieceKind::Situation).expect("the rest");
        assert!(!rest.contains("Doel") && rest.contains("Tot dan."), "{rest}");
    }

    #[test]
    fn a_sentence_goes_only_when_it_says_no_more_than_doel_and_vraag() {
        for (text, doel, vraag, rest) in [
            (
                "Ze valt. Ik hoop met dit overleg te bereiken dat zij rust krijgt. Dank.",
                "dat zij rust krijgt.",
                "",
                "Ze valt. Dank.",
            ),
            (
                "Ze valt.\n4. DOEL\nrust\n5. VRAAG\nwie helpt?\n6. Overig: hond",
                "rust",
                "wie helpt?",
                "Ze valt.\n\n6. Overig: hond",
            ),
            (
                "Ik kom er om te kijken of zij eet. Daar eet ze niet.",
                "om te kijken of zij eet.",
                "",
                "Ik kom er om te kijken of zij eet. Daar eet ze niet.",
            ),
            (
                "het doel is dat zij rust krijgt en mijn vraag is wie haar kan helpen",
                "dat zij rust krijgt",
                "wie haar kan helpen",
                "",
            ),
            (
                "Moeder is moe en ik wil graag weten wie helpt? Dank.",
                "",
                "wie helpt?",
                "Moeder is moe en ik wil graag weten wie helpt? Dank.",
            ),
        ] {
            let (document, findings) = found(&format!("x\n\n{text}"));
            let stated = |words: &str| {
                let start = document.text.expose().find(words).unwrap_or(0);
                let spans = if words.is_empty() { Vec::new() } else { vec![Span::new(start, start + words.len())] };
                let heading =
                    |label: &str| document.text.expose().find(label).map(|start| Span::new(start, start + label.len()));
                let heading = if words == doel { heading("DOEL") } else { heading("VRAAG") };
                Stated { present: !words.is_empty(), spans, heading, ..Stated::default() }
            };
            let submission = Submission { doel: stated(doel), vraag: stated(vraag), ..Submission::default() };
            let redacted = replace(&document, &findings, &submission, &Named::default(), Audience::default(), &[], &[]);
            assert_eq!(redacted.text(PieceKind::Situation).unwrap_or_default().replace("  ", " "), rest, "{text}");
        }
    }

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

    #[test]
    fn a_name_in_two_halves_is_one_label() {
        let (document, findings) =
            found("x\n\nHij zit in [[PLAATS|Peer]]-[[PLAATS|Linde]] bij [[PERSOON#1|Jan]] [[PERSOON#1|Test]].");
        let redacted =
            replace(&document, &findings, &Submission::default(), &Named::default(), Audience::default(), &[], &[]);
        assert_eq!(redacted.text(PieceKind::Situation).as_deref(), Some("Hij zit in [plaats] bij [persoon 1]."));
    }

    #[test]
    fn only_consent_lets_a_name_stand() {
        let (document, findings) = found("x\n\nDe [[PERSOON#1|Testa]] en [[PERSOON#2|Testo]] op [[DATUM|3 mei]].");
        let of = |named: &[u32], undo: &[usize], hide: &[&str]| {
            let named = Named { persons: named.iter().copied().map(PersonNumber).collect(), ..Named::default() };
            let hide: Vec<String> = hide.iter().map(|w| (*w).to_owned()).collect();
            let redacted =
                replace(&document, &findings, &Submission::default(), &named, Audience::default(), undo, &hide);
            (redacted.text(PieceKind::Situation).unwrap_or_default(), redacted.rendition())
        };
        assert_eq!(of(&[1], &[], &[]), ("De Testa en [persoon 2] op [datum].".into(), Rendition::Named));
        assert_eq!(of(&[], &[1, 2, 3], &[]), ("De [persoon 1] en [persoon 2] op 3 mei.".into(), Rendition::Redacted));
        assert_eq!(of(&[1], &[3], &["testa", "3 MEI"]).0, "De [weggelaten] en [persoon 2] op [weggelaten].");
    }

    #[test]
    fn a_flag_is_shown_in_its_redacted_sentence() {
        let (document, mut findings) =
            found("x\n\nEerst dit. De [[PERSOON#1|Testa]] is [[KENMERK|kampioen]] met [[PERSOON#2|Testo]]. Dan dat.");
        findings.list[1].verdict = Verdict::Flag;
        let span = findings.list[1].span;
        assert_eq!(
            Sentences::of(&document, &findings, &[]).around(span),
            "De [persoon 1] is kampioen met [persoon 2]."
        );
        findings.persons.push(crate::model::Person {
            number: PersonNumber(1),
            forms: Sensitive::new(vec![]),
            role: Some("moeder".into()),
        });
        let redacted =
            replace(&document, &findings, &Submission::default(), &Named::default(), Audience::default(), &[], &[]);
        assert_eq!(redacted.legend().len(), 1);
    }

    proptest! {
        #[test]
        fn no_letter_of_a_finding_survives(words in proptest::collection::vec("[a-z]{1,6}|QX[q-x]{3,6}|[ .,\n>]{1,3}", 0..40), stated in 0usize..200) {
            let text: String = words.join(" ");
            let mut list = Vec::new();
            for (start, found) in text.match_indices("QX") {
                let end = text[start..].find(|c: char| !c.is_alphabetic()).map_or(text.len(), |e| start + e);
                // The recogniser missed the last letter: the word goes all the same.
                let end = end.saturating_sub(1).max(start + found.len());
                list.push(Finding { span: Span::new(start, end), category: Category::Persoon, person: Some(PersonNumber(1)), confidence: 1.0,
                    rule: "test".into(), verdict: Verdict::Redact, replacement: "[persoon 1]".into() });
            }
            let mut document = Document::default();
            document.push(SectionKind::Body, "", &text);
            let doel = Stated { spans: vec![Span::new(stated.min(text.len()), text.len().min(stated + 9))], ..Stated::default() };
            let submission = Submission { doel, ..Submission::default() };
            let redacted = replace(&document, &Findings { list, ..Findings::default() }, &submission, &Named::default(), Audience::default(), &[], &[]);
            for piece in redacted.pieces() {
                prop_assert!(!piece.text.contains(['Q', 'X']), "{}", piece.text);
            }
        }
    }
}
