//! What Locust 2.47's own dispatcher did, started and stopped here just so.

use std::time::Duration;

use katydid_core::load::{Change, ClassList, Closed, Dispatcher, Member, Pace, Spawn, Stage};
use katydid_core::plan::ClassId;
use katydid_core::tick::Tick;

use crate::support::{Letters, member};

#[derive(serde::Deserialize)]
struct Case {
    members: Vec<(String, f64, u32)>,
    steps: Vec<Step>,
}

#[derive(serde::Deserialize)]
struct Step {
    users: u32,
    spawn_rate: f64,
    classes: Option<Vec<u32>>,
    iterations: Vec<String>,
}

impl Case {
    fn members(&self) -> Vec<Member> {
        self.members
            .iter()
            .map(|(name, weight, fixed_count)| member(name, *weight, *fixed_count))
            .collect()
    }

    fn iterations(&self) -> impl Iterator<Item = &str> {
        self.steps
            .iter()
            .flat_map(|step| step.iterations.iter().map(String::as_str))
    }
}

impl Step {
    fn classes(&self) -> ClassList {
        let ids = |list: &Vec<u32>| list.iter().map(|&id| ClassId(id)).collect();
        self.classes.as_ref().map(ids)
    }

    /// Until half a beat after its last change.
    fn duration(&self, pace: Pace) -> Duration {
        let (beats, beat) = match pace {
            Pace::Smooth => (
                self.iterations.iter().map(String::len).sum(),
                1.0 / self.spawn_rate,
            ),
            Pace::Locust => (
                self.iterations.len(),
                self.spawn_rate.floor().max(1.0) / self.spawn_rate,
            ),
        };
        Duration::from_secs_f64((beats as f64 - 0.5).max(0.5) * beat)
    }

    fn stage(&self, duration: Option<Duration>) -> Stage {
        Stage {
            duration,
            users: self.users,
            spawn: Spawn::Rate(self.spawn_rate),
            classes: self.classes(),
        }
    }
}

fn cases() -> Vec<Case> {
    serde_json::from_str(include_str!("../vectors/locust_dispatch.json")).expect("the vectors")
}

fn by_stages(case: &Case, pace: Pace) -> Dispatcher {
    let stage = |step: &Step| step.stage(Some(step.duration(pace)));
    let stages = case.steps.iter().map(stage).collect();
    Dispatcher::new(&case.members(), Closed::new(stages).with_pace(pace))
}

/// The first step as planned, the others as a person at the page makes them.
fn by_hand(case: &Case, pace: Pace) -> Dispatcher {
    let run_time = case.steps.iter().map(|step| step.duration(pace)).sum();
    let closed = Closed::new(vec![case.steps[0].stage(None)])
        .with_pace(pace)
        .within(Some(run_time));
    let mut dispatcher = Dispatcher::new(&case.members(), closed);
    let mut at = Tick::ZERO;
    for steps in case.steps.windows(2) {
        at = at + steps[0].duration(pace);
        dispatcher.change(Change {
            at,
            users: steps[1].users,
            spawn_rate: steps[1].spawn_rate,
            classes: steps[1].classes(),
        });
    }
    dispatcher
}

/// The letters of what happens at the same moment, moment by moment.
fn batches(dispatcher: Dispatcher) -> Vec<String> {
    let mut letters = Letters::default();
    let mut batches: Vec<(Tick, String)> = Vec::new();
    for event in dispatcher {
        if batches.last().is_none_or(|(at, _)| *at != event.at) {
            batches.push((event.at, String::new()));
        }
        let (_, batch) = batches.last_mut().expect("it has just been put there");
        batch.push(letters.of(&event));
    }
    batches.into_iter().map(|(_, batch)| batch).collect()
}

#[test]
fn each_batch_of_each_stage_is_locusts() {
    for (number, case) in cases().iter().enumerate() {
        let found = batches(by_stages(case, Pace::Locust));
        assert!(found.iter().eq(case.iterations()), "{number}: {found:?}");
    }
}

#[test]
fn each_batch_after_a_change_by_hand_is_locusts() {
    for (number, case) in cases().iter().enumerate() {
        let found = batches(by_hand(case, Pace::Locust));
        assert!(found.iter().eq(case.iterations()), "{number}: {found:?}");
    }
}

#[test]
fn one_by_one_users_come_and_go_in_locusts_order() {
    for (number, case) in cases().iter().enumerate() {
        let expected: String = case.iterations().collect();
        let staged = batches(by_stages(case, Pace::Smooth)).concat();
        assert_eq!(staged, expected, "{number}, by stages");
        let changed = batches(by_hand(case, Pace::Smooth)).concat();
        assert_eq!(changed, expected, "{number}, by hand");
    }
}

/// Rate 4: four users each second. 2.5: two each 0.8 s. 0.5: one each 2 s. 120: a hundred at once.
#[test]
fn batches_come_when_locusts_do() {
    let moments = |users, rate| {
        let closed = Closed::constant(users, rate, None).with_pace(Pace::Locust);
        let events = Dispatcher::new(&[member("A", 1.0, 0)], closed);
        let mut moments: Vec<f64> = events.map(|event| event.at.as_seconds()).collect();
        moments.dedup();
        moments
    };
    assert_eq!(moments(10, 4.0), [0.0, 1.0, 2.0]);
    assert_eq!(moments(5, 2.5), [0.0, 0.8, 1.6]);
    assert_eq!(moments(3, 0.5), [0.0, 2.0, 4.0]);
    assert_eq!(moments(100, 120.0), [0.0]);
}
