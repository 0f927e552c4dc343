//! XML that is no document of an office: data, drawings (SVG), what programs hand each other.

use super::xml::{Node, local};
use super::{Place, Remark, docx, package, pen::Pen};
use crate::message::Why;

/// Letters of paths from which a drawing may show words that nobody can read here.
const DRAWN: usize = 4_000;

/// Reads XML: text line by line, attributes and comments as what is hidden.
pub(super) fn read(bytes: &[u8], pen: &mut Pen) {
    let tree = package::tree(bytes, pen);
    let Some(root) = tree.root() else { return pen.fault(Why::Damaged) };
    match root.name() {
        "wordDocument" | "package" => return docx::flat(root, pen),
        "svg" => drawing(root, pen),
        _ => {
            let mut lines = Vec::new();
            gather(root, &mut lines);
            pen.say(Place::Body, &lines.join("\n"));
        }
    }
    let values = root.descendants().chain([root]).flat_map(Node::attributes);
    for (name, value) in values.filter(|(name, _)| !name.contains("xmlns") && !is_shape(local(name))) {
        match value.strip_prefix("data:").and_then(|data| data.split_once(";base64,")) {
            Some((_, data)) => package::encoded(data, Place::Hidden, pen),
            None if value.chars().any(char::is_alphabetic) || value.len() > 5 => {
                pen.say(if matches!(local(name), "href" | "src") { Place::Link } else { Place::Hidden }, value);
            }
            None => {}
        }
    }
}

/// Attributes that place and colour what is drawn.
fn is_shape(name: &str) -> bool {
    matches!(
        name,
        "d" | "points" | "transform" | "viewBox" | "fill" | "stroke" | "style" | "path" | "values" | "version"
    ) || name.starts_with("stroke-")
        || name.starts_with("font-")
}

/// Elements that say what their text is of somebody.
const LABELS: [&str; 18] = [
    "achternaam",
    "adres",
    "bsn",
    "email",
    "geboortedatum",
    "huisnummer",
    "mobiel",
    "naam",
    "nr",
    "plaats",
    "postcode",
    "roepnaam",
    "straat",
    "straatnaam",
    "telefoon",
    "telefoonnummer",
    "voornaam",
    "woonplaats",
];

/// Text line by line: an element with text of its own is one line, whatever stands within; behind its name, if that is a label.
fn gather(node: Node, lines: &mut Vec<String>) {
    let has_text =
        node.children().any(|child| matches!(child, super::xml::Child::Text(text) if !text.trim().is_empty()));
    if has_text {
        let text = node.text().split_whitespace().collect::<Vec<_>>().join(" ");
        let name = local(node.name()).to_lowercase();
        lines.push(if LABELS.binary_search(&name.as_str()).is_ok() { format!("{name}: {text}") } else { text });
    } else {
        node.elements().for_each(|inner| gather(inner, lines));
    }
}

/// A drawing: its text is seen, what describes it is not.
fn drawing(root: Node, pen: &mut Pen) {
    let mut paths = 0;
    below(root, false, &mut paths, pen);
    if paths > DRAWN {
        pen.fault(Why::PictureUnread);
    }
}

fn below(parent: Node, hidden: bool, paths: &mut usize, pen: &mut Pen) {
    for node in parent.elements() {
        let said = |name: &str| node.attribute(name).unwrap_or("");
        let style = said("style").replace(' ', "");
        let is_off = said("display") == "none"
            || said("visibility") == "hidden"
            || matches!(said("opacity"), "0" | "0.0")
            || style.contains("display:none")
            || style.contains("visibility:hidden");
        let hidden = hidden || is_off || matches!(node.name(), "defs" | "metadata" | "style");
        *paths += said("d").len() + said("points").len();
        match node.name() {
            "text" => {
                let text = node.text().split_whitespace().collect::<Vec<_>>().join(" ");
                pen.say(if hidden { Place::Hidden } else { Place::Body }, &text);
            }
            "title" | "desc" => pen.say(Place::AltText, &node.text()),
            "script" => {
                pen.remark(Remark::Macros);
                pen.say(Place::Hidden, &node.text());
            }
            "image" if !said("href").starts_with("data:") && !said("href").is_empty() => pen.remark(Remark::External),
            "style" => pen.say(Place::Hidden, &node.text()),
            "g" | "svg" | "a" | "defs" | "symbol" | "switch" | "marker" | "clipPath" | "mask" | "pattern" => {
                below(node, hidden, paths, pen)
            }
            _ => {
                let mut lines = Vec::new();
                gather(node, &mut lines);
                pen.say(if hidden { Place::Hidden } else { Place::Body }, &lines.join("\n"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::{Budget, Hint, Kind, Limits, Place, Reading, Remark, read};

    fn read_as(name: &str, text: &str) -> Reading {
        read(text.as_bytes(), &Hint { name, ..Hint::default() }, &mut Budget::new(Limits::default()))
    }

    #[test]
    fn an_element_that_is_a_label_stands_before_its_text() {
        let reading = read_as("a.xml", "<?xml version='1.0'?><z><Voornaam>Storm</Voornaam><soort>bui</soort></z>");
        assert_eq!(reading.visible(), "voornaam: Storm\nbui");
    }

    #[test]
    fn text_values_and_comments_of_xml_are_read() {
        let reading = read_as(
            "a.xml",
            "<?xml version='1.0'?><zaak soort='Wolfram'><p>Qui<b>rina</b></p><!-- Odilia --><q>belt</q></zaak>",
        );
        assert_eq!((reading.kind, reading.visible().as_str()), (Kind::Xml, "Quirina\nbelt"));
        assert_eq!(reading.hidden(), "Odilia\nWolfram");
    }

    #[test]
    fn a_drawing_shows_its_text_and_hides_the_rest() {
        let reading = read_as(
            "a.svg",
            "<svg xmlns='s'><title>Wolfram</title><text>Qui<tspan>rina</tspan></text><g style='display: none'><text>Weg</text></g><image href='http://x/Odilia.png'/><script>x='Crispijn'</script></svg>",
        );
        assert_eq!((reading.kind, reading.visible().as_str()), (Kind::Xml, "Quirina"));
        assert_eq!(
            (reading.at(Place::AltText).as_str(), reading.at(Place::Link).as_str()),
            ("Wolfram", "http://x/Odilia.png")
        );
        assert_eq!(reading.remarks, [Remark::External, Remark::Macros]);
        assert!(reading.at(Place::Hidden).contains("Weg") && reading.at(Place::Hidden).contains("Crispijn"));
    }

    #[test]
    fn words_documents_in_one_piece_come_out_whole() {
        let reading = read_as(
            "a.xml",
            "<?xml version='1.0'?><w:wordDocument xmlns:w='w'><o:Author xmlns:o='o'>Odilia</o:Author><w:body><w:p><w:r><w:t>Qui</w:t></w:r><w:r><w:t>rina</w:t></w:r></w:p></w:body></w:wordDocument>",
        );
        assert_eq!((reading.visible().as_str(), reading.at(Place::Property).as_str()), ("Quirina", "Odilia"));
    }
}
