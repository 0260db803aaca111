//! A measure of every row, and what became of it.

use super::Measure;
use super::batch::Batches;
use super::change::Change;
use super::figure::Figure;
use super::interval::between;
use super::judge::Judge;
use super::parts::Parts;
use super::relative::relative;
use super::rows::Rows;
use super::spread::{Common, Spread};

/// A measure in every run; none where there is too little.
pub(super) type Figures<'r> = Option<Vec<Figure<'r>>>;

/// A measure of every row.
#[derive(Debug)]
struct Table<'r> {
    measure: Measure,
    own: Vec<Figures<'r>>,
    /// Against the other rows.
    relative: Vec<Figures<'static>>,
}

/// What became of each of [`Measure::ALL`] of each row. The chance that any interval misses is at most `miss`: by Bonferroni's
/// inequality, if each of them misses with its share of it. `varied` where the load changes.
pub(super) fn changes(
    rows: &[Rows<'_>],
    varied: bool,
    miss: f64,
    judge: impl Fn(Measure, f64) -> Judge,
) -> Vec<Vec<Change>> {
    let tables = Measure::ALL.map(|measure| Table::of(rows, measure, varied));
    let count: usize = tables.iter().map(Table::intervals).sum();
    let share = miss / count.max(1) as f64;
    let columns = tables.map(|table| table.changes(&judge(table.measure, share)));
    let row = |at: usize| columns.iter().map(|column| column[at]).collect();
    (0..rows.len()).map(row).collect()
}

impl<'r> Table<'r> {
    fn of(rows: &'r [Rows<'_>], measure: Measure, varied: bool) -> Self {
        let parts: Vec<_> = rows.iter().map(|row| row.parts(measure, varied)).collect();
        let singles = rows.iter().zip(&parts).filter(|(row, _)| row.key.is_some());
        let singles: Vec<&[Parts]> = singles.filter_map(|(_, parts)| parts.as_deref()).collect();
        let common = Common::of(&singles);
        let own = rows.iter().zip(&parts).map(|(row, parts)| {
            let parts = parts.as_deref()?;
            Some(match row.key {
                Some(_) => figures(measure, row, parts, &common),
                None => figures(measure, row, parts, &Common::of(&[parts])),
            })
        });
        let own: Vec<Figures<'r>> = own.collect();
        let relative = match measure.is_near_normal() {
            true => relative(rows, &own),
            false => rows.iter().map(|_| None).collect(),
        };
        Self {
            measure,
            own,
            relative,
        }
    }

    /// How many intervals there are.
    fn intervals(&self) -> usize {
        self.own.iter().flatten().count() + self.relative.iter().flatten().count()
    }

    fn changes(&self, judge: &Judge) -> Vec<Change> {
        let between = pooled(&self.own);
        let pairs = self.own.iter().zip(&self.relative);
        let change = |(own, relative): (&Figures<'_>, &Figures<'_>)| match own {
            Some(own) => Change::of(self.measure, own, relative.as_deref(), between, judge),
            None => Change::unclear(self.measure),
        };
        pairs.map(change).collect()
    }
}

fn figures<'r>(
    measure: Measure,
    row: &'r Rows<'_>,
    parts: &[Parts],
    common: &Common,
) -> Vec<Figure<'r>> {
    let runs = row.runs.iter().zip(parts).zip(common.spreads(parts));
    let figure = |((run, parts), spread): ((&'r Batches, &Parts), Spread)| {
        Figure::new(measure, run, parts.clone(), spread)
    };
    runs.map(figure).collect()
}

/// The variance of a measure from baseline to baseline, of all rows together: few baselines tell little of one.
fn pooled(rows: &[Figures<'_>]) -> Option<f64> {
    let found = rows.iter().flatten().filter_map(|figures| {
        let (_, baselines) = figures.split_last()?;
        between(baselines)
    });
    let found: Vec<f64> = found.collect();
    let mean = found.iter().sum::<f64>() / found.len() as f64;
    (!found.is_empty()).then(|| mean.max(0.0))
}
