//! Traits: words that single somebody out without a name ("de enige tandarts van …", "kampioen … 2019"). Left standing and shown.

use crate::anonymise::among::{Beginnings, among};
use crate::anonymise::candidate::Candidate;
use crate::anonymise::view::{Kind, View};
use crate::model::Category;
use crate::pattern::Regex;
use std::sync::LazyLock;

static TRAIT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(concat!(
        r"(?-u:\b)(?:",
        r"(?:de|het|als|was|is)\s+(?:enige|allereerste|laatste|jongste|eerste|bekendste|beroemdste)\s+[a-z-]+(?:\s+[a-z-]+){0,3}\s+(?:van|in|op|uit|met|die)\s+[^.,;:()\n]{3,60}",
        r"|(?:voorzitter|dirigent|oprichter|eigenaar|eigenares|uitbater|directeur|keeper|spits|trainer|koning|keizer|prins|prinses|zanger|zangeres|drummer|organist|koster|commandant|penningmeester|secretaris|hoofd|rector|presentator|presentatrice)(?:\s+carnaval)?\s+(?:van|in|bij|op)\s+(?:de|het|een|onze|carnaval|'t)?\s*[^.,;:()\n]{3,70}",
        r"|(?:nederlands|europees|wereld|limburgs|provinciaal|regionaal|belgisch|olympisch|fries|turks|oud-|ex-)?\s?(?:wereld)?kampioene?\s+[^.,;:()\n]{3,50}",
        r"|winna(?:ar|res)\s+van\s+[^.,;:()\n]{3,50}",
        r"|(?:oud|ex|voormalig)[- ](?:wethouder|burgemeester|raadslid|statenlid|kamerlid|profvoetballer|prof|kastelein|olympi[a-z]+|international|pastoor|huisarts|notaris|directeur|presentat[a-z]+)[^.,;:()\n]{0,50}",
        r"|bekend\s+(?:van|uit|als|door)\s+(?:de|het|een|zijn|haar|tv|televisie|radio|youtube|tiktok)?\s*[^.,;:()\n]{2,50}",
        r"|(?:de|die)\s+(?:[a-z]+\s+)?(?:dame|vrouw|man|jongen|meneer|mevrouw)\s+die\s+(?:jarenlang|altijd|vroeger|elke|iedere|ooit|in\s+\d{4})\s+[^.,;:()\n]{3,60}",
        r"|de\s+enige\s+(?:die|dat|met|zonder)\s+[^.,;:()\n]{3,70}",
        r"|(?:oudste|langste|rijkste|grootste|dikste|sterkste|kleinste|succesvolste|bekendste)\s+[a-z-]+\s+(?:van|in)\s+[^.,;:()\n]{3,50}",
        r"|(?:acht|negen|tien|elf|twaalf|dertien|veertien|[89]|1[0-4])\s+(?:kinderen|kids|zonen|dochters)\b",
        r"|(?:won|wint|gewonnen)\b[^.,;:()\n]{0,30}\b(?:loterij|staatsloterij|postcodeloterij|jackpot)\b",
        r"|(?:de|die|den)\s+(?:oude\s+|lange\s+|kleine\s+)?(?:man|vrouw|dame|heer|meneer|mevrouw|jongen|kerel|vent)\s+(?:met|van)\s+(?:de|het|zijn|haar|die)\s+[^.,;:()\n]{3,50}",
        r"|(?:boven|onder|naast|tegenover|achter)\s+(?:de|het|'t)\s+(?:kapper|bakker|slager|snackbar|friture|frituur|kerk|molen|apotheek|kroeg|cafe|pastorie|sluis|brug|begraafplaats|kerkhof|manege|bibliotheek|station|toko|pizzeria|chinees|kapel|watertoren|kerktoren)\b",
        r"|(?:salon|kapsalon|praktijk|atelier|winkel|winkeltje|studio|naaiatelier|nagelstudio|bakkerij|kennel|crèche|restaurant)\s+aan\s+huis",
        r"|(?:de|het|een)\s+(?:[a-z]+winkel|[a-z]{4,}zaak|[a-z]*café|[a-z]*cafe|[a-z]*salon|[a-z]*garage|bakkerij|slagerij|kroeg|manege|camping|smederij|kiosk)\s+(?:bij|op|aan|naast|onder|achter|tegenover)\s+(?:de|het|'t)\s+[a-z-]+",
        r"|(?:speelde|speelt|was|kwam|stond|verscheen|zat|zong|zingt|trad|ging|haalde|won)\b[^.,;:()\n]{0,50}\b(?:tv|televisie|de\ radio|de\ krant|het\ journaal|het\ nieuws|documentaire|de\ voorpagina|viral|idols|the\ voice)\b[^.,;:()\n]{0,20}",
        r"|(?:klokkenluid?er|beiaardier|molenaar|schaapherder|hoefsmid|vuurtorenwachter|sluiswachter|brugwachter|valkenier|goochelaar|waarzegster|accordeonist|dorpsomroeper|poppenspeler|stroper|palingvisser|veerman|kunstschilder|imker|duivenmelker|carillonneur)\s+(?:van|uit|in|op|die)\s+[^.,;:()\n]{3,60}",
        r"|(?:woont|wonen|woonde|slaapt|verblijft|huurt|leeft)\b[^.;\n]{0,40}\b(?:woonboot|woonark|pipowagen|woonwagen|molen|kasteel|watertoren|bunker|boomhut|yurt|vuurtoren|kerktoren|treinwagon|stadspoort)\b[^.,;:()\n]{0,30}",
        r"|(?:roze|paarse|gele|oranje|gouden|knalgele|felgele|knalrode|gifgroene|zelfgebouwde|omgebouwde)\s+[a-z]*(?:auto|kever|bus|busje|brommer|scooter|fiets|bakfiets|tractor|volkswagen|jeep|camper|eend|mini|driewieler|legertruck|brandweerauto|ambulance|solex)\b",
        r"|(?:koninklijke?\s+(?:onderscheiding|onderscheiden|lintje)|ridder\s+in\s+de\s+orde|oranje-nassau|wereldrecord|guinness\s+book|prins\s+carnaval|(?:de\s+)?(?:staatsloterij|postcodeloterij|loterij|jackpot)\s+gewonnen|miljonair|dorpsfiguur|dorpsgek|plaatselijke\s+beroemdheid|drieling|vierling|vijfling)\b[^.,;:()\n]{0,40}",
        r"|iedereen\s+kent\s+(?:hem|haar|ze|hun|die)\b[^.,;:()\n]{0,50}",
        r"|zeldzame?\s+(?:ziekte|aandoening|afwijking|syndroom|bloedziekte|spierziekte|vorm\s+van)\b[^.,;:()\n]{0,50}",
        r"|bekend\s+in\s+(?:heel|het\s+hele|de\s+hele|de\s+wijde)\b[^.,;:()\n]{0,40}",
        r"|in\s+heel\s+(?:het\s+)?(?:dorp|nederland|limburg|de\s+stad|de\s+wijk)\s+bekend[^.,;:()\n]{0,40}",
        r")",
    ))
    .expect("a fixed pattern")
});

