//! Names by their place, though lists have their words as ordinary ones too: in a segment of a path or a link
//! (`…/bewoners/roos-groen?tab=2`, `\\server\share\de Haan\Roos\`), in one word of several capitals (`VerslagRoosDeHaan.docx`), and
//! alone on the lines below "Mevrouw".
//!
//! Says which words are parts of names whatever the scorer thinks. One pass over the tokens.

use super::among::among;
use super::beside::is_heading;
use super::files;
use super::recognise::name::Name;
use super::recognise::person::Scored;
use super::view::{Casing, Kind};
use super::vocabulary;
use super::words::Words;
use crate::dictionary::{Entry, Tier, key};
use foldhash::{HashSet, HashSetExt};
use std::ops::Range;

/// A segment of a path has at most so many tokens, a path so many segments.
pub(super) const LONGEST: usize = 12;
const MOST: usize = 24;

/// The words of such names.
pub(crate) fn placed(words: &Words) -> Vec<usize> {
    let mut found = Vec::new();
    for path in paths(words) {
        for (number, segment) in path.iter().enumerate() {
            let of_clients = number > 0 && path[number - 1].clone().any(|at| of_clients(words.lower(at)));
            found.extend(in_segment(words, segment, of_clients));
        }
        for pair in path.windows(2) {
            found.extend(in_two_folders(words, &pair[0], &pair[1]));
        }
    }
    found.extend(in_queries(words));
    found.extend(files::names(words));
    if words.view.lower.contains("begin:vcard") {
        found.extend((0..words.len()).filter(|&at| asks_in_card(words, at)).flat_map(|at| in_card(words, at)));
    }
    found.extend((0..words.len()).filter(|&at| is_camel_name(words, at)));
    found.extend((0..words.len()).filter(|&at| opens_double_name(words, at)));
    found.extend((0..words.len()).filter(|&at| is_title(words, at)).flat_map(|at| below(words, at)));
    found.extend((0..words.len()).filter(|&at| asks_name(words, at)).flat_map(|at| answer(words, at)));
    found
}

/// `?n=Merel&plaats=x`: a value of a link with a capital, of which a list says that somebody may be called so.
fn in_queries(words: &Words) -> Vec<usize> {
    let valued = |at: &usize| {
        let key = at.checked_sub(2).filter(|&key| words.is_sign(key + 1, "=") && words.touches_next(key + 1));
        // A link holds a question mark right before its first key, and "&" before the others.
        key.is_some_and(|key| {
            let opens = key.checked_sub(1).is_some_and(|open| matches!(words.text(open), "?" | "&" | ";"));
            opens && words.touches_next(key) && words.touches_next(key - 1)
        })
    };
    let asks = |at: usize| {
        let key = words.lower(at - 2);
        among!(key, "n" | "v" | "a" | "vn" | "an" | "name" | "who" | "wie") || key.ends_with("naam") || of_clients(key)
    };
    let named = |at: &usize| {
        let entry = words.get(*at).entry;
        let listed = matches!(entry.first(), Tier::Any | Tier::Capitalised) && !entry.place();
        words.is_word(*at)
            && words.token(*at).casing == Casing::Capital
            && (listed || *at > 1 && asks(*at) && surname(words, *at))
    };
    (0..words.len()).filter(named).filter(valued).filter(|&at| !is_other(words, at) && !words.allowed(at)).collect()
}

/// Words of paths and links that are somebody's name elsewhere in the mail ("mevrouw Dassen", `…/map/dassen-2/`).
pub(crate) fn again(scored: &Scored, names: &[Name]) -> Vec<usize> {
    let words = scored.words;
    let mut known: HashSet<String> = HashSet::new();
    for name in names.iter().filter(|name| name.confidence >= 0.5) {
        let parts = (name.first..=name.last).filter(|&at| words.is_word(at) && !words.is_particle(at));
        known.extend(parts.map(|at| words.key(at).into_owned()).filter(|key| key.len() > 2));
    }
    if known.is_empty() {
        return Vec::new();
    }
    let inside = paths(words).into_iter().flatten().flatten();
    inside.filter(|&at| scored.chance[at] < 0.5 && words.is_word(at) && known.contains(&*words.key(at))).collect()
}

