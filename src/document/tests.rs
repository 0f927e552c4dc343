//! What every reader promises.

use super::*;

fn read_as(name: &str, bytes: &[u8]) -> Reading {
    read(bytes, &Hint { name, ..Hint::default() }, &mut Budget::new(Limits::default()))
}

#[test]
fn text_is_read_in_any_charset() {
    let wide: Vec<u8> = "\u{feff}Zoë zit klem".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [&wide[..], "Zoë zit klem".as_bytes(), b"Zo\xeb zit klem"] {
        let reading = read_as("notitie.txt", bytes);
        assert_eq!((reading.kind, reading.visible().as_str()), (Kind::Text, "Zoë zit klem"));
        assert!(reading.is_read_whole() && reading.remarks.is_empty());
    }
}

#[test]
fn a_name_that_promises_something_else_is_reported() {
    for (name, bytes, expected) in [
        ("brief.docx", &b"gewone tekst"[..], true),
        ("brief.pdf", b"MZ\x90\0\x03\0\0\0", true),
        ("brief.txt", b"gewone tekst", false),
        ("brief", b"gewone tekst", false),
        ("rij.csv", b"naam;woonplaats\nZahra;Stein\n", false),
    ] {
        assert_eq!(read_as(name, bytes).remarks.contains(&Remark::NameDiffers), expected, "{name}");
    }
}

#[test]
fn html_shows_what_is_hidden_apart() {
    let reading = read_as("brief.html", b"<html><p>Beste<!-- Zahra --> team</p></html>");
    assert_eq!((reading.visible().as_str(), reading.hidden().as_str()), ("Beste team", "Zahra"));
}

#[test]
fn json_is_read_without_its_escapes() {
    assert!(read_as("x.json", br#"{"naam":"Zo\u00eb"}"#).visible().contains("Zoë"));
}

#[test]
fn what_nobody_knows_is_unread() {
    assert_eq!(read_as("x.bin", b"\x02\x00\x17\x99\x01\x1f\x03").all_unread(), [Why::UnknownType]);
    assert_eq!(read_as("x.txt", b"MZ\x90\0\x03\0\0\0\x04").all_unread(), [Why::Executable]);
}

#[test]
fn a_picture_in_a_page_of_the_web_signs_it_where_it_stands() {
    let page = |sign: &str| {
        let rows = [
            ("Naam", "Yusuf Voorbeeld"),
            ("Geboortedatum", "1-2-1990"),
            ("Datum", "12-10-2026"),
            ("Handtekening", sign),
        ];
        let rows: String =
            rows.iter().map(|(label, value)| format!("<tr><td>{label}</td><td>{value}</td></tr>")).collect();
        format!("<h1>Toestemmingsformulier</h1><p>Hierbij geef ik toestemming.</p><table>{rows}</table>")
    };
    let data = "A".repeat(300);
    let drawn = format!("<img src='data:image/png;base64,{data}'>");
    let hidden = format!("<img style='display:none' src='data:image/png;base64,{data}'>");
    let dot = "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>";
    let elsewhere = format!("{drawn}{}", page(""));
    for (text, signed) in
        [(page(&drawn), true), (page(&hidden), false), (page(dot), false), (page(""), false), (elsewhere, false)]
    {
        let form = read_as("toestemming.html", text.as_bytes()).form.expect("a form");
        assert_eq!(form.signatures.iter().any(|s| s.is_signed()), signed, "{text}");
    }
}

#[test]
fn who_types_the_sign_of_a_picture_has_not_signed() {
    let form = "Toestemmingsverklaring\nHierbij geef ik toestemming om mijn gegevens te bespreken.\nNaam: Yusuf Voorbeeld\n\
                Geboortedatum: 1-2-1990\nDatum: 12-10-2026\nHandtekening: \u{fffc}\n";
    let page = format!("<html><body><pre>{form}</pre></body></html>");
    let typed = [
        read_as("formulier.txt", form.as_bytes()).form,
        read_as("formulier.html", page.as_bytes()).form,
        form_of_text(form),
    ];
    for form in typed {
        let form = form.expect("a form");
        assert!(!form.signatures.is_empty() && form.signatures.iter().all(|s| !s.is_signed()), "{:?}", form.signatures);
    }
}
