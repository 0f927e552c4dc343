//! Whether a mail calls on a right of the person whose data it is (H-42; AVG art. 15 to 18, 20, 21): in plain words, by the
//! resident or for one. `Inzage in de hulpvraag`, a file at the school or `geen bezwaar` is none.

use super::elsewhere;
use super::layout::{Mail, Reach};
use super::phrases::one_of;
use crate::model::{Document, Right};
use crate::pattern::{Regex, Text};
use std::sync::LazyLock;

static NAMED: LazyLock<Regex> = LazyLock::new(|| one_of("rights/named"));
static GENERAL: LazyLock<Regex> = LazyLock::new(|| one_of("rights/general"));
static ASKS: LazyLock<Regex> = LazyLock::new(|| one_of("rights/asks"));
static OWN: LazyLock<Regex> = LazyLock::new(|| one_of("rights/own"));
static THEIRS: LazyLock<Regex> = LazyLock::new(|| one_of("rights/theirs"));
static US: LazyLock<Regex> = LazyLock::new(|| one_of("rights/us"));
static ELSEWHERE: LazyLock<Regex> = LazyLock::new(|| one_of("rights/elsewhere"));
static REFUSED: LazyLock<Regex> = LazyLock::new(|| one_of("rights/refused"));
static ACCESS: LazyLock<Regex> = LazyLock::new(|| one_of("rights/access"));
static RECTIFICATION: LazyLock<Regex> = LazyLock::new(|| one_of("rights/rectification"));
static ERASURE: LazyLock<Regex> = LazyLock::new(|| one_of("rights/erasure"));
static RESTRICTION: LazyLock<Regex> = LazyLock::new(|| one_of("rights/restriction"));
static OBJECTION: LazyLock<Regex> = LazyLock::new(|| one_of("rights/objection"));
static PORTABILITY: LazyLock<Regex> = LazyLock::new(|| one_of("rights/portability"));

/// The rights that a mail calls on, each once, in the order of the regulation; none for every other mail.
///
/// ```
/// use casuspoort::intake::rights;
/// use casuspoort::model::{Document, Right};
///
/// let asks = |text: &str| rights(&Document::from_plain(&format!("vraag\n\n{text}\n")));
/// assert_eq!(asks("Ik wil graag weten wat jullie over mij hebben vastgelegd."), [Right::Access]);
/// assert_eq!(asks("Graag meer inzage in de hulpvraag van mevrouw."), []);
/// ```
pub fn rights(document: &Document) -> Vec<Right> {
    let typed = Mail::read(document, Reach::Typed);
    let rights = of_mail(&typed);
    if rights.is_empty() && elsewhere::has_enclosed(&typed) && elsewhere::points_elsewhere(&typed) {
        return of_mail(&Mail::read(document, Reach::Enclosed));
    }
    rights
}

