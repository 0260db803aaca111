//! Thresholds of a run on threads, and why it ended.

use katydid_core::stats::Cause;

use super::*;

/// One that fails all its requests unless it is stopped within a minute.
fn failing(target: &Target, thresholds: &str) -> Plan {
    let text = format!(
        "host: {}\nload: {{ users: 4, spawn_rate: 1000, run_time: 1m }}\nthresholds: [{thresholds}]\n\
         users: [{{ name: User, tasks: [{{ steps: [{{ get: / }}, {{ wait: 0.01 }}] }}] }}]",
        target.url()
    );
    Plan::compile(&Scenario::parse(&text).unwrap()).unwrap()
}

#[tokio::test]
async fn a_threshold_that_aborts_stops_every_thread_and_all_is_counted() {
    let target = Target::new(|_| Act::say("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n"));
    let aborts = "{ expect: failure_ratio < 0.5, abort: true }, requests > 0";
    let result = run(failing(&target, aborts), 2, drop).await.unwrap();
    assert!(result.elapsed < 30.0, "{}", result.elapsed);
    assert_eq!(
        (result.state, result.cause),
        (State::Stopped, Some(Cause::Threshold))
    );
    let holds: Vec<_> = result.thresholds.iter().map(|row| row.holds).collect();
    assert_eq!(holds, [Some(false), Some(true)]);
    assert_eq!(counts(&result), seen_counts(&target));
}

/// Why a run ends that is stopped like this at its hundredth request.
async fn stopped_by(act: impl Fn(&Controls) + Send + Sync + 'static) -> Option<Cause> {
    let (target, watch) = at_request(100, act);
    let run = run(failing(&target, "requests > 0"), 2, watch).await;
    run.unwrap().cause
}

#[tokio::test]
async fn the_result_tells_who_stopped_the_run() {
    assert_eq!(stopped_by(Controls::stop).await, Some(Cause::Stopped));
    assert_eq!(stopped_by(Controls::abort).await, Some(Cause::Stopped));
    let by_signal = |controls: &Controls| {
        controls.stop_for(Cause::Signal);
        controls.abort();
    };
    assert_eq!(stopped_by(by_signal).await, Some(Cause::Signal));
}

#[tokio::test]
async fn a_run_tells_why_it_ended_by_itself() {
    let cause = async |load: &str| {
        let plan = plan("demo://shop", load, "[{ get: /hello }]");
        run(plan, 2, drop).await.unwrap().cause
    };
    let time = "users: 2, spawn_rate: 100, run_time: 100ms";
    assert_eq!(cause(time).await, Some(Cause::RunTime));
    let iterations = "users: 2, spawn_rate: 100, iterations: 10";
    assert_eq!(cause(iterations).await, Some(Cause::Iterations));
    let step = plan(
        "demo://shop",
        "users: 2, spawn_rate: 100, run_time: 1m",
        "[{ steps: [{ get: /hello }, { stop_test: {} }] }]",
    );
    let result = run(step, 2, drop).await.unwrap();
    assert_eq!(result.cause, Some(Cause::StopTest));
}
