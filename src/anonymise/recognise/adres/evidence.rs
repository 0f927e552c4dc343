//! A number that the words around it make an address, whatever the street is called: what speaks for it and against it is counted
//! ("de post gaat naar Ganzerik 55", "Ria van 12a"). It comes last, for what no other rule knows.

use super::ending::{ends_clause, is_settled};
use super::number::{label_start, room_behind, stands_free};
use super::place::{self, is_product};
use super::{Hit, KEY, LIVES, dwelling, street, words};
use crate::anonymise::candidate::Context;
use crate::anonymise::recognise::owner::clause;
use crate::anonymise::recognise::{age_words, days, kenteken, table};
use crate::anonymise::view::{Casing, Kind, Token, View};
use crate::anonymise::vocabulary;
use crate::dictionary::key;
use std::ops::Range;

/// So much must speak for an address.
const ENOUGH: i32 = 5;
/// So many tokens to either side of a number say what its sentence speaks of.
const AROUND: usize = 24;
/// Nobody is older.
const OLDEST: u32 = 110;

/// What speaks for a place, and whether more than the shape of its name does.
#[derive(Clone, Copy, Default)]
struct Weight {
    sum: i32,
    firm: bool,
}

impl Weight {
    fn of(sum: i32) -> Self {
        Self { sum, firm: sum > 0 }
    }

    fn and(self, other: Self) -> Self {
        Self { sum: self.sum + other.sum, firm: self.firm || other.firm }
    }
}

/// The address whose number stands at a token; `last` is where the house number before it ends.
pub(super) fn weighed(context: &Context, index: usize, last: Option<usize>, number: Range<usize>) -> Option<Hit> {
    let view = context.view;
    let number = of_a_house(context, index, number)?;
    let behind = behind(context, &number);
    let (start, weight) = match name_before(context, index) {
        Some((start, name)) => {
            // Above a postcode stands the street, and above that who lives there.
            let line = view.line_at(number.start).range.start;
            let start = if above_postcode(view, &number) { start.max(line) } else { start };
            let whole = with_article(view, start);
            (whole, name.and(before_name(context, whole)))
        }
        None if behind.sum > 0 => (label_start(view, number.start), alone(context, index, &number, last)?),
        None => return None,
    };
    let weight = weight.and(spoken_of(context, index)).and(behind).and(added(view, index, &number));
    let enough = if weight.firm { ENOUGH } else { ENOUGH + 1 };
    let confidence = if weight.sum > enough { 0.75 } else { 0.6 };
    let end = number.end;
    (weight.sum >= enough).then_some(Hit { start, number: Some(number), end, confidence, rule: "address-by-evidence" })
}

/// `op de Leeuwerik 40`, `adres op de dries 3`: where no ending says what is the street, its article may be part of it, and so may the
/// preposition that opens the field.
fn with_article(view: &View, start: usize) -> usize {
    let back = |at: usize, words: &[&str]| {
        let before = |word: &&&str| {
            let rest = view.lower[..at].strip_suffix(**word);
            rest.is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
        };
        at - words.iter().find(before).map_or(0, |word| word.len())
    };
    let article = back(start, &["de ", "het ", "den ", "'t "]);
    let preposition = back(article, &["op ", "aan ", "achter ", "onder ", "in "]);
    let ahead = view.line_before(preposition, 40).trim_end();
    let opens = preposition < article && article < start;
    let field = ahead.ends_with([':', ',', '(', '|', '"']) || ahead.ends_with("adres");
    if opens && field { preposition } else { article }
}

/// The number that a token begins, if it may be one of a house: no year, hour, day or code.
fn of_a_house(context: &Context, index: usize, number: Range<usize>) -> Option<Range<usize>> {
    let view = context.view;
    let range = view.tokens[index].range();
    let glued = view.lower[..range.start].ends_with(|c: char| {
        c.is_alphanumeric() || matches!(c, '-' | '/' | '.' | ',' | ':' | '€' | '#' | '@' | '_' | '+' | '=')
    });
    if glued || view.in_signature(range.start) {
        return None;
    }
    let text = &view.lower[number.clone()];
    let after = view.after(number.end, 2);
    let goes_on =
        after.starts_with(['-', '/', '.', ',', ':', '_', '=']) && after[1..].starts_with(|c: char| c.is_ascii_digit());
    // "kenteken 54-XF-NL".
    if kenteken::plate(view, range.start).is_some_and(|(plate, ..)| plate.end > number.end) {
        return None;
    }
    // `2025-2026`, `0900-8844`.
    let years = text.len() > 6 && (text.starts_with("19") || text.starts_with("20"));
    (!text.starts_with('0') && !goes_on && !years).then_some(number)
}

