//! The engine's side of the worker: messages in, deltas out.

use std::rc::Rc;

use katydid_core::plan::{Plan, Shard};
use katydid_core::scenario::{Problem, Scenario};
use katydid_core::user::{Control, run_shard};
use katydid_core::wire::Message;
use wasm_bindgen_futures::spawn_local;

use super::clock::WorkerClock;
use super::transport::WorkerTransport;

/// Runs one shard, as the messages it is given say.
#[derive(Clone)]
pub struct Worker {
    control: Control,
    post: Rc<dyn Fn(&Message)>,
}

impl Worker {
    /// A worker that answers by `post`.
    pub fn new(post: impl Fn(&Message) + 'static) -> Self {
        Self {
            control: Control::default(),
            post: Rc::new(post),
        }
    }

    /// Does what a message from the page says.
    pub fn receive(&self, bytes: &[u8]) {
        match Message::decode(bytes) {
            Ok(Message::Start { scenario, shard }) => self.start(&scenario, shard),
            Ok(Message::Stop) => self.control.stop(),
            Ok(Message::Abort) => self.control.abort(),
            Ok(Message::Delta(_) | Message::Failed(_)) => {}
            Err(error) => (self.post)(&Message::Failed(error)),
        }
    }

    fn start(&self, scenario: &str, shard: Shard) {
        match plan(scenario) {
            Ok(plan) => spawn_local(self.clone().run(plan, shard)),
            Err(problems) => (self.post)(&Message::Failed(Problem::lines(&problems))),
        }
    }

    async fn run(self, plan: Plan, shard: Shard) {
        let clock = WorkerClock::start();
        let transport = WorkerTransport::new(&clock, &plan, shard);
        let report = |delta| (self.post)(&Message::Delta(delta));
        run_shard(&plan, shard, &clock, &transport, &self.control, report).await;
    }
}

fn plan(scenario: &str) -> Result<Plan, Vec<Problem>> {
    Plan::compile(&Scenario::parse(scenario)?)
}
