//! One request, its redirects, and what came of it.

use std::borrow::Cow;
use std::cell::Cell;
use std::sync::Arc;

use katydid_core::plan::Request;
use katydid_core::platform::{Clock, Content};
use katydid_core::stats::{Exchange, Failure, Phases};
use katydid_core::tick::Tick;
use tokio::time::timeout_at;

use super::answer::Reader;
use super::call::Call;
use super::connection::Connection;
use super::desk::Desk;
use super::intake::Intake;
use super::manner::Manner;
use super::pool::{Place, Pool};
use super::{Hop, Origin, Session};
use crate::engine::http2::Http2;
use crate::engine::{Dialer, NativeClock};

/// Carries one shard's requests.
pub(crate) struct Http1 {
    desk: Desk,
    hops: Arc<[Option<Hop>]>,
    manner: Manner,
    dialer: Dialer,
    /// Where users share connections.
    pool: Option<Pool>,
    /// Where HTTP/2 is spoken.
    http2: Option<Http2>,
}

impl Http1 {
    /// `hops` are a plan's requests as [`Hop::all`] prepares them.
    pub(crate) fn new(clock: NativeClock, hops: Arc<[Option<Hop>]>, dialer: Dialer) -> Self {
        let network = &dialer.wiring.network;
        Self {
            desk: Desk::new(clock, hops.len()),
            hops,
            manner: Manner::of(network),
            pool: dialer.shared.map(Pool::new),
            http2: network.http2.then(|| Http2::new(dialer.shared)),
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
        let sent = self.desk.now();
        let mut errand = Errand {
            http1: self,
            session,
            request,
            until: sent + request.timeout,
            intake: Intake::new(request),
            began: sent,
            phases: Phases::default(),
        };
        let (outcome, done, content) = match errand.follow().await {
            Ok(content) => (Ok(errand.intake.status), errand.intake.last_byte, content),
            Err(failure) => (Err(failure), self.desk.now(), Content::default()),
        };
        let exchange = Exchange {
            intended,
            sent,
            started: Some(sent),
            first_byte: errand.intake.first_byte,
            done,
            phases: errand.phases,
            outcome,
            bytes: errand.intake.bytes,
        };
        (exchange, content)
    }
}

/// A request under way.
struct Errand<'e> {
    http1: &'e Http1,
    session: &'e Session,
    request: &'e Request,
    until: Tick,
    intake: Intake,
    /// When it could begin to go out.
    began: Tick,
    phases: Phases,
}

