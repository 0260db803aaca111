//! One open connection, driven by the user whose it is.

use std::cell::Cell;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::client::conn::http1::{self, SendRequest};
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use katydid_core::stats::Failure;

use super::failure::failure;
use crate::engine::wire::Wire;

/// An open connection.
///
/// hyper's half that reads and writes is polled together with whatever waits for it, so it needs no task of
/// its own and ends with the user.
pub(super) struct Connection {
    sender: SendRequest<Full<Bytes>>,
    driver: Driver,
    received: Rc<Cell<bool>>,
}

impl Connection {
    pub(super) async fn open(wire: Wire) -> Result<Self, Failure> {
        let received = wire.received();
        let mut http1 = http1::Builder::new();
        http1.title_case_headers(true);
        let (sender, connection) = http1
            .handshake(TokioIo::new(wire))
            .await
            .map_err(|error| failure(&error))?;
        Ok(Self {
            sender,
            driver: Driver(Some(connection)),
            received,
        })
    }

    /// Whether the target has left it open for another request, as far as can be known without sending one.
    pub(super) async fn is_open(&mut self) -> bool {
        poll_fn(|context| {
            self.driver.poll(context);
            let ready = self.sender.poll_ready(context);
            Poll::Ready(matches!(ready, Poll::Ready(Ok(()))) && self.driver.0.is_some())
        })
        .await
    }

    /// Sends a request and gives its answer's head.
    pub(super) async fn send(
        &mut self,
        request: Request<Full<Bytes>>,
    ) -> Result<Response<Incoming>, Failure> {
        self.received.set(false);
        let answer = self.sender.send_request(request);
        self.driver
            .drive(answer)
            .await
            .map_err(|error| failure(&error))
    }

    /// Whether any byte has come in since the last request was sent.
    pub(super) fn has_received(&self) -> bool {
        self.received.get()
    }

    /// Reads a body to its end, and tells of its parts as they come.
    pub(super) async fn drain(
        &mut self,
        mut body: Incoming,
        part: impl Fn(&Bytes),
    ) -> Result<(), Failure> {
        while let Some(frame) = self.driver.drive(body.frame()).await {
            let frame = frame.map_err(|error| failure(&error))?;
            frame.data_ref().into_iter().for_each(&part);
        }
        Ok(())
    }
}

/// hyper's half that reads and writes; `None` once the connection has ended.
struct Driver(Option<http1::Connection<TokioIo<Wire>, Full<Bytes>>>);

impl Driver {
    /// How a connection ends, the exchange on it hears by itself.
    fn poll(&mut self, context: &mut Context<'_>) {
        if self
            .0
            .as_mut()
            .is_some_and(|connection| Pin::new(connection).poll(context).is_ready())
        {
            self.0 = None;
        }
    }

    async fn drive<F: Future>(&mut self, future: F) -> F::Output {
        let mut future = pin!(future);
        poll_fn(|context| {
            self.poll(context);
            future.as_mut().poll(context)
        })
        .await
    }
}
