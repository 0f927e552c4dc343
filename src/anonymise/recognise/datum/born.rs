//! Words for a birth, and the days that stand behind them: in figures, cells, words, run together, over the end of a line.

use super::figures;
use super::words::{MEETING, THING, kinds_in, kinds_of};
use crate::anonymise::candidate::Context;
use crate::anonymise::recognise::age_words::{is_person_word, is_pronoun};
use crate::anonymise::recognise::owner::clause;
use crate::anonymise::view::View;
use crate::dictionary::keyed;
use crate::pattern::{Match, Regex};
use std::ops::Range;
use std::sync::LazyLock;

/// A word for a birth, as people write and miswrite it. What is shortened may have its stop, or a comma for it.
static BORN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::whole(concat!(
        r"\bgeb(?:[.,;]? ?(?:datum|dat|dtm|dd|d\.d|jr|jaar|dag|d)\b|oore?n?\b|oren\b|ore?n?e?\b|orne\b|ohren\b",
        r"|o?o?r?o?e?r?te?-?(?:d[a-z]{1,9}|jaar|jr|gegevens|akte|bewijs|plaats|plaats-? ?/ ?-?datum)?\b|[a-z]{0,8}dat(?:um?|m|a)?\b|\b)",
        r"|\b(?:dob|d\.o\.b|date of birth|birth ?(?:date|day)|born|geburts[a-z]+|naissance|urodz[a-z]+|dogum[a-z]*|doğum[a-z]*|berne)\b",
        r"|\b(?:jarig|verjaa?rt|verjaarde|verjaren|verjaardag(?:en)?|levenslicht|ter wereld|bevallen|bevalling|bevalt|beviel)\b",
        r"|\bn[eé]e? le\b|\b(?:g\.d|gd|gbd|gb|ur)\b",
    ))
    .expect("a fixed pattern")
});

/// So far behind its word a day may stand.
const FAR: usize = 60;

/// The words for a birth of a text, and what days they say.
pub(super) struct Births {
    words: Vec<Born>,
    /// The days that stand right behind one, in order.
    days: Vec<Range<usize>>,
}

/// A word for a birth.
struct Born {
    /// Where it ends.
    end: usize,
    /// A short form, which may have a stop behind it.
    short: bool,
    /// Letters that mean other things too: the day must follow at once.
    tight: bool,
}

impl Births {
    /// Those of a text.
    pub(super) fn of(context: &Context) -> Self {
        let view = context.view;
        let words: Vec<Born> = BORN
            .find_iter(view.whole())
            .filter(|m| {
                m.as_str().len() < 5 || !counts(view, m) && !is_of_nobody(context, m.start(), is_feast(m.as_str()))
            })
            .map(|m| Born {
                end: m.end(),
                short: m.as_str().len() < 6 || m.as_str().ends_with("dat") || m.as_str().ends_with("datum"),
                tight: matches!(m.as_str(), "g.d" | "gd" | "gb" | "gbd" | "ur"),
            })
            .collect();
        let days = words.iter().filter_map(|born| {
            figures::behind(context, born.end, born.short, born.tight)
                .or_else(|| figures::behind(context, answer(view, born.end)?, false, true))
        });
        let mut days: Vec<Range<usize>> = days.collect();
        days.dedup();
        Self { words, days }
    }

    /// The days right behind a word for a birth.
    pub(super) fn days(&self) -> &[Range<usize>] {
        &self.days
    }

    /// The day right behind a word for a birth that a stretch is part of.
    pub(super) fn day_over(&self, range: &Range<usize>) -> Option<&Range<usize>> {
        let next = self.days.partition_point(|day| day.end <= range.start);
        self.days.get(next).filter(|day| day.start < range.end)
    }

    /// What stands between the last word for a birth and a place.
    pub(super) fn gap<'v>(&self, view: &'v View, at: usize) -> Option<&'v str> {
        let last = self.words.partition_point(|born| born.end <= at).checked_sub(1)?;
        view.lower.get(self.words[last].end..at)
    }

    /// Whether a word for a birth leads to what stands at a place.
    pub(super) fn lead_to(&self, view: &View, at: usize) -> bool {
        let last = self.words.partition_point(|born| born.end <= at);
        let Some(born) = last.checked_sub(1).map(|last| &self.words[last]) else { return false };
        let Some(gap) = view.lower.get(born.end..at).filter(|gap| gap.len() <= FAR) else { return false };
        if born.tight {
            return gap.len() < 4 && !gap.contains(char::is_alphanumeric);
        }
        let apart = |c: char| c.is_ascii_digit() || matches!(c, ';' | '!' | '?');
        let gap = if born.short { gap.strip_prefix(['.', ',', ';']).unwrap_or(gap) } else { gap };
        !gap.contains(apart)
            && clause(gap).len() == gap.len()
            && goes_on(gap)
            && kinds_in(gap) & MEETING == 0
            && !gap.contains(" bel")
            && !gap.contains("viert")
    }
}

/// `op de vraag naar haar geboortedag zei ze "elf zes vijfenveertig"`: where the answer begins, in the same sentence.
fn answer(view: &View, at: usize) -> Option<usize> {
    static SAID: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"^[^.;!?\d\n]{2,50}\b(?:zei|zegt|antwoord\w*|riep|roept|mompelde|noemt|noemde|gaf|kwam|schreef|vulde|is|was)\b[^.;!?\d\n\x22]{0,24}[\x22:]\s?\x22?")
            .expect("a fixed pattern")
    });
    SAID.find(view.after(at, 100)).map(|said| at + said.end())
}

/// Whether what stands between a word and its day belongs to both: all of one line, or hardly a word over the end of it.
fn goes_on(gap: &str) -> bool {
    let lines = gap.matches('\n').count();
    let words = gap.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count();
    lines == 0 || lines <= 2 && words < 3
}

/// A word for a birthday.
fn is_feast(word: &str) -> bool {
    word == "jarig" || word.starts_with("verja")
}

/// `een 10-jarig`.
fn counts(view: &View, born: &Match) -> bool {
    let before = view.before(born.start(), 1);
    born.as_str() == "jarig" && (before == "-" || before.starts_with(|c: char| c.is_ascii_digit()))
}

/// `de wet is geboren in`, `de vordering verjaart`, `onze wijkagent is jarig`: the nearest of whom the clause before a place speaks is no
/// person, or, where only a birthday is told, a colleague.
pub(super) fn is_of_nobody(context: &Context, at: usize, feast: bool) -> bool {
    let before = clause(context.view.line_before(at, 48));
    let mut words = before.rsplit(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let nobody = words.find_map(|word| {
        let key = keyed(word);
        let entry = context.dictionary.look_up(&key);
        let own = matches!(word, "haar" | "zijn" | "hun" | "mijn");
        if is_pronoun(word) || is_person_word(&key) || own && feast {
            Some(false)
        } else if kinds_of(word) & THING != 0 || feast && (entry.role() || word == "collega") {
            Some(true)
        } else {
            entry.kinship().then_some(false)
        }
    });
    nobody == Some(true)
}
