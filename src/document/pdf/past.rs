//! What a PDF said before: pages of earlier revisions, and content that nothing points to any more.

use super::super::{Place, pen::Pen};
use super::content::Reader;
use super::file::{File, is_type};
use super::filter::Decoded;
use super::layout::{self, Line};
use super::object::{Dict, Object};
use super::{Said, pages};
use crate::message::Why;
use std::collections::HashSet;

/// Streams without a master that are run.
const ORPHANS: usize = 2_000;

/// Says what earlier revisions said and the present pages do not.
pub(super) fn revisions(file: &mut File, said: &Said, pen: &mut Pen) {
    for end in file.revisions() {
        file.look_back(end);
        let (pages, _) = pages::pages(file);
        let mut reader = Reader::new(file, Vec::new());
        for page in &pages {
            let (shown, _) = page.show(file, &mut reader);
            let lines: Vec<String> = layout::lines(shown.runs.iter()).iter().map(Line::text).collect();
            pen.say(Place::Deleted, &said.missing(&lines));
        }
    }
    file.look_back(usize::MAX);
}

/// Says what streams say that no page leads to. Fonts are looked up by name among those of all pages.
pub(super) fn orphans(file: &File, said: &Said, pen: &mut Pen) {
    let reached = reached(file);
    let fonts = all_fonts(file);
    let mut reader = Reader::new(file, Vec::new());
    let mut left = ORPHANS;
    for (nth, entry) in file.entries.iter().enumerate() {
        let Object::Stream(dict, _) = &entry.object else { continue };
        if file.is_current(nth) && reached.contains(&entry.number)
            || ["XRef", "ObjStm", "Metadata", "EmbeddedFile"].iter().any(|t| is_type(dict, t))
        {
            continue;
        }
        if left == 0 {
            return pen.fault(Why::TooLarge);
        }
        left -= 1;
        if file.member(dict, "Subtype").name() == Some("Image") {
            picture(file, dict, &entry.object, pen);
            continue;
        }
        let Some(content) = file.data(&entry.object).filter(|c| is_content(c)) else { continue };
        let shown = reader.page(&content, file.member(dict, "Resources").dict().unwrap_or(&fonts), None);
        let lines: Vec<String> = layout::lines(shown.runs.iter()).iter().map(Line::text).collect();
        pen.say(Place::Deleted, &said.missing(&lines));
    }
}

/// A picture that no page shows any more. Small ones are ornaments.
fn picture(file: &File, dict: &Dict, stream: &Object, pen: &mut Pen) {
    let size = |key: &str| file.member(dict, key).index().unwrap_or(0);
    if size("Width") < 10 || size("Height") < 10 {
        return;
    }
    match file.decoded(stream) {
        Some(Decoded::Picture { filter, bytes }) if filter.starts_with("DCT") => pen.picture(&bytes),
        _ => pen.fault(Why::NoReader),
    }
}

/// Whether data looks like page content with text.
fn is_content(data: &[u8]) -> bool {
    let has = |needle: &[u8]| data.windows(needle.len()).any(|w| w == needle);
    has(b"BT") && (has(b"Tj") || has(b"TJ") || has(b"'"))
}

/// Numbers of all objects to which the trailers lead.
fn reached(file: &File) -> HashSet<u32> {
    let mut reached = HashSet::new();
    let mut open: Vec<&Object> = Vec::new();
    for (_, trailer) in &file.trailers {
        open.extend(trailer.values());
    }
    if let Some(catalogue) = file.catalogue() {
        open.extend(catalogue.values());
    }
    while let Some(object) = open.pop() {
        match object {
            Object::Ref(number) if reached.insert(*number) => {
                open.push(file.get(*number));
            }
            Object::Array(items) => open.extend(items),
            Object::Dict(dict) | Object::Stream(dict, _) => open.extend(dict.values()),
            _ => {}
        }
    }
    reached
}

/// Resources with every font of the file by the names that dictionaries of fonts give it.
fn all_fonts(file: &File) -> Dict {
    let mut fonts = Dict::new();
    for dict in file.entries.iter().filter_map(|e| e.object.dict()) {
        let resources = file.member(dict, "Resources").dict().unwrap_or(dict);
        let Some(named) = file.member(resources, "Font").dict() else { continue };
        for (name, font) in named.iter().filter(|(_, f)| file.resolve(f).dict().is_some_and(|d| is_type(d, "Font"))) {
            fonts.insert(name.clone(), font.clone());
        }
    }
    Dict::from([("Font".to_owned(), Object::Dict(fonts))])
}
