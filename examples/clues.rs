//! What is known of every word of some texts, for `dictionaries/train` and `dictionaries/train-words`: reads texts from standard
//! input, parted by NUL bytes, each as `scan` reads it, and prints a line a word and a blank line behind every text. Of a word
//! it prints start and end in code points, shape, chance and clues; with `--around` start, end and what is around it.

use casuspoort::anonymise::{FindSettings, explain, surroundings};
use casuspoort::dictionary::Dictionary;
use casuspoort::model::Document;
use std::io::{Read, Write};

fn main() -> std::io::Result<()> {
    let around = std::env::args().any(|argument| argument == "--around");
    let mut all = String::new();
    std::io::stdin().read_to_string(&mut all)?;
    let dictionary = Dictionary::shipped();
    let settings = FindSettings::default();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for text in all.split('\0') {
        let mut place = Place { text, bytes: 0, points: 0 };
        let document = Document::from_plain(text);
        if around {
            for (span, features) in surroundings(&document, &dictionary, &settings) {
                let (start, end) = (place.move_to(span.start), place.move_to(span.end));
                writeln!(out, "{start}\t{end}\t{}", features.join("\t"))?;
            }
        } else {
            for word in explain(&document, &dictionary, &settings) {
                let (start, end) = (place.move_to(word.span.start), place.move_to(word.span.end));
                writeln!(out, "{start}\t{end}\t{}\t{:.4}\t{}", word.shape, word.chance, word.clues.join(","))?;
            }
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
