//! Any scenario without problems, for property tests.

mod behaviour;
mod load;
mod request;
mod text;

use std::time::Duration;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use crate::collection::Map;
use crate::data::{Feed, Source};
use crate::expr::{Expression, JsonTemplate, Template};
use crate::scenario::language::Choice;
use crate::scenario::{
    ArrivalStage, Arrivals, Auth, Body, Check, Defaults, FailWhen, Fields, Load, LoadForm, Method,
    Order, PartStep, Redirects, RequestStep, Scenario, Stage, Step, Task, TaskBody, TaskSet,
    UserClass, Variables, WaitTime,
};
use crate::threshold::Threshold;
use behaviour::{Place, steps, user_class};
use request::{auth, judgement, redirects};
use text::{filled, headers, host, json, line, time, variables};

fn feed() -> BoxedStrategy<Feed> {
    let source = prop_oneof![
        filled().prop_map(Source::CsvFile),
        filled().prop_map(Source::JsonFile),
        Just(Source::Inline(
            "user,password\nada,\"${secret}\"\n".to_owned()
        )),
        vec(json(), 1..3).prop_map(|values| {
            let row = |value| serde_json::json!({ "user": value });
            Source::Json(values.into_iter().map(row).collect())
        }),
    ];
    let parts = (source, chosen(), chosen(), chosen(), chosen());
    parts
        .prop_map(|(source, order, scope, take, on_end)| Feed {
            source,
            order,
            scope,
            take,
            on_end,
        })
        .boxed()
}

/// Any of a few words.
fn chosen<T: Choice + std::fmt::Debug>() -> BoxedStrategy<T> {
    let values: Vec<T> = T::WORDS.iter().map(|(_, value)| *value).collect();
    prop::sample::select(values).boxed()
}

fn threshold() -> BoxedStrategy<Threshold> {
    let expressions = prop::sample::select(vec![
        "p95 < 0.2 && failure_ratio < 0.01",
        "service.p99 < 0.5",
        "service[\"max\"] < 1",
        "rps > 10.0 || t < 5.0",
        "checks.all(name, checks[name] > 0.9)",
    ]);
    let row = option::of(("[A-Z]{1,5}", filled()));
    let row = row.prop_map(|row| row.map(|(method, name)| format!("{method} {name}")));
    let abort = option::of(prop_oneof![Just(Duration::ZERO), time()]);
    (expressions, row, abort)
        .prop_map(|(expect, on, abort)| Threshold {
            expect: Expression::parse(expect).unwrap(),
            on,
            abort: abort.is_some(),
            after: abort.unwrap_or_default(),
        })
        .boxed()
}

fn defaults() -> BoxedStrategy<Defaults> {
    let parts = (
        headers(),
        option::of(time()),
        option::of(auth()),
        option::of(redirects()),
        judgement(),
    );
    parts
        .prop_map(
            |(headers, timeout, auth, redirects, (success_when, fail_when, checks))| Defaults {
                headers,
                timeout,
                auth,
                redirects,
                success_when,
                fail_when,
                checks,
            },
        )
        .boxed()
}

/// What the expressions of an arbitrary scenario use is defined.
fn complete(mut scenario: Scenario) -> Scenario {
    let null = JsonTemplate::parse(&serde_json::Value::Null).unwrap();
    for name in ["a", "b", "rows"] {
        scenario.variables.insert(name.to_owned(), null.clone());
    }
    scenario.env.push("TOKEN".to_owned());
    scenario.users[0].name = "first".to_owned();
    scenario.users.dedup_by(|a, b| a.name == b.name);
    scenario
}

/// Any scenario without problems.
pub(in crate::scenario) fn scenario() -> impl Strategy<Value = Scenario> {
    let hook = || prop_oneof![2 => Just(Vec::new()), 1 => steps(Place::Test, 1)];
    let head = (line(), option::of(host()), any::<u64>(), load::load());
    let feeds = feed().prop_map(|feed| Map::from([("feed".to_owned(), feed)]));
    let shared = (feeds, variables(), defaults());
    let hooks = (hook(), hook());
    let thresholds = vec(threshold(), 0..3);
    (head, shared, vec(user_class(), 1..3), hooks, thresholds).prop_map(
        |(
            (name, host, seed, load),
            (data, variables, defaults),
            users,
            (on_test_start, on_test_stop),
            thresholds,
        )| {
            complete(Scenario {
                name,
                host,
                seed,
                load,
                env: Vec::new(),
                data,
                variables,
                defaults,
                users,
                on_test_start,
                on_test_stop,
                thresholds,
            })
        },
    )
}
