//! What is what in plain text: the words typed for this mail, the signature under them, earlier mails quoted or forwarded.
//!
//! Works line by line, in one pass over the lines and a bounded look ahead, so that it is linear in the length.

use crate::model::SectionKind::{self, Body, Quoted, Signature};
use crate::pattern::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Splits the text of a mail into stretches of [`SectionKind::Body`], [`SectionKind::Signature`] and
/// [`SectionKind::Quoted`].
///
/// Ranges are bytes of `text`, in order, whole lines, do not overlap and begin and end with a line that is not blank; what
/// lies between them is blank lines only. Blank text gives none. Line ends may be `\n` or `\r\n`.
///
/// ```
/// use casuspoort::message::layout::split;
/// use casuspoort::model::SectionKind::*;
/// let text = "Graag advies.\n\nMet vriendelijke groet,\nM. Gootzen\n\nVan: Jan\nVerzonden: maandag\nAan: mij\nOnderwerp: x\n";
/// let kinds: Vec<_> = split(text).into_iter().map(|(kind, _)| kind).collect();
/// assert_eq!(kinds, [Body, Signature, Quoted]);
/// ```
pub fn split(text: &str) -> Vec<(SectionKind, Range<usize>)> {
    let lines = lines(text);
    let mut kinds = vec![Body; lines.len()];
    mark_quoted(text, &lines, &mut kinds);
    let mut at = 0;
    while at < lines.len() {
        let end = (at..lines.len()).find(|&i| kinds[i] != kinds[at]).unwrap_or(lines.len());
        if kinds[at] == Body {
            mark_signatures(text, &lines[at..end], &mut kinds[at..end], at == 0);
        }
        at = end;
    }
    join(text, &lines, &kinds)
}

/// Byte ranges of the lines, without their line ends.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    text.split_inclusive('\n')
        .map(|line| {
            let start = at;
            at += line.len();
            start..start + line.trim_end_matches(['\n', '\r']).len()
        })
        .collect()
}

/// Neighbours of one kind become one stretch, without the blank lines around it.
fn join(text: &str, lines: &[Range<usize>], kinds: &[SectionKind]) -> Vec<(SectionKind, Range<usize>)> {
    let mut out: Vec<(SectionKind, Range<usize>)> = Vec::new();
    for (line, &kind) in lines.iter().zip(kinds) {
        if text[line.clone()].trim().is_empty() {
            continue;
        }
        match out.last_mut() {
            Some((last, range)) if *last == kind => range.end = line.end,
            _ => out.push((kind, line.clone())),
        }
    }
    out
}

static BORDER: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?ix)^[\s>*_]*(?:
          -{2,}\s*(?:oorspronkelijke?\s(?:e-?mail)?(?:bericht|mail)?|original\s(?:message|appointment)|doorgestuurd\s?bericht
            |doorgestuurde?\s(?:e-?mail|bericht)|forwarded\s(?:message|by)\b[^-]*|ursprüngliche\snachricht|weitergeleitete\snachricht
            |bericht\sdoorgestuurd)\s*-{2,}
          |begin\s(?:van\s)?(?:het\s)?doorgestuurde?\s(?:bericht|e-?mail)\s*:?
          |begin\sforwarded\smessage\s*:?
          |-{3,}\s*oorspronkelijk\s.{0,20}-{3,}
        )[\s*_]*$",
    )
});

static FIELD: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?ix)^[\s*_]*(?:
          (van|from|von|afzender)
          |(verzonden(?:\sop)?|verstuurd|sent|datum|date|gesendet)
          |(aan|to|an)
          |(cc|bcc|kopie)
          |(onderwerp|subject|betreft|betreff)
          |(?:beantwoorden\saan|reply-to|antwoord\saan|urgentie|belang|importance|bijlagen?|attachments?)
        )[\s*_]*:",
    )
});

static ATTRIBUTION: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?isx)^\s*(?:
          op\s.{0,160}\d.{0,160}\s(?:schreef|heeft)\b.{0,200}:
          |.{0,120}\sschreef\s(?:op|het\svolgende|het)\b.{0,160}:
          |on\s.{0,160}\d.{0,160}\swrote\s*:
          |am\s.{0,160}\d.{0,160}\sschrieb\b.{0,160}:
          |le\s.{0,160}\d.{0,160}\sa\sécrit\s*:
        )[\s*_]*$",
    )
});

/// A verb without which nothing is an [`ATTRIBUTION`].
static WROTE: LazyLock<Regex> = LazyLock::new(|| regex("(?i)schreef|heeft|wrote|schrieb|crit"));

