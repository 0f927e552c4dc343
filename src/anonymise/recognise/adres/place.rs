//! A number that says where somebody lives by what stands before it ("op nummer 58"), and names of places with a number.

use super::ending::{ends_clause, near};
use super::number::{house_number, label_start, stands_free};
use super::{BUILDING, Hit, KEY, LIVES, WHERE, dwelling, street, words};
use crate::anonymise::candidate::Context;
use crate::anonymise::recognise::owner::clause;
use crate::anonymise::recognise::{age_words, days, spoken, table};
use crate::anonymise::view::{Casing, Kind, View};
use crate::dictionary::key;
use crate::pattern::Regex;
use std::sync::LazyLock;

/// `op nummer 58`, `huisnummer 12`, `de buren van 14`.
static LONE_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"(?:\bhuis ?(?:nummer|nr)\.?\s?[:|]?|[a-z]\)? \((?:huis)?(?:nr|nummer)\.?|\b\d{4} ?[a-z]{2},? (?:nr|nummer|huisnr)\.?|\b(?:op|van|naast|tegenover|bij|boven|onder|rond|langs|voor|achter|tussen|vanaf|ter hoogte van|woont|wonen|pand,?|perceel|bewoners? van|bewoner) (?:huis)?(?:nummer|nr)\.?|\b(?:bewoner|bewoonster|huurder|huurster|melder|meldster)(?: nr\.?| nummer)?|\b[1-9]\d{3} ?[a-z]{2}(?: ?[,-])?|\bwo(?:ont|nen|onde|onden)(?: zelf| nu| ook| samen| alleen| daar| er)? op|\bde woning op|\b[a-z]*(?:flat|complex|toren|portiek|gebouw),? (?:nummer|nr)\.?|\bappartement(?:nummer|nr)?|\bapp\.|\b(?:buurman|buurvrouw|buren|overburen|onderburen|bovenburen|onderbuurman|bovenbuurman|onderbuurvrouw|bovenbuurvrouw|overbuurman|overbuurvrouw|gezin|familie|huishouden|bewoners) (?:van|op)(?: (?:nummer|nr\.?))?|\b(?:[a-z]*buren|[a-z]*buurman|[a-z]*buurvrouw|bewoner|bewoonster|melder|huurder|huurders) \(|\bhuisnummers|\((?:huis)?nrs\.?)\s?$").expect("a fixed pattern")
});

pub(super) static OF_THING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:sleutel|kluis|kluisje|locker|kaart|pas|bon|label|pakket|punt|agendapunt|casus|zaak|vraag|bijlage|foto|figuur|tabel|actie|stuk|fiets|lijst|formulier) \((?:huis)?(?:nr|nummer)\.? ?$").expect("a fixed pattern")
});

static FIELD_NUMBER: LazyLock<Regex> =
    LazyLock::new(|| Regex::folded(r"(?:\s|[|;,\t])(?:nr|no|nummer)\.?\s?[:|\t=]\s?$").expect("a fixed pattern"));

/// Behind a rank: `van de lijst`, `op de wachtlijst`.
static OF_LIST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"^ ?(?:van|op|in) (?:de|het|een|onze|hun) [a-z]{0,10}(?:lijst|agenda|ranking)\b")
        .expect("a fixed pattern")
});

static POSTCODE_BEFORE: LazyLock<Regex> =
    LazyLock::new(|| Regex::folded(r"\b[1-9]\d{3} ?([a-z]{2})(?: ?[,-])? ?$").expect("a fixed pattern"));

/// Words of two letters that follow a year or another number.
fn is_small(word: &str) -> bool {
    words::is(word, words::SMALL)
}

static FAMILY: LazyLock<Regex> =
    LazyLock::new(|| Regex::folded(r"\b(?:gezin|familie|huishouden) van $").expect("a fixed pattern"));

static BARE_BEARER: LazyLock<Regex> =
    LazyLock::new(|| Regex::folded(r"\b(?:bewoner|bewoonster|huurder|huurster|melder) $").expect("a fixed pattern"));

