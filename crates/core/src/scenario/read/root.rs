//! The root of a scenario.

use std::collections::HashSet;

use super::reader::{Fields, Reader};
use super::{duration, headers, load, url, user_class, words};
use crate::scenario::text::Value;
use crate::scenario::{Defaults, Scenario, UserClass};

/// The version of the language that this crate reads.
const VERSION: f64 = 1.0;

pub(super) fn scenario(at: &Reader<'_>) -> Option<Scenario> {
    if !matches!(at.node.value, Value::Map(_)) {
        return at.expected_with_hint(
            "a scenario",
            "it begins with fields such as `host:` and `users:`",
        );
    }
    let fields = at.fields(&words::ROOT)?;
    version(&fields);
    Some(Scenario {
        name: fields
            .get("name")
            .and_then(|at| at.line())
            .unwrap_or_default()
            .to_owned(),
        host: fields.get("host").and_then(|at| url::host(&at)),
        seed: fields
            .get("seed")
            .and_then(|at| at.whole(0..=u64::MAX))
            .unwrap_or_default(),
        load: fields
            .get("load")
            .and_then(|at| load::load(&at))
            .unwrap_or_default(),
        defaults: fields
            .get("defaults")
            .and_then(|at| defaults(&at))
            .unwrap_or_default(),
        users: users(&fields),
    })
}

fn version(fields: &Fields<'_, '_>) {
    let Some(at) = fields.get("katydid") else {
        return;
    };
    if let Some(other) = at.number().filter(|number| *number != VERSION) {
        let message = format!("version {other} of the language is not known, only {VERSION} is");
        at.problem_with_hint::<()>(message, "is there a newer Katydid?");
    }
}

fn defaults(at: &Reader<'_>) -> Option<Defaults> {
    let fields = at.fields(&words::DEFAULTS)?;
    Some(Defaults {
        headers: fields
            .get("headers")
            .and_then(|at| headers::headers(&at))
            .unwrap_or_default(),
        timeout: fields
            .get("timeout")
            .and_then(|at| duration::above_zero(&at)),
    })
}

fn users(fields: &Fields<'_, '_>) -> Vec<UserClass> {
    let Some(at) = fields.required("users") else {
        return Vec::new();
    };
    if matches!(at.node.value, Value::Number(_)) {
        at.problem_with_hint::<()>(
            "expected a list of user classes",
            "the number of users is `load.users`",
        );
        return Vec::new();
    }
    let mut names = HashSet::new();
    at.items()
        .iter()
        .filter_map(|at| user_class::user_class(at, &mut names))
        .collect()
}
