//! How connections are made: options of the machine, not of the scenario.

use std::fs;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;
use katydid::{Family, Network, NetworkError};

use crate::exit::{Exit, Failure};
use crate::input::time;

type Setting = fn(Network) -> Network;

/// How connections are made.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Connections")]
pub(crate) struct NetworkArgs {
    /// Take any certificate of a server, so that anybody on the way may answer in its place: every report warns of it.
    #[arg(short = 'k', long, env = "KATYDID_INSECURE", conflicts_with = "cacert")]
    insecure: bool,
    /// Trust the certificates in this PEM file and what they have issued, instead of those that this machine trusts.
    #[arg(long, value_name = "FILE", env = "KATYDID_CACERT")]
    cacert: Option<PathBuf>,
    /// Show this certificate, with the chain that leads to it, to servers that want one of their clients; PEM.
    #[arg(long, value_name = "FILE", env = "KATYDID_CERT")]
    cert: Option<PathBuf>,
    /// The certificate's private key, if it is not in the same file; PEM.
    #[arg(long, value_name = "FILE", env = "KATYDID_KEY", requires = "cert")]
    key: Option<PathBuf>,
    /// Speak HTTP/2 and nothing else: to http hosts at once, to https hosts by agreement in TLS.
    #[arg(long, env = "KATYDID_HTTP2")]
    http2: bool,
    /// Let all users share at most so many connections to a host; by default each has its own.
    #[arg(long, value_name = "N", env = "KATYDID_CONNECTIONS")]
    connections: Option<NonZeroU32>,
    /// Open a connection for every request, and close it.
    #[arg(long, env = "KATYDID_DISABLE_KEEPALIVE")]
    disable_keepalive: bool,
    /// Send every request by this proxy: http://HOST:PORT or http://USER:PASSWORD@HOST:PORT.
    #[arg(
        long,
        value_name = "URL",
        env = "KATYDID_PROXY",
        hide_env_values = true,
        conflicts_with_all = ["connect_to", "unix_socket"]
    )]
    proxy: Option<String>,
    /// Connect to HOST2:PORT2 where HOST1:PORT1 is meant; an empty part is any, or the same. May be given several times.
    #[arg(
        long,
        value_name = "HOST1:PORT1:HOST2:PORT2",
        env = "KATYDID_CONNECT_TO",
        value_delimiter = ' '
    )]
    connect_to: Vec<String>,
    /// The addresses of a host, which is not looked up then; * is any host. May be given several times.
    #[arg(
        long,
        value_name = "HOST:PORT:ADDRESS[,ADDRESS]",
        env = "KATYDID_RESOLVE",
        value_delimiter = ' '
    )]
    resolve: Vec<String>,
    /// Look names up again this long after they were looked up, 0 for every connection; by default once.
    #[arg(long, value_name = "TIME", env = "KATYDID_DNS_REFRESH", value_parser = time)]
    dns_refresh: Option<Duration>,
    /// Connect to this socket of the file system, whatever the host is.
    #[cfg(unix)]
    #[arg(
        long,
        value_name = "PATH",
        env = "KATYDID_UNIX_SOCKET",
        conflicts_with = "connect_to"
    )]
    unix_socket: Option<PathBuf>,
    /// Connect from these addresses of this machine in turn: each has local ports of its own.
    #[arg(
        long,
        value_name = "ADDRESS,…",
        env = "KATYDID_SOURCE_ADDRESS",
        value_delimiter = ','
    )]
    source_address: Vec<IpAddr>,
    /// Connect to addresses of IPv4 only.
    #[arg(short = '4', long, env = "KATYDID_IPV4", conflicts_with = "ipv6")]
    ipv4: bool,
    /// Connect to addresses of IPv6 only.
    #[arg(short = '6', long, env = "KATYDID_IPV6")]
    ipv6: bool,
}

impl NetworkArgs {
    /// What they come to.
    ///
    /// # Errors
    /// When one cannot be done as it stands, or a file of it cannot be read.
    pub(crate) fn network(&self) -> Result<Network, Failure> {
        let network = self.routed(self.trusting(self.plain())?)?;
        let network = match &self.proxy {
            Some(url) => network
                .proxy(url)
                .map_err(|error| refused("--proxy", &error))?,
            None => network,
        };
        network
            .source_addresses(&self.source_address)
            .map_err(|error| refused("--source-address", &error))
    }

    /// What cannot be wrong.
    fn plain(&self) -> Network {
        let asked: [(bool, Setting); 5] = [
            (self.insecure, Network::insecure),
            (self.http2, Network::http2),
            (self.disable_keepalive, Network::without_keep_alive),
            (self.ipv4, |network| network.family(Family::V4)),
            (self.ipv6, |network| network.family(Family::V6)),
        ];
        let asked = asked.into_iter().filter(|(asked, _)| *asked);
        let network = asked.fold(Network::default(), |network, (_, set)| set(network));
        let network = match self.connections {
            Some(most) => network.connections(most),
            None => network,
        };
        match self.dns_refresh {
            Some(age) => network.dns_refresh(age),
            None => network,
        }
    }

    fn trusting(&self, mut network: Network) -> Result<Network, Failure> {
        if let Some(file) = &self.cacert {
            let roots = network.roots(&read("--cacert", file)?);
            network = roots.map_err(|error| refused_file("--cacert", file, &error))?;
        }
        if let Some(file) = &self.cert {
            let key_file = self.key.as_ref().unwrap_or(file);
            let (chain, key) = (read("--cert", file)?, read("--key", key_file)?);
            let shown = network.client_certificate(&chain, &key);
            network = shown.map_err(|error| refused_file("--cert", file, &error))?;
        }
        Ok(network)
    }

    fn routed(&self, mut network: Network) -> Result<Network, Failure> {
        for rule in self.connect_to.iter().filter(|rule| !rule.is_empty()) {
            let routed = network.connect_to(rule);
            network = routed.map_err(|error| refused("--connect-to", &error))?;
        }
        for rule in self.resolve.iter().filter(|rule| !rule.is_empty()) {
            let routed = network.resolve(rule);
            network = routed.map_err(|error| refused("--resolve", &error))?;
        }
        #[cfg(unix)]
        if let Some(path) = &self.unix_socket {
            network = network.unix_socket(path);
        }
        Ok(network)
    }
}

fn read(option: &str, file: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(file).map_err(|error| {
        let message = format!("{option}: cannot read {}: {error}", file.display());
        Failure::new(Exit::Usage, message)
    })
}

fn refused(option: &str, error: &NetworkError) -> Failure {
    Failure::new(Exit::Usage, format!("{option}: {error}")).hint(&error.hint)
}

fn refused_file(option: &str, file: &Path, error: &NetworkError) -> Failure {
    let message = format!("{option}: {}: {error}", file.display());
    Failure::new(Exit::Usage, message).hint(&error.hint)
}
