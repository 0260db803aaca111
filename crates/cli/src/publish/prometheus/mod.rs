//! An endpoint for Prometheus to scrape while a run goes on.
//!
//! ```text
//!  scraper ──GET /metrics──► Endpoint ──a reply to fill──► Prometheus ◄──the result so far── whoever runs
//! ```
//!
//! A scrape asks whoever runs for the result so far, so that a run without scrapes pays nothing. Once the run has ended the
//! last result answers.

mod accept;
mod families;
mod native;
mod proto;
mod text;

use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};

use hyper::body::Incoming;
use hyper::{Method, Request, StatusCode};
use katydid_core::stats::Snapshot;
use tokio::net::TcpListener;
use tokio::sync::{mpsc, oneshot};

use crate::serve::Running;
use crate::serve::answer::{self, Answer, answer};
use crate::serve::listen::{Handler, serve};

/// Scrapes that wait for the same result; more are heard after it.
const MOST_WAITING: usize = 16;

type Reply = oneshot::Sender<Arc<Snapshot>>;

/// The endpoint, as whoever runs sees it. Dropping it closes it.
#[derive(Debug)]
pub(super) struct Prometheus {
    running: Running,
    /// `None` after the run.
    asked: Option<mpsc::Receiver<Reply>>,
    waiting: Vec<Reply>,
    last: Arc<OnceLock<Arc<Snapshot>>>,
}

impl Prometheus {
    /// Listens on an address such as `127.0.0.1:9464`.
    ///
    /// # Errors
    /// When nothing can listen there.
    pub(super) async fn start(address: &str) -> io::Result<Self> {
        let listener = TcpListener::bind(address).await?;
        let (ask, asked) = mpsc::channel(MOST_WAITING);
        let last = Arc::default();
        let endpoint = Endpoint {
            ask,
            last: Arc::clone(&last),
        };
        Ok(Self {
            running: serve(listener, endpoint)?,
            asked: Some(asked),
            waiting: Vec::new(),
            last,
        })
    }

    pub(super) fn addr(&self) -> SocketAddr {
        self.running.addr()
    }

    /// Ends when somebody waits for a result. Dropping the future loses nobody.
    pub(super) async fn wanted(&mut self) {
        let asked = match &mut self.asked {
            Some(asked) => asked.recv().await,
            None => None,
        };
        match asked {
            Some(reply) => self.waiting.push(reply),
            None => std::future::pending().await,
        }
    }

    /// Gives the result so far to everybody who waits for it.
    pub(super) fn give(&mut self, result: &Arc<Snapshot>) {
        for reply in self.waiting.drain(..) {
            // Who has hung up wants it no more.
            let _ = reply.send(Arc::clone(result));
        }
    }

    /// The run is over: from now on this result answers.
    pub(super) fn finish(&mut self, result: &Arc<Snapshot>) {
        let _ = self.last.set(Arc::clone(result));
        self.asked = None;
        self.give(result);
    }
}

/// What answers.
struct Endpoint {
    ask: mpsc::Sender<Reply>,
    last: Arc<OnceLock<Arc<Snapshot>>>,
}

impl Endpoint {
    /// `None` when the run has been given up.
    async fn result(&self) -> Option<Arc<Snapshot>> {
        if let Some(last) = self.last.get() {
            return Some(Arc::clone(last));
        }
        let (reply, heard) = oneshot::channel();
        // Either fails when the run ends meanwhile.
        let _ = self.ask.send(reply).await;
        heard.await.ok().or_else(|| self.last.get().cloned())
    }
}

impl Handler for Endpoint {
    async fn handle(&self, request: Request<Incoming>) -> Answer {
        match (request.method(), request.uri().path()) {
            (&Method::GET | &Method::HEAD, "/metrics") => match self.result().await {
                Some(result) => metrics(&request, &result),
                None => answer::text(StatusCode::SERVICE_UNAVAILABLE, "the run is over\n"),
            },
            (_, "/metrics") => {
                answer::text(StatusCode::METHOD_NOT_ALLOWED, "/metrics is for GET\n")
            }
            _ => answer::text(StatusCode::NOT_FOUND, "the metrics are at /metrics\n"),
        }
    }
}

fn metrics(request: &Request<Incoming>, result: &Snapshot) -> Answer {
    match accept::wants_native(request.headers()) {
        true => answer(StatusCode::OK, native::CONTENT_TYPE, native::native(result)),
        false => answer(StatusCode::OK, text::CONTENT_TYPE, text::text(result)),
    }
}

#[cfg(test)]
mod tests;
