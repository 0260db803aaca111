//! Open connections of HTTP/2, by host.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::rc::Rc;
use std::sync::Arc;

use bytes::Bytes;
use h2::client::{Builder, SendRequest};
use katydid_core::stats::Failure;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::OnceCell;

use super::failure::of_connection;
use crate::engine::http1::Origin;
use crate::engine::wire::Wire;

/// What a server may send before it is told that there is room for more: answers are read at once, so that a stream
/// never waits for us.
const WINDOW: u32 = 16 << 20;

/// Bytes of the longest head that is taken, as in HTTP/1.1.
const LONGEST_HEAD: u32 = 256 << 10;

/// Open connections, or those under way.
#[derive(Default)]
pub(crate) struct Lines(RefCell<Vec<Rc<Line>>>);

/// One connection.
pub(super) struct Line {
    origin: Arc<Origin>,
    sender: OnceCell<SendRequest<Bytes>>,
    /// Requests under way on it.
    busy: Cell<usize>,
    /// Whether it has ever answered.
    pub(super) answered: Cell<bool>,
}

/// A request's share in a connection.
pub(super) struct Ride {
    pub(super) line: Rc<Line>,
}

impl Ride {
    fn on(line: Rc<Line>) -> Self {
        line.busy.set(line.busy.get() + 1);
        Self { line }
    }
}

impl Drop for Ride {
    fn drop(&mut self) {
        self.line.busy.set(self.line.busy.get() - 1);
    }
}

impl Lines {
    /// The least busy connection; a new one while there are fewer than `most` and none is idle.
    pub(super) fn ride(&self, origin: &Arc<Origin>, most: usize) -> Ride {
        let mut lines = self.0.borrow_mut();
        let own = |line: &&Rc<Line>| Arc::ptr_eq(&line.origin, origin) || line.origin == *origin;
        let count = lines.iter().filter(own).count();
        let least = lines.iter().filter(own).min_by_key(|line| line.busy.get());
        match least {
            Some(line) if line.busy.get() == 0 || count >= most => Ride::on(Rc::clone(line)),
            _ => {
                let line = Line::to(origin);
                lines.push(Rc::clone(&line));
                Ride::on(line)
            }
        }
    }

    /// No request goes over it any more; those under way go on.
    pub(super) fn leave(&self, line: &Rc<Line>) {
        self.0.borrow_mut().retain(|known| !Rc::ptr_eq(known, line));
    }
}

impl Line {
    fn to(origin: &Arc<Origin>) -> Rc<Self> {
        Rc::new(Self {
            origin: Arc::clone(origin),
            sender: OnceCell::new(),
            busy: Cell::new(0),
            answered: Cell::new(false),
        })
    }

    /// What sends over it; whoever comes while it is opened waits for that.
    pub(super) async fn sender<F>(
        &self,
        open: impl FnOnce() -> F,
    ) -> Result<SendRequest<Bytes>, Failure>
    where
        F: Future<Output = Result<Wire, Failure>>,
    {
        let opening = self.sender.get_or_try_init(async || match open().await? {
            Wire::Plain(stream) => shake(stream).await,
            Wire::Secure(stream) => shake(stream).await,
        });
        opening.await.cloned()
    }
}

/// The connection's own task ends with it, or when nobody sends over it any more.
async fn shake<S>(stream: S) -> Result<SendRequest<Bytes>, Failure>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let opened = Builder::new()
        .initial_window_size(WINDOW)
        .initial_connection_window_size(WINDOW)
        .max_header_list_size(LONGEST_HEAD)
        .enable_push(false)
        .handshake(stream)
        .await;
    let (sender, connection) = opened.map_err(|error| of_connection(&error))?;
    // Whoever has a request on it hears how it ends.
    tokio::spawn(async move { drop(connection.await) });
    Ok(sender)
}
