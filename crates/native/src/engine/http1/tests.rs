//! One user's exchanges with a target that says what it is told to.

use std::fmt::Write as _;
use std::sync::Arc;

use katydid_core::plan::{Plan, Request, Shard};
use katydid_core::platform::Content;
use katydid_core::scenario::Scenario;
use katydid_core::stats::{Exchange, Failure};
use katydid_core::tick::Tick;
use tokio::time::Instant;

use super::{Hop, Http1, Manner, Session};
use crate::Network;
use crate::engine::{Dialer, NativeClock, Wiring};
use crate::target::{Act, Seen, Target};

/// The steps of one task, sent one after another by one user.
pub(in crate::engine) fn plan(host: &str, steps: &[&str]) -> Plan {
    let mut text =
        format!("katydid: 1\nhost: {host}\nusers:\n- name: User\n  tasks:\n  - steps:\n");
    steps
        .iter()
        .for_each(|step| writeln!(text, "    - {step}").unwrap());
    Plan::compile(&Scenario::parse(&text).unwrap()).unwrap()
}

fn http1(plan: &Plan, network: Network) -> Http1 {
    wired(plan, &Arc::new(Wiring::new(network)))
}

pub(in crate::engine) fn wired(plan: &Plan, wiring: &Arc<Wiring>) -> Http1 {
    let clock = NativeClock::new(Instant::now());
    let hops = Hop::all(plan, &Manner::of(&wiring.network)).unwrap();
    let dialer = Dialer::new(Arc::clone(wiring), Shard::WHOLE);
    Http1::new(clock, hops, dialer)
}

/// One user's exchanges, one after another, and what of the answers was kept.
pub(in crate::engine) async fn contents_over(
    network: Network,
    host: &str,
    steps: &[&str],
) -> Vec<(Exchange, Content)> {
    let plan = plan(host, steps);
    let (http1, session) = (http1(&plan, network), Session::default());
    let mut contents = Vec::new();
    for request in plan.known_requests() {
        contents.push(http1.exchange(&session, request, Tick::ZERO).await);
    }
    contents
}

async fn contents(host: &str, steps: &[&str]) -> Vec<Content> {
    let contents = contents_over(Network::default(), host, steps).await;
    contents.into_iter().map(|(_, content)| content).collect()
}

pub(in crate::engine) async fn exchange_over(
    network: Network,
    host: &str,
    steps: &[&str],
) -> Vec<Exchange> {
    let contents = contents_over(network, host, steps).await;
    contents.into_iter().map(|(exchange, _)| exchange).collect()
}

/// A request that is made each time, changed like this.
pub(in crate::engine) async fn made_over(
    network: Network,
    host: &str,
    change: impl FnOnce(&mut Request),
) -> Exchange {
    let plan = plan(host, &["{ post: '/known?${1 + 1}', body: '${1 + 1}' }"]);
    let (http1, session) = (http1(&plan, network), Session::default());
    let mut request = plan.requests[0].request.clone();
    change(&mut request);
    http1.exchange(&session, &request, Tick::ZERO).await.0
}

async fn exchange(host: &str, steps: &[&str]) -> Vec<Exchange> {
    exchange_over(Network::default(), host, steps).await
}

/// The status or failure of one `GET` of a target that answers it so, and the bytes of its body.
async fn answered(
    act: impl Fn(&Seen) -> Act + Send + Sync + 'static,
) -> (Result<u16, Failure>, u64) {
    let exchanges = exchange(&Target::new(act).url(), &["get: /"]).await;
    (exchanges[0].outcome, exchanges[0].bytes)
}

fn says(text: &str) -> impl Fn(&Seen) -> Act + Send + Sync + 'static {
    let text = text.to_owned();
    move |_| Act::SayAndClose(text.clone().into_bytes())
}

pub(in crate::engine) fn outcomes(exchanges: &[Exchange]) -> Vec<Result<u16, Failure>> {
    exchanges.iter().map(|exchange| exchange.outcome).collect()
}

mod bodies;
mod closing;
mod coding;
mod conformance;
mod cookies;
mod failing;
mod keeping;
mod phases;
mod proxying;
mod redirecting;
mod requests;
mod routing;
mod secure;
mod sharing;
mod together;
