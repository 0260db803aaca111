//! A proxy, and what it may be told of who asks.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use url::{Host, Url};

use super::error::{NetworkError, wrong};

/// A proxy. What it knows its users by is in nothing that is shown.
#[derive(Clone)]
pub(crate) struct Proxy {
    pub(crate) host: Host,
    pub(crate) port: u16,
    /// The value of `Proxy-Authorization`.
    pub(crate) authorization: Option<String>,
}

impl Proxy {
    /// Nothing of what was given is told again: there may be a password in it.
    pub(super) fn parse(text: &str) -> Result<Self, NetworkError> {
        let hint = "a proxy reads http://HOST:PORT or http://USER:PASSWORD@HOST:PORT";
        let with_scheme = match text.contains("://") {
            true => text.to_owned(),
            false => format!("http://{text}"),
        };
        let url = Url::parse(&with_scheme)
            .map_err(|error| wrong(format!("not the URL of a proxy: {error}"), hint))?;
        if url.scheme() != "http" {
            let message = format!("a proxy is asked by http, not by {}", url.scheme());
            return Err(wrong(message, hint));
        }
        let host = url
            .host()
            .ok_or_else(|| wrong("a proxy without a host", hint))?;
        Ok(Self {
            host: host.to_owned(),
            port: url.port_or_known_default().unwrap_or(80),
            authorization: authorization(&url),
        })
    }
}

/// Source: RFC 7617.
fn authorization(url: &Url) -> Option<String> {
    if url.username().is_empty() && url.password().is_none() {
        return None;
    }
    let plain = |text: &str| percent_encoding::percent_decode_str(text).collect::<Vec<u8>>();
    let mut pair = plain(url.username());
    pair.push(b':');
    pair.extend(plain(url.password().unwrap_or_default()));
    Some(format!("Basic {}", STANDARD.encode(&pair)))
}

/// `http://127.0.0.1:3128`, without what it knows its users by.
impl fmt::Display for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "http://{}:{}", self.host, self.port)?;
        match self.authorization {
            Some(_) => f.write_str(" with a password"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Proxy({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_sent_and_never_shown() {
        let proxy = Proxy::parse("http://me:p%40ss@proxy.example:3128").unwrap();
        assert_eq!(proxy.authorization.as_deref(), Some("Basic bWU6cEBzcw=="));
        let shown = format!("{proxy} {proxy:?}");
        assert!(
            shown.contains("http://proxy.example:3128 with a password"),
            "{shown}"
        );
        assert!(!shown.contains("me:") && !shown.contains("p@ss"), "{shown}");
    }

    #[test]
    fn what_is_no_proxy_is_refused_without_its_password() {
        for text in [
            "socks5://me:secret@a:1",
            "https://me:secret@a:1",
            "http://me:secret@a:port",
            "",
        ] {
            let error = Proxy::parse(text).unwrap_err();
            assert!(!format!("{error:?}").contains("secret"), "{error:?}");
            assert!(error.hint.contains("http://HOST:PORT"));
        }
        assert_eq!(Proxy::parse("proxy:8080").unwrap().port, 8080);
        assert_eq!(
            Proxy::parse("http://[::1]:1").unwrap().to_string(),
            "http://[::1]:1"
        );
    }
}
