//! The open model: iterations start on schedule, whatever the target does.

use std::time::Duration;

use crate::tick::Tick;

/// How many iterations start when.
#[derive(Clone, Debug, PartialEq)]
pub struct Open {
    /// One after another.
    pub stages: Vec<ArrivalStage>,
    /// Users that may run iterations at once; an arrival that finds none free is dropped.
    pub max_users: u32,
    /// How arrivals lie in time.
    pub distribution: Distribution,
}

/// One stretch of an open load.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ArrivalStage {
    /// `None` lasts for ever, at the rate it begins with.
    pub duration: Option<Duration>,
    /// Arrivals a second at its beginning; finite, at least zero.
    pub from_rate: f64,
    /// Arrivals a second at its end; the rate goes straight from one to the other.
    pub to_rate: f64,
}

/// How arrivals lie in time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Distribution {
    /// As regular as the rate is.
    #[default]
    Even,
    /// By chance, each independent of the others, as those of many strangers are.
    Poisson,
}

impl ArrivalStage {
    /// As many arrivals a second all the time.
    #[must_use]
    pub fn constant(rate: f64, duration: Option<Duration>) -> Self {
        Self {
            duration,
            from_rate: rate,
            to_rate: rate,
        }
    }

    /// Arrivals expected in its first `time` seconds: the integral of its rate.
    fn expected(&self, time: f64) -> f64 {
        self.from_rate * time + self.slope() * time * time / 2.0
    }

    /// Arrivals expected in all of it.
    pub(super) fn total(&self) -> f64 {
        match self.duration {
            Some(duration) => (self.from_rate + self.to_rate) / 2.0 * duration.as_secs_f64(),
            None if self.from_rate > 0.0 => f64::INFINITY,
            None => 0.0,
        }
    }

    /// Seconds until so many arrivals are expected: [`Self::expected`] the other way round, in the
    /// form that does not cancel out. `expected` is below [`Self::total`].
    pub(super) fn seconds(&self, expected: f64) -> f64 {
        if expected <= 0.0 {
            return 0.0;
        }
        let square = self.from_rate * self.from_rate + 2.0 * self.slope() * expected;
        2.0 * expected / (self.from_rate + f64::sqrt(square.max(0.0)))
    }

    /// Arrivals a second, a second.
    fn slope(&self) -> f64 {
        self.duration.map_or(0.0, |duration| {
            (self.to_rate - self.from_rate) / duration.as_secs_f64()
        })
    }
}

impl Open {
    /// Arrivals expected by this time, since the start.
    #[must_use]
    pub fn expected_at(&self, at: Tick) -> f64 {
        let mut left = at.as_seconds();
        let mut expected = 0.0;
        for stage in &self.stages {
            let length = stage
                .duration
                .map_or(f64::INFINITY, |time| time.as_secs_f64());
            if left <= length {
                return expected + stage.expected(left);
            }
            expected += stage.total();
            left -= length;
        }
        expected
    }

    /// When the last stage is over; never if one lasts for ever.
    #[must_use]
    pub fn end(&self) -> Tick {
        self.stages
            .iter()
            .try_fold(Tick::ZERO, |at, stage| Some(at + stage.duration?))
            .unwrap_or(Tick::NEVER)
    }
}
