//! Character sets of RTF: code pages by their number, fonts by their `\fcharset`.

use encoding_rs::{
    BIG5, EUC_KR, Encoding, GBK, MACINTOSH, SHIFT_JIS, UTF_8, WINDOWS_874, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252,
    WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256, WINDOWS_1257, WINDOWS_1258,
};

/// What bytes of text stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::document) enum Page {
    /// A code page that the web knows too.
    Known(&'static Encoding),
    /// One of DOS: its upper half.
    Dos(&'static str),
}

const CP437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";
const CP850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

impl Page {
    pub(in crate::document) const WESTERN: Self = Self::Known(WINDOWS_1252);

    /// By the number of the code page (`\ansicpg`, `PR_INTERNET_CPID` and the like); none if nobody knows it.
    pub(in crate::document) fn by_number(number: i64) -> Option<Self> {
        Some(Self::Known(match number {
            0 | 1252 | 20127 | 28591 => WINDOWS_1252,
            437 => return Some(Self::Dos(CP437)),
            850 | 858 => return Some(Self::Dos(CP850)),
            874 => WINDOWS_874,
            932 => SHIFT_JIS,
            936 | 54936 => GBK,
            949 | 1361 => EUC_KR,
            950 => BIG5,
            1250 => WINDOWS_1250,
            1251 => WINDOWS_1251,
            1253 => WINDOWS_1253,
            1254 | 28599 => WINDOWS_1254,
            1255 => WINDOWS_1255,
            1256 => WINDOWS_1256,
            1257 => WINDOWS_1257,
            1258 => WINDOWS_1258,
            10000 => MACINTOSH,
            20866 => encoding_rs::KOI8_R,
            28592 => encoding_rs::ISO_8859_2,
            28605 => encoding_rs::ISO_8859_15,
            65001 => UTF_8,
            _ => return None,
        }))
    }

    /// By the character set of a font; none for the document's own.
    pub(super) fn by_charset(number: i32) -> Option<Self> {
        let page = match number {
            77 => 10000,
            128 => 932,
            129 | 130 => 949,
            134 => 936,
            136 => 950,
            161 => 1253,
            162 => 1254,
            163 => 1258,
            177 => 1255,
            178 => 1256,
            186 => 1257,
            204 => 1251,
            222 => 874,
            238 => 1250,
            254 => 437,
            255 => 850,
            _ => return None,
        };
        Self::by_number(page)
    }

    pub(in crate::document) fn decode(self, bytes: &[u8]) -> String {
        match self {
            Self::Known(encoding) => encoding.decode_without_bom_handling(bytes).0.into_owned(),
            Self::Dos(upper) => {
                let of = |b: u8| {
                    if b < 128 { char::from(b) } else { upper.chars().nth(usize::from(b) - 128).unwrap_or('?') }
                };
                bytes.iter().map(|b| of(*b)).collect()
            }
        }
    }
}

/// Boxes and ticks of Wingdings and of Wingdings 2, in which forms are ticked off.
pub(super) fn wingding(byte: u8, second: bool) -> Option<char> {
    Some(match (byte, second) {
        (0x6f | 0x70 | 0x71 | 0xa8, false) | (0x2a | 0xa3, true) => '☐',
        (0xfe, false) | (0x52, true) => '☑',
        (0x78 | 0xfd, false) | (0x53 | 0x54, true) => '☒',
        (0xfc, false) | (0x50, true) => '✓',
        (0xfb, false) | (0x4f, true) => '✗',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_read_by_code_page_and_charset() {
        assert_eq!(Page::WESTERN.decode(b"Zo\xeb"), "Zoë");
        assert_eq!(Page::by_number(437).map(|p| p.decode(b"Zo\x89")).as_deref(), Some("Zoë"));
        assert_eq!(Page::by_charset(238).map(|p| p.decode(b"\xa3ukasz")).as_deref(), Some("Łukasz"));
        assert_eq!(Page::by_charset(0), None);
        assert_eq!((CP437.chars().count(), CP850.chars().count()), (128, 128));
    }
}
