//! Requests over the network, or to the target that is built in.

use std::future::Future;
use std::sync::Arc;

use futures_util::future::Either;
use katydid_core::plan::{Plan, Request, Shard, UserId};
use katydid_core::platform::{Content, Transport};
use katydid_core::sim::{DemoTarget, ModelTransport};
use katydid_core::stats::Exchange;
use katydid_core::tick::Tick;

use super::http1::{Http1, Session};
use super::{Dialer, Hop, NativeClock, Wiring};

/// Carries `http` and `https` requests by HTTP/1.1 or HTTP/2 and answers `demo` ones itself.
pub(crate) struct NativeTransport {
    http1: Http1,
    demo: ModelTransport<NativeClock, DemoTarget>,
}

impl NativeTransport {
    /// `hops` are the plan's requests as [`Hop::all`] prepares them.
    pub(crate) fn new(
        plan: &Plan,
        shard: Shard,
        clock: NativeClock,
        hops: Arc<[Option<Hop>]>,
        wiring: Arc<Wiring>,
    ) -> Self {
        Self {
            http1: Http1::new(clock, hops, Dialer::new(wiring, shard)),
            demo: ModelTransport::new(clock, DemoTarget::new(plan.seed, shard)),
        }
    }
}

impl Transport for NativeTransport {
    type Session = Session;

    fn session(&self, _user: UserId) -> Session {
        Session::default()
    }

    /// Boxed: only who has a request under way needs the room for it, and most users wait.
    fn exchange(
        &self,
        session: &Session,
        request: &Request,
        intended: Tick,
    ) -> impl Future<Output = (Exchange, Content)> {
        match request.is_demo() {
            true => Either::Left(Box::pin(self.demo.exchange(&(), request, intended))),
            false => Either::Right(Box::pin(self.http1.exchange(session, request, intended))),
        }
    }
}
