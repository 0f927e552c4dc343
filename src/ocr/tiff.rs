//! A TIFF (revision 6.0) as pages of a PDF: its strips are packed in ways that a PDF knows as filters, so that nothing is unpacked
//! here. Tiles, planes and other packings are left to others.

use super::wrap::{Page, Strip};

/// A page is cut into no more strips.
const STRIPS: usize = 5_000;

/// The pages of a TIFF; none if one of them is of a kind that a PDF cannot hold as it is.
pub(super) fn pages(bytes: &[u8], most: usize) -> Option<Vec<Page>> {
    let file = File::open(bytes)?;
    let (mut pages, mut seen) = (Vec::new(), Vec::new());
    let mut at = file.long(4)?;
    while at != 0 {
        // One page too many says that there are more than may be.
        if seen.contains(&at) || pages.len() > most {
            break;
        }
        seen.push(at);
        let directory = Directory { file: &file, at, count: usize::from(file.short(at)?) };
        // A preview in small is no page.
        if directory.value(254).unwrap_or(0) & 1 == 0 {
            pages.push(directory.page()?);
        }
        at = file.long(at + 2 + directory.count * 12)?;
    }
    (!pages.is_empty()).then_some(pages)
}

struct File<'b> {
    bytes: &'b [u8],
    big: bool,
}

impl<'b> File<'b> {
    fn open(bytes: &'b [u8]) -> Option<Self> {
        let big = match bytes {
            [b'I', b'I', 42, 0, ..] => false,
            [b'M', b'M', 0, 42, ..] => true,
            _ => return None,
        };
        Some(Self { bytes, big })
    }

    fn part(&self, at: usize, length: usize) -> Option<&'b [u8]> {
        self.bytes.get(at..at.checked_add(length)?)
    }

    fn short(&self, at: usize) -> Option<u16> {
        let b = self.part(at, 2)?;
        Some(if self.big { u16::from_be_bytes([b[0], b[1]]) } else { u16::from_le_bytes([b[0], b[1]]) })
    }

    fn long(&self, at: usize) -> Option<usize> {
        let b = self.part(at, 4)?;
        let b = [b[0], b[1], b[2], b[3]];
        usize::try_from(if self.big { u32::from_be_bytes(b) } else { u32::from_le_bytes(b) }).ok()
    }
}

/// The fields of one page.
struct Directory<'f, 'b> {
    file: &'f File<'b>,
    at: usize,
    count: usize,
}

