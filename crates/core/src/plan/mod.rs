//! A scenario that cannot fail any more: ids for names, programs for steps, requests ready to send.

mod browser;
mod compile;
mod custom;
mod made;
mod model;
mod request;
mod schedule;
mod shard;
mod url;

pub use crate::load::SpawnOrder;
pub use browser::{BrowserNote, asked_headers, browser_notes, browser_notes_on, is_mixed_content};
pub use model::{
    Body, Class, ClassId, CustomId, FeedPlan, Op, OpIndex, Plan, Set, SetId, TaskPlan, UserId,
};
pub use request::{
    HeaderValue, Judge, Keep, Made, MadeBody, Name, Request, RequestId, RequestPlan,
};
pub use schedule::{Ends, Form, Schedule};
pub use shard::Shard;
pub(crate) use url::spellings;
