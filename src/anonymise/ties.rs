//! Ties: a family of which the mail knows the surname, and who is named first behind it by the first name, are most likely one: "gezin Testuri.
//! Vader Fouad …". They share a label; as another may be meant, no consent covers what was tied so.

use super::among::among;
use super::persons::Cluster;
use super::recognise::name::Name;
use super::recognise::person::Scored;

/// So many tokens behind a family its head is named.
const NEAR: usize = 14;

/// Joins clusters that are most likely one person.
pub(super) fn tie(scored: &Scored, names: &[Name], clusters: &mut Vec<Cluster>) {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for at in 0..clusters.len() {
        let taken = |n: usize| pairs.iter().any(|(a, b)| *a == n || *b == n);
        if taken(at) || !by_surname(&clusters[at]) || shares_surname(clusters, at) {
            continue;
        }
        let other = head_of_family(scored, names, clusters, at);
        if let Some(other) = other.filter(|other| !taken(*other)) {
            pairs.push((at.min(other), at.max(other)));
        }
    }
    pairs.sort_unstable_by_key(|(_, later)| std::cmp::Reverse(*later));
    for (earlier, later) in pairs {
        let other = clusters.remove(later);
        clusters[earlier].tie(other);
    }
}

/// Known by a surname and by no first name.
fn by_surname(cluster: &Cluster) -> bool {
    !cluster.is_professional() && cluster.given().is_empty() && !cluster.surname().is_empty()
}

/// Known by a first name alone.
fn by_given(cluster: &Cluster) -> bool {
    !cluster.is_professional()
        && !cluster.given().is_empty()
        && cluster.surname().is_empty()
        && cluster.initials().is_empty()
}

/// Whether somebody else has the surname as well.
fn shares_surname(clusters: &[Cluster], at: usize) -> bool {
    let own = &clusters[at];
    let others = clusters.iter().enumerate().filter(|(n, _)| *n != at).map(|(_, other)| other);
    others.into_iter().any(|other| own.surname().iter().any(|part| other.bears(part)))
}

/// "gezin Testuri. Vader Fouad is ziek", "gezin Testenko\nHalyna heeft werk": who is named first behind a family is its head.
fn head_of_family(scored: &Scored, names: &[Name], clusters: &[Cluster], at: usize) -> Option<usize> {
    let words = scored.words;
    let family = &clusters[at];
    let mentions = || family.mentions.iter().map(|m| &names[*m]);
    let ends: Vec<usize> = mentions().filter(|n| n.family).map(|n| n.last).collect();
    if family.is_titled() || mentions().any(|n| !n.family && n.titled) {
        return None;
    }
    let head = |other: &usize| {
        let name = &names[*clusters[*other].mentions.first()?];
        let behind = |last: &usize| name.first > *last && name.first - last <= NEAR;
        let near = ends.iter().any(behind) && by_given(&clusters[*other]);
        let role = clusters[*other].role.is_some_and(|role| among!(role, "vader" | "moeder" | "man" | "vrouw"));
        let opens = clusters[*other].role.is_none() && words.token(name.first).sentence_start;
        (near && (role || opens)).then_some(name.first)
    };
    (0..clusters.len()).filter_map(|other| Some((head(&other)?, other))).min().map(|(_, other)| other)
}
