//! Streets that their ending does not show, or that are typed in small letters: known by who lives there ("woont aan de …"), by the
//! words before them that are no Dutch, by the small words that open a clause.

use super::ending::{is_settled, near};
use super::number::house_number;
use super::{Hit, street};
use crate::anonymise::among::among;
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
    let typed = matches!(token.casing, Casing::Capital) && !token.sentence_start;
    if !typed || !matches!(view.lower_word(article), "de" | "het" | "t" | "den") || context.settings.area_question {
        return None;
    }
    let before = clause(view.line_before(token.range().start, 70));
    let hit = AT_HOME.captures(before)?;
    // `in De Wilgen`: the article is part of the name, and a number may still follow.
    let titled = article.casing == Casing::Capital && !article.sentence_start;
    let mut last = index;
    while let Some(next) = view.tokens.get(last + 1)
        && near(&view.tokens[last], next)
        && matches!(next.casing, Casing::Capital)
        && next.kind == Kind::Word
        && last - index < 2
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
        || street::is_ending(view.lower_word(token)).is_none() && entry.ordinary() && hit.get(1)?.as_str() != "aan"
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
        _ if entry.known() => 0.4,
        _ => 0.5,
    };
    let end = number.as_ref().map_or(range.end, |n| n.end);
    let start = if titled { article.range().start } else { range.start };
    Some(Hit { start, number, end, confidence, rule: "street-lives" })
}

/// Somebody lives, right before the article of a name.
static AT_HOME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"\b(?:woont|wonen|woonde|woonden|woonachtig|wonend|wonende|huurt|huurde|huren|verhuisd|verhuisde|ingeschreven|kamer|appartement|woning|huis|flatje|bovenwoning|zolderkamer|studio|boerderij)(?: [a-z]+){0,4}? (aan|op|in) (?:de|het|'t|den) $")
        .expect("a fixed pattern")
});

/// Rivers and seas: somebody lives on the Maas, in a house that has an address.
fn is_water(word: &str) -> bool {
    among!(
        word,
        "maas"
            | "rijn"
            | "waal"
            | "ijssel"
            | "vecht"
            | "amstel"
            | "geul"
            | "roer"
            | "noordzee"
            | "zee"
            | "schelde"
            | "linge"
            | "eem"
            | "dommel"
            | "kanaal"
            | "julianakanaal"
            | "albertkanaal"
            | "ijsselmeer"
            | "markermeer"
            | "gouwe"
            | "vliet"
            | "rotte"
            | "zaan"
            | "spaarne"
            | "merwede"
            | "lek"
            | "kust"
            | "middellandse"
            | "oosterschelde"
            | "randstad"
            | "veluwe"
            | "achterhoek"
            | "betuwe"
            | "peel"
            | "bollenstreek"
            | "kempen"
            | "ardennen"
            | "eifel"
            | "balkan"
            | "mijnstreek"
            | "randmeren"
            | "biesbosch"
            | "waddenzee"
    )
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

/// `van Testlaan 90`, `de Testerstraat 15`: small words that open a clause belong to the name behind them.
pub(super) fn article_before(view: &View, start: usize) -> usize {
    const OPENERS: &[&str] = &["van der ", "van den ", "van de ", "van ", "de ", "den ", "ter ", "ten "];
    let before = view.line_before(start, 24);
    let opener = OPENERS.iter().find(|o| {
        before.strip_suffix(**o).is_some_and(|rest| {
            let rest = rest.trim_end_matches(' ');
            rest.is_empty() || rest.ends_with([':', ',', '(', '|', '\t', ';'])
        })
    });
    start - opener.map_or(0, |o| o.len())
}

/// `prins bernhardstraat` in lower case: back over a first word that streets have.
pub(super) fn lower_start(view: &View, index: usize) -> usize {
    const TITLES: &[&str] = &[
        "prins",
        "prinses",
        "koning",
        "koningin",
        "pastoor",
        "burgemeester",
        "burg",
        "sint",
        "st",
        "dr",
        "kapelaan",
        "deken",
        "mgr",
        "past",
        "oude",
        "nieuwe",
        "lange",
        "korte",
        "grote",
        "kleine",
        "hoge",
        "lage",
        "graaf",
        "hertog",
        "minister",
        "president",
        "pater",
    ];
    let start = view.tokens[index].range().start;
    let mut at = index;
    for _ in 0..2 {
        let Some(before) = at.checked_sub(1).map(|i| &view.tokens[i]) else { break };
        if near(before, &view.tokens[at]) && TITLES.contains(&view.lower_word(before)) {
            return before.range().start;
        }
        at -= 1;
    }
    start
}
