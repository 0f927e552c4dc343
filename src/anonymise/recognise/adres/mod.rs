//! ADRES: a street with or without house number, a named building with number, a number by itself that says where.
//!
//! Streets are known by ending, by first word with a house number, and by what is said before ("woont aan de"). In a
//! gebiedsvraagstuk the streets stay and only house numbers go.

mod abroad;
mod again;
mod articled;
mod at_home;
mod chain;
mod coordinates;
mod dwelling;
mod ending;
mod evidence;
mod field;
mod number;
mod path;
mod place;
mod row;
mod start;
mod street;
mod words;

use super::owner::clause;
use crate::anonymise::candidate::{Candidate, Context};
use crate::anonymise::view::{Kind, View};
use crate::model::Category;
use crate::pattern::Regex;
pub(crate) use at_home::is_title;
pub(crate) use chain::widen;
pub(crate) use dwelling::is_dwelling;
use number::{floor_behind, room_behind};
use std::ops::Range;
use std::sync::LazyLock;

/// Somebody lives, or goes, somewhere: what follows is where.
static LIVES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:woont|wonen|woon|woonde|woonden|woonachtig|woning|huis|huurt|huurde|huren|verhuis\w*|ingetrokken|verblijft|verbleef|logeert|slaapt|ingeschreven|stond|adres|flat|appartement|kamer|boerderij|pand|woonadres|verblijfadres|briefadres|gevonden|aangetroffen|buren|hoek|hoekhuis|bovenwoning|portiek|te vinden|opgehaald|thuis|zit|opgenomen)\b(?:[^.;!?\n]|\d\.\d|\.\d){0,40}\b(?:op|aan|in|naar|te|bij|van|hoek)(?: (?:de|het|'t|den|een))? $|\b(?:woont|wonen|woon|woonde|woonden|woonachtig|huurt|verblijft|wonende|ingeschreven|logeert)(?: nu| ook| samen| alleen| weer| thans)? $|\b(?:woon\w*|wonen\w*|verblijf\w*|ingeschreven|huurt)\b[^.;!?\n]{0,24}\b(?:te|in) [a-z' -]{3,24}, $|\b(?:slaapt|logeert|verblijft|zit|woont|bivakkeert) (?:nu |weer |even |tijdelijk )?bij [^.;,!?\n]{3,24}, $")
        .expect("a fixed pattern")
});

/// Right before a place that is said with a number.
static WHERE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"(?:\b(?:op|aan|in|langs|naar|te|hoek|tegenover|naast|achter|voor|bij|van|vanaf|ter hoogte van|adres:?|woonadres:?|straat:?)(?: (?:de|het|'t|den))?\s|\b(?:[vaoi]/d|v\. ?d\.|vd)\s|\()$").expect("a fixed pattern")
});

static KEY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"(?:^|[\s|])(?:adres|woonadres|verblijfadres|verblijfplaats|straat|adresgegevens|briefadres|postadres|adr\.?|wonende|woont|flat|woonplek|huisadres|thuisadres|overlastadres|woning|woonruimte|straat(?:naam)? ?(?:en|/|\+|&|,) ?(?:huis)?(?:nummer|nr\.?))(?: [a-z]{2,12}){0,2}\s*(?:\([^)]*\))?\s*[:=|\t]\s*$|\b(?:[a-z]{0,8}adres|woning|pand)(?: (?:is|luidt|wordt|was|blijft|betreft|van (?:moeder|vader|mevrouw|meneer|client|cliënt)))*(?: de| het)? $").expect("a fixed pattern")
});

static BUILDING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:flat|flatgebouw|appartement|appartementencomplex|complex|[a-z]+flat|[a-z]+park|[a-z]+complex|landgoed|woongroep|residentie|app|woonwagen|wooncomplex|seniorencomplex|aanleunwoning|portiek|gebouw|toren|hofje|camping|recreatiepark|vakantiepark|park|woonboot|kazerne|azc)\b[.,]?\s?$").expect("a fixed pattern")
});

