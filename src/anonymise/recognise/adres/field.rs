//! Streets by the cell that they stand in: behind or below a label ("Straat", `"adres": "Heuvel"`), under a heading, and between a
//! name and a house number with its postcode, each in a cell or on a line of its own. No ending need show them.

use super::at_home::is_title;
use super::number::house_number;
use super::street::{self, Strength};
use super::words;
use crate::anonymise::among::among;
use crate::anonymise::candidate::{Candidate, Context};
use crate::anonymise::recognise::table;
use crate::anonymise::view::View;
use crate::anonymise::vocabulary;
use crate::dictionary::key;
use crate::model::Category;
use crate::pattern::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Longer lines are no rows of a table.
const LONGEST_ROW: usize = 400;
/// The longest name of a street, in bytes and in words.
const LONGEST: usize = 40;
const WORDS: usize = 6;
/// So many labels stand in one column.
const MOST: usize = 32;

/// A cell of a row, or a line.
struct Cell {
    range: Range<usize>,
    line: usize,
    /// Nothing else stands on its line.
    alone: bool,
    /// "[adres]": what we put there ourselves, neither a label nor an answer.
    ours: bool,
}

/// Adds the streets of cells, each with the house number in the next.
pub(super) fn find(context: &Context, taken: &[Range<usize>], found: &mut Vec<Candidate>) {
    let view = context.view;
    if context.settings.area_question || view.numbers.is_empty() && !view.lower.contains("straat") {
        return;
    }
    if view.lower.contains("adr") {
        found.extend(view.lines.iter().filter_map(|line| in_card(context, line.range.clone())));
    }
    let cells = cells(view);
    let headed = ["straat", "adres", "street", "strasse"].iter().any(|word| view.lower.contains(word));
    let mut streets: Vec<usize> = Vec::new();
    for (at, cell) in cells.iter().enumerate() {
        let text = &view.lower[cell.range.clone()];
        if headed && !cell.ours && heads_street(text) {
            streets.extend(
                answer(view, &cells, at)
                    .filter(|&answer| !cells[answer].ours && !asks(view, &cells[answer].range))
                    .filter(|&answer| is_street(context, &cells[answer].range, true)),
            );
            continue;
        }
        if asks(view, &cell.range) {
            continue;
        }
        let told = || headed && table::header_of(view, cell.range.start).is_some_and(heads_street);
        let placed = || before_postcode(view, &cells, at);
        if !is_street(context, &cell.range, false) {
            continue;
        }
        let shown = || shows_street(context, cell);
        if placed() || told() || number_behind(view, &cells, at) && shown() {
            streets.push(at);
        } else if let Some(number) = number_ahead(view, &cells, at).filter(|_| shown()) {
            found.push(context.at(number, Category::Adres, 0.8, "house-number-in-cell"));
        }
    }
    streets.sort_unstable();
    streets.dedup();
    for at in streets {
        let cell = &cells[at];
        let near = |next: usize, label: bool| {
            let next = cells.get(next).filter(|next| next.line <= cell.line + 1 + usize::from(label))?;
            is_house_number(view, &next.range).then(|| next.range.clone())
        };
        let number = near(at + 1, false);
        // What was found follows each other; a street may be known without the number in the next cell, and the other way round.
        let is_free = |range: &Range<usize>| {
            let behind = taken.partition_point(|taken| taken.end <= range.start);
            taken.get(behind).is_none_or(|taken| taken.start >= range.end)
        };
        let number = number.filter(is_free);
        if is_free(&cell.range) {
            let end = number.as_ref().map_or(cell.range.end, |number| number.end);
            found.push(context.at(cell.range.start..end, Category::Adres, 0.85, "street-in-cell"));
        } else if let Some(number) = number {
            found.push(context.at(number, Category::Adres, 0.85, "house-number-in-cell"));
        }
        // `"straat": "Heuvel", "huisnummer": "41"`
        let labelled = cells.get(at + 1).is_some_and(|label| asks_number(&view.lower[label.range.clone()]));
        if let Some(number) = near(at + 2, true).filter(|number| labelled && is_free(number)) {
            found.push(context.at(number, Category::Adres, 0.85, "house-number-in-cell"));
        }
    }
}

