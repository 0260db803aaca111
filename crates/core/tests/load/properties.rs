//! What holds for any load.

use std::time::Duration;

use katydid_core::load::{
    Change, ClassList, Closed, Dispatcher, Event, EventKind, Member, Pace, Spawn, Stage,
};
use katydid_core::plan::ClassId;
use katydid_core::tick::Tick;
use proptest::prelude::*;

use crate::support::{at, member};

fn members() -> impl Strategy<Value = Vec<Member>> {
    let class = (0.01..20.0, prop_oneof![3 => Just(0u32), 1 => 1..30u32]);
    prop::collection::vec(class, 1..5).prop_map(|classes| {
        let named = |(number, (weight, fixed)): (usize, (f64, u32))| {
            member(&format!("C{number}"), weight, fixed)
        };
        classes.into_iter().enumerate().map(named).collect()
    })
}

/// Of up to four classes, whatever there are.
fn list() -> impl Strategy<Value = ClassList> {
    let some = prop::collection::btree_set(0..4u32, 1..4);
    prop::option::weighted(0.3, some)
        .prop_map(|list| list.map(|ids| ids.into_iter().map(ClassId).collect()))
}

fn spawn() -> impl Strategy<Value = Spawn> {
    prop_oneof![2 => (0.1..300.0).prop_map(Spawn::Rate), 1 => Just(Spawn::Evenly)]
}

fn stage() -> impl Strategy<Value = Stage> {
    let duration = prop_oneof![1 => Just(0), 9 => 0..20_000_000u64].prop_map(Duration::from_micros);
    (duration, 0..80u32, spawn(), list()).prop_map(|(duration, users, spawn, classes)| Stage {
        duration: Some(duration),
        users,
        spawn,
        classes,
    })
}

fn pace() -> impl Strategy<Value = Pace> {
    prop_oneof![Just(Pace::Smooth), Just(Pace::Locust)]
}

fn closed() -> impl Strategy<Value = Closed> {
    (prop::collection::vec(stage(), 1..6), pace())
        .prop_map(|(stages, pace)| Closed::new(stages).with_pace(pace))
}

fn change() -> impl Strategy<Value = Change> {
    (0.0..60.0, 0..80u32, 0.1..300.0, list()).prop_map(|(moment, users, spawn_rate, classes)| {
        Change {
            at: at(moment),
            users,
            spawn_rate,
            classes,
        }
    })
}

/// All that happens until nothing does, with each change made once all before it has been taken.
fn lived(mut dispatcher: Dispatcher, changes: &[Change]) -> Vec<Event> {
    let mut events = Vec::new();
    for change in changes {
        while dispatcher.peek().is_some_and(|next| next < change.at) {
            events.extend(dispatcher.next());
        }
        dispatcher.change(change.clone());
    }
    events.extend(dispatcher);
    events
}

fn sorted(mut changes: Vec<Change>) -> Vec<Change> {
    changes.sort_by_key(|change| change.at);
    changes
}

fn count(events: &[Event], until: Tick) -> i64 {
    let sign = |event: &Event| match event.kind {
        EventKind::Start { .. } => 1,
        EventKind::Stop { .. } => -1,
    };
    events
        .iter()
        .take_while(|event| event.at <= until)
        .map(sign)
        .sum()
}

fn slot(event: &Event) -> u32 {
    match event.kind {
        EventKind::Start { slot, .. } | EventKind::Stop { slot, .. } => slot,
    }
}

proptest! {
    #[test]
    fn any_number_of_parts_together_are_the_whole(
        members in members(), closed in closed(),
        changes in prop::collection::vec(change(), 0..4).prop_map(sorted), count in 1..9u32,
    ) {
        let dispatcher = Dispatcher::new(&members, closed);
        let whole = lived(dispatcher.clone(), &changes);
        for index in 0..count {
            let part = lived(dispatcher.clone().part(index, count), &changes);
            let of_whole = whole.iter().filter(|event| slot(event) % count == index);
            prop_assert!(part.iter().eq(of_whole), "part {index}");
        }
    }

    #[test]
    fn users_at_a_time_are_those_that_have_started_and_not_stopped(
        members in members(), closed in closed(),
        changes in prop::collection::vec(change(), 0..3).prop_map(sorted), moment in 0.0..100.0,
    ) {
        let mut dispatcher = Dispatcher::new(&members, closed);
        changes.iter().for_each(|change| dispatcher.change(change.clone()));
        let told = dispatcher.clone();
        let events: Vec<Event> = dispatcher.collect();
        prop_assert_eq!(count(&events, at(moment)), i64::from(told.users_at(at(moment))));
        let highest = events.iter().map(|event| count(&events, event.at)).max().unwrap_or(0);
        prop_assert!(highest <= i64::from(told.peak()));
        prop_assert!(events.is_sorted_by_key(|event| event.at));
    }

    #[test]
    fn a_slot_holds_one_user_at_a_time_and_no_number_comes_twice(members in members(), closed in closed()) {
        let dispatcher = Dispatcher::new(&members, closed);
        let mut slots = vec![None; dispatcher.peak() as usize];
        let mut started = 0;
        for event in dispatcher {
            match event.kind {
                EventKind::Start { user, slot, .. } => {
                    prop_assert_eq!(user.0, started);
                    started += 1;
                    prop_assert_eq!(slots[slot as usize].replace(user), None);
                }
                EventKind::Stop { user, slot } => {
                    prop_assert_eq!(slots[slot as usize].take(), Some(user));
                }
            }
        }
    }

    #[test]
    fn users_never_exceed_what_was_asked_and_reach_it_up_and_down_and_up(
        classes in members(), targets in prop::collection::vec(0..60u32, 1..5), rate in 0.5..200.0, pace in pace(),
    ) {
        let mut classes = classes;
        classes[0].fixed_count = 0;
        let stage = |&users: &u32| Stage {
            duration: Some(Duration::from_secs(200)),
            users,
            spawn: Spawn::Rate(rate),
            classes: None,
        };
        let closed = Closed::new(targets.iter().map(stage).collect()).with_pace(pace);
        let dispatcher = Dispatcher::new(&classes, closed);
        for (number, &users) in (1..).zip(&targets) {
            prop_assert_eq!(dispatcher.users_at(at(200.0 * f64::from(number) - 0.001)), users);
        }
        prop_assert_eq!(dispatcher.peak(), targets.into_iter().max().unwrap());
    }

    #[test]
    fn fixed_counts_are_met_exactly_once_there_are_users_enough(
        classes in members(), more in 0..40u32, rate in 0.5..200.0,
    ) {
        let fixed: u32 = classes.iter().map(|class| class.fixed_count).sum();
        let closed = Closed::constant(fixed + more, rate, None);
        let mut running = vec![0; classes.len()];
        for event in Dispatcher::new(&classes, closed) {
            if let EventKind::Start { class, .. } = event.kind {
                running[class.0 as usize] += 1;
            }
        }
        for (class, running) in classes.iter().zip(running).filter(|(class, _)| class.fixed_count > 0) {
            prop_assert_eq!(running, class.fixed_count);
        }
    }
}
