//! The open model: iterations start on schedule, whatever the target does.

use crate::support::{Stage, play};

fn text(load: &str, steps: &str) -> String {
    format!(
        "host: http://t\nseed: 11\nload: {{{load}}}\nusers: [{{name: A, wait_time: constant(7), tasks: [{{name: t, steps: {steps}}}]}}]"
    )
}

#[test]
fn even_arrivals_come_at_their_times_however_slow_the_target_is() {
    let played = play(&text(
        "arrivals: {rate: 4}, run_time: 2s, stop_timeout: 60s",
        "[{get: /a?ms=5000}]",
    ));
    assert_eq!(
        played.times("/a"),
        [0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 1.75]
    );
    assert_eq!(
        (played.result.total.requests, played.result.dropped),
        (8, 0)
    );
}

#[test]
fn rates_go_straight_from_one_to_the_next() {
    let played = play(&text(
        "arrivals: {rate: 0, stages: [{duration: 10s, rate: 20}, {duration: 10s, rate: 20}, {duration: 10s, rate: 0}]}",
        "[{get: /a}]",
    ));
    let within = |from: f64, to: f64| {
        played
            .sent
            .iter()
            .filter(|sent| (from..to).contains(&sent.at))
            .count()
    };
    assert_eq!(
        (within(0.0, 10.0), within(10.0, 20.0), within(20.0, 31.0)),
        (100, 200, 100)
    );
    assert_eq!(within(0.0, 5.0), 25);
    assert!(played.result.elapsed <= 30.5);
}

#[test]
fn poisson_arrivals_are_as_many_and_as_irregular_as_they_should_be() {
    let played = play(&text(
        "arrivals: {rate: 50, distribution: poisson}, run_time: 100s",
        "[{get: /a}]",
    ));
    let gaps: Vec<f64> = played
        .sent
        .windows(2)
        .map(|pair| pair[1].at - pair[0].at)
        .collect();
    let mean = gaps.iter().sum::<f64>() / gaps.len() as f64;
    let variance = gaps.iter().map(|gap| (gap - mean).powi(2)).sum::<f64>() / gaps.len() as f64;
    assert!((mean - 0.02).abs() < 0.001, "{mean}");
    assert!(
        (variance.sqrt() / mean - 1.0).abs() < 0.06,
        "{}",
        variance.sqrt() / mean
    );
}

#[test]
fn an_arrival_that_finds_nobody_free_is_counted_as_dropped() {
    let played = play(&text(
        "arrivals: {rate: 10, max_users: 3}, run_time: 2s, stop_timeout: 60s",
        "[{get: /a?ms=1000}]",
    ));
    assert_eq!((played.sent.len(), played.result.dropped), (6, 14));
    assert_eq!(played.result.iterations + played.result.dropped, 20);
    assert_eq!(
        played
            .result
            .series
            .iter()
            .map(|point| point.dropped)
            .sum::<u64>(),
        14
    );
    assert!(played.result.series.iter().all(|point| point.users <= 3));
}

#[test]
fn users_that_are_free_do_the_next_iteration_and_no_more_start_than_are_needed() {
    let played = play(&text(
        "arrivals: {rate: 10}, run_time: 5s",
        "[{get: \"/${user.id}?ms=50\"}]",
    ));
    assert_eq!(played.count("/0"), 50);
    let slower = play(&text(
        "arrivals: {rate: 10}, run_time: 5s",
        "[{get: \"/${user.id}?ms=150\"}]",
    ));
    assert_eq!(slower.count("/0") + slower.count("/1"), 50);
}

#[test]
fn a_user_waits_for_arrivals_and_not_by_its_wait_time() {
    let played = play(&text("arrivals: {rate: 2}, run_time: 3s", "[{get: /a}]"));
    assert_eq!(played.sent.len(), 6);
}

#[test]
fn any_number_of_shards_has_the_same_arrivals_that_do_and_draw_the_same() {
    for distribution in ["even", "poisson"] {
        let text = format!(
            "host: http://t\nseed: 4\nload: {{arrivals: {{rate: 7, distribution: {distribution}, stages: [{{duration: 8s, rate: 15}}]}}, stop_timeout: 60s}}\n\
             users: [{{name: A, weight: 2, tasks: [{{get: \"/a/${{random.int(1, 50)}}?ms=200\"}}, {{name: t, steps: [{{get: /b}}, {{wait: \"between(0.1, 2)\"}}, {{get: /c}}]}}]}}, \
             {{name: B, tasks: [{{get: /d?ms=900}}]}}]"
        );
        let one = Stage::new(&text).play();
        assert!(one.sent.len() > 80);
        for shards in [2, 3, 7] {
            let many = Stage::new(&text).on(shards).play();
            assert_eq!(many.rows(), one.rows(), "{distribution} on {shards}");
            let times = |sent: &[crate::support::Sent]| {
                let mut times: Vec<String> = sent
                    .iter()
                    .map(|sent| format!("{} {}", sent.at, sent.path()))
                    .collect();
                times.sort();
                times
            };
            assert_eq!(
                times(&many.sent),
                times(&one.sent),
                "{distribution} on {shards}"
            );
        }
    }
}

#[test]
fn few_users_on_many_shards_are_all_there() {
    let text = text(
        "arrivals: {rate: 2, max_users: 2}, run_time: 10s",
        "[{get: /a?ms=100}]",
    );
    for shards in [1, 2, 5] {
        let played = Stage::new(&text).on(shards).play();
        assert_eq!(
            (played.sent.len(), played.result.dropped),
            (20, 0),
            "{shards} shards"
        );
    }
}

#[test]
fn on_start_is_part_of_a_users_first_arrival_and_on_stop_comes_at_the_end() {
    let text = "host: http://t\nload: {arrivals: {rate: 1}, run_time: 3s}\n\
        users: [{name: A, on_start: [{get: /start?ms=100}], on_stop: [{get: /stop}], tasks: [{get: /a}]}]";
    assert_eq!(
        play(text).timeline(),
        "0 /start, 100 /a, 1000 /a, 2000 /a, 3000 /stop"
    );
}

#[test]
fn what_on_start_takes_is_no_part_of_the_first_requests_time_and_nobodys_lateness() {
    let text = "host: http://t\nload: {arrivals: {rate: 1, max_users: 1}, run_time: 1s}\n\
        users: [{name: A, on_start: [{wait: 0.4}], tasks: [{get: /a?ms=100}]}]";
    let result = play(text).result;
    assert_eq!(result.total.response.max, Some(100_000));
    assert_eq!(result.lateness.max_micros, 0);
}

#[test]
fn nested_sets_take_an_arrival_for_each_task() {
    let played = play(
        "host: http://t\nload: {arrivals: {rate: 1}, run_time: 5s}\n\
         users: [{name: A, tasks: [{name: s, order: sequential, tasks: [{get: /a}, {get: /b}, {name: c, steps: [{get: /c}, {interrupt: {reschedule: false}}]}]}]}]",
    );
    assert_eq!(
        played.timeline(),
        "0 /a, 1000 /b, 2000 /c, 3000 /a, 4000 /b"
    );
}
