//! Initials: a capital with a full stop that stands for somebody ("J. zit op school", "M.v.d.B.", "K. en O.").

use super::called;
use super::person::Scored;
use crate::anonymise::among::among;
use crate::anonymise::scorer::{Clue, Shape};
use crate::anonymise::view::{Casing, Kind};
use crate::anonymise::vocabulary;
use crate::anonymise::zones::Zone;

/// A capital and a full stop that touches it.
pub(super) fn is_initial(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let capital = words.is_word(at)
        && !ends_number(scored, at)
        && words.token(at).casing == Casing::Capital
        && words.token(at).range().len() <= 2
        && (words.token(at).range().len() == 1
            || matches!(words.lower(at), "th" | "ch" | "ph" | "ij" | "tj" | "sj" | "dj"))
        && words.is_sign(at + 1, ".")
        && words.touches_next(at);
    capital || is_small_initial(scored, at)
}

/// "00523-K.", "TST-21-Z.": a letter that is the end of a number.
pub(super) fn ends_number(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    at > 1
        && words.is_sign(at - 1, "-")
        && words.gap(at - 1).is_empty()
        && words.gap(at - 2).is_empty()
        && words.token(at - 2).kind == Kind::Number
}

/// "mw k. janssen", "dhr p.j. vd berg": a small letter with a stop behind a form of address, or behind another such; in a mail
/// without capitals also before a surname ("k. postma").
fn is_small_initial(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    if !small_letter(scored, at) {
        return false;
    }
    let (mut first, mut last) = (at, at);
    while first >= 2 && small_letter(scored, first - 2) && at - first < 8 {
        first -= 2;
    }
    while small_letter(scored, last + 2) && last - at < 8 {
        last += 2;
    }
    if matches!(words.lower(first), "v" | "u") {
        return false;
    }
    let addressed = scored.before(first).is_some_and(|b| {
        b.direct() && matches!(scored.address(b.at), Some(vocabulary::Address::Person(_) | vocabulary::Address::Family))
    });
    addressed || words.view.is_lower_at(at) && before_surname(scored, last + 2)
}

/// A small letter and a full stop that touches it.
fn small_letter(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    words.is_word(at)
        && words.token(at).range().len() == 1
        && words.token(at).casing == Casing::Lower
        && words.is_sign(at + 1, ".")
        && words.touches_next(at)
}

/// Whether a surname that is no everyday word begins here, its tussenvoegsels first.
fn before_surname(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let mut end = at;
    while words.is_particle(end) && end - at < 4 {
        end += 1;
    }
    let entry = words.get(end).entry;
    words.is_word(end)
        && words.gap(at - 1) == " "
        && entry.firm_surname()
        && !entry.first().listed()
        && !words.ordinary(end)
        && !words.get(end).ours
}

/// Whether the initials at `at` stand for a whole name: behind a title or a word of family ("mw. K.", "zoontje L."), two and
/// more ("J.J."), or as the subject of a sentence ("J. zit op school").
pub(super) fn alone(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    // "W.v.t.t.k."
    let rest = |n: usize, letter: &str| words.lower(at + n) == letter && words.touches_next(at + n - 1);
    let last_point = words.lower(at) == "w" && rest(2, "v") && rest(4, "t");
    let other =
        last_point || words.get(at).street || scored.zones.get(at) == Zone::Greeting || called::team_letter(scored, at);
    if !is_initial(scored, at) || other || is_legal_form(scored, at) {
        return false;
    }
    let clues = scored.clues[at];
    let introduced = clues.has(Clue::AfterTitle)
        || clues.has(Clue::AfterKinship)
        || clues.has(Clue::AfterParticle)
        || clues.has(Clue::AfterNaming)
        || scored.age_behind(at + 1)
        || behind_label(scored, at);
    let two = (is_initial(scored, at + 2) && words.touches_next(at + 1) || monogram(scored, at).is_some())
        && words.lower(at) != "p"
        && words.lower(at) != "n";
    let closes = words.is_sign(at + 1, ".") || at + 1 >= words.len() || !words.is_word(at + 1);
    introduced && closes
        || two
        || acts(scored, at)
        || joined(scored, at)
        || within(scored, at)
        || bracketed(scored, at)
        || signs(scored, at)
        || before_nickname(scored, at)
}

