//! Results that reports are tried on.

use crate::stats::{
    CheckRow, EngineFacts, ExceptionRow, FailureRow, Lateness, Phase, Phases, Quantiles, Row,
    RowPhases, Snapshot, ThresholdRow,
};
use crate::tick::Tick;

/// Something of everything.
pub(super) fn failed() -> Snapshot {
    let mut result = Snapshot {
        name: "Shop <EU> | @all".to_owned(),
        rows: vec![
            row("GET", "/", 1_200, 0),
            row("GET", "/cart|`x`", 300, 13),
            row("POST", "/pay", 0, 0),
            row("TRANSACTION", "buy", 280, 0),
        ],
        failures: vec![
            failure("404 Not Found", 12),
            failure("]]> <b>no</b>\nroom", 1),
        ],
        exceptions: vec![ExceptionRow {
            path: "users[0].tasks[1].set.token".to_owned(),
            message: "no variable `token`".to_owned(),
            occurrences: 2,
            first_seen: 0.5,
            last_seen: 1.5,
        }],
        checks: vec![
            check("is quick", 40, 2),
            check("has a body", 0, 0),
            check("is JSON", 42, 0),
        ],
        thresholds: vec![
            threshold("p95 < 0.2", Some("GET /cart|`x`"), Some(false)),
            threshold("failure_ratio < 0.01", None, Some(true)),
            threshold("p99 < 1.0", Some("POST /pay"), None),
        ],
        lateness: Lateness {
            requests: 1_500,
            late: 150,
            max_micros: 42_000,
        },
        engine: engine(),
        ..passed()
    };
    result.total.failures = 13;
    result
}

fn engine() -> EngineFacts {
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    EngineFacts {
        options: vec![
            pair("insecure", ""),
            pair("proxy", "http://proxy.example:3128"),
        ],
        warnings: vec![pair("no certificate was checked", "leave out --insecure")],
    }
}

/// Nothing to complain of.
pub(super) fn passed() -> Snapshot {
    Snapshot {
        name: "Shop".to_owned(),
        hash: "3f2a".repeat(16),
        seed: 42,
        commit: Some("0123abcd-dirty".to_owned()),
        started_unix_ms: 1_767_225_599_000,
        elapsed: 61.25,
        rows: vec![row("GET", "/", 1_500, 0)],
        total: row("", "Aggregated", 1_500, 0),
        thresholds: vec![threshold("p95 < 0.5", None, Some(true))],
        ..Snapshot::default()
    }
}

fn row(method: &str, name: &str, requests: u64, failures: u64) -> Row {
    let times = Quantiles {
        min: Some(1_234),
        average: Some(23_456.7),
        max: Some(345_678),
        values: (1..=11).map(|step| step * 30_000).collect(),
    };
    Row {
        method: method.to_owned(),
        name: name.to_owned(),
        requests,
        failures,
        aborted: u64::from(requests == 0),
        response: if requests > 0 {
            times
        } else {
            Quantiles::default()
        },
        phases: phases(requests),
        total_rps: requests as f64 / 61.25,
        ..Row::default()
    }
}

/// As of requests over connections that were kept, but for a few.
fn phases(requests: u64) -> RowPhases {
    let mut all = RowPhases::default();
    for nth in 0..requests {
        let mut one = Phases::default();
        let mut took = |phase, micros| one.add(phase, Tick::ZERO, Tick::from_micros(micros));
        if nth % 100 == 0 {
            took(Phase::Connect, 850);
            took(Phase::Tls, 12_000);
        }
        took(Phase::Send, 12);
        took(Phase::FirstByte, 20_000 + nth);
        took(Phase::Receive, 345);
        all.record(&one);
    }
    all
}

fn failure(error: &str, occurrences: u64) -> FailureRow {
    FailureRow {
        method: "GET".to_owned(),
        name: "/cart|`x`".to_owned(),
        error: error.to_owned(),
        occurrences,
        first_seen: 1.0,
        last_seen: 60.0,
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
        values: if holds.is_some() {
            "p95 = 0.331, failure_ratio = 0.0087".to_owned()
        } else {
            String::new()
        },
        holds,
        ..ThresholdRow::default()
    }
}
