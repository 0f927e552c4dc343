//! What a mail is (S-03): minutes, an area question, no submission, or a personal case. Signs are weighed; who is in
//! doubt treats it as a case, for that is the careful way.

use super::cue::pattern;
use super::gist;
use super::headings::{Heading, Topic};
use super::layout::{Joined, Mail, Place, Unit};
use super::phrases::one_of;
use super::whole;
use crate::model::Kind;
use crate::pattern::{Regex, Text};
use std::sync::LazyLock;

static AUTOMATIC: LazyLock<Regex> = LazyLock::new(|| one_of("kind/automatic"));
static ABSENCE: LazyLock<Regex> = LazyLock::new(|| one_of("kind/absence"));
/// What a mail program writes on its own: a message is called back, was read, could not be delivered.
static NOTICE: LazyLock<Regex> = LazyLock::new(|| one_of("kind/notice"));
static BULK: LazyLock<Regex> = LazyLock::new(|| one_of("kind/bulk"));
static ORGANISE: LazyLock<Regex> = LazyLock::new(|| one_of("kind/organise"));
static MINUTES_SUBJECT: LazyLock<Regex> = LazyLock::new(|| one_of("kind/minutes_subject"));
static MINUTES_LINE: LazyLock<Regex> = LazyLock::new(|| one_of("kind/minutes_line"));
static MINUTES_TEXT: LazyLock<Regex> = LazyLock::new(|| one_of("kind/minutes_text"));
static MINUTES_WORD: LazyLock<Regex> = LazyLock::new(|| one_of("kind/minutes_word"));
static CASE_LINE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?m)^\W{0,4}(?:[0-9]{1,2}[.)] ?)?casus (?:[a-z]?[0-9]{1,4}|[a-z])\b"));
static AREA_WORD: LazyLock<Regex> = LazyLock::new(|| one_of("kind/area_word"));
static AREA_SUBJECT: LazyLock<Regex> = LazyLock::new(|| one_of("kind/area_subject"));
static NO_AREA: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:geen|niet een|is niet) (?:echt )?(?:een )?gebieds|geen persoonlijke casus"));
static AREA_MATTER: LazyLock<Regex> = LazyLock::new(|| one_of("kind/area_matter"));
static PERSON: LazyLock<Regex> = LazyLock::new(|| one_of("kind/person"));
static ONE_PERSON: LazyLock<Regex> = LazyLock::new(|| one_of("kind/one_person"));
static CASE_WORD: LazyLock<Regex> = LazyLock::new(|| one_of("kind/case_word"));
static GROUPS: LazyLock<Regex> = LazyLock::new(|| one_of("kind/groups"));
static NO_CASE_SUBJECT: LazyLock<Regex> = LazyLock::new(|| one_of("kind/no_case_subject"));
static SALUTATION: LazyLock<Regex> = LazyLock::new(|| one_of("kind/salutation"));

static NO_CASE: LazyLock<Regex> = LazyLock::new(|| one_of("kind/no_case"));

/// The most words of a notice of a mail program.
const NOTICE_WORDS: usize = 120;

/// Whether a mail program wrote the mail, by its words.
pub(super) fn is_automatic(mail: &Mail) -> bool {
    let body = body_without_salutation(mail);
    has_automatic_subject(mail.subject_words(), &body.words()) || is_notice(body.words())
}

/// `Geweigerd: overleg` answers an invitation; above a long mail somebody typed it, of consent that is refused.
static ANSWERED_INVITATION: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\W*(?:geaccepteerd|geweigerd|geannuleerd|voorlopig|accepted|declined):"));

fn has_automatic_subject(subject: Text, body: &str) -> bool {
    let long = || body.split_whitespace().count() > NOTICE_WORDS;
    AUTOMATIC.is_match(subject) && !(ANSWERED_INVITATION.is_match(subject) && long())
}

fn is_notice(body: Text) -> bool {
    body.split_whitespace().count() <= NOTICE_WORDS && NOTICE.is_match(body)
}

/// So much of a mail speaks of a matter of a place where it is an area question, whoever is named in it.
const ABOUT_AREA: f32 = 0.15;
/// So much where nobody in particular is spoken of.
const PERHAPS_AREA: f32 = 0.1;

