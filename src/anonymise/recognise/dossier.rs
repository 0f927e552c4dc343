//! DOSSIER and DOCUMENT: numbers of files, cases, reports and papers: after a word that says what they are, or by a shape
//! that only such numbers have. The gate's own case numbers, invoices, versions and articles of law are none.

use super::digits::begins_freely;
use crate::anonymise::among::among;
use crate::anonymise::candidate::{Candidate, Context};
use crate::anonymise::view::View;
use crate::model::{CaseNumber, Category};
use crate::pattern::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Words for papers that a person has.
static PAPER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(
        r"(?x)(?:paspoort|\bid-?\ ?(?:kaart|bewijs|nummer|nr)|identiteits(?:kaart|bewijs|document)|legitimatie(?:bewijs)?|rijbewijs|v-?\ ?(?:nummer|nr)\b|vreemdelingen(?:nummer|nr)|verblijfs(?:document|pas|vergunning|kaart)|pati[e]nt(?:en)?-?\ ?(?:nummer|nr|id)?|polis|zorgpolis|verzekerden?-?\ ?(?:nummer|nr)|verzekerings-?\ ?(?:nummer|nr|pas)|zorgpas|zorgverzekeraar|zorgverzekering|\bepd\b|\bmrn\b|document(?:nummer|nr)|onderwijs(?:nummer|nr)|leerling(?:nummer|nr)|\bggz\b|ziekenhuis(?:nummer|nr)?|\bw-document)",
    )
    .expect("a fixed pattern")
});

/// Words for files and cases.
static FILE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(
        r"(?x)(?:zaak|dossier|client|klant|melding|aanmeld|mutatie|\bpv\b|proces-?verbaal|proces-verbaalnummer|aangifte|referentie|\bref\b|kenmerk|indicatie|beschikking|parket|rol(?:nummer|nr)|rekest|registratie|reg\.?nr|casus(?:nummer|nr)|relatie(?:nummer|nr)|huurder(?:s)?(?:nummer|nr)|contract|huurcontract|incident|bvh|bewind|toekenning|aanvraag|besluit|vonnis|reclassering|cjib|schuld(?:hulp)?|inschrijf|inschrijvings|bsnr|suwi|bewijs|onderzoek|\bvo\b|\bciz\b|\bind\b|\bwmo\b|\bcak\b|\bsvb\b|\buwv\b|\bduo\b|deurwaarder|incasso|debiteur|bezwaar|beroep|verzoek|machtiging|maatregel|huisverbod|ots|voogdij|kindnummer|cliëntnr|geregistreerd|nummer|\bnrs?\b|\bno\b|\bonder\b)",
    )
    .expect("a fixed pattern")
});

/// Words after which a number leads to nobody.
static NEUTRAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(
        r"(?x)(?:factuur|factuurnummer|factuurnr|versie|\bversion|raadsvoorstel|raadsbesluit|raadsstuk|collegevoorstel|collegebesluit|artikel|\bart\b\.?|\blid\b|\bwet\b|\bapv\b|\bactie|\bkamer|\bzaal|\blokaal|formulier|bijlage|pagina|\bblz|model|\bnen|\biso|\bnta|\bkvk|\bkamer\ van\ koophandel|\bbtw|\bagb|\bbig\b|\brsin|\bbudget|kostenplaats|\border|bestel|\bcode\b|\bfoutcode|\bfoutmelding|\berror|\bean|\bisbn|barcode|vergader(?:ings)?|groep|casus|agendapunt|punt|lijn|buslijn|stap|niveau|fase|week|jaar|schooljaar|seizoen|norm|\bbw\b|\bsr\b|\bsv\b|\bawb\b|\bdin\b|ticket|pakket(?:nummer|nr)?|zending|track|offerte|kamerstuk|staatsblad|stcrt|gmb|ecli)[\s.:/()\#-]*(?:nr|nummer|no|van)?[\s.:/(\#]*$",
    )
    .expect("a fixed pattern")
});

static AMOUNT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"(?:€|\beur|\beuro|\$|£|\bca\.?|\bongeveer|\bruim|\bbijna)\s?$").expect("a fixed pattern")
});
static UNIT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"^(?:,-|,\d\d\b|\s?(?:€|euro|eur|inwoners|mensen|huishoudens|bewoners|stuks|keer|meter|km|kg|m2|uur|uren|dagen|jaar|jr|maanden|weken|procent|%|kcal|stappen|leden|woningen|leerlingen|bezoekers|personen|kinderen|gezinnen|views|volgers|likes)\b)")
        .expect("a fixed pattern")
});

