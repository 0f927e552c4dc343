//! The package of Microsoft's zipped documents (ECMA-376 part 2): parts, relations between them, properties, and what is
//! to be done with parts that no reader of a format asks for.
//!
//! Never: a part passed over. What a format does not know is swept for words, or goes through the door as a file inside.

use super::xml::{Node, Tree, local};
use super::zip::Archive;
use super::{Kind, Place, Remark, pen::Pen, picture, strings};
use crate::message::Why;
use std::collections::{HashMap, HashSet};

/// An opened package.
pub(super) struct Package<'z> {
    archive: Archive<'z>,
    /// Entries by name: lower case, without a slash in front.
    index: HashMap<String, usize>,
    read: HashSet<usize>,
}

/// A relation of a part to another, or to something elsewhere.
#[derive(Clone, Debug)]
pub(super) struct Relation {
    pub(super) id: String,
    /// The last word of its type: `slide`, `hyperlink`.
    pub(super) kind: String,
    /// Name of a part as in [`Package`], or an address.
    pub(super) target: String,
    pub(super) external: bool,
}

impl<'z> Package<'z> {
    /// Opens a zip; what its directory says beside names is a property.
    pub(super) fn open(bytes: &'z [u8], pen: &mut Pen) -> Self {
        let archive = Archive::open(bytes);
        archive.faults.iter().for_each(|why| pen.fault(*why));
        pen.say(Place::Property, &archive.comment);
        let mut index = HashMap::new();
        for (at, entry) in archive.entries.iter().enumerate() {
            entry.notes.iter().for_each(|note| pen.say(Place::Property, note));
            if is_named_by_hand(&entry.name) {
                pen.say(Place::FileName, &entry.name);
            }
            index.insert(key(&entry.name), at);
        }
        Self { archive, index, read: HashSet::new() }
    }

    /// The bytes of a part, once; none if there is none, or it could not be unpacked.
    pub(super) fn take(&mut self, name: &str, pen: &mut Pen) -> Option<Vec<u8>> {
        let at = *self.index.get(&key(name))?;
        self.take_at(at, pen)
    }

    fn take_at(&mut self, at: usize, pen: &mut Pen) -> Option<Vec<u8>> {
        if !self.read.insert(at) || self.archive.entries[at].is_folder() {
            return None;
        }
        match self.archive.unpack(&self.archive.entries[at], pen.budget) {
            Ok(bytes) => Some(bytes),
            Err(why) => {
                pen.say(Place::FileName, &self.archive.entries[at].name);
                pen.fault(why);
                None
            }
        }
    }

    /// A part as XML; its comments are hidden text.
    pub(super) fn tree(&mut self, name: &str, pen: &mut Pen) -> Option<Tree> {
        let bytes = self.take(name, pen)?;
        Some(tree(&bytes, pen))
    }

    /// The relations of a part; of the package itself for an empty name.
    pub(super) fn relations(&mut self, part: &str, pen: &mut Pen) -> Vec<Relation> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let file = format!("{folder}/_rels/{name}.rels");
        self.tree(&file, pen).map(|tree| relations(&tree, folder, pen)).unwrap_or_default()
    }

    /// The part that the package is about.
    pub(super) fn main(&mut self, otherwise: &str, pen: &mut Pen) -> String {
        let relations = self.relations("", pen);
        let main = relations.into_iter().find(|r| r.kind == "officeDocument" && !r.external);
        main.map_or_else(|| otherwise.to_owned(), |r| r.target)
    }

    /// Reads every part that is left: XML is handed to `take`, which says whether it knew it.
    pub(super) fn rest(&mut self, pen: &mut Pen, take: &mut dyn FnMut(&str, Node, &mut Pen) -> bool) {
        for at in 0..self.archive.entries.len() {
            let Some(bytes) = self.take_at(at, pen) else { continue };
            let written = self.archive.entries[at].name.clone();
            let name = key(&written);
            if name.ends_with(".rels") {
                let owner = name.split("_rels/").next().unwrap_or("").trim_end_matches('/');
                relations(&tree(&bytes, pen), owner, pen);
            } else if is_xml(&name, &bytes) {
                let tree = tree(&bytes, pen);
                let Some(root) = tree.root() else { continue };
                if !take(&name, root, pen) && !common(root, pen) {
                    sweep(root, Place::Hidden, pen);
                }
            } else {
                file(&written, &bytes, pen);
            }
        }
    }
}

