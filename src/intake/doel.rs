//! The purpose (S-11, S-43): why the case is brought in, and why data must be shared for it. Stated under a heading or
//! in a sentence. A treatment goal, a resident's own wish and a heading with nothing under it are no purpose.

use super::clause::is_question;
use super::cue::{Cues, pattern};
use super::headings::{Heading, Topic};
use super::layout::Mail;
use crate::model::{Part, Span, Stated};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// What heads the statement, by sentence. The first group, or the end, is where the statement begins.
static CUES: LazyLock<Cues> = LazyLock::new(|| {
    Cues::new(&[
        // The word itself, with what it is the purpose of.
        r"(?:^|\b)(?:het |ons |mijn |onze |'t |t |een )?(?:hoofd)?doel(?:stelling)?,? (?:(?:van|voor|v/d|vd|achter|met) (?:de |het |deze |dit |mijn |onze |die |'t |t |mij |ons |bespreken van )*(?:inbreng\w*|bespreking|bespreken|overleg|casus\w*|consultatie|agendering|mail\w*|aanmelding|gesprek|opschaling|dorpsteam|dorpenteam|wijkteam|delen|gegevensdeling|bericht|agendapunt|verzoek|me|gebiedsvraagstuk|stuk|mij|ons)?[^.:]{0,40}? ?|(?:hiervan|hierbij|daarvan|daarbij|is dus|wat mij betreft|voor nu) ?)?(?:is|zou zijn|blijft|moet zijn)(?: dus| vooral| in eerste instantie| wat mij betreft| om te komen tot)?:?,? ",
        r"(?:^|[.;,] |\b(?:is |heeft |als )?)(?:de |mijn |onze |ons |is de |is het de )?bedoell?ing(?: (?:van|met|achter) (?:deze |dit |de |het |mijn )?[\w ]{1,30}?)? (?:is|blijft)(?: vooral| dus)?:? ",
        r"\bhet is de bedoell?ing (dat|om)\b",
        r"\b(?:met als doel|ten doel|met het doel|met de bedoell?ing|heeft als doel|hebben als doel|heeft tot doel|teneinde|ter voorkoming van|als doel heeft):? ?",
        r"\b(?:mijn|onze|de|ons) (?:insteek|inzet|streven|intentie|ambitie|wens|hoop|opzet|reden)(?: van (?:deze|de|het|dit) \w+| om dit in te brengen| om (?:dit|deze casus|hem|haar) te bespreken)? is(?: om)?:? ",
        r"\b(?:beoogd|gewenst|gehoopt|verwacht)e? (?:resultaat|uitkomst|effect|situatie) is:? ",
        r"\binsteek is:? ",
        // What I want, hope, try.
        r"\b(?:wat|dat wat) (?:ik|wij|we|ich)(?:zelf)?(?: (?:hier|hiermee|ermee|met (?:jullie|elkaar|dit|deze|het|de)(?: \w+)?|graag|zou|zouden|eigenlijk|vooral|hoop|hopen|wil|willen|beoog|beogen|d'rmit))* (?:wil|willen|hoop|hopen|beoog|beogen|zou willen|wil bereiken|willen bereiken|zou willen bereiken|te bereiken|bereiken|zien|voor ogen heb|voor ogen hebben|nastreef|vooral wil|graag wil)(?: bereiken| is| zien)*(?: is|:|, is) ?",
        r"\bwaar (?:het|'t) (?:mij|me|ons|hier) (?:vooral |eigenlijk )?om (?:gaat|te doen is)(?: is|:|, is) ?",
        r"\bwaar (?:we|wij|ik|het) (?:samen |graag |uiteindelijk )*(?:naar ?toe|heen|op uit) (?:moet\w*|wil\w*|will\w*|zou\w* willen)(?: is|:|, is) ?",
        r"\b(?:het|dit) gaat (?:mij|me|ons|er mij|er ons|er)(?: \w+)? ?(?:er|erom|om)(?: vooral| eigenlijk)* (dat|om)\b",
        r"\b((?:ik|wij|we|ich) (?:wil|willen|zou|zouden|hoop|hopen|probeer|proberen|streef|streven)(?: (?:graag|samen|met jullie|vooral|dat we|hiermee|er|zo|in elk geval|daarmee|eigenlijk|heel graag|met elkaar|wel|echt|koste wat kost|met dit overleg|met deze bespreking|met deze inbreng|dus|nu|in ieder geval))* (?:te bereiken|bereiken|te voorkomen|voorkomen|uitsluiten|toewerken naar|ernaar ?toe|komen tot|te komen tot|tot (?:een|een gezamenlijk|afspraken)|zorgen dat|ervoor zorgen|regelen dat|zicht (?:krijgen )?op|duidelijkheid|helderheid|helder krijgen|overzicht|afstemmen|te zorgen|borgen|voor zijn|afspraken))\b",
        r"\b(?:wil|willen|hoop|hopen|probeer|proberen|zou|zouden) (?:ik|wij|we)(?: (?:graag|samen|met jullie|vooral|hiermee|zo|in elk geval|eigenlijk|met elkaar|dus|ook|willen))* (te bereiken|bereiken|te voorkomen|voorkomen|toewerken naar|komen tot|te komen tot|zorgen dat|ervoor zorgen|dat (?:we|er|hij|zij|ze|mevrouw|meneer|het gezin|de)|op een)\b",
        r"\b((?:ik|wij|we) (?:wil|willen)(?: (?:graag|heel graag|dus|eigenlijk|vooral|samen))* dat (?:[^jug]|j[^eiu]|u[^ ]|g[^e]))",
        r"\bmet (?:deze|de|dit|het|mijn|onze) (?:bespreking|overleg|inbreng|casus|gesprek|mail|agendering|consultatie|aanmelding|stuk|agendapunt)(?: \w+){0,4} (?:wil|wilt|hoop|zou|zouden|willen|hopen|beoog|beogen|probeer) (?:ik|we|wij)(?: (?:graag|vooral|samen))* ?",
        r"\b(?:ik|we|wij) (?:zou|zouden) (?:het )?(?:heel |erg )?(?:graag|fijn|mooi|prettig|goed|winst|zonde|jammer|erg)(?: vinden| willen| zien)*,? (?:als|indien|wanneer|(dat|om))\b ?",
        r"\b(?:ik|we|wij) (?:hoop|hopen)(?: (?:met jullie|samen|zo|hiermee|hierdoor|daarmee|op deze manier|dan|met de tafel|met het team|met elkaar))* (te bereiken|te komen|tot|dat (?:we|wij|er|iemand|ze|dit|de|hij|zij|mevrouw|meneer|het|de|moeder|vader|mw|dhr|dit|zo)|te voorkomen|zicht|op (?:een|meer))\b",
        r"\b((?:het|'t|dat) zou (?:mooi|fijn|goed|winst|geweldig|een (?:mooi|fijn) \w+) zijn (?:als|dat|wanneer))\b",
        r"\b(?:we|wij|ik) (?:gaan|wil|willen|moeten|zouden)(?: \w+){0,4} (?:een )?(plan|noodplan|afspraken) (?:voor |over )?(?:te )?(?:maken|opstellen)\b",
        r"^(.{0,160}\bdaar (?:gaan|willen|moeten|zouden) (?:we|wij|ik)\b[^.]{0,40}\b(?:plan|afspraken|oplossing)\b[^.]{0,20}(?:maken|zoeken|vinden|komen))",
        r"^(?:\W{0,3})(?:we|wij) (?:moeten|willen|zouden) (?:toe )?(naar (?:een|dat|toe))\b",
        r"^(?:zodat (?:we|wij|ik|mevrouw|meneer|hij|zij|er|de)|om (?:zo |samen |tijdig )*(?:te (?:voorkomen|zorgen|kunnen|komen|bereiken|kijken|bespreken|bepalen|regelen|zien)|af te (?:stemmen|schalen)|op te schalen|helder te|tot (?:een|een gezamenlijk)|uit te sluiten|zicht te|erger te))\b",
        r"\b(?:ik|wij|we) (?:wil|willen|zou|zouden)(?: \w+){0,6} (?:bespreken|kijken|nadenken|bekijken|verkennen|onderzoeken) (hoe (?:we|wij|ik))\b",
        r"\b(?:in het belang van [^.,]{3,40}) (wil|willen) (?:ik|we)\b",
        // I bring it in because, so that, in order to.
        r"\b(?:ik|wij|we|ich)(?: zou| wil| willen| zouden| kom| leg| breng| gooi| wilde)?[^.?!;:]{0,60}? ?\b(?:breng\w*|inbrengen|ingebracht|bespreken|voorleggen|voor|neer|agenderen|agendeer|aanmelden|meld|deel|delen|schrijf|mail|in de groep|erin|in|op de agenda) (?:[^.?!;:]{0,70}?[ ,])?(om te|omdat|zodat|opdat|in de hoop|want|om (?:af|op|uit|zicht|samen|tot|zo|erger|helder|met|de|het|een|te)|ter voorkoming)\b",
        r"\b(?:breng|leg|deel|bespreek|schrijf|mail|meld|agendeer|brengen|leggen|delen|gooi) (?:ik|we|wij|ich)\b[^.?!;:]{0,90}?[ ,](om te|omdat|zodat|opdat|in de hoop|ter voorkoming|want|om (?:af|op|uit|zicht|samen|tot|zo|erger|helder))\b",
        r"\b(?:graag|ter) (?:te )?(?:bespreken|bespreking|overleg|afstemming|afstemmen|overleggen|aandacht|inbreng),? (?:in [^.,]{2,30} |met [^.,]{2,30} |hoe we )?(om te|zodat|opdat|in de hoop|om (?:af|samen|tot|zo|erger|helder))\b",
        r"\b(?:delen|bespreking|overleg|afstemming|casusoverleg|inbreng) is (?:hier |nu |echt |dringend )*(?:nodig|noodzakelijk|van belang|wenselijk) (om|omdat|zodat)\b",
        r"\b(?:de )?reden (?:dat|waarom|van|om) (?:ik |we |wij |deze |dit |mijn |de |mevrouw |hem |haar |in )*[^.:]{0,40}?(?:inbreng\w*|bespreek|bespreken|deel|delen|voorleg|mail|aanmeld|te brengen)(?:,? is|:| is:) ?",
        r"\b(?:waarom|woarom) (?:ik|we|wij|breng ich|breng ik) (?:dit|deze casus|deze|hem|haar|het)?[^.:?]{0,25}(?:inbreng|bespreek|deel|voorleg|in|neerleg)(?:\?|:| is) ?",
        r"\bt\.?b\.?v\.? (afstemming|afstemmen|het afstemmen|overleg over|een gezamenlijk)\b",
        r"\bi\.?v\.?m\.? (stagnatie)\b",
        r"\bter (voorbereiding op (?:het|een) [\w ]*(?:tafel|overleg|gesprek))\b",
        r"\b(?:my|our|the) (?:goal|aim|purpose)(?: of [\w ]+| here)? is (?:to |that )?",
        r"\b(?:i|we) (?:am|are) bringing [^.]{0,40}(because|so that|in order|to) ",
        r"\b(?:i|we) (?:want|would like|hope) (to (?:prevent|achieve|avoid|make sure|agree|get))\b",
    ])
});

