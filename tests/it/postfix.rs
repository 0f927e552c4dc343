//! Postfix as the mail server in front: it relays to the gate, and keeps what the gate cannot take.

use crate::house::{CLEAN, House, INBRENGER, INTAKE, mail, wait_until};
use crate::peers::run;
use std::path::Path;
use std::process::{Child, Command};

const SOCIAL: &str = "sociaal.werk@piw.example";

/// A Postfix of the test's own, which hands everything to the gate.
struct Postfix {
    folder: tempfile::TempDir,
    master: Child,
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
             smtp_tls_security_level = none\nmulti_instance_enable = no\n",
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
        // `postfix check` makes the queue; the master then runs as a child of ours, so that no other Postfix is meant.
        run(Command::new("/usr/sbin/postfix").arg("-c").arg(&config).arg("check"));
        let master = Command::new("/usr/lib/postfix/sbin/master").arg("-d").env("MAIL_CONFIG", &config).spawn();
        Self { folder, master: master.expect("Postfix; see tests/all") }
    }

    fn sendmail(&self) -> Command {
        let mut command = Command::new("/usr/sbin/sendmail");
        command.arg("-C").arg(self.folder.path().join("etc"));
        command
    }

    fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("mail.log")).unwrap_or_default()
    }
}

impl Drop for Postfix {
    fn drop(&mut self) {
        // Its daemons end with it.
        Command::new("kill").arg(self.master.id().to_string()).status().ok();
        self.master.wait().ok();
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
    run(postfix.sendmail().args(["-i", "-f", INBRENGER, INTAKE]).stdin(input));
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
    run(postfix.sendmail().args(["-i", "-f", INBRENGER, INTAKE]).stdin(input));
    wait_until("a first attempt", || postfix.log().contains("status=deferred"), || postfix.log());
    // The first listener comes back where Postfix looks for it.
    let text = std::fs::read_to_string(house.config()).expect("there");
    std::fs::write(house.config(), text.replacen("127.0.0.1:0", &address.to_string(), 1)).expect("written");
    house.start();
    house.mailboxes.wait_for(SOCIAL, "aanspraak");
}
