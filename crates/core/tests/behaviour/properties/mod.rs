//! For any scenario: the parts are the whole, and the same seed is the same run.

mod scenarios;

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{Played, Stage};

/// All that must not depend on how many shards there are; at its end each shard counts a part of a second in its own way.
fn essence(played: &Played) -> Value {
    let result = &played.result;
    let rows = result.rows.iter().map(|row| {
        json!([
            row.method,
            row.name,
            row.requests,
            row.failures,
            row.aborted,
            row.bytes,
            row.response,
            row.service,
            row.response_times
        ])
    });
    let points = result.series.iter().rev().skip(2).map(|point| point.users);
    let mut sent: Vec<String> = played
        .sent
        .iter()
        .map(|sent| format!("{:09.6} {} {}", sent.at, sent.request.path(), sent.body()))
        .collect();
    sent.sort();
    let mut log: Vec<String> = result
        .log
        .iter()
        .map(|line| format!("{:?} {} {}", line.at, line.user, line.text))
        .collect();
    log.sort();
    json!({
        "rows": rows.collect::<Vec<_>>(),
        "users": points.collect::<Vec<_>>(),
        "failures": result.failures,
        "exceptions": result.exceptions,
        "checks": result.checks,
        "iterations": result.iterations,
        "dropped": result.dropped,
        "elapsed": result.elapsed,
        "sent": sent,
        "log": log,
    })
}

/// What differs, in few words.
fn difference(one: &Value, other: &Value) -> String {
    let fields = one.as_object().into_iter().flatten();
    let differing = fields.filter(|(name, value)| other[name.as_str()] != **value);
    let told = differing.map(|(name, value)| {
        let (ours, theirs) = (value.as_array(), other[name.as_str()].as_array());
        let pairs = ours.into_iter().flatten().zip(theirs.into_iter().flatten());
        let first = pairs.into_iter().find(|(ours, theirs)| ours != theirs);
        match first {
            Some((ours, theirs)) => format!("{name}: {ours} / {theirs}"),
            None => format!(
                "{name}: {} / {}",
                ours.map_or(0, Vec::len),
                theirs.map_or(0, Vec::len)
            ),
        }
    });
    told.collect::<Vec<_>>().join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, max_shrink_iters: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_number_of_shards_is_the_same_test(scenario in scenarios::closed(), shards in 2..9u32) {
        let text = scenario.to_string();
        let one = essence(&Stage::new(&text).play());
        let many = essence(&Stage::new(&text).on(shards).play());
        prop_assert!(one == many, "{}", difference(&one, &many));
    }

    #[test]
    fn the_same_seed_is_the_same_run(scenario in scenarios::any()) {
        let text = scenario.to_string();
        let (first, second) = (Stage::new(&text).play(), Stage::new(&text).play());
        prop_assert!(essence(&first) == essence(&second));
    }

    #[test]
    fn counts_agree_with_each_other_and_with_the_target(scenario in scenarios::any(), shards in 1..5u32) {
        let played = Stage::new(&scenario.to_string()).on(shards).play();
        let result = &played.result;
        let requests = || result.rows.iter().filter(|row| row.method != "TRANSACTION");
        prop_assert_eq!(result.total.requests + result.total.aborted, played.sent.len() as u64);
        prop_assert_eq!(requests().map(|row| row.requests).sum::<u64>(), result.total.requests);
        prop_assert_eq!(requests().map(|row| row.failures).sum::<u64>(), result.total.failures);
        prop_assert_eq!(result.failures.iter().map(|row| row.occurrences).sum::<u64>(), result.total.failures);
        prop_assert_eq!(result.series.iter().map(|point| point.requests).sum::<u64>(), result.total.requests);
        prop_assert_eq!((result.users, result.in_flight), (0, 0));
        let late = result.lateness.max_micros;
        prop_assert!(late == 0, "a machine without a clock is never late: {}", late);
    }
}
