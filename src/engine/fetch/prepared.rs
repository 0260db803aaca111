//! What `fetch` takes: built once for each request of the plan that is always the same, else each time.

use js_sys::{JsString, Uint8Array};
use katydid_core::plan::Request;
use wasm_bindgen::JsValue;
use web_sys::{
    Headers, ReferrerPolicy, RequestCache, RequestCredentials, RequestInit, RequestMode,
    RequestRedirect,
};

use super::policy::{self, Cache};

/// A request as `fetch` takes it; only the signal differs from one sending to the next.
#[derive(Debug)]
pub(super) struct Prepared {
    pub(super) url: JsString,
    pub(super) init: RequestInit,
}

impl Prepared {
    /// Names that a browser refuses are dropped here as the browser would drop them.
    pub(super) fn new(request: &Request) -> Self {
        let init = RequestInit::new();
        init.set_method(request.method.as_str());
        init.set_mode(RequestMode::Cors);
        init.set_credentials(RequestCredentials::Omit);
        init.set_referrer_policy(ReferrerPolicy::NoReferrer);
        init.set_cache(match policy::cache(request.method) {
            Cache::NoStore => RequestCache::NoStore,
            Cache::Default => RequestCache::Default,
        });
        if request.redirects == 0 {
            init.set_redirect(RequestRedirect::Manual);
        }
        if let Some(headers) = headers(request) {
            init.set_headers(&headers);
        }
        if !request.body.is_empty() {
            init.set_body(&Uint8Array::from(request.body.as_slice()));
        }
        Self {
            url: JsString::from(request.url.as_str()),
            init,
        }
    }

    /// What asks a target that could not be read whether it answers at all: nothing is preflighted.
    pub(super) fn probe() -> RequestInit {
        let init = RequestInit::new();
        init.set_method("HEAD");
        init.set_mode(RequestMode::NoCors);
        init.set_credentials(RequestCredentials::Omit);
        init.set_referrer_policy(ReferrerPolicy::NoReferrer);
        init.set_cache(RequestCache::NoStore);
        init
    }
}

fn headers(request: &Request) -> Option<JsValue> {
    if request.headers.is_empty() {
        return None;
    }
    let headers = Headers::new().ok()?;
    for (name, value) in &request.headers {
        let _ = headers.append(name, value);
    }
    Some(headers.into())
}
