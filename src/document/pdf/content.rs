//! Page content: runs the operators of a content stream (ISO 32000-1 §8–9, annex A) as far as text, pictures and what covers
//! them go. Draws nothing.

use super::file::{File, is_type};
use super::font::Font;
use super::object::{Dict, Lexer, Object, Token, is_space};
use super::strings;
use std::collections::HashMap;
use std::rc::Rc;

/// Operators in one file.
const OPERATORS: usize = 4_000_000;
/// Glyphs on one page.
const GLYPHS: usize = 200_000;
/// Forms within forms.
const DEPTH: usize = 12;

/// A rectangle in the units of the page: left, bottom, right, top.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) bottom: f64,
    pub(super) right: f64,
    pub(super) top: f64,
}

impl Area {
    /// The rectangle of two corners, in whatever order.
    pub(super) fn new([a, b, c, d]: [f64; 4]) -> Self {
        Self { left: a.min(c), bottom: b.min(d), right: a.max(c), top: b.max(d) }
    }

    pub(super) fn contains(&self, x: f64, y: f64) -> bool {
        (self.left..=self.right).contains(&x) && (self.bottom..=self.top).contains(&y)
    }

    /// The rectangle around both.
    fn with(&self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            bottom: self.bottom.min(other.bottom),
            right: self.right.max(other.right),
            top: self.top.max(other.top),
        }
    }

    pub(super) fn width(&self) -> f64 {
        self.right - self.left
    }

    pub(super) fn height(&self) -> f64 {
        self.top - self.bottom
    }
}

/// Some glyphs shown one after the other.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) text: String,
    /// Where the base line begins.
    pub(super) x: f64,
    pub(super) y: f64,
    /// Where it ends.
    pub(super) end: f64,
    /// Height of the letters.
    pub(super) size: f64,
    /// A reader of the page does not see it.
    pub(super) hidden: bool,
    /// Place among all that is painted.
    order: usize,
    /// Colour is white or near it: hidden unless something dark lies below.
    pale: bool,
    /// It does not run from left to right.
    pub(super) turned: bool,
}

impl Run {
    /// Text that is put on the page as if it were painted there.
    pub(super) fn new(text: String, x: f64, y: f64, end: f64, size: f64) -> Self {
        Self { text, x, y, end, size, hidden: false, order: 0, pale: false, turned: false }
    }
}

/// What is found on a page.
#[derive(Debug, Default)]
pub(super) struct Shown {
    pub(super) runs: Vec<Run>,
    /// Where pictures are shown.
    pub(super) pictures: Vec<Area>,
    /// Where lines are painted that sway, and how much: a signature may be drawn. See [`drawings`].
    pub(super) drawn: Vec<(Area, f32)>,
    /// Text that stands beside the glyphs: replacement texts of marked content.
    pub(super) beside: Vec<String>,
    /// Glyphs of which it is not known what they show.
    pub(super) unknown: usize,
    /// Curves and lines: letters may be drawn.
    pub(super) strokes: usize,
    /// Areas that are filled: place in the order of painting, whether pale.
    fills: Vec<(usize, Area, bool)>,
    /// More was there than is looked at.
    pub(super) cut: bool,
}

type Matrix = [f64; 6];
const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

fn multiply(a: Matrix, b: Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

fn apply(m: Matrix, x: f64, y: f64) -> (f64, f64) {
    (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5])
}

/// Where a rectangle comes to lie.
fn mapped(m: Matrix, area: Area) -> Area {
    let corners = [
        apply(m, area.left, area.bottom),
        apply(m, area.right, area.bottom),
        apply(m, area.left, area.top),
        apply(m, area.right, area.top),
    ];
    let low = |f: fn(&(f64, f64)) -> f64| corners.iter().map(f).fold(f64::INFINITY, f64::min);
    let high = |f: fn(&(f64, f64)) -> f64| corners.iter().map(f).fold(f64::NEG_INFINITY, f64::max);
    Area { left: low(|c| c.0), bottom: low(|c| c.1), right: high(|c| c.0), top: high(|c| c.1) }
}

/// The graphics state as far as it matters (§8.4, §9.3).
#[derive(Clone)]
struct State {
    ctm: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    char_space: f64,
    word_space: f64,
    scale: f64,
    leading: f64,
    rise: f64,
    mode: i64,
    pale: bool,
    /// Painted so thinly that nothing is seen.
    clear: bool,
    /// Painted so thinly that what is below shines through.
    thin: bool,
}

