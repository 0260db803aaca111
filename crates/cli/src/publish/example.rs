//! A result that formats are tried on.

use katydid_core::stats::{
    CheckRow, ExceptionRow, Quantiles, Row, Samples, Snapshot, TRANSACTION, ThresholdRow,
};

/// Something of everything.
pub(super) fn result() -> Snapshot {
    let total = row("", "Aggregated", &[(900, 1), (20_000, 5), (1_300_000, 1)]);
    Snapshot {
        name: "Shop \"EU\"".to_owned(),
        hash: "3f2a".repeat(4),
        seed: u64::MAX,
        commit: Some("0123abcd".to_owned()),
        started_unix_ms: 1_767_225_599_250,
        elapsed: 61.0,
        classes: vec![("Visitor".to_owned(), 9), ("Admin".to_owned(), 1)],
        in_flight: 3,
        iterations: 6,
        dropped: 2,
        rows: vec![
            row("GET", "/\\\"a\"\nb", &[(900, 1), (20_000, 5)]),
            row("POST", "/pay", &[(1_300_000, 1)]),
            row(TRANSACTION, "buy", &[(1_400_000, 1)]),
        ],
        total: Row {
            aborted: 4,
            ..total
        },
        exceptions: vec![exception(2), exception(3)],
        checks: vec![check("is quick", 40, 2), check("is quick", 1, 0)],
        thresholds: vec![
            threshold("p95 < 0.2", Some("POST /pay"), Some(false)),
            threshold("p95 < 2", None, Some(true)),
            threshold("p95 < 2", None, Some(false)),
            threshold("p99 < 2", None, None),
        ],
        ..Snapshot::default()
    }
}

fn row(method: &str, name: &str, samples: &[(u64, u64)]) -> Row {
    let requests: u64 = samples.iter().map(|(_, count)| count).sum();
    let sum: u64 = samples.iter().map(|(micros, count)| micros * count).sum();
    let times = Quantiles {
        min: samples.first().map(|(micros, _)| *micros),
        average: Some(sum as f64 / requests as f64),
        max: samples.last().map(|(micros, _)| *micros),
        values: Vec::new(),
    };
    Row {
        method: method.to_owned(),
        name: name.to_owned(),
        requests,
        failures: 1,
        response: times.clone(),
        service: times,
        response_times: Samples(samples.to_vec()),
        service_times: Samples(samples.to_vec()),
        ..Row::default()
    }
}

fn exception(occurrences: u64) -> ExceptionRow {
    ExceptionRow {
        path: "users[0]".to_owned(),
        message: "no variable `token`".to_owned(),
        occurrences,
        first_seen: 0.0,
        last_seen: 0.0,
    }
}

fn check(name: &str, passes: u64, fails: u64) -> CheckRow {
    CheckRow {
        name: name.to_owned(),
        passes,
        fails,
    }
}

fn threshold(expect: &str, on: Option<&str>, holds: Option<bool>) -> ThresholdRow {
    ThresholdRow {
        expect: expect.to_owned(),
        on: on.map(str::to_owned),
        holds,
        ..ThresholdRow::default()
    }
}
