//! A trial: one of each request of a plan, sent before a run, so that a person sees what comes.
//!
//! ```text
//!  on_test_start ──► for each class: on_start ──► every task once, in order ──► on_stop ──► on_test_stop
//! ```
//!
//! Nothing is waited for. [`Watch`] sees to it that no request is sent twice, and not too many are.

mod tried;
mod watch;

use std::future::{Future, poll_fn};
use std::ops::Range;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::sync::Arc;

use super::engine::Engine;
use super::hook::{Hook, names_set_by};
use super::lever::Level;
use super::life::{Life, Start};
use super::{Control, Inputs, Lever};
use crate::expr::Value;
use crate::plan::{Body, ClassId, OpIndex, Plan, SetId, Shard, UserId};
use crate::platform::{Clock, Transport};
use crate::tick::Tick;
pub use tried::{Spans, TrialEnd, Tried};
pub use watch::{Turn, Watch};

/// A trial that takes longer is ended: a loop may wait for what nothing brings.
const MOST_TIME: Tick = Tick::from_micros(120_000_000);

/// Runs every task once, and tells what went wrong in the scenario's own expressions. The transport has the [`Watch`],
/// which tells what came of each request.
pub async fn run_trial<C: Clock, T: Transport>(
    plan: &Plan,
    inputs: &Inputs,
    clock: &C,
    transport: &T,
    control: &Control,
) -> TrialEnd {
    let engine = Engine::new(plan, Shard::WHOLE, inputs, control, clock, transport);
    engine.timers.wake_all();
    let lever = Rc::new(Lever::default());
    let whole = pin!(whole(&engine, &lever));
    let whole = bounded(&engine, &lever, lever.unless_cut(whole)).await;
    let exceptions = exceptions(&engine);
    TrialEnd {
        exceptions,
        is_whole: whole.is_some(),
    }
}

async fn bounded<C: Clock, T: Transport, F: Future + Unpin>(
    engine: &Engine<'_, C, T>,
    lever: &Lever,
    mut future: F,
) -> F::Output {
    poll_fn(|context| {
        engine.control.listen(context.waker());
        if engine.control.is_stopped() || engine.time.now() > MOST_TIME {
            lever.raise(Level::Cut);
        }
        Pin::new(&mut future).poll(context)
    })
    .await
}

async fn whole<C: Clock, T: Transport>(engine: &Engine<'_, C, T>, lever: &Rc<Lever>) {
    let plan = engine.plan;
    let mut test = Life::of_test(engine, Rc::clone(lever));
    if test.set_variables("", &plan.variables) {
        test.run(plan.on_test_start.clone()).await;
    }
    let names = names_set_by(plan, Hook::TestStart);
    let mut given = test.facts.variables.clone();
    given.retain(|(name, _)| names.contains(&&**name));
    for class in 0..plan.classes.len() as u32 {
        of_class(engine, lever, class, &given).await;
    }
    test.run(plan.on_test_stop.clone()).await;
}

/// What goes wrong in one program keeps none of the others from being run.
async fn of_class<C: Clock, T: Transport>(
    engine: &Engine<'_, C, T>,
    lever: &Rc<Lever>,
    class: u32,
    given: &[(Arc<str>, Value)],
) {
    let start = Start {
        user: UserId(class),
        slot: class,
        class: ClassId(class),
        at: engine.time.now(),
        is_open: false,
    };
    let mut life = Life::new(engine, start, Rc::clone(lever));
    if !life.begin() {
        return;
    }
    for (name, value) in given {
        life.facts.set(name, value.clone());
    }
    for program in programs(engine.plan, engine.plan.class(ClassId(class)).set) {
        life.facts.rows.begin_iteration();
        life.run(program).await;
    }
}

/// Those of a set and of the sets in it, in the order of the scenario.
fn programs(plan: &Plan, id: SetId) -> Vec<Range<OpIndex>> {
    let set = plan.set(id);
    let mut all = vec![set.on_start.clone()];
    for task in &set.tasks {
        match &task.body {
            Body::Program(program) => all.push(program.clone()),
            Body::Set(nested) => all.extend(programs(plan, *nested)),
        }
    }
    all.push(set.on_stop.clone());
    all
}

/// Where and what, in the order in which they came.
fn exceptions<C: Clock, T: Transport>(engine: &Engine<'_, C, T>) -> Vec<(String, String)> {
    let seen = engine.take_delta(0).exceptions;
    let recorder = engine.recorder.borrow();
    let text = |id| recorder.text(id).to_owned();
    seen.iter()
        .map(|exception| (text(exception.path), text(exception.message)))
        .collect()
}

#[cfg(test)]
mod tests;
