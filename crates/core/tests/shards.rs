//! Parts add up to the whole, for any plan and any number of shards.
#![expect(clippy::unwrap_used, reason = "its scenarios are its own")]

use katydid_core::expr::Template;
use katydid_core::plan::Plan;
use katydid_core::scenario::{
    Load, LoadForm, Method, RequestStep, Scenario, Step, Task, TaskSet, UserClass, WaitTime,
};
use katydid_core::sim::{DemoTarget, simulate};
use katydid_core::stats::Snapshot;
use proptest::prelude::*;
use std::time::Duration;

fn task(weight: u32, path: &str) -> Task {
    let step = RequestStep::new(Method::Get, Template::parse(path).unwrap());
    Task {
        weight,
        ..Task::of(vec![Step::Request(Box::new(step))])
    }
}

fn wait_time() -> impl Strategy<Value = WaitTime> {
    prop_oneof![
        (0.01..2.0).prop_map(WaitTime::Constant),
        (0.0..1.0, 1.0..2.0).prop_map(|(from, to)| WaitTime::Between(from, to)),
        (0.1..2.0).prop_map(WaitTime::ConstantPacing),
        (0.5..5.0).prop_map(WaitTime::ConstantThroughput),
        (0.5..5.0).prop_map(WaitTime::Poisson),
    ]
}

fn class() -> impl Strategy<Value = UserClass> {
    (
        0.1..20.0,
        prop_oneof![3 => Just(0u32), 1 => 1..5u32],
        wait_time(),
        1..9u32,
    )
        .prop_map(|(weight, fixed_count, wait_time, task_weight)| UserClass {
            weight,
            fixed_count,
            behaviour: TaskSet {
                wait_time: Some(wait_time),
                tasks: vec![task(task_weight, "/hello"), task(1, "/flaky?errors=0.3")],
                ..TaskSet::default()
            },
            ..UserClass::new("")
        })
}

fn plan() -> impl Strategy<Value = Plan> {
    (
        prop::collection::vec(class(), 1..5),
        1..60u32,
        0.5..200.0,
        any::<u64>(),
    )
        .prop_map(|(mut users, count, spawn_rate, seed)| {
            for (at, class) in users.iter_mut().enumerate() {
                class.name = format!("Class{at}");
            }
            let load = Load {
                form: LoadForm::Users(count),
                spawn_rate,
                run_time: Some(Duration::from_secs(4)),
                ..Load::default()
            };
            let host = Some("demo://shop".to_owned());
            Plan::compile(&Scenario {
                host,
                seed,
                load,
                users,
                ..Scenario::default()
            })
            .expect("it compiles")
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn intervals_rows_and_the_total_agree(plan in plan(), count in 1..5u32) {
        let result = simulate(&plan, count, |shard| DemoTarget::new(plan.seed, shard)).result;
        let rows = |of: fn(&katydid_core::stats::Row) -> u64| result.rows.iter().map(of).sum::<u64>();
        prop_assert_eq!(rows(|row| row.requests), result.total.requests);
        prop_assert_eq!(rows(|row| row.failures), result.total.failures);
        prop_assert_eq!(rows(|row| row.bytes), result.total.bytes);
        prop_assert_eq!(result.failures.iter().map(|failure| failure.occurrences).sum::<u64>(), result.total.failures);
        prop_assert_eq!(result.series.iter().map(|point| point.requests).sum::<u64>(), result.total.requests);
        prop_assert_eq!(samples(&result), result.total.requests);
    }
}

fn samples(result: &Snapshot) -> u64 {
    result
        .total
        .response_times
        .0
        .iter()
        .map(|sample| sample.1)
        .sum()
}
