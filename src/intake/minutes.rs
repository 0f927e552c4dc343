//! Minutes: what was agreed on which case, and who does what, with which kind of information, for which purpose (S-28,
//! S-32). Reads text in which the names are already gone; what it does not understand it counts and leaves out.

use crate::model::CaseNumber;
use regex::Regex;
use std::sync::LazyLock;

/// What minutes say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Minutes {
    /// Who was there, as written.
    pub present: Vec<String>,
    /// Who was not.
    pub absent: Vec<String>,
    /// By case, in order; what stands before the first case comes without a number.
    pub sections: Vec<MinutesSection>,
}

/// What minutes say of one case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MinutesSection {
    /// The case, if a number of ours is named.
    pub number: Option<CaseNumber>,
    /// What was agreed, a line each.
    pub agreed: Vec<String>,
    /// Who does what.
    pub actions: Vec<MinutesAction>,
    /// Who keeps the overview.
    pub regie: Option<String>,
    /// Who keeps contact.
    pub contact: Option<String>,
    /// Words that are neither: a story, not an agreement (S-31).
    pub story: usize,
}

/// One action.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MinutesAction {
    /// Who.
    pub owner: Option<String>,
    /// What.
    pub what: String,
    /// Which kind of information goes with it.
    pub information: Option<String>,
    /// What for.
    pub purpose: Option<String>,
    /// By when.
    pub by: Option<String>,
}

impl MinutesAction {
    /// What S-32 asks for and the line does not say, in plain Dutch.
    pub fn lacks(&self) -> Vec<&'static str> {
        let mut lacks = Vec::new();
        let mut ask = |missing: bool, what| {
            if missing {
                lacks.push(what)
            }
        };
        ask(self.owner.is_none(), "wie het doet");
        ask(self.information.is_none(), "om welke soort informatie het gaat");
        ask(self.purpose.is_none(), "met welk doel");
        lacks
    }
}

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a pattern of this file is well formed")
}

static BULLET: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*(?:[-*•–>]+|\(?[0-9]{1,2}[.)]|[a-z][.)])\s+"));
static CASE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:punt\s+)?(?:casus|gebiedsvraagstuk|zaak|nummer|nr\.?)?\s*(20[0-9]{2}-[0-9]{3,6})\b\s*[:.,)–-]*\s*(.*)$",
    )
});
static OTHER_CASE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)^(?:casus|gebiedsvraagstuk|gebied)\b[^:.]{0,60}[:.]?\s*$"));
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(aanwezig(?:en)?|deelnemers|afwezig|afgemeld|conclusies?|besluit(?:en)?|afspraak|afspraken|afgesproken|resultaat|acties?|actiepunt(?:en)?|actielijst|regie(?:houder)?|casusregie|contactpersoon)\b\s*[0-9]{0,2}\s*(?:\([^)]{0,40}\))?\s*[:=]\s*(.*)$",
    )
});
static HEADING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^(conclusies?|besluiten|afspraken|acties|actiepunten|actielijst|rondvraag|opening|sluiting|mededelingen)\s*[:.]?$",
    )
});
static AGREED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:afgesproken|besloten) (?:is |wordt )?(?:dat|om)\b|\b(?:is|wordt) (?:afgesproken|besloten)\b")
});
static PART: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)(?:^|[;|(,.]\s*|\s{2,})(wie|eigenaar|actiehouder|door|wat|actie|soort informatie|welke informatie|informatie|gegevens|doel|waarvoor|datum|wanneer|uiterlijk|v[oó]{2}r|gereed)\s*[:=]\s*",
    )
});

/// What the lines below a label belong to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Below {
    Nothing,
    Agreed,
    Actions,
}

