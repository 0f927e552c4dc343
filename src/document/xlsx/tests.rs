use crate::document::testing::package;
use crate::document::{Budget, Hint, Limits, Place, Reading, Remark, read};

/// A workbook with two sheets, the second hidden, and further parts.
fn workbook(first: &str, second: &str, parts: &[(&str, &str, &str)]) -> Reading {
    let mut all = vec![
        (
            "xl/workbook.xml",
            "workbook",
            "<sheets><sheet name='Overzicht' sheetId='1' r:id='rId1'/><sheet name='Namen' sheetId='2' state='veryHidden' r:id='rId2'/></sheets><definedNames><definedName name='Wolfram'>Blad1!$A$1</definedName></definedNames>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "Relationships",
            "<Relationship Id='rId1' Type='x/worksheet' Target='worksheets/b.xml'/><Relationship Id='rId2' Type='x/worksheet' Target='/xl/worksheets/a.xml'/><Relationship Id='rId3' Type='x/sharedStrings' Target='sharedStrings.xml'/><Relationship Id='rId4' Type='x/styles' Target='styles.xml'/>",
        ),
        ("xl/worksheets/b.xml", "worksheet", first),
        ("xl/worksheets/a.xml", "worksheet", second),
        (
            "xl/sharedStrings.xml",
            "sst",
            "<si><t>Naam</t></si><si><r><t>Qui</t></r><r><t>rina</t></r></si><si><t>Gewist Geheim</t></si>",
        ),
        (
            "xl/styles.xml",
            "styleSheet",
            "<numFmts><numFmt numFmtId='164' formatCode='0#########'/></numFmts><fonts><font/><font><color rgb='FFFFFFFF'/></font></fonts><fills><fill/></fills><cellXfs><xf/><xf numFmtId='14'/><xf numFmtId='164'/><xf fontId='1' fillId='0'/></cellXfs>",
        ),
    ];
    all.extend(parts);
    read(&package(&all), &Hint::default(), &mut Budget::new(Limits::default()))
}

#[test]
fn sheets_are_lines_of_what_cells_show() {
    let cells = "<cols><col min='3' max='3' hidden='1'/></cols><sheetData><row><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c><c r='C1' t='inlineStr'><is><t>Kolom Weg</t></is></c></row>\
                 <row><c r='A2'><v>123456782</v></c><c r='B2' s='1'><v>29648</v></c><c r='D2' s='2'><v>612345678</v></c><c r='E2' s='3' t='str'><f>IF(A1=\"Odilia\",1)</f><v>Wit Weg</v></c></row>\
                 <row hidden='1'><c t='str'><v>Rij Weg</v></c></row></sheetData><headerFooter><oddHeader>&amp;L&amp;\"Arial,Bold\"&amp;12Kop Tweeling&amp;R&amp;D</oddHeader></headerFooter>\
                 <dataValidations><dataValidation promptTitle='Kies' prompt='Kies Balthasar'><formula1>\"Crispijn,Desideria\"</formula1></dataValidation></dataValidations>";
    let reading = workbook(cells, "<sheetData><row><c t='str'><v>Blad Weg</v></c></row></sheetData>", &[]);
    assert_eq!(reading.at(Place::Body), "Naam\tQuirina\n123456782\t03-03-1981\t0612345678");
    assert_eq!(reading.at(Place::SheetName), "Overzicht");
    assert_eq!(reading.at(Place::Header), "Kop Tweeling");
    let hidden = reading.at(Place::Hidden);
    for secret in [
        "Kolom Weg",
        "Wit Weg",
        "Rij Weg",
        "Blad Weg",
        "Namen",
        "Wolfram",
        "Odilia",
        "Balthasar",
        "Crispijn",
        "Gewist Geheim",
    ] {
        assert!(hidden.contains(secret), "{secret}: {hidden}");
    }
    assert!(reading.is_read_whole(), "{:?}", reading.unread);
}

