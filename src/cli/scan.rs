//! `casuspoort scan`: findings in plain text (subject, blank line, body), as text, JSON or JSON lines.

use super::Failure;
use super::rules::{load_rules, no_such_profile};
use crate::anonymise::{FindSettings, WordReason, explain, find};
use crate::config::RuleSet;
use crate::dictionary::Dictionary;
use crate::intake::{IntakeSettings, outline};
use crate::message::layout;
use crate::model::{Document, Findings, Kind, Section, SectionKind, Span, Stated, Submission, Verdict};
use crate::way;
use clap::{Args, ValueEnum};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::sync::Arc;

/// Shows what identifies people in a plain text: subject, blank line, body.
///
/// Example: casuspoort scan --profile stein --format json mail.txt
#[derive(Args)]
pub(super) struct Scan {
    /// Configuration file: its places, streets, partners, thresholds and own lists count, as for a mail.
    #[arg(long)]
    config: Option<PathBuf>,
    /// Rules and places of this profile: stein, heerlen, hollands-midden, ave or woonkans. Else that of the
    /// configuration's first team, or stein.
    #[arg(long)]
    profile: Option<String>,
    /// How to print.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// With text: also why each word is taken for a name or not.
    #[arg(long)]
    explain: bool,
    /// The text, or `-` for standard input. For jsonl: one {"id", "text", "profile"} a line.
    #[arg(default_value = "-")]
    file: String,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// One object.
    Json,
    /// One object for each line of input, in order.
    Jsonl,
}

/// One line of input of `--format jsonl`.
#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    id: Option<serde_json::Value>,
    text: String,
    #[serde(default)]
    profile: Option<String>,
}

/// What is printed for one text; the contract of `scan --format json`.
#[derive(Serialize)]
struct Answer<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a serde_json::Value>,
    spans: Vec<AnswerSpan<'a>>,
    text: String,
    submission: AnswerSubmission<'a>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    doubts: &'a [String],
}

/// Code points of the input.
#[derive(Serialize)]
struct AnswerSpan<'a> {
    start: usize,
    end: usize,
    category: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<u32>,
    replacement: Option<&'a str>,
    confidence: f32,
    rule: &'a str,
}

#[derive(Serialize)]
struct AnswerSubmission<'a> {
    kind: Kind,
    area: Option<&'a str>,
    doel: AnswerStated,
    vraag: AnswerStated,
    consent: crate::model::Consent,
    known_case: bool,
    resident_attends: bool,
}

/// Whether something is stated, and its words with the redactions carried out.
#[derive(Serialize)]
struct AnswerStated {
    present: bool,
    text: Option<String>,
}

impl Scan {
    /// Reads, finds, prints.
    pub(super) fn run(&self) -> Result<(), Failure> {
        let rules = self.config.as_deref().map(|path| load_rules(Some(path))).transpose()?;
        let mut scanner = Scanner::new(rules);
        let profile = scanner.profile(self.profile.as_deref())?;
        let input = self.open()?;
        let mut out = io::BufWriter::new(io::stdout().lock());
        let written = match self.format {
            Format::Jsonl => return self.lines(&mut scanner, &profile, input, &mut out),
            Format::Json => {
                let text = self.whole(input)?;
                writeln!(out, "{}", scanner.json(&text, &profile, None))
            }
            Format::Text => {
                let text = self.whole(input)?;
                let mut shown = scanner.text(&text, &profile);
                if self.explain {
                    shown += &scanner.explain(&text, &profile);
                }
                out.write_all(shown.as_bytes())
            }
        };
        written.and_then(|()| out.flush()).map_err(|e| Failure::InputOutput(format!("standard output: {e}")))
    }

    fn open(&self) -> Result<Box<dyn BufRead>, Failure> {
        if self.file == "-" {
            return Ok(Box::new(io::stdin().lock()));
        }
        let file = File::open(&self.file)
            .map_err(|e| Failure::NoInput(format!("{}: {e}; give a readable file or -", self.file)))?;
        Ok(Box::new(BufReader::new(file)))
    }

    fn whole(&self, mut input: Box<dyn BufRead>) -> Result<String, Failure> {
        let mut bytes = Vec::new();
        input.read_to_end(&mut bytes).map_err(|e| Failure::InputOutput(format!("{}: {e}", self.file)))?;
        String::from_utf8(bytes).map_err(|e| {
            Failure::Data(format!(
                "{}: no UTF-8 from byte {} on; convert it first",
                self.file,
                e.utf8_error().valid_up_to()
            ))
        })
    }

