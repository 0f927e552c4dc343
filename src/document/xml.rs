//! XML as a tree of names, values and text, bounded. No document type is read and no entity of one expanded.
//!
//! Names are looked at without their prefix: the same part may be written with any, and in the strict or the transitional
//! namespace. The tree lies flat in memory, so that a deep one cannot overflow a stack when it is dropped.

use crate::message::{Why, charset};
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;
use std::ops::Range;

/// Elements within elements; readers go down by calls.
const DEPTH: usize = 200;
/// Elements and stretches of text of one tree, and attributes.
const ITEMS: usize = 3_000_000;

/// A document of XML.
#[derive(Debug, Default)]
pub(super) struct Tree {
    items: Vec<Item>,
    attributes: Vec<Attribute>,
    names: Vec<String>,
    /// All text and values, one after the other.
    text: String,
    /// What was not understood.
    pub(super) faults: Vec<Why>,
    /// Comments and processing instructions.
    pub(super) asides: String,
}

#[derive(Debug)]
enum Item {
    /// `end` is the item behind its last descendant.
    Element {
        name: u32,
        attributes: Range<u32>,
        end: u32,
    },
    Text(Range<u32>),
}

#[derive(Debug)]
struct Attribute {
    name: u32,
    value: Range<u32>,
}

impl Tree {
    /// Parses bytes of a part or file. What comes before a fault is kept, and what comes behind it as text.
    pub(super) fn parse(bytes: &[u8]) -> Self {
        let declared = declared_encoding(bytes);
        let (source, broken) = charset::decode(bytes, declared.as_deref());
        let mut tree = Self::parse_text(source.trim_start_matches('\u{feff}').trim_start());
        if broken {
            tree.fault(Why::BrokenText);
        }
        tree
    }

    /// The same of text that is decoded.
    pub(super) fn parse_text(source: &str) -> Self {
        let mut tree = Self::default();
        let mut reader = Reader::from_str(source);
        let mut growing = Growing::default();
        loop {
            let at = usize::try_from(reader.buffer_position()).unwrap_or(source.len());
            match reader.read_event() {
                Ok(Event::Eof) => break,
                Ok(event) if tree.items.len() < ITEMS && tree.text.len() < u32::MAX as usize / 2 => {
                    growing.take(&mut tree, &event);
                }
                Ok(_) => {
                    tree.fault(Why::TooLarge);
                    break;
                }
                Err(_) => {
                    tree.fault(Why::Damaged);
                    tree.asides.push_str(&super::pdf::markup(source.get(at..).unwrap_or("")));
                    break;
                }
            }
        }
        if !growing.open.is_empty() {
            tree.fault(Why::Damaged);
        }
        while let Some(open) = growing.open.pop() {
            tree.close(open);
        }
        tree.beside_root();
        tree
    }

    /// Text and elements outside the outermost element: against the rules, and not seen by who starts at the root.
    fn beside_root(&mut self) {
        let Some(root) = self.root() else { return };
        let (first, end) = (root.at, root.parts().2);
        let outside = self.items.iter().enumerate().filter(|(at, _)| *at < first || *at >= end);
        let said = outside.filter_map(|(at, item)| match item {
            Item::Text(range) => Some(root.range(range)),
            Item::Element { .. } => Node { tree: self, at }.attributes().map(|(_, value)| value).next(),
        });
        let said = said.filter(|text| !text.trim().is_empty()).collect::<Vec<_>>().join("\n");
        let is_lone = !(first..end).eq(0..self.items.len())
            && self.items[end..].iter().any(|i| matches!(i, Item::Element { .. }));
        if is_lone || !said.is_empty() {
            self.fault(Why::Damaged);
            self.aside(&said);
        }
    }

    fn fault(&mut self, why: Why) {
        if !self.faults.contains(&why) {
            self.faults.push(why);
        }
    }

    fn close(&mut self, open: usize) {
        let behind = self.items.len() as u32;
        if let Some(Item::Element { end, .. }) = self.items.get_mut(open) {
            *end = behind;
        }
    }

    /// The outermost element.
    pub(super) fn root(&self) -> Option<Node<'_>> {
        let at = self.items.iter().position(|item| matches!(item, Item::Element { .. }))?;
        Some(Node { tree: self, at })
    }
}

/// What is needed while a tree grows.
#[derive(Default)]
struct Growing {
    open: Vec<usize>,
    names: HashMap<String, u32>,
    /// The last item is text that goes on.
    in_text: bool,
}

