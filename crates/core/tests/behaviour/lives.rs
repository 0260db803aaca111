//! How users begin and end.

use crate::support::{Sent, Stage, at, play};

#[test]
fn on_start_and_on_stop_come_once_each_a_user_around_its_tasks() {
    let played = play(
        "host: http://t\nload: {users: 3, spawn_rate: 1, run_time: 5500ms}\n\
         users: [{name: A, wait_time: constant(1), on_start: [{post: \"/login/${user.id}\", json: {a: 1}}], on_stop: [{post: \"/logout/${user.id}\"}], \
         tasks: [{get: \"/${user.id}\"}]}]",
    );
    for user in 0..3 {
        let own: Vec<&str> = played
            .sent
            .iter()
            .map(Sent::path)
            .filter(|path| path.ends_with(&user.to_string()))
            .collect();
        assert_eq!(own[0], format!("/login/{user}"));
        assert_eq!(own[own.len() - 1], format!("/logout/{user}"));
        assert!(
            own[1..own.len() - 1]
                .iter()
                .all(|path| *path == format!("/{user}"))
        );
        assert_eq!(played.times(&format!("/login/{user}")), [f64::from(user)]);
        assert_eq!(played.times(&format!("/logout/{user}")), [5.5]);
    }
}

#[test]
fn an_exception_in_a_task_is_recorded_waits_and_goes_on() {
    let played = play(
        "host: http://t\nload: {users: 1, run_time: 3500ms}\n\
         users: [{name: A, wait_time: constant(1), tasks: [{name: t, steps: [{get: /a}, {if: 1 == 1, then: [{fail: no}]}, {get: /never}]}]}]",
    );
    assert_eq!(played.times("/a"), [0.0, 1.0, 2.0, 3.0]);
    assert_eq!(
        played.exceptions(),
        ["users[0].tasks[0].steps[1].then[0]: no × 4"]
    );
    let row = &played.result.exceptions[0];
    assert_eq!((row.first_seen, row.last_seen), (0.0, 3.0));
}

#[test]
fn an_exception_in_a_users_on_start_ends_it_without_on_stop_and_leaves_the_others() {
    let played = play(
        "host: http://t\nload: {users: 2, spawn_rate: 1000, run_time: 2500ms}\n\
         users: [{name: A, wait_time: constant(1), on_start: [{if: user.id == 0, then: [{fail: no}]}], on_stop: [{get: \"/stop/${user.id}\"}], \
         tasks: [{get: \"/${user.id}\"}]}]",
    );
    assert_eq!((played.count("/0"), played.count("/stop/0")), (0, 0));
    assert_eq!((played.count("/1"), played.count("/stop/1")), (3, 1));
    assert_eq!(played.result.series[1].users, 1, "it is not started again");
}

#[test]
fn a_variable_without_a_first_value_ends_the_user_with_an_exception() {
    let played = play(
        "host: http://t\nload: {users: 1, run_time: 5s}\n\
         users: [{name: A, variables: {x: \"${1 / 0}\"}, on_stop: [{get: /never}], tasks: [{get: /never}]}]",
    );
    assert_eq!(played.sent.len(), 0);
    assert_eq!(played.result.exceptions[0].path, "A.variables.x");
}

#[test]
fn an_exception_in_on_stop_is_recorded_and_the_outer_ones_still_run() {
    let played = play(
        "host: http://t\nload: {users: 1, run_time: 500ms}\n\
         users: [{name: A, wait_time: constant(1), on_stop: [{get: /A/stop}], tasks: [{name: s, on_stop: [{if: 1 == 1, then: [{fail: no}]}, {get: /never}], tasks: [{get: /a}]}]}]",
    );
    assert_eq!(played.timeline(), "0 /a, 500 /A/stop");
    assert_eq!(
        played.exceptions(),
        ["users[0].tasks[0].on_stop[0].then[0]: no × 1"]
    );
}

