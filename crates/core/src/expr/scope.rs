//! What an expression can see.

use std::cell::RefCell;

use super::{EvaluationError, Value};
use crate::answer::Answer;
use crate::random::Stream;

/// What an expression may know of the user it runs for.
#[derive(Clone, Copy, Debug)]
pub struct UserFacts<'a> {
    /// The user's number in the whole test, from 0.
    pub id: u32,
    /// The name of its class.
    pub class: &'a str,
    /// The wait it drew last, in seconds; 0 before the first.
    pub last_wait: f64,
    /// How many iterations it has done.
    pub iteration: u64,
}

/// The world of one evaluation: what names stand for.
pub trait Scope {
    /// A variable of the user or its class.
    fn variable(&self, name: &str) -> Option<Value>;
    /// `user`; `None` where no user runs.
    fn user(&self) -> Option<UserFacts<'_>> {
        None
    }
    /// The user's current row of a feed, a map; `None` for an unknown feed, an error when it has no rows left.
    fn row(&self, _: &str) -> Option<Result<Value, EvaluationError>> {
        None
    }
    /// A value of the environment that the scenario lists.
    fn env(&self, _: &str) -> Option<String> {
        None
    }
    /// `response`; `None` where none can be.
    fn answer(&self) -> Option<&Answer> {
        None
    }
    /// `t`: seconds since the run's start.
    fn seconds(&self) -> f64;
    /// `now()`: seconds since 1970.
    fn unix_seconds(&self) -> f64;
    /// Where random values are drawn from; `None` where none may be.
    fn random(&self) -> Option<&RefCell<Stream>> {
        None
    }
}

/// A world with nothing in it: constants alone have a value there.
#[derive(Clone, Copy, Debug)]
pub struct Empty;

impl Scope for Empty {
    fn variable(&self, _: &str) -> Option<Value> {
        None
    }
    fn seconds(&self) -> f64 {
        0.0
    }
    fn unix_seconds(&self) -> f64 {
        0.0
    }
}
