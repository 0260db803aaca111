//! Hosts and request targets.

use super::authority::{self, Fault};
use super::reader::Reader;
use super::show::excerpt;
use crate::expr::Template;

const SCHEMES: [&str; 3] = ["http://", "https://", "demo://"];

const SPACE: &str = "a URL does not begin or end with a space";

const BACKSLASH: Fault = (
    "a backslash, which browsers read as a slash",
    "write `/`, or `%5C` for a backslash itself",
);

/// A base URL: scheme, authority and perhaps a path.
pub(super) fn host(at: &Reader<'_>) -> Option<String> {
    let url = clean(at)?;
    let Some(rest) = after_scheme(url) else {
        return no_scheme(at, url);
    };
    if rest.contains(['?', '#']) {
        return at.problem_with_hint(
            "a host has no query and no fragment",
            "put `?…` into a request or its `params`",
        );
    }
    good_authority(at, rest).then(|| url.to_owned())
}

fn no_scheme<T>(at: &Reader<'_>, url: &str) -> Option<T> {
    if url.contains('\\') {
        return at.problem_with_hint(BACKSLASH.0, BACKSLASH.1);
    }
    let found = excerpt(url);
    let message = format!("a host begins with http:// or https://, found `{found}`");
    let (scheme, bare) = (likely_scheme(url), excerpt(bare(url)));
    at.problem_with_hint(message, format!("did you mean `{scheme}{bare}`?"))
}

/// What a request asks for: a path, a query, or a URL of its own, perhaps computed in part.
pub(super) fn target(at: &Reader<'_>) -> Option<Template> {
    let template = at.filled_template()?;
    let fixed = match template.as_constant() {
        Some(url) if url.trim() != url => return at.problem(SPACE),
        Some(url) => after_scheme(url),
        None => fixed_authority(template.source()),
    };
    fixed
        .is_none_or(|rest| good_authority(at, rest))
        .then_some(template)
}

/// What follows the scheme of a URL, if the part that names a machine is not computed.
fn fixed_authority(source: &str) -> Option<&str> {
    let fixed = source.split("${").next().unwrap_or_default();
    after_scheme(fixed).filter(|rest| rest.contains(['/', '?', '#']))
}

/// A line without space around it, which a browser would drop.
fn clean<'a>(at: &Reader<'a>) -> Option<&'a str> {
    let url = at.printable()?;
    if url.contains("${") {
        at.problem_with_hint(
            "a host cannot be computed",
            "set it with `--host`, or write whole URLs in the requests",
        )
    } else if url.trim() == url {
        at.filled()
    } else {
        at.problem(SPACE)
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

/// Whether a URL names a machine in a form that every engine reads alike; a problem if not.
fn good_authority(at: &Reader<'_>, rest: &str) -> bool {
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let fault = match rest.contains('\\') {
        true => Err(BACKSLASH),
        false => authority::check(authority),
    };
    fault
        .map_err(|(message, hint)| at.problem_with_hint::<()>(message, hint))
        .is_ok()
}
