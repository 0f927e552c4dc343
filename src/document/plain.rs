//! Text as it stands, and HTML.

use super::pen::Pen;
use super::{Hint, Place, flow, form};
use crate::message::{Why, charset, html as hypertext};

/// Decoded text of a file; a charset that does not fit is a fault, the text is read all the same.
pub(super) fn decoded(bytes: &[u8], label: Option<&str>, pen: &mut Pen) -> String {
    let (text, broken) = charset::decode(bytes, label);
    if broken {
        pen.fault(Why::BrokenText);
    }
    text
}

/// Plain text, CSV, JSON: all of it is body. Escapes of JSON (`\u00eb`) are shown as what they stand for.
pub(super) fn text(bytes: &[u8], hint: &Hint, pen: &mut Pen) {
    if bytes.len() > pen.budget.text_room() {
        return pen.fault(Why::TooLarge);
    }
    let text = decoded(bytes, hint.charset, pen);
    let text = text.trim_start_matches('\u{feff}');
    match serde_json::from_str::<serde_json::Value>(text) {
        Ok(value) if value.is_object() || value.is_array() => {
            pen.say(Place::Body, &serde_json::to_string_pretty(&value).unwrap_or_default())
        }
        _ => pen.say(Place::Body, text),
    }
    if let Some(why) = crate::message::odd_text(text) {
        pen.fault(why);
    }
}

/// HTML: what is seen is body, all else is hidden.
pub(super) fn html(bytes: &[u8], hint: &Hint, pen: &mut Pen) {
    if bytes.len() > pen.budget.text_room() {
        return pen.fault(Why::TooLarge);
    }
    let named = hypertext::named_charset(bytes);
    let text = decoded(bytes, hint.charset.or(named.as_deref()), pen);
    html_text(&text, pen);
}

/// As [`html`], of text that is decoded.
pub(super) fn html_text(text: &str, pen: &mut Pen) {
    let read = hypertext::read(text);
    if read.too_deep {
        pen.fault(Why::TooDeep);
    }
    for stretch in &read.visible {
        pen.say(Place::Body, &stretch.text);
    }
    pen.say(Place::Hidden, &read.hidden);
    if let Some(form) = form(text) {
        pen.reading().form = Some(form);
    }
}

/// A consent form as a page of the web, with the pictures that stand in it.
pub(super) fn form(text: &str) -> Option<crate::model::ConsentForm> {
    if !text.contains("data:") || !text.to_lowercase().contains("toestemming") {
        return None;
    }
    let page = hypertext::read_with_pictures(text);
    let cell = |cell: &str| flow::Cell {
        text: cell.replace(hypertext::PICTURE, ""),
        drawn: cell.contains(hypertext::PICTURE),
    };
    let lines = page.visible.iter().flat_map(|stretch| stretch.text.lines());
    let lines: Vec<flow::Line> = lines.map(|line| line.split('\t').map(cell).collect()).collect();
    form::recognise(&flow::sheet(&lines, 0.9))
}
