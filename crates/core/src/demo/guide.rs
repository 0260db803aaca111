//! What the target says of itself at `/`.

use serde_json::json;

use crate::collection::object;

use super::reply::Reply;

pub(super) const PATHS: [(&str, &str); 18] = [
    ("GET /", "this guide"),
    ("GET /hello", "a word"),
    ("GET /world", "another word"),
    ("GET /products", "the shop's products"),
    ("GET /products/{id}", "one of them, ids from 1 to 12"),
    ("GET /cart", "an empty cart"),
    ("POST /cart", "puts something into a cart: 201"),
    ("POST /login", "gives a token"),
    ("POST /logout", "takes it back"),
    ("GET /slow", "takes a second and more"),
    ("GET /flaky", "fails one time in five"),
    ("GET /echo", "method, headers and body of the request"),
    ("GET /status/{code}", "answers with this status"),
    ("GET /bytes/{n}", "a body of n bytes"),
    ("GET /delay/{ms}", "takes this many milliseconds"),
    ("GET /redirect/{n}", "redirects n times"),
    (
        "GET /no-cors/{path}",
        "as {path}, but no page of another origin may read it",
    ),
    (
        "GET /stats",
        "a demo server's count of requests; DELETE sets it to zero",
    ),
];

const PARAMETERS: [(&str, &str); 6] = [
    ("latency", "the least time an answer takes: 50ms, 1.5s"),
    (
        "jitter",
        "the mean of the long-tailed time added to it: 10ms",
    ),
    ("errors", "the share of requests that fail: 0.1"),
    ("size", "the least size of the body: 2kB"),
    (
        "status",
        "the answer's status, with errors only that of the failing share: 503",
    ),
    ("hang", "true never answers"),
];

pub(super) fn reply() -> Reply {
    let table = |rows: &[(&str, &str)]| object(rows.iter().map(|&(k, v)| (k.to_owned(), json!(v))));
    let guide = json!({
        "name": "Katydid's demo target",
        "paths": table(&PATHS),
        "parameters, on every path": table(&PARAMETERS),
    });
    Reply::json(200, &guide)
}
