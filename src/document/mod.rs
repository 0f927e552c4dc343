//! Bytes of a file become a [`Reading`]: of what kind it is, every text that a person or a program could find in it, the
//! files inside, the pictures that OCR should look at, and what could not be read.
//!
//! - In: any bytes at all, what the mail said of them, and a [`Budget`] that is shared by all files of one mail. [`read`]
//!   is total: no error, no panic; time and memory are bounded by the budget.
//! - Out: a [`Reading`]. The kind is decided by the content, never by name or label alone; where they disagree, it says so.
//! - Never: a piece passed over in silence. What is not read stands in [`Reading::unread`], which keeps the mail from the
//!   team (promise 4). No macro is run, no link followed, no entity of a document type expanded.
//!
//! Each reader writes with a [`pen::Pen`], which counts; a file within a file goes through the same door, one level down.

mod archive;
mod budget;
mod bytes;
mod compound;
mod contact;
mod docx;
mod drawing;
mod flow;
mod form;
mod inflate;
mod kind;
mod markup;
mod ocr;
mod odf;
mod ole;
mod outlook;
mod package;
mod paragraph;
mod pdf;
mod pen;
pub mod picture;
mod plain;
mod pptx;
mod reading;
mod rtf;
mod strings;
mod summary;
#[cfg(test)]
mod testing;
mod tracked;
mod usual;
mod word;
mod xlsx;
mod xml;
mod zip;

pub use budget::{Budget, Limits};
pub use kind::Kind;
pub use reading::{Content, Field, Inner, Passage, Picture, Place, Reading, Remark};

pub(crate) use outlook::{Unpacked, unpack as unpack_outlook};

use crate::message::Why;
use pen::Pen;

/// What the mail, or the archive around it, says of a file. It helps where the content leaves a choice; it never decides
/// against the content.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hint<'a> {
    /// File name, decoded; may be empty.
    pub name: &'a str,
    /// Declared media type, lower case, without parameters; may be empty.
    pub declared: &'a str,
    /// Declared charset, if any.
    pub charset: Option<&'a str>,
}

/// Reads a file. Total: any bytes give a reading.
///
/// ```
/// use casuspoort::document::{Budget, Hint, Kind, Limits, read};
/// let hint = Hint { name: "notitie.txt", declared: "text/plain", charset: None };
/// let reading = read(b"Mevrouw belt morgen.", &hint, &mut Budget::new(Limits::default()));
/// assert_eq!(reading.kind, Kind::Text);
/// assert_eq!(reading.visible(), "Mevrouw belt morgen.");
/// assert!(reading.is_read_whole());
/// ```
pub fn read(bytes: &[u8], hint: &Hint, budget: &mut Budget) -> Reading {
    let kind = kind::of(bytes, hint);
    let mut pen = Pen::new(kind, budget);
    if let Err(why) = pen.budget.open() {
        pen.fault(why);
        return pen.finish();
    }
    if kind::disagrees(kind, hint) {
        pen.remark(Remark::NameDiffers);
    }
    by_kind(kind, bytes, hint, &mut pen);
    pen.budget.close();
    let readings = pen.budget.readings();
    let mut reading = pen.finish();
    ocr::take(&mut reading, &readings);
    if reading.form.is_none() {
        reading.form = form::of_reading(&reading);
    }
    reading
}

/// Whether a file is written in plain letters, but as something that is no text to read as it stands: XML, a calendar, cards.
pub fn is_structured(bytes: &[u8], hint: &Hint) -> bool {
    matches!(kind::of(bytes, hint), Kind::Xml | Kind::OpenDocument | Kind::Calendar | Kind::Card)
}

/// Reads plain text as a consent form; none if it is none.
pub fn form_of_text(text: &str) -> Option<crate::model::ConsentForm> {
    form::recognise(&form::Sheet::of_text(&pen::typed(text), 0.9))
}

/// Reads a page of the web as a consent form, with the pictures that stand in it; none if it is none, or holds no picture.
pub(crate) fn form_of_page(source: &str) -> Option<crate::model::ConsentForm> {
    plain::form(source)
}

fn by_kind(kind: Kind, bytes: &[u8], hint: &Hint, pen: &mut Pen) {
    match kind {
        Kind::Empty => {}
        Kind::Text | Kind::Csv | Kind::Json => plain::text(bytes, hint, pen),
        Kind::Html => plain::html(bytes, hint, pen),
        Kind::Mail => pen.mail("", bytes),
        Kind::Pdf => pdf::read(bytes, pen),
        Kind::Picture => picture::read(bytes, pen),
        Kind::Doc => word::read(bytes, pen),
        Kind::Locked => pen.fault(Why::Encrypted),
        Kind::Msg | Kind::Tnef => outlook::read(bytes, pen),
        Kind::Ole => ole::read(bytes, pen),
        Kind::Rtf => rtf::read(bytes, pen),
        Kind::Docx => docx::read(bytes, pen),
        Kind::OpenDocument => odf::read(bytes, pen),
        Kind::Xml => markup::read(bytes, pen),
        Kind::Calendar => contact::calendar(bytes, hint, pen),
        Kind::Card => contact::card(bytes, hint, pen),
        Kind::Pptx => pptx::read(bytes, pen),
        Kind::Xlsx => xlsx::read(bytes, pen),
        Kind::Zip => archive::zip(bytes, pen),
        Kind::Gzip => archive::gzip(bytes, hint, pen),
        Kind::Tar => archive::tar(bytes, pen),
        Kind::Program => pen.fault(Why::Executable),
        Kind::Unknown => pen.fault(Why::UnknownType),
        _ => pen.fault(Why::NoReader),
    }
}

#[cfg(test)]
mod mutation_tests;
#[cfg(test)]
mod tests;
