//! Links: addresses of pages, whose letters are mostly nobody's words.
//!
//! A link may well name somebody (`…/dossier/Fatima-Bouzidi`), and then the lists know a word of it or the text says it
//! elsewhere. All else in it is the name of a house, of a page or of nothing (`?d=LpZxY83jqPo`).

use super::view::Casing;
use super::words::Words;
use std::ops::Range;

/// The words of links that name nobody by themselves.
pub(super) fn nameless(words: &Words) -> Vec<usize> {
    let mut found = Vec::new();
    for link in links(&words.view.lower) {
        let host = link.start..host_end(&words.view.lower, &link);
        let tokens = words.view.token_at(link.start)..words.len();
        let inside = tokens.take_while(|at| words.token(*at).range().start < link.end);
        found.extend(inside.filter(|at| words.is_word(*at) && !may_name(words, *at, &host)));
    }
    found
}

/// All tokens of links.
pub(super) fn inside(words: &Words) -> Vec<usize> {
    let mut found = Vec::new();
    for link in links(&words.view.lower) {
        let tokens = words.view.token_at(link.start)..words.len();
        found.extend(tokens.take_while(|at| words.token(*at).range().start < link.end));
    }
    found
}

/// A listed name that is a word of its own, at least of four letters in the name of a house.
fn may_name(words: &Words, at: usize, host: &Range<usize>) -> bool {
    let entry = words.get(at).entry;
    let range = words.token(at).range();
    let lower = words.view.lower.as_bytes();
    let number = |at: Option<usize>| at.and_then(|at| lower.get(at)).is_some_and(u8::is_ascii_digit);
    let in_a_code = number(range.start.checked_sub(1)) && number(Some(range.end));
    let in_host = host.contains(&range.start);
    let least = if in_host { 4 } else { 3 };
    // `…/dossiers/Oketestma/`: a whole word with its capital that no list has.
    let parts = |at: Option<usize>| at.and_then(|at| lower.get(at)).is_none_or(|b| b"/-_.?=&+# \n".contains(b));
    let whole = parts(range.start.checked_sub(1)) && parts(Some(range.end));
    let unknown = !entry.known() && !words.get(at).compound && words.token(at).casing == Casing::Capital;
    if !in_host && whole && unknown && range.len() >= 5 && words.dictionary.sound(&words.key(at)) > -0.3 {
        return true;
    }
    (entry.first().listed() || entry.surname().listed()) && range.len() >= least && !in_a_code && !words.ordinary(at)
}

/// Where links stand: from their scheme or `www.` to a blank, a bracket or a quotation mark.
fn links(text: &str) -> Vec<Range<usize>> {
    let schemes = text.match_indices("://").map(|(at, mark)| {
        let scheme = text[..at].bytes().rev().take_while(u8::is_ascii_alphabetic).count();
        (at - scheme, at + mark.len())
    });
    let mut starts: Vec<(usize, usize)> =
        schemes.chain(text.match_indices("www.").map(|(at, mark)| (at, at + mark.len()))).collect();
    starts.sort_unstable();
    let mut found: Vec<Range<usize>> = Vec::new();
    for (start, behind) in starts {
        let length = text[behind..].find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | ')' | ']'));
        let end = length.map_or(text.len(), |length| behind + length);
        if end > behind && found.last().is_none_or(|last| last.end <= start) {
            found.push(start..end);
        }
    }
    found
}

/// Where the name of the house ends.
fn host_end(text: &str, link: &Range<usize>) -> usize {
    let start = text[link.clone()].find("://").map_or(link.start, |at| link.start + at + 3);
    text[start..link.end].find(['/', '?', '#']).map_or(link.end, |length| start + length)
}

#[cfg(test)]
mod tests {
    use crate::anonymise::{FindSettings, find};
    use crate::dictionary::Dictionary;
    use crate::model::{Category, Document, SectionKind};

    /// The persons in a text, redacted or doubted.
    fn persons(text: &str) -> Vec<String> {
        let mut document = Document::default();
        document.push(SectionKind::Body, "1", text);
        let found = find(&document, &Dictionary::shipped(), &FindSettings::default());
        let persons = found.list.iter().filter(|f| f.category == Category::Persoon);
        persons.map(|f| f.span.of(document.text.expose()).to_owned()).collect()
    }

    #[test]
    fn codes_and_houses_of_links_are_nobody() {
        for text in [
            "Zie https://aka.example/x?d=LpZxY83jqPoaBcd73Hs voor meer.",
            "Zie www.Zorghuis.example/Fm/Xq en https://track.example/o.gif?u=Rv7Kq9Wd2.",
            "Meer op https://aka.ms/LearnAboutSenderIdentification en https://Eur03.safelinks.example/?url=Zq",
        ] {
            assert_eq!(persons(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn the_house_of_a_link_stays() {
        let mut document = Document::default();
        document.push(SectionKind::Body, "1", "Zie https://www.gemeente.example/groen/folder/ en www.piw.example.");
        let found = find(&document, &Dictionary::shipped(), &FindSettings::default());
        let text = document.text.expose();
        let of_house = |f: &&crate::model::Finding| ["www", "gemeente", "example"].contains(&f.span.of(text));
        assert_eq!(found.list.iter().filter(of_house).count(), 0, "{:?}", found.list);
    }

    #[test]
    fn who_is_named_in_a_link_is_found() {
        assert_eq!(persons("Het dossier: https://dossier.example/client/Fatima-Bouzidi").join(" "), "Fatima-Bouzidi");
        assert_eq!(persons("Zie https://dossier.example/map/Oketestma/2026.pdf"), ["Oketestma"]);
    }
}
