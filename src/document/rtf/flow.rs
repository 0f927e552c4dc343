//! One text of an RTF file as it grows: as it is, as it was before tracked changes, and what is hidden in it.

use super::super::Place;

/// How a stretch of text looks.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    /// Marked as hidden.
    pub(super) hidden: bool,
    /// White, with nothing behind it that would show it.
    pub(super) white: bool,
    /// Highlighted or on a coloured ground.
    pub(super) shaded: bool,
    /// Smaller than two points.
    pub(super) tiny: bool,
    /// Taken out by a tracked change.
    pub(super) deleted: bool,
    /// Put in by a tracked change.
    pub(super) inserted: bool,
}

impl Look {
    fn is_hidden(self) -> bool {
        self.hidden || self.tiny || self.white && !self.shaded
    }
}

/// What becomes of a text when its group closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sink {
    /// It is said in this place.
    Say(Place),
    /// It names a property of a shape.
    ShapeName,
    /// It is the value of that property.
    ShapeValue,
    /// It names a form field.
    FieldName,
}

/// A text that grows.
#[derive(Debug)]
pub(super) struct Flow {
    pub(super) sink: Sink,
    /// As it is.
    pub(super) now: String,
    /// The paragraph as it was.
    before: String,
    /// Something was deleted in the paragraph.
    struck: bool,
    hidden: String,
}

impl Flow {
    pub(super) fn new(sink: Sink) -> Self {
        Self { sink, now: String::new(), before: String::new(), struck: false, hidden: String::new() }
    }

    /// Adds text; a paragraph that had words deleted goes to `out` as it was.
    pub(super) fn push(&mut self, text: &str, look: Look, out: &mut Vec<(Place, String)>) {
        if look.is_hidden() {
            return self.hidden.push_str(text);
        }
        if !self.hidden.is_empty() && !self.hidden.ends_with('\n') {
            self.hidden.push('\n');
        }
        if !look.deleted {
            self.now.push_str(text);
        }
        if !look.inserted {
            self.before.push_str(text);
        }
        self.struck |= look.deleted;
        if text == "\n" && !look.deleted {
            self.end_paragraph(out);
        }
    }

    fn end_paragraph(&mut self, out: &mut Vec<(Place, String)>) {
        let before = std::mem::take(&mut self.before);
        if std::mem::take(&mut self.struck) {
            out.push((Place::Deleted, before));
        }
    }

    /// The text, once nothing more comes.
    pub(super) fn finish(mut self, out: &mut Vec<(Place, String)>) -> String {
        self.end_paragraph(out);
        if !self.hidden.is_empty() {
            out.push((Place::Hidden, self.hidden));
        }
        self.now
    }
}