fn regex(pattern: &'static str) -> Regex {
    Regex::new(pattern).expect("written out here and compiled by `build.rs`")
}

fn is_marked(line: &str) -> bool {
    line.trim_start().starts_with('>')
}

/// Whether a line is marked as quoted with a bar, as some programs do; the row of a table has more bars than one.
pub(crate) fn is_barred(line: &str) -> bool {
    let line = line.trim_end();
    line == "|" || line.strip_prefix("| ").is_some_and(|rest| !rest.contains('|'))
}

/// Marks quoted lines: `>` marks line by line, everything below a border or a block of header fields.
fn mark_quoted(text: &str, lines: &[Range<usize>], kinds: &mut [SectionKind]) {
    let line = |i: usize| &text[lines[i].clone()];
    let mut i = 0;
    while i < lines.len() {
        // One such line may be anything; two make a quotation.
        let barred = |n: usize| n < lines.len() && is_barred(line(n));
        if is_marked(line(i)) || barred(i) && (barred(i + 1) || i > 0 && barred(i - 1)) {
            kinds[i] = Quoted;
        } else if line(i).len() <= 200 && (BORDER.is_match(line(i)) || is_field_block(text, &lines[i..])) {
            let from = if i > 0 && is_rule(line(i - 1)) { i - 1 } else { i };
            kinds[from..].fill(Quoted);
            return;
        } else if let Some(height) = attribution(text, &lines[i..]) {
            kinds[i..i + height].fill(Quoted);
            let next = (i + height..lines.len()).find(|&n| !line(n).trim().is_empty());
            if !next.is_some_and(|n| is_marked(line(n)) || is_barred(line(n))) {
                kinds[i..].fill(Quoted);
                return;
            }
            i += height;
            continue;
        }
        i += 1;
    }
}

/// A line of underscores or dashes, as Outlook draws above a quoted mail.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 5 && line.chars().all(|c| matches!(c, '_' | '-' | '=' | '—' | '*'))
}

/// Whether a block of header fields of an earlier mail starts here: the first line is a field, and within eight lines
/// there are a sender and two other kinds, without prose between them.
fn is_field_block(text: &str, lines: &[Range<usize>]) -> bool {
    if !FIELD.is_match(&text[lines[0].clone()]) {
        return false;
    }
    let mut seen = [false; 5];
    let mut strangers = 0;
    for range in lines.iter().take(12) {
        let line = &text[range.clone()];
        let Some(found) = FIELD.captures(line.get(..line.floor_char_boundary(60)).unwrap_or(line)) else {
            strangers += usize::from(!line.trim().is_empty());
            if strangers > 2 {
                break;
            }
            continue;
        };
        // Sender, date, reader, copies, subject: the first five groups.
        for (kind, seen) in seen.iter_mut().enumerate() {
            *seen |= found.get(1 + kind).is_some();
        }
    }
    seen[0] && seen.iter().filter(|&&s| s).count() >= 3
}

/// The height in lines of "Op … schreef …:" that starts here, if it does. Mail programs break it over up to four lines.
fn attribution(text: &str, lines: &[Range<usize>]) -> Option<usize> {
    let first = &text[lines[0].clone()];
    if first.trim().is_empty() {
        return None;
    }
    (1..=lines.len().min(4)).find(|&height| {
        let all = &text[lines[0].start..lines[height - 1].end];
        all.len() <= 500
            && all.trim_end().ends_with([':', '*', '_'])
            && WROTE.is_match(all)
            && ATTRIBUTION.is_match(all)
    })
}

static SIGN_OFF: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?ix)^[\s*_]*(?:
          met\s(?:[\w.-]+\s){0,3}groet(?:en|jes)?
          |bij\svoorbaat\s(?:hartelijk\s)?(?:dank|bedankt)|fijne\s(?:dag|avond|week|middag|weekend)|prettige?\s(?:dag|avond|week|weekend)
          |(?:met\s|mit\s)?(?:(?:een\s)?(?:heel\s)?(?:vriendelijke|vriendelike|vriedelijke|hartelijke|hartelike|warme|zonnige|collegiale|beste|lieve|sportieve|fijne|veel|vr\.?|h\.?|freundlichen)\s?(?:en\s\w+\s)?){1,2}(?:groet(?:en|jes)?|grüßen|groetn|gr\.?)
          |groet(?:en|jes|ekes|n|ies)?|grt(?:n|jes|z)?|gr(?:tz|oetz)?\.?|gr\.\sv\.
          |m\.?\s?v\.?\s?g\.?|v\.?r?\.?\s?gr\.?|mvrgr|mvrg
          |hoogachtend|hartelijks|liefs|(?:kind|best|warm)?\s?regards|cheers|sincerely|yours\ssincerely
          |gegroet|groetend|de\sgroeten|hertelikke\sgrote|groete|hajje|adieë
        )([\s,.!:;*_–-].*)?$",
    )
});

