//! The steps of the test itself: once, before any user starts or after the last has ended.

use std::future::{Future, poll_fn};
use std::ops::Range;
use std::pin::pin;
use std::rc::Rc;
use std::task::Poll;

use super::engine::Engine;
use super::lever::Level;
use super::life::Life;
use super::program::Flow;
use super::{Control, Inputs, Lever};
use crate::expr::{Map, Value};
use crate::plan::{Op, OpIndex, Plan, RequestPlan, Shard};
use crate::platform::{Clock, Transport};
use crate::stats::Delta;
use crate::tick::Tick;

/// Which steps of the test itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Hook {
    /// `on_test_start`.
    TestStart,
    /// `on_test_stop`.
    TestStop,
}

/// What became of a hook's steps.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct HookEnd {
    /// The variables they set, as a JSON object: what [`Inputs::variables`] gives every user.
    pub variables: String,
    /// Whether the test may go on: not after an exception or a stop.
    pub goes_on: bool,
    /// What they counted.
    pub delta: Delta,
}

impl Hook {
    /// The shard number its deltas have: no shard of users has it.
    #[must_use]
    pub fn shard(self) -> u32 {
        match self {
            Self::TestStart => u32::MAX - 1,
            Self::TestStop => u32::MAX,
        }
    }

    /// Whether a plan has steps for it.
    #[must_use]
    pub fn is_in(self, plan: &Plan) -> bool {
        !self.program(plan).is_empty()
    }

    fn program(self, plan: &Plan) -> Range<OpIndex> {
        match self {
            Self::TestStart => plan.on_test_start.clone(),
            Self::TestStop => plan.on_test_stop.clone(),
        }
    }
}

/// Runs the steps of the test itself, on one event loop whatever the number of shards.
pub async fn run_hook<C: Clock, T: Transport>(
    plan: &Plan,
    hook: Hook,
    inputs: &Inputs,
    clock: &C,
    transport: &T,
    control: &Control,
) -> HookEnd {
    let engine = Engine::new(plan, Shard::WHOLE, inputs, control, clock, transport);
    let lever = Rc::new(Lever::default());
    let mut life = Life::of_test(&engine, Rc::clone(&lever));
    let mut flow = Some(Flow::Exception);
    if life.set_variables("", &plan.variables) {
        let run = pin!(life.run(hook.program(plan)));
        flow = drive(&engine, &lever, hook, lever.unless_cut(run)).await;
    }
    let interval = (engine.time.now().as_micros() / 1_000_000) as u32;
    HookEnd {
        variables: set_by(plan, hook, &life.facts.variables),
        goes_on: matches!(
            flow,
            Some(Flow::Next | Flow::Immediately | Flow::Interrupt(_))
        ),
        delta: Delta {
            shard: hook.shard(),
            users: vec![0; plan.classes.len()],
            ..engine.take_delta(if hook == Hook::TestStart { 0 } else { interval })
        },
    }
}

/// A stop cuts what is done before the users; what is done after them only an abort does.
async fn drive<C: Clock, T: Transport, F: Future>(
    engine: &Engine<'_, C, T>,
    lever: &Lever,
    hook: Hook,
    future: F,
) -> F::Output {
    let mut future = pin!(future);
    loop {
        engine.timers.wake(engine.time.now());
        let wake_at = engine.timers.earliest().unwrap_or(Tick::NEVER);
        let mut sleep = pin!(engine.time.clock().sleep_until(wake_at));
        let ended = poll_fn(|context| {
            engine.control.listen(context.waker());
            if is_cut(engine.control, hook) {
                lever.raise(Level::Cut);
            }
            if let Poll::Ready(output) = future.as_mut().poll(context) {
                return Poll::Ready(Some(output));
            }
            if engine.timers.earliest().is_some_and(|at| at < wake_at) {
                return Poll::Ready(None);
            }
            sleep.as_mut().poll(context).map(|()| None)
        });
        if let Some(output) = ended.await {
            return output;
        }
    }
}

fn is_cut(control: &Control, hook: Hook) -> bool {
    control.is_aborted() || (hook == Hook::TestStart && control.is_stopped())
}

/// Of the variables those that the hook's own steps give a value, as JSON.
fn set_by(plan: &Plan, hook: Hook, variables: &[(std::sync::Arc<str>, Value)]) -> String {
    let names = names_set_by(plan, hook);
    let set = variables
        .iter()
        .filter(|(name, _)| names.contains(&&**name));
    let fields: Map = set.cloned().collect();
    Value::Map(fields.into()).to_string()
}

/// The variables that the hook's own steps give a value.
pub(super) fn names_set_by(plan: &Plan, hook: Hook) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    let range = hook.program(plan);
    for op in &plan.program[range.start as usize..range.end as usize] {
        match op {
            Op::Set(name, _) | Op::ForEach(name, ..) => names.push(name),
            Op::Request(id) => names.extend(plan.request(*id).extracts()),
            Op::Parallel(ids) => {
                let requests = &plan.requests[ids.start as usize..ids.end as usize];
                names.extend(requests.iter().flat_map(RequestPlan::extracts));
            }
            _ => {}
        }
    }
    names
}
