//! Which task is next.

use std::collections::BTreeSet;

use crate::outcome::{Outcome, Sent};

/// What the first user asks for first, by the seed, whether the tasks are a list or weighted.
const FIRST: [&str; 6] = ["/hello", "/hello", "/hello", "/hello", "/hello", "/world"];

/// 19: picked 1:3.
pub(crate) fn one_to_three(outcome: &Outcome) {
    let [one, three] = ["GET /hello", "GET /world"].map(|name| outcome.requests(name));
    let share = three as f64 / (one + three) as f64;
    // Of many draws nearly three quarters, of a small run's few some way off.
    let off = if one + three > 1000 { 0.03 } else { 0.15 };
    assert!((share - 0.75).abs() < off, "{share} of {}", one + three);
}

/// 20: the same plans.
pub(crate) fn the_same_plan(outcome: &Outcome) {
    let users = outcome.users();
    let first: Vec<&str> = users[0]
        .iter()
        .take(FIRST.len())
        .map(|sent| &*sent.target)
        .collect();
    assert_eq!(first, FIRST);
    assert_eq!(outcome.names(), ["GET /hello", "GET /world"]);
}

fn targets(outcome: &Outcome) -> BTreeSet<&str> {
    outcome.sent.iter().map(|sent| &*sent.target).collect()
}

/// 21: with `tag1`, and with it and without `tag3`.
pub(crate) fn first_and_second(outcome: &Outcome) {
    assert_eq!(
        targets(outcome),
        BTreeSet::from(["/echo/task1", "/echo/task2"])
    );
}

/// 21: without `tag3`.
pub(crate) fn all_but_third(outcome: &Outcome) {
    assert_eq!(
        targets(outcome),
        BTreeSet::from(["/echo/task1", "/echo/task2", "/echo/task4"])
    );
}

/// 27: the cycle in order.
pub(crate) fn green_yellow_red(outcome: &Outcome) {
    let cycle = ["/echo/green", "/echo/yellow", "/echo/red"];
    for own in outcome.users() {
        assert!(own.len() > 3);
        assert_eq!(
            in_order(&own),
            Vec::from_iter(cycle.into_iter().cycle().take(own.len()))
        );
    }
}

fn in_order<'a>(own: &[&'a Sent]) -> Vec<&'a str> {
    own.iter().map(|sent| &*sent.target).collect()
}