/// The cells of all rows, in order: what stands between the signs that part them, marks and quotation marks taken off.
fn cells(view: &View) -> Vec<Cell> {
    let parts = |b: u8| {
        matches!(b, b'\t' | b'|' | b';' | b'"' | b',' | b':' | b'=' | b'{' | b'}' | b'<' | b'>' | b'[' | b']' | b'&')
    };
    let mut cells = Vec::new();
    for (line, row) in view.lines.iter().enumerate().filter(|(_, row)| row.range.len() <= LONGEST_ROW) {
        let bytes = &view.lower.as_bytes()[row.range.clone()];
        let first = cells.len();
        let mut start = 0;
        for at in 0..=bytes.len() {
            // Two blanks, or the dots that lead from a label to its answer.
            let wide = bytes.get(at..at + 2).is_some_and(|two| two == b"  " || two == b"..");
            if at < bytes.len() && !wide && !parts(bytes[at]) {
                continue;
            }
            let text = &view.lower[row.range.start + start..row.range.start + at];
            let bare = |c: char| c.is_whitespace() || matches!(c, '-' | '*' | '•' | '>' | '(' | ')' | '·' | '.' | '\'');
            let trimmed = text.trim_start_matches(bare);
            let from = row.range.start + start + (text.len() - trimmed.len());
            let length = trimmed.trim_end_matches(bare).len();
            let ours = start > 0 && bytes[start - 1] == b'[' && bytes.get(at) == Some(&b']');
            if length > 0 {
                cells.push(Cell { range: from..from + length, line, alone: false, ours });
            }
            start = (at + 1).min(bytes.len());
        }
        if cells.len() == first + 1 {
            cells[first].alone = true;
        }
    }
    cells
}

/// Whether a cell asks where somebody lives: "straat", "straat + nr", "adres bewoner".
fn heads_street(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or("");
    text.len() <= LONGEST
        && among!(
            first,
            "straat"
                | "straatnaam"
                | "adres"
                | "woonadres"
                | "verblijfadres"
                | "huisadres"
                | "thuisadres"
                | "street"
                | "address"
                | "strasse"
                | "adresse"
        )
        && words.all(|word| {
            among!(
                word,
                "en" | "nr"
                    | "nummer"
                    | "huisnummer"
                    | "huisnr"
                    | "postcode"
                    | "bewoner"
                    | "bewoonster"
                    | "client"
                    | "inwoner"
                    | "moeder"
                    | "vader"
                    | "van"
                    | "de"
            )
        })
}

/// `AUTO      : K-418-XR`: what a colon stands behind asks, and answers nothing.
fn asks(view: &View, cell: &Range<usize>) -> bool {
    view.lower[cell.end..].trim_start_matches(' ').starts_with(':')
}

/// Whether a cell asks for the number of a house.
fn asks_number(text: &str) -> bool {
    among!(text, "nr" | "nummer" | "huisnummer" | "huisnr" | "hnr" | "no" | "house number" | "hausnummer")
}

/// What else a form asks for.
fn is_label(text: &str) -> bool {
    let first = text.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty()).unwrap_or("");
    heads_street(text)
        || among!(
            first,
            "naam"
                | "voornaam"
                | "achternaam"
                | "roepnaam"
                | "huisnummer"
                | "huisnr"
                | "hnr"
                | "nr"
                | "no"
                | "nummer"
                | "toevoeging"
                | "postcode"
                | "woonplaats"
                | "plaats"
                | "telefoon"
                | "tel"
                | "mobiel"
                | "email"
                | "mail"
                | "e"
                | "geboortedatum"
                | "geboren"
                | "geb"
                | "bsn"
                | "leeftijd"
                | "gemeente"
                | "buurt"
                | "wijk"
                | "land"
                | "phone"
        ) && text.len() <= 24
}

/// The cell that answers a label: behind it, on the next line, or as far below the last of a column of labels as the label
/// stands below the first.
fn answer(view: &View, cells: &[Cell], at: usize) -> Option<usize> {
    let label = |cell: &Cell| is_label(&view.lower[cell.range.clone()]);
    let next = cells.get(at + 1)?;
    if next.line == cells[at].line {
        return (!label(next)).then_some(at + 1);
    }
    if !cells[at].alone || next.line > cells[at].line + 2 {
        return None;
    }
    let above = cells[..at].iter().rev().take(MOST).take_while(|cell| cell.alone && label(cell)).count();
    let below = cells[at + 1..].iter().take(MOST).take_while(|cell| cell.alone && label(cell)).count();
    if above + below == 0 {
        return Some(at + 1);
    }
    // The first cells of the lines behind the labels, in order.
    let behind = at + below + 1;
    let firsts = (behind..cells.len()).filter(|&cell| cell == behind || cells[cell].line != cells[cell - 1].line);
    firsts.take(above + below + 1).nth(above)
}

