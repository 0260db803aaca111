//! The steps of the test itself.

use crate::support::Stage;

const TEXT: &str = "host: http://t\nload: {users: 5, spawn_rate: 1000, run_time: 60s, iterations_per_user: 1}\n\
    on_test_start: [{get: /begin?text=42, extract: {id: int(response.text)}}, {set: {half: \"${id / 2}\", part: 1.0}}]\n\
    on_test_stop: [{get: \"/end/${id}\"}]\n\
    users: [{name: A, tasks: [{get: \"/${id + half}/${part}\"}]}]";

#[test]
fn they_run_once_on_any_number_of_shards_and_first_and_last() {
    for shards in [1, 2, 5, 9] {
        let played = Stage::new(TEXT).on(shards).play();
        assert_eq!(
            (played.count("/begin"), played.count("/end/42")),
            (1, 1),
            "{shards} shards"
        );
        assert_eq!(played.result.total.requests, 7);
        assert_eq!(played.result.exceptions, []);
    }
}

#[test]
fn what_the_first_ones_set_reaches_every_user_with_its_kind() {
    for shards in [1, 3] {
        let played = Stage::new(TEXT).on(shards).play();
        assert_eq!(
            played.count("/63/1.0") + played.count("/63/1"),
            5,
            "{}",
            played.paths()
        );
    }
}

#[test]
fn what_the_first_ones_set_goes_over_first_values() {
    let played = Stage::new(
        "host: http://t\nload: {users: 1, run_time: 60s, iterations: 1}\nvariables: {x: everyones}\non_test_start: [{set: {x: tests}}]\n\
         users: [{name: A, variables: {x: own}, tasks: [{get: \"/${x}\"}]}]",
    )
    .play();
    assert_eq!(played.paths(), "/tests");
}

#[test]
fn after_an_exception_in_the_first_ones_nobody_starts_and_the_last_ones_run() {
    for end in ["{fail: no}", "{stop_test: {}}"] {
        let played = Stage::new(&format!(
            "host: http://t\nload: {{users: 3, run_time: 60s}}\non_test_start: [{{get: /begin}}, {end}]\n\
             on_test_stop: [{{get: /end}}]\nusers: [{{name: A, tasks: [{{get: /never}}]}}]"
        ))
        .on(2)
        .play();
        assert_eq!(played.paths(), "/begin /end", "{end}");
    }
}

#[test]
fn their_requests_failures_and_exceptions_are_counted() {
    let played = Stage::new(
        "host: http://t\nload: {users: 1, run_time: 60s, iterations: 1}\non_test_start: [{get: /begin?status=500}]\n\
         on_test_stop: [{get: /end}, {fail: no}]\nusers: [{name: A, tasks: [{get: /a}]}]",
    )
    .play();
    assert_eq!(
        (played.result.total.requests, played.result.total.failures),
        (3, 1)
    );
    assert_eq!(played.exceptions(), ["on_test_stop[1]: no × 1"]);
}
