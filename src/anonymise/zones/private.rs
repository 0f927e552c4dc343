//! Whether a mail of a thread is written by a private person.

use super::Zone;
use super::words::{Says, says};
use crate::anonymise::words::Words;
use std::ops::Range;

/// Whether one mail of the thread speaks of the writer's own family outside quotation marks, and nothing in its signature is a
/// role.
pub(super) fn is_private_writer(words: &Words, zones: &[Zone], mail: Range<usize>) -> bool {
    let mut quoted = false;
    let mut own = 0;
    for at in mail.clone() {
        if words.is_sign(at, "\"") {
            quoted = !quoted;
        }
        if quoted || zones[at] != Zone::Body {
            continue;
        }
        let mine = matches!(words.lower(at), "mijn" | "m'n" | "mn" | "onze");
        if mine && (1..=2).any(|next| says(words.lower(at + next), Says::Family)) {
            own += if words.lower(at) == "onze" { 1 } else { 2 };
        }
        if words.lower(at) == "mijn" && says(words.lower(at + 1), Says::Belonging) {
            own += 2;
        }
        // No professional says where they live themselves.
        if words.lower(at) == "ik" && words.lower(at + 1) == "woon"
            || words.lower(at) == "woon" && words.lower(at + 1) == "ik"
        {
            own += 2;
        }
        // "Ik ben Wytske Terpstra van de Heirstraat 12", "ik woon in de Heirstraat".
        if words.lower(at) == "ik" && matches!(words.lower(at + 1), "ben" | "woon") {
            let behind = at + 2..words.len().min(at + 11);
            own += if behind.clone().any(|t| words.get(t).street && words.token(t).line == words.token(at).line) {
                2
            } else {
                0
            };
        }
        if words.token(at).sentence_start && matches!(words.lower(at), "papa" | "mama" | "pap" | "mam") {
            own += 2;
        }
    }
    own >= 2 && !is_signed_by_professional(words, zones, mail)
}

/// Whether a role, a partner or a word of the allow-list stands in the signature of one mail of the thread.
fn is_signed_by_professional(words: &Words, zones: &[Zone], mail: Range<usize>) -> bool {
    // A resident signs with the village as well.
    let village = |at: usize| words.get(at).ours || words.get(at).entry.place();
    let allowed = |at| zones[at] == Zone::Signature && words.allowed(at) && words.capital(at) && !village(at);
    is_signed_with_role(words, zones, mail.clone()) || mail.into_iter().any(allowed)
}

/// Whether a role or a partner stands there.
pub(super) fn is_signed_with_role(words: &Words, zones: &[Zone], mut mail: Range<usize>) -> bool {
    mail.any(|at| {
        let word = words.get(at);
        // "Jeugdteam", "wijkteam Testdorp".
        let team = words.lower(at).len() > 4 && words.lower(at).ends_with("team");
        // "Pastoor Teststraat 12": a street is called after the office.
        let street =
            (at..words.len().min(at + 3)).any(|t| words.get(t).street && words.token(t).line == words.token(at).line);
        zones[at] == Zone::Signature
            && !street
            && (word.entry.role() && !word.entry.listed_name() || word.cover.role() || word.partner || team)
    })
}
