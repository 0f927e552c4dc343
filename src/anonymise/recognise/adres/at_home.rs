//! Streets that their ending does not show, or that are typed in small letters: known by who lives there ("woont aan de …"), by the
//! words before them that are no Dutch, by the small words that open a clause.

use super::ending::{is_settled, near};
use super::number::{house_number, number_in_words, stands_free};
use super::{Hit, street, words};
use crate::anonymise::candidate::Context;
use crate::anonymise::recognise::owner::clause;
use crate::anonymise::view::{Casing, Kind, View};
use crate::dictionary::key;
use crate::pattern::Regex;
use std::sync::LazyLock;

/// `zij woont aan de Savelkoul`: a street that no ending shows, by the verb and the article before it.
pub(super) fn by_home(context: &Context, index: usize) -> Option<Hit> {
    let view = context.view;
    let token = &view.tokens[index];
    let article = index.checked_sub(1).map(|at| &view.tokens[at])?;
    let typed = matches!(token.casing, Casing::Capital) && !token.sentence_start && token.range().len() > 1;
    if !typed || !matches!(view.lower_word(article), "de" | "het" | "t" | "den") || context.settings.area_question {
        return None;
    }
    let before = clause(view.line_before(token.range().start, 70));
    let hit = AT_HOME.captures(before)?;
    // `in De Wilgen`: the article is part of the name, and a number may still follow.
    let titled = article.casing == Casing::Capital && !article.sentence_start;
    let mut last = index;
    // `aan de Op den Test`: a preposition with a capital opens the name.
    if let [small, name, ..] = &view.tokens[index + 1..]
        && words::is(view.lower_word(token), words::LEADS)
        && matches!(view.lower_word(small), "de" | "den" | "der" | "het" | "gen" | "ter")
        && name.casing == Casing::Capital
        && name.line == token.line
    {
        last += 2;
    }
    while let Some(next) = view.tokens.get(last + 1)
        && near(&view.tokens[last], next)
        && matches!(next.casing, Casing::Capital)
        && next.kind == Kind::Word
        && last - index < 3
    {
        last += 1;
    }
    let range = token.range().start..view.tokens[last].range().end;
    // `in de Paulus Testerstraat`: a street that its ending shows.
    if (index..=last + 1).filter_map(|at| view.tokens.get(at)).any(|t| street::ending(view.lower_word(t)).is_some()) {
        return None;
    }
    let entry = context.dictionary.look_up(&key::fold(view.word(token)));
    let known =
        entry.allow() || entry.brand() || entry.nationality() || entry.country() || entry.kinship() || entry.role();
    if known
        || is_settled(context, range.clone())
        || is_water(view.lower_word(token))
        || street::is_ending(view.lower_word(token)).is_none()
            && entry.ordinary()
            && hit.get(1)?.as_str() != "aan"
            && last < index + 2
    {
        return None;
    }
    static DOOR: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"^,? ?(?:app\b|appartement|nr\b|nummer|kamer|studio|unit|chalet|kavel|\d)")
            .expect("a fixed pattern")
    });
    if titled && DOOR.is_match(view.line_after(range.end, 16)) {
        return None;
    }
    let number = house_number(view, range.end);
    let confidence = match hit.get(1)?.as_str() {
        "aan" => 0.75,
        "op" => 0.6,
        _ if street::is_ending(view.lower_word(token)).is_some() => 0.6,
        _ if entry.known() => 0.4,
        _ => 0.5,
    };
    let end = number.as_ref().map_or(range.end, |n| n.end);
    let start = if titled { article.range().start } else { range.start };
    Some(Hit { start, number, end, confidence, rule: "street-lives" })
}

