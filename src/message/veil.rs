//! Text that stands in a text in disguise: base64, hexadecimal, percent and other escapes that no program took off. It is put
//! in the place of its disguise, so that what it says is found and taken out like any other words.

use super::charset;
use base64::Engine;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use regex::{Captures, Regex};
use std::borrow::Cow;
use std::sync::LazyLock;

/// What stands in the place of a file that was put into the text.
const FILE: &str = "(bestand in de tekst)";

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("compiled by the tests")
}

/// Lines of one length in the base64 alphabet, and the shorter one that closes them.
static BLOCK: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?m)^[> \t]*[A-Za-z0-9+/]{40,100}[ \t]*(?:\n[> \t]*[A-Za-z0-9+/]{40,100}[ \t]*)*(?:\n[> \t]*[A-Za-z0-9+/]{1,100}={0,2}[ \t]*)?$",
    )
});
static TOKEN: LazyLock<Regex> = LazyLock::new(|| regex(r"[A-Za-z0-9+/_-]{8,}={0,2}"));
/// Base64 from back to front, which its fill shows.
static TURNED_TOKEN: LazyLock<Regex> = LazyLock::new(|| regex(r"={1,2}[A-Za-z0-9+/_-]{6,}"));
/// Letters of Morse, parted by blanks, and words of them by a stroke or more blanks.
static MORSE: LazyLock<Regex> = LazyLock::new(|| regex(r"[.-]{1,4}(?:(?: {1,3}| ?/ ?)[.-]{1,4}){3,}"));
static HEX: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)\b(?:(?:0x)?(?:[0-9a-f]{2}){5,}|(?:[0-9a-f]{2}[ :]){4,}[0-9a-f]{2})\b"));
static PERCENT: LazyLock<Regex> = LazyLock::new(|| regex(r"(?:%[0-9A-Fa-f]{2})+"));
/// Words of a link with a plus for each blank.
static PLUS: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)\bhttps?://[^\s<>\x22]*[\p{L}\d]\+[\p{L}\d][^\s<>\x22]*"));
static ENTITY: LazyLock<Regex> = LazyLock::new(|| regex(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,8});"));
static ESCAPE: LazyLock<Regex> = LazyLock::new(|| regex(r"(?:\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2})+"));
static QUOTED: LazyLock<Regex> = LazyLock::new(|| regex(r"(?:=[0-9A-F]{2})+|=\n"));
/// Letters by their numbers: "Zahra" as 90 97 104 114 97.
static DECIMAL: LazyLock<Regex> = LazyLock::new(|| regex(r"\b(?:[0-9]{2,3}[ ,;]{1,2}){4,}[0-9]{2,3}\b"));
static WORD: LazyLock<Regex> = LazyLock::new(|| regex(r"=\?[A-Za-z0-9*_.:+-]+\?[bBqQ]\?[^?\n]*\?="));

static LINE: LazyLock<Regex> = LazyLock::new(|| regex(r"(?m)^.+$"));

/// Common words from back to front that are no words that way.
static TURNED: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:wuorvem|wvem|reenem|tfeeh|tnoow|taag|roov|raah|teh|nerobeg|noofelet|nsb|sserda|edoctsop|rethcod|remmun)\b",
    )
});

/// Letters that nobody types but to turn a text over.
const UPSIDE_DOWN: [char; 14] = ['ɐ', 'ɔ', 'ǝ', 'ɟ', 'ƃ', 'ɥ', 'ᴉ', 'ɾ', 'ʞ', 'ɯ', 'ɹ', 'ʇ', 'ʍ', 'ʎ'];
static OVERHEAD: LazyLock<Regex> =
    LazyLock::new(|| regex(r"[\p{L}']*[ɐɔǝɟƃɥᴉɾʞɯɹʇʍʎ][\p{L}']*(?: [\p{L}']*[ɐɔǝɟƃɥᴉɾʞɯɹʇʍʎ][\p{L}']*)*"));

/// Marks with which text without markup makes a word stand out: `*Zahra*`, `_Bouzid_`, `**Zahra**`.
static EMPHASIS: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?m)(^|[\s(\[\x22'>])(?:\*{1,3}|_{1,3})([\p{L}\d](?:[^*_\n]{0,78}[\p{L}\d.:,!?)])?)(?:\*{1,3}|_{1,3})($|[\s.,:;!?)\]\x22'<])",
    )
});

