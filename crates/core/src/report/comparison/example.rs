//! Comparisons that reports are tried on.

use crate::compare::{
    Change, Comparison, Difference, Measure, Relative, RowComparison, Verdict, Window,
};
use crate::stats::RowKey;

/// A row that is slower, one that is the same, one that fails more and one of which nothing is known; `text` stands wherever
/// others' words may.
pub(in crate::report) fn comparison(text: &str) -> Comparison {
    let own = || text.to_owned();
    let key = || RowKey {
        method: own(),
        name: own(),
    };
    Comparison {
        verdict: Verdict::Worse,
        baselines: 1,
        tolerance: 0.05,
        window: Window {
            start: 2.0,
            end: 62.0,
            batches: 30,
        },
        differences: vec![Difference {
            what: "target".to_owned(),
            before: own(),
            after: own(),
        }],
        warnings: vec![own()],
        later: 1_230.0,
        rows: vec![
            row(text, "/same", [0.004, 0.0]),
            row(text, text, [0.096, 0.0]),
            row(text, "/fails", [-0.08, 0.03]),
            RowComparison {
                changes: Measure::ALL.map(unknown).to_vec(),
                ..row(text, "/rare", [0.0, 0.0])
            },
        ],
        only_before: vec![key()],
        only_after: vec![key()],
    }
}

fn row(method: &str, name: &str, [slower, failing]: [f64; 2]) -> RowComparison {
    let called = verdict(slower, 0.05);
    let relative = Relative {
        change: slower,
        low: slower - 0.03,
        high: slower + 0.035,
    };
    let mut typical = change(Measure::Typical, 0.0, slower, 0.02, called);
    typical.relative = Some(relative);
    RowComparison {
        method: method.to_owned(),
        name: name.to_owned(),
        requests_before: 12_000,
        requests_after: 11_900,
        changes: vec![
            typical,
            change(Measure::P50, 20_123.0, slower, 0.025, called),
            change(Measure::P95, 133_400.0, slower, 0.12, Verdict::Unclear),
            Change {
                high: None,
                seconds: None,
                ..change(Measure::P99, 1_250_000.0, 0.181, 0.3, Verdict::Unclear)
            },
            change(Measure::Average, 25_600.0, slower, 0.031, called),
            change(Measure::Rate, 152.1, -0.001, 0.02, Verdict::NoDifference),
            change(
                Measure::FailureRatio,
                0.002,
                failing,
                0.002,
                verdict(failing, 0.005),
            ),
        ],
    }
}

fn verdict(change: f64, matters: f64) -> Verdict {
    match () {
        () if change >= matters => Verdict::Worse,
        () if change <= -matters => Verdict::Better,
        () => Verdict::NoDifference,
    }
}

fn change(measure: Measure, before: f64, part: f64, noise: f64, verdict: Verdict) -> Change {
    let after = match measure {
        Measure::FailureRatio => before + part,
        _ => before * (1.0 + part),
    };
    Change {
        before: Some(before),
        after: Some(after),
        change: Some(part),
        low: Some(part - noise),
        high: Some(part + noise),
        verdict,
        seconds: (verdict == Verdict::Unclear).then_some(134.0),
        ..unknown(measure)
    }
}

fn unknown(measure: Measure) -> Change {
    Change {
        measure,
        before: None,
        after: None,
        change: None,
        low: None,
        high: None,
        between: None,
        relative: None,
        verdict: Verdict::Unclear,
        seconds: None,
    }
}
