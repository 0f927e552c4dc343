//! The mail program is the work place: who is entitled acts by answering, and nobody else moves anything.

use crate::house::{CLEAN, COORDINATOR, DEPUTY, House, INBRENGER, INTAKE, Received, in_days, mail};

const SOCIAL: &str = "sociaal.werk@piw.example";
const CONSULENT: &str = "consulent@mee.example";
const NAMED: &str = "Mevrouw Annelies Zomerdijk uit Catsop, 43 jaar, woont alleen en heeft een papegaai.\n\n\
                     Doel: mevrouw Zomerdijk heeft weer aanspraak.\nVraag: wie kent een vrijwilliger die met haar wandelt?\n";
const NO_VRAAG: &str =
    "Meneer uit Meers doet niet open en reageert niet op brieven.\n\nDoel: hij kan in zijn huis blijven.\n";

/// A house with a case that waits for review, and the coördinator's notice of it.
fn waiting(body: &str) -> (House, Received) {
    let house = House::with_review().open();
    assert!(house.send_casus("casus Catsop", body).starts_with("250"));
    let notice = house.mailboxes.wait_for(COORDINATOR, "wacht op u");
    house.settled();
    (house, notice)
}

/// Nothing has gone to the team, and the case still waits.
fn nothing_moved(house: &House, number: &str, state: &str) {
    house.settled();
    let team = [SOCIAL, CONSULENT].map(|member| house.mailboxes.to(member).len());
    assert_eq!(team, [0, 0]);
    let line = house.case(number);
    assert!(line.contains(state), "{line}");
}

#[test]
fn akkoord_sends_the_text_that_was_reviewed_to_the_team() {
    let (house, notice) = waiting(NAMED);
    assert!(house.mailboxes.to(SOCIAL).is_empty());
    house.answer(&notice, "AKKOORD\n\nGroet, Ans\n\n> VERBERG: papegaai\n");
    let clean = house.mailboxes.wait_for(SOCIAL, "papegaai");
    house.mailboxes.wait_for(CONSULENT, "papegaai");
    assert!(!clean.holds("Zomerdijk"));
    house.mailboxes.wait_for(COORDINATOR, "AKKOORD is verwerkt");
    assert!(house.case(&notice.number()).contains("forwarded"));
    let audit = house.told(&["audit", "show", "--case", &notice.number()]);
    for words in ["coordinator", "release", SOCIAL] {
        assert!(audit.contains(words), "{words}:\n{audit}");
    }
}

#[test]
fn the_deputy_is_no_holder_of_the_coordinators_code() {
    let (house, notice) = waiting(NAMED);
    house.answer_as(DEPUTY, &notice, "AKKOORD");
    nothing_moved(&house, &notice.number(), "waiting-for-review");
}

#[test]
fn terug_asks_the_inbrenger_whose_answer_completes_the_casus() {
    let (house, notice) = waiting(NAMED);
    house.answer(&notice, "TERUG: staat mevrouw open voor hulp?");
    let asked = house.mailboxes.wait_for(INBRENGER, "staat mevrouw open voor hulp?");
    nothing_moved(&house, &notice.number(), "waiting-for-inbrenger");
    house.mailboxes.forget();
    house.answer(&asked, "Ja, zij wil graag dat er iemand langskomt.");
    let again = house.mailboxes.wait_for(COORDINATOR, "wacht op u");
    assert!(again.text.contains("langskomt"), "{}", again.text);
    assert_eq!(again.number(), notice.number());
}

#[test]
fn verplaats_moves_to_the_meeting_of_that_day_and_to_no_other() {
    let (house, notice) = waiting(NAMED);
    let second = in_days(24);
    house.answer(&notice, &format!("VERPLAATS {}", &second[..10]));
    house.mailboxes.wait_for(INBRENGER, "Uw casus staat nu op de agenda van");
    let line = house.case(&notice.number());
    house.settled();
    let (house, notice) = waiting(NAMED);
    let before = house.case(&notice.number());
    assert_ne!(line, before);
    house.answer(&notice, &format!("VERPLAATS {}", &in_days(11)[..10]));
    house.mailboxes.wait_for(COORDINATOR, "geen overleg in de kalender");
    assert_eq!(house.case(&notice.number()), before);
}

