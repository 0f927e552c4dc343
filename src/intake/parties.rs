//! Which organisations are said to be involved (S-16), to whom the question goes (S-18), and whether the mail holds
//! nothing but a link (S-39).

use super::cue::pattern;
use super::headings::{Heading, Topic};
use super::layout::{Mail, Place};
use super::phrases::one_of;
use crate::pattern::Regex;
use std::sync::LazyLock;

static PARTY: LazyLock<Regex> = LazyLock::new(|| one_of("parties/party"));
static ADDRESSEE: LazyLock<Regex> = LazyLock::new(|| one_of("parties/addressee"));
static LINK: LazyLock<Regex> = LazyLock::new(|| pattern(r"https?://\S+|\bwww\.\S+"));
static SECURE_MAIL: LazyLock<Regex> = LazyLock::new(|| one_of("parties/secure_mail"));

/// Organisations and roles that own text names, as written, each once, in order.
pub(super) fn parties(mail: &Mail, document: &str, partners: &[String]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let partners: Vec<String> = partners.iter().map(|p| p.to_lowercase()).filter(|p| mail.flat.contains(p)).collect();
    for unit in mail.units.iter().filter(|u| u.place == Place::Own) {
        let text = mail.words(unit.range.clone());
        let known = PARTY.find_iter(text).map(|m| m.range());
        let own = partners.iter().flat_map(|name| text.match_indices(name.as_str()).map(|(at, n)| at..at + n.len()));
        let mut ranges: Vec<_> = known.chain(own).collect();
        ranges.sort_by_key(|r| r.start);
        for range in ranges {
            let span = mail.body.span(unit.range.start + range.start..unit.range.start + range.end);
            let written = span.of(document);
            if written == "mee" && !names_somebody(&text[..range.start]) {
                continue;
            }
            if !written.is_empty() && !found.iter().any(|f| f.to_lowercase() == written.to_lowercase()) {
                found.push(written.to_owned());
            }
        }
    }
    found
}

/// Whether a word behind these words is a name: `wie helpt mee` is no organisation, `hulp van mee` and `piw, mee` are.
fn names_somebody(before: &str) -> bool {
    ["van ", "bij ", "door ", "via ", "aan ", "met ", ", ", ": ", "/", " en "].iter().any(|w| before.ends_with(w))
}

/// To whom the question goes, as written: only a known organisation, role or team, never what may be a person.
pub(super) fn addressee(mail: &Mail, headings: &[Heading], document: &str, partners: &[String]) -> Option<String> {
    let mut places: Vec<std::ops::Range<usize>> =
        headings.iter().filter(|h| matches!(h.topic, Topic::Vraag | Topic::Both)).map(|h| h.label.clone()).collect();
    places.extend(mail.sentences.iter().map(|s| s.range.clone()));
    for range in places {
        if !ADDRESSEE.may_match(&mail.words(range.clone())) {
            continue;
        }
        let text = format!("{}\n", &mail.flat[range.clone()]);
        let Some(named) = ADDRESSEE.captures(&text).and_then(|c| c.iter().skip(1).flatten().next()) else { continue };
        let words = named.as_str();
        let is_team = ["team", "jullie", "leden", "schil", "partners", "tafel", "cluster", "consulenten"]
            .iter()
            .any(|w| words.contains(w));
        if is_team || PARTY.is_match(words) || partners.iter().any(|p| words.contains(&p.to_lowercase())) {
            let span = mail.body.span(range.start + named.start()..range.start + named.end());
            return Some(span.of(document).trim().to_owned()).filter(|s| !s.is_empty());
        }
    }
    None
}

/// Whether the mail holds only a link, or is the notice of a secure-mail service.
pub(super) fn only_a_link(mail: &Mail) -> bool {
    let own = mail.own_text();
    let linked = LINK.is_match(own);
    let in_subject = SECURE_MAIL.is_match(mail.subject_words());
    if !linked && !in_subject {
        return false;
    }
    let words = own.split_whitespace().count();
    let rest = LINK.replace_all(own, " ").split_whitespace().count();
    linked && (rest <= 25 && words > rest || SECURE_MAIL.is_match(own) && rest <= 150) || in_subject && rest <= 150
}
