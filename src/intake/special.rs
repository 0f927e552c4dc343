//! Special kinds of data as topics, organisations whose mention is sensitive, and words of opinion and hearsay. They are
//! reported, and the organisations generalised where the profile says so; no opinion is ever altered (K20).

use crate::model::{Document, Section, SectionKind, Span, Topic, Views};
use crate::pattern::Regex;
use std::collections::BTreeMap;
use std::sync::LazyLock;

const TOPICS: &str = include_str!("../../dictionaries/special-topics.tsv");
const PARTIES: &str = include_str!("../../dictionaries/sensitive-parties.tsv");

/// The columns of a list's entries.
fn entries(list: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    list.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).map(|l| l.split('\t').collect())
}

/// Words as one pattern, at word borders, in any case.
fn any_of<'a>(words: impl Iterator<Item = &'a str>) -> Option<Regex> {
    let words: Vec<String> = words
        .map(|word| match word.strip_suffix('*') {
            Some(stem) => format!(r"{}\w*", regex::escape(stem)),
            None => regex::escape(word),
        })
        .collect();
    Regex::new(format!(r"(?i)\b(?:{})\b", words.join("|"))).ok().filter(|_| !words.is_empty())
}

static TOPIC_WORDS: LazyLock<Vec<(Topic, Regex)>> = LazyLock::new(|| {
    let words = |topic: Topic| {
        let of_topic = entries(TOPICS).filter(move |e| e.first() == Some(&topic.name()));
        any_of(of_topic.filter_map(|e| e.get(1).copied()).collect::<Vec<_>>().into_iter())
    };
    Topic::ALL.into_iter().filter_map(|topic| Some((topic, words(topic)?))).collect()
});

fn of_case(section: &&Section) -> bool {
    matches!(
        section.kind,
        SectionKind::Subject | SectionKind::Body | SectionKind::Quoted | SectionKind::Hidden | SectionKind::Attachment
    )
}

/// The special kinds that a text speaks of, with how often (H-06).
pub fn topics(document: &Document) -> BTreeMap<Topic, usize> {
    let mut found = BTreeMap::new();
    for section in document.sections.iter().filter(of_case) {
        let text = document.section_text(section);
        for (topic, words) in TOPIC_WORDS.iter() {
            let count = words.find_iter(text).count();
            if count > 0 {
                *found.entry(*topic).or_insert(0) += count;
            }
        }
    }
    found
}

/// A mention of a sensitive organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SensitiveParty {
    /// Bytes of the document's text, with the article before it.
    pub span: Span,
    /// What may stand in its place: `een GGZ-instelling`.
    pub generalised: String,
}

/// One word of a list with its pattern.
struct PartyWord {
    group: &'static str,
    pattern: Regex,
    generalised: &'static str,
}

static PARTY_WORDS: LazyLock<Vec<PartyWord>> = LazyLock::new(|| {
    let word = |entry: Vec<&'static str>| {
        let [group, word, generalised] = entry[..] else { return None };
        // The article goes along; so does what the word is put together with (`GGZ-behandeling`, `reclasseringstoezicht`).
        let text = format!(r"(?i)\b(?:(?:de|het|een) )?{}(?:s?-?\w+)?\b", regex::escape(word));
        Some(PartyWord { group, pattern: Regex::new(text).ok()?, generalised })
    };
    entries(PARTIES).filter_map(word).collect()
});

/// Mentions of organisations of these groups, by place, the longest where two overlap. A group that the lists don't know is
/// a name by itself, and becomes `een betrokken instantie`.
pub fn sensitive_parties(document: &Document, groups: &[String]) -> Vec<SensitiveParty> {
    let named = |word: &PartyWord| groups.iter().any(|g| g.eq_ignore_ascii_case(word.group));
    let own: Vec<PartyWord> = groups
        .iter()
        .filter(|g| !PARTY_WORDS.iter().any(|w| w.group.eq_ignore_ascii_case(g)))
        .filter_map(|g| {
            let text = format!(r"(?i)\b(?:(?:de|het|een) )?{}\b", regex::escape(g));
            Some(PartyWord { group: "", pattern: Regex::new(text).ok()?, generalised: "een betrokken instantie" })
        })
        .collect();
    let mut found: Vec<SensitiveParty> = Vec::new();
    for section in document.sections.iter().filter(of_case) {
        let text = document.section_text(section);
        for word in PARTY_WORDS.iter().filter(|w| named(w)).chain(&own) {
            found.extend(word.pattern.find_iter(text).map(|m| SensitiveParty {
                span: Span::new(section.span.start + m.start(), section.span.start + m.end()),
                generalised: word.generalised.to_owned(),
            }));
        }
    }
    found.sort_by_key(|p| (p.span.start, std::cmp::Reverse(p.span.end)));
    let mut last = 0;
    found.retain(|p| {
        let free = p.span.start >= last;
        last = if free { p.span.end } else { last };
        free
    });
    found
}

