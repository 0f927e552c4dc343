//! DATUM and GEBOORTEDATUM: a day on which something happened, or will happen, to a person, and the day somebody was born.
//!
//! Days of meetings, of mail headers, of what professionals plan stay. Where it is not clear which it is, the day gets a
//! confidence at which it is shown to the coördinator and left standing.

use super::days::{Day, days};
use super::table::{cells_beside, header_of};
use crate::anonymise::candidate::{Candidate, Context};
use crate::anonymise::view::{Casing, Kind, View};
use crate::model::{Category, SectionKind};
use crate::pattern::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static BIRTH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"(?:\bgeb(?:oren|\.|\b|datum|dat\b)|\bgeboorte|\bg\.d\.|\bgbd\b|\bgebdat|°|\bverjaardag|\bverjaart|\blevenslicht|\bter wereld|\bjarig|\bdob\b|\bdate of birth|\bborn\b|\bgeborene)[^\d\n;]{0,40}$")
        .expect("a fixed pattern")
});

static OF_DAY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:hij|moeder|vader|mevrouw|meneer|zij|ze|kind|meisje|jongen|zoon|zoontje|dochter|dochtertje|baby|kleine|oudste|jongste)(?: zelf)? is van $")
        .expect("a fixed pattern")
});

static HEADER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"^\s*(?:van|from|verzonden|sent|aan|to|datum|date|onderwerp|subject|cc|op|on|ontvangen|datum overleg|datum vergadering|datum/tijd)\s*[: ]").expect("a fixed pattern")
});

static SUBJECT: LazyLock<Regex> =
    LazyLock::new(|| Regex::folded(r"^[\s>]*(?:onderwerp|subject|betreft|re|fw|fwd)\s*:").expect("a fixed pattern"));

static LAW: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:artikel|art\.?|lid|versie|paragraaf|par\.?|hoofdstuk|v|(?:wet|besluit|regeling|verordening|convenant|privacyreglement|beleidsregels?) (?:van|d\.d\.|per))\s*$").expect("a fixed pattern")
});

/// What happens to people, said near a day.
static EVENT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(
        r"\b(?:opgenomen|opname|overleden|overleed|gestorven|sterf|gevallen|viel|ontruim\w*|aangehouden|mishandel\w*|geslagen|sloeg|geduwd|bedreig\w*|weggelopen|kwijt|vermist|zitting|rechtbank|rechter|vonnis|veroordeeld|uitspraak|operatie|geopereerd|ontslagen|huisverbod|incident|aangifte|gevonden|diagnose|getrouwd|trouwt|gescheiden|verhuis\w*|ingetrokken|indicatie|beschikking|geldig|verloopt|gestopt|stopt|loopt af|afloopt|aflopen|hartaanval|herseninfarct|beroerte|ruzie\w*|politie|ambulance|brand|vrijgelaten|vrijkomt|begrafenis|begraven|crematie|bevallen|uitgerekend|miskraam|verdwenen|ingebroken|gestolen|ongeluk|ongeval|bedrijfsongeval|suicide\w*|poging|gewond|gezien|mes|afgesloten|uitgeschreven|ingeschreven|aangetroffen|gevlucht|vlucht\w*|aangekomen|vertrok\w*|vertrek|geboren|ontplofte|escal\w*|gone|since|left|moved|evicted|arrested|died|passed away|admitted|hospital|fell|missing|ots|ondertoezichtstelling|machtiging|contactverbod|gebiedsverbod|straatverbod|maatregel|schorsing|proeftijd|vrijlating|detentie|vastgezet|opgehaald|afgehaald|opgevangen|gehoord|verhoord|hospitaal|uithuis\w*|uit huis|huis gezet|geplaatst|hulp geroepen|dreig\w*|schreeuw\w*|brak|gebroken|ingeslagen|vernield|gestoken|gebeten|meegenomen|gearresteerd|weggestuurd|geschorst|bezocht|gesloten|verlaten|verbroken|huilde|kwam|ging|zag|gaf|kreeg|werd|gevraagd|gebeld|belde|gewacht|stond|slaapt|woont|mevrouw|meneer|moeder|vader|zoon|dochter|kind)\b",
    )
    .expect("a fixed pattern")
});

/// Meetings, plans of professionals, and what concerns everybody.
static MEETING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(
        r"\b(?:\w*overleg\w*|vergader\w*|bespreking|\w*bijeenkomst\w*|dorpsteam\w*|kernteam|wijkteam\w*|agenda|notulen|verslag|casustafel|\w*tafel|casusbespreking|mdo|inbreng\w*|uitnodig\w*|uiterlijk|deadline|aanlever\w*|aanmeld\w*|vakantie|verlof|afwezig|bereikbaar|terugkoppel\w*|plaatsvindt|bewonersavond|inloop\w*|cursus|training|lezing|seminar|webinar|actiepunt\w*|planning|factuur|zaal|lunch|folder|subsidie|begroting|raad|enquete|opening|schuift|schuiven|verandert|tarief|regeling|schouw|gereed|\w*barbecue|nachtopvang|open tot|vol tot|gaat in|formulier|budget|hitteplan|dienstregeling|zomerreces|volgende keer|op de lijst|staat erop|sluit|aansluiten|sessie|teamdag|spreekuur|intervisie|congres|cijfers|statistiek\w*|aantallen|kwartaal\w*|feest|markt|rooster|nieuwsbrief|schrijf je|inschrijven|geldt|groep|cluster|besluit|reminder)\b",
    )
    .expect("a fixed pattern")
});

/// Happened to somebody beyond doubt, whatever meeting is spoken of too.
static STRONG: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:opgenomen|overleden|overleed|gestorven|stierf|beviel|bevallen|gevallen|ontruim\w*|aangehouden|mishandel\w*|geslagen|geduwd|bedreigd|weggelopen|kwijt|vermist|zitting|vonnis|veroordeeld|geopereerd|ontslagen|huisverbod|aangifte|diagnose|ingetrokken|loopt af|verdwenen|ongeval|bedrijfsongeval|ongeluk|suicide\w*|gesneuveld|ruzies?|uithuis\w*|uit huis|stopt met)\b")
        .expect("a fixed pattern")
});

/// The writer's own plans.
static OWN_PLAN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:ik|we|wij) (?:\w+ ){0,2}?(?:ga|gaan|bel|bellen|kom|komen|ben|weeg|plan|mail|stuur|spreek|sluit|haal|neem|bespreken|bespreek|hebben een|heb een|laat|meld)\b|\b(?:bel|kom|ben|weeg|mail|stuur|spreek|sluit|haal|neem|ga) (?:ik|we|wij)\b|\bstaat in mijn agenda\b|\bmijn mail\b")
        .expect("a fixed pattern")
});

