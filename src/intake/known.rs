//! Whether help in the social domain is running or the case is known (S-20). A huisarts, home care or a school alone
//! is not; `bekend met psychoses` is about something else, and so is help that was, that is refused or that is only wished for.

use super::clause::clauses;
use super::cue::pattern;
use super::headed::Headings;
use super::headings::Topic;
use super::layout::{Joined, Mail, Place, Sentence};
use super::phrases::one_of;
use super::whole::{self, Phrases, Question};
use crate::model::Stated;
use crate::pattern::{Regex, Text};
use std::ops::Range;
use std::sync::LazyLock;

/// The case or the resident is known, or help is running: said with a verb of its own.
static STATE: LazyLock<Regex> = LazyLock::new(|| one_of("known/state"));
/// Help and measures by name.
static NOUN: LazyLock<Regex> = LazyLock::new(|| one_of("known/noun"));
/// Whose helper it is says that there is one.
static HELD: LazyLock<Regex> = LazyLock::new(|| one_of("known/held"));

/// Partners of the social domain: involved means that help is running.
static SOCIAL: LazyLock<Regex> = LazyLock::new(|| one_of("known/social"));
static INVOLVED: LazyLock<Regex> = LazyLock::new(|| one_of("known/involved"));
static HELPING: LazyLock<Regex> = LazyLock::new(|| one_of("known/helping"));
static HELPING_MANY: LazyLock<Regex> = LazyLock::new(|| one_of("known/helping_many"));
static OURS: LazyLock<Regex> = LazyLock::new(|| one_of("known/ours"));
static NO_HELPER: LazyLock<Regex> = LazyLock::new(|| one_of("known/no_helper"));

static NOBODY: LazyLock<Regex> = LazyLock::new(|| one_of("known/nobody"));
/// Nobody at all helps, says the writer.
static NOBODY_AT_ALL: LazyLock<Regex> = LazyLock::new(|| one_of("known/nobody_at_all"));
static REFUSES: LazyLock<Regex> = LazyLock::new(|| one_of("known/refuses"));
static PAST: LazyLock<Regex> = LazyLock::new(|| one_of("known/past"));
static WISHED: LazyLock<Regex> = LazyLock::new(|| one_of("known/wished"));
static LOOKALIKE: LazyLock<Regex> = LazyLock::new(|| one_of("known/lookalike"));
static OTHER_MATTER: LazyLock<Regex> = LazyLock::new(|| one_of("known/other_matter"));

/// Neighbours who report something are no help.
static REPORTED: LazyLock<Regex> = LazyLock::new(|| one_of("known/reported"));

/// Roles of who is at work with the resident already.
static ROLE: LazyLock<Regex> = LazyLock::new(|| one_of("known/role"));
/// Words that point at help without saying whose.
static PERHAPS: LazyLock<Regex> = LazyLock::new(|| one_of("known/perhaps"));
/// Minutes that come back to a case.
static RETURNS: LazyLock<Regex> = LazyLock::new(|| one_of("known/returns"));

/// Where a sentence turns: what is denied before need not be denied behind it.
static TURNS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"; |,? (?:maar|behalve|terwijl|echter|wel|inmiddels|alleen)\b| - "));
/// A denial that holds for a whole list: `geen bewind, schuldhulp of begeleiding`.
static NONE_OF: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:geen|zonder|noch)\b"));
static NOT: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:geen|niet|nooit|nergens|niemand|zonder|noch)\b"));
/// `loopt niet goed` runs all the same.
static NOT_WELL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\bgeen (?:vat|grip|contact|verbinding|ingang|zicht|tijd|plek|reactie|gehoor|resultaat|vooruitgang|toegang|voet)\b|\bniet (?:goed|soepel|lekker|echt|voldoende|genoeg|verder|altijd|alleen|op|aan|binnen\w*|toegelaten|bereik\w*|gelukt|doorheen|langer|meer (?:alleen|verder|uit|binnen\w*|in))\b",
    )
});
/// Help that somebody only asks after or would like: `of PIW er komt`.
static IF: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\b(?:of|als|zodra|wanneer|indien|mits|wil|zou|zouden|kan|gaat|mag) |^\W*graag\b|\bwacht(?:t|en|lijst)?\b")
});
/// Help that somebody only thinks of.
static THINKS_OF: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\bdenk\w* (?:\w+ ){0,2}aan\b|\bmisschien\b|\bgebaat\b|\bwenselijk\b|\baan ?te ?vragen\b")
});
/// Family that writes itself.
static FAMILY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:ik ben|ben ik|als) (?:de |haar |zijn |hun |een |oudste |jongste |enige )*(?:schoon)?(?:dochter|zoon|nicht|neef|zus|broer|mantelzorger|vriendin|vriend)\b|\bmijn (?:moeder|vader|ouders|mama|papa|oma|opa|zus|broer|tante|oom)\b",
    )
});
static I_AM: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:ik ben|ben ik|als|wij zijn) "));
/// What may be past though it is said with a verb of its own.
static CARE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"begeleid|zorg|behandel|hulp|toezicht|traject|bewind|schuld|ondersteun|bekend|betrokken|beeld|client")
});

