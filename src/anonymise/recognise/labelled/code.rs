//! Groups of figures and letters that belong together, and whether they are a number that leads to somebody.

use super::{Label, words};
use crate::anonymise::recognise::dossier;
use crate::anonymise::view::{Kind, Token, View};
use crate::model::CaseNumber;
use std::ops::Range;

/// So many groups has the longest number.
const GROUPS: usize = 14;

/// What a number before it counts or dates.
fn is_counted(word: &str) -> bool {
    words::is(word, words::COUNTED) || crate::model::MONTHS.contains(&word)
}

/// Groups of figures and letters that belong together.
pub(super) struct Code {
    pub range: Range<usize>,
    /// Figures in it.
    figures: usize,
    /// Nothing but figures and spaces.
    plain: bool,
}

impl Code {
    /// Reads from a token on; none if no number begins there.
    pub(super) fn read(view: &View, index: usize) -> Option<Self> {
        let first = &view.tokens[index];
        let opens = first.kind == Kind::Number || first.kind == Kind::Word && leads(view, index);
        if !opens || view.lower[..first.range().start].ends_with(['€', '@']) {
            return None;
        }
        let (mut end, mut figures, mut plain) = (first.range().start, 0, true);
        let mut at = index;
        for _ in 0..GROUPS {
            let Some(token) = view.tokens.get(at) else { break };
            match token.kind {
                Kind::Number => figures += token.range().len(),
                Kind::Word => plain = false,
                Kind::Punct => break,
            }
            end = token.range().end;
            match following(view, at) {
                Some((next, joined)) => {
                    plain &= !joined;
                    at = next;
                }
                None => break,
            }
        }
        let range = first.range().start..end;
        (figures > 0).then_some(Self { range, figures, plain })
    }

    /// Whether it is a number that leads to somebody, behind such a label.
    pub(super) fn is_number(&self, view: &View, label: Label, direct: bool) -> bool {
        let text = &view.lower[self.range.clone()];
        let least = match (label, self.plain) {
            (Label::Number(_), true) if direct => 3,
            (Label::Number(_), _) => 4,
            (Label::Thing(_), true) if direct => 5,
            (Label::Thing(_), true) => 6,
            (Label::Thing(_), false) => 4,
        };
        let rest = view.after(self.range.end, 14);
        let word = rest.trim_start().split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
        let counted = is_counted(word) || rest.trim_start().starts_with(['%', '€', '°']);
        // `meldingen_2026.xlsx`: the name of a file.
        let file = [".xls", ".doc", ".pdf", ".jpg", ".png", ".eml", ".msg"]
            .iter()
            .any(|e| rest.starts_with(e) || text.contains(e));
        let goes_on = file || rest.starts_with(|c: char| c.is_alphanumeric() || c == '@');
        // `huurdersnummer 40.118`: points for thousands only where something is counted.
        let thousands = matches!(label, Label::Number(_))
            && direct
            && !text.contains(['-', '/', ':'])
            && text.matches('.').count() == 1;
        let range_like = matches!(label, Label::Number(_))
            && direct
            && figures_ahead(text) == 4
            && self.figures == 6
            && text.contains('-')
            && !text.starts_with("19")
            && !text.starts_with("20");
        let other = if range_like {
            false
        } else if thousands {
            self.figures < 5
        } else {
            is_other(text, self.figures)
        };
        self.figures >= least && !counted && !goes_on && !other
    }
}

