//! KENTEKEN: the fourteen Dutch series (RDW), with dashes anywhere, with spaces or nothing near a word for a vehicle;
//! Belgian and other plates likewise.

use crate::anonymise::candidate::{Candidate, Context};
use crate::anonymise::view::{Kind, View};
use crate::model::Category;
use crate::pattern::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Series as letters (`X`) and digits (`9`), parts parted by a dash.
const SERIES: &[&str] = &[
    "XX-99-99", "99-99-XX", "99-XX-99", "XX-99-XX", "XX-XX-99", "99-XX-XX", "99-XXX-9", "9-XXX-99", "XX-999-X",
    "X-999-XX", "XXX-99-X", "X-99-XXX", "9-XX-999", "999-XX-9",
];

/// Letter pairs and triples that are on no plate.
const BARRED: &[&str] =
    &["ss", "sd", "gvd", "kkk", "kvt", "lpf", "nsb", "pkk", "psv", "tbs", "pvv", "sgp", "vvd", "fvd", "bbb"];

pub(super) static CUE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(
        r"\b(?:kenteken|kentekenplaat|kent|plaat|nummerplaat|nummerbord|auto|autootje|wagen|bus|busje|bestelbus|bestelauto|bestelwagen|camper|caravan|aanhanger|motor|scooter|brommer|bromfiets|snorfiets|voertuig|vrachtwagen|taxi|golf|polo|passat|bmw|audi|mercedes|opel|corsa|astra|ford|fiesta|focus|seat|ibiza|skoda|fabia|nissan|toyota|yaris|renault|clio|peugeot|citroen|kia|hyundai|fiat|panda|volvo|mazda|suzuki|honda|dacia|mini|tesla|sprinter|caddy|volkswagen|vw|vespa|piaggio|mitsubishi|lexus|smart|rijdt|geparkeerd|parkeert)\b",
    )
    .expect("a fixed pattern")
});

static PLATE_SAID: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:kenteken|kentekenplaat|plaat|nummerplaat|nummerbord)\b[^.;\n]{0,20}$")
        .expect("a fixed pattern")
});

static FOREIGN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"^(?:[a-z]{1,3}[ -]{1,3}[a-z]{1,2} ?\d{1,4}|[a-z]{2,3} \d[0-9a-z]{3,4}|[a-z]{1,3}[ -]?\d{3,5}(?:[ -]?[a-z]{1,3})?|\d-[a-z]{3}-\d{3}|[a-z]{3}[ -]?\d{3}|[a-z]{1,2}[ -]\d{2,3}[ -][a-z]{3})\b")
        .expect("a fixed pattern")
});

static ABROAD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:duitse|poolse|belgische|bulgaarse|roemeense|litouwse|letse|oekraiense|oekraïense|franse|hongaarse|tsjechische|spaanse|italiaanse|turkse|britse|engelse|buitenlandse?|luxemburgse|slowaakse|oostenrijkse|zwitserse|duitser|pool|belg|bulgaar|roemeen|litouwer|oekrainer|hongaar|slowaak)\b")
        .expect("a fixed pattern")
});

static GERMAN: LazyLock<Regex> =
    LazyLock::new(|| Regex::folded(r"^[a-z]{1,3}[ -]{1,3}[a-z]{1,2} ?\d{1,4}$").expect("a fixed pattern"));

/// Letters and figures as on plates from Poland, and as on Dutch mopeds: beside a vehicle they say enough.
static MIXED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(
        r"^(?:[a-z]{2,3}[ -]?\d{1,4}[a-z][0-9a-z]{0,3}|[a-z][ -]?\d{3}[ -]?[a-z]{3}|[a-z]{1,2}[ -]\d{2}[ -][a-z]{3})\b",
    )
    .expect("a fixed pattern")
});

/// A paper with a code, right before it.
static OF_PAPER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:formulier|\w*instructie|procedure|protocol|handboek|versie|bijlage|model|document|artikel|richtlijn|werkwijze|beleid\w*)\b[^.;\n]{0,16}$")
        .expect("a fixed pattern")
});

/// How far from a word for a vehicle a plate without dashes may stand.
const REACH: usize = 60;

pub(super) fn find(context: &Context, found: &mut Vec<Candidate>) {
    let view = context.view;
    let mut past = 0;
    for (index, token) in view.numbers() {
        if token.range().len() > 5 || token.range().start < past {
            continue;
        }
        let hit = starts(view, index)
            .into_iter()
            .find_map(|start| plate(view, start))
            .or_else(|| foreign(view, index))
            .or_else(|| last_part(view, index));
        if let Some((range, confidence, rule)) = hit {
            past = range.end;
            found.push(context.at(range, Category::Kenteken, confidence, rule));
        }
    }
}

