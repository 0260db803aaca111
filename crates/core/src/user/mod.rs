//! Running users: one `async fn` a user, one future a shard.

mod control;
mod engine;
mod run;
mod shard;
mod slots;
mod timers;
mod wait;

pub use control::Control;
pub use shard::{INTERVAL, run_shard};
pub use timers::{Sleep, Timers};
pub use wait::Waiter;