static LED_IN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"(?:\b(?:op|sinds|vanaf|per|voor|na|tot|van|om|d\.d\.|dd\.?|ma|di|wo|do|vr|za|zo|\w+dag|sedert|opgenomen|opname|ontslag|gevallen|overleden|ongeval|is|was|bij|rond|afgelopen)\s*\.?\s?|[(,:]\s?)$").expect("a fixed pattern")
});

pub(super) fn find(context: &Context, found: &mut Vec<Candidate>) {
    let view = context.view;
    for mut day in days(view) {
        if let Some((category, confidence, rule)) = judge(context, &mut day) {
            found.push(context.at(day.range, category, confidence, rule));
        }
    }
    years_of_birth(context, found);
    feasts(context, found);
    in_fields(context, found);
}

/// Days with a name of their own; only shown unless something happened on one.
fn feasts(context: &Context, found: &mut Vec<Candidate>) {
    static FEAST: LazyLock<Regex> = LazyLock::new(|| {
        Regex::whole(r"\b(?:internationale vrouwendag|bidden voor het gewas|eerste pinksterdag|tweede pinksterdag|carnavalszaterdag|dag van de arbeid|carnavalsdinsdag|carnavalsmaandag|sinterklaasavond|carnavalszondag|dodenherdenking|eerste kerstdag|nieuwjaarsnacht|pinkstermaandag|stille zaterdag|tweede kerstdag|witte donderdag|bevrijdingsdag|eerste paasdag|hemelvaartsdag|oudejaarsavond|oudejaarsnacht|tweede paasdag|allerheiligen|goede vrijdag|nieuwjaarsdag|sacramentsdag|sint nicolaas|sint-nicolaas|valentijnsdag|driekoningen|koningsnacht|oudejaarsdag|roze maandag|sint maarten|sint-maarten|1e kerstdag|2e kerstdag|allerzielen|eid al-adha|eid al-fitr|paasmaandag|pakjesavond|prinsjesdag|sinterklaas|suikerfeest|vastenavond|aswoensdag|enkutatash|hemelvaart|kerstavond|kerstnacht|koningsdag|offerfeest|paaszondag|palmzondag|dierendag|halloween|keti koti|moederdag|chanoeka|vaderdag|oudjaar|divali|diwali|meskel|newroz|nowruz|holi|eid)\b").expect("a fixed pattern")
    });
    let view = context.view;
    for feast in FEAST.find_iter(view.whole()) {
        let range = feast.range();
        let free = !view.lower[..range.start].ends_with(|c: char| c.is_alphanumeric())
            && !view.lower[range.end..].starts_with(|c: char| c.is_alphanumeric());
        let led = ["met", "op", "sinds", "na", "voor", "rond", "tijdens", "van", "tot"]
            .contains(&view.line_before(range.start, 16).trim_end().rsplit(' ').next().unwrap_or(""));
        if !free {
            continue;
        }
        let day = Day { range: range.clone(), day: 1, month: 1, year: None, numeric: false };
        // A feast of old brings presents and guests as well: it must lead in what happened.
        let confidence = event_confidence(context, &day) - if led { 0.1 } else { 0.3 };
        let befell =
            STRONG.is_match(view.line_before(range.start, 60)) || STRONG.is_match(view.line_after(range.end, 60));
        let confidence = if led && befell { confidence } else { confidence.min(0.45) };
        if confidence >= 0.3 {
            found.push(context.at(range, Category::Datum, confidence, "feast"));
        }
    }
}

fn judge(context: &Context, day: &mut Day) -> Option<(Category, f32, &'static str)> {
    let view = context.view;
    let before = view.before(day.range.start, 60);
    let line = view.line_before(day.range.start, 200);
    if is_birth(view, day, before) {
        // `geb. 14 sept 86`: the year without its apostrophe.
        day.range.end += short_year(view, day);
        return Some((Category::Geboortedatum, 0.97, "birth-said"));
    }
    // `Onderwerp: M. Tester (9-10-1938)`: a header line names somebody too.
    let of_old = day.year.is_some_and(|y| i32::from(y) < this_year(context) - 4);
    if of_old && in_brackets_behind_name(view, &day.range) && SUBJECT.is_match(line) {
        return Some((Category::Geboortedatum, 0.85, "birth-in-brackets"));
    }
    // "datum incident: 17-10-2026" heads no mail.
    let befell = line.trim_start().starts_with("datum ") && EVENT.is_match(line);
    if !befell && HEADER.is_match(line) && is_header_line(view, day.range.start) || view.in_signature(day.range.start) {
        return None;
    }
    let after = view.after(day.range.end, 30);
    if LAW.is_match(line) || stamps_message(line, after) || is_fraction(view, day, line) {
        return None;
    }
    if comes_of_age(before, line, after) || turns(view, day, before) {
        return Some((Category::Geboortedatum, 0.85, "birthday-said"));
    }

    if day.numeric && day.year.is_none() && is_of_roster(view, &day.range) {
        return None;
    }
    if day.numeric
        && day.year.is_none()
        && (!LED_IN.is_match(line) && !opens_timeline(view, &day.range) && !befalls(view, day)
            || counts_something(after))
    {
        return None;
    }
    let day = &*day;
    // "woont bij hem in, elf juni negentienachtenveertig": whoever writes out a year of long ago tells a birth.
    let written = !day.numeric && !view.lower[day.range.clone()].bytes().any(|b| b.is_ascii_digit());
    if written && day.year.is_some_and(|y| (16..=110).contains(&(this_year(context) - i32::from(y)))) {
        return Some((Category::Geboortedatum, 0.75, "birth-written"));
    }
    if said_of_age(before, day, this_year(context)) {
        return Some((Category::Geboortedatum, 0.8, "birth-in-brackets"));
    }
    if in_brackets_behind_name(view, &day.range) && day.year.is_some_and(|y| i32::from(y) < this_year(context) - 4) {
        return Some((Category::Geboortedatum, 0.85, "birth-in-brackets"));
    }
    let confidence = event_confidence(context, day);
    (confidence >= 0.3).then_some((Category::Datum, confidence, "day"))
}

