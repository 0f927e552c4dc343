//! Every string of every object, whatever revision it is of and whether anything points to it or not: field values, notes,
//! links, titles, names of layers, scripts, metadata.

use super::super::{Place, pen::Pen};
use super::file::{File, is_type};
use super::object::{Dict, Object};
use super::{Said, strings};
use regex::Regex;
use std::sync::LazyLock;

/// Members that hold keys, digests, fonts or dates, never words.
const SILENT: [&str; 26] = [
    "ID",
    "O",
    "U",
    "OE",
    "UE",
    "Perms",
    "DA",
    "DS",
    "Panose",
    "CharSet",
    "Registry",
    "Ordering",
    "M",
    "CreationDate",
    "ModDate",
    "LastModified",
    "Lang",
    "NM",
    "Cert",
    "CheckSum",
    "Style",
    "DocChecksum",
    "Mk",
    "Encoding",
    "Lookup",
    "ColorSpace",
];

/// Says every string and every stream of text.
pub(super) fn sweep(file: &File, said: &Said, pen: &mut Pen) {
    for entry in &file.entries {
        walk(&entry.object, "", &Dict::new(), said, pen, 24);
        if let Object::Stream(dict, _) = &entry.object
            && is_type(dict, "Metadata")
        {
            metadata(file, &entry.object, pen);
        }
        let Some(dict) = entry.object.dict() else { continue };
        streams(file, dict, pen);
    }
    for (_, trailer) in &file.trailers {
        walk(&Object::Dict(trailer.clone()), "", &Dict::new(), said, pen, 24);
    }
}

/// Goes through a value; `key` is the nearest member's name, `around` the dictionary that it stands in.
fn walk(object: &Object, key: &str, around: &Dict, said: &Said, pen: &mut Pen, depth: usize) {
    if depth == 0 {
        return;
    }
    match object {
        Object::Text(bytes) => {
            let text = strings::text(bytes);
            // What a page shows is said already.
            if strings::is_readable(&text) && !said.shows(&text) {
                say(&text, key, around, pen);
            }
        }
        Object::Array(items) if key != "Indexed" => {
            let is_palette = matches!(items.first(), Some(Object::Name(name)) if name == "Indexed");
            items.iter().filter(|_| !is_palette).for_each(|item| walk(item, key, around, said, pen, depth - 1));
        }
        Object::Dict(dict) | Object::Stream(dict, _) => {
            for (key, value) in dict {
                let is_seal = key == "Contents" && dict.contains_key("ByteRange");
                if !SILENT.contains(&key.as_str()) && !is_seal {
                    walk(value, key, dict, said, pen, depth - 1);
                }
            }
        }
        _ => {}
    }
}

/// What programs write where nobody wrote anything.
const NOTHING: [&str; 5] = ["anonymous", "(anonymous)", "unspecified", "(unspecified)", "untitled"];

fn say(text: &str, key: &str, around: &Dict, pen: &mut Pen) {
    // Creator and Producer of a file are programs (§14.3.3); its author stands elsewhere.
    if matches!(key, "Creator" | "Producer") || NOTHING.contains(&text) {
        return;
    }
    let is_note = around.contains_key("Rect") && around.contains_key("Subtype") && !around.contains_key("FT");
    let place = match key {
        "Contents" | "T" | "Subj" if is_note => Place::Comment,
        "RC" | "RV" => return rich(text, pen),
        "V" | "DV" | "Opt" => Place::Hidden,
        "Title" | "Author" | "Subject" | "Keywords" | "Reason" | "Location" | "ContactInfo" => Place::Property,
        "URI" => Place::Link,
        "Alt" | "ActualText" | "E" => Place::AltText,
        "F" | "UF" | "Desc" => Place::FileName,
        _ => Place::Hidden,
    };
    pen.say(place, text);
}

/// Rich text is XHTML (§12.7.3.4).
fn rich(text: &str, pen: &mut Pen) {
    pen.say(Place::Hidden, &markup(text));
}

/// XML metadata (§14.3.2).
fn metadata(file: &File, stream: &Object, pen: &mut Pen) {
    if let Some(data) = file.data(stream) {
        pen.say(Place::Property, &markup(&without_programs(&strings::text(&with_mark(&data)))));
    }
}