/// More of them: bodies, animals, fame, a past, kin of somebody known, striking homes and vehicles.
static STRIKING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(concat!(
        r"(?-u:\b)(?:",
        // A body that everybody knows again.
        r"(?:bijna\s+)?(?:(?:1[.,]9\d|2[.,]\d\d?)\s*(?:m|meter)?|2\s+meter(?:\s+\d{1,2})?|twee\s+meter(?:\s+[a-z]+)?)\s+(?:lang|groot)\b",
        r"|(?:1[4-9]\d|[23]\d\d)\s+(?:kilo|kg)\b",
        r"|(?:heeft|had|met|op|nog)\s+(?:maar|slechts)\s+(?:één|een|1)\s+(?:been|arm|oog|hand|nier)\b|mist\s+een\s+(?:been|arm|oog|hand)\b|glazen\s+oog|kunst(?:been|oog|arm)|houten\s+been|beenprothese|albino|dwerggroei|reuzengroei|kleinwuchsig|kleine\s+mens|lilliputter",
        r"|(?:tatoeages?|getatoeëerd|getatoeeerd|litteken|brandwonden|wijnvlek|moedervlek|piercings)\s+(?:over|op|in|van|rond|onder)\s+(?:de|het|zijn|haar|z'n|d'r|hele|heel)\s+[^.,;:()\n]{3,40}|gezichtstatoeage|hanenkam",
        // Animals that one hears of.
        r"|(?:[a-zé0-9]+\s+)?(?:slang|slangen|python|boa|papegaai|papegaaien|kaketoe|ara|lama's|lama|alpaca|alpaca's|hangbuikzwijn|hangbuikzwijntjes|struisvogels?|emoe|leguaan|leguanen|vogelspin|vogelspinnen|roofvogels?|uilen|pauwen|pauw|ezels?|fretten|wasbeer|krokodil|kamelen|kameel|roedel|valken|varaan|stokstaartjes?|parkiet)\b[^.,;:()\n]{0,40}",
        r"|(?:[1-9]\d+|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|twintig|dertig|veertig|vijftig|tientallen|honderden)\s+(?:katten|honden|kippen|duiven|vogels|konijnen|geiten|schapen|bijenkasten|cavia's|ratten|aquaria|paarden|pony's|kasten)\b",
        // What they drive and live in.
        r"|(?:roze|paarse|gele|oranje|gouden|zwarte|witte|rode|groene|blauwe|felgroene|knalroze|mintgroene)\s+(?:rolls|ferrari|porsche|jaguar|hummer|limousine|lamborghini|maserati|bentley|cadillac|harley|lijkwagen|ambulance|brandweerwagen|londense|schoolbus)[^.,;:()\n]{0,20}",
        r"|(?:rolls-?\s?royce|lamborghini|limousine|paard\s+en\s+wagen|huifkar|lijkwagen|ligfiets|eenwieler|driewieler|trike|solex|trekker|bakfiets\s+met)\b[^.,;:()\n]{0,30}",
        r"|(?:roze|paarse?|gele?|oranje|gouden|felgroene?|knalroze|mintgroene?|felblauwe?|zwarte?|pimpelpaarse?)\s+(?:huis|huisje|woning|voordeur|gevel|boerderij|villa|flat)\b",
        r"|(?:huis|woning|boerderij|villa|tuin)\s+met\s+(?:de|het|een|al\s+die|twee|drie)\s+(?:rode|groene|blauwe|gele|roze|paarse|gouden|houten|rieten|stenen|hoge|grote|witte|zwarte|kabouters|toren|leeuwen|beelden|vlaggen|vlag|windmolen|dolfijn)[^.,;:()\n]{0,40}|rieten\s+(?:dak|kap)\b|het\s+enige\s+[a-z-]+\s+(?:[a-z-]+\s+)?(?:van|in)\s+[^.,;:()\n]{3,40}",
        r"|(?:tent|schuur|container|zeecontainer|bouwkeet|bus|boot|grot|stal|garagebox|tuinhuisje|kelder)\s+(?:midden\s+)?(?:in|op|bij|achter|aan)\s+(?:de|het|'t)\s+(?:bos|park|kanaal|haven|begraafplaats|volkstuin|volkstuinen|volkstuincomplex|plas|kerkhof|uiterwaarden|sluis)\b",
        // Fame.
        r"|(?:youtube|tiktok|instagram|twitch|insta)-?\s?(?:kanaal|ster|account)?[^.,;:()\n]{0,20}\b[\d.]{2,}\s*(?:k\b|duizend)?\s*volgers|influencer|vlogger|bekende\s+nederlander|landelijk(?:e)?\s+(?:bekend|nieuws|in\s+het\s+nieuws)[^.,;:()\n]{0,40}|(?:schreef|heeft|publiceerde)\s+[^.;\n]{0,20}\b(?:een\s+boek|een\s+dichtbundel|haar\s+memoires|zijn\s+memoires)\b[^.,;:()\n]{0,40}",
        r"|(?:in|uit|voor)\s+het\s+(?:nederlands|oranje|nationale?)\s+(?:elftal|team)|elfstedentocht[^.,;:()\n]{0,30}|olympische\s+spelen[^.,;:()\n]{0,30}|oud-?\s?miss\s+[^.,;:()\n]{3,30}|(?:deed|doet)\s+mee\s+(?:aan|met)\s+(?:de\s+)?[^.,;:()\n]{3,40}|(?:vuurwerkramp|bijlmerramp|mh17|watersnoodramp|poldercrash|cafébrand|nieuwjaarsbrand)[^.,;:()\n]{0,20}",
        // A past.
        r"|(?:was|is|werd|geweest\s+als|vroeger|ooit|voorheen|destijds|jarenlang)\s+(?:(?:vroeger|ooit|jarenlang|lang|jaren|destijds|zelf|nog|de|een|tot\s+\d{4}|altijd)\s+){0,3}(?:burgemeester|wethouder|notaris|rechter|officier|piloot|straaljagerpiloot|profvoetballer|profvoetbalster|profwielrenner|kapelmeester|generaal|kolonel|ambassadeur|hoogleraar|professor|priester|pastoor|imam|rabbijn|dirigent|operazanger(?:es)?|balletdanser(?:es)?|kunstschilder|minister|staatssecretaris|kamerlid|raadslid|griffier|hoofdredacteur|journalist(?:e)?|kastelein|veldwachter|gemeentesecretaris|circusartiest|clown|stuntman|acteur|actrice|zanger(?:es)?|mijnopzichter|scheidsrechter|kluizenaar)\b[^.,;:()\n]{0,50}",
        r"|(?:weduwe|weduwnaar|zoon|dochter|kleinzoon|kleindochter|broer|zus|ex|ex-vrouw|ex-man|neef|nicht|vrouw)\s+van\s+(?:de|een|onze|wijlen)\s+(?:(?:vroegere|oude|bekende|voormalige|plaatselijke|vermoorde|overleden|rijke)\s+)?(?:notaris|burgemeester|huisarts|dokter|pastoor|dominee|bakker|slager|kapper|wethouder|voetballer|profvoetballer|imam|directeur|kastelein|smid|molenaar|meester|schoolmeester|koster|veldwachter|zanger|schilder|fietsenmaker|groenteboer|apotheker|tandarts|schrijver|aannemer|kasteelheer|baron|graaf)\b[^.,;:()\n]{0,40}",
        r"|(?:kluizenaar|dorpsgek|kattenvrouw|kattenvrouwtje|vogelman|stadsdichter|dorpsdichter|dorpsdokter|wonderkind|straatmuzikant|accordeonist|draaiorgel\w*|buikspreker|vuurspuwer|koorddanser(?:es)?|kampbewaarder|verzetsheld(?:in)?|srebrenica\S*)\b[^.,;:()\n]{0,50}",
        r"|(?:met|heeft|draagt)\s+(?:altijd\s+)?(?:een|die|zijn|haar)\s+[a-z-]+\s+op\s+(?:zijn|haar|z'n|de)\s+(?:schouder|hoofd|rug)\b",
        r"|(?:altijd|elke\s+dag|iedere\s+dag|elke\s+zondag)\s+(?:met|in|op)\s+(?:een|die|zijn|haar|dezelfde|zo'n)\s+(?:rode|groene|gele|roze|paarse|oranje|zwarte|witte|gouden|blauwe|grote|bonte|lange|leren|bontjas|cowboyhoed|hoge)[^.,;:()\n]{3,40}",
        r"|(?:kreeg|ontving|krijgt)\s+[^.;\n]{0,24}\blintje\b[^.,;:()\n]{0,30}|als\s+enige\s+[^.,;:()\n]{3,50}|overleefde\s+[^.,;:()\n]{3,50}|eerste\s+(?:vrouwelijke|zwarte|turkse|marokkaanse)\s+[^.,;:()\n]{3,50}|schutterskoning(?:in)?\b[^.,;:()\n]{0,30}",
        r"|(?:de|het)\s+(?:voormalige?|vroegere)\s+[a-z-]+\s+van\s+[^.,;:()\n]{3,50}|(?:zit|zat|zetelt)\s+(?:nu\s+|ook\s+|zelf\s+)?in\s+de\s+(?:gemeenteraad|provinciale\s+staten|tweede\s+kamer|raad)\b",
        r"|gezin\s+met\s+(?:de\s+|die\s+|wel\s+)?(?:zes|zeven|acht|negen|tien|elf|twaalf|[6-9]|1\d)\s+(?:kinderen|zonen|dochters|jongens|meisjes)\b|(?:museum|kerkorgel|verzameling|collectie)\s+[^.,;:()\n]{0,20}\b(?:aan\s+huis|poppen|klokken|[a-z]+treinen|vliegtuigen|beelden)\b[^.,;:()\n]{0,30}",
        r"|won\s+(?:ooit\s+|vroeger\s+|in\s+\d{4}\s+|destijds\s+)?(?:de|het|een|zilver|goud|brons)\s*[^.,;:()\n]{3,50}|(?:vijf|zes|zeven|acht|negen|tien|[5-9]|1\d)\s+pleegkinderen\b",
        r"|bekend\s+gezicht\b[^.,;:()\n]{0,40}",
        r"|een[- ]?eiige\s+(?:tweeling|drieling)|siamese\s+tweeling",
        r"|zeldzame?\s+[a-z-]{4,}[^.,;:()\n]{0,40}|(?:huntington|duchenne|progeria|locked-?in|vlinderziekte|ehlers|tourette)\b",
        r")",
    ))
    .expect("a fixed pattern")
});

