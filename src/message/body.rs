//! The tree of parts becomes text with kinds, and a list of what every part is.

use super::entity::{Content, Entity};
use super::fate::{fate, odd_text};
use super::parts::{Disposition, Fate, FileInfo, PartInfo, Uninspected, Why};
use super::sniff::sniff;
use super::{charset, enriched, flowed, html, layout, same, veil};
use crate::document::{self, Hint, Kind};
use crate::model::{ConsentForm, Document, SectionKind, Sensitive, Wanted};

/// One stretch of text with its kind.
struct Piece {
    kind: SectionKind,
    path: String,
    /// Number of the file that it is of; 0 if of none.
    part: u16,
    text: String,
}

/// What has been read so far.
pub(super) struct Gathered<'b> {
    pieces: Vec<Piece>,
    parts: Vec<PartInfo>,
    uninspected: Vec<Uninspected>,
    /// Bytes of text that may still be added.
    pub(super) room: usize,
    /// What is left for reading files.
    pub(super) files: &'b mut document::Budget,
    /// Mails within files that may still be opened within each other.
    pub(super) mails: usize,
    pub(super) forms: Vec<ConsentForm>,
    /// Pictures that wait for OCR, with the paths of their parts.
    pub(super) wanted: Vec<(String, Wanted)>,
    pub(super) by_ocr: bool,
    /// A calendar object among the parts accepts or declines an invitation.
    pub(super) answers_invitation: bool,
    /// Files so far.
    pub(super) listed: Vec<FileInfo>,
    /// Number of the file that is being read; 0 outside of files.
    pub(super) part: u16,
    /// How many messages deep: within one, all that is visible is quoted.
    nested: usize,
}

impl<'b> Gathered<'b> {
    pub(super) fn new(room: usize, files: &'b mut document::Budget, mails: usize) -> Self {
        Self {
            pieces: Vec::new(),
            parts: Vec::new(),
            uninspected: Vec::new(),
            room,
            files,
            mails,
            forms: Vec::new(),
            wanted: Vec::new(),
            by_ocr: false,
            answers_invitation: false,
            listed: Vec::new(),
            part: 0,
            nested: 0,
        }
    }

    /// Reads a whole message, its parts and all below.
    pub(super) fn message(&mut self, message: &Entity) {
        self.entity(message);
    }

    fn entity(&mut self, entity: &Entity) {
        match &entity.content {
            Content::Leaf { bytes, fault } => self.leaf(entity, bytes, *fault),
            Content::Message(inner) => self.nested_message(entity, inner),
            Content::Packed(inner) => self.packed(inner, self.pieces.len()),
            Content::Multi(parts) => match entity.media_type.as_str() {
                "multipart/alternative" => self.alternatives(parts),
                "multipart/encrypted" => self.encrypted(parts),
                _ => self.mixed(parts),
            },
        }
    }

    /// Parts one after the other.
    fn mixed(&mut self, parts: &[Entity]) {
        let start = self.pieces.len();
        for part in parts {
            match &part.content {
                Content::Packed(inner) => self.packed(inner, start),
                _ => self.entity(part),
            }
        }
    }

