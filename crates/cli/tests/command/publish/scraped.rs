//! Metrics that are scraped.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Child;

use rustix::process::{Pid, Signal, kill_process};

use super::run_for;
use crate::support::{Target, ended, scenario, wait_for_line};

/// A run under way, and where its metrics are.
fn scraped(target: &Target, time: &str, more: &[&str]) -> (Child, String) {
    let mut child = run_for(time, &[&["--prometheus", "0"], more].concat())
        .spawn()
        .unwrap();
    let text = scenario(&target.url) + "  wait_time: constant(0.02)\n";
    child
        .stdin
        .take()
        .unwrap()
        .write_all(text.as_bytes())
        .unwrap();
    let told = wait_for_line(&mut child, "  metrics   http://");
    let line = told.lines().last().unwrap();
    let address = line
        .split("http://")
        .nth(1)
        .unwrap()
        .strip_suffix("/metrics")
        .unwrap();
    (child, address.to_owned())
}

fn scrape(address: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    let request = format!("GET /metrics HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    answer
}

/// The number on the line that begins so.
fn number(scraped: &str, name: &str) -> Option<u64> {
    let line = scraped.lines().find_map(|line| line.strip_prefix(name))?;
    line.trim().parse().ok()
}

const REQUESTS: &str = "katydid_requests_total{method=\"GET\",name=\"/\"}";

#[test]
fn a_run_can_be_scraped_while_it_goes_on() {
    let target = Target::answering(200);
    let (child, address) = scraped(&target, "1m", &[]);
    target.wait_for(3);
    let scraped = scrape(&address);
    assert!(
        number(&scraped, "katydid_iterations_total").is_some(),
        "{scraped}"
    );
    assert!(number(&scraped, REQUESTS).is_none_or(|requests| requests <= target.requests()));
    kill_process(Pid::from_child(&child), Signal::INT).unwrap();
    assert_eq!(ended(child).code, Some(105));
}

#[test]
fn the_last_numbers_stay_until_their_time_is_over_or_ctrl_c() {
    let target = Target::answering(200);
    let (mut child, address) = scraped(&target, "300ms", &["--prometheus-linger", "10m"]);
    wait_for_line(&mut child, "the metrics stay for 10m; Ctrl-C ends that\n");
    let scraped = scrape(&address);
    assert_eq!(
        number(&scraped, REQUESTS),
        Some(target.requests()),
        "{scraped}"
    );
    let count = "katydid_response_time_seconds_count{method=\"GET\",name=\"/\"}";
    assert_eq!(
        number(&scraped, count),
        Some(target.requests()),
        "{scraped}"
    );
    kill_process(Pid::from_child(&child), Signal::INT).unwrap();
    assert_eq!(ended(child).code, Some(0));
    assert!(TcpStream::connect(&address).is_err());
}
