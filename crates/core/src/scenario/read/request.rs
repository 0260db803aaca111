//! A request.

use super::reader::{Fields, Reader};
use super::{body, duration, headers, url};
use crate::scenario::{Method, RequestStep};

pub(super) fn request(at: &Reader<'_>, fields: &Fields<'_, '_>) -> RequestStep {
    let method = method(at, fields);
    let url = method
        .and_then(|method| fields.get(method.keyword()))
        .and_then(|at| url::target(&at));
    RequestStep {
        name: fields
            .get("name")
            .and_then(|at| at.filled())
            .map(str::to_owned),
        params: fields
            .get("params")
            .and_then(|at| body::values(&at))
            .unwrap_or_default(),
        headers: fields
            .get("headers")
            .and_then(|at| headers::headers(&at))
            .unwrap_or_default(),
        body: body::body(method, fields),
        timeout: fields
            .get("timeout")
            .and_then(|at| duration::above_zero(&at)),
        ..RequestStep::new(method.unwrap_or(Method::Get), url.unwrap_or_default())
    }
}

fn method(at: &Reader<'_>, fields: &Fields<'_, '_>) -> Option<Method> {
    let given: Vec<Method> = Method::ALL
        .into_iter()
        .filter(|method| fields.get(method.keyword()).is_some())
        .collect();
    match given[..] {
        [method] => Some(method),
        [first, second, ..] => at.problem_with_hint(
            format!(
                "`{}` and `{}` in one step",
                first.keyword(),
                second.keyword()
            ),
            "make two steps of them",
        ),
        [] if fields.complete => at.problem_with_hint(
            "nothing to do here",
            format!(
                "a step has one of {}",
                Method::ALL.map(Method::keyword).join(", ")
            ),
        ),
        [] => None,
    }
}
