//! As much of CSS as decides whether a reader sees a text.

use super::colour::{Colour, Parsed, colour};

/// How the text of an element is shown; children inherit it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    /// Not shown, whatever the children say.
    pub(super) gone: bool,
    /// `visibility`: a child may undo it.
    pub(super) invisible: bool,
    /// Too small to see: a child may undo it.
    pub(super) tiny: bool,
    /// Colour of the letters; none if it cannot be told.
    pub(super) colour: Option<Colour>,
    /// Colour behind them; none if it cannot be told (a picture).
    pub(super) background: Option<Colour>,
    /// Line breaks of the source count.
    pub(super) preformatted: bool,
    /// Children stand beside each other, whatever the source has between them: a row of boxes, a grid.
    pub(super) parts_children: bool,
    /// Stands apart from the words around it: a cell, or put somewhere. (What floats may be the first letter of a word.)
    pub(super) apart: bool,
    /// `text-transform`: words are shown with a capital, whatever the source has.
    pub(super) capitals: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            gone: false,
            invisible: false,
            tiny: false,
            colour: Some([0, 0, 0]),
            background: Some([255, 255, 255]),
            preformatted: false,
            parts_children: false,
            apart: false,
            capitals: false,
        }
    }
}

impl Look {
    /// Whether a reader does not see the text.
    pub(super) fn is_hidden(&self) -> bool {
        let same = match (self.colour, self.background) {
            (Some(front), Some(back)) => front.iter().zip(back).all(|(a, b)| a.abs_diff(b) <= 24),
            _ => false,
        };
        self.gone || self.invisible || self.tiny || same
    }

    /// Applies declarations such as those of a `style` attribute.
    pub(super) fn apply(&mut self, declarations: &str) {
        let list: Vec<(String, String)> = declarations.split(';').filter_map(declaration).collect();
        let get = |name: &str| list.iter().rev().find(|(n, _)| n == name).map(|(_, v)| v.as_str());
        for (name, value) in &list {
            self.apply_one(name, value);
        }
        let clipped =
            matches!(get("overflow"), Some("hidden")) || get("overflow-x").or(get("overflow-y")) == Some("hidden");
        let flat = |name: &str| get(name).and_then(pixels).is_some_and(|p| p <= 2.0);
        let placed = matches!(get("position"), Some("absolute" | "fixed" | "relative"));
        let far = |name: &str| get(name).and_then(pixels).is_some_and(|p| p <= -200.0);
        self.gone |= clipped && (flat("max-height") || flat("height") || flat("width") || flat("max-width"))
            || placed && (far("left") || far("top") || far("right") || far("bottom"))
            || far("text-indent")
            || far("margin-left")
            || far("margin-top");
    }

    fn apply_one(&mut self, name: &str, value: &str) {
        match name {
            "display" => {
                self.gone |= value == "none";
                self.parts_children = value.ends_with("flex") || value.ends_with("grid");
                self.apart |= value.starts_with("table");
            }
            "position" => self.apart |= matches!(value, "absolute" | "fixed"),
            "mso-hide" => self.gone |= value == "all",
            "opacity" => self.gone |= value.parse::<f32>().is_ok_and(|v| v <= 0.1),
            "clip" => self.gone |= value.replace([' ', ','], "").starts_with("rect(0"),
            "clip-path" => self.gone |= value.starts_with("inset(50%") || value.starts_with("inset(100%"),
            "transform" => self.gone |= value.starts_with("scale(0)"),
            "visibility" => self.invisible = matches!(value, "hidden" | "collapse"),
            "font-size" => self.size(value),
            "font" => {
                if let Some(size) = value.split([' ', '/']).find(|w| w.starts_with(|c: char| c.is_ascii_digit())) {
                    self.size(size);
                }
            }
            "color" => self.set_colour(value),
            "background-color" => self.set_background(value),
            "background" => value.split_whitespace().for_each(|word| self.set_background(word)),
            "background-image" => self.background = None,
            "text-transform" => self.capitals = matches!(value, "capitalize" | "uppercase"),
            "white-space" => self.preformatted = value.starts_with("pre"),
            _ => {}
        }
    }

