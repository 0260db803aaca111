//! What engine and views say to each other: one enum, one codec.

use crate::plan::Shard;
use crate::stats::Delta;

/// A message between what shows a run and what runs a shard of it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum Message {
    /// The shard's event loop is up and waits for [`Message::Start`].
    Ready,
    /// Compile the scenario and run the shard.
    Start {
        /// Canonical JSON.
        scenario: String,
        /// Which part to run.
        shard: Shard,
    },
    /// Send no more requests; let those in flight end within the stop timeout.
    Stop,
    /// Stop and abort what is in flight.
    Abort,
    /// What changed since the last one.
    Delta(Delta),
    /// The engine itself failed; nothing more comes.
    Failed(String),
}

impl Message {
    /// The message as bytes.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        postcard::to_allocvec(self)
            .unwrap_or_else(|_| unreachable!("a vector grows and every field has a length"))
    }

    /// The message of these bytes.
    ///
    /// # Errors
    /// Bytes that are no message, in words.
    pub fn decode(bytes: &[u8]) -> Result<Self, String> {
        postcard::from_bytes(bytes).map_err(|error| format!("not a Katydid message: {error}"))
    }
}
