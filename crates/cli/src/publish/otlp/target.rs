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
mod tests;
