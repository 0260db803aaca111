//! What the scenario's `log` steps wrote.

use std::sync::Arc;

use katydid_core::stats::{LogLine, Snapshot};
use leptos::prelude::*;

use super::format::{clock, count};
use crate::view::signal::{flag, text};

/// The last lines of the log; not there without any.
#[component]
pub(crate) fn LogPanel(snapshot: RwSignal<Arc<Snapshot>>) -> impl IntoView {
    let lines = Memo::new(move |_| snapshot.with(|snapshot| snapshot.log.clone()));
    let left_out = text(move || snapshot.with(|snapshot| left_out(snapshot.log_left_out)));
    let shown = move || lines.with(|lines| lines.iter().map(line).collect::<Vec<_>>());
    view! {
        <section id="log" class="panel" aria-labelledby="log-title" hidden=flag(move || lines.with(Vec::is_empty))>
            <div class="panel-head">
                <h2 id="log-title">"Log"</h2>
                <p class="panel-note">{left_out}</p>
            </div>
            <div class="log" role="region" aria-label="Lines of the log" tabindex="0">
                <ol id="log-lines">{shown}</ol>
            </div>
        </section>
    }
}

fn line(line: &LogLine) -> AnyView {
    let place = format!("{} user {}", clock(line.at.as_seconds()), line.user);
    view! { <li><span class="muted">{place}</span> " " {line.text.clone()}</li> }.into_any()
}

fn left_out(lines: u64) -> String {
    match lines {
        0 => String::new(),
        lines => format!("{} came too fast to be kept", count(lines, "line")),
    }
}
