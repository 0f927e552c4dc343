//! Interactive form fields (ISO 32000-1 §12.7): names, values, and where on which page they stand.

use super::content::Area;
use super::file::File;
use super::object::{Dict, Object};
use super::pages::{Annotation, Page};
use super::strings;
use std::collections::HashMap;

/// Fields that are read.
const FIELDS: usize = 10_000;

/// What a field is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Box,
    Radio,
    Choice,
    Signature,
}

/// One field with one place on a page.
#[derive(Clone, Debug)]
pub(super) struct Widget {
    /// Number of the page, from 0.
    pub(super) page: usize,
    pub(super) area: Area,
    pub(super) kind: Kind,
    /// What the file calls it: its tooltip, else its name.
    pub(super) label: String,
    /// What is filled in, as text; boxes hold `☒` or `☐`. A signature holds nothing.
    pub(super) value: String,
    /// A signature that is there.
    pub(super) signed: bool,
    /// Text of several lines begins at the top; of one it stands in the middle (§12.7.4.3).
    pub(super) multiline: bool,
}

/// What a field inherits from those above it.
#[derive(Clone, Default)]
struct Inherited<'f> {
    name: String,
    tip: String,
    kind: Option<&'f str>,
    value: Option<&'f Object>,
    flags: usize,
    options: Vec<&'f Object>,
}

/// All fields that stand on a page, in the order of the pages; then those that stand nowhere, on page 0 without an area.
pub(super) fn widgets<'f>(file: &'f File, pages: &[Page<'f>]) -> Vec<Widget> {
    let above = parents(file);
    let mut widgets = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        for annotation in page.annotations(file).iter().filter(|a| a.kind == "Widget") {
            if widgets.len() >= FIELDS {
                return widgets;
            }
            widgets.extend(widget(file, annotation, number, &above));
        }
    }
    widgets
}

/// For each field dictionary (by its place in memory) the field above it: not every writer sets `Parent`.
fn parents<'f>(file: &'f File) -> HashMap<usize, &'f Dict> {
    let mut above = HashMap::new();
    let form = file.catalogue().and_then(|c| file.member(c, "AcroForm").dict());
    let mut open: Vec<&Dict> =
        form.into_iter().flat_map(|f| file.items(f, "Fields")).filter_map(Object::dict).collect();
    while let Some(field) = open.pop() {
        for kid in file.items(field, "Kids").into_iter().filter_map(Object::dict) {
            if above.len() < FIELDS && above.insert(std::ptr::from_ref(kid).addr(), field).is_none() {
                open.push(kid);
            }
        }
    }
    above
}

fn widget<'f>(
    file: &'f File,
    annotation: &Annotation<'f>,
    page: usize,
    above: &HashMap<usize, &'f Dict>,
) -> Option<Widget> {
    let field = inherited(file, annotation.dict, above);
    let kind = match field.kind? {
        "Tx" => Kind::Text,
        "Ch" => Kind::Choice,
        "Sig" => Kind::Signature,
        // A push button holds nothing.
        "Btn" if field.flags & 1 << 16 != 0 => return None,
        "Btn" if field.flags & 1 << 15 != 0 => Kind::Radio,
        "Btn" => Kind::Box,
        _ => return None,
    };
    let null = &Object::Null;
    let held = field.value.unwrap_or(null);
    let state = file.member(annotation.dict, "AS").name();
    let value = match kind {
        Kind::Text => said(file, held),
        Kind::Choice => chosen(file, held, &field.options),
        Kind::Signature => String::new(),
        Kind::Box | Kind::Radio => {
            let is_on = state.or(held.name()).is_some_and(|s| s != "Off" && !s.is_empty());
            if is_on { "☒".to_owned() } else { "☐".to_owned() }
        }
    };
    let label = if field.tip.is_empty() { field.name } else { field.tip };
    let label = match (kind, own_state(file, annotation.dict)) {
        (Kind::Radio, Some(option)) => format!("{label}: {option}"),
        _ => label,
    };
    let signed = kind == Kind::Signature && held.dict().is_some_and(|d| d.contains_key("Contents"));
    let multiline = kind == Kind::Text && field.flags & 1 << 12 != 0;
    Some(Widget { page, area: annotation.rect, kind, label, value, signed, multiline })
}

/// Goes up from a widget, at most sixteen fields.
fn inherited<'f>(file: &'f File, dict: &'f Dict, above: &HashMap<usize, &'f Dict>) -> Inherited<'f> {
    let mut field = Inherited::default();
    let mut names = Vec::new();
    let mut at = Some(dict);
    for _ in 0..16 {
        let Some(dict) = at else { break };
        if let Object::Text(name) = file.member(dict, "T") {
            names.push(strings::text(name));
        }
        if let (true, Object::Text(tip)) = (field.tip.is_empty(), file.member(dict, "TU")) {
            field.tip = strings::text(tip);
        }
        field.kind = field.kind.or_else(|| file.member(dict, "FT").name());
        field.value = field.value.or_else(|| Some(file.member(dict, "V")).filter(|v| **v != Object::Null));
        field.flags |= file.member(dict, "Ff").index().unwrap_or(0);
        if field.options.is_empty() {
            field.options = file.items(dict, "Opt");
        }
        let parent = file.member(dict, "Parent").dict();
        at = parent.or_else(|| above.get(&std::ptr::from_ref(dict).addr()).copied());
    }
    names.reverse();
    field.name = names.join(" ");
    field
}

/// The text of a value: a string, or a stream for a long one.
pub(super) fn said(file: &File, value: &Object) -> String {
    match value {
        Object::Text(bytes) => strings::text(bytes),
        Object::Name(name) => name.clone(),
        Object::Stream(..) => file.data(value).map(|data| strings::text(&data)).unwrap_or_default(),
        _ => String::new(),
    }
}

/// What is chosen from a list, in the words that are shown (§12.7.4.4).
fn chosen(file: &File, value: &Object, options: &[&Object]) -> String {
    let shown = |export: &str| {
        options.iter().take(1_000).find_map(|option| match option {
            Object::Array(pair) if pair.first().is_some_and(|e| said(file, file.resolve(e)) == export) => {
                pair.get(1).map(|shown| said(file, file.resolve(shown)))
            }
            _ => None,
        })
    };
    let words = |value: &Object| {
        let export = said(file, value);
        shown(&export).unwrap_or(export)
    };
    match value {
        Object::Array(all) => all.iter().map(|v| words(file.resolve(v))).collect::<Vec<_>>().join(", "),
        value => words(value),
    }
}

/// The name of the state that a radio button stands for.
fn own_state<'f>(file: &'f File, dict: &'f Dict) -> Option<&'f str> {
    let states = file.member(file.member(dict, "AP").dict()?, "N").dict()?;
    states.keys().map(String::as_str).find(|state| *state != "Off")
}
