//! LEEFTIJD: exact ages of persons, in figures, words and idioms. Durations, groups and rough ages stay.

use super::age_words::{is_by_house_number, is_child, is_no_subject, is_person_word, is_thing};
use super::digits::number_word;
use super::table::header_of;
use crate::anonymise::among::among;
use crate::anonymise::candidate::{Candidate, Context};
use crate::anonymise::view::{Casing, Kind, View};
use crate::model::Category;
use crate::pattern::{Captures, Regex};
use std::ops::Range;
use std::sync::LazyLock;

static UNIT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"^(?:[.,]5|½| en een hal(?:f|ve))?(?:[ \t]|\n(?:> ?)*)?-?(jarig(?:e|en)?\b|jaar\b|jr\b|jaren\b|j\b|jaor\b|joar\b|jier\b|maanden\b|maand\b|mnd\b|mndn\b|weken\b|wkn\b|lentes\b|years?\b|yrs?\b|months?\b)(?: en \d{1,2} (?:maanden|mnd|weken|dagen)\b)?([ \t]+(?:oud|jong|old)\b)?").expect("a fixed pattern")
});

/// What makes years a duration or a crowd, said before.
static SPAN_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"(?:\b(?:(?:jonger|ouder)(?: is| zijn)? dan|al|na|over|sinds|elke|om de|binnen|gedurende|afgelopen|laatste|komende|eerste|per|voor|ruim|meer dan|langer dan|minstens|minimaal|maximaal|tot|vanaf|onder de|boven de|circa|ca\.?|rond|rond de|ongeveer|bijna al|zo'n|tijdens|ieder|iedere|nog|hele|vorige|in)\s*|[\d][-/]|\d (?:tot|t/m|a|tot en met|-) )$").expect("a fixed pattern")
});

/// What makes years a duration, said behind.
static SPAN_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"^\s*(?:geleden|lang|later|samen|getrouwd|gehuwd|ervaring|cel\b|gevangenis|tbs|voorwaardelijk|onvoorwaardelijk|garantie|schuld|huurachterstand|terug\b|nadat|achter|aan een stuk|achtereen|achterstand|bij elkaar|jubileum|huwelijk|bestaan|contract|traject|opleiding|relatie|looptijd|werk|verschil|ouder|jonger|bekend|gewerkt|gewoond|in dienst|clean|nuchter|werkloos|weduwe|weduwnaar|alleen|ziek|dood|dakloos|zoek|weg\b|per|en ouder|of ouder|en jonger|of jonger|plus)")
        .expect("a fixed pattern")
});

/// A band that a group has: `12-18 jaar`, `12 tot 18 jaar`.
static GROUP_AFTER: LazyLock<Regex> =
    LazyLock::new(|| Regex::folded(r"^\s?(?:[-/]|tot|t/m|a|tot en met)\s?\d").expect("a fixed pattern"));

/// What may stand behind a bare age.
static BARE_END: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"^(?:\s*$|\s*[.,;:)!?\n|]|\s+(?:en|in|die|is|met|uit|op|zit|heeft|woont|of|wil|gaat|bij|aan|naar|hebben|wonen|door|ook|niet|wordt|slaapt|was|kan|maar|dat|als|om|want|geworden|toen|oud|samen|allebei|thuis|nu|dus|terwijl|helaas|inmiddels|zijn|spijbelt|krijgt|leeft|moet|komt|verblijft|geen|nog)\b)").expect("a fixed pattern")
});

static BEING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:is|wordt|werd|was|bent|worden|ben|zijn)(?: (?:nu|net|pas|bijna|inmiddels|al|nog maar|er|ook|zelf|dan|straks|onlangs|vorige week|gisteren|vandaag|morgen|(?:in|op|eind|begin|volgende|deze|dit|over) \w+(?: \w+)?))? ?$")
        .expect("a fixed pattern")
});

static HALF: LazyLock<Regex> =
    LazyLock::new(|| Regex::folded(r"^(?:½|[.,]5\b| en een hal(?:f|ve)\b)").expect("a fixed pattern"));