static MACHINE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?ix)^[\s*_<\[]*(?:
          (?:verstuurd|verzonden|gesendet)\s(?:vanaf|vanuit|met|via|von)\s
          |sent\sfrom\s(?:my|outlook)|get\soutlook\sfor|outlook\svoor\s|download\soutlook
        )",
    )
});

static DISCLAIMER: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?ix)^[\s*_>]*(?:
          disclaimer\b|proclaimer\b|vertrouwelijkheid
          |(?:de\sinformatie|dit\s(?:e-?mail)?\s?bericht|deze\s(?:e-?mail|mail|boodschap)|de\sinhoud\svan\s(?:dit|deze)).{0,120}(?:bestemd|vertrouwelijk|geadresseerde|rechten)
          |aan\s(?:dit|deze)\s.{0,40}geen\srechten|(?:denk|think)\s.{0,20}(?:milieu|environment|before\syou\sprint|voordat)
          |this\s(?:e-?mail|message).{0,120}(?:confidential|intended)
          |bezoek\sonze\swebsite|volg\sons\sop
        )",
    )
});

static BANNER: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?ix)^[\s*_]*(?:
          \[?\s*(?:extern|external|externe?\s(?:e-?)?mail|external\s(?:e-?mail|sender))\s*[\]!:]
          |(?:let\sop|waarschuwing|caution|warning)\b.{0,60}(?:extern|buiten|external|outside)
          |u\sontvangt\s(?:niet\svaak|zelden)\s|je\sontvangt\sniet\svaak\s|you\sdon.t\soften\sget\s
          |some\speople\swho\sreceived\sthis|(?:deze|dit)\s(?:e-?mail|bericht)\s(?:is\safkomstig|komt)\svan\sbuiten
          |meer\sinformatie\sover\swaarom\sdit\sbelangrijk|learn\swhy\sthis\sis\simportant
        )",
    )
});

static HEADING: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?ix)^[\s*_\-•\d.)]*(?:p\.?\s?s\.?\b|nb\b|n\.b\.|(?:mijn\s|het\s|de\s|concrete\s)?(?:doel|vraag|vraagstelling|verzoek|toestemming|situatie|casus|aanleiding|achtergrond|reden|betrokken|gezin|hulpvraag|knelpunt)\b[^:?]{0,40}[:?])",
    )
});

/// Marks banners at the head and signatures within one stretch of body lines.
fn mark_signatures(text: &str, lines: &[Range<usize>], kinds: &mut [SectionKind], first: bool) {
    let line = |i: usize| &text[lines[i].clone()];
    let mut banners = if first { 8 } else { 0 };
    let (mut within, mut legal) = (false, false);
    for (i, kind) in kinds.iter_mut().enumerate() {
        let words = line(i).trim();
        if words.is_empty() {
            continue;
        }
        if banners > 0 && BANNER.is_match(head(words)) {
            *kind = Signature;
            continue;
        }
        banners = usize::saturating_sub(banners, 1);
        if is_signature_start(line(i)) {
            within = true;
            legal |= DISCLAIMER.is_match(head(words));
        } else if within && (HEADING.is_match(head(words)) || !legal && is_prose(words)) {
            within = false;
        }
        if within {
            *kind = Signature;
        }
    }
    let block = closing_block(text, lines);
    kinds[block].fill(Signature);
}

/// The last paragraph, when it is a name with function, organisation or number under a text, without any greeting; empty
/// otherwise.
fn closing_block(text: &str, lines: &[Range<usize>]) -> Range<usize> {
    let line = |i: usize| text[lines[i].clone()].trim();
    let end = (0..lines.len()).rev().find(|&i| !line(i).is_empty()).map_or(0, |i| i + 1);
    let Some(blank) = (end.saturating_sub(7)..end).rev().find(|&i| line(i).is_empty()) else {
        return 0..0;
    };
    let is_short = |i: usize| {
        let l = line(i);
        l.chars().count() <= 70
            && !l.ends_with(['.', '?', ':', '!', ';'])
            && !l.starts_with(['-', '*', '•', '>'])
            && !l.contains('\t')
            && !HEADING.is_match(l)
    };
    let above = (0..blank).any(|i| !line(i).is_empty());
    let fits = above && (blank + 1..end).all(is_short) && is_name(line(blank + 1), end - blank - 1);
    if fits { blank + 1..end } else { 0..0 }
}

