//! The phrases of this room, one a line, in text files beside this one.
//!
//! `[section] template` opens a section; each further line is one phrase, a regular expression over folded text; `#`
//! begins a comment. A section is read as *one of* its phrases, set into the template where `…` stands (without a
//! template: the phrases alone); `<who>` in a phrase stands for one of the file's section `who`. `\b` and `\w` are ASCII. A space at either end of a line is written `\x20`.

use super::cue::{Cues, pattern};
use crate::pattern::Regex;

const FILES: &[(&str, &str)] = &[
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

/// Stands in a phrase for one of the section `who` of its file.
const WHO: &str = "<who>";

/// A section as one pattern.
pub(super) fn one_of(name: &str) -> Regex {
    let (template, phrases) = section(name).expect("every section asked for is in its file (a test asks for each)");
    let mut all = phrases.join("|");
    if all.contains(WHO) {
        let (_, who) = section(&format!("{}/who", name.split('/').next().unwrap_or("")))
            .expect("a file that says <who> tells who");
        all = all.replace(WHO, &format!("(?:{})", who.join("|")));
    }
    pattern(&if template.is_empty() { all } else { template.replace('…', &all) })
}

/// A section as cues, tried one by one.
pub(super) fn cues(name: &str) -> Cues {
    let (_, phrases) = section(name).expect("every section asked for is in its file (a test asks for each)");
    Cues::new(&phrases)
}

/// A section as words, parted by white space.
pub(super) fn words(name: &str) -> Vec<&'static str> {
    let (_, lines) = section(name).expect("every section asked for is in its file (a test asks for each)");
    lines.into_iter().flat_map(str::split_whitespace).collect()
}

/// The template and the phrases of `file/section`.
fn section(name: &str) -> Option<(&'static str, Vec<&'static str>)> {
    let (file, wanted) = name.split_once('/')?;
    let text = FILES.iter().find(|(f, _)| *f == file)?.1;
    let mut lines = text.lines();
    let template = lines.find_map(|line| heading(line).filter(|(n, _)| *n == wanted))?.1;
    let phrases = lines.take_while(|line| heading(line).is_none()).filter(|l| !l.is_empty() && !l.starts_with('#'));
    Some((template, phrases.collect()))
}

/// Name and template of a line that opens a section.
fn heading(line: &'static str) -> Option<(&'static str, &'static str)> {
    let (name, rest) = line.strip_prefix('[')?.split_once(']')?;
    let named = !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    (named && (rest.is_empty() || rest.starts_with(' ') && rest.contains('…'))).then(|| (name, rest.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_of_every_file_is_well_formed() {
        for (file, text) in FILES {
            for (name, _) in text.lines().filter_map(heading) {
                let path = format!("{file}/{name}");
                let (_, phrases) = section(&path).expect("the section that was just seen");
                assert!(!phrases.is_empty(), "{path}");
                assert!(phrases.iter().all(|p| p.trim() == *p), "{path}: write a space at the end of a line as \\x20");
                one_of(&path);
            }
        }
    }
}
