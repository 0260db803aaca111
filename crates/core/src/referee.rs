//! What the shards of a run report, merged and judged: the same for every platform.

use crate::plan::{Plan, Schedule};
use crate::result_file::{Origin, Tape};
use crate::stats::{Aggregator, Cause, Delta, Run, Snapshot, State};
use crate::threshold::{self, Threshold};
use crate::tick::Tick;

/// Merges what the shards of a run report, judges it by the plan's thresholds, and says why the run ended.
#[derive(Debug)]
pub struct Referee {
    aggregator: Aggregator,
    thresholds: Vec<Threshold>,
    schedule: Schedule,
    /// When the first shard began to stop.
    stopped: Option<Tick>,
    asked: Option<Cause>,
    tape: Option<Tape>,
}

impl Referee {
    /// For a run of this plan.
    #[must_use]
    pub fn new(plan: &Plan, run: Run) -> Self {
        Self {
            aggregator: Aggregator::new(plan.outline(), run),
            thresholds: plan.thresholds.clone(),
            schedule: plan.schedule.clone(),
            stopped: None,
            asked: None,
            tape: None,
        }
    }

    /// From now on keeps what a result file holds; before anything is merged.
    pub fn record(&mut self, origin: Origin) {
        self.tape = Some(Tape::new(origin, &self.aggregator));
    }

    /// The frames of a result file since the last call; empty if nothing is recorded.
    pub fn take_frames(&mut self) -> Vec<u8> {
        self.tape.as_mut().map(Tape::take).unwrap_or_default()
    }

    /// The result file so far, as short as it can be; `None` if nothing is recorded.
    #[must_use]
    pub fn result_file(&self) -> Option<Vec<u8>> {
        let tape = self.tape.as_ref()?;
        Some(tape.whole(&self.aggregator))
    }

    /// Adds what a shard counted.
    pub fn merge(&mut self, delta: &Delta) {
        let first = self.stopped.into_iter().chain(delta.stopped).min();
        self.stopped = first;
        let delta = self.aggregator.merge(delta);
        self.tape.iter_mut().for_each(|tape| tape.add(&delta));
    }

    /// What is counted so far.
    #[must_use]
    pub const fn aggregator(&self) -> &Aggregator {
        &self.aggregator
    }

    /// The run was asked to stop; of several causes the first one counts, unless the engine broke.
    pub fn stopping(&mut self, cause: Cause) {
        self.aggregator.stopping();
        if cause == Cause::Failed || self.stopped.is_none() {
            self.asked = Some(
                self.asked
                    .filter(|_| cause != Cause::Failed)
                    .unwrap_or(cause),
            );
        }
    }

    /// Whether every shard has sent its last delta.
    #[must_use]
    pub fn ended(&self) -> bool {
        self.aggregator.ended()
    }

    /// Everything a view may show now, judged.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        self.judged(self.aggregator.snapshot())
    }

    /// The same with every row's history and times: for reports.
    #[must_use]
    pub fn result(&self) -> Snapshot {
        self.judged(self.aggregator.result())
    }

    /// Whether a threshold wants the run stopped as it stands; cheap where none may.
    #[must_use]
    pub fn wants_stop(&self) -> bool {
        let may_stop = self.thresholds.iter().any(|threshold| threshold.abort);
        may_stop && self.must_stop(&self.snapshot())
    }

    /// Whether a threshold wants the run stopped that came to this snapshot.
    #[must_use]
    pub fn must_stop(&self, snapshot: &Snapshot) -> bool {
        let goes_on = !matches!(snapshot.state, State::Stopping | State::Stopped);
        goes_on && threshold::must_stop(&self.thresholds, snapshot)
    }

    fn judged(&self, snapshot: Snapshot) -> Snapshot {
        let is_over = matches!(snapshot.state, State::Stopping | State::Stopped);
        Snapshot {
            thresholds: threshold::judge(&self.thresholds, &snapshot),
            cause: is_over.then(|| self.cause(snapshot.iterations)),
            ..snapshot
        }
    }

    fn cause(&self, iterations: u64) -> Cause {
        let by_itself = || self.schedule.cause(self.stopped, iterations);
        self.asked.unwrap_or_else(by_itself)
    }
}
