//! What some agreements ask for besides doel and vraag: necessity, kinds of data, whether the resident knows, a plan, the
//! role of the inbrenger, the argument for an exception. Lines of a form count by their label, sentences by their words;
//! what is not found is left empty, never guessed.

use super::IntakeSettings;
use super::cue::Labels;
use super::headings::{Heading, Topic};
use super::layout::{Mail, Place};
use super::phrases::one_of;
use crate::model::{
    Argued, Criterion, Details, Document, Informed, Occasion, PlanStated, Request, SectionKind, Span, Stated, Unaware,
};
use crate::pattern::{Captures, Regex, Text};
use std::ops::Range;
use std::sync::LazyLock;

macro_rules! phrases {
    ($($name:ident = $section:literal),* $(,)?) => {
        $(static $name: LazyLock<Regex> = LazyLock::new(|| one_of($section));)*
    };
}

phrases! {
    NECESSITY = "details/necessity",
    KINDS = "details/kinds",
    INFORMED = "details/informed",
    UNINFORMED = "details/uninformed",
    NO = "details/no_answer",
    YES = "details/yes_answer",
    ESCALATION = "details/escalation",
    SAFETY = "details/safety",
    HELP = "details/help",
    ROLE = "details/role",
    PLAN = "details/plan",
    PLAN_AIM = "details/plan_aim",
    ADVICE = "details/advice",
    SUPPORT = "details/support",
    TAKE_OVER = "details/take_over",
    ASKS_IF_KNOWN = "details/asks_if_known",
    DOSSIER = "details/dossier",
    VAGUE = "details/vague",
    AGAINST = "details/against",
    ENFORCEMENT = "details/enforcement",
    BEYOND = "details/beyond",
    AGE = "details/age",
    LEAVE_OUT = "details/leave_out",
    TRIED = "details/tried",
    DIAGNOSIS = "details/diagnosis",
    MEDICAL_ROLE = "details/medical_role",
    CODE_ROLE = "details/code_role",
    YOUTH_HELP = "details/youth_help",
    STAGNATION = "details/stagnation",
    CHANGE = "details/change",
    MEDICAL = "details/medical",
    DATA_ONLY = "details/data_only",
    HANDS_OVER = "details/hands_over",
    VERY_COMPLEX = "details/very_complex",
    WANTED = "details/wanted",
}

/// What a label announces.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    Necessity,
    Kinds,
    Informed,
    Role,
    Argument(Criterion),
}

/// Labels in the order in which they are tried: the six numbered criteria last but for their own words.
static LABELS: LazyLock<Labels<Label>> = LazyLock::new(|| {
    let of = |label, section: &str| (label, one_of(section));
    let argument = |criterion, section: &str| of(Label::Argument(criterion), section);
    Labels::new(vec![
        argument(Criterion::Necessary, "details/label_necessary"),
        argument(Criterion::Vital, "details/label_vital"),
        argument(Criterion::Interest, "details/label_interest"),
        argument(Criterion::Ground, "details/label_ground"),
        argument(Criterion::Motive, "details/label_motive"),
        argument(Criterion::Frame, "details/label_frame"),
        argument(Criterion::Avoidance, "details/label_avoidance"),
        argument(Criterion::Nuisance, "details/label_nuisance"),
        argument(Criterion::Objections, "details/label_objections"),
        argument(Criterion::Weighing, "details/label_weighing"),
        argument(Criterion::Asked, "details/label_asked"),
        argument(Criterion::Harm, "details/label_harm"),
        argument(Criterion::Conscience, "details/label_conscience"),
        argument(Criterion::Prevents, "details/label_prevents"),
        argument(Criterion::NoOtherWay, "details/label_no_other_way"),
        argument(Criterion::Minimal, "details/label_minimal"),
        of(Label::Necessity, "details/label_necessity"),
        of(Label::Informed, "details/label_informed"),
        of(Label::Kinds, "details/label_kinds"),
        of(Label::Role, "details/label_role"),
    ])
});

/// What the six criteria speak of, in whatever words.
static CRITERIA: LazyLock<Regex> = LazyLock::new(|| one_of("details/of_criteria"));

/// What was read of a mail before its details.
pub(super) struct Before<'a> {
    pub headings: &'a [Heading],
    pub document: &'a Document,
    pub doel: &'a Stated,
    pub vraag: &'a Stated,
}

