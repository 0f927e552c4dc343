//! A body, header or note: blocks and what stands within lines become lines of text, and what stands beside them.

use super::controls::Controls;
use super::styles::{Look, Styles};
use crate::document::Place;
use crate::document::flow::{self, Line};
use crate::document::paragraph::{Paragraph, Stand};
use crate::document::usual::{self, is_usual};
use crate::document::xml::{Child, Node, local};
use std::collections::{HashMap, HashSet};

/// What was read of a story.
pub(super) struct Story<'s> {
    styles: &'s Styles,
    controls: &'s Controls,
    pub(super) lines: Vec<Line>,
    /// Text that is not in the lines.
    pub(super) beside: Vec<(Place, String)>,
    pub(super) fields: Vec<(String, String)>,
    /// A picture or object lies elsewhere.
    pub(super) is_external: bool,
    paragraph: Paragraph,
    /// What tracked changes took out, by their number.
    deleted: HashMap<String, String>,
    /// Changes that put something in.
    inserted: HashSet<String>,
    /// Those within which the text at hand stands.
    open: HashSet<String>,
    /// Fields that were shown: each stands in one place.
    controlled: HashSet<String>,
    kind: Kind,
    look: Look,
}

/// What a body holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Sheets,
    Slides,
}

/// Columns that are repeated are looked at up to here.
const REPEATED: usize = 1_000;
/// Blanks in a row; more of them are no more than a gap.
const BLANKS: usize = 40;

impl<'s> Story<'s> {
    pub(super) fn read(root: Node, styles: &'s Styles, controls: &'s Controls) -> Self {
        let kind = match root.name() {
            "spreadsheet" => Kind::Sheets,
            "presentation" | "drawing" => Kind::Slides,
            _ => Kind::Text,
        };
        let mut story = Self {
            styles,
            controls,
            lines: Vec::new(),
            beside: Vec::new(),
            fields: Vec::new(),
            is_external: false,
            paragraph: Paragraph::default(),
            deleted: HashMap::new(),
            inserted: HashSet::new(),
            open: HashSet::new(),
            controlled: HashSet::new(),
            kind,
            look: Look::default(),
        };
        story.blocks(root, Stand::default());
        story
    }

    fn aside(&mut self, place: Place, text: &str) {
        if !text.trim().is_empty() {
            self.beside.push((place, text.to_owned()));
        }
    }

    fn blocks(&mut self, parent: Node, stand: Stand) {
        for node in parent.elements() {
            self.block(node, stand);
        }
    }

    fn block(&mut self, node: Node, stand: Stand) {
        match node.name() {
            "p" | "h" => self.paragraph(node, stand),
            "table" => self.table(node, stand),
            "tracked-changes" => self.changes(node),
            "section" => {
                let is_off = matches!(node.attribute("display"), Some("none" | "condition"));
                let name = node.attribute("name").unwrap_or("");
                self.aside(Place::Hidden, &if is_usual(name) { String::new() } else { usual::name(name) });
                self.blocks(node, Stand { hidden: stand.hidden || is_off, ..stand });
            }
            "page" => self.page(node, stand),
            "notes" => {
                let lines = self.apart(node, stand);
                self.aside(Place::Note, &flow::text(&lines));
            }
            "annotation" => self.comment(node),
            "forms" | "sequence-decls" => {}
            "variable-decls"
            | "user-field-decls"
            | "dde-connection-decls"
            | "named-expressions"
            | "content-validations"
            | "database-ranges"
            | "scenario"
            | "data-pilot-tables"
            | "consolidation"
            | "calculation-settings"
            | "header-decl"
            | "footer-decl" => self.settings(node),
            "s" | "tab" | "line-break" | "span" | "a" | "note" => self.inline(node, stand),
            name if is_drawn(name) => self.drawing(node, stand),
            _ => self.blocks(node, stand),
        }
    }

    /// Lines that stand apart from those around.
    fn apart(&mut self, node: Node, stand: Stand) -> Vec<Line> {
        self.apart_of(node.elements(), stand)
    }