fn value(view: &View, index: usize) -> u32 {
    view.lower_word(&view.tokens[index]).parse().unwrap_or(0)
}

/// What is added to a number says that it is one of a house, and so does a high one; `10-11` may be a day.
fn added(view: &View, index: usize, number: &Range<usize>) -> Weight {
    let addition = view.lower[view.tokens[index].range().end..number.end].trim_start();
    let figure = addition.starts_with(['-', '/']) && addition[1..].starts_with(|c: char| c.is_ascii_digit());
    let high = value(view, index) > 31;
    let added = match () {
        () if figure && !high => Weight { sum: -2, firm: false },
        () if !addition.is_empty() && !addition.contains("hoog") => Weight::of(2),
        () => Weight::default(),
    };
    added.and(Weight { sum: i32::from(high), firm: false })
}

/// How the place ends: a door, a postcode, a town, the end of the clause speak for it; what a number could count speaks against it.
fn behind(context: &Context, number: &Range<usize>) -> Weight {
    let view = context.view;
    let rest = view.after(number.end, 40).trim_start_matches([',', ' ']);
    if above_postcode(view, number) {
        return Weight::of(7);
    }
    let figures = rest.bytes().take_while(u8::is_ascii_digit).count();
    let letters = rest[figures..].trim_start().bytes().take_while(u8::is_ascii_alphabetic).count();
    if figures == 4 && letters == 2 {
        return Weight::of(4);
    }
    if room_behind(view, number.end) > 0 {
        return Weight::of(3);
    }
    if is_before_town(context, number.end) {
        return Weight::of(2);
    }
    let word = rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    // "kern 3 van het convenant": part of a whole.
    if ["van de ", "van het ", "van een ", "van dit ", "van onze "].iter().any(|of| rest.starts_with(of)) {
        return Weight { sum: -2, firm: false };
    }
    let closed = ends_clause(view, number.end) || stands_free(view, number.end);
    let uncounted =
        || age_words::is_pronoun(word) || matches!(word, "de" | "het" | "een" | "niemand" | "iemand" | "alles");
    if closed || words::is(word, words::HOME) || age_words::leads_on(word) || uncounted() {
        return Weight { sum: 1, firm: false };
    }
    let counts = word.is_empty() || ["en", "s", "n"].iter().any(|plural| word.ends_with(plural));
    Weight { sum: if counts { -2 } else { 0 }, firm: false }
}

/// A postcode opens the line below, as on an envelope.
fn above_postcode(view: &View, number: &Range<usize>) -> bool {
    let rest = view.after(number.end, 24).trim_start_matches([',', ' ']);
    rest.strip_prefix('\n').is_some_and(|below| opens_with_postcode(below.trim_start_matches(['>', '|', ' '])))
}

fn opens_with_postcode(text: &str) -> bool {
    let (figures, rest) = text.split_at(text.bytes().take_while(u8::is_ascii_digit).count());
    let rest = rest.strip_prefix(' ').unwrap_or(rest);
    figures.len() == 4 && rest.bytes().take_while(u8::is_ascii_alphabetic).count() == 2
}

/// `12, Stein`, `12 | Stein |`, `12 in stein`: a town behind the number.
fn is_before_town(context: &Context, end: usize) -> bool {
    let view = context.view;
    let first = view.token_at(end);
    let near = view.tokens[first..].iter().take(2);
    let signs = near.take_while(|t| matches!(view.lower_word(t), "," | "|" | "-" | "/" | "(" | "te" | "in")).count();
    let town = view.tokens.get(first + signs).filter(|t| t.kind == Kind::Word && t.range().start <= end + 6);
    town.is_some_and(|town| {
        let ours = || context.settings.places.iter().any(|p| p.eq_ignore_ascii_case(view.word(town)));
        (town.casing == Casing::Capital || ours()) && is_settled(context, town.range())
    })
}

