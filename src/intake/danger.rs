//! Words that mean somebody may be in danger (H-90, A-03, A-06), and the sender's word that it cannot wait.

use super::cue::pattern;
use super::layout::Mail;
use super::phrases::one_of;
use crate::model::Danger;
use crate::pattern::Regex;
use std::sync::LazyLock;

static ACUTE: LazyLock<Regex> = LazyLock::new(|| one_of("danger/acute"));
static SUICIDE: LazyLock<Regex> = LazyLock::new(|| one_of("danger/suicide"));
static VIOLENCE: LazyLock<Regex> = LazyLock::new(|| one_of("danger/violence"));
static DENIED: LazyLock<Regex> = LazyLock::new(|| one_of("danger/denied"));
static URGENT: LazyLock<Regex> = LazyLock::new(|| one_of("danger/urgent"));
static NOT_URGENT: LazyLock<Regex> = LazyLock::new(|| one_of("danger/not_urgent"));

/// The dangers that own text and quoted speech name, each once.
pub(super) fn danger(mail: &Mail, document: &str) -> Vec<Danger> {
    let mut found = Vec::new();
    let subject = std::iter::once(mail.subject_words());
    for words in subject.chain(mail.sentences.iter().map(|s| mail.all_words(s))) {
        if DENIED.is_match(words) {
            continue;
        }
        for (sign, danger) in
            [(&ACUTE, Danger::Acute), (&SUICIDE, Danger::Suicide), (&VIOLENCE, Danger::DomesticViolence)]
        {
            if sign.is_match(words) && !found.contains(&danger) {
                found.push(danger);
            }
        }
    }
    if !found.contains(&Danger::DomesticViolence) && names_veilig_thuis(mail, document) {
        found.push(Danger::DomesticViolence);
    }
    found.sort_unstable();
    found
}

/// Whether own text names the organisation Veilig Thuis; `veilig thuis wonen` is what most people want.
fn names_veilig_thuis(mail: &Mail, document: &str) -> bool {
    const NAME: &str = "veilig thuis";
    let own = mail.sentences.iter().map(|s| (&mail.body, &mail.unquoted, s.range.clone()));
    let subject = std::iter::once((&mail.subject, &mail.subject.text, 0..mail.subject.text.len()));
    own.chain(subject).any(|(view, text, range)| {
        text[range.clone()].match_indices(NAME).any(|(at, _)| {
            let at = range.start + at;
            let written = view.span(at..at + NAME.len()).of(document);
            written.starts_with("Veilig T") || MELDING.is_match(&text[range.start..at])
        })
    })
}

static MELDING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\b(?:meld\w*|gemeld|aangemeld|advies(?:vraag)?|contact) (?:\w+ ){0,3}(?:bij|van|aan|met|door) $")
});

/// Whether the sender says that it cannot wait.
pub(super) fn urgent(mail: &Mail) -> bool {
    let subject = std::iter::once(mail.subject_words());
    subject
        .chain(mail.sentences.iter().map(|s| mail.own_words(s)))
        .any(|w| URGENT.is_match(w) && !NOT_URGENT.is_match(w))
}
