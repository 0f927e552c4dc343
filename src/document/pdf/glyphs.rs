//! Names of glyphs and the encodings of simple fonts (ISO 32000-1 annex D; Adobe Glyph List, the Latin part).

use unicode_normalization::UnicodeNormalization;

/// Names that say nothing by their letters.
const NAMED: &[(&str, &str)] = &[
    ("space", " "),
    ("exclam", "!"),
    ("quotedbl", "\""),
    ("numbersign", "#"),
    ("dollar", "$"),
    ("percent", "%"),
    ("ampersand", "&"),
    ("quotesingle", "'"),
    ("quoteright", "’"),
    ("quoteleft", "‘"),
    ("parenleft", "("),
    ("parenright", ")"),
    ("asterisk", "*"),
    ("plus", "+"),
    ("comma", ","),
    ("hyphen", "-"),
    ("minus", "−"),
    ("period", "."),
    ("slash", "/"),
    ("zero", "0"),
    ("one", "1"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("colon", ":"),
    ("semicolon", ";"),
    ("less", "<"),
    ("equal", "="),
    ("greater", ">"),
    ("question", "?"),
    ("at", "@"),
    ("bracketleft", "["),
    ("backslash", "\\"),
    ("bracketright", "]"),
    ("asciicircum", "^"),
    ("underscore", "_"),
    ("grave", "`"),
    ("braceleft", "{"),
    ("bar", "|"),
    ("braceright", "}"),
    ("asciitilde", "~"),
    ("exclamdown", "¡"),
    ("cent", "¢"),
    ("sterling", "£"),
    ("currency", "¤"),
    ("yen", "¥"),
    ("brokenbar", "¦"),
    ("section", "§"),
    ("dieresis", "¨"),
    ("copyright", "©"),
    ("ordfeminine", "ª"),
    ("guillemotleft", "«"),
    ("guillemotright", "»"),
    ("guilsinglleft", "‹"),
    ("guilsinglright", "›"),
    ("logicalnot", "¬"),
    ("registered", "®"),
    ("macron", "¯"),
    ("degree", "°"),
    ("plusminus", "±"),
    ("twosuperior", "²"),
    ("threesuperior", "³"),
    ("onesuperior", "¹"),
    ("acute", "´"),
    ("mu", "µ"),
    ("paragraph", "¶"),
    ("periodcentered", "·"),
    ("middot", "·"),
    ("cedilla", "¸"),
    ("ordmasculine", "º"),
    ("onequarter", "¼"),
    ("onehalf", "½"),
    ("threequarters", "¾"),
    ("questiondown", "¿"),
    ("AE", "Æ"),
    ("ae", "æ"),
    ("OE", "Œ"),
    ("oe", "œ"),
    ("Eth", "Ð"),
    ("eth", "ð"),
    ("Thorn", "Þ"),
    ("thorn", "þ"),
    ("germandbls", "ß"),
    ("Oslash", "Ø"),
    ("oslash", "ø"),
    ("Lslash", "Ł"),
    ("lslash", "ł"),
    ("Dcroat", "Đ"),
    ("dcroat", "đ"),
    ("Dslash", "Đ"),
    ("dslash", "đ"),
    ("Hbar", "Ħ"),
    ("hbar", "ħ"),
    ("dotlessi", "ı"),
    ("IJ", "Ĳ"),
    ("ij", "ĳ"),
    ("multiply", "×"),
    ("divide", "÷"),
    ("Euro", "€"),
    ("euro", "€"),
    ("quotesinglbase", "‚"),
    ("quotedblbase", "„"),
    ("quotedblleft", "“"),
    ("quotedblright", "”"),
    ("florin", "ƒ"),
    ("ellipsis", "…"),
    ("dagger", "†"),
    ("daggerdbl", "‡"),
    ("circumflex", "ˆ"),
    ("tilde", "˜"),
    ("caron", "ˇ"),
    ("breve", "˘"),
    ("ring", "˚"),
    ("dotaccent", "˙"),
    ("ogonek", "˛"),
    ("hungarumlaut", "˝"),
    ("perthousand", "‰"),
    ("bullet", "•"),
    ("endash", "–"),
    ("emdash", "—"),
    ("trademark", "™"),
    ("fraction", "⁄"),
    ("fi", "fi"),
    ("fl", "fl"),
    ("ff", "ff"),
    ("ffi", "ffi"),
    ("ffl", "ffl"),
    ("nbspace", " "),
    ("nonbreakingspace", " "),
    ("sfthyphen", "\u{ad}"),
    ("softhyphen", "\u{ad}"),
    ("H18533", "■"),
    ("filledbox", "■"),
    ("H22073", "□"),
    ("a20", "✔"),
    ("a19", "✓"),
    ("a8", "✘"),
    ("checkbox", "☐"),
    ("checkboxchecked", "☒"),
    ("Omega", "Ω"),
    ("Delta", "∆"),
    ("pi", "π"),
    ("infinity", "∞"),
    ("lessequal", "≤"),
    ("greaterequal", "≥"),
    ("notequal", "≠"),
    ("arrowright", "→"),
    ("arrowleft", "←"),
];

/// Accents at the end of a name, and their combining marks.
const ACCENTS: [(&str, char); 12] = [
    ("hungarumlaut", '\u{30b}'),
    ("commaaccent", '\u{327}'),
    ("circumflex", '\u{302}'),
    ("dotaccent", '\u{307}'),
    ("dieresis", '\u{308}'),
    ("cedilla", '\u{327}'),
    ("ogonek", '\u{328}'),
    ("macron", '\u{304}'),
    ("acute", '\u{301}'),
    ("grave", '\u{300}'),
    ("caron", '\u{30c}'),
    ("tilde", '\u{303}'),
];
const MORE_ACCENTS: [(&str, char); 2] = [("breve", '\u{306}'), ("ring", '\u{30a}')];

/// What a glyph shows, by its name; none if the name does not tell (`g12`, `.notdef`).
pub(super) fn by_name(name: &str) -> Option<String> {
    let stem = name.split('.').next().filter(|s| !s.is_empty())?;
    if stem.contains('_') && stem.len() > 1 {
        return stem.split('_').map(by_name).collect();
    }
    if let Some((_, text)) = NAMED.iter().find(|(named, _)| *named == stem) {
        return Some((*text).to_owned());
    }
    let mut letters = stem.chars();
    if let (Some(only), None) = (letters.next(), letters.next()) {
        return only.is_ascii_alphabetic().then(|| only.to_string());
    }
    by_number(stem).or_else(|| accented(stem))
}

/// `uni00EB` and `u1F600`.
fn by_number(stem: &str) -> Option<String> {
    let digits = stem.strip_prefix("uni").filter(|d| d.len() >= 4 && d.len() % 4 == 0);
    let code = |hex: &str| u32::from_str_radix(hex, 16).ok().and_then(char::from_u32);
    if let Some(digits) = digits.filter(|d| d.is_ascii()) {
        return (0..digits.len() / 4).map(|n| code(&digits[n * 4..n * 4 + 4])).collect();
    }
    let digits = stem.strip_prefix('u').filter(|d| (4..=6).contains(&d.len()))?;
    code(digits).map(String::from)
}

fn accented(stem: &str) -> Option<String> {
    let mut all = ACCENTS.iter().chain(&MORE_ACCENTS);
    let (base, mark) = all.find_map(|(accent, mark)| stem.strip_suffix(accent).map(|base| (base, *mark)))?;
    let base = if base == "dotlessi" { "i" } else { base };
    (base.len() == 1 && base.as_bytes()[0].is_ascii_alphabetic())
        .then(|| [base, &mark.to_string()].concat().nfc().collect())
}

/// An encoding that fonts name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    Standard,
    WinAnsi,
    MacRoman,
}

