//! Ink on a painted page that is no print: what is dark, belongs to no word and to no ruled line, and is about as large as
//! somebody's name in their own hand.

use crate::model::{OcrBox, OcrWord};

/// A page in shades of grey.
pub(super) struct Grey<'p> {
    width: usize,
    height: usize,
    dots: &'p [u8],
}

impl<'p> Grey<'p> {
    /// Reads a binary PGM with one byte per dot.
    pub(super) fn parse(pgm: &'p [u8]) -> Option<Self> {
        let mut rest = pgm.strip_prefix(b"P5")?;
        let mut number = || {
            let start = rest.iter().position(|b| !b.is_ascii_whitespace())?;
            let length = rest[start..].iter().position(|b| !b.is_ascii_digit())?;
            let value = std::str::from_utf8(&rest[start..start + length]).ok()?.parse::<usize>().ok()?;
            rest = &rest[start + length..];
            Some(value)
        };
        let (width, height, depth) = (number()?, number()?, number()?);
        let dots = rest.get(1..1 + width.checked_mul(height)?)?;
        (depth == 255 && width > 0 && height > 0).then_some(Self { width, height, dots })
    }

    pub(super) fn size(&self) -> (u32, u32) {
        (self.width as u32, self.height as u32)
    }

    /// Dots across and down.
    pub(super) fn extent(&self) -> (usize, usize) {
        (self.width, self.height)
    }

    /// Row by row.
    pub(super) fn dots(&self) -> &[u8] {
        self.dots
    }

    /// Below this a dot is dark, by how light the page is.
    pub(super) fn dark(&self) -> u8 {
        let mean = self.dots.iter().map(|d| u64::from(*d)).sum::<u64>() / self.dots.len().max(1) as u64;
        (mean * 7 / 10).min(150) as u8
    }
}

/// Squares of a page, dark or not.
struct Squares {
    across: usize,
    down: usize,
    /// Dots along a side.
    side: usize,
    dark: Vec<bool>,
}

impl Squares {
    fn of(grey: &Grey) -> Self {
        let side = (grey.width.max(grey.height) / 500).max(2);
        let (across, down) = (grey.width.div_ceil(side), grey.height.div_ceil(side));
        let limit = grey.dark();
        let mut counts = vec![0usize; across * down];
        for (y, line) in grey.dots.chunks(grey.width).enumerate() {
            for (x, _) in line.iter().enumerate().filter(|(_, dot)| **dot < limit) {
                counts[y / side * across + x / side] += 1;
            }
        }
        let enough = (side * side / 10).max(1);
        Self { across, down, side, dark: counts.into_iter().map(|count| count >= enough).collect() }
    }

    /// Takes away what words cover.
    fn without_words(&mut self, words: &[OcrWord]) {
        let is_print = |w: &&OcrWord| {
            let letters = w.text.expose().chars().filter(|c| c.is_alphanumeric()).count();
            w.confidence > 0.6 && letters >= 2 || w.confidence > 0.85
        };
        for word in words.iter().filter(is_print) {
            let square = |at: u32| at as usize / self.side;
            let (left, top) = (square(word.area.left).saturating_sub(1), square(word.area.top).saturating_sub(1));
            let right = square(word.area.left.saturating_add(word.area.width)) + 2;
            let bottom = square(word.area.top.saturating_add(word.area.height)) + 2;
            for y in top.min(self.down)..bottom.min(self.down) {
                for x in left.min(self.across)..right.min(self.across) {
                    self.dark[y * self.across + x] = false;
                }
            }
        }
    }

    /// Takes away ruled lines: straight runs of a twelfth of the page and more.
    fn without_rules(&mut self) {
        let mut rules = Vec::new();
        let mut runs =
            |count: usize, length: usize, at: &dyn Fn(usize, usize) -> usize, dark: &[bool], least: usize| {
                for row in 0..count {
                    let mut start = 0;
                    for step in 0..=length {
                        if step < length && dark[at(row, step)] {
                            continue;
                        }
                        if step - start >= least {
                            rules.extend((start..step).map(|s| at(row, s)));
                        }
                        start = step + 1;
                    }
                }
            };
        let across = self.across;
        runs(self.down, across, &|row, step| row * across + step, &self.dark, (across / 12).max(8));
        runs(across, self.down, &|row, step| step * across + row, &self.dark, (self.down / 12).max(8));
        for at in rules {
            self.dark[at] = false;
        }
    }

