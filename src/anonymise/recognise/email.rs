//! EMAIL: addresses, also split over a line, with spaces, or written out of the way of machines.

use super::owner;
use crate::anonymise::candidate::{Candidate, Context};
use crate::anonymise::view::View;
use crate::pattern::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// What stands for the sign, besides the sign itself.
static WRITTEN_AT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::whole(r" ?[(\[{<] ?(?:at|a|apenstaart(?:je)?) ?[)\]}>] ?| ?[-_]at[-_] ?| ?\b(?:apenstaart(?:je)?) ?| at ")
        .expect("a fixed pattern")
});

static DOMAIN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"^\[[0-9a-f.:]{4,40}\]|^\[[a-z0-9-]{1,40}(?:\.[a-z0-9-]{1,40}){1,4}\]|^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:(?:\.| \. | \.|[(\[{]\.[)\]}]| ?[(\[]? ?\b(?:punt|dot)\b ?[)\]]? ?)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?){1,5}")
        .expect("a fixed pattern")
});

static BARE_DOMAIN: LazyLock<Regex> =
    LazyLock::new(|| Regex::folded(r"^[a-z][a-z0-9-]{2,30}\b").expect("a fixed pattern"));

static LOCAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"(?:[a-z0-9_%+'!#$&*/=?^{|}~-]+(?: ?[(\[]? ?\b(?:punt|dot|streepje|laag streepje|underscore)\b ?[)\]]? ?|\.| \. |[(\[{]\.[)\]}]))*[a-z0-9_%+*|~$-]+\.?$|\x22[^\x22\n@]{1,60}\x22$")
        .expect("a fixed pattern")
});

/// Longer than this no side of an address is (RFC 5321 §4.5.3.1 allows 64 octets before the sign).
const SIDE: usize = 80;

/// So far the rest of a broken address is set in at the most.
const INDENT: usize = 9;

pub(super) fn find(context: &Context, found: &mut Vec<Candidate>) {
    let view = context.view;
    let mut past = 0;
    for (at, _) in view.lower.match_indices('@') {
        if at < past {
            continue;
        }
        let ornament = ornament(view, at);
        // "jan\@postbus.example", as Markdown is escaped.
        let escaped = usize::from(ornament == 0 && view.lower[..at].ends_with('\\'));
        if let Some(range) = around(view, at - ornament - escaped, at + 1 + ornament, false) {
            past = range.end;
            push(context, found, range, 0.98, "e-mail");
        }
    }
    written_out(context, found);
}

/// How many signs stand on either side of the sign: `jan*@*mailhuis.example`, `jan[@]mailhuis.example`.
fn ornament(view: &View, at: usize) -> usize {
    const MOST: usize = 2;
    let sign = |b: u8| b"*_\"'()[]{}<>|~/\\".contains(&b);
    let bytes = view.lower.as_bytes();
    let before = bytes[..at].iter().rev().take(MOST).take_while(|b| sign(**b)).count();
    let behind = bytes[at + 1..].iter().take(MOST).take_while(|b| sign(**b)).count();
    before.min(behind)
}

fn push(context: &Context, found: &mut Vec<Candidate>, range: Range<usize>, confidence: f32, rule: &'static str) {
    let category = owner::of_address(context, &range);
    found.push(context.at(range, category, confidence, rule));
}

fn written_out(context: &Context, found: &mut Vec<Candidate>) {
    let view = context.view;
    for sign in WRITTEN_AT.find_iter(view.whole()) {
        // ` at ` is also a Dutch verb: an address must follow, with a dot in its domain.
        if let Some(range) = around(view, sign.start(), sign.end(), true) {
            push(context, found, range, 0.95, "e-mail-written-out");
        }
    }
}

/// The address around a sign. `written` asks for a domain with a dot.
fn around(view: &View, sign: usize, after: usize, written: bool) -> Option<Range<usize>> {
    let (start, local_apart) = local_part(view, sign)?;
    let rest = view.after(after, 2 * SIDE);
    let apart = rest.len() - rest.trim_start_matches([' ', '\n']).len();
    // "jan@⏎   postbus.example": broken behind the sign, and indented.
    let broken = rest[..apart].starts_with('\n')
        && apart <= INDENT
        && rest[1..].trim_start_matches(' ').len() == rest.len() - apart;
    if apart > 1 && !(written && apart <= 2) && !broken {
        return None;
    }
    let lone = local_apart == 0 && apart > 0 && (rest.starts_with(' ') || broken && apart > 1) && !written;
    let rest = &rest[apart..];
    // "jan@ postbus.example": not a price ("3@ 4.50"), nor a word alone.
    let named =
        |domain: &str| domain.rsplit('.').next().is_some_and(|top| top.bytes().all(|b| b.is_ascii_alphabetic()));
    let domain = DOMAIN.find(rest).filter(|domain| !lone || domain.as_str().contains('.') && named(domain.as_str()));
    if lone && domain.is_none() {
        return None;
    }
    let end = match domain {
        Some(domain) => domain.end(),
        None if !written && apart == 0 && local_apart == 0 => BARE_DOMAIN.find(rest)?.end(),
        None => return None,
    };
    Some(start..after + apart + end)
}

