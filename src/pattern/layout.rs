//! How compiled patterns stand in the binary: rows of numbers of 32 bits. Shared by the library and by `build.rs`.

/// Instructions: the low byte of a word; the rest of it is the argument.
pub mod op {
    /// The end of a match.
    pub const MATCH: u32 = 0;
    /// The byte that the argument is.
    pub const BYTE: u32 = 1;
    /// As many bytes as the argument says, four in each word that follows.
    pub const BYTES: u32 = 2;
    /// A character of the set at the argument.
    pub const SET: u32 = 3;
    /// Keeps the place in the slot that the argument is.
    pub const SAVE: u32 = 4;
    /// A look at what stands around, by the argument.
    pub const LOOK: u32 = 5;
    /// Goes on elsewhere.
    pub const JUMP: u32 = 6;
    /// As many ways as the argument says, in order of preference.
    pub const ALT: u32 = 7;
    /// One look at the next byte: where to go on at the end of the text and for a byte that is not listed, for one outside ASCII, four words of
    /// listed bytes, how many are listed in the words before each of these (a byte for each), a target for each of them. Target 0 is none.
    pub const SWITCH: u32 = 8;
    /// The next words, or (the word that follows) without them; with them only if the next byte is in the set at the argument.
    pub const TRY: u32 = 9;
    /// The same, rather without them.
    pub const TRY_LAZY: u32 = 10;
    /// Characters of the set at the argument, from the next word to the one after it as many as there are; then where the set of what
    /// must follow stands, plus one, or 0; with [`super::FOLLOWS_BORDER`] if that begins at the border of a word.
    pub const REPEAT: u32 = 11;
    /// The same, as few as will do.
    pub const REPEAT_LAZY: u32 = 12;
}

/// Looks, as arguments of [`op::LOOK`].
pub mod look {
    /// The text's beginning.
    pub const START: u32 = 0;
    /// The text's end.
    pub const END: u32 = 1;
    /// The beginning of a line.
    pub const START_LINE: u32 = 2;
    /// The end of a line.
    pub const END_LINE: u32 = 3;
    /// A border of a word in ASCII.
    pub const BORDER: u32 = 4;
    /// None.
    pub const NO_BORDER: u32 = 5;
    /// A border of a word of any script.
    pub const ANY_BORDER: u32 = 6;
}

/// Words of a program before its instructions: number of slots, flags, four of the bytes with which a match begins, where the sets
/// are, one that is free; then four of the bytes that may be a match by themselves, and those of [`PAIRS`].
pub const HEADER: usize = 8 + 4 + PAIRS / 32;
/// Where the bytes stand that may be a match by themselves; behind them the pairs.
pub const ALONE: usize = 8;
/// Numbers of pairs of bytes with which a match begins; several share one.
pub const PAIRS: usize = 512;
/// What stands in a pair for a byte outside ASCII, and for the end of the text.
pub const OTHER: u8 = 127;

/// The number of a pair of bytes.
pub fn pair(first: u8, second: u8) -> usize {
    ((usize::from(first) * 13) ^ usize::from(second.min(OTHER))) % PAIRS
}

/// A match may begin anywhere, for it may be empty.
pub const FLAG_ANYWHERE: u32 = 1;
/// A match begins where the text does.
pub const FLAG_BOUND: u32 = 2;
/// A match begins at a border of a word.
pub const FLAG_BORDER: u32 = 4;
/// A match may begin with a character outside ASCII.
pub const FLAG_HIGH: u32 = 8;
/// A match begins where a line does.
pub const FLAG_LINE: u32 = 16;

/// What must follow a row begins at a border of a word.
pub const FOLLOWS_BORDER: u32 = 1 << 31;

/// What a set says of characters outside ASCII: none.
pub const HIGH_NONE: u32 = 0;
/// All of them; any other number is where their ranges stand.
pub const HIGH_ALL: u32 = 1;

/// So many times 32 patterns may stand in one room.
pub const SET_WORDS: usize = 20;
/// So many patterns may.
pub const PATTERNS: usize = 32 * SET_WORDS;
/// So many times 32 branches of patterns may.
pub const BRANCH_WORDS: usize = 320;
/// More branches than this are not told apart in one pattern.
pub const MOST_BRANCHES: usize = 256;

/// What a word says of one pattern: a word that tells what in all, then where the entries stand, one for each branch.
pub mod group {
    /// The pattern of a group.
    pub fn pattern(head: u32) -> usize {
        (head & 0xFFF) as usize
    }

    /// How many entries it has.
    pub fn count(head: u32) -> usize {
        (head >> 12 & 0xFFFF) as usize
    }

    /// Where a head says what.
    pub const SAYS: u32 = 0xF << 28;
    /// Of a text: the pattern needs no word at all. (In a head the low bits are the pattern.)
    pub const NEEDS_NOTHING: u32 = 1;
    /// Matches of the pattern may begin with the word.
    pub const STARTS: u32 = 1 << 28;
    /// There is a branch that needs no other word.
    pub const OPENS: u32 = 1 << 29;
    /// There is one that begins so, and one that needs such a word within.
    pub const BOTH: u32 = BEGINS | WITHIN;
    /// There is one that begins so.
    pub const BEGINS: u32 = 1 << 30;
    /// There is one that needs such a word within.
    pub const WITHIN: u32 = 1 << 31;
}

