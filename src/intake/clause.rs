//! Clauses and their polarity: what `geen`, `niet`, `nog`, `niet meer` say about the words beside them; and what makes a
//! sentence a question that the team can answer.

use super::cue::pattern;
use regex::Regex;
use std::sync::LazyLock;

static CLAUSE_END: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"[.?!;:]\s|, (?:maar|terwijl|en|want|omdat|tenzij|behalve|waarbij|al|dus|echter)\b|,\s| maar | - | tenzij | behalve |\n",
    )
});

/// The clauses of a sentence.
pub(super) fn clauses(sentence: &str) -> impl Iterator<Item = &str> {
    CLAUSE_END.split(sentence).map(str::trim).filter(|c| !c.is_empty())
}

static NEGATED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\b(?:geen|niet|niets|niks|nooit|nergens|niemand|nee|neen|neet|zonder|noch|niets|not?)\b")
});

/// Whether a clause denies something.
pub(super) fn is_negated(clause: &str) -> bool {
    NEGATED.is_match(clause)
}

static PUTS_OFF: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(?:volgt|volgen|nastur\w*|nog (?:niet|geen|te|vragen|gevraagd|tekenen|ondertekend worden)|wordt nog|worden nog|moet nog|moeten nog",
        r"|stuur ik (?:nog|later|na)|lever ik (?:nog|later|na)|ga ik (?:nog )?vragen|zal ik (?:nog )?(?:vragen|opsturen)|komt (?:nog|later|er nog)",
        r"|blanco|leeg formulier|leeg|oningevuld|onderweg|op kantoor|in het dossier|in mijn dossier|probeer ik|hoop ik te krijgen)\b"
    ))
});

/// Whether a clause speaks of something that is to come.
pub(super) fn puts_off(clause: &str) -> bool {
    PUTS_OFF.is_match(clause)
}

static ASKS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(?:en |maar |ook |of |dus |daarnaast |verder |tot slot |ten tweede,? |concreet: |\W{1,3})*",
        r"(?:wie|wae|wee|wat|welke?|waar|hoe|kan|kunnen|kin|kinne|kent|ken|heeft|heb|hebben|hebt|is|zijn|weet|weten|zou|zouden|mag|moet|moeten",
        r"|wil|willen|pakt|neemt|gaat|doet|ziet|zien|herkent|herkennen|wanneer|zullen|lukt|bestaat|bestaan|past|wordt|what|who|can|could|how|is there",
        r"|waarmee|waarvoor|waarin|waarheen|bij wie|met wie|via wie|aan wie|door wie|namens wie|welk|vanuit|iemand|emes|wo|wa|waa|heet|haet)\b"
    ))
});

/// Whether a sentence asks: a question mark, or `graag advies` and the like.
pub(super) fn is_question(sentence: &str) -> bool {
    let bare =
        sentence.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ')' | '*' | '_' | '!' | '.'));
    bare.ends_with('?') || sentence.contains("? (") || REQUESTS.is_match(sentence)
}

/// Whether the words open as a question does, with or without its mark.
pub(super) fn opens_as_question(sentence: &str) -> bool {
    ASKS.is_match(sentence)
}

static REQUESTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(?:graag (?:ook )?(?:jullie |uw |een |wat |ons )?(?:advi?e?s\b|tips\b|ideeen|inbreng van|hulp|reactie op)",
        r"|graag (?:hoor|verneem|hoort|horen|verneemt) (?:ik|we|wij)\b.{0,25}\b(?:of|wie|wat|hoe|welke|waar)|advies (?:over|hoe|of|wie|hierover|gevraagd|nodig))\b"
    ))
});

