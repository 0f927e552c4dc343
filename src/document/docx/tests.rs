use crate::document::testing::package;
use crate::document::{Budget, Hint, Limits, Place, Reading, Remark, read};
use crate::model::{FormField, Seen};

/// A document with this in its body, and further parts.
fn document(body: &str, parts: &[(&str, &str, &str)]) -> Reading {
    let body = format!("<w:body>{body}</w:body>");
    let mut all = vec![("word/document.xml", "w:document", body.as_str())];
    all.extend(parts);
    read(&package(&all), &Hint::default(), &mut Budget::new(Limits::default()))
}

fn run(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

#[test]
fn words_split_over_runs_come_out_whole() {
    let reading = document(
        "<w:p><w:r><w:t>Mevrouw Qui</w:t></w:r><w:proofErr/><w:r><w:rPr><w:b/></w:rPr><w:t>rina</w:t></w:r><w:r><w:tab/><w:t>x</w:t><w:br/><w:t>y</w:t></w:r></w:p>",
        &[],
    );
    assert_eq!(reading.visible(), "Mevrouw Quirina\tx\ny");
    assert!(reading.is_read_whole(), "{:?}", reading.unread);
}

#[test]
fn a_table_is_lines_of_cells() {
    let cell = |text: &str| format!("<w:tc><w:p>{}</w:p></w:tc>", run(text));
    let table = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl><w:p/>",
        cell("Doel"),
        cell("rust"),
        cell("Vraag"),
        cell("wie helpt?")
    );
    assert_eq!(document(&table, &[]).visible(), "Doel\trust\nVraag\twie helpt?");
}

#[test]
fn tracked_changes_are_told_as_they_are_now_and_as_they_were() {
    let body = "<w:p><w:r><w:t>Mevrouw </w:t></w:r><w:del w:author='Odilia Schrijfster'><w:r><w:delText>Tweeling</w:delText></w:r></w:del><w:ins w:author='Odilia Schrijfster'><w:r><w:t>zij</w:t></w:r></w:ins></w:p>";
    let reading = document(body, &[]);
    assert_eq!(reading.visible(), "Mevrouw zij");
    assert_eq!(reading.at(Place::Deleted), "Mevrouw Tweeling");
    assert_eq!(reading.at(Place::Property), "Odilia Schrijfster");
    let joined = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Twee</w:t></w:r></w:p><w:p><w:r><w:t>ling</w:t></w:r></w:p>";
    assert_eq!(document(joined, &[]).visible(), "Tweeling");
}

#[test]
fn hidden_white_and_tiny_text_is_told_apart_and_whole() {
    for look in [
        "<w:vanish/>",
        "<w:color w:val='FFFFFF'/>",
        "<w:sz w:val='2'/>",
        "<w:color w:val='000000'/><w:shd w:fill='000000'/>",
        "<w:rStyle w:val='Weg'/>",
    ] {
        let body = format!(
            "<w:p>{}<w:r><w:rPr>{look}</w:rPr><w:t>Tweeling</w:t></w:r>{}</w:p>",
            run("Mevrouw "),
            run(" belt")
        );
        let styles = (
            "word/styles.xml",
            "w:styles",
            "<w:style w:type='character' w:styleId='Weg'><w:rPr><w:vanish/></w:rPr></w:style>",
        );
        let relations = (
            "word/_rels/document.xml.rels",
            "Relationships",
            "<Relationship Id='a' Type='x/styles' Target='styles.xml'/>",
        );
        let reading = document(&body, &[styles, relations]);
        assert_eq!(
            (reading.visible().as_str(), reading.at(Place::Hidden).as_str()),
            ("Mevrouw  belt", "Tweeling\nMevrouw Tweeling belt"),
            "{look}"
        );
    }
    // White on a dark ground is seen.
    let body = "<w:p><w:r><w:rPr><w:color w:val='FFFFFF'/><w:shd w:fill='1F3864'/></w:rPr><w:t>Kop</w:t></w:r></w:p>";
    assert_eq!(document(body, &[]).visible(), "Kop");
}

