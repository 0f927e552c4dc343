//! Words of the closed classes that say something about their neighbours: forms of address, verbs, pronouns, prepositions.
//! Folded, lower case.

use super::among::{among, class_of};
use crate::dictionary::Gender;

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

/// What other tongues put before or behind a first name ("lalla Fadma", "Mbah Ti", "Gül abla"), and the gender that it tells. Some are
/// names or words as well: only beside a name are they none.
pub(crate) fn honorific(word: &str) -> Option<Gender> {
    class_of!(word, Gender, {
        "abla" | "teyze" | "yenge" | "hanim" | "lalla" | "lella" | "hajja" | "khala" | "khalti" | "khalto" | "amti"
        | "mbah" | "ibu" | "mbak" | "nenek" | "ciocia" | "babcia" | "tjotja" | "tyotya" | "teta" | "auntie" | "aunty"
        | "tanta" | "weyzero" | "didi" | "ayi" | "muoike" => Gender::Female,
        "abi" | "agabey" | "amca" | "dayi" | "eniste" | "bey" | "usta" | "hoca" | "si" | "sidi" | "moulay" | "hadj"
        | "haj" | "hajj" | "hadji" | "hajji" | "haji" | "ammo" | "ammi" | "khalo" | "khali" | "pak" | "bapak" | "kakek"
        | "wujek" | "dziadek" | "uncle" | "ayte" | "bhai" | "chacha" | "omke" | "shon" | "jiddo" => Gender::Male,
        "tata" | "baba" => Gender::Unknown,
    })
}

/// Those of them that stand behind the name.
pub(crate) fn honorific_behind(word: &str) -> bool {
    among!(
        word,
        "abla"
            | "teyze"
            | "yenge"
            | "hanim"
            | "abi"
            | "agabey"
            | "amca"
            | "dayi"
            | "eniste"
            | "bey"
            | "usta"
            | "hoca"
            | "bhai"
            | "didi"
            | "ayi"
            | "baba"
    )
}

/// Those of them that are no Dutch words and no names: a first name before them is one however it is typed.
pub(crate) fn honorific_only(word: &str) -> bool {
    among!(
        word,
        "abla"
            | "teyze"
            | "yenge"
            | "agabey"
            | "amca"
            | "dayi"
            | "eniste"
            | "lalla"
            | "sidi"
            | "mbah"
            | "bapak"
            | "ibu"
            | "hadj"
            | "hadji"
            | "hajja"
            | "moulay"
            | "weyzero"
            | "ayte"
            | "khalti"
            | "khalto"
            | "ciocia"
            | "babcia"
            | "dziadek"
    )
}

/// Those of them that stand before the name with a capital too.
pub(crate) fn honorific_capital(word: &str) -> bool {
    among!(
        word,
        "si" | "sidi"
            | "lalla"
            | "lella"
            | "moulay"
            | "hadj"
            | "haj"
            | "hajj"
            | "hadji"
            | "hajji"
            | "haji"
            | "hajja"
            | "mbah"
            | "pak"
            | "bapak"
            | "ibu"
            | "ayte"
            | "weyzero"
            | "tanta"
            | "omke"
            | "muoike"
    )
}

