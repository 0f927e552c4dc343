//! What only this implementation can show: files, locks, cuts, tampering.

use super::*;
use crate::model::AuditKind;
use crate::store::conformance::{
    SECRET, at, commit, conformance, in_any_order_each_mail_is_in_exactly_one_state, mail, mailbox, now, number, team,
    terms,
};
use crate::store::{AuditFault, Keeper, KeyKind};
use jiff::ToSpan;
use rusqlite::Connection;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use tempfile::TempDir;

struct Place(TempDir);

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("folder"))
    }

    fn settings(&self) -> SqliteSettings {
        settings(self.0.path())
    }

    fn sqlite(&self) -> Sqlite {
        Sqlite::open(&self.settings(), Access::Tool).expect("opens")
    }

    fn open(&self) -> Box<dyn Store> {
        Box::new(self.sqlite())
    }

    /// The main file without our guards, as somebody with access to the disk has it.
    fn raw(&self, file: &str) -> Connection {
        Connection::open(self.0.path().join(file)).expect("opens")
    }

    /// A copy of all files, as a back-up or after a cut.
    fn copy(&self) -> Self {
        let copy = Self::new();
        for entry in fs::read_dir(self.0.path()).expect("lists") {
            let from = entry.expect("entry").path();
            fs::copy(&from, copy.0.path().join(from.file_name().expect("a name"))).expect("copies");
        }
        copy
    }
}

fn settings(folder: &Path) -> SqliteSettings {
    SqliteSettings { folder: folder.to_owned(), master_key: MasterKey::File(folder.join("master.key")), min_free: 0 }
}

fn id(n: u128) -> MailId {
    MailId(Ulid(n))
}

conformance! { Place::new();
    a_kept_mail_is_there_after_a_restart
    a_mail_that_breaks_the_core_twice_is_not_tried_a_third_time
    a_postponed_attempt_does_not_count
    a_commit_is_taken_whole
    a_commit_on_an_old_snapshot_changes_nothing
    a_commit_that_fails_half_way_leaves_nothing
    a_mail_ends_once
    a_retry_sends_the_same_bytes_to_those_who_still_wait
    a_failed_recipient_is_reported_once_and_a_sent_one_can_fail_late
    what_is_stopped_is_not_sent
    an_original_is_gone_the_day_after_the_meeting_and_the_rest_at_its_term
    a_case_on_the_agenda_again_gets_a_new_key_for_its_new_originals
    an_erased_case_is_gone_at_once_with_all_that_waits
    mails_without_a_case_and_sent_bytes_go_too
    the_audit_log_is_listed_and_verified
    the_tally_counts_what_waits
}

#[test]
fn any_order_of_steps() {
    in_any_order_each_mail_is_in_exactly_one_state(&|| {
        let place = Place::new();
        Box::new(move || place.open())
    });
}

#[test]
fn h52_nothing_that_identifies_is_in_the_clear_on_disk() {
    let place = Place::new();
    let store = place.sqlite();
    store.keep(&[mail(1), mail(2)]).expect("kept");
    store.commit(commit(0, 1, 1, None)).expect("taken");
    for entry in fs::read_dir(place.0.path()).expect("lists") {
        let path = entry.expect("entry").path();
        let bytes = fs::read(&path).expect("reads");
        for word in [SECRET, "Zilverbergen", "wijkverpleging", "zorg.example", "lid1", "buurt x", "1001@gate.example"] {
            let found = bytes.windows(word.len()).any(|w| w.eq_ignore_ascii_case(word.as_bytes()));
            assert!(!found, "{word} in {}", path.display());
        }
    }
}

#[test]
fn z17_h50_a_destroyed_key_makes_every_copy_of_the_text_unreadable() {
    let place = Place::new();
    let meeting = at("2026-03-10T13:00:00Z");
    let store = place.sqlite();
    store.keep(&[mail(1)]).expect("kept");
    store.commit(commit(0, 1, 1, Some(meeting))).expect("taken");
    let wrap: Vec<u8> = place
        .raw(KEYS)
        .query_row("SELECT wrap FROM keys WHERE kind = 'original'", [], |row| row.get(0))
        .expect("there");
    drop(store);
    let backup = place.copy();
    place.sqlite().purge(meeting + 48.hours(), &terms).expect("purges");
    let keys = fs::read(place.0.path().join(KEYS)).expect("reads");
    assert!(!keys.windows(wrap.len()).any(|w| w == wrap), "overwritten, not only unlinked");
    // The main file comes back from an old back-up, the keys are those of today.
    fs::copy(place.0.path().join(KEYS), backup.0.path().join(KEYS)).expect("copies");
    let old = backup.sqlite();
    assert_eq!(old.load(id(1)).err(), Some(StoreError::Destroyed));
    let register = old.register(&team()).expect("reads");
    assert!(register.cases[0].original.is_none() && register.cases[0].redacted.is_some());
    // And what the back-up brought back is cleared away, with its audit line.
    assert_eq!(old.purge(now(), &terms).expect("purges").keys[0].kind, KeyKind::Original);
    assert!(!old.mail(id(1)).expect("known").readable);
}

