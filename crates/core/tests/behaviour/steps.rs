//! Every step, by what the target is sent.

use crate::support::{Sent, Stage, play};

fn paths(steps: &str) -> String {
    Stage::once(steps).play().paths()
}

#[test]
fn an_if_goes_one_of_two_ways_and_on() {
    let steps = "[{if: 1 < 2, then: [{get: /yes}], else: [{get: /no}]}, {if: 1 > 2, then: [{get: /no}], else: [{get: /else}]}, \
        {if: 1 > 2, then: [{get: /no}]}, {get: /after}]";
    assert_eq!(paths(steps), "/yes /else /after");
}

#[test]
fn ifs_nest_in_both_branches() {
    let steps = "[{repeat: 3, steps: [{set: {n: \"${user.id + 1}\"}}]}, {set: {i: 0}}, {while: i < 4, steps: [\
        {if: i < 2, then: [{if: i == 0, then: [{get: /a}], else: [{get: /b}]}], \
        else: [{if: i == 2, then: [{get: /c}], else: [{get: /d}]}]}, {set: {i: \"${i + 1}\"}}]}]";
    assert_eq!(paths(steps), "/a /b /c /d");
}

#[test]
fn a_while_asks_before_each_round() {
    let steps = "[{set: {n: 0}}, {while: n < 3, steps: [{get: \"/${n}\"}, {set: {n: \"${n + 1}\"}}]}, \
        {while: n < 3, steps: [{get: /never}]}, {get: /after}]";
    assert_eq!(paths(steps), "/0 /1 /2 /after");
}

#[test]
fn a_repeat_does_its_steps_so_often_and_a_part_of_a_round_is_none() {
    assert_eq!(
        paths("[{repeat: 3, steps: [{get: /a}]}, {get: /b}]"),
        "/a /a /a /b"
    );
    assert_eq!(paths("[{repeat: 0, steps: [{get: /a}]}, {get: /b}]"), "/b");
    assert_eq!(
        paths("[{repeat: 2.9, steps: [{get: /a}]}, {get: /b}]"),
        "/a /a /b"
    );
    assert_eq!(paths("[{repeat: -1, steps: [{get: /a}]}, {get: /b}]"), "/b");
    assert_eq!(
        paths("[{set: {n: 2}}, {repeat: n * 2, steps: [{get: /a}, {set: {n: 0}}]}, {get: /b}]"),
        "/a /a /a /a /b"
    );
}

#[test]
fn a_repeat_of_no_number_of_times_is_none() {
    let played = Stage::once("[{repeat: \"0.0 / 0.0\", steps: [{get: /a}]}, {get: /b}]").play();
    assert_eq!(played.count("/a"), 0);
}

#[test]
fn a_for_each_takes_its_list_once_and_keeps_the_order() {
    let steps = "[{set: {list: [x, y, z]}}, {for_each: {item: list}, steps: [{set: {list: []}}, {get: \"/${item}\"}]}, \
        {for_each: {item: list}, steps: [{get: /never}]}, {get: \"/last/${item}\"}]";
    assert_eq!(paths(steps), "/x /y /z /last/z");
}

#[test]
fn loops_nest_and_begin_anew_each_round() {
    let steps = "[{for_each: {a: \"[1, 2]\"}, steps: [{repeat: a, steps: [{for_each: {b: \"['x', 'y']\"}, steps: [\
        {get: \"/${a}${b}\"}]}]}]}]";
    assert_eq!(paths(steps), "/1x /1y /2x /2y /2x /2y");
}

#[test]
fn a_list_that_is_none_is_an_exception_with_its_path() {
    let played =
        Stage::once("[{get: /a}, {for_each: {item: 7}, steps: [{get: /never}]}, {get: /never}]")
            .play();
    assert_eq!(played.paths(), "/a");
    assert_eq!(
        played.exceptions(),
        ["users[0].tasks[0].steps[1]: for_each needs a list, `7` gives 7 × 1"]
    );
}

#[test]
fn requests_in_parallel_start_together_and_what_follows_waits_for_the_last() {
    let steps =
        "[{parallel: [{get: /a?ms=300}, {get: /b?ms=100}, {get: /c?ms=200}]}, {get: /after}]";
    let played = Stage::once(steps).play();
    assert_eq!(played.timeline(), "0 /a, 0 /b, 0 /c, 300 /after");
    assert_eq!(played.result.total.response.max, Some(300_000));
    assert_eq!(played.result.total.response.average, Some(150_000.0));
}

#[test]
fn what_parallel_requests_extract_is_all_there_afterwards() {
    let steps = "[{parallel: [{get: \"/a?ms=300&text=1\", extract: {a: response.text}}, \
        {get: \"/b?text=2\", extract: {b: response.text}}]}, {get: \"/${a}${b}\"}]";
    assert_eq!(paths(steps), "/a /b /12");
}

#[test]
fn an_exception_in_one_of_several_counts_them_all_and_ends_the_task() {
    let steps = "[{parallel: [{get: /a, extract: {x: response.json.no}}, {get: /b, extract: {y: response.json.no}}, {get: /c}]}, {get: /never}]";
    let played = Stage::once(steps).play();
    assert_eq!(played.rows(), ["GET /a 1/0", "GET /b 1/0", "GET /c 1/0"]);
    assert_eq!(played.result.exceptions.len(), 1);
}

#[test]
fn a_wait_is_a_number_a_named_wait_or_an_expression() {
    let steps = "[{get: /a}, {wait: 0.5}, {get: /b}, {wait: constant(1)}, {get: /c}, {set: {n: 2}}, {wait: n * 0.25}, {get: /d}]";
    assert_eq!(
        Stage::once(steps).play().timeline(),
        "0 /a, 500 /b, 1500 /c, 2000 /d"
    );
}

