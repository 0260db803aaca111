//! What lets pages of other origins read an answer, and its timing.

use hyper::Method;
use hyper::header::{
    ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
    ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE,
    ACCESS_CONTROL_REQUEST_HEADERS, ACCESS_CONTROL_REQUEST_METHOD, HeaderMap, HeaderName,
    HeaderValue, ORIGIN, VARY,
};
use hyper::http::request::Parts;

use crate::serve::answer::Answer;

/// Seconds; Chromium's own limit.
const MAX_AGE: HeaderValue = HeaderValue::from_static("7200");
const ANY: HeaderValue = HeaderValue::from_static("*");
const TIMING_ALLOW_ORIGIN: HeaderName = HeaderName::from_static("timing-allow-origin");
const CROSS_ORIGIN_RESOURCE_POLICY: HeaderName =
    HeaderName::from_static("cross-origin-resource-policy");

/// A browser's question whether it may send a request.
pub(super) fn is_preflight(parts: &Parts) -> bool {
    parts.method == Method::OPTIONS && parts.headers.contains_key(ACCESS_CONTROL_REQUEST_METHOD)
}

/// Opens `answer` to the page that asked, and says yes to a preflight.
pub(super) fn open(parts: &Parts, answer: &mut Answer) {
    let headers = answer.headers_mut();
    open_to(parts.headers.get(ORIGIN), headers);
    headers.insert(TIMING_ALLOW_ORIGIN, ANY);
    headers.insert(
        CROSS_ORIGIN_RESOURCE_POLICY,
        HeaderValue::from_static("cross-origin"),
    );
    match is_preflight(parts) {
        true => grant(&parts.headers, headers),
        false => drop(headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, ANY)),
    }
}

/// Names the origin, since credentials are not allowed with `*`.
fn open_to(origin: Option<&HeaderValue>, headers: &mut HeaderMap) {
    match origin {
        Some(origin) => {
            headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
            headers.insert(
                ACCESS_CONTROL_ALLOW_CREDENTIALS,
                HeaderValue::from_static("true"),
            );
            headers.insert(VARY, HeaderValue::from_static("origin"));
        }
        None => {
            headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, ANY);
        }
    }
}

fn grant(asked: &HeaderMap, headers: &mut HeaderMap) {
    let grants = [
        (ACCESS_CONTROL_REQUEST_METHOD, ACCESS_CONTROL_ALLOW_METHODS),
        (ACCESS_CONTROL_REQUEST_HEADERS, ACCESS_CONTROL_ALLOW_HEADERS),
    ];
    for (question, yes) in grants {
        headers.extend(asked.get(question).map(|value| (yes, value.clone())));
    }
    headers.insert(ACCESS_CONTROL_MAX_AGE, MAX_AGE);
}
