//! A request.

use super::fields::Fields;
use super::judge::{self, Judgement};
use super::reader::Reader;
use super::{auth, body, duration, headers, url, values};
use crate::collection::Map;
use crate::expr::Expression;
use crate::scenario::{Method, RequestStep};

/// The request of this method; `None` without a good URL.
pub(super) fn request(fields: &Fields<'_, '_>, keyword: &str) -> Option<RequestStep> {
    let method = Method::ALL
        .into_iter()
        .find(|method| method.keyword() == keyword)?;
    let url = fields.read(keyword, url::target);
    let Judgement {
        success_when,
        fail_when,
        checks,
    } = judge::judgement(fields);
    Some(RequestStep {
        method,
        name: fields.read("name", Reader::filled_template),
        params: fields.read_or_default("params", values::fields),
        headers: fields.read_or_default("headers", headers::headers),
        body: body::body(method, fields),
        timeout: fields.read("timeout", duration::above_zero),
        auth: fields.read("auth", auth::auth),
        redirects: fields.read("redirects", auth::redirects),
        extract: fields.read_or_default("extract", extract),
        success_when,
        fail_when,
        checks,
        url: url?, // last, so that all else is read without it too
    })
}

fn extract(at: &Reader<'_>) -> Option<Map<String, Expression>> {
    let variable = |(name, at): (&str, Reader<'_>)| {
        at.define(name);
        Some((name.to_owned(), at.expression()?))
    };
    Some(at.map()?.filter_map(variable).collect())
}
