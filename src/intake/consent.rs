//! Where the resident's consent stands, as the mail says (H-31 to H-47, S-21, S-25). Decided on the nearest clause; what
//! is said of medication, a passport or a date is another matter. Unclear ends as claimed or none, never as attached.

mod attached;
mod composed;
mod exception;

use super::clause::{clauses, is_negated, puts_off};
use super::cue::pattern;
use super::gist;
use super::headed::Headings;
use super::headings::{Heading, Topic};
use super::layout::{Joined, Mail, Sentence};
use super::phrases::one_of;
use super::short::in_full;
use super::ticked::ticked;
use super::whole::{self, Phrases};
use crate::model::{Consent, Kind, Span};
use crate::pattern::{Regex, Text};
use attached::attached;
use composed::composed;
use exception::argued;
use std::ops::Range;
use std::sync::LazyLock;

/// Words without which a sentence does not speak of consent.
static ABOUT: LazyLock<Regex> = LazyLock::new(|| one_of("consent/about"));

/// Consent to other things, and agreement on other things.
static OTHER_MATTER: LazyLock<Regex> = LazyLock::new(|| one_of("consent/other_matter"));

/// Consent to the exchange with somebody outside the team, and words by which a sentence speaks of the team all the same.
static FOR_OTHERS: LazyLock<Regex> = LazyLock::new(|| one_of("consent/for_others"));
static THIS_TEAM: LazyLock<Regex> = LazyLock::new(|| one_of("consent/this_team"));
/// Of the team nothing was asked, whatever else somebody agreed to.
static NOT_FOR_TEAM: LazyLock<Regex> = LazyLock::new(|| one_of("consent/not_for_team"));
/// A yes of an earlier day, and that it is taken back.
static GAVE_BEFORE: LazyLock<Regex> = LazyLock::new(|| one_of("consent/gave_before"));
static TAKES_BACK: LazyLock<Regex> = LazyLock::new(|| one_of("consent/takes_back"));

static TEMPLATE: LazyLock<Regex> = LazyLock::new(|| one_of("consent/template"));
static UNSIGNED: LazyLock<Regex> = LazyLock::new(|| one_of("consent/unsigned"));

static WITHDRAWN: LazyLock<Regex> = LazyLock::new(|| one_of("consent/withdrawn"));
static MAY_WITHDRAW: LazyLock<Regex> = LazyLock::new(|| one_of("consent/may_withdraw"));

/// Somebody may agree some day, or is thought to.
static SUPPOSED: LazyLock<Regex> = LazyLock::new(|| one_of("consent/supposed"));
/// Who is told of it has agreed to nothing yet.
static KNOWS: LazyLock<Regex> = LazyLock::new(|| one_of("consent/knows"));
/// On which terms somebody agrees: `vindt het goed als hij maar niet hoeft te komen`.
static TERMS: LazyLock<Regex> = LazyLock::new(|| one_of("consent/terms"));
/// Other people's consent, and knowing that advice is sought.
static LOOKALIKE: LazyLock<Regex> = LazyLock::new(|| one_of("consent/lookalike"));
/// `haar nicht vindt het goed, en zijzelf ook`.
static AND_SELF: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\b(?:zij|hij|ze|mevrouw|meneer|moeder|vader|client)(?:zelf)? (?:zelf )?(?:ook|eveneens)\b")
});

static REFUSED: LazyLock<Regex> = LazyLock::new(|| one_of("consent/refused"));
static NOT_ASKED: LazyLock<Regex> = LazyLock::new(|| one_of("consent/not_asked"));
static AGREES: LazyLock<Regex> = LazyLock::new(|| one_of("consent/agrees"));
static NOT_SIGNED: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:getekend|teken\w*|formulier\w*|papier)\b"));
static WITHOUT_NAME: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"zonder naam|zonder namen|anoniem|zonder haar naam|zonder zijn naam"));

