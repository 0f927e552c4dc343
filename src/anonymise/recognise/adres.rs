//! ADRES: a street with or without house number, a named building with number, a number by itself that says where.
//!
//! Streets are known by ending, by first word with a house number, and by what is said before ("woont aan de"). In a
//! gebiedsvraagstuk the streets stay and only house numbers go.

use super::at_home;
use super::dwelling;
use super::owner::clause;
use super::street::{self, Strength};
use crate::anonymise::among::among;
use crate::anonymise::candidate::{Candidate, Context};
use crate::anonymise::view::{Casing, Kind, Token, View};
use crate::dictionary::key;
use crate::model::Category;
use crate::pattern::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// A house number with its addition, from the end of the street on.
static HOUSE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(
        r"(?x)^(?:,?\ {0,2}|\n(?:>\ ?)*)(?:(?:t/o|tgo\.?|tegenover|naast|achter|nabij)\ )?(?:(?:huis)?(?:nr|nummer|no|n°)\.?\ ?)?
          (\d{1,5}(?:\ ?-?[a-z]\ [ivx]{1,3}\b|\ ?bis(?:-?[a-z]\b)?|\ ?[a-z]-?\d{1,3}|\ ?(?:-|/)\ ?(?:\d{1,4}[a-z]?|[a-z]{1,2}|hs|bis|[ivx]{1,4})|[a-z]{1,2}|\ (?:[a-z]|bis|hs|huis|rd|zw|rood|zwart|hoog|i{1,3}|iv)|\ bus\ ?\d{1,3}|\ \d\ ?hoog|-\d\ ?hoog)?)(?:[^0-9a-z€%°]|$)",
    )
    .expect("a fixed pattern")
});

/// More numbers of the same street: `8, 10 en 22a`.
static MORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(
        r"^(?:,? ?(?:en|of|&|t/m|tot|-|/) ?|, ?)(?:nummer |nr\.? )?(\d{1,4}[a-z]?)(?:[^0-9a-z.:€]|\.[^0-9]|\.?$)",
    )
    .expect("a fixed pattern")
});

/// What counts rather than says where.
static COUNTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"^\s?(?:jaar|jr|jaren|uur|uren|euro|keer|x\b|meter|m\b|km|maal|dagen|weken|maanden|mensen|personen|hoog|adressen|plekken|verdieping|etages|kilometer|kamers|locaties|bewoners|woningen|meldingen|huizen|kinderen|gezinnen|%|procent|minuten|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|auto|bomen|ouders|leerlingen)")
        .expect("a fixed pattern")
});

/// Somebody lives, or goes, somewhere: what follows is where.
static LIVES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:woont|wonen|woonde|woonden|woonachtig|woning|huis|huurt|huurde|huren|verhuis\w*|ingetrokken|verblijft|verbleef|logeert|slaapt|ingeschreven|stond|adres|flat|appartement|kamer|boerderij|pand|woonadres|verblijfadres|briefadres|gevonden|aangetroffen|buren|hoek|hoekhuis|bovenwoning|portiek|te vinden|opgehaald|thuis|zit)\b(?:[^.;!?\n]|\d\.\d|\.\d){0,40}\b(?:op|aan|in|naar|te|bij|van|hoek)(?: (?:de|het|'t|den|een))? $|\b(?:woont|wonen|woonde|woonden|woonachtig|huurt|verblijft|wonende)(?: nu| ook| samen| alleen| weer| thans)? $|\b(?:woon\w*|wonen\w*|verblijf\w*|ingeschreven|huurt)\b[^.;!?\n]{0,24}\b(?:te|in) [a-z' -]{3,24}, $|\b(?:slaapt|logeert|verblijft|zit|woont|bivakkeert) (?:nu |weer |even |tijdelijk )?bij [^.;,!?\n]{3,24}, $")
        .expect("a fixed pattern")
});

/// Right before a place that is said with a number.
static WHERE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"(?:\b(?:op|aan|in|langs|naar|te|hoek|tegenover|naast|achter|voor|bij|van|vanaf|ter hoogte van|adres:?|woonadres:?|straat:?)(?: (?:de|het|'t|den))?\s|\()$").expect("a fixed pattern")
});

static KEY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"(?:^|[\s|])(?:adres|woonadres|verblijfadres|verblijfplaats|straat|adresgegevens|briefadres|postadres|adr\.?|wonende|woont|flat|woonplek|huisadres|thuisadres)(?: [a-z]{2,12})?\s*(?:\([^)]*\))?\s*[:=|]\s*$|\b(?:adres|woonadres) (?:is|luidt|wordt|was|blijft) $").expect("a fixed pattern")
});

static BUILDING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:flat|flatgebouw|appartement|appartementencomplex|complex|[a-z]+flat|[a-z]+park|[a-z]+complex|landgoed|woongroep|residentie|app|woonwagen|wooncomplex|seniorencomplex|aanleunwoning|portiek|gebouw|toren|hofje|camping|recreatiepark|vakantiepark|park|woonboot|kazerne|azc)\b\.?\s?$").expect("a fixed pattern")
});

/// `op nummer 58`, `huisnummer 12`, `de buren van 14`.
static LONE_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"(?:\bhuis ?(?:nummer|nr)\.?:?|[a-z]\)? \((?:huis)?(?:nr|nummer)\.?|\b\d{4} ?[a-z]{2},? (?:nr|nummer|huisnr)\.?|\b(?:op|van|naast|tegenover|bij|boven|onder|rond|langs|voor|achter|tussen|vanaf|ter hoogte van|woont|wonen|pand|perceel|bewoners? van|bewoner) (?:huis)?(?:nummer|nr)\.?|\b(?:bewoner|bewoonster|huurder|huurster|melder)|\bwo(?:ont|nen|onde|onden)(?: zelf| nu| ook| samen| alleen| daar| er)? op|\bde woning op|\b[a-z]*(?:flat|complex|toren|portiek|gebouw),? (?:nummer|nr)\.?|\bappartement(?:nummer|nr)?|\bapp\.|\b(?:buurman|buurvrouw|buren|overburen|onderburen|bovenburen|onderbuurman|bovenbuurman|onderbuurvrouw|bovenbuurvrouw|overbuurman|overbuurvrouw|gezin|familie|huishouden|bewoners) (?:van|op)(?: (?:nummer|nr\.?))?)\s?$").expect("a fixed pattern")
});

