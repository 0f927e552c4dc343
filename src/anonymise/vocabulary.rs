//! Words of the closed classes that say something about their neighbours: forms of address, verbs, pronouns, prepositions.
//! Folded, lower case. Closed classes stand here, what may grow in `dictionaries/name-words.tsv`.

use super::among::{among, class_of};
use super::listed::Listed;
use super::tails::Tails;
use crate::dictionary::Gender;
use std::sync::LazyLock;

const LIST: &str = include_str!("../../dictionaries/name-words.tsv");

/// The kinds of the list, each with the question whether a word is of it.
macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $kind:literal,)*) => {
        #[allow(non_camel_case_types, reason = "a kind is called as its question")]
        enum Kind { $($name,)* }

        /// Those, and the kinds of which no single word is asked.
        const KINDS: &[&str] = &[$($kind,)* SURNAME_ENDING, PLACE_ENDING, "honorific-f", "honorific-m", "honorific-u"];

        $($(#[$doc])*
        pub(crate) fn $name(word: &str) -> bool {
            WORDS.is(word, Kind::$name as usize)
        })*
    };
}

/// Whom the honorifics are of, whose kinds are the last of the list: a woman, a man, either.
const HONOURED: [Gender; 3] = [Gender::Female, Gender::Male, Gender::Unknown];
const SURNAME_ENDING: &str = "surname-ending";
const PLACE_ENDING: &str = "place-ending";

static WORDS: LazyLock<Listed> = LazyLock::new(|| Listed::read(LIST, KINDS));
static SURNAME_ENDINGS: LazyLock<Tails<()>> = LazyLock::new(|| ends_of_kind(SURNAME_ENDING));
static PLACE_ENDINGS: LazyLock<Tails<()>> = LazyLock::new(|| ends_of_kind(PLACE_ENDING));

/// All words of a kind, as ends of others.
fn ends_of_kind(kind: &str) -> Tails<()> {
    let number = KINDS.iter().position(|known| *known == kind);
    Tails::of(number.into_iter().flat_map(|number| WORDS.all(number)).map(|word| (word, ())))
}

kinds! {
    /// A verb in the third person singular, as it stands behind a name.
    verb = "verb",
    /// A word that opens a sentence before its verb and is a name only by chance ("Dan is …").
    inverts = "inverts",
    /// A trade that residents have as well: a name beside it is no professional's for that.
    trade = "trade",
    /// What stands in brackets behind a professional's name besides an organisation: "(jeugd)", "(voorzitter)".
    department = "department",
    /// A role in which colleagues are served and no resident: behind "vervanger van" stands a professional.
    serves_colleagues = "serves-colleagues",
    /// A surname of China, Vietnam or Korea that stands before the given name; not those that are first names in Dutch.
    surname_before_given = "eastern",
    /// A word as it stands behind "mevrouw" or "haar zoon" that is no name there, though some list may have it as one.
    follows_person = "follows",
    /// What "van", "op de" and the like lead to when they do not open a surname ("mevrouw de deur", "meneer van huis").
    behind_preposition = "behind-preposition",
    /// A word that opens sentences far more often than it names somebody, though some list has it as a first name.
    opens_sentence = "opens",
    /// A word of family behind which no name stands ("kennis", "gast", "alleenstaande").
    nameless = "nameless",
    /// A word of family that is used as a form of address: "oom", "tante".
    elder = "elder",
    /// Brothers or sisters, whose surname may follow.
    siblings = "siblings",
    /// What the subject of a mail says before whom it is about: "casus", "huisbezoek".
    about = "about",
    /// A beast that has a name of its own.
    beast = "beast",
    /// What a single capital numbers: "groep B.", "vitamine D.".
    numbered = "numbered",
    /// What bears a name and is nobody: "de buurt heet …", "die app heet …".
    thing = "thing",
    /// What is called after whoever thought of it: "de schaal van …".
    eponym = "eponym",
    /// What a room, a hall or a project is called: "vergaderkamer", "zaal".
    hall = "hall",
    /// In small letters a word of every day, though lists have it as a name ("thee is op").
    everyday = "everyday",
    /// What the name of a file ends in: "pdf".
    of_file = "of-file",
    /// What houses and schools are called after, behind "De" with a capital ("De Brug"), and few people.
    house = "house",
    /// What stands in a column of names where nobody is named.
    nobody = "nobody",
    /// The heading of a column of names.
    heads_names = "heads-names",
    /// A word that gives a name: "hij heet …", "roepnaam …".
    naming = "naming",
    /// A form of heten or noemen, behind which nothing but what somebody is called can stand.
    calls = "calls",
    /// What other tongues put behind a first name ("Gül abla").
    honorific_behind = "honorific-behind",
    /// An honorific that is no Dutch word and no name: a first name before it is one however it is typed.
    honorific_only = "honorific-only",
    /// An honorific that stands before the name with a capital too.
    honorific_capital = "honorific-capital",
}