impl Growing {
    fn take(&mut self, tree: &mut Tree, event: &Event) {
        match event {
            Event::Start(tag) => self.element(tree, tag, true),
            Event::Empty(tag) => self.element(tree, tag, false),
            Event::End(_) => {
                self.in_text = false;
                if let Some(open) = self.open.pop() {
                    tree.close(open);
                }
            }
            Event::Text(text) => self.text(tree, text),
            Event::CData(text) => self.text(tree, text),
            Event::GeneralRef(name) => match unescape(&format!("&{};", &**name)) {
                Ok(letter) => self.text(tree, &letter),
                Err(_) => {
                    tree.fault(Why::Damaged);
                    self.text(tree, name);
                }
            },
            Event::Comment(said) => tree.aside(said),
            Event::PI(said) => tree.aside(said),
            Event::DocType(said) => {
                tree.aside(said);
                // A document type that only names itself is harmless (SVG, old OpenDocument); one with declarations is not.
                if said.contains('[') {
                    tree.fault(Why::Damaged);
                }
            }
            Event::Decl(_) | Event::Eof => {}
        }
    }

    fn element(&mut self, tree: &mut Tree, tag: &BytesStart, stays_open: bool) {
        self.in_text = false;
        let first = tree.attributes.len() as u32;
        for attribute in tag.attributes().with_checks(false) {
            let Ok(attribute) = attribute else {
                tree.fault(Why::Damaged);
                tree.aside(tag.attributes_raw());
                break;
            };
            let start = tree.text.len() as u32;
            match unescape(&attribute.value) {
                Ok(value) => tree.text.push_str(&value),
                Err(_) => {
                    tree.fault(Why::Damaged);
                    tree.text.push_str(&attribute.value);
                }
            }
            if tree.attributes.len() >= ITEMS {
                tree.fault(Why::TooLarge);
                break;
            }
            let name = self.name(tree, attribute.key.as_ref());
            tree.attributes.push(Attribute { name, value: start..tree.text.len() as u32 });
        }
        let name = self.name(tree, tag.name().as_ref());
        let at = tree.items.len();
        let attributes = first..tree.attributes.len() as u32;
        tree.items.push(Item::Element { name, attributes, end: at as u32 + 1 });
        if !stays_open {
            return;
        }
        if self.open.len() >= DEPTH {
            // Its children become its brothers: read all the same.
            tree.fault(Why::TooDeep);
            self.open.push(usize::MAX);
        } else {
            self.open.push(at);
        }
    }

    fn text(&mut self, tree: &mut Tree, text: &str) {
        let start = tree.text.len() as u32;
        tree.text.push_str(text);
        let end = tree.text.len() as u32;
        match tree.items.last_mut() {
            Some(Item::Text(range)) if self.in_text => range.end = end,
            _ => tree.items.push(Item::Text(start..end)),
        }
        self.in_text = true;
    }

    fn name(&mut self, tree: &mut Tree, name: &str) -> u32 {
        if let Some(known) = self.names.get(name) {
            return *known;
        }
        let number = tree.names.len() as u32;
        tree.names.push(name.to_owned());
        self.names.insert(name.to_owned(), number);
        number
    }
}

impl Tree {
    fn aside(&mut self, said: &str) {
        self.asides.push_str(said.trim());
        self.asides.push('\n');
    }
}

/// The encoding that the declaration names.
fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).into_owned();
    let head = &head[..head.find("?>")?];
    let value = head.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split(quote).next().map(str::to_owned)
}

/// An element of a [`Tree`].
#[derive(Clone, Copy)]
pub(super) struct Node<'t> {
    tree: &'t Tree,
    at: usize,
}