    fn size(&mut self, value: &str) {
        if let Some(size) = pixels(value) {
            self.tiny = size <= 2.0;
        } else if matches!(value, "small" | "medium" | "large" | "smaller" | "larger" | "x-large" | "x-small") {
            self.tiny = false;
        }
    }

    /// Takes a colour of letters, also from `<font color>`.
    pub(super) fn set_colour(&mut self, value: &str) {
        match colour(value) {
            Parsed::Colour(colour) => self.colour = Some(colour),
            // Letters of no colour are as good as gone.
            Parsed::Transparent => self.colour = self.background,
            Parsed::Unknown => self.colour = None,
        }
    }

    /// Takes a colour behind, also from `bgcolor`.
    pub(super) fn set_background(&mut self, value: &str) {
        match colour(value) {
            Parsed::Colour(colour) => self.background = Some(colour),
            Parsed::Transparent => {}
            Parsed::Unknown if value.starts_with("url(") => self.background = None,
            Parsed::Unknown => {}
        }
    }
}

fn declaration(text: &str) -> Option<(String, String)> {
    let (name, value) = text.split_once(':')?;
    let value = value.to_ascii_lowercase();
    Some((name.trim().to_ascii_lowercase(), value.trim().trim_end_matches("!important").trim().to_owned()))
}

/// A length in CSS pixels; relative ones against a letter of 16 pixels.
fn pixels(value: &str) -> Option<f32> {
    let value = value.trim();
    let end = value.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | '-' | '+')).unwrap_or(value.len());
    let number: f32 = value[..end].parse().ok()?;
    Some(match &value[end..] {
        "pt" => number * 4.0 / 3.0,
        "em" | "rem" => number * 16.0,
        "%" => number * 0.16,
        "cm" => number * 37.8,
        "in" => number * 96.0,
        "mm" => number * 3.78,
        "vw" | "vh" => number * 10.0,
        _ => number,
    })
}

/// A rule with one simple selector: `p.small { … }`.
#[derive(Debug)]
pub(super) struct Rule {
    tag: String,
    id: String,
    class: String,
    pub(super) declarations: String,
}

impl Rule {
    pub(super) fn fits(&self, tag: &str, id: &str, classes: &str) -> bool {
        (self.tag.is_empty() || self.tag == tag)
            && (self.id.is_empty() || self.id == id)
            && (self.class.is_empty() || classes.split_ascii_whitespace().any(|c| c == self.class))
    }
}

/// The most rules of a style sheet that are looked at; each is tried on every element.
const RULES: usize = 200;

/// Rules of a style sheet that may hide text. Rules for some screens only (`@media`) are left: most readers do not get
/// them.
pub(super) fn rules(sheet: &str) -> Vec<Rule> {
    let sheet = without_comments(sheet);
    let mut out = Vec::new();
    let mut rest = sheet.as_str();
    while let Some(open) = rest.find('{') {
        let selectors = rest[..open].rsplit([';', '}', '>']).next().unwrap_or("").trim();
        let body = &rest[open + 1..];
        if selectors.starts_with('@') {
            rest = &body[block_end(body)..];
            continue;
        }
        let close = body.find('}').unwrap_or(body.len());
        let declarations = &body[..close];
        if may_hide(declarations) {
            out.extend(selectors.split(',').filter_map(|s| simple(s.trim(), declarations)));
        }
        rest = &body[close..];
        if out.len() >= RULES {
            out.truncate(RULES);
            break;
        }
    }
    out
}

fn may_hide(declarations: &str) -> bool {
    let lower = declarations.to_ascii_lowercase();
    [
        "display",
        "visibility",
        "font",
        "color",
        "opacity",
        "hide",
        "height",
        "width",
        "left",
        "top",
        "indent",
        "clip",
        "background",
        "transform",
    ]
    .iter()
    .any(|word| lower.contains(word))
}

