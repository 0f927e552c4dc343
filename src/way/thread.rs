//! Message-IDs of others, which an answer of ours repeats: most are drawn by a program, some are made of a name or a number.

use crate::anonymise::passes_elfproef;
use crate::dictionary::Dictionary;

/// Shorter words than this come about by chance.
const SHORTEST_NAME: usize = 4;

/// Those of the Message-IDs that name nobody and hold no number of anybody. Without the others the answer only stands outside
/// its thread.
pub(super) fn telling_nobody(ids: &[String], dictionary: &Dictionary) -> Vec<String> {
    ids.iter().filter(|id| !names_somebody(id, dictionary) && !holds_a_number(id)).cloned().collect()
}

fn names_somebody(id: &str, dictionary: &Dictionary) -> bool {
    let folded = crate::intake::fold(id);
    let words = folded.split(|c: char| !c.is_alphabetic()).filter(|w| w.chars().count() >= SHORTEST_NAME);
    words.into_iter().any(|word| {
        let entry = dictionary.look_up(word);
        let is_name = [entry.first(), entry.surname()].iter().any(|tier| tier.listed());
        is_name && !dictionary.ordinary(word)
    })
}

/// Nine digits by the elfproef of the BSN, or ten that are a mobile number.
fn holds_a_number(id: &str) -> bool {
    let runs = id.split(|c: char| !c.is_alphanumeric()).filter(|run| run.bytes().all(|b| b.is_ascii_digit()));
    runs.into_iter().any(|run| passes_elfproef(run) || run.len() == 10 && run.starts_with("06"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_names_somebody_or_holds_a_number_is_not_repeated() {
        let dictionary = Dictionary::shipped();
        for (id, kept) in [
            ("CAKx7bQ2m+9Zk1@mail.piw.example", true),
            ("PAWPR04MB7777C1@pawpr04mb7777.eurprd04.prod.outlook.example", true),
            ("1604400000.12.0@piw.example", true),
            ("5f2b7c1e-08aa-4f6d-9c1b-2d3e4f5a6b7c@piw.example", true),
            ("123456782@piw.example", false),
            ("client-123456782.1@piw.example", false),
            ("0612341234@piw.example", false),
            ("fatima.bouzidi.72@postvak.example", false),
        ] {
            assert_eq!(telling_nobody(&[id.to_owned()], &dictionary).len() == 1, kept, "{id}");
        }
    }
}
