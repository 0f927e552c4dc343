//! Addresses that begin with their number, as in English and French: `14 Test Street`, `12 Rue de la Paix`.

use super::Hit;
use crate::anonymise::candidate::Context;
use crate::pattern::Regex;
use std::sync::LazyLock;

static NUMBER_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"^(\d{1,4}(?: ?[a-z]\b| bis\b)?),? (?:(?:rue|avenue|av\.|chemin|place|boulevard|bd\.?|impasse|quai|route|allée|allee)(?: (?:de|du|des|la|le|les|saint|sainte|st))*(?: (?:d'|l')?[a-zéèêç-]{3,})+?|[a-z'-]{3,}(?: [a-z'-]{3,})? (?:street|road|avenue|lane|close|drive|gardens|terrace|court|crescent|square))(?:[,.;)\n]|$| (?:in|te|is|en|bij)\b)")
        .expect("a fixed pattern")
});

/// A house number with its street behind it, in words with capitals.
pub(super) fn number_first(context: &Context, index: usize) -> Option<Hit> {
    let view = context.view;
    let start = view.tokens[index].range().start;
    let free = !view.lower[..start].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | ','));
    let after = view.after(start, 60);
    let hit = NUMBER_FIRST.captures(after).filter(|_| free)?;
    let whole = hit.get(0)?.as_str();
    let length = whole.trim_end_matches([',', '.', ';', ')', '\n']).len();
    let length =
        [" in", " te", " is", " en", " bij"].iter().find_map(|w| whole.strip_suffix(*w)).map_or(length, str::len);
    let number = start..start + hit.get(1)?.end();
    let typed = &view.text()[number.end..start + length];
    let last = typed.rsplit(' ').next().unwrap_or("");
    let named = last.starts_with(char::is_uppercase) || last.starts_with(['d', 'l']) && last.contains('\'');
    named.then(|| Hit { start, number: Some(number), end: start + length, confidence: 0.8, rule: "number-first" })
}
