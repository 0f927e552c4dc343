//! What stands right behind a name and says when its bearer was born: "Sara van 12", "met Bas en Noor, 4 en 7", a cell with "4 jaar",
//! six figures in brackets. By themselves these numbers could be anything.

use super::among::among;
use super::candidate::{Candidate, taken};
use super::recognise::digits::number_word;
use super::recognise::name::Name;
use super::view::Kind;
use super::vocabulary;
use super::words::Words;
use crate::model::Category;
use foldhash::HashSet;

/// Nobody in a mail is older.
const OLDEST: u32 = 105;
/// What somebody is besides ("zijn kleindochter") is told in fewer words and signs.
const APPOSITION: usize = 6;
/// So many names and ages stand in one row.
const MOST: usize = 8;

/// Adds the ages and days of birth behind the names of private persons that no candidate covers.
pub(crate) fn find(words: &Words, names: &[Name], candidates: &mut Vec<Candidate>) {
    let mut found = Vec::new();
    let born = |name: &&Name| name.private >= name.professional && !name.given.is_empty();
    births(words, names.iter().filter(born), candidates);
    for (index, name) in names.iter().enumerate().filter(|(_, name)| name.private >= name.professional) {
        let behind = name.last + 1;
        let said = is_age(words, behind + 1) || is_age_in_words(words, behind + 1);
        if words.lower(behind) == "van" && said && stands_alone(words, behind + 1) {
            found.push((behind + 1..behind + 2, Category::Leeftijd, "age-of-name"));
        } else if words.is_sign(behind, "|") && is_age(words, behind + 1) && words.lower(behind + 2) == "jaar" {
            found.push((behind + 1..behind + 3, Category::Leeftijd, "age-of-name"));
        } else if words.is_sign(behind, "(") && is_day(words.text(behind + 1)) && words.is_sign(behind + 2, ")") {
            found.push((behind + 1..behind + 2, Category::Geboortedatum, "birth-of-name"));
        } else if let Some(comma) =
            behind_place(words, behind).filter(|&c| !name.given.is_empty() && in_commas(words, c))
        {
            found.push((comma + 1..comma + 2, Category::Leeftijd, "age-of-name"));
        } else if (name.titled || !name.given.is_empty()) && is_year_in_commas(words, behind) {
            found.push((behind + 1..behind + 2, Category::Geboortedatum, "birth-of-name"));
        } else if !name.given.is_empty() && (in_commas(words, behind) || bare(words, name)) {
            let behind = if words.is_sign(behind, ",") { behind } else { name.last };
            found.push((behind + 1..behind + 2, Category::Leeftijd, "age-of-name"));
        } else {
            let row = row_before(words, &names[..=index]);
            let ages = ages_behind(words, behind);
            if row >= 2 && ages.len() == row {
                found.extend(ages.into_iter().map(|at| (at..at + 1, Category::Leeftijd, "age-of-name")));
            }
        }
    }
    let view = words.view;
    let taken = taken(view, candidates, 0.5);
    found.retain(|(tokens, ..)| !tokens.clone().any(|at| taken[at]));
    candidates.extend(found.into_iter().map(|(tokens, category, rule)| {
        let range = words.token(tokens.start).range().start..words.token(tokens.end - 1).range().end;
        Candidate { span: view.original(range), category, confidence: 0.8, rule, generalised: None }
    }));
}

/// "Noor is van 2 maart 2026", "hun baby, Noor, is van 02/03/2026": a day of which somebody is is the day of birth.
fn births<'n>(words: &Words, names: impl Iterator<Item = &'n Name>, candidates: &mut [Candidate]) {
    let day = |name: &Name| {
        let behind = name.last + 1;
        // "Noor, zijn kleindochter, is van …".
        let closes = (behind + 1..behind + APPOSITION).find(|at| words.is_sign(*at, ","));
        let verb = match words.is_sign(behind, ",") {
            true if words.lower(behind + 2) != "van" => closes.map_or(behind + 1, |comma| comma + 1),
            comma => behind + usize::from(comma),
        };
        let said = among!(words.lower(verb), "is" | "was") && words.lower(verb + 1) == "van" && verb + 2 < words.len();
        said.then(|| words.view.original(words.token(verb + 2).range()).start)
    };
    let days: HashSet<usize> = names.filter_map(day).collect();
    for day in candidates.iter_mut().filter(|c| c.category == Category::Datum && days.contains(&c.span.start)) {
        (day.category, day.confidence, day.rule) = (Category::Geboortedatum, day.confidence.max(0.8), "birth-of-name");
        day.generalised = None;
    }
}