/// Words with capitals, perhaps a function behind a comma; a single word only as the only line.
fn is_name(line: &str, lines: usize) -> bool {
    let name = line.split([',', '|', '(', '/']).next().unwrap_or("").trim();
    let words: Vec<&str> = name.split_whitespace().collect();
    let small = ["van", "de", "der", "den", "ten", "ter", "te", "el", "en", "op", "in", "'t"];
    let capital = |w: &&str| {
        w.chars().next().is_some_and(char::is_uppercase)
            && w.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\''))
    };
    let right =
        !words.is_empty() && words.iter().all(|w| capital(w) || small.contains(w)) && words.last().is_some_and(capital);
    right && (2..=5).contains(&words.len())
        || right
            && words.len() == 1
            && lines == 1
            && name.chars().count() <= 15
            && name.chars().skip(1).all(char::is_lowercase)
}

/// Enough of a line to recognise it by; keeps a very long line from being searched whole.
fn head(line: &str) -> &str {
    &line[..line.floor_char_boundary(300)]
}

fn is_signature_start(line: &str) -> bool {
    let head = head(line);
    // RFC 3676 §4.3: the signature separator is "-- "; many programs drop the space.
    line == "-- " || line.trim() == "--" || MACHINE.is_match(head) || DISCLAIMER.is_match(head) || is_sign_off(head)
}

/// "Groetjes Anja" is one, "Groet de buurman al jaren niet meer." is not.
fn is_sign_off(line: &str) -> bool {
    let Some(found) = SIGN_OFF.captures(line) else {
        return false;
    };
    let rest = found.get(1).map_or("", |m| m.as_str());
    let names = rest.trim_matches(|c: char| !c.is_alphanumeric());
    let count = names.split_whitespace().count();
    let capital = names.chars().next().is_none_or(char::is_uppercase);
    if rest.trim_end().ends_with(['?', ';']) || rest.contains('=') {
        return false;
    }
    if rest.starts_with('.') || rest.starts_with(',') || names.is_empty() {
        count <= 10
    } else {
        count <= 3 || capital && count <= 8
    }
}

static OFFICE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:werk\w*|aanwezig|afwezig|bereikbaar|bezoek\w*|kantoor|telefo\w+|www|volg|vrij|maandag|dinsdag|woensdag|donderdag|vrijdag|postbus|kvk)\b|@|\d{4}",
    )
});

