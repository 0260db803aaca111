//! Less of a result, so that it fits into a link.

use serde::{Deserialize, Serialize};

use super::Shared;
use super::rows::fewer_rows;
use crate::stats::{Delta, OTHER_NAMES, RowKey, Samples};

/// What had to be left out of a result for it to fit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thinned {
    /// Seconds that are one interval now; 0 if none were joined.
    pub seconds: u32,
    /// How far a percentile may be off, in tenths of a percent; 0 if it is as it was.
    pub permille: u32,
    /// Rows that are counted as other names.
    pub rows: u32,
    /// Whether names and texts are cut short.
    pub texts: bool,
    /// Whether the scenario is left out.
    pub scenario: bool,
}

/// How much is left.
#[derive(Clone, Copy, Debug)]
pub(super) struct Level {
    /// Intervals at most.
    intervals: u32,
    /// Digits of a time, binary: 11 are what the histograms have.
    digits: u32,
    rows: usize,
    /// Characters of a name or a text.
    letters: usize,
    /// Bytes of a scenario.
    scenario: usize,
}

/// From fuller to thinner.
pub(super) const LEVELS: [Level; 6] = [
    level(120, 11, 2000, 500, 20_000),
    level(60, 7, 2000, 200, 20_000),
    level(60, 6, 100, 120, 10_000),
    level(30, 5, 50, 80, 5_000),
    level(12, 4, 20, 60, 0),
    level(1, 3, 10, 40, 0),
];

const fn level(intervals: u32, digits: u32, rows: usize, letters: usize, scenario: usize) -> Level {
    Level {
        intervals,
        digits,
        rows,
        letters,
        scenario,
    }
}

/// As much as the level leaves.
pub(super) fn thinned(whole: &Shared, level: &Level) -> Shared {
    let mut thin = whole.clone();
    fewer_rows(&mut thin, level.rows);
    fewer_intervals(&mut thin, level.intervals);
    coarser_times(&mut thin, level.digits);
    shorter_texts(&mut thin, level.letters);
    let scenario = &mut thin.header.outline.scenario;
    thin.thinned.scenario = scenario.len() > level.scenario;
    if thin.thinned.scenario {
        scenario.clear();
    }
    thin
}

/// Intervals of about the same length become one; none of those before statistics began anew with one after it.
fn fewer_intervals(shared: &mut Shared, most: u32) {
    let seconds = shared.intervals.iter().map(Delta::intervals);
    let each = seconds.fold(0, u32::saturating_add).div_ceil(most).max(1);
    let reset = shared.header.outline.spawned_interval();
    let mut joined: Vec<Delta> = Vec::new();
    for held in shared.intervals.drain(..) {
        let is_apart = held.interval == reset && shared.header.run.reset_stats;
        let fits = |last: &&mut Delta| last.intervals() < each && !is_apart;
        match joined.last_mut().filter(fits) {
            Some(last) => last.follow(held),
            None => joined.push(held),
        }
    }
    shared.intervals = joined;
    shared.thinned.seconds = if each > 1 { each } else { 0 };
}

fn coarser_times(shared: &mut Shared, digits: u32) {
    if digits >= 11 {
        return;
    }
    // Half a bucket, where a time is least exact.
    shared.thinned.permille = 1000 >> digits;
    for held in &mut shared.intervals {
        for row in held.rows.iter_mut().chain(&mut held.transactions) {
            row.response_times = coarse(&row.response_times, digits);
            row.service_times = coarse(&row.service_times, digits);
        }
    }
}

/// The middle of the bucket of so many binary digits.
fn coarse(samples: &Samples, digits: u32) -> Samples {
    let mut coarse: Vec<(u64, u64)> = Vec::new();
    for &(micros, count) in &samples.0 {
        let shift = (u64::BITS - micros.leading_zeros()).saturating_sub(digits);
        let middle = (micros >> shift << shift) + (1 << shift >> 1);
        match coarse.last_mut().filter(|last| last.0 == middle) {
            Some(last) => last.1 += count,
            None => coarse.push((middle, count)),
        }
    }
    Samples(coarse)
}

fn shorter_texts(shared: &mut Shared, letters: usize) {
    let outline = &mut shared.header.outline;
    let keys = outline.rows.iter_mut().chain(&mut shared.words.names);
    let names = keys.flat_map(|key| [&mut key.method, &mut key.name]);
    let others = shared.words.messages.iter_mut().chain(&mut outline.checks);
    for text in names.chain(others) {
        if let Some((end, _)) = text.char_indices().nth(letters) {
            text.truncate(end);
            text.push('…');
            shared.thinned.texts = true;
        }
    }
    keep_apart(&mut outline.rows);
}

/// Rows of a plan are numbered by their keys: of two that became the same the second would be the first.
fn keep_apart(rows: &mut [RowKey]) {
    for at in 1..rows.len() {
        let (before, after) = rows.split_at_mut(at);
        if before.contains(&after[0]) {
            after[0].name.push_str(&at.to_string());
        }
    }
}

impl Thinned {
    /// What was left out, as sentences; empty when nothing was.
    #[must_use]
    pub fn words(&self) -> String {
        let mut words: Vec<String> = Vec::new();
        if self.seconds > 0 {
            words.push(format!("a point of a chart is {} s", self.seconds));
        }
        if self.permille > 0 {
            let percent = f64::from(self.permille) / 10.0;
            words.push(format!("percentiles may be off by {percent} %"));
        }
        if self.rows > 0 {
            words.push(format!("{} rows are counted as `{OTHER_NAMES}`", self.rows));
        }
        if self.texts {
            words.push("long names are cut".to_owned());
        }
        if self.scenario {
            words.push("the scenario is left out".to_owned());
        }
        words.join("; ")
    }
}
