//! What leaves arrives once, or somebody hears that it did not.

use crate::house::{CLEAN, COORDINATOR, House, INBRENGER, INTAKE, Received, wait_until};
use std::collections::BTreeSet;

const SOCIAL: &str = "sociaal.werk@piw.example";

/// A report (RFC 3464) that a mail of ours did not arrive.
fn report(about: &Received, status: &str) -> String {
    format!(
        "From: MAILER-DAEMON@elders.example\r\nTo: {to}\r\nSubject: Undelivered Mail\r\nMessage-ID: <{id}@elders.example>\r\n\
         Auto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=melding\r\n\r\n--melding\r\n\
         Content-Type: text/plain\r\n\r\nThe mail could not be delivered.\r\n--melding\r\nContent-Type: message/delivery-status\r\n\r\n\
         Reporting-MTA: dns; elders.example\r\n\r\nFinal-Recipient: rfc822; {reader}\r\nAction: failed\r\nStatus: {status}\r\n\r\n\
         --melding--\r\n",
        to = about.mail_from.as_deref().unwrap_or(INTAKE),
        reader = about.to,
        id = ulid::Ulid::new(),
    )
}

#[test]
fn a_next_hop_that_puts_off_gets_the_same_mail_again() {
    let house = House::new().open();
    house.mailboxes.refuse(true);
    house.send_casus("casus Catsop", CLEAN);
    let tried_again = || {
        let ids = house.mailboxes.put_off();
        ids.iter().collect::<BTreeSet<_>>().len() * 2 <= ids.len() && ids.len() > 5
    };
    wait_until("a second attempt of each", tried_again, || format!("{:?}\n{}", house.mailboxes.put_off(), house.log()));
    assert!(house.mailboxes.all().is_empty());
    house.mailboxes.refuse(false);
    house.mailboxes.wait_for(SOCIAL, "aanspraak");
    house.settled();
    let arrived: Vec<String> = house.mailboxes.all().into_iter().map(|m| m.message_id).collect();
    let once: BTreeSet<&String> = arrived.iter().collect();
    assert_eq!(once.len(), arrived.len(), "each once");
    let put_off = house.mailboxes.put_off();
    assert_eq!(once, put_off.iter().collect(), "the very mails that were put off, and no other");
}

#[test]
fn a_next_hop_that_is_away_is_tried_until_it_is_back() {
    let gone = std::net::TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("bound").port();
    let house = House::new();
    let port = house.mailboxes.address.port();
    let text = std::fs::read_to_string(house.config()).expect("written");
    std::fs::write(house.config(), text.replace(&format!("port = {port}"), &format!("port = {gone}")))
        .expect("written");
    house.start();
    house.send_casus("casus Catsop", CLEAN);
    wait_until("a failed attempt", || house.log().contains("deferred"), || house.log());
    assert!(house.stop().success(), "an orderly stop keeps what waits");
    std::fs::write(house.config(), text).expect("written");
    house.start();
    house.mailboxes.wait_for(SOCIAL, "aanspraak");
    house.settled();
    assert_eq!(house.mailboxes.to(SOCIAL).len(), 1);
}

#[test]
fn a_member_who_is_refused_for_good_is_told_to_the_coordinator() {
    let house = House::with(|text| text.replace("consulent@mee", "weg@mee")).open();
    house.send_casus("casus Catsop", CLEAN);
    let told = house.mailboxes.wait_for(COORDINATOR, "een mail kwam niet aan");
    assert!(told.text.contains("weg@mee.example") && told.text.contains("550"), "{}", told.text);
    house.mailboxes.wait_for(SOCIAL, "aanspraak");
    house.settled();
    assert!(house.told(&["audit", "show"]).contains("weg@mee.example"));
    assert_eq!(house.mailboxes.to(COORDINATOR).iter().filter(|m| m.subject == told.subject).count(), 1, "once");
}

#[test]
fn a_report_to_the_signed_address_is_told_once_and_recorded() {
    let house = House::new().open();
    house.send_casus("casus Catsop", CLEAN);
    let sent = house.mailboxes.wait_for(SOCIAL, "aanspraak");
    let return_path = sent.mail_from.clone().expect("mail to the team can be returned");
    assert!(return_path.starts_with("bounce+"), "{return_path}");
    house.settled();
    assert!(house.send("", &return_path, &report(&sent, "5.1.1")).starts_with("250"));
    let told = house.mailboxes.wait_for(COORDINATOR, "een mail kwam niet aan");
    assert!(told.text.contains(SOCIAL) && told.text.contains("5.1.1"), "{}", told.text);
    house.settled();
    let audit = house.told(&["audit", "show", "--case", &sent.number()]);
    assert!(audit.contains("undeliverable") && audit.contains("5.1.1"), "{audit}");
}

#[test]
fn a_report_that_fits_nothing_moves_nothing() {
    let house = House::new().open();
    house.send_casus("casus Catsop", CLEAN);
    let sent = house.mailboxes.wait_for(SOCIAL, "aanspraak");
    house.settled();
    let before = house.mailboxes.all().len();
    let text = report(&sent, "5.1.1");
    assert!(house.send("", INTAKE, &text).starts_with("250"), "taken, and dropped");
    let forged = sent.mail_from.clone().expect("signed").replace('.', ".0");
    assert!(house.send("", &forged, &text).starts_with("55"), "no address of ours");
    house.settled();
    assert_eq!(house.mailboxes.all().len(), before);
    assert!(house.told(&["audit", "show"]).contains("house/report"));
    // A delay is no failure.
    let late = report(&sent, "4.4.1").replace("Action: failed", "Action: delayed");
    house.send("", sent.mail_from.as_deref().expect("signed"), &late);
    house.settled();
    assert_eq!(house.mailboxes.all().len(), before);
}

#[test]
fn mail_to_the_sender_that_is_refused_harms_nobody_else() {
    let house = House::new().open();
    let gone = "weg@mee.example";
    let casus = crate::house::mail(gone, INTAKE, "casus Catsop", CLEAN);
    assert!(house.send(gone, INTAKE, &casus).starts_with("250"));
    house.mailboxes.wait_for(SOCIAL, "aanspraak");
    house.mailboxes.wait_for(COORDINATOR, "een mail kwam niet aan");
    house.settled();
    assert!(house.mailboxes.to(INBRENGER).is_empty());
}
