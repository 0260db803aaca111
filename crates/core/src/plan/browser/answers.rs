//! What expressions read of answers that a browser hides from them.

use super::reads::headers_read;
use crate::expr::{Expression, Template};
use crate::json;
use crate::plan::{HeaderValue, Judge, MadeBody, Op, Plan, RequestPlan};
use crate::scenario::WaitTime;

/// Headers that every page may read of every answer.
///
/// Source: Fetch Standard, "CORS-safelisted response-header name".
const SAFELISTED: [&str; 7] = [
    "cache-control",
    "content-language",
    "content-length",
    "content-type",
    "expires",
    "last-modified",
    "pragma",
];

/// Of what judges a request's answer and makes the request of the answer before it; a page reads more of its own
/// origin's.
pub(super) fn of_judge(request: &RequestPlan, is_own: bool, add: &mut dyn FnMut(String)) {
    let mut read = |source: &str| note(source, is_own, add);
    if let Some(judge) = &request.judge {
        of_expressions(judge, &mut read);
    }
    let Some(made) = &request.made else {
        return;
    };
    template(&made.url, &mut read);
    for value in made.params.values().flatten() {
        template(value, &mut read);
    }
    for (_, value) in &made.headers {
        match value {
            HeaderValue::Text(value) | HeaderValue::Bearer(value) => template(value, &mut read),
            HeaderValue::Basic(user, password) => {
                template(user, &mut read);
                template(password, &mut read);
            }
        }
    }
    match &made.body {
        MadeBody::Text(text) => template(text, &mut read),
        MadeBody::Json(value) if value.uses().headers => read(&json::print(value.source())),
        MadeBody::Form(fields) => {
            for value in fields.values().flatten() {
                template(value, &mut read);
            }
        }
        _ => {}
    }
}

/// Of every other step, with its path.
pub(super) fn of_steps(plan: &Plan, add: &mut dyn FnMut(String, &str)) {
    for (op, path) in plan.program.iter().zip(&plan.paths) {
        let mut read = |source: &str| note(source, false, &mut |message| add(message, path));
        match op {
            Op::Set(_, value) if value.uses().headers => read(&json::print(value.source())),
            Op::Log(text) | Op::Fail(text) | Op::Rename(text) => template(text, &mut read),
            Op::JumpUnless(value, _)
            | Op::Repeat(value, _)
            | Op::ForEach(_, value, _)
            | Op::Wait(WaitTime::Expression(value)) => expression(value, &mut read),
            _ => {}
        }
    }
}

fn of_expressions(judge: &Judge, read: &mut dyn FnMut(&str)) {
    let fails = judge.fail_when.iter();
    let all = judge.success_when.iter();
    let all = all.chain(fails.clone().map(|fail| &fail.when));
    let all = all.chain(judge.checks.iter().map(|(_, check)| check));
    let all = all.chain(judge.extract.iter().map(|(_, value)| value));
    all.for_each(|value| expression(value, read));
    let messages = fails.filter_map(|fail| fail.message.as_ref());
    messages.for_each(|message| template(message, read));
}

fn template(template: &Template, read: &mut dyn FnMut(&str)) {
    if template.uses().headers {
        read(template.source());
    }
}

fn expression(expression: &Expression, read: &mut dyn FnMut(&str)) {
    if expression.uses().headers {
        read(expression.source());
    }
}

fn note(source: &str, is_own: bool, add: &mut dyn FnMut(String)) {
    for name in headers_read(source) {
        let name = name.map(|name| name.to_ascii_lowercase());
        match name.as_deref() {
            Some("set-cookie" | "set-cookie2") => add(
                "a browser hides the header Set-Cookie from every page, and simulated users have no cookies in it; \
                 `katydid run` reads it and keeps a cookie jar for each user"
                    .to_owned(),
            ),
            _ if is_own => {}
            Some(name) if SAFELISTED.contains(&name) => {}
            Some(name) => add(format!(
                "a browser lets a page read the answer's header {name} only if the target names it in \
                 Access-Control-Expose-Headers"
            )),
            None => add(
                "a browser lets a page read only those headers of an answer that the target names in \
                 Access-Control-Expose-Headers"
                    .to_owned(),
            ),
        }
    }
}
