//! The zip container (APPNOTE 6.3): what its directory lists, unpacked one by one within the budget.
//!
//! Stricter than most programs: where two of them could see two different archives (names that lie, twice the same name,
//! bytes that nothing lists), the archive is [`Why::Damaged`], and the mail is held.

use super::inflate::{self, End};
use super::{Budget, kind::Kind};
use crate::message::{Why, charset};
use std::collections::HashSet;
use std::ops::Range;

/// One file of an archive, as its directory lists it.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// With folders, as it is written.
    pub(super) name: String,
    /// What the directory says beside the name: a comment, another spelling.
    pub(super) notes: Vec<String>,
    method: u16,
    locked: bool,
    crc: u32,
    packed: usize,
    size: usize,
    head: usize,
    data: usize,
    /// Where the directory keeps its name.
    written: Range<usize>,
}

impl Entry {
    /// Whether it stands for a folder.
    pub(super) fn is_folder(&self) -> bool {
        self.name.ends_with('/') && self.size == 0
    }
}

/// An archive whose directory was read.
pub(super) struct Archive<'z> {
    bytes: &'z [u8],
    pub(super) entries: Vec<Entry>,
    /// The comment of the whole.
    pub(super) comment: String,
    /// What does not fit together.
    pub(super) faults: Vec<Why>,
}

/// Entries of which a directory is believed; the budget is far below.
const ENTRIES: usize = 65_536;

impl<'z> Archive<'z> {
    /// Reads the directory; nothing is unpacked.
    pub(super) fn open(bytes: &'z [u8]) -> Self {
        let mut archive = Self { bytes, entries: Vec::new(), comment: String::new(), faults: Vec::new() };
        match Ending::find(bytes) {
            Some(ending) => archive.directory(&ending),
            None => archive.fault(Why::Damaged),
        }
        archive
    }

    fn fault(&mut self, why: Why) {
        if !self.faults.contains(&why) {
            self.faults.push(why);
        }
    }

    fn directory(&mut self, ending: &Ending) {
        self.comment = said(&self.bytes[ending.at + 22..ending.end]);
        let mut at = ending.directory;
        let mut names = HashSet::new();
        while self.entries.len() < ENTRIES {
            let Some((mut entry, next)) = central(self.bytes, at).filter(|(_, next)| *next <= ending.at) else { break };
            at = next;
            entry.data = match local(self.bytes, &entry) {
                Some(data) => data,
                None => {
                    self.fault(Why::Damaged);
                    self.bytes.len()
                }
            };
            if !names.insert(entry.name.to_lowercase().replace('\\', "/")) {
                self.fault(Why::Damaged);
            }
            self.entries.push(entry);
        }
        let is_zip64 = self.bytes.get(at..at + 4) == Some(b"PK\x06\x06");
        if self.entries.len() != ending.entries || at != ending.at && !is_zip64 {
            self.fault(Why::Damaged);
        }
        self.gaps(ending);
    }

    /// Bytes that belong to nothing the directory lists, or to two of its entries.
    fn gaps(&mut self, ending: &Ending) {
        let mut taken: Vec<(usize, usize)> =
            self.entries.iter().map(|e| (e.head, e.data.saturating_add(e.packed))).collect();
        taken.push((ending.directory, ending.end));
        taken.sort_unstable();
        let mut at = 0;
        for (start, end) in taken {
            let stray = self.bytes.get(at..start).unwrap_or(&[]);
            if start < at || end > self.bytes.len() || !is_filling(stray) {
                self.fault(Why::Damaged);
            }
            at = at.max(end);
        }
        if !self.bytes.get(at..).unwrap_or(&[]).iter().all(|b| *b == 0 || b.is_ascii_whitespace()) {
            self.fault(Why::Damaged);
        }
    }

    /// Unpacks one entry.
    pub(super) fn unpack(&self, entry: &Entry, budget: &mut Budget) -> Result<Vec<u8>, Why> {
        budget.file()?;
        if entry.locked {
            return Err(Why::Encrypted);
        }
        let packed = entry.data.checked_add(entry.packed).and_then(|end| self.bytes.get(entry.data..end));
        let packed = packed.ok_or(Why::Damaged)?;
        let room = budget.room(packed.len());
        let bytes = match entry.method {
            0 if packed.len() > room => return Err(Why::TooLarge),
            0 => packed.to_vec(),
            8 => {
                let out = inflate::inflate(packed, room, inflate::Form::Bare);
                budget.expanded(out.bytes.len())?;
                match out.end {
                    End::Full => return Err(Why::TooLarge),
                    End::Whole if out.used == packed.len() => out.bytes,
                    _ => return Err(Why::Damaged),
                }
            }
            _ => return Err(Why::NoReader),
        };
        if entry.method == 0 {
            budget.expanded(bytes.len())?;
        }
        let mut crc = flate2::Crc::new();
        crc.update(&bytes);
        if crc.sum() == entry.crc && bytes.len() == entry.size { Ok(bytes) } else { Err(Why::Damaged) }
    }

    /// What kind of document the names make it; a zip that is none is [`Kind::Zip`].
    pub(super) fn kind(&self) -> Kind {
        let has = |name: &str| self.entries.iter().any(|e| e.name.eq_ignore_ascii_case(name));
        let within = |folder: &str| self.entries.iter().any(|e| e.name.trim_start_matches('/').starts_with(folder));
        if has("[Content_Types].xml") {
            for (folder, kind) in [("word/", Kind::Docx), ("xl/", Kind::Xlsx), ("ppt/", Kind::Pptx)] {
                if within(folder) {
                    return kind;
                }
            }
        }
        let is_open = has("content.xml") && (has("META-INF/manifest.xml") || has("mimetype"));
        if is_open { Kind::OpenDocument } else { Kind::Zip }
    }
}

