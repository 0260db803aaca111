//! A row of every run, and its figures.

use super::batch::Batches;
use super::parts::Parts;
use super::spread::without_common;
use super::{Course, Measure, Window};
use crate::stats::RowKey;

/// Fewer requests say nothing of their times.
const LEAST_REQUESTS: f64 = 20.0;

/// A row in every run: the baselines', then the new one's.
#[derive(Debug)]
pub(super) struct Rows<'k> {
    /// None for all rows of requests together.
    pub(super) key: Option<&'k RowKey>,
    pub(super) runs: Vec<Batches>,
}

impl<'k> Rows<'k> {
    pub(super) fn of(runs: &[&Course], key: Option<&'k RowKey>, window: &Window) -> Self {
        let runs = runs.iter().map(|run| Batches::of(run, key, window));
        Self {
            key,
            runs: runs.collect(),
        }
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
        let parts = self.runs.iter().map(|run| Parts::of(measure, run));
        let mut parts: Vec<Parts> = parts.collect();
        if varied {
            without_common(&mut parts);
        }
        Some(parts)
    }
}
