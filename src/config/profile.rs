use super::{
    Agreement, CaseDelivery, ConsentFormPolicy, CoordinatorSees, ExceptionScheme, Ground, GroundModel,
    InformedRequired, KnownCheck, MinutesDelivery, MinutesPolicy, Period, PlanRequired, Stage, UrgentWay,
};
use crate::model::Category;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Whether the agreements are final.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// In force.
    #[default]
    Final,
    /// A provisional guideline (S-01).
    Provisional,
}

/// The time before a meeting at which a mail must be in (S-37, K13).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Deadline {
    /// This long before, by the wall clock, to the minute.
    Before(Period),
    /// No deadline.
    None,
}

impl TryFrom<String> for Deadline {
    type Error = super::period::PeriodError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if text == "none" { Ok(Self::None) } else { text.parse().map(Self::Before) }
    }
}

impl From<Deadline> for String {
    fn from(deadline: Deadline) -> Self {
        match deadline {
            Deadline::Before(period) => period.into(),
            Deadline::None => "none".into(),
        }
    }
}

/// What happens to a mail that comes after the deadline (S-38).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LatePolicy {
    /// To the next meeting; the sender hears both dates.
    #[default]
    NextMeeting,
    /// The coördinator decides.
    Hold,
    /// Forwarded, marked as late.
    ForwardMarked,
    /// Back to the sender.
    Return,
}

/// What happens to a known case without consent (S-20, K9).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KnownCasePolicy {
    /// Back to the inbrenger with the form to sign; the place is kept.
    #[default]
    ReturnWithForm,
    /// The coördinator decides.
    Hold,
    /// Forwarded without names.
    Anonymous,
}

/// What happens without consent (K4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoConsent {
    /// Forwarded without names (S-12).
    #[default]
    Anonymous,
    /// The coördinator decides (H-69).
    Hold,
    /// Forwarded without names when the mail says why there is no consent; else it goes back for that (W-19, A-49).
    AnonymousWithReason,
    /// The regisseur decides by the exception scheme.
    RegisseurDecides,
}

/// When a person may be named (K2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NamedRequires {
    /// A valid consent.
    #[default]
    Consent,
    /// A valid consent and presence (S-13).
    ConsentAndPresence,
}

/// Who of a team receives a case (S-45, H-22, A-51, W-07; K7).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recipients {
    /// Every member.
    #[default]
    Team,
    /// Members of organisations that the mail names as involved.
    Involved,
    /// Whom the coördinator names for this case.
    PerCase,
}

/// Whether sensitive organisations may be mentioned (S-17, K21).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartyMention {
    /// As written.
    #[default]
    Keep,
    /// Generalised: "een GGZ-instelling".
    GeneraliseSensitive,
}

/// Whether the anonymiser changes the text or only reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Takes out.
    #[default]
    Redact,
    /// Reports; every mail with a finding goes to the coördinator, nothing unredacted to the team.
    Flag,
}

/// When a clean text is released to the team.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Release {
    /// After the coördinator's AKKOORD.
    #[default]
    AfterReview,
    /// At once when nothing is uncertain; needs `approved_by` and `approved_on`.
    UnlessFlagged,
}

/// How the team gets what attachments say; the files themselves never go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Attachments {
    /// The cleaned text as a section of the mail ("Bijlage 1").
    #[default]
    Section,
    /// The cleaned text as a plain document of its own ("bijlage 1.txt").
    Document,
    /// Not at all; the coördinator reads it.
    None,
}

/// When a released text leaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Forward {
    /// At release.
    #[default]
    AtOnce,
    /// Bundled, `bundle` before the meeting.
    Bundled,
}

/// Whom a table is for (H-15).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TargetGroup {
    /// Somebody below `youth_until`, and the family.
    Youth,
    /// Grown-ups.
    Adults,
    /// Very complex or lasting problems.
    Multiproblem,
}

