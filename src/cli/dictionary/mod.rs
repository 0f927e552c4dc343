//! `casuspoort dictionary`: the administrator's own words: tried, explained, saved with reason and date.
//!
//! Changes go to `own.tsv` in the folder `gateway.dictionaries`, imports to a file of their own beside it; each file is
//! replaced whole and synced, and is checked with all others before it is written. A running gateway takes them up by
//! itself. What is shown of cases in the store is numbers, never text.

mod change;
mod csv;
mod folder;
mod impact;
mod import;
mod why;

use super::Failure;
use super::cases::account;
use super::rules::load_rules;
use crate::config::RuleSet;
use change::{AddArguments, AllowArguments, Change, Edit, WordArguments};
use clap::{Args, Subcommand};
use folder::Folder;
use jiff::Timestamp;
use std::path::PathBuf;

/// Name of the file that the commands write.
const OWN: &str = "own.tsv";

/// The administrator's own words: they win over the shipped lists and are taken up without a restart.
///
/// Example: casuspoort dictionary allow "De Inloop" --reason "wijkcentrum in Elsloo"
#[derive(Args)]
pub(super) struct DictionaryCommand {
    #[command(subcommand)]
    what: What,
    /// Configuration file.
    #[arg(long, global = true, default_value = "config/casuspoort.toml")]
    config: PathBuf,
}

#[derive(Subcommand)]
enum What {
    /// The word is a name; takes a removal back. Example: casuspoort dictionary add Naïma --kind first --reason "nieuwe spelling"
    Add {
        #[command(flatten)]
        add: AddArguments,
        #[command(flatten)]
        reason: Reason,
    },
    /// Takes your own entry of a word back; without one the word is no listed name any more.
    /// Example: casuspoort dictionary remove storm --reason "gaat hier altijd over het weer"
    Remove {
        #[command(flatten)]
        word: WordArguments,
        #[command(flatten)]
        reason: Reason,
    },
    /// The word stays, unless a title or the like says plainly that it is a person here. Example: casuspoort dictionary allow "De Inloop" --reason "wijkcentrum"
    Allow {
        #[command(flatten)]
        allow: AllowArguments,
        #[command(flatten)]
        reason: Reason,
    },
    /// The word is taken out, whatever stands around it. Example: casuspoort dictionary deny "Projekt X" --reason "schuilnaam van een gezin"
    Deny {
        #[command(flatten)]
        word: WordArguments,
        #[command(flatten)]
        reason: Reason,
    },
    /// What is known of a word, and what became of it in a text. Example: casuspoort dictionary why Roos --text mail.txt
    Why {
        /// The word, or words between quotes.
        word: String,
        /// A text: subject, blank line, body.
        #[arg(long)]
        text: Option<PathBuf>,
        /// Under this profile; else that of the first team.
        #[arg(long)]
        profile: Option<String>,
    },
    /// Scans a text with the lists in force and explains each finding. Example: casuspoort dictionary test mail.txt
    Test {
        /// A text: subject, blank line, body.
        text: PathBuf,
        /// Under this profile; else that of the first team.
        #[arg(long)]
        profile: Option<String>,
    },
    /// What a change would alter, in numbers, on the cases held and on the shipped examples; saves nothing.
    /// Example: casuspoort dictionary impact allow "De Inloop"
    Impact {
        #[command(subcommand)]
        change: Step,
    },
    /// Takes over a list of the municipality; replaces the last import of its kind.
    /// Example: casuspoort dictionary import streets bag.csv --street openbareruimte --neighbourhood buurt --reason "BAG, november"
    Import(import::Import),
    /// Every own entry with file and line. Example: casuspoort dictionary list
    List,
}

/// A change that is only tried.
#[derive(Subcommand)]
enum Step {
    /// The word is a name. Example: casuspoort dictionary impact add Naïma --kind first
    Add(AddArguments),
    /// The word is no name any more. Example: casuspoort dictionary impact remove storm
    Remove(WordArguments),
    /// The word stays. Example: casuspoort dictionary impact allow "De Inloop"
    Allow(AllowArguments),
    /// The word is taken out. Example: casuspoort dictionary impact deny "Projekt X"
    Deny(WordArguments),
}

