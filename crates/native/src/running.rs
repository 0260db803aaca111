//! A run under way.

use std::sync::Arc;

use katydid_core::stats::{Aggregator, Delta, Snapshot};
use katydid_core::user::Control;
use tokio::sync::mpsc::UnboundedReceiver;

use crate::EngineError;
use crate::threads::Event;

/// Stops every thread of a run; clones share it, and it may cross threads.
#[derive(Clone, Debug)]
pub struct Controls(pub(crate) Arc<[Control]>);

impl Controls {
    /// Sends no more requests and lets those in flight end within the plan's stop timeout.
    pub fn stop(&self) {
        self.0.iter().for_each(Control::stop);
    }

    /// Stops and aborts what is in flight.
    pub fn abort(&self) {
        self.0.iter().for_each(Control::abort);
    }

    /// Whether [`Self::stop`] or [`Self::abort`] was called.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.0.iter().any(Control::is_stopped)
    }
}

/// A run under way; dropping it aborts it.
#[derive(Debug)]
pub struct Running {
    controls: Controls,
    events: UnboundedReceiver<Event>,
    aggregator: Aggregator,
    reported: Vec<Reported>,
    shown: u32,
    failure: Option<EngineError>,
}

/// How far a thread has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reported {
    /// This many intervals are counted.
    Intervals(u32),
    /// All of them.
    Everything,
}

impl Running {
    pub(crate) fn new(
        controls: Controls,
        events: UnboundedReceiver<Event>,
        aggregator: Aggregator,
    ) -> Self {
        let reported = vec![Reported::Intervals(0); controls.0.len()];
        Self {
            controls,
            events,
            aggregator,
            reported,
            shown: 0,
            failure: None,
        }
    }

    /// What stops it.
    #[must_use]
    pub fn controls(&self) -> Controls {
        self.controls.clone()
    }

    /// Waits until every thread has reported another second and gives what is known then; `None` at the end.
    ///
    /// Its series holds whole seconds only. Dropping the future loses nothing.
    ///
    /// # Errors
    /// When a thread failed: once, after the others were aborted and counted. What [`Self::result`] gives then
    /// is not the whole.
    pub async fn next(&mut self) -> Result<Option<Snapshot>, EngineError> {
        while self.slowest() != Reported::Everything {
            match self.events.recv().await {
                Some(Event::Delta(delta)) => self.merge(&delta),
                Some(Event::Failed { shard, message }) => self.failed(shard, message),
                None => break,
            }
            if let Some(snapshot) = self.another_second() {
                return Ok(Some(snapshot));
            }
        }
        self.failure.take().map_or(Ok(None), Err)
    }

    /// Everything counted so far, with every row's history and response times: for reports.
    #[must_use]
    pub fn result(&self) -> Snapshot {
        self.aggregator.result()
    }

    fn merge(&mut self, delta: &Delta) {
        if self.controls.is_stopped() {
            self.aggregator.stopping();
        }
        self.aggregator.merge(delta);
        let intervals = Reported::Intervals(delta.interval + 1);
        self.reported[delta.shard as usize] = if delta.ended {
            Reported::Everything
        } else {
            intervals
        };
    }

    fn failed(&mut self, shard: u32, message: String) {
        self.controls.abort();
        self.reported[shard as usize] = Reported::Everything;
        self.failure = self
            .failure
            .take()
            .or(Some(EngineError::ThreadFailed { shard, message }));
    }

    fn slowest(&self) -> Reported {
        self.reported
            .iter()
            .copied()
            .min()
            .unwrap_or(Reported::Everything)
    }

    fn another_second(&mut self) -> Option<Snapshot> {
        let Reported::Intervals(whole) = self.slowest() else {
            return None;
        };
        if whole <= self.shown || self.failure.is_some() {
            return None;
        }
        self.shown = whole;
        let mut snapshot = self.aggregator.snapshot();
        snapshot.series.truncate(whole as usize);
        Some(snapshot)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.controls.abort();
    }
}
