//! Pushing to an OpenTelemetry collector: OTLP by HTTP, in protobuf.
//!
//! ```text
//!  whoever runs ──the result so far, every few seconds──► one place in a queue ──► Pusher ──POST──► collector
//! ```
//!
//! Counts are cumulative, so that a push that fails loses nothing that the next one does not say; a collector that is
//! slower than the pushes gets fewer of them. The last one is tried again for as long as a push may take.

mod client;
mod message;
mod pusher;
mod target;

use std::sync::Arc;
use std::time::Duration;

use katydid_core::stats::Snapshot;
use tokio::sync::mpsc::{self, Receiver, Sender};
use tokio::task::JoinHandle;
use tokio::time::{Interval, MissedTickBehavior, interval};

use crate::exit::Failure;
use client::{Client, Refusal};
use pusher::{Push, Record};
use target::Target;

/// What the last push may take beside the two it may have to wait for.
const MARGIN: Duration = Duration::from_secs(1);

/// The pushing, as whoever runs sees it.
#[derive(Debug)]
pub(super) struct Otlp {
    shown: String,
    /// How long one push may take.
    timeout: Duration,
    every: Interval,
    due: bool,
    queue: Sender<Push>,
    first_failure: Receiver<Refusal>,
    pusher: JoinHandle<Record>,
}

impl Otlp {
    /// Pushes to `url`, or where the environment says if it is empty, every so often. Inside a runtime only.
    ///
    /// # Errors
    /// When there is no pushing to that URL, or with the headers of the environment.
    pub(super) fn start(url: &str, every: Duration) -> Result<Self, Failure> {
        let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let client = Client::new(Target::new(url, &variable)?)?;
        let ((queue, pushes), (tell, first_failure)) = (mpsc::channel(1), mpsc::channel(1));
        let (shown, timeout) = (client.target().shown(), client.target().timeout);
        let mut every = interval(every);
        every.set_missed_tick_behavior(MissedTickBehavior::Delay);
        Ok(Self {
            shown,
            timeout,
            every,
            due: false,
            queue,
            first_failure,
            pusher: tokio::spawn(pusher::run(client, pushes, tell)),
        })
    }

    /// Where it pushes to, without what may be secret.
    pub(super) fn shown(&self) -> &str {
        &self.shown
    }

    /// Ends when the next push is due. Dropping the future loses nothing.
    pub(super) async fn wanted(&mut self) {
        self.every.tick().await;
        self.due = true;
    }

    /// Takes the result so far if a push is due, and tells of the first that failed, once.
    pub(super) fn give(&mut self, result: &Arc<Snapshot>) -> Option<String> {
        let begun = result.started_unix_ms > 0;
        if std::mem::take(&mut self.due) && begun {
            // A queue that is full says that the collector is slow: the next push says all that this one would.
            let _ = self.queue.try_send(Push::SoFar(Arc::clone(result)));
        }
        let failed = self.first_failure.try_recv().ok();
        failed.map(|refusal| format!("cannot push metrics to {}: {refusal}", self.shown))
    }

    /// Pushes the result and tells what was lost. It may have to wait for the push before it.
    pub(super) async fn finish(mut self, result: &Arc<Snapshot>) -> Option<String> {
        let pushed = tokio::time::timeout(self.timeout * 2 + MARGIN, async {
            // It fails with the pusher, which then says why.
            let _ = self.queue.send(Push::Last(Arc::clone(result))).await;
            drop(self.queue);
            (&mut self.pusher).await
        });
        match pushed.await {
            Ok(Ok(record)) => lost(&self.shown, &record),
            Ok(Err(broken)) => Some(format!("pushing metrics to {} broke: {broken}", self.shown)),
            Err(_) => {
                self.pusher.abort();
                Some(format!(
                    "the last push of metrics to {} did not end",
                    self.shown
                ))
            }
        }
    }
}

fn lost(shown: &str, record: &Record) -> Option<String> {
    let Record {
        pushes,
        failures,
        last,
    } = record;
    match (failures, last) {
        (0, _) => None,
        (_, Some(refusal)) => Some(format!(
            "the last push of metrics to {shown} failed: {refusal}; what it has is not the whole run"
        )),
        (failures, None) => Some(format!(
            "{failures} of {pushes} pushes of metrics to {shown} failed, but not the last: its totals are those of the run"
        )),
    }
}

#[cfg(test)]
mod tests;