/// Runs content streams of one file; keeps its fonts.
pub(super) struct Reader<'f, 'a> {
    file: &'f File<'a>,
    fonts: HashMap<usize, Rc<Font>>,
    /// Optional content groups that are off (§8.11).
    off: Vec<u32>,
    operators: usize,
}

/// What runs while one page is read.
struct Page {
    shown: Shown,
    order: usize,
    /// For each open marked content, whether it hides what is in it.
    marked: Vec<bool>,
}

impl<'f, 'a> Reader<'f, 'a> {
    pub(super) fn new(file: &'f File<'a>, off: Vec<u32>) -> Self {
        Self { file, fonts: HashMap::new(), off, operators: 0 }
    }

    /// Runs the content of a page. `area` is what a viewer shows of it.
    pub(super) fn page(&mut self, content: &[u8], resources: &Dict, area: Option<Area>) -> Shown {
        let mut page = Page { shown: Shown::default(), order: 0, marked: Vec::new() };
        self.run(content, resources, IDENTITY, DEPTH, &mut page);
        page.settle(area)
    }

    /// Runs what stands in a rectangle of the page, such as the appearance of a form field, after the page itself.
    pub(super) fn appearance(&mut self, stream: &Object, rect: Area, shown: &mut Shown) {
        let Some((dict, content)) = self.form(stream) else { return };
        let matrix = self.file.numbers::<6>(dict, "Matrix").unwrap_or(IDENTITY);
        let own = mapped(matrix, Area::new(self.file.numbers::<4>(dict, "BBox").unwrap_or([0.0, 0.0, 1.0, 1.0])));
        // §12.5.5: the box comes to lie on the rectangle.
        let scale = |to: f64, from: f64| if from.abs() > 1e-6 { to / from } else { 1.0 };
        let (sx, sy) = (scale(rect.width(), own.width()), scale(rect.height(), own.height()));
        let fit = [sx, 0.0, 0.0, sy, rect.left - own.left * sx, rect.bottom - own.bottom * sy];
        let empty = Dict::new();
        let resources = self.file.member(dict, "Resources").dict().unwrap_or(&empty);
        let mut page = Page { shown: Shown::default(), order: 0, marked: Vec::new() };
        self.run(&content, resources, multiply(matrix, fit), DEPTH, &mut page);
        let more = page.settle(None);
        shown.runs.extend(more.runs);
        shown.pictures.extend(more.pictures);
        shown.drawn.extend(more.drawn);
        shown.beside.extend(more.beside);
        shown.unknown += more.unknown;
        shown.strokes += more.strokes;
    }

    fn form(&self, stream: &'f Object) -> Option<(&'f Dict, Vec<u8>)> {
        Some((stream.dict()?, self.file.data(stream)?))
    }

    fn run(&mut self, content: &[u8], resources: &'_ Dict, ctm: Matrix, depth: usize, page: &mut Page) {
        let mut state = State {
            ctm,
            font: None,
            size: 0.0,
            char_space: 0.0,
            word_space: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
            pale: false,
            clear: false,
            thin: false,
        };
        let mut text = TextMatrices { now: IDENTITY, line: IDENTITY };
        let mut path = Path::default();
        let mut stack: Vec<State> = Vec::new();
        let mut operands: Vec<Object> = Vec::new();
        let mut lexer = Lexer::new(content, 0);
        let marked = page.marked.len();
        while let Some(token) = lexer.token() {
            let Token::Word(word) = token else {
                operands.extend(lexer.value(token, 16));
                if operands.len() > 4_096 {
                    operands.clear();
                }
                continue;
            };
            self.operators += 1;
            if self.operators > OPERATORS || page.shown.runs.len() > GLYPHS {
                page.shown.cut = true;
                break;
            }
            let numbers: Vec<f64> = operands.iter().filter_map(Object::number).collect();
            match word.as_slice() {
                b"q" if stack.len() < 256 => stack.push(state.clone()),
                b"Q" => state = stack.pop().unwrap_or(state),
                b"cm" => {
                    if let [a, b, c, d, e, f] = numbers[..] {
                        state.ctm = multiply([a, b, c, d, e, f], state.ctm);
                    }
                }
                b"gs" => self.external_state(&operands, resources, &mut state),
                b"Do" => self.object(&operands, resources, &state, depth, page),
                b"BI" => self.inline_picture(&mut lexer, &state, page),
                b"BDC" | b"BMC" => self.begin_marked(&operands, resources, page),
                b"EMC" if page.marked.len() > marked => {
                    page.marked.pop();
                }
                b"Tf" => self.set_font(&operands, resources, &mut state),
                word if text.operate(word, &numbers, &mut state) => {}
                word if state.colour(word, &numbers) => {}
                word if page.path(word, &numbers, &mut path, &state) => {}
                word => page.show(word, &operands, &mut state, &mut text),
            }
            operands.clear();
        }
        page.marked.truncate(marked);
    }

