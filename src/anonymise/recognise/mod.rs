//! Recognisers: one file for each kind of thing, one list here. Each reads the same [`Context`] and adds candidates; none
//! sees another's, so their order does not matter. All run in time linear in the text.

pub(crate) mod age_words;
mod before;
mod called;
mod clause;
pub(super) mod days;
pub(super) mod digits;
mod elsewhere;
mod everyday;
mod initials;
mod kind_and_name;
mod organisation_words;
mod owner;
mod rows;
mod scene;
mod spoken;
mod table;
mod thing;

mod adres;
mod bsn;
mod datum;
mod dossier;
mod email;
mod foreign;
pub(super) mod iban;
mod kenteken;
mod labelled;
mod leeftijd;
mod online;
mod other_days;
mod passport;
mod postcode;
mod telefoon;

pub(crate) mod name;
pub(crate) mod organisation;
pub(crate) mod person;
pub(crate) mod place;
pub(crate) mod traits;

use super::candidate::{Candidate, Context};
pub(crate) use adres::{is_dwelling, is_part, is_title, widen as widen_addresses};

/// A recogniser.
pub(crate) type Recogniser = fn(&Context, &mut Vec<Candidate>);

/// Those that go by pattern, checksum and words near.
pub(crate) const PATTERNS: &[Recogniser] = &[
    bsn::find,
    iban::find,
    telefoon::find,
    email::find,
    online::find,
    kenteken::find,
    postcode::find,
    dossier::find,
    passport::find,
    labelled::find,
    adres::find,
    datum::find,
    leeftijd::find,
];

#[cfg(test)]
mod tests {
    use super::super::testing::{body, candidates};
    use super::*;
    use crate::anonymise::settings::FindSettings;
    use proptest::prelude::*;

    #[test]
    fn no_pattern_falls_over_on_a_flood() {
        for piece in
            ["1", "1 ", "A", "a", "@", "\"", "1-", "nul ", "06 ", "(1", "geb. ", "\t1", "straat 1 ", "1/", "2a"]
        {
            let text = piece.repeat(20_000 / piece.len());
            for pattern in PATTERNS {
                candidates(*pattern, &text, &FindSettings::default());
            }
        }
    }

    proptest! {
        #[test]
        fn no_pattern_falls_over_on_any_text(text in "(?s)([0-9]{1,9}|[ .,:;/()@#+'\n\t*-]|[a-zA-Zé€łа]{1,4}|geb|bsn|van|is|jaar|mei|straat|nul|zes|NL|°|️|６){0,40}") {
            let document = body(&text);
            for pattern in PATTERNS {
                for candidate in candidates(*pattern, &text, &FindSettings::default()) {
                    let found = document.text.expose().get(candidate.span.range());
                    prop_assert!(found.is_some_and(|t| !t.is_empty()));
                    prop_assert!((0.0..=1.0).contains(&candidate.confidence));
                }
            }
        }
    }
}
