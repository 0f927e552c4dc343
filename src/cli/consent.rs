//! `casuspoort consent`: the consents of a case, as the coördinator keeps them at the command line. The same acts as by mail.

use super::Failure;
use super::cases::act_on;
use super::place::{PlaceArguments, moment, word};
use crate::model::{CaseNumber, Category, Sensitive};
use crate::register::{CaseRecord, ConsentRecord, ConsentSource, SignedBy};
use crate::way::{Act, Grant};
use clap::{Args, Subcommand, ValueEnum};
use jiff::civil::Date;

/// Keeps the consents of a case: who, for what, to whom, until when. Every change is audited under the account that runs it.
///
/// Example: casuspoort consent add 2026-014 --person 1 --given 2026-11-03 --for MEE --for PIW
#[derive(Args)]
pub(super) struct ConsentCommand {
    #[command(subcommand)]
    what: What,
    #[command(flatten)]
    place: PlaceArguments,
}

#[derive(Subcommand)]
enum What {
    /// Records a signed form that you saw. Example: casuspoort consent add 2026-014 --person 1 --given 2026-11-03
    Add {
        /// Number of the case.
        number: CaseNumber,
        /// Number of a person, as in the label; may stand more than once.
        #[arg(long = "person", required = true)]
        persons: Vec<u32>,
        /// Day of signing.
        #[arg(long)]
        given: Date,
        /// Last day on which it holds.
        #[arg(long)]
        until: Option<Date>,
        /// Organisation or mailbox of a member who may read the name; may stand more than once. Without it the whole team.
        #[arg(long = "for")]
        to: Vec<String>,
        /// Who signed.
        #[arg(long, value_enum, default_value = "subject")]
        signed_by: Signer,
        /// A kind of data besides the name, such as ADRES; only those that the profile allows.
        #[arg(long = "kind", value_parser = category)]
        kinds: Vec<Category>,
        /// What the form says that it is for.
        #[arg(long, default_value = "")]
        purpose: String,
    },
    /// One line for each consent of a case. Example: casuspoort consent list 2026-014
    List {
        /// Number of the case.
        number: CaseNumber,
    },
    /// One consent, and to whom a name went on its ground. Example: casuspoort consent show 2026-014 1
    Show {
        /// Number of the case.
        number: CaseNumber,
        /// Number of the consent.
        id: u32,
    },
    /// Takes a consent back, or all of a case: at once. Example: casuspoort consent withdraw 2026-014
    Withdraw {
        /// Number of the case.
        number: CaseNumber,
        /// Number of the consent; without it all.
        id: Option<u32>,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Signer {
    /// The person.
    Subject,
    /// A parent, guardian or mentor.
    Representative,
    /// Both.
    Both,
}

fn category(text: &str) -> Result<Category, String> {
    let known = Category::ALL.into_iter().find(|c| c.name().eq_ignore_ascii_case(text));
    known.ok_or_else(|| format!("{text}: expected one of {}", Category::ALL.map(Category::name).join(", ")))
}

impl ConsentCommand {
    pub(super) fn run(&self) -> Result<(), Failure> {
        let (rules, store) = self.place.open()?;
        let find = |number: &CaseNumber| self.place.case(&*store, *number);
        match &self.what {
            What::Add { number, persons, given, until, to, signed_by, kinds, purpose } => {
                let grant = Grant {
                    persons: persons.clone(),
                    given_on: *given,
                    valid_until: *until,
                    signed_by: match signed_by {
                        Signer::Subject => SignedBy::Subject,
                        Signer::Representative => SignedBy::Representative,
                        Signer::Both => SignedBy::Both,
                    },
                    to: to.clone(),
                    kinds: (!kinds.is_empty()).then(|| kinds.clone()),
                    purpose: Sensitive::new(purpose.clone()),
                };
                act_on(&store, rules, &find(number)?, Act::Consent(Box::new(grant)))
            }
            What::Withdraw { number, id } => act_on(&store, rules, &find(number)?, Act::WithdrawConsent { id: *id }),
            What::List { number } => {
                find(number)?.consents.iter().for_each(|c| println!("{}", line(c)));
                Ok(())
            }
            What::Show { number, id } => show(&find(number)?, *id),
        }
    }
}

fn line(consent: &ConsentRecord) -> String {
    let persons: Vec<String> = consent.subjects.iter().map(|s| format!("persoon {}", s.person.0)).collect();
    let until = consent.valid_until.map_or_else(|| "-".to_owned(), |d| d.to_string());
    let state = consent.withdrawn_on.map_or_else(|| "given".to_owned(), |d| format!("withdrawn {d}"));
    format!(
        "{}  {}  {}  until {until}  to {}  {state}",
        consent.id,
        persons.join(", "),
        consent.given_on,
        readers(consent)
    )
}

fn readers(consent: &ConsentRecord) -> String {
    let to = &consent.to;
    let mut all: Vec<String> = Vec::new();
    all.extend(to.team.then(|| "the team".to_owned()));
    all.extend(to.organisations.iter().cloned());
    all.extend(to.mailboxes.iter().map(ToString::to_string));
    all.extend(to.except.iter().map(|o| format!("not {o}")));
    all.join(", ")
}

fn show(case: &CaseRecord, id: u32) -> Result<(), Failure> {
    let Some(consent) = case.consents.iter().find(|c| c.id == id) else {
        return Err(Failure::Data(format!("case {}: no consent {id}; see casuspoort consent list {0}", case.number)));
    };
    println!("{}", line(consent));
    let source = match &consent.source {
        ConsentSource::Form { mail, path } => format!("form in mail {mail}, part {path}"),
        ConsentSource::Coordinator { by } => format!("entered by {by}"),
        ConsentSource::CarriedOver { from } => format!("carried over from case {from}"),
    };
    println!("source: {source}");
    for subject in &consent.subjects {
        println!("persoon {}: signed by {}", subject.person.0, word(subject.signed_by));
    }
    let kinds: Vec<&str> = consent.kinds.iter().map(|k| k.name()).collect();
    println!("besides the name: {}", if kinds.is_empty() { "nothing".to_owned() } else { kinds.join(", ") });
    for sent in case.disclosed.iter().filter(|d| d.consents.contains(&id)) {
        let recalled = sent.recalled.map_or_else(String::new, |at| format!(", asked to delete {}", moment(at)));
        println!("named to {} at {}{recalled}", sent.to, moment(sent.at));
    }
    Ok(())
}
