//! From every shard's deltas to one snapshot.

use std::collections::VecDeque;
use std::ops::Range;

use super::book::Book;
use super::crew::Crew;
use super::log::SHOWN;
use super::row::RowTotal;
use super::timeline::Timeline;
use super::translation::Translation;
use super::{Delta, Lateness, LogLine, Outline, Row, RowDelta, RowKey, Snapshot, State};
use crate::collection::Map;
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
    book: Book,
    translations: Map<u32, Translation>,
    log: VecDeque<LogLine>,
    log_left_out: u64,
    crew: Crew,
    timeline: Timeline,
    lateness: Lateness,
    stopping: bool,
    stopped: Option<Tick>,
    at: Tick,
}

impl Aggregator {
    /// For a run of the plan with this outline.
    #[must_use]
    pub fn new(outline: Outline, run: Run) -> Self {
        Self {
            run,
            rows: Vec::new(),
            total: RowTotal::default(),
            book: Book::new(&outline),
            translations: Map::new(),
            log: VecDeque::new(),
            log_left_out: 0,
            outline,
            crew: Crew::new(run.shards),
            timeline: Timeline::default(),
            lateness: Lateness::default(),
            stopping: false,
            stopped: None,
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
        self.stopped = self.stopped.max(delta.stopped);
        self.lateness.merge(delta.lateness);
        let new = || Translation::new(self.outline.rows.len());
        let translation = self.translations.get_or_insert_with(delta.shard, new);
        self.book.merge(delta, translation);
        self.merge_rows(delta);
        self.log_left_out += delta.log_left_out;
        self.log.extend(delta.log.iter().cloned());
        let old = self.log.len().saturating_sub(SHOWN);
        drop(self.log.drain(..old));
        self.crew.hear(delta);
        self.timeline.merge(delta);
    }

    fn merge_rows(&mut self, delta: &Delta) {
        let translation = &self.translations[&delta.shard];
        self.rows
            .resize_with(self.book.names().keys().len(), RowTotal::default);
        let mut merge = |row: &RowDelta| {
            self.rows[translation.row(row.row).0 as usize].merge(delta.interval, row);
        };
        delta.transactions.iter().for_each(&mut merge);
        delta.rows.iter().for_each(&mut merge);
        for row in &delta.rows {
            self.total.merge(delta.interval, row);
        }
    }

    /// Whether every shard has sent its last delta.
    #[must_use]
    pub fn ended(&self) -> bool {
        self.crew.ended()
    }

    /// Everything a view may show now.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        self.view(RowTotal::row)
    }

    /// [`Self::snapshot`] with every row's interval history and response times: for reports.
    #[must_use]
    pub fn result(&self) -> Snapshot {
        Snapshot {
            scenario: self.outline.scenario.clone(),
            ..self.view(RowTotal::result)
        }
    }

    /// Rates over the whole run are up to its stop: what a stop then waits for is not load.
    fn view(&self, row: fn(&RowTotal, Option<&RowKey>, &Range<u32>, f64) -> Row) -> Snapshot {
        let (window, loaded) = (self.window(), self.stopped.unwrap_or(self.at).as_seconds());
        let (names, keys) = (self.book.names().order(), self.book.names().keys());
        let rows = names.filter_map(|name| Some((&keys[name], self.rows.get(name)?)));
        let shown = rows.filter(|(_, total)| !total.is_empty());
        Snapshot {
            elapsed: self.at.as_seconds(),
            state: self.state(),
            classes: self.classes(),
            users: self.crew.users(),
            in_flight: self.crew.in_flight(),
            iterations: self.book.iterations(),
            dropped: self.book.dropped(),
            rows: shown
                .map(|(key, total)| row(total, Some(key), &window, loaded))
                .collect(),
            total: row(&self.total, None, &window, loaded),
            failures: self.book.failures(),
            exceptions: self.book.exceptions(),
            checks: self.book.checks(&self.outline),
            log: self.log.iter().cloned().collect(),
            log_left_out: self.log_left_out,
            series: self.timeline.points(),
            lateness: self.lateness,
            ..self.head()
        }
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

    fn state(&self) -> State {
        let spawned = self.at >= Tick::ZERO + self.outline.spawned_at;
        match () {
            () if self.ended() => State::Stopped,
            () if self.stopping || self.stopped.is_some() => State::Stopping,
            () if self.crew.paused() => State::Paused,
            () if spawned => State::Running,
            () => State::Spawning,
        }
    }

    fn classes(&self) -> Vec<(String, u32)> {
        let names = self.outline.classes.iter().enumerate();
        names
            .map(|(class, name)| (name.clone(), self.crew.users_of(class)))
            .collect()
    }

    /// The last whole intervals.
    fn window(&self) -> Range<u32> {
        let whole = (self.at.as_micros() / 1_000_000) as u32;
        whole.saturating_sub(Snapshot::WINDOW_SECONDS)..whole
    }
}
