use super::*;
use crate::load::EventKind;
use crate::plan::{Shard, SpawnOrder};

fn compile(text: &str) -> Result<Plan, Vec<Problem>> {
    Plan::compile(&Scenario::parse(text).unwrap())
}

fn with_classes(users: u32, classes: &[&str]) -> Plan {
    let class =
        |(at, fields): (usize, &&str)| format!("{{ name: C{at}, {fields} tasks: [{{ get: / }}] }}");
    let classes: Vec<String> = classes.iter().enumerate().map(class).collect();
    let text = format!(
        "host: http://a\nload: {{ users: {users} }}\nusers: [{}]",
        classes.join(", ")
    );
    compile(&text).unwrap()
}

fn started(plan: &Plan) -> usize {
    let events = plan.schedule.dispatcher(Shard::WHOLE).unwrap();
    events
        .filter(|event| matches!(event.kind, EventKind::Start { .. }))
        .count()
}

#[test]
fn fixed_counts_alone_never_make_more_users_than_they_say() {
    let plan = with_classes(10, &["fixed_count: 2,", "fixed_count: 3,"]);
    assert_eq!(plan.schedule.peak(), 5);
    assert_eq!(plan.outline().users, 5);
    assert_eq!(started(&plan), 5);
    assert_eq!(SpawnOrder::new(&plan.classes).count(), 5);
}

#[test]
fn a_load_of_fewer_users_than_fixed_counts_is_what_it_says() {
    let plan = with_classes(4, &["fixed_count: 2,", "fixed_count: 3,"]);
    assert_eq!(plan.schedule.peak(), 4);
    let most = "fixed_count: 10000000,";
    assert_eq!(
        with_classes(10_000_000, &[most; 500]).schedule.peak(),
        10_000_000
    );
}

#[test]
fn one_class_without_a_fixed_count_takes_the_rest_of_the_load() {
    let plan = with_classes(10, &["fixed_count: 2,", ""]);
    assert_eq!(plan.schedule.peak(), 10);
    assert_eq!(started(&plan), 10);
}

#[test]
fn a_url_is_at_most_8000_bytes_long_with_host_and_parameters() {
    let text = |length: usize| {
        let value = "x".repeat(length - "http://a/?q=".len());
        format!(
            "host: http://a\nusers: [{{ name: A, tasks: [{{ get: /, params: {{ q: {value} }} }}] }}]"
        )
    };
    assert_eq!(
        compile(&text(8000)).unwrap().requests[0].request.url.len(),
        8000
    );
    assert_eq!(
        Problem::lines(&compile(&text(8001)).unwrap_err()),
        "users[0].tasks[0].get: the URL is 8001 bytes long with its host and parameters, at most 8000 are sent \
         (send long values in the body of a `post`)"
    );
}
