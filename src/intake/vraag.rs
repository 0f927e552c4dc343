//! The question to the team (S-11, S-44): under a heading, announced in a sentence, or simply asked. `Graag bespreken`
//! alone can't be answered; a question in a quotation, to the coördinator alone, or answered by its own writer is none.

use super::clause::{is_for_coordinator, is_question, is_somebody_elses, is_topic, opens_as_question};
use super::cue::{Cues, pattern};
use super::doel::says_something;
use super::headings::{Heading, Topic, covers};
use super::layout::{Mail, Sentence};
use crate::model::{Span, Stated};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    Cues::new(&[
        r"\b(?:mijn|onze|de|een|mien|concrete|aan (?:jullie|het team|de partners|het dorpsteam) de) (?:concrete |eigenlijke |grote |korte )?(?:vraag|vraog|hoofdvraag|adviesvraag|vraagstelling|vrag)(?: (?:aan|voor) (?:het |de |jullie|uch|t |'t |mee|wmo)?[\w' ]{0,40}?)?(?: is| waart?mee ik (?:zit|worstel)| die ik heb| blijft| luidt)*:?,? (of|wie|wat|hoe|welke?|waar|wanneer|om|kan|kunnen|is er|naar|zijn er|in hoeverre|wae|is)\b",
        r"(?:^|[.;,] |\ben )vraag (?:is|blijft|luidt|aan [^.:]{2,40}? is)(?: dus)?:? ?(of|wie|wat|hoe|welke?|waar|wanneer|om|kan|kunnen|is er|zijn er|in hoeverre)\b",
        r"\b(?:ik|we|wij|ich)(?: \w+){0,2} (?:vraag|vragen|verzoek|verzoeken)(?: (?:jullie|het team|u|de leden|me|ons|mij|daarom|dan ook|dus|graag|uch|om|de partners|de tafel|het dorpsteam|het wijkteam))* (om|of|wie|wat|hoe|welke|waar|af of|af hoe|af wie|af wat|af welke|advies|mee|hulp)\b",
        r"\b(?:verzoek|verzoeken|vraag|vragen) (?:ik |we |wij )?(?:de|het|alle|onze|jullie|u|hierbij|dan ook) (?:\w+ )?((?:aan|na|mee) te \w+|te \w+|om )\b",
        r"\b(?:ik|we|wij)(?: zou| zouden| wil| willen)(?: (?:jullie|u|graag|daarom|concreet|dus|het team|van jullie|ook|van je|eigenlijk|heel graag|het dorpsteam))* (?:willen )?(?:vragen|weten|horen|voorleggen)(?: (?:om|van jullie|van het team|aan jullie))*:? ?(mee te|om|of|wie|wat|hoe|welke?|waar|in hoeverre|advies)?",
        r"\b(?:wil|zou) ik(?: (?:jullie|graag|van je|van jullie|daarom|concreet|ook|het team|van het team|u|weten|aan jullie))* (?:willen )?(?:vragen|weten|horen|voorleggen)(?: (?:om|van jullie|van het team))*:? ?(mee te|om|of|wie|wat|hoe|welke?|waar|in hoeverre|advies)",
        r"\b(?:graag )?(?:hoor|hoort|horen|verneem|vernemen|lees) (?:ik|we|wij)(?: (?:graag|van jullie|van het team|ook|dan|jullie mening))* (of|wie|wat|hoe|welke?|waar|over)\b",
        r"\b(?:ik|we|wij) (?:hoor|horen|verneem|vernemen|krijg|ontvang)(?: (?:graag|van jullie|van het team|ook))* (of|wie|wat|hoe|welke?|waar|advies|jullie (?:advies|mening|ideeen)|tips|suggesties)\b",
        r"\b(graag (?:ook |wil ik |krijg ik |ontvang ik )?(?:jullie |uw |een |wat |het |om )?(?:advi?e?s|tips|ideeen|suggesties|meedenken|mee denken|meedeken|expertise|kennis|hulp|ondersteuning|inzet|overname|overnemen|een plek voor|input)\b.{6,})",
        r"\b((?:wil|willen|kunnen|kan|zouden|wat kunnen) (?:jullie|juliie|het team|iemand|we|wij|veer|emes|de leden|het dorpsteam)\b.{3,}\?)",
        r"\b(?:ik|we|wij) (?:zoek|zoeken|ben op zoek naar|zijn op zoek naar|heb behoefte aan|heb nodig|ben benieuwd|benieuwd)\b:? ?(?:naar )?(.{8,})",
        r"\bwaar (?:ik|we|wij) (?:benieuwd naar|naar op zoek|mee zit|mee worstel|hulp bij|advies over|tegen ?aan ?lopen?|tegenaan loop|niet uitkom)[^:]{0,30}:? ?(?:is|zijn|:)? ?",
        r"\bwat (?:ik|we|wij) (?:graag |nu )?(?:van jullie|nodig heb|nodig hebben|zoek|zoeken|missen|mis|zou willen weten|wil weten|van het team|van de tafel)[^:.]{0,40}(?:is|:) ?",
        r"\b(?:ik|we|wij) (?:wil|willen|zou|zouden)(?: graag)?(?: willen| met jullie)* (sparren|meedenken|van gedachten wisselen|advies|raad)\b.{4,}",
        r"\b(?:ik|we|wij) (?:kom|komen) er niet uit:? ?(.{8,})",
        r"\b(?:ik|we) (?:zit|zitten|worstel|worstelen) met de vraag,? ?",
        r"\b(?:ik|we|wij) leg(?:gen)? (?:jullie|het team|u|aan jullie)(?: \w+){0,2} (?:de vraag )?voor:? ?",
        r"\b(?:is|was|heb|heeft|hebben) (?:er )?iemand (?:die|een|ervaring|bekend|van)\b.{6,}",
        r"\b(?:ik|we|wij) vraa?g(?:en)? (?:me|mij|ons)(?: \w+)? af,? (of|wie|wat|hoe|welke|waar)\b",
        r"\bgevraagd(?: wordt)?: ?(advies|ondersteuning|overname|meedenken|hulp|inzet|een|wie|plek)",
        r"\b(?:verzoek(?:en)?|oproep) (?:aan (?:het|de) \w+|is|om)(?: is)?:? (om|of|een|te|mee)\b",
        r"\b(?:my|our) question(?: to (?:the team|you))? is:? ",
        r"\b(?:i|we) (?:would like|want) to (?:know|ask) ",
        r"\b(graag (?:iemand|een collega|een partner|een vrijwilliger|een maatje|vanuit \w+ iemand) (?:die|om|van|voor)\b.{6,})",
        r"\b(?:mag|mogen|kan|kunnen) (?:ik|we|wij) (?:jullie|uw|het team) (advies|hulp|mening|expertise)\b",
        r"^\W{0,3}((?:advies|meedenken|hulp|ondersteuning) (?:gevraagd|gezocht|nodig|graag)\b.{6,})",
    ])
});

