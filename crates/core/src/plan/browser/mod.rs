//! What a browser does otherwise than the native engine, for page and `katydid check` alike.

mod answers;
mod headers;
mod ports;
mod reads;

use std::fmt;

use super::{Plan, Request};
use crate::ip;
use crate::redirect;
use crate::scenario::Method;
use headers::{is_forbidden, is_safelisted};

/// Something that a plan does otherwise in a browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrowserNote {
    /// What is different, in a clause without a full stop.
    pub message: String,
    /// The steps it concerns: requests as `GET /path`, others by their path in the scenario; in the plan's order.
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
    browser_notes_on(plan, "")
}

/// The same on a page of this origin, which needs no leave to send to it or to read what it answers.
#[must_use]
pub fn browser_notes_on(plan: &Plan, own_origin: &str) -> Vec<BrowserNote> {
    let mut notes = Notes::default();
    for request in plan.requests.iter().filter(|plan| !plan.request.is_demo()) {
        let is_own = request.request.origin() == own_origin;
        let mut add = |message: String| notes.add(message, &request.label);
        of_request(&request.request, is_own, &mut add);
        answers::of_judge(request, is_own, &mut add);
    }
    let is_foreign = |request: &Request| !request.is_demo() && request.origin() != own_origin;
    if plan.known_requests().any(is_foreign) {
        answers::of_steps(plan, &mut |message, step| notes.add(message, step));
    }
    notes.0
}

fn of_request(request: &Request, is_own: bool, add: &mut dyn FnMut(String)) {
    for (name, _) in &request.headers {
        if is_forbidden(name) {
            add(forbidden(name));
        }
    }
    if !is_own && needs_preflight(request) {
        add(
            "needs a CORS preflight: a browser asks the target by OPTIONS first, so that one request may be two there"
                .to_owned(),
        );
    }
    if let Some(message) = redirects(request.redirects) {
        add(message);
    }
    if let Some(port) = ports::bad_port(request.origin()) {
        add(format!(
            "a browser sends nothing to port {port}, which is another protocol's; `katydid run` does"
        ));
    }
    if !is_own && is_mixed_content(request) {
        let origin = request.origin();
        add(format!(
            "a page loaded over https may not send to {origin}; one loaded over http, as from `katydid ui`, may"
        ));
    }
}

fn forbidden(name: &str) -> String {
    if name.eq_ignore_ascii_case("cookie") {
        return "a browser does not let a page set the header Cookie, and simulated users have no cookies in it; \
                `katydid run` sends it and keeps a cookie jar for each user"
            .to_owned();
    }
    format!("a browser does not let a page set the header {name}; `katydid run` sends it")
}

fn redirects(most: u32) -> Option<String> {
    match most {
        redirect::MOST => None,
        0 => Some(
            "a browser does not let a page read a redirect: one that is not followed counts as failed; `katydid run` reads it"
                .to_owned(),
        ),
        most => Some(format!(
            "a browser follows up to {} redirects by itself, not {most}; `katydid run` counts them",
            redirect::MOST
        )),
    }
}

/// Whether a page of another origin must ask the target by `OPTIONS` before it may send this.
fn needs_preflight(request: &Request) -> bool {
    let simple = matches!(request.method, Method::Get | Method::Head | Method::Post);
    !simple || !asked_headers(request).is_empty()
}

/// The headers a page of another origin must ask leave for before it may send this, in lower case.
#[must_use]
pub fn asked_headers(request: &Request) -> Vec<String> {
    let is_asked =
        |(name, value): &&(String, String)| !is_forbidden(name) && !is_safelisted(name, value);
    let asked = request.headers.iter().filter(is_asked);
    asked.map(|(name, _)| name.to_ascii_lowercase()).collect()
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
    name == "localhost" || name.ends_with(".localhost") || ip::is_loopback(host)
}

/// Notes so far, each message once.
#[derive(Default)]
struct Notes(Vec<BrowserNote>);

impl Notes {
    fn add(&mut self, message: String, row: &str) {
        match self.0.iter_mut().find(|note| note.message == message) {
            Some(note) if note.rows.iter().any(|known| known == row) => {}
            Some(note) => note.rows.push(row.to_owned()),
            None => self.0.push(BrowserNote {
                message,
                rows: vec![row.to_owned()],
            }),
        }
    }
}

#[cfg(test)]
mod tests;
