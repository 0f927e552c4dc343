//! Organisations by name: schools, employers, clubs, shops and churches tied to a private person. Known by the word that opens
//! their name ("basisschool De …"), by its ending ("…college", "… & Zn."), or by what somebody does there ("werkt bij …").

use super::everyday;
use super::kind_and_name;
use super::organisation_words::{Told, by_ending, by_kind, by_last, by_whole_kind, is_of_work, is_public, tells};
use super::person::Scored;
use super::scene::{self, Scenes};
use crate::anonymise::among::among;
use crate::anonymise::candidate::Candidate;
use crate::anonymise::chat;
use crate::anonymise::scorer::Shape;
use crate::anonymise::view::Casing;
use crate::anonymise::vocabulary;
use crate::anonymise::words::Words;
use crate::anonymise::zones::Zone;
use crate::model::Category;

/// Adds the organisations of a mail.
pub(crate) fn find(scored: &Scored, found: &mut Vec<Candidate>) {
    let scenes = Scenes::of(scored);
    let mut at = 0;
    while at < scored.words.len() {
        let next = organisation_at(scored, &scenes, at).map(|(first, last, confidence, kind)| {
            let words = scored.words;
            let end = if words.is_word(last) { words.stem_range(last).end } else { words.token(last).range().end };
            found.push(Candidate {
                span: words.view.original(words.token(first).range().start..end),
                category: Category::Organisatie,
                confidence,
                rule: "organisation",
                generalised: Some(kind),
            });
            last + 1
        });
        at = next.unwrap_or(at + 1);
    }
}

type Organisation = (usize, usize, f32, String);

fn organisation_at(scored: &Scored, scenes: &Scenes, at: usize) -> Option<Organisation> {
    let words = scored.words;
    if !(words.is_word(at) || words.is_sign(at, "'")) {
        return None;
    }
    if !matches!(scored.zones.get(at), Zone::Body | Zone::Private | Zone::Subject) && !scored.zones.privately(at) {
        return signed(scored, at);
    }
    let by_name = || by_marker(scored, at).or_else(|| by_last_word(scored, at)).or_else(|| by_deed(scored, at));
    if glued_school(scored, at) {
        return Some((at, at, 0.85, "een school".to_owned()));
    }
    words
        .is_word(at)
        .then(by_name)
        .flatten()
        .or_else(|| kind_and_name::organisation(scored, at))
        .or_else(|| scene::organisation(scored, scenes, at))
        .or_else(|| everyday::organisation(scored, at).filter(|_| words.is_word(at)))
}

/// A school in a signature: its writer works there, but so does the pupil. Shown only.
fn signed(scored: &Scored, at: usize) -> Option<Organisation> {
    if scored.zones.get(at) != Zone::Signature || !scored.words.is_word(at) {
        return None;
    }
    let key = scored.words.key(at);
    let by_word =
        ["college", "lyceum", "gymnasium", "school"].iter().any(|e| key.ends_with(e) && key.len() >= e.len() + 4);
    if by_word && scored.words.capital(at) && !scored.words.allowed(at) {
        return Some((at, at, 0.4, "een school".to_owned()));
    }
    let (first, last, _, kind) = by_marker(scored, at).or_else(|| by_last_word(scored, at))?;
    kind.contains("school").then_some((first, last, 0.4, kind))
}

