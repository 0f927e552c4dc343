//! Where the resident's consent stands, as the mail says (H-31 to H-47, S-21, S-25). Decided on the nearest clause; what
//! is said of medication, a passport or a date is another matter. Unclear ends as claimed or none, never as attached.

use super::clause::{clauses, is_negated, puts_off};
use super::cue::pattern;
use super::headings::{Heading, Topic};
use super::layout::Mail;
use crate::model::{Consent, Kind, Span};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Words without which a sentence does not speak of consent.
static ABOUT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"eens met|doe maar|is goed|ga je gang|van mij mag|geen (?:enkel )?(?:probleem|moeite)|verbied|wil er n|liever niet|zonde|tegen (?:een |deze |de )?bespr|nader inzien|toch niet|niet (?:meer|langer)|in overleg met|meegelezen|afgestemd met|staat (?:dit |het )?niet toe|verteld dat|verzoek van|gevraagd|verzocht|wil (?:ook |juist )?graag dat|ingestemd|stem(?:t|den|men|de) |permissie|goe gekeurd|geinformeerd|terugkom|terugkwam|ermee eens|erachter|mag (?:delen|bespreken|vertellen|inbrengen)|weten dat|wete|toe?ste[m]{1,3}i|toestemmign|\ba[kc]{1,2}o+rd\b|instem|stemt (?:er|hier)|\bteken(?:en|t|de)\b|\b(?:ge|onder)teken|handtekening|f[or]{1,2}m?u?lier|verklaring|machtiging",
        r"|weet (?:er ?van|dat (?:ik|we|dit|wij|hij|zij|ze)|hier ?van|van deze|ervan)|wet 't|op de hoogte|bezwaar|medeweten|groen licht|goed ?gekeurd|goedkeuring|\bmag (?:ik|het|dit|van|'t|er|besproken)|mocht",
        r"|(?:vind|ving|vin|vond|gevong|gevonden)\w* (?:het |'t |dit |dat |hem |ik )*(?:ook |prima |helemaal |allemaal )*(?:goed|oke?|prima|fijn|best|geen probleem|in orde)|'t good|het good|goedgevonden|goedvinden",
        r"|weiger|wil(?:de|t)? (?:\w+ )?(?:echt |absoluut |beslist |ook |juist |nadrukkelijk )*n(?:ie|ee)t|zei (?:\w+ )*nee|zegt nee|nee gezegd|bedacht|teruggekomen|intrek|ingetrokken|trek(?:t|ken)|verwijderd|anoniem|zonder naam|zonder namen|besproken met|heeft ja gezegd|zei ja|zegt ja|mondeling|consent|permission|agreed|signed|refuse|wil niks tekenen|bespreekt? dat|kan niet bereikt"
    ))
});

/// Consent to other things, and agreement on other things.
static OTHER_MATTER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"toestemming\w* (?:voor|tot) (?:de |het |een |haar |zijn |hun |extra |deze |dit )*(?:\w+ )?(?:medicatie|medicijn\w*|verlof|paspoort|operatie|opname|behandeling|vaccinatie|reis|vakantie|verhuizing|verhuizen|verbouwing|schoolkeuze|onderzoek|id|identiteits\w*|foto'?s?|schoolwissel\w*|inschrijving|hond|huisdier\w*|excursie|schoolreis|therapie|diagnostiek|kappen|overplaatsing|uitschrijving|plaatsing|aanvraag|uithuisplaatsing|ontruiming)",
        r"|toestemming van (?:de |het |een )*(?:verhuurder|rechter|rechtbank|school|corporatie|eigenaar|gemeente|werkgever|huisbaas|vve|kinderrechter|bewindvoerder voor|zorgverzekeraar|woningstichting)",
        r"|(?:school|verhuurder|rechter|werkgever|gemeente|corporatie|woningstichting|verzekeraar|de directeur) (?:heeft|geeft|gaf|verleent|had) (?:\w+ )?toestemming",
        r"|a[kc]{1,2}o+rd (?:met|over|voor) (?:de |het |een |die |dat |deze |dit |jouw |je |uw )*(?:datum|tijd\w*|locatie|voorstel|planning|betalingsregeling|regeling|notulen|verslag|afspraak|bedrag|plan|plaatsing|behandel\w*|rooster|agenda|opname|hulp|huisbezoek|aanbod|koop|verkoop|contract)",
        r"|(?:huur|arbeids|koop|leer|zorg)(?:contract|overeenkomst)\w*|formulier (?:bijzondere|voor bijzondere|van de belasting|voor de belasting|voor de toeslag|voor de uitkering|voor de huurtoeslag|urgentie|inschrijf)|aanvraagformulier|inschrijfformulier|inbrengformulier|aanmeldformulier|levenstestament|testament|kwijtschelding",
        r"|anonieme alcoholisten|(?:melder|buren|buurman|buurvrouw|klager) (?:wil|willen|wenst|blijft) (?:\w+ )*anoniem|weigert (?:\w+ ){0,3}(?:hulp|zorg|begeleiding|opname|medicatie|behandeling|toegang|de deur|contact|school|te eten|te betalen|onderzoek|iedere|elke|alle hulp)|verklaring van een arts|medische verklaring|verklaring omtrent|verklaring van de arts"
    ))
});

static TEMPLATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\bja ?/ ?(?:nee|neen)\b|\b(?:ja|nee) ?\((?:doorhalen|aankruisen|omcirkelen|streep)|\[ ?\] ?ja|\bja ?of ?nee\b|☐|\[ \] nee",
    )
});
static FORM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"toe?ste[m]{1,3}i\w*|toestemmign\w*|f[or]{1,2}m?u?lier|verklaring|machtiging|a[kc]{1,2}o+rdverklaring|getekend|ondertekend|handtekening|signed (?:consent|form)|consent form",
    )
});
static ATTACHED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\bbijlages?\b|\bbijlagen\b|bijgevoe[gc]\w*|bijgevoegd|bijgesloten|bijgaand|toegevoegd|ingesloten|aangehecht|meegestuurd|meegezonden|meesturen|stuur (?:ik|we|die|het|'m) (?:hierbij )?mee|\bhierbij\b|zit (?:er ?)?bij|zitten (?:er ?)?bij|gevoegd|zie (?:het )?(?:getekend|scan|pdf|attach)|attached|enclosed|scan (?:erbij|zit)|in de mail|doe ik erbij|heb ik erbij|treft? (?:u|je|jullie) aan|gaat (?:hierbij|mee)|\.(?:pdf|jpe?g|png|tiff?|docx?|heic)\b"
    ))
});
static FILE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:toe?ste[m]{1,2}i|consent|a[kc]{1,2}o+rd|machtiging|privacyverklaring|avg[-_ ]?formulier|piw[-_ ]?formulier|getekend|ondertekend|verklaring[-_ ]?gegevens)[^\n]*\.(?:pdf|jpe?g|png|tiff?|docx?|heic|odt)",
    )
});
static BLANK_FILE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"blanco|leeg|template|sjabloon|concept|niet[-_ ]getekend|ongetekend"));
static SIGNED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:ge|onder)teken[dt]|handtekening|signed|ondertekend|getek\b"));

static WITHDRAWN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:toe?ste[m]{1,3}i\w*|verklaring\w*|formulier\w*|a[kc]{1,2}o+rd|handtekening|machtiging)\b[^.?!]{0,80}?\b(?:ingetrokken|intrekt|intrekken|introk|trekt (?:\w+ ){0,4}in|trok (?:\w+ ){0,4}in|geldt (?:\w+ )?niet meer|geldt niet langer|niet (?:meer|langer) geldig|herroepen|teruggetrokken|terug ?genomen|vervalt|vervallen)",
        r"|\b(?:trekt|trok|trekken|heeft|hebben|wil|willen)\b[^.?!]{0,60}\b(?:toe?ste[m]{1,3}i\w*|verklaring|a[kc]{1,2}o+rd|wat (?:wij|we|ze|zij|hij) getekend)[^.?!]{0,40}\b(?:in|intrekken|ingetrokken|terug)\b|intrekking(?: van)?(?: de| haar| zijn)? (?:toestemming|verklaring)|intrekken van (?:de |haar |zijn )?toestemming",
        r"|\b(?:heeft|hebben) (?:zich|haar|z'n|zijn) (?:\w+ )?bedacht|\b(?:is|zijn) (?:\w+ )?er ?op teruggekomen|terug(?:komt|kwam|komen|gekomen)\b[^.?!]{0,15} ?op (?:haar|zijn|hun|de|die)\b|komt (?:\w+ )?terug op (?:haar|zijn|hun|de) toe?stem|op (?:haar|zijn|hun|de|die|het) (?:eerdere )?(?:toestemming|besluit|a[kc]{1,2}o+rd|toezegging) terug\w*|wil(?:len)? (?:dat )?alles (?:\w+ )*verwijderd|wil(?:len)? (?:\w+ )?niet (?:langer|meer)\b[^.?!]{0,50}\b(?:gedeeld|besproken|delen|bespreken|genoemd|ingebracht|haar naam|zijn naam|meedoen)|bij nader inzien (?:\w+ ){0,3}(?:niet|geen)|(?:heeft|hebben) (?:\w+ ){0,3}bedenkingen gekregen|withdr[ae]w\w* (?:\w+ )?consent|die is niet meer geldig"
    ))
});
static MAY_WITHDRAW: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:kan|kunnen|mag|mogen|altijd|bang dat|als (?:ze|zij|hij|mevrouw|meneer)|recht om|tot dat|op elk moment|elk moment|niet ingetrokken)\b",
    )
});

