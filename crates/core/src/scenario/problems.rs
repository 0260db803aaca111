//! Where problems are collected.

use std::cell::{Cell, RefCell};

use super::Problem;
use crate::collection::sort_by;

/// How many problems are told; of more only the number is.
const MAX_TOLD: usize = 100;

/// Every problem found so far.
#[derive(Debug, Default)]
pub(super) struct Problems {
    told: RefCell<Vec<Problem>>,
    untold: Cell<usize>,
}

impl Problems {
    pub(super) fn push(&self, problem: Problem) {
        let mut told = self.told.borrow_mut();
        if told.len() < MAX_TOLD {
            told.push(problem);
        } else {
            self.untold.set(self.untold.get() + 1);
        }
    }

    /// `value` if nothing is wrong, or all that is, in the order of the text.
    pub(super) fn or<T>(self, value: Option<T>) -> Result<T, Vec<Problem>> {
        let mut told = self.told.into_inner();
        sort_by(&mut told, |a, b| a.position.cmp(&b.position));
        if self.untold.get() > 0 {
            told.push(Problem::new(
                "",
                format!("and {} more problems", self.untold.get()),
            ));
        }
        match value {
            Some(value) if told.is_empty() => Ok(value),
            _ => Err(told),
        }
    }
}
