use super::*;

/// A form as plain text, filled in with invented values.
const FILLED: &str = "Toestemmingsverklaring gegevensdeling Sociaal Wijkteam

Ondergetekende,

Naam: Fatou Boutaleb-Smeets
Adres ....Dennenlaan 12....
Postcode: 6100 AA Woonplaats: Voorbeeldstad
Geboortedatum _3 maart 1981_ Geboorteplaats ______

geeft hierbij toestemming aan de medewerkers van het Sociaal Wijkteam, om informatie op te vragen. Deze informatie wordt
slechts gebruikt om samen met u een plan op te stellen om u verder te helpen.

Naam organisatie en hulpverlener: Stichting Steunpunt, P. Hulp
Naam organisatie en hulpverlener: _____
Naam huisarts: _____

Voor akkoord,
Datum: 12-10-2026
Plaats: Voorbeeldstad
Handtekening: \u{fffc}";

/// A sheet of text in which U+FFFC stands for a picture.
fn sheet(text: &str) -> Sheet {
    let mut sheet = Sheet::new(0.9);
    for (nth, line) in text.lines().enumerate() {
        let cells: Vec<(String, bool)> =
            line.split('\t').map(|c| (c.replace('\u{fffc}', ""), c.contains('\u{fffc}'))).collect();
        sheet.cells(nth, cells.iter().map(|(text, drawn)| (text.as_str(), *drawn)));
    }
    sheet
}

fn values(form: &ConsentForm, field: FormField) -> Vec<&str> {
    form.values.iter().filter(|v| v.field == field).map(|v| v.value.expose().as_str()).collect()
}

#[test]
fn a_form_in_plain_text_gives_its_values_and_its_blanks() {
    let form = recognise(&sheet(FILLED)).expect("a form");
    assert_eq!(values(&form, FormField::Name), ["Fatou Boutaleb-Smeets"]);
    assert_eq!(values(&form, FormField::Address), ["Dennenlaan 12"]);
    assert_eq!(values(&form, FormField::Postcode), ["6100 AA"]);
    assert_eq!(values(&form, FormField::Residence), ["Voorbeeldstad"]);
    assert_eq!(values(&form, FormField::BirthDate), ["3 maart 1981"]);
    assert_eq!(values(&form, FormField::BirthPlace), [""]);
    assert_eq!(values(&form, FormField::Recipients)[0], "Stichting Steunpunt, P. Hulp");
    assert_eq!(values(&form, FormField::Date), ["12-10-2026"]);
    assert_eq!(values(&form, FormField::Place), ["Voorbeeldstad"]);
    assert!(values(&form, FormField::Purpose)[0].contains("een plan op te stellen"));
    assert!(
        form.signatures.iter().any(|s| s.label == "Handtekening" && s.seen == Seen::Image),
        "{:?}",
        form.signatures
    );
}

#[test]
fn an_empty_form_is_blank_everywhere() {
    let empty: String = FILLED
        .replace("Fatou Boutaleb-Smeets", "_____")
        .replace("Dennenlaan 12", "..")
        .replace("6100 AA", ".....")
        .replace("_3 maart 1981_", "_____")
        .replace("Stichting Steunpunt, P. Hulp", "…………")
        .replace("12-10-2026", "")
        .replace(": Voorbeeldstad", ":")
        .replace('\u{fffc}', "");
    let form = recognise(&Sheet::of_text(&empty, 0.9)).expect("a form");
    for field in [FormField::Name, FormField::Address, FormField::Postcode, FormField::BirthDate, FormField::Date] {
        assert!(values(&form, field).iter().all(|v| v.is_empty()), "{field:?} {:?}", values(&form, field));
    }
    assert!(form.signatures.iter().all(|s| s.seen == Seen::Blank), "{:?}", form.signatures);
}

#[test]
fn a_letter_that_speaks_of_consent_is_no_form() {
    for letter in [
        "Geachte coördinator,\n\nMevrouw heeft mondeling toestemming gegeven. Het toestemmingsformulier volgt nog.\n\nMet vriendelijke groet,\nP. Hulp",
        "Doel: hulp bij schulden\nVraag: wie kent een maatje?\nToestemming: ja, formulier is ondertekend\nNaam: mevrouw B.",
        "Verslag huisbezoek\nDatum: 3 oktober 2026\nNaam: mevrouw B.\nZe geeft toestemming om dit te bespreken. De handtekening staat op het formulier.",
    ] {
        assert!(recognise(&Sheet::of_text(letter, 0.9)).is_none(), "{letter}");
    }
}

#[test]
fn a_table_with_two_signers_and_ticks() {
    let text = "Toestemmingsformulier\nNaam cliënt\tYusuf Voorbeeld\nGeboortedatum\t1-2-2012\nNaam ouder/verzorger\tAmina Voorbeeld\n☒ Ja, ik geef toestemming\n☐ Nee, ik geef geen toestemming\n☒ Stichting Steunpunt\nPlaats en datum\tVoorbeeldstad, 4-10-2026\nHandtekening cliënt\tHandtekening ouder\n\u{fffc}\t";
    let form = recognise(&sheet(text)).expect("a form");
    assert_eq!(values(&form, FormField::Name), ["Yusuf Voorbeeld"]);
    assert_eq!(values(&form, FormField::Representative), ["Amina Voorbeeld"]);
    assert_eq!(values(&form, FormField::Answer), ["Ja, ik geef toestemming"]);
    assert_eq!(values(&form, FormField::Date), ["4-10-2026"]);
    let seen: Vec<Seen> = form.signatures.iter().map(|s| s.seen).collect();
    assert_eq!(seen, [Seen::Image, Seen::Blank]);
}

#[test]
fn a_typed_name_is_no_signature_and_a_prompt_is_a_blank() {
    let text = "Toestemmingsverklaring\nNaam: Klik of tik om tekst in te voeren.\nDatum: dd-mm-jjjj\nAdres: (straat en huisnummer)\nHandtekening: w.g. F. Voorbeeld";
    let form = recognise(&Sheet::of_text(text, 0.9)).expect("a form");
    assert!(
        form.values.iter().filter(|v| v.field != FormField::Answer).all(|v| v.value.expose().is_empty()),
        "{:?}",
        form.values.len()
    );
    assert_eq!(form.signatures[0].seen, Seen::Typed);
}

proptest::proptest! {
    #[test]
    fn any_text_is_looked_at(text in "(Naam|Datum|Handtekening|toestemming|geef toestemming|:|\\.\\.\\.\\.|\t|\n| |☒|é|1-2-2026|\u{fffc}){0,60}") {
        recognise(&sheet(&text));
    }
}

#[test]
fn who_declares_is_named_up_to_the_comma() {
    let text = "Toestemmingsformulier dorpsteam\nIk, Zoë Test, geboren op 3 maart 1981, geef toestemming\nom te bespreken.\nNaam: Zoë Test\nDatum: 12-10-2026\nHandtekening: \u{fffc}";
    let form = recognise(&sheet(text)).expect("a form");
    assert_eq!(values(&form, FormField::Name), ["Zoë Test", "Zoë Test"]);
    assert!(form.signatures[0].is_signed());
}
