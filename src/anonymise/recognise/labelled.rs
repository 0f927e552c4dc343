//! Numbers that a label names: `CAK 12 3456 78`, `rolnummer 1234 \ CV EXPL 26-12`, `relatienr. van moeder: 00-12/3`. A small
//! grammar over tokens: a label, a few words that may stand between, and groups of figures and letters that belong together.
//!
//! A label is a system or authority that numbers people ([`SYSTEMS`]), a paper or a file ([`PAPERS`], [`FILES`]), or any word
//! on "nummer", "nr" or "kenmerk" whose first half is not one of [`NOBODYS`]. The label may stand behind the number too.

use super::spoken::{self, Spoken};
use crate::anonymise::among::{WordSet, slots};
use crate::anonymise::candidate::{Candidate, Context};
use crate::anonymise::view::{Kind, Token, View};
use crate::model::{CaseNumber, Category};
use std::ops::Range;

/// Authorities and systems whose numbers stand for one person or file.
const SYSTEMS: &[&str] = &[
    "bvh",
    "cak",
    "ciz",
    "cjib",
    "coa",
    "duo",
    "ind",
    "insolventie",
    "lbio",
    "mrn",
    "reclassering",
    "suwi",
    "suwinet",
    "svb",
    "swt",
    "uwv",
    "wsnp",
];

/// Papers and insurances of a person.
const PAPERS: &[&str] = &[
    "ehic",
    "epd",
    "identiteitsbewijs",
    "identiteitskaart",
    "idkaart",
    "legitimatie",
    "legitimatiebewijs",
    "pasnr",
    "paspoort",
    "passport",
    "patient",
    "patiente",
    "patientennr",
    "patientnr",
    "patnr",
    "permit",
    "polis",
    "polisnr",
    "rijbewijs",
    "verblijfsdocument",
    "verblijfskaart",
    "verblijfspas",
    "verblijfsvergunning",
    "verzekerde",
    "verzekerden",
    "verzekering",
    "visum",
    "vnr",
    "vreemdelingenpas",
    "zorgpas",
    "zorgpolis",
    "zorgverzekering",
    "ziekenhuisnr",
    "id",
];

/// Files, contracts and decisions.
const FILES: &[&str] = &[
    "aangifte",
    "aanvraag",
    "aansluiting",
    "abonnement",
    "bezwaar",
    "beroep",
    "beschikking",
    "bewind",
    "client",
    "cliente",
    "contract",
    "debiteur",
    "dossier",
    "dossiernr",
    "dwangbevel",
    "faillissement",
    "gezinsdossier",
    "huisverbod",
    "huurcontract",
    "huurdossier",
    "huurovereenkomst",
    "incasso",
    "incident",
    "indicatie",
    "inschrijving",
    "kenmerk",
    "klant",
    "klantnr",
    "machtiging",
    "melding",
    "mutatie",
    "onderzoek",
    "parket",
    "proces-verbaal",
    "pv",
    "ref",
    "referentie",
    "registratie",
    "rekest",
    "relatie",
    "rol",
    "strafzaak",
    "verzoek",
    "vonnis",
    "vordering",
    "zaak",
    "zaaknr",
    "zorgdossier",
    "zoekprofiel",
    "zorgovereenkomst",
];

/// What has a number that leads to nobody.
const NOBODYS: &[&str] = &[
    "agenda",
    "agb",
    "alarm",
    "artikel",
    "bel",
    "bestel",
    "big",
    "blad",
    "bijlage",
    "btw",
    "bus",
    "deur",
    "doorkies",
    "factuur",
    "groeps",
    "huis",
    "jaar",
    "kamer",
    "kanaal",
    "klas",
    "kvk",
    "lijn",
    "lokaal",
    "lot",
    "maat",
    "mobiele",
    "nood",
    "order",
    "pagina",
    "perron",
    "post",
    "prioriteits",
    "rang",
    "rek",
    "rekening",
    "bankrekening",
    "giro",
    "rug",
    "seizoen",
    "serie",
    "spoed",
    "spoor",
    "storing",
    "storings",
    "tafel",
    "tel",
    "telefoon",
    "ticket",
    "pakket",
    "zending",
    "vergader",
    "vergadering",
    "deelname",
    "deelnemers",
    "inbel",
    "toegangs",
    "versie",
    "vlucht",
    "volg",
    "voorraad",
    "week",
    "winkel",
    "zaal",
    "burgerservice",
    "bs",
    "sofi",
    "fiscaal",
    "loonheffings",
    "rsin",
    "terugbel",
    "centrale",
    "gratis",
    "service",
    "balie",
    "faxe",
    "fax",
    "mobiel",
    "vast",
    "vaste",
    "bank",
    "iban",
    "06-",
    "kenteken",
    "toestel",
];

