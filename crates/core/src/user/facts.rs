//! What one user knows: what its expressions may ask for.

use std::cell::RefCell;
use std::sync::Arc;

use super::custom::Knows;
use super::feeds::Taken;
use super::inputs::Inputs;
use super::time::Moment;
use crate::answer::Answer;
use crate::data::OnEnd;
use crate::expr::{EvaluationError, Scope, UserFacts, Value};
use crate::plan::UserId;
use crate::platform::Who;
use crate::random::Stream;

/// What one user knows.
pub(super) struct Facts<'a> {
    pub(super) user: UserId,
    pub(super) class: &'a str,
    /// Seconds.
    pub(super) last_wait: f64,
    /// Tasks begun, less one.
    pub(super) iteration: u64,
    pub(super) variables: Vec<(Arc<str>, Value)>,
    /// Boxed: few scenarios look at one.
    pub(super) answer: Option<Box<Answer>>,
    pub(super) random: RefCell<Stream>,
    pub(super) rows: Taken<'a>,
    pub(super) inputs: &'a Inputs,
    pub(super) moment: &'a dyn Moment,
}

impl<'a> Facts<'a> {
    pub(super) fn who(&self) -> Who<'a> {
        Who {
            user: self.user,
            class: self.class,
        }
    }

    pub(super) fn set(&mut self, name: &Arc<str>, value: Value) {
        match self.variables.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) => *known = value,
            None => self.variables.push((Arc::clone(name), value)),
        }
    }

    /// What is to happen because a feed has no row left, once.
    pub(super) fn take_end(&self) -> Option<OnEnd> {
        self.rows.take_end()
    }
}

impl Knows for Facts<'_> {
    fn set_variable(&mut self, name: &str, value: Value) {
        self.set(&name.into(), value);
    }
}

impl Scope for Facts<'_> {
    fn variable(&self, name: &str) -> Option<Value> {
        let known = self.variables.iter().find(|(known, _)| **known == *name);
        known.map(|(_, value)| value.clone())
    }

    fn user(&self) -> Option<UserFacts<'_>> {
        Some(UserFacts {
            id: self.user.0,
            class: self.class,
            last_wait: self.last_wait,
            iteration: self.iteration,
        })
    }

    fn row(&self, feed: &str) -> Option<Result<Value, EvaluationError>> {
        self.rows.row(feed)
    }

    fn env(&self, name: &str) -> Option<String> {
        self.inputs.env.get(name).cloned()
    }

    fn answer(&self) -> Option<&Answer> {
        self.answer.as_deref()
    }

    fn seconds(&self) -> f64 {
        self.moment.seconds()
    }

    fn unix_seconds(&self) -> f64 {
        self.moment.unix_seconds()
    }

    fn random(&self) -> Option<&RefCell<Stream>> {
        Some(&self.random)
    }
}