/// Words that give a name: "hij heet …", "roepnaam …".
pub(crate) fn naming(word: &str) -> bool {
    among!(
        word,
        "heet"
            | "heette"
            | "heten"
            | "genaamd"
            | "genoemd"
            | "geheten"
            | "roepnaam"
            | "voornaam"
            | "achternaam"
            | "bijnaam"
            | "bijgenaamd"
            | "alias"
            | "noemt"
            | "noem"
            | "noemen"
            | "noemde"
            | "noemden"
            | "naam"
            | "aka"
            | "zegt"
            | "meisjesnaam"
            | "geboortenaam"
            | "doopnaam"
            | "voorl"
            | "roepn"
            | "hiet"
            | "heit"
            | "doopnamen"
            | "voornamen"
            | "naamgenoot"
    )
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

/// A form of heten or noemen, behind which nothing but what somebody is called can stand.
pub(crate) fn calls(word: &str) -> bool {
    among!(
        word,
        "heet"
            | "heette"
            | "heten"
            | "genaamd"
            | "geheten"
            | "bijgenaamd"
            | "noemt"
            | "noemen"
            | "noemde"
            | "noemden"
            | "hiet"
            | "heit"
    )
}

/// A verb in the third person singular, as it stands behind a name.
pub(crate) fn verb(word: &str) -> bool {
    among!(
        word,
        "is" | "heeft"
            | "had"
            | "was"
            | "wil"
            | "wilde"
            | "wou"
            | "kan"
            | "kon"
            | "moet"
            | "moest"
            | "mag"
            | "mocht"
            | "zegt"
            | "zei"
            | "woont"
            | "woonde"
            | "werkt"
            | "werkte"
            | "gaat"
            | "ging"
            | "komt"
            | "kwam"
            | "zit"
            | "zat"
            | "slaapt"
            | "sliep"
            | "krijgt"
            | "kreeg"
            | "doet"
            | "deed"
            | "geeft"
            | "gaf"
            | "vindt"
            | "vond"
            | "weet"
            | "wist"
            | "staat"
            | "stond"
            | "loopt"
            | "liep"
            | "blijft"
            | "bleef"
            | "belt"
            | "belde"
            | "mailt"
            | "mailde"
            | "vertelt"
            | "vertelde"
            | "vraagt"
            | "vroeg"
            | "denkt"
            | "dacht"
            | "ziet"
            | "zag"
            | "hoort"
            | "hoorde"
            | "heet"
            | "drinkt"
            | "dronk"
            | "gebruikt"
            | "gebruikte"
            | "rijdt"
            | "reed"
            | "helpt"
            | "hielp"
            | "huilt"
            | "huilde"
            | "schreeuwt"
            | "schreeuwde"
            | "zorgt"
            | "zorgde"
            | "spreekt"
            | "sprak"
            | "praat"
            | "praatte"
            | "voelt"
            | "voelde"
            | "maakt"
            | "maakte"
            | "mist"
            | "ligt"
            | "lag"
            | "weigert"
            | "weigerde"
            | "reageert"
            | "reageerde"
            | "antwoordt"
            | "antwoordde"
            | "accepteert"
            | "logeert"
            | "verblijft"
            | "huurt"
            | "slikt"
            | "blowt"
            | "zwijgt"
            | "wordt"
            | "werd"
            | "zou"
            | "zal"
            | "lijkt"
            | "lijdt"
            | "durft"
            | "duikt"
            | "neemt"
            | "nam"
            | "houdt"
            | "hield"
            | "haalt"
            | "haalde"
            | "brengt"
            | "bracht"
            | "snapt"
            | "begrijpt"
            | "zoekt"
            | "kent"
            | "kende"
            | "dreigt"
            | "dreigde"
            | "speelt"
            | "speelde"
            | "gooit"
            | "slaat"
            | "sloeg"
            | "eet"
            | "at"
            | "belooft"
            | "beloofde"
            | "bezoekt"
            | "stuurt"
            | "stuurde"
            | "past"
            | "paste"
            | "betaalt"
            | "betaalde"
            | "trok"
            | "trekt"
            | "stopt"
            | "stopte"
            | "probeert"
            | "probeerde"
            | "studeert"
            | "poetst"
            | "kookt"
            | "geniet"
            | "voetbalt"
            | "vertrok"
            | "verscheen"
            | "schaamt"
            | "wacht"
            | "wachtte"
            | "schrijft"
            | "schreef"
            | "klaagt"
            | "klaagde"
            | "vermijdt"
            | "ontkent"
            | "erkent"
            | "onttrekt"
            | "toont"
            | "leeft"
            | "leefde"
            | "lukt"
            | "wenst"
            | "hoopt"
            | "twijfelt"
            | "twijfelde"
            | "tekende"
            | "tekent"
            | "meldt"
            | "meldde"
            | "rookt"
            | "valt"
            | "viel"
            | "overleed"
            | "bevalt"
            | "beviel"
            | "spijbelt"
            | "zelf"
            | "vecht"
            | "vocht"
            | "steelt"
            | "stal"
            | "gamet"
            | "schrok"
            | "schrikt"
            | "geloofde"
            | "gelooft"
            | "verzorgt"
            | "verzorgde"
            | "verzamelt"
            | "scheldt"
            | "schold"
            | "kwijnt"
            | "verhuist"
            | "verhuisde"
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
    !among!(
        word,
        "kennis"
            | "kennissen"
            | "gast"
            | "alleenstaande"
            | "buur"
            | "betrokkenen"
            | "cliënten"
            | "clienten"
            | "bewoners"
            | "inwoners"
            | "burger"
            | "asielzoeker"
            | "dakloze"
            | "tieners"
            | "naasten"
            | "familieleden"
            | "gezinsleden"
            | "jeugdigen"
            | "pubers"
            | "senior"
            | "zwerver"
            | "anne"
            | "moe"
            | "meter"
            | "maten"
            | "meiden"
            | "jongens"
            | "overlastgever"
            | "telg"
            | "jim"
            | "student"
            | "puber"
            | "studente"
            | "peter"
            | "collega"
            | "verhuurder"
            | "vertrouwenspersoon"
            | "voogd"
            | "kameraden"
            | "ouderen"
            | "oudere"
    )
}

/// A trade that residents have as well: a name beside it is no professional's for that.
pub(crate) fn trade(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "baas",
        "bakker",
        "boer",
        "boerin",
        "buschauffeur",
        "caissière",
        "chauffeur",
        "fotograaf",
        "huishoudelijke",
        "kapper",
        "kapster",
        "klusjesman",
        "koster",
        "loodgieter",
        "magazijnmedewerker",
        "mijnwerker",
        "monteur",
        "ondernemer",
        "oud-mijnwerker",
        "pakketbezorger",
        "poetshulp",
        "poetsvrouw",
        "postbode",
        "productiemedewerker",
        "scheidsrechter",
        "schoonmaakster",
        "schoonmaker",
        "slager",
        "taxichauffeur",
        "tuinman",
        "uitzendkracht",
        "verkoopster",
        "verkoper",
        "vrachtwagenchauffeur",
        "werkgeefster",
        "werkgever",
        "winkelier",
        "zzp'er",
    ];
    WORDS.binary_search(&word).is_ok()
}

/// "Abu", "Umm": who is called after a child.
pub(crate) fn parent_of(word: &str) -> bool {
    matches!(word, "abu" | "abou" | "abo" | "um" | "umm" | "oum" | "oem")
}

/// A surname of China, Vietnam or Korea that stands before the given name; not those that are first names in Dutch.
pub(crate) fn surname_before_given(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "bui", "cai", "cao", "chan", "chen", "cheng", "cheung", "choi", "chow", "chu", "deng", "dong", "feng", "fung",
        "gao", "guo", "hoang", "hu", "huang", "huynh", "jiang", "kwok", "lai", "lam", "lau", "leung", "li", "liang",
        "lin", "liu", "luo", "ng", "nguyen", "pham", "phan", "qian", "shen", "song", "tang", "tran", "tsang", "vu",
        "wang", "wei", "wong", "wu", "xie", "xu", "yang", "yip", "yuan", "zeng", "zhang", "zhao", "zheng", "zhou",
        "zhu",
    ];
    WORDS.binary_search(&word).is_ok()
}

