//! Connections that are shared, and such as are kept by nobody.

use std::num::NonZeroU32;

use futures_util::future::join_all;

use super::*;

fn sharing(most: u32) -> Network {
    Network::default().connections(NonZeroU32::new(most).unwrap())
}

#[tokio::test]
async fn without_keep_alive_each_request_has_a_connection_and_asks_to_close_it() {
    let target = Target::new(|_| Act::ok());
    let steps = [
        "get: /1",
        "get: /2",
        "{ get: /3, headers: { Connection: close } }",
    ];
    let exchanges = exchange_over(
        Network::default().without_keep_alive(),
        &target.url(),
        &steps,
    )
    .await;
    assert_eq!(outcomes(&exchanges), [Ok(200); 3]);
    for (nth, seen) in target.seen().iter().enumerate() {
        assert_eq!(
            (seen.connection, seen.headers["connection"].as_str()),
            (nth, "close")
        );
    }
}

#[tokio::test]
async fn without_keep_alive_a_request_made_when_it_is_sent_closes_its_connection_too() {
    let target = Target::new(|_| Act::ok());
    let network = Network::default().without_keep_alive();
    assert_eq!(
        made_over(network, &target.url(), |_| ()).await.outcome,
        Ok(200)
    );
    assert_eq!(target.seen()[0].headers["connection"], "close");
}

/// So many users ask once each at the same time: how many connections there were, and what the wiring tells.
async fn crowd(network: Network, users: usize) -> (usize, katydid_core::stats::EngineFacts) {
    let target = Target::new(|_| Act::ok());
    let (plan, wiring) = (
        plan(&target.url(), &["get: /"]),
        Arc::new(Wiring::new(network)),
    );
    let http1 = wired(&plan, &wiring);
    let sessions: Vec<Session> = (0..users).map(|_| Session::default()).collect();
    let request = &plan.requests[0].request;
    let asked = sessions
        .iter()
        .map(|session| http1.exchange(session, request, Tick::ZERO));
    let exchanges = join_all(asked).await;
    assert!(
        exchanges
            .iter()
            .all(|(exchange, _)| exchange.outcome == Ok(200))
    );
    let seen = target.seen();
    assert_eq!(seen.len(), users);
    let connections = seen.iter().map(|seen| seen.connection).max().unwrap() + 1;
    (connections, wiring.facts())
}

#[tokio::test]
async fn users_share_as_many_connections_as_they_may_and_waiting_for_one_is_told() {
    let (connections, facts) = crowd(sharing(3), 20).await;
    assert_eq!(connections, 3);
    assert!(
        facts.warnings[0].0.starts_with("17 requests waited"),
        "{facts:?}"
    );
    let (connections, facts) = crowd(sharing(20), 20).await;
    assert!(connections <= 20 && facts.warnings.is_empty(), "{facts:?}");
    assert_eq!(crowd(Network::default(), 20).await.0, 20);
}

#[tokio::test]
async fn a_place_is_given_back_by_whoever_is_told_nothing() {
    let target = Target::new(|seen| match seen.path.as_str() {
        "/hang" => Act::Hang,
        _ => Act::ok(),
    });
    let steps = ["{ get: /hang, timeout: 50ms }", "get: /"];
    let exchanges = exchange_over(sharing(1), &target.url(), &steps).await;
    assert_eq!(outcomes(&exchanges), [Err(Failure::Timeout), Ok(200)]);
}

#[tokio::test]
async fn whoever_waits_too_long_for_a_place_times_out() {
    let target = Target::new(|_| Act::Hang);
    let (plan, wiring) = (
        plan(&target.url(), &["{ get: /, timeout: 50ms }"]),
        Arc::new(Wiring::new(sharing(1))),
    );
    let (http1, sessions) = (
        wired(&plan, &wiring),
        [Session::default(), Session::default()],
    );
    let request = &plan.requests[0].request;
    let asked = sessions
        .iter()
        .map(|session| http1.exchange(session, request, Tick::ZERO));
    let outcomes: Vec<_> = join_all(asked)
        .await
        .into_iter()
        .map(|(exchange, _)| exchange.outcome)
        .collect();
    assert_eq!(outcomes, [Err(Failure::Timeout); 2]);
    assert_eq!(target.count(), 1);
}
