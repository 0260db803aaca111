//! How a browser is to be asked: pure rules, tested natively.

use katydid_core::plan::Request;
use katydid_core::scenario::Method;

/// What `fetch` is told of the HTTP cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cache {
    /// Never read or write it, nor queue behind another request of the same URL.
    NoStore,
    /// As a page does; keeps the preflight cache.
    Default,
}

/// What is cacheable would be answered by the browser or queue for its cache's lock, and the
/// target would never see it; what is not keeps its preflights cached.
pub(super) fn cache(method: Method) -> Cache {
    match method {
        Method::Get | Method::Head => Cache::NoStore,
        _ => Cache::Default,
    }
}

/// Whether a secure page may not send there.
///
/// Source: W3C Mixed Content: http is blocked from https pages but for loopback addresses.
pub(super) fn is_mixed(page_protocol: &str, request: &Request) -> bool {
    page_protocol == "https:"
        && request.url.starts_with("http://")
        && !is_loopback(request.origin())
}

fn is_loopback(origin: &str) -> bool {
    let authority = origin.trim_start_matches("http://");
    let host = match authority.strip_prefix('[') {
        Some(bracketed) => bracketed.split(']').next().unwrap_or_default(),
        None => authority.split(':').next().unwrap_or_default(),
    };
    host == "::1" || host == "localhost" || host.ends_with(".localhost") || host.starts_with("127.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_cached_is_never_taken_from_the_cache() {
        assert_eq!(cache(Method::Get), Cache::NoStore);
        assert_eq!(cache(Method::Post), Cache::Default);
    }

    #[test]
    fn loopback_is_known_by_its_names_and_addresses() {
        for origin in [
            "http://localhost:1",
            "http://a.localhost",
            "http://127.0.0.1:80",
            "http://[::1]:80",
        ] {
            assert!(is_loopback(origin), "{origin}");
        }
        for origin in [
            "http://example.com",
            "http://localhost.example.com",
            "http://[::2]",
        ] {
            assert!(!is_loopback(origin), "{origin}");
        }
    }
}
