//! From every shard's deltas to one snapshot.

use std::collections::VecDeque;
use std::ops::Range;

use super::book::Book;
use super::crew::Crew;
use super::log::SHOWN;
use super::misfit::{Misfit, fits};
use super::reset::Before;
use super::row::RowTotal;
use super::series::{self, Held};
use super::timeline::Timeline;
use super::translation::Translation;
use super::{
    Delta, History, Lateness, LogLine, Outline, Point, Row, RowId, RowKey, Snapshot, State, Words,
};
use crate::collection::Map;
use crate::tick::Tick;

/// What a platform tells of the run when it starts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Run {
    /// When it started, in milliseconds since 1970.
    pub started_unix_ms: u64,
    /// How many shards will send deltas.
    pub shards: u32,
    /// Whether time is virtual and the target a model: nothing is measured.
    #[serde(default)]
    pub simulated: bool,
    /// Whether statistics begin anew when every user has started.
    #[serde(default)]
    pub reset_stats: bool,
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
    /// Of a run whose statistics are reset.
    before: Option<Before>,
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
            before: run.reset_stats.then(|| Before::new(&outline)),
            outline,
            crew: Crew::new(run.shards),
            timeline: Timeline::default(),
            lateness: Lateness::default(),
            stopping: false,
            stopped: None,
            at: Tick::ZERO,
        }
    }

    /// The plan's outline.
    #[must_use]
    pub const fn outline(&self) -> &Outline {
        &self.outline
    }

    /// What the platform told of the run.
    #[must_use]
    pub const fn run(&self) -> Run {
        self.run
    }

    /// A person or a signal asked for the end.
    pub fn stopping(&mut self) {
        self.stopping = true;
    }

    /// Adds what a shard counted, and gives it in numbers of the whole run: what [`Self::replay`] takes.
    pub fn merge(&mut self, delta: &Delta) -> Delta {
        let new = || Translation::new(self.outline.rows.len());
        let translation = self.translations.get_or_insert_with(delta.shard, new);
        let delta = self.book.translate(delta, translation);
        self.add(&delta);
        delta
    }

    /// Adds what another aggregator of the same outline gave, in the same order.
    ///
    /// # Errors
    /// When it cannot be that; nothing of it is counted then.
    pub fn replay(&mut self, delta: &Delta) -> Result<(), Misfit> {
        self.book.append(&delta.names, &delta.messages);
        let known = (self.book.names().keys().len(), self.book.messages());
        if !fits(delta, known) {
            return Err(Misfit);
        }
        self.add(delta);
        Ok(())
    }

    /// Learns what another aggregator of the same outline has met: what comes before intervals of its that are
    /// replayed without the deltas that told of it.
    pub fn learn(&mut self, words: &Words) {
        self.book.append(&words.names, &words.messages);
    }

    fn add(&mut self, delta: &Delta) {
        self.at = self.at.max(delta.at);
        self.stopped = self.stopped.max(delta.stopped);
        self.keep_log(delta);
        self.crew.hear(delta);
        self.book.merge(delta);
        if !self.is_left_out(delta) {
            self.book.judge(delta);
            self.lateness.merge(delta.lateness);
            self.merge_rows(delta);
            self.timeline.merge(delta, &self.crew);
        }
    }

    fn keep_log(&mut self, delta: &Delta) {
        self.log_left_out += delta.log_left_out;
        self.log.extend(delta.log.iter().cloned());
        let old = self.log.len().saturating_sub(SHOWN);
        drop(self.log.drain(..old));
    }

    /// Whether this comes too late for statistics that have begun anew. The first that comes after the reset resets them.
    fn is_left_out(&mut self, delta: &Delta) -> bool {
        let Some(before) = &mut self.before else {
            return false;
        };
        if before.has(delta) {
            before.add(delta);
            return before.counted().is_some();
        }
        if before.ends_with(delta) {
            self.timeline.begin_at(before.end());
            self.book.reset();
            self.rows.clear();
            self.total = RowTotal::default();
            self.lateness = Lateness::default();
        }
        false
    }

    fn merge_rows(&mut self, delta: &Delta) {
        self.rows
            .resize_with(self.book.names().keys().len(), RowTotal::default);
        for row in delta.transactions.iter().chain(&delta.rows) {
            self.rows[row.row.0 as usize].merge(delta.interval, row);
        }
        for row in &delta.rows {
            self.total.merge(delta.interval, row);
        }
        for it in &delta.phases {
            self.rows[it.row.0 as usize].phases.merge(&it.phases);
            self.total.phases.merge(&it.phases);
        }
    }

    /// How many seconds every shard that still runs has told all of; `None` when none runs.
    #[must_use]
    pub fn whole_intervals(&self) -> Option<u32> {
        self.crew.whole_intervals()
    }

    /// Every name and text met at run time: what [`Self::learn`] takes.
    #[must_use]
    pub fn words(&self) -> Words {
        self.book.words()
    }

    /// The intervals to which nothing is added any more.
    #[must_use]
    pub fn history(&self) -> &History {
        self.timeline.closed()
    }

    /// The last intervals, to which something may still be added.
    pub fn open_intervals(&self) -> impl Iterator<Item = Delta> {
        self.timeline.open(&self.crew)
    }

    /// What was counted before statistics began anew, as one interval; `None` where they have not.
    #[must_use]
    pub fn before(&self) -> Option<&Delta> {
        self.before.as_ref().and_then(Before::counted)
    }

    /// Whether everything counted so far is still to be left out of the statistics.
    #[must_use]
    pub fn will_reset(&self) -> bool {
        self.before.as_ref().is_some_and(Before::goes_on)
    }

    /// Every interval so far, oldest first, in numbers of the whole run; of statistics that began anew, those since then.
    pub fn intervals(&self) -> impl Iterator<Item = Delta> {
        self.history().intervals().chain(self.open_intervals())
    }

    /// What the rows of [`Self::intervals`] are called.
    #[must_use]
    pub fn key(&self, row: RowId) -> &RowKey {
        &self.book.names().keys()[row.0 as usize]
    }

    /// Whether every shard has sent its last delta.
    #[must_use]
    pub fn ended(&self) -> bool {
        self.crew.ended()
    }

    /// Everything a view may show now.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        self.view(&|_, _| {})
    }

    /// [`Self::snapshot`] with the scenario, and every row's times and intervals: for reports.
    #[must_use]
    pub fn result(&self) -> Snapshot {
        let (rows, total) = series::of(self.intervals());
        let mut result = self.view(&|index, row| match index {
            Some(index) => {
                row.series = rows.get(index).cloned().unwrap_or_default();
                self.rows[index].give_times(row);
            }
            None => self.total.give_times(row),
        });
        result.total.series = total;
        result.scenario.clone_from(&self.outline.scenario);
        result
    }

    /// What thresholds judge: the total, the rows that are wanted, counts, checks and exceptions. Its series is one point
    /// with the most users there have been.
    #[must_use]
    pub fn figures(&self, is_wanted: &dyn Fn(&RowKey) -> bool) -> Snapshot {
        let (window, loaded) = (self.window(), self.loaded());
        let keys = self.book.names().keys().iter().zip(&self.rows);
        let wanted = keys.filter(|(key, _)| is_wanted(key));
        let most = Point {
            users: self.timeline.most_users(),
            ..Point::default()
        };
        Snapshot {
            elapsed: self.at.as_seconds(),
            state: self.state(),
            users: self.crew.users(),
            iterations: self.book.iterations(),
            dropped: self.book.dropped(),
            rows: wanted
                .map(|(key, total)| total.row(Some(key), &window, loaded))
                .collect(),
            total: self.total.row(None, &window, loaded),
            exceptions: self.book.exceptions(),
            checks: self.book.checks(&self.outline),
            series: vec![most],
            started_unix_ms: self.run.started_unix_ms,
            ..Snapshot::default()
        }
    }

    /// Rates over the whole run are up to its stop: what a stop then waits for is not load. `more` adds to a row, whose
    /// number it is told; the total has none.
    fn view(&self, more: &dyn Fn(Option<usize>, &mut Row)) -> Snapshot {
        let (window, loaded) = (self.window(), self.loaded());
        let interval = self.timeline.last_whole(&self.crew).map(Held::from);
        let row = |index: Option<usize>| {
            let key = index.map(|index| &self.book.names().keys()[index]);
            let total = index.map_or(&self.total, |index| &self.rows[index]);
            let mut row = total.row(key, &window, loaded);
            row.interval = interval.as_ref().map(|held| held.row(index));
            more(index, &mut row);
            row
        };
        let is_shown = |&index: &usize| self.rows.get(index).is_some_and(|row| !row.is_empty());
        let shown = self.book.names().order().filter(is_shown);
        Snapshot {
            elapsed: self.at.as_seconds(),
            state: self.state(),
            classes: self.classes(),
            users: self.crew.users(),
            in_flight: self.crew.in_flight(),
            iterations: self.book.iterations(),
            dropped: self.book.dropped(),
            rows: shown.map(|index| row(Some(index))).collect(),
            total: row(None),
            failures: self.book.failures(),
            exceptions: self.book.exceptions(),
            checks: self.book.checks(&self.outline),
            log: self.log.iter().cloned().collect(),
            log_left_out: self.log_left_out,
            series: self.timeline.points(&self.crew),
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
            simulated: self.run.simulated,
            reset: self.before.as_ref().and_then(Before::reset),
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
        let first = whole.saturating_sub(Snapshot::WINDOW_SECONDS);
        first.max(self.first()).min(whole)..whole
    }

    /// Seconds under load that statistics are of.
    fn loaded(&self) -> f64 {
        let end = self.stopped.unwrap_or(self.at).as_seconds();
        end - f64::from(self.first())
    }

    /// The first interval that statistics are of.
    fn first(&self) -> u32 {
        self.before().map_or(0, Delta::intervals)
    }
}