/// The same of a mail already laid out.
pub(super) fn of_mail(mail: &Mail) -> Vec<Right> {
    let mut found = in_sentence(mail.subject_words());
    for sentence in &mail.sentences {
        found.extend(in_sentence(mail.all_words(sentence)));
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn in_sentence(words: Text) -> Vec<Right> {
    if GENERAL.is_match(words) {
        return Vec::new();
    }
    let kinds = kinds(words);
    if NAMED.is_match(words) && !ELSEWHERE.is_match(words) {
        return if kinds.is_empty() { vec![Right::Access] } else { kinds };
    }
    if kinds.is_empty() || REFUSED.is_match(words) || ELSEWHERE.is_match(words) || !asks(words) {
        return Vec::new();
    }
    let theirs = THEIRS.is_match(words) && US.is_match(words);
    let objects = kinds.contains(&Right::Objection);
    if !(OWN.is_match(words) || theirs || objects) {
        return Vec::new();
    }
    kinds
}

/// Whether somebody asks, by a verb of asking or by a question.
fn asks(words: Text) -> bool {
    ASKS.is_match(words) || words.trim_end().ends_with('?')
}

fn kinds(words: Text) -> Vec<Right> {
    [
        (&ACCESS, Right::Access),
        (&RECTIFICATION, Right::Rectification),
        (&ERASURE, Right::Erasure),
        (&RESTRICTION, Right::Restriction),
        (&PORTABILITY, Right::Portability),
        (&OBJECTION, Right::Objection),
    ]
    .into_iter()
    .filter(|(sign, _)| sign.is_match(words))
    .map(|(_, right)| right)
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Right::{Access, Erasure, Objection, Rectification, Restriction};
    use proptest::prelude::*;

    fn asked(subject: &str, text: &str) -> Vec<Right> {
        rights(&Document::from_plain(&format!("{subject}\n\n{text}\n")))
    }

    #[test]
    fn h42_requests_in_plain_words_are_known() {
        let mut missed = Vec::new();
        for (text, right) in [
            ("Ik wil graag inzage in mijn dossier.", Access),
            ("Goedendag, welke gegevens hebben jullie van mij?", Access),
            ("Kunt u mij laten weten wat er over mij is opgeslagen?", Access),
            ("Mevrouw wil weten wat er over haar is vastgelegd bij het dorpsteam.", Access),
            ("Namens mijn moeder vraag ik een kopie van haar dossier.", Access),
            ("Stuur mij alle gegevens die u over mij heeft.", Access),
            ("Met wie zijn mijn gegevens gedeeld? Ik wil dat graag weten.", Access),
            ("Hierbij doe ik een verzoek om inzage.", Access),
            ("Op grond van artikel 15 AVG vraag ik een overzicht.", Access),
            ("I would like a copy of my personal data.", Access),
            ("Verwijder alles van mevrouw Zandstra.", Erasure),
            ("Graag al mijn gegevens wissen, ik wil hier niets meer mee te maken hebben.", Erasure),
            ("Wilt u de gegevens van ons gezin vernietigen?", Erasure),
            ("Cliënt wil dat jullie zijn gegevens verwijderen.", Erasure),
            ("Wil je de aanmelding van mevrouw verwijderen? Zij wil niet meer dat jullie iets bewaren.", Erasure),
            ("Ik verzoek u mijn dossier te laten vernietigen.", Erasure),
            ("Mijn gegevens kloppen niet, wilt u die aanpassen?", Rectification),
            ("Kunt u mijn gegevens corrigeren? Ik heb twee kinderen, geen drie.", Rectification),
            ("Wilt u mijn gegevens afschermen zolang de klacht loopt?", Restriction),
            ("Ik maak bezwaar tegen het bespreken van mijn casus in het team.", Objection),
            ("Mevrouw maakt bezwaar tegen het delen van haar gegevens.", Objection),
            ("Ik wil niet dat jullie nog gegevens van mij bewaren.", Objection),
        ] {
            if !asked("vraag", text).contains(&right) {
                missed.push(text);
            }
        }
        assert!(missed.is_empty(), "{missed:#?}");
        assert_eq!(asked("Inzageverzoek", "Beste mensen, zie onderwerp."), [Access]);
        assert_eq!(asked("verwijderen", "Verwijder alles van mevrouw Zandstra."), [Erasure]);
    }

    #[test]
    fn several_rights_in_one_mail_are_all_named() {
        let text = "Ik wil graag een kopie van mijn dossier. Daarna wil ik dat u mijn gegevens verwijdert.";
        assert_eq!(asked("mijn dossier", text), [Access, Erasure]);
    }

    #[test]
    fn a_request_that_is_passed_on_counts() {
        let text = "Zie onder.\n\n-----Oorspronkelijk bericht-----\nVan: iemand <iemand@mail.example>\nOnderwerp: dossier\n\n\
                    Ik wil inzage in mijn dossier.\n";
        assert_eq!(asked("FW: dossier", text), [Access]);
    }

    #[test]
    fn false_friends_are_none() {
        for text in [
            "Graag inzage in de hulpvraag van mevrouw.",
            "Wij willen meer inzicht in haar financiën.",
            "Kan de toegang van mijn oud-collega worden verwijderd?",
            "Wil je mij van de verzendlijst verwijderen?",
            "Meneer wil inzage in zijn medisch dossier bij de huisarts.",
            "Hij is van school verwijderd en zit thuis.",
            "Zij maakt bezwaar tegen de beschikking van het UWV.",
            "Mevrouw heeft geen bezwaar tegen het delen van haar gegevens.",
            "Mevrouw wil niet dat haar naam wordt genoemd.",
            "Hij heeft een verstandelijke beperking.",
            "Wie kan haar helpen om haar gegevens bij DUO te wijzigen?",
            "Doel: overdracht van zijn dossier aan het wijkteam.",
            "Vraag: wie kan de administratie inzien?",
            "U heeft recht op inzage, correctie en verwijdering van uw gegevens.",
            "Ik begrijp dat ik mijn gegevens mag inzien en laten verwijderen.",
            "Zij wil alles van haar ex uit huis verwijderen.",
            "Ik wil graag overleggen over mijn casus van vorige week.",
            "Kan ik mijn casus nog aanvullen?",
            "Wil je mijn casus verplaatsen naar de volgende keer?",
            "De gegevens zijn niet compleet, graag overleg met de school.",
            "Zij wil graag contact met mensen uit haar buurt.",
        ] {
            assert_eq!(asked("casus", text), [], "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,200}") {
            let _ = rights(&Document::from_plain(&text));
        }
    }
}