#[test]
fn verberg_takes_out_more_before_the_team_reads() {
    let (house, notice) = waiting(NAMED);
    house.mailboxes.forget();
    house.answer(&notice, "VERBERG: papegaai");
    let again = house.mailboxes.wait_for(COORDINATOR, "De tekst is gewijzigd");
    assert!(!again.holds("papegaai"), "{}", again.text);
    house.answer(&again, "AKKOORD");
    let clean = house.mailboxes.wait_for(SOCIAL, "aanspraak");
    assert!(!clean.holds("papegaai"), "{}", clean.text);
}

#[test]
fn laat_staan_is_refused_for_a_name() {
    let (house, notice) = waiting(
        "Mevrouw Annelies Zomerdijk uit Catsop woont alleen.\n\nDoel: zij heeft aanspraak.\nVraag: wie kan wandelen?\n",
    );
    house.answer(&notice, "LAAT STAAN 1");
    house.mailboxes.wait_for(COORDINATOR, "kan niet blijven staan zonder getekende toestemming");
    nothing_moved(&house, &notice.number(), "waiting-for-review");
}

#[test]
fn laat_staan_brings_back_a_word_that_names_nobody() {
    let (house, notice) =
        waiting("Mevrouw uit Catsop, 43 jaar, woont alleen.\n\nDoel: zij heeft aanspraak.\nVraag: wie kan wandelen?\n");
    assert!(!notice.text.contains("43 jaar"), "{}", notice.text);
    house.mailboxes.forget();
    house.answer(&notice, "LAAT STAAN 1");
    let again = house.mailboxes.wait_for(COORDINATOR, "De tekst is gewijzigd");
    house.answer(&again, "AKKOORD");
    assert!(house.mailboxes.wait_for(SOCIAL, "aanspraak").text.contains("43 jaar"));
}

#[test]
fn origineel_is_for_the_coordinator_with_a_reason_and_on_the_record() {
    let (house, notice) = waiting(NAMED);
    house.answer(&notice, "ORIGINEEL: ik wil de inbrenger bellen");
    let original = house.mailboxes.wait_for(COORDINATOR, "oorspronkelijke tekst, met namen");
    assert!(original.text.contains("Annelies Zomerdijk"));
    house.settled();
    let others = house.mailboxes.all().into_iter().filter(|m| m.message_id != original.message_id);
    assert!(others.clone().all(|m| !m.holds("Zomerdijk")), "one mail alone");
    assert!(house.told(&["audit", "show", "--case", &notice.number()]).contains("\"original\""));
    let receipt = house.mailboxes.to(INBRENGER).remove(0);
    house.answer(&receipt, "ORIGINEEL: voor mijn dossier");
    house.settled();
    assert!(house.mailboxes.to(INBRENGER).iter().all(|m| !m.holds("Zomerdijk")), "never to the sender");
}

#[test]
fn origineel_without_a_reason_shows_nothing() {
    let (house, notice) = waiting(NAMED);
    house.answer(&notice, "ORIGINEEL");
    house.mailboxes.wait_for(COORDINATOR, "Schrijf achter ORIGINEEL");
    house.settled();
    assert!(house.mailboxes.all().iter().all(|m| !m.holds("Zomerdijk")));
}

#[test]
fn intrekken_before_forwarding_ends_the_casus() {
    let (house, notice) = waiting(NAMED);
    let receipt = house.mailboxes.wait_for(INBRENGER, "INTREKKEN");
    house.answer(&receipt, "INTREKKEN");
    house.mailboxes.wait_for(INBRENGER, "INTREKKEN is verwerkt");
    assert!(house.case(&notice.number()).contains("withdrawn"));
    house.answer(&notice, "AKKOORD");
    house.mailboxes.wait_for(COORDINATOR, "al afgesloten");
    nothing_moved(&house, &notice.number(), "withdrawn");
}

#[test]
fn intrekken_after_forwarding_asks_the_readers_to_delete() {
    let house = House::new().open();
    house.send_casus("casus Catsop", CLEAN);
    house.mailboxes.wait_for(SOCIAL, "aanspraak");
    let receipt = house.mailboxes.wait_for(INBRENGER, "op tijd");
    house.answer(&receipt, "INTREKKEN");
    for member in [SOCIAL, CONSULENT] {
        house.mailboxes.wait_for(member, "verwijder deze mail");
    }
    house.mailboxes.wait_for(INBRENGER, "Het team had de tekst al");
}