/// `Heuvel` / `41` / `6181 BX`, each in a cell of its own.
fn before_postcode(view: &View, cells: &[Cell], at: usize) -> bool {
    let near = |next: usize| cells.get(next).filter(|cell| cell.line <= cells[at].line + 3);
    if !near(at + 1).is_some_and(|cell| is_house_number(view, &cell.range)) {
        return false;
    }
    let Some(code) = near(at + 2) else { return false };
    let text = &view.lower[code.range.clone()];
    let figures = text.bytes().take_while(u8::is_ascii_digit).count();
    let letters = text[figures..].trim_start();
    let two = |text: &str| text.len() >= 2 && text.bytes().take_while(u8::is_ascii_lowercase).count() == 2;
    let apart = || near(at + 3).is_some_and(|next| next.range.len() == 2 && two(&view.lower[next.range.clone()]));
    figures == 4 && (two(letters) || letters.is_empty() && apart())
}

/// `ADR;TYPE=HOME:;;Heuvel 12;Elsloo;;6181 ZZ;NL`: the street of a card that was pasted as text (RFC 6350 §6.3.1).
fn in_card(context: &Context, line: Range<usize>) -> Option<Candidate> {
    static ADR: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(
            r"^[\s>|]*(?:[a-z0-9-]{1,12}\.)?adr(?:;[^:\n]{0,200})?:([^;\n]{0,80};[^;\n]{0,80};)([^;\n]{3,80})",
        )
        .expect("a fixed pattern")
    });
    let view = context.view;
    let text = view.after(line.start, LONGEST_ROW);
    let street = ADR.captures(text)?.get(2)?;
    let ours = street.as_str().trim().starts_with('[');
    let range = line.start + street.start()..line.start + street.end();
    (!ours && range.end <= line.end).then(|| context.at(range, Category::Adres, 0.9, "street-in-card"))
}

/// A cell that is a street by its ending alone.
fn shows_street(context: &Context, cell: &Cell) -> bool {
    let word = context.view.lower[cell.range.clone()].rsplit([' ', '-', '.']).next().unwrap_or("");
    street::ending(word).is_some_and(|(strength, _)| strength == Strength::Strong)
        && !street::is_common(word)
        && !words::is(word, words::NO_PART)
        && context.dictionary.look_up(word).common() == 0
}

/// `Testlaan` / `391`: in the next cell, or on a line of its own, stands a house number.
fn number_behind(view: &View, cells: &[Cell], at: usize) -> bool {
    let beside = |next: &&Cell| next.line == cells[at].line || next.alone && next.line == cells[at].line + 1;
    cells.get(at + 1).filter(beside).is_some_and(|next| is_house_number(view, &next.range))
}

/// `391` / `Testlaan`: the house number in the cell before, unless it counts the rows.
fn number_ahead(view: &View, cells: &[Cell], at: usize) -> Option<Range<usize>> {
    let ahead = at.checked_sub(1)?;
    let value = |cell: usize| view.lower[cells.get(cell)?.range.clone()].parse::<u32>().ok();
    let (line, number) = (cells[at].line, value(ahead)?);
    let counts = |cell: usize| value(cell).is_some_and(|other| other.abs_diff(number) == 1);
    let above = (0..ahead).rev().take(MOST).find(|&cell| cells[cell].line < line && value(cell).is_some());
    let below = (at..cells.len()).take(MOST).find(|&cell| cells[cell].line > line && value(cell).is_some());
    let fits = cells[ahead].line == line && number > 1 && is_house_number(view, &cells[ahead].range);
    (fits && !above.is_some_and(counts) && !below.is_some_and(counts)).then(|| cells[ahead].range.clone())
}

/// A house number and nothing else.
fn is_house_number(view: &View, range: &Range<usize>) -> bool {
    let text = &view.lower[range.clone()];
    let text = ["nr.", "nr", "nummer", "huisnummer"].iter().find_map(|label| text.strip_prefix(label)).unwrap_or(text);
    let figures = text.trim_start().bytes().take_while(u8::is_ascii_digit).count();
    let rest = text.trim_start()[figures..].trim_start_matches([' ', '-']);
    (1..=4).contains(&figures)
        && (rest.len() <= 1 && rest.bytes().all(|b| b.is_ascii_alphabetic())
            || matches!(rest, "bis" | "hs" | "rd" | "zw"))
        && house_number(view, range.start).is_none_or(|number| number.end <= range.end)
}

