use crate::compare::course::Course;
use crate::compare::interval::Interval;
use crate::compare::judge::Judge;
use crate::compare::{Measure, Options, Verdict, Window, compare};
use crate::result_file::Header;
use crate::stats::{Aggregator, Delta, RowDelta, RowId, RowKey, Samples, Snapshot, Times};
use crate::tick::Tick;

fn judge(measure: Measure, later: f64) -> Judge {
    Judge {
        measure,
        tolerance: 0.05,
        miss: 0.01,
        window: Window {
            start: 0.0,
            end: 60.0,
            batches: 30,
        },
        later,
    }
}

fn about(change: f64, half: f64) -> Interval {
    Interval {
        change,
        low: change - half,
        high: change + half,
        errors: 3.0,
        between: 0.0,
    }
}

/// A row's requests took 20 ms; `later` is in microseconds.
fn of(measure: Measure, later: f64, own: &Interval, relative: Option<&Interval>) -> Verdict {
    let judge = judge(measure, later);
    judge.verdict(own, relative, judge.allowed(true, 20_000.0))
}

fn of_time(own: &Interval, alone: bool) -> Verdict {
    let judge = judge(Measure::P50, 0.0);
    judge.verdict(own, None, judge.allowed(alone, 20_000.0))
}

#[test]
fn a_change_is_called_if_it_matters_and_is_sure() {
    assert_eq!(of_time(&about(0.1, 0.05), true), Verdict::Worse);
    assert_eq!(of_time(&about(-0.1, 0.05), true), Verdict::Better);
    assert_eq!(of_time(&about(0.1, 0.11), true), Verdict::Unclear);
    assert_eq!(of_time(&about(0.03, 0.01), true), Verdict::NoDifference);
    assert_eq!(of_time(&about(0.04, 0.02), true), Verdict::Unclear);
}

#[test]
fn with_one_baseline_half_of_what_matters_is_allowed_for() {
    let own = about(0.06, 0.05);
    assert_eq!(of_time(&own, true), Verdict::Unclear);
    assert_eq!(of_time(&own, false), Verdict::Worse);
}

#[test]
fn more_requests_are_better_and_more_failures_are_worse_from_half_a_point_on() {
    let rate = |own| of(Measure::Rate, 0.0, &own, None);
    assert_eq!(rate(about(0.1, 0.05)), Verdict::Better);
    let failures = |own| of(Measure::FailureRatio, 0.0, &own, None);
    assert_eq!(failures(about(0.006, 0.003)), Verdict::Worse);
    assert_eq!(failures(about(0.001, 0.003)), Verdict::NoDifference);
}

#[test]
fn a_row_apart_from_the_others_is_called_though_its_own_interval_is_wide_if_it_seems_to_have_changed_itself()
 {
    let relative = about(0.1, 0.05);
    let verdict = |own: f64| of(Measure::P50, 0.0, &about(own, 0.2), Some(&relative));
    assert_eq!(
        (verdict(0.08), verdict(0.01)),
        (Verdict::Worse, Verdict::Unclear)
    );
}

#[test]
fn what_the_engine_may_have_done_by_being_late_is_called_only_of_a_row_apart() {
    let (own, relative) = (about(0.1, 0.02), about(0.1, 0.05));
    let verdict = |later, relative| of(Measure::P50, later, &own, relative);
    assert_eq!(verdict(100.0, None), Verdict::Worse);
    assert_eq!(verdict(400.0, None), Verdict::Unclear);
    assert_eq!(verdict(400.0, Some(&relative)), Verdict::Worse);
    assert_eq!(verdict(-400.0, None), Verdict::Worse);
    let faster = of(Measure::P50, -400.0, &own.mirrored(), None);
    let failing = of(Measure::FailureRatio, 400.0, &own, None);
    assert_eq!((faster, failing), (Verdict::Unclear, Verdict::Worse));
}

/// Ten seconds, of each of which the requests were sent so many microseconds late.
fn late(micros: u64) -> Course {
    let times = |sum| Times {
        sum,
        min: 1,
        max: sum,
    };
    let header = Header::default();
    let mut aggregator = Aggregator::new(header.outline.clone(), header.run);
    for interval in 0..10 {
        aggregator.merge(&Delta {
            interval,
            at: Tick::from_seconds(f64::from(interval + 1)),
            names: match interval {
                0 => vec![RowKey {
                    method: "GET".to_owned(),
                    name: "/".to_owned(),
                }],
                _ => Vec::new(),
            },
            rows: vec![RowDelta {
                row: RowId(0),
                requests: 100,
                failures: 0,
                aborted: 0,
                bytes: 0,
                last: Tick::ZERO,
                response: times(2_000_000 + 100 * micros),
                service: times(2_000_000),
                response_times: Samples::default(),
                service_times: Samples::default(),
            }],
            ..Delta::default()
        });
    }
    let result = Snapshot {
        elapsed: 10.0,
        ..Snapshot::default()
    };
    Course::new(&header, &aggregator, result)
}

#[test]
fn how_much_later_the_engine_was_is_told_against_the_mean_of_the_baselines() {
    let comparison = compare(&[late(100), late(500)], &late(1_200), &Options::default());
    assert_eq!(comparison.later, 900.0);
}

#[test]
fn a_calmer_machine_hides_no_row_that_is_apart_from_the_others() {
    let relative = about(0.1, 0.05);
    let verdict = |later| of(Measure::Typical, later, &about(0.03, 0.2), Some(&relative));
    assert_eq!(verdict(0.0), Verdict::Unclear);
    assert_eq!(verdict(-400.0), Verdict::Worse);
    assert_eq!(verdict(400.0), Verdict::Unclear);
}

#[test]
fn a_later_engine_makes_fewer_requests() {
    let rate = |later| of(Measure::Rate, later, &about(-0.1, 0.02), None);
    assert_eq!((rate(0.0), rate(400.0)), (Verdict::Worse, Verdict::Unclear));
}
