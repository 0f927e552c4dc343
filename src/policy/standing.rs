use crate::config::{Municipality, Team};
use crate::model::{Mailbox, Standing};

/// Who a sender is to a team, with the organisation if the configuration knows it. Says nothing about whether the sender
/// is who the mail says: that is verification's.
pub fn standing(municipality: &Municipality, team: &Team, sender: &Mailbox) -> (Standing, Option<String>) {
    if &team.coordinator.mailbox == sender {
        return (Standing::Coordinator, organisation(municipality, sender));
    }
    if team.deputy.as_ref().is_some_and(|d| &d.mailbox == sender) {
        return (Standing::Deputy, organisation(municipality, sender));
    }
    if let Some(member) = team.members.iter().find(|m| &m.mailbox == sender) {
        return (Standing::Member, Some(member.organisation.clone()));
    }
    match organisation(municipality, sender) {
        Some(organisation) => (Standing::Partner, Some(organisation)),
        None => (Standing::Unknown, None),
    }
}

fn organisation(municipality: &Municipality, sender: &Mailbox) -> Option<String> {
    let partner = municipality.partners.iter().find(|p| p.domains.iter().any(|d| sender.is_within(d)));
    partner.map(|p| p.organisation.clone())
}