static OTHERS_KNOW: LazyLock<Regex> = LazyLock::new(|| one_of("consent/others_know"));
/// `om toestemming gevraagd`: the question, not its answer.
static ASKS_FOR: LazyLock<Regex> = LazyLock::new(|| one_of("consent/asks_for"));
static GOT: LazyLock<Regex> = LazyLock::new(|| pattern(r"gekregen|gegeven|verkregen|gaf|akkoord|\bja\b|goed\b|prima"));
/// `Toestemming: ja` in the middle of a line.
static INLINE_ANSWER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"toe?ste[m]{1,3}in?g(?: \w+)?[:=?] ?(?:is |was |staat |wordt )?(ja\b|yes|mondeling|akkoord|oke?\b|nee\b|neen|nog|niet|geen|n\.?v\.?t|onbekend|moet|volgt|wordt|later|open|te vragen)",
    )
});
/// Denials that mean a yes.
static HARMLESS: LazyLock<Regex> = LazyLock::new(|| one_of("consent/harmless"));
/// The words for consent themselves: where nothing denies, asks or puts off, they affirm.
static CONSENT_WORD: LazyLock<Regex> = LazyLock::new(|| one_of("consent/consent_word"));
static ASKED: LazyLock<Regex> = LazyLock::new(|| one_of("consent/asked"));
/// A form that is on its way, or lies elsewhere: somebody said yes.
static FORM_ELSEWHERE: LazyLock<Regex> = LazyLock::new(|| one_of("consent/form_elsewhere"));

/// `toestemming noem ik dat niet`: what was said before is no consent, says the writer.
static NO_YES: LazyLock<Regex> = LazyLock::new(|| one_of("consent/no_yes"));

static NO_NAMES: LazyLock<Regex> = LazyLock::new(|| one_of("consent/no_names"));

/// Whether the sender asks for the text without names (A-17): `graag anoniem`, not `de melder wil anoniem blijven`.
pub(super) fn wants_no_names(mail: &Mail) -> bool {
    let asks = |words: Text| NO_NAMES.is_match(words) && !OTHER_MATTER.is_match(words);
    asks(mail.subject_words()) || mail.sentences.iter().any(|s| asks(mail.own_words(s)))
}

/// What one sentence says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Says {
    NotAsked,
    /// Knows of it; whether that is a yes others say.
    Knows,
    /// Signs nothing; says neither yes nor no to being spoken of.
    SignsNothing,
    Agrees,
    Refuses,
    Withdraws,
}

/// Whether a mail says that the resident takes consent back, whatever else it is (H-33).
pub(super) fn withdraws(mail: &Mail) -> bool {
    mail.sentences.iter().any(|s| sentence_says(mail.own_words(s), false) == Some(Says::Withdraws))
}

/// Finds the consent status and the words that it rests on.
pub(super) fn consent(mail: &Mail, headings: &Headings, kind: Kind) -> (Consent, Vec<Span>) {
    if kind != Kind::Casus {
        return (Consent::None, Vec::new());
    }
    let (given, spans, phrases) = by_phrases(mail, headings);
    let attached = attached::most_likely(mail);
    // What phrases found is overruled only by all that is said; what they did not find in a short mail is told by no sentence about another matter.
    let may = |sentence: &Sentence| {
        let no_yes = given == Consent::Refused && DO_NOT.is_match(mail.all_words(sentence));
        !no_yes && (given != Consent::None || may_tell(mail, sentence))
    };
    let told = whole::consent(mail, given, phrases, attached.is_some(), may);
    if told == given {
        return (given, spans);
    }
    if told == Consent::Attached {
        return (told, attached.into_iter().collect());
    }
    let least = if told == Consent::None { HALF } else { 0.0 };
    let says = |may: &dyn Fn(&Sentence) -> bool| gist::likeliest(mail, whole::said_by(told), least, may);
    let says = says(&may).or_else(|| says(&|_| true));
    (told, says.map(|sentence| mail.body.span(sentence.range.clone())).into_iter().collect())
}

/// What says nothing so likely is no ground for a stand that is none.
const HALF: f32 = 0.5;

/// Nobody agrees or refuses more often in one sentence.
const FEW: usize = 4;

