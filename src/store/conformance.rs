//! What every store must do, whatever it is made of. An implementation runs all of it with [`conformance`], handing a way
//! to open the same place again and again; opening anew stands for a restart.

use super::{
    Begun, Commit, KeyKind, MailEnd, Mark, NewMail, NewOutgoing, RecipientState, Retention, Store, StoreError,
};
use crate::model::{
    AuditEntry, AuditKind, CaseNumber, Category, Document, Envelope, MailId, Mailbox, OutcomeKind, Protocol, Role,
    SectionKind, Sensitive, TeamId,
};
use crate::register::{CaseOriginal, CaseRecord, CaseState, TeamState};
use jiff::{Timestamp, ToSpan};
use proptest::prelude::*;
use ulid::Ulid;

/// Opens the same place, as after a restart.
pub(super) type Open<'a> = &'a dyn Fn() -> Box<dyn Store>;

/// Declares one test per behaviour for an implementation.
macro_rules! conformance {
    ($place:expr; $($name:ident)*) => {
        $(#[test]
        fn $name() {
            let place = $place;
            crate::store::conformance::$name(&|| place.open());
        })*
    };
}
pub(super) use conformance;

/// Words that must never be seen on disk.
pub(super) const SECRET: &str = "Mevrouw Zilverbergen-Quast woont aan de Dwaallichtlaan 13";

pub(super) fn at(text: &str) -> Timestamp {
    text.parse().expect("RFC 3339")
}

pub(super) fn now() -> Timestamp {
    at("2026-03-02T09:00:00Z")
}

pub(super) fn team() -> TeamId {
    TeamId("elsloo".into())
}

pub(super) fn number(sequence: u32) -> CaseNumber {
    CaseNumber::new(2026, sequence).expect("in range")
}

pub(super) fn mailbox(text: &str) -> Mailbox {
    text.parse().expect("a mailbox")
}

pub(super) fn mail(n: u128) -> NewMail {
    NewMail {
        id: MailId(Ulid(n)),
        envelope: Envelope {
            reverse_path: Some(mailbox("wijkverpleging@zorg.example")),
            forward_paths: vec![mailbox("dorpsteam-elsloo@gate.example")],
            peer: None,
            helo: "mx.zorg.example".into(),
            protocol: Protocol::Smtp,
            tls: true,
            received: now(),
        },
        bytes: Sensitive::new(format!("Subject: casus {n}\r\n\r\n{SECRET}.\r\n").into_bytes()),
    }
}

pub(super) fn record(sequence: u32, meeting: Option<Timestamp>) -> CaseRecord {
    let mut document = Document::default();
    document.push(SectionKind::Body, "1", SECRET);
    let redacted = serde_json::json!({
        "pieces": [{"kind": "situation", "text": "[persoon 1] woont in buurt x"}],
        "legend": [], "left_out": {}, "audience": {"readers": []}, "rendition": "redacted"
    });
    CaseRecord {
        meeting,
        state: CaseState::WaitingForReview,
        inbrenger: Some(mailbox("wijkverpleging@zorg.example")),
        redacted: Some(serde_json::from_value(redacted).expect("as the store brings it back")),
        original: Some(CaseOriginal { document, ..CaseOriginal::default() }),
        ..CaseRecord::new(number(sequence), team(), now())
    }
}

pub(super) fn outgoing(n: u128, case: Option<u32>) -> NewOutgoing {
    outgoing_to("team", n, case, None)
}

/// As the gate would have passed it; a store brings back passed mails, so that they can be read from JSON.
fn outgoing_to(role: &str, n: u128, case: Option<u32>, not_before: Option<Timestamp>) -> NewOutgoing {
    let passed = serde_json::json!({
        "message_id": format!("{n}@gate.example"),
        "mail_from": "bounce+1.2@gate.example",
        "recipients": [
            {"mailbox": "lid1@stein.example", "role": role},
            {"mailbox": "lid2@stein.example", "role": role},
        ],
        "role": role,
        "rendition": "redacted",
        "case": case.map(number),
        "not_before": not_before,
        "bytes": b"Subject: zonder namen\r\n\r\n[persoon 1] woont in buurt x\r\n".to_vec(),
    });
    NewOutgoing::new(Ulid(n), serde_json::from_value(passed).expect("as the gate writes it"))
}