static TO_COORDINATOR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(?:(?:kan|mag|kunnen|mogen|lukt|past|wil|zou|zet|neem|heb|kun|stuur|bel|krijg|wilt|kunt|weet|hoor) (?:je|jij|u|ge)\b[^?]{0,80}\b(?:zetten|meenemen|doorsturen|sturen|weten of|laten weten|bevestigen|bellen|terugbellen|mailen|toevoegen|plannen|inplannen|reserveren|uithalen|verwijderen|vernietigen|aanmelden|afmelden|zorgen voor|regelen dat|voor mij|me|mijn mail|erbij zetten|noteren|op de|doorgeven|meekijken|rondsturen|uitnodigen|aanpassen|weten|gelezen|gekregen)",
        r"|(?:kan|mag|past|kunnen|mogen|moet) (?:deze|dit|die|hij|zij|ze|het|'m|ie|'t|dat|deze casus|de casus|mijn casus|mevrouw|meneer) (?:\w+ ){0,4}(?:bij|mee|erbij|op de agenda|op de lijst)\b",
        r"|(?:op|van) de (?:agenda|lijst)|nog (?:op tijd|mee)|te laat|ontvangen|gelukt|parkeren|parkeerplaats|zaal|locatie|beamer|hoe laat|koffie|lunch|laptop",
        r"|tot wanneer|insturen|aanleveren|inleveren|welk formulier|deadline|doorsturen|verslag|notulen|volgende (?:overleg|bijeenkomst)|agenda|versie|(?:een|mijn) collega (?:mee|aansluiten)|aansluiten bij het overleg",
        r"|is (?:dit|het) (?:zo |duidelijk|goed zo|voldoende|akkoord|oke)|genoeg informatie|bellen(?: wij| we)?\?|even (?:over hebben|bellen)|bevestigen|hoe gaat het (?:met )?(?:jou|je|u)",
        r"|heeft u (?:een |nog )?vra(?:ag|gen)|vragen\?|een vraag\?)\b"
    ))
});

static TO_TEAM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:jullie|iemand|team|wie|leden|partners|partijen|tafel|iemes|emes|wmo|gemeente|politie|mee|piw|ggz|anyone|someone)\b",
    )
});

/// Whether a question is one of organisation, to the coördinator alone.
pub(super) fn is_for_coordinator(sentence: &str) -> bool {
    TO_COORDINATOR.is_match(sentence)
        && !(TO_TEAM.is_match(sentence) && !sentence.contains("agenda") && !sentence.contains("de lijst"))
}

static TOPIC_QUESTION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(?:[^a-z]{0,6})(?:wat (?:is er|speelt|is de|weten we|hebben we|heb ik|deden we|ging|gaat er|leer|houdt|betekent|ziet|zien we|is het probleem|gebeurt|gebeurde|merk)",
        r"|om wie|over wie|wie (?:is|zijn) (?:er )?(?:al )?(?:betrokken|het|deze|dit|meneer|mevrouw|de)|wie doet er nu|waarom|hoe (?:is (?:het|dit)|zo|ziet|ging|gaat het|komt (?:dat|het)|lang)",
        r"|wat (?:al|zou ik|denk ik)|wie ben ik|en nu\?|waar gaat het|wat vind ik|wat (?:wil|zegt|vindt) (?:hij|zij|ze|mevrouw|meneer|de client|moeder|vader))\b"
    ))
});

/// Whether a question only opens a topic (`Wat is er al gedaan?`) and is answered by its own writer.
pub(super) fn is_topic(sentence: &str) -> bool {
    TOPIC_QUESTION.is_match(sentence)
}

static OTHERS_QUESTION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(?:(?:hij|zij|ze|mevrouw|meneer|mw\.?|dhr\.?|moeder|vader|ouders|client|zoon|dochter|oma|opa|school|buurvrouw|buurman|de mentor|partner)",
        r" (?:vraagt|vroeg|vragen|wil weten|wilde weten|vraagt zich af|vroeg zich af|zegt|zei|roept|riep)|vraagt (?:zij|ze|hij|mevrouw|meneer|zich af|steeds)|haar vraag|zijn vraag|hun vraag)\b"
    ))
});

/// Whether a sentence reports what somebody else asks.
pub(super) fn is_somebody_elses(sentence: &str) -> bool {
    OTHERS_QUESTION.is_match(sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_is_denied_by_its_own_words() {
        let found: Vec<bool> = clauses("moeder heeft getekend, maar vader wil niet tekenen").map(is_negated).collect();
        assert_eq!(found, [false, true]);
        assert!(is_negated("toestemming: nee") && !is_negated("toestemming: ja"));
    }

    #[test]
    fn questions_of_organisation_are_not_for_the_team() {
        for text in [
            "kan deze er donderdag nog bij?",
            "zet jij haar op de lijst?",
            "mag hij nog mee op de agenda?",
            "hoe laat beginnen we?",
        ] {
            assert!(is_for_coordinator(text), "{text}");
        }
        for text in
            ["wie kan de regie nemen?", "kan iemand van het team bij haar langs?", "hoe krijgen we hem in beweging?"]
        {
            assert!(!is_for_coordinator(text), "{text}");
        }
    }
}
