//! Where somebody is by degrees: `50.971234, 5.769876`, `50°58'16.4"N 5°46'11.6"E`, and the place of a link to a map.

use crate::anonymise::candidate::{Candidate, Context};
use crate::model::Category;
use crate::pattern::Regex;
use std::sync::LazyLock;

/// Two numbers of four decimals and more are no amounts; behind the `@` of a map two are enough.
static DEGREES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(concat!(
        r"(?:^|[^0-9.,-])(-?\d{1,2}\.\d{4,9}(?:° ?[nz]?)?(?:[,;/] ?| )-?\d{1,3}\.\d{4,9}(?:° ?[oew]?)?)(?:[^0-9.]|\.?$|\. )",
        r"|@(-?\d{1,2}\.\d{2,9},-?\d{1,3}\.\d{2,9})",
        r"|(\d{1,3}° ?\d{1,2}['\u{2032}\u{2019}] ?(?:\d{1,2}(?:[.,]\d{1,4})? ?(?:[\x22\u{2033}\u{201d}]|'')?)? ?[nzsoew]?)",
    ))
    .expect("a fixed pattern")
});

/// Adds the places that are told by degrees.
pub(super) fn find(context: &Context, found: &mut Vec<Candidate>) {
    let view = context.view;
    // Most mails have no such number: four decimals, a degree, the figure behind the sign of a map.
    let decimals = |number: &u32| {
        let range = view.tokens[*number as usize].range();
        range.len() >= 4 && view.lower[..range.start].ends_with('.')
    };
    let placed = |at: usize| view.lower[at + 1..].starts_with(|c: char| c == '-' || c.is_ascii_digit());
    let told = view.lower.contains('°')
        || view.numbers.iter().any(decimals)
        || view.lower.match_indices('@').any(|(at, _)| placed(at));
    if !told {
        return;
    }
    for line in &view.lines {
        let text = &view.lower[line.range.clone()];
        for hit in DEGREES.captures_iter(text) {
            let Some(place) = hit.get(1).or(hit.get(2)).or(hit.get(3)) else { continue };
            let start = line.range.start + place.start();
            let end = start + place.as_str().trim_end().len();
            found.push(context.at(start..end, Category::Adres, 0.95, "degrees"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::find;
    use crate::anonymise::testing::check;

    #[test]
    fn degrees_say_where_somebody_is() {
        for line in [
            "zij slaapt op [[ADRES|50.971234, 5.769876]] onder de brug",
            "auto staat op [[ADRES|50°58'16.4\"N]] [[ADRES|5°46'11.6\"E]].",
            "zie https://kaart.example/maps?q=[[ADRES|50.971234,5.769876]]",
            "zie https://kaart.example/maps/@[[ADRES|50.95,5.76]],17z",
            "schuld 1.250, 2.340 en 10.5000 euro, het is 21.5 graden, versie 1.2345",
            "het is 38° en 40° koorts",
        ] {
            check(find, line);
        }
    }
}