/// Each path and link as the tokens of its segments: what stands behind a slash that touches it, to the next one.
fn paths(words: &Words) -> Vec<Vec<Range<usize>>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if !is_slash(words, at) || !words.touches_next(at) {
            at += 1;
            continue;
        }
        let mut path = Vec::new();
        while path.len() < MOST && is_slash(words, at) && words.touches_next(at) {
            let end = segment_end(words, at + 1);
            path.push(at + 1..end);
            at = end;
        }
        found.push(path);
        at = at.max(1);
    }
    found
}

fn is_slash(words: &Words, at: usize) -> bool {
    words.is_sign(at, "/") || words.is_sign(at, "\\")
}

/// Where a segment ends: at a slash, at what follows the path of a link, at a blank; a folder may have blanks in its name.
fn segment_end(words: &Words, start: usize) -> usize {
    let last = words.len().min(start + LONGEST);
    let line = words.token(start).line;
    let stops = |at: usize| matches!(words.text(at), "/" | "\\" | "?" | "#" | "&" | "=" | "\"" | ">" | "<" | ")" | ";");
    let here = (start..last).find(|&at| stops(at) || words.token(at).line != line).unwrap_or(last);
    let blank = (start..here).find(|&at| !words.touches_next(at)).map(|at| at + 1);
    match blank {
        Some(blank) if !(here < words.len() && words.is_sign(here, "\\")) => blank.min(here),
        _ => here,
    }
}

/// What holds the files of people.
pub(super) fn of_clients(word: &str) -> bool {
    among!(
        word,
        "clienten"
            | "client"
            | "cliënten"
            | "cliënt"
            | "clients"
            | "clientdossiers"
            | "clientmappen"
            | "inwoner"
            | "inwoners"
            | "bewoner"
            | "bewoners"
            | "klant"
            | "klanten"
            | "klantdossiers"
            | "gezin"
            | "gezinnen"
            | "dossier"
            | "dossiers"
            | "zorgdossiers"
            | "casussen"
            | "persoon"
            | "personen"
            | "huurder"
            | "huurders"
    )
}

pub(super) fn given(words: &Words, at: usize) -> bool {
    words.get(at).entry.first() != Tier::Unlisted && !is_other(words, at)
}

pub(super) fn surname(words: &Words, at: usize) -> bool {
    let entry = words.get(at).entry;
    let unknown = !entry.known() && !words.get(at).compound && words.token(at).range().len() > 3;
    (entry.surname() != Tier::Unlisted || unknown && words.capital(at)) && !is_other(words, at)
}

/// Called otherwise, or said of every path.
pub(super) fn is_other(words: &Words, at: usize) -> bool {
    let word = words.get(at);
    let entry = word.entry;
    words.token(at).range().len() < 3
        || words.allowed(at)
        || word.ours
        || entry.kinship()
        || entry.marker() && !matches!(entry.surname(), Tier::Any | Tier::Capitalised)
        || entry.common() == 1
        || of_clients(words.lower(at))
}

/// The words of a segment that names somebody by first name and surname, in any order.
fn in_segment(words: &Words, segment: &Range<usize>, of_clients: bool) -> Vec<usize> {
    // `verslag.pdf`: the kind of file is no word.
    let kind = segment.end.checked_sub(2).filter(|&dot| dot > segment.start && words.is_sign(dot, "."));
    let segment = segment.start..kind.unwrap_or(segment.end);
    let signs = |at: usize| matches!(words.text(at), "-" | "_" | "." | "+" | "," | "%" | "~" | "'" | "(" | ")");
    let fits = |at: usize| words.token(at).kind != Kind::Punct || signs(at);
    if segment.is_empty() || !segment.clone().all(fits) {
        return Vec::new();
    }
    let number = segment.clone().any(|at| words.token(at).kind == Kind::Number);
    // `Groen-111222333`: a word with somebody's number.
    let numbered = segment.clone().any(|at| words.token(at).kind == Kind::Number && words.token(at).range().len() > 5);
    let led = segment.clone().any(|at| words.is_particle(at));
    let parts: Vec<usize> = segment.filter(|&at| words.is_word(at) && !words.is_particle(at)).collect();
    if let [one] = parts[..] {
        // `\de Haan\`: nothing else is called so.
        let listed = words.get(one).entry.surname() != Tier::Unlisted && !is_other(words, one);
        let folder = words.capital(one) && (led || of_clients || numbered) && listed;
        return if folder || is_long_tied(words, one) { parts } else { Vec::new() };
    }
    let pair = parts.windows(2).position(|pair| {
        given(words, pair[0]) && surname(words, pair[1]) || surname(words, pair[0]) && given(words, pair[1])
    });
    let Some(pair) = pair.map(|at| [parts[at], parts[at + 1]]) else { return Vec::new() };
    let plain = pair.iter().all(|&at| words.ordinary(at));
    let typed = pair.iter().all(|&at| words.capital(at));
    let whole = parts.len() == 2 && (!plain || number || led || typed);
    if of_clients || whole { pair.to_vec() } else { Vec::new() }
}

