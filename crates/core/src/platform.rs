//! The two things a platform gives the core.

use std::future::Future;

use crate::plan::{Request, UserId};
use crate::stats::Exchange;
use crate::tick::Tick;

/// Where time comes from.
pub trait Clock {
    /// The time since the run's start; never goes back.
    fn now(&self) -> Tick;

    /// Ends at `at` or as soon after as the platform can; at once if that has passed.
    fn sleep_until(&self, at: Tick) -> impl Future<Output = ()>;
}

/// What carries requests to the target.
pub trait Transport {
    /// What a user keeps between requests: its connections, its cookies.
    type Session;

    /// A fresh session for a user that starts.
    fn session(&self, user: UserId) -> Self::Session;

    /// Sends a request and reads its answer to the end.
    ///
    /// A failed request is data in the exchange. Dropping the future aborts the request.
    fn exchange(
        &self,
        session: &mut Self::Session,
        request: &Request,
        intended: Tick,
    ) -> impl Future<Output = Exchange>;
}
