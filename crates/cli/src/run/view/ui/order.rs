//! The order of the rows.

use std::cmp::Ordering;

use katydid_core::stats::Row;

/// What rows are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::run::view) enum Sort {
    /// The plan's order.
    #[default]
    Plan,
    /// The most requests first.
    Requests,
    /// The most failures first.
    Failures,
    /// The longest median first.
    Median,
    /// The longest 95th percentile first.
    P95,
    /// The longest first.
    Max,
    /// The most requests a second first.
    Rate,
    /// By name, then by method.
    Name,
}

impl Sort {
    const ALL: [Self; 8] = [
        Self::Plan,
        Self::Requests,
        Self::Failures,
        Self::Median,
        Self::P95,
        Self::Max,
        Self::Rate,
        Self::Name,
    ];

    /// The head of its column; `None` for the plan's order.
    pub(in crate::run::view) fn column(self) -> Option<&'static str> {
        Some(match self {
            Self::Plan => return None,
            Self::Requests => "# reqs",
            Self::Failures => "# fails",
            Self::Median => "Med",
            Self::P95 => "95%",
            Self::Max => "Max",
            Self::Rate => "req/s",
            Self::Name => "Name",
        })
    }

    fn compare(self, one: &Row, other: &Row) -> Ordering {
        match self {
            Self::Plan => Ordering::Equal,
            Self::Name => (&one.name, &one.method).cmp(&(&other.name, &other.method)),
            by => by.figure(other).total_cmp(&by.figure(one)),
        }
    }

    /// What is unknown is less than everything known.
    fn figure(self, row: &Row) -> f64 {
        let time = |time: Option<u64>| time.map_or(-1.0, |micros| micros as f64);
        match self {
            Self::Plan | Self::Name => 0.0,
            Self::Requests => row.requests as f64,
            Self::Failures => row.failures as f64,
            Self::Median => time(row.response.at(0.5)),
            Self::P95 => time(row.response.at(0.95)),
            Self::Max => time(row.response.max),
            Self::Rate => row.current_rps,
        }
    }
}

/// The order of the rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::run::view) struct Order {
    pub(in crate::run::view) by: Sort,
    pub(in crate::run::view) turned: bool,
}

impl Order {
    pub(super) fn next(&mut self) {
        let place = (self.by as usize + 1) % Sort::ALL.len();
        *self = Self {
            by: Sort::ALL[place],
            turned: false,
        };
    }

    pub(super) fn turn(&mut self) {
        self.turned = !self.turned;
    }

    /// The rows in this order; what is equal keeps the plan's.
    pub(in crate::run::view) fn sorted<'a>(&self, rows: &'a [Row]) -> Vec<&'a Row> {
        let mut sorted: Vec<&Row> = rows.iter().collect();
        sorted.sort_by(|one, other| self.by.compare(one, other));
        if self.turned {
            sorted.reverse();
        }
        sorted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(order: Order) -> Vec<String> {
        let row = |name: &str, requests, failures| Row {
            name: name.to_owned(),
            requests,
            failures,
            ..Row::default()
        };
        let rows = [row("b", 1, 0), row("a", 3, 0), row("c", 2, 7)];
        let sorted = order.sorted(&rows);
        sorted.iter().map(|row| row.name.clone()).collect()
    }

    #[test]
    fn rows_keep_the_plans_order_until_another_is_asked_for() {
        let mut order = Order::default();
        assert_eq!(names(order), ["b", "a", "c"]);
        order.next();
        assert_eq!(names(order), ["a", "c", "b"]);
        order.turn();
        assert_eq!(names(order), ["b", "c", "a"]);
        order.next();
        assert_eq!(names(order), ["c", "b", "a"]);
    }

    #[test]
    fn names_go_from_a_to_z() {
        let order = Order {
            by: Sort::Name,
            turned: false,
        };
        assert_eq!(names(order), ["a", "b", "c"]);
    }

    #[test]
    fn the_last_order_is_followed_by_the_first() {
        let mut order = Order::default();
        Sort::ALL.iter().for_each(|_| order.next());
        assert_eq!(order, Order::default());
    }
}
