//! A result as OpenTelemetry's message.

use katydid_core::stats::Snapshot;
use opentelemetry_proto::tonic::collector::metrics::v1::ExportMetricsServiceRequest;
use opentelemetry_proto::tonic::common::v1::any_value::Value;
use opentelemetry_proto::tonic::common::v1::{AnyValue, InstrumentationScope, KeyValue};
use opentelemetry_proto::tonic::metrics::v1::exponential_histogram_data_point::Buckets;
use opentelemetry_proto::tonic::metrics::v1::metric::Data;
use opentelemetry_proto::tonic::metrics::v1::number_data_point::Value as Number;
use opentelemetry_proto::tonic::metrics::v1::{
    AggregationTemporality, ExponentialHistogram, ExponentialHistogramDataPoint, Gauge, Metric,
    NumberDataPoint, ResourceMetrics, ScopeMetrics, Sum,
};
use opentelemetry_proto::tonic::resource::v1::Resource;

use crate::publish::exponential::Exponential;
use crate::publish::metrics::{Family, Labels, Points, Times, families};

/// The most buckets of a point, as in OpenTelemetry's own libraries.
const MOST_BUCKETS: usize = 160;

/// From the run's start to now, in nanoseconds since 1970.
#[derive(Clone, Copy)]
struct Span {
    start: u64,
    end: u64,
}

/// What tells a push from another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stamp {
    /// In milliseconds since 1970.
    pub(super) now_unix_ms: u64,
    /// The number of this process, which tells two runs from each other.
    pub(super) process: u32,
}

/// Everything there is to say, counted from the start of the run.
pub(super) fn message(result: &Snapshot, stamp: Stamp) -> ExportMetricsServiceRequest {
    let start = result.started_unix_ms;
    let [start, end] = [start, stamp.now_unix_ms.max(start)].map(|millis| millis * 1_000_000);
    let span = Span { start, end };
    let families = families(result);
    let metrics = families.iter().map(|family| metric(family, span));
    let scope = InstrumentationScope {
        name: "katydid".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        ..InstrumentationScope::default()
    };
    let resource = Resource {
        attributes: resource(result, stamp.process),
        ..Resource::default()
    };
    let scoped = ScopeMetrics {
        scope: Some(scope),
        metrics: metrics.collect(),
        ..ScopeMetrics::default()
    };
    ExportMetricsServiceRequest {
        resource_metrics: vec![ResourceMetrics {
            resource: Some(resource),
            scope_metrics: vec![scoped],
            ..ResourceMetrics::default()
        }],
    }
}

/// Who says it: two runs at once are two sources.
fn resource(result: &Snapshot, process: u32) -> Vec<KeyValue> {
    let instance = format!("{}-{process}", result.started_unix_ms);
    let mut attributes = vec![
        text("service.name", "katydid"),
        text("service.version", env!("CARGO_PKG_VERSION")),
        text("service.instance.id", &instance),
        text("katydid.scenario.name", &result.name),
        text("katydid.scenario.hash", &result.hash),
        text("katydid.seed", &result.seed.to_string()),
    ];
    let commit = result.commit.as_deref();
    attributes.extend(commit.map(|commit| text("katydid.scenario.commit", commit)));
    attributes
}

fn text(key: &str, value: &str) -> KeyValue {
    KeyValue {
        key: key.to_owned(),
        value: Some(AnyValue {
            value: Some(Value::StringValue(value.to_owned())),
        }),
        ..KeyValue::default()
    }
}

fn metric(family: &Family<'_>, span: Span) -> Metric {
    let (data, unit) = match &family.points {
        Points::Counts(points) => (sum(points, span), "1"),
        Points::Gauges(points) => (gauge(points, span), "1"),
        Points::Times(points) => (histogram(points, span), "s"),
    };
    Metric {
        name: format!("katydid.{}", family.name),
        description: family.help.to_owned(),
        unit: unit.to_owned(),
        data: Some(data),
        ..Metric::default()
    }
}

fn sum(points: &[(Labels<'_>, u64)], span: Span) -> Data {
    let point = |(labels, count): &(Labels<'_>, u64)| {
        let count = i64::try_from(*count).unwrap_or(i64::MAX);
        number(labels, Number::AsInt(count), span)
    };
    Data::Sum(Sum {
        data_points: points.iter().map(point).collect(),
        aggregation_temporality: AggregationTemporality::Cumulative.into(),
        is_monotonic: true,
    })
}

fn gauge(points: &[(Labels<'_>, f64)], span: Span) -> Data {
    let point =
        |(labels, value): &(Labels<'_>, f64)| number(labels, Number::AsDouble(*value), span);
    Data::Gauge(Gauge {
        data_points: points.iter().map(point).collect(),
    })
}

fn number(labels: &Labels<'_>, value: Number, span: Span) -> NumberDataPoint {
    NumberDataPoint {
        attributes: attributes(labels),
        start_time_unix_nano: span.start,
        time_unix_nano: span.end,
        value: Some(value),
        ..NumberDataPoint::default()
    }
}

fn histogram(points: &[(Labels<'_>, Times<'_>)], span: Span) -> Data {
    let points = points
        .iter()
        .map(|(labels, times)| distribution(labels, times, span));
    Data::ExponentialHistogram(ExponentialHistogram {
        data_points: points.collect(),
        aggregation_temporality: AggregationTemporality::Cumulative.into(),
    })
}

fn distribution(
    labels: &Labels<'_>,
    times: &Times<'_>,
    span: Span,
) -> ExponentialHistogramDataPoint {
    let exponential = Exponential::within(times.samples, MOST_BUCKETS);
    let (offset, bucket_counts) = exponential.dense();
    let seconds = |micros: Option<u64>| micros.map(|micros| micros as f64 / 1e6);
    ExponentialHistogramDataPoint {
        attributes: attributes(labels),
        start_time_unix_nano: span.start,
        time_unix_nano: span.end,
        count: times.count(),
        sum: Some(times.sum()),
        scale: exponential.scale,
        positive: Some(Buckets {
            offset,
            bucket_counts,
        }),
        min: seconds(times.quantiles.min),
        max: seconds(times.quantiles.max),
        ..ExponentialHistogramDataPoint::default()
    }
}

fn attributes(labels: &Labels<'_>) -> Vec<KeyValue> {
    let given = labels.iter().filter(|(_, value)| !value.is_empty());
    given.map(|(name, value)| text(name, value)).collect()
}
