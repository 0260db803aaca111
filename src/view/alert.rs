//! Why the engine itself failed.

use crate::element::{Element, tag};
use crate::state::{Phase, State};

/// Why the engine itself failed; `None` while it has not.
pub(crate) fn failure(state: State) -> Option<String> {
    state.phase.with(|phase| match phase {
        Phase::Failed(message) => Some(message.clone()),
        Phase::Idle | Phase::Busy => None,
    })
}

/// Says so.
pub(crate) fn alert(message: &str) -> Element {
    let advice = "What was counted until then is shown below. Press Start to try again.";
    tag("section")
        .id("engine-failed")
        .class("notice bad")
        .attr("role", "alert")
        .child(tag("h2").text("The engine failed"))
        .child(tag("p").class("lines").text(message))
        .child(tag("p").class("muted").text(advice))
}
