//! What all of Microsoft's zipped documents draw (ECMA-376 part 1, §20 and §21): text of shapes, charts, diagrams.

use super::xml::{Child, Node};
use super::{Place, pen::Pen};

/// The text of a paragraph of DrawingML.
pub(super) fn paragraph(node: Node) -> String {
    let mut text = String::new();
    for part in node.descendants() {
        match part.name() {
            "t" => text.push_str(&part.text()),
            "br" => text.push('\n'),
            "tab" => text.push('\t'),
            _ => {}
        }
    }
    text
}

/// The paragraphs of a text body, a line each.
pub(super) fn paragraphs(body: Node) -> String {
    let all = body.descendants().filter(|n| n.name() == "p").map(paragraph);
    all.collect::<Vec<_>>().join("\n")
}

/// Reads a part that only draws; says whether it is known.
pub(super) fn part(root: Node, pen: &mut Pen) -> bool {
    match root.name() {
        "chartSpace" => {
            pen.say(Place::TextBox, &paragraphs(root));
            // Titles and labels that were taken from a sheet, and the numbers that are drawn.
            let kept = root.descendants().filter(|n| matches!(n.name(), "strCache" | "multiLvlStrCache" | "numCache"));
            for cache in kept {
                let values = cache.descendants().filter(|n| n.name() == "v").map(Node::text);
                pen.say(Place::TextBox, &values.collect::<Vec<_>>().join("\n"));
            }
            root.descendants().filter(|n| n.name() == "f").for_each(|n| pen.say(Place::Hidden, &n.text()));
            descriptions(root, pen);
        }
        "dataModel" | "userShapes" | "wsDr" => {
            pen.say(Place::TextBox, &paragraphs(root));
            descriptions(root, pen);
        }
        // How a diagram was drawn: its words once more.
        "drawing" => {
            pen.say(Place::Hidden, &paragraphs(root));
            descriptions(root, pen);
        }
        "ink" => {}
        "xml" => {
            vml(root, pen);
            descriptions(root, pen);
        }
        _ => return false,
    }
    true
}

/// A drawing of old: text boxes, word art.
fn vml(root: Node, pen: &mut Pen) {
    for node in root.descendants() {
        match node.name() {
            "textbox" => {
                let said = node.texts().map(str::trim).filter(|t| !t.is_empty());
                pen.say(Place::TextBox, &said.collect::<Vec<_>>().join("\n"));
            }
            "textpath" => pen.say(Place::TextBox, node.attribute("string").unwrap_or("")),
            _ => {}
        }
    }
}

/// Descriptions, titles and names that somebody gave to what is drawn.
pub(super) fn descriptions(root: Node, pen: &mut Pen) {
    for node in root.descendants() {
        for (name, value) in node.attributes() {
            match super::xml::local(name) {
                "descr" | "title" | "alt" => pen.say(Place::AltText, value),
                "name" if matches!(node.name(), "cNvPr" | "docPr") => pen.say(Place::AltText, value),
                "tooltip" => pen.say(Place::Link, value),
                _ => {}
            }
        }
        let is_own = !matches!(node.name(), "t" | "v" | "f");
        if is_own && node.children().all(|c| matches!(c, Child::Text(_))) && node.name() == "text" {
            pen.say(Place::TextBox, &node.text());
        }
    }
}
