//! What the scenario's `log` steps wrote.

use katydid_core::stats::LogLine;

use super::format::{clock, count};
use crate::element::{Element, tag};
use crate::state::State;

/// The last lines of the log; not there without any.
pub(crate) fn log(state: State) -> Element {
    let none = move || state.snapshot.get().log.is_empty();
    let left_out = move || left_out(state.snapshot.get().log_left_out);
    let head = tag("div")
        .class("panel-head")
        .child(tag("h2").id("log-title").text("Log"))
        .child(tag("p").class("panel-note").text_of(left_out));
    let scroll = tag("div")
        .class("log")
        .attr("role", "region")
        .attr("aria-label", "Lines of the log")
        .attr("tabindex", "0");
    tag("section")
        .id("log")
        .class("panel")
        .attr("aria-labelledby", "log-title")
        .flag_of("hidden", none)
        .child(head)
        .child(scroll.child(lines(state)))
}

/// A line is known by what it says, so that it stays as others come and go.
fn lines(state: State) -> Element {
    let keys = move || state.snapshot.get().log.iter().map(key).collect();
    tag("ol").id("log-lines").list_of(keys, item)
}

/// When and by whom, and in the next lines what.
fn key(line: &LogLine) -> String {
    format!(
        "{} user {}\n{}",
        clock(line.at.as_seconds()),
        line.user,
        line.text
    )
}

fn item(key: &str) -> Element {
    let (place, text) = key.split_once('\n').unwrap_or((key, ""));
    let place = tag("span").class("muted").text(place);
    tag("li").child(place).text(" ").text(text)
}

fn left_out(lines: u64) -> String {
    match lines {
        0 => String::new(),
        lines => format!("{} came too fast to be kept", count(lines, "line")),
    }
}
