//! A text laid out for searching: folded, with its letters and digits squeezed together, and the way back from there.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What stands before a noun and not before a name; "de" alone may be a tussenvoegsel, but then the name has it too.
const DETERMINERS: [&str; 31] = [
    "de", "het", "een", "'n", "'t", "n", "t", "geen", "die", "dat", "deze", "dit", "zijn", "haar", "mijn", "je",
    "jouw", "uw", "onze", "ons", "hun", "jullie", "elke", "elk", "iedere", "ieder", "welke", "welk", "enkele", "twee",
    "drie",
];

/// What leads to a trade without a determiner: "hij is visser", "werkte als visser".
const LEADS_TO_TRADE: [&str; 11] =
    ["is", "was", "wordt", "werd", "blijft", "bleef", "worden", "werden", "waren", "als", "tot"];

/// What may stand between: "was vroeger visser". By itself it leads to none ("ook visser wil niet").
const STANDS_BETWEEN: [&str; 9] = ["vroeger", "ooit", "altijd", "ook", "eerst", "later", "jarenlang", "zelf", "nog"];

/// Endings of trades, of which many are surnames too.
const TRADES: [&str; 8] = ["er", "aar", "ier", "eur", "ist", "man", "smid", "ster"];

/// Determiners that are tussenvoegsels as well.
const ARTICLES: [&str; 6] = ["de", "het", "'n", "'t", "n", "t"];

/// One folded character.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    pub(super) c: char,
    /// It was a capital.
    pub(super) upper: bool,
}

/// A folded text.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheet {
    pub(super) cells: Vec<Cell>,
    /// Letters and digits alone.
    pub(super) squeezed: String,
    /// For each byte of `squeezed` its cell.
    map: Vec<u32>,
}

impl Sheet {
    /// Folds a text: compatibility forms, case, marks, what cannot be seen, look-alikes.
    pub(super) fn new(text: &str) -> Self {
        let mut cells = Vec::with_capacity(text.len());
        fold(text, |cell| cells.push(cell));
        Self::of(cells)
    }

    fn of(cells: Vec<Cell>) -> Self {
        let mut squeezed = String::with_capacity(cells.len());
        let mut map = Vec::with_capacity(cells.len());
        for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| cell.c.is_alphanumeric()) {
            squeezed.push(cell.c);
            // A text of four billion characters is beyond every limit; there the index would only point too low.
            map.extend(std::iter::repeat_n(u32::try_from(at).unwrap_or(u32::MAX), cell.c.len_utf8()));
        }
        Self { cells, squeezed, map }
    }

    /// The same from back to front.
    pub(super) fn reversed(&self) -> Self {
        Self::of(self.cells.iter().rev().copied().collect())
    }

    /// Every letter thirteen places on.
    pub(super) fn turned(&self) -> Self {
        Self::of(self.cells.iter().map(|cell| Cell { c: turned(cell.c), ..*cell }).collect())
    }

    /// What is left when digits among letters, or letters among digits, are taken away: of letters and digits those that
    /// `keep` takes. None when no digit stands at a letter.
    pub(super) fn only(&self, keep: fn(char) -> bool) -> Option<Self> {
        let mixed = self.cells.windows(2).any(|w| {
            w[0].c.is_alphabetic() && w[1].c.is_ascii_digit() || w[0].c.is_ascii_digit() && w[1].c.is_alphabetic()
        });
        mixed.then(|| {
            Self::of(self.cells.iter().filter(|cell| keep(cell.c) || !cell.c.is_alphanumeric()).copied().collect())
        })
    }

    /// First and last cell of a match in `squeezed`.
    pub(super) fn cells_of(&self, start: usize, end: usize) -> Option<Hit<'_>> {
        let first = *self.map.get(start)? as usize;
        let last = *self.map.get(end.checked_sub(1)?)? as usize;
        (last < self.cells.len()).then_some(Hit { sheet: self, first, last })
    }
}

/// Where a pattern was found.
#[derive(Clone, Copy)]
pub(super) struct Hit<'a> {
    sheet: &'a Sheet,
    pub(super) first: usize,
    pub(super) last: usize,
}

