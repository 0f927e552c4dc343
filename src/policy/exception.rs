//! Going on without consent: whether it is argued as the profile's scheme asks. All criteria or none; who decides is a
//! person, never this room.

use crate::config::Profile;
use crate::intake::fold;
use crate::model::{Criterion, ExceptionScheme, Ground, Reason};

/// What a scheme asks: the criterion, its row, and how people call it.
const WOONKANS: [(Criterion, &str, &str); 6] = [
    (Criterion::Asked, "W-33", "1: er is alles gedaan om toestemming te krijgen, of vragen is niet verantwoord"),
    (Criterion::Harm, "W-34", "2: ernstige schade voor een ander is te voorkomen"),
    (Criterion::Conscience, "W-35", "3: u bent in gewetensnood"),
    (Criterion::Prevents, "W-36", "4: doorbreken van de geheimhouding kan de schade voorkomen"),
    (Criterion::NoOtherWay, "W-37", "5: er is geen andere weg"),
    (Criterion::Minimal, "W-38", "6: de geheimhouding wordt zo min mogelijk doorbroken"),
];
const HEERLEN: [(Criterion, &str, &str); 5] = [
    (Criterion::Necessary, "H-38", "noodzaak voor de taak"),
    (Criterion::Vital, "H-38", "vitaal belang"),
    (Criterion::Interest, "H-70", "dringend belang: gezondheid, ontwikkeling, ernstige schade of ernstige overlast"),
    (Criterion::Ground, "H-87", "grond: strafbare feiten voorkomen, bescherming van de cliënt, of rechten van anderen"),
    (Criterion::Motive, "H-88", "motivering"),
];
const FRAMES: [(Criterion, &str, &str); 2] =
    [(Criterion::Frame, "A-01", "wettelijk kader"), (Criterion::Motive, "A-09", "motivering")];
const BEMOEIZORG: [(Criterion, &str, &str); 2] =
    [(Criterion::Avoidance, "A-02", "zorgmijding"), (Criterion::Nuisance, "A-02", "ernstige overlast")];
const WEIGHED: [(Criterion, &str, &str); 2] =
    [(Criterion::Objections, "W-19", "bezwaren van de inwoner"), (Criterion::Weighing, "W-19", "afweging")];

/// What lacks in an argument, each with its row; empty when it is whole. `argued` holds the words without names.
pub fn lacks(profile: &Profile, argued: &[(Criterion, String)]) -> Vec<Reason> {
    let said = |criterion| argued.iter().find(|(c, _)| *c == criterion).map_or("", |(_, text)| text.trim());
    let mut asked: Vec<(Criterion, &str, &str)> = match profile.exception_scheme {
        ExceptionScheme::None => return vec![Reason::new("W-28", "Bij deze afspraken is er geen uitzondering.")],
        ExceptionScheme::Woonkans6 => WOONKANS.into_iter().chain(WEIGHED).collect(),
        ExceptionScheme::Heerlen => HEERLEN.to_vec(),
        ExceptionScheme::AveFrames => FRAMES.to_vec(),
    };
    if profile.exception_scheme == ExceptionScheme::AveFrames
        && ground(said(Criterion::Frame)) == Some(Ground::Bemoeizorg)
    {
        asked.extend(BEMOEIZORG);
    }
    let shortest = usize::from(profile.exception_words);
    let mut lacking: Vec<Reason> = asked
        .iter()
        .filter(|(criterion, _, _)| said(*criterion).chars().count() < needs(*criterion, shortest))
        .map(|(_, row, name)| Reason::new(row, format!("Nog niet onderbouwd: {name}.")))
        .collect();
    lacking.extend(copies(&asked, &said));
    lacking.extend(of_the_list(profile, &said));
    lacking
}

/// A choice from a list may be one word; a reason is a sentence.
fn needs(criterion: Criterion, shortest: usize) -> usize {
    match criterion {
        Criterion::Frame | Criterion::Ground => 4,
        _ => shortest.max(1),
    }
}

