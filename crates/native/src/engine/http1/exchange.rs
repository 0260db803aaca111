//! One request, its redirects, and what came of it.

use std::borrow::Cow;
use std::sync::Arc;

use hyper::Response;
use hyper::body::Incoming;
use hyper::http::response::Parts;
use katydid_core::plan::{Keep, Request};
use katydid_core::platform::{Clock, Content};
use katydid_core::stats::{Exchange, Failure};
use katydid_core::tick::Tick;
use tokio::time::timeout;

use super::answer::{Progress, owned, without_fragment};
use super::connection::Connection;
use super::{Hop, Session};
use crate::engine::{Dialer, NativeClock};

/// Carries one shard's requests.
pub(crate) struct Http1 {
    clock: NativeClock,
    hops: Arc<[Option<Hop>]>,
    dialer: Dialer,
}

/// The last answer of a request: its status, and what of it was asked for.
type Answer = (u16, Content);

impl Http1 {
    /// `hops` are a plan's requests as [`Hop::all`] prepares them.
    pub(crate) fn new(clock: NativeClock, hops: Arc<[Option<Hop>]>, dialer: Dialer) -> Self {
        Self {
            clock,
            hops,
            dialer,
        }
    }

    /// Connecting and redirects are part of the exchange, as Locust and browsers count.
    pub(crate) async fn exchange(
        &self,
        session: &Session,
        request: &Request,
        intended: Tick,
    ) -> (Exchange, Content) {
        let (sent, progress) = (self.clock.now(), Progress::default());
        let answered = self.answer(session, request, &progress).await;
        let exchange = Exchange {
            intended,
            sent,
            started: Some(sent),
            first_byte: progress.first_byte.get(),
            done: self.clock.now(),
            outcome: answered.as_ref().map(|answer| answer.0).map_err(|why| *why),
            bytes: progress.bytes.get(),
        };
        let content = answered.map(|answer| answer.1);
        (exchange, content.unwrap_or_default())
    }

    async fn answer(
        &self,
        session: &Session,
        request: &Request,
        progress: &Progress,
    ) -> Result<Answer, Failure> {
        let hop = self.first_hop(request)?;
        let answered = timeout(
            request.timeout,
            self.follow(session, &hop, request, progress),
        );
        answered.await.unwrap_or(Err(Failure::Timeout))
    }

    /// The hop that was prepared, or one made of what is known only now.
    fn first_hop(&self, request: &Request) -> Result<Cow<'_, Hop>, Failure> {
        let prepared = self.hops[request.id.0 as usize].as_ref();
        match prepared.filter(|_| request.fixed) {
            Some(hop) => Ok(Cow::Borrowed(hop)),
            None => Hop::prepare(request)
                .map(Cow::Owned)
                .map_err(|_| Failure::Connect),
        }
    }

    async fn follow(
        &self,
        session: &Session,
        first: &Hop,
        request: &Request,
        progress: &Progress,
    ) -> Result<Answer, Failure> {
        let mut redirect: Option<Hop> = None;
        for _ in 0..=request.redirects {
            let hop = redirect.as_ref().unwrap_or(first);
            let (head, next) = self.hop_once(session, hop, request, progress).await?;
            match next {
                None => return Ok(answer(&head, redirect.as_ref(), request.keep, progress)),
                Some(next) => redirect = Some(next?),
            }
        }
        Err(Failure::TooManyRedirects)
    }

    /// Reads an answer to its end, and gives what it asks for instead if it is a redirect to follow.
    async fn hop_once(
        &self,
        session: &Session,
        hop: &Hop,
        request: &Request,
        progress: &Progress,
    ) -> Result<(Parts, Option<Result<Hop, Failure>>), Failure> {
        let (answer, mut connection) = self.send(session, hop).await?;
        progress.begin(self.clock.now());
        let (head, body) = answer.into_parts();
        session.keep_cookies(&hop.url, &head.headers);
        let next = hop.redirected(head.status, &head.headers);
        let next = next.filter(|_| request.redirects > 0);
        let keeps = request.keep.body && next.is_none();
        let part = |part: &_| progress.part(part, keeps);
        connection.drain(body, part).await?;
        session.keep(&hop.origin, connection).await;
        Ok((head, next))
    }

    /// A kept connection that ends before any byte of the answer was one the target had closed already: the
    /// request goes out once more, on a new one.
    async fn send(
        &self,
        session: &Session,
        hop: &Hop,
    ) -> Result<(Response<Incoming>, Connection), Failure> {
        let cookies = hop
            .takes_cookies()
            .then(|| session.cookies(&hop.url))
            .flatten();
        if let Some(mut kept) = session.take(&hop.origin).await {
            match kept.send(hop.request(cookies.as_ref())).await {
                Ok(answer) => return Ok((answer, kept)),
                Err(failure) if kept.has_received() => return Err(failure),
                Err(_) => {}
            }
        }
        let mut connection = Connection::open(self.dialer.dial(&hop.origin).await?).await?;
        let answer = connection.send(hop.request(cookies.as_ref())).await?;
        Ok((answer, connection))
    }
}

fn answer(head: &Parts, redirect: Option<&Hop>, keep: Keep, progress: &Progress) -> Answer {
    let mut content = Content {
        body: progress.body.take(),
        ..Content::default()
    };
    if keep.headers {
        content.headers = owned(&head.headers);
        content.url = redirect.map_or_else(String::new, |hop| without_fragment(&hop.url));
    }
    (head.status.as_u16(), content)
}
