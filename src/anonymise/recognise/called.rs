//! Called: a word without a telling capital that stands right behind a form of address, a word of family or their tussenvoegsel, where
//! Dutch has room for a name only: "mw zomerdijk", "dhr roos", "zoon mark", "MENEER DE WIT".

use super::initials::is_initial;
use super::person::Scored;
use crate::anonymise::among::among;
use crate::anonymise::scorer::Shape;
use crate::anonymise::view::Casing;
use crate::anonymise::vocabulary::{self, Address};
use crate::anonymise::zones::Zone;
use crate::dictionary::Tier;

/// Whether the word at `at`, which follows the word at `prev` directly, must be a name although its letters do not say so.
pub(super) fn called(scored: &Scored, at: usize, prev: usize) -> bool {
    let words = scored.words;
    if scored.shapes[at].is_none() || words.get(at).partner {
        return false;
    }
    let lower = words.lower(prev);
    if scored.shapes[at] == Some(Shape::Middle) {
        let several = vocabulary::siblings(lower) && words.get(at).entry.firm_surname();
        return (vocabulary::elder(lower) || several) && !names_thing(words, at);
    }
    if words.get(at).ours && !words.get(at).entry.surname().listed() {
        return false;
    }
    match scored.address(prev) {
        Some(Address::Person(_)) => return surname(scored, at, false) || acts_by_surname(scored, at, prev),
        Some(Address::Family) => return surname(scored, at, true),
        Some(Address::Profession) => return false,
        None => {}
    }
    let word = words.get(prev);
    if (word.entry.kinship() || word.cover.kinship()) && vocabulary::bears_name(lower) {
        return relative(scored, at, lower);
    }
    (words.is_particle(prev) || words.shortened_particles(at).is_some()) && behind_particles(scored, at, prev)
}

/// Whether a word behind a form of address is no verb, adverb or the like.
pub(super) fn follower(scored: &Scored, at: usize) -> bool {
    let (words, lower) = (scored.words, scored.words.lower(at));
    vocabulary::verb(lower)
        || vocabulary::follows_person(lower)
        // "mw. vóór de zomer": stressed by its accents.
        || vocabulary::follows_person(&words.key(at))
        || vocabulary::of_place(lower)
        || vocabulary::of_person(lower)
        || vocabulary::article(lower)
        || vocabulary::pronoun(lower)
        || words.get(at).entry.particle()
        || words.get(at).entry.kinship() && vocabulary::bears_name(lower)
        || words.get(at).entry.title()
        || words.abbreviation(at)
        || words.get(at).entry.word() && !words.get(at).entry.listed_name() && scored.regular_verb(at)
}

/// "mw zomerdijk", "fam bakker": listed, or ends as surnames do.
fn surname(scored: &Scored, at: usize, family: bool) -> bool {
    let words = scored.words;
    let entry = words.get(at).entry;
    if follower(scored, at) {
        return !family && entry.first().listed() && before_verb(scored, at);
    }
    let listed = if family {
        entry.firm_surname() || entry.surname() == Tier::Any
    } else {
        let letter = words.token(at).range().len() == 1 && !matches!(words.lower(at), "u" | "k" | "t" | "n");
        entry.listed_name() && words.lower(at).len() > 1 || letter
    };
    listed || words.ordinary(at) && vocabulary::ends_as_surname(words.lower(at))
}

/// "mw blij belde": what stands between a form of address that opens the sentence and its verb is a surname, though it may be said of
/// somebody elsewhere ("nu mw blij is").
fn acts_by_surname(scored: &Scored, at: usize, prev: usize) -> bool {
    let words = scored.words;
    let entry = words.get(at).entry;
    words.token(prev).sentence_start
        && entry.firm_surname()
        && !matches!(entry.common(), 1..=2)
        && vocabulary::follows_person(words.lower(at))
        && words.gap(at) == " "
        && vocabulary::verb(words.lower(at + 1))
        && words.lower(at + 1) != "zelf"
        && !vocabulary::verb(words.lower(at))
        && !entry.particle()
}