fn decided(case: u32) -> AuditEntry {
    AuditEntry {
        team: Some(team()),
        case: Some(number(case)),
        rules: vec!["S-37".into()],
        kinds: vec![Category::Leeftijd],
        detail: "forward-redacted".into(),
        ..AuditEntry::new(AuditKind::Decided, "gate")
    }
}

/// A commit that brings a mail into a case, with one outgoing mail and one audit line.
pub(super) fn commit(base: u64, mail: u128, case: u32, meeting: Option<Timestamp>) -> Commit {
    let end = MailEnd { outcome: OutcomeKind::ForwardRedacted, case: Some(number(case)), rule: "S-37".into() };
    let mut commit = Commit::new(team(), base, now());
    commit.mail = Some((MailId(Ulid(mail)), end));
    commit.delta.cases = vec![record(case, meeting)];
    commit.outbox = vec![outgoing(1000 + mail, Some(case))];
    commit.audit = vec![decided(case)];
    commit
}

pub(super) fn terms(_: &TeamId) -> Retention {
    Retention { original_days: 1, original_days_without_meeting: 42, rest_days: 100, no_case_days: 14 }
}

pub(super) fn a_kept_mail_is_there_after_a_restart(open: Open) {
    open().keep(&[mail(1), mail(2)]).expect("kept");
    let store = open();
    for n in [1, 2] {
        let (envelope, bytes) = store.load(MailId(Ulid(n))).expect("loads");
        assert_eq!(bytes, mail(n).bytes);
        assert_eq!(envelope.reverse_path, mail(n).envelope.reverse_path);
        assert_eq!(envelope.received, now());
    }
    assert_eq!(store.load(MailId(Ulid(3))).err(), Some(StoreError::Unknown));
    let claimed: Vec<_> = store.claim(now(), 10).expect("claims").into_iter().map(|w| w.id.0.0).collect();
    assert_eq!(claimed, [1, 2]);
}

pub(super) fn a_mail_that_breaks_the_core_twice_is_not_tried_a_third_time(open: Open) {
    let id = MailId(Ulid(1));
    open().keep(&[mail(1)]).expect("kept");
    assert_eq!(open().begin(id), Ok(Begun::Attempt(1)));
    assert_eq!(open().begin(id), Ok(Begun::Attempt(2)));
    assert_eq!(open().begin(id), Ok(Begun::Exhausted));
    assert_eq!(open().begin(id), Ok(Begun::Exhausted), "and it stays so");
    let store = open();
    assert_eq!(store.commit(commit(0, 1, 1, None)), Ok(1), "held by the worker");
    assert_eq!(store.begin(id), Ok(Begun::Ended));
    assert_eq!(store.claim(now(), 10), Ok(vec![]));
    assert_eq!(store.begin(MailId(Ulid(9))), Err(StoreError::Unknown));
}

pub(super) fn a_postponed_attempt_does_not_count(open: Open) {
    let (store, id) = (open(), MailId(Ulid(1)));
    let later = now() + 1.hour();
    store.keep(&[mail(1)]).expect("kept");
    for _ in 0..5 {
        assert_eq!(store.begin(id), Ok(Begun::Attempt(1)));
        store.postpone(id, later).expect("postponed");
    }
    assert_eq!(store.claim(now(), 10), Ok(vec![]), "not before its moment");
    assert_eq!(store.claim(later, 10).expect("claims").len(), 1);
    assert_eq!(store.mail(id).expect("known").begun, 0);
}

