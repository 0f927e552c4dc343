use super::*;
use crate::model::*;
/// x
pub fn replace(
    _d: &Document,
    _f: &Findings,
    _s: &Submission,
    _n: &Named,
    a: Audience,
    _u: &[usize],
    _h: &[String],
) -> Redacted {
    Redacted::new(vec![], vec![], Counts::new(), a, Rendition::Redacted)
}
/// x
pub fn sentence_around(_d: &Document, _f: &Findings, _s: Span) -> String {
    String::new()
}