/// One set of agreements, as a municipality can read and change it. Keys are those of the rules' table of
/// contradictions; no code asks which profile it runs under.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Name, such as `stein`.
    pub name: String,
    /// Title for people.
    pub title: String,
    /// Final or provisional.
    #[serde(default)]
    pub status: Status,
    /// First day (S-01).
    pub valid_from: Date,
    /// Last day; none if open.
    #[serde(default)]
    pub valid_to: Option<Date>,
    /// Deadline before a meeting.
    pub deadline: Deadline,
    /// After the deadline.
    #[serde(default)]
    pub late: LatePolicy,
    /// A supplement this long before the meeting keeps the first mail's place.
    #[serde(default = "two_days")]
    pub supplement: Period,
    /// Without consent.
    #[serde(default)]
    pub no_consent: NoConsent,
    /// Known case without consent.
    #[serde(default)]
    pub known_case_without_consent: KnownCasePolicy,
    /// Presence lifts the asking for consent; it never puts a name into mail (K1).
    #[serde(default)]
    pub presence_counts_as_consent: bool,
    /// When a person may be named.
    #[serde(default)]
    pub named_requires: NamedRequires,
    /// Without names in any case, whatever consent there is.
    #[serde(default)]
    pub prefer_anonymous: bool,
    /// Who of the team receives a case.
    #[serde(default)]
    pub recipients: Recipients,
    /// Kinds of data that a consent may let pass besides the name (S-42, H-72); numbers, telephone and mail address never.
    #[serde(default)]
    pub consent_allows: Vec<Category>,
    /// From this age a young person signs too, beside who represents them; in years, inclusive (H-104, K10).
    #[serde(default = "twelve")]
    pub consent_age_cosign: u8,
    /// From this age a person signs alone; in years, inclusive (H-103, K10).
    #[serde(default = "sixteen")]
    pub consent_age_alone: u8,
    /// When consent is taken back, what was kept from its form goes at once; that it was given stays on record (H-35, K18).
    #[serde(default = "yes")]
    pub withdraw_erases: bool,
    /// After forwarding the inbrenger reads to whom the case went, for the own file.
    #[serde(default)]
    pub disclosure_note: bool,
    /// Whether sensitive organisations may be mentioned.
    #[serde(default)]
    pub party_mention: PartyMention,
    /// Redact or flag.
    #[serde(default)]
    pub mode: Mode,
    /// Confidence from which a finding is taken out, 0 to 1.
    #[serde(default = "redact_threshold")]
    pub redact_from: f32,
    /// Confidence from which a finding is shown to the coördinator, 0 to 1; below `redact_from`.
    #[serde(default = "flag_threshold")]
    pub flag_from: f32,
    /// Categories that stay, besides the neutral ones; never a direct one.
    #[serde(default)]
    pub keep: Vec<Category>,
    /// Organisations whose mention alone is sensitive.
    #[serde(default)]
    pub sensitive_parties: Vec<String>,
    /// How the team gets what attachments say.
    #[serde(default)]
    pub attachments: Attachments,
    /// From how many words on a text is flagged as long (S-07).
    #[serde(default = "many_words")]
    pub long_words: u16,
    /// Fewer words of situation than this are hinted as too few (S-07, Z-36); 0 for never.
    #[serde(default)]
    pub short_words: u16,
    /// A doel has two halves: why the case is brought in, and why data must be shared; one missing is hinted (S-43).
    #[serde(default)]
    pub doel_halves: bool,
    /// Nothing goes on before the inbrenger has read the text for the team and answered AKKOORD (S-06).
    #[serde(default)]
    pub sender_confirms: bool,
    /// What of minutes is sent on (K6).
    #[serde(default)]
    pub minutes_policy: MinutesPolicy,
    /// How minutes reach those who were present (K14).
    #[serde(default)]
    pub minutes_delivery: MinutesDelivery,
    /// Who approved release without review.
    #[serde(default)]
    pub approved_by: Option<String>,
    /// When.
    #[serde(default)]
    pub approved_on: Option<Date>,
    /// Help contact on every receipt (Z-40).
    #[serde(default)]
    pub help_contact: Option<String>,
    /// The profile whose keys hold where this one says nothing (H-04). Name, title and approval are never inherited.
    #[serde(default)]
    pub inherits: Option<String>,
    /// Purpose of the table in its own words; stands on what the team reads (H-62a).
    #[serde(default)]
    pub purpose: Option<String>,
    /// Name of the shipped list of places that stay in the text; the profile's own name if absent (S-15).
    #[serde(default)]
    pub places: Option<String>,
    /// Ground of exchange beside consent.
    #[serde(default)]
    pub ground_model: GroundModel,
    /// Grounds on which a case may go on without consent (A-01, H-19).
    #[serde(default)]
    pub grounds: Vec<Ground>,
    /// How going on without consent is argued.
    #[serde(default)]
    pub exception_scheme: ExceptionScheme,
    /// Days after which an exception must be weighed again, at most (A-09, W-32).
    #[serde(default = "four_weeks")]
    pub exception_review_days: u16,
    /// Characters that the reason of a criterion has at least (W-39).
    #[serde(default = "a_sentence")]
    pub exception_words: u16,
    /// Steps before the team sees a case.
    #[serde(default)]
    pub stages: Vec<Stage>,
    /// How a question whether somebody is known may be asked.
    #[serde(default)]
    pub known_check: KnownCheck,
    /// Age below which somebody counts as youth, in years (H-15); 0 if the agreements know none.
    #[serde(default)]
    pub youth_until: u8,
    /// Whom the table is for; a mail that looks like another's is flagged (H-15, H-66). None if it is for everybody.
    #[serde(default)]
    pub target_group: Option<TargetGroup>,
    /// Criteria of admission, `name: words that show it`; the coördinator reads which the text shows (H-65).
    #[serde(default)]
    pub criteria: Vec<String>,
    /// Other tables and desks, `name (from-to): words that point there`; a suggestion to the coördinator (H-17, H-108, A-05).
    #[serde(default)]
    pub referrals: Vec<String>,
    /// A diagnosis by who has no medical role is hinted (W-26).
    #[serde(default)]
    pub own_field_hint: bool,
    /// What was tried already is asked: own strength, network, what the neighbourhood offers; a hint (H-11, H-64).
    #[serde(default)]
    pub tried_asked: bool,
    /// From how many organisations on a round table is suggested (H-106); 0 for never.
    #[serde(default)]
    pub round_table_from: u8,
    /// Asking for medical data needs a consent that names them; without one it waits (H-36, Z-34).
    #[serde(default)]
    pub medical_needs_consent: bool,
    /// A vraag to hand a file over comes back with three questions.
    #[serde(default)]
    pub handover_questions: bool,
    /// Areas of life by the word that names them (H-21a, H-60).
    #[serde(default)]
    pub leefgebieden: Vec<String>,
    /// How many of them a case must touch (H-60); 0 asks none.
    #[serde(default)]
    pub leefgebieden_min: u8,
    /// Whether a plan must be there.
    #[serde(default)]
    pub plan_required: PlanRequired,
    /// What becomes of a case that cannot wait.
    #[serde(default)]
    pub urgent_way: UrgentWay,
    /// Whether a claim of consent counts.
    #[serde(default)]
    pub consent_form: ConsentFormPolicy,
    /// Organisations that are no partners, but may be worked with for a case (H-76).
    #[serde(default)]
    pub allowed_third_parties: Vec<String>,
    /// Organisations under the Wet politiegegevens.
    #[serde(default)]
    pub police_parties: Vec<String>,
    /// Reference of the agreement under that act; without it those organisations get nothing.
    #[serde(default)]
    pub wpg_agreement: Option<String>,
    /// Text by mail, or only a notice.
    #[serde(default)]
    pub delivery: CaseDelivery,
    /// After the meeting the readers are asked to delete the text (Z-22).
    #[serde(default)]
    pub expire_after_meeting: bool,
    /// When a mail does not say whether the resident knows.
    #[serde(default)]
    pub informed_required: InformedRequired,
    /// A mail must name the organisations that are involved (H-23, W-07).
    #[serde(default)]
    pub parties_required: bool,
    /// A mail must say why the meeting is necessary (W-03).
    #[serde(default)]
    pub necessity_required: bool,
    /// A mail must list the kinds of data that are strictly necessary (W-08).
    #[serde(default)]
    pub kinds_required: bool,
    /// A mail must say in which role the inbrenger asks.
    #[serde(default)]
    pub role_required: bool,
    /// Suspicion of violence or abuse waits for the coördinator.
    #[serde(default)]
    pub dv_hold: bool,
    /// Words in attachments from which a mail looks like a whole dossier and waits; 0 for never.
    #[serde(default)]
    pub dossier_words: u32,
    /// Members receive only when their organisation has signed (H-01, H-53, H-77).
    #[serde(default)]
    pub signature_required: bool,
    /// Organisations with an agreement of their own in the place of a signature (H-77).
    #[serde(default)]
    pub separate_agreement: Vec<String>,
    /// Members receive only when their legal task is recorded.
    #[serde(default)]
    pub legal_task_required: bool,
    /// What the coördinator may see.
    #[serde(default)]
    pub coordinator_sees: CoordinatorSees,
    /// The resident's rights, as they stand on every form and letter (H-46).
    #[serde(default)]
    pub rights_text: String,
    /// What the table has agreed, in five sections.
    #[serde(default)]
    pub agreement: Agreement,
}

impl Profile {
    /// Whether the public task of the parties may be recorded as ground.
    pub fn knows_public_task(&self) -> bool {
        self.ground_model.knows_public_task()
    }

    /// The shipped list of places that stay in the text under this profile.
    pub fn places(&self) -> &str {
        self.places.as_deref().unwrap_or(&self.name)
    }
}

fn yes() -> bool {
    true
}

fn many_words() -> u16 {
    800
}

fn two_days() -> Period {
    Period::days(2)
}

fn twelve() -> u8 {
    12
}

fn sixteen() -> u8 {
    16
}

fn four_weeks() -> u16 {
    28
}

fn a_sentence() -> u16 {
    20
}

fn redact_threshold() -> f32 {
    0.5
}

fn flag_threshold() -> f32 {
    0.25
}
