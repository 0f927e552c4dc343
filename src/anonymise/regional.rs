//! Words of everyday speech in English, Limburgish and Frisian, as they stand in mails to a village team: capitalised there, they are
//! no more a name than their Dutch twins. Lower case. Written by the developers of Casuspoort from general knowledge.

/// Whether a word is one of them.
pub(crate) fn is_regional(word: &str) -> bool {
    WORDS.binary_search(&word).is_ok()
}

#[rustfmt::skip]
const WORDS: &[&str] = &[
    "'t", "aaf", "aafgelope", "aan", "about", "address", "after", "al", "ales", "alhiel", "all", "alle",
    "allein", "allemaol", "allinne", "also", "although", "altyd", "am", "an", "and", "andere", "another", "any",
    "anyone", "apartment", "appointment", "are", "as", "ask", "asked", "at", "auch", "back", "bad", "baeter",
    "bang", "because", "been", "before", "beppe", "bern", "best", "between", "bie", "bin", "binne", "bist",
    "boy", "boyfriend", "breng", "bring", "bringe", "brings", "brother", "but", "by", "call", "called", "came",
    "can", "cannot", "care", "case", "child", "children", "city", "client", "come", "coming", "community",
    "concerned", "contact", "could", "country", "court", "daag", "daan", "dad", "dae", "daen", "dan", "dao",
    "daovan", "dat", "date", "daughter", "day", "days", "de", "dear", "debt", "debts", "dees", "deit", "den",
    "der", "det", "dich", "did", "dien", "dit", "dizze", "do", "docht", "dochter", "doe", "does", "doing",
    "done", "doon", "doot", "down", "drinks", "drinkt", "due", "duit", "dus", "dy", "dêr", "dôchs", "each",
    "earder", "early", "earst", "efkes", "efter", "eigelik", "ein", "eine", "eint", "ek", "en", "english",
    "ens", "erm", "ers", "ever", "every", "everyone", "eviction", "family", "famylje", "fan", "father", "few",
    "fierder", "first", "flat", "flot", "foar", "for", "fraach", "freegje", "freget", "friday", "friend",
    "from", "frou", "frysk", "fryske", "gaar", "gaef", "gaeve", "gank", "gans", "gaon", "gean", "geane", "gein",
    "geit", "geld", "gelök", "gemeint", "gerne", "gesjproke", "get", "gets", "gevalle", "giet", "girl",
    "girlfriend", "give", "given", "gjin", "go", "goal", "goed", "goes", "going", "good", "got", "graag",
    "groete", "grut", "ha", "had", "hae", "haer", "haet", "haole", "happy", "has", "hast", "hat", "have",
    "hawwe", "he", "heel", "heet", "hei", "heit", "hello", "help", "helpe", "her", "here", "hi", "hie", "hiel",
    "hien", "hieël", "him", "his", "hja", "hjir", "hoe", "hokker", "home", "hoos", "hospital", "house", "houw",
    "how", "however", "hub", "husband", "huur", "hy", "hèlp", "höb", "höbbe", "hölp", "hölpe", "hûs", "i",
    "ich", "iech", "ieder", "ier", "iers", "if", "ik", "immediately", "in", "inne", "is", "it", "its", "jao",
    "jaor", "jier", "jild", "jimme", "joa", "job", "july", "june", "just", "kaant", "kaoke", "kier", "kin",
    "kind", "kinge", "kinjer", "kinne", "kint", "know", "known", "komme", "komt", "koom", "kootste", "kregk",
    "krieg", "kriege", "krig", "kriget", "krije", "kump", "kumpt", "kèndj", "kènjer", "kènt", "kòm", "kónt",
    "laeve", "lang", "laot", "last", "late", "left", "let", "letter", "leve", "libje", "liekt", "life", "like",
    "little", "live", "lived", "lives", "living", "lost", "loup", "lèt", "maak", "maedje", "maer", "mail",
    "mam", "man", "many", "maondig", "mar", "maybe", "me", "mear", "meer", "meeting", "mei", "mem", "men",
    "mer", "mich", "mie", "mien", "miene", "mieër", "mins", "minse", "mit", "modder", "moder", "monday",
    "money", "months", "mooder", "moot", "more", "morning", "most", "mot", "mote", "mother", "much", "mum",
    "must", "my", "myn", "mèh", "mót", "naat", "nach", "name", "nao", "naober", "naoberin", "needs", "neet",
    "nei", "neighbour", "neighbours", "neks", "nemes", "net", "never", "new", "next", "nieks", "niks", "no",
    "nobody", "noch", "noe", "nog", "not", "nothing", "now", "number", "nuuj", "nû", "oan", "oars", "oe",
    "oer", "oet", "of", "off", "old", "om", "omke", "on", "once", "one", "only", "oos", "oose", "op", "opa",
    "open", "or", "orre", "os", "other", "our", "out", "over", "paar", "pake", "pap", "partner", "past", "pat",
    "payment", "people", "person", "petazie", "phone", "please", "police", "prate", "pregnant", "present",
    "problem", "problems", "purpose", "question", "questions", "regards", "rent", "residence", "rös", "sa",
    "said", "same", "saturday", "say", "says", "school", "se", "see", "seems", "seit", "sels", "she", "short",
    "should", "sille", "since", "sines", "sister", "sit", "situation", "siz", "sjaol", "sjlaon", "sjlecht",
    "sjnach", "sjnachs", "sjoon", "sjpas", "sjpraok", "sjriefs", "sjtaon", "sjtraot", "sjuld", "sjus", "sjwaor",
    "sjwoon", "skoalle", "skuld", "small", "so", "soan", "social", "some", "somebody", "someone", "son", "soon",
    "sorry", "speak", "speaks", "ster", "still", "street", "such", "sunday", "support", "sure", "sy", "sûnt",
    "ta", "taege", "tagong", "take", "te", "tell", "than", "thank", "thanks", "that", "the", "their", "them",
    "then", "there", "these", "they", "thing", "things", "this", "thoes", "those", "though", "thursday", "thús",
    "tiid", "time", "tink", "tinke", "to", "toch", "today", "toes", "together", "told", "too", "tot", "town",
    "troch", "tuesday", "twa", "two", "tösje", "uch", "um", "umdat", "under", "unne", "until", "untkommme",
    "up", "urgent", "us", "vadder", "vader", "van", "vanaof", "vandaag", "vannach", "vanoet", "veer", "vergit",
    "vertèl", "very", "veur", "veurig", "veurkómme", "vief", "viel", "vierke", "visit", "vrag", "vraog",
    "vraoge", "vrouw", "vrouwluuj", "wa", "waas", "waat", "wae", "waek", "waeke", "waem", "waer", "waerd",
    "want", "wants", "waor", "waore", "was", "wat", "we", "wednesday", "week", "weeks", "weer", "weit", "well",
    "wen", "went", "wer", "were", "what", "when", "where", "which", "while", "who", "whose", "why", "wich",
    "wiedsj", "wiene", "wife", "with", "without", "witse", "wo", "woa", "woar", "woarom", "woerde", "wol",
    "wolle", "woman", "wone", "wool", "woont", "work", "worked", "works", "would", "wurdt", "wurk", "wuur",
    "wy", "wêr", "wêrom", "wörk", "wörke", "wörm", "year", "years", "yes", "yesterday", "yet", "yn", "you",
    "your", "zaat", "zach", "zaet", "zag", "zal", "zeen", "zeet", "zek", "zeker", "zich", "zien", "ziene",
    "zin", "zint", "zit", "zoa", "zoan", "zoeë", "zoon", "zouw", "zwoar", "zègk", "èns", "ús", "út",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_in_order_and_found() {
        assert!(WORDS.is_sorted());
        assert!(is_regional("hae") && is_regional("please") && is_regional("famylje"));
        assert!(!is_regional("grace"));
    }
}
