//! A story: body, header, note, comment. Blocks and runs become lines of text, and what stands beside them.

use super::fonts;
use super::inputs::{Control, Legacy};

use super::styles::{Look, Styles, ground};
use crate::document::flow::{self, Line};
use crate::document::paragraph::{Paragraph, Stand};
use crate::document::xml::{Child, Node, local};
use crate::document::{Place, drawing, usual};
use std::collections::HashSet;

/// What was read of a story.
pub(super) struct Story<'s> {
    styles: &'s Styles,
    pub(super) lines: Vec<Line>,
    /// Text that is not in the lines: text boxes, hidden and deleted text, links, descriptions.
    pub(super) beside: Vec<(Place, String)>,
    /// Labels and values of fields to fill in.
    pub(super) fields: Vec<(String, String)>,
    paragraph: Paragraph,
    /// Fields that are open (§17.16.18), the innermost last.
    open: Vec<Open>,
    /// The look of the paragraph at hand, by its style.
    look: Look,
    /// The ground of the paragraph or cell at hand.
    ground: Option<String>,
    /// What content controls that are open hold so far, the innermost last.
    held: Vec<String>,
    /// Text boxes that were read: of alternatives most say the same.
    boxes: HashSet<String>,
}

/// What a content control holds is looked at up to here; longer ones are a part of the document.
const HELD: usize = 10_000;

/// A field between its begin and its end.
struct Open {
    instruction: String,
    /// Its result is being read.
    in_result: bool,
    label: String,
    /// What its result says, for a field to fill in.
    result: Option<String>,
}

impl<'s> Story<'s> {
    pub(super) fn read(root: Node, styles: &'s Styles) -> Self {
        let mut story = Self::new(styles);
        story.blocks(root, Stand::default());
        story.end_paragraph();
        for open in std::mem::take(&mut story.open) {
            story.instruction(&open.instruction);
        }
        story
    }

    fn new(styles: &'s Styles) -> Self {
        Self {
            styles,
            lines: Vec::new(),
            beside: Vec::new(),
            fields: Vec::new(),
            paragraph: Paragraph::default(),
            open: Vec::new(),
            look: Look::default(),
            ground: None,
            held: Vec::new(),
            boxes: HashSet::new(),
        }
    }

    /// Paragraphs, tables, and whatever is around them.
    fn blocks(&mut self, parent: Node, stand: Stand) {
        for node in parent.elements() {
            self.inline(node, stand);
        }
    }

    fn end_paragraph(&mut self) {
        let paragraph = std::mem::take(&mut self.paragraph);
        self.lines.extend(paragraph.end(&mut self.beside));
        self.hold("\n");
    }

    /// What is shown is held by the innermost content control.
    fn hold(&mut self, text: &str) {
        if let Some(held) = self.held.last_mut().filter(|h| h.len() < HELD) {
            held.push_str(text);
        }
    }

    fn paragraph(&mut self, node: Node, stand: Stand) {
        let settings = node.child("pPr");
        let style = settings.and_then(|s| s.child("pStyle")).and_then(|s| s.attribute("val"));
        let around = (self.look.clone(), self.ground.clone());
        self.look = self.styles.look(style).over(self.styles.usual());
        self.ground = settings.and_then(|s| s.child("shd")).and_then(ground).or_else(|| self.ground.clone());
        self.blocks(node, stand);
        (self.look, self.ground) = around;
        // A mark that was deleted joins the paragraph with the next one.
        let mark = settings.and_then(|s| s.child("rPr"));
        let is_joined = mark.is_some_and(|m| m.child("del").is_some() || m.child("moveFrom").is_some());
        if is_joined {
            self.paragraph.join();
        } else {
            self.end_paragraph();
        }
    }