/// How many figures open a text.
fn figures_ahead(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// `Factuur … Betalingskenmerk 7001 1187`: the number of a bill, not of a person.
pub(in crate::anonymise::recognise) fn of_bill(view: &View, at: usize) -> bool {
    let near = view.before(at, 400);
    view.line_before(at, 40).contains("betaling") && ["factuur", "btw", "nota "].iter().any(|w| near.contains(w))
}

/// Whether a word may open a number: letters that touch figures or a joint before them, or capitals right before a number.
fn leads(view: &View, index: usize) -> bool {
    let token = &view.tokens[index];
    let word = view.word(token);
    if word.len() > 6 || !word.is_ascii() {
        return false;
    }
    let capitals = word.bytes().all(|b| b.is_ascii_uppercase());
    let mut end = token.range().end;
    for next in view.tokens[index + 1..].iter().take(5) {
        let touches = next.range().start == end;
        let spaced = next.range().start == end + 1 && capitals;
        match next.kind {
            Kind::Number => return (touches || spaced) && (capitals || touches && word.len() <= 4),
            Kind::Punct if touches && matches!(view.word(next), "-" | "/" | "." | "_" | "\\") => {}
            Kind::Word if touches && view.word(next).len() <= 6 && view.word(next).is_ascii() => {}
            Kind::Word if spaced && is_letters(view, next) => {}
            _ => return false,
        }
        end = next.range().end;
    }
    false
}

/// The next group of a number, and whether letters or a joint bind it.
fn following(view: &View, at: usize) -> Option<(usize, bool)> {
    let token = &view.tokens[at];
    let next = view.tokens.get(at + 1)?;
    let gap = &view.lower[token.range().end..next.range().start];
    match next.kind {
        Kind::Punct => joint(view, at + 1, gap).map(|group| (group, true)),
        Kind::Number if gap.is_empty() => Some((at + 1, true)),
        // `9. Nr. 0044` / `10. Partner`: the next line is one of a list.
        Kind::Number if gap == "\n" && view.after(next.range().end, 2).starts_with([')', '.']) => None,
        Kind::Number if matches!(gap, " " | "\n") => spaced_group(view, at, at + 1),
        Kind::Word if gap.is_empty() => {
            let short = next.range().len() <= 6 && view.word(next).is_ascii();
            short.then_some((at + 1, true))
        }
        // `12345 CV EXPL 26-12`, `1234567 JE RK 26-1`: letters in capitals, with figures to come.
        Kind::Word if matches!(gap, " " | "\n") && is_letters(view, next) => {
            let mut ahead = view.tokens[at + 2..].iter().take(3);
            ahead.find(|t| !is_letters(view, t)).filter(|t| t.kind == Kind::Number).map(|_| (at + 1, true))
        }
        Kind::Word | Kind::Number => None,
    }
}

/// The group behind a joint: touching it on both sides, or a slash with a space on both.
fn joint(view: &View, at: usize, gap: &str) -> Option<usize> {
    let sign = view.word(&view.tokens[at]);
    let next = view.tokens.get(at + 1)?;
    let behind = &view.lower[view.tokens[at].range().end..next.range().start];
    let tight = gap.is_empty() && behind.is_empty() && matches!(sign, "-" | "/" | "." | "_" | "\\" | "–");
    let wide = matches!((gap, sign, behind), (" ", "/" | "\\" | "-", " "));
    let group = match next.kind {
        Kind::Number => true,
        Kind::Word => {
            view.word(next).is_ascii() && next.range().len() <= 6 && (is_letters(view, next) || tight && sign != ".")
        }
        Kind::Punct => false,
    };
    ((tight || wide) && group).then_some(at + 1)
}

/// A group of figures behind a space: two and more, or one that ends the number.
fn spaced_group(view: &View, at: usize, next: usize) -> Option<(usize, bool)> {
    let token = &view.tokens[next];
    let rest = view.after(token.range().end, 14);
    let word = rest.trim_start().split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
    let minutes = rest.get(1..).map_or(0, |r| r.bytes().take_while(u8::is_ascii_digit).count());
    let hour = rest.starts_with([':', '.']) && minutes == 2 && token.range().len() <= 2;
    let before = view.tokens[at].range().len();
    // `88 1 4417`: one figure between two groups.
    let between = rest.starts_with(' ') && rest.bytes().skip(1).take_while(u8::is_ascii_digit).count() > 2;
    let fits = token.range().len() >= 2
        || between
        || before >= 3 && rest.starts_with(['.', ',', ')', ';', '\n', ' ', '|'])
        || rest.is_empty();
    (fits && !hour && !is_counted(word)).then_some((next, false))
}

/// One to five capitals.
fn is_letters(view: &View, token: &Token) -> bool {
    token.kind == Kind::Word && token.range().len() <= 5 && view.word(token).bytes().all(|b| b.is_ascii_uppercase())
}

/// Days, hours, years, telephone numbers, postcodes and the gate's own case numbers.
fn is_other(text: &str, figures: usize) -> bool {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let year = figures == 4 && text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    let phone = figures == 10 && (digits.starts_with("06") || digits.starts_with('0') && text.contains(['-', ' ']))
        || ["0800", "0900", "116", "112"].iter().any(|p| digits.starts_with(p) && figures <= 8 && text.len() <= 10)
        || digits.starts_with("14") && figures <= 6 && text.starts_with("14 ");
    let own = text.len() == 8 && text.parse::<CaseNumber>().is_ok();
    // Days and hours have eight figures at most.
    // `004412-07`: five figures and more at once are no part of a day.
    let long = text.bytes().take_while(u8::is_ascii_digit).count() >= 5;
    year || phone || own || figures <= 8 && !long && dossier::is_date_or_time(text) || dossier::is_postcode(text)
}