static REFUSED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(?:geeft|gaf|geven|gegeven|gaven|wil|wilt|wilde|willen|wenst|verleent|kreeg|krijg|kregen)\b[^.?!]{0,50}\b(?:geen|niet|nee)\b[^.?!]{0,25}toe?ste[m]{1,3}i|\b(?:geen|niet) a[kc]{1,2}o+rd\b|\bgeen toe?ste[m]{1,3}ing\b[^.?!]{0,12}\b(?:geven|gegeven|gaf|verleend|geeft)",
        r"|toe?ste[m]{1,3}ing\b[^.?!]{0,30}\b(?:ge)?weiger\w*|weiger\w*[^.?!]{0,60}(?:toe?ste[m]{1,3}i|\bteken|ondertek|formulier|genoemd|besproken|bespreken|\bnaam|handtekening|te delen|gedeeld|delen)|toe?ste[m]{1,3}ing: ?(?:nee, )?(?:geweigerd|weigert|wil niet)",
        r"|\bwil(?:de|den|len|t)?\b(?: \w+){0,3} n(?:ie|ee)t(?: \w+)? (?:dat|det)\b[^.?!]{0,70}\b(?:bespr\w+|gedeeld|delen?|deel|genoemd|noem\w*|weet|weten|inbreng\w*|ingebracht|naam|kalt|kallen|overleg|doorgeef|doorgegeven|te weten|hoort|horen|vertel\w*|praten?|meeleest)",
        r"|\bwil(?:de|den|len|t)?\b(?: \w+){0,4} (?:niet|niks|niets|n(?:ie|ee)t) (?:besproken worden|met naam|tekenen|ondertekenen|in het overleg|worden besproken|dat dit)|\bwil (?:hij|ze|zij|mevrouw|meneer) (?:dat )?(?:echt |absoluut |beslist |ook |liever |pertinent )*niet\b",
        r"|niet (?:\w+ ){0,2}(?:besproken|genoemd|gedeeld|ingebracht)\b[^.?!]{0,20}\b(?:wil|wilde|wilden|willen|mag|wenst)|(?:gevraagd|vroeg)[^.?!]{0,60}\b(?:bespreken|besproken|noemen|inbrengen|delen|toestemming)[^.?!]{0,60}\b(?:wil(?:de)? (?:hij|ze|zij|mevrouw|meneer)?|niet|nee)\b|\b(?:zei|zegt|zeiden|heeft|antwoord\w*|gaf aan|bleef bij)\b[^.?!]{0,40}\bnee\b|\bnee (?:gezegd|tegen)|verbied(?:t|en)|verboden|wil(?:len|de)? (?:er|hier) n[iu](?:ets|ks) van weten|(?:heeft|hebben|had) liever niet dat|liever niet (?:besproken|dat (?:ik|we|dit))|staat (?:dit|het) niet toe|stem(?:t|de|men|den) (?:\w+ )?niet (?:mee )?in|niet (?:\w+ )?(?:mee )?ingestemd|ga(?:at|an) (?:\w+ )?niet akkoord|niet akkoord|tegen (?:een |deze |de )?bespreking|maakt bezwaar|heeft bezwaar|bezwaar gemaakt|alleen met de \w+, niet|niet met naam (?:genoemd|besproken)|verboden om|refuse[sd]?|does not (?:want|agree)"
    ))
});
static NOT_ASKED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(?:niet|nooit|nog niet|nog geen|geen)\b[^.?!,;]{0,25}\b(?:gevraagd|besproken met|ter sprake|kunnen vragen|aan de orde|durven vragen)|toe?ste[m]{1,3}i\w* (?:\w+ ){0,4}niet (?:\w+ )?gevraagd|nog geen toestem|wordt nog gevraagd|wee?te?n? (?:hier |er |dit |nog )*niet\b|weten (?:hier |er |dit |nog )*niet|weet (?:hier |er )?(?:niks|niets) van",
        r"|niet bereik|niet mogelijk om|onbekend|n\.?v\.?t|houd het anoniem|daarom anoniem|anoniem ingebracht|zonder toestemming|geen toe?ste[m]{1,3}i|not asked|no consent"
    ))
});
static AGREES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"toe?ste[m]{1,3}i\w*(?: van \w+(?: \w+)?)?(?: is| heb ik| hebben we| werd|:)? (?:\w+ ){0,3}(?:gegeven|gekregen|verleend|verkregen|binnen|gegaan|akkoord|geregeld)|(?:heeft|hebben|gaf|geeft|geven|heb|gaven|hebben we|kreeg)\b[^.?!,;]{0,40}toe?ste[m]{1,3}i|toe?ste[m]{1,3}i\w*[:=]? ?(?:ja\b|yes|mondeling|telefonisch|akkoord|ok)|met (?:\w+ )?toe?ste[m]{1,3}i\w*(?: van|$| )|mondelinge? toe?ste|toestemming loopt via|altijd toestemming|toestemming is er\b",
        r"|\b(?:is|zijn|was|gaat|ging|gaan|zei|client|mevrouw|meneer|ouders|moeder|vader|mw\.?|dhr\.?)(?: \w+){0,4} a[kc]{1,2}o+rd|a[kc]{1,2}o+rd (?:gekregen|gegeven|van|met (?:bespr|inbreng|het delen|delen|deze inbreng|dat)|is|mondeling|kk)|^a[kc]{1,2}o+rd|mondeling\w* (?:zijn |haar |hun )?a[kc]{1,2}o+rd|stilzwijgend|zijn a[kc]{1,2}o+rd|haar a[kc]{1,2}o+rd",
        r"|(?:vind|ving|vin|vond|gevong|gevonden)\w* (?:het |'t |dit |dat |ze |zij |hij |mevrouw |meneer |moeder |vader |mw\.? |dhr\.? )*(?:ook |helemaal |allemaal |wel )*(?:goed|oke?|prima|fijn|best|geen probleem|in orde)|'t good gevonge|het good gevonge|'t good\b|goedgevonden|goedvinden van (?:mevrouw|meneer|client)|goe gekeurd|goed ?gekeurd|groen licht",
        r"|dat ik (?:\w+ ){0,5}mag (?:delen|bespreken|inbrengen|vertellen|noemen)|(?:het )?(?:er)?mee eens|staa[nt]? (?:er|hier) ?achter|stonden er open voor|we(?:et|ten) (?:er ?van|dat (?:ik|we|wij|dit)\b|hier ?van|van deze (?:inbreng|bespreking))|\bmoder wet\b|op de hoogte (?:van|en|dat|gesteld|gebracht)|is op de hoogte|medeweten|(?:geen|niets|niks) bezwaar|bezwaar heeft (?:ze|hij|zij) niet|niets op tegen|\bmag (?:ik )?(?:het )?(?:van (?:haar|hem|mevrouw|meneer|hun|client)|'t van)|'t mag van|ik mag (?:\w+ )*(?:bespreken|delen|inbrengen|vertellen)|mag ik (?:\w+ )*(?:delen|bespreken|inbrengen|vertellen)(?: vd| van)|stemt (?:er|hier)?\w* ?(?:mee )?in|instemming|besproken met (?:de )?(?:client|mevrouw|meneer|ouders|inwoner|moeder|vader|haar|hem|betrokkene)",
        r"|(?:heeft|hebben) (?:\w+ ){0,6}(?:ge|onder)teken|(?:heeft|hebben|had) (?:aan )?(?:mij|me|ons) (?:zelf )?(?:gevraagd|verzocht)[^.?!,;]{0,50}(?:voor ?te ?leggen|in te brengen|te bespreken|te delen|bespreek|inbreng|meeneem)|op (?:eigen )?verzoek van (?:mevrouw|meneer|client|mw|dhr|ouders|moeder|vader|haar|hem)|wil (?:graag |ook graag |juist )dat (?:ik|we|dit|het team|jullie)|\x22(?:doe maar|is goed|prima|ga je gang|dat mag|van mij mag|moet je doen|ja hoor|best|oke)|geen (?:enkel )?(?:probleem|moeite|bezwaar)[^.?!,;]{0,30}(?:als (?:ik|we)|dat (?:ik|we)|met (?:deze|de|dit|het)|om (?:dit|haar|hem)|bespr|tegen)|in overleg met (?:mevrouw|meneer|de client|client|ouders|moeder|vader|haar|hem|mw\.?|dhr\.?) (?:breng|leg|meld|deel|mail)|(?:mevrouw|meneer|client|moeder|vader|ze|hij|zij) heeft (?:dit |deze mail )?meegelezen|afgestemd met (?:mevrouw|meneer|client|ouders|moeder|vader|haar|hem)|(?:is|zijn) (?:door \w+ |hierover |hier over )?geinformeerd (?:over|dat|en)|verteld dat (?:ik|we) (?:dit|haar|hem|het|ze) (?:\w+ )?(?:inbreng|bespreek|deel|voorleg|inbrengen|bespreken|voorleggen)|is goed met|is blij dat (?:ik|we)|ziet (?:\w+ )?zitten|getekend formulier|(?:zei|zegt|heeft) (?:\w+ )?ja\b|is goed zegt|agreed|gives? (?:\w+ )?(?:consent|permission)|gave (?:\w+ )?(?:consent|permission)"
    ))
});
static NOT_SIGNED: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:getekend|teken\w*|formulier\w*|papier)\b"));
static WITHOUT_NAME: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"zonder naam|zonder namen|anoniem|zonder haar naam|zonder zijn naam"));