/// What the mail is, and whether that is a guess.
pub(super) fn kind(mail: &Mail, headings: &[Heading], stated: usize) -> (Kind, bool) {
    let typed = body_without_salutation(mail);
    let typed = typed.words();
    let alone = GROUPS.is_match(typed).then(|| Joined::of(GROUPS.replace_all(typed, "bewoners").into_owned()));
    let body = alone.as_ref().map_or(typed, Joined::words);
    if has_automatic_subject(mail.subject_words(), &body) {
        return (Kind::Overig, false);
    }
    let (given, doubtful) = by_phrases(mail, body, headings, stated);
    let told = whole::kind(mail, given);
    (told, doubtful || told != given)
}

/// The same by phrases; `body` is what the sender typed.
fn by_phrases(mail: &Mail, body: Text, headings: &[Heading], stated: usize) -> (Kind, bool) {
    let subject = mail.subject_words();
    let asked = headings
        .iter()
        .filter(|h| matches!(h.topic, Topic::Doel | Topic::Vraag | Topic::Both) && !h.value.is_empty())
        .count();
    let count = |pattern: &Regex| pattern.find_iter(body).take(12).count();
    let persons = count(&PERSON) + PERSON.find_iter(subject).count();

    if ABSENCE.is_match(body) && asked == 0 && persons < 3 {
        return (Kind::Overig, false);
    }
    if asked == 0 && is_notice(body) {
        return (Kind::Overig, false);
    }
    // "Is geen zaak voor zo'n overleg, maar wie moet ik hebben?"
    if NO_CASE.is_match(body) && persons < 2 && asked < 2 {
        return (Kind::Overig, persons > 0);
    }
    let minutes = minutes_score(subject, body) + if asked == 0 && stated == 0 { minutes_words(body) } else { 0 };
    if minutes >= 4 && asked < 2 {
        return (Kind::Notulen, minutes == 4);
    }
    let bulk = count(&BULK) + BULK.find_iter(subject).count();
    let in_subject = AREA_WORD.is_match(subject) || AREA_SUBJECT.is_match(subject);
    // An area question may speak of invoices too.
    if bulk >= 2 && asked < 2 && persons < 4 && !(in_subject && stated > 0) {
        return (Kind::Overig, bulk == 2 && persons > 1);
    }
    let said_area = !NO_AREA.is_match(body) && (in_subject || AREA_WORD.is_match(body));
    let subject_case = CASE_WORD.is_match(subject) && !subject.contains("bespreken");
    if said_area && (in_subject || persons < 6 && !subject_case) {
        return (Kind::Gebiedsvraagstuk, persons > 2);
    }
    if asked == 0 && (NO_CASE.is_match(body) || stated == 0 && NO_CASE_SUBJECT.is_match(subject)) {
        return (Kind::Overig, persons > 0);
    }
    let matter = count(&AREA_MATTER) + 2 * AREA_MATTER.find_iter(subject).count();
    let organise = count(&ORGANISE) + 2 * ORGANISE.find_iter(subject).count();
    let case = count(&CASE_WORD).min(3) + usize::from(subject_case) * 2;
    if asked <= 1 && organise >= 3 && persons == 0 && matter < 3 {
        return (Kind::Overig, asked > 0);
    }
    let strong = count(&ONE_PERSON) + ONE_PERSON.find_iter(subject).count();
    let things = organise + bulk;
    let about_area = if stated + asked > 0 && things < 2 { gist::of_an_area(mail) } else { 0.0 };
    let somebody = strong > 0 || HIM.is_match(body);
    if about_area >= if somebody { ABOUT_AREA } else { PERHAPS_AREA } {
        return (Kind::Gebiedsvraagstuk, persons > 2 || about_area < ABOUT_AREA);
    }
    // Doel and vraag are stated under their headings, or of a place, and of no room or key is spoken.
    // Where both stand under their headings, a word or two of what else people mail about (a desk, who is ill) say little.
    let few = things < 2 || asked >= 2 && stated == 2 && bulk == 0 && things < 4;
    let both = few && (asked >= 2 && stated >= 1 || stated == 2 && (matter > 0 || things == 0));
    // Of somebody who is only "hem" something is asked, and no room or key is spoken of.
    let him = stated > 0 && things == 0 && HIM.is_match(body);
    let people = persons + strong + usize::from(him);
    if case <= usize::from(organise > 0) && !both && !has_age(mail) && is_of_things(things, matter, people) {
        return (Kind::Overig, asked > 0);
    }
    if asked == 0 && organise > 0 && persons + strong < 2 + organise && matter < 3 && !(subject_case && persons > 0) {
        return (Kind::Overig, persons > 1);
    }
    let subject_matter = AREA_MATTER.is_match(subject) && !PERSON.is_match(subject);
    if subject_matter && matter >= 6 && persons <= matter {
        return (Kind::Gebiedsvraagstuk, true);
    }
    if strong == 0 && matter >= 3 && persons < matter {
        return (Kind::Gebiedsvraagstuk, persons > 1);
    }
    if matter >= 3 && persons <= matter / 3 && strong <= matter / 4 || matter >= 2 && persons == 0 && asked > 0 {
        return (Kind::Gebiedsvraagstuk, persons > 0);
    }
    if strong == 0 && !HIM.is_match(body) && stated > 0 && matter > 0 && persons <= 3 && !has_age(mail) {
        return (Kind::Gebiedsvraagstuk, true);
    }
    let answer = ANSWER.is_match(subject) && body.split_whitespace().count() < 25;
    if answer && asked == 0 && stated == 0 && strong < 2 {
        return (Kind::Overig, true);
    }
    if stated == 0 && persons + strong == 0 && asked == 0 && case < 2 && !has_age(mail) {
        return (Kind::Overig, true);
    }
    (Kind::Casus, persons == 0)
}

