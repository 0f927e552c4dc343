use super::{NewMail, Store, StoreError};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use tokio::sync::oneshot;

/// Most mails in one transaction.
const BATCH_MAILS: usize = 64;
/// Most bytes of messages in one transaction, unless a single mail is larger.
const BATCH_BYTES: usize = 4 * 1024 * 1024;
/// Mails that may stand in line. Sessions hold their memory under a bound of their own; this one only ends the line.
const LINE: usize = 4096;

/// What one transaction of SMTP hands in: a mail for each team.
struct Request {
    mails: Vec<NewMail>,
    answer: oneshot::Sender<Result<(), StoreError>>,
}

/// The one writer of accepted mails: a thread that takes all mails waiting into one transaction and one sync. No timer:
/// the sync that runs is the window in which the next batch gathers. With one session it is one sync a mail.
///
/// Clones share the thread; it ends when the last clone is gone and the line is empty.
#[derive(Clone, Debug)]
pub struct Keeper {
    line: SyncSender<Request>,
}

impl Keeper {
    /// Starts the writer thread over a store.
    ///
    /// # Errors
    /// The system gives no thread.
    pub fn start(store: Arc<dyn Store>) -> std::io::Result<Self> {
        let (line, requests) = sync_channel(LINE);
        std::thread::Builder::new().name("keeper".into()).spawn(move || run(&*store, &requests))?;
        Ok(Self { line })
    }

    /// Keeps the mails of one transaction, all or none; `Ok` means synced to disk and sealed, so 250 may be said.
    ///
    /// # Errors
    /// [`StoreError::Full`] (452) or [`StoreError::Fault`] (451); nothing is kept then.
    pub async fn keep(&self, mails: Vec<NewMail>) -> Result<(), StoreError> {
        let (answer, answered) = oneshot::channel();
        let fault = |what: &str| StoreError::Fault { place: "keeper".into(), what: what.into() };
        self.line.try_send(Request { mails, answer }).map_err(|error| match error {
            TrySendError::Full(_) => fault("too many mails wait for the disk"),
            TrySendError::Disconnected(_) => fault("the writer has ended"),
        })?;
        answered.await.unwrap_or_else(|_| Err(fault("the writer has ended")))
    }
}

/// Takes batch after batch until every [`Keeper`] is gone.
fn run(store: &dyn Store, requests: &Receiver<Request>) {
    let mut held_over: Option<Request> = None;
    while let Some(first) = held_over.take().or_else(|| requests.recv().ok()) {
        let mut bytes = size(&first);
        let (mut mails, mut answers) = (first.mails, vec![first.answer]);
        while mails.len() < BATCH_MAILS {
            let Ok(next) = requests.try_recv() else { break };
            bytes += size(&next);
            if bytes > BATCH_BYTES {
                held_over = Some(next);
                break;
            }
            mails.extend(next.mails);
            answers.push(next.answer);
        }
        let result = store.keep(&mails);
        // A session that has gone away meanwhile gets no answer; its mail is kept all the same.
        answers.into_iter().for_each(|answer| drop(answer.send(result.clone())));
    }
}

fn size(request: &Request) -> usize {
    request.mails.iter().map(|mail| mail.bytes.expose().len()).sum()
}
