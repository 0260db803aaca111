//! The engine of this browser, as the page's runs know it.

use katydid_core::wire::Message;

use crate::engine::pool::Pool;
use crate::run::Engine;

impl Engine for Pool {
    const SHARDS: u32 = Self::SHARDS;
    const LIMIT: u32 = Self::LIMIT;

    fn open(hear: impl Fn(Message) + 'static) -> Self {
        Self::open(hear)
    }

    fn post(&self, shard: u32, message: &Message) {
        self.post(shard, message);
    }
}
