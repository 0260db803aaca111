//! Runs that end by what was done.

use crate::support::{Stage, at, play};

#[test]
fn iterations_are_exact_on_any_number_of_shards() {
    for (users, iterations) in [(1, 10), (3, 10), (10, 3), (7, 100), (2, 1)] {
        for shards in [1, 2, 3, 8] {
            let stage = Stage::new(&format!(
                "host: http://t\nload: {{users: {users}, spawn_rate: 1000, run_time: 600s, iterations: {iterations}}}\n\
                 users: [{{name: A, wait_time: constant(1), tasks: [{{name: t, steps: [{{get: /a?ms=10}}, {{get: /b?ms=10}}]}}]}}]"
            ));
            let played = stage.on(shards).play();
            assert_eq!(
                played.count("/a"),
                iterations,
                "{users} users, {iterations} iterations, {shards} shards"
            );
            assert_eq!(played.count("/b"), iterations);
            assert_eq!(played.result.iterations, iterations as u64);
        }
    }
}

#[test]
fn iterations_per_user_are_exact_on_any_number_of_shards() {
    for shards in [1, 2, 3, 8] {
        let stage = Stage::new(
            "host: http://t\nload: {users: 5, spawn_rate: 2, run_time: 600s, iterations_per_user: 4}\n\
             users: [{name: A, wait_time: \"between(0.1, 3)\", on_stop: [{get: /stop}], tasks: [{get: \"/${user.id}/${user.iteration}\"}]}]",
        );
        let played = stage.on(shards).play();
        assert_eq!((played.sent.len(), played.count("/stop")), (25, 5));
        assert!((0..5).all(|user| {
            (0..4).all(|iteration| played.count(&format!("/{user}/{iteration}")) == 1)
        }));
        assert!(played.result.elapsed < 20.0);
    }
}

#[test]
fn the_last_iteration_is_done_to_its_end_and_nobody_waits_for_another() {
    let played = play(
        "host: http://t\nload: {users: 3, spawn_rate: 1000, iterations: 3, run_time: 2h}\n\
         users: [{name: A, wait_time: constant(3600), on_stop: [{get: /stop}], tasks: [{name: t, steps: [{get: /a}, {wait: 2}, {get: /b?ms=500}]}]}]",
    );
    assert_eq!((played.count("/b"), played.count("/stop")), (3, 3));
    assert!(played.result.elapsed < 4.0, "{}", played.result.elapsed);
}

#[test]
fn arrivals_end_with_their_last_iteration() {
    let stage = Stage::new(
        "host: http://t\nload: {arrivals: {rate: 2}, iterations: 5}\nusers: [{name: A, tasks: [{get: /a?ms=700}]}]",
    );
    let played = stage.steered(async |clock, control| {
        at(clock, 100.0).await;
        control.abort();
    });
    assert_eq!(played.times("/a"), [0.0, 0.5, 1.0, 1.5, 2.0]);
    assert!(played.result.elapsed < 4.0, "{}", played.result.elapsed);
}

#[test]
fn nested_sets_tasks_count_as_iterations_and_entering_one_does_not() {
    let played = play(
        "host: http://t\nload: {users: 1, run_time: 60s, iterations: 3}\n\
         users: [{name: A, tasks: [{name: s, on_start: [{get: /start}], tasks: [{name: a, steps: [{get: \"/${user.iteration}\"}, {interrupt: {}}]}]}]}]",
    );
    assert_eq!(played.paths(), "/start /0 /start /1 /start /2");
    assert_eq!(played.result.iterations, 3);
}

#[test]
fn a_run_whose_users_have_all_ended_is_over() {
    let played = play(
        "host: http://t\nload: {users: 3, spawn_rate: 1, run_time: 1h}\nusers: [{name: A, tasks: [{name: t, steps: [{get: /a}, {stop_user: {}}]}]}]",
    );
    assert_eq!(played.sent.len(), 3);
    assert_eq!(played.result.elapsed, 2.0);
}

#[test]
fn an_iteration_that_is_cut_did_not_come_to_its_end() {
    let played = play(
        "host: http://t\nload: {users: 1, run_time: 1s, stop_timeout: 1s}\nusers: [{name: A, wait_time: constant(0.5), tasks: [{name: t, steps: [\
         {if: user.iteration == 1, then: [{get: /slow?ms=9000}], else: [{get: /a}]}]}]}]",
    );
    assert_eq!(
        (played.result.total.requests, played.result.total.aborted),
        (1, 1)
    );
    assert_eq!(played.result.iterations, 1);
}
