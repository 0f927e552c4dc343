use super::*;
use crate::anonymise::testing::unmark;
use crate::dictionary::LocalLists;
use crate::model::Category::Persoon;
use proptest::prelude::*;
use std::sync::LazyLock;

pub(super) static SHIPPED: LazyLock<Dictionary> = LazyLock::new(Dictionary::shipped);

pub(super) fn settings() -> FindSettings {
    let places = ["Stein", "Elsloo", "Urmond", "Meers", "Nieuwdorp"];
    FindSettings { places: places.map(str::to_owned).to_vec(), ..FindSettings::default() }
}

/// A mention: its words and the number of the person.
pub(super) type Mention = (String, Option<u32>);

/// The mentions that are found in a marked mail (subject, blank line, body), and those that are marked.
pub(super) fn mentions(marked: &str) -> (Vec<Mention>, Vec<Mention>) {
    let (text, marks) = unmark(marked);
    let findings = find(&Document::from_plain(&text), &SHIPPED, &settings());
    let redacted = findings.list.iter().filter(|f| f.category == Persoon && f.verdict == Verdict::Redact);
    let found = redacted.map(|f| (f.span.of(&text).to_owned(), f.person.map(|p| p.0))).collect();
    let persons = marks.iter().filter(|m| m.category == Persoon);
    (found, persons.map(|m| (m.span.of(&text).to_owned(), m.person)).collect())
}

/// Asserts that the mail mentions the marked persons and no other, with the same numbers.
#[track_caller]
pub(super) fn check(marked: &str) {
    let (found, expected) = mentions(marked);
    assert_eq!(found, expected, "in: {marked}");
}

#[test]
fn a_number_of_a_resident_in_brackets_is_no_organisation() {
    for mail in [
        "x\n\nMevrouw [[PERSOON#1|Samira El Barkani]] (BSN 111222333) woont alleen.",
        "x\n\nConclusie: mevrouw [[PERSOON#1|El Barkani]] (geb. 1962) krijgt een vast contact.",
    ] {
        check(mail);
    }
}

#[test]
fn a_person_keeps_one_number_under_every_form_of_the_name() {
    for mail in [
        "[[PERSOON#1|Samira]]\n\nHet gaat om mevrouw [[PERSOON#1|Samira El Barkani]]. [[PERSOON#1|Samira]] slaapt slecht en mevrouw [[PERSOON#1|El Barkani]] werkt niet.",
        "x\n\nHaar zoon [[PERSOON#1|Jesper]] gamet. [[PERSOON#1|Jesper]]'s zus zegt dat [[PERSOON#1|Jespertje]] verdrietig is.",
        "x\n\nDe heer [[PERSOON#1|R. Quaedackers]] woont alleen. [[PERSOON#1|Rico]], zo heet hij, doet niet open.",
        "x\n\nZijn buurman [[PERSOON#1|Wojtek Zielinski]] helpt. [[PERSOON#1|Zielinsky]] heeft een sleutel.",
        "x\n\nDe familie [[PERSOON#1|de Wolff]] is ten einde raad. [[PERSOON#1|Gerrit de Wolff]] drinkt.",
    ] {
        check(mail);
    }
}

