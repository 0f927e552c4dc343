//! A full disk: the sender hears 452, and nothing that was acknowledged is lost.

use crate::house::{CLEAN, House};
use std::path::PathBuf;
use std::process::Command;

const SOCIAL: &str = "sociaal.werk@piw.example";

/// A small file system of the test's own; only root can have one.
struct Small(PathBuf);

impl Small {
    fn mount(path: PathBuf, mebibytes: usize) -> Option<Self> {
        std::fs::create_dir_all(&path).expect("made");
        let size = format!("size={mebibytes}m,mode=0700");
        let done = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(&path).status();
        done.is_ok_and(|s| s.success()).then_some(Self(path))
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        // Lazily, for the gate may hold a file a moment longer.
        Command::new("umount").arg("-l").arg(&self.0).status().ok();
    }
}

#[test]
fn a_full_disk_says_452_and_loses_nothing() {
    let house = House::new();
    // The gate keeps 64 MiB free; with 96 there is room to begin with.
    let Some(small) = Small::mount(house.path("data"), 96) else {
        eprintln!("no small file system can be mounted here (needs root): the full disk is not shown");
        return;
    };
    house.start();
    assert!(house.send_casus("casus Catsop", CLEAN).starts_with("250"));
    house.mailboxes.wait_for(SOCIAL, "aanspraak");
    house.settled();
    let ballast = small.0.join("ballast");
    std::fs::write(&ballast, vec![0; 60 << 20]).expect("room for it");
    let reply = house.send_casus("casus Catsop", CLEAN);
    assert!(reply.starts_with("452"), "{reply}");
    std::fs::remove_file(&ballast).expect("ours");
    assert!(house.send_casus("casus Catsop", CLEAN).starts_with("250"), "room again");
    house.settled();
    assert_eq!(house.mailboxes.to(SOCIAL).len(), 2);
    assert!(house.told(&["audit", "verify"]).starts_with("whole:"));
    house.kill();
}
