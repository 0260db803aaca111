//! Time since a run's start, the only time the core knows.

use std::ops::{Add, Sub};
use std::time::Duration;

/// Microseconds since the run's start.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
)]
pub struct Tick(u64);

impl Tick {
    /// The run's start.
    pub const ZERO: Self = Self(0);
    /// Later than any run lasts.
    pub const NEVER: Self = Self(u64::MAX);

    /// That many microseconds after the start.
    #[must_use]
    pub const fn from_micros(micros: u64) -> Self {
        Self(micros)
    }

    /// That many seconds after the start, to the nearest microsecond; negative counts as 0.
    #[must_use]
    pub fn from_seconds(seconds: f64) -> Self {
        Self(micros(seconds))
    }

    /// Microseconds since the start.
    #[must_use]
    pub const fn as_micros(self) -> u64 {
        self.0
    }

    /// Seconds since the start.
    #[must_use]
    pub fn as_seconds(self) -> f64 {
        self.0 as f64 / 1e6
    }

    /// The time from `earlier` to this; zero if that is later.
    #[must_use]
    pub const fn since(self, earlier: Self) -> Duration {
        Duration::from_micros(self.0.saturating_sub(earlier.0))
    }
}

impl Add<Duration> for Tick {
    type Output = Self;

    fn add(self, span: Duration) -> Self {
        Self(
            self.0
                .saturating_add(u64::try_from(span.as_micros()).unwrap_or(u64::MAX)),
        )
    }
}

impl Sub for Tick {
    type Output = Duration;

    fn sub(self, earlier: Self) -> Duration {
        self.since(earlier)
    }
}

/// A number of seconds as a duration, to the nearest microsecond; negative or NaN counts as 0.
#[must_use]
pub fn seconds(seconds: f64) -> Duration {
    Duration::from_micros(micros(seconds))
}

/// `as` saturates and sends NaN to 0, which is what an absurd number of seconds should do here.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "saturation is wanted"
)]
fn micros(seconds: f64) -> u64 {
    f64::round(seconds * 1e6) as u64
}
