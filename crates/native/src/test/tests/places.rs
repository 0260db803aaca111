//! Where what is done in Rust stands.

use super::*;
use crate::TestError;

#[test]
fn a_task_in_rust_is_weighed_and_tagged_as_a_declared_one() {
    let test = test("users: 1", DECLARED).task(
        "A",
        Task::named("rust").weight(3).tag("slow"),
        async |_| Ok(()),
    );
    let ratios = test.forecast().unwrap().task_ratios;
    let tasks = ratios[0]
        .tasks
        .iter()
        .map(|task| (task.name.as_str(), task.of_set));
    assert_eq!(
        tasks.collect::<Vec<_>>(),
        [("GET /declared", 0.25), ("rust", 0.75)]
    );
    let without = test.tags(&[], &["slow"]).forecast().unwrap().task_ratios;
    assert_eq!(
        (without[0].tasks.len(), without[0].tasks[0].of_set),
        (1, 1.0)
    );
}

#[test]
fn a_sequence_keeps_its_order_where_a_body_is_rust() {
    let fields = "  order: sequential\n  tasks: [{ get: /a }, { name: b, steps: [{ get: /b }] }, { get: /c }]\n";
    let (list, ours) = shared();
    let test = test("users: 1, iterations: 6", fields).on_exchange(move |judged| {
        ours.lock().unwrap().push(judged.row.name.clone());
    });
    let test = test.body("A", "b", async |user| {
        user.record("rust", "b", MILLIS, Ok(0));
        Ok(())
    });
    test.simulate(quick).unwrap();
    assert_eq!(*list.lock().unwrap(), ["/a", "b", "/c", "/a", "b", "/c"]);
}

#[test]
fn a_user_starts_in_rust_before_its_declared_steps_and_stops_after_them() {
    let fields =
        "  on_start: [{ get: /start }]\n  on_stop: [{ get: /stop }]\n  tasks: [{ get: /task }]\n";
    let (list, ours) = shared();
    let test = test("users: 1, iterations: 1", fields).on_exchange(move |judged| {
        ours.lock().unwrap().push(judged.row.name.clone());
    });
    let say = |name: &'static str| {
        async move |user: &crate::User<'_>| {
            user.record("rust", name, MILLIS, Ok(0));
            user.wait(MILLIS).await
        }
    };
    let test = test.on_start("A", say("first")).on_stop("A", say("last"));
    test.simulate(quick).unwrap();
    assert_eq!(
        *list.lock().unwrap(),
        ["first", "/start", "/task", "/stop", "last"]
    );
}

#[test]
fn what_has_no_place_is_told_before_the_start() {
    let test = test("users: 1", DECLARED)
        .body("A", "gone", async |_| Ok(()))
        .task("B", "b", async |_| Ok(()))
        .task("A", Task::named("never").weight(0), async |_| Ok(()))
        .spawn_rate(0.0);
    let Err(TestError::Problems(problems)) = test.start() else {
        panic!("it starts")
    };
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 4, "{told:?}");
    assert!(
        told.iter()
            .any(|line| line == "users[0].tasks: A has no task `gone`")
    );
    assert!(
        told.iter()
            .any(|line| line == "users: there is no class `B` (there is A)")
    );
    assert!(
        told.iter()
            .any(|line| line.starts_with("users[0].tasks[1].weight: ")),
        "{told:?}"
    );
    assert!(
        told.iter()
            .any(|line| line == "load.spawn_rate: must be a number above 0, not 0")
    );
}

#[test]
fn a_plan_whose_tasks_are_rust_has_the_same_hash_each_time() {
    let hash = |weight| {
        let test = test("users: 1", DECLARED);
        let test = test.task("A", Task::named("rust").weight(weight), async |_| Ok(()));
        test.plan().unwrap().hash
    };
    assert_eq!(hash(2), hash(2));
    assert_ne!(hash(2), hash(3));
}
