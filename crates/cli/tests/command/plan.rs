//! `katydid plan`.

use serde_json::Value;

use crate::support::fed;

const SHOP: &str = "
katydid: 1
name: Shop
host: http://shop.example
load: { users: 100, spawn_rate: 10, run_time: 60 }
users:
- { name: Visitor, weight: 3, wait_time: constant_pacing(1), tasks: [{ get: / }] }
- { name: Buyer, wait_time: constant_pacing(1), tasks: [{ post: /pay, tags: [pay] }] }
";

#[test]
fn a_plan_tells_who_starts_how_many_when_and_what_they_do() {
    let ended = fed(&["plan", "-", "-u", "8"], SHOP);
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
    insta::assert_snapshot!(ended.out);
}

#[test]
fn the_spawn_order_has_as_many_names_as_users() {
    let ended = fed(&["plan", "-", "--json", "--users", "7"], SHOP);
    let told: Value = serde_json::from_str(&ended.out).unwrap();
    let names = [
        "Visitor", "Buyer", "Visitor", "Visitor", "Visitor", "Buyer", "Visitor",
    ];
    assert_eq!(told["spawn_order"], Value::from(names.to_vec()));
    let all = fed(&["plan", "-", "--json"], SHOP);
    let told: Value = serde_json::from_str(&all.out).unwrap();
    assert_eq!(told["spawn_order"].as_array().unwrap().len(), 100);
}

#[test]
fn flags_change_the_plan_as_they_change_a_run() {
    let ended = fed(
        &["plan", "-", "--json", "-t", "5s", "-r", "1", "-E", "pay"],
        SHOP,
    );
    let told: Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(
        (&told["run_time"], &told["users"]),
        (&Value::from(5.0), &Value::from(5))
    );
    assert_eq!(told["task_ratios"].as_array().unwrap().len(), 1);
}

#[test]
fn a_scenario_with_problems_has_no_plan() {
    let ended = fed(&["plan", "-"], "users: []");
    assert_eq!((ended.code, ended.out.as_str()), (Some(104), ""));
}
