use super::{Sheet, case_subject, close, greeted, readers, subject, who};
use crate::anonymise::{PieceKind, Redacted};
use crate::compose::page::Page;
use crate::compose::visible::{line, lines, short};
use crate::compose::{Recall, RecallBecause, Setting, TeamCase};
use crate::config::Attachments;
use crate::model::{Kind, Rendition, Role};
use crate::texts;

/// How much of the doel a subject line shows.
const SUBJECT_CHARS: usize = 70;

/// The case to each team member of the text's audience, and to nobody else.
pub(super) fn case(data: &TeamCase, setting: &Setting) -> Vec<Sheet> {
    let case = &data.case;
    let members = data.text.audience().readers.iter().filter(|reader| reader.role == Role::Team);
    let sheet = |reader: &crate::model::Reader| {
        let named = data.text.rendition() == Rendition::Named;
        let mut page = greeted();
        page.text(texts::team::opening(case.kind, case.meeting, data.late, data.replaces));
        let facts = texts::team::facts(
            &case.number.to_string(),
            case.area.as_deref(),
            who(&data.inbrenger).as_deref(),
            &texts::general::consent(case.kind, case.consent, named, case.consented_on),
            case.resident_attends,
        );
        // The facts say it already, with the day.
        let more = data.on_top.iter().filter(|words| !words.starts_with("Toestemming: ja")).map(|words| line(words));
        page.list(facts.into_iter().chain(more));
        page.redacted(&data.text, data.vraag_to.as_deref().map(line).as_deref());
        let how = if data.advisers.contains(&reader.mailbox) { Attachments::None } else { setting.attachments };
        let files = attachments(&mut page, &data.text, how);
        page.text(if named { texts::team::USE_NAMED } else { texts::team::USE_REDACTED });
        page.text(texts::team::MORE_DATA);
        page.text(texts::team::NO_ROLE);
        close(&mut page, setting);
        page.text(setting.privacy.map(|address| texts::general::privacy(&address.to_string())).unwrap_or_default());
        let subject = case_subject(setting, case, &about(&data.text));
        let mut sheet = Sheet::new(reader.clone(), Some(case.number), subject, page);
        sheet.not_before = data.not_before;
        sheet.extras.files = files;
        if data.third_parties.contains(&reader.mailbox) {
            let text = texts::secrecy::text(&line(setting.team), &case.number.to_string());
            sheet.extras.files.push((texts::secrecy::FILE_NAME.to_owned(), text));
        }
        sheet
    };
    let notices = readers(Role::Team, &data.without_text).into_iter().map(|reader| notice(data, reader, setting));
    members.map(sheet).chain(notices).collect()
}

/// The cleaned text of attachments as the profile wants it; what comes back are documents of their own.
fn attachments(page: &mut Page, text: &Redacted, how: Attachments) -> Vec<(String, String)> {
    match how {
        Attachments::None => Vec::new(),
        Attachments::Section => {
            page.attachments(text);
            Vec::new()
        }
        Attachments::Document => {
            let all = text.attachments();
            if !all.is_empty() {
                page.text(texts::team::ATTACHMENTS_APART);
            }
            all.into_iter()
                .map(|(part, words)| {
                    let words = lines(&words);
                    page.enclosed(&words);
                    (texts::team::file_name(part), words)
                })
                .collect()
        }
    }
}

/// That there is a case, for who is not reached safely enough for its text.
fn notice(data: &TeamCase, reader: crate::model::Reader, setting: &Setting) -> Sheet {
    let mut page = greeted();
    for words in texts::team::without_text(&data.case.number.to_string(), data.case.meeting, data.notice) {
        page.text(words);
    }
    close(&mut page, setting);
    let subject = case_subject(setting, &data.case, texts::team::SUBJECT_NEW);
    let mut sheet = Sheet::new(reader, Some(data.case.number), subject, page);
    sheet.not_before = data.not_before;
    sheet
}

/// The doel in short, from redacted text. A subject is shown on locked telephones, so one that might hold a name says
/// nothing.
fn about(text: &Redacted) -> String {
    let words = [PieceKind::Doel, PieceKind::Vraag, PieceKind::Subject].into_iter().find_map(|kind| text.text(kind));
    match words.map(|words| short(&words, SUBJECT_CHARS)) {
        Some(words) if text.rendition() == Rendition::Redacted && !words.is_empty() => {
            words.trim_end_matches('.').to_owned()
        }
        _ => texts::team::SUBJECT_NEW.to_owned(),
    }
}

pub(super) fn recall(data: &Recall, setting: &Setting) -> Vec<Sheet> {
    let number = data.number.to_string();
    let words = match data.because {
        RecallBecause::Mistake => texts::team::recall(&number, data.sent),
        RecallBecause::MeetingOver => texts::team::recall_over(&number, data.sent),
        RecallBecause::ConsentWithdrawn => texts::team::recall_named(&number, data.sent),
        RecallBecause::Erased => texts::team::recall_erased(&number, data.sent),
        RecallBecause::NoRole => texts::team::recall_no_role(&number, data.sent),
    };
    let sheet = |reader| {
        let mut page = greeted();
        for words in &words {
            page.text(words);
        }
        close(&mut page, setting);
        let subject = subject(setting, Kind::Casus, data.number, texts::team::SUBJECT_RECALL);
        let case = Some(data.number).filter(|_| data.because != RecallBecause::Erased);
        Sheet::new(reader, case, subject, page)
    };
    readers(Role::Team, &data.to).into_iter().map(sheet).collect()
}
