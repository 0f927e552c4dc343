//! `casuspoort demo`: a gate on loopback with made-up mails, everything shown.

mod mails;
mod postbox;
mod show;

use super::Failure;
use super::rules::shipped;
use super::serve::told_to_stop;
use crate::anonymise::find;
use crate::config::{Delivery, RuleSet, Source, SourceFile};
use crate::deliver::{Attempt, Courier};
use crate::message;
use crate::model::{Mailbox, Verdict};
use crate::serve::Gate;
use crate::store::Store;
use clap::Args;
use jiff::civil::Date;
use jiff::{ToSpan, Zoned};
use mails::DemoMail;
use postbox::{Letter, Postbox};
use show::Screen;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// Starts a gate on loopback with a made-up team, sends a dozen made-up mails through the real socket, and shows what came
/// in, what each reader got, what the coördinator answered and what followed. Then leaves the gate running.
///
/// Example: casuspoort demo --once
#[derive(Args)]
pub(super) struct Demo {
    /// Ends when everything has been shown.
    #[arg(long)]
    once: bool,
}

impl Demo {
    pub(super) fn run(&self) -> Result<(), Failure> {
        let folder = Folder::make()?;
        let runtime = tokio::runtime::Runtime::new().map_err(|e| Failure::Internal(e.to_string()))?;
        runtime.block_on(self.play(folder.path())).map_err(|e| Failure::Internal(format!("{e:#}")))
    }

    async fn play(&self, folder: &Path) -> anyhow::Result<()> {
        let stop = watch::Sender::new(false);
        let (postbox, sink) = Postbox::open(stop.subscribe()).await?;
        let rules = rules(folder, sink)?;
        let dictionary = rules.clone();
        let gate = Gate::bind(None, rules).await?;
        let (address, store, stopper) = (gate.addresses()[0], gate.store(), gate.stopper());
        let running = tokio::spawn(gate.run());
        let stage =
            Stage { address, store, postbox, rules: dictionary, screen: Screen::new(), client: client(address)? };
        stage.all_mails().await?;
        if !self.once {
            println!("\nDe poort staat aan op {address}. Stuur zelf een mail, bijvoorbeeld:");
            println!(
                "  swaks --server {address} --from s.verhulst@piw.example --to dorpsteam-elsloo@poort.gemeente.example \
                 --header 'Subject: casus' --body 'Doel: … Vraag: …'"
            );
            println!("Wat de lezers krijgen, verschijnt hier. Stoppen: Ctrl-C.");
            stage.until_stopped().await;
        }
        stopper.send_replace(true);
        stop.send_replace(true);
        running.await?
    }
}

/// A data folder of the demo's own, gone when the demo ends.
struct Folder(PathBuf);

impl Folder {
    fn make() -> Result<Self, Failure> {
        let path = std::env::temp_dir().join(format!("casuspoort-demo-{}", ulid::Ulid::new()));
        std::fs::create_dir_all(path.join("lists"))
            .map_err(|e| Failure::CantCreate(format!("{}: {e}", path.display())))?;
        Ok(Self(path))
    }

    fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What can't be removed lies in the system's folder for what may be removed.
        drop(std::fs::remove_dir_all(&self.0));
    }
}

/// The demo's rules: meetings are counted from today, so that one mail is late on any day.
fn rules(folder: &Path, sink: SocketAddr) -> anyhow::Result<RuleSet> {
    let today = Zoned::now().with_time_zone(crate::config::amsterdam()).date();
    let meeting = |days: i64| format!("{}T09:00:00", today.checked_add(days.days()).unwrap_or(Date::MAX));
    // The well-known port of the README if it is free, else any.
    let port = TcpListener::bind("127.0.0.1:2525").map_or(0, |_| 2525);
    let text = include_str!("demo.toml")
        .replace("@DATA@", &folder.join("data").display().to_string())
        .replace("@LISTEN@", &format!("127.0.0.1:{port}"))
        .replace("@SINK@", &sink.port().to_string())
        .replace("@NEAR@", &meeting(3))
        .replace("@FAR@", &meeting(10))
        .replace("@FARTHER@", &meeting(24));
    let mut profiles = shipped().profiles;
    for profile in &mut profiles {
        profile.text = profile.text.replace("# approved_by", "approved_by").replace("# approved_on", "approved_on");
    }
    let settings = Some(SourceFile { name: "demo.toml".into(), text });
    let source = Source { settings, profiles, ..Source::default() };
    let (rules, _) = RuleSet::from_source(source).map_err(|faults| anyhow::anyhow!("{faults}"))?;
    Ok(rules)
}

fn client(address: SocketAddr) -> anyhow::Result<Courier> {
    let text = format!(
        "host = \"127.0.0.1\"\nport = {}\ntls = \"insecure-loopback\"\nenforced_tls_domains = []",
        address.port()
    );
    let delivery: Delivery = toml::from_str(&text)?;
    Ok(Courier::new(&delivery, "demo.example", None, None)?)
}

/// Everything on the stage of the demo.
struct Stage {
    address: SocketAddr,
    store: Arc<dyn Store>,
    postbox: Postbox,
    rules: RuleSet,
    screen: Screen,
    client: Courier,
}

