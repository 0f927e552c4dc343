//! PowerPoint's zipped presentations (ECMA-376 part 1, §19), templates and macro files too.
//!
//! - In: a zip with a presentation. Slides come in its order; other parts are known by their outermost element.
//! - Out: the text of shapes and tables, slide by slide; hidden slides and shapes, notes, masters and comments apart.

use super::flow::{self, Cell, Line};
use super::form::{self, Mark};
use super::package::{Package, sweep};
use super::xml::{Node, Tree};
use super::{Place, drawing, pen::Pen};
use crate::message::Why;
use crate::model::Seen;

/// Reads a presentation.
pub(super) fn read(bytes: &[u8], pen: &mut Pen) {
    let mut package = Package::open(bytes, pen);
    let main = package.main("ppt/presentation.xml", pen);
    let relations = package.relations(&main, pen);
    match package.tree(&main, pen) {
        Some(tree) => {
            let Some(root) = tree.root() else { return pen.fault(Why::Damaged) };
            let paper = paper(root);
            let mut sheet = form::Sheet::new(0.9);
            for (number, id) in
                root.descendants().filter(|n| n.name() == "sldId").filter_map(|n| n.relation("id")).enumerate()
            {
                let slide = relations.iter().find(|r| r.id == id && !r.external);
                match slide.and_then(|r| package.tree(&r.target, pen)).as_ref().and_then(Tree::root) {
                    Some(root) => {
                        self::slide(root, paper, pen);
                        lay(root, number, paper, &mut sheet);
                    }
                    None => pen.fault(Why::Damaged),
                }
            }
            let form = form::of_lines(sheet, pen.reading());
            pen.reading().form = form;
            root.elements().filter(|n| n.name() != "sldIdLst").for_each(|node| sweep(node, Place::Hidden, pen));
            package.rest(pen, &mut |_, root, pen| part(root, paper, pen));
        }
        None => {
            pen.fault(Why::Damaged);
            package.rest(pen, &mut |_, root, pen| part(root, None, pen));
        }
    }
}

/// Width and height of a slide.
fn paper(root: Node) -> Option<(i64, i64)> {
    let size = root.child("sldSz")?;
    Some((size.attribute("cx")?.parse().ok()?, size.attribute("cy")?.parse().ok()?))
}

fn slide(root: Node, paper: Option<(i64, i64)>, pen: &mut Pen) {
    let is_hidden = matches!(root.attribute("show"), Some("0" | "false"));
    shapes(root, if is_hidden { Place::Hidden } else { Place::Body }, paper, pen);
    drawing::descriptions(root, pen);
    // Names that somebody gave to what moves, and what is clicked on.
    root.elements().filter(|n| n.name() != "cSld").for_each(|node| sweep(node, Place::Hidden, pen));
    pen.say(Place::Hidden, root.child("cSld").and_then(|n| n.attribute("name")).unwrap_or(""));
}

/// Points of a length in English metric units.
fn points(length: i64) -> f32 {
    length as f32 / 12_700.0
}

/// Where a shape lies on its slide, in points: left, top, width, height.
fn frame(shape: Node) -> Option<(f32, f32, f32, f32)> {
    let frame = shape.child("xfrm").or_else(|| shape.down(&["spPr", "xfrm"]))?;
    let number = |node: &str, name: &str| frame.child(node)?.attribute(name)?.parse::<i64>().ok().map(points);
    Some((number("off", "x")?, number("off", "y")?, number("ext", "cx")?, number("ext", "cy")?))
}

