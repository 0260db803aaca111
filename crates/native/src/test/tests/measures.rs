//! What is measured in Rust is counted like requests.

use super::*;

#[test]
fn a_measured_request_has_rows_times_and_bytes_beside_the_declared_ones() {
    let test = test("users: 1, run_time: 10s", DECLARED).task("A", "hello", async |user| {
        let answer = user.measure("grpc", "SayHello", async {
            user.wait(30 * MILLIS).await.map_err(|_| "stopped")?;
            Ok::<_, &str>("hello".to_owned())
        });
        assert_eq!(answer.await?, "hello");
        Ok(())
    });
    let result = test.simulate(quick).unwrap();
    let (hello, declared) = (
        row(&result, "grpc", "SayHello"),
        row(&result, "GET", "/declared"),
    );
    assert_eq!(hello.requests + declared.requests, 10);
    assert!(hello.requests > 1 && declared.requests > 1);
    assert_eq!(hello.bytes, 5 * hello.requests);
    assert_eq!(
        (hello.response.min, hello.response.max),
        (Some(30_000), Some(30_000))
    );
    assert_eq!(hello.service, hello.response);
    assert_eq!(result.total.requests, 10);
    assert_eq!(result.iterations, 10);
}

#[test]
fn a_failed_measure_is_a_failure_and_no_exception() {
    let test = test("users: 1, run_time: 3s", "").task("A", "ask", async |user| {
        user.measure("tcp", "PING", async { Err::<(), _>("no answer") })
            .await?;
        panic!("it goes on after a failure")
    });
    let result = test.simulate(quick).unwrap();
    assert_eq!(row(&result, "tcp", "PING").failures, 3);
    assert_eq!(result.failures[0].error, "no answer");
    assert_eq!(
        (result.failures[0].occurrences, result.exceptions.len()),
        (3, 0)
    );
}

#[test]
fn what_was_measured_elsewhere_is_counted_too() {
    let test = test("users: 1, iterations: 4", "").task("A", "hear", async |user| {
        user.wait(100 * MILLIS).await?;
        user.record("amqp", "deliver", 40 * MILLIS, Ok(7));
        user.record("amqp", "deliver", 60 * MILLIS, Err("too late"));
        Ok(())
    });
    let result = test.simulate(quick).unwrap();
    let row = row(&result, "amqp", "deliver");
    assert_eq!((row.requests, row.failures, row.bytes), (8, 4, 28));
    assert_eq!(
        (row.response.min, row.response.max),
        (Some(40_000), Some(60_000))
    );
}

#[test]
fn a_request_that_a_stop_cuts_is_counted_as_aborted() {
    let load = "users: 3, spawn_rate: 100, run_time: 2s, stop_timeout: 500ms";
    let test = test(load, "").task("A", "hang", async |user| {
        user.measure("tcp", "HANG", std::future::pending::<Result<(), &str>>())
            .await?;
        Ok(())
    });
    let result = test.simulate(quick).unwrap();
    let row = row(&result, "tcp", "HANG");
    assert_eq!((row.requests, row.aborted, result.in_flight), (0, 3, 0));
    assert!((result.elapsed - 2.5).abs() < 0.1, "{}", result.elapsed);
}

#[test]
fn a_stop_ends_waits_of_a_task_at_once() {
    let load = "users: 1, run_time: 2s, stop_timeout: 60s";
    let test = test(load, "").task("A", "wait", async |user| {
        user.wait(Duration::from_secs(3600)).await?;
        user.record("x", "after", MILLIS, Ok(0));
        Ok(())
    });
    let result = test.simulate(quick).unwrap();
    assert_eq!((result.total.requests, result.elapsed), (0, 2.0));
}

#[test]
fn requests_of_one_user_may_be_under_way_together() {
    let test = test("users: 1, iterations: 1", "").task("A", "both", async |user| {
        let (first, second) = (user.begin("tcp", "A").await, user.begin("tcp", "B").await);
        user.wait(20 * MILLIS).await?;
        second.end(Ok::<_, &str>(1));
        user.wait(20 * MILLIS).await?;
        first.end(Ok::<_, &str>(2));
        Ok(())
    });
    let result = test.simulate(quick).unwrap();
    let max = |name| row(&result, "tcp", name).response.max;
    assert_eq!((max("A"), max("B")), (Some(40_000), Some(20_000)));
}

#[test]
fn names_and_messages_hold_no_secret() {
    let text = "katydid: 1\nenv: [TOKEN]\nhost: http://a\nload: { iterations: 1 }\nusers: [{ name: A, tasks: [{ get: / }] }]";
    let test = Test::read(text).unwrap().env("TOKEN", "hunter2");
    let result = test
        .body("A", "GET /", async |user| {
            let token = user.env("TOKEN").unwrap();
            user.record("x", &format!("/{token}"), MILLIS, Err(&format!("{token}!")));
            user.log(&token);
            Err(TaskEnd::exception(token))
        })
        .simulate(quick)
        .unwrap();
    assert_eq!(row(&result, "x", "/***").failures, 1);
    let told = format!("{result:?}");
    assert!(!told.contains("hunter2"), "{told}");
}