/// Requests that can't be answered (S-44), and talk.
static UNCLEAR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^\W*(?:(?:graag |kunnen we |kan ik |zou ik |even |willen we |dit |deze |casus |het |er |hier |kort |mag ik |samen )*",
        r"(?:bespreken|over hebben|overleggen|over praten|doorspreken|doornemen|agenderen|inbrengen|op de agenda|op de lijst)\b[^,;]{0,45}|hoe gaat het met (?:jou|je|u|jullie)|ter info\w*|alvast dank.*)\W*$"
    ))
});

static SPEAKER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^\W{0,3}(?:ik|wij|zij|hij|ze|u|v|a|q|moeder|vader|mevrouw|meneer|mw|dhr|client|dochter|zoon|ex) ?: ")
});

/// Finds the question.
pub(super) fn vraag(mail: &Mail, headings: &[Heading]) -> Stated {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let (mut label, mut doubtful) = (None, false);
    for heading in headings.iter().filter(|h| h.topic == Topic::Vraag) {
        let value = under(mail, heading);
        doubtful |= value.is_empty() && !heading.value.is_empty();
        if !value.is_empty() {
            label.get_or_insert(heading.label.clone());
            ranges.extend(value);
        }
    }
    for heading in headings.iter().filter(|h| h.topic == Topic::Both) {
        let asked: Vec<_> = under(mail, heading).into_iter().filter(|v| asks(&mail.flat[v.clone()])).collect();
        if !asked.is_empty() {
            label.get_or_insert(heading.label.clone());
            ranges.extend(asked);
        }
        doubtful |= ranges.is_empty() && !heading.value.is_empty();
    }
    if ranges.is_empty() {
        ranges.extend(prose(mail, headings));
    }
    if ranges.is_empty() {
        for heading in headings.iter().filter(|h| h.topic == Topic::VraagPerhaps) {
            doubtful = true;
            let value = under(mail, heading);
            if value.iter().any(|v| asks(&mail.flat[v.clone()])) {
                label.get_or_insert(heading.label.clone());
                ranges.extend(value);
            }
        }
    }
    let spans: Vec<Span> = super::layout::merged(&mail.flat, ranges).into_iter().map(|r| mail.body.span(r)).collect();
    Stated { present: !spans.is_empty(), spans, doubtful, heading: label.map(|l| mail.body.span(l)) }
}

