use super::{Span, Stated};
use serde::{Deserialize, Serialize};

/// Why the resident does not know of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unaware {
    /// Telling would make it escalate.
    Escalation,
    /// The safety of somebody.
    Safety,
    /// The help would not work any more.
    Help,
    /// Another reason.
    Other,
    /// No reason is given.
    NotSaid,
}

/// Whether the resident knows that the case is brought in (Z-12, H-45, A-49).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Informed {
    /// Yes.
    Yes,
    /// No, and why.
    No(Unaware),
}

/// Whether there is a plan for the household (H-68).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlanStated {
    /// There is one.
    Exists,
    /// Making one is the aim.
    Aim,
}

/// What kind of help is asked (H-98).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Request {
    /// Advice.
    Advies,
    /// Support.
    Ondersteuning,
    /// Taking over.
    Overname,
}

/// Why the case is brought in now (W-01).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Occasion {
    /// The situation is stuck.
    Stagnation,
    /// Circumstances changed.
    Change,
}

/// A part of the argument for going on without consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Criterion {
    /// Everything was done to get consent, or asking is not responsible (W-33).
    Asked,
    /// Serious harm to another can be prevented (W-34).
    Harm,
    /// A conflict of conscience (W-35).
    Conscience,
    /// Breaking secrecy prevents the harm (W-36).
    Prevents,
    /// There is no other way (W-37).
    NoOtherWay,
    /// Secrecy is broken as little as possible (W-38).
    Minimal,
    /// Necessary for the tasks of the team (H-38).
    Necessary,
    /// Vital interest of the resident or of another (H-38).
    Vital,
    /// The urgent interest that is on record: health, development, serious harm, nuisance (H-70, H-83).
    Interest,
    /// To prevent offences, to protect the client, or the rights of others (H-87).
    Ground,
    /// Why exchange is needed (H-88).
    Motive,
    /// The frame of the law.
    Frame,
    /// Care is avoided.
    Avoidance,
    /// Serious nuisance.
    Nuisance,
    /// What the resident has against it (W-19).
    Objections,
    /// Why it goes on all the same (W-19).
    Weighing,
}

/// A criterion with the words that argue it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Argued {
    /// Which.
    pub criterion: Criterion,
    /// The words, bytes of the document.
    pub span: Span,
}

/// What a mail says besides doel and vraag: what some agreements ask for. Nothing here is ever guessed from a single word.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Details {
    /// Why the meeting is necessary (W-03).
    pub necessity: Stated,
    /// Which data are strictly necessary (W-08).
    pub kinds: Stated,
    /// In which role the inbrenger asks.
    pub role: Stated,
    /// Whether the resident knows.
    pub informed: Option<Informed>,
    /// Whether there is a plan.
    pub plan: Option<PlanStated>,
    /// What kind of help is asked.
    pub request: Option<Request>,
    /// What was tried already is told: own strength, network, what the neighbourhood offers (H-11).
    pub tried: bool,
    /// Why it is brought in now.
    pub occasion: Option<Occasion>,
    /// What the inbrenger wants left out besides names: the sentences that say so (H-82).
    pub leave_out: Stated,
    /// The mail asks whether somebody is known elsewhere.
    pub asks_if_known: bool,
    /// A question asks for medical data, or after the use of alcohol or drugs (H-36, Z-34).
    pub asks_medical: bool,
    /// The vraag asks for data alone, not for what somebody can contribute (Z-26).
    pub asks_data_only: bool,
    /// The vraag is to hand a file over, and to which team for which task is not said.
    pub hands_over: bool,
    /// The vraag is to hand over out of youth help.
    pub youth_help: bool,
    /// A diagnosis is named by who has no medical role (W-26).
    pub diagnosis: bool,
    /// Who brings it in works under a professional code.
    pub code_role: bool,
    /// What is enclosed looks like a whole dossier by its marks.
    pub dossier_marks: bool,
    /// Words in attachments.
    pub attached_words: u32,
    /// The doel is only to discuss or to inform (W-02).
    pub vague_goal: bool,
    /// The doel is against somebody: building a file, eviction, evidence (Z-33).
    pub against: bool,
    /// The doel is investigation or enforcement.
    pub enforcement: bool,
    /// The lowest age that the text gives, in years (H-15).
    pub youngest: Option<u8>,
    /// Help is beyond what the professionals can do (H-61).
    pub beyond_us: bool,
    /// The problems are called very complex or lasting (H-66).
    pub very_complex: bool,
    /// Organisations that somebody wants at the meeting for this case, as written (S-48).
    pub wanted: Vec<String>,
    /// Areas of life that the text touches, by their place in the list of the profile (H-60).
    pub leefgebieden: Vec<usize>,
    /// Criteria of the profile that the text touches, by their place in its list (H-65).
    pub criteria: Vec<usize>,
    /// Other tables and desks of the profile whose words the text holds, by their place in its list (H-108).
    pub referrals: Vec<usize>,
    /// How many words tell of the situation, besides doel and vraag (S-07).
    pub situation_words: usize,
    /// The argument for going on without consent.
    pub argued: Vec<Argued>,
}

impl Details {
    /// The words that argue a criterion; the first, if it is argued twice.
    pub fn argued(&self, criterion: Criterion) -> Option<Span> {
        self.argued.iter().find(|a| a.criterion == criterion).map(|a| a.span)
    }
}