    fn apart_of<'t>(&mut self, nodes: impl Iterator<Item = Node<'t>>, stand: Stand) -> Vec<Line> {
        let (lines, paragraph) = (std::mem::take(&mut self.lines), std::mem::take(&mut self.paragraph));
        nodes.for_each(|node| self.block(node, stand));
        self.end_paragraph();
        self.paragraph = paragraph;
        let mut own = std::mem::replace(&mut self.lines, lines);
        own.retain(|line| line.iter().any(|cell| cell.drawn || !cell.text.trim().is_empty()));
        own
    }

    fn end_paragraph(&mut self) {
        let paragraph = std::mem::take(&mut self.paragraph);
        self.lines.extend(paragraph.end(&mut self.beside));
    }

    fn paragraph(&mut self, node: Node, stand: Stand) {
        let around = self.look.clone();
        self.look = self.styles.look("paragraph", node.attribute("style-name"), &around);
        let is_off =
            node.descendants().any(|n| n.name() == "hidden-paragraph" && n.attribute("is-hidden") == Some("true"));
        self.within(node, Stand { hidden: stand.hidden || is_off || self.unseen(), ..stand });
        self.look = around;
        self.end_paragraph();
    }

    /// Whether letters in the look at hand are unseen. On slides the ground is not known.
    fn unseen(&self) -> bool {
        if self.kind == Kind::Slides { self.look.is_off() } else { self.look.is_hidden() }
    }

    /// What stands within a line.
    fn within(&mut self, parent: Node, stand: Stand) {
        for child in parent.children() {
            match child {
                Child::Element(node) => self.inline(node, stand),
                Child::Text(text) => self.push(&single_blanks(text), stand),
            }
        }
    }

    fn push(&mut self, text: &str, stand: Stand) {
        let inserted = stand.inserted || !self.open.is_empty();
        self.paragraph.push(text, Stand { inserted, ..stand });
    }

    fn inline(&mut self, node: Node, stand: Stand) {
        let said = |name: &str| node.attribute(name).unwrap_or("");
        match node.name() {
            "s" => {
                let count = said("c").parse::<usize>().unwrap_or(1).min(BLANKS);
                self.push(&" ".repeat(count), stand);
            }
            "tab" => self.push("\t", stand),
            "line-break" => self.push("\n", stand),
            "span" => {
                let around = self.look.clone();
                self.look = self.styles.look("text", node.attribute("style-name"), &around);
                self.within(node, Stand { hidden: stand.hidden || self.unseen(), ..stand });
                self.look = around;
            }
            "note" => {
                let body = node.child("note-body").map(|body| self.apart(body, stand)).unwrap_or_default();
                self.aside(Place::Note, &flow::text(&body));
            }
            "annotation" => self.comment(node),
            "change" => {
                let text = self.deleted.remove(said("change-id")).unwrap_or_default();
                self.push(&text, Stand { deleted: true, ..stand });
            }
            "change-start" => {
                if self.inserted.contains(said("change-id")) {
                    self.open.insert(said("change-id").to_owned());
                }
            }
            "change-end" => {
                self.open.remove(said("change-id"));
            }
            "hidden-text" | "conditional-text" => {
                for name in ["string-value", "string-value-if-true", "string-value-if-false", "condition"] {
                    self.aside(Place::Hidden, said(name));
                }
                let hidden = stand.hidden || node.name() == "hidden-text";
                self.within(node, Stand { hidden, ..stand });
            }
            "placeholder" => {
                self.aside(Place::Template, &[said("description"), &node.text()].join(" "));
            }
            "text-input" => {
                self.aside(Place::Template, said("description"));
                self.fields.push((said("description").to_owned(), node.text().trim().to_owned()));
                self.within(node, stand);
            }
            "drop-down" => {
                node.elements().for_each(|n| self.aside(Place::Template, n.attribute("value").unwrap_or("")));
                self.aside(Place::Template, said("name"));
                self.within(node, stand);
            }
            "content-control" => self.content_control(node, stand),
            "bookmark" | "bookmark-start" | "reference-mark" | "reference-mark-start" => {
                let name = said("name");
                self.aside(Place::Hidden, &if name.starts_with('_') { String::new() } else { usual::name(name) });
            }
            "script" => {
                self.aside(Place::Hidden, &node.text());
                self.aside(Place::Link, said("href"));
            }
            "p" | "h" | "table" | "list" | "section" => self.block(node, stand),
            name if is_drawn(name) => self.drawing(node, stand),
            _ => {
                self.aside(Place::Link, said("href"));
                self.aside(Place::Hidden, said("title"));
                self.within(node, stand);
            }
        }
    }

    /// A content control of LibreOffice.
    fn content_control(&mut self, node: Node, stand: Stand) {
        let said = |name: &str| node.attribute(name).unwrap_or("");
        let is = |name: &str| said(name) == "true";
        let label = if said("alias").is_empty() { said("tag") } else { said("alias") };
        node.elements()
            .filter(|n| n.name() == "list-item")
            .for_each(|n| self.aside(Place::Template, n.attribute("display-text").unwrap_or("")));
        self.aside(Place::Template, label);
        let value = if is("checkbox") {
            if is("checked") { "☒" } else { "☐" }.to_owned()
        } else if is("showing-place-holder") {
            self.aside(Place::Template, &node.text());
            String::new()
        } else {
            node.text()
        };
        if is("checkbox") || is("showing-place-holder") {
            self.push(&value, stand);
        } else {
            self.within(node, stand);
        }
        if !label.is_empty() {
            self.fields.push((label.to_owned(), value.trim().to_owned()));
        }
    }

    fn comment(&mut self, node: Node) {
        let author = node.child("creator").map(Node::text).unwrap_or_default();
        self.aside(Place::Property, &author);
        let lines = self.apart(node, Stand::default());
        self.aside(Place::Comment, &format!("{author}: {}", flow::text(&lines)));
    }

    /// What tracked changes put in and took out (§5.5); of sheets what cells held before.
    fn changes(&mut self, node: Node) {
        for creator in node.descendants().filter(|n| n.name() == "creator") {
            self.aside(Place::Property, &creator.text());
        }
        for region in node.elements() {
            let ids = region.attributes().filter(|(name, _)| local(name) == "id").map(|(_, id)| id.to_owned());
            let ids: Vec<String> = ids.collect();
            match region.elements().find(|n| matches!(n.name(), "deletion" | "insertion")) {
                Some(change) if change.name() == "insertion" => self.inserted.extend(ids),
                Some(change) => {
                    let lines = self.apart(change, Stand::default());
                    let text = flow::text(&lines);
                    self.aside(Place::Deleted, &text);
                    ids.into_iter().for_each(|id| drop(self.deleted.insert(id, text.clone())));
                }
                None => self.aside(Place::Deleted, &region.texts().collect::<Vec<_>>().join("\n")),
            }
        }
    }

    /// Names and values that only settings hold.
    fn settings(&mut self, node: Node) {
        for inner in std::iter::once(node).chain(node.descendants()) {
            for (name, value) in inner.attributes() {
                let is_said =
                    matches!(local(name), "name" | "string-value" | "title" | "condition" | "expression" | "comment");
                self.aside(Place::Hidden, if is_said { value } else { "" });
            }
        }
        self.aside(Place::Hidden, &node.texts().map(str::trim).collect::<Vec<_>>().join("\n"));
    }

    /// A slide.
    fn page(&mut self, node: Node, stand: Stand) {
        let look = self.styles.look("drawing-page", node.attribute("style-name"), &Look::default());
        let name = node.attribute("name").filter(|name| !is_usual(name)).unwrap_or("");
        self.aside(Place::Hidden, &usual::name(name));
        self.blocks(node, Stand { hidden: stand.hidden || look.is_off(), ..stand });
    }

    fn table(&mut self, table: Node, stand: Stand) {
        let style = self.styles.look("table", table.attribute("style-name"), &Look::default());
        let stand = Stand { hidden: stand.hidden || style.is_off(), ..stand };
        let name = table.attribute("name").unwrap_or("");
        if self.kind == Kind::Sheets {
            self.aside(if stand.hidden { Place::Hidden } else { Place::SheetName }, name);
        } else if !is_usual(name) {
            self.aside(Place::AltText, &usual::name(name));
        }
        let columns = columns(table);
        self.rows(table, &columns, stand);
    }

    /// Rows, through the groups around them.
    fn rows(&mut self, parent: Node, columns: &[bool], stand: Stand) {
        for node in parent.elements() {
            let hidden = matches!(node.attribute("visibility"), Some("collapse" | "filter"))
                || node.name() == "table-row-group" && node.attribute("display") == Some("false");
            let stand = Stand { hidden: stand.hidden || hidden, ..stand };
            match node.name() {
                "table-row" => self.row(node, columns, stand),
                "table-rows" | "table-header-rows" | "table-row-group" => self.rows(node, columns, stand),
                "table-column" | "table-columns" | "table-header-columns" | "table-column-group" | "table-source" => {}
                "title" | "desc" => self.aside(Place::AltText, &node.text()),
                _ => self.block(node, stand),
            }
        }
    }

    fn row(&mut self, row: Node, columns: &[bool], stand: Stand) {
        let mut cells = Vec::new();
        let mut at = 0;
        for cell in row.elements().filter(|n| matches!(n.name(), "table-cell" | "covered-table-cell")) {
            let is_off = columns.get(at).copied().unwrap_or(false) || cell.name() == "covered-table-cell";
            at += repeated(cell, "number-columns-repeated");
            let around = self.look.clone();
            self.look = self.styles.look("table-cell", cell.attribute("style-name"), &around);
            let lines = self.apart(cell, Stand { hidden: stand.hidden || is_off, ..stand });
            self.look = around;
            self.beside_cell(cell, &lines);
            if self.kind != Kind::Sheets || !lines.is_empty() {
                cells.push(lines);
            }
        }
        if !cells.is_empty() {
            self.lines.extend(flow::row(cells));
        }
    }

    /// What a cell holds besides what it shows.
    fn beside_cell(&mut self, cell: Node, lines: &[Line]) {
        for (name, value) in cell.attributes() {
            let is_said = match local(name) {
                "formula" => value.contains('"'),
                "string-value" => value != flow::text(lines),
                _ => false,
            };
            self.aside(Place::Hidden, if is_said { value } else { "" });
        }
    }

    /// Frames, shapes, groups, fields on a page.
    fn drawing(&mut self, node: Node, stand: Stand) {
        let said = |name: &str| node.attribute(name).unwrap_or("");
        self.aside(Place::AltText, &usual::name(said("name")));
        let href = said("href");
        let is_inside =
            href.is_empty() || href.starts_with('#') || href.starts_with("./") || href.starts_with("Pictures/");
        if !is_inside && !href.starts_with("Object") {
            self.aside(Place::Link, href);
            self.is_external |= node.name() != "a";
        }
        let is_off = matches!(said("display"), "none" | "printer");
        let stand = Stand { hidden: stand.hidden || is_off, ..stand };
        match node.name() {
            "image" if !stand.deleted => self.paragraph.draw(),
            "control" => {
                let id = node.attribute("control").unwrap_or("");
                if self.controlled.insert(id.to_owned()) {
                    self.push(self.controls.shown(id), stand);
                }
                if self.kind != Kind::Text {
                    self.end_paragraph();
                }
            }
            _ => {}
        }
        for inner in node.elements() {
            match inner.name() {
                "title" | "desc" => self.aside(Place::AltText, &inner.text()),
                name if is_drawn(name) => self.drawing(inner, stand),
                "event-listeners" | "binary-data" => {
                    let links = inner.descendants().filter_map(|n| n.attribute("href")).collect::<Vec<_>>();
                    links.iter().for_each(|link| self.aside(Place::Link, link));
                }
                // An object within the document itself.
                "document" | "math" => {
                    let lines = self.apart(inner, stand);
                    self.aside(Place::TextBox, &flow::text(&lines));
                }
                _ => {}
            }
        }
        let text = node.elements().filter(|n| matches!(n.name(), "p" | "h" | "list" | "table" | "section"));
        let lines = self.apart_of(text, stand);
        match self.kind {
            Kind::Slides => self.lines.extend(lines),
            _ => self.aside(Place::TextBox, &flow::text(&lines)),
        }
    }
}

