//! The consent form that goes along with a returned case (S-20 to S-25): to print, talk about and sign.

/// File name of the form.
pub const FILE_NAME: &str = "toestemmingsformulier.txt";

/// The form for one team. Rights as in AVG art. 7(3) and 13, in plain Dutch.
pub fn text(team: &str, privacy: Option<&str>) -> String {
    let privacy = privacy.map_or_else(String::new, |address| format!(" of mailen naar {address}"));
    format!(
        "TOESTEMMING VOOR HET BESPREKEN VAN MIJN SITUATIE

Ik geef toestemming om mijn situatie te bespreken in het {team}.

Waarom wordt mijn situatie besproken? (doel)
..............................................................

Wat wordt gedeeld?
[ ] mijn naam
[ ] mijn buurt
[ ] mijn situatie
[ ] anders: ..................................................

Met wie?
[ ] alle leden van het {team}
[ ] alleen met: ..............................................

Voor welk overleg? (datum)
..............................................................

Goed om te weten
- U hoeft niet te tekenen. U krijgt dan ook hulp.
- U kunt altijd stoppen. Zeg het tegen uw hulpverlener{privacy}.
- U mag zien wat er over u staat. U mag vragen om het te verbeteren of weg te halen.
- De leden van het team houden geheim wat zij horen.
- Na het overleg hoort u van uw hulpverlener wat er is afgesproken.

Naam:            .............................................
Geboren op:      .............................................
Datum:           .............................................
Handtekening:    .............................................

Is de inwoner jonger dan 16 jaar? Dan tekent ook een ouder of voogd.
Naam:            .............................................
Handtekening:    .............................................

Hulpverlener:    .............................................
Organisatie:     .............................................
"
    )
}
