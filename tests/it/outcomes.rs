//! Every mail ends in exactly one way, and each reader gets what is theirs.

use crate::house::{CLEAN, COORDINATOR, DEPUTY, House, INBRENGER, INTAKE, mail};

const SOCIAL: &str = "sociaal.werk@piw.example";
const CONSULENT: &str = "consulent@mee.example";
/// Names, numbers and places of people who do not exist.
const NAMED: &str = "Mevrouw Annelies Zomerdijk (BSN 111222333) uit Catsop woont met haar zoon Daan aan de Dorpstraat 14. \
                     Zij is te bereiken op 06 12 34 56 78.\n\nDoel: mevrouw Zomerdijk heeft weer aanspraak.\n\
                     Vraag: wie kent een vrijwilliger die met haar wandelt?\n";
const SECRETS: [&str; 7] = ["Zomerdijk", "Annelies", "Daan", "111222333", "12 34 56 78", "0612345678", "Dorpstraat"];

#[test]
fn a_whole_casus_reaches_each_member_apart_and_the_sender_reads_the_very_text() {
    let house = House::new().open();
    assert!(house.send_casus("casus Catsop", CLEAN).starts_with("250"));
    let first = house.mailboxes.wait_for(SOCIAL, "weer aanspraak");
    let second = house.mailboxes.wait_for(CONSULENT, "weer aanspraak");
    assert!(first.subject.starts_with("[Dorpsteam Elsloo] Casus "), "{}", first.subject);
    assert_eq!(first.text, second.text);
    assert_ne!(first.message_id, second.message_id);
    for (mine, other) in [(&first, CONSULENT), (&second, SOCIAL)] {
        assert!(!mine.holds(other) && !mine.holds(INBRENGER), "a reader sees only the own address");
    }
    let receipt = house.mailboxes.wait_for(INBRENGER, "op tijd en compleet");
    assert_eq!(receipt.mail_from, None, "mail to senders leaves from <>");
    for sentence in ["woont alleen en komt nauwelijks buiten", "zij heeft weer aanspraak", "wie kent een vrijwilliger"]
    {
        assert!(first.text.contains(sentence) && receipt.text.contains(sentence), "{sentence}");
    }
    house.settled();
    assert_eq!(house.mailboxes.to(SOCIAL).len(), 1);
    assert!(house.case(&receipt.number()).contains("forwarded"));
}

#[test]
fn nothing_of_the_original_travels_on() {
    let house = House::new().open();
    let body = "<html><head><meta name=generator content=Kwark><style>.kwark{color:red}</style></head><body class=kwark><p>Mevrouw uit \
                Catsop woont alleen.</p><p>Doel: zij heeft weer aanspraak.</p><p>Vraag: wie kent een vrijwilliger?</p></body></html>";
    let text = format!(
        "From: {INBRENGER}\r\nTo: {INTAKE}\r\nSubject: casus\r\nMessage-ID: <kwark-kenmerk@mee.example>\r\n\
         X-Eigen: Kwark-Veld\r\nUser-Agent: Kwark/1\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=kwark-grens\r\n\r\n\
         Kwark-Aanhef\r\n--kwark-grens\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{body}\r\n--kwark-grens\r\n\
         Content-Type: application/pdf; name=kwark-bestand.pdf\r\nContent-Disposition: attachment; filename=kwark-bestand.pdf\r\n\
         Content-Description: Kwark-Beschrijving\r\n\r\n%PDF-1.4 Kwark-Inhoud %%EOF\r\n--kwark-grens--\r\nKwark-Slot\r\n"
    );
    assert!(house.send(INBRENGER, INTAKE, &text).starts_with("250"));
    let notice = house.mailboxes.wait_for(COORDINATOR, "Catsop");
    house.settled();
    if notice.subject.contains("wacht op u") {
        house.answer(&notice, "AKKOORD");
        house.mailboxes.wait_for(SOCIAL, "aanspraak");
        house.settled();
    }
    let team: Vec<_> = house.mailboxes.to(SOCIAL).into_iter().chain(house.mailboxes.to(CONSULENT)).collect();
    assert_eq!(team.len(), 2);
    for mail in team {
        let bytes = String::from_utf8_lossy(&mail.bytes).to_lowercase();
        assert!(!bytes.contains("kwark"), "{bytes}");
    }
}

