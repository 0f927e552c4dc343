//! Many patterns that are asked of the same texts: those of which no word stands in a text are passed over all at once.

use super::anchors::Numbers;
use super::compiled::Place;
use super::layout::PATTERNS;
use super::{Regex, Text};

/// Patterns in order.
pub(crate) struct Patterns {
    each: Vec<Regex>,
    /// How they are numbered, if all are of one room and need words.
    numbered: Option<Numbered>,
}

struct Numbered {
    room: u8,
    numbers: Numbers,
    /// Which of the patterns has a number.
    places: Box<[u16; PATTERNS]>,
}

impl Patterns {
    /// These patterns.
    pub(crate) fn of(each: Vec<Regex>) -> Self {
        let numbered = numbered(&each);
        Self { each, numbered }
    }

    /// Those that may be found in a text, in no order.
    pub(crate) fn open<'p>(&'p self, text: &Text) -> impl Iterator<Item = (usize, &'p Regex)> {
        let known = self.numbered.as_ref().and_then(|own| Some((own, text.open(own.room)?)));
        let all = if known.is_none() { self.each.len() } else { 0 };
        let open = known.map(|(own, open)| {
            let both: Numbers = std::array::from_fn(|n| own.numbers[n] & open[n]);
            ones(both).map(|number| usize::from(own.places[number]))
        });
        open.into_iter().flatten().chain(0..all).map(|n| (n, &self.each[n]))
    }
}

fn numbered(each: &[Regex]) -> Option<Numbered> {
    let places: Vec<Place> = each.iter().map(|regex| regex.place.filter(|place| place.needs)).collect::<Option<_>>()?;
    let room = places.first()?.room;
    let mut own = Numbered { room, numbers: [0; PATTERNS / 64], places: Box::new([0; PATTERNS]) };
    for (n, place) in places.iter().enumerate() {
        let number = usize::from(place.number);
        let twice = own.numbers[number / 64] >> (number % 64) & 1 != 0;
        if place.room != room || twice {
            return None;
        }
        own.numbers[number / 64] |= 1 << (number % 64);
        own.places[number] = u16::try_from(n).ok()?;
    }
    Some(own)
}

/// The numbers whose bits are set.
fn ones(bits: Numbers) -> impl Iterator<Item = usize> {
    bits.into_iter().enumerate().flat_map(|(n, mut bits)| {
        std::iter::from_fn(move || {
            let bit = (bits != 0).then(|| 64 * n + bits.trailing_zeros() as usize)?;
            bits &= bits - 1;
            Some(bit)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_of_bits_are_told_in_order() {
        let mut bits = [0; PATTERNS / 64];
        (bits[0], bits[2]) = (0b1001, 1 << 63);
        assert_eq!(ones(bits).collect::<Vec<_>>(), [0, 3, 191]);
    }

    #[test]
    fn what_nobody_looked_through_may_hold_all() {
        let patterns = Patterns::of(["doel", r"\d"].map(|p| Regex::new(p).expect("a pattern")).into());
        let open: Vec<usize> = patterns.open(&Text::from("12")).map(|(n, _)| n).collect();
        assert_eq!(open, [0, 1]);
    }
}
