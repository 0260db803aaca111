//! What requests of a scenario may be counted under, before it is compiled: rather too much than too little.

use super::{RequestStep, Scenario, Step, TaskBody, TaskSet};
use crate::collection::Set;
use crate::expr::Template;
use crate::stats::TRANSACTION;
use crate::threshold::{Threshold, looked_up};

/// The rows and checks that there may be.
#[derive(Default)]
pub(super) struct Counted {
    /// Methods and names; `None` may be any name.
    rows: Vec<(&'static str, Option<String>)>,
    checks: Set<String>,
}

impl Counted {
    pub(super) fn of(scenario: &Scenario) -> Self {
        let mut counted = Self::default();
        counted.steps(None, &scenario.on_test_start);
        counted.steps(None, &scenario.on_test_stop);
        for class in &scenario.users {
            counted.set(&class.behaviour);
        }
        for check in &scenario.defaults.checks {
            counted.checks.insert(check.name.clone());
        }
        counted
    }

    /// Whether there may be what a threshold is about.
    pub(super) fn may_say(&self, threshold: &Threshold) -> bool {
        let looked_up = looked_up(&threshold.expect).into_iter();
        let mut checks = looked_up.filter(|(of, name)| *of == "checks" && !name.is_empty());
        let on = threshold.on.as_ref().and_then(|on| on.split_once(' '));
        checks.all(|(_, name)| self.checks.contains(name))
            && on.is_none_or(|(method, name)| self.may_be(method, name))
    }

    /// The host may put something before a path.
    fn may_be(&self, method: &str, name: &str) -> bool {
        self.rows.iter().any(|(known, its)| {
            let is_it = |its: &String| its.ends_with(name) || name.ends_with(its.as_str());
            *known == method && its.as_ref().is_none_or(is_it)
        })
    }

    fn set(&mut self, set: &TaskSet) {
        self.steps(None, &set.on_start);
        self.steps(None, &set.on_stop);
        for task in &set.tasks {
            match &task.body {
                TaskBody::Set(inner) => self.set(inner),
                TaskBody::Steps(steps) => self.steps(None, steps),
            }
        }
    }

    fn steps(&mut self, rename: Option<&Template>, steps: &[Step]) {
        steps.iter().for_each(|step| self.step(rename, step));
    }

    fn step(&mut self, rename: Option<&Template>, step: &Step) {
        match step {
            Step::Request(request) => self.request(rename, request),
            Step::Parallel(requests) => {
                requests
                    .iter()
                    .for_each(|request| self.request(rename, request));
            }
            Step::Rename { name, steps } => self.steps(Some(name), steps),
            Step::Transaction { name, steps } => {
                self.rows.push((TRANSACTION, Some(name.clone())));
                self.steps(rename, steps);
            }
            Step::While { steps, .. }
            | Step::Repeat { steps, .. }
            | Step::ForEach { steps, .. } => {
                self.steps(rename, steps);
            }
            Step::If {
                then, otherwise, ..
            } => {
                self.steps(rename, then);
                self.steps(rename, otherwise);
            }
            _ => {}
        }
    }

    fn request(&mut self, rename: Option<&Template>, step: &RequestStep) {
        let path = || Some(&step.url).filter(|_| step.params.is_empty());
        let name = rename.or(step.name.as_ref()).or_else(path);
        let name = name.and_then(Template::as_constant).map(str::to_owned);
        self.rows.push((step.method.as_str(), name));
        for check in &step.checks {
            self.checks.insert(check.name.clone());
        }
    }
}
