//! A scenario that cannot fail any more: ids for names, programs for steps, requests ready to send.

mod browser;
mod compile;
mod model;
mod shard;
mod url;

pub use crate::load::SpawnOrder;
pub use browser::{BrowserNote, browser_notes, is_mixed_content, needs_preflight};
pub use model::{Class, ClassId, Op, Plan, Request, RequestId, Schedule, TaskPlan, UserId};
pub use shard::{Shard, Spawn};
