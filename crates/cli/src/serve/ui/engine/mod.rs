//! The native engine behind the page: a WebSocket at `/engine` that carries what the page's own worker is told and says.
//!
//! ```text
//!  page ──(shard, Message)──► Conversation ──► Workers, a thread a core
//!    ▲                             │ ends ──► Workers are dropped: the run is aborted
//!    └───────── Message ◄──────────┘
//! ```
//!
//! It makes this machine send load, so whoever asks for it has to know the token of the address that `katydid ui`
//! prints, and to be a page of this very server: a foreign page's requests carry its own `Origin`.

mod conversation;
mod token;

use std::num::NonZeroU32;
use std::sync::Arc;

use hyper::body::Incoming;
use hyper::header::{HOST, HeaderMap, HeaderName, ORIGIN};
use hyper::{Request, StatusCode};
use hyper_tungstenite::tungstenite::protocol::WebSocketConfig;
use hyper_tungstenite::{is_upgrade_request, upgrade};
use tokio::sync::Semaphore;

use crate::serve::answer::{Answer, text};
use conversation::converse;
pub use token::Token;

/// Where it is, as the page is told.
pub(super) const ENGINE: &str = "/engine";

/// The longest message of a page: a scenario with its rows.
const MOST_BYTES: usize = 256 << 20;

/// The native engine for pages that know the token. One page at a time uses it: two would measure each other.
#[derive(Debug)]
pub struct Engine {
    token: Token,
    threads: Option<NonZeroU32>,
    free: Arc<Semaphore>,
}

impl Engine {
    /// On so many threads, as many as the machine has cores unless it is said.
    #[must_use]
    pub fn new(token: Token, threads: Option<NonZeroU32>) -> Self {
        Self {
            token,
            threads,
            free: Arc::new(Semaphore::new(1)),
        }
    }

    /// On how many threads it runs.
    pub(super) fn threads(&self) -> u32 {
        self.threads.map_or_else(katydid::cores, NonZeroU32::get)
    }

    /// Lets a page of this server in that knows the token.
    pub(super) fn answer(&self, request: Request<Incoming>) -> Answer {
        match self.refusal(&request) {
            Some((status, why)) => text(status, why),
            None => self.open(request),
        }
    }

    fn refusal(&self, request: &Request<Incoming>) -> Option<(StatusCode, &'static str)> {
        let knows = request
            .uri()
            .query()
            .is_some_and(|query| self.token.is_in(query));
        let (own, upgrades) = (is_own_page(request.headers()), is_upgrade_request(request));
        match (own, knows, upgrades) {
            (false, _, _) => Some((StatusCode::FORBIDDEN, FOREIGN)),
            (_, false, _) => Some((StatusCode::FORBIDDEN, NO_TOKEN)),
            (_, _, false) => Some((StatusCode::UPGRADE_REQUIRED, NO_SOCKET)),
            (true, true, true) => None,
        }
    }

    fn open(&self, mut request: Request<Incoming>) -> Answer {
        let config = WebSocketConfig::default()
            .max_message_size(Some(MOST_BYTES))
            .max_frame_size(Some(MOST_BYTES));
        match upgrade(&mut request, Some(config)) {
            Ok((answer, socket)) => {
                let (threads, free) = (self.threads, Arc::clone(&self.free));
                tokio::spawn(converse(socket, threads, free));
                answer
            }
            Err(why) => text(StatusCode::BAD_REQUEST, format!("{why}\n")),
        }
    }
}

const FOREIGN: &str = "only a page of this server may use its engine\n";
const NO_TOKEN: &str = "the engine is for whoever opens the page by the address that `katydid ui` prints, which has a token in it\n";
const NO_SOCKET: &str = "the engine speaks WebSocket\n";

/// Whether a page of this server asks: browsers tell whose page it is, and no page can say otherwise.
fn is_own_page(headers: &HeaderMap) -> bool {
    let value = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let origin = value(ORIGIN).and_then(|origin| origin.split_once("://"));
    match (origin, value(HOST)) {
        (Some(("http" | "https", authority)), Some(host)) => authority.eq_ignore_ascii_case(host),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use hyper::header::HeaderValue;

    use super::*;

    #[test]
    fn a_page_is_known_by_its_origin() {
        let table = [
            ("http://127.0.0.1:8089", "127.0.0.1:8089", true),
            ("https://Load.example", "load.example", true),
            ("http://127.0.0.1:9000", "127.0.0.1:8089", false),
            ("https://evil.example", "127.0.0.1:8089", false),
            ("null", "127.0.0.1:8089", false),
            ("file://127.0.0.1:8089", "127.0.0.1:8089", false),
            (
                "http://127.0.0.1:8089.evil.example",
                "127.0.0.1:8089",
                false,
            ),
        ];
        for (origin, host, own) in table {
            let value = HeaderValue::from_static;
            let headers = HeaderMap::from_iter([(ORIGIN, value(origin)), (HOST, value(host))]);
            assert_eq!(is_own_page(&headers), own, "{origin} of {host}");
        }
        assert!(!is_own_page(&HeaderMap::new()), "no browser");
    }
}