/// StandardEncoding from 0xa1 on where it has something.
const STANDARD_HIGH: &[(u8, char)] = &[
    (0xa1, '¡'),
    (0xa2, '¢'),
    (0xa3, '£'),
    (0xa4, '⁄'),
    (0xa5, '¥'),
    (0xa6, 'ƒ'),
    (0xa7, '§'),
    (0xa8, '¤'),
    (0xa9, '\''),
    (0xaa, '“'),
    (0xab, '«'),
    (0xac, '‹'),
    (0xad, '›'),
    (0xae, 'ﬁ'),
    (0xaf, 'ﬂ'),
    (0xb1, '–'),
    (0xb2, '†'),
    (0xb3, '‡'),
    (0xb4, '·'),
    (0xb6, '¶'),
    (0xb7, '•'),
    (0xb8, '‚'),
    (0xb9, '„'),
    (0xba, '”'),
    (0xbb, '»'),
    (0xbc, '…'),
    (0xbd, '‰'),
    (0xbf, '¿'),
    (0xc1, '`'),
    (0xc2, '´'),
    (0xc3, 'ˆ'),
    (0xc4, '˜'),
    (0xc5, '¯'),
    (0xc6, '˘'),
    (0xc7, '˙'),
    (0xc8, '¨'),
    (0xca, '˚'),
    (0xcb, '¸'),
    (0xcd, '˝'),
    (0xce, '˛'),
    (0xcf, 'ˇ'),
    (0xd0, '—'),
    (0xe1, 'Æ'),
    (0xe3, 'ª'),
    (0xe8, 'Ł'),
    (0xe9, 'Ø'),
    (0xea, 'Œ'),
    (0xeb, 'º'),
    (0xf1, 'æ'),
    (0xf5, 'ı'),
    (0xf8, 'ł'),
    (0xf9, 'ø'),
    (0xfa, 'œ'),
    (0xfb, 'ß'),
];

