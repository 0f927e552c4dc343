//! Rows: lists and tables whose items open with a name ("- Terpstra: huur", "3. Storm - overlast", "| Kort A | zorg |"). What the other
//! items are says what a word in the same place is, though it is an ordinary word as well.

use super::person::Scored;
use crate::anonymise::among::among;
use crate::anonymise::scorer::{Clue, Shape};
use crate::anonymise::view::Kind;
use crate::anonymise::vocabulary;
use foldhash::{HashMap, HashMapExt};
use std::ops::Range;

/// With fewer certain names than this among its items a row says nothing.
const LEAST: usize = 2;
/// A word with this chance is certain.
const CERTAIN: f32 = 0.6;
/// A cell of more tokens holds no bare name.
const LONGEST: usize = 7;

/// What items of one row share: how they are marked or parted, which column they stand in, and the sign that closes them.
type Place = (char, usize, char);

/// Words at the same place of a list or table.
#[derive(Default)]
struct Row {
    /// The first item is the heading of names: "naam", "bewoner".
    headed: bool,
    words: Vec<usize>,
}

/// Says of the words in rows of names that they stand where names stand.
pub(super) fn add(scored: &mut Scored) {
    let mut rows: HashMap<Place, Row> = HashMap::new();
    for line in &scored.words.view.lines {
        if !line.tokens.is_empty() {
            items(scored, &line.tokens, &mut rows);
        }
    }
    // "Jip: geen school. Wout: geen werk. Roos: geen huis."
    let words = scored.words;
    for first in words.view.sentences.iter().map(|sentence| sentence.start) {
        if words.is_word(first) && words.is_sign(first + 1, ":") && !words.token(first).line_start {
            rows.entry((' ', 0, ':')).or_default().words.push(first);
        }
    }
    for row in rows.values() {
        let certain = row.words.iter().filter(|at| scored.chance[**at] >= CERTAIN).count();
        // Where all others may name somebody, and half do for certain, all do.
        let most = certain >= LEAST && row.words.iter().all(|at| may_name(scored, *at));
        let headed = row.headed && !row.words.iter().any(|at| is_field(scored.words.lower(*at)));
        if headed || certain >= LEAST && 2 * certain >= row.words.len() {
            for &at in &row.words {
                let fits = may_name(scored, at) || headed && may_be_called(scored, at);
                scored.clues[at].add_if(fits, Clue::AfterLabel);
                scored.clues[at].add_if(fits && (headed || most), Clue::Called);
            }
        }
    }
}

/// What a form asks for below "naam": such a column holds the questions, and the answers stand beside it.
fn is_field(word: &str) -> bool {
    among!(
        word,
        "adres"
            | "straat"
            | "postcode"
            | "woonplaats"
            | "plaats"
            | "dorp"
            | "wijk"
            | "buurt"
            | "telefoon"
            | "telefoonnummer"
            | "tel"
            | "mobiel"
            | "email"
            | "mail"
            | "geboortedatum"
            | "geb"
            | "bsn"
            | "leeftijd"
            | "huisnummer"
            | "nationaliteit"
            | "huisarts"
            | "verzekering"
            | "vraag"
            | "hulpvraag"
            | "doel"
            | "situatie"
            | "toestemming"
    )
}

/// The items that a line has: one behind its mark, or its cells.
fn items(scored: &Scored, line: &Range<usize>, rows: &mut HashMap<Place, Row>) {
    let words = scored.words;
    let parts = |at: usize| -> Option<char> {
        let tab = at > line.start && words.gap(at - 1).contains('\t');
        let sign = ['|', ';'].into_iter().find(|sign| words.text(at).starts_with(*sign));
        sign.or(tab.then_some('\t'))
    };
    let Some(separator) = line.clone().find_map(parts) else {
        if let Some((place, at)) = marked(scored, line) {
            rows.entry(place).or_default().words.push(at);
        }
        return;
    };
    let mut start = line.start;
    let mut column = 0;
    for at in line.start..=line.end {
        if at < line.end && parts(at) != Some(separator) {
            continue;
        }
        let cell = start..at;
        start = if separator == '\t' { at } else { at + 1 };
        if cell.is_empty() && at == line.start {
            continue;
        }
        column += 1;
        let place = (separator, column, separator);
        if cell.len() == 1 && vocabulary::heads_names(words.lower(cell.start)) {
            rows.entry(place).or_default().headed = true;
        } else if let Some(word) =
            name_of(scored, cell.start).filter(|word| cell.contains(word) && cell.len() <= LONGEST)
        {
            rows.entry(place).or_default().words.push(word);
        }
    }
}

