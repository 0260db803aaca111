//! What users would do: their classes, tasks and requests.

use std::ops::Range;

use katydid_core::plan::{
    Body, Class, Made, Name, Op, OpIndex, Plan, RequestPlan, Set, SetId, TaskPlan,
};
use katydid_core::scenario::Order;
use leptos::prelude::*;

use super::{MOST, more};
use crate::view::format::percent;

/// Each class, its part of the users, and what they do; before and after them the test's own steps.
pub(super) fn classes(plan: &Plan) -> Vec<AnyView> {
    let whole = share_of_classes(plan);
    let shown = plan.classes.iter().take(MOST);
    let classes = shown.map(|class| class_view(plan, class, whole));
    let before = steps_view(plan, "Before any user starts", &plan.on_test_start);
    let after = steps_view(plan, "After the last user", &plan.on_test_stop);
    before.into_iter().chain(classes).chain(after).collect()
}

/// The weights of the classes that have no fixed number of users.
fn share_of_classes(plan: &Plan) -> f64 {
    let weighted = plan.classes.iter().filter(|class| class.fixed_count == 0);
    weighted.map(|class| class.weight).sum()
}

fn class_view(plan: &Plan, class: &Class, whole: f64) -> AnyView {
    let users = match class.fixed_count {
        0 => format!("{} of users", percent(class.weight / whole)),
        fixed => format!("{fixed} fixed"),
    };
    let set = plan.set(class.set);
    let wait = set.wait_time.is_none().then_some("no wait");
    let says: Vec<_> = wait
        .map(str::to_owned)
        .into_iter()
        .chain(manner(set))
        .collect();
    let says = format!("{users} · {}", says.join(", "));
    view! {
        <div class="preview-class">
            <h3>{class.name.clone()} " " <span class="muted">{says}</span></h3>
            {set_view(plan, class.set)}
        </div>
    }
    .into_any()
}

/// The test's own steps; nothing without any.
fn steps_view(plan: &Plan, title: &'static str, steps: &Range<OpIndex>) -> Option<AnyView> {
    let requests = requests(plan, steps);
    (!steps.is_empty()).then(|| {
        view! {
            <div class="preview-class">
                <h3>{title}</h3>
                <ul class="preview-tasks"><li><span class="preview-share"></span> {requests_view(&requests)}</li></ul>
            </div>
        }
        .into_any()
    })
}

/// How tasks follow one another: `waits between(1, 3), in order`.
fn manner(set: &Set) -> Vec<String> {
    let wait = set.wait_time.as_ref().map(|wait| format!("waits {wait}"));
    let order = match set.order {
        Order::Random => None,
        Order::Sequential => Some("tasks in order".to_owned()),
        Order::Markov => Some("each task leads to others".to_owned()),
    };
    wait.into_iter().chain(order).collect()
}

fn set_view(plan: &Plan, id: SetId) -> AnyView {
    let set = plan.set(id);
    let shares = shares(set);
    let shown = set.tasks.iter().zip(shares).take(MOST);
    let tasks: Vec<_> = shown
        .map(|(task, share)| task_view(plan, task, share))
        .collect();
    view! {
        <ul class="preview-tasks">
            {edge_view(plan, "first", &set.on_start)} {tasks} {edge_view(plan, "last", &set.on_stop)}
        </ul>
        {more(set.tasks.len())}
    }
    .into_any()
}

/// What is done when a set is entered or left; nothing without any.
fn edge_view(plan: &Plan, when: &'static str, steps: &Range<OpIndex>) -> Option<AnyView> {
    let requests = requests(plan, steps);
    (!steps.is_empty()).then(|| {
        view! { <li><span class="preview-share">{when}</span> {requests_view(&requests)}</li> }
            .into_any()
    })
}

/// Each task's part of all that are picked; how often in a row where they come in order; nothing in a markov set.
fn shares(set: &Set) -> Vec<String> {
    let total = f64::from(set.total_weight().max(1));
    let weights = set.tasks.iter().scan(0, |before, task| {
        let weight = task.cumulative_weight - *before;
        *before = task.cumulative_weight;
        Some(weight)
    });
    let share = |weight: u32| match (set.order, weight) {
        (Order::Random, _) => percent(f64::from(weight) / total),
        (Order::Sequential, 2..) => format!("{weight} ×"),
        _ => String::new(),
    };
    weights.map(share).collect()
}

fn task_view(plan: &Plan, task: &TaskPlan, share: String) -> AnyView {
    let does = match &task.body {
        Body::Program(steps) => requests_view(&requests(plan, steps)),
        Body::Set(id) => nested_view(plan, task, *id),
    };
    view! { <li><span class="preview-share">{share}</span> {does}</li> }.into_any()
}

fn nested_view(plan: &Plan, task: &TaskPlan, id: SetId) -> AnyView {
    let says = manner(plan.set(id)).join(", ");
    view! {
        <div class="preview-requests">
            <p>{task.name.clone()} " " <span class="muted">{says}</span></p>
            {set_view(plan, id)}
        </div>
    }
    .into_any()
}

/// The requests among some steps.
fn requests<'a>(plan: &'a Plan, steps: &Range<OpIndex>) -> Vec<&'a RequestPlan> {
    let ops = plan.program[steps.start as usize..steps.end as usize].iter();
    let sent = ops.flat_map(|op| match op {
        Op::Request(id) => id.0..id.0 + 1,
        Op::Parallel(ids) => ids.clone(),
        _ => 0..0,
    });
    sent.map(|index| &plan.requests[index as usize]).collect()
}

fn requests_view(requests: &[&RequestPlan]) -> AnyView {
    let shown: Vec<_> = requests
        .iter()
        .take(MOST)
        .map(|plan| request_view(plan))
        .collect();
    let none = requests
        .is_empty()
        .then(|| view! { <li class="muted">"no requests"</li> });
    let more = more(requests.len()).map(|more| view! { <li>{more}</li> });
    view! { <ul class="preview-requests">{shown} {none} {more}</ul> }.into_any()
}

fn request_view(plan: &RequestPlan) -> AnyView {
    let counted = counted_as(plan).map(|name| format!("as {name}"));
    view! {
        <li>
            <span class="method">{plan.request.method.as_str()}</span>
            <span class="url">{url(plan)}</span>
            {counted.map(|counted| view! { " " <span class="muted">{counted}</span> })}
        </li>
    }
    .into_any()
}

/// As it is sent where that is known, else as its author wrote it.
fn url(plan: &RequestPlan) -> String {
    match &plan.made {
        Some(made) if made.url.as_constant().is_none() => written(made),
        _ => plan.request.url.clone(),
    }
}

fn written(made: &Made) -> String {
    let url = made.url.source();
    match url.starts_with(['/', '?']) {
        true => format!("{}{url}", made.host.trim_end_matches('/')),
        false => url.to_owned(),
    }
}

/// What it is counted under where that is not its path: `/blog?id=[id]`.
fn counted_as(plan: &RequestPlan) -> Option<String> {
    let name = match plan.made.as_ref().map(|made| &made.name) {
        Some(Name::Path) => return None,
        Some(Name::Made(name)) => name.source().to_owned(),
        Some(Name::Known) | None => plan.label.split_once(' ')?.1.to_owned(),
    };
    (name != plan.request.path()).then_some(name)
}
