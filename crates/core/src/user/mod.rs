//! Running users: one `async fn` a user, one future a shard.
//!
//! ```text
//!  Control ──► shard ── crew: who starts, stops, arrives ──► life: sets, tasks, waits ──► program: steps
//!                 │                                             │ lever: finish, cut         │
//!                 └── agenda: when                              └── facts: what it knows ◄── send: made, sent, judged
//! ```

mod agenda;
mod control;
mod crew;
mod custom;
mod documents;
mod engine;
mod facts;
mod feeds;
mod guards;
mod hook;
mod inputs;
mod lever;
mod life;
mod program;
mod progress;
mod ready;
mod send;
mod shard;
mod slots;
mod time;
mod timers;
mod trial;
mod wait;

use lever::Lever;

pub use agenda::INTERVAL;
pub use control::{Change, Control};
pub use custom::{Failed, Kept, Length, Pending, TaskEnd, TaskResult, User};
pub use hook::{Hook, HookEnd, run_hook};
pub use inputs::Inputs;
pub use shard::run_shard;
pub use timers::{Sleep, Timers};
pub use trial::{Spans, TrialEnd, Tried, Turn, Watch, run_trial};
pub use wait::Waiter;
