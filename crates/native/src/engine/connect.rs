//! From an origin to an open connection.
//!
//! ```text
//!  origin ─┬─ unix socket ──────────────────────────────────┐
//!          ├─ connect-to ─► resolve, or look up ─► addresses ─┼──► TLS, for https
//!          └─ proxy: look up ─► addresses ─► tunnel ─────────┘
//! ```

use std::net::{IpAddr, SocketAddr};
use std::num::NonZeroU32;
use std::rc::Rc;
use std::sync::Arc;

use katydid_core::plan::Shard;
use katydid_core::stats::{Failure, Phase, Phases};
use rustls::HandshakeKind;
use rustls::pki_types::ServerName;
use tokio::net::TcpStream;
use tokio_rustls::client::TlsStream;
use url::Host;

use super::NativeClock;
use super::addresses::connect;
use super::http1::Origin;
use super::names::{Addresses, Names};
use super::socket::Socket;
use super::sources::Sources;
use super::tls::of_tls;
use super::tunnel;
use super::watch::Watch;
use super::wire::Wire;
use super::wiring::Wiring;
use crate::network::Proxy;

/// Opens connections for one shard.
pub(crate) struct Dialer {
    pub(super) wiring: Arc<Wiring>,
    /// How many connections the users of this shard share; `None` where each has its own.
    pub(super) shared: Option<usize>,
    names: Names,
    sources: Sources,
}

impl Dialer {
    pub(crate) fn new(wiring: Arc<Wiring>, shard: Shard) -> Self {
        let network = &wiring.network;
        let most = network.connections.map(NonZeroU32::get);
        Self {
            shared: most.map(|most| share(most, shard)),
            names: Names::new(network.dns_refresh),
            sources: Sources::new(&network.sources),
            wiring,
        }
    }

    /// Looks up, connects and shakes hands, and tells how long each took.
    pub(super) async fn dial(
        &self,
        origin: &Origin,
        clock: NativeClock,
    ) -> Result<(Wire, Phases), Failure> {
        let mut watch = Watch::new(clock);
        let opened = self.open(origin, &mut watch).await;
        let wire = opened.inspect_err(|failure| self.wiring.tally.fail(*failure))?;
        Ok((wire, watch.phases))
    }

    async fn open(&self, origin: &Origin, watch: &mut Watch) -> Result<Wire, Failure> {
        let socket = self.socket(origin, watch).await?;
        watch.lap(Phase::Connect);
        if !origin.tls {
            return Ok(Wire::Plain(socket));
        }
        let wire = self.secure(origin, socket).await?;
        watch.lap(Phase::Tls);
        Ok(wire)
    }

    async fn socket(&self, origin: &Origin, watch: &mut Watch) -> Result<Socket, Failure> {
        let network = &self.wiring.network;
        #[cfg(unix)]
        if let Some(path) = &network.routes.unix_socket {
            let opened = tokio::net::UnixStream::connect(path).await;
            return opened.map(Socket::Unix).map_err(|error| of_unix(&error));
        }
        match &network.proxy {
            Some(proxy) => self.by_proxy(proxy, origin, watch).await,
            None => {
                let (host, port) = network.routes.lead(&bare(&origin.host), origin.port);
                self.tcp(&host, port, watch).await.map(Socket::Tcp)
            }
        }
    }

    async fn by_proxy(
        &self,
        proxy: &Proxy,
        origin: &Origin,
        watch: &mut Watch,
    ) -> Result<Socket, Failure> {
        let opened = self.tcp(&bare(&proxy.host), proxy.port, watch).await;
        let mut tcp = opened.map_err(of_proxy)?;
        if origin.tls || self.wiring.network.http2 {
            let place = format!("{}:{}", origin.host, origin.port);
            tunnel::open(&mut tcp, proxy, &place).await?;
        }
        Ok(Socket::Tcp(tcp))
    }

    async fn tcp(&self, host: &str, port: u16, watch: &mut Watch) -> Result<TcpStream, Failure> {
        let addresses = self.addresses(host, port, watch).await?;
        let tcp = connect(&addresses, &self.sources).await?;
        // Without it requests are only slower.
        let _ = tcp.set_nodelay(true);
        Ok(tcp)
    }

