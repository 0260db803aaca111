use katydid_core::compare::{
    Change, Comparison, Difference, Measure, Relative, RowComparison, Verdict, Window,
};
use katydid_core::stats::RowKey;

use katydid_core::report::comparison::cells;

use super::*;

fn change(measure: Measure, before: f64, part: f64, noise: f64, verdict: Verdict) -> Change {
    let after = match measure {
        Measure::FailureRatio => before + part,
        _ => before * (1.0 + part),
    };
    Change {
        measure,
        before: Some(before),
        after: Some(after),
        change: Some(part),
        low: Some(part - noise),
        high: Some(part + noise),
        between: None,
        relative: None,
        verdict,
        seconds: (verdict == Verdict::Unclear).then_some(134.0),
    }
}

fn row(method: &str, name: &str, slower: f64) -> RowComparison {
    let called = match slower {
        slower if slower > 0.05 => Verdict::Worse,
        slower if slower < -0.05 => Verdict::Better,
        _ => Verdict::NoDifference,
    };
    let relative = Relative {
        change: slower,
        low: slower - 0.03,
        high: slower + 0.035,
    };
    RowComparison {
        method: method.to_owned(),
        name: name.to_owned(),
        requests_before: 12_000,
        requests_after: 11_900,
        changes: vec![
            Change {
                relative: Some(relative),
                before: None,
                after: None,
                ..change(Measure::Typical, 0.0, slower, 0.02, called)
            },
            change(Measure::P50, 20_123.0, slower, 0.025, called),
            change(Measure::P95, 133_400.0, slower, 0.12, Verdict::Unclear),
            Change {
                high: None,
                low: None,
                seconds: None,
                ..change(Measure::P99, 1_250_000.0, 0.181, 0.0, Verdict::Unclear)
            },
            change(Measure::Average, 25_600.0, slower, 0.031, called),
            change(Measure::Rate, 152.1, -0.001, 0.02, Verdict::NoDifference),
            change(
                Measure::FailureRatio,
                0.002,
                0.0005,
                0.002,
                Verdict::NoDifference,
            ),
        ],
    }
}

fn comparison(slower: &[f64]) -> Comparison {
    let names = ["/cart", "/products", "/login", "/logout", "/search"];
    let rows = slower.iter().zip(names);
    Comparison {
        verdict: Verdict::Worse,
        baselines: 1,
        tolerance: 0.05,
        window: Window {
            start: 2.0,
            end: 62.0,
            batches: 30,
        },
        rows: rows
            .map(|(slower, name)| row("GET", name, *slower))
            .collect(),
        ..Comparison::default()
    }
}

#[test]
fn a_few_rows_are_told_figure_by_figure() {
    insta::assert_snapshot!(text(&comparison(&[0.096, -0.08]), false, false));
}

#[test]
fn of_more_rows_those_that_changed_are_told_figure_by_figure() {
    insta::assert_snapshot!(text(&comparison(&[0.0, 0.096, 0.01, -0.02]), false, false));
}

#[test]
fn what_speaks_against_a_comparison_stands_above_it() {
    let key = |name: &str| RowKey {
        method: "GET".to_owned(),
        name: name.to_owned(),
    };
    let mut comparison = Comparison {
        verdict: Verdict::Unclear,
        baselines: 3,
        differences: vec![Difference {
            what: "seed".to_owned(),
            before: "1".to_owned(),
            after: "2".to_owned(),
        }],
        warnings: vec!["the new run: 12 % of requests were sent late".to_owned()],
        later: 1_230.0,
        only_before: vec![key("/old")],
        only_after: vec![key("/new"), key("/a\u{1b}[2J\u{202e}b")],
        ..comparison(&[0.0])
    };
    comparison.rows[0].changes[0].between = Some(0.013);
    comparison.rows[0].changes[6].between = Some(0.0001);
    insta::assert_snapshot!(text(&comparison, false, false));
}

#[test]
fn a_row_without_figures_says_why() {
    let nothing = Change {
        before: None,
        after: None,
        change: None,
        low: None,
        high: None,
        seconds: None,
        ..change(Measure::P50, 0.0, 0.0, 0.0, Verdict::Unclear)
    };
    let mut comparison = comparison(&[0.0]);
    comparison.verdict = Verdict::Unclear;
    comparison.rows[0].changes = vec![nothing];
    insta::assert_snapshot!(text(&comparison, false, false));
}

#[test]
fn colours_say_no_more_than_words() {
    let comparison = comparison(&[0.096, -0.08]);
    let (plain, coloured) = (
        text(&comparison, true, false),
        text(&comparison, true, true),
    );
    assert!(!plain.contains('\u{1b}') && coloured.contains("\u{1b}[31m"));
    assert_eq!(console::strip_ansi_codes(&coloured), plain);
}

#[test]
fn what_rounds_to_nothing_has_no_sign() {
    let small = change(Measure::P50, 10.0, -0.0001, 0.02, Verdict::NoDifference);
    assert_eq!(cells::change(&small), "+0.0 %");
}