    fn set_font(&mut self, operands: &[Object], resources: &Dict, state: &mut State) {
        let [Object::Name(name), size] = operands else { return };
        state.size = size.number().unwrap_or(0.0);
        let fonts = self.file.member(resources, "Font").dict();
        let dict = fonts.and_then(|fonts| self.file.member(fonts, name).dict());
        state.font = dict.map(|dict| self.font(dict));
    }

    /// A font, read once: dictionaries of one file stay where they are.
    fn font(&mut self, dict: &Dict) -> Rc<Font> {
        let key = std::ptr::from_ref(dict).addr();
        let file = self.file;
        self.fonts.entry(key).or_insert_with(|| Rc::new(Font::read(file, dict))).clone()
    }

    fn external_state(&mut self, operands: &[Object], resources: &Dict, state: &mut State) {
        let [Object::Name(name)] = operands else { return };
        let file = self.file;
        let all = file.member(resources, "ExtGState").dict();
        let Some(dict) = all.and_then(|all| file.member(all, name).dict()) else { return };
        if let Some(alpha) = file.member(dict, "ca").number() {
            state.clear = alpha < 0.05;
            state.thin = alpha < 0.9;
        }
        if let [font, size] = file.items(dict, "Font")[..] {
            state.font = font.dict().map(|dict| self.font(dict));
            state.size = size.number().unwrap_or(state.size);
        }
    }

    /// A picture or a form (§8.8).
    fn object(&mut self, operands: &[Object], resources: &Dict, state: &State, depth: usize, page: &mut Page) {
        let [Object::Name(name)] = operands else { return };
        let file = self.file;
        let all = file.member(resources, "XObject").dict();
        let Some(all) = all else { return };
        let object = file.member(all, name);
        let Some(dict) = object.dict() else { return };
        let hides = self.is_off(dict.get("OC"));
        match file.member(dict, "Subtype").name() {
            Some("Image") => {
                let size = |key: &str| file.member(dict, key).index().unwrap_or(0);
                page.picture(
                    state.ctm,
                    size("Width"),
                    size("Height"),
                    file.member(dict, "ImageMask") == &Object::Bool(true),
                );
            }
            Some("Form") if depth > 0 => {
                let Some(content) = file.data(object) else { return };
                let matrix = file.numbers::<6>(dict, "Matrix").unwrap_or(IDENTITY);
                let own = file.member(dict, "Resources").dict().unwrap_or(resources);
                page.marked.push(hides);
                self.run(&content, own, multiply(matrix, state.ctm), depth - 1, page);
                page.marked.pop();
            }
            Some("Form") => page.shown.cut = true,
            _ => {}
        }
    }

    /// `BI … ID … EI` (§8.9.7): the data may hold anything, its end is guessed as readers do.
    fn inline_picture(&mut self, lexer: &mut Lexer, state: &State, page: &mut Page) {
        let mut dict = Dict::new();
        loop {
            match lexer.token() {
                Some(Token::Value(Object::Name(key))) => {
                    if let Some(value) = lexer.object() {
                        dict.insert(key, value);
                    }
                }
                Some(Token::Word(word)) if word == b"ID" => break,
                Some(_) => {}
                None => return,
            }
        }
        let rest = &lexer.bytes[lexer.at..];
        let is_end = |at: usize| {
            rest[at..].starts_with(b"EI")
                && at > 0
                && is_space(rest[at - 1])
                && rest.get(at + 2).is_none_or(|b| is_space(*b))
                && rest[at + 2..].iter().take(12).all(|b| b.is_ascii_graphic() || is_space(*b))
        };
        let end = (0..rest.len().saturating_sub(1)).find(|&at| is_end(at));
        lexer.at += end.map_or(rest.len(), |at| at + 2);
        let size = |short: &str, long: &str| dict.get(short).or(dict.get(long)).and_then(Object::index).unwrap_or(0);
        let mask = dict.get("IM").or(dict.get("ImageMask")) == Some(&Object::Bool(true));
        page.picture(state.ctm, size("W", "Width"), size("H", "Height"), mask);
    }