/// "dochter ria", "buurman kok", "haar man wil is overleden".
fn relative(scored: &Scored, at: usize, kin: &str) -> bool {
    let words = scored.words;
    let entry = words.get(at).entry;
    let abbreviation = entry.allow_capitals() && entry.listed_name();
    if words.lower(at).len() < 2 || words.allowed(at) && !entry.allow_soft() && !abbreviation {
        return false;
    }
    if follower(scored, at) {
        // "ome koos, tante riet": what closes the clause is no verb of it.
        let closes = words.lower(at + 1) == "en" || !words.is_word(at + 1) && words.gap(at).is_empty();
        let closing =
            vocabulary::elder(kin) && closes && !vocabulary::verb(words.lower(at)) && !words.get(at).entry.particle();
        return entry.first().listed() && (before_verb(scored, at) || closing);
    }
    let neighbour = kin.ends_with("buurman")
        || kin.ends_with("buurvrouw")
        || among!(kin, "huisbaas" | "kennis")
        || vocabulary::siblings(kin);
    let first = entry.first().listed() && (entry.firm_first() || entry.first() == Tier::Any);
    first || neighbour && entry.firm_surname()
}

/// A country, a people, a partner: no name behind "oma" either ("oma Nederlandse").
fn names_thing(words: &crate::anonymise::words::Words, at: usize) -> bool {
    let entry = words.get(at).entry;
    let nation = (entry.nationality() || entry.country() || entry.language()) && !entry.first().listed();
    let abbreviation = entry.allow_capitals() && entry.listed_name();
    let stays = words.allowed(at) && !entry.allow_soft() && !abbreviation;
    nation || stays || words.get(at).ours && !entry.listed_name() || entry.kinship() || entry.title()
}

/// "heet hij Kuus", "noemen ze Kuus", "heet ook Kuus": the word at `at` stands between the verb and what somebody is called.
pub(super) fn named_by_clause(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let between = among!(
        words.lower(at),
        "hij"
            | "zij"
            | "ze"
            | "die"
            | "ie"
            | "ook"
            | "eigenlijk"
            | "voluit"
            | "gewoon"
            | "nu"
            | "officieel"
            | "toch"
            | "trouwens"
            | "inderdaad"
            | "we"
            | "wij"
            | "ik"
            | "men"
            | "iedereen"
            | "hem"
            | "haar"
            | "dus"
            | "zelf"
    );
    between && at > 0 && words.is_word(at - 1) && words.gap(at - 1).len() <= 2 && vocabulary::calls(words.lower(at - 1))
}

/// "bij van Hees", "met van der Velden": two prepositions in a row, of which the second opens a surname.
pub(super) fn led_by_preposition(scored: &Scored, start: usize, name: usize) -> bool {
    let words = scored.words;
    let entry = words.get(name).entry;
    let chain =
        among!(words.lower(start), "van" | "vd" | "vdr" | "vande" | "vander" | "vanden" | "ter" | "ten" | "von");
    chain
        && scored.before(start).is_some_and(|b| {
            b.direct()
                && among!(
                    words.lower(b.at),
                    "bij" | "met" | "voor" | "door" | "tegen" | "naast" | "namens" | "volgens" | "aan" | "over"
                )
        })
        && (entry.firm_surname() || !entry.known() && !words.get(name).compound)
        && entry.first() != Tier::Any
        && !words.ordinary(name)
        && !words.get(name).ours
}

/// "wietje, zo noemt hij haar", "storm (vos van achternaam)".
pub(super) fn is_named_so(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    if words.lower(at + 1) == "van" && among!(words.lower(at + 2), "achternaam" | "voornaam") {
        // "anders van achternaam".
        let everyday = matches!(words.get(at).entry.common(), 1..=2);
        return !everyday && !vocabulary::pronoun(words.lower(at)) && !vocabulary::verb(words.lower(at));
    }
    let so = if words.is_sign(at + 1, ",") { at + 2 } else { at + 1 };
    words.lower(so) == "zo" && vocabulary::calls(words.lower(so + 1)) && !words.gap(at).contains('\n')
}

/// `Pie ("der Testkop")`, `Pie "de Lange"`: what stands in quotation marks right behind a first name is what the bearer is called too.
pub(super) fn quoted_behind_name(scored: &Scored, at: usize, chance: &[f32]) -> bool {
    let words = scored.words;
    let quote = |t: usize| matches!(words.text(t), "\"" | "'");
    if !words.capital(at) || !quote(at + 1) {
        return false;
    }
    let article = at > 1 && words.is_particle(at - 1);
    let Some(open) = at.checked_sub(1 + usize::from(article)).filter(|&t| quote(t)) else { return false };
    let bracket = open > 0 && words.is_sign(open - 1, "(");
    let name = open.checked_sub(1 + usize::from(bracket));
    name.is_some_and(|t| {
        words.is_word(t) && chance.get(t).copied().unwrap_or(0.0) >= 0.6 && words.get(t).entry.first().listed()
    })
}