/// Reads minutes.
///
/// ```
/// let text = "Aanwezig: PIW, MEE\n\nCasus 2026-014\nConclusie: er komt een vast contact.\n\
///     Actie: wie: MEE; wat: belt de huisarts; soort informatie: beloop; doel: indicatie; datum: 26 november";
/// let minutes = casuspoort::intake::minutes(text);
/// assert_eq!(minutes.present, ["PIW", "MEE"]);
/// assert_eq!(minutes.sections[0].actions[0].owner.as_deref(), Some("MEE"));
/// assert!(minutes.sections[0].actions[0].lacks().is_empty());
/// ```
pub fn minutes(text: &str) -> Minutes {
    let mut minutes = Minutes::default();
    let mut section = MinutesSection::default();
    let mut below = Below::Nothing;
    for raw in text.lines() {
        let line = BULLET.replace(raw.trim(), "");
        let line = line.trim().trim_matches(['*', '_']).trim();
        if line.is_empty() {
            below = Below::Nothing;
        } else if let Some(found) = CASE.captures(line).filter(|f| f[1].parse::<CaseNumber>().is_ok()) {
            close(&mut minutes, &mut section);
            section.number = found[1].parse().ok();
            below = Below::Nothing;
            take(&mut minutes, &mut section, &mut below, found[2].trim());
        } else if OTHER_CASE.is_match(line) && !LABEL.is_match(line) {
            close(&mut minutes, &mut section);
            below = Below::Nothing;
        } else {
            take(&mut minutes, &mut section, &mut below, line);
        }
    }
    close(&mut minutes, &mut section);
    minutes
}

fn close(minutes: &mut Minutes, section: &mut MinutesSection) {
    let done = std::mem::take(section);
    if done != MinutesSection::default() {
        minutes.sections.push(done);
    }
}

/// One line without its bullet.
fn take(minutes: &mut Minutes, section: &mut MinutesSection, below: &mut Below, line: &str) {
    if line.is_empty() {
        return;
    }
    if let Some(found) = LABEL.captures(line) {
        return labelled(minutes, section, below, &found[1].to_lowercase(), found[2].trim());
    }
    if let Some(found) = HEADING.captures(line) {
        let word = found[1].to_lowercase();
        *below = match word.as_str() {
            w if w.starts_with("actie") => Below::Actions,
            w if w.starts_with("conclusie") || w.starts_with("besluit") || w.starts_with("afspra") => Below::Agreed,
            _ => Below::Nothing,
        };
        return;
    }
    match below {
        Below::Agreed => section.agreed.push(line.to_owned()),
        Below::Actions => section.actions.extend(action(line)),
        Below::Nothing if AGREED.is_match(line) => section.agreed.push(line.to_owned()),
        Below::Nothing if PART.find_iter(line).count() >= 2 => section.actions.extend(action(line)),
        Below::Nothing => section.story += line.split_whitespace().count(),
    }
}

fn labelled(minutes: &mut Minutes, section: &mut MinutesSection, below: &mut Below, label: &str, value: &str) {
    let said = (!value.is_empty()).then(|| value.trim_end_matches('.').to_owned());
    *below = Below::Nothing;
    match label {
        l if l.starts_with("aanwezig") || l == "deelnemers" => minutes.present.extend(people(value)),
        "afwezig" | "afgemeld" => minutes.absent.extend(people(value)),
        l if l.starts_with("regie") || l == "casusregie" => section.regie = said,
        "contactpersoon" => section.contact = said,
        l if l.starts_with("actie") => {
            *below = Below::Actions;
            section.actions.extend(action(value));
        }
        _ => {
            *below = Below::Agreed;
            section.agreed.extend(Some(value.to_owned()).filter(|v| !v.is_empty()));
        }
    }
}

fn people(value: &str) -> Vec<String> {
    let parts = value.split([',', ';']).flat_map(|part| part.split(" en "));
    parts.map(|p| p.trim().trim_end_matches('.').to_owned()).filter(|p| !p.is_empty()).collect()
}

/// An action from `wie: … wat: …`, from cells (`MEE | belt | beloop | indicatie | 26-11`), or from `MEE: belt de huisarts`.
fn action(line: &str) -> Option<MinutesAction> {
    let line = line.trim();
    if line.is_empty() {
        return None;
    }
    let heads: Vec<_> =
        PART.captures_iter(line).filter_map(|c| Some((c.get(0)?.range(), c.get(1)?.as_str().to_lowercase()))).collect();
    if !heads.is_empty() {
        return Some(from_parts(line, &heads));
    }
    let cells: Vec<&str> = line.split(['|', '\t']).map(str::trim).filter(|c| !c.is_empty()).collect();
    let cell = |n: usize| cells.get(n).map(|c| (*c).to_owned());
    if cells.len() >= 2 {
        // The head of a table is no action.
        let head = ["wie", "actie", "wat"].contains(&cells[0].to_lowercase().as_str());
        let what = cell(1).unwrap_or_default();
        return (!head).then(|| MinutesAction {
            owner: cell(0),
            what,
            information: cell(2),
            purpose: cell(3),
            by: cell(4),
        });
    }
    let (owner, what) = match line.split_once(':') {
        Some((who, what)) if who.split_whitespace().count() <= 4 && !what.trim().is_empty() => {
            (Some(who.trim().to_owned()), what.trim())
        }
        _ => (None, line),
    };
    Some(MinutesAction { owner, what: what.to_owned(), ..MinutesAction::default() })
}

