//! `casuspoort cases`: what is held, shown and done at the command line; the same acts as by mail, with the same record.

mod purge;
mod rights;
mod statistics;

use super::Failure;
use super::place::{PlaceArguments, day, moment, word};
use crate::anonymise::PieceKind;
use crate::config::RuleSet;
use crate::model::{AuditEntry, AuditKind, CaseNumber, Sensitive};
use crate::register::CaseRecord;
use crate::serve::{Rules, build_worker};
use crate::store::{AuditQuery, Store};
use crate::way::{Act, Actor};
use clap::{Args, Subcommand};
use jiff::Timestamp;
use jiff::civil::Date;
use std::path::PathBuf;
use std::sync::{Arc, RwLock};

/// Lists cases and acts on them. Every act is audited under the account that runs it.
#[derive(Args)]
pub(super) struct Cases {
    #[command(subcommand)]
    what: What,
    #[command(flatten)]
    place: PlaceArguments,
}

#[derive(Subcommand)]
enum What {
    /// One line for each case. Example: casuspoort cases list
    List {
        /// Closed ones too.
        #[arg(long)]
        all: bool,
    },
    /// One case, without names. Example: casuspoort cases show 2026-014
    Show {
        /// Number.
        number: CaseNumber,
        /// The text as it came in; needs --reason and is audited.
        #[arg(long, requires = "reason")]
        original: bool,
        /// Why the original is read.
        #[arg(long)]
        reason: Option<String>,
    },
    /// Cases in which a person is named; on the record with its reason, never with the name. Example: casuspoort cases find --person "Voorbeeld" --reason "verzoek om inzage"
    Find {
        /// The name: every word of it must fit one person of the case.
        #[arg(long)]
        person: String,
        /// Why it is looked for; goes into the record, so it may not hold the name.
        #[arg(long)]
        reason: String,
    },
    /// Who got what of a case, when, for what and on which ground. Example: casuspoort cases disclosures 2026-014
    Disclosures {
        /// Number.
        number: CaseNumber,
    },
    /// Everything that is kept of a case, into a new file. Example: casuspoort cases export 2026-014 --out casus.json --reason "verzoek om inzage"
    Export {
        /// Number.
        number: CaseNumber,
        /// The file; it must not exist.
        #[arg(long)]
        out: PathBuf,
        /// Why; goes into the record.
        #[arg(long)]
        reason: String,
    },
    /// Restricts the use of a case: nothing goes to the team. Example: casuspoort cases restrict 2026-014
    Restrict {
        /// Number.
        number: CaseNumber,
        /// Lifts it again.
        #[arg(long)]
        lift: bool,
    },
    /// Puts one case into another, when both turn out to be the same. Example: casuspoort cases merge 2026-015 2026-014
    Merge {
        /// The case that ends.
        from: CaseNumber,
        /// The case that goes on.
        into: CaseNumber,
    },
    /// A request on rights has been answered, or was none. Example: casuspoort cases handled 2026-016
    Handled {
        /// Number of the request.
        number: CaseNumber,
        /// It was no request: the mail goes its way.
        #[arg(long)]
        no_request: bool,
    },
    /// Numbers of a period, from the audit log: ends, late, incomplete, exceptions. Example: casuspoort cases statistics --from 2026-01-01
    Statistics {
        /// First day.
        #[arg(long)]
        from: Date,
        /// Last day; today if absent.
        #[arg(long)]
        until: Option<Date>,
    },
    /// What retention destroys, and when. Example: casuspoort cases purge --dry-run
    Purge {
        /// Only shows.
        #[arg(long)]
        dry_run: bool,
    },
    /// AKKOORD: the text goes to the team. Example: casuspoort cases release 2026-014
    Release {
        /// Number.
        number: CaseNumber,
    },
    /// TERUG: back to the inbrenger. Example: casuspoort cases return 2026-014 --reason "de vraag is niet duidelijk"
    Return {
        /// Number.
        number: CaseNumber,
        /// Why; the inbrenger reads it.
        #[arg(long)]
        reason: String,
    },
    /// VERPLAATS: to the meeting on this day. Example: casuspoort cases move 2026-014 2026-11-26
    Move {
        /// Number.
        number: CaseNumber,
        /// Day of the meeting.
        day: Date,
    },
    /// AAN: the members who receive a case. Example: casuspoort cases readers 2026-014 MEE PIW
    Readers {
        /// Number.
        number: CaseNumber,
        /// Organisations or mailboxes of members.
        #[arg(required = true)]
        names: Vec<String>,
    },
    /// Lets somebody who is no member read this case alone.
    /// Example: casuspoort cases invite 2026-014 --mailbox a@huisarts.example --organisation huisarts --role behandelaar
    /// --why "kent de medicatie" --agreed MEE --agreed PIW --secrecy 2026-11-02
    Invite {
        /// Number.
        number: CaseNumber,
        /// Where the mail goes.
        #[arg(long)]
        mailbox: crate::model::Mailbox,
        /// Organisation.
        #[arg(long)]
        organisation: String,
        /// In which role.
        #[arg(long)]
        role: String,
        /// Why that is necessary for this case.
        #[arg(long)]
        why: String,
        /// An organisation that agreed; for a third party all that are involved.
        #[arg(long)]
        agreed: Vec<String>,
        /// Day on which a third party signed for secrecy.
        #[arg(long)]
        secrecy: Option<Date>,
    },
    /// BESPREKEN: it is a case for the table. Example: casuspoort cases discuss 2026-014
    Discuss {
        /// Number.
        number: CaseNumber,
        /// Organisation that keeps the overview.
        #[arg(long)]
        regie: Option<String>,
    },
    /// NIET BESPREKEN: it is not. Example: casuspoort cases decline 2026-014 --reason "kan bilateraal"
    Decline {
        /// Number.
        number: CaseNumber,
        /// Why, for the inbrenger to read.
        #[arg(long)]
        reason: String,
    },
    /// UITZONDERING: grants or refuses what its professional argued. Example: casuspoort cases exception 2026-014 --grant
    Exception {
        /// Number.
        number: CaseNumber,
        /// Grants it.
        #[arg(long, conflicts_with = "refuse", required_unless_present = "refuse")]
        grant: bool,
        /// Last day; the term of the profile if absent.
        #[arg(long, requires = "grant")]
        until: Option<Date>,
        /// Refuses it, with the reason.
        #[arg(long)]
        refuse: Option<String>,
    },
    /// GRONDSLAG: records a ground. Example: casuspoort cases ground 2026-014 "publieke taak; Wmo 2015 artikel 2.1.1; veilig wonen"
    Ground {
        /// Number.
        number: CaseNumber,
        /// Ground; law; purpose.
        words: String,
        /// Last day; the term of the profile if absent.
        #[arg(long)]
        until: Option<Date>,
    },
    /// Closes a case: nothing more goes out. Example: casuspoort cases close 2026-014
    Close {
        /// Number.
        number: CaseNumber,
    },
    /// Destroys the keys of a case, at once and for good. Example: casuspoort cases erase 2026-014 --reason "verzoek om verwijdering" --yes
    Erase {
        /// Number.
        number: CaseNumber,
        /// Why; goes into the audit log as a fact, not as text.
        #[arg(long)]
        reason: String,
        /// Without it nothing is erased.
        #[arg(long)]
        yes: bool,
    },
}

