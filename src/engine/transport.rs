//! Where a request goes: over the network, or to the target built into the engine.

use katydid_core::plan::{Plan, Request, Shard, UserId};
use katydid_core::platform::{Content, Transport};
use katydid_core::sim::{DemoTarget, ModelTransport};
use katydid_core::stats::Exchange;
use katydid_core::tick::Tick;

use super::clock::WorkerClock;
use super::fetch::FetchTransport;

/// `fetch`, or the built-in target for `demo://`.
#[derive(Debug)]
pub(crate) struct WorkerTransport {
    clock: WorkerClock,
    fetch: FetchTransport<WorkerClock>,
    demo: ModelTransport<WorkerClock, DemoTarget>,
}

impl WorkerTransport {
    /// A transport for a shard of this plan.
    #[must_use]
    pub(crate) fn new(clock: &WorkerClock, plan: &Plan, shard: Shard) -> Self {
        Self {
            clock: clock.clone(),
            fetch: FetchTransport::new(clock.clone(), plan),
            demo: ModelTransport::new(clock.clone(), DemoTarget::new(plan.seed, shard)),
        }
    }
}

impl Transport for WorkerTransport {
    type Session = ();

    fn limit(&self) -> u64 {
        self.fetch.limit()
    }

    fn session(&self, _user: UserId) {}

    async fn exchange(
        &self,
        session: &(),
        request: &Request,
        intended: Tick,
    ) -> (Exchange, Content) {
        if request.is_demo() {
            self.demo.exchange(session, request, intended).await
        } else {
            let answer = self.fetch.exchange(session, request, intended).await;
            if answer.0.first_byte.is_some() {
                self.clock.breathe();
            }
            answer
        }
    }
}