/// What a data descriptor, alignment or a program's padding may leave between entries.
fn is_filling(stray: &[u8]) -> bool {
    let descriptor = stray.strip_prefix(b"PK\x07\x08").map_or(stray.len(), <[u8]>::len);
    matches!(descriptor, 12 | 20) || stray.iter().all(|b| *b == 0)
}

/// The end of the central directory.
struct Ending {
    at: usize,
    /// Behind the comment.
    end: usize,
    directory: usize,
    entries: usize,
}

impl Ending {
    /// The last one in the file whose parts fit.
    fn find(bytes: &[u8]) -> Option<Self> {
        let from = bytes.len().saturating_sub(66_000);
        (from..bytes.len().saturating_sub(21)).rev().filter(|at| bytes[*at..].starts_with(b"PK\x05\x06")).find_map(
            |at| {
                let end = at + 22 + usize::from(short(bytes, at + 20)?);
                let (mut entries, mut directory) =
                    (usize::from(short(bytes, at + 10)?), word(bytes, at + 16)? as usize);
                if entries == 0xffff || directory == 0xffff_ffff {
                    let locator = at.checked_sub(20).filter(|l| bytes[*l..].starts_with(b"PK\x06\x07"))?;
                    let record = long(bytes, locator + 8)?;
                    bytes.get(record..)?.starts_with(b"PK\x06\x06").then_some(())?;
                    (entries, directory) = (long(bytes, record + 32)?, long(bytes, record + 48)?);
                }
                (end <= bytes.len() && directory <= at).then_some(Self { at, end, directory, entries })
            },
        )
    }
}

/// An entry of the central directory (§4.3.12), and where the next one begins.
fn central(bytes: &[u8], at: usize) -> Option<(Entry, usize)> {
    bytes.get(at..)?.starts_with(b"PK\x01\x02").then_some(())?;
    let lengths = [28, 30, 32].map(|field| short(bytes, at + field).map(usize::from));
    let (name, extra, comment) = (lengths[0]?, lengths[1]?, lengths[2]?);
    let name_end = at + 46 + name;
    let extra_end = name_end + extra;
    let end = extra_end + comment;
    let mut entry = Entry {
        name: said(bytes.get(at + 46..name_end)?),
        notes: vec![said(bytes.get(extra_end..end)?)],
        method: short(bytes, at + 10)?,
        locked: short(bytes, at + 8)? & 1 != 0,
        crc: word(bytes, at + 16)?,
        packed: word(bytes, at + 20)? as usize,
        size: word(bytes, at + 24)? as usize,
        head: word(bytes, at + 42)? as usize,
        data: 0,
        written: at + 46..name_end,
    };
    for (id, field) in extras(bytes.get(name_end..extra_end)?) {
        entry.extra(id, field);
    }
    entry.notes.retain(|note| !note.is_empty());
    Some((entry, end))
}

impl Entry {
    /// Sizes over four gigabytes, another spelling of the name, and words in fields that are not known.
    fn extra(&mut self, id: u16, field: &[u8]) {
        match id {
            0x0001 => {
                let mut at = 0;
                for value in [&mut self.size, &mut self.packed, &mut self.head] {
                    if let (0xffff_ffff, Some(wide)) = (*value, long(field, at)) {
                        *value = wide;
                        at += 8;
                    }
                }
            }
            0x7075 | 0x6375 => self.notes.push(said(field.get(5..).unwrap_or(&[]))),
            // Times, owners, what programs note of themselves.
            0x000a | 0x5455 | 0x5855 | 0x7855 | 0x7875 | 0x9901 | 0xcafe | 0xa220 => {}
            _ => self.notes.push(super::strings::printable(field)),
        }
    }
}

fn extras(mut rest: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let (id, length) = (short(rest, 0)?, usize::from(short(rest, 2)?));
        let field = rest.get(4..4 + length)?;
        rest = &rest[4 + length..];
        Some((id, field))
    })
}

/// Where the data of an entry begin; none if the local header says something else than the directory.
fn local(bytes: &[u8], entry: &Entry) -> Option<usize> {
    let at = entry.head;
    bytes.get(at..)?.starts_with(b"PK\x03\x04").then_some(())?;
    let flags = short(bytes, at + 6)?;
    let name_end = at + 30 + usize::from(short(bytes, at + 26)?);
    let data = name_end + usize::from(short(bytes, at + 28)?);
    let later = flags & 8 != 0;
    let agrees = |here: u32, there: usize| here as usize == there || here == u32::MAX || later && here == 0;
    let same = bytes.get(at + 30..name_end)? == bytes.get(entry.written.clone())?
        && short(bytes, at + 8)? == entry.method
        && (flags & 1 != 0) == entry.locked
        && agrees(word(bytes, at + 14)?, entry.crc as usize)
        && agrees(word(bytes, at + 18)?, entry.packed)
        && agrees(word(bytes, at + 22)?, entry.size);
    same.then_some(data)
}

/// A name or comment: UTF-8, or else what Windows makes of it.
fn said(bytes: &[u8]) -> String {
    charset::decode(bytes, None).0
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2).map(|b| u16::from_le_bytes([b[0], b[1]]))
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]))
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    let field: [u8; 8] = bytes.get(at..at.checked_add(8)?)?.try_into().ok()?;
    usize::try_from(u64::from_le_bytes(field)).ok()
}
