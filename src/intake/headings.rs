//! Headings: `Doel:`, `**Vraag aan het team**`, `3. Wat wil je bereiken?`, `vraagsteling -`, `D: … V: …`, table rows. A
//! heading is known by its words, not by a list of spellings: a head word (one typing error is forgiven) and nothing
//! but words that go with it. `Doel van de behandeling` has another word, so it is another heading.

use super::clause::is_question;
use super::cue::{Labels, pattern};
use super::layout::{Mail, Place, Sentence, Unit, split_sentences};
use super::phrases::{one_of, words};
use crate::pattern::Regex;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

/// What a heading announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Topic {
    Doel,
    /// May hold a doel: `Aanleiding`, `Noodzaak`.
    DoelPerhaps,
    Vraag,
    /// May hold a vraag: `Knelpunt`, `Hulpvraag`.
    VraagPerhaps,
    Both,
    Toestemming,
    Gebied,
    Betrokken,
    Other,
}

/// A heading and the words under it.
#[derive(Debug)]
pub(super) struct Heading {
    pub(super) topic: Topic,
    /// Bytes of the body view.
    pub(super) label: Range<usize>,
    /// The words that it announces: one range per unit, trimmed; none if nothing follows.
    pub(super) value: Vec<Range<usize>>,
}

static DECORATION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:[^a-z0-9\n']*(?:(?:vraag |punt |stap )?\(?[0-9]{1,2}[a-z]?[.):] ?|(?:vraag|stap|punt) [0-9]{1,2} (?:- )?|\(?[a-h][.)] )?[^a-z0-9\n']*)",
    )
});
static INLINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:^|[.?!;,)*>] |[ -] ?)((?:(?:mijn|onze|ons|de|het|concrete|mien|'t|en) )*(?:doel|doelstelling|vraag|vraagstelling|verzoek|vraog|goal|purpose|question|questions|aim|gevraagd|beoogd|ziel|frage)",
        r"(?: [^.:=?!\n]{0,45})?) ?[:=] ?"
    ))
});
static SHORT_FORM: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:^|[\n .])\b(d) ?[:=] ?([^\n]{8,400}?)[\n .]\s*\b(v) ?[:=] ?([^\n]{8,400})"));

static SHORT_LINES: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:^|\n)(d)[.)] ?([^\n]{8,400})\n+(v)[.)] ?([^\n]{8,400})"));

/// All headings of a mail, in reading order.
pub(super) fn headings(mail: &Mail) -> Vec<Heading> {
    let mut found: Vec<Heading> = Vec::new();
    // Index of the heading whose value a following unit would go on with, and whether it may skip a blank line.
    let mut open: Option<(usize, usize)> = None;
    let mut last_numbered = false;
    for unit in &mail.units {
        if unit.place != Place::Own {
            open = None;
            continue;
        }
        if let Some((topic, label, value)) = leading(&mail.flat, unit) {
            let left_open = is_left_open(&mail.flat[value.clone()]);
            push(&mut found, mail, topic, label, value);
            last_numbered = unit.item && numbered(&mail.flat, unit);
            open = (!left_open).then_some((found.len() - 1, unit.paragraph));
            continue;
        }
        // Items of a numbered form: the next number asks the next thing.
        if unit.item && open.is_some() && numbered(&mail.flat, unit) && last_numbered {
            open = None;
        }
        let Some((index, paragraph)) = open else {
            inline(mail, unit.range.clone(), &mut found);
            continue;
        };
        let goes_on = unit.paragraph == paragraph || found[index].value.is_empty() && unit.paragraph == paragraph + 1;
        let list_goes_on = unit.item && unit.paragraph == paragraph + 1 && found[index].value.len() > 1;
        if (goes_on || list_goes_on) && found[index].topic != Topic::Other {
            push_value(&mut found[index].value, &mail.flat, unit.range.clone());
            open = Some((index, unit.paragraph));
        } else {
            open = None;
            inline(mail, unit.range.clone(), &mut found);
        }
    }
    if !found.iter().any(|h| matches!(h.topic, Topic::Doel | Topic::Vraag | Topic::Both)) {
        short_form(mail, &mut found);
    }
    found.sort_by_key(|h| h.label.start);
    found
}

