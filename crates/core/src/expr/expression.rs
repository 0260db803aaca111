//! One expression, ready to be evaluated.

use std::fmt;
use std::sync::Arc;

use super::evaluate::Evaluation;
use super::node::Node;
use super::{EvaluationError, ExpressionError, Scope, Uses, Value, read};

/// A CEL expression, parsed once; cheap to clone. Equal when written the same.
#[derive(Clone)]
pub struct Expression(Arc<Parsed>);

struct Parsed {
    source: Box<str>,
    root: Node,
    uses: Uses,
}

impl Expression {
    /// Parses at most 10 000 bytes.
    ///
    /// # Errors
    /// What is wrong, where, and often what was meant: syntax, unknown functions, wrong numbers of arguments,
    /// unknown fields of `user` and `response`, patterns and languages that are none.
    pub fn parse(source: &str) -> Result<Self, ExpressionError> {
        let (root, uses) = read::read(source)?;
        Ok(Self(Arc::new(Parsed {
            source: source.into(),
            root,
            uses,
        })))
    }

    /// As its author wrote it.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.0.source
    }

    /// What it would look up.
    #[must_use]
    pub fn uses(&self) -> &Uses {
        &self.0.uses
    }

    pub(super) fn root(&self) -> &Node {
        &self.0.root
    }

    /// The value here and now, within [`super::STEPS`] steps and [`super::BYTES`] bytes.
    ///
    /// # Errors
    /// A name that is not there, operands of the wrong kind, a budget that is exceeded.
    pub fn evaluate(&self, scope: &dyn Scope) -> Result<Value, EvaluationError> {
        Evaluation::new(scope).result(self.root())
    }

    /// The value of a condition.
    ///
    /// # Errors
    /// As [`Self::evaluate`]; a value that is not a bool.
    pub fn evaluate_bool(&self, scope: &dyn Scope) -> Result<bool, EvaluationError> {
        match self.evaluate(scope)? {
            Value::Bool(value) => Ok(value),
            other => Err(self.expected("true or false", &other)),
        }
    }

    /// The value of a number, such as seconds; always finite.
    ///
    /// # Errors
    /// As [`Self::evaluate`]; a value that is not a finite number.
    pub fn evaluate_number(&self, scope: &dyn Scope) -> Result<f64, EvaluationError> {
        let value = self.evaluate(scope)?;
        let finite = value.as_f64().filter(|number| number.is_finite());
        finite.ok_or_else(|| self.expected("a finite number", &value))
    }

    fn expected(&self, what: &str, found: &Value) -> EvaluationError {
        let (source, kind) = (self.source(), found.kind());
        EvaluationError::new(format!("`{source}` should give {what}, but gave {kind}"))
    }
}

impl fmt::Debug for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Expression").field(&self.source()).finish()
    }
}

impl PartialEq for Expression {
    fn eq(&self, other: &Self) -> bool {
        self.source() == other.source()
    }
}
