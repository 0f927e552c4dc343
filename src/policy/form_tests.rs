use super::*;
use crate::config::Profile;
use crate::model::{Finding, FormValue, Person, Seen, Signature};
use jiff::civil::date;
use proptest::prelude::*;

const ID: MailId = MailId(ulid::Ulid(7));

fn profile() -> Profile {
    toml::from_str(
        "name = \"p\"\ntitle = \"P\"\nvalid_from = \"2018-01-01\"\ndeadline = \"7d\"\nconsent_allows = [\"ADRES\", \"GEBOORTEDATUM\"]",
    )
    .expect("a profile")
}

/// A mail body in which `{1:Naam}` is a mention of person 1.
pub(in crate::policy) fn marked(text: &str) -> (Document, Findings) {
    let (mut plain, mut list) = (String::new(), Vec::new());
    let mut persons: Vec<Person> = Vec::new();
    let mut rest = text;
    while let Some((before, mark)) = rest.split_once('{') {
        let (number, more) = mark.split_once(':').expect("a number");
        let (name, after) = more.split_once('}').expect("an end");
        plain.push_str(before);
        let number = PersonNumber(number.parse().expect("digits"));
        let span = Span::new(plain.len(), plain.len() + name.len());
        list.push(Finding {
            span,
            category: Category::Persoon,
            person: Some(number),
            confidence: 1.0,
            rule: "test".into(),
            verdict: Verdict::Redact,
            replacement: format!("[persoon {}]", number.0),
        });
        if !persons.iter().any(|p| p.number == number) {
            persons.push(Person { number, forms: Sensitive::new(vec![name.to_owned()]), role: None });
        }
        plain.push_str(name);
        rest = after;
    }
    plain.push_str(rest);
    let mut document = Document::default();
    document.push(SectionKind::Body, "1", &plain);
    (document, Findings { list, persons, ..Findings::default() })
}

/// A form of its fields; a field without value stands blank. `Handtekening=inkt` is a signed place.
fn form(lines: &str) -> ConsentForm {
    let mut form = ConsentForm { path: "2".into(), ..ConsentForm::default() };
    for line in lines.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let (label, value) = line.split_once('=').expect("a field");
        let field = match label {
            "naam" => FormField::Name,
            "geboren" => FormField::BirthDate,
            "adres" => FormField::Address,
            "doel" => FormField::Purpose,
            "aan" => FormField::Recipients,
            "soorten" => FormField::DataKinds,
            "datum" => FormField::Date,
            "tot" => FormField::EndDate,
            "antwoord" => FormField::Answer,
            "namens" => FormField::Representative,
            signature => {
                let seen = match value {
                    "inkt" => Seen::Ink,
                    "getypt" => Seen::Typed,
                    _ => Seen::Blank,
                };
                form.signatures.push(Signature { label: signature.to_owned(), seen, confidence: 0.9 });
                continue;
            }
        };
        form.values.push(FormValue { field, value: Sensitive::new(value.to_owned()), confidence: 0.9 });
    }
    form
}

const COMPLETE: &str =
    "naam=Yara Testema\ngeboren=4-5-1987\ndoel=bespreking in het dorpsteam\ndatum=2-11-2026\nHandtekening=inkt";
const MAIL: &str = "Mevrouw {1:Yara Testema} woont met haar zoon {2:Bram} in Elsloo. {1:Yara} zoekt werk.";

fn judged(mail: &str, lines: &str) -> FormVerdict {
    let (document, findings) = marked(mail);
    let organisations = ["MEE".to_owned(), "PIW".to_owned(), "politie".to_owned()];
    let profile = profile();
    let with = FormMail {
        id: ID,
        document: &document,
        findings: &findings,
        received: date(2026, 11, 3),
        meeting: Some(date(2026, 11, 12)),
        team: "Dorpsteam Elsloo",
        organisations: &organisations,
        profile: &profile,
    };
    judge_form(&form(lines), &with)
}

fn rule(verdict: &FormVerdict) -> String {
    match verdict {
        FormVerdict::Grants(_) => "grants".into(),
        FormVerdict::Refuses => "refuses".into(),
        FormVerdict::NobodyNamed => "nobody".into(),
        FormVerdict::Lacks(reason) => format!("lacks {}", reason.rule),
        FormVerdict::Doubt(reason) => format!("doubt {}", reason.rule),
    }
}

#[test]
fn h31_s41_a_complete_form_covers_exactly_whom_it_names() {
    let FormVerdict::Grants(record) = judged(MAIL, COMPLETE) else { panic!("complete") };
    assert_eq!(record.subjects.iter().map(|s| s.person.0).collect::<Vec<_>>(), [1]);
    assert_eq!((record.given_on, record.valid_until), (date(2026, 11, 2), None));
    assert!(record.to.team && record.kinds == [Category::Adres, Category::Geboortedatum]);
    assert_eq!(record.subjects[0].signed_by, SignedBy::Subject);
    assert!(!format!("{record:?}").contains("Testema"));
}

