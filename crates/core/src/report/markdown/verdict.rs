//! The first lines: how it went.

use super::code::code;
use crate::stats::{Snapshot, ThresholdRow};

/// `## Shop: failed`, and why.
pub(super) fn verdict(result: &Snapshot) -> String {
    let name = match code(&result.name) {
        name if name.is_empty() => "Load test".to_owned(),
        name => name,
    };
    let (word, why) = match faults(result) {
        faults if faults.is_empty() => ("passed", passed(result)),
        faults => ("failed", faults.join("; ")),
    };
    format!("## {name}: {word}\n\n{why}.\n")
}

fn passed(result: &Snapshot) -> String {
    let requests = format!("{} requests, none failed", result.total.requests);
    match result.thresholds.len() {
        0 => requests,
        all => format!("{requests}; {} of {all} thresholds met", met(result)),
    }
}

/// What speaks against the run, the gravest first.
fn faults(result: &Snapshot) -> Vec<String> {
    let total = &result.total;
    let broken = result
        .thresholds
        .iter()
        .filter(|row| row.holds == Some(false));
    let (broken, thresholds) = (broken.count(), result.thresholds.len());
    let exceptions: u64 = result.exceptions.iter().map(|row| row.occurrences).sum();
    let faults = [
        (broken > 0).then(|| format!("{broken} of {thresholds} thresholds not met")),
        (total.requests == 0).then(|| "no request was answered".to_owned()),
        (total.failures > 0).then(|| failed(total.failures, total.requests)),
        (exceptions > 0).then(|| match exceptions {
            1 => "1 exception".to_owned(),
            exceptions => format!("{exceptions} exceptions"),
        }),
    ];
    faults.into_iter().flatten().collect()
}

fn failed(failures: u64, requests: u64) -> String {
    let percent = failures as f64 / requests as f64 * 100.0;
    format!("{failures} of {requests} requests failed ({percent:.2} %)")
}

fn met(result: &Snapshot) -> usize {
    let holds = |row: &&ThresholdRow| row.holds == Some(true);
    result.thresholds.iter().filter(holds).count()
}
