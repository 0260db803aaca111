//! The cookies one user keeps.

use std::cmp::Reverse;
use std::convert::Infallible;

use cookie_store::CookieStore;
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
pub(super) struct Jar(Option<Box<CookieStore>>);

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

    /// The `Cookie` header of a request to `url`.
    pub(super) fn header(&self, url: &Url) -> Option<String> {
        let mut cookies = self.0.as_ref()?.matches(url);
        cookies.sort_by_key(|cookie| Reverse(cookie.path.len()));
        let pairs = cookies.iter().map(|cookie| cookie.name_value());
        let pairs: Vec<String> = pairs
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let header = pairs.join("; ");
        (!header.is_empty() && is_value(&header)).then_some(header)
    }

    /// A cookie that breaks the rules is ignored, as in browsers.
    fn keep_one(&mut self, url: &Url, cookie: &str) {
        let store = self.0.get_or_insert_default();
        if store.iter_any().count() >= MOST {
            let live = store.iter_unexpired().cloned().map(Ok::<_, Infallible>);
            let Ok(live) = CookieStore::from_cookies(live, false);
            **store = live;
        }
        if store.iter_any().count() < MOST {
            let _ = store.parse(cookie, url);
        }
    }
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

    fn sent(jar: &Jar, url: &str) -> Option<String> {
        jar.header(&url.parse().unwrap())
    }

    #[test]
    fn a_cookie_goes_back_to_its_host_and_path_alone() {
        let jar = kept("http://shop.example/cart/1", &["a=1; Path=/", "b=2"]);
        assert_eq!(
            sent(&jar, "http://shop.example/cart/2").unwrap(),
            "b=2; a=1"
        );
        assert_eq!(sent(&jar, "http://shop.example/").unwrap(), "a=1");
        assert_eq!(sent(&jar, "http://pay.shop.example/"), None);
        assert_eq!(sent(&jar, "http://other.example/"), None);
    }

    #[test]
    fn a_cookie_of_a_domain_goes_to_its_hosts_and_a_foreign_one_is_refused() {
        let cookies = ["a=1; Domain=shop.example", "b=2; Domain=bank.example"];
        let jar = kept("http://www.shop.example/", &cookies);
        assert_eq!(sent(&jar, "http://pay.shop.example/").unwrap(), "a=1");
        assert_eq!(sent(&jar, "http://bank.example/"), None);
    }

    #[test]
    fn a_later_cookie_replaces_or_removes_the_earlier() {
        let jar = kept(
            "http://a.example/",
            &["x=1", "y=1", "x=2", "y=1; Max-Age=0"],
        );
        assert_eq!(sent(&jar, "http://a.example/").unwrap(), "x=2");
    }

    #[test]
    fn a_secure_cookie_goes_over_https_only() {
        let jar = kept("https://a.example/", &["x=1; Secure"]);
        assert_eq!(sent(&jar, "http://a.example/"), None);
        assert_eq!(sent(&jar, "https://a.example/").unwrap(), "x=1");
    }

    #[test]
    fn however_many_cookies_a_target_sets_a_bounded_number_is_kept() {
        let cookies: Vec<String> = (0..2 * MOST).map(|n| format!("c{n}=1")).collect();
        let cookies: Vec<&str> = cookies.iter().map(String::as_str).collect();
        let jar = kept("http://a.example/", &cookies);
        let sent = sent(&jar, "http://a.example/").unwrap();
        assert_eq!(sent.split("; ").count(), MOST);
    }

    #[test]
    fn a_cookie_longer_than_browsers_keep_is_ignored() {
        let mut jar = Jar::default();
        let url: Url = "http://a.example/".parse().unwrap();
        let cookies = ["x".repeat(5000), "y".to_owned()].map(|value| format!("long={value}"));
        jar.keep(&url, &cookies);
        assert_eq!(sent(&jar, "http://a.example/").unwrap(), "long=y");
    }

    #[test]
    fn without_cookies_there_is_no_header() {
        assert_eq!(sent(&Jar::default(), "http://a.example/"), None);
        let jar = kept("http://a.example/", &["x=1; Max-Age=0"]);
        assert_eq!(sent(&jar, "http://a.example/"), None);
    }
}
