//! A number without a unit that only its place shows to be an age: in brackets behind somebody, behind "van", behind "is".

use super::{BEING, Hit};
use crate::anonymise::among::among;
use crate::anonymise::candidate::Context;
use crate::anonymise::recognise::age_words::{
    goes_on, is_by_house_number, is_child, is_no_subject, is_parent, is_person_word, is_thing,
};
use crate::anonymise::recognise::table::header_of;
use crate::anonymise::view::{Casing, Kind, View};
use crate::dictionary::key;
use crate::pattern::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// What may stand behind a bare age.
static BARE_END: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"^(?:\s*$|\s*[.,;:)!?\n|]|\s+(?:en|in|die|is|met|uit|op|zit|heeft|woont|of|wil|gaat|bij|aan|naar|hebben|wonen|door|ook|niet|wordt|slaapt|was|kan|maar|dat|als|om|want|geworden|toen|oud|samen|allebei|thuis|nu|dus|terwijl|helaas|inmiddels|zijn|spijbelt|krijgt|leeft|moet|komt|verblijft|geen|nog)\b)").expect("a fixed pattern")
});

static NO_COUNT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:artikel|art|bijlage|casus|punt|pagina|blz|kamer|groep|versie|actie|vraag|stap|niveau|fase|week|huisnummer|nummer|nr|klas|leerjaar|lijn|score|cijfer|zaal|gesprek|ronde|deel|punten|kinderen zijn er|aantal|leden|het is|dit is|er zijn|stand|categorie|module|mbo|havo|vmbo)\W{0,3}$")
        .expect("a fixed pattern")
});

/// A number and the text around it on its way from rule to rule.
struct Bare<'a> {
    context: &'a Context<'a>,
    view: &'a View,
    index: usize,
    value: u32,
    range: Range<usize>,
    /// The text before it, folded and as typed, and behind it.
    before: &'a str,
    typed_before: &'a str,
    after: &'a str,
    digits: bool,
}

/// A number that only its place shows to be an age.
pub(super) fn judge<'a>(
    context: &'a Context<'a>,
    index: usize,
    value: u32,
    before: &'a str,
    typed_before: &'a str,
    after: &'a str,
) -> Option<Hit> {
    let view = context.view;
    let token = &view.tokens[index];
    let (range, digits) = (token.range(), token.kind == Kind::Number);
    // Of a group, and of nobody.
    if before.trim_end().ends_with("gemiddelde leeftijd") || before.trim_end().ends_with("gemiddelde leeftijd:") {
        return None;
    }
    if header_of(view, range.start).is_some_and(|h| among!(h, "leeftijd" | "lft" | "lft."))
        || before.trim_end().ends_with("leeftijd:")
    {
        return Some((range, 0.95, "age-said"));
    }
    let of_a_week = ["vorige week ", "volgende week ", "deze week "].iter().any(|w| before.ends_with(w));
    let bare = Bare { context, view, index, value, range, before, typed_before, after, digits };
    if NO_COUNT.is_match(before) && !of_a_week || !bare.ends() || is_hour(after) {
        return None;
    }
    bare.with_months()
        .or_else(|| bare.in_brackets())
        .or_else(|| bare.in_english())
        .or_else(|| bare.as_pair())
        .or_else(|| bare.of_person())
        .or_else(|| bare.of_several())
        .or_else(|| bare.being())
        .or_else(|| bare.in_list())
        .or_else(|| bare.apposed())
}

