//! A test as its author wrote it, and everything that can be wrong with it.
//!
//! ```text
//!  YAML, JSON ──text──► Node ──read──► Scenario ──write──► canonical JSON ──► hash, link
//!                every Problem at once                 └──► YAML for people
//! ```

pub mod edit;
mod hash;
pub mod link;
mod model;
mod problem;
mod problems;
mod read;
mod secrets;
mod text;
mod wait_time;
mod write;

pub use model::{Body, Defaults, Load, Method, RequestStep, Scenario, Step, Task, UserClass};
pub use problem::{Position, Problem};
pub use read::parse_duration;
pub use wait_time::WaitTime;

use problems::Problems;

impl Scenario {
    /// Reads YAML, or JSON if the text begins with a brace.
    ///
    /// # Errors
    /// Everything that is wrong with it, in the order of the text; at most 100 problems are told and the
    /// number of the rest.
    pub fn parse(text: &str) -> Result<Self, Vec<Problem>> {
        let problems = Problems::default();
        let scenario = text::read(text, &problems).and_then(|root| read::read(&root, &problems));
        problems.or(scenario)
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