    /// What Outlook packed is this very mail once more, often with more than the text beside it, which was read from `start` on.
    /// Where one says all that the other says it is kept alone.
    fn packed(&mut self, inner: &Entity, start: usize) {
        let from = self.pieces.len();
        self.entity(inner);
        let packed = self.pieces.split_off(from);
        // The first part of it holds its text; what follows are properties, files and mails within.
        let own = format!("{}.1.", inner.path);
        let (said, others): (Vec<Piece>, Vec<Piece>) =
            packed.into_iter().partition(|p| is_body_text(p.kind) && p.path.starts_with(&own));
        let text = |pieces: &[Piece]| -> String {
            pieces.iter().filter(|p| is_body_text(p.kind)).flat_map(|p| [p.text.as_str(), "\n"]).collect()
        };
        let (beside, packed) = (text(&self.pieces[start..]), text(&said));
        let words = |text: &str| text.split_whitespace().count();
        let hidden = |text| Piece { kind: SectionKind::Hidden, path: inner.path.clone(), part: 0, text };
        let more = same::extra(&beside, &packed).unwrap_or_default();
        let less = same::extra(&packed, &beside).unwrap_or_default();
        // Nearly all of it: one mail in two renditions, of which the packed one says more.
        if words(&packed) > 0 && words(&less) * 4 <= words(&beside) {
            let kept = self.pieces.split_off(start).into_iter().filter(|p| !is_body_text(p.kind));
            self.pieces.extend(kept);
            self.pieces.extend(said);
            self.pieces.extend(Some(less).filter(|text| !text.is_empty()).map(hidden));
        } else if words(&beside) > 0 && words(&more) * 4 <= words(&packed) {
            self.pieces.push(hidden(more));
        } else {
            self.pieces.extend(said);
        }
        self.pieces.extend(others);
    }

    /// A forwarded message: its subject, its author and all its text are quoted text of this mail.
    fn nested_message(&mut self, entity: &Entity, inner: &Entity) {
        self.list(entity, 0, Some("message/rfc822"), Fate::Read);
        self.nested += 1;
        let people = |name: &str| {
            let list = inner.fields.addresses(name).into_iter();
            list.map(|(name, address)| format!("{name} <{address}>").trim_start().to_owned())
                .collect::<Vec<_>>()
                .join(", ")
        };
        let head =
            format!("Van: {}\nAan: {}\nOnderwerp: {}", people("From"), people("To"), inner.fields.text("Subject"));
        self.add(SectionKind::Quoted, &entity.path, &super::fields::lines(&head));
        self.entity(inner);
        self.nested -= 1;
    }

    fn encrypted(&mut self, parts: &[Entity]) {
        for part in parts {
            self.list(part, 0, None, Fate::NotInspected(Why::Encrypted));
        }
        let path = parts.first().map_or("", |p| p.path.as_str());
        self.fault(path, Why::Encrypted);
    }

    /// All alternatives are read. The last one that shows something is kept (RFC 2046 §5.1.4: the richest); of the others,
    /// what it does not say.
    fn alternatives(&mut self, parts: &[Entity]) {
        let mut readings = Vec::new();
        for part in parts {
            let start = self.pieces.len();
            self.entity(part);
            readings.push(self.pieces.split_off(start));
        }
        let said: Vec<usize> = readings.iter().map(|reading| words_shown(reading)).collect();
        let most = said.iter().copied().max().unwrap_or(0);
        // An alternative that says next to nothing ("Deze mail is alleen leesbaar als tekst") is not the one that is meant.
        let Some(best) = said.iter().rposition(|&words| words > 0 && (words >= 12 || words * 3 >= most)) else {
            self.pieces.extend(readings.into_iter().flatten());
            return;
        };
        let mut kept = readings.swap_remove(best);
        let known: String = kept.iter().flat_map(|p| [p.text.as_str(), "\n"]).collect();
        for other in readings.into_iter().flatten() {
            if !is_body_text(other.kind) {
                kept.push(other);
            } else if let Some(text) = same::extra(&known, &other.text) {
                // The team reads one rendition; what the other says on top counts for what is found.
                kept.push(Piece { kind: SectionKind::Hidden, text, ..other });
            }
        }
        self.pieces.extend(kept);
    }

