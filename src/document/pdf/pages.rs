//! The page tree (ISO 32000-1 §7.7.3) and what each page shows.

use super::content::{Area, ENOUGH, Reader, Shown};
use super::file::File;
use super::object::{Dict, Object};
use std::collections::HashSet;

/// Pages that are read.
const PAGES: usize = 2_000;

/// One page with what it inherits.
pub(super) struct Page<'f> {
    pub(super) dict: &'f Dict,
    resources: Option<&'f Dict>,
    /// What a viewer shows of it.
    pub(super) area: Area,
}

/// What pages hand down.
#[derive(Clone, Copy, Default)]
struct Inherited<'f> {
    resources: Option<&'f Dict>,
    media: Option<[f64; 4]>,
    crop: Option<[f64; 4]>,
}

/// The pages in their order, and whether there are more than are read.
pub(super) fn pages<'f>(file: &'f File) -> (Vec<Page<'f>>, bool) {
    let mut pages = Vec::new();
    let mut seen = HashSet::new();
    let Some(catalogue) = file.catalogue() else { return (pages, false) };
    let root = catalogue.get("Pages").unwrap_or(&Object::Null);
    let whole = walk(file, root, Inherited::default(), &mut seen, &mut pages, 64);
    (pages, !whole)
}

fn walk<'f>(
    file: &'f File,
    node: &'f Object,
    mut inherited: Inherited<'f>,
    seen: &mut HashSet<u32>,
    pages: &mut Vec<Page<'f>>,
    depth: usize,
) -> bool {
    if let Object::Ref(number) = node
        && !seen.insert(*number)
    {
        return true;
    }
    let Some(dict) = file.resolve(node).dict() else { return true };
    if depth == 0 || pages.len() >= PAGES {
        return false;
    }
    inherited.resources = file.member(dict, "Resources").dict().or(inherited.resources);
    inherited.media = file.numbers::<4>(dict, "MediaBox").or(inherited.media);
    inherited.crop = file.numbers::<4>(dict, "CropBox").or(inherited.crop);
    if let Object::Array(kids) = file.member(dict, "Kids") {
        return kids.iter().all(|kid| walk(file, kid, inherited, seen, pages, depth - 1));
    }
    let media = Area::new(inherited.media.unwrap_or([0.0, 0.0, 612.0, 792.0]));
    let crop = inherited.crop.map_or(media, Area::new);
    let area = Area {
        left: crop.left.max(media.left),
        bottom: crop.bottom.max(media.bottom),
        right: crop.right.min(media.right),
        top: crop.top.min(media.top),
    };
    pages.push(Page { dict, resources: inherited.resources, area });
    true
}

impl<'f> Page<'f> {
    /// Runs the page's content, then the appearances of its annotations; those of fields are left out, for their values
    /// are placed by [`super::fields`]. False when some of the content cannot be read.
    pub(super) fn show(&self, file: &'f File, reader: &mut Reader) -> (Shown, bool) {
        let mut content = Vec::new();
        let mut whole = true;
        for stream in file.items(self.dict, "Contents") {
            match file.data(stream) {
                Some(data) => {
                    content.extend(data);
                    content.push(b'\n');
                }
                None => whole &= stream == &Object::Null,
            }
        }
        let empty = Dict::new();
        let mut shown = reader.page(&content, self.resources.unwrap_or(&empty), Some(self.area));
        for annotation in self.annotations(file).iter().filter(|a| a.kind != "Widget" && !a.is_hidden(file)) {
            if let Some(stream) = appearance(file, annotation.dict) {
                reader.appearance(stream, annotation.rect, &mut shown);
            }
            if annotation.kind == "Ink" {
                shown.drawn.push((annotation.rect, ENOUGH));
            }
        }
        (shown, whole)
    }

    /// What lies on top of the page.
    pub(super) fn annotations(&self, file: &'f File) -> Vec<Annotation<'f>> {
        let all = file.items(self.dict, "Annots").into_iter().filter_map(Object::dict).take(20_000);
        all.map(|dict| Annotation {
            dict,
            kind: file.member(dict, "Subtype").name().unwrap_or(""),
            rect: Area::new(file.numbers::<4>(dict, "Rect").unwrap_or_default()),
        })
        .collect()
    }
}

/// Something on top of a page (§12.5).
pub(super) struct Annotation<'f> {
    pub(super) dict: &'f Dict,
    pub(super) kind: &'f str,
    pub(super) rect: Area,
}

impl Annotation<'_> {
    /// By its flags (§12.5.3): hidden, or not for viewing.
    pub(super) fn is_hidden(&self, file: &File) -> bool {
        file.member(self.dict, "F").index().is_some_and(|flags| flags & 0b10_0010 != 0)
    }
}

/// The normal appearance of an annotation, in its present state (§12.5.5).
pub(super) fn appearance<'f>(file: &'f File, dict: &'f Dict) -> Option<&'f Object> {
    let normal = file.member(file.member(dict, "AP").dict()?, "N");
    match normal {
        Object::Stream(..) => Some(normal),
        Object::Dict(states) => Some(file.member(states, file.member(dict, "AS").name()?)),
        _ => None,
    }
}

/// Groups that are switched off when the file is opened (§8.11.4.3).
pub(super) fn groups_off(file: &File) -> Vec<u32> {
    let properties = file.catalogue().and_then(|c| file.member(c, "OCProperties").dict());
    let Some(properties) = properties else { return Vec::new() };
    let numbers = |dict: &Dict, key: &str| -> Vec<u32> {
        let Object::Array(all) = file.member(dict, key) else { return Vec::new() };
        all.iter().filter_map(|g| if let Object::Ref(number) = g { Some(*number) } else { None }).collect()
    };
    let Some(usual) = file.member(properties, "D").dict() else { return Vec::new() };
    let mut off = numbers(usual, "OFF");
    if file.member(usual, "BaseState").name() == Some("OFF") {
        let on = numbers(usual, "ON");
        off.extend(numbers(properties, "OCGs").into_iter().filter(|g| !on.contains(g)));
    }
    off
}