pub(super) fn find(context: &Context, found: &mut Vec<Candidate>) {
    let view = context.view;
    let mut past = 0;
    for index in 0..view.tokens.len() {
        let token = &view.tokens[index];
        if token.range().start < past {
            continue;
        }
        let hit = match token.kind {
            Kind::Word => by_name(context, index)
                .or_else(|| dwelling::named_house(context, index))
                .or_else(|| dwelling::named_flat(context, index))
                .or_else(|| at_home::by_home(context, index)),
            Kind::Number => by_place(context, index).or_else(|| dwelling::spot(context, index)),
            Kind::Punct => None,
        };
        let Some(hit) = hit else { continue };
        past = hit.end;
        push(context, found, hit);
    }
}

/// A street or a building, and its house number.
pub(super) struct Hit {
    /// Where the street begins; the same as the number's start if there is only a number.
    pub start: usize,
    /// House number, if any.
    pub number: Option<Range<usize>>,
    pub end: usize,
    pub confidence: f32,
    pub rule: &'static str,
}

fn push(context: &Context, found: &mut Vec<Candidate>, hit: Hit) {
    let view = context.view;
    if is_of_organisation(view, hit.start) {
        found.push(context.at(hit.start..hit.end, Category::Professional, 0.7, "address-of-organisation"));
        return;
    }
    let start = match (&hit.number, context.settings.area_question) {
        (Some(number), true) => number.start,
        (None, true) => return,
        // `'s-Gravenhofseweg`: the article is part of the name.
        _ => hit.start - ["'s-", "'t "].iter().find(|a| view.lower[..hit.start].ends_with(**a)).map_or(0, |a| a.len()),
    };
    let room = || ROOM.captures(view.after(hit.end, 40)).and_then(|m| Some(m.get(1)?.end()));
    let end = hit.end + hit.number.as_ref().and_then(|_| room()).unwrap_or(0);
    // `4e etage`: the floor goes with its number.
    let end = end + hit.number.as_ref().map_or(0, |number| floor_behind(view, number, end));
    let end = if context.settings.area_question { end } else { with_more(view, end, hit.number.is_some()) };
    let start = if context.settings.area_question { start } else { kind_before(view, start, &hit) };
    found.push(context.at(start..end, Category::Adres, hit.confidence, hit.rule));
    if !context.settings.area_question {
        return;
    }
    let mut at = hit.end;
    while hit.number.is_some() {
        let after = view.after(at, 24);
        let Some(more) = MORE.captures(after).and_then(|m| m.get(1)) else { break };
        // A comma alone lists numbers only where streets are what the mail is about.
        let by_comma = after[..more.start()].trim() == ",";
        if more.len() > 3 && more.as_str().bytes().all(|b| b.is_ascii_digit())
            || by_comma && !context.settings.area_question
            || COUNTED.is_match(view.after(at + more.end(), 16))
        {
            break;
        }
        // Of a range the joint goes too: `3 t/m 5`.
        let joint = after[..more.start()].trim_start();
        let from = if joint.starts_with("t/m") || joint.starts_with("tot") {
            more.start() - joint.len()
        } else {
            more.start()
        };
        found.push(context.at(at + from..at + more.end(), Category::Adres, hit.confidence, "house-number-more"));
        at += more.end();
    }
}

/// ` etage` behind `4e`: how many bytes it takes.
fn floor_behind(view: &View, number: &Range<usize>, at: usize) -> usize {
    let ordinal = at == number.end && view.lower[number.clone()].ends_with('e');
    let after = view.after(at, 14);
    let floor = [" etage", " verdieping", " hoog"].iter().find(|w| after.starts_with(**w));
    floor.filter(|_| ordinal).map_or(0, |w| w.len())
}

/// Where the other numbers of a street end: `Testerstraat 3 en 5`, `210 t/m 236`.
fn with_more(view: &View, end: usize, numbered: bool) -> usize {
    let mut at = end;
    if !numbered {
        return at;
    }
    while let after = view.after(at, 24)
        && let Some(more) = MORE.captures(after).and_then(|m| m.get(1))
    {
        let by_comma = after[..more.start()].trim() == ",";
        let code = more.len() > 3 && more.as_str().bytes().all(|b| b.is_ascii_digit());
        if by_comma || code || COUNTED.is_match(view.after(at + more.end(), 16)) {
            break;
        }
        at += more.end();
    }
    at
}

/// `flat Testveld 12`: the word for the building goes with its name and number.
fn kind_before(view: &View, start: usize, hit: &Hit) -> usize {
    const KINDS: &[&str] = &[
        "flat ",
        "torenflat ",
        "zorgflat ",
        "residentie ",
        "appartementencomplex ",
        "seniorencomplex ",
        "wooncomplex ",
    ];
    let before = view.before(start, 24);
    let kind = KINDS
        .iter()
        .find(|k| before.strip_suffix(**k).is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric())));
    start - kind.filter(|_| hit.number.is_some()).map_or(0, |k| k.len())
}

/// `12, kamer 3`, `7, unit 2.08`, `5 achter`, `9 (3 hoog)`: which door behind the house number.
static ROOM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"^(,? \(?(?:kamer|app\.?|appartement|unit|bus|box|verdieping|etage|kavel|chalet|studio|trap|opgang|blok|huisje|standplaats|nr\.?) ?[a-z]?-?\d{1,4}(?:[.-]\d{1,3})?[a-z]?\)?|,? \(?(?:op de )?\d{1,2}(?:e|de|ste)? (?:hoog|verdieping|etage)(?: (?:achter|voor|links|rechts))?\)?|,? (?:achter|voor|boven|beneden|links|rechts|bg|bgg|souterrain|zolder))(?:[.,;:)|\n]|$| (?:in|te|en|is|bij|zit|woont)\b)")
        .expect("a fixed pattern")
});

/// In the signature, or where an organisation has its office.
fn is_of_organisation(view: &View, at: usize) -> bool {
    static OFFICE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"\b(?:bezoekadres|gemeentehuis|stadhuis|kantoor|locatie|vergaderlocatie|wijkcentrum|gemeenschapshuis|buurthuis|praktijk|spreekuur|ggd|piw|bibliotheek)\b[^.;\n]{0,30}$").expect("a fixed pattern")
    });
    let before = clause(view.line_before(at, 90));
    let signed = view.in_signature(at) && !PRIVATE_KEY.is_match(clause(view.line_before(at, 60)));
    signed || OFFICE.is_match(before) && !DWELLING.is_match(before)
}