fn from_parts(line: &str, heads: &[(std::ops::Range<usize>, String)]) -> MinutesAction {
    let mut action = MinutesAction::default();
    let first = line[..heads[0].0.start].trim();
    if !first.is_empty() {
        match first.split_once(':') {
            Some((who, what)) if who.split_whitespace().count() <= 4 => {
                (action.owner, action.what) = (Some(who.trim().to_owned()), what.trim().to_owned());
            }
            _ => action.what = first.to_owned(),
        }
    }
    for (n, (range, word)) in heads.iter().enumerate() {
        let end = heads.get(n + 1).map_or(line.len(), |(next, _)| next.start);
        let value = line[range.end..end].trim().trim_matches([';', '|', '(', ')', ',', '.']).trim();
        let value = (!value.is_empty()).then(|| value.to_owned());
        match word.as_str() {
            "wie" | "eigenaar" | "actiehouder" | "door" => action.owner = value,
            "wat" | "actie" => action.what = value.unwrap_or_default(),
            "doel" | "waarvoor" => action.purpose = value,
            w if w.contains("informatie") || w == "gegevens" => action.information = value,
            _ => action.by = value,
        }
    }
    action
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn s32_an_action_is_read_in_each_of_its_forms() {
        let whole = MinutesAction {
            owner: Some("MEE".into()),
            what: "belt de huisarts".into(),
            information: Some("beloop".into()),
            purpose: Some("indicatie".into()),
            by: Some("26 november".into()),
        };
        for line in [
            "wie: MEE; wat: belt de huisarts; soort informatie: beloop; doel: indicatie; datum: 26 november",
            "MEE | belt de huisarts | beloop | indicatie | 26 november",
            "MEE: belt de huisarts (soort informatie: beloop; doel: indicatie; uiterlijk: 26 november)",
        ] {
            let read = minutes(&format!("Casus 2026-014\nActies:\n- {line}\n"));
            assert_eq!(read.sections[0].actions, std::slice::from_ref(&whole), "{line}");
        }
        let bare = &minutes("Casus 2026-014\nActie: iemand gaat langs").sections[0].actions[0];
        assert_eq!(bare.lacks(), ["wie het doet", "om welke soort informatie het gaat", "met welk doel"]);
    }

    #[test]
    fn s31_a_story_is_counted_and_what_was_agreed_is_kept() {
        let text = "Notulen\n\nAanwezig: PIW, MEE en de wijkagent.\nAfwezig: woningcorporatie\n\nCasus 2026-014: mevrouw vertelde \
                    lang over vroeger en over haar buren.\nAfspraken:\n- er komt een vast contact\n- het team kijkt over een \
                    maand opnieuw\nRegie: PIW\nContactpersoon: MEE\n\nCasus 2026-015\nAfgesproken is dat niemand iets doet.\n";
        let read = minutes(text);
        assert_eq!(read.present, ["PIW", "MEE", "de wijkagent"]);
        assert_eq!(read.absent, ["woningcorporatie"]);
        let [_, first, second] = &read.sections[..] else { panic!("{read:?}") };
        assert_eq!(first.agreed, ["er komt een vast contact", "het team kijkt over een maand opnieuw"]);
        assert_eq!((first.regie.as_deref(), first.contact.as_deref()), (Some("PIW"), Some("MEE")));
        assert!(first.story > 5);
        assert_eq!(second.agreed.len(), 1);
        assert_eq!(second.number, "2026-015".parse().ok());
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "(\\PC|\n){0,300}") {
            let _ = minutes(&text);
        }

        #[test]
        fn what_is_read_stood_in_the_text(words in proptest::collection::vec("[a-z]{1,8}", 1..6)) {
            let line = words.join(" ");
            let read = minutes(&format!("Casus 2026-014\nConclusie: {line}\nActie: {line}\n"));
            prop_assert_eq!(&read.sections[0].agreed, &vec![line]);
            prop_assert_eq!(read.sections[0].actions.len(), 1);
        }
    }
}