    /// Anything that may stand in a story.
    fn inline(&mut self, node: Node, stand: Stand) {
        match node.name() {
            "p" => self.paragraph(node, stand),
            "tbl" => self.table(node, stand),
            "r" => self.run(node, stand),
            "ins" | "moveTo" => self.blocks(node, Stand { inserted: true, ..stand }),
            "del" | "moveFrom" => self.blocks(node, Stand { deleted: true, ..stand }),
            "sdt" => self.control(node, stand),
            "AlternateContent" => self.alternatives(node, stand, &mut |story, n, stand| story.inline(n, stand)),
            "fldSimple" => {
                self.instruction(node.attribute("instr").unwrap_or(""));
                let data = node.child("fldData").map(Node::text).unwrap_or_default();
                self.aside(Place::Hidden, &data);
                self.blocks(node, stand);
            }
            "hyperlink" => {
                for name in ["anchor", "tooltip", "docLocation"] {
                    self.aside(Place::Link, node.attribute(name).unwrap_or(""));
                }
                self.blocks(node, stand);
            }
            "bookmarkStart" => {
                let name = node.attribute("name").filter(|name| !name.starts_with('_'));
                self.aside(Place::Hidden, &usual::name(name.unwrap_or("")));
            }
            "smartTagPr" | "customXmlPr" => {
                let values = node.descendants().flat_map(Node::attributes).filter(|(n, _)| local(n) == "val");
                values.for_each(|(_, value)| self.beside.push((Place::Hidden, value.to_owned())));
            }
            "pPr" | "rPr" | "sectPr" | "tblPr" | "tblGrid" | "sdtPr" | "sdtEndPr" | "docPartPr" => {}
            _ => self.blocks(node, stand),
        }
    }

    fn aside(&mut self, place: Place, text: &str) {
        if !text.trim().is_empty() {
            self.beside.push((place, text.to_owned()));
        }
    }

    /// The instruction of a field, if it says more than its kind and its switches (`PAGE \\* MERGEFORMAT`).
    fn instruction(&mut self, text: &str) {
        let is_kind = |word: &str| word.bytes().all(|b| b.is_ascii_uppercase());
        let is_own = |word: &&str| {
            !word.starts_with(['\\', '_', '*']) && !is_kind(word) && word.chars().any(char::is_alphanumeric)
        };
        if text.split_whitespace().any(|word| is_own(&word)) {
            self.aside(Place::Link, text);
        }
    }

    /// Rows become lines, cells are parted by tabs.
    fn table(&mut self, table: Node, stand: Stand) {
        self.end_open_text();
        for name in ["tblCaption", "tblDescription"] {
            let said = table.child("tblPr").and_then(|s| s.child(name)).and_then(|n| n.attribute("val"));
            self.aside(Place::AltText, said.unwrap_or(""));
        }
        let styled = table.down(&["tblPr", "tblStyle"]).and_then(|n| n.attribute("val")).is_some();
        let around = self.ground.clone();
        for (row, _) in within(table, "tr", None) {
            let change = row.child("trPr");
            let is = |name| change.is_some_and(|c| c.child(name).is_some());
            let stand = Stand { inserted: stand.inserted || is("ins"), deleted: stand.deleted || is("del"), ..stand };
            let mut cells = Vec::new();
            for (cell, control) in within(row, "tc", None) {
                let own = cell.down(&["tcPr", "shd"]).and_then(ground);
                // The style of a table may colour its cells; whether white is unseen there cannot be told.
                self.ground = own.or_else(|| around.clone()).or_else(|| styled.then(String::new));
                let outer = std::mem::take(&mut self.lines);
                match control {
                    Some(control) => self.controlled(&Control::of(control.child("sdtPr")), cell, stand),
                    None => self.blocks(cell, stand),
                }
                self.end_open_text();
                cells.push(std::mem::replace(&mut self.lines, outer));
            }
            self.lines.extend(flow::row(cells));
        }
        self.ground = around;
    }

    /// Ends a paragraph that has begun, but adds no empty line.
    fn end_open_text(&mut self) {
        let paragraph = std::mem::take(&mut self.paragraph);
        let lines = paragraph.end(&mut self.beside);
        if lines.iter().any(|line| !line.is_empty()) {
            self.lines.extend(lines);
        }
    }

    fn control(&mut self, node: Node, stand: Stand) {
        if let Some(content) = node.child("sdtContent") {
            self.controlled(&Control::of(node.child("sdtPr")), content, stand);
        }
    }

