//! `winmail.dat` (MS-OXTNEF): attributes one after the other, of the mail or of its attachments; two of them hold
//! properties.

use super::LEVELS;
use super::letter::{Enclosed, Letter, Person};
use super::mapi::{Bag, id, kind};
use crate::document::bytes::Bytes;
use crate::document::compound::{Compound, ROOT};
use crate::document::rtf::codepage::Page;
use crate::document::rtf::object;
use crate::message::Why;

/// What a file begins with.
pub(super) const SIGN: &[u8] = b"\x78\x9f\x3e\x22";

/// Attributes by their name and type (§2.1.3.2).
mod attribute {
    pub(super) const FROM: u32 = 0x0000_8000;
    pub(super) const SUBJECT: u32 = 0x0001_8004;
    pub(super) const BODY: u32 = 0x0002_800c;
    pub(super) const ATTACH_DATA: u32 = 0x0006_800f;
    pub(super) const ATTACH_TITLE: u32 = 0x0001_8010;
    pub(super) const ATTACH_START: u32 = 0x0006_9002;
    pub(super) const PROPERTIES: u32 = 0x0006_9003;
    pub(super) const RECIPIENTS: u32 = 0x0006_9004;
    pub(super) const ATTACH_PROPERTIES: u32 = 0x0006_9005;
    pub(super) const CODE_PAGE: u32 = 0x0006_9007;
    /// The upper half of an attribute that is a text.
    pub(super) const TEXT: [u32; 2] = [1, 2];
    /// Texts that are ids of the mail and of the one before it.
    pub(super) const IDS: [u32; 2] = [0x0001_8009, 0x0001_800a];
}

/// A value whose length stands before it, filled up to a multiple of four.
fn padded<'a>(bytes: &mut Bytes<'a>) -> Option<&'a [u8]> {
    let value = bytes.counted()?;
    bytes.take((4 - value.len() % 4) % 4)?;
    Some(value)
}

/// An attachment as its attributes tell it.
#[derive(Default)]
struct Attached<'a> {
    title: String,
    data: Option<&'a [u8]>,
    bag: Bag,
}

/// Reads the mail; none if the file is no TNEF.
pub(super) fn read(bytes: &[u8]) -> Option<Letter> {
    // The sign, a key, and one attribute at least.
    (bytes.starts_with(SIGN) && bytes.len() > 16).then(|| letter(bytes, 0))
}

fn letter(bytes: &[u8], level: usize) -> Letter {
    let mut bytes = Bytes(bytes.get(6..).unwrap_or(&[]));
    let mut page = Page::WESTERN;
    let mut mail = Bag::default();
    let mut old = Letter::default();
    let mut faults = Vec::new();
    let mut recipients: Vec<Bag> = Vec::new();
    let mut files: Vec<Attached> = Vec::new();
    let mut attributes = 0;
    while !bytes.0.is_empty() {
        let Some((name, data)) = attribute(&mut bytes) else {
            // Some programs fill the file up; one of nothing but that is no mail.
            if attributes == 0 || bytes.0.iter().any(|b| *b != 0) {
                faults.push(Why::Damaged);
            }
            break;
        };
        attributes += 1;
        let text = || page.decode(data).trim_end_matches('\0').to_owned();
        match name {
            attribute::CODE_PAGE => page = Bytes(data).long().and_then(|n| Page::by_number(n.into())).unwrap_or(page),
            attribute::SUBJECT => old.subject = text(),
            attribute::BODY => old.plain = text(),
            attribute::FROM => old.from = from(data, page),
            attribute::PROPERTIES => properties(&mut Bytes(data), &mut mail, &mut faults),
            attribute::RECIPIENTS => recipients.extend(rows(data, &mut faults)),
            attribute::ATTACH_START => files.push(Attached::default()),
            attribute::ATTACH_TITLE => last(&mut files).title = text(),
            attribute::ATTACH_DATA => last(&mut files).data = Some(data),
            attribute::ATTACH_PROPERTIES => properties(&mut Bytes(data), &mut last(&mut files).bag, &mut faults),
            _ if attribute::TEXT.contains(&(name >> 16)) && !attribute::IDS.contains(&name) => old.unseen.push(text()),
            _ => {}
        }
    }
    let page = mail.page().unwrap_or(page);
    mail.settle(page);
    let mut letter = merged(mail.letter(), old);
    letter.faults.append(&mut faults);
    for mut bag in recipients {
        bag.settle(page);
        let (person, is_copy) = bag.recipient();
        letter.unseen.extend(bag.rest(&[id::DISPLAY_NAME, id::SMTP_ADDRESS, id::ADDRESS]));
        if is_copy { &mut letter.copies } else { &mut letter.to }.push(person);
    }
    for mut file in files {
        file.bag.settle(page);
        attach(file, level, &mut letter);
    }
    letter
}

/// Name and data of the next attribute; its checksum is not asked, for many programs get it wrong.
fn attribute<'a>(bytes: &mut Bytes<'a>) -> Option<(u32, &'a [u8])> {
    // Of the mail, or of an attachment (§2.1.3.1).
    let level = bytes.take(1)?;
    if !matches!(level, [1 | 2]) {
        return None;
    }
    let name = bytes.long()?;
    let data = bytes.counted()?;
    bytes.take(2)?;
    Some((name, data))
}

/// The attachment that attributes are about; a file may leave out where it starts.
fn last<'v, 'a>(files: &'v mut Vec<Attached<'a>>) -> &'v mut Attached<'a> {
    if files.is_empty() {
        files.push(Attached::default());
    }
    files.last_mut().expect("pushed above if there was none")
}