/// Words without which no line holds what [`STRIKING`] finds, or their beginnings.
fn is_striking(word: &str) -> bool {
    /// In order, none the beginning of another.
    static BEGINNINGS: Beginnings = Beginnings::of(&[
        "acteur",
        "actrice",
        "albino",
        "alpaca",
        "ambassad",
        "ballet",
        "bijlmer",
        "brandwond",
        "burgemeester",
        "dirigent",
        "draaiorgel",
        "driewiel",
        "duchenne",
        "dwerg",
        "een-eiig",
        "eeneiig",
        "eenwiel",
        "elfsteden",
        "ezel",
        "fret",
        "getatoe",
        "hanenkam",
        "hangbuik",
        "hooglera",
        "huifkar",
        "huntington",
        "influenc",
        "kaketoe",
        "kame",
        "kapelmeester",
        "kattenvrouw",
        "kluizenaar",
        "krokod",
        "kunstbeen",
        "kunstoog",
        "kunstschil",
        "lama",
        "lamborgh",
        "landelijk",
        "legua",
        "ligfiets",
        "lijkwagen",
        "limousine",
        "litteken",
        "notaris",
        "olympisch",
        "operazang",
        "papega",
        "parkiet",
        "pauw",
        "profvoet",
        "progeria",
        "python",
        "roofvogel",
        "siames",
        "slang",
        "srebrenica",
        "straatmuzik",
        "struisvogel",
        "tatoe",
        "tourette",
        "verzetsheld",
        "vlogger",
        "vogelsp",
        "volgers",
        "vuurwerkramp",
        "wasbe",
        "watersnood",
        "wethouder",
        "wijnvlek",
        "wonderkind",
        "zeldza",
    ]);
    among!(
        word,
        "lang"
            | "groot"
            | "kilo"
            | "kg"
            | "been"
            | "oog"
            | "arm"
            | "hand"
            | "nier"
            | "boa"
            | "ara"
            | "uilen"
            | "emoe"
            | "valken"
            | "roedel"
            | "katten"
            | "honden"
            | "kippen"
            | "duiven"
            | "vogels"
            | "konijnen"
            | "geiten"
            | "schapen"
            | "bijenkasten"
            | "kasten"
            | "paarden"
            | "pony's"
            | "ratten"
            | "rolls"
            | "ferrari"
            | "porsche"
            | "jaguar"
            | "hummer"
            | "harley"
            | "solex"
            | "trike"
            | "huis"
            | "huisje"
            | "woning"
            | "voordeur"
            | "gevel"
            | "boerderij"
            | "villa"
            | "rieten"
            | "enige"
            | "tent"
            | "schuur"
            | "container"
            | "bouwkeet"
            | "boot"
            | "grot"
            | "stal"
            | "boek"
            | "dichtbundel"
            | "memoires"
            | "elftal"
            | "miss"
            | "mee"
            | "mh17"
            | "rechter"
            | "officier"
            | "piloot"
            | "generaal"
            | "kolonel"
            | "professor"
            | "priester"
            | "pastoor"
            | "imam"
            | "rabbijn"
            | "minister"
            | "kamerlid"
            | "raadslid"
            | "griffier"
            | "journalist"
            | "journaliste"
            | "kastelein"
            | "veldwachter"
            | "clown"
            | "stuntman"
            | "zanger"
            | "zangeres"
            | "scheidsrechter"
            | "weduwe"
            | "weduwnaar"
            | "schouder"
            | "hoofd"
            | "altijd"
            | "won"
            | "pleegkinderen"
            | "lintje"
            | "overleefde"
            | "schutterskoning"
            | "schutterskoningin"
            | "voormalige"
            | "vroegere"
            | "gemeenteraad"
            | "museum"
            | "kerkorgel"
            | "verzameling"
            | "collectie"
            | "gezin"
            | "vrouwelijke"
            | "staten"
            | "bakker"
            | "slager"
            | "kapper"
            | "voetballer"
            | "profvoetballer"
            | "directeur"
            | "smid"
            | "molenaar"
            | "schoolmeester"
            | "koster"
            | "schilder"
            | "groenteboer"
            | "apotheker"
            | "tandarts"
            | "schrijver"
            | "aannemer"
            | "kasteelheer"
            | "baron"
            | "graaf"
            | "dominee"
            | "gezicht"
            | "paard"
            | "trekker"
            | "stadsdichter"
            | "oud-miss"
    ) || BEGINNINGS.open(word)
}

