//! Secrets searched in a sheet, and what counts as a hit.

use super::secrets::{How, Secret, Values, is_ordinary};
use super::sheet::{Hit, Sheet};
use aho_corasick::AhoCorasick;

/// The secrets in one automaton, the allowed texts behind them.
pub(super) struct Search<'a> {
    pub(super) values: &'a Values,
    /// None when there are more patterns than an automaton holds: then everything is caught.
    pub(super) automaton: Option<AhoCorasick>,
}

impl Search<'_> {
    /// The rule by which a text is caught that may hold our own words too.
    pub(super) fn everywhere(&self, sheet: &Sheet, reversed: bool) -> Option<&'static str> {
        self.first(sheet, |secret, hit| {
            if reversed && secret.one_way {
                return false;
            }
            match secret.how {
                How::Name => fits_name(secret, hit),
                How::Phrase => hit.is_word(),
                How::Code => fits_code(secret, hit),
                How::Border | How::Ordinary => false,
            }
        })
    }

    /// The rule by which a text is caught of which only letters or only digits are left: long values alone, for shorter
    /// ones come together by chance.
    pub(super) fn strained(&self, sheet: &Sheet) -> Option<&'static str> {
        self.first(sheet, |secret, hit| {
            let digits = secret.squeezed.bytes().all(|b| b.is_ascii_digit());
            match secret.how {
                How::Name => secret.squeezed.chars().count() >= 6 && !secret.one_way && hit.is_whole() && hit.is_word(),
                How::Code => digits && secret.squeezed.len() >= 8 && hit.gaps().0 <= 3,
                How::Phrase | How::Border | How::Ordinary => false,
            }
        })
    }

    /// The rule by which a case text is caught on top of [`Self::everywhere`].
    pub(super) fn in_case_text(&self, sheet: &Sheet) -> Option<&'static str> {
        self.first(sheet, |secret, hit| match secret.how {
            How::Border => hit.is_whole() && hit.is_word() && hit.is_code(),
            How::Ordinary => hit.is_whole() && hit.is_word() && hit.is_capital_within(),
            _ => false,
        })
    }

    fn first(&self, sheet: &Sheet, fits: impl Fn(&Secret, Hit) -> bool) -> Option<&'static str> {
        let Some(automaton) = &self.automaton else {
            return Some("gate/too-many-secrets");
        };
        let count = self.values.secrets.len();
        let mut allowed: Vec<(usize, usize)> = Vec::new();
        let mut found: Vec<(usize, usize, &'static str)> = Vec::new();
        for hit in automaton.find_overlapping_iter(&sheet.squeezed) {
            let Some(cells) = sheet.cells_of(hit.start(), hit.end()) else { continue };
            match self.values.secrets.get(hit.pattern().as_usize()) {
                Some(secret) if fits(secret, cells) => found.push((cells.first, cells.last, secret.how.rule())),
                None if hit.pattern().as_usize() >= count && cells.is_word() => allowed.push((cells.first, cells.last)),
                _ => {}
            }
        }
        let stands = |first, last| allowed.iter().any(|&(from, to)| from <= first && last <= to);
        found.into_iter().find(|&(first, last, _)| !stands(first, last)).map(|(_, _, rule)| rule)
    }
}

/// Whether letters that spell a name are that name: a word, a long name within a word or an address, or a name with
/// separators put between its letters.
fn fits_name(secret: &Secret, hit: Hit) -> bool {
    let letters = secret.squeezed.chars().count();
    if hit.is_whole() {
        return hit.is_word()
            || letters >= 5 && hit.is_in_address()
            || letters >= 7 && !is_ordinary(&hit.word_around());
    }
    if !hit.is_word() {
        return false;
    }
    let pieces = hit.pieces();
    let (gap, blank) = hit.gaps();
    let spelled = pieces.iter().all(|p| p.chars().count() == 1);
    spelled && gap <= 3 || !blank && gap == 1 || letters >= 5 && gap <= 3 && pieces.iter().any(|p| !is_ordinary(p))
}

/// Whether letters and digits that make a number are that number, and not a piece of a longer one or of a date.
fn fits_code(secret: &Secret, hit: Hit) -> bool {
    let (gap, _) = hit.gaps();
    let digits = secret.squeezed.chars().filter(char::is_ascii_digit).count();
    gap <= 3 && (digits >= 8 || hit.is_code() && (hit.is_whole() || !hit.goes_on()))
}