/// A number that says where somebody lives, by what stands before it.
/// `op nummer zeventien`: a number of a house in words, where somebody lives.
pub(super) fn told(context: &Context, index: usize) -> Option<Hit> {
    static LABEL: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"\b(?:op|van|met|bij|boven|achter|onder|naast|tegenover|woont|wonen|huis|woning|pand) (?:huis)?(?:nummer|nr\.?) $")
            .expect("a fixed pattern")
    });
    let view = context.view;
    let range = view.tokens[index].range();
    let value: u32 = spoken::said(view.lower_word(&view.tokens[index]))?.parse().ok()?;
    if value < 2 {
        return None;
    }
    let before = clause(view.line_before(range.start, 90));
    // "op nummer drie" may be a rank; nobody stands beside one.
    let beside = || !before.trim_end().rsplit(' ').nth(1).is_some_and(|w| matches!(w, "op" | "van" | "met"));
    let whose = || {
        let mut words = before.trim_end().rsplit(' ').skip(1);
        words.next() == Some("van") && words.next().is_some_and(age_words::is_person_word)
    };
    let home = value > 12 || LIVES.is_match(before) || beside() || whose();
    let of_list = OF_LIST.is_match(view.after(range.end, 24));
    if !home || of_list || !LABEL.is_match(before) || !stands_free(view, range.end) {
        return None;
    }
    let start = if context.settings.area_question { range.start } else { label_start(view, range.start) };
    Some(Hit { start, number: Some(range.clone()), end: range.end, confidence: 0.75, rule: "house-number" })
}

/// `last` is where the address before it ends.
pub(super) fn by_place(context: &Context, index: usize, last: Option<usize>) -> Option<Hit> {
    let view = context.view;
    let token = &view.tokens[index];
    let range = token.range();
    if range.len() > 5 || index == 0 {
        return None;
    }
    let before = clause(view.line_before(range.start, 90));
    let number = || house_number(view, range.start).filter(|n| n.start == range.start);
    // `Straat: Test  Nr: 12`: the number of a field beside that of a street.
    let field = || FIELD_NUMBER.is_match(before) && (before.contains("straat") || before.contains("adres"));
    if (LONE_NUMBER.is_match(before) || field()) && range.len() <= 4 && !is_phone_like(view, range.end) {
        let number = number()?;
        let end = number.end;
        // "woont op 3 hoog", "op nummer 1 van de lijst": a floor and a rank.
        let rest = view.after(end, 20);
        let rank = ["staat", "van de", "komt", "op de"].iter().any(|w| rest.trim_start().starts_with(w))
            && !["staat te", "staat leeg"].iter().any(|w| rest.trim_start().starts_with(w));
        // "op nummer 12 van de lijst", "de sleutel (nr. 43)": of a list, of a thing.
        let listed = OF_LIST.is_match(rest) || OF_THING.is_match(before);
        // "bewoners van 65 en ouder".
        let older = ["en ouder", "plus", "+", "-plus"].iter().any(|w| rest.trim_start().starts_with(w));
        // `6171 ZZ 88 keer`: only where nothing is counted.
        let code = POSTCODE_BEFORE.captures(before).and_then(|code| code.get(1));
        if code.is_some_and(|letters| is_small(letters.as_str()) || !stands_free(view, end)) {
            return None;
        }
        // "een gezin van 5": how many there are.
        let size = FAMILY.is_match(before)
            && number.len() == range.len()
            && view.lower[range.clone()].parse::<u16>().is_ok_and(|n| n < 16);
        // "bewoner 12 keer gebeld", "huurder 2 honden": only where nothing is counted.
        let loose = !before.trim_end().ends_with(|c: char| c.is_alphabetic())
            || before.contains("nummer")
            || before.contains("nr");
        let counted = !loose && BARE_BEARER.is_match(before) && !ends_clause(view, end) && number.len() == range.len();
        if listed
            || counted
            || size
            || older
            || view.lower[number.clone()].contains("hoog")
            || number.len() == 1 && rank && !LIVES.is_match(before)
        {
            return None;
        }
        let start = if context.settings.area_question { number.start } else { label_start(view, number.start) };
        return Some(Hit { start, number: Some(number), end, confidence: 0.85, rule: "house-number" });
    }
    let label = before_label(view, index);
    let start = name_start(context, label)?;
    if start + 3 >= range.start {
        return None;
    }
    let name = view.lower[start..view.tokens[label.max(1) - 1].range().end].trim_end();
    let ahead = clause(view.line_before(start, 90));
    let key = KEY.is_match(ahead) || ahead.trim().is_empty() && under_key(view, start);
    let abroad = ["ul", "ulica", "vul", "str", "rue", "via", "calle", "al", "os"]
        .iter()
        .any(|p| ahead.trim_end_matches(['.', ' ']).ends_with(p));
    let key = key
        || table::header_of(view, range.start).is_some_and(|h| h.starts_with("adres") || h.starts_with("woonadres"));
    let kind = ahead.trim_end().rsplit(' ').next().unwrap_or("");
    let lives = LIVES.is_match(ahead) || dwelling::says(kind, 'n') || BUILDING.is_match(ahead) || abroad;
    let placed = WHERE.is_match(ahead) && follows_postcode_or_place(view, range.end)
        || ahead.ends_with("aan de ")
        || ahead.ends_with("aan het ");
    // "bij zijn zus, Anna 18": whose age it is.
    let somebody = || {
        let first = name.split(' ').next().unwrap_or(name);
        ahead.ends_with([' ', '('])
            && ahead.trim_end().ends_with([',', '('])
            && context.dictionary.look_up(first).first().listed()
    };
    // "klachten van Testkraag 4, Testkraag 6": what is reported, and the next of a row.
    let reported = || {
        let row = last
            .filter(|at| *at < start)
            .is_some_and(|at| matches!(view.lower[at..start].trim(), "," | "en" | "of" | ", en" | "/"));
        (row || REPORTED.is_match(ahead)) && stands_free(view, range.end) && !is_product(context, name)
    };
    // "kom maar naar de Wervel 8, bel eerst": a name with its article where the clause ends.
    let headed = || {
        static HEADED: LazyLock<Regex> =
            LazyLock::new(|| Regex::folded(r"\b(?:naar|op|aan|in) (?:de|het) $").expect("a fixed pattern"));
        let end = number().map_or(range.end, |n| n.end);
        let capital = view.tokens[view.token_at(start)].casing == Casing::Capital;
        capital
            && HEADED.is_match(ahead)
            && ends_clause(view, end)
            && range.len() < 4
            && !is_product(context, name)
            && !MEETS.is_match(ahead)
    };
    // "zijn woning (Testrijder 18)": in brackets behind a home or somebody.
    let bracketed = || {
        HOME_BEFORE.is_match(ahead)
            && view.lower[number().map_or(range.end, |n| n.end)..].starts_with(')')
            && !is_product(context, name)
    };
    // "in De Hooge Testen, afdeling 2": a ward or a door behind a name, where nobody meets.
    let ward = || label < index && name.contains(' ') && ahead.ends_with("in ") && !MEETS.is_match(ahead);
    let listed = || ahead.ends_with([' ', '(', '\t']) && in_telegram(context, start, name, range.end);
    if !(key || lives || placed || listed() || reported() || bracketed() || ward() || headed())
        || is_no_place(context, name)
        || somebody()
    {
        return None;
    }
    // A label or a floor says by itself what the number is.
    let number = if label < index { Some(dwelling::door_of(view, index)) } else { number() }?;
    let end = number.end;
    // "Scan0034.pdf": the name of a file.
    let file =
        view.lower[end..].strip_prefix('.').map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_alphabetic).count());
    if (2..=4).contains(&file) {
        return None;
    }
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

