//! Lists of a municipality: its streets, its organisations, the staff of its partners. All or nothing; each kind has a file of
//! its own, which the next import of that kind replaces.

use super::csv::{BadLine, Table};
use super::folder::{Folder, with_list};
use super::{change, impact, note};
use crate::cli::Failure;
use crate::cli::rules::load_rules;
use crate::config::RuleSet;
use crate::dictionary::{Dictionary, LocalAct, key};
use clap::{Args, Subcommand};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Opens every imported file; a file without it is somebody's own and is not overwritten.
const MARK: &str = "# Imported by `casuspoort dictionary import";
/// Bad lines that are printed one by one.
const SHOWN: usize = 20;

/// Takes over a table with a header (comma, semicolon or tab; UTF-8).
#[derive(Args)]
pub(super) struct Import {
    #[command(subcommand)]
    list: List,
    /// Where the list comes from, in one line.
    #[arg(long, global = true, default_value = "")]
    reason: String,
    /// Only shows what it would alter, in numbers; saves nothing.
    #[arg(long, global = true)]
    dry_run: bool,
}

#[derive(Subcommand)]
enum List {
    /// Streets: an address in one becomes "adres in" its neighbourhood. One row for each street or for each address (BAG).
    /// Example: casuspoort dictionary import streets bag.csv --neighbourhood woonplaats --reason "BAG, november"
    Streets {
        /// The table.
        file: PathBuf,
        /// Column with the street.
        #[arg(long, default_value = "openbareruimte")]
        street: String,
        /// Column with the neighbourhood or woonplaats.
        #[arg(long, default_value = "woonplaats")]
        neighbourhood: String,
    },
    /// Organisations: their names stay. Example: casuspoort dictionary import organisations partners.csv --name naam --reason "sociale kaart"
    Organisations {
        /// The table.
        file: PathBuf,
        /// Column with the name.
        #[arg(long, default_value = "naam")]
        name: String,
    },
    /// Staff of partners: their addresses and numbers are a professional's; their names are judged by context, as everybody's.
    /// Example: casuspoort dictionary import staff staf.csv --mail e-mail --phone telefoon --reason "smoelenboek"
    Staff {
        /// The table.
        file: PathBuf,
        /// Column with the name.
        #[arg(long, default_value = "naam")]
        name: String,
        /// Column with the mail address.
        #[arg(long, default_value = "e-mail")]
        mail: String,
        /// Column with the telephone number.
        #[arg(long)]
        phone: Option<String>,
    },
}

impl Import {
    pub(super) fn run(&self, config: &Path, rules: &RuleSet) -> Result<(), Failure> {
        let (kind, source) = match &self.list {
            List::Streets { file, .. } => ("streets", file),
            List::Organisations { file, .. } => ("organisations", file),
            List::Staff { file, .. } => ("staff", file),
        };
        let note = if self.dry_run { String::new() } else { note(&self.reason)? };
        let text = std::fs::read_to_string(source)
            .map_err(|e| Failure::NoInput(format!("{}: {e}; give a readable file in UTF-8", source.display())))?;
        let lines = self.lines(&text, &rules.dictionary).map_err(|faults| bad(source, &faults))?;
        let text = format!("{MARK} {kind}`: {note}. The next import replaces this file.\n{}", lines.concat());
        let file = format!("{kind}.tsv");
        if self.dry_run {
            let name = super::folder::name_in(&rules.settings.gateway.dictionaries, &file);
            impact::show(rules, &with_list(rules, &name, &text)?);
            return Ok(());
        }
        let folder = Folder::lock(&rules.settings.gateway.dictionaries)?;
        // Once more, now that nobody else can write.
        let rules = load_rules(Some(config))?;
        let name = folder.name_of(&file);
        let old = folder.read(&file)?;
        if !old.is_empty() && !old.starts_with(MARK) {
            return Err(Failure::Data(format!("{name}: was not made by an import; rename it, then import again")));
        }
        with_list(&rules, &name, &text)?;
        folder.write(&file, &text)?;
        let before = old.lines().count().saturating_sub(1);
        println!("{name}: {} entries (before: {before})", lines.len());
        Ok(())
    }

    /// The entries, a line each, sorted; or every bad line.
    fn lines(&self, text: &str, dictionary: &Dictionary) -> Result<Vec<String>, Vec<BadLine>> {
        let table = Table::parse(text)?;
        match &self.list {
            List::Streets { street, neighbourhood, .. } => streets(&table, street, neighbourhood),
            List::Organisations { name, .. } => organisations(&table, name, dictionary),
            List::Staff { name, mail, phone, .. } => staff(&table, name, mail, phone.as_deref()),
        }
    }
}