/// What a word or two before a name says of its bearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Address {
    /// "mevrouw", "dhr": a person of this gender, by surname.
    Person(Gender),
    /// "familie", "gezin", "echtpaar": by the name of its main bearer.
    Family,
    /// "dr", "zuster", "wethouder": in a profession.
    Profession,
}

/// The form of address that a word is.
pub(crate) fn address(word: &str) -> Option<Address> {
    class_of!(word, Address, {
        "mw" | "mevr" | "mevrouw" | "mvr" | "mej" | "mejuffrouw" | "juffrouw" | "madame" | "mme" | "mrs" | "ms"
        | "miss" | "frau" | "mevouw" | "mevrouws" | "mevrouwtje" | "weduwe" | "wed" | "gravin" | "barones" | "jkvr"
        | "pani" | "mvrouw" | "mevr." => Address::Person(Gender::Female),
        "dhr" | "hr" | "heer" | "meneer" | "mijnheer" | "menheer" | "m'neer" | "mnr" | "monsieur" | "herr"
        | "mister" | "weduwnaar" | "jhr" | "heren" | "meneertje" | "hrn" | "pan" => Address::Person(Gender::Male),
        "ene" | "zekere" | "wijlen" | "pers" | "betr" => Address::Person(Gender::Unknown),
        "fam" | "familie" | "gezin" | "echtpaar" | "erven" | "gezusters" | "gebroeders" | "gebr" | "huishouden"
        | "huize" | "ouderpaar" | "stel" => Address::Family,
        "dr" | "drs" | "prof" | "ds" | "ir" | "ing" | "mr" | "pastoor" | "pater" | "kapelaan" | "dominee"
        | "zuster" | "zr" | "broeder" | "juf" | "juffr" | "meester" | "imam" | "dokter" | "wethouder"
        | "burgemeester" | "notaris" | "rabbijn" | "diaken" | "agent" | "brigadier" | "hoofdagent" | "inspecteur"
        | "rechter" | "deken" | "officier" | "abba" | "priester" | "pastor" => Address::Profession,
    })
}

/// A month, whole or shortened.
pub(crate) fn month(word: &str) -> bool {
    among!(
        word,
        "januari"
            | "februari"
            | "maart"
            | "april"
            | "mei"
            | "juni"
            | "juli"
            | "augustus"
            | "september"
            | "oktober"
            | "november"
            | "december"
            | "jan"
            | "feb"
            | "mrt"
            | "apr"
            | "jun"
            | "jul"
            | "aug"
            | "sep"
            | "sept"
            | "okt"
            | "nov"
            | "dec"
    )
}

/// A numeral: what a letter before it numbers is no initial ("A. Drie keer").
pub(crate) fn counts(word: &str) -> bool {
    among!(
        word,
        "een"
            | "één"
            | "twee"
            | "drie"
            | "vier"
            | "vijf"
            | "zes"
            | "zeven"
            | "acht"
            | "negen"
            | "tien"
            | "elf"
            | "twaalf"
    )
}

/// A pronoun that can only be the subject: "Wil je", "Wil hij".
pub(crate) fn subject(word: &str) -> bool {
    among!(
        word,
        "je" | "jij" | "u" | "we" | "wij" | "ik" | "hij" | "ze" | "zij" | "jullie" | "men" | "er" | "het" | "iemand"
    )
}

/// A pronoun or determiner as it stands behind a verb that opens a sentence ("Wil je …").
pub(crate) fn pronoun(word: &str) -> bool {
    among!(
        word,
        "je" | "jij"
            | "u"
            | "we"
            | "wij"
            | "ik"
            | "hij"
            | "ze"
            | "zij"
            | "het"
            | "jullie"
            | "er"
            | "de"
            | "een"
            | "dat"
            | "dit"
            | "deze"
            | "mijn"
            | "onze"
            | "iemand"
            | "niet"
            | "dan"
            | "ook"
            | "die"
            | "alle"
            | "jouw"
            | "uw"
            | "daar"
            | "hier"
            | "nu"
            | "men"
            | "zijn"
            | "haar"
            | "hun"
            | "iedereen"
            | "van"
            | "voor"
            | "met"
            | "op"
            | "in"
            | "aan"
    )
}

