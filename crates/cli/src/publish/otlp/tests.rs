use std::collections::BTreeMap;

use hyper::StatusCode;
use opentelemetry_proto::tonic::collector::metrics::v1::ExportMetricsServiceRequest;
use opentelemetry_proto::tonic::common::v1::KeyValue;
use opentelemetry_proto::tonic::common::v1::any_value::Value;
use opentelemetry_proto::tonic::metrics::v1::metric::Data;
use opentelemetry_proto::tonic::metrics::v1::number_data_point::Value as Number;
use opentelemetry_proto::tonic::metrics::v1::{AggregationTemporality, Metric};
use prost::Message as _;

use super::message::{Stamp, message};
use super::*;
use crate::publish::example;

fn read() -> ExportMetricsServiceRequest {
    let stamp = Stamp {
        now_unix_ms: 1_767_225_660_500,
        process: 7,
    };
    let bytes = message(&example::result(), stamp).encode_to_vec();
    ExportMetricsServiceRequest::decode(&bytes[..]).unwrap()
}

fn metrics(read: &ExportMetricsServiceRequest) -> BTreeMap<&str, &Metric> {
    let metrics = &read.resource_metrics[0].scope_metrics[0].metrics;
    metrics
        .iter()
        .map(|metric| (metric.name.as_str(), metric))
        .collect()
}

fn text(attributes: &[KeyValue]) -> Vec<(&str, &str)> {
    attributes
        .iter()
        .filter_map(|pair| match pair.value.as_ref()?.value.as_ref()? {
            Value::StringValue(value) => Some((pair.key.as_str(), value.as_str())),
            _ => None,
        })
        .collect()
}

#[test]
fn a_push_says_who_says_it() {
    let read = read();
    let resource = read.resource_metrics[0].resource.as_ref().unwrap();
    let expected = [
        ("service.name", "katydid"),
        ("service.version", env!("CARGO_PKG_VERSION")),
        ("service.instance.id", "1767225599250-7"),
        ("katydid.scenario.name", "Shop \"EU\""),
        ("katydid.scenario.hash", "3f2a3f2a3f2a3f2a"),
        ("katydid.seed", "18446744073709551615"),
        ("katydid.scenario.commit", "0123abcd"),
    ];
    assert_eq!(text(&resource.attributes), expected);
}

#[test]
fn counts_are_cumulative_from_the_start_of_the_run() {
    let read = read();
    let Some(Data::Sum(sum)) = &metrics(&read)["katydid.requests"].data else {
        panic!("no sum");
    };
    assert!(sum.is_monotonic);
    let temporality = AggregationTemporality::Cumulative;
    assert_eq!(sum.aggregation_temporality(), temporality);
    let [get, pay] = &sum.data_points[..] else {
        panic!("{:?}", sum.data_points);
    };
    assert_eq!(
        (get.value, pay.value),
        (Some(Number::AsInt(6)), Some(Number::AsInt(1)))
    );
    assert_eq!(
        text(&pay.attributes),
        [("method", "POST"), ("name", "/pay")]
    );
    let span = (get.start_time_unix_nano, get.time_unix_nano);
    assert_eq!(span, (1_767_225_599_250_000_000, 1_767_225_660_500_000_000));
}

#[test]
fn times_are_exponential_histograms_that_hold_every_request() {
    let read = read();
    for name in ["katydid.response_time", "katydid.service_time"] {
        let metric = metrics(&read)[name];
        let Some(Data::ExponentialHistogram(histogram)) = &metric.data else {
            panic!("no histogram");
        };
        assert_eq!(metric.unit, "s");
        let point = &histogram.data_points[0];
        let buckets = point.positive.as_ref().unwrap();
        assert_eq!(
            (point.count, buckets.bucket_counts.iter().sum()),
            (6, 6_u64)
        );
        assert!(buckets.bucket_counts.len() <= 160);
        let base = f64::from(-point.scale).exp2().exp2();
        let first = base.powi(buckets.offset);
        assert!(first < 0.0009 && 0.0009 <= first * base, "{first}");
        assert_eq!((point.min, point.max), (Some(0.0009), Some(0.02)));
    }
}

#[test]
fn what_was_lost_is_told_and_what_was_made_up_for_is_told_as_such() {
    let record = |pushes, failures, last| Record {
        pushes,
        failures,
        last,
    };
    let refusal = Refusal::Status(StatusCode::UNAUTHORIZED);
    assert_eq!(lost("http://a", &record(3, 0, None)), None);
    assert_eq!(
        lost("http://a", &record(3, 1, None)).unwrap(),
        "1 of 3 pushes of metrics to http://a failed, but not the last: its totals are those of the run"
    );
    assert_eq!(
        lost("http://a", &record(3, 1, Some(refusal))).unwrap(),
        "the last push of metrics to http://a failed: it answered 401 Unauthorized; what it has is not the whole run"
    );
}
