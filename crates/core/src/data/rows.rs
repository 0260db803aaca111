//! Which row a user takes.

use super::mix::{below, mix};
use super::permutation::shuffled;
use super::{Feed, OnEnd, Order, Sharing, Source, Table, TableProblem, Take};
use crate::expr::Value;

/// A feed whose rows are known: what a plan holds.
///
/// A user's slot is its place among the test's users, below their peak; one that starts later in a slot
/// goes on where the last one there ended, so the count of takes is kept for the slot.
///
/// ```text
///  6 rows, shared, peak of 4 users     take 0   take 1        lap 0: 0 1 2 3 4 5
///                             slot 0      0        4          lap 1: 0 1 …
///                             slot 1      1        5
///                             slot 2      2        0   ◄ None where `on_end` does not recycle
///                             slot 3      3        1
/// ```
///
/// That needs a peak that stays the same for the whole test; beyond it, slots take rows that others
/// take as well. A slow user leaves its rows of a lap for later, nobody else takes them.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows {
    table: Table,
    order: Order,
    scope: Sharing,
    take: Take,
    on_end: OnEnd,
    /// Of every draw of this feed.
    key: u64,
}

impl Feed {
    /// The rows of this feed, the `index`-th of its scenario, in a test of this seed.
    ///
    /// # Errors
    /// Everything that is wrong with the rows, or that their file was not read: see
    /// [`super::with_contents`].
    pub fn rows(&self, seed: u64, index: u32) -> Result<Rows, Vec<TableProblem>> {
        Ok(Rows {
            table: self.table()?,
            order: self.order,
            scope: self.scope,
            take: self.take,
            on_end: self.on_end,
            key: mix(mix(0, seed), u64::from(index)),
        })
    }

    fn table(&self) -> Result<Table, Vec<TableProblem>> {
        match &self.source {
            Source::Inline(text) => Table::csv(text),
            Source::Json(items) => Table::json(items),
            Source::CsvFile(path) | Source::JsonFile(path) => {
                let message = format!("the file `{path}` was not read");
                Err(vec![TableProblem::new(
                    None,
                    message,
                    "give the file, or write the rows into the scenario",
                )])
            }
        }
    }
}

impl Rows {
    /// The row that the user in this slot takes after `take` others; `None` at the end.
    #[must_use]
    pub fn row(&self, slot: u32, peak_users: u32, take: u64) -> Option<&Value> {
        self.table.row(self.row_at(slot, peak_users, take)?)
    }

    /// The index of that row.
    #[must_use]
    pub fn row_at(&self, slot: u32, peak_users: u32, take: u64) -> Option<usize> {
        let rows = self.table.len() as u64;
        let user = mix(self.key, u64::from(slot));
        if self.order == Order::Random {
            return Some(below(mix(user, take), rows) as usize);
        }
        let (turn, key) = match self.scope {
            Sharing::Shared => (shared_turn(slot, peak_users, take), self.key),
            Sharing::User => (take, user),
        };
        let (lap, index) = (turn / rows, turn % rows);
        let is_left = lap == 0 || self.on_end == OnEnd::Recycle;
        is_left.then(|| match self.order {
            Order::Shuffle => shuffled(index, rows, mix(key, lap)) as usize,
            Order::Sequential | Order::Random => index as usize,
        })
    }

    /// The rows.
    #[must_use]
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// Whether each iteration of all users together takes the next row.
    #[must_use]
    pub fn is_dealt(&self) -> bool {
        self.scope == Sharing::Shared && self.take == Take::Iteration
    }

    /// How long a user keeps a row.
    #[must_use]
    pub fn take(&self) -> Take {
        self.take
    }

    /// What happens when there is no row.
    #[must_use]
    pub fn on_end(&self) -> OnEnd {
        self.on_end
    }
}

/// How many rows all users together take before this one; the last that can be told stays.
fn shared_turn(slot: u32, peak_users: u32, take: u64) -> u64 {
    take.saturating_mul(u64::from(peak_users))
        .saturating_add(u64::from(slot))
}

#[cfg(test)]
mod tests;
