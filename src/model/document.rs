use super::Span;
use serde::{Deserialize, Serialize};

/// All text of one mail that the core looks at, in one piece, with a map of what is where. Recognisers run over `text`
/// once, so a name found in the body is known in the subject, in a file name and in a hidden part.
///
/// Sections are ordered, do not overlap, and are parted by at least one line break that belongs to no section.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Document {
    /// Everything, sections one after the other, line ends as `\n`.
    #[serde(with = "super::exposed")]
    pub text: super::Sensitive<String>,
    /// What is where, in reading order.
    pub sections: Vec<Section>,
}

/// One stretch of a [`Document`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// What the stretch is.
    pub kind: SectionKind,
    /// Where it is.
    pub span: Span,
    /// Path of the body part that it was read from (`1.2`), empty for the subject.
    pub path: String,
    /// Number of the attachment, from 1 in the order of the mail, as readers are told it ("bijlage 1"); 0 if it is none.
    #[serde(default)]
    pub part: u16,
}

/// What a stretch of a mail's text is to its reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SectionKind {
    /// The Subject field, decoded.
    Subject,
    /// What the sender typed for this mail.
    Body,
    /// The signature under it.
    Signature,
    /// A quoted or forwarded earlier mail, headers and `>` marks included.
    Quoted,
    /// Text in the mail that a reader does not see (hidden HTML, comments, alternative texts).
    Hidden,
    /// The file name of an attachment.
    FileName,
    /// Text of an attachment.
    Attachment,
}

impl Document {
    /// A document of a subject and a body, as `scan` reads it: subject, blank line, body. The text is kept byte for
    /// byte, so that offsets are those of the input.
    pub fn from_plain(text: &str) -> Self {
        let (subject_end, body_start) = match text.find("\n\n") {
            Some(at) => (at, at + 2),
            None => (0, 0),
        };
        let section = |kind, start, end| Section { kind, span: Span::new(start, end), path: String::new(), part: 0 };
        Self {
            text: super::Sensitive::new(text.to_owned()),
            sections: vec![
                section(SectionKind::Subject, 0, subject_end),
                section(SectionKind::Body, body_start, text.len()),
            ],
        }
    }

    /// Adds a section and returns where it landed.
    pub fn push(&mut self, kind: SectionKind, path: &str, text: &str) -> Span {
        self.push_part(kind, path, 0, text)
    }

    /// The same for text of the attachment with this number.
    pub fn push_part(&mut self, kind: SectionKind, path: &str, part: u16, text: &str) -> Span {
        let mut all = std::mem::take(&mut self.text).into_exposed();
        if !all.is_empty() {
            all.push_str("\n\n");
        }
        let start = all.len();
        all.push_str(text);
        let span = Span::new(start, all.len());
        self.text = super::Sensitive::new(all);
        self.sections.push(Section { kind, span, path: path.to_owned(), part });
        span
    }

    /// The text of one section.
    pub fn section_text(&self, section: &Section) -> &str {
        section.span.of(self.text.expose())
    }

    /// The first section of a kind.
    pub fn first(&self, kind: SectionKind) -> Option<&Section> {
        self.sections.iter().find(|s| s.kind == kind)
    }
}
