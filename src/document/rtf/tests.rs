//! RTF as programs write it, and as nobody should.

use super::super::{Budget, Hint, Kind, Limits, Place, Reading, read};
use super::*;
use proptest::prelude::*;

fn of(source: &str) -> Reading {
    read(source.as_bytes(), &Hint::default(), &mut Budget::new(Limits::default()))
}

/// The body of a file with this text in it.
fn body(text: &str) -> String {
    let reading = of(&format!("{{\\rtf1\\ansi\\ansicpg1252\\deff0 {text}}}"));
    assert_eq!((reading.kind, &reading.unread), (Kind::Rtf, &Vec::new()), "{text}");
    reading.at(Place::Body)
}

fn at(place: Place, text: &str) -> (String, String) {
    let reading =
        of(&format!("{{\\rtf1\\ansi{{\\colortbl;\\red255\\green255\\blue255;\\red0\\green0\\blue0;}} {text}}}"));
    assert!(reading.is_read_whole(), "{text}: {:?}", reading.all_unread());
    (reading.at(Place::Body), reading.at(place))
}

#[test]
fn text_is_read_in_every_way_that_rtf_writes_it() {
    for (source, expected) in [
        ("Mevrouw zit klem.\\par Graag advies.", "Mevrouw zit klem.\nGraag advies."),
        ("{\\b Zah}{\\i ra}", "Zahra"),
        ("Zo\\'eb en Ren\\u233\\'e9e", "Zoë en Renée"),
        ("\\u-3\\'3f \\uc0\\u235x", "\u{fffd} ëx"),
        ("{\\uc2\\u20013\\'d6\\'d0\\u22269\\'b9\\'fa}!", "中国!"),
        ("x\\uc1\\u-10179?\\u-8704?", "x\u{1f600}"),
        ("een\\tab twee\\line drie\\~vier", "een\ttwee\ndrie\u{a0}vier"),
        ("\\lquote Zahra\\rquote\\emdash \\{x\\} a\\\\b", "‘Zahra’—{x} a\\b"),
        ("{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fnil\\fcharset238 Arial CE;}}{\\f1 \\'a3ukasz} \\'a3", "Łukasz £"),
        ("{\\fonttbl{\\f2\\fcharset2 Wingdings;}}{\\f2 \\'fe} ja {\\f2\\u-3928?} nee", "☑ ja ☐ nee"),
        ("{\\listtext\\pard 1.\\tab}Eerst{\\pntext 2.\\tab}", "1.\tEerst2."),
        ("a{\\*\\bkmkstart _Toc1}{\\*\\bkmkend _Toc1}b", "ab"),
        (
            "\\trowd\\cellx100\\cellx200\\intbl Naam\\cell Zahra\\cell\\row\\intbl Dag\\cell 2 mei\\cell\\row\\pard na",
            "Naam\tZahra\t\nDag\t2 mei\t\nna",
        ),
    ] {
        assert_eq!(body(source).trim_end(), expected, "{source}");
    }
}

