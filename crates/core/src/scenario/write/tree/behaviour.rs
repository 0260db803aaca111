//! Classes, sets and tasks.

use super::{Map, Tree, step};
use crate::expr::JsonTemplate;
use crate::scenario::{Task, TaskBody, TaskSet, UserClass, Variables, WaitTime};

pub(super) fn user_class(class: &UserClass) -> Tree {
    let UserClass {
        name,
        weight,
        fixed_count,
        host,
        variables: values,
        behaviour,
    } = class;
    let map = Map::default()
        .put("name", Some(Tree::text(name)))
        .put_number("weight", *weight, 1.0)
        .put_whole("fixed_count", *fixed_count, 0)
        .put("host", host.as_deref().map(Tree::text))
        .put_map("variables", variables(values));
    Tree::Map(task_set(map, behaviour))
}

fn task_set(map: Map, set: &TaskSet) -> Map {
    let TaskSet {
        order,
        wait_time,
        on_start,
        on_stop,
        tasks,
    } = set;
    map.put("wait_time", wait_time.as_ref().map(wait))
        .put_word("order", *order)
        .put_list("on_start", on_start, step::step)
        .put_list("on_stop", on_stop, step::step)
        .put("tasks", Some(Tree::list(tasks, task)))
}

/// The short form wherever there is one.
pub(in crate::scenario::write) fn task(task: &Task) -> Tree {
    let Task {
        name,
        weight,
        tags,
        next,
        body,
    } = task;
    let common = |map: Map| {
        map.put_whole("weight", *weight, 1)
            .put_list("tags", tags, |tag| Tree::text(tag))
            .put_map("next", Map::of(next, |weight| Tree::whole(*weight)))
    };
    let named = Map::default().put("name", name.as_deref().map(Tree::text));
    Tree::Map(match body {
        TaskBody::Set(set) => task_set(common(named), set),
        TaskBody::Steps(steps) => match &steps[..] {
            [only] if task.is_short() => common(step::fields(only)),
            steps => common(named).put("steps", Some(step::steps(steps))),
        },
    })
}

/// As the author spells it; always a text, as a number is a constant wait.
pub(super) fn wait(wait: &WaitTime) -> Tree {
    Tree::Text(wait.to_string())
}

pub(super) fn variables(variables: &Variables) -> Map {
    Map::of(variables, |value: &JsonTemplate| Tree::json(value.source()))
}
