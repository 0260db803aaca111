//! A transport in a trial: it asks before it sends, and tells what came.

use std::future::pending;

use katydid_core::plan::{Request, UserId};
use katydid_core::platform::{Content, Listener, Transport};
use katydid_core::stats::Exchange;
use katydid_core::tick::Tick;
use katydid_core::user::{Turn, Watch};

/// A transport, and who watches it.
pub(super) struct Watched<T> {
    pub(super) transport: T,
    pub(super) watch: Watch,
}

impl<T: Transport> Transport for Watched<T> {
    type Session = T::Session;

    const LISTENED: bool = true;

    fn limit(&self) -> u64 {
        self.transport.limit()
    }

    fn session(&self, user: UserId) -> T::Session {
        self.transport.session(user)
    }

    async fn exchange(
        &self,
        session: &T::Session,
        request: &Request,
        intended: Tick,
    ) -> (Exchange, Content) {
        let request = match self.watch.turn(request) {
            Turn::Send(request) => request,
            Turn::Again(exchange, content) => return (exchange, content),
            Turn::End => pending().await,
        };
        let (exchange, content) = self.transport.exchange(session, &request, intended).await;
        self.watch.note(&request, &exchange, &content);
        (exchange, content)
    }

    fn listener(&self) -> Option<&dyn Listener> {
        Some(&self.watch)
    }
}
