//! A row of every run, and its figures.

use super::batch::Batches;
use super::figure::{Figure, contributions};
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

    /// What each batch of each run adds to the error of a measure, if there is enough; `varied` where the batches of a run
    /// differ by what they were asked for.
    pub(super) fn parts(&self, measure: Measure, varied: bool) -> Option<Vec<Vec<f64>>> {
        let are_enough = |run: &Batches| {
            let batches = run.each.len() >= Window::LEAST_BATCHES;
            batches && run.requests >= LEAST_REQUESTS && run.sum > 0.0
        };
        if !self.runs.iter().all(are_enough) {
            return None;
        }
        let parts = self.runs.iter().map(|run| contributions(measure, run));
        let mut parts: Vec<Vec<f64>> = parts.collect();
        if varied {
            without_common(&mut parts);
        }
        Some(parts)
    }

    pub(super) fn figures(
        &self,
        measure: Measure,
        parts: Vec<Vec<f64>>,
        widened: f64,
    ) -> Vec<Figure<'_>> {
        let runs = self.runs.iter().zip(parts);
        runs.map(|(run, parts)| Figure::new(measure, run, parts, widened))
            .collect()
    }
}
