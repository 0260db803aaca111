//! What the engine counts is what the server counted.

use std::cell::RefCell;
use std::rc::Rc;

use katydid_core::wire::Message;
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{counted, run, target};

#[wasm_bindgen_test]
async fn what_the_engine_reports_is_what_the_server_counted() {
    let text = format!(
        "host: {}\nload: {{ users: 20, spawn_rate: 100, run_time: 2s }}\nusers:\n  - name: A\n    \
         wait_time: between(0.01, 0.1)\n    tasks:\n      - get: /hello?latency=1ms&jitter=0ms\n      - post: /cart?latency=1ms\n        \
         json: {{ a: 1 }}\n      - get: /status/404\n",
        target()
    );
    let before = [
        counted("/hello").await,
        counted("/cart").await,
        counted("/status/404").await,
    ];
    let result = run(&text, |_, _| {}).await;
    let after = [
        counted("/hello").await,
        counted("/cart").await,
        counted("/status/404").await,
    ];
    let reported: Vec<u64> = result.rows.iter().map(|row| row.requests).collect();
    let served: Vec<u64> = after
        .iter()
        .zip(before)
        .map(|(after, before)| after - before)
        .collect();
    assert_eq!(reported, served);
    assert!(reported.iter().all(|&count| count > 10), "{reported:?}");
    assert_eq!(
        (result.total.failures, result.total.aborted),
        (reported[2], 0)
    );
}

#[wasm_bindgen_test]
async fn a_stop_in_the_middle_loses_and_invents_nothing() {
    let text = format!(
        "host: {}\nload: {{ users: 10, spawn_rate: 1000 }}\nusers:\n  - name: A\n    tasks:\n      - get: /world?latency=30ms\n",
        target()
    );
    let before = counted("/world").await;
    let result = run(&text, |_, worker| worker.receive(&Message::Stop.encode())).await;
    assert_eq!(
        result.total.requests + result.total.aborted,
        counted("/world").await - before
    );
    assert_eq!(result.total.aborted, 0);
}

/// What lacks CORS is an end-to-end test's: the test runner's own headers hide it from the question.
#[wasm_bindgen_test]
async fn a_silent_target_and_none_at_all_are_told_apart() {
    let text = format!(
        "load: {{ users: 3, spawn_rate: 1000, run_time: 1s }}\nusers:\n  - name: A\n    wait_time: constant(5)\n    tasks:\n      \
         - name: all\n        steps:\n          - get: \"{0}/hello?hang=true\"\n            \
         timeout: 200ms\n          - get: http://127.0.0.1:1/\n",
        target()
    );
    let result = run(&text, |_, _| {}).await;
    let failures: Vec<&str> = result
        .failures
        .iter()
        .map(|failure| failure.error.as_str())
        .collect();
    for start in ["timed out", "no answer"] {
        assert!(
            failures.iter().any(|failure| failure.starts_with(start)),
            "{start}: {failures:?}"
        );
    }
}

#[wasm_bindgen_test]
async fn users_that_neither_wait_nor_are_made_to_can_still_be_stopped() {
    let text = "host: demo://shop\nload: { users: 2, spawn_rate: 1000 }\nusers:\n  - name: A\n    tasks:\n      \
                - get: /hello?latency=0ms&jitter=0ms\n";
    let asked = Rc::new(RefCell::new(0));
    let counter = Rc::clone(&asked);
    let result = run(text, move |_, worker| {
        *counter.borrow_mut() += 1;
        worker.receive(&Message::Stop.encode());
    })
    .await;
    assert!(*asked.borrow() >= 1);
    assert!(result.total.requests > 100, "{}", result.total.requests);
}

#[wasm_bindgen_test]
async fn a_redirect_is_followed_unless_it_is_to_be_read_which_a_page_may_not() {
    let text = format!(
        "host: {}\nload: {{ users: 1, iterations: 1 }}\nusers:\n  - name: A\n    tasks:\n      - name: all\n        steps:\n          \
         - {{ get: /redirect/2, name: followed, checks: {{ moved: '!response.url.contains(\"/redirect/2\")' }} }}\n          \
         - {{ get: /redirect/2, name: kept, redirects: false }}\n",
        target()
    );
    let result = run(&text, |_, _| {}).await;
    let counts: Vec<_> = result
        .rows
        .iter()
        .map(|row| (row.name.as_str(), row.requests, row.failures))
        .collect();
    assert_eq!(counts, [("followed", 1, 0), ("kept", 1, 1)]);
    assert_eq!(result.checks[0].passes, 1);
    assert!(
        result.failures[0]
            .error
            .starts_with("a redirect that is not followed"),
        "{:?}",
        result.failures
    );
}
