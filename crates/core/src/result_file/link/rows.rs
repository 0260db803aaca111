//! Fewer rows: all but the most frequent are counted as one.

use std::cmp::Reverse;

use super::Shared;
use crate::collection::sort;
use crate::stats::{
    Delta, FailureDelta, OTHER_NAMES, PhasesDelta, RowDelta, RowId, RowKey, TRANSACTION, add_phases,
};

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// It has counted nothing.
    Dropped,
    Kept,
    /// It is counted with the other rows of requests, or with those of transactions.
    Joined,
    JoinedTransaction,
}

/// All but the most frequent rows of requests are counted as one, and so are those of transactions; whoever has counted
/// nothing goes.
pub(super) fn fewer_rows(shared: &mut Shared, most: usize) {
    let keys: Vec<&RowKey> = keys(shared).collect();
    if keys.len() <= most {
        return;
    }
    let fates = fates(&keys, &counts(&shared.intervals, keys.len()), most);
    let numbers = numbers(&fates);
    for held in &mut shared.intervals {
        held.recount(&numbers);
    }
    let joined = [Fate::Joined, Fate::JoinedTransaction].map(|fate| count(&fates, fate));
    rename(shared, &fates, joined);
    shared.thinned.rows = joined.iter().sum::<usize>() as u32;
}

/// In the order of their numbers.
fn keys(shared: &Shared) -> impl Iterator<Item = &RowKey> {
    shared.header.outline.rows.iter().chain(&shared.words.names)
}

/// How much each row has counted.
fn counts(intervals: &[Delta], rows: usize) -> Vec<u64> {
    let mut counts = vec![0; rows];
    for held in intervals {
        for row in held.rows.iter().chain(&held.transactions) {
            counts[row.row.0 as usize] += row.requests + row.aborted;
        }
    }
    counts
}

fn fates(keys: &[&RowKey], counts: &[u64], most: usize) -> Vec<Fate> {
    let mut fates = vec![Fate::Dropped; keys.len()];
    for (is_transaction, other) in [(false, Fate::Joined), (true, Fate::JoinedTransaction)] {
        let counted = (0..keys.len())
            .filter(|&row| counts[row] > 0 && keys[row].is_transaction() == is_transaction);
        let mut rows: Vec<_> = counted.map(|row| (Reverse(counts[row]), row)).collect();
        sort(&mut rows);
        for (place, (_, row)) in rows.into_iter().enumerate() {
            fates[row] = if place < most { Fate::Kept } else { other };
        }
    }
    fates
}

/// Those that are kept in their order, then what the others become.
fn numbers(fates: &[Fate]) -> Vec<RowId> {
    let kept = count(fates, Fate::Kept) as u32;
    let joined = fates.contains(&Fate::Joined);
    let mut next = (0..).map(RowId);
    let number = |&fate: &Fate| match fate {
        Fate::Dropped => RowId(0),
        Fate::Kept => next.next().unwrap_or(RowId(0)),
        Fate::Joined => RowId(kept),
        Fate::JoinedTransaction => RowId(kept + u32::from(joined)),
    };
    fates.iter().map(number).collect()
}

fn count(fates: &[Fate], fate: Fate) -> usize {
    fates.iter().filter(|&&own| own == fate).count()
}

fn rename(shared: &mut Shared, fates: &[Fate], joined: [usize; 2]) {
    let planned = shared.header.outline.rows.len();
    let (planned, met) = fates.split_at(planned);
    keep(&mut shared.header.outline.rows, planned);
    keep(&mut shared.words.names, met);
    let others = joined.into_iter().zip(["", TRANSACTION]);
    for (_, method) in others.filter(|&(rows, _)| rows > 0) {
        shared.words.names.push(RowKey {
            method: method.to_owned(),
            name: OTHER_NAMES.to_owned(),
        });
    }
}

fn keep(keys: &mut Vec<RowKey>, fates: &[Fate]) {
    let mut fates = fates.iter();
    keys.retain(|_| fates.next() == Some(&Fate::Kept));
}

impl Delta {
    /// With these numbers for its rows; those that become the same become one.
    fn recount(&mut self, numbers: &[RowId]) {
        let number = |row: RowId| numbers[row.0 as usize];
        let renumbered = |row: RowDelta| RowDelta {
            row: number(row.row),
            ..row
        };
        for row in std::mem::take(&mut self.rows) {
            let rows = vec![renumbered(row)];
            self.count(Self {
                rows,
                ..Self::default()
            });
        }
        for row in std::mem::take(&mut self.transactions) {
            let transactions = vec![renumbered(row)];
            self.count(Self {
                transactions,
                ..Self::default()
            });
        }
        for failure in std::mem::take(&mut self.failures) {
            let failures = vec![FailureDelta {
                row: number(failure.row),
                ..failure
            }];
            self.count(Self {
                failures,
                ..Self::default()
            });
        }
        for it in std::mem::take(&mut self.phases) {
            let row = number(it.row);
            add_phases(&mut self.phases, &[PhasesDelta { row, ..it }]);
        }
    }
}