    fn begin_marked(&mut self, operands: &[Object], resources: &Dict, page: &mut Page) {
        let mut hides = false;
        if let [Object::Name(tag), properties] = operands {
            let named = properties.name().and_then(|name| {
                let all = self.file.member(resources, "Properties").dict()?;
                all.get(name)
            });
            if tag == "OC" {
                hides = self.is_off(named);
            }
            let dict = named.map_or(properties, |n| self.file.resolve(n)).dict();
            for key in ["ActualText", "Alt", "E"] {
                if let Some(Object::Text(bytes)) = dict.map(|d| self.file.member(d, key)) {
                    page.shown.beside.push(strings::text(bytes));
                }
            }
        }
        page.marked.push(hides);
    }

    /// Whether a group, or a membership of groups, is switched off (§8.11.2). Where several count, one is enough.
    fn is_off(&self, group: Option<&Object>) -> bool {
        let Some(group) = group else { return false };
        if let Object::Ref(number) = group
            && self.off.contains(number)
        {
            return true;
        }
        let Some(dict) = self.file.resolve(group).dict().filter(|d| is_type(d, "OCMD")) else { return false };
        match dict.get("OCGs") {
            Some(Object::Ref(number)) => self.off.contains(number),
            Some(Object::Array(all)) => all.iter().any(|g| matches!(g, Object::Ref(n) if self.off.contains(n))),
            _ => false,
        }
    }
}

/// Where text stands (§9.4.2).
struct TextMatrices {
    now: Matrix,
    line: Matrix,
}

impl TextMatrices {
    fn next_line(&mut self, x: f64, y: f64) {
        self.line = multiply([1.0, 0.0, 0.0, 1.0, x, y], self.line);
        self.now = self.line;
    }

    /// Carries out an operator of the text state or position; says whether it is one.
    fn operate(&mut self, word: &[u8], numbers: &[f64], state: &mut State) -> bool {
        match (word, numbers) {
            (b"BT", _) => {
                self.now = IDENTITY;
                self.line = IDENTITY;
            }
            (b"Td", [x, y]) => self.next_line(*x, *y),
            (b"TD", [x, y]) => {
                state.leading = -y;
                self.next_line(*x, *y);
            }
            (b"Tm", [a, b, c, d, e, f]) => {
                self.line = [*a, *b, *c, *d, *e, *f];
                self.now = self.line;
            }
            (b"T*", _) => self.next_line(0.0, -state.leading),
            (b"Tc", [n]) => state.char_space = *n,
            (b"Tw", [n]) => state.word_space = *n,
            (b"Tz", [n]) => state.scale = n / 100.0,
            (b"TL", [n]) => state.leading = *n,
            (b"Ts", [n]) => state.rise = *n,
            (b"Tr", [n]) => state.mode = *n as i64,
            _ => return false,
        }
        true
    }
}

impl State {
    /// Carries out an operator of the colour that fills; says whether it is one.
    fn colour(&mut self, word: &[u8], numbers: &[f64]) -> bool {
        match (word, numbers) {
            (b"g" | b"rg" | b"sc" | b"scn", all) if matches!(all.len(), 1 | 3) => {
                self.pale = all.iter().all(|n| *n > 0.93);
            }
            (b"k" | b"sc" | b"scn", all) if all.len() == 4 => self.pale = all.iter().all(|n| *n < 0.07),
            (b"cs", _) => self.pale = false,
            (b"scn" | b"sc", _) => self.pale = false,
            _ => return false,
        }
        true
    }
}

/// The path that is being made.
#[derive(Default)]
struct Path {
    boxes: Vec<Area>,
    /// Curves, and lines that slant: what a hand leaves.
    sway: f32,
    around: Option<Area>,
    /// Where its pieces meet.
    joints: Vec<(f64, f64)>,
}