/// Reads the details of a mail.
pub(super) fn details(mail: &Mail, before: &Before, settings: &IntakeSettings) -> Details {
    let Before { headings, document, .. } = *before;
    let mut details = Details::default();
    for (label, value) in labelled(mail) {
        let span = mail.body.span(value.clone());
        let words = mail.flat[value].trim();
        match label {
            Label::Necessity => state(&mut details.necessity, span),
            Label::Kinds => state(&mut details.kinds, span),
            Label::Role => state(&mut details.role, span),
            Label::Informed => details.informed = details.informed.or_else(|| answer(words)),
            Label::Argument(criterion) if details.argued(criterion).is_none() => {
                details.argued.push(Argued { criterion, span });
            }
            Label::Argument(_) => {}
        }
    }
    sentences(mail, &mut details);
    aims(mail, headings, &mut details);
    let own = mail.own_text();
    let age = |c: Captures| c.get(1).or(c.get(2)).and_then(|n| n.as_str().parse().ok());
    details.youngest = AGE.captures_iter(own).filter_map(age).min();
    let touched = |lists: &[Vec<String>]| {
        (0..lists.len()).filter(|n| touches(mail, own.as_str(), &lists[*n])).collect::<Vec<_>>()
    };
    details.leefgebieden = touched(&settings.leefgebieden);
    details.criteria = touched(&settings.criteria);
    details.referrals = touched(&settings.referrals);
    details.very_complex = VERY_COMPLEX.is_match(own);
    details.tried = TRIED.is_match(own);
    details.occasion = occasion(own);
    asked(before, own, &mut details);
    let role: Vec<String> = details.role.spans.iter().map(|s| super::fold(s.of(document.text.expose()))).collect();
    let role = role.join(" ");
    details.code_role = CODE_ROLE.is_match(&role);
    details.diagnosis = DIAGNOSIS.is_match(own) && !MEDICAL_ROLE.is_match(&role);
    let stated = before.doel.spans.iter().chain(&before.vraag.spans);
    let stated: usize = stated.map(|s| s.of(document.text.expose()).split_whitespace().count()).sum();
    details.situation_words = own.split_whitespace().count().saturating_sub(stated);
    enclosed(document, &mut details);
    details
}

/// What the question to the team asks for.
fn asked(before: &Before, own: Text, details: &mut Details) {
    let text = before.document.text.expose();
    let vraag: Vec<String> = before.vraag.spans.iter().map(|span| super::fold(span.of(text))).collect();
    let vraag = vraag.join(" ");
    details.asks_medical = MEDICAL.is_match(&vraag);
    details.asks_data_only = DATA_ONLY.is_match(&vraag);
    let hands_over = HANDS_OVER.is_match(&vraag);
    // To which team and for which task: then the questions are answered.
    details.hands_over = hands_over && !(own.contains("taak") && own.contains("team"));
    details.youth_help = hands_over && YOUTH_HELP.is_match(own);
}

/// Why it is brought in now: stuck before changed, for what is stuck has mostly changed too.
fn occasion(own: Text) -> Option<Occasion> {
    if STAGNATION.is_match(own) { Some(Occasion::Stagnation) } else { CHANGE.is_match(own).then_some(Occasion::Change) }
}

/// Form lines of the sender's own text: label and the range of their words, with the lines that go on from them. Without
/// words the next line is theirs.
fn labelled(mail: &Mail) -> Vec<(Label, Range<usize>)> {
    let mut found: Vec<(Label, Range<usize>)> = Vec::new();
    for unit in mail.units.iter().filter(|u| u.place == Place::Own) {
        let mut goes_on = found.last().is_some_and(|(_, value)| Range::is_empty(value));
        for line in lines(&mail.body.text, unit.range.clone()) {
            let here = &mail.flat[line.clone()];
            if let Some((label, at)) = label(here) {
                found.push((label, trimmed(&mail.flat, line.start + at..line.end)));
                goes_on = true;
            } else if other_label(here) {
                goes_on = false;
            } else if let Some((_, value)) = found.last_mut().filter(|_| goes_on) {
                let start = if Range::is_empty(value) { line.start } else { value.start };
                *value = trimmed(&mail.flat, start..line.end);
            }
        }
    }
    found.retain(|(_, value)| !value.is_empty());
    found
}

/// The lines within a range of text.
fn lines(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut start = range.start;
    text[range].split('\n').map(move |line| {
        let here = start..start + line.len();
        start = here.end + 1;
        here
    })
}

/// Whether a line opens with a short label that is none of these: `Doel: …`.
fn other_label(line: &str) -> bool {
    line.find(':').is_some_and(|at| at < 40 && line[..at].split_whitespace().count() <= 4)
}

fn trimmed(flat: &str, range: Range<usize>) -> Range<usize> {
    let here = &flat[range.clone()];
    let idle = |c: char| c.is_whitespace() || matches!(c, '*' | '_' | '|' | '-');
    let end = range.start + here.trim_end_matches(idle).len();
    let start = end - flat[range.start..end].trim_start_matches(idle).len();
    start..end
}

