//! ONLINE: handles, profile addresses, gamertags.

use crate::anonymise::among::among;
use crate::anonymise::candidate::{Candidate, Context};
use crate::anonymise::view::{Casing, Kind};
use crate::model::Category;
use crate::pattern::Regex;
use std::ops::Range;
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
        r"\b(?:insta(?:gram)?|snap(?:chat)?|snapje|facebook|fb|face|messenger|tik ?tok|twitter|discord|telegram|signal|twitch|youtube|fortnite|roblox|minecraft|playstation|ps[45n]|xbox|steam|fifa|gta|clash|habbo|onlyfans|vinted|marktplaats|tinder|grindr|badoo|skype|gamertag|gamernaam|gamenaam|spelersnaam|gebruikersnaam|accountnaam|username|usernaam|nickname|profielnaam|snapnaam|instanaam|dm't|dm'en|dm'de|online|account|gamet?)\b",
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
        r#"(?:\b(?:gamertag|gamernaam|gamenaam|spelersnaam|gebruikersnaam|accountnaam|username|nickname|profielnaam|snap|snapchat|insta|instagram|tiktok|discord|telegram|psn|roblox|wechat|signal|steam|twitch|snapnaam|instanaam|gamingnaam|psn-id|xbox-id|nick)(?: is| heet| =|:)+ ?|\b(?:insta(?:gram)?|snap(?:chat)?|tik ?tok|vinted|marktplaats|discord|twitch|youtube|facebook|telegram|steam|roblox|xbox|psn|tinder|grindr|badoo|onlyfans)[ -]?(?:account|naam|profiel|kanaal|pagina|groep|id|gebruikersnaam)(?: is| heet| van|:|,)? |\b(?:gamet|streamt|dj't) als |\bop (?:insta(?:gram)?|snap(?:chat)?|tik ?tok|discord|fortnite|roblox|twitch|telegram|facebook|youtube|xbox|playstation|marktplaats|vinted|steam) (?:noemt (?:hij|ze|zij) zich(?:zelf)?|staat (?:hij|ze|zij) als|speelt (?:hij|ze|zij) als|verkoopt (?:hij|ze|zij) als|te vinden als) |\bonder (?:de (?:naam|nick|nickname|gebruikersnaam)|het account|account) |\bop (?:insta(?:gram)?|snap(?:chat)?|tik ?tok|discord|fortnite|roblox|twitch|telegram|facebook|youtube|xbox|playstation|minecraft|steam|vinted|marktplaats|onlyfans|tinder|grindr|badoo) (?:als|onder|heet (?:hij|ze|zij)|is (?:hij|ze|zij)) )["']?([a-z0-9_](?:[a-z0-9_.-]{0,38}[a-z0-9_])?)"#,
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
    stamped(context, found);
}

/// `testine.huizen  9:14 AM`: who writes in a chat, and when, on a line above what is written.
fn stamped(context: &Context, found: &mut Vec<Candidate>) {
    static STAMPED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"^[\s>|*]*([a-z][a-z0-9]*(?:[._][a-z0-9]+){1,3}) {1,4}[\[(]?(?:vandaag |gisteren |today |yesterday )?(?:om |at )?\d{1,2}:\d\d(?: ?[ap]m)?[\])]?:?\s*$")
            .expect("a fixed pattern")
    });
    /// No such line is longer.
    const LONGEST: usize = 80;
    let view = context.view;
    for line in view.lines.iter().filter(|line| line.range.len() <= LONGEST) {
        let text = &view.lower[line.range.clone()];
        if !text.contains(':') || !text.contains(['.', '_']) {
            continue;
        }
        let Some(name) = STAMPED.captures(text).and_then(|stamp| stamp.get(1)) else { continue };
        if !is_of_colleague(context, name.as_str()) {
            let start = line.range.start + name.start();
            found.push(context.at(start..start + name.as_str().len(), Category::Online, 0.9, "handle-in-chat"));
        }
    }
}

