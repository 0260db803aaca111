//! The cookies one user keeps.

use std::cmp::Reverse;
use std::convert::Infallible;

use cookie_store::{CookieExpiration, CookieStore};
use url::Url;

use super::headers::is_value;

/// So many cookies are kept, however many a target sets.
///
/// Source: RFC 6265, section 6.1, asks for 50 a domain.
const MOST: usize = 300;

/// Bytes of the longest cookie that is kept, as in browsers.
const LONGEST: usize = 4096;

/// One user's cookies, by the rules of RFC 6265; there is no list of public suffixes.
#[derive(Debug, Default)]
pub(super) struct Jar(Option<Box<Kept>>);

#[derive(Debug, Default)]
struct Kept {
    store: CookieStore,
    written: Option<Written>,
}

/// The header that was written last: a user asks for the same place again and again.
#[derive(Debug)]
struct Written {
    place: String,
    header: Option<String>,
    /// Of the cookies that were there, when those end that do.
    ends: Vec<CookieExpiration>,
}

impl Jar {
    /// Keeps the cookies that an answer from `url` sets.
    pub(super) fn keep(&mut self, url: &Url, cookies: &[String]) {
        let cookies = cookies.iter().filter(|cookie| cookie.len() <= LONGEST);
        cookies.for_each(|cookie| self.keep_one(url, cookie));
    }

    /// Whether there is any.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// The `Cookie` header of a request to `url`, of which `place` is all before its query.
    pub(super) fn header(
        &mut self,
        place: &str,
        url: impl FnOnce() -> Option<Url>,
    ) -> Option<String> {
        let kept = self.0.as_mut()?;
        if let Some(written) = kept.written.as_ref().filter(|written| written.is_of(place)) {
            return written.header.clone();
        }
        let (header, ends) = header(&kept.store, &url()?);
        kept.written = Some(Written {
            place: place.to_owned(),
            header: header.clone(),
            ends,
        });
        header
    }

    /// A cookie that breaks the rules is ignored, as in browsers.
    fn keep_one(&mut self, url: &Url, cookie: &str) {
        let kept = self.0.get_or_insert_default();
        kept.written = None;
        let store = &mut kept.store;
        if store.iter_any().count() >= MOST {
            let live = store.iter_unexpired().cloned().map(Ok::<_, Infallible>);
            let Ok(live) = CookieStore::from_cookies(live, false);
            *store = live;
        }
        if store.iter_any().count() < MOST {
            let _ = store.parse(cookie, url);
        }
    }
}

impl Written {
    /// Whether it is still what is sent to this place.
    fn is_of(&self, place: &str) -> bool {
        self.place == place && !self.ends.iter().any(CookieExpiration::is_expired)
    }
}