#[test]
fn a_question_of_an_area_with_somebodys_birth_in_it_hides_where_they_live() {
    let settings = FindSettings { area_question: true, ..settings() };
    let streets = |text: &str| {
        let found = find(&Document::from_plain(text), &SHIPPED, &settings);
        let streets = found.list.iter().filter(|f| f.category == Category::Adres);
        streets.map(|f| f.span.of(text).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(streets("x\n\nOverlast bij Testerstraat 12."), ["12"]);
    let case = "x\n\nGraag breng ik een anonieme casus in. Er is overlast bij Testerstraat 12.";
    assert_eq!(streets(case), ["Testerstraat 12"]);
    assert_eq!(streets("x\n\nGeen casus dit keer. Bespreken jullie de overlast bij Testerstraat 12?"), ["12"]);
    assert_eq!(streets("x\n\nWie: Samira Testhout (12-03-1971)\nWaar: Testerstraat 12."), ["Testerstraat 12"]);
}

#[test]
fn a_street_that_an_area_asks_of_is_nobodys_surname() {
    let settings = FindSettings { area_question: true, ..settings() };
    let text = "x\n\nDe gangen achter de Julianastraat groeien dicht. Meneer Testhout van Julianastraat 31 ruimt op.";
    let found = find(&Document::from_plain(text), &SHIPPED, &settings);
    let hidden: Vec<&str> = found.list.iter().map(|f| f.span.of(text)).collect();
    assert_eq!(hidden, ["Testhout", "31"]);
}

#[test]
fn a_number_is_hidden_wherever_it_stands_again() {
    let text = "x\n\nBSN 111222333. Dossier van Tjibbe111222333vervolg, tel. 06-12345678, app06-12345678x.";
    let document = Document::from_plain(text);
    let findings = find(&document, &SHIPPED, &settings());
    let hidden = |at: usize| findings.list.iter().any(|f| f.verdict == Verdict::Redact && f.span.range().contains(&at));
    // Not even a long row of others, each told often, keeps it from being looked for.
    let others = "tel. 06-87654321. ".repeat(70);
    let long = Document::from_plain(&format!("x\n\n{others}BSN 111222333, en Tjibbe111222333vervolg."));
    let found = find(&long, &SHIPPED, &settings());
    for (start, _) in long.text.expose().match_indices("111222333") {
        assert!(found.list.iter().any(|f| f.verdict == Verdict::Redact && f.span.range().contains(&start)), "{start}");
    }
    for (start, number) in text.match_indices("111222333").chain(text.match_indices("06-12345678")) {
        assert!((start..start + number.len()).all(hidden), "{number} at {start}");
    }
}

#[test]
fn an_initial_alone_ties_a_first_name_to_nobody() {
    check("x\n\nMevrouw [[PERSOON#1|A. Terpstra]] woont alleen. Buurvrouw [[PERSOON#2|Annelies]] doet boodschappen.");
    check("x\n\nMevrouw [[PERSOON#1|A.M. Terpstra]] is ziek. Haar oud-collega [[PERSOON#2|Anouk]] komt elke woensdag.");
    check("x\n\nMeneer [[PERSOON#1|R. Terpstra]] drinkt te veel. [[PERSOON#2|Rico]] wil hulp.");
}

#[test]
fn persons_with_one_surname_stay_apart() {
    check(
        "x\n\n[[PERSOON#1|Marit Terpstra]] en haar broer [[PERSOON#2|Sybren Terpstra]] praten niet. Meneer [[PERSOON#2|Terpstra]] is boos en mevrouw [[PERSOON#1|Terpstra]] ook.",
    );
}

#[test]
fn names_that_are_ordinary_words_are_told_by_what_stands_around() {
    for mail in [
        "x\n\nDochter [[PERSOON#1|Roos]] tekent graag een roos. [[PERSOON#1|Roos]] zit in groep 5.",
        "x\n\nMeneer [[PERSOON#1|Koning]] is ziek. Hij voelt zich geen koning te rijk.",
        "x\n\nWil je dit meenemen? Dan is het rond. Hoop doet leven.",
        "x\n\nHaar moeder [[PERSOON#1|Wil]] helpt. [[PERSOON#1|Wil]] wil dat graag.",
        "x\n\nMevrouw [[PERSOON#1|Stein]] woont in Stein en mevrouw [[PERSOON#2|Van Elsloo]] in Elsloo.",
    ] {
        check(mail);
    }
}

#[test]
fn names_in_lower_case_and_in_capitals_are_found() {
    for mail in [
        "casus\n\nhoi marieke, wil mw [[PERSOON#1|demirci]] inbrengen. haar zoontje [[PERSOON#2|berkay]] van 7 gaat niet naar school. de vader, [[PERSOON#3|serkan]], is weg.",
        "x\n\nGEBELD DOOR MEVROUW [[PERSOON#1|DE BRUIJN]].\nHAAR MAN [[PERSOON#2|GERRIT]] LIGT IN HET ZIEKENHUIS.\n",
        "mevr [[PERSOON#1|tekle]]\n\nmevr [[PERSOON#1|letebrhan tekle]] belde weer. ze heeft hulp nodig en weet niet waar ze heen moet.",
    ] {
        check(mail);
    }
}

#[test]
fn names_of_all_origins_and_orders_are_found_whole() {
    for mail in [
        "x\n\nHet gaat om dhr. [[PERSOON#1|Nguyen Van Tuan]] en om zijn vrouw [[PERSOON#2|Thi Hoa]].",
        "x\n\nVriendin [[PERSOON#1|Abena Owusu-Ansah]] past op.",
        "x\n\nVolgens haar zus [[PERSOON#1|Soerinder Ramdjielal-Bhoelai]] is het goed.",
        "x\n\nZijn tante, [[PERSOON#1|Agnieszka Wróbel]], komt langs met [[PERSOON#2|Olena Shevchenko]].",
        "x\n\nInwoner: [[PERSOON#1|Van der Zwaag, M.]] uit Elsloo",
        "x\n\nHij logeert bij [[PERSOON#1|Jean-Pierre van 't Hek]].",
    ] {
        check(mail);
    }
}

#[test]
fn professionals_stay() {
    for mail in [
        "x\n\nBeste Marieke,\n\nMevrouw uit Stein zoekt hulp.\n\nGroet,\nJolijn Pas\nSociaal werker",
        "x\n\nWijkagent Teun was erbij, net als huisarts dr. Verbeek en mijn collega Loes.",
        "x\n\nMevrouw uit Meers zoekt hulp.\n\nGr Kees",
        "x\n\nAanwezig: Jolijn Pas (PIW), Teun Hol (politie)\n\nJolijn belt volgende week.",
    ] {
        check(mail);
    }
}

#[test]
fn a_relative_who_writes_is_a_private_person() {
    check(
        "x\n\nGeachte mevrouw Pas,\n\nMijn moeder [[PERSOON#1|Bertha Kuipers]] is gevallen.\n\nGroeten,\n[[PERSOON#2|Karin Kuipers]]",
    );
}

#[test]
fn an_anonymous_case_stays_as_it_is() {
    for mail in [
        "Anonieme casus Nieuwdorp\n\nMevrouw uit de buurt Nieuwdorp is eenzaam. Ze heeft een Poolse achtergrond en Parkinson. Betrokken: huisarts, GGZ, Leger des Heils en de Wmo-consulent.",
        "Gebiedsvraagstuk Meers\n\nIn Meers is overlast. De Boa's zijn er geweest. Storm en regen maakten het erger.",
    ] {
        let findings = find(&Document::from_plain(mail), &SHIPPED, &settings());
        assert!(findings.list.iter().all(|f| f.verdict != Verdict::Redact), "{:?} in {mail}", findings.list);
    }
}

#[test]
fn places_and_organisations_of_a_person_go_and_those_of_the_profile_stay() {
    let text = "x\n\nZijn zoon woont in Rotterdam en voetbalt bij vv Zwaluwen Noord. Zelf woont hij in Urmond.";
    let findings = find(&Document::from_plain(text), &SHIPPED, &settings());
    let gone: Vec<_> = findings.list.iter().map(|f| (f.category, f.span.of(text))).collect();
    assert_eq!(gone, [(Category::Plaats, "Rotterdam"), (Category::Organisatie, "vv Zwaluwen Noord")]);
}

#[test]
fn the_administrators_list_wins() {
    let text = "x\n\nMorgen komt Bloemhof langs bij Zwaluwnest.";
    let mut lists = LocalLists::default();
    lists.parse("eigen.txt", "allow Zwaluwnest # inloophuis\n+Bloemhof L\n").expect("is right");
    let findings = find(&Document::from_plain(text), &Dictionary::with_local(lists), &settings());
    assert_eq!(findings.list.iter().map(|f| f.span.of(text)).collect::<Vec<_>>(), ["Bloemhof"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_text_gives_ordered_findings_within_it(text in "(?s)([A-Z][a-z]{1,6}|[a-z]{1,7}|mw\\.|van|de|[A-Z]\\.|-|'s|Van:|Groet|[ ,.:;()\"\n\t@_>/0-9]|\\PC){0,60}") {
        let document = Document::from_plain(&text);
        let findings = find(&document, &SHIPPED, &settings());
        let mut end = 0;
        for finding in &findings.list {
            prop_assert!(finding.span.start >= end && !finding.span.is_empty());
            prop_assert!(text.get(finding.span.range()).is_some());
            prop_assert!(finding.category != Persoon || finding.person.is_some());
            end = finding.span.end;
        }
    }
}

#[test]
fn who_closes_a_message_that_was_passed_on_is_no_professional() {
    let hidden = |text: &str| {
        let document = Document::from_plain(text);
        let found = find(&document, &SHIPPED, &settings());
        found.list.iter().any(|f| f.verdict == Verdict::Redact && f.span.of(text).contains("Sanne"))
    };
    let message = "x\n\nSMS: Ik ben verhuisd. gr Sanne";
    assert!(hidden(&format!("{message}\n\nWie kan helpen?\n\nMet vriendelijke groet,\nPetra Voorbeeld")));
    assert!(!hidden(message));
    let quoted = "x\n\nZie onder.\n\nGroet,\nPetra Voorbeeld\n\n> Ik ben ziek.\n>\n> Groetjes\n> Sanne Testhout";
    assert!(hidden(quoted));
    assert!(!hidden(&format!("{quoted}\n> wijkverpleegkundige")));
}

#[test]
fn letters_of_braille_are_letters() {
    let text = "x\n\nMevrouw ⠞⠑⠎⠞⠓⠕⠥⠞ belt.";
    let found = find(&Document::from_plain(text), &SHIPPED, &settings());
    assert!(found.list.iter().any(|f| f.span.of(text) == "⠞⠑⠎⠞⠓⠕⠥⠞"));
}

#[test]
fn a_quotation_that_ends_in_a_trade_names_no_firm_below() {
    let text = "x\n\n\"Vraag het Sanne Bakker\"\n\nDoel: rust.";
    let found = find(&Document::from_plain(text), &SHIPPED, &settings());
    assert!(found.list.iter().all(|f| !f.span.of(text).contains("Doel")));
}

#[test]
fn an_address_that_nobody_filled_in_is_not_the_sentence_below() {
    let text = "x\n\nAdres:\n\nHet huis is opgeruimd, maar er is weinig eten.\n\nStraat:\nTesterveld\nHuisnummer: 12";
    let found = find(&Document::from_plain(text), &SHIPPED, &settings());
    let hidden: Vec<&str> = found.list.iter().map(|f| f.span.of(text)).collect();
    assert!(
        !hidden.iter().any(|h| h.contains("opgeruimd")) && hidden.iter().any(|h| h.contains("Testerveld")),
        "{hidden:?}"
    );
}
