//! Which task is next.

use std::collections::BTreeSet;

use crate::outcome::{Outcome, Sent};

/// What the first three users ask for first, by the seed: `h` for `/hello`, `w` for `/world`.
const FIRST: [&str; 3] = ["hhhhhw", "hwwhhh", "whwhwh"];

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
    let first: Vec<String> = users.iter().take(3).map(|own| initials(own)).collect();
    assert_eq!(first, FIRST);
    assert_eq!(outcome.names(), ["GET /hello", "GET /world"]);
}

fn initials(own: &[&Sent]) -> String {
    let first = own.iter().take(6);
    first.map(|sent| &sent.target[1..2]).collect()
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