/// The inbrenger wants something: a purpose if nothing better is found, and a doubtful one.
static WANTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|[.?!] |, )((?:ik|we|wij) (?:wil|willen) [a-z][^.?!]{18,}|wat (?:mij|ons) betreft (?:moet|moeten|zou|komt)\b[^.?!]{18,})",
    )
});
static TALKS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(?:weten|vragen|bespreken|inbrengen|sparren|melden|aanmelden|voorleggen|benadrukken|zeggen|mailen|bellen|overleggen|delen|advies|agenderen|horen|brengen|kwijtraken|verkennen|opmerken|toelichten|meegeven|niet dat|je|jij|u|jullie)\b"
    ))
});

static NO_PURPOSE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\bdoel van (?:haar|zijn|hun|de|het|die|dat|dit|mijn) (?:huidige |eerste |vorige |lopende )?(?:behandel\w*|traject\w*|huisverbod|therapie|opname|begeleiding|hulp\w*|medicatie|indicatie|training|maatregel|plan|cursus|project|uitkering|toeslag|school|leven|bezoek|gezin\w*)",
        r"|\b(?:haar|zijn|hun|diens) (?:eigen )?doel(?:en)? (?:is|was|waren|zijn)|\bdoel was\b|behandeldoel|doelenplan|voetbaldoel|doelgroep|met dit doel voor ogen",
        r"|\b(?:wil|willen) (?:ik|we) je (?:vragen|bellen)|dat (?:je|jij|u) "
    ))
});
/// Where the words of a purpose give way to those of the question.
static HANDS_OVER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r",? (?:en|maar)? ?(?:mijn|de|onze) (?:concrete )?(?:vraag|vraagstelling) (?:aan [^.]{2,30} )?(?:is|blijft|luidt)\b",
    )
});
static ASKS_TEAM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^(?:van jullie|weten|horen|vragen|jullie|van u|of |wie |welke |sparren|advies|graag jullie|graag advies)")
});
static DENIES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:toestem\w*|wil niet dat|niet bespreken|niet delen|geen bezwaar|vindt het (?:goed|prima|oke|fijn)|tekenen|getekend)\b",
    )
});

