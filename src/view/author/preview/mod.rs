//! What the scenario would do: to whom, which users, which requests.

mod behaviour;

use std::iter;
use std::sync::Arc;

use katydid_core::plan::BrowserNote;
use katydid_core::threshold::Threshold;
use leptos::prelude::untrack;

use crate::address;
use crate::element::{Element, tag};
use crate::platform::Platform;
use crate::preview::{Checked, Preview};
use crate::state::State;
use crate::view::copy::copy_button;
use crate::view::format::count;

/// Of classes, of a class's tasks and of a task's requests, more than this are only counted.
const MOST: usize = 50;

/// What the scenario would do; while it has problems, what keeps it from that.
pub(super) fn preview(state: State) -> Element {
    let preview = move || state.preview();
    let now = move || untrack(preview);
    let hash = move || preview().map(|preview| preview.plan.hash.clone());
    tag("div")
        .id("preview")
        .class("preview")
        .attr("aria-label", "What it would do")
        .attr("role", "group")
        .children_by(
            move || Some(hash().unwrap_or_default()),
            move |_| would_or_not(now()),
        )
        .child(notes(state))
        .children_by(hash, move |_| {
            now()
                .map(|preview| hash_row(&preview))
                .into_iter()
                .collect()
        })
}

fn would_or_not(preview: Option<Arc<Preview>>) -> Vec<Element> {
    let advice = "Fix the problems listed beneath the text to see what would run.";
    match preview {
        Some(preview) => would(&preview),
        None => vec![tag("p").class("muted").text(advice)],
    }
}

fn would(preview: &Preview) -> Vec<Element> {
    let plan = &preview.plan;
    let says = tag("p")
        .text("Would send requests to ")
        .child(tag("strong").text(&plan.targets.join(", ")))
        .text(".");
    let says = match built_in(preview) {
        Some(note) => says.text(" ").child(tag("span").class("muted").text(note)),
        None => says,
    };
    let classes = behaviour::classes(plan);
    let more = more(plan.classes.len()).map(|more| tag("span").text(&more));
    let expected = expected(&plan.thresholds);
    let all = iter::once(says).chain(classes).chain(more);
    all.chain(expected).collect()
}

/// What the run should be; nothing without thresholds.
fn expected(thresholds: &[Threshold]) -> Option<Element> {
    let lines: Vec<String> = thresholds.iter().take(MOST).map(line).collect();
    let title = tag("h3").text("What the run should be");
    let says = tag("p").class("lines muted").text(&lines.join("\n"));
    let view = tag("div").class("preview-class").child(title).child(says);
    (!lines.is_empty()).then_some(view)
}

/// `p95 < 0.2 on GET /cart, or it is stopped`
fn line(threshold: &Threshold) -> String {
    let aborts = if threshold.abort {
        ", or it is stopped"
    } else {
        ""
    };
    format!("{threshold}{aborts}")
}

fn hash_row(preview: &Preview) -> Element {
    let hash = &preview.plan.hash;
    let short = tag("code")
        .id("hash")
        .attr("data-hash", hash)
        .attr("title", hash)
        .text(&preview.scenario.short_hash());
    tag("p")
        .class("hash-row")
        .child(tag("span").class("muted").text("Hash"))
        .child(short)
        .child(copy_button(hash))
}

/// What a browser does otherwise than the native engine. It stays as a person has opened it while they write.
fn notes(state: State) -> Element {
    let notes = move || match state.platform() {
        Platform::Browser => browser_notes(&state.checked.get()),
        Platform::Native(_) => Vec::new(),
    };
    let title = move || {
        let number = count(notes().len() as u64, "difference");
        format!("{number} between this browser and the native engine")
    };
    let items = move || {
        let notes = notes();
        notes
            .iter()
            .map(|note| tag("li").text(&note.to_string()))
            .collect()
    };
    tag("details")
        .id("browser-notes")
        .class("notes")
        .flag_of("hidden", move || notes().is_empty())
        .child(tag("summary").text_of(title))
        .child(tag("ul").children_of(items))
}

fn browser_notes(checked: &Checked) -> Vec<BrowserNote> {
    let preview = checked.preview.as_ref();
    let notes = preview.map(|preview| preview.browser_notes(&address::origin()));
    notes.unwrap_or_default()
}

fn built_in(preview: &Preview) -> Option<&'static str> {
    match (preview.uses_built_in_target(), preview.uses_network()) {
        (true, false) => Some("That target is built into the engine: no network is used."),
        (true, true) => {
            Some("demo:// is the target built into the engine: no network is used for it.")
        }
        (false, _) => None,
    }
}

/// What is left out of so many.
fn more(count: usize) -> Option<String> {
    let left = count.checked_sub(MOST).filter(|left| *left > 0)?;
    Some(format!("… and {left} more"))
}
