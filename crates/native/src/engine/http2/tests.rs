//! Users' exchanges with servers of HTTP/2, polite and not.

mod polite;
mod raw;

use std::num::NonZeroU32;
use std::sync::Arc;

use futures_util::future::join_all;
use katydid_core::stats::{Exchange, Failure};
use katydid_core::tick::Tick;

use crate::Network;
use crate::engine::Wiring;
use crate::engine::http1::Session;
use crate::engine::http1::tests::{exchange_over, outcomes, plan, wired};

fn http2() -> Network {
    Network::default().http2()
}

/// One user's exchanges, one after another.
async fn exchange(host: &str, steps: &[&str]) -> Vec<Exchange> {
    exchange_over(http2(), host, steps).await
}

/// What becomes of one request each that so many users send at the same time.
async fn crowd(network: Network, host: &str, users: usize) -> Vec<Result<u16, Failure>> {
    let plan = plan(host, &["get: /"]);
    let http1 = wired(&plan, &Arc::new(Wiring::new(network)));
    let sessions: Vec<Session> = (0..users).map(|_| Session::default()).collect();
    let request = &plan.requests[0].request;
    let asked = sessions
        .iter()
        .map(|session| http1.exchange(session, request, Tick::ZERO));
    let exchanges = join_all(asked).await.into_iter();
    exchanges.map(|(exchange, _)| exchange.outcome).collect()
}

fn sharing(most: u32) -> Network {
    http2().connections(NonZeroU32::new(most).unwrap())
}
