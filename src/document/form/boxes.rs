//! Boxes to tick: what is agreed to, and for whom.

use super::sheet::Sheet;
use super::value;
use crate::model::{FormField, FormValue};
use regex::Regex;
use std::sync::LazyLock;

/// What the ticks of a sheet say. Without a box, the words of the declaration are the answer.
pub(super) fn find(sheet: &Sheet) -> Vec<FormValue> {
    let mut values = Vec::new();
    let mut asked = false;
    for row in &sheet.rows {
        for (ticked, words) in boxes(&row.text()) {
            let field = field(&words);
            asked |= field == FormField::Answer;
            if ticked {
                values.push(value(field, &words, 0.9 * sheet.sure));
            }
        }
    }
    for (name, state) in sheet.fields.iter().filter(|(_, state)| state == "☒" || state == "☐") {
        let field = field(name);
        asked |= field == FormField::Answer;
        let is_said = values.iter().any(|v: &FormValue| v.value.expose().contains(name.as_str()));
        if state == "☒" && !is_said {
            values.push(value(field, name, 1.0));
        }
    }
    let answered = values.iter().any(|v| v.field == FormField::Answer);
    if asked && !answered {
        values.push(value(FormField::Answer, "", 0.9 * sheet.sure));
    } else if !answered {
        values.extend(declared(sheet));
    }
    values
}

/// Boxes of a line with the words that belong to each: behind it, or before it where the line begins with words.
fn boxes(line: &str) -> Vec<(bool, String)> {
    static BOX: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)(?P<on>[☒☑✓✔✗✘]|\[\s?[xv]\s?\]|\(\s?[xv]\s?\))|(?P<off>[☐□❏❑◻]|\[\s{0,3}\]|\(\s{1,3}\))")
            .expect("a fixed pattern")
    });
    let hits: Vec<(usize, usize, bool)> = BOX
        .captures_iter(line)
        .filter_map(|c| c.get(0).map(|hit| (hit.start(), hit.end(), c.name("on").is_some())))
        .collect();
    let Some(first) = hits.first() else { return Vec::new() };
    let before = line[..first.0].trim();
    let leads = !before.is_empty() && !before.ends_with(':') && line[hits[hits.len() - 1].1..].trim().is_empty();
    let words = |nth: usize| {
        let text = if leads {
            let from = if nth == 0 { 0 } else { hits[nth - 1].1 };
            &line[from..hits[nth].0]
        } else {
            let to = hits.get(nth + 1).map_or(line.len(), |h| h.0);
            &line[hits[nth].1..to]
        };
        text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | ';' | '|' | '-')).to_owned()
    };
    let all = hits.iter().enumerate().map(|(nth, hit)| (hit.2, words(nth)));
    all.filter(|(_, words)| words.chars().any(char::is_alphabetic)).collect()
}

/// What a box with these words is for.
fn field(words: &str) -> FormField {
    let lower = words.to_lowercase();
    let has = |needles: &[&str]| needles.iter().any(|n| lower.contains(n));
    let first = lower.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    if matches!(first, "ja" | "nee" | "wel" | "geen" | "niet")
        || has(&["toestemming", "akkoord", "stem in", "instem", "bezwaar"])
    {
        FormField::Answer
    } else if has(&["gegevens", "informatie", "situatie", "hulpvraag", "medisch", "financi", "dossier"]) {
        FormField::DataKinds
    } else {
        FormField::Recipients
    }
}

/// The words of the declaration itself.
fn declared(sheet: &Sheet) -> Option<FormValue> {
    static GIVES: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)(?:geeft|geef|geven|verleent|verleen)\s(?:ik\s|wij\s)?(?:hierbij\s)?(?:wel\s|geen\s)?toestemming|stemt?\s(?:er\s?(?:ook\s)?mee\s)?in|gaa?t?\sakkoord")
            .expect("a fixed pattern")
    });
    let text = sheet.rows.iter().map(super::sheet::Row::text).collect::<Vec<_>>().join(" ");
    GIVES.find(&text).map(|hit| value(FormField::Answer, hit.as_str(), 0.7 * sheet.sure))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_belongs_to_the_words_behind_it_or_before_it() {
        let said = |line: &str| boxes(line);
        assert_eq!(said("☒ Ja  ☐ Nee"), [(true, "Ja".into()), (false, "Nee".into())]);
        assert_eq!(said("Ja ☐ Nee ☒"), [(false, "Ja".into()), (true, "Nee".into())]);
        assert_eq!(said("Toestemming: [x] ja [ ] nee"), [(true, "ja".into()), (false, "nee".into())]);
        assert_eq!(said("gewone tekst (zie ook)"), []);
    }
}
