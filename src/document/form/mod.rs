//! Consent forms: whether a file is one, what was filled in, and whether it is signed (H-91 to H-95).
//!
//! - In: a [`Sheet`]: lines of text with their places, fields that the file names, pictures and ink.
//! - Out: a [`ConsentForm`], or none when the file is something else. Blanks are entries with an empty value.
//! - Never: a judgement on what the form is worth; that is for policy. A letter that speaks of consent is no form: it takes
//!   words of consent, a place to sign, and at least two labels of who signs what and when.

mod boxes;
mod labels;
mod sheet;
mod signature;
mod values;

pub(crate) use sheet::{Mark, Sheet};

use super::{Reading, Remark};
use crate::model::{ConsentForm, FormField, FormValue, Seen, Sensitive};

/// Reads a sheet as a consent form; none if it is none.
pub(crate) fn recognise(sheet: &Sheet) -> Option<ConsentForm> {
    let text = sheet.rows.iter().map(sheet::Row::text).collect::<Vec<_>>().join("\n").to_lowercase();
    if !speaks_of_consent(&text) {
        return None;
    }
    let found = values::find(sheet);
    let signatures = signature::find(sheet, &found);
    let mut kinds: Vec<FormField> = found.iter().filter_map(|f| f.field).filter(|f| IDENTIFY.contains(f)).collect();
    kinds.sort();
    kinds.dedup();
    if signatures.is_empty() || kinds.len() < 2 {
        return None;
    }
    let mut form = ConsentForm { path: String::new(), values: Vec::new(), signatures };
    form.values = found.into_iter().filter_map(|f| Some(value(f.field?, &f.value, f.confidence))).collect();
    form.values.extend(boxes::find(sheet));
    form.values.extend(values::printed(sheet, &form.values));
    Some(form)
}

/// Labels that say who agrees to what, and when.
const IDENTIFY: [FormField; 8] = [
    FormField::Name,
    FormField::BirthDate,
    FormField::Address,
    FormField::Postcode,
    FormField::Residence,
    FormField::Date,
    FormField::Place,
    FormField::Representative,
];

/// Reads the text of a file that has no places: office documents, plain text.
pub(crate) fn of_reading(reading: &Reading) -> Option<ConsentForm> {
    of_lines(Sheet::of_text(&reading.visible(), 0.9), reading)
}

/// The same, of lines with the pictures that stand among them.
pub(crate) fn of_lines(mut sheet: Sheet, reading: &Reading) -> Option<ConsentForm> {
    for field in &reading.fields {
        sheet.field(field.label.expose(), field.value.expose());
    }
    if reading.remarks.contains(&Remark::Signed) {
        let nowhere = Mark { page: 0, left: 0.0, right: 0.0, top: 0.0, bottom: 0.0, seen: Seen::Digital };
        sheet.place("Digitale ondertekening", nowhere);
    }
    recognise(&sheet)
}

fn value(field: FormField, value: &str, confidence: f32) -> FormValue {
    FormValue { field, value: Sensitive::new(value.to_owned()), confidence }
}

/// Whether a text gives, or is made to give, consent: by its title or by the words of a declaration.
fn speaks_of_consent(lower: &str) -> bool {
    let title = [
        "toestemmingsverklaring",
        "toestemmingsformulier",
        "toestemmings-verklaring",
        "toestemming gegevensdeling",
        "toestemming voor",
        "toestemming tot",
        "verklaring van toestemming",
        "formulier toestemming",
        "verklaring toestemming",
        "akkoordverklaring",
        "instemmingsverklaring",
        "machtiging",
        "toestemming delen",
        "toestemming om",
    ];
    let is_title = |line: &str| {
        let line = line.trim_start_matches(|c: char| !c.is_alphabetic());
        line.len() < 100 && title.iter().any(|t| line.contains(t)) && !line.trim_end().ends_with('.')
    };
    let declares = [
        "hierbij toestemming",
        "geef toestemming",
        "geeft toestemming",
        "geven toestemming",
        "verleent toestemming",
        "verleen toestemming",
        "toestemming te geven",
        "stem ermee in",
        "stem er mee in",
        "stem er ook mee in",
        "stemt ermee in",
        "geef ik toestemming",
        "toestemming geef",
        "ga akkoord met",
        "gaat akkoord met",
        "geef geen toestemming",
    ];
    lower.lines().take(25).any(is_title) || declares.iter().any(|d| lower.contains(d))
}

#[cfg(test)]
mod tests;