/// XMP without what programs say of themselves: their names, dates, and keys of the file.
fn without_programs(xmp: &str) -> String {
    static OWN: LazyLock<Regex> = LazyLock::new(|| {
        let names = "CreatorTool|Producer|DocumentID|InstanceID|OriginalDocumentID|VersionID|CreateDate|ModifyDate|MetadataDate|date|format|Trapped|part|conformance|when|softwareAgent";
        let element = format!(r"<\w+:(?:{names})>[^<]{{0,400}}</[^>]{{0,80}}>");
        let attribute = format!(r#"\s\w+:(?:{names})=(?:"[^"]{{0,400}}"|'[^']{{0,400}}')"#);
        let toolkit = r#"\sx:xmptk=(?:"[^"]{0,400}"|'[^']{0,400}')"#;
        Regex::new(&format!(r"{element}|{attribute}|{toolkit}|<\?xpacket[^>]{{0,200}}>")).expect("a fixed pattern")
    });
    OWN.replace_all(xmp, "").into_owned()
}

/// Streams that hold text: scripts, rich texts, forms in XML.
fn streams(file: &File, dict: &Dict, pen: &mut Pen) {
    for key in ["JS", "RC", "RV", "XFA", "V", "DV"] {
        let Some(value) = dict.get(key) else { continue };
        let values = match file.resolve(value) {
            Object::Array(items) if key == "XFA" => items.iter().map(|item| file.resolve(item)).collect(),
            value => vec![value],
        };
        for stream in values.into_iter().filter(|v| matches!(v, Object::Stream(..))) {
            let Some(data) = file.data(stream) else { continue };
            let text = strings::text(&with_mark(&data));
            let text = if matches!(key, "JS" | "V" | "DV") { text } else { markup(&text) };
            pen.say(Place::Hidden, &text);
        }
    }
}

/// Data of streams is UTF-8 where a string would be PDFDocEncoding.
fn with_mark(data: &[u8]) -> Vec<u8> {
    let is_marked = data.starts_with(b"\xfe\xff") || data.starts_with(b"\xff\xfe") || data.starts_with(b"\xef\xbb\xbf");
    if is_marked { data.to_vec() } else { [b"\xef\xbb\xbf", data].concat() }
}

/// Text and attribute values of markup, a line each. Entities of XML are read; nothing else is expanded.
pub(in crate::document) fn markup(source: &str) -> String {
    let mut out = String::new();
    let mut rest = source;
    while let Some(open) = rest.find('<') {
        push_line(&mut out, &rest[..open]);
        rest = &rest[open..];
        if let Some(data) = rest.strip_prefix("<![CDATA[") {
            let end = data.find("]]>").unwrap_or(data.len());
            push_line(&mut out, &data[..end]);
            rest = data.get(end + 3..).unwrap_or("");
            continue;
        }
        if let Some(comment) = rest.strip_prefix("<!--") {
            let end = comment.find("-->").unwrap_or(comment.len());
            push_line(&mut out, &comment[..end]);
            rest = comment.get(end + 3..).unwrap_or("");
            continue;
        }
        let end = rest.find('>').unwrap_or(rest.len());
        attributes(&rest[1..end], &mut out);
        rest = rest.get(end + 1..).unwrap_or("");
    }
    push_line(&mut out, rest);
    out
}

fn attributes(tag: &str, out: &mut String) {
    let mut rest = tag;
    while let Some(at) = rest.find(['"', '\'']) {
        let Some(before) = rest[..at].trim_end().strip_suffix('=') else {
            rest = &rest[at + 1..];
            continue;
        };
        let name = before.rsplit(char::is_whitespace).next().unwrap_or("");
        let quote = char::from(rest.as_bytes()[at]);
        let value = &rest[at + 1..];
        let end = value.find(quote).unwrap_or(value.len());
        if !name.starts_with("xmlns") && !matches!(name, "style" | "rdf:about" | "id" | "xml:lang") {
            push_line(out, &value[..end]);
        }
        rest = value.get(end + 1..).unwrap_or("");
    }
}

fn push_line(out: &mut String, text: &str) {
    let text = text.trim();
    if text.is_empty() {
        return;
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'");
    let text = references(&text).replace("&amp;", "&");
    if !out.is_empty() {
        out.push('\n');
    }
    out.push_str(&text);
}

/// `&#235;` and `&#xEB;`.
fn references(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("&#") {
        out.push_str(&rest[..at]);
        let body = &rest[at + 2..];
        let end = body.bytes().take(8).position(|b| b == b';');
        let letter = end.and_then(|end| {
            let digits = &body[..end];
            let hex = digits.strip_prefix(['x', 'X']);
            hex.map_or_else(|| digits.parse().ok(), |h| u32::from_str_radix(h, 16).ok()).and_then(char::from_u32)
        });
        match (letter, end) {
            (Some(letter), Some(end)) => {
                out.push(letter);
                rest = &body[end + 1..];
            }
            _ => {
                out.push_str("&#");
                rest = body;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::markup;

    #[test]
    fn programs_of_metadata_are_left_out() {
        let xmp = "<?xpacket begin='' id='W5M0'?><x:xmpmeta xmlns:x='a' x:xmptk='Tool 1'><r:D xmp:CreatorTool=\"Tekst 3\"><pdf:Producer>Tool</pdf:Producer><dc:creator><rdf:li>Karel Test</rdf:li></dc:creator></r:D>";
        assert_eq!(markup(&super::without_programs(xmp)), "Karel Test");
    }

    #[test]
    fn markup_gives_texts_and_attributes() {
        let text =
            markup("<a xmlns:x='u' naam=\"Zo&#235;\">een <b>t&amp;w&#xEB;e</b><!-- drie --><![CDATA[<vier>]]></a");
        assert_eq!(text, "Zoë\neen\nt&wëe\ndrie\n<vier>");
    }

    proptest::proptest! {
        #[test]
        fn any_markup_is_read(source in "(<|>|a='|\"|&#|;|é|<!--|-->|[a-z]){0,40}") {
            assert!(markup(&source).len() <= source.len() * 2);
        }
    }
}