/// "kent hem als", "staat bekend als", "gaat door het leven als": what follows is what somebody is called. Not "bekend als een druk gezin".
pub(super) fn known_as(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let known = |t: usize| {
        among!(words.lower(t), "bekend" | "kent" | "kennen" | "kende" | "kenden" | "gekend" | "leven" | "aangesproken")
    };
    words.lower(at) == "als" && (1..=3).any(|back| at.checked_sub(back).is_some_and(known))
}

/// "Zomer is haar meisjesnaam", "Storm is zijn echte naam": the word at `at` is said behind it to be what somebody is called.
pub(super) fn is_said_to_be_name(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let copula = among!(words.lower(at + 1), "is" | "was" | "werd" | "wordt" | "blijft");
    if !copula
        || !words.capital(at)
        || !among!(words.lower(at + 2), "haar" | "zijn" | "hun" | "z'n" | "d'r" | "m'n" | "mijn")
    {
        return false;
    }
    let adjective =
        among!(words.lower(at + 3), "echte" | "officiële" | "eigen" | "eigenlijke" | "nieuwe" | "oude" | "volle");
    let noun = words.lower(at + 3 + usize::from(adjective));
    let named = vocabulary::naming(noun) && noun.ends_with("naam") || noun == "naam";
    let word = words.lower(at);
    named
        && !vocabulary::pronoun(word)
        && !vocabulary::opens_sentence(word)
        && !among!(word, "wat" | "hoe" | "wie" | "welke" | "onbekend" | "alleen" | "zo")
        && !matches!(words.get(at).entry.common(), 1..=2)
}

/// "een gezin uit de Vogelbuurt", "vóór de zomer": prepositions with which few surnames begin.
pub(super) fn of_place_or_time(word: &str) -> bool {
    among!(word, "uit" | "op" | "in" | "aan" | "bij" | "voor" | "onder" | "over" | "tot" | "buiten" | "achter")
}

/// "jet en piet", "bij joke en gerrit": a first name in small letters that is a word too, joined to one that is none.
pub(super) fn joined(scored: &Scored, at: usize, other: usize) -> bool {
    let words = scored.words;
    let (entry, beside) = (words.get(at).entry, words.get(other).entry);
    let small = |t: usize| matches!(scored.shapes[t], Some(Shape::Lower | Shape::LowerMail));
    let word = follower(scored, at) || words.allowed(at) || entry.kinship() || entry.role() || words.get(at).ours;
    small(at)
        && small(other)
        && matches!(words.text(at.max(other) - 1), "en" | "&" | "+" | "/")
        && beside.first() == Tier::Any
        && beside.firm_first()
        && (matches!(entry.first(), Tier::Any | Tier::Capitalised) || entry.first().listed() && entry.language())
        && entry.firm_first()
        && !word
}

/// "Pitter en Merieke", "Nifa, Dalila en Ruvi", "3 kids: jaydi, jurrick en shanti": a word that no list has, in a row with first names.
pub(super) fn among_names(scored: &Scored, at: usize, chance: &[f32]) -> bool {
    let words = scored.words;
    let word = words.get(at);
    let unknown = !word.entry.known() && !word.compound && !word.ours && !word.street && !word.hall;
    if !unknown || words.allowed(at) || words.abbreviation(at) || words.lower(at).chars().count() < 3 {
        return false;
    }
    let given = |t: usize| {
        let entry = words.get(t).entry;
        entry.first() == Tier::Any && entry.firm_first() && chance.get(t).is_some_and(|chance| *chance >= 0.8)
    };
    let and = |t: usize| matches!(words.text(t), "en" | "&" | "+");
    let near = |t: usize| words.gap(t).len() <= 1;
    let joint = at + 1;
    let row = words.is_sign(joint, ",") && (and(at + 3) || words.is_sign(at + 3, ","));
    let ahead = (and(joint) || row) && given(at + 2) && near(at) && near(joint);
    match scored.shapes[at] {
        Some(Shape::Start | Shape::Middle) => ahead && scored.zones.get(at) != Zone::Greeting,
        Some(Shape::LowerMail) => {
            ahead && at > 0 && (and(at - 1) || [":", ",", "("].iter().any(|sign| words.is_sign(at - 1, sign)))
        }
        _ => false,
    }
}

