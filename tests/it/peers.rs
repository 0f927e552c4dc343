//! Mail programs as people have them: Python's smtplib, swaks.

use crate::house::{CLEAN, House, INBRENGER, INTAKE, mail};
use crate::tls::with_tls;
use std::process::{Command, Output};

const SOCIAL: &str = "sociaal.werk@piw.example";

pub fn run(command: &mut Command) -> String {
    let Output { status, stdout, stderr } =
        command.output().unwrap_or_else(|e| panic!("{command:?}: {e}; see tests/all"));
    let text = format!("{}{}", String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr));
    assert!(status.success(), "{command:?}: {status}\n{text}");
    text
}

fn casus_file(house: &House) -> std::path::PathBuf {
    let path = house.path("casus.eml");
    std::fs::write(&path, mail(INBRENGER, INTAKE, "casus Catsop", CLEAN)).expect("written");
    path
}

fn python(script: &str, house: &House, listener: usize) -> String {
    let port = house.address(listener).port().to_string();
    let ca = house.path("chain.pem");
    let file = casus_file(house);
    run(Command::new("python3").args(["-c", script, &port, INBRENGER, INTAKE]).arg(file).arg(ca))
}

#[test]
fn python_smtplib_sends_in_the_clear() {
    let house = House::new().open();
    python(
        "import sys, smtplib\nport, sender, intake, file, ca = sys.argv[1:]\n\
         with smtplib.SMTP('127.0.0.1', int(port), local_hostname='python.example') as s:\n\
         \x20   s.ehlo()\n\
         \x20   assert s.has_extn('pipelining') and s.has_extn('8bitmime') and s.has_extn('smtputf8') and s.has_extn('size')\n\
         \x20   assert not s.has_extn('chunking') and not s.has_extn('vrfy') and not s.has_extn('auth')\n\
         \x20   assert s.sendmail(sender, [intake], open(file, 'rb').read(), mail_options=['BODY=8BITMIME']) == {}\n",
        &house,
        0,
    );
    house.mailboxes.wait_for(SOCIAL, "aanspraak");
}

#[test]
fn python_smtplib_sends_behind_starttls_and_knows_the_certificate() {
    let house = with_tls("required").open();
    python(
        "import sys, smtplib, ssl\nport, sender, intake, file, ca = sys.argv[1:]\n\
         context = ssl.create_default_context(cafile=ca)\n\
         with smtplib.SMTP('localhost', int(port), local_hostname='python.example') as s:\n\
         \x20   s.starttls(context=context)\n\
         \x20   s.ehlo()\n\
         \x20   assert not s.has_extn('starttls')\n\
         \x20   assert s.sendmail(sender, [intake], open(file, 'rb').read()) == {}\n",
        &house,
        0,
    );
    house.mailboxes.wait_for(SOCIAL, "aanspraak");
}

#[test]
fn python_hears_one_reply_for_each_recipient_over_lmtp() {
    let house = House::new().open();
    python(
        "import sys, smtplib\nport, sender, intake, file, ca = sys.argv[1:]\n\
         s = smtplib.LMTP('127.0.0.1', int(port), local_hostname='python.example')\n\
         assert s.ehlo()[0] == 250\n\
         assert s.docmd('MAIL', 'FROM:<%s>' % sender)[0] == 250\n\
         assert s.docmd('RCPT', 'TO:<%s>' % intake)[0] == 250\n\
         assert s.docmd('RCPT', 'TO:<niemand@elders.example>')[0] == 550\n\
         assert s.docmd('RCPT', 'TO:<postmaster@poort.gemeente.example>')[0] == 250\n\
         assert s.docmd('DATA')[0] == 354\n\
         s.send(open(file, 'rb').read() + b'.\\r\\n')\n\
         assert s.getreply()[0] == 250\n\
         assert s.getreply()[0] == 250\n\
         assert s.quit()[0] == 221\n",
        &house,
        1,
    );
    house.mailboxes.wait_for(SOCIAL, "aanspraak");
}

#[test]
fn swaks_sends_over_smtp_and_lmtp() {
    for (listener, protocol) in [(0, "ESMTP"), (1, "LMTP")] {
        let house = House::new().open();
        let file = casus_file(&house);
        let told = run(Command::new("swaks")
            .args(["--server", "127.0.0.1", "--port", &house.address(listener).port().to_string()])
            .args([
                "--protocol",
                protocol,
                "--from",
                INBRENGER,
                "--to",
                INTAKE,
                "--helo",
                "swaks.example",
                "--pipeline",
                "--data",
            ])
            .arg(format!("@{}", file.display())));
        assert!(told.contains("250"), "{told}");
        house.mailboxes.wait_for(SOCIAL, "aanspraak");
    }
}
