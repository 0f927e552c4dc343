//! Archives: every file in them goes through the door, under its name. Zip, gzip (RFC 1952), tar (POSIX ustar, pax, GNU).

use super::inflate::{self, End};
use super::zip::Archive;
use super::{Hint, Place, pen::Pen, strings};
use crate::message::{Why, charset};

/// Reads a zip that is no document.
pub(super) fn zip(bytes: &[u8], pen: &mut Pen) {
    let archive = Archive::open(bytes);
    archive.faults.iter().for_each(|why| pen.fault(*why));
    pen.say(Place::Property, &archive.comment);
    for entry in &archive.entries {
        entry.notes.iter().for_each(|note| pen.say(Place::Property, note));
        if entry.is_folder() {
            pen.say(Place::FileName, &entry.name);
            continue;
        }
        match archive.unpack(entry, pen.budget) {
            Ok(bytes) if is_by_mac(&bytes) => pen.say(Place::Hidden, &strings::printable(&bytes)),
            Ok(bytes) => pen.inner(&entry.name, "", &bytes),
            Err(why @ Why::TooManyParts) => return pen.fault(why),
            Err(why) => pen.unread_inner(&entry.name, why),
        }
    }
}

/// What a Mac puts beside files: attributes of a file (AppleDouble), the looks of a folder.
fn is_by_mac(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\0\x05\x16\x07\0\x02\0\0") || bytes.starts_with(b"\0\0\0\x01Bud1")
}

/// Reads a compressed file: members one after the other are one file.
pub(super) fn gzip(bytes: &[u8], hint: &Hint, pen: &mut Pen) {
    let mut rest = bytes;
    let mut whole = Vec::new();
    let mut name = String::new();
    while !rest.is_empty() && !rest.iter().all(|b| *b == 0) {
        let Some(head) = Head::of(rest) else {
            pen.fault(Why::Damaged);
            break;
        };
        head.said.iter().for_each(|text| pen.say(Place::Property, text));
        if name.is_empty() {
            name = head.name;
        }
        let packed = &rest[head.length..];
        let out = inflate::inflate(packed, pen.budget.room(packed.len()), inflate::Form::Bare);
        let sum = packed.get(out.used..out.used + 8).unwrap_or(&[]);
        let mut crc = flate2::Crc::new();
        crc.update(&out.bytes);
        let size = out.bytes.len() as u32;
        match (out.end, pen.budget.expanded(out.bytes.len())) {
            (End::Full, _) | (_, Err(_)) => return pen.fault(Why::TooLarge),
            (End::Whole, _) if *sum == [crc.sum().to_le_bytes(), size.to_le_bytes()].concat() => {}
            _ => pen.fault(Why::Damaged),
        }
        whole.extend(out.bytes);
        rest = packed.get(out.used + 8..).unwrap_or(&[]);
        if out.end != End::Whole {
            break;
        }
    }
    let lower = hint.name.to_lowercase();
    let outer = if lower.ends_with(".tgz") {
        format!("{}.tar", &hint.name[..hint.name.len() - 4])
    } else {
        hint.name.to_owned()
    };
    let bare = if lower.ends_with(".gz") { &hint.name[..hint.name.len() - 3] } else { &outer };
    pen.inner(if name.is_empty() { bare } else { &name }, "", &whole);
}

/// The head of a member of a gzip file.
struct Head {
    name: String,
    said: Vec<String>,
    length: usize,
}

impl Head {
    fn of(bytes: &[u8]) -> Option<Self> {
        let &[0x1f, 0x8b, 8, flags, ..] = bytes else { return None };
        let mut head = Self { name: String::new(), said: Vec::new(), length: 10 };
        if flags & 4 != 0 {
            let length = bytes.get(10..12)?;
            let end = 12 + usize::from(u16::from_le_bytes([length[0], length[1]]));
            head.said.push(strings::printable(bytes.get(12..end)?));
            head.length = end;
        }
        for flag in [8, 16] {
            if flags & flag != 0 {
                let rest = bytes.get(head.length..)?;
                let end = rest.iter().position(|b| *b == 0)?;
                let text = charset::decode(&rest[..end], None).0;
                head.length += end + 1;
                if flag == 8 { head.name = text } else { head.said.push(text) }
            }
        }
        head.length += if flags & 2 != 0 { 2 } else { 0 };
        (head.length <= bytes.len()).then_some(head)
    }
}

/// Size of a block of a tar.
const BLOCK: usize = 512;

/// Whether bytes begin with a block that heads a file of a tar.
pub(super) fn is_tar(bytes: &[u8]) -> bool {
    bytes.get(257..262) == Some(b"ustar") && bytes.get(..BLOCK).is_some_and(sum_fits)
}

/// The sum of a head, its own field counted as blanks.
fn sum_fits(head: &[u8]) -> bool {
    let sum: u64 =
        head.iter().enumerate().map(|(at, b)| if (148..156).contains(&at) { 32 } else { u64::from(*b) }).sum();
    number(&head[148..156]) == Some(sum)
}