/// Whether the line before says that an address follows: `Adres:` / `Testbloem 12`.
fn under_key(view: &View, at: usize) -> bool {
    static KEY_LINE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"^[\s>*-]*(?:woon|verblijfs?|huis|thuis|bezoek)?adres(?:gegevens)?(?: [a-z]{3,12})?\s*:?\s*$")
            .expect("a fixed pattern")
    });
    let number = view.lines.partition_point(|l| l.range.start <= at);
    let line = number.checked_sub(2).map(|before| &view.lower[view.lines[before].range.clone()]);
    line.is_some_and(|line| line.len() < 40 && KEY_LINE.is_match(line))
}

/// `Straat: Testbloem`, a cell under "straat": all that the field holds is a street.
pub(super) fn in_field(context: &Context, index: usize) -> Option<Hit> {
    static FIELD: LazyLock<Regex> =
        LazyLock::new(|| Regex::folded(r"(?:^|[|\t;])\s*straat(?:naam)?\s*[:|\t=]\s*$").expect("a fixed pattern"));
    static LABEL: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(
            r"^(?:huisn|nr\b|nummer|toev|postc|plaats|woonpl|tel|mobiel|e-?mail|land\b|buurt|wijk|gemeente|naam|geb)",
        )
        .expect("a fixed pattern")
    });
    let view = context.view;
    let token = &view.tokens[index];
    let start = token.range().start;
    if !matches!(token.casing, Casing::Capital | Casing::Upper) || context.settings.area_question {
        return None;
    }
    let header = || table::header_of(view, start).is_some_and(|h| matches!(h, "straat" | "straatnaam"));
    let before = index.checked_sub(1).map(|at| &view.tokens[at]).filter(|before| before.line == token.line);
    let sign = before.is_none_or(|before| matches!(view.lower_word(before), "|" | ":" | ";" | "="));
    let opens =
        sign && view.line_before(start, 40).trim_end().ends_with(['|', ':', '\t', ';', '=']) || token.line_start;
    if !opens || !(FIELD.is_match(view.line_before(start, 40)) || header()) {
        return None;
    }
    let rest = view.line_after(start, 48);
    let cut = [rest.find(['|', '\t', ';']), rest.find("  ")].into_iter().flatten().min();
    let field = rest[..cut.unwrap_or(rest.len())].trim_end();
    // A form has its labels in the column of the first one.
    if LABEL.is_match(field) {
        return None;
    }
    let named = field.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '.' | '\'')) && field.len() > 2;
    named.then(|| Hit { start, number: None, end: start + field.len(), confidence: 0.85, rule: "street-in-field" })
}

