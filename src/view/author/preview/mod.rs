//! What the scenario would do: to whom, which users, which requests.

use std::sync::Arc;

use katydid_core::plan::{BrowserNote, Class, Op, Plan, TaskPlan};
use leptos::prelude::*;

use crate::address;
use crate::preview::Preview;
use crate::state::State;
use crate::view::copy::CopyButton;
use crate::view::format::{count, percent};

/// Of classes, of a class's tasks and of a task's requests, more than this are only counted.
const MOST: usize = 50;

/// What the scenario would do; while it has problems, what keeps it from that.
#[component]
pub(super) fn PreviewPanel(state: State) -> impl IntoView {
    let preview = move || state.checked.with(|checked| checked.preview.clone());
    view! {
        <div id="preview" class="preview" aria-label="What it would do" role="group">
            {move || match preview() {
                Some(preview) => view! { <Would preview /> }.into_any(),
                None => view! { <p class="muted">"Fix the problems listed beneath the text to see what would run."</p> }.into_any(),
            }}
        </div>
    }
}

#[component]
fn Would(preview: Arc<Preview>) -> impl IntoView {
    let plan = &preview.plan;
    let whole = share_of_classes(plan);
    let classes: Vec<_> = plan
        .classes
        .iter()
        .take(MOST)
        .map(|class| class_view(plan, class, whole))
        .collect();
    view! {
        <p>
            "Would send requests to " <strong>{plan.targets().join(", ")}</strong> "."
            {built_in(&preview).map(|note| view! { " " <span class="muted">{note}</span> })}
        </p>
        {classes}
        {more(plan.classes.len())}
        <Notes notes=preview.browser_notes(&address::origin()) />
        <p class="hash-row">
            <span class="muted">"Hash"</span>
            <code id="hash" data-hash=plan.hash.clone() title=plan.hash.clone()>{preview.scenario.short_hash()}</code>
            <CopyButton text=Signal::stored(plan.hash.clone()) label="Copy" />
        </p>
    }
}

/// What a browser does otherwise than the native engine.
#[component]
fn Notes(notes: Vec<BrowserNote>) -> impl IntoView {
    let title = count(notes.len() as u64, "difference");
    let items: Vec<_> = notes
        .iter()
        .map(|note| view! { <li>{note.to_string()}</li> })
        .collect();
    (!notes.is_empty()).then(|| {
        view! {
            <details id="browser-notes" class="notes">
                <summary>{title} " between this browser and the native engine"</summary>
                <ul>{items}</ul>
            </details>
        }
    })
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

/// The weights of the classes that have no fixed number of users.
fn share_of_classes(plan: &Plan) -> f64 {
    plan.classes
        .iter()
        .filter(|class| class.fixed_count == 0)
        .map(|class| class.weight)
        .sum()
}

fn class_view(plan: &Plan, class: &Class, whole: f64) -> impl IntoView + use<> {
    let shown = tasks_with_weights(class).take(MOST);
    let tasks: Vec<_> = shown
        .map(|(task, weight)| task_view(plan, class, task, weight))
        .collect();
    let users = match class.fixed_count {
        0 => format!("{} of users", percent(class.weight / whole)),
        fixed => format!("{fixed} fixed"),
    };
    view! {
        <div class="preview-class">
            <h3>{class.name.clone()} " " <span class="muted">{format!("{users} · waits {}", class.wait_time)}</span></h3>
            <ul class="preview-tasks">{tasks}</ul>
            {more(class.tasks.len())}
        </div>
    }
}

/// What is left out of so many.
fn more(count: usize) -> Option<String> {
    count
        .checked_sub(MOST)
        .filter(|left| *left > 0)
        .map(|left| format!("… and {left} more"))
}

fn tasks_with_weights(class: &Class) -> impl Iterator<Item = (&TaskPlan, u32)> {
    class.tasks.iter().scan(0, |before, task| {
        let weight = task.cumulative_weight - *before;
        *before = task.cumulative_weight;
        Some((task, weight))
    })
}

fn task_view(plan: &Plan, class: &Class, task: &TaskPlan, weight: u32) -> impl IntoView + use<> {
    let share = f64::from(weight) / f64::from(class.total_weight().max(1));
    let steps = plan.steps(task);
    let requests: Vec<_> = steps
        .iter()
        .take(MOST)
        .map(|op| request_view(plan, *op))
        .collect();
    view! {
        <li>
            <span class="preview-share">{percent(share)}</span>
            <ul class="preview-requests">{requests} {more(steps.len()).map(|more| view! { <li>{more}</li> })}</ul>
        </li>
    }
}

fn request_view(plan: &Plan, op: Op) -> impl IntoView + use<> {
    let Op::Request(id) = op;
    let request = plan.request(id);
    let name = &plan.rows[request.row.0 as usize].name;
    let counted = (name != request.path()).then(|| format!("as {name}"));
    view! {
        <li>
            <span class="method">{request.method.as_str()}</span>
            <span class="url">{request.url.clone()}</span>
            {counted.map(|counted| view! { " " <span class="muted">{counted}</span> })}
        </li>
    }
}