/// Words that may stand between a label and its number.
const BETWEEN: &[&str] = &[
    "is",
    "van",
    "met",
    "bij",
    "het",
    "de",
    "een",
    "nummer",
    "nr",
    "nrs",
    "no",
    "kenmerk",
    "ons",
    "onze",
    "uw",
    "jullie",
    "haar",
    "zijn",
    "hun",
    "moeder",
    "vader",
    "mevrouw",
    "meneer",
    "mw",
    "mevr",
    "dhr",
    "onder",
    "luidt",
    "heeft",
    "staat",
    "aldaar",
    "d",
    "dit",
    "code",
    "bekend",
    "geregistreerd",
    "als",
    "dat",
    "die",
    "kind",
    "zoon",
    "dochter",
    "partner",
    "loopt",
    "id",
    "nieuw",
    "nieuwe",
    "oud",
    "oude",
    "bij",
    "wmo",
    "jeugd",
    "pw",
    "wlz",
    "zvw",
    "t",
    "gezin",
    "politie",
    "rechtbank",
    "gemeente",
    "ind",
    "cak",
    "svb",
    "uwv",
    "client",
    "persoon",
    "dossier",
    "zaak",
    "betreft",
    "inzake",
    "meldt",
    "luid",
    "woningzoekende",
    "huurder",
    "bewoner",
    "leerling",
    "patient",
    "verzekerde",
];

/// What follows a number that counts or costs.
const COUNTED: &[&str] = &[
    "jaar",
    "jr",
    "jaren",
    "uur",
    "uren",
    "u",
    "euro",
    "eur",
    "keer",
    "maal",
    "x",
    "meter",
    "km",
    "kg",
    "m2",
    "maanden",
    "maand",
    "weken",
    "week",
    "dagen",
    "dag",
    "mensen",
    "personen",
    "kinderen",
    "gezinnen",
    "huishoudens",
    "inwoners",
    "bewoners",
    "procent",
    "minuten",
    "per",
    "stuks",
    "leden",
    "woningen",
    "punten",
    "meldingen",
    "klachten",
    "graden",
    "mg",
    "ml",
    "cm",
    "kwh",
    "leerlingen",
    "volgers",
];

/// What a number before it counts or dates.
fn is_counted(word: &str) -> bool {
    COUNTED.contains(&word) || crate::model::MONTHS.contains(&word)
}

/// So many tokens between a label and its number.
const REACH: usize = 7;
/// So many groups has the longest number.
const GROUPS: usize = 14;

/// How much a label says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Label {
    /// "…nummer", "kenmerk": what follows is the number, however short.
    Number(Category),
    /// A paper, file or system: the number must look like one.
    Thing(Category),
}

pub(super) fn find(context: &Context, found: &mut Vec<Candidate>) {
    let view = context.view;
    let mut past = 0;
    for index in near_numbers(view) {
        let token = &view.tokens[index];
        if token.kind != Kind::Word || token.range().start < past {
            continue;
        }
        let Some((label, next)) = label_at(view, index) else { continue };
        let code = behind(view, next, label).or_else(|| ahead(view, index, label));
        if let Some((code, category)) = code.filter(|(code, _)| !of_bill(view, code.start)) {
            past = code.end.max(past);
            found.push(context.at(code, category, 0.88, "number-labelled"));
        }
    }
    in_words(context, found);
}