impl Cases {
    pub(super) fn run(&self) -> Result<(), Failure> {
        let (rules, store) = self.place.open()?;
        match &self.what {
            What::List { all } => self.list(&*store, &rules, *all),
            What::Show { number, original, reason } => {
                let case = self.find(&*store, *number)?;
                if *original {
                    return show_original(&*store, &case, reason.as_deref());
                }
                show(&rules, &case)?;
                rights::print_disclosures(&*store, &rules, &case)
            }
            What::Find { person, reason } => rights::find(&*store, person, reason),
            What::Disclosures { number } => {
                let case = self.find(&*store, *number)?;
                rights::print_disclosures(&*store, &rules, &case)
            }
            What::Export { number, out, reason } => {
                let case = self.find(&*store, *number)?;
                rights::export(&*store, &rules, &case, out, reason)
            }
            What::Restrict { number, lift } => self.act(&store, rules, *number, Act::Restrict { lift: *lift }),
            What::Merge { from, into } => self.act(&store, rules, *into, Act::Merge { from: *from }),
            What::Handled { number, no_request } => {
                let act = if *no_request { Act::NoRequest } else { Act::Handled };
                self.act(&store, rules, *number, act)
            }
            What::Statistics { from, until } => self.statistics(&*store, *from, *until),
            What::Purge { dry_run: true } => purge::show(&*store, &rules, Timestamp::now()),
            What::Purge { dry_run: false } => purge::run(&*store, &rules, Timestamp::now()),
            What::Release { number } => self.act(&store, rules, *number, Act::Release),
            What::Return { number, reason } => {
                self.act(&store, rules, *number, Act::Return { reason: Sensitive::new(reason.clone()) })
            }
            What::Move { number, day } => self.act(&store, rules, *number, Act::Move { day: *day }),
            What::Invite { number, mailbox, organisation, role, why, agreed, secrecy } => {
                let invite = crate::way::Invite {
                    mailbox: mailbox.clone(),
                    organisation: organisation.clone(),
                    role: role.clone(),
                    why: why.clone(),
                    agreed: agreed.clone(),
                    secrecy_on: *secrecy,
                };
                self.act(&store, rules, *number, Act::Invite(Box::new(invite)))
            }
            What::Readers { number, names } => self.act(&store, rules, *number, Act::Readers { names: names.clone() }),
            What::Discuss { number, regie } => self.act(&store, rules, *number, Act::Discuss { regie: regie.clone() }),
            What::Decline { number, reason } => {
                self.act(&store, rules, *number, Act::Decline { reason: Sensitive::new(reason.clone()) })
            }
            What::Exception { number, refuse: Some(reason), .. } => {
                self.act(&store, rules, *number, Act::RefuseException { reason: Sensitive::new(reason.clone()) })
            }
            What::Exception { number, until, .. } => {
                self.act(&store, rules, *number, Act::GrantException { until: *until })
            }
            What::Ground { number, words, until } => {
                let words = Sensitive::new(words.clone());
                self.act(&store, rules, *number, Act::RecordGround { words, until: *until })
            }
            What::Close { number } => self.act(&store, rules, *number, Act::Close),
            What::Erase { number, reason, yes } => {
                if !yes || reason.trim().is_empty() {
                    let what = format!("case {number}: nothing erased; say --yes and give a --reason");
                    return Err(Failure::Usage(what));
                }
                let case = self.find(&*store, *number)?;
                self.act(&store, rules, *number, Act::Erase)?;
                rights::erase(&*store, &case)
            }
        }
    }

