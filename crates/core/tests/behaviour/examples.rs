//! Small scenarios that everybody begins with, where no other test has them.

use katydid_core::plan::Plan;
use katydid_core::scenario::Scenario;

use crate::support::{Sent, Stage, play};

#[test]
fn hello_and_world_are_equal_in_number_and_in_order_for_each_user() {
    let played = play(
        "host: http://t\nload: {users: 4, spawn_rate: 2, run_time: 10s}\n\
         users: [{name: A, wait_time: \"between(0.1, 1)\", tasks: [{name: both, steps: [{get: \"/hello/${user.id}\"}, {get: \"/world/${user.id}?ms=30\"}]}]}]",
    );
    for user in 0..4 {
        let own: Vec<&str> = played
            .sent
            .iter()
            .map(Sent::path)
            .filter(|path| path.ends_with(&user.to_string()))
            .collect();
        assert!(own.len() > 10 && own.len().is_multiple_of(2));
        assert!(
            own.chunks(2)
                .all(|pair| pair[0].starts_with("/hello") && pair[1].starts_with("/world"))
        );
    }
}

#[test]
fn a_json_body_comes_with_its_type() {
    let played =
        Stage::once("[{post: /api/test, json: {name: foo, tags: [1, true, null]}}]").play();
    assert_eq!(
        played.sent[0].body(),
        r#"{"name":"foo","tags":[1,true,null]}"#
    );
    assert_eq!(
        played.sent[0].request.headers,
        [("Content-Type".to_owned(), "application/json".to_owned())]
    );
}

#[test]
fn a_host_of_a_class_goes_before_the_scenarios() {
    let played = play(
        "host: http://all\nload: {users: 2, spawn_rate: 1000, run_time: 1s, iterations_per_user: 1}\n\
         users: [{name: A, host: \"http://own\", tasks: [{get: \"/x${user.id}\"}]}, {name: B, tasks: [{get: \"/x${user.id}\"}]}]",
    );
    let urls: Vec<&str> = played
        .sent
        .iter()
        .map(|sent| sent.request.url.as_str())
        .collect();
    assert_eq!(urls, ["http://own/x0", "http://all/x1"]);
}

#[test]
fn weights_hold_at_every_total() {
    for users in [1u32, 4, 7, 40, 101] {
        let played = play(&format!(
            "host: http://t\nload: {{users: {users}, spawn_rate: 100000, run_time: 1s}}\n\
             users: [{{name: Web, weight: 3, wait_time: constant(9), tasks: [{{get: /web}}]}}, {{name: Mobile, wait_time: constant(9), tasks: [{{get: /mobile}}]}}, \
             {{name: Admin, fixed_count: 1, wait_time: constant(9), tasks: [{{get: /admin}}]}}]"
        ));
        assert_eq!(
            (played.count("/admin"), played.sent[0].path()),
            (1, "/admin")
        );
        let web = played.count("/web") as f64;
        assert!(
            (web - 0.75 * f64::from(users - 1)).abs() <= 1.0,
            "{web} of {users}"
        );
    }
}

fn tagged(include: &[&str], exclude: &[&str]) -> String {
    let text = "host: http://t\nload: {users: 20, spawn_rate: 1000, run_time: 60s}\n\
        users: [{name: A, wait_time: constant(1), tasks: [{get: /1, tags: [tag1]}, {get: /2, tags: [tag1, tag2]}, {get: /3, tags: [tag3]}, {get: /4}]}]";
    let owned = |tags: &[&str]| -> Vec<String> { tags.iter().map(ToString::to_string).collect() };
    let scenario = Scenario::parse(text)
        .expect("it parses")
        .with_tags(&owned(include), &owned(exclude))
        .expect("tasks are left");
    let stage = Stage {
        plan: Plan::compile(&scenario).expect("it compiles"),
        ..Stage::new(text)
    };
    let mut paths: Vec<String> = stage
        .play()
        .sent
        .iter()
        .map(|sent| sent.path().to_owned())
        .collect();
    paths.sort();
    paths.dedup();
    paths.concat()
}

#[test]
fn tags_choose_tasks_and_exclusion_wins() {
    assert_eq!(tagged(&["tag1"], &[]), "/1/2");
    assert_eq!(tagged(&[], &["tag3"]), "/1/2/4");
    assert_eq!(tagged(&["tag1"], &["tag3"]), "/1/2");
    assert_eq!(tagged(&["tag1"], &["tag2"]), "/1");
}

#[test]
fn fake_data_of_a_language_is_seeded_and_differs_by_user() {
    let text = |seed: u32| {
        format!(
            "host: http://t\nseed: {seed}\nload: {{users: 8, spawn_rate: 1000, run_time: 1s, iterations_per_user: 1}}\n\
             users: [{{name: A, tasks: [{{post: /, body: \"${{fake.name('ko')}}\"}}]}}]"
        )
    };
    let names = |seed: u32| -> Vec<String> {
        play(&text(seed))
            .sent
            .iter()
            .map(|sent| sent.body().to_owned())
            .collect()
    };
    let first = names(1);
    assert!(
        first
            .iter()
            .all(|name| name.chars().any(|letter| ('가'..='힣').contains(&letter))),
        "{first:?}"
    );
    assert_eq!(first, names(1));
    assert_ne!(first, names(2));
    let mut different = first.clone();
    different.sort();
    different.dedup();
    assert!(different.len() > 4);
}
