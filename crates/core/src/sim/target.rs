//! A target that answers without a network: after a time, with a status and a size.

use std::cell::RefCell;
use std::time::Duration;

use crate::plan::{Request, UserId};
use crate::platform::{Clock, Content, Transport};
use crate::stats::{Exchange, Failure, Phases};
use crate::tick::Tick;

/// What a modelled target answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// From the request's arrival to the end of the answer.
    pub time: Duration,
    /// The status, or why there is none.
    pub outcome: Result<u16, Failure>,
    /// Bytes of the answer's body.
    pub bytes: u64,
    /// What the answer holds; a model need not give what nobody asks for.
    pub content: Content,
}

impl Reply {
    /// An answer that holds nothing.
    #[must_use]
    pub fn empty(time: Duration, outcome: Result<u16, Failure>) -> Self {
        Self {
            time,
            outcome,
            bytes: 0,
            content: Content::default(),
        }
    }
}

/// Something that decides what a request is answered.
pub trait Target {
    /// The answer to a request that arrives now.
    fn reply(&mut self, request: &Request, now: Tick) -> Reply;
}

/// Any function of the request and the time is a target.
impl<F: FnMut(&Request, Tick) -> Reply> Target for F {
    fn reply(&mut self, request: &Request, now: Tick) -> Reply {
        self(request, now)
    }
}

/// Carries requests to a modelled target, on any platform's clock.
#[derive(Debug)]
pub struct ModelTransport<C, T> {
    clock: C,
    target: RefCell<T>,
}

impl<C: Clock, T: Target> ModelTransport<C, T> {
    /// A transport to this target.
    pub fn new(clock: C, target: T) -> Self {
        Self {
            clock,
            target: RefCell::new(target),
        }
    }
}

impl<C: Clock, T: Target> Transport for ModelTransport<C, T> {
    type Session = ();

    fn session(&self, _user: UserId) {}

    async fn exchange(&self, (): &(), request: &Request, intended: Tick) -> (Exchange, Content) {
        let reply = self.target.borrow_mut().reply(request, self.clock.now());
        carry(&self.clock, request, reply, intended).await
    }
}

/// Takes the time of a reply to a request that is sent now, or its timeout.
pub(super) async fn carry<C: Clock>(
    clock: &C,
    request: &Request,
    reply: Reply,
    intended: Tick,
) -> (Exchange, Content) {
    let sent = clock.now();
    let time = reply.time.min(request.timeout);
    let reply = match reply.time > request.timeout {
        true => Reply::empty(time, Err(Failure::Timeout)),
        false => reply,
    };
    clock.sleep_until(sent + time).await;
    let exchange = Exchange {
        intended,
        sent,
        started: Some(sent),
        first_byte: None,
        phases: Phases::default(),
        done: clock.now(),
        outcome: reply.outcome,
        bytes: reply.bytes,
    };
    (exchange, reply.content)
}
