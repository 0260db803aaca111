//! The page's side of the engine: the workers that run its shards.

use std::rc::Rc;

use katydid_core::wire::Message;

use super::fetch::OUTSTANDING;
use super::spawn::{EngineWorker, spawn_engine};

/// A run in dedicated workers, one a shard. Dropped, it ends at once, and what is in flight with it.
#[derive(Debug)]
pub struct Pool {
    workers: Vec<EngineWorker>,
}

impl Pool {
    /// How many requests a worker may have in flight at once.
    pub const LIMIT: u32 = OUTSTANDING;

    /// Makes the workers; gives what they say to `hear`, also why they failed.
    pub fn open(shards: u32, hear: impl Fn(Message) + 'static) -> Self {
        let hear: Rc<dyn Fn(Message)> = Rc::new(hear);
        let workers = (0..shards).map(|_| worker(&hear));
        Self {
            workers: workers
                .filter_map(|made| made.map_err(|why| hear(Message::Failed(why))).ok())
                .collect(),
        }
    }

    /// Tells a shard's worker something.
    pub fn post(&self, shard: u32, message: &Message) {
        if let Some(worker) = self.workers.get(shard as usize) {
            worker.post(&message.encode());
        }
    }
}

fn worker(hear: &Rc<dyn Fn(Message)>) -> Result<EngineWorker, String> {
    let (heard, failed) = (Rc::clone(hear), Rc::clone(hear));
    let receive = move |bytes: Vec<u8>| {
        heard(Message::decode(&bytes).unwrap_or_else(Message::Failed));
    };
    spawn_engine(receive, move |why| failed(Message::Failed(why)))
}