/// `09-11  Jan`, `11-13  Els` below each other: hours of a roster, told by a line whose figures can be no day.
fn is_of_roster(view: &View, range: &Range<usize>) -> bool {
    let lines = &view.lines;
    let here = lines.partition_point(|l| l.range.start <= range.start);
    let hours = |line: &str| {
        let line = line.trim_start();
        let bytes = line.as_bytes();
        let number = |from: usize| line.get(from..from + 2).and_then(|n| n.parse::<u8>().ok());
        let joined =
            bytes.get(2) == Some(&b'-') && !bytes.get(5).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'-');
        joined.then(|| number(0).zip(number(3))).flatten()
    };
    let at = |number: usize| lines.get(number).and_then(|l| hours(&view.lower[l.range.clone()]));
    let Some(here) = here.checked_sub(1) else { return false };
    at(here).is_some()
        && [here.checked_sub(1), Some(here + 1), Some(here + 2)]
            .into_iter()
            .flatten()
            .any(|number| at(number).is_some_and(|(from, to)| (13..=24).contains(&to) && from < to))
}

/// `1/2`, `24/7`: figures with a slash that are a day only behind "op".
fn is_fraction(view: &View, day: &Day, line: &str) -> bool {
    let text = &view.lower[day.range.clone()];
    matches!(text, "1/2" | "1/3" | "1/4" | "3/4" | "24/7") && !line.ends_with("op ")
}

/// `[09-11-26, 22:14] Naam:`, `09-11-26 22:14 - Naam:`: the stamp of a chat message.
fn stamps_message(line: &str, after: &str) -> bool {
    let opened = matches!(line.trim(), "" | "[" | ">");
    let hour = after.trim_start_matches([',', ' ']);
    let digits = hour.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &hour[digits..];
    opened
        && (1..=2).contains(&digits)
        && rest.starts_with(':')
        && rest[1..].trim_start_matches(|c: char| c.is_ascii_digit() || c == ':').trim_start().starts_with([']', '-'])
}

/// `wordt 18 op 2-1`, `op 3 mei wordt hij 18`, `viert 12 juni zijn verjaardag`: a birthday by what it brings.
fn comes_of_age(before: &str, line: &str, after: &str) -> bool {
    static TURNS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"\b(?:wordt|werd|word)(?: (?:hij|zij|ze|ook|dan|al))? (?:\d{1,2}|achttien|eenentwintig)(?: jaar)? op (?:\w+dag )?$").expect("a fixed pattern")
    });
    static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"^(?: a\.?s\.?)? (?:wordt|werd) (?:hij|zij|ze|[a-z]+) (?:\d{1,2}|achttien)\b|^ (?:is|was) (?:hij|zij|ze|haar|zijn|[a-z]+) (?:weer |ook |dan )?(?:jarig|verjaardag)\b|^ (?:zijn|haar) verjaardag\b").expect("a fixed pattern")
    });
    let weekday = || line.trim_end().rsplit(' ').next().is_some_and(|w| w.len() > 5 && w.ends_with("dag"));
    TURNS.is_match(before) || (line.ends_with("op ") || weekday()) && BEHIND.is_match(after)
}

/// ` 86` behind a day whose month is named: how many bytes the year takes.
fn short_year(view: &View, day: &Day) -> usize {
    // `drie maart zevenennegentig`.
    let after = view.after(day.range.end, 28);
    let word = after.strip_prefix(' ').map_or("", |w| w.split(|c: char| !c.is_alphabetic()).next().unwrap_or(""));
    if day.year.is_none() && super::digits::number_word(&crate::dictionary::key::fold(word)).is_some_and(|v| v >= 20) {
        return 1 + word.len();
    }
    // `3/11 1958`.
    let long = view.after(day.range.end, 6).as_bytes();
    if day.year.is_none()
        && matches!(long, [b' ', b'1' | b'2', b'9' | b'0', a, b, rest @ ..] if a.is_ascii_digit() && b.is_ascii_digit()
            && !rest.first().is_some_and(u8::is_ascii_alphanumeric))
    {
        return 5;
    }
    let rest = view.after(day.range.end, 5).as_bytes();
    // A stop ends the sentence when no figure follows it.
    let goes_on = |rest: &[u8]| match rest {
        [b':', ..] => true,
        [b'.' | b'-', next, ..] => next.is_ascii_digit(),
        [next, ..] => next.is_ascii_alphanumeric(),
        [] => false,
    };
    let year = day.year.is_none()
        && !day.numeric
        && matches!(rest, [b' ', a, b, rest @ ..] if a.is_ascii_digit() && b.is_ascii_digit() && !goes_on(rest));
    if year { 3 } else { 0 }
}

/// `17 september, negentig geworden`, `wordt op 3 april tachtig`, `op 14 januari twee geworden`, `3 april vierde zij haar
/// tachtigste verjaardag`: an age right behind the day, and a verb that says that it is one.
fn turns(view: &View, day: &Day, before: &str) -> bool {
    static VERB: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"\b(?:wordt|werd|word|worden|weurt|wurdt|wurt|turns|turned)\b[^.;\d]{0,30}$")
            .expect("a fixed pattern")
    });
    static AGE_THEN_DAY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"\b(?:wordt|werd|word|worden|weurt)\b(?: [a-z'-]+){0,3}? (\d{1,3}|[a-zëï]+)(?: jaar)?,? (?:en wel |namelijk |al )?op (?:\w+dag )?$").expect("a fixed pattern")
    });
    static FEAST: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"^,? (?:vierde|viert|is|was|vieren)\b[^.;\d]{0,24}\b(?:\w+|\d{1,3}(?:e|ste|de)) verjaardag\b|^,? (?:haar|zijn|hun|mijn) (?:\S+ )?verjaardag\b").expect("a fixed pattern")
    });
    static THEN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"^,? (?:is|wordt|werd|word|worden|zijn) (?:[a-z'-]+ ){1,3}?(\d{1,3}|[a-zëï]+)(?: jaar)?(?: geworden\b|[.,;)!\n]|$)|^,? (?:hoopt|gaat|mag|zal|zou) (?:[a-z'-]+ ){1,2}?(\d{1,3}|[a-zëï]+) (?:te )?worden\b")
            .expect("a fixed pattern")
    });
    let after = view.line_after(day.range.end, 60);
    let age = |word: &str| {
        word.parse()
            .ok()
            .or_else(|| super::digits::number_word(&crate::dictionary::key::fold(word)))
            .is_some_and(|v: u32| (1..=109).contains(&v) && word != "een")
    };
    let rest = after.trim_start_matches([',', ' ', '>', '\n']);
    let rest = ["aanstaande ", "a.s. ", "as ", "jl. "].iter().find_map(|w| rest.strip_prefix(*w)).unwrap_or(rest);
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let behind = rest[word.len()..].trim_start();
    let counted =
        ["uur", "euro", "keer", "km", "x ", "graden", "jan", "feb", "mrt", "apr"].iter().any(|w| behind.starts_with(w))
            || behind.starts_with([':', '-', '/', '%', '€'])
            || rest[word.len()..].starts_with('.') && rest[word.len() + 1..].starts_with(|c: char| c.is_ascii_digit());
    let closes = behind.is_empty()
        || behind.starts_with(['.', ',', ')', ';', '!', '?', '\n'])
        || behind.starts_with("jaar")
        || behind.starts_with("en ");
    let grown = behind.starts_with("geworden")
        || behind.starts_with("is geworden")
        || behind.starts_with("jaar geworden")
        || behind.starts_with("werd");
    // `wordt ze acht, op 26 november`.
    let before_day = AGE_THEN_DAY.captures(before).and_then(|m| m.get(1)).is_some_and(|m| age(m.as_str()));
    let next = before_day || age(word) && !counted && (grown || closes && VERB.is_match(before));
    let told = || {
        THEN.captures(after).and_then(|m| m.get(1).or(m.get(2))).is_some_and(|m| {
            age(m.as_str()) && (m.as_str().len() > 1 || after.contains("geworden") || after.contains("worden"))
        })
    };
    let of_age = ["meerderjarig", "volwassen"].iter().any(|w| rest.starts_with(w)) && VERB.is_match(before);
    next || of_age || FEAST.is_match(after) || told()
}