/// "Spaanstalige", "Turkssprekend": of a language, no name.
pub(crate) fn of_speech(word: &str) -> bool {
    ["talig", "talige", "sprekend", "sprekende"].iter().any(|e| word.len() > e.len() + 3 && word.ends_with(e))
}

/// What stands in brackets behind a professional's name besides an organisation: "(jeugd)", "(voorzitter)".
pub(crate) fn department(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "boa",
        "buurtwerk",
        "cjg",
        "ggd",
        "ggz",
        "handhaving",
        "ib",
        "jeugd",
        "jeugdteam",
        "jeugdzorg",
        "jgz",
        "jongerenwerk",
        "kinderopvang",
        "leerplicht",
        "maatschappelijk",
        "maatschappelijke",
        "mee",
        "notulen",
        "onderwijs",
        "opbouwwerk",
        "participatie",
        "poh",
        "politie",
        "schuldhulp",
        "schuldhulpverlening",
        "sociaal",
        "sociale",
        "thuiszorg",
        "toegang",
        "veiligheid",
        "verslag",
        "voorz",
        "vz",
        "welzijn",
        "wijkteam",
        "wmo",
        "wonen",
        "woningcorporatie",
        "zorg",
    ];
    WORDS.binary_search(&word).is_ok()
}

/// A word that opens a sentence before its verb and is a name only by chance ("Dan is …").
pub(crate) fn inverts(word: &str) -> bool {
    among!(
        word,
        "dan"
            | "anders"
            | "even"
            | "snel"
            | "lang"
            | "meer"
            | "pas"
            | "al"
            | "best"
            | "vrij"
            | "deel"
            | "water"
            | "mens"
            | "man"
            | "vader"
            | "kind"
            | "elke"
            | "per"
            | "kort"
            | "klein"
            | "min"
            | "door"
            | "nader"
            | "te"
            | "de"
            | "van"
            | "zo"
            | "nu"
            | "hier"
            | "daar"
            | "er"
            | "dit"
            | "dat"
            | "wie"
            | "wat"
            | "die"
            | "het"
            | "ook"
            | "goed"
            | "mooi"
            | "hoop"
            | "kennis"
            | "taal"
            | "kunst"
            | "zondag"
            | "vandaag"
            | "morgen"
            | "niemand"
            | "iemand"
            | "iedereen"
            | "alles"
            | "niets"
            | "moeder"
            | "oma"
            | "opa"
            | "hulp"
            | "zorg"
            | "school"
    )
}