/// Whether the last word of a name is a brand, a medicine or another word that the house knows.
pub(super) fn is_product(context: &Context, name: &str) -> bool {
    const MEDICINES: &[&str] =
        &["ine", "ol", "am", "pril", "tan", "cet", "xen", "ide", "ium", "ant", "vir", "lin", "ron", "mab"];
    let last = name.rsplit([' ', '-']).next().unwrap_or(name);
    let entry = context.dictionary.look_up(&key::fold(last));
    let other = entry.allow() || entry.brand() || entry.place() || entry.first().listed() && !entry.ordinary();
    other || !entry.ordinary() && MEDICINES.iter().any(|ending| last.ends_with(ending))
}

static HOME_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:woning|huis|flat|appartement|kamer|adres|ex|zus|broer|moeder|vader|oma|opa|buren|bewoner|bewoonster|huurder|client|clienten|mevrouw|meneer|ouders|gezin|vriend|vriendin|schoonmoeder|schoonvader|dochter|zoon|tante|oom|pand)(?: [a-z'-]{2,20})? \($")
        .expect("a fixed pattern")
});

static MEETS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(
        r"\b(?:vergader\w*|\w*overleg|bijeenkomst\w*|training|cursus|spreekuur|bespreking|inloop|zaal|afspraak)\b",
    )
    .expect("a fixed pattern")
});

static REPORTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:melding(?:en)?|klacht(?:en)?|overlast|bewoners?|bewoonster|huurders?|buren|huisbezoek|ingebroken|inbraak|brand|politie|ambulance|lekkage|ontruiming|huisverbod|woning|pand)\b[^.;\n]{0,20}\b(?:van|bij|op|aan|vanaf|vanuit|naar|over|voor|in)(?: de| het)? $|\b(?:tegenover|naast|ter hoogte van|voor de deur van)(?: de| het)? $")
        .expect("a fixed pattern")
});

/// `Mw., wed., 81 jr., Testhage 6, alleenst.`: a name with a number between two commas, in a line that is about somebody.
fn in_telegram(context: &Context, start: usize, name: &str, number: usize) -> bool {
    static SOMEBODY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"\b(?:[a-z]*buurman|[a-z]*buurvrouw|moeder|vader|oma|opa|zus|broer|vriend|vriendin|zoon|dochter|ex|mw|mevr|mevrouw|dhr|meneer|hr|pt|pat|patient\w*|cl|client\w*|gez|gezin|fam|familie|echtpaar|wed|weduwe|weduwnaar|geb|gb|bewoner|bewoonster|huurder|huurster|mij|jr|naw)\b|\b\d{8}\b|\b\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\b")
            .expect("a fixed pattern")
    });
    let view = context.view;
    let before = view.line_before(start, 120);
    let apart = before.trim_end().ends_with([',', '(', '|', ';', '/']);
    let last = name.rsplit([' ', '-']).next().unwrap_or(name);
    let letter = usize::from(view.after(number, 1).bytes().all(|b| b.is_ascii_lowercase()));
    let closed = ends_clause(view, (number + letter).min(view.lower.len())) || ends_clause(view, number);
    apart && closed && !is_product(context, name) && last.len() > 3 && SOMEBODY.is_match(before)
}

/// "Groenstaete nr. 214", "De Wilgen, app. 31": the token from which a name is read backwards, the label left out.
pub(super) fn before_label(view: &View, index: usize) -> usize {
    let mut at = index;
    if at > 1 && view.lower_word(&view.tokens[at - 1]) == "." {
        at -= 1;
    }
    let label = at > 1 && words::is(view.lower_word(&view.tokens[at - 1]), words::DOOR);
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
pub(super) fn name_start(context: &Context, index: usize) -> Option<usize> {
    let view = context.view;
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
                    && !words::is(word, words::LEADS)
                    // "Verhuisd van Testkruid 6": the word with which the sentence begins.
                    && !(start.is_some()
                        && token.sentence_start
                        && context.is_ordinary(word)
                        && (words::is(word, words::NO_PART) || !street::opens_with(view, token))) =>
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
    days::month_number(last).is_some()
        || words::is(last, words::NO_PLACE)
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
    let figures = after.bytes().skip(1).take_while(u8::is_ascii_digit).count();
    match after.bytes().next() {
        Some(b' ' | b'.') => figures > 0,
        // `36-1`, `31-35` are doors.
        Some(b'-') => figures > 2,
        _ => false,
    }
}
