//! What a comparison may be told.

/// What a comparison may be told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// The smallest change that matters, as a part: 0.05 is 5 %.
    pub tolerance: f64,
    /// Whether the seconds count in which users are still being started.
    pub ramp_up: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            tolerance: 0.05,
            ramp_up: false,
        }
    }
}
