//! The phrases of this room, one a line, in text files beside this one.
//!
//! `[section] template` opens a section; each further line is one phrase, a regular expression over folded text; `#`
//! begins a comment. A section is read as *one of* its phrases, set into the template where `…` stands (without a
//! template: the phrases alone); `<who>` in a phrase stands for one of the file's section `who`, which is a class of words and no
//! section to be asked for. `\b` and `\w` are ASCII. A space at either end of a line is written `\x20`.

use super::cue::Cues;
use crate::pattern::Regex;

mod read;

const FILES: &[(&str, &str)] = &[
    ("area", include_str!("area.txt")),
    ("attends", include_str!("attends.txt")),
    ("clause", include_str!("clause.txt")),
    ("consent", include_str!("consent.txt")),
    ("danger", include_str!("danger.txt")),
    ("details", include_str!("details.txt")),
    ("doel", include_str!("doel.txt")),
    ("kind", include_str!("kind.txt")),
    ("headings", include_str!("headings.txt")),
    ("known", include_str!("known.txt")),
    ("layout", include_str!("layout.txt")),
    ("parties", include_str!("parties.txt")),
    ("rights", include_str!("rights.txt")),
    ("vraag", include_str!("vraag.txt")),
];

/// A section as one pattern.
pub(super) fn one_of(name: &str) -> Regex {
    Regex::named(name.to_owned(), pattern).expect("a phrase is well formed (a test asks for each)")
}

/// A section as cues, tried one by one.
pub(super) fn cues(name: &str) -> Cues {
    let (_, phrases) = section(name).expect("every section asked for is in its file (a test asks for each)");
    Cues::new((0..phrases.len()).map(|number| one_of(&format!("{name}/{number}"))).collect())
}

/// A section as words, parted by white space, in order.
pub(super) fn words(name: &str) -> Vec<&'static str> {
    let (_, lines) = section(name).expect("every section asked for is in its file (a test asks for each)");
    let mut words: Vec<&str> = lines.into_iter().flat_map(str::split_whitespace).collect();
    words.sort_unstable();
    words
}

/// A section as words, each with what it stands for behind it, in order.
pub(super) fn pairs(name: &str) -> Vec<(&'static str, &'static str)> {
    let (_, lines) = section(name).expect("every section asked for is in its file (a test asks for each)");
    let mut pairs: Vec<_> = lines.into_iter().filter_map(|line| line.split_once(' ')).collect();
    pairs.sort_unstable();
    pairs
}

/// The text of a pattern by its name (`file/section`, or `file/section/number`).
fn pattern(name: &str) -> Option<String> {
    let (file, name) = name.split_once('/')?;
    read::pattern(text(file)?, name)
}

fn section(name: &str) -> Option<(&'static str, Vec<&'static str>)> {
    let (file, name) = name.split_once('/')?;
    read::section(text(file)?, name)
}

fn text(file: &str) -> Option<&'static str> {
    FILES.iter().find(|(name, _)| *name == file).map(|(_, text)| *text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_of_every_file_is_well_formed() {
        for (file, text) in FILES {
            for name in read::names(text) {
                let path = format!("{file}/{name}");
                let (_, phrases) = section(&path).expect("the section that was just seen");
                assert!(!phrases.is_empty(), "{path}");
                assert!(phrases.iter().all(|p| p.trim() == *p), "{path}: write a space at the end of a line as \\x20");
                match name {
                    "cues" => drop(cues(&path)),
                    _ => drop(one_of(&path)),
                }
            }
        }
    }
}