/// Whether a cell holds what a street may be called; behind a label with a capital or without.
fn is_street(context: &Context, range: &Range<usize>, labelled: bool) -> bool {
    let view = context.view;
    let text = &view.lower[range.clone()];
    let signs = |c: char| matches!(c, ' ' | '-' | '.' | '\'');
    if text.len() < 3 || text.len() > LONGEST || !text.chars().all(|c| c.is_alphabetic() || signs(c)) {
        return false;
    }
    let typed = &view.text()[range.clone()];
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let capital = typed.split([' ', '-', '\'']).any(|word| word.chars().next().is_some_and(char::is_uppercase));
    // "Adres: onbekend", "Adres: zie boven", "Adres: bij haar zus": said in words.
    let said = |word: &&str| {
        among!(
            *word,
            "geen"
                | "onbekend"
                | "geheim"
                | "zie"
                | "idem"
                | "bij"
                | "zelfde"
                | "dakloos"
                | "briefadres"
                | "nvt"
                | "niet"
                | "zwervend"
                | "en"
                | "bekend"
                | "wisselend"
                | "nog"
        )
    };
    // "Adres: Elsloo": a place; the neighbourhoods of the profile stay.
    let entry = |word: &str| context.dictionary.look_up(&key::fold(word));
    let place = words.len() == 1 && entry(words[0]).place();
    // `Pastoor Testerstraat`: an office that opens a name.
    let opens = |at: usize| at + 1 < words.len() && is_title(words[at].trim_end_matches('.'));
    let small = words.iter().enumerate().any(|(at, word)| (entry(word).kinship() || entry(word).role()) && !opens(at));
    // "Adres:" that nobody filled in, and below it "Overdag is er niemand": a sentence.
    let small_verb = |word: &&str| vocabulary::verb(word) && typed.split(' ').any(|typed| typed == *word);
    let tells = words.len() > 2 && words.iter().any(small_verb);
    words.len() <= WORDS
        && !tells
        && (capital || labelled && words.len() == 1)
        && !words.iter().any(said)
        && !place
        && !small
        && !is_label(text)
}

#[cfg(test)]
mod tests {
    use super::super::find;
    use crate::anonymise::testing::check;

    #[test]
    fn our_own_label_asks_for_no_street() {
        for text in
            ["Zij woont [adres] (Weller), 3 hoog, met dochters", "Woont [adres]. Drie maanden achter. Nr 3 ook."]
        {
            check(find, text);
        }
    }

    #[test]
    fn a_street_stands_in_a_cell_of_its_own() {
        for text in [
            "Straat\t[[ADRES|Mergelakker\t3]]",
            "{\"straat\": \"[[ADRES|Kruisbeemd]]\", \"huisnummer\": \"[[ADRES|88]]\"}",
            "Voornaam\tAchternaam\tStraat\tNr\nHans\tKok\t[[ADRES|Achter de Hoven\t9]]\nLia\tBos\t[[ADRES|Mergelakker\t3]]",
            "Mevrouw\nRoos\n[[ADRES|Heuvel\n41]]\n6181\nBX",
            "\"Appel, Linde\",\"[[ADRES|Aan 't Vaar\",56]],6181 HM",
            "Naam:\nAdres:\nGeb.:\nLinde Appel\n[[ADRES|Achter de Hoven\t9]]\n9 mei 1951",
            "VALUES ('Fleur','Bloem','[[ADRES|Mergelakker',3]],'6181 PD')",
            "<client><straat>[[ADRES|Mergelakker]]</straat><nr>3</nr></client>",
            "Adres ........ [[ADRES|Achter de Hoven ... 9]]",
            "Straat\n[[ADRES|Mergelakker]]\nHuisdier\nonbekend",
            "ADR;HOME:;;[[ADRES|Pannenslager 183]];Elsloo;;6171;NL",
            "item1.ADR;TYPE=HOME:;;[[ADRES|Aan 't Vaar\\, 12]];;;;",
            "Nadja\t[[ADRES|Lindelaan]]\t[[ADRES|391]]",
            "mevrouw\t[[ADRES|Kapelaan Testerstraat\t427]]\tElsloo",
            "- [[ADRES|Wilgendreef\n- 406]]",
        ] {
            check(find, text);
        }
    }

    #[test]
    fn other_cells_stay() {
        for text in [
            "Huishoudens\t12\t2026",
            "Adres\tonbekend",
            "Adres: geen vaste woonplaats",
            "Straat en buurt:\nHier is niets bekend",
            "Maand\tInkomen\nsept\t1250",
            "ADR: zie boven; wie komt er; en wanneer",
            "ADR;HOME:;;[adres];Elsloo;;;NL",
            "Loopbaan\t2\nSnelweg\t9\nZorg\t3",
            "1\tZwembad\n2\tSpeeltuin",
        ] {
            check(find, text);
        }
    }
}
