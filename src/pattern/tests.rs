use super::anchors::Anchors;
use super::run::Word;
use super::source::Dialect;
use super::*;
use proptest::prelude::*;
use regex_syntax::hir::Hir;
use std::sync::LazyLock;

/// A pattern that no list holds, read anew.
fn plain(pattern: &str) -> Option<Regex> {
    anew(Dialect::Plain, pattern)
}

fn anew(dialect: Dialect, pattern: &str) -> Option<Regex> {
    Regex::anew(Source::Written(dialect, pattern.to_owned().into())).ok()
}

/// All matches with their groups.
type Found = Vec<Vec<Option<std::ops::Range<usize>>>>;

fn by_us(pattern: &Regex, text: &str) -> Found {
    let groups = pattern.slots().len() / 2;
    pattern.captures_iter(text).map(|c| (0..groups).map(|n| c.get(n).map(|m| m.range())).collect()).collect()
}

fn by_crate(pattern: &regex::Regex, text: &str) -> Found {
    pattern.captures_iter(text).map(|c| c.iter().map(|g| g.map(|m| m.range())).collect()).collect()
}

#[track_caller]
fn same(pattern: &str, text: &str) {
    let (own, bare) = (plain(pattern).expect(pattern), regex::Regex::new(pattern).expect(pattern));
    assert!(own.program.is_some(), "{pattern}");
    assert_eq!(by_us(&own, text), by_crate(&bare, text), "{pattern} in {text:?}");
    assert_eq!(own.is_match(text), bare.is_match(text), "{pattern} in {text:?}");
    assert_eq!(own.replace_all(text, "-"), bare.replace_all(text, "-"), "{pattern} in {text:?}");
}

#[test]
fn a_program_finds_what_the_crate_finds() {
    for (pattern, text) in [
        (r"(?-u:\b)(?:doel|vraag)(?-u:\b)", "doel, vraagje en vraag"),
        (r"(a|ab)(c|bcd)(d*)", "abcd abcdd"),
        (r"(?:een|een goede|geen)(?: (vraag|vriend))?", "een goede vriend, geen vraag"),
        (r"(?i)STRASSE|stra[ßs]e", "Straße strasse STRAẞE"),
        (r"[^a-z]{1,3}?x|\d{2,}$", "12x é€x 1234"),
        (r"(?m)^(\w+): *$", "van:\naan: \nü: x\n"),
        (r"(?:(\d+)[,;] ?){1,3}?(\d+)?", "1, 2; 3,4 5"),
        (r"^\s*(?:-|(\d)\.)?", "  2. drie"),
        (r"\bcafé\b|caf", "café cafés"),
        (r"(?:ab?){0,2}c", "aabc abac abababc"),
        (r"x*", "axxb"),
        ("", "é"),
        (r"[^\n]*?(?:einde|€)", "het einde\n10 €"),
    ] {
        same(pattern, text);
    }
}

#[test]
fn what_goes_back_too_often_is_left_to_the_crate() {
    same(r"(?:a|aa|aaa)+(?:a|aa)+b", &"a".repeat(400));
    same(r"[a-z]+[a-z]+@", &"a".repeat(5_000));
}

#[test]
fn what_programs_do_not_know_is_left_to_the_crate() {
    let pattern = plain(r"(?:a?)*b").expect("well formed");
    assert!(pattern.program.is_none());
    assert_eq!(pattern.find("xaab").map(|m| m.range()), Some(1..4));
    assert!(plain("(").is_none());
}

#[test]
fn a_pattern_over_folded_text_is_as_written_but_for_its_classes() {
    for (pattern, found, stays) in [
        (r"\bgeb\w* \d+\s?[\d-]+", "geboren 12 -3", "begeboren 12 -3"),
        (r"[^\s)]+\.\\", "a.\\", "a. "),
        (r"(?x)een\ \W # \d", "een !", "een 1"),
    ] {
        let pattern = anew(Dialect::Folded, pattern).expect(pattern);
        assert!(pattern.is_match(found) && !pattern.is_match(stays), "{pattern:?}");
    }
}

fn hir(pattern: &str) -> Hir {
    source::parsed(Dialect::Plain, pattern).expect(pattern)
}

#[test]
fn a_pattern_needs_the_words_without_which_it_cannot_match() {
    for (pattern, opens, stays) in [
        (r"\b(?:doel|vraag)\b", "mijn vraag is", "een heel ander verhaal"),
        (r"toe?ste[m]{1,3}i\w*", "tostemmming", "instemming"),
        (r"\d{2} ?(?:januari|februari)", "in februari", "in april 12"),
        (r"(?:heel |erg )*blij(?: mee)?", "blij", "heel erg droef"),
    ] {
        let needed = words::needed(&hir(pattern)).expect("it needs words");
        let holds = |text: &str| {
            needed
                .begins
                .iter()
                .chain(&needed.within)
                .any(|w| text.contains(std::str::from_utf8(&w.text).expect("words")))
        };
        assert!(holds(opens) && !holds(stays), "{pattern}");
    }
    for pattern in [r"\w+", r"[a-z]{3}|doel", r"(?:doel)?\d", "", "[ae]{1,6}"] {
        assert!(words::needed(&hir(pattern)).is_none(), "{pattern}");
    }
}