/// `de groenteboer van de Testerbaan`, `kapper uit Testdorp`: a trade with a place of its own. Where it stands.
fn trade_of_place(view: &View, at: usize) -> Option<std::ops::Range<usize>> {
    let trade = |word: &str| {
        among!(
            word,
            "apotheker"
                | "autohandelaar"
                | "banketbakker"
                | "begrafenisondernemer"
                | "bloemist"
                | "boerin"
                | "buikdanseres"
                | "cafébaas"
                | "caféhouder"
                | "dansleraar"
                | "dierenarts"
                | "dj"
                | "doodgraver"
                | "fietsenmaker"
                | "fotograaf"
                | "frietboer"
                | "glazenwasser"
                | "groenteboer"
                | "horlogemaker"
                | "huisschilder"
                | "ijsboer"
                | "ijscoman"
                | "juwelier"
                | "kapster"
                | "kastelein"
                | "kleermaker"
                | "kok"
                | "krantenbezorger"
                | "kroegbaas"
                | "makelaar"
                | "marktkoopman"
                | "melkboer"
                | "muziekleraar"
                | "opticien"
                | "oudijzerhandelaar"
                | "pianolerares"
                | "pizzabakker"
                | "rijinstructeur"
                | "schaapherder"
                | "schilder"
                | "schipper"
                | "schoenmaker"
                | "schoorsteenveger"
                | "smid"
                | "snackbarhouder"
                | "stratenmaker"
                | "tandarts"
                | "timmerman"
                | "visboer"
                | "visser"
                | "voetbaltrainer"
                | "winkelier"
                | "zwemleraar"
        )
    };
    let token = &view.tokens[at];
    let word = view.lower_word(token);
    if token.kind != Kind::Word || !trade(word) && !crate::anonymise::vocabulary::trade(word) {
        return None;
    }
    let next = |count: usize| view.tokens.get(at + count).filter(|t| t.line - token.line <= 1);
    let leads = next(1).is_some_and(|t| matches!(view.lower_word(t), "van" | "uit" | "in" | "aan" | "op"));
    let article =
        usize::from(next(2).is_some_and(|t| matches!(view.lower_word(t), "de" | "het" | "'t" | "ons" | "dit")));
    let place = next(2 + article)?;
    let capital = matches!(place.casing, crate::anonymise::view::Casing::Capital);
    // "hij was de bakker van Testdorp": behind "van" stands a surname as often, but not of who is the baker.
    let before = |count: usize| at.checked_sub(count).map_or("", |b| view.lower_word(&view.tokens[b]));
    let told = capital && matches!(before(1), "de" | "onze") && matches!(before(2), "was" | "is" | "als");
    let near = article == 1
        && matches!(view.lower_word(place), "dorp" | "hoek" | "plein" | "markt" | "buurt" | "straat" | "wijk");
    (leads && (told || capital && article == 1 || near || capital && view.lower_word(next(1)?) != "van"))
        .then(|| token.range().start..place.range().end)
}

