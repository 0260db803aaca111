//! An engine in this worker, and the server it sends to.

use futures_channel::mpsc;
use futures_util::StreamExt;
use katydid_core::plan::{Plan, Shard};
use katydid_core::scenario::Scenario;
use katydid_core::stats::{Aggregator, Run, Snapshot};
use katydid_core::user::{Hook, HookEnd, Inputs};
use katydid_core::wire::Message;
use katydid_web::engine::worker::Worker;
use serde_json::Value;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// A demo target that `cargo xtask test` has started.
const TARGET: Option<&str> = option_env!("KATYDID_TEST_TARGET");

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = fetch)]
    fn fetch(url: &str) -> js_sys::Promise;
}

pub(crate) fn target() -> &'static str {
    TARGET.expect("KATYDID_TEST_TARGET names a running demo target: use `cargo xtask test`")
}

/// What the server has counted for a path.
pub(crate) async fn counted(path: &str) -> u64 {
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
pub(crate) struct Session {
    scenario: Scenario,
    pub(crate) aggregator: Aggregator,
    worker: Worker,
    messages: mpsc::UnboundedReceiver<Message>,
    pub(crate) inputs: Inputs,
}

impl Session {
    pub(crate) fn new(text: &str) -> Self {
        let scenario = Scenario::parse(text).unwrap();
        let plan = Plan::compile(&scenario).unwrap();
        let run = Run {
            started_unix_ms: 0,
            shards: 1,
            ..Run::default()
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

    pub(crate) fn tell(&self, message: &Message) {
        self.worker.receive(&message.encode());
    }

    pub(crate) async fn hook(&mut self, hook: Hook) -> HookEnd {
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
    pub(crate) async fn users(&mut self, mut act: impl FnMut(&Snapshot, &Worker)) {
        self.tell(&Message::Start {
            scenario: self.scenario.to_json(),
            shard: Shard::WHOLE,
            inputs: self.inputs.clone(),
        });
        while !self.aggregator.ended() {
            match self.messages.next().await.unwrap() {
                Message::Delta(delta) => drop(self.aggregator.merge(&delta)),
                other => panic!("{other:?}"),
            }
            act(&self.aggregator.snapshot(), &self.worker);
        }
    }
}

/// Runs a scenario's users in this worker.
pub(crate) async fn run(text: &str, act: impl FnMut(&Snapshot, &Worker)) -> Snapshot {
    let mut session = Session::new(text);
    session.users(act).await;
    session.aggregator.result()
}

pub(crate) async fn counted_all<const N: usize>(paths: [&str; N]) -> Vec<u64> {
    let mut counts = Vec::new();
    for path in paths {
        counts.push(counted(path).await);
    }
    counts
}
