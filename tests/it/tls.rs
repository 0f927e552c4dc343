//! TLS in: required, offered, implicit; 1.2 and later; nothing slips in before it.

use crate::house::{CLEAN, House, INBRENGER, INTAKE, mail};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::time::Duration;

const SOCIAL: &str = "sociaal.werk@piw.example";

/// A house whose first listener speaks TLS in this way, with a certificate of its own for `localhost`.
pub fn with_tls(mode: &str) -> House {
    let house = House::with(|text| {
        let certificate = "[certificate]\nchain = \"chain.pem\"\nkey = \"key.pem\"\n\n[limits]";
        text.replacen("tls = \"off\"", &format!("tls = \"{mode}\""), 1).replace("[limits]", certificate)
    });
    let pair = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).expect("a certificate");
    std::fs::write(house.path("chain.pem"), pair.cert.pem()).expect("written");
    std::fs::write(house.path("key.pem"), pair.signing_key.serialize_pem()).expect("written");
    house
}

fn read_all(stream: &mut TcpStream) -> String {
    stream.set_read_timeout(Some(Duration::from_secs(60))).expect("set");
    let mut bytes = Vec::new();
    // A reset ends the session as well as a close does.
    stream.read_to_end(&mut bytes).ok();
    String::from_utf8_lossy(&bytes).into_owned()
}

fn python(house: &House, script: &str) {
    let port = house.address(0).port().to_string();
    let file = house.path("casus.eml");
    std::fs::write(&file, mail(INBRENGER, INTAKE, "casus Catsop", CLEAN)).expect("written");
    let head = "import sys, smtplib, ssl\nport, sender, intake, file, ca = sys.argv[1:]\nport = int(port)\n\
                context = ssl.create_default_context(cafile=ca)\nraw = open(file, 'rb').read()\n";
    let ca = house.path("chain.pem");
    let script = format!("{head}{script}");
    let output = Command::new("python3").args(["-c", &script, &port, INBRENGER, INTAKE]).arg(file).arg(ca).output();
    let output = output.expect("python3; see tests/all");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn nothing_is_done_before_tls_where_it_is_required() {
    let house = with_tls("required").open();
    let reply = house.send_casus("casus Catsop", CLEAN);
    assert!(reply.starts_with("530"), "{reply}");
}

#[test]
fn tls_may_be_used_where_it_is_offered() {
    let house = with_tls("offered").open();
    assert!(house.send_casus("casus Catsop", CLEAN).starts_with("250"));
    house.mailboxes.wait_for(SOCIAL, "aanspraak");
    house.mailboxes.forget();
    python(
        &house,
        "with smtplib.SMTP('localhost', port) as s:\n    s.starttls(context=context)\n    assert s.sendmail(sender, [intake], raw) == {}\n",
    );
    house.mailboxes.wait_for(SOCIAL, "aanspraak");
}

#[test]
fn implicit_tls_speaks_from_the_first_byte() {
    let house = with_tls("implicit").open();
    python(
        &house,
        "with smtplib.SMTP_SSL('localhost', port, context=context) as s:\n    assert s.sendmail(sender, [intake], raw) == {}\n",
    );
    house.mailboxes.wait_for(SOCIAL, "aanspraak");
}

#[test]
fn tls_before_1_2_is_refused_by_the_gate() {
    let house = with_tls("required").open();
    python(
        &house,
        "import warnings\nwarnings.simplefilter('ignore')\n\
         context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)\ncontext.check_hostname = False\ncontext.verify_mode = ssl.CERT_NONE\n\
         context.set_ciphers('ALL:@SECLEVEL=0')\ncontext.minimum_version = ssl.TLSVersion.TLSv1\n\
         context.maximum_version = ssl.TLSVersion.TLSv1_1\ns = smtplib.SMTP('localhost', port)\n\
         try:\n    s.starttls(context=context)\nexcept ssl.SSLError as e:\n    assert 'ALERT' in str(e).upper(), e\n\
         else:\n    raise SystemExit('TLS 1.1 was taken')\n",
    );
}

#[test]
fn a_command_behind_starttls_ends_the_session() {
    let house = with_tls("required").open();
    let mut stream = TcpStream::connect(house.address(0)).expect("connected");
    let smuggled = format!("EHLO test.example\r\nSTARTTLS\r\nMAIL FROM:<{INBRENGER}>\r\n");
    stream.write_all(smuggled.as_bytes()).expect("sent");
    let replies = read_all(&mut stream);
    let last = replies.lines().last().unwrap_or_default();
    assert!(!last.starts_with("250") && !replies.contains("2.1.0"), "{replies}");
    house.stop();
}

#[test]
fn a_renewed_certificate_is_taken_up_on_reload() {
    let house = with_tls("implicit").open();
    let pair = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).expect("a certificate");
    std::fs::write(house.path("chain.pem"), pair.cert.pem()).expect("written");
    std::fs::write(house.path("key.pem"), pair.signing_key.serialize_pem()).expect("written");
    house.change("casuspoort.toml", "log = \"info\"", "log = \"info\" ");
    // The client trusts the new certificate alone; the files are read after the rules, so it may need a moment.
    python(
        &house,
        "import time\nfor attempt in range(100):\n    try:\n        s = smtplib.SMTP_SSL('localhost', port, context=context)\n        break\n\
         \x20   except ssl.SSLError:\n        time.sleep(0.1)\nassert s.sendmail(sender, [intake], raw) == {}\n",
    );
}
