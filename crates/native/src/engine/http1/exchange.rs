//! One request, its redirects, and what came of it.

use std::cell::Cell;
use std::sync::Arc;
use std::time::Duration;

use hyper::body::Incoming;
use hyper::{Response, StatusCode};
use katydid_core::plan::RequestId;
use katydid_core::platform::Clock;
use katydid_core::redirect;
use katydid_core::stats::{Exchange, Failure};
use katydid_core::tick::Tick;
use tokio::time::timeout;

use super::connection::Connection;
use super::{Hop, Session};
use crate::engine::{Dialer, NativeClock};

/// Carries one shard's requests.
pub(crate) struct Http1 {
    clock: NativeClock,
    hops: Arc<[Option<Hop>]>,
    dialer: Dialer,
}

/// What is known of an answer while it comes.
#[derive(Default)]
struct Progress {
    first_byte: Cell<Option<Tick>>,
    bytes: Cell<u64>,
}

impl Http1 {
    pub(crate) fn new(clock: NativeClock, hops: Arc<[Option<Hop>]>, dialer: Dialer) -> Self {
        Self {
            clock,
            hops,
            dialer,
        }
    }

    /// `None` for a request that does not go over HTTP.
    pub(crate) fn hop(&self, id: RequestId) -> Option<&Hop> {
        self.hops[id.0 as usize].as_ref()
    }

    /// Connecting and redirects are part of the exchange, as Locust and browsers count.
    pub(crate) async fn exchange(
        &self,
        session: &mut Session,
        hop: &Hop,
        limit: Duration,
        intended: Tick,
    ) -> Exchange {
        let (sent, progress) = (self.clock.now(), Progress::default());
        let answered = timeout(limit, self.follow(session, hop, &progress)).await;
        let outcome = answered.unwrap_or(Err(Failure::Timeout));
        Exchange {
            intended,
            sent,
            started: Some(sent),
            first_byte: progress.first_byte.get(),
            done: self.clock.now(),
            outcome: outcome.map(|status| status.as_u16()),
            bytes: progress.bytes.get(),
        }
    }

    async fn follow(
        &self,
        session: &mut Session,
        hop: &Hop,
        progress: &Progress,
    ) -> Result<StatusCode, Failure> {
        let mut redirect: Option<Hop> = None;
        for _ in 0..=redirect::MOST {
            let hop = redirect.as_ref().unwrap_or(hop);
            let (status, next) = self.hop_once(session, hop, progress).await?;
            match next {
                None => return Ok(status),
                Some(next) => redirect = Some(next?),
            }
        }
        Err(Failure::TooManyRedirects)
    }

    /// Reads an answer to its end, and gives what it asks for instead if it is a redirect.
    async fn hop_once(
        &self,
        session: &mut Session,
        hop: &Hop,
        progress: &Progress,
    ) -> Result<(StatusCode, Option<Result<Hop, Failure>>), Failure> {
        let (answer, mut connection) = self.send(session, hop).await?;
        progress.first_byte.set(Some(self.clock.now()));
        progress.bytes.set(0);
        let (head, body) = answer.into_parts();
        connection.drain(body, &progress.bytes).await?;
        session.keep(&hop.origin, connection).await;
        Ok((head.status, hop.redirected(head.status, &head.headers)))
    }

    /// A kept connection that ends before any byte of the answer was one the target had closed already: the
    /// request goes out once more, on a new one.
    async fn send(
        &self,
        session: &mut Session,
        hop: &Hop,
    ) -> Result<(Response<Incoming>, Connection), Failure> {
        if let Some(mut kept) = session.take(&hop.origin).await {
            match kept.send(hop.request()).await {
                Ok(answer) => return Ok((answer, kept)),
                Err(failure) if kept.has_received() => return Err(failure),
                Err(_) => {}
            }
        }
        let mut connection = Connection::open(self.dialer.dial(&hop.origin).await?).await?;
        let answer = connection.send(hop.request()).await?;
        Ok((answer, connection))
    }
}
