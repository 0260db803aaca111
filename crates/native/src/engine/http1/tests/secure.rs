//! TLS.

use std::net::TcpStream;

use katydid_core::stats::Phase;
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, date_time_ymd};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig, ServerConnection, StreamOwned};

use super::*;

/// A certificate and its key.
struct Own {
    pem: String,
    der: CertificateDer<'static>,
    key: KeyPair,
}

fn params(name: &str) -> CertificateParams {
    CertificateParams::new(vec![name.to_owned(), "127.0.0.1".to_owned()]).unwrap()
}

fn signed_by_itself(params: &CertificateParams) -> Own {
    let key = KeyPair::generate().unwrap();
    let certificate = params.self_signed(&key).unwrap();
    own(&certificate, key)
}

fn own(certificate: &rcgen::Certificate, key: KeyPair) -> Own {
    Own {
        pem: certificate.pem(),
        der: certificate.der().clone(),
        key,
    }
}

/// An issuer, and a certificate for this name that it has issued.
fn issued(params: &CertificateParams) -> (Own, Own) {
    let mut issuing = CertificateParams::new(Vec::new()).unwrap();
    issuing.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let issuer = signed_by_itself(&issuing);
    let key = KeyPair::generate().unwrap();
    let with = Issuer::from_params(&issuing, &issuer.key);
    let certificate = params.signed_by(&key, &with).unwrap();
    let certificate = own(&certificate, key);
    (issuer, certificate)
}

/// A target behind TLS that shows this certificate, and wants one of its clients that this issuer has issued.
fn target(shown: &Own, clients: Option<&Own>) -> Target {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ServerConfig::builder_with_provider(Arc::clone(&provider));
    let builder = builder.with_safe_default_protocol_versions().unwrap();
    let builder = match clients {
        None => builder.with_no_client_auth(),
        Some(issuer) => {
            let mut roots = RootCertStore::empty();
            roots.add(issuer.der.clone()).unwrap();
            let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider);
            builder.with_client_cert_verifier(verifier.build().unwrap())
        }
    };
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(shown.key.serialize_der()));
    let config = builder.with_single_cert(vec![shown.der.clone()], key);
    let config = Arc::new(config.unwrap());
    let wrap = move |stream: TcpStream| {
        let session = ServerConnection::new(Arc::clone(&config)).unwrap();
        Box::new(StreamOwned::new(session, stream)) as _
    };
    Target::over(wrap, |_| Act::ok())
}

fn trusting(root: &Own) -> Network {
    Network::default().roots(root.pem.as_bytes()).unwrap()
}

/// The outcome of one request to `localhost`.
async fn outcome(network: Network, target: &Target) -> Result<u16, Failure> {
    let host = format!("https://localhost:{}", target.address.port());
    exchange_over(network, &host, &["get: /"]).await[0].outcome
}

#[tokio::test]
async fn a_trusted_target_is_talked_to_on_a_kept_connection() {
    let (issuer, shown) = issued(&params("localhost"));
    let target = target(&shown, None);
    let port = target.address.port();
    for host in [
        format!("https://localhost:{port}"),
        format!("https://127.0.0.1:{port}"),
    ] {
        let exchanges = exchange_over(trusting(&issuer), &host, &["get: /1", "get: /2"]).await;
        assert_eq!(outcomes(&exchanges), [Ok(200); 2], "{host}");
        let hands = exchanges
            .iter()
            .map(|it| it.phases.get(Phase::Tls).is_some());
        assert_eq!(hands.collect::<Vec<_>>(), [true, false], "{host}");
    }
    let connections = target.seen().into_iter().map(|seen| seen.connection);
    assert_eq!(connections.collect::<Vec<_>>(), [0, 0, 1, 1]);
}

