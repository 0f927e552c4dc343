//! The compound file (MS-CFB): streams and storages within one file, in which Outlook keeps a mail and Office 97–2003 a
//! document.
//!
//! Nothing that the file says of itself is believed further than its own length: chains end after as many steps as there
//! are sectors, an entry belongs to one storage only, and all streams together are at most as long as the file is, a few
//! times over.

use std::cell::Cell;

/// A compound file whose directory has been read.
#[derive(Debug)]
pub(super) struct Compound<'a> {
    bytes: &'a [u8],
    sector_bits: u32,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    /// The stream of small sectors.
    mini: Vec<u8>,
    entries: Vec<Entry>,
    /// Bytes of streams that may still be handed out.
    room: Cell<usize>,
}

/// A storage or a stream.
#[derive(Debug, Default)]
struct Entry {
    name: String,
    is_storage: bool,
    start: u32,
    size: usize,
    siblings: [u32; 2],
    child: u32,
    children: Vec<usize>,
}

/// The storage that holds all others.
pub(super) const ROOT: usize = 0;

/// Below this size a stream lies in small sectors of 64 bytes.
const SMALL: usize = 4_096;
const MINI_BITS: u32 = 6;

/// Ends a chain; this and all above are no sectors.
const LAST: u32 = 0xffff_fffa;

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2).map(|b| u16::from_le_bytes([b[0], b[1]]))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
}

fn longs(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
}

impl<'a> Compound<'a> {
    /// Reads head and directory; none if they do not fit together.
    pub(super) fn parse(bytes: &'a [u8]) -> Option<Self> {
        let sector_bits = u32::from(short(bytes, 30)?);
        if !bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") || !matches!(sector_bits, 9 | 12) {
            return None;
        }
        let mut file = Self {
            bytes,
            sector_bits,
            fat: Vec::new(),
            mini_fat: Vec::new(),
            mini: Vec::new(),
            entries: Vec::new(),
            room: Cell::new(bytes.len().saturating_mul(4)),
        };
        file.read_fat()?;
        let directory = file.chained(long(bytes, 48)?, usize::MAX)?;
        file.entries = directory.chunks_exact(128).map(entry).collect();
        let root = file.entries.first()?;
        let (start, size) = (root.start, root.size);
        file.mini = file.chained(start, size).unwrap_or_default();
        file.mini_fat = longs(&file.chained(long(bytes, 60)?, usize::MAX).unwrap_or_default()).collect();
        file.read_tree();
        Some(file)
    }

    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let size = 1usize << self.sector_bits;
        let start = (number as usize).checked_add(1)?.checked_mul(size)?;
        // The last sector of a file may be cut short.
        self.bytes.get(start..start.checked_add(size)?.min(self.bytes.len()))
    }

    /// The table of sectors: its own sectors are named in the head and in a chain behind it.
    fn read_fat(&mut self) -> Option<()> {
        let most = (self.bytes.len() >> self.sector_bits) + 1;
        let mut named: Vec<u32> = longs(self.bytes.get(76..512)?).collect();
        let mut next = long(self.bytes, 68)?;
        for _ in 0..most {
            let Some(sector) = (next < LAST).then(|| self.sector(next)).flatten() else { break };
            let numbers: Vec<u32> = longs(sector).collect();
            let (last, list) = numbers.split_last()?;
            named.extend(list);
            next = *last;
        }
        for number in named.into_iter().filter(|n| *n < LAST).take(most) {
            self.fat.extend(longs(self.sector(number)?));
        }
        Some(())
    }

    /// The sectors from one on, as bytes; at most `size`. None if the chain breaks or bites its tail.
    fn chained(&self, start: u32, size: usize) -> Option<Vec<u8>> {
        let mut out = Vec::new();
        let mut next = start;
        let mut steps = 0;
        while next < LAST && out.len() < size {
            steps += 1;
            if steps > self.fat.len() {
                return None;
            }
            out.extend_from_slice(self.sector(next)?);
            next = *self.fat.get(next as usize)?;
        }
        out.truncate(size);
        Some(out)
    }

    /// The same in small sectors.
    fn chained_small(&self, start: u32, size: usize) -> Option<Vec<u8>> {
        let mut out = Vec::new();
        let mut next = start;
        while next < LAST && out.len() < size {
            let at = (next as usize) << MINI_BITS;
            out.extend_from_slice(self.mini.get(at..(at + (1 << MINI_BITS)).min(self.mini.len()))?);
            next = *self.mini_fat.get(next as usize)?;
        }
        out.truncate(size);
        Some(out)
    }

    /// Puts each entry under the storage whose tree reaches it first.
    fn read_tree(&mut self) {
        let mut taken = vec![false; self.entries.len()];
        taken[ROOT] = true;
        let mut storages = vec![ROOT];
        while let Some(storage) = storages.pop() {
            let mut open = vec![self.entries[storage].child];
            let mut children = Vec::new();
            while let Some(number) = open.pop() {
                let number = number as usize;
                if taken.get(number) != Some(&false) {
                    continue;
                }
                taken[number] = true;
                children.push(number);
                open.extend(self.entries[number].siblings);
                if self.entries[number].is_storage {
                    storages.push(number);
                }
            }
            children.sort_unstable();
            self.entries[storage].children = children;
        }
    }

    /// What a storage holds, in the order of the directory.
    pub(super) fn children(&self, storage: usize) -> &[usize] {
        self.entries.get(storage).map_or(&[], |entry| &entry.children)
    }

    pub(super) fn name(&self, number: usize) -> &str {
        self.entries.get(number).map_or("", |entry| &entry.name)
    }

    pub(super) fn is_storage(&self, number: usize) -> bool {
        self.entries.get(number).is_some_and(|entry| entry.is_storage)
    }

    /// The member of a storage with this name.
    pub(super) fn find(&self, storage: usize, name: &str) -> Option<usize> {
        self.children(storage).iter().copied().find(|n| self.name(*n).eq_ignore_ascii_case(name))
    }

    /// The bytes of a stream; none if it breaks off, or if more was asked for than the file can hold.
    pub(super) fn data(&self, number: usize) -> Option<Vec<u8>> {
        let entry = self.entries.get(number).filter(|entry| !entry.is_storage)?;
        self.room.set(self.room.get().checked_sub(entry.size)?);
        let data = if entry.size < SMALL {
            self.chained_small(entry.start, entry.size)
        } else {
            self.chained(entry.start, entry.size)
        };
        data.filter(|data| data.len() == entry.size)
    }

    /// The bytes of a stream in the outermost storage.
    pub(super) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        self.data(self.find(ROOT, name)?)
    }
}