/// `vrouw 9/9 overleden`, `hond 11/9 door de dierenambulance opgehaald`: what happened stands in the clause behind, and no
/// fraction, pair of classes or score is meant.
fn befalls(view: &View, day: &Day) -> bool {
    let before = view.line_before(day.range.start, 24);
    let word = before.trim_end().rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let pair = matches!(
        word,
        "groep"
            | "groepen"
            | "klas"
            | "klassen"
            | "niveau"
            | "kamer"
            | "score"
            | "cijfer"
            | "ongeveer"
            | "circa"
            | "artikel"
            | "zaal"
            | "fase"
            | "schaal"
            | "stand"
            | "pagina"
            | "leerjaar"
            | "slechts"
    );
    let after = view.line_after(day.range.end, 60);
    let letters = before.trim().is_empty()
        || before.trim_end().ends_with(|c: char| c.is_alphabetic() || c == '|' || c == ',' || c == '.');
    letters && !pair && (HAPPENED.is_match(&after[..clause_end(after)]) || before.trim_end().ends_with("gebeld"))
}

/// What happens to somebody on a day that nothing leads in.
static HAPPENED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"^[^.;]{0,45}\b(?:overleden|opgenomen|opgehaald|gevallen|aangehouden|gevonden|aangetroffen|vermist|ontslagen|geopereerd|bevallen|gestolen|mishandeld|bedreigd|geslagen|ontruimd|verhuisd|vertrokken|weggelopen|ingetrokken|gestopt|gescheiden|getrouwd|gebeld|gestoken|gebeten|stond|kwam|kwamen|viel|belde|begraven|gecremeerd|overdosis|ambulance|incident|ruzie|vechtpartij|brand|melding|opname|mishandeling|aangifte|inbraak|suicidepoging|poging|huisverbod|uithuisplaatsing|vonnis|ontruiming|bevalling|ongeval|ongeluk|valpartij|overlijden|aanhouding|vernieling|bedreiging|ontslag|politie|val|gevonden)\b").expect("a fixed pattern")
});

fn is_birth(view: &View, day: &Day, before: &str) -> bool {
    // `hij is van 12 april 2011`; a letter is of a day too, but no person.
    let old = day.year.is_some_and(|y| (1900..=2100).contains(&y));
    if old && OF_DAY.is_match(before) {
        return true;
    }
    let said = BIRTH
        .find(before)
        .is_some_and(|m| !before[m.start()..].contains(" bel") && !before[m.start()..].contains("viert"));
    let asterisk = before.trim_end().ends_with('*') && day.year.is_some();
    let after = view.line_after(day.range.end, 60);
    let born_behind = after.trim_start().starts_with("geboren");
    // `op 25 juni is Mees geboren`, `de baby is van 3 april`.
    let born = BORN_BEHIND.is_match(after) || BABY_OF.is_match(before);
    let header = header_of(view, day.range.start).is_some_and(|h| h.starts_with("geb") || h.contains("geboorte"));
    said || asterisk || header || born || born_behind && day.year.is_some()
}

static BORN_BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"^,? (?:is|werd|zijn|was|werden|waren|kwam|kwamen) [^.;,()]{0,36}\b(?:geboren|ter wereld)\b")
        .expect("a fixed pattern")
});

static BABY_OF: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:baby|kindje|zoontje|dochtertje|jongste|oudste|middelste|tweeling)(?: zelf)? (?:is|zijn|was) (?:van|uit) $").expect("a fixed pattern")
});

/// `Van: …`, `Verzonden: …` and `Op … schreef …:`; a line that only begins with "op" is prose.
fn is_header_line(view: &View, at: usize) -> bool {
    /// A header line is short; and a line is looked at once for each day in it, so the look must be.
    const HEADER_BYTES: usize = 300;
    let line = &view.lower[view.line_at(at).range.clone()];
    if line.len() > HEADER_BYTES {
        return false;
    }
    let prose = line.trim_start().starts_with("op ")
        || line.trim_start().starts_with("on ")
        || line.trim_start().starts_with("van ")
        || line.trim_start().starts_with("aan ")
        || line.trim_start().starts_with("to ");
    let wrote = line.contains("schreef") && line.trim_end().ends_with(':') || line.contains(" wrote");
    !prose || wrote
}

fn counts_something(after: &str) -> bool {
    let after = after.trim_start();
    [
        "jaar",
        "jr",
        "keer",
        "uur",
        "euro",
        "kinderen",
        "personen",
        "x ",
        "%",
        "stuks",
        "mg",
        "dd",
        "per",
        "tabletten",
        "dagen",
        "weken",
        "maanden",
        "deel",
    ]
    .iter()
    .any(|u| after.starts_with(u))
}

/// Right in brackets, or after a comma, behind a word with a capital.
fn in_brackets_behind_name(view: &View, range: &Range<usize>) -> bool {
    let index = view.token_at(range.start);
    let opens = index.checked_sub(1).map(|i| &view.tokens[i]);
    let named = index.checked_sub(2).map(|i| &view.tokens[i]);
    match (named, opens) {
        (Some(named), Some(opens)) => {
            matches!(view.word(opens), "(" | ",")
                && named.kind == Kind::Word
                && matches!(named.casing, Casing::Capital | Casing::Upper)
        }
        _ => false,
    }
}

