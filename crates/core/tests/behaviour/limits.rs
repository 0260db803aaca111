//! How many requests are in flight at once, and users that never rest.

use std::cell::RefCell;
use std::future::Future;
use std::rc::Rc;
use std::time::Duration;

use futures_util::future::join;
use katydid_core::plan::{Request, Shard, UserId};
use katydid_core::platform::{Clock, Content, Transport};
use katydid_core::sim::{ModelTransport, VirtualClock};
use katydid_core::stats::Exchange;
use katydid_core::tick::Tick;
use katydid_core::user::{Control, run_shard};

use crate::support::{Played, Stage, at, merged, mirror};

/// Carries no more than so many requests at once.
struct Limited<T>(T, u64);

impl<T: Transport> Transport for Limited<T> {
    type Session = T::Session;

    fn limit(&self) -> u64 {
        self.1
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

fn limited(limit: u64, text: &str, act: impl AsyncFnOnce(&VirtualClock, &Control)) -> Played {
    let stage = Stage::new(text);
    let (clock, control) = (VirtualClock::default(), Control::default());
    let sent = Rc::new(RefCell::new(Vec::new()));
    let transport = Limited(
        ModelTransport::new(clock.clone(), mirror(Rc::clone(&sent))),
        limit,
    );
    let mut deltas = Vec::new();
    let report = |delta| deltas.push(delta);
    let run = run_shard(
        &stage.plan,
        Shard::WHOLE,
        &stage.inputs,
        &clock,
        &transport,
        &control,
        report,
    );
    clock.run(join(run, act(&clock, &control)));
    let result = merged(&stage.plan, &deltas);
    let sent = sent.borrow().clone();
    Played {
        sent,
        result,
        deltas,
    }
}

async fn nothing(_: &VirtualClock, _: &Control) {}

#[test]
fn requests_beyond_the_limit_wait_their_turn_and_the_wait_counts() {
    let text = "host: http://t\nload: {users: 3, spawn_rate: 1000000, run_time: 60s, iterations: 3}\nusers: [{name: A, tasks: [{get: /a?ms=1000}]}]";
    let played = limited(1, text, nothing);
    let starts: Vec<f64> = played.sent.iter().map(|sent| sent.at.round()).collect();
    assert_eq!(starts, [0.0, 1.0, 2.0]);
    assert_eq!(played.result.total.service.max, Some(1_000_000));
    assert!(played.result.total.response.max > Some(2_900_000));
    assert!(played.deltas.iter().all(|delta| delta.in_flight_max <= 1));
}

#[test]
fn parallel_requests_keep_the_limit_too() {
    let text = "host: http://t\nload: {users: 1, run_time: 60s, iterations: 1}\n\
        users: [{name: A, tasks: [{name: t, steps: [{parallel: [{get: /a?ms=1000}, {get: /b?ms=1000}, {get: /c?ms=1000}]}, {get: /d}]}]}]";
    let played = limited(2, text, nothing);
    assert_eq!(played.timeline(), "0 /a, 0 /b, 1000 /c, 2000 /d");
    assert!(
        played.deltas.iter().all(|delta| delta.in_flight_max <= 2),
        "what is answered is not in flight"
    );
}

#[test]
fn a_turn_that_comes_in_a_pause_is_taken_after_it() {
    let text = "host: http://t\nload: {users: 2, spawn_rate: 1000000, run_time: 60s, iterations: 2}\nusers: [{name: A, tasks: [{get: /a?ms=1000}]}]";
    let played = limited(1, text, async |clock, control| {
        at(clock, 0.5).await;
        control.pause();
        at(clock, 5.0).await;
        control.resume();
    });
    assert_eq!(played.timeline(), "0 /a, 5000 /a");
}

#[test]
fn a_turn_is_free_again_when_whoever_had_it_is_cut() {
    let text = "host: http://t\nload: {stages: [{duration: 1s, users: 2, spawn_rate: 1000000}, {duration: 1s, users: 1, spawn_rate: 1000000}, \
        {duration: 9s, users: 1, spawn_rate: 1}], stop_timeout: 500ms}\n\
        users: [{name: A, wait_time: constant(1), tasks: [{get: \"/${user.id}?ms=${user.id == 1 ? 20000 : 1600}\"}]}]";
    let played = limited(1, text, nothing);
    assert!(played.count("/0") > 1, "{}", played.timeline());
}

#[test]
fn what_was_answered_before_a_cut_is_counted_and_not_aborted() {
    let text = "host: http://t\nload: {users: 1, run_time: 1s, stop_timeout: 0s}\n\
        users: [{name: A, tasks: [{name: t, steps: [{parallel: [{get: /a?ms=100}, {get: /b?ms=9000}]}]}]}]";
    let total = limited(9, text, nothing).result.total;
    assert_eq!((total.requests, total.aborted), (1, 1));
}

/// A platform on which giving others their turn takes a millisecond.
#[derive(Clone)]
struct Busy(VirtualClock);

impl Clock for Busy {
    fn now(&self) -> Tick {
        self.0.now()
    }

    fn sleep_until(&self, at: Tick) -> impl Future<Output = ()> {
        self.0.sleep_until(at)
    }

    async fn pause(&self) {
        self.sleep_until(self.now() + Duration::from_millis(1))
            .await;
    }
}

fn busy(text: &str) -> Played {
    let stage = Stage::new(text);
    let (clock, control) = (Busy(VirtualClock::default()), Control::default());
    let sent = Rc::new(RefCell::new(Vec::new()));
    let transport = ModelTransport::new(clock.clone(), mirror(Rc::clone(&sent)));
    let mut deltas = Vec::new();
    let report = |delta| deltas.push(delta);
    clock.0.run(run_shard(
        &stage.plan,
        Shard::WHOLE,
        &stage.inputs,
        &clock,
        &transport,
        &control,
        report,
    ));
    let result = merged(&stage.plan, &deltas);
    let sent = sent.borrow().clone();
    Played {
        sent,
        result,
        deltas,
    }
}

#[test]
fn a_loop_without_end_or_requests_keeps_nobody_from_anything_and_does_not_survive_the_cut() {
    let played = busy(
        "host: http://t\nload: {users: 2, spawn_rate: 1000, run_time: 2s, stop_timeout: 1s}\n\
         users: [{name: Loops, variables: {n: 0}, on_stop: [{get: /stop}], tasks: [{name: t, steps: [{while: 1 == 1, steps: [{set: {n: 1}}]}]}]}, \
         {name: Walks, wait_time: constant(0.5), tasks: [{get: /a}]}]",
    );
    assert_eq!(played.count("/a"), 4);
    let stop = played.times("/stop");
    assert_eq!(stop.len(), 1);
    assert!((3.0..3.1).contains(&stop[0]), "{stop:?}");
    assert!(played.result.elapsed < 3.2);
}

#[test]
fn loops_of_other_kinds_do_not_either() {
    for steps in [
        "[{repeat: 1e15, steps: [{set: {n: 1}}]}]",
        "[{while: 1 == 1, steps: [{wait: 0}]}]",
        "[{while: 1 == 1, steps: [{log: x}]}]",
        "[{set: {n: 1}}]",
        "[{reschedule: {immediately: true}}]",
        "[{while: 1 == 1, steps: [{if: 1 == 2, then: [{get: /never}]}]}]",
    ] {
        let played = busy(&format!(
            "host: http://t\nload: {{users: 1, run_time: 1s, stop_timeout: 1s}}\nusers: [{{name: A, variables: {{n: 0}}, tasks: [{{name: t, steps: {steps}}}]}}]"
        ));
        assert!(
            played.result.elapsed < 2.2,
            "{steps}: {}",
            played.result.elapsed
        );
        assert_eq!(played.result.users, 0);
    }
}

#[test]
fn a_set_that_is_left_at_once_for_ever_does_not_either() {
    let played = busy(
        "host: http://t\nload: {users: 1, run_time: 1s, stop_timeout: 1s}\n\
         users: [{name: A, tasks: [{name: s, on_start: [{interrupt: {}}], tasks: [{get: /never}]}]}]",
    );
    assert!(played.result.elapsed < 2.2);
}