#[test]
fn h91_s25_what_is_blank_or_typed_is_a_claim_and_no_consent() {
    for (without, found) in [
        ("naam=Yara Testema", "lacks H-91"),
        ("datum=2-11-2026", "lacks H-91"),
        ("Handtekening=inkt", "lacks S-25"),
        ("doel=bespreking in het dorpsteam", "lacks H-31"),
    ] {
        let label = without.split('=').next().unwrap_or_default();
        assert_eq!(rule(&judged(MAIL, &COMPLETE.replace(without, &format!("{label}=")))), found, "{without}");
    }
    assert_eq!(rule(&judged(MAIL, &COMPLETE.replace("=inkt", "=getypt"))), "lacks S-25");
    assert_eq!(rule(&judged(MAIL, "naam=\ndatum=\nHandtekening=")), "lacks S-25");
    assert_eq!(rule(&judged(MAIL, &COMPLETE.replace("Handtekening", "Handtekening hulpverlener"))), "lacks S-25");
}

#[test]
fn s21_s40_a_form_of_tomorrow_or_of_yesteryear_does_not_hold() {
    assert_eq!(rule(&judged(MAIL, &COMPLETE.replace("2-11-2026", "4-11-2026"))), "lacks S-21");
    assert_eq!(rule(&judged(MAIL, &COMPLETE.replace("2-11-2026", "3-11-2026"))), "grants");
    assert_eq!(rule(&judged(MAIL, &COMPLETE.replace("2-11-2026", "gisteren"))), "doubt S-25");
    assert_eq!(rule(&judged(MAIL, &format!("{COMPLETE}\ntot=11-11-2026"))), "lacks S-40");
    assert_eq!(rule(&judged(MAIL, &format!("{COMPLETE}\ntot=12-11-2026"))), "grants");
}

#[test]
fn h47_w15_no_is_no_and_yes_to_the_talk_alone_gives_no_name() {
    assert_eq!(rule(&judged(MAIL, &format!("{COMPLETE}\nantwoord=Nee"))), "refuses");
    assert_eq!(rule(&judged(MAIL, &format!("{COMPLETE}\nantwoord=ja\nantwoord=geen gegevens delen"))), "lacks W-15");
    assert_eq!(rule(&judged(MAIL, &format!("{COMPLETE}\nantwoord=ja"))), "grants");
    assert_eq!(rule(&judged(MAIL, &format!("{COMPLETE}\nantwoord="))), "lacks H-91");
    assert_eq!(rule(&judged(MAIL, &format!("{COMPLETE}\nantwoord=Ja, maar niet aan de politie"))), "doubt H-59");
    assert_eq!(rule(&judged(MAIL, &format!("{COMPLETE}\nantwoord=Ik heb geen bezwaar"))), "grants");
    assert_eq!(rule(&judged(MAIL, &format!("{COMPLETE}\nantwoord=Ik geef geen toestemming"))), "refuses");
}

#[test]
fn s46_h59_another_purpose_or_nobody_of_the_team_waits_for_the_coordinator() {
    let purpose = |text: &str| COMPLETE.replace("bespreking in het dorpsteam", text);
    assert_eq!(rule(&judged(MAIL, &purpose("inschrijving bij de huisarts"))), "doubt S-46");
    assert_eq!(rule(&judged(MAIL, &purpose("het opstellen van een plan"))), "grants");
    assert_eq!(rule(&judged(MAIL, &format!("{COMPLETE}\naan=de tandarts"))), "doubt H-59");
    // H-93: the printed readers and the organisations of the two lines.
    let FormVerdict::Grants(record) =
        judged(MAIL, &format!("{COMPLETE}\naan=de tandarts\naan=de medewerkers van het sociaal wijkteam"))
    else {
        panic!("complete")
    };
    assert!(record.to.team);
    let FormVerdict::Grants(record) = judged(MAIL, &format!("{COMPLETE}\naan=MEE Limburg en PIW, niet de politie"))
    else {
        panic!("complete")
    };
    assert_eq!((record.to.team, record.to.organisations.len()), (false, 2));
    assert_eq!(record.to.except, ["politie"]);
}