/// The label that opens a line, and where its words begin. `6. zo min mogelijk doorbreken: alleen …` has the words of the
/// sixth criterion behind its number; a number alone counts as label of a criterion only before a colon, and before other words
/// only if they speak of what the criteria are about: `2. Woonsituatie: huur` is a line of any form.
fn label(line: &str) -> Option<(Label, usize)> {
    let end = line.char_indices().nth(110).map_or(line.len(), |(at, _)| at);
    let at = line[..end].find([':', '?'])?;
    let words = line[..at].trim_matches(|c: char| !c.is_alphanumeric());
    let bare = words.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' ' | '('));
    let of_criteria = || bare.is_empty() || words.starts_with("criterium") || CRITERIA.is_match(words);
    let found = LABELS.of(bare).filter(|_| !bare.is_empty()).or_else(|| LABELS.of(words).filter(|_| of_criteria()))?;
    let rest = &line[at..];
    Some((found, at + rest.len() - rest.trim_start_matches([':', '?', ' ', '*', '_']).len()))
}

fn state(stated: &mut Stated, span: Span) {
    stated.present = true;
    stated.spans.push(span);
}

/// `ja`, `nee, omdat …` behind the question whether the resident knows.
fn answer(words: &str) -> Option<Informed> {
    if NO.is_match(words) {
        return Some(Informed::No(why(words)));
    }
    (YES.is_match(words) || INFORMED.is_match(words)).then_some(Informed::Yes)
}

/// The reason for which the resident does not know.
fn why<'t>(words: impl Into<Text<'t>>) -> Unaware {
    let words = words.into();
    if SAFETY.is_match(words) {
        Unaware::Safety
    } else if ESCALATION.is_match(words) {
        Unaware::Escalation
    } else if HELP.is_match(words) {
        Unaware::Help
    } else if words.contains("omdat") || words.contains("want") || words.contains("doordat") {
        Unaware::Other
    } else {
        Unaware::NotSaid
    }
}

fn sentences(mail: &Mail, details: &mut Details) {
    for sentence in &mail.sentences {
        let words = mail.own_words(sentence);
        let span = || mail.body.span(sentence.range.clone());
        if !details.necessity.present && NECESSITY.is_match(words) {
            state(&mut details.necessity, span());
        }
        if !details.kinds.present && KINDS.is_match(words) {
            state(&mut details.kinds, span());
        }
        if !details.role.present && ROLE.is_match(words) {
            state(&mut details.role, span());
        }
        if details.informed.is_none() && !words.ends_with('?') {
            let no = UNINFORMED.is_match(words);
            details.informed = match INFORMED.is_match(words) {
                _ if no => Some(Informed::No(why(words))),
                true => Some(Informed::Yes),
                false => None,
            };
        }
        if details.plan.is_none() && PLAN.is_match(words) {
            details.plan = Some(PlanStated::Exists);
        }
        if LEAVE_OUT.is_match(words) {
            state(&mut details.leave_out, span());
        }
        if let Some(found) = WANTED.captures(words).and_then(|c| c.iter().skip(1).flatten().next()) {
            details.wanted.push(found.as_str().trim().to_owned());
        }
        details.beyond_us |= BEYOND.is_match(words);
        details.asks_if_known |= words.ends_with('?') && ASKS_IF_KNOWN.is_match(words);
    }
}

/// What doel and vraag aim at.
fn aims(mail: &Mail, headings: &[Heading], details: &mut Details) {
    for heading in headings {
        let (doel, vraag) = match heading.topic {
            Topic::Doel | Topic::DoelPerhaps => (true, false),
            Topic::Vraag | Topic::VraagPerhaps => (false, true),
            Topic::Both => (true, true),
            _ => continue,
        };
        for words in heading.value.iter().map(|v| mail.words(v.clone())) {
            if details.plan.is_none() && PLAN_AIM.is_match(words) {
                details.plan = Some(PlanStated::Aim);
            }
            details.vague_goal |= doel && VAGUE.is_match(words);
            details.against |= doel && AGAINST.is_match(words);
            details.enforcement |= doel && ENFORCEMENT.is_match(words);
            if vraag && details.request.is_none() {
                details.request = request(words);
            }
        }
    }
}

fn request(words: Text) -> Option<Request> {
    let kinds = [(&TAKE_OVER, Request::Overname), (&ADVICE, Request::Advies), (&SUPPORT, Request::Ondersteuning)];
    kinds.into_iter().find(|(pattern, _)| pattern.is_match(words)).map(|(_, request)| request)
}

/// Whether one of these words stands in own text of a mail, from the beginning of a word on.
fn touches(mail: &Mail, text: &str, words: &[String]) -> bool {
    let begins = |at: usize| !text[..at].ends_with(char::is_alphanumeric);
    let may_stand = |word: &&String| !word.is_empty() && mail.threes.may_hold(word);
    words.iter().filter(may_stand).any(|word| text.match_indices(word.as_str()).any(|(at, _)| begins(at)))
}