#[test]
fn the_wrap_under_the_master_key_is_overwritten_once_the_mail_belongs_to_a_case() {
    let place = Place::new();
    let store = place.sqlite();
    store.keep(&[mail(1)]).expect("kept");
    let wrap: Vec<u8> = place.raw(MAIN).query_row("SELECT wrap FROM mails", [], |row| row.get(0)).expect("there");
    store.commit(commit(0, 1, 1, None)).expect("taken");
    store.purge(now(), &terms).expect("purges");
    for file in [MAIN, "casuspoort.db-wal"] {
        let bytes = fs::read(place.0.path().join(file)).unwrap_or_default();
        assert!(!bytes.windows(wrap.len()).any(|w| w == wrap), "{file}");
    }
    assert_eq!(store.load(id(1)).expect("reads").1, mail(1).bytes);
}

#[test]
fn a_crash_between_key_and_rows_is_finished_by_the_next_purge() {
    let place = Place::new();
    let store = place.sqlite();
    store.keep(&[mail(1)]).expect("kept");
    store.commit(commit(0, 1, 1, None)).expect("taken");
    let destroyed = "UPDATE keys SET wrap = NULL, destroyed = 1";
    place.raw(KEYS).execute(destroyed, []).expect("as if erasing had been cut short");
    assert_eq!(store.register(&team()).expect("reads").cases.len(), 0);
    assert_eq!(store.due(now(), 10).expect("reads").len(), 0, "nothing of it is sent");
    assert_eq!(store.purge(now(), &terms).expect("purges").keys.len(), 2);
    let kinds: Vec<_> = store.audit_list(&AuditQuery { after: 1, ..Default::default() }).expect("reads");
    assert!(kinds.iter().all(|line| line.entry().is_some_and(|entry| entry.kind == AuditKind::Purge)));
    assert_eq!(place.raw(MAIN).query_row("SELECT count(*) FROM bodies", [], |r| r.get(0)), Ok(0));
}

#[test]
fn what_was_acknowledged_survives_a_cut_at_any_byte_of_the_log() {
    let place = Place::new();
    let store = place.sqlite();
    store.keep(&[mail(1)]).expect("kept");
    let log = "casuspoort.db-wal";
    let acknowledged = fs::metadata(place.0.path().join(log)).expect("there").len();
    store.keep(&[mail(2), mail(3)]).expect("kept");
    let whole = fs::metadata(place.0.path().join(log)).expect("there").len();
    for cut in (acknowledged..=whole).step_by(211).chain([whole]) {
        let copy = place.copy();
        let file = fs::OpenOptions::new().write(true).open(copy.0.path().join(log)).expect("opens");
        file.set_len(cut).expect("cuts");
        fs::remove_file(copy.0.path().join("casuspoort.db-shm")).expect("memory is lost");
        let store = copy.sqlite();
        assert_eq!(store.load(id(1)).expect("kept before the cut").1, mail(1).bytes, "cut at {cut}");
        let both = [2, 3].map(|n| store.load(id(n)).is_ok());
        assert_eq!(both, [cut == whole; 2], "a batch is there whole or not at all, cut at {cut}");
    }
}

