use super::{Forward, Period, Release};
use crate::model::{Mailbox, TeamId};
use crate::smtp::{Certificate, Limits, ListenerSettings, Timeouts};
use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};
use std::net::SocketAddr;
use std::path::PathBuf;

/// The one configuration file, parsed and checked.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The gate itself.
    pub gateway: Gateway,
    /// Where it listens.
    #[serde(rename = "listener")]
    pub listeners: Vec<ListenerSettings>,
    /// Certificate and key for listeners with TLS.
    #[serde(default)]
    pub certificate: Option<Certificate>,
    /// Bounds of sessions and messages.
    #[serde(default)]
    pub limits: Limits,
    /// Time-outs of sessions.
    #[serde(default)]
    pub timeouts: Timeouts,
    /// How senders are verified.
    #[serde(default)]
    pub verify: crate::verify::Settings,
    /// Where mail leaves.
    pub delivery: Delivery,
    /// Metrics, health, logs.
    #[serde(default)]
    pub operate: Operate,
    /// The core's child processes.
    #[serde(default)]
    pub core: Core,
    /// How long what is kept.
    #[serde(default)]
    pub retention: Retention,
    /// The municipalities served.
    #[serde(rename = "municipality")]
    pub municipalities: Vec<Municipality>,
}

/// The gate itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gateway {
    /// Own domain: of From, Message-ID and return addresses.
    pub domain: String,
    /// Name in the SMTP greeting; the domain if absent.
    #[serde(default)]
    pub hostname: Option<String>,
    /// Data folder, mode 0700. Relative paths are taken from the configuration file's folder.
    pub data: PathBuf,
    /// Folder of profiles.
    pub profiles: PathBuf,
    /// Folder of the administrator's own lists.
    pub dictionaries: PathBuf,
    /// Master key; made at first start in the data folder if absent.
    #[serde(default)]
    pub master_key: Option<PathBuf>,
    /// DKIM signing.
    #[serde(default)]
    pub dkim: Option<Dkim>,
}

/// A DKIM key.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dkim {
    /// Selector.
    pub selector: String,
    /// PEM file, mode 0600.
    pub key: PathBuf,
}

/// Where mail leaves.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Delivery {
    /// Host of the smarthost.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// TLS towards it.
    #[serde(default)]
    pub tls: DeliveryTls,
    /// PEM of a CA to trust besides the system's.
    #[serde(default)]
    pub ca: Option<PathBuf>,
    /// AUTH user.
    #[serde(default)]
    pub user: Option<String>,
    /// File with the password, mode 0600.
    #[serde(default)]
    pub password_file: Option<PathBuf>,
    /// Domains that the smarthost reaches with enforced TLS; case text goes to these alone, others get a notice.
    pub enforced_tls_domains: Vec<String>,
    /// First wait before a retry; doubled each time.
    #[serde(default = "first_retry")]
    pub retry_first: Period,
    /// Longest wait between retries.
    #[serde(default = "longest_retry")]
    pub retry_longest: Period,
    /// When a mail is given up and the coördinator told.
    #[serde(default = "give_up")]
    pub give_up: Period,
}

fn first_retry() -> Period {
    "1m".parse().unwrap_or(Period::hours(1))
}

fn longest_retry() -> Period {
    Period::hours(1)
}

fn give_up() -> Period {
    Period::days(2)
}

/// TLS towards the smarthost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeliveryTls {
    /// STARTTLS, or no delivery.
    #[default]
    Required,
    /// TLS from the first byte.
    Implicit,
    /// None; only to a loopback address (demo and tests), `check` insists.
    InsecureLoopback,
}

/// Metrics, health, logs.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Operate {
    /// Loopback address for metrics and health; none switches them off.
    pub metrics: Option<SocketAddr>,
    /// Log level: error, warn, info, debug.
    pub log: String,
    /// Hours of the day, local time, at which digests of holds leave. Empty: each hold is told at once.
    pub digest_hours: Vec<i8>,
    /// How often terms, digests and agendas are looked at.
    pub tick: Period,
}

