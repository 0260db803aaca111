//! Requests.

use super::{Map, Tree};
use crate::expr::{Expression, Template};
use crate::scenario::{Auth, Body, Check, FailWhen, Fields, PartStep, Redirects, RequestStep};

pub(super) fn request(step: &RequestStep) -> Map {
    let RequestStep {
        method,
        url,
        name,
        params,
        headers,
        body: sent,
        timeout,
        auth: who,
        redirects: follow,
        extract,
        success_when,
        fail_when,
        checks,
    } = step;
    let map = Map::default()
        .put(method.keyword(), Some(Tree::template(url)))
        .put("name", name.as_ref().map(Tree::template))
        .put_map("params", fields(params))
        .put_map("headers", Map::of(headers, Tree::template));
    let map = body(map, sent)
        .put("auth", who.as_ref().map(auth))
        .put("timeout", timeout.map(Tree::Time))
        .put("redirects", follow.map(redirects))
        .put_map("extract", Map::of(extract, Tree::expression));
    judgement(map, success_when.as_ref(), fail_when, checks)
}

fn body(map: Map, body: &Body) -> Map {
    match body {
        Body::None => map,
        Body::Json(value) => map.put("json", Some(Tree::json(value.source()))),
        Body::Form(sent) => map.put("form", Some(Tree::Map(fields(sent)))),
        Body::Text(sent) => map.put("body", Some(Tree::template(sent))),
        Body::Multipart(parts) => map.put("multipart", Some(Tree::list(parts, part))),
    }
}

/// One value stands alone, several in a list.
fn fields(fields: &Fields) -> Map {
    Map::of(fields, |values| match &values[..] {
        [only] => Tree::template(only),
        several => Tree::list(several, Tree::template),
    })
}

fn part(part: &PartStep) -> Tree {
    let PartStep {
        name,
        filename,
        content_type,
        content,
    } = part;
    let holds = match filename {
        Some(_) => "content",
        None => "value",
    };
    Tree::Map(
        Map::default()
            .put("name", Some(Tree::text(name)))
            .put("file", filename.as_ref().map(Tree::template))
            .put(holds, Some(Tree::template(content)))
            .put("type", content_type.as_deref().map(Tree::text)),
    )
}

pub(super) fn auth(auth: &Auth) -> Tree {
    let template = |template: &Template| Some(Tree::template(template));
    Tree::Map(match auth {
        Auth::Basic(user, password) => Map::default().put_map(
            "basic",
            Map::default()
                .put("user", template(user))
                .put("password", template(password)),
        ),
        Auth::Bearer(token) => Map::default().put("bearer", template(token)),
    })
}

pub(super) fn redirects(redirects: Redirects) -> Tree {
    match redirects {
        Redirects::Follow(0) => Tree::Bool(false),
        all if all == Redirects::default() => Tree::Bool(true),
        Redirects::Follow(most) => Tree::whole(most),
    }
}

/// What requests and defaults have in common.
pub(super) fn judgement(
    map: Map,
    success_when: Option<&Expression>,
    fail_when: &[FailWhen],
    checks: &[Check],
) -> Map {
    let reasons = match fail_when {
        [] => None,
        [only] => Some(reason(only)),
        several => Some(Tree::list(several, reason)),
    };
    let checks = checks
        .iter()
        .map(|check| (check.name.clone(), Tree::expression(&check.expect)));
    map.put("success_when", success_when.map(Tree::expression))
        .put("fail_when", reasons)
        .put_map("checks", Map(checks.collect()))
}

/// One without a message stands alone.
fn reason(reason: &FailWhen) -> Tree {
    let when = Tree::expression(&reason.when);
    match &reason.message {
        None => when,
        Some(message) => Tree::Map(
            Map::default()
                .put("when", Some(when))
                .put("message", Some(Tree::template(message))),
        ),
    }
}
