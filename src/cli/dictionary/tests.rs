//! In a folder of the test's own: configuration, profiles, lists and store as an administrator has them.

use super::*;
use crate::cli::scan::Scanner;
use crate::cli::{Arguments, Command};
use crate::model::{CaseNumber, Document, TeamId, Verdict};
use crate::register::{CaseOriginal, CaseRecord, RegisterDelta};
use crate::serve::open_store;
use crate::store::{Access, Commit};
use clap::Parser;
use std::fs;
use std::path::Path;

struct Office {
    folder: tempfile::TempDir,
}

impl Office {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("config");
        let profiles = folder.path().join("config/profiles");
        fs::create_dir_all(&profiles).expect("a folder");
        fs::copy(shipped.join("casuspoort.toml"), folder.path().join("config/casuspoort.toml")).expect("a copy");
        fs::copy(shipped.join("profiles/stein.toml"), profiles.join("stein.toml")).expect("a copy");
        Self { folder }
    }

    fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    fn write(&self, file: &str, text: &str) -> String {
        let path = self.path(file);
        fs::create_dir_all(path.parent().expect("within the folder")).expect("a folder");
        fs::write(&path, text).expect("written");
        path.display().to_string()
    }

    fn list(&self, file: &str) -> String {
        fs::read_to_string(self.path("dictionaries/local").join(file)).unwrap_or_default()
    }

    /// Runs `casuspoort dictionary …`; what it says when it refuses.
    fn run(&self, arguments: &[&str]) -> Result<(), String> {
        let config = self.path("config/casuspoort.toml").display().to_string();
        let all = ["casuspoort", "dictionary"].iter().chain(arguments).copied().chain(["--config", &config]);
        match Arguments::try_parse_from(all).map_err(|e| e.to_string())?.command {
            Command::Dictionary(command) => command.run().map_err(|failure| failure.to_string()),
            _ => unreachable!("the second word is dictionary"),
        }
    }

    fn rules(&self) -> RuleSet {
        load_rules(Some(&self.path("config/casuspoort.toml"))).expect("the configuration is right")
    }

    /// The text with what is taken out between `[` and `]`.
    fn scan(&self, text: &str) -> String {
        let text = format!("Casus\n\n{text}");
        let (_, findings, _) = Scanner::new(Some(self.rules())).scan(&text, "stein");
        let mut out = text.clone();
        for f in findings.list.iter().rev().filter(|f| f.verdict == Verdict::Redact) {
            out.replace_range(f.span.start..f.span.end, &format!("[{}]", f.span.of(&text)));
        }
        out.split_off("Casus\n\n".len())
    }
}

#[test]
fn an_entry_is_kept_with_day_and_reason_and_counts_at_once() {
    let office = Office::new();
    let text = "De zoon heet voluit anders. Gisteren was qarim er weer niet.";
    let clues = |office: &Office| {
        let reasons = Scanner::new(Some(office.rules())).reasons(text, "stein");
        let word = reasons.into_iter().find(|r| r.span.of(text) == "qarim");
        word.map(|r| r.clues).unwrap_or_default()
    };
    assert!(!clues(&office).contains(&"first1"));
    office.run(&["add", "Qarim", "--kind", "first", "--reason", "nieuwe spelling"]).expect("is saved");
    let list = office.list("own.tsv");
    let line = list.lines().last().unwrap_or("");
    assert!(line.starts_with("+Qarim F 1  # 20") && line.contains(" nieuwe spelling ("), "{list}");
    assert!(clues(&office).contains(&"first1"));
}

#[test]
fn what_is_denied_goes_and_what_is_allowed_stays() {
    let office = Office::new();
    office.run(&["deny", "Zonnepit", "--reason", "schuilnaam"]).expect("is saved");
    office.run(&["deny", "projekt blauw", "--reason", "schuilnaam"]).expect("is saved");
    office.run(&["allow", "De Vlierhoek-Oost", "--reason", "wijkcentrum"]).expect("is saved");
    for text in [
        "Wij spreken over Zonnepit en de school.",
        "Zonnepit komt niet.",
        "het gaat om zonnepit, die niet komt.",
        "Wij spreken over Projekt Blauw en de school.",
        "zie zonnepits verslag.",
        "Met vriendelijke groet,\nZonnepit\nmaatschappelijk werker",
        "De wijkagent Zonnepit kwam langs.",
        "Zij zit op basisschool Zonnepit.",
        "DE ZONNEPIT IS WEG",
    ] {
        let found = office.scan(text).to_lowercase();
        let left: String = found.split('[').map(|piece| piece.rsplit(']').next().unwrap_or("")).collect();
        assert!(!left.contains("zonnepit") && !left.contains("blauw"), "{found}");
    }
    let text = "Zij komt elke week in De Vlierhoek-Oost eten.";
    assert_eq!(office.scan(text), text);
}

