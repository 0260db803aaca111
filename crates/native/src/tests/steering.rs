//! Pausing and changing a run under way.

use super::*;

/// Runs to the end; every snapshot is shown to `watch`.
async fn watched(plan: Plan, threads: u32, watch: impl Fn(&Controls, &Snapshot)) -> Snapshot {
    let run = Run::new(plan).threads(NonZeroU32::new(threads).unwrap());
    let mut running = run.start().unwrap();
    let controls = running.controls();
    while let Some(snapshot) = running.next().await.unwrap() {
        watch(&controls, &snapshot);
    }
    running.result()
}

#[tokio::test]
async fn a_paused_run_is_shown_as_such_and_sends_nothing_until_it_goes_on() {
    let target = Target::new(|_| Act::ok());
    let plan = plan(
        &target.url(),
        "users: 4, spawn_rate: 1000, run_time: 2s",
        "[{ steps: [{ get: / }, { wait: 0.01 }] }]",
    );
    let paused = Mutex::new(0);
    let result = watched(plan, 1, |controls, snapshot| {
        if snapshot.state == State::Paused {
            *paused.lock().unwrap() += 1;
            assert!(controls.is_paused());
            return controls.resume();
        }
        if *paused.lock().unwrap() == 0 {
            controls.pause();
        }
    })
    .await;
    assert_eq!(*paused.lock().unwrap(), 1);
    assert_eq!(counts(&result), seen_counts(&target));
}

#[tokio::test]
async fn a_stop_ends_a_pause() {
    let (target, watch) = at_request(20, Controls::pause);
    let plan = plan(&target.url(), "users: 2, spawn_rate: 1000", "[{ get: / }]");
    let mut running = Run::new(plan).start().unwrap();
    watch(running.controls());
    while let Some(snapshot) = running.next().await.unwrap() {
        if snapshot.state == State::Paused {
            running.controls().stop();
        }
    }
    assert_eq!(running.result().state, State::Stopped);
    assert_eq!(running.result().total.requests, target.count() as u64);
}

#[tokio::test]
async fn the_number_of_users_is_changed_on_every_thread() {
    let (up, down) = (Mutex::new(false), Mutex::new(false));
    let plan = plan(
        "demo://shop",
        "users: 2, spawn_rate: 1000",
        "[{ steps: [{ get: /hello }, { wait: 0.05 }] }]",
    );
    let result = watched(plan, 2, |controls, snapshot| match snapshot.users {
        2 if !*up.lock().unwrap() => {
            *up.lock().unwrap() = true;
            controls.change(9, 1000.0).unwrap();
        }
        9 if !*down.lock().unwrap() => {
            *down.lock().unwrap() = true;
            controls.change(1, 1000.0).unwrap();
        }
        1 if *down.lock().unwrap() => controls.stop(),
        _ => {}
    })
    .await;
    let most = result.series.iter().map(|point| point.users).max();
    assert_eq!((most, result.state), (Some(9), State::Stopped));
}

#[tokio::test]
async fn a_spawn_rate_that_is_none_changes_nothing() {
    let plan = plan(
        "demo://shop",
        "users: 1, run_time: 50ms",
        "[{ get: /hello }]",
    );
    let running = Run::new(plan).start().unwrap();
    for rate in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        let error = running.controls().change(5, rate).unwrap_err();
        assert!(
            error
                .to_string()
                .starts_with("a spawn rate is a number above 0")
        );
    }
}
