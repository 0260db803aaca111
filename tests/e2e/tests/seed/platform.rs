//! Where a row runs.

/// Where a row runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Platform {
    /// Core's simulator, in virtual time.
    Sim,
    /// The `katydid` binary.
    Native,
    /// The page in Chromium.
    Page,
}

impl Platform {
    pub(crate) const ALL: [Self; 3] = [Self::Sim, Self::Native, Self::Page];
}
