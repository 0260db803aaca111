//! Prometheus' protobuf format, which has native histograms.

use katydid_core::stats::Snapshot;
use prost::Message as _;

use super::families::{all, classic, name};
use super::proto::{
    Bucket, BucketSpan, Counter, Gauge, Histogram, LabelPair, Metric, MetricFamily, MetricType,
    Timestamp,
};
use crate::publish::exponential::Exponential;
use crate::publish::metrics::{Family, Labels, Points, Times};

/// How the format calls itself.
pub(super) const CONTENT_TYPE: &str = "application/vnd.google.protobuf; \
                                       proto=io.prometheus.client.MetricFamily; encoding=delimited";

/// Buckets are 2.2 % wide: 32 from a time to its double.
const SCHEMA: i32 = 5;

/// The usual width of the bucket of zeros, 2^-128, by which a histogram without times is known to be a native one.
const ZERO_THRESHOLD: f64 = 2.938_735_877_055_719e-39;

/// Every family, each behind its length.
pub(super) fn native(result: &Snapshot) -> Vec<u8> {
    let families = all(result);
    let messages = families
        .iter()
        .map(|family| message(family, created(result)));
    messages
        .flat_map(|message| message.encode_length_delimited_to_vec())
        .collect()
}

/// When everything was zero; `None` before that.
fn created(result: &Snapshot) -> Option<Timestamp> {
    let millis = result.started_unix_ms;
    (millis > 0).then(|| Timestamp {
        seconds: (millis / 1000) as i64,
        nanos: (millis % 1000) as i32 * 1_000_000,
    })
}

fn message(family: &Family<'_>, created: Option<Timestamp>) -> MetricFamily {
    let (kind, metric) = match &family.points {
        Points::Counts(points) => (MetricType::Counter, each(points, |&n| count(n, created))),
        Points::Gauges(points) => (MetricType::Gauge, each(points, |&value| gauge(value))),
        Points::Times(points) => {
            let times = |times: &Times<'_>| Metric {
                histogram: Some(histogram(times, created)),
                ..Metric::default()
            };
            (MetricType::Histogram, each(points, times))
        }
    };
    MetricFamily {
        name: name(family),
        help: family.help.to_owned(),
        r#type: Some(kind.into()),
        metric,
    }
}

fn each<T>(points: &[(Labels<'_>, T)], metric: impl Fn(&T) -> Metric) -> Vec<Metric> {
    let labelled = |(labels, value): &(Labels<'_>, T)| Metric {
        label: pairs(labels),
        ..metric(value)
    };
    points.iter().map(labelled).collect()
}

fn count(count: u64, created: Option<Timestamp>) -> Metric {
    Metric {
        counter: Some(Counter {
            value: Some(count as f64),
            created_timestamp: created,
        }),
        ..Metric::default()
    }
}

fn gauge(value: f64) -> Metric {
    Metric {
        gauge: Some(Gauge { value: Some(value) }),
        ..Metric::default()
    }
}

fn histogram(times: &Times<'_>, created: Option<Timestamp>) -> Histogram {
    let bucket = |(upper_bound, cumulative_count)| Bucket {
        cumulative_count,
        upper_bound,
    };
    let exponential = Exponential::at(times.samples, SCHEMA);
    let (positive_span, positive_delta) = spans(&exponential);
    Histogram {
        sample_count: times.count(),
        sample_sum: times.sum(),
        bucket: classic(times.samples).map(bucket).to_vec(),
        schema: exponential.scale,
        zero_threshold: ZERO_THRESHOLD,
        zero_count: 0,
        positive_span,
        positive_delta,
        created_timestamp: created,
    }
}

/// Runs of buckets, and each bucket's count less that of the one before.
fn spans(exponential: &Exponential) -> (Vec<BucketSpan>, Vec<i64>) {
    let (mut spans, mut deltas) = (Vec::<BucketSpan>::new(), Vec::new());
    let (mut next, mut before) = (0, 0);
    for &(bucket, count) in &exponential.buckets {
        let (index, count) = (bucket + 1, count as i64);
        match spans.last_mut() {
            Some(span) if index == next => span.length += 1,
            _ => spans.push(BucketSpan {
                offset: index - next,
                length: 1,
            }),
        }
        deltas.push(count - before);
        (next, before) = (index + 1, count);
    }
    (spans, deltas)
}

fn pairs(labels: &Labels<'_>) -> Vec<LabelPair> {
    let pair = |(name, value): &(&'static str, _)| LabelPair {
        name: (*name).to_owned(),
        value: String::from(std::borrow::Cow::as_ref(value)),
    };
    labels.iter().map(pair).collect()
}