impl Stage {
    async fn all_mails(&self) -> anyhow::Result<()> {
        println!("Casuspoort, demo: een poort op {}, een verzonnen gemeente, verzonnen mensen.", self.address);
        let mails = mails::all(&date());
        let mut kept: Vec<Letter> = Vec::new();
        for (n, mail) in mails.iter().enumerate() {
            self.screen.title(&format!("{}/{}  {}", n + 1, mails.len(), mail.title));
            self.send(&mail.from, &mail.to, &mail.bytes).await?;
            let letters = self.settled().await;
            self.show_in_and_out(mail, &letters);
            kept.extend(letters);
        }
        self.answers(&kept).await
    }

    /// The coördinator and two senders answer.
    async fn answers(&self, letters: &[Letter]) -> anyhow::Result<()> {
        let find = |to: &str, word: &str| {
            letters.iter().rev().find(|l| l.to.to_string() == to && l.reply_to.is_some() && l.text.contains(word))
        };
        let acts = [
            ("De coördinator antwoordt: AKKOORD", find("coordinator@gemeente.example", "formulier"), "AKKOORD"),
            (
                "De inbrenger stuurt de ontbrekende vraag",
                find("w.mols@corporatie.example", "vraag"),
                "Mijn vraag aan het team: wie kan samen met mij bij deze huurder aanbellen?",
            ),
            ("Een inbrenger trekt de casus in", find("s.verhulst@piw.example", "INTREKKEN"), "INTREKKEN"),
        ];
        for (title, letter, words) in acts {
            let Some(letter) = letter else { continue };
            self.screen.title(title);
            let from = letter.to.to_string();
            let to = letter.reply_to.clone().unwrap_or_default();
            let bytes = mails::answer(&from, &to, &letter.subject, &letter.message_id, words, &date());
            self.send(&from, &to, &bytes).await?;
            let out = self.settled().await;
            self.screen.columns((&format!("VAN {from}"), words), ("WAT VOLGT", &readers(&out)));
        }
        Ok(())
    }

    async fn send(&self, from: &str, to: &str, bytes: &[u8]) -> anyhow::Result<()> {
        let (from, to): (Mailbox, Mailbox) = (from.parse()?, to.parse()?);
        match self.client.attempt(Some(&from), &to, bytes).await {
            Attempt::Sent => Ok(()),
            other => anyhow::bail!("de poort nam de mail niet aan: {other:?}"),
        }
    }

    /// Waits until every mail has come to its end and everything has been delivered.
    async fn settled(&self) -> Vec<Letter> {
        let mut quiet = 0;
        for _ in 0..600 {
            tokio::time::sleep(Duration::from_millis(50)).await;
            let store = self.store.clone();
            let tally = tokio::task::spawn_blocking(move || store.tally()).await;
            let busy = !matches!(tally, Ok(Ok(ref t)) if t.received == 0 && t.waiting == 0);
            quiet = if busy { 0 } else { quiet + 1 };
            if quiet == 2 {
                break;
            }
        }
        self.postbox.take()
    }

    fn show_in_and_out(&self, mail: &DemoMail, letters: &[Letter]) {
        let came = self.marked(&mail.bytes);
        let out = if letters.is_empty() { "(niemand krijgt iets)".to_owned() } else { readers(letters) };
        self.screen.columns((&format!("BINNEN, van {}", mail.from), &came), ("WAT DE LEZERS KRIJGEN", &out));
    }

    /// The text that came in, with brackets around what the gate takes out.
    fn marked(&self, bytes: &[u8]) -> String {
        let mail = message::read(bytes);
        let settings = crate::anonymise::FindSettings::for_profile("stein");
        let findings = find(&mail.document, &self.rules.dictionary, &settings);
        let mut text = mail.document.text.expose().clone();
        for finding in findings.list.iter().rev().filter(|f| f.verdict == Verdict::Redact) {
            text.insert(finding.span.end, '⟧');
            text.insert(finding.span.start, '⟦');
        }
        text
    }

    async fn until_stopped(&self) {
        let told = told_to_stop();
        tokio::pin!(told);
        loop {
            tokio::select! {
                () = &mut told => return,
                () = tokio::time::sleep(Duration::from_millis(300)) => {
                    let letters = self.postbox.take();
                    if !letters.is_empty() {
                        self.screen.title("Verstuurd");
                        println!("{}", readers(&letters));
                    }
                }
            }
        }
    }
}

/// What each reader got; the same text to several readers is shown once.
fn readers(letters: &[Letter]) -> String {
    let mut shown: Vec<(Vec<String>, &Letter)> = Vec::new();
    for letter in letters {
        match shown.iter_mut().find(|(_, l)| l.text == letter.text && l.subject == letter.subject) {
            Some((to, _)) => to.push(letter.to.to_string()),
            None => shown.push((vec![letter.to.to_string()], letter)),
        }
    }
    let one = |(to, letter): &(Vec<String>, &Letter)| {
        format!("▶ AAN {}\nOnderwerp: {}\n\n{}\n", to.join(", "), letter.subject, letter.text.trim())
    };
    shown.iter().map(one).collect::<Vec<_>>().join("\n")
}

fn date() -> String {
    jiff::fmt::rfc2822::to_string(&Zoned::now()).unwrap_or_default()
}