    fn leaf(&mut self, entity: &Entity, bytes: &[u8], fault: Option<Why>) {
        let sniffed = sniff(bytes);
        self.answers_invitation |= entity.media_type == "text/calendar"
            && bytes.split(|&b| b == b'\n').any(|line| line.trim_ascii().eq_ignore_ascii_case(b"METHOD:REPLY"));
        let name = entity.file_name();
        let fate = match fault {
            Some(why @ (Why::TooManyParts | Why::TooDeep)) => Fate::NotInspected(why),
            _ => fate(&entity.media_type, &name.to_lowercase(), sniffed, bytes),
        };
        let fate = match (fate, fault) {
            (Fate::Read, _) => self.text(entity, bytes, &name),
            (Fate::Attachment, Some(why)) => Fate::NotInspected(why),
            (Fate::Attachment | Fate::NotInspected(Why::Tnef), None) if !is_seal(&entity.media_type) => {
                self.file(&entity.path, bytes, &Hint { name: &name, declared: &entity.media_type, charset: None })
            }
            (fate, _) => fate,
        };
        if let Fate::NotInspected(why) = fate {
            self.fault(&entity.path, why);
            self.list_closed(entity, bytes.len(), why);
        }
        self.list(entity, bytes.len(), sniffed, fate);
    }

    /// Puts a file that was not even opened on the list.
    fn list_closed(&mut self, entity: &Entity, size: usize, why: Why) {
        let is_text = entity.media_type.starts_with("text/") && entity.file_name().is_empty();
        if is_text || self.listed.iter().any(|file| file.path == entity.path) {
            return;
        }
        let kind = match why {
            Why::Encrypted => Kind::Locked,
            Why::Executable => Kind::Program,
            _ => Kind::Unknown,
        };
        self.list_file(&entity.path, kind, Some(size));
        if let Some(file) = self.listed.last_mut() {
            file.unread.push(why);
        }
    }

    /// Reads a text part: as part of the mail, or as an attachment if it is a file of its own.
    fn text(&mut self, entity: &Entity, bytes: &[u8], name: &str) -> Fate {
        if bytes.len() > self.room {
            return Fate::NotInspected(Why::TooLarge);
        }
        // What is made for one program (AMP, a watch) is a page as well.
        let pages = ["text/html", "application/xhtml+xml", "text/x-amp-html", "text/watch-html"];
        let is_html = pages.contains(&entity.media_type.as_str())
            || entity.media_type == "text/plain" && name.is_empty() && is_page(bytes);
        let label = entity.fields.parameter("Content-Type", "charset");
        let label = label.or_else(|| is_html.then(|| html::named_charset(bytes)).flatten());
        let (text, broken) = charset::decode(bytes, label.as_deref());
        let fate = match odd_text(&text) {
            Some(why) => Fate::NotInspected(why),
            None if broken => Fate::NotInspected(Why::BrokenText),
            None => Fate::Read,
        };
        let mail_text = matches!(
            entity.media_type.as_str(),
            "text/plain" | "text/html" | "text/enriched" | "text/richtext" | "text/x-amp-html" | "text/watch-html"
        );
        let is_file = !mail_text || !name.is_empty() || disposition(entity) == Disposition::Attachment;
        let hint = Hint { name, declared: &entity.media_type, charset: label.as_deref() };
        if is_file && document::is_structured(bytes, &hint) {
            return self.file(&entity.path, bytes, &hint);
        }
        let around = self.part;
        if is_file {
            self.part = self.list_text(entity, bytes.len(), fate);
        }
        if is_html {
            self.hypertext(&entity.path, &text, is_file);
        } else if matches!(entity.media_type.as_str(), "text/enriched" | "text/richtext") {
            self.hypertext(&entity.path, &enriched::as_html(&text, &entity.media_type), is_file);
        } else if is_file {
            self.written(&entity.path, &flowed::unfold(&text, &entity.media_type), None);
        } else {
            self.plain(&entity.path, &flowed::unflow(&text, &entity.fields), false);
        }
        self.part = around;
        fate
    }

    /// Puts a text that is a file of its own on the list; gives back its number.
    fn list_text(&mut self, entity: &Entity, size: usize, fate: Fate) -> u16 {
        let kind = match entity.media_type.as_str() {
            "text/html" | "application/xhtml+xml" => Kind::Html,
            "text/calendar" | "application/ics" => Kind::Calendar,
            "text/vcard" | "text/x-vcard" => Kind::Card,
            "text/csv" => Kind::Csv,
            "application/json" => Kind::Json,
            "text/xml" | "application/xml" => Kind::Xml,
            _ => Kind::Text,
        };
        let number = self.list_file(&entity.path, kind, Some(size));
        if let (Fate::NotInspected(why), Some(file)) = (fate, self.listed.last_mut()) {
            file.unread.push(why);
        }
        number
    }