impl Bare<'_> {
    fn hit(&self, confidence: f32, rule: &'static str) -> Option<Hit> {
        Some((self.range.clone(), confidence, rule))
    }

    /// The word so many tokens before the number.
    fn back(&self, count: usize) -> &str {
        self.index.checked_sub(count).map_or("", |at| self.view.lower_word(&self.view.tokens[at]))
    }

    /// Whether the clause ends behind the number, or a word goes on that counts nothing.
    fn ends(&self) -> bool {
        BARE_END.is_match(self.after) || {
            let rest = self.after.trim_start_matches(' ');
            let length = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
            // "kleinzoon van 2,5 logeert".
            rest.len() < self.after.len() && length > 3 && self.before.ends_with("van ") && goes_on(&rest[..length])
        }
    }

    /// `(14)`, `(7 en 9)`, `(m, 43)` behind a person.
    fn in_brackets(&self) -> Option<Hit> {
        let near = self.view.before(self.range.start, 24);
        let inside = &near[near.rfind('(')? + 1..];
        let list = inside.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | ',' | '+' | '&'))
            || inside.split([' ', ',', '/', '+', '&']).all(|w| w.is_empty() || is_list_word(w));
        let open_at = self.range.start - inside.len() - 1;
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
        let word_alone = inside.is_empty() && self.after.starts_with(')') && self.value > 5;
        let told = said || follows_person(self.context, open_at);
        if !list || inside.contains(')') || !(self.digits || word_alone) || !told {
            return None;
        }
        self.hit(if self.value == 0 { 0.4 } else { 0.92 }, "age-in-brackets")
    }

    /// `Tester (12;4)`: years and months, as tests of children write them.
    fn with_months(&self) -> Option<Hit> {
        let rest = self.after.strip_prefix(';')?;
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let months = (1..=2).contains(&digits) && rest[..digits].parse::<u8>().is_ok_and(|months| months < 12);
        let bracketed = self.before.ends_with('(') && rest[digits..].starts_with(')');
        let child = self.digits && (1..=20).contains(&self.value);
        let told = months && bracketed && child && follows_person(self.context, self.range.start - 1);
        told.then(|| (self.range.start..self.range.end + 1 + digits, 0.9, "age-in-brackets"))
    }

    fn in_english(&self) -> Option<Hit> {
        if self.digits && self.before.ends_with(" aged ") { self.hit(0.9, "age-said") } else { None }
    }

    /// `79 en 82.` as a sentence of its own.
    fn as_pair(&self) -> Option<Hit> {
        static PAIR: LazyLock<Regex> =
            LazyLock::new(|| Regex::new(r"^ en (?:1[89]|[2-9]\d)(?:\.|\n|$)").expect("a fixed pattern"));
        let alone = self.digits && self.value >= 18 && self.before.ends_with(". ") && PAIR.is_match(self.after);
        alone.then(|| (self.range.start..self.range.end + " en 82".len(), 0.7, "age-pair"))
    }

    /// `van 7`, `van 7 en 9`.
    fn of_person(&self) -> Option<Hit> {
        if !self.before.ends_with("van ") || !person_before(self.view, self.range.start, 2) {
            return None;
        }
        // "moeder van drie, gescheiden": how many children.
        let so_many = is_parent(self.back(2)) && self.value <= 14;
        if so_many || is_by_house_number(self.back(2)) { None } else { self.hit(0.9, "age-of") }
    }

    /// `kinderen van 7, 9 en 12`.
    fn of_several(&self) -> Option<Hit> {
        static OF_LIST: LazyLock<Regex> = LazyLock::new(|| {
            Regex::folded(r"\b(?:kinderen|kids|zoons|zonen|dochters|jongens|meisjes|broertjes|zusjes|kleinkinderen|tweeling|zoontjes|dochtertjes)\b[^.;\n]{0,12}\b(?:van|zijn) (?:\d{1,2}(?:, | en )|\w+(?:, | en ))*$").expect("a fixed pattern")
        });
        if OF_LIST.is_match(self.before) { self.hit(0.9, "age-of") } else { None }
    }

    /// `de MoCA was 18`, `GFI is 6`: what a test with a short name in capitals came to.
    fn is_score(&self) -> bool {
        let Some(subject) = self.index.checked_sub(2).and_then(|at| self.view.tokens.get(at)) else { return false };
        let line = self.view.line_at(subject.range().start);
        let entry = self.context.dictionary.look_up(&key::fold(self.view.word(subject)));
        matches!(subject.casing, Casing::Upper | Casing::Mixed)
            && subject.range().len() <= 5
            && !line.all_caps
            && (entry.allow() || entry.allow_capitals())
    }

    /// `is 74`, `wordt in april 86`, `die is pas 10`.
    fn being(&self) -> Option<Hit> {
        let (before, after) = (self.before, self.after);
        let is_measure =
            ["bloeddruk is ", "huur is ", "polsslag is ", "gewicht is "].iter().any(|w| before.ends_with(w));
        let goes_on = after.starts_with(" en ") && after[4..].starts_with(|c: char| c.is_ascii_digit());
        let many = self.digits || self.value > 2 || ["bijna ", "net ", "pas "].iter().any(|w| before.ends_with(w));
        if !BEING.is_match(before)
            || goes_on
            || is_measure
            || before.ends_with(" zijn ")
            || !many
            || !subject_is_person(self.context, before)
            || super::told::is_measured(self.view, self.index)
            || self.is_score()
        {
            return None;
        }
        let is_time = before.ends_with("het is ") || before.ends_with("dat is ") && self.digits;
        if !is_time && self.value > 0 { self.hit(0.85, "age-being") } else { None }
    }

    /// `kids: Nana 12, Kofi 10`, `zoon 12, dochter 9`.
    fn in_list(&self) -> Option<Hit> {
        static LIST: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"\b(?:kinderen|kids|kinders|zoons|zonen|dochters|kroost|broertjes|zusjes|kleinkinderen|children)\b[^.;\n]*$")
                .expect("a fixed pattern")
        });
        let before = self.index.checked_sub(1)?;
        let word = self.back(1);
        let capital = matches!(self.view.tokens[before].casing, Casing::Capital | Casing::Upper | Casing::Mixed);
        let entry = self.context.dictionary.look_up(word);
        let listed = capital && !is_thing(word) && !entry.ordinary() || entry.first().listed();
        let closed = self.after.trim_start_matches(' ').starts_with([',', ')', ';', '\n'])
            || self.after.trim().is_empty()
            || self.after == "."
            || self.after.starts_with(". ")
            || self.after.starts_with(".\n");
        let joins = self.after.starts_with(" en ") && listed;
        if !self.digits || !self.before.ends_with(' ') {
            return None;
        }
        if self.value < 40 && (closed || joins) && listed && LIST.is_match(self.before) {
            return self.hit(0.85, "age-in-list");
        }
        if self.value > 0 && closed && is_child(word) { self.hit(0.75, "age-of-child") } else { None }
    }

    /// `Jan Jansen, 24, …`.
    fn apposed(&self) -> Option<Hit> {
        let (before, after) = (self.before, self.after);
        let named = self.view.tokens.get(self.index.checked_sub(2)?)?;
        let who = self.view.lower_word(named);
        let pronoun = matches!(who, "hij" | "zij" | "ze") || is_person_word(who);
        let cell = after.trim_start_matches(' ').starts_with('|');
        let comma = before.ends_with(", ")
            && (self.digits || after.starts_with(','))
            && self.value > 0
            && (after.starts_with([',', '\n', '.']) || cell);
        // "Joris, 12,50 euro".
        let amount = after.get(1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let comma = comma && !amount;
        if !comma || !self.typed_before.trim_end_matches(", ").ends_with(|c: char| c.is_alphabetic()) {
            return None;
        }
        // "breng ik Jansen in, 54, wonende te": how somebody lives is said of somebody.
        let lives = after.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty()).is_some_and(is_way_of_life);
        if self.digits && after.starts_with(", ") && lives && (16..106).contains(&self.value) {
            return self.hit(0.85, "age-apposition");
        }
        let capital = matches!(named.casing, Casing::Capital | Casing::Upper) && !self.context.is_ordinary(who);
        let lower = self.view.is_lower_at(self.view.token_at(self.range.start))
            && after.starts_with(',')
            && before
                .split(|c: char| !c.is_alphabetic())
                .rev()
                .skip(1)
                .take(4)
                .any(|w| is_person_word(w) || matches!(w, "mw" | "mevr" | "dhr" | "fam"));
        let named = capital && person_before(self.view, self.range.start, 2);
        if !(lower || pronoun && after.starts_with(',') || named) {
            return None;
        }
        self.hit(if after.starts_with(',') || cell { 0.8 } else { 0.6 }, "age-apposition")
    }
}

