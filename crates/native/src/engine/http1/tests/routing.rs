//! Where connections go and where they come from.

use std::io::{BufRead, BufReader, Write};
use std::os::unix::net::UnixListener;

use super::*;
use crate::Family;

fn routed(set: impl FnOnce(Network) -> Result<Network, crate::NetworkError>) -> Network {
    set(Network::default()).unwrap()
}

#[tokio::test]
async fn a_connection_meant_for_one_host_goes_to_another_and_the_target_is_asked_by_its_name() {
    let target = Target::new(|_| Act::ok());
    let rule = format!("shop.invalid:80:127.0.0.1:{}", target.address.port());
    let network = routed(|network| network.connect_to(&rule));
    let exchanges = exchange_over(network, "http://shop.invalid", &["get: /"]).await;
    assert_eq!(outcomes(&exchanges), [Ok(200)]);
    assert_eq!(target.seen()[0].headers["host"], "shop.invalid");
}

#[tokio::test]
async fn addresses_that_are_told_are_not_looked_up_and_tried_in_their_order() {
    let target = Target::new(|_| Act::ok());
    let port = target.address.port();
    let rule = format!("shop.invalid:{port}:127.0.0.9,127.0.0.1");
    let network = routed(|network| network.resolve(&rule));
    let host = format!("http://shop.invalid:{port}");
    assert_eq!(
        outcomes(&exchange_over(network, &host, &["get: /"]).await),
        [Ok(200)]
    );
}

#[tokio::test]
async fn only_addresses_of_the_family_asked_for_are_tried() {
    let listener = std::net::TcpListener::bind("[::1]:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let rule = format!("a.invalid:{port}:127.0.0.1,[::1]");
    let host = format!("http://a.invalid:{port}");
    let answering = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        BufReader::new(stream.try_clone().unwrap()).lines().next();
        stream.write_all(Act::OK.as_bytes()).unwrap();
    });
    let only = |family| routed(|network| network.resolve(&rule)).family(family);
    let exchanges = exchange_over(only(Family::V4), &host, &["get: /"]).await;
    assert_eq!(outcomes(&exchanges), [Err(Failure::Refused)]);
    let exchanges = exchange_over(only(Family::V6), &host, &["get: /"]).await;
    assert_eq!(outcomes(&exchanges), [Ok(200)]);
    answering.join().unwrap();
    let none = exchange_over(
        Network::default().family(Family::V6),
        "http://127.0.0.1:9",
        &["get: /"],
    );
    assert_eq!(outcomes(&none.await), [Err(Failure::NameNotFound)]);
}

#[tokio::test]
async fn a_socket_of_the_file_system_is_talked_to_whatever_the_host() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("socket");
    let network = || Network::default().unix_socket(&path);
    let host = "http://shop.invalid";
    let exchanges = exchange_over(network(), host, &["get: /"]).await;
    assert_eq!(outcomes(&exchanges), [Err(Failure::NameNotFound)]);
    let listener = UnixListener::bind(&path).unwrap();
    let answering = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
        for _ in 0..2 {
            let head = lines
                .by_ref()
                .map(Result::unwrap)
                .take_while(|line| !line.is_empty());
            assert!(head.collect::<String>().contains("Host: shop.invalid"));
            stream.write_all(Act::OK.as_bytes()).unwrap();
        }
    });
    let exchanges = exchange_over(network(), host, &["get: /1", "get: /2"]).await;
    assert_eq!(outcomes(&exchanges), [Ok(200); 2]);
    answering.join().unwrap();
}

#[tokio::test]
async fn connections_come_from_each_source_address_in_turn() {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let host = format!("http://{}", listener.local_addr().unwrap());
    let answering = std::thread::spawn(move || {
        let mut from = Vec::new();
        for _ in 0..4 {
            let (mut stream, address) = listener.accept().unwrap();
            BufReader::new(stream.try_clone().unwrap()).lines().next();
            stream.write_all(Act::OK.as_bytes()).unwrap();
            from.push(address.ip().to_string());
        }
        from
    });
    let sources = ["127.0.0.2", "127.0.0.3", "::1"].map(|source| source.parse().unwrap());
    let network = routed(|network| network.source_addresses(&sources)).without_keep_alive();
    let exchanges = exchange_over(network, &host, &["get: /"; 4]).await;
    assert_eq!(outcomes(&exchanges), [Ok(200); 4]);
    let turns = ["127.0.0.2", "127.0.0.3", "127.0.0.2", "127.0.0.3"];
    assert_eq!(answering.join().unwrap(), turns);
}

#[test]
fn an_address_that_is_not_this_machines_is_refused_before_the_run() {
    let foreign = "192.0.2.1".parse().unwrap();
    let error = Network::default().source_addresses(&[foreign]).unwrap_err();
    assert!(error.message.contains("192.0.2.1"), "{error}");
}

#[tokio::test]
async fn a_source_of_the_other_family_leaves_no_port_and_the_run_says_so() {
    let target = Target::new(|_| Act::ok());
    let source = "::1".parse().unwrap();
    let network = routed(|network| network.source_addresses(&[source]));
    let (plan, wiring) = (
        plan(&target.url(), &["get: /"]),
        Arc::new(Wiring::new(network)),
    );
    let (http1, session) = (wired(&plan, &wiring), Session::default());
    let (exchange, _) = http1
        .exchange(&session, &plan.requests[0].request, Tick::ZERO)
        .await;
    assert_eq!(exchange.outcome, Err(Failure::NoPorts));
    assert!(wiring.facts().warnings[0].1.contains("--source-address"));
}