/// Reasons that repeat another one argue nothing (W-39).
fn copies<'a>(asked: &[(Criterion, &str, &str)], said: &impl Fn(Criterion) -> &'a str) -> Vec<Reason> {
    let same = |a: &str, b: &str| fold(a) == fold(b);
    let twice = |n: usize| {
        let text = said(asked[n].0);
        !text.is_empty() && asked[..n].iter().any(|(other, _, _)| same(said(*other), text))
    };
    (0..asked.len())
        .filter(|n| twice(*n))
        .map(|n| Reason::new("W-39", format!("Dezelfde tekst als bij een ander punt: {}.", asked[n].2)))
        .collect()
}

/// Words that must be of a list.
fn of_the_list<'a>(profile: &Profile, said: &impl Fn(Criterion) -> &'a str) -> Vec<Reason> {
    let mut lacking = Vec::new();
    let any = |text: &str, words: &[&str]| words.iter().any(|w| fold(text).contains(w));
    match profile.exception_scheme {
        ExceptionScheme::Heerlen => {
            let interest = said(Criterion::Interest);
            if !interest.is_empty() && !any(interest, &["gezondheid", "ontwikkeling", "schade", "overlast"]) {
                let text = "Noem welk belang: gezondheid, ontwikkeling, ernstige schade of ernstige overlast.";
                lacking.push(Reason::new("H-83", text));
            }
            let ground = said(Criterion::Ground);
            if !ground.is_empty() && !any(ground, &["strafba", "bescherming", "rechten"]) {
                let text = "De grond is één van drie: strafbare feiten voorkomen, bescherming van de cliënt, of rechten en \
                            vrijheden van anderen.";
                lacking.push(Reason::new("H-87", text));
            }
        }
        ExceptionScheme::AveFrames => {
            let frame = said(Criterion::Frame);
            let known = ground(frame).filter(|g| profile.grounds.contains(g));
            if !frame.is_empty() && known.is_none() {
                lacking.push(Reason::new("A-01", not_offered(ground(frame))));
            }
        }
        ExceptionScheme::Woonkans6 | ExceptionScheme::None => {}
    }
    lacking
}

/// Why a ground is none here.
pub fn not_offered(ground: Option<Ground>) -> &'static str {
    match ground {
        Some(Ground::Convenant) => "Een convenant is zelf geen grond. Noem de wet of de taak.",
        Some(Ground::LegitimateInterest) => {
            "Gerechtvaardigd belang is voor een overheid geen grond. Noem de wet of de taak."
        }
        _ => "Deze grond hoort niet bij de afspraken van dit overleg.",
    }
}