/// Whether the stand of a resident may be told by a sentence: nothing is asked in it, and it speaks of nothing and nobody else.
fn may_tell(mail: &Mail, sentence: &Sentence) -> bool {
    let words = mail.own_words(sentence);
    // `kan haar toestemming altijd intrekken`: nobody did.
    let only_may = words.contains("intrek") && MAY_WITHDRAW.is_match(words);
    // `stemt ermee in dat zijn zoon de bank doet`.
    let of_other = |said: &Regex| said.find_iter(words).take(FEW).any(|hit| is_of_other_matter(words, &hit.range()));
    let of_other_matter = || of_other(&AGREES) || of_other(&REFUSED);
    let supposed = SUPPOSED.is_match(words) || TEMPLATE.is_match(words) || is_for_others(words);
    let of_others = is_of_others(words) || LOOKALIKE.is_match(words) && !AND_SELF.is_match(words);
    !words.ends_with('?') && !supposed && !of_others && !only_may && !of_other_matter()
}

fn is_of_others(words: Text) -> bool {
    OTHER_MATTER.is_match(words) || composed::is_outsiders(words) || WITHOUT_NAME.is_match(words)
}

/// Where consent stands by the phrases of a mail, the words that say so, and whether a form shows it.
fn by_phrases(mail: &Mail, headings: &Headings) -> (Consent, Vec<Span>, Phrases) {
    let mut said = sentences_say(mail, headings);
    let by_heading = heading_says(mail, headings);
    let denied_by_form = by_heading.is_some_and(|(says, _)| says == Says::NotAsked);
    let phrases = if by_heading.is_some() { Phrases::Show } else { Phrases::Say };
    said.extend(by_heading);
    if let Some(span) = argued(mail, headings, &said) {
        return (Consent::Exception, vec![span], Phrases::Say);
    }
    if let Some(spans) = of(&said, Says::Withdraws) {
        return (Consent::Withdrawn, spans, phrases);
    }
    if let Some(span) = attached(mail) {
        return (Consent::Attached, vec![span], Phrases::Show);
    }
    if let Some(spans) = of(&said, Says::Refuses) {
        return (Consent::Refused, spans, phrases);
    }
    // Who knows of it agrees, where nobody says that they were not asked.
    let knows = || of(&said, Says::Knows).filter(|_| of(&said, Says::NotAsked).is_none());
    let agrees = of(&said, Says::Agrees).or_else(knows);
    if let Some(spans) = of(&said, Says::SignsNothing).filter(|_| agrees.is_none()) {
        return (Consent::Refused, spans, phrases);
    }
    let not_for_team = || mail.sentences.iter().any(|s| NOT_FOR_TEAM.is_match(mail.all_words(s)));
    match agrees {
        Some(spans) if !denied_by_form && !not_for_team() => (Consent::Claimed, spans, phrases),
        _ => {
            let denied = of(&said, Says::NotAsked);
            let phrases = if denied.is_some() { phrases.max(Phrases::Deny) } else { phrases };
            (Consent::None, denied.unwrap_or_default(), phrases)
        }
    }
}

/// What the subject and the sentences of a mail say.
fn sentences_say(mail: &Mail, headings: &Headings) -> Vec<(Says, Span)> {
    let mut said: Vec<(Says, Span)> = Vec::new();
    if let Some(says) = sentence_says(mail.subject_words(), false) {
        said.push((says, mail.subject.span(0..mail.subject.text.len())));
    }
    let mut near_refusal = false;
    let answers = first_answer(mail, headings);
    for (index, sentence) in mail.sentences.iter().enumerate() {
        let span = mail.body.span(sentence.range.clone());
        let plain = in_plain_words(mail.all_words(sentence));
        let words = plain.as_ref().map_or_else(|| mail.all_words(sentence), Joined::words);
        if takes_back_what_was_said(mail, index) {
            said.push((Says::Withdraws, span));
        }
        if answers.as_ref().is_some_and(|at| sentence.range.start < at.end && at.start < sentence.range.end) {
            continue;
        }
        let next = || mail.sentences[index + 1..].iter().take(ANSWERED_WITHIN).map(|n| mail.all_words(n));
        // `Ik vroeg of hij akkoord ging` is a yes in no more than its words.
        let asked = ASKED_WHETHER.is_match(words).then(|| answered(words, next())).flatten();
        let says = asked.or_else(|| sentence_says(words, near_refusal));
        let says = says.or_else(|| answered(words, next())).or_else(|| composed(words));
        if NO_YES.is_match(words) {
            said.retain(|(said, _)| !matches!(said, Says::Agrees | Says::Knows));
            said.push((Says::NotAsked, span));
            near_refusal = true;
            continue;
        }
        near_refusal = ABOUT.is_match(words) || words.contains("besprek") || words.contains("gevraagd");
        said.extend(says.map(|s| (s, span)));
    }
    said
}

