//! Threads that do what messages say, for somebody who conducts the run from elsewhere.
//!
//! ```text
//!  page ──(shard, Message::Start | RunHook | Stop | …)──► Workers::post ──► a thread a shard
//!    ▲                                                                          │
//!    └──────────── hear ◄── Message::Delta | HookEnded | Failed ────────────────┘
//! ```

mod watched;

use std::fmt;
use std::num::NonZeroU32;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use katydid_core::plan::{Plan, Shard};
use katydid_core::platform::Clock;
use katydid_core::scenario::{Problem, Scenario};
use katydid_core::tick::Tick;
use katydid_core::user::{Control, Hook, Inputs, Watch, run_hook, run_shard, run_trial};
use katydid_core::wire::Message;
use tokio::time::Instant;

use crate::Network;
use crate::embed::{Additions, Embedded};
use crate::engine::{NativeClock, NativeTransport, ShardClock};
use crate::error::said;
use crate::run::{cores, transports, wiring};
use crate::threads::{HEAD_START, name, on_a_loop, spawn};
use watched::Watched;

type Hear = dyn Fn(Message) + Send + Sync;
type Transports = dyn Fn(&Plan, Shard, NativeClock) -> Embedded<NativeTransport> + Send + Sync;

/// The shards of one run, each on a thread of its own. Dropped, the run is aborted.
pub struct Workers(Arc<Inner>);

struct Inner {
    controls: Vec<Control>,
    hear: Box<Hear>,
    made: Mutex<Option<Made>>,
    /// The same for all shards, so that their seconds are the same.
    clock: Mutex<Option<NativeClock>>,
}

/// What was made of the scenario that came last: every shard is sent the same.
#[derive(Clone)]
struct Made {
    scenario: String,
    plan: Arc<Plan>,
    transport: Arc<Transports>,
}

impl fmt::Debug for Workers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shards = self.shards();
        f.debug_struct("Workers").field("shards", &shards).finish()
    }
}

impl Workers {
    /// Waits for messages to so many shards, as many as the machine has cores unless it is said; gives what they say
    /// to `hear`, on their threads.
    pub fn open(
        shards: Option<NonZeroU32>,
        hear: impl Fn(Message) + Send + Sync + 'static,
    ) -> Self {
        let shards = shards.map_or_else(cores, NonZeroU32::get);
        Self(Arc::new(Inner {
            controls: (0..shards).map(|_| Control::default()).collect(),
            hear: Box::new(hear),
            made: Mutex::default(),
            clock: Mutex::default(),
        }))
    }

    /// How many shards there are.
    #[must_use]
    pub fn shards(&self) -> u32 {
        self.0.controls.len() as u32
    }

    /// Does what a message to a shard says. What goes wrong is heard as [`Message::Failed`].
    pub fn post(&self, shard: u32, message: Message) {
        let Some(control) = self.0.controls.get(shard as usize) else {
            let failed = format!("there is no shard {shard} among {}", self.shards());
            return (self.0.hear)(Message::Failed(failed));
        };
        match message {
            Message::Start {
                scenario,
                shard: part,
                inputs,
            } => self.0.start(&scenario, shard, part, inputs),
            Message::RunHook {
                scenario,
                hook,
                inputs,
            } => self.0.start_hook(&scenario, shard, hook, inputs),
            Message::Try { scenario, inputs } => self.0.start_trial(&scenario, shard, inputs),
            Message::Stop => control.stop(),
            Message::Abort => control.abort(),
            Message::Pause => control.pause(),
            Message::Resume => control.resume(),
            Message::Change(change) => control.change(change),
            Message::HookEnded(_)
            | Message::Delta(_)
            | Message::Failed(_)
            | Message::Tried(_)
            | Message::TrialEnded(_) => {}
        }
    }
}

impl Drop for Workers {
    fn drop(&mut self) {
        self.0.controls.iter().for_each(Control::abort);
    }
}

