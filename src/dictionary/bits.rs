//! What the compiled lists know of one word, packed in a number. Shared by the library and by the build script.

/// In a list of first names: tier in these bits (1, 2, 3, or 4 for "only with context"; 0 is not listed).
pub const FIRST: u64 = 0b111;
/// In a list of surnames: tier.
pub const SURNAME: u64 = 0b111 << 3;
/// Gender of the first name: 0 unknown, 1 female, 2 male, 3 either.
pub const GENDER: u64 = 0b11 << 6;
/// How many sources know the first name: 0 one, 1 two or three, 2 four or more.
pub const FIRST_SOURCES: u64 = 0b11 << 8;
/// How many sources know the surname.
pub const SURNAME_SOURCES: u64 = 0b11 << 10;
/// Everything that a list of names says.
pub const NAMES: u64 = FIRST | SURNAME | GENDER | FIRST_SOURCES | SURNAME_SOURCES;
/// An ordinary Dutch word, written in lower case.
pub const WORD: u64 = 1 << 12;
/// Rank among the commonest words: 0 none, 1 up to 100, 2 up to 300, 3 up to 1,000, 4 up to 3,000, 5 up to 10,000.
pub const COMMON: u64 = 0b111 << 13;
/// The common form is only seen with a capital.
pub const COMMON_CAPITAL: u64 = 1 << 16;
/// Never a name: partner organisations, laws, forms, medicines and so on.
pub const ALLOW: u64 = 1 << 17;
/// A job or role.
pub const ROLE: u64 = 1 << 18;
/// A word of family or relation.
pub const KINSHIP: u64 = 1 << 19;
/// A title or form of address.
pub const TITLE: u64 = 1 << 20;
/// A tussenvoegsel.
pub const PARTICLE: u64 = 1 << 21;
/// A Dutch place: size, 1 (100,000 and more) to 4.
pub const PLACE_NL: u64 = 0b111 << 22;
/// A place abroad.
pub const PLACE_WORLD: u64 = 1 << 25;
/// A country.
pub const COUNTRY: u64 = 1 << 26;
/// A language.
pub const LANGUAGE: u64 = 1 << 27;
/// An adjective or inhabitant of a country.
pub const NATIONALITY: u64 = 1 << 28;
/// Opens the name of an organisation.
pub const MARKER: u64 = 1 << 29;
/// Opens an entry of several words.
pub const OPENS_PHRASE: u64 = 1 << 30;
/// Stays when written in capitals: an abbreviation.
pub const ALLOW_CAPITALS: u64 = 1 << 31;
/// Stays where nothing says that it is a person's name, which it may be as well.
pub const ALLOW_SOFT: u64 = 1 << 32;
/// Taken out wherever it stands: the administrator's word.
pub const DENY: u64 = 1 << 33;
/// A brand or a large employer: no person, but it says where somebody works.
pub const BRAND: u64 = 1 << 34;
/// A partner organisation of the social domain.
pub const ORGANISATION: u64 = 1 << 35;
/// An everyday word of another language or a dialect.
pub const TONGUE: u64 = 1 << 36;
/// A shortened word of forms and notes.
pub const ABBREVIATION: u64 = 1 << 37;
/// Stands before a first name to tell its bearers apart ("lange").
pub const BYNAME: u64 = 1 << 38;
/// Says only what stands beside a name or in a sentence, nothing of whether some list knows the word.
pub const BESIDE: u64 = TONGUE | ABBREVIATION | BYNAME;

/// Bits of a first name: tier, gender (`f m u -`) and number of sources, as in the list.
pub fn first(tier: &str, gender: &str, sources: &str) -> u64 {
    let gender = match gender {
        "f" => 1,
        "m" => 2,
        "u" => 3,
        _ => 0,
    };
    self::tier(tier) | gender << 6 | self::sources(sources) << 8
}

/// Bits of a surname.
pub fn surname(tier: &str, sources: &str) -> u64 {
    self::tier(tier) << 3 | self::sources(sources) << 10
}

/// Bits of a common word: rank, and `u` when it is only written with a capital.
pub fn common(rank: &str, case: &str) -> u64 {
    let class = match rank.parse::<u32>() {
        Ok(0..=100) => 1,
        Ok(101..=300) => 2,
        Ok(301..=1_000) => 3,
        Ok(1_001..=3_000) => 4,
        Ok(_) => 5,
        Err(_) => return 0,
    };
    class << 13 | if case == "u" { COMMON_CAPITAL } else { 0 }
}

/// Bits of a Dutch place.
pub fn place_nl(size: &str) -> u64 {
    size.parse::<u64>().map_or(4, |n| n.clamp(1, 4)) << 22
}

/// Bits of a term that stays: as written, and its kind, which ends in `?` when it is a person's name too.
pub fn allow(term: &str, kind: &str) -> u64 {
    if let Some(doubt) = kind.strip_prefix("organisation") {
        ORGANISATION | allow(term, doubt)
    } else if matches!(kind, "month" | "weekday") {
        // Ordinary words, and some of them names (Mei, Jan): the other lists say enough.
        WORD
    } else if kind.starts_with("brand") {
        BRAND | if kind == "brand" { allow(term, "") } else { ALLOW_SOFT }
    } else if kind.ends_with('?') || kind == "word" {
        ALLOW_SOFT
    } else if term.chars().any(char::is_uppercase) && !term.chars().any(char::is_lowercase) {
        ALLOW_CAPITALS
    } else {
        ALLOW
    }
}

fn tier(text: &str) -> u64 {
    match text {
        "1" => 1,
        "2" => 2,
        "3" | "C" => 3,
        _ => 4,
    }
}

fn sources(text: &str) -> u64 {
    match text.parse::<u32>() {
        Ok(4..) => 2,
        Ok(2..) => 1,
        _ => 0,
    }
}
