//! What styles hide (ODF 1.3 part 3, §16 and §20): text, sheets and slides that are not shown, letters that nobody sees.

use crate::document::xml::Node;
use std::collections::HashMap;

/// What a style says of being seen.
#[derive(Clone, Debug, Default)]
pub(super) struct Look {
    off: Option<bool>,
    colour: Option<[u8; 3]>,
    /// The ground behind; none of its own for `None`.
    ground: Option<[u8; 3]>,
    /// In points.
    size: Option<f64>,
}

/// Points below which nobody reads.
const TINY: f64 = 3.5;

impl Look {
    fn of(style: Node) -> Self {
        let mut look = Self::default();
        for (name, value) in style.elements().flat_map(Node::attributes) {
            match crate::document::xml::local(name) {
                // Of a text, a sheet, a slide.
                "display" if matches!(value, "none" | "false") => look.off = Some(true),
                "display" => look.off = Some(false),
                "visibility" if value == "hidden" => look.off = Some(true),
                "color" => look.colour = colour(value),
                "background-color" => look.ground = colour(value),
                "font-size" => look.size = value.strip_suffix("pt").and_then(|v| v.parse().ok()),
                _ => {}
            }
        }
        look
    }

    fn over(&self, below: &Self) -> Self {
        Self {
            off: self.off.or(below.off),
            colour: self.colour.or(below.colour),
            ground: self.ground.or(below.ground),
            size: self.size.or(below.size),
        }
    }

    pub(super) fn is_off(&self) -> bool {
        self.off == Some(true)
    }

    pub(super) fn is_hidden(&self) -> bool {
        let ground = self.ground.unwrap_or([255; 3]);
        let same = self.colour.is_some_and(|ink| ink.iter().zip(&ground).all(|(a, b)| a.abs_diff(*b) < 20));
        self.is_off() || same || self.size.is_some_and(|size| size < TINY)
    }
}

fn colour(value: &str) -> Option<[u8; 3]> {
    let digits = value.strip_prefix('#').filter(|d| d.len() == 6)?;
    let channel = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some([channel(0)?, channel(2)?, channel(4)?])
}

/// The looks of all styles, by family and name.
#[derive(Debug, Default)]
pub(super) struct Styles {
    own: HashMap<(String, String), (Look, Option<String>)>,
}

impl Styles {
    pub(super) fn read(roots: &[Node]) -> Self {
        let mut own = HashMap::new();
        for style in roots.iter().flat_map(|root| root.descendants()).filter(|n| n.name() == "style") {
            let said = |name: &str| style.attribute(name).unwrap_or("").to_owned();
            let parent = style.attribute("parent-style-name").map(str::to_owned);
            own.insert((said("family"), said("name")), (Look::of(style), parent));
        }
        Self { own }
    }

    /// The look of a style of a family, laid over another.
    pub(super) fn look(&self, family: &str, name: Option<&str>, below: &Look) -> Look {
        let mut look = Look::default();
        let mut at = name.map(str::to_owned);
        for _ in 0..20 {
            let Some((more, parent)) = at.and_then(|at| self.own.get(&(family.to_owned(), at))) else { break };
            look = look.over(more);
            at = parent.clone();
        }
        look.over(below)
    }
}