/// `begin dertig`, `rond de 70`, `achter in de 50`: nobody's exact age.
static ROUGH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:begin|eind|midden|half|medio|rond|rond de|ergens in de|voor in de|achter in de|diep in de|in de|ongeveer|circa|ca\.?|zo'n|ruim|een jaar of|plusminus|tegen de|over de|dik in de) $")
        .expect("a fixed pattern")
});

static NO_COUNT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:artikel|art|bijlage|casus|punt|pagina|blz|kamer|groep|versie|actie|vraag|stap|niveau|fase|week|huisnummer|nummer|nr|klas|leerjaar|lijn|score|cijfer|zaal|gesprek|ronde|deel|punten|kinderen zijn er|aantal|leden|het is|dit is|er zijn|stand|categorie|module|mbo|havo|vmbo)\W{0,3}$")
        .expect("a fixed pattern")
});

static IDIOM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::whole(r"\b(?:sarah?|abraham)\s+(?:(?:al|net|onlangs|pas|inmiddels|en|nog|bijna|ook|[a-z]+tig|[a-z]+tien|[a-z]+ jaar|ruim|haet|heeft)\s+){0,3}(?:gezien|geworden|gezien heeft|mogen zien|zien)\b|\b(?:zag|ziet|zagen)\s+(?:vorig jaar\s+|dit jaar\s+|net\s+)?(?:sarah?|abraham)\b|\b(?:een\s+)?(?:(?:drie\s?kwart|halve|hele|kwart)\s+eeuw|eeuw)\s+(?:oud|jong)\b")
        .expect("a fixed pattern")
});

pub(super) fn find(context: &Context, found: &mut Vec<Candidate>) {
    let view = context.view;
    for (index, token) in view.tokens.iter().enumerate() {
        let value = match token.kind {
            Kind::Number if token.range().len() <= 3 => view.word(token).parse().ok(),
            Kind::Word if token.range().len() >= 3 => spelled(view.lower_word(token)),
            _ => None,
        };
        let ordinal =
            || super::age_context::on_birthday(view, index).or_else(|| super::age_told::birthday(view, index));
        if let Some((range, confidence, rule)) = ordinal() {
            found.push(context.at(range, Category::Leeftijd, confidence, rule));
            continue;
        }
        let other = |v: u32| is_rank_of(view, index, v) || is_item(view, index, v);
        let Some(value) = value.filter(|v| *v <= 109 && !other(*v)) else { continue };
        if let Some((range, confidence, rule)) = judge(context, index, value)
            .or_else(|| super::age_context::judge(context, index, value))
            .or_else(|| super::age_told::judge(context, index, value))
            .or_else(|| super::age_beside::judge(context, index, value))
        {
            found.push(context.at(range, Category::Leeftijd, confidence, rule));
        }
    }
    if view.lower.contains("sara") || view.lower.contains("abraham") || view.lower.contains("eeuw") {
        for idiom in IDIOM.find_iter(view.whole()) {
            found.push(context.at(idiom.range(), Category::Leeftijd, 0.85, "age-idiom"));
        }
    }
}

/// `de oudste van drie.`: of how many, not how old.
fn is_rank_of(view: &View, index: usize, value: u32) -> bool {
    let back = |count: usize| index.checked_sub(count).map_or("", |at| view.lower_word(&view.tokens[at]));
    let closes = view.tokens.get(index + 1).is_none_or(|next| next.kind == Kind::Punct);
    (2..=8).contains(&value) && closes && back(1) == "van" && matches!(back(2), "oudste" | "jongste" | "middelste")
}

