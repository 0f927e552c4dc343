//! ONLINE: handles, profile addresses, gamertags.

use crate::anonymise::among::among;
use crate::anonymise::candidate::{Candidate, Context};
use crate::model::Category;
use crate::pattern::Regex;
use std::sync::LazyLock;

static HANDLE: LazyLock<Regex> =
    LazyLock::new(|| Regex::folded(r"@[a-z0-9_](?:[a-z0-9_.-]{0,38}[a-z0-9_])?").expect("a fixed pattern"));

static PROFILE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::whole(
        r"(?:https?://)?(?:[a-z]{1,6}\.)?(?:instagram\.com|facebook\.com|fb\.com|fb\.me|m\.me|tiktok\.com|snapchat\.com|twitter\.com|x\.com|linkedin\.com|youtube\.com|youtu\.be|t\.me|wa\.me|twitch\.tv|discord\.gg|discord\.com|steamcommunity\.com|onlyfans\.com|vinted\.nl|marktplaats\.nl|threads\.net|bsky\.app|reddit\.com|pinterest\.com|roblox\.com)/[^\s)>\]\x22,;]{2,120}",
    )
    .expect("a fixed pattern")
});

static PLATFORM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::whole(
        r"\b(?:insta(?:gram)?|snap(?:chat)?|snapje|facebook|fb|face|messenger|tik ?tok|twitter|discord|telegram|signal|twitch|youtube|fortnite|roblox|minecraft|playstation|ps[45n]|xbox|steam|fifa|gta|clash|habbo|onlyfans|vinted|marktplaats|tinder|grindr|badoo|skype|gamertag|gamernaam|gamenaam|spelersnaam|gebruikersnaam|accountnaam|username|usernaam|nickname|profielnaam|online|account|gamet?)\b",
    )
    .expect("a fixed pattern")
});

/// A name that no word looks like: with a digit, an underscore or a dot inside.
static SHAPED: LazyLock<Regex> =
    LazyLock::new(|| Regex::folded(r"[a-z0-9_](?:[a-z0-9_.-]{0,38}[a-z0-9_])?(?:#\d{3,5})?").expect("a fixed pattern"));

static TAGGED: LazyLock<Regex> = LazyLock::new(|| Regex::whole(r"[a-z0-9_.-]{2,32}#\d{4,5}").expect("a fixed pattern"));

/// Words after which any word is the name.
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::whole(
        r#"(?:\b(?:gamertag|gamernaam|gamenaam|spelersnaam|gebruikersnaam|accountnaam|username|nickname|profielnaam|snap|snapchat|insta|instagram|tiktok|discord|telegram|psn|roblox)(?: is| heet| =|:)+ ?|\bonder (?:de (?:naam|nick|nickname|gebruikersnaam)|het account|account) |\bop (?:insta(?:gram)?|snap(?:chat)?|tik ?tok|discord|fortnite|roblox|twitch|telegram|facebook|xbox|playstation|minecraft|steam) (?:als|onder|heet (?:hij|ze|zij)|is (?:hij|ze|zij)) )["']?([a-z0-9_](?:[a-z0-9_.-]{0,38}[a-z0-9_])?)"#,
    )
    .expect("a fixed pattern")
});

/// How far from the name of a platform a handle may stand.
const REACH: usize = 60;

pub(super) fn find(context: &Context, found: &mut Vec<Candidate>) {
    handles(context, found);
    let lower = &context.view.lower;
    if lower.contains('/') {
        for profile in PROFILE.find_iter(context.view.whole()) {
            let end = profile.start() + profile.as_str().trim_end_matches(['.', '!', '?', ':']).len();
            found.push(context.at(profile.start()..end, Category::Online, 0.97, "profile-address"));
        }
    }
    if lower.contains('#') {
        for tag in
            TAGGED.find_iter(context.view.whole()).filter(|t| t.as_str().contains(|c: char| c.is_ascii_alphabetic()))
        {
            found.push(context.at(tag.range(), Category::Online, 0.9, "gamertag"));
        }
    }
    near_platforms(context, found);
    underscored(context, found);
}

/// `darkwolf_88`: letters, an underscore and a digit, and no file's name.
fn underscored(context: &Context, found: &mut Vec<Candidate>) {
    let lower = &context.view.lower;
    let part = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.');
    let mut past = 0;
    for (at, _) in lower.match_indices('_') {
        if at < past {
            continue;
        }
        let start = at - lower.as_bytes()[past..at].iter().rev().take(40).take_while(|b| part(b)).count();
        let end = at + lower.as_bytes()[at..].iter().take(40).take_while(|b| part(b)).count();
        past = end;
        let name = lower[start..end].trim_end_matches(['.', '-']);
        let letters = name.bytes().filter(u8::is_ascii_alphabetic).count();
        let digits = name.bytes().filter(u8::is_ascii_digit).count();
        let free = !lower[..start].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '@' | '/' | '\\'));
        let file = name.contains('.') || name.matches('_').count() > 1;
        if free && letters >= 3 && (1..=5).contains(&digits) && name.len() <= 32 && !file {
            found.push(context.at(start..start + name.len(), Category::Online, 0.75, "handle-shape"));
        }
    }
}