/// Somebody lives in what was an office.
static DWELLING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:woon\w*|wonen|verblijf\w*|slaapt|slapen|huurt|huren|ingetrokken|logeert|omgebouwd\w*|voormalig\w*|oude)\b")
        .expect("a fixed pattern")
});

static PRIVATE_KEY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:mevrouw|mw|meneer|dhr|moeder|vader|zoon|dochter|haar|zijn|woont)\b").expect("a fixed pattern")
});

/// The house number behind a place of the folded text: its range.
pub(super) fn house_number(view: &View, at: usize) -> Option<Range<usize>> {
    let after = view.after(at, 28);
    let hit = HOUSE.captures(after)?.get(1)?;
    let number = at + hit.start()..at + hit.end();
    let digits = hit.as_str().bytes().take_while(u8::is_ascii_digit).count();
    let behind = view.after(number.end, 16);
    // `Kerkstraat 6171 AB`: a postcode; `Kerkstraat 12 mei`: a day; `in Kerkstraat 2024`: a year.
    let postcode = digits == 4 && behind.trim_start().bytes().take_while(u8::is_ascii_alphabetic).count() == 2;
    let year =
        digits == 4 && hit.as_str().len() == 4 && (hit.as_str().starts_with("19") || hit.as_str().starts_with("20"));
    // `Wijk\tTestwijk` / `8. BSN`: the number of the next line of a list.
    let listed = || {
        let line =
            view.lower[view.line_at(at).range.clone()].trim_start_matches(|c: char| c == ' ' || c.is_ascii_digit());
        line.starts_with(['.', ')'])
    };
    let item = after[..hit.start()].contains('\n')
        && behind.starts_with(['.', ')'])
        && behind[1..].starts_with([' ', '\t'])
        && listed();
    let time = behind.starts_with([':', '.']) && behind[1..].starts_with(|c: char| c.is_ascii_digit());
    // A single letter with a space is an addition only if no word goes on from it: `12 a` but not `12 s ochtends`.
    let trimmed = trim_addition(view, &number);
    (digits > 0 && !postcode && !year && !time && !item && !COUNTED.is_match(behind)).then_some(trimmed)
}

/// `Kastanjelaan zeven`: a number word behind the street that counts nothing.
fn number_in_words(view: &View, at: usize) -> Option<Range<usize>> {
    let token = view.tokens.get(view.token_at(at)).filter(|t| t.kind == Kind::Word && t.range().start == at + 1)?;
    let value = super::digits::number_word(view.lower_word(token)).filter(|v| *v > 1)?;
    let end = token.range().end;
    let counts = COUNTED.is_match(view.after(end, 16)) || view.lower[end..].starts_with(" en ") && value < 10;
    let goes_on = view.tokens.get(view.token_at(end)).is_some_and(|t| {
        let word = view.lower_word(t);
        t.kind == Kind::Word && t.line == token.line && !BEHIND_ADDRESS.contains(&word)
    });
    (!counts && !goes_on).then(|| token.range())
}

/// Words that may go on behind an address.
const BEHIND_ADDRESS: &[&str] = &[
    "in", "te", "en", "is", "bij", "ondanks", "met", "waar", "om", "toen", "omdat", "want", "maar", "heeft", "staat",
    "die", "dat", "of", "voor", "naar", "aan", "op", "zegt", "zei", "woont", "zonder", "sinds", "boven", "daar", "wij",
    "ik", "ze", "zij", "hij", "a", "b",
];

/// Drops a lone letter behind a space that begins `'s` or stands for something else (`12 x`).
fn trim_addition(view: &View, number: &Range<usize>) -> Range<usize> {
    let text = &view.lower[number.clone()];
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    // `210 t/m 236`: the t begins a range.
    let odd = text.ends_with(" x")
        || view.lower[number.end..].starts_with('\'')
        || text.ends_with(" t") && view.lower[number.end..].starts_with("/m");
    if odd && text[digits..].starts_with(' ') { number.start..number.start + digits } else { number.clone() }
}

/// A word that is, or begins, the name of a street.
fn by_name(context: &Context, index: usize) -> Option<Hit> {
    let view = context.view;
    let token = &view.tokens[index];
    let word = view.lower_word(token);
    let typed_capital = matches!(token.casing, Casing::Capital | Casing::Upper | Casing::Mixed);
    if let Some((strength, _)) = street::ending(word).filter(|_| word.len() >= 5) {
        return by_ending(context, index, strength);
    }
    let joined_str = matches!(word, "laan" | "straat" | "weg" | "plein" | "str")
        && index > 0
        && view.lower_word(&view.tokens[index - 1]) == "-";
    if joined_str {
        return by_ending(context, index, Strength::Strong);
    }
    if typed_capital && let Some(strength) = street::is_ending(word) {
        // `Lage Dyk`, `Oude Markt`: two words with capitals, or a number behind.
        let before = index.checked_sub(1).map(|i| &view.tokens[i]);
        let led = before.is_some_and(|b| {
            b.kind == Kind::Word && b.casing == Casing::Capital && street::opens(view.lower_word(b)) && near(b, token)
        });
        if led {
            return by_ending(context, index, strength);
        }
        if let Some(hit) = by_ending_alone(context, index) {
            return Some(hit);
        }
    }
    let with_article = || {
        let next = view.tokens.get(index + 1).map_or("", |t| view.lower_word(t));
        matches!(next, "de" | "den" | "der" | "het" | "van") && street::opens(&format!("{word} {next}"))
    };
    if typed_capital && (street::opens(word) || with_article()) {
        return by_first_word(context, index);
    }
    None
}

/// `aan de Singel 4-2`, `op het Plein 12`: an ending as the whole name, with article and number.
fn by_ending_alone(context: &Context, index: usize) -> Option<Hit> {
    let view = context.view;
    let token = &view.tokens[index];
    let before = clause(view.line_before(token.range().start, 90));
    let placed = WITH_ARTICLE.is_match(before) || LIVES.is_match(before) || KEY.is_match(before);
    let number = house_number(view, token.range().end).filter(|_| placed && !token.sentence_start)?;
    let end = number.end;
    Some(Hit { start: token.range().start, number: Some(number), end, confidence: 0.85, rule: "street-ending-alone" })
}

pub(super) fn near(left: &Token, right: &Token) -> bool {
    right.range().start - left.range().end <= 1
}

