use crate::config::{Member, NamedRequires, Profile};
use crate::dictionary::key;
use crate::model::{Category, Document, Findings, Kind, Mailbox, Named, PersonNumber, Span, Verdict};
use crate::register::ConsentRecord;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// All that naming somebody rests on (H-31): the profile's keys, the consents on record, the day and the meeting, and
/// what the case is.
#[derive(Clone, Debug)]
pub struct Ground<'a> {
    /// The profile.
    pub profile: &'a Profile,
    /// Consents on record.
    pub consents: &'a [ConsentRecord],
    /// What the case is: only a casus ever names anybody (S-30).
    pub kind: Kind,
    /// The day on which the text leaves.
    pub today: Date,
    /// The day of the meeting; a consent must hold until then.
    pub meeting: Option<Date>,
    /// The resident attends. Alone it never puts a name into mail.
    pub attends: bool,
    /// The case is to stay without names whatever consent says: the inbrenger asks so, or the resident refused or
    /// took consent back (H-34, H-47).
    pub without_names: bool,
    /// The kinds of data that the mail itself says are necessary (W-08, H-82): no other stands, whatever consent allows.
    /// None if it makes no such list.
    pub necessary: Option<Vec<Category>>,
}

/// Who may be named to which readers, and by which consents. Readers of two of them are never the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedFor {
    /// Persons with a valid consent that covers these readers.
    pub persons: Vec<PersonNumber>,
    /// Their data that may stand.
    pub details: Vec<(PersonNumber, Category)>,
    /// Mentions of sensitive organisations may stand (H-79).
    pub parties: bool,
    /// The readers.
    pub readers: Vec<Mailbox>,
    /// Numbers of the consents.
    pub consents: Vec<u32>,
}

/// Decides who may be named to whom: only persons covered, only to readers covered, only while the consent holds. Readers
/// to whom nobody may be named are in none; whoever gives advice alone is never in one.
pub fn named_for(ground: &Ground, members: &[&Member]) -> Vec<NamedFor> {
    let presence = ground.profile.named_requires == NamedRequires::ConsentAndPresence;
    if ground.kind != Kind::Casus || ground.without_names || presence && !ground.attends {
        return Vec::new();
    }
    let until = ground.meeting.map_or(ground.today, |m| m.max(ground.today));
    let valid: Vec<&ConsentRecord> = ground.consents.iter().filter(|c| c.holds(ground.today, until)).collect();
    let mut all: Vec<NamedFor> = Vec::new();
    for member in members.iter().filter(|m| !m.adviser) {
        let covering = valid.iter().filter(|c| c.to.covers(&member.mailbox, &member.organisation));
        let allows = ground.profile.consent_allows.iter().copied();
        let allows: Vec<Category> =
            allows.filter(|k| ground.necessary.as_ref().is_none_or(|list| list.contains(k))).collect();
        let mut one = named_by(covering.copied(), &allows);
        if one.persons.is_empty() || all.iter().any(|n| n.readers.contains(&member.mailbox)) {
            continue;
        }
        one.readers.push(member.mailbox.clone());
        let same = |n: &&mut NamedFor| (&n.persons, &n.details, n.parties) == (&one.persons, &one.details, one.parties);
        match all.iter_mut().find(same) {
            Some(group) => group.readers.append(&mut one.readers),
            None => all.push(one),
        }
    }
    all
}

/// What some consents let stand together.
fn named_by<'a>(consents: impl Iterator<Item = &'a ConsentRecord>, allows: &[Category]) -> NamedFor {
    let (mut persons, mut details, mut numbers) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut parties = false;
    for consent in consents {
        numbers.insert(consent.id);
        parties |= consent.parties;
        for subject in &consent.subjects {
            persons.insert(subject.person);
            let kinds = consent.kinds.iter().filter(|k| k.may_be_consented() && allows.contains(k));
            details.extend(kinds.map(|kind| (subject.person, *kind)));
        }
    }
    NamedFor {
        persons: persons.into_iter().collect(),
        details: details.into_iter().collect(),
        parties,
        readers: Vec::new(),
        consents: numbers.into_iter().collect(),
    }
}

