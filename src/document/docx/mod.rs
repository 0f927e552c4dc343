//! Word's zipped documents (ECMA-376 part 1, §17), templates and macro files too.
//!
//! - In: a zip with a main part. The other parts are known by their outermost element, whatever they are called and whether or
//!   not a relation leads to them: headers, notes, comments, building blocks, settings.
//! - Out: lines of text by [`Place`], fields with values, and a form, with the pictures that stand among the lines.
//! - Never: a macro run, a template or picture fetched, a mail merge made.

mod fonts;
mod inputs;
mod story;
mod styles;

use super::package::{self, Package};
use super::xml::{Node, local};
use super::{Place, drawing, flow, form, pen::Pen};
use crate::message::Why;
use story::Story;
use styles::Styles;

/// Reads a Word document.
pub(super) fn read(bytes: &[u8], pen: &mut Pen) {
    let mut package = Package::open(bytes, pen);
    let main = package.main("word/document.xml", pen);
    let styles = styles(&mut package, &main, pen);
    match package.tree(&main, pen) {
        Some(tree) => {
            let lines = tree.root().map(|root| told(root, Place::Body, &styles, pen)).unwrap_or_default();
            let form = form::of_lines(flow::sheet(&lines, 0.9), pen.reading());
            pen.reading().form = form;
        }
        None => pen.fault(Why::Damaged),
    }
    package.rest(pen, &mut |_, root, pen| part(root, &styles, pen));
}

/// Reads a document that is one piece of XML: Word 2003's, or a package in which every part is an element.
pub(super) fn flat(root: Node, pen: &mut Pen) {
    let parts: Vec<Node> = match root.name() {
        "package" => root.descendants().filter(|n| n.name() == "xmlData").flat_map(Node::elements).collect(),
        _ => vec![root],
    };
    let styles = parts.iter().flat_map(|part| part.descendants().chain([*part])).find(|n| n.name() == "styles");
    let styles = styles.map(Styles::read).unwrap_or_default();
    for part in parts {
        if part.name() == "wordDocument" {
            told(part, Place::Body, &styles, pen);
            let aside = part.elements().filter(|n| n.name() != "body");
            aside.for_each(|node| package::sweep(node, Place::Property, pen));
        } else if !self::part(part, &styles, pen) && !package::common(part, pen) {
            package::sweep(part, Place::Hidden, pen);
        }
    }
    for data in root.descendants().filter(|n| matches!(n.name(), "binaryData" | "binData")) {
        package::encoded(&data.text(), Place::Hidden, pen);
    }
}

fn styles(package: &mut Package, main: &str, pen: &mut Pen) -> Styles {
    let named = package.relations(main, pen).into_iter().find(|r| r.kind == "styles" && !r.external);
    let tree = named.and_then(|relation| package.tree(&relation.target, pen));
    let Some(root) = tree.as_ref().and_then(super::xml::Tree::root) else { return Styles::default() };
    own_names(root, pen);
    Styles::read(root)
}

/// Names of styles that somebody made.
fn own_names(root: Node, pen: &mut Pen) {
    for style in root.elements().filter(|n| n.name() == "style" && styles::is_on(n.attribute("customStyle"))) {
        for name in style.elements().filter(|n| matches!(n.name(), "name" | "aliases")) {
            pen.say(Place::Template, name.attribute("val").unwrap_or(""));
        }
    }
}

/// Reads a part by its outermost element; says whether it is known.
fn part(root: Node, styles: &Styles, pen: &mut Pen) -> bool {
    match root.name() {
        "document" => {
            told(root, Place::Body, styles, pen);
        }
        "hdr" => {
            told(root, Place::Header, styles, pen);
        }
        "ftr" => {
            told(root, Place::Footer, styles, pen);
        }
        "glossaryDocument" => {
            for part in root.descendants().filter(|n| n.name() == "docPartPr") {
                part.elements().for_each(|n| pen.say(Place::Template, n.attribute("val").unwrap_or("")));
            }
            told(root, Place::Template, styles, pen);
        }
        "footnotes" | "endnotes" => {
            for note in root.elements().filter(|n| n.attribute("type").is_none_or(|kind| kind == "normal")) {
                told(note, Place::Note, styles, pen);
            }
        }
        "comments" => root.elements().for_each(|comment| self::comment(comment, styles, pen)),
        "styles" => own_names(root, pen),
        "numbering" => {
            for label in root.descendants().filter(|n| n.name() == "lvlText").filter_map(|n| n.attribute("val")) {
                pen.say(Place::Template, label);
            }
        }
        "settings" => settings(root, pen),
        "commentsEx" | "commentsIds" | "commentsExtensible" => {}
        _ => return drawing::part(root, pen),
    }
    true
}

/// Reads a story; gives back its lines.
fn told(root: Node, place: Place, styles: &Styles, pen: &mut Pen) -> Vec<flow::Line> {
    let story = Story::read(root, styles);
    pen.say(place, &flow::text(&story.lines));
    for (beside, text) in &story.beside {
        // What stands in a template is a template's, wherever it stands there.
        pen.say(if place == Place::Template { place } else { *beside }, text);
    }
    for (label, value) in &story.fields {
        pen.field(label, value);
    }
    for author in root.descendants().flat_map(Node::attributes).filter(|(name, _)| local(name) == "author") {
        pen.say(Place::Property, author.1);
    }
    story.lines
}

fn comment(comment: Node, styles: &Styles, pen: &mut Pen) {
    let story = Story::read(comment, styles);
    let author = comment.attribute("author").unwrap_or("");
    pen.say(Place::Comment, &format!("{author}: {}", flow::text(&story.lines)));
    pen.say(Place::Property, comment.attribute("initials").filter(|i| i.chars().count() > 2).unwrap_or(""));
    for (place, text) in &story.beside {
        pen.say(*place, text);
    }
}

/// Where a mail merge takes its names, variables, captions.
fn settings(root: Node, pen: &mut Pen) {
    for node in root.descendants() {
        let said = |name| node.attribute(name).unwrap_or("");
        match node.name() {
            "docVar" => pen.say(Place::Hidden, &format!("{}: {}", said("name"), said("val"))),
            "connectString" | "query" | "mailSubject" | "addressFieldName" | "headerSource" | "udl" | "table"
            | "clickAndTypeStyle" | "dataSource" | "name" | "mappedName" | "src" => pen.say(Place::Hidden, said("val")),
            "caption" => pen.say(Place::Template, said("name")),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests;
