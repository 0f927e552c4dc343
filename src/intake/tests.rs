//! Whole mails of all sorts, and properties of the room.

use super::*;
use crate::model::{SectionKind, Stated};
use proptest::prelude::*;

/// A marked mail as text, with the words that each mark covers.
fn unmark(marked: &str) -> (String, Vec<(&'static str, String)>) {
    let mut said = Vec::new();
    for mark in ["DOEL", "VRAAG"] {
        let (open, close) = (format!("<<{mark}>>"), format!("<</{mark}>>"));
        let parts = marked.split(open.as_str()).skip(1);
        said.extend(parts.filter_map(|p| Some((mark, strip(p.split_once(close.as_str())?.0)))));
    }
    (strip(marked), said)
}

fn strip(text: &str) -> String {
    ["<<DOEL>>", "<</DOEL>>", "<<VRAAG>>", "<</VRAAG>>"].iter().fold(text.to_owned(), |t, mark| t.replace(mark, ""))
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

/// Words marked that the intake did not return.
fn missing(text: &str, stated: &Stated, marked: &str) -> Vec<String> {
    let found = words(&stated.spans.iter().map(|s| s.of(text)).collect::<Vec<_>>().join(" "));
    words(marked).into_iter().filter(|w| !found.contains(w)).collect()
}

/// A mail of sections, as `message` gives it.
fn of_sections(sections: &[(SectionKind, &str)]) -> Document {
    let mut document = Document::default();
    sections.iter().for_each(|(kind, text)| {
        document.push(*kind, "1", text);
    });
    document
}

#[test]
fn what_is_forwarded_or_attached_counts_when_the_note_on_top_points_there() {
    use SectionKind::{Attachment, Body, Quoted, Signature, Subject};
    let case = "Mevrouw komt nergens meer en drinkt.\n\nDoel: haar weer onder de mensen krijgen.\nVraag: wie weet een eettafel in de buurt?";
    let head = "Van: Jan Peters\nVerzonden: maandag 2 november 2026\nAan: Petra\nOnderwerp: casus";
    let forwarded = format!("{head}\n\n{case}\n\nGroet,\nJan");
    let form = "Toestemmingsverklaring\nDoel: overleg in het dorpsteam.\nVraag: wie mag meelezen?\nHandtekening:";
    let long = "Mevrouw komt nergens meer. Haar man is overleden en zij eet slecht. De buren doen boodschappen voor haar. Zij wil niet dat de huisarts komt. De wijkverpleegkundige was er vorige week en zij deed niet open voor haar. Wij maken ons zorgen.";
    for (stated, sections) in [
        (true, vec![(Subject, "FW: casus"), (Body, "Zie onder."), (Quoted, forwarded.as_str())]),
        (true, vec![(Subject, "casus"), (Body, "Hoi, zie bijlage."), (Signature, "Groet, Petra"), (Attachment, case)]),
        (true, vec![(Subject, "casus"), (Body, "Graag bespreken in Elsloo."), (Attachment, case)]),
        (true, vec![(Subject, "casus"), (Attachment, case)]),
        (false, vec![(Subject, "casus"), (Body, "Zie bijlage."), (Attachment, form)]),
        (false, vec![(Subject, "casus"), (Body, long), (Attachment, case)]),
        (false, vec![(Subject, "casus"), (Body, "Zie bijlage."), (Attachment, "Mevrouw is 80 jaar en woont alleen.")]),
    ] {
        let got = understand(&of_sections(&sections), &IntakeSettings::for_profile("stein"));
        assert_eq!((got.doel.present, got.vraag.present), (stated, stated), "{sections:?}");
        assert!(!stated || got.kind == Kind::Casus, "{sections:?}");
    }
}

#[test]
fn made_up_mails_are_understood() {
    let mut wrong = Vec::new();
    let mut tried = 0;
    for mail in include_str!("mails.txt").split("\n=== ").skip(1) {
        let (head, marked) = mail.split_once('\n').expect("a head and a mail");
        let field: Vec<&str> = head.split(' ').collect();
        let (text, said) = unmark(marked);
        let got = understand(&Document::from_plain(&text), &IntakeSettings::for_profile(field[0]));
        let area = got.area.clone().unwrap_or_else(|| "-".to_owned()).replace(' ', "_");
        let kind = format!("{:?}", got.kind).to_lowercase();
        let consent = format!("{:?}", got.consent).to_lowercase();
        let flags = [("known", got.known_case), ("attends", got.resident_attends)];
        let flags: String = flags.iter().filter(|(_, is)| *is).map(|(name, _)| format!(" {name}")).collect();
        let understood = format!("{} {kind} {area} {consent}{flags}", field[0]);
        let subject = text.lines().next().unwrap_or("");
        if let Some(head) = head.strip_suffix(" missed") {
            if understood == head {
                wrong.push(format!("{subject}: is understood now, no longer missed"));
            }
        } else if understood != head {
            wrong.push(format!("{subject}: is {head:?}, understood {understood:?}"));
        }
        for (mark, stated) in [("DOEL", &got.doel), ("VRAAG", &got.vraag)] {
            let marked: String = said.iter().filter(|(m, _)| *m == mark).map(|(_, w)| format!("{w} ")).collect();
            if stated.present == marked.is_empty() || !missing(&text, stated, &marked).is_empty() {
                wrong.push(format!(
                    "{subject}: {mark}: present {}, missing {:?}",
                    stated.present,
                    missing(&text, stated, &marked)
                ));
            }
        }
        tried += 1;
    }
    assert!(tried > 100, "the mails are read");
    assert!(wrong.is_empty(), "{} of {tried}:\n{}", wrong.len(), wrong.join("\n"));
}

const SITUATION: &str = "Inbreng\n\nMevrouw uit de buurt is 70 en woont alleen. Haar zoon komt zelden.\n\n";

fn of(sentence: &str) -> Submission {
    understand(&Document::from_plain(&format!("{SITUATION}{sentence}\n")), &IntakeSettings::for_profile("stein"))
}

#[test]
fn a_doel_is_found_under_any_heading() {
    for heading in [
        "Doel:",
        "DOEL",
        "**Doel**",
        "- doel:",
        "1. Doel",
        "Doel van de inbreng:",
        "Doel v/d casus:",
        "Doelstelling -",
        "Doel ;",
        "Deol:",
        "Doell:",
        "Doelsteling:",
        "Beoogd resultaat:",
        "Beoogt resultaat:",
        "Reden van imbreng:",
        "Waarom breng ik deze casus in?",
        "Wat wil ik bereiken:",
        "Insteek:",
        "Doel gegevensdeling:",
        "🎯 Doel:",
        "Waartoe:",
        "Mijn doel:",
        "Purpose:",
        "> Doel =",
    ] {
        let closed = heading.ends_with([':', ';', '-', '=', '?']);
        for glue in if closed { vec![" ", "\n"] } else { vec!["\n"] } {
            let got = of(&format!(
                "{}{glue}rust in huis en een plan waar iedereen mee verder kan",
                heading.trim_start_matches("> ")
            ));
            assert!(got.doel.present, "{heading:?}{glue:?}");
        }
    }
}

#[test]
fn a_question_behind_the_doel_is_the_vraag() {
    for text in [
        "Doel: rust geven in huis. Mijn vraag is of jullie een kindcoach kennen.",
        "Doel: ik wil bereiken dat mevrouw inkomen krijgt.\nWat zijn de mogelijkheden voor een uitkering?",
        "Reden inbreng: ruzie in huis, ik wil dat ieder een eigen plek krijgt. Wie kan bemiddelen?",
        "Doel: dat ze samen thuis kunnen blijven. Heeft iemand een idee?",
        "Goal: a safe place for her. Question: who can help us?",
        "Om ontruiming te voorkomen. Wie kan met haar meelopen?",
        "Ik breng deze in om meneer uit de vervuiling te halen. Effe sparren?",
        "Ik wil graag hulp zodat ze haar huis kan houden. Kunnen jullie helpen?",
    ] {
        let got = of(text);
        let whole = format!("{SITUATION}{text}\n");
        let said = |stated: &Stated| stated.spans.iter().map(|s| s.of(&whole)).collect::<Vec<_>>().join(" ");
        assert!(got.doel.present && got.vraag.present, "{text}: {:?} {:?}", said(&got.doel), said(&got.vraag));
        assert!(!said(&got.doel).contains('?') && !said(&got.doel).starts_with(' '), "{text}: {}", said(&got.doel));
    }
    let voorkomen = of("Om te voorkomen dat ze dakloos wordt wil ik dit bespreken.");
    let text = format!("{SITUATION}Om te voorkomen dat ze dakloos wordt wil ik dit bespreken.\n");
    assert!(voorkomen.doel.spans.iter().any(|s| s.of(&text).contains("voorkomen dat ze dakloos")));
}

#[test]
fn a_sentence_that_states_both_is_parted() {
    for text in [
        "haar zoon is vaak ziek. doel is meedenken over de opvoeding, vraag wie kan helpen met een maatje?",
        "Doel is meedenken over de opvoeding en mijn vraag is wie kan helpen met een maatje?",
    ] {
        let submission = of(text);
        let whole = format!("{SITUATION}{text}\n");
        let said = |stated: &Stated| stated.spans.iter().map(|s| s.of(&whole)).collect::<Vec<_>>().join("|");
        assert_eq!(said(&submission.doel).trim(), "meedenken over de opvoeding", "{text}");
        assert_eq!(said(&submission.vraag).trim(), "wie kan helpen met een maatje?", "{text}");
    }
}

#[test]
fn parties_alone_make_a_known_case_doubtful() {
    let parties = of("Betrokken zijn de huisarts, MEE en de woningcorporatie.");
    assert!(parties.known_case && parties.known_case_doubtful);
    let known = of("Ze is al bekend bij het dorpsteam.");
    assert!(known.known_case && !known.known_case_doubtful);
    assert!(!of("Hij was vroeger in zorg bij Mondriaan, nu niet meer.").known_case);
}

#[test]
fn an_area_is_named_as_the_mail_has_it_and_the_nearest_wins() {
    for (profile, text, area) in [
        ("stein", "Mevrouw uit Berg is gevallen.", Some("berg")),
        ("stein", "Mevrouw uit Berg aan de Maas is gevallen.", Some("berg aan de maas")),
        ("stein", "Mevrouw Van den Berg heeft een berg post.", None),
        ("stein", "Meneer woont in Maasband.", Some("maasband")),
        ("stein", "Mevrouw Janssen-Stein is gevallen.", None),
        ("hollands-midden", "Een gezin uit Leiden-Noord.", Some("leiden-noord")),
        ("hollands-midden", "Een gezin uit Leiden Noord.", Some("leiden noord")),
        ("hollands-midden", "Mevrouw uit Katwijk-Noord.", Some("katwijk")),
        ("hollands-midden", "Mevrouw woont in de Slaaghwijk, Leiden.", Some("slaaghwijk")),
        ("heerlen", "Beste wijkteam Heerlen-Noord, op de Molenberg woont een gezin.", Some("molenberg")),
        ("heerlen", "Voor SWT Vrieheide-Molenberg een mevrouw.", Some("vrieheide")),
    ] {
        let got = understand(
            &Document::from_plain(&format!("inbreng\n\n{text}\nDoel: rust in huis.")),
            &IntakeSettings::for_profile(profile),
        );
        assert_eq!(got.area.as_deref(), area, "{text}");
    }
}

#[test]
fn a_street_tells_the_neighbourhood_where_no_place_is_named() {
    let mut settings = IntakeSettings::for_profile("stein");
    settings.streets = vec![("lindelaan".into(), "catsop".into()), ("beukenhof".into(), "meers".into())];
    let area = |text: &str| understand(&Document::from_plain(&format!("inbreng\n\n{text}")), &settings).area;
    assert_eq!(area("Mevrouw op de Lindelaan 4 is gevallen.").as_deref(), Some("catsop"));
    assert_eq!(area("Mevrouw uit Elsloo, eerder Lindelaan 4, is gevallen.").as_deref(), Some("elsloo"));
    assert_eq!(area("Mevrouw van de Lindelaan en meneer van de Beukenhof."), None);
}

#[test]
fn lines_that_end_where_the_writer_ended_them_are_not_one() {
    let text = "casus\n\nmeneer zit in de schuldsanering en de corporatie dreigt nu met ontruiming\nik wil voorkomen dat hij zijn huis kwijt is\nwie van jullie kan eens bij hem aanbellen\ntoestemming moet ik nog regelen";
    let got = understand(&Document::from_plain(text), &IntakeSettings::for_profile("stein"));
    let said = |stated: &Stated| stated.spans.iter().map(|s| s.of(text)).collect::<Vec<_>>().join(" ");
    assert_eq!(said(&got.doel), "ik wil voorkomen dat hij zijn huis kwijt is");
    assert_eq!(said(&got.vraag), "wie van jullie kan eens bij hem aanbellen");
    assert_eq!(got.consent, Consent::None);
}

#[test]
fn what_is_no_doel() {
    for text in [
        "Doel: zie boven",
        "Doel: n.t.b.",
        "Doel:",
        "Doel: overleg",
        "Doelgroep: volwassenen met schulden",
        "Het doelenplan is gemaakt.",
        "Het doel van haar behandeling is beter slapen.",
        "Doel van het traject was werk vinden.",
        "Zijn doel is profvoetballer worden.",
        "Met dit doel voor ogen doe ik er nog een mail achteraan.",
        "Zij wil graag verhuizen naar haar dochter.",
        "Mevrouw heeft een doel: de vierdaagse uitlopen.",
        "Doel: n.v.t., dat laten we rusten.",
        "Doel: zie mijn eerdere schrijven.",
        "Ik hoop dat ik nog op tijd ben met deze mail.",
    ] {
        assert!(!of(text).doel.present, "{text}");
    }
}

#[test]
fn what_is_no_vraag() {
    for text in [
        "Vraag: geen",
        "Vraag: zie boven",
        "Vraag:",
        "Vraag het aan de huisarts.",
        "Mevrouw vraagt veel aandacht.",
        "De zorgvraag is groot.",
        "Ze heeft een aanvraag Wmo lopen.",
        "Heb je nog vragen, bel me.",
        "Graag bespreken.",
        "Ter info.",
        "Hoe gaat het met jou?",
        "Kunnen we het er even over hebben?",
        "Ze vroeg: \"Krijg ik dan een traplift?\"",
        "Haar vraag is of er een lift kan komen.",
        "Kan deze er donderdag nog bij?",
        "Vraagstelling: zie mijn eerdere schrijven.",
        "Vraag: ik kom er in het overleg op terug.",
        "Kun je dat bevestigen? En hoe lang blijft een mail bij jullie bewaard?",
        "Is dit iets voor jullie?",
        "Weet jij wat ik hiermee moet?",
        "Op mijn vraag of ik dit mocht delen zei ze niets.",
        "Wat is er al gedaan?\nDe huisarts is geweest.",
    ] {
        assert!(!of(text).vraag.present, "{text}");
    }
}

#[test]
fn consent_is_read_from_the_nearest_clause() {
    for (text, consent) in [
        ("Toestemming: ja", Consent::Claimed),
        ("Mevrouw vindt het goed dat ik dit bespreek.", Consent::Claimed),
        ("Accoord is mondeling gegeven.", Consent::Claimed),
        ("Zie haet 't good gevonge.", Consent::Claimed),
        ("Ze heeft er geen bezwaar tegen.", Consent::Claimed),
        ("Formulier volgt nog.", Consent::Claimed),
        ("Toestemming: ja, formulier bijgevoegd", Consent::Attached),
        ("Getekende toestemming in de bijlage.", Consent::Attached),
        ("Moeder heeft getekend, zie bijlage toestemming.pdf. Vader tekent niet.", Consent::Attached),
        ("Ze is akkoord, formulier toegevoegd.", Consent::Attached),
        ("Hij gaf eerst geen toestemming, maar nu wel, formulier bijgevoegd.", Consent::Attached),
        ("Moeder vind t prima dat we t bespreken.", Consent::Claimed),
        ("Ze woont in de buurt. Toestemming: ja.", Consent::Claimed),
        ("He said it's ok to share, nothing signed yet.", Consent::Claimed),
        ("Moeder is akkoord, vader weigert.", Consent::Refused),
        ("Toestemming: nee", Consent::None),
        ("Toestemming: ja/nee", Consent::None),
        ("Nog geen toestemming gevraagd.", Consent::None),
        ("Mevrouw weet niet dat ik dit inbreng.", Consent::None),
        ("Toestemming voor medicatie is gegeven.", Consent::None),
        ("School heeft toestemming voor verlof.", Consent::None),
        ("Ik ben akkoord met de datum.", Consent::None),
        ("De melder wil anoniem blijven.", Consent::None),
        ("Mevrouw weigert hulp in de huishouding.", Consent::None),
        ("Het formulier bijzondere bijstand is bijgevoegd.", Consent::None),
        ("Ze zegt: zeg het maar tegen wie je wilt.", Consent::Claimed),
        ("Ze knikte toen ik vroeg of ik dit mocht bespreken.", Consent::Claimed),
        ("Toestemming: moeder ja (per app), vader ja", Consent::Claimed),
        ("Geen bezwaar tegen bespreking.", Consent::Claimed),
        ("Ze vond het goed dat we haar man belden.", Consent::None),
        ("De huisarts heeft toestemming gegeven voor de operatie.", Consent::None),
        ("Om toestemming is gevraagd; zij heeft deze niet willen geven.", Consent::Refused),
        ("Zij heeft ons gevraagd om haar verhaal niet te bespreken.", Consent::Refused),
        ("Zij heeft spijt van haar handtekening.", Consent::Withdrawn),
        ("Hij had getekend voor de bespreking. Die trekt hij dus in.", Consent::Withdrawn),
        ("Ze geeft geen toestemming.", Consent::Refused),
        (
            "Meneer wil niet dat dit besproken wordt. Zijn zoon: bespreek het gerust, wij staan er allemaal achter, dus akkoord.",
            Consent::Refused,
        ),
        ("Meneer wil niet dat dit besproken wordt.", Consent::Refused),
        ("Hij heeft geweigerd te tekenen.", Consent::Refused),
        ("Ze trekt haar toestemming in.", Consent::Withdrawn),
        ("Mevrouw heeft zich bedacht.", Consent::Withdrawn),
        ("Zij kan haar toestemming altijd intrekken, dat weet ze.", Consent::None),
        ("Er is geen toestemming. Ik beroep me op een conflict van plichten.", Consent::Exception),
        ("Ze weigert te tekenen. Ik heb alles geprobeerd en er is geen andere weg.", Consent::Exception),
        ("Er is geen toestemming, en of dit onder vitaal belang valt weet ik niet.", Consent::None),
    ] {
        assert_eq!(of(text).consent, consent, "{text}");
    }
}

#[test]
fn a_quoted_mail_consents_to_nothing() {
    let got = of(
        "Ik hoor het wel.\n\nGroet, Zwaantje\n\nVan: Coby <c@x.example>\nVerzonden: maandag\nOnderwerp: casus\n\nToestemming: ja\nDoel: iets anders bereiken voor haar",
    );
    assert_eq!(got.consent, Consent::None);
    assert!(!got.doel.present);
}

#[test]
fn danger_is_heard_and_its_denial_too() {
    use crate::model::Danger;
    for (text, danger) in [
        ("Ze zegt dat ze niet meer wil leven.", vec![Danger::Suicide]),
        ("Hij bedreigt haar met een mes.", vec![Danger::Acute]),
        ("Er is sprake van huiselijk geweld.", vec![Danger::DomesticViolence]),
        ("Er is brandgevaar in de flat.", vec![]),
        ("Doel: mevrouw veilig thuis laten wonen.", vec![]),
        ("De melding bij veilig thuis is gedaan.", vec![Danger::DomesticViolence]),
        ("Veilig Thuis is op de hoogte.", vec![Danger::DomesticViolence]),
        ("Er is geen sprake van huiselijk geweld.", vec![]),
    ] {
        assert_eq!(of(text).danger, danger, "{text}");
    }
}

#[test]
fn a_mail_with_only_a_link_says_nothing_itself() {
    let link = |body: &str| understand(&Document::from_plain(body), &IntakeSettings::default()).only_a_link;
    assert!(link("casus\n\nZie https://deel.example/abc"));
    assert!(link(
        "Beveiligd bericht van de instelling\n\nU heeft een beveiligd bericht. Bericht openen: https://mail.example/x"
    ));
    assert!(!link(
        "casus\n\nMevrouw woont alleen en heeft sinds de zomer geen verwarming meer. De woningstichting zegt dat zij de kosten zelf moet betalen. Meer over de regeling staat op https://regeling.example/x"
    ));
}

proptest! {
    #[test]
    fn no_text_makes_it_panic_and_spans_fit(text in "(doel|vraag|toestemming|[:.?>\n\"é€-]|mevrouw|wie kan|ja|niet|\\PC| ){0,60}") {
        let document = Document::from_plain(&text);
        let mut settings = IntakeSettings::for_profile("stein");
        settings.received = Some(jiff::civil::date(2026, 2, 28).at(9, 0, 0, 0));
        let got = understand(&document, &settings);
        for span in got.doel.spans.iter().chain(&got.vraag.spans).chain(&got.consent_spans) {
            prop_assert!(text.get(span.range()).is_some());
        }
    }
}