/// A word as it stands behind "mevrouw" or "haar zoon" that is no name there, though some list may have it as one.
pub(crate) fn follows_person(word: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: &[&str] = &[
        "aan", "aanmelden", "aanvaardde", "achter", "achterdochtig", "agressief", "akkoord", "alcohol", "alleen",
        "allen", "alles", "alom", "anders", "angstig", "apart", "april", "arm", "armen", "at", "augustus", "bad",
        "bang", "bedroog", "bedwong", "begaf", "begint", "begon", "begreep", "behield", "bekeek", "bekend", "beklom",
        "bekroop", "bel", "beliep", "bellen", "ben", "beneden", "bent", "bereed", "beschreef", "besloot", "besprak",
        "bespreken", "besproken", "best", "bestaat", "bestreed", "betrad", "betrok", "bewees", "bezat", "bezig",
        "bezocht", "bezoek", "bezweek", "bij", "bijvoorbeeld", "binnenkort", "bleek", "blij", "blijven", "blind",
        "boodschappen", "boog", "boos", "boven", "bovendien", "boze", "bracht", "brak", "circa", "contact", "daar",
        "dakloos", "dan", "december", "deden", "deed", "dement", "denk", "depressief", "dien", "dik", "dinsdag",
        "doe", "doen", "dom", "donderdag", "donker", "dood", "doof", "dook", "door", "dorst", "dreef", "drinken",
        "droeg", "drong", "dronk", "drugs", "druk", "duidelijk", "dun", "duren", "dwong", "echter", "eens", "eenzaam",
        "eerst", "eigenlijk", "eisen", "elke", "erg", "eten", "even", "failliet", "februari", "fit", "flink", "floot",
        "gaan", "gaf", "gauw", "geen", "gek", "geld", "gemeente", "genas", "gescheiden", "gestopt", "getrouwd",
        "gevallen", "geven", "gezond", "gisteren", "gleed", "goed", "graag", "greep", "haalt", "haar", "had", "hakte",
        "half", "hard", "harder", "hebben", "heel", "hees", "helemaal", "helpen", "hen", "hief", "hielp", "hier",
        "hing", "hoe", "hoefde", "hoeven", "hoop", "hou", "houden", "huisarts", "hulp", "immers", "inbrengen",
        "ingebracht", "inmiddels", "ivm", "januari", "joeg", "jong", "juist", "juli", "juni", "just", "kapot", "keek",
        "ken", "kent", "klaar", "klim", "knap", "kneep", "komen", "kon", "koos", "kost", "kosten", "kreeg", "krijgen",
        "kroop", "kunnen", "kwaad", "kwam", "kwijt", "laat", "langer", "las", "laten", "later", "leed", "leeg",
        "lees", "leest", "let", "leven", "liep", "liet", "liever", "loog", "lopen", "los", "lui", "maak", "maandag",
        "maart", "mager", "malen", "mbt", "medicatie", "meed", "meer", "mei", "melden", "merken", "merkt", "min",
        "mis", "misschien", "mist", "moe", "moest", "moeten", "mogelijk", "mogen", "momenteel", "moreel", "morgen",
        "most", "naar", "nader", "nam", "namelijk", "neer", "nemen", "net", "niet", "niets", "nieuw", "nodig", "nog",
        "nogal", "nooit", "normaal", "november", "nu", "of", "ok", "okay", "oke", "oktober", "onder", "ondertussen",
        "ongeveer", "onlangs", "ontsloeg", "ontving", "ontweek", "ook", "opgenomen", "opnieuw", "oud", "overal",
        "overleden", "overleed", "overwoog", "pas", "passen", "passief", "paste", "per", "plat", "politie", "prat",
        "praten", "prees", "prima", "reed", "rees", "riep", "rijk", "roep", "rook", "rust", "samen", "schaamde",
        "schonk", "schoof", "schoon", "schoor", "schoot", "schreef", "schreeuwt", "schreven", "schrok", "september",
        "sinds", "slapen", "sliep", "slim", "sloeg", "sloop", "sloot", "smeet", "sneed", "snel", "snoof", "sober",
        "somber", "soms", "spoot", "sprak", "sprong", "staan", "stak", "stal", "steeds", "steeg", "sterk", "steun",
        "stierf", "stil", "stond", "stonk", "stoof", "strak", "straks", "streed", "streek", "stuk", "suicidaal",
        "terug", "tevreden", "thans", "thuis", "tijdens", "toch", "toen", "trad", "trekt", "triest", "trof", "trok",
        "trots", "trouw", "uiteindelijk", "vaak", "vandaag", "vanwege", "vast", "vecht", "veel", "verbleef",
        "verbood", "verborg", "verder", "verdrietig", "verdween", "vergaf", "vergat", "verhief", "verhuisd",
        "verkocht", "verliet", "verloor", "vermeed", "verraadde", "verre", "verscheen", "vertrok", "vervloekte",
        "verward", "verwees", "verweet", "verzon", "verzweeg", "viel", "vieren", "vinden", "vindt", "ving", "vloog",
        "vlug", "vocht", "vol", "volgens", "vond", "voort", "vouwde", "vragen", "vrij", "vrijdag", "vroeg", "vroor",
        "waar", "waarschijnlijk", "wakker", "wanneer", "want", "was", "waste", "weer", "wees", "weet", "weg",
        "wegens", "weigert", "weinig", "wel", "welkom", "wens", "werken", "weten", "wierp", "wijkagent", "wilde",
        "wilden", "willen", "wilt", "wint", "wist", "wmo", "woedend", "woensdag", "woest", "won", "wonen", "woog",
        "woont", "worden", "wreef", "zag", "zakt", "zal", "zat", "zaterdag", "zeer", "zeggen", "zelf", "zelfredzaam",
        "ziek", "zien", "zijn", "zo", "zocht", "zoek", "zojuist", "zondag", "zonder", "zong", "zonk", "zoog", "zorg",
        "zou", "zullen", "zwaaide", "zwaar", "zwak", "zwanger", "zweeg", "zwoer", "zwom",
    ];
    WORDS.binary_search(&word).is_ok()
}

