//! From every shard's deltas to one snapshot.

use std::collections::VecDeque;

use super::interval::Interval;
use super::row::RowTotal;
use super::{
    Delta, FailureDelta, FailureRow, Lateness, Outline, Point, Row, RowKey, Snapshot, State,
};
use crate::tick::Tick;

/// What a platform tells of the run when it starts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// When it started, in milliseconds since 1970.
    pub started_unix_ms: u64,
    /// How many shards will send deltas.
    pub shards: u32,
}

/// Merges every shard's deltas.
#[derive(Debug)]
pub struct Aggregator {
    run: Run,
    outline: Outline,
    rows: Vec<RowTotal>,
    total: RowTotal,
    failures: Vec<FailureDelta>,
    shards: Vec<ShardState>,
    closed: Vec<Point>,
    open: VecDeque<Interval>,
    lateness: Lateness,
    stopping: bool,
    at: Tick,
}

/// What was last heard of a shard.
#[derive(Clone, Debug, Default)]
struct ShardState {
    users: Vec<u32>,
    in_flight: u32,
    ended: bool,
}

/// Deltas for an interval may come this many intervals late before its point is closed.
const OPEN_INTERVALS: usize = 4;

impl Aggregator {
    /// For a run of the plan with this outline.
    #[must_use]
    pub fn new(outline: Outline, run: Run) -> Self {
        Self {
            run,
            rows: outline.rows.iter().map(|_| RowTotal::default()).collect(),
            outline,
            total: RowTotal::default(),
            failures: Vec::new(),
            shards: (0..run.shards).map(|_| ShardState::default()).collect(),
            closed: Vec::new(),
            open: VecDeque::new(),
            lateness: Lateness::default(),
            stopping: false,
            at: Tick::ZERO,
        }
    }

    /// A person or a signal asked for the end.
    pub fn stopping(&mut self) {
        self.stopping = true;
    }

    /// Adds what a shard counted.
    pub fn merge(&mut self, delta: &Delta) {
        self.at = self.at.max(delta.at);
        self.lateness.merge(delta.lateness);
        for row in &delta.rows {
            self.rows[row.row.0 as usize].merge(delta.interval, row);
            self.total.merge(delta.interval, row);
        }
        delta
            .failures
            .iter()
            .for_each(|failure| self.failed(failure));
        self.heard(delta);
        let users = self.users();
        self.interval(delta.interval).merge(delta, users);
    }

    /// Whether every shard has sent its last delta.
    #[must_use]
    pub fn ended(&self) -> bool {
        self.shards.iter().all(|shard| shard.ended)
    }

    /// Everything a view may show now.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        self.view(RowTotal::row)
    }

    /// [`Self::snapshot`] with every row's interval history and response times: for reports.
    #[must_use]
    pub fn result(&self) -> Snapshot {
        self.view(RowTotal::result)
    }

    fn view(
        &self,
        row: fn(&RowTotal, Option<&RowKey>, &std::ops::Range<u32>, f64) -> Row,
    ) -> Snapshot {
        let (window, elapsed) = (self.window(), self.at.as_seconds());
        let shown = self
            .outline
            .rows
            .iter()
            .zip(&self.rows)
            .filter(|(_, total)| !total.is_empty());
        Snapshot {
            elapsed,
            state: self.state(),
            classes: self.classes(),
            users: self.users(),
            in_flight: self.shards.iter().map(|shard| shard.in_flight).sum(),
            rows: shown
                .map(|(key, total)| row(total, Some(key), &window, elapsed))
                .collect(),
            total: row(&self.total, None, &window, elapsed),
            failures: self.failure_rows(),
            series: self
                .closed
                .iter()
                .copied()
                .chain(self.open.iter().map(Interval::point))
                .collect(),
            lateness: self.lateness,
            ..self.head()
        }
    }

    fn heard(&mut self, delta: &Delta) {
        let shard = &mut self.shards[delta.shard as usize];
        shard.users.clone_from(&delta.users);
        shard.in_flight = delta.in_flight;
        shard.ended |= delta.ended;
    }

    fn failed(&mut self, new: &FailureDelta) {
        let known = self
            .failures
            .iter_mut()
            .find(|known| known.row == new.row && known.failure == new.failure);
        match known {
            Some(known) => {
                known.count += new.count;
                known.first = known.first.min(new.first);
                known.last = known.last.max(new.last);
            }
            None => self.failures.push(*new),
        }
    }

    /// The interval of this number; one too old to be open counts with the oldest open one.
    fn interval(&mut self, number: u32) -> &mut Interval {
        while self.open.back().is_none_or(|last| last.number() < number) {
            let next = self
                .open
                .back()
                .map_or(number.min(self.closed.len() as u32), |last| {
                    last.number() + 1
                });
            self.open.push_back(Interval::new(next));
        }
        while self.open.len() > OPEN_INTERVALS {
            self.closed
                .extend(self.open.pop_front().map(|oldest| oldest.point()));
        }
        let oldest = self.open[0].number();
        &mut self.open[number.saturating_sub(oldest) as usize]
    }

    fn users(&self) -> u32 {
        self.shards.iter().flat_map(|shard| &shard.users).sum()
    }

    fn classes(&self) -> Vec<(String, u32)> {
        let of = |class: usize| {
            self.shards
                .iter()
                .filter_map(|shard| shard.users.get(class))
                .sum()
        };
        self.outline
            .classes
            .iter()
            .enumerate()
            .map(|(class, name)| (name.clone(), of(class)))
            .collect()
    }

    fn state(&self) -> State {
        match () {
            () if self.ended() => State::Stopped,
            () if self.stopping
                || self
                    .outline
                    .run_time
                    .is_some_and(|end| self.at >= Tick::ZERO + end) =>
            {
                State::Stopping
            }
            () if self.at < Tick::ZERO + self.outline.spawned_at => State::Spawning,
            () => State::Running,
        }
    }

    /// The last whole intervals.
    fn window(&self) -> std::ops::Range<u32> {
        let whole = (self.at.as_micros() / 1_000_000) as u32;
        whole.saturating_sub(Snapshot::WINDOW_SECONDS)..whole
    }

    fn failure_rows(&self) -> Vec<FailureRow> {
        let mut sorted = self.failures.clone();
        sorted.sort_by_key(|failure| {
            (
                std::cmp::Reverse(failure.count),
                failure.row,
                failure.failure,
            )
        });
        sorted
            .iter()
            .map(|failure| self.failure_row(failure))
            .collect()
    }

    fn failure_row(&self, delta: &FailureDelta) -> FailureRow {
        let key = &self.outline.rows[delta.row.0 as usize];
        FailureRow {
            method: key.method.clone(),
            name: key.name.clone(),
            error: delta.failure.to_string(),
            occurrences: delta.count,
            first_seen: delta.first.as_seconds(),
            last_seen: delta.last.as_seconds(),
        }
    }

    /// When the run started, as the platform told.
    #[must_use]
    pub fn run(&self) -> Run {
        self.run
    }

    /// What of a snapshot is known before the run.
    fn head(&self) -> Snapshot {
        let outline = self.outline.clone();
        Snapshot {
            name: outline.name,
            hash: outline.hash,
            seed: outline.seed,
            targets: outline.targets,
            started_unix_ms: self.run.started_unix_ms,
            run_time: outline.run_time.map(|run_time| run_time.as_secs_f64()),
            users_wanted: outline.users,
            ..Snapshot::default()
        }
    }
}
