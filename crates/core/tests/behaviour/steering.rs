//! Changes by hand, and pauses.

use std::collections::BTreeMap;

use katydid_core::sim::VirtualClock;
use katydid_core::stats::State;
use katydid_core::tick::Tick;
use katydid_core::user::{Change, Control};

use crate::support::{Played, Stage, at};

fn text(load: &str, tasks: &str) -> String {
    format!(
        "host: http://t\nload: {{{load}}}\nusers: [{{name: A, wait_time: constant(1), on_stop: [{{get: /stop}}], tasks: {tasks}}}]"
    )
}

fn change(control: &Control, seconds: f64, users: u32, spawn_rate: f64) {
    control.change(Change {
        at: Tick::from_seconds(seconds),
        users,
        spawn_rate,
    });
}

fn users(played: &Played) -> Vec<u32> {
    played
        .result
        .series
        .iter()
        .map(|point| point.users)
        .collect()
}

#[test]
fn users_are_added_and_taken_away_while_it_runs() {
    let stage = Stage::new(&text(
        "users: 2, spawn_rate: 1000, run_time: 9s",
        "[{get: /a}]",
    ));
    let played = stage.steered(async |clock, control| {
        at(clock, 2.5).await;
        change(control, 2.5, 6, 2.0);
        at(clock, 6.5).await;
        change(control, 6.5, 1, 1000.0);
    });
    assert_eq!(users(&played), [2, 2, 3, 5, 6, 6, 1, 1, 1]);
    assert_eq!(played.count("/stop"), 6);
    assert_eq!(played.result.elapsed, 9.0);
}

/// Pauses from 2.5 to 12.5 on the clock's time.
async fn ten_seconds(clock: &VirtualClock, control: &Control) {
    at(clock, 2.5).await;
    control.pause();
    at(clock, 12.5).await;
    control.resume();
}

#[test]
fn nothing_is_sent_while_it_is_paused_and_waits_go_on_where_they_stood() {
    let stage = Stage::new(&text("users: 1, run_time: 5500ms", "[{get: /a}]"));
    let played = stage.steered(ten_seconds).timeline();
    assert_eq!(
        played,
        "0 /a, 1000 /a, 2000 /a, 13000 /a, 14000 /a, 15000 /a, 15500 /stop"
    );
}

#[test]
fn a_paused_run_lasts_as_long_as_it_was_to_and_starts_its_users_when_it_was_to() {
    let stage = Stage::new(&text(
        "users: 6, spawn_rate: 1, run_time: 8s",
        "[{get: \"/${user.id}/${t}\"}]",
    ));
    let played = stage.steered(ten_seconds);
    assert_eq!(played.result.elapsed, 8.0);
    assert_eq!(users(&played), [1, 2, 3, 4, 5, 6, 6, 6]);
    assert_eq!(
        played.count("/3/3.0") + played.count("/3/3"),
        1,
        "t stands still"
    );
    assert!(played.deltas.iter().any(|delta| delta.paused));
    assert_eq!(played.result.state, State::Stopped);
}

#[test]
fn response_times_of_requests_in_flight_stay_true() {
    let stage = Stage::new(&text(
        "users: 1, run_time: 9s, iterations: 1",
        "[{name: t, steps: [{get: /a?ms=4000}, {get: /b?ms=100}]}]",
    ));
    let played = stage.steered(async |clock, control| {
        at(clock, 1.0).await;
        control.pause();
        at(clock, 2.0).await;
        control.resume();
        at(clock, 3.0).await;
        control.pause();
        at(clock, 8.0).await;
        control.resume();
    });
    assert_eq!(played.timeline(), "0 /a, 8000 /b, 8100 /stop");
    let times = played
        .result
        .rows
        .iter()
        .map(|row| (row.name.as_str(), row.response.max.unwrap_or_default()));
    let times: BTreeMap<&str, u64> = times.collect();
    assert_eq!(
        times,
        BTreeMap::from([
            ("/a?ms=4000", 4_000_000),
            ("/b?ms=100", 100_000),
            ("/stop", 0)
        ])
    );
    assert_eq!(played.result.lateness.max_micros, 0);
}

#[test]
fn pacing_does_not_count_a_pause() {
    let stage = Stage::new(
        "host: http://t\nload: {users: 1, run_time: 6s}\nusers: [{name: A, wait_time: constant_pacing(1), tasks: [{get: /a?ms=200}]}]",
    );
    assert_eq!(
        stage.steered(ten_seconds).timeline(),
        "0 /a, 1000 /a, 2000 /a, 13000 /a, 14000 /a, 15000 /a"
    );
}

#[test]
fn arrivals_stand_still_and_come_again() {
    let stage = Stage::new(&text("arrivals: {rate: 1}, run_time: 5s", "[{get: /a}]"));
    assert_eq!(
        stage.steered(ten_seconds).timeline(),
        "0 /a, 1000 /a, 2000 /a, 13000 /a, 14000 /a, 15000 /stop"
    );
}

#[test]
fn a_stop_ends_a_pause() {
    let stage = Stage::new(&text(
        "users: 2, spawn_rate: 1000, run_time: 1h",
        "[{name: t, steps: [{get: /a?ms=800}, {get: /b?ms=100}]}]",
    ));
    let played = stage.steered(async |clock, control| {
        at(clock, 0.5).await;
        control.pause();
        at(clock, 5.0).await;
        control.stop();
    });
    assert_eq!(
        played.timeline(),
        "0 /a, 1 /a, 5000 /b, 5000 /b, 5100 /stop, 5100 /stop"
    );
    assert_eq!(played.result.total.aborted, 0);
}

#[test]
fn a_change_made_in_a_pause_is_done_after_it() {
    let stage = Stage::new(&text("users: 1, run_time: 4s", "[{get: /a}]"));
    let played = stage.steered(async |clock, control| {
        at(clock, 1.5).await;
        control.pause();
        at(clock, 3.0).await;
        change(control, 2.0, 3, 1000.0);
        at(clock, 6.5).await;
        control.resume();
    });
    assert_eq!(users(&played), [1, 1, 3, 3]);
    assert_eq!(
        played
            .times("/a")
            .iter()
            .filter(|at| (1.6..6.5).contains(*at))
            .count(),
        0
    );
}
