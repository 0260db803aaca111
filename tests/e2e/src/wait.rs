//! Waiting for what another process does, with an end to patience.

use std::time::{Duration, Instant};

/// How long anything may take before a test gives up on it.
pub const PATIENCE: Duration = Duration::from_secs(20);

const POLL: Duration = Duration::from_millis(20);

/// Asks until there is an answer.
///
/// # Panics
/// When there is none within [`PATIENCE`].
#[track_caller]
pub fn eventually<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    let end = Instant::now() + PATIENCE;
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(Instant::now() < end, "in {PATIENCE:?} there was no {what}");
        std::thread::sleep(POLL);
    }
}

/// Asks until the answer is `expected`; then, or when patience ends, gives the last answer.
pub fn settled<T: PartialEq>(expected: &T, mut ask: impl FnMut() -> T) -> T {
    let end = Instant::now() + PATIENCE / 4;
    loop {
        let answer = ask();
        if answer == *expected || Instant::now() > end {
            return answer;
        }
        std::thread::sleep(POLL);
    }
}
