use super::Sensitive;
use serde::{Deserialize, Serialize};

/// What a field of a consent form is for (H-91 and the forms of partner organisations).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FormField {
    /// Name of a data subject. A form may have several.
    Name,
    /// Date of birth of a data subject.
    BirthDate,
    /// Place of birth.
    BirthPlace,
    /// Street and number.
    Address,
    /// Postcode.
    Postcode,
    /// Place of residence.
    Residence,
    /// Name of who signs for the data subject: a parent, guardian or mentor.
    Representative,
    /// For what the data may be used.
    Purpose,
    /// To whom they may go: organisations or a team.
    Recipients,
    /// Which kinds of data.
    DataKinds,
    /// The professional or organisation that asks.
    Requester,
    /// Day of signing.
    Date,
    /// Place of signing.
    Place,
    /// Last day on which it holds.
    EndDate,
    /// The words that give (or refuse) consent, as ticked or written.
    Answer,
}

/// A value that was filled in. A field that stands empty on the form has an entry with an empty value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FormValue {
    /// Which field.
    pub field: FormField,
    /// What was filled in, trimmed; empty for a blank.
    #[serde(with = "super::exposed")]
    pub value: Sensitive<String>,
    /// How sure the reading is, 0 to 1: typed form fields 1, text beside a label less, OCR less again.
    pub confidence: f32,
}

/// By what a signature was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Seen {
    /// A digital signature over the document (not verified against a trust list).
    Digital,
    /// A picture or drawing in the field.
    Image,
    /// Ink in the box of a scanned page.
    Ink,
    /// Only typed words in the field: counts for nothing.
    Typed,
    /// The field is blank.
    Blank,
}

/// One place to sign.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Signature {
    /// The label of the place as printed: `Handtekening ouder`.
    pub label: String,
    /// By what.
    pub seen: Seen,
    /// How sure, 0 to 1.
    pub confidence: f32,
}

impl Signature {
    /// Whether it counts as signed.
    pub fn is_signed(&self) -> bool {
        matches!(self.seen, Seen::Digital | Seen::Image | Seen::Ink)
    }
}

/// A consent form among the parts of a mail, as read. It is never forwarded to the team; what it is worth, policy decides.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ConsentForm {
    /// Path of the part that it was read from.
    pub path: String,
    /// All fields found, in reading order.
    pub values: Vec<FormValue>,
    /// All places to sign.
    pub signatures: Vec<Signature>,
}

impl ConsentForm {
    /// What was filled in for a field, in reading order; blanks are left out.
    pub fn filled(&self, field: FormField) -> impl Iterator<Item = &FormValue> {
        self.values.iter().filter(move |v| v.field == field && !v.value.expose().is_empty())
    }
}