/// "kwekerij Maasoever", "school (De Klaver)", "vv heerlerbaan".
fn by_marker(scored: &Scored, at: usize) -> Option<Organisation> {
    let words = scored.words;
    let word = words.get(at);
    let length = usize::from(word.phrase).max(1);
    let marks = if length > 1 { word.cover.marker() } else { word.entry.marker() };
    let compound = if marks || length > 1 { None } else { kind_of_compound(scored, at) };
    // "haar kraam 'Het Testje'": a kind by itself, before a name in quotes.
    let quoted = matches!(words.text(at + 1), "\"" | "“" | "„" | "”") || opens_quote(words, at + 1);
    // `"… van Sanne Bakker"⏎Doel`: a quotation ends there.
    let quoted = quoted && !(words.touches_next(at) && words.gap(at + 1).contains(char::is_whitespace));
    let lower = words.lower(at);
    let compound = compound.or_else(|| if quoted && length == 1 { by_whole_kind(lower) } else { None });
    if !marks && compound.is_none() {
        return None;
    }
    let club = tells(lower, Told::ClubSign);
    // "op Basisschool de Testhorizon": the kind with a capital as well; "ROC Testborgh".
    let school_sign = tells(lower, Told::SchoolSign);
    let school = (words.key(at).ends_with("school") || school_sign) && length == 1;
    let allowed = words.allowed(at) && words.token(at).casing != Casing::Lower;
    if allowed && !club && !school && compound.is_none() {
        return None;
    }
    // "de aannemer Van Testeren heeft gebeld": who builds for the landlord; who works there works "bij" it.
    let led = at.checked_sub(1).map_or("", |before| words.lower(before));
    if words.lower(at) == "aannemer" && !among!(led, "bij" | "voor" | "via") {
        return None;
    }
    // "2) BAKKER Sanne": a surname in capitals before a first name that has one.
    let called = words.get(at + 1).entry;
    let shouted = words.token(at).casing == Casing::Upper && words.token(at + 1).casing == Casing::Capital;
    if shouted && length == 1 && called.first().listed() && called.firm_first() && word.entry.surname().listed() {
        return None;
    }
    let mut first = at + length;
    let known_kind = || words.dictionary.organisation_kind(&words.key(at));
    // "vv Testdorp", "ISK Testregio": named after a place of ours.
    if (club || school_sign) && words.is_word(first) && words.get(first).ours {
        return Some((at, first, 0.9, known_kind().unwrap_or("een vereniging").to_owned()));
    }
    let apart = words.is_sign(first, "(") || quoted || words.is_sign(first, ":");
    if apart {
        // The label of a form that nobody filled in: the next line is another's. And who speaks in a chat ("Karin SG: Is hij ziek?").
        let speaks = || !chat::stamp(words.view, words.view.line_at(words.token(at).range().start)).is_empty();
        if words.is_sign(first, ":") && (words.gap(first).contains('\n') || speaks()) {
            return None;
        }
        // "School: bs de test": the cell as a whole.
        if words.is_sign(first, ":")
            && let Some(cell) = kind_and_name::in_cell(scored, first + 1)
        {
            return Some(cell);
        }
        first += 1;
    }
    if first >= words.len() || !apart && words.gap(first - 1) != " " && words.gap(first - 1) != "\n" {
        return None;
    }
    // "bibliotheek De Domijnen": a partner of the social domain, known by its whole name.
    let house = among!(
        words.lower(at),
        "bibliotheek" | "stichting" | "dagbesteding" | "theater" | "vereniging" | "zorgcentrum" | "praktijk"
    );
    if house && (words.get(first).cover.organisation() || words.get(first).entry.organisation()) {
        return None;
    }
    // "de BSO van Testkiekje".
    if school_sign && words.lower(first) == "van" && scored.shapes.get(first + 1) == Some(&Some(Shape::Middle)) {
        let entry = words.get(first + 1).entry;
        if !entry.listed_name() && !entry.place() && !words.get(first + 1).ours && !words.allowed(first + 1) {
            return Some((first + 1, first + 1, 0.6, known_kind().unwrap_or("een school").to_owned()));
        }
    }
    let last = name_run(scored, first, apart)
        .or_else(|| of_colours(scored, first).filter(|_| club || school_sign && lower != "mbo"))?;
    let kind = compound.or_else(known_kind).unwrap_or("een organisatie");
    if apart {
        return Some((first, last, 0.85, format!("[{}]", kind.trim_start_matches("een "))));
    }
    let article = at > 0 && among!(words.lower(at - 1), "de" | "het" | "een" | "'t" | "onze" | "die" | "dat" | "deze");
    let text = if article { kind.trim_start_matches("een ") } else { kind };
    Some((at, last, 0.9, text.to_owned()))
}

/// A single quote that opens a name: none before "t", as in "'t Testje".
fn opens_quote(words: &Words, at: usize) -> bool {
    matches!(words.text(at), "'" | "‘" | "’")
        && !(words.touches_next(at) && matches!(words.lower(at + 1), "t" | "n" | "s"))
}

/// "HC Geel-Groen", "SV Oranje", "ISK Testregio": called after its colours or its region.
fn of_colours(scored: &Scored, first: usize) -> Option<usize> {
    let words = scored.words;
    if !words.is_word(first) {
        return None;
    }
    // "bij sv oranje wit": two colours need no capital.
    let colour = |at: usize| is_colour(words.lower(at));
    if !words.capital(first) {
        let second = first + 1 + usize::from(words.is_sign(first + 1, "-"));
        return (colour(first) && colour(second)).then_some(second);
    }
    let mut last = first;
    while last - first < 4 {
        let next = last + 1 + usize::from(words.is_sign(last + 1, "-"));
        if !words.is_word(next) || !words.capital(next) || words.gap(last).contains('\n') {
            break;
        }
        last = next;
    }
    Some(last)
}