impl Hit<'_> {
    fn before(&self) -> Option<Cell> {
        self.first.checked_sub(1).map(|at| self.sheet.cells[at])
    }

    fn after(&self, n: usize) -> Option<Cell> {
        self.sheet.cells.get(self.last + n).copied()
    }

    /// The characters in between, letters and separators.
    pub(super) fn text(&self) -> &[Cell] {
        &self.sheet.cells[self.first..=self.last]
    }

    /// No separator within.
    pub(super) fn is_whole(&self) -> bool {
        self.text().iter().all(|cell| cell.c.is_alphanumeric())
    }

    /// Neither end is in the middle of a word. A closing genitive or diminutive is no part of the name.
    pub(super) fn is_word(&self) -> bool {
        let letter = |cell: Option<Cell>| cell.is_some_and(|cell| cell.c.is_alphabetic());
        let ends = |tail: &str| {
            tail.chars().enumerate().all(|(n, c)| self.after(n + 1).is_some_and(|cell| cell.c == c))
                && !letter(self.after(tail.len() + 1))
        };
        !letter(self.before())
            && (!letter(self.after(1)) || ["s", "je", "tje", "ke", "jes", "tjes"].iter().any(|t| ends(t)))
    }

    /// Neither end is in the middle of a row of letters and digits.
    pub(super) fn is_code(&self) -> bool {
        let part = |cell: Option<Cell>| cell.is_some_and(|cell| cell.c.is_alphanumeric());
        !part(self.before()) && !part(self.after(1))
    }

    /// Whether the row of digits goes on past one separator: a date, of which this is a piece.
    pub(super) fn goes_on(&self) -> bool {
        let digit = |cell: Option<Cell>| cell.is_some_and(|cell| cell.c.is_ascii_digit());
        let two_before = self.first.checked_sub(2).map(|at| self.sheet.cells[at]);
        digit(self.after(2)) || digit(two_before)
    }

    /// The word around it is an address, a handle or a link.
    pub(super) fn is_in_address(&self) -> bool {
        let inside = |cell: &&Cell| !cell.c.is_whitespace() && !matches!(cell.c, '<' | '>' | '"' | '(' | ')');
        let before = self.sheet.cells[..self.first].iter().rev().take(200).take_while(inside);
        let after = self.sheet.cells[self.last..].iter().take(200).take_while(inside);
        let around: Vec<char> =
            before.map(|cell| cell.c).collect::<Vec<_>>().into_iter().rev().chain(after.map(|cell| cell.c)).collect();
        around.iter().any(|c| matches!(c, '@' | '_')) || around.windows(2).any(|w| w == ['/', '/'])
    }

    /// The whole word, or row of letters, that it stands in.
    pub(super) fn word_around(&self) -> String {
        let letter = |cell: &&Cell| cell.c.is_alphabetic();
        let before = self.sheet.cells[..self.first].iter().rev().take(60).take_while(letter).count();
        let after = self.sheet.cells[self.last..].iter().skip(1).take(60).take_while(letter).count();
        self.sheet.cells[self.first - before..=self.last + after].iter().map(|cell| cell.c).collect()
    }

    /// The pieces between separators.
    pub(super) fn pieces(&self) -> Vec<String> {
        self.text()
            .split(|cell| !cell.c.is_alphanumeric())
            .filter(|p| !p.is_empty())
            .map(|p| p.iter().map(|c| c.c).collect())
            .collect()
    }

    /// The longest gap between pieces, in characters, and whether a gap holds a blank.
    pub(super) fn gaps(&self) -> (usize, bool) {
        let gaps = self.text().split(|cell| cell.c.is_alphanumeric()).filter(|gap| !gap.is_empty());
        gaps.fold((0, false), |(most, blank), gap| {
            (most.max(gap.len()), blank || gap.iter().any(|c| c.c.is_whitespace()))
        })
    }

    /// A whole word in small letters behind a determiner, with one adjective between at the most: "een wolf", "die oude vos"; or a trade
    /// that somebody has: "hij is visser", unless it is said of a name ("de naam is visser").
    /// Behind an article that may be part of the name it is none, if `with_article` says that the name has one.
    pub(super) fn is_noun(&self, with_article: bool) -> bool {
        /// Longer than any determiner with an adjective.
        const LOOK_BACK: usize = 24;
        let small = self.is_whole() && self.is_word() && !self.sheet.cells[self.first].upper;
        if !small || self.before().is_none_or(|cell| !cell.c.is_whitespace()) {
            return false;
        }
        let from = self.first.saturating_sub(LOOK_BACK);
        let before: String = self.sheet.cells[from..self.first].iter().map(|cell| cell.c).collect();
        let mut words = before.split(|c: char| !c.is_alphabetic() && c != '\'').filter(|w| !w.is_empty()).rev();
        let mut is_next = || {
            words.next().map(|word| {
                (DETERMINERS.contains(&word) && !(with_article && ARTICLES.contains(&word)), word.ends_with('e'))
            })
        };
        let behind_determiner = is_next().is_some_and(|(determiner, adjective)| {
            determiner || adjective && is_next().is_some_and(|(determiner, _)| determiner)
        });
        behind_determiner || self.is_trade(&before)
    }

    /// See [`Self::is_noun`].
    fn is_trade(&self, before: &str) -> bool {
        let word: String = self.text().iter().map(|cell| cell.c).collect();
        let words = || before.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).rev();
        let between = usize::from(words().next().is_some_and(|w| STANDS_BETWEEN.contains(&w)));
        let leads = words().nth(between).is_some_and(|w| LEADS_TO_TRADE.contains(&w));
        let named =
            words().skip(1 + between).take(2).any(|w| w.ends_with("naam") || matches!(w, "heet" | "bekend" | "noemt"));
        leads && !named && TRADES.iter().any(|end| word.ends_with(end))
    }

    /// Written with a capital where an ordinary word would have none: within a sentence.
    pub(super) fn is_capital_within(&self) -> bool {
        let before = self.sheet.cells[..self.first].iter().rev().take(8);
        let mut before = before.skip_while(|cell| cell.c == ' ' || matches!(cell.c, '"' | '\'' | '(' | '[' | '*'));
        let starts =
            before.next().is_none_or(|cell| matches!(cell.c, '.' | '!' | '?' | ':' | '\n' | ';' | '-' | '>' | '•'));
        let first = self.sheet.cells[self.first].upper;
        // In a line of capitals a capital says nothing.
        let shouted = self.sheet.cells[..self.first]
            .iter()
            .rev()
            .find(|cell| cell.c.is_alphabetic())
            .is_some_and(|cell| cell.upper);
        first && !starts && !shouted
    }
}

