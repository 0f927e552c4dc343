//! For tests alone: one step of the core at a time switched off, to see that the last look catches what then would leave.

use crate::anonymise::{Piece, PieceKind};
use crate::model::{Audience, Document, Mailbox, Reader, Role, SectionKind};
use std::cell::RefCell;

/// A step that does not do its work.
#[derive(Clone)]
pub(crate) enum Off {
    /// Redaction of the sections of this kind: their text goes on as it came.
    Redaction(SectionKind),
    /// All of it: replace gives the original back.
    Replace,
    /// The narrowing of a text with a name to those who may know: all members get it.
    Audience,
    /// The writing of the mail: its bytes come out as this makes them.
    Writing(fn(Vec<u8>) -> Vec<u8>),
}

thread_local! {
    static OFF: RefCell<Vec<Off>> = const { RefCell::new(Vec::new()) };
}

/// Does something with these steps off.
pub(crate) fn without<T>(steps: &[Off], run: impl FnOnce() -> T) -> T {
    OFF.with_borrow_mut(|off| off.extend_from_slice(steps));
    let done = run();
    OFF.with_borrow_mut(Vec::clear);
    done
}

fn off() -> Vec<Off> {
    OFF.with_borrow(Clone::clone)
}

/// The pieces, with what was not redacted among them.
pub(crate) fn unredacted(document: &Document, mut pieces: Vec<Piece>) -> Vec<Piece> {
    for step in off() {
        let wanted = |kind: SectionKind| match step {
            Off::Redaction(off) => off == kind,
            Off::Replace => true,
            Off::Audience | Off::Writing(_) => false,
        };
        for section in document.sections.iter().filter(|s| wanted(s.kind)) {
            let kind = match section.kind {
                SectionKind::Subject => PieceKind::Doel,
                SectionKind::Quoted => PieceKind::Quoted,
                SectionKind::Attachment | SectionKind::FileName => PieceKind::Attachment,
                SectionKind::Body | SectionKind::Signature | SectionKind::Hidden => PieceKind::Situation,
            };
            let text = document.section_text(section).to_owned();
            pieces.push(Piece { kind, part: section.part, text });
        }
    }
    pieces
}

/// The audience, or everybody.
pub(crate) fn widened<'a>(audience: Audience, members: impl Iterator<Item = &'a Mailbox>) -> Audience {
    let mut audience = audience;
    if off().iter().any(|step| matches!(step, Off::Audience)) {
        let more = members.filter(|m| !audience.readers.iter().any(|r| r.mailbox == **m));
        let more: Vec<Reader> = more.map(|m| Reader { mailbox: m.clone(), role: Role::Team }).collect();
        audience.readers.extend(more);
    }
    audience
}

/// The bytes of a mail, as written or not.
pub(crate) fn rewritten(bytes: Vec<u8>) -> Vec<u8> {
    off().into_iter().fold(bytes, |bytes, step| match step {
        Off::Writing(write) => write(bytes),
        _ => bytes,
    })
}