impl Errand<'_> {
    async fn follow(&mut self) -> Result<Content, Failure> {
        let known = self.http1.hops[self.request.id.0 as usize].as_ref();
        let mut call = Call::new(known, self.request, &self.http1.manner)?;
        for _ in 0..=self.request.redirects {
            self.intake = Intake::new(self.request);
            let sent = self.send(&call).await;
            self.phases.merge(self.intake.phases());
            self.began = self.intake.last_byte;
            sent?;
            let Some(location) = self.intake.location() else {
                return self.intake.content(&call);
            };
            call = call.redirected(self.intake.status, location)?;
        }
        Err(Failure::TooManyRedirects)
    }

    /// Sends a request once, on a kept connection or a new one, and reads its answer to the end.
    async fn send(&mut self, call: &Call<'_>) -> Result<(), Failure> {
        if let Some(http2) = &self.http1.http2 {
            Box::pin(self.send_by(http2, call)).await?;
            self.keep_cookies(call);
            return Ok(());
        }
        let desk = &self.http1.desk;
        let place = self.place(call.origin()).await?;
        // Waiting for it is no part of sending.
        if place.is_some() {
            self.began = desk.now();
        }
        let written = {
            let cookies = cookies(self.session, call);
            call.written(cookies.as_deref(), || desk.spare())
        };
        let connection = self.connect_and_send(call, &written).await?;
        if let Cow::Owned(buffer) = written {
            desk.give_back(buffer);
        }
        self.keep_cookies(call);
        if let Some(connection) = connection.filter(|_| !call.closes()) {
            self.keep(connection, call.origin());
        }
        drop(place);
        Ok(())
    }

    /// Boxed, lest every request keep room for it.
    async fn send_by(&mut self, http2: &Http2, call: &Call<'_>) -> Result<(), Failure> {
        let cookies = cookies(self.session, call);
        let outgoing = call.outgoing(cookies.as_deref())?;
        let http1 = self.http1;
        let (clock, dialed) = (http1.desk.clock, Cell::new(None));
        let open = async || {
            let (wire, phases) = http1.dialer.dial(call.origin(), clock).await?;
            dialed.set(Some((phases, clock.now())));
            Ok(wire)
        };
        self.intake.out = (self.began, None);
        let sent = http2.exchange(
            (self.session.lines(), call.origin()),
            outgoing,
            &mut self.intake,
            &http1.desk,
            open,
        );
        let sent = timeout_at(clock.instant(self.until), sent).await;
        if let Some((phases, opened)) = dialed.get() {
            self.phases.merge(phases);
            self.intake.out.0 = opened;
        }
        sent.unwrap_or(Err(Failure::Timeout))
    }

    /// A place among the connections that users share, once there is one.
    async fn place(&self, origin: &Arc<Origin>) -> Result<Option<Place>, Failure> {
        let Some(pool) = &self.http1.pool else {
            return Ok(None);
        };
        let places = match pool.place(origin) {
            Ok(place) => return Ok(Some(place)),
            Err(places) => places,
        };
        self.http1.dialer.wiring.tally.crowd();
        let until = self.http1.desk.clock.instant(self.until);
        let place = Box::pin(timeout_at(until, places.acquire_owned())).await;
        place.map_err(|_| Failure::Timeout).map(Result::ok)
    }

    fn take(&self, origin: &Arc<Origin>) -> Option<Connection> {
        match &self.http1.pool {
            Some(pool) => pool.take(origin),
            None => self.session.take(origin),
        }
    }

    fn keep(&self, connection: Connection, origin: &Arc<Origin>) {
        match &self.http1.pool {
            Some(pool) => pool.keep(connection, origin),
            None => self.session.keep(connection),
        }
    }

    fn keep_cookies(&self, call: &Call<'_>) {
        let set = self.intake.cookies();
        if set.is_empty() {
            return;
        }
        if let Some(url) = call.url() {
            self.session.keep_cookies(&url, set);
        }
    }

    /// Gives the connection if it may be used again. A kept one that ends before any byte of the answer was one the
    /// target had closed already: the request goes out once more, on a new one.
    async fn connect_and_send(
        &mut self,
        call: &Call<'_>,
        written: &[u8],
    ) -> Result<Option<Connection>, Failure> {
        let origin = call.origin();
        let mut connection = match self.take(origin) {
            Some(kept) => kept,
            None => self.connect(origin).await?,
        };
        loop {
            self.intake.out = (self.began, None);
            let reader = Reader::new(call.is_head());
            let (desk, intake) = (&self.http1.desk, &mut self.intake);
            let exchanged = connection.exchange(written, reader, intake, desk, self.until);
            match exchanged.await {
                Err(Failure::Closed) if connection.was_kept && self.intake.has_nothing() => {
                    connection = self.connect(origin).await?;
                }
                exchanged => return Ok(exchanged?.then_some(connection)),
            }
        }
    }

    /// Boxed, lest everyone who waits keep room for it.
    async fn connect(&mut self, origin: &Arc<Origin>) -> Result<Connection, Failure> {
        let clock = self.http1.desk.clock;
        let dialed = Box::pin(self.http1.dialer.dial(origin, clock));
        let dialed = timeout_at(clock.instant(self.until), dialed).await;
        let (wire, phases) = dialed.unwrap_or(Err(Failure::Timeout))?;
        self.phases.merge(phases);
        self.began = clock.now();
        Ok(Connection::new(wire, Arc::clone(origin)))
    }
}

/// The `Cookie` header of a request; the author's own wins.
fn cookies(session: &Session, call: &Call<'_>) -> Option<String> {
    if session.has_no_cookies() || !call.takes_cookies() {
        return None;
    }
    session.cookies(call.place(), || call.url().map(Cow::into_owned))
}