/// In so many sentences an answer may follow the question whether the case may be spoken of.
const ANSWERED_WITHIN: usize = 2;

/// `Eind mei zei zij ja tegen dit overleg. Gisteren nam zij dat terug.`: in one sentence or in two.
fn takes_back_what_was_said(mail: &Mail, index: usize) -> bool {
    let words = mail.all_words(&mail.sentences[index]);
    let gave = |words: Text| GAVE_BEFORE.find(words).map(|hit| hit.end()).filter(|_| !is_for_others(words));
    let of_this = |words: Text| DISCLOSING.is_match(words) || CONSENTING.is_match(words);
    if gave(words).is_some_and(|end| of_this(words) && TAKES_BACK.is_match(words.part(end..words.len()))) {
        return !MAY_WITHDRAW.is_match(words);
    }
    TAKES_BACK.is_match(words)
        && index.checked_sub(1).is_some_and(|before| {
            let before = mail.all_words(&mail.sentences[before]);
            gave(before).is_some() && (of_this(before) || of_this(words))
        })
}

/// Whether what is agreed to is the exchange with somebody outside the team: `toestemming om met school te overleggen`.
fn is_for_others(words: Text) -> bool {
    let granted = |hit: &Range<usize>| !is_negated(clauses_of(words, hit));
    FOR_OTHERS.find_iter(words).any(|hit| granted(&hit.range())) && !THIS_TEAM.is_match(words)
}

fn of(said: &[(Says, Span)], wanted: Says) -> Option<Vec<Span>> {
    let spans: Vec<Span> = said.iter().filter(|(s, _)| *s == wanted).map(|(_, span)| *span).collect();
    (!spans.is_empty()).then_some(spans)
}

/// A sentence with its shortened words in full and without what only looks like consent, where it has such.
fn in_plain_words(words: Text) -> Option<Joined> {
    let full = in_full(&words).map(Joined::of);
    let read = full.as_ref().map_or(words, Joined::words);
    match LOOKALIKE.is_match(read) && !AND_SELF.is_match(read) {
        true => Some(Joined::of(LOOKALIKE.replace_all(read, "iemand").into_owned())),
        false => full,
    }
}

/// Whether a clause denies what it says; that no name is to be mentioned denies nothing.
fn is_denied(clause: Text) -> bool {
    let kept = without_condition(clause);
    if WITHOUT_NAME.is_match(kept) {
        is_negated(&*WITHOUT_NAME.replace_all(kept, "naamloos"))
    } else {
        is_negated(kept)
    }
}

/// Whether words say it, and of being spoken of.
fn is_said(pattern: &Regex, words: Text) -> bool {
    pattern.find_iter(words).any(|hit| !is_of_other_matter(words, &hit.range()))
}

static OBJECT: LazyLock<Regex> = LazyLock::new(|| one_of("consent/object"));
static DISCLOSING: LazyLock<Regex> = LazyLock::new(|| one_of("consent/disclosing"));
static CONSENTING: LazyLock<Regex> = LazyLock::new(|| one_of("consent/consenting"));