#[test]
fn each_hiding_place_is_read_and_kept_apart() {
    for (place, source, seen, secret) in [
        (Place::Hidden, "Zij {\\v Zahra }komt.", "Zij komt.", "Zahra"),
        (Place::Hidden, "Zij heet Zah{\\v ra}.\\par Ja.", "Zij heet Zah.\nJa.", "Zij heet Zahra.\nra"),
        (Place::Hidden, "Zij {\\cf1 Zahra }komt.", "Zij komt.", "Zahra"),
        (Place::Hidden, "Zij {\\fs2 Zahra }komt.", "Zij komt.", "Zahra"),
        (Place::Hidden, "Zij{\\*\\nieuwding Zahra} komt.", "Zij komt.", "Zahra"),
        (Place::Hidden, "Zij{\\*\\bkmkstart Zahra}{\\*\\bkmkend Zahra} komt.", "Zij komt.", "Zahra"),
        (Place::Hidden, "Zij komt.} Zahra {", "Zij komt.", "Zahra"),
        (Place::Header, "{\\header\\pard Dossier Zahra\\par}Zij komt.", "Zij komt.", "Dossier Zahra"),
        (Place::Footer, "{\\footerf Zahra}Zij komt.", "Zij komt.", "Zahra"),
        (Place::Note, "Zij{\\super\\chftn{\\footnote \\chftn\\~Zahra}} komt.", "Zij komt.", "\u{a0}Zahra"),
        (
            Place::Comment,
            "Zij{\\*\\atnid ZB}{\\*\\atnauthor Zahra}{\\*\\annotation klopt dit?} komt.",
            "Zij komt.",
            "ZB\nZahra\nklopt dit?",
        ),
        (
            Place::Property,
            "{\\info{\\title Over Zahra}{\\author Bo}{\\creatim\\yr2026}}Zij komt.",
            "Zij komt.",
            "Over Zahra\nBo",
        ),
        (Place::Property, "{\\*\\revtbl{Unknown;}{Zahra;}}Zij komt.", "Zij komt.", "Unknown;Zahra;"),
        (
            Place::Property,
            "{\\*\\userprops{\\propname Client}\\proptype30{\\staticval Zahra}}Zij komt.",
            "Zij komt.",
            "Client\nZahra",
        ),
        (
            Place::Deleted,
            "Zij, {\\deleted Zahra}{\\revised Bo}, komt.\\par En gaat.",
            "Zij, Bo, komt.\nEn gaat.",
            "Zij, Zahra, komt.",
        ),
        (
            Place::Link,
            "{\\field{\\*\\fldinst HYPERLINK \"mailto:zahra@x.example\"}{\\fldrslt Zij}} komt{\\field{\\*\\fldinst PAGE}{\\fldrslt .}}",
            "Zij komt.",
            "HYPERLINK \"mailto:zahra@x.example\"",
        ),
        (
            Place::TextBox,
            "Zij komt.{\\shp{\\*\\shpinst\\shpleft1{\\sp{\\sn shapeType}{\\sv 202}}{\\shptxt Zahra}}}",
            "Zij komt.",
            "Zahra",
        ),
        (
            Place::AltText,
            "Zij komt.{\\shp{\\*\\shpinst{\\sp{\\sn wzDescription}{\\sv foto van Zahra}}{\\sp{\\sn x}{\\sv abc}}}}",
            "Zij komt.",
            "foto van Zahra",
        ),
    ] {
        assert_eq!(at(place, source), (seen.to_owned(), secret.trim_matches(' ').to_owned()), "{source}");
    }
}

#[test]
fn white_text_on_a_dark_ground_is_seen() {
    for text in [
        "{\\cf1\\highlight2 Zahra}",
        "\\trowd\\clcbpat2\\cellx9\\pard\\intbl{\\cf1 Zahra}\\cell\\row",
        "\\pard\\cbpat2{\\cf1 Zahra}",
    ] {
        let (seen, hidden) = at(Place::Hidden, text);
        assert_eq!((seen.trim(), hidden.as_str()), ("Zahra", ""), "{text}");
    }
}

#[test]
fn form_fields_have_their_value() {
    let field = "{\\field{\\*\\fldinst {FORMTEXT {\\*\\formfield{\\fftype0{\\*\\ffname Naam}{\\*\\ffdeftext invullen}}}}}{\\fldrslt Zahra}}";
    let tick = "{\\field{\\*\\fldinst {FORMCHECKBOX {\\*\\formfield{\\fftype1\\ffres25\\ffdefres1{\\*\\ffname Ja}}}}}{\\fldrslt }}";
    let reading = of(&format!("{{\\rtf1 Naam: {field} {tick} ja}}"));
    assert_eq!(reading.at(Place::Body), "Naam: Zahra ☒ ja");
    let fields: Vec<_> =
        reading.fields.iter().map(|f| (f.label.expose().as_str(), f.value.expose().as_str())).collect();
    assert_eq!(fields, [("Naam", "Zahra"), ("Ja", "☒")]);
}

#[test]
fn outlooks_html_is_read_as_html_and_what_the_text_says_besides_is_hidden() {
    let source = "{\\rtf1\\ansi\\ansicpg1252\\fromhtml1{\\fonttbl{\\f0\\fswiss Arial;}}{\\*\\htmltag19 <html>}{\\*\\htmltag64 <p>}\
        Mevrouw {\\*\\htmltag84 <b>}\\htmlrtf {\\b\\htmlrtf0 zit\\htmlrtf }\\htmlrtf0{\\*\\htmltag92 </b>}{\\*\\htmltag84 &nbsp;}\\htmlrtf \\~\\htmlrtf0 klem\
        {\\*\\htmltag72 </p><div style=\"display:none\">Yusuf</div>}\\htmlrtf {Zahra}\\htmlrtf0{\\*\\mhtmltag8 <img src=\"http://x.example/Bo\">}{\\*\\htmltag27 </html>}}";
    let reading = of(source);
    assert_eq!(reading.at(Place::Body), "Mevrouw zit klem");
    let hidden = reading.hidden();
    assert!(["Yusuf", "Zahra", "Bo"].iter().all(|name| hidden.contains(name)), "{hidden}");
}