/// "casus Brouns 12 nov", "RE: huisbezoek Terpstra": a capital in the subject of a mail behind a word that says what a mail is about.
pub(super) fn headed(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let entry = words.get(at).entry;
    let name = entry.listed_name() || !entry.known() && !words.get(at).compound;
    let Some(before) = scored.before(at).filter(|b| b.direct() || b.colon || b.dash) else { return false };
    let about = vocabulary::about(words.lower(before.at));
    // "Fwd: Sewnath - aanvulling".
    let passed_on = before.colon
        && among!(words.lower(before.at), "re" | "fw" | "fwd" | "antw" | "aw" | "doorst" | "onderwerp" | "subject")
        && !words.ordinary(at)
        && (at + 1 >= words.len() || !words.is_word(at + 1) || words.gap(at).contains('\n'));
    (about || passed_on)
        && name
        && words.capital(at)
        && !words.get(at).ours
        && !words.allowed(at)
        && !entry.role()
        && !entry.kinship()
}

/// Where a mention ends of which the word at `at` is the surname, or its last part, before a comma and the first name: "Ponniah, K.",
/// "Kowalczyk, Marta" alone in its line, cell, label or item of a list.
pub(super) fn surname_before_given(scored: &Scored, at: usize) -> Option<usize> {
    let words = scored.words;
    let comma = at + 1;
    if !words.is_sign(comma, ",") || words.gap(comma) != " " || !words.touches_next(at) {
        return None;
    }
    let entry = words.get(at).entry;
    let small = scored.shapes[at] == Some(Shape::LowerMail)
        && (entry.firm_surname() && !entry.first().listed() || !entry.known() && !words.get(at).compound);
    let typed = words.capital(at) || small;
    if !typed {
        return None;
    }
    if words.allowed(at) || words.get(at).entry.kinship() || words.get(at).entry.role() || words.get(at).genitive > 0 {
        return None;
    }
    let (first, upper) = surname_start(scored, at);
    if !opens_item(scored, first) {
        return None;
    }
    let mut end = comma + 1;
    let letter = |t: usize| {
        small
            && words.is_word(t)
            && words.token(t).range().len() == 1
            && words.is_sign(t + 1, ".")
            && words.touches_next(t)
    };
    while (is_initial(scored, end) || letter(end)) && end - comma < 9 {
        end += 2;
    }
    let initials = end > comma + 1;
    let mut names = 0;
    while (words.capital(end) || small && words.get(end).entry.first() == Tier::Any)
        && names < 3
        && (names == 0 && !initials || words.gap(end - 1) == " ")
        && words.get(end).entry.first().listed()
        && !words.allowed(end)
        && !words.get(end).ours
    {
        names += 1;
        end += 1;
        if words.is_sign(end, "-") && words.touches_next(end - 1) && words.touches_next(end) && words.capital(end + 1) {
            end += 2;
        }
    }
    // "Testhoop, J.W. van den".
    let mut behind = end;
    while (initials || names > 0) && words.is_particle(behind) && behind - end < 4 && words.gap(behind - 1) == " " {
        behind += 1;
    }
    let trailing = behind > end && !words.is_word(behind);
    if trailing {
        end = behind;
    }
    let last = end - 1;
    let particles = first < at || trailing || words.shortened_particles(at).is_some();
    let listed = names == 0
        || words.get(comma + 1).entry.first() == Tier::Any && words.get(comma + 1).entry.firm_first()
        || upper
        || particles;
    let given = words.get(at).entry.first().listed() && words.get(at).entry.firm_first();
    // "Bosch, Ineke; Özkan, Emre": in a list that goes on so a first name that is a surname as well is one.
    let item = words.get(at).entry.surname().listed() && matches!(words.text(end), ";" | "|" | "(");
    let surname = upper || first < at || !given || item || initials && names == 0;
    let closes = last + 1 >= words.len()
        || words.gap(last).contains(['\n', '\t'])
        || matches!(words.text(end), ";" | "(" | "|" | "/" | ":" | "-" | "." | "\"")
        || !words.is_sign(end, ",") && words.lower(end) != "en" && (initials || upper)
        || words.is_sign(end, ",") && !words.capital(end + 1);
    ((initials || names > 0) && listed && surname && closes).then_some(last)
}

