//! What a run should be.

use std::time::Duration;

use super::compute::find_word;
use super::duration;
use super::fields::Fields;
use super::reader::Reader;
use super::show::excerpt;
use crate::collection::Set;
use crate::expr::Expression;
use crate::scenario::Problem;
use crate::scenario::language::{closest, limits, words};
use crate::scenario::text::Value;
use crate::stats::RowKey;
use crate::threshold::{Term, Threshold, Unknown, tried};

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
fn row(at: &Reader<'_>) -> Option<RowKey> {
    let text = at.filled()?;
    match text.split_once(' ') {
        Some((method, name)) if !method.is_empty() && !name.trim().is_empty() => Some(RowKey {
            method: method.to_owned(),
            name: name.to_owned(),
        }),
        _ => at.expected_with_hint(
            "the method and the name of a row",
            "write it as the statistics have it, such as `GET /cart` or `TRANSACTION checkout`",
        ),
    }
}

/// An expression over the figures of a run that gives true or false.
fn expect(at: &Reader<'_>) -> Option<Expression> {
    let expression = at.unnoted_expression()?;
    let text = match &at.node.value {
        Value::Text(text) => text.as_str(),
        _ => "",
    };
    let strangers = strangers(at, &expression);
    for (name, problem) in &strangers {
        at.report_within::<()>(text, find_word(text, name), problem.clone());
    }
    if !strangers.is_empty() {
        return None;
    }
    if let Err(error) = tried(&expression) {
        return at.problem_with_hint(error.to_string(), "compare figures, as in `p95 < 0.2`");
    }
    if Term::all(&expression).0.is_empty() {
        let message = "is the same whatever the run is like";
        return at.problem_with_hint(message, "compare figures, as in `p95 < 0.2`");
    }
    Some(expression)
}

/// Every name that a threshold does not see, and what is wrong with it.
fn strangers(at: &Reader<'_>, expression: &Expression) -> Vec<(String, Problem)> {
    let (terms, unknown) = Term::all(expression);
    let checks = at.findings.names.checks();
    let undefined = terms.iter().filter_map(|term| match *term {
        Term::Check(name) if !checks.contains(name) => {
            Some(("checks".to_owned(), undefined_check(name, &checks)))
        }
        _ => None,
    });
    let unknown = unknown
        .iter()
        .map(|unknown| (unknown.name.clone(), no_figure(unknown)));
    let users = expression.uses().of_a_user();
    let users = users.map(|name| (name.clone(), of_a_user(&name)));
    undefined.chain(unknown).chain(users).collect()
}

fn undefined_check(name: &str, checks: &Set<String>) -> Problem {
    let message = format!("no request has a check `{}`", excerpt(name));
    let hint = match closest(name, checks.iter().map(String::as_str)) {
        Some(word) => format!("did you mean `{word}`?"),
        None => "name one of the `checks` of the requests".to_owned(),
    };
    Problem::new("", message).hint(hint)
}

fn no_figure(unknown: &Unknown) -> Problem {
    let name = excerpt(&unknown.name);
    let message = match unknown.of {
        "" => format!("there is no figure `{name}`"),
        of => format!("`{of}` has no `{name}`"),
    };
    let hint = match closest(&unknown.name, unknown.known.iter().copied()) {
        Some(word) => format!("did you mean `{word}`?"),
        None => format!("there is {}", unknown.known.join(", ")),
    };
    Problem::new("", message).hint(hint)
}

fn of_a_user(name: &str) -> Problem {
    let message = format!(
        "`{}` is of a user, a threshold is of the whole run",
        excerpt(name)
    );
    Problem::new("", message)
        .hint("it sees figures such as p95, failure_ratio and checks[\"name\"]")
}
