//! What a user class and a set of tasks have in common.

use super::fields::Fields;
use super::markov;
use super::place::{Place, When};
use super::reader::Reader;
use super::{step, task, wait_time};
use crate::scenario::{Order, Task, TaskSet};

/// The set whose fields these are, which may be a task of another.
pub(super) fn task_set(fields: &Fields<'_, '_>, nested: bool) -> TaskSet {
    let steps =
        |key, when| fields.read_or_default(key, |at| step::steps(at, Place::new(when, nested)));
    let order = fields.read_or_default("order", Reader::choice);
    TaskSet {
        order,
        wait_time: fields.read("wait_time", wait_time::wait_time),
        on_start: steps("on_start", When::Start),
        tasks: tasks(fields, order, nested),
        on_stop: steps("on_stop", When::Stop),
    }
}

fn tasks(fields: &Fields<'_, '_>, order: Order, nested: bool) -> Vec<Task> {
    let Some(at) = fields.required("tasks") else {
        return Vec::new();
    };
    let items = at.items();
    let tasks: Vec<Option<Task>> = items.iter().map(|at| task::task(at, nested)).collect();
    match order {
        Order::Markov => markov::check(&items, &tasks),
        Order::Random | Order::Sequential => markov::check_absent(&items),
    }
    let tasks: Vec<Task> = tasks.into_iter().flatten().collect();
    check_weights(&at, &tasks);
    tasks
}

fn check_weights(at: &Reader<'_>, tasks: &[Task]) {
    let total: u64 = tasks.iter().map(|task| u64::from(task.weight)).sum();
    if total > u64::from(u32::MAX) {
        at.problem::<()>(format!(
            "the weights add up to {total}, at most {} is possible",
            u32::MAX
        ));
    }
}
