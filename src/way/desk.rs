use super::{NoTeam, Outcome, Work};
use crate::compose::ReplyCode;
use crate::config::{CaseDelivery, Member, Municipality, Profile, RuleSet, Team};
use crate::gate::Passed;
use crate::model::{
    Audience, AuditEntry, AuditKind, CaseNumber, Category, CodeScope, Decision, Mailbox, Reader, Rendition, Role,
};
use crate::policy::NamedFor;
use crate::register::{CaseRecord, RegisterDelta, TeamState};
use crate::token::{self, Dice};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The table at which one piece of work is done: rules and register to read, changes gathered until [`Desk::close`].
pub(super) struct Desk<'a> {
    pub work: &'a Work,
    pub rules: &'a RuleSet,
    pub municipality: &'a Municipality,
    pub team: &'a Team,
    pub profile: &'a Profile,
    pub zone: TimeZone,
    pub decision: Option<Decision>,
    pub case: Option<CaseNumber>,
    pub failed: Option<String>,
    /// Pictures that OCR is to read first.
    pub wants: Vec<crate::model::Wanted>,
    pub refused: Option<String>,
    pub offline: bool,
    /// The day of the meeting that is meant, whatever the mail says.
    pub meant: Option<Date>,
    state: TeamState,
    state_changed: bool,
    changed: Vec<CaseRecord>,
    outbox: Vec<Passed>,
    stop: Vec<CaseNumber>,
    stop_named: Vec<CaseNumber>,
    audit: Vec<AuditEntry>,
    dice: Dice,
}

impl<'a> Desk<'a> {
    pub fn new(work: &'a Work, rules: &'a RuleSet) -> Result<Self, NoTeam> {
        let (municipality, team) = rules.settings.team(&work.register.team).ok_or(NoTeam)?;
        let profile = rules.profile(&team.profile).ok_or(NoTeam)?;
        Ok(Self {
            work,
            rules,
            municipality,
            team,
            profile,
            zone: crate::config::amsterdam(),
            decision: None,
            case: None,
            failed: None,
            wants: Vec::new(),
            refused: None,
            offline: false,
            meant: None,
            state: work.register.state.clone(),
            state_changed: false,
            changed: Vec::new(),
            outbox: Vec::new(),
            stop: Vec::new(),
            stop_named: Vec::new(),
            audit: Vec::new(),
            dice: Dice::new(work.seed),
        })
    }

    pub fn close(self) -> Outcome {
        let state = self.state_changed.then_some(self.state);
        Outcome {
            team: self.team.id.clone(),
            decision: self.decision,
            case: self.case,
            delta: RegisterDelta { base: self.work.register.version, cases: self.changed, state },
            outbox: self.outbox,
            stop: self.stop,
            stop_named: self.stop_named,
            failed: self.failed,
            audit: self.audit,
            wants: self.wants,
            refused: self.refused,
        }
    }

    pub fn now(&self) -> Timestamp {
        self.work.now
    }

    pub fn today(&self) -> Date {
        self.now().to_zoned(self.zone.clone()).date()
    }

    /// All cases as they stand at this desk.
    pub fn cases(&self) -> Vec<&CaseRecord> {
        let kept = self.work.register.cases.iter();
        let kept = kept.filter(|c| !self.changed.iter().any(|changed| changed.number == c.number));
        kept.chain(&self.changed).collect()
    }

    /// A case as it stands at this desk.
    pub fn find(&self, number: CaseNumber) -> Option<CaseRecord> {
        self.cases().into_iter().find(|c| c.number == number).cloned()
    }

    /// Puts a case back, new or changed.
    pub fn put(&mut self, case: CaseRecord) {
        self.changed.retain(|c| c.number != case.number);
        self.changed.push(case);
    }

    /// The next number of this year.
    pub fn new_number(&mut self) -> CaseNumber {
        let year = u16::try_from(self.today().year()).unwrap_or(2000);
        let sequence = self.state.sequences.entry(year).or_insert(0);
        *sequence += 1;
        let sequence = *sequence;
        self.state_changed = true;
        CaseNumber::new(year, sequence).expect("a year of today and a sequence from 1")
    }

    pub fn state(&self) -> &TeamState {
        &self.state
    }

    pub fn state_mut(&mut self) -> &mut TeamState {
        self.state_changed = true;
        &mut self.state
    }

    pub fn word(&mut self, length: usize) -> String {
        self.dice.word(length)
    }

    /// A fresh code for `holder`; its hash goes onto the case.
    pub fn code(&mut self, case: &mut CaseRecord, scope: CodeScope, holder: &Mailbox) -> ReplyCode {
        let expires = crate::config::Period::days(60).after(case.meeting.unwrap_or(self.now()).max(self.now()));
        let (word, code) = token::new_code(&mut self.dice, scope, holder, expires);
        case.codes.push(code);
        ReplyCode { holder: holder.clone(), code: word }
    }

    /// A fresh code that belongs to no single case (digest, agenda).
    pub fn loose_code(&mut self, holder: &Mailbox, expires: Timestamp) -> (ReplyCode, crate::model::Code) {
        self.scoped_code(CodeScope::Agenda, holder, expires)
    }

    /// A fresh code for `holder`, of a scope that belongs to no case; what is kept of it is the caller's to keep.
    pub fn scoped_code(
        &mut self,
        scope: CodeScope,
        holder: &Mailbox,
        expires: Timestamp,
    ) -> (ReplyCode, crate::model::Code) {
        let (word, code) = token::new_code(&mut self.dice, scope, holder, expires);
        (ReplyCode { holder: holder.clone(), code: word }, code)
    }

