//! Whether a signed form is said to come along: in words, by a file's name or in a list of what is enclosed.

use super::{CONSENT_WORD, OTHER_MATTER, Says, TEMPLATE, by_form};
use crate::intake::clause::{clauses, is_negated, puts_off};
use crate::intake::cue::pattern;
use crate::intake::gist::{self, Gist};
use crate::intake::layout::{Joined, Mail, Place};
use crate::intake::phrases::one_of;
use crate::intake::short::in_full;
use crate::intake::ticked::ticked;
use crate::model::Span;
use crate::pattern::{Regex, Text};
use std::sync::LazyLock;

static FORM: LazyLock<Regex> = LazyLock::new(|| one_of("consent/form"));
static ATTACHED: LazyLock<Regex> = LazyLock::new(|| one_of("consent/attached"));
static FILE: LazyLock<Regex> = LazyLock::new(|| one_of("consent/file"));
static NOT_SENT: LazyLock<Regex> = LazyLock::new(|| one_of("consent/not_sent"));
static BLANK_FILE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"blanco|leeg|template|sjabloon|concept|niet[-_ ]getekend|ongetekend"));
static SIGNED: LazyLock<Regex> = LazyLock::new(|| one_of("consent/signed"));
/// What was refused once is given now.
static NOW: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?:nu|inmiddels|nu toch|later|uiteindelijk) wel\b|\balsnog\b"));

/// Whether the mail says that a signed form is attached, in one sentence or two neighbours, or a file name says so.
pub(super) fn attached(mail: &Mail) -> Option<Span> {
    let mut previous: Option<Text> = None;
    let subject = std::iter::once((mail.subject_words(), mail.subject.span(0..mail.subject.text.len())));
    let body = mail.sentences.iter().map(|s| (mail.all_words(s), mail.body.span(s.range.clone())));
    for (typed, span) in subject.chain(body) {
        let plain = in_full(&typed).map(Joined::of);
        let words = plain.as_ref().map_or(typed, Joined::words);
        if let Some(before) = previous.filter(|_| ATTACHED.is_match(words)) {
            let both = format!("{} {}", before.as_str(), words.as_str());
            if SIGNED.is_match(before) && speaks_of_attached(Text::from(&both)) {
                return Some(span);
            }
        }
        if speaks_of_attached(words) {
            return Some(span);
        }
        previous = Some(typed);
    }
    // `Bijlagen: 1. identiteitsbewijs 2. ondertekende toestemming`
    let list = mail.units.iter().filter(|u| u.place == Place::Own).find(|u| {
        let words = mail.words(u.range.clone());
        words.trim_start_matches(|c: char| !c.is_alphabetic()).starts_with("bijlage") && speaks_of_attached(words)
    });
    if let Some(unit) = list {
        return Some(mail.body.span(unit.range.clone()));
    }
    let named = mail.file_names.iter().any(|name| FILE.is_match(name) && !BLANK_FILE.is_match(name));
    (named && !is_denied(mail)).then(|| Span::new(0, 0))
}

/// The sentence that most likely speaks of a signed form that comes along, by the weights of its words: it names consent or a signature, or is
/// all but certain, and nothing puts it off.
pub(super) fn most_likely(mail: &Mail) -> Option<Span> {
    const LIKELY: f32 = 0.5;
    const SURE: f32 = 0.85;
    let told = gist::likeliest(mail, Gist::Attached, LIKELY, |sentence| {
        let words = mail.own_words(sentence);
        let at = mail.sentence_at(sentence.range.start);
        let is_sure = || at.is_some_and(|at| mail.heard()[at].chance(Gist::Attached) >= SURE);
        let of_consent = SIGNED.is_match(words) || CONSENT_WORD.is_match(words) || is_sure();
        of_consent
            && !words.ends_with('?')
            && !OTHER_MATTER.is_match(words)
            && !NOT_SENT.is_match(words)
            && !puts_off(words)
    });
    told.filter(|_| !is_denied(mail)).map(|sentence| mail.body.span(sentence.range.clone()))
}

/// Whether a sentence says that the form is not signed, or comes later.
fn is_denied(mail: &Mail) -> bool {
    mail.sentences.iter().any(|s| {
        let words = mail.all_words(s);
        FORM.is_match(words) && (puts_off(words) || words.contains("ongetekend") || words.contains("niet getekend"))
    })
}

fn speaks_of_attached(words: Text) -> bool {
    let blank = TEMPLATE.is_match(words) && ticked(words).map(by_form) != Some(Says::Agrees);
    // Beside the consent another form may come along.
    let other =
        OTHER_MATTER.find_iter(words).any(|hit| !hit.as_str().ends_with("formulier") || !words.contains("toeste"));
    if other || blank || NOT_SENT.is_match(words) || words.ends_with('?') {
        return false;
    }
    let file = FILE.find(words).is_some_and(|f| !BLANK_FILE.is_match(f.as_str()));
    let announced = ATTACHED.is_match(words);
    if !file && !announced {
        return false;
    }
    let mut signed_somewhere = false;
    let mut put_off = false;
    for clause in clauses(words) {
        signed_somewhere |= SIGNED.is_match(clause) && !is_negated(clause);
        put_off |= FORM.is_match(clause) && puts_off(clause);
    }
    let consent_named = words.contains("toeste")
        || words.contains("toestemm")
        || words.contains("akkoordverklaring")
        || words.contains("machtiging")
        || words.contains("avg-form")
        || words.contains("piw-form")
        || words.contains("consent");
    let form = consent_named || signed_somewhere && FORM.is_match(words);
    let agreed = CONSENT_WORD.is_match(words) && words.contains("formulier") && !is_negated(words);
    let denied = !signed_somewhere && !NOW.is_match(words) && clauses(words).any(|c| FORM.is_match(c) && is_negated(c));
    let stated = form && (signed_somewhere || consent_named) || agreed || is_residents(words);
    !put_off && !denied && (file || announced && stated)
}

static WHOSE: LazyLock<Regex> = LazyLock::new(|| one_of("consent/whose"));
static NOBODYS: LazyLock<Regex> = LazyLock::new(|| one_of("consent/nobodys"));

/// `het formulier van Karima`, `de verklaring van beide ouders`; not `het formulier van de gemeente`.
fn is_residents(words: Text) -> bool {
    WHOSE.captures_iter(words).any(|found| found.get(1).is_none_or(|name| !NOBODYS.is_match(name.as_str())))
}