/// Whether nobody is spoken of, or of rooms and keys more than of anybody, whatever is headed `Doel` and `Vraag`.
fn is_of_things(things: usize, matter: usize, people: usize) -> bool {
    let nobody = people == 0 && (matter == 0 || things > matter);
    nobody || matter < 3 && things >= 4 && things > people
}

fn minutes_score(subject: Text, body: Text) -> usize {
    let mut score = 0;
    if MINUTES_SUBJECT.is_match(subject) {
        score += 3;
    }
    score += MINUTES_LINE.find_iter(body).take(4).count();
    score += MINUTES_TEXT.find_iter(body).take(2).count();
    let cases = CASE_LINE.find_iter(body).take(4).count();
    if cases >= 2 { score + cases.min(3) } else { score }
}

/// What words of minutes weigh, by how many kinds there are: one or two stand in any mail.
fn minutes_words(body: Text) -> usize {
    let mut kinds: Vec<&str> = MINUTES_WORD.find_iter(body).map(|word| word.as_str()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.len() < 3 { 0 } else { kinds.len() + 1 }
}

/// Own text without the line that greets (`Geachte heer, mevrouw`).
fn body_without_salutation(mail: &Mail) -> Joined {
    let own = || mail.units.iter().filter(|u| u.place == Place::Own);
    let greets = |unit: &&Unit| {
        let text = &mail.body.text[unit.range.clone()];
        SALUTATION.is_match(text) && text.split_whitespace().count() <= 6
    };
    let greeting = own().take_while(greets).count();
    mail.joined(&mail.body.text, own().skip(greeting))
}

/// One man or woman is spoken of, if by nothing but this.
static HIM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:hij|hem|haar)\b|\b(?:is|was|heeft|komt|wil|kan|moet|woont) (?:zij|ze)\b|\b(?:zij|ze) (?:is|was|heeft|komt|wil|kan|moet|woont|zegt)\b",
    )
});

static ANSWER: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:re|antw|aw) ?:"));
static AGE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\([0-9]{1,2}(?: jaar| jr)?\)|\b[0-9]{1,2} ?(?:jaar|jr)\b|\bgeb(?:oren|\.)"));

fn has_age(mail: &Mail) -> bool {
    mail.sentences.iter().any(|s| AGE.is_match(mail.all_words(s)))
}