pub(super) fn a_commit_is_taken_whole(open: Open) {
    open().keep(&[mail(1)]).expect("kept");
    let mut commit = commit(0, 1, 14, None);
    commit.delta.state = Some(TeamState { sequences: [(2026, 14)].into(), ..TeamState::default() });
    commit.notes = vec![("digest/elsloo".into(), "2026-03-02".into())];
    assert_eq!(open().commit(commit), Ok(1));

    let store = open();
    let register = store.register(&team()).expect("reads");
    assert_eq!((register.version, register.cases.len()), (1, 1));
    assert_eq!(register.state.sequences.get(&2026), Some(&14));
    let case = &register.cases[0];
    let original = case.original.as_ref().expect("kept");
    assert_eq!(original.document.text.expose(), SECRET);
    assert_eq!(case.redacted, record(14, None).redacted);
    assert_eq!(store.case(&team(), number(14)).expect("reads").number, number(14));
    assert_eq!(store.case(&team(), number(15)).err(), Some(StoreError::Unknown));
    assert_eq!(store.teams(), Ok(vec![team()]));
    assert_eq!(store.load(MailId(Ulid(1))).expect("under the case's key now").1, mail(1).bytes);
    let mails = store.case_mails(&team(), number(14)).expect("reads");
    assert_eq!(mails[0].end.as_ref().map(|(_, end)| end.outcome), Some(OutcomeKind::ForwardRedacted));
    assert_eq!(store.case_outgoing(&team(), number(14)).expect("reads").len(), 1);
    assert_eq!(store.note("digest/elsloo"), Ok(Some("2026-03-02".into())));
    assert_eq!(store.audit_list(&Default::default()).expect("reads")[0].entry(), Some(decided(14)));
}

pub(super) fn a_commit_on_an_old_snapshot_changes_nothing(open: Open) {
    let store = open();
    store.keep(&[mail(1), mail(2)]).expect("kept");
    store.commit(commit(0, 1, 1, None)).expect("taken");
    assert_eq!(store.commit(commit(0, 2, 2, None)), Err(StoreError::Moved));
    assert_eq!(store.register(&team()).expect("reads").cases.len(), 1);
    assert_eq!(store.audit_list(&Default::default()).expect("reads").len(), 1);
    assert_eq!(store.begin(MailId(Ulid(2))), Ok(Begun::Attempt(1)), "the mail still waits");
    assert_eq!(store.commit(commit(1, 2, 2, None)), Ok(2), "and is taken on the new one");
}

pub(super) fn a_commit_that_fails_half_way_leaves_nothing(open: Open) {
    let store = open();
    store.keep(&[mail(1)]).expect("kept");
    let mut foreign = commit(0, 1, 1, None);
    foreign.outbox.push(outgoing(7, Some(99)));
    assert_eq!(store.commit(foreign), Err(StoreError::Unknown), "a mail of a case that is not there");
    let mut unknown = commit(0, 1, 1, None);
    unknown.mail = unknown.mail.map(|(_, end)| (MailId(Ulid(99)), end));
    assert_eq!(store.commit(unknown), Err(StoreError::Unknown));
    assert_eq!(store.register(&team()).expect("reads").version, 0);
    assert_eq!(store.due(now(), 10).expect("reads").len(), 0);
    assert_eq!(store.audit_head(), Ok(None));
    assert_eq!(store.mail(MailId(Ulid(1))).expect("known").end, None);
}

pub(super) fn a_mail_ends_once(open: Open) {
    let store = open();
    store.keep(&[mail(1)]).expect("kept");
    store.commit(commit(0, 1, 1, None)).expect("taken");
    assert_eq!(store.commit(commit(1, 1, 2, None)), Err(StoreError::Ended));
    assert_eq!(store.postpone(MailId(Ulid(1)), now()), Err(StoreError::Ended));
    assert_eq!(store.register(&team()).expect("reads").cases.len(), 1);
}

