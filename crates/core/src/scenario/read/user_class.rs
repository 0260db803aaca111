//! A kind of user.

use super::behaviour;
use super::fields::Fields;
use super::names::Owner;
use super::reader::Reader;
use super::{url, values};
use crate::collection::Set;
use crate::scenario::language::{limits, words};
use crate::scenario::{TaskSet, UserClass, WaitTime};

pub(super) fn user_class<'a>(
    at: &Reader<'a>,
    index: usize,
    names: &mut Set<&'a str>,
) -> Option<UserClass> {
    at.findings.names.enter(Owner::Class(index));
    let fields = at.fields(words::USER_CLASS)?;
    let default = UserClass::new(name(&fields, names).unwrap_or_default());
    let fixed_count = fields.read_or_default("fixed_count", |at| at.whole(limits::ANY_USERS));
    Some(UserClass {
        weight: fields
            .read("weight", Reader::above_zero)
            .unwrap_or(default.weight),
        fixed_count: fixed_count as u32,
        host: fields.read("host", url::host),
        variables: fields.read_or_default("variables", values::variables),
        behaviour: behaviour(&fields),
        ..default
    })
}

/// A class that waits as every class does says nothing.
fn behaviour(fields: &Fields<'_, '_>) -> TaskSet {
    let set = behaviour::task_set(fields, false);
    TaskSet {
        wait_time: set.wait_time.filter(|wait| *wait != WaitTime::default()),
        ..set
    }
}

fn name<'a>(fields: &Fields<'a, '_>, names: &mut Set<&'a str>) -> Option<&'a str> {
    let at = fields.required("name")?;
    let name = at.filled()?;
    if !names.insert(name) {
        return at.problem_with_hint(
            format!("a class before this one is also called `{name}`"),
            "rename one",
        );
    }
    Some(name)
}
