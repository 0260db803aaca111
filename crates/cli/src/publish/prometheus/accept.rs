//! Which of the two formats a scraper would rather have.

use hyper::header::{ACCEPT, HeaderMap};

/// Whether native histograms are understood, and asked for before text.
///
/// A Prometheus that stores native histograms asks for the protobuf format first, any other for text alone.
pub(super) fn wants_native(asked: &HeaderMap) -> bool {
    let values = asked.get_all(ACCEPT).into_iter();
    let values = values.filter_map(|value| value.to_str().ok());
    let items: Vec<&str> = values.flat_map(|value| value.split(',')).collect();
    let best = |is: fn(&str) -> bool| {
        let wanted = items.iter().filter(|item| is(item));
        wanted.map(|item| quality(item)).fold(0.0, f64::max)
    };
    let native = best(|item| {
        let mut parts = item.split(';').map(str::trim);
        parts.next() == Some("application/vnd.google.protobuf")
            && parts.any(|part| part == "encoding=delimited")
    });
    let text = best(|item| item.trim().starts_with("text/plain"));
    native > 0.0 && native >= text
}

/// How much something is wanted: 0 to 1.
fn quality(item: &str) -> f64 {
    let mut parts = item.split(';').map(str::trim);
    let quality = parts.find_map(|part| part.strip_prefix("q="));
    quality.and_then(|q| q.parse().ok()).unwrap_or(1.0)
}

#[cfg(test)]
mod tests {
    use hyper::header::HeaderValue;

    use super::*;

    #[test]
    fn native_histograms_are_for_whoever_asks_for_them_first() {
        let protobuf = "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited";
        let table = [
            (
                format!("{protobuf},application/openmetrics-text;q=0.8,text/plain;q=0.5"),
                true,
            ),
            (
                format!("{protobuf};q=0.6,text/plain;version=0.0.4;q=0.4,*/*;q=0.2"),
                true,
            ),
            (
                format!("text/plain;version=0.0.4;q=0.7,{protobuf};q=0.3"),
                false,
            ),
            (format!("{protobuf};q=0"), false),
            (
                "application/vnd.google.protobuf;encoding=compact-text".to_owned(),
                false,
            ),
            ("text/plain".to_owned(), false),
            ("*/*".to_owned(), false),
        ];
        for (value, native) in table {
            let asked = HeaderMap::from_iter([(ACCEPT, HeaderValue::from_str(&value).unwrap())]);
            assert_eq!(wants_native(&asked), native, "{value}");
        }
        assert!(!wants_native(&HeaderMap::new()));
    }
}
