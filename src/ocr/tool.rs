//! One run of a program of the system, confined.

use rlimit::Resource;
use std::io::{self, Read, Write};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Where programs of the system are.
const FOLDERS: [&str; 3] = ["/usr/bin", "/usr/local/bin", "/bin"];
/// Longest time of one run.
const WALL: Duration = Duration::from_secs(60);
/// How often a run is looked at.
const LOOK: Duration = Duration::from_millis(10);

/// A network of its own, in which there is nothing, by way of a user namespace that needs no privilege.
const APART: [&str; 3] = ["--user", "--net", "--"];

/// `unshare` (util-linux), if this system lets it make a network namespace without privileges.
pub(super) fn unshare() -> Option<PathBuf> {
    let unshare = find("unshare")?;
    let mut trial = Command::new(&unshare);
    trial.args(APART).arg(find("true")?).env_clear().stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    trial.status().is_ok_and(|status| status.success()).then_some(unshare)
}

/// Why a run gave nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// The program is not there, does not take the input, or fell over.
    Failed,
    /// Time, memory or the answer's size were used up.
    TooMuch,
}

/// The path of a program of the system.
pub(super) fn find(name: &str) -> Option<PathBuf> {
    FOLDERS.iter().map(|folder| Path::new(folder).join(name)).find(|path| path.is_file())
}

/// A run to be made.
pub(super) struct Tool<'t> {
    /// Our own program: `confine` sets the limits.
    pub(super) confine: &'t Path,
    /// What parts it from the network, if the system lets us.
    pub(super) apart: Option<&'t Path>,
    pub(super) program: PathBuf,
    pub(super) arguments: &'t [&'t str],
    /// Largest answer in bytes.
    pub(super) answer: usize,
}

impl Tool<'_> {
    /// Runs it on these bytes and gives back what it answers, at the latest when `until` comes.
    pub(super) fn run(&self, input: &[u8], until: Instant) -> Result<Vec<u8>, Fault> {
        let mut command = Command::new(self.confine);
        command.arg("confine");
        if let Some(unshare) = self.apart {
            command.arg(unshare).args(APART);
        }
        let mut child = command
            .arg(&self.program)
            .args(self.arguments)
            .env_clear()
            // More threads would only wait for each other, and are not allowed.
            .env("OMP_THREAD_LIMIT", "1")
            .env("LC_ALL", "C.UTF-8")
            .current_dir("/")
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|_| Fault::Failed)?;
        let (Some(mut to), Some(mut from)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(Fault::Failed);
        };
        let limit = self.answer as u64 + 1;
        std::thread::scope(|scope| {
            // A program that has read enough closes its end: no fault.
            scope.spawn(move || to.write_all(input).ok());
            let answer = scope.spawn(move || {
                let mut answer = Vec::new();
                from.by_ref().take(limit).read_to_end(&mut answer).map(|_| answer)
            });
            let status = wait(&mut child, until.min(Instant::now() + WALL), &|| answer.is_finished())?;
            let answer = answer.join().map_err(|_| Fault::Failed)?.map_err(|_| Fault::Failed)?;
            if answer.len() > self.answer {
                return Err(Fault::TooMuch);
            }
            if status.success() {
                Ok(answer)
            } else {
                Err(if status.signal().is_some() { Fault::TooMuch } else { Fault::Failed })
            }
        })
    }
}

/// Waits for the end, or kills it when the time has come or when it goes on though its answer is full.
fn wait(child: &mut Child, until: Instant, answered: &dyn Fn() -> bool) -> Result<std::process::ExitStatus, Fault> {
    let mut grace = None;
    loop {
        if let Some(status) = child.try_wait().map_err(|_| Fault::Failed)? {
            return Ok(status);
        }
        let now = Instant::now();
        if answered() && grace.is_none() {
            grace = Some(now + Duration::from_secs(2));
        }
        if now >= until || grace.is_some_and(|grace| now >= grace) {
            // An error here means that it has ended already.
            child.kill().ok();
            child.wait().map_err(|_| Fault::Failed)?;
            return Err(Fault::TooMuch);
        }
        std::thread::sleep(LOOK);
    }
}

/// Limits this process for good and becomes another program: no file is written, no process or thread started, no core
/// dump left. Comes back only with an error.
pub fn confine(program: &Path, arguments: &[String]) -> io::Error {
    let limits = [
        (Resource::CORE, 0),
        (Resource::FSIZE, 0),
        (Resource::NPROC, 0),
        (Resource::NOFILE, 64),
        (Resource::CPU, 60),
        (Resource::AS, 1536 << 20),
    ];
    for (resource, limit) in limits {
        let set = resource.get().and_then(|(_, hard)| resource.set(limit.min(hard), limit.min(hard)));
        if let Err(error) = set {
            return error;
        }
    }
    Command::new(program).args(arguments).exec()
}