/// Whether an element is drawn rather than written.
fn is_drawn(name: &str) -> bool {
    matches!(
        name,
        "frame"
            | "text-box"
            | "image"
            | "object"
            | "object-ole"
            | "custom-shape"
            | "g"
            | "rect"
            | "line"
            | "polyline"
            | "polygon"
            | "regular-polygon"
            | "path"
            | "circle"
            | "ellipse"
            | "connector"
            | "caption"
            | "measure"
            | "control"
            | "plugin"
            | "applet"
            | "floating-frame"
            | "page-thumbnail"
            | "scene"
            | "shapes"
            | "image-map"
            | "area-rectangle"
            | "area-circle"
            | "area-polygon"
    )
}

/// Blanks and line ends of the source are one blank.
fn single_blanks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            ' ' | '\n' | '\r' | '\t' if out.ends_with(' ') => {}
            ' ' | '\n' | '\r' | '\t' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

fn repeated(node: Node, name: &str) -> usize {
    node.attribute(name).and_then(|v| v.parse::<usize>().ok()).unwrap_or(1).clamp(1, REPEATED)
}

/// Which columns of a table are hidden.
fn columns(table: Node) -> Vec<bool> {
    let mut hidden = Vec::new();
    for node in table.descendants().take_while(|n| n.name() != "table-row").filter(|n| n.name() == "table-column") {
        let is_off = matches!(node.attribute("visibility"), Some("collapse" | "filter"));
        let count = repeated(node, "number-columns-repeated").min(REPEATED * 20 - hidden.len().min(REPEATED * 20));
        hidden.extend(std::iter::repeat_n(is_off, count));
    }
    hidden
}
