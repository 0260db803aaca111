//! What is read without a script.

use super::super::html;
use super::support::{data, row, shop, without_code};
use crate::scenario::Scenario;
use crate::stats::{Cause, Snapshot};

#[test]
fn every_figure_is_there_without_a_script() {
    insta::assert_snapshot!(without_code(&html(&shop(), None)));
}

#[test]
fn a_run_that_got_no_answer_is_a_report_all_the_same() {
    insta::assert_snapshot!(without_code(&html(&Snapshot::default(), None)));
}

#[test]
fn the_code_is_the_one_that_its_own_policy_allows() {
    use base64ct::{Base64, Encoding};
    use sha2::Digest as _;
    let report = html(&shop(), None);
    for (open, close) in [
        ("<style>", "</style>"),
        ("<script type=\"module\">", "</script>"),
    ] {
        let code = report
            .split(open)
            .nth(1)
            .and_then(|rest| rest.split(close).next());
        let digest = sha2::Sha256::digest(code.unwrap());
        let digest = Base64::encode_string(&digest);
        assert!(report.contains(&format!("'sha256-{digest}'")), "{open}");
    }
    assert!(!report.contains("style=\"") && !report.contains("onclick"));
}

#[test]
fn the_link_in_a_report_is_the_scenario_that_was_run() {
    let result = shop();
    let report = html(&result, None);
    let link = report.split("katydid run '").nth(1).unwrap();
    let link = link.split('\'').next().unwrap();
    let scenario = Scenario::read(link).unwrap();
    assert_eq!(scenario.hash(), result.hash);
}

#[test]
fn a_scenario_with_secrets_is_withheld_and_told_why() {
    let secret =
        "users: [{ name: A, tasks: [{ get: /, headers: { Authorization: Bearer hush } }] }]";
    let result = Snapshot {
        scenario: Scenario::parse(secret).unwrap().to_json(),
        ..shop()
    };
    let report = html(&result, None);
    assert!(!report.contains("hush") && !report.contains("katydid run '"));
    assert!(report.contains("users[0].tasks[0].headers.Authorization"));
}

#[test]
fn every_end_has_its_words() {
    let causes = [
        Cause::RunTime,
        Cause::Iterations,
        Cause::StopTest,
        Cause::Stopped,
        Cause::Signal,
        Cause::Threshold,
        Cause::Failed,
    ];
    let end = |cause| {
        let report = html(
            &Snapshot {
                cause,
                ..Snapshot::default()
            },
            None,
        );
        let words = report.split("Ended because</dt><dd>").nth(1).unwrap();
        words.split('<').next().unwrap().to_owned()
    };
    let all: std::collections::BTreeSet<String> = causes
        .into_iter()
        .map(Some)
        .chain([None])
        .map(end)
        .collect();
    assert_eq!(all.len(), 8);
}

#[test]
fn the_verdict_is_the_worst_of_the_thresholds() {
    let verdict = |stands: &[Option<bool>]| {
        let mut result = shop();
        let first = result.thresholds[0].clone();
        let row = |holds: &Option<bool>| crate::stats::ThresholdRow {
            holds: *holds,
            ..first.clone()
        };
        result.thresholds = stands.iter().map(row).collect();
        let report = html(&result, None);
        let title = report
            .split("</h1>")
            .nth(1)
            .unwrap()
            .split("</div>")
            .next()
            .unwrap();
        title
            .rsplit("</svg>")
            .next()
            .unwrap()
            .split("</p>")
            .next()
            .unwrap()
            .to_owned()
    };
    assert_eq!(
        verdict(&[Some(true), None, Some(false)]),
        "1 of 3 thresholds not met"
    );
    assert_eq!(
        verdict(&[Some(true), None]),
        "1 of 2 thresholds not yet known"
    );
    assert_eq!(
        verdict(&[Some(true), Some(true)]),
        "All 2 thresholds are met"
    );
    assert_eq!(verdict(&[Some(true)]), "The threshold is met");
    assert_eq!(verdict(&[]), "");
}

#[test]
fn a_row_is_drawn_second_by_second_also_where_it_rested() {
    let mut quiet = row("GET", "/seldom", 3, 0);
    quiet
        .series
        .retain(|point| point.at == 5.0 || point.at == 600.0);
    let result = Snapshot {
        rows: vec![quiet],
        ..shop()
    };
    let data = data(&html(&result, None));
    let row = &data["rows"]["list"][0];
    assert_eq!(data["rows"]["times"].as_array().unwrap().len(), 600);
    let requests: Vec<f64> = row["requests"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(serde_json::Value::as_f64)
        .collect();
    assert_eq!(
        (requests.len(), requests[4], requests[5], requests[599]),
        (600, 3.0, 0.0, 3.0)
    );
    assert!(row["p95"][5].is_null() && row["p95"][4].is_number());
    assert!(row["failures"].is_null());
}
