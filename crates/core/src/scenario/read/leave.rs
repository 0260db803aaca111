//! Steps after which nothing follows where they stand.

use super::fields::Fields;
use super::place::{Place, When};
use super::reader::Reader;
use crate::scenario::Step;
use crate::scenario::language::{Words, words};
use crate::scenario::text::Value;

/// Whether nothing after it is reached.
pub(super) fn ends(step: &Step) -> bool {
    matches!(
        step,
        Step::Fail(_)
            | Step::Interrupt { .. }
            | Step::Reschedule { .. }
            | Step::StopUser
            | Step::StopTest
    )
}

pub(super) fn interrupt(at: &Reader<'_>, place: Place) -> Option<Step> {
    if !place.nested || place.when == When::Test {
        at.problem_with_hint::<()>(
            "there is nothing to leave here",
            "`interrupt` leaves a set of tasks that is a task of another; `stop_user` ends the user",
        );
    } else if place.when == When::Stop {
        at.problem_with_hint::<()>("the set is being left already", "remove it");
    }
    let fields = how(at, words::INTERRUPT)?;
    let reschedule = fields.read("reschedule", Reader::bool).unwrap_or(true);
    Some(Step::Interrupt { reschedule })
}

pub(super) fn reschedule(at: &Reader<'_>, place: Place) -> Option<Step> {
    if place.when != When::Task {
        at.problem_with_hint::<()>("there is no task to end here", "it belongs into a task");
    }
    let fields = how(at, words::RESCHEDULE)?;
    let immediately = fields.read_or_default("immediately", Reader::bool);
    Some(Step::Reschedule { immediately })
}

pub(super) fn stop_user(at: &Reader<'_>, place: Place) -> Option<Step> {
    if place.when == When::Test {
        at.problem_with_hint::<()>("there is no user to end here", "`stop_test` ends the run");
    }
    how(at, words::NOTHING).map(|_| Step::StopUser)
}

pub(super) fn stop_test(at: &Reader<'_>) -> Option<Step> {
    how(at, words::NOTHING).map(|_| Step::StopTest)
}

/// The fields that say how, most often none.
fn how<'a, 'r>(at: &'r Reader<'a>, words: Words) -> Option<Fields<'a, 'r>> {
    match at.node.value {
        Value::Map(_) => at.fields(words),
        _ => at.expected_with_hint("a map of fields", "write `{}` for none"),
    }
}