/// Where a plate with this number in it may begin: at the number, or at one of the two words before it.
fn starts(view: &View, index: usize) -> Vec<usize> {
    let mut starts = Vec::with_capacity(3);
    let mut at = view.tokens[index].range().start;
    let mut words = 0;
    for token in view.tokens[..index].iter().rev().take(4) {
        let range = token.range();
        let joined = at - range.end <= 1;
        match token.kind {
            Kind::Word if joined && range.len() <= 3 && words < 2 => {
                words += 1;
                starts.push(range.start);
            }
            Kind::Punct if joined && matches!(view.lower_word(token), "-" | "*" | ".") => {}
            _ => break,
        }
        at = range.start;
    }
    starts.reverse();
    starts.push(view.tokens[index].range().start);
    starts
}

type Hit = (Range<usize>, f32, &'static str);

pub(super) fn plate(view: &View, start: usize) -> Option<Hit> {
    if view.lower[..start].ends_with(|c: char| c.is_alphanumeric() || c == '-' || c == '/') {
        return None;
    }
    let (shape, end, joints) = shape_of(view, start)?;
    if view.lower[end..].starts_with(|c: char| c.is_alphanumeric())
        || view.lower[end..].starts_with("-") && is_digit(view, end + 1)
    {
        return None;
    }
    let plain: String = shape.chars().filter(|c| *c != '-').collect();
    let series = SERIES.iter().find(|s| s.chars().filter(|c| *c != '-').eq(plain.chars()))?;
    let letters: String = view.lower[start..end].chars().filter(char::is_ascii_alphabetic).collect();
    if BARRED.iter().any(|b| letters == *b) && !PLATE_SAID.is_match(view.line_before(start, REACH)) {
        return None;
    }
    let typed = &view.text()[start..end];
    let near = CUE.is_match(view.line_before(start, REACH)) || CUE.is_match(view.line_after(end, REACH));
    let dashes = joints.iter().filter(|j| **j == b'-').count();
    let in_series = shape == *series;
    // `werkinstructie WI-26-03`: the oldest series is that of papers too.
    if *series == SERIES[0] && !near && OF_PAPER.is_match(view.line_before(start, REACH)) {
        return None;
    }
    let confidence = match (dashes, in_series, near) {
        (2, true, _) => 0.95,
        (_, _, true) if dashes > 0 || joints.len() == 2 && in_series || joints.is_empty() => 0.9,
        (_, _, true) if typed.chars().any(char::is_uppercase) => 0.8,
        _ => return None,
    };
    // Spelled like a plate, but a word with figures beside it (`de 12 op`).
    if dashes == 0 && !joints.is_empty() && typed.chars().all(|c| !c.is_uppercase()) && !is_spelled_apart(&letters) {
        return None;
    }
    Some((start..end, confidence, if dashes == 2 { "plate" } else { "plate-near-vehicle" }))
}

/// Groups of letters as no Dutch short word has them.
fn is_spelled_apart(letters: &str) -> bool {
    letters.len() >= 2 && !letters.contains(['a', 'e', 'i', 'o', 'u'])
}

fn is_digit(view: &View, at: usize) -> bool {
    view.lower.as_bytes().get(at).is_some_and(u8::is_ascii_digit)
}

/// Six letters and digits from a place on with at most one joint between two: their shape, where they end, the joints.
fn shape_of(view: &View, start: usize) -> Option<(String, usize, Vec<u8>)> {
    let bytes = view.lower.as_bytes();
    let (mut shape, mut joints, mut count, mut at) = (String::new(), Vec::new(), 0, start);
    while count < 6 {
        match *bytes.get(at)? {
            b'0'..=b'9' => shape.push('9'),
            b'a'..=b'z' => shape.push('X'),
            // A dash at the end of a line, and `1·XXX·23`, where folding left a star.
            b'\n' if joints.last() == Some(&b'-') && shape.ends_with('-') => {
                at += 1;
                continue;
            }
            // "22-XX⏎X-1": cut by the end of a line, where the dashes show that it goes on.
            b'\n'
                if joints.contains(&b'-')
                    && !shape.ends_with('-')
                    && matches!(bytes.get(at + 1..at + 3), Some([next, b'-']) if next.is_ascii_alphanumeric()) =>
            {
                at += 1;
                continue;
            }
            // "PG – 53 – NH".
            b' ' if count > 0 && bytes.get(at + 1..at + 3) == Some(b"- ") && !shape.ends_with('-') => {
                shape.push('-');
                joints.push(b'-');
                at += 3;
                continue;
            }
            joint @ (b'-' | b' ' | b'.' | b'*') if count > 0 && !shape.ends_with('-') => {
                shape.push('-');
                joints.push(joint);
                at += 1;
                continue;
            }
            _ => return None,
        }
        count += 1;
        at += 1;
    }
    Some((shape, at, joints))
}

/// `kenteken eindigt op ZVR-7`: what somebody remembers of a plate.
fn last_part(view: &View, index: usize) -> Option<Hit> {
    static ENDS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"\b(?:kenteken|plaat|nummerplaat|nummerbord)\b[^.;\n]{0,12}\b(?:eindigt op|eindigend op|begint met|beginnend met|iets met|deels|gedeeltelijk)[: ]{1,2}$")
            .expect("a fixed pattern")
    });
    starts(view, index).into_iter().find_map(|start| {
        let rest = view.after(start, 10);
        let length = rest.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'-').count();
        let part = rest[..length].trim_end_matches('-');
        (ENDS.is_match(view.line_before(start, REACH)) && (2..=7).contains(&part.len()))
            .then(|| (start..start + part.len(), 0.85, "plate-part"))
    })
}

