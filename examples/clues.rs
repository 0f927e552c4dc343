//! The clues of every word of some texts, for `dictionaries/train`: reads texts from standard input, parted by NUL bytes, each as
//! `scan` reads it, and prints a line a word (start and end in code points, shape, chance, clues) and a blank line behind
//! every text.

use casuspoort::anonymise::{FindSettings, explain};
use casuspoort::dictionary::Dictionary;
use casuspoort::model::Document;
use std::io::{Read, Write};

fn main() -> std::io::Result<()> {
    let mut all = String::new();
    std::io::stdin().read_to_string(&mut all)?;
    let dictionary = Dictionary::shipped();
    let settings = FindSettings::default();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for text in all.split('\0') {
        let mut place = Place { text, bytes: 0, points: 0 };
        for word in explain(&Document::from_plain(text), &dictionary, &settings) {
            let (start, end) = (place.move_to(word.span.start), place.move_to(word.span.end));
            writeln!(out, "{start}\t{end}\t{}\t{:.4}\t{}", word.shape, word.chance, word.clues.join(","))?;
        }
        writeln!(out)?;
    }
    out.flush()
}

/// A place in a text that is only ever moved on.
struct Place<'a> {
    text: &'a str,
    bytes: usize,
    points: usize,
}

impl Place<'_> {
    fn move_to(&mut self, byte: usize) -> usize {
        self.points += self.text[self.bytes..byte].chars().count();
        self.bytes = byte;
        self.points
    }
}
