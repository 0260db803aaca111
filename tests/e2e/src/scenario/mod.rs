//! The scenarios of the tests, as a person writes them.

/// Many names, verbs and answers at once, for nginx.
#[must_use]
pub fn for_nginx(host: &str, run_time: &str) -> String {
    filled(include_str!("nginx.yaml"), host, run_time)
}

/// Many names, verbs and answers at once, for httpbin.
#[must_use]
pub fn for_httpbin(host: &str, run_time: &str) -> String {
    filled(include_str!("httpbin.yaml"), host, run_time)
}

/// A few users who ask for one page, on and on.
#[must_use]
pub fn small(host: &str, path: &str, run_time: &str) -> String {
    let text = filled(include_str!("small.yaml"), host, run_time);
    text.replace("PATH", path)
}

/// Users who sooner or later all wait for the second page.
#[must_use]
pub fn ends_waiting(host: &str, first: &str, second: &str) -> String {
    let text = small(host, first, "1m").replace("timeout: 1s", "weight: 2");
    format!("{text}      - get: {second}\n")
}

/// Users whose pauses are about as long as a target keeps a connection.
#[must_use]
pub fn meets_closing_connections(host: &str, run_time: &str) -> String {
    let text = small(host, "/forgetful", run_time).replace("constant(0.1)", "between(0.04, 0.06)");
    format!("{text}      - post: /forgetful\n        json: {{ item: 7 }}\n")
}

/// The name that a target has in these scenarios' reports.
#[must_use]
pub fn name(target: &str) -> String {
    match target.split_once("?id=") {
        Some((path, _)) => format!("{path}?id=[id]"),
        None => target.to_owned(),
    }
}

fn filled(text: &str, host: &str, run_time: &str) -> String {
    text.replace("HOST", host).replace("RUN_TIME", run_time)
}