/// `Vergaderingsnummer 344 912`: the groups of what one dials.
static DIALLED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"(?:vergader|vergaderings|meeting|deelname|toegangs|inbel)-?\s?(?:id|nummer|nr|code)[\s.:]*(?:\d{2,4}[ -]){0,4}$").expect("a fixed pattern")
});

/// `Productcode`, `serienummer scootmobiel`: of what is made in rows.
static OF_GOODS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(
        r"\b(?:product|artikel|serie|onderdeel|bestel|model)-?(?:code|nummer|nr)?\.?(?: [a-z]{3,14})?[\s.:]*$",
    )
    .expect("a fixed pattern")
});

static COSTS: LazyLock<Regex> =
    LazyLock::new(|| Regex::folded(r"^(?:,-|,\d\d\b|\s?(?:€|euro|eur|per)\b)").expect("a fixed pattern"));

/// A number that opens with its year.
static YEAR_FIRST: LazyLock<Regex> = LazyLock::new(|| Regex::folded(r"^20\d\d-\d{5,7}").expect("a fixed pattern"));

/// Shapes, anchored where the number or its letters begin.
static SHAPES: LazyLock<Vec<(Regex, f32, &'static str)>> = LazyLock::new(|| {
    [
        (r"^pl ?\d{4}[-/ ]\d{6,12}(?:[-/]\d{1,2})?", 0.98, "police-report"),
        (r"^\d{2}[-/.]\d{6}[-/.]\d{2}\b", 0.95, "parket-number"),
        (r"^\d{6,8} ?(?:/ ?)?[a-z]{2,3}(?:[ -][a-z]{2,5})? ?\d{2}[-/]\d{1,6}", 0.97, "court-number"),
        (r"^c/\d{2}/\d{5,7}(?: ?/ ?[a-z]{2,3}[ -](?:[a-z]{2,3} )?\d{2}-\d{1,5})?", 0.97, "court-number"),
        (r"^[a-z]{1,3} ?[a-z]{2} \d{2}-\d{2,5}", 0.9, "court-number"),
        (r"^[a-z]{2,6}-(?:19|20)?\d\d-[a-z]{1,3}-\d{3,9}\b", 0.93, "file-number"),
        (r"^\d{1,3}/(?:19|20)\d\d\.\d{3,6}\b", 0.85, "file-number"),
        (r"^[a-z]{1,6}[-/.]\d{2,4}(?:[-/.]\d{1,9}){2,4}(?:[-/][a-z]{1,2}\b)?", 0.93, "file-number"),
        (r"^\d{2,4}[-/.][a-z]{1,4}[-/.]?\d{3,9}(?:[-/.]\d{1,4})?", 0.85, "file-number"),
        (r"^[a-z]{1,6}[-/. ]\d{2,4}[-/.]\d{3,9}(?:[-/.]\d{1,4})?(?:[-/]?[a-z]{1,2}\b)?", 0.93, "file-number"),
        (r"^[a-z]{1,6}[-/ ]\d{6,8}[-/]\d{1,5}", 0.93, "file-number"),
        (r"^[a-z]{2,6}-[a-z]{1,4}-\d{4,9}\b", 0.85, "file-number"),
        (r"^[a-z]{1,6}-\d{4,12}(?:[-/.]\d{1,4})?(?:[-/]?[a-z]{1,2}\b)?", 0.85, "file-number"),
        (r"^(?:19|20)\d\d[-/.]\d{5,9}(?:[-/][a-z]{1,2})?\b", 0.85, "file-number"),
        (r"^(?:19|20)\d\d[-/]\d{3,4}-[a-z]{1,2}\b", 0.85, "file-number"),
        (r"^[a-z]{1,4}(?:19|20)\d\d[-/.]\d{3,9}\b", 0.85, "file-number"),
        (r"^[a-z]{1,3}\d\d[-/.]\d{4,7}\b", 0.8, "file-number"),
        (r"^[a-z]{1,4}\d{6,12}", 0.8, "file-number"),
        (r"^[ivx]{1,3}-[a-z0-9]{9}\b", 0.9, "permit-number"),
        (r"^[a-z]{2}[a-z0-9]{6}\d", 0.85, "paper-number"),
    ]
    .into_iter()
    .map(|(pattern, confidence, rule)| (Regex::folded(pattern).expect("a fixed pattern"), confidence, rule))
    .collect()
});

