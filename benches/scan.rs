//! How fast the whole of `scan` (intake and anonymiser) reads mails, in MB a second, beside a bare pass of the dictionary's lists
//! over the same words; and that no text makes it slower than in proportion to its length. Prints tables, asserts
//! nothing. `cargo bench --bench scan`; give another size of the floods in MB with `-- 10`.

use casuspoort::anonymise::{FindSettings, find};
use casuspoort::dictionary::{Dictionary, key};
use casuspoort::intake::{IntakeSettings, understand};
use casuspoort::model::Document;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Made-up mails, as shipped for `dictionary impact`.
const MAILS: [&str; 6] = [
    include_str!("../dictionaries/examples/buurt.txt"),
    include_str!("../dictionaries/examples/gezin.txt"),
    include_str!("../dictionaries/examples/handtekening.txt"),
    include_str!("../dictionaries/examples/kleine-letters.txt"),
    include_str!("../dictionaries/examples/ouderen.txt"),
    include_str!("../dictionaries/examples/zonder-namen.txt"),
];

/// What an attacker or a broken program might send, over and over; [`NAMES`] stands for names that are all different.
const FLOODS: [(&str, &str); 11] = [
    ("one letter", "a"),
    ("one letter, parted", "a "),
    ("capitals", "A"),
    ("capitalised words", "Aa "),
    ("digits", "1"),
    ("digits, parted", "1 "),
    ("quotes", "\""),
    ("van van van", "van "),
    ("the same name", "Fatima "),
    ("mail addresses", "a@b.example "),
    ("different names", NAMES),
];

const NAMES: &str = "…";

/// So many bytes of a flood.
fn flood(piece: &str, size: usize) -> String {
    if piece != NAMES {
        return piece.repeat(size / piece.len());
    }
    const PARTS: [&str; 16] =
        ["ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "wu", "za", "de", "fi", "go", "ju", "hal"];
    let mut text = String::with_capacity(size + 64);
    let mut n = 0_usize;
    while text.len() < size {
        n += 1;
        let name: String = (0..4).map(|at| PARTS[n.wrapping_mul(40_503) >> (4 * at) & 15]).collect();
        text.push_str(&format!("Mevrouw {}{} woont hier. ", name[..1].to_uppercase(), &name[1..]));
    }
    text
}

fn main() {
    let megabytes = std::env::args().skip(1).find_map(|a| a.parse().ok()).unwrap_or(1.0_f64);
    let dictionary = Dictionary::shipped();
    let bench = Bench {
        dictionary: &dictionary,
        find: FindSettings::for_profile("stein"),
        intake: IntakeSettings::for_profile("stein"),
    };
    bench.mails();
    bench.floods(megabytes);
}

struct Bench<'a> {
    dictionary: &'a Dictionary,
    find: FindSettings,
    intake: IntakeSettings,
}

impl Bench<'_> {
    fn scan(&self, text: &str) {
        let document = Document::from_plain(text);
        black_box(understand(&document, &self.intake));
        black_box(find(&document, self.dictionary, &self.find));
    }

    /// The lists alone: cut at white space and signs, each piece looked up in the table of words and the automaton of phrases. The
    /// text is folded before.
    fn bare(&self, folded: &str) {
        for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
            black_box(self.dictionary.shipped_entry(word));
        }
    }

    /// Single mails, and mails of some length.
    fn mails(&self) {
        println!("{:<28} {:>10} {:>10} {:>8}", "mails", "scan MB/s", "bare MB/s", "ratio");
        let long: Vec<String> = MAILS.iter().map(|m| m.repeat(16)).collect();
        let sets: [(&str, Vec<&str>); 2] =
            [("of a screen", MAILS.to_vec()), ("of sixteen screens", long.iter().map(String::as_str).collect())];
        for (name, mails) in sets {
            let folded: Vec<String> = mails.iter().map(|m| key::fold(m)).collect();
            let bytes: usize = mails.iter().map(|m| m.len()).sum();
            let scan = best(|| mails.iter().for_each(|m| self.scan(m)));
            let bare = best(|| folded.iter().for_each(|m| self.bare(m)));
            let (scan, bare) = (rate(bytes, scan), rate(bytes, bare));
            println!("{name:<28} {scan:>10.2} {bare:>10.1} {:>8.1}", bare / scan);
        }
    }

    /// Floods of two sizes: twice the text should take twice the time.
    fn floods(&self, megabytes: f64) {
        let size = (megabytes * 1e6) as usize;
        println!("\n{:<28} {:>10} {:>10} {:>8}", "floods", "half MB/s", "MB/s", "ratio");
        for (name, piece) in FLOODS {
            let time = |size: usize| {
                let text = flood(piece, size);
                let start = Instant::now();
                self.scan(&text);
                start.elapsed()
            };
            let (half, whole) = (time(size / 2), time(size));
            let ratio = whole.as_secs_f64() / half.as_secs_f64();
            println!("{name:<28} {:>10.2} {:>10.2} {ratio:>8.2}", rate(size / 2, half), rate(size, whole));
        }
    }
}

/// The quickest of several runs, each at least two seconds in all: what the machine's other work disturbs least.
fn best(run: impl Fn()) -> Duration {
    let begin = Instant::now();
    let mut best = Duration::MAX;
    while begin.elapsed() < Duration::from_secs(2) {
        let start = Instant::now();
        run();
        best = best.min(start.elapsed());
    }
    best
}

/// MB (10⁶ bytes) a second.
fn rate(bytes: usize, time: Duration) -> f64 {
    bytes as f64 / 1e6 / time.as_secs_f64().max(1e-9)
}
