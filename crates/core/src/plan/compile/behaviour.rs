//! Classes, sets and tasks.

use std::ops::Range;
use std::sync::Arc;

use super::Compiler;
use crate::expr::JsonTemplate;
use crate::plan::{Body, Class, OpIndex, Set, SetId, TaskPlan};
use crate::scenario::{Order, Step, Task, TaskBody, TaskSet, UserClass, Variables};

/// What a step's requests are relative to.
pub(super) type Host<'a> = Option<&'a str>;

impl<'a> Compiler<'a> {
    pub(super) fn classes(&mut self) -> Vec<Class> {
        let classes = self.scenario.users.iter().enumerate();
        classes
            .map(|(at, class)| self.class(&format!("users[{at}]"), class))
            .collect()
    }

    /// The steps of the test itself, whose URLs are relative to the scenario's host.
    pub(super) fn hooks(&mut self) -> (Range<OpIndex>, Range<OpIndex>) {
        let (scenario, host) = (self.scenario, self.scenario.host.as_deref());
        (
            self.program("on_test_start", host, &scenario.on_test_start),
            self.program("on_test_stop", host, &scenario.on_test_stop),
        )
    }

    fn class(&mut self, path: &str, class: &'a UserClass) -> Class {
        let host = class.host.as_deref().or(self.scenario.host.as_deref());
        let set = self.set(path, host, &class.behaviour);
        Class {
            name: class.name.clone(),
            weight: class.weight,
            fixed_count: class.fixed_count,
            variables: self.variables(&class.variables),
            set,
        }
    }

    /// The scenario's variables and, over them, the class's.
    fn variables(&self, own: &Variables) -> Vec<(Arc<str>, JsonTemplate)> {
        let mut all = self.scenario.variables.clone();
        all.extend(
            own.iter()
                .map(|(name, value)| (name.clone(), value.clone())),
        );
        variables(all)
    }

    fn set(&mut self, path: &str, host: Host<'_>, set: &TaskSet) -> SetId {
        if set.tasks.is_empty() {
            self.problem(
                &format!("{path}.tasks"),
                "no task",
                "add one, such as `- get: /`",
            );
        }
        let on_start = self.program(&format!("{path}.on_start"), host, &set.on_start);
        let on_stop = self.program(&format!("{path}.on_stop"), host, &set.on_stop);
        let tasks = self.tasks(path, host, set);
        self.sets.push(Set {
            order: set.order,
            wait_time: set.wait_time.clone(),
            on_start,
            on_stop,
            tasks,
        });
        SetId(self.sets.len() as u32 - 1)
    }

    fn tasks(&mut self, path: &str, host: Host<'_>, set: &TaskSet) -> Vec<TaskPlan> {
        let mut cumulative_weight = 0;
        let tasks = set.tasks.iter().enumerate().map(|(index, task)| {
            cumulative_weight += task.weight;
            TaskPlan {
                cumulative_weight,
                ..self.task(&format!("{path}.tasks[{index}]"), host, task)
            }
        });
        let mut tasks: Vec<TaskPlan> = tasks.collect();
        if set.order == Order::Markov {
            link(&mut tasks, &set.tasks);
        }
        tasks
    }

    fn task(&mut self, path: &str, host: Host<'_>, task: &Task) -> TaskPlan {
        let first_request = self.requests.len();
        let body = match &task.body {
            TaskBody::Set(set) => Body::Set(self.set(path, host, set)),
            TaskBody::Steps(steps) => Body::Program(self.task_program(path, host, task, steps)),
        };
        let label = || Some(self.requests.get(first_request)?.label.clone());
        TaskPlan {
            name: task.name.clone().or_else(label).unwrap_or_default(),
            cumulative_weight: 0,
            next: vec![],
            body,
        }
    }

    fn task_program(
        &mut self,
        path: &str,
        host: Host<'_>,
        task: &Task,
        steps: &[Step],
    ) -> Range<OpIndex> {
        match steps {
            [only] if task.is_short() => self.short_program(path, host, only),
            steps => self.program(&format!("{path}.steps"), host, steps),
        }
    }
}

pub(super) fn variables(all: Variables) -> Vec<(Arc<str>, JsonTemplate)> {
    all.into_iter()
        .map(|(name, value)| (name.into(), value))
        .collect()
}

/// Successors by their names; that each is a sibling's the reader has seen to.
fn link(plans: &mut [TaskPlan], tasks: &[Task]) {
    let names: Vec<Option<String>> = tasks.iter().map(Task::known_as).collect();
    for (plan, task) in plans.iter_mut().zip(tasks) {
        let mut cumulative = 0;
        let next = task.next.iter().filter_map(|(name, weight)| {
            let at = names
                .iter()
                .position(|known| known.as_ref() == Some(name))?;
            cumulative += weight;
            Some((at, cumulative))
        });
        plan.next = next.collect();
    }
}