/// `zaaknummer twee zes, nul vier, acht`: numbers that are spoken, behind a word that numbers things.
fn in_words(context: &Context, found: &mut Vec<Candidate>) {
    let view = context.view;
    for (index, token) in view.tokens.iter().enumerate().filter(|(_, t)| t.kind == Kind::Word) {
        let word = view.lower_word(token);
        if !["nummer", "nr", "kenmerk"].iter().any(|end| word.ends_with(end)) {
            continue;
        }
        let Some((Label::Number(category), next)) = label_at(view, index) else { continue };
        let begins = |at: &usize| {
            let token = &view.tokens[*at];
            token.kind == Kind::Word && spoken::said(view.lower_word(token)).is_some()
        };
        let first = (next..(next + REACH).min(view.tokens.len())).find(begins);
        let Some(spoken) = first.and_then(|at| Spoken::read(view, at)) else { continue };
        if spoken.words >= 3 && spoken.digits.len() >= 4 {
            found.push(context.at(spoken.range, category, 0.85, "number-in-words"));
        }
    }
}

/// The tokens from which a number is in reach, each once, in order.
fn near_numbers(view: &View) -> impl Iterator<Item = usize> {
    let mut next = 0;
    view.numbers.iter().flat_map(move |number| {
        let number = *number as usize;
        let first = number.saturating_sub(2 * REACH + 4).max(next);
        // A label may stand up to four tokens behind a number.
        let last = (number + 6).min(view.tokens.len());
        next = last.max(first);
        first..next
    })
}

/// The label that a word is, and the token behind it.
fn label_at(view: &View, index: usize) -> Option<(Label, usize)> {
    let word = view.lower_word(&view.tokens[index]);
    let next = index + 1;
    // `Teams-vergadering ID: 312 445 678`: where to dial in.
    let meeting = |at: usize| {
        matches!(
            view.lower_word(&view.tokens[at]),
            "vergadering" | "vergaderings" | "vergader" | "meeting" | "teams" | "zoom"
        )
    };
    if word == "id" && (index.saturating_sub(3)..index).any(meeting) {
        return None;
    }
    // `V-nummer`, `id-nr`, `zaak nummer`: the half before decides.
    if matches!(word, "nummer" | "nr" | "nrs" | "kenmerk") {
        let half = half_before(view, index);
        let category = half.map_or(Category::Dossier, category_of);
        let nobodys = half.is_some_and(|h| NOBODYS.contains(&h));
        let led = half.is_some_and(|h| named(h).is_some() || h == "v") || word == "kenmerk";
        return (!nobodys && led).then_some((Label::Number(category), next));
    }
    let stem = ["nummer", "nummers", "nr", "kenmerk", "num"].iter().find_map(|e| word.strip_suffix(e));
    if let Some(stem) = stem.filter(|s| s.len() >= 2) {
        let stem = stem.trim_end_matches('-');
        let nobodys = NOBODYS.contains(&stem) || NOBODYS.contains(&stem.trim_end_matches('s'));
        return (!nobodys && stem != "geen").then(|| (Label::Number(category_of(stem)), next));
    }
    named(word).map(|category| (Label::Thing(category), next))
}

static IS_PAPER: WordSet<{ slots(PAPERS.len()) }> = WordSet::of(PAPERS);
static IS_FILE: WordSet<{ slots(FILES.len()) }> = WordSet::of(FILES);
static IS_SYSTEM: WordSet<{ slots(SYSTEMS.len()) }> = WordSet::of(SYSTEMS);

/// What a word numbers; none if nothing.
fn named(word: &str) -> Option<Category> {
    if IS_PAPER.has(word) {
        return Some(Category::Document);
    }
    (IS_FILE.has(word) || IS_SYSTEM.has(word)).then_some(Category::Dossier)
}

/// The category of a number by the first half of its label.
fn category_of(stem: &str) -> Category {
    let paper = |s: &str| {
        PAPERS.contains(&s) || matches!(s, "v" | "document" | "kaart" | "pas" | "onderwijs" | "bsnr" | "vreemdelingen")
    };
    if paper(stem) || paper(stem.trim_end_matches('s')) || paper(stem.trim_end_matches("en")) {
        Category::Document
    } else {
        Category::Dossier
    }
}