/// Words without which no line holds a trait.
fn is_telling(word: &str) -> bool {
    among!(
        word,
        "enige"
            | "allereerste"
            | "laatste"
            | "jongste"
            | "eerste"
            | "bekendste"
            | "beroemdste"
            | "voorzitter"
            | "dirigent"
            | "oprichter"
            | "eigenaar"
            | "eigenares"
            | "uitbater"
            | "directeur"
            | "keeper"
            | "spits"
            | "trainer"
            | "koning"
            | "keizer"
            | "prins"
            | "prinses"
            | "zanger"
            | "zangeres"
            | "drummer"
            | "organist"
            | "koster"
            | "commandant"
            | "penningmeester"
            | "secretaris"
            | "hoofd"
            | "rector"
            | "presentator"
            | "presentatrice"
            | "oud"
            | "ex"
            | "voormalig"
            | "bekend"
            | "oudste"
            | "langste"
            | "rijkste"
            | "grootste"
            | "dikste"
            | "sterkste"
            | "kleinste"
            | "succesvolste"
            | "molen"
            | "cafe"
            | "manege"
            | "watertoren"
            | "kerktoren"
            | "bakkerij"
            | "slagerij"
            | "camping"
            | "smederij"
            | "kiosk"
            | "tv"
            | "televisie"
            | "radio"
            | "krant"
            | "journaal"
            | "nieuws"
            | "documentaire"
            | "voorpagina"
            | "viral"
            | "idols"
            | "voice"
            | "klokkenluider"
            | "klokkenluier"
            | "beiaardier"
            | "molenaar"
            | "schaapherder"
            | "hoefsmid"
            | "vuurtorenwachter"
            | "sluiswachter"
            | "brugwachter"
            | "valkenier"
            | "goochelaar"
            | "waarzegster"
            | "accordeonist"
            | "dorpsomroeper"
            | "poppenspeler"
            | "stroper"
            | "palingvisser"
            | "veerman"
            | "kunstschilder"
            | "imker"
            | "duivenmelker"
            | "carillonneur"
            | "woonboot"
            | "woonark"
            | "pipowagen"
            | "woonwagen"
            | "kasteel"
            | "bunker"
            | "boomhut"
            | "yurt"
            | "vuurtoren"
            | "treinwagon"
            | "stadspoort"
            | "roze"
            | "paarse"
            | "gele"
            | "oranje"
            | "gouden"
            | "knalgele"
            | "felgele"
            | "knalrode"
            | "gifgroene"
            | "zelfgebouwde"
            | "omgebouwde"
            | "koninklijk"
            | "koninklijke"
            | "ridder"
            | "nassau"
            | "wereldrecord"
            | "guinness"
            | "gewonnen"
            | "loterij"
            | "staatsloterij"
            | "postcodeloterij"
            | "jackpot"
            | "miljonair"
            | "dorpsfiguur"
            | "dorpsgek"
            | "beroemdheid"
            | "drieling"
            | "vierling"
            | "vijfling"
            | "zeldzaam"
            | "zeldzame"
    )
}

