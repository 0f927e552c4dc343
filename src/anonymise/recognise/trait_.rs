//! Traits: words that single somebody out without a name ("de enige tandarts van …", "kampioen … 2019"). Left standing and shown.

use crate::anonymise::among::among;
use crate::anonymise::candidate::Candidate;
use crate::anonymise::view::View;
use crate::model::Category;
use crate::pattern::Regex;
use std::sync::LazyLock;

static TRAIT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(concat!(
        r"(?-u:\b)(?:",
        r"(?:de|het|als|was|is)\s+(?:enige|allereerste|laatste|jongste|eerste|bekendste|beroemdste)\s+[a-z-]+(?:\s+[a-z-]+){0,3}\s+(?:van|in|op|uit|met|die)\s+[^.,;:()\n]{3,60}",
        r"|(?:voorzitter|dirigent|oprichter|eigenaar|eigenares|uitbater|directeur|keeper|spits|trainer|koning|keizer|prins|prinses|zanger|zangeres|drummer|organist|koster|commandant|penningmeester|secretaris|hoofd|rector|presentator|presentatrice)(?:\s+carnaval)?\s+(?:van|in|bij|op)\s+(?:de|het|een|onze|carnaval|'t)?\s*[^.,;:()\n]{3,70}",
        r"|(?:nederlands|europees|wereld|limburgs|provinciaal|regionaal|belgisch|olympisch|fries|turks|oud-|ex-)?\s?(?:wereld)?kampioene?\s+[^.,;:()\n]{3,50}",
        r"|winna(?:ar|res)\s+van\s+[^.,;:()\n]{3,50}",
        r"|(?:oud|ex|voormalig)[- ](?:wethouder|burgemeester|raadslid|statenlid|kamerlid|profvoetballer|prof|kastelein|olympi[a-z]+|international|pastoor|huisarts|notaris|directeur|presentat[a-z]+)[^.,;:()\n]{0,50}",
        r"|bekend\s+(?:van|uit|als|door)\s+(?:de|het|een|zijn|haar|tv|televisie|radio|youtube|tiktok)?\s*[^.,;:()\n]{2,50}",
        r"|(?:de|die)\s+(?:[a-z]+\s+)?(?:dame|vrouw|man|jongen|meneer|mevrouw)\s+die\s+(?:jarenlang|altijd|vroeger|elke|iedere|ooit|in\s+\d{4})\s+[^.,;:()\n]{3,60}",
        r")",
    ))
    .expect("a fixed pattern")
});

/// Words without which no line holds a trait.
fn tells(word: &str) -> bool {
    among!(
        word,
        "enige"
            | "allereerste"
            | "laatste"
            | "jongste"
            | "eerste"
            | "bekendste"
            | "beroemdste"
            | "voorzitter"
            | "dirigent"
            | "oprichter"
            | "eigenaar"
            | "eigenares"
            | "uitbater"
            | "directeur"
            | "keeper"
            | "spits"
            | "trainer"
            | "koning"
            | "keizer"
            | "prins"
            | "prinses"
            | "zanger"
            | "zangeres"
            | "drummer"
            | "organist"
            | "koster"
            | "commandant"
            | "penningmeester"
            | "secretaris"
            | "hoofd"
            | "rector"
            | "presentator"
            | "presentatrice"
            | "oud"
            | "ex"
            | "voormalig"
            | "bekend"
            | "die"
    ) || word.contains("kampioen")
        || word.starts_with("winna")
}

/// Adds the traits of a mail.
pub(crate) fn find(view: &View, found: &mut Vec<Candidate>) {
    for line in &view.lines {
        if view.tokens[line.tokens.clone()].iter().any(|t| tells(view.lower_word(t))) {
            in_line(view, line.range.start, &view.lower[line.range.clone()], found);
        }
    }
}

fn in_line(view: &View, offset: usize, line: &str, found: &mut Vec<Candidate>) {
    for hit in TRAIT.find_iter(line) {
        let text = hit.as_str().trim_end();
        // "de laatste tijd", "de eerste keer": time, no trait.
        let third = text.split_whitespace().nth(2).unwrap_or("");
        let of_time = among!(
            third,
            "tijd"
                | "keer"
                | "jaren"
                | "jaar"
                | "maanden"
                | "maand"
                | "weken"
                | "week"
                | "dagen"
                | "dag"
                | "stap"
                | "periode"
                | "versie"
                | "contact"
                | "gesprek"
                | "afspraak"
                | "huwelijk"
                | "ronde"
                | "melding"
                | "zoon"
                | "dochter"
                | "kind"
        );
        if of_time {
            continue;
        }
        let start = offset + hit.start() + (hit.as_str().len() - hit.as_str().trim_start().len());
        found.push(Candidate {
            span: view.original(start..offset + hit.start() + text.len()),
            category: Category::Kenmerk,
            confidence: 0.6,
            rule: "trait",
            generalised: None,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anonymise::testing::body;

    fn traits(text: &str) -> usize {
        let mut found = Vec::new();
        find(&View::of(&body(text)), &mut found);
        found.len()
    }

    #[test]
    fn what_singles_somebody_out_is_shown() {
        for text in [
            "Zij is de enige tandarts van het dorp.",
            "Hij werd kampioen duivenmelken in 2012.",
            "Oud-wethouder van de stad.",
        ] {
            assert_eq!(traits(text), 1, "{text}");
        }
    }

    #[test]
    fn time_and_order_are_no_traits() {
        for text in ["De laatste tijd gaat het beter.", "Dit is de eerste keer in maanden.", "Mevrouw woont alleen."] {
            assert_eq!(traits(text), 0, "{text}");
        }
    }
}
