//! How many mails a second are sealed and synced, at 1, 10 and 50 sessions, beside the bare disk: appending as many bytes
//! to a file and syncing it each time. Figures are ratios to that; run it on a quiet machine. The folder is
//! `CASUSPOORT_BENCH_FOLDER` or a temporary one.

use casuspoort::model::{Envelope, MailId, Protocol, Sensitive};
use casuspoort::store::{Access, Keeper, MasterKey, NewMail, Sqlite, SqliteSettings};
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

const SIZE: usize = 8 * 1024;
const MAILS: usize = 4000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = match std::env::var_os("CASUSPOORT_BENCH_FOLDER") {
        Some(folder) => tempfile::tempdir_in(folder)?,
        None => tempfile::tempdir()?,
    };
    let bare = bare_disk(folder.path())?;
    println!("bare append and sync of {SIZE} bytes: {bare:.0} a second");
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).build()?;
    for sessions in [1, 10, 50] {
        let rate = runtime.block_on(keep(&folder.path().join(format!("{sessions}")), sessions))?;
        println!("kept by {sessions:>2} sessions: {rate:.0} a second, {:.2} of the bare disk", rate / bare);
    }
    Ok(())
}

fn bare_disk(folder: &Path) -> std::io::Result<f64> {
    let mut file = File::create(folder.join("bare"))?;
    let bytes = vec![b'a'; SIZE];
    let start = Instant::now();
    for _ in 0..MAILS / 4 {
        file.write_all(&bytes)?;
        file.sync_data()?;
    }
    Ok(MAILS as f64 / 4.0 / start.elapsed().as_secs_f64())
}

async fn keep(folder: &Path, sessions: usize) -> Result<f64, Box<dyn std::error::Error>> {
    let settings = SqliteSettings {
        folder: folder.to_owned(),
        master_key: MasterKey::File(folder.join("master.key")),
        min_free: 0,
    };
    let keeper = Keeper::start(Arc::new(Sqlite::open(&settings, Access::Serve)?))?;
    let start = Instant::now();
    let mut running = Vec::new();
    for session in 0..sessions {
        let keeper = keeper.clone();
        running.push(tokio::spawn(async move {
            for n in 0..MAILS / sessions {
                keeper.keep(vec![mail(session * MAILS + n)]).await?;
            }
            Ok::<_, casuspoort::store::StoreError>(())
        }));
    }
    for session in running {
        session.await??;
    }
    Ok((MAILS / sessions * sessions) as f64 / start.elapsed().as_secs_f64())
}

fn mail(n: usize) -> NewMail {
    let envelope = Envelope {
        reverse_path: None,
        forward_paths: Vec::new(),
        peer: None,
        helo: "bench.example".into(),
        protocol: Protocol::Smtp,
        tls: true,
        received: jiff::Timestamp::UNIX_EPOCH,
    };
    NewMail {
        id: MailId(ulid::Ulid::from_parts(n as u64, (n as u128).wrapping_mul(0x9e37_79b9_7f4a_7c15))),
        envelope,
        bytes: Sensitive::new(vec![b'a'; SIZE]),
    }
}
