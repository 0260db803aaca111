//! Where keys are not heard: the run is stopped by Ctrl-C.

use std::convert::Infallible;
use std::io;

use crate::run::view::ui::Key;

/// What happens at a terminal.
#[expect(dead_code, reason = "nothing of it is told here")]
pub(super) enum Happened {
    Keys(Vec<Key>),
    Resized,
    Suspended,
    Resumed,
}

/// Nothing ever happens.
pub(super) struct Input(Infallible);

impl Input {
    pub(super) fn new() -> io::Result<Self> {
        Err(io::ErrorKind::Unsupported.into())
    }

    pub(super) fn hears_keys(&self) -> bool {
        match self.0 {}
    }

    pub(super) async fn next(&mut self) -> Happened {
        match self.0 {}
    }
}

pub(super) fn stop_here() -> bool {
    false
}
