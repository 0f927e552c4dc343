//! Intake: what a mail is and what it asks.
//!
//! In comes a [`Document`] (subject, body, signature, quoted thread, file names) and what is known of the municipality
//! and the day; out goes a [`Submission`]: kind, area, doel, vraag, consent, whether the case is known, whether the
//! resident comes, the meeting that is named, danger words, parties. Every span is bytes of the document's text.
//!
//! A heading, a sentence or a question counts; a heading with nothing under it does not; what is unclear is marked
//! doubtful and is never a reason to return a mail by itself. Never happens: a verdict on people, a look at the clock, a
//! consent more certain than its words.

mod area;
mod attends;
mod clause;
mod consent;
mod cue;
mod danger;
mod decide;
mod details;
mod dictated;
mod doel;
mod elsewhere;
mod gist;
mod grant;
mod headed;
mod headings;
mod kind;
mod known;
mod layout;
mod meeting;
mod minutes;
mod parties;
mod phrases;
mod quarter;
mod reply;
mod rights;
mod settings;
mod several;
mod short;
mod special;
mod threes;
mod ticked;
mod view;
mod vraag;
mod whole;

pub use decide::Verdict as Decides;
pub use grant::{GrantWords, Signer};
pub use minutes::{Minutes, MinutesAction, MinutesSection, minutes};
pub use reply::{Day, ReplyWord, acts};
pub use rights::rights;
pub use settings::{Area, IntakeSettings};
pub use special::{SensitiveParty, sensitive_parties, topics, views};

use crate::model::{Consent, Document, Kind, Submission};
use layout::Reach;

/// Understands a mail.
///
/// ```
/// use casuspoort::intake::{IntakeSettings, understand};
/// use casuspoort::model::{Consent, Document, Kind};
///
/// let mail = "Inbreng Elsloo\n\nMevrouw uit Elsloo komt nergens meer.\n\nDoel: haar weer onder de mensen krijgen.\n\
///     Vraag: wie weet een eettafel in de buurt?\nToestemming: ja, mondeling";
/// let submission = understand(&Document::from_plain(mail), &IntakeSettings::for_profile("stein"));
/// assert_eq!(submission.kind, Kind::Casus);
/// assert_eq!(submission.area.as_deref(), Some("elsloo"));
/// assert!(submission.doel.present && submission.vraag.present);
/// assert_eq!(submission.consent, Consent::Claimed);
/// ```
///
/// Where the words typed lack a doel or vraag and point at a forwarded mail or an attachment ("zie onder", "zie bijlage"), or
/// are too few to be a case, what is enclosed counts as said by the sender.
pub fn understand(document: &Document, settings: &IntakeSettings) -> Submission {
    understand_to(Depth::Whole, document, settings)
}

/// As [`understand`], of what `scan` shows: kind, area, doel, vraag, consent, whether the case is known and whether the resident
/// comes. The rest stays empty.
pub fn outline(document: &Document, settings: &IntakeSettings) -> Submission {
    understand_to(Depth::Outline, document, settings)
}

/// How much of a mail is to be understood.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    /// Everything.
    Whole,
    /// See [`outline`].
    Outline,
}

fn understand_to(depth: Depth, document: &Document, settings: &IntakeSettings) -> Submission {
    let mail = layout::Mail::read(document, Reach::Typed);
    let typed = understood(depth, document, &mail, settings);
    let whole = typed.doel.present && typed.vraag.present || typed.kind == Kind::Notulen;
    if whole || !elsewhere::has_enclosed(&mail) || !elsewhere::points_elsewhere(&mail) {
        return typed;
    }
    let mut typed = typed;
    let own_words = typed.doel.present || typed.vraag.present;
    let enclosed = understood(depth, document, &layout::Mail::read(document, Reach::Enclosed), settings);
    if enclosed.kind == Kind::Overig
        || !(enclosed.doel.present || enclosed.vraag.present || enclosed.kind == Kind::Notulen)
    {
        // What is passed on may be no case, and still call on a right.
        typed.rights = if typed.rights.is_empty() { enclosed.rights } else { typed.rights };
        return typed;
    }
    if own_words && elsewhere::has_quoted(&mail) {
        // "Zie de mail hieronder": where somebody lives often stands only there.
        typed.area = typed.area.or(enclosed.area);
        return typed;
    }
    if own_words {
        return with_the_other_half(typed, enclosed);
    }
    // Days in what is forwarded are mostly past; the note on top says which meeting is meant. Who says on top where consent
    // stands knows better than the mail below.
    let (consent, consent_spans) = match typed.consent {
        Consent::None => (enclosed.consent, enclosed.consent_spans),
        said => (said, typed.consent_spans),
    };
    let resident_attends = typed.resident_attends || enclosed.resident_attends;
    let area = typed.area.or(enclosed.area);
    let cases = typed.cases;
    Submission { meeting_named: typed.meeting_named, cases, area, consent, consent_spans, resident_attends, ..enclosed }
}