impl Default for Operate {
    fn default() -> Self {
        Self {
            metrics: Some(SocketAddr::from(([127, 0, 0, 1], 9188))),
            log: "info".into(),
            digest_hours: vec![8, 13],
            tick: Period::minutes(1),
        }
    }
}

/// The core's child processes.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Core {
    /// How many.
    pub processes: usize,
    /// Address space of each, in MiB.
    pub memory_mib: u64,
    /// Wall time for one mail, in seconds.
    pub seconds: u64,
}

impl Default for Core {
    fn default() -> Self {
        Self { processes: 2, memory_mib: 1024, seconds: 60 }
    }
}

/// How long what is kept, in calendar days (promise 8). All count from the last meeting of a case, without one from its
/// reception.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Retention {
    /// Originals. 1: destroyed the day after the meeting.
    pub original_days: u16,
    /// Originals of a case without a meeting, from reception.
    pub original_days_without_meeting: u16,
    /// All the rest of the case.
    pub case_days: u16,
    /// Mails that became no case.
    pub no_case_days: u16,
}

impl Default for Retention {
    fn default() -> Self {
        Self { original_days: 1, original_days_without_meeting: 42, case_days: 365, no_case_days: 30 }
    }
}

impl Retention {
    /// The same as the store takes it.
    pub fn terms(&self) -> crate::store::Retention {
        crate::store::Retention {
            original_days: self.original_days,
            original_days_without_meeting: self.original_days_without_meeting,
            rest_days: self.case_days,
            no_case_days: self.no_case_days,
        }
    }
}

/// A municipality: what stays standing, who its partners are, its teams.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Municipality {
    /// Name.
    pub name: String,
    /// Villages and neighbourhoods; they are never redacted (S-15).
    #[serde(default)]
    pub places: Vec<Place>,
    /// Streets with the neighbourhood that stands in their place.
    #[serde(default)]
    pub streets: Vec<Street>,
    /// Organisations whose staff are known senders.
    #[serde(default, rename = "partner")]
    pub partners: Vec<Partner>,
    /// Where requests on rights and incidents go (H-42). Without one the coördinator has to see to them; `check` warns.
    #[serde(default)]
    pub privacy: Option<Mailbox>,
    /// Who hears when coördinator and deputy both let a case wait (H-90), such as the team manager.
    #[serde(default)]
    pub escalation: Option<Mailbox>,
    /// Teams.
    #[serde(rename = "team")]
    pub teams: Vec<Team>,
}

/// A village with its neighbourhoods.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Name.
    pub name: String,
    /// Neighbourhoods and other names within it.
    #[serde(default)]
    pub neighbourhoods: Vec<String>,
}

/// A street and the neighbourhood that it lies in.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Street {
    /// Name.
    pub name: String,
    /// Neighbourhood.
    pub neighbourhood: String,
}

/// A partner organisation.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Partner {
    /// Name as the team knows it.
    pub organisation: String,
    /// Mail domains of its staff.
    pub domains: Vec<String>,
    /// Day on which it signed the agreements; its members receive from the day after (H-53). None: bound from the start.
    #[serde(default)]
    pub signed_on: Option<Date>,
    /// Day on which all partners agreed that it joins (H-55).
    #[serde(default)]
    pub approved_by_all: Option<Date>,
    /// Reference of its declaration (H-55).
    #[serde(default)]
    pub declaration: Option<String>,
    /// Last day on which its members receive, after it gave notice (H-54).
    #[serde(default)]
    pub leaves_on: Option<Date>,
}