/// `tot zijn achttiende (4 juli 2008)`, or any day in brackets that is long past.
fn said_of_age(before: &str, day: &Day, this_year: i32) -> bool {
    static COMES_OF_AGE: LazyLock<Regex> =
        LazyLock::new(|| Regex::folded(r"\b(?:\w+(?:ste|de)|\d{1,2}e) ?\($").expect("a fixed pattern"));
    let years = day.year.map_or(0, |y| this_year - i32::from(y));
    before.ends_with('(') && (years >= 12 || years >= 1 && COMES_OF_AGE.is_match(before))
}

fn this_year(context: &Context) -> i32 {
    context.settings.received.map_or(2026, |d| i32::from(d.year()))
}

/// How sure it is that the day concerns somebody, by what stands in its clause.
fn event_confidence(context: &Context, day: &Day) -> f32 {
    let view = context.view;
    let (before, after) = (view.line_before(day.range.start, 120), view.line_after(day.range.end, 120));
    let before = super::owner::clause(before);
    let after = &after[..clause_end(after)];
    let near = |p: &Regex| p.is_match(before) || p.is_match(after);
    let mut confidence = 0.45;
    // `- brief stopzetten, voor 15 juni`: when somebody of the team has to have done it.
    let item = view.line_before(day.range.start, 120).trim_start().starts_with(['-', '*', '•']);
    let due = ["voor ", "vóór ", "uiterlijk ", "gereed ", "klaar "].iter().any(|w| before.ends_with(w));
    if item && due && after.trim().is_empty() {
        return 0.2;
    }
    if near(&STRONG) {
        return 0.9;
    }
    if near(&EVENT) {
        confidence += 0.25;
    }
    // What stands closest counts: a meeting spoken of further on takes nothing away.
    let close = |p: &Regex| p.is_match(tail(before, 50)) || p.is_match(head(after, 50));
    let hour = || before.ends_with("uur ") || head(after, 24).contains(" uur");
    if close(&MEETING) || !near(&EVENT) && hour() {
        confidence -= 0.35;
    }
    if near(&OWN_PLAN) {
        confidence -= 0.3;
    }
    let past = day.year.is_some_and(|y| i32::from(y) < this_year(context));
    if past {
        confidence += 0.15;
    }
    if opens_timeline(view, &day.range) {
        confidence += 0.3;
    }
    if hour_follows(after) {
        confidence -= 0.15;
    }
    if view.tokens.get(view.token_at(day.range.start)).is_some_and(|t| t.section == SectionKind::Subject) {
        confidence -= 0.35;
    }
    if context.settings.area_question || context.settings.minutes {
        confidence -= 0.1;
    }

    confidence
}

/// The last `bytes` bytes, cut at a character.
fn tail(text: &str, bytes: usize) -> &str {
    let mut at = text.len().saturating_sub(bytes);
    while !text.is_char_boundary(at) {
        at += 1;
    }
    &text[at..]
}

/// The first `bytes` bytes, cut at a character.
fn head(text: &str, bytes: usize) -> &str {
    let mut at = bytes.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    &text[..at]
}

fn clause_end(after: &str) -> usize {
    after
        .char_indices()
        .find(|(at, c)| {
            matches!(c, ';' | '!' | '?')
                || *c == '.' && after[at + 1..].starts_with([' ', '\n'])
                || *c == '.' && at + 1 == after.len()
        })
        .map_or(after.len(), |(at, _)| at)
}

/// The day opens its line and text follows: a timeline.
fn opens_timeline(view: &View, range: &Range<usize>) -> bool {
    let before = view.line_before(range.start, 20);
    let after = view.line_after(range.end, 40);
    let opens = before.trim().trim_start_matches(['-', '*', '•']).trim().is_empty();
    opens
        && after.len() > 12
        && (after.starts_with("  ") || after.starts_with('\t') || after.trim_start().starts_with([':', '-', '|']))
}

fn hour_follows(after: &str) -> bool {
    static HOUR: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"^,?\s*(?:om |van |vanaf |\()?\s*\d{1,2}(?:[.:]\d\d)?(?:\s?(?:uur|u\b|-|tot)|[.:]\d\d)")
            .expect("a fixed pattern")
    });
    HOUR.is_match(after)
}

static LAW_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"(?:wet|wmo|avg|wgbo|monitor|rapport|verslag|jaar|norm|notitie|nota|visie|plan|agenda|versie|covid|cbs|ggd|begroting|besluit|convenant|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)[ ,(]*$").expect("a fixed pattern")
});

