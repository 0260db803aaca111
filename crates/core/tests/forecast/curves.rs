//! How many when.

use crate::forecast;

const ONE: &str = "users: [{name: A, tasks: [{get: /}]}]";

fn users(load: &str) -> Vec<(f64, u32)> {
    let forecast = forecast(&format!("host: http://t\nload: {load}\n{ONE}"));
    let points = forecast.users_over_time.iter();
    points.map(|point| (point.at, point.users)).collect()
}

#[test]
fn users_come_at_the_spawn_rate_and_stay_to_the_end() {
    let points = users("{users: 5, spawn_rate: 1, run_time: 100s}");
    assert_eq!(
        points[..6],
        [(0., 1), (1., 2), (2., 3), (3., 4), (4., 5), (5., 5)]
    );
    assert_eq!(points.last(), Some(&(100., 5)));
}

#[test]
fn a_long_run_has_no_more_points_than_a_chart() {
    let points = users("{users: 1000, spawn_rate: 1, run_time: 8h}");
    assert!(points.len() <= 124, "{}", points.len());
    assert!(points.contains(&(999., 1000)), "{points:?}");
}

#[test]
fn a_run_without_end_is_shown_a_little_beyond_its_last_start() {
    assert_eq!(users("{users: 21, spawn_rate: 1}").last(), Some(&(22., 21)));
}

#[test]
fn stages_go_up_and_down() {
    let points = users("{stages: [{duration: 10s, users: 10}, {duration: 10s, users: 0}]}");
    assert!(
        points.contains(&(10., 10)) && points.contains(&(15., 5)),
        "{points:?}"
    );
    assert_eq!(points.last(), Some(&(20., 0)));
}

#[test]
fn arrivals_add_up_to_the_integral_of_their_rate() {
    let load =
        "{arrivals: {rate: 0, stages: [{duration: 10s, rate: 10}, {duration: 10s, rate: 10}]}}";
    let forecast = forecast(&format!("host: http://t\nload: {load}\n{ONE}"));
    assert_eq!(forecast.users_over_time, []);
    let points = &forecast.arrivals_over_time;
    let at = |seconds: f64| points.iter().find(|point| point.at == seconds).unwrap();
    assert_eq!((at(10.).arrivals, at(20.).arrivals), (50., 150.));
    assert!((at(15.).per_second - 10.).abs() < 1e-9);
    assert_eq!(at(0.).per_second, 0.);
}
