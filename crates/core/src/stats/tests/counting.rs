//! What each of the recorder's words comes to.

use super::*;
use crate::stats::{CheckRow, MOST_NAMES, MessageId, OTHER_NAMES, State};

#[test]
fn a_name_met_at_run_time_has_a_row_of_its_own_and_a_planned_one_keeps_its_row() {
    let result = counted(|recorder| {
        for name in ["/z", "/b", "/c", "/b"] {
            answered(recorder, "GET", name, 100, Ok(200));
        }
    });
    let rows: Vec<(&str, u64)> = result
        .rows
        .iter()
        .map(|row| (row.name.as_str(), row.requests))
        .collect();
    assert_eq!(rows, [("/b", 2), ("/c", 1), ("/z", 1)]);
}

#[test]
fn a_key_is_told_once() {
    let mut recorder = Recorder::new(&outline());
    answered(&mut recorder, "GET", "/new", 100, Ok(200));
    let first = recorder.take_delta(0, 0, tick(1000));
    answered(&mut recorder, "GET", "/new", 1100, Ok(200));
    let second = recorder.take_delta(0, 1, tick(2000));
    assert_eq!((first.names.len(), second.names.len()), (1, 0));
    assert_eq!(merged(1, &[first, second]).rows[0].requests, 2);
}

#[test]
fn requests_of_too_many_names_are_counted_together_and_none_is_lost() {
    let result = counted(|recorder| {
        for name in 0..MOST_NAMES + 20 {
            answered(recorder, "GET", &format!("/{name}"), 100, Ok(200));
        }
    });
    assert_eq!(result.rows.len(), MOST_NAMES + 1);
    let last = result.rows.last().unwrap();
    assert_eq!((last.name.as_str(), last.requests), (OTHER_NAMES, 20));
    assert_eq!(result.total.requests, MOST_NAMES as u64 + 20);
    assert!(crate::warning::of(&result)[0].remedy.contains("name: "));
}

#[test]
fn names_are_bounded_over_all_shards_together_too() {
    let deltas: Vec<Delta> = (0..3)
        .map(|shard| {
            let mut recorder = Recorder::new(&outline());
            for name in 0..600 {
                answered(
                    &mut recorder,
                    "GET",
                    &format!("/{shard}/{name}"),
                    100,
                    Ok(500),
                );
            }
            recorder.take_delta(shard, 0, tick(1000))
        })
        .collect();
    let result = merged(3, &deltas);
    assert_eq!(result.rows.len(), MOST_NAMES + 1);
    assert_eq!(result.rows.last().unwrap().requests, 800);
    let failures: u64 = result.failures.iter().map(|row| row.occurrences).sum();
    assert_eq!(failures, 1800);
}

#[test]
fn a_request_the_scenario_judges_failed_says_so_in_its_words() {
    let result = counted(|recorder| {
        let message = recorder.message("Got wrong response");
        let row = recorder.row("GET", "/a");
        recorder.sent();
        recorder.record(
            row,
            &exchange(100, Ok(200)),
            Some(Failure::Message(message)),
        );
    });
    assert_eq!(result.total.failures, 1);
    assert_eq!(result.failures[0].error, "Got wrong response");
}

#[test]
fn a_status_that_does_not_meet_success_when_says_what_was_wanted() {
    let result = counted(|recorder| {
        let condition = recorder.message("response.status == 404");
        let row = recorder.row("GET", "/a");
        recorder.sent();
        let failure = Failure::Unexpected(200, condition);
        recorder.record(row, &exchange(100, Ok(200)), Some(failure));
    });
    assert_eq!(
        result.failures[0].error,
        "Unexpected status 200: success_when is `response.status == 404`"
    );
}

#[test]
fn a_404_that_the_scenario_wants_is_no_failure() {
    let result = counted(|recorder| {
        let row = recorder.row("GET", "/a");
        recorder.sent();
        recorder.record(row, &exchange(100, Ok(404)), None);
    });
    assert_eq!((result.total.requests, result.total.failures), (1, 0));
    assert!(result.failures.is_empty());
}