/// Where a value begins that says its label once more: `Vraag: mijn vraag is wie …`, `Doel: doel is rust`.
static SAYS_AGAIN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:(?:mijn|de|onze|concrete) )*(?:vraag|vraagstelling)(?: aan (?:\w+ ){0,2}\w+)?(?: is| luidt|:)?:?,? ?((?:of|wie|wat|hoe|welke?|waar|wanneer|kan|kunnen|is er|zijn er|heeft|hebben|zou|zouden|weet)\b)|^(?:(?:mijn|het|ons|hoofd) ?)*doel(?:stelling)?(?: is|:) (?:om |dat )?(\w)",
    )
});

/// Whether behind a label stands a sign that nothing is known: `Doel: ?`, `Vraag: …`.
fn is_left_open(value: &str) -> bool {
    let sign = value.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '|'));
    !sign.is_empty() && sign.chars().all(|c| matches!(c, '?' | '.' | '-' | '/' | '(' | ')'))
}

fn numbered(flat: &str, unit: &Unit) -> bool {
    let here = flat[unit.range.clone()].trim_start_matches(['(', '*', '_', ' ']);
    let bare = ["vraag ", "stap ", "punt "].iter().find_map(|w| here.strip_prefix(w)).unwrap_or(here);
    bare.starts_with(|c: char| c.is_ascii_digit())
}

/// Adds a heading that opens a unit; further headings within its value get their own.
fn push(found: &mut Vec<Heading>, mail: &Mail, topic: Topic, label: Range<usize>, value: Range<usize>) {
    let inner = INLINE.captures_iter(mail.words(value.clone())).find_map(|c| {
        let label = c.get(1)?;
        matches!(topic_of(label.as_str()), Some(Topic::Doel | Topic::Vraag | Topic::Both))
            .then(|| value.start + label.start())
    });
    let end = inner.unwrap_or(value.end);
    let mut own = Vec::new();
    push_value(&mut own, &mail.flat, value.start..end);
    if let Some(first) = own.first_mut().filter(|_| matches!(topic, Topic::Doel | Topic::Vraag)) {
        let again = SAYS_AGAIN.captures(mail.words(first.clone()));
        first.start += again.and_then(|c| c.iter().skip(1).flatten().next().map(|m| m.start())).unwrap_or(0);
    }
    if inner.is_some() {
        inline(mail, end..value.end, found);
    }
    found.push(Heading { topic, label, value: own });
}

fn push_value(values: &mut Vec<Range<usize>>, flat: &str, range: Range<usize>) {
    let here = &flat[range.clone()];
    let lead = DECORATION.find(here).map_or(0, |d| d.end());
    let keep = if lead < here.len() { lead } else { 0 };
    let trimmed = here[keep..].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '|' | ';'));
    let trimmed = &trimmed[..trimmed.len()];
    let start = range.start + keep + (trimmed.len() - trimmed.trim_start().len());
    let end = range.start + keep + trimmed.len();
    if start < end && flat[start..end].chars().any(char::is_alphanumeric) {
        values.push(start..end);
    }
}

