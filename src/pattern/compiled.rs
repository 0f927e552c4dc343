//! The patterns that `build.rs` compiled: part of the binary, nothing to make at run time.

use super::Anchors;
use super::layout::{ENTRY, ENTRY_BEGIN, ENTRY_EXACT, ENTRY_NEEDS, INTAKE, ROOM_SHIFT, WHOLE};
use super::run::Word;

static PROGRAMS: &[Word] = include_bytes!(concat!(env!("OUT_DIR"), "/patterns.bin")).as_chunks::<4>().0;
static INTAKE_TREE: &[Word] = include_bytes!(concat!(env!("OUT_DIR"), "/words-of-intake.bin")).as_chunks::<4>().0;

static WHOLE_TREE: &[Word] = include_bytes!(concat!(env!("OUT_DIR"), "/words-of-whole.bin")).as_chunks::<4>().0;

/// The words of the patterns of [`super::Regex::whole`].
pub(crate) static OF_WHOLE: Anchors = Anchors::of(WHOLE, WHOLE_TREE);
/// The words of the patterns of the intake.
pub(crate) static OF_INTAKE: Anchors = Anchors::of(INTAKE, INTAKE_TREE);

/// A compiled pattern.
pub(super) struct Compiled {
    pub program: &'static [Word],
    /// The program that reads backwards, if every match ends where the text does.
    pub backward: Option<&'static [Word]>,
    /// The ways in which it can match, if they are told apart: for each where its program stands, how long it is, and
    /// whether words tell where to try it.
    pub branches: &'static [[Word; 3]],
    pub place: Place,
}

/// Where a pattern stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub room: u8,
    /// Its number in the room.
    pub number: u16,
    /// One of its words found is a match found.
    pub exact: bool,
    /// Every match begins with one of its words.
    pub begin: bool,
    /// There are words without which it can't match.
    pub needs: bool,
    /// Its first branch among those of the room, and how many are told apart.
    pub branch: u16,
    pub branches: u16,
}

/// The pattern with a key, if it was compiled.
pub(super) fn find(key: u64) -> Option<Compiled> {
    let count = number(&PROGRAMS[0]) as usize;
    let (entries, _) = PROGRAMS[1..1 + count * ENTRY].as_chunks::<ENTRY>();
    let own = |entry: &[Word; ENTRY]| u64::from(number(&entry[1])) << 32 | u64::from(number(&entry[0]));
    let [_, _, at, length, back_at, back_length, branch, branches, table, place] =
        entries[entries.binary_search_by_key(&key, own).ok()?].map(|word| number(&word));
    let place = Place {
        room: (place >> ROOM_SHIFT) as u8,
        number: place as u16,
        exact: place & ENTRY_EXACT != 0,
        begin: place & ENTRY_BEGIN != 0,
        needs: place & ENTRY_NEEDS != 0,
        branch: branch as u16,
        branches: branches as u16,
    };
    let part = |at: u32, length: u32| &PROGRAMS[at as usize..(at + length) as usize];
    let backward = (back_length > 0).then(|| part(back_at, back_length));
    let (branches, _) = part(table, 3 * branches).as_chunks::<3>();
    Some(Compiled { program: part(at, length), backward, branches, place })
}

/// The program of a branch, and whether words tell where to try it.
pub(super) fn branch([at, length, begin]: &[Word; 3]) -> (&'static [Word], bool) {
    let at = number(at) as usize;
    (&PROGRAMS[at..at + number(length) as usize], number(begin) != 0)
}

fn number(word: &Word) -> u32 {
    u32::from_le_bytes(*word)
}
