//! How connections are made: what a scenario does not say, because it is this machine's business.

mod certificates;
mod error;
mod facts;
mod place;
mod proxy;
mod routes;

use std::net::{IpAddr, UdpSocket};
use std::num::NonZeroU32;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

pub(crate) use certificates::{Identity, Trust};
pub use error::NetworkError;
pub(crate) use facts::facts;
pub(crate) use proxy::Proxy;
pub(crate) use routes::Routes;

/// How connections are made: what a scenario does not say, because it is this machine's business.
///
/// ```
/// use katydid::Network;
///
/// let network = Network::default()
///     .connect_to("shop.example:443:127.0.0.1:8443")?
///     .proxy("http://127.0.0.1:3128")?;
/// # let _ = network;
/// # Ok::<(), katydid::NetworkError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Network {
    pub(crate) trust: Trust,
    pub(crate) identity: Option<Identity>,
    pub(crate) routes: Routes,
    pub(crate) proxy: Option<Arc<Proxy>>,
    pub(crate) sources: Vec<IpAddr>,
    pub(crate) family: Option<Family>,
    pub(crate) dns_refresh: Option<Duration>,
    pub(crate) closes: bool,
    pub(crate) connections: Option<NonZeroU32>,
    pub(crate) http2: bool,
}

/// A kind of addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// IPv4.
    V4,
    /// IPv6.
    V6,
}

impl Family {
    pub(crate) fn has(self, ip: IpAddr) -> bool {
        ip.is_ipv4() == (self == Self::V4)
    }
}

impl Network {
    /// Takes any certificate of a server, so that anybody on the way may read and change what is sent. Every report
    /// warns of it.
    #[must_use]
    pub fn insecure(mut self) -> Self {
        self.trust = Trust::Anyone;
        self
    }

    /// Trusts the certificates in this PEM text and what they have issued, instead of those that this machine trusts.
    ///
    /// # Errors
    /// When there is none in it, or one that cannot be trusted.
    pub fn roots(mut self, pem: &[u8]) -> Result<Self, NetworkError> {
        self.trust = certificates::roots(pem)?;
        Ok(self)
    }

    /// Shows this certificate to servers that want one of their clients, and its private key's knowledge, both in PEM.
    ///
    /// # Errors
    /// When either is not in its text.
    pub fn client_certificate(mut self, chain: &[u8], key: &[u8]) -> Result<Self, NetworkError> {
        self.identity = Some(certificates::identity(chain, key)?);
        Ok(self)
    }

    /// `HOST1:PORT1:HOST2:PORT2`: connections meant for the first go to the second, as curl's option of this name does;
    /// an empty `HOST1` or `PORT1` is any, an empty `HOST2` or `PORT2` the same. Of several the first that fits counts.
    ///
    /// # Errors
    /// When it does not read so.
    pub fn connect_to(mut self, rule: &str) -> Result<Self, NetworkError> {
        self.routes.connect_to(rule)?;
        Ok(self)
    }

    /// `HOST:PORT:ADDRESS[,ADDRESS…]`: the addresses of a host, which is not looked up then, as curl's option of this
    /// name does; `*` is any host.
    ///
    /// # Errors
    /// When it does not read so.
    pub fn resolve(mut self, rule: &str) -> Result<Self, NetworkError> {
        self.routes.resolve(rule)?;
        Ok(self)
    }

    /// Every connection goes to this socket of the file system.
    #[cfg(unix)]
    #[must_use]
    pub fn unix_socket(mut self, path: impl Into<PathBuf>) -> Self {
        self.routes.unix_socket = Some(path.into());
        self
    }

    /// Connections come from these addresses of this machine in turn: each has ports of its own.
    ///
    /// # Errors
    /// When one is not this machine's.
    pub fn source_addresses(mut self, sources: &[IpAddr]) -> Result<Self, NetworkError> {
        for &source in sources {
            UdpSocket::bind((source, 0)).map_err(|error| error::not_ours(source, &error))?;
        }
        self.sources = sources.to_vec();
        Ok(self)
    }

    /// Connects only to addresses of this family.
    #[must_use]
    pub fn family(mut self, family: Family) -> Self {
        self.family = Some(family);
        self
    }

    /// Looks a name up again for connections made this long after it was looked up; by default once a run.
    #[must_use]
    pub fn dns_refresh(mut self, age: Duration) -> Self {
        self.dns_refresh = Some(age);
        self
    }

    /// Opens a connection for every request, and closes it.
    #[must_use]
    pub fn without_keep_alive(mut self) -> Self {
        self.closes = true;
        self
    }

    /// All users together open at most so many connections to a host and share them; by default each has its own.
    #[must_use]
    pub fn connections(mut self, most: NonZeroU32) -> Self {
        self.connections = Some(most);
        self
    }

    /// Sends every request by this proxy, `http://[USER:PASSWORD@]HOST:PORT`: through a tunnel to `https` hosts.
    ///
    /// # Errors
    /// When it does not read so.
    pub fn proxy(mut self, url: &str) -> Result<Self, NetworkError> {
        self.proxy = Some(Arc::new(Proxy::parse(url)?));
        Ok(self)
    }

    /// Speaks HTTP/2: to `http` hosts at once, to `https` hosts where they agree to it, and HTTP/1.1 where not.
    #[must_use]
    pub fn http2(mut self) -> Self {
        self.http2 = true;
        self
    }

    /// Whether requests to `http` hosts are written for a proxy to send on.
    pub(crate) fn forwards(&self) -> Option<&Arc<Proxy>> {
        self.proxy.as_ref().filter(|_| !self.http2)
    }
}
