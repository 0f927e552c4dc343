use crate::model::{Audience, Counts, Reader, Rendition};
use serde::{Deserialize, Serialize};

/// Which piece of a case a redacted text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PieceKind {
    /// What is left of the subject.
    Subject,
    /// The purpose.
    Doel,
    /// The question.
    Vraag,
    /// The situation: the body without doel, vraag, greeting and signature.
    Situation,
    /// Quoted or forwarded earlier mail.
    Quoted,
    /// Text that a reader would not have seen.
    Hidden,
    /// Text of an attachment.
    Attachment,
}

/// One piece of redacted text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// Which.
    pub kind: PieceKind,
    /// Number of the attachment that it is of; 0 if of none.
    #[serde(default)]
    pub part: u16,
    /// Its text: labels in place of names, no blank lines left by what was taken out.
    pub text: String,
}

/// One line of the legend: who is who, by role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegendLine {
    /// `[persoon 1]`.
    pub label: String,
    /// `moeder`.
    pub role: String,
}

/// Text of a case in which the redactions have been carried out, with the readers whom it may reach. Only this room
/// makes one ([`super::replace`]); the store brings back the very value that was made. Composing takes its recipients
/// from here.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Redacted {
    pieces: Vec<Piece>,
    legend: Vec<LegendLine>,
    left_out: Counts,
    audience: Audience,
    rendition: Rendition,
}

/// Says how much it holds, never what: labels leave a case that can be led back (promise 6).
impl std::fmt::Debug for Redacted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Redacted({} pieces, {} readers)", self.pieces.len(), self.audience.readers.len())
    }
}

impl Redacted {
    /// For this room alone.
    pub(super) fn new(
        pieces: Vec<Piece>,
        legend: Vec<LegendLine>,
        left_out: Counts,
        audience: Audience,
        rendition: Rendition,
    ) -> Self {
        Self { pieces, legend, left_out, audience, rendition }
    }

    /// All pieces in reading order.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The pieces of a kind as one text, parted by line breaks; none if there is none.
    pub fn text(&self, kind: PieceKind) -> Option<String> {
        let texts: Vec<&str> = self.pieces.iter().filter(|p| p.kind == kind).map(|p| p.text.as_str()).collect();
        (!texts.is_empty()).then(|| texts.join("\n"))
    }

    /// The text of each attachment with its number, parted by line breaks where it comes in pieces.
    pub fn attachments(&self) -> Vec<(u16, String)> {
        let mut all: Vec<(u16, String)> = Vec::new();
        for piece in self.pieces.iter().filter(|p| p.kind == PieceKind::Attachment) {
            match all.last_mut() {
                Some((part, text)) if *part == piece.part => {
                    text.push('\n');
                    text.push_str(&piece.text);
                }
                _ => all.push((piece.part, piece.text.clone())),
            }
        }
        all
    }

    /// Who is who.
    pub fn legend(&self) -> &[LegendLine] {
        &self.legend
    }

    /// What was taken out or generalised, by kind.
    pub fn left_out(&self) -> &Counts {
        &self.left_out
    }

    /// The readers whom it may reach.
    pub fn audience(&self) -> &Audience {
        &self.audience
    }

    /// The same text for fewer readers: those of its audience that `keep` lets stay. Nobody is ever added.
    #[must_use]
    pub fn narrowed(&self, keep: impl Fn(&Reader) -> bool) -> Self {
        let mut fewer = self.clone();
        fewer.audience.readers.retain(keep);
        fewer
    }

    /// Whether somebody is named in it.
    pub fn rendition(&self) -> Rendition {
        self.rendition
    }
}