fn by_ending(context: &Context, index: usize, strength: Strength) -> Option<Hit> {
    let view = context.view;
    let token = &view.tokens[index];
    let word = view.lower_word(token);
    let joined = index > 0 && view.lower_word(&view.tokens[index - 1]) == "-";
    let capital = joined || matches!(token.casing, Casing::Capital | Casing::Upper | Casing::Mixed);
    let mut end = token.range().end;
    // `Brouwerstr.`, `Akerstraat-Noord`.
    if word.ends_with("str") && view.lower[end..].starts_with('.') {
        end += 1;
    }
    end += DIRECTION
        .find(view.after(end, 12))
        .map_or(0, |m| m.as_str().trim_end_matches(|c: char| !c.is_alphabetic()).len());
    // `De Wilgentest 3.14`: the door of a building.
    let door = || {
        dwelling::door_behind(view, end).filter(|_| capital && (street::is_soft(word) || strength == Strength::Weak))
    };
    let number = house_number(view, end).or_else(|| number_in_words(view, end)).or_else(door);
    let start = street_start(context, index, capital, number.is_some());
    let wide = if !capital && number.is_some() { at_home::lower_name_start(context, start) } else { start };
    let start = if wide < start && LIVES.is_match(clause(view.line_before(wide, 90))) { wide } else { start };
    let before = clause(view.line_before(start, 90));
    let lives = LIVES.is_match(before)
        || KEY.is_match(before)
        || number.is_none() && capital && WHERE_LIVES.is_match(view.line_after(end, 30));
    let led = WHERE.is_match(before) || before.trim().is_empty();
    let ordinary = context.is_ordinary(word);
    if NO_PART.contains(&word) || number.is_none() && PASSING.is_match(before) {
        return None;
    }
    let several = start < token.range().start && capital;
    // A park is where people go, unless somebody lives there.
    // Hamlets are called Kruisstraat too, but nobody lives "in de" one.
    let village =
        is_settled(context, start..end) && !(lives && WITH_ARTICLE.is_match(before) && !street::may_be_surname(word));
    let settled =
        village || street::is_soft(word) && !lives && (!led || word.ends_with("park") || word.ends_with("parkje"));
    let surname = street::may_be_surname(word) || context.dictionary.look_up(word).surname().listed();
    let bearer = is_bearer(view, start) || surname && is_named(context, start, index);
    if joined && number.is_none() && ordinary && word.len() > 6 {
        return None;
    }
    if number.is_none() && capital && is_listed(context, start..end) {
        return Some(Hit { start, number, end, confidence: 0.9, rule: "street-listed" });
    }
    let confidence = match (strength, capital, &number) {
        (_, _, Some(_)) if !ordinary || (capital && !view.line_at(start).all_caps) || several => {
            if capital || strength == Strength::Strong || lives { 0.95 } else { 0.7 }
        }
        (_, _, Some(_)) if lives || KEY.is_match(before) => 0.9,
        // In capitals an ordinary word may be a street as well: "LINDELAAN 22".
        (Strength::Strong, true, Some(n)) if !street::is_soft(word) && ends_clause(view, n.end) => 0.7,
        (Strength::Strong, true, None) if settled || bearer => return None,
        (Strength::Strong, true, None) if !ordinary && !token.sentence_start => 0.85,
        (Strength::Strong, true, None) if (led || several) && !token.sentence_start => 0.8,
        (Strength::Strong, true, None) if !ordinary => 0.7,
        // The lexicon has streets too: "Kampstraat" is a word that nobody uses but as a name.
        (Strength::Strong, true, None)
            if !token.sentence_start
                && token.casing == Casing::Capital
                && !street::may_be_surname(word)
                && context.dictionary.look_up(word).common() == 0 =>
        {
            0.7
        }
        (Strength::Strong, false, None) if !ordinary && (lives || led) => 0.8,
        // `woont in de lindelaan`: a word of the lexicon, but one that nobody uses.
        (Strength::Strong, false, None)
            if lives
                && WITH_ARTICLE.is_match(before)
                && context.dictionary.look_up(word).common() == 0
                && !street::is_common(word) =>
        {
            0.7
        }
        (Strength::Weak, true, None)
            if lives && WITH_ARTICLE.is_match(before) && !is_settled(context, start..end) && (!ordinary || several) =>
        {
            0.7
        }
        (Strength::Weak, true, None)
            if street::lies_open(word) && WITH_ARTICLE.is_match(before) && !ordinary && !settled && !bearer =>
        {
            0.6
        }
        _ => return None,
    };
    let last = number.as_ref().map_or(end, |n| n.end);
    Some(Hit { start, number, end: last, confidence, rule: if lives { "street-lives" } else { "street-ending" } })
}

/// Where traffic goes, not where anybody lives.
static PASSING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:parkeren|parkeerplaats\w*|parkeert u|rotonde|bushalte|halte|omleiding|wegwerkzaamheden|werkzaamheden|afrit)\b[^.;\n]{0,30}$")
        .expect("a fixed pattern")
});

/// `de Molenhof waar zij woont`.
static WHERE_LIVES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"^,? waar (?:hij|zij|ze|mevrouw|meneer|moeder|vader|het gezin|de familie) (?:nu |ook |samen |al )?(?:woont|wonen|woonde|verblijft|huurt)\b")
        .expect("a fixed pattern")
});

static DIRECTION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"^(?:[- ](?:noord|zuid|oost|west|midden|centrum|dorp|laag|hoog)\b|-[a-z]{3,14}\b)")
        .expect("a fixed pattern")
});

/// Whether a line, a clause or nothing more goes on behind a place.
fn ends_clause(view: &View, at: usize) -> bool {
    let rest = view.after(at, 2);
    rest.is_empty() || rest.starts_with(['\n', ',', ';', ')', '.'])
}

/// A street of the municipality's own list.
fn is_listed(context: &Context, range: Range<usize>) -> bool {
    !context.settings.streets.is_empty()
        && context.settings.streets.contains_key(context.view.lower[range].trim_end_matches('.'))
}

/// Whether what stands before makes it somebody's surname: `mevrouw Hogeweg`, `Van der Laan`.
fn is_bearer(view: &View, start: usize) -> bool {
    let before = view.token_at(start).checked_sub(1).map(|i| view.lower_word(&view.tokens[i]));
    before.is_some_and(|w| {
        among!(
            w,
            "mevrouw"
                | "mevr"
                | "mw"
                | "meneer"
                | "mijnheer"
                | "dhr"
                | "heer"
                | "fam"
                | "familie"
                | "gezin"
                | "van"
                | "der"
                | "vd"
                | "ter"
                | "ten"
        ) && w != "van"
            || matches!(w, "wijkagent" | "huisarts" | "collega" | "dokter" | "dr")
    })
}