/// Whether minutes come back to a case of an earlier meeting.
pub(super) fn returns_to_a_case(mail: &Mail) -> bool {
    mail.units.iter().filter(|u| u.place == Place::Own).any(|u| RETURNS.is_match(mail.words(u.range.clone())))
}

/// Whether the case is known, and whether that is uncertain: it rests on parties said to be involved (S-16 asks for them), or
/// is denied.
pub(super) fn known(mail: &Mail, headings: &Headings, doel: &Stated) -> (bool, bool) {
    let asked = |sentence: &Sentence| {
        headings
            .near(&sentence.range)
            .iter()
            .filter(|h| matches!(h.topic, Topic::Doel | Topic::Vraag | Topic::Both | Topic::VraagPerhaps))
            .any(|h| super::headings::covers(h, sentence))
    };
    // What is aimed at does not run yet.
    let aimed = |sentence: &Sentence| {
        let span = mail.body.span(sentence.range.clone());
        doel.spans.iter().any(|aim| aim.start < span.end && span.start < aim.end)
    };
    let helps = !writer_is_no_helper(mail);
    let mut found = Said::default();
    for heading in headings.iter().filter(|h| h.topic == Topic::Betrokken) {
        for value in &heading.value {
            let kept = without_lookalikes(mail.words(value.clone())).map(Joined::of);
            let words = kept.as_ref().map_or_else(|| mail.words(value.clone()), Joined::words);
            found.involved |= !starts_empty(&words) && lists_help(words);
        }
    }
    for sentence in mail.sentences.iter().filter(|s| !asked(s)) {
        let kept = without_lookalikes(mail.own_words(sentence)).map(Joined::of);
        let words = kept.as_ref().map_or_else(|| mail.own_words(sentence), Joined::words);
        if !words.ends_with('?') {
            found.add(&said(words, helps, aimed(sentence)));
        }
    }
    found.involved |= signed_by_a_helper(mail);
    found.sure |= stated(mail.subject_words()) || named(mail.subject_words());
    // Whose signature or whose list it is weighs less than that nobody helps yet.
    let nobody = mail.sentences.iter().any(|s| !asked(s) && NOBODY_AT_ALL.is_match(mail.own_words(s)));
    if !(found.sure || found.denied || nobody) && earlier_says(mail) {
        return (true, true);
    }
    let given = found.sure || found.involved && !nobody;
    let may = |s: &Sentence| {
        let words = mail.own_words(s);
        let wished = words.ends_with('?') || words.trim_start().starts_with("graag") || WISHED.is_match(words);
        let denied = NOBODY.is_match(words) || NOT.is_match(words) && !NOT_WELL.is_match(words);
        let lookalike = LOOKALIKE.is_match(words) || REPORTED.is_match(words);
        !wished && !denied && !lookalike && !asked(s) && !aimed(s)
    };
    let known = given && !nobody || whole::is(mail, Question::Known, given, Phrases::Say, may);
    (known, known != given || !found.sure && (found.involved || found.denied || nobody))
}

/// Whether an earlier mail of the thread says that help runs: "die loopt hier sinds vorig jaar bij de Wmo". Whose case that was the
/// writer doesn't say.
fn earlier_says(mail: &Mail) -> bool {
    let mut text = String::new();
    let mut paragraph = None;
    for unit in mail.units.iter().filter(|u| u.place == Place::Quoted) {
        let line = mail.flat[unit.range.clone()].trim_start_matches(['>', '|', ' ']);
        text.push(if paragraph == Some(unit.paragraph) { ' ' } else { '\n' });
        paragraph = Some(unit.paragraph);
        text.push_str(line);
    }
    super::layout::split_sentences(&text, 0..text.len()).into_iter().any(|range| {
        let sentence = &text[range];
        let kept = Joined::of(sentence.to_owned());
        let kept = without_lookalikes(kept.words()).map_or(kept, Joined::of);
        !sentence.ends_with('?') && said(kept.words(), false, false).sure
    })
}

/// What is said of help: that it runs, that somebody is involved, that there is none.
#[derive(Default)]
struct Said {
    sure: bool,
    involved: bool,
    denied: bool,
}

