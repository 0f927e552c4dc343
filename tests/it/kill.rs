//! Promise 2: what was acknowledged survives kill -9 at any moment, nothing is sent half, and a repeat is the same mail.

use crate::house::{House, INBRENGER, INTAKE, Received, dialogue, mail};
use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

const MEMBERS: [&str; 2] = ["sociaal.werk@piw.example", "consulent@mee.example"];
/// Mails sent around each kill.
const MAILS: usize = 3;

/// How often the gate is killed: `CASUSPOORT_KILLS`, else 25.
fn kills() -> usize {
    std::env::var("CASUSPOORT_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(25)
}

/// Numbers that differ from run to run; the first is told when a test fails.
struct Random(u64);

impl Random {
    fn new() -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_nanos();
        let seed = std::env::var("CASUSPOORT_SEED").ok().and_then(|s| s.parse().ok()).unwrap_or(now as u64 | 1);
        println!("CASUSPOORT_SEED={seed}");
        Self(seed)
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % bound
    }
}

/// Sends until the gate is gone; Message-IDs of what was acknowledged.
fn send_some(address: SocketAddr, round: usize) -> Vec<String> {
    let mut acknowledged = Vec::new();
    for n in 0..MAILS {
        let body =
            "Mevrouw uit Catsop woont alleen.\n\nDoel: zij heeft weer aanspraak.\nVraag: wie wandelt er met haar?\n";
        let text = mail(INBRENGER, INTAKE, "casus Catsop", body);
        let id = format!("ronde-{round}-mail-{n}@mee.example");
        let head = text.lines().find(|l| l.starts_with("Message-ID")).expect("a Message-ID").to_owned();
        match dialogue(address, INBRENGER, INTAKE, &text.replace(&head, &format!("Message-ID: <{id}>"))) {
            Ok(reply) if reply.starts_with("250") => acknowledged.push(id),
            // 4xx, or gone in the middle: the sender knows that it was not taken.
            _ => break,
        }
    }
    acknowledged
}

#[test]
fn what_was_acknowledged_survives_kill_9_at_any_moment() {
    let house = House::new();
    let mut random = Random::new();
    let mut acknowledged = Vec::new();
    for round in 0..kills() {
        house.start();
        let address = house.address(0);
        std::thread::scope(|scope| {
            let sender = scope.spawn(move || send_some(address, round));
            // Between any two steps of taking in, working and delivering.
            std::thread::sleep(Duration::from_millis(random.below(1200)));
            house.kill();
            acknowledged.extend(sender.join().expect("the sender ends with the gate"));
        });
    }
    house.start();
    house.settled();
    let mails = house.mailboxes.all();
    let receipts = receipts(&mails);
    let silent: Vec<&String> = acknowledged.iter().filter(|id| !receipts.contains_key(*id)).collect();
    // Work on a mail that was begun twice and ended by neither run is held: promise 4 goes before an answer.
    let held = house.told(&["cases", "list", "--all"]).lines().filter(|l| l.ends_with("fault")).count();
    let of = acknowledged.len();
    assert!(silent.len() <= held, "of {of} acknowledged mails {held} are held and these are lost: {silent:?}");
    each_case_reached_every_member(&mails, &receipts);
    repeats_are_the_same_mail(&mails);
    let told = house.told(&["audit", "verify"]);
    assert!(told.contains("whole"), "{told}");
    println!("{} kills, {of} acknowledged, {held} held, {} mails out", kills(), mails.len());
}

/// Case number by the Message-ID that its receipt answers; a mail has one case.
fn receipts(mails: &[Received]) -> BTreeMap<String, String> {
    let mut by_id: BTreeMap<String, String> = BTreeMap::new();
    for receipt in mails.iter().filter(|m| m.to == INBRENGER) {
        let bytes = String::from_utf8_lossy(&receipt.bytes).into_owned();
        let answers = bytes.lines().find_map(|l| l.strip_prefix("In-Reply-To: <")).expect("a receipt answers");
        let id = answers.trim_end().trim_end_matches('>').to_owned();
        let number = receipt.number();
        let before = by_id.insert(id.clone(), number.clone());
        assert!(before.is_none_or(|b| b == number), "{id} became two cases");
    }
    by_id
}

fn each_case_reached_every_member(mails: &[Received], receipts: &BTreeMap<String, String>) {
    for member in MEMBERS {
        let reached: BTreeSet<String> = mails.iter().filter(|m| m.to == member).map(Received::number).collect();
        let missing: Vec<&String> = receipts.values().filter(|n| !reached.contains(*n)).collect();
        assert!(missing.is_empty(), "{member} lacks {missing:?}");
        for mail in mails.iter().filter(|m| m.to == member) {
            assert!(mail.text.contains("weer aanspraak") && mail.text.contains("wie wandelt"), "half: {}", mail.text);
        }
    }
}

fn repeats_are_the_same_mail(mails: &[Received]) {
    let mut bytes_of: BTreeMap<&str, &[u8]> = BTreeMap::new();
    let mut ids_of: BTreeMap<(&str, &str), BTreeSet<&str>> = BTreeMap::new();
    for mail in mails {
        let body = after_trace(&mail.bytes);
        let first = *bytes_of.entry(&mail.message_id).or_insert(body);
        assert_eq!(first, body, "the same Message-ID with other bytes");
        ids_of.entry((&mail.to, &mail.subject)).or_default().insert(&mail.message_id);
    }
    for ((to, subject), ids) in ids_of {
        // Each subject here has the number of its case, so a second id would be a second mail.
        assert_eq!(ids.len(), 1, "{to} got {subject:?} under {ids:?}");
    }
}

/// The mail without the Received field that the next hop puts before it.
fn after_trace(bytes: &[u8]) -> &[u8] {
    let start = bytes.windows(7).position(|w| w == b"\r\nFrom:").expect("a From field");
    &bytes[start..]
}
