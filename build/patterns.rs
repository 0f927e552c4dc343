//! Compiles the patterns that stand in the sources of the rooms: `Regex::folded(r"…")` and `Regex::whole(r"…")` in the anonymiser, `pattern(r"…")`,
//! `typed_pattern(r"…")` and the files of phrases in the intake, `regex(r"…")` where a mail is laid out. The library looks them up by their text, so that a pattern
//! is written where it is used and nowhere else.

use crate::layout::{ENTRY, ENTRY_BEGIN, ENTRY_EXACT, ENTRY_NEEDS, INTAKE, ROOM_SHIFT, SET_WORDS, WHOLE};
use crate::source::{self, Dialect};
use crate::words::Needed;
use crate::{compile, phrases, trie, words};
use regex_syntax::hir::{Hir, Look};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The other rooms: the anonymiser, and the one that lays out a mail.
const ANONYMISE: u8 = 2;
const MESSAGE: u8 = 3;

/// A pattern with its number among those of its room.
struct Pattern {
    room: u8,
    number: u16,
    parsed: Hir,
    needed: Option<Needed>,
    /// The ways in which it can match, if they are told apart.
    branches: Vec<(Hir, Option<Needed>)>,
}

/// All patterns by their keys.
#[derive(Default)]
pub struct Patterns {
    each: BTreeMap<u64, Pattern>,
    of_room: [u16; 5],
}

impl Patterns {
    /// Those of the rooms that ask them of every mail, by the folder of the house's sources.
    pub fn of(sources: &Path) -> Self {
        let mut patterns = Self::default();
        for (room, place, dialect) in [
            (INTAKE, "intake", Dialect::Ascii),
            (ANONYMISE, "anonymise", Dialect::Folded),
            (MESSAGE, "message/layout.rs", Dialect::Plain),
        ] {
            for file in files(&sources.join(place)) {
                let text = fs::read_to_string(&file).expect("a source is UTF-8");
                let name = file.file_stem().unwrap_or_default().to_string_lossy();
                match file.extension().and_then(|e| e.to_str()) {
                    Some("rs") => patterns.add_source(room, dialect, &text),
                    Some("txt") if file.parent().is_some_and(|p| p.ends_with("phrases")) => {
                        patterns.add_phrases(&name, &text)
                    }
                    _ => {}
                }
            }
        }
        patterns
    }

    fn add_source(&mut self, room: u8, own: Dialect, text: &str) {
        let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or(text);
        for literal in literals(code) {
            let dialect = match literal.called {
                "typed_pattern" => Dialect::Typed,
                "regex" | "new" => Dialect::Plain,
                _ => own,
            };
            let room = if literal.called == "whole" { WHOLE } else { room };
            // Not every text is a pattern; one that is none is never looked up.
            if let Ok(parsed) = source::parsed(dialect, &literal.text) {
                self.add(room, source::key(dialect, &literal.text), parsed);
            }
        }
    }

    fn add_phrases(&mut self, file: &str, text: &str) {
        for section in phrases::names(text) {
            let count = phrases::section(text, section).map_or(0, |(_, phrases)| phrases.len());
            let single = section == "cues";
            let names =
                if single { (0..count).map(|n| format!("{section}/{n}")).collect() } else { vec![section.to_owned()] };
            for name in names {
                let pattern = phrases::pattern(text, &name).expect("the name was just read");
                let parsed = source::parsed(Dialect::Ascii, &pattern).unwrap_or_else(|e| panic!("{file}/{name}: {e}"));
                self.add(INTAKE, source::key_of_name(&format!("{file}/{name}")), parsed);
            }
        }
    }

