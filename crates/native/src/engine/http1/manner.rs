//! How requests are written beside what their author says.

use std::sync::Arc;

use url::{Position, Url};

use super::headers::{Headers, line};
use crate::network::{Network, Proxy};

/// How requests are written beside what their author says.
#[derive(Clone, Debug, Default)]
pub(crate) struct Manner {
    /// Who sends those to `http` hosts on.
    proxy: Option<Arc<Proxy>>,
    /// Whether each closes its connection.
    pub(super) closes: bool,
    /// Whether they are written for HTTP/2.
    pub(super) http2: bool,
}

impl Manner {
    pub(crate) fn of(network: &Network) -> Self {
        Self {
            proxy: network.forwards().cloned(),
            closes: network.closes,
            http2: network.http2,
        }
    }

    fn forwarded(&self, url: &Url) -> Option<&Proxy> {
        self.proxy.as_deref().filter(|_| url.scheme() == "http")
    }

    /// What stands before the path, so that a proxy knows where to send it.
    ///
    /// Source: RFC 9112, section 3.2.2.
    pub(super) fn before_path(&self, url: &Url) -> String {
        match self.forwarded(url) {
            Some(_) => {
                let host = &url[Position::BeforeHost..Position::AfterPort];
                format!("http://{host}")
            }
            None => String::new(),
        }
    }

    /// Writes what the author does not say otherwise.
    pub(super) fn write(&self, url: &Url, headers: &Headers, to: &mut Vec<u8>) {
        if self.closes && headers.get("connection").is_none() {
            line(to, "Connection", "close");
        }
        let authorization = self
            .forwarded(url)
            .and_then(|proxy| proxy.authorization.as_deref());
        if let Some(authorization) = authorization
            && headers.get("proxy-authorization").is_none()
        {
            line(to, "Proxy-Authorization", authorization);
        }
    }
}
