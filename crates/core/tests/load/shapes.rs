//! The loads that have a name, and what they come to.

use std::time::Duration;

use katydid_core::load::{Change, Closed, Dispatcher, EventKind, Spawn, Spike, Stage, Step, Wave};
use katydid_core::tick::Tick;

use crate::support::{at, member, one, seconds, told};

fn users_at(closed: Closed, times: &[f64]) -> Vec<u32> {
    let dispatcher = Dispatcher::new(&one(), closed);
    times
        .iter()
        .map(|&time| dispatcher.users_at(at(time)))
        .collect()
}

fn evenly(duration: f64, users: u32) -> Stage {
    Stage {
        duration: Some(seconds(duration)),
        users,
        spawn: Spawn::Evenly,
        classes: None,
    }
}

#[test]
fn users_start_one_by_one_at_the_rate_and_the_first_at_once() {
    let dispatcher = Dispatcher::new(&one(), Closed::constant(3, 2.0, None));
    assert_eq!((dispatcher.peak(), dispatcher.end()), (3, Tick::NEVER));
    assert_eq!(dispatcher.spawned_at(), at(1.0));
    assert!(dispatcher.is_ramping(at(0.9)) && !dispatcher.is_ramping(at(1.0)));
    assert_eq!(told(dispatcher), [(0.0, 'A'), (0.5, 'A'), (1.0, 'A')]);
}

#[test]
fn who_started_last_stops_first_and_its_slot_is_used_again() {
    let stage = |users| Stage {
        duration: Some(seconds(10.0)),
        users,
        spawn: Spawn::Rate(1.0),
        classes: None,
    };
    let closed = Closed::new(vec![stage(2), stage(1), stage(3)]);
    let events = Dispatcher::new(&one(), closed).map(|event| match event.kind {
        EventKind::Start { user, slot, .. } => ("start", user.0, slot),
        EventKind::Stop { user, slot } => ("stop", user.0, slot),
    });
    assert_eq!(
        events.collect::<Vec<_>>(),
        [
            ("start", 0, 0),
            ("start", 1, 1),
            ("stop", 1, 1),
            ("start", 2, 1),
            ("start", 3, 2)
        ]
    );
}

#[test]
fn a_stage_that_goes_evenly_reaches_its_users_at_its_end() {
    let closed = Closed::new(vec![evenly(10.0, 5), evenly(0.0, 8), evenly(6.0, 2)]);
    let times = [0.0, 1.9, 2.0, 9.9, 10.0, 11.0, 15.9, 16.0];
    assert_eq!(users_at(closed, &times), [0, 0, 1, 4, 8, 7, 3, 2]);
}

#[test]
fn a_stage_that_is_too_short_hands_on_what_it_has_reached() {
    let stage = |duration, users| Stage {
        duration: Some(seconds(duration)),
        users,
        spawn: Spawn::Rate(1.0),
        classes: None,
    };
    let closed = Closed::new(vec![stage(2.5, 100), stage(10.0, 1)]);
    assert_eq!(users_at(closed, &[2.4, 2.5, 3.5, 9.0]), [3, 2, 1, 1]);
}

#[test]
fn steps_add_users_until_the_time_is_over() {
    let step = Step {
        users: 10,
        every: seconds(30.0),
        spawn_rate: 100.0,
        run_time: Some(seconds(75.0)),
    };
    let closed = Closed::step(step).unwrap();
    assert_eq!(closed.end(), at(75.0));
    assert_eq!(
        users_at(closed, &[29.0, 31.0, 59.0, 61.0, 74.0]),
        [10, 20, 20, 30, 30]
    );
}

#[test]
fn a_wave_begins_at_its_low_tide_and_is_exact_at_each_second() {
    let wave = Wave {
        min: 10,
        max: 110,
        period: seconds(60.0),
        run_time: Some(seconds(90.0)),
    };
    let closed = Closed::wave(wave).unwrap();
    let times = [0.0, 10.0, 15.0, 30.0, 45.0, 60.0, 90.0];
    assert_eq!(users_at(closed, &times), [10, 35, 60, 110, 60, 10, 110]);
}

#[test]
fn a_spike_is_between_two_calms() {
    let spike = Spike {
        users: 5,
        peak: 50,
        at: seconds(60.0),
        lasts: seconds(10.0),
        spawn_rate: 100.0,
        run_time: None,
    };
    let closed = Closed::spike(spike);
    assert_eq!(closed.end(), Tick::NEVER);
    assert_eq!(
        users_at(closed, &[59.0, 61.0, 69.0, 71.0, 1e6]),
        [5, 50, 50, 5, 5]
    );
}

