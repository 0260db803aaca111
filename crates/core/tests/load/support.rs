//! What the tests of the load share.

use std::time::Duration;

use katydid_core::load::{Dispatcher, Event, EventKind, Member};
use katydid_core::tick::Tick;

pub(crate) fn at(seconds: f64) -> Tick {
    Tick::from_seconds(seconds)
}

pub(crate) fn seconds(seconds: f64) -> Duration {
    Duration::from_secs_f64(seconds)
}

pub(crate) fn member(name: &str, weight: f64, fixed_count: u32) -> Member {
    Member {
        name: name.into(),
        weight,
        fixed_count,
    }
}

/// One class with a weight.
pub(crate) fn one() -> Vec<Member> {
    vec![member("A", 1.0, 0)]
}

/// A capital letter for a start, a small one for a stop; A is the first class.
#[derive(Default)]
pub(crate) struct Letters(Vec<char>);

impl Letters {
    pub(crate) fn of(&mut self, event: &Event) -> char {
        match event.kind {
            EventKind::Start { class, .. } => {
                let letter = ('A'..).nth(class.0 as usize).expect("a few classes");
                self.0.push(letter);
                letter
            }
            EventKind::Stop { .. } => self.0.pop().expect("it has started").to_ascii_lowercase(),
        }
    }
}

/// Times in seconds and letters of all events.
pub(crate) fn told(dispatcher: Dispatcher) -> Vec<(f64, char)> {
    let mut letters = Letters::default();
    dispatcher
        .map(|event| (event.at.as_seconds(), letters.of(&event)))
        .collect()
}
