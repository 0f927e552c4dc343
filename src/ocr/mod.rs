//! Pictures and scanned pages are read by programs of the system: `pdftoppm` (poppler-utils) paints, `tesseract` reads.
//!
//! - In: a [`Wanted`] of the core. Out: an [`OcrReading`], whatever happens.
//! - Each program runs in a process of its own with limits on memory, time and files that it cannot raise, without our
//!   environment, in an empty network namespace where the system allows one, and is killed when it takes too long.
//!   Everything goes through pipes: no picture touches the disk.
//! - Never: a log line with text of a picture; a program that is looked up on somebody's path.

mod ink;
mod straight;
mod tiff;
mod tool;
mod tsv;
mod wrap;

pub use tool::confine;

use crate::document::picture;
use crate::model::{OcrPage, OcrReading, OcrState, Wanted};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tool::{Fault, Tool};

/// Pages of one file that are read.
const PAGES: usize = 20;
/// Bytes of one picture.
const BYTES: usize = 40 << 20;
/// Dots along the longer side of a page as painted: about 220 to the inch on A4.
const SIDE: &str = "2600";
/// The smallest and largest PGM that a page may be painted to.
const PAINTED: usize = 16 << 20;
/// All pictures of one run together.
const WALL: Duration = Duration::from_secs(240);

/// What is missing on this system, as names of Debian packages; empty when all is there.
pub fn missing() -> Vec<&'static str> {
    let mut missing = Vec::new();
    if tool::find("pdftoppm").is_none() {
        missing.push("poppler-utils");
    }
    if tool::find("tesseract").is_none() {
        missing.push("tesseract-ocr");
    }
    if !has_dutch() {
        missing.push("tesseract-ocr-nld");
    }
    missing
}

/// Whether the programs run in a network namespace of their own, where they reach nothing.
pub fn is_apart() -> bool {
    tool::unshare().is_some()
}

/// Whether tesseract's Dutch model lies where Debian puts it.
fn has_dutch() -> bool {
    let folders = std::fs::read_dir("/usr/share/tesseract-ocr").into_iter().flatten().flatten();
    let versions = folders.map(|folder| folder.path().join("tessdata"));
    versions.chain([PathBuf::from("/usr/share/tessdata")]).any(|data| data.join("nld.traineddata").is_file())
}

/// Reads pictures. Blocks for as long as it takes; call it where that may be.
#[derive(Clone, Debug)]
pub struct Ocr {
    /// Our own program, which confines itself before it becomes another.
    program: PathBuf,
    /// What parts the programs from the network.
    apart: Option<PathBuf>,
    ready: bool,
}

impl Ocr {
    /// With our own program.
    ///
    /// # Errors
    /// The system does not say where our program is.
    pub fn ours() -> std::io::Result<Self> {
        Ok(Self { program: std::env::current_exe()?, apart: tool::unshare(), ready: missing().is_empty() })
    }

    /// Reads all that is wanted, one after the other, within a few minutes in all.
    pub fn read_all(&self, wanted: &[Wanted]) -> crate::model::OcrReadings {
        let until = Instant::now() + WALL;
        wanted.iter().map(|w| (w.sha256.clone(), self.read(w, until))).collect()
    }

    fn read(&self, wanted: &Wanted, until: Instant) -> OcrReading {
        if !self.ready {
            return ended(OcrState::NotInstalled);
        }
        let bytes = wanted.bytes.expose();
        if bytes.len() > BYTES || wanted.pages.len() > PAGES {
            return ended(OcrState::TooMuch);
        }
        let pages = if wanted.media == "application/pdf" {
            wanted.pages.iter().map(|page| self.page(bytes, *page, until)).collect()
        } else if let Some((pdf, pages)) = wrap::as_pdf(bytes, PAGES) {
            if pages > PAGES {
                return ended(OcrState::TooMuch);
            }
            (1..=pages).map(|page| self.page(&pdf, page, until)).collect()
        } else {
            self.picture(bytes, until)
        };
        match pages {
            Ok(pages) => OcrReading { state: OcrState::Read, pages },
            Err(Fault::TooMuch) => ended(OcrState::TooMuch),
            Err(Fault::Failed) => ended(OcrState::Failed),
        }
    }

    /// One page of a PDF: painted, turned straight, then read.
    fn page(&self, pdf: &[u8], number: usize, until: Instant) -> Result<OcrPage, Fault> {
        let number = number.to_string();
        let paint = ["-gray", "-scale-to", SIDE, "-f", &number, "-l", &number, "-"];
        let mut painted = self.tool("pdftoppm", &paint, PAINTED)?.run(pdf, until)?;
        if let Some(straight) = ink::Grey::parse(&painted).and_then(|grey| straight::straightened(&grey)) {
            painted = straight;
        }
        let grey = ink::Grey::parse(&painted).ok_or(Fault::Failed)?;
        let mut page = tsv::pages(&self.words(&painted, until)?).into_iter().next().unwrap_or_default();
        page.size = grey.size();
        page.ink = ink::find(&grey, &page.words);
        Ok(page)
    }

    /// A picture of a kind that only tesseract opens. Where it can, it wraps each of its pages in a PDF, without caring for what it reads
    /// there (one line of text), and each is then looked at as any page: its words, and its ink.
    fn picture(&self, bytes: &[u8], until: Instant) -> Result<Vec<OcrPage>, Fault> {
        if let Some((width, height)) = picture::size(bytes)
            && u64::from(width) * u64::from(height) > 60_000_000
        {
            return Err(Fault::TooMuch);
        }
        let wrapped = self.tool("tesseract", &["stdin", "stdout", "--psm", "7", "pdf"], BYTES)?.run(bytes, until);
        let pages = wrapped.as_ref().map_or(0, |pdf| wrap::pages(pdf));
        match wrapped {
            _ if pages > PAGES => Err(Fault::TooMuch),
            Ok(pdf) if pages > 0 => (1..=pages).map(|page| self.page(&pdf, page, until)).collect(),
            // It wraps some kinds by way of a file, which no program here may write: their ink is not looked at.
            _ => Ok(tsv::pages(&self.words(bytes, until)?)),
        }
    }

    fn words(&self, image: &[u8], until: Instant) -> Result<Vec<u8>, Fault> {
        self.tool("tesseract", &["stdin", "stdout", "-l", "nld", "tsv"], 16 << 20)?.run(image, until)
    }

    fn tool<'t>(&'t self, name: &str, arguments: &'t [&'t str], answer: usize) -> Result<Tool<'t>, Fault> {
        let path: &Path = &self.program;
        let program = tool::find(name).ok_or(Fault::Failed)?;
        Ok(Tool { confine: path, apart: self.apart.as_deref(), program, arguments, answer })
    }
}

fn ended(state: OcrState) -> OcrReading {
    OcrReading { state, pages: Vec::new() }
}
