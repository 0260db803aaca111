//! What came of one request of a trial.

use katydid_core::stats::Failure;
use katydid_core::user::{Spans, Tried};

use super::advice::is_foreign;
use crate::address;
use crate::element::{Element, tag};
use crate::view::format::{NONE, millis, size};

/// One request: a line, and more when it is opened.
pub(super) fn row(tried: &Tried) -> Element {
    let failed = tried.error.is_some();
    let summary = tag("summary")
        .class("trial-line")
        .child(status(tried, failed))
        .child(name(tried))
        .child(figure(&time(tried.micros)))
        .child(figure(&size(tried.bytes)));
    let details = tag("details")
        .attr("data-name", &tried.name)
        .flag("open", failed)
        .child(summary)
        .children(more(tried));
    tag("li").child(details)
}

fn status(tried: &Tried, failed: bool) -> Element {
    let class = if failed {
        "trial-status bad"
    } else {
        "trial-status"
    };
    let word = match tried.outcome {
        Ok(status) => status.to_string(),
        Err(failure) => word(failure).to_owned(),
    };
    tag("span").class(class).text(&word)
}

/// Why there is no status, in a word.
fn word(failure: Failure) -> &'static str {
    match failure {
        Failure::Cors => "CORS",
        Failure::Timeout => "timeout",
        Failure::MixedContent => "mixed",
        Failure::OpaqueRedirect => "redirect",
        Failure::Closed => "closed",
        _ => "no answer",
    }
}

fn name(tried: &Tried) -> Element {
    let method = tag("span").class("method").text(&tried.method);
    let name = tag("span").class("url").text(&tried.name);
    tag("span").class("trial-name").child(method).child(name)
}

fn figure(text: &str) -> Element {
    tag("span").class("trial-figure").text(text)
}

fn time(micros: u64) -> String {
    format!("{} ms", millis(micros as f64))
}

fn more(tried: &Tried) -> Vec<Element> {
    let error = tried
        .error
        .as_deref()
        .map(|error| tag("p").class("trial-error").words(error));
    let url = tag("p")
        .class("muted")
        .child(tag("code").class("url").text(&tried.url));
    let body = tag("pre")
        .class("trial-body")
        .attr("tabindex", "0")
        .attr("aria-label", "Body")
        .text(&tried.text);
    let body = match tried.text.is_empty() {
        true => tag("p").class("muted").text(no_body(tried)),
        false => body,
    };
    let answered = tried.outcome.is_ok();
    let clocks = clocks(tried).filter(|_| answered);
    let rest = clocks.into_iter().chain(answered.then_some(body));
    error.into_iter().chain([url]).chain(rest).collect()
}

fn no_body(tried: &Tried) -> &'static str {
    match tried.bytes {
        0 => "No body.",
        _ => "The body is no text.",
    }
}

/// Three clocks, or why they are unknown; a target that is built in has none.
fn clocks(tried: &Tried) -> Option<Element> {
    let is_hidden = tried.spans.is_none();
    if is_hidden && !is_foreign(tried, &address::origin()) {
        return None;
    }
    let part = |name: &str, part: fn(&Spans) -> u64| {
        let micros = tried.spans.as_ref().map(part);
        let shown = micros.map_or_else(|| NONE.to_owned(), time);
        let value = tag("dd").text(&shown);
        tag("div").child(tag("dt").text(name)).child(value)
    };
    let clocks = tag("dl")
        .class("clocks")
        .child(part("Queueing and connecting", |spans| spans.queue))
        .child(part("Server", |spans| spans.server))
        .child(part("Download", |spans| spans.download));
    let why = tag("p").class("muted").words(
        "Unknown: the target's answer has no `Timing-Allow-Origin`, so a browser keeps them to itself.",
    );
    let why = is_hidden.then_some(why).into_iter().collect();
    Some(tag("div").child(clocks).children(why))
}
