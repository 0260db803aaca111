//! Redirects, followed by the core's rules.

use hyper::header::{
    AUTHORIZATION, CONTENT_ENCODING, CONTENT_LANGUAGE, CONTENT_LENGTH, CONTENT_LOCATION,
    CONTENT_TYPE, COOKIE, HOST, HeaderMap, HeaderName, LOCATION,
};
use hyper::{Method, StatusCode};
use katydid_core::redirect;
use katydid_core::stats::Failure;
use url::Url;

use super::hop::{Hop, host};

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
        let moved = redirect::sends_on(status.as_u16());
        let location = answer.get(LOCATION).filter(|_| moved)?;
        let location = String::from_utf8_lossy(location.as_bytes());
        let url = self.url.join(&location).ok();
        let becomes_get = redirect::becomes_get(status.as_u16(), self.method.as_str());
        let next = url.and_then(|url| self.moved_to(url, becomes_get));
        Some(next.ok_or(Failure::Protocol))
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