    fn find(&self, store: &dyn Store, number: CaseNumber) -> Result<CaseRecord, Failure> {
        self.place.case(store, number)
    }

    fn list(&self, store: &dyn Store, rules: &RuleSet, all: bool) -> Result<(), Failure> {
        use crate::register::CaseState::{Closed, WaitingForReview, Withdrawn};
        for team in store.teams()?.into_iter().filter(|id| self.place.is_meant(id)) {
            let mut cases = store.register(&team)?.cases;
            cases.sort_by_key(|c| c.number);
            for case in cases.iter().filter(|c| all || !matches!(c.state, Closed | Withdrawn)) {
                let meeting = case.meeting.map_or_else(|| "-".to_owned(), moment);
                // What waits for review has its reason in the state.
                let reviewed = case.state == WaitingForReview;
                let why = case.holds.first().filter(|_| !reviewed).map_or_else(String::new, |h| word(h.reason));
                let area = case.area.as_deref().unwrap_or("-");
                let until = day(purge::ends(rules, case).1);
                println!("{}  {team}  {area}  {}  {meeting}  kept until {until}  {why}", case.number, word(case.state));
            }
        }
        Ok(())
    }

    fn statistics(&self, store: &dyn Store, from: Date, until: Option<Date>) -> Result<(), Failure> {
        let local = |at: Timestamp| at.to_zoned(crate::config::amsterdam()).date();
        let until = until.unwrap_or_else(|| local(Timestamp::now()));
        for team in store.teams()?.into_iter().filter(|id| self.place.is_meant(id)) {
            let query = AuditQuery { team: Some(team.clone()), ..AuditQuery::default() };
            let lines = store.audit_list(&query)?;
            let entries: Vec<(Date, AuditEntry)> =
                lines.into_iter().filter_map(|line| Some((local(line.at), line.entry()?))).collect();
            println!("{team}, {from} to {until}");
            print!("{}", statistics::count(entries.iter().map(|(day, entry)| (*day, entry)), from, until));
        }
        Ok(())
    }

