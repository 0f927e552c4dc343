//! A JPEG, plain PNG, TIFF, WebP or bitmap as a PDF, so that it is painted like one: scaled, upright, in grey, with its ink seen.

use crate::document::picture::{chunks, segments, size, turn};

/// A picture that fills a page.
pub(super) struct Page {
    pub width: u32,
    pub height: u32,
    /// Degrees clockwise that it is to be turned to stand upright.
    pub turn: u32,
    /// What it is cut into, from top to bottom.
    pub strips: Vec<Strip>,
}

/// Some rows of a picture.
pub(super) struct Strip {
    pub rows: u32,
    /// Colours and packing, as a PDF says them.
    pub head: String,
    pub data: Vec<u8>,
}

/// The picture on pages of its own shape, and how many there are. None for kinds whose data a PDF cannot hold as it is. Of more than
/// `most` pages one more is given.
pub(super) fn as_pdf(bytes: &[u8], most: usize) -> Option<(Vec<u8>, usize)> {
    let pages = match bytes {
        [b'I', b'I', ..] | [b'M', b'M', ..] => super::tiff::pages(bytes, most)?,
        [b'B', b'M', ..] => vec![bitmap(bytes)?],
        [b'R', b'I', b'F', b'F', ..] => vec![webp(bytes)?],
        _ => vec![one(bytes)?],
    };
    Some((document(&pages), pages.len()))
}

fn one(bytes: &[u8]) -> Option<Page> {
    let (width, height) = size(bytes)?;
    if width == 0 || height == 0 {
        return None;
    }
    match bytes {
        [0xff, 0xd8, ..] => {
            let frame = segments(bytes).find(|(m, _)| matches!(m, 0xc0..=0xc2))?.1;
            let (space, decode) = match frame.get(5)? {
                1 => ("/DeviceGray", ""),
                3 => ("/DeviceRGB", ""),
                // Adobe writes four inks turned around.
                4 => ("/DeviceCMYK", "/Decode[1 0 1 0 1 0 1 0]"),
                _ => return None,
            };
            let head = format!("/ColorSpace{space}/BitsPerComponent 8{decode}/Filter/DCTDecode");
            let strips = vec![Strip { rows: height, head, data: bytes.to_vec() }];
            Some(Page { width, height, turn: turn(bytes), strips })
        }
        [0x89, b'P', b'N', b'G', ..] => png(bytes, width, height),
        _ => None,
    }
}

/// Not interlaced, no transparency: a PDF reads the data of a PNG as it is (ISO 32000-1 §7.4.4.4).
fn png(bytes: &[u8], width: u32, height: u32) -> Option<Page> {
    let (_, head) = chunks(bytes).find(|(name, _)| *name == b"IHDR")?;
    let &[bits, kind, _, _, interlaced] = head.get(8..13)? else { return None };
    let palette = chunks(bytes).find(|(name, _)| *name == b"PLTE").map(|(_, data)| data);
    let (space, colours) = match (kind, palette) {
        (0, _) => ("/DeviceGray".to_owned(), 1),
        (2, _) => ("/DeviceRGB".to_owned(), 3),
        (3, Some(palette)) if palette.len() >= 3 => {
            let hex: String = palette.iter().map(|b| format!("{b:02x}")).collect();
            (format!("[/Indexed/DeviceRGB {} <{hex}>]", palette.len() / 3 - 1), 1)
        }
        _ => return None,
    };
    if interlaced != 0 || !matches!(bits, 1 | 2 | 4 | 8 | 16) {
        return None;
    }
    let data: Vec<u8> =
        chunks(bytes).filter(|(name, _)| *name == b"IDAT").flat_map(|(_, data)| data.to_vec()).collect();
    let head = format!(
        "/ColorSpace{space}/BitsPerComponent {bits}/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors {colours}/BitsPerComponent {bits}/Columns {width}>>"
    );
    Some(Page { width, height, turn: 0, strips: vec![Strip { rows: height, head, data }] })
}

