use crate::compare::course::Course;
use crate::compare::interval::Interval;
use crate::compare::judge::Judge;
use crate::compare::{Measure, Options, Verdict, Window, compare};
use crate::result_file::Header;
use crate::stats::{Aggregator, Delta, Lateness, Snapshot};

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

fn of_time(own: &Interval, alone: bool) -> Verdict {
    judge(Measure::P50, 0.0).verdict(own, None, alone)
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
    let rate = judge(Measure::Rate, 0.0);
    assert_eq!(rate.verdict(&about(0.1, 0.05), None, true), Verdict::Better);
    let failures = judge(Measure::FailureRatio, 0.0);
    assert_eq!(
        failures.verdict(&about(0.006, 0.003), None, true),
        Verdict::Worse
    );
    assert_eq!(
        failures.verdict(&about(0.001, 0.003), None, true),
        Verdict::NoDifference
    );
}

#[test]
fn a_row_apart_from_the_others_is_called_though_its_own_interval_is_wide_if_it_seems_to_have_changed_itself()
 {
    let relative = about(0.1, 0.05);
    let verdict =
        |own: f64| judge(Measure::P50, 0.0).verdict(&about(own, 0.2), Some(&relative), true);
    assert_eq!(
        (verdict(0.08), verdict(0.01)),
        (Verdict::Worse, Verdict::Unclear)
    );
}

#[test]
fn what_the_engine_may_have_done_by_being_late_is_called_only_of_a_row_apart() {
    let (own, relative) = (about(0.1, 0.02), about(0.1, 0.05));
    let verdict = |later, relative| judge(Measure::P50, later).verdict(&own, relative, true);
    assert_eq!(verdict(0.02, None), Verdict::Unclear);
    assert_eq!(verdict(0.02, Some(&relative)), Verdict::Worse);
    assert_eq!(verdict(-0.02, None), Verdict::Worse);
    let faster = judge(Measure::P50, -0.02).verdict(&own.mirrored(), None, true);
    let failing = judge(Measure::FailureRatio, 0.02).verdict(&own, None, true);
    assert_eq!((faster, failing), (Verdict::Unclear, Verdict::Worse));
}

/// Ten seconds, of each of which so many requests in a hundred were sent late.
fn late(part: u64) -> Course {
    let header = Header::default();
    let mut aggregator = Aggregator::new(header.outline.clone(), header.run);
    for interval in 0..10 {
        aggregator.merge(&Delta {
            interval,
            at: crate::tick::Tick::from_seconds(f64::from(interval + 1)),
            lateness: Lateness {
                requests: 100,
                late: part,
                max_micros: 0,
            },
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
    let comparison = compare(&[late(1), late(5)], &late(12), &Options::default());
    assert!(
        (comparison.later - 0.09).abs() < 1e-12,
        "{}",
        comparison.later
    );
}
