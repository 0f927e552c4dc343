//! Documents of Word built byte by byte.

use super::super::{Budget, Content, Hint, Kind, Limits, Place, Reading, compound, read};
use super::*;
use proptest::prelude::*;

/// A document of these parts (body, notes, headers, macros, comments …), the body in two pieces of one and of two bytes a character; looks
/// of bytes of the first piece; and bytes that a fast save left.
fn document(parts: &[&str], looks: &[(usize, usize, u16)], left: &str) -> Vec<u8> {
    let text = parts.concat();
    let (first, second) = text.split_at(text.floor_char_boundary(text.len() / 2));
    let narrow: Vec<u8> = first.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin-1")).collect();
    let wide: Vec<u8> = second.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut main = vec![0u8; 1024];
    let put = |main: &mut Vec<u8>, at: usize, value: usize, length: usize| {
        main[at..at + length].copy_from_slice(&value.to_le_bytes()[..length]);
    };
    put(&mut main, 0, 0xa5ec, 2);
    put(&mut main, 2, 0xc1, 2);
    put(&mut main, 0x0a, 0x0200, 2);
    put(&mut main, 0x18, 1024, 4);
    for (part, at) in parts.iter().zip([0x4c, 0x50, 0x54, 0x58, 0x5c, 0x60, 0x64, 0x68]) {
        put(&mut main, at, part.encode_utf16().count(), 4);
    }
    main.extend(&narrow);
    main.extend(left.bytes());
    let wide_at = main.len();
    main.extend(&wide);
    let end = main.len();
    put(&mut main, 0x1c, end, 4);
    main.resize(end.div_ceil(512) * 512, 0);
    let page = main.len() / 512;
    main.extend(fkp(looks));
    let (a, b) = (narrow.len(), narrow.len() + wide.len() / 2);
    let mut pieces: Vec<u8> = [0, a, b].iter().flat_map(|n| u32::try_from(*n).expect("short").to_le_bytes()).collect();
    for at in [0x4000_0000 | (1024 * 2), wide_at] {
        pieces.extend([0, 0]);
        pieces.extend(u32::try_from(at).expect("short").to_le_bytes());
        pieces.extend([0, 0]);
    }
    let mut table = vec![2];
    table.extend(u32::try_from(pieces.len()).expect("short").to_le_bytes());
    table.extend(pieces);
    put(&mut main, PIECES, 0, 4);
    put(&mut main, PIECES + 4, table.len(), 4);
    put(&mut main, 0xfa, table.len(), 4);
    put(&mut main, 0xfe, 12, 4);
    for number in [1024, end, page] {
        table.extend(u32::try_from(number).expect("short").to_le_bytes());
    }
    let name: Vec<u8> = "Ada Geheim".encode_utf16().flat_map(u16::to_le_bytes).collect();
    put(&mut main, 0x142, table.len(), 4);
    put(&mut main, 0x146, 8 + name.len(), 4);
    table.extend([0xff, 0xff, 1, 0, 0, 0, 10, 0]);
    table.extend(name);
    let summary = [&[0; 28][..], &[30, 0, 0, 0, 11, 0, 0, 0], b"Otto Geheim\0"].concat();
    compound::sample(&[("WordDocument", main), ("1Table", table), ("\u{5}SummaryInformation", summary)])
}

/// A page of looks: stretches of bytes from the start of the text with one change each.
fn fkp(looks: &[(usize, usize, u16)]) -> Vec<u8> {
    let mut page = vec![0u8; 512];
    page[511] = u8::try_from(looks.len()).expect("few");
    for (nth, (start, end, change)) in looks.iter().enumerate() {
        let place = |at: usize| u32::try_from(at + 1024).expect("short").to_le_bytes();
        page[nth * 4..nth * 4 + 4].copy_from_slice(&place(*start));
        page[nth * 4 + 4..nth * 4 + 8].copy_from_slice(&place(*end));
        page[(looks.len() + 1) * 4 + nth] = u8::try_from(200 + nth * 2).expect("few");
        page[400 + nth * 4] = 3;
        page[401 + nth * 4..403 + nth * 4].copy_from_slice(&change.to_le_bytes());
        page[403 + nth * 4] = 1;
    }
    page
}

fn of(bytes: &[u8]) -> Reading {
    read(bytes, &Hint::default(), &mut Budget::new(Limits::default()))
}

const PARTS: [&str; 5] = [
    "Zij Zahra Bo komt.\r\u{13} HYPERLINK \"Ida\" \u{14}Ja\u{15} en Łucja ook.\r",
    "Noot.\r",
    "Kop.\r",
    "",
    "Klopt dit?\r",
];

#[test]
fn text_comes_from_its_pieces_and_every_hiding_place_is_read() {
    let reading = of(&document(&PARTS, &[(4, 9, 0x083c), (9, 13, 0x0800)], "Eva Geheim"));
    assert_eq!((reading.kind, reading.all_unread()), (Kind::Doc, vec![]));
    assert_eq!(reading.at(Place::Body), "Zij komt.\nJa en Łucja ook.");
    assert_eq!(reading.at(Place::Note), "Noot.");
    assert_eq!(reading.at(Place::Header), "Kop.");
    assert_eq!(reading.at(Place::Comment), "Klopt dit?");
    assert_eq!(reading.at(Place::Link), "HYPERLINK \"Ida\"");
    assert!(reading.at(Place::Hidden).contains("Zahra") && reading.at(Place::Hidden).contains("Ada Geheim"));
    assert_eq!(reading.at(Place::Deleted), "Zij  Bo komt.\nEva Geheim");
    assert_eq!(reading.at(Place::Property), "Otto Geheim");
}

#[test]
fn a_picture_is_handed_on_and_one_that_is_not_found_is_told() {
    let png = super::super::picture::sample_png(100, 100);
    let head =
        [&[0, 0x6e, 0x1e, 0xf0][..], &u32::try_from(png.len() + 17).expect("short").to_le_bytes(), &[9; 17]].concat();
    let parts = ["Zie \u{1} hier.\r"];
    assert_eq!(of(&document(&parts, &[], "")).all_unread(), [Why::PictureUnread]);
    let reading = of(&document(&parts, &[], ""));
    assert_eq!(reading.at(Place::Body), "Zie  hier.");
    let mut budget = Budget::new(Limits::default());
    let mut pen = Pen::new(Kind::Doc, &mut budget);
    assert_eq!(pictures::read(&[&[head, png].concat()], &mut pen), 1);
    let Content::Read(inner) = &pen.finish().inner[0].content else { panic!("a picture") };
    assert_eq!(inner.pictures.len(), 1);
}

#[test]
fn old_and_locked_documents_are_not_read() {
    for (at, value, why) in [(2, 0x65, Why::NoReader), (0x0b, 0x03, Why::Encrypted)] {
        let mut main = vec![0u8; 5_000];
        main[2] = 0xc1;
        main[at] = value;
        assert_eq!(of(&compound::sample(&[("WordDocument", main)])).all_unread(), [why]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_change_of_bytes_is_survived(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..30)) {
        let mut bytes = document(&PARTS, &[(4, 9, 0x083c)], "Eva");
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let reading = of(&bytes);
        let text: usize = reading.text.iter().map(|p| p.text.expose().len()).sum();
        prop_assert!(text <= Limits::default().text);
    }
}