pub(super) fn a_retry_sends_the_same_bytes_to_those_who_still_wait(open: Open) {
    let store = open();
    store.keep(&[mail(1)]).expect("kept");
    store.commit(commit(0, 1, 1, None)).expect("taken");
    let due = store.due(now(), 10).expect("reads").remove(0);
    assert_eq!(due.now(now()).len(), 2);
    let mark = |recipient: &str, state| Mark { outgoing: due.info.id, recipient: mailbox(recipient), state };
    let later = now() + 5.minutes();
    let marks = [
        mark("lid1@stein.example", RecipientState::Sent { at: now() }),
        mark("lid2@stein.example", RecipientState::Waiting { next: later, attempts: 1 }),
    ];
    let delivered = AuditEntry { recipient: Some("elsloo/lid-1".into()), ..decided(1) };
    store.mark(&marks, std::slice::from_ref(&delivered), now()).expect("marked");
    assert_eq!(store.due(now(), 10).expect("reads").len(), 0);
    let again = open().due(later, 10).expect("reads").remove(0);
    assert_eq!(again.now(later), vec![(&due.info.recipients[1].reader, 1)]);
    assert_eq!((again.bytes(), &again.info.message_id), (due.bytes(), &due.info.message_id));
    assert_eq!(store.audit_list(&Default::default()).expect("reads")[1].entry(), Some(delivered));
}

pub(super) fn a_failed_recipient_is_reported_once_and_a_sent_one_can_fail_late(open: Open) {
    let store = open();
    store.keep(&[mail(1)]).expect("kept");
    store.commit(commit(0, 1, 1, None)).expect("taken");
    let mark = |recipient: &str, state| Mark { outgoing: Ulid(1001), recipient: mailbox(recipient), state };
    let failed = || RecipientState::Failed { at: now(), status: "5.1.1".into() };
    store.mark(&[mark("lid1@stein.example", RecipientState::Sent { at: now() })], &[], now()).expect("marked");
    store.mark(&[mark("lid1@stein.example", failed())], &[], now()).expect("a report came");
    store.mark(&[mark("lid1@stein.example", RecipientState::Sent { at: now() })], &[], now()).expect("passed over");
    let unreported = store.unreported(10).expect("reads").remove(0);
    assert_eq!(unreported.recipients[0].state, failed());
    assert!(unreported.recipients[1].state.is_waiting());
    let mut told = Commit::new(team(), 1, now());
    told.reported = vec![(Ulid(1001), mailbox("lid1@stein.example"))];
    store.commit(told).expect("taken");
    assert_eq!(store.unreported(10).expect("reads").len(), 0);
    assert_eq!(store.outgoing(Ulid(1001)).expect("reads").recipients[0].state, failed());
    assert_eq!(store.mark(&[mark("niemand@stein.example", failed())], &[], now()), Ok(()), "no such recipient");
    assert_eq!(store.outgoing(Ulid(5)).err(), Some(StoreError::Unknown));
}

pub(super) fn what_is_stopped_is_not_sent(open: Open) {
    let store = open();
    store.keep(&[mail(1)]).expect("kept");
    let mut first = commit(0, 1, 1, None);
    first.outbox =
        vec![outgoing_to("team", 1001, Some(1), Some(now() + 1.hour())), outgoing_to("sender", 2, Some(1), None)];
    store.commit(first).expect("taken");
    assert_eq!(store.due(now(), 10).expect("reads").len(), 1, "the bundle waits");
    let mut stop = Commit::new(team(), 1, now());
    stop.stop = vec![number(1)];
    store.commit(stop).expect("taken");
    let due = store.due(now() + 2.hours(), 10).expect("reads");
    assert_eq!(due.iter().map(|d| d.info.role).collect::<Vec<_>>(), [Role::Sender]);
    let gone = store.outgoing(Ulid(1001)).expect("reads");
    assert!(gone.recipients.iter().all(|r| matches!(r.state, RecipientState::Gone { .. })));
}