fn foreign(view: &View, index: usize) -> Option<Hit> {
    starts(view, index).into_iter().find_map(|start| foreign_from(view, index, start))
}

fn foreign_from(view: &View, index: usize, start: usize) -> Option<Hit> {
    let number = view.tokens[index].range();
    // "bus met CJ 08 XRB": a small word before it is no letters of it.
    if !view.text()[start..].starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
        return None;
    }
    let plate = FOREIGN.find(view.after(start, 20))?;
    let line = view.line_before(number.start, REACH);
    // "een Duitse auto, KLE-MB 418": a vehicle from abroad, or one with a plate that only Germany has.
    let said = PLATE_SAID.is_match(line) || CUE.is_match(line) && ABROAD.is_match(line);
    let belgian =
        plate.as_str().len() == 9 && plate.as_str().as_bytes()[1] == b'-' && plate.as_str().starts_with(['1', '2']);
    let covers = start + plate.end() >= number.end;
    let typed_upper = view.text()[start..start + plate.end()].chars().filter(|c| c.is_uppercase()).count() >= 2;
    let german = GERMAN.is_match(plate.as_str()) && CUE.is_match(line);
    let letters = plate.as_str().split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or("");
    let mixed = MIXED.is_match(plate.as_str()) && CUE.is_match(line);
    // "BMW 320D" and "VW T5" are kinds of cars.
    let beside = (german || mixed) && !CUE.is_match(letters);
    (((said || beside) && typed_upper || belgian) && covers)
        .then(|| (start..start + plate.end(), 0.88, "plate-foreign"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anonymise::testing::check;

    #[test]
    fn every_series_is_found() {
        for line in [
            "kenteken [[KENTEKEN|XX-99-99]]",
            "zijn maat (Roemeen, bus met [[KENTEKEN|XX 08 XRX]]) handelt daar",
            "in een Polo ([[KENTEKEN|XX – 47 – XX]])",
            "in een Polo ([[KENTEKEN|XX.32.XX]])",
            "een [[KENTEKEN|12-34-XX]]",
            "een [[KENTEKEN|12-XX-34]]",
            "een [[KENTEKEN|XX-12-XX]]",
            "een [[KENTEKEN|XX-XX-12]]",
            "een [[KENTEKEN|12-XX-XX]]",
            "een [[KENTEKEN|12-XXX-1]]",
            "een [[KENTEKEN|1-XXX-23]]",
            "een [[KENTEKEN|XX-123-X]]",
            "een [[KENTEKEN|X-123-XX]]",
            "een [[KENTEKEN|XXX-12-X]]",
            "een [[KENTEKEN|X-12-XXX]]",
            "een [[KENTEKEN|1-XX-123]]",
            "een [[KENTEKEN|123-XX-1]]",
            "een man met een Duitse auto, [[KENTEKEN|KLE-MB 418]], bij de ingang",
            "een Poolse auto, [[KENTEKEN|WA 12345]]",
            "blauwe Seat, [[KENTEKEN|xx 123 x]], stond daar",
            "zijn auto [[KENTEKEN|XX123X]] staat daar",
            "met Pools kenteken ([[KENTEKEN|WA 12345]])",
            "Duitse auto, kenteken [[KENTEKEN|AC-XY 123]]",
            "zijn Opel heeft kenteken [[KENTEKEN|WX 1Y234]], uit Polen",
            "een grijze Passat [[KENTEKEN|SK 4471U]] voor de deur",
            "groene Skoda, [[KENTEKEN|ZGR 8N42]]",
            "zijn brommer [[KENTEKEN|F 902 BDX]] doet het",
            "een Belg, [[KENTEKEN|1-XXX-234]]",
            "kenteken eindigt op [[KENTEKEN|XVR-7]]",
            "kenteken [[KENTEKEN|1·XXX·23]] en auto [[KENTEKEN|12-XXX-\n1]]",
            "een Poolse bus [[KENTEKEN|DW 7K418]]",
            "scooter met plaat [[KENTEKEN|X-12-XXX]]",
        ] {
            let line = line.replace("XX-99-99", "XX-98-97");
            check(find, &line);
        }
    }

    #[test]
    fn other_codes_stay() {
        for line in [
            "op 12-06-26 en 3-4-25",
            "groep 1-2-3",
            "12-14 jaar",
            "1*2*3 en 4-\n5 keer",
            "de auto is 12 jaar oud en 3 keer gekeurd",
            "zaal 2.14, auto mee",
            "auto van 34 op 12 mei",
            "PL2300-2026098814-1",
            "6171 AB",
            "bus 36 om 10.15",
            "hij rijdt een BMW 320D en een VW T5",
        ] {
            check(find, line);
        }
    }
}
