//! The page's side of the engine: one worker, told to run the whole plan.

use std::rc::Rc;

use katydid_core::plan::Shard;
use katydid_core::stats::Delta;
use katydid_core::wire::Message;

use super::spawn::{EngineWorker, spawn_engine};

/// A run in a dedicated worker. Dropped, it ends at once, and what is in flight with it.
///
/// One worker: the browser's network process is the limit, so more of them send no more requests.
#[derive(Debug)]
pub struct Pool {
    worker: Option<EngineWorker>,
}

impl Pool {
    /// How many shards send deltas.
    pub const SHARDS: u32 = 1;

    /// Runs the scenario, given as canonical JSON; tells what it counts once a tick, or why it failed itself.
    pub fn start(
        scenario: String,
        on_delta: impl Fn(Delta) + 'static,
        on_failed: impl Fn(String) + 'static,
    ) -> Self {
        let on_failed = Rc::new(on_failed);
        let failed = Rc::clone(&on_failed);
        let receive = move |bytes: Vec<u8>| match Message::decode(&bytes) {
            Ok(Message::Delta(delta)) => on_delta(delta),
            Ok(Message::Failed(why)) | Err(why) => failed(why),
            Ok(Message::Start { .. } | Message::Stop | Message::Abort) => {}
        };
        let last_words = Rc::clone(&on_failed);
        let worker = spawn_engine(receive, move |why| last_words(why));
        let pool = Self {
            worker: worker.map_err(|why| on_failed(why)).ok(),
        };
        pool.post(&Message::Start {
            scenario,
            shard: Shard::WHOLE,
        });
        pool
    }

    /// Sends no more requests; those in flight may still end.
    pub fn stop(&self) {
        self.post(&Message::Stop);
    }

    /// Stops and drops what is in flight.
    pub fn abort(&self) {
        self.post(&Message::Abort);
    }

    fn post(&self, message: &Message) {
        if let Some(worker) = &self.worker {
            worker.post(&message.encode());
        }
    }
}
