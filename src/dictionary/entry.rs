use super::bits;

/// How much a listed name is a name when nothing around it says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// Not listed.
    #[default]
    Unlisted,
    /// A name in any case of letters: no ordinary word is written so.
    Any,
    /// A name when capitalised, or in lower case beside context: a rare word is written so.
    Capitalised,
    /// A name when capitalised within a sentence, or with context: a common word is written so.
    Middle,
    /// A name only with context: one of the commonest words.
    Context,
}

impl Tier {
    fn of(bits: u64) -> Self {
        match bits {
            1 => Self::Any,
            2 => Self::Capitalised,
            3 => Self::Middle,
            4.. => Self::Context,
            _ => Self::Unlisted,
        }
    }

    /// Whether the list has it at all.
    pub fn listed(self) -> bool {
        self != Self::Unlisted
    }
}

/// Gender as a name or title tells it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Gender {
    /// Not known, or either.
    #[default]
    Unknown,
    /// Woman or girl.
    Female,
    /// Man or boy.
    Male,
}

/// All that the lists know of one word or phrase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry(pub(super) u64);

macro_rules! has {
    ($($(#[$doc:meta])* $name:ident = $bit:ident;)*) => {
        $($(#[$doc])* pub fn $name(self) -> bool { self.0 & bits::$bit != 0 })*
    };
}

impl Entry {
    /// Nothing is known.
    pub const NONE: Self = Self(0);

    has! {
        /// An ordinary Dutch word in lower case.
        word = WORD;
        /// Never a name.
        allow = ALLOW;
        /// Never a name when written in capitals.
        allow_capitals = ALLOW_CAPITALS;
        /// No name unless something says so.
        allow_soft = ALLOW_SOFT;
        /// Taken out wherever it stands, by the administrator's list.
        denied = DENY;
        /// A brand or a large employer.
        brand = BRAND;
        /// A partner organisation.
        organisation = ORGANISATION;
        /// An everyday word of another language or a dialect.
        tongue = TONGUE;
        /// A shortened word of forms and notes ("geb", "med").
        abbreviation = ABBREVIATION;
        /// Stands before a first name to tell its bearers apart.
        byname = BYNAME;
        /// A job or role.
        role = ROLE;
        /// A word of family or relation.
        kinship = KINSHIP;
        /// A title or form of address.
        title = TITLE;
        /// A tussenvoegsel.
        particle = PARTICLE;
        /// A place in the Netherlands.
        place_nl = PLACE_NL;
        /// A place abroad.
        place_world = PLACE_WORLD;
        /// A country.
        country = COUNTRY;
        /// A language.
        language = LANGUAGE;
        /// Somebody or something of a country or people.
        nationality = NATIONALITY;
        /// Opens the name of a school, club, shop and the like.
        marker = MARKER;
        /// First word of an entry of several words.
        opens_phrase = OPENS_PHRASE;
    }

    /// Tier as a first name.
    pub fn first(self) -> Tier {
        Tier::of(self.0 & bits::FIRST)
    }

    /// Tier as a surname.
    pub fn surname(self) -> Tier {
        Tier::of((self.0 & bits::SURNAME) >> 3)
    }

    /// Gender of the first name.
    pub fn gender(self) -> Gender {
        match (self.0 & bits::GENDER) >> 6 {
            1 => Gender::Female,
            2 => Gender::Male,
            _ => Gender::Unknown,
        }
    }

    /// More than one independent source knows it as a first name.
    pub fn firm_first(self) -> bool {
        self.0 & bits::FIRST_SOURCES != 0
    }

    /// More than one independent source knows it as a surname.
    pub fn firm_surname(self) -> bool {
        self.0 & bits::SURNAME_SOURCES != 0
    }

    /// Class of frequency: 0 outside the 10,000 commonest words, 1 the commonest hundred, to 5.
    pub fn common(self) -> u8 {
        u8::try_from((self.0 & bits::COMMON) >> 13).unwrap_or(0)
    }

    /// Written in lower case by everybody: an ordinary word, or a common form in lower case.
    pub fn ordinary(self) -> bool {
        self.word() || (self.common() > 0 && self.0 & bits::COMMON_CAPITAL == 0)
    }

    /// Some list of names has it.
    pub fn listed_name(self) -> bool {
        self.first().listed() || self.surname().listed()
    }

    /// Size of a Dutch place: 1 (100,000 inhabitants and more) to 4; 0 is none.
    pub fn place_size(self) -> u8 {
        u8::try_from((self.0 & bits::PLACE_NL) >> 22).unwrap_or(0)
    }

    /// A place, at home or abroad.
    pub fn place(self) -> bool {
        self.place_nl() || self.place_world()
    }

    /// Whether any list of Dutch or of names has it.
    pub fn known(self) -> bool {
        self.0 & !(bits::OPENS_PHRASE | bits::BESIDE) != 0
    }
}
