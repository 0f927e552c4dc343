//! Labels on a sheet and what was filled in beside or below them.

use super::labels::{Label, label};
use super::sheet::{Piece, Row, Sheet};
use crate::model::{FormField, FormValue, Sensitive};
use regex::Regex;
use std::sync::LazyLock;

/// A label with what belongs to it.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// None for a place to sign.
    pub(super) field: Option<FormField>,
    pub(super) label: String,
    pub(super) value: String,
    pub(super) confidence: f32,
    pub(super) row: usize,
    pub(super) piece: usize,
}

/// All labels in reading order, with their values; fields that the file names and that no label on the page shows come
/// last.
pub(super) fn find(sheet: &Sheet) -> Vec<Found> {
    let rows: Vec<Row> = sheet.rows.iter().map(with_labels_apart).collect();
    let mut found = Vec::new();
    for nth in 0..rows.len() {
        row(sheet, &rows, nth, &mut found);
    }
    residence(&mut found);
    named_fields(sheet, &mut found);
    join_names(found)
}

/// A label that a colon ends within a piece begins a piece of its own: `Postcode: 1234 AB Woonplaats: Stein`.
fn with_labels_apart(row: &Row) -> Row {
    static INNER: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\s((?:postcode|woonplaats|plaats|datum|geboortedatum|geboorteplaats|handtekening|adres|naam|telefoon)[^:\s]{0,3}(?: [a-zë]{2,12})?\s?:)")
            .expect("a fixed pattern")
    });
    let mut pieces = Vec::new();
    for piece in &row.pieces {
        let mut start = 0;
        let width = (piece.right - piece.left) / piece.text.len().max(1) as f32;
        let at = |byte: usize| piece.left + width * byte as f32;
        for inner in INNER.captures_iter(&piece.text).filter_map(|c| c.get(1)) {
            let before = piece.text[start..inner.start()].trim();
            if !before.is_empty() {
                pieces.push(Piece { text: before.to_owned(), left: at(start), right: at(inner.start()), ruled: false });
            }
            start = inner.start();
        }
        let text = piece.text[start..].trim().to_owned();
        pieces.push(Piece { text, left: at(start), right: piece.right, ruled: piece.ruled });
    }
    Row { pieces, ..row.clone() }
}

/// A piece as a label, with what follows its colon.
fn as_label(piece: &Piece) -> Option<(Label, String, String)> {
    if let Some((head, rest)) = piece.text.split_once(':') {
        let head = head.trim();
        return label(head).map(|l| (l, head.to_owned(), rest.trim().to_owned()));
    }
    if is_sentence(&piece.text) {
        return None;
    }
    if let Some(found) =
        label(&piece.text).filter(|_| piece.text.split_whitespace().count() <= 5 && !begins_with_value(&piece.text))
    {
        return Some((found, piece.text.clone(), String::new()));
    }
    // `Naam Jan de Vries`: a label of one word and a value that begins like one.
    let (head, rest) = piece.text.split_once(' ')?;
    let is_value = rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) && rest.chars().count() <= 60;
    let bare =
        matches!(label(head), Some(Label::One(field)) if field != FormField::Purpose && field != FormField::Answer);
    (is_value && bare).then(|| label(head).map(|l| (l, head.to_owned(), rest.trim().to_owned()))).flatten()
}

/// Whether what follows the first word looks like a value rather than like more of the label.
fn begins_with_value(text: &str) -> bool {
    text.split_whitespace()
        .skip(1)
        .any(|word| word.starts_with(|c: char| c.is_ascii_digit() && word.len() > 1 || c.is_uppercase()))
        && text.split_whitespace().next().and_then(label).is_some()
}

/// Running text: it ends like a sentence or is long.
fn is_sentence(text: &str) -> bool {
    text.ends_with('.') && text.split_whitespace().count() > 4 || text.split_whitespace().count() > 12
}

fn row(sheet: &Sheet, rows: &[Row], nth: usize, found: &mut Vec<Found>) {
    let pieces = &rows[nth].pieces;
    for (at, piece) in pieces.iter().enumerate() {
        let Some((kind, head, mut value)) = as_label(piece) else { continue };
        let colon = piece.text.contains(':');
        let mut confidence = if colon { 0.9 } else { 0.8 };
        let mut beside = Vec::new();
        let mut ruled = piece.ruled;
        for next in &pieces[at + 1..] {
            if as_label(next).is_some() {
                break;
            }
            ruled |= next.ruled || next.text.is_empty();
            beside.push(next.text.as_str());
        }
        if value.is_empty() {
            value = beside.join(" ").trim().to_owned();
        } else if !beside.is_empty() {
            value = format!("{value} {}", beside.join(" ")).trim().to_owned();
        }
        value = cleaned(&value);
        // The head of a declaration, not a blank.
        let is_head = matches!(head.to_lowercase().trim_end_matches(','), "ondergetekende" | "ik");
        if is_head && value.is_empty() && !ruled {
            continue;
        }
        if is_head {
            value.truncate(declared(&value));
        }
        let free = value.is_empty() && !ruled && kind != Label::Signature;
        if let Some(below) = free.then(|| below(rows, nth, piece)).flatten() {
            value = below;
            confidence = 0.6;
        }
        push(found, kind, head, value, confidence * sheet.sure, (nth, at));
    }
}

