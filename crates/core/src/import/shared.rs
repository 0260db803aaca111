//! What all requests have in common, said once.

use crate::collection::Map;
use crate::expr::Template;
use crate::scenario::{Auth, Defaults, Redirects, RequestStep, Step, Task, TaskBody};

/// What all requests say alike is taken out of them.
pub(super) fn shared(tasks: &mut [Task]) -> Defaults {
    let steps: Vec<&RequestStep> = requests(tasks).collect();
    let [first, _, ..] = &steps[..] else {
        return Defaults::default();
    };
    let is_shared = |(name, value): &(&String, &Template)| {
        !name.eq_ignore_ascii_case("content-type")
            && steps
                .iter()
                .all(|step| step.headers.get(*name) == Some(value))
    };
    let headers = first.headers.iter().filter(is_shared);
    let headers: Map<String, Template> = headers
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    let auth: Option<Auth> = first
        .auth
        .clone()
        .filter(|auth| steps.iter().all(|step| step.auth.as_ref() == Some(auth)));
    let redirects: Option<Redirects> = first
        .redirects
        .filter(|all| steps.iter().all(|step| step.redirects == Some(*all)));
    for task in tasks {
        each_request(task, |step| {
            step.headers.retain(|name, _| !headers.contains_key(name));
            step.auth.take_if(|_| auth.is_some());
            step.redirects.take_if(|_| redirects.is_some());
        });
    }
    Defaults {
        headers,
        auth,
        redirects,
        ..Defaults::default()
    }
}

fn requests(tasks: &[Task]) -> impl Iterator<Item = &RequestStep> {
    tasks
        .iter()
        .flat_map(Task::steps)
        .filter_map(|step| match step {
            Step::Request(step) => Some(&**step),
            _ => None,
        })
}

fn each_request(task: &mut Task, mut change: impl FnMut(&mut RequestStep)) {
    let TaskBody::Steps(steps) = &mut task.body else {
        return;
    };
    for step in steps {
        if let Step::Request(step) = step {
            change(step);
        }
    }
}
