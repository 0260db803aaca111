//! Wait times as the author spells them: `between(1, 3)`.

use super::compute::bare;
use super::reader::Reader;
use super::show::excerpt;
use crate::number;
use crate::scenario::WaitTime;
use crate::scenario::language::closest;
use crate::scenario::text::Value;

const NAMES: [&str; 5] = [
    "constant",
    "between",
    "constant_pacing",
    "constant_throughput",
    "poisson",
];

/// A bare number is a constant.
pub(super) fn wait_time(at: &Reader<'_>) -> Option<WaitTime> {
    match &at.node.value {
        Value::Text(text) => spelled(at, text),
        Value::Number(_) | Value::NotFinite(_) => {
            Some(WaitTime::Constant(not_negative(at, at.number()?)?))
        }
        _ => at.expected("a wait time such as between(1, 3)"),
    }
}

/// One of the named waits, or an expression.
fn spelled(at: &Reader<'_>, text: &str) -> Option<WaitTime> {
    let bare = bare(text);
    if let Some(seconds) = number::parse(bare) {
        return Some(WaitTime::Constant(not_negative(at, seconds)?));
    }
    let (name, rest) = bare.split_once('(').unwrap_or((bare, ""));
    let name = name.trim();
    if NAMES.contains(&name) {
        return call(at, text, name, rest);
    }
    let likely = closest(name, NAMES.into_iter()).filter(|_| !rest.is_empty());
    if likely.is_some() {
        return at.unknown_word(name, NAMES.into_iter(), "wait time");
    }
    at.expression().map(WaitTime::Expression)
}

fn call(at: &Reader<'_>, text: &str, name: &str, rest: &str) -> Option<WaitTime> {
    if rest.is_empty() {
        return at.expected(&example(name));
    }
    let Some(inside) = rest.trim_end().strip_suffix(')') else {
        let message = format!("`{}` has no closing bracket", excerpt(text));
        return at.problem_with_hint(message, "inside `{ … }` a comma ends the value: quote it");
    };
    let Some(numbers) = numbers(inside) else {
        return at.expected_with_hint(
            &format!("numbers in brackets, such as {}", example(name)),
            "what is computed is an expression of its own, such as `user.last_wait + 1.0`",
        );
    };
    named(at, name, &numbers)
}

/// `None` when one is no number.
fn numbers(list: &str) -> Option<Vec<f64>> {
    list.split(',')
        .map(|number| number::parse(number.trim()))
        .collect()
}

fn named(at: &Reader<'_>, name: &str, numbers: &[f64]) -> Option<WaitTime> {
    Some(match (name, numbers) {
        ("constant", [seconds]) => WaitTime::Constant(not_negative(at, *seconds)?),
        ("constant_pacing", [seconds]) => WaitTime::ConstantPacing(not_negative(at, *seconds)?),
        ("constant_throughput", [rate]) => {
            WaitTime::ConstantThroughput(rate_above_zero(at, *rate)?)
        }
        ("poisson", [rate]) => WaitTime::Poisson(rate_above_zero(at, *rate)?),
        ("between", [from, to]) => between(at, *from, *to)?,
        _ => return at.expected(&example(name)),
    })
}

fn between(at: &Reader<'_>, from: f64, to: f64) -> Option<WaitTime> {
    let (from, to) = (not_negative(at, from)?, not_negative(at, to)?);
    if from > to {
        return at.problem_with_hint(
            format!("{from} is above {to}"),
            format!("did you mean between({to}, {from})?"),
        );
    }
    Some(WaitTime::Between(from, to))
}

/// Zero is never `-0`.
fn not_negative(at: &Reader<'_>, seconds: f64) -> Option<f64> {
    match finite(at, seconds)? {
        seconds if seconds < 0.0 => at.problem(format!("a wait must be at least 0, is {seconds}")),
        seconds => Some(seconds + 0.0),
    }
}

fn rate_above_zero(at: &Reader<'_>, rate: f64) -> Option<f64> {
    match finite(at, rate)? {
        rate if rate > 0.0 => Some(rate),
        rate => at.problem(format!("a rate must be above 0, is {rate}")),
    }
}

fn finite(at: &Reader<'_>, number: f64) -> Option<f64> {
    if number.is_finite() {
        Some(number)
    } else {
        at.problem(format!("must be finite, is {number}"))
    }
}

fn example(name: &str) -> String {
    let numbers = if name == "between" { "1, 3" } else { "1" };
    format!("{name}({numbers})")
}
