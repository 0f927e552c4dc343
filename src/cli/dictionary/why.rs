//! Why a word is what it is: its lists, its own entry, and what became of it in a text.

use super::change::says;
use crate::anonymise::WordReason;
use crate::cli::Failure;
use crate::cli::scan::Scanner;
use crate::config::RuleSet;
use crate::dictionary::{Dictionary, Entry, Gender, Tier, key};
use crate::model::{Finding, Findings, Span, Verdict};
use std::path::Path;
use std::sync::Arc;

/// Explains one word, and each place where it stands in a text.
pub(super) fn why(rules: RuleSet, word: &str, text: Option<&Path>, profile: Option<&str>) -> Result<(), Failure> {
    let key = key::phrase(word);
    if key.is_empty() {
        return Err(Failure::Usage(format!("{word:?}: expected a word")));
    }
    let dictionary = rules.dictionary.clone();
    println!("{key}");
    lists(&dictionary, &key).iter().for_each(|line| println!("  {line}"));
    let Some(path) = text else { return Ok(()) };
    let read = Read::of(rules, path, profile)?;
    let places = read.places(&key);
    if places.is_empty() {
        println!("{}: the word does not stand there", path.display());
    }
    for words in places {
        println!("{}: {:?}", read.place(words[0].span), read.words(words));
        let span = Span::new(words[0].span.start, words[words.len() - 1].span.end);
        let mut found = read.findings.list.iter().filter(|f| f.span.overlaps(span)).peekable();
        if found.peek().is_none() {
            println!("  stays: nothing was found here");
        }
        found.for_each(|f| println!("  {}", told(f)));
        words.iter().for_each(|w| println!("  {}", read.judged(w)));
    }
    Ok(())
}

/// Every finding of a text, with its words, its rule and the entries behind it.
pub(super) fn test(rules: RuleSet, path: &Path, profile: Option<&str>) -> Result<(), Failure> {
    let read = Read::of(rules, path, profile)?;
    for finding in &read.findings.list {
        println!("{}: {:?}", read.place(finding.span), finding.span.of(&read.text));
        println!("  {}", told(finding));
        let words = read.reasons.iter().filter(|w| finding.span.overlaps(w.span));
        for word in words {
            let key = key::phrase(word.span.of(&read.text));
            own(&read.dictionary, &key).iter().for_each(|line| println!("  {key}: {line}"));
        }
    }
    read.findings.doubts.iter().for_each(|doubt| println!("look at the whole: {doubt}"));
    let count = |verdict| read.findings.list.iter().filter(|f| f.verdict == verdict).count();
    println!("{} taken out, {} flagged, {} kept", count(Verdict::Redact), count(Verdict::Flag), count(Verdict::Keep));
    Ok(())
}

/// A text with all that is known of it.
struct Read {
    name: String,
    text: String,
    dictionary: Arc<Dictionary>,
    findings: Findings,
    reasons: Vec<WordReason>,
}

impl Read {
    fn of(rules: RuleSet, path: &Path, profile: Option<&str>) -> Result<Self, Failure> {
        let name = path.display().to_string();
        let text = std::fs::read_to_string(path)
            .map_err(|e| Failure::NoInput(format!("{name}: {e}; give a readable file in UTF-8")))?;
        let dictionary = rules.dictionary.clone();
        let mut scanner = Scanner::new(Some(rules));
        let profile = scanner.profile(profile)?;
        let (_, findings, _) = scanner.scan(&text, &profile);
        let reasons = scanner.reasons(&text, &profile);
        Ok(Self { name, text, dictionary, findings, reasons })
    }

    /// Where the words of a key stand one after the other; the last one may have a genitive.
    fn places(&self, key: &str) -> Vec<&[WordReason]> {
        let wanted: Vec<&str> = key.split([' ', '-', '/']).collect();
        let is = |reason: &WordReason, wanted: &str, last: bool| {
            let word = key::phrase(reason.span.of(&self.text));
            word == wanted || last && word.strip_prefix(wanted).is_some_and(|rest| matches!(rest, "s" | "'s" | "'"))
        };
        let whole = |window: &&[WordReason]| {
            window.iter().zip(&wanted).enumerate().all(|(at, (r, w))| is(r, w, at + 1 == wanted.len()))
        };
        self.reasons.windows(wanted.len()).filter(whole).collect()
    }

    fn words(&self, words: &[WordReason]) -> &str {
        Span::new(words[0].span.start, words[words.len() - 1].span.end).of(&self.text)
    }

