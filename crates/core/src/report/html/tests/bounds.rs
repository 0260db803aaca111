//! How large a report gets.

use super::super::html;
use super::support::{data, point, row, row_point, shop};
use crate::stats::Snapshot;

#[test]
fn ten_minutes_of_two_endpoints_are_a_quarter_of_a_megabyte_at_most() {
    let size = html(&shop(), None).len();
    assert!(size <= 250_000, "{size} bytes");
}

/// A run of so many seconds and rows.
fn long(seconds: u32, rows: usize) -> Snapshot {
    let mut row = row("GET", "/products/with/a/long/path/7", 1234, 17);
    row.series = (0..seconds)
        .map(|second| row_point(second, 1234, 17))
        .collect();
    Snapshot {
        rows: vec![row; rows],
        series: (0..seconds).map(point).collect(),
        elapsed: f64::from(seconds),
        ..shop()
    }
}

#[test]
fn a_report_of_many_rows_stays_small_and_tells_what_it_left_out() {
    let report = html(&long(1200, 500), None);
    assert!(report.len() < 5_500_000, "{} bytes", report.len());
    assert!(report.contains("stands for 1 s, for 5 s where it is about one row"));
    assert!(!html(&shop(), None).contains("A point of these charts"));
}

#[test]
fn a_morning_is_drawn_in_as_many_points_as_a_chart_has_room_for() {
    let data = data(&html(&long(21_600, 1), None));
    assert_eq!(data["all"]["times"].as_array().unwrap().len(), 1200);
    let sum: f64 = data["all"]["requests"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(serde_json::Value::as_f64)
        .sum();
    assert_eq!(sum * 18.0, 21_600.0 * 40.0);
}
