//! Those who listen.

use super::*;
use crate::Event;

#[test]
fn the_test_is_told_from_its_start_to_its_stop() {
    let (list, ours) = shared();
    let fields = "  tasks: [{ log: hello }]\n";
    let test = test("users: 2, spawn_rate: 1, run_time: 3s", fields).on(move |event| {
        let word = match event {
            Event::TestStart { .. } => "start".to_owned(),
            Event::SpawningComplete { users } => format!("{users} users"),
            Event::Snapshot(snapshot) => format!("{} s", snapshot.series.len()),
            Event::Log(line) => line.text.clone(),
            Event::TestStop(result) => format!("stop at {}", result.elapsed),
        };
        ours.lock().unwrap().push(word);
    });
    test.simulate(quick).unwrap();
    let heard = list.lock().unwrap();
    let words: Vec<&str> = heard
        .iter()
        .map(String::as_str)
        .filter(|word| *word != "hello")
        .collect();
    assert_eq!(
        words,
        ["start", "2 users", "1 s", "2 s", "3 s", "stop at 3"]
    );
    assert_eq!(heard.iter().filter(|word| *word == "hello").count(), 5);
}

#[test]
fn a_run_that_is_stopped_before_all_users_are_there_tells_no_end_of_spawning() {
    let (list, ours) = shared();
    let fields = "  tasks: [{ steps: [{ get: / }, { stop_test: {} }] }]\n";
    let test = test("users: 9, spawn_rate: 1, run_time: 60s", fields).on(move |event| {
        if let Event::SpawningComplete { .. } = event {
            ours.lock().unwrap().push(());
        }
    });
    test.simulate(quick).unwrap();
    assert_eq!(list.lock().unwrap().len(), 0);
}

#[test]
fn every_exchange_is_heard_once_and_as_it_was_judged() {
    let (list, ours) = shared();
    let fields = "  tasks: [{ get: /declared, fail_when: [{ when: user.iteration == 1, message: second }] }]\n";
    let test = test("users: 2, spawn_rate: 100, iterations_per_user: 3", fields).on_exchange(
        move |judged| {
            let error = judged.error.map(str::to_owned);
            ours.lock()
                .unwrap()
                .push((judged.who.user.0, judged.exchange.outcome, error));
        },
    );
    let result = test.simulate(quick).unwrap();
    let heard = list.lock().unwrap();
    assert_eq!(
        (heard.len() as u64, result.total.failures),
        (result.total.requests, 2)
    );
    let of_first: Vec<_> = heard.iter().filter(|(user, ..)| *user == 0).collect();
    let second = Some("second".to_owned());
    assert_eq!(
        of_first,
        [
            &(0, Ok(200), None),
            &(0, Ok(200), second),
            &(0, Ok(200), None)
        ]
    );
}

#[test]
fn users_are_heard_when_they_start_and_when_they_have_ended() {
    let (list, started) = shared();
    let ended = Arc::clone(&list);
    let test = test("users: 2, spawn_rate: 1, iterations_per_user: 2", DECLARED)
        .on_user_start(move |who| {
            started
                .lock()
                .unwrap()
                .push(('+', who.user.0, who.class.to_owned()));
        })
        .on_user_stop(move |who| {
            ended
                .lock()
                .unwrap()
                .push(('-', who.user.0, who.class.to_owned()));
        });
    test.simulate(quick).unwrap();
    let heard = list.lock().unwrap().clone();
    let words: Vec<(char, u32)> = heard.iter().map(|&(what, user, _)| (what, user)).collect();
    assert_eq!(words, [('+', 0), ('+', 1), ('-', 0), ('-', 1)]);
    assert!(heard.iter().all(|(.., class)| class == "A"));
}

#[test]
fn a_run_on_threads_tells_as_many_exchanges_as_it_counts() {
    let (list, ours) = shared();
    let test = test("users: 4, spawn_rate: 1000, iterations_per_user: 3", "")
        .wait_time("A", katydid_core::scenario::WaitTime::Constant(0.01))
        .threads(2.try_into().unwrap())
        .on_exchange(move |judged| ours.lock().unwrap().push(judged.who.user.0))
        .task("A", "tick", async |user| {
            user.record("rust", "tick", MILLIS, Ok(1));
            Ok(())
        });
    let result = test.run_blocking().unwrap();
    assert_eq!((result.total.requests, result.total.bytes), (12, 12));
    let mut heard = list.lock().unwrap().clone();
    heard.sort_unstable();
    assert_eq!(heard, [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]);
}