    /// `mail.txt:3:12`, in characters from 1.
    fn place(&self, span: Span) -> String {
        let before = &self.text[..span.start];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        format!("{}:{line}:{column}", self.name)
    }

    fn judged(&self, word: &WordReason) -> String {
        format!(
            "{:?}: chance of a name {:.2}; written as \"{}\"; clues: {}",
            word.span.of(&self.text),
            word.chance,
            word.shape,
            word.clues.join(", ")
        )
    }
}

/// What happens to a finding, without its words.
fn told(finding: &Finding) -> String {
    let what = match finding.verdict {
        Verdict::Redact => format!("taken out, {}", finding.replacement),
        Verdict::Flag => "left standing, shown to the coördinator".to_owned(),
        Verdict::Keep => "kept".to_owned(),
    };
    format!("{}: {what}; confidence {:.2}; rule {}", finding.category, finding.confidence, finding.rule)
}

/// The own entry of a word, if there is one.
fn own(dictionary: &Dictionary, key: &str) -> Option<String> {
    let entry = dictionary.local(key)?;
    let reason = if entry.reason.is_empty() { String::new() } else { format!(" ({})", entry.reason) };
    Some(format!("{}: {}{reason}", entry.source, says(entry.act)))
}

/// What the lists say of a word or phrase, a line for each.
fn lists(dictionary: &Dictionary, key: &str) -> Vec<String> {
    let mut all: Vec<String> = own(dictionary, key).into_iter().collect();
    let shipped = dictionary.shipped_entry(key);
    all.extend(shipped_lists(shipped).into_iter().map(|line| format!("shipped {line}")));
    if !shipped.known() && dictionary.compound(key) {
        all.push("two ordinary words in one".to_owned());
    }
    if all.is_empty() {
        all.push("in no list: with a capital within a sentence it is taken for a name".to_owned());
    }
    let variants: Vec<&str> = dictionary.variants(key).collect();
    if !variants.is_empty() {
        all.push(format!("other forms of the name: {}", variants.join(", ")));
    }
    all
}

fn shipped_lists(entry: Entry) -> Vec<String> {
    let mut all = Vec::new();
    let gender = match entry.gender() {
        Gender::Female => ", of women",
        Gender::Male => ", of men",
        Gender::Unknown => "",
    };
    if let Some(tier) = tier(entry.first()) {
        all.push(format!("first-names.tsv: {tier}{gender}"));
    }
    if let Some(tier) = tier(entry.surname()) {
        all.push(format!("surnames.tsv: {tier}"));
    }
    let size =
        ["", " among the 100 commonest", " among the 300", " among the 1,000", " among the 3,000", " among the 10,000"];
    if entry.common() > 0 {
        all.push(format!("common-words.tsv:{}", size[usize::from(entry.common()).min(5)]));
    }
    let plain = [
        (entry.word(), "words.txt: an ordinary word"),
        (entry.allow(), "allow.tsv: stays"),
        (entry.allow_capitals(), "allow.tsv: stays in capitals"),
        (entry.organisation(), "allow.tsv: a partner organisation"),
        (entry.abbreviation(), "abbreviations.txt: a shortened word"),
        (entry.tongue(), "tongues.txt: an everyday word of another language"),
        (entry.byname(), "bynames.txt: tells bearers of a first name apart"),
        (entry.allow_soft(), "allow.tsv: stays unless something says that it is a name"),
        (entry.role(), "roles.txt: a job or role"),
        (entry.kinship(), "kinship.txt: a word of family or relation"),
        (entry.title(), "titles.txt: stands before a name"),
        (entry.particle(), "tussenvoegsels.txt"),
        (entry.place_nl(), "places-nl.tsv"),
        (entry.place_world(), "places-world.tsv"),
        (entry.country(), "countries.tsv"),
        (entry.language(), "languages.tsv"),
        (entry.nationality(), "nationalities.txt"),
        (entry.marker(), "organisations.tsv: opens the name of an organisation"),
    ];
    all.extend(plain.iter().filter(|(holds, _)| *holds).map(|(_, line)| (*line).to_owned()));
    all
}

fn tier(tier: Tier) -> Option<&'static str> {
    Some(match tier {
        Tier::Unlisted => return None,
        Tier::Any => "tier 1, a name in any case",
        Tier::Capitalised => "tier 2, a name where capitalised",
        Tier::Middle => "tier 3, a name where capitalised within a sentence, or by context",
        Tier::Context => "tier 4, a name only by context",
    })
}