/// What may stand after a word for a file: letters and digits with joints, at least three digits in all.
static VALUE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"^(?:[a-z]{1,6}[-/. ]?){0,2}\d[\da-z]*(?:(?:[-/.]| ?- ?)[\da-z]+|  ?\d{2,}[\d.-]*){0,5}")
        .expect("a fixed pattern")
});

/// How far before a number the word may stand.
const REACH: usize = 45;

pub(super) fn find(context: &Context, found: &mut Vec<Candidate>) {
    let view = context.view;
    let mut past = 0;
    for (index, token) in view.numbers() {
        let number = token.range();
        if number.start < past {
            continue;
        }
        let start = start_of_code(view, index);
        if let Some((range, category, confidence, rule)) =
            shaped(view, start).or_else(|| said(view, start, &number)).or_else(|| long(view, &number))
        {
            past = range.end;
            found.push(context.at(range, category, confidence, rule));
        }
    }
}

type Hit = (Range<usize>, Category, f32, &'static str);

/// Letters that belong to the number: joined to it by a dash, slash, dot or nothing, or capitals one space before.
fn start_of_code(view: &View, index: usize) -> usize {
    let mut start = view.tokens[index].range().start;
    for token in view.tokens[..index].iter().rev().take(5) {
        let range = token.range();
        let word = view.word(token);
        let joined = range.end == start;
        let belongs = match token.kind {
            crate::anonymise::view::Kind::Word => {
                let short = word.len() <= 6 && word.is_ascii();
                let capitals = word.chars().all(|c| c.is_ascii_uppercase())
                    && range.end + 1 == start
                    && (2..=4).contains(&word.len())
                    && view.text()[range.end..start] == *" ";
                let label = among!(
                    word,
                    "VO" | "NR" | "NO" | "PV" | "BSN" | "TEL" | "VGZ" | "CZ" | "DSW" | "IND" | "ID" | "VNR" | "REF"
                );
                short && (joined || capitals && !label && !view.line_at(start).all_caps)
            }
            crate::anonymise::view::Kind::Punct => joined && matches!(word, "-" | "/" | "."),
            crate::anonymise::view::Kind::Number => joined,
        };
        if !belongs {
            break;
        }
        start = range.start;
    }
    // A joint can't begin a number.
    let joints = view.lower[start..].bytes().take_while(|b| matches!(b, b'-' | b'/' | b'.')).count();
    start + joints
}

fn shaped(view: &View, start: usize) -> Option<Hit> {
    // `casus_testman_2026-012345`: in the name of a file a year and a number are as telling as elsewhere.
    let filed = view.lower[..start].ends_with('_') && YEAR_FIRST.is_match(view.after(start, 12));
    if view.lower[..start].ends_with(|c: char| c.is_alphanumeric() || c == '@' || c == '_') && !filed {
        return None;
    }
    let after = view.after(start, 48);
    // None has fewer than four digits, but for one that begins with a Roman figure.
    let code = after.bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b' ' | b'/' | b'.' | b'-'));
    if code.filter(u8::is_ascii_digit).count() < 4 && !after.starts_with(['i', 'v', 'x']) {
        return None;
    }
    let (end, confidence, rule) = SHAPES.iter().find_map(|(shape, confidence, rule)| {
        let hit = shape.find(after)?;
        let rest = &after[hit.end()..];
        let goes_on = rest.starts_with(['-', '/', '.']) && rest[1..].starts_with(|c: char| c.is_ascii_digit());
        let free = !goes_on && !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '@');
        let code = hit.as_str();
        let digits = code.bytes().filter(u8::is_ascii_digit).count();
        let paper = *rule != "paper-number" || (code.len() == 9 && digits >= 2 && !code.contains('o') && digits < 9);
        let enough = digits >= if *rule == "permit-number" { 2 } else { 4 };
        (free && paper && enough && !is_public_code(code)).then_some((hit.end(), *confidence, *rule))
    })?;
    let before = view.line_before(start, REACH);
    // "Casus: KB/2026/11837": too long for a label of the team's own.
    let long = after[..end].bytes().filter(u8::is_ascii_digit).count() >= 8 && after.starts_with(char::is_alphabetic);
    let labels = long && before.trim_end_matches([':', ' ']).ends_with("casus");
    if NEUTRAL.is_match(before) && !labels
        || OF_GOODS.is_match(before)
        || is_capital_place(view, start, end)
        || is_foreign_postcode(&after[..end])
    {
        return None;
    }
    // `PGB 44.182 per jaar`: points for thousands.
    let code = &after[..end];
    let thousands = code.rsplit(' ').next().is_some_and(|n| n.len() < 8 && n.contains('.') && is_date_or_time(n));
    if code.contains(' ') && thousands && COSTS.is_match(&after[end..]) {
        return None;
    }
    let paper = matches!(rule, "paper-number" | "permit-number") || says_paper(before);
    Some((start..start + end, if paper { Category::Document } else { Category::Dossier }, confidence, rule))
}

