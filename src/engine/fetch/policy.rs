//! How a browser is to be asked: pure rules, tested natively.

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_cached_is_never_taken_from_the_cache() {
        assert_eq!(cache(Method::Get), Cache::NoStore);
        assert_eq!(cache(Method::Post), Cache::Default);
    }
}
