//! What pushes, beside whoever runs.

use std::process;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use katydid_core::stats::Snapshot;
use prost::Message as _;
use tokio::sync::mpsc;
use tokio::time::Instant;

use super::client::{Client, Refusal};
use super::message::{Stamp, message};

/// The first wait before the last push is tried again; each wait is twice the one before.
const FIRST_WAIT: Duration = Duration::from_millis(500);

/// What is to be pushed.
pub(super) enum Push {
    /// The result so far. The next one says all that it says.
    SoFar(Arc<Snapshot>),
    /// The result. Nothing comes after it.
    Last(Arc<Snapshot>),
}

/// What became of the pushes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Record {
    pub(super) pushes: u64,
    pub(super) failures: u64,
    /// Why the last one failed, if it did.
    pub(super) last: Option<Refusal>,
}

/// Pushes what comes until no more does; the first failure is told at once.
pub(super) async fn run(
    client: Client,
    mut pushes: mpsc::Receiver<Push>,
    tell: mpsc::Sender<Refusal>,
) -> Record {
    let (mut record, timeout) = (Record::default(), client.target().timeout);
    while let Some(push) = pushes.recv().await {
        let pushed = match push {
            Push::SoFar(result) => client.push(encoded(&result), timeout).await,
            Push::Last(result) => {
                let bytes = encoded(&result);
                insist(timeout, |left| client.push(bytes.clone(), left)).await
            }
        };
        record.note(pushed);
        if let (1, Some(refusal)) = (record.failures, &record.last) {
            // Told once: the channel has room for one, and nobody may listen any more.
            let _ = tell.try_send(refusal.clone());
        }
    }
    record
}

impl Record {
    fn note(&mut self, pushed: Result<(), Refusal>) {
        self.pushes += 1;
        self.failures += u64::from(pushed.is_err());
        self.last = pushed.err();
    }
}

/// Tries again for as long as a push may take, where that may help. Each try is told how long it may take.
async fn insist<F>(timeout: Duration, mut push: impl FnMut(Duration) -> F) -> Result<(), Refusal>
where
    F: Future<Output = Result<(), Refusal>>,
{
    let (end, mut wait) = (Instant::now() + timeout, FIRST_WAIT);
    loop {
        let left = end.saturating_duration_since(Instant::now());
        match push(left).await {
            Err(refusal) if refusal.may_pass() && Instant::now() + wait < end => {
                tokio::time::sleep(wait).await;
                wait *= 2;
            }
            pushed => return pushed,
        }
    }
}

fn encoded(result: &Snapshot) -> bytes::Bytes {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let stamp = Stamp {
        now_unix_ms: since.map_or(0, |since| since.as_millis() as u64),
        process: process::id(),
    };
    message(result, stamp).encode_to_vec().into()
}

#[cfg(test)]
mod tests {
    use std::future::ready;

    use hyper::StatusCode;

    use super::*;

    const TIMEOUT: Duration = Duration::from_secs(10);

    fn refusal(status: StatusCode) -> Result<(), Refusal> {
        Err(Refusal::Status(status))
    }

    #[tokio::test(start_paused = true)]
    async fn the_last_push_is_tried_again_until_it_is_taken() {
        let mut tries = 0;
        let pushed = insist(TIMEOUT, |_| {
            tries += 1;
            ready(match tries {
                3 => Ok(()),
                _ => refusal(StatusCode::SERVICE_UNAVAILABLE),
            })
        });
        assert_eq!((pushed.await, tries), (Ok(()), 3));
    }

    #[tokio::test(start_paused = true)]
    async fn it_is_given_up_when_its_time_is_over() {
        let (begin, mut given) = (Instant::now(), Vec::new());
        let pushed = insist(TIMEOUT, |left| {
            given.push(left);
            ready(refusal(StatusCode::TOO_MANY_REQUESTS))
        });
        assert_eq!(pushed.await, refusal(StatusCode::TOO_MANY_REQUESTS));
        let given: Vec<_> = given.iter().map(Duration::as_millis).collect();
        assert_eq!(given, [10_000, 9_500, 8_500, 6_500, 2_500]);
        assert!(begin.elapsed() < TIMEOUT);
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_refused_for_good_is_not_tried_again() {
        let mut tries = 0;
        let pushed = insist(TIMEOUT, |_| {
            tries += 1;
            ready(refusal(StatusCode::UNAUTHORIZED))
        });
        assert_eq!(
            (pushed.await, tries),
            (refusal(StatusCode::UNAUTHORIZED), 1)
        );
    }
}
