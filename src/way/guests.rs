//! Who is no member and reads one case alone: flexible partners and third parties.

use super::act::{Actor, Refusal};
use super::desk::Desk;
use super::letters::{Backing, send};
use super::release;
use super::renditions;
use crate::compose::{Letter, News, Recall, RecallBecause};
use crate::model::{AuditKind, CodeScope, Mailbox};
use crate::policy::{self, Invitation};
use crate::register::{CaseRecord, CaseState, Guest};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Whom the coördinator lets read a case besides the members, and what she has of it on paper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Invite {
    /// Where the mail goes.
    pub mailbox: Mailbox,
    /// Organisation.
    pub organisation: String,
    /// Role.
    pub role: String,
    /// Why it is necessary.
    pub why: String,
    /// Organisations that agreed, for a third party.
    pub agreed: Vec<String>,
    /// Day on which a third party signed for secrecy.
    pub secrecy_on: Option<Date>,
}

/// Invites somebody for this case alone. Who is invited to a case that the team has already, gets the text at once.
pub(super) fn invite(
    desk: &mut Desk,
    case: &mut CaseRecord,
    invite: &Invite,
    actor: &Actor,
) -> Result<Vec<String>, Refusal> {
    if case.original.is_none() {
        return Err("De oorspronkelijke tekst is al gewist. Dit kan niet meer.".into());
    }
    if !desk.is_safe(&invite.mailbox) {
        return Err("Dat mailadres is niet veilig genoeg voor de tekst.".into());
    }
    let members = renditions::members(desk, case).map_err(|reason| reason.text)?;
    if members.iter().any(|m| m.mailbox == invite.mailbox) {
        return Err("Dat adres krijgt deze casus al.".into());
    }
    let mut involved: Vec<String> = members.into_iter().map(|m| m.organisation).collect();
    involved.sort();
    involved.dedup();
    let with = Invitation {
        organisation: &invite.organisation,
        role: &invite.role,
        why: &invite.why,
        agreed: &invite.agreed,
        secrecy_on: invite.secrecy_on,
        involved: &involved,
        consents: &case.consents,
        today: desk.today(),
    };
    let third_party = policy::may_invite(desk.municipality, desk.profile, &with).map_err(|reason| reason.text)?;
    let is_third = third_party.is_some();
    case.guests.push(Guest {
        mailbox: invite.mailbox.clone(),
        organisation: invite.organisation.trim().to_owned(),
        role: invite.role.trim().to_owned(),
        why: invite.why.trim().to_owned(),
        third_party,
        invited_by: actor.name(desk),
        invited: desk.now(),
    });
    renditions::redact(desk, case);
    if matches!(case.state, CaseState::Queued | CaseState::Forwarded) {
        release::send_again(desk, case, std::slice::from_ref(&invite.mailbox));
    }
    if is_third {
        tell_resident(desk, case, invite.organisation.trim());
    }
    Ok(vec![format!("{} leest alleen deze casus mee.", invite.organisation.trim())])
}

/// GEEN ROL: a member judges that the case is not theirs: nothing more of it, and please delete what came.
pub(super) fn no_role(desk: &mut Desk, case: &mut CaseRecord, actor: &Actor) -> Result<Vec<String>, Refusal> {
    let Actor::Member(mailbox) = actor else { return Err("Dat kan alleen een lid van het team.".into()) };
    case.declined.push(mailbox.clone());
    renditions::redact(desk, case);
    let recall =
        Recall { to: vec![mailbox.clone()], number: case.number, sent: case.forwarded, because: RecallBecause::NoRole };
    send(desk, &Letter::Recall(recall), Backing::apart(case, Vec::new()));
    let recipient = desk.recipient_id(case, mailbox);
    let entry = desk.record(AuditKind::Act, "member", Some(case.number), "asked-to-delete");
    entry.recipient = Some(recipient);
    entry.rules = vec!["A-14".into()];
    Ok(vec!["U krijgt over deze casus niets meer.".into()])
}

/// H-28: the resident hears at once that a third party reads along; the inbrenger tells.
fn tell_resident(desk: &mut Desk, case: &mut CaseRecord, organisation: &str) {
    let Some(to) = case.inbrenger.clone() else { return };
    let code = desk.code(case, CodeScope::Inbrenger, &to);
    let lines = vec![
        format!("Een organisatie van buiten het team leest deze casus mee: {organisation}."),
        "Vertel dat vandaag aan de inwoner.".to_owned(),
    ];
    let news = News {
        to,
        number: case.number,
        about: "vertel de inwoner wie meeleest".to_owned(),
        lines,
        text: None,
        enclosed: Vec::new(),
    };
    send(desk, &Letter::News(news), Backing::of(case, vec![code]));
}
