//! Every example, run, and what it does asserted.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;
use std::sync::atomic::Ordering;

use katydid::plan::Shard;
use katydid::sim::DemoTarget;
use katydid::{Snapshot, Test};

#[path = "../examples/as_a_library.rs"]
#[expect(dead_code, reason = "its main takes a minute")]
mod as_a_library;
#[path = "../examples/built_in_code.rs"]
mod built_in_code;
#[path = "../examples/events_to_csv.rs"]
mod events_to_csv;
#[path = "../examples/grpc.rs"]
mod grpc;
#[path = "../examples/in_a_test.rs"]
mod in_a_test;
#[path = "../examples/raw_tcp.rs"]
mod raw_tcp;
#[path = "../examples/run_a_file.rs"]
#[expect(dead_code, reason = "its main reads the arguments of the program")]
mod run_a_file;

/// Requests, failures and aborted ones of a row.
fn counts(result: &Snapshot, method: &str, name: &str) -> (u64, u64, u64) {
    let mut rows = result.rows.iter();
    let row = rows
        .find(|row| row.method == method && row.name == name)
        .unwrap();
    (row.requests, row.failures, row.aborted)
}

#[test]
fn as_a_library_prints_the_totals_and_each_row_of_a_minute() {
    let test = as_a_library::test().unwrap();
    let result = test.simulate(DemoTarget::new(0, Shard::WHOLE)).unwrap();
    let minute = (59.0..62.0).contains(&result.elapsed);
    assert!(
        minute && (20..=60).contains(&result.total.requests),
        "{result:?}"
    );
    let told = as_a_library::told(&result);
    let lines: Vec<&str> = told.lines().collect();
    assert!(lines[0].starts_with("1 user, 6"), "{told}");
    let (hello, lost) = (
        counts(&result, "GET", "/hello"),
        counts(&result, "GET", "/status/404"),
    );
    assert_eq!(hello.0 + lost.0, result.total.requests);
    assert_eq!((hello.1, lost.1), (0, lost.0));
    let of = |name: &str, requests| {
        lines
            .iter()
            .any(|line| line.contains(name) && line.contains(&format!("{requests} requests")))
    };
    assert!(
        of("Aggregated", result.total.requests)
            && of("/hello", hello.0)
            && of("/status/404", lost.0),
        "{told}"
    );
}

#[test]
fn a_file_passes_where_it_is_quick_and_fails_where_requests_fail() {
    let ours = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/scenarios/hello.yaml"
    );
    assert_eq!(
        run_a_file::check(Path::new(ours)).unwrap(),
        Vec::<String>::new()
    );
    let folder = std::env::temp_dir().join(format!("katydid-run-a-file-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("lost.yaml");
    let text = "katydid: 1\ndata: { words: { csv: words.csv } }\nusers:\n- name: A\n  wait_time: constant(0.1)\n  \
                tasks: [{ get: '/status/404?${data.words.word}' }]\n";
    std::fs::write(&file, text).unwrap();
    std::fs::write(folder.join("words.csv"), "word\none\n").unwrap();
    let result = run_a_file::run(&file).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(
        run_a_file::broken(&result),
        ["100.0 % of the requests failed"]
    );
    assert_eq!(result.rows[0].name, "/status/404?one");
}

#[test]
fn a_scenario_built_in_code_is_the_same_as_its_text() {
    built_in_code::main().unwrap();
    let scenario = built_in_code::scenario().unwrap();
    let read = Test::read(&scenario.to_json()).unwrap();
    assert_eq!(read.plan().unwrap(), Test::new(scenario).plan().unwrap());
    let result = built_in_code::run(read).unwrap();
    let classes: Vec<&str> = result
        .classes
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(classes, ["Visitor", "Keeper"]);
    assert_eq!(counts(&result, "POST", "/login"), (1, 0, 0));
    assert_eq!(counts(&result, "GET", "/status/503").1, 0);
    assert!(counts(&result, "GET", "/hello").0 > 0 && counts(&result, "GET", "/world").0 > 0);
    assert_eq!((result.checks[0].fails, result.exceptions.len()), (0, 0));
}

#[test]
fn every_request_has_a_line_in_the_csv() {
    let file = std::env::temp_dir().join(format!("katydid-events-{}.csv", std::process::id()));
    let result = events_to_csv::run(&file).unwrap();
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::remove_file(&file).unwrap();
    assert_eq!((text.lines().count(), result.total.requests), (31, 30));
    let failed = text
        .lines()
        .filter(|line| line.contains("\"404 Not Found\"") && line.contains(",404,"));
    assert_eq!(failed.count() as u64, result.total.failures);
    events_to_csv::main().unwrap();
}

#[test]
fn lines_over_tcp_are_counted_as_the_server_counts_them() {
    let (address, heard) = raw_tcp::serve().unwrap();
    let result = raw_tcp::run(address).unwrap();
    let (ping, quit) = (
        counts(&result, "line", "PING"),
        counts(&result, "line", "QUIT"),
    );
    assert_eq!(
        ping.0 + quit.0 + ping.2 + quit.2,
        heard.load(Ordering::SeqCst)
    );
    assert_eq!((ping.1, quit.1), (0, quit.0), "a refused line is a failure");
    assert_eq!(result.exceptions, []);
    assert!(ping.0 > 10 && quit.0 > 0 && counts(&result, "GET", "/hello").0 > 0);
    let row = result.rows.iter().find(|row| row.name == "PING").unwrap();
    assert_eq!(row.bytes, 5 * row.requests);
    raw_tcp::main().unwrap();
}

#[test]
fn grpc_calls_are_rows_of_type_grpc_with_time_length_and_failure() {
    let (address, calls) = grpc::serve().unwrap();
    let result = grpc::run(address).unwrap();
    let [row] = result.rows.as_slice() else {
        panic!("{:?}", result.rows)
    };
    assert_eq!(
        (row.method.as_str(), row.name.as_str()),
        ("grpc", "/helloworld.Greeter/SayHello")
    );
    assert_eq!((row.requests, calls.load(Ordering::SeqCst)), (30, 30));
    assert_eq!(
        row.bytes,
        (row.requests - row.failures) * "Hello, user 0!".len() as u64
    );
    assert!(row.response.min.unwrap() > 0 && row.failures > 0);
    assert_eq!(result.failures.len(), 1);
    assert_eq!(result.failures[0].error, "gRPC status 5");
    assert_eq!(result.exceptions, []);
    grpc::main().unwrap();
}

#[test]
fn a_service_is_tested_within_a_test() {
    let result = in_a_test::run(&in_a_test::service()).unwrap();
    assert_eq!((result.total.requests, result.total.failures), (50, 0));
    in_a_test::main().unwrap();
}
