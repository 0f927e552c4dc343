//! Consent and refusal put together from their parts: a resident, a stand (`heeft er vrede mee`, `wijst af`), being spoken
//! of (`bespreken`, `zijn verhaal`, `meelezen`), and the polarity of the clause. Asked where no phrase of its own says it.

use super::{OTHER_MATTER, SUPPOSED, Says};
use crate::intake::clause::{clause_ranges, is_negated};
use crate::intake::cue::pattern;
use crate::intake::phrases::one_of;
use crate::pattern::{Regex, Text};
use std::sync::LazyLock;

/// Being spoken of in the team, or read by it.
static SHARED: LazyLock<Regex> = LazyLock::new(|| one_of("consent/shared"));
/// Somebody of the household.
static HOLDER: LazyLock<Regex> = LazyLock::new(|| one_of("consent/holder"));
/// Whose stand is no resident's.
static OUTSIDER: LazyLock<Regex> = LazyLock::new(|| one_of("consent/outsider"));
/// Stands that a denial turns round, and stands against.
static ACCEPTS: LazyLock<Regex> = LazyLock::new(|| one_of("consent/accepts"));
static REJECTS: LazyLock<Regex> = LazyLock::new(|| one_of("consent/rejects"));
/// `ik ben` bereid, `wij zijn` het eens: the writer's stand.
static OWN_STAND: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:ik|wij|we)(?: \w+)?\W*$"));
/// What is still to come, or only asked.
static NOT_YET: LazyLock<Regex> = LazyLock::new(|| one_of("consent/not_yet"));

/// Whether a sentence tells of the stand of somebody who is no resident.
pub(super) fn is_outsiders(words: Text) -> bool {
    OUTSIDER.is_match(words)
}

/// What a sentence says, by its parts.
pub(super) fn composed(words: Text) -> Option<Says> {
    let open = REJECTS.may_match(&words) || ACCEPTS.may_match(&words);
    if !open || words.ends_with('?') || !SHARED.is_match(words) || !HOLDER.is_match(words) {
        return None;
    }
    if OTHER_MATTER.is_match(words) || SUPPOSED.is_match(words) || NOT_YET.is_match(words) {
        return None;
    }
    let outsiders = |at: usize| {
        let clause = clause_ranges(words).find(|c| c.start <= at && at <= c.end);
        let before = words.part(clause.map_or(0, |c| c.start)..at);
        OUTSIDER.is_match(before)
    };
    if REJECTS.find_iter(words).any(|hit| !outsiders(hit.start())) {
        return Some(Says::Refuses);
    }
    let own = |at: usize| OWN_STAND.is_match(words.part(0..at));
    let hit = ACCEPTS.find_iter(words).find(|hit| !outsiders(hit.start()) && !own(hit.start()))?;
    let clause = clause_ranges(words).find(|c| c.start <= hit.start() && hit.start() < c.end)?;
    let denied = is_negated(words.part(clause.start..hit.end().max(clause.end)));
    Some(if denied { Says::Refuses } else { Says::Agrees })
}