/// Where the name of a street or a house right before a number begins, and what it says by itself.
fn name_before(context: &Context, index: usize) -> Option<(usize, Weight)> {
    let view = context.view;
    let at = place::before_label(view, index);
    let last = at.checked_sub(1).map(|before| &view.tokens[before])?;
    let gap = &view.lower[last.range().end..view.tokens[at].range().start];
    let joined = gap == " " || gap.is_empty() && view.lower_word(&view.tokens[at]) == ",";
    if last.kind != Kind::Word || !joined || last.line != view.tokens[index].line {
        return None;
    }
    let word = view.lower_word(last);
    if bears_numbers(word) || age_words::is_person_word(word) || words::is(word, words::LEADS) {
        return None;
    }
    let shouted = view.line_at(last.range().start).all_caps;
    let capital = !shouted && matches!(last.casing, Casing::Capital | Casing::Mixed);
    let start = if capital { named_from(view, place::name_start(context, at)?) } else { last.range().start };
    let opens = view.lower_word(&view.tokens[view.token_at(start)]);
    weight_of(context, start, at - 1, capital).filter(|_| !bears_numbers(opens)).map(|weight| (start, weight))
}

/// "Op de Kern 3": the preposition at the head of a sentence is no part of the name.
fn named_from(view: &View, start: usize) -> usize {
    let first = view.token_at(start);
    let field = view.lower[..start].trim_end().ends_with([':', ',', '|', '(']);
    let opens = view.tokens[first].sentence_start && !field;
    let led = opens && words::is(view.lower_word(&view.tokens[first]), words::LEADS);
    let small = |t: &&Token| matches!(view.lower_word(t), "de" | "het" | "den" | "der") && t.casing == Casing::Lower;
    let past = view.tokens[first + 1..].iter().take_while(small).count();
    if led && past > 0 { view.tokens[first + 1 + past].range().start } else { start }
}

/// Whether a word bears a number and is no place: `artikel`, `taalniveau`.
fn bears_numbers(word: &str) -> bool {
    let is = |word: &str| words::is(word, words::NUMBERED) || words::is(word, words::NO_PLACE);
    let mut tails = word.char_indices().map(|(at, _)| &word[at..]).take_while(|tail| tail.len() > 3);
    is(word) || days::month_number(word).is_some() || tails.any(is)
}

/// What the words of a name say: its ending, its first word, its capital where a sentence needs none.
fn weight_of(context: &Context, start: usize, last: usize, capital: bool) -> Option<Weight> {
    let view = context.view;
    let token = &view.tokens[last];
    let word = view.lower_word(token);
    let entry = context.dictionary.look_up(&key::fold(word));
    let ending = match street::ending(word).map(|(strength, _)| strength).or_else(|| street::is_ending(word)) {
        Some(street::Strength::Strong) => 4,
        Some(street::Strength::Weak) => 2,
        None => 0,
    };
    let other =
        entry.brand() || entry.allow() || entry.country() || entry.nationality() || entry.kinship() || entry.role();
    if other && ending < 4 {
        return None;
    }
    let first = &view.tokens[view.token_at(start)];
    let several = start < token.range().start;
    let opener = several && street::opens_with(view, first);
    let ordinary = context.is_ordinary(word);
    let common = entry.common() > 0 || words::is(word, words::FOLLOWS) || word.len() < 3;
    let mut shape = 2 * i32::from(opener);
    if capital {
        // "De Brug 2 is een methode": an article at the head of a sentence says nothing.
        let headed = first.sentence_start && matches!(view.lower_word(first), "de" | "het");
        let inner = several && !headed || !first.sentence_start && !in_titles(view, token);
        if !inner && common && ending < 4 {
            return None;
        }
        let given = entry.first().listed() && entry.firm_first() && !ordinary;
        let surname = entry.surname().listed() && !ordinary && ending == 0;
        let product = is_product(context, word) && !entry.place() && !entry.first().listed();
        shape += if inner { 2 } else { 1 };
        shape -= match () {
            () if several => 0,
            () if given => 5,
            () if entry.first().listed() && !ordinary && ending == 0 => 3,
            () => 2 * i32::from(surname),
        };
        shape -= 2 * i32::from(product);
        shape -= i32::from(is_settled(context, start..token.range().end));
    } else if [words::FOLLOWS, words::LEADS, words::NO_PART].iter().any(|kind| words::is(word, *kind)) {
        return None;
    } else {
        shape += i32::from(!ordinary) - 3 * i32::from(common);
    }
    Some(Weight::of(ending).and(Weight { sum: shape, firm: false }))
}

