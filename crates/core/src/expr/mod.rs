//! Expressions: what an author computes, in CEL, with budgets that no expression exceeds.
//!
//! ```text
//!  "Bearer ${token}" ──Template──► parts ──┐
//!  response.status == 404 ──Expression──► Node tree ──evaluate(&dyn Scope)──► Value
//!                             │ uses()
//!                             └► what a scenario must define, what a transport must keep of an answer
//! ```
//!
//! The syntax is CEL's (<https://github.com/google/cel-spec>, `doc/langdef.md`). Reading, the tree and its
//! evaluation are ours, since a stranger's expression must end early ([`STEPS`], [`BYTES`], nesting), draw from
//! the user's seeded stream and cost little.
//!
//! Where we go beyond CEL or stay behind it:
//! - an int meets a double as a double (`1 + 0.5`, `2 > 1.5`); a JSON number without fraction is an int;
//! - keys of maps are texts; there are no bytes, durations, timestamps, types, protocol buffers; `1u` is an int;
//! - names are looked up in one place: there is no `.name` with a leading dot;
//! - `has(a.b.c)` is false when any link of the path is missing;
//! - patterns are constants, of `regex-lite`'s syntax.

mod call;
mod error;
mod evaluate;
mod expression;
mod float;
mod json_template;
mod node;
mod pattern;
mod read;
mod scope;
mod template;
mod uses;
mod value;

pub(crate) use error::is_printable;
pub use error::{EvaluationError, ExpressionError};
pub use evaluate::{BYTES, STEPS};
pub use expression::Expression;
pub use json_template::JsonTemplate;
pub use read::is_reserved;
pub use scope::{Empty, Scope, UserFacts};
pub use template::Template;
pub use uses::{Names, Uses};
pub(crate) use value::{Link, NotJson, Path, Shape, write_text};
pub use value::{Map, Value};

#[cfg(test)]
mod tests;