/// Words under a heading that say nothing.
static EMPTY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^\W*(?:(?:zie|ze)(?: \w+)? ?(?:boven|hierboven|onder|onderaan|hieronder|bijlage|bijgevoegd|mail|eerdere mail|formulier|tekst|verhaal|onderstaand|bovenstaand)\w*(?: .{0,20})?",
        r"|n\.? ?v\.? ?t\.?|n\.? ?t\.? ?b\.?|nader te bepalen|niet van toepassing|geen(?: idee| specifieke)?|nvt|ntb|volgt(?: nog| later)?|onbekend|idem|weet ik (?:nog )?niet",
        r"|(?:graag |even |ter |kort )*(?:bespreken|bespreking|overleg|overleggen|info|informatie|kennisname|kennisgeving|sparren)(?: (?:in|met|op|aub|svp|ajb|graag|a\.u\.b|s\.v\.p)\b.{0,25})?",
        r"|(?:nog )?(?:in te vullen|invullen|invoegen|aan te vullen)(?: .{0,30})?|vul (?:hier )?in\w*.{0,20}|x+|todo|later|komt nog|mondeling(?: toe te lichten| toelichten)?|toelichting volgt)\W*$"
    ))
});

/// Whether the words under a heading say something: not empty, `zie boven`, `n.v.t.`, a placeholder or one word.
pub(super) fn says_something(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    let placeholder =
        text.trim_start().starts_with(['[', '<', '{', '(']) && text.trim_end().ends_with([']', '>', '}', ')']);
    bare.split_whitespace().count() >= 2 && !placeholder && !EMPTY.is_match(bare)
}