/// "Testhout B.V.", "Testhout & Zn. V.O.F.": what a company is by law, behind its name.
pub(super) fn is_legal_form(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let mut letters = String::new();
    let letter = |t: usize| words.is_word(t) && words.token(t).range().len() == 1 && words.is_sign(t + 1, ".");
    let mut at = at;
    while at >= 2 && letter(at - 2) && words.touches_next(at - 2) && words.touches_next(at - 1) {
        at -= 2;
    }
    let mut next = at;
    while letter(next) && words.touches_next(next) && letters.len() < 4 {
        letters.push_str(words.lower(next));
        next += 2;
        if !words.touches_next(next - 1) {
            break;
        }
    }
    let company = scored.before(at).is_some_and(|b| !b.break_ && words.capital(b.at) && scored.address(b.at).is_none());
    company && among!(&*letters, "bv" | "nv" | "vof" | "cv" | "ua" | "ba")
}

/// "M. (Marjo) Testhout", "J.P. \"Jopie\" Testhout": initials whose first name stands in brackets or quotation marks before the surname.
fn before_nickname(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let mut end = at;
    while is_initial(scored, end) && end - at < 8 {
        end += 2;
    }
    let closes = match words.text(end) {
        "(" => ")",
        "\"" => "\"",
        _ => return false,
    };
    let given = end + 1;
    let nick = words.capital(given) && words.is_sign(end + 2, closes) && words.gap(end - 1) == " ";
    let surname = (end + 3..end + 7).find(|&t| !words.is_particle(t));
    nick && surname.is_some_and(|t| words.capital(t) && words.gap(t - 1).len() <= 1) && !words.allowed(given)
}

/// "Wij spraken met K. over", "dat P. niet wil": a capital and a stop that end no sentence.
fn within(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let Some(before) = scored.before(at).filter(|b| b.direct() && !b.stop && b.at + 1 == at) else { return false };
    let lower = words.lower(before.at);
    let plain = words.is_word(before.at) && words.token(before.at).casing == Casing::Lower;
    let goes_on = words.is_word(at + 2) && !words.capital(at + 2) && words.gap(at + 1) == " ";
    // "broer van T., sinds mei", "gebeld (met K.)".
    let of_somebody = among!(lower, "van" | "met" | "bij" | "voor" | "over" | "door" | "aan" | "tegen" | "dat" | "en");
    // "het ligt aan K." at the end of a line or the mail.
    let ends = words.is_sign(at + 1, ".") && words.gap(at + 1).contains('\n') && lower != "en";
    let closes = of_somebody && (ends || [",", ")", ";", ":"].iter().any(|sign| words.is_sign(at + 2, sign)));
    plain && (goes_on || closes) && !vocabulary::numbered(lower) && !vocabulary::article(lower)
}

/// "L." alone in the last line of a mail, or of a quoted one.
fn signs(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let starts = words.token(at).line_start || at > 0 && words.is_sign(at - 1, ">");
    let line = words.token(at).line as usize;
    let ends = words.is_sign(at + 1, ".") && words.gap(at + 1).contains('\n');
    let below = words.view.lines.get(line + 1).map(|l| l.tokens.clone().any(|t| words.is_word(t)));
    // "Ik bel je als ik me beter voel. L."
    let closes = at > 1 && words.token(at).sentence_start && matches!(words.text(at - 1), "." | "!" | "?");
    (starts || closes) && ends && !below.unwrap_or(false) && scored.zones.get(at) != Zone::Signature
}

/// "kamer 12 (K. Y.)": initials alone in brackets.
fn bracketed(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let mut end = at;
    while is_initial(scored, end) && end - at < 8 {
        end += 2;
    }
    at > 0 && words.is_sign(at - 1, "(") && words.is_sign(end, ")")
}

