//! Words that mean somebody may be in danger (H-90, A-03, A-06), and the sender's word that it cannot wait.

use super::layout::Mail;
use super::phrases::one_of;
use crate::model::Danger;
use regex::Regex;
use std::sync::LazyLock;

static ACUTE: LazyLock<Regex> = LazyLock::new(|| one_of("danger/acute"));
static SUICIDE: LazyLock<Regex> = LazyLock::new(|| one_of("danger/suicide"));
static VIOLENCE: LazyLock<Regex> = LazyLock::new(|| one_of("danger/violence"));
static DENIED: LazyLock<Regex> = LazyLock::new(|| one_of("danger/denied"));
static URGENT: LazyLock<Regex> = LazyLock::new(|| one_of("danger/urgent"));
static NOT_URGENT: LazyLock<Regex> = LazyLock::new(|| one_of("danger/not_urgent"));

/// The dangers that own text and quoted speech name, each once.
pub(super) fn danger(mail: &Mail) -> Vec<Danger> {
    let mut found = Vec::new();
    let subject = std::iter::once(mail.subject.text.as_str());
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
    found.sort_unstable();
    found
}

/// Whether the sender says that it cannot wait.
pub(super) fn urgent(mail: &Mail) -> bool {
    let subject = std::iter::once(mail.subject.text.as_str());
    subject
        .chain(mail.sentences.iter().map(|s| mail.own_words(s)))
        .any(|w| URGENT.is_match(w) && !NOT_URGENT.is_match(w))
}