impl<'b> Directory<'_, 'b> {
    /// Where the values of a field stand, how many, and how wide each is.
    fn field(&self, tag: u16) -> Option<(usize, usize, usize)> {
        let entry = (0..self.count).map(|n| self.at + 2 + n * 12).find(|at| self.file.short(*at) == Some(tag))?;
        let width = match self.file.short(entry + 2)? {
            1 | 2 | 6 | 7 => 1,
            3 => 2,
            4 => 4,
            _ => return None,
        };
        let count = self.file.long(entry + 4)?;
        let start = if count.checked_mul(width)? <= 4 { entry + 8 } else { self.file.long(entry + 8)? };
        Some((start, count, width))
    }

    fn values(&self, tag: u16, most: usize) -> Option<Vec<usize>> {
        let (start, count, width) = self.field(tag)?;
        let value = |n: usize| match width {
            1 => self.file.part(start + n, 1).map(|b| usize::from(b[0])),
            2 => self.file.short(start + n * 2).map(usize::from),
            _ => self.file.long(start + n * 4),
        };
        (count <= most).then(|| (0..count).map(value).collect()).flatten()
    }

    fn value(&self, tag: u16) -> Option<usize> {
        self.values(tag, 64)?.first().copied()
    }

    fn bytes(&self, tag: u16) -> Option<&'b [u8]> {
        let (start, count, width) = self.field(tag)?;
        self.file.part(start, count.checked_mul(width)?)
    }

    fn page(&self) -> Option<Page> {
        let (width, height) = (self.value(256)?, self.value(257)?);
        let bits = self.values(258, 8).unwrap_or_else(|| vec![1]);
        let depth = *bits.first()?;
        let samples = self.value(277).unwrap_or(1);
        let packing = self.value(259).unwrap_or(1);
        let photometric = self.value(262)?;
        let simple = bits.iter().all(|b| *b == depth) && (samples == 1 || self.value(284).unwrap_or(1) == 1);
        let wide = depth == 16 && !self.file.big;
        let predictor = self.value(317).unwrap_or(1);
        if !simple || wide || !matches!(depth, 1 | 2 | 4 | 8 | 16) || predictor > 2 || width == 0 || height == 0 {
            return None;
        }
        let fax = matches!(packing, 2..=4);
        let (space, decode) = match (photometric, samples) {
            (0, 1) if !fax => ("/DeviceGray".to_owned(), "/Decode[1 0]"),
            (0 | 1, 1) => ("/DeviceGray".to_owned(), ""),
            (2, 3) | (6, 3) if photometric == 2 || packing == 7 => ("/DeviceRGB".to_owned(), ""),
            (3, 1) => (self.palette(depth)?, ""),
            (5, 4) => ("/DeviceCMYK".to_owned(), ""),
            _ => return None,
        };
        let filter = self.filter(packing, photometric, width, samples, depth, predictor)?;
        let head = format!("/ColorSpace{space}/BitsPerComponent {depth}{decode}{filter}");
        let rows = self.value(278).unwrap_or(height).clamp(1, height);
        let (starts, counts) = (self.values(273, STRIPS)?, self.values(279, STRIPS)?);
        if starts.len() != counts.len() || starts.len() != height.div_ceil(rows) {
            return None;
        }
        let turned = self.value(266) == Some(2);
        let mut strips = Vec::new();
        for (nth, (start, count)) in starts.iter().zip(&counts).enumerate() {
            let data = self.strip(self.file.part(*start, *count)?, packing, turned)?;
            let rows = rows.min(height - nth * rows);
            let fax = if fax { format!("/Rows {rows}>>") } else { String::new() };
            strips.push(Strip { rows: u32::try_from(rows).ok()?, head: format!("{head}{fax}"), data });
        }
        let turn = match self.value(274) {
            Some(3) => 180,
            Some(6) => 90,
            Some(8) => 270,
            _ => 0,
        };
        Some(Page { width: u32::try_from(width).ok()?, height: u32::try_from(height).ok()?, turn, strips })
    }

    /// The filter of a PDF that unpacks a strip; that of a fax is still open for the number of rows.
    fn filter(
        &self,
        packing: usize,
        photometric: usize,
        width: usize,
        samples: usize,
        depth: usize,
        predictor: usize,
    ) -> Option<String> {
        let guessed = match predictor {
            2 => format!("/DecodeParms<</Predictor 2/Colors {samples}/BitsPerComponent {depth}/Columns {width}>>"),
            _ => String::new(),
        };
        let options = self.value(292).unwrap_or(0);
        let fax = |k: i32, aligned: bool| {
            let black = photometric == 1;
            format!(
                "/Filter/CCITTFaxDecode/DecodeParms<</K {k}/Columns {width}/BlackIs1 {black}/EncodedByteAlign {aligned}"
            )
        };
        Some(match packing {
            1 => String::new(),
            2 => fax(0, true),
            3 => fax(i32::from(options & 1 == 1), options & 4 == 4),
            4 => fax(-1, false),
            5 => format!("/Filter/LZWDecode{guessed}"),
            // What the file says of its colours holds, whatever the strips say.
            7 if photometric == 2 => "/Filter/DCTDecode/DecodeParms<</ColorTransform 0>>".to_owned(),
            7 => "/Filter/DCTDecode".to_owned(),
            8 | 32_946 => format!("/Filter/FlateDecode{guessed}"),
            32_773 => "/Filter/RunLengthDecode".to_owned(),
            _ => return None,
        })
    }

    fn strip(&self, data: &[u8], packing: usize, turned: bool) -> Option<Vec<u8>> {
        Some(match packing {
            // Packed bits are runs of bytes; only their end differs.
            32_773 => [data, &[128]].concat(),
            7 => match self.bytes(347) {
                Some(tables) => {
                    let tables = tables.strip_prefix(&[0xff, 0xd8])?.strip_suffix(&[0xff, 0xd9])?;
                    [&[0xff, 0xd8], tables, data.strip_prefix(&[0xff, 0xd8])?].concat()
                }
                None => data.to_vec(),
            },
            1..=4 if turned => data.iter().map(|b| b.reverse_bits()).collect(),
            _ => data.to_vec(),
        })
    }

    fn palette(&self, depth: usize) -> Option<String> {
        let colours = 1usize.checked_shl(u32::try_from(depth).ok()?).filter(|n| *n <= 256)?;
        let values = self.values(320, 3 * 256).filter(|values| values.len() == 3 * colours)?;
        let hex: String = (0..3 * colours).map(|n| format!("{:02x}", values[n % 3 * colours + n / 3] >> 8)).collect();
        Some(format!("[/Indexed/DeviceRGB {} <{hex}>]", colours - 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A TIFF of eight by four dots in two strips.
    fn tiff(fields: &[(u16, u32)]) -> Vec<u8> {
        let mut bytes = b"II\x2a\0\x08\0\0\0".to_vec();
        let all: Vec<(u16, u32)> = [(256, 8), (257, 4), (262, 0), (278, 2)].iter().chain(fields).copied().collect();
        bytes.extend(u16::try_from(all.len() + 2).unwrap_or(0).to_le_bytes());
        let data = 8 + 2 + 12 * (all.len() + 2) + 4;
        let mut entry = |tag: u16, count: u32, value: u32| {
            bytes.extend(tag.to_le_bytes());
            bytes.extend(4u16.to_le_bytes());
            bytes.extend(count.to_le_bytes());
            bytes.extend(value.to_le_bytes());
        };
        all.iter().for_each(|(tag, value)| entry(*tag, 1, *value));
        entry(273, 2, data as u32);
        entry(279, 2, data as u32 + 8);
        bytes.extend([0; 4]);
        [data as u32 + 16, data as u32 + 18, 2, 2].iter().for_each(|n| bytes.extend(n.to_le_bytes()));
        bytes.extend([0x81, 0x42, 0x24, 0x18]);
        bytes
    }

    #[test]
    fn strips_are_handed_on_as_they_are_packed() {
        let plain = pages(&tiff(&[]), 20).expect("a page");
        assert_eq!((plain.len(), plain[0].width, plain[0].height), (1, 8, 4));
        let strips: Vec<(u32, &[u8])> = plain[0].strips.iter().map(|s| (s.rows, s.data.as_slice())).collect();
        assert_eq!(strips, [(2, [0x81, 0x42].as_slice()), (2, &[0x24, 0x18])]);
        assert!(plain[0].strips[0].head.contains("/Decode[1 0]"));
        for (packing, filter) in [(4, "CCITTFaxDecode"), (5, "LZWDecode"), (8, "FlateDecode"), (32_773, "RunLength")] {
            let packed = pages(&tiff(&[(259, packing)]), 20).expect("a page");
            assert!(packed[0].strips[1].head.contains(filter), "{packing}");
        }
        assert_eq!(pages(&tiff(&[(266, 2)]), 20).expect("a page")[0].strips[0].data, [0x81, 0x42]);
        assert_eq!(pages(&tiff(&[(274, 6)]), 20).expect("a page")[0].turn, 90);
    }

    #[test]
    fn what_a_pdf_does_not_hold_is_left() {
        for fields in [&[(259, 34_712)][..], &[(277, 4)], &[(258, 12)]] {
            assert!(pages(&tiff(fields), 20).is_none(), "{fields:?}");
        }
        assert!(pages(b"II\x2a\0\xff\xff\xff\xff", 20).is_none());
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_taken(mut bytes: Vec<u8>, at in 0usize..200, value: u8) {
            bytes.splice(0..0, *b"MM\0\x2a\0\0\0\x08");
            pages(&bytes, 20);
            let mut broken = tiff(&[(259, 5)]);
            let at = at % broken.len();
            broken[at] = value;
            pages(&broken, 20);
        }
    }
}
