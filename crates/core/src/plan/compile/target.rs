//! Which URL a request asks for.

use crate::plan::url;
use crate::scenario::{Problem, RequestStep};

/// Bytes of the longest URL that every server and every engine can be expected to take.
///
/// Source: RFC 9110, section 4.1.
const MAX_BYTES: usize = 8000;

/// The absolute URL of a step at `path`.
///
/// # Errors
/// Why there is none that can be asked for.
pub(super) fn url(
    host: Option<&String>,
    path: &str,
    step: &RequestStep,
) -> Result<String, Problem> {
    let host = match host {
        _ if url::is_absolute(&step.url) => "",
        _ if !step.url.starts_with(['/', '?']) => return Err(not_a_path(path, step)),
        Some(host) => host,
        None => return Err(no_host()),
    };
    let url = url::absolute(host, &step.url, &step.params);
    match url.len() {
        ..=MAX_BYTES => Ok(url),
        length => Err(too_long(path, step, length)),
    }
}

fn not_a_path(path: &str, step: &RequestStep) -> Problem {
    let message = format!("`{}` is neither a path nor an http(s) URL", step.url);
    Problem::new(field(path, step), message)
        .hint(format!("start a path with a slash: `/{}`", step.url))
}

/// One problem however many URLs lack the host: the first names itself, the rest are the same mistake.
fn no_host() -> Problem {
    Problem::new("host", "no host, and requests have relative URLs")
        .hint("add `host: https://api.example.com`, or give --host")
}

fn too_long(path: &str, step: &RequestStep, length: usize) -> Problem {
    let message = format!(
        "the URL is {length} bytes long with its host and parameters, at most {MAX_BYTES} are sent"
    );
    Problem::new(field(path, step), message).hint("send long values in the body of a `post`")
}

fn field(path: &str, step: &RequestStep) -> String {
    format!("{path}.{}", step.method.keyword())
}
