//! How many cases a mail brings in. Two in one mail would be read by one team under one doel, so they are not guessed apart.

use super::cue::pattern;
use super::headings::{Heading, Topic};
use super::layout::{Mail, Place};
use crate::pattern::{Regex, Text};
use std::collections::BTreeSet;
use std::sync::LazyLock;

static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\W{0,4}(?:de |mijn )?(?:(eerste|tweede|derde) (?:casus|inbreng)|(?:casus|inbreng|zaak) ?(?:nr\.? ?|nummer )?([0-9]{1,2}|[a-e]|i{1,3}|een|twee|drie))\b ?(?:[:.)(-]|$)",
    )
});

static ANOTHER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:de tweede|de andere|nog een|een tweede|een volgende) (?:casus|inbreng|zaak)\b.{0,30}(?:inbrengen|voorleggen|bespreken|gaat over|betreft|:)|\b(?:ook|daarnaast|verder) (?:\w+ ){0,4}een tweede (?:casus|inbreng|zaak)\b",
    )
});
static TWO: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b(?:twee|2|drie|3) (?:nieuwe )?(?:casussen|inbrengen|zaken|casuistieken)\b"));

static BRINGS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:hierbij|bijgaand|hieronder|ik heb|wij hebben|we hebben|breng|brengen|stuur|sturen|lever|leveren|meld|melden)\b",
    )
});

/// At least one. More when the mail numbers them, or states a doel and a vraag more than once under headings of their own.
pub(super) fn cases(mail: &Mail, headings: &[Heading]) -> usize {
    let own = mail.units.iter().filter(|u| u.place == Place::Own);
    let labels: BTreeSet<String> = own
        .flat_map(|unit| mail.body.text[unit.range.clone()].lines())
        .filter_map(|line| {
            let found = NUMBERED.captures(line)?;
            Some(found.get(1).or(found.get(2))?.as_str().to_owned())
        })
        .collect();
    let stated = |topic: Topic| headings.iter().filter(|h| h.topic == topic && !h.value.is_empty()).count();
    let sets = stated(Topic::Doel).min(stated(Topic::Vraag));
    let brings_two = |words: Text| ANOTHER.is_match(words) || BRINGS.is_match(words) && TWO.is_match(words);
    let said = TWO.is_match(mail.subject_words()) || mail.sentences.iter().any(|s| brings_two(mail.own_words(s)));
    labels.len().max(sets).max(if said { 2 } else { 1 })
}

#[cfg(test)]
mod tests {
    use crate::intake::{IntakeSettings, understand};
    use crate::model::Document;

    fn cases(text: &str) -> usize {
        understand(&Document::from_plain(&format!("inbreng\n\n{text}\n")), &IntakeSettings::for_profile("stein")).cases
    }

    #[test]
    fn two_cases_in_one_mail_are_counted() {
        let each = "Mevrouw uit Elsloo zit klem.\nDoel: rust.\nVraag: wie gaat langs?\n";
        for text in [
            format!("Casus 1: {each}\nCasus 2: {}", each.replace("Elsloo", "Urmond")),
            format!("Eerste casus\n{each}\nTweede casus\n{each}"),
            format!("Hierbij twee nieuwe casussen.\n{each}\nMeneer uit Urmond zit ook klem.\n"),
            format!("{each}\nEn dan nog iets anders.\n{}", each.replace("Mevrouw", "Meneer")),
            format!("{each}\nDaarnaast wil ik nog een tweede casus inbrengen. Meneer uit Meers drinkt."),
            format!("{each}\nDe andere casus gaat over een man uit Meers die niet open doet."),
        ] {
            assert_eq!(cases(&text), 2, "{text}");
        }
    }

    #[test]
    fn one_case_in_many_words_stays_one() {
        for text in [
            "Casus Elsloo\n\nBuurman A en buurman B hebben ruzie.\nDoel: vrede.\nVraag: wie bemiddelt?\n",
            "Doel: rust in huis.\nVraag: wie gaat langs? En wie belt de school?\n",
            "Doel 1: rust.\nDoel 2: werk.\nVraag: wie gaat langs?\n",
            "Mevrouw zit klem. Graag advies.",
            "Mevrouw zit klem, anders dan bij de vorige casus. Doel: rust. Vraag: wie gaat langs?",
            "Dit is geen andere casus dan vorige maand. Doel: rust. Vraag: wie gaat langs?",
            "In een andere casus is dat ook gebeurd. Doel: rust. Vraag: wie gaat langs?",
            "Gezin A en gezin B heten gelijk. Ik breng alleen gezin A in.\nDoel: rust.\nVraag: wie gaat langs?\n",
            "Er zijn dit jaar al twee casussen geweest zoals deze.\nDoel: rust.\nVraag: wie gaat langs?\n",
        ] {
            assert_eq!(cases(text), 1, "{text}");
        }
    }
}
