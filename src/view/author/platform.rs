//! Which engine runs the tests, where there is a choice.

use crate::element::{Element, tag};
use crate::state::State;
use crate::view::format::count;
use crate::view::segment::{segment, segments};

/// This browser, or the native engine behind the page. Away where there is none.
pub(super) fn platform(state: State) -> Element {
    let way = move |id, label, in_browser| {
        segment(
            id,
            label,
            move || state.in_browser.get() == in_browser,
            move || state.in_browser.set(in_browser),
        )
        .flag_of("disabled", move || state.is_busy())
    };
    let ways = vec![
        way("run-natively", "Native engine", false),
        way("run-in-browser", "This browser", true),
    ];
    let meaning = tag("p").class("muted").text_of(move || meaning(state));
    tag("div")
        .id("platform")
        .class("platform")
        .flag_of("hidden", move || state.native.with(Option::is_none))
        .child(segments("Run by", ways))
        .child(meaning)
}

fn meaning(state: State) -> String {
    match state.native.get().filter(|_| !state.in_browser.get()) {
        Some(native) => format!(
            "On {} of the machine that serves this page: its network, no CORS, full speed. Closing the page ends the test.",
            count(u64::from(native.threads), "thread")
        ),
        None => {
            "By fetch, as any page: what this browser may reach, and as fast as it can.".to_owned()
        }
    }
}
