use super::{Sheet, close, close_for_coordinator, greeted, readers};
use crate::compose::mail::{invitation, tag};
use crate::compose::page::{Page, for_reader};
use crate::compose::visible::line;
use crate::compose::{Agenda, AgendaItem, AgendaState, Setting};
use crate::model::{Kind, Mailbox, Reader, Rendition, Role};
use crate::texts::capital;
use crate::texts::{self, act, agenda as words, label};

/// The agenda for review, with the coördinator's notes (lines with a star), and the invitation.
pub(super) fn review(data: &Agenda, setting: &Setting) -> Vec<Sheet> {
    let sheet = |reader: Reader| {
        let mut page = greeted();
        page.text(words::opening_review(data.members));
        let ready = groups(&mut page, data, &reader.mailbox);
        if ready == 0 {
            page.text(words::NOTHING_READY);
        }
        page.heading(words::ANSWER);
        page.list(act::WORDS_AGENDA.iter().map(|word| (*word).to_owned()));
        if let Some(before) = data.answer_before {
            page.text(words::no_answer(before, setting.deputy));
        }
        close_for_coordinator(&mut page, setting);
        head_of_log(&mut page, data);
        let subject = format!("{}{}", tag(setting), words::subject_review(data.meeting));
        Sheet::new(reader, None, subject, page)
    };
    readers(Role::Coordinator, &data.to)
        .into_iter()
        .flat_map(|reader| [sheet(reader.clone()), invite(data, setting, reader)])
        .collect()
}

/// What is ready for each reader, without her notes, and the invitation. Who receives none of the cases gets neither (A-51,
///
pub(super) fn team(data: &Agenda, setting: &Setting) -> Vec<Sheet> {
    let sheet = |reader: Reader| {
        let mut page = greeted();
        page.text(words::opening_team(data.meeting));
        let own = data.items.iter().filter(|item| !item.not_for.contains(&reader.mailbox));
        let ready = own.filter(|item| matches!(item.state, AgendaState::Ready));
        let mut named = false;
        for (position, item) in (1..).zip(ready) {
            named |= entry(&mut page, position, item, &reader.mailbox, false);
        }
        let earlier = data.earlier.iter().find(|of| of.to == reader.mailbox);
        if let Some(of) = earlier.filter(|of| !of.sections.is_empty()) {
            page.heading(words::EARLIER);
            super::minutes::sections(&mut page, &of.sections);
        }
        page.text(if named { texts::team::USE_NAMED } else { texts::team::USE_REDACTED });
        close(&mut page, setting);
        head_of_log(&mut page, data);
        let subject = format!("{}{}", tag(setting), words::subject_team(data.meeting));
        Sheet::new(reader, None, subject, page)
    };
    let takes_part = |reader: &Reader| {
        data.items.is_empty() || data.items.iter().any(|item| !item.not_for.contains(&reader.mailbox))
    };
    readers(Role::Team, &data.to)
        .into_iter()
        .filter(takes_part)
        .flat_map(|reader| [sheet(reader.clone()), invite(data, setting, reader)])
        .collect()
}

/// The three groups; positions run on, so that an answer can point at each case. Gives how many are ready.
fn groups(page: &mut Page, data: &Agenda, reader: &Mailbox) -> usize {
    let group = |which: fn(&AgendaState) -> bool| -> Vec<&AgendaItem> {
        data.items.iter().filter(|item| which(&item.state)).collect()
    };
    let ready = group(|state| matches!(state, AgendaState::Ready));
    let coordinator = group(|state| matches!(state, AgendaState::WaitingForCoordinator { .. }));
    let inbrenger = group(|state| matches!(state, AgendaState::WaitingForInbrenger { .. }));
    let mut position = 0;
    for (heading, items) in [
        (words::ready(ready.len()), &ready),
        (words::waiting_for_coordinator(coordinator.len()), &coordinator),
        (words::waiting_for_inbrenger(inbrenger.len()), &inbrenger),
    ] {
        if !items.is_empty() {
            page.heading(heading);
        }
        for item in items {
            position += 1;
            entry(page, position, item, reader, true);
        }
    }
    ready.len()
}

/// One case; says whether somebody is named in what was shown.
fn entry(page: &mut Page, position: usize, item: &AgendaItem, reader: &Mailbox, notes: bool) -> bool {
    let case = &item.case;
    let text = for_reader(item.text.as_ref(), reader);
    let named = item.text.as_ref().is_some_and(|text| text.rendition() == Rendition::Named);
    let kind = capital(texts::general::kind(if case.kind == Kind::Overig { Kind::Casus } else { case.kind }));
    let number = case.number.to_string();
    let area = case.area.as_deref();
    page.item(words::item(position, &kind, &number, area, item.follow_up, named, case.resident_attends));
    if text.is_some() {
        item.on_top.iter().for_each(|words| page.note(line(words)));
    }
    match text {
        Some(text) => page.doel_and_vraag(text, item.vraag_to.as_deref().map(line).as_deref()),
        None if item.text.is_some() => page.note(words::NOT_FOR_YOU),
        None => {}
    }
    if notes {
        notes_on(page, item, named);
    }
    named && text.is_some()
}

/// What only the coördinator reads.
fn notes_on(page: &mut Page, item: &AgendaItem, named: bool) {
    match &item.state {
        AgendaState::Ready => {}
        AgendaState::WaitingForCoordinator { why, due, otherwise } => {
            page.note(words::waiting(&capital(&line(why)), *due, otherwise.as_deref(), true));
        }
        AgendaState::WaitingForInbrenger { why, due } => {
            page.note(words::waiting(&capital(&line(why)), *due, None, false));
        }
    }
    page.note(words::consent(item.case.kind, item.case.consent, named, item.case.consented_on));
    for flag in &item.flags {
        page.case(&format!("* {}", label::FLAG), flag);
    }
}

fn head_of_log(page: &mut Page, data: &Agenda) {
    let hash: Option<String> =
        data.audit_head.as_ref().map(|hash| hash.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect());
    page.text(hash.map(|hash| words::audit_head(&hash)).unwrap_or_default());
}

/// The invitation is a mail of its own: a calendar keeps the text of the mail that an invitation comes in, and calendars
/// are widely shared.
fn invite(data: &Agenda, setting: &Setting, reader: Reader) -> Sheet {
    let mut page = greeted();
    page.text(texts::team::invitation(&line(setting.team), data.meeting));
    close(&mut page, setting);
    let calendar = invitation(setting, &reader.mailbox, data.meeting, data.minutes, data.revision);
    let subject = format!("{}{}", tag(setting), texts::team::subject_invitation(data.meeting));
    let mut sheet = Sheet::new(reader, None, subject, page);
    sheet.extras.calendar = Some(calendar);
    sheet
}