/// Strong arguments for going on without consent (H-38, H-39, and the six criteria of the woonkans agreements).
static ARGUMENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"vita(?:al|le) belang\w*|conflict van plichten|plichtenconflict|zwaarwegend\w* belang|gezondheidsbelang|ernstig nadeel|ernstige schade|gewetensnood|noodtoestand|(?:ben|is|sta) overmacht|dringend\w* (?:\w+ )?(?:belang|reden)|bijlage 3|zes criteria|6 criteria",
        r"|alles (?:\w+ ){0,3}(?:geprobeerd|gedaan)|geen andere (?:weg|manier|mogelijkheid|optie)|andere weg (?:is|zie|zien|was)|minder ingrijpend\w*|beroep (?:me|mij|ons|doen) (?:\w+ )*op|doorbre(?:ek|ek\w*|ken|king)|geheimhouding\w*|(?:meermaals|herhaaldelijk|meerdere (?:keren|malen)|meermalen|tevergeefs|drie keer|twee keer) (?:\w+ ){0,3}(?:geprobeerd|gevraagd)|beperk (?:ik )?me|alleen (?:het|wat) (?:strikt )?no+d\w*|geen andere oplossing|alles aan gedaan|reeel risico|beroepsgeheim|proportional\w*|subsidiari\w*|weegt (?:\w+ )*zwaarder|zwaarder (?:weegt|wegen|dan)",
        r"|direct gevaar|concreet gevaar|acuut gevaar|levensgevaar|veiligheid van (?:de |het |haar |zijn )?(?:kind\w*|baby|minderjarige\w*)|informeer (?:\w+ ){0,4}(?:na afloop|achteraf|zodra|later)|belang van (?:de |het |haar |zijn )?kind\w*|informeren zou|uitstel is niet|niet verantwoord|escale(?:ren|ert)|kindermishandeling|levensbedreigend|bescherming van (?:client|de kinderen|het kind|derden|anderen)"
    ))
});
static STRONG_ARGUMENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"vita(?:al|le) belang|conflict van plichten|plichtenconflict|zwaarwegend\w* belang|gezondheidsbelang|ernstig nadeel|gewetensnood|noodtoestand|zes criteria|6 criteria|bijlage 3|beroep (?:me|mij|ons|doen)|geen andere (?:weg|manier)|alles (?:\w+ ){0,3}geprobeerd|zwaarder (?:weegt|wegen)|weegt (?:\w+ )*zwaarder|doorbre(?:ek|ken) (?:\w+ ){0,3}(?:geheim|beroepsgeheim|zwijg)",
    )
});
static GOES_ON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\btoch\b[^.?!]{0,30}\b(?:in|bespr\w+|del\w+|deel|voor\w*|melden|noemen)\b|ondanks|zonder (?:hun |haar |zijn )?(?:toe?ste[m]{1,2}ing|medeweten)|waarom zonder|motivering|motivatie|afweging|afgewogen|rechtvaardig\w*|criteria|overwegingen|grond:",
    )
});
static UNDECIDED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\bof (?:dit|dat|hier|er|het)\b|overwogen of|weet niet of|niet uit\b|geen sprake|geldt dat niet|is er geen (?:vitaal|acuut|direct)|\?$|twijfel",
    )
});
static WITHOUT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"zonder (?:\w+ )?toe?ste[m]{1,3}i|geen (?:\w+ )?toe?ste[m]{1,3}i|toe?ste[m]{1,3}i\w*[^.?!]{0,40}\b(?:niet|nee|geweigerd|geen)\b|niet[^.?!]{0,30}toe?ste[m]{1,3}i|weiger\w*|niet teken|niets teken|niks teken|niet gevraagd|zonder (?:haar|zijn|hun) medeweten|durfde|niet (?:te )?informeren|niet mogelijk om toestemming",
    )
});