#[test]
fn pictures_and_objects_are_files_inside() {
    let png: String = super::super::picture::sample_png(100, 100).iter().map(|b| format!("{b:02x}")).collect();
    let package = object::sample_package("brief.txt", "C:\\Zahra\\brief.txt", b"Zahra zit klem.");
    let mut ole = b"\x01\x05\0\0\x02\0\0\0\x08\0\0\0Package\0\0\0\0\0\0\0\0\0".to_vec();
    ole.extend(u32::try_from(package.len()).expect("short").to_le_bytes());
    ole.extend(package);
    let ole: String = ole.iter().map(|b| format!("{b:02x}")).collect();
    let source = format!(
        "{{\\rtf1 x{{\\*\\shppict{{\\pict\\pngblip {png}}}}}{{\\nonshppict{{\\pict {png}}}}}{{\\object\\objemb{{\\*\\objdata {ole}}}{{\\result icoon}}}}}}"
    );
    let reading = of(&source);
    assert_eq!(reading.all_pictures().len(), 1);
    assert_eq!(reading.at(Place::Body), "xicoon");
    let super::super::Content::Read(inner) = &reading.inner[1].content else { panic!("a text") };
    assert_eq!(inner.visible(), "Zahra zit klem.");
    assert!(reading.at(Place::FileName).contains("C:\\Zahra\\brief.txt"));
}

#[test]
fn what_breaks_off_or_is_too_deep_is_unread_and_still_read_as_far_as_it_goes() {
    let reading = of("{\\rtf1 Zahra {\\b Bo");
    assert_eq!((reading.at(Place::Body).as_str(), reading.all_unread()), ("Zahra Bo", vec![Why::Damaged]));
    let deep = format!("{{\\rtf1 {}Zahra{}}}", "{".repeat(100_000), "}".repeat(100_000));
    let reading = of(&deep);
    assert_eq!((reading.at(Place::Body).as_str(), reading.all_unread()), ("Zahra", vec![Why::TooDeep]));
    assert_eq!(of("{\\rtf1 x\\bin9 y}").all_unread(), [Why::UnknownType, Why::Damaged]);
    assert_eq!(of("{\\rtf1\\ansicpg4711 x}").all_unread(), [Why::BrokenText]);
}

/// Pieces of RTF in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "{",
        "}",
        "\\par ",
        "\\'e9",
        "\\u233?",
        "\\u-10179",
        "\\*",
        "\\v ",
        "\\v0 ",
        "\\deleted ",
        "{\\header ",
        "{\\pict ",
        "{\\*\\objdata ",
        "0105",
        "\\bin3 abc",
        "{\\field{\\*\\fldinst ",
        "{\\fldrslt ",
        "{\\*\\formfield\\fftype1 ",
        "{\\fonttbl{\\f1\\fcharset2 Wingdings;}}",
        "\\f1 ",
        "{\\colortbl;\\red255\\green255\\blue255;}",
        "\\cf1 ",
        "\\fromhtml1 ",
        "{\\*\\htmltag <p>",
        "\\htmlrtf ",
        "\\htmlrtf0 ",
        "\\uc9 ",
        "{\\sn x}",
        "{\\sv y}",
        "\\trowd ",
        "\\cell ",
        "\\row ",
        "tekst ",
        "\\",
        "\\u99999999999",
        "{\\info{\\title ",
        "é",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_pieces_are_read_without_growing(source in pieces(), tail: Vec<u8>) {
        let bytes = [b"{\\rtf1 ", source.as_bytes(), &tail].concat();
        let rtf = parse(&bytes);
        let said: usize = rtf.passages.iter().map(|(_, text)| text.len()).sum();
        prop_assert!(said <= bytes.len() * 6 + 64);
        read(&bytes, &Hint::default(), &mut Budget::new(Limits::default()));
    }
}