/// Where the local part begins, and how much white space parts it from the sign.
fn local_part(view: &View, sign: usize) -> Option<(usize, usize)> {
    let before = view.before(sign, SIDE);
    let trimmed = before.trim_end_matches([' ', '\n']);
    let apart = before.len() - trimmed.len();
    if apart > 1 {
        return None;
    }
    // Nothing reaches over a sign that no local part has, unless it stands in quotes.
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_%+'!#$&*/=?^{|}~-.()[] ".contains(c);
    let trimmed = if trimmed.ends_with('"') { trimmed } else { &trimmed[trimmed.trim_end_matches(fits).len()..] };
    let local = LOCAL.find(trimmed)?;
    let start = sign - apart - (trimmed.len() - local.start());
    Some((start, apart))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anonymise::settings::FindSettings;
    use crate::anonymise::testing::{check, check_with};

    #[test]
    fn addresses_are_found_in_every_disguise() {
        for line in [
            "mail: [[EMAIL|f.test_98@postbus.example]].",
            "<[[EMAIL|m.test@mailhuis.example]]>",
            "mail naar [[EMAIL|jan.test(at)mailhuis.example]]",
            "mail naar [[EMAIL|jan.test [at] mailhuis [dot] example]] graag",
            "[[EMAIL|jan punt test apenstaartje mailhuis punt example]]",
            "[[EMAIL|jan.test @ mailhuis.example]]",
            "mail [[EMAIL|jan.test@ mailhuis.example]] of bel",
            "mail [[EMAIL|jan . test @ mailhuis . example]].",
            "zij mailt met [[EMAIL|jan.test@\nmailhuis.example]]",
            "zij mailt met [[EMAIL|jan.test@\n    mailhuis.example]]",
            "mail [[EMAIL|jan.test\\@mailhuis.example]] of bel",
            "mail [[EMAIL|jan.test@mailhuis .example]] of bel",
            "[[EMAIL|JAN.TEST@MAILHUIS.EXAMPLE]], zegt hij",
            "[[EMAIL|jantest@mailhuis]] of zo",
            "[[EMAIL|jan at mailhuis.example]]",
            "[[EMAIL|jan.test*@*mailhuis.example]] en [[EMAIL|jan[@]mailhuis[.]example]]",
            "[[EMAIL|\"jan test\"@mailhuis.example]]",
            "[[EMAIL|jan|test@mailhuis.example]], [[EMAIL|j*a*n@mailhuis.example]]",
        ] {
            check(find, line);
        }
    }

    #[test]
    fn a_domain_in_brackets_is_one() {
        let text = "mail jan.test@[mailhuis.example] of niet";
        let found = crate::anonymise::testing::candidates(find, text, &FindSettings::default());
        assert_eq!(found.iter().map(|c| c.span.of(text)).collect::<Vec<_>>(), ["jan.test@[mailhuis.example]"]);
    }

    #[test]
    fn handles_and_prose_are_no_addresses() {
        for line in [
            "volg @jantest op insta",
            "3@ 4.50 euro, jan@ thuis. Daarna",
            "hij at brood",
            "hij at soms niets. Dat weet ik",
            "3 @ 4",
            "@",
            "wacht bij @\n    thuis",
            "a @ b",
        ] {
            check(find, line);
        }
    }

    #[test]
    fn addresses_of_organisations_are_professional() {
        check(find, "vraag [[PROFESSIONAL|info@gemeentestad.example]]");
        check(find, "vraag [[PROFESSIONAL|ria@testzorg.example]] of [[PROFESSIONAL|ria@zorg-test.example]]");
        check(find, "mail [[EMAIL|ria@bezorgd.example]] of [[EMAIL|ria@onverwoneneigen.example]]");
        check(find, "x\n\nGroet,\nRia\n[[PROFESSIONAL|ria@bureau.example]]");
        let settings = FindSettings { professional_domains: vec!["bureau.example".into()], ..FindSettings::default() };
        check_with(find, "via [[PROFESSIONAL|ria@post.bureau.example]] of [[EMAIL|ria@bureau2.example]]", &settings);
    }
}
