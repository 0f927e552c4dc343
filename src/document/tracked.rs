//! A text as it grows: as it is, as it was before tracked changes, and what is hidden in it.

use super::Place;

/// What changes and hiding make of a stretch of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) hidden: bool,
    /// Taken out by a tracked change.
    pub(super) deleted: bool,
    /// Put in by a tracked change.
    pub(super) inserted: bool,
}

/// A text that grows.
#[derive(Debug, Default)]
pub(super) struct Flow {
    /// As it is.
    pub(super) now: String,
    /// The paragraph as it was.
    before: String,
    /// Something was deleted in the paragraph.
    struck: bool,
    hidden: String,
    /// The paragraph with what is hidden in it.
    whole: String,
    /// A word of it is half hidden.
    cut: bool,
    /// What was pushed last is hidden.
    is_hidden: bool,
}

impl Flow {
    /// Adds text; a paragraph that had words deleted goes to `aside` as it was, one with a word that is half hidden as it would be.
    pub(super) fn push(&mut self, text: &str, look: Look, aside: &mut Vec<(Place, String)>) {
        let is_border = look.hidden != self.is_hidden;
        self.cut |= is_border && self.whole.ends_with(char::is_alphanumeric) && text.starts_with(char::is_alphanumeric);
        self.is_hidden = look.hidden;
        if !look.deleted {
            self.whole.push_str(text);
        }
        if look.hidden {
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
            self.end_paragraph(aside);
        }
    }

    fn end_paragraph(&mut self, aside: &mut Vec<(Place, String)>) {
        let before = std::mem::take(&mut self.before);
        if std::mem::take(&mut self.struck) {
            aside.push((Place::Deleted, before));
        }
        let whole = std::mem::take(&mut self.whole);
        if std::mem::take(&mut self.cut) {
            aside.push((Place::Hidden, whole));
        }
    }

    /// The text, once nothing more comes.
    pub(super) fn finish(mut self, aside: &mut Vec<(Place, String)>) -> String {
        self.end_paragraph(aside);
        if !self.hidden.is_empty() {
            aside.push((Place::Hidden, self.hidden));
        }
        self.now
    }
}

/// Whether a field's instruction says more than what kind of field it is, with its switches and the marks that programs set.
pub(super) fn says_something(instruction: &str) -> bool {
    let is_technical = |word: &str| {
        word.starts_with(['\\', '_'])
            || word.chars().all(|c| c.is_ascii_uppercase())
            || !word.chars().any(char::is_alphabetic)
    };
    !instruction.split_whitespace().all(is_technical)
}

#[cfg(test)]
mod tests {
    use super::says_something;

    #[test]
    fn an_instruction_is_told_from_what_it_is_about() {
        for (text, expected) in [
            (" PAGE \\* MERGEFORMAT ", false),
            ("PAGEREF _Toc521909675 \\h", false),
            ("TOC \\o \"1-3\"", false),
            ("HYPERLINK \"mailto:zahra@x.example\"", true),
            ("MERGEFIELD Naam", true),
        ] {
            assert_eq!(says_something(text), expected, "{text}");
        }
    }
}
