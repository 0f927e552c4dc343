use serde::{Deserialize, Serialize};
use std::fmt;

/// What kind of identifying text a finding is. Names are those that `scan` prints and administrators configure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Category {
    /// A mention of a private person.
    Persoon,
    /// Street with or without house number, or a named building with number.
    Adres,
    /// A full postcode.
    Postcode,
    /// A private telephone number.
    Telefoon,
    /// A private e-mail address.
    Email,
    /// A profile, handle or gamertag.
    Online,
    /// Burgerservicenummer.
    Bsn,
    /// Bank account number.
    Iban,
    /// Licence plate.
    Kenteken,
    /// Passport, identity card, V-number, patient or insurance number.
    Document,
    /// Client, case, file, report or reference number.
    Dossier,
    /// Date of birth.
    Geboortedatum,
    /// Exact age.
    Leeftijd,
    /// Exact day on which something happened to a private person.
    Datum,
    /// Place tied to a private person, outside the municipality that the profile serves.
    Plaats,
    /// School, employer, club, shop, practice, church or mosque by name, tied to a private person.
    Organisatie,
    /// Words that single somebody out without a name.
    Kenmerk,
    /// Name, number or address of a professional in that role.
    Professional,
}

/// How a category counts: what must go, what must be handled, what may stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// Identifies by itself: removed unless consent covers it.
    Direct,
    /// Identifies together with others: redacted, generalised or reported.
    Indirect,
    /// May stay.
    Neutral,
}

impl Category {
    /// Every category, in the order of the specification.
    pub const ALL: [Self; 18] = [
        Self::Persoon,
        Self::Adres,
        Self::Postcode,
        Self::Telefoon,
        Self::Email,
        Self::Online,
        Self::Bsn,
        Self::Iban,
        Self::Kenteken,
        Self::Document,
        Self::Dossier,
        Self::Geboortedatum,
        Self::Leeftijd,
        Self::Datum,
        Self::Plaats,
        Self::Organisatie,
        Self::Kenmerk,
        Self::Professional,
    ];

    /// The name in upper case, as in `scan`'s JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Persoon => "PERSOON",
            Self::Adres => "ADRES",
            Self::Postcode => "POSTCODE",
            Self::Telefoon => "TELEFOON",
            Self::Email => "EMAIL",
            Self::Online => "ONLINE",
            Self::Bsn => "BSN",
            Self::Iban => "IBAN",
            Self::Kenteken => "KENTEKEN",
            Self::Document => "DOCUMENT",
            Self::Dossier => "DOSSIER",
            Self::Geboortedatum => "GEBOORTEDATUM",
            Self::Leeftijd => "LEEFTIJD",
            Self::Datum => "DATUM",
            Self::Plaats => "PLAATS",
            Self::Organisatie => "ORGANISATIE",
            Self::Kenmerk => "KENMERK",
            Self::Professional => "PROFESSIONAL",
        }
    }

    /// Whether a consent can let it pass at all. Numbers, telephone and mail address never pass: nobody at the table needs
    /// them (H-21b, S-42, H-72; Wabb 10: consent does not make use of the BSN lawful).
    pub fn may_be_consented(self) -> bool {
        !matches!(
            self,
            Self::Telefoon
                | Self::Email
                | Self::Online
                | Self::Bsn
                | Self::Iban
                | Self::Kenteken
                | Self::Document
                | Self::Dossier
        )
    }

    /// The class that decides what must happen to it.
    pub fn class(self) -> Class {
        match self {
            Self::Leeftijd | Self::Datum | Self::Plaats | Self::Organisatie | Self::Kenmerk => Class::Indirect,
            Self::Professional => Class::Neutral,
            _ => Class::Direct,
        }
    }
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
