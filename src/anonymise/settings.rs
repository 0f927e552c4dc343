use crate::model::Category;
use crate::register::KnownPerson;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What finding takes from outside the text: the rule set's part in it, and the case. All texts may be in any case.
#[derive(Clone, Debug)]
pub struct FindSettings {
    /// The municipality, its villages and neighbourhoods and the region: these stay.
    pub places: Vec<String>,
    /// Streets of the municipality in lower case, with their neighbourhood (empty if unknown).
    pub streets: BTreeMap<String, String>,
    /// Partner organisations of the social domain: these stay.
    pub partners: Vec<String>,
    /// Known professionals: sender, coördinator, members of the team.
    pub professionals: Vec<Professional>,
    /// Domains at which professionals have their mail: an address there is theirs.
    pub professional_domains: Vec<String>,
    /// Findings with this confidence and more are redacted.
    pub redact: f32,
    /// Findings below `redact` with this confidence and more are left standing and shown to the coördinator.
    pub flag: f32,
    /// Day of reception in Europe/Amsterdam, for days to come and years of birth; none if unknown.
    pub received: Option<Date>,
    /// Nobody of the profession is known to have written the mail: its writer counts as a private person, the signature too.
    pub private_writer: bool,
    /// The mail is a gebiedsvraagstuk: streets stay, house numbers go.
    pub area_question: bool,
    /// The mail holds minutes.
    pub minutes: bool,
    /// Persons of the case from earlier mails, so that they keep their numbers.
    pub known: Vec<KnownPerson>,
    /// What is done with a category; [`Operator::default_of`] where nothing is said.
    pub operators: BTreeMap<Category, Operator>,
}

/// A professional whom the configuration or the envelope knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Professional {
    /// Display name.
    pub name: String,
    /// Mail addresses.
    pub addresses: Vec<String>,
    /// Telephone numbers in any notation.
    pub phones: Vec<String>,
}

/// What stands in the place of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Operator {
    /// A label that says the kind: `[telefoonnummer]`.
    Label,
    /// Something broader: an age becomes a band, an address its neighbourhood.
    Generalise,
    /// Left standing and shown to the coördinator.
    Report,
}

impl Operator {
    /// What happens to a category when the profile does not say.
    pub fn default_of(category: Category) -> Self {
        match category {
            Category::Adres | Category::Leeftijd | Category::Datum | Category::Plaats | Category::Organisatie => {
                Self::Generalise
            }
            Category::Kenmerk | Category::Professional => Self::Report,
            _ => Self::Label,
        }
    }
}

impl FindSettings {
    /// The defaults under a profile's shipped places.
    pub fn for_profile(name: &str) -> Self {
        Self { places: crate::dictionary::ProfilePlaces::shipped_keys(name), ..Self::default() }
    }

    /// What is done with a category. A direct identifier can't be left standing by a profile.
    pub fn operator(&self, category: Category) -> Operator {
        let operator = self.operators.get(&category).copied().unwrap_or_else(|| Operator::default_of(category));
        match (operator, category.class()) {
            (Operator::Report, crate::model::Class::Direct) => Operator::Label,
            _ => operator,
        }
    }
}

impl Default for FindSettings {
    fn default() -> Self {
        Self {
            places: Vec::new(),
            streets: BTreeMap::new(),
            partners: Vec::new(),
            professionals: Vec::new(),
            professional_domains: Vec::new(),
            redact: 0.5,
            flag: 0.3,
            received: None,
            private_writer: false,
            area_question: false,
            minutes: false,
            known: Vec::new(),
            operators: BTreeMap::new(),
        }
    }
}
