//! A change of the own list, judged against the lists in force: what is written, or why not.

use crate::cli::Failure;
use crate::dictionary::{Dictionary, Entry, LocalAct, LocalEntry, LocalLists, Tier, key};
use clap::{Args, ValueEnum};

/// Longest entry, in characters; the look-up of phrases goes no further than seven words.
const LONGEST: usize = 80;
const MOST_WORDS: usize = 7;

/// A word to be a name.
#[derive(Args)]
pub(super) struct AddArguments {
    /// The word, or words between quotes.
    word: String,
    /// What it is.
    #[arg(long, value_enum, default_value = "both")]
    kind: Kind,
    /// 1: a name in any case; 2: where capitalised; 3: where capitalised within a sentence; 4: only by context.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=4))]
    tier: u8,
}

/// A word to stay.
#[derive(Args)]
pub(super) struct AllowArguments {
    /// The word, or words between quotes.
    word: String,
    /// Weakens a promise: residents with this name are no longer hidden by it.
    #[arg(long)]
    although_a_name: bool,
}

/// A word.
#[derive(Args)]
pub(super) struct WordArguments {
    /// The word, or words between quotes.
    pub word: String,
}

/// First name, surname or both.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// First name.
    First,
    /// Surname.
    Surname,
    /// Either.
    Both,
}

/// What is asked for.
pub(super) enum Change {
    /// Is a name: the word, the kind and the tier of the list.
    Add {
        word: String,
        kind: &'static str,
        tier: &'static str,
    },
    Remove(String),
    Allow {
        word: String,
        although_a_name: bool,
    },
    Deny(String),
}

/// What happens to the own list.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Edit {
    /// A line more.
    Append(String),
    /// This line (from 1) goes.
    TakeBack { line: usize, was: String },
}

impl From<&AddArguments> for Change {
    fn from(add: &AddArguments) -> Self {
        let kind = match add.kind {
            Kind::First => "F",
            Kind::Surname => "L",
            Kind::Both => "FL",
        };
        let tier = match add.tier {
            1 => "1",
            2 => "2",
            3 => "3",
            _ => "X",
        };
        Self::Add { word: add.word.clone(), kind, tier }
    }
}

impl From<&AllowArguments> for Change {
    fn from(allow: &AllowArguments) -> Self {
        Self::Allow { word: allow.word.clone(), although_a_name: allow.although_a_name }
    }
}

impl Change {
    fn word(&self) -> &str {
        match self {
            Self::Add { word, .. } | Self::Allow { word, .. } | Self::Remove(word) | Self::Deny(word) => word.trim(),
        }
    }

    /// The entry as it stands in the list.
    fn entry(&self) -> String {
        let word = self.word().split_whitespace().collect::<Vec<_>>().join(" ");
        match self {
            Self::Add { kind, tier, .. } => format!("+{word} {kind} {tier}"),
            Self::Remove(_) => format!("-{word}"),
            Self::Allow { .. } => format!("allow {word}"),
            Self::Deny(_) => format!("deny {word}"),
        }
    }

    /// What it does, as the list is read.
    fn act(&self) -> Result<LocalAct, Failure> {
        let mut lists = LocalLists::default();
        let parsed = lists.parse("", &self.entry()).ok().and_then(|()| lists.get(&key::phrase(self.word())).cloned());
        parsed.map(|entry| entry.act).ok_or_else(|| Failure::Usage(format!("{:?}: no word of a list", self.word())))
    }
}

impl Edit {
    /// The whole file with the edit carried out.
    pub(super) fn apply(&self, text: &str, header: &str) -> String {
        match self {
            Self::Append(line) if text.is_empty() => format!("{header}{line}\n"),
            Self::Append(line) => format!("{}\n{line}\n", text.trim_end_matches('\n')),
            Self::TakeBack { line, .. } => {
                let kept = text.lines().enumerate().filter(|(at, _)| at + 1 != *line);
                kept.flat_map(|(_, l)| [l, "\n"]).collect()
            }
        }
    }
}