#[test]
fn a_function_of_time_is_met_at_each_second_and_gone_to_straight() {
    let square = |t: f64| Ok((t * t) as u32);
    let closed = Closed::of_time(Spawn::Evenly, Some(seconds(5.0)), square).unwrap();
    assert_eq!(
        users_at(closed, &[0.0, 1.0, 2.0, 3.0, 3.5, 4.0, 5.0]),
        [0, 1, 4, 9, 12, 16, 25]
    );
}

#[test]
fn a_function_of_time_with_a_rate_is_asked_as_locust_asks_a_shape() {
    let jump = |t: f64| Ok(if t < 3.0 { 2 } else { 4 });
    let closed = Closed::of_time(Spawn::Rate(0.5), Some(seconds(10.0)), jump).unwrap();
    assert_eq!(
        told(Dispatcher::new(&one(), closed)),
        [(0.0, 'A'), (2.0, 'A'), (3.0, 'A'), (5.0, 'A')]
    );
}

#[test]
fn what_is_computed_ahead_needs_an_end() {
    let constant = |_| Ok(1);
    assert!(Closed::of_time(Spawn::Evenly, None, constant).is_err());
    let week = Some(Duration::from_secs(7 * 86_400));
    assert!(Closed::of_time(Spawn::Evenly, week, constant).is_err());
    let failing = |at| {
        if at > 2.0 {
            Err(format!("no users at {at}"))
        } else {
            Ok(1)
        }
    };
    let failed = Closed::of_time(Spawn::Evenly, Some(seconds(5.0)), failing);
    assert_eq!(failed.unwrap_err(), "no users at 3");
}

#[test]
fn a_change_replaces_all_later_stages_but_not_the_end() {
    let closed = Closed::new(vec![evenly(10.0, 100), evenly(10.0, 0)]);
    let mut dispatcher = Dispatcher::new(&one(), closed);
    dispatcher.change(Change {
        at: at(5.0),
        users: 53,
        spawn_rate: 1.0,
        classes: None,
    });
    assert_eq!(dispatcher.end(), at(20.0));
    let users = [5.0, 6.0, 7.0, 12.0, 20.0].map(|time| dispatcher.users_at(at(time)));
    assert_eq!(users, [51, 52, 53, 53, 53]);
}

#[test]
fn a_change_that_comes_too_late_happens_after_what_has_been_taken() {
    let mut dispatcher = Dispatcher::new(&one(), Closed::constant(10, 1.0, None));
    let taken = dispatcher.by_ref().take(4).last().unwrap();
    dispatcher.change(Change {
        at: at(1.0),
        users: 1,
        spawn_rate: 1.0,
        classes: None,
    });
    assert_eq!((taken.at, dispatcher.peek()), (at(3.0), Some(at(3.0))));
    assert_eq!(dispatcher.count(), 3);
}

#[test]
fn fixed_counts_alone_start_no_more_than_there_are() {
    let members = [member("F", 1.0, 2), member("G", 1.0, 1)];
    let dispatcher = Dispatcher::new(&members, Closed::constant(10, 1.0, None));
    assert_eq!(dispatcher.peak(), 3);
    assert_eq!(dispatcher.users_at(at(100.0)), 3);
    assert!(!dispatcher.is_ramping(at(2.0)));
    assert_eq!(dispatcher.count(), 3);
}

#[test]
fn a_run_time_cuts_the_stages_short() {
    let closed = Closed::new(vec![evenly(10.0, 10), evenly(10.0, 20)]).within(Some(seconds(12.0)));
    assert_eq!(closed.end(), at(12.0));
    assert_eq!(users_at(closed, &[5.0, 10.0, 12.0, 30.0]), [5, 10, 12, 12]);
}

#[test]
fn no_users_and_no_classes_are_no_events() {
    assert_eq!(
        Dispatcher::new(&one(), Closed::constant(0, 1.0, None)).count(),
        0
    );
    assert_eq!(
        Dispatcher::new(&[], Closed::constant(9, 1.0, None)).count(),
        0
    );
    assert_eq!(Dispatcher::new(&one(), Closed::new(vec![])).count(), 0);
}
