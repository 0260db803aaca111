//! Who asks, and where an answer may send on to.

use super::reader::Reader;
use crate::scenario::language::{limits, words};
use crate::scenario::text::Value;
use crate::scenario::{Auth, Redirects};

pub(super) fn auth(at: &Reader<'_>) -> Option<Auth> {
    let fields = at.fields(words::AUTH)?;
    let basic = fields.get("basic");
    let bearer = fields.get("bearer");
    match (basic, bearer) {
        (Some(basic), None) => {
            let fields = basic.fields(words::BASIC)?;
            let user = fields.required("user").and_then(|at| at.template());
            let password = fields.required("password").and_then(|at| at.template());
            Some(Auth::Basic(user?, password?))
        }
        (None, Some(bearer)) => bearer.filled_template().map(Auth::Bearer),
        (Some(_), Some(bearer)) => {
            bearer.problem_with_hint("`basic` and `bearer` at once", "remove one of the two")
        }
        (None, None) if fields.complete => at.problem_with_hint(
            "says nothing",
            "write `{ basic: { user: …, password: … } }` or `{ bearer: … }`",
        ),
        (None, None) => None,
    }
}

pub(super) fn redirects(at: &Reader<'_>) -> Option<Redirects> {
    match at.node.value {
        Value::Bool(false) => Some(Redirects::Follow(0)),
        Value::Bool(true) => Some(Redirects::default()),
        Value::Number(_) => {
            let most = at.whole(limits::REDIRECTS)?;
            Some(Redirects::Follow(most as u32))
        }
        _ => at.expected("true, false or a number of redirects"),
    }
}
