//! Steps, and the tasks that are one.
//!
//! Forms with the same fields beside their word are one alternative, so that whoever checks a step tries each
//! list of steps inside it once.

use serde_json::{Value, json};

use super::kind::reference;
use super::object;
use crate::scenario::language::behaviour::{NAMED_SHORT, SHORT};
use crate::scenario::language::{Beside, FORMS, Field};

pub(super) fn definitions() -> [(&'static str, Value); 4] {
    let mut task = vec![reference("task_with_steps"), reference("task_set")];
    task.extend(alternatives(SHORT, NAMED_SHORT));
    [
        ("request", alternative(Beside::Request, &[])),
        ("step", json!({ "anyOf": alternatives(&[], &[]) })),
        (
            "steps",
            json!({ "type": "array", "items": reference("step"), "minItems": 1 }),
        ),
        ("task", json!({ "anyOf": task })),
    ]
}

/// Every form of a step, with the fields that a task of one step has beside it.
fn alternatives(beside_request: &[Field], beside_others: &[Field]) -> Vec<Value> {
    let alternative = |beside: Beside| match beside {
        Beside::Request => alternative(beside, beside_request),
        _ => alternative(beside, beside_others),
    };
    Beside::ALL.into_iter().map(alternative).collect()
}

/// The forms that have the same fields beside their word: a step has one of these words.
fn alternative(beside: Beside, task: &[Field]) -> Value {
    let forms = || FORMS.iter().filter(|form| form.beside == beside);
    let actions = forms().map(|form| &form.action);
    let mut schema = object(
        actions.chain(beside.fields()).chain(task),
        beside.required(),
    );
    let words = forms().map(|form| json!({ "required": [form.action.name] }));
    schema["oneOf"] = words.collect::<Vec<_>>().into();
    schema
}
