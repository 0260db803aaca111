//! Where a request goes: over the network, or to the target built into the engine.

use katydid_core::plan::{Plan, Request, Shard, UserId};
use katydid_core::platform::{Content, Listener, Transport};
use katydid_core::sim::{DemoTarget, ModelTransport};
use katydid_core::stats::Exchange;
use katydid_core::tick::Tick;
use katydid_core::user::{Turn, Watch};

use super::clock::WorkerClock;
use super::fetch::FetchTransport;
use super::timing;

/// `fetch`, or the built-in target for `demo://`.
#[derive(Debug)]
pub(crate) struct WorkerTransport {
    clock: WorkerClock,
    fetch: FetchTransport<WorkerClock>,
    demo: ModelTransport<WorkerClock, DemoTarget>,
    /// In a trial: what is asked before anything is sent.
    watch: Option<Watch>,
}

impl WorkerTransport {
    /// A transport for a shard of this plan.
    #[must_use]
    pub(crate) fn new(clock: &WorkerClock, plan: &Plan, shard: Shard) -> Self {
        Self {
            clock: clock.clone(),
            fetch: FetchTransport::new(clock.clone(), plan),
            demo: ModelTransport::new(clock.clone(), DemoTarget::new(plan.seed, shard)),
            watch: None,
        }
    }

    /// The same for a trial.
    #[must_use]
    pub(crate) fn watched(self, watch: Watch) -> Self {
        Self {
            watch: Some(watch),
            ..self
        }
    }

    async fn carry(&self, request: &Request, intended: Tick) -> (Exchange, Content) {
        if request.is_demo() {
            return self.demo.exchange(&(), request, intended).await;
        }
        let answer = self.fetch.exchange(&(), request, intended).await;
        if answer.0.first_byte.is_some() {
            self.clock.breathe();
        }
        answer
    }

    async fn carry_once(
        &self,
        watch: &Watch,
        request: &Request,
        intended: Tick,
    ) -> (Exchange, Content) {
        let request = match watch.turn(request) {
            Turn::Send(request) => request,
            Turn::Again(exchange, content) => return (exchange, content),
            Turn::End => std::future::pending().await,
        };
        let (mut exchange, content) = self.carry(&request, intended).await;
        if !request.is_demo() {
            timing::complete(&self.clock, &request, &mut exchange).await;
        }
        watch.note(&request, &exchange, &content);
        (exchange, content)
    }
}

impl Transport for WorkerTransport {
    type Session = ();

    const LISTENED: bool = true;

    fn limit(&self) -> u64 {
        self.fetch.limit()
    }

    fn session(&self, _user: UserId) {}

    async fn exchange(&self, (): &(), request: &Request, intended: Tick) -> (Exchange, Content) {
        match &self.watch {
            None => self.carry(request, intended).await,
            Some(watch) => self.carry_once(watch, request, intended).await,
        }
    }

    fn listener(&self) -> Option<&dyn Listener> {
        self.watch.as_ref().map(|watch| watch as &dyn Listener)
    }
}