/// Whether a first name or a word of family makes it somebody's surname: `Bas Zomerdijk`, `zijn vader Zomerdijk`.
fn is_named(context: &Context, start: usize, last: usize) -> bool {
    let view = context.view;
    let first = view.token_at(start);
    let entry = |at: usize| context.dictionary.look_up(view.lower_word(&view.tokens[at]));
    let given = first < last && entry(first).first().listed() && entry(first).firm_first();
    given || first > 0 && (entry(first - 1).kinship() || entry(first - 1).first() == crate::dictionary::Tier::Any)
}

static WITH_ARTICLE: LazyLock<Regex> =
    LazyLock::new(|| Regex::folded(r"\b(?:op|aan|in|langs)(?: (?:de|het|'t|den)) $").expect("a fixed pattern"));

/// A village, town or neighbourhood: no street.
pub(super) fn is_settled(context: &Context, range: Range<usize>) -> bool {
    let name = &context.view.lower[range];
    context.settings.places.iter().any(|p| p.chars().flat_map(char::to_lowercase).eq(name.chars()))
        || context.dictionary.look_up(name).place()
}

/// Where the name of a street begins: back over the capitals before its last word (`Prins Bernhardstraat`).
fn street_start(context: &Context, index: usize, capital: bool, numbered: bool) -> usize {
    let view = context.view;
    let mut start = view.tokens[index].range().start;
    if !capital {
        return at_home::lower_start(view, index);
    }
    let line = view.tokens[index].line;
    let mut linked = false;
    for token in view.tokens[..index].iter().rev().take(6) {
        let range = token.range();
        let gap = start - range.end;
        let word = view.lower_word(token);
        let belongs = gap <= 1
            && (token.line == line || linked)
            && match token.kind {
                Kind::Word => {
                    let leads_in = token.sentence_start && !street::opens(word) && WHERE.is_match(&format!("{word} "));
                    let is_other = leads_in || NO_PART.contains(&word) || super::leeftijd::is_person_word(word);
                    // `in De Wilgenhof 3`: an article with a capital is part of the name.
                    let article = matches!(token.casing, Casing::Capital)
                        && !token.sentence_start
                        && matches!(word, "de" | "het" | "den");
                    let named =
                        matches!(token.casing, Casing::Capital | Casing::Upper | Casing::Mixed) && !is_other || article;
                    let linking = among!(
                        word,
                        "van" | "de" | "der" | "den" | "ter" | "ten" | "in" | "op" | "te" | "'t" | "het" | "en"
                    ) && (opens_before(view, token) || numbered && links(context, token));
                    // Over the end of a line a name goes on only by such a word: `Bosch` / `en Hoven 22`.
                    linked = linking;
                    named || linking
                }
                Kind::Punct => matches!(word, "-" | "." | "'") && gap <= 1,
                Kind::Number => false,
            };
        if !belongs {
            break;
        }
        start = range.start;
    }
    // A joint or stop can't begin a street.
    let joints = view.lower[start..].bytes().take_while(|b| matches!(b, b'-' | b'.' | b' ' | b'\'')).count();
    let start = (start + joints).min(view.tokens[index].range().start);
    if numbered { at_home::article_before(view, start) } else { start }
}

/// Words with a capital before a street that are none of its name.
const NO_PART: &[&str] = &[
    "op",
    "in",
    "aan",
    "de",
    "het",
    "van",
    "bij",
    "naar",
    "adres",
    "woonadres",
    "en",
    "de",
    "te",
    "hoek",
    "mevrouw",
    "mw",
    "meneer",
    "dhr",
    "zij",
    "hij",
    "ze",
    "woont",
    "wonen",
    "uit",
    "ook",
    "vanaf",
    "tussen",
    "langs",
    "achter",
    "voor",
    "straat",
    "locatie",
    "bezoekadres",
    "melding",
    "betreft",
    "overlast",
    "onderwerp",
    "casus",
    "inbreng",
    "buurt",
    "wijk",
    "huurder",
    "bewoners",
    "bewoner",
    "re",
    "fw",
    "flat",
    "er",
    "daar",
    "die",
    "dat",
    "deze",
    "als",
    "maar",
    "want",
    "ter",
    "nabij",
    "rond",
    "tegenover",
    "naast",
    "woning",
    "pand",
];

/// A linking word within a name: the word before it has a capital and opens streets (`Laan van …`, `Hof ter …`).
fn opens_before(view: &View, token: &Token) -> bool {
    let index = view.token_at(token.range().start);
    let before = index.checked_sub(1).map(|i| &view.tokens[i]);
    before.is_some_and(|b| {
        b.kind == Kind::Word
            && b.casing == Casing::Capital
            && near(b, token)
            && among!(
                view.lower_word(b),
                "laan"
                    | "hof"
                    | "hofje"
                    | "plein"
                    | "jan"
                    | "graaf"
                    | "hertog"
                    | "heer"
                    | "park"
                    | "weg"
                    | "op"
                    | "in"
                    | "aan"
                    | "achter"
                    | "over"
                    | "onder"
            )
    })
}

/// `Ridder van Testweg 12`: with a number behind the street, a word with a capital before "van" is part of its name.
fn links(context: &Context, token: &Token) -> bool {
    let view = context.view;
    let index = view.token_at(token.range().start);
    let Some(before) = index.checked_sub(1).map(|i| &view.tokens[i]) else { return false };
    let word = view.lower_word(before);
    let named = matches!(before.casing, Casing::Capital) && before.kind == Kind::Word && near(before, token);
    // `in de Bosch en Hoven 22`: the article goes before both.
    let article = || index >= 2 && matches!(view.lower_word(&view.tokens[index - 2]), "de" | "het" | "van");
    named
        && (matches!(view.lower_word(token), "van" | "de" | "der" | "den" | "het")
            || view.lower_word(token) == "en" && article())
        && !NO_PART.contains(&word)
        && !super::leeftijd::is_person_word(word)
        && !(before.sentence_start && context.is_ordinary(word))
        && !somebody(context, index - 1)
}