    fn add(&mut self, room: u8, key: u64, parsed: Hir) {
        if let Some(known) = self.each.get(&key) {
            assert!(known.parsed == parsed, "two patterns have the same key");
            return;
        }
        let bound = parsed.properties().look_set_prefix().contains(Look::Start);
        // What is tried at one end of a text alone needs no words to be told where.
        let looks = bound || compile::backward(&parsed).is_some();
        let room = if room == ANONYMISE && !looks { WHOLE } else { room };
        let number = self.of_room[usize::from(room)];
        assert!(usize::from(number) < 32 * SET_WORDS, "more patterns than a set holds: raise SET_WORDS");
        self.of_room[usize::from(room)] += 1;
        let needed = words::needed(&parsed);
        let exact = needed.as_ref().is_some_and(|needed| needed.exact);
        let told_apart = [INTAKE, WHOLE].contains(&room) && !exact && !bound;
        let branches = if told_apart { words::branches(&parsed) } else { Vec::new() };
        let branches = branches.into_iter().map(|way| (way.clone(), words::needed(&way))).collect();
        self.each.insert(key, Pattern { room, number, parsed, needed, branches });
    }

    /// The index by key, then the programs.
    pub fn programs(&self) -> Vec<u32> {
        let known: Vec<(&u64, &Pattern, Vec<u32>)> =
            self.each.iter().filter_map(|(key, p)| Some((key, p, compile::program(&p.parsed)?))).collect();
        let begin_of = |needed: &Option<Needed>| needed.as_ref().is_some_and(|needed| !needed.begins.is_empty());
        let first_of = self.first_branches();
        let mut index = vec![known.len() as u32];
        let first = 1 + ENTRY * known.len();
        let mut programs: Vec<u32> = Vec::new();
        for (key, pattern, program) in known {
            let backward = compile::backward(&pattern.parsed).unwrap_or_default();
            let ways: Option<Vec<Vec<u32>>> = pattern.branches.iter().map(|(way, _)| compile::program(way)).collect();
            let ways = ways.unwrap_or_default();
            index.extend([*key as u32, (*key >> 32) as u32]);
            for program in [program, backward] {
                index.extend([(first + programs.len()) as u32, program.len() as u32]);
                programs.extend(program);
            }
            let table: Vec<[u32; 3]> = ways
                .into_iter()
                .zip(&pattern.branches)
                .map(|(way, (_, needed))| {
                    let entry = [(first + programs.len()) as u32, way.len() as u32, u32::from(begin_of(needed))];
                    programs.extend(way);
                    entry
                })
                .collect();
            let first_branch = first_of.get(key).copied().unwrap_or(0);
            index.extend([first_branch, table.len() as u32, (first + programs.len()) as u32]);
            programs.extend(table.into_iter().flatten());
            let exact = if pattern.needed.as_ref().is_some_and(|n| n.exact) { ENTRY_EXACT } else { 0 };
            let begin = if begin_of(&pattern.needed) { ENTRY_BEGIN } else { 0 };
            let tells = |needed: &Option<Needed>| needed.as_ref().is_some_and(|n| n.gate || !n.within.is_empty());
            let all_tell = pattern.branches.iter().all(|(_, needed)| tells(needed));
            let needs = if pattern.branches.is_empty() { tells(&pattern.needed) } else { all_tell };
            let needs = if needs { ENTRY_NEEDS } else { 0 };
            index.push(u32::from(pattern.number) | u32::from(pattern.room) << ROOM_SHIFT | exact | begin | needs);
        }
        index.into_iter().chain(programs).collect()
    }

    /// The number of the first branch of each pattern among those of its room.
    fn first_branches(&self) -> BTreeMap<u64, u32> {
        let mut next = BTreeMap::<u8, u32>::new();
        let number = |(key, pattern): (&u64, &Pattern)| {
            let next = next.entry(pattern.room).or_default();
            let first = *next;
            *next += pattern.branches.len().max(1) as u32;
            (*key, first)
        };
        self.each.iter().map(number).collect()
    }

    /// The tree of the words of a room's patterns.
    pub fn tree(&self, room: u8) -> Vec<u32> {
        let own = self.each.values().filter(|p| p.room == room);
        trie::written(own.map(|pattern| {
            let whole = pattern.needed.as_ref();
            let branches = pattern.branches.iter().map(|(_, needed)| needed.as_ref()).collect();
            let branches = if pattern.branches.is_empty() { vec![whole] } else { branches };
            trie::Asked { number: pattern.number, whole, branches }
        }))
    }
}

