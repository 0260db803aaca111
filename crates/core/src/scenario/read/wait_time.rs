//! Wait times as the author spells them: `between(1, 3)`.

use super::reader::Reader;
use super::show::excerpt;
use crate::scenario::WaitTime;
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

fn spelled(at: &Reader<'_>, text: &str) -> Option<WaitTime> {
    let Some((name, rest)) = text.split_once('(') else {
        return match text.trim().parse() {
            Ok(seconds) => Some(WaitTime::Constant(not_negative(at, seconds)?)),
            Err(_) => at.unknown_word(text.trim(), &NAMES, "wait time"),
        };
    };
    let name = name.trim();
    if !rest.trim_end().ends_with(')') {
        let message = format!("`{}` has no closing bracket", excerpt(text));
        return at.problem_with_hint(message, "inside `{ … }` a comma ends the value: quote it");
    }
    if !NAMES.contains(&name) {
        return at.unknown_word(name, &NAMES, "wait time");
    }
    let Some(numbers) = rest.trim_end().strip_suffix(')').and_then(numbers) else {
        return at.expected(&format!("numbers in brackets, such as {}", example(name)));
    };
    named(at, name, &numbers)
}

/// `None` when one is no number.
fn numbers(list: &str) -> Option<Vec<f64>> {
    list.split(',')
        .map(|number| number.trim().parse().ok())
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
