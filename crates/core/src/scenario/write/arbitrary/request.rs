//! Requests.

use proptest::collection::{btree_map, vec};

use super::text::*;
use super::*;

fn part() -> impl Strategy<Value = PartStep> {
    let content_type = option::of("[a-z]{1,4}/[a-z+.-]{1,6}");
    let parts = (
        filled(),
        option::of(filled_template()),
        content_type,
        text_template(),
    );
    parts.prop_map(|(name, filename, content_type, content)| PartStep {
        name,
        filename,
        content_type,
        content,
    })
}

fn body(method: Method) -> BoxedStrategy<Body> {
    if matches!(method, Method::Get | Method::Head) {
        return Just(Body::None).boxed();
    }
    prop_oneof![
        Just(Body::None),
        json_template().prop_map(Body::Json),
        fields().prop_map(Body::Form),
        text_template().prop_map(Body::Text),
        vec(part(), 1..3).prop_map(Body::Multipart),
    ]
    .boxed()
}

pub(super) fn auth() -> BoxedStrategy<Auth> {
    prop_oneof![
        (text_template(), text_template()).prop_map(|(user, password)| Auth::Basic(user, password)),
        filled_template().prop_map(Auth::Bearer),
    ]
    .boxed()
}

pub(super) fn redirects() -> BoxedStrategy<Redirects> {
    (0u32..30).prop_map(Redirects::Follow).boxed()
}

/// `success_when`, `fail_when` and `checks`.
pub(super) fn judgement() -> BoxedStrategy<(Option<Expression>, Vec<FailWhen>, Vec<Check>)> {
    let fail = (expression(), option::of(filled_template()))
        .prop_map(|(when, message)| FailWhen { when, message });
    let checks = btree_map(filled(), expression(), 0..3).prop_map(|checks| {
        let check = |(name, expect)| Check { name, expect };
        checks.into_iter().map(check).collect()
    });
    (option::of(expression()), vec(fail, 0..3), checks).boxed()
}

pub(super) fn request() -> BoxedStrategy<RequestStep> {
    prop::sample::select(Method::ALL.to_vec())
        .prop_flat_map(|method| {
            let sent = (
                target(),
                option::of(filled_template()),
                fields(),
                headers(),
                body(method),
            );
            let rest = (
                option::of(time()),
                option::of(auth()),
                option::of(redirects()),
                map_of(name(), expression()),
                judgement(),
            );
            (sent, rest).prop_map(
                move |(
                    (url, name, params, headers, body),
                    (timeout, auth, redirects, extract, (success_when, fail_when, checks)),
                )| RequestStep {
                    method,
                    url,
                    name,
                    params,
                    headers,
                    body,
                    timeout,
                    auth,
                    redirects,
                    extract,
                    success_when,
                    fail_when,
                    checks,
                },
            )
        })
        .boxed()
}