/// Whether a token is a number of years.
fn is_age(words: &Words, at: usize) -> bool {
    words.token(at).kind == Kind::Number && words.text(at).parse().is_ok_and(|age: u32| (1..=OLDEST).contains(&age))
}

/// Whether a token says a number of years: "achtenzeventig". Of small numbers most count something.
fn is_age_in_words(words: &Words, at: usize) -> bool {
    number_word(words.lower(at)).is_some_and(|age| (6..=OLDEST).contains(&age))
}

/// ", 34;" behind a name: a number between its comma and the next sign.
fn in_commas(words: &Words, comma: usize) -> bool {
    let (age, end) = (comma + 1, comma + 2);
    let line = |at: usize| words.token(at).line;
    let closes = [",", ";", ")"].iter().any(|sign| words.is_sign(end, sign)) && words.touches_next(age);
    let goes_on = words.touches_next(end) || words.token(end + 1).kind == Kind::Number;
    words.is_sign(comma, ",") && is_age(words, age) && line(age) == line(comma) && closes && !goes_on
}

/// The comma behind "in Berg aan de Maas" and the like, where a name is followed by where its bearer lives.
fn behind_place(words: &Words, behind: usize) -> Option<usize> {
    /// So many words has the longest name of a place.
    const LONGEST: usize = 5;
    let word = words.get(behind + 1);
    let led = among!(words.lower(behind), "in" | "uit" | "te") && words.capital(behind + 1);
    let comma = (behind + 2..behind + 2 + LONGEST).find(|&at| !words.is_word(at));
    comma.filter(|_| led && (word.ours || word.cover.place() || word.entry.place()))
}

/// ", 1939," behind a name: a year in which somebody who is spoken of may have been born.
fn is_year_in_commas(words: &Words, comma: usize) -> bool {
    let (year, end) = (comma + 1, comma + 2);
    let born = words.token(year).kind == Kind::Number
        && words.text(year).len() == 4
        && words.text(year).parse().is_ok_and(|year: u32| (1915..=2015).contains(&year));
    let closes = [",", ";", ")"].iter().any(|sign| words.is_sign(end, sign)) && words.touches_next(year);
    let goes_on = words.touches_next(end) || words.token(end + 1).kind == Kind::Number;
    words.is_sign(comma, ",") && born && words.token(year).line == words.token(comma).line && closes && !goes_on
}

/// "kevin testman 24, komt vrij": a number between a whole name and a comma.
fn bare(words: &Words, name: &Name) -> bool {
    /// Smaller numbers are those of houses and lists.
    const LEAST: u32 = 6;
    let age = name.last + 1;
    let old = is_age(words, age) && words.text(age).parse().is_ok_and(|years: u32| years >= LEAST);
    let closes = words.is_sign(age + 1, ",") && words.touches_next(age) && !words.touches_next(age + 1);
    let whole = !name.surname.is_empty() && words.gap(name.last) == " ";
    whole && old && closes && words.is_word(age + 2) && !words.capital(age + 2)
}

/// Whether a number counts nothing that follows, and is no part of a longer one.
fn stands_alone(words: &Words, at: usize) -> bool {
    let behind = at + 1;
    let glued =
        words.touches_next(at) && ![",", ".", ")", "?", "!", ";", ":"].iter().any(|sign| words.is_sign(behind, sign));
    let joined = words.touches_next(at) && words.token(behind + 1).kind == Kind::Number && words.touches_next(behind);
    let counted = words.is_word(behind) && (vocabulary::month(words.lower(behind)) || counted(words.lower(behind)));
    !glued && !joined && !counted
}

/// What a number before it counts, other than years of a life.
fn counted(word: &str) -> bool {
    among!(
        word,
        "uur"
            | "minuten"
            | "min"
            | "dag"
            | "dagen"
            | "week"
            | "weken"
            | "maand"
            | "maanden"
            | "mnd"
            | "euro"
            | "cent"
            | "procent"
            | "keer"
            | "maal"
            | "km"
            | "kilometer"
            | "kilo"
            | "kg"
            | "gram"
            | "mg"
            | "ml"
            | "liter"
            | "meter"
            | "pagina"
            | "zijn"
            | "personen"
            | "mensen"
    )
}

