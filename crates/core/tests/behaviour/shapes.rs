//! Loads of every form, by the users that run and the classes they have.

use crate::support::{Played, Stage, play};

/// Users at three quarters of each second: each says when it comes and when it goes.
fn users(load: &str) -> Vec<usize> {
    let played = play(&format!(
        "host: http://t\nload: {{{load}}}\nusers: [{{name: A, wait_time: constant(1000), on_stop: [{{get: /gone}}], tasks: [{{get: /here}}]}}]"
    ));
    let until = |path: &str, at: f64| played.times(path).iter().filter(|time| **time < at).count();
    let seconds = played.result.elapsed.ceil() as u32;
    let at = (0..seconds).map(|second| f64::from(second) + 0.75);
    at.map(|at| until("/here", at) - until("/gone", at))
        .collect()
}

#[test]
fn stages_go_up_and_down_evenly() {
    let stages =
        "stages: [{duration: 4s, users: 8}, {duration: 2s, users: 8}, {duration: 4s, users: 0}]";
    assert_eq!(users(stages), [1, 3, 5, 7, 8, 8, 7, 5, 3, 1]);
}

#[test]
fn a_stage_may_have_a_rate_of_its_own() {
    let stages = "stages: [{duration: 3s, users: 10, spawn_rate: 100}, {duration: 3s, users: 1, spawn_rate: 3}]";
    assert_eq!(users(stages), [10, 10, 10, 7, 4, 1]);
}

#[test]
fn steps_add_users_each_time() {
    assert_eq!(
        users("step: {users: 3, every: 2s}, spawn_rate: 1000, run_time: 6s"),
        [3, 3, 6, 6, 9, 9]
    );
}

#[test]
fn a_wave_goes_from_its_trough_to_its_crest_and_back() {
    let wave = users("wave: {min: 2, max: 10, period: 8s}, run_time: 8s");
    assert_eq!(wave, [2, 5, 8, 9, 10, 7, 4, 3]);
}

#[test]
fn a_spike_is_a_short_crowd() {
    assert_eq!(
        users("spike: {users: 2, peak: 9, at: 2s, for: 2s}, spawn_rate: 1000, run_time: 6s"),
        [2, 2, 9, 9, 2, 2]
    );
}

#[test]
fn an_expression_of_time_is_asked_each_second() {
    assert_eq!(
        users("users: 2 * t + 1, spawn_rate: 1000, run_time: 4s"),
        [1, 3, 5, 7]
    );
    assert_eq!(
        users("users: \"t < 2 ? 5 : 1\", spawn_rate: 1000, run_time: 4s"),
        [5, 5, 1, 1]
    );
}

#[test]
fn the_series_shows_who_runs_on_the_way_up_and_down() {
    let text = "host: http://t\nload: {stages: [{duration: 3s, users: 9, spawn_rate: 100}, {duration: 3s, users: 3, spawn_rate: 100}, {duration: 3s, users: 6, spawn_rate: 100}]}\n\
        users: [{name: A, wait_time: constant(1000), tasks: [{get: /a}]}]";
    for shards in [1, 2, 4] {
        let played = Stage::new(text).on(shards).play();
        let users: Vec<u32> = played
            .result
            .series
            .iter()
            .map(|point| point.users)
            .collect();
        assert_eq!(users, [9, 9, 9, 3, 3, 3, 6, 6, 6], "{shards} shards");
    }
}

#[test]
fn on_the_way_down_the_last_to_come_goes_first_with_its_on_stop() {
    let played = play(
        "host: http://t\nload: {stages: [{duration: 3s, users: 3, spawn_rate: 1}, {duration: 3s, users: 0, spawn_rate: 1}], stop_timeout: 1s}\n\
         users: [{name: A, wait_time: constant(1000), on_stop: [{get: \"/stop/${user.id}\"}], tasks: [{get: \"/${user.id}\"}]}]",
    );
    assert_eq!(
        played.timeline(),
        "0 /0, 1000 /1, 2000 /2, 3000 /stop/2, 4000 /stop/1, 5000 /stop/0"
    );
}

#[test]
fn who_comes_again_is_another_user() {
    let played = play(
        "host: http://t\nload: {stages: [{duration: 1s, users: 2, spawn_rate: 1000}, {duration: 1s, users: 0, spawn_rate: 1000}, {duration: 1s, users: 2, spawn_rate: 1000}]}\n\
         users: [{name: A, wait_time: constant(1000), tasks: [{get: \"/${user.id}\"}]}]",
    );
    assert_eq!(played.paths(), "/0 /1 /2 /3");
}

