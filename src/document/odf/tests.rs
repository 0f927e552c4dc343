use crate::document::testing::zip;
use crate::document::{Budget, Hint, Limits, Place, Reading, Remark, read};
use crate::message::Why;
use crate::model::Seen;

const SPACES: &str = "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:text='t' xmlns:table='ta' xmlns:draw='d' xmlns:style='s' xmlns:fo='f' xmlns:form='fo' xmlns:dc='dc' xmlns:xlink='x' xmlns:svg='v' xmlns:loext='l' xmlns:presentation='p'";

/// A zipped document with these styles, this body and further parts.
fn document(styles: &str, body: &str, parts: &[(&str, &str)]) -> Reading {
    let content = format!(
        "<?xml version='1.0'?><office:document-content {SPACES}><office:automatic-styles>{styles}</office:automatic-styles><office:body>{body}</office:body></office:document-content>"
    );
    let mut files: Vec<(&str, String)> =
        vec![("mimetype", "application/vnd.oasis.opendocument.text".into()), ("content.xml", content)];
    files.extend(parts.iter().map(|(name, inner)| (*name, inner.replacen("SPACES", SPACES, 1))));
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    read(&zip(&files), &Hint::default(), &mut Budget::new(Limits::default()))
}

fn text(body: &str) -> Reading {
    document(
        "<style:style style:name='Weg' style:family='text'><style:text-properties text:display='none'/></style:style><style:style style:name='Wit' style:family='paragraph'><style:text-properties fo:color='#ffffff'/></style:style>",
        &format!("<office:text>{body}</office:text>"),
        &[],
    )
}

#[test]
fn paragraphs_spans_blanks_and_tables_are_text() {
    let reading = text(
        "<text:h>Verslag</text:h><text:p>Mevrouw Qui<text:span>rina</text:span><text:s text:c='2'/>belt<text:tab/>nu<text:line-break/>weer</text:p><table:table><table:table-row><table:table-cell><text:p>Doel</text:p></table:table-cell><table:table-cell><text:p>rust</text:p></table:table-cell></table:table-row></table:table>",
    );
    assert_eq!(reading.visible(), "Verslag\nMevrouw Quirina  belt\tnu\nweer\nDoel\trust");
    assert!(reading.is_read_whole(), "{:?}", reading.unread);
}

#[test]
fn changes_notes_comments_and_hidden_text_stand_apart() {
    let reading = text(
        "<text:tracked-changes><text:changed-region text:id='a'><text:deletion><office:change-info><dc:creator>Odilia</dc:creator></office:change-info><text:p>Tweeling</text:p></text:deletion></text:changed-region><text:changed-region text:id='b'><text:insertion/></text:changed-region></text:tracked-changes>\
         <text:p>Mevrouw <text:change text:change-id='a'/><text:change-start text:change-id='b'/>zij<text:change-end text:change-id='b'/> belt<text:note><text:note-body><text:p>Noot Wolfram</text:p></text:note-body></text:note><office:annotation><dc:creator>Balthasar</dc:creator><text:p>Klopt dit?</text:p></office:annotation></text:p>\
         <text:p>Hij <text:span text:style-name='Weg'>Crispijn</text:span> ook</text:p><text:p text:style-name='Wit'>Desideria</text:p><text:section text:name='Geheim' text:display='none'><text:p>Evarist</text:p></text:section>\
         <text:p><text:a xlink:href='mailto:florentina@prive.example'>mail</text:a></text:p><text:p><draw:frame draw:name='Gerlacus'><draw:text-box><text:p>Kader</text:p></draw:text-box><svg:desc>foto van Hubertina</svg:desc></draw:frame></text:p>",
    );
    assert_eq!(reading.at(Place::Body), "Mevrouw zij belt\nHij  ook\n\n\nmail");
    assert_eq!(reading.at(Place::Deleted), "Tweeling\nMevrouw Tweeling belt");
    assert_eq!(
        (reading.at(Place::Note).as_str(), reading.at(Place::Comment).as_str()),
        ("Noot Wolfram", "Balthasar: Klopt dit?")
    );
    assert_eq!(reading.at(Place::Property), "Odilia\nBalthasar");
    let hidden = reading.at(Place::Hidden);
    for secret in ["Hij Crispijn ook", "Desideria", "Evarist", "Geheim"] {
        assert!(hidden.contains(secret), "{secret}: {hidden}");
    }
    assert!(reading.at(Place::Link).contains("florentina@prive.example"));
    assert_eq!(
        (reading.at(Place::TextBox).as_str(), reading.at(Place::AltText).as_str()),
        ("Kader", "Gerlacus\nfoto van Hubertina")
    );
}