impl Said {
    fn add(&mut self, other: &Self) {
        self.sure |= other.sure;
        self.involved |= other.involved;
        self.denied |= other.denied;
    }
}

/// What a sentence says; help that is only named where a purpose is stated is what the writer aims at.
fn said(words: Text, helps: bool, aimed: bool) -> Said {
    let sure = stated(words) || held(words) || !aimed && named(words) || at_work(words) || helps && ours(words);
    // What the whole can't say no part of it says.
    let may_be_party = INVOLVED.may_match(&words) && SOCIAL.may_match(&words);
    let listed = may_be_party && pieces(words, &TURNS).any(|part| is_party(part) && !NOBODY.is_match(part))
        || PERHAPS.is_match(words)
            && ![&NOBODY, &REFUSES, &WISHED, &TRIED].iter().any(|pattern| pattern.is_match(words));
    let speaks = || STATE.is_match(words) || NOUN.is_match(words) || is_party(words);
    Said { sure, involved: listed, denied: !sure && !listed && NOBODY.is_match(words) && speaks() }
}

/// What was tried need not run: `al geprobeerd: taalmaatje, buurthuis`.
static TRIED: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:uit)?geprobeerd\b"));

/// The parts of words between what parts them.
fn pieces<'t>(words: Text<'t>, borders: &Regex) -> impl Iterator<Item = Text<'t>> {
    let ends: Vec<Range<usize>> = borders.find_iter(words).map(|m| m.range()).collect();
    let starts = std::iter::once(0).chain(ends.iter().map(|e| e.end)).collect::<Vec<_>>();
    let stops = ends.iter().map(|e| e.start).chain(std::iter::once(words.len())).collect::<Vec<_>>();
    starts.into_iter().zip(stops).filter(|(a, b)| a < b).map(move |(a, b)| words.part(a..b))
}

/// The clauses that a match touches, as a range of the words.
fn around(words: Text, hit: &Range<usize>) -> Range<usize> {
    let mut whole = hit.clone();
    for clause in super::clause::clause_ranges(words) {
        if clause.start < hit.end && hit.start < clause.end {
            whole = whole.start.min(clause.start)..whole.end.max(clause.end);
        }
    }
    whole
}

/// A stretch of words from `before` bytes before a match to `after` bytes behind it, within its clauses.
fn window<'t>(words: Text<'t>, hit: &Range<usize>, before: usize, after: usize) -> &'t str {
    let clause = around(words, hit);
    let text = words.as_str();
    let from = text.ceil_char_boundary(hit.start.saturating_sub(before)).max(clause.start);
    let to = text.floor_char_boundary((hit.end + after).min(text.len())).min(clause.end).max(hit.end);
    &text[from.min(hit.start)..to]
}

/// `zij is bij ons bekend`, `wij begeleiden haar sinds mei`; not `niet bekend`, `was tot 2022 in begeleiding`.
fn stated(words: Text) -> bool {
    STATE.find_iter(words).any(|hit| {
        let near = window(words, &hit.range(), 60, 18);
        let whole = window(words, &hit.range(), 80, 40);
        let past = CARE.is_match(hit.as_str()) && PAST.is_match(whole);
        let answered_no = ANSWERED_NO.is_match(&words.as_str()[hit.end()..]);
        if answered_no || is_anothers(words, hit.start()) || WAITS.is_match(whole) {
            return false;
        }
        !(NOBODY.is_match(near) || OTHER_MATTER.is_match(whole) || past)
    })
}

/// Help that is not there yet.
static WAITS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\bwacht(?:t|en|end)? (?:\w+ ){0,3}op\b|\bwachtl(?:ijst)?\b|\boverweeg\w*"));
static OTHERS: LazyLock<Regex> = LazyLock::new(|| one_of("known/others"));
/// `1G1P: nee`.
static ANSWERED_NO: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^[\w)\] -]{0,24}[:=?] ?(?:nee|neen|geen|niet|nog niet|nvt|n\.v\.t|-|nog geen|wordt aangevraagd|aangevraagd)\b",
    )
});

/// Whether what begins at a place is said of somebody outside the household: `zijn vriendin heeft een gezinsvoogd`.
fn is_anothers(words: Text, at: usize) -> bool {
    OTHERS.is_match(&words.as_str()[..at])
}

/// `haar bewindvoerder betaalt de huur`.
fn held(words: Text) -> bool {
    HELD.find_iter(words).any(|hit| !PAST.is_match(window(words, &hit.range(), 60, 30)))
}