/// Years alone: after a word for birth, in brackets behind a name, in a column of birth dates, `dochter van 2013`.
fn years_of_birth(context: &Context, found: &mut Vec<Candidate>) {
    static SAID: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"(?:\bgeb(?:oren|\.|\b|datum)?|°|\bgeboortejaar|\bbouwjaar|\bbj|\bjg|\bjaargang|\bgeboortedatum|\buit|\*)\s*(?:in |:|\.|het |jaar|is|begin |eind )*\s*(?:(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|jan|feb|febr|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\.?)?\s*'?$").expect("a fixed pattern")
    });
    static CHILD: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(
            r"\b(?:zoon|zoontje|dochter|dochtertje|jongen|meisje|kind|kindje|baby|man|vrouw|oudste|jongste|middelste|moeder|vader|mevrouw|meneer)\w* (?:(?:is|was) )?(?:van|uit) '?$|\b(?:hij|zij|ze|ik) (?:is|ben) (?:ook |zelf )?van (?:januari |februari |maart |april |mei |juni |juli |augustus |september |oktober |november |december )?'?$|\((?:van|uit) '?$|\b(?:hij|zij|ze|mevrouw|meneer) komt uit '?$",
        )
        .expect("a fixed pattern")
    });
    let view = context.view;
    for (index, token) in view.numbers() {
        let range = token.range();
        let value: u16 = match view.lower[range.clone()].parse() {
            Ok(value) if range.len() == 4 && (1900..=2100).contains(&value) || range.len() == 2 => value,
            _ if matches!(range.len(), 6 | 8) => {
                run_together(context, range, found);
                continue;
            }
            _ => continue,
        };
        let before = view.line_before(range.start, 40);
        let short = range.len() == 2;
        // `03NOV1958`.
        if range.len() <= 2
            && let Some(day) = GLUED.find(view.after(range.start, 10))
            && BIRTH.is_match(before)
        {
            found.push(context.at(range.start..range.start + day.end(), Category::Geboortedatum, 0.95, "birth-said"));
            continue;
        }
        // `geb. 58-11-03`: the year ahead.
        if short && YEAR_AHEAD.is_match(view.after(range.start, 10)) && BIRTH.is_match(before) {
            found.push(context.at(range.start..range.start + 8, Category::Geboortedatum, 0.95, "birth-said"));
            continue;
        }
        // `bouwjaar 74`, of somebody and no house.
        let built = YEAR_BUILT.is_match(before);
        if built && (BUILT.is_match(before) || super::kenteken::CUE.is_match(view.line_before(range.start, 90))) {
            continue;
        }
        let bare = short && built && !before.ends_with('\'');
        if short && !bare && !before.ends_with('\'') || i32::from(value) > this_year(context) {
            continue;
        }
        let joined = view.lower[range.end..].starts_with(['-', '/', '.', ':'])
            && view.lower[range.end + 1..].starts_with(|c: char| c.is_ascii_digit());
        if joined || !super::digits::begins_freely(view, range.start) && !short {
            continue;
        }
        let said = SAID.is_match(before) && (!before.trim_end().ends_with("uit") || before_is_person(view, index));
        let header = || header_of(view, range.start).is_some_and(|h| h.starts_with("geb") || h.contains("geboorte"));
        let rest = &view.lower[range.end..];
        // `In 1961 werd hij geboren`.
        let said = said
            || !short && (rest.starts_with(" geboren") || rest.starts_with(" ter wereld"))
            || !short && BORN_BEHIND.is_match(view.line_after(range.end, 60));
        let closed = if before.ends_with('(') {
            rest.starts_with(')')
        } else {
            rest.is_empty() || rest.starts_with([',', '.', ';', '\n', ')'])
        };
        // A law or report of late years has its year in brackets too: there only a name that is no word counts.
        let brackets = !short
            && closed
            && in_brackets_behind_name(view, &range)
            && {
                let name = &view.tokens[index - 2];
                let old = i32::from(value) < this_year(context) - 16 && !name.sentence_start && before.ends_with('(');
                // `Kinderen: Mees (2012)`: a first name among those of a family.
                let known = before.ends_with('(')
                    && context.dictionary.look_up(view.lower_word(name)).first().listed()
                    && before.split(|c: char| !c.is_alphabetic()).any(super::age_words::is_person_word);
                let place = context.dictionary.look_up(view.lower_word(name));
                let town = place.place() && !place.first().listed();
                !town && (old || known || !context.is_ordinary(view.lower_word(name)))
            }
            && !LAW_YEAR.is_match(before);
        let confidence = if said || bare || header() {
            0.95
        } else if CHILD.is_match(before) {
            0.85
        } else if brackets {
            0.75
        } else {
            continue;
        };
        let start = if short && !bare { range.start - 1 } else { range.start };
        // `geboren in mei 1944`: the month goes with its year.
        let stop = usize::from(before.ends_with(". "));
        let month = index.checked_sub(1 + stop).map(|at| &view.tokens[at]).filter(|t| {
            (said || header() || CHILD.is_match(before))
                && t.range().end + 1 + stop == start
                && super::days::month_number(view.lower_word(t)).is_some()
        });
        let start = month.map_or(start, |t| t.range().start);
        found.push(context.at(start..range.end, Category::Geboortedatum, confidence, "year-of-birth"));
    }
}

static GLUED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"^\d{1,2}(?:jan|feb|mrt|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)(?:19|20)?\d\d\b")
        .expect("a fixed pattern")
});

static YEAR_AHEAD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(
        r"^(?:3[2-9]|[4-9]\d|00)[-/.](?:0[1-9]|1[0-2])[-/.](?:0[1-9]|[12]\d|3[01])(?:[^-/.0-9]|[-/.]?$|[.][^0-9])",
    )
    .expect("a fixed pattern")
});

/// `dag: 3, maand: 11, jaar: 1958`: a day of birth in the fields of a form.
fn in_fields(context: &Context, found: &mut Vec<Candidate>) {
    static FIELDS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::whole(r"\bdag[\s:|]{1,6}(\d{1,2})[\s,;|]{1,6}maand[\s:|]{1,6}(\d{1,2}|[a-z]{3,9})[\s,;|]{1,6}jaar[\s:|]{1,6}((?:19|20)?\d\d)\b")
            .expect("a fixed pattern")
    });
    // `| Geboren | 28 | 02 | 1957 |`
    static CELLS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::whole(
            r"\bgeb(?:oren|oortedatum|\.)?(?: op)?:?(?: ?[|;\t] ?| {1,20})(\d{1,2}) ?[|;\t] ?\d{1,2} ?[|;\t] ?(?:19|20)\d\d\b",
        )
        .expect("a fixed pattern")
    });
    let view = context.view;
    for cells in CELLS.captures_iter(view.whole()) {
        let (Some(whole), Some(day)) = (cells.get(0), cells.get(1)) else { continue };
        found.push(context.at(day.start()..whole.end(), Category::Geboortedatum, 0.95, "birth-said"));
    }
    for fields in FIELDS.captures_iter(view.whole()) {
        let (Some(whole), Some(day)) = (fields.get(0), fields.get(1)) else { continue };
        let near = [view.before(whole.start(), 80), view.after(whole.end(), 40)];
        if near.iter().any(|text| text.contains("gebo") || text.contains("geb.") || text.contains("geb:")) {
            found.push(context.at(day.start()..whole.end(), Category::Geboortedatum, 0.9, "birth-said"));
        }
    }
}

static YEAR_BUILT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:bouwjaar|bj\.?|jg\.?|geboortejaar|jaargang|geb\.? ?jaar) ?:? ?(?:is |van )?'?$")
        .expect("a fixed pattern")
});

static BUILT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:huis|woning|woningen|flats?|auto|pand|panden|blok|complex|appartement|caravan|school|gebouw|fiets|scooter|ketel|huizen|bus)\b")
        .expect("a fixed pattern")
});