/// The text with its disguises taken off, and whether a file was hidden in it. What says nothing readable stays as it is;
/// the answer is never much longer than the text.
pub(super) fn unveiled(text: &str) -> (Cow<'_, str>, bool) {
    let mut file = false;
    let mut text = Cow::Borrowed(text);
    // A disguise within a disguise: two are enough to find what somebody did not mean to hide.
    for _ in 0..2 {
        let next = once(&text, &mut file);
        if next == text {
            break;
        }
        text = Cow::Owned(next.into_owned());
    }
    (text, file)
}

fn once<'a>(text: &'a str, file: &mut bool) -> Cow<'a, str> {
    let mut out = Cow::Borrowed(text);
    let mut change = |pattern: &Regex, with: &mut dyn FnMut(&str) -> Option<String>| {
        let replaced = match pattern
            .replace_all(&out, |found: &Captures| with(&found[0]).unwrap_or_else(|| found[0].to_owned()))
        {
            Cow::Owned(new) if new != *out => Some(new),
            _ => None,
        };
        if let Some(new) = replaced {
            out = Cow::Owned(new);
        }
    };
    if text.contains(['*', '_']) {
        change(&EMPHASIS, &mut |found| EMPHASIS.captures(found).map(|c| format!("{}{}{}", &c[1], &c[2], &c[3])));
    }
    if is_turned(text) {
        change(&LINE, &mut |found| is_turned(found).then(|| found.chars().rev().collect()));
    }
    if text.contains(UPSIDE_DOWN) {
        change(&OVERHEAD, &mut |found| upright(found));
    }
    change(&BLOCK, &mut |found| block(found, file));
    change(&TURNED_TOKEN, &mut |found| {
        let bytes = base64(&found.trim_start_matches('=').chars().rev().collect::<String>())?;
        text_of(&bytes, 4).filter(|said| is_said(said))
    });
    change(&TOKEN, &mut |found| token(found));
    if text.contains("- ") && text.contains(". ") {
        change(&MORSE, &mut |found| morse(found));
    }
    if text.contains(|c: char| c.is_ascii_hexdigit()) {
        change(&HEX, &mut |found| hex(found));
    }
    change(&PLUS, &mut |found| Some(found.replace('+', " ")));
    change(&PERCENT, &mut |found| bytes_of(found, 3, 1).and_then(|b| text_of(&b, 1)));
    change(&ENTITY, &mut |found| entity(found));
    change(&ESCAPE, &mut |found| escapes(found));
    change(&WORD, &mut |found| Some(super::words::decode(found)));
    change(&DECIMAL, &mut |found| numbered(found));
    let quoted = || QUOTED.find_iter(text).take(3);
    if quoted().count() == 3 || quoted().any(|found| found.len() >= 12) {
        change(&QUOTED, &mut |found| {
            if found == "=\n" { Some(String::new()) } else { bytes_of(found, 3, 1).and_then(|b| text_of(&b, 1)) }
        });
    }
    out
}

/// Words that stand on their heads, read from the end: letters that look like others turned over, and those that are alike both ways.
fn upright(found: &str) -> Option<String> {
    let turned = found.chars().filter(|c| UPSIDE_DOWN.contains(c)).count();
    let letters = found.chars().filter(|c| c.is_alphabetic()).count();
    if turned < 2 || turned * 4 < letters {
        return None;
    }
    let letter = |c: char| match c {
        'ɐ' => 'a',
        'q' => 'b',
        'ɔ' => 'c',
        'p' => 'd',
        'ǝ' => 'e',
        'ɟ' => 'f',
        'ƃ' => 'g',
        'ɥ' => 'h',
        'ᴉ' | 'ı' => 'i',
        'ɾ' => 'j',
        'ʞ' => 'k',
        'ꞁ' => 'l',
        'ɯ' => 'm',
        'u' => 'n',
        'd' => 'p',
        'b' => 'q',
        'ɹ' => 'r',
        'ʇ' => 't',
        'n' => 'u',
        'ʌ' => 'v',
        'ʍ' => 'w',
        'ʎ' => 'y',
        other => other,
    };
    let text: String = found.trim_end().chars().rev().map(letter).collect();
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
    };
    // Hardly a capital has a letter that looks like it on its head: names are told by theirs.
    Some(text.split(' ').map(capital).collect::<Vec<_>>().join(" "))
}

/// Whether somebody wrote a line of a text from back to front.
fn is_turned(text: &str) -> bool {
    TURNED.find_iter(text).take(2).count() == 2
}