/// Letters and digits of a text, folded and without anything between them: what a sheet has as `squeezed`.
pub(super) fn squeezed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold(text, |cell| {
        if cell.c.is_alphanumeric() {
            out.push(cell.c);
        }
    });
    out
}

/// A letter of the Latin alphabet thirteen places on; twice is the letter itself.
pub(super) fn turned(c: char) -> char {
    match c {
        'a'..='z' => char::from((c as u8 - b'a' + 13) % 26 + b'a'),
        _ => c,
    }
}

/// Hands on each character of a text, folded.
fn fold(text: &str, mut each: impl FnMut(Cell)) {
    for c in text.chars() {
        // Most of every mail, and nothing of it decomposes.
        if c.is_ascii() {
            if !is_unseen(c) {
                each(Cell { c: c.to_ascii_lowercase(), upper: c.is_ascii_uppercase() });
            }
            continue;
        }
        // Character by character: what decomposing a whole text does on top is to sort its marks, and those are left out.
        for c in std::iter::once(c).nfkd().filter(|&c| !is_combining_mark(c) && !is_unseen(c)) {
            let upper = c.is_uppercase();
            for low in c.to_lowercase().filter(|c| !is_combining_mark(*c)) {
                match plain(low) {
                    Plain::One(c) => each(Cell { c, upper }),
                    Plain::Two(a, b) => [a, b].into_iter().for_each(|c| each(Cell { c, upper })),
                }
            }
        }
    }
}

/// Characters that are not seen: soft hyphens, zero-width, bidirectional controls, variation selectors, tags.
fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}')
        || c.is_control() && !c.is_whitespace()
}

enum Plain {
    One(char),
    Two(char, char),
}

/// Letters that look like a Latin one, and those that no decomposition takes apart.
fn plain(c: char) -> Plain {
    Plain::One(match c {
        'ß' => return Plain::Two('s', 's'),
        'æ' => return Plain::Two('a', 'e'),
        'œ' => return Plain::Two('o', 'e'),
        'þ' => return Plain::Two('t', 'h'),
        'а' | 'α' | 'ɑ' => 'a',
        'в' | 'β' => 'b',
        'с' | 'ϲ' => 'c',
        'ԁ' | 'đ' | 'ð' => 'd',
        'е' | 'ε' | 'є' | 'ə' => 'e',
        'ɡ' => 'g',
        'һ' | 'н' => 'h',
        'і' | 'ι' | 'ı' | 'ӏ' => 'i',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'ł' | 'ⅼ' => 'l',
        'м' => 'm',
        'η' | 'п' => 'n',
        'о' | 'ο' | 'ø' | 'σ' => 'o',
        'р' | 'ρ' => 'p',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'υ' | 'ս' => 'u',
        'ν' | 'ѵ' => 'v',
        'ѡ' | 'ω' => 'w',
        'х' | 'χ' => 'x',
        'у' | 'γ' => 'y',
        c => c,
    })
}