static PURPOSEFUL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:voorkomen|zodat|om te|willen|wil ik|zorgen dat|bereiken|afstemm\w*|regie|samen|plan|helder|duidelijk\w*|zicht|hoop|graag|nodig)\b",
    )
});

/// Finds the purpose.
pub(super) fn doel(mail: &Mail, headings: &[Heading]) -> (Stated, Vec<Part>) {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let (mut label, mut doubtful) = (None, false);
    for heading in headings.iter().filter(|h| matches!(h.topic, Topic::Doel | Topic::Both)) {
        let value = stated(mail, heading);
        doubtful |= value.is_empty() && !heading.value.is_empty();
        if !value.is_empty() {
            label.get_or_insert(heading.label.clone());
            ranges.extend(value);
        }
    }
    if ranges.is_empty() {
        ranges.extend(prose(mail, headings));
    }
    if ranges.is_empty() {
        ranges.extend(wanted(mail, headings));
        doubtful |= !ranges.is_empty();
    }
    if ranges.is_empty() {
        for heading in headings.iter().filter(|h| h.topic == Topic::DoelPerhaps) {
            doubtful = true;
            let value = stated(mail, heading);
            if value.iter().any(|v| PURPOSEFUL.is_match(&mail.flat[v.clone()])) {
                label.get_or_insert(heading.label.clone());
                ranges.extend(value);
            }
        }
    }
    let ranges = super::layout::merged(&mail.flat, ranges);
    let parts = halves(mail, &ranges);
    let spans: Vec<Span> = ranges.into_iter().map(|r| mail.body.span(r)).collect();
    (Stated { present: !spans.is_empty(), spans, doubtful, heading: label.map(|l| mail.body.span(l)) }, parts)
}

