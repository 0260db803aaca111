//! Why a fetch failed, as far as a browser lets us tell.

use futures_util::lock::Mutex;
use katydid_core::stats::Failure;
use katydid_core::tick::Tick;
use std::time::Duration;

/// A verdict is kept this long before the target is asked again.
const KEPT: Duration = Duration::from_secs(10);

/// The last verdict on one request of the plan; whoever comes while the target is asked waits for it.
#[derive(Debug, Default)]
pub(super) struct Verdict(Mutex<Option<(Tick, Failure)>>);

impl Verdict {
    /// The kept verdict, or what `ask` finds out: whether the target answers at all.
    pub(super) async fn get(&self, now: Tick, ask: impl Future<Output = bool>) -> Failure {
        let mut kept = self.0.lock().await;
        if let Some((_, failure)) = kept.filter(|(at, failure)| is_kept(*at, *failure, now)) {
            return failure;
        }
        let failure = if ask.await {
            Failure::Cors
        } else {
            Failure::Unreachable
        };
        *kept = Some((now, failure));
        failure
    }
}

/// What the target's headers forbid they forbid for the whole run, and each question is one more
/// request at the target; what does not answer may come back, and does not notice the question.
fn is_kept(at: Tick, failure: Failure, now: Tick) -> bool {
    failure == Failure::Cors || now - at < KEPT
}
