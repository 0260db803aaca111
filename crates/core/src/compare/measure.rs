//! What is compared of a row.

/// What is compared of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// How much longer a request takes than one before: of all pairs of them, half have a larger ratio. It has no value of its
    /// own, only a change, and is what a change is found by first.
    Typical,
    /// The response time that half of the requests do not exceed, in microseconds.
    P50,
    /// The one that 95 of 100 do not exceed, in microseconds.
    P95,
    /// The one that 99 of 100 do not exceed, in microseconds.
    P99,
    /// The mean response time, in microseconds.
    Average,
    /// Requests per second.
    Rate,
    /// The part of the requests that failed, 0 to 1.
    FailureRatio,
}

impl Measure {
    /// Every measure, as they are shown.
    pub const ALL: [Self; 7] = [
        Self::Typical,
        Self::P50,
        Self::P95,
        Self::P99,
        Self::Average,
        Self::Rate,
        Self::FailureRatio,
    ];

    /// What of a failure ratio's change matters is this part of the tolerance: by default half a point in a hundred.
    const FAILURES: f64 = 0.1;

    /// The quantile that it is, if it is one.
    #[must_use]
    pub const fn quantile(self) -> Option<f64> {
        match self {
            Self::P50 => Some(0.5),
            Self::P95 => Some(0.95),
            Self::P99 => Some(0.99),
            _ => None,
        }
    }

    /// Whether its changes are differences, not ratios.
    #[must_use]
    pub const fn is_part(self) -> bool {
        matches!(self, Self::FailureRatio)
    }

    /// Whether it is only of two runs, and nothing of one.
    #[must_use]
    pub const fn is_ratio(self) -> bool {
        matches!(self, Self::Typical)
    }

    /// Whether it is of a time, and rows are compared with the others by it.
    pub(super) const fn is_of_all(self) -> bool {
        matches!(self, Self::Typical | Self::Average)
    }

    /// Whether more of it is better.
    pub(super) const fn more_is_better(self) -> bool {
        matches!(self, Self::Rate)
    }

    /// A change as it is shown, of the difference where it is taken: of logarithms, but of a part itself.
    pub(super) fn shown(self, difference: f64) -> f64 {
        match self.is_part() {
            true => difference,
            false => libm::expm1(difference),
        }
    }

    /// The smallest change of it that matters, where `tolerance` is that of times and rates.
    #[must_use]
    pub fn tolerance(self, tolerance: f64) -> f64 {
        match self.is_part() {
            true => tolerance * Self::FAILURES,
            false => tolerance,
        }
    }
}
