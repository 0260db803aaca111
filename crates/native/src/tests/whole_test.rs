//! The steps of the test itself, secrets, and a user that stops the test.

use super::*;
use katydid_core::user::Inputs;

/// A plan of one user, who asks for `/user` with what `on_test_start` took from the answer to `/start`.
fn tested(host: &str, load: &str, more: &str) -> Plan {
    let text = format!(
        "katydid: 1\nhost: {host}\nload: {{ {load} }}\n\
         on_test_start:\n- get: /start\n  extract: {{ token: response.text }}\n{more}\
         on_test_stop:\n- get: /stop\n\
         users:\n- name: User\n  tasks: [{{ get: '/user?${{token}}' , name: /user }}]\n"
    );
    Plan::compile(&Scenario::parse(&text).unwrap()).unwrap()
}

fn paths(target: &Target) -> Vec<String> {
    target.seen().into_iter().map(|seen| seen.path).collect()
}

#[tokio::test]
async fn the_test_starts_before_the_first_user_and_stops_after_the_last() {
    let target = Target::new(|_| Act::ok());
    let load = "users: 6, spawn_rate: 1000, run_time: 300ms";
    let result = run(tested(&target.url(), load, ""), 3, drop).await.unwrap();
    let paths = paths(&target);
    let (first, last) = (paths.first().unwrap(), paths.last().unwrap());
    assert_eq!((first.as_str(), last.as_str()), ("/start", "/stop"));
    let users = &paths[1..paths.len() - 1];
    assert!(
        users.len() > 6 && users.iter().all(|path| path == "/user?ok"),
        "{users:?}"
    );
    assert_eq!(result.total.requests, paths.len() as u64);
    assert_eq!((result.state, result.exceptions.len()), (State::Stopped, 0));
}

#[tokio::test]
async fn the_time_of_a_run_begins_after_its_first_steps() {
    let target = Target::new(|_| Act::ok());
    let load = "users: 1, run_time: 100ms";
    let plan = tested(&target.url(), load, "- wait: 1.5\n");
    let before = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    let result = run(plan, 1, drop).await.unwrap();
    let begun = Duration::from_millis(result.started_unix_ms);
    assert!(begun - before >= Duration::from_millis(1500));
    let ended = begun + Duration::from_secs_f64(result.elapsed);
    assert!(ended <= SystemTime::now().duration_since(UNIX_EPOCH).unwrap());
}

#[tokio::test]
async fn no_user_starts_where_the_test_cannot() {
    for more in ["- fail: not today\n", "- stop_test: {}\n"] {
        let target = Target::new(|_| Act::ok());
        let result = run(tested(&target.url(), "users: 5", more), 2, drop)
            .await
            .unwrap();
        assert_eq!(paths(&target), ["/start", "/stop"]);
        assert_eq!((result.total.requests, result.state), (2, State::Stopped));
        assert_eq!(result.exceptions.len(), usize::from(more.contains("fail")));
    }
}

#[tokio::test]
async fn a_stopped_run_still_takes_its_last_steps_and_an_aborted_one_does_not() {
    for (steer, last) in [
        (Controls::stop as fn(&Controls), "/stop"),
        (Controls::abort, "/user?ok"),
    ] {
        let (target, watch) = at_request(50, steer);
        let result = run(
            tested(&target.url(), "users: 4, spawn_rate: 1000", ""),
            2,
            watch,
        );
        result.await.unwrap();
        assert_eq!(paths(&target).last().unwrap(), last);
    }
}

#[tokio::test]
async fn a_stop_cuts_the_first_steps() {
    let (target, watch) = at_request(1, Controls::stop);
    let plan = tested(&target.url(), "users: 4", "- wait: 3600\n");
    run(plan, 2, watch).await.unwrap();
    assert_eq!(paths(&target), ["/start", "/stop"]);
}

#[tokio::test]
async fn a_user_that_stops_the_test_stops_every_thread() {
    let target = Target::new(|_| Act::ok());
    let plan = plan(
        &target.url(),
        "users: 4, spawn_rate: 1000",
        "[{ steps: [{ get: / }, { if: user.id == 2 && user.iteration > 20, then: [{ stop_test: {} }] }] }]",
    );
    let result = run(plan, 4, drop).await.unwrap();
    assert_eq!((result.state, result.total.aborted), (State::Stopped, 0));
    assert_eq!(result.total.requests, target.count() as u64);
}

fn secretive() -> Plan {
    let text = "katydid: 1\nenv: [TOKEN, OTHER]\nhost: demo://shop\nload: { run_time: 50ms }\nusers:\n\
                - name: User\n  tasks: [{ get: '/hello?${env.TOKEN}${env.OTHER}' }]\n";
    Plan::compile(&Scenario::parse(text).unwrap()).unwrap()
}

fn with(names: &[&str]) -> Inputs {
    let env = names
        .iter()
        .map(|&name| (name.to_owned(), "secret".to_owned()));
    Inputs {
        env: env.collect(),
        ..Inputs::default()
    }
}

#[tokio::test]
async fn a_run_without_its_secrets_does_not_start_and_names_them() {
    let error = Run::new(secretive())
        .inputs(with(&["TOKEN"]))
        .start()
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "no value is given for OTHER, which the scenario lists under `env`"
    );
    let mut running = Run::new(secretive())
        .inputs(with(&["TOKEN", "OTHER"]))
        .start()
        .unwrap();
    while running.next().await.unwrap().is_some() {}
    let result = running.result();
    assert_eq!((result.exceptions.len(), result.total.failures), (0, 0));
    assert!(
        result.rows.iter().all(|row| !row.name.contains("secret")),
        "{:?}",
        result.rows
    );
}

#[tokio::test]
async fn lines_of_the_log_are_handed_out_once_and_in_order() {
    let tasks = "[{ steps: [{ log: 'user ${user.id} at ${user.iteration}' }, { wait: 0.02 }] }]";
    let plan = plan(
        "demo://shop",
        "users: 3, spawn_rate: 1000, run_time: 150ms",
        tasks,
    );
    let mut running = Run::new(plan)
        .threads(NonZeroU32::new(3).unwrap())
        .start()
        .unwrap();
    while running.next().await.unwrap().is_some() {}
    let log = running.take_log();
    assert!(
        log.len() >= 6 && log.is_sorted_by_key(|line| line.at),
        "{log:?}"
    );
    assert_eq!(log[0].text, format!("user {} at 0", log[0].user));
    assert!(running.take_log().is_empty());
}
