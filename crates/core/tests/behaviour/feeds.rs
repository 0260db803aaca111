//! Rows of data, and who has which.

use crate::support::{Played, Stage};

const ROWS: &str = "[{n: r0}, {n: r1}, {n: r2}, {n: r3}, {n: r4}, {n: r5}]";

/// Users that each ask twice in an iteration for the path their row gives.
fn stage(users: u32, iterations: u32, feed: &str) -> Stage {
    Stage::new(&format!(
        "host: http://t\nseed: 5\nload: {{users: {users}, spawn_rate: 1000, run_time: 600s, iterations_per_user: {iterations}}}\n\
         data: {{rows: {{json: {ROWS}, {feed}}}}}\n\
         users: [{{name: A, wait_time: constant(1), on_stop: [{{get: /stop}}], tasks: [{{name: t, steps: [\
         {{get: \"/${{data.rows.n}}\"}}, {{get: \"/${{data.rows.n}}\", name: again}}, {{get: \"/user/${{user.id}}/${{data.rows.n}}\"}}]}}]}}]"
    ))
}

/// `user row` of every iteration, in the order of time.
fn taken(played: &Played) -> Vec<&str> {
    played
        .sent
        .iter()
        .filter_map(|sent| sent.path().strip_prefix("/user/"))
        .collect()
}

fn sorted(played: &Played) -> Vec<&str> {
    let mut taken = taken(played);
    taken.sort_unstable();
    taken
}

fn rows(played: &Played) -> Vec<&str> {
    taken(played).into_iter().map(|taken| &taken[2..]).collect()
}

#[test]
fn an_iteration_has_one_row_however_often_it_is_used() {
    let played = stage(1, 3, "take: iteration").play();
    assert_eq!(
        played.paths(),
        "/r0 /r0 /user/0/r0 /r1 /r1 /user/0/r1 /r2 /r2 /user/0/r2 /stop"
    );
}

#[test]
fn users_go_through_the_rows_together_or_each_alone() {
    assert_eq!(
        taken(&stage(2, 3, "share: all").play()).join(" "),
        "0/r0 1/r1 0/r2 1/r3 0/r4 1/r5"
    );
    assert_eq!(
        taken(&stage(2, 3, "share: user").play()).join(" "),
        "0/r0 1/r0 0/r1 1/r1 0/r2 1/r2"
    );
}

#[test]
fn a_user_may_keep_its_row_for_life() {
    assert_eq!(
        taken(&stage(3, 2, "take: user").play()).join(" "),
        "0/r0 1/r1 2/r2 0/r0 1/r1 2/r2"
    );
    assert_eq!(
        taken(&stage(2, 2, "take: user, share: user").play()).join(" "),
        "0/r0 1/r0 0/r0 1/r0"
    );
}

#[test]
fn a_shuffle_has_every_row_once_a_lap_in_another_order() {
    let played = stage(3, 4, "order: shuffle").play();
    let (first, second) = (&rows(&played)[..6], &rows(&played)[6..]);
    let in_order = |lap: &[&str]| {
        let mut lap = lap.to_vec();
        lap.sort_unstable();
        lap.join(" ")
    };
    assert_eq!(in_order(first), "r0 r1 r2 r3 r4 r5");
    assert_eq!(in_order(second), "r0 r1 r2 r3 r4 r5");
    assert_ne!(first, second);
}

#[test]
fn random_rows_are_any_and_never_end() {
    let played = stage(2, 50, "order: random, on_end: stop_test").play();
    assert_eq!(taken(&played).len(), 100);
    let most = rows(&played).iter().filter(|row| **row == "r0").count();
    assert!((5..35).contains(&most), "{most}");
}

#[test]
fn rows_begin_again_or_end_their_user_or_the_test() {
    assert_eq!(
        taken(&stage(4, 2, "on_end: recycle").play()).join(" "),
        "0/r0 1/r1 2/r2 3/r3 0/r4 1/r5 2/r0 3/r1"
    );
    let stopped = stage(4, 3, "on_end: stop_user").play();
    assert_eq!(taken(&stopped).join(" "), "0/r0 1/r1 2/r2 3/r3 0/r4 1/r5");
    assert_eq!(stopped.count("/stop"), 4, "each with its on_stop");
    assert_eq!(
        stopped.exceptions(),
        Vec::<String>::new(),
        "it is no exception"
    );
    let ended = stage(4, 3, "on_end: stop_test").play();
    assert_eq!(taken(&ended).join(" "), "0/r0 1/r1 2/r2 3/r3 0/r4 1/r5");
    assert_eq!(ended.result.elapsed.floor(), 1.0);
}

#[test]
fn any_number_of_shards_feeds_what_one_does() {
    for feed in [
        "order: shuffle",
        "share: user, order: shuffle",
        "take: user",
        "order: random",
        "on_end: stop_user",
        "share: user, on_end: stop_user",
    ] {
        let one = stage(7, 5, feed).play();
        for shards in [2, 3, 8] {
            let many = stage(7, 5, feed).on(shards).play();
            assert_eq!(sorted(&many), sorted(&one), "{feed} on {shards} shards");
        }
    }
}

#[test]
fn the_first_row_may_be_taken_in_on_start_or_a_variable() {
    let played = Stage::new(&format!(
        "host: http://t\nload: {{users: 2, spawn_rate: 1000, run_time: 60s, iterations_per_user: 1}}\ndata: {{rows: {{json: {ROWS}, take: user}}}}\n\
         users: [{{name: A, variables: {{mine: \"${{data.rows.n}}\"}}, on_start: [{{get: \"/start/${{data.rows.n}}\"}}], tasks: [{{get: \"/${{mine}}/${{data.rows.n}}\"}}]}}]"
    ))
    .play();
    assert_eq!(played.paths(), "/start/r0 /r0/r0 /start/r1 /r1/r1");
}

#[test]
fn arrivals_take_a_row_each_in_their_order_on_any_number_of_shards() {
    let text = format!(
        "host: http://t\nload: {{arrivals: {{rate: 2}}, run_time: 5s}}\ndata: {{rows: {{json: {ROWS}}}}}\n\
         users: [{{name: A, tasks: [{{get: \"/${{data.rows.n}}\"}}]}}]"
    );
    let one = Stage::new(&text).play();
    assert_eq!(one.paths(), "/r0 /r1 /r2 /r3 /r4 /r5 /r0 /r1 /r2 /r3");
    assert_eq!(Stage::new(&text).on(3).play().paths(), one.paths());
}

#[test]
fn an_error_that_has_nothing_to_do_with_a_feed_is_none_of_its_ends() {
    let played = Stage::new(
        "host: http://t\nload: {users: 1, run_time: 3500ms}\ndata: {rows: {json: [{n: 1}], on_end: stop_user}}\n\
         users: [{name: A, wait_time: constant(1), tasks: [{name: t, steps: [{get: \"/${1 == 1 || data.rows.n == 1}\"}, {fail: no}]}]}]",
    )
    .play();
    assert_eq!(played.paths(), "/true /true /true /true");
}