pub(super) fn find(context: &Context, found: &mut Vec<Candidate>) {
    let view = context.view;
    let mut past = 0;
    let mut last = None;
    let (mut taken, mut named) = (Vec::new(), Vec::new());
    for index in 0..view.tokens.len() {
        let token = &view.tokens[index];
        if token.range().start < past {
            continue;
        }
        let hit = match token.kind {
            Kind::Word => articled::articled(context, index)
                .or_else(|| ending::by_name(context, index))
                .or_else(|| dwelling::named_house(context, index))
                .or_else(|| dwelling::named_flat(context, index))
                .or_else(|| dwelling::named_farm(context, index))
                .or_else(|| dwelling::open_spot(context, index))
                .or_else(|| at_home::by_home(context, index))
                .or_else(|| at_home::by_lower_home(context, index))
                .or_else(|| at_home::by_capital_lead(context, index))
                .or_else(|| place::told(context, index))
                .or_else(|| place::in_field(context, index)),
            Kind::Number => abroad::number_first(context, index)
                .or_else(|| place::by_place(context, index, last))
                .or_else(|| dwelling::spot(context, index))
                .or_else(|| {
                    let number = number::at_token(view, token)?;
                    let in_row = row::by_row(context, index, last, number.clone());
                    in_row.or_else(|| evidence::weighed(context, index, last, number))
                }),
            Kind::Punct => None,
        };
        let Some(hit) = hit else { continue };
        past = hit.end;
        let hit_start = hit.start;
        let street = hit.number.as_ref().filter(|_| hit.rule != "spot").map(|number| hit.start..number.start);
        last = Some(hit.number.as_ref().map_or(hit.end, |number| number.end));
        if let Some(end) = push(context, found, hit) {
            last = Some(end);
            past = past.max(end);
        }
        taken.push(hit_start..past);
        named.extend(street.filter(|street| !street.is_empty()));
    }
    field::find(context, &taken, found);
    coordinates::find(context, found);
    path::find(context, found);
    again::find(context, &named, &taken, found);
}

/// Whether a word is for a part of a building: a room, a door, a floor.
pub(crate) fn is_part(word: &str) -> bool {
    is_dwelling(word) || words::is(word, words::PART)
}

/// A street or a building, and its house number.
struct Hit {
    /// Where the street begins; the same as the number's start if there is only a number.
    pub start: usize,
    /// House number, if any.
    pub number: Option<Range<usize>>,
    pub end: usize,
    pub confidence: f32,
    pub rule: &'static str,
}

/// Whether a street stands elsewhere in the mail too: there it is what is asked of, and only the number tells who lives there.
fn stands_again(view: &View, street: Range<usize>) -> bool {
    /// So far on either side it is looked for.
    const FAR: usize = 20_000;
    let name = view.lower[street.clone()].trim_end();
    let from = view.lower.ceil_char_boundary(street.start.saturating_sub(FAR));
    let to = view.lower.floor_char_boundary((street.end + FAR).min(view.lower.len()));
    view.lower[from..street.start].contains(name) || view.lower[street.end..to].contains(name)
}

/// Adds what was found, with all that goes with it; where its last number ends, if it has one.
fn push(context: &Context, found: &mut Vec<Candidate>, hit: Hit) -> Option<usize> {
    let view = context.view;
    if hit.number.is_none() && is_writer(view, &hit) {
        return None;
    }
    let spoken_of = context.settings.area_question && hit.number.is_some() && !view.in_signature(hit.start);
    if !spoken_of && is_of_organisation(view, &hit) {
        found.push(context.at(hit.start..hit.end, Category::Professional, 0.7, "address-of-organisation"));
        return None;
    }
    let Some(number) = &hit.number else {
        if !context.settings.area_question {
            found.push(context.at(name_start(view, &hit)..hit.end, Category::Adres, hit.confidence, hit.rule));
        }
        return None;
    };
    let end = hit.end + room_behind(view, hit.end);
    // `4e etage`: the floor goes with its number.
    let end = end + floor_behind(view, number, end);
    let others = row::others(view, end);
    let last = others.last().map_or(end, |other| other.end);
    // "Wytske Testhout - Testweg 12": where somebody lives is not what an area asks of.
    let of_somebody = hit.start < number.start
        && evidence::behind_somebody(context, view.token_at(hit.start))
        && !stands_again(view, hit.start..number.start);
    if !context.settings.area_question || of_somebody {
        found.push(context.at(name_start(view, &hit)..last, Category::Adres, hit.confidence, hit.rule));
        return Some(last);
    }
    // "de bewoner op nummer 12": what remains would point at the label.
    let before = view.line_before(number.start, 16);
    let led =
        ["huisnummer ", "nummer ", "nr. ", "nr "].into_iter().find(|led| before.ends_with(led)).map_or(0, str::len);
    found.push(context.at(number.start - led..end, Category::Adres, hit.confidence, hit.rule));
    for other in others {
        found.push(context.at(other, Category::Adres, hit.confidence, "house-number-more"));
    }
    Some(last)
}