/// Whether what is agreed or refused is named behind it and is another thing: `akkoord met een regeling`, `vindt het fijn
/// als ik langskom`; not `akkoord met bespreking`.
fn is_of_other_matter(words: Text, hit: &Range<usize>) -> bool {
    let word_end = words[hit.end..].find(|c: char| !c.is_alphanumeric()).map_or(words.len(), |at| hit.end + at);
    let end = super::clause::clause_ranges(words).map(|c| c.end).find(|end| *end >= word_end).unwrap_or(words.len());
    let behind = without_condition(words.part(word_end..end));
    OBJECT.is_match(behind) && !DISCLOSING.is_match(&words[hit.start..word_end]) && !DISCLOSING.is_match(behind)
}

/// A clause without the terms on which somebody agrees.
fn without_condition(clause: Text) -> Text {
    TERMS.find(clause).map_or(clause, |terms| clause.part(0..terms.start()))
}

/// What a sentence says about consent; `after` tells that the sentence before spoke of it.
fn sentence_says(words: Text, after: bool) -> Option<Says> {
    if !after && !ABOUT.is_match(words) || OTHER_MATTER.is_match(words) {
        return None;
    }
    let of_consent = |answer: &&str| after || CONSENT_WORD.is_match(words) || !matches!(*answer, "ja" | "nee" | "neen");
    if let Some(answer) = ticked(words).filter(of_consent) {
        return Some(by_form(answer));
    }
    if TEMPLATE.is_match(words) || is_for_others(words) {
        return None;
    }
    let takes_back = |hit: &Range<usize>| {
        // `heeft zich bedacht` may be of anything.
        let of_this = !words[hit.clone()].contains("bedacht")
            || words[hit.start..].contains(" mag ")
            || hit.end + 2 > words.len()
            || CONSENTING.is_match(words);
        of_this && !MAY_WITHDRAW.is_match(clauses_of(words, hit))
    };
    if WITHDRAWN.find_iter(words).any(|hit| takes_back(&hit.range())) {
        return Some(Says::Withdraws);
    }
    if let Some(answer) = INLINE_ANSWER.captures(words).and_then(|c| c.get(1)) {
        let yes = ["ja", "yes", "mond", "akk", "ok"].iter().any(|w| answer.as_str().starts_with(w));
        if !REFUSED.is_match(words) {
            return Some(if yes { Says::Agrees } else { Says::NotAsked });
        }
    }
    const DISCLOSURE: &[&str] = &["toeste", "bespr", "teken", "naam", "noem", "inbreng", "delen", "mijn vraag"];
    let about_consent = after || DISCLOSURE.iter().any(|word| words.contains(word));
    if words.ends_with('?') {
        return None;
    }
    if NOT_ASKED.is_match(words) && !is_said(&AGREES, words) && !is_said(&REFUSED, words) {
        return Some(Says::NotAsked);
    }
    if let Some(found) = REFUSED.find_iter(words).find(|hit| !is_of_other_matter(words, &hit.range())) {
        // `zegt geen nee`, `heeft geen bezwaar gemaakt`; an objection that nobody says is to this.
        let objects = found.as_str().contains("bezwaar");
        let denied = words[..found.end()].ends_with("geen nee") || words[..found.start()].ends_with("geen ");
        let no_refusal = denied || objects && (words[found.range()].contains("geen ") || !DISCLOSING.is_match(words));
        let bare_no = no_refusal || !found.as_str().contains("wei") && found.as_str().contains("nee") && !about_consent;
        let doubted = SUPPOSED.is_match(&words[..found.start()]);
        if !bare_no && !doubted && !PUTS_OFF_ASKING.is_match(words) {
            return Some(if refuses_paper_alone(words, found.range()) { paper(words) } else { Says::Refuses });
        }
    }
    if refuses_in_other_words(words) {
        return Some(Says::Refuses);
    }
    if knows_of_no_name(words) {
        return None;
    }
    let mut best = None;
    for range in super::clause::clause_ranges(words) {
        let clause = words.part(range.clone()).trimmed();
        // What a label of a form announces is said behind its colon.
        let word = clause.contains(' ')
            && is_said(&CONSENT_WORD, clause)
            && !ASKED.is_match(clause)
            && !clause.contains("formulier")
            && !words[range.end..].starts_with(':');
        let agrees = is_said(&AGREES, clause);
        if !agrees && !word {
            if FORM_ELSEWHERE.is_match(clause) && !is_negated(clause) && !UNSIGNED.is_match(words) {
                best = best.max(Some(Says::Agrees));
            }
            continue;
        }
        if is_reported_of_others(clause) || SUPPOSED.is_match(clause) {
            continue;
        }
        let harmless = HARMLESS.is_match(clause);
        if (is_denied(clause) && !harmless && !only_form_lacks(clause)) || asks_permission(&clause) {
            best = best.max(NOT_ASKED.is_match(clause).then_some(Says::NotAsked));
        } else if puts_off(clause) && clause.contains("toeste") && !clause.contains("formulier") {
            best = best.max(Some(Says::NotAsked));
        } else {
            let hits = || AGREES.find_iter(clause).filter(|hit| !is_of_other_matter(clause, &hit.range()));
            let knows = !word && hits().all(|hit| KNOWS.is_match(hit.as_str()));
            best = best.max(Some(if knows { Says::Knows } else { Says::Agrees }));
        }
    }
    if best == Some(Says::Knows) && NOT_ASKED.is_match(words) {
        return Some(Says::NotAsked);
    }
    // `zeg het maar tegen wie je wilt` is one phrase in two clauses.
    let whole = || {
        let agrees = |hit: &Range<usize>| {
            let clauses = clauses_of(words, hit);
            !is_of_other_matter(words, hit) && !is_negated(clauses) && !puts_off(clauses)
        };
        let said = AGREES.find_iter(words).any(|hit| agrees(&hit.range()));
        said && !is_reported_of_others(words) && !SUPPOSED.is_match(words)
    };
    best.or_else(|| NOT_ASKED.is_match(words).then_some(Says::NotAsked)).or_else(|| whole().then_some(Says::Agrees))
}