/// How many names stand in the row that ends with the last of some: "Bas, Tom en Noor".
fn row_before(words: &Words, names: &[Name]) -> usize {
    let mut row = 1;
    for pair in names.windows(2).rev().take(MOST) {
        let between = pair[0].last + 1;
        let tied =
            words.is_sign(between, ",") || matches!(words.lower(between), "en" | "&") || words.is_sign(between, "&");
        if pair[1].first != between + 1 || !tied {
            break;
        }
        row += 1;
    }
    row
}

/// The numbers of ", 4, 7 en 9" that starts at a token.
fn ages_behind(words: &Words, at: usize) -> Vec<usize> {
    let mut ages = Vec::new();
    let mut sign = at;
    while ages.len() < MOST && is_age(words, sign + 1) {
        let tied = words.is_sign(sign, ",") || !ages.is_empty() && words.lower(sign) == "en";
        if !tied {
            break;
        }
        ages.push(sign + 1);
        sign += 2;
    }
    let alone = ages.last().is_some_and(|last| stands_alone(words, *last));
    if alone { ages } else { Vec::new() }
}

/// "040361": six figures of a day that was.
fn is_day(figures: &str) -> bool {
    let part = |from: usize| figures.get(from..from + 2).and_then(|two| two.parse::<u8>().ok()).unwrap_or(0);
    figures.len() == 6 && (1..=31).contains(&part(0)) && (1..=12).contains(&part(2))
}

#[cfg(test)]
mod tests {
    use crate::anonymise::settings::FindSettings;
    use crate::anonymise::testing::check_touched;
    use crate::model::{Category, Verdict};

    #[test]
    fn ages_and_births_stand_behind_the_names_of_their_bearers() {
        for text in [
            "Fatima van [[LEEFTIJD|8]] moet puffen. Kevin van [[LEEFTIJD|12]] en Joris van [[LEEFTIJD|9]] zitten op zwemles.",
            "zij woont daar met dochters Fatima en Samira, [[LEEFTIJD|11]] en [[LEEFTIJD|14]]",
            "| Fatima | [[LEEFTIJD|4 jaar]] | | |",
            "Het gaat om meneer Tester van [[LEEFTIJD|achtenzeventig]] in de flat, zijn zoon Kevin, [[LEEFTIJD|34]]; werkloos.",
            "Kevin Testman [[LEEFTIJD|24]], komt in mei vrij",
            "Dit gaat over Kevin Testman in Berg aan de Maas, [[LEEFTIJD|69]], nieuwe knie.",
            "V-nummer 123.456.7890, [[LEEFTIJD|38 jaar]], komt uit Syrië",
            "Kinderen: Kevin, Joris en Bram, [[LEEFTIJD|2]], [[LEEFTIJD|5]] en [[LEEFTIJD|9]].",
        ] {
            check_touched(text, Category::Leeftijd, &FindSettings::default(), |_| true);
        }
        let text = "bewoner Jan Tester ([[GEBOORTEDATUM|040361]]) onder invloed";
        check_touched(text, Category::Geboortedatum, &FindSettings::default(), |_| true);
        for text in [
            "Hun baby, Samira, is van [[GEBOORTEDATUM|02/03/2026]]. De vluchttas staat klaar.",
            "Kevin is van [[GEBOORTEDATUM|3 mei 2011]], de brief van 4 juni 2026.",
            "Samira, zijn kleindochter, is van [[GEBOORTEDATUM|3 mei 2011]].",
            "mw van der Tester, [[GEBOORTEDATUM|1939]], woont boven de winkel.",
        ] {
            check_touched(text, Category::Geboortedatum, &FindSettings::default(), |f| f.verdict == Verdict::Redact);
        }
    }

    #[test]
    fn other_numbers_behind_names_are_no_ages() {
        for text in [
            "Fatima van 8 uur tot 9 uur, Kevin van 12:30 af, de mail van Joris van 12 november.",
            "Fatima van twee kanten, Kevin, 12 november, Samira, 3 of 4 keer, Joris, 12,50 euro.",
            "Fatima en Samira, 11 euro en 14 cent, zeggen zij.",
        ] {
            check_touched(text, Category::Leeftijd, &FindSettings::default(), |_| true);
        }
    }
}