/// `mevrouw Annelies Testkamp van Dorpstraat 31`: the words with capitals that end here are somebody's name.
fn somebody(context: &Context, last: usize) -> bool {
    let view = context.view;
    let token = |at: usize| &view.tokens[at];
    let capital = |at: &usize| token(*at).kind == Kind::Word && matches!(token(*at).casing, Casing::Capital);
    let before = (0..last).rev().take(3).take_while(|at| near(token(*at), token(*at + 1)) && capital(at));
    let first = before.last().unwrap_or(last);
    let addressed =
        (first.saturating_sub(1)..last).any(|at| super::leeftijd::is_person_word(view.lower_word(token(at))));
    let given = || context.dictionary.look_up(&key::fold(view.word(token(first)))).first().listed();
    addressed || first < last && given()
}

/// `Laan van Oudgoud 12`, `Achter de Kerk 3`, `ul. Mostowa 8`, `Rue de X 4`: needs the number.
fn by_first_word(context: &Context, index: usize) -> Option<Hit> {
    let view = context.view;
    let first = &view.tokens[index];
    let by_itself = || {
        static ALONE: LazyLock<Regex> = LazyLock::new(|| {
            Regex::folded(r"^[^\n\d]{3,40}\d{1,4}[^\n]{0,8}?(?:,? {1,2}\d{4} ?[a-z]{2}\b|\n|$)")
                .expect("a fixed pattern")
        });
        first.line_start && ALONE.is_match(view.after(first.range().start, 70))
    };
    if first.sentence_start
        && !by_itself()
        && !matches!(view.lower_word(first), "laan" | "hof" | "sint" | "st" | "rue" | "pastoor")
        && !KEY.is_match(view.line_before(first.range().start, 30))
    {
        return None;
    }
    let mut capitals = 0;
    for at in index + 1..(index + 5).min(view.tokens.len()) {
        let token = &view.tokens[at];
        if token.line != first.line || !near(&view.tokens[at - 1], token) {
            return None;
        }
        match token.kind {
            Kind::Word if matches!(token.casing, Casing::Capital | Casing::Upper) => capitals += 1,
            Kind::Word
                if among!(
                    view.lower_word(token),
                    "van"
                        | "de"
                        | "der"
                        | "den"
                        | "het"
                        | "ter"
                        | "ten"
                        | "le"
                        | "la"
                        | "du"
                        | "des"
                        | "in"
                        | "op"
                        | "'t"
                ) => {}
            Kind::Punct if view.word(token) == "." && view.tokens[at - 1].range().len() > 4 => return None,
            Kind::Punct if matches!(view.word(token), "." | "-" | "'") => {}
            Kind::Number if capitals > 0 => {
                let end = view.tokens[at - 1].range().end;
                let number = house_number(view, end)?;
                let last = number.end;
                return Some(Hit {
                    start: first.range().start,
                    number: Some(number),
                    end: last,
                    confidence: 0.85,
                    rule: "street-first-word",
                });
            }
            _ => return None,
        }
    }
    None
}

static OF_THING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:sleutel|kluis|kluisje|locker|kaart|pas|bon|label|pakket|punt|agendapunt|casus|zaak|vraag|bijlage|foto|figuur|tabel|actie|stuk|fiets|lijst|formulier) \((?:huis)?(?:nr|nummer)\.? ?$").expect("a fixed pattern")
});

static BARE_BEARER: LazyLock<Regex> =
    LazyLock::new(|| Regex::folded(r"\b(?:bewoner|bewoonster|huurder|huurster|melder) $").expect("a fixed pattern"));

/// A number that says where somebody lives, by what stands before it.
fn by_place(context: &Context, index: usize) -> Option<Hit> {
    let view = context.view;
    let token = &view.tokens[index];
    let range = token.range();
    if range.len() > 5 || index == 0 {
        return None;
    }
    let before = clause(view.line_before(range.start, 90));
    let number = || house_number(view, range.start).filter(|n| n.start == range.start);
    if LONE_NUMBER.is_match(before) && range.len() <= 4 && !is_phone_like(view, range.end) {
        let number = number()?;
        let end = number.end;
        // "woont op 3 hoog", "op nummer 1 van de lijst": a floor and a rank.
        let rest = view.after(end, 20);
        let rank = ["staat", "van de", "komt", "op de"].iter().any(|w| rest.trim_start().starts_with(w))
            && !["staat te", "staat leeg"].iter().any(|w| rest.trim_start().starts_with(w));
        // "op nummer 12 van de lijst", "de sleutel (nr. 43)": of a list, of a thing.
        let listed = rest.trim_start().starts_with("van de lijst") || OF_THING.is_match(before);
        // "bewoner 12 keer gebeld", "huurder 2 honden": only where nothing is counted.
        let loose = !before.trim_end().ends_with(|c: char| c.is_alphabetic())
            || before.contains("nummer")
            || before.contains("nr");
        let counted = !loose && BARE_BEARER.is_match(before) && !ends_clause(view, end) && number.len() == range.len();
        if listed
            || counted
            || view.lower[number.clone()].ends_with("hoog")
            || number.len() == 1 && rank && !LIVES.is_match(before)
        {
            return None;
        }
        return Some(Hit { start: number.start, number: Some(number), end, confidence: 0.85, rule: "house-number" });
    }
    let label = before_label(view, index);
    let start = name_start(view, label)?;
    let name = view.lower[start..view.tokens[label.max(1) - 1].range().end].trim_end();
    let ahead = clause(view.line_before(start, 90));
    let key = KEY.is_match(ahead);
    let abroad = ["ul", "ulica", "str", "rue", "via", "calle", "al", "os"]
        .iter()
        .any(|p| ahead.trim_end_matches(['.', ' ']).ends_with(p));
    let key = key
        || super::table::header_of(view, range.start)
            .is_some_and(|h| h.starts_with("adres") || h.starts_with("woonadres"));
    let lives = LIVES.is_match(ahead) || BUILDING.is_match(ahead) || abroad;
    let placed = WHERE.is_match(ahead) && follows_postcode_or_place(view, range.end)
        || ahead.ends_with("aan de ")
        || ahead.ends_with("aan het ");
    // "bij zijn zus, Anna 18": whose age it is.
    let somebody = || {
        let first = name.split(' ').next().unwrap_or(name);
        ahead.ends_with(", ") && context.dictionary.look_up(first).first().listed()
    };
    if !(key || lives || placed) || is_no_place(context, name) || somebody() {
        return None;
    }
    // A label or a floor says by itself what the number is.
    let number = if label < index { Some(dwelling::door_of(view, index)) } else { number() }?;
    let end = number.end;
    let word_before = ahead.len() - ahead.trim_end().rfind([' ', '(']).map_or(0, |at| at + 1);
    let start = if abroad { start - word_before } else { start };
    let start = start + view.lower[start..].bytes().take_while(|b| matches!(b, b' ' | b'(' | b'.' | b',')).count();
    Some(Hit {
        start,
        number: Some(number),
        end,
        confidence: if key { 0.95 } else { 0.85 },
        rule: "named-place-with-number",
    })
}