/// `weet dat ik dit anoniem bespreek`: told of what needs no consent.
fn knows_of_no_name(words: Text) -> bool {
    let knows = || AGREES.find_iter(words).map(|hit| KNOWS.is_match(hit.as_str()));
    WITHOUT_NAME.is_match(words) && knows().next().is_some() && knows().all(|knows| knows)
}

static PAPER: LazyLock<Regex> = LazyLock::new(|| pattern(r"\bteken|onderteken|handtekening|krabbel|papier"));
static MORE_THAN_PAPER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"bespr|noem|del(?:en|t)|deel|naam|toe?ste|weten|inbreng|akkoord|overleg"));
/// Somebody by another word than `ze` and `hij`, so perhaps another than who agreed.
static SOMEBODY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:moeder|vader|ouders|zoon|dochter|mevrouw|meneer|partner|ex|man|vrouw|opa|oma|broer|zus|mw\.?|dhr\.?)\b",
    )
});

/// Whether what is refused is a signature and nothing else, by who was spoken of before.
fn refuses_paper_alone(words: Text, found: Range<usize>) -> bool {
    let clause = super::clause::clause_ranges(words).find(|c| c.start <= found.start && found.start < c.end);
    let clause = clause.map_or(found.clone(), |c| c.start..c.end.max(found.end));
    let said = &words.as_str()[clause];
    PAPER.is_match(said) && !MORE_THAN_PAPER.is_match(said) && !SOMEBODY.is_match(said)
}

/// What is said beside the refusal to sign: `vindt het goed, maar wil niks tekenen` agrees.
fn paper(words: Text) -> Says {
    let agrees = clauses(words).any(|c| AGREES.is_match(c) && !is_negated(c) && !is_reported_of_others(c));
    if agrees { Says::Agrees } else { Says::SignsNothing }
}