impl Base {
    /// The letter of a code.
    pub(super) fn letter(self, code: u8) -> Option<char> {
        let decoded = |encoding: &'static encoding_rs::Encoding| {
            let bytes = [code];
            encoding.decode_without_bom_handling(&bytes).0.chars().next()
        };
        let letter = match self {
            Self::WinAnsi => decoded(encoding_rs::WINDOWS_1252),
            Self::MacRoman => decoded(encoding_rs::MACINTOSH),
            Self::Standard => match code {
                0x27 => Some('’'),
                0x60 => Some('‘'),
                0x20..=0x7e => Some(char::from(code)),
                code => STANDARD_HIGH.iter().find(|(c, _)| *c == code).map(|(_, letter)| *letter),
            },
        };
        letter.filter(|c| !c.is_control())
    }
}

/// Widths of Helvetica for 0x20 to 0x7e, in thousandths of the size: the fourteen standard fonts come without theirs.
const HELVETICA: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];

/// Width of a code in a standard font, in thousandths of the size.
pub(super) fn standard_width(font: &str, code: u8) -> f64 {
    if font.contains("Courier") {
        return 600.0;
    }
    let width = f64::from(HELVETICA.get(usize::from(code).wrapping_sub(0x20)).copied().unwrap_or(556));
    // Times runs narrower; a tenth either way does not part or join words.
    if font.contains("Times") { width * 0.9 } else { width }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_they_show() {
        for (name, expected) in [
            ("A", Some("A")),
            ("eacute", Some("é")),
            ("Scaron", Some("Š")),
            ("uni00EB", Some("ë")),
            ("u1F600", Some("😀")),
            ("f_i", Some("fi")),
            ("one.oldstyle", Some("1")),
            ("g123", None),
            (".notdef", None),
            ("ccedilla", Some("ç")),
            ("Gcommaaccent", Some("Ģ")),
            ("space", Some(" ")),
            ("uniéé", None),
            ("G01", None),
        ] {
            assert_eq!(by_name(name).as_deref(), expected, "{name}");
        }
        assert_eq!(Base::WinAnsi.letter(0x80), Some('€'));
        assert_eq!(Base::MacRoman.letter(0x8e), Some('é'));
        assert_eq!(Base::Standard.letter(0xfb), Some('ß'));
    }
}
