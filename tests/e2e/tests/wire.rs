//! What the native engine connects to, with a server that is not ours and counts for itself.

use std::collections::BTreeSet;

use katydid_e2e::binary::{Run, RunEnded};
use katydid_e2e::counts::Counts;
use katydid_e2e::scenario;
use katydid_e2e::target::{Carried, SecureNginx};
use katydid_e2e::wait::settled;

/// Users of the scenario.
const USERS: usize = 8;

fn many(host: &str) -> String {
    let tasks = [
        "get: /a",
        "{ get: /large, weight: 2 }",
        "get: /missing",
        "get: /restless",
        "head: /a",
        "{ post: /a, json: { x: 1 } }",
    ];
    let tasks: String = tasks
        .iter()
        .map(|task| format!("      - {task}\n"))
        .collect();
    format!(
        "host: {host}\nload: {{ users: {USERS}, spawn_rate: 1000, run_time: 2s }}\nusers:\n  - name: User\n    wait_time: constant(0.005)\n    \
         tasks:\n{tasks}"
    )
}

fn run(scenario: &str, options: &[&str]) -> RunEnded {
    Run::start("-", options, scenario).end()
}

/// Runs it, holds it to what the server counted, and gives how its requests came.
fn counted(server: &SecureNginx, host: &str, options: &[&str]) -> Vec<Carried> {
    let ended = run(&many(host), options);
    let mut told = ended.report().requests();
    told.retain(|_, count| *count > 0);
    let counts = || -> Counts { server.log.counts(scenario::name) };
    assert_eq!(settled(&told, counts), told, "{:?}", ended.ended);
    assert_eq!(ended.report().aborted(), 0);
    assert!(told.values().sum::<u64>() > 100, "{told:?}");
    assert!(
        ended
            .report()
            .failures()
            .keys()
            .all(|name| name.contains("/missing")),
        "{:?}",
        ended.ended
    );
    server.carried()
}

fn connections(carried: &[Carried]) -> usize {
    let numbers: BTreeSet<u64> = carried.iter().map(|request| request.connection).collect();
    numbers.len()
}

#[test]
fn counts_by_tls_are_the_servers_and_each_user_keeps_its_connection() {
    let server = SecureNginx::start();
    let issuer = server.file("issuer.pem");
    let carried = counted(
        &server,
        &server.tls,
        &["--cacert", issuer.to_str().unwrap()],
    );
    assert!(carried.iter().all(|request| request.protocol == "HTTP/1.1"));
    assert!(carried.iter().any(|request| request.resumed));
}

#[test]
fn counts_by_http_2_are_the_servers_with_tls_and_without() {
    let server = SecureNginx::start();
    let carried = counted(&server, &server.clear, &["--http2"]);
    assert!(carried.iter().all(|request| request.protocol == "HTTP/2.0"));
    let server = SecureNginx::start();
    let issuer = server.file("issuer.pem");
    let carried = counted(
        &server,
        &server.tls,
        &["--http2", "--cacert", issuer.to_str().unwrap()],
    );
    assert!(carried.iter().all(|request| request.protocol == "HTTP/2.0"));
}

#[test]
fn counts_of_shared_streams_are_the_servers() {
    let server = SecureNginx::start();
    let text = many(&server.clear).replace("      - get: /restless\n", "");
    let ended = run(&text, &["--http2", "--connections", "2"]);
    let told = ended.report().requests();
    let sum = |counts: &Counts| counts.values().sum::<u64>();
    let counts = || sum(&server.log.counts(scenario::name));
    assert_eq!(settled(&sum(&told), counts), sum(&told));
    assert_eq!(connections(&server.carried()), 2);
}

#[test]
fn a_server_that_wants_a_certificate_takes_ours() {
    let server = SecureNginx::start();
    let [issuer, cert, key] = ["issuer.pem", "client.pem", "client.key"]
        .map(|name| server.file(name).to_str().unwrap().to_owned());
    let text = scenario::small(&server.mutual, "/", "500ms");
    let without = run(&text, &["--cacert", &issuer]);
    assert_eq!(without.ended.code, Some(1), "{:?}", without.ended);
    assert!(
        without.ended.stdout.contains("400 Bad Request"),
        "{:?}",
        without.ended
    );
    let with = run(
        &text,
        &["--cacert", &issuer, "--cert", &cert, "--key", &key],
    );
    assert_eq!(with.ended.code, Some(0), "{:?}", with.ended);
}

#[test]
fn whom_nobody_trusts_is_told_with_a_remedy_and_insecure_is_warned_of() {
    let server = SecureNginx::start();
    let text = scenario::small(&server.tls, "/", "500ms");
    let refused = run(&text, &[]);
    assert_eq!(refused.ended.code, Some(1));
    assert!(
        refused.ended.stdout.contains("--cacert FILE"),
        "{:?}",
        refused.ended
    );
    assert!(server.log.lines().is_empty());
    let taken = run(&text, &["--insecure"]);
    assert_eq!(taken.ended.code, Some(0), "{:?}", taken.ended);
    assert!(
        taken
            .ended
            .stdout
            .contains("warning: no server's certificate was checked")
    );
}
