//! Weighted behaviour: one step, a list of `steps`, or a set of tasks.

use super::behaviour;
use super::fields::Fields;
use super::place::{Place, When};
use super::reader::Reader;
use super::step;
use crate::collection::Map;
use crate::scenario::language::{limits, words};
use crate::scenario::text::Value;
use crate::scenario::{Step, Task, TaskBody};

/// A task of a set that is itself a task of another, or of a class.
pub(super) fn task(at: &Reader<'_>, nested: bool) -> Option<Task> {
    if step::action(at).is_some() {
        short(at, nested)
    } else if at.node.get("tasks").is_some() {
        set(at)
    } else if at.node.get("steps").is_some() {
        with_steps(at, nested)
    } else {
        short(at, nested)
    }
}

fn with_steps(at: &Reader<'_>, nested: bool) -> Option<Task> {
    let fields = at.fields(words::TASK)?;
    let place = Place::new(When::Task, nested);
    let steps = fields.read_or_default("steps", |at| step::steps(at, place));
    Some(Task {
        name: name(&fields),
        ..task_of(&fields, TaskBody::Steps(steps))
    })
}

/// The name of a task that is one request is the request's.
fn short(at: &Reader<'_>, nested: bool) -> Option<Task> {
    let (step, fields) = step::read(at, Place::new(When::Task, nested), true)?;
    let name = match step {
        Step::Request(_) => None,
        _ => name(&fields),
    };
    Some(Task {
        name,
        ..task_of(&fields, TaskBody::Steps(vec![step]))
    })
}

fn set(at: &Reader<'_>) -> Option<Task> {
    let fields = at.fields(words::TASK_SET)?;
    let set = behaviour::task_set(&fields, true);
    Some(Task {
        name: name(&fields),
        ..task_of(&fields, TaskBody::Set(Box::new(set)))
    })
}

fn task_of(fields: &Fields<'_, '_>, body: TaskBody) -> Task {
    Task {
        name: None,
        weight: fields.read("weight", weight).unwrap_or(1),
        tags: fields.read_or_default("tags", tags),
        next: fields.read_or_default("next", next),
        body,
    }
}

fn name(fields: &Fields<'_, '_>) -> Option<String> {
    fields.read("name", Reader::filled).map(str::to_owned)
}

fn weight(at: &Reader<'_>) -> Option<u32> {
    at.whole(limits::WEIGHT).map(|weight| weight as u32)
}

fn tags(at: &Reader<'_>) -> Option<Vec<String>> {
    let mut tags: Vec<String> = Vec::new();
    for at in at.items() {
        match at.filled() {
            Some(tag) if tags.iter().any(|known| known == tag) => {
                at.problem_with_hint::<()>("this tag is here twice", "remove one of the two");
            }
            Some(tag) => tags.push(tag.to_owned()),
            None => {}
        }
    }
    Some(tags)
}

fn next(at: &Reader<'_>) -> Option<Map<String, u32>> {
    if matches!(&at.node.value, Value::Map(entries) if entries.is_empty()) {
        at.problem_with_hint::<()>(
            "must name the tasks that may follow",
            "such as `{ view: 3, leave: 1 }`",
        );
    }
    let successors = at.map()?;
    Some(
        successors
            .filter_map(|(name, at)| Some((name.to_owned(), weight(&at)?)))
            .collect(),
    )
}
