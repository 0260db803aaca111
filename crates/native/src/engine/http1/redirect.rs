//! Redirects, followed by the core's rules.

use katydid_core::redirect;
use katydid_core::stats::Failure;
use url::Url;

use super::hop::Hop;

impl Hop {
    /// What an answer of this status to this asks for instead.
    pub(super) fn redirected(&self, status: u16, location: &str) -> Result<Self, Failure> {
        let becomes_get = redirect::becomes_get(status, self.method);
        let url = self.url.join(location).ok();
        let next = url.and_then(|url| self.moved_to(url, becomes_get));
        next.ok_or(Failure::Protocol)
    }

    fn moved_to(&self, url: Url, becomes_get: bool) -> Option<Self> {
        let (mut method, mut headers) = (self.method, self.headers.clone());
        let mut body = self.body();
        if becomes_get {
            method = "GET";
            body = &[];
            headers = headers.without_body();
        }
        if url.origin() != self.url.origin() {
            headers = headers.for_strangers();
        }
        Self::to(url, method, headers, body, &self.manner)
    }
}