/// `3. Frans, zoon van 1`: of whom stands at that number in the list.
fn is_item(view: &View, index: usize, value: u32) -> bool {
    let token = &view.tokens[index];
    let back = |count: usize| index.checked_sub(count).map_or("", |at| view.lower_word(&view.tokens[at]));
    let kin = || {
        among!(
            back(2),
            "zoon"
                | "dochter"
                | "man"
                | "vrouw"
                | "broer"
                | "zus"
                | "moeder"
                | "vader"
                | "oom"
                | "tante"
                | "neef"
                | "nicht"
                | "partner"
                | "ex"
                | "vriend"
                | "vriendin"
                | "kind"
        )
    };
    let heads = |line: &crate::anonymise::view::Line| {
        let text = view.lower[line.range.clone()].trim_start_matches([' ', '>', '-', '*', '|', '(']);
        let rest = text.strip_prefix(view.lower_word(token));
        // Behind the number of an item stands a sign or a blank, and then whom it is about.
        rest.is_some_and(|rest| rest.starts_with(['.', ')', ' ', '\t', ':', '|']) && rest.len() > 3)
    };
    value <= 20 && token.kind == Kind::Number && back(1) == "van" && kin() && view.lines.iter().any(heads)
}

/// Number words, and `zevenjarig(e)`; `een` is an article.
fn spelled(word: &str) -> Option<u32> {
    // Most words are sent home by their last letter.
    if !word.ends_with(['e', 'r', 'f', 's', 'n', 't', 'g', 'l', 'y', 'o', 'd']) || word.len() > 24 {
        return None;
    }
    let stem = word
        .strip_suffix("jarige")
        .or_else(|| word.strip_suffix("jarig"))
        .or_else(|| word.strip_suffix("jarigen"))
        .unwrap_or(word);
    if word == "anderhalf" {
        return Some(1);
    }
    // `honderd`, `honderdeen`, `honderdentwee`.
    if let Some(rest) = stem.strip_prefix("honderd") {
        let rest = rest.strip_prefix("en").unwrap_or(rest);
        return if rest.is_empty() { Some(100) } else { number_word(rest).filter(|v| *v < 10).map(|v| 100 + v) };
    }
    number_word(stem)
        .filter(|v| *v > 1)
        .or_else(|| super::age_context::and_a_half(stem))
        .or_else(|| super::age_context::english(word))
}