/// A preposition before places.
pub(crate) fn of_place(word: &str) -> bool {
    among!(word, "in" | "uit" | "te" | "naar" | "vanuit" | "richting" | "nabij" | "buiten" | "rond" | "tot")
}

/// A preposition before persons.
pub(crate) fn of_person(word: &str) -> bool {
    among!(
        word,
        "van"
            | "met"
            | "voor"
            | "bij"
            | "door"
            | "aan"
            | "tegen"
            | "over"
            | "namens"
            | "volgens"
            | "naast"
            | "zonder"
            | "tussen"
            | "dat"
            | "als"
            | "omdat"
            | "of"
            | "en"
            | "want"
            | "toen"
            | "dan"
            | "via"
            | "vd"
            | "terwijl"
            | "wanneer"
            | "nadat"
            | "waar"
            | "hoe"
            | "heeft"
            | "wil"
            | "kan"
            | "is"
            | "om"
            | "sinds"
            | "waarbij"
            | "dus"
    )
}

/// An article or determiner.
pub(crate) fn article(word: &str) -> bool {
    among!(
        word,
        "de" | "het"
            | "een"
            | "'t"
            | "deze"
            | "die"
            | "dit"
            | "onze"
            | "ons"
            | "mijn"
            | "hun"
            | "jullie"
            | "geen"
            | "elke"
            | "ieder"
            | "iedere"
            | "welke"
            | "dezelfde"
            | "uw"
            | "'n"
            | "alle"
            | "beide"
    )
}

/// A verb in the plural, as it stands behind "de Jansens".
pub(crate) fn plural(word: &str) -> bool {
    among!(
        word,
        "zijn"
            | "hebben"
            | "wonen"
            | "willen"
            | "kunnen"
            | "gaan"
            | "zitten"
            | "krijgen"
            | "komen"
            | "waren"
            | "hadden"
            | "van"
    )
}

/// A word of family in a role that the legend may show, in its plain form.
pub(crate) fn role_of(word: &str) -> Option<&'static str> {
    class_of!(word, &'static str, {
        "moeder" | "mama" | "mam" | "ma" | "mem" | "moeders" | "mamma" => "moeder",
        "vader" | "papa" | "pap" | "pa" | "heit" | "vaders" => "vader",
        "zoon" | "zoontje" | "zoons" | "zonen" | "tienerzoon" | "kleuterzoon" => "zoon",
        "dochter" | "dochtertje" | "dochters" | "tienerdochter" => "dochter",
        "kind" | "kinderen" | "kindje" | "baby" | "babytje" | "kids" => "kind",
        "oudste" => "oudste kind",
        "jongste" => "jongste kind",
        "broer" | "broertje" | "broers" => "broer",
        "zus" | "zusje" | "zussen" | "zuster" => "zus",
        "oma" | "grootmoeder" | "beppe" | "opoe" => "oma",
        "opa" | "grootvader" | "pake" => "opa",
        "oom" | "ome" | "nonk" | "nonkel" => "oom",
        "tante" | "tant" => "tante",
        "neef" | "neefje" => "neef",
        "nicht" | "nichtje" => "nicht",
        "man" | "echtgenoot" => "man",
        "vrouw" | "echtgenote" => "vrouw",
        "partner" => "partner",
        "ex" | "ex-partner" | "ex-man" | "ex-vrouw" | "ex-vriend" | "ex-vriendin" | "expartner" => "ex-partner",
        "vriend" | "vriendje" | "maat" | "kameraad" => "vriend",
        "vriendin" | "vriendinnetje" => "vriendin",
        "buurman" | "overbuurman" | "bovenbuurman" | "onderbuurman" | "benedenbuurman" => "buurman",
        "buurvrouw" | "overbuurvrouw" | "bovenbuurvrouw" | "onderbuurvrouw" | "benedenbuurvrouw" => "buurvrouw",
        "schoonmoeder" => "schoonmoeder",
        "schoonvader" => "schoonvader",
        "schoonzoon" => "schoonzoon",
        "schoondochter" => "schoondochter",
        "schoonzus" => "schoonzus",
        "zwager" => "zwager",
        "kleinzoon" => "kleinzoon",
        "kleindochter" => "kleindochter",
        "stiefvader" => "stiefvader",
        "stiefmoeder" => "stiefmoeder",
        "mantelzorger" | "mantelzorgster" => "mantelzorger",
        "buddy" | "maatje" | "taalmaatje" | "wandelmaatje" | "zorgbuddy" => "maatje",
        "vrijwilliger" | "vrijwilligster" => "vrijwilliger",
        "pleegmoeder" => "pleegmoeder",
        "pleegvader" => "pleegvader",
    })
}

