//! What a comparison tells.

use std::slice::from_ref;

use katydid_core::compare::{
    Change, Comparison, Course, Measure, Options, RowComparison, Verdict, compare,
};

use crate::target::{Model, QUIET, run, run_with};

const OPTIONS: Options = Options {
    tolerance: 0.05,
    ramp_up: false,
};

const SMALL: Model = Model {
    run_time: 20,
    ..QUIET
};

fn compared(before: &Model, after: &Model) -> Comparison {
    compare(&[run(before, 1, 1.0)], &run(after, 2, 1.0), &OPTIONS)
}

fn change(row: &RowComparison, measure: Measure) -> Change {
    let mut all = row.changes.iter().copied();
    all.find(|change| change.measure == measure)
        .expect("every measure")
}

#[test]
fn a_run_does_not_differ_from_itself() {
    let course = run(&SMALL, 1, 1.0);
    let comparison = compare(from_ref(&course), &course, &OPTIONS);
    let all = || comparison.rows.iter().flat_map(|row| &row.changes);
    assert!(all().all(|change| change.change == Some(0.0) && change.before == change.after));
    assert!(
        all().all(|change| change.low <= Some(0.0) && change.high.is_none_or(|high| high >= 0.0))
    );
    assert_eq!(comparison.differences, []);
}

#[test]
fn the_same_runs_come_to_the_same_comparison() {
    assert_eq!(compared(&SMALL, &SMALL), compared(&SMALL, &SMALL));
}

#[test]
fn what_is_slower_one_way_is_faster_the_other_by_mirrored_bounds() {
    let (fast, slow) = (run(&SMALL, 1, 1.0), run(&SMALL, 2, 1.3));
    let (there, back) = (
        compare(from_ref(&fast), &slow, &OPTIONS),
        compare(from_ref(&slow), &fast, &OPTIONS),
    );
    let (there, back) = (&there.rows[0], &back.rows[0]);
    let (worse, better) = (
        change(there, Measure::Average),
        change(back, Measure::Average),
    );
    assert_eq!(
        (worse.verdict, better.verdict),
        (Verdict::Worse, Verdict::Better)
    );
    for (one, other) in [
        (worse.change, better.change),
        (worse.low, better.high),
        (worse.high, better.low),
    ] {
        let product = (1.0 + one.expect("bounded")) * (1.0 + other.expect("bounded"));
        assert!((product - 1.0).abs() < 1e-9, "{product}");
    }
}

#[test]
fn failures_and_rates_are_called_as_times_are() {
    let failing = Model {
        errors: 0.05,
        ..SMALL
    };
    let row = &compared(&SMALL, &failing).rows[3];
    assert_eq!(change(row, Measure::FailureRatio).verdict, Verdict::Worse);
    let lazy = Model { wait: 0.2, ..SMALL };
    let row = &compared(&SMALL, &lazy).rows[3];
    assert_eq!(change(row, Measure::Rate).verdict, Verdict::Worse);
    assert_eq!(
        change(&compared(&lazy, &SMALL).rows[3], Measure::Rate).verdict,
        Verdict::Better
    );
}

#[test]
fn a_row_of_one_side_is_listed_and_not_compared() {
    let more = Model {
        endpoints: 4,
        ..SMALL
    };
    let names = |keys: &[katydid_core::stats::RowKey]| -> Vec<String> {
        keys.iter().map(|key| key.name.clone()).collect()
    };
    let grown = compared(&SMALL, &more);
    assert_eq!(
        (names(&grown.only_before), names(&grown.only_after)),
        (vec![], vec!["/3".to_owned()])
    );
    let rows: Vec<&str> = grown.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(rows, ["/0", "/1", "/2", "Aggregated"]);
    let shrunk = compared(&more, &SMALL);
    assert_eq!(
        (names(&shrunk.only_before), names(&shrunk.only_after)),
        (vec!["/3".to_owned()], vec![])
    );
}

