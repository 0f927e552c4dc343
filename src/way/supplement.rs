//! The missing sentence comes by answer: text is added to the case and the whole is judged again.

use super::Incoming;
use super::author::{self, Author};
use super::desk::Desk;
use super::judged::{Context, take_up};
use super::reading;
use crate::message::Message;
use crate::model::{Document, Reason, SectionKind};
use crate::policy::Seat;
use crate::register::{CaseRecord, CaseState};

/// Adds the text of an answer to a case. In time, the first mail keeps its place; a text that the team has already goes
/// out anew only after the coördinator has seen it.
pub(super) fn add(desk: &mut Desk, case: &mut CaseRecord, mail: &Incoming, message: &Message, author: &Author) {
    let place = case.meeting;
    let in_time = place.is_some_and(|meeting| desk.now() <= desk.profile.supplement.before(meeting));
    let document = joined(case.original.as_ref().map(|o| &o.document), &message.document);
    let people = author::correspondents(message, author);
    let received = if in_time { case.opened } else { mail.envelope.received };
    let reading = reading::read(desk, &document, received, &case.persons, &people);
    let seat = match place {
        Some(meeting) if in_time => Seat::OnTime { meeting },
        _ => reading::seat(desk, received, &reading.submission),
    };
    case.mails.push(mail.id);
    case.thread.extend(message.headers.message_id.clone());
    // What the team has read is not replaced without a look: `forwarded` stays and keeps it from going at once.
    match case.state {
        CaseState::Queued => {
            desk.stop(case.number);
            case.forwarded = None;
        }
        CaseState::Forwarded => desk.stop(case.number),
        _ => {}
    }
    let mut noticed = Vec::new();
    if case.has_doel && states_another_doel(desk, message, received) {
        let text = "In het antwoord staat een ander doel. Kijk of de eerdere gegevens daarvoor nog nodig zijn.";
        noticed.push(Reason::new("Z-20", text));
    }
    if case.inbrenger.as_ref() != author.mailbox.as_ref() {
        noticed.push(Reason::new("S-36", "De aanvulling kwam niet van de inbrenger zelf. Kijk of zij klopt."));
    }
    let context = Context { message: Some(message), author, seat, received, noticed };
    take_up(desk, case, document, reading, &context);
}

/// Whether an answer states a doel of its own, under that heading.
fn states_another_doel(desk: &Desk, message: &Message, received: jiff::Timestamp) -> bool {
    let settings = super::intake_settings(desk.municipality, desk.profile, Some(received));
    let doel = crate::intake::understand(&message.document, &settings).doel;
    doel.present && doel.heading.is_some()
}

/// The first text with the new one behind it. Quotations of the new one are ours or already known.
pub(super) fn joined(first: Option<&Document>, second: &Document) -> Document {
    let mut document = first.cloned().unwrap_or_default();
    let files = document.sections.iter().map(|s| s.part).max().unwrap_or(0);
    let mut added = false;
    for section in &second.sections {
        let wanted = matches!(section.kind, SectionKind::Body | SectionKind::Hidden | SectionKind::Attachment)
            || section.kind == SectionKind::FileName
            || (section.kind == SectionKind::Subject && first.is_none());
        if wanted {
            let text = second.section_text(section).to_owned();
            // Files that come later are numbered on.
            let part = if section.part == 0 { 0 } else { section.part.saturating_add(files) };
            document.push_part(section.kind, &section.path, part, &text);
            added = true;
        }
    }
    if added { document } else { first.cloned().unwrap_or_default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_come_later_are_numbered_on() {
        let of = |text: &str| {
            let mut document = Document::default();
            document.push(SectionKind::Body, "1", "Zie bijlage.");
            document.push_part(SectionKind::Attachment, "2", 1, text);
            document
        };
        let all = joined(Some(&of("Een.")), &of("Twee."));
        let files = all.sections.iter().filter(|s| s.part > 0).map(|s| (s.part, all.section_text(s)));
        assert_eq!(files.collect::<Vec<_>>(), [(1, "Een."), (2, "Twee.")]);
    }
}
