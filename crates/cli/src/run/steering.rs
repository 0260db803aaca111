//! What a person at the terminal may change of a run under way.

use katydid::Controls;
use katydid_core::load::Spawn;
use katydid_core::plan::{Form, Schedule};

/// Users started or stopped per second by a key: Locust's.
const SPAWN_RATE: f64 = 100.0;

/// What a person may change, and what they wanted last.
pub(super) struct Steering {
    /// A plain number of users; a shape or arrivals say themselves how many there are.
    plain: bool,
    wanted: u32,
}

impl Steering {
    pub(super) fn new(schedule: &Schedule) -> Self {
        let plain = match &schedule.form {
            Form::Closed(closed) => {
                matches!(closed.stages.as_slice(), [only] if matches!(only.spawn, Spawn::Rate(_)))
            }
            Form::Open(_) => false,
        };
        Self {
            plain,
            wanted: schedule.peak(),
        }
    }

    /// Users wanted now.
    pub(super) fn wanted(&self) -> u32 {
        self.wanted
    }

    /// So many users more, or fewer; tells what came of it.
    pub(super) fn users(&mut self, controls: &Controls, more: i32) -> String {
        let wanted = self.wanted.saturating_add_signed(more);
        match () {
            () if controls.is_stopped() => "the run is stopping".to_owned(),
            () if !self.plain => {
                "the scenario's load says how many users there are when".to_owned()
            }
            () if wanted == self.wanted => format!("users {wanted}: there are no fewer"),
            () => match controls.change(wanted, SPAWN_RATE) {
                Ok(()) => format!(
                    "users {} → {wanted}",
                    std::mem::replace(&mut self.wanted, wanted)
                ),
                Err(error) => error.to_string(),
            },
        }
    }

    /// A pause, or its end; tells which.
    pub(super) fn pause(&self, controls: &Controls) -> String {
        let come = match () {
            () if controls.is_stopped() => "the run is stopping",
            () if controls.is_paused() => {
                controls.resume();
                "going on"
            }
            () => {
                controls.pause();
                "paused: the run's time stands still until p is pressed again"
            }
        };
        come.to_owned()
    }
}
