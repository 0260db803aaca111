//! Building a scenario in code. What text holds is parsed at once, so that a mistake shows where it was made.

mod request;
mod task;

use serde_json::Value as Json;

use super::{Order, Scenario, Step, Task, UserClass, WaitTime};
use crate::expr::{ExpressionError, JsonTemplate};
use crate::threshold::Threshold;

/// What a part of a scenario is built of may not be an expression.
pub type Built<T> = Result<T, ExpressionError>;

impl Scenario {
    /// A scenario without classes, of this host.
    #[must_use]
    pub fn of(host: impl Into<String>) -> Self {
        Self {
            host: Some(host.into()),
            ..Self::default()
        }
    }

    /// With one more class of users.
    #[must_use]
    pub fn class(mut self, class: UserClass) -> Self {
        self.users.push(class);
        self
    }

    /// With one more threshold.
    #[must_use]
    pub fn threshold(mut self, threshold: Threshold) -> Self {
        self.thresholds.push(threshold);
        self
    }
}

impl UserClass {
    /// With this part of the users beside the other classes'; above zero.
    #[must_use]
    pub fn weight(mut self, weight: f64) -> Self {
        self.weight = weight;
        self
    }

    /// With exactly so many users, started first.
    #[must_use]
    pub fn fixed_count(mut self, users: u32) -> Self {
        self.fixed_count = users;
        self
    }

    /// With this wait between two tasks.
    #[must_use]
    pub fn wait_time(mut self, wait_time: WaitTime) -> Self {
        self.behaviour.wait_time = Some(wait_time);
        self
    }

    /// With tasks in this order.
    #[must_use]
    pub fn order(mut self, order: Order) -> Self {
        self.behaviour.order = order;
        self
    }

    /// With one more task.
    #[must_use]
    pub fn task(mut self, task: impl Into<Task>) -> Self {
        self.behaviour.tasks.push(task.into());
        self
    }

    /// With these steps when a user starts.
    #[must_use]
    pub fn on_start(mut self, steps: impl IntoIterator<Item = Step>) -> Self {
        self.behaviour.on_start.extend(steps);
        self
    }

    /// With these steps when a user ends.
    #[must_use]
    pub fn on_stop(mut self, steps: impl IntoIterator<Item = Step>) -> Self {
        self.behaviour.on_stop.extend(steps);
        self
    }

    /// With a variable and its first value.
    ///
    /// # Errors
    /// When a `${…}` in it is no expression.
    pub fn variable(mut self, name: impl Into<String>, value: &Json) -> Built<Self> {
        self.variables.insert(name.into(), json(value)?);
        Ok(self)
    }
}

/// The first mistake is told.
fn json(value: &Json) -> Built<JsonTemplate> {
    JsonTemplate::parse(value).map_err(|mut problems| problems.swap_remove(0).1)
}