/// "Van: Testje Bosmanlaan <testje@thuis.example>", "Op 3 mei schreef Testje Bosmanlaan:": in the head of an earlier mail, or before
/// a mail address, a name that ends like a street is a name.
fn is_writer(view: &View, hit: &Hit) -> bool {
    static ADDRESS: LazyLock<Regex> =
        LazyLock::new(|| Regex::folded(r"^[\x22' ]{0,3}[<(\[](?:mailto:)?[^\s<>]{1,64}@").expect("a fixed pattern"));
    static HEAD: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"^[\s>|*]*(?:van|from|von|de|aan|to|an|cc|bcc|afzender)\*? ?:[^:]*$").expect("a fixed pattern")
    });
    static WROTE: LazyLock<Regex> =
        LazyLock::new(|| Regex::folded(r"\b(?:schreef|heeft) [^:\n]{0,40}$").expect("a fixed pattern"));
    ADDRESS.is_match(view.after(hit.end, 80))
        || HEAD.is_match(view.line_before(hit.start, 80))
        || view.line_after(hit.end, 80).trim_end().ends_with(':') && WROTE.is_match(view.line_before(hit.start, 90))
}

/// Where an address begins: with its article, the word for the kind of building, the corner.
fn name_start(view: &View, hit: &Hit) -> usize {
    // `'s-Gravenhofseweg`: the article is part of the name.
    let article =
        ["'s-", "'t ", "hoek "].iter().find(|a| view.lower[..hit.start].ends_with(**a)).map_or(0, |a| a.len());
    // `v. Testerstr. 7`: a small word that is shortened.
    let small = ["v. ", "v.d. ", "vd "].iter().find(|word| {
        let rest = view.lower[..hit.start - article].strip_suffix(**word);
        rest.is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric() || c == '.'))
    });
    let small = small.filter(|_| hit.number.is_some()).map_or(0, |word| word.len());
    let start = hit.start - article - small;
    kind_before(view, start - particle(view, start), hit)
}

/// `op de Van Testerstraat`: a particle with its capital behind an article is the first word of the name.
fn particle(view: &View, start: usize) -> usize {
    let words = ["Van den ", "Van der ", "Van de ", "Van ", "Ter ", "Ten "];
    let behind = |word: &&&str| {
        let led = view.text()[..start].strip_suffix(**word);
        led.is_some_and(|led| [" de ", " het ", " op ", " aan ", " in "].iter().any(|article| led.ends_with(article)))
    };
    words.iter().find(behind).map_or(0, |word| word.len())
}

/// `flat Testveld 12`: the word for the building goes with its name and number.
fn kind_before(view: &View, start: usize, hit: &Hit) -> usize {
    let before = view.before(start, 28);
    let Some(kind) = before.strip_suffix(' ').filter(|_| hit.number.is_some()) else { return start };
    let kind = kind.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let named = dwelling::says(kind, 'n') && hit.start < hit.number.as_ref().map_or(0, |number| number.start);
    if named { start - kind.len() - 1 } else { start }
}

