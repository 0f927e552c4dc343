//! What makes text unseen: hidden, white on white, tiny, by its own settings or by its style (§17.3.2, §17.7).

use crate::document::xml::Node;
use std::collections::HashMap;

/// Settings of a run that decide whether it is seen. `None` where nothing is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    vanish: Option<bool>,
    /// In hexadecimal, lower case, or `auto`.
    colour: Option<String>,
    /// In half points.
    size: Option<u32>,
    /// The ground behind it; empty for any.
    ground: Option<String>,
}

/// Half points below which nobody reads.
const TINY: u32 = 7;

impl Look {
    /// What `rPr` says.
    pub(super) fn of(settings: Option<Node>) -> Self {
        let mut look = Self::default();
        for node in settings.into_iter().flat_map(Node::elements) {
            let value = node.attribute("val");
            match node.name() {
                "vanish" | "specVanish" => look.vanish = Some(is_on(Some(value.unwrap_or("1")))),
                "color" => look.colour = value.map(str::to_lowercase),
                "sz" => look.size = value.and_then(|v| v.parse().ok()),
                "shd" => look.ground = ground(node),
                "highlight" => {
                    look.ground = value.map(|v| if v == "white" { "ffffff".to_owned() } else { String::new() })
                }
                _ => {}
            }
        }
        look
    }

    /// This where it says something, the other where not.
    pub(super) fn over(self, below: &Self) -> Self {
        Self {
            vanish: self.vanish.or(below.vanish),
            colour: self.colour.or_else(|| below.colour.clone()),
            size: self.size.or(below.size),
            ground: self.ground.or_else(|| below.ground.clone()),
        }
    }

    /// On a ground, where it says nothing of its own.
    pub(super) fn on(self, ground: Option<&String>) -> Self {
        Self { ground: self.ground.or_else(|| ground.cloned()), ..self }
    }

    pub(super) fn is_hidden(&self) -> bool {
        let ground = self.ground.as_deref().unwrap_or("ffffff");
        let colour = self.colour.as_deref().unwrap_or("auto");
        let same = match (channels(colour), channels(ground)) {
            (Some(ink), Some(paper)) => ink.iter().zip(&paper).all(|(a, b)| a.abs_diff(*b) < 20),
            _ => false,
        };
        self.vanish == Some(true) || self.size.is_some_and(|size| size < TINY) || same
    }
}

fn channels(colour: &str) -> Option<[u8; 3]> {
    let channel = |at: usize| u8::from_str_radix(colour.get(at..at + 2)?, 16).ok();
    (colour.len() == 6).then_some(())?;
    Some([channel(0)?, channel(2)?, channel(4)?])
}

/// The ground that `shd` gives: a colour; empty for a pattern or a colour of the theme.
pub(super) fn ground(node: Node) -> Option<String> {
    let fill = node.attribute("fill").unwrap_or("auto").to_lowercase();
    match node.attribute("themeFill") {
        Some(theme) if !theme.starts_with("background1") => Some(String::new()),
        _ if fill == "auto" => None,
        _ => Some(fill),
    }
}

/// A switch: there without a value means on (§17.17.4).
pub(super) fn is_on(value: Option<&str>) -> bool {
    matches!(value, Some("1" | "true" | "on"))
}

/// The looks of a document's styles, what they are based on included.
#[derive(Debug, Default)]
pub(super) struct Styles {
    looks: HashMap<String, Look>,
    usual: Look,
}

impl Styles {
    pub(super) fn read(root: Node) -> Self {
        let mut own: HashMap<&str, (Look, Option<&str>)> = HashMap::new();
        let mut usual = Look::of(root.down(&["docDefaults", "rPrDefault", "rPr"]));
        for style in root.elements().filter(|n| n.name() == "style") {
            let paper = style.down(&["pPr", "shd"]).and_then(ground);
            let look = Look::of(style.child("rPr")).on(paper.as_ref());
            let based = style.child("basedOn").and_then(|n| n.attribute("val"));
            if style.attribute("type") == Some("paragraph") && is_on(style.attribute("default")) {
                usual = look.clone().over(&usual);
            }
            own.insert(style.attribute("styleId").unwrap_or(""), (look, based));
        }
        let mut looks = HashMap::new();
        for name in own.keys() {
            let mut look = Look::default();
            let mut at = Some(*name);
            // Twenty steps: longer chains are no work of a person.
            for _ in 0..20 {
                let Some((more, based)) = at.and_then(|at| own.get(at)) else { break };
                look = look.over(more);
                at = *based;
            }
            looks.insert((*name).to_owned(), look);
        }
        Self { looks, usual }
    }

    /// The look of a style; nothing for an unknown one.
    pub(super) fn look(&self, name: Option<&str>) -> Look {
        name.and_then(|name| self.looks.get(name)).cloned().unwrap_or_default()
    }

    /// The look of text that says nothing.
    pub(super) fn usual(&self) -> &Look {
        &self.usual
    }
}
