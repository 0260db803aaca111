//! The engine in a worker of a real browser, against a real server: what it reports is what the server counted.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "tests")]

use std::cell::RefCell;
use std::rc::Rc;

use futures_channel::mpsc;
use futures_util::StreamExt;
use katydid_core::plan::{Plan, Shard};
use katydid_core::scenario::Scenario;
use katydid_core::stats::{Aggregator, Run, Snapshot, State};
use katydid_core::tick::Tick;
use katydid_core::user::{Change, Hook, HookEnd, Inputs};
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

/// An engine in this worker, and what it says.
struct Session {
    scenario: Scenario,
    aggregator: Aggregator,
    worker: Worker,
    messages: mpsc::UnboundedReceiver<Message>,
    inputs: Inputs,
}

impl Session {
    fn new(text: &str) -> Self {
        let scenario = Scenario::parse(text).unwrap();
        let plan = Plan::compile(&scenario).unwrap();
        let run = Run {
            started_unix_ms: 0,
            shards: 1,
        };
        let (sender, messages) = mpsc::unbounded();
        Self {
            scenario,
            aggregator: Aggregator::new(plan.outline(), run),
            worker: Worker::new(move |message: &Message| {
                sender.unbounded_send(message.clone()).unwrap();
            }),
            messages,
            inputs: Inputs::default(),
        }
    }

    fn tell(&self, message: &Message) {
        self.worker.receive(&message.encode());
    }

    async fn hook(&mut self, hook: Hook) -> HookEnd {
        self.tell(&Message::RunHook {
            scenario: self.scenario.to_json(),
            hook,
            inputs: self.inputs.clone(),
        });
        let Some(Message::HookEnded(end)) = self.messages.next().await else {
            panic!("no end of {hook:?}");
        };
        self.aggregator.merge(&end.delta);
        self.inputs.variables.clone_from(&end.variables);
        end
    }

    /// `act` gets every snapshot and the way to say something to the engine.
    async fn users(&mut self, mut act: impl FnMut(&Snapshot, &Worker)) {
        self.tell(&Message::Start {
            scenario: self.scenario.to_json(),
            shard: Shard::WHOLE,
            inputs: self.inputs.clone(),
        });
        while !self.aggregator.ended() {
            match self.messages.next().await.unwrap() {
                Message::Delta(delta) => self.aggregator.merge(&delta),
                other => panic!("{other:?}"),
            }
            act(&self.aggregator.snapshot(), &self.worker);
        }
    }
}

/// Runs a scenario's users in this worker.
async fn run(text: &str, act: impl FnMut(&Snapshot, &Worker)) -> Snapshot {
    let mut session = Session::new(text);
    session.users(act).await;
    session.aggregator.result()
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

/// Everything at once: what an answer gave goes into the next request, its judgement is counted, and the test's own
/// steps come first and last.
#[wasm_bindgen_test]
async fn a_run_with_everything_reports_what_the_server_counted() {
    let text = format!(
        r#"
host: {}
load: {{ users: 2, spawn_rate: 1000, run_time: 4s }}
data:
  accounts: {{ json: [ada, bob, eve], order: shuffle }}
on_test_start:
  - post: /login
    extract: {{ token: response.json.token }}
  - log: "token of ${{size(token)}} letters"
on_test_stop:
  - post: /logout
users:
  - name: A
    wait_time: constant(0.05)
    variables: {{ kind: "", where: "" }}
    tasks:
      - name: look
        steps:
          - get: /echo/${{data.accounts.value}}?token=${{token}}
            name: look
            extract: {{ kind: 'response.headers["content-type"]', where: response.url }}
            fail_when:
              - {{ when: '!response.text.contains(token)', message: no token came back }}
              - {{ when: response.text.contains("eve"), message: it was eve }}
            checks: {{ is json: 'response.headers["content-type"].startsWith("application/json")', is small: response.size < 1 }}
          - if: kind.startsWith("application/json") && where.contains("/echo/")
            then: [{{ get: /world?latency=1ms, name: then }}]
            else: [{{ get: /slow, name: else }}]
"#,
        target()
    );
    let paths = ["/login", "/logout", "/echo/ada", "/echo/bob", "/echo/eve", "/world"];
    let before = counted_all(paths).await;
    let mut session = Session::new(&text);
    assert!(session.hook(Hook::TestStart).await.goes_on);
    let mut told = Vec::new();
    session
        .users(|snapshot, worker| steer(snapshot, worker, &mut told))
        .await;
    assert!(session.hook(Hook::TestStop).await.goes_on);
    let after = counted_all(paths).await;
    let served: Vec<u64> = after.iter().zip(&before).map(|(now, then)| now - then).collect();

    let result = session.aggregator.result();
    let requests = |name: &str| {
        let row = result.rows.iter().find(|row| row.name == name);
        row.unwrap_or_else(|| panic!("no {name}: {:?}", result.exceptions)).requests
    };
    assert_eq!([requests("/login"), requests("/logout")], [1, 1]);
    assert_eq!(served[..2], [1, 1]);
    assert_eq!(requests("look"), served[2..5].iter().sum::<u64>());
    assert_eq!(requests("then"), served[5]);
    assert_eq!(result.total.failures, served[4]);
    assert_eq!(result.failures[0].error, "it was eve");
    let checks: Vec<_> = result.checks.iter().map(|check| (check.passes, check.fails)).collect();
    assert_eq!(checks, [(requests("look"), 0), (0, requests("look"))]);
    assert!(served[2..5].iter().all(|&count| count > 0), "{served:?}");
    assert_eq!(result.log.len(), 1, "{:?}", result.log);
    assert_eq!(told, ["pause", "resume", "change"]);
    assert_eq!(result.series.iter().map(|point| point.users).max(), Some(5));
    assert_eq!(result.total.aborted, 0);
}

/// Pauses a run at its first report, lets it go on as soon as it stands, and then has more users.
fn steer(snapshot: &Snapshot, worker: &Worker, told: &mut Vec<&str>) {
    let (word, message) = match (snapshot.state, &told[..]) {
        (State::Spawning | State::Running, []) => ("pause", Message::Pause),
        (State::Paused, ["pause"]) => ("resume", Message::Resume),
        (State::Running, ["pause", "resume"]) => {
            let change = Change {
                at: Tick::from_seconds(snapshot.elapsed + 0.5),
                users: 5,
                spawn_rate: 1000.0,
            };
            ("change", Message::Change(change))
        }
        _ => return,
    };
    told.push(word);
    worker.receive(&message.encode());
}

async fn counted_all<const N: usize>(paths: [&str; N]) -> Vec<u64> {
    let mut counts = Vec::new();
    for path in paths {
        counts.push(counted(path).await);
    }
    counts
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
        result.failures[0].error.starts_with("a redirect that is not followed"),
        "{:?}",
        result.failures
    );
}