#[test]
fn the_same_twice_and_the_opposite_are_refused_and_removing_takes_back() {
    let office = Office::new();
    office.run(&["allow", "Het Testhuis", "--reason", "wijkcentrum"]).expect("is saved");
    let before = office.list("own.tsv");
    let twice = office.run(&["allow", "het testhuis", "--reason", "nog eens"]).expect_err("stands there");
    assert!(twice.contains("own.tsv:2") && twice.contains("wijkcentrum"), "{twice}");
    let opposite = office.run(&["deny", "Het Testhuis", "--reason", "toch niet"]).expect_err("contradicts");
    assert!(opposite.contains("own.tsv:2") && opposite.contains("dictionary remove"), "{opposite}");
    assert_eq!(office.list("own.tsv"), before);
    office.run(&["remove", "Het Testhuis", "--reason", "gesloten"]).expect("takes back");
    assert!(!office.list("own.tsv").contains("Testhuis"));
}

#[test]
fn what_would_show_residents_or_hide_everything_is_refused() {
    let office = Office::new();
    for (arguments, told) in [
        (&["allow", "Fatima", "--reason", "x"][..], "although-a-name"),
        (&["deny", "niet", "--reason", "x"], "commonest"),
        (&["remove", "zonnebloempitolie", "--reason", "x"], "no list of names"),
        (&["add", "Fatima", "--kind", "first", "--reason", "x"], "already"),
        (&["allow", "a # b", "--reason", "x"], "expected a word"),
        (&["allow", "De Inloop\nallow Fatima", "--reason", "x"], "expected a word"),
        (&["allow", "Wijkhuis", "--reason", "a\nb"], "--reason"),
        (&["allow", "Wijkhuis", "--reason", " "], "--reason"),
    ] {
        let refused = office.run(arguments).expect_err("is refused");
        assert!(refused.contains(told), "{arguments:?}: {refused}");
    }
    assert_eq!(office.list("own.tsv"), "");
    office.run(&["allow", "Fatima", "--although-a-name", "--reason", "naam van een huis"]).expect("is meant");
}

#[test]
fn a_bad_line_elsewhere_is_named_and_nothing_is_written() {
    let office = Office::new();
    office.write("dictionaries/local/anders.tsv", "allow De Hoek\nwat is dit\n");
    let refused = office.run(&["allow", "Het Testhuis", "--reason", "x"]).expect_err("the lists are wrong");
    assert!(refused.contains("anders.tsv:2"), "{refused}");
    assert_eq!(office.list("own.tsv"), "");
}

#[test]
fn a_write_that_fails_leaves_the_list_as_it_was() {
    let office = Office::new();
    office.run(&["allow", "Het Testhuis", "--reason", "x"]).expect("is saved");
    let before = office.list("own.tsv");
    fs::create_dir(office.path("dictionaries/local/.own.tsv.new")).expect("stands in the way");
    let refused = office.run(&["allow", "Het Proefhuis", "--reason", "x"]).expect_err("can't be written");
    assert!(refused.contains("nothing has changed"), "{refused}");
    assert_eq!(office.list("own.tsv"), before);
}

#[test]
fn imported_streets_lead_to_their_neighbourhood() {
    let office = Office::new();
    let bag = "openbareruimte;huisnummer;woonplaats\nWilgenstraat;1;Elsloo\nWilgenstraat;2;Elsloo\nVoorbeeldlaan;1;Stein\nVoorbeeldlaan;9;Urmond\n";
    let file = office.write("bag.csv", bag);
    office.run(&["import", "streets", &file, "--reason", "BAG"]).expect("is saved");
    assert!(office.list("streets.tsv").ends_with("street Voorbeeldlaan = \nstreet Wilgenstraat = Elsloo\n"));
    let text = "Casus\n\nMevrouw woont aan de Wilgenstraat 4 in een flat.";
    let (_, findings, _) = Scanner::new(Some(office.rules())).scan(text, "stein");
    assert!(findings.list.iter().any(|f| f.replacement == "[adres in Elsloo]"), "{findings:?}");
    let file = office.write("bag.csv", "straat,buurt\nTeststraat,Catsop\n");
    let arguments =
        ["import", "streets", &file, "--street", "straat", "--neighbourhood", "buurt", "--reason", "eigen lijst"];
    office.run(&arguments).expect("replaces");
    assert!(!office.list("streets.tsv").contains("Wilgenstraat"));
}

