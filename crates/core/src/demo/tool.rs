//! The paths that do as they are told.

use serde_json::json;

use super::reply::Reply;
use super::route::Call;
use super::unit::parse_size;
use super::wish::parse_status;
use crate::collection::{Map, object};

/// More than any client follows (browsers stop at 20).
const MAX_REDIRECTS: u32 = 50;

pub(super) fn echo(call: &Call<'_>) -> Reply {
    let mut headers = Map::<String, Vec<&str>>::new();
    for (name, value) in call.request.headers {
        headers
            .get_or_insert_with(name.to_ascii_lowercase(), Vec::new)
            .push(value);
    }
    let headers = object(
        headers
            .into_iter()
            .map(|(name, values)| (name, values.join(", ").into())),
    );
    let said = json!({
        "method": call.request.method,
        "path": call.path,
        "query": call.query,
        "headers": headers,
        "body": String::from_utf8_lossy(call.request.body),
    });
    Reply::json(200, &said)
}

pub(super) fn status(code: &str) -> Reply {
    match parse_status(code) {
        Ok(code) => Reply::json(code, &json!({ "status": code })),
        Err(problem) => Reply::error(400, &problem),
    }
}

pub(super) fn bytes(size: &str) -> Reply {
    match parse_size(size) {
        Ok(size) => Reply::bytes(size),
        Err(problem) => Reply::error(400, &problem),
    }
}

pub(super) fn delay(time: &str) -> Reply {
    Reply::json(200, &json!({ "delay": time }))
}

/// Points at its own last segment, so that it works wherever the target is mounted.
pub(super) fn redirect(times: &str, query: &str) -> Reply {
    match times.parse::<u32>() {
        Ok(0) => Reply::json(200, &json!({ "message": "Arrived" })),
        Ok(times @ 1..=MAX_REDIRECTS) => Reply::text("One moment")
            .restated(302)
            .with("location", next(times, query)),
        _ => Reply::error(
            400,
            &format!("`{times}` is not a number of redirects between 0 and {MAX_REDIRECTS}"),
        ),
    }
}

fn next(times: u32, query: &str) -> String {
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{}{mark}{query}", times - 1)
}
