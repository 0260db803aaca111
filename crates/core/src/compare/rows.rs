//! A row of every run, and its figures.

use super::batch::Batches;
use super::parts::Parts;
use super::spread::without_common;
use super::{Course, Measure, Window};
use crate::stats::{RowKey, Samples};

/// Fewer requests say nothing of their times.
const LEAST_REQUESTS: f64 = 20.0;

/// A row in every run: the baselines', then the new one's.
#[derive(Debug)]
pub(super) struct Rows<'k> {
    /// None for all rows of requests together.
    pub(super) key: Option<&'k RowKey>,
    pub(super) runs: Vec<Batches>,
    /// The response times of all baselines.
    pub(super) before: Samples,
}

impl<'k> Rows<'k> {
    pub(super) fn of(runs: &[&Course], key: Option<&'k RowKey>, window: &Window) -> Self {
        let runs = runs.iter().map(|run| Batches::of(run, key, window));
        let runs: Vec<Batches> = runs.collect();
        let mut before = Samples::default();
        let baselines = runs.split_last().map_or(runs.as_slice(), |(_, them)| them);
        baselines.iter().for_each(|run| before.merge(&run.times));
        Self { key, runs, before }
    }

    /// What a request took in the runs' mean, in microseconds.
    pub(super) fn time(&self) -> f64 {
        let sum = |of: fn(&Batches) -> f64| self.runs.iter().map(of).sum::<f64>();
        (sum(|run| run.sum) / sum(|run| run.requests).max(1.0)).max(1.0)
    }

    /// The parts of each run, if there is enough; `varied` where the batches of a run differ by what they were asked for.
    pub(super) fn parts(&self, measure: Measure, varied: bool) -> Option<Vec<Parts>> {
        let are_enough = |run: &Batches| {
            let batches = run.each.len() >= Window::LEAST_BATCHES;
            batches && run.requests >= LEAST_REQUESTS && run.sum > 0.0
        };
        if !self.runs.iter().all(are_enough) {
            return None;
        }
        let parts = self.runs.iter();
        let parts = parts.map(|run| Parts::of(measure, run, &self.before));
        let mut parts: Vec<Parts> = parts.collect();
        if varied {
            without_common(&mut parts);
        }
        Some(parts)
    }
}