/// A team with its coördinator, members and calendar.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Team {
    /// Short name.
    pub id: TeamId,
    /// Name for people: `Dorpsteam Elsloo`.
    pub name: String,
    /// Areas that it serves, lower case; the first is its own.
    pub areas: Vec<String>,
    /// Name of the profile.
    pub profile: String,
    /// Where professionals mail to.
    pub intake: Mailbox,
    /// The coördinator.
    pub coordinator: Contact,
    /// Her deputy (S-49).
    #[serde(default)]
    pub deputy: Option<Contact>,
    /// Who reads a case first under a profile with stages: the regisseur, or the consulent on duty (W-09, H-100). The
    /// coördinator if absent.
    #[serde(default)]
    pub first_reader: Option<Contact>,
    /// When she is away.
    #[serde(default)]
    pub absences: Vec<Absence>,
    /// Members: who receives.
    #[serde(default, rename = "member")]
    pub members: Vec<Member>,
    /// When it meets.
    pub calendar: CalendarSource,
    /// When clean text is released.
    #[serde(default)]
    pub release: Release,
    /// When released text leaves.
    #[serde(default)]
    pub forward: Forward,
    /// How long before the meeting a bundle leaves.
    #[serde(default = "bundle")]
    pub bundle: Period,
    /// Where the meeting is held, for the invitation.
    #[serde(default)]
    pub location: Option<String>,
}

fn bundle() -> Period {
    Period::days(6)
}

/// A person in a function.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Name.
    pub name: String,
    /// Mailbox.
    pub mailbox: Mailbox,
    /// Telephone number that senders may call.
    pub telephone: String,
}

/// Days on which somebody is away, both included.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Absence {
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
}

/// A member of a team.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// Name.
    #[serde(default)]
    pub name: Option<String>,
    /// Mailbox.
    pub mailbox: Mailbox,
    /// Organisation.
    pub organisation: String,
    /// The legal task from which it joins.
    #[serde(default)]
    pub legal_task: Option<String>,
    /// Function.
    #[serde(default)]
    pub function: Option<String>,
    /// Gives advice and is not involved in any case: always gets the text without names.
    #[serde(default)]
    pub adviser: bool,
}

/// Where a team's meetings come from.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarSource {
    /// Explicit starts, local time.
    #[serde(default)]
    pub dates: Vec<DateTime>,
    /// An RFC 5545 recurrence rule, from `start`.
    #[serde(default)]
    pub rrule: Option<String>,
    /// First meeting of the recurrence, local time.
    #[serde(default)]
    pub start: Option<DateTime>,
    /// An iCalendar file that the coördinator keeps.
    #[serde(default)]
    pub ics: Option<PathBuf>,
    /// How long a meeting takes.
    #[serde(default = "meeting_length")]
    pub length: Period,
}

fn meeting_length() -> Period {
    Period::hours(2)
}

impl Settings {
    /// The team whose intake address this is (a code after `+` is ignored), with its municipality.
    pub fn team_by_intake(&self, recipient: &Mailbox) -> Option<(&Municipality, &Team)> {
        let local = recipient.local().split('+').next().unwrap_or("");
        self.teams()
            .find(|(_, t)| t.intake.domain() == recipient.domain() && t.intake.local().eq_ignore_ascii_case(local))
    }

    /// A team by its short name.
    pub fn team(&self, id: &TeamId) -> Option<(&Municipality, &Team)> {
        self.teams().find(|(_, t)| &t.id == id)
    }

    /// Every team with its municipality.
    pub fn teams(&self) -> impl Iterator<Item = (&Municipality, &Team)> {
        self.municipalities.iter().flat_map(|m| m.teams.iter().map(move |t| (m, t)))
    }
}

impl Team {
    /// Who acts for the coördinator on a day: herself, or the deputy when she is away and there is one.
    pub fn on_duty(&self, day: Date) -> &Contact {
        let away = self.absences.iter().any(|a| a.from <= day && day <= a.until);
        match &self.deputy {
            Some(deputy) if away => deputy,
            _ => &self.coordinator,
        }
    }
}