/// What a word ends in along a tree: its set, whether a border should stand behind it, and whether matches begin where the word
/// begins within which it stands.
pub mod entry {
    /// Where the set stands above the rest.
    pub const SET_SHIFT: u32 = 2;

    /// The set.
    pub fn set(entry: u32) -> u32 {
        entry >> SET_SHIFT
    }

    /// Whether a border should stand behind it.
    pub fn ends(entry: u32) -> bool {
        entry & 1 != 0
    }

    /// Whether matches begin where the word begins within which it stands.
    pub fn inner(entry: u32) -> bool {
        entry & 2 != 0
    }
}

/// What stands in an entry above the branch: it may begin with the word.
pub const BEGINS: u32 = 1;
/// It can't match without the word or another of its list.
pub const WITHIN: u32 = 2;
/// Where that stands.
pub const SAYS_SHIFT: u32 = 30;
/// Where the header of a tree says which branches need no word to begin with (a bit for each).
pub const BEGIN_WITHOUT: usize = 3;
/// And which need none within.
pub const NEED_NOTHING_WITHIN: usize = 4;
/// And which patterns need no word at all.
pub const ANYWHERE: usize = 5;
/// Words anywhere: where their root stands in the header of a tree.
pub const FREE: usize = 0;
/// Words behind a border: where their root stands.
pub const BORDERED: usize = 1;
/// Where the header says where the heads of words of four letters and more stand, [`FREE`] and [`BORDERED`].
pub const HEADS: usize = 6;

/// The slot of four letters with which a word begins, in a table of heads.
pub fn head(four: [u8; 4]) -> usize {
    (u32::from_le_bytes(four).wrapping_mul(0x9E37_79B1) >> 12) as usize
}

/// Words of a tree before its nodes: where the roots for short words anywhere and behind a border stand, those for words of one byte
/// after each; where the lists of the words stand, the three that are named above and where the heads stand; then the class of each byte; the kind of each byte; and with which
/// kinds words begin: the first three of all, the first four of long ones.
pub const TREE_HEADER: usize = TREE_BORDERED_LONG + LONG_OPENINGS / 32;
/// Where the classes of bytes begin.
pub const TREE_CLASSES: usize = 8;
/// Where the kinds of bytes begin.
pub const TREE_KINDS: usize = TREE_CLASSES + 64;
/// Where the openings of words begin: a byte for each three kinds.
pub const TREE_OPENINGS: usize = TREE_KINDS + 64;
/// What such a byte says: words of fewer than four letters begin so anywhere; behind a border; longer ones anywhere; behind a border.
pub const SHORT_FREE: u8 = 1;
/// See there.
pub const SHORT_BORDERED: u8 = 2;
/// See there.
pub const LONG_FREE: u8 = 4;
/// See there.
pub const LONG_BORDERED: u8 = 8;
/// Where the openings of words of four letters and more begin, anywhere and behind a border: a bit for each hash of four kinds.
pub const TREE_FREE_LONG: usize = TREE_OPENINGS + OPENINGS / 4;
/// See there.
pub const TREE_BORDERED_LONG: usize = TREE_FREE_LONG + LONG_OPENINGS / 32;
/// So many openings of three kinds there are.
pub const OPENINGS: usize = KINDS * KINDS * KINDS;
/// So many hashes of four.
pub const LONG_OPENINGS: usize = 1 << 16;

/// The hash of four kinds.
pub fn long_opening(four: usize) -> usize {
    four.wrapping_mul(0x9E37_79B1) >> 14 & (LONG_OPENINGS - 1)
}

/// Kinds of bytes by which openings are told apart, a power of two; the end of a text is of kind 0.
pub const KINDS: usize = 32;
/// Classes of bytes that begin words; 0 is the class of all others. A root has a node for each two.
pub const CLASSES: usize = 128;

/// Words of an entry of the index: key (low, high), where the program begins and how long it is, the same of the program that
/// reads backwards (of no length if there is none), its first branch among those of its room and how many it has, where the
/// programs of the branches stand (where each begins, how long it is and whether words tell where to try it), and what is said below.
pub const ENTRY: usize = 10;
/// The number of a pattern among those of its room stands in the low half of an entry's last word, the room above it.
pub const ROOM_SHIFT: u32 = 16;
/// One of its words found is a match found.
pub const ENTRY_EXACT: u32 = 1 << 24;

/// Every match begins with one of its words.
pub const ENTRY_BEGIN: u32 = 1 << 25;

/// There are words without which it can't match.
pub const ENTRY_NEEDS: u32 = 1 << 26;

/// The room of the intake.
pub const INTAKE: u8 = 1;
/// The patterns that the anonymiser asks of whole mails.
pub const WHOLE: u8 = 4;
