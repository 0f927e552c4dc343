//! The child's side: sets limits on itself, reads the rule set once, answers until its input ends.

use super::frame;
use rlimit::Resource;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::io::{self, Read, Write};

/// What a child may use, in all its life. Set by the child on itself before it reads anything from outside; hard, so that
/// it cannot raise them again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Address space in bytes (RLIMIT_AS).
    pub address_space: u64,
    /// Processor time in seconds over all its requests (RLIMIT_CPU).
    pub cpu_seconds: u64,
    /// Open files (RLIMIT_NOFILE).
    pub open_files: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { address_space: 1024 * 1024 * 1024, cpu_seconds: 600, open_files: 64 }
    }
}

impl Limits {
    /// Sets them on this process. It then also leaves no core dump, writes no file and, unless it is root, starts no
    /// process or thread.
    fn apply(self) -> io::Result<()> {
        let all = [
            (Resource::CORE, 0),
            (Resource::FSIZE, 0),
            (Resource::NPROC, 0),
            (Resource::NOFILE, self.open_files),
            (Resource::CPU, self.cpu_seconds),
            (Resource::AS, self.address_space),
        ];
        for (resource, limit) in all {
            let (_, hard) = resource.get()?;
            let limit = limit.min(hard);
            resource.set(limit, limit)?;
        }
        Ok(())
    }
}

/// The life of a child process (`casuspoort core`): limits, then `setup` once with the rule set's source, then `handle`
/// for each request, over standard input and output, until the input ends. Says nothing on its error stream, not even
/// when it panics: a message could hold text of a mail.
///
/// `setup` may fail with a reason for the administrator.
///
/// # Errors
/// The host is gone or does not speak our frames. The exit status is all that the host sees.
pub fn child_main<S, C, Q, A>(
    setup: impl FnOnce(S) -> Result<C, String>,
    handle: impl FnMut(&mut C, Q) -> A,
) -> io::Result<()>
where
    S: DeserializeOwned,
    Q: DeserializeOwned,
    A: Serialize,
{
    std::panic::set_hook(Box::new(|_| {}));
    serve(&mut io::stdin().lock(), &mut io::stdout().lock(), setup, handle)
}

/// As [`child_main`], over any streams.
pub(super) fn serve<S, C, Q, A>(
    input: &mut impl Read,
    output: &mut impl Write,
    setup: impl FnOnce(S) -> Result<C, String>,
    mut handle: impl FnMut(&mut C, Q) -> A,
) -> io::Result<()>
where
    S: DeserializeOwned,
    Q: DeserializeOwned,
    A: Serialize,
{
    let Some(limits) = next::<Limits>(input)? else { return Ok(()) };
    limits.apply()?;
    let Some(source) = next::<S>(input)? else { return Ok(()) };
    let mut state = match setup(source) {
        Ok(state) => state,
        Err(reason) => return answer(output, &Err::<(), _>(reason)),
    };
    answer(output, &Ok::<_, String>(()))?;
    while let Some(request) = next::<Q>(input)? {
        let reply = handle(&mut state, request);
        answer(output, &reply)?;
    }
    Ok(())
}

fn next<T: DeserializeOwned>(input: &mut impl Read) -> io::Result<Option<T>> {
    let Some(bytes) = frame::read(input)? else { return Ok(None) };
    // The message of the error may quote the text.
    serde_json::from_slice(&bytes).map(Some).map_err(|_| io::ErrorKind::InvalidData.into())
}

fn answer(output: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    let bytes = serde_json::to_vec(value).map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?;
    frame::write(output, &zeroize::Zeroizing::new(bytes))
}