#[tokio::test]
async fn a_certificate_that_is_trusted_itself_needs_no_issuer_whatever_it_may_issue() {
    let mut authority = params("localhost");
    for is_ca in [IsCa::NoCa, IsCa::Ca(BasicConstraints::Unconstrained)] {
        authority.is_ca = is_ca;
        let shown = signed_by_itself(&authority);
        let target = target(&shown, None);
        assert_eq!(outcome(trusting(&shown), &target).await, Ok(200));
        let other = signed_by_itself(&authority);
        let failed = Err(Failure::CertificateIssuer);
        assert_eq!(outcome(trusting(&other), &target).await, failed);
    }
}

#[tokio::test]
async fn what_is_wrong_with_a_certificate_is_told_and_nothing_is_sent() {
    let mut old = params("localhost");
    old.not_before = date_time_ymd(2001, 1, 1);
    old.not_after = date_time_ymd(2002, 1, 1);
    let mut early = params("localhost");
    early.not_before = date_time_ymd(2998, 1, 1);
    early.not_after = date_time_ymd(2999, 1, 1);
    let mut other = params("localhost");
    other.subject_alt_names = params("elsewhere").subject_alt_names;
    let mut old_authority = old.clone();
    old_authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let mut other_authority = other.clone();
    other_authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    for (params, failure) in [
        (old, Failure::CertificateExpired),
        (early, Failure::CertificateExpired),
        (other, Failure::CertificateName),
        (old_authority, Failure::CertificateExpired),
        (other_authority, Failure::CertificateName),
    ] {
        let shown = signed_by_itself(&params);
        let target = target(&shown, None);
        assert_eq!(outcome(trusting(&shown), &target).await, Err(failure));
        assert_eq!(target.count(), 0);
        assert_eq!(
            outcome(Network::default().insecure(), &target).await,
            Ok(200)
        );
    }
}

#[tokio::test]
async fn a_target_nobody_trusts_is_told_so_and_sees_no_request() {
    let (_, shown) = issued(&params("localhost"));
    let target = target(&shown, None);
    let failed = Err(Failure::CertificateIssuer);
    assert_eq!(outcome(Network::default(), &target).await, failed);
    assert_eq!(target.count(), 0);
}

#[tokio::test]
async fn a_target_that_wants_a_certificate_gets_it_or_says_that_it_did_not() {
    let (issuer, shown) = issued(&params("localhost"));
    let (clients, own) = issued(&params("client"));
    let target = target(&shown, Some(&clients));
    let failed = Err(Failure::ClientCertificate);
    assert_eq!(outcome(trusting(&issuer), &target).await, failed);
    let shows = |own: &Own| {
        let key = own.key.serialize_pem();
        trusting(&issuer)
            .client_certificate(own.pem.as_bytes(), key.as_bytes())
            .unwrap()
    };
    assert_eq!(outcome(shows(&shown), &target).await, failed);
    assert_eq!(outcome(shows(&own), &target).await, Ok(200));
}

#[tokio::test]
async fn a_second_connection_resumes_the_session_of_the_first() {
    let (issuer, shown) = issued(&params("localhost"));
    let target = target(&shown, None);
    let host = format!("https://localhost:{}", target.address.port());
    let plan = plan(&host, &["get: /"]);
    let wiring = Arc::new(Wiring::new(trusting(&issuer).without_keep_alive()));
    let (http1, session) = (wired(&plan, &wiring), Session::default());
    for resumed in [0, 1, 2] {
        let request = &plan.requests[0].request;
        let (exchange, _) = http1.exchange(&session, request, Tick::ZERO).await;
        assert_eq!(exchange.outcome, Ok(200));
        assert_eq!(wiring.tally.resumed(), resumed);
    }
    assert_eq!(target.seen()[2].connection, 2);
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

/// A target behind TLS that shows this certificate.
pub(super) fn target_of(own: &rcgen::CertifiedKey<KeyPair>) -> Target {
    let key = KeyPair::from_pem(&own.signing_key.serialize_pem()).unwrap();
    target(&self::own(&own.cert, key), None)
}