/// Lays text and pictures of a slide where a reader sees them, for the reader of forms. A shape that takes its place from the layout
/// lies below what came before it.
fn lay(root: Node, page: usize, paper: Option<(i64, i64)>, sheet: &mut form::Sheet) {
    /// Points of a line of text where no size is told.
    const SIZE: f32 = 18.0;
    if matches!(root.attribute("show"), Some("0" | "false")) {
        return;
    }
    let mut rows: Vec<(f32, f32, f32, String)> = Vec::new();
    let mut below = 0.0f32;
    for shape in
        root.descendants().filter(|n| matches!(n.name(), "sp" | "graphicFrame" | "pic") && !is_unseen(*n, paper))
    {
        let (left, top, wide, high) = frame(shape).unwrap_or((0.0, below, 0.0, 0.0));
        if shape.name() == "pic" {
            sheet.mark(Mark { page, left, right: left + wide, top, bottom: top + high, seen: Seen::Image });
            continue;
        }
        let texts: Vec<String> = match shape.descendants().find(|n| n.name() == "tbl") {
            Some(table) => {
                let cells = |row: Node| {
                    row.elements().filter(|n| n.name() == "tc").map(drawing::paragraphs).collect::<Vec<_>>()
                };
                table
                    .elements()
                    .filter(|n| n.name() == "tr")
                    .map(|row| cells(row).join("\t").replace('\n', " "))
                    .collect()
            }
            None => shape
                .descendants()
                .filter(|n| n.name() == "p")
                .map(|p| drawing::paragraph(p).replace('\n', " "))
                .collect(),
        };
        let size =
            shape.descendants().filter(|n| n.name() == "rPr").find_map(|n| n.attribute("sz")?.parse::<f32>().ok());
        let size = size.map_or(SIZE, |size| size / 100.0).clamp(4.0, 100.0);
        for (nth, text) in texts.into_iter().enumerate() {
            rows.push((top + nth as f32 * size * 1.2, left, size, text));
        }
        below = rows.last().map_or(below, |row| row.0 + SIZE * 1.2);
    }
    rows.sort_by(|a, b| (a.0, a.1).partial_cmp(&(b.0, b.1)).unwrap_or(std::cmp::Ordering::Equal));
    for (top, left, size, text) in rows {
        let wide = |text: &str| text.chars().count() as f32 * size * 0.5;
        let mut at = left;
        let cells: Vec<(&str, f32, f32)> = text
            .split('\t')
            .map(|cell| {
                let placed = (cell, at, at + wide(cell));
                at = placed.2 + size * 4.0;
                placed
            })
            .filter(|(cell, ..)| !cell.trim().is_empty())
            .collect();
        sheet.line(page, top, size, cells.into_iter());
    }
}

/// Says the text of all shapes, in the order in which they were put there.
fn shapes(root: Node, place: Place, paper: Option<(i64, i64)>, pen: &mut Pen) {
    let mut told = Told::default();
    told.below(root, false, paper);
    pen.say(place, &flow::text(&told.shown));
    pen.say(Place::Hidden, &flow::text(&told.hidden));
}

/// Text of a slide.
#[derive(Default)]
struct Told {
    shown: Vec<Line>,
    hidden: Vec<Line>,
}

impl Told {
    fn below(&mut self, parent: Node, hidden: bool, paper: Option<(i64, i64)>) {
        for node in parent.elements() {
            let hidden = hidden || is_unseen(node, paper);
            match node.name() {
                "txBody" => {
                    let lines = node.elements().filter(|n| n.name() == "p");
                    lines.for_each(|line| self.paragraph(line, hidden));
                }
                "tbl" => {
                    for row in node.elements().filter(|n| n.name() == "tr") {
                        let cells = row.elements().filter(|n| n.name() == "tc");
                        let lines = flow::row(cells.map(|cell| lines_of(&drawing::paragraphs(cell))).collect());
                        if hidden { &mut self.hidden } else { &mut self.shown }.extend(lines);
                    }
                }
                _ => self.below(node, hidden, paper),
            }
        }
    }

    /// Runs that are too small to be read are hidden.
    fn paragraph(&mut self, node: Node, hidden: bool) {
        let size = |n: Node| n.child("rPr").and_then(|p| p.attribute("sz")).and_then(|v| v.parse::<u32>().ok());
        let is_tiny = |n: Node| n.name() == "r" && size(n).is_some_and(|size| size < 400);
        let whole = drawing::paragraph(node);
        if hidden || !node.elements().any(is_tiny) {
            if hidden { &mut self.hidden } else { &mut self.shown }.extend(lines_of(&whole));
            return;
        }
        let seen: String = node.elements().filter(|n| !is_tiny(*n)).map(drawing::paragraph).collect();
        self.shown.extend(lines_of(&seen));
        self.hidden.extend(lines_of(&whole));
    }
}