/// Text in lines of base64; a file in them is left out.
fn block(found: &str, file: &mut bool) -> Option<String> {
    let signs = |text: &str| -> String {
        text.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '/')).collect()
    };
    // A word on the line below belongs to it only if the count comes out.
    let (mut joined, mut below) = (signs(found), "");
    if let Some((lines, last)) =
        found.rsplit_once('\n').filter(|(_, last)| joined.len() % 4 != 0 && !last.contains('='))
    {
        (joined, below) = (signs(lines), last);
    }
    let bytes = base64(&joined)?;
    let below = |said: String| if below.is_empty() { said } else { format!("{said}\n{below}") };
    if let Some(text) = text_of(&bytes, 12).or_else(|| nearly_text(&bytes)) {
        return Some(below(text));
    }
    // Below this length a row of letters may be anything: a key, a signature.
    let kinds = joined.bytes().collect::<std::collections::HashSet<_>>().len();
    let is_file =
        super::sniff::sniff(&bytes).is_some_and(|kind| kind != "text/plain") || joined.len() >= 2_000 && kinds > 40;
    *file |= is_file;
    is_file.then(|| below(FILE.to_owned()))
}

fn token(found: &str) -> Option<String> {
    let bare = found.trim_end_matches('=');
    let padded = bare.len() < found.len();
    if !padded && bare.split(['-', '_', '/', '+']).all(is_typed) {
        return None;
    }
    base64(bare).and_then(|bytes| text_of(&bytes, 5)).filter(|said| padded || is_said(said))
}

/// A word that says itself: of one case, with a capital ahead, or of such words ("DorpsteamElsloo"), and a number.
fn is_typed(word: &str) -> bool {
    let (mut upper, mut lower) = (0, 2);
    for c in word.trim_end_matches(|c: char| c.is_ascii_digit()).chars() {
        match c {
            'A'..='Z' if upper == 0 && lower < 2 => return false,
            'A'..='Z' => (upper, lower) = (upper + 1, 0),
            'a'..='z' if upper > 1 => return false,
            'a'..='z' => (upper, lower) = (0, lower + 1),
            _ => return false,
        }
    }
    true
}

/// Whether letters came out that somebody would write, and not by chance: of our own script, and hardly a sign between.
fn is_said(text: &str) -> bool {
    let said =
        text.chars().filter(|&c| c.is_ascii_alphanumeric() || c == ' ' || ('\u{c0}'..'\u{250}').contains(&c)).count();
    said * 10 >= text.chars().count() * 8
}

fn base64(text: &str) -> Option<Vec<u8>> {
    let config = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true);
    let usable = if text.len() % 4 == 1 { &text[..text.len() - 1] } else { text };
    let url = usable.contains(['-', '_']);
    GeneralPurpose::new(if url { &URL_SAFE } else { &STANDARD }, config).decode(usable).ok()
}

fn hex(found: &str) -> Option<String> {
    let digits: String = found.trim_start_matches("0x").chars().filter(char::is_ascii_hexdigit).collect();
    text_of(&bytes_of(&digits, 2, 0)?, 4)
}

/// What Morse says, with a capital to each word; a row of dashes or of stops draws a line.
fn morse(found: &str) -> Option<String> {
    const LETTERS: [&str; 26] = [
        ".-", "-...", "-.-.", "-..", ".", "..-.", "--.", "....", "..", ".---", "-.-", ".-..", "--", "-.", "---",
        ".--.", "--.-", ".-.", "...", "-", "..-", "...-", ".--", "-..-", "-.--", "--..",
    ];
    let letter = |code: &str| LETTERS.iter().position(|known| *known == code).and_then(|at| u8::try_from(at).ok());
    let mut text = String::new();
    for word in found.replace('/', "  ").split("  ").map(str::trim).filter(|word| !word.is_empty()) {
        if !text.is_empty() {
            text.push(' ');
        }
        for (nth, code) in word.split(' ').filter(|code| !code.is_empty()).enumerate() {
            text.push(char::from(if nth == 0 { b'A' } else { b'a' } + letter(code)?));
        }
    }
    let kinds = text.to_lowercase().chars().collect::<std::collections::HashSet<_>>().len();
    (kinds >= 4 && text.contains(['a', 'e', 'i', 'o', 'u', 'y', 'A', 'E', 'I', 'O', 'U', 'Y'])).then_some(text)
}

