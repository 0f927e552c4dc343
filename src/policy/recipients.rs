use crate::config::{Member, Municipality, Profile, Recipients, Team};
use crate::model::{Mailbox, Reason};
use jiff::civil::Date;

/// What of a case decides who receives it.
#[derive(Clone, Copy, Debug)]
pub struct Involvement<'a> {
    /// Organisations that the mail names as involved, as written.
    pub parties: &'a [String],
    /// The organisation of who brought it in.
    pub own: Option<&'a str>,
    /// Whom the coördinator named.
    pub chosen: &'a [Mailbox],
    /// It goes on without consent, by an exception or a ground on record: then to who is involved and to nobody else,
    /// whatever the profile says (issue 5, AVE and Hollands Midden).
    pub without_consent: bool,
    /// Members who said that they have no role in it.
    pub declined: &'a [Mailbox],
    /// The day on which it would leave.
    pub today: Date,
}

/// The members who receive a case by the profile (S-45, H-22, A-51, W-07; K7): everybody, those of organisations that are
/// involved, or those whom the coördinator named and before that whom the mail names. Whose organisation has not signed, or has left, receives nothing (H-53, H-54).
///
/// # Errors
/// The reason to hold the case when nobody is left.
pub fn receivers<'a>(
    municipality: &Municipality,
    team: &'a Team,
    profile: &Profile,
    case: &Involvement,
) -> Result<Vec<&'a Member>, Reason> {
    let bound = |m: &&Member| may_receive(municipality, profile, m, case.today) && !case.declined.contains(&m.mailbox);
    let chosen = |m: &&Member| case.chosen.contains(&m.mailbox);
    let members = team.members.iter().filter(bound);
    let recipients = match profile.recipients {
        Recipients::Team if case.without_consent => Recipients::Involved,
        agreed => agreed,
    };
    let (found, rule, text): (Vec<&Member>, _, _) = match recipients {
        // A team without members has its own warning; the text then waits at the coördinator's.
        Recipients::Team => return Ok(members.collect()),
        Recipients::Involved => {
            let involved = |m: &&Member| case.parties.iter().any(|p| same_organisation(p, &m.organisation));
            let own = |m: &&Member| case.own.is_some_and(|own| same_organisation(own, &m.organisation));
            let named: Vec<&Member> = members.clone().filter(|m| involved(m) || chosen(m)).collect();
            let all = members.filter(|m| involved(m) || chosen(m) || own(m));
            let found = if named.is_empty() { Vec::new() } else { all.collect() };
            (found, "H-22", "De mail noemt geen betrokken organisatie die in het team zit. Kies wie de casus krijgt.")
        }
        Recipients::PerCase => {
            let named = |m: &&Member| case.parties.iter().any(|p| same_organisation(p, &m.organisation));
            let wanted = |m: &&Member| if case.chosen.is_empty() { named(m) } else { chosen(m) };
            (members.filter(wanted).collect(), "A-51", "Voor deze casus is nog niet gekozen wie hem krijgt.")
        }
    };
    if found.is_empty() { Err(Reason::new(rule, text)) } else { Ok(found) }
}

/// From the day after signing to the day of leaving; an organisation without such days is bound (H-53, H-54).
fn is_bound(municipality: &Municipality, member: &Member, today: Date) -> bool {
    let partner = municipality.partners.iter().find(|p| p.organisation.eq_ignore_ascii_case(&member.organisation));
    partner.is_none_or(|p| p.signed_on.is_none_or(|d| d < today) && p.leaves_on.is_none_or(|d| today <= d))
}

/// Whether the agreements let a member receive at all: bound by a signature where one is asked (H-01, H-77), police only
/// under its own agreement, with a legal task where that is asked.
pub fn may_receive(municipality: &Municipality, profile: &Profile, member: &Member, today: Date) -> bool {
    let own = &member.organisation;
    let partner = municipality.partners.iter().find(|p| p.organisation.eq_ignore_ascii_case(own));
    let signed = partner.is_some_and(|p| p.signed_on.is_some())
        || profile.separate_agreement.iter().any(|o| same_organisation(o, own));
    let police = profile.police_parties.iter().any(|o| same_organisation(o, own));
    is_bound(municipality, member, today)
        && (signed || !profile.signature_required)
        && (!police || profile.wpg_agreement.as_ref().is_some_and(|w| !w.trim().is_empty()))
        && (!profile.legal_task_required || member.legal_task.as_ref().is_some_and(|t| !t.trim().is_empty()))
}

/// Whether an organisation as written (`MEE Zuid-Limburg`) is one of the configuration (`MEE`): all words of the shorter
/// stand in the longer.
pub fn same_organisation(written: &str, known: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.to_lowercase().split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
    };
    let (written, known) = (words(written), words(known));
    let (short, long) = if known.len() <= written.len() { (known, written) } else { (written, known) };
    !short.is_empty() && short.iter().all(|w| long.contains(w))
}