/// Whether a token is a word without which no line holds a trait.
fn tells(view: &View, at: usize) -> bool {
    const BESIDE: &[&str] = &[
        "kapper",
        "bakker",
        "slager",
        "snackbar",
        "friture",
        "frituur",
        "kerk",
        "molen",
        "apotheek",
        "kroeg",
        "cafe",
        "pastorie",
        "sluis",
        "brug",
        "begraafplaats",
        "kerkhof",
        "manege",
        "bibliotheek",
        "station",
        "toko",
        "pizzeria",
        "chinees",
        "kapel",
        "watertoren",
        "kerktoren",
    ];
    let word = view.lower_word(&view.tokens[at]);
    let next = || view.tokens.get(at + 1).map_or("", |t| view.lower_word(t));
    match word {
        "man" | "vrouw" | "dame" | "heer" | "meneer" | "mevrouw" | "jongen" | "kerel" | "vent" => {
            matches!(next(), "met" | "van" | "die")
        }
        "iedereen" => next() == "kent",
        "kinderen" | "kids" | "zonen" | "dochters" => at.checked_sub(1).is_some_and(|before| {
            let count = view.lower_word(&view.tokens[before]);
            count.parse().ok().or_else(|| super::digits::number_word(count)).is_some_and(|n: u32| (8..=14).contains(&n))
        }),
        "aan" => next() == "huis",
        "boven" | "onder" | "naast" | "tegenover" | "achter" => {
            view.tokens.get(at + 2).is_some_and(|t| BESIDE.contains(&view.lower_word(t)))
        }
        _ => {
            is_telling(word)
                || word.contains("kampioen")
                || word.starts_with("winna")
                || ["winkel", "zaak", "salon", "garage", "café", "cafe"].iter().any(|e| word.ends_with(e))
                    && matches!(next(), "bij" | "op" | "aan" | "naast" | "onder" | "achter" | "tegenover")
        }
    }
}