/// `Stein 2026-14`: a word of the text one space before, not letters of a code.
fn is_capital_place(view: &View, start: usize, end: usize) -> bool {
    let code = &view.text()[start..start + end];
    code.contains(' ') && code.chars().take_while(|c| c.is_alphabetic()).any(char::is_lowercase)
}

/// Laws, norms, diseases and versions with a year or number.
fn is_public_code(code: &str) -> bool {
    let letters = code.find(|c: char| !c.is_ascii_alphabetic()).map_or(code, |at| &code[..at]);
    let known = [
        "nen", "iso", "nta", "avg", "wet", "covid", "ecli", "art", "bw", "sr", "bio", "win", "rfc", "nl", "kb", "dsm",
        "icd", "tel", "stb",
    ];
    let only_year = {
        let rest = code[letters.len()..].trim_start_matches(['-', ' ', '/']);
        rest.len() == 4 && (rest.starts_with("19") || rest.starts_with("20"))
    };
    // `14 046`: a municipality's own number.
    let of_municipality = code.starts_with("14 0") && (6..=7).contains(&code.len());
    // `KB/24-11208` is a file of a bank, `KB 2025/12` a decree.
    // So is `BW-1911.03`; an article of a law has fewer figures.
    let digits = code.bytes().filter(u8::is_ascii_digit).count();
    // And so is `BW 26-331`: articles have a colon.
    let dashed = || code[2..].starts_with(' ') && code[3..].split_once('-').is_some_and(|(year, _)| year.len() == 2);
    let file = letters.len() == 2 && (digits >= 6 && code[2..].starts_with('-') || digits >= 5 && dashed())
        || code.starts_with("kb/");
    of_municipality || known.contains(&letters) && !file || only_year
}

fn says_paper(before: &str) -> bool {
    let paper = PAPER.find_iter(before).last().map(|m| m.end());
    let file = FILE
        .find_iter(before)
        .filter(|m| !matches!(m.as_str(), "nummer" | "nr" | "no" | "onder" | "nrs"))
        .last()
        .map(|m| m.end());
    paper.is_some() && paper >= file
}

fn said(view: &View, start: usize, number: &Range<usize>) -> Option<Hit> {
    // What the number itself tells goes first: most are too short to be one of a file.
    let after = view.after(start, 48);
    let value = VALUE.find(after)?;
    let mut code = value.as_str().trim_end_matches(['-', '.', '/', ' ']);
    // A group behind a space belongs to the number only if it is no day or hour; take the first group where in doubt.
    if let Some(space) = code.find(' ').filter(|at| code[..*at].bytes().filter(u8::is_ascii_digit).count() >= 5) {
        code = &code[..space];
    }
    let end = start + code.len();
    let digits = code.bytes().filter(u8::is_ascii_digit).count();
    let free = !view.lower[end..].starts_with(|c: char| c.is_alphanumeric() || c == '@')
        && !UNIT.is_match(view.after(end, 16));
    let plain = digits == code.len();
    let file = code.bytes().any(|byte| byte == b'.')
        && [".xls", ".doc", ".pdf", ".jpg", ".png", ".eml", ".msg", ".csv", ".zip"].iter().any(|e| code.contains(e));
    if file
        || super::labelled::of_bill(view, start)
        || !free
        || digits < 3
        || is_postcode(code)
        || is_date_or_time(code)
        || is_public_code(code)
        || view.lower[..start].ends_with(|c: char| c.is_alphanumeric())
    {
        return None;
    }
    let before = super::owner::clause(view.line_before(start, REACH));
    if NEUTRAL.is_match(before) || DIALLED.is_match(before) || OF_GOODS.is_match(before) || AMOUNT.is_match(before) {
        return None;
    }
    let header = super::table::header_of(view, number.start);
    let paper = says_paper(before) || header.is_some_and(|h| PAPER.is_match(h) || h.starts_with("v-"));
    let close = directly_before(before);
    let is_own = code.parse::<CaseNumber>().is_ok()
        && code.len() == 8
        && !before.contains("dossier")
        && !before.contains("client");
    if is_own {
        return None;
    }
    let enough = if plain { digits >= if close { 4 } else { 6 } } else { digits >= 4 };
    let file = FILE.is_match(before) || header.is_some_and(|h| FILE.is_match(h));
    let year = plain && digits == 4 && (code.starts_with("19") || code.starts_with("20"));
    let category = if paper { Category::Document } else { Category::Dossier };
    ((paper || file) && enough && !year && (close || paper || !plain || digits >= 7)).then_some((
        start..end,
        category,
        0.85,
        "number-said",
    ))
}