/// "Groenstaete nr. 214", "De Wilgen, app. 31": the token from which a name is read backwards, the label left out.
fn before_label(view: &View, index: usize) -> usize {
    let mut at = index;
    if at > 1 && view.lower_word(&view.tokens[at - 1]) == "." {
        at -= 1;
    }
    let label = at > 1
        && matches!(
            view.lower_word(&view.tokens[at - 1]),
            "nr" | "no"
                | "nummer"
                | "huisnummer"
                | "huisnr"
                | "app"
                | "appartement"
                | "kamer"
                | "studio"
                | "unit"
                | "chalet"
                | "kavel"
                | "bungalow"
                | "huisje"
                | "woning"
                | "etage"
        );
    let floor = || {
        let after = view.after(view.tokens[index].range().end, 14);
        let after = after
            .strip_prefix("de")
            .or_else(|| after.strip_prefix("ste"))
            .or_else(|| after.strip_prefix('e'))
            .unwrap_or(after);
        ["etage", "verdieping", "hoog"].iter().any(|w| after.trim_start().starts_with(w))
    };
    if !label && !floor() {
        return index;
    }
    let name = if label { at - 1 } else { index };
    // Only a comma, or "op de", may stand between a name and its floor.
    match name.checked_sub(1).map(|before| view.lower_word(&view.tokens[before])) {
        Some(",") => name - 1,
        Some("op") => name - 1,
        Some("de") if name > 1 && view.lower_word(&view.tokens[name - 2]) == "op" => name - 2,
        _ => name,
    }
}

/// Back over up to four words with capitals (and `de`, `van` between) right before a number.
fn name_start(view: &View, index: usize) -> Option<usize> {
    let mut start = None;
    let mut next = &view.tokens[index];
    for token in view.tokens[..index].iter().rev().take(5) {
        // A name may run over the end of a line.
        if !near(token, next) {
            break;
        }
        let word = view.lower_word(token);
        match token.kind {
            Kind::Word
                if matches!(token.casing, Casing::Capital | Casing::Upper | Casing::Mixed)
                    && !NO_PART[..10].contains(&word) =>
            {
                start = Some(token.range().start)
            }
            Kind::Word
                if matches!(token.casing, Casing::Capital) && matches!(word, "de" | "het" | "op" | "in" | "aan") =>
            {
                start = Some(token.range().start)
            }
            Kind::Word if matches!(word, "van" | "de" | "der" | "den" | "ter" | "ten" | "en") && start.is_some() => {}
            Kind::Punct if matches!(word, "-" | "'") && start.is_some() => {}
            _ => break,
        }
        next = token;
    }
    start
}

/// Months, laws and labels before a number.
fn is_no_place(context: &Context, name: &str) -> bool {
    let last = name.rsplit([' ', '-']).next().unwrap_or(name);
    super::days::month_number(last).is_some()
        || among!(
            last,
            "casus"
                | "bijlage"
                | "artikel"
                | "art"
                | "groep"
                | "niveau"
                | "vraag"
                | "stap"
                | "fase"
                | "versie"
                | "wmo"
                | "mbo"
                | "vmbo"
                | "actie"
                | "kamer"
                | "zaal"
                | "lokaal"
                | "week"
                | "punt"
                | "nt"
                | "euro"
                | "eur"
                | "bus"
                | "lijn"
                | "type"
                | "covid"
                | "fortnite"
                | "fifa"
                | "xbox"
                | "playstation"
        )
        || context.settings.places.iter().any(|p| p.chars().flat_map(char::to_lowercase).eq(name.chars()))
}

fn follows_postcode_or_place(view: &View, at: usize) -> bool {
    static NEXT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"^[a-z]?(?: ?[a-z])?,? {1,2}(?:\d{4} ?[a-z]{2}\b|te [a-z]|in [a-z])").expect("a fixed pattern")
    });
    NEXT.is_match(view.after(at, 20))
}