/// What letters by their numbers say: small ones mostly, perhaps with a blank or a capital among them. A row that only rises or falls
/// counts something (house numbers, years of birth).
fn numbered(found: &str) -> Option<String> {
    let numbers: Vec<u8> = found
        .split(|c: char| !c.is_ascii_digit())
        .filter(|n| !n.is_empty())
        .map(|n| n.parse().ok())
        .collect::<Option<_>>()?;
    let text: String = numbers.iter().map(|n| char::from(*n)).collect();
    let small = text.chars().filter(char::is_ascii_lowercase).count();
    let counts = numbers.is_sorted() || numbers.iter().rev().is_sorted();
    // "48 54 45 …": a telephone number by the numbers of its figures.
    let dialled = text.strip_prefix('0').is_some_and(|rest| rest.bytes().filter(u8::is_ascii_digit).count() == 9)
        && text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b' ' | b'-'));
    if dialled {
        return Some(text);
    }
    (!counts
        && small * 10 >= numbers.len() * 7
        && text.chars().all(|c| c.is_ascii_alphabetic() || matches!(c, ' ' | '-' | '\'')))
    .then_some(text)
}

/// Bytes written as two digits each, `step` characters apart, from `skip` on.
fn bytes_of(text: &str, step: usize, skip: usize) -> Option<Vec<u8>> {
    text.as_bytes()
        .chunks(step)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair.get(skip..)?).ok()?, 16).ok())
        .collect()
}

/// What bytes say, if it is at least `least` letters and signs that a person would type.
fn text_of(bytes: &[u8], least: usize) -> Option<String> {
    let (text, broken) = match std::str::from_utf8(bytes) {
        // Letters of two bytes each are UTF-8 as well, with a zero beside each.
        Ok(_) if charset::is_wide(bytes) => charset::decode(bytes, None),
        Ok(text) => (text.to_owned(), false),
        Err(_) if charset::is_wide(bytes) || least >= 12 => charset::decode(bytes, None),
        Err(_) => return None,
    };
    let typed = |c: char| c.is_alphanumeric() || c.is_whitespace() || ".,;:!?'\"()@/+&%-_=<>#*’‘“”€".contains(c);
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
    (!broken
        && text.chars().count() >= least
        && text.chars().all(typed)
        && (letters * 2 >= text.chars().count() || least == 1))
        .then(|| text.replace('\r', ""))
}

/// What bytes say of which a few were lost: a line of the disguise lacks, and a letter of two bytes was torn.
fn nearly_text(bytes: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(bytes);
    let count = text.chars().count();
    let lost =
        text.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER || c.is_control() && !c.is_whitespace()).count();
    (count >= 40 && lost * 20 <= count && text.contains(' '))
        .then(|| text.replace([char::REPLACEMENT_CHARACTER, '\r'], ""))
}

fn entity(found: &str) -> Option<String> {
    let name = &found[1..found.len() - 1];
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| !c.is_control()).map(String::from);
    }
    let shown = scraper::Html::parse_fragment(found).root_element().text().collect::<String>();
    (shown != found && shown.chars().count() == 1).then(|| shown.replace('\u{a0}', " "))
}

