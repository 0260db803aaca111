//! One user's exchanges with a target that says what it is told to.

use std::fmt::Write as _;
use std::sync::Arc;

use katydid_core::plan::Plan;
use katydid_core::platform::Content;
use katydid_core::scenario::Scenario;
use katydid_core::stats::{Exchange, Failure};
use katydid_core::tick::Tick;
use tokio::time::Instant;

use super::{Hop, Http1, Session};
use crate::engine::{Dialer, NativeClock, Tls};
use crate::target::{Act, Seen, Target};

/// The steps of one task, sent one after another by one user.
fn plan(host: &str, steps: &[&str]) -> Plan {
    let mut text =
        format!("katydid: 1\nhost: {host}\nusers:\n- name: User\n  tasks:\n  - steps:\n");
    steps
        .iter()
        .for_each(|step| writeln!(text, "    - {step}").unwrap());
    Plan::compile(&Scenario::parse(&text).unwrap()).unwrap()
}

fn http1(plan: &Plan, tls: Tls) -> Http1 {
    let clock = NativeClock::new(Instant::now());
    Http1::new(clock, Hop::all(plan).unwrap(), Dialer::new(Arc::new(tls)))
}

/// One user's exchanges, one after another, and what of the answers was kept.
async fn contents_over(tls: Tls, host: &str, steps: &[&str]) -> Vec<(Exchange, Content)> {
    let plan = plan(host, steps);
    let (http1, session) = (http1(&plan, tls), Session::default());
    let mut contents = Vec::new();
    for request in plan.known_requests() {
        contents.push(http1.exchange(&session, request, Tick::ZERO).await);
    }
    contents
}

async fn contents(host: &str, steps: &[&str]) -> Vec<Content> {
    let contents = contents_over(Tls::default(), host, steps).await;
    contents.into_iter().map(|(_, content)| content).collect()
}

async fn exchange_over(tls: Tls, host: &str, steps: &[&str]) -> Vec<Exchange> {
    let contents = contents_over(tls, host, steps).await;
    contents.into_iter().map(|(exchange, _)| exchange).collect()
}

async fn exchange(host: &str, steps: &[&str]) -> Vec<Exchange> {
    exchange_over(Tls::default(), host, steps).await
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

fn outcomes(exchanges: &[Exchange]) -> Vec<Result<u16, Failure>> {
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
mod redirecting;
mod requests;
mod secure;
mod together;
