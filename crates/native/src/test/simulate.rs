//! A test in virtual time, against a target that is a function.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use katydid_core::plan::{Plan, Request, Shard};
use katydid_core::sim::{ModelTransport, Reply, Target, VirtualClock};
use katydid_core::stats::{Delta, Snapshot};
use katydid_core::tick::Tick;
use katydid_core::user::{Control, Hook, HookEnd, Inputs, run_hook, run_shard};
use tokio::sync::mpsc::unbounded_channel;

use super::{Test, TestError};
use crate::embed::{Additions, Embedded};
use crate::threads::Event;
use crate::{Controls, Running};

impl Test {
    /// Runs it in no time at all, on a virtual clock: an hour's test within seconds, the same each time. No request
    /// leaves the program: `target` answers them all, such as [`DemoTarget`](katydid_core::sim::DemoTarget) or a
    /// function of the request and the time. Those who listen are called.
    ///
    /// # Errors
    /// As [`Self::plan`].
    ///
    /// # Panics
    /// When something done in Rust waits for anything but [`User::wait`](crate::User::wait): a socket, or a timer.
    pub fn simulate(self, target: impl Target) -> Result<Snapshot, TestError> {
        let (plan, controls) = (Arc::new(self.plan()?), Controls::new(1));
        let (_, heard) = unbounded_channel();
        let mut running = Running::new(controls.clone(), heard, Arc::clone(&plan));
        running.listeners = self.listeners;
        running.run.simulated = true;
        running.run.reset_stats = self.reset_stats;
        let running = RefCell::new(running);
        let say = |event| drop(running.borrow_mut().hear(event));
        let mut simulation = Simulation {
            plan: &plan,
            controls,
            additions: Arc::new(self.additions),
            inputs: self.inputs,
            target: Rc::new(RefCell::new(target)),
        };
        simulation.run(&say);
        let mut running = running.into_inner();
        running.end();
        Ok(running.result())
    }
}

struct Simulation<'a, T> {
    plan: &'a Plan,
    controls: Controls,
    additions: Arc<Additions>,
    inputs: Inputs,
    target: Rc<RefCell<T>>,
}

impl<T: Target> Simulation<'_, T> {
    fn run(&mut self, say: &dyn Fn(Event)) {
        say(Event::Begun(0));
        match self.begin(say) {
            true => self.users(say),
            false => say(Event::Delta(self.nobody())),
        }
        if Hook::TestStop.is_in(self.plan) {
            say(Event::Delta(self.hook(Hook::TestStop).delta));
        }
    }

    /// Whether the test may go on.
    fn begin(&mut self, say: &dyn Fn(Event)) -> bool {
        if !Hook::TestStart.is_in(self.plan) {
            return true;
        }
        let end = self.hook(Hook::TestStart);
        self.inputs.variables = end.variables;
        say(Event::Delta(Delta {
            at: Tick::ZERO,
            ..end.delta
        }));
        end.goes_on
    }

    fn users(&self, say: &dyn Fn(Event)) {
        let clock = VirtualClock::default();
        let transport = self.transport(&clock);
        let report = |delta| say(Event::Delta(delta));
        clock.run(run_shard(
            self.plan,
            Shard::WHOLE,
            &self.inputs,
            &clock,
            &transport,
            self.controls.shard(0),
            report,
        ));
    }

    /// What is said where no user starts.
    fn nobody(&self) -> Delta {
        Delta {
            users: vec![0; self.plan.classes.len()],
            ended: true,
            ..Delta::default()
        }
    }

    fn hook(&self, hook: Hook) -> HookEnd {
        let (clock, control) = (VirtualClock::default(), Control::default());
        let transport = self.transport(&clock);
        clock.run(run_hook(
            self.plan,
            hook,
            &self.inputs,
            &clock,
            &transport,
            &control,
        ))
    }

    fn transport(
        &self,
        clock: &VirtualClock,
    ) -> impl katydid_core::platform::Transport + use<'_, T> {
        let target = Rc::clone(&self.target);
        let reply = move |request: &Request, now: Tick| -> Reply {
            target.borrow_mut().reply(request, now)
        };
        let model = ModelTransport::new(clock.clone(), reply);
        Embedded::new(model, Arc::clone(&self.additions))
    }
}
