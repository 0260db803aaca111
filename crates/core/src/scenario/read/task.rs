//! Weighted behaviour: one step, or a list of `steps`.

use super::reader::{Fields, Reader};
use super::{request, words};
use crate::scenario::text::Value;
use crate::scenario::{Step, Task};

/// The most one task may weigh.
const MAX_WEIGHT: u64 = 1_000_000;

pub(super) fn task(at: &Reader<'_>) -> Option<Task> {
    if at.node.get("steps").is_some() {
        with_steps(at)
    } else {
        short(at)
    }
}

fn with_steps(at: &Reader<'_>) -> Option<Task> {
    let fields = at.fields(&words::TASK)?;
    let steps = fields.get("steps").map(|at| at.items()).unwrap_or_default();
    Some(Task {
        name: fields
            .get("name")
            .and_then(|at| at.filled())
            .map(str::to_owned),
        weight: weight(&fields),
        steps: steps.iter().filter_map(step).collect(),
    })
}

/// The name then is the request's.
fn short(at: &Reader<'_>) -> Option<Task> {
    if matches!(at.node.value, Value::Text(_)) {
        return at.expected_with_hint("a task", "write a method before it, such as `get: /`");
    }
    let fields = at.fields(&words::SHORT_TASK)?;
    let step = Step::Request(request::request(at, &fields));
    Some(Task {
        name: None,
        weight: weight(&fields),
        steps: vec![step],
    })
}

fn step(at: &Reader<'_>) -> Option<Step> {
    let fields = at.fields(&words::STEP)?;
    Some(Step::Request(request::request(at, &fields)))
}

fn weight(fields: &Fields<'_, '_>) -> u32 {
    fields
        .get("weight")
        .and_then(|at| at.whole(1..=MAX_WEIGHT))
        .map_or(1, |weight| weight as u32)
}