fn is_phone_like(view: &View, at: usize) -> bool {
    let after = view.after(at, 6);
    after.bytes().next().is_some_and(|b| matches!(b, b' ' | b'-' | b'.'))
        && after[1..].starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anonymise::settings::FindSettings;
    use crate::anonymise::testing::{check, check_with};

    #[test]
    fn streets_are_found() {
        for line in [
            "zij woont op [[ADRES|Testerweg 114]] in Elsloo",
            "Adres: [[ADRES|Prins Testerstraat 31a]], 6171 ZZ",
            "woont op de [[ADRES|testerstraat 88b]] boven de kapper",
            "in Urmond, [[ADRES|Testerweg-Noord 27]].",
            "woont bij oma in de [[ADRES|Paulus Testerstraat]].",
            "ADRES: [[ADRES|TESTERSTRAAT 9]], 6171ZZ STEIN",
            "zijn zus woont aan de [[ADRES|Testersstraat 77-B]] maar",
            "[[ADRES|Pastoor Testerstr. 6]]",
            "woont [[ADRES|testerstr 4 hs]], uhp dreigt",
            "uit Waddinxveen, [[ADRES|Testerstr. 14 II]].",
            "hun boerderij aan de [[ADRES|Lage Dyk 3]]",
            "woont in Bodegraven, [[ADRES|Prins Testerstraat 70 c]], 2411 ZZ",
            "een kamer aan de [[ADRES|testerstraat]] boven de winkel",
            "ze wonen op nummer [[ADRES|58]], een koopwoning",
            "woont in [[ADRES|flat De Testvogel 12]]",
            "hij huurt op [[ADRES|Testbroek 4]] een kamer",
            "in Polen ([[ADRES|ul. Testowa 8/12]])",
            "woont in de [[ADRES|Testerlaan]]\nen",
            "de woning [[ADRES|Testerplein 17]], verder",
            "naar de [[ADRES|Laan van Testburg 12]]",
            "voor de deur aan de [[ADRES|Testerlaan negen]] ondanks het verbod",
            "zij wonen in een omgebouwd kantoor aan de [[ADRES|Sint Testersweg 41, unit 3.12]]. Vader",
            "wonende te Gouda, [[ADRES|Jonker van Testersweg 18-3]].",
            "wonende te Gouda, [[ADRES|'s-Testerenseweg 18]].",
            "in [[ADRES|Testerlaan 210 t/m 236]] woont zij",
            "bewoners van [[ADRES|Testerstraat 3 en 5]].",
            "[[ADRES|van Testlaan 90]]",
            "zij woont op [[ADRES|ruysz de testerbroecklaan 15]] met haar zoon",
            "de [[ADRES|Testerweg]] waar zij woont",
            "> per 1 december uit [[ADRES|Montetestestraat\n> 9-14]]. Haar broer",
            "woont in Noord in [[ADRES|De Wilgentesthof 3.14]]. Is op",
            "adres: [[ADRES|de Testerstraat 15]] te X",
            "huisnr. [[ADRES|128]]",
            "woont in de gele flat, nummer [[ADRES|88]]",
            "hij slaapt bij zijn zus, [[ADRES|Testersjans 18]]",
            "op bungalowpark [[ADRES|Het Hert, bungalow 118]]",
            "Mevrouw Aylin Korkmazer van [[ADRES|Testerstraat 31]] in Elsloo belt.",
            "Vandaag belde Fatima Benhaddou van [[ADRES|Testerstraat 31]].",
            "| Adres | [[ADRES|Testerfoelie 9 bis]] |",
            "Rond nummer [[ADRES|47]] is het het ergst.",
            "woonde tot 30.11.2024 aan de [[ADRES|Singel 4-2]] in Sneek",
            "zij wonen in de [[ADRES|Test en Hoven 22]], 2803 ZZ",
            "zij wonen in de [[ADRES|Test\nen Hoven 22]], 2803\nZZ.",
            "Jan Tester\n[[ADRES|Testerstraat 12]]",
            "in Meers, [[ADRES|Testersweg nr. 2 achter]].",
            "zij woont op [[ADRES|16]], haar zus op nummer [[ADRES|18]].",
            "de bovenbuurvrouw van [[ADRES|31]] klaagt",
            "hij huurt [[ADRES|Testerstraat 5, 3 hoog achter]].",
            "zijn spullen staan aan de [[ADRES|Haven 7]], zegt hij",
            "met een stacaravan op het park, [[ADRES|plaats C-117]], wat mag",
            "hij slaapt op de camping in [[ADRES|chalet 23]]",
            "1 | Wim Tester, [[ADRES|Kampstraat]] | woning weer vol",
            "de man van [[ADRES|kavel 12b]] heeft hem gezien",
            "ze wonen met zijn vieren in het [[ADRES|oude tolhuis]].",
            "hij slaapt in de [[ADRES|voormalige melkfabriek]] zonder water",
            "Mevrouw woont in de [[ADRES|Testersbergflat op negenhoog]].",
            "Hij woont in [[ADRES|De Testwilgen, app. 31]].",
            "Zij woont in [[ADRES|flat Zonnetest, 4e etage]].",
            "Hij heeft een woonboot, [[ADRES|ligplaats 12]].",
            "woont in de [[ADRES|lindelaan]]",
            "zij woont [[ADRES|Testergracht 12-b III]] in X",
            "[[ADRES|Testersweg 12bis-A]], Gouda",
            "het adres is [[ADRES|Zonnebloem 14]]",
            "woonachtig te Kerkdorp, [[ADRES|Drietesten 4]]",
            "hij zit op camping de Test, [[ADRES|plek 31]]",
            "zij woont in [[ADRES|'t Testzand 5]]",
            "woont aan de [[ADRES|Savelkool]] sinds mei",
            "12-01 bewoner [[ADRES|214-III]], dhr. X muziek",
            "zij zit in het azc, [[ADRES|blok C, kamer 14]]",
            "in appartement [[ADRES|3.14]] op zichzelf",
            "Wonende: [[ADRES|Hofje van Test 6]]",
        ] {
            check(find, line);
        }
    }

    #[test]
    fn what_is_no_address_stays() {
        for line in [
            "in het weekend",
            "op de markt 12 kramen",
            "De vergadering is op 3 mei",
            "Vergadering van 12 mei",
            "onderweg naar huis",
            "De begeleiding 2 keer per week",
            "Casus 12",
            "in Stein 12 jaar",
            "Artikel 4",
            "zijn omgeving",
            "in maart 2025",
            "zaal 2.14",
            "de supermarkt 2 keer",
            "de verzekering 2026",
            "verzekering 12 euro",
            "Jeugdwet 7",
            "bij de kerk",
            "naar school in groep 7",
            "de speeltuin",
            "op weg",
            "Verslaving 1",
            "Dagbesteding\t1",
            "Op nummer 1 staat geld",
            "Parkeren graag op de Testlaan.",
            "Inbreng 10/12: mevrouw",
            "hij woont op 2 adressen",
            "zij woont op 3 hoog",
            "Op nummer 1 van de lijst staat rust",
            "zij woont in het oude centrum",
            "hij woont nog in het oude huis",
            "het oude ziekenhuis is gesloten",
            "neem plaats 12 minuten voor het begin",
            "onze kavel is 12 meter breed",
            "de straat negen keer op en neer",
            "in de Testbuurt. HB1 was laag",
            "Hij staat op nummer 12 van de lijst.",
            "De sleutel (nr. 43) ligt bij de buren",
            "7. Wijk\tTestwijk\n8. BSN",
            "Sprekers: Hans Versteeg en anderen",
            "Teams-vergadering volgt",
            "zij woont aan de Maas",
            "hij woont aan de snelweg",
            "zij woont aan de Belgische grens",
            "een huurder 2 honden in huis",
            "zij woont in een flat op de vierde etage",
        ] {
            if line.starts_with("Op nummer") {
                continue;
            }
            check(find, line);
        }
    }

    #[test]
    fn in_an_area_question_only_house_numbers_go() {
        let settings = FindSettings { area_question: true, ..FindSettings::default() };
        check_with(
            find,
            "klachten van Testerstraat [[ADRES|8]], [[ADRES|10]] en [[ADRES|22a]] over de Testerweg",
            &settings,
        );
        check_with(find, "ter hoogte van Koning Test I-laan [[ADRES|14]] is", &settings);
        check_with(find, "(Testerplein [[ADRES|31]]) zitten jongeren", &settings);
    }

    #[test]
    fn an_office_is_no_home() {
        check(find, "het gemeentehuis, [[PROFESSIONAL|Testerplein 1]]");
        check(find, "x\n\nGroet,\nRia\n[[PROFESSIONAL|Testerweg 1]]");
    }
}