/// What stands in an element.
#[derive(Clone, Copy)]
pub(super) enum Child<'t> {
    Element(Node<'t>),
    Text(&'t str),
}

impl<'t> Node<'t> {
    fn parts(self) -> (u32, Range<u32>, usize) {
        match &self.tree.items[self.at] {
            Item::Element { name, attributes, end } => (*name, attributes.clone(), *end as usize),
            Item::Text(_) => (0, 0..0, self.at + 1),
        }
    }

    fn range(self, range: &Range<u32>) -> &'t str {
        self.tree.text.get(range.start as usize..range.end as usize).unwrap_or("")
    }

    /// Its name without prefix.
    pub(super) fn name(self) -> &'t str {
        local(self.full_name())
    }

    /// Its name as written.
    pub(super) fn full_name(self) -> &'t str {
        self.tree.names.get(self.parts().0 as usize).map_or("", String::as_str)
    }

    /// Names as written, with values.
    pub(super) fn attributes(self) -> impl Iterator<Item = (&'t str, &'t str)> {
        let (_, attributes, _) = self.parts();
        let list = self.tree.attributes.get(attributes.start as usize..attributes.end as usize).unwrap_or(&[]);
        list.iter()
            .map(move |a| (self.tree.names.get(a.name as usize).map_or("", String::as_str), self.range(&a.value)))
    }

    /// The value of an attribute, by its name without prefix.
    pub(super) fn attribute(self, name: &str) -> Option<&'t str> {
        self.attributes().find(|(full, _)| local(full) == name).map(|(_, value)| value)
    }

    /// The value of a relationship: an attribute of this name with a prefix (`r:id`), where one without may stand beside it.
    pub(super) fn relation(self, name: &str) -> Option<&'t str> {
        self.attributes().find(|(full, _)| full.contains(':') && local(full) == name).map(|(_, value)| value)
    }

    /// Elements and text in it.
    pub(super) fn children(self) -> impl Iterator<Item = Child<'t>> {
        let (_, _, end) = self.parts();
        let mut at = self.at + 1;
        std::iter::from_fn(move || {
            if at >= end {
                return None;
            }
            match self.tree.items.get(at)? {
                Item::Element { end, .. } => {
                    let node = Node { tree: self.tree, at };
                    at = (*end as usize).max(at + 1);
                    Some(Child::Element(node))
                }
                Item::Text(range) => {
                    at += 1;
                    Some(Child::Text(self.range(range)))
                }
            }
        })
    }

    /// Elements in it.
    pub(super) fn elements(self) -> impl Iterator<Item = Node<'t>> {
        self.children().filter_map(|child| match child {
            Child::Element(node) => Some(node),
            Child::Text(_) => None,
        })
    }

    /// The first element of this name in it.
    pub(super) fn child(self, name: &str) -> Option<Node<'t>> {
        self.elements().find(|node| node.name() == name)
    }

    /// The element at the end of a path of names.
    pub(super) fn down(self, path: &[&str]) -> Option<Node<'t>> {
        path.iter().try_fold(self, |node, name| node.child(name))
    }

    /// All elements below it, in order.
    pub(super) fn descendants(self) -> impl Iterator<Item = Node<'t>> {
        let (_, _, end) = self.parts();
        let tree = self.tree;
        let is_element = move |at: &usize| matches!(tree.items.get(*at), Some(Item::Element { .. }));
        (self.at + 1..end).filter(is_element).map(move |at| Node { tree, at })
    }

    /// All text in it, in one piece.
    pub(super) fn text(self) -> String {
        self.texts().collect()
    }

    /// Each stretch of text in it.
    pub(super) fn texts(self) -> impl Iterator<Item = &'t str> {
        let (_, _, end) = self.parts();
        self.tree.items.get(self.at + 1..end).unwrap_or(&[]).iter().filter_map(move |item| match item {
            Item::Text(range) => Some(self.range(range)),
            Item::Element { .. } => None,
        })
    }
}

/// A name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn root(source: &str) -> (String, Vec<Why>) {
        let tree = Tree::parse(source.as_bytes());
        (tree.root().map(Node::text).unwrap_or_default(), tree.faults)
    }

    #[test]
    fn text_attributes_and_references_are_read() {
        let tree = Tree::parse(b"<?xml version='1.0' encoding=\"windows-1252\"?><w:a x:b='Zo\xeb &amp; co'>een<c/>t&#119;ee<![CDATA[<3>]]></w:a>");
        let node = tree.root().expect("an element");
        assert_eq!((node.name(), node.attribute("b"), node.text().as_str()), ("a", Some("Zoë & co"), "eentwee<3>"));
        assert!(tree.faults.is_empty(), "{:?}", tree.faults);
    }

    #[test]
    fn entities_of_a_document_type_are_not_expanded() {
        let (text, faults) = root("<!DOCTYPE a [<!ENTITY b 'geheim'>]><a>&b;</a>");
        assert_eq!((text.as_str(), faults), ("b", vec![Why::Damaged]));
    }

    #[test]
    fn what_follows_a_fault_is_read_as_text() {
        let tree = Tree::parse(b"<a><b>een</a><c d='twee'>drie</c>");
        assert_eq!(tree.faults, [Why::Damaged]);
        assert!(tree.asides.contains("twee") && tree.asides.contains("drie"), "{}", tree.asides);
    }

    #[test]
    fn depth_is_bounded_and_nothing_is_lost_by_it() {
        let (text, faults) = root(&format!("{}diep{}", "<a>".repeat(100_000), "</a>".repeat(100_000)));
        assert_eq!(faults, [Why::TooDeep]);
        assert!(text.is_empty() || text == "diep");
    }

    proptest::proptest! {
        #[test]
        fn any_source_is_read(source in "(<|>|</a>|<a>|<b c='|'/>|&|;|amp|#|<!--|-->|<!DOCTYPE|\\[|\\]|é|x){0,60}") {
            let tree = Tree::parse_text(&source);
            if let Some(root) = tree.root() {
                root.descendants().for_each(|node| { node.attribute("c"); node.text(); });
            }
        }
    }
}