/// How much of "Zoë Voorbeeld, geboren op …, geef toestemming" is the name of who declares: up to the comma before a small letter.
fn declared(value: &str) -> usize {
    let goes_on = |(at, _): &(usize, &str)| value[at + 1..].trim_start().starts_with(char::is_lowercase);
    value.match_indices(',').find(goes_on).map_or(value.len(), |(at, _)| at)
}

/// What stands right below a label that has nothing beside it.
fn below(rows: &[Row], nth: usize, above: &Piece) -> Option<String> {
    let next = rows.get(nth + 1)?;
    let here = &rows[nth];
    if next.page != here.page || next.top - here.top > here.size * 2.5 {
        return None;
    }
    let fits = |p: &&Piece| (p.left - above.left).abs() < here.size * 1.5;
    let piece = next.pieces.iter().find(fits)?;
    let plain = piece.text.chars().count() <= 60 && !is_sentence(&piece.text) && !piece.text.contains(':');
    if !plain || as_label(piece).is_some() {
        return None;
    }
    let value = cleaned(&piece.text);
    // A box to tick or a heading is no value.
    (!value.is_empty() && !value.starts_with(['☐', '☒', '☑', '['])).then_some(value)
}

fn push(
    found: &mut Vec<Found>,
    kind: Label,
    label: String,
    value: String,
    confidence: f32,
    (row, piece): (usize, usize),
) {
    let mut add = |field: Option<FormField>, value: String| {
        found.push(Found { field, label: label.clone(), value, confidence, row, piece });
    };
    match kind {
        Label::Signature => add(None, value),
        Label::One(field) => add(Some(field), value),
        // Told apart from a full name by its label; joined later.
        Label::NamePart => add(Some(FormField::Name), value),
        Label::Two(first, second) => {
            let (one, other) = two(&value, first);
            add(Some(first), one);
            add(Some(second), other);
        }
        Label::Other => {}
    }
}

/// Parts a value of two: a date from a place, a postcode from a residence.
fn two(value: &str, first: FormField) -> (String, String) {
    static DATE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\d{1,2}\s?[-/. ]\s?(?:\d{1,2}|[a-z]{3,9})\.?\s?[-/. ]\s?\d{2,4}").expect("a fixed pattern")
    });
    static POSTCODE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\b\d{4}\s?[A-Za-z]{2}\b").expect("a fixed pattern"));
    let pattern: &Regex = if first == FormField::Postcode { &POSTCODE } else { &DATE };
    let rest = |range: std::ops::Range<usize>| {
        let rest = [&value[..range.start], " ", &value[range.end..]].concat();
        rest.trim_matches([' ', ',', '/', ';']).trim_end_matches(" op").to_owned()
    };
    let Some(hit) = pattern.find(value) else {
        return match first {
            FormField::Place | FormField::BirthPlace => (value.to_owned(), String::new()),
            FormField::Postcode => (String::new(), value.to_owned()),
            _ => (String::new(), value.to_owned()),
        };
    };
    let (matched, other) = (hit.as_str().to_owned(), rest(hit.range()));
    if matches!(first, FormField::Place | FormField::BirthPlace) { (other, matched) } else { (matched, other) }
}

/// A value without leaders, prompts and explanations; empty for a blank.
pub(super) fn cleaned(value: &str) -> String {
    static PROMPT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?i)^(?:klik (?:of tik )?(?:hier )?.*|click or tap.*|kies een (?:item|datum).*|(?:d{1,2}|\.{2})[-/ ]m{1,2}[-/ ](?:j|y){2,4}|[\[<{(].*[\]>})]|n\.?v\.?t\.?|x{3,})\.?$",
        )
        .expect("a fixed pattern")
    });
    let value =
        value.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '_' | '…' | '·' | ':' | ';' | '*' | '|'));
    let value = value.trim_matches([',', '-', '–', '/', '\\']).trim();
    if PROMPT.is_match(value) || !value.chars().any(char::is_alphanumeric) { String::new() } else { value.to_owned() }
}