/// The heading at the start of a unit, if it has one: topic, label, the rest of the unit.
fn leading(flat: &str, unit: &Unit) -> Option<(Topic, Range<usize>, Range<usize>)> {
    let here = &flat[unit.range.clone()];
    let lead = DECORATION.find(here).map_or(0, |d| d.end());
    let body = &here[lead..];
    let limit = body.char_indices().nth(90).map_or(body.len(), |(at, _)| at);
    let window = &body[..limit];
    let base = unit.range.start + lead;
    for (at, separator) in window.match_indices([':', '=', '\t', '|', '?', ';', '>']).take(3) {
        if let Some(topic) = topic_of(&window[..at]) {
            let mut value = at + separator.len();
            // `Vraag 1: wat wil je bereiken?` is asked by the form; `Vraag: wie kan …?` by the inbrenger.
            if let Some(asked) = form_question(&body[value..]) {
                return Some((asked.0, base..base + at, base + value + asked.1..unit.range.end));
            }
            if separator == "?" && topic == Topic::Other {
                return None;
            }
            while body[value..].starts_with(['*', '_', ':', ' ', '=', '\t', '|', '-', '>']) {
                value += 1;
            }
            return Some((topic, base..base + at, base + value..unit.range.end));
        }
        if matches!(separator, ":" | "=" | "\t" | "|") {
            break;
        }
    }
    if let Some((topic, at, end)) = emphasised(&here[..lead], window) {
        return Some((topic, base..base + at, base + end..unit.range.end));
    }
    let dash = window.find(" - ").and_then(|at| Some((at, topic_of(&window[..at]).filter(|t| *t != Topic::Other)?)));
    if let Some((at, topic)) = dash {
        return Some((topic, base..base + at, base + at + 3..unit.range.end));
    }
    let whole = body.trim_end_matches(|c: char| !c.is_alphanumeric());
    let alone = topic_of(whole).filter(|t| match t {
        Topic::Other => false,
        Topic::Toestemming => whole.split(' ').count() <= 2,
        _ => whole.len() <= 60,
    });
    if let Some(topic) = alone {
        return Some((topic, base..base + whole.len(), unit.range.end..unit.range.end));
    }
    other_label(window).map(|at| (Topic::Other, base..base + at, (base + at + 1).min(unit.range.end)..unit.range.end))
}

/// A label in bold or italics without a colon: `**Doel** rust in huis`. Where it ends and where its value begins.
fn emphasised(before: &str, window: &str) -> Option<(Topic, usize, usize)> {
    let mark = before.trim_end().chars().next_back().filter(|c| matches!(c, '*' | '_'))?;
    let at = window.find(mark)?;
    let topic = topic_of(&window[..at]).filter(|t| *t != Topic::Other)?;
    let end = at + window[at..].find(|c| c != mark && c != ' ')?;
    Some((topic, at, end))
}

/// A question of a form at the start of a value, with its topic and length: `wat wil je bereiken? Rust in huis`.
fn form_question(value: &str) -> Option<(Topic, usize)> {
    let at = value.find('?').filter(|at| *at < 70)?;
    let asked = value[..at].trim();
    if asked.split_whitespace().count() < 3 {
        return None;
    }
    topic_of(asked).filter(|t| *t != Topic::Other).map(|t| (t, at + 1))
}

static OTHER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[a-z][^:=\n?.!,]{0,40}(?: ?[:=]|\t| \| )"));

/// A label of a form that is none of ours: `Situatie:`, `BSN: …`.
fn other_label(window: &str) -> Option<usize> {
    let found = OTHER.find(window)?;
    let label = window[..found.end()].trim_end_matches([':', '=', '\t', '|', ' ']);
    (label.split_whitespace().count() <= 4).then_some(label.len())
}

/// Headings in the middle of running text: `… is afgelopen. doel: rust in huis. bel me gerust`.
fn inline(mail: &Mail, range: Range<usize>, found: &mut Vec<Heading>) {
    let flat = &mail.flat;
    let marks: Vec<(Topic, Range<usize>, usize)> = INLINE
        .captures_iter(mail.words(range.clone()))
        .filter_map(|c| {
            let (whole, label) = (c.get(0)?, c.get(1)?);
            let topic = topic_of(label.as_str()).filter(|t| matches!(t, Topic::Doel | Topic::Vraag | Topic::Both))?;
            // `zij heeft een doel: …` is hers.
            let hers =
                [" een ", " haar ", " zijn ", " hun ", " eigen ", " op je ", " op jouw ", " op uw ", " op jullie "]
                    .iter()
                    .any(|w| flat[..range.start + label.start()].ends_with(w));
            // `ik heb het hem gevraagd: hij vindt het goed`.
            let before = flat[..range.start + label.start()].trim_end_matches(' ');
            let told = matches!(label.as_str(), "gevraagd" | "beoogd") && before.ends_with(char::is_alphanumeric);
            (!hers && !told).then_some(())?;
            Some((topic, range.start + label.start()..range.start + label.end(), range.start + whole.end()))
        })
        .collect();
    for (i, (topic, label, start)) in marks.iter().enumerate() {
        let end = marks.get(i + 1).map_or(range.end, |next| next.1.start);
        let mut value = Vec::new();
        push_value(&mut value, flat, *start..until(flat, *topic, *start..end));
        found.push(Heading { topic: *topic, label: label.clone(), value });
    }
}

