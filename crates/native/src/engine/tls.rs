//! TLS by rustls, with the certificates this machine trusts.

use std::sync::{Arc, OnceLock};

use rustls::{ClientConfig, RootCertStore};
use tokio_rustls::TlsConnector;

/// This machine trusts no certificate at all.
#[derive(Debug)]
pub(crate) struct NoRoots;

/// What TLS connections share; the machine's certificates are read when the first is needed.
#[derive(Default)]
pub(crate) struct Tls(OnceLock<TlsConnector>);

impl Tls {
    /// Reads the certificates now, so that the first request does not wait for that.
    pub(crate) fn prepared() -> Result<Self, NoRoots> {
        let roots = roots();
        if roots.is_empty() {
            Err(NoRoots)
        } else {
            Ok(Self::trusting(roots))
        }
    }

    pub(crate) fn trusting(roots: RootCertStore) -> Self {
        Self(connector(roots).into())
    }

    pub(super) fn connector(&self) -> &TlsConnector {
        self.0.get_or_init(|| connector(roots()))
    }
}

/// What cannot be read as a certificate is not trusted; `SSL_CERT_FILE` and `SSL_CERT_DIR` count.
fn roots() -> RootCertStore {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    roots
}

fn connector(roots: RootCertStore) -> TlsConnector {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder =
        ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let builder = builder.unwrap_or_else(|_| unreachable!("ring does TLS 1.2 and 1.3"));
    let mut config = builder.with_root_certificates(roots).with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    TlsConnector::from(Arc::new(config))
}