#[test]
fn gemist_recalls_and_opens_an_incident() {
    let house = House::new().open();
    house.send_casus("casus Catsop", CLEAN);
    house.mailboxes.wait_for(CONSULENT, "aanspraak");
    let receipt = house.mailboxes.wait_for(INBRENGER, "op tijd");
    house.answer(&receipt, "GEMIST: vrijwilliger");
    for reader in [COORDINATOR, DEPUTY, "privacy@gemeente.example"] {
        let told = house.mailboxes.wait_for(reader, "GEMIST, een gegeven staat nog in de tekst");
        assert!(!told.holds("vrijwilliger"), "{}", told.text);
    }
    house.mailboxes.wait_for(SOCIAL, "verwijder deze mail");
    assert!(house.case(&receipt.number()).contains("held"));
    assert!(house.told(&["audit", "show", "--case", &receipt.number()]).contains("missed"));
}

#[test]
fn dringend_lets_the_coordinator_put_a_late_casus_on_the_first_meeting() {
    let house = House::meeting_in(3).open();
    house.send_casus("casus Catsop", CLEAN);
    let receipt = house.mailboxes.wait_for(INBRENGER, "DRINGEND");
    house.settled();
    let before = house.case(&receipt.number());
    house.answer(&receipt, "DRINGEND: zij wordt vrijdag uit huis gezet");
    let asked = house.mailboxes.wait_for(COORDINATOR, "DRINGEND, beslist u?");
    assert!(asked.text.contains("VERPLAATS"), "{}", asked.text);
    house.answer(&asked, &format!("VERPLAATS {}", &in_days(3)[..10]));
    house.mailboxes.wait_for(INBRENGER, "Uw casus staat nu op de agenda van");
    let days = |line: &str| line.split("  ").nth(4).map(str::to_owned);
    assert_ne!(days(&house.case(&receipt.number())), days(&before));
}

#[test]
fn staat_erin_lets_the_coordinator_look_herself() {
    let house = House::new().open();
    house.send_casus("casus Meers", NO_VRAAG);
    let back = house.mailboxes.wait_for(INBRENGER, "STAAT ERIN");
    house.answer(&back, "STAAT ERIN");
    let notice = house.mailboxes.wait_for(COORDINATOR, "de vraag er wel in staan");
    house.answer(&notice, "AKKOORD");
    house.mailboxes.wait_for(SOCIAL, "in zijn huis blijven");
}

#[test]
fn the_missing_sentence_keeps_the_first_mails_place_though_the_deadline_has_passed() {
    let house = House::meeting_in(8).open();
    house.send_casus("casus Meers", NO_VRAAG);
    let back = house.mailboxes.wait_for(INBRENGER, "nog geen vraag");
    let place = house.case(&back.number());
    house.settled();
    house.change("profiles/stein.toml", "deadline = \"7d\"", "deadline = \"9d\"");
    house.answer(&back, "Vraag aan het team: wie kan samen met mij bij hem aanbellen?\n\n> Vraag: iets anders\n");
    let clean = house.mailboxes.wait_for(SOCIAL, "aanbellen");
    assert_eq!(clean.number(), back.number());
    let days = |line: &str| line.split("  ").nth(4).map(str::to_owned);
    assert_eq!(days(&house.case(&back.number())), days(&place));
    house.mailboxes.wait_for(INBRENGER, "Dank voor uw antwoord");
}

#[test]
fn an_answer_by_somebody_else_moves_nothing() {
    let (house, notice) = waiting(NAMED);
    for forger in [INBRENGER, "ander@mee.example", "iemand@vreemd.example", SOCIAL] {
        house.answer_as(forger, &notice, "AKKOORD");
        house.settled();
        for reply in house
            .mailboxes
            .to(forger)
            .iter()
            .filter(|m| m.subject.contains("uw antwoord") || m.subject.contains("uw mail"))
        {
            assert!(!reply.holds(&notice.number()), "nothing is confirmed to {forger}: {}", reply.text);
        }
    }
    let line = house.case(&notice.number());
    assert!(line.contains("waiting-for-review"), "{line}");
    for member in [SOCIAL, CONSULENT] {
        assert!(house.mailboxes.to(member).iter().all(|m| !m.holds("papegaai")));
    }
    // The code is still good for its holder.
    house.answer(&notice, "AKKOORD");
    house.mailboxes.wait_for(SOCIAL, "papegaai");
}

