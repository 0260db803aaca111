use std::collections::BTreeSet;

use bytes::Bytes;
use http_body_util::{BodyExt, Empty};
use hyper::Response;
use hyper::header::{ACCEPT, CONTENT_TYPE};
use hyper_util::rt::TokioIo;
use prost::Message as _;
use tokio::net::TcpStream;

use super::proto::{Histogram, Metric, MetricFamily, MetricType};
use super::*;
use crate::publish::example;

#[test]
fn every_measure_is_in_the_text() {
    insta::assert_snapshot!(text::text(&example::result()));
}

#[test]
fn nothing_yet_is_text_without_rows() {
    let text = text::text(&Snapshot::default());
    assert!(text.contains("\nkatydid_iterations_total 0\n"), "{text}");
    assert!(!text.contains("katydid_requests_total"), "{text}");
}

fn read(mut bytes: &[u8]) -> Vec<MetricFamily> {
    let mut families = Vec::new();
    while !bytes.is_empty() {
        families.push(MetricFamily::decode_length_delimited(&mut bytes).unwrap());
    }
    families
}

/// The numbers and counts of the native buckets, as Prometheus puts them together.
fn buckets(histogram: &Histogram) -> Vec<(i32, i64)> {
    let (mut buckets, mut index, mut count) = (Vec::new(), 0, 0);
    let mut deltas = histogram.positive_delta.iter();
    for span in &histogram.positive_span {
        index += span.offset;
        for _ in 0..span.length {
            count += deltas.next().unwrap();
            buckets.push((index, count));
            index += 1;
        }
    }
    assert_eq!(deltas.next(), None);
    buckets
}

fn named<'a>(families: &'a [MetricFamily], name: &str) -> &'a MetricFamily {
    families.iter().find(|family| family.name == name).unwrap()
}

fn labelled(metric: &Metric) -> Vec<(&str, &str)> {
    let pairs = metric.label.iter();
    pairs
        .map(|pair| (pair.name.as_str(), pair.value.as_str()))
        .collect()
}

#[test]
fn native_histograms_hold_every_time_in_the_bucket_whose_bounds_it_is_between() {
    let families = read(&native::native(&example::result()));
    let family = named(&families, "katydid_response_time_seconds");
    assert_eq!(family.r#type, Some(MetricType::Histogram.into()));
    let histogram = family.metric[0].histogram.as_ref().unwrap();
    let base = f64::from(-histogram.schema).exp2().exp2();
    let expected = [(0.0009, 1), (0.02, 5)];
    let read = buckets(histogram);
    assert_eq!(read.len(), expected.len());
    for ((index, count), (seconds, samples)) in read.into_iter().zip(expected) {
        let (below, upto) = (base.powi(index - 1), base.powi(index));
        assert!(
            below < seconds && seconds <= upto,
            "{below} {seconds} {upto}"
        );
        assert_eq!(count, samples);
    }
    assert_eq!(histogram.sample_count, 6);
    assert!((histogram.sample_sum - 0.1009).abs() < 1e-9);
    let created = histogram.created_timestamp.unwrap();
    assert_eq!(
        (created.seconds, created.nanos),
        (1_767_225_599, 250_000_000)
    );
}

#[test]
fn both_formats_have_the_same_families_and_numbers() {
    let result = example::result();
    let families = read(&native::native(&result));
    let names: BTreeSet<_> = families.iter().map(|family| family.name.as_str()).collect();
    let text = text::text(&result);
    let typed = text.lines().filter_map(|line| line.strip_prefix("# TYPE "));
    assert_eq!(
        names,
        typed.map(|line| line.split(' ').next().unwrap()).collect()
    );
    let exceptions = &named(&families, "katydid_exceptions_total").metric[0];
    assert_eq!(exceptions.counter.unwrap().value, Some(5.0));
    let thresholds = &named(&families, "katydid_threshold").metric;
    let held: Vec<_> = thresholds
        .iter()
        .map(|metric| (labelled(metric), metric.gauge.unwrap().value))
        .collect();
    let expected = [
        (
            vec![("expect", "p95 < 0.2"), ("on", "POST /pay")],
            Some(0.0),
        ),
        (vec![("expect", "p95 < 2"), ("on", "")], Some(0.0)),
    ];
    assert_eq!(held, expected);
}

async fn get(addr: SocketAddr, path: &str, accept: &str) -> Response<Bytes> {
    let request = Request::get(path).header(ACCEPT, accept);
    let stream = TokioIo::new(TcpStream::connect(addr).await.unwrap());
    let (mut sender, connection) = hyper::client::conn::http1::handshake(stream).await.unwrap();
    tokio::spawn(connection);
    let answer = sender.send_request(request.body(Empty::<Bytes>::new()).unwrap());
    let (parts, body) = answer.await.unwrap().into_parts();
    Response::from_parts(parts, body.collect().await.unwrap().to_bytes())
}

fn counting(requests: u64) -> Arc<Snapshot> {
    let iterations = requests;
    Arc::new(Snapshot {
        iterations,
        ..Snapshot::default()
    })
}

fn iterations(answer: &Response<Bytes>) -> String {
    let text = String::from_utf8(answer.body().to_vec()).unwrap();
    let line = text
        .lines()
        .find(|line| line.starts_with("katydid_iterations_total "));
    line.unwrap().to_owned()
}

#[tokio::test]
async fn a_scrape_gets_the_result_so_far_and_after_the_run_the_last() {
    let mut prometheus = Prometheus::start("127.0.0.1:0").await.unwrap();
    let addr = prometheus.addr();
    let scrape = tokio::spawn(get(addr, "/metrics", "text/plain"));
    prometheus.wanted().await;
    prometheus.give(&counting(1));
    let answer = scrape.await.unwrap();
    assert_eq!(answer.headers()[CONTENT_TYPE], text::CONTENT_TYPE);
    assert_eq!(iterations(&answer), "katydid_iterations_total 1");
    let waiting = tokio::spawn(get(addr, "/metrics", "text/plain"));
    prometheus.wanted().await;
    prometheus.finish(&counting(2));
    let after = get(addr, "/metrics", "text/plain").await;
    for answer in [waiting.await.unwrap(), after] {
        assert_eq!(iterations(&answer), "katydid_iterations_total 2");
    }
}

#[tokio::test]
async fn a_scraper_gets_the_format_it_asks_for_and_other_paths_a_way_out() {
    let mut prometheus = Prometheus::start("127.0.0.1:0").await.unwrap();
    prometheus.finish(&counting(3));
    let addr = prometheus.addr();
    let native = get(addr, "/metrics", native::CONTENT_TYPE).await;
    assert_eq!(native.headers()[CONTENT_TYPE], native::CONTENT_TYPE);
    let families = read(native.body());
    let iterations = &named(&families, "katydid_iterations_total").metric[0];
    assert_eq!(iterations.counter.unwrap().value, Some(3.0));
    let lost = get(addr, "/", "*/*").await;
    assert_eq!(lost.status(), StatusCode::NOT_FOUND);
    assert_eq!(lost.body(), "the metrics are at /metrics\n");
}

#[tokio::test]
async fn a_run_that_is_given_up_leaves_no_scrape_waiting() {
    let mut prometheus = Prometheus::start("127.0.0.1:0").await.unwrap();
    let scrape = tokio::spawn(get(prometheus.addr(), "/metrics", "text/plain"));
    prometheus.wanted().await;
    prometheus.asked = None;
    prometheus.waiting.clear();
    let answer = scrape.await.unwrap();
    assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
}