static OTHERS_KNOW: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:school|huisarts|buren|wijkagent|iedereen|gemeente|politie|leerkracht|collega\w*|mentor|familie|leidinggevende|thuiszorg|corporatie|partners|instanties|juf|meester|trainer|werkgever)\b[^.?!,;]{0,25}\b(?:weet|weten|wist|op de hoogte)\b")
});
/// `om toestemming gevraagd`: the question, not its answer.
static ASKS_FOR: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"om (?:\w+ )?toe?ste|toe?ste[m]{1,3}ing\w* (?:\w+ )?(?:gevraagd|vragen|te vragen)|vraag\w* (?:\w+ ){0,3}(?:om )?toe?ste"));
static GOT: LazyLock<Regex> = LazyLock::new(|| pattern(r"gekregen|gegeven|verkregen|gaf|akkoord|\bja\b|goed\b|prima"));
/// Denials that mean a yes.
static HARMLESS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"geen (?:enkel )?(?:bezwaar|probleem|moeite|punt)|n[iu](?:ets|ks) op tegen|niet erg|bezwaar heeft (?:ze|hij|zij) niet",
    )
});
/// The words for consent themselves: where nothing denies, asks or puts off, they affirm.
static CONSENT_WORD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"toe?ste[m]{1,3}in?g\b|toestemmign\b|\ba[kc]{1,2}o+rd\b|ingestemd|instemming|stem(?:t|men|de|den) (?:\w+ )?(?:in|mee in)\b|goedkeuring|permissie|fiat\b",
    )
});
static ASKED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"nodig|vereist|vragen|gevraagd|\bvraag|om (?:haar |zijn |hun )?toe|volgt|\bals\b|\bmits\b|wanneer|indien|zodra|\bof (?:er|ze|zij|hij|we|ik|mevrouw|meneer|de)\b|zonder|\bhoe\b|\bwelke\b|onbekend|n\.?v\.?t|hoop|proberen|probeer|wachten op|rond krijgen|over (?:de )?toestem|belang van|regels",
        r"|formulier (?:ligt|voor)|eerst|later|binnenkort|zal |gaan |moet|zouden|zou "
    ))
});
/// A form that is on its way, or lies elsewhere: somebody said yes.
static FORM_ELSEWHERE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:\W{0,3})(?:het |een |dat |getekende? |toe?ste\w+)?f[or]{1,2}m?u?lier (?:volgt|komt|ligt|stuur|breng|heb|lever|is getekend|krijg je)|f[or]{1,2}m?u?lier (?:volgt nog|ligt (?:nog )?op|is (?:onderweg|wel getekend)|komt (?:nog|later|morgen))|(?:toe?ste\w*f[or]{1,2}m?u?lier|verklaring\w*(?: gegevensdeling)?|avg-formulier)[^.?!]{0,30}(?:ge|onder)teken[dt]?|^(?:ge|onder)teken[dt] door",
    )
});