/// Where a surname that ends at `at` begins: its tussenvoegsels and, in capitals, its other parts; and whether it is all capitals.
fn surname_start(scored: &Scored, at: usize) -> (usize, bool) {
    let words = scored.words;
    let upper = |t: usize| words.token(t).casing == Casing::Upper && words.token(t).range().len() > 2;
    let mut first = at;
    while first > 0 && at - first < 6 {
        let prev = first - 1;
        let part = words.gap(prev) == " " && (words.is_particle(prev) || upper(at) && upper(prev));
        let dash = words.is_sign(prev, "-") && words.touches_next(prev);
        let half = prev > 0 && words.touches_next(prev) && words.is_sign(first, "-") && words.capital(prev);
        if !(part || dash || half) {
            break;
        }
        first = prev;
    }
    (first, upper(at))
}

/// Whether an item begins at a token: a line, a cell, what follows a label, a dash, a number of a list or the like.
pub(super) fn opens_item(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let Some(prev) = at.checked_sub(1) else { return true };
    let shortened = words.shortened_particles(at);
    if let Some(start) = shortened.filter(|s| *s < at) {
        return opens_item(scored, start);
    }
    words.token(at).line_start
        || words.gap(prev).contains(['\n', '\t'])
        || matches!(words.text(prev), ":" | ";" | "|" | "-" | "*" | "•" | "(" | "\"" | "/" | ">" | ")" | "=")
        || words.is_sign(prev, ".") && prev > 0 && words.token(prev - 1).kind == crate::anonymise::view::Kind::Number
        || scored.zones.get(at) == Zone::Subject
        || words.lower(prev) == "als"
}

/// "wil is", "mei heeft": no two finite verbs follow each other, so the first is a name.
fn before_verb(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let finite = among!(
        words.lower(at + 1),
        "is" | "heeft"
            | "was"
            | "had"
            | "wil"
            | "kan"
            | "gaat"
            | "woont"
            | "werd"
            | "belt"
            | "belde"
            | "komt"
            | "zit"
            | "werkt"
            | "doet"
            | "zegt"
            | "zei"
            | "vindt"
            | "denkt"
            | "helpt"
            | "past"
            | "weet"
            | "staat"
            | "ligt"
            | "slaapt"
            | "krijgt"
            | "moet"
            | "mag"
            | "blijft"
            | "zorgt"
            | "kwam"
            | "ging"
    );
    finite && words.gap(at).len() <= 1 && !vocabulary::verb(words.lower(at).trim_start_matches("wil"))
}

/// "mw de wit", "familie van den berg": the chain of tussenvoegsels follows a form of address or a word of family.
fn behind_particles(scored: &Scored, at: usize, end: usize) -> bool {
    let words = scored.words;
    let mut start = words.shortened_particles(at).unwrap_or(end);
    while start > 0 && end - start < 6 && words.is_particle(start - 1) && words.gap(start - 1).len() <= 2 {
        start -= 1;
    }
    let Some(before) = scored.before(start).filter(|b| b.direct()) else { return false };
    let addressed = matches!(vocabulary::address(words.lower(before.at)), Some(Address::Person(_) | Address::Family));
    let chain = end - start;
    let entry = words.get(at).entry;
    let word = words.get(before.at);
    let kin = (word.entry.kinship() || word.cover.kinship()) && vocabulary::bears_name(words.lower(before.at));
    if kin && !addressed {
        let listed = entry.firm_surname() || entry.first().listed() && entry.firm_first();
        return listed
            && !follower(scored, at)
            && !vocabulary::behind_preposition(words.lower(at))
            && (words.lower(end) == "van" || words.shortened_particles(at).is_some());
    }
    let lone = among!(words.lower(end), "van" | "uit" | "op" | "in" | "aan" | "bij" | "voor" | "te" | "tot");
    // "gezin uit het overleg", "echtpaar de zomer doorkomt": where words have capitals, names that are words have them too.
    let place = among!(words.lower(start), "uit" | "op" | "in" | "aan" | "bij" | "voor" | "onder" | "over" | "tot");
    if scored.shapes[at] == Some(Shape::Lower)
        && words.ordinary(at)
        && (place || !entry.firm_surname() || matches!(entry.common(), 1..=5))
    {
        return false;
    }
    if adjunct(scored, start, at) || entry.particle() {
        return false;
    }
    if !addressed || vocabulary::behind_preposition(words.lower(at)) {
        return false;
    }
    if chain >= 1 {
        // "de meneer van de fysio": an ordinary word that is nobody's surname.
        let surname = entry.listed_name() || vocabulary::ends_as_surname(words.lower(at)) || !words.ordinary(at);
        return surname
            && !vocabulary::article(words.lower(at))
            && !matches!(words.lower(at), "week" | "straat" | "buurt" | "gemeente" | "huisarts" | "politie" | "wmo");
    }
    entry.surname().listed() && (!lone || entry.firm_surname())
}

