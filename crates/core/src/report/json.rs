//! Locust's JSON, field for field, then ours.

use serde_json::{Map, Value, json};

use crate::stats::{Row, Snapshot};

/// An array with an object per request name: Locust's fields, then ours.
///
/// Times are in milliseconds, as Locust's; ours end in their unit. Needs a result: a snapshot has
/// no histories.
#[must_use]
pub fn json(result: &Snapshot) -> String {
    let rows: Vec<Value> = result.rows.iter().map(|row| object(result, row)).collect();
    let mut text =
        serde_json::to_string_pretty(&rows).unwrap_or_else(|_| unreachable!("keys are strings"));
    text.push('\n');
    text
}

fn object(result: &Snapshot, row: &Row) -> Value {
    let start = result.started_unix_ms as f64 / 1000.0;
    json!({
        "name": row.name,
        "method": row.method,
        "last_request_timestamp": row.last.map(|seconds| start + seconds),
        "start_time": start,
        "num_requests": row.requests,
        "num_none_requests": 0,
        "num_failures": row.failures,
        "total_response_time": row.response.average.map_or(0.0, |average| millis(average * row.requests as f64)),
        "max_response_time": row.response.max.map_or(0.0, |max| millis(max as f64)),
        "min_response_time": row.response.min.map(|min| millis(min as f64)),
        "total_content_length": row.bytes,
        "response_times": whole_millis(row),
        "num_reqs_per_sec": per_second(result, row, |&(_, requests, _)| requests),
        "num_fail_per_sec": per_second(result, row, |&(.., failures)| failures),
        "num_aborted": row.aborted,
        "response_times_us": row.response_times.0,
        "scenario_hash": result.hash,
        "seed": result.seed,
    })
}

fn millis(micros: f64) -> f64 {
    libm::round(micros) / 1000.0
}

/// Locust's form: counts by whole milliseconds.
fn whole_millis(row: &Row) -> Map<String, Value> {
    let mut counts = std::collections::BTreeMap::<u64, u64>::new();
    for &(micros, count) in &row.response_times.0 {
        *counts.entry((micros + 500) / 1000).or_default() += count;
    }
    counts
        .into_iter()
        .map(|(millis, count)| (millis.to_string(), count.into()))
        .collect()
}

fn per_second(
    result: &Snapshot,
    row: &Row,
    count: fn(&(u32, u64, u64)) -> u64,
) -> Map<String, Value> {
    let start = result.started_unix_ms / 1000;
    let counted = row.history.iter().filter(|entry| count(entry) > 0);
    counted
        .map(|entry| {
            (
                (start + u64::from(entry.0)).to_string(),
                count(entry).into(),
            )
        })
        .collect()
}