fn lines_of(text: &str) -> Vec<Line> {
    let cell = |text: &str| Cell { text: text.to_owned(), drawn: false };
    text.split('\n').map(|line| line.split('\t').map(cell).collect()).collect()
}

/// Whether a shape is switched off, or lies beside the slide.
fn is_unseen(shape: Node, paper: Option<(i64, i64)>) -> bool {
    let named = shape.elements().find(|n| n.name().starts_with("nv")).and_then(|n| n.child("cNvPr"));
    if named.is_some_and(|n| matches!(n.attribute("hidden"), Some("1" | "true"))) {
        return true;
    }
    let frame = shape.child("xfrm").or_else(|| shape.down(&["spPr", "xfrm"]));
    let number =
        |node: Option<Node>, name: &str| node.and_then(|n| n.attribute(name)).and_then(|v| v.parse::<i64>().ok());
    let (at, size) = (frame.and_then(|f| f.child("off")), frame.and_then(|f| f.child("ext")));
    let (Some((wide, high)), Some(x), Some(y)) = (paper, number(at, "x"), number(at, "y")) else { return false };
    let (own_wide, own_high) = (number(size, "cx").unwrap_or(0), number(size, "cy").unwrap_or(0));
    // Within a group places are the group's own; those of whole slides count.
    x >= wide || y >= high || x.saturating_add(own_wide) <= 0 && x < 0 || y.saturating_add(own_high) <= 0 && y < 0
}

/// Reads another part by its outermost element; says whether it is known.
fn part(root: Node, paper: Option<(i64, i64)>, pen: &mut Pen) -> bool {
    let place = match root.name() {
        "sld" => {
            // No presentation shows it.
            shapes(root, Place::Hidden, paper, pen);
            Place::Hidden
        }
        "notes" => {
            shapes(root, Place::Note, None, pen);
            Place::Hidden
        }
        "sldMaster" | "sldLayout" | "notesMaster" | "handoutMaster" => {
            shapes(root, Place::Template, None, pen);
            pen.say(Place::Template, root.child("cSld").and_then(|n| n.attribute("name")).unwrap_or(""));
            Place::Template
        }
        "cmLst" => {
            for comment in root.descendants().filter(|n| matches!(n.name(), "cm" | "reply")) {
                let text = comment.child("text").map_or_else(|| drawing::paragraphs(comment), Node::text);
                pen.say(Place::Comment, &text);
            }
            return true;
        }
        "cmAuthorLst" | "authorLst" => {
            for author in root.elements() {
                let said = ["name", "userId"].map(|name| author.attribute(name).unwrap_or(""));
                said.iter().for_each(|text| pen.say(Place::Property, text));
            }
            return true;
        }
        "tagLst" => {
            for tag in root.elements() {
                let said = |name| tag.attribute(name).unwrap_or("");
                pen.say(Place::Hidden, &format!("{}: {}", said("name"), said("val")));
            }
            return true;
        }
        "presentationPr" | "viewPr" => return true,
        _ => return drawing::part(root, pen),
    };
    drawing::descriptions(root, pen);
    root.elements().filter(|n| n.name() != "cSld").for_each(|node| sweep(node, place, pen));
    true
}

#[cfg(test)]
mod tests {
    use crate::document::testing::package;
    use crate::document::{Budget, Hint, Limits, Place, read};

    fn shape(text: &str, more: &str) -> String {
        format!(
            "<sp><nvSpPr><cNvPr name='Tekstvak 1' {more}/></nvSpPr><txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></txBody></sp>"
        )
    }

    fn slide(shapes: &str) -> String {
        format!("<cSld><spTree>{shapes}</spTree></cSld>")
    }

