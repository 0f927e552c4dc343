//! Names of files that a text speaks of, and who is named in them: `gesprek_roos_dehaan_2026.pdf`, `toestemming_el_ouardi.pdf`.

use super::among::among;
use super::placed::{LONGEST, given, is_other, is_tied, surname};
use super::view::Kind;
use super::vocabulary::{self, Address};
use super::words::Words;
use std::ops::Range;

/// The words of names in names of files.
pub(super) fn names(words: &Words) -> Vec<usize> {
    let mut found = Vec::new();
    for file in of(words) {
        found.extend(in_name(words, &file));
        found.extend(behind_label(words, &file));
    }
    found
}

/// Names of files that are no part of a path, each as its tokens without the kind of file.
fn of(words: &Words) -> Vec<Range<usize>> {
    let ends = (1..words.len().saturating_sub(1)).filter(|&dot| {
        words.is_sign(dot, ".")
            && words.touches_next(dot)
            && words.touches_next(dot - 1)
            && among!(
                words.lower(dot + 1),
                "pdf"
                    | "doc"
                    | "docx"
                    | "xls"
                    | "xlsx"
                    | "ppt"
                    | "pptx"
                    | "odt"
                    | "ods"
                    | "rtf"
                    | "txt"
                    | "jpg"
                    | "jpeg"
                    | "png"
                    | "msg"
                    | "eml"
                    | "csv"
                    | "zip"
                    | "heic"
                    | "tif"
                    | "webp"
                    | "html"
            )
    });
    let part = |at: usize| {
        words.touches_next(at)
            && (words.token(at).kind != Kind::Punct
                || matches!(words.text(at), "-" | "_" | "." | "+" | "(" | ")" | "~"))
    };
    let whole = |dot: usize| (0..dot).rev().take(2 * LONGEST).take_while(|&at| part(at)).last().map(|start| start..dot);
    ends.filter_map(whole).collect()
}

/// `gesprek_roos_dehaan_2026.pdf`: a first name and a surname side by side, not both ordinary without more to say so.
fn in_name(words: &Words, file: &Range<usize>) -> Vec<usize> {
    let parts: Vec<usize> = file.clone().filter(|&at| words.is_word(at) && !words.is_particle(at)).collect();
    let number = file.clone().any(|at| words.token(at).kind == Kind::Number);
    let led = file.clone().any(|at| words.is_particle(at));
    let any_surname = |at: usize, beside: usize| {
        let unknown = !words.get(at).entry.known() && !words.get(at).compound && words.token(at).range().len() > 3;
        surname(words, at) || is_tied(words, at) || unknown && !words.ordinary(beside)
    };
    let telling = |pair: &[usize]| {
        let plain = pair.iter().all(|&at| words.ordinary(at));
        number || led || !plain || pair.iter().all(|&at| words.capital(at))
    };
    let named = |pair: &&[usize]| {
        let forth = given(words, pair[0]) && any_surname(pair[1], pair[0]);
        (forth || surname(words, pair[0]) && given(words, pair[1])) && telling(pair)
    };
    parts.windows(2).find(named).map(<[usize]>::to_vec).unwrap_or_default()
}

/// `toestemming_jansen.pdf`, `gesprek_mw_bakker.docx`: a surname or first name by itself, behind what says that somebody follows.
fn behind_label(words: &Words, file: &Range<usize>) -> Vec<usize> {
    let mut found = Vec::new();
    let parts: Vec<usize> = file.clone().filter(|&at| words.is_word(at) && !words.is_particle(at)).collect();
    for pair in parts.windows(2) {
        let [label, name] = [pair[0], pair[1]];
        let listed = (given(words, name) || surname(words, name)) && !is_other(words, name);
        let unknown = !words.get(name).entry.known() && !words.get(name).compound && words.text(name).len() > 3;
        let address = vocabulary::address(words.lower(label));
        let named = if matches!(address, Some(Address::Person(_) | Address::Family)) {
            listed || unknown
        } else {
            let led = (label + 1..name).any(|at| words.is_particle(at));
            is_paper(words.lower(label)) && (led || !words.ordinary(name)) && (listed || unknown)
        };
        if named && !is_paper(words.lower(name)) {
            found.push(name);
        }
    }
    found
}

/// A paper that is of somebody.
fn is_paper(word: &str) -> bool {
    among!(
        word,
        "toestemming"
            | "toestemmingsformulier"
            | "toestemmingsverklaring"
            | "akkoord"
            | "verklaring"
            | "intake"
            | "intakeverslag"
            | "aanmelding"
            | "aanmeldformulier"
            | "inbreng"
            | "casus"
            | "dossier"
            | "huisbezoek"
            | "gesprek"
            | "gespreksverslag"
            | "beschikking"
            | "machtiging"
            | "zorgplan"
    )
}

#[cfg(test)]
mod tests {
    use crate::anonymise::testing::{check_names as check, hides};

    #[test]
    fn a_file_is_called_after_somebody() {
        hides(
            "Zie gesprek_mees_dehaan_2juli.pdf en verslag-storm-visser-30.docx.",
            &["mees", "dehaan", "storm", "visser"],
        );
        check("Zie plan_van_aanpak_2026.pdf, groen-licht.docx en overzicht_huur_zorg.xlsx.");
    }

    #[test]
    fn a_paper_is_of_whoever_stands_behind_it() {
        hides("Zie toestemming_jansen.pdf en gesprek_mw_bakker.docx.", &["jansen", "bakker"]);
        hides("Zie toestemming_gezin_el_ouardi_getekend.pdf.", &["el_ouardi"]);
        hides("Zie intake_van_der_veen.pdf.", &["van_der_veen"]);
        check("Zie toestemming_getekend.pdf, intake_formulier.docx, gesprek_gemeente.pdf en casus_2026.pdf.");
    }
}
