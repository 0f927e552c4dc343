//! OpenDocument (ODF 1.3): text, sheets, slides and drawings, zipped or flat.
//!
//! - In: a zip with `content.xml`, or one document of XML.
//! - Out: lines of text by [`Place`], tables and sheets as rows, fields with values, and a form with the pictures that stand among
//!   the lines. What tracked changes, hidden sections, sheets and styles keep from a reader stands apart.
//! - Never: a macro run, a password tried, a link followed.

mod controls;
mod story;
mod styles;

use super::package::{self, Package, sweep};
use super::xml::{Node, Tree};
use super::{Place, Remark, flow, form, pen::Pen};
use crate::message::Why;
use controls::Controls;
use story::Story;
use styles::Styles;

/// Reads a document.
pub(super) fn read(bytes: &[u8], pen: &mut Pen) {
    if bytes.starts_with(b"PK") { zipped(bytes, pen) } else { flat(bytes, pen) }
}

fn zipped(bytes: &[u8], pen: &mut Pen) {
    let mut package = Package::open(bytes, pen);
    if let Some(kind) = package.take("mimetype", pen).filter(|kind| kind.len() > 100) {
        pen.inner("mimetype", "", &kind);
    }
    let manifest = package.tree("META-INF/manifest.xml", pen);
    let manifest = manifest.as_ref().and_then(Tree::root);
    if manifest.is_some_and(|root| root.descendants().any(|n| n.name() == "encryption-data")) {
        return pen.fault(Why::Encrypted);
    }
    let (styles, content) = (package.tree("styles.xml", pen), package.tree("content.xml", pen));
    let roots: Vec<Node> = [&styles, &content].into_iter().flatten().filter_map(Tree::root).collect();
    let looks = Styles::read(&roots);
    match content.as_ref().and_then(Tree::root) {
        Some(root) => {
            let lines = told(root, &looks, pen);
            signed(&lines, pen);
        }
        None => pen.fault(Why::Damaged),
    }
    if let Some(root) = styles.as_ref().and_then(Tree::root) {
        masters(root, &looks, pen);
    }
    package.rest(pen, &mut |_, root, pen| part(root, pen));
}

fn flat(bytes: &[u8], pen: &mut Pen) {
    let tree = package::tree(bytes, pen);
    let Some(root) = tree.root() else { return pen.fault(Why::Damaged) };
    let looks = Styles::read(&[root]);
    let lines = told(root, &looks, pen);
    signed(&lines, pen);
    masters(root, &looks, pen);
    for node in root.elements() {
        match node.name() {
            "meta" => meta(node, pen),
            "settings" => settings(node, pen),
            _ => {}
        }
    }
    for node in root.descendants().filter(|n| n.name() == "binary-data") {
        package::encoded(&node.text(), Place::Hidden, pen);
    }
}

/// Reads the body of a document; gives back its lines.
fn told(root: Node, looks: &Styles, pen: &mut Pen) -> Vec<flow::Line> {
    scripts(root, pen);
    let controls = Controls::read(root);
    controls.asides.iter().for_each(|text| pen.say(Place::Template, text));
    let mut all = Vec::new();
    for body in root.elements().filter(|n| n.name() == "body").flat_map(Node::elements) {
        all.extend(say(Story::read(body, looks, &controls), Place::Body, pen));
    }
    for (label, value) in &controls.fields {
        pen.field(label, value);
        pen.say(Place::FormField, value);
    }
    all
}

fn say(story: Story, place: Place, pen: &mut Pen) -> Vec<flow::Line> {
    pen.say(place, &flow::text(&story.lines));
    for (beside, text) in &story.beside {
        pen.say(if place == Place::Template { place } else { *beside }, text);
    }
    for (label, value) in &story.fields {
        pen.field(label, value);
    }
    if story.is_external {
        pen.remark(Remark::External);
    }
    story.lines
}

fn signed(lines: &[flow::Line], pen: &mut Pen) {
    let form = form::of_lines(flow::sheet(lines, 0.9), pen.reading());
    pen.reading().form = form;
}

/// Headers and footers of pages; masters of slides; names of styles that somebody made.
fn masters(root: Node, looks: &Styles, pen: &mut Pen) {
    let controls = Controls::default();
    for page in root.descendants().filter(|n| n.name() == "master-page") {
        pen.say(Place::Template, page.attribute("display-name").unwrap_or(""));
        for node in page.elements() {
            let is_off = node.attribute("display") == Some("false");
            let place = match node.name() {
                _ if is_off => Place::Template,
                name if name.starts_with("header") => Place::Header,
                name if name.starts_with("footer") => Place::Footer,
                _ => Place::Template,
            };
            say(Story::read(node, looks, &controls), place, pen);
        }
    }
    for style in root.elements().filter(|n| n.name() == "styles").flat_map(Node::elements) {
        pen.say(Place::Template, style.attribute("display-name").unwrap_or(""));
    }
}

/// Reads another part by its outermost element; says whether it is known.
fn part(root: Node, pen: &mut Pen) -> bool {
    match root.name() {
        // An object within: a formula, a chart, a document.
        "document-content" | "document" => {
            told(root, &Styles::read(&[root]), pen);
        }
        "document-styles" => masters(root, &Styles::read(&[root]), pen),
        "document-meta" => root.elements().for_each(|node| meta(node, pen)),
        "document-settings" => settings(root, pen),
        "manifest" => {}
        "document-signatures" => {
            pen.remark(Remark::Signed);
            sweep(root, Place::Property, pen);
        }
        "module" | "library" | "libraries" => {
            pen.remark(Remark::Macros);
            sweep(root, Place::Hidden, pen);
        }
        _ => return false,
    }
    true
}

fn scripts(root: Node, pen: &mut Pen) {
    for script in root.descendants().filter(|n| n.name() == "scripts").flat_map(Node::descendants) {
        if matches!(script.name(), "script" | "module") {
            pen.remark(Remark::Macros);
            pen.say(Place::Hidden, &script.text());
        }
    }
}

/// Who made it, when it is about, what for (§4.3).
fn meta(meta: Node, pen: &mut Pen) {
    const COUNTED: [&str; 7] = [
        "generator",
        "creation-date",
        "date",
        "editing-cycles",
        "editing-duration",
        "document-statistic",
        "print-date",
    ];
    for node in meta.elements().filter(|n| !COUNTED.contains(&n.name())) {
        match (node.name(), node.attribute("name")) {
            ("user-defined", Some(name)) => pen.say(Place::Property, &format!("{name}: {}", node.text())),
            _ => pen.say(Place::Property, &node.text()),
        }
        pen.say(Place::Property, node.attribute("title").unwrap_or(""));
        pen.say(Place::Link, node.attribute("href").unwrap_or(""));
    }
}

/// Words among the settings: a printer, a database.
fn settings(root: Node, pen: &mut Pen) {
    for item in root.descendants().filter(|n| n.name() == "config-item" && n.attribute("type") == Some("string")) {
        pen.say(Place::Hidden, &item.text());
    }
}

#[cfg(test)]
mod tests;