#[test]
fn exceptions_are_counted_by_path_and_message_and_the_most_frequent_comes_first() {
    let result = counted(|recorder| {
        let path = recorder.message("users[0].tasks[1].set.token");
        let [rare, often] = ["rare", "often"].map(|text| recorder.message(text));
        recorder.exception(path, rare, tick(100));
        recorder.exception(path, often, tick(900));
        recorder.exception(path, often, tick(300));
    });
    let first = &result.exceptions[0];
    assert_eq!(first.path, "users[0].tasks[1].set.token");
    assert_eq!((first.message.as_str(), first.occurrences), ("often", 2));
    assert_eq!((first.first_seen, first.last_seen), (0.3, 0.9));
    assert_eq!(result.exceptions[1].message, "rare");
    assert_eq!(result.total.requests, 0);
}

#[test]
fn however_many_messages_come_they_are_bounded_and_their_count_is_whole() {
    let result = counted(|recorder| {
        for text in 0..10_000 {
            let message = recorder.message(&text.to_string());
            recorder.exception(message, message, tick(100));
        }
    });
    assert_eq!(result.exceptions.len(), 501);
    assert_eq!(result.exceptions[0].message, "(other messages)");
    let sum: u64 = result.exceptions.iter().map(|row| row.occurrences).sum();
    assert_eq!(sum, 10_000);
}

#[test]
fn checks_stand_in_the_plans_order_those_never_made_too() {
    let result = counted(|recorder| {
        [true, true, false]
            .iter()
            .for_each(|&passed| recorder.check(1, passed));
    });
    let row = |name: &str, passes, fails| CheckRow {
        name: name.to_owned(),
        passes,
        fails,
    };
    assert_eq!(
        result.checks,
        [row("is quick", 0, 0), row("is right", 2, 1)]
    );
}

#[test]
fn a_transaction_is_a_row_and_in_no_total() {
    let result = counted(|recorder| {
        answered(recorder, "GET", "/a", 100, Ok(200));
        let buy = crate::stats::RowId(2);
        recorder.transaction(buy, tick(100), tick(600), false);
        recorder.transaction(buy, tick(100), tick(400), true);
    });
    let buy = &result.rows[1];
    assert_eq!(
        (buy.method.as_str(), buy.name.as_str()),
        ("TRANSACTION", "buy")
    );
    assert_eq!((buy.requests, buy.failures), (2, 1));
    assert_eq!(
        (buy.response.min, buy.response.max),
        (Some(300_000), Some(500_000))
    );
    assert_eq!((result.total.requests, result.total.failures), (1, 0));
    assert_eq!(
        (result.series[0].requests, result.series[0].failures),
        (1, 0)
    );
    assert!(result.failures.is_empty());
}

#[test]
fn a_custom_request_is_in_the_total_with_its_own_message() {
    let result = counted(|recorder| {
        recorder.custom("grpc", "/Shop/Buy", tick(100), tick(150), 9, Ok(()));
        let refused = Err("UNAVAILABLE");
        recorder.custom("grpc", "/Shop/Buy", tick(100), tick(250), 0, refused);
    });
    let total = &result.total;
    assert_eq!((total.requests, total.failures, total.bytes), (2, 1, 9));
    assert_eq!(total.response.max, Some(150_000));
    assert_eq!(result.failures[0].error, "UNAVAILABLE");
    assert_eq!(result.rows[0].method, "grpc");
    assert_eq!(result.in_flight, 0);
}

#[test]
fn dropped_iterations_stand_in_their_interval_and_in_the_whole() {
    let mut recorder = Recorder::new(&outline());
    recorder.iteration();
    let first = recorder.take_delta(0, 0, tick(1000));
    (0..3).for_each(|_| recorder.dropped());
    let second = recorder.take_delta(0, 1, tick(2000));
    let result = merged(1, &[first, second]);
    assert_eq!((result.iterations, result.dropped), (1, 3));
    let dropped: Vec<u64> = result.series.iter().map(|point| point.dropped).collect();
    assert_eq!(dropped, [0, 3]);
}

#[test]
fn a_run_is_paused_until_its_shards_go_on_and_never_after_they_ended() {
    let state = |paused, ended| {
        let delta = Delta {
            paused,
            ended,
            ..Delta::default()
        };
        merged(1, &[delta]).state
    };
    assert_eq!(state(true, false), State::Paused);
    assert_eq!(state(false, false), State::Running);
    assert_eq!(state(true, true), State::Stopped);
}

#[test]
fn the_other_message_is_the_same_everywhere() {
    let result =
        counted(|recorder| recorder.exception(MessageId::OTHER, MessageId::OTHER, tick(1)));
    assert_eq!(result.exceptions[0].path, "(other messages)");
}