/// Why the lists change; stands behind the entry with the day and the account.
#[derive(Args)]
struct Reason {
    /// Why, in one line; no names of residents.
    #[arg(long)]
    reason: String,
}

impl DictionaryCommand {
    pub(super) fn run(&self) -> Result<(), Failure> {
        let rules = load_rules(Some(&self.config))?;
        match &self.what {
            What::Add { add, reason } => self.save(&rules, &Change::from(add), reason),
            What::Remove { word, reason } => self.save(&rules, &Change::Remove(word.word.clone()), reason),
            What::Allow { allow, reason } => self.save(&rules, &Change::from(allow), reason),
            What::Deny { word, reason } => self.save(&rules, &Change::Deny(word.word.clone()), reason),
            What::Why { word, text, profile } => why::why(rules, word, text.as_deref(), profile.as_deref()),
            What::Test { text, profile } => why::test(rules, text, profile.as_deref()),
            What::Impact { change } => try_out(&rules, &Change::from(change)),
            What::Import(import) => import.run(&self.config, &rules),
            What::List => {
                list(&rules);
                Ok(())
            }
        }
    }

    fn save(&self, rules: &RuleSet, change: &Change, reason: &Reason) -> Result<(), Failure> {
        let note = note(&reason.reason)?;
        let folder = Folder::lock(&rules.settings.gateway.dictionaries)?;
        // Once more, now that nobody else can write.
        let rules = load_rules(Some(&self.config))?;
        let name = folder.name_of(OWN);
        let edit = change::decide(change, &rules.dictionary, &name, &note)?;
        let text = edit.apply(&folder.read(OWN)?, OWN_HEADER);
        folder::with_list(&rules, &name, &text)?;
        folder.write(OWN, &text)?;
        match edit {
            Edit::Append(line) => println!("{name}: {line}"),
            Edit::TakeBack { line, was } => println!("{name}:{line}: taken back: {was}"),
        }
        Ok(())
    }
}

const OWN_HEADER: &str =
    "# The administrator's own words, by `casuspoort dictionary`. They win over the shipped lists.\n";

/// `2026-11-22 wijkcentrum (beheer)`.
fn note(reason: &str) -> Result<String, Failure> {
    let reason = reason.trim();
    if reason.is_empty() || reason.chars().any(char::is_control) {
        return Err(Failure::Usage("--reason: expected one line that says why".into()));
    }
    let today = Timestamp::now().to_zoned(crate::config::amsterdam()).date();
    Ok(format!("{today} {reason} ({})", account()))
}

/// Shows what a change would do, without saving it.
fn try_out(rules: &RuleSet, change: &Change) -> Result<(), Failure> {
    let folder = &rules.settings.gateway.dictionaries;
    let name = folder::name_in(folder, OWN);
    let edit = change::decide(change, &rules.dictionary, &name, "impact")?;
    let text = edit.apply(&folder::read_in(folder, OWN)?, OWN_HEADER);
    let after = folder::with_list(rules, &name, &text)?;
    impact::show(rules, &after);
    Ok(())
}

fn list(rules: &RuleSet) {
    for file in &rules.source.lists {
        let entries = file.text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty() && !l.starts_with('#'));
        for (at, line) in entries {
            println!("{}:{}: {}", file.name, at + 1, line.trim_end());
        }
    }
}

impl From<&Step> for Change {
    fn from(step: &Step) -> Self {
        match step {
            Step::Add(add) => add.into(),
            Step::Remove(word) => Self::Remove(word.word.clone()),
            Step::Allow(allow) => allow.into(),
            Step::Deny(word) => Self::Deny(word.word.clone()),
        }
    }
}

#[cfg(test)]
mod tests;