#[test]
fn codes_of_fields_and_targets_of_links_are_read() {
    let body = "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> HYPERLINK \"mailto:quirina@</w:instrText></w:r><w:r><w:instrText>prive.example\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>mail haar</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>";
    let relations = (
        "word/_rels/document.xml.rels",
        "Relationships",
        "<Relationship Id='a' Type='x/attachedTemplate' Target='file:///c:/Tweeling.dotm' TargetMode='External'/>",
    );
    let reading = document(body, &[relations]);
    assert_eq!(reading.visible(), "mail haar");
    assert!(
        reading.at(Place::Link).contains("quirina@prive.example") && reading.at(Place::Link).contains("Tweeling.dotm")
    );
    assert_eq!(reading.remarks, [Remark::External]);
}

#[test]
fn every_other_part_is_read_whatever_it_is_called() {
    let p = |text: &str| format!("<w:p>{}</w:p>", run(text));
    let (header, note, comment, block) = (
        p("Kop Tweeling"),
        format!(
            "<w:footnote w:type='separator'>{}</w:footnote><w:footnote>{}</w:footnote>",
            p("-"),
            p("Noot Tweeling")
        ),
        format!("<w:comment w:author='Odilia'>{}</w:comment>", p("Klopt dit?")),
        format!(
            "<w:docParts><w:docPart><w:docPartPr><w:name w:val='Blok Odilia'/></w:docPartPr><w:docPartBody>{}</w:docPartBody></w:docPart></w:docParts>",
            p("Bouwsteen")
        ),
    );
    let reading = document(
        "",
        &[
            ("word/a.xml", "w:hdr", &header),
            ("word/b.xml", "w:footnotes", &note),
            ("word/c.xml", "w:comments", &comment),
            ("word/d.xml", "w:glossaryDocument", &block),
            (
                "word/e.xml",
                "w:settings",
                "<w:docVars><w:docVar w:name='naam' w:val='Wolfram'/></w:docVars><w:mailMerge><w:query w:val='SELECT * FROM Tweeling'/></w:mailMerge>",
            ),
            (
                "docProps/core.xml",
                "coreProperties",
                "<creator>Balthasar</creator><created>2026-01-01T00:00:00Z</created>",
            ),
            ("docProps/custom.xml", "Properties", "<property name='Dossier'><lpwstr>12345678</lpwstr></property>"),
            ("customXml/item1.xml", "zaak", "<naam soort='Crispijn Tweeling'>Desideria</naam>"),
            ("word/people.xml", "people", "<person w:author='Evarist'/>"),
        ],
    );
    assert_eq!(reading.at(Place::Header), "Kop Tweeling");
    assert_eq!(reading.at(Place::Note), "Noot Tweeling");
    assert_eq!(reading.at(Place::Comment), "Odilia: Klopt dit?");
    assert_eq!(reading.at(Place::Template), "Blok Odilia\nBouwsteen");
    assert_eq!(reading.at(Place::Hidden), "naam: Wolfram\nSELECT * FROM Tweeling\nCrispijn Tweeling\nDesideria");
    assert_eq!(reading.at(Place::Property), "Balthasar\nDossier: 12345678\nEvarist");
    assert!(reading.is_read_whole());
}

#[test]
fn text_boxes_and_both_alternatives_are_read() {
    let content = |text: &str| format!("<w:txbxContent><w:p>{}</w:p></w:txbxContent>", run(text));
    let alternatives = |one: &str, two: &str| {
        format!(
            "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><docPr descr='foto van Wolfram'/>{}</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape alt='van Odilia'/>{}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
            content(one),
            content(two)
        )
    };
    let reading = document(&alternatives("Kader", "Kader"), &[]);
    assert_eq!(
        (reading.visible().as_str(), reading.at(Place::AltText).as_str()),
        ("Kader", "foto van Wolfram\nvan Odilia")
    );
    let reading = document(&alternatives("Kader", "Tweeling"), &[]);
    assert_eq!((reading.visible().as_str(), reading.at(Place::Hidden).as_str()), ("Kader", "Tweeling"));
}

