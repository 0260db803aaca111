//! When a threshold holds, and when that cannot be said.

use std::time::Duration;

use super::support::{judged, run, said, threshold};
use crate::stats::{ExceptionRow, Point, Snapshot, State};
use crate::threshold::{Threshold, broken, judge};

#[test]
fn a_threshold_says_what_its_names_came_to() {
    let told = [
        said("p95 < 0.2 && failure_ratio < 0.01"),
        said("p95 < 0.2 && failure_ratio < 0.5"),
        said("service.min < min || service[\"max\"] < t"),
        said("checks[\"is quick\"] >= 0.75"),
    ];
    let wanted = [
        (Some(false), "p95 = 0.15, failure_ratio = 0.25"),
        (Some(true), "p95 = 0.15, failure_ratio = 0.25"),
        (
            Some(true),
            "service.min = 0.0005, service.max = 0.25, min = 0.001, t = 7.5",
        ),
        (Some(true), "checks[\"is quick\"] = 0.75"),
    ];
    assert_eq!(
        told,
        wanted.map(|(holds, values)| (holds, values.to_owned()))
    );
}

#[test]
fn a_part_of_two_counts_is_no_whole_number() {
    assert_eq!(said("failures / requests == 0.25").0, Some(true));
}

#[test]
fn one_on_a_row_sees_that_row_and_no_other() {
    let of = |method: &str, name: &str| judged(threshold("requests == 4").on(method, name), &run());
    assert_eq!(of("GET", "/cart").holds, Some(true));
    assert_eq!(of("GET", "/cart").on.as_deref(), Some("GET /cart"));
    assert_eq!(of("PUT", "/cart").holds, None);
    assert_eq!(said("requests == 8").0, Some(true));
}

#[test]
fn nothing_is_said_before_there_is_a_sample_and_it_has_failed_if_there_never_is() {
    let unsaid = [
        (threshold("p95 < 1"), "no request was answered"),
        (threshold("failures == 0"), "no request was answered"),
        (
            threshold("dropped == 0 || p95 < 1"),
            "no request was answered",
        ),
        (threshold("service.size() == 0"), "no request was answered"),
        (
            threshold("p95 < 1").on("GET", "/"),
            "no request of this name was answered",
        ),
        (threshold("checks[\"a\"] > 0.5"), "check `a` was never made"),
        (
            threshold("checks.all(name, checks[name] > 0.5)"),
            "no check was made",
        ),
    ];
    let over = Snapshot {
        state: State::Stopped,
        ..Snapshot::default()
    };
    for (threshold, why) in unsaid {
        let row = judged(threshold.clone(), &Snapshot::default());
        assert_eq!((row.holds, &*row.values), (None, ""), "{threshold:?}");
        let row = judged(threshold.clone(), &over);
        assert_eq!(
            (row.holds, &*row.values),
            (Some(false), why),
            "{threshold:?}"
        );
    }
}

#[test]
fn what_is_counted_from_the_start_is_said_at_once() {
    let mut run = Snapshot::default();
    let none = threshold("exceptions == 0 && dropped == 0");
    assert_eq!(judged(none.clone(), &run).holds, Some(true));
    run.exceptions.push(ExceptionRow {
        path: String::new(),
        message: String::new(),
        occurrences: 4,
        first_seen: 0.0,
        last_seen: 0.0,
    });
    let row = judged(none, &run);
    assert_eq!(
        (row.holds, &*row.values),
        (Some(false), "exceptions = 4, dropped = 0")
    );
}

#[test]
fn users_are_the_most_there_have_been_for_at_the_end_there_are_none() {
    let mut run = run();
    run.users = 0;
    run.series = [5, 9, 1]
        .map(|users| Point {
            users,
            ..Point::default()
        })
        .into();
    assert_eq!(judged(threshold("users > 8.0"), &run).values, "users = 9");
}

#[test]
fn one_that_cannot_be_evaluated_tells_why_and_has_failed_at_the_end() {
    let mut run = run();
    let row = judged(threshold("p95 < \"1\""), &run);
    assert_eq!(row.holds, None);
    assert!(row.values.contains("text"), "{}", row.values);
    let endless = "[1,2,3,4,5,6,7,8,9].all(a, [1,2,3,4,5,6,7,8,9].all(b, [1,2,3,4,5,6,7,8,9].all(c, \
         [1,2,3,4,5,6,7,8,9].all(d, [1,2,3,4,5,6,7,8,9].all(e, [1,2,3,4,5,6,7,8,9].all(f, p95 > 0.0))))))";
    run.state = State::Stopped;
    let row = judged(threshold(endless), &run);
    assert_eq!(row.holds, Some(false));
    assert!(row.values.contains("steps"), "{}", row.values);
}

fn stops(threshold: Threshold, elapsed: f64) -> bool {
    let mut run = run();
    run.elapsed = elapsed;
    let thresholds = [threshold];
    run.thresholds = judge(&thresholds, &run);
    !broken(&thresholds, &run).is_empty()
}

#[test]
fn only_one_that_may_abort_and_does_not_hold_stops_the_run_and_not_before_its_time() {
    let after = Duration::from_secs(5);
    let slow = || threshold("p95 < 0.1");
    assert!(!stops(slow(), 7.0));
    assert!(!stops(slow().abort(after), 4.9));
    assert!(stops(slow().abort(after), 5.0));
    assert!(!stops(threshold("p95 < 0.2").abort(after), 7.0));
    assert!(!stops(
        threshold("p95 < 0.2").on("GET", "/").abort(after),
        7.0
    ));
}
