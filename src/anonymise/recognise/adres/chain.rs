//! What stands beside an address and says which door it is: the building, the floor, the ward, the room. However the rest was
//! found, it goes with it.

use super::dwelling::{name_at, says};
use super::{KEY, LIVES, words};
use crate::anonymise::candidate::{Candidate, Context};
use crate::anonymise::recognise::owner::clause;
use crate::anonymise::recognise::spoken;
use crate::anonymise::view::{Casing, Kind, Token, View};
use crate::model::Category;
use std::ops::Range;

/// So many parts are said on one side of an address.
const PARTS: usize = 4;
/// No part takes more words and signs.
const LONGEST: usize = 8;
/// So many words and signs stand between the label of a door and behind its number.
const LABEL: usize = 4;
/// Digits of the number of a door.
const DIGITS: usize = 4;

/// Widens the addresses among the candidates by the parts of the building beside them.
pub(crate) fn widen(context: &Context, candidates: &mut Vec<Candidate>) {
    if context.settings.area_question {
        return;
    }
    let chain = Chain { context, view: context.view };
    let is_home = |c: &&Candidate| c.category == Category::Adres && c.confidence >= context.settings.flag;
    candidates.extend(chain.rooms());
    let wider: Vec<Candidate> = candidates.iter().filter(is_home).filter_map(|home| chain.wider(home)).collect();
    candidates.extend(wider);
}

struct Chain<'a> {
    context: &'a Context<'a>,
    view: &'a View,
}