    /// Where requests on rights and incidents go; none if the configuration has no such address.
    pub fn privacy(&self) -> Option<&'a Mailbox> {
        self.municipality.privacy.as_ref()
    }

    /// Coördinator on duty first, then the other of the two, if there is one.
    pub fn coordinators(&self) -> Vec<Mailbox> {
        let mut all = vec![self.on_duty().clone()];
        all.push(self.team.coordinator.mailbox.clone());
        all.extend(self.team.deputy.iter().map(|d| d.mailbox.clone()));
        let mut seen = Vec::new();
        all.retain(|m| {
            !seen.contains(m) && {
                seen.push(m.clone());
                true
            }
        });
        all
    }

    /// Who acts for the coördinator today.
    pub fn on_duty(&self) -> &'a Mailbox {
        &self.team.on_duty(self.today()).mailbox
    }

    /// The readers whom the redacted text of a case may reach: these members, coördinator and deputy, the inbrenger; less
    /// those whose domain is not reached with enforced TLS.
    pub fn audience(&self, members: &[Member], inbrenger: Option<&Mailbox>) -> Audience {
        let by_mail = members.iter().filter(|m| self.reads_text(&m.mailbox));
        let members = by_mail.map(|m| (Role::Team, m.mailbox.clone()));
        let coordinators = self.coordinators().into_iter().map(|m| (Role::Coordinator, m));
        let coordinators = coordinators.chain(self.stage_reader().map(|m| (Role::Coordinator, m.clone())));
        let sender = inbrenger.map(|m| (Role::Sender, m.clone()));
        let mut audience = Audience::default();
        for (role, mailbox) in members.chain(coordinators).chain(sender) {
            let reader = Reader { mailbox, role };
            if self.is_safe(&reader.mailbox) && !audience.readers.contains(&reader) {
                audience.readers.push(reader);
            }
        }
        audience
    }

    /// Whether case text may travel to this mailbox at all.
    pub fn is_safe(&self, mailbox: &Mailbox) -> bool {
        self.rules.settings.delivery.enforced_tls_domains.iter().any(|d| mailbox.is_within(d))
    }

    /// Members who hear that there is a case, but not its text.
    pub fn members_without_text(&self, members: &[Member]) -> Vec<Mailbox> {
        let mailboxes = members.iter().map(|m| m.mailbox.clone());
        mailboxes.filter(|mailbox| !self.reads_text(mailbox)).collect()
    }

    /// Whether a member gets case text at all: over a safe way, and not under agreements by which nobody takes text along
    /// (Z-22).
    pub fn reads_text(&self, mailbox: &Mailbox) -> bool {
        self.is_safe(mailbox) && self.profile.delivery == CaseDelivery::Mail
    }

    /// Who reads a case first under a profile with stages (W-09, H-100).
    pub fn stage_reader(&self) -> Option<&'a Mailbox> {
        let reader = self.team.first_reader.as_ref().map_or_else(|| self.on_duty(), |c| &c.mailbox);
        (!self.profile.stages.is_empty()).then_some(reader)
    }

    pub fn post(&mut self, passed: Passed) {
        self.outbox.push(passed);
    }

    /// Nothing more of this case goes to the team from what is queued, nor from this desk.
    pub fn stop(&mut self, number: CaseNumber) {
        self.outbox.retain(|p| p.case() != Some(number) || p.role() != Role::Team);
        if !self.stop.contains(&number) {
            self.stop.push(number);
        }
    }

    /// As [`Desk::stop`], of texts with a name alone.
    pub fn stop_named(&mut self, number: CaseNumber) {
        let is_named = |p: &Passed| p.role() == Role::Team && p.rendition() == Rendition::Named;
        self.outbox.retain(|p| p.case() != Some(number) || !is_named(p));
        if !self.stop_named.contains(&number) {
            self.stop_named.push(number);
        }
    }

    /// An audit line about a case of this team.
    pub fn record(&mut self, kind: AuditKind, actor: &str, case: Option<CaseNumber>, detail: &str) -> &mut AuditEntry {
        let mut entry = AuditEntry::new(kind, actor);
        entry.team = Some(self.team.id.clone());
        entry.case = case;
        entry.detail = detail.to_owned();
        entry.under = self.rules.hash.get(..16).map(str::to_owned);
        self.audit.push(entry);
        self.audit.last_mut().expect("just pushed")
    }

    /// The audit line of a disclosure that is decided: to whom, which kinds, for what.
    pub fn record_disclosure(&mut self, case: &CaseRecord, actor: &str, readers: &[Mailbox], named: &[NamedFor]) {
        for reader in readers {
            let recipient = self.recipient_id(case, reader);
            let by = named.iter().find(|by| by.readers.contains(reader));
            let ground = by.map_or_else(|| "zonder namen".to_owned(), |by| format!("toestemming {:?}", by.consents));
            let kinds = by.map(|by| std::iter::once(Category::Persoon).chain(by.details.iter().map(|d| d.1)).collect());
            let entry = self.record(AuditKind::Decided, actor, Some(case.number), "forward");
            entry.recipient = Some(recipient);
            entry.purpose = Some("casusbespreking".into());
            entry.ground = Some(ground);
            entry.kinds = kinds.unwrap_or_default();
            entry.rules = vec!["S-45".into()];
        }
    }

    /// The id of a member in the configuration, such as `elsloo/lid-3`, or of a guest of the case, such as `elsloo/gast-1`.
    pub fn recipient_id(&self, case: &CaseRecord, mailbox: &Mailbox) -> String {
        let member = self.team.members.iter().position(|m| &m.mailbox == mailbox).map(|n| format!("lid-{}", n + 1));
        let guest = case.guests.iter().position(|g| &g.mailbox == mailbox).map(|n| format!("gast-{}", n + 1));
        format!("{}/{}", self.team.id, member.or(guest).unwrap_or_else(|| "?".to_owned()))
    }
}
