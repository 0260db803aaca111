//! The engine's side of the worker: messages in, deltas out.

use std::cell::Cell;
use std::rc::Rc;

use katydid_core::plan::{Plan, Shard};
use katydid_core::scenario::{Problem, Scenario};
use katydid_core::stats::Delta;
use katydid_core::tick::Tick;
use katydid_core::user::{Control, Hook, Inputs, Watch, run_hook, run_shard, run_trial};
use katydid_core::wire::Message;
use wasm_bindgen_futures::spawn_local;

use super::clock::WorkerClock;
use super::transport::WorkerTransport;

/// Runs one shard and the steps of the test itself, as the messages it is given say.
#[derive(Clone)]
pub struct Worker {
    control: Control,
    /// How far the run has come: what is done after its users goes on from there.
    reached: Rc<Cell<Tick>>,
    post: Rc<dyn Fn(&Message)>,
}

impl Worker {
    /// A worker that answers by `post`.
    pub fn new(post: impl Fn(&Message) + 'static) -> Self {
        Self {
            control: Control::default(),
            reached: Rc::default(),
            post: Rc::new(post),
        }
    }

    /// Does what a message from the page says.
    pub fn receive(&self, bytes: &[u8]) {
        match Message::decode(bytes) {
            Ok(message) => self.obey(message),
            Err(error) => (self.post)(&Message::Failed(error)),
        }
    }

    fn obey(&self, message: Message) {
        match message {
            Message::Start {
                scenario,
                shard,
                inputs,
            } => {
                let worker = self.clone();
                self.with_plan(&scenario, |plan| {
                    spawn_local(worker.run(plan, shard, inputs));
                });
            }
            Message::RunHook {
                scenario,
                hook,
                inputs,
            } => {
                let worker = self.clone();
                self.with_plan(&scenario, |plan| {
                    spawn_local(worker.hook(plan, hook, inputs));
                });
            }
            Message::Try { scenario, inputs } => {
                let worker = self.clone();
                self.with_plan(&scenario, |plan| {
                    spawn_local(worker.trial(plan, inputs));
                });
            }
            Message::Stop => self.control.stop(),
            Message::Abort => self.control.abort(),
            Message::Pause => self.control.pause(),
            Message::Resume => self.control.resume(),
            Message::Change(change) => self.control.change(change),
            Message::HookEnded(_)
            | Message::Delta(_)
            | Message::Failed(_)
            | Message::Tried(_)
            | Message::TrialEnded(_) => {}
        }
    }

    fn with_plan(&self, scenario: &str, act: impl FnOnce(Plan)) {
        match plan(scenario) {
            Ok(plan) => act(plan),
            Err(problems) => (self.post)(&Message::Failed(Problem::lines(&problems))),
        }
    }

    async fn run(self, plan: Plan, shard: Shard, inputs: Inputs) {
        let clock = WorkerClock::at(Tick::ZERO);
        let transport = WorkerTransport::new(&clock, &plan, shard);
        let report = |delta: Delta| {
            self.reached.set(delta.at);
            (self.post)(&Message::Delta(delta));
        };
        let control = &self.control;
        run_shard(&plan, shard, &inputs, &clock, &transport, control, report).await;
    }

    async fn hook(self, plan: Plan, hook: Hook, inputs: Inputs) {
        let clock = WorkerClock::at(self.reached.get());
        let transport = WorkerTransport::new(&clock, &plan, Shard::WHOLE);
        let end = run_hook(&plan, hook, &inputs, &clock, &transport, &self.control).await;
        (self.post)(&Message::HookEnded(end));
    }

    async fn trial(self, plan: Plan, inputs: Inputs) {
        let clock = WorkerClock::at(Tick::ZERO);
        let post = Rc::clone(&self.post);
        let tell = move |tried| post(&Message::Tried(tried));
        let watch = Watch::new(self.control.clone(), inputs.clone(), tell);
        let transport = WorkerTransport::new(&clock, &plan, Shard::WHOLE).watched(watch);
        let end = run_trial(&plan, &inputs, &clock, &transport, &self.control).await;
        (self.post)(&Message::TrialEnded(end));
    }
}

fn plan(scenario: &str) -> Result<Plan, Vec<Problem>> {
    Plan::compile(&Scenario::parse(scenario)?)
}