/// What a change does to the own list, whose name is `own`; refuses what is so already and what contradicts an entry.
pub(super) fn decide(change: &Change, dictionary: &Dictionary, own: &str, note: &str) -> Result<Edit, Failure> {
    let word = change.word();
    valid(word)?;
    let act = change.act()?;
    let key = key::phrase(word);
    if let Some(there) = dictionary.local(&key) {
        return against(change, act, there, own);
    }
    let shipped = dictionary.shipped_entry(&key);
    match change {
        Change::Add { kind, tier, .. } => not_yet_a_name(word, shipped, kind, tier)?,
        Change::Remove(_) if !shipped.listed_name() => {
            return Err(refused(word, "is in no list of names, and there is no entry of yours to take back"));
        }
        Change::Allow { .. } if shipped.allow() => return Err(refused(word, "stays already, by the shipped list")),
        Change::Allow { although_a_name: false, .. } if firmly_a_name(shipped) => {
            return Err(refused(
                word,
                "is a name of people too: residents so called would be shown. If that is meant, say --although-a-name; \
                 if only a place or organisation is meant, give its whole name",
            ));
        }
        Change::Deny(_) if matches!(shipped.common(), 1..=3) => {
            return Err(refused(word, "is one of the thousand commonest words; give more words"));
        }
        _ => {}
    }
    Ok(Edit::Append(format!("{}  # {note}", change.entry())))
}

fn refused(word: &str, why: &str) -> Failure {
    Failure::Data(format!("{word}: {why}"))
}

fn valid(word: &str) -> Result<(), Failure> {
    let letters = word.chars().any(char::is_alphabetic);
    let strange = word.chars().any(|c| c.is_control() || matches!(c, '#' | '=' | ';' | '+'));
    let fits = word.chars().count() <= LONGEST && word.split_whitespace().count() <= MOST_WORDS;
    if letters && !strange && fits && !word.starts_with('-') {
        return Ok(());
    }
    Err(Failure::Usage(format!(
        "{word:?}: expected a word, or up to {MOST_WORDS} words between quotes, with letters and without # = ; +"
    )))
}

/// Against an own entry of the same word: the same is a duplicate, the opposite takes it back, the rest contradicts.
fn against(change: &Change, act: LocalAct, there: &LocalEntry, own: &str) -> Result<Edit, Failure> {
    let word = change.word();
    let reason = if there.reason.is_empty() { String::new() } else { format!(" ({})", there.reason) };
    let source = &there.source;
    if there.act == act {
        return Err(refused(word, &format!("{source}: the very same entry stands there{reason}")));
    }
    let takes_back = match change {
        Change::Remove(_) => true,
        Change::Add { .. } => there.act == LocalAct::NoName,
        Change::Allow { .. } | Change::Deny(_) => false,
    };
    let what = says(there.act);
    if !takes_back {
        let remedy = format!("take it back first: casuspoort dictionary remove {word:?} --reason …");
        let remedy = if there.act == LocalAct::NoName { remedy.replace(" remove ", " add ") } else { remedy };
        return Err(refused(word, &format!("{source} says that it {what}{reason}; {remedy}")));
    }
    let line = source.strip_prefix(own).and_then(|rest| rest.strip_prefix(':')).and_then(|n| n.parse().ok());
    match line {
        Some(line) => Ok(Edit::TakeBack { line, was: format!("{word} {what}{reason}") }),
        None => Err(refused(
            word,
            &format!("{source} says that it {what}; this file is not {own}: take the line out there"),
        )),
    }
}

/// An act in words.
pub(super) fn says(act: LocalAct) -> &'static str {
    match act {
        LocalAct::Name(_) => "is a name",
        LocalAct::NoName => "is no name",
        LocalAct::Allow => "stays",
        LocalAct::Deny => "is taken out",
        LocalAct::Place => "is a place of yours and stays",
    }
}

fn not_yet_a_name(word: &str, shipped: Entry, kind: &str, tier: &str) -> Result<(), Failure> {
    let wanted = match tier {
        "1" => Tier::Any,
        "2" => Tier::Capitalised,
        "3" => Tier::Middle,
        _ => Tier::Context,
    };
    let first = !kind.contains('F') || shipped.first() == wanted;
    let surname = !kind.contains('L') || shipped.surname() == wanted;
    if first && surname && !shipped.allow() {
        return Err(refused(word, "is such a name already, by the shipped list"));
    }
    Ok(())
}

/// Whether a word is a name where it is capitalised, whatever stands around it.
pub(super) fn firmly_a_name(entry: Entry) -> bool {
    [entry.first(), entry.surname()].iter().any(|tier| matches!(tier, Tier::Any | Tier::Capitalised))
}
