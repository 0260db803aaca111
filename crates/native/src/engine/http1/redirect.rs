//! Redirects, followed as browsers follow them.
//!
//! Source: Fetch Standard, "HTTP-redirect fetch".

use hyper::header::{
    AUTHORIZATION, CONTENT_ENCODING, CONTENT_LANGUAGE, CONTENT_LENGTH, CONTENT_LOCATION,
    CONTENT_TYPE, COOKIE, HOST, HeaderMap, HeaderName, LOCATION,
};
use hyper::{Method, StatusCode};
use katydid_core::stats::Failure;
use url::Url;

use super::hop::{Hop, host};

/// So many are followed; one more is a failure.
pub(super) const MAX_REDIRECTS: usize = 20;

const OF_THE_BODY: [HeaderName; 5] = [
    CONTENT_ENCODING,
    CONTENT_LANGUAGE,
    CONTENT_LENGTH,
    CONTENT_LOCATION,
    CONTENT_TYPE,
];

impl Hop {
    /// What an answer to this asks for instead; `None` if the answer is final.
    pub(super) fn redirected(
        &self,
        status: StatusCode,
        answer: &HeaderMap,
    ) -> Option<Result<Self, Failure>> {
        let moved = matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308);
        let location = answer.get(LOCATION).filter(|_| moved)?;
        let location = String::from_utf8_lossy(location.as_bytes());
        let url = self.url.join(&location).ok();
        let next = url.and_then(|url| self.moved_to(url, self.becomes_get(status)));
        Some(next.ok_or(Failure::Protocol))
    }

    fn becomes_get(&self, status: StatusCode) -> bool {
        match status.as_u16() {
            301 | 302 => self.method == Method::POST,
            303 => self.method != Method::GET && self.method != Method::HEAD,
            _ => false,
        }
    }

    fn moved_to(&self, url: Url, becomes_get: bool) -> Option<Self> {
        let (mut method, mut headers, mut body) =
            (self.method.clone(), self.headers.clone(), self.body.clone());
        if becomes_get {
            method = Method::GET;
            body.clear();
            OF_THE_BODY
                .iter()
                .for_each(|name| drop(headers.remove(name)));
        }
        if url.origin() != self.url.origin() {
            headers.insert(HOST, host(&url));
            [AUTHORIZATION, COOKIE]
                .iter()
                .for_each(|name| drop(headers.remove(name)));
        }
        Self::to(url, method, headers, body)
    }
}