/// `dehaan`, `vandenberg`: a surname with its tussenvoegsels as one word.
pub(super) fn is_tied(words: &Words, at: usize) -> bool {
    const TIED: [&str; 8] = ["vanden", "vander", "vande", "van", "den", "der", "ter", "de"];
    let key = words.key(at);
    let rests = TIED.iter().filter_map(|tied| key.strip_prefix(tied)).filter(|rest| rest.len() > 2);
    let listed = |rest: &str| words.dictionary.look_up(rest).surname() != Tier::Unlisted;
    !words.get(at).entry.known() && rests.into_iter().any(listed)
}

/// `vandenberg`: as [`is_tied`], with tussenvoegsels with which no other word begins.
fn is_long_tied(words: &Words, at: usize) -> bool {
    is_tied(words, at) && ["vanden", "vander", "vande"].iter().any(|tied| words.key(at).starts_with(tied))
}

/// "bewoners de Haan-Terpstra": the first half of a double name that is an ordinary word, behind its tussenvoegsel or behind who
/// bears it.
fn opens_double_name(words: &Words, at: usize) -> bool {
    let joined = words.is_sign(at + 1, "-") && words.touches_next(at) && words.touches_next(at + 1);
    let bearer = |at: usize| {
        vocabulary::dweller(words.lower(at))
            || among!(words.lower(at), "familie" | "fam" | "gezin" | "echtpaar" | "mevrouw" | "mw" | "meneer" | "heer")
    };
    let before = at.checked_sub(1);
    // "familie de Haan-Terpstra": whoever bears it lives in no town called so.
    let borne = before.is_some_and(|before| {
        bearer(before) || before > 0 && words.is_particle(before) && !words.capital(before) && bearer(before - 1)
    });
    let bare = |at: usize| {
        let entry = words.get(at).entry;
        words.token(at).casing == Casing::Capital
            && entry.surname() != Tier::Unlisted
            && (borne || !entry.place())
            && !is_other(words, at)
    };
    joined
        && bare(at)
        && bare(at + 2)
        && (borne || words.get(at).phrase < 2)
        && before
            .is_some_and(|before| words.is_particle(before) && !words.token(before).sentence_start || bearer(before))
}

/// `\Groen\Roos\`: two folders, each of one word of a name.
fn in_two_folders(words: &Words, outer: &Range<usize>, inner: &Range<usize>) -> Vec<usize> {
    let only = |segment: &Range<usize>| {
        let mut parts = segment.clone().filter(|&at| !words.is_particle(at));
        let one = parts.next().filter(|&at| words.is_word(at) && words.token(at).casing == Casing::Capital)?;
        parts.next().is_none().then_some(one)
    };
    let (Some(outer), Some(inner)) = (only(outer), only(inner)) else { return Vec::new() };
    let named = given(words, outer) && surname(words, inner) || surname(words, outer) && given(words, inner);
    if named { vec![outer, inner] } else { Vec::new() }
}