/// The word that an item of a list opens with, tussenvoegsels passed over, and what the item shares with others.
fn marked(scored: &Scored, line: &Range<usize>) -> Option<(Place, usize)> {
    let words = scored.words;
    let first = line.start;
    let (mark, head) = match words.text(first) {
        "-" => ('-', first + 1),
        "*" | "•" => ('*', first + 1),
        _ if words.token(first).kind == Kind::Number && matches!(words.text(first + 1), "." | ")") => ('1', first + 2),
        _ => (' ', first),
    };
    let word = name_of(scored, head)?;
    let mut end = word + 1;
    while end < line.end && end - word < LONGEST && (words.capital(end) || words.is_sign(end, ".")) {
        end += 1;
    }
    let closer = words.text(end).chars().next().filter(|_| end < line.end)?;
    let closes = closer == ':' || mark != ' ' && matches!(closer, '-' | '(' | '/') && !words.touches_next(end - 1);
    closes.then_some(((mark, 0, closer), word))
}

/// The word of a name that begins at a token, tussenvoegsels passed over.
fn name_of(scored: &Scored, head: usize) -> Option<usize> {
    let words = scored.words;
    let mut at = head;
    while words.is_particle(at) && at - head < 4 {
        at += 1;
    }
    words.is_word(at).then_some(at)
}

/// Whether the lists leave room for a name.
fn may_name(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let entry = words.get(at).entry;
    let listed = entry.listed_name() || !entry.known() && words.capital(at) && !words.ordinary(at);
    let other = entry.kinship() || entry.role() && !entry.firm_surname() || entry.title() || entry.marker();
    let ours = words.get(at).ours && !entry.surname().listed();
    let typed = words.capital(at) || scored.shapes[at] == Some(Shape::LowerMail);
    let plain = entry.common() == 1 || vocabulary::of_person(words.lower(at)) || entry.particle();
    listed && typed && !plain && !other && !ours && !words.allowed(at) && words.key(at).len() > 1
}

/// Whether a word with a capital in a column of names is no "Geen" or "Onbekend".
fn may_be_called(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let entry = words.get(at).entry;
    let lower = words.lower(at);
    let alone = !words.is_word(at + 1) || words.gap(at).contains('\t') || words.capital(at + 1);
    let other =
        entry.kinship() || entry.role() || entry.title() || entry.marker() || entry.country() || entry.nationality();
    words.capital(at)
        && alone
        && !other
        && !words.allowed(at)
        && !words.get(at).ours
        && !matches!(entry.common(), 1..=3)
        && !vocabulary::nobody(lower)
        && !vocabulary::follows_person(lower)
        && !vocabulary::verb(lower)
}

#[cfg(test)]
mod tests {
    use crate::anonymise::testing::check_names as check;

    #[test]
    fn a_word_among_names_is_one() {
        for text in [
            "- [[PERSOON#1|Terpstra]]: huurachterstand\n- [[PERSOON#2|van Loo]]: afgerond\n- [[PERSOON#3|Storm]]: overlast\n- [[PERSOON#4|Smit]]: nieuw",
            "[[PERSOON#1|Sanne]]: geen school. [[PERSOON#2|Kevin]]: geen werk. [[PERSOON#3|Roos]]: geen huis.",
            "1. [[PERSOON#1|Nelissen]] - schuld\n2. [[PERSOON#2|Bouali]] - school\n3. [[PERSOON#3|Vrede]] - overlast",
            "naam\tvraag\n[[PERSOON#1|Smeets R]]\tgeld\n[[PERSOON#2|Kort A]]\tzorg",
            "naam;leeftijd\n[[PERSOON#1|Aruba, Jurelly]];19\n[[PERSOON#2|Winklaar, Dion]];22",
            "bewoner | nr\n[[PERSOON#1|Schat]] | 12\n[[PERSOON#2|Lahaye]] | 14",
            "| bewoner | vraag |\n| [[PERSOON#1|de Groot, Lia]] | alleen |\n| [[PERSOON#2|Özkan, Emre]] | werk |",
        ] {
            check(text);
        }
    }

    #[test]
    fn rows_of_things_name_nobody() {
        for text in [
            "- Vervoer: bus\n- Wonen: flat\n- Kamer: nog niet\n- Groen: tuin bijhouden",
            "actie;wie\nBellen;Wmo\nStorm;schade melden",
            "naam;vraag\nOnbekend;huur\nGeen;zorg\nBuurman;overlast",
            "| Naam | [[PERSOON#1|Kuipers-Testman]] |\n| Straat + nr | Aan de Linde 6 |\n| Dorp | Elsloo |",
            "1. Opening - vz\n2. Mededelingen - allen\n3. Sluiting - vz",
        ] {
            check(text);
        }
    }
}