#[test]
fn what_was_acknowledged_survives_a_kill() {
    for after in [1, 3, 17, 40] {
        let place = Place::new();
        drop(place.sqlite());
        let mut child = Command::new(std::env::current_exe().expect("this test"))
            .args(["--exact", "store::sqlite::tests::writer_to_be_killed", "--ignored", "--nocapture"])
            .env("CASUSPOORT_TEST_FOLDER", place.0.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("starts");
        let lines = BufReader::new(child.stdout.take().expect("piped")).lines().map_while(Result::ok);
        let kept: Vec<u128> = lines.filter_map(|line| line.strip_prefix("kept ")?.parse().ok()).take(after).collect();
        child.kill().expect("killed");
        child.wait().expect("ends");
        assert_eq!(kept.len(), after);
        let store = place.sqlite();
        for n in kept {
            assert_eq!(store.load(id(n)).expect("acknowledged").1, mail(n).bytes);
        }
        let register = store.register(&team()).expect("reads");
        let ended = (1..400).filter(|n| store.mail(id(*n)).is_ok_and(|info| info.end.is_some())).count();
        assert_eq!(register.cases.len(), ended, "each commit whole or not at all");
        assert_eq!(store.due(now(), 1000).expect("reads").len(), ended);
        let report = store.audit_verify(None).expect("reads");
        assert_eq!((report.good, report.fault), (ended as u64, None));
    }
}

/// Not a test of its own: keeps and commits until it is killed, and says what it has kept.
#[test]
#[ignore = "started by what_was_acknowledged_survives_a_kill"]
fn writer_to_be_killed() {
    let Ok(folder) = std::env::var("CASUSPOORT_TEST_FOLDER") else { return };
    let store = Sqlite::open(&settings(Path::new(&folder)), Access::Tool).expect("opens");
    println!();
    for n in 1..400u32 {
        store.keep(&[mail(n.into())]).expect("kept");
        println!("kept {n}");
        store.commit(commit(u64::from(n) - 1, n.into(), n, None)).expect("taken");
    }
}

#[test]
fn a_full_disk_keeps_nothing_says_so_and_recovers() {
    let place = Place::new();
    let store = place.sqlite();
    store.keep(&[mail(1)]).expect("kept");
    store.db.limit_pages(1);
    let mut large = mail(2);
    large.bytes = Sensitive::new(vec![b'a'; 100_000]);
    assert_eq!(store.keep(std::slice::from_ref(&large)), Err(StoreError::Full));
    assert_eq!(store.mail(id(2)).err(), Some(StoreError::Unknown));
    assert_eq!(store.load(id(1)).expect("untouched").1, mail(1).bytes);
    store.db.limit_pages(1_000_000);
    store.keep(&[large]).expect("there is room again");
}

#[test]
fn below_the_floor_of_free_disk_nothing_is_kept() {
    let place = Place::new();
    let settings = SqliteSettings { min_free: u64::MAX, ..place.settings() };
    let store = Sqlite::open(&settings, Access::Tool).expect("opens");
    assert_eq!(store.keep(&[mail(1)]), Err(StoreError::Full));
    assert!(!store.health().writable);
}

#[test]
fn tampering_with_the_audit_log_is_found() {
    let lines: Vec<AuditEntry> = (1..=4).map(|_| AuditEntry::new(AuditKind::Act, "coordinator")).collect();
    let tampered = |sql: &str, head: Option<AuditHead>| {
        let place = Place::new();
        let store = place.sqlite();
        let kept = store.audit_append(&lines, now()).expect("appended");
        let raw = place.raw(MAIN);
        assert!(raw.execute("DELETE FROM audit", []).is_err(), "not by accident");
        raw.execute_batch("DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete;").expect("by intent");
        raw.execute_batch(sql).expect("tampers");
        store.audit_verify(head.or(kept).as_ref()).expect("reads").fault
    };
    assert_eq!(tampered("", None), None);
    assert_eq!(tampered("UPDATE audit SET line = '{}' WHERE seq = 2", None), Some(AuditFault::Changed(2)));
    assert_eq!(tampered("UPDATE audit SET at = at + 1 WHERE seq = 3", None), Some(AuditFault::Changed(3)));
    assert_eq!(tampered("DELETE FROM audit WHERE seq = 2", None), Some(AuditFault::Removed(2)));
    let swap = "UPDATE audit SET seq = 9 WHERE seq = 2; UPDATE audit SET seq = 2 WHERE seq = 3;
                UPDATE audit SET seq = 3 WHERE seq = 9;";
    assert_eq!(tampered(swap, None), Some(AuditFault::Changed(2)));
    assert_eq!(tampered("DELETE FROM audit WHERE seq = 4", None), Some(AuditFault::CutOff(4)));
    assert_eq!(tampered("DELETE FROM audit", None), Some(AuditFault::CutOff(4)));
    let forged = "DELETE FROM audit WHERE seq = 4; DELETE FROM meta WHERE name = 'audit';";
    assert!(tampered(forged, None).is_some(), "the remembered head is gone as well");
    let foreign = AuditHead { seq: 2, hash: [0; 16] };
    assert_eq!(tampered("", Some(foreign)), Some(AuditFault::ForeignHead(2)));
}

#[test]
fn a_changed_row_does_not_open_and_harms_no_other() {
    let place = Place::new();
    let store = place.sqlite();
    store.keep(&[mail(1), mail(2)]).expect("kept");
    place
        .raw(MAIN)
        .execute("UPDATE bodies SET sealed = (SELECT sealed FROM bodies WHERE id = 2) WHERE id = 1", [])
        .expect("exchanged");
    assert_eq!(store.load(id(1)).err(), Some(StoreError::Unsealable { what: "a mail" }));
    assert!(store.load(id(2)).is_ok());
}

#[test]
fn a_data_folder_is_refused_when_its_parts_do_not_belong_together() {
    let place = Place::new();
    place.sqlite().keep(&[mail(1)]).expect("kept");
    let refused = |place: &Place| Sqlite::open(&place.settings(), Access::Tool).err();

    let wrong_key = place.copy();
    fs::write(wrong_key.0.path().join("master.key"), [7; 32]).expect("written");
    assert_eq!(refused(&wrong_key), Some(StoreError::Unsealable { what: "the data folder" }));
    let no_key = place.copy();
    fs::remove_file(no_key.0.path().join("master.key")).expect("removed");
    assert!(matches!(refused(&no_key), Some(StoreError::MasterKey { .. })));
    let no_keys = place.copy();
    fs::remove_file(no_keys.0.path().join(KEYS)).expect("removed");
    assert!(refused(&no_keys).is_some_and(|error| error.to_string().contains("keys.db: is missing")));
    let newer = place.copy();
    newer.raw(MAIN).execute_batch("PRAGMA user_version = 99").expect("set");
    assert_eq!(refused(&newer), Some(StoreError::Newer { found: 99, known: 1 }));
}

#[test]
fn one_gateway_serves_while_the_command_line_may_look_and_act() {
    let place = Place::new();
    let gateway = Sqlite::open(&place.settings(), Access::Serve).expect("opens");
    assert_eq!(
        Sqlite::open(&place.settings(), Access::Serve).err(),
        Some(StoreError::InUse(place.0.path().to_owned()))
    );
    let tool = place.sqlite();
    gateway.keep(&[mail(1), mail(2)]).expect("kept");
    gateway.commit(commit(0, 1, 1, None)).expect("taken");
    assert_eq!(tool.commit(commit(0, 2, 2, None)), Err(StoreError::Moved));
    tool.commit(commit(1, 2, 2, None)).expect("taken");
    assert_eq!(gateway.register(&team()).expect("reads").version, 2);
    drop(gateway);
    Sqlite::open(&place.settings(), Access::Serve).expect("free again");
}

#[test]
fn mails_of_many_sessions_are_all_kept() {
    let place = Place::new();
    let store: Arc<dyn Store> = Arc::new(place.sqlite());
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).build().expect("a runtime");
    runtime.block_on(async {
        let keeper = Keeper::start(Arc::clone(&store)).expect("starts");
        let sessions: Vec<_> = (1..=200u128)
            .map(|n| {
                let keeper = keeper.clone();
                tokio::spawn(async move { keeper.keep(vec![mail(n)]).await })
            })
            .collect();
        for session in sessions {
            assert_eq!(session.await.expect("ends"), Ok(()));
        }
    });
    assert_eq!(store.claim(now(), 1000).expect("claims").len(), 200);
    assert!(store.load(id(200)).is_ok());
}

#[test]
fn a_mailbox_is_marked_without_regard_to_case() {
    let place = Place::new();
    let store = place.sqlite();
    store.keep(&[mail(1)]).expect("kept");
    store.commit(commit(0, 1, number(1).sequence(), None)).expect("taken");
    let gone = crate::store::RecipientState::Gone { at: now() };
    let mark = Mark { outgoing: Ulid(1001), recipient: mailbox("LID1@Stein.example"), state: gone.clone() };
    store.mark(&[mark], &[], now()).expect("marked");
    assert_eq!(store.outgoing(Ulid(1001)).expect("reads").recipients[0].state, gone);
}