#[test]
fn an_import_is_whole_or_not_at_all() {
    let office = Office::new();
    let file = office.write("staf.csv", "naam;e-mail\nA. Proef;a@piw.example\nB. Proef;geen adres\nC. Proef\n");
    let refused = office.run(&["import", "staff", &file, "--reason", "x"]).expect_err("two lines are wrong");
    assert!(refused.contains("staf.csv:4"), "{refused}");
    let file = office.write("staf.csv", "naam;e-mail\nA. Proef;a@piw.example\nB. Proef;geen adres\n");
    let refused = office.run(&["import", "staff", &file, "--reason", "x"]).expect_err("a line is wrong");
    assert!(refused.contains("staf.csv:3") && refused.contains("nothing was written"), "{refused}");
    let file = office.write("org.csv", "naam\nStichting De Brug\nFatima\n");
    let refused = office.run(&["import", "organisations", &file, "--reason", "x"]).expect_err("a name of people");
    assert!(refused.contains("org.csv:3"), "{refused}");
    let refused =
        office.run(&["import", "organisations", &file, "--name", "titel", "--reason", "x"]).expect_err("none");
    assert!(refused.contains("org.csv:1") && refused.contains("naam"), "{refused}");
    assert!(!office.path("dictionaries/local/staff.tsv").exists());
    office.write("dictionaries/local/staff.tsv", "staff A. Proef; a@piw.example\n");
    let file = office.write("staf.csv", "naam;e-mail\nD. Proef;d@piw.example\n");
    let refused = office.run(&["import", "staff", &file, "--reason", "x"]).expect_err("somebody's own file");
    assert!(refused.contains("not made by an import"), "{refused}");
}

#[test]
fn impact_tells_numbers_of_cases_and_examples_and_saves_nothing() {
    let office = Office::new();
    let rules = office.rules();
    keep_case(&rules, "Casus\n\nMijn vraag: wie kan Zonnepit helpen? Ik sprak met zonnepit thuis.");
    office.run(&["impact", "deny", "Zonnepit"]).expect("is shown");
    assert_eq!(office.list("own.tsv"), "");
    let name = folder::name_in(&rules.settings.gateway.dictionaries, OWN);
    let after = folder::with_list(&rules, &name, "allow Storm\ndeny zonnepit\n").expect("is right");
    let cases = impact::cases(&rules, &after).expect("the store opens");
    assert_eq!(cases[0].name, "2026-001 (elsloo)");
    let difference = cases[0].difference.as_ref().expect("the text is there");
    assert!(difference.get("PERSOON taken out").is_some_and(|n| *n > 0), "{difference:?}");
    assert!(!format!("{difference:?}").to_lowercase().contains("zonnepit"));
    let examples = impact::examples(&rules, &after);
    let changed = |e: &&impact::Compared| e.difference.as_ref().is_some_and(|d| !d.is_empty());
    let names: Vec<&str> = examples.iter().filter(changed).map(|e| e.name.as_str()).collect();
    assert_eq!(names, ["handtekening.txt"]);
}

fn keep_case(rules: &RuleSet, text: &str) {
    let store = open_store(rules, Access::Tool).expect("a store");
    let team = TeamId("elsloo".into());
    let now = "2026-11-02T09:00:00Z".parse().expect("a moment");
    let mut case = CaseRecord::new(CaseNumber::new(2026, 1).expect("a number"), team.clone(), now);
    case.original = Some(CaseOriginal { document: Document::from_plain(text), ..CaseOriginal::default() });
    let base = store.register(&team).expect("a register").version;
    let mut commit = Commit::new(team, base, now);
    commit.delta = RegisterDelta { base, cases: vec![case], state: None };
    store.commit(commit).expect("is kept");
}

#[test]
fn why_and_test_explain_without_a_fault() {
    let office = Office::new();
    office.run(&["deny", "Zonnepit", "--reason", "schuilnaam"]).expect("is saved");
    let file = office.write("mail.txt", "Casus\n\nMevrouw Zonnepit belt. Zonnepits zoon heet Sem.\n");
    office.run(&["why", "zonnepit", "--text", &file]).expect("is explained");
    office.run(&["why", "roos"]).expect("is explained");
    office.run(&["test", &file]).expect("is shown");
    office.run(&["list"]).expect("is shown");
    assert!(office.run(&["why", "roos", "--text", "is er niet.txt"]).is_err());
    assert!(office.run(&["test", &file, "--profile", "bestaat-niet"]).is_err());
}

#[test]
fn every_shipped_example_is_tried_and_the_one_without_names_is_left_alone() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("dictionaries/examples");
    let mut files: Vec<String> = fs::read_dir(folder)
        .expect("the examples")
        .map(|entry| entry.expect("a file").file_name().to_string_lossy().into_owned())
        .collect();
    files.sort();
    assert_eq!(files, impact::EXAMPLES.map(|(name, _)| name));
    let office = Office::new();
    for (name, text) in impact::EXAMPLES {
        let (_, findings, _) = Scanner::new(Some(office.rules())).scan(text, "stein");
        let taken = findings.list.iter().filter(|f| f.verdict == Verdict::Redact).count();
        assert_eq!(taken == 0, name == "zonder-namen.txt", "{name}: {findings:?}");
    }
}

#[test]
fn every_command_shows_an_example() {
    for command in ["add", "remove", "allow", "deny", "why", "test", "impact", "import", "list"] {
        let help = Arguments::try_parse_from(["casuspoort", "dictionary", command, "--help"]).map(drop);
        let help = help.expect_err("help ends the command").to_string();
        assert!(help.contains("casuspoort dictionary") && help.contains(&format!("dictionary {command}")), "{help}");
    }
}
