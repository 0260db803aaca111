//! What a run should be.

use std::time::Duration;

use super::compute::find_word;
use super::duration;
use super::fields::Fields;
use super::reader::Reader;
use super::show::excerpt;
use crate::expr::Expression;
use crate::scenario::Problem;
use crate::scenario::language::{closest, limits, words};
use crate::scenario::text::Value;
use crate::threshold::{Threshold, WORDS, looked_up, times, tried};

pub(super) fn thresholds(at: &Reader<'_>) -> Option<Vec<Threshold>> {
    let items = at.items();
    if items.len() > limits::THRESHOLDS {
        let message = format!("at most {} thresholds are judged", limits::THRESHOLDS);
        return at.problem_with_hint(message, "join some by `&&`");
    }
    Some(items.iter().filter_map(threshold).collect())
}

/// An expression stands for a threshold that has nothing else.
fn threshold(at: &Reader<'_>) -> Option<Threshold> {
    if !matches!(at.node.value, Value::Map(_)) {
        return Some(Threshold {
            expect: expect(at)?,
            on: None,
            abort: false,
            after: Duration::ZERO,
        });
    }
    let fields = at.fields(words::THRESHOLD)?;
    let expected = fields.required("expect").and_then(|at| expect(&at));
    let on = fields.read("on", row);
    let (abort, after) = ending(&fields);
    Some(Threshold {
        expect: expected?,
        on,
        abort,
        after,
    })
}

fn ending(fields: &Fields<'_, '_>) -> (bool, Duration) {
    let abort = match fields.get("abort") {
        Some(at) => at.bool(),
        None => Some(false),
    };
    if let (Some(at), Some(false)) = (fields.get("after"), abort) {
        let message = "is the time until it may abort the run, and it never does";
        at.problem_with_hint::<()>(message, "add `abort: true`, or remove this");
    }
    let after = fields.read_or_default("after", duration::duration);
    (abort.unwrap_or_default(), after)
}

/// `GET /cart`
fn row(at: &Reader<'_>) -> Option<String> {
    let text = at.filled()?;
    match text.split_once(' ') {
        Some((method, name)) if !method.is_empty() && !name.trim().is_empty() => {
            Some(text.to_owned())
        }
        _ => at.expected_with_hint(
            "the method and the name of a row",
            "write it as the statistics have it, such as `GET /cart` or `TRANSACTION checkout`",
        ),
    }
}

/// An expression over the figures of a run that gives true or false.
fn expect(at: &Reader<'_>) -> Option<Expression> {
    let expression = at.unnoted_expression()?;
    let looked_up = looked_up(&expression);
    let mut strangers = Vec::new();
    for &(of, name) in &looked_up {
        strangers.extend(stranger(at, of, name));
    }
    strangers.extend(expression.uses().of_a_user().map(of_a_user));
    if !strangers.is_empty() {
        return tell(at, strangers);
    }
    match tried(&expression) {
        Err(error) => at.problem_with_hint(error.to_string(), EXAMPLE),
        Ok(_) if looked_up.is_empty() => {
            at.problem_with_hint("is the same whatever the run is like", EXAMPLE)
        }
        Ok(_) => Some(expression),
    }
}

const EXAMPLE: &str = "compare figures, as in `p95 < 0.2`";

/// A word of an expression, and what is wrong with it.
type Stranger = (String, Problem);

fn tell<T>(at: &Reader<'_>, strangers: Vec<Stranger>) -> Option<T> {
    let text = match &at.node.value {
        Value::Text(text) => text.as_str(),
        _ => "",
    };
    for (word, problem) in strangers {
        at.report_within::<T>(text, find_word(text, &word), problem);
    }
    None
}

/// What is wrong with a name that a threshold does not see.
fn stranger(at: &Reader<'_>, of: &str, name: &str) -> Option<Stranger> {
    let shown = excerpt(name);
    let (message, known) = match of {
        "" => (format!("there is no figure `{shown}`"), &WORDS[..]),
        _ if name.is_empty() => return None,
        "service" => (format!("`service` has no `{shown}`"), times()),
        _ => return undefined_check(at, name),
    };
    if known.contains(&name) {
        return None;
    }
    let hint = match closest(name, known.iter().copied()) {
        Some(word) => format!("did you mean `{word}`?"),
        None => format!("there is {}", known.join(", ")),
    };
    Some((name.to_owned(), Problem::new("", message).hint(hint)))
}

fn undefined_check(at: &Reader<'_>, name: &str) -> Option<Stranger> {
    let checks = at.findings.names.checks();
    if checks.contains(name) {
        return None;
    }
    let message = format!("no request has a check `{}`", excerpt(name));
    let hint = match closest(name, checks.iter().map(String::as_str)) {
        Some(word) => format!("did you mean `{word}`?"),
        None => "name one of the `checks` of the requests".to_owned(),
    };
    Some(("checks".to_owned(), Problem::new("", message).hint(hint)))
}

fn of_a_user(name: &str) -> Stranger {
    let message = format!("`{name}` is of a user, a threshold is of the whole run");
    let hint = "it sees figures such as p95, failure_ratio and checks[\"name\"]";
    (name.to_owned(), Problem::new("", message).hint(hint))
}