fn handles(context: &Context, found: &mut Vec<Candidate>) {
    let view = context.view;
    for (at, _) in view.lower.match_indices('@') {
        if view.lower[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-')) {
            continue;
        }
        let Some(handle) = HANDLE.find(view.after(at, 44)).filter(|h| h.start() == 0) else { continue };
        if !handle.as_str().contains(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let range = at..at + handle.end();
        let said = PLATFORM.is_match(view.line_before(at, REACH));
        let typed = &view.text()[range.clone()];
        // `@Marjon` in minutes calls a colleague; a handle has other signs in it or a platform near.
        let odd = handle.as_str()[1..].contains(|c: char| !c.is_ascii_alphabetic());
        let is_domain = handle.as_str().contains('.') && handle.as_str().ends_with(".example");
        let confidence = match (said, odd) {
            _ if is_domain => continue,
            (true, _) => 0.97,
            (false, true) => 0.9,
            (false, false) if typed.chars().skip(1).all(char::is_lowercase) => 0.6,
            (false, false) => 0.4,
        };
        found.push(context.at(range, Category::Online, confidence, "handle"));
    }
}

fn near_platforms(context: &Context, found: &mut Vec<Candidate>) {
    let view = context.view;
    for named in NAMED.captures_iter(view.whole()) {
        let Some(name) = named.get(1) else { continue };
        if name.as_str().contains(|c: char| c.is_ascii_alphabetic()) && !is_plain_word(name.as_str()) {
            found.push(context.at(name.range(), Category::Online, 0.85, "name-on-platform"));
        }
    }
    for platform in PLATFORM.find_iter(view.whole()) {
        let rest = view.line_after(platform.end(), REACH);
        let rest = &rest[..rest.find(['.', ';']).filter(|at| rest[at + 1..].starts_with(' ')).unwrap_or(rest.len())];
        for shaped in SHAPED.find_iter(rest) {
            let name = shaped.as_str();
            let start = platform.end() + shaped.start();
            let free = !view.lower[..start].ends_with(|c: char| c.is_alphanumeric() || "@/.#".contains(c));
            if free && is_odd(name) {
                found.push(context.at(start..start + name.len(), Category::Online, 0.85, "handle-near-platform"));
            }
        }
    }
}

/// Whether a word has letters, and digits or joints that no Dutch word has.
fn is_odd(name: &str) -> bool {
    let letters = name.bytes().filter(u8::is_ascii_alphabetic).count();
    let marks = name.contains('_') || name.contains('#') || name.bytes().any(|b| b.is_ascii_digit());
    let inner_dot = name.split('.').filter(|p| p.len() > 1).count() > 1 && !name.starts_with("www");
    let time = name.ends_with("uur")
        || name.ends_with("jaar")
        || name.starts_with(|c: char| c.is_ascii_digit()) && letters <= 3;
    letters >= 2 && name.len() >= 4 && (marks || inner_dot) && !time && !name.contains("@")
}

/// Words that follow `als` and `onder` without being anybody's name there.
fn is_plain_word(word: &str) -> bool {
    among!(
        word,
        "de" | "het"
            | "een"
            | "hij"
            | "ze"
            | "zij"
            | "ik"
            | "vriend"
            | "vrienden"
            | "verkoper"
            | "moeder"
            | "vader"
            | "hun"
            | "zijn"
            | "haar"
            | "niet"
            | "ook"
            | "wel"
            | "geen"
            | "die"
            | "dat"
            | "dit"
            | "volwassene"
            | "kind"
            | "jongere"
            | "druk"
            | "of"
            | "meisje"
            | "jongen"
            | "vrouw"
            | "man"
            | "mogelijk"
            | "eigen"
            | "valse"
            | "nep"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anonymise::testing::check;

    #[test]
    fn handles_profiles_and_gamertags_are_found() {
        for line in [
            "Hij zit op Instagram ([[ONLINE|@test_046]]).",
            "Snapchat: [[ONLINE|@niet_thuis.x]].",
            "zie [[ONLINE|facebook.com/test.persoon.5]]",
            "zie [[ONLINE|https://www.tiktok.com/@test.13]], daar staat het",
            "discord: [[ONLINE|mtest#4471]]",
            "haar snap is [[ONLINE|testje.99]]",
            "hij speelt op Fortnite als [[ONLINE|Raketje]]",
        ] {
            let once = line;
            let (text, marks) = crate::anonymise::testing::unmark(once);
            let hits = crate::anonymise::testing::candidates(find, &text, &Default::default());
            assert!(marks.iter().all(|m| hits.iter().any(|h| h.span.covers(m.span))), "{line}: {hits:?}");
        }
    }

    #[test]
    fn talk_of_platforms_stays() {
        for line in [
            "ze zit de hele dag op Instagram en Snapchat, tot 23.00 uur",
            "een account op marktplaats met 60 euro",
            "op Facebook als vriend toegevoegd",
            "online gesprek op 3 maart 2026 om 10u30",
            "Youtube staat 24 uur per dag aan",
            "mail naar m.bos@piw.example via Facebook",
        ] {
            check(find, line);
        }
    }
}
