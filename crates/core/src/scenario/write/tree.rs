//! A scenario as fields and values, in the language's order, without those that say what is so anyway.

use std::collections::BTreeMap;
use std::time::Duration;

use super::number::{float, number};
use crate::scenario::{
    Body, Defaults, Load, RequestStep, Scenario, Step, Task, UserClass, WaitTime,
};

/// What both text forms print.
#[derive(Debug)]
pub(super) enum Tree {
    Null,
    Bool(bool),
    /// In shortest form.
    Number(String),
    Text(String),
    /// Seconds in JSON, `1m30s` in YAML.
    Time(Duration),
    List(Vec<Tree>),
    Map(Map),
}

/// Fields in the language's order.
#[derive(Debug, Default)]
pub(super) struct Map(pub(super) Vec<(String, Tree)>);

impl Map {
    /// Adds a field unless its value is its default.
    fn put(mut self, key: &str, value: Option<Tree>) -> Self {
        self.0.extend(value.map(|value| (key.to_owned(), value)));
        self
    }

    /// Adds a map unless it is empty.
    fn put_map(self, key: &str, map: Self) -> Self {
        let filled = !map.0.is_empty();
        self.put(key, filled.then_some(Tree::Map(map)))
    }
}

/// The version of the language, so that a later Katydid knows how to read it.
const VERSION: &str = "1";

pub(super) fn scenario(scenario: &Scenario) -> Tree {
    let Scenario {
        name,
        host,
        seed,
        load: running,
        defaults: common,
        users,
    } = scenario;
    Tree::Map(
        Map::default()
            .put("katydid", Some(Tree::Number(VERSION.to_owned())))
            .put("name", (!name.is_empty()).then(|| text(name)))
            .put("host", host.as_deref().map(text))
            .put("seed", (*seed != 0).then(|| Tree::Number(seed.to_string())))
            .put_map("load", load(running))
            .put_map("defaults", defaults(common))
            .put(
                "users",
                Some(Tree::List(users.iter().map(user_class).collect())),
            ),
    )
}

fn load(load: &Load) -> Map {
    let Load {
        users,
        spawn_rate,
        run_time,
        stop_timeout,
    } = *load;
    let default = Load::default();
    Map::default()
        .put(
            "users",
            (users != default.users).then(|| Tree::Number(users.to_string())),
        )
        .put("spawn_rate", unless(spawn_rate, default.spawn_rate))
        .put("run_time", run_time.map(Tree::Time))
        .put(
            "stop_timeout",
            (stop_timeout != default.stop_timeout).then_some(Tree::Time(stop_timeout)),
        )
}

fn defaults(defaults: &Defaults) -> Map {
    let Defaults { headers, timeout } = defaults;
    Map::default()
        .put_map("headers", texts(headers))
        .put("timeout", timeout.map(Tree::Time))
}

fn user_class(class: &UserClass) -> Tree {
    let UserClass {
        name,
        weight,
        fixed_count,
        host,
        wait_time,
        tasks,
    } = class;
    let waits = *wait_time != WaitTime::default();
    Tree::Map(
        Map::default()
            .put("name", Some(text(name)))
            .put("weight", unless(*weight, 1.0))
            .put(
                "fixed_count",
                (*fixed_count != 0).then(|| Tree::Number(fixed_count.to_string())),
            )
            .put("host", host.as_deref().map(text))
            .put(
                "wait_time",
                waits.then(|| Tree::Text(wait_time.to_string())),
            )
            .put("tasks", Some(Tree::List(tasks.iter().map(task).collect()))),
    )
}

/// The short form wherever there is one.
fn task(task: &Task) -> Tree {
    let weight = (task.weight != 1).then(|| Tree::Number(task.weight.to_string()));
    match &task.steps[..] {
        [Step::Request(only)] if task.is_short() => Tree::Map(request(only).put("weight", weight)),
        steps => Tree::Map(
            Map::default()
                .put("name", task.name.as_deref().map(text))
                .put("weight", weight)
                .put("steps", Some(Tree::List(steps.iter().map(step).collect()))),
        ),
    }
}

fn step(step: &Step) -> Tree {
    let Step::Request(step) = step;
    Tree::Map(request(step))
}

fn request(step: &RequestStep) -> Map {
    let RequestStep {
        method,
        url,
        name,
        params,
        headers,
        body: sent,
        timeout,
    } = step;
    let map = Map::default()
        .put(method.keyword(), Some(text(url)))
        .put("name", name.as_deref().map(text))
        .put_map("params", values(params))
        .put_map("headers", texts(headers));
    body(map, sent).put("timeout", timeout.map(Tree::Time))
}

fn body(map: Map, body: &Body) -> Map {
    match body {
        Body::None => map,
        Body::Json(value) => map.put("json", Some(json(value))),
        Body::Form(fields) => map.put("form", Some(Tree::Map(values(fields)))),
        Body::Text(sent) => map.put("body", Some(text(sent))),
    }
}

fn json(value: &serde_json::Value) -> Tree {
    use serde_json::Value;
    match value {
        Value::Null => Tree::Null,
        Value::Bool(bool) => Tree::Bool(*bool),
        Value::Number(value) => Tree::Number(number(value)),
        Value::String(value) => text(value),
        Value::Array(items) => Tree::List(items.iter().map(json).collect()),
        Value::Object(fields) => Tree::Map(Map(fields
            .iter()
            .map(|(key, value)| (key.clone(), json(value)))
            .collect())),
    }
}

fn texts(map: &BTreeMap<String, String>) -> Map {
    Map(map
        .iter()
        .map(|(key, value)| (key.clone(), text(value)))
        .collect())
}

/// One value stands alone, several in a list.
fn values(map: &BTreeMap<String, Vec<String>>) -> Map {
    let value = |values: &[String]| match values {
        [only] => text(only),
        several => Tree::List(several.iter().map(|value| text(value)).collect()),
    };
    Map(map
        .iter()
        .map(|(key, values)| (key.clone(), value(values)))
        .collect())
}

fn text(text: &str) -> Tree {
    Tree::Text(text.to_owned())
}

fn unless(value: f64, default: f64) -> Option<Tree> {
    (value != default).then(|| Tree::Number(float(value)))
}
