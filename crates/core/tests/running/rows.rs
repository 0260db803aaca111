//! Which rows a threshold may be on.

use katydid_core::plan::Plan;
use katydid_core::scenario::Scenario;
use katydid_core::sim::simulate;
use katydid_core::threshold::Threshold;

use crate::support::{after, plan};

const ROWS: &str = "host: http://t/v1
load: {users: 1, iterations: 1}
on_test_start: [{put: /start}]
users:
- name: A
  tasks:
  - steps:
    - {get: /a, params: {q: [x, y]}}
    - {get: /b, name: b b}
    - {delete: '/c/${user.id}'}
    - {patch: /d, name: 'd${user.id}'}
    - rename: inner
      steps: [{post: /e, name: e}, {parallel: [{head: /f}, {options: 'http://other/g'}]}]
    - {transaction: buy, steps: [{repeat: 2, steps: [{get: /h}]}]}
";

/// What is wrong with thresholds on these rows, in the order of the rows.
fn wrong(rows: &[String]) -> Vec<String> {
    let mut scenario = Scenario::parse(ROWS).expect("the scenario parses");
    for row in rows {
        let (method, name) = row.split_once(' ').expect("a method and a name");
        let threshold = Threshold::new("p95 < 1")
            .expect("an expression")
            .on(method, name);
        scenario.thresholds.push(threshold);
    }
    let problems = Plan::compile(&scenario).err().unwrap_or_default();
    problems
        .into_iter()
        .map(|problem| problem.message)
        .collect()
}

#[test]
fn a_threshold_may_be_on_every_row_that_a_run_comes_to_and_on_no_other() {
    let result = simulate(&plan(ROWS), 1, after(10)).result;
    let rows: Vec<String> = result
        .rows
        .iter()
        .map(|row| format!("{} {}", row.method, row.name))
        .collect();
    assert_eq!(rows.len(), 10, "{rows:?}");
    assert_eq!(wrong(&rows), [""; 0]);
    let never = [
        "GET /a",
        "GET /v1/b",
        "POST e",
        "HEAD /v1/f",
        "TRANSACTION inner",
        "get /v1/h",
    ];
    let never = never.map(str::to_owned);
    let told = never
        .clone()
        .map(|row| format!("no request is counted as `{row}`"));
    assert_eq!(wrong(&never), told);
    assert_eq!(
        wrong(&["DELETE /v1/c/9".to_owned(), "PATCH d7".to_owned()]),
        [""; 0]
    );
}