fn is_colour(word: &str) -> bool {
    among!(word, "oranje" | "wit" | "rood" | "blauw" | "groen" | "geel" | "zwart" | "paars")
}

/// "Bandencentrale Testers", "pakketcentrum Testzuid": a word put together with a kind of house, before a name with a capital.
fn kind_of_compound(scored: &Scored, at: usize) -> Option<&'static str> {
    let words = scored.words;
    // The name must be one that stands in the middle of a sentence and that no list has as a place of ours.
    let name = at + 1 + usize::from(matches!(words.lower(at + 1), "de" | "het" | "'t"));
    let named = words.is_word(name)
        && words.capital(name)
        && words.gap(at) == " "
        && !words.token(name).sentence_start
        && !words.get(name).ours
        && !words.allowed(name)
        && !(words.get(name).entry.first() == crate::dictionary::Tier::Any && words.capital(name + 1));
    if named { by_kind(words.lower(at)) } else { None }
}

/// Last token of the name that begins here: capitalised words, an article first, "&" and the like between.
pub(super) fn name_run(scored: &Scored, first: usize, apart: bool) -> Option<usize> {
    let words = scored.words;
    let lower_mail = matches!(scored.shapes.get(first).copied().flatten(), Some(Shape::LowerMail | Shape::Lower));
    let mut last = None;
    let mut at = first;
    while at < words.len() && at - first < 6 {
        if words.is_sign(at, ">") && words.token(at).line_start {
            at += 1;
            continue;
        }
        if !words.is_word(at) {
            let saint =
                at > first && words.is_sign(at, ".") && among!(words.lower(at - 1), "st" | "sint" | "dr" | "mgr");
            // "slijterij 't Testvat".
            let article = at == first && words.is_sign(at, "'") && !opens_quote(words, at) && words.touches_next(at);
            let binds = matches!(words.text(at), "&" | "-" | "'") && last.is_some() || saint || article;
            if !binds || !words.is_word(at + 1) {
                break;
            }
            at += 1;
            continue;
        }
        let word = words.get(at);
        let article = among!(words.lower(at), "de" | "het" | "'t" | "den" | "sint" | "st" | "ten" | "ter")
            // "brasserie t Testhert", with or without its sign.
            || at > 0 && words.lower(at) == "t" && (words.is_sign(at - 1, "'") || words.capital(at + 1))
            || at > first && matches!(words.lower(at), "der" | "van" | "op" | "in" | "aan");
        if word.street {
            break;
        }
        let shape = scored.shapes[at];
        let capital = matches!(shape, Some(Shape::Middle | Shape::Upper))
            || shape == Some(Shape::Blind) && !words.ordinary(at)
            || apart && words.capital(at);
        let sentence = shape == Some(Shape::Start) && !apart && at != first;
        // "turnvereniging Olympia": what is a brand elsewhere names the club here.
        if sentence || (words.allowed(at) && !word.entry.brand() || word.ours) && at == first && !article {
            break;
        }
        let leads_on = article && at > first && !words.capital(at + 1);
        if capital && !leads_on {
            last = Some(at);
        } else if !(article && (at == first || words.capital(at + 1))) {
            let odd = !words.ordinary(at) && !words.allowed(at) && !word.entry.first().listed();
            let behind_article =
                at > first && matches!(words.lower(at - 1), "de" | "het" | "'t") && word.entry.common() == 0;
            if !lower_mail || !(odd || behind_article) {
                break;
            }
            last = Some(at);
        }
        if at + 1 < words.len() && (words.gap(at).contains("\n\n") || words.gap(at).contains('\t')) {
            break;
        }
        at += 1;
    }
    last
}

/// "Broeklandcollege", "Pentecost Church", "Heemskerk & Zn.".
fn by_last_word(scored: &Scored, at: usize) -> Option<Organisation> {
    let words = scored.words;
    if !words.capital(at)
        || words.allowed(at)
            && (words.get(at).phrase > 1 || words.get(at).entry.organisation() || words.get(at).entry.brand())
        || vocabulary::article(words.lower(at))
        || is_public(words.lower(at))
        || words.get(at).ours
        || vocabulary::address(words.lower(at)).is_some()
    {
        return None;
    }
    let key = words.key(at);
    let middle = matches!(scored.shapes[at], Some(Shape::Middle))
        || scored.zones.get(at) == Zone::Body && words.token(at).line_start != words.token(at).sentence_start;
    let own = middle && (!words.ordinary(at) || words.get(at).compound) && !words.get(at).entry.place();
    if own && let Some(kind) = by_ending(&key) {
        return Some((at, at, 0.85, kind.to_owned()));
    }
    // In a line of capitals only what is no word can begin a name.
    let blind = scored.shapes[at] == Some(Shape::Blind);
    if blind && words.ordinary(at) {
        return None;
    }
    let mut last = at;
    while last + 1 < words.len() && last - at < 5 {
        let next = last + 1;
        if words.is_word(next) && words.capital(next) && words.gap(last) == " " && !words.token(next).sentence_start {
            last = next;
        } else if words.is_sign(next, "&") && words.is_word(next + 1) && words.capital(next + 1) {
            last = next + 1;
        } else {
            break;
        }
        if let Some(kind) = by_last(words.lower(last)) {
            return Some((at, last, 0.85, kind.to_owned()));
        }
        if blind && words.ordinary(last) {
            return None;
        }
    }
    None
}

