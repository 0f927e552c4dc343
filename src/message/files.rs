//! Files of a mail: `document` reads them; what they say becomes sections of this mail, what waits for OCR is asked for.

use super::body::Gathered;
use super::headers::Address;
use super::{Fate, FileInfo, Limits, Why};
use crate::document::{Content, Hint, Kind, Place, Reading, Remark};
use crate::model::{ConsentForm, SectionKind};

impl Gathered<'_> {
    /// Reads a file and says what became of it.
    pub(super) fn file(&mut self, path: &str, bytes: &[u8], hint: &Hint) -> Fate {
        let reading = crate::document::read(bytes, hint, self.files);
        self.numbered(path, &reading, Some(bytes.len()));
        match reading.all_unread().first() {
            Some(why) => Fate::NotInspected(*why),
            None => Fate::Read,
        }
    }

    /// Takes in a file under a number of its own.
    fn numbered(&mut self, path: &str, reading: &Reading, size: Option<usize>) {
        let around = self.part;
        self.part = self.list_file(path, reading.kind, size);
        if let Some(file) = self.listed.last_mut() {
            file.is_form = reading.form.is_some();
            file.remarks.clone_from(&reading.remarks);
            file.unread = if holds_files(reading.kind) { reading.unread.clone() } else { reading.all_unread() };
            if !reading.all_pictures().is_empty() {
                file.unread.push(Why::PictureUnread);
            }
        }
        self.reading(path, reading);
        self.part = around;
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
                Content::Read(inner) if holds_files(reading.kind) => self.numbered(path, inner, None),
                Content::Read(inner) => self.reading(path, inner),
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
        let around = self.part;
        if !self.listed.last().is_some_and(|file| file.number == around && is_mail(file.kind)) {
            self.part = self.list_file(path, Kind::Mail, None);
        }
        let own = self.part;
        for file in &message.files {
            let number = own.saturating_add(file.number);
            let within = Some(own.saturating_add(file.within.unwrap_or(0)));
            self.listed.push(FileInfo { number, within, path: path.to_owned(), size: None, ..file.clone() });
        }
        // As a mail that was forwarded: by its author its number and sign-off are a private person's.
        let headers = &message.headers;
        let people = |list: &[Address]| {
            let list = list.iter().map(|a| format!("{} <{}>", a.name.expose(), a.mailbox).trim_start().to_owned());
            list.collect::<Vec<_>>().join(", ")
        };
        let head = [("Van", &headers.from), ("Aan", &headers.to), ("Cc", &headers.cc)];
        let head = head.iter().filter(|(_, list)| !list.is_empty());
        let head: Vec<String> = head.map(|(label, list)| format!("{label}: {}", people(list))).collect();
        self.add(SectionKind::Attachment, path, &super::fields::lines(&head.join("\n")));
        for section in &message.document.sections {
            let text = message.document.section_text(section);
            self.part = own.saturating_add(section.part);
            match section.kind {
                SectionKind::Subject if !text.trim().is_empty() => {
                    self.add(SectionKind::Attachment, path, &format!("Onderwerp: {text}"));
                }
                SectionKind::Hidden | SectionKind::FileName => self.add(SectionKind::Hidden, path, text),
                _ => self.add(SectionKind::Attachment, path, text),
            }
        }
        self.part = around;
        self.by_ocr |= message.by_ocr;
        self.wanted.extend(message.wanted.into_iter().map(|wanted| (path.to_owned(), wanted)));
        message.uninspected.iter().for_each(|fault| self.fault(path, fault.why));
        message.forms.into_iter().for_each(|form| self.form(path, form));
    }
}

/// Whether a file is a mail.
fn is_mail(kind: Kind) -> bool {
    matches!(kind, Kind::Mail | Kind::Msg | Kind::Tnef)
}

/// Whether the files inside are files of their own to a reader, and no pictures and objects of a document.
fn holds_files(kind: Kind) -> bool {
    matches!(kind, Kind::Zip | Kind::Tar | Kind::Gzip | Kind::OtherArchive)
}
