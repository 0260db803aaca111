//! What the shards of a run report, merged and judged: the same for every platform.

use crate::plan::{Plan, Schedule};
use crate::result_file::{Origin, Tape};
use crate::stats::{Aggregator, Cause, Delta, Run, Snapshot, State, ThresholdRow};
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
    broken: Broken,
    tape: Option<Tape>,
}

/// Thresholds that stopped a run, by their places, and how they stood then.
pub(crate) type Broken = Vec<(usize, ThresholdRow)>;

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
            broken: Vec::new(),
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
        self.stopped = self.stopped.into_iter().chain(delta.stopped).min();
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
        let is_first = self.asked.is_none() && self.stopped.is_none();
        if is_first || cause == Cause::Failed {
            self.asked = Some(cause);
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

    /// Whether a threshold stops the run that came to this snapshot. It has failed then, whatever comes of what is
    /// still in flight.
    pub fn heed(&mut self, snapshot: &Snapshot) -> bool {
        let broken = match is_ending(snapshot) {
            true => Vec::new(),
            false => threshold::broken(&self.thresholds, snapshot),
        };
        let stops = !broken.is_empty();
        if stops {
            self.stopped_by(broken);
        }
        stops
    }

    /// The same of the run as it stands; cheap where no threshold may stop it.
    pub fn heed_now(&mut self) -> bool {
        let may_stop = self.thresholds.iter().any(|threshold| threshold.abort);
        may_stop && self.heed(&self.snapshot())
    }

    pub(crate) fn broken(&self) -> &Broken {
        &self.broken
    }

    pub(crate) fn stopped_by(&mut self, broken: Broken) {
        self.broken = broken;
        self.stopping(Cause::Threshold);
    }

    fn judged(&self, snapshot: Snapshot) -> Snapshot {
        let mut thresholds = threshold::judge(&self.thresholds, &snapshot);
        for (index, row) in &self.broken {
            thresholds[*index].clone_from(row);
        }
        Snapshot {
            thresholds,
            cause: is_ending(&snapshot).then(|| self.cause(snapshot.iterations)),
            ..snapshot
        }
    }

    fn cause(&self, iterations: u64) -> Cause {
        let by_itself = || self.schedule.cause(self.stopped, iterations);
        self.asked.unwrap_or_else(by_itself)
    }
}

fn is_ending(snapshot: &Snapshot) -> bool {
    matches!(snapshot.state, State::Stopping | State::Stopped)
}