/// What "van", "op de" and the like lead to when they do not open a surname ("mevrouw de deur", "meneer van huis").
pub(crate) fn behind_preposition(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "achternaam",
        "afkomst",
        "alcohol",
        "andere",
        "angst",
        "apotheek",
        "auto",
        "avond",
        "baan",
        "bank",
        "bed",
        "begeleiding",
        "beide",
        "beneden",
        "beroep",
        "bewoner",
        "bewoners",
        "boodschappen",
        "boven",
        "brief",
        "buurt",
        "daar",
        "dag",
        "dagbesteding",
        "dagopvang",
        "deur",
        "dienst",
        "dochter",
        "dokter",
        "dorp",
        "drank",
        "drugs",
        "eerste",
        "familie",
        "flat",
        "gang",
        "geboorte",
        "geld",
        "gemeente",
        "gevangenis",
        "gezin",
        "ggz",
        "gisteren",
        "goud",
        "hand",
        "hele",
        "hier",
        "hond",
        "hoogte",
        "huis",
        "huisarts",
        "hulp",
        "huur",
        "inkomen",
        "instelling",
        "intake",
        "kamer",
        "kantoor",
        "kat",
        "kelder",
        "kerk",
        "kind",
        "kinderen",
        "kliniek",
        "laatste",
        "leeftijd",
        "loop",
        "mail",
        "man",
        "medicatie",
        "mee",
        "meeste",
        "mening",
        "mens",
        "mensen",
        "middag",
        "moeder",
        "morgen",
        "moskee",
        "naam",
        "nacht",
        "nieuwe",
        "nu",
        "ochtend",
        "oorsprong",
        "opname",
        "opvang",
        "oude",
        "ouders",
        "overlast",
        "piw",
        "plan",
        "plezier",
        "politie",
        "post",
        "praktijk",
        "problemen",
        "rekening",
        "rest",
        "rollator",
        "rolstoel",
        "schaamte",
        "school",
        "schulden",
        "scootmobiel",
        "situatie",
        "slag",
        "spoedeisende",
        "stad",
        "stoel",
        "straat",
        "streek",
        "stress",
        "tafel",
        "team",
        "telefoon",
        "thuis",
        "trap",
        "tuin",
        "uitkering",
        "vader",
        "vakantie",
        "vandaag",
        "verdriet",
        "volgende",
        "voornaam",
        "vorige",
        "vrouw",
        "week",
        "weg",
        "werk",
        "wijk",
        "wijkteam",
        "winkel",
        "wmo",
        "woning",
        "ziekenhuis",
        "zolder",
        "zoon",
        "zorg",
    ];
    WORDS.binary_search(&word).is_ok()
}

