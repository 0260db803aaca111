//! The panes, of which one is shown.

/// What fills the room below the charts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::run::view) enum Pane {
    /// The rows, and a little of everything else where there is room.
    #[default]
    Statistics,
    /// Failures and exceptions.
    Failures,
    /// Thresholds and checks.
    Checks,
    /// What the tool has to say against itself.
    Warnings,
    /// What `log` steps wrote.
    Log,
}

impl Pane {
    pub(in crate::run::view) const ALL: [Self; 5] = [
        Self::Statistics,
        Self::Failures,
        Self::Checks,
        Self::Warnings,
        Self::Log,
    ];

    /// So many panes further, round and round.
    pub(super) fn beside(self, steps: isize) -> Self {
        let count = Self::ALL.len().cast_signed();
        let place = (self as usize).cast_signed() + steps;
        Self::ALL[place.rem_euclid(count).cast_unsigned()]
    }

    /// Whether what is new is at its end.
    pub(in crate::run::view) fn stays_at_its_end(self) -> bool {
        self == Self::Log
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tab_goes_round() {
        assert_eq!(Pane::Log.beside(1), Pane::Statistics);
        assert_eq!(Pane::Statistics.beside(-1), Pane::Log);
        assert_eq!(Pane::Statistics.beside(1), Pane::Failures);
    }
}