/// Whether words ask something: a question mark, an opening like `wie kan`, a request for advice.
fn asks(text: &str) -> bool {
    text.contains('?') || is_question(text) || opens_as_question(text) || CUES.is_match(text)
}

fn under(mail: &Mail, heading: &Heading) -> Vec<Range<usize>> {
    let whole = heading.value.iter().map(|v| &mail.flat[v.clone()]).collect::<Vec<_>>().join(" ");
    if !says_something(&whole) || UNCLEAR.is_match(&whole) || whole_is_for_coordinator(&whole) {
        return Vec::new();
    }
    heading.value.clone()
}

fn whole_is_for_coordinator(text: &str) -> bool {
    is_for_coordinator(text) && text.matches('?').count() <= 1
}

/// The question in running text.
fn prose(mail: &Mail, headings: &[Heading]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (index, sentence) in mail.sentences.iter().enumerate() {
        if headings.iter().any(|h| matches!(h.topic, Topic::Toestemming | Topic::Doel) && covers(h, sentence)) {
            continue;
        }
        let words = mail.own_words(sentence);
        if UNCLEAR.is_match(words) || is_somebody_elses(words) || SPEAKER.is_match(words) || is_for_coordinator(words) {
            continue;
        }
        if words.ends_with('?') && opens_as_question(words) && is_asked(mail, index, sentence, words) {
            found.push(sentence.range.clone());
        } else if let Some(hit) = CUES.first(words).filter(|h| says_something(&words[h.statement..])) {
            found.push(sentence.range.start + hit.statement..sentence.range.end);
        } else if is_asked(mail, index, sentence, words) {
            found.push(sentence.range.clone());
        }
    }
    found
}

/// Whether a sentence is a question in its own right, and not one that its writer answers.
fn is_asked(mail: &Mail, index: usize, sentence: &Sentence, words: &str) -> bool {
    let bare = words.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ')' | '*' | '_' | '!'));
    if !bare.ends_with('?') || words.split_whitespace().count() < 3 {
        return false;
    }
    let follows = mail.sentences.get(index + 1).filter(|next| next.unit == sentence.unit);
    let alone_on_line = sentence.range == mail.units[sentence.unit].range;
    let answered = follows.is_some_and(|next| !is_question(mail.all_words(next))) || alone_on_line;
    !(is_topic(words) && answered)
}