/// A number in octal, or in binary where its first bit is set (GNU).
fn number(field: &[u8]) -> Option<u64> {
    if let [first @ 0x80..=0xff, rest @ ..] = field {
        let wide = rest.iter().try_fold(u64::from(first & 0x3f), |n, b| n.checked_mul(256)?.checked_add(u64::from(*b)));
        return wide;
    }
    let digits: Vec<u8> = field.iter().copied().filter(|b| *b != b' ' && *b != 0).collect();
    u64::from_str_radix(std::str::from_utf8(&digits).ok()?, 8).ok()
}

fn string(field: &[u8]) -> String {
    let end = field.iter().position(|b| *b == 0).unwrap_or(field.len());
    charset::decode(&field[..end], None).0
}

/// Reads a tar.
pub(super) fn tar(bytes: &[u8], pen: &mut Pen) {
    let mut at = 0;
    let mut long: Option<String> = None;
    while let Some(head) = bytes.get(at..at + BLOCK) {
        if head.iter().all(|b| *b == 0) {
            break;
        }
        let size = number(&head[124..136]).and_then(|size| usize::try_from(size).ok());
        let data = size.and_then(|size| bytes.get(at + BLOCK..(at + BLOCK).checked_add(size)?));
        let (true, Some(data)) = (sum_fits(head), data) else { return pen.fault(Why::Damaged) };
        at += BLOCK + data.len().next_multiple_of(BLOCK);
        if let Err(why) = pen.budget.file() {
            return pen.fault(why);
        }
        pen.say(Place::FileName, &string(&head[157..257]));
        match head[156] {
            b'L' => long = Some(string(data)),
            b'K' => pen.say(Place::FileName, &string(data)),
            b'x' | b'g' => long = records(data, pen).or(long),
            kind => member(kind, &long.take().unwrap_or_else(|| name(head)), data, pen),
        }
    }
    if !bytes.get(at..).unwrap_or(&[]).iter().all(|b| *b == 0) {
        pen.fault(Why::Damaged);
    }
}

fn name(head: &[u8]) -> String {
    let (prefix, name) = (string(&head[345..500]), string(&head[..100]));
    if prefix.is_empty() || head[257..263] != *b"ustar\0" { name } else { format!("{prefix}/{name}") }
}

fn member(kind: u8, name: &str, data: &[u8], pen: &mut Pen) {
    match kind {
        b'0' | 0 | b'7' => match pen.budget.expanded(data.len()) {
            Ok(()) => pen.inner(name, "", data),
            Err(why) => pen.unread_inner(name, why),
        },
        b'1'..=b'6' if data.is_empty() => pen.say(Place::FileName, name),
        _ => pen.unread_inner(name, Why::NoReader),
    }
}

