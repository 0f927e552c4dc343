use super::recipients::same_organisation;
use crate::config::{Municipality, Profile};
use crate::model::Reason;
use crate::register::{ConsentRecord, ThirdParty};
use jiff::civil::Date;

/// Somebody whom the coördinator wants to let read one case, and what she has of it on paper.
#[derive(Clone, Copy, Debug)]
pub struct Invitation<'a> {
    /// Organisation.
    pub organisation: &'a str,
    /// Role.
    pub role: &'a str,
    /// Why it is necessary.
    pub why: &'a str,
    /// Organisations that agreed.
    pub agreed: &'a [String],
    /// Day on which the third signed for secrecy.
    pub secrecy_on: Option<Date>,
    /// Organisations of the members who receive the case.
    pub involved: &'a [String],
    /// Consents of the case.
    pub consents: &'a [ConsentRecord],
    /// The day.
    pub today: Date,
}

/// Whether somebody may receive one case besides the members: a partner with a role and a reason (S-48, A-53); a third party
/// only where the agreements know it, with a motive, the agreement of all involved, a signature for secrecy and consent
/// (H-24 to H-27, H-76).
///
/// # Errors
/// What is missing.
pub fn may_invite(
    municipality: &Municipality,
    profile: &Profile,
    with: &Invitation,
) -> Result<Option<ThirdParty>, Reason> {
    if with.role.trim().is_empty() || with.why.trim().is_empty() {
        return Err(Reason::new("A-53", "Schrijf erbij in welke rol deze organisatie leest en waarom dat nodig is."));
    }
    let among = |list: &[String]| list.iter().any(|o| same_organisation(o, with.organisation));
    let wpg = profile.wpg_agreement.as_ref().is_some_and(|w| !w.trim().is_empty());
    if among(&profile.police_parties) && !wpg {
        return Err(Reason::new("A-44", "Met de politie is daarvoor nog geen afspraak vastgelegd."));
    }
    let partner = municipality.partners.iter().find(|p| same_organisation(with.organisation, &p.organisation));
    if let Some(partner) = partner {
        let bound =
            partner.signed_on.is_none_or(|d| d < with.today) && partner.leaves_on.is_none_or(|d| with.today <= d);
        return if bound {
            Ok(None)
        } else {
            Err(Reason::new("H-53", "Deze organisatie doet nog niet of niet meer mee."))
        };
    }
    if !among(&profile.allowed_third_parties) {
        return Err(Reason::new("H-76", "De afspraken noemen deze organisatie niet als derde."));
    }
    third_party(with)
}

fn third_party(with: &Invitation) -> Result<Option<ThirdParty>, Reason> {
    let agreed = |o: &&String| with.agreed.iter().any(|a| same_organisation(a, o));
    let missing: Vec<String> = with.involved.iter().filter(|o| !agreed(o)).cloned().collect();
    if let Some(list) = crate::texts::enumeration(&missing) {
        return Err(Reason::new("H-25", format!("Alle betrokken organisaties moeten akkoord zijn. Nog niet: {list}.")));
    }
    let Some(secrecy_on) = with.secrecy_on.filter(|d| *d <= with.today) else {
        return Err(Reason::new("H-26", "De derde moet eerst de verklaring van geheimhouding tekenen."));
    };
    let consents: Vec<u32> = with.consents.iter().filter(|c| c.holds(with.today, with.today)).map(|c| c.id).collect();
    if consents.is_empty() {
        return Err(Reason::new("H-27", "Er is geen toestemming van de inwoner vastgelegd."));
    }
    Ok(Some(ThirdParty { agreed: with.agreed.to_vec(), secrecy_on, consents }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{MailId, Sensitive};
    use crate::register::{ConsentSource, ConsentTo};
    use jiff::civil::date;

    #[test]
    fn h24_h25_h26_h27_a_third_party_needs_every_reference_and_a_partner_a_role() {
        let municipality: Municipality = toml::from_str(
            "name = \"Proefstad\"\nprivacy = \"privacy@proef.example\"\nteam = []\n[[partner]]\norganisation = \"MEE\"\ndomains = []",
        )
        .expect("a municipality");
        let profile: Profile = toml::from_str(
            "name = \"p\"\ntitle = \"P\"\nvalid_from = \"2018-01-01\"\ndeadline = \"7d\"\nallowed_third_parties = [\"huisarts\"]",
        )
        .expect("a profile");
        let consents = [ConsentRecord {
            id: 1,
            subjects: Vec::new(),
            purpose: Sensitive::default(),
            to: ConsentTo::team(),
            kinds: Vec::new(),
            parties: false,
            given_on: date(2026, 11, 1),
            valid_until: None,
            withdrawn_on: None,
            source: ConsentSource::Form { mail: MailId(ulid::Ulid(1)), path: String::new() },
        }];
        let (involved, one) = (["MEE".to_owned(), "PIW".to_owned()], ["MEE".to_owned()]);
        let whole = Invitation {
            organisation: "huisarts",
            role: "behandelaar",
            why: "kent de medicatie",
            agreed: &involved,
            secrecy_on: Some(date(2026, 11, 2)),
            involved: &involved,
            consents: &consents,
            today: date(2026, 11, 3),
        };
        let rule = |with: Invitation| may_invite(&municipality, &profile, &with).map_err(|r| r.rule);
        assert!(rule(whole).expect("complete").is_some());
        for (with, missing) in [
            (Invitation { why: " ", ..whole }, "A-53"),
            (Invitation { organisation: "bank", ..whole }, "H-76"),
            (Invitation { agreed: &one, ..whole }, "H-25"),
            (Invitation { secrecy_on: None, ..whole }, "H-26"),
            (Invitation { secrecy_on: Some(date(2026, 11, 4)), ..whole }, "H-26"),
            (Invitation { consents: &[], ..whole }, "H-27"),
        ] {
            assert_eq!(rule(with), Err(missing.to_owned()));
        }
        assert_eq!(rule(Invitation { organisation: "MEE Zuid", agreed: &[], consents: &[], ..whole }), Ok(None));
    }
}