/// `VerslagRoosDeHaan`: a first name and behind it a surname among the words that capitals begin within one.
fn is_camel_name(words: &Words, at: usize) -> bool {
    if !words.is_word(at) || words.token(at).casing != Casing::Mixed || words.allowed(at) {
        return false;
    }
    let parts = humps(words.text(at));
    let entry = |part: &str| words.dictionary.look_up(&key::fold(&part.to_lowercase()));
    let entries: Vec<Entry> = parts.iter().map(|part| entry(part)).collect();
    let is_given = |at: usize| {
        entries[at].first() != Tier::Unlisted
            && parts[at].len() > 2
            && !entries[at].marker()
            && entries[at].common() != 1
    };
    let is_surname =
        |at: usize| entries[at].surname() != Tier::Unlisted && parts[at].len() > 2 && entries[at].common() != 1;
    let mut firsts = (0..parts.len()).filter(|&at| is_given(at));
    // "#helpRoos": a tag that ends in a first name.
    if at > 0 && words.is_sign(at - 1, "#") && parts.len() > 1 {
        let last = parts.len() - 1;
        let ends = |first: usize| first == last && (!entries[first].ordinary() || entries[first].first() == Tier::Any);
        if firsts.clone().any(ends) {
            return true;
        }
    }
    firsts.any(|first| {
        let next = (first + 1..parts.len()).find(|&at| !entries[at].particle());
        // "WhatsApp", "SamenSterk": a brand, or two ordinary words.
        next.is_some_and(|next| {
            let led = next > first + 1;
            let plain = entries[first].ordinary() && entries[next].ordinary();
            is_surname(next) && (!plain || led || parts.len() > 2)
                || !entries[next].known()
                    && (led || parts.len() == 2 && !entries[first].ordinary())
                    && parts[next].len() > 3
        })
    })
}

/// A word cut before each capital that follows a small letter.
fn humps(word: &str) -> Vec<&str> {
    let mut cuts = vec![0];
    let pairs = word.char_indices().zip(word.char_indices().skip(1));
    cuts.extend(pairs.filter(|((_, a), (_, b))| a.is_lowercase() && b.is_uppercase()).map(|(_, (at, _))| at));
    cuts.push(word.len());
    cuts.windows(2).map(|cut| &word[cut[0]..cut[1]]).collect()
}

/// `N:Dekker;Daan;;;`, `FN:…`, `NICKNAME:…` of a card that was pasted as text (RFC 6350 §6.2).
fn asks_in_card(words: &Words, at: usize) -> bool {
    words.token(at).line_start
        && words.capital(at)
        && among!(words.lower(at), "n" | "fn" | "nickname")
        && (words.is_sign(at + 1, ":") || words.is_sign(at + 1, ";"))
}

/// The words of that name: all that have a capital behind the colon.
fn in_card(words: &Words, label: usize) -> Vec<usize> {
    let line = words.token(label).line;
    let tokens = (label + 1..words.len()).take(3 * LONGEST).take_while(|&at| words.token(at).line == line);
    let value = tokens.skip_while(|&at| !words.is_sign(at, ":"));
    let part = |&at: &usize| words.is_word(at) && words.capital(at) && words.token(at).range().len() > 1;
    value.filter(part).filter(|&at| !words.is_particle(at) && !words.is_sign(at.saturating_sub(1), "[")).collect()
}

/// "achternaam", or "naam" in a form that asks what only people have.
pub(super) fn asks_name(words: &Words, at: usize) -> bool {
    let of_people = |word: &str| {
        among!(
            word,
            "achternaam"
                | "voornaam"
                | "roepnaam"
                | "familienaam"
                | "geslachtsnaam"
                | "meisjesnaam"
                | "voornamen"
                | "surname"
                | "nachname"
                | "vorname"
                | "prenom"
                | "nazwisko"
                | "soyadi"
                | "soyad"
                | "apellidos"
                | "cognome"
        )
    };
    let word = words.lower(at);
    if of_people(word) {
        return true;
    }
    // The labels of the lines above and below.
    let line = words.token(at).line as usize;
    let label = |line: usize| {
        let tokens = words.view.lines.get(line)?.tokens.clone();
        let mut words_of = tokens.filter(|&at| words.is_word(at));
        words_of.next().map(|at| words.lower(at))
    };
    let personal =
        |word: &str| of_people(word) || among!(word, "geboortedatum" | "geboren" | "geb" | "bsn" | "adres" | "straat");
    word == "naam"
        && words.token(at).line_start
        && [line.wrapping_sub(1), line + 1].into_iter().filter_map(label).any(personal)
}

