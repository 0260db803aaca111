//! The headers a target has to send, as its configuration or its code says it.

use super::advice::Leave;

/// A kind of server, and what makes it send some headers with every answer.
pub(super) type Server = (&'static str, fn(&[(&'static str, String)]) -> String);

/// Those that most targets are.
pub(super) const SERVERS: [Server; 3] = [("nginx", nginx), ("Express", express), ("axum", axum)];

/// The headers themselves.
pub(super) fn headers(leave: &Leave) -> String {
    lines(&leave.headers, |name, value| format!("{name}: {value}"))
}

fn lines(headers: &[(&'static str, String)], line: fn(&str, &str) -> String) -> String {
    let lines: Vec<_> = headers
        .iter()
        .map(|(name, value)| line(name, value))
        .collect();
    lines.join("\n")
}

/// For a `location` block.
fn nginx(headers: &[(&'static str, String)]) -> String {
    let headers = lines(headers, |name, value| {
        format!("add_header {name} \"{value}\" always;")
    });
    format!("{headers}\nif ($request_method = OPTIONS) {{ return 204; }}")
}

fn express(headers: &[(&'static str, String)]) -> String {
    let headers = lines(headers, |name, value| {
        format!("  response.set(\"{name}\", \"{value}\");")
    });
    format!(
        "app.use((request, response, next) => {{\n{headers}\n  \
         if (request.method === \"OPTIONS\") return response.sendStatus(204);\n  next();\n}});"
    )
}

fn axum(headers: &[(&'static str, String)]) -> String {
    let headers = lines(headers, |name, value| {
        let name = name.to_ascii_lowercase();
        format!("    headers.insert(\"{name}\", HeaderValue::from_static(\"{value}\"));")
    });
    format!(
        "// Router::new() … .layer(axum::middleware::from_fn(allow))\n\
         async fn allow(request: Request, next: Next) -> Response {{\n    \
         let mut response = match *request.method() {{\n        \
         Method::OPTIONS => StatusCode::NO_CONTENT.into_response(),\n        \
         _ => next.run(request).await,\n    }};\n    \
         let headers = response.headers_mut();\n{headers}\n    response\n}}"
    )
}