/// A part's name as parts are told apart: without regard to case, from the root.
fn key(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// Whether a person rather than a program gave a part its name: `foto Zoë.png`, but not `image1.png`.
fn is_named_by_hand(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    let stem = file.split('.').next().unwrap_or(file);
    let is_odd = stem.contains([' ', '@']) || stem.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
    let is_counted = super::usual::is_usual(stem) || stem.bytes().all(|b| b.is_ascii_hexdigit());
    is_odd && !stem.starts_with("Object ")
        || !is_counted && ["media/", "Pictures/"].iter().any(|folder| name.contains(folder))
}

fn is_xml(name: &str, bytes: &[u8]) -> bool {
    let is_named = [".xml", ".vml"].iter().any(|e| name.ends_with(e));
    let is_page = [".htm", ".html", ".xhtml", ".mht", ".mhtml", ".svg"].iter().any(|e| name.ends_with(e));
    is_named || !is_page && bytes.trim_ascii_start().starts_with(b"<?xml")
}

/// Bytes as XML; its comments are hidden text.
pub(super) fn tree(bytes: &[u8], pen: &mut Pen) -> Tree {
    let tree = Tree::parse(bytes);
    tree.faults.iter().for_each(|why| pen.fault(*why));
    pen.say(Place::Hidden, &tree.asides);
    tree
}

fn relations(tree: &Tree, folder: &str, pen: &mut Pen) -> Vec<Relation> {
    let Some(root) = tree.root() else { return Vec::new() };
    let mut all = Vec::new();
    for node in root.descendants().filter(|n| n.name() == "Relationship") {
        let said = |name| node.attribute(name).unwrap_or("");
        let kind = said("Type").rsplit('/').next().unwrap_or("").to_owned();
        let external = said("TargetMode").eq_ignore_ascii_case("external");
        let target = said("Target");
        if external {
            pen.say(Place::Link, target);
            if kind != "hyperlink" {
                pen.remark(Remark::External);
            }
        }
        let target = if external { target.to_owned() } else { resolved(folder, target) };
        all.push(Relation { id: said("Id").to_owned(), kind, target, external });
    }
    all
}

/// A target as seen from a folder.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let path = if target.starts_with('/') { target } else { format!("{folder}/{target}") };
    let mut steps: Vec<&str> = Vec::new();
    for step in path.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    key(&steps.join("/"))
}

/// Parts that every kind of document may have.
pub(super) fn common(root: Node, pen: &mut Pen) -> bool {
    match root.name() {
        "Types" | "calcChain" | "fonts" | "webSettings" | "colorStyle" | "chartStyle" | "tblStyleLst" => {}
        "coreProperties" | "Properties" => properties(root, pen),
        "Signature" => {
            pen.remark(Remark::Signed);
            sweep(root, Place::Property, pen);
        }
        "theme" | "layoutDef" | "styleDef" | "colorsDef" | "themeOverride" => {
            pen.say(Place::Template, root.attribute("name").unwrap_or(""));
            root.descendants().filter(|n| matches!(n.name(), "t" | "title" | "desc")).for_each(|node| {
                pen.say(Place::Template, &node.text());
                pen.say(Place::Template, node.attribute("val").unwrap_or(""));
            });
        }
        "people" | "personList" => {
            for (name, value) in root.descendants().flat_map(Node::attributes) {
                if matches!(local(name), "author" | "userId" | "displayName") {
                    pen.say(Place::Property, value);
                }
            }
        }
        _ => return false,
    }
    true
}

/// Properties that programs count or set by themselves.
const COUNTED: [&str; 24] = [
    "Application",
    "AppVersion",
    "TotalTime",
    "Pages",
    "Words",
    "Characters",
    "CharactersWithSpaces",
    "Lines",
    "Paragraphs",
    "Slides",
    "Notes",
    "HiddenSlides",
    "MMClips",
    "ScaleCrop",
    "LinksUpToDate",
    "SharedDoc",
    "HyperlinksChanged",
    "DocSecurity",
    "PresentationFormat",
    "HeadingPairs",
    "created",
    "modified",
    "revision",
    "lastPrinted",
];

/// What programs write where a person could.
const BY_PROGRAMS: [&str; 8] = [
    "Normal.dotm",
    "Normal",
    "Microsoft Office User",
    "Unknown Author",
    "Onbekende auteur",
    "openpyxl",
    "python-docx",
    "generated by python-docx",
];

/// `docProps`: core, of the program, own.
fn properties(root: Node, pen: &mut Pen) {
    for node in root.elements().filter(|n| !COUNTED.contains(&n.name())) {
        let is_own = node.name() == "property";
        if let Some(name) = node.attribute("name").filter(|_| is_own) {
            pen.say(Place::Property, &format!("{name}: {}", node.text()));
            continue;
        }
        for text in node.texts().filter(|t| !BY_PROGRAMS.contains(t)) {
            pen.say(Place::Property, text);
        }
    }
}