/// Where the block ends whose opening brace has been passed.
fn block_end(text: &str) -> usize {
    let mut depth = 1;
    for (at, c) in text.char_indices() {
        depth += match c {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        if depth == 0 {
            return at + 1;
        }
    }
    text.len()
}

fn simple(selector: &str, declarations: &str) -> Option<Rule> {
    let plain =
        !selector.is_empty() && selector.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '#' | '-' | '_'));
    let more_than_one = selector.matches(['.', '#']).count() > 1;
    if !plain || more_than_one {
        return None;
    }
    let at = selector.find(['.', '#']).unwrap_or(selector.len());
    let (tag, rest) = selector.split_at(at);
    Some(Rule {
        tag: tag.to_ascii_lowercase(),
        id: rest.strip_prefix('#').unwrap_or("").to_owned(),
        class: rest.strip_prefix('.').unwrap_or("").to_owned(),
        declarations: declarations.to_owned(),
    })
}

fn without_comments(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some(start) = rest.find("/*") {
        out.push_str(&rest[..start]);
        rest = rest[start + 2..].find("*/").map_or("", |end| &rest[start + 2 + end + 2..]);
    }
    out.push_str(rest);
    out
}

/// Words that a style sheet holds: text that it writes (`content: "…"`) and its comments, but those that every Word
/// document has.
pub(super) fn words(sheet: &str) -> Vec<String> {
    let mut out = Vec::new();
    for piece in sheet.split("/*").skip(1) {
        let comment = piece.split("*/").next().unwrap_or("").trim();
        if !comment.is_empty() && !comment.ends_with("Definitions") {
            out.push(comment.to_owned());
        }
    }
    for piece in without_comments(sheet).split("content:").skip(1) {
        let piece = piece.trim_start();
        if let Some(quote) = piece.chars().next().filter(|c| matches!(c, '"' | '\'')) {
            let text = piece[1..].split(quote).next().unwrap_or("");
            if !text.trim().is_empty() {
                out.push(text.to_owned());
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_reader_sees_is_hidden() {
        for (style, hidden) in [
            ("display:none", true),
            ("DISPLAY: NONE !important", true),
            ("visibility:hidden", true),
            ("font-size:0", true),
            ("font-size:1px;line-height:1px", true),
            ("font:0/0 a", true),
            ("color:#fff", true),
            ("color:#FEFEFE", true),
            ("color: rgb(255, 255, 255)", true),
            ("color:rgba(0,0,0,0)", true),
            ("color:transparent", true),
            ("position:absolute;left:-9999px", true),
            ("text-indent:-999em", true),
            ("max-height:0;overflow:hidden", true),
            ("mso-hide:all", true),
            ("opacity:0", true),
            ("color:#fff;background:#003366", false),
            ("color:white;background-image:url(x.png)", false),
            ("font-size:11.0pt;font-family:\"Calibri\",sans-serif;color:#1F497D", false),
            ("font-size:80%", false),
            ("color:windowtext", false),
            ("margin-left:35.4pt;text-indent:-18.0pt", false),
            ("", false),
        ] {
            let mut look = Look::default();
            look.apply(style);
            assert_eq!(look.is_hidden(), hidden, "{style}");
        }
    }

    #[test]
    fn rules_of_a_sheet_are_found_and_those_for_some_screens_left() {
        let sheet = "/* Font Definitions */ @font-face{font-family:x} @media print{.a{display:none}} .b, p.c{display:none} #d{color:red} .e .f{display:none}";
        let rules = rules(sheet);
        let fits = |tag: &str, id: &str, class: &str| rules.iter().any(|r| r.fits(tag, id, class));
        assert!(fits("div", "", "x b") && fits("p", "", "c") && fits("i", "d", ""));
        assert!(!fits("div", "", "a") && !fits("div", "", "c") && !fits("div", "", "f"));
        assert_eq!(
            words("/* Style Definitions */ /* voor Zahra */ .x:after{content: 'Zahra'}"),
            ["voor Zahra", "Zahra"]
        );
    }
}