pub(super) fn an_original_is_gone_the_day_after_the_meeting_and_the_rest_at_its_term(open: Open) {
    let meeting = at("2026-03-10T13:00:00Z");
    let store = open();
    store.keep(&[mail(1)]).expect("kept");
    store.commit(commit(0, 1, 1, Some(meeting))).expect("taken");
    assert_eq!(store.purge(meeting, &terms).expect("purges").keys, vec![], "not on the day itself");
    let next_day = at("2026-03-11T00:00:00+01:00");
    let purged = open().purge(next_day, &terms).expect("purges");
    assert_eq!(purged.keys.iter().map(|k| k.kind).collect::<Vec<_>>(), [KeyKind::Original]);
    assert_eq!(store.load(MailId(Ulid(1))).err(), Some(StoreError::Destroyed));
    let register = store.register(&team()).expect("reads");
    assert!(register.cases[0].original.is_none() && register.cases[0].redacted.is_some());
    assert_eq!(register.version, 2, "nothing decided with the original in sight is taken any more");
    assert_eq!(store.purge(next_day, &terms).expect("purges").keys, vec![], "once");
    assert_eq!(store.destroyed(&team(), number(1)).expect("reads").len(), 1);

    let end = meeting + (24 * 101).hours();
    assert_eq!(store.purge(end, &terms).expect("purges").keys.last().map(|k| k.kind), Some(KeyKind::Rest));
    assert_eq!(store.register(&team()).expect("reads").cases.len(), 0);
    assert_eq!(store.case(&team(), number(1)).err(), Some(StoreError::Destroyed));
    assert_eq!(store.outgoing(Ulid(1001)).err(), Some(StoreError::Unknown));
    let kinds: Vec<_> =
        store.audit_list(&Default::default()).expect("reads").iter().map(|l| l.entry().map(|e| e.kind)).collect();
    assert_eq!(kinds, [Some(AuditKind::Decided), Some(AuditKind::Purge), Some(AuditKind::Purge)]);
    assert_eq!(store.audit_verify(None).expect("reads").fault, None);
}

pub(super) fn a_case_on_the_agenda_again_gets_a_new_key_for_its_new_originals(open: Open) {
    let (first, second) = (at("2026-03-10T13:00:00Z"), at("2026-04-14T12:00:00Z"));
    let store = open();
    store.keep(&[mail(1)]).expect("kept");
    store.commit(commit(0, 1, 1, Some(first))).expect("taken");
    store.purge(first + 48.hours(), &terms).expect("purges");
    store.keep(&[mail(2)]).expect("kept");
    store.commit(commit(2, 2, 1, Some(second))).expect("taken");
    assert!(store.register(&team()).expect("reads").cases[0].original.is_some());
    assert_eq!(store.load(MailId(Ulid(1))).err(), Some(StoreError::Destroyed));
    assert_eq!(store.load(MailId(Ulid(2))).expect("reads").1, mail(2).bytes);
    assert_eq!(store.purge(second + 48.hours(), &terms).expect("purges").keys.len(), 1);
    assert_eq!(store.load(MailId(Ulid(2))).err(), Some(StoreError::Destroyed));
}

pub(super) fn an_erased_case_is_gone_at_once_with_all_that_waits(open: Open) {
    let store = open();
    store.keep(&[mail(1), mail(2)]).expect("kept");
    store.commit(commit(0, 1, 1, None)).expect("taken");
    store.commit(commit(1, 2, 2, None)).expect("taken");
    let entry = AuditEntry { case: Some(number(1)), ..AuditEntry::new(AuditKind::Erase, "beheer") };
    let destroyed = open().erase(&team(), number(1), now(), &entry).expect("erases");
    assert_eq!(destroyed.len(), 2);
    assert_eq!(store.load(MailId(Ulid(1))).err(), Some(StoreError::Destroyed));
    assert!(!store.mail(MailId(Ulid(1))).expect("known").readable);
    assert_eq!(store.case(&team(), number(1)).err(), Some(StoreError::Destroyed));
    assert_eq!(store.due(now(), 10).expect("reads").len(), 1, "only of the other case");
    assert_eq!(store.commit(commit(2, 2, 1, None)).err(), Some(StoreError::Moved));
    let late = Mark {
        outgoing: Ulid(1001),
        recipient: mailbox("lid1@stein.example"),
        state: RecipientState::Sent { at: now() },
    };
    store.mark(&[late], &[decided(1)], now()).expect("it had been on its way: the record says so");
    assert_eq!(store.audit_list(&Default::default()).expect("reads").len(), 4);
    assert_eq!(store.erase(&team(), number(1), now(), &entry), Err(StoreError::Unknown));
    assert_eq!(store.load(MailId(Ulid(2))).expect("untouched").1, mail(2).bytes);
}

