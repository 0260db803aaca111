//! The root of a scenario.

use super::fields::Fields;
use super::names::Owner;
use super::place::{Place, When};
use super::reader::Reader;
use super::{auth, data, duration, headers, judge, load, step, threshold, url, user_class, values};
use crate::collection::Set;
use crate::scenario::language::{limits, words};
use crate::scenario::text::Value;
use crate::scenario::{Defaults, Scenario, Step, UserClass};

/// The version of the language that this crate reads.
const VERSION: f64 = 1.0;

pub(super) fn scenario(at: &Reader<'_>) -> Option<Scenario> {
    if !matches!(at.node.value, Value::Map(_)) {
        return at.expected_with_hint(
            "a scenario",
            "it begins with fields such as `host:` and `users:`",
        );
    }
    let fields = at.fields(words::ROOT)?;
    version(&fields);
    let users = users(&fields);
    Some(Scenario {
        name: fields.read_or_default("name", Reader::line).to_owned(),
        host: fields.read("host", url::host),
        seed: fields.read_or_default("seed", |at| at.whole(limits::SEED)),
        load: fields.read_or_default("load", |at| load::load(at, &users)),
        env: fields.read_or_default("env", data::env),
        data: fields.read_or_default("data", data::feeds),
        variables: owned(at, Owner::Everyone, || {
            fields.read_or_default("variables", values::variables)
        }),
        defaults: owned(at, Owner::Defaults, || {
            fields.read_or_default("defaults", defaults)
        }),
        on_test_start: hook(at, &fields, "on_test_start", Owner::TestStart),
        on_test_stop: hook(at, &fields, "on_test_stop", Owner::TestStop),
        // last, when every check is known
        thresholds: fields.read_or_default("thresholds", threshold::thresholds),
        users,
    })
}

/// Reads what is this owner's.
fn owned<T>(at: &Reader<'_>, owner: Owner, read: impl FnOnce() -> T) -> T {
    at.findings.names.enter(owner);
    read()
}

fn hook(at: &Reader<'_>, fields: &Fields<'_, '_>, key: &str, owner: Owner) -> Vec<Step> {
    let place = Place::new(When::Test, false);
    owned(at, owner, || {
        fields.read_or_default(key, |at| step::steps(at, place))
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
    let fields = at.fields(words::DEFAULTS)?;
    let judgement = judge::judgement(&fields);
    Some(Defaults {
        headers: fields.read_or_default("headers", headers::headers),
        timeout: fields.read("timeout", duration::above_zero),
        auth: fields.read("auth", auth::auth),
        redirects: fields.read("redirects", auth::redirects),
        success_when: judgement.success_when,
        fail_when: judgement.fail_when,
        checks: judgement.checks,
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
    let mut names = Set::new();
    at.items()
        .iter()
        .enumerate()
        .filter_map(|(index, at)| user_class::user_class(at, index, &mut names))
        .collect()
}
