//! Objects as OLE 1 stores them (MS-OLEDS §2.2), and the packages in which Windows wraps any file.

use super::super::bytes::Bytes;
use super::codepage::Page;

/// An object.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::document) struct Object {
    /// Its program, the file that it stands for, the path that it came from.
    pub(in crate::document) names: Vec<String>,
    /// The file; none of a link.
    pub(in crate::document) file: Option<Vec<u8>>,
}

fn text(bytes: &[u8]) -> String {
    Page::WESTERN.decode(bytes).trim_end_matches('\0').to_owned()
}

/// Reads what `\objdata` holds; none if it is no object.
pub(super) fn ole1(bytes: &[u8]) -> Option<Object> {
    let mut bytes = Bytes(bytes);
    let _version = bytes.long()?;
    let is_embedded = bytes.long()? == 2;
    let names = vec![text(bytes.counted()?), text(bytes.counted()?), text(bytes.counted()?)];
    if !is_embedded {
        return Some(Object { names, file: None });
    }
    let data = bytes.counted()?;
    Some(match package(data) {
        Some(inner) => inner,
        None => Object { names, file: Some(data.to_vec()) },
    })
}

/// Reads a package (`Ole10Native`, without the length before it): the file in it with its names.
pub(in crate::document) fn package(bytes: &[u8]) -> Option<Object> {
    let mut bytes = Bytes(bytes);
    if bytes.short()? != 2 {
        return None;
    }
    let (label, name) = (text(bytes.ended()?), text(bytes.ended()?));
    bytes.take(4)?;
    let path = text(bytes.counted()?);
    let file = bytes.counted()?.to_vec();
    Some(Object { names: vec![name, label, path], file: Some(file) })
}

/// A package as Windows writes it.
#[cfg(test)]
pub(in crate::document) fn sample_package(name: &str, path: &str, file: &[u8]) -> Vec<u8> {
    let long = |n: usize| u32::try_from(n).expect("short").to_le_bytes();
    [
        &b"\x02\0"[..],
        name.as_bytes(),
        b"\0",
        name.as_bytes(),
        b"\0\0\0\x03\0",
        &long(path.len() + 1),
        path.as_bytes(),
        b"\0",
        &long(file.len()),
        file,
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_gives_its_file_and_a_link_its_path() {
        let package = sample_package("Zahra.txt", "C:\\zb\\Zahra.txt", b"Zahra zit klem.");
        let long = |n: usize| u32::try_from(n).expect("short").to_le_bytes();
        let head = b"\x01\x05\0\0\x02\0\0\0\x08\0\0\0Package\0\0\0\0\0\0\0\0\0";
        let object = ole1(&[&head[..], &long(package.len()), &package].concat()).expect("an object");
        assert_eq!(object.file.as_deref(), Some(&b"Zahra zit klem."[..]));
        assert_eq!(object.names, ["Zahra.txt", "Zahra.txt", "C:\\zb\\Zahra.txt"]);
        let link = ole1(b"\x01\x05\0\0\x01\0\0\0\x05\0\0\0Word\0\x06\0\0\0Zahra\0\0\0\0\0").expect("a link");
        assert_eq!((link.names[1].as_str(), link.file), ("Zahra", None));
        assert_eq!(ole1(b"\x01\x05\0\0\x02\0\0\0\xff\xff\xff\xff"), None);
    }
}
