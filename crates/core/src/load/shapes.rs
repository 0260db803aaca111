//! Closed loads that have a name.

use std::f64::consts::TAU;
use std::time::Duration;

use super::sampled::bounded;
use super::{Closed, Spawn, Stage};

/// More users, and again more.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// Users added with each step, the first at the start.
    pub users: u32,
    /// The time from one step to the next; above zero.
    pub every: Duration,
    /// Users a second within a step.
    pub spawn_rate: f64,
    /// The time in all.
    pub run_time: Option<Duration>,
}

/// Users that come and go like a tide: a cosine.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wave {
    /// Users at low tide, where it begins.
    pub min: u32,
    /// Users at high tide.
    pub max: u32,
    /// The time from low tide to low tide; above zero.
    pub period: Duration,
    /// The time in all.
    pub run_time: Option<Duration>,
}

/// Many users for a while.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spike {
    /// Users before and after.
    pub users: u32,
    /// Users in it.
    pub peak: u32,
    /// When it begins.
    pub at: Duration,
    /// How long it lasts.
    pub lasts: Duration,
    /// Users a second, up and down.
    pub spawn_rate: f64,
    /// The time in all; `None` goes on until stopped.
    pub run_time: Option<Duration>,
}

impl Closed {
    /// So many users, at this rate, for this time.
    #[must_use]
    pub fn constant(users: u32, spawn_rate: f64, run_time: Option<Duration>) -> Self {
        Self::new(vec![stage(run_time, users, spawn_rate)])
    }

    /// More users, and again more.
    ///
    /// # Errors
    /// A run time that is missing or above [`super::LONGEST`], and more than 100 000 steps.
    pub fn step(step: Step) -> Result<Self, String> {
        let run_time = bounded(step.run_time)?;
        let steps = (run_time.as_secs_f64() / step.every.as_secs_f64()).ceil();
        if !(0.0..=1e5).contains(&steps) {
            return Err("a load of steps has at most 100000 of them".to_owned());
        }
        let users = |number: u32| step.users.saturating_mul(number);
        let stages = (1..=steps as u32)
            .map(|number| stage(Some(step.every), users(number), step.spawn_rate));
        Ok(Self::new(stages.collect()).within(step.run_time))
    }

    /// Users that come and go like a tide, exactly so many at each whole second.
    ///
    /// # Errors
    /// A run time that is missing or above [`super::LONGEST`].
    pub fn wave(wave: Wave) -> Result<Self, String> {
        let height = f64::from(wave.max) - f64::from(wave.min);
        let period = wave.period.as_secs_f64();
        Self::of_time(Spawn::Evenly, wave.run_time, |at| {
            let part = (1.0 - libm::cos(TAU * at / period)) / 2.0;
            Ok(f64::round(f64::from(wave.min) + height * part) as u32)
        })
    }

    /// Many users for a while.
    #[must_use]
    pub fn spike(spike: Spike) -> Self {
        let stage = |duration, users| stage(duration, users, spike.spawn_rate);
        let stages = vec![
            stage(Some(spike.at), spike.users),
            stage(Some(spike.lasts), spike.peak),
            stage(None, spike.users),
        ];
        Self::new(stages).within(spike.run_time)
    }
}

fn stage(duration: Option<Duration>, users: u32, spawn_rate: f64) -> Stage {
    Stage {
        duration,
        users,
        spawn: Spawn::Rate(spawn_rate),
        classes: None,
    }
}
