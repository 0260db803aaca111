//! What each interval held of each row.

use super::{Delta, Point, Quantiles, RowDelta, RowId, RowPoint};

/// What an interval held.
#[derive(Debug)]
pub(super) struct Held {
    whole: Point,
    delta: Delta,
}

impl From<Delta> for Held {
    fn from(delta: Delta) -> Self {
        Self {
            whole: Point::of(&delta),
            delta,
        }
    }
}

impl Held {
    /// Of the row of this number; of all requests together without one.
    pub(super) fn row(&self, index: Option<usize>) -> RowPoint {
        let all = RowPoint::from(self.whole);
        let Some(index) = index else {
            return all;
        };
        let nothing = RowPoint {
            at: all.at,
            span: all.span,
            ..RowPoint::default()
        };
        let row = self.find(RowId(index as u32));
        row.map_or(nothing, |row| RowPoint {
            requests: row.requests,
            failures: row.failures,
            quantiles: row.response_times.quantiles(Quantiles::REPORTED),
            ..nothing
        })
    }

    fn find(&self, id: RowId) -> Option<&RowDelta> {
        let both = [&self.delta.rows, &self.delta.transactions];
        both.into_iter().find_map(|rows| {
            let found = rows.binary_search_by_key(&id, |row| row.row);
            found.ok().map(|at| &rows[at])
        })
    }

    fn rows(&self) -> impl Iterator<Item = usize> {
        let all = self.delta.rows.iter().chain(&self.delta.transactions);
        all.map(|row| row.row.0 as usize)
    }
}

/// The series of every row, by its number, and of all requests together.
pub(super) fn of(intervals: impl Iterator<Item = Delta>) -> (Vec<Vec<RowPoint>>, Vec<RowPoint>) {
    let (mut rows, mut total) = (Vec::new(), Vec::new());
    for held in intervals.map(Held::from) {
        for index in held.rows() {
            if rows.len() <= index {
                rows.resize_with(index + 1, Vec::new);
            }
            rows[index].push(held.row(Some(index)));
        }
        total.push(held.row(None));
    }
    (rows, total)
}
