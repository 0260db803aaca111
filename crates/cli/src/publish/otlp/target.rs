//! Where metrics are pushed to, with which headers, and within which time.

use std::time::Duration;

use hyper::Uri;
use hyper::header::{HeaderMap, HeaderName, HeaderValue};
use percent_encoding::percent_decode_str;

use crate::exit::{Exit, Failure};

/// Where a collector listens unless somebody says otherwise. Source: OTLP specification, OTLP/HTTP.
const DEFAULT: &str = "http://localhost:4318/v1/metrics";

/// The path that metrics have. Source: the same.
const PATH: &str = "/v1/metrics";

/// Where metrics are pushed to.
#[derive(Clone, Debug)]
pub(super) struct Target {
    pub(super) uri: Uri,
    /// Secrets: never shown.
    pub(super) headers: HeaderMap,
    /// How long one push may take.
    pub(super) timeout: Duration,
}

/// What the environment says of a name; `None` for nothing or for nothing in it.
pub(super) type Environment<'a> = &'a dyn Fn(&str) -> Option<String>;

impl Target {
    /// `url` empty is what OpenTelemetry's variables say.
    ///
    /// # Errors
    /// When it is no URL, or a header or the timeout in the environment is none.
    pub(super) fn new(url: &str, environment: Environment<'_>) -> Result<Self, Failure> {
        let uri = match url {
            "" => from_environment(environment)?,
            url => parsed(url, "--otlp", without_path)?,
        };
        Ok(Self {
            uri,
            headers: headers(environment)?,
            timeout: timeout(environment)?,
        })
    }

    pub(super) fn is_secure(&self) -> bool {
        self.uri.scheme_str() == Some("https")
    }

    /// Without its query, which may hold a key.
    pub(super) fn shown(&self) -> String {
        let whole = self.uri.to_string();
        whole.split('?').next().unwrap_or_default().to_owned()
    }
}

/// Source: OpenTelemetry specification, "OpenTelemetry Protocol Exporter", "Endpoint URLs for OTLP/HTTP".
fn from_environment(environment: Environment<'_>) -> Result<Uri, Failure> {
    let (whole, base) = (
        "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT",
        "OTEL_EXPORTER_OTLP_ENDPOINT",
    );
    if let Some(url) = environment(whole) {
        return parsed(&url, whole, str::to_owned);
    }
    let Some(url) = environment(base) else {
        return parsed(DEFAULT, "--otlp", str::to_owned);
    };
    parsed(&url, base, |path| {
        format!("{}{PATH}", path.trim_end_matches('/'))
    })
}

fn without_path(path: &str) -> String {
    match path {
        "" | "/" => PATH.to_owned(),
        path => path.to_owned(),
    }
}

/// Messages name where a URL stands, not what it is: it may hold a key.
fn parsed(url: &str, named: &str, path: impl Fn(&str) -> String) -> Result<Uri, Failure> {
    let refused = |hint: &str| {
        let message = format!("{named} is not the URL of a collector");
        Failure::new(Exit::Usage, message).hint(hint)
    };
    let uri: Uri = url.parse().map_err(|_| refused(LIKE))?;
    let authority = uri
        .authority()
        .filter(|authority| !authority.host().is_empty());
    let authority = authority.ok_or_else(|| refused(LIKE))?.to_string();
    if !matches!(uri.scheme_str(), Some("http" | "https")) {
        return Err(refused(LIKE));
    }
    if authority.contains('@') {
        return Err(refused(
            "a password belongs into OTEL_EXPORTER_OTLP_HEADERS",
        ));
    }
    let query = uri.query().map(|query| format!("?{query}"));
    let path = path(uri.path()) + &query.unwrap_or_default();
    let scheme = uri.scheme_str().unwrap_or_default();
    let whole = format!("{scheme}://{authority}{path}");
    whole.parse().map_err(|_| refused(LIKE))
}

const LIKE: &str = "give one such as http://localhost:4318, after the scenario";

/// In milliseconds; 10 s unless somebody says otherwise. Source: the same specification, "Configuration Options".
fn timeout(environment: Environment<'_>) -> Result<Duration, Failure> {
    let name = "OTEL_EXPORTER_OTLP_TIMEOUT";
    let millis = environment(name).unwrap_or_else(|| "10000".to_owned());
    let millis: u32 = millis.trim().parse().map_err(|_| {
        let message = format!("{name} is not a number of milliseconds: {millis}");
        Failure::new(Exit::Usage, message)
    })?;
    Ok(Duration::from_millis(millis.into()))
}