/// The words under a heading, if they state something. The question of a combined heading is not part of the purpose.
fn stated(mail: &Mail, heading: &Heading) -> Vec<Range<usize>> {
    let whole = heading.value.iter().map(|v| &mail.flat[v.clone()]).collect::<Vec<_>>().join(" ");
    if !says_something(&whole) {
        return Vec::new();
    }
    let mut kept: Vec<Range<usize>> = Vec::new();
    for value in &heading.value {
        let sentences = super::layout::split_sentences(&mail.flat, value.clone());
        let asked = sentences.iter().position(|s| mail.flat[s.clone()].trim_end().ends_with('?'));
        match asked {
            Some(0) if heading.topic == Topic::Both && sentences.len() > 1 => kept.push(sentences[1].start..value.end),
            Some(0) => kept.push(value.clone()),
            Some(at) => kept.push(value.start..sentences[at - 1].end),
            None => kept.push(value.clone()),
        }
    }
    kept
}

/// The purpose in running text.
fn prose(mail: &Mail, headings: &[Heading]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for sentence in &mail.sentences {
        let words = mail.own_words(sentence);
        let Some(hit) = CUES.first(words) else { continue };
        let under_vraag = headings.iter().any(|h| {
            matches!(h.topic, Topic::Vraag | Topic::Toestemming | Topic::Betrokken)
                && super::headings::covers(h, sentence)
        });
        let before = &words[..hit.statement];
        let stated = words[hit.statement..].trim_matches(|c: char| !c.is_alphanumeric());
        if under_vraag
            || NO_PURPOSE.is_match(words)
            || DENIES.is_match(words)
            || is_question(words) && !words.contains("doel")
            || ASKS_TEAM.is_match(stated)
            || before.ends_with("niet ")
            || stated.split_whitespace().count() < 2
            || !says_something(stated)
        {
            continue;
        }
        let end = HANDS_OVER
            .find(&words[hit.statement..])
            .map_or(sentence.range.end, |h| sentence.range.start + hit.statement + h.start());
        let under =
            headings.iter().filter(|h| h.topic == Topic::DoelPerhaps).find(|h| super::headings::covers(h, sentence));
        match under {
            Some(heading) => found.extend(heading.value.iter().cloned()),
            None => found.push(sentence.range.start + hit.statement..end),
        }
    }
    found.dedup();
    found.truncate(3);
    found
}

/// What the inbrenger says to want, when no purpose is announced as such.
fn wanted(mail: &Mail, headings: &[Heading]) -> Vec<Range<usize>> {
    let found = mail.sentences.iter().find_map(|sentence| {
        let words = mail.own_words(sentence);
        let under = headings
            .iter()
            .any(|h| h.topic != Topic::DoelPerhaps && h.topic != Topic::Other && super::headings::covers(h, sentence));
        let want = WANTS.captures(words)?.get(1)?;
        let talk =
            TALKS.is_match(want.as_str()) || DENIES.is_match(words) || NO_PURPOSE.is_match(words) || is_question(words);
        (!under && !talk).then(|| sentence.range.start + want.start()..sentence.range.end)
    });
    found.into_iter().collect()
}

static SHARES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:samen|afstemm\w*|delen|deel|gezamenlijk\w*|een plan|regie|iedereen|elkaar|overleg\w*|informatie|partijen|partners|jullie|hulpverleners|wie wat)\b",
    )
});

/// Which halves of the purpose are there (S-43): why it is brought in, why data must be shared.
fn halves(mail: &Mail, ranges: &[Range<usize>]) -> Vec<Part> {
    let mut parts = Vec::new();
    if !ranges.is_empty() {
        parts.push(Part::BringIn);
        if ranges.iter().any(|r| SHARES.is_match(&mail.flat[r.clone()])) {
            parts.push(Part::Share);
        }
    }
    parts
}
