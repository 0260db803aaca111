//! A transport that knows what the embedding program has added.

use std::future::Future;
use std::sync::Arc;

use katydid_core::plan::{CustomId, Request, UserId};
use katydid_core::platform::{Content, Listener, Transport};
use katydid_core::stats::Exchange;
use katydid_core::tick::Tick;
use katydid_core::user::{Kept, TaskResult, User};

use super::Additions;

/// A transport, and what the embedding program has added.
pub(crate) struct Embedded<T> {
    transport: T,
    additions: Arc<Additions>,
}

impl<T> Embedded<T> {
    pub(crate) fn new(transport: T, additions: Arc<Additions>) -> Self {
        Self {
            transport,
            additions,
        }
    }
}

impl<T: Transport> Transport for Embedded<T> {
    /// The transport's own, and what the user keeps.
    type Session = (T::Session, Kept);

    const EMBEDDED: bool = true;

    fn limit(&self) -> u64 {
        self.transport.limit()
    }

    fn session(&self, user: UserId) -> Self::Session {
        (self.transport.session(user), Kept::default())
    }

    fn exchange(
        &self,
        (session, _): &Self::Session,
        request: &Request,
        intended: Tick,
    ) -> impl Future<Output = (Exchange, Content)> {
        self.transport.exchange(session, request, intended)
    }

    async fn custom<'u>(
        &'u self,
        (_, kept): &'u Self::Session,
        id: CustomId,
        user: User<'u>,
    ) -> TaskResult {
        match self.additions.custom(id) {
            Some(custom) => custom.call(&user.keeping(kept)).await,
            None => Ok(()),
        }
    }

    fn listener(&self) -> Option<&dyn Listener> {
        self.additions.listener()
    }
}