/// The ground that some words name.
pub fn ground(words: &str) -> Option<Ground> {
    let text = fold(words);
    let rows: [(&[&str], Ground); 10] = [
        (&["convenant"], Ground::Convenant),
        (&["gerechtvaardigd belang"], Ground::LegitimateInterest),
        (&["bemoeizorg", "oggz"], Ground::Bemoeizorg),
        (&["meldcode", "veilig thuis", "huiselijk geweld", "kindermishandeling"], Ground::Meldcode),
        (&["wvggz", "wzd", "verplichte zorg"], Ground::CompulsoryCare),
        (&["vitaal belang", "vitale belangen", "levensbelang"], Ground::VitalInterest),
        (&["conflict van plichten", "plichtenconflict"], Ground::ConflictOfDuties),
        (&["publieke taak", "algemeen belang", "wettelijke taak", "overheidstaak"], Ground::PublicTask),
        (&["wettelijke plicht", "wettelijke verplichting"], Ground::LegalDuty),
        (&["toestemming"], Ground::Consent),
    ];
    rows.into_iter().find(|(names, _)| names.iter().any(|name| text.contains(name))).map(|(_, ground)| ground)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn profile(name: &str) -> Profile {
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("config/casuspoort.toml");
        let (rules, _) = crate::config::load(&file).unwrap_or_else(|faults| panic!("{faults}"));
        rules.profile(name).expect("shipped").clone()
    }

    fn six() -> Vec<(Criterion, String)> {
        let all = WOONKANS.iter().chain(&WEIGHED);
        all.enumerate().map(|(n, (c, _, _))| (*c, format!("reden nummer {n}, in een hele zin"))).collect()
    }

    #[test]
    fn w39_six_of_six_are_whole_and_five_of_six_name_the_sixth() {
        let profile = profile("woonkans");
        assert!(lacks(&profile, &six()).is_empty());
        for (n, (criterion, row, _)) in WOONKANS.iter().enumerate() {
            let mut five = six();
            five.retain(|(c, _)| c != criterion);
            let lacking = lacks(&profile, &five);
            assert_eq!(lacking.iter().map(|r| r.rule.as_str()).collect::<Vec<_>>(), [*row], "{n}");
        }
    }

    #[test]
    fn w39_the_same_words_twice_argue_nothing() {
        let mut copied = six();
        copied[3].1 = copied[1].1.clone();
        let lacking = lacks(&profile("woonkans"), &copied);
        assert!(lacking.iter().any(|r| r.rule == "W-39"), "{lacking:?}");
        let mut short = six();
        short[0].1 = "gevraagd".into();
        assert_eq!(lacks(&profile("woonkans"), &short)[0].rule, "W-33");
    }

    #[test]
    fn h38_h70_h83_h87_h88_necessary_and_vital_with_interest_ground_and_motive() {
        let profile = profile("heerlen/volwassenen");
        let whole = |interest: &str, ground: &str| {
            vec![
                (Criterion::Necessary, "zonder overleg lukt het de partners niet".to_owned()),
                (Criterion::Vital, "hij eet niet meer en kan overlijden".to_owned()),
                (Criterion::Interest, interest.to_owned()),
                (Criterion::Ground, ground.to_owned()),
                (Criterion::Motive, "wij hebben alles geprobeerd en wegen dit zo".to_owned()),
            ]
        };
        let good = whole("een dringend gezondheidsbelang", "bescherming van de cliënt");
        assert!(lacks(&profile, &good).is_empty(), "{:?}", lacks(&profile, &good));
        for (n, row) in ["H-38", "H-38", "H-70", "H-87", "H-88"].into_iter().enumerate() {
            let mut less = good.clone();
            less.remove(n);
            assert_eq!(lacks(&profile, &less)[0].rule, row);
        }
        assert_eq!(lacks(&profile, &whole("het is nu eenmaal beter zo", "bescherming"))[0].rule, "H-83");
        assert_eq!(lacks(&profile, &whole("ernstige overlast voor derden", "gemak"))[0].rule, "H-87");
    }

    #[test]
    fn a01_a02_a43_a_frame_of_the_list_with_both_its_parts_and_never_a_convenant() {
        let profile = profile("ave");
        let motive = (Criterion::Motive, "het loopt uit de hand als wij wachten".to_owned());
        let frame = |words: &str| (Criterion::Frame, words.to_owned());
        assert!(lacks(&profile, &[frame("meldcode kindermishandeling"), motive.clone()]).is_empty());
        let lacking = lacks(&profile, &[frame("bemoeizorg"), motive.clone()]);
        assert_eq!(lacking.iter().filter(|r| r.rule == "A-02").count(), 2);
        let lacking = lacks(&profile, &[frame("het convenant"), motive]);
        assert!(lacking.iter().any(|r| r.text.contains("convenant")), "{lacking:?}");
    }

    proptest! {
        #[test]
        fn w39_no_text_makes_fewer_than_all_criteria_whole(text in "\\PC{0,80}", without in 0_usize..6) {
            let profile = profile("woonkans");
            let mut argued = six();
            argued[(without + 1) % 6].1 = text;
            argued.remove(without);
            prop_assert!(!lacks(&profile, &argued).is_empty());
        }
    }
}