/// What properties say, and where they say nothing what old attributes say; both texts if they differ.
fn merged(mut letter: Letter, old: Letter) -> Letter {
    let instead = |new: &mut String, old: String| {
        if new.is_empty() { std::mem::replace(new, old) } else { old }
    };
    let subject = instead(&mut letter.subject, old.subject);
    let plain = instead(&mut letter.plain, old.plain);
    letter.unseen.extend(old.unseen.into_iter().chain([subject, plain].into_iter().filter(|t| !t.is_empty())));
    match letter.from == Person::default() {
        true => letter.from = old.from,
        false => letter.unseen.push(format!("{} {}", old.from.name, old.from.address)),
    }
    letter
}

/// Sender in an old attribute (§2.1.3.4.1): four lengths, name, address.
fn from(data: &[u8], page: Page) -> Person {
    let mut bytes = Bytes(data);
    let read = |bytes: &mut Bytes| {
        let (_, _, name, address) = (bytes.short()?, bytes.short()?, bytes.short()?, bytes.short()?);
        let mut text =
            |length: u16| Some(page.decode(bytes.take(usize::from(length))?).trim_end_matches('\0').to_owned());
        Some(Person { name: text(name)?, address: text(address)? })
    };
    read(&mut bytes).map_or_else(Person::default, |person| {
        let address = person.address.split_once(':').map_or(person.address.as_str(), |(_, rest)| rest).to_owned();
        Person { address, ..person }
    })
}

/// Rows of properties.
fn rows(data: &[u8], faults: &mut Vec<Why>) -> Vec<Bag> {
    let mut bytes = Bytes(data);
    let count = bytes.long().unwrap_or(0);
    let mut rows = Vec::new();
    for _ in 0..count {
        if bytes.0.len() < 4 {
            faults.push(Why::Damaged);
            break;
        }
        let mut bag = Bag::default();
        properties(&mut bytes, &mut bag, faults);
        rows.push(bag);
    }
    rows
}

/// A count and as many properties (§2.1.3.5).
fn properties(bytes: &mut Bytes, bag: &mut Bag, faults: &mut Vec<Why>) {
    let count = bytes.long().unwrap_or(0);
    for _ in 0..count {
        if property(bytes, bag).is_none() {
            faults.push(Why::Damaged);
            bytes.0 = &[];
            return;
        }
    }
}

fn property(bytes: &mut Bytes, bag: &mut Bag) -> Option<()> {
    let (of, id) = (bytes.short()?, bytes.short()?);
    if id >= 0x8000 {
        bytes.take(16)?;
        match bytes.long()? {
            0 => _ = bytes.long()?,
            _ => _ = padded(bytes)?,
        }
    }
    let base = of & !kind::MANY;
    let is_long = matches!(base, kind::NARROW | kind::WIDE | kind::BINARY | kind::OBJECT);
    let count = if is_long || of & kind::MANY != 0 { bytes.long()? } else { 1 };
    for _ in 0..count {
        let value = match base {
            kind::SHORT | kind::LONG | kind::FLOAT | kind::ERROR | kind::BOOLEAN => bytes.take(4)?,
            kind::CLASS => bytes.take(16)?,
            _ if is_long => padded(bytes)?,
            1 => &[][..],
            _ => bytes.take(8)?,
        };
        if value.is_empty() && base == 1 {
            break;
        }
        bag.put(id, of, value);
    }
    Some(())
}

/// What an object says that it is, by the first sixteen bytes: a mail, a compound file, a file.
const A_MAIL: &[u8] = b"\x07\x03\x02\0\0\0\0\0\xc0\0\0\0\0\0\0\x46";
const A_STORAGE: &[u8] = b"\x0b\0\0\0\0\0\0\0\xc0\0\0\0\0\0\0\x46";

const A_STREAM: &[u8] = b"\x0c\0\0\0\0\0\0\0\xc0\0\0\0\0\0\0\x46";

fn attach(file: Attached, level: usize, letter: &mut Letter) {
    let name = match file.bag.file_name() {
        "" => file.title.clone(),
        name => name.to_owned(),
    };
    letter.unseen.extend(file.bag.rest(&[id::ATTACH_LONG_NAME]));
    letter.unseen.push(file.title);
    let media = file.bag.text(&[id::ATTACH_MEDIA]).to_ascii_lowercase();
    let object = file.bag.binary(id::ATTACH_DATA).and_then(|data| data.split_at_checked(16));
    match object {
        Some((A_MAIL, _)) if level >= LEVELS => letter.faults.push(Why::TooDeep),
        Some((A_MAIL, inner)) if inner.starts_with(SIGN) => {
            letter.enclosed.push(Enclosed::Letter(name, Box::new(self::letter(inner, level + 1))));
        }
        Some((A_STORAGE, inner)) => stored(inner, name, letter),
        Some((A_STREAM, inner)) => letter.enclosed.push(Enclosed::File { name, media, bytes: inner.to_vec() }),
        _ => match file.data.or(file.bag.binary(id::ATTACH_DATA)) {
            Some(bytes) => letter.enclosed.push(Enclosed::File { name, media, bytes: bytes.to_vec() }),
            None => letter.faults.push(Why::Damaged),
        },
    }
}

/// An object in a compound file of its own: the file in it, or it itself.
fn stored(bytes: &[u8], name: String, letter: &mut Letter) {
    let package = Compound::parse(bytes).and_then(|file| {
        let data = file.data(file.find(ROOT, "\u{1}Ole10Native")?)?;
        object::package(data.get(4..)?)
    });
    let bytes = match package {
        Some(object) => {
            letter.unseen.extend(object.names);
            object.file.unwrap_or_default()
        }
        None => bytes.to_vec(),
    };
    letter.enclosed.push(Enclosed::File { name, media: String::new(), bytes });
}
