//! What stands before a piece of case text.

/// The purpose.
pub const DOEL: &str = "Doel";
/// The body without doel and vraag.
pub const SITUATION: &str = "Situatie";
/// Earlier mails below it.
pub const QUOTED: &str = "Uit eerdere mails";
/// What a reader of the original would not have seen: told, and shown to nobody.
pub fn hidden(words: usize) -> String {
    let words = if words == 1 { "1 woord".to_owned() } else { format!("{words} woorden") };
    format!("In de mail staat ook tekst die een lezer niet ziet: {words}. Die gaat niet mee.")
}
/// Who is who.
pub const LEGEND: &str = "Wie is wie";
/// A sentence with a doubtful word.
pub const FLAG: &str = "Let op";

/// An attachment by its number: its own name may hold a person's.
pub fn attachment(number: u16) -> String {
    if number == 0 { "Uit een bijlage".to_owned() } else { format!("Bijlage {number}") }
}

/// Below the text of an attachment that is longer than a line, so that the reader sees where it ends.
pub fn attachment_end(number: u16) -> String {
    if number == 0 { "Einde van de bijlage.".to_owned() } else { format!("Einde van bijlage {number}.") }
}

/// The question, with whom it is put to (S-18).
pub fn vraag(to: Option<&str>) -> String {
    to.map_or_else(|| "Vraag".to_owned(), |to| format!("Vraag aan {to}"))
}