#[test]
fn sheets_hide_sheets_rows_columns_and_formulas() {
    let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
    let body = format!(
        "<office:spreadsheet><table:table table:name='Overzicht'><table:table-column/><table:table-column table:visibility='collapse'/><table:table-row>{}{}<table:table-cell table:formula='of:=IF([.A1]=\"Odilia\";1)'><text:p>1</text:p></table:table-cell></table:table-row><table:table-row table:visibility='collapse'>{}</table:table-row></table:table>\
         <table:table table:name='Namen' table:style-name='uit'><table:table-row>{}</table:table-row></table:table><table:named-expressions><table:named-range table:name='Wolfram'/></table:named-expressions></office:spreadsheet>",
        cell("03-03-1981"),
        cell("Kolom Weg"),
        cell("Rij Weg"),
        cell("Blad Weg")
    );
    let reading = document(
        "<style:style style:name='uit' style:family='table'><style:table-properties table:display='false'/></style:style>",
        &body,
        &[],
    );
    assert_eq!(
        (reading.at(Place::Body).as_str(), reading.at(Place::SheetName).as_str()),
        ("03-03-1981\t1", "Overzicht")
    );
    for secret in ["Kolom Weg", "Rij Weg", "Blad Weg", "Namen", "Wolfram", "Odilia"] {
        assert!(reading.at(Place::Hidden).contains(secret), "{secret}: {}", reading.at(Place::Hidden));
    }
}

#[test]
fn slides_notes_and_masters_are_read() {
    let body = "<office:presentation><draw:page draw:name='page1'><draw:frame><draw:text-box><text:p>Titel</text:p></draw:text-box></draw:frame><presentation:notes><draw:frame><draw:text-box><text:p>Notitie</text:p></draw:text-box></draw:frame></presentation:notes></draw:page><draw:page draw:style-name='uit'><draw:custom-shape><text:p>Dia Weg</text:p></draw:custom-shape></draw:page></office:presentation>";
    let reading = document(
        "<style:style style:name='uit' style:family='drawing-page'><style:drawing-page-properties presentation:visibility='hidden'/></style:style>",
        body,
        &[(
            "styles.xml",
            "<office:document-styles SPACES><office:master-styles><style:master-page><draw:frame><draw:text-box><text:p>Sjabloon</text:p></draw:text-box></draw:frame><style:header><text:p>Kop</text:p></style:header></style:master-page></office:master-styles></office:document-styles>",
        )],
    );
    assert_eq!((reading.at(Place::Body).trim(), reading.at(Place::Note).as_str()), ("Titel", "Notitie"));
    assert_eq!((reading.at(Place::Header).as_str(), reading.at(Place::Template).as_str()), ("Kop", "Sjabloon"));
    assert!(reading.at(Place::Hidden).contains("Dia Weg"));
}

#[test]
fn properties_macros_and_passwords_are_seen() {
    let reading = document(
        "",
        "<office:text><text:p>Tekst</text:p></office:text>",
        &[
            (
                "meta.xml",
                "<office:document-meta SPACES><office:meta><dc:creator>Odilia</dc:creator><meta:generator xmlns:meta='m'>LibreOffice</meta:generator><meta:user-defined xmlns:meta='m' meta:name='Dossier'>12345678</meta:user-defined></office:meta></office:document-meta>",
            ),
            ("Basic/Standard/Module1.xml", "<module>' van Wolfram</module>"),
        ],
    );
    assert_eq!(reading.at(Place::Property), "Odilia\nDossier: 12345678");
    assert!(reading.remarks.contains(&Remark::Macros) && reading.at(Place::Hidden).contains("Wolfram"));
    let locked = document(
        "",
        "<office:text/>",
        &[("META-INF/manifest.xml", "<manifest><file-entry><encryption-data/></file-entry></manifest>")],
    );
    assert_eq!(locked.all_unread(), [Why::Encrypted]);
}

#[test]
fn a_flat_form_is_read_with_its_fields_and_its_picture() {
    use base64::Engine;
    let picture = base64::engine::general_purpose::STANDARD.encode(crate::document::picture::sample_png(100, 100));
    let flat = format!(
        "<?xml version='1.0'?><office:document {SPACES}><office:body><office:text><office:forms><form:form><form:text form:name='Naam' form:id='c1' form:current-value='Quirina Tweeling'/><form:checkbox form:label='Ja, ik geef toestemming' form:id='c2' form:current-state='checked'/></form:form></office:forms>\
         <text:p>Toestemmingsverklaring</text:p><text:p>Naam: <draw:control draw:control='c1'/></text:p><text:p>Geboortedatum: 3-3-1981</text:p><text:p><draw:control draw:control='c2'/></text:p><text:p>Datum: 2-11-2026</text:p><text:p>Handtekening: <draw:frame><draw:image><office:binary-data>{picture}</office:binary-data></draw:image></draw:frame></text:p></office:text></office:body></office:document>"
    );
    let reading =
        read(flat.as_bytes(), &Hint { name: "a.fodt", ..Hint::default() }, &mut Budget::new(Limits::default()));
    let form = reading.form.as_ref().expect("a form");
    assert_eq!(form.signatures[0].seen, Seen::Image);
    assert_eq!(
        form.filled(crate::model::FormField::Name).next().map(|v| v.value.expose().as_str()),
        Some("Quirina Tweeling")
    );
    assert_eq!(form.filled(crate::model::FormField::Answer).count(), 1);
    assert_eq!(reading.pictures.len(), 1);
}