/// What one sentence says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Says {
    NotAsked,
    Agrees,
    Refuses,
    Withdraws,
}

/// Finds the consent status and the words that it rests on.
pub(super) fn consent(mail: &Mail, headings: &[Heading], kind: Kind) -> (Consent, Vec<Span>) {
    if kind != Kind::Casus {
        return (Consent::None, Vec::new());
    }
    let mut said: Vec<(Says, Span)> = Vec::new();
    if let Some(says) = sentence_says(&mail.subject.text, false) {
        said.push((says, mail.subject.span(0..mail.subject.text.len())));
    }
    let mut near_refusal = false;
    for sentence in &mail.sentences {
        let words = mail.all_words(sentence);
        if headings.iter().any(|h| h.topic == Topic::Toestemming && !h.value.is_empty() && super::headings::covers(h, sentence)) {
            continue;
        }
        let says = sentence_says(words, near_refusal);
        near_refusal = ABOUT.is_match(words) || words.contains("besprek") || words.contains("gevraagd");
        said.extend(says.map(|s| (s, mail.body.span(sentence.range.clone()))));
    }
    said.extend(heading_says(mail, headings));
    if let Some(span) = argued(mail, &said) {
        return (Consent::Exception, vec![span]);
    }
    if let Some(spans) = of(&said, Says::Withdraws) {
        return (Consent::Withdrawn, spans);
    }
    if let Some(span) = attached(mail) {
        return (Consent::Attached, vec![span]);
    }
    if let Some(spans) = of(&said, Says::Refuses) {
        return (Consent::Refused, spans);
    }
    let agrees = of(&said, Says::Agrees);
    let denied_by_form = heading_says(mail, headings).is_some_and(|(s, _)| s == Says::NotAsked);
    match agrees {
        Some(spans) if !denied_by_form => (Consent::Claimed, spans),
        _ => (Consent::None, of(&said, Says::NotAsked).unwrap_or_default()),
    }
}

