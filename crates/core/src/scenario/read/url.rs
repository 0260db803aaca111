//! Hosts and request targets.

use super::reader::Reader;
use super::show::excerpt;

const SCHEMES: [&str; 3] = ["http://", "https://", "demo://"];

/// A base URL: scheme, authority and perhaps a path.
pub(super) fn host<'a>(at: &Reader<'a>) -> Option<String> {
    let url = clean(at)?;
    let Some(rest) = after_scheme(url) else {
        let message = format!(
            "a host begins with http:// or https://, found `{}`",
            excerpt(url)
        );
        return at.problem_with_hint(
            message,
            format!(
                "did you mean `{}{}`?",
                likely_scheme(url),
                excerpt(bare(url))
            ),
        );
    };
    if rest.contains(['?', '#']) {
        return at.problem_with_hint(
            "a host has no query and no fragment",
            "put `?…` into a request or its `params`",
        );
    }
    authority(at, rest).then(|| url.to_owned())
}

/// What a request asks for: a path, a query, or a URL of its own.
pub(super) fn target(at: &Reader<'_>) -> Option<String> {
    let url = clean(at)?;
    let rest = after_scheme(url);
    rest.is_none_or(|rest| authority(at, rest))
        .then(|| url.to_owned())
}

/// A text of at least one character, none of them invisible.
fn clean<'a>(at: &Reader<'a>) -> Option<&'a str> {
    let url = at.filled()?;
    match url.trim() == url && !url.contains(char::is_control) {
        true => Some(url),
        false => at.problem("a URL is one line and does not begin or end with a space"),
    }
}

fn after_scheme(url: &str) -> Option<&str> {
    SCHEMES.iter().find_map(|scheme| {
        let (start, rest) = url.split_at_checked(scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some(rest)
    })
}

fn bare(url: &str) -> &str {
    url.split_once("://")
        .map_or(url, |(_, rest)| rest)
        .trim_start_matches('/')
}

fn likely_scheme(url: &str) -> &'static str {
    let local = ["localhost", "127.", "[::1]"]
        .iter()
        .any(|local| bare(url).starts_with(local));
    if local { "http://" } else { "https://" }
}

/// Whether a URL names a host, without a password, in a form that needs no translation.
fn authority(at: &Reader<'_>, rest: &str) -> bool {
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let problem = match authority {
        _ if authority.contains('@') => (
            "a user name or password in a URL",
            "send an `Authorization` header instead",
        ),
        _ if !authority.is_ascii() => (
            "a host name outside ASCII",
            "write it as its ASCII form, `xn--…`",
        ),
        _ if authority
            .contains(|letter: char| letter.is_whitespace() || "<>\"`{}|^%".contains(letter)) =>
        {
            (
                "a character that no host name has",
                "the path begins after a slash",
            )
        }
        _ if name(authority).is_empty() => (
            "a URL without a host name",
            "write `https://api.example.com`",
        ),
        _ if !has_good_port(authority) => (
            "a port that is no number up to 65535",
            "write `http://localhost:8080`",
        ),
        _ => return true,
    };
    at.problem_with_hint::<()>(problem.0, problem.1);
    false
}

/// An authority without its port.
fn name(authority: &str) -> &str {
    match authority.rfind(']') {
        Some(bracket) => &authority[..=bracket],
        None => authority.split(':').next().unwrap_or_default(),
    }
}

fn has_good_port(authority: &str) -> bool {
    match authority[name(authority).len()..].strip_prefix(':') {
        Some(port) => port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok(),
        None => name(authority).len() == authority.len(),
    }
}