    /// Puts a file on the list, within the one that is being read; gives back its number.
    pub(super) fn list_file(&mut self, path: &str, kind: Kind, size: Option<usize>) -> u16 {
        let number = u16::try_from(self.listed.len() + 1).unwrap_or(u16::MAX);
        self.listed.push(FileInfo {
            number,
            within: Some(self.part).filter(|around| *around > 0),
            path: path.to_owned(),
            kind,
            size,
            is_form: false,
            unread: Vec::new(),
            remarks: Vec::new(),
        });
        number
    }

    /// A file of text; one that is a consent form is not for the team. `drawn` is the form as it was read with its pictures.
    fn written(&mut self, path: &str, text: &str, drawn: Option<ConsentForm>) {
        match drawn.or_else(|| document::form_of_text(text)) {
            Some(form) => {
                self.form(path, form);
                self.listed.iter_mut().filter(|file| file.number == self.part).for_each(|file| file.is_form = true);
                self.add(SectionKind::Hidden, path, text);
            }
            None => self.add(SectionKind::Attachment, path, text),
        }
    }

    /// Adds text of the mail by what it is; says whether it ends in an earlier mail that is quoted without marks.
    fn plain(&mut self, path: &str, text: &str, quoted: bool) -> bool {
        if quoted {
            self.add(SectionKind::Quoted, path, text);
            return false;
        }
        let sections = layout::split(text);
        let below = sections.last().is_some_and(|(kind, range)| {
            let last_line = text[range.clone()].lines().next_back().unwrap_or("");
            *kind == SectionKind::Quoted
                && !last_line.trim_start().starts_with('>')
                && !last_line.trim_end().ends_with(':')
        });
        for (kind, range) in sections {
            self.add(kind, path, &text[range]);
        }
        below
    }

    fn hypertext(&mut self, path: &str, source: &str, is_file: bool) {
        let read = html::read(source);
        if read.too_deep {
            self.fault(path, Why::TooDeep);
        }
        if is_file {
            let text: Vec<&str> = read.visible.iter().map(|stretch| stretch.text.as_str()).collect();
            self.written(path, &text.join("\n"), document::form_of_page(source));
        }
        // Below the header of an earlier mail all is quoted, also where the HTML does not mark it.
        let mut below = false;
        for stretch in read.visible.iter().filter(|_| !is_file) {
            below |= self.plain(path, &stretch.text, stretch.quoted || below);
        }
        self.add(SectionKind::Hidden, path, &read.hidden);
    }

    /// Adds text, without disguises; what is visible within a nested message is quoted text of this mail.
    pub(super) fn add(&mut self, kind: SectionKind, path: &str, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        let (text, file) = veil::unveiled(text);
        if file {
            self.fault(path, Why::EncodedText);
        }
        if text.len() > self.room {
            return self.fault(path, Why::TooLarge);
        }
        self.room -= text.len();
        let kind = if self.nested > 0 && is_body_text(kind) { SectionKind::Quoted } else { kind };
        let text = text.trim_matches('\n').to_owned();
        self.pieces.push(Piece { kind, path: path.to_owned(), part: self.part, text });
    }

    pub(super) fn fault(&mut self, path: &str, why: Why) {
        let fault = Uninspected { path: path.to_owned(), why };
        if !self.uninspected.contains(&fault) {
            self.uninspected.push(fault);
        }
    }

    fn list(&mut self, entity: &Entity, size: usize, sniffed: Option<&str>, fate: Fate) {
        self.parts.push(PartInfo {
            path: entity.path.clone(),
            name: Sensitive::new(entity.file_name()),
            declared: entity.media_type.clone(),
            sniffed: sniffed.map(str::to_owned),
            size,
            disposition: disposition(entity),
            fate,
        });
    }