fn escapes(found: &str) -> Option<String> {
    let mut units = Vec::new();
    for piece in found.split('\\').filter(|p| !p.is_empty()) {
        units.push(u16::from_str_radix(&piece[1..], 16).ok()?);
    }
    String::from_utf16(&units).ok().filter(|text| !text.chars().any(char::is_control))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_disguise_is_taken_off_where_it_stands() {
        for (text, expected) in [
            ("Het gaat om WmFocmEgQm91emlk en meer.", "Het gaat om Zahra Bouzid en meer."),
            ("naam: 5a6168726120426f757a6964.", "naam: Zahra Bouzid."),
            ("naam: WgBhAGgAcgBhACAAQgBvAHUAegBpAGQA.", "naam: Zahra Bouzid."),
            ("naam: 005a0061006800720061.", "naam: Zahra."),
            ("heet ==wZyVmYyVGdoNWQ.", "heet Achterberg."),
            ("heet --.. .- .... .-. .- / -... --- ..- --.. .. -..", "heet Zahra Bouzid"),
            ("kop - - - - - en . . . . . en - . - . -", "kop - - - - - en . . . . . en - . - . -"),
            ("bel 48,54,45,49,50,51,52,49,50,51,52.", "bel 06-12341234."),
            ("leeftijden 48,54,45,49,50,51,52,49,50.", "leeftijden 48,54,45,49,50,51,52,49,50."),
            ("naam: 5a 61 68 72 61 20 42 6f.", "naam: Zahra Bo."),
            ("naam: 5a61687261 31:32:33:34:35:36.", "naam: Zahra 123456."),
            ("zie https://dossier.example/?naam=Zahra%20Bouzid", "zie https://dossier.example/?naam=Zahra Bouzid"),
            ("%5A%61%68%72%61", "Zahra"),
            ("mevrouw pᴉznoq ɐɹɥɐz belt", "mevrouw Zahra Bouzid belt"),
            (
                "(https://kaart.example/place/Beuklaan+16a,+6171+AB)",
                "(https://kaart.example/place/Beuklaan 16a, 6171 AB)",
            ),
            ("Z&#97;hra &amp; Zo&euml;", "Zahra & Zoë"),
            ("\\u005aahra en \\x5aahra", "Zahra en Zahra"),
            ("Z=61hra =C3=AB =\nx", "Zahra ë x"),
            ("=?utf-8?q?Zahra_B?=", "Zahra B"),
            ("mevrouw =42=6F=75=7A=69=64 belt", "mevrouw Bouzid belt"),
            ("naam 90 97 104 114 97 32 66 111 117 122 105 100.", "naam Zahra Bouzid."),
            ("mevrouw *Zahra* _Bouzid_, **Doel:** rust", "mevrouw Zahra Bouzid, Doel: rust"),
            ("*Zahra*\n*Bouzid*", "Zahra\nBouzid"),
            ("x\n281654321 NSB ,dizuoB arhaZ wuorvem\ny", "x\nmevrouw Zahra Bouzid, BSN 123456182\ny"),
            ("NWE2MTY4NzI2MTIwNDI2Zg==", "Zahra Bo"),
            (
                "TWV2cm91dyBaYWhyYSBCb3V6aWQgdWl0IEVsc2xvbyBoZWVmdCBzY2h1\nbGRlbi4gRG9lbDogcnVzdC4=",
                "Mevrouw Zahra Bouzid uit Elsloo heeft schulden. Doel: rust.",
            ),
        ] {
            assert_eq!(unveiled(text).0, expected, "{text}");
        }
    }

    #[test]
    fn ordinary_text_stays_as_it_is() {
        for text in [
            "Mevrouw belt naar 0612345678 of 046-4333333; factuur 20261103, rekening NL91ABNA0417164300.",
            "Huisnummers 98 100 102 104 106, bloeddruk 120 80 115 75 118, maten 98 104 110 116 122.",
            "Zij krijgt 50% korting, 1=1, a&b en AT&T; score=41.",
            "Hemmingsen, Heusinkveld, Hilla-Maria, JanKlaassen2026, Umran2904, VVKunrade, DeMuren-Test",
            "Casuspoort DorpsteamElsloo woonpunt Ziekenhuis-Zuyderland GGZ-instelling 2026-014 12:45:10",
            "Zie https://www.woonpunt.example/huur/2026/aanvraag-formulier_nieuw.html?id=12",
            "* een punt\n* nog een; 3 * 4 * 5, zie map_met_delen en a*b*c",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        ] {
            assert_eq!(unveiled(text), (Cow::Borrowed(text), false), "{text}");
        }
    }

    #[test]
    fn a_disguise_of_which_a_byte_is_lost_is_taken_off_all_the_same() {
        let text = "Mevrouw [Zahra Bouzid], Zoë en één ander wonen samen in Elsloo, [BSN] 111222333.";
        let mut bytes = text.as_bytes().to_vec();
        bytes.remove(26);
        let coded = base64::engine::general_purpose::STANDARD.encode(bytes);
        let lines: Vec<&str> = coded.as_bytes().chunks(76).map(|l| std::str::from_utf8(l).expect("ASCII")).collect();
        let whole = lines.join("\n");
        let (text, hidden) = unveiled(&whole);
        assert!(text.contains("Zahra Bouzid") && text.contains("111222333") && !hidden, "{text}");
    }

    #[test]
    fn a_file_in_the_text_is_left_out_and_told() {
        let file = base64::engine::general_purpose::STANDARD
            .encode([b"%PDF-1.7\n\xff\xfe\x01".as_slice(), &[7; 120]].concat());
        let lines: Vec<&str> = file.as_bytes().chunks(64).map(|l| std::str::from_utf8(l).expect("ASCII")).collect();
        let (text, hidden) = {
            let t = format!("Zie\n{}\neinde", lines.join("\n"));
            let (a, b) = unveiled(&t);
            (a.into_owned(), b)
        };
        assert_eq!((text.as_str(), hidden), ("Zie\n(bestand in de tekst)\neinde", true));
    }

    proptest! {
        #[test]
        fn any_text_gives_one_that_is_hardly_longer(text in "(?s).{0,200}|[A-Za-z0-9+/=%&;#\\\\ux \n]{0,200}") {
            prop_assert!(unveiled(&text).0.len() <= text.len() * 3 + 64);
        }
    }
}
