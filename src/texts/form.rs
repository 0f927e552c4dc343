//! The consent form that goes along with what comes back (S-20 to S-25, H-91 to H-96): to print, talk about and sign. Its
//! labels are those that [`crate::document`] reads when it comes back.

/// File name of the form.
pub const FILE_NAME: &str = "toestemmingsformulier.txt";

/// What a form says of a team's own agreements.
#[derive(Clone, Copy, Debug)]
pub struct Form<'a> {
    /// Purpose of the table (H-92).
    pub purpose: Option<&'a str>,
    /// The resident's rights, as the profile has them (H-46, H-96).
    pub rights: &'a str,
    /// From this age a young person signs too (H-104).
    pub cosign: u8,
    /// From this age a person signs alone (H-103).
    pub alone: u8,
    /// Sensitive organisations are only told of with consent that names them; a relative in treatment there signs too
    /// (H-79, H-95).
    pub sensitive: bool,
    /// The general practitioner may be told, with a line of its own (H-94).
    pub practitioner: bool,
}

/// The form for one team. Rights as in AVG art. 7(3) and 13, in plain Dutch.
pub fn text(team: &str, privacy: Option<&str>, form: &Form) -> String {
    let privacy =
        privacy.map_or_else(String::new, |address| format!("- Vragen over uw gegevens? Mail naar {address}.\n"));
    let purpose = form.purpose.map_or_else(String::new, |p| format!("Waarvoor is dit overleg? {p}\n\n"));
    let sensitive =
        if form.sensitive { "[ ] dat ik hulp krijg van de GGZ, verslavingszorg of reclassering\n" } else { "" };
    let practitioner =
        if form.practitioner { "[ ] ook mijn huisarts, dit is: ..............................\n" } else { "" };
    let relative = if form.sensitive {
        "\nIs een familielid in behandeling en wordt dat gedeeld? Dan tekent ook dat familielid.\n\
         Handtekening familielid: ......................................\n"
    } else {
        ""
    };
    let (alone, cosign, rights) = (form.alone, form.cosign, form.rights);
    let young = if cosign < alone {
        format!(
            "Is de inwoner jonger dan {alone} jaar? Dan tekent een ouder of voogd. Vanaf {cosign} jaar tekenen beiden."
        )
    } else {
        format!("Is de inwoner jonger dan {alone} jaar? Dan tekent een ouder of voogd.")
    };
    format!(
        "TOESTEMMING VOOR HET BESPREKEN VAN MIJN SITUATIE

Ik geef toestemming om mijn situatie te bespreken in het {team}.

{purpose}Waarom wordt mijn situatie besproken? (doel)
..............................................................

Wat wordt gedeeld?
[ ] mijn naam
[ ] mijn buurt
[ ] mijn situatie
{sensitive}[ ] anders: ..................................................

Met wie?
[ ] alle leden van het {team}
[ ] alleen met: ..............................................
{practitioner}
Voor welk overleg? (datum)
..............................................................

Goed om te weten
- U hoeft niet te tekenen. U krijgt dan ook hulp.
- {rights}
{privacy}- De leden van het team houden geheim wat zij horen.
- Na het overleg hoort u van uw hulpverlener wat er is afgesproken.

Naam:            .............................................
Geboren op:      .............................................
Datum:           .............................................
Handtekening:    .............................................

{young}
Naam:            .............................................
Handtekening:    .............................................
{relative}
Hulpverlener:    .............................................
Organisatie:     .............................................
"
    )
}