#[test]
fn a_wait_between_draws_anew_each_time() {
    let steps = "[{repeat: 50, steps: [{get: /a}, {wait: \"between(0.1, 0.2)\"}]}]";
    let times = Stage::once(steps).play().times("/a");
    let mut gaps: Vec<f64> = times.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert!(
        gaps.iter().all(|gap| (0.1..0.2001).contains(gap)),
        "{gaps:?}"
    );
    gaps.dedup();
    assert!(gaps.len() > 40);
}

#[test]
fn the_target_time_of_a_request_after_a_wait_is_its_end() {
    let played = Stage::once("[{get: /a?ms=100}, {wait: 1}, {get: /b?ms=50}]").play();
    assert_eq!(played.result.lateness.max_micros, 0);
    assert_eq!(played.result.total.response.max, Some(100_000));
}

#[test]
fn set_gives_values_their_kind_and_later_ones_see_earlier() {
    let steps = "[{set: {a: 1, b: \"${a + 1}\", c: \"${[a, b]}\", d: \"${a}-${b}\", e: {x: \"${b}\", y: [\"${a}\"]}}}, \
        {post: /, json: \"${[a, b, c, d, e]}\"}]";
    let played = Stage::once(steps).play();
    assert_eq!(
        played.sent[0].body(),
        r#"[1,2,[1,2],"1-2",{"x":2,"y":[1]}]"#
    );
}

#[test]
fn a_user_keeps_its_variables_from_task_to_task_and_shares_them_with_nobody() {
    let played = play(
        "host: http://t\nload: {users: 3, spawn_rate: 1000, run_time: 60s, iterations_per_user: 3}\n\
         users: [{name: A, wait_time: constant(1), variables: {n: 0}, on_start: [{set: {mine: \"${user.id * 10}\"}}], \
         tasks: [{name: t, steps: [{set: {n: \"${n + 1}\"}}, {get: \"/${user.id}/${mine + n}\"}]}]}]",
    );
    let mut paths: Vec<&str> = played.sent.iter().map(Sent::path).collect();
    paths.sort_unstable();
    assert_eq!(
        paths.join(" "),
        "/0/1 /0/2 /0/3 /1/11 /1/12 /1/13 /2/21 /2/22 /2/23"
    );
}

#[test]
fn the_log_tells_who_wrote_what_when() {
    let played =
        Stage::once("[{log: begin}, {wait: 1.5}, {log: \"${user.class} ${user.iteration} ${t}\"}]")
            .play();
    let lines: Vec<(u64, u32, &str)> = played
        .result
        .log
        .iter()
        .map(|line| (line.at.as_micros(), line.user, line.text.as_str()))
        .collect();
    assert_eq!(lines, [(0, 0, "begin"), (1_500_000, 0, "A 0 1.5")]);
}

#[test]
fn a_fail_ends_the_task_with_its_message() {
    let played = Stage::once("[{get: /a}, {set: {why: because}}, {fail: \"no: ${why}\"}]").play();
    assert_eq!(
        played.exceptions(),
        ["users[0].tasks[0].steps[2]: no: because × 1"]
    );
    assert_eq!(played.rows(), ["GET /a 1/0"]);
}

#[test]
fn a_reschedule_ends_the_task_and_waits_unless_it_is_immediate() {
    let text = |how: &str| {
        format!(
            "host: http://t\nload: {{users: 1, run_time: 60s, iterations: 3}}\n\
             users: [{{name: A, wait_time: constant(1), tasks: [{{name: t, steps: [{{get: /a?ms=100}}, {{if: 1 == 1, then: [{{reschedule: {how}}}]}}, {{get: /never}}]}}]}}]"
        )
    };
    assert_eq!(play(&text("{}")).timeline(), "0 /a, 1100 /a, 2200 /a");
    assert_eq!(
        play(&text("{immediately: true}")).timeline(),
        "0 /a, 100 /a, 200 /a"
    );
}

#[test]
fn stop_user_ends_this_user_alone() {
    let played = play(
        "host: http://t\nload: {users: 2, spawn_rate: 1000, run_time: 3500ms}\n\
         users: [{name: A, wait_time: constant(1), on_stop: [{get: \"/stop/${user.id}\"}], tasks: [{name: t, steps: [\
         {get: \"/${user.id}\"}, {if: user.id == 0, then: [{stop_user: {}}]}]}]}]",
    );
    assert_eq!(
        (played.count("/0"), played.times("/stop/0")),
        (1, vec![0.0])
    );
    assert_eq!(
        (played.count("/1"), played.times("/stop/1")),
        (4, vec![3.5])
    );
}

#[test]
fn stop_test_lets_every_user_end_its_task() {
    let played = play(
        "host: http://t\nload: {users: 3, spawn_rate: 1000, run_time: 60s}\n\
         users: [{name: A, wait_time: constant(10), on_stop: [{get: /stop}], tasks: [{name: t, steps: [\
         {get: \"/${user.id}?ms=2000\"}, {if: user.id == 0, then: [{wait: 1}, {stop_test: {}}]}, {get: \"/more?ms=2000\"}]}]}]",
    );
    assert_eq!(
        played.timeline(),
        "0 /0, 1 /1, 2 /2, 2001 /more, 2002 /more, 3000 /stop, 4001 /stop, 4002 /stop"
    );
    assert_eq!(played.result.elapsed, 4.002);
}

#[test]
fn stop_test_in_on_start_ends_the_run_too() {
    let played = play(
        "host: http://t\nload: {users: 1, run_time: 60s}\n\
         users: [{name: A, on_start: [{stop_test: {}}], on_stop: [{get: /stop}], tasks: [{get: /never}]}]",
    );
    assert_eq!(played.timeline(), "0 /stop");
}