#[test]
fn another_scenario_load_or_length_is_told() {
    let other = Model {
        users: 30,
        run_time: 25,
        ..SMALL
    };
    let comparison = compared(&SMALL, &other);
    let told: Vec<&str> = comparison
        .differences
        .iter()
        .map(|found| found.what.as_str())
        .collect();
    assert_eq!(
        told,
        ["scenario", "users at the peak", "seconds under load"]
    );
    let users = &comparison.differences[1];
    assert_eq!((users.before.as_str(), users.after.as_str()), ("20", "30"));
    assert_eq!(
        (comparison.window.start, comparison.window.end),
        (2.0, 20.0)
    );
}

#[test]
fn the_ramp_up_counts_only_if_it_is_asked_for_or_most_of_the_run() {
    let course = run(&SMALL, 1, 1.0);
    let start = |ramp_up: bool, course: &Course| {
        let options = Options { ramp_up, ..OPTIONS };
        compare(from_ref(course), course, &options).window.start
    };
    assert_eq!((start(false, &course), start(true, &course)), (2.0, 0.0));
    let slowly = run_with(
        &SMALL,
        1,
        1.0,
        "{ users: 20, spawn_rate: 1, run_time: 24s }",
    );
    assert_eq!(start(false, &slowly), 0.0);
}

#[test]
fn of_stages_only_what_differs_at_the_same_time_is_noise() {
    let load = "{ stages: [{ duration: 15s, users: 10, spawn_rate: 1 }, { duration: 15s, users: 60, spawn_rate: 4 }] }";
    let model = Model {
        between: 0.0,
        ..SMALL
    };
    let runs = [1, 2].map(|seed| run_with(&model, seed, 1.0, load));
    let comparison = compare(&runs[..1], &runs[1], &OPTIONS);
    let rate = change(&comparison.rows[3], Measure::Rate);
    assert_eq!(rate.verdict, Verdict::NoDifference, "{rate:?}");
}

#[test]
fn several_baselines_that_differ_widen_what_is_no_difference() {
    let factor = |factor: f64| Model {
        median: QUIET.median * factor,
        between: 0.0,
        ..SMALL
    };
    let baselines: Vec<Course> = (0..4)
        .zip([0.85, 0.95, 1.05, 1.15])
        .map(|(seed, part)| run(&factor(part), seed, 1.0))
        .collect();
    let new = run(&factor(1.12), 9, 1.0);
    let median =
        |baselines: &[Course]| change(&compare(baselines, &new, &OPTIONS).rows[0], Measure::P50);
    let (one, all) = (median(&baselines[1..2]), median(&baselines));
    assert_eq!((one.verdict, one.between), (Verdict::Worse, None));
    assert_eq!(all.verdict, Verdict::Unclear);
    assert!(
        all.between
            .is_some_and(|between| (0.08..0.20).contains(&between)),
        "{all:?}"
    );
    assert!(all.noise() > one.noise());
}

#[test]
fn a_target_that_is_always_the_same_shows_the_least_change_that_a_histogram_can() {
    let model = Model {
        sigma: 0.0,
        between: 0.0,
        ..SMALL
    };
    let row = &compared(&model, &model).rows[0];
    let p99 = change(row, Measure::P99);
    assert_eq!(
        (p99.change, p99.verdict),
        (Some(0.0), Verdict::NoDifference)
    );
    assert!(p99.noise().is_some_and(|noise| noise < 0.002), "{p99:?}");
}

#[test]
fn what_is_unclear_says_how_long_a_run_would_tell_and_so_long_a_run_does() {
    let median = |run_time: u32| {
        let model = Model {
            run_time,
            between: 0.0,
            ..QUIET
        };
        change(&compared(&model, &model).rows[0], Measure::P50)
    };
    let short = median(20);
    let seconds = short.seconds.expect("it can be told");
    assert_eq!(short.verdict, Verdict::Unclear);
    assert!((20.0..200.0).contains(&seconds), "{seconds}");
    assert_eq!(median(seconds as u32 + 3).verdict, Verdict::NoDifference);
}

#[test]
fn from_no_baseline_nothing_can_be_said() {
    let comparison = compare(&[], &run(&SMALL, 1, 1.0), &OPTIONS);
    assert_eq!(
        (comparison.verdict, comparison.rows.len()),
        (Verdict::Unclear, 0)
    );
}
