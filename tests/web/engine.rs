//! The engine in a worker of a real browser, against a real server: what it reports is what the server counted.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "tests")]

use std::cell::RefCell;
use std::rc::Rc;

use futures_channel::mpsc;
use futures_util::StreamExt;
use katydid_core::plan::{Plan, Shard};
use katydid_core::scenario::Scenario;
use katydid_core::stats::{Aggregator, Run, Snapshot};
use katydid_core::wire::Message;
use katydid_web::engine::worker::Worker;
use serde_json::Value;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Response;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_dedicated_worker);

/// A demo target that `cargo xtask test` has started.
const TARGET: Option<&str> = option_env!("KATYDID_TEST_TARGET");

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = fetch)]
    fn fetch(url: &str) -> js_sys::Promise;
}

fn target() -> &'static str {
    TARGET.expect("KATYDID_TEST_TARGET names a running demo target: use `cargo xtask test`")
}

/// What the server has counted for a path.
async fn counted(path: &str) -> u64 {
    let response = JsFuture::from(fetch(&format!("{}/stats", target())))
        .await
        .unwrap();
    let text = response.unchecked_into::<Response>().text().unwrap();
    let text = JsFuture::from(text).await.unwrap().as_string().unwrap();
    let stats: Value = serde_json::from_str(&text).unwrap();
    let requests = stats["requests"].as_array().unwrap().iter();
    requests
        .filter(|entry| entry["path"] == path)
        .map(|entry| entry["count"].as_u64().unwrap())
        .sum()
}

/// Runs a scenario in this worker; `act` gets every snapshot and the way to say something to the engine.
async fn run(text: &str, mut act: impl FnMut(&Snapshot, &Worker)) -> Snapshot {
    let scenario = Scenario::parse(text).unwrap();
    let plan = Plan::compile(&scenario).unwrap();
    let mut aggregator = Aggregator::new(
        plan.outline(),
        Run {
            started_unix_ms: 0,
            shards: 1,
        },
    );
    let (sender, mut messages) = mpsc::unbounded();
    let worker =
        Worker::new(move |message: &Message| sender.unbounded_send(message.clone()).unwrap());
    let start = Message::Start {
        scenario: scenario.to_json(),
        shard: Shard::WHOLE,
    };
    worker.receive(&start.encode());
    while !aggregator.ended() {
        match messages.next().await.unwrap() {
            Message::Delta(delta) => aggregator.merge(&delta),
            other => panic!("{other:?}"),
        }
        act(&aggregator.snapshot(), &worker);
    }
    aggregator.result()
}

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
