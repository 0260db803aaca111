//! The engine of this browser, as the page's runs know it.

use katydid_core::scenario::Scenario;
use katydid_core::stats::Delta;

use crate::engine::pool::Pool;
use crate::run::Engine;

impl Engine for Pool {
    const SHARDS: u32 = Self::SHARDS;

    fn start(
        scenario: &Scenario,
        on_delta: impl Fn(Delta) + 'static,
        on_failed: impl Fn(String) + 'static,
    ) -> Self {
        Self::start(scenario.to_json(), on_delta, on_failed)
    }

    fn stop(&self) {
        self.stop();
    }

    fn abort(&self) {
        self.abort();
    }
}