/// How far the words of an inline heading go: one sentence of a doel; of a vraag the questions behind it too.
fn until(flat: &str, topic: Topic, range: Range<usize>) -> usize {
    let sentences = split_sentences(flat, range.clone());
    let Some(first) = sentences.first() else { return range.end };
    let mut end = first.end;
    if topic == Topic::Doel {
        return end;
    }
    for next in &sentences[1..] {
        if !is_question(&flat[next.clone()]) {
            break;
        }
        end = next.end;
    }
    end
}

/// `D: … V: …`, or `D.` and `V.` before a line each: single letters count only as a pair.
fn short_form(mail: &Mail, found: &mut Vec<Heading>) {
    let text = &mail.body.text;
    // Most mails have no single "d" before a sign.
    let letter = |b: &[u8]| b[0] == b'd' && matches!(b[1], b' ' | b':' | b'=' | b'.' | b')');
    let apart = |three: &[u8]| matches!(three[0], b' ' | b'\n' | b'.') && letter(&three[1..]);
    let may_be = text.starts_with('d') || text.as_bytes().windows(3).any(apart);
    let pair = || SHORT_FORM.captures(text).or_else(|| SHORT_LINES.captures(text));
    let Some(pair) = may_be.then(pair).flatten() else {
        return without_colons(mail, found);
    };
    let group = |i: usize| pair.get(i).map_or(0..0, |m| m.range());
    if !mail.units.iter().any(|u| u.place == Place::Own && u.range.contains(&group(1).start)) {
        return;
    }
    for (topic, label, value) in [(Topic::Doel, group(1), group(2)), (Topic::Vraag, group(3), group(4))] {
        let mut own = Vec::new();
        push_value(&mut own, &mail.flat, value);
        found.push(Heading { topic, label, value: own });
    }
}

static NO_LABEL: LazyLock<Regex> = LazyLock::new(|| one_of("headings/no_label"));

/// Two lines that open with `doel` and `vraag`, of somebody who types no colons.
fn without_colons(mail: &Mail, found: &mut Vec<Heading>) {
    let line = |label: &str| {
        mail.units.iter().filter(|u| u.place == Place::Own).find_map(|unit| {
            let rest = mail.flat[unit.range.clone()].strip_prefix(label)?.strip_prefix(' ')?;
            let value = unit.range.end - rest.len()..unit.range.end;
            let says = rest.split_whitespace().count() >= 3 && !NO_LABEL.is_match(rest);
            says.then(|| (unit.range.start..unit.range.start + label.len(), value))
        })
    };
    let (Some(doel), Some(vraag)) = (line("doel"), line("vraag")) else { return };
    for (topic, (label, value)) in [(Topic::Doel, doel), (Topic::Vraag, vraag)] {
        let mut own = Vec::new();
        push_value(&mut own, &mail.flat, value);
        found.push(Heading { topic, label, value: own });
    }
}

static DOEL: LazyLock<Vec<&str>> = LazyLock::new(|| words("headings/doel"));
static DOEL_TYPED: LazyLock<Vec<&str>> = LazyLock::new(|| words("headings/doel_typed"));
static VRAAG: LazyLock<Vec<&str>> = LazyLock::new(|| words("headings/vraag"));
static VRAAG_TYPED: LazyLock<Vec<&str>> = LazyLock::new(|| words("headings/vraag_typed"));
static BESIDE: LazyLock<Vec<&str>> = LazyLock::new(|| words("headings/beside"));
static RESIDENT: LazyLock<Vec<&str>> = LazyLock::new(|| words("headings/resident"));
static LABELS: LazyLock<Labels<Topic>> = LazyLock::new(|| {
    let rows = [
        (Topic::Vraag, "headings/label_vraag"),
        (Topic::Doel, "headings/label_doel"),
        (Topic::DoelPerhaps, "headings/label_doel_perhaps"),
        (Topic::VraagPerhaps, "headings/label_vraag_perhaps"),
        (Topic::Toestemming, "headings/label_toestemming"),
        (Topic::Gebied, "headings/label_gebied"),
        (Topic::Betrokken, "headings/label_betrokken"),
    ];
    Labels::new(rows.iter().map(|(topic, name)| (*topic, one_of(name))).collect())
});

