//! What a letter says, before it has a form: blocks, of which it is known whether they are our own words or case text.

use super::visible::{flowed, line, lines};
use crate::anonymise::{PieceKind, Redacted};
use crate::model::{Mailbox, Rendition};
use crate::texts::label;

/// One block.
pub(super) enum Block {
    /// A heading within the mail.
    Heading(String),
    /// A paragraph of ours.
    Text(String),
    /// Case text with what it is, such as `Doel`.
    Case { label: String, text: String },
    /// What the lines below it are about, such as one case of an agenda.
    Item(String),
    /// A note of ours on the item above.
    Note(String),
    /// A list of ours, without numbers.
    List(Vec<String>),
    /// The text as it came in, for ORIGINEEL.
    Verbatim(String),
}

/// Blocks in reading order, the case text apart for the last look, and the strongest rendition in it.
pub(super) struct Page {
    pub(super) blocks: Vec<Block>,
    pub(super) case_text: Vec<String>,
    pub(super) rendition: Rendition,
}

impl Page {
    pub(super) fn new() -> Self {
        Self { blocks: Vec::new(), case_text: Vec::new(), rendition: Rendition::Notice }
    }

    pub(super) fn heading(&mut self, text: impl AsRef<str>) {
        self.blocks.push(Block::Heading(line(text.as_ref())));
    }

    /// A paragraph; one that is empty vanishes.
    pub(super) fn text(&mut self, text: impl AsRef<str>) {
        let text = lines(text.as_ref());
        if !text.is_empty() {
            self.blocks.push(Block::Text(text));
        }
    }

    /// Puts other words in place of a sentence of ours, wherever it stands in a paragraph.
    pub(super) fn urge(&mut self, said: &str, instead: &str) {
        for block in &mut self.blocks {
            if let Block::Text(text) = block {
                *text = text.replace(said, instead);
            }
        }
    }

    pub(super) fn item(&mut self, text: impl AsRef<str>) {
        self.blocks.push(Block::Item(line(text.as_ref())));
    }

    pub(super) fn note(&mut self, text: impl AsRef<str>) {
        self.blocks.push(Block::Note(line(text.as_ref())));
    }

    /// Sentences as one paragraph.
    pub(super) fn sentences(&mut self, sentences: &[String]) {
        self.text(sentences.iter().filter(|s| !s.is_empty()).cloned().collect::<Vec<_>>().join(" "));
    }

    pub(super) fn list(&mut self, items: impl IntoIterator<Item = String>) {
        let items: Vec<String> = items.into_iter().map(|item| line(&item)).filter(|item| !item.is_empty()).collect();
        if !items.is_empty() {
            self.blocks.push(Block::List(items));
        }
    }

    /// Redacted text of a case, which the last look will search.
    pub(super) fn case(&mut self, label: &str, text: &str) {
        let text = flowed(&lines(text));
        if text.is_empty() {
            return;
        }
        if self.rendition == Rendition::Notice {
            self.rendition = Rendition::Redacted;
        }
        self.case_text.push(text.clone());
        self.blocks.push(Block::Case { label: line(label), text });
    }

    pub(super) fn verbatim(&mut self, text: &str) {
        self.rendition = Rendition::Named;
        self.blocks.push(Block::Verbatim(lines(text)));
    }

    /// One piece of a redacted text under a label; says whether there was one.
    pub(super) fn piece(&mut self, text: &Redacted, kind: PieceKind, label: &str) -> bool {
        let Some(words) = text.text(kind).filter(|words| !words.trim().is_empty()) else { return false };
        self.case(label, &words);
        if text.rendition() == Rendition::Named {
            self.rendition = Rendition::Named;
        }
        true
    }

    /// Doel and vraag, doel first.
    pub(super) fn doel_and_vraag(&mut self, text: &Redacted, vraag_to: Option<&str>) {
        self.piece(text, PieceKind::Doel, label::DOEL);
        self.piece(text, PieceKind::Vraag, &label::vraag(vraag_to));
    }

    /// The whole text as the team reads it, and who is who.
    pub(super) fn redacted(&mut self, text: &Redacted, vraag_to: Option<&str>) {
        self.doel_and_vraag(text, vraag_to);
        self.piece(text, PieceKind::Situation, label::SITUATION);
        self.piece(text, PieceKind::Quoted, label::QUOTED);
        self.legend(text);
    }

    /// The same for the coördinator, with what files say, and told whether there is text that a reader of the mail would not
    /// have seen: what no eye meets, no eye has checked, so it is shown to nobody.
    pub(super) fn redacted_whole(&mut self, text: &Redacted, vraag_to: Option<&str>) {
        self.doel_and_vraag(text, vraag_to);
        self.piece(text, PieceKind::Situation, label::SITUATION);
        let hidden = text.text(PieceKind::Hidden).map_or(0, |words| words.split_whitespace().count());
        self.piece(text, PieceKind::Quoted, label::QUOTED);
        if hidden > 0 {
            self.note(label::hidden(hidden));
        }
        self.legend(text);
        self.attachments(text);
    }

    /// The text of each attachment under its neutral name.
    pub(super) fn attachments(&mut self, text: &Redacted) {
        for (part, words) in text.attachments() {
            self.case(&label::attachment(part), &words);
            if words.trim().contains('\n') {
                self.note(label::attachment_end(part));
            }
        }
    }

    /// Redacted text that leaves as a document of its own: the last look searches it too.
    pub(super) fn enclosed(&mut self, text: &str) {
        self.case_text.push(text.to_owned());
    }

    fn legend(&mut self, text: &Redacted) {
        let who: Vec<String> =
            text.legend().iter().map(|l| format!("{} = {}", line(&l.label), line(&l.role))).collect();
        if !who.is_empty() {
            self.case(label::LEGEND, &who.join("\n"));
        }
    }
}

/// The text, if this reader is of its audience. Nobody else ever sees it (promise 5).
pub(super) fn for_reader<'a>(text: Option<&'a Redacted>, reader: &Mailbox) -> Option<&'a Redacted> {
    text.filter(|text| text.audience().has(reader))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::{render, samples};

    #[test]
    fn each_attachment_shows_where_it_begins_and_ends() {
        let pieces = serde_json::json!([
            {"kind": "attachment", "part": 1, "text": "Zij woont alleen.\n\nHaar zoon helpt."},
            {"kind": "attachment", "part": 2, "text": "Zij zoekt hulp."},
        ]);
        let mut page = Page::new();
        page.attachments(&samples::redacted_for(pieces, "redacted"));
        let plain = render::plain(&page.blocks);
        assert!(plain.starts_with("Bijlage 1:\nZij woont alleen."), "{plain}");
        assert!(plain.ends_with("Haar zoon helpt.\nEinde van bijlage 1.\nBijlage 2: Zij zoekt hulp.\n"), "{plain}");
        assert!(render::html("x", &page.blocks).contains("<p>Einde van bijlage 1.</p>"));
    }
}
