//! A request's headers.

use url::{Position, Url};

const OURS: &str = concat!("katydid/", env!("CARGO_PKG_VERSION"));

/// What every request says beside its host.
const DEFAULTS: [(&str, &str); 2] = [("User-Agent", OURS), ("Accept", "*/*")];

/// What describes a body, and goes where it goes.
const OF_THE_BODY: [&str; 5] = [
    "content-encoding",
    "content-language",
    "content-length",
    "content-location",
    "content-type",
];

/// What ends or changes the talk about one request.
const OF_THE_ENGINE: [(&str, &str); 2] = [
    ("expect", "a body is sent at once, whatever is expected"),
    ("upgrade", "answers of other protocols cannot be read"),
];

/// A request's headers as its author wrote them; none twice.
#[derive(Clone, Debug, Default)]
pub(super) struct Headers(Vec<(String, String)>);

impl Headers {
    /// How long the body is, is not the author's to say.
    ///
    /// # Errors
    /// Which cannot be sent.
    pub(super) fn of(written: &[(String, String)]) -> Result<Self, String> {
        let mut headers = Self(Vec::with_capacity(written.len()));
        for (name, value) in written {
            check(name, value)?;
            if !is_framing(name) {
                headers.remove(name);
                headers.0.push((name.clone(), value.clone()));
            }
        }
        Ok(headers)
    }

    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let own = |(known, _): &&(String, String)| known.eq_ignore_ascii_case(name);
        self.0.iter().find(own).map(|(_, value)| value.as_str())
    }

    pub(super) fn names(&self) -> impl ExactSizeIterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }

    fn remove(&mut self, name: &str) {
        self.0
            .retain(|(known, _)| !known.eq_ignore_ascii_case(name));
    }

    /// Without those of a body.
    pub(super) fn without_body(mut self) -> Self {
        OF_THE_BODY.iter().for_each(|name| self.remove(name));
        self
    }

    /// Without what is another origin's business.
    pub(super) fn for_strangers(mut self) -> Self {
        let names = ["host", "authorization", "cookie"];
        names.iter().for_each(|name| self.remove(name));
        self
    }

    pub(super) fn write(&self, to: &mut Vec<u8>) {
        self.0
            .iter()
            .for_each(|(name, value)| line(to, name, value));
    }

    /// What `fetch` would send unless the author says otherwise.
    pub(super) fn write_defaults(&self, url: &Url, to: &mut Vec<u8>) {
        let host = &url[Position::BeforeHost..Position::AfterPort];
        for (name, value) in [("Host", host)].into_iter().chain(DEFAULTS) {
            if self.get(name).is_none() {
                line(to, name, value);
            }
        }
    }

    /// All of them but the host, for a protocol that writes them itself.
    pub(super) fn with_defaults(&self) -> impl Iterator<Item = (&str, &str)> {
        let defaults = DEFAULTS
            .into_iter()
            .filter(|(name, _)| self.get(name).is_none());
        let own = self
            .0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()));
        defaults.chain(own)
    }
}

/// Whether it says how long a body is.
pub(super) fn is_framing(name: &str) -> bool {
    matches!(name.len(), 14 | 17)
        && ["content-length", "transfer-encoding"]
            .iter()
            .any(|known| name.eq_ignore_ascii_case(known))
}

/// Writes one header.
pub(super) fn line(to: &mut Vec<u8>, name: &str, value: &str) {
    to.extend_from_slice(name.as_bytes());
    to.extend_from_slice(b": ");
    to.extend_from_slice(value.as_bytes());
    to.extend_from_slice(b"\r\n");
}

/// # Errors
/// Why it cannot be sent.
pub(super) fn check(name: &str, value: &str) -> Result<(), String> {
    if !is_name(name) || !is_value(value) {
        return Err(format!("no client can send the header {name}"));
    }
    let refused = OF_THE_ENGINE.iter();
    let mut refused = refused.filter(|(known, _)| name.eq_ignore_ascii_case(known));
    match refused.next() {
        Some((_, why)) => Err(format!("the header {name} is not sent: {why}")),
        None => Ok(()),
    }
}

/// Source: RFC 9110, section 5.6.2.
fn is_name(name: &str) -> bool {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(is_token)
}

/// Source: RFC 9110, section 5.5.
pub(super) fn is_value(value: &str) -> bool {
    let is_control = |byte: u8| byte < b' ' && byte != b'\t' || byte == 0x7f;
    !value.bytes().any(is_control)
}
