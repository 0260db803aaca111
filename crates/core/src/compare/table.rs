//! A measure of every row, and what became of it.

use super::Measure;
use super::batch::Batches;
use super::change::{Change, Verdict};
use super::figure::Figure;
use super::interval::between;
use super::judge::Judge;
use super::parts::Parts;
use super::relative::{By, relative};
use super::rows::Rows;
use super::spread::{Common, Spread};

/// A measure in every run; none where there is too little.
pub(super) type Figures<'r> = Option<Vec<Figure<'r>>>;

/// A measure of every row.
#[derive(Debug)]
struct Table<'r> {
    measure: Measure,
    own: Vec<Figures<'r>>,
    /// Against the other rows, by each of [`By::ALL`].
    relative: Vec<[Figures<'static>; 2]>,
    /// What a request took in the mean, in microseconds.
    times: Vec<f64>,
}

/// The part of all chance to miss that the intervals of [`Measure::Typical`] have: it is what a change is found by first.
const FIRST: f64 = 0.5;

/// What became of each of [`Measure::ALL`] of each row. The chance that any interval misses is at most `miss`: by Bonferroni's
/// inequality, if each of them misses with its share of it. `varied` where the load changes.
pub(super) fn changes(
    rows: &[Rows<'_>],
    varied: bool,
    miss: f64,
    judge: impl Fn(Measure, f64) -> Judge,
) -> Vec<Vec<Change>> {
    let mut tables = Measure::ALL.map(|measure| Table::of(rows, measure, varied));
    let count = |is_first: bool| -> usize {
        let those = tables.iter().filter(|table| table.is_first() == is_first);
        those.map(Table::intervals).sum()
    };
    let share = |is_first, part: f64| part * miss / count(is_first).max(1) as f64;
    let (first, others) = (share(true, FIRST), share(false, 1.0 - FIRST));
    let share = |table: &Table<'_>| if table.is_first() { first } else { others };
    let changes = |table: &Table<'_>| table.changes(&judge(table.measure, share(table)));
    let apart = apart(&changes(&tables[0]));
    if apart.contains(&true) {
        tables
            .iter_mut()
            .for_each(|table| table.relate(rows, &apart));
    }
    let columns = tables.each_ref().map(changes);
    let row = |at: usize| columns.iter().map(|column| column[at]).collect();
    (0..rows.len()).map(row).collect()
}

/// Which rows have surely changed in another way than the others have: these are no measure of the others.
fn apart(changes: &[Change]) -> Vec<bool> {
    let is_apart = |change: &Change| {
        let is_called = matches!(change.verdict, Verdict::Worse | Verdict::Better);
        let relative = change.relative.filter(|_| is_called);
        relative.is_some_and(|relative| relative.is_sure())
    };
    changes.iter().map(is_apart).collect()
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
        let mut table = Self {
            measure,
            own,
            relative: Vec::new(),
            times: rows.iter().map(Rows::time).collect(),
        };
        table.relate(rows, &vec![false; rows.len()]);
        table
    }

    /// Compares each row with the others that are not apart.
    fn relate(&mut self, rows: &'r [Rows<'_>], apart: &[bool]) {
        let none = || rows.iter().map(|_| None).collect();
        let [part, time] = By::ALL.map(|by| match self.measure.is_of_all() {
            true => relative(by, rows, &self.own, apart),
            false => none(),
        });
        let relative = part.into_iter().zip(time);
        self.relative = relative.map(|(part, time)| [part, time]).collect();
    }

    fn is_first(&self) -> bool {
        self.measure == Measure::Typical
    }

    /// How many intervals there are; the two against the other rows come to one.
    fn intervals(&self) -> usize {
        let relative = self.relative.iter().filter(|[by, _]| by.is_some());
        self.own.iter().flatten().count() + relative.count()
    }

    fn changes(&self, judge: &Judge) -> Vec<Change> {
        let between = pooled(&self.own);
        let pairs = self.own.iter().zip(&self.relative).zip(&self.times);
        let change = |((own, relative), time): ((&Figures<'_>, &[Figures<'_>; 2]), &f64)| match own
        {
            Some(own) => Change::of(own, relative, between, *time, judge),
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
        Figure::new(measure, run, &row.before, parts.clone(), spread)
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