/// The word before "nummer", joined by a dash or a space: `zaak-nummer`, `verzekerde nummer`.
fn half_before(view: &View, index: usize) -> Option<&str> {
    let mut at = index.checked_sub(1)?;
    if view.lower_word(&view.tokens[at]) == "-" {
        at = at.checked_sub(1)?;
    }
    let token = &view.tokens[at];
    let near = view.tokens[index].range().start - token.range().end <= 3 && token.line == view.tokens[index].line;
    (near && token.kind == Kind::Word).then(|| view.lower_word(token))
}

/// The number behind a label.
fn behind(view: &View, next: usize, label: Label) -> Option<(Range<usize>, Category)> {
    let (category, reach) = match label {
        Label::Number(category) => (category, REACH),
        Label::Thing(category) => (category, 5),
    };
    let (mut words, mut loose) = (0, false);
    for at in next..(next + 2 * REACH).min(view.tokens.len()) {
        let token = &view.tokens[at];
        if let Some(code) = Code::read(view, at) {
            if loose && !leads_in(view.lower_word(&view.tokens[at - 1])) {
                return None;
            }
            return code.is_number(view, label, words == 0).then_some((code.range, category));
        }
        let word = view.lower_word(token);
        let binds = match token.kind {
            Kind::Word => {
                words += 1;
                let known = BETWEEN.contains(&word);
                loose |= !known;
                let other = ["nummer", "nr", "kenmerk"].iter().any(|e| word.len() > e.len() && word.ends_with(e));
                words <= reach && !other && (known || matches!(label, Label::Number(_)) && word != "geen")
            }
            Kind::Punct => {
                matches!(word, ":" | "." | "(" | "=" | "#" | "|" | "-" | "\"" | "'" | "*" | "," | ">" | "/" | ")")
            }
            Kind::Number => false,
        };
        // "Casenr. C26": the full stop belongs to the label.
        let shortened = at == next && view.lower_word(&view.tokens[next - 1]).ends_with("nr");
        let stops = word == "."
            && !shortened
            && view.tokens.get(at + 1).is_some_and(|t| t.sentence_start && t.line == token.line);
        if !binds || stops {
            return None;
        }
    }
    None
}

/// Behind which a number is said, whatever words stand between it and its label.
fn leads_in(word: &str) -> bool {
    matches!(word, "is" | ":" | "=" | "luidt" | "(" | "nummer" | "nr" | "zijnde" | "wordt" | "|" | "dat")
        || word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase())
}

/// The number ahead of its label: `0041188 (patiëntnummer)`, `26-3310 is het rolnummer`.
fn ahead(view: &View, index: usize, label: Label) -> Option<(Range<usize>, Category)> {
    let Label::Number(category) = label else { return None };
    let mut at = index;
    for _ in 0..4 {
        at = at.checked_sub(1)?;
        let token = &view.tokens[at];
        let word = view.lower_word(token);
        let binds = match token.kind {
            Kind::Word => matches!(word, "is" | "het" | "zijn" | "haar" | "als" | "ons" | "hun" | "uw" | "v"),
            Kind::Punct => matches!(word, "(" | "," | "-"),
            Kind::Number => break,
        };
        if !binds || token.line != view.tokens[index].line {
            return None;
        }
    }
    let last = &view.tokens[at];
    let said = view.lower[last.range().end..view.tokens[index].range().start].contains(['(', 'h', 'z', 'a', 'o', 'u']);
    if last.kind != Kind::Number || !said {
        return None;
    }
    let mut start = at;
    while start > 0 && view.tokens[start - 1].range().end == view.tokens[start].range().start && at - start < 8 {
        start -= 1;
    }
    let code = (start..=at).find_map(|s| Code::read(view, s)).filter(|c| c.range.end == last.range().end)?;
    code.is_number(view, label, true).then_some((code.range, category))
}

/// Groups of figures and letters that belong together.
struct Code {
    range: Range<usize>,
    /// Figures in it.
    figures: usize,
    /// Nothing but figures and spaces.
    plain: bool,
}