impl Inner {
    fn start(self: &Arc<Self>, scenario: &str, shard: u32, part: Shard, inputs: Inputs) {
        let thread = shard.to_string();
        self.on_thread(scenario, &thread, move |inner, made| {
            let clock = inner.users_clock();
            let transport = (made.transport)(&made.plan, part, clock);
            let control = &inner.controls[shard as usize];
            let report = |delta| (inner.hear)(Message::Delta(delta));
            on_a_loop(async {
                clock.sleep_until(Tick::ZERO).await;
                let clock = ShardClock::new(clock);
                let (plan, inputs) = (&made.plan, &inputs);
                run_shard(plan, part, inputs, &clock, &transport, control, report).await;
            })
        });
    }

    fn start_hook(self: &Arc<Self>, scenario: &str, shard: u32, hook: Hook, inputs: Inputs) {
        self.on_thread(scenario, name(hook), move |inner, made| {
            let clock = inner.hook_clock();
            let transport = (made.transport)(&made.plan, Shard::WHOLE, clock);
            let control = &inner.controls[shard as usize];
            let end = on_a_loop(async {
                let clock = ShardClock::new(clock);
                run_hook(&made.plan, hook, &inputs, &clock, &transport, control).await
            })?;
            (inner.hear)(Message::HookEnded(end));
            Ok(())
        });
    }

    fn start_trial(self: &Arc<Self>, scenario: &str, shard: u32, inputs: Inputs) {
        self.on_thread(scenario, "trial", move |inner, made| {
            let clock = NativeClock::new(Instant::now());
            let control = &inner.controls[shard as usize];
            let teller = Arc::clone(inner);
            let tell = move |tried| (teller.hear)(Message::Tried(tried));
            let transport = Watched {
                transport: (made.transport)(&made.plan, Shard::WHOLE, clock),
                watch: Watch::new(control.clone(), inputs.clone(), tell),
            };
            let end = on_a_loop(async {
                let clock = ShardClock::new(clock);
                run_trial(&made.plan, &inputs, &clock, &transport, control).await
            })?;
            (inner.hear)(Message::TrialEnded(end));
            Ok(())
        });
    }

    /// Does the work on a thread of this name; if it breaks, nothing of the run goes on.
    fn on_thread(
        self: &Arc<Self>,
        scenario: &str,
        thread: &str,
        work: impl FnOnce(&Arc<Self>, &Made) -> std::io::Result<()> + Send + 'static,
    ) {
        let made = match self.made(scenario) {
            Ok(made) => made,
            Err(why) => return self.fail(why),
        };
        let (inner, title) = (Arc::clone(self), thread.to_owned());
        let guarded = move || {
            let done = catch_unwind(AssertUnwindSafe(|| work(&inner, &made)));
            let done =
                done.unwrap_or_else(|panic| Err(std::io::Error::other(said(panic.as_ref()))));
            if let Err(why) = done {
                inner.fail(format!("engine thread {title} failed: {why}"));
            }
        };
        if let Err(why) = spawn(thread, guarded) {
            self.fail(format!("no thread to run users on: {why}"));
        }
    }

    fn fail(&self, why: String) {
        self.controls.iter().for_each(Control::abort);
        (self.hear)(Message::Failed(why));
    }

    fn made(&self, scenario: &str) -> Result<Made, String> {
        let mut made = lock(&self.made);
        if let Some(made) = made.as_ref().filter(|made| made.scenario == scenario) {
            return Ok(made.clone());
        }
        Ok(made.insert(Made::of(scenario)?).clone())
    }

    /// Time zero is near when the first shard starts.
    fn users_clock(&self) -> NativeClock {
        *lock(&self.clock).get_or_insert_with(|| NativeClock::new(Instant::now() + HEAD_START))
    }

    /// What comes after the users goes on in their time.
    fn hook_clock(&self) -> NativeClock {
        let users = *lock(&self.clock);
        users.unwrap_or_else(|| NativeClock::new(Instant::now()))
    }
}

impl Made {
    fn of(scenario: &str) -> Result<Self, String> {
        let plan = Scenario::parse(scenario).and_then(|scenario| Plan::compile(&scenario));
        let plan = plan.map_err(|problems| Problem::lines(&problems))?;
        let transport = wiring(&plan, Network::default())
            .and_then(|wiring| transports(&plan, &Arc::new(wiring), Arc::<Additions>::default()));
        let transport = transport.map_err(|error| error.to_string())?;
        Ok(Self {
            scenario: scenario.to_owned(),
            plan: Arc::new(plan),
            transport: Arc::new(transport),
        })
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
