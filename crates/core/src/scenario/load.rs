//! How many users or arrivals, how fast, for how long, as the author wrote it.

use std::time::Duration;

use crate::expr::Expression;

/// How many users or arrivals, how fast, for how long.
#[derive(Clone, Debug, PartialEq)]
pub struct Load {
    /// What form it has.
    pub form: LoadForm,
    /// Users started per second where the form says nothing of its own; finite and above zero.
    pub spawn_rate: f64,
    /// How users start between two whole counts.
    pub spawn: Pace,
    /// Time from the start of the run to its end, ramp-up included; `None` runs until stopped or as long as the form.
    pub run_time: Option<Duration>,
    /// How long requests in flight may still take after a stop before they are aborted.
    pub stop_timeout: Duration,
    /// Ends the run after so many iterations of all users together.
    pub iterations: Option<u64>,
    /// Ends a user after so many of its own.
    pub iterations_per_user: Option<u64>,
}

/// The form of a load.
#[derive(Clone, Debug, PartialEq)]
pub enum LoadForm {
    /// A number of users, reached at the spawn rate and held.
    Users(u32),
    /// Users by an expression of `t`, asked each second.
    OfTime(Expression),
    /// One stretch after another.
    Stages(Vec<Stage>),
    /// So many users more each time.
    Step {
        /// Users added each time.
        users: u32,
        /// The time between two steps.
        every: Duration,
    },
    /// Up and down, evenly.
    Wave {
        /// The fewest users, at the start.
        min: u32,
        /// The most users.
        max: u32,
        /// From one trough to the next.
        period: Duration,
    },
    /// A few users, many for a short time, a few again.
    Spike {
        /// Before and after.
        users: u32,
        /// In between.
        peak: u32,
        /// When the peak begins.
        at: Duration,
        /// How long it lasts.
        lasts: Duration,
    },
    /// The open model: iterations start on schedule, whatever the target does.
    Arrivals(Arrivals),
}

/// A stretch of a closed load.
#[derive(Clone, Debug, PartialEq)]
pub struct Stage {
    /// How long it lasts.
    pub duration: Duration,
    /// Users wanted at its end.
    pub users: u32,
    /// Users started or stopped per second; `None` goes evenly over the stage.
    pub spawn_rate: Option<f64>,
    /// Only users of these classes.
    pub classes: Option<Vec<String>>,
}

/// The open model.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrivals {
    /// Iterations per second to begin with.
    pub rate: f64,
    /// What the rate becomes, one stretch after another, each evenly from the rate before it.
    pub stages: Vec<ArrivalStage>,
    /// Users at once; an arrival that finds none free is dropped.
    pub max_users: u32,
    /// How the time between two arrivals is spread.
    pub distribution: Distribution,
}

impl Arrivals {
    /// Users at once when the author says nothing.
    pub const MAX_USERS: u32 = 1000;
}

/// A stretch of an open load.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ArrivalStage {
    /// How long it lasts.
    pub duration: Duration,
    /// Iterations per second at its end.
    pub rate: f64,
}

/// How the time between two arrivals is spread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Distribution {
    /// Always the same.
    #[default]
    Even,
    /// As of independent visitors: exponential.
    Poisson,
}

/// How users start between two whole counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Pace {
    /// One user every `1 / spawn_rate` seconds.
    #[default]
    Smooth,
    /// Locust's batches: as many at once as the whole part of the spawn rate.
    Locust,
}

impl Load {
    /// What a stop waits for requests in flight when the author says nothing.
    pub const STOP_TIMEOUT: Duration = Duration::from_secs(5);

    /// The users at the peak where the author wrote that number down.
    #[must_use]
    pub fn users(&self) -> Option<u32> {
        match self.form {
            LoadForm::Users(users) => Some(users),
            _ => None,
        }
    }
}

impl Default for Load {
    /// One user, one a second, until stopped: Locust's headless defaults.
    fn default() -> Self {
        Self {
            form: LoadForm::Users(1),
            spawn_rate: 1.0,
            spawn: Pace::Smooth,
            run_time: None,
            stop_timeout: Self::STOP_TIMEOUT,
            iterations: None,
            iterations_per_user: None,
        }
    }
}