#[test]
fn names_and_numbers_are_left_out_for_every_reader() {
    let house = House::with_review().open();
    assert!(house.send_casus("casus fam. Zomerdijk", NAMED).starts_with("250"));
    let notice = house.mailboxes.wait_for(COORDINATOR, "wacht op u");
    house.answer(&notice, "AKKOORD");
    let clean = house.mailboxes.wait_for(SOCIAL, "aanspraak");
    assert!(clean.text.contains("[persoon 1]"), "{}", clean.text);
    let receipt = house.mailboxes.wait_for(INBRENGER, "lieten we weg");
    assert!(receipt.text.contains("Een BSN is nooit nodig"), "{}", receipt.text);
    house.settled();
    for mail in house.mailboxes.all() {
        for secret in SECRETS {
            assert!(!mail.holds(secret), "{secret} in a mail to {}:\n{}", mail.to, mail.text);
        }
    }
    let log = house.log();
    assert!(!SECRETS.iter().any(|s| log.contains(s)) && !log.contains(INBRENGER), "silent tools:\n{log}");
}

#[test]
fn what_lacks_is_returned_with_the_one_thing_to_do() {
    for (lacks, body) in [
        (
            "geen vraag",
            "Meneer uit Meers doet niet open en reageert niet op brieven.\n\nDoel: hij kan in zijn huis blijven.\n",
        ),
        ("geen doel", "Meneer uit Meers doet niet open.\n\nVraag aan het team: wie kan met mij bij hem aanbellen?\n"),
        (
            "geen doel en geen vraag",
            "Meneer uit Meers doet niet open en reageert al weken niet op brieven van ons. Casus.\n",
        ),
    ] {
        let house = House::new().open();
        assert!(house.send_casus("casus Meers", body).starts_with("250"));
        let back = house.mailboxes.wait_for(INBRENGER, "nog niet doorgestuurd");
        assert!(back.text.contains(lacks), "{lacks}: {}", back.text);
        assert!(back.text.contains("Uw eerste mail telt dan"), "{}", back.text);
        house.settled();
        assert!(house.mailboxes.to(SOCIAL).is_empty() && house.mailboxes.to(COORDINATOR).is_empty(), "{lacks}");
        assert!(house.case(&back.number()).contains("waiting-for-inbrenger"));
    }
}

#[test]
fn a_late_casus_goes_to_the_next_meeting_and_the_sender_hears_both_dates() {
    let house = House::meeting_in(3).open();
    house.send_casus("casus Catsop", CLEAN);
    let receipt = house.mailboxes.wait_for(INBRENGER, "Daarom staat uw casus nu op de agenda van");
    assert!(receipt.text.contains("DRINGEND"), "{}", receipt.text);
    assert!(house.mailboxes.wait_for(SOCIAL, "aanspraak").text.contains("9.00 uur"));
}

#[test]
fn late_on_the_very_day_is_the_coordinators_to_decide() {
    let today = crate::house::in_days(7).replace("T09:00:00", "T00:00:00");
    let house = House::with(|text| text.replace(&crate::house::in_days(10), &today)).open();
    house.send_casus("casus Catsop", CLEAN);
    let notice = house.mailboxes.wait_for(COORDINATOR, "wacht op u");
    assert!(notice.text.contains("later op die dag"), "{}", notice.text);
    let receipt = house.mailboxes.wait_for(INBRENGER, "De coördinator kijkt er eerst naar");
    house.settled();
    assert!(house.mailboxes.to(SOCIAL).is_empty());
    assert!(house.case(&receipt.number()).contains("held"));
}

#[test]
fn a_stranger_hears_nothing_that_confirms_anything() {
    let house = House::new().open();
    let stranger = "iemand@vreemd.example";
    let casus = mail(stranger, INTAKE, "casus Catsop", NAMED);
    assert!(house.send(stranger, INTAKE, &casus).starts_with("250"));
    let neutral = house.mailboxes.wait_for(stranger, "046 000 00 01");
    assert!(neutral.subject.ends_with("uw mail"), "{}", neutral.subject);
    for word in ["Catsop", "aanspraak", "Casus 20", "agenda", "casus"] {
        assert!(!neutral.text.contains(word), "{word}: {}", neutral.text);
    }
    house.mailboxes.wait_for(COORDINATOR, "bekende organisatie");
    house.settled();
    assert!(house.mailboxes.to(SOCIAL).is_empty());
    assert_eq!(house.mailboxes.to(stranger).len(), 1);
}

