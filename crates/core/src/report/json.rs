//! Locust's JSON, field for field, then ours.

use serde_json::{Map, Value, json};

use super::millis::exact;
use crate::stats::{
    CheckRow, EngineFacts, ExceptionRow, PhaseTimes, Row, RowPoint, Snapshot, ThresholdRow,
};

/// An array with an object per request name: Locust's fields, then ours.
///
/// Times are in milliseconds, as Locust's; ours end in their unit. Exceptions, checks, thresholds and dropped
/// iterations, and what came before a reset, if there are any, stand in a last object `Run`, which has Locust's fields and no requests, so that sums
/// over the objects stay right. Needs a result: a snapshot has no histories.
#[must_use]
pub fn json(result: &Snapshot) -> String {
    let rows = result.rows.iter().map(|row| object(result, row));
    let rows = rows.chain(run(result));
    let rows: Vec<String> = rows.map(|object| text(&object)).collect();
    match rows.is_empty() {
        true => "[]\n".to_owned(),
        false => format!("[\n{}\n]\n", rows.join(",\n")),
    }
}

/// A line a field: thousands of response times in one, not in one each.
fn text(object: &Value) -> String {
    let fields = object.as_object().into_iter().flatten();
    let lines: Vec<String> = fields
        .map(|(name, value)| format!("    {}: {value}", Value::from(name.as_str())))
        .collect();
    format!("  {{\n{}\n  }}", lines.join(",\n"))
}

fn object(result: &Snapshot, row: &Row) -> Value {
    let start = result.started_unix_ms as f64 / 1000.0;
    let reset = result.reset.map_or(0.0, |reset| reset.at);
    let mut object = json!({
        "name": row.name,
        "method": row.method,
        "last_request_timestamp": row.last.map(|seconds| start + seconds),
        "start_time": start + reset,
        "num_requests": row.requests,
        "num_none_requests": 0,
        "num_failures": row.failures,
        "total_response_time": row.response.average.map_or(0.0, |average| exact(average * row.requests as f64)),
        "max_response_time": row.response.max.map_or(0.0, |max| exact(max as f64)),
        "min_response_time": row.response.min.map(|min| exact(min as f64)),
        "total_content_length": row.bytes,
        "response_times": whole_millis(row),
        "num_reqs_per_sec": per_second(result, row, |point| point.requests),
        "num_fail_per_sec": per_second(result, row, |point| point.failures),
        "num_aborted": row.aborted,
        "response_times_us": row.response_times.0,
        "scenario_hash": result.hash,
        "seed": result.seed,
    });
    if !row.phases.is_empty() {
        object["phases_us"] = phases(row).into();
    }
    if let Some(commit) = &result.commit {
        object["scenario_commit"] = commit.as_str().into();
    }
    if result.simulated {
        object["simulated"] = true.into();
    }
    object
}

/// Of each phase that requests are known to have gone through, how many did, and their times in microseconds.
fn phases(row: &Row) -> Map<String, Value> {
    let known = row.phases.known();
    known
        .map(|(phase, PhaseTimes { count, sum, max })| {
            let times = json!({ "count": count, "sum": sum, "max": max });
            (phase.id().to_owned(), times)
        })
        .collect()
}

/// What belongs to no request; `None` if there is nothing to say.
fn run(result: &Snapshot) -> Option<Value> {
    let silent = result.exceptions.is_empty()
        && result.checks.is_empty()
        && result.thresholds.is_empty()
        && result.engine.is_empty()
        && result.dropped == 0
        && result.reset.is_none();
    let row = Row {
        name: "Run".to_owned(),
        ..Row::default()
    };
    let mut object = (!silent).then(|| object(result, &row))?;
    if let Some(reset) = result.reset {
        object["reset_at_s"] = reset.at.into();
        object["num_requests_before_reset"] = reset.requests.into();
        object["num_failures_before_reset"] = reset.failures.into();
        object["num_aborted_before_reset"] = reset.aborted.into();
    }
    object["num_iterations"] = result.iterations.into();
    object["num_dropped"] = result.dropped.into();
    object["num_dropped_per_sec"] = dropped(result).into();
    object["exceptions"] = result.exceptions.iter().map(exception).collect();
    object["checks"] = result.checks.iter().map(check).collect();
    object["thresholds"] = result.thresholds.iter().map(threshold).collect();
    if !result.engine.is_empty() {
        object["engine"] = engine(&result.engine);
    }
    Some(object)
}

