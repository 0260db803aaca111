//! Rows with named columns.

use std::fmt;
use std::sync::Arc;

use crate::expr::Value;

/// The longest text that is read as a table, in bytes.
pub const MAX_BYTES: usize = 64 << 20;

/// The most rows of a table.
pub const MAX_ROWS: usize = 1_000_000;

/// The most columns of a table.
pub const MAX_COLUMNS: usize = 1_000;

/// Problems told of one table; of the rest, their number.
const MAX_PROBLEMS: usize = 20;

/// Rows with named columns; at least one row.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    columns: Vec<Arc<str>>,
    rows: Vec<Value>,
}

impl Table {
    /// Reads CSV: see [`crate::data`].
    ///
    /// # Errors
    /// Everything that is wrong with it, at most 20 problems and the number of the rest.
    pub fn csv(text: &str) -> Result<Self, Vec<TableProblem>> {
        super::csv::read(text)
    }

    /// The rows of a JSON list: its objects, or its scalars as the column `value`.
    ///
    /// Objects need not have the same fields; the columns are all that any has.
    ///
    /// # Errors
    /// Everything that is wrong with it, at most 20 problems and the number of the rest.
    pub fn json(items: &[serde_json::Value]) -> Result<Self, Vec<TableProblem>> {
        super::json::read(items)
    }

    pub(super) fn new(columns: Vec<Arc<str>>, rows: Vec<Value>) -> Self {
        Self { columns, rows }
    }

    /// Their names, in the order of the text.
    #[must_use]
    pub fn columns(&self) -> &[Arc<str>] {
        &self.columns
    }

    /// The row at an index, a [`Value::Map`]; cloning it costs a counter.
    #[must_use]
    pub fn row(&self, index: usize) -> Option<&Value> {
        self.rows.get(index)
    }

    /// How many rows it has; at least one.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "a table is never empty")]
    pub fn len(&self) -> usize {
        self.rows.len()
    }
}

/// One thing that is wrong with a table, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableProblem {
    /// The line of the text, from 1; `None` where there is no text or it has no one line.
    pub line: Option<u32>,
    /// What is wrong, in a clause without a full stop.
    pub message: String,
    /// What to do about it.
    pub hint: Option<&'static str>,
}

impl TableProblem {
    pub(super) fn new(line: Option<u32>, message: impl Into<String>, hint: &'static str) -> Self {
        Self {
            line,
            message: message.into(),
            hint: Some(hint),
        }
    }

    fn more(count: usize) -> Self {
        let plural = if count == 1 { "" } else { "s" };
        Self {
            line: None,
            message: format!("and {count} more problem{plural}"),
            hint: None,
        }
    }
}

/// One line: `line 3: has 2 fields, the header has 3 (hint)`.
impl fmt::Display for TableProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(f, "line {line}: ")?;
        }
        f.write_str(&self.message)?;
        match self.hint {
            Some(hint) => write!(f, " ({hint})"),
            None => Ok(()),
        }
    }
}

/// The problems of one table: the first of them, and how many more.
#[derive(Default)]
pub(super) struct TableProblems {
    told: Vec<TableProblem>,
    rest: usize,
}

impl TableProblems {
    pub(super) fn push(&mut self, problem: TableProblem) {
        if self.told.len() < MAX_PROBLEMS {
            self.told.push(problem);
        } else {
            self.rest += 1;
        }
    }

    /// The table, unless something is wrong with it.
    pub(super) fn or(mut self, table: Table) -> Result<Table, Vec<TableProblem>> {
        if self.told.is_empty() {
            return Ok(table);
        }
        if self.rest > 0 {
            self.told.push(TableProblem::more(self.rest));
        }
        Err(self.told)
    }
}

pub(super) fn too_long(bytes: usize) -> TableProblem {
    let message = format!("is {bytes} bytes long, at most {MAX_BYTES} are read");
    TableProblem::new(None, message, FEWER_ROWS)
}

pub(super) fn too_many_rows(rows: usize) -> TableProblem {
    let message = format!("has {rows} rows, at most {MAX_ROWS} are read");
    TableProblem::new(None, message, FEWER_ROWS)
}

pub(super) fn too_many_columns() -> TableProblem {
    let message = format!("has more than {MAX_COLUMNS} columns");
    TableProblem::new(None, message, "keep those that the scenario uses")
}

const FEWER_ROWS: &str = "keep fewer rows; they can be taken again";