/// The word stands right before the number: only a few signs and small words between.
fn directly_before(before: &str) -> bool {
    static DIRECT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"(?:nummer|nr|nrs|no|kenmerk|ref|referentie|dossier|huurdossier|zaak|pv|melding|mutatie|beschikking|client|\w+nr|\w+nummer|vo|rn|onder)[\s.:=#(]*(?:is|van|bij|ons|onder|:|[a-z]{2,9})?[\s.:=#(]*$")
            .expect("a fixed pattern")
    });
    DIRECT.is_match(before)
}

pub(super) fn is_date_or_time(code: &str) -> bool {
    static DATE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"^(?:\d{1,2}[-/.]\d{1,2}(?:[-/.](?:\d\d|\d{4}))?|(?:19|20)\d\d[-/.]\d{1,2}(?:[-/.]\d{1,2})?|(?:19|20)\d\d[-/](?:19|20)?\d\d|\d{1,2}[.:]\d\d(?: ?- ?\d{1,2}[.:]\d\d)?|\d{1,3}(?:\.\d{3})+|0\d{2,3}[-/ ].*|\d+ ?- ?\d{1,2}|06.*)$")
            .expect("a fixed pattern")
    });
    DATE.is_match(code)
}

/// `D-52525`, `B-3600`.
fn is_foreign_postcode(code: &str) -> bool {
    let Some((country, digits)) = code.split_once('-') else { return false };
    among!(country, "d" | "de" | "b" | "be" | "f" | "l" | "a" | "ch")
        && (4..=5).contains(&digits.len())
        && digits.bytes().all(|b| b.is_ascii_digit())
}

/// `6171-ZZ`: not a number of a file.
pub(super) fn is_postcode(code: &str) -> bool {
    let letters = code.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches('-');
    letters.len() == 2
        && letters.bytes().all(|b| b.is_ascii_lowercase())
        && code.bytes().filter(u8::is_ascii_digit).count() == 4
}

/// `16022026`, `20260216`: a day in the name of a file.
fn is_day(digits: &str) -> bool {
    let parts = |d: &str, m: &str, y: &str| {
        let within = |v: &str, range: std::ops::RangeInclusive<u32>| v.parse().is_ok_and(|v: u32| range.contains(&v));
        within(d, 1..=31) && within(m, 1..=12) && within(y, 1990..=2060)
    };
    digits.len() == 8
        && (parts(&digits[..2], &digits[2..4], &digits[4..]) || parts(&digits[6..], &digits[4..6], &digits[..4]))
}