/// A consent form with content controls, a form field of old and a picture to sign with.
fn form(name: &str, picture: &str) -> String {
    let line = |label: &str, value: &str| format!("<w:p>{}{value}</w:p>", run(label));
    [
        line("Toestemmingsverklaring", ""),
        line("Naam: ", &format!("<w:sdt><w:sdtPr><w:alias w:val='Naam cliënt'/>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>", if name.is_empty() { "<w:showingPlcHdr/>" } else { "" }, run(if name.is_empty() { "Klik om tekst in te voeren." } else { name }))),
        line("Geboortedatum: ", "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:name w:val='Geboortedatum'/><w:textInput/></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMTEXT</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>3-3-1981</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"),
        line("", &format!("<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val='1'/></w14:checkbox></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>{}", run("☒"), run(" Ja, ik geef toestemming aan het dorpsteam"))),
        line("", &format!("<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:name w:val='Nee'/><w:checkBox><w:default w:val='0'/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>{}", run(" Nee, ik geef geen toestemming"))),
        line("Datum: 2-11-2026", ""),
        line("Handtekening: ", picture),
    ]
    .concat()
}

#[test]
fn a_consent_form_is_read_field_by_field() {
    let picture = "<w:r><w:drawing><a:blip r:embed='rId1'/></w:drawing></w:r>";
    let reading = document(&form("Quirina Tweeling", picture), &[]);
    let consent = reading.form.expect("a form");
    let values = |field| consent.filled(field).map(|v| v.value.expose().as_str()).collect::<Vec<_>>();
    assert_eq!(values(FormField::Name), ["Quirina Tweeling"]);
    assert_eq!(values(FormField::BirthDate), ["3-3-1981"]);
    assert_eq!(values(FormField::Answer), ["Ja, ik geef toestemming aan het dorpsteam"]);
    assert_eq!(consent.signatures[0].seen, Seen::Image);
    assert_eq!(consent.filled(FormField::Name).next().map(|v| v.confidence), Some(1.0));
}

#[test]
fn a_form_with_prompts_is_blank_and_a_typed_sign_of_a_picture_signs_nothing() {
    let reading = document(&form("", &run("\u{fffc}")), &[]);
    let consent = reading.form.expect("a form");
    assert_eq!(consent.filled(FormField::Name).count(), 0, "{:?}", consent.values);
    assert!(consent.signatures.iter().all(|s| !s.is_signed()), "{:?}", consent.signatures);
}

#[test]
fn macros_are_reported_and_files_inside_are_read() {
    let body = "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>Tekst</w:t></w:r></w:p></w:body></w:document>";
    let inner =
        package(&[("word/document.xml", "w:document", "<w:body><w:p><w:r><w:t>Binnen</w:t></w:r></w:p></w:body>")]);
    let zip = crate::document::testing::zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", body.as_bytes()),
        ("word/vbaProject.bin", b"\x01\x02Tweeling macro\x00"),
        ("word/embeddings/bijlage.docx", &inner),
        ("word/media/image1.png", &crate::document::picture::sample_png(100, 100)),
    ]);
    let reading = read(&zip, &Hint { name: "a.docm", ..Hint::default() }, &mut Budget::new(Limits::default()));
    assert_eq!(reading.remarks, [Remark::Macros]);
    assert!(reading.at(Place::Hidden).contains("Tweeling macro") && reading.at(Place::Property).contains("Kees Test"));
    assert_eq!((reading.inner.len(), reading.pictures.len()), (1, 1));
    assert!(reading.is_read_whole());
}

#[test]
fn nesting_costs_no_more_than_its_size() {
    let sdt = [
        "<w:sdt><w:sdtPr><w:alias w:val='a'/></w:sdtPr><w:sdtContent>".repeat(60),
        run("diep"),
        "</w:sdtContent></w:sdt>".repeat(60),
    ]
    .concat();
    assert_eq!(document(&format!("<w:p>{sdt}</w:p>"), &[]).visible(), "diep");
}