/// What a label announces, by its words; none if it is no heading that we know.
pub(super) fn topic_of(label: &str) -> Option<Topic> {
    let bare = without_signs(label);
    let bare = bare.trim_matches(|c: char| !c.is_alphanumeric() && c != '\'');
    if bare.is_empty() || bare.len() > 80 {
        return None;
    }
    if let Some(topic) = head_words(bare) {
        return Some(topic);
    }
    LABELS.of(bare)
}

/// A label without what stands in brackets, marks of emphasis and quotes.
fn without_signs(label: &str) -> Cow<'_, str> {
    let is_sign = |b: u8| matches!(b, b'(' | b')' | b'[' | b']' | b'*' | b'_' | b'#' | b'"');
    if !label.bytes().any(is_sign) {
        return Cow::Borrowed(label);
    }
    let mut bare = String::with_capacity(label.len());
    let mut depth = 0usize;
    for c in label.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            '*' | '_' | '#' | '"' => {}
            c if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    Cow::Owned(bare)
}

/// A label of head words and words that go with them.
fn head_words(label: &str) -> Option<Topic> {
    let words: Vec<&str> = label.split(|c: char| !c.is_alphanumeric() && c != ';').filter(|w| !w.is_empty()).collect();
    if words.is_empty() || words.len() > 9 {
        return None;
    }
    let (mut doel, mut vraag, mut addressed) = (false, false, false);
    for (at, word) in words.iter().enumerate() {
        // `Doel van deze verkenning`, whatever the mail is called.
        let this = at > 1 && at + 1 == words.len() && matches!(words[at - 1], "deze" | "dit" | "mijn" | "onze" | "ons");
        if is_doel(word) {
            doel = true;
        } else if is_vraag(word) {
            vraag = true;
        } else if RESIDENT.binary_search(word).is_ok()
            || !(BESIDE.binary_search(word).is_ok()
                || word.bytes().all(|b| b.is_ascii_digit())
                || vraag && addressed
                || this && (doel || vraag)
                || *word == "aanleiding")
        {
            return (doel || vraag).then_some(Topic::Other);
        }
        addressed |= matches!(*word, "aan" | "voor");
    }
    match (doel, vraag) {
        (true, true) => Some(Topic::Both),
        (true, false) => Some(Topic::Doel),
        // `Vraag je af: …` is no heading; nor is `vraag het aan`.
        (false, true) if words.len() > 1 && is_vraag(words[0]) && matches!(words[1], "het" | "ik" | "je" | "we") => {
            None
        }
        (false, true) => Some(Topic::Vraag),
        (false, false) => None,
    }
}

fn is_doel(word: &str) -> bool {
    DOEL.binary_search(&word).is_ok()
        || DOEL_TYPED.binary_search(&word).is_ok()
        || word.len() >= 9 && typed(word, &DOEL)
}

fn is_vraag(word: &str) -> bool {
    VRAAG.binary_search(&word).is_ok()
        || VRAAG_TYPED.binary_search(&word).is_ok()
        || word.len() >= 7 && typed(word, &VRAAG)
}

/// Whether a word is one of `heads` with a typing error.
fn typed(word: &str, heads: &[&str]) -> bool {
    heads.iter().any(|head| {
        let allowed = if head.len() >= 9 { 2 } else { 1 };
        head.len() >= 7
            && head.as_bytes()[0] == word.as_bytes()[0]
            && head.len().abs_diff(word.len()) <= allowed
            && strsim::osa_distance(head, word) <= allowed
    })
}

/// The headings that a sentence is part of, as label or value.
pub(super) fn covers(heading: &Heading, sentence: &Sentence) -> bool {
    let at = sentence.range.start;
    heading.label.contains(&at)
        || heading.value.iter().any(|v| v.start <= at && at < v.end)
        || sentence.range.contains(&heading.label.start)
}
