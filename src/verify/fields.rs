//! The header section, read as doubtfully as a reader can: where two programs might see two things, we see none.

use crate::model::Mailbox;

/// One header field: its name without blanks, in lower case, and its value, unfolded.
#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    /// Such as `from`.
    pub name: String,
    /// Line breaks taken out, blanks at the ends too.
    pub value: String,
}

/// What is read of a header section. The prescan has bounded it; this bounds it again.
const LONGEST: usize = 512 << 10;
const MOST: usize = 4000;

/// The fields of the header section, in order. Errs on the side of seeing a field: blanks and colons before a name, blanks
/// within it, and indented lines that continue nothing do not hide one, for the core's parser would see it too. A line without an end
/// is none: SMTP hands over no such message, and other readers see no field there.
pub fn fields(raw: &[u8]) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    let mut open = false;
    for line in raw[..raw.len().min(LONGEST)].split_inclusive(|&b| b == b'\n') {
        let Some(line) = line.strip_suffix(b"\n") else { break };
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() || fields.len() >= MOST {
            break;
        }
        let text = String::from_utf8_lossy(line);
        if let (true, true, Some(field)) = (open, line[0] == b' ' || line[0] == b'\t', fields.last_mut()) {
            field.value.push_str(&text);
            continue;
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            break;
        }
        open = false;
        let lean = text.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ':');
        if let Some((name, value)) = lean.split_once(':') {
            let name: String = name.chars().filter(|c| !c.is_ascii_whitespace()).collect();
            fields.push(Field { name: name.to_ascii_lowercase(), value: value.to_owned() });
            open = true;
        }
    }
    for field in &mut fields {
        // Other white space is none in a header (RFC 5322, 2.2.2): what has it is no address.
        field.value = field.value.trim_matches([' ', '\t', '\r', '\n']).to_owned();
    }
    fields
}

/// The mailbox of the From field, if there is exactly one field with exactly one mailbox in one of the two plain
/// spellings: `local@domain`, or `words <local@domain>` where the words are atoms, encoded words or one quoted string.
/// Comments, groups, lists and routes are none. A comma may stand among the words ("Jansen, Jo <…>", as mail programs write it): no
/// side of it is an address.
pub fn author(fields: &[Field]) -> Option<Mailbox> {
    let mut from = fields.iter().filter(|field| field.name == "from");
    let (Some(field), None) = (from.next(), from.next()) else { return None };
    mailbox(&field.value)
}

fn mailbox(value: &str) -> Option<Mailbox> {
    if value.chars().any(|c| c.is_control() && c != '\t') {
        return None;
    }
    let Some(inner) = value.strip_suffix('>') else { return address(value) };
    let (words, inner) = inner.rsplit_once('<')?;
    if is_phrase(words.trim()) { address(inner) } else { None }
}

/// An address in which no encoded word begins: parsers differ on what those are there.
fn address(text: &str) -> Option<Mailbox> {
    if text.contains("=?") { None } else { text.parse().ok() }
}

/// Words before an address (RFC 5322 `phrase`), in which no second address can hide. Names with dots, commas and 8-bit letters
/// occur; an unquoted at-sign or bracket does not.
fn is_phrase(words: &str) -> bool {
    match words.strip_prefix('"') {
        Some(rest) => match rest.strip_suffix('"') {
            Some(quoted) => !quoted.contains(['"', '\\', '<', '>', '@']),
            None => false,
        },
        // Of an encoded word beside a comma parsers differ on whether it is an address.
        None => {
            let encoded = words.contains(',') && words.contains("=?");
            !encoded && !words.contains(['"', '\\', '<', '>', '@', ';', ':', '(', ')', '[', ']'])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mail_parser::MessageParser;
    use proptest::prelude::*;

    fn author_of(header: &str) -> Option<String> {
        author(&fields(format!("{header}\r\n\r\nbody\r\n").as_bytes())).map(|mailbox| mailbox.to_string())
    }

    #[test]
    fn a_line_without_an_end_is_no_field() {
        assert_eq!(author(&fields(b"From: jo@piw.example")), None);
        assert_eq!(author(&fields(include_bytes!("../../fuzz/found/author-2.eml"))), None);
        assert!(author(&fields(b"From: jo@piw.example\n")).is_some());
    }

    #[test]
    fn one_mailbox_is_read() {
        for header in [
            "From: j.jansen@partner.example",
            "from:J.Jansen@PARTNER.example ",
            "From: Jo Jansen <j.jansen@partner.example>",
            "From: \"Jansen, Jo\" <j.jansen@partner.example>",
            "From: Jansen, Jo <j.jansen@partner.example>",
            "From: =?utf-8?q?J=C3=B6?= Jansen | Partner\r\n <j.jansen@partner.example>",
            "Subject: x\r\nFrom: <j.jansen@partner.example>\r\nTo: a@b.example",
        ] {
            assert_eq!(
                author_of(header).map(|a| a.to_lowercase()).as_deref(),
                Some("j.jansen@partner.example"),
                "{header}"
            );
        }
    }

    #[test]
    fn what_two_readers_might_read_as_two_is_none() {
        for header in [
            "Subject: x",
            "From:",
            "From: \u{b}a@b.example",
            "From: a@b.example\r\nFrom: a@b.example",
            "From: a@b.example\r\nF rom : c@d.example",
            "From: a@b.example\r\n:From: c@d.example",
            "no field\r\n From: c@d.example\r\nFrom: a@b.example",
            "From: a@b.example, c@d.example",
            "From: a@b.example, Jo <c@d.example>",
            "From: Jo, a@b.example",
            "From: a@b.example <c@d.example>",
            "From: \"a@b.example\" <c@d.example>",
            "From: <a@b.example> <c@d.example>",
            "From: <a@b.example> c@d.example",
            "From: (a@b.example) <c@d.example>",
            "From: x (<a@b.example>) <c@d.example>",
            "From: group: a@b.example;",
            "From: <@x.example:a@b.example>",
            "From: \"a b\"@c.example",
            "From: a@b.example(comment)",
            "From: a\0@b.example",
            "From: \"x\\\" <a@b.example>\" <c@d.example>",
        ] {
            assert_eq!(author_of(header), None, "{header:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3000))]

        /// Whoever we name is whom the core's parser names.
        #[test]
        fn the_core_reads_the_same_author(pieces in prop::collection::vec(prop::sample::select(vec![
            "From: ", "from : ", "F rom:", "a@b.example", "c@d.example", "<", ">", "\"", "\\", "(", ")", ",", ";", ":", " ",
            "\r\n", "\r\n ", "\r\n\t", "Jo", "=?utf-8?q?=3Ce=40f.example=3E?=", "=?utf-8?b?PGVAZi5leGFtcGxlPg==?=", "Subject: x",
            "Content-Type: \"",
        ]), 1..14)) {
            let message = format!("{}\r\n\r\nbody\r\n", pieces.concat());
            if let Some(ours) = author(&fields(message.as_bytes())) {
                let parsed = MessageParser::default().parse(message.as_bytes());
                let theirs: Vec<String> = parsed
                    .iter()
                    .flat_map(|m| m.from().into_iter().flat_map(|a| a.iter().filter_map(|a| a.address()).map(str::to_lowercase).collect::<Vec<_>>()))
                    // The core takes what is no address for a part of the name behind it.
                    .filter(|address| address.contains('@'))
                    .collect();
                prop_assert_eq!(theirs, vec![ours.to_string().to_lowercase()], "{:?}", message);
            }
        }

        #[test]
        fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = author(&fields(&bytes));
        }
    }
}
