//! What stands around a word that may be somebody's name: whether it acts, whose it is, what it is beside.

use super::super::among::among;
use super::super::recognise::person::Scored;
use super::super::vocabulary;

/// "Verder ziet Berg weinig mensen": where a verb of persons stands right before or behind it, the name of a place is that of
/// somebody who is called so.
pub(super) fn acts(scored: &Scored, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| is_verb(scored, at, before))
        || opens_clause(scored, at) && is_verb(scored, at, at + 1)
}

/// "volgens Berg", "de zus van Berg", "wij hebben Berg gebeld": no place has a view or a sister, and nobody rings one up.
pub(super) fn is_of_somebody(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let before = |back: usize| at.checked_sub(back).map_or("", |t| words.lower(t));
    let rung = among!(
        words.lower(at + 1),
        "gebeld"
            | "gesproken"
            | "gemaild"
            | "geappt"
            | "bezocht"
            | "uitgenodigd"
            | "ingelicht"
            | "gevraagd"
            | "gehoord"
            | "geholpen"
    );
    among!(before(1), "volgens" | "aldus" | "namens")
        || before(1) == "van" && vocabulary::role_of(before(2)).is_some_and(|role| role != "vrijwilliger")
        || rung && !vocabulary::of_place(before(1))
}

/// Whether a word of the same sentence is a verb of somebody who does something.
pub(super) fn is_verb(scored: &Scored, at: usize, other: usize) -> bool {
    let words = scored.words;
    words.is_word(other)
        && words.token(other).sentence == words.token(at).sentence
        && (vocabulary::verb(words.lower(other)) || scored.regular_verb(other))
}

/// Whether a sentence or a clause begins with a word.
pub(super) fn opens_clause(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let leads = |before: usize| {
        !words.is_word(before)
            || among!(words.lower(before), "dat" | "en" | "maar" | "want" | "omdat" | "als" | "toen" | "terwijl")
    };
    words.token(at).sentence_start || at.checked_sub(1).is_some_and(leads)
}

/// Where "van der", "vd", "v.d." or "v/d" right before a surname begins: one stands for the other.
pub(super) fn van(scored: &Scored, name: usize) -> Option<usize> {
    let words = scored.words;
    if let Some(start) = words.shortened_particles(name) {
        return Some(start);
    }
    let before = name.checked_sub(1).filter(|&t| words.gap(t) == " ")?;
    let one = among!(words.lower(before), "vd" | "vdr" | "vdn" | "vande" | "vander" | "vanden" | "van");
    let two = || before.checked_sub(1).filter(|&t| words.lower(t) == "van" && words.gap(t) == " ");
    let article = matches!(words.lower(before), "de" | "der" | "den");
    if one { Some(before) } else { two().filter(|_| article) }
}

/// "Blij wil geen hulp" where somebody is called Blij: a verb behind it, of which nothing else is the subject ("Blij is ze wel").
pub(super) fn acts_by_surname(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let verb = words.lower(at + 1);
    let other = words.lower(at + 2);
    let copula = among!(verb, "is" | "was" | "wordt" | "werd" | "blijft" | "bleef" | "zijn" | "waren");
    let inverted = if copula { vocabulary::pronoun(other) || !words.is_word(at + 2) } else { subject(other) };
    words.gap(at) == " "
        && (vocabulary::verb(verb) || scored.regular_verb(at + 1))
        && (!inverted || other == "dat" && !copula)
}

/// "Betreft: Blij", "- Storm: huur": a whole label, cell or item.
pub(super) fn closes_item(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let opens =
        at.checked_sub(1).is_none_or(|t| words.is_sign(t, ":") || words.is_sign(t, "|") || words.is_sign(t, "-"));
    let closes =
        at + 1 >= words.len() || words.gap(at).contains(['\n', '\t']) || matches!(words.text(at + 1), ":" | "|" | ";");
    opens && closes
}

/// "als Testman en prins elkaar zien" where somebody is called Prins: beside another name.
pub(super) fn coordinated(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let and = |t: usize| among!(words.lower(t), "en" | "of") && words.gap(t) == " ";
    let name = |t: usize| scored.chance.get(t).is_some_and(|chance| *chance >= 0.6);
    at > 1 && and(at - 1) && name(at - 2) || and(at + 1) && name(at + 2) && opens_clause(scored, at)
}

/// "zorgplan-mulders-def.docx": tied by a sign to other words of the name of a file.
pub(in crate::anonymise) fn in_file_name(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let sign = |t: usize| matches!(words.text(t), "-" | "_");
    let tied = at > 0 && sign(at - 1) && words.touches_next(at - 1) || sign(at + 1) && words.touches_next(at);
    let end = (at..at + 12).find(|&t| !words.touches_next(t)).filter(|_| tied);
    // A full stop may close the sentence.
    let end = end.map(|end| if words.is_sign(end, ".") { end - 1 } else { end });
    end.is_some_and(|end| end > at + 1 && words.is_sign(end - 1, ".") && vocabulary::of_file(words.lower(end)))
}

/// A first name that is a rare word as well, with nothing before it that makes it a thing ("de roos", "rode roos").
pub(super) fn bare(scored: &Scored, at: usize) -> bool {
    let words = scored.words;
    let before = at.checked_sub(1).map_or("", |t| words.lower(t));
    let adjective = at > 0 && before.ends_with('e') && words.ordinary(at - 1) && !vocabulary::verb(before);
    let tied = at > 0 && words.touches_next(at - 1) || words.is_sign(at + 1, "-");
    words.get(at).entry.common() == 0 && !vocabulary::article(before) && !adjective && !tied && before != "als"
}

/// What opens a subject behind a verb: "Wil je", "Wil de buurman".
pub(super) fn subject(word: &str) -> bool {
    vocabulary::subject(word) || among!(word, "dat" | "de" | "een")
}
