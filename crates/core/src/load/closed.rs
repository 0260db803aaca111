//! The closed model: how many users run when.

use std::sync::Arc;
use std::time::Duration;

use crate::plan::ClassId;
use crate::tick::Tick;

/// How many users run when.
#[derive(Clone, Debug, PartialEq)]
pub struct Closed {
    /// One after another; each begins with the users the one before has reached.
    pub stages: Vec<Stage>,
    /// Ends it, if the stages do not end earlier.
    pub run_time: Option<Duration>,
    /// How users come and go within a stage.
    pub pace: Pace,
}

/// Which classes may start; `None` for all of them.
pub type ClassList = Option<Arc<[ClassId]>>;

/// One stretch of a closed load.
#[derive(Clone, Debug, PartialEq)]
pub struct Stage {
    /// `None` lasts for ever.
    pub duration: Option<Duration>,
    /// Users to reach, from above or from below.
    pub users: u32,
    /// How fast.
    pub spawn: Spawn,
    /// Which classes may start in it; whoever runs already stays, as in Locust.
    pub classes: ClassList,
}

/// How fast a stage reaches its users.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Spawn {
    /// So many users a second, the first at once; finite and above zero.
    Rate(f64),
    /// Evenly over the stage, the last at its end; at once in a stage that lasts for ever or no time.
    Evenly,
}

/// How users come and go within a stage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pace {
    /// One user every `1 / rate` seconds.
    #[default]
    Smooth,
    /// `max(1, floor(rate))` users at once, then `batch / rate` seconds of nothing.
    Locust,
}

impl Closed {
    /// These stages, smoothly.
    #[must_use]
    pub fn new(stages: Vec<Stage>) -> Self {
        Self {
            stages,
            run_time: None,
            pace: Pace::Smooth,
        }
    }

    /// The same at this pace.
    #[must_use]
    pub fn with_pace(self, pace: Pace) -> Self {
        Self { pace, ..self }
    }

    /// The same, ended by the run time.
    #[must_use]
    pub fn within(self, run_time: Option<Duration>) -> Self {
        Self { run_time, ..self }
    }

    /// When the last stage is over, or the run time; never if neither ever is.
    #[must_use]
    pub fn end(&self) -> Tick {
        let stages = self
            .stages
            .iter()
            .try_fold(Tick::ZERO, |at, stage| Some(at + stage.duration?));
        let run_time = self.run_time.map(|run_time| Tick::ZERO + run_time);
        stages
            .into_iter()
            .chain(run_time)
            .min()
            .unwrap_or(Tick::NEVER)
    }
}
