//! A small reader of tokens: it walks to and fro from a number over the end of a line and the mark of a quotation.

use super::age_words::{goes_on, is_of_household};
use crate::anonymise::view::{Kind, View};

/// The tokens around a number, read as one stream: a line that is broken goes on.
pub(super) struct Clause<'a> {
    view: &'a View,
    index: usize,
}

impl<'a> Clause<'a> {
    pub(super) fn at(view: &'a View, index: usize) -> Self {
        Self { view, index }
    }

    pub(super) fn view(&self) -> &'a View {
        self.view
    }

    /// Index of the number.
    pub(super) fn index(&self) -> usize {
        self.index
    }

    /// A day, an hour, a decimal or a code.
    pub(super) fn is_dated(&self) -> bool {
        let view = self.view;
        let range = view.tokens[self.index].range();
        let typed = &view.lower[..range.start];
        let sexes = ["m/", "v/", "man/", "vrouw/", "\nm.", "\nv."];
        let glued =
            typed.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '€' | '.' | '_' | '@' | '#' | '+' | '/'));
        let after = &view.lower[range.end..];
        let goes_on = after.starts_with([',', '.', ':', '-', '/'])
            && after[1..].starts_with(|c: char| c.is_ascii_digit())
            && !after.starts_with(",5 ");
        let next = self.word_ahead(self.index, 1);
        glued && !sexes.iter().any(|sex| typed.ends_with(sex))
            || goes_on
            || after.starts_with(['%', '€', '°', '+', '@', '_'])
            || super::days::month_number(next).is_some()
            || matches!(next, "uur" | "euro" | "keer" | "maal" | "graden" | "procent" | "x")
    }

    /// Where the number ends, with its unit if it has one.
    pub(super) fn unit_end(&self) -> usize {
        let unit =
            self.ahead(self.index, 1).filter(|_| matches!(self.word_ahead(self.index, 1), "jaar" | "jr" | "jaren"));
        unit.unwrap_or(self.index)
    }

    /// Index of the token `count` before the number; none past an empty line or a stop.
    pub(super) fn back(&self, count: usize) -> Option<usize> {
        (0..count).try_fold(self.index, |at, _| self.previous(at))
    }

    pub(super) fn previous(&self, at: usize) -> Option<usize> {
        let tokens = &self.view.tokens;
        let mut before = at.checked_sub(1)?;
        // The mark of a quotation is no word of it.
        while tokens[before].line_start && self.view.word(&tokens[before]) == ">" {
            before = before.checked_sub(1)?;
        }
        let lines = tokens[at].line - tokens[before].line;
        (lines <= 1).then_some(before)
    }

    /// Index of the token `count` behind the token `from`; none past an empty line.
    pub(super) fn ahead(&self, from: usize, count: usize) -> Option<usize> {
        (0..count).try_fold(from, |at, _| {
            let tokens = &self.view.tokens;
            let mut next = at + 1;
            while tokens.get(next)?.line_start && self.view.word(&tokens[next]) == ">" {
                next += 1;
            }
            (tokens.get(next)?.line - tokens[at].line <= 1).then_some(next)
        })
    }

    /// Index of the token behind another; none past an empty line.
    pub(super) fn next(&self, from: usize) -> Option<usize> {
        self.ahead(from, 1)
    }

    /// The word `count` tokens before the number, in lower case; nothing past the clause.
    pub(super) fn word_back(&self, count: usize) -> &'a str {
        self.back(count).map_or("", |at| self.view.lower_word(&self.view.tokens[at]))
    }

    pub(super) fn word_ahead(&self, from: usize, count: usize) -> &'a str {
        self.ahead(from, count).map_or("", |at| self.view.lower_word(&self.view.tokens[at]))
    }

    /// Whether one of the `count` tokens before the number, within its sentence, is such.
    pub(super) fn any_back(&self, count: usize, is: impl Fn(usize) -> bool) -> bool {
        let mut at = self.index;
        for _ in 0..count {
            let Some(before) = self.previous(at) else { return false };
            if matches!(self.view.word(&self.view.tokens[before]), "." | "!" | "?" | ";") {
                return false;
            }
            if is(before) {
                return true;
            }
            at = before;
        }
        false
    }

    /// Whether the clause ends right behind the token, or goes on with a word that counts nothing.
    pub(super) fn closes(&self, last: usize) -> bool {
        let Some(next) = self.ahead(last, 1) else { return true };
        let token = &self.view.tokens[next];
        let word = self.view.lower_word(token);
        match token.kind {
            Kind::Punct => {
                let end = token.range().end;
                let figures = self.view.lower[end..].starts_with(|c: char| c.is_ascii_digit());
                matches!(
                    word,
                    "." | "," | ";" | ")" | "!" | "?" | ":" | "(" | "|" | "\"" | "'" | "…" | "–" | "—" | "/" | "-"
                ) && !figures
            }
            Kind::Number => false,
            // "moeder is 35 vader 41": nobody counts so many of one.
            Kind::Word => goes_on(word) || token.sentence_start || is_of_household(word),
        }
    }
}