/// `geb. 14091986`, `geboortedatum: 19860914`, `geb 140986`.
fn run_together(context: &Context, range: Range<usize>, found: &mut Vec<Candidate>) {
    let view = context.view;
    let text = &view.lower[range.clone()];
    if text.len() == 6 {
        return run_together_short(context, range, found);
    }
    let is = |from: usize, to: usize, within: std::ops::RangeInclusive<u16>| {
        text[from..to].parse().is_ok_and(|v: u16| within.contains(&v))
    };
    let day = is(0, 2, 1..=31) && is(2, 4, 1..=12) && is(4, 8, 1900..=2100)
        || is(0, 4, 1900..=2100) && is(4, 6, 1..=12) && is(6, 8, 1..=31);
    let said = BIRTH.is_match(view.line_before(range.start, 40))
        || header_of(view, range.start).is_some_and(|h| h.starts_with("geb") || h.contains("geboorte"));
    if day && said {
        found.push(context.at(range, Category::Geboortedatum, 0.95, "birth-said"));
    }
}

/// `Geb: 010191`, and `080409` in a column of birth dates: two figures for each.
fn run_together_short(context: &Context, range: Range<usize>, found: &mut Vec<Candidate>) {
    static DATE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"^\s*(?:\d{1,2}[-/. ]\d{1,2}[-/. ]'?\d{2,4}|(?:19|20)\d\d-\d\d-\d\d|\d{1,2} [a-z]{3,9}\.? (?:19|20)\d\d)\s*$")
            .expect("a fixed pattern")
    });
    static SAID: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"(?:\bgeb(?:oren|datum|dat)?|\bgeboortedatum|\bgb|\bgd|°|\*)[\s.:|]{0,20}$")
            .expect("a fixed pattern")
    });
    let view = context.view;
    let text = &view.lower[range.clone()];
    let is = |from: usize, most: u16| text[from..from + 2].parse().is_ok_and(|v: u16| (1..=most).contains(&v));
    let day = is(0, 31) && is(2, 12) || is(2, 12) && is(4, 31);
    let free = !view.lower[range.end..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '/'))
        && super::digits::begins_freely(view, range.start);
    if !day || !free {
        return;
    }
    let header = header_of(view, range.start).is_some_and(|h| h.starts_with("geb") || h.contains("geboorte"));
    let column = || cells_beside(view, range.start).is_some_and(|cells| cells.filter(|c| DATE.is_match(c)).count() > 1);
    if header || SAID.is_match(view.line_before(range.start, 40)) || column() {
        found.push(context.at(range, Category::Geboortedatum, 0.9, "birth-said"));
    }
}

