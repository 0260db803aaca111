//! How often each task is picked: Locust's `--show-task-ratio`.

use super::stationary::stationary;
use crate::plan::{Body, Plan, Set};
use crate::scenario::Order;

/// How often a class or task is picked. Parts are from 0 to 1.
///
/// A nested set counts as often as it is entered; how long a user stays in it is its `interrupt` steps' to say.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct TaskRatio {
    /// The class's or the task's.
    pub name: String,
    /// Of the picks in its set; of a class, of all users.
    pub of_set: f64,
    /// Of the class's: the sets it is in multiplied out.
    pub of_class: f64,
    /// Of all classes'.
    pub of_all: f64,
    /// The tasks of a class or a nested set.
    pub tasks: Vec<TaskRatio>,
}

/// Of classes with so many users each, or such parts of the arrivals.
pub(super) fn of(plan: &Plan, crowd: &[f64]) -> Vec<TaskRatio> {
    let total: f64 = crowd.iter().sum();
    let classes = plan.classes.iter().zip(crowd);
    classes
        .map(|(class, count)| {
            let part = if total > 0.0 { count / total } else { 0.0 };
            TaskRatio {
                name: class.name.clone(),
                of_set: part,
                of_class: 1.0,
                of_all: part,
                tasks: below(plan, plan.set(class.set), 1.0, part),
            }
        })
        .collect()
}

/// The tasks of a set that has this part of its class, a class that has this part of all.
fn below(plan: &Plan, set: &Set, of_class: f64, class: f64) -> Vec<TaskRatio> {
    let tasks = set.tasks.iter().zip(parts(set));
    tasks
        .map(|(task, part)| {
            let of_class = of_class * part;
            TaskRatio {
                name: task.name.clone(),
                of_set: part,
                of_class,
                of_all: of_class * class,
                tasks: match task.body {
                    Body::Set(set) => below(plan, plan.set(set), of_class, class),
                    Body::Program(_) => vec![],
                },
            }
        })
        .collect()
}

/// In a sequence, too, a task comes as often as it weighs.
fn parts(set: &Set) -> Vec<f64> {
    if set.order == Order::Markov {
        return stationary(&set.tasks);
    }
    let (mut before, total) = (0, f64::from(set.total_weight()));
    let part = |cumulative: u32| {
        let weight = cumulative - std::mem::replace(&mut before, cumulative);
        f64::from(weight) / total
    };
    set.tasks
        .iter()
        .map(|task| task.cumulative_weight)
        .map(part)
        .collect()
}