fn of(said: &[(Says, Span)], wanted: Says) -> Option<Vec<Span>> {
    let spans: Vec<Span> = said.iter().filter(|(s, _)| *s == wanted).map(|(_, span)| *span).collect();
    (!spans.is_empty()).then_some(spans)
}

/// What a sentence says about consent; `after` tells that the sentence before spoke of it.
fn sentence_says(words: &str, after: bool) -> Option<Says> {
    if !after && !ABOUT.is_match(words) || OTHER_MATTER.is_match(words) || TEMPLATE.is_match(words) {
        return None;
    }
    if WITHDRAWN.is_match(words) && !MAY_WITHDRAW.is_match(words) {
        return Some(Says::Withdraws);
    }
    let about_consent = after
        || words.contains("toeste")
        || words.contains("bespr")
        || words.contains("teken")
        || words.contains("naam");
    if words.ends_with('?') {
        return None;
    }
    if NOT_ASKED.is_match(words) && !AGREES.is_match(words) && !REFUSED.is_match(words) {
        return Some(Says::NotAsked);
    }
    if let Some(found) = REFUSED.find(words) {
        let bare_no = !found.as_str().contains("wei") && found.as_str().contains("nee") && !about_consent;
        if !bare_no && !puts_off_asking(words) {
            return Some(Says::Refuses);
        }
    }
    let mut best = None;
    for clause in clauses(words) {
        let word = clause.contains(' ')
            && CONSENT_WORD.is_match(clause)
            && !ASKED.is_match(clause)
            && !clause.contains("formulier");
        if !AGREES.is_match(clause) && !word {
            if FORM_ELSEWHERE.is_match(clause) && !is_negated(clause) && !clause.contains("blanco") {
                best = best.max(Some(Says::Agrees));
            }
            continue;
        }
        if OTHERS_KNOW.is_match(clause) || ASKS_FOR.is_match(clause) && !GOT.is_match(clause) {
            continue;
        }
        let harmless = HARMLESS.is_match(clause);
        if (is_negated(clause) && !harmless && !only_form_lacks(clause))
            || asks_permission(clause)
            || WITHOUT_NAME.is_match(words) && clause.contains("weet dat")
        {
            best = best.max(NOT_ASKED.is_match(clause).then_some(Says::NotAsked));
        } else if puts_off(clause) && clause.contains("toeste") && !clause.contains("formulier") {
            best = best.max(Some(Says::NotAsked));
        } else {
            best = Some(Says::Agrees);
        }
    }
    best.or_else(|| NOT_ASKED.is_match(words).then_some(Says::NotAsked))
}

/// `zal nog vragen of …`: nobody has refused yet.
fn puts_off_asking(words: &str) -> bool {
    words.contains("nog vragen")
        || words.contains("wordt nog")
        || words.contains("nog niet gevraagd")
        || words.contains("niet gevraagd")
}

fn asks_permission(clause: &str) -> bool {
    clause.starts_with("mag ik ") && !clause.contains(" vd ") && !clause.contains(" van ")
}

/// `vindt het goed, getekend heeft hij niks`: what is denied is the paper.
fn only_form_lacks(clause: &str) -> bool {
    NOT_SIGNED.is_match(clause)
        && (clause.contains("akkoord") || clause.contains("goed") || clause.contains("mondeling"))
}