    async fn addresses(&self, host: &str, port: u16, watch: &mut Watch) -> Addresses {
        let network = &self.wiring.network;
        let addresses = match (network.routes.told(host, port), host.parse::<IpAddr>()) {
            (Some(told), _) => told.iter().map(|ip| SocketAddr::new(*ip, port)).collect(),
            (None, Ok(ip)) => Rc::from([SocketAddr::new(ip, port)]),
            (None, Err(_)) => self.look_up(host, port, watch).await?,
        };
        let Some(family) = network.family else {
            return Ok(addresses);
        };
        let own = addresses.iter().copied();
        let own: Rc<[SocketAddr]> = own.filter(|address| family.has(address.ip())).collect();
        match own.is_empty() {
            true => Err(Failure::NameNotFound),
            false => Ok(own),
        }
    }

    /// A name that is known takes no time.
    async fn look_up(&self, host: &str, port: u16, watch: &mut Watch) -> Addresses {
        let was_known = self.names.knows(host, port);
        let addresses = self.names.look_up(host, port).await?;
        if !was_known {
            watch.lap(Phase::Dns);
        }
        Ok(addresses)
    }

    async fn secure(&self, origin: &Origin, socket: Socket) -> Result<Wire, Failure> {
        let name = server_name(&origin.host)?;
        let connector = self.wiring.tls.connector();
        let stream = connector.connect(name, socket).await;
        let stream = stream.map_err(|error| of_handshake(&error))?;
        let (_, session) = stream.get_ref();
        if session.handshake_kind() == Some(HandshakeKind::Resumed) {
            self.wiring.tally.resume();
        }
        if self.wiring.network.http2 && !speaks_http2(&stream) {
            return Err(Failure::NoHttp2);
        }
        Ok(Wire::Secure(Box::new(stream)))
    }
}

/// The shares of all shards add up to the whole, unless there are more shards than connections.
fn share(most: u32, shard: Shard) -> usize {
    let (most, count) = (u64::from(most), u64::from(shard.count.max(1)));
    let until = |index: u64| most * index / count;
    let index = u64::from(shard.index);
    let share = until(index + 1) - until(index);
    usize::try_from(share.max(1)).unwrap_or(usize::MAX)
}

fn speaks_http2(stream: &TlsStream<Socket>) -> bool {
    stream.get_ref().1.alpn_protocol() == Some(b"h2")
}

/// Without the brackets of an address of IPv6.
fn bare(host: &Host) -> String {
    match host {
        Host::Domain(name) => name.clone(),
        Host::Ipv4(ip) => ip.to_string(),
        Host::Ipv6(ip) => ip.to_string(),
    }
}

fn of_handshake(error: &std::io::Error) -> Failure {
    let inner = error.get_ref();
    let tls = inner.and_then(|inner| inner.downcast_ref::<rustls::Error>());
    tls.map_or(Failure::Tls, of_tls)
}

/// What this machine lacks is not the proxy's fault.
fn of_proxy(failure: Failure) -> Failure {
    match failure {
        Failure::NoSockets | Failure::NoPorts => failure,
        _ => Failure::NoProxy,
    }
}

#[cfg(unix)]
fn of_unix(error: &std::io::Error) -> Failure {
    use std::io::ErrorKind;
    match error.kind() {
        _ if super::addresses::no_descriptors(error) => Failure::NoSockets,
        ErrorKind::ConnectionRefused => Failure::Refused,
        ErrorKind::NotFound => Failure::NameNotFound,
        _ => Failure::Connect,
    }
}

fn server_name(host: &Host) -> Result<ServerName<'static>, Failure> {
    match host {
        Host::Domain(name) => ServerName::try_from(name.clone()).map_err(|_| Failure::Tls),
        Host::Ipv4(ip) => Ok(IpAddr::V4(*ip).into()),
        Host::Ipv6(ip) => Ok(IpAddr::V6(*ip).into()),
    }
}