/// `de situatie Op de Test`: a street that opens with a preposition, known by its capital within the sentence. Behind a title, a name
/// or a word for somebody it would be a surname.
pub(super) fn by_capital_lead(context: &Context, index: usize) -> Option<Hit> {
    let view = context.view;
    let lead = &view.tokens[index];
    let leads = matches!(view.lower_word(lead), "op" | "aan" | "in" | "achter" | "onder" | "boven" | "over" | "langs");
    if !leads || lead.casing != Casing::Capital || lead.sentence_start || context.settings.area_question {
        return None;
    }
    let ([before], [article, name, ..]) =
        (view.tokens.get(index.checked_sub(1)?..index)?, view.tokens.get(index + 1..)?)
    else {
        return None;
    };
    let word = view.lower_word(before);
    let entry = context.dictionary.look_up(&key::fold(word));
    let thing = before.kind == Kind::Word
        && (before.casing == Casing::Lower || before.sentence_start)
        && entry.ordinary()
        && word.len() > 4
        && !(entry.listed_name() || entry.kinship() || entry.title() || entry.role() || entry.particle());
    let named = matches!(view.lower_word(article), "de" | "den" | "het" | "gen" | "t")
        && article.casing == Casing::Lower
        && matches!(name.casing, Casing::Capital | Casing::Mixed)
        && [before, lead, article, name].windows(2).all(|pair| near(pair[0], pair[1]) && pair[0].line == pair[1].line);
    let range = lead.range().start..name.range().end;
    let loud = view.lines.get(lead.line as usize).is_some_and(|line| line.all_caps);
    if !thing || !named || loud || is_settled(context, name.range()) {
        return None;
    }
    let number = house_number(view, range.end);
    let end = number.as_ref().map_or(range.end, |number| number.end);
    Some(Hit { start: range.start, number, end, confidence: 0.7, rule: "street-by-capital" })
}

/// Somebody lives, right before the article of a name.
static AT_HOME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:woont|wonen|woonde|woonden|woonachtig|wonend|wonende|huurt|huurde|huren|verhuisd|verhuisde|ingeschreven|kamer|kamertje|appartement|woning|woningen|huis|huizen|huisje|huisjes|flat|flats|flatje|nieuwbouw|bovenwoning|benedenwoning|zolderkamer|zolder|kelder|schuur|schuurtje|garage|garagebox|berging|loods|pand|studio|boerderij|caravan)(?: [a-z]+){0,4}? (aan|op|in) (?:de|het|'t|den) $")
        .expect("a fixed pattern")
});

/// Rivers and seas: somebody lives on the Maas, in a house that has an address.
fn is_water(word: &str) -> bool {
    words::is(word, words::WATER)
}

/// `woont op ruys de testerlaan 15`: back over words that are no Dutch, and small ones between them.
pub(super) fn lower_name_start(context: &Context, start: usize) -> usize {
    let view = context.view;
    let (mut found, mut next) = (start, start);
    let index = view.token_at(start);
    for token in view.tokens[..index].iter().rev().take(3) {
        let word = view.lower_word(token);
        let near = next - token.range().end == 1 && token.kind == Kind::Word;
        let small = matches!(word, "de" | "van" | "der" | "den" | "ter" | "ten" | "te");
        if !near || !small && (context.is_ordinary(word) || word.len() < 3) {
            break;
        }
        next = token.range().start;
        if !small {
            found = next;
        }
    }
    found
}

/// `van Testlaan 90`, `woont van Testlaan 90`: small words that open a clause, or stand behind such a verb or word, belong to the name behind
/// them.
pub(super) fn article_before(view: &View, start: usize) -> usize {
    const OPENERS: &[&str] = &["van der ", "van den ", "van de ", "van 't ", "van ", "de ", "den ", "ter ", "ten "];
    let before = view.line_before(start, 32);
    let opener = OPENERS.iter().find(|o| {
        before.strip_suffix(**o).is_some_and(|rest| {
            let rest = rest.trim_end_matches(' ');
            let led = o.starts_with("van") && leads(rest.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or(""));
            led || rest.is_empty() || rest.ends_with([':', ',', '(', '|', '\t', ';'])
        })
    });
    start - opener.map_or(0, |o| o.len())
}

/// Words right behind which a street begins, whatever small word opens its name.
fn leads(word: &str) -> bool {
    words::is(word, words::OPENS)
}

