//! The first two columns of a table of rows.

use crate::stats::{Row, Snapshot};

/// The width the name column takes at most; longer names lose their middle.
const NAME_WIDTH: usize = 50;

/// The same of the column of methods, and at least.
const METHOD_WIDTH: usize = 16;
const LEAST_METHOD_WIDTH: usize = 8;

/// Method and name of a row, at the widths of the table's.
pub(super) struct Label {
    method: usize,
    name: usize,
}

impl Label {
    pub(super) fn of(snapshot: &Snapshot) -> Self {
        let longest = |text: fn(&Row) -> &str| {
            let lengths = snapshot.rows.iter().map(|row| text(row).chars().count());
            lengths.max().unwrap_or(0)
        };
        Self {
            method: longest(|row| &row.method).clamp(LEAST_METHOD_WIDTH, METHOD_WIDTH),
            name: longest(|row| &row.name).clamp("Aggregated".len(), NAME_WIDTH),
        }
    }

    pub(super) fn text(&self, method: &str, name: &str) -> String {
        let (method_width, name_width) = (self.method, self.name);
        let (method, name) = (shortened(method, method_width), shortened(name, name_width));
        format!("{method:<method_width$} {name:<name_width$}")
    }

    pub(super) fn width(&self) -> usize {
        self.method + 1 + self.name
    }
}

fn shortened(name: &str, width: usize) -> String {
    let length = name.chars().count();
    if length <= width {
        return name.to_owned();
    }
    let half = (width - 1) / 2;
    let head: String = name.chars().take(half).collect();
    let tail: String = name.chars().skip(length - (width - 1 - half)).collect();
    format!("{head}…{tail}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_loses_its_middle_and_a_transaction_keeps_its_column() {
        let row = |method: &str, name: String| Row {
            method: method.to_owned(),
            name,
            ..Row::default()
        };
        let snapshot = Snapshot {
            rows: vec![
                row("GET", "x".repeat(80)),
                row("TRANSACTION", "buy".to_owned()),
            ],
            ..Snapshot::default()
        };
        let label = Label::of(&snapshot);
        let lines = snapshot
            .rows
            .iter()
            .map(|row| label.text(&row.method, &row.name));
        assert!(
            lines
                .clone()
                .all(|line| line.chars().count() == label.width())
        );
        assert_eq!(label.width(), 11 + 1 + NAME_WIDTH);
        assert!(lines.into_iter().next().unwrap().contains('…'));
    }
}
