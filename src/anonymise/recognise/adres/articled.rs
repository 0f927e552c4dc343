//! "'t Einde 335": behind the short article a word with a capital and a number is a street, whatever it is called and whatever
//! stands before it.

use super::Hit;
use super::number::house_number;
use crate::anonymise::candidate::Context;
use crate::anonymise::view::{Casing, Kind};
use crate::anonymise::vocabulary;

/// The article, as the folded text has it.
const ARTICLE: &str = "'t ";

/// The street whose first word behind the article is the token at `index`.
pub(super) fn articled(context: &Context, index: usize) -> Option<Hit> {
    let view = context.view;
    let token = &view.tokens[index];
    let start = token.range().start.checked_sub(ARTICLE.len())?;
    let led = token.casing == Casing::Capital
        && token.range().len() > 2
        && view.lower[..token.range().start].ends_with(ARTICLE);
    // "'t Was 12 graden".
    if !led || vocabulary::verb(view.lower_word(token)) {
        return None;
    }
    // "Jan van 't Hof 12 uur": a surname.
    let before = view.line_before(start, 12);
    if before.ends_with("van ") || before.ends_with(char::is_alphanumeric) {
        return None;
    }
    let next = view.tokens.get(index + 1)?;
    let second =
        next.kind == Kind::Word && next.casing == Casing::Capital && next.range().start == token.range().end + 1;
    let end = if second { next.range().end } else { token.range().end };
    let number = house_number(view, end).filter(|number| number.start == end + 1)?;
    Some(Hit { start, end: number.end, number: Some(number), confidence: 0.85, rule: "street-article" })
}