/// Seven digits and more that nothing explains: hardly ever anything but somebody's number.
fn long(view: &View, number: &Range<usize>) -> Option<Hit> {
    let digits = number.len();
    if !(7..=20).contains(&digits) {
        return None;
    }
    let before = view.line_before(number.start, REACH);
    let free = begins_freely(view, number.start)
        && !view.lower[number.end..].starts_with(|c: char| c.is_alphanumeric() || c == '@');
    let explained = NEUTRAL.is_match(before) || AMOUNT.is_match(before) || UNIT.is_match(view.after(number.end, 16));
    let url = before.rsplit(' ').next().is_some_and(|w| w.contains("://") || w.starts_with("www"));
    let day = is_day(&view.lower[number.clone()]);
    (free && !explained && !url && !day).then_some((number.clone(), Category::Dossier, 0.6, "long-number"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anonymise::testing::check;

    #[test]
    fn numbers_of_files_are_found() {
        for line in [
            "PV [[DOSSIER|PL2300-2026123456-1]]",
            "zaaknr. bij ons is [[DOSSIER|Z/26/012345]]",
            "kenmerk [[DOSSIER|IND/26/0012345]]",
            "dossier ([[DOSSIER|MEE-2024/1234]])",
            "meldingsnummer [[DOSSIER|M-260914-01]]",
            "Mutatienr [[DOSSIER|2026-1234567]]",
            "zaaknummer [[DOSSIER|12345678 CV EXPL 26-123]]",
            "Parketnummer: [[DOSSIER|09-123456-26]]",
            "VO [[DOSSIER|26/00123]]",
            "Cliëntnr Wmo:      [[DOSSIER|123456]]",
            "(nr [[DOSSIER|2026-00123]])",
            "Onderwerp: RE: [[DOSSIER|2026.012345]]",
            "Betreff: [[DOSSIER|D2026-01234]]",
            "huurdossier ([[DOSSIER|12-345]])",
            "lopend dossier: [[DOSSIER|INK-12345]]",
            "Reclasseringsnr: [[DOSSIER|RN 1234567]]",
            "onder nummer [[DOSSIER|CIZ 20260811-1234]];",
            "beschikking [[DOSSIER|WMO-2025-01234]] loopt af",
            "begeleiding (Wmo, [[DOSSIER|RA-5520-M]]) en zij komt",
            "rij 3: [[DOSSIER|BW-1911.03]] loopt",
            "zij is met het stuk bezig ([[DOSSIER|BW 26-331]]), zei hij",
            "begeleiding (plan [[DOSSIER|TBP-2026-J-0291]]) sinds maart",
            "vastgelegd in ons systeem, episode [[DOSSIER|4/2026.77120]].",
            "Casus: [[DOSSIER|KB/2026/11837]]",
            "map casus_TestMan_[[DOSSIER|2026-012345]] op de schijf",
            "FW: huurachterstand [[DOSSIER|2026/0417-N]]",
            "onze zaak [[DOSSIER|Z-26-08711-b]] blijft open",
            "mail van gisteren, [[DOSSIER|Z26.08711]], is beantwoord",
            "Het dossier bij de bank is [[DOSSIER|KB/25-30817]].",
            "rapport [[DOSSIER|GGD-TL-18844]]",
            "  contract    wie            verd.\n  [[DOSSIER|90-1284]]     een bewoner    0",
        ] {
            check(find, line);
        }
    }

    #[test]
    fn numbers_of_papers_are_found() {
        for line in [
            "V-nr [[DOCUMENT|281.123.4567]].",
            "Zorgpolis: VGZ [[DOCUMENT|7001234567]]",
            "bij de GGZ bekend onder nr. [[DOCUMENT|1234567]].",
            "een rijbewijs (nr. [[DOCUMENT|5281234567]])",
            "ID-kaart is verlopen ([[DOCUMENT|IWK12B8R1]])",
            "patiëntnr. [[DOCUMENT|P-1234567]]",
            "naam\tv-nummer\nx\t[[DOCUMENT|2811234567]]",
            "paspoort [[DOCUMENT|NXK12B8R1]]",
            "Her permit hangs on his, [[DOCUMENT|III-WK3R77LP5]], valid",
        ] {
            check(find, line);
        }
    }

    #[test]
    fn other_numbers_stay() {
        for line in [
            "factuur 2026-3381",
            "PGB 44.182 per jaar",
            "Serienummer scootmobiel SN-118204.",
            "Vergaderingsnummer 344 912 006 71",
            "Factuurnummer: F-2026-3381",
            "versie 2026.1",
            "raadsvoorstel 2026-117",
            "casus 2026-014",
            "artikel 2:47 APV",
            "art. 7.3.11 Jeugdwet",
            "Wmo 2015",
            "NEN-7510",
            "schooljaar 2025-2026",
            "kamer 2.14",
            "schuld van € 1234567",
            "Casus 31 (gezin)",
            "dossier sinds 2019",
            "zaak van 12-06-2025",
            "zij woont er sinds 2012 met nr 3",
            "1Gezin1Plan",
            "COVID-2019",
            "melding om 23.15 uur",
            "GGD-monitor 2024",
            "van 08.15 tot 08.35",
            "onder 1500 mensen",
            "een beschikking van 12.500 euro",
            "onze zaak 2026-014",
        ] {
            check(find, line);
        }
    }
}