/// Whether a word of family says the gender of its bearer.
pub(crate) fn gender_of(word: &str) -> Gender {
    match word {
        "moeder" | "mama" | "mam" | "ma" | "mem" | "dochter" | "dochtertje" | "zus" | "zusje" | "zuster" | "oma"
        | "grootmoeder" | "beppe" | "tante" | "tant" | "nicht" | "nichtje" | "vrouw" | "echtgenote" | "vriendin"
        | "buurvrouw" | "overbuurvrouw" | "schoonmoeder" | "schoondochter" | "schoonzus" | "kleindochter"
        | "stiefmoeder" | "meisje" | "zij" | "haar" => Gender::Female,
        "vader" | "papa" | "pap" | "pa" | "heit" | "zoon" | "zoontje" | "broer" | "broertje" | "opa" | "grootvader"
        | "pake" | "oom" | "ome" | "nonk" | "neef" | "neefje" | "man" | "echtgenoot" | "vriend" | "buurman"
        | "overbuurman" | "schoonvader" | "schoonzoon" | "zwager" | "kleinzoon" | "stiefvader" | "jongen" | "hij" => {
            Gender::Male
        }
        _ => Gender::Unknown,
    }
}

/// A word of family that stands close enough to a person to bear a name behind it ("zoon Kevin"); leaves out those that
/// the list has for other reasons ("kennis", "gast", "alleenstaande").
pub(crate) fn bears_name(word: &str) -> bool {
    !nameless(word)
}

/// Who lives somewhere, right before the name of whoever that is.
pub(crate) fn dweller(word: &str) -> bool {
    among!(
        word,
        "bewoner"
            | "bewoners"
            | "bewoonster"
            | "huurder"
            | "huurders"
            | "huurster"
            | "buren"
            | "overburen"
            | "onderburen"
            | "bovenburen"
    )
}

/// "Abu", "Umm": who is called after a child.
pub(crate) fn parent_of(word: &str) -> bool {
    matches!(word, "abu" | "abou" | "abo" | "um" | "umm" | "oum" | "oem")
}

/// "Spaanstalige", "Turkssprekend": of a language, no name.
pub(crate) fn of_speech(word: &str) -> bool {
    ["talig", "talige", "sprekend", "sprekende"].iter().any(|e| word.len() > e.len() + 3 && word.ends_with(e))
}

/// What other tongues put before or behind a first name ("lalla Fadma", "Mbah Ti", "Gül abla"), and the gender that it tells. Some are
/// names or words as well: only beside a name are they none.
pub(crate) fn honorific(word: &str) -> Option<Gender> {
    let kinds = WORDS.kinds(word) >> (KINDS.len() - HONOURED.len());
    HONOURED.into_iter().enumerate().find(|(n, _)| kinds >> n & 1 != 0).map(|(_, gender)| gender)
}

/// Whether a word that no list has ends as quarters, woods and churches do.
pub(crate) fn ends_as_place(word: &str) -> bool {
    PLACE_ENDINGS.near(word).iter().any(|(end, ())| word.len() > end.len() + 2 && word.ends_with(end))
}

/// Whether a word of everyday language ends as surnames do ("zomerdijk", "waterman").
pub(crate) fn ends_as_surname(word: &str) -> bool {
    SURNAME_ENDINGS.near(word).iter().any(|(end, ())| word.len() > end.len() + 2 && word.ends_with(end))
}

/// "gezien", "weggestuurd", "opgehaald": what was done to somebody, by its letters.
pub(crate) fn participle(word: &str) -> bool {
    const PREFIXES: [&str; 13] =
        ["", "weg", "op", "aan", "af", "uit", "in", "mee", "toe", "terug", "na", "voor", "over"];
    word.len() > 5
        && (word.ends_with('d') || word.ends_with('t') || word.ends_with("en"))
        && PREFIXES.iter().any(|prefix| word.strip_prefix(prefix).is_some_and(|rest| rest.starts_with("ge")))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_list_is_in_order_and_names_no_other_kinds() {
        crate::anonymise::listed::check(super::LIST, super::KINDS);
    }
}
