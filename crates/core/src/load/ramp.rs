//! From one number of users to another.

use std::time::Duration;

use super::{ClassList, Pace, Spawn};
use crate::tick::{Tick, seconds};

/// From one number of users to another: changes of one user each, numbered from 0.
#[derive(Clone, Debug)]
pub(super) struct Ramp {
    /// The first moment of it.
    pub(super) from: Tick,
    /// Users before the first change.
    pub(super) base: u32,
    /// Whether users start; else they stop.
    pub(super) is_up: bool,
    /// How many changes happen before something else begins.
    pub(super) len: u32,
    /// Who may start.
    pub(super) classes: ClassList,
    beat: Beat,
}

/// When changes come.
#[derive(Clone, Copy, Debug)]
pub(super) enum Beat {
    /// `batch` at once, then `batch / rate` seconds of nothing.
    Rate { rate: f64, batch: u32 },
    /// All within this time, the last at its end.
    Over { time: Duration, changes: u32 },
}

impl Beat {
    /// The beat of `changes` changes in a stage of this duration.
    pub(super) fn new(spawn: Spawn, pace: Pace, time: Duration, changes: u32) -> Self {
        let rate = match spawn {
            Spawn::Rate(rate) => rate,
            Spawn::Evenly if pace == Pace::Smooth || time.is_zero() => {
                return Self::Over { time, changes };
            }
            Spawn::Evenly => f64::from(changes) / time.as_secs_f64(),
        };
        let batch = match pace {
            Pace::Smooth => 1,
            Pace::Locust => (rate as u32).max(1),
        };
        Self::Rate { rate, batch }
    }

    fn after(self, change: u32) -> Duration {
        match self {
            Self::Rate { rate, batch } => seconds(f64::from(change - change % batch) / rate),
            Self::Over { time, changes } => {
                seconds(time.as_secs_f64() * (f64::from(change) + 1.0) / f64::from(changes))
            }
        }
    }
}

impl Ramp {
    /// All changes that happen at `until` or earlier.
    pub(super) fn new(
        from: Tick,
        until: Tick,
        users: (u32, u32),
        beat: Beat,
        classes: ClassList,
    ) -> Self {
        let (base, target) = users;
        let mut ramp = Self {
            from,
            base,
            is_up: target > base,
            len: target.abs_diff(base),
            classes,
            beat,
        };
        ramp.len = ramp.changes_at(until);
        ramp
    }

    /// When this change comes.
    pub(super) fn at(&self, change: u32) -> Tick {
        self.from + self.beat.after(change)
    }

    /// How many users run after so many changes.
    pub(super) fn users_after(&self, changes: u32) -> u32 {
        if self.is_up {
            self.base + changes
        } else {
            self.base - changes
        }
    }

    /// How many users run when it is over.
    pub(super) fn users(&self) -> u32 {
        self.users_after(self.len)
    }

    /// The slot a change is about.
    pub(super) fn slot(&self, change: u32) -> u32 {
        self.users_after(change) - u32::from(!self.is_up)
    }

    /// How many changes have come at `at`.
    pub(super) fn changes_at(&self, at: Tick) -> u32 {
        let (mut low, mut high) = (0, self.len);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.at(middle) <= at {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}