/// The words of a name in the cell behind a label: `"achternaam": "Zomerdijk"`, `Naam\tZomerdijk`.
fn answer(words: &Words, label: usize) -> Vec<usize> {
    const LONGEST_NAME: usize = 6;
    let line = words.token(label).line;
    if line_words(words, line as usize).is_some_and(|line| line == [label]) {
        let next = line as usize + 1;
        return below_label(words, next + usize::from(is_hint(words, next)));
    }
    if let Some(start) = spelled_behind(words, label) {
        return in_sentence(words, start);
    }
    let signs = |at: &usize| matches!(words.text(*at), "\"" | ":" | "=" | ">" | "|" | ";" | "'");
    let opens = (label + 1..label + 6).take_while(signs).count();
    let start = label + 1 + opens;
    let row = words.gap(label).contains('\t') || matches!(words.text(label + 1), "|" | ";");
    // "Cliënt	Achternaam	Kuipers": a cell before the label that is no label of its own.
    let headed = || {
        let before = words.lower(label - 1);
        before.ends_with("naam") || before.ends_with("namen") || words.is_sign(label - 1, ":")
    };
    let opens_cell = words.token(label).line_start || words.gap(label - 1).contains('\t') && !headed();
    let parted = opens > 0 && !row || row && opens_cell;
    let part = |at: &usize| {
        let cell = *at == start || !words.gap(at - 1).contains(['\t', '\n']);
        words.token(*at).line == line && cell && (words.is_word(*at) || matches!(words.text(*at), "-" | "'" | "."))
    };
    let cell: Vec<usize> = (start..start + 2 * LONGEST_NAME).take_while(part).filter(|&at| words.is_word(at)).collect();
    let other =
        |at: usize| vocabulary::nobody(words.lower(at)) || is_heading(words.lower(at)) || words.is_sign(at + 1, ":");
    // "naam: in 't veld", in small letters throughout.
    let tied = |at: usize| {
        at > start
            && matches!(words.lower(at - 1), "'t" | "t" | "der" | "den")
            && words.get(at).entry.surname().listed()
    };
    let typed = |at: usize| words.is_particle(at) || words.capital(at) || tied(at);
    let name = cell.len() <= LONGEST_NAME && cell.iter().all(|&at| !other(at) && typed(at));
    let parts = cell.into_iter().filter(|&at| !words.is_particle(at) && words.token(at).range().len() > 1);
    if parted && name { parts.collect() } else { Vec::new() }
}

/// "Haar achternaam schrijf je zo: Testveld.": where the name begins that a sentence announces.
fn spelled_behind(words: &Words, label: usize) -> Option<usize> {
    /// So many words stand between at the most.
    const BETWEEN: usize = 6;
    let small = |at: &usize| words.is_word(*at) && !words.capital(*at);
    let between = (label + 1..label + 1 + BETWEEN).take_while(small).count();
    let colon = label + 1 + between;
    (between > 0 && words.is_sign(colon, ":") && words.token(colon).line == words.token(label).line)
        .then_some(colon + 1)
}

/// The words with capitals from a place on, if they are all that is left of its sentence.
fn in_sentence(words: &Words, start: usize) -> Vec<usize> {
    const LONGEST_NAME: usize = 4;
    let token = words.token(start);
    let same = |at: &usize| words.token(*at).line == token.line && words.is_word(*at);
    let name: Vec<usize> = (start..start + LONGEST_NAME).take_while(same).collect();
    let ends = ![",", ";", ":", "-"].iter().any(|sign| words.is_sign(start + name.len(), sign));
    let fits = |&at: &usize| words.is_particle(at) || words.capital(at) && !vocabulary::nobody(words.lower(at));
    if ends && name.iter().all(fits) {
        name.into_iter().filter(|&at| !words.is_particle(at)).collect()
    } else {
        Vec::new()
    }
}

/// The name on the line below a label that stands alone on its own.
fn below_label(words: &Words, line: usize) -> Vec<usize> {
    const LONGEST_NAME: usize = 4;
    let Some(parts) = line_words(words, line).filter(|parts| parts.len() <= LONGEST_NAME) else { return Vec::new() };
    let other = |at: usize| {
        let lower = words.lower(at);
        vocabulary::nobody(lower)
            || is_heading(lower)
            || words.is_sign(at + 1, ":")
            || words.allowed(at)
            || is_field(lower)
    };
    let name = parts.iter().all(|&at| !other(at) && (words.is_particle(at) || words.capital(at)));
    let parts = parts.into_iter().filter(|&at| !words.is_particle(at) && words.token(at).range().len() > 1);
    if name { parts.collect() } else { Vec::new() }
}

