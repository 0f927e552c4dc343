//! Configuration: files → [`Source`] (bytes) → [`RuleSet`] (checked, immutable, with its hash).
//!
//! Reading files is [`load`]'s alone; everything from [`Source`] on is pure, so that the daemon, its core processes, the
//! command line and the tests make the very same rule set from the very same bytes. All faults are reported at once, each
//! with file, line where known, what was found, what was expected and the remedy. Nothing here sends, stores or logs.

mod check;
mod fault;
mod inherit;
mod keys;
mod load;
mod period;
mod profile;
mod ruleset;
mod settings;

pub use fault::{Fault, Faults, Severity};
pub use keys::{
    Agreement, CaseDelivery, ConsentFormPolicy, CoordinatorSees, ExceptionScheme, Ground, GroundModel,
    InformedRequired, KnownCheck, MinutesDelivery, MinutesPolicy, PlanRequired, Stage, UrgentWay,
};
pub use load::{changed_since, load};
pub use period::Period;
pub(crate) use period::amsterdam;
pub use profile::{
    Attachments, Deadline, Forward, KnownCasePolicy, LatePolicy, Mode, NamedRequires, NoConsent, PartyMention, Profile,
    Recipients, Release, Status, TargetGroup,
};
pub use ruleset::{RuleSet, Source, SourceFile};
pub use settings::{
    Absence, CalendarSource, Contact, Core, Delivery, DeliveryTls, Dkim, Gateway, Member, Municipality, Operate,
    Partner, Place, Retention, Settings, Street, Team,
};
