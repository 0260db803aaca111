//! Where a connection goes.

use url::{Host, Url};

/// Where a connection goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Origin {
    pub(crate) tls: bool,
    pub(crate) host: Host,
    pub(crate) port: u16,
}

impl Origin {
    /// `None` for other schemes than `http` and `https`.
    pub(super) fn of(url: &Url) -> Option<Self> {
        let tls = match url.scheme() {
            "http" => false,
            "https" => true,
            _ => return None,
        };
        Some(Self {
            tls,
            host: url.host()?.to_owned(),
            port: url.port_or_known_default()?,
        })
    }
}
