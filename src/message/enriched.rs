//! text/enriched (RFC 1896) and text/richtext (RFC 1341, §7.1.3) as HTML: in go words with commands in angle brackets, out goes the same
//! with their lines and signs as HTML writes them. What a command takes (`<param>`) and what is a remark are left where no reader
//! of HTML sees them. Linear.

/// The text as HTML.
pub(super) fn as_html(source: &str, media_type: &str) -> String {
    let rich = media_type == "text/richtext";
    let mut out = String::with_capacity(source.len() + source.len() / 8);
    let mut rest = source;
    while let Some(at) = rest.find(['<', '&', '\n']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        rest = match rest.as_bytes()[0] {
            b'&' => {
                out.push_str("&amp;");
                &rest[1..]
            }
            b'\n' => {
                let more = rest.trim_start_matches(['\n', '\r']);
                let lines = rest[..rest.len() - more.len()].matches('\n').count();
                // One line break is a blank; of more, one is none. In richtext all are blanks.
                match rich || lines == 1 {
                    true => out.push('\n'),
                    false => out.push_str(&"<br>".repeat(lines - 1)),
                }
                more
            }
            _ => command(rest, rich, &mut out),
        };
    }
    out.push_str(rest);
    out
}

/// Writes what the command at the start of `rest` stands for; what follows it.
fn command<'a>(rest: &'a str, rich: bool, out: &mut String) -> &'a str {
    /// Longer ones are none (RFC 1896: 60 characters).
    const LONGEST: usize = 64;
    if let Some(rest) = rest.strip_prefix("<<").filter(|_| !rich) {
        out.push_str("&lt;");
        return rest;
    }
    let end = rest.bytes().take(LONGEST).position(|b| b == b'>');
    let name = end.map(|end| rest[1..end].to_ascii_lowercase());
    let is_name = |name: &String| name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-'));
    let (Some(end), Some(name)) = (end, name.filter(|name| !name.is_empty() && is_name(name))) else {
        out.push_str("&lt;");
        return &rest[1..];
    };
    out.push_str(match name.as_str() {
        "lt" if rich => "&lt;",
        "nl" if rich => "<br>",
        "np" => "<hr>",
        "param" | "comment" => "<span hidden>",
        "/param" | "/comment" => "</span>",
        "paragraph" | "/paragraph" | "paraindent" | "/paraindent" | "center" | "/center" => "<br>",
        "excerpt" => "<blockquote>",
        "/excerpt" => "</blockquote>",
        _ => "",
    });
    &rest[end + 1..]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::html;
    use proptest::prelude::*;

    fn shown(source: &str, media_type: &str) -> String {
        let read = html::read(&as_html(source, media_type));
        read.visible.iter().map(|stretch| stretch.text.as_str()).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn commands_part_no_word_and_what_they_take_is_not_shown() {
        let text = "Bel 06<bold>11</bold><fontfamily><param>Arial</param>222333</fontfamily> of\n<<Jo>> & Co.\n\nKlaar\n\n\nuit.";
        assert_eq!(shown(text, "text/enriched"), "Bel 0611222333 of <Jo>> & Co.\nKlaar\n\nuit.");
        let read = html::read(&as_html(text, "text/enriched"));
        assert!(read.hidden.contains("Arial"), "{read:?}");
    }

    #[test]
    fn the_older_kind_has_commands_for_line_and_sign() {
        let text = "Fa<italic>ti</italic>ma<comment>Bos</comment><nl>a <lt> b\n\nc";
        assert_eq!(shown(text, "text/richtext"), "Fatima\na < b c");
    }

    proptest! {
        #[test]
        fn words_stay(text in "(?s)([a-z]{1,6}|[<>&\n /]|<bold>|</param>|<param>){0,60}") {
            let html = as_html(&text, "text/enriched");
            prop_assert!(html.len() <= 14 * text.len() + 1);
        }
    }
}
