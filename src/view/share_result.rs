//! What came of a run as a link, and what to know before it is given away.

use leptos::prelude::{Callable, untrack};

use super::icon::{self, icon};
use super::share::{panel, secrets};
use crate::element::{Element, tag};
use crate::run::Controls;
use crate::state::{SharedResult, State};

/// Makes a link of what came of a run of this page's, and shows it. Its room is there also while there is none, so that nothing moves.
pub(super) fn share_result(state: State, controls: Controls) -> Element {
    let share = tag("button")
        .id("share-result")
        .attr("type", "button")
        .class("button")
        .on("click", move |_| controls.share.run(()))
        .child(icon(icon::LINK))
        .child(tag("span").text("Share result"));
    tag("div")
        .class("share-result")
        .class_of("idle", move || !state.has_result())
        .child(share)
        .children_of(move || {
            let shared = state.shared_result.get();
            let shown = shared.map(|shared| untrack(|| shown(state, &shared)));
            shown.into_iter().collect()
        })
}

fn shown(state: State, shared: &SharedResult) -> Element {
    let reads = "Everyone who gets this link can read all names, messages and figures of this result, and its scenario.";
    let thinned = match shared.thinned.words() {
        words if words.is_empty() => "Nothing had to be left out.".to_owned(),
        words => format!("So that it fits into a link: {words}."),
    };
    let says = [
        tag("p").id("result-thinned").words(&thinned),
        tag("p").text(reads),
    ];
    let says = says.into_iter().chain(secrets(&shared.secrets));
    let close = move || state.shared_result.set(None);
    panel("result", &shared.link, close, says.collect())
}