static ASKED_LEAVE: LazyLock<Regex> = LazyLock::new(|| one_of("consent/asked_leave"));
static ASKED_WHETHER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:vroeg|vroegen|gevraagd|voorgelegd)\b[^.?!\x22]{0,40}\bof (?:ze|zij|hij|mevrouw|meneer|moeder|vader|de ouders|ouders|u|het)\b[^.?!\x22]{0,40}\b(?:akkoord|goed|eens|instem\w*|toeste\w*|bezwaar)\b|\bvin[dt] (?:je|jij|u|ge) (?:t|'t|het) (?:goed|ok\w*|prima|best)\b",
    )
});
static ANSWERS_YES: LazyLock<Regex> = LazyLock::new(|| one_of("consent/answers_yes"));
/// `doe maar niet` holds the words of a yes.
static DO_NOT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\bdoe (?:dat |het |dit )?(?:toch )?m[ae]a?r (?:niet|nie|neet)\b"));
static ANSWERS_NO: LazyLock<Regex> = LazyLock::new(|| one_of("consent/answers_no"));

/// The answer to `ik vroeg of ik dit mocht bespreken`, in what follows it in the sentence or in the next ones.
fn answered<'t>(words: Text<'t>, mut next: impl Iterator<Item = Text<'t>>) -> Option<Says> {
    let asked = ASKED_LEAVE.find(words)?;
    if OTHER_MATTER.is_match(words) {
        return None;
    }
    let says = |answer: Text| match (ANSWERS_NO.is_match(answer), ANSWERS_YES.is_match(answer)) {
        (true, false) => Some(Says::Refuses),
        (true, true) if DO_NOT.is_match(answer) => Some(Says::Refuses),
        (false, true) => Some(Says::Agrees),
        _ => None,
    };
    says(words.part(asked.end()..words.len())).or_else(|| next.find_map(says))
}

/// The clauses that a match touches: `zij kan dat altijd intrekken`, not `zij trekt het in en vraagt of het weg kan`.
fn clauses_of<'t>(words: Text<'t>, hit: &Range<usize>) -> Text<'t> {
    let touched = super::clause::clause_ranges(words).filter(|c| c.start < hit.end && hit.start < c.end);
    let whole = touched.fold(hit.clone(), |whole, c| whole.start.min(c.start)..whole.end.max(c.end));
    // Behind `en` somebody may do something else.
    let behind = words.as_str()[hit.end..whole.end].find(" en ").map_or(whole.end, |at| hit.end + at);
    words.part(whole.start..behind)
}

/// Whether others are said to know, or the words only ask for consent.
fn is_reported_of_others(words: Text) -> bool {
    OTHERS_KNOW.is_match(words) || words.contains("intrek") || ASKS_FOR.is_match(words) && !GOT.is_match(words)
}

static RESIDENT: LazyLock<Regex> = LazyLock::new(|| one_of("consent/resident"));
static WILLS: LazyLock<Regex> = LazyLock::new(|| one_of("consent/wills"));
static DISCUSSING: LazyLock<Regex> = LazyLock::new(|| one_of("consent/discussing"));
static PROFESSIONAL_SUBJECT: LazyLock<Regex> = LazyLock::new(|| one_of("consent/professional_subject"));

/// A resident, and in one clause a verb of will, a denial and the discussing of it.
fn refuses_in_other_words(words: Text) -> bool {
    let resident = RESIDENT.is_match(words);
    resident
        && clauses(words).any(|clause| {
            is_negated(clause)
                && DISCUSSING.is_match(clause)
                && WILLS.is_match(clause)
                && !PROFESSIONAL_SUBJECT.is_match(clause)
                && !HARMLESS.is_match(clause)
                && !WITHOUT_NAME.is_match(clause)
                && !OTHERS_KNOW.is_match(clause)
                && !NOT_ASKED_STILL.is_match(clause)
                && !SUPPOSED.is_match(clause)
        })
}

static NOT_ASKED_STILL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"weet (?:\w+ )?niet|gevraagd|besproken met|nog geen|nooit besproken"));

/// `zal nog vragen of …`, `nog geen akkoord`: nobody has refused yet.
static PUTS_OFF_ASKING: LazyLock<Regex> = LazyLock::new(|| one_of("consent/puts_off_asking"));

fn asks_permission(clause: &str) -> bool {
    clause.starts_with("mag ik ") && !clause.contains(" vd ") && !clause.contains(" van ")
}

