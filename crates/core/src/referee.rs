//! What the shards of a run report, merged and judged: the same for every platform.

use crate::plan::{Ends, Plan};
use crate::result_file::{Origin, Tape};
use crate::stats::{Aggregator, Cause, Delta, RowKey, Run, Snapshot, State, ThresholdRow};
use crate::threshold::{self, Threshold};
use crate::tick::Tick;

/// Merges what the shards of a run report, judges it by the plan's thresholds, and says why the run ended.
#[derive(Debug)]
pub struct Referee {
    aggregator: Aggregator,
    thresholds: Vec<Threshold>,
    ends: Ends,
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
            ends: plan.schedule.ends(),
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
        if is_ending(snapshot) {
            return false;
        }
        let broken = threshold::broken(&self.thresholds, snapshot);
        let stops = !broken.is_empty();
        if stops {
            let row = |place: usize| (place, snapshot.thresholds[place].clone());
            self.stopped_by(broken.into_iter().map(row).collect());
        }
        stops
    }

    /// The same of the run as it stands; cheap where no threshold may stop it.
    pub fn heed_now(&mut self) -> bool {
        let may_stop = self.thresholds.iter().any(|threshold| threshold.abort);
        may_stop && self.heed(&self.figures())
    }

    /// As much of a snapshot as is judged.
    fn figures(&self) -> Snapshot {
        let is_judged = |key: &RowKey| {
            let mut thresholds = self.thresholds.iter();
            thresholds.any(|threshold| threshold.is_on(key))
        };
        self.judged(self.aggregator.figures(&is_judged))
    }

    pub(crate) fn broken(&self) -> &Broken {
        &self.broken
    }

    pub(crate) fn stopped_by(&mut self, broken: Broken) {
        self.broken = broken;
        self.stopping(Cause::Threshold);
    }

    fn judged(&self, mut snapshot: Snapshot) -> Snapshot {
        snapshot.thresholds = threshold::judge(&self.thresholds, &snapshot);
        for (place, row) in &self.broken {
            snapshot.thresholds[*place].clone_from(row);
        }
        if is_ending(&snapshot) {
            let by_itself = || self.ends.cause(self.stopped, snapshot.iterations);
            snapshot.cause = Some(self.asked.unwrap_or_else(by_itself));
        }
        snapshot
    }
}

fn is_ending(snapshot: &Snapshot) -> bool {
    matches!(snapshot.state, State::Stopping | State::Stopped)
}