/// Help or a measure by its name, in a clause that neither denies it nor wishes for it nor puts it in the past.
fn named(words: Text) -> bool {
    NOUN.may_match(&words)
        && pieces(words, &TURNS).any(|part| {
            NOUN.find_iter(part).any(|hit| {
                let clause = part.part(around(part, &hit.range()));
                let before = &part.as_str()[..hit.start()];
                let denied = NONE_OF.is_match(before)
                    || is_anothers(part, hit.start())
                    || ANSWERED_NO.is_match(&part.as_str()[hit.end()..])
                    || NOT.is_match(clause) && !NOT_WELL.is_match(clause)
                    || NOBODY.is_match(clause);
                !denied && !REFUSES.is_match(clause) && !PAST.is_match(clause) && !WISHED.is_match(clause)
            })
        })
}

/// Somebody of the social domain does what a helper does: `PIW komt er sinds mei`.
fn at_work(words: Text) -> bool {
    if !SOCIAL.may_match(&words) || !(HELPING.may_match(&words) || HELPING_MANY.may_match(&words)) {
        return false;
    }
    clauses(words).any(|clause| {
        let past = PAST.is_match(clause) && !NOT_WELL.is_match(clause);
        if !SOCIAL.is_match(clause) || REFUSES.is_match(clause) || past {
            return false;
        }
        let works = |pattern: &Regex| {
            pattern.find_iter(clause).any(|hit| {
                let near = window(clause, &hit.range(), 14, 16);
                (!NOT.is_match(near) || NOT_WELL.is_match(near)) && !is_anothers(clause, hit.start())
            })
        };
        works(&HELPING) && !IF.is_match(clause) && !THINKS_OF.is_match(clause)
            || works(&HELPING_MANY) && !WISHED.is_match(clause)
    })
}

/// What the writer does for the resident.
fn ours(words: Text) -> bool {
    OURS.find_iter(words).any(|hit| {
        let near = window(words, &hit.range(), 20, 16);
        !NOT.is_match(near) && !PAST.is_match(near)
    })
}

/// Whether the writer says to be, or signs as, somebody whose care is none of the social domain.
fn writer_is_no_helper(mail: &Mail) -> bool {
    let signature = mail.units.iter().filter(|u| u.place == Place::Signature);
    let last = mail.units.iter().rev().filter(|u| u.place == Place::Own).take(2);
    let short = last.filter(|u| mail.flat[u.range.clone()].split_whitespace().count() <= 8);
    signature.chain(short).any(|u| NO_HELPER.is_match(mail.words(u.range.clone())))
        || mail.sentences.iter().any(|s| {
            let words = mail.own_words(s);
            FAMILY.is_match(words)
                || I_AM.find_iter(words).any(|hit| NO_HELPER.is_match(window(words, &hit.range(), 0, 40)))
        })
}

/// Whether the signature names a role that helps the resident.
fn signed_by_a_helper(mail: &Mail) -> bool {
    mail.units.iter().filter(|u| u.place == Place::Signature).any(|u| ROLE.is_match(mail.words(u.range.clone())))
}

/// Whether words say that somebody of the social domain is involved.
fn is_party(words: Text) -> bool {
    INVOLVED.find_iter(words).any(|hit| !is_anothers(words, hit.start()))
        && SOCIAL.is_match(words)
        && !only_own_denied(words)
        && !OTHER_MATTER.is_match(words)
        && !WISHED.is_match(words)
}

/// The words without those that only look like help of the social domain, if there are such.
fn without_lookalikes(words: Text) -> Option<String> {
    LOOKALIKE.is_match(words).then(|| LOOKALIKE.replace_all(words, "iemand").into_owned())
}

fn starts_empty(words: &str) -> bool {
    ["niemand", "geen", "nog niemand", "nog geen", "nvt", "n.v.t", "onbekend", "nee"]
        .iter()
        .any(|w| words.trim_start().starts_with(w))
}

/// Where the parts of a list end.
static PARTS: LazyLock<Regex> = LazyLock::new(|| pattern(r"[,;/+] ?|\. |\n| en (?:verder )?| \| "));

/// Whether one of a list of those involved is of the social domain and at work: not `SMW: wachtlijst`, `geen gemeente`.
fn lists_help(words: Text) -> bool {
    pieces(words, &PARTS).any(|part| {
        SOCIAL.is_match(part)
            && !(NOT.is_match(part) || NOBODY.is_match(part) || PAST.is_match(part) || REFUSES.is_match(part))
            && !WISHED.is_match(part)
    }) && !only_own_denied(words)
}

/// `huisarts, geen gemeente`: the social domain is named only to say that it is not there.
fn only_own_denied(words: Text) -> bool {
    let mut named = words.split(',').map(str::trim).filter(|part| SOCIAL.is_match(part)).peekable();
    named.peek().is_some() && named.all(|part| part.contains("geen") || part.contains("niet") || part.contains("(ik)"))
}