#[test]
fn a_code_works_once() {
    let (house, notice) = waiting(NAMED);
    house.answer(&notice, "VERBERG: papegaai");
    house.mailboxes.wait_for(COORDINATOR, "De tekst is gewijzigd");
    house.settled();
    house.answer(&notice, "AKKOORD");
    house.mailboxes.wait_for(COORDINATOR, "Wij konden uw antwoord niet verwerken");
    nothing_moved(&house, &notice.number(), "waiting-for-review");
}

#[test]
fn a_wrong_code_moves_nothing() {
    let (house, mut notice) = waiting(NAMED);
    let (local, domain) = INTAKE.split_once('@').expect("an address");
    notice.reply_to = Some(format!("{local}+0000000000000000@{domain}"));
    house.answer(&notice, "AKKOORD");
    house.mailboxes.wait_for(COORDINATOR, "Wij konden uw antwoord niet verwerken");
    nothing_moved(&house, &notice.number(), "waiting-for-review");
}

#[test]
fn a_stranger_who_names_a_number_hears_what_every_stranger_hears() {
    let (house, notice) = waiting(NAMED);
    let stranger = "iemand@vreemd.example";
    let subject = format!("Re: Casus {}", notice.number());
    house.send(stranger, INTAKE, &mail(stranger, INTAKE, &subject, "AKKOORD"));
    let named = house.mailboxes.wait_for(stranger, "046 000 00 01");
    let other = "ander@vreemd.example";
    house.send(other, INTAKE, &mail(other, INTAKE, "Re: Casus 2020-999", "AKKOORD"));
    let unnamed = house.mailboxes.wait_for(other, "046 000 00 01");
    assert_eq!((named.subject, named.text), (unnamed.subject, unnamed.text));
    nothing_moved(&house, &notice.number(), "waiting-for-review");
}

#[test]
fn a_known_professional_cannot_add_to_the_casus_of_another() {
    let (house, notice) = waiting(NAMED);
    house.mailboxes.forget();
    let subject = format!("Re: Casus {}", notice.number());
    let other = "ander@mee.example";
    house.send(other, INTAKE, &mail(other, INTAKE, &subject, "Vraag: kan iemand haar adres geven?"));
    house.settled();
    assert!(house.mailboxes.to(other).iter().all(|m| !m.holds(&notice.number()) && !m.holds("papegaai")));
    nothing_moved(&house, &notice.number(), "waiting-for-review");
}

#[test]
fn the_agenda_goes_to_the_team_after_her_akkoord() {
    let house =
        House::with(|text| text.replace(&in_days(10), &in_days(8)).replace("unless-flagged", "after-review")).open();
    house.send_casus("casus Catsop", NAMED);
    let notice = house.mailboxes.wait_for(COORDINATOR, "wacht op u");
    house.send_casus("casus Meers", NO_VRAAG);
    house.mailboxes.wait_for(INBRENGER, "nog geen vraag");
    house.settled();
    house.change("profiles/stein.toml", "deadline = \"7d\"", "deadline = \"9d\"");
    let agenda = house.mailboxes.wait_for(COORDINATOR, "ter controle: agenda van");
    for words in ["Klaar (1)", "Wacht op de inbrenger (1)", "Controlegetal"] {
        assert!(agenda.holds(words) || agenda.holds(&words.to_uppercase()), "{words}: {}", agenda.text);
    }
    house.answer(&agenda, "AKKOORD");
    let sent = house.mailboxes.wait_for(SOCIAL, "agenda van");
    assert!(sent.text.contains(&notice.number()), "{}", sent.text);
    house.mailboxes.wait_for(SOCIAL, "papegaai");
    house.settled();
    assert!(house.mailboxes.to(SOCIAL).iter().all(|m| !m.holds("Zomerdijk")));
    let head =
        agenda.text.split_whitespace().find(|w| w.len() > 33 && w.as_bytes()[w.len() - 33] == b'-').expect("a head");
    let told = house.told(&["audit", "verify", "--head", head]);
    assert!(told.contains("whole"), "{told}");
}
