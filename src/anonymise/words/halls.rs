//! Halls: the words of the names of rooms, halls, projects and quarters.

use super::Words;
use crate::anonymise::among::among;
use crate::anonymise::vocabulary;

impl Words<'_> {
    /// Marks the words of the names of halls and rooms: one that ends as they do with the capitalised words before it, and
    /// the capitalised words right behind what such a place is called.
    pub(super) fn mark_halls(&mut self) {
        const ENDINGS: [&str; 6] = ["zaal", "kapel", "kamer", "lokaal", "loods", "tuin"];
        for at in 0..self.len() {
            if !self.is_word(at) || !self.capital(at) {
                continue;
            }
            let lower = self.lower(at);
            let ends = ENDINGS.iter().any(|ending| lower.strip_suffix(ending).is_some_and(|stem| stem.len() > 2));
            if ends && !self.words[at].entry.firm_surname() {
                let mut start = self.street_start(at);
                // "de Willem de Tweedezaal"
                let surnamed = |at: usize| {
                    matches!(self.lower(at - 1), "de" | "den") && self.capital(at - 2) && self.gap(at - 2) == " "
                };
                while start > 1 && self.gap(start - 1) == " " && surnamed(start) {
                    start -= 2;
                }
                let addresses = |at: usize| {
                    let form = vocabulary::address(self.lower(at));
                    matches!(form, Some(vocabulary::Address::Person(_) | vocabulary::Address::Family))
                };
                if !(start.saturating_sub(1)..at).any(addresses) {
                    self.words[start..=at].iter_mut().for_each(|w| w.hall = true);
                }
            }
            // "Noord-Hofland": a quarter, also over the end of a line.
            let compass = |at: usize| {
                among!(
                    self.lower(at),
                    "noord" | "zuid" | "oost" | "west" | "midden" | "nieuw" | "oud" | "groot" | "klein"
                )
            };
            if at > 1 && self.is_sign(at - 1, "-") && self.gap(at - 2).is_empty() && compass(at - 2) {
                self.words[at].hall = true;
            }
            let article = at > 1 && vocabulary::article(self.lower(at - 1)) && self.gap(at - 1) == " ";
            let prev = at.checked_sub(if article { 2 } else { 1 });
            if prev.is_some_and(|room| self.opens_hall(room))
                || at > 0 && self.words[at - 1].hall && self.gap(at - 1) == " "
            {
                self.words[at].hall = true;
            }
        }
    }

    /// "zaal Linde", "Ruimte: Linde": the word before a room or a project, a colon between where it opens the line.
    fn opens_hall(&self, before: usize) -> bool {
        let labels = before > 0 && self.is_sign(before, ":") && self.token(before - 1).line_start;
        let room = if labels { before - 1 } else { before };
        self.gap(before) == " " && vocabulary::hall(self.lower(room))
    }
}
