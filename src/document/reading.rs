use super::Kind;
use crate::message::Why;
use crate::model::{ConsentForm, Sensitive};
use serde::{Deserialize, Serialize};

/// What a file says, and what of it was not read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// What the file is, by its content.
    pub kind: Kind,
    /// All text, in reading order within each place.
    pub text: Vec<Passage>,
    /// Fields to fill in that the file itself names: content controls, form fields.
    pub fields: Vec<Field>,
    /// Files inside.
    pub inner: Vec<Inner>,
    /// A consent form, if the file is one.
    pub form: Option<ConsentForm>,
    /// Pictures that OCR should look at.
    pub pictures: Vec<Picture>,
    /// What could not be read of this very file; files inside carry their own.
    pub unread: Vec<Why>,
    /// What else is to be told of it.
    pub remarks: Vec<Remark>,
}

/// A stretch of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Where it stands.
    pub place: Place,
    /// Lines end in `\n`; cells of a table are parted by tabs, its rows are lines.
    pub text: Sensitive<String>,
}

/// Where a text stands in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The text itself: paragraphs, tables, cells, slides; text as it stands after tracked changes are accepted.
    Body,
    /// A text box, shape or diagram.
    TextBox,
    /// Above the pages.
    Header,
    /// Below the pages.
    Footer,
    /// A foot- or endnote; the notes under a slide.
    Note,
    /// A comment with its author.
    Comment,
    /// What a form field holds.
    FormField,
    /// Text within a picture, as OCR read it: unsure.
    Picture,
    /// The name of a sheet.
    SheetName,
    /// The subject of a mail that is kept as a file.
    Subject,
    /// Sender and recipients of a mail that is kept as a file.
    Correspondent,
    /// A paragraph as it was before tracked changes.
    Deleted,
    /// What is there but not shown: hidden text, rows, sheets, slides; what only a program reads.
    Hidden,
    /// About the file: author, title, keywords, company, names of reviewers.
    Property,
    /// A description of a picture or table.
    AltText,
    /// The target of a link, the instruction of a field.
    Link,
    /// Text of a template: masters, layouts, building blocks.
    Template,
    /// The name of a file inside.
    FileName,
}

impl Place {
    /// Whether somebody who opens the file in the usual program sees it without looking for it.
    pub fn is_visible(self) -> bool {
        match self {
            Self::Body
            | Self::TextBox
            | Self::Header
            | Self::Footer
            | Self::Note
            | Self::Comment
            | Self::FormField
            | Self::Picture
            | Self::SheetName
            | Self::Subject
            | Self::Correspondent => true,
            Self::Deleted
            | Self::Hidden
            | Self::Property
            | Self::AltText
            | Self::Link
            | Self::Template
            | Self::FileName => false,
        }
    }
}

/// A field of the file with its value. The value stands in the text as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its label as the file gives it: title, tag or name.
    pub label: Sensitive<String>,
    /// What is filled in; empty for a blank or for words that only prompt. A box that is ticked holds `☒`, one that is
    /// not `☐`.
    pub value: Sensitive<String>,
}

/// A file inside a file.
#[derive(Clone, Debug)]
pub struct Inner {
    /// Its name, with folders; may be empty.
    pub name: Sensitive<String>,
    /// What it holds.
    pub content: Content,
}

/// What a file inside holds.
#[derive(Clone, Debug)]
pub enum Content {
    /// Read here.
    Read(Box<Reading>),
    /// A mail (RFC 5322), to be read by `message`.
    Mail(Sensitive<Vec<u8>>),
}

/// A picture that may show text.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Media type by its first bytes.
    pub media: &'static str,
    /// SHA-256 of the bytes.
    pub sha256: [u8; 32],
    /// The file.
    pub bytes: Sensitive<Vec<u8>>,
    /// Numbers of the pages to look at, from 1; empty for a file that is one picture.
    pub pages: Vec<usize>,
}

/// What is to be told of a file besides its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Remark {
    /// Name or declared type promise another kind than the content shows.
    NameDiffers,
    /// It has macros; they are neither run nor passed on.
    Macros,
    /// It takes data, pictures or a template from elsewhere when opened.
    External,
    /// It holds a digital signature.
    Signed,
    /// Some of its text was read by OCR: never released without a look.
    ReadByOcr,
    /// A picture of a few dots was left out.
    TinyPicture,
}

impl Remark {
    /// A word for logs and the coördinator's list.
    pub fn name(self) -> &'static str {
        match self {
            Self::NameDiffers => "name-differs",
            Self::Macros => "macros",
            Self::External => "external",
            Self::Signed => "signed",
            Self::ReadByOcr => "read-by-ocr",
            Self::TinyPicture => "tiny-picture",
        }
    }
}

impl Reading {
    pub(super) fn new(kind: Kind) -> Self {
        Self {
            kind,
            text: Vec::new(),
            fields: Vec::new(),
            inner: Vec::new(),
            form: None,
            pictures: Vec::new(),
            unread: Vec::new(),
            remarks: Vec::new(),
        }
    }

    /// Whether all of it was read, and all files inside. Pictures and mails that wait to be read by others do not count.
    pub fn is_read_whole(&self) -> bool {
        self.unread.is_empty()
            && self.inner.iter().all(|inner| match &inner.content {
                Content::Read(reading) => reading.is_read_whole(),
                Content::Mail(_) => true,
            })
    }

    /// All that was not read, here and in the files inside, each reason once.
    pub fn all_unread(&self) -> Vec<Why> {
        let mut all = self.unread.clone();
        for inner in &self.inner {
            if let Content::Read(reading) = &inner.content {
                all.extend(reading.all_unread());
            }
        }
        all.sort();
        all.dedup();
        all
    }

    /// All pictures that wait for OCR, here and in the files inside.
    pub fn all_pictures(&self) -> Vec<&Picture> {
        let inner = self.inner.iter().filter_map(|inner| match &inner.content {
            Content::Read(reading) => Some(reading.all_pictures()),
            Content::Mail(_) => None,
        });
        self.pictures.iter().chain(inner.flatten()).collect()
    }

    /// The text of one place, passages parted by line ends.
    pub fn at(&self, place: Place) -> String {
        joined(self.text.iter().filter(|p| p.place == place))
    }

    /// What a reader sees of this file, passages parted by line ends; files inside are not in it.
    pub fn visible(&self) -> String {
        joined(self.text.iter().filter(|p| p.place.is_visible()))
    }

    /// What a reader does not see of this file.
    pub fn hidden(&self) -> String {
        joined(self.text.iter().filter(|p| !p.place.is_visible()))
    }
}

fn joined<'a>(passages: impl Iterator<Item = &'a Passage>) -> String {
    passages.map(|p| p.text.expose().as_str()).collect::<Vec<_>>().join("\n")
}