pub(super) fn mails_without_a_case_and_sent_bytes_go_too(open: Open) {
    let store = open();
    store.keep(&[mail(1), mail(2)]).expect("kept");
    let mut drop = Commit::new(team(), 0, now());
    let end = MailEnd { outcome: OutcomeKind::Drop, case: None, rule: "house/auto".into() };
    drop.mail = Some((MailId(Ulid(1)), end));
    drop.outbox = vec![outgoing(5, None)];
    store.commit(drop).expect("taken");
    assert!(store.load(MailId(Ulid(1))).is_ok());
    let sent = |recipient: &str| Mark {
        outgoing: Ulid(5),
        recipient: mailbox(recipient),
        state: RecipientState::Sent { at: now() },
    };
    store.mark(&[sent("lid1@stein.example"), sent("lid2@stein.example")], &[], now()).expect("marked");
    let purged = store.purge(now() + 1.hour(), &terms).expect("purges");
    assert_eq!((purged.mails, purged.outgoing), (0, 1));
    assert_eq!(store.outgoing(Ulid(5)).expect("still told").recipients.len(), 2);
    let purged = store.purge(now() + (15 * 24).hours(), &terms).expect("purges");
    assert_eq!(purged.mails, 1);
    assert_eq!(store.load(MailId(Ulid(1))).err(), Some(StoreError::Unknown));
    assert_eq!(store.outgoing(Ulid(5)).err(), Some(StoreError::Unknown));
    assert!(store.load(MailId(Ulid(2))).is_ok(), "one that waits for work is never purged");
}

pub(super) fn the_audit_log_is_listed_and_verified(open: Open) {
    let store = open();
    assert_eq!(store.audit_verify(None).map(|r| (r.good, r.fault)), Ok((0, None)));
    let first = store.audit_append(&[decided(1), decided(2)], now()).expect("appended").expect("a head");
    let second = open().audit_append(&[decided(1)], now() + 1.hour()).expect("appended").expect("a head");
    assert_eq!(store.audit_head(), Ok(Some(second)));
    for head in [first, second] {
        assert_eq!(store.audit_verify(Some(&head)).map(|r| (r.good, r.fault)), Ok((3, None)));
    }
    let query = super::AuditQuery { case: Some(number(1)), ..Default::default() };
    let of_case: Vec<u64> = store.audit_list(&query).expect("reads").iter().map(|l| l.seq).collect();
    assert_eq!(of_case, [1, 3]);
    let query = super::AuditQuery { after: 1, limit: Some(1), ..Default::default() };
    assert_eq!(store.audit_list(&query).expect("reads").iter().map(|l| l.seq).collect::<Vec<_>>(), [2]);
    assert_eq!(store.audit_append(&[], now()), Ok(Some(second)));
}

pub(super) fn the_tally_counts_what_waits(open: Open) {
    let store = open();
    store.keep(&[mail(1), mail(2)]).expect("kept");
    let mut held = commit(0, 1, 1, None);
    held.delta.cases[0].state = CaseState::Held;
    store.commit(held).expect("taken");
    let tally = store.tally().expect("reads");
    assert_eq!((tally.received, tally.waiting, tally.unreported), (1, 2, 0));
    assert_eq!(
        (tally.oldest_received, tally.oldest_held, tally.oldest_waiting),
        (Some(now()), Some(now()), Some(now()))
    );
    assert_eq!(tally.cases.get(&team()), Some(&vec![(CaseState::Held, 1)]));
    assert!(store.health().writable && store.free_bytes() > 0);
    store.set_note("a", "1").expect("set");
    store.set_note("a", "2").expect("set");
    assert_eq!((store.note("a"), store.note("b")), (Ok(Some("2".into())), Ok(None)));
}