static OPINION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:vermoedelijk|volgens mij|ik denk dat|ik vermoed|ik heb het vermoeden|mijn indruk is|schijnt|lijkt mij|naar mijn gevoel|onderbuikgevoel|waarschijnlijk)\b")
        .expect("a fixed pattern")
});
static HEARSAY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:naar verluidt|men zegt|er wordt gezegd|er gaat een gerucht|van horen zeggen|de hele buurt weet|iedereen weet|zou volgens|heb ik gehoord dat|hoorde ik dat)\b")
        .expect("a fixed pattern")
});

/// Counts opinions and hearsay in the sender's own text. They are hinted at, never altered.
pub fn views(document: &Document) -> Views {
    let own = document.sections.iter().filter(|s| s.kind == SectionKind::Body);
    own.map(|s| document.section_text(s)).fold(Views::default(), |all, text| Views {
        opinions: all.opinions + OPINION.find_iter(text).count(),
        hearsay: all.hearsay + HEARSAY.find_iter(text).count(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn body(text: &str) -> Document {
        Document::from_plain(&format!("x\n\n{text}"))
    }

    #[test]
    fn h06_each_special_kind_is_known_by_its_words() {
        for (text, topic) in [
            ("Zij heeft een depressie.", Topic::Health),
            ("Hij was gedetineerd.", Topic::Crime),
            ("Het gezin gaat elke week naar de moskee.", Topic::Religion),
            ("Hij heeft een migratieachtergrond.", Topic::Ethnicity),
            ("Zij is lesbisch.", Topic::Sexuality),
            ("Hij is lid van een vakbond.", Topic::Union),
            ("Er is een DNA-test gedaan.", Topic::Biometric),
            ("Zijn politieke overtuiging speelt mee.", Topic::Politics),
            ("Het gezin leeft veganistisch uit overtuiging.", Topic::Conviction),
        ] {
            assert!(topics(&body(text)).contains_key(&topic), "{text}");
        }
        assert!(topics(&body("Mevrouw zoekt een vrijwilliger om mee te wandelen.")).is_empty());
    }

    #[test]
    fn h79_z30_sensitive_organisations_are_found_with_their_article() {
        let groups = ["GGZ".to_owned(), "reclassering".to_owned(), "Huis van Proef".to_owned()];
        let said = |text: &str| -> Vec<(String, String)> {
            let document = body(text);
            let found = sensitive_parties(&document, &groups).into_iter();
            found.map(|p| (p.span.of(document.text.expose()).to_owned(), p.generalised)).collect()
        };
        for (text, at, becomes) in [
            ("Hij loopt bij de reclassering.", "de reclassering", "een betrokken instantie"),
            ("Hij heeft reclasseringstoezicht.", "reclasseringstoezicht", "een betrokken instantie"),
            ("Zij is bekend bij GGZ in de stad.", "GGZ", "een GGZ-instelling"),
            ("Zij slaapt in het Huis van Proef.", "het Huis van Proef", "een betrokken instantie"),
        ] {
            assert_eq!(said(text), [(at.to_owned(), becomes.to_owned())], "{text}");
        }
        assert!(said("Zij is bekend bij Veilig Thuis en de bibliotheek.").is_empty());
    }

    #[test]
    fn z06_w25_opinions_and_hearsay_are_counted() {
        let found = views(&body("Volgens mij drinkt hij. Men zegt dat hij schulden heeft. Hij woont alleen."));
        assert_eq!((found.opinions, found.hearsay), (1, 1));
    }

    #[test]
    fn every_line_of_the_lists_is_sound() {
        assert!(entries(TOPICS).all(|e| e.len() == 2 && Topic::ALL.iter().any(|t| t.name() == e[0])));
        assert!(entries(PARTIES).all(|e| e.len() == 3));
        assert_eq!(TOPIC_WORDS.len(), Topic::ALL.len());
        assert_eq!(PARTY_WORDS.len(), entries(PARTIES).count());
    }

    proptest! {
        #[test]
        fn spans_lie_on_characters_and_apart(text in "(de |GGZ|reclassering|é|-|veilig thuis|[a-z]{1,4}| ){0,20}") {
            let document = body(&text);
            let groups = ["GGZ".to_owned(), "reclassering".to_owned(), "Veilig Thuis".to_owned()];
            let found = sensitive_parties(&document, &groups);
            prop_assert!(found.iter().all(|p| !p.span.of(document.text.expose()).is_empty()));
            prop_assert!(found.windows(2).all(|w| w[0].span.end <= w[1].span.start));
        }
    }
}