/// `name=value,name=value`, percent-encoded. Source: the same specification, "Specifying headers via environment variables".
fn headers(environment: Environment<'_>) -> Result<HeaderMap, Failure> {
    let mut headers = HeaderMap::new();
    for variable in [
        "OTEL_EXPORTER_OTLP_HEADERS",
        "OTEL_EXPORTER_OTLP_METRICS_HEADERS",
    ] {
        let pairs = environment(variable).unwrap_or_default();
        for pair in pairs.split(',').filter(|pair| !pair.trim().is_empty()) {
            let (name, value) = header(pair).ok_or_else(|| refused(variable))?;
            headers.insert(name, value);
        }
    }
    Ok(headers)
}

fn header(pair: &str) -> Option<(HeaderName, HeaderValue)> {
    let (name, value) = pair.split_once('=')?;
    let name = HeaderName::from_bytes(name.trim().as_bytes()).ok()?;
    let value = percent_decode_str(value.trim()).decode_utf8().ok()?;
    let mut value = HeaderValue::from_str(&value).ok()?;
    value.set_sensitive(true);
    Some((name, value))
}

/// Without the value: headers are secrets.
fn refused(variable: &str) -> Failure {
    let message = format!("{variable} holds what is no header");
    Failure::new(Exit::Usage, message).hint("headers are written as name=value,name=value")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(url: &str, variables: &[(&str, &str)]) -> Result<Target, String> {
        let environment = |name: &str| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        Target::new(url, &environment).map_err(|failure| failure.to_string())
    }

    fn uri(url: &str, variables: &[(&str, &str)]) -> String {
        target(url, variables).unwrap().uri.to_string()
    }

    const BASE: &str = "OTEL_EXPORTER_OTLP_ENDPOINT";
    const WHOLE: &str = "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT";
    const HEADERS: &str = "OTEL_EXPORTER_OTLP_HEADERS";

    #[test]
    fn the_path_of_metrics_is_added_to_a_url_without_one() {
        let table = [
            ("http://a:4318", "http://a:4318/v1/metrics"),
            ("https://a/", "https://a/v1/metrics"),
            ("http://a/otlp?key=x", "http://a/otlp?key=x"),
            ("http://a?key=x", "http://a/v1/metrics?key=x"),
        ];
        for (url, expected) in table {
            assert_eq!(uri(url, &[(BASE, "http://other")]), expected);
        }
    }

    #[test]
    fn without_a_url_the_environment_says_where() {
        assert_eq!(uri("", &[]), DEFAULT);
        assert_eq!(uri("", &[(BASE, "http://a/x/")]), "http://a/x/v1/metrics");
        let both = [(BASE, "http://a"), (WHOLE, "http://b/m")];
        assert_eq!(uri("", &both), "http://b/m");
    }

    #[test]
    fn what_is_no_url_of_a_collector_is_refused_without_showing_it() {
        for url in [
            "shop.yaml",
            "ftp://a",
            "http://",
            "http://name:hunter2@a",
            "a:4318",
        ] {
            let told = target(url, &[]).unwrap_err();
            assert!(
                told.starts_with("error: --otlp is not the URL of a collector\n"),
                "{told}"
            );
            assert!(!told.contains("hunter2"), "{told}");
        }
    }

    #[test]
    fn headers_are_decoded_and_hidden() {
        let variables = [(
            HEADERS,
            "Authorization=Basic%20aHVudGVyMg==, x-tenant = shop",
        )];
        let target = target("http://a", &variables).unwrap();
        assert_eq!(target.headers["authorization"], "Basic aHVudGVyMg==");
        assert_eq!(target.headers["x-tenant"], "shop");
        assert!(!format!("{target:?}").contains("aHVudGVyMg"));
    }

    #[test]
    fn what_is_no_header_is_told_by_its_variable_alone() {
        for headers in ["hunter2", "a b=hunter2", "a=hunter2%0A", "a=%FFhunter2"] {
            let told = target("http://a", &[(HEADERS, headers)]).unwrap_err();
            assert!(
                told.starts_with("error: OTEL_EXPORTER_OTLP_HEADERS holds"),
                "{told}"
            );
            assert!(!told.contains("hunter2"), "{told}");
        }
    }

    #[test]
    fn a_push_may_take_ten_seconds_or_what_the_environment_says() {
        let name = "OTEL_EXPORTER_OTLP_TIMEOUT";
        assert_eq!(
            target("http://a", &[]).unwrap().timeout,
            Duration::from_secs(10)
        );
        let given = target("http://a", &[(name, "250")]).unwrap();
        assert_eq!(given.timeout, Duration::from_millis(250));
        assert!(target("http://a", &[(name, "1s")]).is_err());
    }

    #[test]
    fn a_query_is_not_shown() {
        let target = target("http://a/otlp?key=hunter2", &[]).unwrap();
        assert_eq!(target.shown(), "http://a/otlp");
    }
}
