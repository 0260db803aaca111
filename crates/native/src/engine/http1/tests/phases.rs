//! Where the time of an exchange goes.

use katydid_core::stats::Phase;

use super::*;

/// The phases that an exchange is known to have gone through.
fn known(exchange: &Exchange) -> Vec<Phase> {
    let is_known = |phase: &Phase| exchange.phases.get(*phase).is_some();
    Phase::ALL.into_iter().filter(is_known).collect()
}

/// What every exchange over an open connection goes through.
const KEPT: [Phase; 3] = [Phase::Send, Phase::FirstByte, Phase::Receive];

fn with(opening: &[Phase]) -> Vec<Phase> {
    [opening, &KEPT].concat()
}

#[tokio::test]
async fn only_the_first_request_of_a_connection_opens_it() {
    let target = Target::new(|_| Act::ok());
    let exchanges = exchange(&target.url(), &["get: /", "get: /", "get: /"]).await;
    let phases: Vec<_> = exchanges.iter().map(known).collect();
    assert_eq!(phases, [with(&[Phase::Connect]), with(&[]), with(&[])]);
}

#[tokio::test]
async fn a_name_is_looked_up_by_the_first_connection_and_known_to_the_next() {
    let target = Target::new(|_| Act::SayAndClose(b"HTTP/1.0 200 OK\r\n\r\n".to_vec()));
    let url = target.url().replace("127.0.0.1", "localhost");
    let exchanges = exchange(&url, &["get: /", "get: /"]).await;
    let phases: Vec<_> = exchanges.iter().map(known).collect();
    assert_eq!(
        phases,
        [with(&[Phase::Dns, Phase::Connect]), with(&[Phase::Connect])]
    );
}

#[tokio::test]
async fn phases_are_parts_of_the_service_time() {
    let target = Target::new(|_| Act::ok());
    for exchange in exchange(&target.url(), &["get: /", "get: /"]).await {
        let micros = Phase::ALL
            .into_iter()
            .filter_map(|phase| exchange.phases.get(phase));
        let sum: u32 = micros.sum();
        assert!(u128::from(sum) <= exchange.service_time().as_micros());
    }
}

#[tokio::test]
async fn what_never_came_has_no_time() {
    let target = Target::new(|_| Act::SayAndClose(Vec::new()));
    let closed = exchange(&target.url(), &["get: /"]).await.remove(0);
    assert_eq!(closed.outcome, Err(Failure::Closed));
    assert_eq!(known(&closed), [Phase::Connect, Phase::Send]);
}

#[tokio::test]
async fn a_redirect_adds_to_the_phases_of_what_it_leads_to() {
    let moved = "HTTP/1.1 302 Found\r\nLocation: /next\r\nContent-Length: 0\r\n\r\n";
    let target = Target::new(move |seen| match seen.path.as_str() {
        "/next" => Act::ok(),
        _ => Act::Say(moved.as_bytes().to_vec()),
    });
    let followed = exchange(&target.url(), &["get: /"]).await.remove(0);
    assert_eq!(followed.outcome, Ok(200));
    assert_eq!(known(&followed), with(&[Phase::Connect]));
    let parts = KEPT.map(|phase| followed.phases.get(phase).unwrap_or(0));
    assert!(u128::from(parts.iter().sum::<u32>()) <= followed.service_time().as_micros());
}