#[test]
fn notes_links_and_kept_tables_are_read() {
    let reading = workbook(
        "<sheetData/>",
        "<sheetData/>",
        &[
            (
                "xl/comments1.xml",
                "comments",
                "<authors><author>Odilia</author></authors><commentList><comment authorId='0'><text><r><t>Klopt </t></r><r><t>dit?</t></r></text></comment></commentList>",
            ),
            (
                "xl/threadedComments/t.xml",
                "ThreadedComments",
                "<threadedComment><text>Vraag Wolfram</text></threadedComment>",
            ),
            ("xl/persons/person.xml", "personList", "<person displayName='Balthasar' userId='b@mee.example'/>"),
            (
                "xl/externalLinks/e.xml",
                "externalLink",
                "<externalBook><sheetDataSet><cell><v>Crispijn</v></cell></sheetDataSet></externalBook>",
            ),
            (
                "xl/pivotCache/p.xml",
                "pivotCacheDefinition",
                "<cacheFields><cacheField name='Cliënt'><sharedItems><s v='Desideria'/></sharedItems></cacheField></cacheFields>",
            ),
            (
                "xl/drawings/d.xml",
                "wsDr",
                "<sp><cNvPr name='Foto Evarist' descr='portret'/><txBody><a:p><a:r><a:t>Kader</a:t></a:r></a:p></txBody></sp>",
            ),
        ],
    );
    assert_eq!(reading.at(Place::Comment), "Odilia: Klopt dit?\nVraag Wolfram");
    assert_eq!(reading.at(Place::Property), "Odilia\nBalthasar\nb@mee.example");
    assert_eq!(reading.at(Place::TextBox), "Kader");
    assert!(reading.at(Place::AltText).contains("Evarist") && reading.remarks == [Remark::External]);
    assert!(reading.at(Place::Hidden).contains("Crispijn") && reading.at(Place::Hidden).contains("Desideria"));
}

#[test]
fn a_cell_stays_below_its_heading_though_one_before_it_is_empty() {
    let row = |cells: &[(&str, &str)]| {
        let cell = |(at, text): &(&str, &str)| format!("<c r='{at}' t='str'><v>{text}</v></c>");
        format!("<row>{}</row>", cells.iter().map(cell).collect::<String>())
    };
    let cells = [
        row(&[("A1", "Roepnaam"), ("B1", "Tussenvoegsel"), ("C1", "Achternaam"), ("D1", "Nr")]),
        row(&[("A2", "Quirina"), ("C2", "Wolfram"), ("D2", "41")]),
        row(&[("B3", "van"), ("D3", "7"), ("XFD3", "ver")]),
    ];
    let reading = workbook(&format!("<sheetData>{}</sheetData>", cells.concat()), "<sheetData/>", &[]);
    let rows = "Roepnaam\tTussenvoegsel\tAchternaam\tNr\nQuirina\t\tWolfram\t41\n\tvan\t\t7";
    let ver = "\t".repeat(13);
    assert_eq!(reading.at(Place::Body), format!("{rows}{ver}ver"));
}

#[test]
fn a_long_string_in_many_cells_stops_at_the_bound() {
    let cells = format!("<sheetData><row>{}</row></sheetData>", "<c t='s'><v>0</v></c>".repeat(20_000));
    let strings = format!("<si><t>{}</t></si>", "lang ".repeat(20_000));
    let parts = [
        ("xl/workbook.xml", "workbook", "<sheets><sheet name='a' r:id='a'/></sheets>"),
        (
            "xl/_rels/workbook.xml.rels",
            "Relationships",
            "<Relationship Id='a' Type='x/worksheet' Target='a.xml'/><Relationship Id='b' Type='x/sharedStrings' Target='b.xml'/>",
        ),
        ("xl/a.xml", "worksheet", cells.as_str()),
        ("xl/b.xml", "sst", strings.as_str()),
    ];
    let reading = read(&package(&parts), &Hint::default(), &mut Budget::new(Limits::default()));
    assert_eq!(reading.unread, [crate::message::Why::TooLarge]);
}

#[test]
fn a_picture_beside_the_place_to_sign_signs_a_form() {
    let row = |nth: usize, a: &str, b: &str| {
        format!("<row r='{nth}'><c r='A{nth}' t='str'><v>{a}</v></c><c r='B{nth}' t='str'><v>{b}</v></c></row>")
    };
    let cells = [
        "<sheetData>",
        &row(1, "Toestemmingsformulier", ""),
        &row(3, "Naam", "Zoë Test"),
        &row(4, "Datum", "12-10-2026"),
        &row(9, "Handtekening", ""),
        "</sheetData><drawing r:id='rId1'/>",
    ]
    .concat();
    let relations = (
        "xl/worksheets/_rels/b.xml.rels",
        "Relationships",
        "<Relationship Id='rId1' Type='x/drawing' Target='../drawings/drawing1.xml'/>",
    );
    let drawing = |from: usize, to: usize| {
        format!(
            "<twoCellAnchor><from><col>1</col><row>{from}</row></from><to><col>2</col><row>{to}</row></to><pic/></twoCellAnchor>"
        )
    };
    let seen = |from: usize, to: usize| {
        let drawing = drawing(from, to);
        let reading = workbook(&cells, "<sheetData/>", &[relations, ("xl/drawings/drawing1.xml", "wsDr", &drawing)]);
        reading.form.expect("a form").signatures[0].is_signed()
    };
    assert!(seen(7, 10) && seen(8, 8) && seen(9, 11));
    // The logo at the head of the sheet.
    assert!(!seen(0, 1));
}