#[test]
fn an_unverified_sender_gets_no_mail_at_all() {
    let house = House::with(|text| text.replace("fixed = true", "fixed = false")).open();
    house.send_casus("casus Catsop", CLEAN);
    house.mailboxes.wait_for(COORDINATOR, "kon niet worden vastgesteld");
    house.settled();
    let others: Vec<_> = house.mailboxes.all().into_iter().filter(|m| m.to != COORDINATOR).map(|m| m.to).collect();
    assert!(others.is_empty(), "{others:?}");
}

#[test]
fn automatic_mail_and_loops_are_dropped_by_a_named_rule() {
    let house = House::new().open();
    house.send_casus("casus Catsop", CLEAN);
    let receipt = house.mailboxes.wait_for(INBRENGER, "op tijd");
    house.settled();
    let before = house.mailboxes.all().len();
    let automatic = mail(INBRENGER, INTAKE, "Afwezig", "Ik ben er maandag weer.");
    house.send(INBRENGER, INTAKE, &format!("Auto-Submitted: auto-replied\r\n{automatic}"));
    house.send(INBRENGER, INTAKE, &String::from_utf8(receipt.bytes).expect("our own mail is ASCII"));
    house.send("", INTAKE, &mail(INBRENGER, INTAKE, "casus Catsop", CLEAN));
    house.settled();
    assert_eq!(house.mailboxes.all().len(), before, "nobody hears of it");
    let audit = house.told(&["audit", "show"]);
    for rule in ["house/auto-reply", "house/loop", "house/null-sender"] {
        assert!(audit.contains(rule), "{rule}:\n{audit}");
    }
}

#[test]
fn what_is_no_submission_goes_to_the_coordinator_alone() {
    let house = House::new().open();
    house.send_casus(
        "Parkeren donderdag",
        "Hoi Ans, kan ik donderdag gratis parkeren bij het gemeentehuis?\n\nGroet, Job\n",
    );
    house.mailboxes.wait_for(COORDINATOR, "geen inbreng");
    house.settled();
    assert!(house.mailboxes.to(SOCIAL).is_empty() && house.mailboxes.to(INBRENGER).is_empty());
}

#[test]
fn a_question_about_an_area_keeps_the_street_but_not_the_house() {
    let house = House::with_review().open();
    house.send_casus(
        "Gebiedsvraagstuk plein Elsloo",
        "Sinds het voorjaar is er overlast op het plein bij de Dorpstraat in Elsloo. Bij Dorpstraat 31 ging een ruit kapot.\n\n\
         Doel: de avonden blijven leefbaar voor de buurt.\nVraag: kan het jongerenwerk hier vaker langskomen?\n",
    );
    let notice = house.mailboxes.wait_for(COORDINATOR, "wacht op u");
    house.answer(&notice, "AKKOORD");
    let clean = house.mailboxes.wait_for(SOCIAL, "leefbaar");
    assert!(clean.text.contains("plein bij de Dorpstraat") && !clean.holds("Dorpstraat 31"), "{}", clean.text);
    assert!(clean.text.contains("gebiedsvraagstuk"), "{}", clean.text);
}

#[test]
fn an_attached_form_waits_for_the_coordinator_and_names_nobody() {
    let house = House::new().open();
    let text = format!(
        "From: {INBRENGER}\r\nTo: {INTAKE}\r\nSubject: Casus met toestemming\r\nMessage-ID: <form@mee.example>\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=grens\r\n\r\n--grens\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
         Mevrouw Fatma Yilmazer uit Catsop heeft het toestemmingsformulier getekend, zie de bijlage.\r\n\r\n\
         Doel: zij krijgt hulp in huis.\r\nVraag: wie kan dat regelen?\r\n\r\n--grens\r\nContent-Type: application/pdf\r\n\
         Content-Disposition: attachment; filename=\"toestemming Yilmazer.pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\n\
         JVBERi0xLjQKMSAwIG9iago8PD4+CmVuZG9iagp0cmFpbGVyCjw8Pj4KJSVFT0YK\r\n--grens--\r\n"
    );
    assert!(house.send(INBRENGER, INTAKE, &text).starts_with("250"));
    let notice = house.mailboxes.wait_for(COORDINATOR, "formulier");
    assert!(notice.text.contains("pdf"), "the file is listed: {}", notice.text);
    house.settled();
    assert!(house.mailboxes.to(SOCIAL).is_empty(), "until she has looked");
    house.answer(&notice, "AKKOORD");
    house.mailboxes.wait_for(SOCIAL, "hulp in huis");
    house.settled();
    for mail in house.mailboxes.all() {
        assert!(!mail.holds("Yilmazer") && !mail.holds("JVBERi0"), "to {}: {}", mail.to, mail.text);
    }
}