/// Adds the traits of a mail.
pub(crate) fn find(view: &View, found: &mut Vec<Candidate>) {
    for line in &view.lines {
        let (mut telling, mut striking) = (false, false);
        for at in line.tokens.clone() {
            telling |= tells(view, at);
            striking |= is_striking(view.lower_word(&view.tokens[at]));
        }
        let text = &view.lower[line.range.clone()];
        if telling {
            in_line(view, line.range.start, text, found);
        }
        if striking {
            for hit in STRIKING.find_iter(text) {
                let end = hit.start() + hit.as_str().trim_end().len();
                push_new(shown(view, line.range.start + hit.start()..line.range.start + end), found);
            }
        }
        for range in line.tokens.clone().filter_map(|at| trade_of_place(view, at)) {
            push_new(shown(view, range), found);
        }
        for range in line.tokens.clone().filter_map(|at| super::singled_out::at(view, at)) {
            push_longer(shown(view, range), found);
        }
    }
}

fn in_line(view: &View, offset: usize, line: &str, found: &mut Vec<Candidate>) {
    for hit in TRAIT.find_iter(line) {
        let text = hit.as_str().trim_end();
        // "de laatste tijd", "de eerste keer": time, no trait.
        let ranked = text.split_whitespace().take(2).any(|word| word.ends_with("ste") || word == "enige");
        let of_time = ranked && text.split_whitespace().skip(1).take(2).any(super::singled_out::is_of_time);
        // "de eigenaar van de woning", "de voorzitter van het overleg": of no case of ours.
        let of_matter = !ranked && is_of_matter(text);
        // "de jongste zit op school": what the youngest does, not who somebody is.
        let acts = ranked && {
            let mut words = text.split_whitespace().skip_while(|w| !(w.ends_with("ste") || *w == "enige"));
            words.next();
            words.next().is_some_and(crate::anonymise::vocabulary::verb)
        };
        if of_time || of_matter || acts {
            continue;
        }
        let start = offset + hit.start() + (hit.as_str().len() - hit.as_str().trim_start().len());
        found.push(shown(view, start..offset + hit.start() + text.len()));
    }
}

/// `eigenaar van de woning`, `man van de woningbouw`: a matter right behind the first preposition.
fn is_of_matter(text: &str) -> bool {
    let mut words = text.split_whitespace().take(6).skip_while(|w| !matches!(*w, "van" | "in" | "bij" | "op"));
    words.next();
    words.find(|w| !matches!(*w, "de" | "het" | "een" | "'t" | "onze")).is_some_and(super::singled_out::is_matter)
}

/// Adds a trait that overlaps none of those found before.
fn push_new(new: Candidate, found: &mut Vec<Candidate>) {
    let traits = found.iter().rev().take_while(|c| c.category == Category::Kenmerk);
    if !traits.into_iter().any(|c| c.span.overlaps(new.span)) {
        found.push(new);
    }
}

