//! What one evaluation may take.

use std::fmt;

use super::Result;
use crate::expr::{EvaluationError, Value};

/// The most steps of one evaluation: about one for each operation and for each KiB of text looked at.
pub const STEPS: u32 = 100_000;

/// The most bytes of values one evaluation may make.
pub const BYTES: usize = 4 << 20;

/// The deepest a value made here may nest.
const DEEPEST: usize = 100;

/// What a place in a list costs in bytes; a value's own size on 64 bits.
pub(super) const MEMBER: usize = 24;

/// Text that costs one step to look at, in bytes.
const STEP_TEXT: usize = 1_024;

/// What is left.
pub(super) struct Budget {
    steps: u32,
    bytes: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            steps: STEPS,
            bytes: BYTES,
        }
    }
}

impl Budget {
    pub(super) fn step(&mut self, steps: usize) -> Result<()> {
        let steps = u32::try_from(steps).unwrap_or(u32::MAX);
        match self.steps.checked_sub(steps) {
            Some(left) => self.steps = left,
            None => return Err(self.exhausted("the expression took more than 100 000 steps")),
        }
        Ok(())
    }

    /// Takes what looking at this much text costs.
    pub(super) fn look(&mut self, bytes: usize) -> Result<()> {
        match bytes / STEP_TEXT {
            0 => Ok(()),
            steps => self.step(steps),
        }
    }

    /// Takes what making this much costs; to be called before it is made.
    pub(super) fn produce(&mut self, bytes: usize) -> Result<()> {
        match self.bytes.checked_sub(bytes) {
            Some(left) => self.bytes = left,
            None => return Err(self.exhausted("the expression made more than 4 MiB of values")),
        }
        self.look(bytes)
    }

    /// Nothing goes on after this.
    fn exhausted(&mut self, message: &str) -> EvaluationError {
        (self.steps, self.bytes) = (0, 0);
        EvaluationError::over_budget(message)
    }

    /// Takes what a list or map costs when written out, parts that stand in it twice counted twice.
    pub(super) fn measure(&mut self, value: &Value, depth: usize) -> Result<()> {
        if depth > DEEPEST {
            return Err(self.exhausted("the value is nested more than 100 deep"));
        }
        match value {
            Value::Text(text) if depth > 0 => self.produce(text.len()),
            Value::List(items) => {
                self.produce(items.len() * MEMBER)?;
                items
                    .iter()
                    .try_for_each(|item| self.measure(item, depth + 1))
            }
            Value::Map(map) => map.iter().try_for_each(|(key, value)| {
                self.produce(key.len() + 2 * MEMBER)?;
                self.measure(value, depth + 1)
            }),
            _ => Ok(()),
        }
    }

    /// Lets something be written at a text's end, as far as the budget goes.
    pub(super) fn write(
        &mut self,
        text: &mut String,
        write: impl FnOnce(&mut Sink<'_>) -> fmt::Result,
    ) -> Result<()> {
        let mut sink = Sink {
            text,
            budget: self,
            error: None,
        };
        match write(&mut sink) {
            Ok(()) => Ok(()),
            Err(fmt::Error) => Err(sink
                .error
                .unwrap_or_else(|| EvaluationError::new("the value cannot be written"))),
        }
    }
}

/// A text that grows within a budget.
pub(super) struct Sink<'b> {
    text: &'b mut String,
    budget: &'b mut Budget,
    error: Option<EvaluationError>,
}

impl fmt::Write for Sink<'_> {
    fn write_str(&mut self, part: &str) -> fmt::Result {
        match self.budget.produce(part.len()) {
            Ok(()) => self.text.push_str(part),
            Err(error) => {
                self.error = Some(error);
                return Err(fmt::Error);
            }
        }
        Ok(())
    }
}