/// A line whose ordinary words have capitals too says nothing by one.
fn in_titles(view: &View, token: &Token) -> bool {
    let line = &view.tokens[view.line_at(token.range().start).tokens.clone()];
    let words = line.iter().filter(|t| t.kind == Kind::Word && t.range().len() > 3);
    let capital = words.clone().filter(|t| t.casing == Casing::Capital).count();
    capital > 3 && capital * 3 > words.count() * 2
}

/// What stands before a name: a label, a verb of living, a preposition, a sign behind somebody.
fn before_name(context: &Context, start: usize) -> Weight {
    let view = context.view;
    let before = clause(view.line_before(start, 90));
    let kind = before.trim_end().rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let headed = || table::header_of(view, start).is_some_and(|h| h.contains("adres") || h.contains("straat"));
    if KEY.is_match(before) || headed() || dwelling::says(kind, 'f') || dwelling::says(kind, 'n') {
        return Weight::of(5);
    }
    if LIVES.is_match(before) {
        return Weight::of(4);
    }
    let at = view.token_at(start);
    let word = at.checked_sub(1).map_or("", |before| view.lower_word(&view.tokens[before]));
    let apart = view.tokens[at].line_start || matches!(word, "," | "(" | "[" | ":" | "|" | "-" | "–" | "/" | ";");
    let behind_name = at.checked_sub(1).is_some_and(|before| is_name(context, &view.tokens[before]));
    let shape = |sum| Weight { sum, firm: false };
    match word {
        // "Jay 10, Mila 8": whose age it is.
        _ if apart && is_given(context, &view.tokens[at]) => shape(-1),
        _ if apart && behind_birth(view, start) => Weight::of(5),
        _ if apart && behind_somebody(context, at) => Weight::of(3),
        _ if apart || behind_name => shape(1),
        "op" | "opt" | "aan" | "tegenover" | "naast" | "achter" | "boven" | "langs" | "hoek" | "nabij" => shape(2),
        "in" | "int" | "naar" | "van" | "vanaf" | "vanuit" | "bij" | "uit" | "voor" | "tussen" | "te" => shape(1),
        _ if words::is(word, words::HOME) => Weight::of(2),
        // "Team Zuid 2"
        _ if bears_numbers(word) => shape(-6),
        _ => Weight::default(),
    }
}

/// `mw. T. Tester, 03-02-1941, …`: a day of birth right before.
fn behind_birth(view: &View, start: usize) -> bool {
    let before = view.before(start, 14).trim_end_matches([' ', ',', ';', '|']);
    let day = before.rsplit(|c: char| !c.is_ascii_digit() && !matches!(c, '-' | '/' | '.')).next().unwrap_or("");
    let mut parts = day.split(['-', '/', '.']);
    let figures = |part: Option<&str>, most: usize| part.is_some_and(|p| !p.is_empty() && p.len() <= most);
    figures(parts.next(), 2)
        && figures(parts.next(), 2)
        && parts.next().is_some_and(|year| year.len() == 4)
        && parts.next().is_none()
}

/// A word that some list has as a first name.
fn is_given(context: &Context, token: &Token) -> bool {
    context.dictionary.look_up(&key::fold(context.view.lower_word(token))).first().listed()
}

/// A first name or a surname with its capital.
fn is_name(context: &Context, token: &Token) -> bool {
    let entry = || context.dictionary.look_up(&key::fold(context.view.lower_word(token)));
    token.casing == Casing::Capital && entry().listed_name()
}

