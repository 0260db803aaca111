//! What a request sends.

use super::fields::Fields;
use super::reader::Reader;
use super::{json, part, values};
use crate::scenario::{Body, Method};

const KINDS: [&str; 4] = ["json", "form", "body", "multipart"];

pub(super) fn body(method: Method, fields: &Fields<'_, '_>) -> Body {
    let given: Vec<Reader<'_>> = KINDS.iter().filter_map(|key| fields.get(key)).collect();
    if let [_, second, ..] = &given[..] {
        second.problem::<()>("a request has one body, as `json`, `form`, `body` or `multipart`");
    }
    if let (Method::Get | Method::Head, Some(first)) = (method, given.first()) {
        let message = format!(
            "a {} request has no body: browsers refuse to send one",
            method.as_str()
        );
        first.problem_with_hint::<()>(message, "use `post` or `put`, or `params`");
    }
    let json = fields.read("json", json::template).map(Body::Json);
    let form = fields.read("form", values::fields).map(Body::Form);
    let text = fields.read("body", Reader::template).map(Body::Text);
    let parts = fields.read("multipart", part::parts).map(Body::Multipart);
    json.or(form).or(text).or(parts).unwrap_or_default()
}
