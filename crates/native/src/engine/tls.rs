//! TLS by rustls.
//!
//! What connections share is also what lets them resume one another's sessions: one configuration for all threads.

mod failure;
mod unchecked;
mod verifier;

use std::fmt;
use std::sync::{Arc, OnceLock};

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::ServerCertVerifier;
use rustls::crypto::CryptoProvider;
use rustls::{ClientConfig, RootCertStore};
use tokio_rustls::TlsConnector;

pub(super) use failure::of_tls;

use crate::network::{Identity, Network, Trust};
use unchecked::Unchecked;
use verifier::Verifier;

/// This machine trusts no certificate at all.
#[derive(Debug)]
pub(crate) struct NoRoots;

/// What TLS connections share; it is made when the first is needed.
#[derive(Default)]
pub(crate) struct Tls {
    trust: Trust,
    identity: Option<Identity>,
    http2: bool,
    connector: OnceLock<TlsConnector>,
}

impl fmt::Debug for Tls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tls").finish_non_exhaustive()
    }
}

impl Tls {
    pub(crate) fn new(network: &Network) -> Self {
        Self {
            trust: network.trust.clone(),
            identity: network.identity.clone(),
            http2: network.http2,
            connector: OnceLock::new(),
        }
    }

    /// Makes it now, so that the first request does not wait for that.
    pub(crate) fn prepare(&self) -> Result<(), NoRoots> {
        let roots = match self.trust {
            Trust::Machine => Some(machine_roots()),
            _ => None,
        };
        if roots.as_ref().is_some_and(RootCertStore::is_empty) {
            return Err(NoRoots);
        }
        self.connector.get_or_init(|| self.connect_with(roots));
        Ok(())
    }

    pub(super) fn connector(&self) -> &TlsConnector {
        self.connector.get_or_init(|| self.connect_with(None))
    }

    fn connect_with(&self, machine: Option<RootCertStore>) -> TlsConnector {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let verifier = self.verifier(machine, &provider);
        let builder =
            ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
        let builder = builder
            .unwrap_or_else(|_| unreachable!("ring does TLS 1.2 and 1.3"))
            .dangerous()
            .with_custom_certificate_verifier(verifier);
        let mut config = match self.identity.clone() {
            None => builder.with_no_client_auth(),
            Some(identity) => builder.with_client_cert_resolver(identity),
        };
        config.alpn_protocols = match self.http2 {
            true => vec![b"h2".to_vec(), b"http/1.1".to_vec()],
            false => vec![b"http/1.1".to_vec()],
        };
        TlsConnector::from(Arc::new(config))
    }

    fn verifier(
        &self,
        machine: Option<RootCertStore>,
        provider: &Arc<CryptoProvider>,
    ) -> Arc<dyn ServerCertVerifier> {
        let (roots, own) = match &self.trust {
            Trust::Anyone => return Arc::new(Unchecked::new(provider)),
            Trust::These(these) => (these.store.clone(), these.certificates.clone()),
            Trust::Machine => (machine.unwrap_or_else(machine_roots), Vec::new()),
        };
        let built =
            WebPkiServerVerifier::builder_with_provider(Arc::new(roots), Arc::clone(provider));
        match built.build() {
            Ok(verifier) => Arc::new(Verifier { verifier, own }),
            // Without a root nobody is trusted, and every connection is told so.
            Err(_) => Arc::new(verifier::Nobody(Unchecked::new(provider))),
        }
    }
}

/// What cannot be read as a certificate is not trusted; `SSL_CERT_FILE` and `SSL_CERT_DIR` count.
fn machine_roots() -> RootCertStore {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    roots
}
