//! A feed as its author wrote it.

use serde_json::Value as Json;

/// Rows for users to take, as an author wrote them; may be wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Feed {
    /// Where the rows are.
    pub source: Source,
    /// Which row follows which.
    pub order: Order,
    /// Whether users go through the rows together.
    pub scope: Sharing,
    /// How long a user keeps a row.
    pub take: Take,
    /// What happens when all rows were taken.
    pub on_end: OnEnd,
}

impl Feed {
    /// A feed of all that is the default: shared, in order, a row an iteration, from the start again.
    #[must_use]
    pub fn new(source: Source) -> Self {
        Self {
            source,
            order: Order::default(),
            scope: Sharing::default(),
            take: Take::default(),
            on_end: OnEnd::default(),
        }
    }
}

/// Where a feed's rows are.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    /// The path of a CSV file, relative to the scenario's.
    CsvFile(String),
    /// The path of a JSON file, relative to the scenario's.
    JsonFile(String),
    /// CSV text.
    Inline(String),
    /// Objects, or scalars that become the column `value`.
    Json(Vec<Json>),
}

/// Which row follows which.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Order {
    /// As they stand.
    #[default]
    Sequential,
    /// Each once a lap, every lap in a new order.
    Shuffle,
    /// Any, at every take; there is no end.
    Random,
}

/// Whether users go through the rows together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Sharing {
    /// All users together: a row is taken once a lap.
    #[default]
    Shared,
    /// Each user by itself: it takes every row once a lap.
    User,
}

/// How long a user keeps a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Take {
    /// For an iteration; the row is taken when the iteration first uses it.
    #[default]
    Iteration,
    /// For its whole life.
    User,
}

/// What happens when all rows were taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum OnEnd {
    /// They are taken again.
    #[default]
    Recycle,
    /// The user that would take one stops; others take what is left for them.
    StopUser,
    /// The test stops when any user would take one.
    StopTest,
}
