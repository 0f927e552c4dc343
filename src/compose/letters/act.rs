use super::{Sheet, close, close_for_coordinator, greeted, subject};
use crate::compose::mail::tag;
use crate::compose::page::Page;
use crate::compose::page::for_reader;
use crate::compose::visible::{line, sentence};
use crate::compose::{ActDone, ActRefused, Fallback, RefusedBecause, Setting};
use crate::model::{CaseNumber, Kind, Reader, Role};
use crate::texts::act as words;

fn subject_of(setting: &Setting, number: Option<CaseNumber>, about: &str) -> String {
    match number {
        Some(number) => subject(setting, Kind::Casus, number, about),
        None => format!("{}{}", tag(setting), line(about)),
    }
}

fn close_for(reader: &Reader, page: &mut Page, setting: &Setting) {
    if reader.role == Role::Coordinator {
        close_for_coordinator(page, setting);
    } else {
        close(page, setting);
    }
}

pub(super) fn done(data: &ActDone, setting: &Setting) -> Vec<Sheet> {
    let act = line(&data.act);
    let mut page = greeted();
    page.text(words::done(&act));
    page.sentences(&data.lines.iter().map(|words| sentence(words)).collect::<Vec<_>>());
    if let Some(text) = for_reader(data.text.as_ref(), &data.to.mailbox) {
        page.heading(words::TEXT_NOW);
        page.redacted(text, None);
    }
    close_for(&data.to, &mut page, setting);
    let subject = subject_of(setting, data.case, &words::subject_done(&act));
    vec![Sheet::new(data.to.clone(), data.case, subject, page)]
}

/// Says the same for every reason that could tell a stranger something.
pub(super) fn refused(data: &ActRefused, setting: &Setting) -> Vec<Sheet> {
    let mut page = greeted();
    match &data.because {
        RefusedBecause::NotAllowed => page.text(words::NOT_ALLOWED),
        RefusedBecause::NotUnderstood => {
            page.text(words::NOT_UNDERSTOOD);
            let known: &[&str] =
                if data.to.role == Role::Coordinator { &words::WORDS_COORDINATOR } else { &words::WORDS_SENDER };
            page.list(known.iter().map(|word| (*word).to_owned()));
        }
        RefusedBecause::NotPossible(why) => {
            page.text(words::NOT_POSSIBLE);
            page.text(sentence(why));
        }
    }
    close_for(&data.to, &mut page, setting);
    let subject = format!("{}{}", tag(setting), words::SUBJECT_REFUSED);
    vec![Sheet::new(data.to.clone(), None, subject, page)]
}

pub(super) fn fallback(data: &Fallback, setting: &Setting) -> Vec<Sheet> {
    let number = data.number.map(|number| number.to_string());
    let mut page = greeted();
    let coordinator = data.to.role == Role::Coordinator;
    let texts =
        if coordinator { words::fallback_coordinator(number.as_deref()) } else { words::fallback(number.as_deref()) };
    for text in texts {
        page.text(text);
    }
    close_for(&data.to, &mut page, setting);
    let subject = subject_of(setting, data.number, words::SUBJECT_FALLBACK);
    vec![Sheet::new(data.to.clone(), data.number, subject, page)]
}