impl Chain<'_> {
    /// An address with the parts beside it, if there are any.
    fn wider(&self, home: &Candidate) -> Option<Candidate> {
        let found = self.view.tokens_of(home.span);
        let (mut first, mut end) = (found.start, found.end);
        for _ in 0..PARTS {
            let Some(part) = self.part(self.behind(end)).filter(|part| *part > end) else { break };
            end = part;
        }
        for _ in 0..PARTS {
            let Some(start) = self.part_before(first).or_else(|| self.bare_building(first)) else { break };
            first = start;
        }
        if first == found.start && end == found.end {
            return None;
        }
        let from = self.view.tokens[first].range().start.min(self.token(found.start)?.range().start);
        let to = self.view.tokens[end - 1].range().end;
        let span = self.view.original(from..to);
        let span = crate::model::Span::new(span.start.min(home.span.start), span.end.max(home.span.end));
        Some(Candidate { span, rule: "address-with-door", ..home.clone() })
    }

    /// `verblijft op De Test, kmr. 2.09`: where somebody lives, the name of the building and a room in it.
    fn rooms(&self) -> impl Iterator<Item = Candidate> {
        let view = self.view;
        // A part has its number near: most words are never asked.
        let mut next = 1;
        let near = view.numbers.iter().flat_map(move |number| {
            let number = *number as usize;
            let first = number.saturating_sub(LABEL).max(next);
            next = first.max(number + 1);
            first..next
        });
        let parts = near.filter_map(move |at| {
            let part = at..self.floor(at).or_else(|| self.door(at))?;
            let first = self.name_before(at)?;
            let start = view.tokens[first].range().start;
            let ahead = clause(view.line_before(start, 80));
            let lives = LIVES.is_match(ahead) || KEY.is_match(ahead);
            let name = start..view.tokens[at - 1].range().end;
            (part.clone().any(|at| self.is_number(at)) && lives && !super::ending::is_settled(self.context, name))
                .then_some(first..part.end)
        });
        parts.map(move |tokens| {
            let range = view.tokens[tokens.start].range().start..view.tokens[tokens.end - 1].range().end;
            self.context.at(range, Category::Adres, 0.75, "room-of-building")
        })
    }

    /// Where the name of a building begins that ends right before a part of it: `De Test,`, `Azc,`, `'t Testje,`.
    fn name_before(&self, part: usize) -> Option<usize> {
        /// So many words has the longest.
        const LONGEST: usize = 5;
        let line = self.token(part)?.line;
        let last = part.checked_sub(1 + usize::from(self.word(part - 1) == ","))?;
        let capital = |at: usize| {
            self.token(at).is_some_and(|t| {
                t.kind == Kind::Word
                    && t.line == line
                    && matches!(t.casing, Casing::Capital | Casing::Upper | Casing::Mixed)
                    && !t.sentence_start
            })
        };
        let joined = |at: usize| self.gap(at).len() <= 1 && !self.gap(at).contains('\n');
        let run = (last.saturating_sub(LONGEST - 1)..=last).rev().take_while(|&at| capital(at) && joined(at));
        run.last().filter(|_| capital(last))
    }

    fn token(&self, at: usize) -> Option<&Token> {
        self.view.tokens.get(at)
    }

    fn word(&self, at: usize) -> &str {
        self.token(at).map_or("", |token| self.view.lower_word(token))
    }

    fn gap(&self, before: usize) -> &str {
        let (Some(token), Some(next)) = (self.token(before), self.token(before + 1)) else { return "\n\n" };
        self.view.text().get(token.range().end..next.range().start).unwrap_or("")
    }

    /// Where the next part may begin behind a token: past a comma, a bracket or a dash, and small words.
    fn behind(&self, end: usize) -> usize {
        let mut at = end;
        if matches!(self.word(at), "," | "(" | "-" | "/") {
            at += 1;
        }
        // A list of addresses goes on in the next line; a sentence that is broken there does not.
        if end > 0 && self.view.text()[self.token(end - 1).map_or(0, |t| t.range().end)..].starts_with('\n') {
            return usize::MAX;
        }
        if matches!(self.word(at), "op" | "in") {
            at += 1;
        }
        if self.word(at) == "de" {
            at += 1;
        }
        at
    }

    /// Where a part begins that ends right before a token, or runs on into it.
    fn part_before(&self, first: usize) -> Option<usize> {
        let line = self.token(first)?.line;
        let mut last = first.checked_sub(1)?;
        if matches!(self.word(last), "," | "(" | "-" | "/") {
            last = last.checked_sub(1)?;
        }
        (last.saturating_sub(LONGEST)..=last)
            .filter(|&at| self.token(at).is_some_and(|token| token.line == line))
            .find(|&at| self.part(at).is_some_and(|end| end > last && self.reaches(end, first)))
    }

    /// `kazerne, kamer 4`: a kind of building that needs no name, right before a room.
    fn bare_building(&self, first: usize) -> Option<usize> {
        let at = first.checked_sub(2).filter(|at| self.word(at + 1) == "," && self.token(*at).is_some())?;
        let room = words::is(self.word(first), words::PART);
        let kind = ['n', 'h'].iter().any(|role| says(self.word(at), *role));
        (room && kind && self.token(at)?.line == self.token(first)?.line).then_some(at)
    }

    /// Whether nothing but a comma stands between the end of a part and a token.
    fn reaches(&self, end: usize, first: usize) -> bool {
        end >= first || end + 1 == first && matches!(self.word(end), "," | "(" | "-" | "/")
    }

    /// Where a part ends that begins at a token.
    fn part(&self, at: usize) -> Option<usize> {
        self.token(at)?;
        self.floor(at).or_else(|| self.door(at)).or_else(|| self.building(at))
    }

    /// `4e woonlaag`, `derde verdieping`, `6 hoog`, `begane grond`.
    fn floor(&self, at: usize) -> Option<usize> {
        if self.word(at) == "begane" && self.word(at + 1) == "grond" {
            return Some(at + 2);
        }
        let token = self.token(at)?;
        let mut next = at + 1;
        let ordinal = match token.kind {
            Kind::Number if token.range().len() <= 2 => {
                let ending = matches!(self.word(next), "e" | "de" | "ste") && self.gap(at).is_empty();
                next += usize::from(ending);
                ending || self.word(next) == "hoog"
            }
            Kind::Word => matches!(
                self.word(at),
                "eerste"
                    | "tweede"
                    | "derde"
                    | "vierde"
                    | "vijfde"
                    | "zesde"
                    | "zevende"
                    | "achtste"
                    | "negende"
                    | "tiende"
                    | "bovenste"
                    | "onderste"
                    | "ground"
                    | "first"
                    | "second"
                    | "third"
                    | "fourth"
                    | "fifth"
            ),
            _ => false,
        };
        next += usize::from(self.word(next) == "-");
        let side = matches!(self.word(next + 1), "links" | "rechts" | "left" | "right" | "achter" | "voor");
        (ordinal && words::is(self.word(next), words::FLOOR))
            .then(|| next + 1 + usize::from(side && self.gap(next) == " "))
    }

    /// `kamer 214`, `deur B`, `afd. Linde`, `galerij 6`, `app. 3.07`.
    fn door(&self, at: usize) -> Option<usize> {
        let label = self.word(at);
        let (part, ward) = (words::is(label, words::PART), words::is(label, words::WARD));
        if !(part || ward) {
            return None;
        }
        let mut next = at + 1;
        next += usize::from(self.word(next) == "." && self.gap(at).is_empty());
        let named = matches!(self.word(next), "nr" | "nummer");
        next += usize::from(named);
        next += usize::from(named && self.word(next) == ".");
        let value = self.token(next)?;
        let near = self.gap(next - 1);
        if near.len() > 1 || near.contains(['\n', '\t']) {
            return None;
        }
        match value.kind {
            Kind::Number if value.range().len() <= DIGITS => Some(self.number_end(next)),
            // `deur B`, `A-3`
            Kind::Word if value.range().len() == 1 && value.casing != Casing::Lower => {
                let goes_on = matches!(self.word(next + 1), "-" | ".") && self.is_number(next + 2);
                Some(if goes_on { self.number_end(next + 2) } else { next + 1 })
            }
            Kind::Word if spoken::said(self.word(next)).is_some() => Some(next + 1),
            Kind::Word if ward => {
                let name = name_at(self.view, next)?;
                Some(self.view.token_at(name.end.saturating_sub(1)) + 1).filter(|end| *end <= next + 3)
            }
            _ => None,
        }
    }

    fn is_number(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind == Kind::Number)
    }

    /// Behind the last token that is written in one with a number: `3.07`, `214b`, `12-3`.
    fn number_end(&self, at: usize) -> usize {
        let mut end = at + 1;
        let joined = |at: usize| self.gap(at).is_empty();
        if joined(end - 1) && matches!(self.word(end), "." | "-" | "/") && joined(end) && self.is_number(end + 1) {
            end += 2;
        }
        let letter = self.token(end).is_some_and(|token| token.kind == Kind::Word && token.range().len() == 1);
        end + usize::from(letter && joined(end - 1))
    }

    /// `galerijflat De Test`, `Huize Proef`, `woonboot Test`.
    fn building(&self, at: usize) -> Option<usize> {
        let kind = self.word(at);
        if !(says(kind, 'n') || says(kind, 'f')) || !self.gap(at).starts_with(' ') {
            return None;
        }
        let quoted = matches!(self.word(at + 1), "\"" | "'") && self.gap(at + 1).is_empty();
        let name = name_at(self.view, at + 1 + usize::from(quoted))?;
        let settled = super::ending::is_settled(self.context, name.clone());
        let end = self.last(&name) + 1;
        let closes = quoted && matches!(self.word(end), "\"" | "'");
        (!settled && self.token(end - 1)?.line == self.token(at)?.line).then(|| end + usize::from(closes))
    }

    fn last(&self, range: &Range<usize>) -> usize {
        self.view.token_at(range.end.saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use crate::anonymise::testing::{DICTIONARY, body};
    use crate::anonymise::{FindSettings, find};
    use crate::model::{Category, Verdict};

    fn hidden(text: &str) -> Vec<String> {
        let mail = format!("Casus\n\n{text}");
        let found = find(&body(&mail), &DICTIONARY, &FindSettings::default());
        let homes = found.list.iter().filter(|f| f.category == Category::Adres && f.verdict == Verdict::Redact);
        homes.map(|f| f.span.of(&mail).to_owned()).collect()
    }

    #[test]
    fn the_parts_of_a_building_go_with_the_address_that_they_stand_beside() {
        for (text, home) in [
            ("Zij woont aan de Testlaan 12, 4e woonlaag, deur 418.", "Testlaan 12, 4e woonlaag, deur 418"),
            (
                "Zij woont in galerijflat De Proefkolk, zesde galerij, nummer 614.",
                "galerijflat De Proefkolk, zesde galerij, nummer 614",
            ),
            ("She lives at Testlaan 88, second floor left, with her daughter.", "Testlaan 88, second floor left"),
            ("Hij slaapt in de kazerne, kamer 4 en huurt daar.", "kazerne, kamer 4"),
            ("Zij verblijft sinds kort op De Proefborgh, kmr. 2.09 en mag niet weg.", "De Proefborgh, kmr. 2.09"),
            ("Hij woont op woonboot De Proef, ligplaats 7.", "woonboot De Proef, ligplaats 7"),
        ] {
            assert_eq!(hidden(text), [home]);
        }
        let ward = hidden("Zij verblijft aan de Testlaan 12, afd. Linde, kamer 214.");
        assert_eq!(ward, ["Testlaan 12, afd. Linde, kamer 214"]);
    }

    #[test]
    fn a_room_without_an_address_is_where_people_meet() {
        for text in [
            "Het overleg is op De Proefborgh, tweede verdieping, deur B.",
            "We zitten in kamer 3, tweede verdieping.",
            "Overleg op de 2e verdieping, deur B.",
        ] {
            assert_eq!(hidden(text), [] as [&str; 0], "{text}");
        }
    }
}