/// A street in two neighbourhoods has none: an address in it says no more than that it is one.
fn streets(table: &Table, street: &str, neighbourhood: &str) -> Result<Vec<String>, Vec<BadLine>> {
    let (street, neighbourhood) = columns(table.column(street), table.column(neighbourhood))?;
    let mut all: BTreeMap<String, (String, String)> = BTreeMap::new();
    let mut faults = Vec::new();
    for (line, cells) in table.rows() {
        let (name, place) = (&cells[street], &cells[neighbourhood]);
        if let Err(what) =
            plain(name, "street").and_then(|()| if place.is_empty() { Ok(()) } else { plain(place, "neighbourhood") })
        {
            faults.push(BadLine { line, what });
            continue;
        }
        let known = all.entry(name.to_lowercase()).or_insert_with(|| (name.clone(), place.clone()));
        if &known.1 != place {
            known.1.clear();
        }
    }
    whole(all.into_values().map(|(name, place)| format!("street {name} = {place}\n")).collect(), faults)
}

fn organisations(table: &Table, name: &str, dictionary: &Dictionary) -> Result<Vec<String>, Vec<BadLine>> {
    let name = table.column(name).map_err(|fault| vec![fault])?;
    let mut all = BTreeMap::new();
    let mut faults = Vec::new();
    for (line, cells) in table.rows() {
        let term = &cells[name];
        let key = key::phrase(term);
        let contradicts = dictionary.local(&key).filter(|e| e.act != LocalAct::Allow && e.act != LocalAct::Place);
        let fault = if let Err(what) = plain(term, "name") {
            Some(what)
        } else if let Some(entry) = contradicts {
            Some(format!("{term}: {} says that it {}; mend one of the two", entry.source, change::says(entry.act)))
        } else if change::firmly_a_name(dictionary.shipped_entry(&key)) {
            Some(format!(
                "{term}: is a name of people too, residents so called would be shown; give the whole name of the organisation, or \
                 leave it out here and use allow --although-a-name"
            ))
        } else {
            None
        };
        match fault {
            Some(what) => faults.push(BadLine { line, what }),
            None => drop(all.insert(key, format!("allow {term}\n"))),
        }
    }
    whole(all.into_values().collect(), faults)
}

fn staff(table: &Table, name: &str, mail: &str, phone: Option<&str>) -> Result<Vec<String>, Vec<BadLine>> {
    let (name, mail) = columns(table.column(name), table.column(mail))?;
    let phone = phone.map(|phone| table.column(phone)).transpose().map_err(|fault| vec![fault])?;
    let mut all = BTreeMap::new();
    let mut faults = Vec::new();
    for (line, cells) in table.rows() {
        let number = phone.map_or("", |at| cells[at].as_str());
        let address = cells[mail].as_str();
        let fault = if let Err(what) = plain(&cells[name], "name") {
            Some(what)
        } else if !address.is_empty() && address.parse::<crate::model::Mailbox>().is_err() {
            Some(format!("{address:?}: expected a mail address"))
        } else if address.is_empty() && number.is_empty() {
            Some("neither mail address nor number".to_owned())
        } else if !number.chars().all(|c| c.is_ascii_digit() || " +-()/.".contains(c)) {
            Some(format!("{number:?}: expected a telephone number"))
        } else {
            None
        };
        match fault {
            Some(what) => faults.push(BadLine { line, what }),
            None => {
                let entry = format!("staff {}; {address}; {number}\n", cells[name]);
                all.insert((key::phrase(&cells[name]), address.to_lowercase()), entry);
            }
        }
    }
    whole(all.into_values().collect(), faults)
}

/// A cell that may stand in a list.
fn plain(cell: &str, what: &str) -> Result<(), String> {
    let strange = cell.chars().any(|c| c.is_control() || matches!(c, '#' | '=' | ';'));
    if strange || !cell.chars().any(char::is_alphabetic) || cell.chars().count() > 80 {
        return Err(format!("{cell:?}: expected a {what}, with letters and without # = ;"));
    }
    Ok(())
}

fn columns(a: Result<usize, BadLine>, b: Result<usize, BadLine>) -> Result<(usize, usize), Vec<BadLine>> {
    match (a, b) {
        (Ok(a), Ok(b)) => Ok((a, b)),
        (a, b) => Err(a.err().into_iter().chain(b.err()).collect()),
    }
}

fn whole(entries: Vec<String>, faults: Vec<BadLine>) -> Result<Vec<String>, Vec<BadLine>> {
    if faults.is_empty() { Ok(entries) } else { Err(faults) }
}

fn bad(file: &Path, faults: &[BadLine]) -> Failure {
    let shown = faults.iter().take(SHOWN).map(|f| format!("{}:{}: {}", file.display(), f.line, f.what));
    let mut all: Vec<String> = shown.collect();
    if faults.len() > SHOWN {
        all.push(format!("and {} lines more", faults.len() - SHOWN));
    }
    all.push("nothing was written".into());
    Failure::Data(all.join("\n"))
}
