//! Two columns in a terminal.

use std::io::IsTerminal;

/// How wide the terminal is, and whether it takes colour.
pub(super) struct Screen {
    width: usize,
    colour: bool,
}

impl Screen {
    /// Of this process.
    pub fn new() -> Self {
        let width = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok()).unwrap_or(118);
        let colour = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        Self { width: usize::max(width, 60), colour }
    }

    /// A title over the whole width.
    pub fn title(&self, text: &str) {
        println!("\n{}", "═".repeat(self.width));
        println!("{}", self.bold(text));
        println!("{}", "─".repeat(self.width));
    }

    /// Two texts side by side, wrapped, under their headings.
    pub fn columns(&self, left: (&str, &str), right: (&str, &str)) {
        let column = (self.width - 3) / 2;
        let (a, b) = (wrap(left.1, column), wrap(right.1, column));
        println!("{} │ {}", self.bold(&pad(left.0, column)), self.bold(right.0));
        for n in 0..a.len().max(b.len()) {
            let left = a.get(n).map_or("", String::as_str);
            let right = b.get(n).map_or("", String::as_str);
            println!("{} │ {right}", pad(left, column));
        }
    }

    fn bold(&self, text: &str) -> String {
        if self.colour { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

fn pad(text: &str, width: usize) -> String {
    let missing = width.saturating_sub(text.chars().count());
    format!("{text}{}", " ".repeat(missing))
}

fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for line in text.lines() {
        let mut current = String::new();
        for word in line.split_whitespace() {
            if !current.is_empty() && current.chars().count() + 1 + word.chars().count() > width {
                lines.push(std::mem::take(&mut current));
            }
            if !current.is_empty() {
                current.push(' ');
            }
            current.push_str(word);
            while current.chars().count() > width {
                let rest: String = current.chars().skip(width).collect();
                lines.push(current.chars().take(width).collect());
                current = rest;
            }
        }
        lines.push(current);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn long_lines_and_words_are_wrapped() {
        assert_eq!(wrap("een twee drie", 8), ["een twee", "drie"]);
        assert_eq!(wrap("aaaaaaaaaa", 4), ["aaaa", "aaaa", "aa"]);
        assert_eq!(wrap("a\n\nb", 4), ["a", "", "b"]);
    }
}