#[test]
fn over_ascii_a_pattern_is_the_same_and_smaller() {
    let pattern = r"^\W{0,4}(?:doel|vraag)[^.?!]{0,20}?([a-z]+)$";
    let narrow = anew(Dialect::Ascii, pattern).expect(pattern);
    let wide = plain(&pattern.replace(r"\W", "[^a-z0-9_A-Z]")).expect(pattern);
    for text in ["- doel: rust", "vraag", "  doel wie?", "x doel a"] {
        assert_eq!(by_us(&narrow, text), by_us(&wide, text), "{text}");
    }
}

/// Patterns of a room of the tests, their words in one tree.
static ROOM: LazyLock<(Vec<(Regex, regex::Regex)>, Anchors)> = LazyLock::new(|| {
    const TESTS: u8 = 200;
    let patterns = [
        r"(?-u:\b)(?:aan|van|de)(?-u:\b)",
        r"(?-u:\b)de(?:r|n)?(?-u:\b)",
        r"van (?:de|het)",
        r"an(?-u:\b)",
        r"(?-u:\b)he",
        r"[a-z]+de",
        r"(?-u:\b)(?:an|het|de)(?-u:\b)[^.]{0,9}(?-u:\b)(?:van|der)",
        r"^van",
        r"de$",
        r"a(?-u:\b) ",
        r"[a-z]+",
        r"(?-u:\b)[a-z]*het",
        r"(?-u:\b)(?:[a-z]*an|van)?der?(?-u:\b)",
    ];
    let needed: Vec<_> = patterns.iter().map(|p| words::needed(&hir(p))).collect();
    let branches: Vec<Vec<_>> = patterns
        .iter()
        .zip(&needed)
        .map(|(pattern, needed)| match needed {
            Some(needed) if needed.exact => Vec::new(),
            _ => words::branches(&hir(pattern)).iter().map(words::needed).collect(),
        })
        .collect();
    let asked = (0..).zip(&needed).zip(&branches).map(|((number, needed), branches)| {
        let whole = needed.as_ref();
        let branches = if branches.is_empty() { vec![whole] } else { branches.iter().map(Option::as_ref).collect() };
        trie::Asked { number, whole, branches }
    });
    let tree: Vec<Word> = trie::written(asked).into_iter().map(u32::to_le_bytes).collect();
    let each = patterns.iter().zip(0..).zip(&needed).map(|((pattern, number), needed)| {
        let mut own = plain(pattern).expect(pattern);
        let (exact, begin) = needed.as_ref().map_or((false, false), |n| (n.exact, !n.begins.is_empty()));
        own.place = Some(Place { room: TESTS, number, exact, begin, needs: true, branch: 0, branches: 0 });
        (own, regex::Regex::new(pattern).expect(pattern))
    });
    (each.collect(), Anchors::of(TESTS, tree.leak()))
});

proptest! {
    #[test]
    fn a_program_finds_what_the_crate_finds_in_any_text(
        pattern in r"(\(\?-u:\\b\)|\\b|\^|\$|(\(\?i:|\(\?:|\()(doel|vra{1,3}g|[abo]{1,2}|t?es){1,3}(\|(do|vr|es|é)){0,2}\)?|(aan|[vd]an?)(\+|\*|\?|\{2,3\}|\{0,2\}\?)|\||\[a-o\]\+|\[\^a\]\*\?|é|k|s){1,8}",
        text in "(doel|vraa?g|aan|van|dan|tes|es|é|ſ|K| |a|b|o|V|\n){0,12}",
    ) {
        if let (Some(own), Ok(bare)) = (plain(&pattern), regex::Regex::new(&pattern)) {
            prop_assert_eq!(by_us(&own, &text), by_crate(&bare, &text), "{} {:?}", pattern, text);
            prop_assert_eq!(own.is_match(&text), bare.is_match(&text));
        }
    }

    #[test]
    fn what_a_text_knows_changes_nothing_that_is_found(
        text in "(aan|van|de|der|het|hé|an| |\\.|a|n){0,14}", from in 0usize..12, to in 0usize..30,
    ) {
        let (patterns, anchors) = &*ROOM;
        let hits = anchors.look(&text);
        let from = (from.min(text.len())..).find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        let to = (to.clamp(from, text.len())..).find(|at| text.is_char_boundary(*at)).unwrap_or(from);
        let (whole, part) = (hits.text(&text, 0..text.len()), hits.text(&text, from..to));
        for (own, bare) in patterns {
            prop_assert_eq!(own.is_match(whole), bare.is_match(&text), "{:?}", bare);
            prop_assert_eq!(own.is_match(part), bare.is_match(&text[from..to]), "{:?}", bare);
            prop_assert_eq!(own.is_match(whole.part(from..to)), bare.is_match(&text[from..to]), "{:?}", bare);
            prop_assert_eq!(
                own.find_iter(whole).map(|m| m.range()).collect::<Vec<_>>(),
                bare.find_iter(&text).map(|m| m.range()).collect::<Vec<_>>(),
                "{:?}", bare
            );
            prop_assert_eq!(own.find(part.trimmed()).map(|m| m.range()), bare.find(text[from..to].trim()).map(|m| m.range()));
        }
    }
}