    #[test]
    fn slides_come_in_order_and_what_is_not_shown_is_apart() {
        let outside = "<sp><spPr><xfrm><off x='9999' y='0'/><ext cx='5' cy='5'/></xfrm></spPr><txBody><p><r><t>Buiten</t></r></p></txBody></sp>";
        let table = "<graphicFrame><tbl><tr><tc><txBody><p><r><t>Doel</t></r></p></txBody></tc><tc><txBody><p><r><t>rust</t></r></p></txBody></tc></tr></tbl></graphicFrame>";
        let first = slide(
            &[&shape("Quirina", "descr='foto van Wolfram'"), table, &shape("Uit", "hidden='1'"), outside].concat(),
        );
        let parts = [
            (
                "ppt/presentation.xml",
                "presentation",
                "<sldIdLst><sldId id='256' r:id='r2'/><sldId id='257' r:id='r1'/><sldId id='258' r:id='r3'/></sldIdLst><sldSz cx='1000' cy='1000'/>",
            ),
            (
                "ppt/_rels/presentation.xml.rels",
                "Relationships",
                "<Relationship Id='r1' Type='x/slide' Target='slides/1.xml'/><Relationship Id='r2' Type='x/slide' Target='slides/2.xml'/><Relationship Id='r3' Type='x/slide' Target='slides/3.xml'/>",
            ),
            ("ppt/slides/1.xml", "sld", &first),
            ("ppt/slides/2.xml", "sld", &slide(&shape("Titel", ""))),
            ("ppt/slides/3.xml", "sld show='0'", &slide(&shape("Dia Weg", ""))),
            ("ppt/notesSlides/1.xml", "notes", &slide(&shape("Notitie", ""))),
            ("ppt/slideLayouts/1.xml", "sldLayout", &slide(&shape("Sjabloon", ""))),
            ("ppt/comments/1.xml", "cmLst", "<cm authorId='0'><text>Klopt dit?</text></cm>"),
            ("ppt/commentAuthors.xml", "cmAuthorLst", "<cmAuthor name='Odilia'/>"),
            ("ppt/charts/chart1.xml", "chartSpace", "<strCache><pt><v>Balthasar</v></pt></strCache>"),
            ("ppt/diagrams/data1.xml", "dataModel", "<pt><t><p><r><t>Crispijn</t></r></p></t></pt>"),
        ];
        let reading = read(&package(&parts), &Hint::default(), &mut Budget::new(Limits::default()));
        assert_eq!(reading.at(Place::Body), "Titel\nQuirina\nDoel\trust");
        assert_eq!(reading.at(Place::Hidden), "Uit\nBuiten\nDia Weg");
        assert_eq!((reading.at(Place::Note).as_str(), reading.at(Place::Template).as_str()), ("Notitie", "Sjabloon"));
        assert_eq!(
            (reading.at(Place::Comment).as_str(), reading.at(Place::Property).as_str()),
            ("Klopt dit?", "Odilia")
        );
        assert_eq!(reading.at(Place::TextBox), "Balthasar\nCrispijn");
        assert_eq!(reading.at(Place::AltText), "foto van Wolfram");
        assert!(reading.is_read_whole(), "{:?}", reading.unread);
    }

    #[test]
    fn a_picture_beside_the_place_to_sign_signs_a_form() {
        let at = |x: u32, y: u32| format!("<xfrm><off x='{x}' y='{y}'/><ext cx='2000000' cy='500000'/></xfrm>");
        let line = |text: &str| format!("<p><r><t>{text}</t></r></p>");
        let form = ["Toestemmingsformulier", "Naam: Zoë Test", "Datum: 12-10-2026"].map(line).concat();
        let boxed = |place: &str, lines: &str| format!("<sp><spPr>{place}</spPr><txBody>{lines}</txBody></sp>");
        let seen = |x: u32, y: u32| {
            let shapes = [
                boxed(&at(100_000, 100_000), &form),
                boxed(&at(100_000, 5_000_000), &line("Handtekening:")),
                format!("<pic><spPr>{}</spPr></pic>", at(x, y)),
            ];
            let parts = [
                (
                    "ppt/presentation.xml",
                    "presentation",
                    "<sldIdLst><sldId r:id='r1'/></sldIdLst><sldSz cx='9144000' cy='6858000'/>",
                ),
                (
                    "ppt/_rels/presentation.xml.rels",
                    "Relationships",
                    "<Relationship Id='r1' Type='x/slide' Target='slides/1.xml'/>",
                ),
                ("ppt/slides/1.xml", "sld", &slide(&shapes.concat())),
            ];
            let reading = read(&package(&parts), &Hint::default(), &mut Budget::new(Limits::default()));
            reading.form.expect("a form").signatures[0].is_signed()
        };
        assert!(seen(2_500_000, 5_000_000));
        assert!(!seen(6_900_000, 100_000));
    }
}
