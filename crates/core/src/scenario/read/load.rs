//! How many users, how fast, for how long.

use super::reader::Reader;
use super::{duration, words};
use crate::scenario::Load;

/// The most users a scenario may ask for.
const MAX_USERS: u64 = 10_000_000;

pub(super) fn load(at: &Reader<'_>) -> Option<Load> {
    let fields = at.fields(&words::LOAD)?;
    let default = Load::default();
    let users = fields.get("users").and_then(|at| at.whole(1..=MAX_USERS));
    Some(Load {
        users: users.map_or(default.users, |users| users as u32),
        spawn_rate: fields
            .get("spawn_rate")
            .and_then(|at| at.above_zero())
            .unwrap_or(default.spawn_rate),
        run_time: fields
            .get("run_time")
            .and_then(|at| duration::above_zero(&at)),
        stop_timeout: fields
            .get("stop_timeout")
            .and_then(|at| duration::duration(&at))
            .unwrap_or(default.stop_timeout),
    })
}
