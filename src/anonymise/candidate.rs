use super::settings::FindSettings;
use super::view::View;
use crate::dictionary::{Dictionary, key};
use crate::model::{Category, Span};

/// What a recogniser proposes, before overlaps are resolved and persons are told apart.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Candidate {
    /// Bytes of the original.
    pub span: Span,
    /// What it would be.
    pub category: Category,
    /// 0 to 1, see [`crate::model::Finding::confidence`].
    pub confidence: f32,
    /// Which rule says so.
    pub rule: &'static str,
    /// What stands in its place, where the rule knows better than the operator of the category.
    pub generalised: Option<String>,
}

/// Which tokens a candidate that is as likely as `least` has a part in. One pass over the candidates.
pub(crate) fn taken(view: &View, candidates: &[Candidate], least: f32) -> Vec<bool> {
    let mut taken = vec![false; view.tokens.len()];
    for candidate in candidates.iter().filter(|candidate| candidate.confidence >= least) {
        taken[view.tokens_of(candidate.span)].fill(true);
    }
    taken
}

/// What every recogniser reads. Recognisers do not see each other's candidates: their order does not matter.
pub(crate) struct Context<'a> {
    /// The folded document.
    pub view: &'a View,
    /// Rule set and case.
    pub settings: &'a FindSettings,
    /// The lists.
    pub dictionary: &'a Dictionary,
}

impl Context<'_> {
    /// Whether a folded word in lower case is one that everybody writes so: no name, no street.
    pub(crate) fn is_ordinary(&self, word: &str) -> bool {
        let mut folded = String::new();
        key::fold_into(word, &mut folded);
        self.dictionary.look_up(&folded).ordinary()
    }

    /// A candidate at a place of the folded text.
    pub(crate) fn at(
        &self,
        folded: std::ops::Range<usize>,
        category: Category,
        confidence: f32,
        rule: &'static str,
    ) -> Candidate {
        Candidate { span: self.view.original(folded), category, confidence, rule, generalised: None }
    }
}
