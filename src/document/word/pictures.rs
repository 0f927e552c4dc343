//! Pictures of a document: records of OfficeArt (MS-ODRAW §2.2.23), wherever they lie.

use crate::document::pen::Pen;
use crate::message::Why;

/// Types of records that hold a picture: drawings of Windows and the Mac, JPEG, PNG, a bitmap, TIFF, JPEG again.
const DRAWINGS: std::ops::RangeInclusive<u16> = 0xf01a..=0xf01c;
const PICTURES: [u16; 5] = [0xf01d, 0xf01e, 0xf01f, 0xf029, 0xf02a];

/// Pictures in one document.
const MOST: usize = 2_000;

/// Hands every picture to the door, and says how many there are. Drawings are records of their own that nobody reads.
pub(super) fn read(streams: &[&[u8]], pen: &mut Pen) -> usize {
    let mut found = 0usize;
    for stream in streams {
        let mut at = 0;
        while let Some(head) = stream.get(at..at + 8) {
            let kind = u16::from_le_bytes([head[2], head[3]]);
            let length = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
            let is_picture = DRAWINGS.contains(&kind) || PICTURES.contains(&kind);
            let data = is_picture.then(|| stream.get(at + 8..(at + 8).checked_add(length)?)).flatten();
            let Some(data) = data.filter(|data| data.len() > 50) else {
                at += 1;
                continue;
            };
            found += 1;
            if found > MOST {
                pen.fault(Why::TooManyParts);
                return found;
            }
            at += 8 + length;
            // One or two fingerprints of sixteen bytes and a mark stand before the file.
            let file = [17, 33].iter().filter_map(|skip| data.get(*skip..)).find(|file| is_known(file));
            match file {
                Some(file) => pen.inner("", "", file),
                None => pen.fault(Why::PictureUnread),
            }
        }
    }
    found
}

fn is_known(file: &[u8]) -> bool {
    crate::message::sniff::sniff(file).is_some_and(|media| media.starts_with("image/"))
}