/// Each part of a handle is of the name of one who works here, or it is the local part of such an address.
fn is_of_colleague(context: &Context, handle: &str) -> bool {
    context.settings.professionals.iter().any(|professional| {
        let name = professional.name.to_lowercase();
        let part = |part: &str| {
            name.split(|c: char| !c.is_alphanumeric())
                .any(|word| word == part || part.len() == 1 && word.starts_with(part))
        };
        let mut local = professional.addresses.iter().filter_map(|address| address.split_once('@'));
        handle.split(['.', '_']).all(part) || local.any(|(local, _)| local.eq_ignore_ascii_case(handle))
    })
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
        // "een Xbox-account nodig", "zijn account is gehackt": a word that everybody writes so.
        let lower = view.text()[name.range()].starts_with(char::is_lowercase);
        let (entry, _, compound) = context.dictionary.read(name.as_str());
        let word = lower && (entry.ordinary() || compound) && !is_odd(name.as_str());
        let of_account = || {
            let whole = named.get(0).map_or("", |m| m.as_str());
            ["account", "profiel", "kanaal", "pagina", "groep", "als "].iter().any(|kind| whole.contains(kind))
        };
        let letters = name.as_str().contains(|c: char| c.is_ascii_alphabetic());
        if letters && !is_plain_word(name.as_str()) && !(word && of_account()) {
            found.push(context.at(whole_name(context, name.range()), Category::Online, 0.85, "name-on-platform"));
        }
    }
    for platform in PLATFORM.find_iter(view.whole()) {
        if let Some((range, led)) = before_platform(context, platform.start()) {
            found.push(context.at(range, Category::Online, if led { 0.75 } else { 0.4 }, "name-on-platform"));
        }
        if let Some(range) = in_brackets(context, platform.end()) {
            found.push(context.at(range, Category::Online, 0.8, "handle-near-platform"));
        }
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

/// `zijn snap (b.oeloe)`, `haar snap, missmidnight`: one word right behind a platform, that no list has or that has a joint or figure in it.
fn in_brackets(context: &Context, platform: usize) -> Option<Range<usize>> {
    let view = context.view;
    let after = view.line_after(platform, 44);
    let name = match (after.strip_prefix(" ("), after.strip_prefix(", ")) {
        (Some(inside), _) => &inside[..inside.find(')')?],
        // "haar OnlyFans, missmidnight": of somebody.
        (_, Some(rest)) => {
            let before = view.line_before(platform, 24).trim_end();
            let owner = before.rsplit(' ').nth(1).unwrap_or("");
            let name =
                &rest[..rest.find(|c: char| !(c.is_ascii_alphanumeric() || "._-".contains(c))).unwrap_or(rest.len())];
            Some(name.trim_end_matches(['.', '-'])).filter(|_| matches!(owner, "haar" | "zijn" | "mijn"))?
        }
        _ => return None,
    };
    let shaped = SHAPED.find(name).is_some_and(|s| s.as_str() == name) && name.len() > 3;
    let odd = name.contains(['.', '_']) || name.bytes().any(|b| b.is_ascii_digit());
    let (entry, _, compound) = context.dictionary.read(name);
    let letters = name.bytes().filter(u8::is_ascii_alphabetic).count();
    let other = name.starts_with(|c: char| c.is_ascii_digit()) || !odd && (entry.known() || entry.allow() || compound);
    let start = platform + 2;
    (shaped && letters > 2 && !other).then(|| start..start + name.len())
}

/// `DJ Smikkel`, `Fietsen Boer`: a name that is typed with a capital goes on over words with one.
fn whole_name(context: &Context, name: Range<usize>) -> Range<usize> {
    let view = context.view;
    let mut end = name.end;
    if !view.text()[name.clone()].starts_with(char::is_uppercase) {
        return name;
    }
    for token in view.tokens[view.token_at(end)..].iter().take(2) {
        let near = token.range().start == end + 1 && view.lower[end..].starts_with(' ');
        if !near
            || !matches!(token.casing, Casing::Capital | Casing::Upper)
            || context.dictionary.look_up(view.lower_word(token)).place()
        {
            break;
        }
        end = token.range().end;
    }
    name.start..end
}

/// `dubbelnul op Snap`: a word that no list has right before "op" and a platform, and whether it is led in as a name.
fn before_platform(context: &Context, platform: usize) -> Option<(Range<usize>, bool)> {
    let view = context.view;
    let on = view.token_at(platform).checked_sub(1)?;
    // `tess.abc12 op Snap`: a word as no other is shaped.
    let before = view.line_before(view.tokens[on].range().start, 44).trim_end();
    let chunk = &before[before.rfind([' ', '(', '"', '\t']).map_or(0, |at| at + 1)..];
    let end =
        view.tokens[on].range().start - (view.line_before(view.tokens[on].range().start, 44).len() - before.len());
    if view.lower_word(&view.tokens[on]) == "op"
        && is_odd(chunk)
        && SHAPED.find(chunk).is_some_and(|s| s.as_str() == chunk)
    {
        return Some((end - chunk.len()..end, true));
    }
    let name = view.tokens.get(on.checked_sub(1)?)?;
    let word = view.lower_word(name);
    let near = name.range().end + 1 == view.tokens[on].range().start && name.kind == Kind::Word;
    let (entry, _, compound) = context.dictionary.read(word);
    let unknown = name.casing == Casing::Lower && word.len() >= 5 && !entry.known() && !compound && !entry.allow();
    let verb = ["t", "en", "d", "de", "te"].iter().any(|e| word.ends_with(e));
    let led = on.checked_sub(2).is_some_and(|i| {
        matches!(
            view.lower_word(&view.tokens[i]),
            "aka" | "alias" | "is" | "heet" | "account" | "naam" | "bij" | "als" | "onder" | "nick" | "noemt"
        )
    });
    (view.lower_word(&view.tokens[on]) == "op" && near && unknown && !verb).then(|| (name.range(), led))
}

/// `trizz_boy`: a word with an underscore is nobody's but a handle, unless it is the name of a file or a line to write on.
fn underscored(context: &Context, found: &mut Vec<Candidate>) {
    let view = context.view;
    let bytes = view.lower.as_bytes();
    let inside = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-' | b'#');
    let mut past = 0;
    for (at, _) in view.lower.match_indices('_') {
        if at < past {
            continue;
        }
        let start = at - bytes[past..at].iter().rev().take(40).take_while(|b| inside(**b)).count();
        let end = at + bytes[at..].iter().take(60).take_while(|b| inside(**b)).count();
        past = end;
        let name = view.lower[start..end].trim_matches(['.', '-', '#']);
        let start = start + view.lower[start..end].find(name).unwrap_or(0);
        let bound = view.lower[..start].ends_with(['@', '/', '\\', '=', '&', '?', '%'])
            // "vonnis_[persoon 1].pdf": the rest is hidden already.
            || view.lower[end..].starts_with(['@', '/', '=', '[']);
        let letters = name.bytes().filter(u8::is_ascii_alphabetic).count();
        let lines = name.contains("__") || name.starts_with('_') && name.ends_with('_');
        if bound || lines || letters < 3 || name.len() > 40 || is_of_file(name) {
            continue;
        }
        found.push(context.at(start..start + name.len(), Category::Online, 0.8, "handle-by-shape"));
    }
}

/// The name of a file, or of a field.
fn is_of_file(name: &str) -> bool {
    const WORDS: &[&str] = &[
        "bijlage",
        "toestemming",
        "formulier",
        "verslag",
        "def",
        "versie",
        "scan",
        "img",
        "foto",
        "brief",
        "casus",
        "notulen",
        "agenda",
        "concept",
        "aanmelding",
        "dsc",
        "document",
        "kopie",
        "plan",
        "rapport",
        "naam",
        "datum",
        "ondertekend",
        "akkoord",
    ];
    let extension =
        name.rsplit_once('.').is_some_and(|(_, e)| (2..=4).contains(&e.len()) && !e.bytes().any(|b| b == b'_'));
    extension || name.split(['_', '-', '.']).any(|part| WORDS.contains(&part))
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
            | "van"
            | "die"
            | "zijn"
            | "haar"
            | "mijn"
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
    fn the_name_of_a_file_with_our_label_in_it_is_no_handle() {
        crate::anonymise::testing::check(find, "Vonnis is binnen (bijlage: vonnis_[persoon 1].pdf).");
    }

    #[test]
    fn handles_profiles_and_gamertags_are_found() {
        for line in [
            "Hij zit op Instagram ([[ONLINE|@test_046]]).",
            "Snapchat: [[ONLINE|@niet_thuis.x]].",
            "zie [[ONLINE|facebook.com/test.persoon.5]]",
            "zie [[ONLINE|https://www.tiktok.com/@test.13]], daar staat het",
            "discord: [[ONLINE|mtest#4471]]",
            "x\n[[ONLINE|testine.huizen]]  9:14 AM\nkun je komen\n",
            "haar snap is [[ONLINE|testje.99]]",
            "hij speelt op Fortnite als [[ONLINE|Raketje]]",
            "zijn maat, aka [[ONLINE|testo_nulnul]] op Snap",
            "de hele nacht op de computer, naam van hem is [[ONLINE|Trazzboy_NL]], en geeft geld uit",
            "Hij zit als [[ONLINE|testy.hrl045]] op Snap.",
            "zijn snap ([[ONLINE|b.test]]) staat vol",
            "Op Vinted heet zij [[ONLINE|kleertjesvantest]]",
            "zijn Discordnaam, [[ONLINE|voidtest]]",
            "mijn zoon gamet als [[ONLINE|xXTestSlayerXx]]",
            "Haar Vinted-account [[ONLINE|kledingvantest]] staat vol.",
            "Op YouTube noemt hij zich [[ONLINE|DJ Testikkel]].",
            "alles staat bij [[ONLINE|testolino]] op Tiktok",
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
            "zie bijlage_2 en scan_0412.pdf",
            "Handtekening: ______________",
            "zij is actief op Facebook",
            "Zijn Xbox-account is gehackt.",
            "Hij wil een YouTube-kanaal beginnen.",
            "Hij heeft een Telegram-account nodig.",
            "via haar snap (filmpje) gaat het rond",
            "een groepje vrienden op Snapchat",
        ] {
            check(find, line);
        }
    }
}
