//! Names that stand alone where little else stands than a name: as the whole subject of a mail, as a folder among those of
//! clients (`H:\Cliënten\Blij\plan.docx`), and as a line or a cell of a file, such as the name of a sheet.

use super::glued;
use super::placed;
use super::view::{Casing, Kind};
use super::words::Words;
use super::zones::{Zone, Zones};
use crate::dictionary::Tier;
use crate::model::SectionKind;
use std::ops::Range;

/// The longest name of a folder, in tokens.
const LONGEST: usize = 6;

/// The words of such names.
pub(crate) fn alone(words: &Words, zones: &Zones) -> Vec<usize> {
    let view = words.view;
    let mut found = Vec::new();
    for line in &view.lines {
        let first = line.tokens.clone().find(|&at| words.is_word(at));
        let Some(first) = first else { continue };
        if zones.get(first) == Zone::Subject {
            found.extend(subject(words, line.tokens.clone()));
        }
        if words.token(first).section == SectionKind::Attachment && !line.all_caps {
            found.extend(cells(words, line.tokens.clone()).flatten());
        }
    }
    if view.lower.contains(['/', '\\']) {
        found.extend((0..words.len()).filter_map(|at| folder(words, at)).flatten());
    }
    found.extend(placed::placed(words));
    found.extend(glued::glued(words));
    found
}

/// "Storm Dekker" in a cell or a line of its own: words both, but a first name and a surname too, and both with a capital.
fn cells<'w>(words: &'w Words, line: Range<usize>) -> impl Iterator<Item = [usize; 2]> + 'w {
    let ends = |at: usize| at + 1 == line.end || words.gap(at).contains('\t') || is_border(words, at + 1);
    let (start, end) = (line.start, line.end);
    let begins = move |at: usize| at == start || words.gap(at - 1).contains('\t') || is_border(words, at - 1);
    let pairs = (start..end.saturating_sub(1)).filter(move |&at| begins(at) && words.gap(at) == " ");
    let closes: Vec<bool> = (start..end).map(ends).collect();
    let both = pairs.filter(move |&at| !closes[at - start] && closes[at + 1 - start]);
    both.filter(|&at| {
        let fits = |at: usize| words.is_word(at) && is_bare_name(words, at);
        let given = words.get(at).entry.first() != Tier::Unlisted && !words.get(at).entry.marker();
        let place = words.get(at).phrase > 1 || words.get(at + 1).entry.place();
        given && !place && words.get(at + 1).entry.surname() != Tier::Unlisted && fits(at) && fits(at + 1)
    })
    .map(|at| [at, at + 1])
}

fn is_border(words: &Words, at: usize) -> bool {
    [";", "|"].iter().any(|sign| words.is_sign(at, sign))
}

/// "Onderwerp: RE: de Wit": the surname behind the last colon or bracket.
fn subject(words: &Words, line: Range<usize>) -> Option<usize> {
    let sign = |&at: &usize| [":", "]", ")"].iter().any(|sign| words.is_sign(at, sign));
    let start = line.clone().rfind(sign).map_or(line.start, |at| at + 1);
    let last = line.end.checked_sub(1).filter(|&at| at >= start && words.is_word(at))?;
    let led = (start..last).all(|at| words.is_particle(at));
    (led && is_surname(words, last, last > start)).then_some(last)
}

fn is_surname(words: &Words, at: usize, led: bool) -> bool {
    let entry = words.get(at).entry;
    // "Vergaderingen" may be a surname as well, but as a word it is far more common.
    let rare = matches!(entry.surname(), Tier::Any | Tier::Capitalised);
    let bare = (rare || !words.ordinary(at)) && !entry.place();
    entry.surname() != Tier::Unlisted && (led || bare) && is_bare_name(words, at)
}

/// Typed as a name, and nothing that has a name of its own kind.
fn is_bare_name(words: &Words, at: usize) -> bool {
    let word = words.get(at);
    words.token(at).casing == Casing::Capital
        && words.token(at).range().len() > 2
        && !words.allowed(at)
        && !word.ours
        && !word.entry.kinship()
        && !word.entry.role()
}

/// The words of a folder behind one of clients.
fn folder(words: &Words, at: usize) -> Option<Vec<usize>> {
    let slash =
        |at: usize| words.touches_next(at.wrapping_sub(1)) && (words.is_sign(at, "/") || words.is_sign(at, "\\"));
    if !placed::of_clients(words.lower(at)) || !slash(at + 1) || !words.touches_next(at + 1) {
        return None;
    }
    let end = (at + 2..words.len().min(at + 3 + LONGEST)).find(|&t| slash(t))?;
    let folder = at + 2..end;
    let fits = |t: usize| {
        let sign = words.token(t).kind == Kind::Punct;
        sign || words.is_particle(t) || words.is_word(t) && words.capital(t) && !words.get(t).ours && !words.allowed(t)
    };
    let named = folder.clone().all(fits) && words.token(at).line == words.token(end).line;
    named.then(|| folder.filter(|&t| words.is_word(t) && !words.is_particle(t)).collect())
}

#[cfg(test)]
mod tests {
    use crate::anonymise::testing::check_names as check;
    use crate::anonymise::{FindSettings, find};
    use crate::dictionary::Dictionary;
    use crate::model::{Category, Document, SectionKind};

    fn persons(document: &Document) -> Vec<String> {
        let found = find(document, &Dictionary::shipped(), &FindSettings::default());
        let names = found.list.iter().filter(|f| f.category == Category::Persoon);
        names.map(|f| f.span.of(document.text.expose()).to_owned()).collect()
    }

    #[test]
    fn a_surname_is_the_whole_subject_of_an_earlier_mail() {
        for (subject, name) in [
            ("Onderwerp: RE: de Haan", Some("Haan")),
            ("Subject: Terpstra", Some("Terpstra")),
            ("Subject: FW: Pijpers", Some("Pijpers")),
            ("Onderwerp: RE: Vergadering", None),
        ] {
            let mail = format!("x\n\nZie onder.\n\nVan: Ria Bos <r@piw.example>\n{subject}\n\nTot morgen.");
            let found = persons(&Document::from_plain(&mail));
            let others = found.iter().filter(|n| !n.contains("Ria")).collect::<Vec<_>>();
            assert_eq!(others.len(), usize::from(name.is_some()), "{subject}: {others:?}");
            assert!(others.iter().all(|n| n.ends_with(name.unwrap_or(""))), "{subject}: {others:?}");
        }
    }

    #[test]
    fn two_words_alone_in_a_cell_of_a_file_are_a_name_if_lists_have_them() {
        let found = |text: &str| {
            let mut document = Document::default();
            document.push(SectionKind::Body, "1", "Zie bijlage.");
            document.push(SectionKind::Attachment, "2", text);
            persons(&document)
        };
        assert_eq!(found("Storm Dekker\nschuld\t12"), ["Storm Dekker"]);
        assert_eq!(found("1\tStorm Dekker\t12\n2|Roos Veld|13"), ["Storm Dekker", "Roos Veld"]);
        for text in ["Sociaal Netwerk\nGrote Schoonmaak", "Plan Zorg\tKosten Huur", "Elsloo Centrum", "Storm over land"]
        {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn a_folder_of_clients_is_called_after_one() {
        check(r"Het staat op H:\Clienten\[[PERSOON#1|Haan]]\plan.docx.");
        check("Zie file:///H:/Cliënten/[[PERSOON#1|de Wit]]/plan.docx.");
        check("Zie clienten/inwoners en H:/Clienten/archief/a.docx.");
    }
}