/// A bitmap of Windows without packing: rows from the bottom up, blue before green before red.
fn bitmap(bytes: &[u8]) -> Option<Page> {
    let long = |at: usize| bytes.get(at..at + 4).map(|b| i32::from_le_bytes([b[0], b[1], b[2], b[3]]));
    let short = |at: usize| bytes.get(at..at + 2).map(|b| u16::from_le_bytes([b[0], b[1]]));
    let unsigned = |n: i32| usize::try_from(n).ok();
    let (start, head) = (unsigned(long(10)?)?, unsigned(long(14)?).filter(|head| *head >= 40)?);
    let (width, tall) = (unsigned(long(18)?)?, long(22)?);
    let (height, bits) = (unsigned(tall.checked_abs()?)?, usize::from(short(28)?));
    // Masks of colours (3) are the usual ones where there are thirty-two bits.
    let plain = match long(30)? {
        0 => matches!(bits, 1 | 4 | 8 | 24 | 32),
        3 => bits == 32,
        _ => false,
    };
    if !plain || width == 0 || height == 0 {
        return None;
    }
    let row = width.checked_mul(bits)?.div_ceil(32).checked_mul(4)?;
    let rows = bytes.get(start..start.checked_add(row.checked_mul(height)?)?)?;
    let used = (width * bits).div_ceil(8);
    let mut data = Vec::with_capacity(width.saturating_mul(height).saturating_mul(bits.min(24)) / 8 + height);
    for nth in 0..height {
        let nth = if tall > 0 { height - 1 - nth } else { nth };
        let dots = &rows[nth * row..nth * row + used];
        match bits {
            24 | 32 => dots.chunks_exact(bits / 8).for_each(|dot| data.extend([dot[2], dot[1], dot[0]])),
            _ => data.extend(dots),
        }
    }
    let head = match bits {
        24 | 32 => "/ColorSpace/DeviceRGB/BitsPerComponent 8".to_owned(),
        _ => {
            let said = unsigned(long(46)?)?;
            let colours = if said == 0 { 1 << bits } else { said.min(1 << bits) };
            let table = bytes.get(14 + head..(14 + head).checked_add(colours * 4)?)?;
            let hex: String = table.chunks_exact(4).map(|c| format!("{:02x}{:02x}{:02x}", c[2], c[1], c[0])).collect();
            format!("/ColorSpace[/Indexed/DeviceRGB {} <{hex}>]/BitsPerComponent {bits}", colours - 1)
        }
    };
    let (width, height) = (u32::try_from(width).ok()?, u32::try_from(height).ok()?);
    Some(Page { width, height, turn: 0, strips: vec![Strip { rows: height, head, data }] })
}

/// A WebP, its first picture if it moves, on white where one can see through it.
fn webp(bytes: &[u8]) -> Option<Page> {
    /// Larger ones are left alone; so much memory a picture may take to unpack.
    const DOTS: u64 = 30_000_000;
    const MEMORY: usize = 256 << 20;
    let unpacked = || {
        let mut decoder = image_webp::WebPDecoder::new(std::io::Cursor::new(bytes)).ok()?;
        let (width, height) = decoder.dimensions();
        if width == 0 || height == 0 || u64::from(width) * u64::from(height) > DOTS {
            return None;
        }
        decoder.set_memory_limit(MEMORY);
        let mut dots = vec![0; decoder.output_buffer_size()?];
        decoder.read_image(&mut dots).ok()?;
        Some((width, height, decoder.has_alpha(), dots))
    };
    // Whatever a hostile file does to the library, it is a picture that could not be read.
    let (width, height, alpha, mut dots) = std::panic::catch_unwind(unpacked).ok()??;
    if alpha {
        let over = |dot: &[u8]| {
            let white = |c: u8| ((u16::from(c) * u16::from(dot[3]) + 255 * (255 - u16::from(dot[3]))) / 255) as u8;
            [white(dot[0]), white(dot[1]), white(dot[2])]
        };
        dots = dots.chunks_exact(4).flat_map(over).collect();
    }
    let head = "/ColorSpace/DeviceRGB/BitsPerComponent 8".to_owned();
    Some(Page { width, height, turn: 0, strips: vec![Strip { rows: height, head, data: dots }] })
}

/// How many pages a PDF has that `tesseract` wrote: each is an object of its own, in the clear.
pub(super) fn pages(pdf: &[u8]) -> usize {
    const PAGE: &[u8] = b"/Type /Page";
    pdf.windows(PAGE.len() + 1).filter(|w| w.starts_with(PAGE) && w[PAGE.len()].is_ascii_whitespace()).count()
}