    /// What hangs together, with a square's gap.
    fn blots(&mut self) -> Vec<Blot> {
        let mut blots = Vec::new();
        for start in 0..self.dark.len() {
            if !self.dark[start] {
                continue;
            }
            let (x, y) = (start % self.across, start / self.across);
            let mut blot = Blot { left: x, right: x, top: y, bottom: y, squares: 0 };
            let mut open = vec![start];
            self.dark[start] = false;
            while let Some(at) = open.pop() {
                let (x, y) = (at % self.across, at / self.across);
                blot.left = blot.left.min(x);
                blot.right = blot.right.max(x);
                blot.top = blot.top.min(y);
                blot.bottom = blot.bottom.max(y);
                blot.squares += 1;
                for near_y in y.saturating_sub(2)..(y + 3).min(self.down) {
                    for near_x in x.saturating_sub(2)..(x + 3).min(self.across) {
                        let near = near_y * self.across + near_x;
                        if self.dark[near] {
                            self.dark[near] = false;
                            open.push(near);
                        }
                    }
                }
            }
            blots.push(blot);
        }
        blots
    }
}

struct Blot {
    left: usize,
    right: usize,
    top: usize,
    bottom: usize,
    squares: usize,
}

/// Where somebody may have signed.
pub(super) fn find(grey: &Grey, words: &[OcrWord]) -> Vec<OcrBox> {
    let mut squares = Squares::of(grey);
    squares.without_words(words);
    squares.without_rules();
    let (across, down, side) = (squares.across, squares.down, squares.side);
    let is_hand = |blot: &Blot| {
        let (width, height) = (blot.right - blot.left + 1, blot.bottom - blot.top + 1);
        // From two centimetres of scribble up to a quarter of the page, neither a solid block nor a few dots.
        width * 25 >= across
            && height * 100 >= down
            && width * 10 <= across * 7
            && height * 4 <= down
            && blot.squares >= 14
            && blot.squares * 10 <= width * height * 8
    };
    let boxes = squares.blots().into_iter().filter(is_hand).map(|blot| OcrBox {
        left: (blot.left * side) as u32,
        top: (blot.top * side) as u32,
        width: ((blot.right - blot.left + 1) * side) as u32,
        height: ((blot.bottom - blot.top + 1) * side) as u32,
    });
    boxes.take(200).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Sensitive;

    /// A white page of 600 by 800 dots with a ruled line and a wave on it.
    fn page(wave: bool) -> Vec<u8> {
        let mut dots = vec![255u8; 600 * 800];
        dots[500 * 600 + 100..500 * 600 + 400].fill(0);
        if wave {
            for x in 150..300usize {
                let y = 480.0 + 15.0 * (x as f32 / 9.0).sin();
                for thick in 0..3 {
                    dots[(y as usize + thick) * 600 + x] = 20;
                }
            }
        }
        [b"P5\n600 800\n255\n".as_slice(), &dots].concat()
    }

    #[test]
    fn a_scribble_is_ink_and_a_ruled_line_is_none() {
        let signed = page(true);
        let grey = Grey::parse(&signed).expect("a page");
        let found = find(&grey, &[]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].left >= 140 && found[0].left + found[0].width <= 310);
        let blank = page(false);
        assert!(find(&Grey::parse(&blank).expect("a page"), &[]).is_empty());
    }

    #[test]
    fn what_was_read_as_a_word_is_print() {
        let signed = page(true);
        let area = OcrBox { left: 140, top: 460, width: 170, height: 45 };
        let word = OcrWord { text: Sensitive::new("Voorbeeld".into()), line: 1, area, confidence: 0.95 };
        assert!(find(&Grey::parse(&signed).expect("a page"), &[word]).is_empty());
    }

    proptest::proptest! {
        #[test]
        fn any_page_is_looked_at(width in 0usize..80, height in 0usize..80, dots: Vec<u8>) {
            let pgm = [format!("P5 {width} {height} 255\n").as_bytes(), &dots].concat();
            if let Some(grey) = Grey::parse(&pgm) {
                find(&grey, &[]);
            }
        }
    }
}
