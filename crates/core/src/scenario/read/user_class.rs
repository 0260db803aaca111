//! A kind of user.

use std::collections::HashSet;

use super::reader::{Fields, Reader};
use super::{task, url, wait_time, words};
use crate::scenario::{Task, UserClass};

/// The most users of a class that may be fixed: as many as a load may have.
const MAX_FIXED: u64 = 10_000_000;

pub(super) fn user_class<'a>(at: &Reader<'a>, names: &mut HashSet<&'a str>) -> Option<UserClass> {
    let fields = at.fields(&words::USER_CLASS)?;
    let default = UserClass::new(name(&fields, names).unwrap_or_default());
    let fixed_count = fields
        .get("fixed_count")
        .and_then(|at| at.whole(0..=MAX_FIXED));
    Some(UserClass {
        weight: fields
            .get("weight")
            .and_then(|at| at.above_zero())
            .unwrap_or(default.weight),
        fixed_count: fixed_count.unwrap_or_default() as u32,
        host: fields.get("host").and_then(|at| url::host(&at)),
        wait_time: fields
            .get("wait_time")
            .and_then(|at| wait_time::wait_time(&at))
            .unwrap_or_default(),
        tasks: tasks(&fields),
        ..default
    })
}

fn name<'a>(fields: &Fields<'a, '_>, names: &mut HashSet<&'a str>) -> Option<&'a str> {
    let at = fields.required("name")?;
    let name = at.filled()?;
    if !names.insert(name) {
        return at.problem_with_hint(
            format!("a class before this one is also called `{name}`"),
            "rename one",
        );
    }
    Some(name)
}

fn tasks(fields: &Fields<'_, '_>) -> Vec<Task> {
    let Some(at) = fields.required("tasks") else {
        return Vec::new();
    };
    let tasks: Vec<Task> = at.items().iter().filter_map(task::task).collect();
    let total: u64 = tasks.iter().map(|task| u64::from(task.weight)).sum();
    if total > u64::from(u32::MAX) {
        at.problem::<()>(format!(
            "the weights add up to {total}, at most {} is possible",
            u32::MAX
        ));
    }
    tasks
}
