//! What fails, and what is taken from an answer.

use crate::support::{Stage, play};

#[test]
fn by_itself_a_status_of_400_or_more_or_no_answer_fails() {
    let steps = "[{get: /?status=200}, {get: /?status=399}, {get: /?status=400}, {get: /?status=503}, {get: /?status=0}]";
    let played = Stage::once(steps).play();
    assert_eq!(
        (played.result.total.requests, played.result.total.failures),
        (5, 3)
    );
}

#[test]
fn success_when_replaces_that_rule() {
    let steps = "[{get: /a?status=404, success_when: response.status == 404}, {get: /b?status=200, success_when: response.status == 404}, \
        {get: /c?status=500, success_when: response.status == 404}]";
    let played = Stage::once(steps).play();
    assert_eq!(
        played.rows(),
        [
            "GET /a?status=404 1/0",
            "GET /b?status=200 1/1",
            "GET /c?status=500 1/1"
        ]
    );
    assert!(
        played
            .failures()
            .iter()
            .any(|failure| failure.contains("500 Internal Server Error"))
    );
    assert!(
        played
            .failures()
            .iter()
            .any(|failure| failure.contains("response.status == 404")),
        "{:?}",
        played.failures()
    );
}

#[test]
fn the_first_fail_when_that_holds_names_the_failure() {
    let steps = "[{get: \"/?text=no&ms=600\", name: a, fail_when: [{when: response.text != 'Success', message: Got wrong response}, \
        {when: response.elapsed > 0.5, message: Request took too long}]}, \
        {get: \"/?text=Success&ms=600\", name: a, fail_when: [{when: response.text != 'Success', message: Got wrong response}, \
        {when: response.elapsed > 0.5, message: Request took too long}]}, \
        {get: \"/?text=Success&ms=500\", name: a, fail_when: [{when: response.elapsed > 0.5, message: Request took too long}]}]";
    let played = Stage::once(steps).play();
    assert_eq!(
        played.failures(),
        ["a: Got wrong response × 1", "a: Request took too long × 1"]
    );
}

#[test]
fn fail_when_adds_to_the_rule_of_the_status_and_a_success_may_still_fail() {
    let steps = "[{get: /a?status=500, fail_when: [{when: 1 == 1, message: x}]}, \
        {get: /b?status=404, success_when: response.status == 404, fail_when: [{when: 1 == 1, message: y}]}]";
    let played = Stage::once(steps).play();
    assert_eq!(
        played.failures(),
        [
            "/a?status=500: 500 Internal Server Error × 1",
            "/b?status=404: y × 1"
        ]
    );
}

#[test]
fn a_message_may_be_computed() {
    let steps = "[{get: /a?status=201, fail_when: [{when: response.status > 200, message: \"got ${response.status}\"}]}]";
    assert_eq!(
        Stage::once(steps).play().failures(),
        ["/a?status=201: got 201 × 1"]
    );
}

#[test]
fn checks_count_and_fail_nothing() {
    let steps = "[{repeat: 3, steps: [{get: /a?text=x, checks: {is x: response.text == 'x', is y: response.text == 'y'}}]}]";
    let played = Stage::once(steps).play();
    let checks: Vec<(&str, u64, u64)> = played
        .result
        .checks
        .iter()
        .map(|row| (row.name.as_str(), row.passes, row.fails))
        .collect();
    assert_eq!(checks, [("is x", 3, 0), ("is y", 0, 3)]);
    assert_eq!(played.result.total.failures, 0);
}

#[test]
fn a_failed_request_extracts_nothing_and_the_task_goes_on() {
    let text = "host: http://t\nload: {users: 1, run_time: 60s, iterations: 1}\n\
        users: [{name: A, variables: {x: old}, tasks: [{name: t, steps: [{get: \"/?text=new&status=500\", extract: {x: response.text}}, {get: \"/${x}\"}, \
        {get: \"/?text=new\", extract: {x: response.text}}, {get: \"/${x}\"}, {get: \"/?text=bad\", fail_when: 1 == 1, extract: {x: response.text}}, \
        {get: \"/${x}\"}, {get: \"/?text=odd&status=404\", success_when: response.status == 404, extract: {x: response.text}}, {get: \"/${x}\"}]}]}]";
    assert_eq!(play(text).paths(), "/ /old / /new / /new / /odd");
}

#[test]
fn what_is_extracted_goes_into_later_requests() {
    let steps = "[{post: /login, json: {token: t-1}, extract: {token: response.json.token}}, \
        {get: /a, headers: {Authorization: \"Bearer ${token}\"}}]";
    let played = Stage::once(steps).play();
    assert_eq!(
        played.sent[1].request.headers,
        [("Authorization".to_owned(), "Bearer t-1".to_owned())]
    );
}

#[test]
fn an_extraction_that_fails_is_an_exception_and_not_a_failure() {
    let played = Stage::once(
        "[{get: /?text=hello, name: a, extract: {x: response.json.no}}, {get: /never}]",
    )
    .play();
    assert_eq!(played.rows(), ["GET a 1/0"]);
    assert_eq!(played.result.exceptions.len(), 1);
    assert_eq!(
        played.result.exceptions[0].path,
        "users[0].tasks[0].steps[0]"
    );
}

#[test]
fn a_rule_that_cannot_be_judged_is_an_exception_and_the_request_is_counted_once() {
    let played =
        Stage::once("[{get: /a, success_when: response.json.no == 1}, {get: /never}]").play();
    assert_eq!(played.rows(), ["GET /a 1/0"]);
    assert_eq!(played.result.exceptions.len(), 1);
}

#[test]
fn a_later_step_sees_the_last_answer() {
    let steps = "[{get: /?text=one}, {if: response.text == 'one', then: [{get: /yes}]}, {if: response.text == 'one', then: [{get: /no}]}]";
    assert_eq!(Stage::once(steps).play().paths(), "/ /yes");
}

#[test]
fn no_answer_has_status_0_and_no_text() {
    let steps = "[{get: /?status=0, name: a, success_when: \"response.status == 0 && response.text == ''\"}, {get: \"/${response.status}\"}]";
    let played = Stage::once(steps).play();
    assert_eq!(
        (played.paths().as_str(), played.result.total.failures),
        ("/ /0", 0)
    );
}

#[test]
fn defaults_judge_before_a_requests_own() {
    let played = play(
        "host: http://t\nload: {users: 1, run_time: 60s, iterations: 1}\ndefaults: {fail_when: [{when: response.status == 201, message: default}]}\n\
         users: [{name: A, tasks: [{name: t, steps: [{get: /a?status=201, fail_when: [{when: response.status == 201, message: own}]}, \
         {get: /b?status=202, fail_when: [{when: response.status == 202, message: own}]}]}]}]",
    );
    assert_eq!(
        played.failures(),
        ["/a?status=201: default × 1", "/b?status=202: own × 1"]
    );
}
