//! TLS.

use std::net::TcpStream;

use katydid_core::stats::Phase;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{RootCertStore, ServerConfig, ServerConnection, StreamOwned};

use super::*;

/// A target behind TLS, and the certificate it shows.
fn target() -> (Target, CertificateDer<'static>) {
    let names = vec!["localhost".to_owned(), "127.0.0.1".to_owned()];
    let own = rcgen::generate_simple_self_signed(names).unwrap();
    let certificate = own.cert.der().clone();
    let key = PrivateKeyDer::try_from(own.signing_key.serialize_der()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap();
    let config = builder
        .with_no_client_auth()
        .with_single_cert(vec![certificate.clone()], key)
        .unwrap();
    let config = Arc::new(config);
    let wrap = move |stream: TcpStream| {
        let session = ServerConnection::new(Arc::clone(&config)).unwrap();
        Box::new(StreamOwned::new(session, stream)) as _
    };
    (Target::over(wrap, |_| Act::ok()), certificate)
}

#[tokio::test]
async fn a_trusted_target_is_talked_to_on_a_kept_connection() {
    let (target, certificate) = target();
    let mut roots = RootCertStore::empty();
    roots.add(certificate).unwrap();
    let port = target.address.port();
    for host in [
        format!("https://localhost:{port}"),
        format!("https://127.0.0.1:{port}"),
    ] {
        let exchanges =
            exchange_over(Tls::trusting(roots.clone()), &host, &["get: /1", "get: /2"]).await;
        assert_eq!(outcomes(&exchanges), [Ok(200); 2], "{host}");
        let hands = exchanges
            .iter()
            .map(|it| it.phases.get(Phase::Tls).is_some());
        assert_eq!(hands.collect::<Vec<_>>(), [true, false], "{host}");
    }
    assert_eq!(
        target
            .seen()
            .iter()
            .map(|seen| seen.connection)
            .collect::<Vec<_>>(),
        [0, 0, 1, 1]
    );
}

#[tokio::test]
async fn a_target_nobody_trusts_is_a_tls_failure_and_sees_no_request() {
    let (target, _) = target();
    let host = format!("https://localhost:{}", target.address.port());
    assert_eq!(
        outcomes(&exchange(&host, &["get: /"]).await),
        [Err(Failure::Tls)]
    );
    assert_eq!(target.count(), 0);
}

#[tokio::test]
async fn a_target_that_knows_no_tls_is_a_tls_failure() {
    let plain = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let host = format!("https://{}", plain.local_addr().unwrap());
    std::thread::spawn(move || {
        let (mut stream, _) = plain.accept().unwrap();
        std::io::Write::write_all(&mut stream, b"HTTP/1.1 400 Bad Request\r\n\r\n").unwrap();
    });
    assert_eq!(
        outcomes(&exchange(&host, &["get: /"]).await),
        [Err(Failure::Tls)]
    );
}