    /// An act, by the same way as an answer by mail.
    fn act(&self, store: &Arc<dyn Store>, rules: RuleSet, number: CaseNumber, act: Act) -> Result<(), Failure> {
        act_on(store, rules, &self.find(&**store, number)?, act)
    }
}

/// Has the core carry an act out on a case and commits what comes of it.
pub(super) fn act_on(store: &Arc<dyn Store>, rules: RuleSet, case: &CaseRecord, act: Act) -> Result<(), Failure> {
    let rules: Rules = Arc::new(RwLock::new(Arc::new(rules)));
    let runtime = tokio::runtime::Runtime::new().map_err(|e| Failure::Internal(e.to_string()))?;
    let refused = runtime.block_on(async {
        let (worker, _) = build_worker(store, &rules).map_err(|e| Failure::Configuration(format!("{e:#}")))?;
        let actor = Actor::CommandLine(account());
        worker.act(&case.team, case.number, act, actor).await.map_err(|e| Failure::TempFail(e.to_string()))
    })?;
    match refused {
        Some(why) => Err(Failure::Data(why)),
        None => {
            println!("case {}: done", case.number);
            Ok(())
        }
    }
}

/// The account at the terminal, for the audit log.
pub(super) fn account() -> String {
    std::env::var("SUDO_USER").or_else(|_| std::env::var("USER")).unwrap_or_else(|_| "unknown".into())
}

fn show(rules: &RuleSet, case: &CaseRecord) -> Result<(), Failure> {
    println!("case {} of {}: {}", case.number, case.team, word(case.state));
    let (original, rest) = purge::ends(rules, case);
    let kept = if case.original.is_some() { format!("until {}", day(original)) } else { "destroyed".to_owned() };
    println!("original: {kept}; case: until {}", day(rest));
    if let Some(request) = &case.request {
        println!("request on rights, to be answered by {}", day(request.due));
    }
    if case.restricted {
        println!("restricted at request: nothing goes to the team");
    }
    println!("received {}", moment(case.opened));
    if let Some(meeting) = case.meeting {
        println!("meeting {}", moment(meeting));
    }
    if let Some(earlier) = case.follows {
        println!("follows case {earlier}");
    }
    for hold in &case.holds {
        println!(
            "waits: {} ({}), owner {}, until {}",
            word(hold.reason),
            hold.rule,
            word(hold.owner),
            moment(hold.due)
        );
    }
    let Some(redacted) = &case.redacted else {
        println!("the text could not be read");
        return Ok(());
    };
    for (name, kind) in [("Doel", PieceKind::Doel), ("Vraag", PieceKind::Vraag), ("Situatie", PieceKind::Situation)] {
        if let Some(text) = redacted.text(kind) {
            println!("\n{name}:\n{text}");
        }
    }
    for line in redacted.legend() {
        println!("{} = {}", line.label, line.role);
    }
    Ok(())
}

fn show_original(store: &dyn Store, case: &CaseRecord, reason: Option<&str>) -> Result<(), Failure> {
    if reason.is_none_or(|r| r.trim().is_empty()) {
        return Err(Failure::Usage("--original needs a --reason".into()));
    }
    let Some(original) = &case.original else {
        return Err(Failure::Data(format!("case {}: the original has been destroyed", case.number)));
    };
    // On the record first, then on the screen.
    record(store, AuditKind::Read, case, "original")?;
    println!("{}", original.document.text.expose());
    Ok(())
}

fn record(store: &dyn Store, kind: AuditKind, case: &CaseRecord, detail: &str) -> Result<(), Failure> {
    let mut entry = AuditEntry::new(kind, &format!("cli:{}", account()));
    entry.team = Some(case.team.clone());
    entry.case = Some(case.number);
    entry.detail = detail.to_owned();
    store.audit_append(&[entry], Timestamp::now())?;
    Ok(())
}