    /// What the sender typed and a reader sees.
    pub(super) fn visible(&self) -> String {
        let shown = self.pieces.iter().filter(|p| matches!(p.kind, SectionKind::Body | SectionKind::Quoted));
        shown.map(|p| p.text.as_str()).collect::<Vec<_>>().join("\n")
    }

    /// What is behind what is seen: addresses of links and buttons.
    pub(super) fn unseen(&self) -> String {
        let unseen = self.pieces.iter().filter(|p| p.kind == SectionKind::Hidden);
        unseen.map(|p| p.text.as_str()).collect::<Vec<_>>().join("\n")
    }

    /// Forms, what waits for OCR, and whether OCR has read some of the text.
    pub(super) fn take_files(&mut self) -> (Vec<ConsentForm>, Vec<(String, Wanted)>, bool) {
        (std::mem::take(&mut self.forms), std::mem::take(&mut self.wanted), self.by_ocr)
    }

    /// One document (subject, what is seen in reading order, then hidden text, attachments, file names), the list of parts
    /// and what could not be inspected.
    pub(super) fn finish(self, subject: &str) -> (Document, Vec<PartInfo>, Vec<Uninspected>) {
        let mut document = Document::default();
        document.push(SectionKind::Subject, "", subject);
        let rank = |kind| match kind {
            SectionKind::Hidden => 1,
            SectionKind::Attachment => 2,
            _ => 0,
        };
        for wanted in 0..3 {
            for piece in self.pieces.iter().filter(|p| rank(p.kind) == wanted) {
                document.push_part(piece.kind, &piece.path, piece.part, &piece.text);
            }
        }
        for part in self.parts.iter().filter(|p| p.is_named()) {
            let number = self.listed.iter().find(|f| f.path == part.path).map_or(0, |f| f.number);
            document.push_part(SectionKind::FileName, &part.path, number, part.name.expose());
        }
        (document, self.parts, self.uninspected)
    }
}

fn words_shown(pieces: &[Piece]) -> usize {
    let shown = pieces.iter().filter(|p| is_body_text(p.kind));
    shown.map(|p| p.text.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).count()).sum()
}

/// A signature around the mail: it is no file that says something.
fn is_seal(media_type: &str) -> bool {
    media_type.ends_with("-signature") || media_type == "application/pgp-keys"
}

/// Whether text that calls itself plain is a page of HTML: read as it stands, its tags would part words and hide what they turn
/// around. Or a piece of one: it opens with a tag, or its lines are parted by `<br>`.
fn is_page(bytes: &[u8]) -> bool {
    /// So many tags make no remark on HTML.
    const BREAKS: usize = 4;
    let start = bytes.trim_ascii_start();
    let opens = |tag: &[u8]| start.get(..tag.len()).is_some_and(|s| s.eq_ignore_ascii_case(tag));
    let breaks = || bytes.windows(3).filter(|tag| tag.eq_ignore_ascii_case(b"<br")).count();
    let lines = || bytes.iter().filter(|byte| **byte == b'\n').count();
    let piece = [&b"<p>"[..], b"<p ", b"<div", b"<body", b"<table", b"<span"].into_iter().any(opens);
    opens(b"<!doctype html") || opens(b"<html") || piece || breaks() >= BREAKS && breaks() > lines()
}

fn is_body_text(kind: SectionKind) -> bool {
    matches!(kind, SectionKind::Body | SectionKind::Signature | SectionKind::Quoted)
}

fn disposition(entity: &Entity) -> Disposition {
    match entity.fields.kind("Content-Disposition").as_str() {
        "" => Disposition::None,
        "inline" => Disposition::Inline,
        // RFC 2183 §2.8: anything else counts as an attachment.
        _ => Disposition::Attachment,
    }
}