/// All files of a folder, or the file itself.
fn files(folder: &Path) -> Vec<PathBuf> {
    if folder.is_file() {
        return vec![folder.to_owned()];
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of sources").flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// A text that stands in a source.
struct Literal<'t> {
    /// What is called with it, if it is the first argument.
    called: &'t str,
    text: String,
}

/// The texts of a source that may be patterns: all raw ones, those that a function for patterns is called with, and the parts of a
/// `concat!` as one.
fn literals(code: &str) -> Vec<Literal<'_>> {
    let mut found: Vec<Literal> = Vec::new();
    let mut at = 0;
    let mut joined: Option<usize> = None;
    while let Some((start, end, raw)) = next_literal(code, at) {
        let before = code[..start].trim_end();
        let text = match raw {
            Some(first) => Some(code[start + first..end.0].to_owned()),
            None => plain(&code[start + 1..end.0]),
        };
        let opened = before.strip_suffix("concat!(").map(str::trim_end);
        let before = opened.unwrap_or(before);
        let called = before
            .strip_suffix('(')
            .map_or("", |b| b.rsplit(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or(""));
        let wanted = matches!(called, "folded" | "whole" | "pattern" | "typed_pattern" | "regex") || raw.is_some();
        if let (Some(first), Some(text)) = (joined, &text) {
            found[first].text.push_str(text);
        } else if let Some(text) = text.filter(|_| wanted) {
            found.push(Literal { called, text });
            joined = opened.map(|_| found.len() - 1);
        }
        at = end.1;
        if code[at..].trim_start().trim_start_matches(',').trim_start().starts_with(')') {
            joined = None;
        }
    }
    found
}

/// The next text in a source behind a place: where it begins, where its letters and it end, and where in it the letters
/// begin if it is raw. Comments and single characters are passed over.
fn next_literal(code: &str, from: usize) -> Option<(usize, (usize, usize), Option<usize>)> {
    let bytes = code.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        let here = &code[at..];
        match bytes[at] {
            b'/' if here.starts_with("//") => at += here.find('\n').unwrap_or(here.len()),
            b'\'' => at += character(here),
            b'r' if here.starts_with("r\"") || here.starts_with("r#") => {
                let before = code[..at].chars().next_back();
                let marks = here[1..].bytes().take_while(|b| *b == b'#').count();
                let opens = here.as_bytes().get(1 + marks) == Some(&b'"');
                if !opens || before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
                    at += 1;
                    continue;
                }
                let first = 2 + marks;
                let close = format!("\"{}", "#".repeat(marks));
                let length = here[first..].find(&close).expect("a text ends");
                return Some((at, (at + first + length, at + first + length + close.len()), Some(first)));
            }
            b'"' => {
                let mut end = at + 1;
                while bytes[end] != b'"' {
                    end += if bytes[end] == b'\\' { 2 } else { 1 };
                }
                return Some((at, (end, end + 1), None));
            }
            _ => at += here.chars().next().map_or(1, char::len_utf8),
        }
    }
    None
}

/// Bytes of a single character at the start, or of the mark of a lifetime.
fn character(here: &str) -> usize {
    let mut letters = here.char_indices().skip(1);
    match letters.next() {
        Some((_, '\\')) => here[2..].char_indices().skip(1).find(|(_, c)| *c == '\'').map_or(1, |(n, _)| n + 3),
        Some((_, _)) => match letters.next() {
            Some((n, '\'')) => n + 1,
            _ => 1,
        },
        None => 1,
    }
}

/// A text without escapes; none if it has one that patterns don't use.
fn plain(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        out.push(match letter {
            '\\' => match letters.next()? {
                'n' => '\n',
                't' => '\t',
                same @ ('\\' | '"' | '\'') => same,
                _ => return None,
            },
            letter => letter,
        });
    }
    Some(out)
}
