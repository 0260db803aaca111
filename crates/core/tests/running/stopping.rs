//! The end of a run, however it comes.

use std::time::Duration;

use katydid_core::plan::{Request, Shard, UserId};
use katydid_core::platform::{Clock, Content, Transport};
use katydid_core::sim::{ModelTransport, VirtualClock, simulate};
use katydid_core::stats::{Delta, Exchange};
use katydid_core::tick::Tick;
use katydid_core::user::{Control, Inputs, run_shard};

use crate::support::{After, ENDLESS, after, merged, plan, with_control};

#[test]
fn the_end_of_the_run_time_lets_requests_in_flight_end() {
    let plan = plan(
        "host: http://t\nload: {users: 10, spawn_rate: 1000, run_time: 1s, stop_timeout: 1s}\n\
         users: [{name: A, wait_time: constant(0), tasks: [{get: /}]}]",
    );
    let result = simulate(&plan, 1, after(700)).result;
    assert_eq!((result.total.requests, result.total.aborted), (20, 0));
    assert!((1.4..1.5).contains(&result.elapsed), "{}", result.elapsed);
}

#[test]
fn what_is_in_flight_after_the_stop_timeout_is_counted_as_aborted() {
    let plan = plan(
        "host: http://t\nload: {users: 10, spawn_rate: 1000, run_time: 1s, stop_timeout: 100ms}\n\
         users: [{name: A, wait_time: constant(0), tasks: [{get: /}]}]",
    );
    let result = simulate(&plan, 1, after(700)).result;
    assert_eq!((result.total.requests, result.total.aborted), (10, 10));
    assert_eq!(result.users, 0);
}

#[test]
fn a_stop_lets_requests_in_flight_end_and_ends_waiting_users_at_once() {
    let (result, deltas) = with_control(
        &plan(ENDLESS),
        Duration::from_millis(500),
        async |clock, control| {
            clock.sleep_until(Tick::from_seconds(3.3)).await;
            control.stop();
        },
    );
    assert_eq!((result.total.requests, result.total.aborted), (30, 0));
    assert!(result.elapsed < 3.6, "{}", result.elapsed);
    assert_eq!(deltas.iter().filter(|delta| delta.ended).count(), 1);
}

#[test]
fn an_abort_ends_at_once_and_counts_what_was_in_flight() {
    let (result, _) = with_control(
        &plan(ENDLESS),
        Duration::from_millis(500),
        async |clock, control| {
            clock.sleep_until(Tick::from_seconds(3.3)).await;
            control.stop();
            clock.sleep_until(Tick::from_seconds(3.31)).await;
            control.abort();
        },
    );
    assert_eq!(result.elapsed, 3.31);
    assert_eq!(result.total.requests + result.total.aborted, 30);
    assert!(result.total.aborted > 0);
}

#[test]
fn a_shard_without_users_ends_at_once() {
    let plan = plan("host: http://t\nload: {users: 1}\nusers: [{name: A, tasks: [{get: /}]}]");
    let (clock, control) = (VirtualClock::default(), Control::default());
    let transport = ModelTransport::new(clock.clone(), |_: &Request, _: Tick| {
        unreachable!("it has no user")
    });
    let mut ended = false;
    clock.run(run_shard(
        &plan,
        Shard { index: 1, count: 2 },
        &Inputs::default(),
        &clock,
        &transport,
        &control,
        |delta: Delta| ended |= delta.ended,
    ));
    assert!(ended);
}

/// As [`After`], but takes no more than two at once.
struct Two<T>(T);

impl<T: Transport> Transport for Two<T> {
    type Session = T::Session;

    fn limit(&self) -> u64 {
        2
    }

    fn session(&self, user: UserId) -> T::Session {
        self.0.session(user)
    }

    async fn exchange(
        &self,
        session: &T::Session,
        request: &Request,
        intended: Tick,
    ) -> (Exchange, Content) {
        self.0.exchange(session, request, intended).await
    }
}

#[test]
fn what_waits_for_its_turn_is_not_in_flight_and_is_not_sent_after_a_stop() {
    let plan = plan(
        "host: http://t\nload: {users: 5, spawn_rate: 1000, run_time: 3500ms}\n\
         users: [{name: A, wait_time: constant(0), tasks: [{get: /}]}]",
    );
    let clock = VirtualClock::default();
    let transport = Two(ModelTransport::new(
        clock.clone(),
        After(Duration::from_secs(1)),
    ));
    let mut deltas = Vec::new();
    clock.run(run_shard(
        &plan,
        Shard::WHOLE,
        &Inputs::default(),
        &clock,
        &transport,
        &Control::default(),
        |delta| deltas.push(delta),
    ));
    let result = merged(&plan, &deltas);
    assert_eq!((result.total.requests, result.total.aborted), (8, 0));
    assert!(deltas.iter().all(|delta| delta.in_flight_max <= 2));
    assert_eq!(result.total.service.max, Some(1_000_000));
    assert!(
        result.total.response.max > Some(2_000_000),
        "the queue counts as response time"
    );
}