/// "mboTestland", "ROCTestbrug": a kind of school glued to its name, with a capital between.
fn glued_school(scored: &Scored, at: usize) -> bool {
    let key = scored.words.key(at);
    scored.words.token(at).casing == Casing::Mixed
        && ["mbo", "vmbo", "roc", "aoc", "hbo", "ikc", "vso", "isk"]
            .iter()
            .any(|kind| key.len() >= kind.len() + 4 && key.starts_with(kind))
}

/// "werkt bij Jansen Logistiek", "zit op De Vlinder", "lid van Tonido".
fn by_deed(scored: &Scored, at: usize) -> Option<Organisation> {
    let words = scored.words;
    let before = scored.before(at)?;
    let article = matches!(words.lower(at), "de" | "het") && !words.capital(at);
    if !before.direct()
        || !(words.capital(at) || article && words.capital(at + 1) && !words.allowed(at + 1) && !words.get(at + 1).ours)
    {
        return None;
    }
    let kind = match words.lower(before.at) {
        "bij" | "voor" | "via" if deed(scored, before.at, is_of_work) || at_trade(scored, before.at) => "een werkgever",
        "de" if (words.get(at).entry.brand() || words.get(at).cover.brand())
            && scored.before(before.at).is_some_and(|b| {
                b.direct() && words.lower(b.at) == "bij" && deed(scored, b.at, |w| tells(w, Told::Work))
            }) =>
        {
            "een werkgever"
        }
        "bij" if deed(scored, before.at, |w| tells(w, Told::Play)) => "een vereniging",
        "op" if deed(scored, before.at, |w| tells(w, Told::Learn)) => "een school",
        // "gaat elke dinsdag naar de Formulierenbrigade": a school only where one is spoken of.
        "naar" if article && at_school(scored, before.at) => "een school",
        "van" if deed(scored, before.at, |w| w == "lid") => "een vereniging",
        _ => return None,
    };
    let word = words.get(at);
    let brand = word.entry.brand() || word.cover.brand();
    if brand && kind == "een werkgever" && !article {
        let last = at + usize::from(word.phrase).max(1) - 1;
        return Some((at, last, 0.75, kind.to_owned()));
    }
    if !article && words.allowed(at)
        || word.ours
        || word.entry.title()
        || word.entry.place()
        || word.street
        || word.entry.first() == crate::dictionary::Tier::Any && kind != "een school"
    {
        return None;
    }
    let last = name_run(scored, at, false)?;
    // "judoot bij Testosan": where somebody plays, whatever it sounds like.
    let sure = kind == "een vereniging" && !word.entry.listed_name();
    Some((at, last, if sure { 0.8 } else { 0.75 }, kind.to_owned()))
}

/// Whether words of a school stand in the sentence of a token, besides going there.
fn at_school(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let sentence = words.token(at).sentence;
    (at.saturating_sub(10)..(at + 14).min(words.len())).any(|t| {
        words.token(t).sentence == sentence && (tells(words.lower(t), Told::School) || words.lower(t) == "school")
    })
}

/// "kapster bij Testwash": a trade right before.
fn at_trade(scored: &Scored, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |b| scored.words.lower(b));
    vocabulary::trade(before)
        || among!(
            before,
            "kok" | "ober" | "receptioniste" | "lasser" | "koerier" | "bezorger" | "inpakker" | "kassière"
        )
}

/// Whether one of these words stands in the six words before.
fn deed(scored: &Scored, at: usize, is: impl Fn(&str) -> bool) -> bool {
    let sentence = scored.words.token(at).sentence;
    (at.saturating_sub(7)..at).any(|t| scored.words.token(t).sentence == sentence && is(scored.words.lower(t)))
}
