//! Building a scenario in code. What text holds is parsed at once, so that a mistake shows where it was made.

use std::time::Duration;

use serde_json::Value as Json;

use super::{
    Auth, Body, Check, FailWhen, Method, Order, RequestStep, Scenario, Step, Task, TaskBody,
    TaskSet, UserClass, WaitTime,
};
use crate::expr::{Expression, ExpressionError, JsonTemplate, Template};

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

impl RequestStep {
    /// A request of a URL that is absolute or relative to the host; `${…}` in it is computed.
    ///
    /// # Errors
    /// As all that follow: when something in it is no expression.
    pub fn to(method: Method, url: &str) -> Built<Self> {
        Ok(Self::new(method, Template::parse(url)?))
    }

    /// `GET` of a URL.
    ///
    /// # Errors
    /// As [`Self::to`].
    pub fn get(url: &str) -> Built<Self> {
        Self::to(Method::Get, url)
    }

    /// `POST` to a URL.
    ///
    /// # Errors
    /// As [`Self::to`].
    pub fn post(url: &str) -> Built<Self> {
        Self::to(Method::Post, url)
    }

    /// Counted under this name instead of its path and query.
    ///
    /// # Errors
    /// As [`Self::to`].
    pub fn named(mut self, name: &str) -> Built<Self> {
        self.name = Some(Template::parse(name)?);
        Ok(self)
    }

    /// With one more header.
    ///
    /// # Errors
    /// As [`Self::to`].
    pub fn header(mut self, name: impl Into<String>, value: &str) -> Built<Self> {
        self.headers.insert(name.into(), Template::parse(value)?);
        Ok(self)
    }

    /// With a body of JSON.
    ///
    /// # Errors
    /// As [`Self::to`].
    pub fn json(mut self, body: &Json) -> Built<Self> {
        self.body = Body::Json(json(body)?);
        Ok(self)
    }

    /// With a body of text.
    ///
    /// # Errors
    /// As [`Self::to`].
    pub fn body(mut self, body: &str) -> Built<Self> {
        self.body = Body::Text(Template::parse(body)?);
        Ok(self)
    }

    /// Given up after this time.
    #[must_use]
    pub fn timeout(mut self, time: Duration) -> Self {
        self.timeout = Some(time);
        self
    }

    /// Asked for by somebody.
    #[must_use]
    pub fn auth(mut self, auth: Auth) -> Self {
        self.auth = Some(auth);
        self
    }

    /// With a variable taken from its answer.
    ///
    /// # Errors
    /// As [`Self::to`].
    pub fn extract(mut self, name: impl Into<String>, from: &str) -> Built<Self> {
        self.extract.insert(name.into(), Expression::parse(from)?);
        Ok(self)
    }

    /// A success if this holds, whatever the status.
    ///
    /// # Errors
    /// As [`Self::to`].
    pub fn success_when(mut self, condition: &str) -> Built<Self> {
        self.success_when = Some(Expression::parse(condition)?);
        Ok(self)
    }

    /// A failure of this message if this holds.
    ///
    /// # Errors
    /// As [`Self::to`].
    pub fn fail_when(mut self, condition: &str, message: &str) -> Built<Self> {
        self.fail_when.push(FailWhen {
            when: Expression::parse(condition)?,
            message: Some(Template::parse(message)?),
        });
        Ok(self)
    }

    /// With a check of this name.
    ///
    /// # Errors
    /// As [`Self::to`].
    pub fn check(mut self, name: impl Into<String>, expect: &str) -> Built<Self> {
        self.checks.push(Check {
            name: name.into(),
            expect: Expression::parse(expect)?,
        });
        Ok(self)
    }
}

/// The first mistake is told.
fn json(value: &Json) -> Built<JsonTemplate> {
    JsonTemplate::parse(value).map_err(|mut problems| problems.swap_remove(0).1)
}
