//! What a browser says it has and can unpack.

use hyper::header::{ACCEPT_ENCODING, HeaderMap, HeaderName, HeaderValue, IF_NONE_MATCH};

/// Whether the browser already has what `etag` stands for.
pub(super) fn is_known(asked: &HeaderMap, etag: &HeaderValue) -> bool {
    items(asked, IF_NONE_MATCH).any(|tag| tag.as_bytes() == etag.as_bytes() || tag == "*")
}

/// Whether the browser unpacks gzip.
pub(super) fn accepts_gzip(asked: &HeaderMap) -> bool {
    let mut codings =
        items(asked, ACCEPT_ENCODING).map(|item| item.split_once(';').unwrap_or((item, "")));
    codings
        .any(|(coding, weight)| coding.trim().eq_ignore_ascii_case("gzip") && !is_refusal(weight))
}

/// `q=0`, however many decimals it is given.
fn is_refusal(weight: &str) -> bool {
    let quality = weight
        .trim()
        .strip_prefix("q=")
        .and_then(|q| q.parse::<f32>().ok());
    quality.is_some_and(|quality| quality <= 0.0)
}

fn items(asked: &HeaderMap, name: HeaderName) -> impl Iterator<Item = &str> {
    let values = asked
        .get_all(name)
        .into_iter()
        .filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gzip_is_for_whoever_accepts_it() {
        let table = [
            ("gzip, deflate, br", true),
            ("br;q=1.0, GZIP;q=0.5", true),
            ("gzip;q=0", false),
            ("gzip; q=0.0", false),
            ("br", false),
            ("", false),
        ];
        for (value, accepts) in table {
            let asked = HeaderMap::from_iter([(ACCEPT_ENCODING, HeaderValue::from_static(value))]);
            assert_eq!(accepts_gzip(&asked), accepts, "{value}");
        }
    }
}