#[test]
fn stages_of_classes_start_those_alone() {
    let played = play(
        "host: http://t\nload: {stages: [{duration: 2s, users: 2, spawn_rate: 1000, classes: [A]}, {duration: 2s, users: 5, spawn_rate: 1000, classes: [B]}]}\n\
         users: [{name: A, wait_time: constant(1000), tasks: [{get: /a}]}, {name: B, wait_time: constant(1000), tasks: [{get: /b}]}]",
    );
    assert_eq!(played.timeline(), "0 /a, 1 /a, 2000 /b, 2001 /b, 2002 /b");
}

fn order(load: &str, classes: &str) -> String {
    let played = play(&format!(
        "host: http://t\nload: {{{load}}}\nusers: [{classes}]"
    ));
    played.sent.iter().map(|sent| &sent.path()[1..]).collect()
}

#[test]
fn classes_come_in_locusts_order_with_fixed_counts_first() {
    let class = |name: &str, fields: &str| {
        format!("{{name: {name}, {fields}, wait_time: constant(1000), tasks: [{{get: /{name}}}]}}")
    };
    let load = "users: 12, spawn_rate: 1000, run_time: 1s";
    let weighted = [class("B", "weight: 1"), class("A", "weight: 3")].join(", ");
    assert_eq!(order(load, &weighted), "ABAAABAAABAA");
    let fixed = [
        class("A", "weight: 3"),
        class("B", "weight: 1"),
        class("F", "fixed_count: 2"),
    ]
    .join(", ");
    assert_eq!(
        order("users: 10, spawn_rate: 1000, run_time: 1s", &fixed),
        "FFABAAABAA"
    );
}

#[test]
fn locusts_batches_start_together() {
    let times = |rate: &str| {
        let played = play(&format!(
            "host: http://t\nload: {{users: 6, spawn_rate: {rate}, spawn: locust, run_time: 10s}}\nusers: [{{name: A, wait_time: constant(1000), tasks: [{{get: /a}}]}}]"
        ));
        played.times("/a")
    };
    assert_eq!(times("4"), [0.0, 0.0, 0.0, 0.0, 1.0, 1.0]);
    assert_eq!(times("2.5"), [0.0, 0.0, 0.8, 0.8, 1.6, 1.6]);
    assert_eq!(times("0.5")[..3], [0.0, 2.0, 4.0]);
}

#[test]
fn a_ramp_down_lets_tasks_end_within_the_stop_timeout_and_then_cuts() {
    let text = |timeout: &str| {
        format!(
            "host: http://t\nload: {{stages: [{{duration: 1s, users: 1, spawn_rate: 1000}}, {{duration: 9s, users: 0, spawn_rate: 1000}}], stop_timeout: {timeout}}}\n\
             users: [{{name: A, wait_time: constant(1000), on_stop: [{{get: /stop}}], tasks: [{{name: t, steps: [{{get: /a?ms=3000}}, {{get: /b?ms=1000}}]}}]}}]"
        )
    };
    let finished = play(&text("5s"));
    assert_eq!(finished.timeline(), "0 /a, 3000 /b, 4000 /stop");
    assert_eq!(finished.result.total.aborted, 0);
    let cut = play(&text("500ms"));
    assert_eq!(cut.timeline(), "0 /a, 1500 /stop");
    assert_eq!(
        (cut.result.total.requests, cut.result.total.aborted),
        (1, 1)
    );
}

#[test]
fn every_form_is_the_same_on_any_number_of_shards() {
    let points = |played: &Played| -> Vec<u32> {
        played.result.series[..8]
            .iter()
            .map(|point| point.users)
            .collect()
    };
    for load in [
        "stages: [{duration: 3s, users: 11}, {duration: 3s, users: 2, spawn_rate: 5}, {duration: 3s, users: 7}]",
        "wave: {min: 1, max: 13, period: 4s}, run_time: 10s",
        "spike: {users: 2, peak: 9, at: 2s, for: 2s}, spawn_rate: 4, run_time: 8s",
        "step: {users: 3, every: 2s}, spawn_rate: 2, run_time: 8s",
        "users: \"int(t) % 5 * 3\", spawn_rate: 6, run_time: 10s",
    ] {
        let text = format!(
            "host: http://t\nseed: 3\nload: {{{load}, stop_timeout: 1s}}\nusers: [{{name: A, weight: 2, wait_time: \"between(0.1, 0.9)\", tasks: [{{get: /a?ms=40}}]}}, \
             {{name: B, wait_time: poisson(1), on_stop: [{{get: /stop}}], tasks: [{{get: /b?ms=1300}}]}}]"
        );
        let one = Stage::new(&text).play();
        for shards in [2, 5] {
            let many = Stage::new(&text).on(shards).play();
            assert_eq!(points(&many), points(&one), "{load} on {shards}");
            assert_eq!(many.rows(), one.rows(), "{load} on {shards}");
        }
    }
}
