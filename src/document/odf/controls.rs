//! Fields of forms (ODF 1.3 part 3, §13): what they hold, by the number with which pages refer to them.

use crate::document::xml::Node;
use std::collections::HashMap;

/// All fields of a document.
#[derive(Debug, Default)]
pub(super) struct Controls {
    /// What a page shows in the place of a field.
    shown: HashMap<String, String>,
    /// Labels and values.
    pub(super) fields: Vec<(String, String)>,
    /// Labels, choices, hints.
    pub(super) asides: Vec<String>,
}

impl Controls {
    pub(super) fn read(root: Node) -> Self {
        let mut controls = Self::default();
        for node in root.descendants().filter(|n| n.name() == "form").flat_map(Node::elements) {
            controls.add(node);
        }
        controls
    }

    fn add(&mut self, node: Node) {
        let said = |name: &str| node.attribute(name).unwrap_or("");
        let is_on =
            |names: [&str; 2]| matches!(names.map(said).into_iter().find(|v| !v.is_empty()), Some("checked" | "true"));
        let label = [said("label"), said("title"), said("name")].into_iter().find(|l| !l.is_empty()).unwrap_or("");
        let tick = |on: bool| if on { "☒" } else { "☐" }.to_owned();
        let value = match node.name() {
            "checkbox" => tick(is_on(["current-state", "state"])),
            "radio" => tick(is_on(["current-selected", "selected"])),
            "listbox" | "combobox" => {
                let chosen = |n: &Node| n.attribute("current-selected").or(n.attribute("selected")) == Some("true");
                let choice = node.elements().find(chosen).and_then(|n| n.attribute("label"));
                choice
                    .unwrap_or_else(|| {
                        [said("current-value"), said("value")].into_iter().find(|v| !v.is_empty()).unwrap_or("")
                    })
                    .to_owned()
            }
            "fixed-text" | "button" | "frame" => label.to_owned(),
            "properties" | "event-listeners" => return,
            _ => {
                let text: Vec<String> = node.elements().filter(|n| n.name() == "p").map(Node::text).collect();
                let value = [said("current-value"), said("value")].into_iter().find(|v| !v.is_empty());
                value.map_or_else(|| text.join("\n"), str::to_owned)
            }
        };
        let is_box = matches!(node.name(), "checkbox" | "radio");
        let shown = if is_box { format!("{value} {label}") } else { value.clone() };
        for id in node.attributes().filter(|(name, _)| crate::document::xml::local(name) == "id").map(|(_, id)| id) {
            self.shown.insert(id.to_owned(), shown.clone());
        }
        self.asides.extend(["name", "label", "title"].map(|name| said(name).to_owned()));
        self.asides.extend(node.descendants().filter_map(|n| n.attribute("label")).map(str::to_owned));
        if !matches!(node.name(), "fixed-text" | "button" | "frame" | "form") {
            self.fields.push((label.to_owned(), value));
        }
    }

    /// What a page shows in the place of a field.
    pub(super) fn shown(&self, id: &str) -> &str {
        self.shown.get(id).map_or("", String::as_str)
    }
}