/// "mw. voor de zomer": without a capital few names begin so, and many an adjunct of time does.
pub(super) fn adjunct(scored: &Scored, start: usize, at: usize) -> bool {
    let words = scored.words;
    among!(&*words.key(start), "voor" | "over" | "onder" | "tot" | "bij")
        && !words.capital(at)
        && words.ordinary(at)
        && matches!(words.get(at).entry.common(), 1..=5)
}

/// "Ton van Gils", "Wil Kok", "Mark de Wit": a listed first name with a capital, and a surname with a capital behind it.
pub(super) fn full(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let entry = words.get(at).entry;
    if !words.capital(at) || words.get(at).genitive > 0 || words.token(at).range().len() < 2 {
        return false;
    }
    if scored.zones.get(at) == Zone::Private
        && (is_initial(scored, at + 1) || words.is_sign(at + 1, ",") && is_initial(scored, at + 2))
    {
        return true;
    }
    // "Sri Lanka" is nobody.
    let place = words.get(at).phrase > 1 && (words.get(at).cover.country() || words.get(at).cover.place());
    if !entry.first().listed() || vocabulary::opens_sentence(words.lower(at)) || place {
        return false;
    }
    let mut next = at + 1;
    while words.is_particle(next) && next - at < 5 && words.gap(next - 1).len() <= 2 {
        next += 1;
    }
    if !words.capital(next) {
        return false;
    }
    let particles = next > at + 1;
    let code = words.token(next).casing == Casing::Upper
        && words.token(next).range().len() <= 3
        && scored.shapes[at] != Some(Shape::Blind);
    if words.token(next).sentence_start || words.gap(next - 1).len() > 2 || words.allowed(next) || code {
        return false;
    }
    let word = words.get(next);
    let surname = word.entry.surname().listed()
        || vocabulary::ends_as_surname(words.lower(next))
        || !word.entry.known() && !word.compound;
    let place = word.ours || word.partner || word.hall || word.street && !word.entry.surname().listed();
    let with = particles
        && vocabulary::of_person(words.lower(at + 1))
        && word.entry.first() == Tier::Any
        && !word.entry.surname().listed();
    // "Wolfram Tweeling": a word of family has no capital within a sentence, a surname has.
    let kin = word.entry.kinship();
    let bearer = entry.firm_first() && !entry.kinship() && scored.shapes[next] == Some(Shape::Middle) && !particles;
    (surname || kin && bearer)
        && !place
        && !with
        && !(word.entry.country()
            || word.entry.nationality()
            || word.entry.role() && !word.entry.firm_surname()
            || kin && !bearer
            || word.entry.title())
}

/// "Jo van der Test": a listed first name before "van der" and a capital, whatever else it may be.
pub(super) fn leads_on(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    words.capital(at)
        && words.lower(at + 1) == "van"
        && matches!(words.lower(at + 2), "der" | "den")
        && words.capital(at + 3)
        && (at..at + 3).all(|t| words.gap(t) == " ")
        && words.get(at).entry.first().listed()
        && !vocabulary::opens_sentence(words.lower(at))
        && !vocabulary::article(words.lower(at))
        && !words.get(at).entry.particle()
}

