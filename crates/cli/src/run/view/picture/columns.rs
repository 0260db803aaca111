//! A run's intervals as the columns of a chart.

use katydid_core::stats::Point;

/// Seconds a column may stand for: the least of them that shows the whole run.
const STEPS: [u32; 18] = [
    1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1800, 3600,
];

/// What one column shows.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Column {
    /// Seconds that are known of it.
    seconds: f64,
    requests: f64,
    failures: f64,
    users: u32,
    median: Option<u64>,
    p95: Option<u64>,
}

impl Column {
    /// Requests a second; `None` of what nobody has reported.
    pub(super) fn rate(&self) -> Option<f64> {
        (self.seconds > 0.0).then(|| self.requests / self.seconds)
    }

    /// Failures a second; 0 of what nobody has reported.
    pub(super) fn failure_rate(&self) -> f64 {
        match self.seconds > 0.0 {
            true => self.failures / self.seconds,
            false => 0.0,
        }
    }

    /// The most users of its intervals.
    pub(super) fn users(&self) -> Option<u32> {
        (self.seconds > 0.0).then_some(self.users)
    }

    /// The longest median of its intervals, in microseconds.
    pub(super) fn median(&self) -> Option<u64> {
        self.median
    }

    /// The longest 95th percentile of its intervals, in microseconds.
    pub(super) fn p95(&self) -> Option<u64> {
        self.p95
    }

    /// Takes this part of an interval, which is so many seconds of it.
    fn add(&mut self, point: &Point, seconds: f64) {
        let part = seconds / point.span;
        self.seconds += seconds;
        self.requests += point.requests as f64 * part;
        self.failures += point.failures as f64 * part;
        self.users = self.users.max(point.users);
        self.median = self.median.max(point.at(0.5));
        self.p95 = self.p95.max(point.at(0.95));
    }
}

/// The whole run so far in this many columns or fewer, and the seconds each stands for.
pub(super) fn columns(series: &[Point], room: usize) -> (Vec<Column>, u32) {
    let end = series.last().map_or(0.0, |last| last.at);
    let step = step(end, room);
    let count = (end / f64::from(step)).ceil() as usize;
    let mut columns = vec![Column::default(); count];
    for point in series.iter().filter(|point| point.span > 0.0) {
        spread(&mut columns, f64::from(step), point);
    }
    (columns, step)
}

fn step(end: f64, room: usize) -> u32 {
    let room = room.max(1) as f64;
    let fits = |step: &u32| end <= f64::from(*step) * room;
    let longer = || ((end / room / 3600.0).ceil() as u32).saturating_mul(3600);
    STEPS.into_iter().find(fits).unwrap_or_else(longer)
}

/// An interval may lie in several columns.
fn spread(columns: &mut [Column], step: f64, point: &Point) {
    let (from, to) = (point.at - point.span, point.at);
    let first = (from / step).max(0.0) as usize;
    for (index, column) in columns.iter_mut().enumerate().skip(first) {
        let start = index as f64 * step;
        if start >= to {
            return;
        }
        let seconds = to.min(start + step) - from.max(start);
        if seconds > 0.0 {
            column.add(point, seconds);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn point(at: f64, span: f64, requests: u64) -> Point {
        Point {
            at,
            span,
            requests,
            users: requests as u32,
            quantiles: Some([requests; 11]),
            ..Point::default()
        }
    }

    fn rates(series: &[Point], room: usize) -> Vec<f64> {
        let (columns, _) = columns(series, room);
        columns.iter().filter_map(Column::rate).collect()
    }

    #[test]
    fn a_short_run_has_a_column_a_second() {
        let series = [point(1.0, 1.0, 4), point(2.0, 1.0, 6), point(2.5, 0.5, 5)];
        assert_eq!(rates(&series, 10), [4.0, 6.0, 10.0]);
    }

    #[test]
    fn a_longer_run_puts_several_seconds_into_a_column() {
        let series: Vec<Point> = (1..=7).map(|at| point(f64::from(at), 1.0, 10)).collect();
        let (columns, step) = columns(&series, 4);
        assert_eq!((columns.len(), step), (4, 2));
        assert_eq!(rates(&series, 4), [10.0; 4]);
    }

    #[test]
    fn an_interval_longer_than_a_column_fills_all_it_lies_in() {
        let series = [point(5.0, 5.0, 50), point(6.0, 1.0, 2)];
        assert_eq!(rates(&series, 10), [10.0, 10.0, 10.0, 10.0, 10.0, 2.0]);
    }

    #[test]
    fn a_column_shows_the_longest_time_and_the_most_users_of_its_intervals() {
        let series = [point(1.0, 1.0, 9), point(2.0, 1.0, 3), point(3.0, 1.0, 5)];
        let (columns, _) = columns(&series, 2);
        let shown = columns.iter().map(|column| (column.users(), column.p95()));
        let shown: Vec<_> = shown.collect();
        assert_eq!(shown, [(Some(9), Some(9)), (Some(5), Some(5))]);
    }

    #[test]
    fn what_nobody_reported_is_no_zero() {
        let series = [point(1.0, 1.0, 4), point(3.0, 1.0, 4)];
        let (columns, _) = columns(&series, 10);
        assert_eq!(columns[1].rate(), None);
        assert_eq!(super::columns(&[], 10), (Vec::new(), 1));
    }

    proptest! {
        #[test]
        fn columns_add_up_to_the_run_and_never_outgrow_their_room(
            intervals in proptest::collection::vec((0.01_f64..40.0, 0_u64..1000), 0..200),
            room in 1_usize..80,
        ) {
            let mut at = 0.0;
            let series: Vec<Point> = intervals.iter().map(|&(span, requests)| {
                at += span;
                point(at, span, requests)
            }).collect();
            let (columns, _) = columns(&series, room);
            prop_assert!(columns.len() <= room);
            let shown: f64 = columns.iter().map(|column| column.requests).sum();
            let all: u64 = intervals.iter().map(|&(_, requests)| requests).sum();
            prop_assert!((shown - all as f64).abs() < 1e-6 * all.max(1) as f64, "{shown} {all}");
        }
    }
}
