//! A page as plain text and as simple HTML that a screen reader can follow: language, headings, lists; no images, links,
//! scripts or anything from elsewhere.

use super::page::Block;

const STYLE: &str = "font-family:sans-serif;font-size:1em;line-height:1.5;max-width:42em";

/// Plain text, line ends as `\n`.
pub(super) fn plain(blocks: &[Block]) -> String {
    let mut out = String::new();
    let mut open = false;
    for block in blocks {
        // An item, its doel, vraag and situatie and the notes on it stand together; a blank line sets all else apart.
        let joins = matches!(block, Block::Case { .. } | Block::Note(_));
        if !out.is_empty() {
            out.push_str(if joins && open { "\n" } else { "\n\n" });
        }
        open = joins || matches!(block, Block::Item(_));
        match block {
            Block::Heading(text) => out.push_str(&text.to_uppercase()),
            Block::Text(text) | Block::Item(text) | Block::Note(text) | Block::Verbatim(text) => out.push_str(text),
            Block::Case { label, text } if text.contains('\n') => out.push_str(&format!("{label}:\n{text}")),
            Block::Case { label, text } => out.push_str(&format!("{label}: {text}")),
            Block::List(items) => {
                let lines: Vec<String> = items.iter().map(|item| format!("- {item}")).collect();
                out.push_str(&lines.join("\n"));
            }
        }
    }
    out.push('\n');
    out
}

/// A whole HTML document.
pub(super) fn html(title: &str, blocks: &[Block]) -> String {
    let title = escaped(title);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n</head>\n\
         <body style=\"{STYLE}\">\n<h1 style=\"font-size:1.25em\">{title}</h1>\n"
    );
    for block in blocks {
        match block {
            Block::Heading(text) => out.push_str(&format!("<h2 style=\"font-size:1.1em\">{}</h2>\n", escaped(text))),
            Block::Item(text) => out.push_str(&format!("<h3 style=\"font-size:1em\">{}</h3>\n", escaped(text))),
            Block::Text(text) | Block::Note(text) => out.push_str(&format!("<p>{}</p>\n", broken(text))),
            Block::Case { label, text } => {
                out.push_str(&format!("<p><strong>{}:</strong> {}</p>\n", escaped(label), broken(text)));
            }
            Block::List(items) => {
                let items: String = items.iter().map(|item| format!("<li>{}</li>\n", escaped(item))).collect();
                out.push_str(&format!("<ul>\n{items}</ul>\n"));
            }
            Block::Verbatim(text) => out.push_str(&format!("<blockquote><p>{}</p></blockquote>\n", broken(text))),
        }
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn broken(text: &str) -> String {
    escaped(text).replace('\n', "<br>\n")
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_become_markup() {
        let blocks = [Block::Case { label: "Doel".into(), text: "<img src=x onerror=a()> & \"rust\"".into() }];
        let page = html("a < b", &blocks);
        assert!(page.contains("&lt;img src=x onerror=a()&gt; &amp; &quot;rust&quot;"));
        assert!(page.contains("<title>a &lt; b</title>"));
        assert!(!page.contains("<img"));
    }

    #[test]
    fn case_lines_stand_together() {
        let case = |label: &str, text: &str| Block::Case { label: label.into(), text: text.into() };
        let blocks = [Block::Text("Goedendag,".into()), case("Doel", "rust"), case("Vraag", "wie?\nwat?")];
        assert_eq!(plain(&blocks), "Goedendag,\n\nDoel: rust\nVraag:\nwie?\nwat?\n");
    }
}