/// The same as the anonymiser and the gate take it, for one text: mentions that may be of somebody not covered stay labels.
pub fn named(by: &NamedFor, document: &Document, findings: &Findings) -> Named {
    Named {
        persons: by.persons.clone(),
        details: by.details.clone(),
        withheld: withheld(&by.persons, document, findings),
        parties: by.parties,
    }
}

/// Mentions of covered persons of which every word is also a name of somebody who is not covered: `mevrouw Testa` of a
/// daughter and a mother (S-41); and those of which only an earlier mail tells who it is, for who is meant now may be somebody else.
fn withheld(covered: &[PersonNumber], document: &Document, findings: &Findings) -> Vec<Span> {
    let text = document.text.expose();
    let mentions = || {
        let private = findings.list.iter().filter(|f| f.category == Category::Persoon && f.verdict == Verdict::Redact);
        private.filter_map(|f| Some((f.person?, f.span)))
    };
    let others: Vec<(PersonNumber, Vec<String>)> = mentions()
        .filter(|(person, _)| !covered.contains(person))
        .map(|(person, span)| (person, name_words(span.of(text))))
        .collect();
    let shared = |words: &[String]| {
        others.iter().any(|(person, _)| {
            let theirs = || others.iter().filter(|(p, _)| p == person).flat_map(|(_, w)| w);
            words.iter().all(|word| theirs().any(|other| other == word))
        })
    };
    mentions()
        .filter(|(person, _)| covered.contains(person))
        .filter(|(_, span)| findings.carried.contains(span) || shared(&name_words(span.of(text))))
        .map(|(_, span)| span)
        .collect()
}

/// The words of a name that tell people apart: folded, without forms of address and tussenvoegsels.
pub(super) fn name_words(name: &str) -> Vec<String> {
    const NO_NAME: [&str; 44] = [
        "mevrouw", "mevr", "mw", "mej", "meneer", "mijnheer", "dhr", "de heer", "heer", "hr", "mr", "drs", "dr",
        "familie", "fam", "gezin", "van", "de", "den", "der", "het", "'t", "ten", "ter", "te", "in", "op", "aan",
        "bij", "uit", "el", "al", "bin", "ben", "von", "du", "des", "la", "le", "di", "da", "en", "geb", "weduwe",
    ];
    key::fold(name)
        .split(|c: char| !(c.is_alphanumeric() || c == '\''))
        .map(|w| w.trim_matches('\''))
        .map(|w| w.strip_suffix("'s").unwrap_or(w))
        .filter(|w| !w.is_empty() && !NO_NAME.contains(w))
        .map(str::to_owned)
        .collect()
}

/// Whether a text gives the same detail as the form: letters and digits alone.
fn same_detail(category: Category, form: &str, text: &str, latest: Date) -> bool {
    if category == Category::Geboortedatum {
        let day = super::day::read_day(form, latest);
        return day.is_some() && day == super::day::read_day(text, latest);
    }
    let plain = |t: &str| key::fold(t).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let form = plain(form);
    form.len() >= 4 && form == plain(text)
}

/// Ties data in a mail to the person on whose form the very same data stand, so that they can be covered at all. What is
/// on nobody's form belongs to nobody.
pub fn attribute(findings: &mut Findings, document: &Document, consents: &[ConsentRecord], latest: Date) {
    let text = document.text.expose();
    for finding in findings.list.iter_mut().filter(|f| f.person.is_none() && f.category.may_be_consented()) {
        let value = finding.span.of(text);
        let mut subjects = consents.iter().flat_map(|c| &c.subjects);
        let owner = subjects.find(|s| {
            let details = s.details.expose();
            details.iter().any(|(kind, form)| *kind == finding.category && same_detail(*kind, form, value, latest))
        });
        finding.person = owner.map(|s| s.person);
    }
}

#[cfg(test)]
#[path = "consent_tests.rs"]
mod tests;
