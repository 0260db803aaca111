//! What one user keeps between requests.

use std::cell::RefCell;
use std::sync::Arc;

use hyper::header::{HeaderMap, HeaderValue};
use url::Url;

use super::connection::Connection;
use super::hop::Origin;
use super::jar::Jar;

/// One user's idle connections and its cookies; several of its requests may be under way.
#[derive(Default)]
pub(crate) struct Session {
    idle: RefCell<Vec<(Arc<Origin>, Connection)>>,
    jar: RefCell<Jar>,
}

impl Session {
    /// An idle connection to an origin that the target has not closed.
    pub(super) async fn take(&self, origin: &Origin) -> Option<Connection> {
        while let Some(mut connection) = self.pop(origin) {
            if connection.is_open().await {
                return Some(connection);
            }
        }
        None
    }

    /// Keeps a connection for later if the target lets it.
    pub(super) async fn keep(&self, origin: &Arc<Origin>, mut connection: Connection) {
        if connection.is_open().await {
            let idle = (Arc::clone(origin), connection);
            self.idle.borrow_mut().push(idle);
        }
    }

    /// The `Cookie` header of a request to `url`.
    pub(super) fn cookies(&self, url: &Url) -> Option<HeaderValue> {
        self.jar.borrow().header(url)
    }

    /// Keeps the cookies that an answer from `url` sets.
    pub(super) fn keep_cookies(&self, url: &Url, answer: &HeaderMap) {
        self.jar.borrow_mut().keep(url, answer);
    }

    fn pop(&self, origin: &Origin) -> Option<Connection> {
        let mut idle = self.idle.borrow_mut();
        let at = idle.iter().position(|(known, _)| **known == *origin)?;
        Some(idle.swap_remove(at).1)
    }
}