/// Who states a doel or a vraag in own words brings in the case: what a forwarded mail asks was asked of somebody else. Of an
/// attachment the other half counts, where it stands under a heading of its own.
fn with_the_other_half(mut typed: Submission, enclosed: Submission) -> Submission {
    let headed = |stated: &crate::model::Stated| stated.present && stated.heading.is_some();
    if !typed.doel.present && headed(&enclosed.doel) {
        (typed.doel, typed.doel_parts) = (enclosed.doel, enclosed.doel_parts);
    }
    if !typed.vraag.present && headed(&enclosed.vraag) {
        (typed.vraag, typed.vraag_to) = (enclosed.vraag, typed.vraag_to.or(enclosed.vraag_to));
    }
    if enclosed.known_case && !typed.known_case {
        (typed.known_case, typed.known_case_doubtful) = (true, true);
    }
    typed.area = typed.area.or(enclosed.area);
    typed
}

/// A text as the phrases of this room see it: lower case, without accents, odd spaces and look-alikes.
pub(crate) fn fold(text: &str) -> String {
    let mut view = view::View::default();
    view.add(text, 0);
    view.text
}

fn understood(depth: Depth, document: &Document, mail: &layout::Mail, settings: &IntakeSettings) -> Submission {
    let text = document.text.expose();
    let headings = headed::Headings::of(headings::headings(mail));
    let (doel, doel_parts) = doel::doel(mail, &headings);
    let vraag = vraag::vraag(mail, &headings);
    let stated = usize::from(doel.present) + usize::from(vraag.present);
    let (kind, kind_doubtful) = kind::kind(mail, &headings, stated);
    let mut submission = Submission {
        kind,
        kind_doubtful,
        area: area::area(mail, &headings, kind, settings).or_else(|| {
            let looks = kind != Kind::Overig;
            looks.then(|| quarter::quarter(mail, &headings, text, settings)).flatten()
        }),
        ..Submission::default()
    };
    let whole = depth == Depth::Whole;
    if whole {
        submission.meeting_named = meeting::meeting(mail, settings.received);
        submission.danger = danger::danger(mail, text);
        submission.urgent = danger::urgent(mail);
        submission.parties = parties::parties(mail, text, &settings.partners);
        submission.only_a_link = parties::only_a_link(mail) && !(doel.present && vraag.present);
        submission.rights = rights::of_mail(mail);
        submission.cases = several::cases(mail, &headings);
    }
    if matches!(kind, Kind::Casus | Kind::Gebiedsvraagstuk) {
        if whole {
            submission.vraag_to = parties::addressee(mail, &headings, text, &settings.partners);
            let before = details::Before { headings: &headings, document, doel: &doel, vraag: &vraag };
            submission.details = details::details(mail, &before, settings);
        }
        (submission.doel, submission.doel_parts, submission.vraag) = (doel, doel_parts, vraag);
    }
    if kind == Kind::Notulen {
        submission.known_case = known::returns_to_a_case(mail);
    }
    if kind == Kind::Casus {
        (submission.consent, submission.consent_spans) = consent::consent(mail, &headings, kind);
        (submission.known_case, submission.known_case_doubtful) = known::known(mail, &headings, &submission.doel);
        // Who withdraws had consented before: the case is hardly new, unless the mail says that nobody helps, or brings it in.
        let new = submission.known_case_doubtful || submission.doel.present && submission.vraag.present;
        if submission.consent == Consent::Withdrawn && !submission.known_case {
            (submission.known_case, submission.known_case_doubtful) = (!new, true);
        }
        submission.resident_attends = attends::attends(mail);
        submission.without_names = whole && consent::wants_no_names(mail);
    }
    submission
}

/// Whether a mail program wrote a mail, by its words alone: an absence, a receipt, a message called back. Nobody's answer.
pub fn is_automatic(document: &Document) -> bool {
    kind::is_automatic(&layout::Mail::read(document, Reach::Typed))
}

/// Whether a mail says that the resident takes consent back, be it a submission or not (H-33).
pub fn withdraws_consent(document: &Document) -> bool {
    consent::withdraws(&layout::Mail::read(document, layout::Reach::Typed))
}

#[cfg(test)]
mod near_misses;
#[cfg(test)]
mod sentences;
#[cfg(test)]
mod spoken;
#[cfg(test)]
mod tests;
