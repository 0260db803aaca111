//! Sets in which each task names its successors.

use super::leave;
use super::reader::Reader;
use super::show::excerpt;
use crate::collection::{Map, Set};
use crate::scenario::Task;
use crate::scenario::language::closest;

/// Tells of everything by which a user could not find its way through the tasks.
pub(super) fn check(items: &[Reader<'_>], tasks: &[Option<Task>]) {
    items.iter().for_each(check_fields);
    let Some(tasks) = tasks
        .iter()
        .map(Option::as_ref)
        .collect::<Option<Vec<&Task>>>()
    else {
        return; // a name that could not be read may be the one that is meant
    };
    let names = named(items, &tasks);
    for (at, task) in items.iter().zip(&tasks) {
        check_next(at, task, &names);
    }
    check_reached(items, &names);
}

/// Tells of successors where none are asked for.
pub(super) fn check_absent(items: &[Reader<'_>]) {
    for next in items.iter().filter_map(|at| field(at, "next")) {
        next.problem_with_hint::<()>(
            "only a markov set follows `next`",
            "write `order: markov` beside `tasks`",
        );
    }
}

fn field<'a>(at: &Reader<'a>, key: &str) -> Option<Reader<'a>> {
    at.node.get(key).map(|entry| at.field(entry))
}

fn check_fields(at: &Reader<'_>) {
    if let Some(tags) = field(at, "tags") {
        tags.problem_with_hint::<()>(
            "a task of a markov set has no tags: leaving it out would break the way",
            "tag the set",
        );
    }
    if let Some(weight) = field(at, "weight") {
        weight.problem_with_hint::<()>(
            "a task of a markov set has no weight",
            "weigh it in the `next` of the tasks before it",
        );
    }
}

/// The tasks by what they are known as.
fn named(items: &[Reader<'_>], tasks: &[&Task]) -> Map<String, usize> {
    let mut names = Map::new();
    for (index, task) in tasks.iter().enumerate() {
        match task.known_as() {
            None => {
                items[index].problem::<()>("a task of a markov set needs a `name`");
            }
            Some(name) => {
                if names.contains_key(&name) {
                    let message =
                        format!("a task before this one is also called `{}`", excerpt(&name));
                    items[index].problem_with_hint::<()>(message, "name one of them otherwise");
                }
                names.get_or_insert_with(name, || index);
            }
        }
    }
    names
}

fn check_next(at: &Reader<'_>, task: &Task, names: &Map<String, usize>) {
    let Some(next) = field(at, "next") else {
        if !task.steps().last().is_some_and(leave::ends) {
            at.problem_with_hint::<()>(
                "`next` is missing",
                "a task of a markov set names the tasks that may follow",
            );
        }
        return;
    };
    for (name, at) in next
        .entries()
        .filter(|(name, _)| !names.contains_key(*name))
    {
        let message = format!("no task beside this one is called `{}`", excerpt(name));
        match closest(name, names.keys().map(String::as_str)) {
            Some(word) => at.problem_with_hint::<()>(message, format!("did you mean `{word}`?")),
            None => at.problem::<()>(message),
        };
    }
}

/// Tells of tasks that no way from the first leads to.
fn check_reached(items: &[Reader<'_>], names: &Map<String, usize>) {
    let mut reached = Set::new();
    let mut ahead: Vec<usize> = (0..items.len().min(1)).collect();
    while let Some(index) = ahead.pop() {
        if reached.insert(index) {
            ahead.extend(successors(&items[index], names));
        }
    }
    for (index, at) in items.iter().enumerate() {
        if !reached.contains(&index) {
            at.problem_with_hint::<()>(
                "is never reached: no way leads here from the first task",
                "name it in the `next` of a task that is",
            );
        }
    }
}

/// Where a task may lead, as it is written.
fn successors(at: &Reader<'_>, names: &Map<String, usize>) -> Vec<usize> {
    let next = at.node.get("next").map(|next| next.node.entries());
    let keys = next.unwrap_or_default().iter().map(|entry| &entry.key);
    keys.filter_map(|name| names.get(name).copied()).collect()
}