    fn lines(
        &self,
        scanner: &mut Scanner,
        default: &str,
        input: Box<dyn BufRead>,
        out: &mut impl Write,
    ) -> Result<(), Failure> {
        for (number, line) in input.lines().enumerate() {
            let line = line.map_err(|e| Failure::InputOutput(format!("{}:{}: {e}", self.file, number + 1)))?;
            if line.trim().is_empty() {
                continue;
            }
            let line: Line = serde_json::from_str(&line).map_err(|e| {
                Failure::Data(format!("{}:{}: {e}; expected {{\"id\", \"text\", \"profile\"}}", self.file, number + 1))
            })?;
            let profile = line.profile.as_deref().unwrap_or(default);
            let answer = scanner.json(&line.text, profile, line.id.as_ref());
            writeln!(out, "{answer}")
                .and_then(|()| out.flush())
                .map_err(|e| Failure::InputOutput(format!("standard output: {e}")))?;
        }
        Ok(())
    }
}

/// The lists, and the settings of each profile asked for so far.
pub(super) struct Scanner {
    rules: Option<RuleSet>,
    dictionary: Arc<Dictionary>,
    settings: HashMap<String, (FindSettings, IntakeSettings)>,
}

impl Scanner {
    /// By the rules of a configuration, or by the shipped lists alone.
    pub(super) fn new(rules: Option<RuleSet>) -> Self {
        let dictionary = rules.as_ref().map_or_else(|| Arc::new(Dictionary::shipped()), |r| r.dictionary.clone());
        Self { rules, dictionary, settings: HashMap::new() }
    }

    /// The profile asked for, or that of the configuration's first team; it must be one of the configuration's.
    pub(super) fn profile(&self, wanted: Option<&str>) -> Result<String, Failure> {
        let Some(rules) = &self.rules else { return Ok(wanted.unwrap_or("stein").to_owned()) };
        let first = rules.settings.teams().next().map(|(_, team)| team.profile.as_str());
        let name = wanted.or(first).unwrap_or("stein");
        match rules.profile(name) {
            Some(_) => Ok(name.to_owned()),
            None => Err(no_such_profile(rules, name)),
        }
    }

    /// Finds and understands under a profile.
    pub(super) fn scan(&mut self, text: &str, profile: &str) -> (Document, Findings, Submission) {
        let document = document(text);
        if !self.settings.contains_key(profile) {
            self.settings.insert(profile.to_owned(), settings(self.rules.as_ref(), profile));
        }
        let (find_settings, intake_settings) = self.settings.get_mut(profile).expect("put there above");
        let submission = outline(&document, intake_settings);
        find_settings.area_question = submission.kind == Kind::Gebiedsvraagstuk;
        find_settings.minutes = submission.kind == Kind::Notulen;
        let findings = find(&document, &self.dictionary, find_settings);
        (document, findings, submission)
    }

    /// Why each word of a text is taken for a name or not.
    pub(super) fn reasons(&mut self, text: &str, profile: &str) -> Vec<WordReason> {
        let (document, ..) = self.scan(text, profile);
        let settings = self.settings.get(profile);
        settings.map(|(find, _)| explain(&document, &self.dictionary, find)).unwrap_or_default()
    }

    fn json(&mut self, text: &str, profile: &str, id: Option<&serde_json::Value>) -> String {
        let (_, findings, submission) = self.scan(text, profile);
        let mut points = CodePoints::new(text);
        let spans = findings
            .list
            .iter()
            .map(|f| AnswerSpan {
                start: points.at(f.span.start),
                end: points.at(f.span.end),
                category: f.category.name(),
                person: f.person.map(|p| p.0),
                replacement: (f.verdict == Verdict::Redact).then_some(f.replacement.as_str()),
                confidence: f.confidence,
                rule: &f.rule,
            })
            .collect();
        let stated = |s: &Stated| AnswerStated {
            present: s.present,
            text: s
                .present
                .then(|| s.spans.iter().map(|span| redacted(text, &findings, *span)).collect::<Vec<_>>().join(" ")),
        };
        let answer = Answer {
            id,
            spans,
            text: redacted(text, &findings, Span::new(0, text.len())),
            submission: AnswerSubmission {
                kind: submission.kind,
                area: submission.area.as_deref(),
                doel: stated(&submission.doel),
                vraag: stated(&submission.vraag),
                consent: submission.consent,
                known_case: submission.known_case,
                resident_attends: submission.resident_attends,
            },
            doubts: &findings.doubts,
        };
        serde_json::to_string(&answer).expect("strings and numbers are JSON")
    }

