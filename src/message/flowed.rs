//! Lines that were broken for the way only.

use super::fields::Fields;
use std::borrow::Cow;

/// Joins lines of `format=flowed` text (RFC 3676 §4); other text is given back as it is. Quoted lines keep their marks.
pub(super) fn unflow<'a>(text: &'a str, fields: &Fields) -> Cow<'a, str> {
    let is = |name: &str, value: &str| {
        fields.parameter("Content-Type", name).is_some_and(|v| v.trim().eq_ignore_ascii_case(value))
    };
    if is("format", "flowed") { join(text, is("delsp", "yes")).into() } else { text.into() }
}

fn join(text: &str, delete_space: bool) -> String {
    let mut out = String::with_capacity(text.len());
    // Quote depth of the line that still flows on.
    let mut open: Option<usize> = None;
    for line in text.lines() {
        let depth = line.bytes().take_while(|&b| b == b'>').count();
        let content = &line[depth..];
        let content = content.strip_prefix(' ').unwrap_or(content);
        let is_separator = content == "-- ";
        if open != Some(depth) || is_separator {
            if !out.is_empty() {
                out.push('\n');
            }
            if depth > 0 {
                out.push_str(&">".repeat(depth));
                out.push(' ');
            }
        }
        let flows = content.ends_with(' ') && !is_separator;
        let content = if flows && delete_space { &content[..content.len() - 1] } else { content };
        out.push_str(content);
        open = flows.then_some(depth);
    }
    out
}

/// Joins folded lines of calendars and contacts (RFC 5545 §3.1, RFC 6350 §3.2); other text is given back as it is.
pub(super) fn unfold<'a>(text: &'a str, media_type: &str) -> Cow<'a, str> {
    if media_type.contains("calendar") || media_type.contains("vcard") || media_type == "application/ics" {
        text.replace("\n ", "").replace("\n\t", "").replace("\\n", "\n").replace("\\,", ",").into()
    } else {
        text.into()
    }
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn flowed_lines_become_one_and_fixed_lines_stay() {
        for (text, expected) in [
            ("Mevrouw zit \nklem.\nGroet", "Mevrouw zit klem.\nGroet"),
            ("> een \n> twee\n> drie\nvier", "> een twee\n> drie\nvier"),
            (">> een \n> twee", ">> een \n> twee"),
            ("einde\n-- \nPetra", "einde\n-- \nPetra"),
            (" van voren", "van voren"),
        ] {
            assert_eq!(join(text, false), expected, "{text}");
        }
        assert_eq!(join("Fati \nma", true), "Fatima");
    }
}
