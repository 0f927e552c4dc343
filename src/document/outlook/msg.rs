//! Outlook's mail file (MS-OXMSG): a compound file with a stream for each property, and a storage for each recipient and
//! attachment.

use super::LEVELS;
use super::letter::{Enclosed, Letter};
use super::mapi::{Bag, id, kind};
use crate::document::compound::{Compound, ROOT};
use crate::document::rtf::codepage::Page;
use crate::document::rtf::object;
use crate::message::Why;

/// Properties of fixed length stand here, after a head whose length depends on what they are of (§2.4).
const FIXED: &str = "__properties_version1.0";

/// How a file is attached (MS-OXCMSG §2.2.2.9).
const BY_VALUE: i64 = 1;
const AS_OBJECT: i64 = 6;

/// Whether a compound file is such a mail.
pub(in crate::document) fn is_msg(file: &Compound) -> bool {
    file.find(ROOT, FIXED).is_some()
}

/// Reads the mail of a compound file.
pub(super) fn read(file: &Compound) -> Letter {
    letter(file, ROOT, 32, Page::WESTERN, 0)
}

/// The mail of a storage; `head` is the length of the head of its fixed properties.
fn letter(file: &Compound, storage: usize, head: usize, page: Page, level: usize) -> Letter {
    let mut faults = Vec::new();
    let mut bag = bag(file, storage, head, &mut faults);
    let page = bag.page().unwrap_or(page);
    bag.settle(page);
    let mut letter = bag.letter();
    letter.faults = faults;
    for member in file.children(storage).iter().copied().filter(|n| file.is_storage(*n)) {
        let name = file.name(member).to_ascii_lowercase();
        if name.starts_with("__recip_") {
            recipient(file, member, page, &mut letter);
        } else if name.starts_with("__attach_") {
            attachment(file, member, page, level, &mut letter);
        } else if name != "__nameid_version1.0" {
            letter.faults.push(Why::UnknownType);
        }
    }
    letter
}

/// The properties of a storage.
fn bag(file: &Compound, storage: usize, head: usize, faults: &mut Vec<Why>) -> Bag {
    let mut bag = Bag::default();
    for stream in file.children(storage).iter().copied().filter(|n| !file.is_storage(*n)) {
        let name = file.name(stream).to_ascii_lowercase();
        let Some(data) = file.data(stream) else {
            faults.push(Why::Damaged);
            continue;
        };
        if name == FIXED {
            for line in data.get(head..).unwrap_or(&[]).chunks_exact(16) {
                let tag = |at: usize| u16::from_le_bytes([line[at], line[at + 1]]);
                if matches!(tag(0), kind::SHORT | kind::LONG | kind::BOOLEAN) {
                    bag.put(tag(2), tag(0), &line[8..12]);
                }
            }
        } else if let Some((id, of)) = tag(&name) {
            // The stream of a row of texts holds their lengths; each text has a stream of its own.
            let is_list = of & kind::MANY != 0 && !name.contains('-');
            if !is_list {
                bag.put(id, of, &data);
            }
        }
    }
    bag
}

/// Name and type of the property that a stream holds: `__substg1.0_0037001F`.
fn tag(name: &str) -> Option<(u16, u16)> {
    let digits = name.strip_prefix("__substg1.0_")?;
    let number = |range| u16::from_str_radix(digits.get(range)?, 16).ok();
    Some((number(0..4)?, number(4..8)?))
}

fn recipient(file: &Compound, storage: usize, page: Page, letter: &mut Letter) {
    let mut bag = bag(file, storage, 8, &mut letter.faults);
    bag.settle(page);
    let (person, is_copy) = bag.recipient();
    letter.unseen.extend(bag.rest(&[id::DISPLAY_NAME, id::SMTP_ADDRESS, id::ADDRESS]));
    if is_copy { &mut letter.copies } else { &mut letter.to }.push(person);
}

fn attachment(file: &Compound, storage: usize, page: Page, level: usize, letter: &mut Letter) {
    let mut bag = bag(file, storage, 8, &mut letter.faults);
    bag.settle(page);
    let name = bag.file_name().to_owned();
    letter.unseen.extend(bag.rest(&[id::ATTACH_LONG_NAME]));
    let inside = file.find(storage, "__substg1.0_3701000D").filter(|n| file.is_storage(*n));
    // Not every program says that it is a mail.
    let is_mail = inside.is_some_and(|inside| file.find(inside, FIXED).is_some());
    match (bag.number(id::ATTACH_METHOD), bag.binary(id::ATTACH_DATA), inside) {
        (_, _, Some(inside)) if is_mail && level < LEVELS => {
            letter.enclosed.push(Enclosed::Letter(name, Box::new(self::letter(file, inside, 24, page, level + 1))));
        }
        (_, _, Some(_)) if is_mail => letter.faults.push(Why::TooDeep),
        (Some(AS_OBJECT), _, Some(inside)) => object(file, inside, name, letter),
        (Some(BY_VALUE | AS_OBJECT) | None, Some(bytes), _) => {
            let media = bag.text(&[id::ATTACH_MEDIA]).to_ascii_lowercase();
            letter.enclosed.push(Enclosed::File { name, media, bytes: bytes.to_vec() });
        }
        // It lies elsewhere: a path or an address.
        (Some(2..=4 | 7), ..) => letter.faults.push(Why::Elsewhere),
        _ => letter.faults.push(Why::Damaged),
    }
}

/// An object: a file in a package, or a picture and data of a program.
fn object(file: &Compound, storage: usize, name: String, letter: &mut Letter) {
    let packed = file.find(storage, "\u{1}Ole10Native").and_then(|n| file.data(n));
    let plain = ["Package", "CONTENTS"].iter().find_map(|n| file.data(file.find(storage, n)?));
    let bytes = match packed.as_deref().and_then(|data| object::package(data.get(4..)?)) {
        Some(package) => {
            letter.unseen.extend(package.names);
            package.file
        }
        None => plain,
    };
    match bytes {
        Some(bytes) => letter.enclosed.push(Enclosed::File { name, media: String::new(), bytes }),
        None => letter.faults.push(Why::NoReader),
    }
}
