//! Steps with steps inside.

use super::fields::Fields;
use super::place::Place;
use super::reader::Reader;
use super::step;
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
    let steps = required(at, fields, "steps", place);
    Some(match word {
        "rename" => Step::Rename {
            name: value.filled_template()?,
            steps,
        },
        "transaction" => Step::Transaction {
            name: value.filled()?.to_owned(),
            steps,
        },
        "while" => Step::While {
            condition: value.expression()?,
            steps,
        },
        "repeat" => Step::Repeat {
            times: value.expression()?,
            steps,
        },
        _ => for_each(&value, steps)?,
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

/// One variable, and the list it goes through.
fn for_each(at: &Reader<'_>, steps: Vec<Step>) -> Option<Step> {
    let items: Vec<(&str, Reader<'_>)> = at.map()?.collect();
    for (name, item) in &items {
        item.define(name);
    }
    let [(name, list)] = &items[..] else {
        return at.problem_with_hint(
            "expected one variable and its list",
            "write `for_each: { item: items }`, where `items` gives a list",
        );
    };
    Some(Step::ForEach {
        variable: (*name).to_owned(),
        list: list.expression()?,
        steps,
    })
}
