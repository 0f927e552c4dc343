//! The statement of secrecy that goes along to a third party (H-26, H-97; bijlage 6 of Heerlen).

/// File name of the statement.
pub const FILE_NAME: &str = "geheimhouding.txt";

/// The statement for one case.
pub fn text(team: &str, number: &str) -> String {
    format!(
        "GEHEIMHOUDING BIJ CASUS {number}

U leest deze casus mee voor het {team}. U tekende daarvoor een verklaring. Daarin staat:

- Ik houd geheim wat ik over deze casus lees en hoor, ook als de casus klaar is.
- Ik gebruik de gegevens alleen voor deze casus, en voor niets anders.
- Ik geef niets door aan anderen.
- Na afloop verwijder ik de mails over deze casus.
"
    )
}
