//! The statistics table's columns: Locust's, in its order.

use std::cmp::Ordering;

use katydid_core::stats::{Quantiles, Row};

use super::table::Head;
use crate::view::format::{NONE, millis, rate};

/// Which of a row's times the table shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Measure {
    /// From the moment the schedule wanted the request.
    #[default]
    Response,
    /// From the moment it was sent.
    Service,
}

impl Measure {
    fn of(self, row: &Row) -> &Quantiles {
        match self {
            Self::Response => &row.response,
            Self::Service => &row.service,
        }
    }
}

/// A column of the statistics table.
#[derive(Debug)]
pub(crate) struct Column {
    /// Its cells' `data-column`.
    pub(crate) key: &'static str,
    /// Its heading.
    pub(crate) label: &'static str,
    /// What the heading says on hover.
    pub(crate) title: &'static str,
    value: Value,
}

/// Where a column's cells come from.
#[derive(Debug)]
enum Value {
    Text(fn(&Row) -> &str),
    Count(fn(&Row) -> Option<u64>),
    Rate(fn(&Row) -> f64),
    Micros(fn(&Quantiles) -> Option<f64>),
}

const fn column(
    key: &'static str,
    label: &'static str,
    title: &'static str,
    value: Value,
) -> Column {
    Column {
        key,
        label,
        title,
        value,
    }
}

/// Locust's columns in its order.
pub(crate) static COLUMNS: [Column; 13] = [
    column(
        "type",
        "Type",
        "The request's method",
        Value::Text(|row| &row.method),
    ),
    column(
        "name",
        "Name",
        "The request's name, or its path and query",
        Value::Text(|row| &row.name),
    ),
    column(
        "requests",
        "# Requests",
        "Requests answered or failed",
        Value::Count(|row| Some(row.requests)),
    ),
    column(
        "fails",
        "# Fails",
        "Those that failed",
        Value::Count(|row| Some(row.failures)),
    ),
    column(
        "median",
        "Median (ms)",
        "Half took at most this",
        Value::Micros(|times| at(times, 0.5)),
    ),
    column(
        "p95",
        "95%ile (ms)",
        "95 in 100 took at most this",
        Value::Micros(|times| at(times, 0.95)),
    ),
    column(
        "p99",
        "99%ile (ms)",
        "99 in 100 took at most this",
        Value::Micros(|times| at(times, 0.99)),
    ),
    column(
        "average",
        "Average (ms)",
        "The mean",
        Value::Micros(|times| times.average),
    ),
    column(
        "min",
        "Min (ms)",
        "The shortest",
        Value::Micros(|times| times.min.map(|micros| micros as f64)),
    ),
    column(
        "max",
        "Max (ms)",
        "The longest",
        Value::Micros(|times| times.max.map(|micros| micros as f64)),
    ),
    column(
        "size",
        "Average size (bytes)",
        "Bytes of body an answer",
        Value::Count(Row::average_bytes),
    ),
    column(
        "rps",
        "Current RPS",
        "Requests per second, last 10 s",
        Value::Rate(|row| row.current_rps),
    ),
    column(
        "fps",
        "Current Failures/s",
        "Failures per second, last 10 s",
        Value::Rate(|row| row.current_fail_per_sec),
    ),
];

fn at(times: &Quantiles, quantile: f64) -> Option<f64> {
    times.at(quantile).map(|micros| micros as f64)
}

impl Column {
    /// Whether its cells are numbers, which align at their last digit.
    pub(crate) fn is_number(&self) -> bool {
        !matches!(self.value, Value::Text(_))
    }

    /// As a table's column.
    pub(super) fn head(&self) -> Head {
        Head {
            key: self.key,
            label: self.label,
            number: self.is_number(),
            long: self.key == "name",
        }
    }

    /// What a row's cell says.
    pub(crate) fn text(&self, row: &Row, measure: Measure) -> String {
        match self.value {
            Value::Text(text) => text(row).to_owned(),
            Value::Count(count) => {
                count(row).map_or_else(|| NONE.to_owned(), |count| count.to_string())
            }
            Value::Rate(of) => rate(of(row)),
            Value::Micros(micros) => {
                micros(measure.of(row)).map_or_else(|| NONE.to_owned(), millis)
            }
        }
    }

    /// Which of two rows comes first in rising order; a row without a value comes before all others.
    pub(crate) fn compare(&self, a: &Row, b: &Row, measure: Measure) -> Ordering {
        let number = |row: &Row| match self.value {
            Value::Text(_) => None,
            Value::Count(count) => count(row).map(|count| count as f64),
            Value::Rate(rate) => Some(rate(row)),
            Value::Micros(micros) => micros(measure.of(row)),
        };
        match self.value {
            Value::Text(text) => text(a).cmp(text(b)),
            _ => number(a).partial_cmp(&number(b)).unwrap_or(Ordering::Equal),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(requests: u64, median: Option<u64>) -> Row {
        let values = median.map(|micros| vec![micros; 11]).unwrap_or_default();
        Row {
            requests,
            response: Quantiles {
                values,
                ..Quantiles::default()
            },
            ..Row::default()
        }
    }

    fn column(key: &str) -> &'static Column {
        COLUMNS.iter().find(|column| column.key == key).unwrap()
    }

    #[test]
    fn the_columns_are_locusts_in_its_order() {
        let labels = COLUMNS
            .iter()
            .map(|column| column.label)
            .collect::<Vec<_>>()
            .join(", ");
        assert_eq!(
            labels,
            "Type, Name, # Requests, # Fails, Median (ms), 95%ile (ms), 99%ile (ms), Average (ms), Min (ms), \
             Max (ms), Average size (bytes), Current RPS, Current Failures/s"
        );
    }

    #[test]
    fn times_are_in_milliseconds_and_nothing_is_a_dash() {
        let median = column("median");
        assert_eq!(
            median.text(&row(1, Some(12_340)), Measure::Response),
            "12.3"
        );
        assert_eq!(median.text(&row(1, Some(12_340)), Measure::Service), "–");
        assert_eq!(column("size").text(&row(0, None), Measure::Response), "–");
    }

    #[test]
    fn numbers_compare_as_numbers() {
        let requests = column("requests");
        assert_eq!(
            requests.compare(&row(9, None), &row(10, None), Measure::Response),
            Ordering::Less
        );
        let median = column("median");
        assert_eq!(
            median.compare(&row(1, None), &row(1, Some(1)), Measure::Response),
            Ordering::Less
        );
    }
}
