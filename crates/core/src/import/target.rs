//! Paths and queries, their secrets kept out.

use super::marks;
use super::place::{decoded, marks_kept};
use super::secrets::{Secrets, is_kept};

/// A URL's path and query as a template, and as its row is called if that is something else.
pub(super) fn target(
    text: &str,
    secrets: &mut Secrets,
    names_ids: bool,
) -> (String, Option<String>) {
    let (path, query) = match text.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (text, None),
    };
    let mut source = secrets.source(path);
    let mut shown = match names_ids {
        true => with_ids(&marks::shown(path)),
        false => marks::shown(path),
    };
    for (index, pair) in query
        .into_iter()
        .flat_map(|query| query.split('&'))
        .enumerate()
    {
        let link = if index == 0 { '?' } else { '&' };
        let (sent, called) = parameter(pair, secrets);
        source.push(link);
        source.push_str(&sent);
        shown.push(link);
        shown.push_str(&called);
    }
    let name = (shown != text).then(|| shown.replace("${", "$${"));
    (source, name)
}

/// A parameter as a template, and as it is shown.
fn parameter(pair: &str, secrets: &mut Secrets) -> (String, String) {
    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
    let plain = form(name);
    let decoded = form(value);
    if is_kept(&plain, &decoded) && !marks::are_in(value) {
        let of = format!("the parameter {plain}");
        let kept = secrets.keep(&of, &plain, &decoded, |name| format!("url.encode({name})"));
        let name = secrets.source(name);
        let called = format!("{name}=[{}]", marks::shown(&plain));
        return (format!("{name}={kept}"), called);
    }
    (secrets.source(pair), marks::shown(pair))
}

/// A name or a value of `application/x-www-form-urlencoded`, decoded.
pub(super) fn form(text: &str) -> String {
    marks_kept(text, &decoded(&text.replace('+', " ")))
}

/// Numbers and UUIDs in a path are one row: `/users/[id]`.
fn with_ids(path: &str) -> String {
    let segment = |segment| if is_id(segment) { "[id]" } else { segment };
    path.split('/').map(segment).collect::<Vec<_>>().join("/")
}

/// Digits alone, or a UUID. Source: RFC 9562, section 4.
fn is_id(segment: &str) -> bool {
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_hex = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let groups: Vec<&str> = segment.split('-').collect();
    let is_uuid = groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12])
        && groups.iter().all(|group| is_hex(group));
    !segment.is_empty() && (is_number(segment) || is_uuid)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_of_a_query_are_read_from_the_environment_and_not_shown() {
        let mut secrets = Secrets::default();
        let (source, name) = target("/a?page=2&api%5Fkey=x%26y&b", &mut secrets, false);
        assert_eq!(source, "/a?page=2&api%5Fkey=${url.encode(env.API_KEY)}&b");
        assert_eq!(name.as_deref(), Some("/a?page=2&api%5Fkey=[api_key]&b"));
        assert_eq!(secrets.into_all()[0].value.as_deref(), Some("x&y"));
    }

    #[test]
    fn numbers_and_uuids_in_a_path_are_one_row() {
        let name = |path: &str| target(path, &mut Secrets::default(), true).1;
        assert_eq!(
            name("/users/17/posts/3").as_deref(),
            Some("/users/[id]/posts/[id]")
        );
        let uuid = "/a/123e4567-e89b-12d3-a456-426614174000";
        assert_eq!(name(uuid).as_deref(), Some("/a/[id]"));
        assert_eq!(name("/v1/users/ann-2/"), None);
    }
}
