//! Waits as users see them; the formulas have tests of their own.

use crate::support::{Stage, play};

#[test]
fn a_wait_may_grow_by_one_each_time() {
    let played = play(
        "host: http://t\nload: {users: 1, run_time: 60s, iterations: 5}\n\
         users: [{name: A, wait_time: user.last_wait + 1.0, tasks: [{get: /a}]}]",
    );
    assert_eq!(played.times("/a"), [0.0, 1.0, 3.0, 6.0, 10.0]);
}

#[test]
fn a_computed_wait_sees_variables_and_answers() {
    let played = play(
        "host: http://t\nload: {users: 1, run_time: 60s, iterations: 3}\n\
         users: [{name: A, wait_time: double(response.text) * factor, variables: {factor: 2.0}, tasks: [{get: /a?text=0.75}]}]",
    );
    assert_eq!(
        played.times("/a"),
        [0.0, 1.5, 3.0],
        "{:?}",
        played.exceptions()
    );
}

#[test]
fn a_wait_that_cannot_be_computed_ends_the_user_with_an_exception() {
    let played = play(
        "host: http://t\nload: {users: 1, run_time: 5s}\n\
         users: [{name: A, wait_time: 1 / (user.iteration - 1), on_stop: [{get: /stop}], tasks: [{get: /a}]}]",
    );
    assert_eq!(played.paths(), "/a /stop");
    assert_eq!(played.result.exceptions.len(), 1);
}

#[test]
fn a_negative_wait_is_none() {
    let played = play(
        "host: http://t\nload: {users: 1, run_time: 60s, iterations: 3}\n\
         users: [{name: A, wait_time: \"0.0 - 5.0\", tasks: [{get: /a?ms=10}]}]",
    );
    assert_eq!(played.times("/a"), [0.0, 0.01, 0.02]);
}

#[test]
fn a_wait_begins_when_the_whole_task_has_ended() {
    let played = play(
        "host: http://t\nload: {users: 1, run_time: 60s, iterations: 2}\n\
         users: [{name: A, wait_time: constant(1), tasks: [{name: t, steps: [{get: /a?ms=500}, {get: /b?ms=500}]}]}]",
    );
    assert_eq!(played.timeline(), "0 /a, 500 /b, 2000 /a, 2500 /b");
}

#[test]
fn a_set_keeps_a_pace_of_its_own_beside_the_users() {
    // The user's pace absorbs what the set did; the set's begins when it is entered.
    let played = play(
        "host: http://t\nload: {users: 1, run_time: 60s, iterations: 6}\n\
         users: [{name: A, wait_time: constant_pacing(10), tasks: [{name: s, order: sequential, wait_time: constant_pacing(2), tasks: [\
         {get: /a?ms=500}, {get: /b?ms=700}, {name: c, steps: [{get: /c?ms=100}, {interrupt: {reschedule: false}}]}]}]}]",
    );
    assert_eq!(
        played.timeline(),
        "0 /a, 2000 /b, 4000 /c, 10000 /a, 12000 /b, 14000 /c"
    );
}

#[test]
fn throughput_is_held_by_five_thousand_users_and_falls_with_tasks_that_take_too_long() {
    let text = |steps: &str| {
        format!(
            "host: http://t\nload: {{users: 5000, spawn_rate: 1000000, run_time: 60s}}\n\
             users: [{{name: A, wait_time: constant_throughput(0.1), tasks: [{{name: t, steps: {steps}}}]}}]"
        )
    };
    let held = play(&text("[{get: /a}, {get: /b}, {get: /c}]"));
    assert!(
        (held.result.total.total_rps - 1500.0).abs() < 30.0,
        "{}",
        held.result.total.total_rps
    );
    let fallen = play(&text("[{get: /a?ms=11000}]"));
    let started = fallen.sent.len() as f64 / 60.0;
    assert!(started < 5000.0 * 6.0 / 60.0 + 1.0, "{started}");
}

#[test]
fn a_poisson_wait_has_the_mean_of_its_rate() {
    let played = play(
        "host: http://t\nload: {users: 100, spawn_rate: 100000, run_time: 200s}\n\
         users: [{name: A, wait_time: poisson(2), tasks: [{get: /a}]}]",
    );
    let rate = played.sent.len() as f64 / 200.0;
    assert!((rate - 200.0).abs() < 5.0, "{rate}");
}

#[test]
fn every_user_has_waits_of_its_own() {
    let played = Stage::new(
        "host: http://t\nload: {users: 20, spawn_rate: 1000000, run_time: 60s, iterations_per_user: 2}\n\
         users: [{name: A, wait_time: \"between(1, 3)\", tasks: [{get: /a}]}]",
    )
    .play();
    let mut second: Vec<u64> = played.sent[20..]
        .iter()
        .map(|sent| (sent.at * 1e5) as u64)
        .collect();
    second.dedup();
    assert_eq!(second.len(), 20);
}