/// `Plaats` below address or postcode is where somebody lives, else where it is signed.
fn residence(found: &mut [Found]) {
    let has_residence = found.iter().any(|f| f.field == Some(FormField::Residence));
    for at in 1..found.len() {
        let before = found[at - 1].field;
        let lives = matches!(before, Some(FormField::Address | FormField::Postcode));
        if found[at].field == Some(FormField::Place) && lives && !has_residence {
            found[at].field = Some(FormField::Residence);
        }
    }
}

/// Fields of the file: sure where a label on the page agrees, added where none does.
fn named_fields(sheet: &Sheet, found: &mut Vec<Found>) {
    for (name, value) in &sheet.fields {
        let value = cleaned(value);
        if let Some(known) = found.iter_mut().find(|f| !value.is_empty() && f.value == value) {
            known.confidence = 1.0;
            continue;
        }
        let name = name.replace(['_', '.'], " ");
        let Some(kind) = label(&name).filter(|k| *k != Label::Signature) else { continue };
        if let Label::One(field) = kind {
            // A label beside an empty field is there already, as a blank.
            let blank = found.iter().position(|f| f.field == Some(field) && f.value.is_empty());
            if let (Some(blank), false) = (blank, value.is_empty()) {
                found[blank].value = value;
                found[blank].confidence = 1.0;
                continue;
            }
            if blank.is_some() || found.iter().any(|f| f.field == Some(field) && f.value.contains(&value)) {
                continue;
            }
        }
        push(found, kind, name, value, 1.0, (usize::MAX, 0));
    }
}

/// First names or initials and a surname that follow each other are one name.
fn join_names(found: Vec<Found>) -> Vec<Found> {
    let mut joined: Vec<Found> = Vec::new();
    for next in found {
        let is_part = |f: &Found| f.field == Some(FormField::Name) && label(&f.label) == Some(Label::NamePart);
        let is_surname = next.field == Some(FormField::Name) && next.label.to_lowercase().contains("achternaam");
        match joined.last_mut() {
            Some(before) if is_part(before) && (is_surname || is_part(&next)) => {
                before.value = [before.value.as_str(), next.value.as_str()].join(" ").trim().to_owned();
                before.label = next.label;
                before.confidence = before.confidence.min(next.confidence);
            }
            Some(before)
                if is_part(&next)
                    && before.field == Some(FormField::Name)
                    && before.label.to_lowercase().contains("achternaam") =>
            {
                before.value = [next.value.as_str(), before.value.as_str()].join(" ").trim().to_owned();
            }
            _ => joined.push(next),
        }
    }
    joined
}

/// What stands in running text: the purpose, the readers, a name within the declaration.
pub(super) fn printed(sheet: &Sheet, known: &[FormValue]) -> Vec<FormValue> {
    static PURPOSE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)(?:gebruikt (?:om|voor)|met (?:als|het) doel|ten behoeve van|zodat|teneinde)\s[^.]{10,300}\.?")
            .expect("a fixed pattern")
    });
    static READERS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:aan|met|in|door)\s((?:de |het |alle )?(?:medewerkers van |leden van |deelnemers (?:van|aan) |organisaties [a-zë ]{0,30}van )?(?:de |het )?(?:sociaal |sociale )?(?:wijkteam|dorpsteam|gebiedsteam|buurtteam|wijkteams|dorpsteams)(?: [A-Z][a-zë-]+)?)")
            .expect("a fixed pattern")
    });
    static SIGNER: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:[Oo]ndergetekende|\bIk),?\s+((?:[A-ZÀ-Ý][\w'’.-]*|van|de|der|den|ten|ter|el|al|ben|bin)(?:\s(?:[A-ZÀ-Ý][\w'’.-]*|van|de|der|den|ten|ter|el|al|ben|bin)){1,6}),")
            .expect("a fixed pattern")
    });
    static BORN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)geboren\s(?:op\s)?(\d{1,2}[-/. ](?:\d{1,2}|[a-z]{3,9})[-/. ]\d{2,4})")
            .expect("a fixed pattern")
    });
    let text = sheet.rows.iter().map(Row::text).collect::<Vec<_>>().join(" ");
    let mut values = Vec::new();
    for (field, pattern, group, sure) in [
        (FormField::Purpose, &*PURPOSE, 0, 0.8),
        (FormField::Recipients, &*READERS, 1, 0.7),
        (FormField::Name, &*SIGNER, 1, 0.7),
        (FormField::BirthDate, &*BORN, 1, 0.7),
    ] {
        // The readers that are printed count beside those that were filled in (H-93).
        let is_known =
            field != FormField::Recipients && known.iter().any(|v| v.field == field && !v.value.expose().is_empty());
        let hit = pattern.captures(&text).and_then(|c| c.get(group));
        if let (false, Some(hit)) = (is_known, hit) {
            let value = Sensitive::new(hit.as_str().trim().to_owned());
            values.push(FormValue { field, value, confidence: sure * sheet.sure });
        }
    }
    values
}