/// Whether a word of everyday language ends as surnames do ("zomerdijk", "waterman").
pub(crate) fn ends_as_surname(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "aarts",
        "aerts",
        "akkers",
        "bach",
        "bakker",
        "beek",
        "berg",
        "bergh",
        "borg",
        "bos",
        "bosch",
        "brink",
        "broeck",
        "broek",
        "brugghe",
        "burg",
        "burgh",
        "daal",
        "dael",
        "dijk",
        "donk",
        "eijck",
        "eijk",
        "enga",
        "feld",
        "gens",
        "graaf",
        "graaff",
        "gracht",
        "heuvel",
        "hoek",
        "hof",
        "hoorn",
        "horn",
        "horst",
        "hout",
        "hoven",
        "inga",
        "jans",
        "kamp",
        "kampen",
        "kens",
        "kooper",
        "kramer",
        "laar",
        "laer",
        "maier",
        "makers",
        "mann",
        "mans",
        "meers",
        "meier",
        "meijer",
        "meyer",
        "molenaar",
        "ridder",
        "rode",
        "rooij",
        "rooy",
        "ruiter",
        "schipper",
        "schoot",
        "sema",
        "slager",
        "sluijs",
        "sluis",
        "smeets",
        "smid",
        "smit",
        "steen",
        "stein",
        "stra",
        "straten",
        "timmer",
        "timmerman",
        "vaart",
        "veld",
        "velden",
        "visser",
        "vliet",
        "voort",
        "weijde",
        "werf",
        "wever",
        "wijk",
    ];
    ENDINGS.iter().any(|e| word.len() > e.len() + 2 && word.ends_with(e))
}

/// A word that opens sentences far more often than it names somebody, though some list has it as a first name.
pub(crate) fn opens_sentence(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "aan", "al", "alles", "als", "anders", "bij", "dan", "dat", "de", "den", "der", "deze", "die", "dit", "door",
        "een", "elke", "er", "even", "geen", "haar", "heel", "het", "hier", "hij", "hoe", "ik", "in", "is", "kan",
        "kort", "lang", "man", "meer", "mijn", "min", "mogen", "na", "naar", "niet", "nog", "nu", "of", "om", "ook",
        "op", "over", "pas", "per", "te", "ten", "ter", "toch", "toen", "tot", "uit", "van", "veel", "vol", "voor",
        "waar", "want", "wat", "weer", "wel", "wie", "ze", "zij", "zijn", "zo", "zou",
    ];
    WORDS.binary_search(&word).is_ok()
}
