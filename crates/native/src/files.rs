//! How many files, and so connections, this process may have open.

/// How many files, and so connections, this process may have open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Files {
    /// Before the run raised it.
    pub before: u64,
    /// As far as the system lets it be raised.
    pub most: u64,
}

impl Files {
    /// Raises it to that; `None` where the system does not tell.
    pub(crate) fn raise() -> Option<Self> {
        let before = soft_limit();
        let most = rlimit::increase_nofile_limit(u64::MAX).ok()?;
        Some(Self {
            before: before.unwrap_or(most),
            most,
        })
    }
}

#[cfg(unix)]
fn soft_limit() -> Option<u64> {
    let (soft, _) = rlimit::Resource::NOFILE.get().ok()?;
    Some(soft)
}

#[cfg(not(unix))]
fn soft_limit() -> Option<u64> {
    None
}
