//! Steps with steps inside.

use super::place::Place;
use super::reader::{Fields, Reader};
use super::step;
use crate::expr::Expression;
use crate::scenario::Step;

/// The block of this word.
pub(super) fn block(
    at: &Reader<'_>,
    fields: &Fields<'_, '_>,
    word: &str,
    place: Place,
) -> Option<Step> {
    let value = fields.get(word)?;
    if word == "if" {
        return fork(at, fields, &value, place);
    }
    let each = (word == "for_each").then(|| item(&value)).flatten();
    let expression = matches!(word, "while" | "repeat")
        .then(|| value.expression())
        .flatten();
    let name = (word == "rename")
        .then(|| value.filled_template())
        .flatten();
    let steps = required(at, fields, "steps", place);
    Some(match word {
        "rename" => Step::Rename { name: name?, steps },
        "transaction" => Step::Transaction {
            name: value.filled()?.to_owned(),
            steps,
        },
        "while" => Step::While {
            condition: expression?,
            steps,
        },
        "repeat" => Step::Repeat {
            times: expression?,
            steps,
        },
        _ => {
            let (variable, list) = each?;
            Step::ForEach {
                variable,
                list,
                steps,
            }
        }
    })
}

fn fork(
    at: &Reader<'_>,
    fields: &Fields<'_, '_>,
    condition: &Reader<'_>,
    place: Place,
) -> Option<Step> {
    let condition = condition.expression();
    let then = required(at, fields, "then", place);
    let otherwise = fields.get("else").map(|at| inside(&at, place));
    Some(Step::If {
        condition: condition?,
        then,
        otherwise: otherwise.unwrap_or_default(),
    })
}

fn required(at: &Reader<'_>, fields: &Fields<'_, '_>, key: &str, place: Place) -> Vec<Step> {
    match fields.get(key) {
        Some(steps) => inside(&steps, place),
        None => {
            if fields.complete {
                at.problem::<()>(format!("`{key}` is missing"));
            }
            Vec::new()
        }
    }
}

fn inside(at: &Reader<'_>, place: Place) -> Vec<Step> {
    place
        .inside(at)
        .and_then(|place| step::steps(at, place))
        .unwrap_or_default()
}

/// The variable and the list of a `for_each`.
fn item(at: &Reader<'_>) -> Option<(String, Expression)> {
    let items: Vec<(&str, Reader<'_>)> = at.map()?.collect();
    for (name, item) in &items {
        item.define(name);
    }
    match &items[..] {
        [(name, list)] => Some(((*name).to_owned(), list.expression()?)),
        _ => at.problem_with_hint(
            "expected one variable and its list",
            "write `for_each: { item: items }`, where `items` gives a list",
        ),
    }
}
