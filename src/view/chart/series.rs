//! What the charts show of a snapshot.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use katydid_core::stats::{Point, Snapshot};

use super::thin::Sample;
use crate::state::State;
use crate::view::format::{NONE, clock};

/// The lines of one chart over the run.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Series {
    /// Seconds since the start, rising.
    pub(crate) times: Vec<f64>,
    /// How many seconds before each of them its values stand for.
    pub(crate) spans: Vec<f64>,
    /// Drawn in this order.
    pub(crate) lines: Vec<Line>,
    /// How many digits after the point a value has.
    pub(crate) digits: usize,
}

/// One line: a value for each of the series' times.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Line {
    /// What the legend calls it.
    pub(crate) label: &'static str,
    /// The custom property that holds its colour, `series-1` for `--series-1`; in the legend, the class that does.
    pub(crate) color: &'static str,
    /// Strokes and gaps in pixels, so that lines differ without colour too; empty for a solid line.
    pub(crate) dash: &'static [f64],
    /// Whether it is of no interest while it has no value.
    pub(crate) optional: bool,
    /// `None` breaks the line.
    pub(crate) values: Vec<Option<f64>>,
}

/// A series that effects follow.
pub(super) type Followed = Rc<dyn Fn() -> Rc<Series>>;

/// Follows a series of the run's snapshots, and makes it once of each.
pub(super) fn follow(state: State, of: fn(&Snapshot) -> Series) -> Followed {
    let last = RefCell::new(None);
    Rc::new(move || {
        let now = state.snapshot.get();
        let mut last = last.borrow_mut();
        match &*last {
            Some((known, series)) if Arc::ptr_eq(known, &now) => Rc::clone(series),
            _ => {
                let series = Rc::new(of(&now));
                *last = Some((now, Rc::clone(&series)));
                series
            }
        }
    })
}

impl Series {
    /// The greatest value of all lines, 0 without any.
    pub(crate) fn max(&self) -> f64 {
        self.lines
            .iter()
            .flat_map(|line| line.values.iter().flatten())
            .copied()
            .fold(0.0, f64::max)
    }

    /// A line's places: one a second, and both ends of what is longer, over which its value is the same.
    pub(crate) fn samples(&self, line: &Line) -> Vec<Sample> {
        let places = |index: usize| {
            let (end, value) = (self.times[index], line.values[index]);
            let start = self.start(index).map(|start| (start, value));
            start.into_iter().chain([(end, value)])
        };
        (0..self.times.len()).flat_map(places).collect()
    }

    /// What one of the times is called: `1:00`, or `1:00 – 2:00` where it stands for more than a second.
    pub(crate) fn moment(&self, index: usize) -> String {
        let end = clock(self.times[index]);
        match self.start(index) {
            Some(start) => format!("{} – {end}", clock(start)),
            None => end,
        }
    }

    /// Where what one of the times stands for begins; `None` where it is no longer than a second.
    fn start(&self, index: usize) -> Option<f64> {
        let span = self.spans[index];
        (span > 1.5).then(|| (self.times[index] - span).max(0.0))
    }

    /// What a line says at one of the times.
    pub(crate) fn text(&self, line: &Line, index: usize) -> String {
        let value = line.values.get(index).copied().flatten();
        value.map_or_else(
            || NONE.to_owned(),
            |value| format!("{value:.*}", self.digits),
        )
    }
}

impl Line {
    /// Whether it is left out.
    pub(crate) fn is_absent(&self) -> bool {
        self.optional && self.values.iter().all(Option::is_none)
    }
}

/// Requests and failures per second, and iterations that did not start, if there are any.
pub(crate) fn rates(snapshot: &Snapshot) -> Series {
    let requests = line(snapshot, "Requests/s", "series-1", &[], |point| {
        Some(point.rps())
    });
    let failures = line(snapshot, "Failures/s", "series-2", &[6.0, 3.0], |point| {
        Some(point.fail_per_sec())
    });
    let dropped = line(snapshot, "Dropped/s", "series-4", &[2.0, 3.0], |point| {
        (snapshot.dropped > 0).then(|| point.dropped_per_sec())
    });
    let dropped = Line {
        optional: true,
        ..dropped
    };
    of(snapshot, 1, vec![requests, failures, dropped])
}