/// One entry of the directory (MS-CFB §2.6).
fn entry(bytes: &[u8]) -> Entry {
    let length = usize::from(short(bytes, 64).unwrap_or(0)).min(64);
    let units = bytes[..length].chunks_exact(2).map(|b| u16::from_le_bytes([b[0], b[1]])).take_while(|u| *u != 0);
    let number = |at| long(bytes, at).unwrap_or(u32::MAX);
    Entry {
        name: char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect(),
        // 1 is a storage, 5 the outermost.
        is_storage: matches!(bytes[66], 1 | 5),
        start: number(116),
        size: number(120) as usize,
        siblings: [number(68), number(72)],
        child: number(76),
        children: Vec::new(),
    }
}

/// A compound file of these streams, with `/` between the names of storages; all in sectors of 512 bytes.
#[cfg(test)]
pub(super) fn sample(streams: &[(&str, Vec<u8>)]) -> Vec<u8> {
    samples::write(streams)
}

#[cfg(test)]
mod samples;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn streams_are_found_by_name_small_and_large() {
        let large = vec![7u8; 10_000];
        let file =
            sample(&[("Een", b"klein".to_vec()), ("Map/Twee", large.clone()), ("Map/Dieper/Drie", b"x".to_vec())]);
        let compound = Compound::parse(&file).expect("a compound file");
        assert_eq!(compound.stream("een").as_deref(), Some(&b"klein"[..]));
        let folder = compound.find(ROOT, "Map").expect("a storage");
        assert!(compound.is_storage(folder) && compound.data(folder).is_none());
        assert_eq!(compound.data(compound.find(folder, "Twee").expect("a stream")), Some(large));
        let deeper = compound.find(folder, "Dieper").expect("a storage");
        assert_eq!(compound.children(deeper).iter().map(|n| compound.name(*n)).collect::<Vec<_>>(), ["Drie"]);
    }

    #[test]
    fn no_more_comes_out_than_the_file_can_hold() {
        let file = sample(&[("Een", vec![1; 5_000])]);
        let compound = Compound::parse(&file).expect("a compound file");
        let times = (0..1_000).filter(|_| compound.stream("Een").is_some()).count();
        assert!(times > 0 && times * 5_000 <= file.len() * 4, "{times}");
    }

    proptest! {
        #[test]
        fn any_change_of_bytes_is_survived(changes in prop::collection::vec((0usize..6_000, any::<u8>()), 0..40), cut in 0usize..6_000) {
            let mut file = sample(&[("Een", b"klein".to_vec()), ("Map/Twee", vec![7; 5_000])]);
            for (at, byte) in changes {
                if let Some(place) = file.get_mut(at) {
                    *place = byte;
                }
            }
            for bytes in [&file[..], &file[..cut.min(file.len())]] {
                if let Some(compound) = Compound::parse(bytes) {
                    (0..compound.entries.len()).for_each(|n| _ = compound.data(n));
                }
            }
        }
    }
}
