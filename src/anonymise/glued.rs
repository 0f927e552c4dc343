//! First name and surname written as one word without a second capital (`rachidelkhattabi`, `<i>bartje</i><i>smeets</i>`): tags
//! that part words for the eye alone, tags of networks and names of files make such words.
//!
//! Only words that no list has and that are no two Dutch words in one; both halves must be names.

use super::view::Casing;
use super::words::Words;
use crate::dictionary::Tier;

/// The shortest halves, in letters.
const FIRST: usize = 3;
const LAST: usize = 4;
/// The shortest and the longest such word.
const SHORTEST: usize = 8;
const LONGEST: usize = 28;

/// Small words between both that are written to the surname.
const TIED: [&str; 12] = ["vanden", "vander", "vande", "van", "den", "der", "ter", "de", "el", "al", "ben", ""];

/// The words that are such names.
pub(crate) fn glued(words: &Words) -> Vec<usize> {
    (0..words.len()).filter(|&at| is_glued(words, at)).collect()
}

fn is_glued(words: &Words, at: usize) -> bool {
    let word = words.get(at);
    let sized = (SHORTEST..=LONGEST).contains(&words.token(at).range().len());
    if !sized || !words.is_word(at) || word.entry.known() || word.compound || word.cover.known() || words.allowed(at) {
        return false;
    }
    // Part of the address of a mail or a site.
    let tied = |sign: &str| at > 0 && words.is_sign(at - 1, sign) && words.touches_next(at - 1);
    let goes_on = |sign: &str| words.is_sign(at + 1, sign) && words.touches_next(at) && words.touches_next(at + 1);
    let casing = words.token(at).casing;
    if !matches!(casing, Casing::Lower | Casing::Capital) || tied("@") || tied(".") || goes_on(".") || goes_on("@") {
        return false;
    }
    let key = words.key(at);
    let key = key.as_ref();
    let cuts = (FIRST..=key.len().saturating_sub(LAST)).filter(|&cut| key.is_char_boundary(cut));
    cuts.map(|cut| key.split_at(cut)).any(|(given, rest)| {
        let first = words.dictionary.look_up(given);
        let is_given = match first.first() {
            Tier::Any => true,
            Tier::Capitalised => given.len() > FIRST && !first.ordinary(),
            _ => false,
        };
        is_given
            && TIED.iter().filter_map(|tied| rest.strip_prefix(tied).map(|bare| (tied, bare))).any(|(tied, bare)| {
                let last = words.dictionary.look_up(bare);
                let plain = last.ordinary() || last.place();
                let listed = match last.surname() {
                    Tier::Any => !plain || tied.len() > 1,
                    Tier::Capitalised => !plain,
                    _ => false,
                };
                bare.len() >= LAST && listed
            })
    })
}

#[cfg(test)]
mod tests {
    use crate::anonymise::testing::check_names as check;

    #[test]
    fn both_halves_of_a_word_are_names() {
        for text in [
            "Gesproken met [[PERSOON#1|rachidelkhattabi]] over de huur.",
            "Cliënt: [[PERSOON#1|bartjesmeets]]",
            "Zie de map [[PERSOON#1|haticedemirtas]] op de schijf.",
        ] {
            check(text);
        }
    }

    #[test]
    fn other_words_without_a_list_stay() {
        for text in [
            "Zij volgt de kookcursusmiddag en de fietsvaardigheidstraining bij de wijkaccommodatie.",
            "De huurverhogingsbrief en het keukentafelgesprekverslag liggen bij de woonconsulente.",
            "Hij kreeg een bijzonderebijstandsaanvraag en gebruikt levothyroxinenatrium.",
        ] {
            check(text);
        }
    }
}