/// `vindt het goed, getekend heeft hij niks`: what is denied is the paper.
fn only_form_lacks(clause: Text) -> bool {
    NOT_SIGNED.is_match(clause)
        && (clause.contains("akkoord") || clause.contains("goed") || clause.contains("mondeling"))
}

/// `nee, mevrouw wil dit niet`, as an answer.
static WANTS_NOT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\bwil(?:len|de)? (?:dit|dat|het|er|zelf|beslist|absoluut)? ?niet\b|\bstaa(?:t|n) er niet achter\b|\bis (?:er )?tegen\b|\bstellig\w*|\bpertinent\b|\b(?:absoluut|beslist|zeker|uitdrukkelijk|nadrukkelijk|echt) niet\b|\bonder geen beding\b",
    )
});

static RETRACTED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\bingetrokken\b|\bherroepen\b|\btre?kt? (?:\w+ ){0,3}in\b|\bteruggetrokken\b"));

static HEADING_YES: LazyLock<Regex> = LazyLock::new(|| one_of("consent/heading_yes"));

/// Where the answer stands under a heading `Toestemming`: its first sentence.
fn first_answer(mail: &Mail, headings: &[Heading]) -> Option<Range<usize>> {
    let heading = headings.iter().find(|h| h.topic == Topic::Toestemming)?;
    let value = heading.value.first()?;
    super::layout::split_sentences(&mail.flat, value.clone()).into_iter().next()
}

/// The answer under a heading `Toestemming`.
fn heading_says(mail: &Mail, headings: &[Heading]) -> Option<(Says, Span)> {
    let heading = headings.iter().find(|h| h.topic == Topic::Toestemming)?;
    let (whole, range) = (heading.value.first()?, first_answer(mail, headings)?);
    let (plain, plain_first) = (in_plain_words(mail.words(whole.clone())), in_plain_words(mail.words(range.clone())));
    let value = plain.as_ref().map_or_else(|| mail.words(whole.clone()), Joined::words);
    let first_sentence = plain_first.as_ref().map_or_else(|| mail.words(range.clone()), Joined::words);
    let span = mail.body.span(range);
    // The box before the first answer stands between label and value.
    if let Some(answer) = ticked(mail.words(heading.label.end..whole.end)) {
        return Some((by_form(answer), span));
    }
    if TEMPLATE.is_match(value) || value.contains("ja/nee") {
        return None;
    }
    let first = value.split(|c: char| !c.is_alphanumeric()).find(|w| !w.is_empty()).unwrap_or("");
    let says = match first {
        _ if RETRACTED.is_match(value) && !is_negated(value) => Says::Withdraws,
        _ if REFUSED.find(value).is_some_and(|hit| refuses_paper_alone(value, hit.range())) => paper(value),
        _ if REFUSED.is_match(value) || value.contains("weiger") || WANTS_NOT.is_match(value) => Says::Refuses,
        "nee" | "neen" | "geen" | "niet" | "nog" | "open" | "openstaand" | "onbekend" | "nvt" | "n" | "no"
        | "wordt" | "moet" | "volgt" | "later" | "vraag" => Says::NotAsked,
        "ja" | "yes" | "mondeling" | "mondelinge" | "akkoord" | "ok" | "oke" | "telefonisch" | "schriftelijk"
        | "gegeven" => Says::Agrees,
        _ if HEADING_YES.is_match(value) => Says::Agrees,
        _ => sentence_says(first_sentence, true).or_else(|| says_yes(&first_sentence).then_some(Says::Agrees))?,
    };
    Some((says, span))
}

/// `moeder ja (per app), vader ja`.
fn says_yes(value: &str) -> bool {
    let has = |word: &str| value.split(|c: char| !c.is_alphanumeric()).any(|w| w == word);
    has("ja") && !has("nee") && !has("niet")
}

/// What an answer says that is ticked in a form.
fn by_form(answer: &str) -> Says {
    match answer {
        "geweigerd" => Says::Refuses,
        "nee" | "neen" | "geen" => Says::NotAsked,
        _ => Says::Agrees,
    }
}
