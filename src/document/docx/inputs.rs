//! Fields to fill in: content controls (§17.5.2) and the form fields of old (§17.16.7).

use super::styles::is_on;
use crate::document::xml::Node;

/// A content control's settings.
pub(super) struct Control<'t> {
    pub(super) label: &'t str,
    /// It shows words that only prompt.
    pub(super) is_prompt: bool,
    /// A box, and whether it is ticked.
    pub(super) ticked: Option<bool>,
    /// It holds one value rather than a part of the document.
    pub(super) is_input: bool,
    /// Choices and other words that are not shown.
    pub(super) asides: Vec<&'t str>,
}

impl<'t> Control<'t> {
    /// Reads `sdtPr`.
    pub(super) fn of(settings: Option<Node<'t>>) -> Self {
        let mut control = Control { label: "", is_prompt: false, ticked: None, is_input: true, asides: Vec::new() };
        let mut tag = "";
        for node in settings.into_iter().flat_map(Node::elements) {
            let value = node.attribute("val");
            match node.name() {
                "alias" => control.label = value.unwrap_or(""),
                "tag" => tag = value.unwrap_or(""),
                "showingPlcHdr" => control.is_prompt = is_on(Some(value.unwrap_or("1"))),
                "checkbox" => control.ticked = Some(node.child("checked").is_some_and(|n| is_on(n.attribute("val")))),
                "comboBox" | "dropDownList" => {
                    control.asides.extend(node.elements().flat_map(Node::attributes).map(|(_, value)| value));
                }
                "docPartObj"
                | "docPartList"
                | "group"
                | "repeatingSection"
                | "repeatingSectionItem"
                | "bibliography" => {
                    control.is_input = false;
                }
                _ => {}
            }
        }
        if control.label.is_empty() {
            control.label = tag;
        } else {
            control.asides.push(tag);
        }
        control
    }
}

/// A form field of old, as `ffData` describes it.
pub(super) struct Legacy<'t> {
    pub(super) label: &'t str,
    /// What it holds, if that does not stand in the text: a box, a choice.
    pub(super) value: Option<String>,
    pub(super) asides: Vec<&'t str>,
}

impl<'t> Legacy<'t> {
    pub(super) fn of(data: Node<'t>) -> Self {
        let said = |name: &str| data.child(name).and_then(|n| n.attribute("val")).unwrap_or("");
        let mut legacy =
            Legacy { label: said("name"), value: None, asides: vec![said("helpText"), said("statusText")] };
        if let Some(tick) = data.child("checkBox") {
            let state = |name: &str| tick.child(name).map(|n| is_on(Some(n.attribute("val").unwrap_or("1"))));
            let is_ticked = state("checked").or_else(|| state("default")).unwrap_or(false);
            legacy.value = Some(if is_ticked { "☒" } else { "☐" }.to_owned());
        }
        if let Some(list) = data.child("ddList") {
            let choices: Vec<&str> =
                list.elements().filter(|n| n.name() == "listEntry").filter_map(|n| n.attribute("val")).collect();
            let nth = list.child("result").and_then(|n| n.attribute("val")).and_then(|v| v.parse::<usize>().ok());
            legacy.value = Some(choices.get(nth.unwrap_or(0)).map_or(String::new(), |c| (*c).to_owned()));
            legacy.asides.extend(choices);
        }
        if let Some(text) = data.child("textInput") {
            legacy.asides.extend(text.child("default").and_then(|n| n.attribute("val")));
        }
        // Word names a field by itself: `Text1`, `Selectievakje2`.
        if legacy.label.ends_with(|c: char| c.is_ascii_digit()) && !said("statusText").is_empty() {
            legacy.label = said("statusText");
        }
        legacy
    }
}
