//! Signs of the fonts that draw boxes and ticks instead of letters.

/// What a sign of Wingdings and its like shows, where it is a box or a tick; else nothing.
pub(super) fn sign(font: &str, code: u32) -> Option<char> {
    let code = code & 0xff;
    match (font.to_ascii_lowercase().as_str(), code) {
        ("wingdings", 0x6f | 0x71 | 0x72 | 0xa8) => Some('☐'),
        ("wingdings", 0xfd | 0xfe | 0x78) => Some('☒'),
        ("wingdings", 0xfc) => Some('✓'),
        ("wingdings", 0xfb) => Some('✗'),
        ("wingdings 2", 0xa3 | 0x2a | 0x30 | 0x35) => Some('☐'),
        ("wingdings 2", 0x52..=0x55) => Some('☒'),
        ("wingdings 2", 0x50) => Some('✓'),
        ("wingdings 2", 0x4f) => Some('✗'),
        ("webdings", 0x63) => Some('☐'),
        ("webdings", 0x61) => Some('✓'),
        _ => None,
    }
}

/// Text in a font: of a font that draws signs, what the signs show.
pub(super) fn shown(font: &str, text: &str) -> String {
    let of = |c: char| match u32::from(c) {
        code @ 0xf000..=0xf0ff => sign(font, code),
        _ => Some(c),
    };
    text.chars().filter_map(of).collect()
}
