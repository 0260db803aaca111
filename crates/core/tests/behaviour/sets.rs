//! Sets of tasks: who picks what, and who is left how. What Locust does with them is in `locust`.

use crate::support::play;

fn sets(load: &str, tasks: &str) -> String {
    format!(
        "host: http://t\nload: {{{load}}}\nusers: [{{name: A, wait_time: constant(1), tasks: {tasks}}}]"
    )
}

#[test]
fn a_random_set_inside_another_is_picked_by_weight_and_picks_by_weight() {
    let played = play(&sets(
        "users: 200, spawn_rate: 100000, run_time: 100s",
        "[{get: /a, weight: 3}, {name: s, tasks: [{name: b, weight: 4, steps: [{get: /b}, {interrupt: {}}]}, {name: c, steps: [{get: /c}, {interrupt: {}}]}]}]",
    ));
    let part = |path: &str| played.count(path) as f64 / played.sent.len() as f64;
    // An interrupt lets the parent pick at once: of 4 picks 3 are a wait long and one takes no time.
    assert!((part("/a") - 0.75).abs() < 0.01, "{}", part("/a"));
    assert!((part("/b") - 0.20).abs() < 0.01, "{}", part("/b"));
}

#[test]
fn a_markov_set_follows_its_weights() {
    let played = play(&sets(
        "users: 100, spawn_rate: 100000, run_time: 200s",
        "[{name: s, order: markov, tasks: [{name: home, steps: [{get: /home}], next: {view: 3, leave: 1}}, \
         {name: view, steps: [{get: /view}], next: {home: 1}}, {name: leave, steps: [{get: /leave}], next: {home: 1}}]}]",
    ));
    let (home, view) = (played.count("/home") as f64, played.count("/view") as f64);
    assert!((view / home - 0.75).abs() < 0.02, "{}", view / home);
    assert_eq!(
        played.sent[..100]
            .iter()
            .filter(|sent| sent.path() == "/home")
            .count(),
        100,
        "the first comes first"
    );
}

#[test]
fn a_class_may_be_a_sequence_or_a_state_machine_itself() {
    let text = |order: &str, tasks: &str| {
        format!(
            "host: http://t\nload: {{users: 1, run_time: 60s, iterations: 6}}\nusers: [{{name: A, order: {order}, tasks: {tasks}}}]"
        )
    };
    assert_eq!(
        play(&text("sequential", "[{get: /a}, {get: /b, weight: 2}]")).paths(),
        "/a /b /b /a /b /b"
    );
    let lights = "[{name: green, steps: [{get: /green}], next: {yellow: 1}}, {name: yellow, steps: [{get: /yellow}], next: {red: 1}}, {name: red, steps: [{get: /red}], next: {green: 1}}]";
    assert_eq!(
        play(&text("markov", lights)).paths(),
        "/green /yellow /red /green /yellow /red"
    );
}

#[test]
fn tasks_foo_and_bar_are_picked_one_to_three_however_they_are_written() {
    let text = |tasks: &str| sets("users: 20, spawn_rate: 100000, run_time: 500s", tasks);
    let short = play(&text("[{get: /foo}, {get: /bar, weight: 3}]"));
    let long = play(&text(
        "[{name: foo, weight: 1, steps: [{get: /foo}]}, {name: bar, weight: 3, steps: [{get: /bar}]}]",
    ));
    assert_eq!(short.paths(), long.paths());
    let part = short.count("/bar") as f64 / short.sent.len() as f64;
    assert!((part - 0.75).abs() < 0.02, "{part}");
}

#[test]
fn a_set_in_a_set_in_a_set_is_left_one_at_a_time() {
    let played = play(&sets(
        "users: 1, run_time: 60s, iterations: 4",
        "[{name: s, order: sequential, tasks: [{name: t, order: sequential, on_stop: [{get: /t/stop}], tasks: [{name: u, on_stop: [{get: /u/stop}], \
         tasks: [{name: a, steps: [{get: /a}, {interrupt: {}}]}]}, {name: b, steps: [{get: /b}, {interrupt: {reschedule: false}}]}]}, {get: /c}]}]",
    ));
    assert_eq!(
        played.timeline(),
        "0 /a, 0 /u/stop, 0 /b, 0 /t/stop, 1000 /c, 2000 /a, 2000 /u/stop, 2000 /t/stop"
    );
}

#[test]
fn an_interrupt_from_within_loops_and_blocks_leaves_the_set() {
    let played = play(&sets(
        "users: 1, run_time: 60s, iterations: 2",
        "[{name: s, tasks: [{name: a, steps: [{transaction: x, steps: [{rename: y, steps: [{repeat: 9, steps: [{while: 1 == 1, steps: [\
         {get: /a}, {if: 1 == 1, then: [{interrupt: {}}]}]}]}]}]}, {get: /never}]}]}]",
    ));
    assert_eq!(played.paths(), "/a /a");
}

#[test]
fn a_first_task_of_a_set_follows_its_on_start_without_a_wait() {
    let played = play(&sets(
        "users: 1, run_time: 60s, iterations: 2",
        "[{name: s, wait_time: constant(5), on_start: [{get: /start?ms=100}], tasks: [{get: /a}]}]",
    ));
    assert_eq!(played.timeline(), "0 /start, 100 /a, 5100 /a");
}
