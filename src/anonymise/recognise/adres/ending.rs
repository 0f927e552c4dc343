//! Streets that show by their last word ("Kerkstraat", "Lage Dyk"), or by their first with a house number ("Laan van Test 12").

use super::number::{house_number, number_apart, number_before, number_in_words, stands_free};
use super::start::street_start;
use super::street::{self, Strength};
use super::{DWELLING, Hit, KEY, LIVES, WHERE, WITH_ARTICLE, at_home, dwelling, words};
use crate::anonymise::among::among;
use crate::anonymise::candidate::Context;
use crate::anonymise::recognise::owner::clause;
use crate::anonymise::view::{Casing, Kind, Token, View};
use crate::model::SectionKind;
use crate::pattern::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// A word that is, or begins, the name of a street.
pub(super) fn by_name(context: &Context, index: usize) -> Option<Hit> {
    let view = context.view;
    let token = &view.tokens[index];
    let word = view.lower_word(token);
    let typed_capital = matches!(token.casing, Casing::Capital | Casing::Upper | Casing::Mixed);
    if let Some((strength, _)) = street::ending(word).filter(|_| word.len() >= 5) {
        return by_ending(context, index, strength);
    }
    if is_shortened(word) {
        let before = index.checked_sub(1).map_or("", |at| view.lower_word(&view.tokens[at]));
        let stop = token.range().end + usize::from(view.lower[token.range().end..].starts_with('.'));
        // `Testener Str. 12`: the short word by itself, behind a word with a capital.
        let apart = || {
            typed_capital
                && index.checked_sub(1).map(|at| &view.tokens[at]).is_some_and(|before| {
                    before.casing == Casing::Capital && before.line == token.line && before.range().len() > 3
                })
        };
        let whole = word.len() > 4 && !context.is_ordinary(word) || word.len() < 5 && (before == "." || apart());
        // `PL1500-2026…`: letters of a code.
        return house_number(view, stop)
            .filter(|number| whole && number.start > token.range().end)
            .and_then(|_| by_ending(context, index, Strength::Weak));
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
        // `Testendrechtse` / `> Hof 88`: over the mark of a quotation.
        let before =
            before.filter(|b| view.lower_word(b) != ">").or_else(|| index.checked_sub(2).map(|i| &view.tokens[i]));
        let led = before.is_some_and(|b| {
            let word = view.lower_word(b);
            let gap = &view.lower[b.range().end..token.range().start];
            let foreign =
                matches!(view.lower_word(token), "straße" | "strasse" | "street" | "allee" | "platz" | "ufer");
            let foreign =
                foreign || street::is_ending(view.lower_word(token)).is_some() && is_turkish(view.lower_word(token));
            let opens = foreign || street::opens(word) || word.len() > 5 && word.ends_with("se") && !b.sentence_start;
            b.kind == Kind::Word && b.casing == Casing::Capital && opens && matches!(gap, " " | "\n" | "\n> " | "-")
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
        let behind = view.after(token.range().end, 3);
        behind == " 't" && street::opens(&format!("{word} 't"))
            || next == "g'n" && matches!(word, "op" | "aan" | "in")
            || matches!(next, "de" | "den" | "der" | "het" | "van") && street::opens(&format!("{word} {next}"))
    };
    if typed_capital && (street::opens(word) || with_article()) {
        return by_first_word(context, index);
    }
    None
}

/// Words for streets behind their names in Turkish.
fn is_turkish(word: &str) -> bool {
    matches!(word, "caddesi" | "cad" | "sokak" | "sokağı" | "mahallesi" | "bulvarı")
}

/// `Julianaln.`, `Koenenpl`: a street that is shortened, if a house number follows.
fn is_shortened(word: &str) -> bool {
    const SHORT: &[&str] = &["ln", "pl", "pln", "wg", "sngl", "sgl", "str", "dk", "stwg"];
    let tail = word.as_bytes().last_chunk::<2>();
    // Most words are sent home by their last two letters.
    if !tail.is_some_and(|tail| matches!(tail, b"ln" | b"pl" | b"wg" | b"gl" | b"tr" | b"dk")) {
        return false;
    }
    SHORT.iter().any(|short| word.ends_with(short)) && !word.ends_with("straat")
}

/// `aan de Singel 4-2`, `op het Plein 12`: an ending as the whole name, with article and number.
fn by_ending_alone(context: &Context, index: usize) -> Option<Hit> {
    let view = context.view;
    let token = &view.tokens[index];
    let before = clause(view.line_before(token.range().start, 90));
    let placed = WITH_ARTICLE.is_match(before) || LIVES.is_match(before) || KEY.is_match(before);
    let number = house_number(view, token.range().end)
        .filter(|number| placed && !token.sentence_start && stands_free(view, number.end))?;
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
    // `Wilh.ln. 5`: the word before the stop has the capital.
    let shortened = word.len() < 5
        && is_shortened(word)
        && index.checked_sub(2).is_some_and(|at| view.tokens[at].casing == Casing::Capital);
    let capital = joined || shortened || matches!(token.casing, Casing::Capital | Casing::Upper | Casing::Mixed);
    let mut end = token.range().end;
    // `Brouwerstr.`, `Akerstraat-Noord`.
    if (word.ends_with("str") || is_shortened(word)) && view.lower[end..].starts_with('.') {
        end += 1;
    }
    end += DIRECTION
        .find(view.after(end, 12))
        .map_or(0, |m| m.as_str().trim_end_matches(|c: char| !c.is_alphabetic()).len());
    // `De Wilgentest 3.14`: the door of a building.
    let door = || {
        dwelling::door_behind(view, end).filter(|_| capital && (street::is_soft(word) || strength == Strength::Weak))
    };
    let sure = capital && strength == Strength::Strong && !words::is(word, words::NO_PART);
    let apart = || number_apart(view, end).filter(|_| sure);
    let number = house_number(view, end).or_else(|| number_in_words(view, end)).or_else(door).or_else(apart);
    // "reclassering" at the end of a line, "1 mededeling" on the next.
    let of_next = |n: &Range<usize>| view.lower[end..n.start].contains('\n') && context.is_ordinary(word) && !capital;
    let number = number.filter(|number| !of_next(number));
    // "de woning": neither a capital nor a number.
    if strength == Strength::Weak && !capital && number.is_none() {
        return None;
    }
    let start = street_start(context, index, capital, number.is_some());
    let wide = if !capital && number.is_some() { at_home::lower_name_start(context, start) } else { start };
    let start = if wide < start && LIVES.is_match(clause(view.line_before(wide, 90))) { wide } else { start };
    if let Some(ahead) =
        number_before(view, &(start..end)).filter(|_| number.is_none() && sure && !context.settings.area_question)
    {
        return Some(Hit { start: ahead.start, number: None, end, confidence: 0.8, rule: "street-behind-number" });
    }
    let before = clause(view.line_before(start, 90));
    let lives = LIVES.is_match(before)
        || KEY.is_match(before)
        || CORNER.is_match(before)
        || number.is_none() && capital && WHERE_LIVES.is_match(view.line_after(end, 30));
    let led = WHERE.is_match(before)
        || ["uit de ", "uit het "].iter().any(|from| before.ends_with(from))
        || before.trim().is_empty()
        || before.ends_with("hele ")
        || before.ends_with("heel de ");
    let ordinary = context.is_ordinary(word);
    // `de Grote Straat`: the kind by itself is no name, behind a word that opens names it is the end of one.
    let opener = &view.tokens[view.token_at(start)];
    let opened = capital && start < token.range().start && !opener.sentence_start && street::opens_with(view, opener);
    if words::is(word, words::NO_PART) && !joined && !opened
        || number.is_none() && PASSING.is_match(before) && !DWELLING.is_match(before)
    {
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
    // "Wehkamp 640": a brand is no street, unless somebody lives there.
    let entry = context.dictionary.look_up(word);
    if !lives && !several && (entry.brand() || entry.allow()) && strength == Strength::Weak {
        return None;
    }
    // "mw Tester uit Testerlo, 87, woont alleen": where somebody is from, and how old.
    let from = || ["uit ", "te ", "in "].iter().any(|w| before.ends_with(w)) && !KEY.is_match(before);
    let comma = number.as_ref().is_some_and(|n| view.lower[end..n.start].starts_with(','));
    if comma && strength == Strength::Weak && from() && is_settled(context, start..end) {
        return None;
    }
    // "Wijkteam Testerlo 2": a village behind an ordinary word.
    let opens = &view.tokens[view.token_at(start)];
    let of_village = several && context.is_ordinary(view.lower_word(opens)) && !street::opens_with(view, opens);
    if !lives && of_village && strength == Strength::Weak && is_settled(context, token.range()) {
        return None;
    }
    // "Haar zoon (Sjeng, 51)": a first name, and how old.
    let aged = view.after(end, 2).starts_with(',') && entry.first().listed();
    if !lives && !several && aged && strength == Strength::Weak {
        return None;
    }
    // `TERUG 3`, `VERPLAATS 4`: a word of the text in capitals.
    if token.casing == Casing::Upper
        && strength == Strength::Weak
        && ordinary
        && !lives
        && !several
        && context.dictionary.look_up(word).common() > 0
    {
        return None;
    }
    // "De Brug 2 is een methode": an ending with its article as the whole name, at the head of a sentence.
    let bare = several && street::is_ending(word).is_some() && view.tokens[view.token_at(start)].sentence_start;
    if bare && strength == Strength::Weak && !lives && !number.as_ref().is_some_and(|n| ends_clause(view, n.end)) {
        return None;
    }
    if joined && number.is_none() && ordinary && word.len() > 6 {
        return None;
    }
    if number.is_none() && capital && is_listed(context, start..end) {
        return Some(Hit { start, number, end, confidence: 0.9, rule: "street-listed" });
    }
    // "OP GROND VAN DE UITZONDERING": in capitals an ordinary word is no street that its ending alone would show.
    let shouted = number.is_none() && ordinary && view.line_at(start).all_caps && !several;
    if shouted && (!lives || street::may_be_surname(word)) {
        return None;
    }
    let confidence = match (strength, capital, &number) {
        // "Scoort 118": a word with which a sentence begins.
        (Strength::Weak, true, Some(n))
            if token.sentence_start && ordinary && !several && !lives && !ends_clause(view, n.end) =>
        {
            return None;
        }
        (_, _, Some(_)) if !ordinary || (capital && !view.line_at(start).all_caps) || several => {
            if capital || strength == Strength::Strong || lives { 0.95 } else { 0.7 }
        }
        (_, _, Some(_)) if lives || KEY.is_match(before) => 0.9,
        // In capitals an ordinary word may be a street as well: "LINDELAAN 22".
        (Strength::Strong, true, Some(n)) if !street::is_soft(word) && ends_clause(view, n.end) => 0.7,
        // `kloosterhof 8, daar zit ze`: nobody numbers what is spoken of so.
        (Strength::Strong, false, Some(n))
            if (ends_clause(view, n.end)
                || before.trim_end().ends_with([':', ',', '('])
                || WHERE.is_match(before) && stands_free(view, n.end))
                && context.dictionary.look_up(word).common() == 0
                && word.len() > 6
                && !street::is_common(word) =>
        {
            0.7
        }
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
        // `in de stationsstraat`: the same where nobody is said to live, of the endings that only streets have.
        (Strength::Strong, false, None)
            if led
                && WITH_ARTICLE.is_match(before)
                && !street::may_be_surname(word)
                && !street::is_soft(word)
                && !street::is_common(word)
                && context.dictionary.look_up(word).common() == 0
                && word.len() > 9 =>
        {
            0.6
        }
        // "testman valderensweg": the subject of a mail says who and where, and little else.
        (Strength::Strong, false, None) if !ordinary && !settled && token.section == SectionKind::Subject => 0.7,
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

/// A street of another land by the postcode behind it: `Im Winkel 8, D-52538`.
static ABROAD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"^[^\d\n]{4,30} \d{1,4} ?[a-z]?,? (?:[a-z]{1,2}-)?\d{4,5} [a-z]").expect("a fixed pattern")
});

/// `Plein 1944`, `Plein 40-45`.
fn is_year_of_square(view: &View, index: usize) -> bool {
    let year = view.lower_word(&view.tokens[index + 1]);
    matches!(view.lower_word(&view.tokens[index]), "plein" | "laan") && year.len() == 4 && year.starts_with(['1'])
}

/// Whether a label or a comma stands right before: `AANGETROFFEN: DE TEST 12`.
fn ends_label(view: &View, at: usize) -> bool {
    let before = view.line_before(at, 24).trim_end();
    before.is_empty() || before.ends_with([':', ',', '|', '('])
}

/// The second street of a corner: `hoek Teststraat/Testdreef`.
static CORNER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\bhoek (?:van )?(?:de )?[^.;,\n]{2,30}(?:/| ?- ?| en (?:de )?| met (?:de )?)$")
        .expect("a fixed pattern")
});

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
    Regex::folded(
        r"^(?:[- ](?:noord|zuid|oost|west|midden|centrum|dorp|laag|hoog)\b|-[a-z]{3,14}\b| (?:ii|iii|iv|vi)\b)",
    )
    .expect("a fixed pattern")
});