/// `Mw. T. Tester, …`, `Tester, Yusuf - …`: somebody stands on the line before a token.
pub(super) fn behind_somebody(context: &Context, at: usize) -> bool {
    let view = context.view;
    let line = view.tokens[at].line;
    let before = view.tokens[..at].iter().rev().take(8).take_while(|t| t.line == line);
    before.filter(|t| t.kind == Kind::Word).any(|t| {
        let word = view.lower_word(t);
        let known = || is_name(context, t) && !(t.sentence_start && context.is_ordinary(word));
        vocabulary::address(word).is_some() || age_words::is_person_word(word) || known()
    })
}

/// Whether the sentence of a token speaks of homes and doors, or of meetings and medicines.
fn spoken_of(context: &Context, index: usize) -> Weight {
    let view = context.view;
    let sentence = view.tokens[index].sentence;
    let near = &view.tokens[index.saturating_sub(AROUND)..(index + AROUND).min(view.tokens.len())];
    let says = |kind: usize| {
        let mut words = near.iter().filter(|t| t.sentence == sentence && t.kind == Kind::Word);
        words.any(|t| words::is(view.lower_word(t), kind))
    };
    let home = if says(words::HOME) { Weight::of(2) } else { Weight::default() };
    home.and(Weight { sum: -6 * i32::from(says(words::AWAY)), firm: false })
}

/// Whether the sentence of a token speaks of a home, and of nothing else.
pub(super) fn speaks_of_home(context: &Context, index: usize) -> bool {
    spoken_of(context, index).sum > 0
}

/// What speaks for a number without a name: who is of it, the house or the word for a number before it, other houses beside it.
fn alone(context: &Context, index: usize, number: &Range<usize>, last: Option<usize>) -> Option<Weight> {
    let view = context.view;
    let at = before_label(view, index);
    let before = at.checked_sub(1).map(|before| &view.tokens[before])?;
    let labelled = at < index;
    if view.lower[number.clone()].contains("hoog") || place::OF_THING.is_match(view.line_before(number.start, 90)) {
        return None;
    }
    let high = value(view, index) > OLDEST;
    let added = number.len() > view.tokens[index].range().len();
    let led = match view.lower_word(before) {
        "woning" | "pand" | "huis" | "perceel" if !labelled => 2,
        // "kinderen van 4": only a number that is no age says where somebody is of.
        "van" => 2 * i32::from((high || labelled || added) && is_bearer(context, at - 1)),
        "naast" | "tegenover" | "boven" | "bij" | "op" => 1,
        word if is_neighbour(word) => 2,
        "(" if at > 1 && is_neighbour(view.lower_word(&view.tokens[at - 2])) => 2,
        "(" if at > 1 => i32::from(view.tokens[at - 2].casing == Casing::Capital),
        _ => 0,
    };
    if led == 0 && !labelled {
        return None;
    }
    let beside = last.is_some_and(|end| {
        end < number.start
            && number.start - end < 140
            && view.tokens[view.token_at(end.saturating_sub(1))].sentence == view.tokens[index].sentence
    });
    let sum = led + 2 * i32::from(labelled) + i32::from(high) + 2 * i32::from(beside);
    Some(Weight { sum, firm: high || labelled || beside })
}

/// Who lives beside, above or in a house that goes by its number.
fn is_neighbour(word: &str) -> bool {
    word.ends_with("buurman") || word.ends_with("buurvrouw") || word.ends_with("buren") || word.starts_with("omwonende")
}

/// `nummer 55`: the token of the word for a number, or of the number.
fn before_label(view: &View, index: usize) -> usize {
    let word = |back: usize| index.checked_sub(back).map_or("", |at| view.lower_word(&view.tokens[at]));
    let stop = usize::from(word(1) == ".");
    if matches!(word(1 + stop), "nr" | "nummer" | "huisnummer") { index - 1 - stop } else { index }
}

/// Whether somebody, or what is a neighbour's, stands before "van" at a token: `Ria van`, `mevrouw Tester van`, `die van`.
fn is_bearer(context: &Context, van: usize) -> bool {
    let view = context.view;
    let before = van.checked_sub(1).map(|at| &view.tokens[at]).filter(|t| t.kind == Kind::Word);
    before.is_some_and(|before| {
        let word = view.lower_word(before);
        is_name(context, before)
            || matches!(word, "die" | "dat" | "iemand" | "eentje" | "mensen" | "lui")
            || age_words::is_person_word(word)
    })
}
