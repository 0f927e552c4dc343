//! Text as a reader sees it: nothing hidden, nothing that steers a mail program.

/// Case text or a value for a body: line ends as `\n`, no control characters, nothing invisible or that turns the
/// direction of reading (promise 1: no hidden part is carried over), no blank lines in a row.
pub(super) fn lines(text: &str) -> String {
    let unified = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    let mut out = String::with_capacity(unified.len());
    let mut blank = 0;
    for line in unified.split('\n') {
        let line: String = line.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(|c| is_seen(*c)).collect();
        let line = line.trim_end();
        blank = if line.trim().is_empty() { blank + 1 } else { 0 };
        if blank < 2 {
            out.push_str(line);
            out.push('\n');
        }
    }
    out.trim().to_owned()
}

/// Whether one of our labels opens a line, and no stamp of a chat and nobody who speaks in one.
fn goes_on_with_label(line: &str) -> bool {
    let label = line.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    label.is_some_and(|(label, rest)| label.starts_with(char::is_alphabetic) && !rest.starts_with(':'))
}

/// A row of a table.
fn is_row(line: &str) -> bool {
    line.contains(" | ")
}

/// Lines that a mail program broke at its margin, put together again: a line as long as a margin that ends no sentence and a
/// next one that goes on in lower case or with a label.
pub(super) fn flowed(text: &str) -> String {
    /// Shorter and longer lines were broken by their writer; labels have changed their length.
    const MARGIN: std::ops::RangeInclusive<usize> = 45..=120;
    let mut out = String::with_capacity(text.len());
    let mut last = 0;
    for line in text.split('\n') {
        let goes_on = line.starts_with(|c: char| c.is_lowercase() || c == '(')
            // Two labels side by side are two lines: a sentence hardly has one person right behind another.
            || goes_on_with_label(line) && !out.ends_with(']');
        let broken = MARGIN.contains(&last) && !out.ends_with(['.', '?', '!', ':', ';', '|']) && !is_row(line);
        if !out.is_empty() {
            out.push(if goes_on && broken { ' ' } else { '\n' });
        }
        out.push_str(line);
        last = line.chars().count();
    }
    out
}

/// A value for one line: as [`lines`], with each break or run of spaces as one space.
pub(super) fn line(text: &str) -> String {
    lines(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// At most `limit` characters, cut between words.
pub(super) fn short(text: &str, limit: usize) -> String {
    let text = line(text);
    if text.chars().count() <= limit {
        return text;
    }
    let cut: String = text.chars().take(limit).collect();
    let kept = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{}…", kept.trim_end_matches([',', ';', ':', '.', ' ']))
}

/// Closes a sentence that has no end mark.
pub(super) fn sentence(text: &str) -> String {
    let text = line(text);
    if text.is_empty() || text.ends_with(['.', '?', '!', '…', '"', '”']) { text } else { format!("{text}.") }
}

fn is_seen(c: char) -> bool {
    !c.is_control()
        && !matches!(c,
            '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
            | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_seen_stays() {
        for (text, seen) in [
            ("Doel:\u{200b} rust\r\nin huis", "Doel: rust\nin huis"),
            ("a\u{202e}b\u{2066}c\u{e0041}d", "abcd"),
            ("een\n\n\n\ntwee\n \n\t\ndrie\n", "een\n\ntwee\n\ndrie"),
            ("bel\u{7} mij\u{0}", "bel mij"),
            ("scheiding\u{2028}regel", "scheiding\nregel"),
        ] {
            assert_eq!(lines(text), seen);
        }
        assert_eq!(line(" a\r\nBcc: b \u{85} c"), "a Bcc: b c");
    }

    #[test]
    fn long_lines_are_cut_between_words() {
        assert_eq!(short("mevrouw kan in haar woning blijven", 60), "mevrouw kan in haar woning blijven");
        assert_eq!(short("mevrouw kan in haar woning blijven", 23), "mevrouw kan in haar…");
        assert_eq!(short("één-heel-lang-woord", 5), "één-h…");
        assert_eq!(sentence("rust in huis"), "rust in huis.");
        assert_eq!(sentence("wie helpt?"), "wie helpt?");
    }

    #[test]
    fn margins_go_and_the_writers_own_lines_stay() {
        let broken = "Mevrouw uit Catsop woont alleen. Sinds de winter komt ze\nnauwelijks buiten. Betrokken zijn de huisarts en\n[persoon 2].";
        assert!(!flowed(broken).contains('\n'));
        for own in [
            "Betrokken:\n- huisarts\n- thuiszorg",
            "Kort.\nen dan nog iets",
            "[11-10-2026 01:12] [persoon 1]: waar ben je nu eigenlijk\n[11-10-2026 01:14] [persoon 2]: thuis",
            "2. Casus B, meneer [persoon 2] en zijn nicht [persoon 3]\n[persoon 2] gaat verhuizen.",
            "[persoon 1]: ik ben al een tijdje hier bij het station\n[persoon 2]: ik kom",
            "[persoon 1] | [geboortedatum] | echtgenoot | werkt\n[persoon 2] | [geboortedatum] | dochter | groep 3",
            "casus 2 - bakker van de hoek: de katten zijn opgehaald, het huis is schoon, hij is boos, zijn tante [persoon 3] regelt nu de post\ncasus 3 - niet besproken",
            "Dit is een lange regel die met een punt eindigt, punt.\nnog een",
        ] {
            assert_eq!(flowed(own), own);
        }
    }
}