fn engine(facts: &EngineFacts) -> Value {
    let option = |(name, value): &(String, String)| (name.clone(), value.as_str().into());
    let warning =
        |(message, remedy): &(String, String)| json!({ "message": message, "remedy": remedy });
    json!({
        "options": facts.options.iter().map(option).collect::<Map<String, Value>>(),
        "warnings": facts.warnings.iter().map(warning).collect::<Vec<_>>(),
    })
}

fn dropped(result: &Snapshot) -> Map<String, Value> {
    let start = result.started_unix_ms / 1000;
    let counted = result.series.iter().filter(|point| point.dropped > 0);
    counted
        .map(|point| {
            let second = start + point.start();
            (second.to_string(), point.dropped.into())
        })
        .collect()
}

fn exception(row: &ExceptionRow) -> Value {
    json!({
        "path": row.path,
        "message": row.message,
        "occurrences": row.occurrences,
        "first_seen_s": row.first_seen,
        "last_seen_s": row.last_seen,
    })
}

fn check(row: &CheckRow) -> Value {
    json!({ "name": row.name, "passes": row.passes, "fails": row.fails })
}

fn threshold(row: &ThresholdRow) -> Value {
    json!({
        "expect": row.expect,
        "on": row.on,
        "abort": row.abort,
        "holds": row.holds,
        "values": row.values,
    })
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

/// By the second in which an interval begins: the older ones of a long run are of several.
fn per_second(result: &Snapshot, row: &Row, count: fn(&RowPoint) -> u64) -> Map<String, Value> {
    let start = result.started_unix_ms / 1000;
    let counted = row.series.iter().filter(|point| count(point) > 0);
    counted
        .map(|point| ((start + point.start()).to_string(), count(point).into()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example::passed;
    use crate::stats::{Point, Samples};

    fn point(at: f64, requests: u64, failures: u64) -> RowPoint {
        RowPoint {
            at,
            span: 1.0,
            requests,
            failures,
            quantiles: None,
        }
    }

    fn result(rows: usize) -> Snapshot {
        let row = Row {
            method: "GET".to_owned(),
            name: "/\"a\"".to_owned(),
            requests: 4,
            series: vec![point(1.0, 3, 0), point(3.0, 1, 1)],
            response_times: Samples(vec![(900, 1), (1_200, 2), (25_000, 1)]),
            ..Row::default()
        };
        Snapshot {
            started_unix_ms: 1_000_000,
            rows: vec![row; rows],
            ..Snapshot::default()
        }
    }

    #[test]
    fn a_field_is_a_line_however_much_it_holds() {
        insta::assert_snapshot!(json(&result(1)));
    }

    #[test]
    fn phases_are_told_with_their_counts_sums_and_longest_times() {
        let row = object(&passed(), &passed().rows[0]);
        assert_eq!(row["phases_us"].as_object().unwrap().len(), 5);
        assert_eq!(row["phases_us"]["dns"], Value::Null);
        let connect = json!({ "count": 15, "sum": 15 * 850, "max": 850 });
        assert_eq!(row["phases_us"]["connect"], connect);
    }

    #[test]
    fn what_belongs_to_no_request_stands_in_a_last_object_that_adds_no_request() {
        let exception = ExceptionRow {
            path: "users[0]".to_owned(),
            message: "no variable `x`".to_owned(),
            occurrences: 2,
            first_seen: 0.5,
            last_seen: 1.5,
        };
        let check = CheckRow {
            name: "is quick".to_owned(),
            passes: 3,
            fails: 1,
        };
        let threshold = ThresholdRow {
            expect: "p95 < 0.2".to_owned(),
            on: Some("GET /cart".to_owned()),
            abort: true,
            values: "p95 = 0.231".to_owned(),
            holds: Some(false),
        };
        let result = Snapshot {
            exceptions: vec![exception],
            checks: vec![check],
            thresholds: vec![threshold],
            iterations: 4,
            dropped: 5,
            series: vec![Point {
                at: 3.0,
                span: 1.0,
                dropped: 5,
                ..Point::default()
            }],
            ..result(0)
        };
        insta::assert_snapshot!(json(&result));
    }

    #[test]
    fn any_number_of_rows_is_json() {
        for rows in 0..3 {
            let read: Vec<Value> = serde_json::from_str(&json(&result(rows))).unwrap();
            assert_eq!(read.len(), rows);
            assert!(
                read.iter()
                    .all(|row| row == &object(&result(1), &result(1).rows[0]))
            );
        }
    }
}
