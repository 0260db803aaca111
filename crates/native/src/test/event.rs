//! What becomes of a test as a whole.

use std::fmt;

use katydid_core::stats::{LogLine, Snapshot};

/// What becomes of a test as a whole, in this order but for the lines of the log.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Event<'a> {
    /// The users begin: after the steps of `on_test_start`.
    TestStart {
        /// When, in milliseconds since 1970.
        started_unix_ms: u64,
    },
    /// As many users were started as there ever will be at once; told with the next whole second.
    SpawningComplete {
        /// So many; in the open model so many at most.
        users: u32,
    },
    /// Another second is over, or a pause began or ended.
    Snapshot(&'a Snapshot),
    /// A user, or a step of the test itself, wrote a line to the log; told within a second.
    Log(&'a LogLine),
    /// Everything has ended, the steps of `on_test_stop` too: the result, with every row's history.
    TestStop(&'a Snapshot),
}

type Hear = dyn FnMut(&Event<'_>) + Send;

/// Those who listen to a test as a whole.
#[derive(Default)]
pub(crate) struct Listeners(Vec<Box<Hear>>);

impl Listeners {
    pub(super) fn add(&mut self, hear: impl FnMut(&Event<'_>) + Send + 'static) {
        self.0.push(Box::new(hear));
    }

    pub(crate) fn tell(&mut self, event: &Event<'_>) {
        self.0.iter_mut().for_each(|hear| hear(event));
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// How many.
impl fmt::Debug for Listeners {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Listeners").field(&self.0.len()).finish()
    }
}
