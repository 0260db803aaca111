//! Which rows are compared, and what each measure of them comes to.

use super::batch::Batches;
use super::change::{Change, Judge};
use super::figure::{Figure, contributions};
use super::interval::between;
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

/// A measure of it in every run, or none where there is too little.
type Figures<'r> = Option<Vec<Figure<'r>>>;

impl<'k> Rows<'k> {
    pub(super) fn of(runs: &[&Course], key: Option<&'k RowKey>, window: &Window) -> Self {
        let runs = runs.iter().map(|run| Batches::of(run, key, window));
        Self {
            key,
            runs: runs.collect(),
        }
    }

    /// Of each of [`Measure::ALL`]; `varied` where the batches of a run differ by what they were asked for.
    fn figures(&self, varied: bool) -> [Figures<'_>; 6] {
        Measure::ALL.map(|measure| self.of_measure(measure, varied))
    }

    fn of_measure(&self, measure: Measure, varied: bool) -> Figures<'_> {
        let are_enough = |run: &Batches| {
            let batches = run.each.len() >= Window::LEAST_BATCHES;
            batches && run.requests >= LEAST_REQUESTS && run.sum > 0.0
        };
        if !self.runs.iter().all(are_enough) {
            return None;
        }
        let mut parts: Vec<Vec<f64>> = self
            .runs
            .iter()
            .map(|run| contributions(measure, run))
            .collect();
        if varied {
            without_common(&mut parts);
        }
        let runs = self.runs.iter().zip(&parts);
        Some(
            runs.map(|(run, parts)| Figure::new(measure, run, parts))
                .collect(),
        )
    }
}

/// What became of each measure of each row. The chance that any interval misses is at most `miss`.
pub(super) fn changes(
    rows: &[Rows<'_>],
    varied: bool,
    miss: f64,
    judge: impl Fn(f64) -> Judge,
) -> Vec<Vec<Change>> {
    let all: Vec<[Figures<'_>; 6]> = rows.iter().map(|row| row.figures(varied)).collect();
    let count = all.iter().flatten().flatten().count();
    let judge = judge(miss / count.max(1) as f64);
    let between: Vec<Option<f64>> = (0..6)
        .map(|at| pooled(all.iter().map(|row| &row[at])))
        .collect();
    let change = |at: usize, figures: &Figures<'_>| match figures {
        Some(figures) => Change::of(Measure::ALL[at], figures, between[at], judge),
        None => Change::unclear(Measure::ALL[at]),
    };
    let of_row = |row: &[Figures<'_>; 6]| (0..6).map(|at| change(at, &row[at])).collect();
    all.iter().map(of_row).collect()
}

/// The variance of a measure from baseline to baseline, of all rows together: few baselines tell little of one.
fn pooled<'f>(rows: impl Iterator<Item = &'f Figures<'f>>) -> Option<f64> {
    let baselines = |figures: &'f Vec<Figure<'f>>| &figures[..figures.len() - 1];
    let found: Vec<f64> = rows.flatten().map(baselines).filter_map(between).collect();
    (!found.is_empty()).then(|| (found.iter().sum::<f64>() / found.len() as f64).max(0.0))
}