/// In the signature, or where an organisation has its office.
fn is_of_organisation(view: &View, hit: &Hit) -> bool {
    static OFFICE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"\b(?:bezoekadres|gemeentehuis|stadhuis|kantoor|locatie|vergaderlocatie|wijkcentrum|gemeenschapshuis|buurthuis|praktijk|spreekuur|ggd|piw|bibliotheek|mfc|mfa|dorpshuis|buurtcentrum|trefpunt|stadskantoor|raadhuis|sporthal|kulturhus|ontmoetingscentrum)\b[^.;\n]{0,30}$").expect("a fixed pattern")
    });
    // Where people meet or go for help: right before the street, with nobody between.
    static PUBLIC: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"\b(?:ingang|zaal|vergaderzaal|vergaderruimte|vergaderkamer|lokaal|ruimte|bijeenkomst|informatieavond|bewonersavond|vergadering|overleg|\w*overleg|inloop|inloopspreekuur|wijkteam|dorpsteam|gebiedsteam|sociaal team|huisarts|huisartsenpost|huisartsenpraktijk|apotheek|tandarts|consultatiebureau|politiebureau|parkeren|parkeerplaats|parkeergarage)(?: (?:kan|is|zit|zitten|gevestigd|vindt|plaats|wordt|gehouden|weer|nu|ook|hier|daar|op|aan|in|van|te|de|het|maandag|dinsdag|woensdag|donderdag|vrijdag))*:? $").expect("a fixed pattern")
    });
    // "Locatie: Teststraat 77 rood": no office has a red number, and an incident has a place too.
    static HOME: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"^\d+(?: ?-?[a-z]?[ -]?(?:rood|zwart|rd|zw|hs|bis|\d? ?-?hoog.*|i{1,3}|iv)|-\d{1,2})$")
            .expect("a fixed pattern")
    });
    static EVENT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(
            r"\b(?:incident|pleegplaats|pleegdatum|delict|verdachte|aangever|slachtoffer|betrokkene|melding|melder|aangetroffen|aanhouding|bevinding\w*|voorval|overlast|huisbezoek|ter plaatse)\b",
        )
        .expect("a fixed pattern")
    });
    // "Locatie: Teststraat 36" is an office's where it is said when one meets there, beside it.
    static MEETS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"\b(?:\w*overleg|\w*vergadering|bijeenkomst|afspraak|spreekuur|inloop\w*|aanvang|aanvangstijd|datum|tijd|tijdstip|uur|zaal|agenda|cursus|training|workshop|parkeren|vergaderlocatie|kantoor|kantoren|team|afdeling|organisatie|gemeente\w*|stichting|praktijk|gebouw|bezoekers|ontvangst|receptie)\b")
            .expect("a fixed pattern")
    });
    static BARE_PLACE: LazyLock<Regex> =
        LazyLock::new(|| Regex::folded(r"(?:^|[.;(|] ?)[\s>*-]*locatie\*? ?[:=]\*? ?$").expect("a fixed pattern"));
    // Where traffic, works and markets are, and nobody lives.
    static TRAFFIC: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"\b(?:bus|buslijn|lijn|tram|halte|bushalte|asfalt\w*|geasfalteerd|opgebroken|riolering|kerstmarkt|weekmarkt|warenmarkt|kermis|braderie|evenement\w*|omleiding|omgeleid|verkeer\w*|verlichting|straatverlichting|lantaarnpa\w*|bestrating|stoeptegels|speeltoestel\w*|bewegwijzering|afsluiting|wegwerk\w*|werkzaamheden|herinrichting|heringericht|rotonde)\b")
            .expect("a fixed pattern")
    });
    static SOMEBODY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"\b(?:mevrouw|mevr|mw|meneer|dhr|moeder|vader|oma|opa|zoon|dochter|broer|zus|hij|zij|ze|haar|hem|client\w*|gezin|familie|woont|wonen|woonde|slaapt|verblijft|logeert|bewoner|bewoonster|buurman|buurvrouw|aangetroffen|gevonden|gezien|gevallen|vriend|vriendin|jongen|meisje|man|vrouw|betrokkene)\b")
            .expect("a fixed pattern")
    });
    // "op de Markt 1, gemeentehuis".
    static OFFICE_BEHIND: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"^,? \(?(?:in )?(?:het |de |ons )?(?:gemeentehuis|stadhuis|stadskantoor|raadhuis|wijkcentrum|gemeenschapshuis|buurthuis|bibliotheek|dorpshuis|buurtcentrum|kulturhus|gezondheidscentrum|kantoor)\b")
            .expect("a fixed pattern")
    });
    let at = hit.start;
    let open = || {
        let (before, after) = (clause(view.line_before(at, 90)), view.line_after(hit.end, 70));
        let after = &after[..after.find(". ").unwrap_or(after.len())];
        (TRAFFIC.is_match(before) || TRAFFIC.is_match(after)) && !SOMEBODY.is_match(before) && !SOMEBODY.is_match(after)
    };
    if hit.number.is_none() && open() {
        return true;
    }
    if OFFICE_BEHIND.is_match(view.line_after(hit.end, 40)) && !SOMEBODY.is_match(view.line_before(at, 60)) {
        return true;
    }
    let before = clause(view.line_before(at, 90));
    let signed = view.in_signature(at) && !PRIVATE_KEY.is_match(clause(view.line_before(at, 60)));
    let home = || hit.number.as_ref().is_some_and(|number| HOME.is_match(&view.lower[number.clone()]));
    let event = || EVENT.is_match(before) || EVENT.is_match(view.line_after(hit.end, 40));
    let bare = || {
        /// The line above and the line below say so.
        const AROUND: usize = 160;
        let (above, below) = (view.before(at, AROUND), view.after(hit.end, AROUND));
        let above = above.rmatch_indices('\n').nth(1).map_or(above, |(line, _)| &above[line..]);
        let below = below.match_indices('\n').nth(1).map_or(below, |(line, _)| &below[..line]);
        BARE_PLACE.is_match(view.line_before(at, 90)) && !MEETS.is_match(above) && !MEETS.is_match(below)
    };
    let office = OFFICE.is_match(before) && !event() && !home() && !bare() || PUBLIC.is_match(before);
    signed || office && !DWELLING.is_match(before)
}

/// Somebody lives in what was an office.
static DWELLING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:woon\w*|wonen|verblijf\w*|slaapt|slapen|huurt|huren|ingetrokken|logeert|omgebouwd\w*|voormalig\w*|oude|\w*caravan|woonwagen|woonboot|camper|tent|bovenwoning|benedenwoning|portiek)\b")
        .expect("a fixed pattern")
});

static PRIVATE_KEY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:mevrouw|mw|meneer|dhr|moeder|vader|zoon|dochter|haar|zijn|woont)\b").expect("a fixed pattern")
});

static WITH_ARTICLE: LazyLock<Regex> =
    LazyLock::new(|| Regex::folded(r"\b(?:op|aan|in|langs)(?: (?:de|het|'t|den)) $").expect("a fixed pattern"));

// Last, for the build reads patterns up to here.
#[cfg(test)]
mod tests;
