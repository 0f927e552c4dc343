//! Words and beginnings of lines that say in which part of a mail one is, from `dictionaries/mail-words.tsv`.

use crate::anonymise::listed::{Listed, entries};
use std::sync::LazyLock;

const LIST: &str = include_str!("../../../dictionaries/mail-words.tsv");

/// Kinds of the list, in the order of [`Says`].
const KINDS: &[&str] = &["greets", "closes", "header", "present", "private", "opens", "family", "belonging", "about"];

/// What a word or a label says.
#[derive(Clone, Copy, Debug)]
pub(super) enum Says {
    /// A greeting opens.
    Greets,
    /// Closing words open.
    Closes,
    /// The head of a quoted mail.
    Header,
    /// Professionals stand behind this label.
    Present,
    /// Private persons stand behind this label.
    Private,
    /// Somebody who was just greeted is spoken to ("Marjon, kun jij …"); not "Kelly, Ramon en Delano".
    Opens,
    /// The writer's own family, behind "mijn".
    Family,
    /// What a resident calls "mijn", and no professional does.
    Belonging,
    /// Behind it stands whom a sender writes for or about: `Ilona Voorbeeld inzake Fatima`.
    About,
}

static WORDS: LazyLock<Listed> = LazyLock::new(|| Listed::read(LIST, KINDS));

/// Beginnings of a closing line, in order.
static CLOSINGS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| entries(LIST).map(|(word, _)| word).filter(|word| says(word, Says::Closes)).collect());

/// Whether a word says this.
pub(super) fn says(word: &str, what: Says) -> bool {
    WORDS.is(word, what as usize)
}

/// Whether a label, or the heading of a column, asks for a private person ("achternaam").
pub(crate) fn asks_for_person(label: &str) -> bool {
    says(label, Says::Private)
}

/// Whether a word opens a greeting ("Beste", "Hoi").
pub(crate) fn greets(word: &str) -> bool {
    says(word, Says::Greets)
}

/// Whether behind a word of a sender's name stands whom they write for or about.
pub(crate) fn tells_of_another(word: &str) -> bool {
    says(word, Says::About)
}

/// Whether a line opens with closing words. A long beginning may run on into the word.
pub(super) fn is_closing(text: &str) -> bool {
    let Some(letter) = text.chars().next() else { return false };
    let from = CLOSINGS.partition_point(|c| c.chars().next() < Some(letter));
    let closings = CLOSINGS[from..].iter().take_while(|c| c.starts_with(letter));
    let closes = |closing: &&str| {
        let rest = text.strip_prefix(*closing);
        rest.is_some_and(|rest| closing.len() > 7 || !rest.starts_with(char::is_alphanumeric))
    };
    // "Namens Boukje: ze wil naar huis" speaks for somebody.
    let speaks = text.starts_with("namens") && text.contains(':');
    closings.into_iter().any(closes) && !text.starts_with("met een") | text.contains("groet") && !speaks
}

/// `Bijlagen: verslag.pdf, foto.jpg`: a line that says which files are enclosed.
pub(super) fn encloses(text: &str) -> bool {
    text.split_once(':').is_some_and(|(label, files)| {
        let label = label.trim_matches(|c: char| !c.is_alphabetic());
        matches!(label, "bijlage" | "bijlagen" | "attachment" | "attachments") && files.contains('.')
    })
}

/// Words of thanks close a mail, or open it.
pub(super) fn thanks(text: &str) -> bool {
    !text.contains("groet")
        && ["dank", "bedankt", "thanks", "merci", "tot", "succes"].iter().any(|word| text.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_order_and_names_known_kinds() {
        crate::anonymise::listed::check(LIST, KINDS);
    }

    #[test]
    fn whom_one_spoke_with_or_writes_to_may_be_anybody() {
        for line in [
            "Gesproken met: [[PERSOON#1|Hylke Lepelschot]] + begeleider",
            "Gebeld met: [[PERSOON#1|Hylke]]",
            "De brief is t.a.v. [[PERSOON#1|Hylke Lepelschot]].",
            "Gesproken met: wijkagent Lepelschot en huisarts Klaverdries",
        ] {
            crate::anonymise::testing::check_names(line);
        }
    }

    #[test]
    fn a_line_closes_with_words_of_the_list() {
        for line in
            ["groetjes, ans", "mvg", "met vriendelijke groet", "m.v.g.", "tot donderdag!", "met een zonnige groet"]
        {
            assert!(is_closing(line), "{line}");
        }
        for line in [
            "grond is er niet",
            "met een rollator",
            "",
            "totaal drie kinderen",
            "danken doet zij niet",
            "namens boukje: ze wil naar huis",
        ] {
            assert!(!is_closing(line), "{line}");
        }
    }
}
