//! What users would do: their classes, tasks and requests.

use std::ops::Range;

use katydid_core::plan::{
    Body, Class, Made, Name, Op, OpIndex, Plan, RequestPlan, Set, SetId, TaskPlan,
};
use katydid_core::scenario::Order;

use super::{MOST, more};
use crate::element::{Element, tag};
use crate::view::format::percent;

/// Each class, its part of the users, and what they do; before and after them the test's own steps.
pub(super) fn classes(plan: &Plan) -> Vec<Element> {
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

fn class_view(plan: &Plan, class: &Class, whole: f64) -> Element {
    let users = match class.fixed_count {
        0 => format!("{} of users", percent(class.weight / whole)),
        fixed => format!("{fixed} fixed"),
    };
    let set = plan.set(class.set);
    let wait = set.wait_time.is_none().then(|| "no wait".to_owned());
    let says: Vec<_> = wait.into_iter().chain(manner(set)).collect();
    let says = format!("{users} · {}", says.join(", "));
    let title = tag("h3").text(&class.name).text(" ").child(muted(&says));
    with_set(
        tag("div").class("preview-class").child(title),
        plan,
        class.set,
    )
}

/// The test's own steps; nothing without any.
fn steps_view(plan: &Plan, title: &str, steps: &Range<OpIndex>) -> Option<Element> {
    let item = edge_view(plan, "", steps)?;
    let list = tag("ul").class("preview-tasks").child(item);
    let view = tag("div").class("preview-class");
    Some(view.child(tag("h3").text(title)).child(list))
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

/// A view with what a set's users do in it.
fn with_set(view: Element, plan: &Plan, id: SetId) -> Element {
    let set = plan.set(id);
    let shares = shares(set);
    let shown = set.tasks.iter().zip(&shares).take(MOST);
    let tasks = shown.map(|(task, share)| task_view(plan, task, share));
    let first = edge_view(plan, "first", &set.on_start);
    let last = edge_view(plan, "last", &set.on_stop);
    let items = first.into_iter().chain(tasks).chain(last).collect();
    let view = view.child(tag("ul").class("preview-tasks").children(items));
    match more(set.tasks.len()) {
        Some(more) => view.text(&more),
        None => view,
    }
}

/// What is done when a set is entered or left; nothing without any.
fn edge_view(plan: &Plan, when: &str, steps: &Range<OpIndex>) -> Option<Element> {
    let does = || requests_view(&requests(plan, steps));
    (!steps.is_empty()).then(|| item(when, does()))
}

/// What is done, behind how often or when.
fn item(share: &str, does: Element) -> Element {
    let share = tag("span").class("preview-share").text(share);
    tag("li").child(share).child(does)
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

fn task_view(plan: &Plan, task: &TaskPlan, share: &str) -> Element {
    let does = match &task.body {
        Body::Program(steps) => requests_view(&requests(plan, steps)),
        Body::Set(id) => nested_view(plan, task, *id),
    };
    item(share, does)
}

fn nested_view(plan: &Plan, task: &TaskPlan, id: SetId) -> Element {
    let says = manner(plan.set(id)).join(", ");
    let title = tag("p").text(&task.name).text(" ").child(muted(&says));
    with_set(tag("div").class("preview-requests").child(title), plan, id)
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

fn requests_view(requests: &[&RequestPlan]) -> Element {
    let shown = requests.iter().take(MOST).map(|plan| request_view(plan));
    let none = || tag("li").class("muted").text("no requests");
    let none = requests.is_empty().then(none);
    let more = more(requests.len()).map(|more| tag("li").text(&more));
    tag("ul")
        .class("preview-requests")
        .children(shown.chain(none).chain(more).collect())
}

fn request_view(plan: &RequestPlan) -> Element {
    let method = tag("span").class("method");
    let view = tag("li")
        .child(method.text(plan.request.method.as_str()))
        .child(tag("span").class("url").text(&url(plan)));
    match counted_as(plan) {
        Some(name) => view.text(" ").child(muted(&format!("as {name}"))),
        None => view,
    }
}

fn muted(text: &str) -> Element {
    tag("span").class("muted").text(text)
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
