//! Metrics while a run goes on: scraped, and pushed.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use opentelemetry_proto::tonic::collector::metrics::v1::{
    ExportMetricsPartialSuccess, ExportMetricsServiceRequest, ExportMetricsServiceResponse,
};
use opentelemetry_proto::tonic::metrics::v1::metric::Data;
use opentelemetry_proto::tonic::metrics::v1::number_data_point::Value;
use prost::Message as _;

use crate::support::{Ended, Target, command, feed, scenario};

/// One push: its head's lines, and its body.
#[derive(Debug)]
struct Push {
    head: String,
    body: Vec<u8>,
}

impl Push {
    /// What the points of every count and distribution add up to.
    fn counts(&self) -> BTreeMap<String, u64> {
        let read = ExportMetricsServiceRequest::decode(&self.body[..]).unwrap();
        let metrics = &read.resource_metrics[0].scope_metrics[0].metrics;
        let counts = metrics.iter().filter_map(|metric| {
            let count = match metric.data.as_ref()? {
                Data::Sum(sum) => sum
                    .data_points
                    .iter()
                    .map(|point| match point.value {
                        Some(Value::AsInt(count)) => count as u64,
                        other => panic!("{other:?}"),
                    })
                    .sum(),
                Data::ExponentialHistogram(times) => times
                    .data_points
                    .iter()
                    .flat_map(|point| &point.positive.as_ref().unwrap().bucket_counts)
                    .sum(),
                _ => return None,
            };
            Some((metric.name.clone(), count))
        });
        counts.collect()
    }
}

/// Something to push to.
struct Collector {
    url: String,
    pushes: Receiver<Push>,
}

impl Collector {
    /// Answers every push with this status and body; `None` never answers.
    fn answering(answer: Option<(u16, Vec<u8>)>) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (tell, pushes) = channel();
        thread::spawn(move || {
            for stream in listener.incoming() {
                let (answer, tell) = (answer.clone(), tell.clone());
                thread::spawn(move || listen(stream.unwrap(), answer.as_ref(), &tell));
            }
        });
        Self { url, pushes }
    }

    /// All that came until now, oldest first.
    fn came(&self) -> Vec<Push> {
        self.pushes.try_iter().collect()
    }
}

fn listen(stream: TcpStream, answer: Option<&(u16, Vec<u8>)>, tell: &Sender<Push>) {
    let (mut reader, mut stream) = (BufReader::new(stream.try_clone().unwrap()), stream);
    while let Some(push) = read(&mut reader) {
        let _ = tell.send(push);
        let Some((status, body)) = answer else {
            continue;
        };
        let head = format!(
            "HTTP/1.1 {status} Word\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        if stream.write_all(&[head.as_bytes(), body].concat()).is_err() {
            return;
        }
    }
}

fn read(reader: &mut impl BufRead) -> Option<Push> {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head).ok()? == 0 {
            return None;
        }
    }
    head.make_ascii_lowercase();
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))?;
    let mut body = vec![0; length.parse().ok()?];
    reader.read_exact(&mut body).ok()?;
    Some(Push { head, body })
}

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

#[test]
fn a_collector_is_told_all_that_the_run_counted() {
    let (target, collector) = (
        Target::answering(404),
        Collector::answering(Some((200, vec![]))),
    );
    let flags = ["--otlp", &collector.url, "--otlp-interval", "100ms"];
    let ended = done(
        run(&flags).env(
            "OTEL_EXPORTER_OTLP_HEADERS",
            "Authorization=Bearer%20hunter2",
        ),
        &target,
    );
    assert_eq!(ended.code, Some(1), "{}", ended.err);
    assert!(!(ended.out + &ended.err).contains("hunter2"));
    assert!(
        ended
            .err
            .contains(&format!("  metrics   to {}/v1/metrics\n", collector.url))
    );
    assert!(!ended.err.contains("warning"), "{}", ended.err);
    let came = collector.came();
    assert!(came.len() > 1);
    assert!(
        came.iter()
            .all(|push| push.head.starts_with("post /v1/metrics http/1.1\r\n"))
    );
    assert!(
        came[0]
            .head
            .contains("\r\nauthorization: bearer hunter2\r\n")
    );
    assert!(
        came[0]
            .head
            .contains("\r\ncontent-type: application/x-protobuf\r\n")
    );
    let counts = came.last().unwrap().counts();
    let requests = target.requests();
    for name in ["requests", "failures", "response_time", "service_time"] {
        assert_eq!(counts[&format!("katydid.{name}")], requests, "{name}");
    }
    let requests: Vec<_> = came
        .iter()
        .map(|push| push.counts().get("katydid.requests").copied())
        .collect();
    assert!(requests.is_sorted(), "{requests:?}");
}

#[test]
fn without_a_url_the_environment_says_where() {
    let (target, collector) = (
        Target::answering(200),
        Collector::answering(Some((200, vec![]))),
    );
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
    let (target, collector) = (
        Target::answering(200),
        Collector::answering(Some((200, vec![]))),
    );
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
    let mut run = run(&["--otlp", url, "--otlp-interval", "100ms"]);
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

#[cfg(unix)]
mod scraped;