/// Where initials without stops before a surname begin: "W Terpstra", "JP de Vries", "J+M Ritsema".
pub(super) fn bare(scored: &Scored, name: usize, free_from: usize) -> Option<usize> {
    let words = scored.words;
    let at = name.checked_sub(1).filter(|at| *at >= free_from)?;
    let token = words.token(at);
    let surname = words.get(name).entry.surname().listed() || words.is_particle(name) || !words.get(name).entry.known();
    if !words.is_word(at) || !words.capital(name) && !words.is_particle(name) || words.gap(at) != " " || !surname {
        return None;
    }
    let single = token.range().len() == 1 && words.capital(at) && !matches!(words.lower(at), "u" | "i");
    let several = token.casing == Casing::Upper
        && token.range().len() <= 3
        && scored.shapes[at] == Some(Shape::Upper)
        && !words.get(at).entry.known()
        && !words.abbreviation(at);
    let numbered = at > 0 && vocabulary::numbered(words.lower(at - 1));
    if !(single || several) || numbered {
        return None;
    }
    let pair = at >= free_from + 2
        && matches!(words.text(at - 1), "+" | "&" | "/")
        && words.touches_next(at - 1)
        && words.capital(at - 2)
        && words.token(at - 2).range().len() == 1;
    Some(if pair { at - 2 } else { at })
}

/// The letter that a dash ties to a name: "B-Kay".
pub(super) fn tied(scored: &Scored, name: usize) -> Option<usize> {
    let words = scored.words;
    let letter = name.checked_sub(2)?;
    let tied = words.is_sign(letter + 1, "-") && words.touches_next(letter) && words.touches_next(letter + 1);
    let opens = letter == 0 || !words.touches_next(letter - 1) || words.is_sign(letter - 1, "\"");
    let single = words.token(letter).range().len() == 1 && words.capital(letter);
    (tied && opens && single && words.capital(name)).then_some(letter)
}

/// "moeder = M.", "casus J.", "Betreft: K.".
fn behind_label(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let Some(before) = scored.before(at) else { return false };
    let word = words.get(before.at);
    let kin = (word.entry.kinship() || word.cover.kinship()) && before.colon && !before.break_;
    kin || !before.apart
        && among!(
            words.lower(before.at),
            "casus" | "inzake" | "betreft" | "over" | "clientje" | "client" | "intake" | "om" | "jongere" | "tussen"
        )
}

/// "J. zit op school": the capital opens a sentence and a verb follows. Not "A. is er hulp?" in a list.
fn acts(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let token = words.token(at);
    let next = at + 2;
    if !words.is_word(next) || words.capital(next) || words.gap(at + 1).len() != 1 {
        return false;
    }
    let verb = vocabulary::verb(words.lower(next)) || scored.regular_verb(next);
    let helps = among!(
        words.lower(next),
        "is" | "was"
            | "heeft"
            | "had"
            | "kan"
            | "mag"
            | "moet"
            | "wil"
            | "zou"
            | "zal"
            | "gaat"
            | "komt"
            | "staat"
            | "wordt"
    );
    let listed = token.line_start && helps && matches!(words.lower(at), "a" | "b" | "c" | "d" | "e" | "f");
    let shortened = scored.before(at).is_some_and(|b| !b.stop && b.direct() && words.capital(b.at));
    verb && !listed && !shortened && matches!(scored.zones.get(at), Zone::Body | Zone::Private)
}

/// "K. en O.": one of two that are joined.
fn joined(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let joint = |t: usize| matches!(words.text(t), "en" | "&" | "+" | "/");
    let behind = joint(at + 2) && is_initial(scored, at + 3);
    let before = at >= 3 && joint(at - 1) && is_initial(scored, at - 3);
    (behind || before) && words.token(at).kind == Kind::Word
}

/// "M.v.d.B.": initials with shortened tussenvoegsels between, written as one; where they end.
pub(super) fn monogram(scored: &Scored, at: usize) -> Option<usize> {
    let words = scored.words;
    let mut end = at;
    let mut capitals = 1;
    while words.touches_next(end)
        && words.is_sign(end + 1, ".")
        && words.touches_next(end + 1)
        && words.is_word(end + 2)
    {
        let short = words.token(end + 2).range().len() <= 2;
        let particle = matches!(words.lower(end + 2), "v" | "d" | "vd" | "t" | "de" | "le" | "el");
        let capital = words.token(end + 2).casing == Casing::Capital && words.token(end + 2).range().len() == 1;
        if !short || !(particle || capital) {
            break;
        }
        capitals += usize::from(capital);
        end += 2;
    }
    let closed = words.is_sign(end + 1, ".") && words.touches_next(end);
    (capitals >= 2 && end > at).then_some(if closed { end + 1 } else { end })
}