    /// What a content control holds. Words that only prompt are no text.
    fn controlled(&mut self, control: &Control, content: Node, stand: Stand) {
        control.asides.iter().for_each(|text| self.aside(Place::Template, text));
        self.aside(Place::Hidden, control.label);
        if control.is_prompt {
            self.aside(Place::Template, &content.text());
            if content.child("p").is_some() {
                self.end_paragraph();
            }
            return self.filled(control.label, "");
        }
        if let Some(ticked) = control.ticked {
            let sign = if ticked { "☒" } else { "☐" };
            self.paragraph.push(sign, stand);
            return self.filled(control.label, sign);
        }
        self.held.push(String::new());
        self.blocks(content, stand);
        let held = self.held.pop().unwrap_or_default();
        self.hold(&held);
        if control.is_input {
            self.filled(control.label, held.trim());
        }
    }

    fn filled(&mut self, label: &str, value: &str) {
        if !label.is_empty() {
            self.fields.push((label.to_owned(), value.to_owned()));
        }
    }

    fn run(&mut self, run: Node, stand: Stand) {
        let settings = run.child("rPr");
        let style = settings.and_then(|s| s.child("rStyle")).and_then(|s| s.attribute("val"));
        let look = Look::of(settings).over(&self.styles.look(style)).over(&self.look);
        let hidden = stand.hidden || look.on(self.ground.as_ref()).is_hidden();
        let font = settings.and_then(|s| s.child("rFonts")).and_then(|f| f.attribute("ascii")).unwrap_or("");
        let stand = Stand { hidden, ..stand };
        for node in run.elements() {
            self.piece(node, font, stand);
        }
    }

    /// A piece of a run.
    fn piece(&mut self, node: Node, font: &str, stand: Stand) {
        match node.name() {
            "t" => self.text(&fonts::shown(font, &node.text()), stand),
            "delText" => self.text(&node.text(), Stand { deleted: true, ..stand }),
            "tab" | "ptab" => self.text("\t", stand),
            "br" | "cr" => self.text("\n", stand),
            "noBreakHyphen" => self.text("-", stand),
            "softHyphen" | "rPr" => {}
            "sym" => {
                let code = node.attribute("char").and_then(|c| u32::from_str_radix(c, 16).ok()).unwrap_or(0);
                let sign = fonts::sign(node.attribute("font").unwrap_or(""), code);
                self.text(&sign.map(String::from).unwrap_or_default(), stand);
            }
            "instrText" | "delInstrText" => {
                let text = node.text();
                match self.open.last_mut() {
                    Some(open) => open.instruction.push_str(&text),
                    None => self.instruction(&text),
                }
            }
            "fldChar" => self.field(node, stand),
            "ruby" => {
                // What stands above a word is no part of it.
                for part in ["rubyBase", "rt"] {
                    node.child(part).into_iter().for_each(|n| self.blocks(n, stand));
                    self.text(" ", stand);
                }
            }
            "drawing" | "pict" | "object" | "contentPart" => self.drawing(node, stand),
            "AlternateContent" => self.alternatives(node, stand, &mut |story, n, stand| story.piece(n, font, stand)),
            "r" | "p" | "ins" | "del" | "sdt" => self.inline(node, stand),
            _ => {
                for child in node.children() {
                    match child {
                        Child::Element(inner) => self.piece(inner, font, stand),
                        Child::Text(text) => self.text(text, stand),
                    }
                }
            }
        }
    }

    fn text(&mut self, text: &str, stand: Stand) {
        if let Some(open) = self.open.last_mut() {
            if !open.in_result {
                // Text within the code of a field is part of the code.
                open.instruction.push_str(text);
                return;
            }
            if let (Some(result), false) = (&mut open.result, stand.deleted) {
                result.push_str(text);
            }
        }
        if !stand.deleted && !stand.hidden {
            self.hold(text);
        }
        self.paragraph.push(text, stand);
    }