/// A file of the package that is no XML.
fn file(written: &str, bytes: &[u8], pen: &mut Pen) {
    let name = key(written);
    let within = |folder: &str| name.starts_with(folder) || name.contains(&format!("/{folder}"));
    let ends = |endings: &[&str]| endings.iter().any(|e| name.ends_with(e));
    if within("thumbnail") || within("docprops/") || within("objectreplacements/") {
        preview(bytes, pen);
    } else if name == "layout-cache" {
        pen.say(Place::Hidden, &strings::printable(bytes));
    } else if ends(&[".bin"]) && (within("vbaproject") || within("vbadata") || within("activex/")) || within("scripts/")
    {
        pen.remark(Remark::Macros);
        pen.say(Place::Hidden, &strings::printable(bytes));
    } else if ends(&[".bin", ".printersettings"]) && within("printersettings") {
        pen.say(Place::Property, &strings::printable(bytes));
    } else if ends(&[".odttf", ".fntdata", ".ttf", ".otf"]) && within("fonts/") {
        // A typeface, obfuscated: it says nothing and is not passed on.
    } else if matches!(super::kind::of(bytes, &super::Hint::default()), Kind::Picture) {
        picture::read(bytes, pen);
    } else {
        pen.inner(written, "", bytes);
    }
}

/// A picture of the first page. One that is too small to read a letter on does not go to OCR.
fn preview(bytes: &[u8], pen: &mut Pen) {
    const LEGIBLE: u32 = 400;
    match picture::size(bytes) {
        Some((wide, high)) if wide <= LEGIBLE && high <= LEGIBLE => picture::texts(bytes, pen),
        // A drawing (EMF, WMF): its words stand in it.
        None => pen.say(Place::Hidden, &strings::printable(bytes)),
        Some(_) => picture::read(bytes, pen),
    }
}

/// Every word of XML that no reader knows: text, and values that speak.
pub(super) fn sweep(root: Node, place: Place, pen: &mut Pen) {
    for node in std::iter::once(root).chain(root.descendants()) {
        for (name, value) in node.attributes().filter(|(name, value)| speaks(name, value)) {
            pen.say(if matches!(local(name), "author" | "initials") { Place::Property } else { place }, value);
        }
    }
    let lines = root.texts().map(str::trim).filter(|t| !t.is_empty() && !is_lump(t));
    pen.say(place, &lines.collect::<Vec<_>>().join("\n"));
    for lump in root.texts().filter(|t| is_lump(t)) {
        encoded(lump, place, pen);
    }
}

/// Long data in base64, which says nothing as it stands.
fn is_lump(text: &str) -> bool {
    text.len() > 100
        && text
            .split_whitespace()
            .all(|w| w.len() > 50 && w.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'=')))
}

/// Data in base64.
pub(super) fn encoded(lump: &str, place: Place, pen: &mut Pen) {
    use base64::Engine;
    let packed: String = lump.split_whitespace().collect();
    match base64::engine::general_purpose::STANDARD.decode(packed) {
        Ok(bytes) => loose(&bytes, place, pen),
        Err(_) => pen.fault(Why::EncodedText),
    }
}

/// Bytes that were kept within text: a picture, a file, or what nobody knows but for its words.
fn loose(bytes: &[u8], place: Place, pen: &mut Pen) {
    match super::kind::of(bytes, &super::Hint::default()) {
        Kind::Empty => {}
        Kind::Picture => picture::read(bytes, pen),
        Kind::Unknown => pen.say(place, &strings::printable(bytes)),
        _ => pen.inner("", "", bytes),
    }
}

/// Whether a value of an attribute is made of words rather than of settings.
fn speaks(name: &str, value: &str) -> bool {
    let name = local(name).to_ascii_lowercase();
    if name.starts_with("xmlns")
        || name.contains("xmlns")
        || name.starts_with("rsid")
        || matches!(
            name.as_str(),
            "style"
                | "d"
                | "path"
                | "points"
                | "typeface"
                | "uri"
                | "id"
                | "schemalocation"
                | "xpath"
                | "algorithm"
                | "type"
        )
    {
        return false;
    }
    let named = matches!(
        name.as_str(),
        "author"
            | "initials"
            | "title"
            | "descr"
            | "description"
            | "desc"
            | "alt"
            | "tag"
            | "alias"
            | "string"
            | "tooltip"
            | "name"
            | "text"
            | "display"
            | "displayname"
            | "prompt"
            | "prompttitle"
            | "error"
            | "errortitle"
            | "userid"
            | "username"
            | "href"
            | "target"
            | "value"
            | "suggestedsigner"
            | "suggestedsigner2"
            | "suggestedsigneremail"
            | "signinginstructions"
            | "lastedited"
            | "connectionstring"
    );
    let letters = value.chars().filter(|c| c.is_alphabetic()).count();
    let wordy =
        letters >= 4 && (value.contains([' ', '@']) || value.chars().any(|c| c.is_alphabetic() && !c.is_ascii()));
    let number = value.len() >= 8 && value.bytes().all(|b| b.is_ascii_digit());
    named && letters >= 2 || wordy || number
}