/// "verplicht", "(optioneel)": what a form says of a field, between its label and what was filled in.
fn is_hint(words: &Words, line: usize) -> bool {
    let Some(line) = words.view.lines.get(line) else { return false };
    let text = words.view.lower[line.range.clone()].trim_matches(|c: char| !c.is_alphanumeric());
    among!(text, "verplicht" | "verplicht veld" | "niet verplicht" | "optioneel" | "invullen" | "required" | "optional")
}

/// What else a form asks for.
fn is_field(word: &str) -> bool {
    among!(
        word,
        "straat"
            | "straatnaam"
            | "huisnummer"
            | "geboorteplaats"
            | "nationaliteit"
            | "geboortedatum"
            | "tussenvoegsels"
            | "toelichting"
            | "handtekening"
            | "datum"
            | "doel"
            | "vraag"
            | "onbekend"
            | "geen"
            | "idem"
    )
}

/// "Mevrouw" as all that its line holds.
fn is_title(words: &Words, at: usize) -> bool {
    words.is_word(at)
        && matches!(
            words.lower(at),
            "mevrouw"
                | "mevr"
                | "mw"
                | "meneer"
                | "mijnheer"
                | "heer"
                | "dhr"
                | "familie"
                | "fam"
                | "naam"
                | "bewoner"
                | "bewoonster"
        )
        && line_words(words, words.token(at).line as usize)
            .is_some_and(|line| line.last() == Some(&at) && line.len() <= 2)
}

/// The words of a line that holds nothing but words and the marks of a list.
fn line_words(words: &Words, line: usize) -> Option<Vec<usize>> {
    const LONGEST_NAME: usize = 6;
    let tokens = words.view.lines.get(line)?.tokens.clone();
    let marks = |at: usize| matches!(words.text(at), "-" | "*" | "•" | "·" | ">" | "." | ":" | "|" | "'");
    let fits = tokens.len() <= 2 * LONGEST_NAME && tokens.clone().all(|at| words.is_word(at) || marks(at));
    fits.then(|| tokens.filter(|&at| words.is_word(at)).collect())
}

/// The name on the lines below a title: a first name, a surname, or one below the other.
fn below(words: &Words, title: usize) -> Vec<usize> {
    let line = words.token(title).line as usize;
    let named = |line: usize| {
        let found = line_words(words, line)?;
        let parts: Vec<usize> = found.iter().copied().filter(|&at| !words.is_particle(at)).collect();
        let fits = |at: usize| {
            words.token(at).casing == Casing::Capital
                && !vocabulary::nobody(words.lower(at))
                && (given(words, at) || surname(words, at))
        };
        ((1..=3).contains(&parts.len()) && parts.iter().all(|&at| fits(at))).then_some(parts)
    };
    let Some(mut parts) = named(line + 1) else { return Vec::new() };
    if let [first] = parts[..]
        && given(words, first)
        && let Some(next) = named(line + 2).filter(|next| next.iter().all(|&at| surname(words, at)))
    {
        parts.extend(next);
    }
    parts
}

#[cfg(test)]
mod tests {
    use crate::anonymise::testing::{check_names as check, hides};

    #[test]
    fn what_a_form_says_of_a_field_stands_between_its_label_and_the_answer() {
        hides("Achternaam\nverplicht\nSteen\nGeboortedatum\nverplicht\n12-03-1980", &["Steen"]);
        hides("Adı: Sanne\nSoyadı: Bakker", &["Bakker"]);
        hides("naam: in 't veld\nvoornaam: sanne", &["veld"]);
        check("Achternaam\nverplicht\nGeboortedatum\nverplicht\n12-03-1980");
    }

    #[test]
    fn a_segment_of_a_path_names_somebody() {
        for text in [
            "Zie https://suite.example/client/[[PERSOON#1|Roos]]-[[PERSOON#2|Groen]]?tab=2 voor meer.",
            "Zie https://suite.example/bewoners/[[PERSOON#1|roos-groen]]/plan en /map/[[PERSOON#2|kevin-bakker]]/ voor meer.",
            "Zie /map/[[PERSOON#1|groen-sanne]]/ op de site.",
            "Zie https://suite.example/d/[[PERSOON#1|Groen]]-111222333 voor meer.",
            "Zie https://suite.example/d/[[PERSOON#1|vandergroen]]/111222333 voor meer.",
            r"Het staat op \\server\share\[[PERSOON#1|de Haan]]\plan.docx.",
            r"Het staat op H:\Map\[[PERSOON#1|Groen]]\[[PERSOON#2|Roos]]\plan.docx.",
            "Mevrouw [[PERSOON#1|Dassen]] staat in https://suite.example/map/[[PERSOON#1|dassen]]-2/a.",
        ] {
            check(text);
        }
    }