/// `prins bernhardstraat`, `jan steenlaan`, `burg. van dijkelaan` in lower case: back over the words that open names of streets, and over
/// small ones between them where something leads in the whole.
pub(super) fn lower_start(context: &Context, index: usize) -> usize {
    let view = context.view;
    let mut start = view.tokens[index].range().start;
    let (mut next, mut open) = (start, start);
    for at in (0..index).rev().take(5) {
        let token = &view.tokens[at];
        let word = view.lower_word(token);
        let joined = next - token.range().end <= 1 && token.line == view.tokens[index].line;
        let ahead = at.checked_sub(1).map_or("", |before| view.lower_word(&view.tokens[before]));
        if !joined {
            break;
        }
        let given = || {
            let entry = context.dictionary.look_up(&key::fold(word));
            entry.first().listed() && entry.firm_first() && word.len() > 2 && (leads(ahead) || at == 0)
        };
        if is_title(word) {
            start = token.range().start;
        } else if given() {
            return token.range().start;
        } else if matches!(word, "van" | "de" | "der" | "den" | "ter" | "ten" | "v" | "d") {
            // Behind an office it is no longer part of the name: `van de kapelaan testerstraat`.
            let titled = start < view.tokens[index].range().start;
            if word == "van" && !titled && (leads(ahead) || matches!(ahead, "" | ":" | ",")) {
                open = token.range().start;
            }
        } else if !(word == "." && is_title(ahead)) {
            break;
        }
        next = token.range().start;
    }
    start.min(open)
}

/// First words of names of streets: offices, ranks and what tells two streets apart.
pub(crate) fn is_title(word: &str) -> bool {
    words::is(word, words::TITLE)
}

/// `huurt een kamer op de zwanebloem 6`: somebody lives at a word in small letters with a house number behind it.
pub(super) fn by_lower_home(context: &Context, index: usize) -> Option<Hit> {
    static AT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"\b(?:woont|woon|wonen|woonde|woonden|woonachtig|huurt|verblijft|verbleef|logeert|slaapt|zit|ingeschreven|verhuisd|kamer|woning|huisje|appartement|flat)(?: [a-z]+){0,5}? (?:op|aan|in|naar|van)(?: (?:de|het|den|'t))? $|\b(?:woon|verblijf|huis|thuis)?adres:? (?:is )?$|\b(?:woont|woonachtig|wonende?|wnd\.?) (?:te [a-z]+,? )?$")
            .expect("a fixed pattern")
    });
    let view = context.view;
    let token = &view.tokens[index];
    let word = view.lower_word(token);
    if token.casing != Casing::Lower || word.len() < 5 {
        return None;
    }
    // `op de oude singel 12`: a word that everybody uses, but for a street.
    if context.dictionary.look_up(word).common() > 0 && street::is_ending(word).is_none() {
        return None;
    }
    let end = token.range().end;
    let number = house_number(view, end).filter(|n| n.start == end + 1).or_else(|| number_in_words(view, end))?;
    let start = lower_start(context, index);
    let ahead = clause(view.line_before(start, 70));
    let numbered = super::dwelling::says(word, 's') || super::dwelling::says(word, 'p') || street::is_common(word);
    let settled = is_settled(context, token.range());
    let entry = context.dictionary.look_up(word);
    let other = entry.brand() || entry.kinship() || entry.role() || is_numbered(word) || settled || numbered;
    // `ik zit op testakker 9b app ff`: a letter at the number counts nothing.
    let lettered = view.lower[number.clone()].ends_with(|c: char| c.is_ascii_lowercase()) && number.start == end + 1;
    (AT.is_match(ahead) && !other && (lettered || stands_free(view, number.end))).then(|| {
        let end = number.end;
        Hit { start, number: Some(number), end, confidence: 0.7, rule: "street-lives" }
    })
}

/// What bears a number within a house, a school or a plan.
fn is_numbered(word: &str) -> bool {
    words::is(word, words::NUMBERED)
}
