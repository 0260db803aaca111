//! From what an author writes to a URL that every engine sends alike.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// The scheme of the target built into every engine.
pub(super) const DEMO: &str = "demo://";

/// Bytes of the longest URL that every server and every engine can be expected to take.
///
/// Source: RFC 9110, section 4.1.
pub(super) const MAX_BYTES: usize = 8000;

/// What a browser would encode in a path or a query, so that natively the same bytes are sent.
///
/// Source: the URL Standard's path and special-query percent-encode sets, joined.
const UNSAFE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'\'')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Splits an absolute URL before its path: `("http://a:1", "/b?c")`.
pub(super) fn split(url: &str) -> (&str, &str) {
    let authority = url.find("://").map_or(0, |at| at + 3);
    match url[authority..].find(['/', '?']) {
        Some(path) => url.split_at(authority + path),
        None => (url, "/"),
    }
}

/// Whether a URL needs no host.
pub(super) fn is_absolute(url: &str) -> bool {
    ["http://", "https://", DEMO]
        .iter()
        .any(|scheme| starts_with_ignoring_case(url, scheme))
}

fn starts_with_ignoring_case(text: &str, prefix: &str) -> bool {
    text.get(..prefix.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

/// Joins host and URL as Locust does, adds the parameters, drops the fragment, encodes the rest.
pub(super) fn absolute(host: &str, url: &str, params: &[Pair]) -> String {
    let joined = if is_absolute(url) {
        url.to_owned()
    } else {
        format!("{}{url}", host.trim_end_matches('/'))
    };
    let bare = joined.split('#').next().unwrap_or_default();
    let (origin, path) = split(bare);
    let slash = if path.starts_with('/') { "" } else { "/" };
    let path = utf8_percent_encode(path, UNSAFE);
    with_params(
        format!("{}{slash}{path}", origin.to_ascii_lowercase()),
        params,
    )
}

/// Encodes what comes after the known part of a URL, and drops a fragment.
pub(super) fn encode_rest(url: &mut String, known: usize) {
    if let Some(fragment) = url[known..].find('#') {
        url.truncate(known + fragment);
    }
    if let Cow::Owned(encoded) = Cow::from(utf8_percent_encode(&url[known..], UNSAFE)) {
        url.truncate(known);
        url.push_str(&encoded);
    }
}

fn with_params(mut url: String, params: &[Pair]) -> String {
    if params.is_empty() {
        return url;
    }
    if !url.ends_with('?') {
        url.push(if url.contains('?') { '&' } else { '?' });
    }
    url + &form(params)
}

/// A field's name and a value of it.
pub(super) type Pair = (String, String);

/// `application/x-www-form-urlencoded`.
pub(super) fn form(fields: &[Pair]) -> String {
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields)
        .finish()
}

/// How a text may stand in a URL: as part of a path, as a field of a form, and as `url.encode` writes it.
pub(crate) fn spellings(text: &str) -> [String; 3] {
    let path = utf8_percent_encode(text, UNSAFE).to_string();
    let form: String = form_urlencoded::byte_serialize(text.as_bytes()).collect();
    let code = form
        .replace('+', "%20")
        .replace("%7E", "~")
        .replace('*', "%2A");
    [path, form, code]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn join(host: &str, url: &str) -> String {
        absolute(host, url, &[])
    }

    #[test]
    fn a_relative_url_is_appended_to_the_host_and_its_base_path() {
        assert_eq!(join("http://a/", "/b?c=1"), "http://a/b?c=1");
        assert_eq!(join("http://a:81/api", "/b"), "http://a:81/api/b");
        assert_eq!(join("http://a", "?q"), "http://a/?q");
    }

    #[test]
    fn an_absolute_url_needs_no_host_and_loses_its_fragment() {
        assert_eq!(
            join("", "HTTPS://Example.com/A#top"),
            "https://example.com/A"
        );
    }

    #[test]
    fn what_a_browser_would_encode_is_encoded_and_escapes_are_kept() {
        assert_eq!(
            join("http://a", "/ü b/%20?x='{}'"),
            "http://a/%C3%BC%20b/%20?x=%27%7B%7D%27"
        );
    }

    #[test]
    fn parameters_follow_the_query_and_lists_repeat() {
        let params = ["a b", "ü&"].map(|value| ("q".to_owned(), value.to_owned()));
        assert_eq!(
            absolute("http://a", "/s?x=1", &params),
            "http://a/s?x=1&q=a+b&q=%C3%BC%26"
        );
    }

    #[test]
    fn a_url_splits_before_its_path_or_query() {
        assert_eq!(split("http://a:1/b/c?d"), ("http://a:1", "/b/c?d"));
        assert_eq!(split("http://a"), ("http://a", "/"));
    }
}
