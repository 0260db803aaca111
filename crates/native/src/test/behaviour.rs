//! What users do in Rust, and where in the plan it stands.

use katydid_core::plan::{Body, CustomId, Plan, SetId};
use katydid_core::scenario::{Problem, Scenario, Task, TaskBody, TaskSet, UserClass};
use katydid_core::user::{TaskResult, User};

use super::Test;
use crate::embed::boxed;

/// Something users do in Rust, and whose and when.
#[derive(Debug)]
pub(super) struct Behaviour {
    class: String,
    moment: Moment,
    id: CustomId,
}

#[derive(Debug)]
enum Moment {
    Task(String),
    Start,
    Stop,
}

impl Test {
    /// One more task of a class, done in Rust: beside the declared ones, with its own weight and tags.
    ///
    /// `task` is a name, or a [`Task`] without steps: `Task::named("ping").weight(3)`. It may be called for many users
    /// at once on any thread; what one user keeps for itself is [`User::keep`]'s.
    pub fn task<F>(mut self, class: &str, task: impl Into<Task>, function: F) -> Self
    where
        F: AsyncFn(&User<'_>) -> TaskResult + Send + Sync + 'static,
    {
        let task = task.into();
        let name = task.known_as().unwrap_or_default();
        match self.class_mut(class) {
            Some(known) => known.behaviour.tasks.push(task),
            None => {
                self.no_class(class);
                return self;
            }
        }
        self.body(class, &name, function)
    }

    /// Lets the tasks of this name of a class, in its nested sets too, do this instead of their steps; their weights,
    /// tags and successors stay.
    pub fn body<F>(self, class: &str, task: &str, function: F) -> Self
    where
        F: AsyncFn(&User<'_>) -> TaskResult + Send + Sync + 'static,
    {
        self.add(class, Moment::Task(task.to_owned()), function)
    }

    /// Lets the users of a class do this when they start, before the declared steps of `on_start`.
    pub fn on_start<F>(self, class: &str, function: F) -> Self
    where
        F: AsyncFn(&User<'_>) -> TaskResult + Send + Sync + 'static,
    {
        self.add(class, Moment::Start, function)
    }

    /// Lets the users of a class do this when they end, after the declared steps of `on_stop`.
    pub fn on_stop<F>(self, class: &str, function: F) -> Self
    where
        F: AsyncFn(&User<'_>) -> TaskResult + Send + Sync + 'static,
    {
        self.add(class, Moment::Stop, function)
    }

    fn add<F>(mut self, class: &str, moment: Moment, function: F) -> Self
    where
        F: AsyncFn(&User<'_>) -> TaskResult + Send + Sync + 'static,
    {
        self.look_for(class, &moment);
        let behaviour = Behaviour {
            class: class.to_owned(),
            moment,
            id: self.additions.add(boxed(function)),
        };
        self.behaviours.push(behaviour);
        self
    }

    pub(super) fn class_mut(&mut self, name: &str) -> Option<&mut UserClass> {
        let mut classes = self.scenario.users.iter_mut();
        classes.find(|class| class.name == name)
    }

    pub(super) fn no_class(&mut self, name: &str) {
        let names = self.scenario.users.iter().map(|class| class.name.as_str());
        let names: Vec<&str> = names.collect();
        let hint = match names.is_empty() {
            true => "add one by `Test::class`".to_owned(),
            false => format!("there is {}", names.join(", ")),
        };
        let problem = Problem::new("users", format!("there is no class `{name}`"));
        self.problems.push(problem.hint(hint));
    }

    /// Tells a place that is not there; what tags leave out later is no mistake.
    fn look_for(&mut self, class: &str, moment: &Moment) {
        let mut classes = self.scenario.users.iter();
        let Some(at) = classes.position(|known| known.name == class) else {
            return self.no_class(class);
        };
        if let Moment::Task(name) = moment
            && !has_task(&self.scenario.users[at].behaviour, name)
        {
            let message = format!("{class} has no task `{name}`");
            let problem = Problem::new(format!("users[{at}].tasks"), message);
            self.problems.push(problem);
        }
    }
}

impl Behaviour {
    /// Puts it into the plan of the scenario, wherever it has its place.
    pub(super) fn place(&self, scenario: &Scenario, plan: &mut Plan) {
        let mut classes = scenario.users.iter();
        if let Some(at) = classes.position(|class| class.name == self.class) {
            let (id, set) = (plan.classes[at].set, &scenario.users[at].behaviour);
            self.put(plan, id, set, &format!("users[{at}]"));
        }
    }

    fn put(&self, plan: &mut Plan, id: SetId, set: &TaskSet, path: &str) {
        match &self.moment {
            Moment::Task(name) => self.put_tasks(plan, id, set, path, name),
            Moment::Start => plan.add_custom_start(id, self.id, &format!("{path}.on_start")),
            Moment::Stop => plan.add_custom_stop(id, self.id, &format!("{path}.on_stop")),
        }
    }

    /// A plan's tasks are in the order of the scenario's.
    fn put_tasks(&self, plan: &mut Plan, id: SetId, set: &TaskSet, path: &str, name: &str) {
        for (at, task) in set.tasks.iter().enumerate() {
            let path = format!("{path}.tasks[{at}]");
            match (&task.body, &plan.set(id).tasks[at].body) {
                (TaskBody::Set(set), &Body::Set(id)) => self.put_tasks(plan, id, set, &path, name),
                _ if is_named(task, name) => plan.set_custom_task(id, at, self.id, &path),
                _ => {}
            }
        }
    }
}

fn has_task(set: &TaskSet, name: &str) -> bool {
    set.tasks.iter().any(|task| match &task.body {
        TaskBody::Set(set) => has_task(set, name),
        TaskBody::Steps(_) => is_named(task, name),
    })
}

fn is_named(task: &Task, name: &str) -> bool {
    task.known_as().as_deref() == Some(name)
}