/// The answer under a heading `Toestemming`.
fn heading_says(mail: &Mail, headings: &[Heading]) -> Option<(Says, Span)> {
    let heading = headings.iter().find(|h| h.topic == Topic::Toestemming)?;
    let range: Range<usize> = heading.value.first()?.clone();
    let value = &mail.flat[range.clone()];
    let span = mail.body.span(range);
    if TEMPLATE.is_match(value) || value.contains("ja/nee") {
        return None;
    }
    let first = value.split(|c: char| !c.is_alphanumeric()).find(|w| !w.is_empty()).unwrap_or("");
    let says = match first {
        _ if REFUSED.is_match(value) || value.contains("weiger") => Says::Refuses,
        "nee" | "neen" | "geen" | "niet" | "nog" | "onbekend" | "nvt" | "n" | "no" | "wordt" | "moet" | "volgt"
        | "later" | "vraag" => Says::NotAsked,
        "ja" | "yes" | "mondeling" | "akkoord" | "ok" | "oke" | "telefonisch" | "schriftelijk" | "gegeven" => {
            Says::Agrees
        }
        _ => return sentence_says(value, true).map(|s| (s, span)),
    };
    Some((says, span))
}

/// Whether the mail says that a signed form is attached, in one sentence or two neighbours, or a file name says so.
fn attached(mail: &Mail) -> Option<Span> {
    let mut previous: Option<&str> = None;
    let subject = std::iter::once((mail.subject.text.as_str(), mail.subject.span(0..mail.subject.text.len())));
    let body = mail.sentences.iter().map(|s| (mail.all_words(s), mail.body.span(s.range.clone())));
    for (words, span) in subject.chain(body) {
        if let Some(before) = previous.filter(|_| ATTACHED.is_match(words)) {
            let both = format!("{before} {words}");
            if SIGNED.is_match(before) && speaks_of_attached(&both) {
                return Some(span);
            }
        }
        if speaks_of_attached(words) {
            return Some(span);
        }
        previous = Some(words);
    }
    let named = mail.file_names.iter().any(|name| FILE.is_match(name) && !BLANK_FILE.is_match(name));
    let denied = mail.sentences.iter().any(|s| {
        let words = mail.all_words(s);
        FORM.is_match(words) && (puts_off(words) || words.contains("ongetekend") || words.contains("niet getekend"))
    });
    (named && !denied).then(|| Span::new(0, 0))
}

fn speaks_of_attached(words: &str) -> bool {
    if OTHER_MATTER.is_match(words) || TEMPLATE.is_match(words) || words.ends_with('?') {
        return false;
    }
    let file = FILE.find(words).is_some_and(|f| !BLANK_FILE.is_match(f.as_str()));
    let mut signed_somewhere = false;
    let mut put_off = false;
    for clause in clauses(words) {
        signed_somewhere |= SIGNED.is_match(clause) && !is_negated(clause);
        put_off |= FORM.is_match(clause) && puts_off(clause);
    }
    let consent_named = words.contains("toeste")
        || words.contains("toestemm")
        || words.contains("akkoordverklaring")
        || words.contains("machtiging")
        || words.contains("avg-form")
        || words.contains("piw-form")
        || words.contains("consent");
    let form = consent_named || signed_somewhere && FORM.is_match(words);
    let announced = ATTACHED.is_match(words);
    let denied = !signed_somewhere && clauses(words).any(|c| FORM.is_match(c) && is_negated(c));
    !put_off && !denied && (file || form && announced && (signed_somewhere || consent_named))
}

/// The sentence that argues the exception: consent is lacking, and criteria are held to be met.
fn argued(mail: &Mail, said: &[(Says, Span)]) -> Option<Span> {
    let lacking = said.iter().any(|(s, _)| *s != Says::Agrees)
        || WITHOUT.is_match(&mail.subject.text)
        || mail.sentences.iter().any(|s| WITHOUT.is_match(mail.all_words(s)));
    if !lacking {
        return None;
    }
    let (mut strong, mut weak, mut first) = (0, 0, None);
    let mut goes_on =
        GOES_ON.is_match(&mail.subject.text) || mail.sentences.iter().any(|s| GOES_ON.is_match(mail.own_words(s)));
    let subject = std::iter::once((mail.subject.text.as_str(), mail.subject.span(0..mail.subject.text.len())));
    let body = mail.sentences.iter().map(|s| (mail.own_words(s), mail.body.span(s.range.clone())));
    for (words, span) in subject.chain(body) {
        if !ARGUMENT.is_match(words) || UNDECIDED.is_match(words) {
            continue;
        }
        first.get_or_insert(span);
        strong += usize::from(STRONG_ARGUMENT.is_match(words));
        weak += ARGUMENT.find_iter(words).count();
        goes_on |= GOES_ON.is_match(words);
    }
    first.filter(|_| strong >= 1 || weak >= 4 || goes_on && weak >= 2)
}