impl Path {
    fn reach(&mut self, (x, y): (f64, f64)) {
        let area = self.around.get_or_insert(Area { left: x, bottom: y, right: x, top: y });
        *area = area.with(Area { left: x, bottom: y, right: x, top: y });
        if self.joints.len() < 1_000 {
            self.joints.push((x, y));
        }
    }

    fn line(&mut self, to: (f64, f64)) {
        let slants = |from: &(f64, f64)| (from.0 - to.0).abs() > 1.0 && (from.1 - to.1).abs() > 1.0;
        self.sway += if self.joints.last().is_some_and(slants) { 0.5 } else { 0.0 };
        self.reach(to);
    }

    fn curve(&mut self, to: (f64, f64)) {
        self.sway += 1.0;
        self.reach(to);
    }

    /// A box, with round corners too, a circle: all its pieces meet on its edge. No hand draws so.
    fn is_frame(&self) -> bool {
        let near = |a: f64, b: f64| (a - b).abs() < 0.5;
        self.around.is_some_and(|area| {
            let edge = |(x, y): &(f64, f64)| {
                near(*x, area.left) || near(*x, area.right) || near(*y, area.bottom) || near(*y, area.top)
            };
            self.joints.len() > 3 && self.joints.iter().all(edge)
        })
    }
}

/// How much a signature sways: two curves, four lines that slant.
pub(super) const ENOUGH: f32 = 2.0;

/// What hands drew: strokes that touch or nearly, together, if they sway enough for a signature.
pub(super) fn drawings(strokes: &[(Area, f32)]) -> Vec<Area> {
    /// Strokes of one signature are no further apart, in points.
    const NEAR: f64 = 8.0;
    let mut groups: Vec<(Area, f32)> = Vec::new();
    for &(area, sway) in strokes {
        let (mut whole, mut sum) = (area, sway);
        groups.retain(|(other, more)| {
            let apart = other.left > whole.right + NEAR
                || other.right < whole.left - NEAR
                || other.bottom > whole.top + NEAR
                || other.top < whole.bottom - NEAR;
            if !apart {
                (whole, sum) = (whole.with(*other), sum + more);
            }
            apart
        });
        groups.push((whole, sum));
    }
    groups.into_iter().filter(|(_, sway)| *sway >= ENOUGH).map(|(area, _)| area).collect()
}

impl Page {
    fn is_hidden(&self) -> bool {
        self.marked.contains(&true)
    }

    /// A picture of so many dots; those that are a few dots are lines and backgrounds.
    fn picture(&mut self, ctm: Matrix, width: usize, height: usize, mask: bool) {
        let area = mapped(ctm, Area::new([0.0, 0.0, 1.0, 1.0]));
        self.order += 1;
        if width >= 10 && height >= 10 {
            self.shown.pictures.push(area);
        }
        if !mask && !self.is_hidden() && self.shown.fills.len() < 20_000 {
            self.shown.fills.push((self.order, area, false));
        }
    }

    /// Carries out an operator of paths; says whether it is one. Rectangles are followed, for they cover; of curves, where
    /// they are.
    fn path(&mut self, word: &[u8], numbers: &[f64], path: &mut Path, state: &State) -> bool {
        match (word, numbers) {
            (b"re", [x, y, w, h]) => {
                let area = Area::new([*x, *y, x + w, y + h]);
                if path.boxes.len() < 1_000 {
                    path.boxes.push(mapped(state.ctm, area));
                }
            }
            (b"m", [x, y]) => path.reach(apply(state.ctm, *x, *y)),
            (b"l", [x, y]) => path.line(apply(state.ctm, *x, *y)),
            (b"h", _) => {}
            (b"c" | b"v" | b"y", [.., x, y]) => {
                self.shown.strokes += 1;
                path.curve(apply(state.ctm, *x, *y));
            }
            (b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"S" | b"s" | b"n", _) => {
                self.paint(word, std::mem::take(path), state);
            }
            _ => return false,
        }
        true
    }

    fn paint(&mut self, word: &[u8], path: Path, state: &State) {
        self.order += 1;
        let fills = !matches!(word, b"S" | b"s" | b"n");
        if self.is_hidden() || word == b"n" {
            return;
        }
        if fills && !state.thin && self.shown.fills.len() < 20_000 {
            let order = self.order;
            self.shown.fills.extend(path.boxes.iter().map(|area| (order, *area, state.pale)));
        }
        let seen = !state.pale || !fills;
        if path.sway > 0.0 && seen && !path.is_frame() && self.shown.drawn.len() < 2_000 {
            self.shown.drawn.extend(path.around.map(|area| (area, path.sway)));
        }
    }

