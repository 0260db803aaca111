//! What one user keeps between requests.

use std::cell::{OnceCell, RefCell};

use url::Url;

use super::connection::Connection;
use super::jar::Jar;
use super::origin::Origin;
use crate::engine::http2::Lines;

/// One user's idle connections and its cookies; several of its requests may be under way.
#[derive(Default)]
pub(crate) struct Session {
    idle: RefCell<Vec<Connection>>,
    /// Those of HTTP/2, once there are any: most users have none.
    lines: OnceCell<Box<Lines>>,
    jar: RefCell<Jar>,
}

impl Session {
    /// An idle connection to an origin that the target has not closed.
    pub(super) fn take(&self, origin: &Origin) -> Option<Connection> {
        let mut idle = self.idle.borrow_mut();
        while let Some(at) = idle.iter().position(|known| known.leads_to(origin)) {
            let mut connection = idle.swap_remove(at);
            if connection.is_quiet() {
                return Some(connection);
            }
        }
        None
    }

    /// Keeps a connection for later.
    pub(super) fn keep(&self, mut connection: Connection) {
        connection.was_kept = true;
        let mut idle = self.idle.borrow_mut();
        // Nearly every user has one, and room for one.
        idle.reserve_exact(1);
        idle.push(connection);
    }

    /// Its connections of HTTP/2.
    pub(super) fn lines(&self) -> &Lines {
        self.lines.get_or_init(Box::default)
    }

    /// Whether no answer has set a cookie yet.
    pub(super) fn has_no_cookies(&self) -> bool {
        self.jar.borrow().is_empty()
    }

    /// The `Cookie` header of a request to `url`, of which `place` is all before its query.
    pub(super) fn cookies(&self, place: &str, url: impl FnOnce() -> Option<Url>) -> Option<String> {
        self.jar.borrow_mut().header(place, url)
    }

    /// Keeps the cookies that an answer from `url` sets.
    pub(super) fn keep_cookies(&self, url: &Url, cookies: &[String]) {
        self.jar.borrow_mut().keep(url, cookies);
    }
}
