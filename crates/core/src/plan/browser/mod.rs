//! What a browser does otherwise than the native engine, for page and `katydid check` alike.

mod headers;

use std::fmt;

use super::{Plan, Request};
use crate::scenario::Method;
use headers::{is_forbidden, is_safelisted};

/// Something that a plan does otherwise in a browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrowserNote {
    /// What is different, in a clause without a full stop.
    pub message: String,
    /// The rows it concerns, as `GET /path`, in the plan's order.
    pub rows: Vec<String>,
}

/// `message (GET /a, GET /b, GET /c and 2 more)`.
impl fmt::Display for BrowserNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = self.rows.len().min(SHOWN_ROWS);
        write!(f, "{} ({}", self.message, self.rows[..shown].join(", "))?;
        match self.rows.len() - shown {
            0 => f.write_str(")"),
            more => write!(f, " and {more} more)"),
        }
    }
}

const SHOWN_ROWS: usize = 3;

/// What of a plan a browser would do otherwise, each thing once; nothing here keeps it from running.
#[must_use]
pub fn browser_notes(plan: &Plan) -> Vec<BrowserNote> {
    let mut notes: Vec<BrowserNote> = Vec::new();
    for request in plan.requests.iter().filter(|plan| !plan.request.is_demo()) {
        of_request(&request.request).for_each(|message| add(&mut notes, message, &request.label));
    }
    notes
}

/// Whether a page of another origin must ask the target by `OPTIONS` before it may send this.
fn needs_preflight(request: &Request) -> bool {
    let simple = matches!(request.method, Method::Get | Method::Head | Method::Post);
    let sent = |(name, _): &&(String, String)| !is_forbidden(name);
    !simple
        || request
            .headers
            .iter()
            .filter(sent)
            .any(|(name, value)| !is_safelisted(name, value))
}

fn of_request(request: &Request) -> impl Iterator<Item = String> {
    let forbidden = request
        .headers
        .iter()
        .filter(|(name, _)| is_forbidden(name));
    let forbidden = forbidden.map(|(name, _)| {
        format!("a browser does not let a page set the header {name}; `katydid run` sends it")
    });
    let preflight = needs_preflight(request).then(|| {
        "needs a CORS preflight: a browser asks the target by OPTIONS first, so that one request may be two there"
            .to_owned()
    });
    forbidden.chain(preflight).chain(mixed(request))
}

fn mixed(request: &Request) -> Option<String> {
    let message = || {
        format!(
            "a page loaded over https may not send to {}; one loaded over http, as from `katydid ui`, may",
            request.origin()
        )
    };
    is_mixed_content(request).then(message)
}

/// Whether a page loaded over https may not send this: it goes over plain http, and not to this machine.
///
/// Source: W3C Mixed Content, "should fetching request be blocked".
#[must_use]
pub fn is_mixed_content(request: &Request) -> bool {
    let authority = request.origin().strip_prefix("http://");
    authority.is_some_and(|authority| !is_loopback(authority))
}

/// Source: W3C Secure Contexts, "potentially trustworthy origin".
fn is_loopback(authority: &str) -> bool {
    let bracketed = authority
        .strip_prefix('[')
        .and_then(|rest| rest.split(']').next());
    let host = bracketed.unwrap_or_else(|| authority.split(':').next().unwrap_or_default());
    let name = host.strip_suffix('.').unwrap_or(host);
    let ip = host.parse::<std::net::IpAddr>();
    name == "localhost" || name.ends_with(".localhost") || ip.is_ok_and(|ip| ip.is_loopback())
}

fn add(notes: &mut Vec<BrowserNote>, message: String, row: &str) {
    match notes.iter_mut().find(|note| note.message == message) {
        Some(note) if note.rows.iter().any(|known| known == row) => {}
        Some(note) => note.rows.push(row.to_owned()),
        None => notes.push(BrowserNote {
            message,
            rows: vec![row.to_owned()],
        }),
    }
}

#[cfg(test)]
mod tests;
