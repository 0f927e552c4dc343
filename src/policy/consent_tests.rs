use super::super::form::tests::marked;
use super::*;
use crate::model::{Finding, MailId, Sensitive};
use crate::register::{ConsentSource, ConsentSubject, ConsentTo, SignedBy};
use jiff::civil::date;
use proptest::prelude::*;

fn profile(lines: &str) -> Profile {
    let text = format!("name = \"p\"\ntitle = \"P\"\nvalid_from = \"2018-01-01\"\ndeadline = \"7d\"\n{lines}");
    toml::from_str(&text).expect("a profile")
}

fn member(organisation: &str, adviser: bool) -> Member {
    toml::from_str(&format!(
        "mailbox = \"lid@{organisation}.example\"\norganisation = \"{organisation}\"\nadviser = {adviser}"
    ))
    .expect("a member")
}

fn consent(id: u32, persons: &[u32], to: ConsentTo) -> ConsentRecord {
    let subject = |n: &u32| ConsentSubject {
        person: PersonNumber(*n),
        signed_by: SignedBy::Subject,
        details: Sensitive::new(vec![(Category::Adres, "Proefweg 12".into()), (Category::Bsn, "111222333".into())]),
    };
    ConsentRecord {
        id,
        subjects: persons.iter().map(subject).collect(),
        purpose: Sensitive::default(),
        to,
        kinds: vec![Category::Adres, Category::Bsn],
        parties: false,
        given_on: date(2026, 11, 2),
        valid_until: None,
        withdrawn_on: None,
        source: ConsentSource::Form { mail: MailId(ulid::Ulid(1)), path: "2".into() },
    }
}

fn only(organisation: &str) -> ConsentTo {
    ConsentTo { team: false, organisations: vec![organisation.into()], ..ConsentTo::team() }
}

fn decided(profile: &Profile, consents: &[ConsentRecord], members: &[Member], attends: bool) -> Vec<NamedFor> {
    let ground = Ground {
        profile,
        consents,
        kind: Kind::Casus,
        today: date(2026, 11, 3),
        meeting: Some(date(2026, 11, 12)),
        attends,
        without_names: false,
        necessary: None,
    };
    named_for(&ground, &members.iter().collect::<Vec<_>>())
}

#[test]
fn a18_a54_named_for_those_covered_and_never_for_advisers() {
    let profile = profile("consent_allows = [\"ADRES\", \"BSN\"]");
    let members = [member("mee", false), member("piw", false), member("ggz", true)];
    let all = decided(&profile, &[consent(1, &[1], ConsentTo::team())], &members, false);
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].readers.iter().map(|m| m.domain()).collect::<Vec<_>>(), ["mee.example", "piw.example"]);
    // H-21b: a BSN never, whatever profile and consent say.
    assert_eq!(all[0].details, [(PersonNumber(1), Category::Adres)]);
}

#[test]
fn s40_each_reader_sees_whom_the_consents_for_that_reader_name() {
    let members = [member("mee", false), member("piw", false), member("politie", false)];
    let consents = [consent(1, &[1], only("mee")), consent(2, &[2], only("MEE")), consent(3, &[2], only("piw"))];
    let all = decided(&profile(""), &consents, &members, false);
    let of = |domain: &str| {
        let found = all.iter().find(|n| n.readers.iter().any(|r| r.domain() == domain));
        found.map(|n| n.persons.iter().map(|p| p.0).collect::<Vec<_>>())
    };
    assert_eq!((of("mee.example"), of("piw.example"), of("politie.example")), (Some(vec![1, 2]), Some(vec![2]), None));
}

#[test]
fn s13_a21_presence_alone_names_nobody_and_may_be_asked_for_besides() {
    let members = [member("mee", false)];
    let given = [consent(1, &[1], ConsentTo::team())];
    let asked = profile("named_requires = \"consent_and_presence\"\npresence_counts_as_consent = true");
    assert!(decided(&asked, &given, &members, false).is_empty());
    assert_eq!(decided(&asked, &given, &members, true).len(), 1);
    assert!(decided(&asked, &[], &members, true).is_empty());
}

#[test]
fn s41_a_mention_that_fits_somebody_else_stays_a_label() {
    let (document, findings) =
        marked("{1:Yara Testema} en haar moeder {2:Noor Testema}. Mevrouw {1:Testema} belt. {1:Yara's} werk.");
    let by = NamedFor {
        persons: vec![PersonNumber(1)],
        details: Vec::new(),
        parties: false,
        readers: Vec::new(),
        consents: vec![1],
    };
    let named = named(&by, &document, &findings);
    let stands: Vec<&str> =
        findings.list.iter().filter(|f| named.allows(f)).map(|f| f.span.of(document.text.expose())).collect();
    assert_eq!(stands, ["Yara Testema", "Yara's"]);
}

#[test]
fn h72_data_are_tied_to_a_person_only_by_the_very_form() {
    let (document, mut findings) = marked("{1:Yara Testema} woont {9:Proefweg 12}, buur op {9:Proefweg 14}.");
    for finding in findings.list.iter_mut().skip(1) {
        (finding.category, finding.person) = (Category::Adres, None);
    }
    attribute(&mut findings, &document, &[consent(1, &[1], ConsentTo::team())], date(2026, 11, 3));
    let owners: Vec<Option<u32>> = findings.list.iter().map(|f| f.person.map(|p| p.0)).collect();
    assert_eq!(owners, [Some(1), Some(1), None]);
}