impl Code {
    /// Reads from a token on; none if no number begins there.
    fn read(view: &View, index: usize) -> Option<Self> {
        let first = &view.tokens[index];
        let opens = first.kind == Kind::Number || first.kind == Kind::Word && leads(view, index);
        if !opens || view.lower[..first.range().start].ends_with(['€', '@']) {
            return None;
        }
        let (mut end, mut figures, mut plain) = (first.range().start, 0, true);
        let mut at = index;
        for _ in 0..GROUPS {
            let Some(token) = view.tokens.get(at) else { break };
            match token.kind {
                Kind::Number => figures += token.range().len(),
                Kind::Word => plain = false,
                Kind::Punct => break,
            }
            end = token.range().end;
            match following(view, at) {
                Some((next, joined)) => {
                    plain &= !joined;
                    at = next;
                }
                None => break,
            }
        }
        let range = first.range().start..end;
        (figures > 0).then_some(Self { range, figures, plain })
    }

    /// Whether it is a number that leads to somebody, behind such a label.
    fn is_number(&self, view: &View, label: Label, direct: bool) -> bool {
        let text = &view.lower[self.range.clone()];
        let least = match (label, self.plain) {
            (Label::Number(_), true) if direct => 3,
            (Label::Number(_), _) => 4,
            (Label::Thing(_), true) if direct => 5,
            (Label::Thing(_), true) => 6,
            (Label::Thing(_), false) => 4,
        };
        let rest = view.after(self.range.end, 14);
        let word = rest.trim_start().split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
        let counted = is_counted(word) || rest.trim_start().starts_with(['%', '€', '°']);
        // `meldingen_2026.xlsx`: the name of a file.
        let file = [".xls", ".doc", ".pdf", ".jpg", ".png", ".eml", ".msg"]
            .iter()
            .any(|e| rest.starts_with(e) || text.contains(e));
        let goes_on = file || rest.starts_with(|c: char| c.is_alphanumeric() || c == '@');
        // `huurdersnummer 40.118`: points for thousands only where something is counted.
        let thousands = matches!(label, Label::Number(_))
            && direct
            && !text.contains(['-', '/', ':'])
            && text.matches('.').count() == 1;
        let range_like = matches!(label, Label::Number(_))
            && direct
            && figures_ahead(text) == 4
            && self.figures == 6
            && text.contains('-')
            && !text.starts_with("19")
            && !text.starts_with("20");
        let other = if range_like {
            false
        } else if thousands {
            self.figures < 5
        } else {
            is_other(text, self.figures)
        };
        self.figures >= least && !counted && !goes_on && !other
    }
}

