use super::{Sheet, case_subject, greeted, printed};
use crate::compose::page::Page;
use crate::compose::{Enclosed, Lack, Returned, ReturnedBecause, Setting};
use crate::model::{Reader, Role};
use crate::texts::{self, returned as words};

/// What is missing, what to do, until when; one thing at a time.
pub(super) fn returned(data: &Returned, setting: &Setting) -> Vec<Sheet> {
    let mut page = greeted();
    if !data.danger.is_empty() {
        page.list(texts::general::danger_numbers(&data.danger));
    }
    let kind = data.case.kind;
    page.text(words::for_kind(&missing(&data.because), kind));
    page.heading(words::WHAT_TO_DO);
    let objection = what_to_do(&mut page, data);
    if data.ask_informed {
        page.text(words::ASK_INFORMED);
    }
    if !matches!(data.because, ReturnedBecause::Late { .. }) {
        let place = words::place(data.answer_before, data.case.meeting, data.otherwise);
        page.text(words::for_kind(&place, kind));
    }
    page.text(objection.map(words::is_there).unwrap_or_default());
    page.text(texts::general::haste(setting.telephone));
    let mut last = vec![texts::general::AUTOMATIC.to_owned()];
    last.extend(setting.help.map(texts::general::help));
    page.sentences(&last);
    let reader = Reader { mailbox: data.to.clone(), role: Role::Sender };
    let subject = case_subject(setting, &data.case, about(&data.because));
    let mut sheet = Sheet::new(reader, Some(data.case.number), subject, page);
    if wants_form(&data.because) {
        sheet.extras.files.push(printed(&Enclosed::ConsentForm, setting));
    }
    vec![sheet]
}

fn about(because: &ReturnedBecause) -> &'static str {
    match because {
        ReturnedBecause::Doel | ReturnedBecause::Vraag | ReturnedBecause::OnlyALink => words::SUBJECT_ONE,
        ReturnedBecause::Lacks(lacks) if lacks.len() == 1 => words::SUBJECT_ONE,
        ReturnedBecause::Lacks(_) => words::SUBJECT_SOME,
        ReturnedBecause::DoelAndVraag => words::SUBJECT_TWO,
        ReturnedBecause::Consent => words::SUBJECT_FORM,
        ReturnedBecause::Late { .. } => words::SUBJECT_LATE,
    }
}

fn missing(because: &ReturnedBecause) -> String {
    match because {
        ReturnedBecause::Doel => words::DOEL.to_owned(),
        ReturnedBecause::Vraag => words::VRAAG.to_owned(),
        ReturnedBecause::DoelAndVraag => words::DOEL_AND_VRAAG.to_owned(),
        ReturnedBecause::Consent => words::CONSENT.to_owned(),
        ReturnedBecause::OnlyALink => words::ONLY_A_LINK.to_owned(),
        ReturnedBecause::Lacks(_) => words::LACKS.to_owned(),
        ReturnedBecause::Late { deadline } => words::late(*deadline),
    }
}

/// Whether the blank form comes along.
fn wants_form(because: &ReturnedBecause) -> bool {
    match because {
        ReturnedBecause::Consent => true,
        ReturnedBecause::Lacks(lacks) => lacks.contains(&Lack::Reasons),
        _ => false,
    }
}

fn lack_line(lack: Lack) -> &'static str {
    match lack {
        Lack::Goal => words::LACK_GOAL,
        Lack::Necessity => words::LACK_NECESSITY,
        Lack::Parties => words::LACK_PARTIES,
        Lack::Kinds => words::LACK_KINDS,
        Lack::Reasons => words::LACK_REASONS,
        Lack::AskClient => words::LACK_ASK_CLIENT,
        Lack::HandOver => words::LACK_HAND_OVER,
    }
}

/// The one thing to do; gives what the sender may say is there after all.
fn what_to_do(page: &mut Page, data: &Returned) -> Option<&'static str> {
    let examples = |page: &mut Page, how: &str, list: &[&str]| {
        page.text(how);
        page.list(list.iter().map(|example| (*example).to_owned()));
    };
    match &data.because {
        ReturnedBecause::Lacks(lacks) => {
            page.text(words::ANSWER_WITH);
            page.list(lacks.iter().map(|lack| lack_line(*lack).to_owned()));
            None
        }
        ReturnedBecause::Doel => {
            examples(page, words::ONE_SENTENCE, &words::DOEL_EXAMPLES);
            Some("het doel")
        }
        ReturnedBecause::Vraag => {
            examples(page, words::ONE_SENTENCE, &words::VRAAG_EXAMPLES);
            Some("de vraag")
        }
        ReturnedBecause::DoelAndVraag => {
            examples(page, words::TWO_SENTENCES, &words::BOTH_EXAMPLES);
            page.text(words::TEMPLATE_OFFER);
            page.list(words::TEMPLATE.iter().map(|field| (*field).to_owned()));
            Some("dat")
        }
        ReturnedBecause::Consent => {
            page.text(words::SIGN);
            page.text(words::SIGN_FAILS);
            None
        }
        ReturnedBecause::OnlyALink => {
            examples(page, words::TYPE_IT, &words::TEMPLATE);
            None
        }
        ReturnedBecause::Late { .. } => {
            page.text(words::for_kind(&words::send_again(data.otherwise), data.case.kind));
            None
        }
    }
}
