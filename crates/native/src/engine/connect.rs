//! From an origin to an open connection.

use std::net::{IpAddr, SocketAddr};
use std::rc::Rc;
use std::sync::Arc;

use katydid_core::stats::{Failure, Phase, Phases};
use rustls::pki_types::ServerName;
use url::Host;

use super::NativeClock;
use super::addresses::connect;
use super::http1::Origin;
use super::names::Names;
use super::tls::Tls;
use super::watch::Watch;
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

    /// Looks up, connects and shakes hands, and tells how long each took.
    pub(super) async fn dial(
        &self,
        origin: &Origin,
        clock: NativeClock,
    ) -> Result<(Wire, Phases), Failure> {
        let mut watch = Watch::new(clock);
        let addresses = self.addresses(origin, &mut watch).await?;
        let tcp = connect(&addresses).await?;
        watch.lap(Phase::Connect);
        // Without it requests are only slower.
        let _ = tcp.set_nodelay(true);
        if !origin.tls {
            return Ok((Wire::Plain(tcp), watch.phases));
        }
        let name = server_name(&origin.host)?;
        let tls = self
            .tls
            .connector()
            .connect(name, tcp)
            .await
            .map_err(|_| Failure::Tls)?;
        watch.lap(Phase::Tls);
        Ok((Wire::Secure(Box::new(tls)), watch.phases))
    }

    async fn addresses(
        &self,
        origin: &Origin,
        watch: &mut Watch,
    ) -> Result<Rc<[SocketAddr]>, Failure> {
        let one = |ip: IpAddr| Ok(Rc::from([SocketAddr::new(ip, origin.port)]));
        match &origin.host {
            Host::Domain(name) => {
                let was_known = self.names.knows(name, origin.port);
                let addresses = self.names.look_up(name, origin.port).await?;
                if !was_known {
                    watch.lap(Phase::Dns);
                }
                Ok(addresses)
            }
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
