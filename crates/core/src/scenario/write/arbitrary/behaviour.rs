//! Steps, tasks and classes.

use proptest::collection::{btree_set, vec};

use super::request::request;
use super::text::*;
use super::*;

/// Where steps stand: what may be done there depends on it.
#[derive(Clone, Copy)]
pub(super) enum Place {
    Test,
    Hook,
    Task,
    NestedTask,
}

pub(super) fn wait_time() -> BoxedStrategy<WaitTime> {
    let between = |(a, b): (f64, f64)| WaitTime::Between(a.min(b), a.max(b));
    let computed = expression().prop_filter("a constant", |expression| {
        expression.source().parse::<f64>().is_err()
    });
    prop_oneof![
        Just(WaitTime::default()),
        positive().prop_map(WaitTime::Constant),
        (positive(), positive()).prop_map(between),
        positive().prop_map(WaitTime::ConstantPacing),
        positive().prop_map(WaitTime::ConstantThroughput),
        positive().prop_map(WaitTime::Poisson),
        computed.prop_map(WaitTime::Expression),
    ]
    .boxed()
}

/// A step after which nothing follows, or none.
fn end(place: Place) -> BoxedStrategy<Option<Step>> {
    let fail = filled_template().prop_map(|message| Some(Step::Fail(message)));
    let test = prop_oneof![Just(None), fail, Just(Some(Step::StopTest))];
    let reschedule = any::<bool>().prop_map(|immediately| Some(Step::Reschedule { immediately }));
    let interrupt = any::<bool>().prop_map(|reschedule| Some(Step::Interrupt { reschedule }));
    let user = prop_oneof![test.clone(), Just(Some(Step::StopUser))];
    match place {
        Place::Test => test.boxed(),
        Place::Hook => user.boxed(),
        Place::Task => prop_oneof![user, reschedule].boxed(),
        Place::NestedTask => prop_oneof![user, reschedule, interrupt].boxed(),
    }
}

pub(super) fn steps(place: Place, depth: u32) -> BoxedStrategy<Vec<Step>> {
    let inner = match depth {
        0 => flat().boxed(),
        _ => prop_oneof![3 => flat(), 1 => block(place, depth - 1)].boxed(),
    };
    (vec(inner, 1..3), end(place))
        .prop_map(|(mut steps, end)| {
            steps.extend(end);
            steps
        })
        .boxed()
}

fn flat() -> BoxedStrategy<Step> {
    prop_oneof![
        4 => request().prop_map(|step| Step::Request(Box::new(step))),
        1 => vec(request(), 1..3).prop_map(Step::Parallel),
        1 => wait_time().prop_map(Step::Wait),
        1 => variables().prop_map(Step::Set),
        1 => text_template().prop_map(Step::Log),
    ]
    .boxed()
}

fn block(place: Place, depth: u32) -> BoxedStrategy<Step> {
    let inside = || steps(place, depth);
    let otherwise = prop_oneof![Just(Vec::new()), inside()];
    prop_oneof![
        (filled_template(), inside()).prop_map(|(name, steps)| Step::Rename { name, steps }),
        (filled(), inside()).prop_map(|(name, steps)| Step::Transaction { name, steps }),
        (expression(), inside(), otherwise).prop_map(|(condition, then, otherwise)| Step::If {
            condition,
            then,
            otherwise,
        }),
        (expression(), inside()).prop_map(|(condition, steps)| Step::While { condition, steps }),
        (expression(), inside()).prop_map(|(times, steps)| Step::Repeat { times, steps }),
        (name(), expression(), inside()).prop_map(|(variable, list, steps)| Step::ForEach {
            variable,
            list,
            steps,
        }),
    ]
    .boxed()
}

fn task(nested: bool, depth: u32) -> BoxedStrategy<Task> {
    let place = if nested {
        Place::NestedTask
    } else {
        Place::Task
    };
    let steps = steps(place, 2).prop_map(TaskBody::Steps);
    let body = match depth {
        0 => steps.boxed(),
        _ => {
            let set = task_set(true, depth - 1).prop_map(|set| TaskBody::Set(Box::new(set)));
            prop_oneof![3 => steps, 1 => set].boxed()
        }
    };
    let tags = btree_set(filled(), 0..3).prop_map(|tags| tags.into_iter().collect());
    (option::of(filled()), 1u32..1_000_000, tags, body)
        .prop_map(|(name, weight, tags, body)| Task {
            name,
            weight,
            tags,
            next: Map::new(),
            body,
        })
        .boxed()
}

/// Each leads to the next one and to itself, the last to the first.
fn chained(tasks: &[Task]) -> Vec<Task> {
    let name = |index: usize| format!("task {}", index % tasks.len());
    let chained = tasks.iter().enumerate().map(|(index, task)| Task {
        name: Some(name(index)),
        weight: 1,
        tags: Vec::new(),
        next: [(name(index), 1), (name(index + 1), task.weight)].into(),
        body: task.body.clone(),
    });
    chained.collect()
}

pub(super) fn task_set(nested: bool, depth: u32) -> BoxedStrategy<TaskSet> {
    let hook = || prop_oneof![2 => Just(Vec::new()), 1 => steps(Place::Hook, 1)];
    let tasks = vec(task(nested, depth), 1..3);
    (chosen(), option::of(wait_time()), hook(), hook(), tasks)
        .prop_map(
            move |(order, wait_time, on_start, on_stop, tasks)| TaskSet {
                order,
                wait_time: wait_time.filter(|wait| nested || *wait != WaitTime::default()),
                on_start,
                on_stop,
                tasks: match order {
                    Order::Markov => chained(&tasks),
                    _ => tasks,
                },
            },
        )
        .boxed()
}

pub(super) fn user_class() -> BoxedStrategy<UserClass> {
    let parts = (
        filled(),
        positive(),
        0u32..10_000_000,
        option::of(host()),
        variables(),
        task_set(false, 1),
    );
    parts
        .prop_map(
            |(name, weight, fixed_count, host, variables, behaviour)| UserClass {
                name,
                weight,
                fixed_count,
                host,
                variables,
                behaviour,
            },
        )
        .boxed()
}
