//! Tasks and steps.

use crate::scenario::{RequestStep, Step, Task, TaskBody, TaskSet};

impl Task {
    /// A task of this name, without steps: those follow by [`Self::step`], or from an embedding program.
    #[must_use]
    pub fn named(name: impl Into<String>) -> Self {
        Self {
            name: Some(name.into()),
            ..Self::of(Vec::new())
        }
    }

    /// A nested set of this name.
    #[must_use]
    pub fn set(name: impl Into<String>, set: TaskSet) -> Self {
        Self {
            body: TaskBody::Set(Box::new(set)),
            ..Self::named(name)
        }
    }

    /// With one more step; a nested set has none.
    #[must_use]
    pub fn step(mut self, step: impl Into<Step>) -> Self {
        if let TaskBody::Steps(steps) = &mut self.body {
            steps.push(step.into());
        }
        self
    }

    /// Picked so often beside its siblings.
    #[must_use]
    pub fn weight(mut self, weight: u32) -> Self {
        self.weight = weight;
        self
    }

    /// With one more tag.
    #[must_use]
    pub fn tag(mut self, tag: impl Into<String>) -> Self {
        self.tags.push(tag.into());
        self
    }

    /// In a markov set: with one more task that may follow, and its weight.
    #[must_use]
    pub fn next(mut self, task: impl Into<String>, weight: u32) -> Self {
        self.next.insert(task.into(), weight);
        self
    }
}

/// A task without steps.
impl From<&str> for Task {
    fn from(name: &str) -> Self {
        Self::named(name)
    }
}

/// A task of one request, known by its row.
impl From<RequestStep> for Task {
    fn from(request: RequestStep) -> Self {
        Self::of(vec![request.into()])
    }
}

impl From<RequestStep> for Step {
    fn from(request: RequestStep) -> Self {
        Self::Request(Box::new(request))
    }
}
