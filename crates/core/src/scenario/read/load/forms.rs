//! A number of users, and the named shapes.

use std::time::Duration;

use crate::expr::Uses;
use crate::scenario::LoadForm;
use crate::scenario::language::{limits, words};
use crate::scenario::read::duration;
use crate::scenario::read::fields::Fields;
use crate::scenario::read::reader::Reader;
use crate::scenario::text::{Value, is_number};

/// A number of users, or an expression of `t`.
pub(super) fn users(at: &Reader<'_>) -> Option<LoadForm> {
    match &at.node.value {
        Value::Text(text) if !is_number(text) => of_time(at),
        _ => at
            .whole(limits::USERS)
            .map(|users| LoadForm::Users(users as u32)),
    }
}

/// `t` alone is known before the run, and so are the users.
fn of_time(at: &Reader<'_>) -> Option<LoadForm> {
    let expression = at.unnoted_expression()?;
    if let Some(name) = other_than_time(expression.uses()) {
        return at.problem_with_hint(
            format!("`{name}` is not known before the run"),
            "users over time are an expression of `t`, the seconds since the start",
        );
    }
    Some(LoadForm::OfTime(expression))
}

fn other_than_time(uses: &Uses) -> Option<&str> {
    uses.variables.iter().next().or_else(|| uses.of_a_user())
}

pub(super) fn step(at: &Reader<'_>) -> Option<LoadForm> {
    let fields = at.fields(words::STEP)?;
    let users = some_users(&fields, "users");
    let every = time(&fields, "every");
    Some(LoadForm::Step {
        users: users?,
        every: every?,
    })
}

pub(super) fn wave(at: &Reader<'_>) -> Option<LoadForm> {
    let fields = at.fields(words::WAVE)?;
    let (min, max) = (any_users(&fields, "min"), some_users(&fields, "max"));
    let period = time(&fields, "period");
    let (min, max) = (min?, max?);
    ordered(&fields, ("min", min), ("max", max))?;
    Some(LoadForm::Wave {
        min,
        max,
        period: period?,
    })
}

pub(super) fn spike(at: &Reader<'_>) -> Option<LoadForm> {
    let fields = at.fields(words::SPIKE)?;
    let (users, peak) = (any_users(&fields, "users"), some_users(&fields, "peak"));
    let begin = fields.required("at").and_then(|at| duration::duration(&at));
    let lasts = time(&fields, "for");
    let (users, peak) = (users?, peak?);
    ordered(&fields, ("users", users), ("peak", peak))?;
    Some(LoadForm::Spike {
        users,
        peak,
        at: begin?,
        lasts: lasts?,
    })
}

/// A problem when the lower is above the higher.
fn ordered(fields: &Fields<'_, '_>, low: (&str, u32), high: (&str, u32)) -> Option<()> {
    if low.1 <= high.1 {
        return Some(());
    }
    let message = format!("{} is above `{}`, which is {}", low.1, high.0, high.1);
    fields
        .get(low.0)?
        .problem_with_hint(message, "swap the two")
}

fn any_users(fields: &Fields<'_, '_>, key: &str) -> Option<u32> {
    let users = fields.required(key)?.whole(limits::ANY_USERS)?;
    Some(users as u32)
}

fn some_users(fields: &Fields<'_, '_>, key: &str) -> Option<u32> {
    let users = fields.required(key)?.whole(limits::USERS)?;
    Some(users as u32)
}

fn time(fields: &Fields<'_, '_>, key: &str) -> Option<Duration> {
    duration::above_zero(&fields.required(key)?)
}
