//! Metrics while a run goes on: scraped, and pushed.

mod collector;
#[cfg(unix)]
mod scraped;

use std::net::TcpListener;
use std::process::Command;

use opentelemetry_proto::tonic::collector::metrics::v1::{
    ExportMetricsPartialSuccess, ExportMetricsServiceResponse,
};
use prost::Message as _;

use crate::support::{Ended, Target, command, feed, scenario};
use collector::Collector;

/// A short run.
fn run(more: &[&str]) -> Command {
    run_for("700ms", more)
}

/// A run of so long, without what the environment would tell it of collectors.
fn run_for(time: &str, more: &[&str]) -> Command {
    let mut run = command(&[&["run", "-", "-t", time], more].concat());
    let ours = std::env::vars_os().map(|(name, _)| name);
    ours.filter(|name| name.to_string_lossy().starts_with("OTEL_"))
        .for_each(|name| {
            run.env_remove(name);
        });
    run
}

fn done(run: &mut Command, target: &Target) -> Ended {
    let text = scenario(&target.url) + "  wait_time: constant(0.02)\n";
    feed(run.spawn().unwrap(), &text)
}

/// A collector that takes everything.
fn taking() -> Collector {
    Collector::answering(Some((200, vec![])))
}

#[test]
fn a_collector_is_told_all_that_the_run_counted() {
    let (target, collector) = (Target::answering(404), taking());
    let flags = ["--otlp", &collector.url, "--otlp-interval", "100ms"];
    let ended = done(&mut run(&flags), &target);
    assert_eq!(ended.code, Some(1), "{}", ended.err);
    assert!(!ended.err.contains("warning"), "{}", ended.err);
    let came = collector.came();
    let counts = came.last().unwrap().counts();
    for name in ["requests", "failures", "response_time", "service_time"] {
        assert_eq!(
            counts[&format!("katydid.{name}")],
            target.requests(),
            "{name}"
        );
    }
    let iterations = came.iter().map(|push| push.counts()["katydid.iterations"]);
    let iterations: Vec<u64> = iterations.collect();
    assert!(
        iterations.len() > 1 && iterations.is_sorted(),
        "{iterations:?}"
    );
}

#[test]
fn headers_go_to_the_collector_and_nowhere_else() {
    let (target, collector) = (Target::answering(200), taking());
    let mut run = run(&["--otlp", &collector.url]);
    run.env(
        "OTEL_EXPORTER_OTLP_HEADERS",
        "Authorization=Bearer%20hunter2",
    );
    let ended = done(&mut run, &target);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    let told = format!("  metrics   to {}/v1/metrics\n", collector.url);
    assert!(ended.err.contains(&told), "{}", ended.err);
    assert!(!(ended.out + &ended.err).contains("hunter2"));
    let head = &collector.came()[0].head;
    assert!(head.starts_with("post /v1/metrics http/1.1\r\n"), "{head}");
    for header in [
        "authorization: bearer hunter2",
        "content-type: application/x-protobuf",
    ] {
        assert!(head.contains(&format!("\r\n{header}\r\n")), "{head}");
    }
}

#[test]
fn without_a_url_the_environment_says_where() {
    let (target, collector) = (Target::answering(200), taking());
    let mut run = run(&["--otlp"]);
    let ended = done(
        run.env("OTEL_EXPORTER_OTLP_ENDPOINT", &collector.url),
        &target,
    );
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert_eq!(
        collector.came().last().unwrap().counts()["katydid.requests"],
        target.requests()
    );
}

#[test]
fn a_collector_that_the_environment_alone_names_is_told_nothing() {
    let (target, collector) = (Target::answering(200), taking());
    let mut run = run(&[]);
    let ended = done(
        run.env("OTEL_EXPORTER_OTLP_ENDPOINT", &collector.url),
        &target,
    );
    assert_eq!(
        (ended.code, collector.came().len()),
        (Some(0), 0),
        "{}",
        ended.err
    );
}

/// What a run says that pushes in vain.
fn in_vain(url: &str) -> String {
    let target = Target::answering(200);
    let mut run = run_for("1500ms", &["--otlp", url, "--otlp-interval", "100ms"]);
    let ended = done(run.env("OTEL_EXPORTER_OTLP_TIMEOUT", "200"), &target);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert!(ended.out.contains("Aggregated"));
    let requests = target.requests().to_string();
    assert!(
        ended.out.split_whitespace().any(|word| word == requests),
        "{}",
        ended.out
    );
    let warnings = ended.err.matches("warning: ").count();
    assert_eq!(warnings, 2, "{}", ended.err);
    assert!(ended.err.contains(&format!(
        "warning: cannot push metrics to {url}/v1/metrics: "
    )));
    assert!(ended.err.contains(&format!(
        "warning: the last push of metrics to {url}/v1/metrics failed: "
    )));
    ended.err
}

#[test]
fn a_collector_that_is_not_there_does_not_disturb_the_run() {
    let nobody = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let url = format!("http://{}", nobody.local_addr().unwrap());
    drop(nobody);
    let told = in_vain(&url);
    assert!(told.contains("Connection refused"), "{told}");
}

#[test]
fn a_collector_that_does_not_answer_does_not_disturb_the_run() {
    let told = in_vain(&Collector::answering(None).url);
    assert!(told.contains("no answer within 0.2 s"), "{told}");
}

#[test]
fn a_collector_that_refuses_is_told_with_its_answer() {
    let told = in_vain(&Collector::answering(Some((401, vec![]))).url);
    assert!(told.contains("it answered 401 Unauthorized"), "{told}");
    let told = in_vain(&Collector::answering(Some((500, vec![]))).url);
    assert!(
        told.contains("it answered 500 Internal Server Error"),
        "{told}"
    );
}

#[test]
fn points_that_a_collector_refuses_are_told() {
    let answer = ExportMetricsServiceResponse {
        partial_success: Some(ExportMetricsPartialSuccess {
            rejected_data_points: 3,
            error_message: "too \u{1b}[2J many".to_owned(),
        }),
    };
    let told = in_vain(&Collector::answering(Some((200, answer.encode_to_vec()))).url);
    assert!(
        told.contains("it refused 3 of the points: too [2J many"),
        "{told}"
    );
}

#[test]
fn a_collector_or_an_address_that_cannot_be_is_told_before_anything_is_sent() {
    let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let table = [
        (
            ["--otlp", "shop.yaml"],
            "error: --otlp is not the URL of a collector\n",
        ),
        (["--otlp-interval", "0"], "error: invalid value '0' for"),
        (
            ["--prometheus", &port],
            "error: cannot offer metrics on 127.0.0.1:",
        ),
        (
            ["--prometheus", "nowhere"],
            "error: invalid value 'nowhere' for",
        ),
    ];
    for (flags, told) in table {
        let target = Target::answering(200);
        let ended = done(&mut run(&flags), &target);
        assert_eq!(
            (ended.code, target.requests()),
            (Some(2), 0),
            "{}",
            ended.err
        );
        assert!(ended.err.starts_with(told), "{}", ended.err);
    }
}