/// The header, and when the cookies end that do.
fn header(store: &CookieStore, url: &Url) -> (Option<String>, Vec<CookieExpiration>) {
    let mut cookies = store.matches(url);
    cookies.sort_by_key(|cookie| Reverse(cookie.path.len()));
    let pairs = cookies.iter().map(|cookie| cookie.name_value());
    let pairs: Vec<String> = pairs
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    let header = Some(pairs.join("; ")).filter(|header| !header.is_empty() && is_value(header));
    let ends = cookies.iter().map(|cookie| cookie.expires.clone());
    let ends = ends.filter(|end| *end != CookieExpiration::SessionEnd);
    (header, ends.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(url: &str, cookies: &[&str]) -> Jar {
        let mut jar = Jar::default();
        let url = url.parse().unwrap();
        for cookie in cookies {
            jar.keep_one(&url, cookie);
        }
        jar
    }

    fn sent(jar: &mut Jar, url: &str) -> Option<String> {
        jar.header(url, || url.parse().ok())
    }

    #[test]
    fn a_cookie_goes_back_to_its_host_and_path_alone() {
        let mut jar = kept("http://shop.example/cart/1", &["a=1; Path=/", "b=2"]);
        assert_eq!(
            sent(&mut jar, "http://shop.example/cart/2").unwrap(),
            "b=2; a=1"
        );
        assert_eq!(sent(&mut jar, "http://shop.example/").unwrap(), "a=1");
        assert_eq!(sent(&mut jar, "http://pay.shop.example/"), None);
        assert_eq!(sent(&mut jar, "http://other.example/"), None);
    }

    #[test]
    fn a_cookie_of_a_domain_goes_to_its_hosts_and_a_foreign_one_is_refused() {
        let cookies = ["a=1; Domain=shop.example", "b=2; Domain=bank.example"];
        let mut jar = kept("http://www.shop.example/", &cookies);
        assert_eq!(sent(&mut jar, "http://pay.shop.example/").unwrap(), "a=1");
        assert_eq!(sent(&mut jar, "http://bank.example/"), None);
    }

    #[test]
    fn a_later_cookie_replaces_or_removes_the_earlier() {
        let mut jar = kept(
            "http://a.example/",
            &["x=1", "y=1", "x=2", "y=1; Max-Age=0"],
        );
        assert_eq!(sent(&mut jar, "http://a.example/").unwrap(), "x=2");
    }

    #[test]
    fn a_secure_cookie_goes_over_https_only() {
        let mut jar = kept("https://a.example/", &["x=1; Secure"]);
        assert_eq!(sent(&mut jar, "http://a.example/"), None);
        assert_eq!(sent(&mut jar, "https://a.example/").unwrap(), "x=1");
    }

    #[test]
    fn however_many_cookies_a_target_sets_a_bounded_number_is_kept() {
        let cookies: Vec<String> = (0..2 * MOST).map(|n| format!("c{n}=1")).collect();
        let cookies: Vec<&str> = cookies.iter().map(String::as_str).collect();
        let mut jar = kept("http://a.example/", &cookies);
        let sent = sent(&mut jar, "http://a.example/").unwrap();
        assert_eq!(sent.split("; ").count(), MOST);
    }

    #[test]
    fn a_cookie_longer_than_browsers_keep_is_ignored() {
        let mut jar = Jar::default();
        let url: Url = "http://a.example/".parse().unwrap();
        let cookies = ["x".repeat(5000), "y".to_owned()].map(|value| format!("long={value}"));
        jar.keep(&url, &cookies);
        assert_eq!(sent(&mut jar, "http://a.example/").unwrap(), "long=y");
    }

    #[test]
    fn what_was_written_is_written_again_until_a_cookie_comes_or_ends() {
        let mut jar = kept("http://a.example/", &["x=1", "y=1; Path=/y"]);
        for _ in 0..2 {
            assert_eq!(sent(&mut jar, "http://a.example/").unwrap(), "x=1");
            assert_eq!(sent(&mut jar, "http://a.example/y").unwrap(), "y=1; x=1");
        }
        let url = "http://a.example/".parse().unwrap();
        jar.keep(&url, &["x=2".to_owned()]);
        assert_eq!(sent(&mut jar, "http://a.example/y").unwrap(), "y=1; x=2");
        let written = jar.0.as_mut().and_then(|kept| kept.written.as_mut());
        written.unwrap().header = Some("stale".to_owned());
        assert_eq!(sent(&mut jar, "http://a.example/y").unwrap(), "stale");
        let written = jar.0.as_mut().and_then(|kept| kept.written.as_mut());
        written.unwrap().ends.push(CookieExpiration::from(0));
        assert_eq!(sent(&mut jar, "http://a.example/y").unwrap(), "y=1; x=2");
    }

    #[test]
    fn without_cookies_there_is_no_header() {
        assert_eq!(sent(&mut Jar::default(), "http://a.example/"), None);
        let mut jar = kept("http://a.example/", &["x=1; Max-Age=0"]);
        assert_eq!(sent(&mut jar, "http://a.example/"), None);
    }
}