#[test]
fn whoever_is_cut_still_leaves_its_sets_from_the_inside() {
    let played = play(
        "host: http://t\nload: {users: 1, run_time: 1s, stop_timeout: 2s}\n\
         users: [{name: A, on_stop: [{get: /A/stop}], tasks: [{name: s, on_stop: [{get: /s/stop?ms=100}], tasks: [{get: /a?ms=60000}]}]}]",
    );
    assert_eq!(played.timeline(), "0 /a, 3000 /s/stop, 3100 /A/stop");
    assert_eq!(
        (played.result.total.requests, played.result.total.aborted),
        (2, 1)
    );
}

#[test]
fn whoever_is_cut_while_entering_a_set_was_never_in_it() {
    let played = play(
        "host: http://t\nload: {users: 1, run_time: 1s, stop_timeout: 1s}\n\
         users: [{name: A, on_stop: [{get: /A/stop}], tasks: [{name: s, on_start: [{get: /s/start?ms=60000}], on_stop: [{get: /s/stop}], tasks: [{get: /never}]}]}]",
    );
    assert_eq!(played.paths(), "/s/start /A/stop");
}

#[test]
fn whoever_is_cut_in_its_own_on_start_has_its_on_stop() {
    let played = play(
        "host: http://t\nload: {users: 1, run_time: 1s, stop_timeout: 1s}\n\
         users: [{name: A, on_start: [{get: /A/start?ms=60000}], on_stop: [{get: /A/stop}], tasks: [{get: /never}]}]",
    );
    assert_eq!(played.timeline(), "0 /A/start, 2000 /A/stop");
}

#[test]
fn a_wait_in_on_stop_is_waited_to_its_end() {
    let played = play(
        "host: http://t\nload: {users: 1, run_time: 1s}\n\
         users: [{name: A, wait_time: constant(10), on_stop: [{wait: 0.5}, {get: /stop}], tasks: [{get: /a}]}]",
    );
    assert_eq!(played.timeline(), "0 /a, 1500 /stop");
}

#[test]
fn an_on_stop_without_end_does_not_keep_the_run_from_ending() {
    let played = play(
        "host: http://t\nload: {users: 1, run_time: 1s, stop_timeout: 1s}\n\
         users: [{name: A, wait_time: constant(10), on_stop: [{get: /stop?ms=29000}], tasks: [{get: /a}]}]",
    );
    assert_eq!(played.result.total.aborted, 1);
    assert!(played.result.elapsed <= 7.0, "{}", played.result.elapsed);
}

#[test]
fn a_stop_ends_waits_between_tasks_and_within_them_but_not_requests() {
    let stage = Stage::new(
        "host: http://t\nload: {users: 3, spawn_rate: 1000}\n\
         users: [{name: A, wait_time: constant(10), on_stop: [{get: \"/stop/${user.id}\"}], tasks: [{name: t, steps: [\
         {if: user.id == 0, then: [{get: /a}], else: [{if: user.id == 1, then: [{wait: 20}, {get: /never}], else: [{get: /c?ms=2000}, {get: /d?ms=100}]}]}]}]}]",
    );
    let played = stage.steered(async |clock, control| {
        at(clock, 1.0).await;
        control.stop();
    });
    assert_eq!(
        played.timeline(),
        "0 /a, 2 /c, 1000 /stop/0, 1000 /stop/1, 2002 /d, 2102 /stop/2"
    );
    assert_eq!(played.result.total.aborted, 0);
}

#[test]
fn an_abort_runs_nothing_any_more() {
    let stage = Stage::new(
        "host: http://t\nload: {users: 2, spawn_rate: 1000}\n\
         users: [{name: A, wait_time: constant(10), on_stop: [{get: /never}], tasks: [{get: /a?ms=3000}]}]",
    );
    let played = stage.steered(async |clock, control| {
        at(clock, 1.0).await;
        control.abort();
    });
    assert_eq!(
        (played.paths().as_str(), played.result.elapsed),
        ("/a /a", 1.0)
    );
    assert_eq!(
        (
            played.result.total.requests,
            played.result.total.aborted,
            played.result.users
        ),
        (0, 2, 0)
    );
}