/// Records of pax (`length key=value`): all are said; the path is given back.
fn records(data: &[u8], pen: &mut Pen) -> Option<String> {
    let text = charset::decode(data, None).0;
    let mut path = None;
    for line in text.lines() {
        let Some((key, value)) = line.split_once(' ').and_then(|(_, record)| record.split_once('=')) else { continue };
        match key {
            "path" => path = Some(value.to_owned()),
            "mtime" | "atime" | "ctime" | "size" | "uid" | "gid" | "uname" | "gname" => {}
            _ => pen.say(Place::Property, value),
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use crate::document::testing::{deflated, of_packed, zip};
    use crate::document::{Budget, Content, Hint, Kind, Limits, Place, Reading, read};
    use crate::message::Why;

    fn read_all(bytes: &[u8]) -> Reading {
        read(bytes, &Hint::default(), &mut Budget::new(Limits::default()))
    }

    fn inner(reading: &Reading) -> Vec<(String, String)> {
        let all = reading.inner.iter().map(|inner| match &inner.content {
            Content::Read(reading) => (inner.name.expose().clone(), reading.visible()),
            Content::Mail(_) => (inner.name.expose().clone(), "mail".to_owned()),
        });
        all.collect()
    }

    #[test]
    fn every_file_of_a_zip_goes_through_the_door() {
        let reading =
            read_all(&zip(&[("map/", b""), ("map/Quirina.txt", "Zoë belt".as_bytes()), ("b.html", b"<p>ja</p>")]));
        assert_eq!(reading.kind, Kind::Zip);
        assert_eq!(inner(&reading), [("map/Quirina.txt".into(), "Zoë belt".into()), ("b.html".into(), "ja".into())]);
        assert!(reading.at(Place::FileName).contains("Quirina") && reading.is_read_whole());
    }

    #[test]
    fn what_does_not_fit_together_is_damaged() {
        let whole = zip(&[("een.txt", b"een een een een"), ("twee.txt", b"twee")]);
        let at = |needle: &[u8]| whole.windows(needle.len()).position(|w| w == needle).expect("there");
        let mut lying = whole.clone();
        lying[at(b"een.txt")] = b'n';
        let mut broken = whole.clone();
        broken[at(b"een.txt") + 8] ^= 0x55;
        let cut = &whole[..whole.len() - 30];
        let before = [b"Tweeling".as_slice(), &whole].concat();
        let after = [&whole, b"Tweeling".as_slice()].concat();
        let twice = zip(&[("een.txt", b"een"), ("EEN.txt", b"twee")]);
        for (nth, bytes) in [&lying, &broken, cut, &after, &twice].into_iter().enumerate() {
            assert!(read_all(bytes).all_unread().contains(&Why::Damaged), "{nth}");
        }
        assert!(!read_all(&before).is_read_whole());
    }

    #[test]
    fn what_a_mac_puts_beside_files_is_read_for_its_words() {
        let reading = read_all(&zip(&[
            ("a.txt", b"een"),
            ("__MACOSX/._a.txt", b"\0\x05\x16\x07\0\x02\0\0Mac OS X\0\x01van Wolfram\0"),
        ]));
        assert!(reading.is_read_whole() && reading.at(Place::Hidden).contains("van Wolfram"));
    }

    #[test]
    fn a_file_under_a_password_is_named_as_such() {
        let mut locked = zip(&[("een.txt", b"een")]);
        for needle in [b"PK\x03\x04", b"PK\x01\x02"] {
            let at = locked.windows(4).position(|w| w == needle).expect("there");
            locked[at + if needle[2] == 3 { 6 } else { 8 }] |= 1;
        }
        assert_eq!(read_all(&locked).all_unread(), [Why::Encrypted]);
    }

    #[test]
    fn bombs_stop_at_the_bounds() {
        let zeros = vec![b' '; 4 << 20];
        assert_eq!(read_all(&zip(&[("b.txt", &zeros)])).all_unread(), [Why::TooLarge]);
        let many: Vec<(String, Vec<u8>)> = (0..5_000).map(|n| (format!("{n}.txt"), b"x".to_vec())).collect();
        let many: Vec<(&str, &[u8], Vec<u8>)> =
            many.iter().map(|(n, b)| (n.as_str(), b.as_slice(), deflated(b))).collect();
        assert!(read_all(&of_packed(&many)).all_unread().contains(&Why::TooManyParts));
        let mut nested = zip(&[("a.txt", b"diep")]);
        for _ in 0..20 {
            nested = zip(&[("a.zip", &nested)]);
        }
        assert_eq!(read_all(&nested).all_unread(), [Why::TooDeep]);
    }

    /// A member of a tar.
    fn member(name: &str, kind: u8, data: &[u8]) -> Vec<u8> {
        let mut head = vec![0; 512];
        head[..name.len()].copy_from_slice(name.as_bytes());
        head[124..135].copy_from_slice(format!("{:011o}", data.len()).as_bytes());
        head[156] = kind;
        head[257..265].copy_from_slice(b"ustar\x0000");
        head[148..156].fill(b' ');
        let sum: u32 = head.iter().map(|b| u32::from(*b)).sum();
        head[148..155].copy_from_slice(format!("{sum:06o}\0").as_bytes());
        head.extend(data);
        head.resize(head.len().next_multiple_of(512), 0);
        head
    }

    #[test]
    fn a_tar_in_a_gzip_is_read_under_its_long_names() {
        let tar = [
            member("././@LongLink", b'L', b"Quirina Tweeling.txt\0"),
            member("kort", b'0', b"een"),
            member("pax", b'x', b"26 path=Odilia Schrijf.txt\n"),
            member("kort", b'0', b"twee"),
            vec![0; 1024],
        ]
        .concat();
        let mut crc = flate2::Crc::new();
        crc.update(&tar);
        let mut gzip = b"\x1f\x8b\x08\x08\0\0\0\0\0\x03Wolfram.tar\0".to_vec();
        gzip.extend(deflated(&tar));
        gzip.extend([crc.sum().to_le_bytes(), (tar.len() as u32).to_le_bytes()].concat());
        let reading = read_all(&gzip);
        assert!(reading.is_read_whole(), "{:?}", reading.all_unread());
        assert_eq!((reading.kind, reading.at(Place::FileName).as_str()), (Kind::Gzip, "Wolfram.tar"));
        let Content::Read(tar) = &reading.inner[0].content else { panic!("read") };
        assert_eq!(
            inner(tar),
            [("Quirina Tweeling.txt".into(), "een".into()), ("Odilia Schrijf.txt".into(), "twee".into())]
        );
        let at = gzip.len() - 1;
        gzip[at] ^= 1;
        assert_eq!(read_all(&gzip).all_unread(), [Why::Damaged]);
    }

    proptest::proptest! {
        #[test]
        fn any_change_of_an_archive_is_read(at in 0usize..400, to: u8, cut in 0usize..400) {
            let mut bytes = zip(&[("een.txt", b"een"), ("twee.zip", &zip(&[("drie.txt", b"drie")]))]);
            let length = bytes.len();
            bytes[at % length] = to;
            read_all(&bytes);
            read_all(&bytes[..cut.min(length)]);
            let mut tar = member("a", b'0', b"een");
            tar[at] = to;
            read_all(&tar);
        }
    }
}
