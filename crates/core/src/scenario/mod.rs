//! A test as its author wrote it, and everything that can be wrong with it.
//!
//! ```text
//!  YAML, JSON ──text──► Node ──read──► Scenario ──write──► canonical JSON ──► hash, link
//!                every Problem at once                 └──► YAML for people
//!                   ▲
//!  language: the table of words, kinds and meanings ──► JSON Schema
//! ```

mod build;
mod counted;
pub mod edit;
mod hash;
mod language;
pub mod link;
mod load;
mod locate;
mod method;
mod model;
mod problem;
mod problems;
mod read;
mod schema;
mod secrets;
mod step;
mod tags;
mod text;
mod wait_time;
mod write;

pub use build::Built;
pub(crate) use language::closest;
pub use load::{ArrivalStage, Arrivals, Distribution, Load, LoadForm, Pace, Stage};
pub use locate::locate;
pub use method::Method;
pub use model::{
    Auth, Check, Defaults, FailWhen, Order, Redirects, Scenario, Task, TaskBody, TaskSet,
    UserClass, Variables,
};
pub use problem::{Position, Problem};
pub use read::parse_duration;
pub(crate) use read::{authority_fault, is_token};
pub(crate) use secrets::{is_secret, is_secret_header};
pub use step::{Body, Fields, PartStep, RequestStep, Step};
pub use wait_time::WaitTime;

use problems::Problems;
use text::MAX_BYTES;

impl Scenario {
    /// Reads YAML, or JSON if the text begins with a brace.
    ///
    /// Whatever was read can be read again from its [`Self::to_json`] and from a link.
    ///
    /// # Errors
    /// Everything that is wrong with it, in the order of the text; at most 100 problems are told and the
    /// number of the rest.
    pub fn parse(text: &str) -> Result<Self, Vec<Problem>> {
        let problems = Problems::default();
        let scenario =
            text::read(text, &problems).and_then(|root| read::read(text, &root, &problems));
        let scenario = problems.or(scenario)?;
        match scenario.to_json().len() {
            ..=MAX_BYTES => Ok(scenario),
            length => Err(vec![too_large(length)]),
        }
    }

    /// Reads YAML, JSON or a link, whichever a text is.
    ///
    /// # Errors
    /// As [`Self::parse`] and [`link::decode`].
    pub fn read(text: &str) -> Result<Self, Vec<Problem>> {
        if link::looks_like_link(text) {
            link::decode(text)
        } else {
            Self::parse(text)
        }
    }
}

/// The value of a text that is YAML or JSON, as scenarios are read.
///
/// # Errors
/// What is broken in it.
pub(crate) fn read_tree(text: &str) -> Result<serde_json::Value, Vec<Problem>> {
    let problems = Problems::default();
    let root = text::read(text, &problems);
    problems.or(root).map(|root| root.json())
}

/// Anchors and quotes can make of a short text a long one.
fn too_large(length: usize) -> Problem {
    let message =
        format!("the scenario is {length} bytes long as JSON, at most {MAX_BYTES} are run");
    Problem::new("", message).hint("use fewer anchors, or shorter bodies")
}

#[cfg(test)]
mod tests;