    #[test]
    fn a_sentence_that_announces_a_surname_names_somebody() {
        for text in [
            "Haar achternaam schrijf je zo: [[PERSOON#1|Shevchenko]]. Ze is er niet.",
            "De achternaam spel je als volgt: van [[PERSOON#1|Zomer]]",
            "Zijn voornaam weet ik niet: Maandag bel ik weer.",
        ] {
            check(text);
        }
    }

    #[test]
    fn a_value_of_a_link_names_somebody() {
        hides("Zie https://x.example/c?n=Merel&v=Winter&taal=nl", &["Merel", "Winter"]);
        check("Zie https://x.example/c?dag=Maandag&soort=Advies");
    }

    #[test]
    fn other_paths_name_nobody() {
        for text in [
            "Zie https://www.gemeente.example/groen/bakker-en-wit/dassen-en-vossen/ voor de folder.",
            r"Het staat op G:\Teams\Dorpsteam\2026\Casussen en op G:\Zorg\Plan van Aanpak\lijst.docx.",
            "Zie https://www.gemeente.example/bewoners/informatie-en-advies en /inwoners/nieuws/2026/.",
            "hij/zij, en/of, ouder/kind, 12/13 en Wmo/Jeugd",
        ] {
            check(text);
        }
    }

    #[test]
    fn a_word_of_several_capitals_holds_a_name() {
        check("Zie [[PERSOON#1|VerslagRoosDeHaan]].docx en [[PERSOON#2|SanneTerpstra]].pdf.");
        check("Zij plaatst #[[PERSOON#1|helpSanne]] erbij.");
        check("Zij plaatst #[[PERSOON#1|RenéeLückers]] erbij.");
        check(
            "Zie #samenSterk en #metElkaar, WhatsApp, YouTube, DigiD, MijnOverheid, PowerPoint, LinkedIn en PlanVanAanpak.docx.",
        );
    }

    #[test]
    fn a_double_name_begins_with_an_ordinary_word() {
        check("De bewoners [[PERSOON#1|de Haan-Terpstra]] klagen.");
        check("De familie [[PERSOON#1|de Haan-Jansen]] is bekend.");
        check("De buren in Noord-Holland en Groot-Brittannië klagen over de Rooms-Katholieke kerk.");
    }

    #[test]
    fn the_cell_behind_a_label_holds_a_name() {
        hides(
            "{\"voornaam\": \"Annelies\", \"achternaam\": \"Zomerdijk\", \"straat\": \"x\"}",
            &["Annelies", "Zomerdijk"],
        );
        hides("Naam\tZomerdijk\nVoornaam\tAnnelies", &["Zomerdijk", "Annelies"]);
        hides("Client\tAchternaam\tZomerdijk\nVoornaam\tAnnelies", &["Zomerdijk", "Annelies"]);
        check("Cliënt\tAchternaam\tGeboortedatum");
        check("Cliënt\tVoornaam\tAchternaam\tStraat");
        hides("Voornaam:\nStorm\nAchternaam:\nVisser\nDoel:\nrust", &["Storm", "Visser"]);
        check("Voornaam\nAchternaam\nStraat\nHandtekening");
        check("Achternaam: Onbekend\n\nVoornaam;Achternaam;BSN");
    }

    #[test]
    fn a_card_in_the_text_names_somebody() {
        hides("BEGIN:VCARD\nVERSION:3.0\nN:Winter;Merel;;;\nTEL:x\nEND:VCARD", &["Winter", "Merel"]);
        check("N: Noord; O: Oost; Z: Zuid");
    }

    #[test]
    fn below_a_title_stands_a_name() {
        check("Mevrouw\n[[PERSOON#1|Storm]]\n[[PERSOON#2|Visser]]\nwoont alleen.");
        check("Mevrouw\nWoont alleen\nHuur: te hoog");
    }
}