/// Percentiles of the response times, in milliseconds.
pub(crate) fn percentiles(snapshot: &Snapshot) -> Series {
    let at = |quantile: f64| {
        move |point: &Point| point.at(quantile).map(|micros| micros as f64 / 1000.0)
    };
    let median = line(snapshot, "50 %", "series-1", &[], at(0.5));
    let p95 = line(snapshot, "95 %", "series-3", &[6.0, 3.0], at(0.95));
    let p99 = line(snapshot, "99 %", "series-4", &[2.0, 3.0], at(0.99));
    of(snapshot, 1, vec![median, p95, p99])
}

/// Users running.
pub(crate) fn users(snapshot: &Snapshot) -> Series {
    of(
        snapshot,
        0,
        vec![line(snapshot, "Users", "series-5", &[], |point| {
            Some(f64::from(point.users))
        })],
    )
}

fn of(snapshot: &Snapshot, digits: usize, lines: Vec<Line>) -> Series {
    Series {
        times: snapshot.series.iter().map(|point| point.at).collect(),
        spans: snapshot.series.iter().map(|point| point.span).collect(),
        lines,
        digits,
    }
}

fn line(
    snapshot: &Snapshot,
    label: &'static str,
    color: &'static str,
    dash: &'static [f64],
    value: impl Fn(&Point) -> Option<f64>,
) -> Line {
    Line {
        label,
        color,
        dash,
        optional: false,
        values: snapshot.series.iter().map(value).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn snapshot() -> Snapshot {
        let quiet = Point {
            at: 1.0,
            span: 1.0,
            users: 2,
            ..Point::default()
        };
        let busy = Point {
            at: 1.5,
            span: 0.5,
            requests: 10,
            failures: 1,
            quantiles: Some([2_000; 11]),
            ..quiet
        };
        Snapshot {
            series: vec![quiet, busy],
            ..Snapshot::default()
        }
    }

    #[test]
    fn rates_are_per_second_of_the_interval() {
        let series = rates(&snapshot());
        assert_eq!(series.times, [1.0, 1.5]);
        assert_eq!(series.lines[0].values, [Some(0.0), Some(20.0)]);
        assert_eq!(series.lines[1].values, [Some(0.0), Some(2.0)]);
    }

    #[test]
    fn drops_are_a_line_only_if_there_are_any() {
        let mut snapshot = snapshot();
        assert!(rates(&snapshot).lines[2].is_absent());
        (snapshot.dropped, snapshot.series[1].dropped) = (3, 3);
        let dropped = &rates(&snapshot).lines[2];
        assert!(!dropped.is_absent());
        assert_eq!(dropped.values, [Some(0.0), Some(6.0)]);
    }

    #[test]
    fn an_interval_without_requests_breaks_the_percentiles() {
        let series = percentiles(&snapshot());
        assert_eq!(series.lines[2].values, [None, Some(2.0)]);
        assert_eq!(series.max(), 2.0);
        assert_eq!(
            [0, 1].map(|index| series.text(&series.lines[2], index)),
            ["–", "2.0"]
        );
    }

    #[test]
    fn what_stands_for_minutes_is_level_over_them() {
        let mut snapshot = snapshot();
        (snapshot.series[0].at, snapshot.series[0].span) = (120.0, 60.0);
        (snapshot.series[1].at, snapshot.series[1].span) = (121.0, 1.0);
        let series = users(&snapshot);
        let places = [(60.0, Some(2.0)), (120.0, Some(2.0)), (121.0, Some(2.0))];
        assert_eq!(series.samples(&series.lines[0]), places);
        assert_eq!(
            [0, 1].map(|index| series.moment(index)),
            ["1:00 – 2:00", "2:01"]
        );
    }

    #[test]
    fn a_run_that_has_not_begun_has_no_lines_to_draw() {
        assert_eq!(users(&Snapshot::default()).max(), 0.0);
    }
}
