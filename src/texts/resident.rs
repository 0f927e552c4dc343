//! The letter by which an inbrenger tells a resident that a case goes on without consent (A-11, H-48, H-89, W-13): four
//! blocks in plain Dutch. The gate never mails a resident; the inbrenger tells it, or hands it over.

/// File name of the letter.
pub const FILE_NAME: &str = "brief-voor-de-inwoner.txt";

/// Headings of the four blocks: what it means, which parties, rights, how to use them.
pub const BLOCKS: [&str; 4] =
    ["Wat gebeurt er?", "Wie lezen dit?", "Welke rechten hebt u?", "Hoe gebruikt u uw rechten?"];

/// The letter. `parties` are organisations that read the case.
pub fn letter(team: &str, parties: &[String], rights: &str, privacy: Option<&str>) -> String {
    let who = super::enumeration(parties).unwrap_or_else(|| "de leden van het team".into());
    let to = privacy.map_or_else(String::new, |address| format!(" Of mail naar {address}."));
    let [what, readers, your_rights, how] = BLOCKS;
    format!(
        "Beste mevrouw, meneer,

{what}
Ik bespreek uw situatie in het {team}. U gaf daar geen toestemming voor. Ik vind het toch nodig. Ik leg u graag uit waarom.
Uw naam staat niet in de mails. Wij delen alleen wat nodig is om te helpen.

{readers}
Dit lezen alleen: {who}. Zij houden geheim wat zij lezen.

{your_rights}
{rights}
U mag ook bezwaar maken tegen het bespreken.

{how}
Zeg het tegen mij.{to} U krijgt binnen een maand antwoord. Dat kost u niets.
Bent u niet tevreden met het antwoord? Dan kunt u een klacht sturen aan de Autoriteit Persoonsgegevens.

Uw hulpverlener: ..............................
Datum: ..............................
"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a11_w13_the_letter_has_its_four_blocks_in_short_sentences() {
        let text = letter(
            "dorpsteam Elsloo",
            &["MEE".into(), "PIW".into()],
            "U mag zien wat er over u staat.",
            Some("p@g.example"),
        );
        assert!(BLOCKS.iter().all(|block| text.contains(block)) && text.contains("MEE en PIW"), "{text}");
        for sentence in text.split(['.', '?', '!']) {
            assert!(sentence.split_whitespace().count() <= 16, "{sentence}");
        }
    }
}
