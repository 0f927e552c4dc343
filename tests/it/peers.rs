//! Mail programs as people have them: Python's smtplib and lmtplib, swaks, Postfix.

use crate::house::{CLEAN, House, INBRENGER, INTAKE, mail, wait_until};
use crate::tls::with_tls;
use std::path::Path;
use std::process::{Command, Output};

const SOCIAL: &str = "sociaal.werk@piw.example";

fn run(command: &mut Command) -> String {
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
         assert s.ehlo()[0] >= 500, 'LMTP knows LHLO alone' if False else s.docmd('LHLO', 'python.example')\n\
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

/// A Postfix of the test's own, which hands everything to the gate.
struct Postfix {
    folder: tempfile::TempDir,
}

impl Postfix {
    fn start(house: &House) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let (config, queue, data) =
            (folder.path().join("etc"), folder.path().join("spool"), folder.path().join("data"));
        for path in [&config, &queue, &data] {
            std::fs::create_dir_all(path).expect("made");
        }
        // The queue's owner must reach it.
        open_to_all(folder.path());
        run(Command::new("chown").args(["postfix"]).arg(&data));
        let main = format!(
            "compatibility_level = 3.6\nmyhostname = post.example\nmydestination =\nmynetworks = 127.0.0.0/8\ninet_interfaces = loopback-only\n\
             inet_protocols = ipv4\nrelayhost = [127.0.0.1]:{}\nqueue_directory = {}\ndata_directory = {}\nmaillog_file = {}\n\
             maillog_file_prefixes = {}\nminimal_backoff_time = 1s\nmaximal_backoff_time = 2s\nqueue_run_delay = 1s\n\
             smtp_tls_security_level = none\nimport_environment =\nmulti_instance_enable = no\n",
            house.address(0).port(),
            queue.display(),
            data.display(),
            folder.path().join("mail.log").display(),
            folder.path().display(),
        );
        let master = "pickup unix n - n 1 1 pickup\ncleanup unix n - n - 0 cleanup\nqmgr unix n - n 1 1 qmgr\n\
                      rewrite unix - - n - - trivial-rewrite\nbounce unix - - n - 0 bounce\ndefer unix - - n - 0 bounce\n\
                      trace unix - - n - 0 bounce\nsmtp unix - - n - - smtp\nrelay unix - - n - - smtp\nerror unix - - n - - error\n\
                      retry unix - - n - - error\nflush unix n - n 1000? 0 flush\nshowq unix n - n - - showq\nproxymap unix - - n - - proxymap\n\
                      tlsmgr unix - - n 1000? 1 tlsmgr\nanvil unix - - n - 1 anvil\nscache unix - - n - 1 scache\n\
                      postlog unix-dgram n - n - 1 postlogd\n";
        std::fs::write(config.join("main.cf"), main).expect("written");
        std::fs::write(config.join("master.cf"), master).expect("written");
        let postfix = Self { folder };
        run(postfix.command("postfix").arg("start"));
        postfix
    }

    fn command(&self, name: &str) -> Command {
        let mut command = Command::new(format!("/usr/sbin/{name}"));
        command.arg(if name == "sendmail" { "-C" } else { "-c" }).arg(self.folder.path().join("etc"));
        command
    }

    fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("mail.log")).unwrap_or_default()
    }
}

impl Drop for Postfix {
    fn drop(&mut self) {
        // It may have stopped by itself; then there is nothing to do.
        self.command("postfix").arg("stop").output().ok();
    }
}

fn open_to_all(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o755)).expect("ours");
}

fn root() -> bool {
    String::from_utf8_lossy(&Command::new("id").arg("-u").output().expect("id").stdout).trim() == "0"
}

#[test]
fn postfix_hands_over_what_it_was_given() {
    let house = House::new().open();
    if !root() {
        // Postfix itself runs as root alone; its own test client needs nothing.
        let server = house.address(0).to_string();
        run(Command::new("/usr/sbin/smtp-source").args(["-m", "5", "-s", "2", "-f", INBRENGER, "-t", INTAKE, &server]));
        house.settled();
        assert!(house.metrics().contains("outcome=\"hold\""));
        return;
    }
    let postfix = Postfix::start(&house);
    let lines = mail(INBRENGER, INTAKE, "casus Catsop", CLEAN).replace("\r\n", "\n");
    let file = house.path("casus.eml");
    std::fs::write(&file, lines).expect("written");
    let input = std::fs::File::open(&file).expect("just written");
    run(postfix.command("sendmail").args(["-i", "-f", INBRENGER, INTAKE]).stdin(input));
    wait_until("Postfix to hand it over", || postfix.log().contains("status=sent"), || postfix.log());
    house.mailboxes.wait_for(SOCIAL, "aanspraak");
    house.mailboxes.wait_for(INBRENGER, "op tijd");
}

#[test]
fn postfix_keeps_what_the_gate_cannot_take_and_brings_it_later() {
    if !root() {
        return;
    }
    let house = House::new().open();
    let postfix = Postfix::start(&house);
    let address = house.address(0);
    house.kill();
    let file = house.path("casus.eml");
    std::fs::write(&file, mail(INBRENGER, INTAKE, "casus Catsop", CLEAN).replace("\r\n", "\n")).expect("written");
    let input = std::fs::File::open(&file).expect("just written");
    run(postfix.command("sendmail").args(["-i", "-f", INBRENGER, INTAKE]).stdin(input));
    wait_until("a first attempt", || postfix.log().contains("status=deferred"), || postfix.log());
    // The first listener comes back where Postfix looks for it.
    let text = std::fs::read_to_string(house.config()).expect("there");
    std::fs::write(house.config(), text.replacen("127.0.0.1:0", &address.to_string(), 1)).expect("written");
    house.start();
    house.mailboxes.wait_for(SOCIAL, "aanspraak");
}
