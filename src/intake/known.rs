//! Whether help in the social domain is running or the case is known (S-20). A huisarts, home care or a school alone
//! is not; `bekend met psychoses` is about something else.

use super::headings::{Heading, Topic};
use super::layout::{Mail, Place};
use super::phrases::one_of;
use crate::pattern::{Regex, Text};
use std::sync::LazyLock;

/// The case, or the resident, is known or in care: sure by itself.
static KNOWN: LazyLock<Regex> = LazyLock::new(|| one_of("known/known"));

/// Partners of the social domain: involved means that help is running.
static SOCIAL: LazyLock<Regex> = LazyLock::new(|| one_of("known/social"));
static INVOLVED: LazyLock<Regex> = LazyLock::new(|| one_of("known/involved"));
static NOBODY: LazyLock<Regex> = LazyLock::new(|| one_of("known/nobody"));
static OTHER_MATTER: LazyLock<Regex> = LazyLock::new(|| one_of("known/other_matter"));

/// Roles of who is at work with the resident already.
static ROLE: LazyLock<Regex> = LazyLock::new(|| one_of("known/role"));
/// Words that point at help without saying whose.
static PERHAPS: LazyLock<Regex> = LazyLock::new(|| one_of("known/perhaps"));
/// Minutes that come back to a case.
static RETURNS: LazyLock<Regex> = LazyLock::new(|| one_of("known/returns"));

/// Whether minutes come back to a case of an earlier meeting.
pub(super) fn returns_to_a_case(mail: &Mail) -> bool {
    mail.units.iter().filter(|u| u.place == Place::Own).any(|u| RETURNS.is_match(mail.words(u.range.clone())))
}

/// Whether the signature names a role that helps the resident.
fn signed_by_a_helper(mail: &Mail) -> bool {
    mail.units.iter().filter(|u| u.place == Place::Signature).any(|u| ROLE.is_match(mail.words(u.range.clone())))
}

/// Whether the case is known, and whether that is uncertain: it rests on parties said to be involved (S-16 asks for them), or
/// is denied.
pub(super) fn known(mail: &Mail, headings: &[Heading]) -> (bool, bool) {
    let asked = |sentence: &super::layout::Sentence| {
        headings
            .iter()
            .filter(|h| matches!(h.topic, Topic::Doel | Topic::Vraag | Topic::Both | Topic::VraagPerhaps))
            .any(|h| super::headings::covers(h, sentence))
    };
    // What is said of the case itself; who is only said to be involved; what is denied.
    let (mut sure, mut involved, mut denied) = (false, false, false);
    for heading in headings.iter().filter(|h| h.topic == Topic::Betrokken) {
        for value in &heading.value {
            let kept = without_practice_nurse(mail.words(value.clone()).as_str());
            let words = kept.as_deref().map_or_else(|| mail.words(value.clone()), Text::from);
            involved |= SOCIAL.is_match(words) && !starts_empty(&words) && !only_own_denied(words);
        }
    }
    for sentence in mail.sentences.iter().filter(|s| !asked(s)) {
        let kept = without_practice_nurse(mail.own_words(sentence).as_str());
        let words = kept.as_deref().map_or_else(|| mail.own_words(sentence), Text::from);
        if words.ends_with('?') || OTHER_MATTER.is_match(words) {
            continue;
        }
        let no = NOBODY.is_match(words);
        let (case, party) = (KNOWN.is_match(words), is_party(words) || PERHAPS.is_match(words));
        sure |= case && !no;
        involved |= party && !no;
        denied |= (case || party) && no;
    }
    involved |= signed_by_a_helper(mail);
    sure |= KNOWN.is_match(mail.subject_words()) && !NOBODY.is_match(mail.subject_words());
    (sure || involved, !sure && (involved || denied))
}

/// Whether words say that somebody of the social domain is involved.
fn is_party(words: Text) -> bool {
    INVOLVED.is_match(words) && SOCIAL.is_match(words) && !only_own_denied(words)
}

/// The practice nurse of a huisarts is no mental health care: the words without, if they name one.
fn without_practice_nurse(words: &str) -> Option<String> {
    words.contains("poh").then(|| words.replace("poh-ggz", "poh").replace("poh ggz", "poh"))
}

fn starts_empty(words: &str) -> bool {
    ["niemand", "geen", "nog niemand", "nog geen", "nvt", "n.v.t", "onbekend", "nee"]
        .iter()
        .any(|w| words.trim_start().starts_with(w))
}

/// `huisarts, geen gemeente`: the social domain is named only to say that it is not there.
fn only_own_denied(words: Text) -> bool {
    words
        .split(',')
        .filter(|part| SOCIAL.is_match(part))
        .all(|part| part.contains("geen") || part.contains("niet") || part.contains("(ik)"))
}
