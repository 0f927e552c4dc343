//! Zips that tests build.

use flate2::{Compression, Crc, write::DeflateEncoder};
use std::io::Write;

/// Bytes of a file, deflated.
pub(super) fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("a vector takes all");
    encoder.finish().expect("a vector takes all")
}

/// A zip of files by name.
pub(super) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let packed = files.iter().map(|(name, bytes)| (*name, *bytes, deflated(bytes)));
    of_packed(&packed.collect::<Vec<_>>())
}

/// A zip of files by name, what they hold, and how that is packed.
pub(super) fn of_packed(files: &[(&str, &[u8], Vec<u8>)]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut directory = Vec::new();
    for (name, bytes, packed) in files {
        let head = head(name, bytes, packed);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&head);
        directory.extend([0; 10]);
        directory.extend(u32::try_from(out.len()).expect("small").to_le_bytes());
        directory.extend(name.as_bytes());
        out.extend(b"PK\x03\x04");
        out.extend(&head);
        out.extend(name.as_bytes());
        out.extend(packed);
    }
    let (count, start) = (u16::try_from(files.len()).expect("few"), u32::try_from(out.len()).expect("small"));
    let size = u32::try_from(directory.len()).expect("small");
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
    out.extend([size.to_le_bytes(), start.to_le_bytes()].concat());
    out.extend([0, 0]);
    out
}

/// What the local header and the directory both say: version, flags, method, time, sum, sizes, lengths of names.
fn head(name: &str, bytes: &[u8], packed: &[u8]) -> Vec<u8> {
    let mut crc = Crc::new();
    crc.update(bytes);
    let mut head = vec![20, 0, 0, 8, 8, 0, 0, 0, 0, 0];
    for number in [crc.sum() as usize, packed.len(), bytes.len()] {
        head.extend(u32::try_from(number).expect("small").to_le_bytes());
    }
    head.extend(u16::try_from(name.len()).expect("short").to_le_bytes());
    head.extend([0, 0]);
    head
}

/// A package of Microsoft's with parts in a namespace `w`, each given by what stands in its outermost element.
pub(super) fn package(parts: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut files = vec![("[Content_Types].xml".to_owned(), "<Types/>".to_owned())];
    for (name, root, inner) in parts {
        let (element, _) = root.split_once(' ').unwrap_or((root, ""));
        let spaces = "xmlns:w='w' xmlns:r='r' xmlns:a='a' xmlns:mc='mc' xmlns:v='v' xmlns:w14='w14'";
        files.push(((*name).to_owned(), format!("<?xml version='1.0'?><{root} {spaces}>{inner}</{element}>")));
    }
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    zip(&files)
}
