//! Steps.

use super::behaviour::{variables, wait};
use super::{Map, Tree, request};
use crate::scenario::Step;

pub(super) fn steps(steps: &[Step]) -> Tree {
    Tree::list(steps, step)
}

pub(super) fn step(step: &Step) -> Tree {
    Tree::Map(fields(step))
}

/// The fields of a step, beside which a task may have its own.
pub(super) fn fields(step: &Step) -> Map {
    let block =
        |key: &str, value: Tree, inside: &[Step]| one(key, value).put("steps", Some(steps(inside)));
    match step {
        Step::Request(step) => request::request(step),
        Step::Parallel(requests) => one(
            "parallel",
            Tree::list(requests, |step| Tree::Map(request::request(step))),
        ),
        Step::Rename { name, steps } => block("rename", Tree::template(name), steps),
        Step::Transaction { name, steps } => block("transaction", Tree::text(name), steps),
        Step::If {
            condition,
            then,
            otherwise,
        } => one("if", Tree::expression(condition))
            .put("then", Some(steps(then)))
            .put_list("else", otherwise, self::step),
        Step::While { condition, steps } => block("while", Tree::expression(condition), steps),
        Step::Repeat { times, steps } => block("repeat", Tree::expression(times), steps),
        Step::ForEach {
            variable,
            list,
            steps,
        } => {
            let item = one(variable, Tree::expression(list));
            block("for_each", Tree::Map(item), steps)
        }
        single => single_field(single),
    }
}

/// A step of one field.
fn single_field(step: &Step) -> Map {
    let unless = |key: &str, value: bool, default: bool| {
        Tree::Map(Map::default().put(key, (value != default).then_some(Tree::Bool(value))))
    };
    let nothing = || Tree::Map(Map::default());
    match step {
        Step::Wait(time) => one("wait", wait(time)),
        Step::Set(values) => one("set", Tree::Map(variables(values))),
        Step::Log(text) => one("log", Tree::template(text)),
        Step::Fail(text) => one("fail", Tree::template(text)),
        Step::Interrupt { reschedule } => one("interrupt", unless("reschedule", *reschedule, true)),
        Step::Reschedule { immediately } => {
            one("reschedule", unless("immediately", *immediately, false))
        }
        Step::StopUser => one("stop_user", nothing()),
        Step::StopTest => one("stop_test", nothing()),
        _ => unreachable!("every step of several fields is told apart before"),
    }
}

fn one(key: &str, value: Tree) -> Map {
    Map::default().put(key, Some(value))
}