/// How somebody lives, as it is said behind a name and an age.
fn is_way_of_life(word: &str) -> bool {
    among!(
        word,
        "wonende"
            | "wonend"
            | "woonachtig"
            | "gehuwd"
            | "getrouwd"
            | "gescheiden"
            | "ongehuwd"
            | "alleenstaand"
            | "alleenstaande"
            | "alleenwonend"
            | "samenwonend"
            | "weduwe"
            | "weduwnaar"
            | "statushouder"
            | "gepensioneerd"
            | "werkloos"
            | "dakloos"
    )
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
    // "hij (19) en zij (18)", "op haar leeftijd (91)".
    if matches!(word, "hij" | "zij" | "ze" | "leeftijd") {
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
pub(super) fn person_before(view: &View, at: usize, back: usize) -> bool {
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
pub(super) fn subject_is_person(context: &Context, before: &str) -> bool {
    before.split(|c: char| !c.is_alphanumeric() && c != '\'').rev().take(9).any(|w| {
        is_person_word(w) || among!(w, "hij" | "ze" | "zij" | "die" | "ik" | "je" | "u" | "haar" | "genoemd" | "heet")
    }) || before.split_whitespace().rev().nth(1).is_some_and(|w| {
        w.len() > 1 && w.chars().all(char::is_alphabetic) && !is_no_subject(w) && !context.is_ordinary(w)
    })
}