/// Adds a trait in the place of a shorter one within it; none that lies within another.
fn push_longer(new: Candidate, found: &mut Vec<Candidate>) {
    let traits = found.iter().rev().take_while(|c| c.category == Category::Kenmerk);
    if traits.clone().any(|c| c.span.start <= new.span.start && new.span.end <= c.span.end) {
        return;
    }
    let from = found.len() - traits.count();
    let within = |c: &Candidate| new.span.start <= c.span.start && c.span.end <= new.span.end;
    let kept: Vec<Candidate> = found.drain(from..).filter(|c| !within(c)).collect();
    found.extend(kept);
    found.push(new);
}

/// A trait at a place of the folded text.
fn shown(view: &View, range: std::ops::Range<usize>) -> Candidate {
    Candidate {
        span: view.original(range),
        category: Category::Kenmerk,
        confidence: 0.6,
        rule: "trait",
        generalised: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anonymise::testing::body;

    fn traits(text: &str) -> usize {
        let mut found = Vec::new();
        find(&View::of(&body(text)), &mut found);
        found.len()
    }

    #[test]
    fn what_singles_somebody_out_is_shown() {
        for text in [
            "Zij is de enige tandarts van het dorp.",
            "Hij werd kampioen duivenmelken in 2012.",
            "Oud-wethouder van de stad.",
            "Hij is de enige die twee bekers op een dag won.",
            "De man met de drie geiten, zo heet hij hier.",
            "Adres volgt, boven de kapper.",
            "Ze heeft een salon aan huis.",
            "De zaak is weg (de hoedenwinkel bij de brug).",
            "Opa speelde vroeger mee op tv.",
            "De molenaar van het dorp, die kent u.",
            "Hij woont sinds mei op een woonboot.",
            "Hij rijdt rond in een roze kever.",
            "Vorig jaar kreeg zij een koninklijke onderscheiding.",
            "Het is de oudste inwoner van de stad.",
            "Zij kreeg een drieling.",
            "Zij heeft elf kinderen.",
            "Hij won vorig jaar de loterij.",
            "Zij stond vorig jaar met haar verhaal in de krant.",
        ] {
            assert_eq!(traits(text), 1, "{text}");
        }
    }

    #[test]
    fn what_everybody_knows_again_is_shown() {
        for text in [
            "Hij is 2 meter 12 lang.",
            "Hij heeft maar een been en een stok.",
            "Hij heeft een tatoeage over zijn hele gezicht.",
            "Zij houdt een slang van vier meter.",
            "Hij heeft twintig katten in huis.",
            "Hij rijdt in een paarse Rolls-Royce.",
            "Zij woont in het roze huis.",
            "Zij heeft op Instagram 40.000 volgers.",
            "Hij zat in het Nederlands elftal.",
            "Hij was vroeger burgemeester van een stad.",
            "Zij is de weduwe van de vroegere notaris.",
            "De jongens zijn een eeneiige tweeling.",
            "Hij loopt altijd met een ara op zijn schouder.",
            "Zij heeft een zeldzame stofwisselingsziekte.",
            "Hij is de groenteboer van de Testerbaan.",
            "Zij kreeg een lintje van de koning.",
            "Het gezin met de zes zonen, u weet wel.",
            "Hij overleefde als enige het ongeluk.",
            "Zij zit in de gemeenteraad.",
        ] {
            assert_ne!(traits(text), 0, "{text}");
        }
    }

    #[test]
    fn what_many_have_is_no_trait() {
        for text in [
            "Hij heeft een hond en twee katten.",
            "Het gesprek was lang en zwaar.",
            "Zij weegt 60 kilo en eet slecht.",
            "Hij heeft een arm om haar heen.",
            "Zij is de moeder van de jongen.",
            "Een woning met een tuin.",
            "De kapper belde op maandag.",
            "Hij is altijd op tijd.",
            "De burgemeester sluit het pand.",
            "De rechter heeft beslist.",
        ] {
            assert_eq!(traits(text), 0, "{text}");
        }
    }

    #[test]
    fn time_and_order_are_no_traits() {
        for text in [
            "De laatste tijd gaat het beter.",
            "Dit is de eerste keer in maanden.",
            "Mevrouw woont alleen.",
            "De jongste zit op school in groep 3.",
            "De oudste woont in een flat met zijn vriendin.",
            "Haar oudste zoon van acht.",
            "Een man met een verslaving.",
            "Zij werkt in een winkel.",
            "De huur van het huis is hoog.",
            "Zij heeft een grote zaak op tafel gelegd.",
            "Het nieuws kwam hard aan.",
            "Een vrouw van middelbare leeftijd.",
        ] {
            assert_eq!(traits(text), 0, "{text}");
        }
    }
}