/// "toon heijnen" in lower case: a first name that is a word too, before a surname that is nothing else.
pub(super) fn heads_surname(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let small = |t: usize| matches!(scored.shapes[t], Some(Shape::Lower | Shape::LowerMail));
    let (entry, next) = (words.get(at).entry, words.get(at + 1).entry);
    let other = follower(scored, at) || words.allowed(at) || entry.kinship() || entry.role() || words.get(at).ours;
    small(at)
        && small(at + 1)
        && words.gap(at) == " "
        && words.get(at).genitive == 0
        && entry.first().listed()
        && entry.firm_first()
        && !matches!(entry.common(), 1..=3)
        && next.surname() == Tier::Any
        && next.firm_surname()
        && !next.first().listed()
        && !other
}

/// "anja bakker", "roy de wit" in lower case: a surname behind a first name that is one for certain.
pub(super) fn trails(scored: &Scored, at: usize, chance: &[f32]) -> bool {
    let words = scored.words;
    if !matches!(scored.shapes[at], Some(Shape::Lower | Shape::LowerMail | Shape::Blind)) || at == 0 {
        return false;
    }
    let entry = words.get(at).entry;
    let mut prev = at - 1;
    while prev > 0 && words.is_particle(prev) && words.gap(prev).len() <= 2 && at - prev < 4 {
        prev -= 1;
    }
    let certain = words.is_word(prev)
        && chance.get(prev).copied().unwrap_or(0.0) >= 0.7
        && words.get(prev).entry.first().listed()
        && words.get(prev).genitive == 0
        && words.gap(prev).len() <= 1
        && words.gap(at - 1).len() <= 1
        && scored.shapes[prev] == scored.shapes[at];
    if certain && prev + 1 == at && closes_capitals(scored, at, prev) {
        return true;
    }
    if !certain || words.get(at).ours || follower(scored, at) || entry.role() && !entry.firm_surname() {
        return false;
    }
    if prev + 1 < at {
        return entry.firm_surname() && !vocabulary::behind_preposition(words.lower(at))
            || vocabulary::ends_as_surname(words.lower(at));
    }
    entry.firm_surname() && !matches!(entry.common(), 1..=3) || vocabulary::ends_as_surname(words.lower(at))
}

/// "VERZOEK VOOR ANNIE KORT", "CASUS BART GROOT, VERVOLG": in a line of capitals a surname that is a common word, where nothing else of the
/// clause follows.
fn closes_capitals(scored: &Scored, at: usize, given: usize) -> bool {
    let words = scored.words;
    let entry = words.get(at).entry;
    let first = words.get(given).entry;
    let closes = !words.is_word(at + 1) || words.gap(at).contains(['\n', '\t']);
    scored.shapes[at] == Some(Shape::Blind)
        && words.gap(given) == " "
        && first.first() == Tier::Any
        && first.firm_first()
        && entry.listed_name()
        && !entry.role()
        && closes
        && !vocabulary::verb(words.lower(at))
        && !vocabulary::pronoun(words.lower(at))
        && !words.get(at).ours
        && (entry.surname().listed() || !vocabulary::opens_sentence(words.lower(at)))
}

/// "Gezin A:", "casus B", "zoon van A": the team's own letters.
pub(super) fn team_letter(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    if words.token(at).range().len() != 1 || !words.capital(at) {
        return false;
    }
    let stop = words.is_sign(at + 1, ".");
    let closes = stop && (at + 2 >= words.len() || words.capital(at + 2) || words.gap(at + 1).contains('\n'));
    let letter = matches!(words.lower(at), "a" | "b" | "c" | "d" | "e" | "f" | "i");
    (!stop || closes && letter)
        && scored.before(at).is_some_and(|b| {
            b.direct()
                && among!(
                    words.lower(b.at),
                    "gezin" | "familie" | "casus" | "huishouden" | "plan" | "groep" | "cluster" | "kind" | "partij"
                )
        })
}

/// "Contactp.:", "Med.:", "Vrag:": what opens a line before a colon is a label of a form unless a list has it as a name.
pub(super) fn label(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let opens = words.token(at).line_start
        || at > 0 && words.token(at - 1).line_start && words.token(at - 1).kind == crate::anonymise::view::Kind::Punct;
    if !opens {
        return false;
    }
    let header = scored.zones.get(at) == Zone::Header;
    if words.get(at).entry.listed_name() && !header || words.token(at).range().len() < 2 {
        return false;
    }
    let colon = words.is_sign(at + 1, ":")
        || words.is_sign(at + 1, ".") && words.touches_next(at) && words.is_sign(at + 2, ":");
    colon && !words.gap(at).contains('\n')
}
