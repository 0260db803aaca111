//! Tasks in Rust on threads and sockets.

use std::net::SocketAddr;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::*;
use crate::{TaskEnd, TaskResult, Test, User};

/// A test of users that do nothing declared.
fn test(load: &str, threads: u32) -> Test {
    let class = katydid_core::scenario::UserClass::new("User");
    let text = format!(
        "katydid: 1\nload: {{ {load} }}\nusers: [{{ name: Other, tasks: [{{ wait: 0 }}] }}]"
    );
    let mut test = Test::read(&text).unwrap().class(class);
    test.scenario_mut().users.remove(0);
    test.threads(NonZeroU32::new(threads).unwrap())
}

/// Asks a target of ours by hand, over a connection that the user keeps.
async fn ask(user: &User<'_>, address: SocketAddr) -> TaskResult {
    let mut stream = match user.take() {
        Some(kept) => kept,
        None => TcpStream::connect(address).await?,
    };
    let answer = user.measure("tcp", "ask", async {
        stream.write_all(b"GET / HTTP/1.1\r\n\r\n").await?;
        let mut answer = vec![0; Act::OK.len()];
        stream.read_exact(&mut answer).await.map(|_| answer)
    });
    answer.await?;
    user.keep(stream);
    Ok(())
}

#[tokio::test]
async fn what_is_asked_in_rust_is_counted_as_the_target_counts_it() {
    let target = Target::new(|seen| match seen.nth % 5 {
        4 => Act::SayAndClose("no".into()),
        _ => Act::ok(),
    });
    let address = target.address;
    let test = test("users: 6, spawn_rate: 1000, iterations_per_user: 20", 3);
    let result = test.task("User", "ask", async move |user| ask(user, address).await);
    let result = result.run().await.unwrap();
    let row = &result.rows[0];
    assert_eq!((row.requests, row.aborted, target.count()), (120, 0, 120));
    assert_eq!((row.failures, row.bytes), (24, 96 * Act::OK.len() as u64));
    assert_eq!(
        result
            .failures
            .iter()
            .map(|row| row.occurrences)
            .sum::<u64>(),
        24
    );
    assert_eq!(result.exceptions, []);
}

#[tokio::test]
async fn what_is_asked_in_rust_is_aborted_by_a_stop_that_waits_no_longer() {
    let target = Target::new(|_| Act::Hang);
    let address = target.address;
    let load = "users: 4, spawn_rate: 1000, run_time: 300ms, stop_timeout: 0";
    let test = test(load, 2).task("User", "ask", async move |user| ask(user, address).await);
    let result = test.run().await.unwrap();
    let row = &result.rows[0];
    assert_eq!((row.requests, row.aborted, target.count()), (0, 4, 4));
    assert_eq!((result.in_flight, result.users), (0, 0));
}

#[tokio::test]
async fn a_task_in_rust_that_stops_the_test_stops_every_thread() {
    let test = test("users: 4, spawn_rate: 1000", 4).task("User", "count", async |user| {
        user.record("rust", "count", Duration::from_millis(1), Ok(0));
        user.wait(Duration::from_millis(1)).await?;
        match (user.id(), user.iteration()) {
            (2, 20) => Err(TaskEnd::StopTest),
            _ => Ok(()),
        }
    });
    let result = test.run().await.unwrap();
    assert_eq!((result.state, result.users), (State::Stopped, 0));
    assert!(result.total.requests > 20 && result.exceptions.is_empty());
}

#[tokio::test]
async fn a_connection_refused_is_an_exception_with_the_path_of_its_task() {
    let test = test("users: 1, iterations: 2", 1).task("User", "ask", async |user| {
        ask(user, SocketAddr::from(([127, 0, 0, 1], 1))).await
    });
    let result = test.run().await.unwrap();
    let [exception] = result.exceptions.as_slice() else {
        panic!("{:?}", result.exceptions)
    };
    assert_eq!(
        (exception.path.as_str(), exception.occurrences),
        ("users[0].tasks[0]", 2)
    );
    assert!(
        exception.message.starts_with("Connection refused"),
        "{}",
        exception.message
    );
}
