//! Steps: which form one has, and what cannot be reached after it.

use super::fields::Fields;
use super::place::Place;
use super::reader::Reader;
use super::show::excerpt;
use super::{block, leave, request, wait_time};
use crate::scenario::Step;
use crate::scenario::language::{StepWords, limits};
use crate::scenario::text::Value;

/// A list of steps, at least one.
pub(super) fn steps(at: &Reader<'_>, place: Place) -> Option<Vec<Step>> {
    let items = at.items();
    let steps: Vec<Option<Step>> = items.iter().map(|at| step(at, place)).collect();
    let last = steps
        .iter()
        .position(|step| step.as_ref().is_some_and(leave::ends));
    if let Some(after) = last.and_then(|last| items.get(last + 1)) {
        after.problem_with_hint::<()>(
            "is never reached: the step before it ends the task",
            "remove it, or put an `if` around the step before",
        );
    }
    Some(steps.into_iter().flatten().collect())
}

/// An item of a list of steps.
fn step(at: &Reader<'_>, place: Place) -> Option<Step> {
    read(at, place, false).map(|(step, _)| step)
}

/// The word that makes a map a step, by its place among the actions.
pub(super) fn action(at: &Reader<'_>) -> Option<usize> {
    StepWords::ACTIONS
        .iter()
        .position(|word| at.node.get(word).is_some())
}

/// A step and its fields, which in a task of one step are also the task's.
pub(super) fn read<'a, 'r>(
    at: &'r Reader<'a>,
    place: Place,
    is_task: bool,
) -> Option<(Step, Fields<'a, 'r>)> {
    count(at);
    let Some(index) = action(at) else {
        return nothing(at);
    };
    let word = StepWords::ACTIONS[index];
    let second = StepWords::ACTIONS[index + 1..]
        .iter()
        .find(|word| at.node.get(word).is_some());
    let words = match second {
        Some(second) => {
            at.problem_with_hint::<()>(
                format!("`{word}` and `{second}` in one step"),
                "make two steps of them",
            );
            StepWords::ANY
        }
        None => StepWords::of(index, is_task),
    };
    let fields = at.fields(words)?;
    Some((form(at, &fields, word, place)?, fields))
}

fn form(at: &Reader<'_>, fields: &Fields<'_, '_>, word: &str, place: Place) -> Option<Step> {
    let value = fields.get(word)?;
    match word {
        "rename" | "transaction" | "if" | "while" | "repeat" | "for_each" => {
            block::block(at, fields, word, place)
        }
        "parallel" => Some(Step::Parallel(parallel(&value))),
        "wait" => wait_time::wait_time(&value).map(Step::Wait),
        "set" => super::values::variables(&value).map(Step::Set),
        "log" => value.template().map(Step::Log),
        "fail" => value.filled_template().map(Step::Fail),
        "interrupt" => leave::interrupt(&value, place),
        "reschedule" => leave::reschedule(&value, place),
        "stop_user" => leave::stop_user(&value, place),
        "stop_test" => leave::stop_test(&value),
        method => request::request(fields, method).map(|step| Step::Request(Box::new(step))),
    }
}

/// Requests alone: only they can be under way at once.
fn parallel(at: &Reader<'_>) -> Vec<crate::scenario::RequestStep> {
    let request = |at: &Reader<'_>| {
        let index = action(at).filter(|index| !StepWords::is_request(*index));
        match index.map(|index| StepWords::ACTIONS[index]) {
            Some(word) => at.problem_with_hint(
                format!("only requests can be sent at once, found `{word}`"),
                "move it before or after `parallel`",
            ),
            None => match read(at, Place::new(super::place::When::Task, true), false)?.0 {
                Step::Request(step) => Some(*step),
                _ => None,
            },
        }
    };
    at.items().iter().filter_map(request).collect()
}

fn nothing<T>(at: &Reader<'_>) -> Option<T> {
    if let Value::Text(text) = &at.node.value {
        let message = format!("expected a step, found text \"{}\"", excerpt(text));
        return match StepWords::ACTIONS.contains(&text.as_str()) {
            true => at.problem_with_hint(message, format!("write `{text}: {{}}`")),
            false => at.problem_with_hint(message, "write a method before it, such as `get: /`"),
        };
    }
    if at.fields(StepWords::ANY)?.complete {
        let hint = format!("a step has one of {}", StepWords::ACTIONS.join(", "));
        at.problem_with_hint::<()>("nothing to do here", hint);
    }
    None
}

fn count(at: &Reader<'_>) {
    let read = &at.findings.steps;
    read.set(read.get() + 1);
    if read.get() == limits::STEPS + 1 {
        let message = format!("more than {} steps in a scenario", limits::STEPS);
        at.problem_with_hint::<()>(message, "say it with `repeat` or `for_each`");
    }
}