type Hit = (Range<usize>, f32, &'static str);

fn judge(context: &Context, index: usize, value: u32) -> Option<Hit> {
    let view = context.view;
    let token = &view.tokens[index];
    let range = token.range();
    let before = view.before(range.start, 90);
    let after = view.after(range.end, 40);
    let typed_before = &view.text()[range.start - before.len()..range.start];
    let glued = before.ends_with(|c: char| {
        c.is_alphanumeric() || matches!(c, '-' | '/' | '€' | '.' | '_' | '@' | ':' | '#') && !before.ends_with(": ")
    });
    let decimal = before.ends_with([','])
        || (after.starts_with([',', '.'])
            && after[1..].starts_with(|c: char| c.is_ascii_digit())
            && !after[1..].starts_with('5'));
    if glued && !before.ends_with("m/") && !before.ends_with("v/") || decimal {
        return None;
    }
    if ROUGH.is_match(before) {
        return None;
    }
    let word = view.lower_word(token);
    if word.ends_with("jarige") || word.ends_with("jarig") || word.ends_with("jarigen") {
        return (!SPAN_AFTER.is_match(after)).then(|| (range.clone(), 0.93, "age-adjective"));
    }
    if let Some(unit) = UNIT.captures(after) {
        return with_unit(context, &range, &unit, before, after);
    }
    // `15½`, `2,5`: the half belongs to the age.
    let half = HALF.find(after).map_or(0, |m| m.end());
    let after = &after[half..];
    if GROUP_AFTER.is_match(after) || SPAN_BEFORE.is_match(before) && !BEING.is_match(before) {
        return None;
    }
    if let Some(end) = compound_number(view, index, value) {
        let hit = bare(context, index, value + 20, before, typed_before, view.after(end, 40))?;
        return Some((range.start..end, hit.1, hit.2));
    }
    let hit = bare(context, index, value, before, typed_before, after);
    hit.map(|(range, confidence, rule)| (range.start..range.end + half, confidence, rule))
}

/// "negen en zestig", "79 en 82." as a sentence of its own: where the second number ends.
fn compound_number(view: &View, index: usize, value: u32) -> Option<usize> {
    // `twee-en-tachtig`.
    let dash = |at: usize| view.tokens.get(at).is_some_and(|t| view.lower_word(t) == "-");
    if value < 10 && dash(index + 1) && dash(index + 3) && view.lower_word(view.tokens.get(index + 2)?) == "en" {
        let tens = view.tokens.get(index + 4)?;
        let joined = tens.range().start - view.tokens[index].range().end == 4;
        return (joined && number_word(view.lower_word(tens)).is_some_and(|t| t >= 20 && t % 10 == 0))
            .then(|| tens.range().end);
    }
    let (and, tens) = (view.tokens.get(index + 1)?, view.tokens.get(index + 2)?);
    if view.lower_word(and) != "en" || !near(view, index + 1) || !near(view, index) {
        return None;
    }
    let word = view.lower_word(tens);
    let spelled = view.tokens[index].kind == Kind::Word && value < 10;
    (spelled && number_word(word).is_some_and(|t| t >= 20 && t % 10 == 0)).then(|| tens.range().end)
}

/// Whether one space parts a token from the next.
fn near(view: &View, index: usize) -> bool {
    view.tokens.get(index + 1).is_some_and(|next| next.range().start - view.tokens[index].range().end == 1)
}

/// A number with jaar, maanden, weken behind it.
fn with_unit(context: &Context, range: &Range<usize>, unit: &Captures, before: &str, after: &str) -> Option<Hit> {
    let view = context.view;
    let name = unit.get(1)?;
    // `43 jaar oud` goes whole: what comes in its place reads on without it.
    let whole = unit.get(0)?;
    let end = range.end
        + if whole.as_str().starts_with('-') || name.as_str().starts_with("jarig") { name.end() } else { whole.end() };
    let behind = &after[whole.end()..];
    if is_built(before) {
        return None;
    }
    if unit.get(2).is_some() && !before.ends_with("meer dan ") {
        let group = SPAN_BEFORE.is_match(before) && before.trim_end().ends_with(|c: char| c.is_ascii_digit());
        return (!group).then_some((range.start..end, 0.96, "age-old"));
    }
    if SPAN_AFTER.is_match(behind) || behind.trim_start().starts_with("plusser") {
        return None;
    }
    if name.as_str().starts_with("jarig") {
        return (!SPAN_BEFORE.is_match(before) || before.ends_with("al ") || before.ends_with("voor ")).then_some((
            range.start..end,
            0.95,
            "age-adjective",
        ));
    }
    if SPAN_BEFORE.is_match(before) {
        return None;
    }
    let months = !name.as_str().starts_with(['j', 'y']) && name.as_str() != "lentes";
    let key = header_of(view, range.start).is_some_and(|h| h.starts_with("leeftijd"))
        || before.trim_end().ends_with("leeftijd:")
        || before.trim_end().ends_with("leeftijd");
    let being = BEING.is_match(before);
    let barely = ["van net ", "van pas ", "van bijna ", "van amper ", "van ruim "].iter().any(|w| before.ends_with(w));
    let from = before.ends_with("van ") && person_before(view, range.start, 2)
        || barely && person_before(view, range.start, 3);
    let with = ["met haar ", "met zijn ", "met z'n ", "ondanks haar ", "ondanks zijn ", "met d'r ", "met m'n "];
    let with = with.iter().any(|w| before.ends_with(w)) && !months;
    let bracket = before.ends_with('(')
        || before.ends_with("(v, ")
        || before.ends_with("(m, ")
        || before.ends_with("dus ")
        || before.ends_with("dus bijna ");
    let comma = before.ends_with(", ") && person_before(view, range.start, 2);
    let next_to = person_before(view, range.start, 1);
    let closed = behind.starts_with([')', ',', '.', ';']) || behind.trim().is_empty() || behind.starts_with('\n');
    let confidence = match () {
        _ if key => 0.97,
        _ if being && !months && subject_is_person(context, before) => 0.9,
        _ if from => 0.95,
        // "Met haar 93 jaar doet ze alles zelf."
        _ if with => 0.8,
        _ if bracket && closed && (!months || person_before(view, range.start, 2)) => 0.93,
        _ if bracket && !months => 0.85,
        _ if comma => 0.92,
        // "Vrouw van Eritrese komaf, 31 jaar, drie kinderen".
        _ if before.ends_with(", ") && closed && !months && subject_is_person(context, before) => 0.75,
        _ if next_to && closed => 0.9,
        _ if next_to && !months => 0.7,
        // "Hij woont alleen. 86 jr. Wil niet verhuizen."
        _ if closed && !months && (before.ends_with(". ") || before.ends_with('\n') || opens_item(before)) => 0.7,
        // "de kleine van 3 mnd".
        _ if ["kleine van ", "kleintje van ", "kindje van "].iter().any(|w| before.ends_with(w)) => 0.85,
        _ if being && !months => 0.5,
        // "(… vandaar de naam) is elf weken en was nog klein".
        _ if being && before.trim_end().ends_with(") is") && behind.starts_with(" en was") => 0.7,
        _ => return None,
    };
    Some((range.start..end, confidence, "age-with-unit"))
}

/// The bullet of a list and nothing else stands before: `- 54 jr, alleenstaand`.
fn opens_item(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or("");
    !line.is_empty() && line.trim().trim_start_matches(['-', '*', '•', '>', '|']).trim().is_empty()
}

/// `het huis is 40 jaar oud`: what is built, bought or kept has years too.
fn is_built(before: &str) -> bool {
    let mut words = before.rsplit(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).take(4);
    words.any(|w| {
        among!(
            w,
            "huis"
                | "woning"
                | "flat"
                | "auto"
                | "gebouw"
                | "complex"
                | "school"
                | "wijk"
                | "buurt"
                | "hond"
                | "kat"
                | "fiets"
                | "keuken"
                | "ketel"
                | "wet"
                | "stichting"
                | "vereniging"
                | "club"
                | "dorp"
        )
    })
}

/// A number that only its place shows to be an age.
fn bare(context: &Context, index: usize, value: u32, before: &str, typed_before: &str, after: &str) -> Option<Hit> {
    let view = context.view;
    let range = view.tokens[index].range();
    if header_of(view, range.start).is_some_and(|h| h == "leeftijd" || h == "lft" || h == "lft.")
        || before.trim_end().ends_with("leeftijd:")
    {
        return Some((range, 0.95, "age-said"));
    }
    let of_a_week = ["vorige week ", "volgende week ", "deze week "].iter().any(|w| before.ends_with(w));
    if NO_COUNT.is_match(before) && !of_a_week || !BARE_END.is_match(after) || is_hour(after) {
        return None;
    }
    let digits = view.tokens[index].kind == Kind::Number;
    // `(14)`, `(7 en 9)`, `(m, 43)` behind a person.
    if let Some(open) = view.before(range.start, 24).rfind('(') {
        let inside = &view.before(range.start, 24)[open + 1..];
        let list = inside.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | ',' | '+' | '&'))
            || inside.split([' ', ',', '/', '+', '&']).all(|w| w.is_empty() || is_list_word(w));
        let open_at = range.start - inside.len() - 1;
        let said = inside.split([' ', ',', '/']).any(|w| {
            among!(
                w,
                "dus"
                    | "bijna"
                    | "inmiddels"
                    | "nu"
                    | "net"
                    | "toen"
                    | "destijds"
                    | "m"
                    | "v"
                    | "man"
                    | "vrouw"
                    | "jongen"
                    | "meisje"
            )
        });
        let word_alone = inside.is_empty() && after.starts_with(')') && value > 5;
        if list && !inside.contains(')') && (digits || word_alone) && (said || follows_person(context, open_at)) {
            return Some((range, if value == 0 { 0.4 } else { 0.92 }, "age-in-brackets"));
        }
    }
    if digits && before.ends_with(" aged ") {
        return Some((range, 0.9, "age-said"));
    }
    // `79 en 82.` as a sentence of its own.
    if digits && value >= 18 && before.ends_with(". ") {
        static PAIR: LazyLock<Regex> =
            LazyLock::new(|| Regex::new(r"^ en (?:1[89]|[2-9]\d)(?:\.|\n|$)").expect("a fixed pattern"));
        if PAIR.is_match(after) {
            return Some((range.start..range.end + 6, 0.7, "age-pair"));
        }
    }
    // `van 7`, `van 7 en 9`.
    if before.ends_with("van ") && person_before(view, range.start, 2) {
        // "moeder van drie, gescheiden": how many children.
        let parent = index.checked_sub(2).is_some_and(|at| {
            among!(
                view.lower_word(&view.tokens[at]),
                "moeder"
                    | "vader"
                    | "mama"
                    | "papa"
                    | "oma"
                    | "opa"
                    | "ouder"
                    | "ouders"
                    | "grootmoeder"
                    | "grootvader"
            )
        });
        let door = index.checked_sub(2).is_some_and(|at| is_by_house_number(view.lower_word(&view.tokens[at])));
        return (!door && (!parent || value > 14)).then_some((range, 0.9, "age-of"));
    }
    static OF_LIST: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"\b(?:kinderen|kids|zoons|zonen|dochters|jongens|meisjes|broertjes|zusjes|kleinkinderen|tweeling|zoontjes|dochtertjes)\b[^.;\n]{0,12}\b(?:van|zijn) (?:\d{1,2}(?:, | en )|\w+(?:, | en ))*$").expect("a fixed pattern")
    });
    if OF_LIST.is_match(before) {
        return Some((range, 0.9, "age-of"));
    }
    // `is 74`, `wordt in april 86`, `die is pas 10`.
    let is_measure = ["bloeddruk is ", "huur is ", "polsslag is ", "gewicht is "].iter().any(|w| before.ends_with(w));
    let sentence_goes_on = after.starts_with(" en ") && after[4..].starts_with(|c: char| c.is_ascii_digit());
    if BEING.is_match(before)
        && !sentence_goes_on
        && !is_measure
        && !before.ends_with(" zijn ")
        && subject_is_person(context, before)
        && (digits || value > 2 || ["bijna ", "net ", "pas "].iter().any(|w| before.ends_with(w)))
    {
        let is_time = before.ends_with("het is ") || before.ends_with("dat is ") && digits;
        return (!is_time && value > 0).then_some((range, 0.85, "age-being"));
    }
    // `zoon 12, dochter 9`.
    let child = index.checked_sub(1).map(|i| view.lower_word(&view.tokens[i]));
    // `kids: Nana 12, Kofi 10`.
    static LIST: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\b(?:kinderen|kids|kinders|zoons|zonen|dochters|kroost|broertjes|zusjes|kleinkinderen|children)\b[^.;\n]*$")
            .expect("a fixed pattern")
    });
    let listed = child.is_some_and(|c| {
        let casing = view.tokens[index - 1].casing;
        let capital = matches!(casing, Casing::Capital | Casing::Upper | Casing::Mixed);
        let entry = context.dictionary.look_up(c);
        capital && !is_thing(c) && !entry.ordinary() || entry.first().listed()
    });
    let closed = after.trim_start_matches(' ').starts_with([',', ')', ';', '\n'])
        || after.trim().is_empty()
        || after == "."
        || after.starts_with(". ")
        || after.starts_with(".\n");
    let joins = after.starts_with(" en ") && listed;
    if digits && value < 40 && (closed || joins) && before.ends_with(' ') && listed && LIST.is_match(before) {
        return Some((range, 0.85, "age-in-list"));
    }
    if digits && value > 0 && closed && before.ends_with(' ') && child.is_some_and(is_child) {
        return Some((range, 0.75, "age-of-child"));
    }
    // `Jan Jansen, 24, …`.
    let named = view.tokens.get(index.checked_sub(2)?)?;
    let who = view.lower_word(named);
    let pronoun = matches!(who, "hij" | "zij" | "ze") || is_person_word(who);
    let cell = after.trim_start_matches(' ').starts_with('|');
    let comma = before.ends_with(", ") && digits && value > 0 && (after.starts_with([',', '\n', '.']) || cell);
    if comma && typed_before.trim_end_matches(", ").ends_with(|c: char| c.is_alphabetic()) {
        let capital = matches!(named.casing, Casing::Capital | Casing::Upper) && !context.is_ordinary(who);
        let lower = view.casing.is_lower()
            && after.starts_with(',')
            && before
                .split(|c: char| !c.is_alphabetic())
                .rev()
                .skip(1)
                .take(4)
                .any(|w| is_person_word(w) || matches!(w, "mw" | "mevr" | "dhr" | "fam"));
        let likely = lower || pronoun && after.starts_with(',') || capital && person_before(view, range.start, 2);
        return likely.then_some((range, if after.starts_with(',') || cell { 0.8 } else { 0.6 }, "age-apposition"));
    }
    None
}