    /// Carries out an operator that shows text.
    fn show(&mut self, word: &[u8], operands: &[Object], state: &mut State, text: &mut TextMatrices) {
        match (word, operands) {
            (b"Tj", [Object::Text(bytes)]) => self.string(bytes, state, text),
            (b"'", [Object::Text(bytes)]) => {
                text.next_line(0.0, -state.leading);
                self.string(bytes, state, text);
            }
            (b"\"", [word_space, char_space, Object::Text(bytes)]) => {
                state.word_space = word_space.number().unwrap_or(0.0);
                state.char_space = char_space.number().unwrap_or(0.0);
                text.next_line(0.0, -state.leading);
                self.string(bytes, state, text);
            }
            (b"TJ", [Object::Array(items)]) => {
                for item in items {
                    match item {
                        Object::Text(bytes) => self.string(bytes, state, text),
                        Object::Number(n) => {
                            let step = -n / 1000.0 * state.size * state.scale;
                            text.now = multiply([1.0, 0.0, 0.0, 1.0, step, 0.0], text.now);
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }

    fn string(&mut self, bytes: &[u8], state: &State, text: &mut TextMatrices) {
        let Some(font) = &state.font else {
            // Without its font nobody knows what it shows.
            self.shown.unknown += bytes.len();
            return;
        };
        let glyphs = font.glyphs(bytes);
        let mut said = String::new();
        let matrix =
            multiply([state.size * state.scale, 0.0, 0.0, state.size, 0.0, state.rise], multiply(text.now, state.ctm));
        let (x, y) = (matrix[4], matrix[5]);
        let mut advance = 0.0;
        for glyph in &glyphs {
            match &glyph.text {
                Some(text) => said.push_str(text),
                None => self.shown.unknown += 1,
            }
            let space = if glyph.is_space { state.word_space } else { 0.0 };
            advance += (glyph.width * state.size + state.char_space + space) * state.scale;
        }
        text.now = multiply([1.0, 0.0, 0.0, 1.0, advance, 0.0], text.now);
        let (end, end_y) = apply(multiply(text.now, state.ctm), 0.0, state.rise);
        if said.is_empty() {
            return;
        }
        self.order += 1;
        let size = (matrix[2].hypot(matrix[3])).abs();
        let turned = (end_y - y).abs() > (end - x).abs().max(size * 0.5) || end < x;
        let hidden = self.is_hidden() || matches!(state.mode, 3 | 7) || state.clear || size < 2.0;
        // A pale outline around pale letters is not told apart.
        let pale = state.pale && matches!(state.mode, 0 | 4);
        self.shown.runs.push(Run {
            text: said,
            x,
            y,
            end: if turned { x } else { end },
            size,
            hidden,
            order: self.order,
            pale,
            turned,
        });
    }

    /// Decides what a reader sees: text outside the page, under something, or pale on pale is hidden.
    fn settle(mut self, area: Option<Area>) -> Shown {
        let fills = std::mem::take(&mut self.shown.fills);
        for run in &mut self.shown.runs {
            let (middle, height) = ((run.x + run.end) / 2.0, run.y + run.size * 0.3);
            let outside = area.is_some_and(|area| {
                !area.contains(run.x + 0.1, height)
                    && !area.contains(run.end - 0.1, height)
                    && !area.contains(middle, height)
            });
            run.hidden = run.hidden || outside;
        }
        // Many fills over much text: a chart; nobody hides a name under ten thousand bars.
        if fills.len().saturating_mul(self.shown.runs.len()) > 40_000_000 {
            self.shown.cut = true;
            return self.shown;
        }
        for run in &mut self.shown.runs {
            let (middle, height) = ((run.x + run.end) / 2.0, run.y + run.size * 0.3);
            let below = fills.iter().rev().find(|(order, area, _)| *order < run.order && area.contains(middle, height));
            let is_dark_below = below.is_some_and(|(.., pale)| !pale);
            let covered = fills.iter().any(|(order, area, _)| *order > run.order && area.contains(middle, height));
            run.hidden = run.hidden || covered || run.pale && !is_dark_below;
        }
        self.shown
    }
}