/// How many figures open a text.
fn figures_ahead(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// `Factuur … Betalingskenmerk 7001 1187`: the number of a bill, not of a person.
pub(super) fn of_bill(view: &View, at: usize) -> bool {
    let near = view.before(at, 400);
    view.line_before(at, 40).contains("betaling") && ["factuur", "btw", "nota "].iter().any(|w| near.contains(w))
}

/// Whether a word may open a number: letters that touch figures or a joint before them, or capitals right before a number.
fn leads(view: &View, index: usize) -> bool {
    let token = &view.tokens[index];
    let word = view.word(token);
    if word.len() > 6 || !word.is_ascii() {
        return false;
    }
    let capitals = word.bytes().all(|b| b.is_ascii_uppercase());
    let mut end = token.range().end;
    for next in view.tokens[index + 1..].iter().take(5) {
        let touches = next.range().start == end;
        let spaced = next.range().start == end + 1 && capitals;
        match next.kind {
            Kind::Number => return (touches || spaced) && (capitals || touches && word.len() <= 4),
            Kind::Punct if touches && matches!(view.word(next), "-" | "/" | "." | "_" | "\\") => {}
            Kind::Word if touches && view.word(next).len() <= 6 && view.word(next).is_ascii() => {}
            Kind::Word if spaced && is_letters(view, next) => {}
            _ => return false,
        }
        end = next.range().end;
    }
    false
}

/// The next group of a number, and whether letters or a joint bind it.
fn following(view: &View, at: usize) -> Option<(usize, bool)> {
    let token = &view.tokens[at];
    let next = view.tokens.get(at + 1)?;
    let gap = &view.lower[token.range().end..next.range().start];
    match next.kind {
        Kind::Punct => joint(view, at + 1, gap).map(|group| (group, true)),
        Kind::Number if gap.is_empty() => Some((at + 1, true)),
        // `9. Nr. 0044` / `10. Partner`: the next line is one of a list.
        Kind::Number if gap == "\n" && view.after(next.range().end, 2).starts_with([')', '.']) => None,
        Kind::Number if matches!(gap, " " | "\n") => spaced_group(view, at, at + 1),
        Kind::Word if gap.is_empty() => {
            let short = next.range().len() <= 6 && view.word(next).is_ascii();
            short.then_some((at + 1, true))
        }
        // `12345 CV EXPL 26-12`, `1234567 JE RK 26-1`: letters in capitals, with figures to come.
        Kind::Word if matches!(gap, " " | "\n") && is_letters(view, next) => {
            let mut ahead = view.tokens[at + 2..].iter().take(3);
            ahead.find(|t| !is_letters(view, t)).filter(|t| t.kind == Kind::Number).map(|_| (at + 1, true))
        }
        Kind::Word | Kind::Number => None,
    }
}

/// The group behind a joint: touching it on both sides, or a slash with a space on both.
fn joint(view: &View, at: usize, gap: &str) -> Option<usize> {
    let sign = view.word(&view.tokens[at]);
    let next = view.tokens.get(at + 1)?;
    let behind = &view.lower[view.tokens[at].range().end..next.range().start];
    let tight = gap.is_empty() && behind.is_empty() && matches!(sign, "-" | "/" | "." | "_" | "\\" | "–");
    let wide = matches!((gap, sign, behind), (" ", "/" | "\\" | "-", " "));
    let group = match next.kind {
        Kind::Number => true,
        Kind::Word => {
            view.word(next).is_ascii() && next.range().len() <= 6 && (is_letters(view, next) || tight && sign != ".")
        }
        Kind::Punct => false,
    };
    ((tight || wide) && group).then_some(at + 1)
}

/// A group of figures behind a space: two and more, or one that ends the number.
fn spaced_group(view: &View, at: usize, next: usize) -> Option<(usize, bool)> {
    let token = &view.tokens[next];
    let rest = view.after(token.range().end, 14);
    let word = rest.trim_start().split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
    let minutes = rest.get(1..).map_or(0, |r| r.bytes().take_while(u8::is_ascii_digit).count());
    let hour = rest.starts_with([':', '.']) && minutes == 2 && token.range().len() <= 2;
    let before = view.tokens[at].range().len();
    let fits = token.range().len() >= 2
        || before >= 3 && rest.starts_with(['.', ',', ')', ';', '\n', ' ', '|'])
        || rest.is_empty();
    (fits && !hour && !is_counted(word)).then_some((next, false))
}

/// One to five capitals.
fn is_letters(view: &View, token: &Token) -> bool {
    token.kind == Kind::Word && token.range().len() <= 5 && view.word(token).bytes().all(|b| b.is_ascii_uppercase())
}

/// Days, hours, years, telephone numbers, postcodes and the gate's own case numbers.
fn is_other(text: &str, figures: usize) -> bool {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let year = figures == 4 && text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    let phone = figures == 10 && (digits.starts_with("06") || digits.starts_with('0') && text.contains(['-', ' ']))
        || ["0800", "0900", "116", "112"].iter().any(|p| digits.starts_with(p) && figures <= 8 && text.len() <= 10)
        || digits.starts_with("14") && figures <= 6 && text.starts_with("14 ");
    let own = text.len() == 8 && text.parse::<CaseNumber>().is_ok();
    // Days and hours have eight figures at most.
    // `004412-07`: five figures and more at once are no part of a day.
    let long = text.bytes().take_while(u8::is_ascii_digit).count() >= 5;
    year || phone
        || own
        || figures <= 8 && !long && super::dossier::is_date_or_time(text)
        || super::dossier::is_postcode(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anonymise::testing::check;

    #[test]
    fn numbers_behind_a_label_are_found_whole() {
        for line in [
            "een boete (CJIB [[DOSSIER|3 2287 1140 9921 0034]])",
            "rolnummer [[DOSSIER|10998877 \\ CV EXPL 26-2201]] van de kantonrechter",
            "zaaknr [[DOSSIER|C/09/611223 / JE RK 26-1188]]",
            "polis [[DOCUMENT|2200 61733 9]], daarna",
            "met verzekerde nummer [[DOCUMENT|301 22 5518\n07]] en",
            "Huurcontract [[DOSSIER|0052-8841/3]] is ontbonden",
            "kenmerk [[DOSSIER|RW-26.0733-BXT]].",
            "Dossier [[DOSSIER|WT-N 0388]] kan dicht",
            "a permit [[DOCUMENT|III-WK3R77LP5]], valid",
            "Insolventienummer: [[DOSSIER|F.03/26/118]]",
            "relatienummer van moeder bij de bank is [[DOSSIER|4471 0092]]",
            "Huurdersnummer   : [[DOSSIER|H 208.771]]",
            "Casenr. [[DOSSIER|C26-118]]",
            "Meldingsnr [[DOSSIER|4512-26]]",
            "9. Contractnr.\t[[DOSSIER|004412-07]]\n10. Partner",
            "meternummer [[DOSSIER|E0044007712345]]",
            "huurdersnummer [[DOSSIER|88213]]",
            "UWV: [[DOSSIER|552.118.330/WIA]]",
            "SVB, kenmerk [[DOSSIER|AKW 8812 3301]]",
            "| Zaaknummer | [[DOSSIER|771204-A]] |",
            "dossiernummer [[DOSSIER|twee zes nul nul, vier acht]]",
            "zaaknummer [[DOSSIER|zeventien, vierenveertig, achttien]] is het",
            "lidmaatschapsnummer [[DOSSIER|00412]]",
            "[[DOCUMENT|0052217]] (patiëntnummer)",
            "rekestnummer FA RK [[DOSSIER|26-4410]]".replace("FA RK [[DOSSIER|", "[[DOSSIER|FA RK ").as_str(),
            "Klantnr.\n[[DOSSIER|9914402]]",
            "Huurdersnr. [[DOSSIER|40.118]] bij ons",
            "Patiëntnummer bij het ziekenhuis: [[DOCUMENT|1044 2291]].",
            "Zijn dossiernummer bij hen, dat is [[DOSSIER|RN-0044821]], geef ik door",
        ] {
            check(find, line);
        }
    }

    #[test]
    fn what_leads_to_nobody_stays() {
        for line in [
            "factuurnummer 2026-0711",
            "het raadsnummer is onbekend",
            "huisnummer 12",
            "telefoonnummer 06-12345678",
            "rekeningnummer volgt",
            "dossier van 12-06-2026",
            "de zaak loopt sinds 2019",
            "bel politie 0900-8844",
            "politie 112",
            "melding om 23.15 uur",
            "contract voor 12 maanden",
            "een aanvraag van 1250 euro",
            "CAK € 1.150",
            "UWV 2025",
            "beschikking 2025-2026",
            "indicatie 16 uur per week",
            "melding van 3 en 4 mei",
            "ticketnummer 20417",
            "KvK-nummer 70991284",
            "versienummer 3.2.1",
            "zaalnummer 2.14",
            "busnummer 350 rijdt niet",
            "klant sinds 10 jaar",
            "vonnis: 240 uren werkstraf",
            "onze zaak 2026-014",
            "rechtbank artikel 265 lid 2",
            "het nummer 14 046",
            "dossiernummer of factuurnummer 2026-0711",
            "zijn zaaknummer ken ik niet, hij is 1984 geboren",
            "onderzoek onder 1500 huishoudens",
            "zie meldingen_2026.xlsx",
            "Pakketnummer 3SABC123456789",
            "vergader-ID 312 445 678 901",
            "het dossiernummer van een van de twee ontbreekt",
            "Teams-vergadering ID: 312 445 678 901",
            "Factuur 12, 300 euro incl. btw. Betalingskenmerk 7001 1187 2026 0820.",
        ] {
            check(find, line);
        }
    }
}