fn is_hour(after: &str) -> bool {
    after.trim_start().starts_with("uur")
        || after.starts_with(':') && after[1..].starts_with(|c: char| c.is_ascii_digit())
}

fn is_list_word(word: &str) -> bool {
    among!(
        word,
        "en" | "m"
            | "v"
            | "man"
            | "vrouw"
            | "j"
            | "jongen"
            | "meisje"
            | "resp"
            | "resp."
            | "nu"
            | "bijna"
            | "net"
            | "pas"
            | "dus"
            | "dan"
            | "is"
            | "toen"
            | "destijds"
    ) || word.bytes().all(|b| b.is_ascii_digit())
}

/// Whether what stands before an opening bracket is a person: a name by its capital, or a word for one.
fn follows_person(context: &Context, open: usize) -> bool {
    let view = context.view;
    let Some(at) = view.token_at(open).checked_sub(1) else { return false };
    let token = &view.tokens[at];
    let word = view.lower_word(token);
    // "kind 1 (12), kind 2 (10)".
    if token.kind == Kind::Number {
        return at.checked_sub(1).is_some_and(|before| is_person_word(view.lower_word(&view.tokens[before])));
    }
    // "hij (19) en zij (18)".
    if matches!(word, "hij" | "zij" | "ze") {
        return true;
    }
    if token.kind != Kind::Word {
        return word == "." && at > 0 && view.tokens[at - 1].range().len() == 1 || word == "\"" || word == "'";
    }
    // At the start of a sentence any word has a capital: there it must be a name of some list.
    let known = || !token.sentence_start || context.dictionary.look_up(word).listed_name();
    let named = matches!(token.casing, Casing::Capital | Casing::Upper | Casing::Mixed)
        && !view.line_at(open).all_caps
        && known();
    let unknown = !context.is_ordinary(word) && word.len() > 2;
    // "trijntje visser (71)", in small letters: a surname that is a word, behind a first name.
    let first = at.checked_sub(1).map(|before| view.lower_word(&view.tokens[before]));
    let behind_first = first.is_some_and(|f| {
        let entry = context.dictionary.look_up(f);
        entry.first().listed() && entry.common() == 0 && context.dictionary.look_up(word).surname().listed()
    });
    is_person_word(word) || behind_first && !is_thing(word) || (named && !is_thing(word)) || unknown && !is_thing(word)
}

