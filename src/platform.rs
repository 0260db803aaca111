//! Which engine runs a test: this browser's own, or the native one behind the page.

use crate::engine::pool::Pool;

/// What runs a test.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Platform {
    /// A worker of this browser.
    #[default]
    Browser,
    /// The native engine that serves the page.
    Native(Native),
}

/// The native engine behind the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Native {
    /// Its threads, each of which runs a shard.
    pub threads: u32,
    /// Where it is: `ws://…`.
    pub address: String,
}

impl Platform {
    /// How many shards it runs.
    #[must_use]
    pub const fn shards(&self) -> u32 {
        match self {
            // The browser's network process is the limit, so more workers send no more requests.
            Self::Browser => 1,
            Self::Native(native) => native.threads,
        }
    }

    /// How many requests may be in flight at once; `None` where nothing but the machine says.
    #[must_use]
    pub const fn limit(&self) -> Option<u32> {
        match self {
            Self::Browser => Some(Pool::LIMIT),
            Self::Native(_) => None,
        }
    }

    /// Whether it is the native engine.
    #[must_use]
    pub const fn is_native(&self) -> bool {
        matches!(self, Self::Native(_))
    }
}
