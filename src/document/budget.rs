use crate::message::Why;
use crate::model::OcrReadings;
use std::sync::Arc;

/// How much of the files of one mail is read, all together. What lies beyond is named as unread, never cut off in silence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Files within files; the outermost is the first.
    pub depth: usize,
    /// Files in all, parts of an office document included.
    pub files: usize,
    /// Bytes that come out of compression and encodings, in all.
    pub expanded: usize,
    /// How many bytes one compressed byte may give once a file has given a megabyte.
    pub ratio: usize,
    /// Bytes of text in all.
    pub text: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { depth: 8, files: 4_000, expanded: 128 << 20, ratio: 200, text: 8 << 20 }
    }
}

/// What is left of the [`Limits`] while the files of one mail are read.
#[derive(Clone, Debug)]
pub struct Budget {
    limits: Limits,
    depth: usize,
    files: usize,
    expanded: usize,
    text: usize,
    /// What OCR has read already.
    readings: Arc<OcrReadings>,
}

/// Bytes that a file may always expand to, whatever the ratio: a page of blanks compresses well.
const SMALL: usize = 1 << 20;

impl Budget {
    /// A fresh budget.
    pub fn new(limits: Limits) -> Self {
        Self {
            limits,
            depth: 0,
            files: limits.files,
            expanded: limits.expanded,
            text: limits.text,
            readings: Arc::default(),
        }
    }

    /// With what OCR has read of pictures. Those that are not among them stay in [`super::Reading::pictures`].
    #[must_use]
    pub fn with_readings(mut self, readings: OcrReadings) -> Self {
        self.readings = Arc::new(readings);
        self
    }

    pub(super) fn readings(&self) -> Arc<OcrReadings> {
        Arc::clone(&self.readings)
    }

    /// One file more, one level deeper.
    pub(super) fn open(&mut self) -> Result<(), Why> {
        if self.depth >= self.limits.depth {
            return Err(Why::TooDeep);
        }
        self.file()?;
        self.depth += 1;
        Ok(())
    }

    /// Back to the file around.
    pub(super) fn close(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    /// One file more on the same level: a part of an office document.
    pub(super) fn file(&mut self) -> Result<(), Why> {
        self.files = self.files.checked_sub(1).ok_or(Why::TooManyParts)?;
        Ok(())
    }

    /// The most bytes that `packed` bytes may expand to now.
    pub(super) fn room(&self, packed: usize) -> usize {
        self.expanded.min(packed.saturating_mul(self.limits.ratio).max(SMALL))
    }

    /// So many bytes came out of compression.
    pub(super) fn expanded(&mut self, bytes: usize) -> Result<(), Why> {
        self.expanded = self.expanded.checked_sub(bytes).ok_or(Why::TooLarge)?;
        Ok(())
    }

    /// So many bytes of text were read.
    pub(super) fn text(&mut self, bytes: usize) -> Result<(), Why> {
        self.text = self.text.checked_sub(bytes).ok_or(Why::TooLarge)?;
        Ok(())
    }

    /// Bytes of text that may still be read.
    pub(super) fn text_room(&self) -> usize {
        self.text
    }
}
