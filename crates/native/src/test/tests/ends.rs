//! How tasks in Rust end, and what users keep, know and draw.

use super::*;
use crate::stats::Cause;
use crate::threshold::Threshold;

#[test]
fn an_error_is_an_exception_with_what_it_came_from() {
    let test = test("users: 2, spawn_rate: 100, iterations: 6", DECLARED);
    let result = test
        .task("A", "parse", async |_| {
            let _: u32 = "x".parse()?;
            Ok(())
        })
        .simulate(quick)
        .unwrap();
    let [exception] = result.exceptions.as_slice() else {
        panic!("{:?}", result.exceptions)
    };
    assert_eq!(exception.path, "users[0].tasks[1]");
    assert_eq!(exception.message, "invalid digit found in string");
    let declared = row(&result, "GET", "/declared").requests;
    assert_eq!(exception.occurrences + declared, 6);
}

#[test]
fn a_panic_is_an_exception_and_not_the_end_of_the_run() {
    let test = test("users: 1, iterations: 3", "").task("A", "bug", async |user| {
        assert!(user.iteration() > 9, "a bug at {}", user.iteration());
        Ok(())
    });
    let result = test.simulate(quick).unwrap();
    let messages: Vec<&str> = result
        .exceptions
        .iter()
        .map(|row| row.message.as_str())
        .collect();
    assert_eq!(
        messages,
        [
            "panicked: a bug at 0",
            "panicked: a bug at 1",
            "panicked: a bug at 2"
        ]
    );
}

/// How often a task comes, and the time, where each ends so.
fn ends(end: TaskEnd, wait: &str) -> (u64, f64) {
    let fields =
        format!("  tasks: [{{ name: inner, wait_time: {wait}, tasks: [{{ get: / }}] }}]\n");
    let test = test("users: 1, run_time: 10s, iterations: 3", &fields);
    let result = test
        .body("A", "GET /", async move |user| {
            user.record("x", "task", MILLIS, Ok(0));
            user.wait(MILLIS).await?;
            Err(end.clone())
        })
        .simulate(quick)
        .unwrap();
    (result.iterations, result.elapsed)
}

#[test]
fn a_task_ends_its_set_its_user_or_the_test() {
    let about = |end, wait| {
        let (iterations, elapsed) = ends(end, wait);
        (iterations, elapsed.round() as u32)
    };
    assert_eq!(
        about(TaskEnd::Reschedule { immediately: true }, "constant(2)"),
        (3, 0)
    );
    assert_eq!(
        about(TaskEnd::Reschedule { immediately: false }, "constant(2)"),
        (3, 4)
    );
    assert_eq!(
        about(TaskEnd::Interrupt { reschedule: true }, "constant(2)"),
        (3, 0)
    );
    assert_eq!(
        about(TaskEnd::Interrupt { reschedule: false }, "constant(2)"),
        (3, 2)
    );
    assert_eq!(about(TaskEnd::StopUser, "constant(2)").0, 1);
    assert_eq!(about(TaskEnd::StopTest, "constant(2)"), (1, 0));
}

/// Counts how many there are.
struct Connection(Arc<AtomicU32>);

impl Drop for Connection {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

#[test]
fn a_user_keeps_a_value_until_it_ends() {
    let (open, opened) = (Arc::<AtomicU32>::default(), Arc::<AtomicU32>::default());
    let (ours, all) = (Arc::clone(&open), Arc::clone(&opened));
    let test =
        test("users: 3, spawn_rate: 100, run_time: 5s", "").task("A", "use", async move |user| {
            let connection = user.take().unwrap_or_else(|| {
                ours.fetch_add(1, Ordering::SeqCst);
                all.fetch_add(1, Ordering::SeqCst);
                Connection(Arc::clone(&ours))
            });
            user.keep(connection);
            Ok(())
        });
    assert_eq!(test.simulate(quick).unwrap().iterations, 15);
    let count = |counter: &AtomicU32| counter.load(Ordering::SeqCst);
    assert_eq!((count(&opened), count(&open)), (3, 0));
}

#[test]
fn variables_go_from_rust_to_declared_steps_and_back() {
    let fields = "  order: sequential\n  variables: { word: none }\n  tasks: [{ get: / }, { get: '/${word}' }]\n";
    let test = test("users: 2, spawn_rate: 100, iterations: 4", fields);
    let result = test
        .body("A", "GET /", async |user| {
            assert_eq!(user.variable("word").unwrap().to_string(), "none");
            user.set("word", format!("from-{}", user.id()));
            Ok(())
        })
        .simulate(quick)
        .unwrap();
    let names: Vec<&str> = result.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(
        (names, result.exceptions.len()),
        (vec!["/from-0", "/from-1"], 0)
    );
}

/// What each user draws, by threads of a real run.
fn drawn(threads: u32) -> Vec<(u32, u64)> {
    let (list, ours) = shared();
    let test = test("users: 6, spawn_rate: 1000, iterations_per_user: 1", "").seed(7);
    let test = test.threads(threads.try_into().unwrap());
    let test = test.task("A", "draw", async move |user| {
        ours.lock().unwrap().push((user.id(), user.draw()));
        assert!(user.draw_below(6) < 6);
        Ok(())
    });
    assert_eq!(test.run_blocking().unwrap().exceptions, []);
    let mut drawn = std::mem::take(&mut *list.lock().unwrap());
    drawn.sort_unstable();
    drawn
}

#[test]
fn draws_are_the_users_own_on_any_number_of_threads() {
    let alone = drawn(1);
    assert_eq!(alone.len(), 6);
    assert_eq!(drawn(3), alone);
}

#[test]
fn a_threshold_may_be_about_what_is_done_in_rust_and_stop_a_test_in_virtual_time() {
    let slow = Threshold::new("max < 0.02").unwrap();
    let test = test("users: 1, run_time: 1h", "")
        .task("A", "a", async |user| {
            user.record("rust", "slow", 50 * MILLIS, Ok(0));
            Ok(())
        })
        .threshold(Threshold::new("max < 1").unwrap().on("rust", "slow"))
        .threshold(slow.abort(Duration::from_secs(60)));
    let result = test.simulate(quick).unwrap();
    assert_eq!(
        (result.elapsed, result.cause),
        (60.0, Some(Cause::Threshold))
    );
    let told = result
        .thresholds
        .iter()
        .map(|row| (row.holds, row.values.as_str()));
    assert_eq!(
        told.collect::<Vec<_>>(),
        [(Some(true), "max = 0.05"), (Some(false), "max = 0.05")]
    );
}

#[test]
fn a_threshold_of_a_scenario_alone_must_be_about_a_row_it_has() {
    let gone = Threshold::new("p95 < 1").unwrap().on("GET", "/gone");
    let problems = test("users: 1", DECLARED)
        .threshold(gone)
        .plan()
        .unwrap_err();
    assert!(
        problems
            .to_string()
            .contains("no request is counted as `GET /gone`"),
        "{problems}"
    );
}