    fn field(&mut self, node: Node, stand: Stand) {
        match node.attribute("fldCharType") {
            Some("begin") => {
                let mut open =
                    Open { instruction: String::new(), in_result: false, label: String::new(), result: None };
                if let Some(data) = node.child("ffData") {
                    let legacy = Legacy::of(data);
                    legacy.asides.iter().for_each(|text| self.aside(Place::Template, text));
                    open.label = legacy.label.to_owned();
                    open.result = legacy.value.is_none().then(String::new);
                    if let Some(value) = legacy.value {
                        self.filled(legacy.label, &value);
                        self.paragraph.push(&value, stand);
                    }
                }
                self.open.push(open);
            }
            Some("separate") => {
                if let Some(open) = self.open.last_mut() {
                    open.in_result = true;
                }
            }
            Some("end") => {
                if let Some(open) = self.open.pop() {
                    self.instruction(&open.instruction);
                    if let Some(result) = open.result {
                        self.filled(&open.label, result.trim());
                    }
                }
            }
            _ => {}
        }
    }

    /// Of alternatives the first is shown; what another says differently is hidden.
    fn alternatives(&mut self, node: Node, stand: Stand, read: &mut dyn FnMut(&mut Self, Node, Stand)) {
        let words = |branch: Node| -> String {
            let said = branch.descendants().filter(|n| matches!(n.name(), "t" | "delText" | "instrText"));
            said.map(Node::text).collect()
        };
        let mut shown: Option<String> = None;
        for branch in node.elements() {
            let said = words(branch);
            let differs = shown.as_ref().is_some_and(|shown| *shown != said);
            if shown.is_some() && !differs {
                branch.descendants().for_each(|n| self.described(n));
                continue;
            }
            let stand = Stand { hidden: stand.hidden || differs, ..stand };
            branch.elements().for_each(|n| read(self, n, stand));
            shown.get_or_insert(said);
        }
    }

    /// Pictures, shapes, text boxes, objects.
    fn drawing(&mut self, drawing: Node, stand: Stand) {
        self.described(drawing);
        if self.drawn(drawing, stand) && !stand.deleted {
            self.paragraph.draw();
        }
    }

    /// Reads what is drawn; says whether a picture is among it.
    fn drawn(&mut self, parent: Node, stand: Stand) -> bool {
        let mut is_picture = parent.name() == "contentPart";
        for node in parent.elements() {
            match node.name() {
                "txbxContent" => self.text_box(node, stand),
                "txBody" => self.aside(Place::TextBox, &drawing::paragraphs(node)),
                name => {
                    self.described(node);
                    is_picture |= matches!(name, "blip" | "imagedata" | "signatureline");
                    is_picture |= self.drawn(node, stand);
                }
            }
        }
        is_picture
    }

    fn text_box(&mut self, node: Node, stand: Stand) {
        let inner = Story::read(node, self.styles);
        let text = flow::text(&inner.lines);
        if self.boxes.insert(text.clone()) {
            let hidden = if stand.hidden { Place::Hidden } else { Place::TextBox };
            self.beside.push((if stand.deleted { Place::Deleted } else { hidden }, text));
            self.fields.extend(inner.fields);
        }
        self.beside.extend(inner.beside);
    }

    /// Names and descriptions of a drawn thing.
    fn described(&mut self, node: Node) {
        for (name, value) in node.attributes() {
            match local(name) {
                "descr" | "title" | "alt" => self.aside(Place::AltText, value),
                "string" => self.aside(Place::TextBox, value),
                "name" if matches!(node.name(), "docPr" | "cNvPr") => self.aside(Place::AltText, value),
                "href" | "tooltip" => self.aside(Place::Link, value),
                "suggestedsigner" | "suggestedsigner2" | "suggestedsigneremail" | "signinginstructions" => {
                    self.aside(Place::Hidden, value);
                }
                _ => {}
            }
        }
    }
}

/// Elements of a name, through what may be wrapped around them, but not through one another; and the content control
/// around each.
fn within<'t>(parent: Node<'t>, name: &str, control: Option<Node<'t>>) -> Vec<(Node<'t>, Option<Node<'t>>)> {
    let mut found = Vec::new();
    for node in parent.elements() {
        if node.name() == name {
            found.push((node, control));
        } else if !matches!(node.name(), "tblPr" | "tblGrid" | "trPr" | "tcPr" | "tbl" | "sdtPr") {
            let control = if node.name() == "sdt" { Some(node) } else { control };
            found.extend(within(node, name, control));
        }
    }
    found
}
