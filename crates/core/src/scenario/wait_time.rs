//! What a user does between two tasks, as the author spells it.

use std::fmt;

use crate::expr::Expression;

/// The wait after every task, in seconds or tasks per second; semantics are Locust's.
#[derive(Clone, Debug, PartialEq)]
pub enum WaitTime {
    /// Always this many seconds.
    Constant(f64),
    /// Uniformly between two numbers of seconds.
    Between(f64, f64),
    /// At most one task start in this many seconds; an overrun is not caught up.
    ConstantPacing(f64),
    /// At most this many task starts a second; above zero.
    ConstantThroughput(f64),
    /// Exponentially distributed with a mean of 1/rate seconds; above zero.
    Poisson(f64),
    /// Seconds, computed before each wait.
    Expression(Expression),
}

impl Default for WaitTime {
    /// No wait, as in Locust.
    fn default() -> Self {
        Self::Constant(0.0)
    }
}

/// The author's spelling, with numbers in their shortest form: `between(1, 2.5)`.
impl fmt::Display for WaitTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Constant(seconds) => write!(f, "constant({seconds})"),
            Self::Between(from, to) => write!(f, "between({from}, {to})"),
            Self::ConstantPacing(seconds) => write!(f, "constant_pacing({seconds})"),
            Self::ConstantThroughput(rate) => write!(f, "constant_throughput({rate})"),
            Self::Poisson(rate) => write!(f, "poisson({rate})"),
            Self::Expression(expression) => f.write_str(expression.source()),
        }
    }
}