    /// A line for each word: its chance, how its capital is read, its clues.
    fn explain(&mut self, text: &str, profile: &str) -> String {
        self.reasons(text, profile)
            .iter()
            .map(|r| format!("{:.2}  {:<12} {:<20} {}\n", r.chance, r.shape, r.span.of(text), r.clues.join(" ")))
            .collect()
    }

    /// The redacted text, then a line for each finding without its words.
    fn text(&mut self, text: &str, profile: &str) -> String {
        let (_, findings, submission) = self.scan(text, profile);
        let mut out = redacted(text, &findings, Span::new(0, text.len()));
        out.push_str("\n\n");
        let mut points = CodePoints::new(text);
        for f in &findings.list {
            let what = match f.verdict {
                Verdict::Redact => f.replacement.as_str(),
                Verdict::Flag => "(shown to the coördinator)",
                Verdict::Keep => "(kept)",
            };
            let (start, end) = (points.at(f.span.start), points.at(f.span.end));
            out.push_str(&format!(
                "{start:>6}-{end:<6} {:<14} {:.2}  {:<20} {what}\n",
                f.category.name(),
                f.confidence,
                f.rule
            ));
        }
        for doubt in &findings.doubts {
            out.push_str(&format!("look at the whole: {doubt}\n"));
        }
        out.push_str(&format!(
            "kind {:?}, area {}, doel {}, vraag {}, consent {:?}\n",
            submission.kind,
            submission.area.as_deref().unwrap_or("-"),
            submission.doel.present,
            submission.vraag.present,
            submission.consent
        ));
        out
    }
}

/// The settings of a profile: by the first team of the configuration under it (or its first team at all, as if it were
/// under it), or the shipped ones.
fn settings(rules: Option<&RuleSet>, profile: &str) -> (FindSettings, IntakeSettings) {
    let configured = rules.and_then(|rules| {
        let mut teams = rules.settings.teams().filter(|(_, t)| t.profile == profile).chain(rules.settings.teams());
        let (municipality, team) = teams.next()?;
        let profile = rules.profile(profile)?;
        let find = way::find_settings(rules, municipality, team, profile, &Submission::default(), None);
        Some((find, way::intake_settings(municipality, profile, None)))
    });
    configured.unwrap_or_else(|| (FindSettings::for_profile(profile), IntakeSettings::for_profile(profile)))
}

/// Subject, blank line, body; the body split into what was typed, the signature and what is quoted. Offsets are the input's.
fn document(text: &str) -> Document {
    let mut document = Document::from_plain(text);
    if let Some(body) = document.sections.pop() {
        let start = body.span.start;
        let parts = layout::split(body.span.of(text));
        document.sections.extend(parts.into_iter().map(|(kind, range)| Section {
            kind,
            span: Span::new(start + range.start, start + range.end),
            path: String::new(),
            part: 0,
        }));
        if document.sections.len() == 1 {
            document.sections.push(Section { kind: SectionKind::Body, ..body });
        }
    }
    document
}

/// A stretch of the text with the redactions carried out.
fn redacted(text: &str, findings: &Findings, span: Span) -> String {
    let mut out = String::with_capacity(span.len());
    let mut at = span.start;
    for f in findings.list.iter().filter(|f| f.verdict == Verdict::Redact && f.span.overlaps(span)) {
        let start = f.span.start.max(at);
        out.push_str(Span::new(at, start).of(text));
        out.push_str(&f.replacement);
        at = f.span.end.min(span.end).max(at);
    }
    out.push_str(Span::new(at, span.end).of(text));
    out
}

/// Bytes to code points, for offsets that mostly grow.
struct CodePoints<'a> {
    text: &'a str,
    bytes: usize,
    points: usize,
}

impl<'a> CodePoints<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, bytes: 0, points: 0 }
    }

    fn at(&mut self, byte: usize) -> usize {
        if byte < self.bytes {
            (self.bytes, self.points) = (0, 0);
        }
        self.points += self.text.get(self.bytes..byte).map_or(0, |t| t.chars().count());
        self.bytes = byte;
        self.points
    }
}