fn any_consent() -> impl Strategy<Value = ConsentRecord> {
    let to = prop_oneof![
        Just(ConsentTo::team()),
        Just(only("mee")),
        Just(only("nemo")),
        Just(ConsentTo { except: vec!["mee".into()], ..ConsentTo::team() })
    ];
    let days = (0i8..25, proptest::option::of(0i8..25), proptest::option::of(0i8..25));
    (proptest::collection::vec(1u32..4, 0..3), to, days).prop_map(|(persons, to, (given, until, withdrawn))| {
        let day = |n: i8| date(2026, 11, n + 1);
        ConsentRecord {
            given_on: day(given),
            valid_until: until.map(day),
            withdrawn_on: withdrawn.map(day),
            ..consent(1, &persons, to)
        }
    })
}

#[test]
fn who_shares_no_more_than_a_name_with_somebody_of_an_earlier_mail_is_not_named_on_that_ones_consent() {
    use crate::anonymise::{FindSettings, find};
    let dictionary = crate::dictionary::Dictionary::shipped();
    let known = crate::register::KnownPerson {
        number: PersonNumber(1),
        forms: Sensitive::new(vec!["Boukje Terpstra".into(), "Terpstra".into(), "Boukje".into()]),
        role: None,
    };
    let by = NamedFor {
        persons: vec![PersonNumber(1)],
        details: Vec::new(),
        parties: false,
        readers: Vec::new(),
        consents: vec![1],
    };
    for (mail, allowed) in [
        ("Mevrouw Boukje Terpstra belde. Mevrouw Terpstra is moe.", 2),
        ("Boukje belde weer.", 1),
        // Her mother, her aunt, the neighbours' girl: nobody can tell, and nobody asked them.
        ("Mevrouw Terpstra belde weer.", 0),
        ("De heer Terpstra belde weer.", 0),
        ("Haar moeder, mevrouw Terpstra, belde.", 0),
        ("De familie Terpstra wil hulp.", 0),
        ("Haar zus Boukje belde.", 0),
        ("terpstra belde.", 0),
    ] {
        let settings = FindSettings { known: vec![known.clone()], ..FindSettings::default() };
        let document = Document::from_plain(&format!("x\n\n{mail}"));
        let findings = find(&document, &dictionary, &settings);
        let cover = named(&by, &document, &findings);
        assert_eq!(findings.list.iter().filter(|f| cover.allows(f)).count(), allowed, "{mail} {findings:?}");
    }
}

proptest! {
    /// Whatever the keys and the consents: who is named to a reader has a consent that covers person, reader and day, and
    /// nothing but a name or a kind that both profile and consent allow stands.
    #[test]
    fn s40_h31_no_keys_and_consents_name_anybody_without_cover(
        presence in any::<bool>(), attends in any::<bool>(), wish in any::<bool>(), casus in any::<bool>(),
        allows in proptest::sample::subsequence(Category::ALL.to_vec(), 0..6),
        consents in proptest::collection::vec(any_consent(), 0..5),
    ) {
        let mut profile = profile("");
        profile.consent_allows = allows;
        profile.presence_counts_as_consent = presence;
        let members = [member("mee", false), member("piw", false), member("ggz", true)];
        let (today, meeting) = (date(2026, 11, 3), date(2026, 11, 12));
        let kind = if casus { Kind::Casus } else { Kind::Notulen };
        let ground = Ground { profile: &profile, consents: &consents, kind, today, meeting: Some(meeting), attends, without_names: wish, necessary: None };
        let all = named_for(&ground, &members.iter().collect::<Vec<_>>());
        prop_assert!(all.is_empty() || casus && !wish);
        let mut readers: Vec<&Mailbox> = all.iter().flat_map(|n| &n.readers).collect();
        let count = readers.len();
        readers.sort();
        readers.dedup();
        prop_assert_eq!(readers.len(), count, "one rendition for a reader");
        for by in &all {
            for reader in &by.readers {
                let member = members.iter().find(|m| &m.mailbox == reader).expect("a member");
                prop_assert!(!member.adviser);
                for person in &by.persons {
                    let covers = consents.iter().any(|c| c.covers(*person) && c.to.covers(reader, &member.organisation)
                        && c.given_on <= today && c.withdrawn_on.is_none() && c.valid_until.is_none_or(|d| d >= meeting));
                    prop_assert!(covers);
                }
            }
            for (person, kind) in &by.details {
                prop_assert!(by.persons.contains(person) && profile.consent_allows.contains(kind) && *kind != Category::Bsn);
            }
            let (document, findings) = marked("{1:Yara Testema} {2:Bram Testema} {3:Noor Proefstra} {3:Testema}");
            let named = named(by, &document, &findings);
            let passes = |f: &&Finding| named.allows(f);
            prop_assert!(findings.list.iter().filter(passes).all(|f| by.persons.contains(&f.person.expect("marked"))));
        }
    }
}
