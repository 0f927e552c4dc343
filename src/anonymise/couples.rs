//! Couples: "echtpaar Wiersma-Nauta" is two persons where the mail has a Wiersma and a Nauta besides.

use super::recognise::name::Name;
use super::words::Words;

/// Makes two mentions of the double surname of a couple, each half its bearer's.
pub(super) fn part(words: &Words, names: &mut Vec<Name>) {
    let couples: Vec<(String, String)> = names
        .iter()
        .filter(|n| n.family)
        .filter_map(|n| double(words, n))
        .filter(|(first, second)| borne(names, first, second) && borne(names, second, first))
        .collect();
    if couples.is_empty() {
        return;
    }
    let halves = |name: Name| match double(words, &name).filter(|pair| couples.contains(pair)) {
        Some((first, second)) => {
            let half = |at: usize, surname: String| Name {
                first: at,
                last: at,
                range: words.stem_range(at),
                given: Vec::new(),
                surname: vec![surname],
                family: true,
                ..name.clone()
            };
            vec![half(name.first, first), half(name.last, second)]
        }
        None => vec![name],
    };
    *names = std::mem::take(names).into_iter().flat_map(halves).collect();
}

/// Both parts of a mention that is two words with a dash between.
fn double(words: &Words, name: &Name) -> Option<(String, String)> {
    let dash = name.first + 1;
    let tied =
        name.last == dash + 1 && words.is_sign(dash, "-") && words.touches_next(name.first) && words.touches_next(dash);
    tied.then(|| (words.key(name.first).into_owned(), words.key(name.last).into_owned()))
}

/// Whether somebody has this surname and not the other.
fn borne(names: &[Name], own: &str, other: &str) -> bool {
    let whole = |n: &&Name| !n.family && (n.titled || !n.given.is_empty());
    names.iter().filter(whole).any(|n| n.surname.iter().any(|s| s == own) && n.surname.iter().all(|s| s != other))
}
