//! A load test as an ordinary test of a service: it starts the service, runs users against it, and asserts.
//!
//! `cargo test -p katydid --example in_a_test`

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

use katydid::{Snapshot, Test, TestError};

pub(crate) fn main() -> Result<(), TestError> {
    assert_eq!(run(&service())?.total.failures, 0);
    Ok(())
}

/// Ten users, five requests each.
pub(crate) fn run(host: &str) -> Result<Snapshot, TestError> {
    let scenario = "
katydid: 1
load: { users: 10, spawn_rate: 1000, iterations_per_user: 5 }
users: [{ name: Client, tasks: [{ get: / }] }]
";
    // A host is needed where URLs are relative, but any order of saying things will do.
    Test::read(scenario)?.host(host).run_blocking()
}

/// The service under test: says `ok` to every request, on a free port of this machine.
pub(crate) fn service() -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let host = format!("http://{}", listener.local_addr().expect("an address"));
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            thread::spawn(move || answer(&stream));
        }
    });
    host
}

fn answer(mut stream: &TcpStream) {
    for line in BufReader::new(stream).lines().map_while(Result::ok) {
        if line.is_empty()
            && stream
                .write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
                .is_err()
        {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_service_answers_everybody() {
        let result = super::run(&super::service()).expect("the test runs");
        assert_eq!((result.total.requests, result.total.failures), (50, 0));
        assert!(
            result.total.response.at(0.95) < Some(500_000),
            "slower than half a second"
        );
    }
}