#[test]
fn z31_who_is_not_beyond_doubt_the_same_person_is_the_coordinators() {
    for (mail, found) in [
        ("Mevrouw {1:Testema} zoekt werk.", "doubt S-41"),
        ("Mevrouw {1:Y. Testema} zoekt werk.", "doubt S-41"),
        ("Mevrouw {1:Yara Testema} en haar nicht {2:Yara} zoeken werk.", "doubt Z-31"),
        ("Mevrouw {1:Yara Testema} en haar nicht {2:Y. Testema} zoeken werk.", "doubt Z-31"),
        ("Mevrouw {1:Yara Testema} en {2:Yara Testemas} zoeken werk.", "doubt Z-31"),
        ("Mevrouw {1:Yara Testema} en haar man {2:Bram Testema} zoeken werk.", "grants"),
        ("Mevrouw {1:Testema, Yara} zoekt werk.", "grants"),
        ("Mevrouw {1:Yára Testema} zoekt werk.", "grants"),
        ("Mevrouw {1:Noor Proefstra} zoekt werk.", "doubt S-41"),
        ("Een vrouw zoekt werk.", "nobody"),
    ] {
        assert_eq!(rule(&judged(mail, COMPLETE)), found, "{mail}");
    }
}

#[test]
fn h103_h104_h105_twelve_and_sixteen_are_inclusive_and_an_unknown_age_is_the_strictest() {
    let child = |born: &str, signed: &str| {
        let lines = format!("naam=Bram Testema\ngeboren={born}\ndoel=dorpsteam\ndatum=2-11-2026\n{signed}");
        rule(&judged("Zijn zus en {1:Bram Testema} wonen in Elsloo.", &lines))
    };
    let (own, parent) = ("Handtekening kind=inkt", "Handtekening ouder=inkt");
    for (born, signed, found) in [
        ("3-11-2014", parent.to_owned(), "grants"), // eleven, twelve tomorrow
        ("3-11-2014", own.to_owned(), "lacks H-105"),
        ("2-11-2014", parent.to_owned(), "lacks H-104"), // twelve today
        ("2-11-2014", format!("{own}\n{parent}"), "grants"),
        ("2-11-2010", own.to_owned(), "grants"), // sixteen today
        ("3-11-2010", own.to_owned(), "lacks H-104"),
        ("2-11-2010", parent.to_owned(), "doubt H-103"),
        ("", own.to_owned(), "doubt H-105"),
        ("", format!("{own}\n{parent}"), "grants"),
        ("3-11-2015", "namens=Noor Testema\nHandtekening=inkt".to_owned(), "grants"),
    ] {
        assert_eq!(child(born, &signed), found, "{born} {signed}");
    }
}

#[test]
fn h103_two_adults_need_two_signatures() {
    let mail = "Mevrouw {1:Yara Testema} en meneer {2:Bram Proefstra} wonen in Elsloo.";
    let both = "naam=Yara Testema\nnaam=Bram Proefstra\ndoel=dorpsteam\ndatum=2-11-2026\nHandtekening=inkt";
    assert_eq!(rule(&judged(mail, both)), "doubt H-103");
    assert_eq!(rule(&judged(mail, &format!("{both}\nHandtekening=inkt"))), "grants");
    assert_eq!(rule(&judged(mail, &format!("{both}\nHandtekening=leeg"))), "doubt H-103");
}

proptest! {
    #[test]
    fn s40_no_form_covers_whom_it_does_not_name(
        mail in "(\\{[123]:(Yara|Bram|Noor)( Testema| Proefstra)?\\}|mevrouw |, |en ){1,8}",
        lines in "((naam=(Yara|Bram) (Testema|Proefstra)|geboren=1-1-19[0-9]{2}|doel=dorpsteam|datum=[123]-11-2026|Handtekening=(inkt|leeg)|aan=(MEE|team|nemo)|antwoord=(ja|nee))\n){0,9}",
    ) {
        if let FormVerdict::Grants(record) = judged(&mail, &lines) {
            let (document, findings) = marked(&mail);
            prop_assert!(!record.to.is_nobody() && record.given_on <= date(2026, 11, 3));
            prop_assert!(lines.contains("Handtekening=inkt") && !lines.contains("=nee"));
            for subject in &record.subjects {
                let mut mentions = findings.list.iter().filter(|f| f.person == Some(subject.person));
                let named = |f: &Finding| lines.contains(&format!("naam={}", f.span.of(document.text.expose())));
                prop_assert!(mentions.any(named));
            }
        }
    }

    #[test]
    fn no_form_makes_it_panic(name in "\\PC{0,20}", day in "\\PC{0,12}", to in "\\PC{0,20}", label in "\\PC{0,12}") {
        let value = |field, text: String| FormValue { field, value: Sensitive::new(text), confidence: 0.9 };
        let form = ConsentForm {
            path: String::new(),
            values: vec![value(FormField::Name, name), value(FormField::Date, day), value(FormField::Recipients, to)],
            signatures: vec![Signature { label, seen: Seen::Ink, confidence: 0.9 }],
        };
        let (document, findings) = marked(MAIL);
        let profile = profile();
        let with = FormMail { id: ID, document: &document, findings: &findings, received: date(2026, 11, 3), meeting: None,
            team: "t", organisations: &[], profile: &profile };
        let _ = judge_form(&form, &with);
    }
}
