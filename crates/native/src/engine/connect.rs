//! From an origin to an open connection.

use std::io::{self, ErrorKind};
use std::net::{IpAddr, SocketAddr};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use katydid_core::stats::Failure;
use rustls::pki_types::ServerName;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_util::either::Either;
use url::Host;

use super::http1::Origin;
use super::names::Names;
use super::tls::Tls;
use super::wire::Wire;

/// How long an address may take while another is still to be tried.
const PATIENCE: Duration = Duration::from_secs(1);

/// What the system says when this process or machine has no descriptor left: ENFILE and EMFILE (Linux, macOS,
/// BSD) and WSAEMFILE (Windows).
const NO_DESCRIPTORS: [i32; 3] = [23, 24, 10_024];

/// Opens connections for one shard.
pub(crate) struct Dialer {
    names: Names,
    tls: Arc<Tls>,
}

impl Dialer {
    pub(crate) fn new(tls: Arc<Tls>) -> Self {
        Self {
            names: Names::default(),
            tls,
        }
    }

    /// Looks up, connects and shakes hands.
    pub(super) async fn dial(&self, origin: &Origin) -> Result<Wire, Failure> {
        let tcp = connect(&self.addresses(origin).await?).await?;
        // Without it requests are only slower.
        let _ = tcp.set_nodelay(true);
        if !origin.tls {
            return Ok(Wire::new(Either::Left(tcp)));
        }
        let name = server_name(&origin.host)?;
        let tls = self
            .tls
            .connector()
            .connect(name, tcp)
            .await
            .map_err(|_| Failure::Tls)?;
        Ok(Wire::new(Either::Right(Box::new(tls))))
    }

    async fn addresses(&self, origin: &Origin) -> Result<Rc<[SocketAddr]>, Failure> {
        let one = |ip: IpAddr| Ok(Rc::from([SocketAddr::new(ip, origin.port)]));
        match &origin.host {
            Host::Domain(name) => self.names.look_up(name, origin.port).await,
            Host::Ipv4(ip) => one(IpAddr::V4(*ip)),
            Host::Ipv6(ip) => one(IpAddr::V6(*ip)),
        }
    }
}

/// The first address, in the resolver's order, that takes the connection; the last one's failure if none does.
async fn connect(addresses: &[SocketAddr]) -> Result<TcpStream, Failure> {
    let (last, others) = addresses.split_last().ok_or(Failure::NameNotFound)?;
    for address in others {
        match timeout(PATIENCE, TcpStream::connect(address)).await {
            Ok(Ok(stream)) => return Ok(stream),
            Ok(Err(error)) if failure(&error) == Failure::NoSockets => {
                return Err(Failure::NoSockets);
            }
            _ => {}
        }
    }
    TcpStream::connect(last)
        .await
        .map_err(|error| failure(&error))
}

fn failure(error: &io::Error) -> Failure {
    match error.kind() {
        ErrorKind::ConnectionRefused => Failure::Refused,
        ErrorKind::AddrNotAvailable => Failure::NoSockets,
        _ if error
            .raw_os_error()
            .is_some_and(|code| NO_DESCRIPTORS.contains(&code)) =>
        {
            Failure::NoSockets
        }
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