/// What is enclosed: how much, and whether it calls itself a dossier.
fn enclosed(document: &Document, details: &mut Details) {
    for section in &document.sections {
        let text = document.section_text(section).to_lowercase();
        match section.kind {
            SectionKind::Attachment => {
                let words = u32::try_from(text.split_whitespace().count()).unwrap_or(u32::MAX);
                details.attached_words = details.attached_words.saturating_add(words);
                details.dossier_marks |= DOSSIER.is_match(&text);
            }
            SectionKind::FileName => details.dossier_marks |= DOSSIER.is_match(&text.replace(['_', '-'], " ")),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::{IntakeSettings, understand};

    fn read(text: &str) -> (Document, Details) {
        let mail = format!(
            "casus\n\nEen gezin uit Elsloo zit klem.\n\nDoel: rust in huis.\nVraag: wie kan helpen?\n\n{text}\n"
        );
        let document = Document::from_plain(&mail);
        let words = |line: &str| line.split(' ').map(str::to_owned).collect();
        let leefgebieden = vec![words("schuld huur"), words("alcohol"), words("school")];
        let settings = IntakeSettings { leefgebieden, ..IntakeSettings::for_profile("stein") };
        let details = understand(&document, &settings).details;
        (document, details)
    }

    #[test]
    fn form_lines_say_what_is_necessary() {
        let (document, details) = read(
            "Noodzaak: ieder weet een deel en alleen samen komt er een plan.\nWelke gegevens zijn nodig: de woonsituatie en de \
             schulden.\nWeet de inwoner hiervan? Nee, omdat het dan onveilig wordt voor de kinderen.\nRol: casemanager.",
        );
        assert!(details.necessity.present && details.kinds.present && details.role.present, "{details:?}");
        assert!(details.kinds.spans[0].of(document.text.expose()).starts_with("de woonsituatie"));
        assert_eq!(details.informed, Some(Informed::No(Unaware::Safety)));
        assert_eq!(details.leefgebieden, [0]);
    }

    #[test]
    fn sentences_say_it_too_and_a_word_alone_does_not() {
        let (_, details) = read("Zij weet ervan dat ik dit bespreek. Het overleg is nodig omdat wij vastlopen.");
        assert_eq!(details.informed, Some(Informed::Yes));
        assert!(details.necessity.present);
        let (_, details) = read("Zij is nog niet op de hoogte. De verwarming is kapot.");
        assert_eq!(details.informed, Some(Informed::No(Unaware::NotSaid)));
        assert!(!details.necessity.present && !details.kinds.present && details.plan.is_none(), "{details:?}");
    }

    #[test]
    fn six_criteria_are_read_by_number_or_by_words() {
        let (document, details) = read(
            "Criterium 1: zij is drie keer gevraagd en doet niet open.\n2. Ernstige schade: de baby loopt gevaar.\n3. \
             Gewetensnood: ik kan dit niet laten liggen.\nDoorbreken van de geheimhouding: dan kan de kraamzorg komen.\n5. \
             Andere weg: bellen en brieven hielpen niet.\nZo min mogelijk: alleen de thuissituatie.\nBezwaren: zij wil geen \
             bemoeienis.\nAfweging: de veiligheid van de baby gaat voor.",
        );
        let said: Vec<Criterion> = details.argued.iter().map(|a| a.criterion).collect();
        for criterion in [Criterion::Asked, Criterion::Harm, Criterion::Conscience, Criterion::Prevents] {
            assert!(said.contains(&criterion), "{criterion:?}: {said:?}");
        }
        assert!(said.contains(&Criterion::NoOtherWay) && said.contains(&Criterion::Minimal), "{said:?}");
        let weighing = details.argued(Criterion::Weighing).expect("argued");
        assert_eq!(weighing.of(document.text.expose()), "de veiligheid van de baby gaat voor.");
        assert!(details.argued(Criterion::Objections).is_some());
    }

    #[test]
    fn a_numbered_line_of_any_form_argues_nothing() {
        let (_, details) = read(
            "1. Cliënt: een mevrouw\n2. Woonsituatie: huur\n3. Contact: via haar zoon\n4. Financiën: schulden\n5. Werk: geen\n6) \
             Zorg: thuis",
        );
        assert!(details.argued.is_empty(), "{:?}", details.argued.len());
        let (_, details) = read("1. Is er alles aan gedaan om toestemming te krijgen: ja\n2: de baby loopt gevaar");
        assert_eq!(details.argued.len(), 2);
    }

    #[test]
    fn a_question_whether_somebody_is_known_is_seen() {
        let (_, details) = read("Is deze mevrouw bij jullie bekend?");
        assert!(details.asks_if_known);
    }
}
