//! From an origin to an open connection.

use std::net::{IpAddr, SocketAddr};
use std::rc::Rc;
use std::sync::Arc;

use katydid_core::stats::Failure;
use rustls::pki_types::ServerName;
use url::Host;

use super::addresses::connect;
use super::http1::Origin;
use super::names::Names;
use super::tls::Tls;
use super::wire::Wire;

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
            return Ok(Wire::Plain(tcp));
        }
        let name = server_name(&origin.host)?;
        let tls = self
            .tls
            .connector()
            .connect(name, tcp)
            .await
            .map_err(|_| Failure::Tls)?;
        Ok(Wire::Secure(Box::new(tls)))
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

fn server_name(host: &Host) -> Result<ServerName<'static>, Failure> {
    match host {
        Host::Domain(name) => ServerName::try_from(name.clone()).map_err(|_| Failure::Tls),
        Host::Ipv4(ip) => Ok(IpAddr::V4(*ip).into()),
        Host::Ipv6(ip) => Ok(IpAddr::V6(*ip).into()),
    }
}
