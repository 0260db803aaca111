//! Exact sum and extremes of times.

use std::time::Duration;

/// Exact sum and extremes of times beside their histogram, in microseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Times {
    /// The sum.
    pub sum: u64,
    /// `u64::MAX` while there is none.
    pub min: u64,
    /// 0 while there is none.
    pub max: u64,
}

impl Default for Times {
    fn default() -> Self {
        Self {
            sum: 0,
            min: u64::MAX,
            max: 0,
        }
    }
}

impl Times {
    /// Counts one time and gives it in microseconds.
    pub fn record(&mut self, time: Duration) -> u64 {
        let micros = u64::try_from(time.as_micros()).unwrap_or(u64::MAX);
        self.merge(Self {
            sum: micros,
            min: micros,
            max: micros,
        });
        micros
    }

    /// Adds other times.
    pub fn merge(&mut self, other: Self) {
        self.sum = self.sum.saturating_add(other.sum);
        self.min = self.min.min(other.min);
        self.max = self.max.max(other.max);
    }
}
