//! Valid files, changed anywhere: whatever comes of it is read, within the budget.

use super::testing::{deflated, of_packed};
use super::{Budget, Hint, Limits, read};
use proptest::prelude::*;

/// A document of each kind, part by part.
const DOCUMENTS: [&[(&str, &str)]; 4] = [
    &[
        ("[Content_Types].xml", "<Types/>"),
        (
            "word/document.xml",
            "<w:document xmlns:w='w'><w:body><w:p><w:pPr><w:pStyle w:val='a'/></w:pPr><w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>een</w:t></w:r></w:ins><w:r><w:fldChar w:fldCharType='begin'/><w:instrText>x</w:instrText><w:fldChar w:fldCharType='end'/></w:r><w:sdt><w:sdtPr><w:alias w:val='b'/></w:sdtPr><w:sdtContent><w:r><w:t>twee</w:t></w:r></w:sdtContent></w:sdt></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:body></w:document>",
        ),
        (
            "word/styles.xml",
            "<w:styles xmlns:w='w'><w:style w:styleId='a'><w:basedOn w:val='a'/><w:rPr><w:sz w:val='2'/></w:rPr></w:style></w:styles>",
        ),
        (
            "word/_rels/document.xml.rels",
            "<Relationships><Relationship Id='a' Type='x/styles' Target='styles.xml'/></Relationships>",
        ),
    ],
    &[
        ("[Content_Types].xml", "<Types/>"),
        ("xl/workbook.xml", "<workbook xmlns:r='r'><sheets><sheet name='a' r:id='a'/></sheets></workbook>"),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id='a' Type='x/worksheet' Target='a.xml'/><Relationship Id='b' Type='x/styles' Target='b.xml'/></Relationships>",
        ),
        (
            "xl/a.xml",
            "<worksheet><cols><col min='1' max='3' hidden='1'/></cols><sheetData><row><c r='A1' s='0'><v>29648</v></c></row></sheetData></worksheet>",
        ),
        (
            "xl/b.xml",
            "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='00-0000'/></numFmts><cellXfs><xf numFmtId='164'/></cellXfs></styleSheet>",
        ),
    ],
    &[
        ("[Content_Types].xml", "<Types/>"),
        ("ppt/presentation.xml", "<p xmlns:r='r'><sldIdLst><sldId r:id='a'/></sldIdLst><sldSz cx='10' cy='10'/></p>"),
        (
            "ppt/_rels/presentation.xml.rels",
            "<Relationships><Relationship Id='a' Type='x/slide' Target='a.xml'/></Relationships>",
        ),
        (
            "ppt/a.xml",
            "<sld><sp><spPr><xfrm><off x='1' y='2'/></xfrm></spPr><txBody><p><r><rPr sz='100'/><t>een</t></r></p></txBody></sp></sld>",
        ),
    ],
    &[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        (
            "content.xml",
            "<o xmlns:text='t'><automatic-styles><style name='a' family='text' parent-style-name='a'/></automatic-styles><body><text><tracked-changes><changed-region id='a'><deletion><p>een</p></deletion></changed-region></tracked-changes><p>twee<change change-id='a'/><span style-name='a'>drie</span><s c='9'/></p><table><table-column number-columns-repeated='9'/><table-row><table-cell><p>vier</p></table-cell></table-row></table></text></body></o>",
        ),
    ],
];

/// What takes the place of some bytes.
const FRAGMENTS: [&str; 14] = [
    "",
    "<",
    ">",
    "'",
    "/",
    "&",
    "<w:p>",
    "</w:p>",
    "<tbl><tr>",
    "999999999999",
    "-1",
    "é",
    "&#xD800;",
    "<!DOCTYPE a [",
];

proptest! {
    #[test]
    fn any_change_of_a_document_is_read(kind in 0usize..4, part in 0usize..5, at in 0usize..700, length in 0usize..30, with in 0usize..14) {
        let parts = DOCUMENTS[kind].iter().enumerate().map(|(nth, (name, text))| {
            let mut text = (*text).to_owned();
            if nth == part % DOCUMENTS[kind].len() {
                let at = at % text.len();
                text.replace_range(at..(at + length).min(text.len()), FRAGMENTS[with]);
            }
            (*name, text)
        });
        let parts: Vec<(&str, String)> = parts.collect();
        let packed: Vec<(&str, &[u8], Vec<u8>)> = parts.iter().map(|(name, text)| (*name, text.as_bytes(), deflated(text.as_bytes()))).collect();
        let mut zip = of_packed(&packed);
        let limits = Limits { text: 4_000, ..Limits::default() };
        let reading = read(&zip, &Hint::default(), &mut Budget::new(limits));
        let said: usize = reading.text.iter().map(|passage| passage.text.expose().len()).sum();
        prop_assert!(said <= 4_000);
        let changed = at % zip.len();
        zip[changed] ^= 0x41;
        read(&zip, &Hint::default(), &mut Budget::new(limits));
    }
}