/// Whether the word `back` tokens before a place is a person.
fn person_before(view: &View, at: usize, back: usize) -> bool {
    let index = view.token_at(at);
    let Some(token) = index.checked_sub(back).and_then(|i| view.tokens.get(i)) else { return false };
    if token.kind != Kind::Word {
        // `Bos) van 7`, `"Kuba", 5`.
        return matches!(view.word(token), ")" | "\"") && back < 3;
    }
    let word = view.lower_word(token);
    let named = matches!(token.casing, Casing::Capital | Casing::Upper | Casing::Mixed)
        && !is_thing(word)
        && !token.sentence_start;
    is_person_word(word)
        || named
        || token.sentence_start && token.casing == Casing::Capital && view.tokens[index - 1].kind == Kind::Punct
}

/// Whether the clause before has somebody in it: a pronoun, a word for a person.
fn subject_is_person(context: &Context, before: &str) -> bool {
    before.split(|c: char| !c.is_alphanumeric() && c != '\'').rev().take(9).any(|w| {
        is_person_word(w) || among!(w, "hij" | "ze" | "zij" | "die" | "ik" | "je" | "u" | "haar" | "genoemd" | "heet")
    }) || before.split_whitespace().rev().nth(1).is_some_and(|w| {
        w.len() > 1 && w.chars().all(char::is_alphabetic) && !is_no_subject(w) && !context.is_ordinary(w)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anonymise::testing::check;

    #[test]
    fn ages_are_found() {
        for line in [
            "een man van [[LEEFTIJD|43 jaar]] uit Stein",
            "mevrouw, [[LEEFTIJD|38 jaar]], alleenstaand",
            "kind 1 ([[LEEFTIJD|12]]), kind 2 ([[LEEFTIJD|10]])",
            "Hij ([[LEEFTIJD|19]]) en zij ([[LEEFTIJD|18]]) verwachten een kind.",
            "haar zoon ([[LEEFTIJD|14]]) spijbelt",
            "haar zoontje van [[LEEFTIJD|4]] in Urmond",
            "Oma is [[LEEFTIJD|74]] en doet alles",
            "een [[LEEFTIJD|8-jarige]] jongen",
            "een [[LEEFTIJD|achtjarige]] jongen",
            "dat kind is [[LEEFTIJD|negen]]...",
            "baby ([[LEEFTIJD|10 maanden]])",
            "kinderen van [[LEEFTIJD|7]] en [[LEEFTIJD|9]].",
            "kinderen ([[LEEFTIJD|7]], [[LEEFTIJD|9]] en [[LEEFTIJD|12]])",
            "Pietersen ([[LEEFTIJD|52 jaar]]), bij ons",
            "de zoon, [[LEEFTIJD|13 jaar oud]].",
            "moeder wordt in april [[LEEFTIJD|86]].",
            "zij is [[LEEFTIJD|43]].",
            "hij wordt [[LEEFTIJD|18]], en dan?",
            "Leeftijd: [[LEEFTIJD|38]]",
            "zij heeft [[LEEFTIJD|Sara gezien]]",
            "Mw. Pietersma ([[LEEFTIJD|29 jr]]) en",
            "Jelle Pietersma, [[LEEFTIJD|24]], al jaren bekend",
            "naam\tleeftijd\nx\t[[LEEFTIJD|12]]",
            "haar vader van [[LEEFTIJD|zesentachtig]] en",
            "(dus bijna [[LEEFTIJD|83]])".replace("(dus", "Vader (dus").as_str(),
        ] {
            check(find, line);
        }
    }

    #[test]
    fn what_is_no_age_stays() {
        for line in [
            "1. Jurre, weduwnaar.\n2. Famke, dochter van 1, woont elders.\n3. Ype, man van 2.",
            "al 3 jaar bekend",
            "zij wonen al veertig jaar in Elsloo",
            "jongeren van 12-18 jaar",
            "12 tot 18 jaar",
            "3 jaar geleden",
            "een schuld over 5 jaar",
            "begin zeventig",
            "rond de 70",
            "midden 40",
            "een veertiger",
            "10 jaar cel",
            "casus 12",
            "een 3-jarig contract",
            "de huur is 713.",
            "groep 7",
            "om 12 uur",
            "12 uur in de week",
            "na 2 weken",
            "(versie 2)",
            "zij heeft 3 kinderen",
            "achter in de 50",
            "30 dagen",
            "er zijn 9 meldingen",
            "de 75-plussers",
            "sinds 3 weken bij het CIZ",
            "niveau 2 (twee)",
            "over een jaar",
            "hij slikt 10 mg",
            "tussen 8.15 en 8.35 uur",
            "twee jaar achterstand",
            "Artikel 2 van de wet",
            "Moeder van drie, gescheiden.",
            "Zij is de oudste van drie.",
            "Hij is twee jaar clean.",
            "als de cliënt jonger is dan 16 jaar",
            "13 van de 20",
        ] {
            check(find, line);
        }
    }
}