/// Whether a line, a clause or nothing more goes on behind a place.
pub(super) fn ends_clause(view: &View, at: usize) -> bool {
    let rest = view.after(at, 2);
    rest.is_empty() || rest.starts_with(['\n', ',', ';', ')', ']', '.']) || rest == " ("
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

/// A village, town or neighbourhood: no street.
pub(super) fn is_settled(context: &Context, range: Range<usize>) -> bool {
    let name = &context.view.lower[range];
    context.settings.places.iter().any(|p| p.chars().flat_map(char::to_lowercase).eq(name.chars()))
        || context.dictionary.look_up(name).place()
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
    // In capitals everybody's small words open streets.
    let caps = view.line_at(first.range().start).all_caps;
    let said = || LIVES.is_match(clause(view.line_before(first.range().start, 60)));
    if caps && view.lower_word(first).len() < 5 && !said() && !ends_label(view, first.range().start) {
        return None;
    }
    if first.sentence_start
        && !by_itself()
        && !matches!(view.lower_word(first), "laan" | "hof" | "sint" | "st" | "rue" | "pastoor")
        && !KEY.is_match(view.line_before(first.range().start, 30))
        && (!ends_label(view, first.range().start) || !ABROAD.is_match(view.line_after(first.range().start, 50)))
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
                        | "t"
                        | "g'n"
                        | "'t"
                ) => {}
            Kind::Punct if view.word(token) == "." && view.tokens[at - 1].range().len() > 4 => return None,
            Kind::Punct if matches!(view.word(token), "." | "-" | "'") => {}
            // `Plein 1944 nr. 6`: the year is the name.
            Kind::Number if capitals == 0 && at == index + 1 && is_year_of_square(view, index) => {
                let number = house_number(view, token.range().end)?;
                let end = number.end;
                let start = first.range().start;
                return Some(Hit { start, number: Some(number), end, confidence: 0.85, rule: "street-first-word" });
            }
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
