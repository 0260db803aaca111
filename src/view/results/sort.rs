//! The order of the statistics table's rows.

use std::cmp::Ordering;

use katydid_core::stats::Row;

use super::column::{COLUMNS, Measure};

/// Rows in the order of one column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sort {
    /// Index into [`COLUMNS`].
    pub(crate) column: usize,
    /// Greatest first.
    pub(crate) falling: bool,
}

impl Sort {
    /// What a click on a column's heading makes of the order: first way, other way, the plan's own order.
    pub(crate) fn clicked(sort: Option<Self>, column: usize) -> Option<Self> {
        let first = COLUMNS[column].is_number();
        match sort {
            Some(sort) if sort.column == column && sort.falling == first => Some(Self {
                column,
                falling: !first,
            }),
            Some(sort) if sort.column == column => None,
            _ => Some(Self {
                column,
                falling: first,
            }),
        }
    }

    /// The column's `aria-sort`.
    pub(crate) fn aria(sort: Option<Self>, column: usize) -> &'static str {
        match sort {
            Some(sort) if sort.column != column => "none",
            Some(Self { falling: true, .. }) => "descending",
            Some(_) => "ascending",
            None => "none",
        }
    }
}

/// The rows in this order; rows that compare equal keep the plan's.
pub(crate) fn sorted(rows: &[Row], sort: Option<Sort>, measure: Measure) -> Vec<&Row> {
    let Some(Sort { column, falling }) = sort else {
        return rows.iter().collect();
    };
    let is_before = |a: &Row, b: &Row| match COLUMNS[column].compare(a, b, measure) {
        Ordering::Less => !falling,
        Ordering::Equal => true,
        Ordering::Greater => falling,
    };
    let mut sorted: Vec<&Row> = Vec::with_capacity(rows.len());
    for row in rows {
        let at = sorted.partition_point(|other| is_before(other, row));
        sorted.insert(at, row);
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: usize = 1;
    const REQUESTS: usize = 2;

    fn names(sort: Option<Sort>) -> String {
        let row = |name: &str, requests| Row {
            name: name.to_owned(),
            requests,
            ..Row::default()
        };
        let rows = [row("b", 5), row("c", 10), row("a", 5)];
        sorted(&rows, sort, Measure::Response)
            .iter()
            .map(|row| row.name.as_str())
            .collect()
    }

    #[test]
    fn rows_keep_the_plans_order_until_a_heading_is_clicked() {
        assert_eq!(names(None), "bca");
    }

    #[test]
    fn numbers_fall_first_and_names_rise_first() {
        assert_eq!(names(Sort::clicked(None, REQUESTS)), "cba");
        assert_eq!(names(Sort::clicked(None, NAME)), "abc");
    }

    #[test]
    fn the_third_click_restores_the_plans_order() {
        let first = Sort::clicked(None, REQUESTS);
        let second = Sort::clicked(first, REQUESTS);
        assert_eq!(names(second), "bac");
        assert_eq!(Sort::clicked(second, REQUESTS), None);
    }

    #[test]
    fn only_the_sorted_column_says_so() {
        let sort = Sort::clicked(None, REQUESTS);
        assert_eq!(
            [
                Sort::aria(sort, REQUESTS),
                Sort::aria(sort, NAME),
                Sort::aria(None, NAME)
            ],
            ["descending", "none", "none"]
        );
    }
}
