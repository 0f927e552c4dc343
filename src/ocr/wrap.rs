//! A JPEG or plain PNG as a PDF of one page, so that it is painted like one: scaled, upright, in grey, with its ink seen.

use crate::document::picture::{chunks, segments, size, turn};

/// The picture on a page of its own shape. None for kinds whose data a PDF cannot hold as it is.
pub(super) fn as_pdf(bytes: &[u8]) -> Option<Vec<u8>> {
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
            Some(page(width, height, turn(bytes), &head, bytes))
        }
        [0x89, b'P', b'N', b'G', ..] => png(bytes, width, height),
        _ => None,
    }
}

/// Not interlaced, no transparency: a PDF reads the data of a PNG as it is (ISO 32000-1 §7.4.4.4).
fn png(bytes: &[u8], width: u32, height: u32) -> Option<Vec<u8>> {
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
    Some(page(width, height, 0, &head, &data))
}

/// How many pages a PDF has that `tesseract` wrote: each is an object of its own, in the clear.
pub(super) fn pages(pdf: &[u8]) -> usize {
    const PAGE: &[u8] = b"/Type /Page";
    pdf.windows(PAGE.len() + 1).filter(|w| w.starts_with(PAGE) && w[PAGE.len()].is_ascii_whitespace()).count()
}

/// A PDF with one page of this shape and one picture that fills it.
fn page(width: u32, height: u32, turn: u32, head: &str, data: &[u8]) -> Vec<u8> {
    // The longer side is A4's, whatever the picture says of its resolution.
    let scale = 842.0 / f64::from(width.max(height));
    let (w, h) = (f64::from(width) * scale, f64::from(height) * scale);
    let content = format!("q {w:.2} 0 0 {h:.2} 0 0 cm /P Do Q");
    let mut pdf = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    let mut object = |body: &[&[u8]]| {
        places.push(pdf.len());
        pdf.extend(format!("{} 0 obj\n", places.len()).bytes());
        body.iter().for_each(|part| pdf.extend(*part));
        pdf.extend(b"\nendobj\n");
    };
    object(&[b"<</Type/Catalog/Pages 2 0 R>>"]);
    object(&[b"<</Type/Pages/Kids[3 0 R]/Count 1>>"]);
    let shape = format!(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 {w:.2} {h:.2}]/Rotate {turn}/Contents 4 0 R/Resources<</XObject<</P 5 0 R>>>>>>"
    );
    object(&[shape.as_bytes()]);
    let stream = format!("<</Length {}>>stream\n{content}\nendstream", content.len());
    object(&[stream.as_bytes()]);
    let picture =
        format!("<</Type/XObject/Subtype/Image/Width {width}/Height {height}{head}/Length {}>>stream\n", data.len());
    object(&[picture.as_bytes(), data, b"\nendstream"]);
    let start = pdf.len();
    pdf.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).bytes());
    places.iter().for_each(|at| pdf.extend(format!("{at:010} 00000 n \n").bytes()));
    pdf.extend(format!("trailer<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n", places.len() + 1).bytes());
    pdf
}