/// A PDF with these pages, each as large as its picture.
fn document(pages: &[Page]) -> Vec<u8> {
    let mut pdf = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    let mut object = |body: &[&[u8]]| {
        places.push(pdf.len());
        pdf.extend(format!("{} 0 obj\n", places.len()).bytes());
        body.iter().for_each(|part| pdf.extend(*part));
        pdf.extend(b"\nendobj\n");
    };
    // Each page is followed by what it shows: its content and its strips.
    let mut numbers = vec![3];
    numbers.extend(pages.iter().scan(3, |number, page| {
        *number += 2 + page.strips.len();
        Some(*number)
    }));
    object(&[b"<</Type/Catalog/Pages 2 0 R>>"]);
    let kids: String = numbers[..pages.len()].iter().map(|n| format!("{n} 0 R ")).collect();
    object(&[format!("<</Type/Pages/Kids[{kids}]/Count {}>>", pages.len()).as_bytes()]);
    for (page, number) in pages.iter().zip(numbers) {
        // The longer side is A4's, whatever the picture says of its resolution.
        let scale = 842.0 / f64::from(page.width.max(page.height));
        let (w, h) = (f64::from(page.width) * scale, f64::from(page.height) * scale);
        let names: String = (0..page.strips.len()).map(|nth| format!("/P{nth} {} 0 R", number + 2 + nth)).collect();
        let shape = format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 {w:.2} {h:.2}]/Rotate {}/Contents {} 0 R/Resources<</XObject<<{names}>>>>>>",
            page.turn,
            number + 1
        );
        object(&[shape.as_bytes()]);
        let (mut content, mut top) = (String::new(), h);
        for (nth, strip) in page.strips.iter().enumerate() {
            let tall = f64::from(strip.rows) * scale;
            top -= tall;
            content.push_str(&format!("q {w:.2} 0 0 {tall:.4} 0 {top:.4} cm /P{nth} Do Q\n"));
        }
        object(&[format!("<</Length {}>>stream\n{content}\nendstream", content.len()).as_bytes()]);
        for Strip { rows, head, data } in &page.strips {
            let (width, length) = (page.width, data.len());
            let head =
                format!("<</Type/XObject/Subtype/Image/Width {width}/Height {rows}{head}/Length {length}>>stream\n");
            object(&[head.as_bytes(), data, b"\nendstream"]);
        }
    }
    let start = pdf.len();
    pdf.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).bytes());
    places.iter().for_each(|at| pdf.extend(format!("{at:010} 00000 n \n").bytes()));
    pdf.extend(format!("trailer<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n", places.len() + 1).bytes());
    pdf
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A bitmap of three by two dots: red, green, blue over white, black, white.
    fn dots(bits: u16) -> Vec<u8> {
        let mut bytes = b"BM".to_vec();
        let table = if bits == 8 { 1024 } else { 0 };
        bytes.extend([0; 8]);
        bytes.extend((54u32 + table).to_le_bytes());
        [40u32, 3, 2].iter().for_each(|n| bytes.extend(n.to_le_bytes()));
        bytes.extend([1, 0]);
        bytes.extend(bits.to_le_bytes());
        bytes.extend([0; 24]);
        bytes.resize(54 + table as usize, 0);
        match bits {
            8 => bytes.extend([1, 2, 1, 0, 3, 4, 5, 0]),
            _ => {
                bytes.extend([255, 255, 255, 0, 0, 0, 255, 255, 255, 0, 0, 0]);
                bytes.extend([0, 0, 255, 0, 255, 0, 255, 0, 0, 0, 0, 0]);
            }
        }
        bytes
    }

    #[test]
    fn rows_of_a_bitmap_are_turned_over_and_colours_too() {
        let page = bitmap(&dots(24)).expect("a page");
        assert_eq!((page.width, page.height), (3, 2));
        assert_eq!(page.strips[0].data, [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 255, 255, 255]);
        let page = bitmap(&dots(8)).expect("a page");
        assert_eq!(page.strips[0].data, [3, 4, 5, 1, 2, 1]);
        assert!(bitmap(&dots(16)).is_none() && bitmap(&dots(24)[..70]).is_none());
    }

    #[test]
    fn a_webp_is_unpacked_and_stands_on_white() {
        let packed = |dots: &[u8], kind| {
            let mut bytes = Vec::new();
            image_webp::WebPEncoder::new(&mut bytes).encode(dots, 2, 1, kind).expect("a picture");
            bytes
        };
        let page = webp(&packed(&[9, 8, 7, 1, 2, 3], image_webp::ColorType::Rgb8)).expect("a page");
        assert_eq!((page.width, page.height, &page.strips[0].data[..]), (2, 1, &[9u8, 8, 7, 1, 2, 3][..]));
        let seen = webp(&packed(&[9, 8, 7, 255, 0, 0, 0, 0], image_webp::ColorType::Rgba8)).expect("a page");
        assert_eq!(seen.strips[0].data, [9, 8, 7, 255, 255, 255]);
        let whole = packed(&[9, 8, 7, 1, 2, 3], image_webp::ColorType::Rgb8);
        assert!((0..whole.len()).all(|cut| webp(&whole[..cut]).is_none_or(|page| page.width == 2)));
    }

    #[test]
    fn pages_and_strips_are_numbered_as_they_are_named() {
        let strip = |rows| Strip { rows, head: String::new(), data: vec![1] };
        let page = |strips| Page { width: 1, height: 3, turn: 0, strips };
        let pdf = document(&[page(vec![strip(1), strip(2)]), page(vec![strip(3)])]);
        let text = String::from_utf8(pdf).expect("plain");
        for said in ["/Kids[3 0 R 7 0 R ]", "/P0 5 0 R/P1 6 0 R", "/P0 9 0 R", "9 0 obj\n<</Type/XObject"] {
            assert!(text.contains(said), "{said}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bitmap_is_taken(at in 2usize..60, value: u8) {
            let mut broken = dots(8);
            broken[at] = value;
            as_pdf(&broken, 20);
        }
    }
}
