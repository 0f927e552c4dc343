use crate::document::{Kind, Remark};
use crate::model::Sensitive;
use serde::{Deserialize, Serialize};

/// What the mail says a part is for (RFC 2183 §2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Disposition {
    /// Nothing is said.
    #[default]
    None,
    /// Shown within the mail.
    Inline,
    /// A file.
    Attachment,
}

/// Why a part, or the whole mail, could not be inspected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// S/MIME or PGP, encrypted or enveloped.
    Encrypted,
    /// Named `winmail.dat` by the mail, and no such file.
    Tnef,
    /// Neither the name of its type nor its first bytes are known.
    UnknownType,
    /// A program or script.
    Executable,
    /// A multipart without boundary, without its end, or with no part in it.
    BrokenMultipart,
    /// A transfer encoding that is unknown or stops half-way.
    BrokenEncoding,
    /// A field that may stand once stands twice: From, Content-Type and the like.
    DuplicateField,
    /// The header cannot be read.
    BrokenHeader,
    /// Text in a character set that cannot be read.
    BrokenText,
    /// A file hidden within plain text (uuencode, BinHex).
    EncodedText,
    /// The content lies elsewhere or is only a piece (`message/external-body`, `message/partial`).
    Elsewhere,
    /// A journal or archive report around the mail.
    Journal,
    /// More parts than the limit.
    TooManyParts,
    /// Nested deeper than the limit.
    TooDeep,
    /// More header fields than the limit.
    TooManyFields,
    /// More text than the limit.
    TooLarge,
    /// A file that breaks off or does not fit together.
    Damaged,
    /// A file of a known kind that nothing here reads: 7z, RAR, sound, moving pictures, old Excel and PowerPoint.
    NoReader,
    /// A picture or a scan that OCR did not read: it is not installed, or failed.
    PictureUnread,
}

impl Why {
    /// A word for logs, rules and the coördinator's list; the same as in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Encrypted => "encrypted",
            Self::Tnef => "tnef",
            Self::UnknownType => "unknown-type",
            Self::Executable => "executable",
            Self::BrokenMultipart => "broken-multipart",
            Self::BrokenEncoding => "broken-encoding",
            Self::DuplicateField => "duplicate-field",
            Self::BrokenHeader => "broken-header",
            Self::BrokenText => "broken-text",
            Self::EncodedText => "encoded-text",
            Self::Elsewhere => "elsewhere",
            Self::Journal => "journal",
            Self::TooManyParts => "too-many-parts",
            Self::TooDeep => "too-deep",
            Self::TooManyFields => "too-many-fields",
            Self::TooLarge => "too-large",
            Self::Damaged => "damaged",
            Self::NoReader => "no-reader",
            Self::PictureUnread => "picture-unread",
        }
    }
}

/// Something that could not be inspected: promise 4 keeps the mail from the team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Uninspected {
    /// Path of the part (`1.2`), empty for the mail itself.
    pub path: String,
    /// Why.
    pub why: Why,
}

/// What became of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// Its text is in the document.
    Read,
    /// A file of a known kind: listed, left out, not forwarded.
    Attachment,
    /// Not inspected.
    NotInspected(Why),
}

/// One leaf of the MIME tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartInfo {
    /// Path as in IMAP: `1`, `2.1`; within a nested message on from its own path.
    pub path: String,
    /// File name, decoded; none if the mail gives none.
    #[serde(with = "crate::model::exposed")]
    pub name: Sensitive<String>,
    /// Media type as declared, in lower case, `text/plain` when nothing is said (RFC 2045 §5.2).
    pub declared: String,
    /// Media type by the first bytes, if they tell.
    pub sniffed: Option<String>,
    /// Decoded size in bytes.
    pub size: usize,
    /// Disposition.
    pub disposition: Disposition,
    /// What became of it.
    pub fate: Fate,
}

/// A file of the mail, or one within an archive of it, as readers are told of it: by its number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileInfo {
    /// From 1 in the order of the mail: "bijlage 1". Sections of its text carry the same number.
    pub number: u16,
    /// Number of the archive or mail that it is in.
    pub within: Option<u16>,
    /// Path of the body part that it came in.
    pub path: String,
    /// What it is, by its content.
    pub kind: Kind,
    /// Bytes of the body part; none of a file within one.
    pub size: Option<usize>,
    /// It is a consent form: its text is for nobody but the reader of forms.
    pub is_form: bool,
    /// What could not be read of it, each once.
    pub unread: Vec<Why>,
    /// What else is to be told of it.
    pub remarks: Vec<Remark>,
}

impl PartInfo {
    /// Whether the mail gives it a file name.
    pub fn is_named(&self) -> bool {
        !self.name.expose().is_empty()
    }
}