/// One step of a run with restarts between.
#[derive(Clone, Copy, Debug)]
enum Step {
    Keep(u8),
    Begin(u8),
    Postpone(u8),
    Commit(u8),
    Stale(u8),
    Restart,
}

fn step() -> impl Strategy<Value = Step> {
    let n = 0..6u8;
    prop_oneof![
        n.clone().prop_map(Step::Keep),
        n.clone().prop_map(Step::Begin),
        n.clone().prop_map(Step::Postpone),
        n.clone().prop_map(Step::Commit),
        n.prop_map(Step::Stale),
        Just(Step::Restart),
    ]
}

/// Whatever the order of keeping, beginning, postponing, committing and restarting: each mail that was acknowledged is in
/// exactly one state, readable, and ends once, with one audit line for each end.
pub(super) fn in_any_order_each_mail_is_in_exactly_one_state(fresh: &dyn Fn() -> Box<dyn Fn() -> Box<dyn Store>>) {
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(24));
    let run = runner.run(&proptest::collection::vec(step(), 1..30), |steps| {
        let open = fresh();
        let mut store = open();
        let (mut kept, mut ended, mut version) = ([false; 6], [false; 6], 0);
        for step in steps {
            match step {
                Step::Restart => {
                    drop(store);
                    store = open();
                }
                Step::Keep(n) if !kept[usize::from(n)] => {
                    store.keep(&[mail(u128::from(n))]).expect("kept");
                    kept[usize::from(n)] = true;
                }
                Step::Keep(_) => {}
                Step::Begin(n) => {
                    let begun = store.begin(MailId(Ulid(n.into())));
                    prop_assert_eq!(begun == Err(StoreError::Unknown), !kept[usize::from(n)]);
                    prop_assert_eq!(begun == Ok(Begun::Ended), ended[usize::from(n)]);
                }
                Step::Postpone(n) => {
                    let done = store.postpone(MailId(Ulid(n.into())), now());
                    prop_assert_eq!(done.is_ok(), kept[usize::from(n)] && !ended[usize::from(n)]);
                }
                Step::Commit(n) => {
                    let done = store.commit(commit(version, n.into(), 1 + u32::from(n) / 2, None));
                    prop_assert_eq!(done.is_ok(), kept[usize::from(n)] && !ended[usize::from(n)]);
                    if let Ok(moved) = done {
                        (version, ended[usize::from(n)]) = (moved, true);
                    }
                }
                Step::Stale(n) => {
                    let done = store.commit(commit(version + 1, n.into(), 1, None));
                    prop_assert_eq!(done, Err(StoreError::Moved));
                }
            }
        }
        let claimed: Vec<u128> = store.claim(now(), 100).expect("claims").iter().map(|w| w.id.0.0).collect();
        for n in 0..6 {
            let info = store.mail(MailId(Ulid(n as u128)));
            prop_assert_eq!(info.is_ok(), kept[n]);
            prop_assert_eq!(claimed.contains(&(n as u128)), kept[n] && !ended[n]);
            prop_assert_eq!(info.is_ok_and(|info| info.end.is_some()), ended[n]);
            prop_assert_eq!(store.load(MailId(Ulid(n as u128))).is_ok(), kept[n]);
        }
        let lines = store.audit_list(&Default::default()).expect("reads").len();
        prop_assert_eq!(lines, ended.iter().filter(|e| **e).count());
        prop_assert_eq!(store.audit_verify(None).expect("reads").fault, None);
        Ok(())
    });
    run.unwrap_or_else(|error| panic!("{error}"));
}