/// `dochter uit 2013`, but not `huwelijk uit 1988`.
fn before_is_person(view: &View, index: usize) -> bool {
    let Some(word) = index.checked_sub(2).and_then(|i| view.tokens.get(i)) else { return false };
    super::age_words::is_person_word(view.lower_word(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anonymise::testing::check;

    #[test]
    fn days_of_birth_are_found() {
        for line in [
            "zijn moeder woont bij hem in, [[GEBOORTEDATUM|elf juni negentienachtenveertig]]",
            "| Geboren | [[GEBOORTEDATUM|14 | 06 | 1961]] |",
            "Geboren      [[GEBOORTEDATUM|14|06|1961]]",
            "woont alleen. geb [[GEBOORTEDATUM|9 nov 71]]. werkt niet.",
            "geb. [[GEBOORTEDATUM|14-07-1985]]",
            "geboren op [[GEBOORTEDATUM|2 februari 1990]]",
            "Geb.datum: [[GEBOORTEDATUM|14/7/85]]",
            "geb [[GEBOORTEDATUM|1988]]",
            "GEB. [[GEBOORTEDATUM|12.03.81]]",
            "geb. [[GEBOORTEDATUM|03-05-'99]], te X",
            "(geb. [[GEBOORTEDATUM|8 dec. 1991]])",
            "geboren te X op [[GEBOORTEDATUM|17 augustus 1946]]",
            "geboortedatum [[GEBOORTEDATUM|1985-07-14]]",
            "°[[GEBOORTEDATUM|1-2-1990]]",
            "naam\tgeb.datum\nPietje\t[[GEBOORTEDATUM|01-01-1979]]",
            "naam\tgeb.datum\tx\nPietje\t[[GEBOORTEDATUM|2013]]\ty",
            "Pietersen ([[GEBOORTEDATUM|1984]]), huurt",
            "geboren op [[GEBOORTEDATUM|drie mei negentienhonderd tachtig]]",
            "Geboren: [[GEBOORTEDATUM|17 aug 1946]]",
            "Jelle / 17 (wordt 18 op [[GEBOORTEDATUM|2-1]]) / loopt",
            "op [[GEBOORTEDATUM|3 mei]] wordt hij 18",
            "zijn geboortedatum zou zijn: [[GEBOORTEDATUM|1 Farvardin 1328]]",
            "geb. [[GEBOORTEDATUM|12 kwietnia 1990]] in Polen",
            "hij is van [[GEBOORTEDATUM|12 april 2011]].",
            "born [[GEBOORTEDATUM|Dec. 3, 1984]]",
            "geb. [[GEBOORTEDATUM|3-XI-1984]]",
            "Op [[GEBOORTEDATUM|25 juni]] is Mees geboren.",
            "Op [[GEBOORTEDATUM|17 september]], negentig geworden, zegt ze",
            "Hij verjaart op [[GEBOORTEDATUM|3 mei]].",
            "hij is van bouwjaar [[GEBOORTEDATUM|74]], zegt hij",
            "Zij is van [[GEBOORTEDATUM|1958]].",
            "een kind van [[GEBOORTEDATUM|'62]].",
            "geboren in [[GEBOORTEDATUM|mei 1944]]",
            "geb. [[GEBOORTEDATUM|14 9 26]]",
            "geboortedatum: [[GEBOORTEDATUM|14 09 1986]], klopt",
            "geb.datum [[GEBOORTEDATUM|14091986]]",
            "Onderwerp: M. Tester ([[GEBOORTEDATUM|9-10-1938]])",
            "Geb : [[GEBOORTEDATUM|010191]]",
            "| kind | geb | x |\n| Rima | [[GEBOORTEDATUM|080409]] | y |",
            "geb: [[GEBOORTEDATUM|nov 1958]]",
            "Test geboren [[GEBOORTEDATUM|jan. 2019]]",
            "geboren [[GEBOORTEDATUM|3/11 1958]]",
            "GEB.DAT. [[GEBOORTEDATUM|03NOV1958]]",
            "in [[GEBOORTEDATUM|november 1958]] ter wereld gekomen",
            "bj. [[GEBOORTEDATUM|1958]]",
            "Geb. dat.\t[[GEBOORTEDATUM|03 11 1958]]",
            "geb. [[GEBOORTEDATUM|58-11-03]]",
            "hij werd in [[GEBOORTEDATUM|1958]] geboren",
            "geboren dag: [[GEBOORTEDATUM|3 maand: 11 jaar: 1958]]",
            "Geb: [[GEBOORTEDATUM|14 sept 86]]",
            "geboren op [[GEBOORTEDATUM|de veertiende maart negentienhonderdvierendertig]] en trots",
            "geboren op [[GEBOORTEDATUM|zes augustus negentienachtenveertig]]) en",
            "(*[[GEBOORTEDATUM|1962]])",
            "Wordt op [[GEBOORTEDATUM|3 april]] tachtig.",
            "(hij wordt op [[GEBOORTEDATUM|19 april]] elf) vertelde",
            "op [[GEBOORTEDATUM|3 april]] is hij 18 geworden",
            "[[GEBOORTEDATUM|3 april]] vierde zij haar tachtigste verjaardag",
            "zij wordt [[GEBOORTEDATUM|3 maart]] meerderjarig",
            "geboortedatum is [[GEBOORTEDATUM|drie maart zevenennegentig]]",
            "Geboortedatum moeder: [[GEBOORTEDATUM|12 05 1988]]",
            "zij is geboren in het jaar [[GEBOORTEDATUM|1944]]",
            "ze viert [[GEBOORTEDATUM|12 mei]] haar verjaardag",
            "Gerrit (van [[GEBOORTEDATUM|1951]])",
            "Ze is van [[GEBOORTEDATUM|augustus 2009]], dus net klaar",
            "Hij wordt op [[GEBOORTEDATUM|7 juli]] aanstaande zestien.",
            "Op [[GEBOORTEDATUM|7 juli]] hoopt hij 65 te worden.",
            "Volgende week woensdag [[GEBOORTEDATUM|7 juli]] is hij jarig.",
            "In [[GEBOORTEDATUM|1961]] werd hij geboren in een gezin",
            "over drie weken wordt ze acht, op [[GEBOORTEDATUM|26 november]]. ze",
            "de baby is van [[GEBOORTEDATUM|3 april]]",
            "de oudste is van [[GEBOORTEDATUM|2012]], de jongste van [[GEBOORTEDATUM|2015]]",
            "Kinderen: Noor ([[GEBOORTEDATUM|2015]])",
        ] {
            check(find, line);
        }
    }

    #[test]
    fn days_of_persons_are_found() {
        for line in [
            "Op [[DATUM|11 juni]] is de politie aan de deur geweest",
            "Man is opgenomen op [[DATUM|2 januari]].",
            "ongeval op [[DATUM|12-06]], hand kwijt",
            "mw weer opgenomen [[DATUM|25/11]], nu via crisisdienst",
            "in de nacht van [[DATUM|1 op 2 mei]] ruzies gehoord",
            "[[DATUM|21-12-2025]]  hij stopt met pillen",
            "de ontruiming op [[DATUM|23 juli]] niet doorgaat",
            "Het vonnis is van [[DATUM|2 juni]]",
            "zij is op [[DATUM|drie maart]] gevallen",
            "Sinds ons kind is overleden, [[DATUM|8 september]].",
            "op [[DATUM|2026-03-04]] is hij aangehouden",
            "Vrouw [[DATUM|9/9]] overleden.",
            "hond [[DATUM|11/9]] door de dierenambulance opgehaald",
            "Hij heeft mij gebeld [[DATUM|30.10.2026]] om 1 uur in de nacht.",
            "maatregel, OTS tot [[DATUM|11 jan. 2027]], loopt",
            "op [[DATUM|vijfde van oktober]] is hij vertrokken",
            "[[DATUM|12/10]] kwam de politie, daarna niets",
            "Since [[DATUM|Oct 12th]] he is gone, moved out with the child",
            "hij is [[DATUM|3-XI-2026]] opgenomen",
            "zij is op [[DATUM|Koningsdag]] gevallen",
            "zijn vrouw is met [[DATUM|Allerzielen]] gestorven",
            "zij is [[DATUM|March 4, 2026]] opgenomen",
            "[[DATUM|24-08]] overdosis, ambulance",
            "Hij is op [[DATUM|14 9 26]] gevallen.",
            "Op [[DATUM|14.9]] is hij opgepakt, aangehouden dus",
            "zijn vrouw stierf op [[DATUM|14 oktober]]",
            "Opname [[DATUM|3/11]] crisisdienst, poging",
            "datum incident: [[DATUM|17-10-2026]]",
            "[[DATUM|3-3]]: aangifte gedaan. [[DATUM|5-3]]: huisverbod.",
        ] {
            check(find, line);
        }
    }

    #[test]
    fn other_days_stay() {
        for line in [
            "voor het dorpsteam van 12 november",
            "Volgend overleg: 22 januari, 9.00 uur.",
            "Verzonden: vrijdag 9 oktober 2026 16:48",
            "sinds maart 2025",
            "Van 27 juli tot en met 14 augustus ben ik met vakantie",
            "Op 3 mei 2026 om 16:10 schreef Ria Bos:",
            "1/2 tablet",
            "van 12-14 jaar",
            "9-10 keer",
            "versie 2.1 van mei",
            "in 2026",
            "om 9.30",
            "groep 7/8",
            "de vergadering van 3 en 4 mei",
            "wij bespreken hem op 2 april alleen anoniem in het overleg",
            "24/7",
            "50/50",
            "[09-11-26, 22:14] Naam: hij komt niet thuis",
            "09-11-26 22:14 - Naam: mijn zoon is gevallen",
            "hij sliep 1/2 nacht, 24/7 opgenomen",
            "groep 3/4 is opgehaald",
            "de brief is van 12 april 2026 en de vergadering ook",
            "de viering met Sinterklaas in het buurthuis",
            "mijn tafel staat vast: Mei 12 mensen",
            "het is Eid en iedereen viert",
            "Wet van 9 juli 2014",
            "de woning is van bouwjaar 1974",
            "op 3 mei 18 uur is het overleg",
            "- brief stopzetten over de ontruiming, voor 15 juni",
            "zij woonden in Antwerpen, 1985",
            "punten 3 4 en 12 van de agenda",
            "het verslag is van 2014",
            "de vergadering op 3 mei is verzet",
            "  09-11  Jan de sleutel\n  11-13  Els\n  13-16  Piet ruimt op",
            "Op 8 oktober schuift de wijkverpleegkundige aan.",
            "Per 1 februari verandert het formulier.",
            "14 meldingen via de app sinds 1 mei",
        ] {
            check(find, line);
        }
    }
}
