//! One request, its redirects, and what came of it.

use std::borrow::Cow;
use std::sync::Arc;

use katydid_core::plan::Request;
use katydid_core::platform::Content;
use katydid_core::stats::{Exchange, Failure};
use katydid_core::tick::Tick;
use tokio::time::{Instant, timeout_at};

use super::answer::Reader;
use super::call::Call;
use super::connection::Connection;
use super::desk::Desk;
use super::intake::Intake;
use super::{Hop, Session};
use crate::engine::{Dialer, NativeClock};

/// Carries one shard's requests.
pub(crate) struct Http1 {
    desk: Desk,
    hops: Arc<[Option<Hop>]>,
    dialer: Dialer,
}

impl Http1 {
    /// `hops` are a plan's requests as [`Hop::all`] prepares them.
    pub(crate) fn new(clock: NativeClock, hops: Arc<[Option<Hop>]>, dialer: Dialer) -> Self {
        Self {
            desk: Desk::new(clock, hops.len()),
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
        let (sent, mut intake) = (self.desk.now(), Intake::new(request));
        let until = self.desk.instant(sent + request.timeout);
        let followed = self.follow(session, request, &mut intake, until).await;
        let exchange = Exchange {
            intended,
            sent,
            started: Some(sent),
            first_byte: intake.first_byte,
            done: match followed {
                Ok(_) => intake.last_byte,
                Err(_) => self.desk.now(),
            },
            outcome: followed
                .as_ref()
                .map_or_else(|why| Err(*why), |_| Ok(intake.status)),
            bytes: intake.bytes,
        };
        (exchange, followed.unwrap_or_default())
    }

    async fn follow(
        &self,
        session: &Session,
        request: &Request,
        intake: &mut Intake,
        until: Instant,
    ) -> Result<Content, Failure> {
        let known = self.hops[request.id.0 as usize].as_ref();
        let mut call = Call::new(known, request)?;
        for _ in 0..=request.redirects {
            *intake = Intake::new(request);
            self.send(session, &call, intake, until).await?;
            let Some(location) = intake.location() else {
                return intake.content(&call);
            };
            call = call.redirected(intake.status, location)?;
        }
        Err(Failure::TooManyRedirects)
    }

    /// Sends a request once, on a kept connection or a new one, and reads its answer to the end.
    async fn send(
        &self,
        session: &Session,
        call: &Call<'_>,
        intake: &mut Intake,
        until: Instant,
    ) -> Result<(), Failure> {
        let cookies = cookies(session, call);
        let written = call.written(cookies.as_deref(), || self.desk.spare());
        let exchanged = self.connect_and_send(session, call, &written, intake, until);
        let connection = exchanged.await?;
        if let Cow::Owned(buffer) = written {
            self.desk.give_back(buffer);
        }
        if let Some(url) = call.url().filter(|_| !intake.cookies().is_empty()) {
            session.keep_cookies(&url, intake.cookies());
        }
        if let Some(connection) = connection.filter(|_| !call.closes()) {
            session.keep(connection);
        }
        Ok(())
    }

    /// Gives the connection if it may be used again. A kept one that ends before any byte of the answer was one the
    /// target had closed already: the request goes out once more, on a new one.
    async fn connect_and_send(
        &self,
        session: &Session,
        call: &Call<'_>,
        written: &[u8],
        intake: &mut Intake,
        until: Instant,
    ) -> Result<Option<Connection>, Failure> {
        let (origin, reader) = (call.origin(), || Reader::new(call.is_head()));
        if let Some(mut kept) = session.take(origin) {
            let exchanged = kept.exchange(written, reader(), intake, &self.desk, until);
            match exchanged.await {
                Err(Failure::Closed) if intake.first_byte.is_none() => {}
                exchanged => return Ok(exchanged?.then_some(kept)),
            }
        }
        let dialed = timeout_at(until, Box::pin(self.dialer.dial(origin))).await;
        let wire = dialed.unwrap_or(Err(Failure::Timeout))?;
        let mut new = Connection::new(wire, Arc::clone(origin));
        let exchanged = new.exchange(written, reader(), intake, &self.desk, until);
        Ok(exchanged.await?.then_some(new))
    }
}

/// The `Cookie` header of a request; the author's own wins.
fn cookies(session: &Session, call: &Call<'_>) -> Option<String> {
    if session.has_no_cookies() || !call.takes_cookies() {
        return None;
    }
    session.cookies(&*call.url()?)
}
