//! Which URL a request asks for.

use super::request::constant_fields;
use crate::plan::url;
use crate::scenario::{Problem, RequestStep};

/// As much of a URL as is known before the run.
pub(super) struct Known {
    /// The whole URL, or its origin and whatever of its path comes before the first expression.
    pub(super) url: String,
    /// Whether it is the whole.
    pub(super) is_whole: bool,
}

/// What is known of the absolute URL of a step at `path`: its origin at least.
///
/// # Errors
/// Why there is none that can be asked for.
pub(super) fn url(host: Option<&str>, path: &str, step: &RequestStep) -> Result<Known, Problem> {
    let is_whole = step.url.as_constant().is_some();
    let start = step.url.constant_start();
    let host = match host {
        _ if url::is_absolute(start) => "",
        _ if !is_whole && start.is_empty() => host.ok_or_else(no_host)?,
        _ if !start.starts_with(['/', '?']) => return Err(not_a_path(path, step)),
        Some(host) => host,
        None => return Err(no_host()),
    };
    if !is_whole && host.is_empty() && !has_whole_authority(start) {
        return Err(computed_host(path, step));
    }
    let params = constant_fields(&step.params);
    let url = url::absolute(host, start, params.as_deref().unwrap_or_default());
    match url.len() {
        ..=url::MAX_BYTES => Ok(Known {
            url,
            is_whole: is_whole && params.is_some(),
        }),
        length => Err(too_long(path, step, length)),
    }
}

/// Whether the host's name ends before the first expression.
fn has_whole_authority(start: &str) -> bool {
    let authority = start.find("://").map_or("", |at| &start[at + 3..]);
    authority.contains(['/', '?'])
}

fn computed_host(path: &str, step: &RequestStep) -> Problem {
    let message = format!("the host of `{}` is computed", step.url.source());
    Problem::new(field(path, step), message).hint(
        "a person must see the target before the start: write the host out, and a slash after it",
    )
}

fn not_a_path(path: &str, step: &RequestStep) -> Problem {
    let source = step.url.source();
    let message = format!("`{source}` is neither a path nor an http(s) URL");
    Problem::new(field(path, step), message).hint(format!("start a path with a slash: `/{source}`"))
}

/// One problem however many URLs lack the host: the first names itself, the rest are the same mistake.
fn no_host() -> Problem {
    Problem::new("host", "no host, and requests have relative URLs")
        .hint("add `host: https://api.example.com`, or give --host")
}

fn too_long(path: &str, step: &RequestStep, length: usize) -> Problem {
    let message = format!(
        "the URL is {length} bytes long with its host and parameters, at most {} are sent",
        url::MAX_BYTES
    );
    Problem::new(field(path, step), message).hint("send long values in the body of a `post`")
}

fn field(path: &str, step: &RequestStep) -> String {
    format!("{path}.{}", step.method.keyword())
}
