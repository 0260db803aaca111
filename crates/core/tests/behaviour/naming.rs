//! What requests and blocks are counted under.

use crate::support::{Stage, play};

#[test]
fn ten_urls_of_one_name_are_one_row_and_without_it_ten() {
    let steps = |name: &str| {
        format!(
            "[{{for_each: {{n: \"[1,2,3,4,5,6,7,8,9,10]\"}}, steps: [{{get: \"/blog?id=${{n}}\"{name}}}]}}]"
        )
    };
    let named = Stage::once(&steps(", name: \"/blog?id=[id]\"")).play();
    assert_eq!(named.rows(), ["GET /blog?id=[id] 10/0"]);
    assert_eq!(Stage::once(&steps("")).play().rows().len(), 10);
}

#[test]
fn requests_in_a_rename_share_its_name_and_later_ones_have_their_own() {
    let steps = "[{rename: blog, steps: [{get: /blog/1}, {get: /blog/2}]}, {get: /x}, {rename: article, steps: [{get: /a/1}, {repeat: 2, steps: [{get: /a/2}]}]}]";
    let mut rows = Stage::once(steps).play().rows();
    rows.sort();
    assert_eq!(rows, ["GET /x 1/0", "GET article 3/0", "GET blog 2/0"]);
}

#[test]
fn a_rename_in_a_rename_counts_until_its_end() {
    let steps = "[{rename: outer, steps: [{get: /1}, {rename: \"in${1 + 1}\", steps: [{get: /2}]}, {get: /3}]}]";
    let mut rows = Stage::once(steps).play().rows();
    rows.sort();
    assert_eq!(rows, ["GET in2 1/0", "GET outer 2/0"]);
}

#[test]
fn a_rename_that_is_left_by_an_exception_does_not_name_the_next_task() {
    let played = play(
        "host: http://t\nload: {users: 1, run_time: 60s, iterations: 2}\n\
         users: [{name: A, tasks: [{name: t, steps: [{get: /a}, {rename: x, steps: [{get: /b}, {fail: no}]}]}]}]",
    );
    let mut rows = played.rows();
    rows.sort();
    assert_eq!(rows, ["GET /a 2/0", "GET x 2/0"]);
}

#[test]
fn a_computed_name_makes_a_row_for_each_value() {
    let steps = "[{for_each: {n: \"['b', 'a', 'b']\"}, steps: [{get: /x, name: \"${n}\"}, {post: /x, name: \"${n}\"}]}]";
    assert_eq!(
        Stage::once(steps).play().rows(),
        ["GET a 1/0", "POST a 1/0", "GET b 2/0", "POST b 2/0"]
    );
}

#[test]
fn names_beyond_a_thousand_are_one_row() {
    let steps = "[{set: {n: 0}}, {while: n < 1500, steps: [{get: /x, name: \"${n}\"}, {set: {n: \"${n + 1}\"}}]}]";
    let played = Stage::once(steps).play();
    assert_eq!(played.result.rows.len(), 1001);
    assert_eq!(played.result.rows.last().unwrap().requests, 500);
    assert_eq!(played.result.total.requests, 1500);
}

#[test]
fn a_transaction_is_a_row_of_its_own_and_in_no_total() {
    let played = Stage::once(
        "[{transaction: checkout, steps: [{get: /a?ms=200}, {wait: 0.5}, {get: /b?ms=300}]}]",
    )
    .play();
    let row = played
        .result
        .rows
        .iter()
        .find(|row| row.name == "checkout")
        .unwrap();
    assert_eq!(
        (
            row.method.as_str(),
            row.requests,
            row.failures,
            row.response.max
        ),
        ("TRANSACTION", 1, 0, Some(1_000_000))
    );
    assert_eq!(played.result.total.requests, 2);
    assert_eq!(played.result.total.response.max, Some(300_000));
    assert_eq!(
        played
            .result
            .series
            .iter()
            .map(|point| point.requests)
            .sum::<u64>(),
        2
    );
}

#[test]
fn a_failed_request_fails_its_transactions_and_no_other() {
    let steps = "[{transaction: outer, steps: [{transaction: good, steps: [{get: /a}]}, {transaction: bad, steps: [{parallel: [{get: /b}, {get: /c?status=500}]}, {get: /d}]}]}]";
    let rows = Stage::once(steps).play().rows();
    let those: Vec<&String> = rows
        .iter()
        .filter(|row| row.starts_with("TRANSACTION"))
        .collect();
    assert_eq!(
        those,
        [
            "TRANSACTION outer 1/1",
            "TRANSACTION good 1/0",
            "TRANSACTION bad 1/1"
        ]
    );
}

#[test]
fn an_exception_fails_every_transaction_it_leaves() {
    let played = Stage::once("[{transaction: outer, steps: [{get: /a?ms=100}, {transaction: inner, steps: [{fail: no}]}]}]").play();
    assert!(
        played.rows().contains(&"TRANSACTION outer 1/1".to_owned()),
        "{:?}",
        played.rows()
    );
    assert!(played.rows().contains(&"TRANSACTION inner 1/1".to_owned()));
}

#[test]
fn a_transaction_that_is_left_on_purpose_ends_without_failing() {
    let played =
        Stage::once("[{transaction: x, steps: [{get: /a?ms=100}, {reschedule: {}}]}]").play();
    assert!(
        played.rows().contains(&"TRANSACTION x 1/0".to_owned()),
        "{:?}",
        played.rows()
    );
}

#[test]
fn a_transaction_that_the_end_cuts_short_is_not_counted_as_done() {
    let text = |steps: &str| {
        format!(
            "host: http://t\nload: {{users: 1, run_time: 2s, stop_timeout: 1s}}\n\
             users: [{{name: A, tasks: [{{name: t, steps: [{{transaction: x, steps: {steps}}}]}}]}}]"
        )
    };
    let done = |steps: &str| {
        play(&text(steps))
            .rows()
            .iter()
            .filter(|row| row.starts_with("TRANSACTION"))
            .count()
    };
    assert_eq!(
        done("[{get: /a}, {get: /b?ms=20000}]"),
        0,
        "cut in a request"
    );
    assert_eq!(
        done("[{get: /a}, {wait: 20}, {get: /b}]"),
        0,
        "stopped in a wait"
    );
}