#[test]
fn a_known_casus_without_consent_is_returned_with_the_form() {
    let house = House::new().open();
    house.send_casus(
        "gezin in Elsloo, vervolg",
        "Dit gezin uit Elsloo is al bekend bij ons: MEE en PIW begeleiden de ouders sinds januari. Toestemming heb ik niet \
         gevraagd.\n\nDoel: het plan van het gezin op elkaar afstemmen.\nVraag: wie neemt de regie?\n",
    );
    let back = house.mailboxes.wait_for(INBRENGER, "er mist nog een formulier");
    assert!(back.holds("toestemmingsformulier.txt"));
    house.settled();
    assert!(house.mailboxes.to(SOCIAL).is_empty());
}

#[test]
fn danger_reaches_coordinator_and_deputy_at_once_and_the_receipt_names_who_to_call() {
    let house = House::new().open();
    house.send_casus(
        "grote zorgen",
        "Een jonge vrouw uit Elsloo vertelde dat haar partner haar slaat. Ze zei ook dat ze niet meer wil leven.\n\n\
         Doel: zij en haar baby zijn veilig.\nVraag: wie kan vandaag nog met haar praten?\n",
    );
    for reader in [COORDINATOR, DEPUTY] {
        house.mailboxes.wait_for(reader, "SPOED, lees dit nu");
    }
    let receipt = house.mailboxes.wait_for(INBRENGER, "112");
    for number in ["Bel 112", "Bel 113", "Veilig Thuis"] {
        assert!(receipt.text.contains(number), "{number}: {}", receipt.text);
    }
}

#[test]
fn one_mail_to_two_teams_is_a_casus_of_each() {
    let second = format!(
        "\n[[municipality.team]]\nid = \"urmond\"\nname = \"Dorpsteam Urmond\"\nareas = [\"urmond\"]\nprofile = \"stein\"\n\
         intake = \"dorpsteam-urmond@poort.gemeente.example\"\nrelease = \"unless-flagged\"\n\
         coordinator = {{ name = \"Cor Coördinator\", mailbox = \"urmond@gemeente.example\", telephone = \"046 000 00 03\" }}\n\
         calendar = {{ dates = [\"{}\"] }}\nmember = [{{ mailbox = \"urmond@piw.example\", organisation = \"PIW\" }}]\n",
        crate::house::in_days(12)
    );
    let house = House::with(|text| text + &second).open();
    let both = format!("{INTAKE},dorpsteam-urmond@poort.gemeente.example");
    let casus = mail(INBRENGER, INTAKE, "casus Catsop", CLEAN);
    assert!(house.send(INBRENGER, &both, &casus).starts_with("250"));
    house.mailboxes.wait_for(SOCIAL, "[Dorpsteam Elsloo] Casus");
    // The neighbourhood belongs to the other team: the coördinator of this one decides.
    house.mailboxes.wait_for("urmond@gemeente.example", "ander team");
    house.settled();
    assert!(house.mailboxes.to("urmond@piw.example").is_empty());
    assert_eq!(house.mailboxes.to(INBRENGER).len(), 2, "one receipt of each team");
}

#[test]
fn case_text_never_travels_to_a_domain_without_enforced_tls() {
    let house = House::with(|text| text.replace("\"piw.example\", \"mee", "\"mee")).open();
    house.send_casus("casus Catsop", CLEAN);
    house.mailboxes.wait_for(CONSULENT, "aanspraak");
    house.settled();
    for mail in house.mailboxes.to(SOCIAL) {
        for words in ["aanspraak", "nauwelijks", "vrijwilliger"] {
            assert!(!mail.holds(words), "{words}: {}", mail.text);
        }
    }
}

#[test]
fn only_our_own_addresses_are_taken() {
    let house = House::new().open();
    for recipient in [
        "iemand@elders.example",
        "iemand%elders.example@poort.gemeente.example",
        "niemand@poort.gemeente.example",
        "bounce+verzonnen.0000000000000000@poort.gemeente.example",
    ] {
        let reply = house.send(INBRENGER, recipient, &mail(INBRENGER, recipient, "casus", CLEAN));
        assert!(reply.starts_with("55"), "{recipient}: {reply}");
    }
}
