//! What came of opening a link: what it would do and to whom, before anything runs.

use super::icon::{self, icon};
use super::load::load;
use super::received::received;
use crate::element::{Element, tag};
use crate::preview::Preview;
use crate::state::{Opened, State};

/// What came of opening a link.
pub(crate) fn link_banner(state: State, opened: &Opened) -> Element {
    match opened {
        Opened::Link(preview) => link(state, preview),
        Opened::Result(result) => received(state, result),
        Opened::Broken(message) => broken(state, message),
    }
}

fn link(state: State, preview: &Preview) -> Element {
    let plan = &preview.plan;
    let says = tag("p")
        .text("This link would send requests to ")
        .child(tag("strong").text(&plan.targets.join(", ")))
        .text(&format!(": {}. ", load(preview)))
        .text("Nothing runs until you press Start.");
    banner("notice", "link", "status")
        .child(head(&plan.name).child(hash(&plan.hash)).child(close(state)))
        .child(says)
        .child(tag("p").child(leave_link(state)))
}

fn broken(state: State, message: &str) -> Element {
    let comfort = "The scenario below can be used as it is. Nothing has been sent.";
    banner("notice bad", "broken", "alert")
        .child(head("This link cannot be opened").child(close(state)))
        .child(tag("p").class("lines").text(message))
        .child(tag("p").class("muted").text(comfort))
}

pub(super) fn banner(class: &str, kind: &str, role: &str) -> Element {
    tag("section")
        .id("link-banner")
        .class(class)
        .attr("data-kind", kind)
        .attr("role", role)
        .attr("aria-labelledby", "link-title")
}

pub(super) fn head(title: &str) -> Element {
    let title = match title {
        "" => "Unnamed test",
        title => title,
    };
    let title = tag("h2").id("link-title").text(title);
    tag("div").class("notice-head").child(title)
}

/// The beginning of a scenario's hash.
pub(super) fn hash(hash: &str) -> Element {
    let short: String = hash.chars().take(8).collect();
    tag("code").class("muted").attr("title", hash).text(&short)
}

fn close(state: State) -> Element {
    tag("button")
        .attr("type", "button")
        .class("button quiet small")
        .attr("aria-label", "Close")
        .on("click", move |_| state.opened.set(None))
        .child(icon(icon::CLOSE))
}

pub(super) fn leave_link(state: State) -> Element {
    tag("button")
        .id("leave-link")
        .attr("type", "button")
        .class("button small")
        .flag_of("disabled", move || state.is_busy())
        .on("click", move |_| state.leave_link())
        .text("Back to my own scenario")
}