/// A line that a signature does not hold: a question or a sentence that speaks of something else than office hours. Case
/// text taken for a signature would be lost, a slogan taken for text is only untidy.
fn is_prose(line: &str) -> bool {
    let words = line.split_whitespace().count();
    line.ends_with('?') || words >= 4 && line.ends_with(['.', '!']) && !OFFICE.is_match(head(line)) || words >= 16
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// One letter per line: b, s, q, and `.` for blank.
    fn letters(text: &str) -> String {
        let sections = split(text);
        lines(text)
            .iter()
            .map(|line| match sections.iter().find(|(_, r)| r.start <= line.start && line.end <= r.end) {
                _ if text[line.clone()].trim().is_empty() => '.',
                Some((Body, _)) => 'b',
                Some((Signature, _)) => 's',
                Some((Quoted, _)) => 'q',
                _ => '!',
            })
            .collect()
    }

    #[test]
    fn every_line_is_what_a_reader_takes_it_for() {
        for (expected, text) in [
            ("b", "Mevrouw zit klem."),
            ("b.ss", "Graag advies.\n\nMet vriendelijke groet,\nM. Gootzen"),
            ("b.s", "Graag advies.\n\nGroetjes Anja"),
            ("b.s", "graag advies\n\ngr anja"),
            ("bs", "Graag advies.\nMvg Petra (PIW)"),
            ("b.ssss", "Graag advies.\n\nHartelijke groeten,\nPetra\nwijkverpleegkundige\n06-12345678"),
            ("b.sss", "Graag advies.\n\n-- \nPetra\nPIW"),
            ("b.s.bb", "Graag advies.\n\nGroet, Petra\n\nDoel: afstemmen\nVraag: wie kan helpen?"),
            ("b.s.b", "Graag advies.\n\nGroet, Petra\n\nPS: ze is donderdag niet thuis"),
            ("b.ss", "Graag advies.\n\nGuido Voorbeeld\nJPP, g.voorbeeld@jpp.example"),
            ("b.s", "Graag advies.\n\nEls"),
            ("b.s.s", "Graag advies.\n\nMet zomerse groet,\n\nEls"),
            ("b.bb", "Mevrouw is alleen.\n\nBekend bij Radar\nWoont alleen in de flat"),
            ("b.sss.b", "Graag advies.\n\nMvg,\nPetra\nIk werk op maandag en dinsdag.\n\nHaar dochter komt ook mee."),
            ("b", "Groet de buurman al jaren niet meer."),
            ("b", "Gr zegt hij dan, en loopt door naar de achterdeur van de flat."),
            ("b.s", "Dank.\n\nVerstuurd vanaf mijn iPhone"),
            ("s.b", "[EXTERN] Deze mail komt van buiten\n\nMevrouw zit klem."),
            (
                "b.s",
                "Dank.\n\nDit bericht is uitsluitend bestemd voor de geadresseerde. Gebruik door anderen is niet toegestaan. Aan dit bericht kunnen geen rechten worden ontleend.",
            ),
        ] {
            assert_eq!(letters(text), expected, "{text}");
        }
    }

    #[test]
    fn earlier_mails_are_quoted_in_dutch_and_english() {
        for (expected, text) in [
            ("b.qqqq.q", "Zie onder.\n\nVan: Jan\nVerzonden: maandag 2 november 2026\nAan: mij\nOnderwerp: x\n\ntekst"),
            ("b.qqqq.q", "Zie onder.\n\n*Van:* Jan\n*Verzonden:* maandag\n*Aan:* mij\n*Onderwerp:* x\n\ntekst"),
            (
                "b.qqqqq.q",
                "Zie onder.\n\n________________________________\nFrom: Jan\nSent: Monday\nTo: me\nSubject: x\n\ntekst",
            ),
            ("b.qq", "Zie onder.\n\n-----Oorspronkelijk bericht-----\ntekst"),
            (
                "b.q.qqqq.q",
                "Zie.\n\nBegin doorgestuurd bericht:\n\nVan: Jan\nOnderwerp: x\nDatum: 2 november\nAan: mij\n\ntekst",
            ),
            (
                "b.qqqqq.q",
                "Zie.\n\n---------- Forwarded message ---------\nVan: Jan\nDate: ma 2 nov\nSubject: x\nTo: mij\n\ntekst",
            ),
            ("b.qqq", "Dank.\n\nOp ma 2 nov 2026 om 10:12 schreef Jan Jansma <jan@piw.example>:\n> tekst\n> meer"),
            ("b.qq.q", "Dank.\n\nOp ma 2 nov 2026 om 10:12 schreef\nJan Jansma <jan@piw.example>:\n\ntekst"),
            ("b.qqqqq", "Dank.\n\nOp 2 nov. 2026 10:12 schreef Jan\nJansma <\njan@piw.example\n>:\n> tekst"),
            ("b.qq", "Thanks.\n\nOn Mon, Nov 2, 2026 at 10:12 AM Jan wrote:\n> text"),
            ("q.b.q.b", "> vraag een\n\nJa.\n\n> vraag twee\n\nNee."),
            ("b.qqq", "Zie onder.\n\n| Doel: rust\n|\n| Vraag: wie helpt?"),
            ("b.bb", "Zie onder.\n\n| Doel | rust |\n| Vraag | wie helpt? |"),
            ("b.b", "Zie onder.\n\n| los"),
            (
                "bb",
                "Op school schreef de juf in 2025 een brief aan de ouders: ze komt niet meer.\nVan de buren geen klachten.",
            ),
            ("bbb", "Van: huis uit gezet\nAan: wie de vraag?\nDat is niet bekend."),
        ] {
            assert_eq!(letters(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn stretches_are_ordered_and_leave_out_blank_lines_only(text in "(?s).{0,400}|([>\\- a-zA-Z:,.?\n]|Van:|Aan:|Onderwerp:|groet|--){0,80}") {
            let mut at = 0;
            for (_, range) in split(&text) {
                prop_assert!(range.start >= at && range.end > range.start);
                prop_assert!(text[at..range.start].trim().is_empty());
                at = range.end;
            }
            prop_assert!(text[at..].trim().is_empty());
        }
    }
}
