//! Numbers in a row: the ages of several children.

use crate::anonymise::among::among;
use crate::anonymise::recognise::age_words::{is_between, is_counted, is_several, is_thing};
use crate::anonymise::recognise::clause::Clause;
use crate::anonymise::recognise::digits::number_word;
use crate::anonymise::view::{Casing, Kind, View};

/// Numbers in a row, with commas and "en" between.
pub(super) struct List {
    first: usize,
    last: usize,
    count: usize,
}

impl List {
    /// The row that a number stands in; none if it stands alone.
    pub(super) fn around(clause: &Clause) -> Option<Self> {
        const LONGEST: usize = 9;
        let is_number = |at: usize| {
            let token = &clause.view().tokens[at];
            let word = clause.view().lower_word(token);
            match token.kind {
                Kind::Number => word.len() <= 2,
                Kind::Word => number_word(word).is_some_and(|v| v > 1),
                Kind::Punct => false,
            }
        };
        let joins =
            |at: usize| matches!(clause.view().lower_word(&clause.view().tokens[at]), "," | "en" | "&" | "/" | "+");
        let (mut first, mut last, mut count) = (clause.index(), clause.index(), 1);
        while let Some(joint) = clause.previous(first).filter(|at| joins(*at))
            && let Some(number) = clause.previous(joint).filter(|at| is_number(*at))
            && count < LONGEST
        {
            (first, count) = (number, count + 1);
        }
        while let Some(joint) = clause.ahead(last, 1).filter(|at| joins(*at))
            && let Some(number) = clause.ahead(joint, 1).filter(|at| is_number(*at))
            && count < LONGEST
        {
            (last, count) = (number, count + 1);
        }
        (count > 1).then_some(Self { first, last, count })
    }

    /// Whether several persons stand right before it: `de kinderen zijn drie, vijf en acht jaar`, `twee tieners, 14 en 17,`.
    pub(super) fn is_of_ages(&self, clause: &Clause) -> bool {
        let before = Clause::at(clause.view(), self.first);
        let mut back = 1;
        while back < 5
            && (is_between(before.word_back(back))
                || matches!(
                    before.word_back(back),
                    "zijn" | "van" | "," | ":" | "(" | "waren" | "worden" | "resp" | "respectievelijk"
                ))
        {
            back += 1;
        }
        // "kinderen 12, 9 en 2" by figures alone; "punten 3, 4 en 5" are of nobody.
        let figures = clause.view().tokens[self.first].kind == Kind::Number;
        let word = before.word_back(1);
        let children =
            back == 1 && figures && is_several(word) && !matches!(word, "gezin" | "ze" | "zij" | "beide" | "beiden");
        let aged = matches!(before.word_back(back), "leeftijd" | "leeftijden");
        let who = children || back > 1 && (aged || is_several(before.word_back(back)));
        // "ze zijn 3 en 4 keer gekomen", "kinderen, 2 en 3 uur lang".
        let unit = clause.word_ahead(self.last, 1);
        let of_years = matches!(unit, "jaar" | "jr" | "jaren");
        let pronoun = matches!(before.word_back(back), "ze" | "zij");
        let adult = !pronoun || before.word_back(1) != "van";
        who && adult && self.count <= 8 && (of_years || clause.closes(self.last)) && !is_counted(unit)
    }
    /// `zij hebben er vier: 17, 15, 11 en …`, `drie (9, 7, 4)`: as many as were said right before.
    pub(super) fn is_of_so_many(&self, clause: &Clause) -> bool {
        let before = Clause::at(clause.view(), self.first);
        let said = number_word(before.word_back(2)).or_else(|| before.word_back(2).parse().ok());
        let figures = clause.view().tokens[self.first].kind == Kind::Number;
        let parent = (3..=6).any(|back| {
            among!(
                before.word_back(back),
                "heeft" | "hebben" | "had" | "kreeg" | "kregen" | "moeder" | "vader" | "ouders"
            )
        });
        matches!(before.word_back(1), ":" | "(")
            && figures
            && parent
            && said.is_some_and(|said| {
                (2..=12).contains(&said) && (self.count..=self.count + 1).contains(&(said as usize))
            })
            && clause.closes(self.last)
    }

    /// `de kinderen heten Kofi en Ama, negen en vijf`: as many as the names before the comma.
    pub(super) fn is_of_names(&self, clause: &Clause) -> bool {
        let before = Clause::at(clause.view(), self.first);
        let named = |back: usize| {
            before.back(back).is_some_and(|at| {
                let token = &clause.view().tokens[at];
                token.kind == Kind::Word
                    && token.casing == Casing::Capital
                    && !is_thing(clause.view().lower_word(token))
            })
        };
        let names = 2 + usize::from(before.word_back(5) == "," && named(6));
        before.word_back(1) == ","
            && before.word_back(3) == "en"
            && named(2)
            && named(4)
            && names == self.count
            && clause.closes(self.last)
    }
}

/// `de kinderen (9/7/4)`: figures with strokes between, in brackets right behind several persons.
pub(super) fn in_slashes(view: &View, index: usize) -> bool {
    const LONGEST: usize = 12;
    let word = |at: usize| view.tokens.get(at).map_or("", |t| view.lower_word(t));
    let is_part =
        |at: &usize| word(*at) == "/" || word(*at).len() <= 2 && word(*at).bytes().all(|b| b.is_ascii_digit());
    if view.tokens[index].kind != Kind::Number || !(word(index + 1) == "/" || index > 0 && word(index - 1) == "/") {
        return false;
    }
    let Some(open) = (index.saturating_sub(LONGEST)..index).rev().find(|at| !is_part(at)) else { return false };
    let close = (index + 1..index + LONGEST).find(|at| !is_part(at));
    word(open) == "("
        && close.is_some_and(|at| word(at) == ")")
        && open.checked_sub(1).is_some_and(|at| is_several(word(at)))
}
