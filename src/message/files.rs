//! Files of a mail: `document` reads them; what they say becomes sections of this mail, what waits for OCR is asked for.

use super::body::Gathered;
use super::{Fate, Limits, Why};
use crate::document::{Content, Hint, Place, Reading, Remark};
use crate::model::{ConsentForm, SectionKind};

impl Gathered<'_> {
    /// Reads a file and says what became of it.
    pub(super) fn file(&mut self, path: &str, bytes: &[u8], hint: &Hint) -> Fate {
        let reading = crate::document::read(bytes, hint, self.files);
        self.reading(path, &reading);
        match reading.all_unread().first() {
            Some(why) => Fate::NotInspected(*why),
            None => Fate::Read,
        }
    }

    /// Takes in what a file says. The text of a consent form is for finding names, never for the team (H-91).
    fn reading(&mut self, path: &str, reading: &Reading) {
        let is_form = reading.form.is_some();
        if let Some(form) = &reading.form {
            self.form(path, form.clone());
        }
        self.by_ocr |= reading.remarks.contains(&Remark::ReadByOcr);
        let mut shown: Vec<&str> = Vec::new();
        let mut hidden: Vec<&str> = Vec::new();
        for passage in &reading.text {
            // What a field holds stands in the text of the page as well.
            // What authors say to each other beside the text is not the team's to read; nor is who wrote to whom.
            let aside = matches!(passage.place, Place::FormField | Place::Comment | Place::Correspondent);
            let is_shown = passage.place.is_visible() && !aside && !is_form;
            if is_shown { &mut shown } else { &mut hidden }.push(passage.text.expose());
        }
        self.add(SectionKind::Attachment, path, &shown.join("\n"));
        self.add(SectionKind::Hidden, path, &hidden.join("\n"));
        self.wanted.extend(reading.pictures.iter().map(|picture| (path.to_owned(), picture.wanted())));
        reading.unread.iter().for_each(|why| self.fault(path, *why));
        for inner in &reading.inner {
            match &inner.content {
                Content::Read(reading) => self.reading(path, reading),
                Content::Mail(bytes) => self.mail_in_file(path, bytes.expose()),
            }
        }
    }

    /// A form found among the parts.
    pub(super) fn form(&mut self, path: &str, form: ConsentForm) {
        self.forms.push(ConsentForm { path: path.to_owned(), ..form });
    }

    /// A mail within a file: all that it says is text of the file.
    fn mail_in_file(&mut self, path: &str, bytes: &[u8]) {
        if self.mails == 0 {
            return self.fault(path, Why::TooDeep);
        }
        let limits = Limits { text: self.room, ..Limits::default() };
        let message = super::read_at(bytes, &limits, self.files, self.mails - 1);
        for section in &message.document.sections {
            let kind = match section.kind {
                SectionKind::Hidden | SectionKind::FileName => SectionKind::Hidden,
                _ => SectionKind::Attachment,
            };
            self.add(kind, path, message.document.section_text(section));
        }
        self.by_ocr |= message.by_ocr;
        self.wanted.extend(message.wanted.into_iter().map(|wanted| (path.to_owned(), wanted)));
        message.uninspected.iter().for_each(|fault| self.fault(path, fault.why));
        message.forms.into_iter().for_each(|form| self.form(path, form));
    }
}
